"""Intervals: exact at both ends, against an oracle that tries the ends and numbers between them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.ledger import Interval
from budgetperf.ledger.intervals import number_text
from budgetperf.wire import from_data, to_data

FAR = Fraction(10**9)
NEAR = Fraction(1, 10**6)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = Fraction(draw(st.integers(0, 12)), draw(st.sampled_from((1, 2, 3))))
    width = draw(st.none() | st.integers(0, 6))
    low_in = draw(st.booleans())
    if width is None:
        return Interval(low=low, low_in=low_in)
    if width == 0:
        return Interval.point(low)
    return Interval(low=low, high=low + Fraction(width, 2), low_in=low_in, high_in=draw(st.booleans()))


def inside(span: Interval) -> list[tuple[Fraction, bool]]:
    """The ends of an interval, with whether they belong to it, and numbers that do."""
    high = FAR if span.high is None else span.high
    others = ((span.low + high) / 2, span.low + NEAR, high - NEAR, Fraction(1))
    return [(span.low, span.low_in), (high, span.high_in), *((n, True) for n in others if n >= 0 and span.contains(n))]


def bounds(one: Interval, other: Interval, of: Callable[[Fraction, Fraction], Fraction]) -> Interval | None:
    """The least interval around what the numbers make; an end belongs to it where numbers in both reach it."""
    made = [(of(a, b), a_in and b_in) for (a, a_in), (b, b_in) in product(inside(one), inside(other))]
    low, high = min(n for n, _ in made), max(n for n, _ in made)
    endless = high > FAR / 10**4
    low_in, high_in = (low, True) in made, (high, True) in made
    if high < 0 or (high == 0 and not high_in):
        return None
    if low < 0:
        low, low_in = Fraction(0), True
    return Interval(low=low, low_in=low_in, high=None if endless else high, high_in=high_in and not endless)


@given(intervals(), intervals())
@settings(max_examples=60)
def test_sums_and_products_reach_their_ends_exactly_where_numbers_do(one: Interval, other: Interval) -> None:
    assert one.plus(other) == bounds(one, other, lambda a, b: a + b)
    assert one.minus(other) == bounds(one, other, lambda a, b: a - b)
    product_of = bounds(one, other, lambda a, b: a * b)
    assert one.times(other) == product_of


@given(intervals(), intervals())
@settings(max_examples=60)
def test_a_quotient_is_every_number_that_a_divisor_above_zero_makes(one: Interval, other: Interval) -> None:
    positive = other.meet(Interval.above(0))
    quotient = one.over(other)
    if positive is None or quotient is None:
        assert positive is quotient is None
        return
    for (a, a_in), (b, b_in) in product(inside(one), inside(positive)):
        if a_in and b_in:
            assert quotient.contains(a / b)
    for number, is_in in inside(quotient):
        made = positive.times(Interval.point(number)).meet(one)
        assert (made is not None) is is_in or (number == FAR and quotient.high is None)


@given(intervals(), intervals())
@settings(max_examples=60)
def test_comparing_is_what_trying_numbers_finds(one: Interval, other: Interval) -> None:
    pairs = [(a, b) for (a, a_in), (b, b_in) in product(inside(one), inside(other)) if a_in and b_in]
    answers = {a >= b for a, b in pairs}
    assert one.at_least(other) is (answers.pop() if len(answers) == 1 else None)
    common = one.meet(other)
    for number, _ in (*inside(one), *inside(other)):
        assert (one.contains(number) and other.contains(number)) is (common is not None and common.contains(number))
    assert one.makes(other) is (False if common is None else True if common == one else None)


@given(intervals())
def test_whole_numbers_are_those_inside(span: Interval) -> None:
    whole = span.whole()
    for number in range(30):
        assert span.contains(number) is (whole is not None and whole.contains(number))
    assert whole is None or (whole.low.denominator == 1 and whole.low_in)


@given(intervals(), st.integers(0, 2))
def test_the_decimals_of_an_interval_are_those_inside(span: Interval, places: int) -> None:
    """By brute force over every decimal near the interval."""
    if span.high is None:
        return
    units = range(int(span.high * 10**places) + 2)
    inside_it = [number for unit in units if span.contains(number := Fraction(unit, 10**places))]
    assert [Fraction(each) for each in span.decimals(places)] == inside_it


def test_decimals_keep_their_places_and_are_not_endless() -> None:
    whole = Interval(low=Fraction(0), high=Fraction(10), low_in=False)
    assert [str(each) for each in Interval(low=Fraction(1, 2), high=Fraction(7, 10)).decimals(2)][:2] == [
        "0.50",
        "0.51",
    ]
    assert len(whole.decimals(2)) == 999
    assert len(Interval(low=Fraction(0), high=Fraction(10)).decimals(2)) == 1000
    assert (Interval.point(5).decimals(20), Interval.point(Fraction(1, 3)).decimals(20)) == ((Decimal(5),), ())
    with pytest.raises(InvalidValueError) as caught:
        Interval(high=Fraction(10), high_in=True).decimals(2)
    assert caught.value.text("en") == (
        "≤10 has 1001 decimals of 2 places, expected 1000 at most. Hint: ask for fewer places"
    )
    assert caught.value.text("zh") == "区间 ≤10 内有 1001 个 2 位小数，应不多于 1000 个。提示：请减少小数位数"
    for span, places in ((Interval.above(5), 2), (Interval.point(5), 21), (Interval.point(5), -1)):
        with pytest.raises(InvalidValueError, match=f"decimals of {places} places in .* cannot be listed") as caught:
            span.decimals(places)
        assert caught.value.zh == f"无法列出区间 {span} 内的 {places} 位小数，应为 0 至 20 位且有上限。"
    with pytest.raises(InvalidValueError, match="places is bool"):
        whole.decimals(True)


@given(intervals())
def test_an_interval_survives_the_wire(span: Interval) -> None:
    assert from_data(to_data(span), Interval) == span


def test_numbers_and_intervals_are_written() -> None:
    half = Fraction(1, 2)
    written = {
        "[0.5, 3)": Interval(low=half, high=Fraction(3)),
        "(0.5, 3]": Interval(low=half, high=Fraction(3), low_in=False, high_in=True),
        "≤3": Interval(high=Fraction(3), high_in=True),
        "<3": Interval(high=Fraction(3)),
        ">0.5": Interval.above(half),
        "≥0.5": Interval(low=half),
        "0.5": Interval.point(half),
        "≈0.333333": Interval.point(Fraction(1, 3)),
    }
    assert {str(span): span for span in written.values()} == written
    assert number_text(Fraction(1000)) == "1000"
    assert Interval(low=Fraction(1, 3), high=half).whole() is None


@pytest.mark.parametrize(
    ("change", "en"),
    [
        (
            {"low": Fraction(-1)},
            "an interval runs from -1 to None, expected 0 or more and a number between its bounds.",
        ),
        (
            {"low": Fraction(2), "high": Fraction(1)},
            "an interval runs from 2 to 1, expected 0 or more and a number between its bounds.",
        ),
        (
            {"low": Fraction(2), "high": Fraction(2)},
            "an interval runs from 2 to 2, expected 0 or more and a number between its bounds.",
        ),
        ({"high_in": True}, "an interval runs from 0 to None, expected 0 or more and a number between its bounds."),
        ({"low": 1}, "Interval.low is int, expected Fraction."),
        ({"high": 1}, "Interval.high is int, expected Fraction | NoneType."),
        ({"low_in": 1}, "Interval.low_in is int, expected bool."),
        ({"high_in": None}, "Interval.high_in is NoneType, expected bool."),
    ],
)
def test_bounds_that_bound_nothing_are_refused(change: dict[str, Any], en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Interval(**change)
    assert caught.value.en == en
    assert caught.value.zh


def test_other_things_are_refused() -> None:
    other: Any = "x"
    span = Interval.point(1)
    for call in (span.plus, span.minus, span.times, span.over, span.meet, span.makes, span.at_least):
        with pytest.raises(InvalidValueError, match=r"^(other|stated) is str, expected Interval\.$"):
            call(other)
    for refused in (span.contains, Interval.point, Interval.above):
        with pytest.raises(InvalidValueError, match=r"^number is str, expected Fraction \| int\.$"):
            refused(other)
