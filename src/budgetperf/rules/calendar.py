"""Dates as forms print them: a year, a month or a day.

The one place that knows python-dateutil, whose month arithmetic decides what "by the end of February" means.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen
from dateutil.relativedelta import relativedelta

from budgetperf.errors import InvalidValueError, require

__all__ = ["PrintedDate"]

_LEAP = 2000
"""A year that has every day which a date without a year may name."""


@frozen(kw_only=True)
class PrintedDate:
    """A date with the precision that was printed.

    Attributes:
        year: the year, 1900 to 2199, or None where only a month or a day was printed.
        month: the month, or None where only a year was printed.
        day: the day, or None where no day was printed.

    >>> PrintedDate(year=2024, month=2).last
    datetime.date(2024, 2, 29)
    >>> str(PrintedDate(year=2022, month=12, day=30))
    '2022年12月30日'
    >>> PrintedDate(year=None, month=6).in_year(2023).last
    datetime.date(2023, 6, 30)
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("year", "month", "day"):
            part = getattr(self, name)
            if type(part) is not int and part is not None:
                require(part, int, f"PrintedDate.{name}")
        if not self._fits():
            found = f"{self.year}-{self.month}-{self.day}"
            raise InvalidValueError(
                f"{found} is not a date of the years 1900 to 2199.",
                f"{found} 不是 1900 至 2199 年间的日期。",
                found=found,
            )

    def _fits(self) -> bool:
        whole = 0 not in {self.month, self.day} and (self.day is None or self.month is not None)
        try:
            first = date(_LEAP if self.year is None else self.year, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return whole and 1900 <= first.year <= 2199 and (self.year, self.month) != (None, None)  # noqa: PLR2004

    def in_year(self, year: int) -> PrintedDate:
        """The same month or day of a year.

        Raises:
            InvalidValueError: that year has no such day, or is not one of the years 1900 to 2199.
        """
        return PrintedDate(year=year, month=self.month, day=self.day)

    def _dated(self) -> int:
        if self.year is None:
            raise InvalidValueError(
                f"{self} has no year.", f"{self}没有年份。", hint_en="in_year()", hint_zh="in_year()", found=str(self)
            )
        return self.year

    @property
    def first(self) -> date:
        """The first day that the printed date covers.

        Raises:
            InvalidValueError: no year is printed.
        """
        return date(self._dated(), self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the printed date covers.

        Raises:
            InvalidValueError: no year is printed.
        """
        if self.day is not None:
            return self.first
        end = relativedelta(day=31) if self.month is not None else relativedelta(month=12, day=31)
        return self.first + end

    def __str__(self) -> str:
        month = f"{self.month}月" if self.month is not None else ""
        day = f"{self.day}日" if self.day is not None else ""
        year = f"{self.year}年" if self.year is not None else ""
        return f"{year}{month}{day}"
