"""Does a condition hold? Yes, no, or not to be told, because a fact is missing, undefined or an open question.

Three values make the order of parts immaterial: one part that fails settles ``AllOf``, one that holds settles
``AnyOf``, whatever is unknown beside it. What cannot be told is never taken for no.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never

from attrs import frozen

from budgetperf.explanation import Explanation
from budgetperf.rules.conditions import (
    LEAVES,
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
    inside,
    says,
)
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.facts import Facts, Known, Value, shown_value

__all__ = ["Held", "Test", "hold", "prepared"]

Test = Callable[[Mapping[str, Value]], bool | None]
"""A condition made ready for many facts: True, False, or None where it cannot be told."""

_Compare = Callable[[Any, Any], bool]
_COMPARE: Mapping[Relation, _Compare] = {
    Relation.AT_LEAST: operator.ge,
    Relation.MORE_THAN: operator.gt,
    Relation.AT_MOST: operator.le,
    Relation.LESS_THAN: operator.lt,
    Relation.EQUAL: operator.eq,
}


@frozen(kw_only=True)
class Held:
    """A condition with what became of it.

    Attributes:
        condition: the condition.
        holds: whether it holds; None where that cannot be told.
        known: the fact that it compared; None where it is missing, or where the condition has parts.
        parts: the conditions inside it; of an open question the reading that was chosen.
    """

    condition: Condition
    holds: bool | None
    known: Known | None = None
    parts: tuple[Held, ...] = ()

    @property
    def explanation(self) -> Explanation:
        """The condition, the value that it met, and its parts."""
        words = says(self.condition)
        value = shown_value(self.known) if self.known else None
        zh, en = _VERDICTS[self.holds]
        return Explanation(
            key=words.key,
            zh=f"{words.zh}：{f'实为 {value.zh}，' if value else ''}{zh}",
            en=f"{words.en}: {f'found {value.en}, ' if value else ''}{en}",
            parts=tuple(part.explanation for part in self.parts),
        )

    def leaves(self) -> Iterator[Held]:
        """The comparisons, and the open questions that nobody answered."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def lacking(self) -> tuple[FactKey, ...]:
        """The facts that would have to be known to tell; none where it is told."""
        return tuple(dict.fromkeys(leaf.key for leaf in _undecided(self) if isinstance(leaf, LEAVES)))

    def unanswered(self) -> tuple[Open, ...]:
        """The open questions that would have to be answered to tell."""
        return tuple(dict.fromkeys(leaf for leaf in _undecided(self) if isinstance(leaf, Open)))


def _undecided(held: Held) -> Iterator[Condition]:
    """The comparisons and open questions that keep it from being told."""
    if held.holds is None:
        if not held.parts:
            yield held.condition
        for part in held.parts:
            yield from _undecided(part)


_VERDICTS = {True: ("成立", "holds"), False: ("不成立", "does not hold"), None: ("无法判断", "cannot be told")}


def prepared(condition: Condition, chosen: Mapping[str, str]) -> Test:
    """A test of the condition for many facts.

    Args:
        condition: the condition.
        chosen: the readings chosen for open questions, by the names of these.
    """
    test: Test
    match condition:
        case NumberIs():
            test = _number_test(condition)
        case DayIs(key=key, relation=relation, bound=day):
            test = _compared(key.code, _COMPARE[relation], day)
        case WordIs(key=key, words=words):
            test = _contained(key.code, frozenset(words))
        case FlagIs(key=key, value=flag):
            test = _compared(key.code, operator.is_, flag)
        case AllOf(parts=parts):
            test = _settled(tuple(prepared(part, chosen) for part in parts), by=False)
        case AnyOf(parts=parts):
            test = _settled(tuple(prepared(part, chosen) for part in parts), by=True)
        case Not(part=part):
            test = _negated(prepared(part, chosen))
        case Open():
            test = _open_test(condition, chosen)
        case _ as never:
            assert_never(never)
    return test


def _number_test(condition: NumberIs) -> Test:
    code, compare, undefined = condition.key.code, _COMPARE[condition.relation], condition.undefined
    bound, as_fraction = condition.bound, Fraction(condition.bound)

    def test(values: Mapping[str, Value]) -> bool | None:
        if code not in values:
            return None
        value = values[code]
        if value is None:
            return undefined
        return compare(value, bound if type(value) is Decimal else as_fraction)

    return test


def _compared(code: str, compare: _Compare, bound: object) -> Test:
    def test(values: Mapping[str, Value]) -> bool | None:
        return compare(values[code], bound) if code in values else None

    return test


def _contained(code: str, words: frozenset[str]) -> Test:
    def test(values: Mapping[str, Value]) -> bool | None:
        return values[code] in words if code in values else None

    return test


def _settled(tests: tuple[Test, ...], *, by: bool) -> Test:
    """All or any: the first part that says ``by`` settles it; otherwise it cannot be told where one part cannot."""

    def test(values: Mapping[str, Value]) -> bool | None:
        told: bool | None = not by
        for part in tests:
            found = part(values)
            if found is by:
                return by
            if found is None:
                told = None
        return told

    return test


def _negated(part: Test) -> Test:
    def test(values: Mapping[str, Value]) -> bool | None:
        found = part(values)
        return None if found is None else not found

    return test


def _open_test(condition: Open, chosen: Mapping[str, str]) -> Test:
    """The chosen reading; without a choice what all readings agree on."""
    readings = _readings(condition, chosen)
    tests = tuple(prepared(reading.when, chosen) for reading in readings)

    def test(values: Mapping[str, Value]) -> bool | None:
        found = {part(values) for part in tests}
        return found.pop() if len(found) == 1 else None

    return test


def _readings(condition: Open, chosen: Mapping[str, str]) -> tuple[Reading, ...]:
    option = chosen.get(condition.choice)
    return tuple(reading for reading in condition.readings if option in {None, reading.code})


def hold(condition: Condition, facts: Facts, chosen: Mapping[str, str]) -> Held:
    """Hold a condition against facts and keep which part held, with which value.

    Args:
        condition: the condition.
        facts: what is known.
        chosen: the readings chosen for open questions, by the names of these.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.rules.comparing import at_least
    >>> from budgetperf.rules.facts import amount_fact
    >>> money = amount_fact("new_money", "新增资金", "new money")
    >>> print(hold(at_least(money, wan(200)), Facts(known=(money.known(wan("199.99")),)), {}).explanation.text("zh"))
    新增资金达到 2000000 元 以上（含）：实为 1999900 元，不成立
    """
    known = facts.get(condition.key) if isinstance(condition, LEAVES) else None
    inner = inside(condition)
    if isinstance(condition, Open):
        chosen_here = condition.choice in chosen
        inner = tuple(reading.when for reading in _readings(condition, chosen) if chosen_here)
    return Held(
        condition=condition,
        holds=prepared(condition, chosen)(facts.values),
        known=known,
        parts=tuple(hold(part, facts, chosen) for part in inner),
    )
