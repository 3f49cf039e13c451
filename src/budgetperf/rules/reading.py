"""Reading the Chinese of a cell: numbers, operators, units, ranges, dates and ratings.

Each text is cleaned once and matched as a whole by anchored patterns whose repetitions are bounded, so the work grows
in step with its length. Nothing is guessed: what fits no pattern is returned as unread, with the reason.
"""

from __future__ import annotations

import re
from decimal import Decimal

from budgetperf.errors import require
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.days import read_day, read_deadline
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
    Within,
)
from budgetperf.rules.glyphs import is_placeholder, says_nothing, tidy
from budgetperf.rules.quantities import RISE, read_value
from budgetperf.rules.ratings import NO_HARM, rating_of, why_no_words
from budgetperf.rules.remarks import bare_words, has_digit, plain

__all__ = ["MAX_TEXT", "is_placeholder", "parse", "read_actual", "risen", "tidy"]

MAX_TEXT = 200
"""The longest cell that is searched for a value; a longer one with digits in it is unread."""

_SHAPES: dict[str, type[AtLeast | MoreThan | AtMost | LessThan | Exactly | Bare]] = {
    "≥": AtLeast,
    ">": MoreThan,
    "≤": AtMost,
    "<": LessThan,
    "=": Exactly,
    "": Bare,
}
_NUMBERS = re.compile(r"[0-9]{1,40}(?:[.,][0-9]{1,40}){0,15}")
_SIGNS = frozenset("≥≤<>=")

_Value = Measured | Within | PrintedDate | UnreadWhy


def parse(text: str) -> Expectation:
    """Read what a target cell asks for; never raises on any text.

    Args:
        text: the cell as printed: an operator or its wording, a number, a unit; a range; a date; or words.

    Returns:
        The expectation: :class:`~budgetperf.rules.expectations.Bare` for a number without an operator,
        :class:`~budgetperf.rules.expectations.Within` for a range,
        :class:`~budgetperf.rules.expectations.Qualitative` for words without numbers, and
        :class:`~budgetperf.rules.expectations.Unread` with the reason for what fits no pattern.

    >>> parse("≥95%"), parse("不超过九十万元")
    (AtLeast(value=Decimal('95'), unit='%'), AtMost(value=Decimal('90'), unit='万元'))
    >>> str(parse("控制在3%—5%")), str(parse("12月底前"))
    ('3至5%', '12月')
    >>> parse("效果明显"), parse("完成1部宣传片,2套方案").why.value
    (Qualitative(text='效果明显'), 'several-numbers')
    """
    require(text, str, "text")
    clean = tidy(text)
    if says_nothing(clean):
        return Unread(text=text.strip(), why=UnreadWhy.PLACEHOLDER if clean else UnreadWhy.EMPTY)
    counts = has_digit(clean)
    if counts and len(clean) > MAX_TEXT:
        return Unread(text=text.strip(), why=UnreadWhy.TOO_LONG)
    if counts and not has_digit(words := bare_words(clean)):
        clean, counts = words, False
    read = _value(clean[:MAX_TEXT], counts=counts, reported=False)
    if read is None:
        why = UnreadWhy.NO_NUMBER if clean[0] in _SIGNS else why_no_words(clean[:MAX_TEXT])
        return Unread(text=text.strip(), why=why) if why else Qualitative(text=text.strip())
    if isinstance(read, UnreadWhy):
        return Unread(text=text.strip(), why=read)
    return _asked(read)


def read_actual(text: str) -> Actual:
    """Read what an actual cell reports; never raises on any text.

    >>> read_actual("97.30%"), read_actual("达成预期指标").rating
    (Measured(value=Decimal('97.30'), unit='%', operator=''), <Rating.ACHIEVED: 'achieved'>)
    >>> str(read_actual("已完成十二次（因疫情推迟一次）")), read_actual("无").why.value
    ('12次', 'placeholder')
    """
    require(text, str, "text")
    clean = tidy(text)
    if says_nothing(clean):
        return Unread(text=text.strip(), why=UnreadWhy.PLACEHOLDER if clean else UnreadWhy.EMPTY)
    counts = has_digit(clean)
    if counts and len(clean) > MAX_TEXT:
        return Unread(text=text.strip(), why=UnreadWhy.TOO_LONG)
    if counts and not has_digit(words := bare_words(clean)):
        clean, counts = words, False
    read = _value(clean[:MAX_TEXT], counts=counts, reported=True)
    if read is None:
        rating = rating_of(clean[:MAX_TEXT])
        why = why_no_words(clean[:MAX_TEXT]) or UnreadWhy.NOT_A_RATING
        return Rated(rating=rating, text=text.strip()) if rating else Unread(text=text.strip(), why=why)
    if isinstance(read, Measured):
        return read
    if isinstance(read, PrintedDate):
        return Dated(date=read)
    return Unread(text=text.strip(), why=read if isinstance(read, UnreadWhy) else UnreadWhy.SEVERAL_NUMBERS)


def risen(unread: Unread) -> Measured | None:
    """By how much something rose, where a cell says only that; None for any other cell.

    >>> str(risen(Unread(text="较上年增长5%", why=UnreadWhy.RISE)))
    '5%'
    """
    read = read_actual(RISE.sub("达到", tidy(unread.text), count=1)) if unread.why is UnreadWhy.RISE else None
    return read if isinstance(read, Measured) else None


def _asked(read: Measured | Within | PrintedDate) -> Expectation:
    if isinstance(read, Within):
        return read
    if isinstance(read, PrintedDate):
        return By(date=read)
    return _SHAPES[read.operator](value=read.value, unit=read.unit)


def _value(clean: str, *, counts: bool, reported: bool) -> _Value | None:
    """The value of a cell, unless its own text would be read as something else (2022.0年); None for words."""
    read = _read(clean, counts=counts, reported=reported)
    if isinstance(read, (Measured, Within, PrintedDate)) and _read(str(read), counts=True, reported=reported) != read:
        return UnreadWhy.MIXED_TEXT
    return read


def _read(clean: str, *, counts: bool, reported: bool) -> _Value | None:
    apart = plain(clean, reported=reported)
    if isinstance(apart, UnreadWhy):
        return apart if counts else None
    text, edge = apart
    if NO_HARM.fullmatch(text):
        return Measured(value=Decimal(0), operator="" if reported else "≤")
    day = (read_day if reported else read_deadline)(text)
    found = read_value(text, edge, reported=reported) if day is None else day
    if found is not None or not counts:
        return found
    return UnreadWhy.SEVERAL_NUMBERS if len(_NUMBERS.findall(text)) > 1 else UnreadWhy.MIXED_TEXT
