"""What a record may not hold: every field of another type is refused by its name, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.places import called

INDICATOR = bp.Indicator(code="a", name="完成率", expectation=bp.parse("≥90%"), points=bp.points(100), level1="产出")
OBSERVATION = bp.Observation(indicator="a", actual=bp.read_actual("95%"))
TARGET = bp.Target(project="示例项目", indicators=(INDICATOR,), year=2024)
REPORT = bp.EvaluationReport(project="示例项目", kind=bp.EvaluationKind.FISCAL, year=2024)
SOURCE = bp.FundSource(name="财政拨款")


@pytest.mark.parametrize(
    ("record", "name", "value", "expected"),
    [
        (INDICATOR, "code", 1, "str"),
        (INDICATOR, "code", ["a"], "str"),
        (INDICATOR, "name", 1, "str | NoneType"),
        (INDICATOR, "level1", 1, "str | NoneType"),
        (INDICATOR, "level2", ("质量",), "str | NoneType"),
        (OBSERVATION, "indicator", None, "str"),
        (OBSERVATION, "note", 5, "str | NoneType"),
        (TARGET, "project", None, "str"),
        (TARGET, "year", "2024", "int | NoneType"),
        (TARGET, "year", True, "int | NoneType"),
        (REPORT, "project", 7, "str"),
        (REPORT, "year", 2024.0, "int | NoneType"),
        (REPORT, "evaluator", 5, "str | NoneType"),
        (REPORT, "grade", 5, "str | NoneType"),
        (REPORT, "opinion", b"x", "str | NoneType"),
        (SOURCE, "name", None, "str"),
    ],
)
def test_a_field_of_another_type_is_refused_by_its_name(record: Any, name: str, value: Any, expected: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(record, **{name: value})
    what, found = f"{type(record).__name__}.{name}", type(value).__name__
    assert caught.value.en == f"{what} is {found}, expected {expected}."
    assert caught.value.zh == f"{called(what)}为 {found}，应为 {expected}。"
    assert caught.value.facts == {"found": found, "expected": expected}


def test_what_is_listed_in_a_record_is_refused_by_its_place() -> None:
    other: Any = "甲"
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(TARGET, indicators=(INDICATOR, other))
    assert caught.value.en == "item 2 of Target.indicators is str, expected Indicator."
    assert caught.value.zh == "Target.indicators 第 2 项为 str，应为 Indicator。"
    with pytest.raises(bp.InvalidValueError, match=r"^item 1 of Budget\.sources is str, expected FundSource\.$"):
        bp.Budget(sources=(other,))
    with pytest.raises(bp.InvalidValueError, match=r"^item 2 of sources is str, expected FundSource\.$"):
        bp.Budget.of([SOURCE, other])
    nothing: Any = None
    with pytest.raises(bp.InvalidValueError, match=r"^sources is NoneType, expected Iterable\."):
        bp.Budget.of(nothing)


def test_a_rate_over_what_is_no_denominator_is_refused() -> None:
    other: Any = "adjusted"
    with pytest.raises(bp.InvalidValueError, match=r"^denominator is str, expected Denominator\.$"):
        bp.Budget.of([SOURCE]).execution_over(other)
