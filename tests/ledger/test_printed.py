"""Single printed figures: what they are read as, what they may stand for, and what is refused."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, yi
from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.ledger import ROUNDED_HALF_UP, Dimension, FigureKind, Interval, PrintedFigure, Stated, printed_by
from budgetperf.wire import dumps, from_data, loads, to_data
from ledger_samples import stated

COUNT, MONEY, RATE, DAY = Dimension
READ = PrintedFigure.read


def ordinal(day: date) -> Fraction:
    return Fraction(day.toordinal())


@pytest.mark.parametrize(
    ("text", "dimension", "span"),
    [
        ("152条", COUNT, "152"),
        ("152", COUNT, "152"),
        ("0个", COUNT, "0"),
        ("16 个大类", COUNT, "16"),
        ("五次", COUNT, "5"),
        ("十个", COUNT, "10"),
        ("两个全覆盖", COUNT, "2"),
        ("16500 多份", COUNT, "≥16501"),
        ("2000余条区级指标", COUNT, "≥2001"),
        ("十余次", COUNT, "≥11"),
        ("2万余条", COUNT, "≥20001"),
        ("10余万元", MONEY, ">100000"),
        ("超过20%", RATE, ">0.2"),
        ("20%以上", RATE, "≥0.2"),
        ("不低于5.0%", RATE, "≥0.05"),
        ("不少于三次", COUNT, "≥3"),
        ("100 个以上", COUNT, "≥100"),
        ("1.5亿元以上", MONEY, "≥150000000"),
        ("3千元", MONEY, "[2500, 3500)"),
        ("0.0000001%", RATE, "[0.0000000005, 0.0000000015)"),
        ("近100个", COUNT, "≤99"),
        ("近1.5亿元", MONEY, "<150000000"),
        ("约4.1%", RATE, "[0.0405, 0.0415]"),
        ("约200个", COUNT, "[150, 250]"),
        ("约10.0%", RATE, "[0.0995, 0.1005]"),
        ("约0个", COUNT, "0"),
        ("3万个", COUNT, "[25000, 34999]"),
        ("0.6 分", COUNT, "[0.55, 0.65)"),
        ("1.23456万人", COUNT, "[12345.55, 12345.65)"),
        ("4 亿元", MONEY, "[350000000, 450000000)"),
        ("42501.92万元", MONEY, "[425019150, 425019250)"),
        ("500元", MONEY, "[499.5, 500.5)"),
        ("0元", MONEY, "<0.5"),
        ("100％", RATE, "[0.995, 1.005)"),
        ("11.49%", RATE, "[0.11485, 0.11495)"),
    ],
)
def test_x_04_and_x_02_a_text_is_read_as_the_numbers_that_it_may_stand_for(
    text: str, dimension: Dimension, span: str
) -> None:
    figure = READ(text)
    assert (figure.dimension, str(figure.stands_for(ROUNDED_HALF_UP)), str(figure)) == (
        dimension,
        span,
        "".join(text.split()),
    )
    assert figure.text == text


def test_x_03_half_a_unit_of_the_last_printed_digit_in_the_mode_that_the_policy_says() -> None:
    """A printed 4.1 % stands for [4.05 %, 4.15 %) where halves are rounded up, and for others elsewhere."""
    spans = {mode.value: str(READ("4.1%").stands_for(printed_by(mode))) for mode in RoundingMode}
    assert spans == {
        "half_up": "[0.0405, 0.0415)",
        "half_even": "(0.0405, 0.0415)",
        "down": "[0.041, 0.042)",
        "up": "(0.04, 0.041]",
    }
    assert str(READ("4.2%").stands_for(printed_by(RoundingMode.HALF_EVEN))) == "[0.0415, 0.0425]"
    zero = [str(READ("0.0%").stands_for(printed_by(mode))) for mode in RoundingMode]
    assert zero == ["<0.0005", "≤0.0005", "<0.001", "0"]
    assert str(READ("4%").stands_for(ROUNDED_HALF_UP)) == "[0.035, 0.045)", "another precision than 4.0 %"


@given(
    st.sampled_from(RoundingMode), st.integers(0, 10**5), st.integers(0, 3), st.fractions(0, 400, max_denominator=4000)
)
def test_x_03_a_figure_stands_for_what_its_mode_rounds_to_it(
    mode: RoundingMode, digits: int, places: int, number: Fraction
) -> None:
    printed = Decimal(digits).scaleb(-places)
    rounding = Rounding(places=places, mode=mode)
    span = READ(f"{printed:f}%").stands_for(printed_by(mode))
    ends = [span.low * 100] if span.high is None else [span.low * 100, span.high * 100]
    for each in (number, Fraction(printed), *ends, *(end + Fraction(1, 10**9) for end in ends)):
        assert span.contains(each / 100) is (rounding.apply(each) == printed)


@given(st.fractions(0, 400, max_denominator=4000), st.sampled_from(RoundingMode), st.integers(0, 3))
def test_a_number_may_be_what_is_printed_of_it(number: Fraction, mode: RoundingMode, places: int) -> None:
    printed = Rounding(places=places, mode=mode).apply(number)
    assert READ(f"{printed:f}亿元").stands_for(printed_by(mode)).contains(number * int(yi(1)))


def test_x_02_money_is_exact_and_keeps_its_printed_form() -> None:
    """42501.92万元 = 425019200 元; 1.80 亿 is not 1.8 亿 in print and the same amount."""
    assert READ("42501.92万元").number == 425019200
    short, long = READ("1.8 亿", unit="元"), READ("1.80 亿", unit="元")
    assert short.number == long.number == 180000000
    assert (str(short), str(long)) == ("1.8亿元", "1.80亿元")
    assert str(short.stands_for(ROUNDED_HALF_UP)) != str(long.stands_for(ROUNDED_HALF_UP))
    for figure in (short, long, READ("5.66元", exact=True)):
        assert loads(dumps(figure), PrintedFigure) == figure == pickle.loads(pickle.dumps(figure))
    assert from_data({"text": "1.80 亿", "unit": "元"}, PrintedFigure) == long
    assert to_data(READ("5.66元", exact=True)) == {"text": "5.66元", "unit": "", "exact": True}


def test_the_ambient_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 2
        spans = [READ(text).stands_for(printed_by(RoundingMode.HALF_EVEN)) for text in ("1234.5%", "1234.6%")]
    assert [str(span) for span in spans] == ["(12.3445, 12.3455)", "[12.3455, 12.3465]"]


def test_an_exact_price_has_no_more_digits_than_are_printed() -> None:
    set_price = READ("5.66元", exact=True)
    assert str(set_price.stands_for(ROUNDED_HALF_UP)) == "5.66"
    assert [READ(text).is_rounded for text in ("5.66元", "152条", "2000余条", "约4.1%", "2022年")] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert not set_price.is_rounded
    assert (READ("约4.1%").is_approximate, READ("4.1%").is_approximate) == (True, False)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022年6月", date(2022, 6, 1), date(2022, 6, 30)),
        ("2020年2月", date(2020, 2, 1), date(2020, 2, 29)),
        ("2023年 1月 6日", date(2023, 1, 6), date(2023, 1, 6)),
        ("津丽财〔2020〕14号", date(2020, 1, 1), date(2020, 12, 31)),
        ("江财办(2022)9号", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_dl_21_and_dh_42_days_months_and_document_numbers_are_their_days(text: str, first: date, last: date) -> None:
    figure = READ(text)
    span = figure.stands_for(ROUNDED_HALF_UP)
    assert (figure.dimension, span) == (DAY, Interval(low=ordinal(first), high=ordinal(last), high_in=True))
    assert figure.number == first.toordinal()
    assert (figure.is_whole, figure.is_rounded, figure.is_approximate) == (True, False, False)


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("101条", Interval.point(111), "111条"),
        ("11.49%", Interval.point(Fraction(57, 496)), "≈11.491935%"),
        ("1.80亿元", Interval.point(102000000), "1.02亿元"),
        ("1.80亿元", Interval(low=Fraction(10**8), high=Fraction(2 * 10**8)), "[1亿元, 2亿元)"),
        ("五次", Interval.above(4), ">4次"),
        ("2021年", READ("2020年").stands_for(ROUNDED_HALF_UP), "2020年"),
        ("2021年", READ("2020年2月").stands_for(ROUNDED_HALF_UP), "2020年2月"),
        ("2021年", READ("2020年2月3日").stands_for(ROUNDED_HALF_UP), "2020-02-03"),
        ("2021年", Interval(low=ordinal(date(2022, 6, 1))), "≥2022-06-01"),
        ("2021年", Interval(high=ordinal(date(2020, 12, 31)), high_in=True), "≤2020-12-31"),
        (
            "2021年",
            Interval(low=ordinal(date(2020, 1, 2)), high=ordinal(date(2020, 12, 31)), high_in=True),
            "[2020-01-02, 2020-12-31]",
        ),
    ],
)
def test_other_numbers_are_shown_as_the_figure_is_printed(text: str, span: Interval, shown: str) -> None:
    assert READ(text).shown(span) == shown


REFUSED = [
    "", "条", "二十条", "近3年", "近0个", "-3条", "5千万元", "2000余余条", "约2000余条", "超过近3个", "3万%",
    "10%左右", "3个多月", "1,098条", "2022年13月", "2022年2月30日", "2022年0月", "几十个", "数百个",
    "超过4%以上", "100个左右", "100个以内", "18岁以下", "200个上下", "-4%",
    "57个项目（11.49%）", "1e3个", "20条以上3", "个五", "3/4",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_single_figure_is_refused_and_never_guessed(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        READ(text)
    expected = "expected one like 152条, 2000余条, 1.8亿元, 4.1% or 2022年6月."
    assert caught.value.en == f"{text!r} is no printed figure, {expected}"
    assert caught.value.zh == f"“{text}”不是可读的数，应为“152条”“2000余条”“1.8亿元”“4.1%”“2022年6月”一类。"


@pytest.mark.parametrize(("text", "unit"), [("1.80亿元", "元"), ("3个", "万"), ("4.1%", "元"), ("1.8亿以上", "元")])
def test_a_unit_is_given_only_where_the_print_leaves_it_out(text: str, unit: str) -> None:
    with pytest.raises(InvalidValueError, match="is no printed figure"):
        READ(text, unit=unit)


@pytest.mark.parametrize("text", ["2000余条", "约4.1%", "近9个", "9个以上", "2022年"])
def test_what_is_no_exact_number_cannot_be_called_one(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        READ(text, exact=True)
    assert caught.value.en == f"{text!r} is called exact, expected a number without 余, 多, 约, 近, 超过 or 以上."
    assert caught.value.zh == f"“{text}”标为精确数，应为不带“余、多、约、近、超过、以上”的数。"


def test_a_stated_figure_says_what_it_is_of() -> None:
    figure = Stated(
        code="XZ-22",
        quantity="抽取项目",
        scope="自评项目",
        printed="57 个项目",
        kind=FigureKind.PERIOD,
        year=2021,
        since=2019,
        as_of=date(2021, 9, 20),
        place="财政随机抽取 57 个项目",
        ref="a-1",
    )
    assert (figure.printed, str(figure)) == (READ("57 个项目"), "57个项目")
    assert (figure.first_year, evolve(figure, since=None).first_year) == (2019, 2021)
    assert loads(dumps(figure), Stated) == figure == pickle.loads(pickle.dumps(figure))
    assert [kind.term.zh for kind in FigureKind] == ["累计数", "当期数", "时点数"]
    assert [kind.term.en for kind in Dimension] == ["counts", "money", "rates", "days"]


@pytest.mark.parametrize(
    ("change", "en"),
    [
        ({"code": " "}, "Stated.code is ' ', expected a text that is not blank."),
        ({"quantity": ""}, "Stated.quantity is '', expected a text that is not blank."),
        ({"scope": 3}, "Stated.scope is int, expected str."),
        ({"printed": 57}, "Stated.printed is int, expected PrintedFigure."),
        ({"kind": "period"}, "Stated.kind is str, expected FigureKind | NoneType."),
        ({"kind": None}, "a (57个) is of kind None, expected a kind for a number and None for a day."),
        ({"printed": "2022年"}, "a (2022年) is of kind period, expected a kind for a number and None for a day."),
        ({"year": "2021"}, "Stated.year is str, expected int | NoneType."),
        ({"since": 2021}, "a is of the years from 2021 to None, expected this order."),
        ({"since": 2021, "year": 2020}, "a is of the years from 2021 to 2020, expected this order."),
        ({"as_of": datetime(2021, 9, 20)}, "Stated.as_of is datetime, expected date."),  # noqa: DTZ001
        ({"as_of": "2021-09-20"}, "Stated.as_of is str, expected date."),
        ({"place": None}, "Stated.place is NoneType, expected str."),
    ],
)
def test_other_values_of_a_stated_figure_are_refused(change: dict[str, Any], en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(stated("a", "57个"), **change)
    assert caught.value.en == en
    assert caught.value.zh


@pytest.mark.parametrize(
    ("change", "en"),
    [
        ({"text": 57}, "PrintedFigure.text is int, expected str."),
        ({"unit": None}, "PrintedFigure.unit is NoneType, expected str."),
        ({"exact": 1}, "PrintedFigure.exact is int, expected bool."),
    ],
)
def test_other_values_of_a_printed_figure_are_refused(change: dict[str, Any], en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        PrintedFigure(**{"text": "57个", **change})
    assert caught.value.en == en
    other: Any = "x"
    with pytest.raises(InvalidValueError, match=r"^policy is str, expected PrintPolicy\.$"):
        READ("57个").stands_for(other)


def test_a_policy_says_what_it_assumes() -> None:
    policy = printed_by(RoundingMode.DOWN)
    assert (policy.code, str(policy), policy.zh, policy.en) == (
        "print.down",
        "print.down (1)",
        "印数按末位舍去尾数",
        "numbers printed down",
    )
    assert {each.key: each.zh for each in policy.assumptions} == {
        "print.about": "“约”数与实数相差不超过末位的半个单位，整数末尾的零不计位",
        "print.rounding": "金额、比率等印出的末位是舍去尾数的结果",
    }
    wide = evolve(
        policy, about=Fraction(1), basis={**policy.basis, "about": Basis(kind=BasisKind.ASSUMED, zh="一", en="a")}
    )
    assert str(READ("约4.1%").stands_for(wide)) == "[0.04, 0.042]"
    assert loads(dumps(policy), type(policy)) == policy


@pytest.mark.parametrize(
    ("change", "en"),
    [
        ({"code": ""}, "PrintPolicy.code is '', expected a text that is not blank."),
        ({"rounding": "down"}, "PrintPolicy.rounding is str, expected RoundingMode."),
        ({"about": 1}, "PrintPolicy.about is int, expected Fraction."),
        ({"about": Fraction(0)}, "PrintPolicy.about is 0, expected more than 0."),
        ({"basis": {}}, "PrintPolicy.basis lacks about, rounding."),
    ],
)
def test_other_policies_are_refused(change: dict[str, Any], en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(ROUNDED_HALF_UP, **change)
    assert caught.value.en == en
    assert caught.value.zh
    other: Any = "down"
    with pytest.raises(InvalidValueError, match=r"^rounding is str, expected RoundingMode\.$"):
        printed_by(other)
