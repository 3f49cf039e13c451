"""Numbers in Chinese characters, by integer arithmetic.

Both ways of writing are read: with places (一百二十, 三千零五) and digit by digit (二〇二三); a decimal part follows
点. What breaks the order of the places (十百, 二三十) is no number.
"""

from __future__ import annotations

from decimal import Decimal

__all__ = ["NUMERAL", "chinese_number"]

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_LONGEST = 24

NUMERAL = "[〇零一二三四五六七八九十百千万亿两]{1,24}(?:点[〇零一二三四五六七八九]{1,10})?"
"""A pattern for what may be such a number."""


def chinese_number(text: str) -> Decimal | None:
    """The number that the characters write, or None where they write none.

    Args:
        text: the characters, at most 24 before 点, for instance 一百二十, 四十二点五 or 二〇二三.

    >>> chinese_number("一百二十"), chinese_number("四十二点五"), chinese_number("二〇二三")
    (Decimal('120'), Decimal('42.5'), Decimal('2023'))
    >>> chinese_number("十百") is None
    True
    """
    whole, point, rest = text.partition("点")
    number = _whole(whole) if 0 < len(whole) <= _LONGEST else None
    if number is None or (point and (not rest or not _DIGITS.keys() >= set(rest))):
        return None
    return Decimal(f"{number}.{''.join(str(_DIGITS[digit]) for digit in rest)}") if point else Decimal(number)


def _whole(text: str) -> int | None:
    if _DIGITS.keys() >= set(text):
        read = int("".join(str(_DIGITS[digit]) for digit in text))
        return read if len(text) == 1 or (len(text) > 2 and "两" not in text) else None  # noqa: PLR2004 - 二三 is 2 or 3
    if text[0] in _MYRIADS:
        return None
    total, rest = 0, text
    for sign, factor in (("亿", _MYRIADS["亿"]), ("万", _MYRIADS["万"])):
        head, found, tail = rest.partition(sign)
        if not found:
            continue
        part = _below_ten_thousand(head)
        if not part:
            return None
        total, rest = total + part * factor, tail
    last = _below_ten_thousand(rest) if rest else 0
    return None if last is None else total + last


def _below_ten_thousand(text: str) -> int | None:
    """What stands before 亿, before 万 or last: its places fall, and only one digit stands before each."""
    total, digit, below = 0, None, 10_000
    for sign in text:
        if sign in _DIGITS and digit in {None, 0}:
            digit = _DIGITS[sign]
            continue
        place = _PLACES.get(sign)
        if place is None or place >= below or (digit is None and (place != 10 or total)):  # noqa: PLR2004 - 十二 is 12
            return None
        total, digit, below = total + (1 if digit is None else digit) * place, None, place
    return total + (digit or 0) if text else None
