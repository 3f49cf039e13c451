"""Shares, which keep numerator and denominator, and exact results that may not end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts.doors import Number, exact, plain_text
from budgetperf.amounts.rounding import Rounding, RoundingMode, scaled
from budgetperf.errors import InexactNumberError, UndefinedShareError

__all__ = ["Exact", "Share", "ending", "fraction", "show"]


@frozen(kw_only=True)
class Share:
    """A ratio that keeps its numerator and denominator, as ``57 of 496``.

    Attributes:
        numerator: the part; exact.
        denominator: the whole; zero makes the share *undefined*, not an error.

    >>> share = Share.of(57, 496)
    >>> str(share), share.percent(Rounding(places=2, mode=RoundingMode.HALF_UP))
    ('57/496', Decimal('11.49'))
    """

    numerator: Decimal
    denominator: Decimal

    def __attrs_post_init__(self) -> None:
        for part in (self.numerator, self.denominator):
            if type(part) is not Decimal or not part.is_finite():
                raise InexactNumberError(
                    f"a share of {self.numerator!r} and {self.denominator!r} is not exact; use two finite Decimals.",
                    f"{self.numerator!r} 与 {self.denominator!r} 不能构成精确的比率，应为两个有限的 Decimal。",
                    hint_en="build it with Share.of()",
                    hint_zh="请用 Share.of() 构造",
                    found=type(part).__name__,
                )

    @classmethod
    def of(cls, numerator: Number, denominator: Number) -> Share:
        """Build a share from any exact numbers."""
        return cls(numerator=exact(numerator, "numerator"), denominator=exact(denominator, "denominator"))

    @property
    def is_defined(self) -> bool:
        """Whether the denominator is not zero."""
        return self.denominator != 0

    @property
    def exact(self) -> Fraction:
        """The value as a fraction.

        Raises:
            UndefinedShareError: the denominator is zero.
        """
        if not self.is_defined:
            raise UndefinedShareError(
                f"{self} has no value: the denominator is zero.",
                f"{self} 没有值：分母为零。",
                hint_en="let a policy decide what a share of nothing means",
                hint_zh="分母为零的含义须由政策决定",
                numerator=str(self.numerator),
            )
        return Fraction(self.numerator) / Fraction(self.denominator)

    def percent(self, rounding: Rounding) -> Decimal:
        """The value in percent, rounded."""
        return rounding.apply(self.exact * 100)

    def __float__(self) -> float:
        """For plots only: the nearest binary number."""
        return float(self.exact)

    def __str__(self) -> str:
        return f"{plain_text(self.numerator)}/{plain_text(self.denominator)}"


Exact = Decimal | Share
"""An exact result: a ``Decimal`` where it ends, a :class:`Share` where it does not."""


def ending(value: Fraction) -> Exact:
    """``value`` as a ``Decimal`` if its decimals end, else as a :class:`Share` in lowest terms.

    >>> ending(Fraction(7, 8)), str(ending(Fraction(40, 3)))
    (Decimal('0.875'), '40/3')
    """
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return Share(numerator=Decimal(value.numerator), denominator=Decimal(value.denominator))
    places = max(twos, fives)
    return scaled(value < 0, abs(value.numerator) * 10**places // value.denominator, places)


def fraction(value: Exact) -> Fraction:
    """An exact result as a fraction.

    Raises:
        UndefinedShareError: a share with a denominator of zero.
    """
    return value.exact if isinstance(value, Share) else Fraction(value)


_SHOWN = Rounding(places=6, mode=RoundingMode.HALF_UP)


def show(value: Fraction | Decimal | Share) -> str:
    """A number for people: in full where it ends, else as a fraction with six decimals beside it.

    >>> show(Fraction(1710, 287))
    '1710/287≈5.958188'
    """
    number = ending(Fraction(value)) if isinstance(value, (Fraction, Decimal)) else value
    if isinstance(number, Decimal):
        return plain_text(number)
    return f"{number}≈{plain_text(_SHOWN.apply(number.exact))}" if number.is_defined else str(number)
