"""Conditions over facts: comparisons that say whether their edge belongs to them, and all, any and not of others.

A condition is data: printed in both languages, written to JSON, analysed for gaps, and held against facts by
``holding``. ``comparing`` has the functions that build conditions under the eyes of a type checker.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import assert_never

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_filled, require_truth
from budgetperf.places import called
from budgetperf.rules.fact_keys import FactKey, FactKind, said, said_day
from budgetperf.rules.relations import Relation, compared
from budgetperf.terms import Term, term

__all__ = [
    "LEAVES",
    "AllOf",
    "AnyOf",
    "Condition",
    "DayIs",
    "FlagIs",
    "Not",
    "NumberIs",
    "Open",
    "Reading",
    "Relation",
    "WordIs",
    "inside",
    "require_condition",
    "says",
    "walk",
]


@frozen(kw_only=True)
class NumberIs:
    """A number stands so to a bound.

    Attributes:
        key: the fact.
        relation: how; it says whether the bound itself belongs.
        bound: money in yuan, a ratio (0.3 for 30 %), points or a count.
        undefined: whether an undefined number (a share of nothing) counts as holding; None leaves it open.

    Raises:
        InvalidValueError: a fact that is no number, or a bound that it cannot be.
    """

    key: FactKey
    relation: Relation
    bound: Decimal
    undefined: bool | None = None

    def __attrs_post_init__(self) -> None:
        require(self.key, FactKey, "NumberIs.key", hint="Fact.key")
        require(self.relation, Relation, "NumberIs.relation")
        require(self.bound, Decimal, "NumberIs.bound")
        self.key.check_number(self.bound)
        if self.undefined is not None:
            require_truth(self.undefined, "NumberIs.undefined")


@frozen(kw_only=True)
class DayIs:
    """A day stands so to another; ``at_least`` means on it or later.

    Attributes:
        key: the fact.
        relation: how; it says whether the day itself belongs.
        bound: the day.

    Raises:
        InvalidValueError: a fact that is no day, or a bound that is none.
    """

    key: FactKey
    relation: Relation
    bound: date

    def __attrs_post_init__(self) -> None:
        require(self.relation, Relation, "DayIs.relation")
        _check_kind(self.key, FactKind.DAY, "DayIs.key")
        if type(self.bound) is not date:
            raise self.key.other_kind(self.bound)


@frozen(kw_only=True)
class WordIs:
    """A fact in words is one of some.

    Attributes:
        key: the fact.
        words: the codes of the words for which it holds.

    Raises:
        InvalidValueError: a fact that is not in words, no word, one twice or one that the fact does not have.
    """

    key: FactKey
    words: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        _check_kind(self.key, FactKind.WORD, "WordIs.key")
        require_each(self.words, str, "WordIs.words")
        for code in self.words:
            self.key.word(code)
        if not self.words or len(set(self.words)) < len(self.words):
            found = " | ".join(self.words) or "''"
            raise self.key.refusal(found, "one or more different words", "一个以上互不相同的用词")


@frozen(kw_only=True)
class FlagIs:
    """A yes or no is as said.

    Attributes:
        key: the fact.
        value: what it must be.
    """

    key: FactKey
    value: bool

    def __attrs_post_init__(self) -> None:
        _check_kind(self.key, FactKind.FLAG, "FlagIs.key")
        require_truth(self.value, "FlagIs.value")


@frozen(kw_only=True)
class AllOf:
    """Every part holds.

    Attributes:
        parts: the conditions; at least one.
    """

    parts: tuple[Condition, ...]

    def __attrs_post_init__(self) -> None:
        _check_parts(self.parts, "AllOf.parts")


@frozen(kw_only=True)
class AnyOf:
    """At least one part holds.

    Attributes:
        parts: the conditions; at least one.
    """

    parts: tuple[Condition, ...]

    def __attrs_post_init__(self) -> None:
        _check_parts(self.parts, "AnyOf.parts")


@frozen(kw_only=True)
class Not:
    """The part does not hold.

    Attributes:
        part: the condition.
    """

    part: Condition

    def __attrs_post_init__(self) -> None:
        require_condition(self.part, "Not.part")


@frozen(kw_only=True)
class Reading:
    """One way to read words that may be read in several.

    Attributes:
        code: stable name of the option.
        zh: what it takes the words to mean, in Chinese.
        en: the same in English.
        when: the condition that the words then state.
    """

    code: str
    zh: str
    en: str
    when: Condition

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_condition(self.when, "Reading.when")


@frozen(kw_only=True)
class Open:
    """Words that a document leaves open, such as 良好以下: is 良 inside? Somebody must choose by name.

    Attributes:
        choice: the parameter's name.
        zh: the question, in Chinese.
        en: the question in English.
        readings: the possible answers; two or more.

    Raises:
        InvalidValueError: fewer than two readings, or two of one code.
    """

    choice: str
    zh: str
    en: str
    readings: tuple[Reading, ...]

    def __attrs_post_init__(self) -> None:
        require_filled(self, "choice", "zh", "en")
        require_each(self.readings, Reading, "Open.readings")
        codes = {reading.code for reading in self.readings}
        if len(self.readings) < 2 or len(codes) < len(self.readings):  # noqa: PLR2004 - one reading is no choice
            found = tuple(reading.code for reading in self.readings)
            raise InvalidValueError(
                f"the open choice {self.choice} has the readings {', '.join(found) or 'none'}, expected two or more "
                "different ones.",
                f"待定事项“{self.choice}”的选项为 {'、'.join(found) or '无'}，应有两个以上不同的选项。",
                found=found,
            )


Condition = NumberIs | DayIs | WordIs | FlagIs | AllOf | AnyOf | Not | Open
"""Any condition; the set is closed."""

LEAVES = (NumberIs, DayIs, WordIs, FlagIs)
"""The conditions that look at a fact."""
_KINDS = (*LEAVES, AllOf, AnyOf, Not, Open)


def _check_kind(key: FactKey, kind: FactKind, what: str) -> None:
    require(key, FactKey, what, hint="Fact.key")
    if key.kind is not kind:
        raise InvalidValueError(
            f"{what} is the fact {key.code} of the kind {key.kind.value}, expected the kind {kind.value}.",
            f"{called(what)}为事实“{key.zh}”，类型为“{key.kind.term.zh}”，应为“{kind.term.zh}”。",
            fact=key.code,
            found=key.kind.value,
            expected=kind.value,
        )


def require_condition(value: object, what: str) -> None:
    """Refuse anything but a condition.

    Raises:
        InvalidValueError: ``value`` is none.
    """
    require(value, _KINDS, what, hint="at_least(), yes(), all_of() …")


def _check_parts(parts: tuple[Condition, ...], what: str) -> None:
    require_each(parts, _KINDS, what)
    if not parts:
        raise InvalidValueError(f"{what} is empty, expected one or more conditions.", f"{called(what)}为空，应有条件。")


def inside(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that this one is made of; all readings of an open question."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case Open(readings=readings):
            return tuple(reading.when for reading in readings)
        case NumberIs() | DayIs() | WordIs() | FlagIs():
            return ()
        case _:
            assert_never(condition)


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and every one inside it, in reading order."""
    yield condition
    for part in inside(condition):
        yield from walk(part)


def says(condition: Condition) -> Term:
    """The condition in words of both languages.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.rules.comparing import at_least
    >>> from budgetperf.rules.facts import amount_fact
    >>> says(at_least(amount_fact("new_money", "新增资金", "new money"), wan(200))).en
    'new money of 2000000 yuan or more'
    """
    words: tuple[str, str, str]
    match condition:
        case NumberIs(key=key, relation=relation, bound=bound, undefined=undefined):
            words = compared(key, relation.term, said(key, bound), undefined=undefined)
        case DayIs(key=key, relation=relation, bound=day):
            words = compared(key, term(f"day-{relation.term.key}"), said_day(key, day))
        case WordIs(key=key, words=codes):
            named = [key.word(code) for code in codes]
            words = (
                key.code,
                f"{key.zh}为{'或'.join(n.zh for n in named)}",
                f"{key.en}: {' or '.join(n.en for n in named)}",
            )
        case FlagIs(key=key, value=True):
            words = key.code, f"{key.zh}：是", f"{key.en}: yes"
        case FlagIs(key=key):
            words = key.code, f"{key.zh}：否", f"{key.en}: no"
        case AllOf(parts=parts):
            words = _joined("all-of", parts, "，且", " and ")
        case AnyOf(parts=parts):
            words = _joined("any-of", parts, "，或", " or ")
        case Not(part=part):
            inner = says(part)
            words = "not", f"并非（{inner.zh}）", f"not ({inner.en})"
        case Open(choice=choice, zh=zh, en=en):
            words = choice, f"待定：{zh}", f"open: {en}"
        case _:
            assert_never(condition)
    key_of, zh_of, en_of = words
    return Term(key=key_of, zh=zh_of, en=en_of)


def _joined(key: str, parts: tuple[Condition, ...], zh: str, en: str) -> tuple[str, str, str]:
    inner = [(says(part), isinstance(part, (AllOf, AnyOf)) and len(part.parts) > 1) for part in parts]
    return (
        key,
        zh.join(f"（{one.zh}）" if bracketed else one.zh for one, bracketed in inner),
        en.join(f"({one.en})" if bracketed else one.en for one, bracketed in inner),
    )
