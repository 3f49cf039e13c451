"""Equations: what becomes of them, against an oracle of sampled numbers, and which figures may stand in them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.errors import InvalidValueError, Problem
from budgetperf.ledger import (
    ROUNDED_HALF_UP,
    Equation,
    EquationOutcome,
    FigureKind,
    GrowthOf,
    InOrder,
    Interval,
    Ledger,
    Listed,
    Nested,
    PrintedFigure,
    QuotientOf,
    SameFigure,
    Stated,
    SumOf,
    made_by,
    outcome_of,
    printed_by,
    wanted,
)
from ledger_samples import ASSUMED, DOCUMENT, small, stated

HOLDS, VIOLATED, UNDECIDABLE = EquationOutcome
ABC = ("a", "b", "c")
EQUATIONS: tuple[Equation, ...] = (
    SumOf(code="sum", whole="a", parts=("b", "c")),
    SumOf(code="rest", whole="a", parts=("b", "c"), complete=False),
    Nested(code="nested", figures=ABC),
    QuotientOf(code="quotient", dividend="a", divisor="b", quotient="c"),
    GrowthOf(code="rise", before="a", after="b", rate="c"),
    GrowthOf(code="fall", before="a", after="b", rate="c", falls=True),
    SameFigure(code="same", figures=ABC),
    InOrder(code="order", figures=ABC),
    Listed(code="listed", figure="a", names=("甲", "乙")),
    Listed(code="open", figure="a", names=("甲", "乙"), complete=False),
)
FAR, NEAR = Fraction(10**12), Fraction(1, 10**9)


def outcome(equation: Equation, **figures: str) -> str:
    values = {code: PrintedFigure.read(text).stands_for(ROUNDED_HALF_UP) for code, text in figures.items()}
    return outcome_of(equation, values).value


# -- an oracle --


@st.composite
def spans(draw: st.DrawFn) -> Interval:
    low, width = Fraction(draw(st.integers(0, 5))), draw(st.none() | st.integers(0, 3))
    if width == 0:
        return Interval.point(low)
    high = None if width is None else low + width
    return Interval(low=low, high=high, low_in=draw(st.booleans()), high_in=high is not None and draw(st.booleans()))


def ends(span: Interval) -> tuple[Fraction, Fraction]:
    """The least and the greatest number in it, but for next to nothing."""
    high = FAR if span.high is None else span.high if span.high_in else span.high - NEAR
    return span.low if span.low_in else span.low + NEAR, high


def compared(equation: Equation, a: Interval, b: Interval, c: Interval) -> list[tuple[Interval, list[Fraction]]]:
    """What an equality compares: a printed figure, and the ends of what the others make."""
    if isinstance(equation, SumOf):
        return [(a, [one + other for one, other in product(ends(b), ends(c))])]
    if isinstance(equation, Listed):
        return [(a, [Fraction(2)])]
    return [(one, list(ends(other))) for one, other in ((a, b), (b, c), (a, c))]


def expected(equation: Equation, a: Interval, b: Interval, c: Interval) -> EquationOutcome:
    answers: list[bool | None] = []
    for said, samples in compared(equation, a, b, c):
        (least, most), low, high = ends(said), min(samples), max(samples)
        most, high = (2 * FAR if each >= FAR else each for each in (most, high))
        inside = least <= low and high <= most
        around = isinstance(equation, SameFigure) and low <= least and most <= high
        apart = high < least - NEAR / 2 or low > most + NEAR / 2
        answers.append(False if apart else True if inside or around else None)
    return VIOLATED if False in answers else UNDECIDABLE if None in answers else HOLDS


@pytest.mark.parametrize("equation", [EQUATIONS[i] for i in (0, 6, 8)], ids=lambda each: each.code)
@given(a=spans(), b=spans(), c=spans())
@settings(max_examples=40)
def test_an_equality_is_what_trying_numbers_finds(equation: Equation, a: Interval, b: Interval, c: Interval) -> None:
    assert outcome_of(equation, {"a": a, "b": b, "c": c}) is expected(equation, a, b, c)


@pytest.mark.parametrize("equation", [EQUATIONS[i] for i in (1, 2, 7, 9)], ids=lambda each: each.code)
@given(a=spans(), b=spans(), c=spans())
@settings(max_examples=40)
def test_a_bound_is_what_trying_numbers_finds(equation: Equation, a: Interval, b: Interval, c: Interval) -> None:
    corners = {end for each in (a, b, c) for end in ends(each)}
    every = list(product(*([n for n in corners if each.contains(n)] for each in (a, b, c))))
    tried = {
        "rest": [x >= y + z for x, y, z in product(ends(a), ends(b), ends(c))],
        "nested": [x >= y >= z for x, y, z in every],
        "order": [x <= y <= z for x, y, z in every],
        "open": [x >= 2 for x in ends(a)],
    }[equation.code]
    found = outcome_of(equation, {"a": a, "b": b, "c": c})
    assert found is (HOLDS if all(tried) else UNDECIDABLE if any(tried) else VIOLATED)


@given(a=st.integers(0, 9), b=st.integers(0, 9), low=st.integers(0, 30), width=st.integers(1, 20))
def test_quotients_and_growth_of_exact_figures(a: int, b: int, low: int, width: int) -> None:
    """Exact figures make one number, so it is in the printed rate's interval or it is not."""
    rate = Interval(low=Fraction(low, 10), high=Fraction(low + width, 10))
    values = {"a": Interval.point(a), "b": Interval.point(b), "c": rate}
    _, _, _, quotient, rise, fall, *_ = EQUATIONS
    assert outcome_of(quotient, values) is (HOLDS if b and rate.contains(Fraction(a, b)) else VIOLATED)
    grown = Fraction(b, a) - 1 if a else Fraction(-1)
    assert outcome_of(rise, values) is (HOLDS if a and grown >= 0 and rate.contains(grown) else VIOLATED)
    fallen = Fraction(a - b, a) if a else Fraction(-1)
    assert outcome_of(fall, values) is (HOLDS if fallen >= 0 and rate.contains(fallen) else VIOLATED)


@pytest.mark.parametrize("equation", EQUATIONS, ids=lambda each: each.code)
@given(a=spans(), b=spans(), c=spans())
@settings(max_examples=15)
def test_what_a_figure_should_be_is_what_trying_each_number_leaves(
    equation: Equation, a: Interval, b: Interval, c: Interval
) -> None:
    values = {"a": a, "b": b, "c": c}
    for code in equation.codes:
        wants = wanted(code, [equation], values)
        for half in range(26):
            number = Fraction(half, 2)
            tried = outcome_of(equation, {**values, code: Interval.point(number)}) is not VIOLATED
            assert tried is (wants is not None and wants.contains(number))


# -- worked cases --


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"a": "14 个", "b": "9 个", "c": "5 个"}, "holds"),
        ({"a": "152条", "b": "41条", "c": "101条"}, "violated"),
        ({"a": "100余个", "b": "60个", "c": "50个"}, "holds"),
        ({"a": "100余个", "b": "60个", "c": "40个"}, "violated"),
        ({"a": "100个", "b": "60个", "c": "30余个"}, "undecidable"),
        ({"a": "100个", "b": "60个", "c": "40余个"}, "violated"),
        ({"a": "3.78亿元", "b": "1.02亿元", "c": "2.76亿元"}, "undecidable"),
        ({"a": "3.79亿元", "b": "1.02亿元", "c": "2.76亿元"}, "undecidable"),
        ({"a": "3.80亿元", "b": "1.02亿元", "c": "2.76亿元"}, "violated"),
        ({"a": "3.8亿元", "b": "1.02亿元", "c": "2.76亿元"}, "holds"),
    ],
)
def test_jh_34_dl_06_and_x_04_sums_hold_fail_or_stay_open(texts: dict[str, str], expected: str) -> None:
    """Rounded amounts may add up and may not: 1.02 and 2.76 are anything from 3.77 up to 3.79."""
    assert outcome(EQUATIONS[0], **texts) == expected


@pytest.mark.parametrize(
    ("share", "expected"), [("11.49%", "holds"), ("11.5%", "holds"), ("11%", "holds"), ("11.48%", "violated")]
)
def test_xz_22_a_printed_ratio_is_looked_at_to_its_last_digit(share: str, expected: str) -> None:
    assert outcome(EQUATIONS[3], a="57个", b="496个", c=share) == expected


def test_tm_12_and_dh_01_other_ratios_of_the_reports() -> None:
    quotient = EQUATIONS[3]
    assert outcome(quotient, a="348个", b="8496个", c="约4.1%") == "holds"
    assert outcome(quotient, a="348个", b="8496个", c="约4.0%") == "violated"
    assert outcome(quotient, a="59个", b="59个", c="100％") == "holds"
    assert outcome(quotient, a="58个", b="59个", c="100％") == "violated"
    assert outcome(quotient, a="57个", b="0个", c="100%") == "violated", "nothing is a share of nothing"
    assert outcome(quotient, a="0个", b="近3个", c="0%") == "undecidable", "there may be nothing to divide by"


def test_jh_14_a_mean_is_a_quotient() -> None:
    assert outcome(EQUATIONS[3], a="9239个", b="988个", c="9.35个") == "holds"
    assert outcome(EQUATIONS[3], a="9239个", b="988个", c="9.36个") == "violated"


def test_dl_26_and_dl_27_of_bases_to_two_decimals_one_fits_10_3_and_nine_fit_4() -> None:
    """5.66 is 10.3 % less than 6.31 alone; 7.67 is 4 % less than 7.95 to 8.03, and 4.0 % less than 7.99 alone."""

    def bases(price: str, rate: str) -> list[str]:
        after, fall = PrintedFigure.read(price, exact=True), PrintedFigure.read(rate)
        tried = [f"{cents // 100}.{cents % 100:02}" for cents in range(500, 1000)]
        values = {"b": after.stands_for(ROUNDED_HALF_UP), "c": fall.stands_for(ROUNDED_HALF_UP)}
        return [
            text
            for text in tried
            if outcome_of(EQUATIONS[5], {**values, "a": Interval.point(Fraction(text))}) is not VIOLATED
        ]

    assert bases("5.66元", "10.3%") == ["6.31"]
    assert bases("7.67元", "4%") == [f"{cents // 100}.{cents % 100:02}" for cents in range(795, 804)]
    assert bases("7.67元", "4.0%") == ["7.99"]


def test_growth_that_is_more_than_all_of_it_cannot_be() -> None:
    _, _, _, _, rise, fall, *_ = EQUATIONS
    assert outcome(rise, a="100个", b="135个", c="35%") == "holds"
    assert outcome(rise, a="100个", b="65个", c="35%") == "violated"
    assert outcome(fall, a="100个", b="65个", c="35%") == "holds"
    values = {"a": Interval.point(9), "b": Interval.point(0), "c": Interval.point(Fraction(6, 5))}
    assert outcome_of(fall, values) is VIOLATED
    assert wanted("a", [fall], values) is wanted("b", [fall], values) is None
    assert str(wanted("c", [fall], values)) == "1"
    assert made_by(fall, {**values, "a": Interval.point(0)}) is None
    nothing = {"a": Interval.point(5), "b": Interval.point(7), "c": Interval.point(0)}
    assert wanted("b", [EQUATIONS[3]], nothing) is None, "five over nothing is zero"
    assert wanted("a", [EQUATIONS[3]], {**nothing, "b": Interval.point(0)}) is None
    assert str(wanted("b", [EQUATIONS[3]], {**nothing, "a": Interval.point(0)})) == ">0"


def test_tm_18_and_dl_01_days_are_compared_as_far_as_they_are_printed() -> None:
    same, order = EQUATIONS[6], InOrder(code="order", figures=("a", "b"))
    assert outcome(order, a="2022年6月", b="津丽财〔2020〕14号") == "violated"
    assert outcome(order, a="2022年6月", b="津丽财〔2022〕14号") == "undecidable"
    assert outcome(order, a="2022年6月", b="津丽财〔2023〕14号") == "holds"
    assert outcome(same, a="2021年", b="2021年9月", c="2021年9月20日") == "holds"
    assert outcome(same, a="2021年", b="2020年", c="2021年") == "violated"


def test_what_the_others_make() -> None:
    values = {"a": Interval.point(6), "b": Interval.point(2), "c": Interval.point(3)}
    made = [made_by(equation, values) for equation in EQUATIONS]
    assert [None if span is None else str(span) for span in made] == [
        "5", "5", None, "3", None, "≈0.666667", None, None, "2", "2",
    ]  # fmt: skip
    assert [equation.made for equation in EQUATIONS] == ["a", "a", None, "c", "c", "c", None, None, "a", "a"]
    assert [equation.is_equality for equation in EQUATIONS] == [
        True, False, False, True, True, True, True, False, True, False,
    ]  # fmt: skip


@given(st.integers(1, 400), st.integers(1, 9000), st.integers(0, 3), st.sampled_from(RoundingMode), st.integers(-3, 3))
def test_x_03_a_ratio_agrees_with_its_counts_where_rounding_gives_it(
    part: int, whole: int, places: int, mode: RoundingMode, off: int
) -> None:
    """Every printed rate near the true one, in every mode: violated unless the mode rounds the true one to it."""
    printed = Rounding(places=places, mode=mode).apply(Fraction(part, whole) * 100) + Decimal(off).scaleb(-places)
    assume(printed >= 0)
    rate = PrintedFigure.read(f"{printed:f}%").stands_for(printed_by(mode))
    values = {"a": Interval.point(part), "b": Interval.point(whole), "c": rate}
    assert outcome_of(EQUATIONS[3], values) is (HOLDS if off == 0 else VIOLATED)


# -- which figures may stand in them --


def refused(*equations: Equation, figures: tuple[Stated, ...]) -> list[Problem]:
    with pytest.raises(InvalidValueError) as caught:
        Ledger(document=DOCUMENT, figures=figures, equations=equations)
    assert caught.value.en.startswith("the ledger does not fit together: ")
    assert caught.value.zh.startswith("台账有误：")
    problems = caught.value.facts["problems"]
    assert isinstance(problems, tuple)
    return list(problems)


SUM = SumOf(code="s", whole="a", parts=("b", "c"), sentence="…")
KINDS: dict[str, tuple[Equation, tuple[str, str, str]]] = {
    "mean": (QuotientOf(code="s", dividend="a", divisor="b", quotient="c", sentence="…"), ("3万元", "2个", "1%")),
    "sum": (SUM, ("3个", "2万元", "1个")),
    "day sum": (SUM, ("2022年", "2021年", "2020年")),
    "rate": (GrowthOf(code="s", before="a", after="b", rate="c", sentence="…"), ("3个", "2个", "1个")),
    "order": (InOrder(code="s", figures=ABC, sentence="…"), ("2022年", "2个", "2021年")),
    "list": (Listed(code="s", figure="a", names=("甲",), sentence="…"), ("1%", "2个", "2021年")),
}


@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        (
            "mean",
            "is of 3万元 (money), 2个 (counts), 1% (rates), expected part / whole = rate, or total / count = mean",
            "含 3万元（金额）、2个（个数）、1%（比率），应为部分÷整体＝比率，或总额÷个数＝均值",
        ),
        (
            "sum",
            "is of 3个 (counts), 2万元 (money), 1个 (counts), expected figures of one kind: counts, money or rates",
            "含 3个（个数）、2万元（金额）、1个（个数），应为同类的数：个数、金额或比率",
        ),
        (
            "day sum",
            "is of 2022年 (days), 2021年 (days), 2020年 (days), expected figures of one kind: counts, money or rates",
            "含 2022年（日期）、2021年（日期）、2020年（日期），应为同类的数：个数、金额或比率",
        ),
        ("rate", "is of 1个 (counts), expected rates", "含 1个（个数），应为比率"),
        (
            "order",
            "is of 2022年 (days), 2个 (counts), 2021年 (days), expected days",
            "含 2022年（日期）、2个（个数）、2021年（日期），应为日期",
        ),
        ("list", "is of 1% (rates), expected counts", "含 1%（比率），应为个数"),
    ],
)
def test_unlike_figures_do_not_stand_in_one_equation(name: str, en: str, zh: str) -> None:
    equation, texts = KINDS[name]
    figures = tuple(stated(code, text) for code, text in zip(ABC, texts, strict=True))
    assert [(each.path, each.en, each.zh) for each in refused(equation, figures=figures)] == [("s", en, zh)]


def test_xz_43_figures_of_other_years_and_kinds_are_not_mixed() -> None:
    """「对 4 个项目资金进行核销」 in 2021 and 「核销预算项目 18 个」 for 2022 are no 22."""
    years = (stated("a", "22个", year=2021), stated("b", "4个", year=2021), stated("c", "18个", year=2022))
    assert [each.text("en") for each in refused(SUM, figures=years)] == ["s: 18个 is of 2022 and 22个 of 2021"]
    several = (years[0], evolve(years[1], since=2019), evolve(years[2], year=2021))
    assert [each.zh for each in refused(SUM, figures=several)] == ["“4个”属 2019–2021 年，而“22个”属 2021 年"]
    kinds = (
        evolve(years[0], year=None),
        evolve(years[1], kind=FigureKind.SNAPSHOT),
        evolve(years[2], kind=FigureKind.CUMULATIVE),
    )
    assert [(each.en, each.zh) for each in refused(SUM, figures=kinds)] == [
        ("22个 and 4个 are not both at a point in time", "“22个”与“4个”一为时点数，一为当期数或累计数"),
        ("18个 is cumulative and 22个 is of a period", "“18个”为累计数，而“22个”为当期数"),
    ]
    same = SameFigure(code="s", figures=ABC, sentence="…")
    assert len(refused(same, figures=kinds)) == 2
    nested = Nested(code="n", figures=("a", "b"), sentence="…")
    assert Ledger(document=DOCUMENT, figures=kinds, equations=(nested,)).figure("b") == kinds[1]
    later = GrowthOf(code="g", before="c", after="a", rate="r", sentence="…")
    rate = stated("r", "5%")
    grown = refused(later, figures=(*years, rate))
    assert [(each.en, each.zh) for each in grown] == [("18个 is not of a year before 22个", "“18个”的年份不早于“22个”")]
    assert Ledger(document=DOCUMENT, figures=(*kinds, rate), equations=(later,)).equations == (later,)
    share = QuotientOf(code="q", dividend="c", divisor="a", quotient="r", sentence="…")
    assert len(refused(share, figures=(*years, rate))) == 1


def test_every_fault_of_a_ledger_is_told_at_once() -> None:
    figures = (stated("a", "3个"), stated("a", "2个"))
    nested = Nested(code="s", figures=("a", "z"), assumed=ASSUMED)
    problems = refused(SumOf(code="s", whole="a", parts=("x", "y")), nested, figures=figures)
    assert [(each.path, each.en, each.zh) for each in problems] == [
        ("a", "stands 2 times", "出现 2 次"),
        ("s", "stands 2 times", "出现 2 次"),
        ("s", "rests on no sentence and no assumption", "未注明原文或假设"),
        ("s", "there is no figure x, y", "没有数 x、y"),
        ("s", "there is no figure z", "没有数 z"),
    ]
    with pytest.raises(InvalidValueError) as caught:
        small({"a": "3个"}).figure("b")
    assert (caught.value.en, caught.value.zh) == ("there is no figure 'b' in the ledger.", "台账中没有数“b”。")


LEDGER = small({"a": "3个"})
ALL = "SumOf | Nested | QuotientOf | GrowthOf | SameFigure | InOrder | Listed"


@pytest.mark.parametrize(
    ("record", "change", "en"),
    [
        (SUM, {"code": ""}, "SumOf.code is '', expected a text that is not blank."),
        (SUM, {"sentence": None}, "SumOf.sentence is NoneType, expected str."),
        (SUM, {"assumed": "x"}, "SumOf.assumed is str, expected Assumption | NoneType."),
        (SUM, {"whole": 3}, "SumOf.whole is int, expected str."),
        (SUM, {"parts": "bc"}, "SumOf.parts is str, expected tuple."),
        (SUM, {"parts": (" ",)}, "item 1 of SumOf.parts is ' ', expected a text that is not blank."),
        (SUM, {"parts": ()}, "equation s is of a, expected 2 or more figures, each once."),
        (SUM, {"parts": ("b", "b")}, "equation s is of a, b, b, expected 2 or more figures, each once."),
        (SUM, {"complete": None}, "SumOf.complete is NoneType, expected bool."),
        (EQUATIONS[5], {"falls": 1}, "GrowthOf.falls is int, expected bool."),
        (EQUATIONS[2], {"figures": ("a",)}, "equation nested is of a, expected 2 or more figures, each once."),
        (EQUATIONS[8], {"names": 2}, "Listed.names is int, expected tuple."),
        (EQUATIONS[3], {"quotient": "a"}, "equation quotient is of a, b, a, expected 2 or more figures, each once."),
        (LEDGER, {"document": "x"}, "Ledger.document is str, expected Document."),
        (LEDGER, {"figures": [1]}, "Ledger.figures is list, expected tuple."),
        (LEDGER, {"equations": (LEDGER,)}, f"item 1 of Ledger.equations is Ledger, expected {ALL}."),
    ],
)
def test_other_values_are_refused(record: Any, change: dict[str, Any], en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **change)
    assert caught.value.en == en
    assert caught.value.zh
