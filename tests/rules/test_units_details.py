"""Units: how close is closer, and what a refusal says of a side without a unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetperf.errors import UnitMismatchError
from budgetperf.rules.units import UNIT_TAKEN, align


@pytest.mark.parametrize(
    ("target", "target_unit", "actual", "actual_unit"),
    [
        ("2", "万", "160", ""),  # 160万 is 80 times the target, 160 is a 125th of it
        ("160", "", "2", "万"),
        ("100", "%", "10", ""),  # 10 and 1000 % are equally far: the plain reading is not the closer one
        ("10", "", "100", "%"),
        ("1000", "‰", "31.65", ""),  # the root of 1000 is 31.6228
        ("5", "人", "5000", ""),
    ],
)
def test_a_plain_number_that_is_not_closer_as_such_takes_the_other_sides_unit(
    target: str, target_unit: str, actual: str, actual_unit: str
) -> None:
    aligned = align(Decimal(target), target_unit, Decimal(actual), actual_unit)
    assert (aligned.target, aligned.actual) == (Fraction(target), Fraction(actual))
    assert aligned.assumptions == (UNIT_TAKEN,)


@pytest.mark.parametrize(
    ("target", "target_unit", "actual", "actual_unit", "en", "zh"),
    [
        # 7.9 % is a 12th of the target, 790 % is 8 times it
        (
            "95",
            "%",
            "7.9",
            "",
            "the target is in % and the actual in no unit.",
            "指标值单位为“%”，实际完成值未写单位。",
        ),
        (
            "7.9",
            "",
            "95",
            "%",
            "the target is in no unit and the actual in %.",
            "指标值未写单位，实际完成值单位为“%”。",
        ),
        (
            "2",
            "万",
            "250",
            "",
            "the target is in 万 and the actual in no unit.",
            "指标值单位为“万”，实际完成值未写单位。",
        ),
    ],
)
def test_a_plain_number_that_is_closer_as_such_is_refused_by_name(
    target: str, target_unit: str, actual: str, actual_unit: str, en: str, zh: str
) -> None:
    with pytest.raises(UnitMismatchError) as caught:
        align(Decimal(target), target_unit, Decimal(actual), actual_unit)
    assert (caught.value.en, caught.value.zh) == (en, zh)
    assert dict(caught.value.facts) == {"target_unit": target_unit, "actual_unit": actual_unit}


@pytest.mark.parametrize(("target", "unit", "actual"), [("100", "%", "9.98"), ("1000", "‰", "31.62")])
def test_a_rate_is_a_hundredth_or_a_thousandth_to_the_last_digit(target: str, unit: str, actual: str) -> None:
    with pytest.raises(UnitMismatchError):
        align(Decimal(target), unit, Decimal(actual), "")


def test_the_assumption_of_a_taken_unit_is_said_in_both_languages() -> None:
    assert UNIT_TAKEN.key == "reading.unit-taken"
    assert UNIT_TAKEN.zh == "一方未写单位时，按另一方的单位理解"
    assert UNIT_TAKEN.en == "where one side prints no unit it is read in the other's"
