"""What is wrong with a decision table, found before anybody uses it: by exact interval algebra, not by trying values.

Gaps, overlaps, shadowed and contradictory rows, what cannot be reached, and printed edges that belong to nobody. Each
fault comes with facts on which :func:`demonstrate` runs the table, so that nobody has to believe the analysis. All
facts are taken as known: what is missing, or undefined where a rule leaves that open, is an error of its own when the
table runs and no gap. Proposals that nobody adopted do not run and are not analysed; but where ``otherwise`` waits for
them (``DecisionTable.reserved``), what they leave without an answer is a gap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from types import NoneType
from typing import get_args

from attrs import field, frozen

from budgetperf.errors import InvalidValueError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.rules.boxes import Region, meet, minus, united
from budgetperf.rules.conditions import Condition, Open, says, walk
from budgetperf.rules.decisions import Chosen, DecisionTable, Exemption, HitPolicy, Rule
from budgetperf.rules.faults import Fault, FaultKind, demonstrate, told
from budgetperf.rules.regions import HELD, OPEN, Space, space_of
from budgetperf.rules.undecided import not_adopted
from budgetperf.wire import BY_REFERENCE

__all__ = ["Fault", "FaultKind", "TableAnalysis", "analyse", "demonstrate"]


@frozen(kw_only=True)
class TableAnalysis(Result):
    """What is wrong with a table.

    Attributes:
        table: the table.
        within: what can occur at all; None where any facts can.
        faults: what is wrong, by kind and then in the order of the table; none where it is sound.
    """

    table: DecisionTable = field(metadata=BY_REFERENCE)
    within: Condition | None
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def recompute(self) -> TableAnalysis:
        """Analyse the table again."""
        return analyse(self.table, within=self.within)

    def to_rows(self) -> list[dict[str, object]]:
        """The faults as flat rows for a table tool, with the counter-example in words."""
        return [
            {
                "kind": fault.kind.value,
                "rules": ", ".join(fault.rules),
                "measures": ", ".join(fault.measures),
                "edge": fault.edge,
                "readings": ", ".join(f"{answer.choice}={answer.option}" for answer in fault.readings),
                "zh": fault.zh,
                "en": fault.en,
            }
            for fault in self.faults
        ]

    @property
    def explanation(self) -> Explanation:
        """Each fault with its counter-example and the grounds of the rules concerned."""
        table, count = self.table, len(self.faults)
        owners: tuple[Rule | Exemption, ...] = (*table.exemptions, *table.rules)
        parts = [
            Explanation(
                key=fault.kind.value,
                zh=f"{fault.kind.term.zh}{_under(fault, '（', '）')}：{fault.zh}",
                en=f"{fault.kind.term.en}{_under(fault, ' (', ')')}: {fault.en}",
                bases=tuple(one.basis for one in owners if one.code in fault.rules),
            )
            for fault in self.faults
        ]
        if self.within:
            words = says(self.within)
            parts.append(Explanation(key="within", zh=f"仅限于：{words.zh}", en=f"within: {words.en}"))
        return Explanation(
            key=table.code,
            zh=f"{table.zh}：{f'{count} 个问题' if count else '未发现问题'}",
            en=f"{table.en}: {f'faults: {count}' if count else 'no fault'}",
            parts=tuple(parts),
        )


def _under(fault: Fault, before: str, after: str) -> str:
    names = ", ".join(f"{answer.choice}={answer.option}" for answer in fault.readings)
    return f"{before}{names}{after}" if names else ""


def analyse(table: DecisionTable, *, within: Condition | None = None) -> TableAnalysis:
    """Find what is wrong with a table, whatever the facts.

    Args:
        table: the table. Where an open question is not answered, every reading of it is analysed.
        within: what can occur at all, so that facts that hang together raise no false alarm (a new project has no
            growth rate). Where it cannot be told, it does not occur.

    Returns:
        The faults: one for each pair of rules and kind, for each printed value that is undeclared, for each connected
        gap, for each row and each measure out of reach. A table with ``otherwise`` has no gaps, but for those that
        proposals leave which nobody adopted. A row that can never apply is ``UNREACHABLE`` where its condition holds
        for nothing (or only where an earlier one cannot be told), ``SHADOWED`` where it holds and others decide.
        Exemptions count as the first rows; an ``otherwise`` that is never needed is no fault, unless a measure can
        follow from nothing else.

    Raises:
        InvalidValueError: a fact that ``within`` defines in another way; a ``within`` that leaves a question open or
            can never hold.
        NotAdoptedError: every rule is a proposal, and nobody adopted one.
        TooManyCasesError: so many facts hang together, or so many gaps lie apart, that the analysis would take hours.

    >>> from budgetperf.amounts import points
    >>> from budgetperf.basis import Basis, BasisKind
    >>> from budgetperf.rules.comparing import less_than, more_than
    >>> from budgetperf.rules.decisions import Measure
    >>> from budgetperf.rules.facts import points_fact
    >>> total, seen = points_fact("total", "总分", "total"), Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
    >>> passed = Rule(code="pass", when=more_than(total, points(85)), then=("pass",), basis=seen)
    >>> failed = Rule(code="fail", when=less_than(total, points(85)), then=("fail",), basis=seen)
    >>> measures = tuple(Measure(code=code, zh=code, en=code) for code in ("pass", "fail"))
    >>> table = DecisionTable(code="pass-mark", revision="1", zh="是否通过", en="pass", measures=measures,
    ...     rules=(passed, failed), hit=HitPolicy.UNIQUE)
    >>> (fault,) = analyse(table).faults
    >>> fault.kind.value, fault.en
    ('edge', 'the printed edge of total belongs to no rule: total 85 points')
    >>> type(demonstrate(table, fault)).__name__
    'NoRuleError'
    """
    require(table, DecisionTable, "table")
    require(within, (*get_args(Condition), NoneType), "within", hint="all_of()")
    if not table.running and table.rules:
        raise not_adopted(table, table.rules)
    owners: tuple[Rule | Exemption, ...] = (*table.exemptions, *table.running)
    conditions = [owner.when for owner in (*owners, *(rule for rule, _ in table.reserved))]
    questions = {part.choice: part for when in conditions for part in walk(when) if isinstance(part, Open)}
    unanswered = [question for question in questions.values() if question.choice not in table.choices]
    space = space_of([*conditions, *([within] if within else [])])
    possible = _possible(space, within)
    found: dict[Fault, list[tuple[Chosen, ...]]] = {}
    for answers in product(*(_answers(question) for question in unanswered)):
        chosen = {**table.choices, **{answer.choice: answer.option for answer in answers}}
        for fault in _Analysis(table=table, space=space, possible=possible, chosen=chosen).faults():
            found.setdefault(fault, []).append(answers)
    faults = [fault.under(readings) for fault, where in found.items() for readings in _needed(where, unanswered)]
    return TableAnalysis(table=table, within=within, faults=_sorted(faults, [owner.code for owner in owners]))


def _possible(space: Space, within: Condition | None) -> Region:
    if within is None:
        return space.whole
    is_open = any(isinstance(part, Open) for part in walk(within))
    possible = () if is_open else space.region(within, HELD, {})
    if not possible:
        words = says(within)
        raise InvalidValueError(
            f"within is: {words.en}; expected what can occur, with no question left open.",
            f"限定的情形为：{words.zh}；应为可能发生的情形，且不含待定事项。",
            is_open=is_open,
        )
    return possible


def _answers(question: Open) -> tuple[Chosen, ...]:
    return tuple(Chosen(choice=question.choice, option=reading.code) for reading in question.readings)


def _needed(where: Sequence[tuple[Chosen, ...]], questions: Iterable[Open]) -> Sequence[tuple[Chosen, ...]]:
    """The readings under which a fault appears, without the questions whose answer makes no difference to it."""
    for question in questions:
        others = Counter(tuple(a for a in answers if a.choice != question.choice) for answers in where)
        if all(count == len(question.readings) for count in others.values()):
            where = list(others)
    return where


def _sorted(faults: Iterable[Fault], codes: Sequence[str]) -> tuple[Fault, ...]:
    kinds = list(FaultKind)
    return tuple(
        sorted(faults, key=lambda fault: (kinds.index(fault.kind), [codes.index(code) for code in fault.rules]))
    )


@frozen(kw_only=True)
class _Row:
    """A rule or exemption with the facts for which it holds, and those for which it is come to as well."""

    owner: Rule | Exemption
    held: Region
    reached: Region

    @property
    def code(self) -> str:
        return self.owner.code

    @property
    def then(self) -> tuple[str, ...]:
        return self.owner.then if isinstance(self.owner, Rule) else ()


@frozen(kw_only=True)
class _Analysis:
    """The analysis of a table under one reading of its open questions."""

    table: DecisionTable
    space: Space
    possible: Region
    chosen: Mapping[str, str]

    def faults(self) -> Iterator[Fault]:
        rows, rest = self._rows()
        rules = [row for row in rows if isinstance(row.owner, Rule)]
        conflicts = [
            (one, other, *found) for one, other in combinations(rules, 2) if (found := self._conflict(one, other))
        ]
        unsaid = rest if self.table.otherwise is None else self._reserved(rest)
        yield from self._told(FaultKind.GAP, unsaid)
        rest = minus(rest, unsaid)
        for one, other, kind, both, measures in conflicts:
            yield from self._told(kind, both, (one.code, other.code), measures)
        for place, row in enumerate(rows):
            if not row.reached:
                yield self._idle(row, rows[:place])
        yield from self._unreached(rules, rest, conflicts)

    def _rows(self) -> tuple[list[_Row], Region]:
        """The rows, and the facts that all of them leave."""
        rest, rules = self.possible, self.table.running
        if self.table.hit is HitPolicy.FIRST:
            return self._in_turn((*self.table.exemptions, *rules), rest)
        rows, rest = self._in_turn(self.table.exemptions, rest)
        regions = [(rule, *self._regions(rule)) for rule in rules]
        for _, held, open_ in regions:
            rest = minus(rest, minus(open_, held))  # where one cannot be told, none is
        rows += [_Row(owner=rule, held=held, reached=meet(held, rest)) for rule, held, _ in regions]
        for _, held, _ in regions:
            rest = minus(rest, held)
        return rows, rest

    def _in_turn(self, owners: Sequence[Rule | Exemption], rest: Region) -> tuple[list[_Row], Region]:
        """Rows of which the first that does not fail decides."""
        rows: list[_Row] = []
        for owner in owners:
            held, open_ = self._regions(owner)
            rows.append(_Row(owner=owner, held=held, reached=meet(held, rest)))
            rest = minus(rest, open_)
        return rows, rest

    def _regions(self, owner: Rule | Exemption) -> tuple[Region, Region]:
        held, open_ = (self.space.region(owner.when, verdicts, self.chosen) for verdicts in (HELD, OPEN))
        return meet(held, self.possible), meet(open_, self.possible)

    def _reserved(self, rest: Region) -> Region:
        """Where ``otherwise`` does not follow because a proposal that nobody adopted would or might apply."""
        waiting = [self._regions(rule)[1] for rule, _ in self.table.reserved]
        return united(box for open_ in waiting for box in meet(open_, rest))

    def _conflict(self, one: _Row, other: _Row) -> tuple[FaultKind, Region, tuple[str, ...]] | None:
        """Where two rules may not apply together, and the measures that exclude each other."""
        clash = self.table.clash((*one.then, *other.then))
        match self.table.hit:
            case HitPolicy.UNIQUE:
                return FaultKind.OVERLAP, meet(one.reached, other.reached), ()
            case HitPolicy.EVERY if clash:
                return FaultKind.CONTRADICTORY, meet(one.reached, other.reached), clash
            case _:
                return None

    def _told(
        self, kind: FaultKind, region: Region, rules: tuple[str, ...] = (), measures: tuple[str, ...] = ()
    ) -> Iterator[Fault]:
        """A region in which something is wrong: what is a single printed value is told apart."""
        thick = region
        for key, thin in self.space.thin(region, self.possible):
            thick = minus(thick, thin)
            yield told(FaultKind.EDGE, self.space.witness(thin), rules=rules, measures=measures, edge=key)
        for part in ((thick,) if thick else ()) if rules else self.space.parts(thick):
            yield told(kind, self.space.witness(part), rules=rules, measures=measures)

    def _idle(self, row: _Row, before: Sequence[_Row]) -> Fault:
        """A row that is never come to: others decide wherever it holds, or it holds nowhere."""
        deciding = [(one, both) for one in before if (both := meet(one.reached, row.held))]
        if deciding:
            rules = (row.code, *(one.code for one, _ in deciding))
            return told(FaultKind.SHADOWED, self.space.witness(deciding[0][1]), rules=rules)
        return told(FaultKind.UNREACHABLE, self.space.witness(row.held or self.possible), rules=(row.code,))

    def _unreached(
        self,
        rules: Sequence[_Row],
        rest: Region,
        conflicts: Iterable[tuple[_Row, _Row, FaultKind, Region, tuple[str, ...]]],
    ) -> Iterator[Fault]:
        """The measures that nothing leads to."""
        otherwise = self.table.otherwise
        reached = {*otherwise.then} if otherwise and rest else set()
        refused = [both for *_, both, _ in conflicts]
        for row in rules:
            left = row.reached
            for both in refused:
                left = minus(left, both)
            reached |= {*row.then} if left else set()
        for measure in self.table.measures:
            if measure.code not in reached:
                naming = [row for row in rules if measure.code in row.then]
                held = next((row.held for row in naming if row.held), self.possible)
                codes = [row.code for row in naming]
                yield told(FaultKind.UNREACHABLE, self.space.witness(held), rules=codes, measures=(measure.code,))
