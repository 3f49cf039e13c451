"""What districts evaluated: 秀洲's 496 projects with 57 evaluated again, and plans of one evaluation each."""

from __future__ import annotations

from datetime import date
from typing import Any

from budgetperf.amounts import Yuan, yi, yuan
from budgetperf.records.evaluation_plans import EvaluationPlan, Evaluator, PlanReview
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.evaluation_subjects import EvaluatedKind, EvaluationSubject, YearSpan

FIRM = Evaluator(name="示例事务所", entrusted_by="finance")
REVIEW = PlanReview(on=date(2022, 5, 10), by=("区人大", "专家甲"), is_open=True, passed=True)
SAMPLED, PROJECTS, DEPARTMENTS = 57, 496, 44
GRADES = ("excellent",) * 8 + ("good",) * 24 + ("fair",) * 22 + ("poor",) * 3


def subject(code: str = "p", **more: Any) -> EvaluationSubject:
    """A project of department 101, evaluated for 2021."""
    given: dict[str, Any] = {
        "name": f"项目{code}",
        "kind": EvaluatedKind.PROJECT,
        "years": YearSpan.of(2021),
        "department": "101",
        **more,
    }
    return EvaluationSubject(code=code, **given)


def plan(of: EvaluationSubject | None = None, **more: Any) -> EvaluationPlan:
    """A key evaluation in 2022 by the finance bureau."""
    given: dict[str, Any] = {"by": EvaluationKind.FISCAL, "report_year": 2022, "key": True, **more}
    if given["by"] is EvaluationKind.SELF:
        given["key"] = more.get("key", False)
    return EvaluationPlan(subject=of or subject(), **given)


def shared_out(total: Yuan, count: int) -> list[Yuan]:
    """Different amounts in whole yuan that make a total."""
    each = int(total) // count
    found = [each + (i - count // 2) * 7 for i in range(count - 1)]
    return [yuan(one) for one in (*found, int(total) - sum(found))]


def xiuzhou() -> tuple[EvaluationSubject, ...]:
    """496 projects of 44 departments worth 17.70亿; the first 57 are worth 3.11亿."""
    amounts = [*shared_out(yi("3.11"), SAMPLED), *shared_out(Yuan(yi("17.70") - yi("3.11")), PROJECTS - SAMPLED)]
    return tuple(
        subject(f"p{i:03}", years=YearSpan.of(2020), department=str(101 + i % DEPARTMENTS), amount=amount)
        for i, amount in enumerate(amounts)
    )
