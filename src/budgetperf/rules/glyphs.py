"""The glyphs and wordings of cells: one spelling of each, the operators, and what fills a cell without saying anything.

Every pattern of the reader is made of the pieces kept here: Chinese characters, numbers, units and operators.
"""

from __future__ import annotations

import re

__all__ = ["AFTER", "BEFORE", "CJK", "NUMBER", "OPERATOR", "SUFFIX", "UNIT", "is_placeholder", "says_nothing", "tidy"]

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_GLYPHS = _WIDE | str.maketrans({
    "≧": "≥", "⩾": "≥", "≮": "≥", "≯": "≤", "≦": "≤", "⩽": "≤", "﹦": "=", "═": "=", "﹥": ">", "﹤": "<", "﹪": "%",
    "−": "-", "於": "于", "〔": "(", "〕": ")",
    "–": "-", "﹣": "-", "﹢": "+",
})  # fmt: skip
_BLANKS = re.compile(r"(?<![0-9])\s+|\s+(?![0-9\s])")
_SPELLED = {">=": "≥", "=>": "≥", "≥=": "≥", "<=": "≤", "=<": "≤", "≤=": "≤", "==": "="}

_NOTHING = frozenset(
    ["无", "不适用", "不涉及", "待填", "待填写", "未填", "未填报", "nan", "none", "null", "n/a", "na", "n\\a"]
)
_LONGEST = 40
_SAYS = frozenset("√✓✔☑✅■●◉🗹☒≥≤<>=")
_COUNTERS = "[万亿]?元|人次?|[个次户亩件份台套家项场期吨米天年月日名篇]|公里|平方米|[%‰]"
_TEMPLATE = re.compile(
    rf"(?:[Xx×*_]{{2,8}}(?:{_COUNTERS})?|[Xx×*_](?:{_COUNTERS}))(?:[Xx×*_]{{1,8}}(?:{_COUNTERS})){{0,3}}"
    r"|年月日?|月日|#[A-Za-z/]{1,8}[0-9]?[!?]?"
)

BEFORE = {
    "≥": "≥", ">=": "≥", "=>": "≥", "≥=": "≥", "不低于": "≥", "不少于": "≥", "不小于": "≥", "不得低于": "≥",
    "不得少于": "≥", "不能低于": "≥", "不能少于": "≥", "应不低于": "≥", "应不少于": "≥", "至少": "≥", "最少": "≥",
    "最低": "≥", "大于等于": "≥", "大于或等于": "≥", "高于或等于": "≥", "高于等于": "≥",
    "≤": "≤", "<=": "≤", "=<": "≤", "≤=": "≤", "不超过": "≤", "不超": "≤", "不高于": "≤", "不大于": "≤",
    "不多于": "≤", "不得超过": "≤", "不得高于": "≤", "不能超过": "≤", "不得多于": "≤", "不得大于": "≤",
    "应不超过": "≤", "控制在": "≤", "最多": "≤", "最高": "≤", "最大": "≤", "小于等于": "≤", "小于或等于": "≤",
    "低于或等于": "≤", "低于等于": "≤", "少于等于": "≤",
    ">": ">", "大于": ">", "超过": ">", "多于": ">", "高于": ">",
    "<": "<", "小于": "<", "少于": "<", "低于": "<", "不足": "<", "不到": "<", "未达": "<", "未达到": "<",
    "没达到": "<", "没有达到": "<", "未超": "≤", "未超过": "≤", "没有超过": "≤", "不突破": "≤", "未突破": "≤",
    "=": "=", "==": "=", "等于": "=",
}  # fmt: skip
"""The operators that stand before a number; each has one of five signs."""

AFTER = {
    "及以上": "≥", "或以上": "≥", "以上": "≥", "及以下": "≤", "或以下": "≤", "以下": "≤", "以内": "≤", "之内": "≤",
}  # fmt: skip
"""The operators that stand behind a number and its unit."""


def _any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


CJK = r"[\u3400-\u9fff]"
"""One Chinese character."""
OPERATOR = f"(?:{_any_of(BEFORE)})"
"""One operator before a number."""
SUFFIX = f"(?:{_any_of(AFTER)})"
"""One operator behind a number."""
NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,15}|[0-9]{1,40})(?:\.[0-9]{1,40})?"
"""A number in digits."""

_LATIN = (
    r"(?i:km²|km2|km|m²|m2|m³|m3|mm|cm|kg|mg|kwh|kw|mw|gwh|gb|tb|mb|mbps|db|ml|μg|ug|ha|min|m|g|t|h)"
    r"|L|A|V|W|(?i:pcu)"
)
_NO_UNIT = "整(?![治改理修合体])|[未不无非没且并和或至到]|及?以[上下内]|之内|(?<![国室省市县境区])内"
_WORD = rf"(?:(?:{_LATIN})(?![A-Za-z0-9])|(?:(?!{_NO_UNIT})[\u3400-\u9fff℃㎡㎥㎞㎏²³]){{1,12}})"
UNIT = rf"(?:[%‰](?:/{_WORD})?|/?{_WORD}(?:[/*·、]{_WORD}){{0,2}})"
"""A unit: a sign, Chinese characters without a denial, or Latin letters that no digit is mistaken for."""


def tidy(text: str) -> str:
    """The text in half-width glyphs, with one spelling of each operator and without blanks but between digits.

    >>> tidy("≧ 95%"), tidy(">=1,000 人")
    ('≥95%', '≥1,000人')
    """
    clean = _BLANKS.sub("", text.translate(_GLYPHS))
    head = _SPELLED.get(clean[:2])
    return head + clean[2:] if head else clean


def says_nothing(clean: str) -> bool:
    """Whether a tidied cell holds nothing, signs alone, a word for nothing or what a template or a table left behind.

    >>> [says_nothing(clean) for clean in ("", "……", "nan", "#REF!", "XX人", "年月日", "√", "≥", "X光机")]
    [True, True, True, True, True, True, False, False, False]
    """
    if not any(character.isalnum() or character in _SAYS for character in clean):
        return True
    return len(clean) <= _LONGEST and (clean.casefold() in _NOTHING or _TEMPLATE.fullmatch(clean) is not None)


def is_placeholder(text: str) -> bool:
    """Whether a cell holds nothing but blanks or what stands for nothing, such as ``/``, ``—``, ``无`` or ``#REF!``.

    >>> is_placeholder(" / "), is_placeholder("0")
    (True, False)
    """
    return says_nothing(tidy(text))
