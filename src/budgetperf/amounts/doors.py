"""The doors for exact numbers: money, points and rates come in here, ``float`` and ``bool`` do not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NewType

from budgetperf.errors import InexactNumberError, InvalidValueError

__all__ = ["Number", "Points", "Rate", "Yuan", "exact", "plain_text", "points", "rate", "wan", "yi", "yuan"]

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


def plain_text(value: Decimal) -> str:
    """The canonical numeral: no exponent, no trailing zeros, no negative zero.

    >>> plain_text(Decimal("1.50")), plain_text(Decimal("2E+3")), plain_text(Decimal("-0.0"))
    ('1.5', '2000', '0')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
