"""How an advice is told: which result decides on the money, and what the rules say of each result."""

from __future__ import annotations

from budgetperf.explanation import Explanation
from budgetperf.rules.deciding import Ruling
from budgetperf.stages.application.policy import ApplicationPolicy
from budgetperf.stages.application.results import ResultOnRecord

__all__ = ["precedence_steps", "result_step"]


def precedence_steps(results: tuple[ResultOnRecord, ...], policy: ApplicationPolicy) -> tuple[Explanation, ...]:
    """How it was settled which of several results decides; nothing for a single one, or where nobody chose."""
    chosen = policy.precedence
    if chosen is None or len(results) == 1:
        return ()
    ground = policy.basis["precedence"]
    return (Explanation(key="precedence", zh=chosen.words.zh, en=chosen.words.en, bases=(ground,)),)


def result_step(result: ResultOnRecord, ruling: Ruling, policy: ApplicationPolicy, *, decides: bool) -> Explanation:
    """One result with what the rules say of it."""
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
