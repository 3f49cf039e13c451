"""What was done after the evaluations, as lines for a year's figures."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from budgetperf import EvaluationKind, EvaluationReport, IncompleteError, InvalidValueError, points, wan, yuan
from budgetperf.cycle import from_follow_up
from budgetperf.records.doings import Activity
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.projects import Project
from budgetperf.regimes import NATIONAL, application, evaluating
from budgetperf.regimes.rectification import XIUZHOU_OPINIONS
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages import application as app
from budgetperf.stages.appraisals import Appraisal, AppraisedDepartment
from budgetperf.stages.disclosure import CircularKind, Disclosed, Disclosure, IssuedCircular
from budgetperf.stages.rectification import (
    CarriedOut,
    LetterKind,
    RectificationCourse,
    RectificationItem,
    RectificationLetter,
    open_letter,
)
from budgetperf.stages.reevaluations import OnDifference, WhichHolds, reevaluate

SCALE = NATIONAL.self_evaluation.scale
DAY = date(2021, 12, 10)
BESIDE = evaluating.reevaluation(
    scale=SCALE, holds=WhichHolds.REEVALUATION, on_difference=OnDifference.FED_BACK, least=points(5), included=True
)


def report(kind: EvaluationKind, grade: str | None, year: int | None = 2020) -> EvaluationReport:
    return EvaluationReport(project="p", year=year, kind=kind, grade=grade)


def test_xz_23_a_reevaluation_is_a_line_with_its_own_grade() -> None:
    own, again = report(EvaluationKind.SELF, "优"), report(EvaluationKind.FISCAL, "中")
    found = from_follow_up.of_reevaluation(
        reevaluate(own, again, BESIDE), thing="s1", department="101", amount=wan(3), on=DAY, classified=True
    )
    assert (found.activity, found.year, found.thing, found.result) == (Activity.REEVALUATED, 2020, "s1", "fair")
    assert (found.department, found.amount, found.on, found.classified) == ("101", wan(3), DAY, True)
    ungraded = reevaluate(own, report(EvaluationKind.FISCAL, None, None), BESIDE)
    bare = from_follow_up.of_reevaluation(ungraded)
    assert (bare.year, bare.thing, bare.result) == (2020, "p", None)
    undated = reevaluate(report(EvaluationKind.SELF, "优", None), report(EvaluationKind.FISCAL, "优", None), BESIDE)
    with pytest.raises(IncompleteError) as caught:
        from_follow_up.of_reevaluation(undated)
    assert "is not stated on either side" in str(caught.value)
    assert "自评和再评价均未填年度" in caught.value.text("zh")


PROJECT = Project(name="项目", code="p", department="101", year=2022, subject=SubjectKind.PROJECT, amount=wan(400))
POOR = app.ResultOnRecord(
    of="p", source=app.ResultSource.FISCAL_EVALUATION, year=2020, scale=SCALE, grade=SCALE.coded("poor")
)


@pytest.mark.parametrize(
    ("amount", "asked", "expected"),
    [
        (wan(0), wan(400), ("cancel", wan(400))),
        (wan(300), wan(400), ("reduce", wan(100))),
        (wan(400), wan(400), ("none", yuan(0))),
        (wan(300), None, (None, None)),
    ],
)
def test_xz_27_a_decision_is_a_line_with_what_was_not_given(amount: object, asked: object, expected: object) -> None:
    project = evolve(PROJECT, amount=asked, classified=asked is None)  # type: ignore[arg-type]
    advice = app.advise([POOR], project, application.XIUZHOU_RESULTS)
    found = from_follow_up.of_decision(advice.adopt(amount, by="区财政局", on=DAY, reason="从严"))  # type: ignore[arg-type]
    assert (found.activity, found.year, found.thing, found.department) == (Activity.RESULT_APPLIED, 2022, "p", "101")
    assert (found.result, found.amount) == expected
    assert (found.on, found.classified) == (DAY, asked is None)


def letter(*days: date | None, classified: bool = False) -> RectificationCourse:
    """A letter with an item for each day on which one was closed, or was not."""
    sent = RectificationLetter(
        code="l1",
        kind=LetterKind.OPINION,
        department="101",
        on=date(2021, 9, 1),
        done_by=date(2021, 12, 31),
        items=tuple(
            RectificationItem(code=f"{n}", step="targets", problem="问题", asks="整改") for n in range(len(days))
        ),
        classified=classified,
    )
    course = open_letter(sent, XIUZHOU_OPINIONS)
    for number, day in enumerate(days):
        if day is not None:
            course = course.answer(f"{number}", on=day, by="某局", says="已整改")
            course = course.inspect(
                f"{number}", on=day, by="区财政局", found=CarriedOut.DONE, evidence="报告", done_on=day
            )
            course = course.close(f"{number}", on=day, by="区财政局")
    return course


def test_xz_35_a_letter_is_closed_when_every_item_is() -> None:
    first, second, end = date(2021, 10, 8), date(2021, 11, 8), date(2021, 12, 31)
    both = letter(first, second)
    sent, closed = from_follow_up.of_letter(both, as_of=end)
    assert (sent.activity, sent.year, sent.thing, sent.number, sent.kind, sent.on) == (
        Activity.LETTER_SENT,
        2021,
        "l1",
        2,
        "opinion",
        date(2021, 9, 1),
    )
    assert (closed.activity, closed.thing, closed.on) == (Activity.LETTER_CLOSED, "l1", second)
    assert [len(from_follow_up.of_letter(both, as_of=day)) for day in (date(2021, 8, 31), first, second)] == [0, 1, 2]
    assert len(from_follow_up.of_letter(letter(first, None), as_of=end)) == 1
    assert all(one.classified for one in from_follow_up.of_letter(letter(first, classified=True), as_of=end))


def test_xz_36_circulars_publications_and_appraisals_are_lines() -> None:
    told = from_follow_up.of_circular(IssuedCircular(kind=CircularKind.MONITORING, title="通报", year=2021))
    assert (told.activity, told.year, told.thing, told.kind) == (Activity.CIRCULATED, 2021, "通报", "monitoring")
    full = Disclosure(of="101", what=Disclosed.BUDGET, year=2022, on=PrintedDate(year=2022, month=1, day=18))
    found = from_follow_up.of_disclosure(full, department="101")
    assert (found.activity, found.year, found.thing, found.kind, found.on) == (
        Activity.DISCLOSED,
        2022,
        "101",
        "budget",
        date(2022, 1, 18),
    )
    for on in (None, PrintedDate(year=2022, month=9), PrintedDate(year=None, month=1, day=18)):
        assert from_follow_up.of_disclosure(evolve(full, on=on)).on is None
    with pytest.raises(IncompleteError) as caught:
        from_follow_up.of_disclosure(evolve(full, of=None, year=None))
    assert [problem.path for problem in caught.value.problems] == ["of", "year"]
    line = AppraisedDepartment(department="101", series="party", total=points(90), whole=points(100), place=1)
    appraisal = Appraisal(departments=(), policy=None, year=2022, adopted=False, lines=(line,))  # type: ignore[arg-type]
    (one,) = from_follow_up.of_appraisal(appraisal)
    assert (one.activity, one.year, one.thing, one.kind) == (Activity.APPRAISED, 2022, "101", "party")


def test_bad_input_in_both_languages() -> None:
    for wrong in (
        lambda: from_follow_up.of_reevaluation("x"),  # type: ignore[arg-type]
        lambda: from_follow_up.of_decision("x"),  # type: ignore[arg-type]
        lambda: from_follow_up.of_letter("x", as_of=DAY),  # type: ignore[arg-type]
        lambda: from_follow_up.of_letter(letter(None), as_of="2021"),  # type: ignore[arg-type]
        lambda: from_follow_up.of_circular("x"),  # type: ignore[arg-type]
        lambda: from_follow_up.of_disclosure("x"),  # type: ignore[arg-type]
        lambda: from_follow_up.of_appraisal("x"),  # type: ignore[arg-type]
    ):
        with pytest.raises(InvalidValueError) as caught:
            wrong()
        assert "expected" in str(caught.value)
        assert "应为" in caught.value.text("zh")
