"""Budgets: four amounts that are never derived from each other, and the shares that are spent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, Yuan, wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.places import called
from budgetperf.records.budgets import INITIAL_AS_BASE, Budget, FundSource
from budgetperf.rules.execution import Denominator
from budgetperf.wire import dumps, loads

CENTS = st.integers(0, 10**14).map(lambda cents: Yuan(Decimal(cents) / 100))

PLACES = {
    "budget.initial": "budget, initial budget",
    "budget.adjusted": "budget, adjusted budget",
    "budget.executed": "budget, executed amount",
    "budget.received": "budget, funds received",
}


def test_the_sources_are_added_up_with_their_carry_over() -> None:
    budget = Budget.of([
        FundSource(name="财政拨款", initial=wan(90), adjusted=wan(100), executed=wan("79.5"), carried_over=wan(10)),
        FundSource(name="其他资金", initial=wan(20), adjusted=wan(20), executed=wan("10.25"), carried_over=wan(5)),
        FundSource(name="单位资金", initial=wan(0), adjusted=wan(0), executed=wan(0), carried_over=wan(0)),
    ])  # fmt: skip
    assert (budget.initial, budget.adjusted, budget.executed) == (wan(110), wan(120), wan("89.75"))
    assert budget.carried_over == wan(15)
    assert [source.name for source in budget.sources] == ["财政拨款", "其他资金", "单位资金"]
    assert budget.execution == Share.of(897_500, 1_200_000)
    assert budget.base_assumptions == ()


@given(st.lists(st.tuples(CENTS, CENTS, CENTS), min_size=1, max_size=5))
def test_the_sums_are_exact(amounts: list[tuple[Yuan, Yuan, Yuan]]) -> None:
    sources = [FundSource(name="x", initial=i, adjusted=a, executed=e) for i, a, e in amounts]
    budget = Budget.of(sources)
    cents = [sum(int(amount * 100) for amount in column) for column in zip(*amounts, strict=True)]
    assert [budget.initial, budget.adjusted, budget.executed] == [Decimal(total) / 100 for total in cents]


@pytest.mark.parametrize("missing", ["initial", "adjusted", "executed", "received"])
def test_an_amount_that_one_source_lacks_is_not_stated_for_the_budget(missing: str) -> None:
    stated: dict[str, Any] = {"initial": wan(1), "adjusted": wan(2), "executed": wan(1), "received": wan(3)}
    short = {name: amount for name, amount in stated.items() if name != missing}
    budget = Budget.of((FundSource(name="甲", **stated), FundSource(name="乙", **short)))
    assert getattr(budget, missing) is None
    assert all(getattr(budget, name) == 2 * amount for name, amount in short.items())


def test_a_carry_over_that_no_source_states_is_not_stated_for_the_budget() -> None:
    budget = Budget.of((FundSource(name="甲", adjusted=wan(2)), FundSource(name="乙", adjusted=wan(1))))
    assert budget.carried_over is None


@pytest.mark.parametrize(
    ("initial", "adjusted", "base", "assumed"),
    [
        (wan(90), wan(100), wan(100), ()),
        (wan(90), wan(0), wan(0), ()),
        (None, wan(100), wan(100), ()),
        (wan(0), wan(100), wan(100), ()),
        (wan(90), None, wan(90), (INITIAL_AS_BASE,)),
        (wan(0), None, None, (INITIAL_AS_BASE,)),
        (None, None, None, (INITIAL_AS_BASE,)),
    ],
)
def test_the_base_is_the_adjusted_budget_or_else_an_initial_one_above_zero(
    initial: Yuan | None, adjusted: Yuan | None, base: Yuan | None, assumed: tuple[Any, ...]
) -> None:
    budget = Budget(initial=initial, adjusted=adjusted, executed=wan(1))
    assert budget.base == base
    assert budget.base_assumptions == assumed
    if base is not None:
        assert budget.execution == Share(numerator=wan(1), denominator=base)


def test_spending_from_a_budget_of_zero_is_an_undefined_share() -> None:
    share = Budget(adjusted=wan(0), executed=wan("57")).execution
    assert not share.is_defined
    assert share.numerator == 570_000


@pytest.mark.parametrize(
    ("budget", "path", "zh"),
    [
        (Budget(adjusted=wan(1)), "budget.executed", "未填全年执行数"),
        (Budget(executed=wan(1)), "budget.adjusted", "未填全年预算数"),
        (Budget(initial=wan(0), executed=wan(1)), "budget.adjusted", "未填全年预算数"),
    ],
)
def test_an_execution_rate_without_its_amounts_names_what_is_missing(budget: Budget, path: str, zh: str) -> None:
    with pytest.raises(IncompleteError) as caught:
        budget.execution  # noqa: B018 - the property raises
    assert caught.value.code == "incomplete"
    assert [(p.path, p.en, p.zh) for p in caught.value.problems] == [(path, "is not stated", zh)]
    assert caught.value.en == f"the execution rate cannot be computed: {PLACES[path]}: is not stated."
    assert caught.value.zh == f"无法计算预算执行率：资金行：{zh}。"


def test_every_missing_amount_is_named_at_once() -> None:
    with pytest.raises(IncompleteError) as caught:
        Budget().execution  # noqa: B018 - the property raises
    assert {problem.path for problem in caught.value.problems} == {"budget.adjusted", "budget.executed"}


BAD: list[Any] = [-1, Decimal(-1), Decimal("-0.01"), 0.5, 100.0, 100, True, "100", Decimal("NaN"), Decimal("Infinity")]


@pytest.mark.parametrize("value", BAD, ids=repr)
@pytest.mark.parametrize("name", ["initial", "adjusted", "executed", "carried_over", "received"])
def test_an_amount_that_is_not_exact_yuan_of_zero_or_more_is_refused(name: str, value: Any) -> None:
    for kind, kwargs in ((Budget, {}), (FundSource, {"name": "财政拨款"})):
        make: Any = kind
        with pytest.raises(InvalidValueError) as caught:
            make(**kwargs, **{name: value})
        error = caught.value
        shown = {"Decimal('-1')": "-1", "Decimal('-0.01')": "-0.01"}.get(repr(value), repr(value))
        assert error.facts["field"] == name
        assert error.en == f"{kind.__name__}.{name} is {shown}, expected yuan, 0 or more."
        assert error.zh == f"{called(f'{kind.__name__}.{name}')}为 {shown}，应为不小于 0 的金额（元）。"
        assert error.hint_en == "build amounts with yuan(), wan() or yi()"
        assert error.hint_zh == "请用 yuan()、wan() 或 yi() 构造金额"


def test_more_carried_over_than_the_budget_holds_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Budget(adjusted=yuan(100), carried_over=yuan("100.01"))
    assert caught.value.facts == {"found": Decimal("100.01"), "adjusted": Decimal(100)}
    assert caught.value.en == "100.01 carried over is more than the adjusted budget of 100 it belongs to."
    assert caught.value.zh == "上年结转 100.01 大于其所属的全年预算数 100。"


def test_carry_over_may_be_the_whole_budget_or_stand_without_one() -> None:
    assert Budget(adjusted=yuan(100), carried_over=yuan(100)).carried_over == 100
    assert Budget(carried_over=yuan(100)).adjusted is None


def test_amounts_of_the_budget_need_not_be_those_of_its_sources() -> None:
    budget = Budget(adjusted=wan(10), executed=wan(5), sources=(FundSource(name="财政拨款", adjusted=wan(4)),))
    assert budget.execution == Share(numerator=wan(5), denominator=wan(10))


def test_a_budget_survives_the_wire_with_the_embedders_own_data() -> None:
    source = FundSource(name="财政拨款", initial=wan(1), ref="s-1", extra={"科目": ["2050201"]})
    budget = Budget.of((source,))
    again = loads(dumps(budget), Budget)
    assert again == budget
    assert again.sources[0].extra["科目"] == ("2050201",)


def test_a_list_of_sources_is_refused_because_it_could_change() -> None:
    sources: Any = [FundSource(name="财政拨款")]
    with pytest.raises(InvalidValueError, match=r"Budget\.sources is list, expected tuple\."):
        Budget(sources=sources)


THREE = Budget(initial=wan(985), adjusted=wan("861.46"), received=wan("334.67"), executed=wan(300))


@pytest.mark.parametrize(
    ("denominator", "below"),
    [(Denominator.INITIAL, "985"), (Denominator.ADJUSTED, "861.46"), (Denominator.RECEIVED, "334.67")],
)
def test_one_budget_has_three_execution_rates(denominator: Denominator, below: str) -> None:
    assert THREE.execution_over(denominator) == Share(numerator=wan(300), denominator=wan(below))


def test_the_execution_rate_is_over_the_base_unless_a_rule_says_otherwise() -> None:
    assert THREE.execution == THREE.execution_over(Denominator.ADJUSTED)
    without = Budget(initial=wan(10), executed=wan(5))
    assert (
        without.execution == without.execution_over(Denominator.INITIAL) == Share(numerator=wan(5), denominator=wan(10))
    )


@pytest.mark.parametrize("denominator", [Denominator.INITIAL, Denominator.RECEIVED])
def test_a_stated_zero_below_an_execution_rate_leaves_it_undefined(denominator: Denominator) -> None:
    budget = Budget(initial=wan(0), adjusted=wan(5), received=wan(0), executed=wan(2))
    share = budget.execution_over(denominator)
    assert (share.is_defined, share.numerator) == (False, wan(2))


@pytest.mark.parametrize(
    ("budget", "denominator", "paths", "zh"),
    [
        (
            Budget(adjusted=wan(1), executed=wan(1)),
            Denominator.INITIAL,
            ["budget.initial"],
            "资金行：未填年初预算数",
        ),
        (
            Budget(adjusted=wan(1), executed=wan(1)),
            Denominator.RECEIVED,
            ["budget.received"],
            "资金行：未填实际到位资金",
        ),
        (
            Budget(adjusted=wan(1)),
            Denominator.RECEIVED,
            ["budget.received", "budget.executed"],
            "资金行：未填实际到位资金；资金行：未填全年执行数",
        ),
        (
            Budget(received=wan(1)),
            Denominator.RECEIVED,
            ["budget.executed"],
            "资金行：未填全年执行数",
        ),
        (
            Budget(received=wan(1), executed=wan(1)),
            Denominator.ADJUSTED,
            ["budget.adjusted"],
            "资金行：未填全年预算数",
        ),
    ],
)
def test_what_an_execution_rate_lacks_is_named(
    budget: Budget, denominator: Denominator, paths: list[str], zh: str
) -> None:
    with pytest.raises(IncompleteError) as caught:
        budget.execution_over(denominator)
    assert [problem.path for problem in caught.value.problems] == paths
    assert caught.value.zh == f"无法计算预算执行率：{zh}。"
    listed = "; ".join(f"{PLACES[path]}: is not stated" for path in paths)
    assert caught.value.en == f"the execution rate cannot be computed: {listed}."


@given(st.lists(st.tuples(CENTS, CENTS), min_size=1, max_size=5))
def test_the_funds_received_are_added_up(amounts: list[tuple[Yuan, Yuan]]) -> None:
    budget = Budget.of(FundSource(name="x", received=received, executed=spent) for received, spent in amounts)
    cents = [sum(int(amount * 100) for amount in column) for column in zip(*amounts, strict=True)]
    assert [budget.received, budget.executed] == [Decimal(total) / 100 for total in cents]
    assert (budget.initial, budget.adjusted, budget.finished) == (None, None, None)


def test_whether_the_work_is_finished_is_stated_or_not() -> None:
    for finished in (None, False, True):
        budget = Budget(adjusted=wan(1), executed=wan(1), finished=finished)
        assert budget.finished is finished
        assert loads(dumps(budget), Budget) == budget


@pytest.mark.parametrize("finished", [0, 1, "yes", Decimal(1)])
def test_finished_is_a_truth_value(finished: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^Budget\.finished is \w+, expected bool\."):
        Budget(finished=finished)


def test_a_source_of_another_type_is_refused() -> None:
    sources: Any = ("财政拨款",)
    with pytest.raises(InvalidValueError):
        Budget(sources=sources)
