"""Totals without evidence: what a tallier gives is what evaluate() gives, digit by digit, errors included."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.stages.evaluations import tally as tally_module
from evaluation_samples import BUDGET, OBSERVATIONS, POLICY, TARGET

TALLIER = bp.Tallier(policy=POLICY)
KINDS: list[Any] = [bp.AtLeast, bp.MoreThan, bp.AtMost, bp.LessThan, bp.Exactly]
NUMBERS = st.decimals(min_value=-200, max_value=2000, places=2)
UNITS = st.sampled_from([("%", "%"), ("人", "人"), ("", ""), ("万元", "元"), ("人", ""), ("人", "%")])


def _same(target: bp.Target, seen: tuple[bp.Observation, ...], budget: bp.Budget | None, policy: Any = POLICY) -> None:
    """Both give the same, or refuse it with the same words."""
    found = _outcome(lambda: bp.evaluate(target, seen, budget, policy))
    assert _outcome(lambda: bp.Tallier(policy=policy).tally(target, seen, budget)) == found


def _outcome(ask: Callable[[], bp.Evaluation | bp.Tally]) -> tuple[object, object]:
    try:
        found = ask()
    except bp.BudgetPerfError as error:
        return type(error), error.en
    return str(found.total), found.grade


def test_the_sample_comes_to_what_its_evaluation_comes_to() -> None:
    tally = TALLIER.tally(TARGET, OBSERVATIONS, BUDGET)
    assert tally.total == Decimal("87.18")
    assert tally.grade.zh == "良"
    assert TALLIER.tally(TARGET, list(OBSERVATIONS), BUDGET) == tally
    assert pickle.loads(pickle.dumps(TALLIER)).tally(TARGET, OBSERVATIONS, BUDGET) == tally


@st.composite
def _forms(draw: st.DrawFn) -> tuple[bp.Target, tuple[bp.Observation, ...]]:
    count = draw(st.integers(1, 5))
    indicators, seen = [], []
    for i in range(count):
        asked_in, seen_in = draw(UNITS)
        expectation = draw(st.sampled_from(KINDS))(value=draw(NUMBERS), unit=asked_in)
        rule = draw(st.sampled_from([None, None, None, bp.AllOrNothing()]))
        worth = bp.points(90 - 18 * (count - 1)) if i == 0 else bp.points(18)
        indicators.append(bp.Indicator(code=f"i{i}", name="数", expectation=expectation, points=worth, rule=rule))
        operator = draw(st.sampled_from(["", "", "", "=", "≥"]))
        actual = bp.Measured(value=draw(NUMBERS), unit=seen_in, operator=operator)
        seen.append(bp.Observation(indicator=f"i{i}", actual=actual))
    return bp.Target(project="示例", indicators=tuple(indicators)), tuple(draw(st.permutations(seen)))


AMOUNTS = st.integers(0, 30).map(lambda hundreds: bp.yuan(100 * hundreds))
POLICIES = [
    POLICY,
    evolve(POLICY, execution=evolve(POLICY.execution, when_zero=bp.ZeroBudget.LEAVE_OUT)),
    evolve(POLICY, execution=evolve(POLICY.execution, rounding=POLICY.shown, overspending=bp.Overspending.UNCAPPED)),
    evolve(POLICY, execution=evolve(POLICY.execution, when_zero=bp.ZeroBudget.REFUSE)),
    bp.regimes.practices.VENDOR_DEFAULT.applied_to(POLICY),
]


@given(_forms(), AMOUNTS, AMOUNTS, st.sampled_from(POLICIES), st.sampled_from([None, False, True]))
def test_a_tally_is_the_evaluation_s_total_and_grade(
    form: tuple[bp.Target, tuple[bp.Observation, ...]],
    adjusted: bp.Yuan,
    executed: bp.Yuan,
    policy: Any,
    finished: bool | None,
) -> None:
    target, seen = form
    budget = bp.Budget(adjusted=adjusted, executed=executed, finished=finished)
    with localcontext(prec=3):
        _same(target, seen, budget, policy)


@pytest.mark.parametrize(
    "seen",
    [OBSERVATIONS[1:], (*OBSERVATIONS, OBSERVATIONS[0]), (*OBSERVATIONS[1:], evolve(OBSERVATIONS[0], indicator="x"))],
)
def test_observations_that_do_not_match_are_refused_as_by_evaluate(seen: tuple[bp.Observation, ...]) -> None:
    _same(TARGET, seen, BUDGET)


def test_a_missing_budget_and_points_that_make_another_total_are_refused_as_by_evaluate() -> None:
    _same(TARGET, OBSERVATIONS, None)
    _same(evolve(TARGET, execution_points=bp.points(5)), OBSERVATIONS, BUDGET)
    with pytest.raises(bp.InvalidValueError, match="target is str"):
        TALLIER.tally("target", OBSERVATIONS, BUDGET)  # type: ignore[arg-type]


def test_a_target_that_gives_the_execution_nothing_needs_no_budget() -> None:
    whole = evolve(TARGET.indicators[0], points=bp.points(30))
    target = evolve(TARGET, indicators=(whole, *TARGET.indicators[1:]), execution_points=bp.points(0))
    _same(target, OBSERVATIONS, None)
    assert bp.Tallier(policy=POLICY).tally(target, OBSERVATIONS, None).total == Decimal("89.68")


@pytest.mark.parametrize(
    ("executed", "adjusted", "finished", "total"),
    [
        ("171", "287", None, Fraction("79.68") + Fraction(1710, 287)),
        ("5", "4", None, Fraction("89.68")),
        ("3", "4", True, Fraction("89.68")),
    ],
)
def test_rates_that_do_not_end_are_kept_exact(
    executed: str, adjusted: str, finished: bool | None, total: Fraction
) -> None:
    guided = evolve(POLICY, execution=evolve(POLICY.execution, when_finished=bp.WhenFinished.FULL))
    budget = bp.Budget(adjusted=bp.wan(adjusted), executed=bp.wan(executed), finished=finished)
    _same(TARGET, OBSERVATIONS, budget, guided)
    found = bp.Tallier(policy=guided).tally(TARGET, OBSERVATIONS, budget).total
    assert bp.fraction(found) == total


def test_only_a_policy_is_prepared() -> None:
    with pytest.raises(bp.InvalidValueError, match="policy is Regime"):
        bp.Tallier(policy=bp.regimes.NATIONAL)  # type: ignore[arg-type]


def test_what_is_remembered_of_ratings_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally_module, "_REMEMBERED", 1)
    tallier = bp.Tallier(policy=POLICY)
    rows = tuple(
        bp.Indicator(code=f"i{full}", name=None, expectation=bp.parse("效果明显"), points=bp.points(full))
        for full in (60, 40)
    )
    target = bp.Target(project="示例", indicators=rows, execution_points=bp.points(0))
    observations = tuple(
        bp.Observation(indicator=row.code, actual=bp.read_actual("达成"), judged=row.points) for row in rows
    )
    for _ in range(2):
        assert tallier.tally(target, observations, None).total == 100
    assert len(tallier._allowed) == 1
