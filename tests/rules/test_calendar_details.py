"""Printed dates: the edges of the years, and what a refusal names."""

from __future__ import annotations

from datetime import date
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
        ({"year": 2022, "month": "3"}, "str", "month"),
        ({"year": 2022, "month": 3, "day": 1.0}, "float", "day"),
        ({"year": 2022, "month": True}, "bool", "month"),
    ],
)
def test_a_part_that_is_no_whole_number_is_named_with_its_type(parts: dict[str, Any], found: str, part: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PrintedDate(**parts)
    assert caught.value.en == f"PrintedDate.{part} is {found}, expected int."


def test_a_date_without_a_year_has_no_first_and_no_last_day_until_it_is_put_in_a_year() -> None:
    june = PrintedDate(year=None, month=6)
    for name in ("first", "last"):
        with pytest.raises(InvalidValueError, match="6月 has no year") as caught:
            getattr(june, name)
        assert caught.value.zh == "6月没有年份。"
        assert caught.value.facts == {"found": "6月"}
    assert june.in_year(2023).last == date(2023, 6, 30)
    with pytest.raises(InvalidValueError):
        PrintedDate(year=None, month=2, day=29).in_year(2023)


def test_a_year_or_a_month_alone_is_written_without_the_rest() -> None:
    assert str(PrintedDate(year=2022)) == "2022年"
    assert str(PrintedDate(year=2022, month=3)) == "2022年3月"
    assert PrintedDate(year=2022) == PrintedDate(year=2022, month=None, day=None)
