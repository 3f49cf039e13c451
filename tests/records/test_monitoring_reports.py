"""Monitoring reports: every part is of its kind, causes and codes differ, months are months."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp

ROW = bp.MonitoringRow(
    code="a",
    name="改造数量",
    expectation=bp.parse("≥12个"),
    so_far=bp.read_actual("5个"),
    expected=bp.read_actual("10个"),
    causes=(bp.DeviationCause.STAFF,),
    reason="场地移交推迟",
    likelihood=bp.Likelihood.POSSIBLE,
    ref="r-1",
)
REPORT = bp.MonitoringReport(
    project="示例项目",
    rows=(ROW, evolve(ROW, code="b")),
    year=2024,
    month=7,
    budget=bp.Budget(initial=bp.wan(10), executed=bp.wan(4)),
    forecast=bp.Budget(initial=bp.wan(10), executed=bp.wan(9)),
)


def test_a_report_survives_the_wire() -> None:
    assert bp.loads(bp.dumps(REPORT), bp.MonitoringReport) == REPORT
    bare = bp.MonitoringReport(project="示例项目", rows=())
    assert bp.loads(bp.dumps(bare), bp.MonitoringReport) == bare


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        ({"code": 1}, "MonitoringRow.code is int", ""),
        ({"name": 1}, "MonitoringRow.name is int", ""),
        ({"expectation": "≥12个"}, "MonitoringRow.expectation is str", "请用 parse()"),
        ({"so_far": "5个"}, "MonitoringRow.so_far is str", ""),
        ({"expected": bp.parse("≥12个")}, "MonitoringRow.expected is AtLeast", ""),
        ({"causes": ("staff",)}, "item 1 of MonitoringRow.causes is str", ""),
        ({"likelihood": "certain"}, "MonitoringRow.likelihood is str", ""),
        (
            {"causes": (bp.DeviationCause.STAFF,) * 2},
            "the causes 人员保障 are named twice.",
            "偏差原因“人员保障”重复。",
        ),
    ],
)
def test_a_row_refuses_what_it_cannot_hold(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(ROW, **change)
    assert en in caught.value.en
    assert zh in caught.value.text("zh")


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        ({"project": None}, "MonitoringReport.project is NoneType", ""),
        ({"rows": [ROW]}, "MonitoringReport.rows is list", ""),
        ({"year": "2024"}, "MonitoringReport.year is str", ""),
        ({"budget": 5}, "MonitoringReport.budget is int", ""),
        ({"forecast": 5}, "MonitoringReport.forecast is int", ""),
        ({"month": 0}, "until month 0, expected 1 to 12.", "监控截止月份为 0，应为 1 至 12。"),
        ({"month": 13}, "until month 13, expected 1 to 12.", "监控截止月份为 13，应为 1 至 12。"),
        ({"rows": (ROW, ROW)}, "the indicator codes ['a'] stand twice in one report.", "指标编码 ['a'] 重复。"),
    ],
)
def test_a_report_refuses_what_it_cannot_hold(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(REPORT, **change)
    assert en in caught.value.en
    assert zh in caught.value.text("zh")


@pytest.mark.parametrize("month", [1, 12, None])
def test_a_report_may_end_with_any_month(month: int | None) -> None:
    assert evolve(REPORT, month=month).month == month


def test_every_cause_and_likelihood_has_its_words() -> None:
    assert [cause.term.zh for cause in bp.DeviationCause] == [
        "经费保障", "制度保障", "人员保障", "硬件条件保障", "其他",
    ]  # fmt: skip
    assert [one.term.zh for one in bp.Likelihood] == ["确定能", "有可能", "完全不可能"]
