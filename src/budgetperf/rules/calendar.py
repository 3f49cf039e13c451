"""Dates as forms print them: a year, a month or a day.

The one place that knows python-dateutil, whose month arithmetic decides what "by the end of February" means.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen
from dateutil.relativedelta import relativedelta

from budgetperf.errors import InvalidValueError, require

__all__ = ["PrintedDate"]


@frozen(kw_only=True)
class PrintedDate:
    """A date with the precision that was printed.

    Attributes:
        year: the year, 1900 to 2199.
        month: the month, or None where only a year was printed.
        day: the day, or None where no day was printed.

    >>> PrintedDate(year=2024, month=2).last
    datetime.date(2024, 2, 29)
    >>> str(PrintedDate(year=2022, month=12, day=30))
    '2022年12月30日'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("year", "month", "day"):
            part = getattr(self, name)
            if type(part) is not int and (part is not None or name == "year"):
                require(part, int, f"PrintedDate.{name}")
        try:
            whole = 0 not in {self.month, self.day} and (self.day is None or self.month is not None)
            fits = whole and 1900 <= self.first.year <= 2199  # noqa: PLR2004 - stated in the docstring
        except ValueError:
            fits = False
        if not fits:
            found = f"{self.year}-{self.month}-{self.day}"
            raise InvalidValueError(
                f"{found} is not a date of the years 1900 to 2199.",
                f"{found} 不是 1900 至 2199 年间的日期。",
                found=found,
            )

    @property
    def first(self) -> date:
        """The first day that the printed date covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the printed date covers."""
        if self.day is not None:
            return self.first
        end = relativedelta(day=31) if self.month is not None else relativedelta(month=12, day=31)
        return self.first + end

    def __str__(self) -> str:
        month = f"{self.month}月" if self.month is not None else ""
        day = f"{self.day}日" if self.day is not None else ""
        return f"{self.year}年{month}{day}"
