"""Targets and observations: what an indicator may be worth, and that a code names one indicator."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from budgetperf.amounts import points
from budgetperf.errors import BudgetPerfError, InvalidValueError
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.reading import parse, read_actual
from budgetperf.wire import dumps, loads


def _indicator(code: str, worth: Any = Decimal(10)) -> Indicator:
    return Indicator(code=code, name="服务人次", expectation=parse("≥100人次"), points=worth)


@pytest.mark.parametrize("worth", [Decimal(0), Decimal("-0"), Decimal("4.5"), Decimal(100)])
def test_an_indicator_is_worth_zero_or_more(worth: Decimal) -> None:
    assert _indicator("a", worth).points == worth


@pytest.mark.parametrize("worth", [Decimal(-1), Decimal("-0.01"), Decimal("NaN"), Decimal("Infinity")])
def test_an_indicator_of_negative_or_endless_worth_is_refused(worth: Decimal) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _indicator("a", worth)
    assert caught.value.en == f"indicator 'a' is worth {worth} points, expected 0 or more."
    assert caught.value.zh == f"指标“a”的分值为 {worth}，应不小于 0。"
    assert "found" in caught.value.facts


@pytest.mark.parametrize("worth", [10, 10.0, True, "10", None], ids=repr)
def test_an_indicator_of_inexact_worth_is_refused_as_such(worth: Any) -> None:
    with pytest.raises(BudgetPerfError):
        _indicator("a", worth)


@pytest.mark.parametrize("worth", [10, 10.0, "10", Decimal(-10), Decimal("NaN")], ids=repr)
def test_a_target_refuses_inexact_or_negative_points_for_the_execution(worth: Any) -> None:
    with pytest.raises(BudgetPerfError):
        Target(project="示例项目", indicators=(_indicator("a"),), execution_points=worth)


@pytest.mark.parametrize("judged", [9, 9.0, "9", Decimal("NaN"), Decimal("Infinity")], ids=repr)
def test_an_observation_refuses_judged_points_that_are_not_exact(judged: Any) -> None:
    with pytest.raises(BudgetPerfError):
        Observation(indicator="a", actual=read_actual("达成"), judged=judged)


def test_a_code_that_stands_twice_is_refused_by_name() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Target(project="示例项目", indicators=tuple(map(_indicator, ["b", "a", "b", "c", "a"])))
    assert caught.value.facts == {"found": ("a", "b")}
    assert caught.value.en == "the indicator codes ['a', 'b'] stand twice in one target."
    assert caught.value.zh == "同一绩效目标中指标编码 ['a', 'b'] 重复。"


def test_a_target_keeps_its_indicators_in_printed_order() -> None:
    target = Target(project="示例项目", year=2022, indicators=tuple(map(_indicator, "bca")))
    assert [indicator.code for indicator in target.indicators] == ["b", "c", "a"]
    assert target.execution_points is None


@pytest.mark.parametrize(
    "text", ["≥95%", ">5", "≤90万元", "<3", "=100%", "12次", "2022年12月", "效果明显", "90至95%", "95-"]
)
def test_every_kind_of_expectation_survives_the_wire(text: str) -> None:
    indicator = Indicator(code="a", name=None, expectation=parse(text), points=points(10), ref="k", extra={"列": 3})
    target = Target(project="示例项目", indicators=(indicator,), execution_points=points(0))
    again = loads(dumps(target), Target)
    assert again == target
    assert hash(again) == hash(target)
    assert str(again.indicators[0].expectation) == text


@pytest.mark.parametrize("text", ["97.3%", "≥80%", "2022年12月30日", "部分达成", "约100人", ""])
def test_every_kind_of_actual_survives_the_wire(text: str) -> None:
    observation = Observation(indicator="a", actual=read_actual(text), judged=points("4.5"), note="原因：…")
    again = loads(dumps(observation), Observation)
    assert again == observation
    assert str(again.actual) == text


@pytest.mark.parametrize(
    "make",
    [
        lambda: Target(project="示例项目", indicators=_any([_indicator("a")])),
        lambda: Target(project="示例项目", indicators=_any(("a",))),
        lambda: Indicator(code="a", name=None, expectation=_any("≥95%"), points=points(10)),
        lambda: Observation(indicator="a", actual=_any("95%")),
    ],
)
def test_a_record_refuses_what_would_make_it_mutable_or_unread(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert "expected" in caught.value.facts


def _any(value: object) -> Any:
    return value
