"""Reading the Chinese of a cell: numbers, operators, units, dates and ratings.

Each text is cleaned once and matched once by anchored patterns without nested repetition, so the work grows in step
with its length. Nothing is guessed: what fits no pattern is returned as unread, with the reason.
"""

from __future__ import annotations

import re
from decimal import Decimal

from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating
from budgetperf.rules.calendar import PrintedDate
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
)
from budgetperf.rules.units import canonical_unit

__all__ = ["MAX_TEXT", "is_placeholder", "parse", "read_actual", "tidy"]

MAX_TEXT = 200
"""The longest cell that is searched for a value; a longer one with digits in it is unread."""

_DIGITS = 40
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_GLYPHS = _WIDE | str.maketrans({
    "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "﹦": "=", "═": "=", "﹥": ">", "﹤": "<", "﹪": "%", "−": "-", "–": "-",
})  # fmt: skip
_BLANKS = re.compile(r"(?<![0-9])\s+|\s+(?![0-9\s])")
_NOTHING = frozenset({"", "/", "\\", "-", "--", "—", "——", "~", "*", "无", "不适用", "不涉及"})
_SPELLED = {">=": "≥", "=>": "≥", "≥=": "≥", "<=": "≤", "=<": "≤", "≤=": "≤", "==": "="}

_BEFORE = {
    "≥": "≥", "不低于": "≥", "不少于": "≥", "不小于": "≥", "至少": "≥", "大于等于": "≥", "大于或等于": "≥",
    "≤": "≤", "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤", "控制在": "≤", "小于等于": "≤",
    "小于或等于": "≤", ">": ">", "大于": ">", "超过": ">", "多于": ">", "高于": ">",
    "<": "<", "小于": "<", "少于": "<", "低于": "<", "=": "=", "等于": "=",
}  # fmt: skip
_AFTER = {"及以上": "≥", "以上": "≥", "及以下": "≤", "以下": "≤", "以内": "≤", "之内": "≤"}
_WITHIN_TIME = re.compile(r"[0-9]个?(?:分钟|小时|天|日|工作日|周|月|年)内$")
_SHAPES: dict[str, type[AtLeast | MoreThan | AtMost | LessThan | Exactly | Bare]] = {
    "≥": AtLeast,
    ">": MoreThan,
    "≤": AtMost,
    "<": LessThan,
    "=": Exactly,
    "": Bare,
}

_NUMBER = r"(?P<number>-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,40})(?:\.[0-9]{1,40})?)"
_UNIT = r"(?P<unit>%|‰|百分比|个?百分点|[^\W\d%‰]{1,12}(?:[/*·][^\W\d]{1,6}){0,2})?"
_VALUE = re.compile(f"(?P<before>{'|'.join(sorted(map(re.escape, _BEFORE), key=len, reverse=True))})?{_NUMBER}{_UNIT}")
_DATE = re.compile(
    r"(?:完成时间[为:]?)?(?P<year>(?:19|20|21)[0-9]{2})(?:年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})[日号])?)?"
    r"|[-/.](?P<month2>[0-9]{1,2})[-/.](?P<day2>[0-9]{1,2}))(?:份|底|末)?(?:之?前|以前)?(?:完成|完工|竣工)?"
)
_REFUSED = (
    (re.compile(r"约[0-9]|左右|上下$|[0-9万亿][余多来]"), UnreadWhy.APPROXIMATE),
    (re.compile(r"^(?:19|20)[0-9]{2}[.\-/](?:0?[1-9]|1[0-2])$"), UnreadWhy.AMBIGUOUS_DATE),
    (
        re.compile(r"^[0-9]{1,2}月(?:份|底|末|[0-9]{1,2}[日号])?(?:之?前|以前)?(?:完成|完工|竣工)?$"),
        UnreadWhy.NO_YEAR,
    ),
)
_NUMERALS = re.compile(
    r"(?:[≥≤<>=约]|[^\W〇零一二三四五六七八九十百千万亿两]{2,5})?(?:百分之.+|[〇零一二三四五六七八九十百千万亿两]+[余多]?"
    r"(?:[到至][〇零一二三四五六七八九十百千万亿两]+)?"
    r"(?:[次个人份年月天家项场期篇套部件名户类条]|元|公里|平方米|亩|吨)次?)(?:及?以[上下内])?"
)

_RATINGS = {
    word: rating
    for rating, words in (
        (
            Rating.ACHIEVED,
            """
            达成 达成预期指标 达成年度指标 达成预期目标 达成目标 已达成 完成 已完成 全部完成 按时完成 按期完成 及时完成
            达标 已达标 达到预期 达到预期目标 达到目标
            """,
        ),
        (
            Rating.PARTLY,
            "部分达成 部分完成 部分达成目标 部分达成年度指标并具有一定效果",
        ),
        (Rating.NOT_ACHIEVED, "未完成 未达成 未达标 未达到 未实施 未开展 未达成年度指标且效果较差"),
    )
    for word in words.split()
}


def tidy(text: str) -> str:
    """The text in half-width glyphs, with one spelling of each operator and without blanks but between digits.

    >>> tidy("≧ 95%"), tidy(">=1,000 人")
    ('≥95%', '≥1,000人')
    """
    clean = _BLANKS.sub("", text.translate(_GLYPHS))
    head = _SPELLED.get(clean[:2])
    return head + clean[2:] if head else clean


def is_placeholder(text: str) -> bool:
    """Whether a cell holds nothing but blanks or a sign that stands for nothing, such as ``/``, ``—`` or ``无``.

    >>> is_placeholder(" / "), is_placeholder("0")
    (True, False)
    """
    return tidy(text) in _NOTHING


def parse(text: str) -> Expectation:
    """Read what a target cell asks for; never raises on any text.

    Args:
        text: the cell as printed: an operator or its wording, a number, a unit; a date; or words.

    Returns:
        The expectation: :class:`~budgetperf.rules.expectations.Bare` for a number without an operator,
        :class:`~budgetperf.rules.expectations.Qualitative` for words without digits, and
        :class:`~budgetperf.rules.expectations.Unread` with the reason for what fits no pattern.

    >>> parse("≥95%"), parse("不超过90万元")
    (AtLeast(value=Decimal('95'), unit='%'), AtMost(value=Decimal('90'), unit='万元'))
    >>> parse("效果明显"), parse("完成1部宣传片,2套方案").why.value
    (Qualitative(text='效果明显'), 'mixed-text')
    """
    require(text, str, "text")
    clean = tidy(text)
    if clean in _NOTHING:
        return Unread(text=text.strip(), why=UnreadWhy.PLACEHOLDER if clean else UnreadWhy.EMPTY)
    if not any(character.isdigit() for character in clean):
        return _words(text.strip(), clean)
    read = _read(clean) if len(clean) <= MAX_TEXT else UnreadWhy.TOO_LONG
    if isinstance(read, UnreadWhy):
        return Unread(text=text.strip(), why=read)
    if isinstance(read, PrintedDate):
        return By(date=read)
    return _SHAPES[read.operator](value=read.value, unit=read.unit)


def read_actual(text: str) -> Actual:
    """Read what an actual cell reports; never raises on any text.

    >>> read_actual("97.30%"), read_actual("达成预期指标").rating
    (Measured(value=Decimal('97.30'), unit='%', operator=''), <Rating.ACHIEVED: 'achieved'>)
    >>> read_actual("无").why.value
    'placeholder'
    """
    require(text, str, "text")
    clean = tidy(text)
    if clean in _NOTHING:
        return Unread(text=text.strip(), why=UnreadWhy.PLACEHOLDER if clean else UnreadWhy.EMPTY)
    if not any(character.isdigit() for character in clean):
        if rating := _RATINGS.get(clean.rstrip("。.;")):
            return Rated(rating=rating, text=text.strip())
        return Unread(text=text.strip(), why=UnreadWhy.NOT_A_RATING)
    read = _read(clean) if len(clean) <= MAX_TEXT else UnreadWhy.TOO_LONG
    if isinstance(read, UnreadWhy):
        return Unread(text=text.strip(), why=read)
    return Dated(date=read) if isinstance(read, PrintedDate) else read


def _words(text: str, clean: str) -> Qualitative | Unread:
    if _NUMERALS.fullmatch(clean[:MAX_TEXT]):
        return Unread(text=text, why=UnreadWhy.CHINESE_NUMERAL)
    return Qualitative(text=text)


def _read(clean: str) -> Measured | PrintedDate | UnreadWhy:
    """The value of a cell, unless its own text would be read as something else (2022.0年, 5以上以上)."""
    read = _quantity(clean)
    if isinstance(read, Measured) and _quantity(str(read)) != read:
        return UnreadWhy.MIXED_TEXT
    return read


def _quantity(clean: str) -> Measured | PrintedDate | UnreadWhy:
    for pattern, why in _REFUSED:
        if pattern.search(clean):
            return why
    if day := _DATE.fullmatch(clean):
        return _date(day)
    body, after = _without_suffix(clean)
    value = _VALUE.fullmatch(body)
    if value is None:
        return UnreadWhy.MIXED_TEXT
    before = _BEFORE[value["before"]] if value["before"] else ""
    if before and after and before != after:
        return UnreadWhy.CONTRADICTORY_OPERATOR
    number = Decimal(value["number"].replace(",", ""))
    if number.adjusted() >= _DIGITS:
        return UnreadWhy.TOO_LONG
    return Measured(value=number, unit=canonical_unit(value["unit"] or ""), operator=before or after)


def _without_suffix(clean: str) -> tuple[str, str]:
    if _WITHIN_TIME.search(clean):
        return clean.removesuffix("内"), "≤"
    for suffix, operator in _AFTER.items():
        if clean.endswith(suffix):
            return clean[: -len(suffix)], operator
    return clean, ""


def _date(match: re.Match[str]) -> PrintedDate | UnreadWhy:
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    try:
        return PrintedDate(year=int(match["year"]), month=int(month) if month else None, day=int(day) if day else None)
    except InvalidValueError:
        return UnreadWhy.MIXED_TEXT
