"""Quantities that costs are paid for, and how long: 12000㎡ over 12个月.

Things have one spelling each (㎡ for 平方米, m², m2). Months, quarters and years convert exactly into each other, days
into none of them.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Number, exact, plain_text
from budgetperf.errors import InvalidValueError, UnitMismatchError, require, require_fields, require_text
from budgetperf.rules.units import align
from budgetperf.terms import Term, term

__all__ = ["PERIODS", "CostPeriod", "CostQuantity", "CostSpan", "plain", "spelled"]

_SPELLED = {
    spelling: name
    for name, spellings in {
        "㎡": "m2 平方米 平米",
        "立方米": "m3 立方",
        "米": "m",
        "公里": "km 千米",
        "公斤": "kg 千克",
        "吨": "t",
        "人": "名",
        "次": "次数",
    }.items()
    for spelling in spellings.split()
}
"""One spelling of each thing; full-width glyphs and ² are made plain before."""
_QUANTITY = re.compile(r"([0-9]{1,40}(?:\.[0-9]{1,40})?)(\D.*)", re.ASCII)


class CostPeriod(Enum):
    """The period that a cost is for."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def term(self) -> Term:
        """The period in both languages."""
        return term(f"cost-period.{self.value}")

    @property
    def months(self) -> int | None:
        """How many months it has; None for a day, which has no exact share of one.

        >>> CostPeriod.YEAR.months
        12
        """
        return _MONTHS[self]


_MONTHS = {CostPeriod.DAY: None, CostPeriod.MONTH: 1, CostPeriod.QUARTER: 3, CostPeriod.YEAR: 12}
PERIODS = {
    word: period
    for period, words in {
        CostPeriod.DAY: "日 天",
        CostPeriod.MONTH: "月 个月 月度",
        CostPeriod.QUARTER: "季 季度 个季度",
        CostPeriod.YEAR: "年 年度",
    }.items()
    for word in words.split()
}
"""The words for a period."""


def plain(text: str) -> str:
    """A text in half-width glyphs and without blanks: ㎡ becomes m2."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def spelled(name: str) -> str:
    """The one spelling of a thing.

    >>> spelled("m²"), spelled("平方米"), spelled("ＫＭ")
    ('㎡', '㎡', '公里')
    """
    own = plain(name)
    return _SPELLED.get(own.lower(), own)


def _multiplied(unit: str) -> tuple[int, str]:
    """A multiplier and the thing behind it: 万㎡ is 10000 of ㎡."""
    times = {"万": 10**4, "亿": 10**8}.get(unit[:1], 1) if len(unit) > 1 else 1
    return times, unit[1:] if times > 1 else unit


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _counted(unit: str) -> str:
    """One spelling of the unit of a quantity (an attrs converter; other types pass to the check)."""
    if not _is_text(unit):
        return unit
    times, name = _multiplied(plain(unit))
    return f"{plain(unit)[0] if times > 1 else ''}{spelled(name)}"


@frozen(kw_only=True)
class CostQuantity:
    """How many of something are paid for.

    Attributes:
        value: how many, 0 or more.
        unit: of what, such as ㎡, 万平方米 or 人.

    >>> print(CostQuantity.read("1.2万平方米"), CostQuantity.of(300, "人"))
    1.2万㎡ 300人
    """

    value: Decimal
    unit: str = field(converter=_counted)

    def __attrs_post_init__(self) -> None:
        require_fields(self, Decimal, "value")
        require_text(self.unit, "CostQuantity.unit")
        if not self.value.is_finite() or self.value < 0:
            raise InvalidValueError(
                f"the quantity is {self.value} {self.unit}, expected 0 or more.",
                f"数量为 {self.value}{self.unit}，应不小于 0。",
                found=str(self.value),
            )

    @classmethod
    def of(cls, value: Number, unit: str) -> CostQuantity:
        """So many of a thing, from any exact number."""
        return cls(value=exact(value, "value"), unit=unit)

    @classmethod
    def read(cls, text: str) -> CostQuantity:
        """A printed quantity with its unit.

        Raises:
            InvalidValueError: the text is something else.
        """
        require(text, str, "text")
        match = _QUANTITY.fullmatch(plain(text))
        if match is None:
            raise InvalidValueError(
                f"{text[:80]!r} is no quantity, expected one such as 12000㎡.",
                f"“{text[:80]}”不是数量，应为“12000㎡”一类的写法。",
                found=text,
            )
        return cls(value=Decimal(match[1]), unit=match[2])

    def count(self, thing: str) -> Fraction | None:
        """How many of a thing it is; None where no exact conversion is known.

        >>> CostQuantity.read("1.2万㎡").count("㎡")
        Fraction(12000, 1)
        """
        require(thing, str, "thing")
        times, name = _multiplied(self.unit)
        size = _size(name, spelled(thing))
        return None if size is None else Fraction(self.value) * times * size

    def __str__(self) -> str:
        return f"{plain_text(self.value)}{self.unit}"


@frozen(kw_only=True)
class CostSpan:
    """How long something is paid for.

    Attributes:
        count: how many periods, 1 or more.
        period: of which kind.

    >>> str(CostSpan(count=12, period=CostPeriod.MONTH))
    '12个月'
    """

    count: int
    period: CostPeriod

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "count")
        require_fields(self, CostPeriod, "period")
        if self.count < 1:
            raise InvalidValueError(
                f"something is paid for {self.count} periods, expected 1 or more.",
                f"计费周期数为 {self.count}，应不小于 1。",
                found=self.count,
            )

    def periods(self, period: CostPeriod) -> Fraction | None:
        """How many of a period it is; None where no exact conversion is known."""
        require(period, CostPeriod, "period")
        if period is self.period:
            return Fraction(self.count)
        own, other = self.period.months, period.months
        return Fraction(self.count * own, other) if own and other else None

    def __str__(self) -> str:
        counter = "个" if self.period in {CostPeriod.MONTH, CostPeriod.QUARTER} else ""
        return f"{self.count}{counter}{self.period.term.zh}"


def _size(thing: str, other: str) -> Fraction | None:
    """How many of the other thing one is: 公里 is 1000 米; None where no exact number is known without assuming."""
    try:
        found = align(Decimal(1), other, Decimal(1), thing)
    except UnitMismatchError:
        return None
    return None if found.assumptions else found.actual
