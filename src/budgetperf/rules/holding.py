"""Does a condition hold? Yes, no, or not to be told, because a fact is missing, undefined or an open question.

Three values make the order of parts immaterial: one part that fails settles ``AllOf``, one that holds settles
``AnyOf``, whatever is unknown beside it. What cannot be told is never taken for no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from attrs import frozen

from budgetperf.errors import require
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
    require_condition,
    says,
)
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.facts import Facts, Known, Value, shown_value

__all__ = ["Held", "Test", "hold", "prepared"]

Test = Callable[[Mapping[str, Value]], bool | None]
"""A condition made ready for many facts: True, False, or None where it cannot be told."""


@frozen(kw_only=True)
class Held:
    """A condition with what became of it.

    Attributes:
        condition: the condition.
        holds: whether it holds; None where that cannot be told.
        known: the fact that it compared; None where it is missing, or where the condition has parts.
        parts: the conditions inside it; of an open question the reading that was chosen, or all of them where nobody
            chose and they do not contradict each other.
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
        """The comparisons, and the open questions that nobody answered and whose readings contradict each other."""
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
        case NumberIs(key=key, relation=relation, bound=bound, undefined=undefined):
            test = _compared(key.code, relation, bound, undefined=undefined)
        case DayIs(key=key, relation=relation, bound=day):
            test = _compared(key.code, relation, day)
        case WordIs(key=key, words=words):
            test = _contained(key.code, frozenset(words))
        case FlagIs(key=key, value=flag):
            test = _flagged(key.code, flag=flag)
        case AllOf(parts=parts):
            test = _settled(tuple(prepared(part, chosen) for part in parts), by=False)
        case AnyOf(parts=parts):
            test = _settled(tuple(prepared(part, chosen) for part in parts), by=True)
        case Not(part=part):
            test = _negated(prepared(part, chosen))
        case Open():
            test = _open_test(condition, chosen)
        case _:
            assert_never(condition)
    return test


def _compared(code: str, relation: Relation, bound: Decimal | date, *, undefined: bool | None = None) -> Test:
    """A test of a number or a day: it compares exactly, fractions too, in any decimal context.

    Written out for each comparison, because a table asks little else and a call would cost more than the comparison.
    """
    holds = relation not in {Relation.LESS_THAN, Relation.AT_MOST}

    def at_least(values: Mapping[str, Any]) -> bool | None:
        try:
            return (values[code] >= bound) is holds
        except (KeyError, TypeError):
            return undefined if values.get(code, bound) is None else None

    def more_than(values: Mapping[str, Any]) -> bool | None:
        try:
            return (values[code] > bound) is holds
        except (KeyError, TypeError):
            return undefined if values.get(code, bound) is None else None

    def equal(values: Mapping[str, Any]) -> bool | None:
        value = values.get(code)
        if value is None:
            return undefined if code in values else None
        return value == bound  # type: ignore[no-any-return]

    if relation is Relation.EQUAL:
        return equal
    return at_least if relation in {Relation.AT_LEAST, Relation.LESS_THAN} else more_than


def _contained(code: str, words: frozenset[str]) -> Test:
    def test(values: Mapping[str, Any]) -> bool | None:
        return values[code] in words if code in values else None

    return test


def _flagged(code: str, *, flag: bool) -> Test:
    def test(values: Mapping[str, Any]) -> bool | None:
        return values[code] is flag if code in values else None

    return test


def _settled(tests: tuple[Test, ...], *, by: bool) -> Test:
    """All or any: the first part that says ``by`` settles it; otherwise it cannot be told where one part cannot."""
    first = tests[0]
    if len(tests) == 1:
        return first
    rest = _settled(tests[1:], by=by)

    def test(values: Mapping[str, Any]) -> bool | None:
        found = first(values)
        if found is by:
            return by
        other = rest(values)
        return found if other is not by and found is None else other

    return test


def _negated(part: Test) -> Test:
    def test(values: Mapping[str, Any]) -> bool | None:
        found = part(values)
        return None if found is None else not found

    return test


def _open_test(condition: Open, chosen: Mapping[str, str]) -> Test:
    """The chosen reading; without a choice what all readings agree on."""
    readings = _readings(condition, chosen)
    tests = tuple(prepared(reading.when, chosen) for reading in readings)
    if len(tests) == 1:
        return tests[0]

    def test(values: Mapping[str, Any]) -> bool | None:
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

    Raises:
        InvalidValueError: something of another type.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.rules.comparing import at_least
    >>> from budgetperf.rules.facts import amount_fact
    >>> money = amount_fact("new_money", "新增资金", "new money")
    >>> print(hold(at_least(money, wan(200)), Facts(known=(money.known(wan("199.99")),)), {}).explanation.text("zh"))
    新增资金达到 2000000 元以上（含）：实为 1999900 元，不成立
    """
    require_condition(condition, "condition")
    require(facts, Facts, "facts", hint="Facts(known=...)")
    require(chosen, Mapping, "chosen")
    return _held(condition, facts, chosen)


def _held(condition: Condition, facts: Facts, chosen: Mapping[str, str]) -> Held:
    known = facts.get(condition.key) if isinstance(condition, LEAVES) else None
    inner = inside(condition)
    if isinstance(condition, Open):
        inner = tuple(reading.when for reading in _readings(condition, chosen))
    parts = tuple(_held(part, facts, chosen) for part in inner)
    if isinstance(condition, Open) and {True, False} <= {part.holds for part in parts}:
        parts = ()  # the readings contradict each other: the question itself has to be answered
    return Held(condition=condition, holds=prepared(condition, chosen)(facts.values), known=known, parts=parts)
