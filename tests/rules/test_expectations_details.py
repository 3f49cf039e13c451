"""Expectations: what a refused number is told in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.errors import InvalidValueError
from budgetperf.rules.expectations import AtLeast, Bare


def test_a_unit_in_another_spelling_is_refused_with_the_one_that_is_kept() -> None:
    with pytest.raises(InvalidValueError) as caught:
        AtLeast(value=Decimal(95), unit="百分比")
    assert caught.value.en == (
        "AtLeast has the value Decimal('95') and the unit '百分比', expected a finite Decimal and the unit '%'."
    )
    assert caught.value.zh == ("AtLeast 的值为 Decimal('95')、单位为 '百分比'，应为有限的 Decimal，单位应写作 '%'。")
    assert dict(caught.value.facts) == {"found": Decimal(95), "unit": "百分比"}


def test_a_number_may_stand_without_a_unit() -> None:
    assert Bare(value=Decimal(7)) == Bare(value=Decimal(7), unit="")
