"""What was done after the evaluations, as lines for a year's figures: results used, letters, publications, appraisals.

The earlier stages are in :mod:`budgetperf.cycle.from_results`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from budgetperf.amounts import Yuan
from budgetperf.errors import IncompleteError, Problem, require
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.evaluation_reports import EvaluationReport
from budgetperf.records.interventions import InterventionKind
from budgetperf.records.kinds import SubjectKind
from budgetperf.stages.application import AmountOutcome, Decision
from budgetperf.stages.appraisals import Appraisal
from budgetperf.stages.disclosure import Disclosure, IssuedCircular
from budgetperf.stages.rectification import Closing, ItemState, RectificationCourse
from budgetperf.stages.reevaluations import Reevaluation

__all__ = ["of_appraisal", "of_circular", "of_decision", "of_disclosure", "of_letter", "of_reevaluation"]

_OUTCOMES: Mapping[AmountOutcome | None, str | None] = MappingProxyType(
    {
        AmountOutcome.CANCELLED: InterventionKind.CANCEL.value,
        AmountOutcome.REDUCED: InterventionKind.REDUCE.value,
        AmountOutcome.KEPT: InterventionKind.NONE.value,
        None: None,
    }
)


def of_reevaluation(
    reevaluation: Reevaluation,
    *,
    thing: str | None = None,
    department: str | None = None,
    amount: Yuan | None = None,
    on: date | None = None,
    classified: bool = False,
) -> Doing:
    """That a self-evaluation was evaluated again; the result is the grade that this came to.

    Args:
        reevaluation: both results side by side.
        thing: the key of the project; None takes its name.
        department: the code of its department.
        amount: its money, in yuan; None where not stated.
        on: the day; None where not stated.
        classified: whether the project is classified.

    Raises:
        IncompleteError: neither side states the year.
        InvalidValueError: an argument is of another type.
    """
    require(reevaluation, Reevaluation, "reevaluation", hint="reevaluate()")
    sides = reevaluation.again, reevaluation.own
    years = [one.year if isinstance(one, EvaluationReport) else one.target.year for one in sides]
    year = next((found for found in years if found is not None), None)
    if year is None:
        problem = Problem(path="year", en="is not stated on either side", zh="自评和再评价均未填年度")
        raise IncompleteError.listing("the year cannot be told", "无法确定年度", (problem,))
    return Doing(
        activity=Activity.REEVALUATED,
        year=year,
        thing=reevaluation.project if thing is None else thing,
        subject=SubjectKind.PROJECT,
        department=department,
        amount=amount,
        result=reevaluation.grade.code if reevaluation.grade else None,
        on=on,
        classified=classified,
    )


def of_decision(decision: Decision) -> Doing:
    """That results were applied to a budget; the result is what became of the amount, the money what was not given.

    Raises:
        InvalidValueError: something else than a decision, or on a project without a code.
    """
    require(decision, Decision, "decision", hint="advise(…).adopt(…)")
    project = decision.advice.project
    require(project.code, str, "Project.code")
    return Doing(
        activity=Activity.RESULT_APPLIED,
        year=project.year,
        thing=project.code or "",
        subject=project.subject,
        department=project.department,
        unit=project.unit,
        amount=decision.saved,
        result=_OUTCOMES[decision.outcome],
        on=decision.on,
        classified=project.classified,
    )


def of_letter(course: RectificationCourse, *, as_of: date) -> tuple[Doing, ...]:
    """That a letter was sent, and closed where every item of it was by a day; the number is that of its items.

    Args:
        course: the letter with what has happened since.
        as_of: the day at whose end it is looked at; a letter of a later day was not sent by then.

    Raises:
        InvalidValueError: an argument is of another type.
    """
    require(course, RectificationCourse, "course", hint="open_letter()")
    require(as_of, date, "as_of")
    return tuple(_letter(course, as_of))


def _letter(course: RectificationCourse, as_of: date) -> Iterator[Doing]:
    letter = course.letter
    if letter.on > as_of:
        return
    sent = Doing(
        activity=Activity.LETTER_SENT,
        year=letter.on.year,
        thing=letter.code,
        department=letter.department,
        number=len(letter.items),
        kind=letter.kind.value,
        on=letter.on,
        classified=letter.classified,
    )
    yield sent
    if all(course.state(item.code, as_of) is ItemState.CLOSED for item in letter.items):
        last = max(event.on for event in course.events if isinstance(event, Closing) and event.on <= as_of)
        yield Doing(
            activity=Activity.LETTER_CLOSED,
            year=sent.year,
            thing=sent.thing,
            department=sent.department,
            number=sent.number,
            kind=sent.kind,
            on=last,
            classified=sent.classified,
        )


def of_circular(circular: IssuedCircular) -> Doing:
    """That a circular was issued; the class is what it tells of.

    Raises:
        InvalidValueError: something else than a circular.
    """
    require(circular, IssuedCircular, "circular")
    return Doing(activity=Activity.CIRCULATED, year=circular.year, thing=circular.title, kind=circular.kind.value)


def of_disclosure(disclosure: Disclosure, *, department: str | None = None, unit: str | None = None) -> Doing:
    """That something was made public; the class is what it was.

    Args:
        disclosure: the publication; it says whose, what and of which year.
        department: the code of the department that this is of.
        unit: the code of the unit, where it is of a unit.

    Raises:
        IncompleteError: whose, what or of which year is not stated; all of it at once.
        InvalidValueError: an argument is of another type.
    """
    require(disclosure, Disclosure, "disclosure")
    of, what, year = disclosure.of, disclosure.what, disclosure.year
    if of is None or what is None or year is None:
        missing = tuple(one for one in disclosure.problems if one.path in {"of", "what", "year"})
        raise IncompleteError.listing("this publication cannot be counted", "该公开事项无法统计", missing)
    on = disclosure.on if disclosure.on is not None and disclosure.on.day is not None else None
    return Doing(
        activity=Activity.DISCLOSED,
        year=year,
        thing=of,
        department=department,
        unit=unit,
        kind=what.value,
        on=on.first if on is not None and on.year is not None else None,
        classified=disclosure.classified,
    )


def of_appraisal(appraisal: Appraisal) -> tuple[Doing, ...]:
    """That departments were appraised, a line for each; the class is its series.

    Raises:
        InvalidValueError: something else than an appraisal.
    """
    require(appraisal, Appraisal, "appraisal", hint="appraise()")
    return tuple(
        Doing(
            activity=Activity.APPRAISED,
            year=appraisal.year,
            thing=line.department,
            subject=SubjectKind.DEPARTMENT,
            department=line.department,
            kind=line.series,
        )
        for line in appraisal.lines
    )
