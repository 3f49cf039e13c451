"""Measured actuals: what a refusal names and proposes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgetperf.errors import InvalidValueError
from budgetperf.rules.actuals import Measured


def test_a_number_of_another_type_is_refused_with_the_way_to_make_one() -> None:
    wrong: Any = 95
    with pytest.raises(InvalidValueError) as caught:
        Measured(value=wrong)
    assert caught.value.text("en") == "Measured.value is int, expected Decimal. Hint: use exact()"
    assert caught.value.text("zh") == "Measured.value 为 int，应为 Decimal。提示：请用 exact()"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_refused_by_the_name_of_its_field(value: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Measured(value=Decimal(value))
    assert caught.value.en.startswith("Measured.value ")
    assert caught.value.zh.startswith("Measured.value ")


def test_a_unit_in_another_spelling_is_refused_with_the_one_that_is_kept() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Measured(value=Decimal(95), unit="百分比")
    assert caught.value.en.endswith("expected one of ≥ > ≤ < = or none, and the unit '%'.")
    assert caught.value.zh.endswith("应为 ≥ > ≤ < = 之一或空，单位应写作 '%'。")


def test_a_number_may_stand_without_unit_and_operator() -> None:
    assert Measured(value=Decimal(3)) == Measured(value=Decimal(3), unit="", operator="")
    assert str(Measured(value=Decimal(3))) == "3"
