"""Exact numbers with a meaning: money, points, rates, shares and how they are rounded.

``float`` and ``bool`` are refused at the door. Arithmetic is done in fractions and rounded once, where a policy says,
so neither the ambient decimal context nor the locale can change a result.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NewType, assert_never

from attrs import frozen

from budgetperf.errors import InexactNumberError, InvalidValueError, UndefinedShareError
from budgetperf.terms import Term, term

__all__ = [
    "Exact",
    "Number",
    "Points",
    "Rate",
    "Rounding",
    "RoundingMode",
    "Share",
    "Yuan",
    "ending",
    "exact",
    "fraction",
    "plain_text",
    "points",
    "rate",
    "show",
    "wan",
    "yi",
    "yuan",
]

Yuan = NewType("Yuan", Decimal)
"""Money in yuan (元)."""
Points = NewType("Points", Decimal)
"""Points of a score (分)."""
Rate = NewType("Rate", Decimal)
"""A ratio as a plain number: 0.95 for 95 %."""

Number = int | str | Decimal
"""What the doors below take: exact by construction."""

_NUMERAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)


def exact(value: Number, what: str = "number", *, digits: int = 60) -> Decimal:
    """Take an exact number, whatever its exact type.

    Args:
        value: an ``int``, a ``Decimal`` or a numeral such as ``"89.974"``.
        what: the name that an error message gives it.
        digits: how many digits it may have on either side of the point.

    Raises:
        InexactNumberError: a ``float``, a ``bool`` or another type.
        InvalidValueError: not a numeral, not finite, or with more digits.

    >>> exact("89.974")
    Decimal('89.974')
    >>> exact(0.1)
    Traceback (most recent call last):
    budgetperf.errors.InexactNumberError: number is the float 0.1, expected an exact number. Hint: write "0.1" ...
    """
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        kind = type(value).__name__
        good = _NUMERAL.fullmatch(str(value))
        raise InexactNumberError(
            f"{what} is the {kind} {value!r}, expected an exact number.",
            f"{what} 是 {kind} 类型的 {value!r}，应为精确的数。",
            hint_en=(f'write "{value}" as text, or ' if good else "") + "pass an int or a Decimal",
            hint_zh=f"请写成文本“{value}”，或传入 int、Decimal" if good else "请传入 int 或 Decimal",
            found=kind,
        )
    if isinstance(value, str) and not _NUMERAL.fullmatch(value):
        raise InvalidValueError(
            f"{what} is {value[:80]!r}, expected a numeral such as '89.974'.",
            f"{what} 为 {value[:80]!r}，应为“89.974”这样的数。",
            hint_en="leave out separators, units and blanks",
            hint_zh="请去掉分隔符、单位和空格",
            found=value,
        )
    number = Decimal(value)
    if not number.is_finite() or _too_wide(number, digits):
        shown = str(number)[:80]
        raise InvalidValueError(
            f"{what} is {shown}, expected a finite number of at most {digits} digits on either side.",
            f"{what} 为 {shown}，应为有限且小数点两侧各不超过 {digits} 位的数。",
            found=str(number),
        )
    return number


def _too_wide(number: Decimal, digits: int) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and (exponent < -digits or number.adjusted() >= digits)


def _shifted(value: Number, by: int, what: str) -> Decimal:
    sign, digits, exponent = exact(value, what).as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - exact() lets only finite numbers through
    return exact(Decimal((sign, digits, exponent + by)), what)


def yuan(value: Number) -> Yuan:
    """Money in yuan (元).

    >>> yuan("2000000")
    Decimal('2000000')
    """
    return Yuan(exact(value, "yuan"))


def wan(value: Number) -> Yuan:
    """Money given in units of ten thousand yuan (万元).

    >>> wan("89.974") == yuan(899740)
    True
    """
    return Yuan(_shifted(value, 4, "wan"))


def yi(value: Number) -> Yuan:
    """Money given in units of a hundred million yuan (亿元).

    >>> yi("4.25") == yuan(425000000)
    True
    """
    return Yuan(_shifted(value, 8, "yi"))


def points(value: Number) -> Points:
    """Points of a score: zero or more.

    Raises:
        InvalidValueError: a negative number.

    >>> points("4.5")
    Decimal('4.5')
    """
    number = exact(value, "points")
    if number < 0:
        raise InvalidValueError(
            f"points are {number}, expected 0 or more.", f"分值为 {number}，应不小于 0。", found=str(number)
        )
    return Points(number)


def rate(value: Number) -> Rate:
    """A ratio; a text may carry a percent sign.

    >>> rate("93.2%") == rate("0.932")
    True
    """
    if isinstance(value, str) and value.endswith("%"):
        return Rate(_shifted(value[:-1], -2, "rate"))
    return Rate(exact(value, "rate"))


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
        return _scaled(fraction < 0, units + up, self.places)


def _scaled(negative: bool, units: int, places: int) -> Decimal:  # noqa: FBT001 - private
    return Decimal((int(negative and units > 0), tuple(map(int, str(units))), -places))


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
    return _scaled(value < 0, abs(value.numerator) * 10**places // value.denominator, places)


def fraction(value: Exact) -> Fraction:
    """An exact result as a fraction.

    Raises:
        UndefinedShareError: a share with a denominator of zero.
    """
    return value.exact if isinstance(value, Share) else Fraction(value)


def plain_text(value: Decimal) -> str:
    """The canonical numeral: no exponent, no trailing zeros, no negative zero.

    >>> plain_text(Decimal("1.50")), plain_text(Decimal("2E+3")), plain_text(Decimal("-0.0"))
    ('1.5', '2000', '0')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


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
