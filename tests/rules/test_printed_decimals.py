"""Printed decimals: which numbers print to them, under every way of rounding, with the right ends in and out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.errors import InvalidValueError
from budgetperf.rules.printed_decimals import PrintedDecimal, ValueRange
from budgetperf.wire import dumps, loads

PLACES = st.integers(0, 3)


@given(st.integers(-2000, 2000), PLACES, st.sampled_from(RoundingMode), st.integers(-3000, 3000), st.integers(1, 40))
def test_the_range_has_the_numbers_that_round_to_the_print_and_no_other(
    units: int, places: int, mode: RoundingMode, near: int, parts: int
) -> None:
    """The rounding of the library is the oracle: a number is in the range where it rounds to what is printed."""
    printed = PrintedDecimal(value=Decimal(units).scaleb(-places), places=places)
    value = (Fraction(units) + Fraction(near, 1000 * parts)) * printed.step
    assert printed.range(mode).holds(value) == (Rounding(places=places, mode=mode).apply(value) == printed.value)


@pytest.mark.parametrize("mode", RoundingMode)
@pytest.mark.parametrize("text", ["0", "0.0", "5.66", "4", "-4", "10.3", "-0.1", "0.1", "7"])
def test_the_ends_are_in_or_out_as_they_round(text: str, mode: RoundingMode) -> None:
    printed = PrintedDecimal.read(text)
    rounding, found = Rounding(places=printed.places, mode=mode), printed.range(mode)
    assert found.low is not None
    assert found.high is not None
    assert found.low_in == (rounding.apply(found.low) == printed.value)
    assert found.high_in == (rounding.apply(found.high) == printed.value)
    beyond = Fraction(1, 10**9)
    assert rounding.apply(found.low - beyond) != printed.value
    assert rounding.apply(found.high + beyond) != printed.value


def test_x_03_dl_26_dl_27_a_tenth_of_a_point_and_a_whole_one() -> None:
    assert str(PrintedDecimal.read("10.3").range(RoundingMode.HALF_UP)) == "[10.25, 10.35)"
    assert str(PrintedDecimal.read("4").range(RoundingMode.HALF_UP)) == "[3.5, 4.5)"
    assert str(PrintedDecimal.read("4.0").range(RoundingMode.HALF_UP)) == "[3.95, 4.05)"
    assert str(PrintedDecimal.read("-4").range(RoundingMode.HALF_UP)) == "(-4.5, -3.5]"
    assert str(PrintedDecimal.read("0").range(RoundingMode.UP)) == "[0, 0]"


def test_a_figure_printed_in_ten_thousands_has_places_below_zero() -> None:
    printed = PrintedDecimal(value=Decimal(15000), places=-3)
    assert (str(printed), printed.step) == ("15000", Fraction(1000))
    assert str(printed.range(RoundingMode.HALF_UP)) == "[14500, 15500)"


@pytest.mark.parametrize("text", ["", "约5.66", "5.", ".5", "5,66", "五", "5.66元", "1e3", "１"])
def test_what_is_no_printed_decimal_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PrintedDecimal.read(text)
    assert caught.value.en == f"{text!r} is no printed decimal, expected digits such as 5.66."
    assert caught.value.zh == f"“{text}”不是印刷的小数，应为“5.66”一类的数。"


@pytest.mark.parametrize(("value", "places"), [("5.661", 2), ("5", 21), ("5", -21), ("15", -1)])
def test_more_decimals_than_are_printed_are_refused(value: str, places: int) -> None:
    with pytest.raises(InvalidValueError, match="expected a number that has no more"):
        PrintedDecimal(value=Decimal(value), places=places)
    for endless in ("NaN", "1e400"):
        with pytest.raises(InvalidValueError, match="expected a finite number"):
            PrintedDecimal(value=Decimal(endless), places=0)


@given(st.integers(-300, 300), st.integers(0, 300), st.integers(1, 30), PLACES, st.booleans(), st.booleans())
def test_the_decimals_of_a_range_are_those_that_it_holds(
    low: int, width: int, parts: int, places: int, low_in: bool, high_in: bool
) -> None:
    """By brute force over every decimal near the range."""
    if width == 0:
        low_in = high_in = True
    first, last = Fraction(low, parts), Fraction(low + width, parts)
    found = ValueRange(low=first, high=last, low_in=low_in, high_in=high_in)
    if (last - first) * 10**places > 990:
        return
    units = range(int(first * 10**places) - 2, int(last * 10**places) + 3)
    assert [Fraction(one) for one in found.decimals(places)] == [
        Fraction(unit, 10**places) for unit in units if found.holds(Fraction(unit, 10**places))
    ]


def test_a_range_that_cannot_be_is_refused() -> None:
    one, two = Fraction(1), Fraction(2)
    ends: list[dict[str, Any]] = [
        {"low": two, "high": one, "low_in": True, "high_in": True},
        {"low": one, "high": one, "low_in": True, "high_in": False},
        {"low": None, "high": one, "low_in": True, "high_in": False},
        {"low": one, "high": None, "low_in": True, "high_in": True},
    ]
    for each in ends:
        with pytest.raises(InvalidValueError, match="there is no number in"):
            ValueRange(**each)
    with pytest.raises(InvalidValueError) as caught:
        ValueRange(**ends[0])
    assert caught.value.zh == "区间 [2, 1] 之内没有任何数。"
    with pytest.raises(InvalidValueError, match=r"ValueRange\.low_in is int"):
        ValueRange(low=one, high=two, low_in=1, high_in=False)  # type: ignore[arg-type]


def test_half_lines() -> None:
    up = ValueRange(low=Fraction(5), high=None, low_in=False, high_in=False)
    assert (str(up), up.holds(Fraction(5)), up.holds(Fraction(6))) == ("(5, ∞)", False, True)
    down = up.times(Fraction(-1))
    assert (str(down), down.holds(Fraction(-5)), down.holds(Fraction(-6))) == ("(-∞, -5)", False, True)
    assert down.times(Fraction(2)).high == -10
    with pytest.raises(InvalidValueError, match="the factor is 0"):
        up.times(Fraction(0))
    with pytest.raises(InvalidValueError, match="cannot be listed"):
        up.decimals(2)
    with pytest.raises(InvalidValueError, match="cannot be listed"):
        ValueRange.only(Fraction(5)).decimals(21)
    with pytest.raises(InvalidValueError) as caught:
        ValueRange(low=Fraction(0), high=Fraction(11), low_in=True, high_in=True).decimals(2)
    assert caught.value.zh == "区间 [0, 11] 内有 1101 个 2 位小数，应不多于 1000 个。"
    assert (caught.value.hint_zh, caught.value.facts["found"]) == ("请减少小数位数", 1101)


def test_both_travel() -> None:
    widest = [PrintedDecimal(value=Decimal(0), places=places) for places in (-20, 20)]
    assert [each.step for each in widest] == [Fraction(10**20), Fraction(1, 10**20)]
    printed = PrintedDecimal.read("5.60")
    assert loads(dumps(printed), PrintedDecimal) == printed
    assert str(loads(dumps(printed), PrintedDecimal)) == "5.60"
    assert evolve(printed, places=3) != printed
    found = printed.range(RoundingMode.HALF_UP)
    assert loads(dumps(found), ValueRange) == found
