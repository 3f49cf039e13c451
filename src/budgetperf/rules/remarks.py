"""A cell's value taken apart from what is said about it: brackets, explanations, trailing stops, titles."""

from __future__ import annotations

import re
from decimal import Decimal

from budgetperf.rules.expectations import UnreadWhy
from budgetperf.rules.glyphs import AFTER, BEFORE, NUMBER, UNIT
from budgetperf.rules.numerals import NUMERAL

__all__ = ["Edge", "bare_words", "has_digit", "plain"]

Edge = str
"""Whether a bracket says that the bound itself counts: ``in`` (含), ``out`` (不含) or empty."""

_BRACKET = re.compile(r"[(【]([^()【】]{0,120})[)】]")
_AROUND = re.compile(r"[(【\[]([^()【】\[\]]{1,120})[)】\]][。.;,、!]?")
_EDGE = re.compile(rf"(?P<out>不)?(?:包?含|包括)(?:本数|本级|本身)?(?:(?P<number>{NUMBER})(?P<unit>{UNIT})?)?")
_LAST_NUMBER = re.compile(rf"({NUMBER})[^0-9]{{0,20}}$")
_INNER_UNIT = re.compile(r"%|‰|[万亿]?(?:元|人|人次|户|亩|个|次|家|台|套|件|份|吨|公里|米|平方米|㎡|天|场|期|座|处|项)")
_PART_OF_IT = ("含", "其中", "包括", "不含")
_REVISED = re.compile(r"实际|预算|约|(?:完成|达到)(?:了|率)?[0-9]")
_UNDONE = re.compile(
    r"应为|更正|(?<!评)估|预计|预期|暂|计划|目标|(?<![模虚])拟|(?<![接招等对看款优])待(?!遇)|未(?!发生|出现|超|发现|成年)|尚"
    r"|取消|推迟|延期|顺延至|在建|正在|(?<![比较与同])(?:去年|上年|往年)|测算|(?<![节签合契预])约$"
)
_KEPT_PLAN = re.compile(
    r"(?:按照?|达到|完成|实现|符合|超额?完成|超出?|比)(?:年度|年初|全年|预期|既定)?(?:计划|目标|预算)"
)
_EXPLAINS = re.compile(rf"(?:因|由于|受|系).{{0,60}}(?:[0-9]|{NUMERAL}[次个人户项场期件家名天])")
_SIGN = re.compile(r"[≥≤<>=]")
_BECAUSE = re.compile(r"[,;。:](?:因|由于|原因|主要|系|受|已|均|以|按|为|全部)[^0-9]{0,150}")
_TITLE = re.compile(
    r"《[^《》]{0,100}》|[“\"][^“”\"]{0,60}[”\"]|[0-9]{3,5}(?=热线|平台|专线|便民)|[0-9]A级|[0-9]G(?![A-Za-z])"
)
_STOPS = "。.;,、!"


def has_digit(text: str) -> bool:
    """Whether there is a digit of any script, circled ones included."""
    return any(character.isdigit() for character in text)


def bare_words(clean: str) -> str:
    """The text without titles and names that hold digits: 《2023年工作要点》, 12345热线, 4A级.

    >>> bare_words("按照《2023年工作要点》完成"), bare_words("12345热线及时办理")
    ('按照完成', '热线及时办理')
    """
    return _TITLE.sub("", clean) or clean


def plain(clean: str, *, reported: bool) -> tuple[str, Edge] | UnreadWhy:
    """The value of a tidied cell, without its remarks.

    Args:
        clean: the tidied text, no longer than a cell that is searched.
        reported: whether it reports what was reached; then a bracket explains the number, unless it undoes it.

    Returns:
        The rest and what a bracket says of the bound; the reason where a bracket asks for something of its own.

    >>> plain("≥6个(含改建2个)。", reported=False), plain("90%(不含)以上", reported=False)
    (('≥6个', ''), ('90%以上', 'out'))
    """
    if around := _AROUND.fullmatch(clean):
        clean = around[1]
    edge, inner = "", ""
    parts: list[str] = []
    end = 0
    for bracket in _BRACKET.finditer(clean):
        parts.append(clean[end : bracket.start()])
        end, inner = bracket.end(), bracket[1]
        before = "".join(parts)
        if (says := _EDGE.fullmatch(inner)) and _is_bound(says, before):
            edge = "out" if says["out"] else "in"
            continue
        kept = _kept(inner, before, clean[end:], reported=reported)
        if kept is None:
            return UnreadWhy.SEVERAL_NUMBERS if has_digit(inner) else UnreadWhy.MIXED_TEXT
        parts.append(kept)
    rest = "".join(parts) + clean[end:]
    if because := _BECAUSE.search(rest):
        rest = rest[: because.start()] if because.end() == len(rest) and because.start() else rest
    return rest.rstrip(_STOPS), edge


def _is_bound(says: re.Match[str], before: str) -> bool:
    """Whether 含 and 不含 speak of the bound: they name no number, or the one that stands before the bracket."""
    bound = _LAST_NUMBER.search(before)
    return says["number"] is None or (bound is not None and _decimal(bound[1]) == _decimal(says["number"]))


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _kept(inner: str, before: str, after: str, *, reported: bool) -> str | None:
    """What of a bracket belongs to the value: an operator or a unit; None where it says something else."""
    if (inner in AFTER and not after) or (inner in BEFORE and not before and after[:1].isdigit()):
        return inner
    if _INNER_UNIT.fullmatch(inner) and not after and before[-1:].isdigit():
        return inner
    if reported:
        return None if _undoes(inner) else ""
    apart = _EDGE.fullmatch(inner)
    if apart and apart["out"] and _INNER_UNIT.fullmatch(apart["unit"] or "%"):
        return None  # 不含5% beside another bound is no part that can be named
    if inner in BEFORE or _SIGN.search(inner) or (has_digit(inner) and not inner.startswith(_PART_OF_IT)):
        return None
    return ""


def _undoes(inner: str) -> bool:
    """Whether a remark says that the number is not the result: a plan, an estimate, another year's, another one."""
    said = _KEPT_PLAN.sub("", inner)
    if has_digit(inner) and _REVISED.search(said):
        return True
    return _UNDONE.search(said) is not None and _EXPLAINS.match(inner) is None
