"""Running a decision table on facts: which rules applied, what follows, and who decided otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Basis, BasisKind
from budgetperf.errors import (
    BudgetPerfError,
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_fields,
    require_text,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.rules.conditions import Open
from budgetperf.rules.decisions import DecisionTable, Exemption, Force, HitPolicy, Measure, Rule
from budgetperf.rules.facts import Facts, Known
from budgetperf.rules.holding import Held, hold
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "ConflictError",
    "Decision",
    "MissingFactError",
    "NoRuleError",
    "OpenChoiceError",
    "Override",
    "decide",
]


class MissingFactError(IncompleteError):
    """A rule wants a fact that is not known, or that is undefined; ``problems`` names each with rule and ground."""

    code = "missing-fact"


class OpenChoiceError(BudgetPerfError, LookupError):
    """The words of a rule may be read in several ways and nobody chose; ``facts["choices"]`` names the questions."""

    code = "open-choice"


class NoRuleError(BudgetPerfError, LookupError):
    """No rule of a table applies and it does not say what follows then."""

    code = "no-rule"


class ConflictError(BudgetPerfError, ValueError):
    """Several rules apply where at most one may."""

    code = "conflict"


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
        require_text(self.by, "Override.by")
        require_text(self.reason, "Override.reason")
        require_fields(self, date, "on")


@frozen(kw_only=True)
class Decision(Result):
    """What a table says about some facts.

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

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What follows in the end: a person's decision where there is one, else what the rules say."""
        codes = self.override.then if self.override else self.then
        return tuple(self.table.measure(code) for code in codes)

    @property
    def evidence(self) -> tuple[Held, ...]:
        """The conditions of the rules that applied, with the parts that held and their values."""
        found: tuple[Rule | Exemption, ...] = (*self.table.exemptions, *self.table.rules)
        counted = {*self.applied, self.exempt}
        return tuple(hold(one.when, self.facts, self.table.choices) for one in found if one.code in counted)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The grounds of what followed."""
        return tuple(dict.fromkeys(basis for _, step in self.explanation.walk() for basis in step.bases))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says: assumed rows, and the answers to open questions."""
        answers = [(question, reading) for question in self.table.open for reading in question.readings]
        return (
            *(
                Assumption(key=f"{self.table.code}.{one.code}", zh=one.basis.zh, en=one.basis.en)
                for one in self.table.running
                if one.code in self.applied and one.basis.kind is BasisKind.ASSUMED
            ),
            *(
                Assumption(key=f"choice.{question.choice}", zh=reading.zh, en=reading.en)
                for question, reading in answers
                if self.table.choices.get(question.choice) == reading.code
            ),
        )

    def overridden(self, *then: str, by: str, on: date, reason: str) -> Decision:
        """The decision of a person in place of the rules'.

        Args:
            then: the codes of the measures decided on.
            by: who decided.
            on: the day.
            reason: why.

        Raises:
            InvalidValueError: a rule that applied allows no other decision, or a measure that the table does not have.
        """
        fixed = [
            rule for rule in self.table.rules if rule.code in self.applied and rule.force is not Force.IN_PRINCIPLE
        ]
        if fixed or not self.applied:
            en = ", ".join(f"{rule.code} ({rule.force.term.en})" for rule in fixed) or "no rule"
            zh = "、".join(f"{rule.code}（{rule.force.term.zh}）" for rule in fixed) or "无"
            raise InvalidValueError(
                f"{en} applied, expected rules in principle only where a person decides otherwise.",
                f"适用的规则为 {zh}，仅适用“原则上”的规则时可以另行决定。",
                rules=tuple(rule.code for rule in fixed),
            )
        for code in then:
            self.table.measure(code)
        return evolve(self, override=Override(then=then, by=by, on=on, reason=reason))

    def recompute(self) -> Decision:
        """Decide on the kept facts again."""
        again = decide(self.table, self.facts, reason=self.reason)
        own = self.override
        return again.overridden(*own.then, by=own.by, on=own.on, reason=own.reason) if own else again

    @property
    def explanation(self) -> Explanation:
        """What follows, the rules that applied with their grounds, and the choices that were made."""
        table = self.table
        counted = {*self.applied, self.exempt}
        owners: tuple[Rule | Exemption, ...] = (*table.exemptions, *table.rules)
        parts = [
            Explanation(
                key=f"rule.{one.code}",
                zh=f"适用：{one.basis.zh or one.code}",
                en=f"applies: {one.basis.en or one.code}",
                bases=(one.basis,),
                parts=(held.explanation,),
            )
            for one, held in zip((o for o in owners if o.code in counted), self.evidence, strict=True)
        ]
        if not counted - {None} and table.otherwise:
            basis = table.otherwise.basis
            parts.append(Explanation(key="otherwise", zh="无适用规则", en="no rule applies", bases=(basis,)))
        if self.reason is not None:
            parts.append(Explanation(key="reason", zh=f"理由：{self.reason}", en=f"reason: {self.reason}"))
        if own := self.override:
            zh = f"{own.by} 于 {own.on} 另行决定：{own.reason}"
            parts.append(
                Explanation(key="override", zh=zh, en=f"decided otherwise by {own.by} on {own.on}: {own.reason}")
            )
        parts += [Explanation(key=one.key, zh=f"口径：{one.zh}", en=f"reading: {one.en}") for one in self.assumptions]
        names = [measure.zh for measure in self.measures], [measure.en for measure in self.measures]
        return Explanation(
            key=table.code,
            zh=f"{table.zh}：{'、'.join(names[0]) or '不适用（豁免）'}",
            en=f"{table.en}: {', '.join(names[1]) or 'exempt'}",
            parts=tuple(parts),
        )


def decide(table: DecisionTable, facts: Facts, *, reason: str | None = None) -> Decision:
    """Run a table on facts.

    Args:
        table: the rules.
        facts: what is known; what no rule needs may be missing.
        reason: why an exemption is claimed; it is kept in the result.

    Raises:
        MissingFactError: a rule needs a fact that is missing or undefined; names the fact, the rule and its ground.
        OpenChoiceError: the outcome hangs on words that may be read in several ways; names it and its options.
        NoRuleError: no rule applies, and the table does not say what follows then.
        ConflictError: several rules apply where at most one may.
        InvalidValueError: an exemption without a reason.
    """
    require(table, DecisionTable, "table")
    require(facts, Facts, "facts", hint="Facts(known=...)")
    _check_keys(table, facts)
    values = facts.values
    exemptions, tests = table.tests
    for exemption, test in zip(table.exemptions, exemptions, strict=True):
        found = test(values)
        if found is None:
            raise _undecided(table, (exemption,), facts)
        if found:
            return _exempt(table, facts, exemption, reason)
    applied = _applied(table, [test(values) for test in tests], facts)
    if applied:
        then = tuple(dict.fromkeys(code for rule in applied for code in rule.then))
    elif table.otherwise:
        then = table.otherwise.then
    else:
        raise _no_rule(table)
    return Decision(
        table=table,
        facts=facts,
        reason=reason,
        exempt=None,
        applied=tuple(rule.code for rule in applied),
        then=then,
    )


def _applied(table: DecisionTable, told: Sequence[bool | None], facts: Facts) -> Sequence[Rule]:
    """The rules that count, where every one that matters can be told."""
    rules = table.running
    if table.hit is HitPolicy.FIRST:
        first = next((i for i, found in enumerate(told) if found is not False), None)
        rules, told = (rules[first : first + 1], told[first : first + 1]) if first is not None else ((), ())
    if None in told:
        raise _undecided(table, [rule for rule, found in zip(rules, told, strict=True) if found is None], facts)
    applied = [rule for rule, found in zip(rules, told, strict=True) if found]
    if table.hit is HitPolicy.UNIQUE and len(applied) > 1:
        raise _conflict(table, applied)
    return applied


def _check_keys(table: DecisionTable, facts: Facts) -> None:
    """Refuse a fact that is another one by the same code."""
    if facts.known:
        for key in table.facts:
            facts.get(key)


def _exempt(table: DecisionTable, facts: Facts, exemption: Exemption, reason: str | None) -> Decision:
    if reason is None or not reason.strip():
        raise InvalidValueError(
            f"{table.en}: the exemption {exemption.code} ({exemption.en}) applies and no reason is given.",
            f"{table.zh}：适用豁免“{exemption.zh}”，但未说明理由。",
            hint_en="pass reason=, which the result keeps",
            hint_zh="请给出 reason，结果将予以保留",
            exemption=exemption.code,
        )
    return Decision(table=table, facts=facts, reason=reason, exempt=exemption.code, applied=(), then=())


def _undecided(table: DecisionTable, owners: Sequence[Rule | Exemption], facts: Facts) -> BudgetPerfError:
    """The error for rules that cannot be told: open questions come first, for they remain when all facts are known."""
    held = [(owner, hold(owner.when, facts, table.choices)) for owner in owners]
    questions = tuple(dict.fromkeys(question for _, one in held for question in one.unanswered()))
    if questions:
        return _open_choice(table, questions)
    problems = tuple(
        _lacking(owner, key.code, key.zh, key.en, facts.get(key)) for owner, one in held for key in one.lacking()
    )
    return MissingFactError.listing(f"{table.en} cannot be told", f"{table.zh}无法判断", problems)


def _lacking(owner: Rule | Exemption, code: str, zh: str, en: str, known: Known | None) -> Problem:
    state_zh, state_en = (
        ("未提供", "is missing") if known is None else ("无法计算（分母为零）", "is undefined (a share of nothing)")
    )
    return Problem(
        path=f"facts.{code}",
        zh=f"“{zh}”{state_zh}，规则 {owner.code} 需要（{owner.basis.text('zh')}）",
        en=f"{en} {state_en}, the rule {owner.code} wants it ({owner.basis.text('en')})",
    )


def _open_choice(table: DecisionTable, questions: tuple[Open, ...]) -> OpenChoiceError:
    en = "; ".join(f"{q.choice}={' | '.join(one.code for one in q.readings)}: {q.en}" for q in questions)
    zh = "；".join(f"{q.choice}={' | '.join(one.code for one in q.readings)}：{q.zh}" for q in questions)
    return OpenChoiceError(
        f"{table.en} hangs on what its document leaves open: {en}.",
        f"{table.zh}取决于文件未明确的事项：{zh}。",
        hint_en="choose by name, as in table.choose(name='option')",
        hint_zh="请按名称选择，如 table.choose(name='option')",
        table=table.code,
        choices=tuple(question.choice for question in questions),
    )


def _conflict(table: DecisionTable, applied: Sequence[Rule]) -> ConflictError:
    names = ", ".join(rule.code for rule in applied)
    return ConflictError(
        f"{table.en}: the rules {names} apply at once, expected at most one.",
        f"{table.zh}：规则 {names} 同时适用，应至多适用一条。",
        table=table.code,
        rules=tuple(rule.code for rule in applied),
    )


def _no_rule(table: DecisionTable) -> NoRuleError:
    idle = tuple(rule.code for rule in table.rules if rule not in table.running)
    return NoRuleError(
        f"{table.en}: no rule applies, and the table does not say what follows then.",
        f"{table.zh}：没有适用的规则，决策表也未规定此时如何处理。",
        hint_en=f"the proposals {', '.join(idle)} run only where adopted by name" if idle else "",
        hint_zh=f"建议性规则 {'、'.join(idle)} 须按名称采纳后方可适用" if idle else "",
        table=table.code,
        proposals=idle,
    )
