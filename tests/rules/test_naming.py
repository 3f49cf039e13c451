"""What an indicator's name adds: an operator that it alone prints, and that 2024.06 is a month."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.regimes import NATIONAL
from budgetperf.rules.actuals import Dated
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import Bare, By, Unread, UnreadWhy
from budgetperf.rules.naming import DATE_BY_NAME, OPERATOR_IN_NAME, RISE_BY_NAME, asked_by_name, reached_by_name
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.evaluations import judge_outcome

POLICY = NATIONAL.self_evaluation


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("受益人数(≥**人)", "≥85"),
        ("补助成本（≤**元/亩）", "≤85"),
        ("种苗采购单价(≤元/株)", "≤85"),
        ("发病死亡头数(不超过)", "≤85"),
        ("培训人次≥", "≥85"),
        ("培训人次不少于", "≥85"),
        ("合格率（>**%）", ">85"),
        ("差错数(<**)", "<85"),
        ("发放率（＝**%）", "=85"),
        ("★★★农村低保发放人数(按月平均)(≥**人)", "≥85"),
        ("合格率", "85"),
        ("指标(≥60分)", "85"),
        ("指标(≥)(≤)", "85"),
        ("", "85"),
        (None, "85"),
    ],
)
def test_an_operator_without_a_number_in_the_name_is_the_targets(name: str | None, asked: str) -> None:
    found, used = asked_by_name(parse("85"), name)
    assert str(found) == asked
    assert used == ((OPERATOR_IN_NAME,) if asked != "85" else ())


def test_a_target_with_an_operator_of_its_own_keeps_it() -> None:
    assert asked_by_name(parse("≤85"), "受益人数(≥**人)") == (parse("≤85"), ())


@pytest.mark.parametrize("name", ["完成时间", "项目竣工日期", "交付时限", "工期"])
def test_a_month_with_a_point_is_a_date_where_the_name_asks_for_a_time(name: str) -> None:
    june = PrintedDate(year=2024, month=6)
    assert asked_by_name(parse("2024.06"), name) == (By(date=june), (DATE_BY_NAME,))
    assert reached_by_name(read_actual("2024.6"), name) == (Dated(date=june), (DATE_BY_NAME,))


@pytest.mark.parametrize("name", ["项目总投资", "", None])
def test_it_stays_unread_under_another_name(name: str | None) -> None:
    unread = Unread(text="2024.06", why=UnreadWhy.AMBIGUOUS_DATE)
    assert asked_by_name(unread, name) == reached_by_name(unread, name) == (unread, ())


def test_other_unread_cells_are_left_alone() -> None:
    unread = parse("约5个")
    assert isinstance(unread, Unread)
    assert asked_by_name(unread, "完成时间") == reached_by_name(unread, "完成时间") == (unread, ())


@pytest.mark.parametrize("name", ["农民收入增长率", "合格率增幅", "成活率提高", "覆盖率提升比例", "人均收入增速"])
def test_a_rise_is_the_number_that_a_name_of_a_rise_asks_for(name: str) -> None:
    asked, used = asked_by_name(parse("提高5%"), name)
    assert (str(asked), used) == ("≥5%", (RISE_BY_NAME,))
    reached, also = reached_by_name(read_actual("较上年增长5%"), name)
    assert (str(reached), also) == ("5%", (RISE_BY_NAME,))


@pytest.mark.parametrize("name", ["产品合格率", "", None])
def test_a_rise_under_another_name_is_no_level(name: str | None) -> None:
    asked, reached = parse("提高5%"), read_actual("提高5%")
    assert asked_by_name(asked, name) == (asked, ())
    assert reached_by_name(reached, name) == (reached, ())


@pytest.mark.parametrize(
    ("name", "target", "actual", "outcome", "asked", "keys"),
    [
        ("成活率(≥**%)", "85", "88", Outcome.EXCEEDED, "≥85", ["reading.operator-in-name"]),
        ("成本(≤**元)", "85", "88", Outcome.MISSED, "≤85", ["reading.operator-in-name"]),
        ("受益人数(≥**人)", "85", "88个", Outcome.EXCEEDED, "≥85", ["reading.operator-in-name", "reading.unit-taken"]),
        ("收入增长率", "≥5%", "增长6%", Outcome.EXCEEDED, "≥5%", ["reading.rise-by-name"]),
        ("收入增长率", "增长5%", "4%", Outcome.MISSED, "≥5%", ["reading.rise-by-name"]),
        ("产品合格率", "≥90%", "提高5%", Outcome.UNDECIDED, "≥90%", []),
        ("产品合格率", "提高5%", "提高6%", Outcome.EXCEEDED, "提高5%", []),
        ("培训场次", "4场", "未完成", Outcome.MISSED, "≥4场", ["directions.words"]),
        ("投诉件数", "4件", "未完成", Outcome.UNDECIDED, "4件", []),
        ("返贫率", "0%", "0.5%", Outcome.MISSED, "≤0%", ["directions.words"]),
        ("便民服务站", "0个", "1个", Outcome.UNDECIDED, "0个", []),
        ("完成时间", "2024.06", "2024年5月", Outcome.MET, "2024年6月", ["reading.date-by-name"]),
        ("完成时间", "2024年6月", "2024.07", Outcome.MISSED, "2024年6月", ["reading.date-by-name"]),
        ("完成时间", "2024.06", "2024.05", Outcome.MET, "2024年6月", ["reading.date-by-name"]),
        ("完成时间", "2024.06", "完成", Outcome.UNDECIDED, "2024.06", []),
        ("投诉件数(≥**件)", "5", "达成", Outcome.UNDECIDED, "5", []),
    ],
)
def test_the_outcome_lists_what_the_name_added(
    name: str, target: str, actual: str, outcome: Outcome, asked: str, keys: list[str]
) -> None:
    read, verdict = judge_outcome(parse(target), read_actual(actual), name, POLICY)
    assert (str(read), verdict.outcome) == (asked, outcome)
    assert [one.key for one in verdict.assumptions] == keys


def test_a_bare_number_is_directed_by_the_name_as_before() -> None:
    read, verdict = judge_outcome(Bare(value=Decimal(5), unit="件"), read_actual("3件"), "投诉件数", POLICY)
    assert (str(read), verdict.outcome) == ("≤5件", Outcome.EXCEEDED)
    assert [one.key for one in verdict.assumptions] == ["directions.words"]
