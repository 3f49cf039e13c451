"""Unit costs: exact amounts of yuan in a compound unit, read from and written as documents print them.

「每平方米每月5.66元」 is 5.66元/㎡/月 and 67.92元/㎡/年 exactly. Nothing is rounded here unless a rounding is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import Exact, Number, Rounding, Share, Yuan, ending, exact, show
from budgetperf.errors import InvalidValueError, require, require_fields
from budgetperf.ledger import Dimension, PrintedFigure
from budgetperf.rules.cost_quantities import CostPeriod, CostQuantity, CostSpan, plain
from budgetperf.rules.cost_units import CostUnit, measured_in

__all__ = ["PrintedCost", "UnitCost", "share_of"]

_NUMBER = r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,20})?|[0-9]{1,40}(?:\.[0-9]{1,20})?)(?P<times>[千万亿]?)"
_PER_BEHIND = re.compile(rf"{_NUMBER}(?P<unit>元[/每].+)")
_PER_BEFORE = re.compile(rf"(?P<unit>每(?:m[23]|\D)+?){_NUMBER}元")


@frozen(kw_only=True)
class UnitCost:
    """What one thing costs in one period, exactly.

    Attributes:
        amount: in yuan, 0 or more.
        unit: for what and for how long.

    Raises:
        InvalidValueError: a negative amount.

    >>> cost = UnitCost.read("每平方米每月5.66元")
    >>> str(cost), str(cost.per(CostPeriod.YEAR)), cost.per(CostPeriod.YEAR).words
    ('5.66元/㎡/月', '67.92元/㎡/年', '每平方米每年67.92元')
    """

    amount: Fraction
    unit: CostUnit

    def __attrs_post_init__(self) -> None:
        require_fields(self, Fraction, "amount")
        require_fields(self, CostUnit, "unit")
        if self.amount < 0:
            raise InvalidValueError(
                f"the unit cost is {show(self.amount)} {self.unit}, expected 0 or more.",
                f"单位成本为 {show(self.amount)}{self.unit}，应不小于 0。",
                found=show(self.amount),
            )

    @classmethod
    def of(cls, amount: Number, unit: CostUnit | str) -> UnitCost:
        """So many yuan, from any exact number, in a unit or what reads as one."""
        return cls(
            amount=Fraction(exact(amount, "amount")), unit=CostUnit.read(unit) if isinstance(unit, str) else unit
        )

    @classmethod
    def read(cls, text: str) -> UnitCost:
        """A printed unit cost: 5.66元/㎡/月, ５．６６元／平方米／月, 每平方米每月5.66元, 1.5万元/公里.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        return PrintedCost.read(text).cost

    @classmethod
    def spent(cls, amount: Yuan, unit: CostUnit, quantities: Iterable[CostQuantity], span: CostSpan | None) -> UnitCost:
        """What one unit cost where so much was paid for so many over so long.

        Raises:
            UnitMismatchError: the quantities are not those of the unit.
            InvalidValueError: there is nothing of one of them.
        """
        return cls(amount=Fraction(exact(amount, "amount")), unit=unit).over(measured_in(unit, quantities, span))

    def per(self, unit: CostUnit | CostPeriod) -> UnitCost:
        """The same cost in another unit, or for another period, exactly.

        Raises:
            UnitMismatchError: no exact conversion is known, as between months and days.
        """
        require(unit, (CostUnit, CostPeriod), "unit")
        other = unit if isinstance(unit, CostUnit) else CostUnit(things=self.unit.things, period=unit)
        return UnitCost(amount=self.amount * self.unit.amount_in(other), unit=other)

    def plus(self, other: UnitCost) -> UnitCost:
        """The sum, in the unit of the first.

        Raises:
            UnitMismatchError: the units cannot be converted exactly, as 元/㎡ and 元/㎡/月.

        >>> str(UnitCost.read("5.66元/㎡/月").plus(UnitCost.read("12元/㎡/年")))
        '6.66元/㎡/月'
        """
        require(other, UnitCost, "other")
        return UnitCost(amount=self.amount + other.per(self.unit).amount, unit=self.unit)

    def minus(self, other: UnitCost) -> UnitCost | None:
        """What is left when another is taken away, in the unit of the first; None where that is below zero."""
        require(other, UnitCost, "other")
        left = self.amount - other.per(self.unit).amount
        return None if left < 0 else UnitCost(amount=left, unit=self.unit)

    def times(self, factor: Fraction) -> UnitCost:
        """So many times the cost."""
        require(factor, Fraction, "factor")
        return UnitCost(amount=self.amount * factor, unit=self.unit)

    def over(self, parts: Fraction) -> UnitCost:
        """The cost shared by so many.

        Raises:
            InvalidValueError: nobody shares it.
        """
        require(parts, Fraction, "parts")
        if parts == 0:
            raise InvalidValueError(
                f"{show(self.amount)} yuan were paid for a quantity of 0: there is no unit cost in {self.unit}.",
                f"支出 {show(self.amount)} 元而数量为 0，无法计算以 {self.unit} 计的单位成本。",
                found="0",
            )
        return self.times(1 / parts)

    def exceeds(self, other: UnitCost) -> bool:
        """Whether it is more than another; equal costs do not exceed each other."""
        require(other, UnitCost, "other")
        return self.amount > other.per(self.unit).amount

    def rounded(self, rounding: Rounding) -> UnitCost:
        """The cost at the decimals that a policy asks for."""
        require(rounding, Rounding, "rounding")
        return UnitCost(amount=Fraction(rounding.apply(self.amount)), unit=self.unit)

    def total(self, quantities: Iterable[CostQuantity], span: CostSpan | None) -> Exact:
        """What so many cost over so long, in yuan, exactly.

        Raises:
            UnitMismatchError: the quantities are not those of the unit.

        >>> year = CostSpan(count=12, period=CostPeriod.MONTH)
        >>> UnitCost.read("5.66元/㎡/月").total([CostQuantity.read("12000㎡")], year)
        Decimal('815040')
        """
        return ending(self.amount * measured_in(self.unit, quantities, span))

    @property
    def words(self) -> str:
        """The cost as a sentence has it: 每平方米每月5.66元."""
        return f"{self.unit.words}{show(self.amount)}元"

    def __str__(self) -> str:
        return f"{show(self.amount)}{self.unit}"


@frozen(kw_only=True)
class PrintedCost:
    """A unit cost with its printed precision.

    Attributes:
        figure: the amount in 元 as printed.
        unit: for what and for how long.

    Raises:
        InvalidValueError: a figure that is no amount in 元, or one with 约, 超过 or the like.

    >>> print(PrintedCost.read("5.60元/㎡/月"), PrintedCost.read("每公里1.5万元"))
    5.60元/㎡/月 1.5万元/公里
    """

    figure: PrintedFigure
    unit: CostUnit

    def __attrs_post_init__(self) -> None:
        require_fields(self, PrintedFigure, "figure")
        require_fields(self, CostUnit, "unit")
        figure = self.figure
        yuan = figure.dimension is Dimension.MONEY and str(figure).endswith("元")
        if not (yuan and (figure.exact or figure.is_rounded)):
            raise InvalidValueError(
                f"the unit cost is printed as {figure}, expected one amount in 元 such as 5.66元.",
                f"单位成本印为“{figure}”，应为“5.66元”一类的单一金额。",
                found=str(figure),
            )

    @classmethod
    def read(cls, text: str) -> PrintedCost:
        """A printed unit cost, as :meth:`UnitCost.read`.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        require(text, str, "text")
        clean = plain(text)
        match = _PER_BEHIND.fullmatch(clean) or _PER_BEFORE.fullmatch(clean)
        if match is None:
            raise InvalidValueError(
                f"{text[:80]!r} is no unit cost, expected one such as 5.66元/㎡/月 or 每平方米每月5.66元.",
                f"“{text[:80]}”不是单位成本，应为“5.66元/㎡/月”“每平方米每月5.66元”一类的写法。",
                found=text,
            )
        figure = PrintedFigure.read(f"{match['number'].replace(',', '')}{match['times']}元")
        return cls(figure=figure, unit=CostUnit.read(match["unit"]))

    @property
    def cost(self) -> UnitCost:
        """The cost that is printed, exactly."""
        return UnitCost(amount=self.figure.number, unit=self.unit)

    def __str__(self) -> str:
        return f"{str(self.figure).removesuffix('元')}{self.unit}"


def share_of(part: Fraction, whole: Fraction) -> Share:
    """One number over another, as decimals where both end, else as whole numbers; over zero it is undefined.

    >>> str(share_of(Fraction(13, 2), Fraction(7))), str(share_of(Fraction(1, 3), Fraction(1, 2)))
    ('6.5/7', '2/3')
    """
    one, other = ending(part), ending(whole)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return Share(numerator=one, denominator=other)
    whole_parts = part.numerator * whole.denominator, whole.numerator * part.denominator
    return Share(numerator=Decimal(whole_parts[0]), denominator=Decimal(whole_parts[1]))
