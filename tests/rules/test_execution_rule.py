"""The execution score: proportion, cap, a budget of zero, rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Rounding, RoundingMode, Share, fraction, points
from budgetperf.errors import InvalidValueError, UndefinedShareError
from budgetperf.regimes import NATIONAL
from budgetperf.rules.execution import ExecutionRule, Overspending, ZeroBudget

RULE = NATIONAL.self_evaluation.execution
TEN = points(10)
YUAN = st.integers(0, 10**12).map(lambda cents: Decimal(cents) / 100)


@pytest.mark.parametrize(
    ("executed", "budget", "capped", "uncapped"),
    [
        ("86", "100", Decimal("8.6"), Decimal("8.6")),
        ("90", "120", Decimal("7.5"), Decimal("7.5")),
        ("120", "120", Decimal(10), Decimal(10)),
        ("130", "120", Decimal(10), Share.of(65, 6)),
        ("240", "120", Decimal(10), Decimal(20)),
        ("0", "120", Decimal(0), Decimal(0)),
        ("171", "287", Share.of(1710, 287), Share.of(1710, 287)),
    ],
)
def test_points_are_in_proportion_and_the_cap_is_a_choice(
    executed: str, budget: str, capped: Exact, uncapped: Exact
) -> None:
    share = Share.of(executed, budget)
    assert RULE.awarded(share, TEN) == capped
    assert evolve(RULE, overspending=Overspending.UNCAPPED).awarded(share, TEN) == uncapped
    assert RULE.exact(share, TEN) == fraction(capped)


@pytest.mark.parametrize("executed", ["0", "57"])
def test_a_budget_of_zero_is_worth_what_the_rule_says(executed: str) -> None:
    share = Share.of(executed, 0)
    assert evolve(RULE, when_zero=ZeroBudget.NOTHING).awarded(share, TEN) == Decimal(0)
    assert evolve(RULE, when_zero=ZeroBudget.FULL).awarded(share, TEN) == Decimal(10)
    assert evolve(RULE, when_zero=ZeroBudget.FULL).exact(share, TEN) == Fraction(10)
    with pytest.raises(UndefinedShareError) as caught:
        evolve(RULE, when_zero=ZeroBudget.REFUSE).awarded(share, TEN)
    assert caught.value.code == "undefined-share"
    assert caught.value.facts == {"numerator": executed}
    assert caught.value.en == "the budget is zero and the rule does not score an execution of nothing."
    assert caught.value.zh == "预算为零，规则不对其执行率计分。"


@pytest.mark.parametrize(
    ("places", "mode", "text"),
    [
        (2, RoundingMode.HALF_UP, "5.96"),
        (2, RoundingMode.DOWN, "5.95"),
        (0, RoundingMode.UP, "6"),
        (4, RoundingMode.HALF_EVEN, "5.9582"),
    ],
)
def test_points_are_rounded_only_where_the_rule_says_so(places: int, mode: RoundingMode, text: str) -> None:
    rule = evolve(RULE, rounding=Rounding(places=places, mode=mode))
    assert str(rule.awarded(Share.of(171, 287), TEN)) == text
    assert rule.exact(Share.of(171, 287), TEN) == Fraction(1710, 287)


@given(YUAN, YUAN.filter(bool), st.integers(0, 20))
def test_the_execution_score_is_the_rate_times_the_points(executed: Decimal, budget: Decimal, full: int) -> None:
    ratio = Fraction(executed) / Fraction(budget)
    capped = ratio if ratio < 1 else Fraction(1)
    share = Share.of(executed, budget)
    assert RULE.exact(share, points(full)) == full * capped
    assert evolve(RULE, overspending=Overspending.UNCAPPED).exact(share, points(full)) == full * ratio
    assert fraction(RULE.awarded(share, points(full))) == full * capped


def test_what_the_national_rule_assumes_is_listed() -> None:
    assert [item.key for item in RULE.assumptions] == [
        "execution.overspending",
        "execution.rounding",
        "execution.when_zero",
    ]


def test_a_rule_without_its_bases_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"ExecutionRule\.basis lacks overspending"):
        ExecutionRule(when_zero=ZeroBudget.FULL, overspending=Overspending.CAPPED, rounding=None, basis={})
