"""How advice and decisions are told: which result decides on the money, what the rules say of each, who chose what."""

from __future__ import annotations

from datetime import date

from budgetperf.amounts import Yuan, plain_text
from budgetperf.explanation import Explanation
from budgetperf.records.projects import Project
from budgetperf.rules.deciding import Ruling
from budgetperf.stages.application.policy import ApplicationPolicy
from budgetperf.stages.application.ranges import ChosenRate
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.terms import term

__all__ = ["decision_account", "precedence_steps", "result_step"]


def precedence_steps(results: tuple[ResultOnRecord, ...], policy: ApplicationPolicy) -> tuple[Explanation, ...]:
    """How it was settled which of several results decides; nothing for a single one, or where nobody chose."""
    chosen = policy.precedence
    if chosen is None or len(results) == 1:
        return ()
    ground = policy.basis["precedence"]
    return (Explanation(key="precedence", zh=chosen.words.zh, en=chosen.words.en, bases=(ground,)),)


def result_step(result: ResultOnRecord, ruling: Ruling, policy: ApplicationPolicy, *, decides: bool) -> Explanation:
    """One result with what the rules say of it; of a classified one nothing."""
    if result.classified:
        withheld = term("withheld")
        return Explanation(key="result", zh=withheld.zh, en=withheld.en)
    source, grade = result.source.term, result.grade
    grade_zh, grade_en = ("", "") if grade is None else (f"“{grade.zh}”", f", {grade.en}")
    aside_zh, aside_en = ("", "") if decides else ("（资金不以此为准）", " (does not decide on the money)")
    return Explanation(
        key=f"result.{result.source.value}",
        zh=f"{result.year} 年度{source.zh}{grade_zh}{aside_zh}",
        en=f"{source.en} of {result.year}{grade_en}{aside_en}",
        bases=(policy.basis["effect_years"],),
        parts=(ruling.explanation,),
    )


def decision_account(
    project: Project,
    amount: Yuan,
    said: tuple[str, date, str],
    rate: ChosenRate | None,
    advised: Explanation,
    *,
    departs: bool,
) -> Explanation:
    """Who decided what and why (``said``: by, on, reason), and what was advised; of a classified project nothing."""
    if project.classified:
        withheld = term("withheld")
        return Explanation(key="decision", zh=withheld.zh, en=withheld.en)
    (by, on, reason), yuan = said, plain_text(amount)
    parts = [advised]
    if rate is not None:
        zh, en = f"核减比例“{rate.name}”为", f"the rate {rate.name} is"
        cut, why = plain_text(rate.rate), rate.reason
        parts.append(Explanation(key="rate", zh=f"{zh} {cut}，理由：{why}", en=f"{en} {cut}: {why}"))
    if departs:
        zh, en = "与原则上的规定不同", "this departs from a rule in principle"
        parts.append(Explanation(key="departs", zh=zh, en=en))
    return Explanation(
        key="decision",
        zh=f"{project.name} {project.year} 年度预算 {yuan} 元：{by} 于 {on} 决定，理由：{reason}",
        en=f"{project.name}, budget of {project.year}: {yuan} yuan, decided by {by} on {on}, because: {reason}",
        parts=tuple(parts),
    )
