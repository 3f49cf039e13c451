"""Target cells as forms print them, each labelled by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
)
from budgetperf.rules.reading import parse

Shape = type[AtLeast | AtMost | Bare | Exactly | LessThan | MoreThan]

NUMBERS: list[tuple[str, Shape, str, str]] = [
    ("≥95%", AtLeast, "95", "%"),
    ("≧95%", AtLeast, "95", "%"),
    ("⩾95%", AtLeast, "95", "%"),
    (">=95%", AtLeast, "95", "%"),
    ("=>95%", AtLeast, "95", "%"),
    ("≥=95%", AtLeast, "95", "%"),
    ("≧=95%", AtLeast, "95", "%"),
    (">=95%", AtLeast, "95", "%"),
    (" ≧ 95 % ", AtLeast, "95", "%"),
    ("≥95%", AtLeast, "95", "%"),
    ("≥95﹪", AtLeast, "95", "%"),
    ("≥95百分比", AtLeast, "95", "%"),
    ("不低于95%", AtLeast, "95", "%"),
    ("不低于90%以上", AtLeast, "90", "%"),
    ("不少于 30 天", AtLeast, "30", "天"),
    ("不小于3个", AtLeast, "3", "个"),
    ("至少5次", AtLeast, "5", "次"),
    ("大于等于80分", AtLeast, "80", "分"),
    ("大于或等于80分", AtLeast, "80", "分"),
    ("100人次以上", AtLeast, "100", "人次"),
    ("100人及以上", AtLeast, "100", "人"),
    ("≥1,000人", AtLeast, "1000", "人"),
    ("≥1,000人", AtLeast, "1000", "人"),
    ("≥12,345,678.90元", AtLeast, "12345678.9", "元"),
    ("≥200万元", AtLeast, "200", "万元"),
    ("≥5‰", AtLeast, "5", "‰"),
    ("≥-30%", AtLeast, "-30", "%"),
    ("≥0", AtLeast, "0", ""),
    ("≥99.99%", AtLeast, "99.99", "%"),
    ("≥120人次/年", AtLeast, "120", "人次/年"),
    ("≥5m²", AtLeast, "5", "m²"),
    ("≤90万元", AtMost, "90", "万元"),
    ("≦90万元", AtMost, "90", "万元"),
    ("⩽90万元", AtMost, "90", "万元"),
    ("<=90万元", AtMost, "90", "万元"),
    ("=<90万元", AtMost, "90", "万元"),
    ("≤=90万元", AtMost, "90", "万元"),
    ("<=90万元", AtMost, "90", "万元"),
    ("不超过90万元", AtMost, "90", "万元"),
    ("不高于5%", AtMost, "5", "%"),
    ("不大于3个百分点", AtMost, "3", "个百分点"),
    ("不多于10次", AtMost, "10", "次"),
    ("控制在90万元以内", AtMost, "90", "万元"),
    ("控制在5%以下", AtMost, "5", "%"),
    ("控制在 5%", AtMost, "5", "%"),
    ("5%以内", AtMost, "5", "%"),
    ("30天之内", AtMost, "30", "天"),
    ("3次及以下", AtMost, "3", "次"),
    ("10次以下", AtMost, "10", "次"),
    ("小于等于5", AtMost, "5", ""),
    ("小于或等于5", AtMost, "5", ""),
    ("≤-30%", AtMost, "-30", "%"),
    (">5", MoreThan, "5", ""),
    (">5", MoreThan, "5", ""),
    ("﹥5", MoreThan, "5", ""),
    ("大于5人", MoreThan, "5", "人"),
    ("超过5%", MoreThan, "5", "%"),
    ("多于3次", MoreThan, "3", "次"),
    ("高于60分", MoreThan, "60", "分"),
    ("<3%", LessThan, "3", "%"),
    ("<3%", LessThan, "3", "%"),
    ("﹤3%", LessThan, "3", "%"),
    ("小于3%", LessThan, "3", "%"),
    ("少于3次", LessThan, "3", "次"),
    ("低于5%", LessThan, "5", "%"),
    ("=100%", Exactly, "100", "%"),
    ("=100%", Exactly, "100", "%"),
    ("═100%", Exactly, "100", "%"),
    ("﹦100%", Exactly, "100", "%"),
    ("==100%", Exactly, "100", "%"),
    ("等于100%", Exactly, "100", "%"),
    ("=0", Exactly, "0", ""),
    ("100", Bare, "100", ""),
    ("95.5%", Bare, "95.5", "%"),
    ("100%", Bare, "100", "%"),
    ("100百分比", Bare, "100", "%"),
    ("1部", Bare, "1", "部"),
    ("12个月", Bare, "12", "个月"),
    ("1,000", Bare, "1000", ""),
    ("−30%", Bare, "-30", "%"),
    ("5百分点", Bare, "5", "个百分点"),
    ("200万", Bare, "200", "万"),
    ("15吨/天", Bare, "15", "吨/天"),
    ("3元人民币", Bare, "3", "元"),
    ("2023.13", Bare, "2023.13", ""),
]

DATES: list[tuple[str, int, int | None, int | None]] = [
    ("2022年12月30日", 2022, 12, 30),
    ("2022年12月30日", 2022, 12, 30),
    ("2022 年 12 月 30 日", 2022, 12, 30),
    ("2022年12月30号", 2022, 12, 30),
    ("2022年11月15日之前", 2022, 11, 15),
    ("2022年12月31日前完成", 2022, 12, 31),
    ("2022-12-30", 2022, 12, 30),
    ("2022/12/30", 2022, 12, 30),
    ("2022.12.30", 2022, 12, 30),
    ("2022.1.5", 2022, 1, 5),
    ("2024年2月29日", 2024, 2, 29),
    ("完成时间:2022年12月", 2022, 12, None),
    ("完成时间为2022年12月", 2022, 12, None),
    ("2022年12月", 2022, 12, None),
    ("2022年12月份", 2022, 12, None),
    ("2022年12月底前", 2022, 12, None),
    ("2022年6月底以前竣工", 2022, 6, None),
    ("2022年", 2022, None, None),
    ("2022年底前", 2022, None, None),
]

PLACEHOLDERS = ["无", "/", "—", "——", "-", "不适用", "不涉及", " 无 ", "*"]
WORDS = ["效果明显", "按时完成", "长期", "符合要求", "零事故", "一次性完成", "有效提升群众获得感", "及时", "显著 改善"]

MIXED, ROUGH, NUMERAL = UnreadWhy.MIXED_TEXT, UnreadWhy.APPROXIMATE, UnreadWhy.CHINESE_NUMERAL
CLASH, YEARLESS, UNSURE = UnreadWhy.CONTRADICTORY_OPERATOR, UnreadWhy.NO_YEAR, UnreadWhy.AMBIGUOUS_DATE
UNREAD: list[tuple[str, UnreadWhy]] = [
    *((text, UnreadWhy.EMPTY) for text in ("", "   ", "\u3000", "\n\t")),
    *((text, UnreadWhy.PLACEHOLDER) for text in PLACEHOLDERS),
    *((text, MIXED) for text in ("90-95%", "90%-95%", "90~95", "90~95%", "90—95", "5至10人", "[80,90]", "80%≤x≤90%")),
    *(
        (text, MIXED)
        for text in ("完成1部宣传片,2套方案", "第1季度", "2022年1-3月", "95%(含)以上", "1e5", "+5%", "1 000人")
    ),
    *((text, MIXED) for text in ("2023-02-30", "2022年13月", "95%95%", "≥≥95", "1.2.3", "1,00人", "95%;", "5②6")),
    *((text, ROUGH) for text in ("约100人", "大约100", "100人左右", "100余人", "100多人", "50来户", "1万余元", "约5%")),
    *((text, UNSURE) for text in ("2023.12", "2023.1", "2023-12", "2023/12", "1999.01", "2023.12")),
    *((text, YEARLESS) for text in ("12月底前", "12月31日", "6月", "12月底前完成", "11月30日前完成", "3月份")),
    *((text, CLASH) for text in ("≥5%以内", "≤90%以上", "不超过5次以上", "大于90%以上", "控制在90%以上", "=5以下")),
    *((text, NUMERAL) for text in ("三次", "不少于三次", "五天以内", "百分之九十", "不低于百分之九十五", "二十人")),
    *((text, NUMERAL) for text in ("≥五次", "十余个", "两场及以上")),
]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(NUMBERS) + len(DATES) + len(WORDS) + len(UNREAD) >= 150


@pytest.mark.parametrize(("text", "shape", "number", "unit"), NUMBERS)
def test_a_number_is_read_with_its_direction_and_unit(text: str, shape: Shape, number: str, unit: str) -> None:
    assert parse(text) == shape(value=Decimal(number), unit=unit)


@pytest.mark.parametrize(("text", "year", "month", "day"), DATES)
def test_a_date_is_read_at_its_printed_precision(text: str, year: int, month: int | None, day: int | None) -> None:
    assert parse(text) == By(date=PrintedDate(year=year, month=month, day=day))


@pytest.mark.parametrize("text", WORDS)
def test_words_are_left_to_a_person(text: str) -> None:
    assert parse(f" {text}\n") == Qualitative(text=text)


@pytest.mark.parametrize(("text", "why"), UNREAD)
def test_what_fits_no_form_is_unread_with_the_reason(text: str, why: UnreadWhy) -> None:
    assert parse(text) == Unread(text=text.strip(), why=why)


@pytest.mark.parametrize(
    "text", ["三万元", "两万元以内", "不少于一百人次", "三十公里", "大于等于百分之九十", "约三次", "五到十人"]
)
def test_a_quantity_in_chinese_numerals_is_unread_whatever_its_unit(text: str) -> None:
    assert isinstance(parse(text), Unread)


@pytest.mark.parametrize("text", ["2022年0月", "2022年12月0日", "2022-0-5", "2022-00-00"])
def test_a_zeroth_month_or_day_is_no_date(text: str) -> None:
    assert parse(text) == Unread(text=text, why=MIXED)


@pytest.mark.parametrize("text", ["10\n20", "95 98%", "1 2", "≥10 20人", "10  20", "10 \n20人", "10\u3000 20"])
def test_two_numbers_in_one_cell_are_not_glued_together(text: str) -> None:
    assert isinstance(parse(text), Unread)


def test_a_number_with_people_above_and_below_it_is_approximate() -> None:
    assert parse("100人上下") == Unread(text="100人上下", why=ROUGH)


@pytest.mark.parametrize("text", ["≥5份合约", "≥3个条约"])
def test_a_unit_that_only_holds_the_sign_for_about_is_not_approximate(text: str) -> None:
    assert isinstance(parse(text), AtLeast)
