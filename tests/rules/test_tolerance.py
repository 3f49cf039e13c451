"""A tolerance about an ``=`` target: what it admits, what it refuses, and what it means for outcomes and points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.errors import InvalidValueError
from budgetperf.rules.actuals import Measured
from budgetperf.rules.expectations import AtMost, Exactly
from budgetperf.rules.laws import Law, Met, met_by
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance, judge
from budgetperf.rules.proportional import Proportional, Reverse
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import Score, score
from budgetperf.rules.steps import AllOrNothing
from budgetperf.wire import dumps, from_data, loads, rule_hash, to_data

TENTH = Share.of(1, 10)
EDGE, TARGET = (Tolerance(share=TENTH, outside=outside) for outside in (Outside.FROM_EDGE, Outside.FROM_TARGET))
SHARES = st.integers(0, 19).map(lambda n: Share.of(n, 20))
NUMBERS = st.integers(-60, 60).map(lambda quarters: Decimal(quarters) / 4)


@given(SHARES, st.sampled_from(Outside), NUMBERS, NUMBERS)
def test_what_lies_within_the_share_of_the_target_is_met_on_either_side(
    share: Share, outside: Outside, target: Decimal, actual: Decimal
) -> None:
    tolerance = Tolerance(share=share, outside=outside)
    verdict = judge(Exactly(value=target), Measured(value=actual), tolerance)
    away, room = abs(Fraction(actual) - Fraction(target)), abs(Fraction(target)) * share.exact
    assert verdict.outcome is (Outcome.MET if away <= room else Outcome.MISSED), "there is nothing to exceed"
    t = Fraction(target)
    assert met_by(Exactly(value=target), t, tolerance) == Met(low=t - room, high=t + room)
    earned = score(Exactly(value=target), actual, points=10, rule=AllOrNothing(exactly=tolerance)).exact
    assert earned == (10 if away <= room else 0)


@given(NUMBERS, NUMBERS)
def test_a_tolerance_of_nothing_is_the_number_itself(target: Decimal, actual: Decimal) -> None:
    none = Tolerance(share=Share.of(0, 1), outside=Outside.FROM_EDGE)
    outcomes = {judge(Exactly(value=target), Measured(value=actual), side).outcome for side in (none, ExactlySide.BOTH)}
    assert len(outcomes) == 1


def test_a_tolerance_says_nothing_about_other_operators() -> None:
    target, actual = AtMost(value=Decimal(100)), Measured(value=Decimal(105))
    assert judge(target, actual, EDGE).outcome is Outcome.MISSED
    assert met_by(target, Fraction(100), EDGE).high == 100


@pytest.mark.parametrize(
    ("reverse", "tolerance", "earned"),
    [
        (Reverse.LINEAR_TO_TWICE, TARGET, {"80": 8, "90": 10, "100": 10, "110": 10, "120": 8, "200": 0, "45": 4.5}),
        (Reverse.LINEAR_TO_TWICE, EDGE, {"81": 9, "90": 10, "110": 10, "121": 9, "45": 5, "220": 0}),
        (Reverse.INVERSE_RATIO, TARGET, {"80": 8, "110": 10, "125": 8, "200": 5}),
        (Reverse.INVERSE_RATIO, EDGE, {"81": 9, "110": 10, "220": 5}),
    ],
)
def test_a_deviation_beyond_the_tolerance_counts_from_the_target_or_from_the_edge(
    reverse: Reverse, tolerance: Tolerance, earned: dict[str, float]
) -> None:
    rule = Proportional(reverse=reverse, exactly=tolerance)
    got = {a: score(parse("=100"), Decimal(a), points=10, rule=rule).exact for a in earned}
    assert got == {a: Fraction(points) for a, points in earned.items()}
    mirrored = {a: score(parse("=-100"), -Decimal(a), points=10, rule=rule).exact for a in earned}
    assert mirrored == got


def test_only_a_deviation_from_the_target_jumps_where_the_tolerance_ends() -> None:
    expectation = Exactly(value=Decimal(100))
    assert Proportional(exactly=EDGE).laws(expectation) == set(Law)
    found = Proportional(exactly=TARGET).departures(expectation)
    assert [(item.law, item.field) for item in found] == [(Law.CONTINUOUS, "exactly")]


@pytest.mark.parametrize("share", [Share.of(1, 1), Share.of(-1, 100), Share.of(3, 2), Share.of(0, 0)])
def test_a_tolerance_is_a_share_from_nothing_to_less_than_the_target(share: Share) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Tolerance(share=share, outside=Outside.FROM_EDGE)
    assert caught.value.en == f"the tolerance is {share} of the target, expected 0 to less than 1."
    assert caught.value.zh == f"容差为指标值的 {share}，应不小于 0 且小于 1。"
    assert dict(caught.value.facts) == {"found": str(share)}


@pytest.mark.parametrize(
    ("fields", "en", "zh"),
    [
        ({"share": Decimal("0.05")}, "Tolerance.share is Decimal, expected Share.", "Tolerance.share 为 Decimal"),
        ({"share": 0.05}, "Tolerance.share is float, expected Share.", "Tolerance.share 为 float"),
        ({"outside": "from_edge"}, "Tolerance.outside is str, expected Outside.", "Tolerance.outside 为 str"),
    ],
)
def test_a_tolerance_of_other_types_is_refused(fields: dict[str, Any], en: str, zh: str) -> None:
    good: dict[str, Any] = {"share": TENTH, "outside": Outside.FROM_EDGE}
    with pytest.raises(InvalidValueError) as caught:
        Tolerance(**(good | fields))
    assert caught.value.en == en
    assert caught.value.zh.startswith(zh)


def test_both_fields_of_a_tolerance_must_be_given() -> None:
    with pytest.raises(TypeError):
        Tolerance(share=TENTH)  # type: ignore[call-arg]


def test_a_tolerance_says_itself_and_an_assumption_quotes_it() -> None:
    assert EDGE.says.zh == "“=”指标在指标值上下 0.1 倍以内算达成；超出部分自容差边界起算"
    assert TARGET.says.zh == "“=”指标在指标值上下 0.1 倍以内算达成；超出部分自指标值起算"
    en = "an '=' target is reached within 0.1 of it on either side; beyond, deviations count from the target"
    assert TARGET.says.en == en
    scored = score(parse("=100"), 95, points=10, rule=Proportional(exactly=TARGET))
    assert en in {item.en for item in scored.assumptions}
    assert scored.outcome is Outcome.MET


@pytest.mark.parametrize("tolerance", [EDGE, TARGET, Tolerance(share=Share.of(1, 3), outside=Outside.FROM_EDGE)])
def test_a_tolerance_survives_the_wire_alone_and_in_a_rule_and_in_a_score(tolerance: Tolerance) -> None:
    assert from_data(to_data(tolerance), Tolerance) == tolerance
    rule = Proportional(exactly=tolerance)
    assert loads(dumps(rule), Proportional) == rule
    scored = score(parse("=100"), 85, points=10, rule=rule)
    assert loads(dumps(scored), Score) == scored
    assert scored.verify().ok
    assert rule_hash(rule) != rule_hash(Proportional())
