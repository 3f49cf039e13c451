"""Printed figures of evaluations: bounds stay bounds, open lists name some of so many."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Yuan, ending, fraction, wan
from budgetperf.errors import InvalidValueError
from budgetperf.ledger import Interval, PrintedFigure
from budgetperf.records.evaluation_subjects import YearSpan
from budgetperf.records.evaluation_totals import EvaluationStatement, NamedList, YearTotal
from budgetperf.wire import from_data, to_data

READ, POINT = PrintedFigure.read, Interval.point

TIANMEN = EvaluationStatement(
    years=YearSpan.read("2016-2021"),
    reports=READ("125 份"),
    questionnaires=READ("16500 多份"),
    problems=READ("600 多条"),
    suggestions=READ("850 多条"),
)


def test_tm_21_per_report_at_least() -> None:
    """「6 年以来，形成重点项目绩效报告 125 份，收集调查问卷 16500 多份，指出问题 600 多条，提出合理建议 850 多条」."""
    assert TIANMEN.years.count == 6
    each = {what: TIANMEN.least_each(what) for what in ("questionnaires", "problems", "suggestions")}
    assert each == {
        "questionnaires": Decimal("132.008"),
        "problems": Decimal("4.808"),
        "suggestions": Decimal("6.808"),
    }
    edges = dict.fromkeys(each, Decimal(0)) | {
        "questionnaires": Decimal(132),
        "problems": Decimal("4.8"),
        "suggestions": Decimal("6.8"),
    }
    for what, edge in edges.items():
        found = each[what]
        assert found is not None
        assert fraction(found) > edge  # 多: more than so many
    assert from_data(to_data(TIANMEN), EvaluationStatement) == TIANMEN


def test_tm_13_tm_15_tm_17_tm_18_the_named_ones_are_fewer_than_all() -> None:
    """22 + 24 + 9 + 4 = 59 are told of one by one, 125 reports in all."""
    named = [POINT(number) for number in (22, 24, 9, 4)]
    assert sum(one.low for one in named) == 59
    assert TIANMEN.rest(named) == POINT(66)
    assert TIANMEN.rest([POINT(126)]) is None
    assert TIANMEN.rest([POINT(125)]) == POINT(0)
    assert EvaluationStatement(years=YearSpan.of(2021), reports=READ("120余份")).rest(named) is not None
    with pytest.raises(InvalidValueError, match="the number of reports is not stated") as caught:
        EvaluationStatement(years=YearSpan.of(2021)).rest(named)
    assert caught.value.zh == "未写明报告份数。"


def test_a_figure_that_is_not_stated_has_no_bound() -> None:
    bare = EvaluationStatement(years=YearSpan.of(2021), problems=READ("3条"))
    assert (bare.least_each("problems"), bare.least_each("suggestions")) == (None, None)
    for reports in ("0份", "120余份"):
        said = EvaluationStatement(years=YearSpan.of(2021), problems=READ("3条"), reports=READ(reports))
        assert said.least_each("problems") is None
    with pytest.raises(InvalidValueError, match="'reports' is no figure of the statement") as caught:
        TIANMEN.least_each("reports")
    assert "没有“reports”这一数字" in caught.value.zh


@pytest.mark.parametrize(
    ("names", "count", "unnamed"),
    [
        (("城市物业市场化维护资金", "新兴产业引导资金", "2019-2021年配建幼儿园装修改造项目"), 12, 9),  # JH-33, JH-50
        (("区城管委", "卫健委", "政务服务办", "商务局"), 11, 7),  # DL-17, DL-35
        (("区卫健委", "规资局", "公安局", "工信局"), 8, 4),  # DL-19, DL-35
    ],
)
def test_jh_33_jh_50_dl_35_an_open_list_names_some(names: tuple[str, ...], count: int, unnamed: int) -> None:
    found = NamedList(names=names, count=READ(f"{count}个"), is_open=True)
    assert found.unnamed == POINT(unnamed)
    assert from_data(to_data(found), NamedList) == found


@given(st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_a_list_names_no_more_than_there_are(named: int, count: int, is_open: bool) -> None:
    names = tuple(f"n{i}" for i in range(named))
    fits = named <= count if is_open else named == count
    if fits:
        found = NamedList(names=names, count=READ(f"{count}个"), is_open=is_open)
        assert found.unnamed == POINT(count - named)
        return
    with pytest.raises(InvalidValueError, match=f"the list names {named}, expected"):
        NamedList(names=names, count=READ(f"{count}个"), is_open=is_open)


def test_a_list_that_cannot_be() -> None:
    with pytest.raises(InvalidValueError) as caught:
        NamedList(names=("甲", "甲"), count=READ("3个"), is_open=True)
    assert caught.value.zh == "列出 2 个名称，应不多于“3个”且不重复。"
    with pytest.raises(InvalidValueError) as caught:
        NamedList(names=("甲", "乙"), count=READ("3个"), is_open=False)
    assert caught.value.en == "the list names 2, expected 3个 and each once."
    assert caught.value.zh == "列出 2 个名称，应为“3个”且不重复。"
    assert NamedList(names=("甲",), count=READ("10余个"), is_open=True).unnamed == Interval(low=Fraction(10))
    with pytest.raises(InvalidValueError, match="expected bool"):
        NamedList(names=("甲",), count=READ("3个"), is_open=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("amount", [-wan(1), Decimal("NaN")])
def test_the_money_of_a_year_is_not_below_zero(amount: Any) -> None:
    with pytest.raises(InvalidValueError, match="expected yuan, 0 or more") as caught:
        YearTotal(year=2022, amount=amount)
    assert "应为不小于 0 的金额（元）" in caught.value.zh


def test_a_year_total_survives_the_wire() -> None:
    total = YearTotal(year=2022, scope=READ("59个"), count=POINT(185), amount=Yuan(wan("42501.92")))
    assert from_data(to_data(total), YearTotal) == total
    assert total.amount == ending(fraction(wan("42501.92")))
    with pytest.raises(InvalidValueError, match="year is str"):
        YearTotal(year="2022")  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["2万份", "约20份", "3%", "5元", "2022年"])
def test_a_count_is_of_single_things(what: str) -> None:
    makes: list[Callable[[], object]] = [
        lambda: EvaluationStatement(years=YearSpan.of(2021), reports=READ(what)),
        lambda: YearTotal(year=2022, scope=READ(what)),
        lambda: NamedList(names=(), count=READ(what), is_open=True),
    ]
    for make in makes:
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert caught.value.en == f"{what} is no count of single things, expected one such as 152条 or 2000余条."
        assert caught.value.zh == f"“{what}”不是逐一计数的个数，应为“152条”“2000余条”一类。"


def test_a_counted_number_is_whole() -> None:
    for span in (POINT(Fraction(1, 2)), Interval.above(600)):
        with pytest.raises(InvalidValueError, match="is no count of single things"):
            YearTotal(year=2022, count=span)
    assert YearTotal(year=2022, count=Interval(low=Fraction(601))) == YearTotal(year=2022, count=READ("600余个"))
    other: Any = 185
    with pytest.raises(InvalidValueError, match=r"YearTotal\.count is int, expected Interval \| NoneType"):
        YearTotal(year=2022, count=other)
    with pytest.raises(InvalidValueError, match=r"NamedList\.count is int, expected PrintedFigure"):
        NamedList(names=(), count=other, is_open=True)
    with pytest.raises(InvalidValueError, match="item 1 of parts is int, expected Interval"):
        TIANMEN.rest([other])
