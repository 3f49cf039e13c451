"""Reading never raises and gives back what it wrote."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budgetperf.rules.actuals import Dated, Measured, Rated
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
    Within,
)
from budgetperf.rules.reading import MAX_TEXT, parse, read_actual
from labelled_texts import CELLS

_PRINTED = """
≥ ≧ ⩾ > = < ≤ ≦ ═ ﹦ > = < 不低于 不少于 至少 大于 不超过 控制在 超过 小于 等于 以上 及以上 以内 以下 之内 前 底 份 完成
0 1 2 5 00 12 000 2022 2023 1999 95 . , , - − / % % ‰ 百分比 百分点 个 年 月 日 号 人 次 万 元 亿 约 左右 余 多
一 三 十 百分之 ² ~ — 完成时间 : ; 。 ( ) 达成 未 x
"""
TOKENS = sorted(set(_PRINTED.split()))
OF_FORMS = st.lists(st.sampled_from([*TOKENS, " ", "\n"]), max_size=8).map("".join)
ALPHABET = st.text(st.sampled_from(sorted(set("".join(TOKENS)) | {" ", "\n"})), max_size=20)
NUMBERS = st.from_regex(r"-?(0{0,2}[0-9]{1,4}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,3})?", fullmatch=True)
BEFORE = st.sampled_from(["", "≥", "≤", ">", "<", "=", "=>", "不低于", "控制在", "超过", "低于"])
UNITS = st.lists(st.sampled_from(["年", "月", "以上", "及以上", "以下", "以内", "人", "%", "万元", "份"]), max_size=3)
QUANTITIES = st.builds(lambda before, number, unit: before + number + "".join(unit), BEFORE, NUMBERS, UNITS)
TEXTS = st.text() | st.text(st.characters()) | OF_FORMS | ALPHABET | QUANTITIES


@settings(max_examples=400)
@given(TEXTS)
@example("2022.0年")
@example("2,022年")
@example("02022年")
@example("12.0月")
@example("012月份")
@example("2023.120")
@example("2,023.12")
@example("5以上以上")
@example("5以内以下")
@example("5及以上以上")
@example("≥1" + ",000" * 14)
@example("≥1" + ",000" * 25)
@example("9" * 40 + "." + "9" * 40)
@example("≥")
def test_reading_what_an_expectation_writes_gives_the_same_expectation(text: str) -> None:
    read = parse(text)
    assert parse(str(read)) == read


@settings(max_examples=400)
@given(TEXTS)
@example("2022.0年")
@example("2023.120")
@example("5以上以上")
@example("1" + ",000" * 25)
def test_reading_what_an_actual_writes_gives_the_same_actual(text: str) -> None:
    read = read_actual(text)
    assert read_actual(str(read)) == read


_SIGNS = [AtLeast, MoreThan, AtMost, LessThan, Exactly, Bare]
_VALUES = st.decimals(-(10**6), 10**6, places=3)
_UNITS = st.sampled_from(["", "%", "‰", "万元", "人次", "元/㎡/月", "个百分点", "mg/L", "天", "㎡"])
_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
EXPECTED: st.SearchStrategy[Expectation] = st.one_of(
    st.builds(lambda kind, value, unit: kind(value=value, unit=unit), st.sampled_from(_SIGNS), _VALUES, _UNITS),
    st.builds(lambda low, more, unit: Within(low=low, high=low + abs(more), unit=unit), _VALUES, _VALUES, _UNITS),
    st.builds(lambda day: By(date=PrintedDate(year=day.year, month=day.month, day=day.day)), _DAYS),
    st.builds(lambda day: By(date=PrintedDate(year=day.year, month=day.month)), _DAYS),
    st.builds(lambda day: By(date=PrintedDate(year=day.year)), _DAYS),
    st.builds(lambda day: By(date=PrintedDate(year=None, month=day.month)), _DAYS),
    st.builds(lambda day: By(date=PrintedDate(year=None, month=day.month, day=day.day)), _DAYS),
    st.sampled_from(["效果明显", "及时", "有效提升"]).map(lambda text: Qualitative(text=text)),
)


@settings(max_examples=400)
@given(EXPECTED)
@example(Within(low=Decimal(-5), high=Decimal(5), unit="%"))
@example(Within(low=Decimal(0), high=Decimal(0)))
def test_every_kind_of_expectation_is_read_as_it_is_written(expected: Expectation) -> None:
    assert parse(str(expected)) == expected


@settings(max_examples=400)
@given(st.sampled_from(CELLS), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(TOKENS)), max_size=3))
def test_a_real_cell_with_a_misprint_is_read_or_refused_and_written_back(
    cell: str, misprints: list[tuple[int, str]]
) -> None:
    for place, sign in misprints:
        cell = cell[:place] + sign + cell[place + place % 2 :]
    asked, reached = parse(cell), read_actual(cell)
    assert parse(str(asked)) == asked
    assert read_actual(str(reached)) == reached


@settings(max_examples=300)
@given(TEXTS)
def test_reading_takes_any_text_and_both_columns_agree_on_numbers(text: str) -> None:
    asked, reached = parse(text), read_actual(text)
    if isinstance(asked, Qualitative):
        assert isinstance(reached, (Rated, Unread))
    if isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan, Exactly, Bare)) and isinstance(reached, Measured):
        assert (asked.value, asked.unit) == (reached.value, reached.unit)
    if isinstance(asked, By) and isinstance(reached, Dated):
        assert asked.date == reached.date


@pytest.mark.parametrize("blanks", ["", " ", "\n", "\u3000"])
@pytest.mark.parametrize("length", [MAX_TEXT + 1, 5_000, 300_000])
def test_a_long_text_with_digits_is_unread_as_too_long(length: int, blanks: str) -> None:
    text = "≥9" + blanks + "人" * (length - 2)
    assert parse(text) == Unread(text=text, why=UnreadWhy.TOO_LONG)
    assert read_actual(text) == Unread(text=text, why=UnreadWhy.TOO_LONG)


def test_the_longest_text_that_is_searched_is_as_long_as_the_limit_says() -> None:
    text = "5" + "人" * (MAX_TEXT - 1)
    assert parse(text) == Unread(text=text, why=UnreadWhy.MIXED_TEXT)
    assert parse(text + "人") == Unread(text=text + "人", why=UnreadWhy.TOO_LONG)


def test_long_words_are_still_words() -> None:
    text = "效果" * 50_000
    assert parse(text) == Qualitative(text=text)
    assert read_actual(text) == Unread(text=text, why=UnreadWhy.NOT_A_RATING)
