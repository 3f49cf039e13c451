"""Reading never raises, gives back what it wrote, and costs no more than the length of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budgetperf.rules.actuals import Dated, Measured, Rated
from budgetperf.rules.expectations import Qualitative, Unread, UnreadWhy
from budgetperf.rules.reading import MAX_TEXT, parse, read_actual

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


@settings(max_examples=300)
@given(TEXTS)
def test_reading_takes_any_text_and_both_columns_agree_on_numbers(text: str) -> None:
    asked, reached = parse(text), read_actual(text)
    has_digit = any(character.isdigit() for character in text)
    assert isinstance(asked, Qualitative) <= (not has_digit)
    if isinstance(reached, (Measured, Dated)):
        assert str(asked) == str(reached)
    elif isinstance(reached, Unread) and has_digit:
        assert asked == Unread(text=reached.text, why=reached.why)
    else:
        assert isinstance(reached, (Rated, Unread))


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


def _seconds(text: str) -> float:
    took = []
    for _ in range(3):
        start = time.perf_counter()
        parse(text)
        read_actual(text)
        took.append(time.perf_counter() - start)
    return min(took)


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1,000", "≥", "≥1", " ", "百分之", "十", "年", "2022年", "人/", "[", "-", "以上", "1 ", "\n9"]
)
def test_the_work_grows_no_faster_than_the_text(unit: str) -> None:
    short, long = unit * (20_000 // len(unit)), unit * (320_000 // len(unit))
    assert _seconds(long) < 64 * _seconds(short) + 0.05
    assert _seconds(long) < 2


@pytest.mark.parametrize("unit", ["1,000", "人/", "十", "百分之", "以上", "1", "≥", "2022年", "年月"])
def test_the_longest_searched_texts_are_searched_fast(unit: str) -> None:
    for text in ("9" + unit * MAX_TEXT, unit * MAX_TEXT + "次", "≥" + unit * MAX_TEXT):
        assert _seconds(text[:MAX_TEXT]) < 0.1
