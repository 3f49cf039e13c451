"""The values themselves: what they refuse, how they are written, which days a printed date covers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from budgetperf.errors import BudgetPerfError, InvalidValueError
from budgetperf.rules.actuals import Measured
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
    Within,
)
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.units import canonical_unit


@pytest.mark.parametrize(
    ("expectation", "text"),
    [
        (AtLeast(value=Decimal("95.0"), unit="%"), "≥95%"),
        (MoreThan(value=Decimal("0.50")), ">0.5"),
        (AtMost(value=Decimal("1E+2"), unit="万元"), "≤100万元"),
        (LessThan(value=Decimal(-3), unit="%"), "<-3%"),
        (Exactly(value=Decimal("-0.0")), "=0"),
        (Bare(value=Decimal(7), unit="次"), "7次"),
        (By(date=PrintedDate(year=2022, month=3)), "2022年3月"),
        (Qualitative(text="效果明显"), "效果明显"),
        (Unread(text="90-95%x", why=UnreadWhy.MIXED_TEXT), "90-95%x"),
        (Within(low=Decimal("90.0"), high=Decimal(95), unit="%"), "90至95%"),
        (By(date=PrintedDate(year=None, month=3, day=5)), "3月5日"),
    ],
)
def test_an_expectation_is_written_as_a_form_prints_it(expectation: Expectation, text: str) -> None:
    assert str(expectation) == text


@pytest.mark.parametrize("kind", [AtLeast, MoreThan, AtMost, LessThan, Exactly, Bare])
@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (0.5, ""),
        (1, ""),
        (True, ""),
        ("1", ""),
        (Decimal("NaN"), ""),
        (Decimal("sNaN"), ""),
        (Decimal("Infinity"), ""),
        (Decimal(1), "百分比"),
        (Decimal(1), "百分点"),
    ],
    ids=repr,
)
def test_an_expectation_refuses_inexact_numbers_and_other_spellings(kind: Any, value: Any, unit: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        kind(value=value, unit=unit)
    error = caught.value
    assert error.code == "invalid-value"
    assert error.facts["unit"] == unit
    assert error.en.startswith(f"{kind.__name__} has the value {value!r}")
    assert error.zh.startswith(f"{kind.__name__} 的值为 {value!r}")
    assert repr(canonical_unit(unit)) in error.en


@pytest.mark.parametrize(("operator", "unit"), [("≧", ""), (">=", ""), ("以上", ""), ("≥", "百分比")])
def test_an_actual_refuses_other_operators_and_spellings(operator: str, unit: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Measured(value=Decimal(1), unit=unit, operator=operator)
    error = caught.value
    assert dict(error.facts) == {"operator": operator, "unit": unit}
    assert error.en.startswith(f"Measured has the operator {operator!r} and the unit {unit!r}")
    assert error.zh.startswith(f"Measured 的比较符号为 {operator!r}、单位为 {unit!r}")


@pytest.mark.parametrize("value", [0.1, True, 1, "1", Decimal("NaN"), Decimal("-Infinity")], ids=repr)
def test_an_actual_refuses_inexact_numbers(value: Any) -> None:
    with pytest.raises(BudgetPerfError):
        Measured(value=value)


@pytest.mark.parametrize(
    ("printed", "first", "last", "text"),
    [
        (PrintedDate(year=2022), date(2022, 1, 1), date(2022, 12, 31), "2022年"),
        (PrintedDate(year=2022, month=4), date(2022, 4, 1), date(2022, 4, 30), "2022年4月"),
        (PrintedDate(year=2024, month=2), date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (PrintedDate(year=2100, month=2), date(2100, 2, 1), date(2100, 2, 28), "2100年2月"),
        (PrintedDate(year=2022, month=12, day=30), date(2022, 12, 30), date(2022, 12, 30), "2022年12月30日"),
        (PrintedDate(year=1900), date(1900, 1, 1), date(1900, 12, 31), "1900年"),
        (PrintedDate(year=2199, month=12, day=31), date(2199, 12, 31), date(2199, 12, 31), "2199年12月31日"),
    ],
)
def test_a_printed_date_covers_the_days_of_its_precision(
    printed: PrintedDate, first: date, last: date, text: str
) -> None:
    assert (printed.first, printed.last, str(printed)) == (first, last, text)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1899, 12, 31),
        (2200, 1, 1),
        (0, 1, 1),
        (2022, 13, None),
        (2022, -1, None),
        (2023, 2, 29),
        (2022, 4, 31),
        (2022, None, 5),
        (2022, 0, None),
        (2022, 0, 5),
        (2022, 12, 0),
        (None, None, None),
        (None, None, 5),
        (None, 2, 30),
        (None, 13, None),
    ],
)
def test_a_date_that_no_calendar_has_is_refused(year: int | None, month: int | None, day: int | None) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PrintedDate(year=year, month=month, day=day)
    found = f"{year}-{month}-{day}"
    assert caught.value.facts == {"found": found}
    assert caught.value.en == f"{found} is not a date of the years 1900 to 2199."
    assert caught.value.zh == f"{found} 不是 1900 至 2199 年间的日期。"


@pytest.mark.parametrize(
    ("unit", "kept"),
    [
        ("百分比", "%"),
        ("百分点", "个百分点"),
        ("元人民币", "元"),
        ("人民币元", "元"),
        ("%", "%"),
        ("人次", "人次"),
        ("", ""),
    ],
)
def test_a_unit_has_one_spelling(unit: str, kept: str) -> None:
    assert canonical_unit(unit) == kept
    assert canonical_unit(kept) == kept


def test_every_reason_has_words_of_its_own_in_both_languages() -> None:
    assert len({why.term.zh for why in UnreadWhy}) == len({why.term.en for why in UnreadWhy}) == len(UnreadWhy)
    assert UnreadWhy.AMBIGUOUS_DATE.term.en == "it may be a date or a number"
    assert UnreadWhy.PERIOD.term.zh == "是一段时间，不是期限"


WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: parse(as_any(None)), "text"),
    (lambda: parse(as_any(b"95%")), "text"),
    (lambda: read_actual(as_any(95)), "text"),
    (lambda: PrintedDate(year=as_any("2022")), "PrintedDate.year"),
    (lambda: PrintedDate(year=2022, month=as_any("3")), "PrintedDate.month"),
    (lambda: PrintedDate(year=2022, month=3, day=as_any(1.0)), "PrintedDate.day"),
    (lambda: Measured(value=as_any(1)), "Measured.value"),
    (lambda: Proportional(reverse=as_any("linear_to_twice")), "Proportional.reverse"),
    (lambda: Proportional(exactly=as_any("both")), "Proportional.exactly"),
    (lambda: Proportional(rounding=as_any(2)), "Proportional.rounding"),
    (lambda: GradeBand(code="a", zh="优", en="a", floor=as_any(90)), "GradeBand.floor"),
    (lambda: GradeBand(code="a", zh="优", en="a", floor=Decimal(90), printed=as_any(["优秀"])), "GradeBand.printed"),
    (lambda: GradeScale(bands=as_any([]), compares=None, basis={}), "GradeScale.bands"),
]


@pytest.mark.parametrize(("make", "what"), WRONG)
def test_a_thing_of_another_type_is_refused_by_its_name(make: Callable[[], object], what: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    error = caught.value
    assert error.en.startswith(f"{what} is {error.facts['found']}, expected {error.facts['expected']}.")
    assert error.zh.startswith(f"{what} 为 {error.facts['found']}，应为 {error.facts['expected']}。")


def as_any(value: object) -> Any:
    """What a caller without a type checker may pass."""
    return value


@pytest.mark.parametrize("whole", [True, False])
def test_a_truth_value_is_no_month(*, whole: bool) -> None:
    with pytest.raises(InvalidValueError):
        PrintedDate(year=2022, month=whole)
