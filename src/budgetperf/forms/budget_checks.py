"""The checks of the budget row: amounts, rates and score, its lines, and the row that repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from budgetperf.amounts import ending
from budgetperf.forms.budget_cells import AuditExecution, printed_rate
from budgetperf.forms.figures import Figure, figure, is_shown, read_number
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.row_places import RowKind
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import FormBudget
from budgetperf.forms.source_lines import check_sources
from budgetperf.forms.sums import of_form
from budgetperf.records.budgets import Budget

__all__ = ["check_budget", "check_repeated"]

_HUNDRED = 100


def check_budget(execution: AuditExecution) -> Iterator[Finding]:
    """Amounts, rates and score of the budget row and its lines."""
    yield from _check_rate(execution.rate, rests_on_convention=execution.rests_on_convention)
    if execution.agreement.is_disagreement:
        removable = execution.agreement.is_removable or execution.rests_on_convention
        severity = Severity.NOTE if removable else Severity.QUESTION
        yield of_form(FindingCode.EXECUTION_SCORE_DIFFERS, severity, execution.score)
    given = execution.given
    if given and execution.full is not None and given.value > execution.full:
        yield Finding(
            code=FindingCode.SCORE_EXCEEDS_POINTS,
            row=None,
            severity=Severity.ERROR,
            printed=execution.printed,
            figure=ending(Fraction(execution.full)),
        )
    if execution.is_misprinted and execution.cells:
        yield Finding(
            code=FindingCode.POINTS_MISPRINTED,
            row=None,
            severity=Severity.ERROR,
            printed=execution.cells.points,
            figure=execution.full,
        )
    for cell in execution.unreadable:
        yield Finding(code=FindingCode.CELL_UNREADABLE, row=None, severity=Severity.NOTE, printed=cell)
    if execution.budget is not None and execution.cells is not None:
        yield from _check_amounts(execution.budget, execution.cells)


def _check_rate(rate: Figure, *, rests_on_convention: bool) -> Iterator[Finding]:
    """A printed rate beside the computed one; one that is cut to all of the budget is a convention."""
    if rate.agreement.is_disagreement:
        printed = read_number(rate.printed)
        is_all = printed is not None and printed.value in {1, _HUNDRED}
        all_of_it = 1 if printed and printed.value == 1 and printed.places else _HUNDRED  # a whole 1 is no percentage
        capped = is_all and (rate.exact or 0) > all_of_it
        severity = Severity.NOTE if rate.agreement.is_removable or rests_on_convention or capped else Severity.ERROR
        yield of_form(FindingCode.EXECUTION_RATE_DIFFERS, severity, rate)


def _check_amounts(budget: Budget, cells: FormBudget) -> Iterator[Finding]:
    if budget.base == 0:
        yield Finding(code=FindingCode.ZERO_BUDGET, row=None, severity=Severity.NOTE)
    elif budget.base and budget.executed is not None and budget.executed > budget.base:
        share = ending(budget.execution.exact)
        yield Finding(
            code=FindingCode.OVERSPENT, row=None, severity=Severity.NOTE, printed=cells.executed, figure=share
        )
    for line, source in zip(cells.sources, budget.sources, strict=True):
        is_initial = not is_shown(line.adjusted)
        base = source.initial if is_initial else source.adjusted
        if base and source.executed is not None:
            rate = printed_rate(line.rate, Fraction(source.executed) / Fraction(base))
            for finding in _check_rate(rate, rests_on_convention=is_initial):
                yield evolve(finding, heading=line.name)
    yield from check_sources(budget, cells)


def check_repeated(rows: Iterable[AuditRow], execution: AuditExecution) -> Iterator[Finding]:
    """The rate and the score of the row that repeats the budget row, where they are not the budget row's."""
    for row in rows:
        if row.kind is RowKind.BUDGET:
            yield from _check_repeated(row, execution)


def _check_repeated(row: AuditRow, execution: AuditExecution) -> Iterator[Finding]:
    number, own = read_number(row.cells.actual), read_number(execution.rate.printed)
    ratio = execution.budget.execution.exact if execution.budget and execution.rate.exact is not None else None
    if number and number.unit == "%" and not (own and own.value == number.value):
        rate = printed_rate(row.cells.actual, ratio)
        for finding in _check_rate(rate, rests_on_convention=execution.rests_on_convention):
            yield evolve(finding, row=row.index)
    given, other = row.given, execution.given
    if given and other and given.value != other.value and not execution.of_hundred:
        compared = figure(row.printed, execution.score.exact if execution.evaluated else Fraction(other.value))
        if compared.agreement.is_disagreement:
            severity = Severity.NOTE if compared.agreement.is_removable else Severity.QUESTION
            yield evolve(of_form(FindingCode.EXECUTION_SCORE_DIFFERS, severity, compared), row=row.index)
