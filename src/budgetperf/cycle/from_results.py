"""What was done, as lines for a year's figures, from what the stages came to: one function for each kind of result.

A result does not say everything that a line has: of which department an evaluated project is, or what money it is
about, is for the caller. A classified project makes a classified line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from budgetperf.amounts import Yuan
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.kinds import SubjectKind
from budgetperf.stages.evaluations import CriteriaEvaluation, Evaluation
from budgetperf.stages.exante import Conclusion, Screening
from budgetperf.stages.monitors import MonitorLine
from budgetperf.stages.reviews import ReviewLine
from budgetperf.stages.selection import Draw

__all__ = ["of_conclusion", "of_draw", "of_evaluation", "of_intervention", "of_monitor", "of_review", "of_screening"]

_EVALUATIONS = (Activity.SELF_EVALUATED, Activity.REEVALUATED, Activity.KEY_EVALUATED)


def of_screening(screening: Screening) -> Doing:
    """That a project was screened; the result is the outcome.

    Raises:
        InvalidValueError: something else than a screening, or of a project without a code.
    """
    require(screening, Screening, "screening", hint="screen()")
    project = screening.project
    require(project.code, str, "Project.code")
    return Doing(
        activity=Activity.SCREENED,
        year=project.year,
        thing=project.code or "",
        subject=project.subject,
        department=project.department,
        unit=project.unit,
        amount=project.amount,
        result=screening.outcome.value,
        classified=project.classified,
    )


def of_conclusion(
    conclusion: Conclusion, *, year: int, department: str | None = None, subject: SubjectKind | None = None
) -> Doing:
    """That an ex-ante evaluation was concluded; the result is the verdict, the money what was asked for.

    Args:
        conclusion: what it came to.
        year: the budget year that the money is asked for.
        department: the code of the project's department.
        subject: what asks for the money.

    Raises:
        InvalidValueError: an argument is of another type.
    """
    require(conclusion, Conclusion, "conclusion", hint="conclude()")
    review = conclusion.review
    return Doing(
        activity=Activity.EXANTE_EVALUATED,
        year=year,
        thing=review.project,
        subject=subject,
        department=department,
        amount=review.requested,
        result=conclusion.code,
        on=review.on,
        classified=review.classified,
    )


def of_review(line: ReviewLine, *, year: int, kind: str | None = None, on: date | None = None) -> tuple[Doing, ...]:
    """What was done in the review of a target: reviewed, returned, asked to change, cut in the budget.

    A project that gets nothing of what it asked for is cancelled (核销), one that gets less is reduced (核减); the
    money of that line is what it was not given.

    Args:
        line: what the review came to.
        year: the budget year of the target.
        kind: the class of the project, where a district tells classes apart.
        on: the day; None where not stated.

    Raises:
        InvalidValueError: an argument is of another type.

    >>> from budgetperf.amounts import wan
    >>> line = ReviewLine(code="p", name="p", department="101", subject=SubjectKind.PROJECT, conclusion=None,
    ...     returned=1, requests=3, asked=wan(50), granted=wan(40))
    >>> for one in of_review(line, year=2022):
    ...     print(one.activity.value, one.number, one.result)
    target_reviewed None None
    target_returned 1 None
    target_changed 3 None
    budget_reviewed None reduce
    """
    require(line, ReviewLine, "line", hint="course.line")
    return tuple(_reviewed(line, year, kind, on))


def _reviewed(line: ReviewLine, year: int, kind: str | None, on: date | None) -> Iterator[Doing]:
    def done(
        activity: Activity, *, number: int | None = None, amount: Yuan | None = None, result: str | None = None
    ) -> Doing:
        return Doing(
            activity=activity,
            year=year,
            thing=line.code,
            subject=line.subject,
            department=line.department,
            amount=amount,
            number=number,
            result=result,
            kind=kind,
            on=on,
            classified=line.classified,
        )

    result = None if line.conclusion is None else line.conclusion.value
    yield done(Activity.TARGET_REVIEWED, amount=line.asked, result=result)
    if line.returned:
        yield done(Activity.TARGET_RETURNED, number=line.returned)
    if line.requests:
        yield done(Activity.TARGET_CHANGED, number=line.requests)
    if line.asked is not None and line.granted is not None and line.granted < line.asked:
        kind_of = InterventionKind.REDUCE if line.granted else InterventionKind.CANCEL
        yield done(Activity.BUDGET_REVIEWED, amount=Yuan(line.asked - line.granted), result=kind_of.value)


def of_monitor(line: MonitorLine, *, kind: str | None = None) -> Doing:
    """That a project was monitored; the result is its lamp.

    Args:
        line: what the monitor came to.
        kind: the tier of monitoring, where a district has tiers.

    Raises:
        InvalidValueError: something else than the line of a monitor.

    >>> from budgetperf.stages.monitors import Lamp
    >>> of_monitor(MonitorLine(code="p", name="p", department="101", year=2021, month=9, amount=None, executed=None,
    ...     indicators=(), spending=None, lamp=Lamp.RED)).result
    'red'
    """
    require(line, MonitorLine, "line", hint="monitor().line")
    return Doing(
        activity=Activity.MONITORED,
        year=line.year,
        thing=line.code,
        subject=SubjectKind.PROJECT,
        department=line.department,
        amount=line.amount,
        result=None if line.lamp is None else line.lamp.value,
        kind=kind,
        classified=line.classified,
    )


def of_intervention(intervention: Intervention, line: MonitorLine) -> Doing:
    """That a measure was taken on a monitored project; the result is the measure, the money what it takes away.

    Args:
        intervention: the measure.
        line: what the monitor of the same project came to; it says of which year and department that is.

    Raises:
        InvalidValueError: the measure is on another project, or an argument is of another type.
    """
    require(intervention, Intervention, "intervention")
    require(line, MonitorLine, "line", hint="monitor().line")
    if intervention.project != line.code:
        own, other = intervention.shown(intervention.project), line.shown(line.code)
        raise InvalidValueError(
            f"the measure is on {own.en} and the line of {other.en}, expected one project.",
            f"措施针对项目（{own.zh}），监控结果属于项目（{other.zh}），应为同一项目。",
            found=own.en,
        )
    return Doing(
        activity=Activity.MID_YEAR_MEASURE,
        year=line.year,
        thing=line.code,
        subject=SubjectKind.PROJECT,
        department=line.department,
        amount=intervention.amount,
        result=intervention.kind.value,
        on=intervention.on,
        classified=intervention.classified or line.classified,
    )


def of_evaluation(
    evaluation: Evaluation | CriteriaEvaluation,
    activity: Activity,
    *,
    thing: str | None = None,
    department: str | None = None,
    subject: SubjectKind = SubjectKind.PROJECT,
    amount: Yuan | None = None,
    on: date | None = None,
    classified: bool = False,
) -> Doing:
    """That a project was evaluated; the result is the grade.

    Args:
        evaluation: what it came to; its target has the year.
        activity: whether it was a self-evaluation, a re-evaluation or a key evaluation.
        thing: the key of what was evaluated; None takes the name that its target has.
        department: the code of the project's department.
        subject: what was evaluated.
        amount: the project's money, in yuan; None where not stated.
        on: the day; None where not stated.
        classified: whether the project is classified, which a target does not say.

    Raises:
        IncompleteError: the target states no year.
        InvalidValueError: another activity, or an argument of another type.
    """
    require(evaluation, (Evaluation, CriteriaEvaluation), "evaluation", hint="evaluate()")
    require(activity, Activity, "activity")
    if activity not in _EVALUATIONS:
        raise InvalidValueError(
            f"an evaluation is {activity.value}, expected {', '.join(one.value for one in _EVALUATIONS)}.",
            f"评价记为“{activity.term.zh}”，应为{'、'.join(one.term.zh for one in _EVALUATIONS)}之一。",
            found=activity.value,
        )
    target = evaluation.target
    if target.year is None:
        problem = Problem(path="target.year", en="is not stated", zh="未填年度")
        raise IncompleteError.listing("the year cannot be told", "无法确定年度", (problem,))
    return Doing(
        activity=activity,
        year=target.year,
        thing=target.project if thing is None else thing,
        subject=subject,
        department=department,
        amount=amount,
        result=None if evaluation.grade is None else evaluation.grade.code,
        on=on,
        classified=classified,
    )


def of_draw(draw: Draw, *, year: int, amounts: Mapping[str, Yuan] | None = None) -> tuple[Doing, ...]:
    """That items were drawn by lot; the stratum of an item is its department.

    Args:
        draw: the certificate of the draw.
        year: the budget year of what was drawn.
        amounts: each item's money in yuan, by its code; None where none is stated.

    Raises:
        InvalidValueError: an argument is of another type.
    """
    require(draw, Draw, "draw", hint="draw()")
    known = {} if amounts is None else amounts
    homes = {item.code: item.stratum for item in draw.population}
    return tuple(
        Doing(
            activity=Activity.DRAWN,
            year=year,
            thing=code,
            department=homes[code],
            amount=known.get(code),
            on=draw.on,
        )
        for code in draw.codes
    )
