"""Exact numbers: what the doors take, what they refuse, and rounding against an oracle in fractions."""

from __future__ import annotations

import math
import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import (
    Number,
    Rounding,
    RoundingMode,
    exact,
    points,
    rate,
    wan,
    yi,
    yuan,
)
from budgetperf.errors import InexactNumberError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

NUMERALS = st.from_regex(r"[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9])?", fullmatch=True)
DECIMALS = st.builds(
    lambda sign, digits, exponent: Decimal((sign, digits, exponent)),
    st.sampled_from([0, 1]),
    st.lists(st.integers(0, 9), min_size=1, max_size=25).map(tuple),
    st.integers(-30, 20),
)
MODES = st.sampled_from(RoundingMode)
PLACES = st.integers(0, 20)


def nearest(value: Fraction, places: int, mode: RoundingMode) -> Fraction:
    """The oracle: choose between the two neighbours on the grid, by the words of the mode alone."""
    scaled = value * 10**places
    low, high = math.floor(scaled), math.ceil(scaled)
    inner, outer = sorted((low, high), key=abs)
    if mode is RoundingMode.HALF_EVEN:
        chosen = round(scaled)
    elif mode is RoundingMode.HALF_UP:
        chosen = inner if abs(scaled - inner) < abs(scaled - outer) else outer
    else:
        chosen = inner if mode is RoundingMode.DOWN else outer
    return Fraction(chosen, 10**places)


# -- the doors --


@given(NUMERALS)
def test_a_numeral_is_taken_at_its_exact_value(text: str) -> None:
    assert Fraction(exact(text)) == Fraction(text)


@given(DECIMALS | st.integers(-(10**59), 10**59))
def test_a_whole_number_and_a_decimal_are_taken_as_they_are(value: int | Decimal) -> None:
    taken = exact(value)
    assert type(taken) is Decimal
    assert Fraction(taken) == Fraction(value)


@pytest.mark.parametrize("text", ["9" * 60, "0." + "9" * 60, "-" + "9" * 60 + "." + "9" * 60, "1e59", "1e-60"])
def test_sixty_digits_on_either_side_are_taken(text: str) -> None:
    assert Fraction(exact(text)) == Fraction(text)


INEXACT: list[Any] = [0.1, 1.0, float("nan"), float("inf"), True, False, None, Fraction(1, 2), 1j, b"1", ["1"]]


@pytest.mark.parametrize("value", INEXACT, ids=repr)
@pytest.mark.parametrize("door", [yuan, wan, yi, points, rate], ids=lambda door: door.__name__)
def test_a_float_a_bool_or_another_type_is_refused_at_every_door_by_its_name(
    door: Callable[[Any], Decimal], value: object
) -> None:
    with pytest.raises(InexactNumberError) as caught:
        door(value)
    error, kind = caught.value, type(value).__name__
    assert error.code == "inexact-number"
    assert error.facts == {"found": kind}
    assert error.en == f"{door.__name__} is the {kind} {value!r}, expected an exact number."
    assert error.zh == f"{door.__name__} 是 {kind} 类型的 {value!r}，应为精确的数。"
    assert error.hint_en
    assert error.hint_zh


def test_a_float_is_refused_with_the_text_to_write_instead() -> None:
    with pytest.raises(InexactNumberError) as caught:
        exact(89.974, "budget")  # type: ignore[arg-type]
    assert caught.value.text("en") == (
        "budget is the float 89.974, expected an exact number."
        ' Hint: write "89.974" as text, or pass an int or a Decimal'
    )
    assert caught.value.text("zh") == (
        "budget 是 float 类型的 89.974，应为精确的数。提示：请写成文本“89.974”，或传入 int、Decimal"
    )


@pytest.mark.parametrize("value", [True, None, float("nan"), Fraction(1, 2), ["1"]], ids=repr)
def test_a_hint_never_advises_a_text_that_would_be_refused_in_turn(value: Any) -> None:
    with pytest.raises(InexactNumberError) as caught:
        exact(value)
    advised = re.search(r'write "(.*)" as text', caught.value.hint_en)
    assert advised is None or exact(advised[1]) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "1 ", " 1", "1\n", "\t1", "1,000", "1,000", "1_000", "1'000", "1 000", "1\u3000"),
        *("\uff11\uff12", "1\uff0e5", "\u0663", "\u00bd", "\u00b2", "\u4e00\u767e", "\uff0d1", "\u22121"),
        *("NaN", "nan", "sNaN", "Infinity", "-inf", "1e100", "1e", "e5", "0x10", "--1", "+-1", ".", "-", "1.2.3"),
        *("95%", "1/2", "1元", "1万"),
    ],
    ids=ascii,
)
def test_a_text_that_is_no_plain_numeral_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        exact(text, "budget")
    error = caught.value
    assert error.code == "invalid-value"
    assert error.facts == {"found": text}
    assert error.en == f"budget is {text!r}, expected a numeral such as '89.974'."
    assert error.zh == f"budget 为 {text!r}，应为“89.974”这样的数。"
    assert error.hint_en == "leave out separators, units and blanks"
    assert error.hint_zh == "请去掉分隔符、单位和空格"


@pytest.mark.parametrize(
    "value",
    [
        *map(Decimal, ("NaN", "sNaN", "-NaN", "NaN123", "Infinity", "-Infinity", "1e60", "1e-61", "1e999999")),
        *(10**60, -(10**60), "1e60", "1e-61", "1" * 61, "0." + "0" * 60 + "1"),
    ],
    ids=str,
)
def test_a_number_that_is_not_finite_or_too_wide_is_refused(value: Number) -> None:
    with pytest.raises(InvalidValueError) as caught:
        exact(value, "budget")
    error, shown = caught.value, str(Decimal(value))
    assert error.facts == {"found": shown}
    assert error.en == f"budget is {shown}, expected a finite number of at most 60 digits on either side."
    assert error.zh == f"budget 为 {shown}，应为有限且小数点两侧各不超过 60 位的数。"


@pytest.mark.parametrize("value", ["1" * 100_000, "x" * 100_000, 10**100_000], ids=["numeral", "text", "int"])
def test_an_endless_input_does_not_make_an_endless_message(value: Number) -> None:
    with pytest.raises(InvalidValueError) as caught:
        exact(value)
    assert len(caught.value.text("en")) < 500
    assert len(caught.value.text("zh")) < 500


@given(NUMERALS)
def test_units_of_money_and_percent_are_exact(text: str) -> None:
    assert Fraction(yuan(text)) == Fraction(text)
    assert Fraction(wan(text)) == Fraction(text) * 10_000
    assert Fraction(yi(text)) == Fraction(text) * 100_000_000
    assert Fraction(rate(text)) == Fraction(text)
    assert Fraction(rate(text + "%")) == Fraction(text) / 100


@pytest.mark.parametrize(
    ("door", "value"),
    [(wan, "1e56"), (yi, 10**52), (rate, "1e-59%"), (yuan, "1e60"), (points, "1e-61")],
)
def test_a_unit_does_not_smuggle_in_a_number_that_is_too_wide(door: Callable[[Number], Decimal], value: Number) -> None:
    with pytest.raises(InvalidValueError, match=f"{door.__name__} is .* at most 60 digits"):
        door(value)


@pytest.mark.parametrize("text", ["%", "5%%", "5 %", "5\uff05", "%5", "1/2%"])
def test_a_percent_sign_stands_once_right_after_the_numeral(text: str) -> None:
    with pytest.raises(InvalidValueError, match="rate is"):
        rate(text)


@pytest.mark.parametrize("value", [-1, "-0.01", Decimal("-1e-60")])
def test_points_below_zero_are_refused(value: Number) -> None:
    with pytest.raises(InvalidValueError) as caught:
        points(value)
    shown = str(exact(value))
    assert caught.value.facts == {"found": shown}
    assert caught.value.text("en") == f"points are {shown}, expected 0 or more."
    assert caught.value.text("zh") == f"分值为 {shown}，应不小于 0。"


@pytest.mark.parametrize("value", [0, "0.00", "4.5", Decimal(100)])
def test_points_of_zero_or_more_are_taken_unchanged(value: Number) -> None:
    assert points(value) == exact(value)


# -- rounding --


@given(st.fractions(), PLACES, MODES)
def test_rounding_agrees_with_the_oracle(value: Fraction, places: int, mode: RoundingMode) -> None:
    assert Fraction(Rounding(places=places, mode=mode).apply(value)) == nearest(value, places, mode)


@given(st.integers(-(10**9), 10**9), PLACES, MODES)
def test_rounding_a_tie_agrees_with_the_oracle(whole: int, places: int, mode: RoundingMode) -> None:
    tie = Fraction(2 * whole + 1, 2 * 10**places)
    assert Fraction(Rounding(places=places, mode=mode).apply(tie)) == nearest(tie, places, mode)


@given(DECIMALS, PLACES, MODES)
def test_rounding_a_decimal_agrees_with_the_standard_library(value: Decimal, places: int, mode: RoundingMode) -> None:
    with localcontext(prec=200):
        expected = value.quantize(Decimal((0, (1,), -places)), rounding=f"ROUND_{mode.name}")
    assert Rounding(places=places, mode=mode).apply(value) == expected


@given(st.fractions(), PLACES, MODES)
def test_rounding_is_symmetrical_about_zero(value: Fraction, places: int, mode: RoundingMode) -> None:
    rounding = Rounding(places=places, mode=mode)
    assert Fraction(rounding.apply(-value)) == -Fraction(rounding.apply(value))


@given(st.fractions(), PLACES, MODES)
def test_a_rounded_figure_prints_its_places_and_no_negative_zero(
    value: Fraction, places: int, mode: RoundingMode
) -> None:
    rounded = Rounding(places=places, mode=mode).apply(value)
    assert rounded.as_tuple().exponent == -places
    assert rounded or not rounded.is_signed()


@given(st.fractions(), PLACES, MODES)
def test_rounding_twice_is_rounding_once(value: Fraction, places: int, mode: RoundingMode) -> None:
    rounding = Rounding(places=places, mode=mode)
    assert rounding.apply(rounding.apply(value)) == rounding.apply(value)


@given(st.fractions(), st.fractions(), PLACES, MODES)
def test_rounding_keeps_order(one: Fraction, other: Fraction, places: int, mode: RoundingMode) -> None:
    rounding = Rounding(places=places, mode=mode)
    assert rounding.apply(min(one, other)) <= rounding.apply(max(one, other))


@pytest.mark.parametrize(
    ("value", "places", "half_up", "half_even", "down", "up"),
    [
        ("0.875", 2, "0.88", "0.88", "0.87", "0.88"),
        ("0.865", 2, "0.87", "0.86", "0.86", "0.87"),
        ("-2.5", 0, "-3", "-2", "-2", "-3"),
        ("89.995", 2, "90.00", "90.00", "89.99", "90.00"),
        ("-0.001", 2, "0.00", "0.00", "0.00", "-0.01"),
        ("60", 2, "60.00", "60.00", "60.00", "60.00"),
    ],
)
def test_worked_examples_of_all_modes(
    value: str, places: int, half_up: str, half_even: str, down: str, up: str
) -> None:
    found = [str(Rounding(places=places, mode=mode).apply(Decimal(value))) for mode in RoundingMode]
    assert found == [half_up, half_even, down, up]


@pytest.mark.parametrize("places", [-1, 21, True, 2.0, "2", None])
def test_places_that_are_not_a_whole_number_of_0_to_20_are_refused(places: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Rounding(places=places, mode=RoundingMode.DOWN)
    assert caught.value.facts == {"found": places}
    assert caught.value.text("en") == f"Rounding.places is {places!r}, expected 0 to 20."
    assert caught.value.text("zh") == f"Rounding.places 为 {places!r}，应为 0 至 20。"


@pytest.mark.parametrize("value", [0.875, 1.0, True, None, 1j], ids=repr)
def test_an_inexact_number_is_not_rounded(value: Any) -> None:
    with pytest.raises(InexactNumberError) as caught:
        Rounding(places=2, mode=RoundingMode.HALF_UP).apply(value)
    assert caught.value.en == f"value is the {type(value).__name__} {value!r}, expected an exact number."


@pytest.mark.parametrize("mode", RoundingMode)
def test_a_rounding_says_itself_under_a_key_of_its_own(mode: RoundingMode) -> None:
    says = Rounding(places=3, mode=mode).says
    assert says.key == f"rounding.{mode.value}.3"
    assert says.zh == f"{mode.term.zh}，保留 3 位小数"
    assert says.en == f"rounded {mode.term.en} to 3 decimals"
