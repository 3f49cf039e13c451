"""Reading a monitoring form: progress, expectations, causes and likelihood of each indicator, and the money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import Problem, require
from budgetperf.forms.amount_cells import read_budget
from budgetperf.forms.figures import is_shown
from budgetperf.forms.monitoring_form import FormMonitoringBudget, FormMonitoringRow, MonitoringForm
from budgetperf.forms.readings import UnreadCell, read_boxes, read_tick, unread_value
from budgetperf.forms.self_evaluation import FormBudget, FormSource
from budgetperf.records.budgets import Budget
from budgetperf.records.monitoring_reports import DeviationCause, Likelihood, MonitoringReport, MonitoringRow
from budgetperf.rules.actuals import Actual
from budgetperf.rules.expectations import Expectation, Qualitative, Unread, UnreadWhy
from budgetperf.rules.reading import parse, read_actual, tidy

__all__ = ["MonitoringReading", "expected_row", "read_monitoring", "read_months", "spent_row"]

_CAUSES = {
    "经费(?:保障)?": DeviationCause.FUNDING,
    "制度(?:保障)?": DeviationCause.INSTITUTIONS,
    "人员(?:保障)?": DeviationCause.STAFF,
    "硬件(?:条件)?(?:保障)?": DeviationCause.HARDWARE,
    "其[他它]": DeviationCause.OTHER,
}
_LIKELIHOODS = {
    "确定能": Likelihood.CERTAIN,
    "有可能": Likelihood.POSSIBLE,
    "完全不可能": Likelihood.IMPOSSIBLE,
}
_YEAR = "(?:(?:19|20|21)[0-9]{2}年)?"
_MONTH = "(?P<{}>1[0-2]|[1-9])"
_MONTHS = re.compile(
    f"{_YEAR}(?:1月?(?:-|—|——|~|至|到){_MONTH.format('to')}月份?"
    f"|截[至止]到?{_YEAR}{_MONTH.format('until')}月(?:底|末|份|(?:2[89]|3[01])日)?"
    f"|{_MONTH.format('end')}月(?:底|末|(?:2[89]|3[01])日)"
    "|(?P<words>上半年|前三季度|第?[一二三四]季度))"
)
_NAMED = {"上半年": 6, "前三季度": 9, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}


@frozen(kw_only=True)
class MonitoringReading:
    """What a monitoring form says, as records.

    Attributes:
        report: every row, and the money. A value that cannot be read is kept as unread.
        unread: the cells that are shown and cannot be read.
        assumptions: what the reading rests on.
    """

    report: MonitoringReport
    unread: tuple[UnreadCell, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be read."""
        return tuple(cell.problem for cell in self.unread)


def read_monitoring(form: MonitoringForm) -> MonitoringReading:
    """Read a monitoring form; never raises on any cells."""
    require(form, MonitoringForm, "form", hint="from_data(data, MonitoringForm)")
    read = [_read_row(i, row) for i, row in enumerate(form.rows)]
    budget, spent, assumed = read_budget(spent_row(form.budget))
    forecast, hoped, also = read_budget(expected_row(form.budget))
    money = [UnreadCell(row=None, text=text, problem=problem) for problem, text in spent]
    money += [
        UnreadCell(row=None, text=text, problem=evolve(problem, path=problem.path.replace(".executed", ".expected")))
        for problem, text in hoped
    ]
    month = read_months(form.months)
    if month is None and form.months is not None and is_shown(form.months):
        en, zh = f"cannot be read: {form.months}", f"监控期间无法识别：{form.months}"
        problem = Problem(path="months", en=en, zh=zh)
        money.append(UnreadCell(row=None, text=form.months, problem=problem))
    report = MonitoringReport(
        project=form.project or "",
        year=form.year,
        month=month,
        rows=tuple(row for row, _ in read),
        budget=budget,
        forecast=_forecast(budget, forecast),
    )
    return MonitoringReading(
        report=report,
        unread=(*(cell for _, cells in read for cell in cells), *money),
        assumptions=tuple(dict.fromkeys([*assumed, *also])),
    )


def read_months(cell: str | None) -> int | None:
    """The last month of the part of the year that a form covers; None where it cannot be told.

    A month alone may be that month or all until it, or the day on which the form was filled in.

    >>> [read_months(cell) for cell in ("1—7月", "2023年1-8月", "截至7月底", "上半年", "7月")]
    [7, 8, 7, 6, None]
    """
    match = _MONTHS.fullmatch(tidy(cell)) if cell else None
    if match is None:
        return None
    if match["words"]:
        return _NAMED[match["words"].removeprefix("第")]
    return int(match["to"] or match["until"] or match["end"])


def spent_row(budget: FormMonitoringBudget | None) -> FormBudget | None:
    """The money so far in the columns of a budget row: 年初预算数, 调整后预算数, 1—N月执行数 and its rate."""
    if budget is None:
        return None
    lines = tuple(
        FormSource(name=line.name, initial=line.initial, adjusted=line.adjusted, executed=line.executed, rate=line.rate)
        for line in budget.sources
    )
    return FormBudget(
        initial=budget.initial,
        adjusted=budget.adjusted,
        executed=budget.executed,
        unit=budget.unit,
        points=None,
        rate=budget.rate,
        score=None,
        sources=lines,
    )


def expected_row(budget: FormMonitoringBudget | None) -> FormBudget | None:
    """全年预计执行数 in the column of 全年执行数; the other columns are those of :func:`spent_row`."""
    if budget is None:
        return None
    lines = tuple(
        FormSource(name=line.name, initial=None, adjusted=None, executed=line.expected, rate=None)
        for line in budget.sources
    )
    return FormBudget(
        initial=None,
        adjusted=None,
        executed=budget.expected,
        unit=budget.unit,
        points=None,
        rate=None,
        score=None,
        sources=lines,
    )


def _forecast(budget: Budget | None, forecast: Budget | None) -> Budget | None:
    """The budget with what is expected to be spent in place of what is; None where no such amount is stated."""
    if budget is None or forecast is None:
        return None
    if forecast.executed is None and all(line.executed is None for line in forecast.sources):
        return None
    lines = tuple(
        evolve(line, executed=hoped.executed) for line, hoped in zip(budget.sources, forecast.sources, strict=True)
    )
    return evolve(budget, executed=forecast.executed, sources=lines)


def _read_row(index: int, row: FormMonitoringRow) -> tuple[MonitoringRow, tuple[UnreadCell, ...]]:
    path = f"rows[{index}]"
    expectation = parse(row.target) if row.target is not None else Unread(text="", why=UnreadWhy.EMPTY)
    so_far, expected = _actual(row.so_far), _actual(row.expected)
    causes, unread = _causes(index, path, row)
    likelihood, unsure = _likelihood(index, path, row)
    read = MonitoringRow(
        code=f"row-{index + 1}",
        name=row.level3,
        expectation=expectation,
        so_far=so_far,
        expected=expected,
        causes=causes,
        reason=row.reason if is_shown(row.reason) else None,
        likelihood=likelihood,
        level1=row.level1,
        level2=row.level2,
    )
    return read, (*_unread_values(index, path, read), *unread, *unsure)


def _actual(cell: str | None) -> Actual:
    return read_actual(cell) if cell is not None else Unread(text="", why=UnreadWhy.EMPTY)


def _unread_values(index: int, path: str, row: MonitoringRow) -> Iterator[UnreadCell]:
    """Values that are shown and not read; words about a target in words are progress, not a riddle."""
    yield from unread_value(index, f"{path}.target", row.expectation)
    for name, value in (("so_far", row.so_far), ("expected", row.expected)):
        if not _tells(row.expectation, value):
            yield from unread_value(index, f"{path}.{name}", value)


def _tells(expectation: Expectation, value: Actual) -> bool:
    worded = isinstance(value, Unread) and value.why is UnreadWhy.NOT_A_RATING
    return worded and isinstance(expectation, Qualitative)


def _causes(index: int, path: str, row: FormMonitoringRow) -> tuple[tuple[DeviationCause, ...], tuple[UnreadCell, ...]]:
    ticked, unread = _ticked(index, path, row, [cause.value for cause in DeviationCause])
    listed = read_boxes(row.causes, _CAUSES)
    if listed is None:
        unread = (*unread, _not_chosen(index, f"{path}.causes", row.causes or ""))
    chosen = {*map(DeviationCause, ticked), *(listed or ())}
    return tuple(cause for cause in DeviationCause if cause in chosen), unread


def _likelihood(index: int, path: str, row: FormMonitoringRow) -> tuple[Likelihood | None, tuple[UnreadCell, ...]]:
    ticked, unread = _ticked(index, path, row, [likelihood.value for likelihood in Likelihood])
    listed = read_boxes(row.likelihood, _LIKELIHOODS)
    if listed is None:
        unread = (*unread, _not_chosen(index, f"{path}.likelihood", row.likelihood or ""))
    chosen = [one for one in Likelihood if one.value in ticked or one in (listed or ())]
    if len(chosen) > 1:
        several = "、".join(one.term.zh for one in chosen)
        unread = (*unread, _not_chosen(index, f"{path}.likelihood", several, "names several", "选择了多项"))
    return chosen[0] if len(chosen) == 1 else None, unread


def _ticked(
    index: int, path: str, row: FormMonitoringRow, names: list[str]
) -> tuple[list[str], tuple[UnreadCell, ...]]:
    """The columns that are ticked, and those in which nobody can tell."""
    cells = {name: getattr(row, name) for name in names}
    unread = [_not_chosen(index, f"{path}.{name}", cell) for name, cell in cells.items() if read_tick(cell) is None]
    return [name for name, cell in cells.items() if read_tick(cell)], tuple(unread)


def _not_chosen(
    index: int, path: str, cell: str, why_en: str = "is neither ticked nor empty", why_zh: str = "不能判断是否勾选"
) -> UnreadCell:
    return UnreadCell(row=index, text=cell, problem=Problem(path=path, en=f"{why_en}: {cell}", zh=f"{why_zh}：{cell}"))
