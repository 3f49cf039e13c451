"""Sets of numbers from one bound to another: what a printed figure may stand for, added, divided and compared exactly.

Figures of reports count and measure, so the numbers are 0 or more. Each end says whether it belongs to the set, for a
figure that was rounded half up reaches its lower end and never its upper one.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Rounding, RoundingMode, ending, plain_text
from budgetperf.amounts.rounding import scaled
from budgetperf.errors import InvalidValueError, require, require_fields, require_truth

__all__ = ["Interval", "number_text"]

_ZERO = Fraction(0)
_WIDEST = 20
_MOST = 1000
_SHOWN = Rounding(places=6, mode=RoundingMode.HALF_UP)


def number_text(value: Fraction) -> str:
    """A number for people: in full where its decimals end, else to six of them.

    >>> number_text(Fraction(7, 8)), number_text(Fraction(1, 3))
    ('0.875', '≈0.333333')
    """
    full = ending(value)
    return plain_text(full) if isinstance(full, Decimal) else f"≈{plain_text(_SHOWN.apply(value))}"


@frozen(kw_only=True)
class Interval:
    """All numbers from one bound to another.

    Attributes:
        low: the lower bound, 0 or more.
        high: the upper bound; None where there is none.
        low_in: whether the lower bound belongs to it.
        high_in: whether the upper bound belongs to it; false where there is none.

    Raises:
        InvalidValueError: a bound below zero, or no number between the bounds.

    >>> print(Interval(low=Fraction(81, 20), high=Fraction(83, 20), high_in=False))
    [4.05, 4.15)
    """

    low: Fraction = _ZERO
    high: Fraction | None = None
    low_in: bool = True
    high_in: bool = False

    def __attrs_post_init__(self) -> None:
        require_fields(self, Fraction, "low")
        require_fields(self, (Fraction, NoneType), "high")
        require_truth(self.low_in, "Interval.low_in")
        require_truth(self.high_in, "Interval.high_in")
        if (
            self.low < 0
            or (self.high is None and self.high_in)
            or _empty(self.low, self.low_in, self.high, self.high_in)
        ):
            raise InvalidValueError(
                f"an interval runs from {self.low} to {self.high}, expected 0 or more and a number between its bounds.",
                f"区间为 {self.low} 至 {self.high}，应不小于 0 且上下限之间有数。",
                low=self.low,
                high=self.high,
            )

    @classmethod
    def point(cls, number: Fraction | int) -> Interval:
        """Just ``number``, 0 or more."""
        require(number, (Fraction, int), "number")
        return cls(low=Fraction(number), high=Fraction(number), high_in=True)

    @classmethod
    def above(cls, number: Fraction | int) -> Interval:
        """Everything greater than ``number``."""
        require(number, (Fraction, int), "number")
        return cls(low=Fraction(number), low_in=False)

    # -- what is in it --

    @property
    def is_point(self) -> bool:
        """Whether it can be one number only."""
        return self.low == self.high

    def contains(self, number: Fraction | int) -> bool:
        """Whether it can be ``number``."""
        require(number, (Fraction, int), "number")
        above = number > self.low or (self.low_in and number == self.low)
        below = self.high is None or number < self.high or (self.high_in and number == self.high)
        return above and below

    def meet(self, other: Interval) -> Interval | None:
        """The numbers that both can be; None where there are none."""
        require(other, Interval, "other")
        low = max(self.low, other.low)
        low_in = all(each.low_in for each in (self, other) if each.low == low)
        ends = [each.high for each in (self, other) if each.high is not None]
        high = min(ends, default=None)
        high_in = high is not None and all(each.high_in for each in (self, other) if each.high == high)
        return _made(low, low_in, high, high_in)

    def whole(self) -> Interval | None:
        """As bounds that are whole numbers and belong to it; None where no whole number does."""
        low = Fraction(ceil(self.low) if self.low_in else floor(self.low) + 1)
        if self.high is None:
            return Interval(low=low)
        high = Fraction(floor(self.high) if self.high_in else ceil(self.high) - 1)
        return Interval(low=low, high=high, high_in=True) if low <= high else None

    def decimals(self, places: int) -> tuple[Decimal, ...]:
        """Its numbers that have no more than so many decimals, ascending.

        Raises:
            InvalidValueError: no upper bound, places that are not 0 to 20, or more than 1000 such numbers.

        >>> Interval(low=Fraction(1, 3), high=Fraction(1, 2)).decimals(1)
        (Decimal('0.4'),)
        """
        require(places, int, "places")
        if not 0 <= places <= _WIDEST or self.high is None:
            raise InvalidValueError(
                f"decimals of {places} places in {self} cannot be listed, expected 0 to {_WIDEST} places and an upper "
                "bound.",
                f"无法列出区间 {self} 内的 {places} 位小数，应为 0 至 {_WIDEST} 位且有上限。",
                found=places,
            )
        units = self.times(Interval.point(10**places)).whole()
        if units is None:
            return ()
        first, last = int(units.low), int(_end(units.high))
        if last - first >= _MOST:
            raise InvalidValueError(
                f"{self} has {last - first + 1} decimals of {places} places, expected {_MOST} at most.",
                f"区间 {self} 内有 {last - first + 1} 个 {places} 位小数，应不多于 {_MOST} 个。",
                hint_en="ask for fewer places",
                hint_zh="请减少小数位数",
                found=last - first + 1,
            )
        return tuple(scaled(False, unit, places) for unit in range(first, last + 1))  # noqa: FBT003 - no sign

    # -- comparing --

    def at_least(self, other: Interval) -> bool | None:
        """Whether it is as great as the other or greater; None where that is open.

        >>> more = Interval.above(2000)
        >>> more.at_least(Interval.point(2000)), more.at_least(Interval.point(2001)), Interval.point(9).at_least(more)
        (True, None, False)
        """
        require(other, Interval, "other")
        if other.high is not None and self.low >= other.high:
            return True
        if self.high is None or self.high > other.low or (self.high == other.low and self.high_in and other.low_in):
            return None
        return False

    def makes(self, stated: Interval) -> bool | None:
        """Whether what was computed is what was stated; None where it may be and may not be.

        It is where every number that it can be is one that the statement stands for: 57/496 is what 11.49 % says.
        """
        require(stated, Interval, "stated")
        common = self.meet(stated)
        if common is None:
            return False
        return True if common == self else None

    # -- computing --

    def plus(self, other: Interval) -> Interval:
        """The sum."""
        require(other, Interval, "other")
        endless = self.high is None or other.high is None
        return Interval(
            low=self.low + other.low,
            low_in=self.low_in and other.low_in,
            high=None if endless else _end(self.high) + _end(other.high),
            high_in=not endless and self.high_in and other.high_in,
        )

    def minus(self, other: Interval) -> Interval | None:
        """What may be left when ``other`` is taken away; None where that is never 0 or more."""
        require(other, Interval, "other")
        low, low_in = _ZERO, True
        if other.high is not None and self.low >= other.high:
            low, low_in = self.low - other.high, self.low_in and other.high_in
        if self.high is None:
            return Interval(low=low, low_in=low_in)
        return _made(low, low_in, self.high - other.low, self.high_in and other.low_in)

    def times(self, other: Interval) -> Interval:
        """The product."""
        require(other, Interval, "other")
        if 0 in {self.high, other.high}:
            return Interval.point(0)
        zero = any(each.low == 0 and each.low_in for each in (self, other))
        endless = self.high is None or other.high is None
        return Interval(
            low=self.low * other.low,
            low_in=zero or (self.low_in and other.low_in),
            high=None if endless else _end(self.high) * _end(other.high),
            high_in=not endless and self.high_in and other.high_in,
        )

    def over(self, other: Interval) -> Interval | None:
        """The quotient, by every divisor greater than zero; None where there is none.

        >>> str(Interval.point(57).over(Interval.point(496))), Interval.point(57).over(Interval.point(0))
        ('≈0.114919', None)
        """
        require(other, Interval, "other")
        if other.high == 0:
            return None
        inverse = Interval(
            low=_ZERO if other.high is None else 1 / other.high,
            low_in=other.high_in,
            high=None if other.low == 0 else 1 / other.low,
            high_in=other.low != 0 and other.low_in,
        )
        return self.times(inverse)

    # -- showing --

    def text(self, number: Callable[[Fraction], str]) -> str:
        """The interval, with its bounds in the words of ``number``."""
        if self.high is None:
            return f"{'≥' if self.low_in else '>'}{number(self.low)}"
        if self.is_point:
            return number(self.low)
        if self.low == 0 and self.low_in:
            return f"{'≤' if self.high_in else '<'}{number(self.high)}"
        left, right = "[" if self.low_in else "(", "]" if self.high_in else ")"
        return f"{left}{number(self.low)}, {number(self.high)}{right}"

    def __str__(self) -> str:
        return self.text(number_text)


def _end(bound: Fraction | None) -> Fraction:
    return _ZERO if bound is None else bound


def _empty(low: Fraction, low_in: bool, high: Fraction | None, high_in: bool) -> bool:  # noqa: FBT001 - two ends
    return high is not None and (high < low or (high == low and not (low_in and high_in)))


def _made(low: Fraction, low_in: bool, high: Fraction | None, high_in: bool) -> Interval | None:  # noqa: FBT001
    if _empty(low, low_in, high, high_in):
        return None
    return Interval(low=low, low_in=low_in, high=high, high_in=high_in)
