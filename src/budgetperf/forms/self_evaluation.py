"""The self-evaluation form (绩效自评表), cell by cell as printed.

Every cell is the printed text, or None where the source does not show it: nothing is read, converted or repaired here.
"""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import InvalidValueError, require
from budgetperf.plain import Record

__all__ = ["FormBudget", "FormKind", "FormOverall", "FormRow", "FormSource", "SelfEvaluationForm"]


class FormKind(Enum):
    """What the form is headed."""

    SELF_EVALUATION = "self_evaluation"
    DEPARTMENT_SELF_EVALUATION = "department_self_evaluation"
    EVALUATION = "evaluation"
    TARGET = "target"


@frozen(kw_only=True)
class _Cells(Record):
    """A record whose ``str | None`` fields are cells."""

    def __attrs_post_init__(self) -> None:
        _check_cells(self)


def _check_cells(record: _Cells) -> None:
    for name, annotation in type(record).__annotations__.items():
        cell = getattr(record, name) if annotation == "str | None" else None
        if cell is not None and type(cell) is not str:
            found = f"{type(cell).__name__} {cell!r}"
            raise InvalidValueError(
                f"{type(record).__name__}.{name} is {found}, expected the cell's text or None.",
                f"{type(record).__name__}.{name} 为 {found}，应为单元格文本或空。",
                hint_en="pass every figure as the text that is printed",
                hint_zh="请按填报的文字传入每个数",
                field=name,
                found=cell,
            )


@frozen(kw_only=True)
class FormOverall(_Cells):
    """The overall target (年度总体目标) and what became of it.

    Attributes:
        target: the expected result, in words.
        actual: the actual result, in words.
    """

    target: str | None
    actual: str | None


@frozen(kw_only=True)
class FormSource(_Cells):
    """One line below the budget's total, such as 其中:本年财政拨款.

    Attributes:
        name: the line's heading.
        initial: 年初预算数.
        adjusted: 全年预算数.
        executed: 全年执行数.
        rate: 执行率.
    """

    name: str | None
    initial: str | None
    adjusted: str | None
    executed: str | None
    rate: str | None


@frozen(kw_only=True)
class FormBudget(_Cells):
    """The budget row (年度资金总额).

    Attributes:
        initial: 年初预算数.
        adjusted: 全年预算数.
        executed: 全年执行数.
        unit: of the amounts, such as 万元.
        points: 分值.
        rate: 执行率.
        score: 得分.
        sources: the lines below the total.
    """

    initial: str | None
    adjusted: str | None
    executed: str | None
    unit: str | None
    points: str | None
    rate: str | None
    score: str | None
    sources: tuple[FormSource, ...]

    def __attrs_post_init__(self) -> None:
        _check_cells(self)
        require(self.sources, tuple, "FormBudget.sources", hint="tuple()")
        for line in self.sources:
            require(line, FormSource, "FormBudget.sources")


@frozen(kw_only=True)
class FormRow(_Cells):
    """One indicator row.

    Attributes:
        level1: 一级指标.
        level2: 二级指标.
        level3: 三级指标.
        target: 年度指标值.
        actual: 实际完成值.
        points: 分值.
        score: 得分.
        note: 偏差原因分析及改进措施.
    """

    level1: str | None
    level2: str | None
    level3: str | None
    target: str | None
    actual: str | None
    points: str | None
    score: str | None
    note: str | None


@frozen(kw_only=True)
class SelfEvaluationForm(_Cells):
    """One printed form.

    Attributes:
        kind: what the form is headed.
        project: 项目名称.
        year: the budget year, if shown.
        jurisdiction: the place, as shown.
        department: 主管部门.
        unit: 实施单位.
        overall: the overall target, if shown.
        budget: the budget row, if shown.
        rows: the indicator rows in printed order.
        total_points: the points of the total line.
        total_score: the score of the total line.
        grade: the printed grade.
    """

    kind: FormKind
    project: str | None
    year: int | None
    jurisdiction: str | None
    department: str | None
    unit: str | None
    overall: FormOverall | None
    budget: FormBudget | None
    rows: tuple[FormRow, ...]
    total_points: str | None
    total_score: str | None
    grade: str | None

    def __attrs_post_init__(self) -> None:
        _check_cells(self)
        require(self.overall, (FormOverall, NoneType), "SelfEvaluationForm.overall")
        require(self.budget, (FormBudget, NoneType), "SelfEvaluationForm.budget")
        require(self.rows, tuple, "SelfEvaluationForm.rows", hint="tuple()")
        require(self.kind, FormKind, "SelfEvaluationForm.kind")
        if type(self.year) is not int and self.year is not None:
            raise InvalidValueError(
                f"SelfEvaluationForm.year is {self.year!r}, expected a whole number or None.",
                f"SelfEvaluationForm.year 为 {self.year!r}，应为整数或空。",
                found=self.year,
            )
        for row in self.rows:
            require(row, FormRow, "SelfEvaluationForm.rows")
