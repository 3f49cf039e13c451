"""What the stages came to, as lines for a year's figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from budgetperf import IncompleteError, InvalidValueError, Yuan, wan, yuan
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.cycle import from_results
from budgetperf.records.doings import Activity
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.kinds import SubjectKind
from budgetperf.regimes import XIUZHOU
from budgetperf.stages.exante import ExanteReview, conclude, screen
from budgetperf.stages.monitors import Lamp
from budgetperf.stages.reviews import ReviewConclusion, ReviewLine
from budgetperf.stages.selection import Announcement, Candidate, DrawPolicy, DrawScope, IncludedCount, WhenShort, draw
from evaluation_samples import TARGET, sample
from exante_samples import assumed, project
from monitor_samples import line

DAY = date(2021, 10, 15)
REVIEW = ReviewLine(
    code="p",
    name="项目",
    department="101",
    subject=SubjectKind.PROJECT,
    conclusion=ReviewConclusion.PASSED,
    returned=0,
    requests=0,
    asked=wan(80),
    granted=wan(80),
)


def test_a_screening_is_a_line() -> None:
    found = from_results.of_screening(screen(project("5000000"), XIUZHOU.screening))
    assert (found.activity, found.year, found.thing, found.department) == (Activity.SCREENED, 2023, "p-1", "101")
    assert (found.result, found.amount, found.subject) == ("required", yuan(5000000), SubjectKind.PROJECT)
    assert from_results.of_screening(screen(project("1", classified=True), XIUZHOU.screening)).classified
    with pytest.raises(InvalidValueError):
        from_results.of_screening(screen(project("1", code=None), XIUZHOU.screening))


@pytest.mark.parametrize("verdict", ["reject", "return"])
def test_xz_10_a_conclusion_is_a_line(verdict: str) -> None:
    review = ExanteReview(project="p-1", requested=wan(100), verdict=verdict, on=DAY, classified=verdict == "return")
    found = from_results.of_conclusion(
        conclude(review, XIUZHOU.conclusions), year=2022, department="101", subject=SubjectKind.POLICY
    )
    assert (found.activity, found.year, found.thing, found.department, found.on) == (
        Activity.EXANTE_EVALUATED,
        2022,
        "p-1",
        "101",
        DAY,
    )
    assert (found.result, found.amount, found.subject) == (verdict, wan(100), SubjectKind.POLICY)
    assert found.classified is (verdict == "return")


@pytest.mark.parametrize(
    ("granted", "expected"),
    [
        (wan(80), []),
        (None, []),
        (wan(90), []),
        (wan(50), [("reduce", wan(30))]),
        (wan(0), [("cancel", wan(80))]),
    ],
)
def test_xz_08_a_review_is_a_line_and_what_was_not_given_another(
    granted: Yuan | None, expected: list[tuple[str, Decimal]]
) -> None:
    first, *rest = from_results.of_review(evolve(REVIEW, granted=granted), year=2022, kind="a", on=DAY)
    assert (first.activity, first.year, first.result, first.kind, first.on) == (
        Activity.TARGET_REVIEWED,
        2022,
        "passed",
        "a",
        DAY,
    )
    assert [(one.result, one.amount) for one in rest] == expected
    assert {one.activity for one in rest} <= {Activity.BUDGET_REVIEWED}


def test_xz_06_tm_12_requests_and_returns_are_lines_of_their_own() -> None:
    open_ = evolve(REVIEW, conclusion=None, returned=2, requests=7, granted=None, classified=True)
    found = from_results.of_review(open_, year=2022)
    assert [(one.activity, one.number, one.result) for one in found] == [
        (Activity.TARGET_REVIEWED, None, None),
        (Activity.TARGET_RETURNED, 2, None),
        (Activity.TARGET_CHANGED, 7, None),
    ]
    assert all(one.classified for one in found)


def test_xz_16_a_monitor_is_a_line() -> None:
    found = from_results.of_monitor(line("p", wan(80), lamp=Lamp.RED), kind="key")
    assert (found.activity, found.year, found.result, found.amount, found.kind) == (
        Activity.MONITORED,
        2021,
        "red",
        wan(80),
        "key",
    )
    dark = from_results.of_monitor(line("p", lamp=None, classified=True))
    assert (dark.result, dark.classified) == (None, True)


def test_xz_18_a_measure_is_a_line_of_the_monitored_project() -> None:
    taken = Intervention(
        project="p", kind=InterventionKind.CANCEL, by="区财政局", on=DAY, reason="三季度监控", amount=wan("29.3")
    )
    found = from_results.of_intervention(taken, line("p", wan(80)))
    assert (found.activity, found.result, found.amount, found.on, found.department) == (
        Activity.MID_YEAR_MEASURE,
        "cancel",
        wan("29.3"),
        DAY,
        "101",
    )
    assert from_results.of_intervention(taken, line("p", classified=True)).classified
    assert from_results.of_intervention(evolve(taken, classified=True), line("p")).classified
    with pytest.raises(InvalidValueError) as caught:
        from_results.of_intervention(evolve(taken, classified=True), line("q"))
    assert "the measure is on withheld and the line of q, expected one project" in str(caught.value)
    assert "监控结果属于项目（q），应为同一项目" in caught.value.text("zh")


def test_xz_21_an_evaluation_is_a_line() -> None:
    found = from_results.of_evaluation(
        sample(), Activity.SELF_EVALUATED, thing="p-9", department="101", amount=wan(120), on=DAY, classified=True
    )
    assert (found.activity, found.year, found.thing, found.result) == (
        Activity.SELF_EVALUATED,
        2022,
        "p-9",
        "good",
    )
    assert (found.amount, found.on, found.classified) == (wan(120), DAY, True)
    with pytest.raises(InvalidValueError) as caught:
        from_results.of_evaluation(sample(), Activity.MONITORED)
    assert "an evaluation is monitored, expected self_evaluated, reevaluated, key_evaluated" in str(caught.value)
    assert "评价记为“绩效运行监控”，应为绩效自评、自评再评价、财政重点绩效评价之一" in caught.value.text("zh")
    with pytest.raises(IncompleteError) as missing:
        from_results.of_evaluation(evolve(sample(), target=evolve(TARGET, year=None)), Activity.REEVALUATED)
    assert "未填年度" in missing.value.text("zh")
    assert from_results.of_evaluation(sample(), Activity.REEVALUATED).thing == "示例项目"
    assert from_results.of_evaluation(evolve(sample(), grade=None), Activity.REEVALUATED).result is None  # type: ignore[arg-type]


def test_xz_22_a_draw_is_a_line_for_each_item() -> None:
    policy = DrawPolicy(
        code="draw",
        revision="1",
        zh="抽查",
        en="a draw",
        status=RuleStatus.REPORTED_PRACTICE,
        size=2,
        scope=DrawScope.WHOLE,
        short=WhenShort.TAKE_ALL,
        included=IncludedCount.WITHIN,
        basis=assumed("status", "size", "scope", "short", "included"),
    )
    told = Announcement(seed="0427193", purpose="抽查", announced=date(2021, 4, 27))
    items = (*(Candidate(code=f"p-{n}", stratum=f"10{n}") for n in range(5)), Candidate(code="s", classified=True))
    drawn = draw(items, policy, told, on=DAY)
    found = from_results.of_draw(drawn, year=2020, amounts={drawn.codes[0]: wan(7)})
    assert [(one.thing, one.department) for one in found] == [(code, f"10{code[-1]}") for code in drawn.codes]
    assert [one.amount for one in found] == [wan(7), None]
    assert {(one.activity, one.year, one.on) for one in found} == {(Activity.DRAWN, 2020, DAY)}
    assert from_results.of_draw(drawn, year=2020)[0].amount is None
    assert BasisKind.ASSUMED in {basis.kind for basis in policy.basis.values()}


def test_bad_input_in_both_languages() -> None:
    for wrong in (
        lambda: from_results.of_screening("x"),  # type: ignore[arg-type]
        lambda: from_results.of_conclusion("x", year=2022),  # type: ignore[arg-type]
        lambda: from_results.of_review("x", year=2022),  # type: ignore[arg-type]
        lambda: from_results.of_review(REVIEW, year="2022"),  # type: ignore[arg-type]
        lambda: from_results.of_monitor("x"),  # type: ignore[arg-type]
        lambda: from_results.of_intervention("x", line("p")),  # type: ignore[arg-type]
        lambda: from_results.of_evaluation("x", Activity.REEVALUATED),  # type: ignore[arg-type]
        lambda: from_results.of_evaluation(sample(), "reevaluated"),  # type: ignore[arg-type]
        lambda: from_results.of_draw("x", year=2020),  # type: ignore[arg-type]
    ):
        with pytest.raises(InvalidValueError) as caught:
            wrong()
        assert "expected" in str(caught.value)
        assert "应为" in caught.value.text("zh")
