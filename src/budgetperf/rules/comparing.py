"""Building conditions from typed facts: ``at_least(AMOUNT, wan("200"))`` takes money, because ``AMOUNT`` is money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from budgetperf.amounts import Points, Rate, Share, Yuan, exact
from budgetperf.errors import require
from budgetperf.rules.conditions import AllOf, AnyOf, Condition, DayIs, FlagIs, Not, NumberIs, Relation, WordIs
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.facts import Fact

__all__ = [
    "all_of",
    "any_of",
    "at_least",
    "at_most",
    "day_is",
    "equal_to",
    "less_than",
    "more_than",
    "no",
    "not_",
    "one_of",
    "rate_is",
    "word_at_least",
    "word_at_most",
    "yes",
]

N = TypeVar("N", Yuan, Points, int)
T = TypeVar("T")


def at_least(fact: Fact[N], bound: N) -> NumberIs:
    """以上（含）: the number is ``bound`` or more.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.rules.facts import amount_fact
    >>> at_least(amount_fact("new_money", "新增资金", "new money"), wan(200)).bound == wan(200)
    True
    """
    return _number_is(fact, Relation.AT_LEAST, bound)


def more_than(fact: Fact[N], bound: N) -> NumberIs:
    """超过: the number is more than ``bound``."""
    return _number_is(fact, Relation.MORE_THAN, bound)


def at_most(fact: Fact[N], bound: N) -> NumberIs:
    """以下（含）: the number is ``bound`` or less."""
    return _number_is(fact, Relation.AT_MOST, bound)


def less_than(fact: Fact[N], bound: N) -> NumberIs:
    """不满: the number is less than ``bound``."""
    return _number_is(fact, Relation.LESS_THAN, bound)


def equal_to(fact: Fact[N], bound: N) -> NumberIs:
    """等于: the number is ``bound``."""
    return _number_is(fact, Relation.EQUAL, bound)


def rate_is(fact: Fact[Rate | Share], relation: Relation, bound: Rate, *, undefined: bool | None) -> NumberIs:
    """A ratio stands so to a bound; ``undefined`` says what a ratio over zero counts as, None leaves it open.

    >>> from budgetperf.amounts import rate
    >>> from budgetperf.rules.facts import rate_fact
    >>> growth = rate_fact("growth_rate", "增幅", "growth rate")
    >>> rate_is(growth, Relation.AT_LEAST, rate("30%"), undefined=None).bound
    Decimal('0.30')
    """
    return NumberIs(key=_key(fact), relation=relation, bound=bound, undefined=undefined)


def day_is(fact: Fact[date], relation: Relation, bound: date) -> DayIs:
    """A day stands so to another; ``Relation.LESS_THAN`` means before it."""
    return DayIs(key=_key(fact), relation=relation, bound=bound)


def yes(fact: Fact[bool]) -> FlagIs:
    """It is so."""
    return FlagIs(key=_key(fact), value=True)


def no(fact: Fact[bool]) -> FlagIs:
    """It is not so."""
    return FlagIs(key=_key(fact), value=False)


def one_of(fact: Fact[str], *words: str) -> WordIs:
    """The fact is one of these words."""
    return WordIs(key=_key(fact), words=words)


def word_at_least(fact: Fact[str], word: str) -> WordIs:
    """The fact is this word or a higher one, such as 良及以上.

    Raises:
        InvalidValueError: the words have no order.
    """
    return WordIs(key=_key(fact), words=_ordered(_key(fact), word)[1])


def word_at_most(fact: Fact[str], word: str) -> WordIs:
    """The fact is this word or a lower one.

    Raises:
        InvalidValueError: the words have no order.
    """
    return WordIs(key=_key(fact), words=_ordered(_key(fact), word)[0])


def all_of(*parts: Condition) -> AllOf:
    """且: every part holds."""
    return AllOf(parts=parts)


def any_of(*parts: Condition) -> AnyOf:
    """或: at least one part holds."""
    return AnyOf(parts=parts)


def not_(part: Condition) -> Not:
    """非: the part does not hold."""
    return Not(part=part)


def _key(fact: Fact[T]) -> FactKey:
    require(fact, Fact, "fact", hint="amount_fact(), flag_fact() …")
    return fact.key


def _number_is(fact: Fact[N], relation: Relation, bound: Decimal | int) -> NumberIs:
    key = _key(fact)
    return NumberIs(key=key, relation=relation, bound=exact(bound, key.code))


def _ordered(key: FactKey, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words up to this one and the words from it on."""
    key.word(word)
    if not key.is_ordered:
        raise key.refusal(word, "a word of a fact whose words are ordered", "取值有高低之分的事实的用词")
    place = key.codes.index(word)
    return key.codes[: place + 1], key.codes[place:]
