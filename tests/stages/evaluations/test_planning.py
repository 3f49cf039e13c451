"""Plans held against rules: the review first, the parties apart, the usual years."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.evaluation_plans import EvaluationPlan, Evaluator, PlanStage
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.evaluation_subjects import EvaluatedKind, YearSpan
from budgetperf.regimes.evaluating import JIANGHAN_PLANS, NATIONAL_PLANS
from budgetperf.rules.rows import Force
from budgetperf.stages.evaluations import (
    PlanCheck,
    PlanOrderError,
    PlanPolicy,
    ReviewDuty,
    YearOffset,
    check_plan,
    start_fieldwork,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from evaluating_samples import FIRM, REVIEW, plan, subject

DAY = date(2022, 6, 1)


def paths(one: EvaluationPlan, policy: PlanPolicy = JIANGHAN_PLANS) -> tuple[list[str], list[str]]:
    """Where the faults and the doubts of a plan are."""
    found = check_plan(one, policy)
    assert verify(found)
    return [problem.path for problem in found.faults], [problem.path for problem in found.doubts]


def test_jh_44_the_plan_of_a_key_evaluation_is_reviewed_before_the_fieldwork() -> None:
    """「召开重点绩效评价项目方案开放式评审会」."""
    with pytest.raises(PlanOrderError) as caught:
        start_fieldwork(plan(), on=DAY, policy=JIANGHAN_PLANS)
    assert caught.value.code == "plan-order"
    assert caught.value.en == "项目p: the fieldwork cannot begin: the plan was not reviewed."
    assert caught.value.text("zh") == (
        "项目p：不能开始现场工作：方案未经评审。提示：请先组织方案评审，并将评审情况记入方案"
    )
    assert caught.value.facts["basis"] == JIANGHAN_PLANS.basis["reviewed"]
    begun = start_fieldwork(plan(review=REVIEW), on=DAY, policy=JIANGHAN_PLANS)
    assert (begun.fieldwork, begun.stage) == (DAY, PlanStage.FIELDWORK)
    with pytest.raises(PlanOrderError, match="the fieldwork has begun") as caught:
        start_fieldwork(begun, on=DAY, policy=JIANGHAN_PLANS)
    assert caught.value.zh == "项目p：现场工作已经开始。"


@given(st.integers(-40, 40))
def test_jh_44_the_review_is_not_after_the_first_day(days: int) -> None:
    on = REVIEW.on + timedelta(days=days)
    if days >= 0:
        assert start_fieldwork(plan(review=REVIEW), on=on, policy=JIANGHAN_PLANS).fieldwork == on
        return
    with pytest.raises(PlanOrderError, match=f"the plan was reviewed on 2022-05-10, after {on}"):
        start_fieldwork(plan(review=REVIEW), on=on, policy=JIANGHAN_PLANS)


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({}, []),  # nothing has begun, so that nothing is out of order yet
        ({"fieldwork": DAY}, ["reviewed"]),
        ({"reported": DAY}, ["reviewed"]),
        ({"fieldwork": DAY, "review": REVIEW}, []),
        ({"fieldwork": DAY, "review": evolve(REVIEW, passed=False)}, ["reviewed"]),
        ({"fieldwork": DAY, "review": evolve(REVIEW, is_open=False)}, ["open_review"]),
        ({"fieldwork": DAY, "review": evolve(REVIEW, on=DAY + timedelta(days=1))}, ["reviewed"]),
        ({"reported": DAY, "review": evolve(REVIEW, on=DAY + timedelta(days=1))}, ["reviewed"]),
        ({"fieldwork": DAY, "key": False}, []),
    ],
)
def test_what_has_happened_is_checked_too(change: dict[str, Any], faults: list[str]) -> None:
    assert paths(plan(**change)) == (faults, [])


@pytest.mark.parametrize(
    ("duty", "key", "must"),
    [
        (ReviewDuty.NOBODY, True, False),
        (ReviewDuty.KEY, True, True),
        (ReviewDuty.KEY, False, False),
        (ReviewDuty.EVERYBODY, False, True),
    ],
)
def test_whose_plans_are_reviewed(duty: ReviewDuty, key: bool, must: bool) -> None:
    policy = evolve(JIANGHAN_PLANS, reviewed=duty)
    assert policy.must_review(plan(key=key)) is must
    if must:
        with pytest.raises(PlanOrderError):
            start_fieldwork(plan(key=key), on=DAY, policy=policy)
    else:
        assert start_fieldwork(plan(key=key), on=DAY, policy=policy).fieldwork == DAY


@pytest.mark.parametrize(
    ("by", "unit", "entrusted_by", "faults", "doubts"),
    [
        (EvaluationKind.FISCAL, None, "finance", [], []),
        (EvaluationKind.DEPARTMENT, "101001", "101", [], []),  # the department has a unit's project evaluated
        (EvaluationKind.DEPARTMENT, None, "101", ["separate"], []),  # its own work
        (EvaluationKind.DEPARTMENT, "101001", "101001", ["separate"], []),
        (EvaluationKind.SELF, "101001", "101001", [], ["self_entrusted"]),
        (EvaluationKind.SELF, None, "101", [], ["self_entrusted"]),
    ],
)
def test_tm_13_tm_15_dl_31_a_third_party_and_who_entrusts_it(
    by: EvaluationKind, unit: str | None, entrusted_by: str, faults: list[str], doubts: list[str]
) -> None:
    """「委托第三方」 is kept apart from what is evaluated (recalled)."""
    one = plan(subject(unit=unit), by=by, key=False, evaluator=Evaluator(name="示例事务所", entrusted_by=entrusted_by))
    assert paths(one) == (faults, doubts)
    assert check_plan(one, NATIONAL_PLANS).is_sound is not bool(faults)
    loose = evolve(JIANGHAN_PLANS, separate=False)
    assert paths(one, loose) == ([], doubts)
    strict = evolve(JIANGHAN_PLANS, self_entrusted=Force.STRICT)
    assert paths(one, strict) == ([*faults, *doubts], [])


def test_a_unit_may_be_helped_with_clerical_parts_and_evaluate_by_itself() -> None:
    helper = Evaluator(name="示例公司", entrusted_by="101", clerical=True)
    for done in (helper, Evaluator(name="本单位"), None):
        assert paths(plan(by=EvaluationKind.SELF, evaluator=done)) == ([], [])


@pytest.mark.parametrize(
    ("kind", "years", "report_year", "doubts"),
    [
        (EvaluatedKind.PROJECT, YearSpan.of(2021), 2022, []),  # JH-27
        (EvaluatedKind.DEPARTMENT, YearSpan.of(2021), 2022, []),  # DL-19
        (EvaluatedKind.POLICY, YearSpan.of(2020), 2021, []),  # XZ-21
        (EvaluatedKind.PROJECT, YearSpan.read("2019-2021"), 2022, []),  # JH-33
        (EvaluatedKind.PROJECT, YearSpan.of(2022), 2022, ["offsets"]),
        (EvaluatedKind.PROJECT, YearSpan.of(2020), 2022, ["offsets"]),
        (EvaluatedKind.TARGET, YearSpan.of(2023), 2022, []),  # targets are of years to come: nothing is said
    ],
)
def test_x_09_jh_27_dl_19_last_year_is_evaluated(
    kind: EvaluatedKind, years: YearSpan, report_year: int, doubts: list[str]
) -> None:
    one = plan(subject(kind=kind, years=years), report_year=report_year, key=False)
    assert paths(one) == ([], doubts)
    assert paths(one, NATIONAL_PLANS) == ([], [])


def test_the_account_names_each_rule_and_its_ground() -> None:
    found = check_plan(plan(subject(years=YearSpan.of(2020)), fieldwork=DAY, evaluator=FIRM), JIANGHAN_PLANS)
    zh = found.explain("zh").split("\n")
    assert zh[:2] == ["项目p：现场工作中", "  不符合规定：方案未经评审"]
    assert "  请核实：2022 年的评价以 2020 年为最后评价年度，一般应为 2021 年" in zh
    assert found.explain("en").startswith("项目p: in fieldwork\n  against the rules: the plan was not reviewed\n")
    assert JIANGHAN_PLANS.basis["reviewed"] in found.explanation.cited()
    assert loads(dumps(found), PlanCheck, known=(JIANGHAN_PLANS,)) == found
    assert repr(found) == "PlanCheck(EvaluationPlan(p, fiscal, fieldwork), 1 faults, 1 doubts)"


def test_what_is_recalled_of_third_parties_cites_no_article() -> None:
    for name in ("separate", "self_entrusted"):
        basis = NATIONAL_PLANS.basis[name]
        assert (basis.kind.value, basis.clause) == ("recalled", None)
    assert [one.key for one in NATIONAL_PLANS.assumptions] == ["plan.offsets", "plan.open_review", "plan.reviewed"]


def test_nothing_of_a_classified_plan_is_said() -> None:
    secret = subject("secret", name="机密项目", department="机密局", classified=True)
    one = plan(secret, fieldwork=DAY, evaluator=Evaluator(name="机密事务所", entrusted_by="机密局"))
    found = check_plan(one, JIANGHAN_PLANS)
    assert not found.is_sound
    assert "机密" not in found.explain("zh") + found.explain("en") + repr(found)
    with pytest.raises(PlanOrderError) as caught:
        start_fieldwork(evolve(one, fieldwork=None), on=DAY, policy=JIANGHAN_PLANS)
    assert "机密" not in caught.value.text("zh") + caught.value.text("en")


@pytest.mark.parametrize("policy", [NATIONAL_PLANS, JIANGHAN_PLANS])
def test_a_policy_survives_the_wire(policy: PlanPolicy) -> None:
    assert from_data(to_data(policy), PlanPolicy) == policy


def test_a_policy_that_cannot_be() -> None:
    twice = (YearOffset(kind=EvaluatedKind.PROJECT, offset=-1), YearOffset(kind=EvaluatedKind.PROJECT, offset=0))
    with pytest.raises(InvalidValueError, match="the subjects project have two offsets") as caught:
        evolve(JIANGHAN_PLANS, offsets=twice)
    assert caught.value.zh == "项目有两个评价年度规定，应只有一个。"
    changes: list[dict[str, Any]] = [{"reviewed": "key"}, {"open_review": 1}, {"self_entrusted": True}, {"code": ""}]
    for change in changes:
        with pytest.raises(InvalidValueError, match=f"PlanPolicy.{next(iter(change))}"):
            evolve(JIANGHAN_PLANS, **change)
    with pytest.raises(InvalidValueError, match=r"YearOffset\.offset is bool"):
        YearOffset(kind=EvaluatedKind.PROJECT, offset=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"plan": 1}, "plan is int"),
        ({"policy": None}, "policy is NoneType"),
        ({"on": datetime(2022, 6, 1, tzinfo=UTC)}, "on is datetime, expected date"),
    ],
)
def test_arguments_are_checked(change: dict[str, Any], says: str) -> None:
    given_: dict[str, Any] = {"plan": plan(), "on": DAY, "policy": JIANGHAN_PLANS, **change}
    with pytest.raises(InvalidValueError, match=says):
        start_fieldwork(given_["plan"], on=given_["on"], policy=given_["policy"])
    if "on" not in change:
        with pytest.raises(InvalidValueError, match=says):
            check_plan(given_["plan"], given_["policy"])
