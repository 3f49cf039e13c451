"""A declaration and a monitoring form of an invented district project, and builders of their rows."""

from __future__ import annotations

from typing import Any

import budgetperf as bp

PROJECT = "社区养老服务站适老化改造"
PLACE = "示例市示例区"
DEPARTMENT = "区民政局（201）"
UNIT = "区养老服务指导中心"


def declared(level1: str, level2: str, level3: str, *cells: str | None) -> bp.FormTargetRow:
    """A row with operator, number, unit and weight in columns of their own."""
    nature, value, unit, weight = cells
    return bp.FormTargetRow(
        level1=level1,
        level2=level2,
        level3=level3,
        nature=nature,
        value=value,
        unit=unit,
        weight=weight,
        note=None,
    )


def target_row(**cells: str | None) -> bp.FormTargetRow:
    """A row whose cells are not shown unless given."""
    names = ("level1", "level2", "level3", "nature", "value", "unit", "weight", "note")
    every: dict[str, Any] = dict.fromkeys(names)
    return bp.FormTargetRow(**{**every, **cells})


def targets(*rows: bp.FormTargetRow, funds: bp.FormFunds | None = None, **cells: str | None) -> bp.FormTargets:
    """What is declared for one horizon."""
    every: dict[str, Any] = {"heading": None, "overall": None, "total_weight": None, **cells}
    return bp.FormTargets(rows=rows, funds=funds, **every)


def funds(total: str | None, *lines: tuple[str, str | None], unit: str | None = "万元") -> bp.FormFunds:
    """The money that is asked for."""
    return bp.FormFunds(
        total=total, unit=unit, lines=tuple(bp.FormAmount(name=name, amount=amount) for name, amount in lines)
    )


def target_form(annual: bp.FormTargets | None, whole: bp.FormTargets | None = None) -> bp.TargetForm:
    """A declaration of the invented project."""
    return bp.TargetForm(
        project=PROJECT,
        year=2024,
        jurisdiction=PLACE,
        department=DEPARTMENT,
        unit=UNIT,
        attribute="新增项目",
        duration="2024年1月—2026年12月",
        annual=annual,
        whole_period=whole,
    )


DECLARATION = target_form(
    targets(
        declared("产出指标", "数量指标", "改造服务站数量", "≥", "12", "个", "20"),
        declared("产出指标", "质量指标", "竣工验收合格率", "=", "100", "%", "15"),
        declared("产出指标", "时效指标", "当年改造完成时间", None, "2024年11月底前", None, "10"),
        declared("产出指标", "成本指标", "单站改造成本", "≤", "30", "万元/个", "15"),
        declared("效益指标", "社会效益指标", "服务老年人次", "", "1.8万", "人次", "20"),
        declared("效益指标", "可持续影响指标", "日常运营机制", "定性", "建立健全", "/", "10"),
        declared("满意度指标", "服务对象满意度指标", "老年人及家属满意度", "≥", "90", "%", "10"),
        funds=funds("360", ("其中：财政拨款", "320"), ("其他资金", "40")),
        heading="年度目标",
        overall="完成12个社区养老服务站的适老化改造，让周边老年人就近得到照料。",
        total_weight="100",
    ),
    targets(
        target_row(level1="产出指标", level2="数量指标", level3="改造服务站数量", value="≥36个"),
        target_row(level1="产出指标", level2="质量指标", level3="竣工验收合格率", value="100%"),
        target_row(level1="效益指标", level2="社会效益指标", level3="服务覆盖社区比例", value="由40%提高到95%"),
        funds=funds("1,080.00", ("其中：财政拨款", "960.00"), ("其他资金", "120.00")),
        heading="实施期目标（2024年—2026年）",
        overall="三年内完成全区36个社区养老服务站的适老化改造。",
    ),
)


def monitoring_row(**cells: str | None) -> bp.FormMonitoringRow:
    """A row whose cells are not shown unless given."""
    names = (
        "level1 level2 level3 target so_far expected funding institutions staff hardware other causes reason certain "
        "possible impossible likelihood note"
    )
    every: dict[str, Any] = dict.fromkeys(names.split())
    return bp.FormMonitoringRow(**{**every, **cells})


def monitoring_budget(*sources: bp.FormMonitoringSource, **cells: str | None) -> bp.FormMonitoringBudget:
    """A budget row in 万元 whose cells are not shown unless given."""
    every: dict[str, Any] = dict.fromkeys(("initial", "adjusted", "executed", "rate", "expected"))
    return bp.FormMonitoringBudget(**{"unit": "万元", **every, **cells}, sources=sources)


def monitoring_source(name: str | None, **cells: str | None) -> bp.FormMonitoringSource:
    """A line whose cells are not shown unless given."""
    every: dict[str, Any] = dict.fromkeys(("initial", "adjusted", "executed", "rate", "expected"))
    return bp.FormMonitoringSource(name=name, **{**every, **cells})


def monitoring_form(
    *rows: bp.FormMonitoringRow, money: bp.FormMonitoringBudget | None = None, months: str | None = "1—7月"
) -> bp.MonitoringForm:
    """A monitoring form of the invented project."""
    return bp.MonitoringForm(
        project=PROJECT,
        year=2024,
        jurisdiction=PLACE,
        department=DEPARTMENT,
        unit=UNIT,
        months=months,
        overall="完成12个社区养老服务站的适老化改造。",
        budget=money,
        rows=rows,
    )


MONITORING = monitoring_form(
    monitoring_row(
        level1="产出指标",
        level2="数量指标",
        level3="改造服务站数量",
        target="≥12个",
        so_far="5个",
        expected="10个",
        funding="√",
        staff="√",
        reason="两处站点的场地移交推迟，第二批工程款未到位",
        impossible="√",
        note="拟申请调整指标值",
    ),
    monitoring_row(
        level1="产出指标",
        level2="质量指标",
        level3="竣工验收合格率",
        target="100%",
        so_far="100%",
        expected="100%",
        certain="√",
    ),
    monitoring_row(
        level1="产出指标",
        level2="时效指标",
        level3="当年改造完成时间",
        target="2024年11月底前",
        so_far="/",
        expected="2024年11月",
        possible="√",
    ),
    monitoring_row(
        level1="效益指标",
        level2="可持续影响指标",
        level3="日常运营机制",
        target="建立健全",
        so_far="已起草运营管理办法",
        expected="达成",
        likelihood="☑确定能 □有可能 □完全不可能",
    ),
    money=monitoring_budget(
        monitoring_source(
            "其中：本年财政拨款", initial="320", adjusted="320", executed="150", rate="46.88%", expected="290"
        ),
        monitoring_source("其他资金", initial="40", adjusted="40", executed="12", rate="30.00%", expected="40"),
        initial="360",
        adjusted="360",
        executed="162",
        rate="45.00%",
        expected="330",
    ),
)
