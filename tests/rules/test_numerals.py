"""Numbers in Chinese characters, against a writer of such numbers and a table of what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from budgetperf.rules.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


def _below(number: int) -> str:
    """A number below ten thousand with its places; one 零 stands for a gap."""
    text, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return text


def written(number: int) -> str:
    """The number in Chinese characters, up to 9999 亿."""
    parts = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")]
    text = ""
    for part, sign in parts:
        if part:
            text += ("零" if text and part < 1000 else "") + _below(part) + sign
    return text or "零"


@given(st.integers(0, 10**12 - 1) | st.integers(0, 20_000))
@example(0)
@example(10)
@example(10_010)
@example(100_000_001)
def test_what_is_written_is_read(number: int) -> None:
    text = written(number)
    assert chinese_number(text) == number
    assert chinese_number(text.removeprefix("一") if text.startswith("一十") else text) == number
    assert chinese_number(text + "点零五") == number + Decimal("0.05")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10), ("十二", 12), ("两", 2), ("两百", 200), ("两千零二", 2002), ("二〇二三", 2023), ("一九九九", 1999),
        ("一百二十", 120), ("三千", 3000), ("四十二点五", "42.5"), ("零点五", "0.5"), ("一亿二千万", 120_000_000),
        ("〇", 0), ("十点〇五", "10.05"), ("一百零五", 105),
    ],
)  # fmt: skip
def test_a_numeral_is_read(text: str, number: int | str) -> None:
    assert chinese_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "", "点五", "五点", "百", "千", "万", "亿", "万一", "十百", "二三十", "二三", "十十", "一百百",
        "百一", "一千二千", "一万万",
        "五点十", "两两", "一百二三",
        "一二十", "甲", "一甲", "一" * 25, "亿万", "千百万",
        "一百万亿一十十", "五点五点五", "两二三",
    ],
)  # fmt: skip
def test_what_breaks_the_order_of_the_places_is_no_number(text: str) -> None:
    assert chinese_number(text) is None
