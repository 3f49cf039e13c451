"""Actual cells as forms print them, each labelled by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.rules.actuals import Dated, Measured, Rated, Rating
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import Unread, UnreadWhy
from budgetperf.rules.reading import read_actual, tidy

MEASURED: list[tuple[str, str, str, str]] = [
    ("97.30%", "97.3", "%", ""),
    ("97.3%", "97.3", "%", ""),
    ("100百分比", "100", "%", ""),
    ("100", "100", "", ""),
    ("1,250人次", "1250", "人次", ""),
    ("195.5万元", "195.5", "万元", ""),
    ("0", "0", "", ""),
    ("-5%", "-5", "%", ""),
    ("−5%", "-5", "%", ""),
    (" 12 个 ", "12", "个", ""),
    ("3‰", "3", "‰", ""),
    ("2百分点", "2", "个百分点", ""),
    ("30次/年", "30", "次/年", ""),
    ("≥80%", "80", "%", "≥"),
    ("≧80%", "80", "%", "≥"),
    ("80%以上", "80", "%", "≥"),
    ("不低于80%", "80", "%", "≥"),
    ("≤3%", "3", "%", "≤"),
    ("3%以内", "3", "%", "≤"),
    ("控制在3%以内", "3", "%", "≤"),
    (">5", "5", "", ">"),
    ("超过5人", "5", "人", ">"),
    ("<5", "5", "", "<"),
    ("小于5", "5", "", "<"),
    ("=100%", "100", "%", "="),
    ("等于100%", "100", "%", "="),
]
DATED: list[tuple[str, PrintedDate]] = [
    ("2022年12月30日", PrintedDate(year=2022, month=12, day=30)),
    ("2022年11月30日完成", PrintedDate(year=2022, month=11, day=30)),
    ("2022/11/5", PrintedDate(year=2022, month=11, day=5)),
    ("2022年12月", PrintedDate(year=2022, month=12)),
    ("2022年", PrintedDate(year=2022)),
]
_A, _P, _N = Rating.ACHIEVED, Rating.PARTLY, Rating.NOT_ACHIEVED
RATED: list[tuple[str, Rating]] = [
    *(
        (text, _A)
        for text in ("达成预期指标", "达成", "已完成", "已完成。", "完成;", "按时完成", "达标", "达成年度指标")
    ),
    *((text, _P) for text in ("部分达成", "部分完成", "部分达成年度指标并具有一定效果")),
    *((text, _N) for text in ("未完成", "未达成", "未 达 标", "未达成年度指标且效果较差")),
]
UNREAD: list[tuple[str, UnreadWhy]] = [
    ("", UnreadWhy.EMPTY),
    (" \n ", UnreadWhy.EMPTY),
    ("无", UnreadWhy.PLACEHOLDER),
    ("/", UnreadWhy.PLACEHOLDER),
    ("有所改善", UnreadWhy.NOT_A_RATING),
    ("基本完成", UnreadWhy.NOT_A_RATING),
    ("完成90%", UnreadWhy.MIXED_TEXT),
    ("90%-95%", UnreadWhy.MIXED_TEXT),
    ("1部宣传片,2套方案", UnreadWhy.MIXED_TEXT),
    ("约100人", UnreadWhy.APPROXIMATE),
    ("100余人", UnreadWhy.APPROXIMATE),
    ("2022.12", UnreadWhy.AMBIGUOUS_DATE),
    ("12月底前完成", UnreadWhy.NO_YEAR),
    ("≥5%以内", UnreadWhy.CONTRADICTORY_OPERATOR),
    ("1" + "人" * 200, UnreadWhy.TOO_LONG),
]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(MEASURED) + len(DATED) + len(RATED) + len(UNREAD) >= 50


@pytest.mark.parametrize(("text", "number", "unit", "operator"), MEASURED)
def test_a_number_keeps_the_operator_printed_with_it(text: str, number: str, unit: str, operator: str) -> None:
    assert read_actual(text) == Measured(value=Decimal(number), unit=unit, operator=operator)


@pytest.mark.parametrize(("text", "day"), DATED)
def test_a_date_of_completion_is_read_at_its_printed_precision(text: str, day: PrintedDate) -> None:
    assert read_actual(text) == Dated(date=day)


@pytest.mark.parametrize(("text", "rating"), RATED)
def test_the_words_of_the_form_are_a_rating(text: str, rating: Rating) -> None:
    read = read_actual(f" {text} ")
    assert read == Rated(rating=rating, text=text)
    assert str(read) == text


@pytest.mark.parametrize(("text", "why"), UNREAD)
def test_other_actuals_are_unread_with_the_reason(text: str, why: UnreadWhy) -> None:
    read = read_actual(text)
    assert read == Unread(text=text.strip(), why=why)
    assert str(read) == text.strip()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("≧ 95%", "≥95%"),
        (">= 1,000 人", "≥1,000人"),
        ("﹤= 5", "≤5"),
        ("═ 5", "=5"),
        ("5>=", "5>="),
        ("–5—6", "-5—6"),
        ("5 6", "5 6"),
        (" 12 人 ", "12人"),
        ("Ab", "Ab"),
    ],
)
def test_a_tidy_text_has_one_spelling_of_each_glyph_and_no_blanks(text: str, clean: str) -> None:
    assert tidy(text) == clean


@pytest.mark.parametrize(
    ("actual", "text"),
    [
        (Measured(value=Decimal("97.30"), unit="%"), "97.3%"),
        (Measured(value=Decimal("1E+3"), unit="元", operator="≥"), "≥1000元"),
        (Dated(date=PrintedDate(year=2022, month=12)), "2022年12月"),
    ],
)
def test_an_actual_is_written_as_a_form_prints_it(actual: Measured | Dated, text: str) -> None:
    assert str(actual) == text
    assert read_actual(text) == actual


@pytest.mark.parametrize("rating", Rating)
def test_every_rating_has_a_name_in_both_languages(rating: Rating) -> None:
    assert rating.term.zh in {"达成", "部分达成", "未达成"}
    assert rating.term.en.replace(" ", "_") in {"achieved", "partly_achieved", "not_achieved"}
