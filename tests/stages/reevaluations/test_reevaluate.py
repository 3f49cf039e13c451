"""A self-evaluation held against its re-evaluation: computed or reported, with rows, totals and grades or without."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import criteria_samples
import evaluation_samples
from budgetperf.amounts import Share, fraction, points, wan
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.evaluating import reevaluation
from budgetperf.rules.reading import parse
from budgetperf.stages.evaluations import Evaluation, evaluate, evaluate_by_criteria
from budgetperf.stages.reevaluations import (
    Evaluated,
    GradeMove,
    HeldSide,
    OnDifference,
    Reevaluation,
    ReevaluationPolicy,
    WhichHolds,
    reevaluate,
)
from budgetperf.wire import dumps, from_data, loads, to_data

SCALE = NATIONAL.self_evaluation.scale
SELF, FISCAL = EvaluationKind.SELF, EvaluationKind.FISCAL


def rules(holds: WhichHolds = WhichHolds.REEVALUATION, **more: Any) -> ReevaluationPolicy:
    """What somebody chose."""
    given_: dict[str, Any] = {"on_difference": OnDifference.FED_BACK, "least": points(5), "included": True, **more}
    return reevaluation(scale=SCALE, holds=holds, **given_)


POLICY = rules()


def report(score: str | None = None, grade: str | None = None, kind: EvaluationKind = SELF, **more: Any) -> Evaluated:
    """A report with a score, a grade, both or neither."""
    given_: dict[str, Any] = {"project": "示例项目", "year": 2022, "whole": points(100), **more}
    if score is None:
        given_["whole"] = None
    return EvaluationReport(kind=kind, score=None if score is None else Decimal(score), grade=grade, **given_)


def again(score: str | None = None, grade: str | None = None, **more: Any) -> Evaluated:
    """The finance bureau's report of the same project."""
    return report(score, grade, FISCAL, **more)


def strict() -> Evaluation:
    """The sample evaluated again: 40 of 100 people served and no more than 5 points for the effect."""
    seen = []
    for one in evaluation_samples.OBSERVATIONS:
        if one.indicator == "served":
            seen.append(evolve(one, actual=evaluation_samples.seen("40人次")[0].actual))
        else:
            seen.append(evolve(one, judged=points(8)) if one.indicator == "effect" else one)
    return evaluate(evaluation_samples.TARGET, seen, evaluation_samples.BUDGET, evaluation_samples.POLICY)


def test_both_sides_are_kept_row_by_row_and_in_total() -> None:
    own, second = evaluation_samples.sample(), strict()
    found = reevaluate(own, second, POLICY)
    assert (found.own, found.again, found.project) == (own, second, "示例项目")
    differing = {
        row.code: row.difference for row in found.rows if isinstance(row.difference, Decimal) and row.difference
    }
    assert differing == {"served": Decimal(12), "effect": Decimal(1)}
    assert len(found.rows) == len(own.rows)
    assert found.difference == Decimal(13)
    assert found.difference == sum(differing.values())
    assert (found.own_grade, found.grade) == (SCALE.coded("good"), SCALE.coded("fair"))
    assert (found.move, found.held, found.held_grade) == (GradeMove.DOWN, HeldSide.REEVALUATION, SCALE.coded("fair"))
    assert found.counts
    assert verify(found)
    known = (POLICY, NATIONAL, evaluation_samples.POLICY)
    assert loads(dumps(found), Reevaluation, known=known) == found
    assert found.to_rows()[0] == {
        "code": "served",
        "indicator": "服务人次",
        "own": Decimal(20),
        "again": Decimal(8),
        "difference": Decimal(12),
    }


def test_the_account_of_a_reevaluation() -> None:
    found = reevaluate(evaluation_samples.sample(), strict(), POLICY)
    zh, en = found.explain("zh").split("\n"), found.explain("en").split("\n")
    assert zh[0] == "示例项目：自评 87.18，再评价 74.18，相差 13"
    assert "  服务人次：20 分，再评价 8 分，相差 12" in zh
    assert "  评价等级：自评良，再评价中，等级下调" in zh
    assert "  以再评价结果为准：再评价" in zh
    assert "  差异反馈单位：相差 5 分（含），达到" in zh
    assert "  grades: good, then fair: grade moved down" in en
    assert "  a difference is told to the unit: 5 points or more is reached" in en
    assert any(line.startswith("  assumption: which result holds is chosen") or "chosen" in line for line in en)


def test_a_form_and_criteria_have_rows_of_their_own() -> None:
    """The rows of each side only come with that side alone, and nothing is subtracted from nothing."""
    own = evaluation_samples.sample()
    second = evaluate_by_criteria(
        evolve(criteria_samples.TARGET, year=2022), criteria_samples.OBSERVATIONS, criteria_samples.POLICY
    )
    found = reevaluate(own, second, POLICY)
    assert len(found.rows) == len(own.rows) + len(second.rows)
    assert {row.difference for row in found.rows} == {None}
    assert found.difference == own.total - second.total  # type: ignore[operator]
    assert found.move is GradeMove.UP
    assert "  服务人次：仅见于单位自评，20 分" in found.explain("zh").split("\n")
    assert "  预算执行率: in the re-evaluation only, 8.5 points" in found.explain("en").split("\n")
    known = (POLICY, NATIONAL, evaluation_samples.POLICY, criteria_samples.POLICY)
    assert loads(dumps(found), Reevaluation, known=known) == found
    assert verify(found)


def test_rows_of_different_full_points_are_not_subtracted() -> None:
    def one(full: int) -> Evaluation:
        rows = (
            Indicator(code="a", name=None, expectation=parse("≥1个"), points=points(full)),
            Indicator(code="b", name="乙", expectation=parse("≥1个"), points=points(90 - full)),
        )
        seen = [evolve(each, indicator=code) for code in ("a", "b") for each in evaluation_samples.seen("1个")]
        target = Target(project="示例项目", year=2022, indicators=rows)
        return evaluate(target, seen, evaluation_samples.BUDGET, evaluation_samples.POLICY)

    found = reevaluate(one(50), one(40), POLICY)
    assert [row.own_full for row in found.rows] == [points(50), points(40)]
    assert [row.again_full for row in found.rows] == [points(40), points(50)]
    assert [row.difference for row in found.rows] == [None, None]
    assert found.difference == 0
    assert found.explain("en").split("\n")[1] == "  a: 50 and 40, of different full points"
    assert "  乙：40、50，满分不同" in found.explain("zh").split("\n")


@pytest.mark.parametrize(
    ("own", "second", "difference", "move", "counts"),
    [
        (report("92", "优"), again("84", "良"), Decimal(8), GradeMove.DOWN, True),
        (report("92", "优秀"), again("91", "优"), Decimal(1), GradeMove.SAME, False),
        (report("75", "中"), again("80", "良好"), Decimal(-5), GradeMove.UP, True),
        (report("92"), again("84"), Decimal(8), None, True),  # a score is no grade
        (report(None, "优"), again(None, "差"), None, GradeMove.DOWN, None),  # a grade is no score
        (report("92", "优"), again(), None, None, None),
        (report(), again(), None, None, None),
        (report("46", whole=points(50)), again("84"), None, None, None),  # out of different wholes
        (report("92", "一等"), again("84", "良"), Decimal(8), None, True),  # a word that the scale does not know
        (report("92", year=None), again("84"), Decimal(8), None, True),
    ],
)
def test_reports_are_compared_as_far_as_they_state(
    own: Evaluated, second: Evaluated, difference: Decimal | None, move: GradeMove | None, counts: bool | None
) -> None:
    found = reevaluate(own, second, POLICY)
    assert (found.difference, found.move, found.counts) == (difference, move, counts)
    assert found.rows == ()
    assert verify(found)
    assert loads(dumps(found), Reevaluation, known=(POLICY,)) == found
    assert len(found.explain("zh").split("\n")) == len(found.explain("en").split("\n"))


def test_what_is_computed_beside_what_is_reported() -> None:
    found = reevaluate(evaluation_samples.sample(), again("79.5", "中"), POLICY)
    assert (found.difference, found.move, found.rows) == (Decimal("7.68"), GradeMove.DOWN, ())
    ungraded = evolve(
        criteria_samples.POLICY,
        scale=None,
        limits=None,
        basis={name: each for name, each in criteria_samples.POLICY.basis.items() if name not in {"scale", "limits"}},
    )
    second = evaluate_by_criteria(evolve(criteria_samples.TARGET, year=2022), criteria_samples.OBSERVATIONS, ungraded)
    without = reevaluate(report("92", "优"), second, POLICY)
    assert (without.grade, without.move, without.difference) == (None, None, Decimal("0.1"))


@pytest.mark.parametrize(
    ("own", "second", "held"),
    [
        (report("92", "优"), again("84", "良"), HeldSide.REEVALUATION),
        (report("75", "中"), again("84", "良"), HeldSide.SELF_EVALUATION),
        (report("83", "良"), again("84", "良"), HeldSide.SELF_EVALUATION),
        (report("84", "良"), again("84", "良"), HeldSide.REEVALUATION),
        (report("92"), again("84"), HeldSide.REEVALUATION),
        (report(None, "良"), again(None, "良"), HeldSide.REEVALUATION),
        (report(None, "良"), again("84"), None),
        (report(), again(), None),
    ],
)
def test_which_result_holds_is_a_choice(own: Evaluated, second: Evaluated, held: HeldSide | None) -> None:
    """No document that is known says it, so that there is no default."""
    assert reevaluate(own, second, rules(WhichHolds.WORSE)).held is held
    first = reevaluate(own, second, rules(WhichHolds.SELF_EVALUATION))
    assert (first.held, first.held_grade) == (HeldSide.SELF_EVALUATION, first.own_grade)
    other = reevaluate(own, second, rules(WhichHolds.REEVALUATION))
    assert (other.held, other.held_grade) == (HeldSide.REEVALUATION, other.grade)
    worse = reevaluate(own, second, rules(WhichHolds.WORSE))
    if held is None:
        assert worse.held_grade is None
        assert "无法确定" in worse.explain("zh")


@pytest.mark.parametrize(
    ("score", "included", "counts"),
    [("94.99", True, True), ("95", True, True), ("95", False, False), ("94.99", False, True), ("95.01", True, False)],
)
def test_how_large_a_difference_must_be(score: str, included: bool, counts: bool) -> None:
    """A difference of 5 out of 100 on the edge; one that goes the other way counts alike."""
    policy = rules(included=included)
    assert reevaluate(report("100"), again(score), policy).counts is counts
    assert reevaluate(report(score), again("100"), policy).counts is counts


SCORES = st.integers(0, 10000).map(lambda cents: Decimal(cents) / 100)


@given(SCORES, SCORES, st.sampled_from(list(WhichHolds)))
def test_neither_side_is_changed_and_the_worse_one_is_never_better(
    first: Decimal, second: Decimal, holds: WhichHolds
) -> None:
    def graded(score: Decimal, kind: EvaluationKind) -> Evaluated:
        return report(str(score), SCALE.grade(score).zh, kind)

    own, other = graded(first, SELF), graded(second, FISCAL)
    found = reevaluate(own, other, rules(holds))
    assert (found.own, found.again) == (own, other)
    assert found.difference is not None
    assert fraction(found.difference) == Fraction(first) - Fraction(second)
    back = reevaluate(graded(second, SELF), graded(first, FISCAL), rules(holds))
    assert back.difference is not None
    assert fraction(back.difference) == -fraction(found.difference)
    opposite = {GradeMove.UP: GradeMove.DOWN, GradeMove.DOWN: GradeMove.UP, GradeMove.SAME: GradeMove.SAME}
    assert found.move is not None
    assert back.move is opposite[found.move]
    if holds is WhichHolds.WORSE:
        assert found.held_grade is not None
        assert SCALE.rank(found.held_grade) == max(SCALE.rank(SCALE.grade(first)), SCALE.rank(SCALE.grade(second)))


def test_the_choices_stand_in_every_result() -> None:
    found = reevaluate(report("92"), again("84"), rules(WhichHolds.WORSE, on_difference=OnDifference.APPRAISED))
    assert found.policy.code == "reevaluation+worse+appraised+5"
    assert rules(included=False).code.endswith("+5+above")
    keys = [item.key for item in found.assumptions]
    assert {"reevaluation.holds", "reevaluation.on_difference", "reevaluation.least"} <= set(keys)
    words = {item.key: item.zh for item in found.assumptions}
    assert words["reevaluation.holds"] == "以较低的结果为准"
    assert words["reevaluation.on_difference"] == "差异计入绩效管理考核"
    assert words["reevaluation.least"] == "差异界限 5 分，由使用者选定"
    assert from_data(to_data(found.policy), ReevaluationPolicy) == found.policy


def test_a_line_without_the_evidence() -> None:
    line = reevaluate(report("92", "优"), again("84", "良"), POLICY).line("p-1", department="101", amount=wan(5))
    assert (line.own_grade, line.grade, line.held_grade) == ("excellent", "good", "good")
    assert (line.difference, line.amount, line.classified) == (Decimal(8), wan(5), False)
    secret = reevaluate(report(), again(), POLICY).line("secret", department="d", classified=True)
    assert repr(secret) == "ReevaluationLine(withheld)"
    assert (secret.own_grade, secret.grade, secret.held_grade) == (None, None, None)


@pytest.mark.parametrize(
    ("own", "second", "en", "zh"),
    [
        (
            report(),
            again(project="另一项目"),
            "and the re-evaluation of '另一项目', expected one project",
            "应为同一项目",
        ),
        (report(), again(year=2021), "of 2022 and the re-evaluation of 2021, expected one year", "应为同一年度"),
        (again(), again(), "a fiscal evaluation in its place, expected a self-evaluation", "应为单位自评"),
        (
            report(),
            report(),
            "expected a department's or a fiscal evaluation",
            "应为部门评价或财政评价",
        ),
    ],
)
def test_two_evaluations_that_do_not_belong_together(own: Evaluated, second: Evaluated, en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        reevaluate(own, second, POLICY)
    assert en in caught.value.en
    assert zh in caught.value.zh


def test_criteria_of_a_department_are_no_self_evaluation() -> None:
    second = evaluate_by_criteria(criteria_samples.TARGET, criteria_samples.OBSERVATIONS, criteria_samples.POLICY)
    with pytest.raises(InvalidValueError, match="fiscal evaluation in its place"):
        reevaluate(second, again(year=2024), POLICY)
    own = evaluate_by_criteria(
        criteria_samples.TARGET, criteria_samples.OBSERVATIONS, evolve(criteria_samples.POLICY, kind=SELF)
    )
    found = reevaluate(own, second, POLICY)
    assert (found.difference, {row.difference for row in found.rows}) == (Decimal(0), {Decimal(0)})
    assert found.move is GradeMove.SAME


def test_a_total_that_does_not_end_stays_exact() -> None:
    own = evaluate(
        evaluation_samples.TARGET,
        evaluation_samples.OBSERVATIONS,
        evolve(evaluation_samples.BUDGET, adjusted=wan(70), sources=(), executed=wan(10)),
        evaluation_samples.POLICY,
    )
    found = reevaluate(own, again("80"), POLICY)
    assert isinstance(found.difference, Share)
    assert fraction(found.difference) == fraction(own.total) - 80


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"own": 1}, "own is int, expected Evaluation"),
        ({"again": None}, "again is NoneType"),
        ({"policy": "x"}, "policy is str"),
    ],
)
def test_arguments_are_checked(change: dict[str, Any], says: str) -> None:
    given_: dict[str, Any] = {"own": report(), "again": again(), "policy": POLICY, **change}
    with pytest.raises(InvalidValueError, match=says):
        reevaluate(**given_)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"holds": "worse"}, "holds is str"),
        ({"on_difference": None}, "on_difference is NoneType"),
        ({"included": 1}, "included is int"),
        ({"least": points("0.5"), "included": None}, "included is NoneType"),
    ],
)
def test_every_choice_must_be_made(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        rules(**change)
    with pytest.raises(InvalidValueError, match=r"ReevaluationPolicy\.scale is str"):
        evolve(POLICY, scale="优良中差")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"ReevaluationPolicy\.least is int"):
        evolve(POLICY, least=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [WhichHolds, OnDifference])
def test_every_choice_says_itself(kind: Any) -> None:
    assert len({one.says.zh for one in kind}) == len({one.says.en for one in kind}) == len(kind)
