"""A cell's value taken apart from what is said about it: brackets, explanations, trailing stops, titles."""

from __future__ import annotations

import re

from budgetperf.rules.expectations import UnreadWhy
from budgetperf.rules.glyphs import AFTER, BEFORE, NUMBER, UNIT

__all__ = ["Edge", "bare_words", "has_digit", "plain"]

Edge = str
"""Whether a bracket says that the bound itself counts: ``in`` (含), ``out`` (不含) or empty."""

_BRACKET = re.compile(r"[(【]([^()【】]{0,120})[)】]")
_EDGE = re.compile(rf"(?P<out>不)?(?:包?含|包括)(?:本数|本级|本身)?(?:{NUMBER}(?:{UNIT})?)?")
_INNER_UNIT = re.compile(r"%|‰|[万亿]?(?:元|人|人次|户|亩|个|次|家|台|套|件|份|吨|公里|米|平方米|㎡|天|场|期|座|处|项)")
_PART_OF_IT = ("含", "其中", "包括", "不含")
_REVISED = re.compile(r"实际|应为|更正|估|预计|约|暂|预算|目标|计划")
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
        reported: whether it reports what was reached; then a bracket explains the number, whatever it holds.

    Returns:
        The rest and what a bracket says of the bound; the reason where a bracket asks for something of its own.

    >>> plain("≥6个(含改建2个)。", reported=False), plain("90%(不含)以上", reported=False)
    (('≥6个', ''), ('90%以上', 'out'))
    """
    edge, inner = "", ""
    parts: list[str] = []
    end = 0
    for bracket in _BRACKET.finditer(clean):
        parts.append(clean[end : bracket.start()])
        end, inner = bracket.end(), bracket[1]
        kept = _kept(inner, "".join(parts), clean[end:], reported=reported)
        if kept is None:
            return UnreadWhy.SEVERAL_NUMBERS if has_digit(inner) else UnreadWhy.MIXED_TEXT
        if says := _EDGE.fullmatch(inner):
            edge = "out" if says["out"] else "in"
        parts.append(kept)
    rest = "".join(parts) + clean[end:]
    if because := _BECAUSE.search(rest):
        rest = rest[: because.start()] if because.end() == len(rest) and because.start() else rest
    return rest.rstrip(_STOPS), edge


def _kept(inner: str, before: str, after: str, *, reported: bool) -> str | None:
    """What of a bracket belongs to the value: an operator or a unit; None where it says something else."""
    if inner in AFTER and not after:
        return inner
    if _INNER_UNIT.fullmatch(inner) and not after and before[-1:].isdigit():
        return inner
    if _EDGE.fullmatch(inner):
        return ""
    if reported:
        return None if _REVISED.search(inner) and has_digit(inner) else ""
    if inner in BEFORE or _SIGN.search(inner) or (has_digit(inner) and not inner.startswith(_PART_OF_IT)):
        return None
    return ""
