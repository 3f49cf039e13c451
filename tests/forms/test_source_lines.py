"""The lines of funds: what is a part of the total, what is a part of another line, and what is neither."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.forms.source_lines import is_part_of_funds
from printed_forms import budget, form

N = bp.regimes.NATIONAL
FOUND = "sources-do-not-add-up"


def severity(*lines: tuple[str | None, str], total: str = "100") -> str | None:
    """How much the lines weigh against the total; None where nothing is found."""
    sources = [
        bp.FormSource(name=name, initial=None, adjusted=amount, executed=None, rate=None) for name, amount in lines
    ]
    done = bp.audit(form(money=budget(*sources, adjusted=total, executed="96")), N)
    assert done.verify()
    return next((one.severity.value for one in done.findings if one.code.value == FOUND), None)


@pytest.mark.parametrize(
    "lines",
    [
        (("财政资金", "100"), ("其中：中央补助", "60")),
        (("1.财政拨款", "100"), ("（1）中央", "70"), ("（2）地方", "20"), ("2.其他资金", "0")),
        (("一、财政拨款", "80"), ("（一）中央", "50"), ("（二）地方", "30"), ("二、其他资金", "20")),
        (("1、财政拨款", "80"), ("①中央", "50"), ("②地方", "30"), ("2、其他资金", "20")),
        (("当年财政拨款", "100"), ("其中：中央", "60"), ("省级", "30")),
        (("其中：当年财政拨款", "100"), ("其中：中央资金", "60"), ("省级资金", "30"), ("其他资金", "0")),
        (("财政拨款", "90"), ("其中：一般公共预算", "90"), ("其他", "10"), ("年度资金总额", "100")),
        (("年度资金总额（万元）", "100"), ("财政拨款", "100")),
        (("财政拨款", "100"), ("结转下年", "4")),
        (("财政拨款", "100"), ("资金结余", "4")),
        (("财政拨款", "100"), ("年末结转结余资金", "4")),
        (("财政拨款", "100"), ("上年结转", "4")),
        (("其中：财政拨款", "70"), ("其他资金", "30")),
        (("其中：财政拨款", "70"), ("其中：其他资金", "30")),
        (("（1）中央", "70"), ("（2）地方", "30")),
        (("财政拨款", "80"), ("其中：中央", "60")),
    ],
)
def test_lines_that_fit_are_not_told(lines: tuple[tuple[str, str], ...]) -> None:
    assert severity(*lines) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((("财政拨款", "101"),), "error"),
        ((("财政拨款", "100"), ("其他资金", "10")), "error"),
        ((("财政拨款", "90"), ("其中：一般公共预算", "90"), ("其他", "11")), "error"),
        ((("1.财政拨款", "90"), ("（1）中央", "70"), ("2.其他资金", "11")), "error"),
        ((("财政拨款", "60"), ("其中：中央", "70")), "error"),  # a part above its own line is none of it
        ((("（1）中央", "70"), ("（2）地方", "40")), "error"),
        ((("其中：财政拨款", "80"), ("其中：其他资金", "30")), "note"),  # the second may be a part of the first
        ((("财政拨款", "100"), ("中央", "60"), ("省级", "40")), "note"),  # so may these be without a mark
        (((None, "60"), (None, "50")), "error"),
    ],
)
def test_lines_above_the_total_are_told(lines: tuple[tuple[str | None, str], ...], expected: str) -> None:
    assert severity(*lines) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("资金总额", False),
        ("合计", False),
        ("项目资金总额（万元）", False),
        ("1.年度资金总额", False),
        ("结余资金", False),
        ("本年结转", False),
        ("其中：结转结余", False),
        ("以前年度结转资金", False),
        ("结转结余资金安排的项目支出", True),
        ("总额控制补助资金", True),
        ("其中：其他资金", True),
        (None, True),
    ],
)
def test_a_line_that_is_no_part_of_the_year_goes_by_its_name(name: str | None, *, expected: bool) -> None:
    assert is_part_of_funds(name) is expected


def test_a_line_prints_no_amount_in_a_column() -> None:
    lines = [("财政拨款", "100"), ("其中：中央", ""), ("省级", "30"), ("其他", "—")]
    assert severity(*lines) == "error"  # nothing marks 省级 in this column
    assert severity(("财政拨款", ""), total="100") is None
    assert severity(("财政拨款", "5"), total="—") is None


@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.data())
def test_splitting_lines_into_marked_parts_changes_nothing(amounts: list[int], data: st.DataObject) -> None:
    """An oracle: lines without parts are told where their sum is above the total, and their parts change nothing."""
    total = data.draw(st.integers(1, 150))
    plain = [(f"{i}.资金", str(amount)) for i, amount in enumerate(amounts, 1)]
    split: list[tuple[str, str]] = []
    for name, amount in plain:
        cuts = sorted({0, *data.draw(st.lists(st.integers(0, int(amount)), max_size=2)), int(amount)})
        split += [(name, amount), *((f"（{i}）甲", str(b - a)) for i, (a, b) in enumerate(pairwise(cuts), 1))]
    assert (severity(*plain, total=str(total)) is None) == (sum(map(Fraction, amounts)) <= total)
    assert (severity(*split, total=str(total)) is None) == (sum(map(Fraction, amounts)) <= total)
