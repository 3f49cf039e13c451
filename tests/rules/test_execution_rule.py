"""The execution score: proportion, cap, a budget of zero, rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Rounding, RoundingMode, Share, fraction, points
from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import InvalidValueError, UndefinedShareError
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.practices import GUIDANCE_2021
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.steps import Step

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
        "execution.when_finished",
        "execution.when_zero",
    ]


def test_a_rule_without_its_bases_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"ExecutionRule\.basis lacks denominator, overspending"):
        ExecutionRule(
            denominator=Denominator.ADJUSTED,
            when_zero=ZeroBudget.FULL,
            overspending=Overspending.CAPPED,
            when_finished=WhenFinished.BY_RATE,
            rounding=None,
            basis={},
        )


assert GUIDANCE_2021.execution is not None
GUIDE: ExecutionRule = GUIDANCE_2021.execution


@pytest.mark.parametrize(
    ("rate", "finished", "awarded"),
    [
        ("100", False, 10),
        ("99.99", False, 7),
        ("80", False, 7),
        ("79.99", False, 5),
        ("60", False, 5),
        ("59.99", False, 0),
        ("0", False, 0),
        ("70", True, 10),
        ("100", True, 10),
        ("102", True, 10),
        ("102", False, 10),
    ],
)
def test_the_guidance_of_2021_scores_by_a_table_and_finished_work_in_full(
    rate: str, finished: bool, awarded: int
) -> None:
    assert GUIDE.awarded(Share.of(rate, 100), TEN, finished=finished) == awarded
    assert GUIDE.awarded(Share.of(rate, 100), points(20), finished=finished) == 2 * awarded


def test_finished_work_above_its_budget_is_scored_by_its_rate() -> None:
    rule = evolve(RULE, when_finished=WhenFinished.FULL, overspending=Overspending.UNCAPPED)
    assert rule.exact(Share.of(70, 100), TEN, finished=True) == 10
    assert rule.exact(Share.of(101, 100), TEN, finished=True) == Fraction("10.1")
    assert RULE.exact(Share.of(70, 100), TEN, finished=True) == 7


@pytest.mark.parametrize(
    ("when_zero", "earned"), [(ZeroBudget.NOTHING, 0), (ZeroBudget.FULL, 10), (ZeroBudget.LEAVE_OUT, None)]
)
def test_a_share_of_nothing_is_worth_a_fixed_part_or_has_no_points(when_zero: ZeroBudget, earned: int | None) -> None:
    rule = evolve(RULE, when_zero=when_zero)
    for executed in (0, 5):
        if earned is None:
            with pytest.raises(UndefinedShareError):
                rule.exact(Share.of(executed, 0), TEN)
        else:
            assert rule.exact(Share.of(executed, 0), TEN) == earned


def test_a_table_is_checked_and_has_no_cap_to_lift() -> None:
    with pytest.raises(InvalidValueError, match="a table and no cap") as caught:
        evolve(GUIDE, overspending=Overspending.UNCAPPED)
    assert "分档表" in caught.value.zh
    falling = (Step(upto=Decimal(1), earns=Share.of(0, 1)), Step(upto=Decimal("0.5"), earns=Share.of(1, 1)))
    with pytest.raises(InvalidValueError, match="is empty at"):
        evolve(GUIDE, steps=(*falling, Step(upto=None, earns=Share.of(1, 1))))
    with pytest.raises(InvalidValueError, match="no pieces"):
        evolve(GUIDE, steps=())


@pytest.mark.parametrize("choice", [*Denominator, *ZeroBudget, *Overspending, *WhenFinished])
def test_every_choice_says_itself_in_both_languages(
    choice: Denominator | ZeroBudget | Overspending | WhenFinished,
) -> None:
    assert choice.says.zh != choice.says.en
    assert choice.says.key.endswith(choice.value)


def test_an_assumed_choice_is_quoted_as_it_is() -> None:
    said = {item.key: item.en for item in evolve(RULE, when_zero=ZeroBudget.LEAVE_OUT).assumptions}
    assert said["execution.when_zero"] == ZeroBudget.LEAVE_OUT.says.en
    assumed = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
    other = evolve(RULE, denominator=Denominator.RECEIVED, basis={**RULE.basis, "denominator": assumed})
    assert {item.key: item.zh for item in other.assumptions}["execution.denominator"] == Denominator.RECEIVED.says.zh
