"""What a person takes off a rule's points, what a person gives where a rule scores, and overshoots to be explained."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import points
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Target
from budgetperf.regimes.practices import GUANGXI
from budgetperf.rules.reading import read_actual
from budgetperf.stages.evaluations import (
    CriteriaPolicy,
    Evaluation,
    SelfEvaluationPolicy,
    Tallier,
    evaluate,
    evaluate_by_criteria,
)
from budgetperf.wire import dumps, loads
from criteria_samples import OBSERVATIONS as CRITERIA_SEEN
from criteria_samples import POLICY as FISCAL
from criteria_samples import TARGET as CRITERIA
from evaluation_samples import BUDGET, OBSERVATIONS, POLICY, TARGET, TOTAL, single

GUANGXI_POLICY = GUANGXI.applied_to(POLICY)


def seen(actual: str, **given: Any) -> tuple[Observation, ...]:
    return (Observation(indicator="one", actual=read_actual(actual), **given),)


def problem(target: Target, observations: tuple[Observation, ...]) -> tuple[str, str]:
    with pytest.raises(IncompleteError) as caught:
        evaluate(target, observations, None, POLICY)
    with pytest.raises(IncompleteError) as tallied:
        Tallier(policy=POLICY).tally(target, observations, None)
    assert tallied.value.problems == caught.value.problems
    (found,) = caught.value.problems
    assert found.path == "one"
    return found.en, found.zh


@pytest.mark.parametrize(("off", "left"), [("30", "65.6"), ("0", "95.6"), ("95.6", "0"), ("100", "0")])
def test_a_person_takes_points_off_what_the_rule_gives(off: str, left: str) -> None:
    observations = seen("95.6%", deduction=points(off))
    got = evaluate(single("≥100%"), observations, None, POLICY)
    assert got.total == Decimal(left)
    assert Tallier(policy=POLICY).tally(single("≥100%"), observations, None).total == Decimal(left)
    assert verify(got)
    assert loads(dumps(got), Evaluation, known=(POLICY,)) == got
    assert ("taken off by a person" in got.explain("en")) is (off != "0")


def test_a_deduction_counts_in_the_whole_form() -> None:
    less = tuple(evolve(one, deduction=points(3)) if one.indicator == "served" else one for one in OBSERVATIONS)
    assert evaluate(TARGET, less, BUDGET, POLICY).total == TOTAL - 3
    tally = Tallier(policy=POLICY).tally(TARGET, less, BUDGET)
    assert tally.total.as_tuple() == (TOTAL - 3).as_tuple()  # type: ignore[union-attr]


@pytest.mark.parametrize("off", [3, "3", 0.5])
def test_a_deduction_is_a_number_of_points(off: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^Observation\.deduction is "):
        seen("95%", deduction=off)
    negative: Any = Decimal(-1)
    with pytest.raises(InvalidValueError, match=r"^points are -1, expected 0 or more"):
        seen("95%", deduction=negative)


def test_points_of_a_person_beside_those_of_a_rule_are_not_dropped() -> None:
    for target, actual, full in (("≥100%", "95%", "95.00"), ("2022年6月", "2022年5月", "100"), ("5份", "5份", "100")):
        en, zh = problem(single(target), seen(actual, judged=points(27)))
        assert en == f"a person gave 27, but the rule gives {full}: state what is taken off as a deduction"
        assert zh == f"评判得分 27 与规则得分 {full} 不同：扣分请填入 deduction"
    same = evaluate(single("≥100%"), seen("95%", judged=points(95)), None, POLICY)
    assert same.total == 95
    assert Tallier(policy=POLICY).tally(single("≥100%"), seen("95%", judged=points(95)), None).total == 95


def test_a_deduction_beside_a_judgement_is_not_dropped() -> None:
    for target, actual, given in (("效果明显", "达成", "90"), ("2022年6月", "2022年5月", None), ("5份", "5份", None)):
        judged = None if given is None else points(given)
        en, zh = problem(single(target), seen(actual, judged=judged, deduction=points(2)))
        assert en == "a deduction of 2 stands beside points that no rule gave: take it off the points given"
        assert zh == "扣分 2 不是自规则得分中扣除：请直接从评判得分中扣除"
    none = evaluate(single("效果明显"), seen("达成", judged=points(90), deduction=points(0)), None, POLICY)
    assert none.total == 90


@pytest.mark.parametrize(
    ("target", "actual", "must", "note", "open_"),
    [
        ("≥100人", "130人", True, None, True),
        ("≥100人", "130人", True, " / ", True),
        ("≥100人", "130人", True, "新增一个社区", False),
        ("≥100人", "129.99人", False, None, False),
        ("≤100人", "130人", True, None, True),
        ("=0", "30", True, None, True),
    ],
)
def test_an_overshoot_must_be_explained_where_the_policy_says_so(
    target: str, actual: str, must: bool, note: str | None, open_: bool
) -> None:
    got = evaluate(single(target), seen(actual, note=note), None, GUANGXI_POLICY)
    (row,) = got.rows
    assert row.overshoot is not None
    assert (row.overshoot.must_explain, row.is_unexplained) == (must, open_)
    assert got.unexplained == ((row,) if open_ else ())
    assert ("the reason must be given" in got.explain("en")) is must
    assert verify(got)
    assert loads(dumps(got), Evaluation, known=(GUANGXI_POLICY,)) == got


def test_where_no_rule_speaks_of_overshoots_nothing_must_be_explained() -> None:
    (row,) = evaluate(single("≥100人"), seen("900人"), None, POLICY).rows
    assert (row.overshoot, row.is_unexplained) == (None, False)
    for target, actual, judged in (("效果明显", "达成", "90"), ("≥-5", "900", None)):
        observations = seen(actual, judged=None if judged is None else points(judged))
        (row,) = evaluate(single(target), observations, None, GUANGXI_POLICY).rows
        assert (row.overshoot, row.is_unexplained) == (None, False)


def test_an_evaluation_by_criteria_may_ask_for_reasons_too() -> None:
    assert GUANGXI.overshoot is not None
    asking = evolve(
        FISCAL, overshoot=GUANGXI.overshoot, basis={**FISCAL.basis, "overshoot": GUANGXI.basis["overshoot"]}
    )
    more = tuple(evolve(one, actual=read_actual("260万元")) if one.indicator == "O2" else one for one in CRITERIA_SEEN)
    rows = evaluate_by_criteria(CRITERIA, more, asking).rows
    assert [row.indicator.code for row in rows if row.is_unexplained] == ["O2"]


@pytest.mark.parametrize(
    "part",
    ["status", "total", "rule", "qualitative", "overshoot", "execution", "directions", "scale", "shown",
     "execution_points", "first_level"],
)  # fmt: skip
def test_a_part_of_another_type_is_refused_when_the_policy_is_made(part: str) -> None:
    wrong: Any = {part: "x"}
    with pytest.raises(InvalidValueError, match=rf"^SelfEvaluationPolicy\.{part} is str, expected "):
        evolve(POLICY, **wrong)
    levels: Any = ("x",)
    with pytest.raises(
        InvalidValueError, match=r"^item 1 of SelfEvaluationPolicy\.first_level is str, expected FirstLevel"
    ):
        evolve(POLICY, first_level=levels)


@pytest.mark.parametrize(
    "part",
    ["kind", "status", "total", "rule", "qualitative", "overshoot", "directions", "scheme", "adjustments", "scale",
     "limits", "shown"],
)  # fmt: skip
def test_a_part_of_another_type_is_refused_for_criteria_too(part: str) -> None:
    wrong: Any = {part: "x"}
    with pytest.raises(InvalidValueError, match=rf"^CriteriaPolicy\.{part} is str, expected "):
        evolve(FISCAL, **wrong)


def test_parts_that_may_be_missing_may_be_missing() -> None:
    bases = {name: basis for name, basis in POLICY.basis.items() if name != "qualitative"}
    assert isinstance(evolve(POLICY, qualitative=None, basis=bases), SelfEvaluationPolicy)
    kept = {name: FISCAL.basis[name] for name in ("kind", "status", "total", "rule", "directions", "shown")}
    bare = evolve(FISCAL, qualitative=None, adjustments=None, scale=None, limits=None, basis=kept)
    assert isinstance(bare, CriteriaPolicy)
