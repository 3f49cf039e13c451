"""Ranges: what they refuse, what lies inside, how a row with one is scored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

import budgetperf as bp
from budgetperf.errors import IncompleteError, InvalidValueError, NotScorableError
from budgetperf.rules.outcomes import ExactlySide, Outcome, judge
from budgetperf.rules.proportional import Proportional
from budgetperf.stages.evaluations.parts import evaluate_row
from evaluation_samples import POLICY
from rule_strategies import NUMBERS


@pytest.mark.parametrize(
    ("low", "high", "unit"),
    [
        (Decimal(5), Decimal(3), ""),
        (3, Decimal(5), ""),
        (Decimal(3), 5.0, ""),
        (Decimal("NaN"), Decimal(5), ""),
        (Decimal(3), Decimal("Infinity"), ""),
        (Decimal(3), Decimal(5), "百分比"),
    ],
)
def test_reversed_or_inexact_ends_are_refused(low: Any, high: Any, unit: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        bp.Within(low=low, high=high, unit=unit)
    assert caught.value.en.startswith(f"Within runs from {low!r} to {high!r} in {unit!r}")
    assert caught.value.zh.startswith(f"Within 为 {low!r} 至 {high!r}、单位为 {unit!r}")
    assert caught.value.facts["unit"] == unit


@given(NUMBERS, NUMBERS, NUMBERS)
def test_both_ends_lie_inside_and_nothing_beyond_them(one: Decimal, other: Decimal, actual: Decimal) -> None:
    asked = bp.Within(low=min(one, other), high=max(one, other), unit="%")
    for side in ExactlySide:
        found = judge(asked, bp.Measured(value=actual, unit="%"), side).outcome
        assert found is (Outcome.MET if asked.low <= actual <= asked.high else Outcome.MISSED)


@pytest.mark.parametrize(
    ("target", "actual", "outcome", "units_differ"),
    [
        ("2-3公里", "2500米", Outcome.MET, False),
        ("80-90%", "85", Outcome.MET, False),
        ("80-90%", "0.85", Outcome.UNDECIDED, True),
        ("3-5人", "4户", Outcome.UNDECIDED, True),
        ("3-5人", "3至5人", Outcome.MET, False),
        ("3-5人", "3-6人", Outcome.UNDECIDED, False),
    ],
)
def test_a_range_is_compared_in_its_unit(target: str, actual: str, outcome: Outcome, *, units_differ: bool) -> None:
    verdict = judge(bp.parse(target), bp.read_actual(actual), ExactlySide.AT_LEAST)
    assert (verdict.outcome, verdict.units_differ) == (outcome, units_differ)


def test_no_rule_scores_a_range_but_a_row_inside_it_earns_all() -> None:
    with pytest.raises(NotScorableError):
        bp.score(bp.parse("80-90%"), "85%", points=10, rule=Proportional())
    asked = bp.Indicator(code="a", name="比例", expectation=bp.parse("80-90%"), points=bp.points(10))
    inside = bp.Observation(indicator="a", actual=bp.read_actual("85%"))
    row = evaluate_row(asked, inside, POLICY)
    assert row.points == 10
    assert row.outcome is Outcome.MET
    assert row.score is None
    outside = bp.Observation(indicator="a", actual=bp.read_actual("95%"))
    with pytest.raises(IncompleteError, match="a person's judgement is needed"):
        evaluate_row(asked, outside, POLICY)


def test_a_range_travels() -> None:
    asked = bp.parse("80%-90%")
    assert isinstance(asked, bp.Within)
    assert bp.loads(bp.dumps(asked), bp.Within) == asked


@pytest.mark.parametrize("actual", ["<85%", "≤80%", "低于85%"])
def test_a_bound_that_misses_the_target_is_not_scored(actual: str) -> None:
    with pytest.raises(NotScorableError, match="only a bound that misses the target"):
        bp.score(bp.parse("≥85%"), actual, points=10, rule=Proportional())


@pytest.mark.parametrize(
    ("target", "actual"), [("≥85%", "88.32%及以上"), ("≥85%", ">85%"), ("≤5", "<5"), ("≤5", "3以内")]
)
def test_a_bound_that_reaches_the_target_earns_all(target: str, actual: str) -> None:
    earned = bp.score(bp.parse(target), actual, points=10, rule=Proportional())
    assert earned.points == 10
    assert earned.verify()
    keys = {one.key for one in earned.assumptions}
    assert keys & {"reading.operator-repeated", "reading.bound-alike"}
