"""Named edit operations that make a faulty table out of a sound one, where they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

from attrs import evolve

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
    Relation,
    WordIs,
)
from budgetperf.rules.decisions import DecisionTable, Measure, Rule
from budgetperf.rules.fact_keys import FactKind

FLIPPED = {
    Relation.AT_LEAST: Relation.MORE_THAN,
    Relation.MORE_THAN: Relation.AT_LEAST,
    Relation.AT_MOST: Relation.LESS_THAN,
    Relation.LESS_THAN: Relation.AT_MOST,
    Relation.EQUAL: Relation.AT_LEAST,
}


def leaf_edits(condition: Condition, edit: Callable[[Condition], Iterator[Condition]]) -> Iterator[Condition]:
    """The condition with one of its comparisons edited, once for each edit of each comparison."""
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for place, part in enumerate(parts):
                for edited in leaf_edits(part, edit):
                    yield evolve(condition, parts=(*parts[:place], edited, *parts[place + 1 :]))
        case Not(part=part):
            yield from (Not(part=edited) for edited in leaf_edits(part, edit))
        case Open(readings=readings):
            for place, reading in enumerate(readings):
                for edited in leaf_edits(reading.when, edit):
                    changed = evolve(reading, when=edited)
                    yield evolve(condition, readings=(*readings[:place], changed, *readings[place + 1 :]))
        case NumberIs() | DayIs() | WordIs() | FlagIs():
            yield from edit(condition)


def _shift_edge(leaf: Condition) -> Iterator[Condition]:
    for sign in (-1, 1):
        if isinstance(leaf, DayIs):
            yield evolve(leaf, bound=leaf.bound + timedelta(days=sign))
        elif isinstance(leaf, NumberIs):
            step = {FactKind.RATE: Decimal("0.05"), FactKind.AMOUNT: Decimal(100000)}.get(leaf.key.kind, Decimal(1))
            bound = leaf.bound + sign * step
            if leaf.key.least is None or bound >= leaf.key.least:
                yield evolve(leaf, bound=bound)


def _flip_inclusiveness(leaf: Condition) -> Iterator[Condition]:
    if isinstance(leaf, (NumberIs, DayIs)):
        yield evolve(leaf, relation=FLIPPED[leaf.relation])


def _widen(leaf: Condition) -> Iterator[Condition]:
    if isinstance(leaf, WordIs):
        others = [code for code in leaf.key.codes if code not in leaf.words]
        yield from (evolve(leaf, words=(*leaf.words, code)) for code in others)
    if isinstance(leaf, LEAVES):
        yield AnyOf(parts=(leaf, Not(part=leaf)))


def _narrow(leaf: Condition) -> Iterator[Condition]:
    if isinstance(leaf, WordIs) and len(leaf.words) > 1:
        yield from (evolve(leaf, words=tuple(word for word in leaf.words if word != code)) for code in leaf.words)


def _turn(leaf: Condition) -> Iterator[Condition]:
    if isinstance(leaf, FlagIs):
        yield evolve(leaf, value=not leaf.value)


def _never(leaf: Condition) -> Iterator[Condition]:
    yield AllOf(parts=(leaf, Not(part=leaf)))


def _in_rows(edit: Callable[[Condition], Iterator[Condition]]) -> Callable[[DecisionTable], Iterator[DecisionTable]]:
    def edited(table: DecisionTable) -> Iterator[DecisionTable]:
        for place, rule in enumerate(table.rules):
            for when in leaf_edits(rule.when, edit):
                yield _with_row(table, place, evolve(rule, when=when))

    return edited


def _with_row(table: DecisionTable, place: int, *rules: Rule) -> DecisionTable:
    return evolve(table, rules=(*table.rules[:place], *rules, *table.rules[place + 1 :]))


def _drop_row(table: DecisionTable) -> Iterator[DecisionTable]:
    yield from (_with_row(table, place) for place in range(len(table.rules)))


def _duplicate_row(table: DecisionTable) -> Iterator[DecisionTable]:
    for place, rule in enumerate(table.rules):
        yield _with_row(table, place, rule, evolve(rule, code=f"{rule.code}-again"))


def _duplicate_for_another_measure(table: DecisionTable) -> Iterator[DecisionTable]:
    for rule in table.rules:
        for measure in table.measures:
            if measure.code not in rule.then:
                yield evolve(table, rules=(*table.rules, evolve(rule, code=f"{rule.code}-else", then=(measure.code,))))


def _swap_order(table: DecisionTable) -> Iterator[DecisionTable]:
    for place in range(len(table.rules) - 1):
        first, second = table.rules[place : place + 2]
        yield evolve(table, rules=(*table.rules[:place], second, first, *table.rules[place + 2 :]))


def _remove_otherwise(table: DecisionTable) -> Iterator[DecisionTable]:
    if table.otherwise:
        yield evolve(table, otherwise=None)


def _swap_measure(table: DecisionTable) -> Iterator[DecisionTable]:
    for place, rule in enumerate(table.rules):
        for measure in table.measures:
            if measure.code not in rule.then:
                yield _with_row(table, place, evolve(rule, then=(measure.code,)))


def _remove_rules_of_a_measure(table: DecisionTable) -> Iterator[DecisionTable]:
    for measure in table.measures:
        yield evolve(table, rules=tuple(rule for rule in table.rules if measure.code not in rule.then))


def _declare_another_measure(table: DecisionTable) -> Iterator[DecisionTable]:
    yield evolve(table, measures=(*table.measures, Measure(code="more", zh="另一措施", en="another measure")))


def _exempt_a_row(table: DecisionTable) -> Iterator[DecisionTable]:
    for exemption in table.exemptions:
        for rule in table.rules:
            yield evolve(table, exemptions=(evolve(exemption, when=AnyOf(parts=(exemption.when, rule.when))),))


EDITS: dict[str, Callable[[DecisionTable], Iterator[DecisionTable]]] = {
    "drop a row": _drop_row,
    "shift an edge": _in_rows(_shift_edge),
    "flip inclusiveness": _in_rows(_flip_inclusiveness),
    "duplicate a row": _duplicate_row,
    "duplicate a row for another measure": _duplicate_for_another_measure,
    "swap two rows": _swap_order,
    "widen a row": _in_rows(_widen),
    "narrow a row": _in_rows(_narrow),
    "turn a yes into a no": _in_rows(_turn),
    "let a row never hold": _in_rows(_never),
    "remove otherwise": _remove_otherwise,
    "swap a measure": _swap_measure,
    "remove the rules of a measure": _remove_rules_of_a_measure,
    "declare another measure": _declare_another_measure,
    "exempt a row": _exempt_a_row,
}
"""By name, every table that one edit makes of another; whether it is broken is for an oracle to say."""
