"""Rounding: once, at the end, in integers, in the mode that a policy names."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from budgetperf.amounts.doors import exact
from budgetperf.errors import InvalidValueError
from budgetperf.terms import Term, term

__all__ = ["Rounding", "RoundingMode", "scaled"]

_WIDEST = 10_000


class RoundingMode(Enum):
    """What becomes of the digits that are dropped; halves and signs are symmetric about zero."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"

    @property
    def term(self) -> Term:
        """The mode's name in both languages."""
        return term(self.value)


@frozen(kw_only=True)
class Rounding:
    """How a figure is rounded, once, at the end.

    Attributes:
        places: decimals kept, 0 to 20.
        mode: what becomes of the rest.

    >>> Rounding(places=2, mode=RoundingMode.HALF_UP).apply(Fraction(7, 8))
    Decimal('0.88')
    >>> Rounding(places=0, mode=RoundingMode.DOWN).apply(Fraction(-99, 10))
    Decimal('-9')
    """

    places: int
    mode: RoundingMode

    def __attrs_post_init__(self) -> None:
        if type(self.places) is not int or not 0 <= self.places <= 20:  # noqa: PLR2004 - stated in the docstring
            raise InvalidValueError(
                f"Rounding.places is {self.places!r}, expected 0 to 20.",
                f"Rounding.places 为 {self.places!r}，应为 0 至 20。",
                found=self.places,
            )
        if not isinstance(self.mode, RoundingMode):
            raise InvalidValueError(
                f"Rounding.mode is {self.mode!r}, expected a RoundingMode.",
                f"Rounding.mode 为 {self.mode!r}，应为 RoundingMode。",
                found=self.mode,
            )

    @property
    def says(self) -> Term:
        """The rounding as a sentence."""
        mode = self.mode.term
        return Term(
            key=f"rounding.{self.mode.value}.{self.places}",
            zh=f"{mode.zh}，保留 {self.places} 位小数",
            en=f"rounded {mode.en} to {self.places} decimals",
        )

    def apply(self, value: Fraction | Decimal) -> Decimal:
        """``value`` at :attr:`places` decimals.

        Raises:
            InexactNumberError: a ``float`` or another inexact number.
        """
        fraction = value if isinstance(value, Fraction) else Fraction(exact(value, "value", digits=_WIDEST))
        units, rest = divmod(abs(fraction.numerator) * 10**self.places, fraction.denominator)
        match self.mode:
            case RoundingMode.HALF_UP:
                up = 2 * rest >= fraction.denominator
            case RoundingMode.HALF_EVEN:
                up = 2 * rest > fraction.denominator or (2 * rest == fraction.denominator and units % 2 == 1)
            case RoundingMode.DOWN:
                up = False
            case RoundingMode.UP:
                up = rest > 0
            case _:
                assert_never(self.mode)
        return scaled(fraction < 0, units + up, self.places)


def scaled(negative: bool, units: int, places: int) -> Decimal:  # noqa: FBT001 - a sign
    """The decimal of so many units of the last of ``places`` decimals."""
    return Decimal((int(negative and units > 0), tuple(map(int, str(units))), -places))
