"""The target declaration form (绩效目标申报表), cell by cell as printed.

A form declares up to two sets of targets: one for the year and one for the whole period of the project. Each has its
own money, its own words and its own indicators, and each weighs 100 where weights are printed. Every cell is the
printed text, or None where the source does not show it: nothing is read, converted or repaired here.

A published page of targets that was kept in the columns of a self-evaluation form (``FormKind.TARGET``) stays what it
is; :meth:`TargetForm.of` puts its cells into this form, and refuses what this form has no cell for.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_fields
from budgetperf.forms.self_evaluation import FormBudget, FormKind, FormRow, FormSource, SelfEvaluationForm, _Cells
from budgetperf.records.target_sets import TargetHorizon

__all__ = ["FormAmount", "FormFunds", "FormTargetRow", "FormTargets", "TargetForm"]


@frozen(kw_only=True)
class FormAmount(_Cells):
    """One line below the total of the funds, such as 其中:财政拨款.

    Attributes:
        name: the line's heading.
        amount: what is printed beside it.
    """

    name: str | None
    amount: str | None


@frozen(kw_only=True)
class FormFunds(_Cells):
    """The money that is asked for (项目资金申请).

    Attributes:
        total: 资金总额.
        unit: of the amounts, such as 万元.
        lines: the lines below the total, such as 财政拨款 and 其他资金.
    """

    total: str | None
    unit: str | None
    lines: tuple[FormAmount, ...]

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        require_each(self.lines, FormAmount, "FormFunds.lines")


@frozen(kw_only=True)
class FormTargetRow(_Cells):
    """One indicator row of a declaration.

    A form with one column of values has everything in ``value`` (≥95%); one with three columns prints operator, number
    and unit apart.

    Attributes:
        level1: 一级指标.
        level2: 二级指标.
        level3: 三级指标.
        nature: 指标性质: an operator, 定性, 正向指标 …
        value: 指标值.
        unit: 计量单位.
        weight: 权重 or 分值.
        note: 备注.
    """

    level1: str | None
    level2: str | None
    level3: str | None
    nature: str | None
    value: str | None
    unit: str | None
    weight: str | None
    note: str | None


@frozen(kw_only=True)
class FormTargets(_Cells):
    """What a form declares for one horizon.

    Attributes:
        heading: as printed, such as 实施期目标（2023年—2025年）.
        funds: the money for this horizon, if shown.
        overall: 总体目标, in words.
        rows: the indicator rows in printed order.
        total_weight: the weight of the total line.
    """

    heading: str | None
    funds: FormFunds | None
    overall: str | None
    rows: tuple[FormTargetRow, ...]
    total_weight: str | None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        require_fields(self, (FormFunds, NoneType), "funds")
        require_each(self.rows, FormTargetRow, "FormTargets.rows")


@frozen(kw_only=True)
class TargetForm(_Cells):
    """One printed declaration.

    Attributes:
        project: 项目名称.
        year: the budget year, if shown.
        jurisdiction: the place, as shown.
        department: 主管部门及代码.
        unit: 实施单位.
        attribute: 项目属性, such as 新增项目 or 延续项目.
        duration: 项目期, such as 3年 or 2023年1月—2025年12月.
        annual: the targets of the year, if shown.
        whole_period: the targets of the whole period, if shown.
    """

    project: str | None
    year: int | None
    jurisdiction: str | None
    department: str | None
    unit: str | None
    attribute: str | None
    duration: str | None
    annual: FormTargets | None
    whole_period: FormTargets | None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        require_fields(self, (int, NoneType), "year")
        require_fields(self, (FormTargets, NoneType), "annual", "whole_period")

    @property
    def shown(self) -> tuple[tuple[TargetHorizon, FormTargets], ...]:
        """The horizons that the form shows, the year first."""
        both = ((TargetHorizon.ANNUAL, self.annual), (TargetHorizon.WHOLE_PERIOD, self.whole_period))
        return tuple((horizon, targets) for horizon, targets in both if targets is not None)

    @classmethod
    def of(cls, form: SelfEvaluationForm) -> TargetForm:
        """A page of targets that was kept in the columns of a self-evaluation form, as a declaration for its year.

        The budget (年初预算数, or 全年预算数 where only that is shown) becomes the money that is asked for, 分值 the
        weight; no cell is lost.

        Raises:
            InvalidValueError: the form is of another kind, or it shows a cell that a declaration has no place for, such
                as an actual value.
        """
        require(form, SelfEvaluationForm, "form", hint="from_data(data, SelfEvaluationForm)")
        if form.kind is not FormKind.TARGET:
            raise InvalidValueError(
                f"the form is of the kind {form.kind.value}, expected {FormKind.TARGET.value}.",
                f"表的类型为 {form.kind.value}，应为 {FormKind.TARGET.value}。",
                found=form.kind.value,
            )
        if homeless := list(_without_place(form)):
            raise InvalidValueError(
                f"the form shows {', '.join(homeless)}, for which a target declaration has no cell.",
                f"表中填有 {'、'.join(homeless)}，绩效目标申报表没有相应的单元格。",
                hint_en="audit such a page as the self-evaluation form that it is",
                hint_zh="请按自评表复核",
                found=tuple(homeless),
            )
        return cls(
            project=form.project,
            year=form.year,
            jurisdiction=form.jurisdiction,
            department=form.department,
            unit=form.unit,
            attribute=None,
            duration=None,
            annual=FormTargets(
                heading=None,
                funds=_funds(form.budget) if form.budget else None,
                overall=form.overall.target if form.overall else None,
                rows=tuple(map(_declared, form.rows)),
                total_weight=form.total_points,
            ),
            whole_period=None,
            ref=form.ref,
            extra=form.extra,
        )


def _column(budget: FormBudget) -> str:
    """The column of a budget row that holds what is asked for."""
    lines: tuple[FormBudget | FormSource, ...] = (budget, *budget.sources)
    return "initial" if any(line.initial is not None for line in lines) else "adjusted"


def _funds(budget: FormBudget) -> FormFunds:
    column = _column(budget)
    return FormFunds(
        total=getattr(budget, column),
        unit=budget.unit,
        lines=tuple(
            FormAmount(name=line.name, amount=getattr(line, column), ref=line.ref, extra=line.extra)
            for line in budget.sources
        ),
        ref=budget.ref,
        extra=budget.extra,
    )


def _declared(row: FormRow) -> FormTargetRow:
    return FormTargetRow(
        level1=row.level1,
        level2=row.level2,
        level3=row.level3,
        nature=None,
        value=row.target,
        unit=None,
        weight=row.points,
        note=row.note,
        ref=row.ref,
        extra=row.extra,
    )


def _without_place(form: SelfEvaluationForm) -> Iterator[str]:
    """The paths of the cells that are shown and have no place in a declaration."""
    yield from _shown(form, "", "total_score", "grade")
    if form.overall:
        yield from _shown(form.overall, "overall.", "actual")
    if form.budget:
        names = {"initial", "adjusted", "executed", "rate"} - {_column(form.budget)}
        yield from _shown(form.budget, "budget.", *sorted(names), "points", "score")
        for i, line in enumerate(form.budget.sources):
            yield from _shown(line, f"budget.sources[{i}].", *sorted(names))
    for i, row in enumerate(form.rows):
        yield from _shown(row, f"rows[{i}].", "actual", "score")


def _shown(record: _Cells, path: str, *names: str) -> Iterator[str]:
    return (f"{path}{name}" for name in names if getattr(record, name) is not None)
