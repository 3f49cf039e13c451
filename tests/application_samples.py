"""Results on record, a project that asks for next year's money, and policies with everything chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import evolve

from budgetperf.amounts import points, wan
from budgetperf.basis import Basis, BasisKind
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import Duration, Standing, SubjectKind
from budgetperf.records.projects import PriorBudget, Project
from budgetperf.regimes.application import (
    DONGHU_RESULTS,
    DONGLI_RESULTS,
    JIANGHAN_RESULTS,
    NATIONAL_RESULTS,
    PROVINCIAL_RESULTS,
    TIANMEN_RESULTS,
    XIUZHOU_RESULTS,
)
from budgetperf.regimes.national import NATIONAL
from budgetperf.stages.application import (
    AmountBase,
    ApplicationPolicy,
    ExanteOutcome,
    Precedence,
    PrecedenceKind,
    ProblemKind,
    ResultOnRecord,
    ResultSource,
    RevisionOrder,
    advise,
)
from budgetperf.stages.monitors import Lamp

SCALE = NATIONAL.self_evaluation.scale
SOURCES, PROBLEM = ResultSource, ProblemKind
MADE, DECIDED = date(2022, 6, 30), date(2022, 11, 30)
ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
STRICTEST = Precedence(kind=PrecedenceKind.STRICTEST)

PROJECT = Project(
    name="示例项目",
    department="101",
    year=2023,
    subject=SubjectKind.PROJECT,
    code="p-7",
    standing=Standing.CONTINUING,
    duration=Duration.RECURRING,
    amount=wan(400),
    last_year=Budget(initial=wan(320), adjusted=wan(360)),
)
POLICIES = (
    NATIONAL_RESULTS,
    JIANGHAN_RESULTS,
    TIANMEN_RESULTS,
    DONGLI_RESULTS,
    XIUZHOU_RESULTS,
    DONGHU_RESULTS,
    PROVINCIAL_RESULTS,
)
ANSWERS = {question.choice: "yes" for policy in POLICIES for question in policy.questions}


def answered(policy: ApplicationPolicy, **more: str) -> ApplicationPolicy:
    """The policy with every question answered, by yes where nothing else is given."""
    names = [question.choice for question in policy.questions]
    return policy.choose(**{name: more.get(name, "yes") for name in names})


def chosen(policy: ApplicationPolicy, precedence: Precedence = STRICTEST) -> ApplicationPolicy:
    """The policy with everything chosen that no document says; less is against what was asked where it can be."""
    effects = {one.effect.value for one in policy.consequences}
    base = AmountBase.INITIAL if "no_new_money" in effects else policy.reduces_from or AmountBase.ASKED
    return answered(policy).taking(precedence=precedence, reduces_from=base, holds_at=PriorBudget.INITIAL)


def graded(
    grade: str | None, score: int | None = None, source: ResultSource = SOURCES.FISCAL_EVALUATION, **more: Any
) -> ResultOnRecord:
    """An evaluation of 2021, made in 2022, with a grade of the national scale."""
    given: dict[str, Any] = {"of": "p-7", "year": 2021, "on": MADE, **more}
    if grade is not None:
        given |= {"scale": SCALE, "grade": SCALE.coded(grade)}
    if score is not None:
        given |= {"score": points(score), "whole": points(100)}
    return ResultOnRecord(source=source, **given)


def monitored(lamp: Lamp | None, **more: Any) -> ResultOnRecord:
    """A monitor of 2022."""
    return ResultOnRecord(**{"of": "p-7", "source": SOURCES.MONITOR, "year": 2022, "lamp": lamp, **more})


def assessed(outcome: ExanteOutcome, **more: Any) -> ResultOnRecord:
    """An ex-ante evaluation of the request for 2023."""
    return ResultOnRecord(**{"of": "p-7", "source": SOURCES.EX_ANTE, "year": 2023, "outcome": outcome, **more})


def reviewed(*problems: ProblemKind, state: str | None = None, **more: Any) -> ResultOnRecord:
    """A review of the target for 2023."""
    given: dict[str, Any] = {"of": "p-7", "source": SOURCES.TARGET_REVIEW, "year": 2023, "target_state": state, **more}
    return ResultOnRecord(problems=problems, **given)


ORDER = RevisionOrder(ordered=date(2022, 10, 8), due=date(2022, 10, 20))
DONE = evolve(ORDER, done=date(2022, 10, 20))
LATE = evolve(ORDER, done=date(2022, 10, 21))

_ADVICE = advise([graded("fair", 70)], PROJECT, chosen(NATIONAL_RESULTS))
ROOTS = (_ADVICE, _ADVICE.adopt(amount=wan(200), by="示例局", on=DECIDED, reason="示例"), chosen(DONGHU_RESULTS))
"""One of each at the front door."""
