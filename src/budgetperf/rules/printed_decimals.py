"""Decimals as reports print them, and the numbers that print to them.

「下调10.3%」 and 「下调4%」 are of different printed precision: a tenth of a point and a whole one. A printed decimal
keeps its places, and says which numbers a way of rounding brings to it, with the ends that are in and those that are
out.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from types import NoneType
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import RoundingMode, exact, plain_text, show
from budgetperf.amounts.rounding import scaled
from budgetperf.errors import InvalidValueError, require, require_fields, require_truth

__all__ = ["PrintedDecimal", "ValueRange"]

_PRINTED = re.compile(r"([+-]?)([0-9]{1,40})(?:\.([0-9]{1,20}))?", re.ASCII)
_WIDEST = 20
_MOST = 1000


@frozen(kw_only=True)
class ValueRange:
    """The numbers from one bound to another, each bound in or out.

    Attributes:
        low: the lower bound; None where there is none.
        high: the upper bound; None where there is none.
        low_in: whether the lower bound itself belongs to it.
        high_in: whether the upper bound itself does.

    Raises:
        InvalidValueError: bounds in the wrong order, none that is in, or no number at all between them.

    >>> half = ValueRange(low=Fraction(1, 2), high=Fraction(1), low_in=True, high_in=False)
    >>> str(half), half.holds(Fraction(1, 2)), half.holds(Fraction(1))
    ('[0.5, 1)', True, False)
    """

    low: Fraction | None
    high: Fraction | None
    low_in: bool
    high_in: bool

    def __attrs_post_init__(self) -> None:
        require_fields(self, (Fraction, NoneType), "low", "high")
        require_truth(self.low_in, "ValueRange.low_in")
        require_truth(self.high_in, "ValueRange.high_in")
        endless = (self.low is None and self.low_in) or (self.high is None and self.high_in)
        empty = False
        if self.low is not None and self.high is not None:
            empty = self.low > self.high or (self.low == self.high and not (self.low_in and self.high_in))
        if endless or empty:
            raise InvalidValueError(f"there is no number in {self}.", f"区间 {self} 之内没有任何数。", found=str(self))

    @classmethod
    def only(cls, value: Fraction) -> ValueRange:
        """Just one number."""
        return cls(low=value, high=value, low_in=True, high_in=True)

    def holds(self, value: Fraction) -> bool:
        """Whether a number belongs to it."""
        require(value, Fraction, "value")
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below

    def times(self, factor: Fraction) -> ValueRange:
        """Each of its numbers times one that is not zero; a negative one turns it round."""
        require(factor, Fraction, "factor")
        if factor == 0:
            raise InvalidValueError("the factor is 0, expected another number.", "系数为 0，应为非零的数。", found=0)
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor > 0:
            return ValueRange(low=low, high=high, low_in=self.low_in, high_in=self.high_in)
        return ValueRange(low=high, high=low, low_in=self.high_in, high_in=self.low_in)

    def decimals(self, places: int) -> tuple[Decimal, ...]:
        """Its numbers that have no more than so many decimals, ascending.

        Raises:
            InvalidValueError: a side without a bound, places that are not 0 to 20, or more than 1000 such numbers.

        >>> last = ValueRange(low=Fraction(1, 3), high=Fraction(1, 2), low_in=True, high_in=False)
        >>> last.decimals(1)
        (Decimal('0.4'),)
        """
        require(places, int, "places")
        if not 0 <= places <= _WIDEST or self.low is None or self.high is None:
            raise InvalidValueError(
                f"decimals of {places} places in {self} cannot be listed, expected 0 to {_WIDEST} places and bounds.",
                f"无法列出区间 {self} 内的 {places} 位小数，应为 0 至 {_WIDEST} 位且上下限齐全。",
                found=places,
            )
        low, high = self.low * 10**places, self.high * 10**places
        first = ceil(low) + (not self.low_in and low.denominator == 1)
        last = floor(high) - (not self.high_in and high.denominator == 1)
        if last - first >= _MOST:
            raise InvalidValueError(
                f"{self} has {last - first + 1} decimals of {places} places, expected {_MOST} at most.",
                f"区间 {self} 内有 {last - first + 1} 个 {places} 位小数，应不多于 {_MOST} 个。",
                hint_en="ask for fewer places",
                hint_zh="请减少小数位数",
                found=last - first + 1,
            )
        return tuple(scaled(units < 0, abs(units), places) for units in range(first, last + 1))

    def __str__(self) -> str:
        low = "-∞" if self.low is None else show(self.low)
        high = "∞" if self.high is None else show(self.high)
        return f"{'[' if self.low_in else '('}{low}, {high}{']' if self.high_in else ')'}"


@frozen(kw_only=True)
class PrintedDecimal:
    """A decimal with its printed precision.

    Attributes:
        value: the number.
        places: its printed decimals, -20 to 20; below zero where it was printed in thousands or the like (-4 for 万).

    Raises:
        InvalidValueError: places out of range, or a number that has more of them.

    >>> print(PrintedDecimal.read("4.0"), PrintedDecimal.read("4.0") == PrintedDecimal.read("4"))
    4.0 False
    >>> str(PrintedDecimal.read("10.3").range(RoundingMode.HALF_UP))
    '[10.25, 10.35)'
    """

    value: Decimal
    places: int

    def __attrs_post_init__(self) -> None:
        require_fields(self, Decimal, "value")
        exact(self.value, "PrintedDecimal.value")
        require_fields(self, int, "places")
        if not -_WIDEST <= self.places <= _WIDEST or self._units.denominator != 1:
            raise InvalidValueError(
                f"{self.value} is printed with {self.places} decimals, expected a number that has no more, and places "
                f"from -{_WIDEST} to {_WIDEST}.",
                f"{self.value} 的印刷小数位数为 {self.places}，该数的小数不得更多，位数应为 -{_WIDEST} 至 {_WIDEST}。",
                found=str(self.value),
                places=self.places,
            )

    @classmethod
    def read(cls, text: str) -> PrintedDecimal:
        """A printed decimal in digits, such as ``5.66``.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        require(text, str, "text")
        match = _PRINTED.fullmatch(text.strip())
        if match is None:
            raise InvalidValueError(
                f"{text[:80]!r} is no printed decimal, expected digits such as 5.66.",
                f"“{text[:80]}”不是印刷的小数，应为“5.66”一类的数。",
                found=text,
            )
        return cls(value=Decimal(match[0]), places=len(match[3] or ""))

    @property
    def step(self) -> Fraction:
        """One unit of its last place."""
        return Fraction(1, 10**self.places) if self.places >= 0 else Fraction(10**-self.places)

    @property
    def _units(self) -> Fraction:
        return Fraction(self.value) / self.step

    def range(self, mode: RoundingMode) -> ValueRange:
        """The numbers that a way of rounding brings to it; halves and signs are symmetric about zero."""
        require(mode, RoundingMode, "mode")
        size, step = abs(Fraction(self.value)), self.step
        match mode:
            case RoundingMode.HALF_UP:
                low, high, low_in, high_in = size - step / 2, size + step / 2, True, False
            case RoundingMode.HALF_EVEN:
                low_in = high_in = self._units % 2 == 0
                low, high = size - step / 2, size + step / 2
            case RoundingMode.DOWN:
                low, high, low_in, high_in = size, size + step, True, False
            case RoundingMode.UP:
                low, high, low_in, high_in = size - step, size, False, True
            case _:
                assert_never(mode)
        if size == 0:  # both signs round to zero
            return ValueRange(low=-high, high=high, low_in=high_in, high_in=high_in)
        found = ValueRange(low=low, high=high, low_in=low_in, high_in=high_in)
        return found if self.value > 0 else found.times(Fraction(-1))

    def __str__(self) -> str:
        return f"{self.value:.{self.places}f}" if self.places >= 0 else plain_text(self.value)
