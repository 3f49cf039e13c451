"""Why a decision table cannot say what follows: facts that lack, open questions, no rule, or too many."""

from __future__ import annotations

from collections.abc import Sequence

from budgetperf.errors import BudgetPerfError, IncompleteError, Problem
from budgetperf.rules.conditions import Open
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.facts import Facts, Known
from budgetperf.rules.holding import hold
from budgetperf.rules.rows import Exemption, Rule

__all__ = [
    "ConflictError",
    "MissingFactError",
    "NoRuleError",
    "NotAdoptedError",
    "OpenChoiceError",
    "conflict",
    "no_rule",
    "not_adopted",
    "undecided",
]


class MissingFactError(IncompleteError):
    """A rule wants a fact that is not known, or that is undefined; ``problems`` names each with rule and ground.

    Where an answer to an open question makes it immaterial, ``facts["answers"]`` names it.
    """

    code = "missing-fact"


class OpenChoiceError(BudgetPerfError, LookupError):
    """The words of a rule may be read in several ways and nobody chose; ``facts["choices"]`` names the questions."""

    code = "open-choice"


class NoRuleError(BudgetPerfError, LookupError):
    """No rule of a table applies and it does not say what follows then."""

    code = "no-rule"


class NotAdoptedError(BudgetPerfError, LookupError):
    """What follows hangs on proposals that nobody adopted; ``facts["proposals"]`` names them."""

    code = "not-adopted"


class ConflictError(BudgetPerfError, ValueError):
    """Several rules apply where at most one may."""

    code = "conflict"


def undecided(table: DecisionTable, owners: Sequence[Rule | Exemption], facts: Facts) -> BudgetPerfError:
    """The error for rules that cannot be told: facts come first, for they may leave an open question without weight."""
    held = [(owner, hold(owner.when, facts, table.choices)) for owner in owners]
    questions = tuple({question.choice: question for _, one in held for question in one.unanswered()}.values())
    problems = tuple(
        _lacking(owner, key.code, key.zh, key.en, facts.get(key)) for owner, one in held for key in one.lacking()
    )
    if not problems:
        return _open_choice(table, questions)
    error = MissingFactError.listing(f"{table.en} cannot be told", f"{table.zh}无法判断", problems)
    answers = _settling(table, owners, facts)
    return MissingFactError(
        error.en,
        error.zh,
        problems=problems,
        hint_en=f"an answer to an open question settles it as well: {' | '.join(answers)}" if answers else "",
        hint_zh=f"回答待定事项也可作出判断：{' | '.join(answers)}" if answers else "",
        answers=answers,
    )


def _settling(table: DecisionTable, owners: Sequence[Rule | Exemption], facts: Facts) -> tuple[str, ...]:
    """The answers to open questions, each of which makes the missing facts immaterial."""
    questions = {question.choice: question for question in table.open if question.choice not in table.choices}
    return tuple(
        f"{question.choice}={reading.code}"
        for question in questions.values()
        for reading in question.readings
        if all(
            hold(owner.when, facts, {**table.choices, question.choice: reading.code}).holds is not None
            for owner in owners
        )
    )


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


def conflict(table: DecisionTable, applied: Sequence[Rule], clash: tuple[str, ...] = ()) -> ConflictError:
    """The error for rules that apply at once and must not, or whose measures exclude each other."""
    codes = tuple(rule.code for rule in applied)
    en = f"lead to {', '.join(clash)}, which exclude each other" if clash else "apply at once, expected at most one"
    zh = f"的措施 {'、'.join(clash)} 互斥" if clash else "同时适用，应至多适用一条"
    return ConflictError(
        f"{table.en}: the rules {', '.join(codes)} {en}.",
        f"{table.zh}：规则 {'、'.join(codes)} {zh}。",
        table=table.code,
        rules=codes,
        measures=clash,
    )


def no_rule(table: DecisionTable) -> NoRuleError:
    """The error for a table that does not say what follows."""
    idle = tuple(rule.code for rule in table.idle)
    return NoRuleError(
        f"{table.en}: no rule applies, and the table does not say what follows then.",
        f"{table.zh}：没有适用的规则，决策表也未规定此时如何处理。",
        hint_en=f"the proposals {', '.join(idle)} run only where adopted by name" if idle else "",
        hint_zh=f"建议性规则 {'、'.join(idle)} 须按名称采纳后方可适用" if idle else "",
        table=table.code,
        proposals=idle,
    )


def not_adopted(table: DecisionTable, proposals: Sequence[Rule]) -> NotAdoptedError:
    """The error for a table that would say what follows as if its proposals were not there."""
    names = tuple(rule.code for rule in proposals)
    words_en, words_zh = ", ".join(names), "、".join(names)
    en, zh = "every rule is a proposal that binds nobody", "各条规则均为建议，尚无约束力"
    if table.running:
        en = f"no adopted rule applies, and {words_en}, which nobody adopted, would or might"
        zh = f"已采纳的规则均不适用，而未采纳的 {words_zh} 适用或可能适用"
    return NotAdoptedError(
        f"{table.en}: {en}.",
        f"{table.zh}：{zh}。",
        hint_en=f"to run it all the same, adopt it by name, as in policy.adopt({names[0]!r}); a table has adopt() too",
        hint_zh=f"仍要适用的，请按名称采纳，如 policy.adopt({names[0]!r})；决策表也有 adopt()",
        table=table.code,
        proposals=names,
    )
