"""Results on record made of what the stages came to: one small function for each kind of result.

What a stage's result does not say (problems that a person found, an order, that it is of a policy or a department as
a whole, that it is classified) is added with ``attrs.evolve``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import NoneType

from budgetperf.errors import IncompleteError, Problem, require
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.rules.grading import GradeScale
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.application.sources import ExanteOutcome, ProblemKind, ResultSource, RevisionOrder
from budgetperf.stages.evaluations import CriteriaEvaluation, Evaluation
from budgetperf.stages.exante import AmountEffect, Conclusion, LibraryEffect
from budgetperf.stages.monitors import MonitorLine
from budgetperf.stages.reviews import CheckKind, FiledTarget, ReviewCourse, TargetCheck, TargetComparison
from budgetperf.stages.reviews.admission import state_of

__all__ = ["of_conclusion", "of_evaluation", "of_monitor", "of_report", "of_target"]

_SOURCES = {
    EvaluationKind.SELF: ResultSource.SELF_EVALUATION,
    EvaluationKind.DEPARTMENT: ResultSource.DEPARTMENT_EVALUATION,
    EvaluationKind.FISCAL: ResultSource.FISCAL_EVALUATION,
}
_OF_FINDING = {
    CheckKind.MEASURABLE: ProblemKind.UNCLEAR_TARGET,
    CheckKind.QUANTIFIED: ProblemKind.UNQUANTIFIED_TARGET,
}


def of_evaluation(
    evaluation: Evaluation | CriteriaEvaluation,
    *,
    on: date | None = None,
    year: int | None = None,
    source: ResultSource | None = None,
) -> ResultOnRecord:
    """An evaluation as a result on record.

    Args:
        evaluation: a self-evaluation, or one by criterion.
        on: the day on which it was fixed.
        year: the budget year; None takes the target's.
        source: None takes the evaluation's own; a re-evaluation says so.

    Raises:
        IncompleteError: neither the target nor the caller states the year.
    """
    require(evaluation, (Evaluation, CriteriaEvaluation), "evaluation", hint="evaluate()")
    own = ResultSource.SELF_EVALUATION if isinstance(evaluation, Evaluation) else _SOURCES[evaluation.policy.kind]
    return ResultOnRecord(
        of=evaluation.target.project,
        source=source or own,
        year=_year(year if year is not None else evaluation.target.year),
        on=on,
        scale=evaluation.policy.scale if evaluation.grade is not None else None,
        grade=evaluation.grade,
        score=evaluation.total,
        whole=evaluation.policy.total,
    )


def of_report(
    report: EvaluationReport, scale: GradeScale, *, on: date | None = None, source: ResultSource | None = None
) -> ResultOnRecord:
    """An evaluation report as a result on record; what it does not state stays unstated.

    Args:
        report: the report, with its year.
        scale: the grades that its printed word is one of; a score alone earns none here.
        on: the day on which it was fixed.
        source: None takes the report's own; a re-evaluation says so.

    Raises:
        IncompleteError: the report states no year, or prints a grade that the scale does not know.
    """
    require(report, EvaluationReport, "report")
    require(scale, GradeScale, "scale", hint="regime.self_evaluation.scale")
    grade = report.printed_grade(scale)
    if report.grade is not None and grade is None:
        en, zh = f"prints {report.grade}, which is no grade of the scale", f"等级“{report.grade}”不在等级表中"
        raise _incomplete(Problem(path="grade", en=en, zh=zh))
    return ResultOnRecord(
        of=report.project,
        source=source or _SOURCES[report.kind],
        year=_year(report.year),
        on=on,
        scale=scale if grade is not None else None,
        grade=grade,
        score=report.score,
        whole=report.whole,
        ref=report.ref,
        extra=report.extra,
    )


def of_conclusion(conclusion: Conclusion, *, year: int, outcome: ExanteOutcome | None = None) -> ResultOnRecord:
    """The conclusion of an ex-ante evaluation as a result on record.

    Args:
        conclusion: the conclusion.
        year: the budget year that the money is asked for.
        outcome: what it came to, where the verdict says nothing of the library or the amount; else None.

    Raises:
        IncompleteError: neither the verdict nor the caller says what it came to, or they say different things.
    """
    require(conclusion, Conclusion, "conclusion", hint="conclude()")
    require(outcome, (ExanteOutcome, NoneType), "outcome")
    found = _outcome(conclusion.verdict.library, conclusion.verdict.amount)
    if found is not None and outcome not in {None, found}:
        en, zh = f"is stated, and the verdict means {found.value}", f"应为“{found.term.zh}”，请勿另填"
        raise _incomplete(Problem(path="outcome", en=en, zh=zh))
    found = found or outcome
    if found is None:
        en, zh = "is not said by the verdict", f"结论“{conclusion.verdict.zh}”未说明是否立项、如何安排资金"
        raise _incomplete(Problem(path="outcome", en=en, zh=zh))
    return ResultOnRecord(
        of=conclusion.review.project,
        source=ResultSource.EX_ANTE,
        year=year,
        on=conclusion.review.on,
        outcome=found,
        granted=conclusion.amount,
        classified=conclusion.review.classified,
    )


def of_monitor(line: MonitorLine, *, on: date | None = None) -> ResultOnRecord:
    """The line of a monitored project as a result on record.

    Args:
        line: the line.
        on: the day on which it was fixed; several rounds of a year are told apart by it.
    """
    require(line, MonitorLine, "line", hint="monitor().line")
    return ResultOnRecord(
        of=line.code,
        source=ResultSource.MONITOR,
        year=line.year,
        on=on,
        lamp=line.lamp,
        classified=line.classified,
    )


def of_target(
    filed: FiledTarget,
    *,
    check: TargetCheck | None = None,
    course: ReviewCourse | None = None,
    comparison: TargetComparison | None = None,
    order: RevisionOrder | None = None,
    on: date | None = None,
) -> ResultOnRecord:
    """The review of a target as a result on record, with the problems that the checks found.

    Args:
        filed: the target.
        check: its automatic checks; what they fault as unclear or unquantified becomes a problem, while what they only
            doubt is for a person to find.
        course: its review; what it came to goes before the checks.
        comparison: the comparison with other targets; the same target elsewhere becomes a problem.
        order: the order to revise it.
        on: the day on which the review was fixed.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    require(check, (TargetCheck, NoneType), "check", hint="check_target()")
    require(course, (ReviewCourse, NoneType), "course", hint="open_review()")
    require(comparison, (TargetComparison, NoneType), "comparison", hint="compare_targets()")
    state, _ = state_of(filed, check, course)
    return ResultOnRecord(
        of=filed.code,
        source=ResultSource.TARGET_REVIEW,
        year=filed.year,
        subject=filed.subject,
        on=on,
        target_state=state,
        problems=tuple(_problems(filed, check, comparison)),
        order=order,
        classified=filed.classified,
    )


def _problems(
    filed: FiledTarget, check: TargetCheck | None, comparison: TargetComparison | None
) -> Iterator[ProblemKind]:
    faults = {finding.check for finding in check.faults} if check is not None else set()
    yield from (problem for kind, problem in _OF_FINDING.items() if kind in faults)
    if comparison is not None and any(filed.code in proposal.projects for proposal in comparison.proposals):
        yield ProblemKind.SAME_TARGET


def _outcome(library: LibraryEffect | None, amount: AmountEffect | None) -> ExanteOutcome | None:
    if library is LibraryEffect.REFUSED or amount is AmountEffect.NOTHING:
        return ExanteOutcome.REFUSED
    if library is LibraryEffect.WAITING:
        return ExanteOutcome.WAITING
    if amount is AmountEffect.CUT:
        return ExanteOutcome.CUT
    return ExanteOutcome.SUPPORTED if library or amount else None


def _year(year: int | None) -> int:
    if year is None:
        raise _incomplete(Problem(path="year", en="is not stated", zh="未填年度"))
    return year


def _incomplete(problem: Problem) -> IncompleteError:
    return IncompleteError.listing("this cannot be put on record", "无法记录该结果", (problem,))
