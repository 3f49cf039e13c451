"""Rounds of monitoring in a year: in September; each quarter; five times.

Years and days are arguments, never the clock's. A document may say how many rounds there are and not when, or in which
month one is held and not what it covers. What is not said is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from attrs import field, frozen

from budgetperf.basis import Bases, RuleStatus, as_bases, check_bases
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_filled,
    tuple_of,
)
from budgetperf.rules.calendar import PrintedDate

__all__ = ["MonitoringRound", "RoundSchedule", "ScheduledRound", "check_rounds"]

_DECEMBER = 12


@frozen(kw_only=True)
class ScheduledRound:
    """One round of every year.

    Attributes:
        held: the month in which it is held, 1 to 12; None where the document does not say.
        covers: the last month that it covers, no later than it is held; None where the document does not say.

    >>> ScheduledRound(held=9, covers=8).covers
    8
    """

    held: int | None = None
    covers: int | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("held", "covers"):
            month = getattr(self, name)
            if month is not None and (type(month) is not int or not 1 <= month <= _DECEMBER):
                raise InvalidValueError(
                    f"ScheduledRound.{name} is {month!r}, expected 1 to 12.",
                    f"ScheduledRound.{name} 为 {month!r}，应为 1 至 12。",
                    found=month,
                )
        if self.held is not None and self.covers is not None and self.covers > self.held:
            raise InvalidValueError(
                f"a round of month {self.held} covers the year until month {self.covers}, which has not ended then.",
                f"{self.held} 月开展的监控截至 {self.covers} 月，其时该月尚未结束。",
                found=self.covers,
            )


@frozen(kw_only=True)
class MonitoringRound:
    """One round of one year.

    Attributes:
        number: its place in the year, from 1.
        year: the budget year.
        covers: the last month that it covers.
        as_of: the last day of that month.
    """

    number: int
    year: int
    covers: int
    as_of: date


@frozen(kw_only=True)
class RoundSchedule:
    """The rounds of every year.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what it schedules, in Chinese.
        en: the same in English.
        status: whether it binds.
        rounds: in their order; at least one.
        basis: the ground of each.

    Raises:
        InvalidValueError: no round, or rounds out of order.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    rounds: tuple[ScheduledRound, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "RoundSchedule.status")
        require_each(self.rounds, ScheduledRound, "RoundSchedule.rounds")
        check_bases(self, self.basis)
        covered = [one.covers for one in self.rounds if one.covers is not None]
        if not self.rounds or any(later <= earlier for earlier, later in pairwise(covered)):
            found = ", ".join(map(str, covered)) or "none"
            raise InvalidValueError(
                f"the rounds cover the year until {found}, expected one or more, each until a later month.",
                f"各次监控截至月份为 {found}，应有一次以上且依次靠后。",
                found=found,
            )

    def in_year(self, year: int) -> tuple[MonitoringRound, ...]:
        """The rounds of one year, with the days that their figures are of.

        Raises:
            IncompleteError: the document does not say what a round covers; each is named.
        """
        require(year, int, "year")
        unknown = [
            Problem(path=f"rounds[{i}].covers", en="is not said", zh="未规定截至月份")
            for i, one in enumerate(self.rounds)
            if one.covers is None
        ]
        if unknown:
            raise IncompleteError.listing(f"{self.en}: the days are not known", f"{self.zh}：日期不明", tuple(unknown))
        return tuple(
            MonitoringRound(
                number=number,
                year=year,
                covers=one.covers,
                as_of=PrintedDate(year=year, month=one.covers).last,
            )
            for number, one in enumerate(self.rounds, 1)
            if one.covers is not None
        )

    def last_before(self, day: date) -> MonitoringRound | None:
        """The last round of the day's year whose months have ended by that day; None before the first.

        Raises:
            IncompleteError: the document does not say what a round covers.
        """
        require(day, date, "day")
        past = [one for one in self.in_year(day.year) if one.as_of <= day]
        return past[-1] if past else None


def check_rounds(schedule: RoundSchedule, year: int, days: Iterable[date]) -> tuple[Problem, ...]:
    """What is wrong with the rounds that were held: too few or many, another year, out of order, another month.

    Args:
        schedule: the rounds that should be.
        year: the budget year.
        days: when each round was held, in their order.
    """
    require(schedule, RoundSchedule, "schedule")
    require(year, int, "year")
    require(days, (tuple, list), "days")
    return tuple(_problems(schedule, year, tuple_of(days, date, "days")))


def _problems(schedule: RoundSchedule, year: int, days: tuple[date, ...]) -> Iterator[Problem]:
    asked, found = len(schedule.rounds), len(days)
    if found != asked:
        yield Problem(path="days", en=f"are {found}, expected {asked}", zh=f"为 {found} 次，应为 {asked} 次")
    for i, (earlier, later) in enumerate(pairwise(days), 1):
        if later <= earlier:
            en, zh = f"is {later}, not after {earlier}", f"为 {later}，不晚于前一次 {earlier}"
            yield Problem(path=f"days[{i}]", en=en, zh=zh)
    for i, (one, day) in enumerate(zip(schedule.rounds, days, strict=False)):
        if day.year != year:
            yield Problem(path=f"days[{i}]", en=f"is {day}, expected the year {year}", zh=f"为 {day}，应在 {year} 年")
        if one.held is not None and day.month != one.held:
            en, zh = f"is {day}, expected month {one.held}", f"为 {day}，应在 {one.held} 月"
            yield Problem(path=f"days[{i}]", en=en, zh=zh)
        if one.covers is not None and day < PrintedDate(year=year, month=one.covers).last:
            en, zh = f"is {day}, before month {one.covers} has ended", f"为 {day}，{one.covers} 月尚未结束"
            yield Problem(path=f"days[{i}]", en=en, zh=zh)
