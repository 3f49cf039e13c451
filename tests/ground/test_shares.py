"""Shares keep what they are made of, exact results end or do not, and nothing ambient changes a figure."""

from __future__ import annotations

import decimal
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, getcontext, localcontext, setcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import (
    Rounding,
    RoundingMode,
    Share,
    ending,
    exact,
    fraction,
    plain_text,
    points,
    rate,
    show,
    wan,
    yi,
    yuan,
)
from budgetperf.errors import InexactNumberError, InvalidValueError, UndefinedShareError

DECIMALS = st.builds(
    lambda sign, digits, exponent: Decimal((sign, digits, exponent)),
    st.sampled_from([0, 1]),
    st.lists(st.integers(0, 9), min_size=1, max_size=25).map(tuple),
    st.integers(-30, 20),
)
SIGNALS: list[Any] = [
    decimal.Clamped,
    decimal.DivisionByZero,
    decimal.FloatOperation,
    decimal.Inexact,
    decimal.InvalidOperation,
    decimal.Overflow,
    decimal.Rounded,
    decimal.Subnormal,
    decimal.Underflow,
]
ROUNDINGS = [getattr(decimal, name) for name in dir(decimal) if name.startswith("ROUND_")]
CONTEXTS = st.builds(
    Context,
    prec=st.integers(1, 60),
    rounding=st.sampled_from(ROUNDINGS),
    Emin=st.integers(-60, 0),
    Emax=st.integers(0, 60),
    clamp=st.sampled_from([0, 1]),
    traps=st.lists(st.sampled_from(SIGNALS), unique=True),
)
CANONICAL = re.compile(r"0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?)")


# -- shares --


@given(DECIMALS, DECIMALS.filter(bool))
def test_a_share_is_the_quotient_of_what_it_keeps(numerator: Decimal, denominator: Decimal) -> None:
    share = Share.of(numerator, denominator)
    assert (share.numerator, share.denominator) == (numerator, denominator)
    assert share.is_defined
    assert share.exact == Fraction(numerator) / Fraction(denominator)
    for mode in RoundingMode:
        rounding = Rounding(places=2, mode=mode)
        assert share.percent(rounding) == rounding.apply(share.exact * 100)


def test_the_execution_rate_of_a_published_kind_is_rounded_once() -> None:
    share = Share.of("89.974", "96.5")
    assert share.percent(Rounding(places=2, mode=RoundingMode.HALF_UP)) == Decimal("93.24")
    assert str(share) == "89.974/96.5"
    assert show(share) == "89.974/96.5≈0.932373"


@pytest.mark.parametrize("zero", [0, "0.00", Decimal("-0")])
def test_a_share_of_nothing_is_undefined_and_says_so_only_when_its_value_is_asked(zero: Any) -> None:
    share = Share.of("57", zero)
    assert not share.is_defined
    assert show(share) == str(share) == "57/0"
    for ask in (
        lambda: share.exact,
        lambda: share.percent(Rounding(places=2, mode=RoundingMode.UP)),
        lambda: float(share),
    ):
        with pytest.raises(UndefinedShareError) as caught:
            ask()
        assert caught.value.facts == {"numerator": "57"}
        assert caught.value.en == "57/0 has no value: the denominator is zero."
        assert caught.value.zh == "57/0 没有值：分母为零。"
        assert caught.value.hint_en == "let a policy decide what a share of nothing means"
        assert caught.value.hint_zh == "分母为零的含义须由政策决定"


def test_shares_are_equal_when_both_parts_are_not_when_only_the_quotient_is() -> None:
    assert Share.of("1.0", "2") == Share.of(1, "2.00")
    assert hash(Share.of("1.0", "2")) == hash(Share.of(1, "2.00"))
    assert Share.of(1, 2) != Share.of(2, 4)


def test_a_share_for_a_plot_is_the_nearest_binary_number() -> None:
    assert float(Share.of(1, 3)) == 1 / 3


@pytest.mark.parametrize(("numerator", "denominator", "named"), [(0.5, 1, "numerator"), (1, 0.5, "denominator")])
def test_a_share_of_floats_is_refused_by_the_name_of_the_part(numerator: Any, denominator: Any, named: str) -> None:
    with pytest.raises(InexactNumberError, match=f"{named} is the float 0.5"):
        Share.of(numerator, denominator)


# -- exact results and their text --


@given(st.fractions() | st.decimals(allow_nan=False, allow_infinity=False, places=6).map(Fraction))
def test_an_exact_result_is_a_decimal_where_it_ends_and_else_a_share_in_lowest_terms(value: Fraction) -> None:
    result = ending(value)
    ends = 10 ** value.denominator.bit_length() % value.denominator == 0
    assert isinstance(result, Decimal) == ends
    if isinstance(result, Decimal):
        assert Fraction(result) == value
    else:
        assert result == Share.of(value.numerator, value.denominator)
        assert result.exact == value


@given(st.fractions())
def test_an_exact_result_gives_its_fraction_back(value: Fraction) -> None:
    assert fraction(ending(value)) == value


def test_the_fraction_of_an_undefined_share_is_refused() -> None:
    with pytest.raises(UndefinedShareError):
        fraction(Share.of(1, 0))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(7, 8), "0.875"),
        (Fraction(-1, 5), "-0.2"),
        (Fraction(3, 250), "0.012"),
        (Fraction(1200), "1200"),
        (Fraction(1710, 287), "1710/287≈5.958188"),
        (Fraction(-40, 3), "-40/3≈-13.333333"),
        (Fraction(2, 3), "2/3≈0.666667"),
        (Decimal("1.50"), "1.5"),
        (Decimal("2E+3"), "2000"),
        (Share.of(57, 496), "57/496≈0.114919"),
        (Share.of(1, 2), "1/2≈0.5"),
    ],
)
def test_a_number_is_shown_in_full_where_it_ends_and_else_as_a_fraction(
    value: Fraction | Decimal | Share, text: str
) -> None:
    assert show(value) == text


@given(DECIMALS)
def test_the_text_of_a_decimal_is_exact_and_canonical(value: Decimal) -> None:
    text = plain_text(value)
    assert Fraction(text) == Fraction(value)
    assert CANONICAL.fullmatch(text)


@given(DECIMALS, st.integers(0, 10))
def test_equal_decimals_have_one_text(value: Decimal, zeros: int) -> None:
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    assert plain_text(Decimal((sign, (*digits, *[0] * zeros), exponent - zeros))) == plain_text(value)


# -- what surrounds a call changes nothing --


def everything(numeral: str, value: Decimal, fraction: Fraction) -> list[object]:
    """What every door and helper of the module says, as text and tuples that no context touches."""
    found: list[Decimal] = [exact(numeral), exact(value), yuan(value), wan(numeral), yi(value)]
    found += [points(abs(int(fraction))), rate(numeral + "%"), rate(value)]
    for mode in RoundingMode:
        for places in (0, 2, 20):
            found += [Rounding(places=places, mode=mode).apply(number) for number in (value, fraction)]
    share = Share(numerator=value, denominator=Decimal(7))
    found.append(share.percent(Rounding(places=3, mode=RoundingMode.HALF_EVEN)))
    texts = [
        show(value),
        show(fraction),
        show(share),
        plain_text(value),
        str(share),
        repr(share.exact),
        repr(ending(fraction)),
    ]
    return [*(number.as_tuple() for number in found), *texts, hash(share), share.is_defined]


@given(CONTEXTS, st.from_regex(r"-?[0-9]{1,25}\.[0-9]{1,25}", fullmatch=True), DECIMALS, st.fractions())
def test_the_callers_decimal_context_changes_nothing(
    context: Context, numeral: str, value: Decimal, fraction: Fraction
) -> None:
    expected = everything(numeral, value, fraction)
    with localcontext(context) as ambient:
        found = everything(numeral, value, fraction)
        raised = [signal for signal, flag in ambient.flags.items() if flag]
    assert found == expected
    assert raised == []


def test_threads_with_different_contexts_compute_the_same_figures() -> None:
    sample = ("-123456789.987654321", Decimal("12345678901234567890.12345"), Fraction(1710, 287))
    expected = everything(*sample)

    def work(precision: int) -> list[list[object]]:
        setcontext(Context(prec=precision, rounding=ROUNDINGS[precision % len(ROUNDINGS)], traps=SIGNALS))
        answers = [everything(*sample) for _ in range(20)]
        assert getcontext().prec == precision
        return answers

    with ThreadPoolExecutor(8) as pool:
        for answers in pool.map(work, range(1, 17)):
            assert answers == [expected] * 20


@pytest.mark.parametrize("part", [0.5, 1, "1", Decimal("NaN"), None])
def test_a_share_of_anything_but_finite_decimals_is_refused(part: object) -> None:
    with pytest.raises(InexactNumberError) as caught:
        Share(numerator=part, denominator=Decimal(2))  # type: ignore[arg-type]
    assert caught.value.en == f"a share of {part!r} and {Decimal(2)!r} is not exact; use two finite Decimals."
    assert caught.value.zh == f"{part!r} 与 {Decimal(2)!r} 不能构成精确的比率，应为两个有限的 Decimal。"
    assert (caught.value.hint_en, caught.value.hint_zh) == ("build it with Share.of()", "请用 Share.of() 构造")
    assert caught.value.facts == {"found": type(part).__name__}
    with pytest.raises(InexactNumberError):
        Share(numerator=Decimal(2), denominator=part)  # type: ignore[arg-type]


def test_a_rounding_mode_that_is_only_a_word_is_refused_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Rounding(places=2, mode="half_up")  # type: ignore[arg-type]
    assert caught.value.facts == {"found": "half_up"}
