"""Deadlines as data: so many calendar or working days, or months, after a letter or its receipt, or a day it names.

What the documents leave open is decided by name in :class:`DayCounting`: whether the first day
counts, what becomes of a last day that is a day off, and of a month that lacks the day.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import assert_never

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.rectification.work_calendar import WorkCalendar
from budgetperf.terms import Term, term

__all__ = [
    "DayCounting",
    "DayKind",
    "DayOff",
    "DeadlineStart",
    "FirstDay",
    "FixedDay",
    "MonthEnd",
    "StatedDay",
    "TimeAllowed",
    "WithinDays",
    "WithinMonths",
    "last_day",
]

_MOST_DAYS, _MOST_MONTHS = 1000, 120


class DayKind(Enum):
    """What days are counted: all of them (日) or those on which offices work (工作日)."""

    CALENDAR = "calendar"
    WORKING = "working"

    @property
    def term(self) -> Term:
        """The days in both languages."""
        return term(f"day-kind.{self.value}")


class DeadlineStart(Enum):
    """The day from which a deadline runs."""

    LETTER = "letter"
    RECEIPT = "receipt"

    @property
    def term(self) -> Term:
        """The day in both languages."""
        return term(f"counted-from.{self.value}")


class FirstDay(Enum):
    """Whether the day from which a deadline runs is its first."""

    NOT_COUNTED = "not_counted"
    COUNTED = "counted"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"first-day.{self.value}")


class DayOff(Enum):
    """What becomes of a deadline in calendar days or months whose last day is a day off."""

    STANDS = "stands"
    NEXT_WORKING_DAY = "next_working_day"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"day-off.{self.value}")


class MonthEnd(Enum):
    """Where a month ends that lacks the day, such as a month after 31 January."""

    LAST_DAY = "last_day"
    STAYS_END = "stays_end"
    NEXT_MONTH = "next_month"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"month-end.{self.value}")


@frozen(kw_only=True)
class WithinDays:
    """So many days.

    Attributes:
        days: how many, 1 to 1000.
        kind: which days count.
        counted_from: the day from which they run.
    """

    days: int
    kind: DayKind
    counted_from: DeadlineStart

    def __attrs_post_init__(self) -> None:
        require(self.kind, DayKind, "WithinDays.kind")
        require(self.counted_from, DeadlineStart, "WithinDays.counted_from")
        _check_count(self.days, "WithinDays.days", _MOST_DAYS)

    @property
    def says(self) -> Term:
        """The time in words."""
        zh = f"{self.counted_from.term.zh} {self.days} {self.kind.term.zh}内"
        return Term(key="within-days", zh=zh, en=f"{self.days} {self.kind.term.en} {self.counted_from.term.en}")


@frozen(kw_only=True)
class WithinMonths:
    """So many months.

    Attributes:
        months: how many, 1 to 120.
        counted_from: the day from which they run.
    """

    months: int
    counted_from: DeadlineStart

    def __attrs_post_init__(self) -> None:
        require(self.counted_from, DeadlineStart, "WithinMonths.counted_from")
        _check_count(self.months, "WithinMonths.months", _MOST_MONTHS)

    @property
    def says(self) -> Term:
        """The time in words."""
        zh = f"{self.counted_from.term.zh} {self.months} 个月内"
        return Term(key="within-months", zh=zh, en=f"{self.months} months {self.counted_from.term.en}")


@frozen(kw_only=True)
class StatedDay:
    """The day that the letter names (限时)."""

    @property
    def says(self) -> Term:
        """The time in words."""
        return Term(key="stated-day", zh="函件载明之日前", en="by the day that the letter names")


@frozen(kw_only=True)
class FixedDay:
    """A day that the rules name for every letter, such as 6月底前.

    Attributes:
        day: the last day, with the precision that was printed; without a year it is the first such day that is not
            before the letter.

    >>> str(FixedDay(day=PrintedDate(year=None, month=6)).after(date(2022, 7, 1)))
    '2023-06-30'
    """

    day: PrintedDate

    def __attrs_post_init__(self) -> None:
        require(self.day, PrintedDate, "FixedDay.day")

    def after(self, start: date) -> date:
        """The last day in time for a letter of the day ``start``."""
        require(start, date, "start")
        if self.day.year is not None:
            return self.day.last
        first = self.day.in_year(start.year).last
        return first if first >= start else self.day.in_year(start.year + 1).last

    @property
    def says(self) -> Term:
        """The time in words."""
        return Term(key="fixed-day", zh=f"{self.day}前", en=f"by {self.day}")


TimeAllowed = WithinDays | WithinMonths | StatedDay | FixedDay
"""How much time a letter gives."""


@frozen(kw_only=True)
class DayCounting:
    """The conventions by which a deadline is counted.

    Attributes:
        first_day: whether the day that is counted from counts.
        day_off: what becomes of a last day that is a day off; of working days none is.
        month_end: where a month ends that lacks the day.
        basis: the ground of each.
    """

    first_day: FirstDay
    day_off: DayOff
    month_end: MonthEnd
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.first_day, FirstDay, "DayCounting.first_day")
        require(self.day_off, DayOff, "DayCounting.day_off")
        require(self.month_end, MonthEnd, "DayCounting.month_end")
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("day-counting", self, self.basis)


def last_day(
    time: WithinDays | WithinMonths, start: date, counting: DayCounting, calendar: WorkCalendar | None = None
) -> date:
    """The last day that is in time.

    Args:
        time: how much time there is.
        start: the day from which it runs; of the years 1900 to 2198.
        counting: the conventions.
        calendar: the days off; needed for working days, and where a day off moves the end.

    Raises:
        IncompleteError: a calendar is needed and there is none, or it does not know the days.
        InvalidValueError: an argument of another type, or a day of another century.

    >>> from budgetperf.regimes.rectification import CIVIL_CODE_COUNTING
    >>> from attrs import evolve
    >>> month = WithinMonths(months=1, counted_from=DeadlineStart.LETTER)
    >>> str(last_day(month, date(2023, 1, 31), evolve(CIVIL_CODE_COUNTING, day_off=DayOff.STANDS)))
    '2023-02-28'
    """
    require(time, (WithinDays, WithinMonths), "time")
    require(counting, DayCounting, "counting")
    if calendar is not None:
        require(calendar, WorkCalendar, "calendar")
    require(start, date, "start")
    PrintedDate(year=start.year)  # refuses a day from which no calendar runs on
    if isinstance(time, WithinDays) and time.kind is DayKind.WORKING:
        return _after_working_days(time.days, start, counting, _known(calendar))
    end = (
        _after_days(time.days, start, counting)
        if isinstance(time, WithinDays)
        else _after_months(time, start, counting)
    )
    if counting.day_off is DayOff.NEXT_WORKING_DAY:
        known = _known(calendar)
        while not known.is_working(end):
            end += timedelta(days=1)
    return end


def _after_days(days: int, start: date, counting: DayCounting) -> date:
    return start + timedelta(days=days) - _first(counting)


def _after_working_days(days: int, start: date, counting: DayCounting, calendar: WorkCalendar) -> date:
    day = start - _first(counting)
    while days:
        day += timedelta(days=1)
        days -= calendar.is_working(day)
    return day


def _after_months(time: WithinMonths, start: date, counting: DayCounting) -> date:
    count = start.year * 12 + start.month - 1 + time.months
    month = PrintedDate(year=count // 12, month=count % 12 + 1)
    same = month.first + timedelta(days=start.day - 1)
    if counting.month_end is MonthEnd.STAYS_END and start == PrintedDate(year=start.year, month=start.month).last:
        same = month.last
    if same <= month.last:
        return same - _first(counting)
    match counting.month_end:
        case MonthEnd.LAST_DAY | MonthEnd.STAYS_END:
            return month.last
        case MonthEnd.NEXT_MONTH:
            return month.last + timedelta(days=1) - _first(counting)
        case _:
            assert_never(counting.month_end)


def _first(counting: DayCounting) -> timedelta:
    """What the day that is counted from takes off the end."""
    return timedelta(days=counting.first_day is FirstDay.COUNTED)


def _known(calendar: WorkCalendar | None) -> WorkCalendar:
    if calendar is None:
        raise IncompleteError.listing(
            "the deadline cannot be counted",
            "无法计算期限",
            (Problem(path="calendar", en="is not given, and days off matter", zh="未提供，而期限涉及休息日"),),
        )
    return calendar


def _check_count(found: int, what: str, most: int) -> None:
    require(found, int, what)
    if not 1 <= found <= most:
        raise InvalidValueError(
            f"{what} is {found}, expected 1 to {most}.", f"{what} 为 {found}，应为 1 至 {most}。", found=found
        )
