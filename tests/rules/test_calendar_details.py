"""Printed dates: the edges of the years, and what a refusal names."""

from __future__ import annotations

from typing import Any

import pytest

from budgetperf.errors import InvalidValueError
from budgetperf.rules.calendar import PrintedDate


@pytest.mark.parametrize("year", [1900, 2199])
def test_the_first_and_the_last_year_belong_to_the_calendar(year: int) -> None:
    assert PrintedDate(year=year).first.year == year
    assert PrintedDate(year=year, month=12, day=31).last.year == year


@pytest.mark.parametrize("year", [1899, 2200])
def test_the_years_beside_them_do_not(year: int) -> None:
    with pytest.raises(InvalidValueError, match=f"{year}-None-None"):
        PrintedDate(year=year)


@pytest.mark.parametrize(
    ("parts", "found", "part"),
    [
        ({"year": "2022"}, "str", "year"),
        ({"year": None}, "NoneType", "year"),
        ({"year": 2022, "month": "3"}, "str", "month"),
        ({"year": 2022, "month": 3, "day": 1.0}, "float", "day"),
        ({"year": 2022, "month": True}, "bool", "month"),
    ],
)
def test_a_part_that_is_no_whole_number_is_named_with_its_type(parts: dict[str, Any], found: str, part: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PrintedDate(**parts)
    assert caught.value.en == f"PrintedDate.{part} is {found}, expected int."


def test_a_year_or_a_month_alone_is_written_without_the_rest() -> None:
    assert str(PrintedDate(year=2022)) == "2022年"
    assert str(PrintedDate(year=2022, month=3)) == "2022年3月"
    assert PrintedDate(year=2022) == PrintedDate(year=2022, month=None, day=None)
