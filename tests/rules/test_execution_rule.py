"""The execution score: proportion or table, cap, a budget of zero, finished work, rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Exact, Rounding, RoundingMode, Share, Yuan, ending, fraction, points, wan
from budgetperf.errors import BudgetPerfError, InvalidValueError, UndefinedShareError
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.practices import GUIDANCE_2021
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.shapes import CENT
from budgetperf.rules.steps import Step
from budgetperf.wire import dumps, loads
from rule_samples import based

RULE = NATIONAL.self_evaluation.execution
TEN = points(10)
YUAN = st.integers(0, 10**12).map(lambda cents: Decimal(cents) / 100)
UNSCORED = {ZeroBudget.REFUSE, ZeroBudget.LEAVE_OUT}


def _line(upto: str | None, earns: int) -> Step:
    return Step(upto=None if upto is None else Decimal(upto), earns=Share.of(earns, 10))


TABLE = (_line("0.6", 0), _line("0.8", 5), _line("1", 7), _line(None, 10))
"""10 / 7 / 5 / 0 from full, 80 % and 60 % execution."""
TABLED = evolve(RULE, steps=TABLE, basis={**RULE.basis, **based("steps")})


@pytest.mark.parametrize(
    ("executed", "budget", "capped", "uncapped", "banded"),
    [
        ("86", "100", Decimal("8.6"), Decimal("8.6"), 7),
        ("90", "120", Decimal("7.5"), Decimal("7.5"), 5),
        ("120", "120", Decimal(10), Decimal(10), 10),
        ("130", "120", Decimal(10), Share.of(65, 6), 10),
        ("240", "120", Decimal(10), Decimal(20), 10),
        ("0", "120", Decimal(0), Decimal(0), 0),
        ("171", "287", Share.of(1710, 287), Share.of(1710, 287), 0),
        ("59.99", "100", Decimal("5.999"), Decimal("5.999"), 0),
        ("60", "100", Decimal(6), Decimal(6), 5),
        ("79.99", "100", Decimal("7.999"), Decimal("7.999"), 5),
        ("80", "100", Decimal(8), Decimal(8), 7),
        ("99.99", "100", Decimal("9.999"), Decimal("9.999"), 7),
    ],
)
def test_points_are_in_proportion_or_by_the_table_and_the_cap_is_a_choice(
    executed: str, budget: str, capped: Exact, uncapped: Exact, banded: int
) -> None:
    share = Share.of(executed, budget)
    assert RULE.awarded(share, TEN) == capped
    assert evolve(RULE, overspending=Overspending.UNCAPPED).awarded(share, TEN) == uncapped
    assert RULE.exact(share, TEN) == fraction(capped)
    assert TABLED.awarded(share, TEN) == banded


@pytest.mark.parametrize("executed", ["0", "57"])
@pytest.mark.parametrize("finished", [False, True])
@pytest.mark.parametrize("rule", [RULE, TABLED], ids=["proportion", "table"])
def test_a_budget_of_zero_is_worth_what_the_rule_says(executed: str, finished: bool, rule: ExecutionRule) -> None:
    share = Share.of(executed, 0)
    for when in WhenFinished:
        said = evolve(rule, when_finished=when)
        assert evolve(said, when_zero=ZeroBudget.NOTHING).awarded(share, TEN, finished=finished) == Decimal(0)
        assert evolve(said, when_zero=ZeroBudget.FULL).awarded(share, TEN, finished=finished) == Decimal(10)
        assert evolve(said, when_zero=ZeroBudget.FULL).exact(share, TEN, finished=finished) == Fraction(10)
        for unscored in sorted(UNSCORED, key=str):
            with pytest.raises(UndefinedShareError) as caught:
                evolve(said, when_zero=unscored).awarded(share, TEN, finished=finished)
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


_CHOICES = list(product(ZeroBudget, Overspending, WhenFinished, (None, TABLE), (None, CENT)))
RULES = [
    evolve(
        RULE,
        when_zero=zero,
        overspending=over,
        when_finished=when,
        steps=steps,
        rounding=rounding,
        basis={**RULE.basis, **(based("steps") if steps else {})},
    )
    for zero, over, when, steps, rounding in _CHOICES
    if not (steps and over is Overspending.UNCAPPED)
]
"""Every rule but for its denominator: 4 x (2 + 1) x 2 x 2 of them."""


def _oracle(rule: ExecutionRule, executed: int, budget: int, full: Fraction, *, finished: bool) -> Fraction | None:
    """The points by the words of the facts, in fractions; None where the rule gives none."""
    if budget == 0:
        return {ZeroBudget.NOTHING: Fraction(0), ZeroBudget.FULL: full}.get(rule.when_zero)
    if finished and rule.when_finished is WhenFinished.FULL and executed <= budget:
        return full
    rate = Fraction(executed, budget)
    if rule.steps:
        tenths = 10 if rate >= 1 else 7 if rate >= Fraction(4, 5) else 5 if rate >= Fraction(3, 5) else 0
        return full * tenths / 10
    return full * (1 if rule.overspending is Overspending.CAPPED and rate > 1 else rate)


SMALL = st.integers(0, 12)


@given(st.sampled_from(RULES), SMALL | st.integers(0, 10**9), SMALL, SMALL, st.booleans())
def test_every_rule_gives_what_the_plain_sentences_say(
    rule: ExecutionRule, executed: int, budget: int, halves: int, finished: bool
) -> None:
    assert len(RULES) == 48
    full = Fraction(halves, 2)
    expected = _oracle(rule, executed, budget, full, finished=finished)
    share, worth = Share.of(executed, budget), points(Decimal(halves) / 2)
    if expected is None:
        assert rule.when_zero in UNSCORED
        with pytest.raises(UndefinedShareError):
            rule.awarded(share, worth, finished=finished)
        return
    assert rule.exact(share, worth, finished=finished) == expected
    cents = floor(expected * 100 + Fraction(1, 2))
    awarded = rule.awarded(share, worth, finished=finished)
    assert awarded == (ending(expected) if rule.rounding is None else Decimal(cents) / 100)


@given(st.sampled_from(RULES), SMALL, SMALL, SMALL.filter(bool), st.booleans())
def test_more_execution_within_the_budget_never_earns_less_and_stays_within_the_points(
    rule: ExecutionRule, one: int, other: int, budget: int, finished: bool
) -> None:
    low, high = (min(value, budget) for value in sorted((one, other)))
    earned = [rule.exact(Share.of(value, budget), TEN, finished=finished) for value in (low, high)]
    assert 0 <= earned[0] <= earned[1] <= 10
    assert rule.exact(Share.of(budget, budget), TEN, finished=finished) == 10


def test_finished_work_earns_full_marks_at_any_rate_but_not_above_its_budget() -> None:
    rule = evolve(TABLED, when_finished=WhenFinished.FULL)
    for executed, unfinished, finished in (("70", 5, 10), ("0", 0, 10), ("100", 10, 10), ("100.01", 10, 10)):
        share = Share.of(executed, 100)
        assert rule.awarded(share, TEN) == unfinished
        assert rule.awarded(share, TEN, finished=True) == finished
        assert TABLED.awarded(share, TEN, finished=True) == unfinished
    stingy = evolve(rule, steps=(_line("0.8", 5), _line(None, 9)))
    points_at = [stingy.awarded(Share.of(spent, 100), TEN, finished=True) for spent in ("79", "100", "100.01")]
    assert points_at == [10, 10, 9]
    open_ended = evolve(RULE, when_finished=WhenFinished.FULL, overspending=Overspending.UNCAPPED)
    assert open_ended.awarded(Share.of(110, 100), TEN, finished=True) == 11


AMOUNT = st.integers(0, 10**8).map(lambda cents: Yuan(Decimal(cents) / 100))
SOURCES = st.lists(
    st.builds(FundSource, name=st.just("资金"), initial=AMOUNT, adjusted=AMOUNT, received=AMOUNT, executed=AMOUNT),
    min_size=1,
    max_size=4,
)


@given(SOURCES, st.sampled_from(Denominator))
def test_the_sources_are_added_up_before_the_rate_is_taken(sources: list[FundSource], denominator: Denominator) -> None:
    share = Budget.of(sources).execution_over(denominator)
    below = sum(Fraction(getattr(source, denominator.value)) for source in sources)
    above = sum(Fraction(source.executed or 0) for source in sources)
    if below:
        assert RULE.exact(share, TEN) == 10 * min(above / below, Fraction(1))
    else:
        assert not share.is_defined


def test_the_rate_of_the_sums_is_not_the_mean_of_the_rates() -> None:
    small = FundSource(name="财政拨款", adjusted=wan(10), executed=wan(10))
    large = FundSource(name="其他资金", adjusted=wan(90), executed=wan(0))
    assert RULE.awarded(Budget.of((small, large)).execution, TEN) == 1


def test_what_the_national_rule_assumes_is_listed() -> None:
    assert [item.key for item in RULE.assumptions] == [
        "execution.overspending",
        "execution.rounding",
        "execution.when_finished",
        "execution.when_zero",
    ]
    said = {item.key: item.en for item in evolve(RULE, when_zero=ZeroBudget.LEAVE_OUT).assumptions}
    assert said["execution.when_zero"] == ZeroBudget.LEAVE_OUT.says.en


@pytest.mark.parametrize("kind", [Denominator, ZeroBudget, Overspending, WhenFinished])
def test_every_convention_is_a_sentence_in_both_languages(kind: Any) -> None:
    said = [value.says for value in kind]
    assert len({one.zh for one in said} | {one.en for one in said}) == 2 * len(said) > 2


@pytest.mark.parametrize("rule", [*RULES, GUIDANCE_2021.execution], ids=range(49))
def test_every_rule_survives_the_wire(rule: ExecutionRule) -> None:
    assert loads(dumps(rule), ExecutionRule) == rule


def test_a_rule_without_its_bases_is_refused() -> None:
    for left_out in ("denominator", "overspending", "rounding", "when_finished", "when_zero"):
        basis = {name: value for name, value in RULE.basis.items() if name != left_out}
        with pytest.raises(InvalidValueError, match=rf"^ExecutionRule\.basis lacks {left_out}\."):
            evolve(RULE, basis=basis)
    with pytest.raises(InvalidValueError, match=r"^ExecutionRule\.basis lacks steps\."):
        evolve(RULE, steps=TABLE)


def test_a_table_beside_no_cap_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(TABLED, overspending=Overspending.UNCAPPED)
    error = caught.value
    assert error.en == "ExecutionRule has a table and no cap, expected only one: the table says what each rate earns."
    assert error.zh == "ExecutionRule 既有分档表又不设上限，二者不能并存：各执行率的得分由分档表规定。"
    assert (error.hint_en, error.hint_zh) == ("keep Overspending.CAPPED", "请保留 Overspending.CAPPED")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"denominator": "adjusted"}, r"ExecutionRule\.denominator is str, expected Denominator"),
        ({"when_zero": "full"}, r"ExecutionRule\.when_zero is str, expected ZeroBudget"),
        ({"overspending": True}, r"ExecutionRule\.overspending is bool, expected Overspending"),
        ({"when_finished": None}, r"ExecutionRule\.when_finished is NoneType, expected WhenFinished"),
        ({"rounding": "two"}, r"ExecutionRule\.rounding is str, expected Rounding"),
        ({"steps": list(TABLE)}, r"ExecutionRule\.steps is list, expected tuple"),
        ({"steps": (*TABLE[:3], "10")}, r"item 4 of ExecutionRule\.steps is str, expected Step"),
        ({"steps": ()}, r"there are no pieces at all"),
        ({"steps": TABLE[:3]}, r"do not cover every actual"),
        ({"steps": (TABLE[1], TABLE[0], TABLE[3])}, r"is not above 0\.8"),
    ],
)
def test_other_types_and_tables_that_do_not_rise_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(BudgetPerfError, match=message):
        evolve(TABLED, **change)


def test_work_is_not_finished_unless_it_is_said_to_be() -> None:
    rule = evolve(RULE, when_finished=WhenFinished.FULL)
    assert rule.exact(Share.of(1, 2), points(10)) == 5
    assert rule.exact(Share.of(1, 2), points(10), finished=True) == 10
