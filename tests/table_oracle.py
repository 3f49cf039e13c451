"""What is wrong with a table by brute force: every combination of edges, midpoints and values beyond, one by one.

Nothing here comes from the interval algebra, from ``holding`` or from ``decide``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import NamedTuple

from budgetperf.rules.conditions import (
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
    walk,
)
from budgetperf.rules.decisions import DecisionTable, Exemption, HitPolicy, Rule
from budgetperf.rules.fact_keys import FactKey, FactKind
from budgetperf.rules.faults import Fault

Point = tuple[int, ...]
Points = frozenset[Point]
Told = tuple[str, tuple[str, ...], tuple[str, ...], str | None]
"""Kind, rules, measures and edge of a fault."""
Combination = frozenset[tuple[str, str]]


class Line(NamedTuple):
    """The values of one fact that are tried, those with an order first."""

    key: FactKey
    values: list[Fraction | str | bool | None]
    edges: set[Fraction]

    def beside(self, place: int) -> list[int]:
        if self.key.kind is FactKind.WORD or self.key.kind is FactKind.FLAG:
            return [other for other in range(len(self.values)) if other != place]
        near = [place - 1, place + 1] if self.values[place] is not None else []
        return [other for other in near if 0 <= other < len(self.values) and self.values[other] is not None]


def _bound(leaf: NumberIs | DayIs) -> Fraction:
    return Fraction(leaf.bound.toordinal() if isinstance(leaf, DayIs) else leaf.bound)


def _line(key: FactKey, leaves: Iterable[Condition]) -> Line:
    if key.kind is FactKind.WORD:
        return Line(key, [*key.codes], set())
    if key.kind is FactKind.FLAG:
        return Line(key, [True, False], set())
    edges = sorted({_bound(leaf) for leaf in leaves if isinstance(leaf, (NumberIs, DayIs))})
    tried = {*edges, edges[0] - 1, edges[-1] + 1}
    if key.kind in {FactKind.COUNT, FactKind.DAY}:
        tried |= {Fraction((low + high) // 2) for low, high in pairwise(edges)}
    else:
        tried |= {(low + high) / 2 for low, high in pairwise(edges)}
    if key.least is not None:
        least = Fraction(key.least)
        tried = {least, (least + edges[0]) / 2 if key.kind is not FactKind.COUNT else least, *tried}
        tried = {number for number in tried if number >= least}
    undefined: list[None] = [None] if key.kind is FactKind.RATE else []
    return Line(key, [*_one_each(sorted(tried), edges), *undefined], set(edges))


def _one_each(numbers: list[Fraction], edges: list[Fraction]) -> list[Fraction]:
    """One value of each stretch between edges: more would make neighbours of values in the same stretch."""
    stretches = {(sum(edge < number for edge in edges), number in edges): number for number in numbers}
    return sorted(stretches.values())


def _compare(relation: Relation, number: Fraction, bound: Fraction) -> bool:
    return {
        Relation.AT_LEAST: number >= bound,
        Relation.MORE_THAN: number > bound,
        Relation.AT_MOST: number <= bound,
        Relation.LESS_THAN: number < bound,
        Relation.EQUAL: number == bound,
    }[relation]


def _truth(leaf: Condition, value: Fraction | str | bool | None) -> int:
    """1 for yes, -1 for no, 0 where it cannot be told."""
    if isinstance(leaf, NumberIs) and value is None:
        return {True: 1, False: -1, None: 0}[leaf.undefined]
    if isinstance(leaf, (NumberIs, DayIs)):
        assert isinstance(value, Fraction)
        found = _compare(leaf.relation, value, _bound(leaf))
    elif isinstance(leaf, WordIs):
        found = value in leaf.words
    else:
        assert isinstance(leaf, FlagIs)
        found = value is leaf.value
    return 1 if found else -1


class Grid:
    """A table and everything that can be tried on it, under one reading of its open questions."""

    def __init__(self, table: DecisionTable, within: Condition | None, chosen: dict[str, str]) -> None:
        self.table, self.chosen = table, chosen
        self.owners: tuple[Rule | Exemption, ...] = (
            *table.exemptions,
            *(r for r in table.rules if not r.is_proposal or r.code in table.adopted),
        )
        waiting = reserved(table)
        conditions = [*(owner.when for owner in (*self.owners, *waiting)), *([within] if within else [])]
        leaves = [
            part for when in conditions for part in walk(when) if isinstance(part, (NumberIs, DayIs, WordIs, FlagIs))
        ]
        keys = list(dict.fromkeys(leaf.key.code for leaf in leaves))
        grouped = [[leaf for leaf in leaves if leaf.key.code == code] for code in keys]
        self.lines = [_line(group[0].key, group) for group in grouped]
        self.place = {code: place for place, code in enumerate(keys)}
        every = list(product(*(range(len(line.values)) for line in self.lines)))
        can = self.test(within) if within else (lambda _: 1)
        self.possible = frozenset(point for point in every if can(point) == 1)
        tests = [self.test(owner.when) for owner in self.owners]
        self.truths = {point: [test(point) for test in tests] for point in self.possible}
        kept = [self.test(rule.when) for rule in waiting]
        self.kept = {point for point in self.possible if any(test(point) >= 0 for test in kept)}

    def test(self, condition: Condition) -> Callable[[Point], int]:
        match condition:
            case AllOf(parts=parts):
                tests = [self.test(part) for part in parts]
                return lambda point: min(test(point) for test in tests)
            case AnyOf(parts=parts):
                tests = [self.test(part) for part in parts]
                return lambda point: max(test(point) for test in tests)
            case Not(part=part):
                inner = self.test(part)
                return lambda point: -inner(point)
            case Open(choice=choice, readings=readings):
                (when,) = [reading.when for reading in readings if reading.code == self.chosen[choice]]
                return self.test(when)
            case _:
                place = self.place[condition.key.code]
                told = [_truth(condition, value) for value in self.lines[place].values]
                return lambda point: told[point[place]]

    def moved(self, point: Point, place: int) -> list[Point]:
        return [(*point[:place], other, *point[place + 1 :]) for other in self.lines[place].beside(point[place])]

    def single(self, point: Point, inside: set[Point]) -> int | None:
        """The first fact of which the point is a single printed value."""
        for place, line in enumerate(self.lines):
            near = self.moved(point, place)
            is_edge = line.values[point[place]] in line.edges
            if is_edge and inside.isdisjoint(near) and not self.possible.isdisjoint(near):
                return place
        return None

    def wrong(self, kind: str, inside: set[Point], rules: tuple[str, ...], measures: tuple[str, ...]) -> Counter[Told]:
        singles = {point: place for point in inside if (place := self.single(point, inside)) is not None}
        edges = {(place, point[place]) for point, place in singles.items()}
        found: Counter[Told] = Counter(("edge", rules, measures, self.lines[place].key.code) for place, _ in edges)
        parts = self.parts(inside - set(singles))
        found[kind, rules, measures, None] += min(parts, 1) if rules else parts
        return +found

    def parts(self, inside: set[Point]) -> int:
        """How many connected parts there are."""
        left, count = set(inside), 0
        while left:
            count += 1
            front = [left.pop()]
            while front:
                point = front.pop()
                near = {other for place in range(len(self.lines)) for other in self.moved(point, place)} & left
                left -= near
                front += near
        return count

    def reached(self) -> tuple[dict[str, set[Point]], set[Point]]:
        """The points at which each row is come to, and those that all rows leave."""
        reached: dict[str, set[Point]] = {owner.code: set() for owner in self.owners}
        left: set[Point] = set()
        count = len(self.table.exemptions)
        for point, truths in self.truths.items():
            in_turn = truths if self.table.hit is HitPolicy.FIRST else truths[:count]
            first = next((place for place, truth in enumerate(in_turn) if truth >= 0), None)
            if first is not None:
                if truths[first] == 1:
                    reached[self.owners[first].code].add(point)
            elif self.table.hit is HitPolicy.FIRST or 0 not in truths:
                together = [owner.code for owner, truth in zip(self.owners, truths, strict=True) if truth == 1]
                for code in together:
                    reached[code].add(point)
                if not together:
                    left.add(point)
        return reached, left

    def faults(self) -> Counter[Told]:
        table, found = self.table, Counter[Told]()
        reached, left = self.reached()
        rules = [owner for owner in self.owners if isinstance(owner, Rule)]
        refused: set[Point] = set()
        for one, other in combinations(rules, 2):
            both, clash = reached[one.code] & reached[other.code], self._clash(one, other)
            if table.hit is HitPolicy.UNIQUE or (table.hit is HitPolicy.EVERY and clash):
                kind = "overlap" if table.hit is HitPolicy.UNIQUE else "contradictory"
                refused |= both
                found += self.wrong(kind, both, (one.code, other.code), clash if kind == "contradictory" else ())
        unsaid = left if table.otherwise is None else left & self.kept
        found += self.wrong("gap", unsaid, (), ())
        left -= unsaid
        for place, owner in enumerate(self.owners):
            if not reached[owner.code]:
                holds = {point for point, truths in self.truths.items() if truths[place] == 1}
                by = tuple(one.code for one in self.owners[:place] if reached[one.code] & holds)
                found["shadowed" if by else "unreachable", (owner.code, *by), (), None] += 1
        for measure in table.measures:
            leading = [rule for rule in rules if measure.code in rule.then]
            fallback = table.otherwise is not None and measure.code in table.otherwise.then and bool(left)
            if not fallback and not any(reached[rule.code] - refused for rule in leading):
                found["unreachable", tuple(rule.code for rule in leading), (measure.code,), None] += 1
        return found

    def _clash(self, one: Rule, other: Rule) -> tuple[str, ...]:
        for group in self.table.exclusive:
            both = tuple(dict.fromkeys(code for code in (*one.then, *other.then) if code in group))
            if len(both) > 1:
                return both
        return ()


def reserved(table: DecisionTable) -> list[Rule]:
    """The proposals of a table of proposals that nobody adopted: what follows otherwise waits for them."""
    if table.otherwise is None or not all(rule.is_proposal for rule in table.rules):
        return []
    return [rule for rule in table.rules if rule.code not in table.adopted]


def readings(table: DecisionTable) -> list[dict[str, str]]:
    """Every combination of answers to the open questions that run, those that were chosen as chosen."""
    running = [rule for rule in table.rules if not rule.is_proposal or rule.code in table.adopted]
    owners: list[Rule | Exemption] = [*table.exemptions, *running, *reserved(table)]
    parts = [part for owner in owners for part in walk(owner.when)]
    options = {part.choice: [r.code for r in part.readings] for part in parts if isinstance(part, Open)}
    options |= {answer.choice: [answer.option] for answer in table.chosen}
    return [dict(zip(options, answers, strict=True)) for answers in product(*options.values())]


def expected(table: DecisionTable, within: Condition | None = None) -> dict[Combination, Counter[Told]]:
    """By brute force: the faults under each combination of readings."""
    return {frozenset(chosen.items()): Grid(table, within, chosen).faults() for chosen in readings(table)}


def grouped(table: DecisionTable, faults: Iterable[Fault]) -> dict[Combination, Counter[Told]]:
    """Faults that were found, in the form of :func:`expected`."""
    found: dict[Combination, Counter[Told]] = {frozenset(chosen.items()): Counter() for chosen in readings(table)}
    for fault in faults:
        asked = {(answer.choice, answer.option) for answer in fault.readings}
        for chosen, counter in found.items():
            if asked <= chosen:
                counter[fault.kind.value, fault.rules, fault.measures, fault.edge] += 1
    return found
