"""The monitoring form (绩效运行监控表), cell by cell as printed.

In the middle of a year a unit states what was reached and spent so far, what it expects of the whole year, why that
departs from the target, and how likely the target is. Every cell is the printed text, or None where the source does
not show it: nothing is read, converted or repaired here.
"""

from __future__ import annotations

from types import NoneType

from attrs import frozen

from budgetperf.errors import require_each, require_fields
from budgetperf.forms.self_evaluation import _Cells

__all__ = ["FormMonitoringBudget", "FormMonitoringRow", "FormMonitoringSource", "MonitoringForm"]


@frozen(kw_only=True)
class FormMonitoringSource(_Cells):
    """One line below the budget's total, such as 其中:本年一般公共预算拨款.

    Attributes:
        name: the line's heading.
        initial: 年初预算数.
        adjusted: 调整后预算数.
        executed: 1—N月执行数.
        rate: 1—N月执行率.
        expected: 全年预计执行数.
    """

    name: str | None
    initial: str | None
    adjusted: str | None
    executed: str | None
    rate: str | None
    expected: str | None


@frozen(kw_only=True)
class FormMonitoringBudget(_Cells):
    """The budget row (年度资金总额).

    Attributes:
        initial: 年初预算数.
        adjusted: 调整后预算数.
        executed: 1—N月执行数.
        rate: 1—N月执行率.
        expected: 全年预计执行数.
        unit: of the amounts, such as 万元.
        sources: the lines below the total.
    """

    initial: str | None
    adjusted: str | None
    executed: str | None
    rate: str | None
    expected: str | None
    unit: str | None
    sources: tuple[FormMonitoringSource, ...]

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        require_each(self.sources, FormMonitoringSource, "FormMonitoringBudget.sources")


@frozen(kw_only=True)
class FormMonitoringRow(_Cells):
    """One indicator row.

    Causes and likelihood are columns with a tick; a form that has one column for them prints words, or boxes beside
    words, in ``causes`` and ``likelihood``.

    Attributes:
        level1: 一级指标.
        level2: 二级指标.
        level3: 三级指标.
        target: 年度指标值.
        so_far: 1—N月执行情况.
        expected: 全年预计完成情况.
        funding: 偏差原因分析: 经费保障.
        institutions: 制度保障.
        staff: 人员保障.
        hardware: 硬件条件保障.
        other: 其他.
        causes: all causes in one column.
        reason: 原因说明.
        certain: 完成目标可能性: 确定能.
        possible: 有可能.
        impossible: 完全不可能.
        likelihood: the likelihood in one column.
        note: 备注.
    """

    level1: str | None
    level2: str | None
    level3: str | None
    target: str | None
    so_far: str | None
    expected: str | None
    funding: str | None
    institutions: str | None
    staff: str | None
    hardware: str | None
    other: str | None
    causes: str | None
    reason: str | None
    certain: str | None
    possible: str | None
    impossible: str | None
    likelihood: str | None
    note: str | None


@frozen(kw_only=True)
class MonitoringForm(_Cells):
    """One printed form.

    Attributes:
        project: 项目名称.
        year: the budget year, if shown.
        jurisdiction: the place, as shown.
        department: 主管部门及代码.
        unit: 实施单位.
        months: the part of the year that is monitored, such as 1—7月.
        overall: 年度总体目标, in words.
        budget: the budget row, if shown.
        rows: the indicator rows in printed order.
    """

    project: str | None
    year: int | None
    jurisdiction: str | None
    department: str | None
    unit: str | None
    months: str | None
    overall: str | None
    budget: FormMonitoringBudget | None
    rows: tuple[FormMonitoringRow, ...]

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        require_fields(self, (int, NoneType), "year")
        require_fields(self, (FormMonitoringBudget, NoneType), "budget")
        require_each(self.rows, FormMonitoringRow, "MonitoringForm.rows")
