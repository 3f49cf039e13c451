"""The days on which offices work, as the caller knows them.

Holidays and the weekends that are worked for them are published year by year; none is built in. A calendar says which
days it knows, and whoever asks about another one gets an error and no guess.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from attrs import frozen

from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_each, require_text
from budgetperf.plain import Record

__all__ = ["WorkCalendar"]

_SATURDAY = 5


@frozen(kw_only=True)
class WorkCalendar(Record):
    """The days on which offices work, as the caller knows them; none is built in, for they are published yearly.

    Attributes:
        first: the first day that the calendar knows.
        last: the last one.
        holidays: days off besides Saturdays and Sundays; those among them may be named too.
        working: Saturdays and Sundays that are worked (调休上班).
        source: where the days come from, such as the yearly notice.

    Raises:
        InvalidValueError: a day outside, one that is both, one that stands twice, or a worked day that is no weekend.

    >>> october = WorkCalendar(first=date(2022, 10, 1), last=date(2022, 10, 31), source="示例",
    ...     holidays=tuple(date(2022, 10, day) for day in range(1, 8)), working=(date(2022, 10, 8),))
    >>> [october.is_working(date(2022, 10, day)) for day in (7, 8, 9)]
    [False, True, False]
    """

    first: date
    last: date
    holidays: tuple[date, ...]
    working: tuple[date, ...]
    source: str

    def __attrs_post_init__(self) -> None:
        require(self.first, date, "WorkCalendar.first")
        require(self.last, date, "WorkCalendar.last")
        require_text(self.source, "WorkCalendar.source")
        for name in ("holidays", "working"):
            days: tuple[date, ...] = getattr(self, name)
            require_each(days, date, f"WorkCalendar.{name}")
            for day in days:
                require(day, date, f"WorkCalendar.{name}")
        named = [*self.holidays, *self.working]
        wrong = [day for day in named if not self.first <= day <= self.last or named.count(day) > 1]
        wrong += [day for day in self.working if day.weekday() < _SATURDAY]
        if self.last < self.first or wrong:
            raise InvalidValueError(
                f"the calendar of {self.first} to {self.last} names {', '.join(map(str, wrong)) or 'nothing'}, "
                "expected days inside it, each once, and as worked days Saturdays and Sundays alone.",
                f"日历自 {self.first} 至 {self.last}，所列 {'、'.join(map(str, wrong)) or '无'} 有误：应在期间之内、"
                "不重复，调休上班日应为周六或周日。",
                found=tuple(wrong),
            )

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day.

        Raises:
            IncompleteError: the calendar does not know the day.
        """
        require(day, date, "day")
        if not self.first <= day <= self.last:
            raise IncompleteError.listing(
                "the deadline cannot be counted",
                "无法计算期限",
                (
                    Problem(
                        path="calendar",
                        en=f"knows {self.first} to {self.last}, and {day} is asked for",
                        zh=f"仅载明 {self.first} 至 {self.last}，需要 {day}",
                    ),
                ),
            )
        return day in self._worked or (day.weekday() < _SATURDAY and day not in self._off)

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset(self.holidays)

    @cached_property
    def _worked(self) -> frozenset[date]:
        return frozenset(self.working)
