"""Reading: placeholders, the longest numbers and cells, and what may follow a rating."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import normalize

import pytest

from budgetperf.rules.actuals import Rating
from budgetperf.rules.expectations import AtLeast, Unread, UnreadWhy
from budgetperf.rules.reading import MAX_TEXT, is_placeholder, parse, read_actual, tidy

RUBBISH = [
    "……", "...", "□", "**", "///", "/ / /", "———", "NA", "N/A", "n\\a", "nan", "None", "null", "#DIV/0!", "#REF!",
    "#N/A", "XX人", "××××", "XX年XX月XX日", "X年X月X日", "**%", "__元", "待填", "（）", "()", "%", "。", "年 月 日",
    "---", "//", "…" * 500,
]  # fmt: skip
NOTHING = ["/", "\\", "-", "--", "—", "——", "~", "*", "无", "不适用", "不涉及"]


@pytest.mark.parametrize("text", ["", " ", "\n", *NOTHING, *RUBBISH, " / ", " 不 适 用 ", "／", "～"])
def test_a_sign_that_stands_for_nothing_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["0", "无事故", "不", "适用", "完成", "a", "√", "☒", "≥", "≥%", "X光机", "XX路改造", "NAS", "年", "#1"]
)
def test_what_says_something_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", NOTHING)
def test_a_placeholder_is_unread_in_both_columns_and_an_empty_cell_is_empty(text: str) -> None:
    assert parse(text) == read_actual(text) == Unread(text=text, why=UnreadWhy.PLACEHOLDER)
    assert parse(" ") == read_actual(" ") == Unread(text="", why=UnreadWhy.EMPTY)


def test_every_wide_glyph_is_tidied_to_its_half_width_form_and_no_other() -> None:
    for code in range(0xFF01, 0xFF5F):
        assert tidy(chr(code)) == normalize("NFKC", chr(code))
    assert tidy("\uff5f") == "\uff5f"
    assert tidy("、") == "、"


def test_a_number_has_at_most_forty_digits_before_its_point() -> None:
    forty, more = "≥1" + ",234" * 13, "≥12" + ",345" * 13
    assert parse(forty) == AtLeast(value=Decimal(forty[1:].replace(",", "")))
    assert parse(more) == Unread(text=more, why=UnreadWhy.TOO_LONG)


def test_the_longest_actual_that_is_searched_is_as_long_as_the_limit_says() -> None:
    text = "5" + "人" * (MAX_TEXT - 1)
    assert MAX_TEXT == 200
    assert read_actual(text) == Unread(text=text, why=UnreadWhy.MIXED_TEXT)
    assert read_actual(text + "人") == Unread(text=text + "人", why=UnreadWhy.TOO_LONG)


@pytest.mark.parametrize("stop", ["", "。", ".", ";", "；", "。。"])
def test_a_stop_after_a_rating_is_not_part_of_it(stop: str) -> None:
    read = read_actual(f"已完成{stop}")
    assert getattr(read, "rating", None) is Rating.ACHIEVED


@pytest.mark.parametrize("text", ["完成XX", "完成X。", "完成/"])
def test_a_rating_with_more_than_a_stop_after_it_is_none(text: str) -> None:
    assert read_actual(text) == Unread(text=text, why=UnreadWhy.NOT_A_RATING)
