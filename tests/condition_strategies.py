"""Facts, conditions and what is known, for the laws of decisions; and an oracle: Kleene's logic with ``None`` in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from budgetperf.amounts import Share, rate
from budgetperf.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    DayIs,
    FlagIs,
    Not,
    NumberIs,
    Open,
    Reading,
    Relation,
    WordIs,
)
from budgetperf.rules.fact_keys import FactWord
from budgetperf.rules.facts import (
    Fact,
    Facts,
    Known,
    amount_fact,
    count_fact,
    day_fact,
    flag_fact,
    points_fact,
    rate_fact,
    word_fact,
)

KINDS = tuple(
    FactWord(code=code, zh=zh, en=code) for code, zh in (("new", "新增"), ("old", "延续"), ("revised", "修订"))
)
GRADES = tuple(
    FactWord(code=code, zh=zh, en=en)
    for code, zh, en in (
        ("poor", "差", "poor"),
        ("fair", "中", "fair"),
        ("good", "良", "good"),
        ("excellent", "优", "excellent"),
    )
)
AMOUNT = amount_fact("amount", "本年预算", "budget of the year")
GROWTH = rate_fact("growth_rate", "增幅", "growth rate")
SCORE = points_fact("score", "得分", "score")
STAFF = count_fact("staff", "人数", "staff")
DUE = day_fact("due", "到期日", "day due")
NEW = flag_fact("is_new", "新增项目", "new project")
URGENT = flag_fact("is_urgent", "应急事项", "emergency")
KIND = word_fact("kind", "项目类别", "kind of project", KINDS)
GRADE = word_fact("grade", "评价等级", "grade", GRADES, is_ordered=True)
FIRST_DAY = date(2025, 1, 1)
UNDEFINED = "0/0"

# -- what is known: plain values by code, and the same as facts --

_NUMBERS = st.integers(0, 4).map(Fraction) | st.fractions(0, 4, max_denominator=3)
_PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "amount": st.integers(0, 4).map(Fraction),
    "growth_rate": _NUMBERS | st.just(UNDEFINED),
    "staff": st.integers(0, 4).map(Fraction),
    "due": st.integers(0, 4).map(lambda days: FIRST_DAY + timedelta(days)),
    "is_new": st.booleans(),
    "is_urgent": st.booleans(),
    "kind": st.sampled_from([word.code for word in KINDS]),
    "grade": st.sampled_from([word.code for word in GRADES]),
}
FACTS: dict[str, Fact[Any]] = {fact.key.code: fact for fact in (AMOUNT, GROWTH, STAFF, DUE, NEW, URGENT, KIND, GRADE)}
COMPLETE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(_PLAIN)
"""A plain value for every fact."""
PARTIAL: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({}, optional=_PLAIN)
"""Plain values for some."""


def known(code: str, value: Any) -> Known:
    """A plain value as a fact."""
    if value == UNDEFINED:
        return FACTS[code].known(Share.of(1, 0))
    if isinstance(value, Fraction):
        share = Share.of(value.numerator, value.denominator)
        return FACTS[code].known(Decimal(value.numerator) if value.denominator == 1 else share)
    return FACTS[code].known(value)


def facts_of(values: Mapping[str, Any]) -> Facts:
    """Plain values as facts."""
    return Facts(known=tuple(known(code, value) for code, value in values.items()))


# -- conditions --

_RELATIONS = st.sampled_from(Relation)
_WORDS = {fact.key.code: st.lists(st.sampled_from(fact.key.codes), min_size=1, unique=True) for fact in (KIND, GRADE)}
_BOUNDS = st.integers(0, 4).map(Decimal)
LEAF: st.SearchStrategy[Condition] = st.one_of(
    st.builds(NumberIs, key=st.sampled_from([AMOUNT.key, STAFF.key]), relation=_RELATIONS, bound=_BOUNDS),
    st.builds(
        NumberIs,
        key=st.just(GROWTH.key),
        relation=_RELATIONS,
        bound=_BOUNDS | st.just(rate("0.5")),
        undefined=st.sampled_from([None, True, False]),
    ),
    st.builds(
        DayIs,
        key=st.just(DUE.key),
        relation=_RELATIONS,
        bound=st.integers(0, 4).map(lambda days: FIRST_DAY + timedelta(days)),
    ),
    st.builds(FlagIs, key=st.sampled_from([NEW.key, URGENT.key]), value=st.booleans()),
    st.sampled_from([KIND.key, GRADE.key]).flatmap(
        lambda key: st.builds(WordIs, key=st.just(key), words=_WORDS[key.code].map(tuple))
    ),
)


def _question(choice: str, parts: tuple[Condition, Condition]) -> Open:
    readings = tuple(
        Reading(code=code, zh=code, en=code, when=part) for code, part in zip(("wide", "narrow"), parts, strict=True)
    )
    return Open(choice=choice, zh="含本数？", en="is the bound inside?", readings=readings)


def _grown(part: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(part, min_size=1, max_size=4).map(tuple)
    return (
        st.builds(AllOf, parts=parts)
        | st.builds(AnyOf, parts=parts)
        | st.builds(Not, part=part)
        | st.builds(_question, st.sampled_from(["first", "second"]), st.tuples(part, part))
    )


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(LEAF, _grown, max_leaves=8)
CHOICES: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("first", "second"), st.sampled_from(["wide", "narrow"]))
)


# -- the oracle --

_ORDER = {
    Relation.AT_LEAST: (False, True, True),
    Relation.MORE_THAN: (False, False, True),
    Relation.AT_MOST: (True, True, False),
    Relation.LESS_THAN: (True, False, False),
    Relation.EQUAL: (False, True, False),
}
"""Whether a value holds that is below, at and above its bound."""


def oracle(condition: Condition, values: Mapping[str, Any], chosen: Mapping[str, str]) -> bool | None:
    """Whether a condition holds: the truth tables of Kleene, written down with ``None`` for what cannot be told."""
    match condition:
        case AllOf(parts=parts):
            told = [oracle(part, values, chosen) for part in parts]
            return False if False in told else None if None in told else True
        case AnyOf(parts=parts):
            told = [oracle(part, values, chosen) for part in parts]
            return True if True in told else None if None in told else False
        case Not(part=part):
            return {True: False, False: True, None: None}[oracle(part, values, chosen)]
        case Open(choice=choice, readings=readings):
            taken = [one for one in readings if chosen.get(choice, one.code) == one.code]
            told = [oracle(one.when, values, chosen) for one in taken]
            return told[0] if told.count(told[0]) == len(told) else None
        case _:
            return _leaf(condition, values.get(condition.key.code))


def _leaf(condition: NumberIs | DayIs | FlagIs | WordIs, value: Any) -> bool | None:
    if value is None:
        return None
    match condition:
        case FlagIs(value=wanted):
            return bool(value == wanted)
        case WordIs(words=words):
            return value in words
        case NumberIs(undefined=undefined) if value == UNDEFINED:
            return undefined
        case DayIs(bound=day):
            return _ORDER[condition.relation][1 + (value > day) - (value < day)]
        case NumberIs(bound=bound):
            number = Fraction(bound)
            return _ORDER[condition.relation][1 + (value > number) - (value < number)]
