"""Running a decision table on facts: which rules applied, what follows, and who decided otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import takewhile

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Basis, BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError, require, require_text
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps, withheld_step
from budgetperf.rules.decisions import DecisionTable, HitPolicy
from budgetperf.rules.facts import Facts, Value
from budgetperf.rules.holding import Held, hold
from budgetperf.rules.rows import Exemption, Force, Measure, Rule, require_then
from budgetperf.rules.undecided import (
    ConflictError,
    MissingFactError,
    NoRuleError,
    NotAdoptedError,
    OpenChoiceError,
    conflict,
    no_rule,
    not_adopted,
    undecided,
)
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "ConflictError",
    "MissingFactError",
    "NoRuleError",
    "NotAdoptedError",
    "OpenChoiceError",
    "Override",
    "Ruling",
    "decide",
    "proposal_steps",
]


@frozen(kw_only=True)
class Override:
    """A person's decision in place of what a rule says in principle (原则上).

    Attributes:
        then: the codes of the measures decided on.
        by: who decided.
        on: the day.
        reason: why.
    """

    then: tuple[str, ...]
    by: str
    on: date
    reason: str

    def __attrs_post_init__(self) -> None:
        require_then(self.then, "Override.then")
        require_text(self.by, "Override.by")
        require_text(self.reason, "Override.reason")
        require(self.on, date, "Override.on")


@frozen(kw_only=True, repr=False)
class Ruling(Result):
    """What a table says about some facts; of classified facts its texts show nothing.

    Attributes:
        table: the rules.
        facts: what was known.
        reason: why an exemption was claimed; None where none was.
        exempt: the code of the exemption that applied; None where none did.
        applied: the codes of the rules that applied and count.
        then: the codes of the measures that follow, each once; none for what is exempt.
        override: what a person decided instead; None where the rules stand.
    """

    table: DecisionTable = field(metadata=BY_REFERENCE)
    facts: Facts
    reason: str | None
    exempt: str | None
    applied: tuple[str, ...]
    then: tuple[str, ...]
    override: Override | None = None

    def __repr__(self) -> str:
        shown = ", ".join(self.override.then if self.override else self.then) or f"exempt: {self.exempt}"
        return f"Ruling({term('withheld').en if self.withheld else f'{self.table.code}, {shown}'})"

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the facts are classified."""
        return self.facts.classified

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What follows in the end: a person's decision where there is one, else what the rules say."""
        codes = self.override.then if self.override else self.then
        return tuple(self.table.measure(code) for code in codes)

    @property
    def evidence(self) -> tuple[Held, ...]:
        """The conditions of the rules that applied, with the parts that held and their values."""
        return tuple(hold(one.when, self.facts, self.table.choices) for one in self._owners)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The grounds of what followed."""
        return self.explanation.cited()

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says: assumed rows, and the answers to open questions."""
        answers = dict.fromkeys(
            Assumption(
                key=f"choice.{question.choice}", zh=f"{question.zh}：{reading.zh}", en=f"{question.en}: {reading.en}"
            )
            for question in self.table.open
            for reading in question.readings
            if self.table.choices.get(question.choice) == reading.code
        )
        grounds = [(one.code, one.basis) for one in self._owners]
        if not grounds and self.table.otherwise:
            grounds = [("otherwise", self.table.otherwise.basis)]
        return (
            *(
                Assumption(key=f"{self.table.code}.{code}", zh=basis.zh, en=basis.en)
                for code, basis in grounds
                if basis.kind is BasisKind.ASSUMED
            ),
            *answers,
        )

    @property
    def proposals(self) -> tuple[Rule, ...]:
        """The proposals that nobody adopted and that would have counted here: they bind nobody, and are named."""
        if self.exempt is not None:
            return ()
        rules, table = self.table.rules, self.table
        if table.hit is HitPolicy.FIRST:
            rules = tuple(takewhile(lambda rule: rule.code not in self.applied, rules))
        return tuple(rule for rule in rules if rule in table.idle and hold(rule.when, self.facts, table.choices).holds)

    @property
    def _owners(self) -> tuple[Rule | Exemption, ...]:
        """The exemption and the rules that applied."""
        owners: tuple[Rule | Exemption, ...] = (*self.table.exemptions, *self.table.rules)
        return tuple(one for one in owners if one.code in {*self.applied, self.exempt})

    def overridden(self, *then: str, by: str, on: date, reason: str) -> Ruling:
        """The decision of a person in place of what rules say in principle (原则上).

        Where rules that bind (应当, 一律) applied beside one in principle, what they lead to must be among the measures
        decided on: a person may change what the other says and nothing else.

        Args:
            then: the codes of all measures that follow in the end.
            by: who decided.
            on: the day.
            reason: why.

        Raises:
            InvalidValueError: no rule in principle applied, a measure of a binding rule is left out, measures that
                exclude each other, or one that the table does not have.
        """
        for code in then:
            self.table.measure(code)
        self._check_force(then)
        if clash := self.table.clash(then):
            raise InvalidValueError(
                f"a person decides on {', '.join(clash)}, which exclude each other.",
                f"另行决定的措施 {'、'.join(clash)} 互斥。",
                found=clash,
            )
        return evolve(self, override=Override(then=then, by=by, on=on, reason=reason))

    def _check_force(self, then: tuple[str, ...]) -> None:
        applied = [rule for rule in self.table.rules if rule.code in self.applied]
        fixed = [rule for rule in applied if rule.force is not Force.IN_PRINCIPLE]
        if len(fixed) < len(applied) and all({*rule.then} <= {*then} for rule in fixed):
            return
        en = ", ".join(f"{rule.code} ({rule.force.term.en})" for rule in fixed) or "no rule"
        zh = "、".join(f"{rule.code}（{rule.force.term.zh}）" for rule in fixed) or "无"
        kept = tuple(dict.fromkeys(code for rule in fixed for code in rule.then if len(fixed) < len(applied)))
        must_en = f", and what they lead to must stay: {', '.join(kept)}" if kept else ""
        must_zh = f"，其措施 {'、'.join(kept)} 须予保留" if kept else ""
        raise InvalidValueError(
            f"{en} applied, expected a rule in principle where a person decides otherwise{must_en}.",
            f"适用的规则为 {zh}，仅“原则上”的规则可以另行决定{must_zh}。",
            rules=tuple(rule.code for rule in fixed),
            measures=kept,
        )

    def recompute(self) -> Ruling:
        """Decide on the kept facts again."""
        again = decide(self.table, self.facts, reason=self.reason)
        own = self.override
        return again.overridden(*own.then, by=own.by, on=own.on, reason=own.reason) if own else again

    @property
    def explanation(self) -> Explanation:
        """What follows, the rules that applied with their grounds, and the choices that were made."""
        table = self.table
        if self.withheld:
            return withheld_step(table.code)
        parts = [_step(one, held) for one, held in zip(self._owners, self.evidence, strict=True)]
        if not parts and table.otherwise:
            basis = table.otherwise.basis
            parts.append(Explanation(key="otherwise", zh="无适用规则", en="no rule applies", bases=(basis,)))
        parts += proposal_steps(self)
        if self.reason is not None:
            parts.append(Explanation(key="reason", zh=f"理由：{self.reason}", en=f"reason: {self.reason}"))
        if own := self.override:
            ruled = [table.measure(code) for code in self.then]
            zh = f"{own.by} 于 {own.on} 另行决定（原为{'、'.join(one.zh for one in ruled)}）：{own.reason}"
            en = f"decided otherwise by {own.by} on {own.on} (was {', '.join(one.en for one in ruled)}): {own.reason}"
            parts.append(Explanation(key="override", zh=zh, en=en))
        parts += assumption_steps(self.assumptions)
        names = [measure.zh for measure in self.measures], [measure.en for measure in self.measures]
        return Explanation(
            key=table.code,
            zh=f"{table.zh}：{'、'.join(names[0]) or '不适用（豁免）'}",
            en=f"{table.en}: {', '.join(names[1]) or 'exempt'}",
            parts=tuple(parts),
        )


def _step(one: Rule | Exemption, held: Held) -> Explanation:
    """What applied, in the words of its ground; that a rule does not simply bind is said."""
    if isinstance(one, Exemption):
        zh, en = f"豁免：{one.zh}", f"exempt: {one.en}"
    else:
        status = one.status.term if one.status is not RuleStatus.IN_FORCE else None
        zh = f"适用{f'（{status.zh}）' if status else ''}：{one.basis.zh or one.code}"
        en = f"applies{f' ({status.en})' if status else ''}: {one.basis.en or one.code}"
    return Explanation(key=f"rule.{one.code}", zh=zh, en=en, bases=(one.basis,), parts=(held.explanation,))


def proposal_steps(ruling: Ruling) -> tuple[Explanation, ...]:
    """A step for each proposal that nobody adopted and that would have counted; it is no ground of what followed."""
    return tuple(
        Explanation(
            key=f"proposal.{rule.code}",
            zh=f"未采纳（{rule.status.term.zh}），如采纳则适用：{rule.basis.zh or rule.code}",
            en=f"not adopted ({rule.status.term.en}), would apply if it were: {rule.basis.en or rule.code}",
        )
        for rule in ruling.proposals
    )


def decide(table: DecisionTable, facts: Facts, *, reason: str | None = None) -> Ruling:
    """Run a table on facts.

    Args:
        table: the rules.
        facts: what is known; what no rule needs may be missing.
        reason: why an exemption is claimed; it is kept in the result.

    Raises:
        MissingFactError: a rule needs a fact that is missing or undefined; names the fact, the rule and its ground.
        OpenChoiceError: the outcome hangs on words that may be read in several ways; names it and its options.
        NotAdoptedError: every rule is a proposal, and nobody adopted one; or no adopted one applies where another would
            or might. Proposals beside rules in force are named in :attr:`Ruling.proposals` and keep nothing from
            following.
        NoRuleError: no rule applies, and the table does not say what follows then.
        ConflictError: several rules apply where at most one may, or lead to measures that exclude each other.
        InvalidValueError: an exemption without a reason.
    """
    if type(table) is not DecisionTable:  # the call costs what a comparison does
        require(table, DecisionTable, "table")
    if reason is not None:
        require_text(reason, "reason")
    if not table.running and table.rules:
        raise not_adopted(table, table.rules)
    values = table.values(facts)
    for exemption, test in table.exempting:
        found = test(values)
        if found is None:
            raise undecided(table, (exemption,), facts)
        if found:
            return _exempt(table, facts, exemption, reason)
    codes, then = (_first if table.hit is HitPolicy.FIRST else _every)(table, facts, values)
    return Ruling(table=table, facts=facts, reason=reason, exempt=None, applied=codes, then=then)


_Outcome = tuple[tuple[str, ...], tuple[str, ...]]
"""The codes of the rules that count, and of the measures that follow."""


def _first(table: DecisionTable, facts: Facts, values: Mapping[str, Value]) -> _Outcome:
    """The first rule that applies, where every one before it can be told."""
    for rule, test in table.deciding:
        found = test(values)
        if found:
            return (rule.code,), rule.then
        if found is None:
            raise undecided(table, (rule,), facts)
    return _default(table, values)


def _every(table: DecisionTable, facts: Facts, values: Mapping[str, Value]) -> _Outcome:
    """Every rule that applies, where all can be told."""
    told = [(rule, test(values)) for rule, test in table.deciding]
    applied = [rule for rule, found in told if found]
    if unsure := [rule for rule, found in told if found is None]:
        raise undecided(table, unsure, facts)
    if len(applied) > 1:
        return _several(table, applied)
    return ((applied[0].code,), applied[0].then) if applied else _default(table, values)


def _several(table: DecisionTable, applied: list[Rule]) -> _Outcome:
    """What several rules lead to, where they may apply at once and no measure excludes another."""
    if table.hit is HitPolicy.UNIQUE:
        raise conflict(table, applied)
    then = tuple(dict.fromkeys(code for rule in applied for code in rule.then))
    if clash := table.clash(then):
        raise conflict(table, [rule for rule in applied if {*clash} & {*rule.then}], clash)
    return tuple(rule.code for rule in applied), then


def _default(table: DecisionTable, values: Mapping[str, Value]) -> _Outcome:
    """What follows where no rule applies, unless a proposal that nobody adopted might."""
    if table.otherwise is None:
        raise no_rule(table)
    if waiting := [rule for rule, test in table.reserved if test(values) is not False]:
        raise not_adopted(table, waiting)
    return (), table.otherwise.then


def _exempt(table: DecisionTable, facts: Facts, exemption: Exemption, reason: str | None) -> Ruling:
    if reason is None:
        raise InvalidValueError(
            f"{table.en}: the exemption {exemption.code} ({exemption.en}) applies and no reason is given.",
            f"{table.zh}：适用豁免“{exemption.zh}”，但未说明理由。",
            hint_en="pass reason=, which the result keeps",
            hint_zh="请给出 reason，结果将予以保留",
            exemption=exemption.code,
        )
    return Ruling(table=table, facts=facts, reason=reason, exempt=exemption.code, applied=(), then=())
