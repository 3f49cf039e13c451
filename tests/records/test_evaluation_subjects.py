"""What is evaluated, over which years, and with whose money."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Yuan, wan
from budgetperf.errors import InvalidValueError
from budgetperf.records.evaluation_subjects import EvaluatedKind, EvaluationSubject, YearSpan
from budgetperf.records.kinds import BudgetBook, FundKind, SubjectKind
from budgetperf.wire import from_data, to_data
from evaluating_samples import subject


def test_jh_28_dh_37_tm_14_tm_16_what_is_evaluated() -> None:
    """Policies, projects, departments; 政府投资项目 (TM-16), 政府收入 (DH-37), 绩效目标 (TM-14), 托管 (JH-41)."""
    words = ["政策", "项目", "部门整体", "政府投资项目", "政府收入", "绩效目标", "托管成效"]
    assert [kind.term.zh for kind in EvaluatedKind] == words
    assert len({kind.term.en for kind in EvaluatedKind}) == 7
    assert [kind.value for kind in SubjectKind] == [kind.value for kind in EvaluatedKind][:3]


def test_jh_31_jh_50_dh_39_whose_money_it_is() -> None:
    """「延伸至政府债务资金和政府投资基金」; 新兴产业引导资金; 「社会保险基金、国有资本经营预算项目绩效评价」."""
    debt = subject("d", funds=(FundKind.DEBT,))
    guiding = subject("g", name="新兴产业引导资金", funds=(FundKind.INVESTMENT_FUND,))
    insurance = subject("s", books=(BudgetBook.SOCIAL_INSURANCE, BudgetBook.STATE_CAPITAL))
    assert [one.term.zh for one in (*debt.funds, *guiding.funds)] == ["政府债务资金", "政府投资基金"]
    assert [book.term.zh for book in insurance.books] == ["社会保险基金预算", "国有资本经营预算"]
    for one in (debt, guiding, insurance):
        assert from_data(to_data(one), EvaluationSubject) == one


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019-2021 年", (2019, 2021, 3)),  # JH-33
        ("2018年至2021年", (2018, 2021, 4)),  # JH-41
        ("2016—2021", (2016, 2021, 6)),  # TM-21
        ("2017年至2022年度", (2017, 2022, 6)),
        ("2021年度", (2021, 2021, 1)),
        ("2021", (2021, 2021, 1)),
    ],
)
def test_jh_33_jh_41_evaluations_over_several_years(text: str, years: tuple[int, int, int]) -> None:
    found = YearSpan.read(text)
    assert (found.first, found.last, found.count) == years
    assert YearSpan.read(str(found)) == found
    assert from_data(to_data(found), YearSpan) == found


@given(st.integers(1900, 2199), st.integers(1900, 2199))
def test_a_row_of_years_has_its_order(first: int, last: int) -> None:
    if first <= last:
        assert YearSpan(first=first, last=last).count == len(range(first, last + 1))
        return
    with pytest.raises(InvalidValueError, match=f"the years run from {first} to {last}"):
        YearSpan(first=first, last=last)


@pytest.mark.parametrize("text", ["近3年", "2021-", "二〇二一年", "2019,2021", "21年", ""])
def test_other_texts_are_no_years(text: str) -> None:
    with pytest.raises(InvalidValueError, match="is no year or row of years") as caught:
        YearSpan.read(text)
    assert "不是年份或起止年份" in caught.value.zh


@pytest.mark.parametrize(("first", "last"), [(2021, 2020), (1899, 1900), (2199, 2200)])
def test_years_out_of_range(first: int, last: int) -> None:
    with pytest.raises(InvalidValueError) as caught:
        YearSpan(first=first, last=last)
    assert caught.value.zh == f"评价年度为 {first} 至 {last}，应为 1900 至 2199 年间的年份且先后次序正确。"


def test_its_unit_answers_for_a_subject_and_else_its_department() -> None:
    assert (subject(unit="101001").answers, subject().answers) == ("101001", "101")


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        ({"amount": Yuan(-wan(1))}, "is -10000, expected yuan, 0 or more", "金额为 -10000，应为不小于 0 的金额"),
        ({"amount": -wan(1), "classified": True}, "is withheld, expected yuan", "金额为 不予显示"),
        ({"funds": (FundKind.DEBT,) * 2}, "government debt, government debt", "政府债务资金、政府债务资金"),
        ({"books": (BudgetBook.GENERAL,) * 2}, "expected each once", "每种只能列一次"),
        ({"kind": "project"}, "kind is str, expected EvaluatedKind", "应为 EvaluatedKind"),
        ({"years": 2021}, "years is int", "YearSpan"),
        ({"name": " "}, "expected a text that is not blank", "应为非空文本"),
        ({"unit": 7}, "unit is int", "unit"),
        ({"amount": 7}, "amount is int", "amount"),
        ({"funds": [FundKind.DEBT]}, "funds is list", "funds"),
        ({"classified": 1}, "classified is int", "classified"),
    ],
)
def test_a_subject_that_cannot_be(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        subject(**change)
    assert en in caught.value.en
    assert zh in caught.value.zh


def test_nothing_of_a_classified_subject_is_shown() -> None:
    assert repr(subject("secret", classified=True)) == "EvaluationSubject(withheld)"
    assert "项目p" in repr(subject())
