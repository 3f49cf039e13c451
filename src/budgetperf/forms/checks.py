"""The checks of an audit: each looks at one figure or relation of a form and yields what should be verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import Exact, Rounding, RoundingMode, Yuan, ending
from budgetperf.errors import InvalidValueError
from budgetperf.forms.budget_cells import AuditExecution, in_unit, is_carry_over, read_amount
from budgetperf.forms.figures import Agreement, Figure, PrintedNumber, is_shown, read_number
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.headings import is_criterion
from budgetperf.forms.row_places import RowKind
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import FormBudget
from budgetperf.forms.sums import REMOVABLE, Sums
from budgetperf.records.budgets import Budget
from budgetperf.rules.bounds import BOUND_ALIKE, OPERATOR_REPEATED
from budgetperf.rules.expectations import Exactly, Unread, UnreadWhy
from budgetperf.rules.grading import GradeScale
from budgetperf.rules.naming import DATE_BY_NAME, OPERATOR_IN_NAME
from budgetperf.rules.outcomes import SAME_YEAR, Outcome
from budgetperf.rules.units import UNIT_TAKEN

__all__ = ["GradeFigure", "Sums", "check_budget", "check_grade", "check_rows", "earned_word"]

_READINGS = frozenset(
    item.key for item in (UNIT_TAKEN, OPERATOR_REPEATED, BOUND_ALIKE, SAME_YEAR, OPERATOR_IN_NAME, DATE_BY_NAME)
)


@frozen(kw_only=True)
class GradeFigure:
    """The printed grade beside the one that the total earns.

    Attributes:
        printed: the printed word.
        computed: the scale's word for the total; None where the total is not known.
        agreement: how the two stand to each other.
    """

    printed: str | None
    computed: str | None
    agreement: Agreement


def check_rows(rows: Iterable[AuditRow], *, shows_notes: bool) -> Iterator[Finding]:
    """Scores against outcomes and rules, and what the readings rest on; of indicators and their parts."""
    for row in rows:
        if not row.counts and row.kind is not RowKind.PART:
            continue
        given = row.given
        if given and row.full is not None:
            yield from _check_score(row, Fraction(given.value), Fraction(row.full))
        if row.outcome is Outcome.MISSED and shows_notes and not is_shown(row.cells.note):
            yield _of_row(row, FindingCode.MISSED_WITHOUT_REASON, Severity.NOTE)
        if row.asked != row.expectation:
            yield _of_row(row, FindingCode.DIRECTION_ASSUMED, Severity.NOTE, printed=row.cells.target)
        yield from _check_reading(row)


def _check_score(row: AuditRow, given: Fraction, full: Fraction) -> Iterator[Finding]:
    by_rule = row.is_scored and (row.agreement is Agreement.AGREES or row.score.exact == given)
    overshot = isinstance(row.asked, Exactly) and row.outcome is Outcome.EXCEEDED
    reread = any(item.key in _READINGS for item in row.assumptions)
    removable = row.asked != row.expectation or by_rule or overshot or (reread and row.outcome is Outcome.MISSED)
    question = Severity.NOTE if removable else Severity.QUESTION
    if given > full:
        yield _of_row(row, FindingCode.SCORE_EXCEEDS_POINTS, Severity.ERROR, row.printed, ending(full))
    elif row.outcome is Outcome.MISSED and not row.is_judged and given == full > 0:
        yield _of_row(
            row,
            FindingCode.FULL_MARKS_THOUGH_MISSED,
            question,
            row.printed,
            row.score.computed if row.is_scored else None,
        )
    elif row.outcome in {Outcome.MET, Outcome.EXCEEDED} and not row.is_judged and given < full:
        yield _of_row(row, FindingCode.POINTS_TAKEN_OFF_MET_ROW, question, row.printed, ending(full))
    elif row.outcome is Outcome.MISSED and row.agreement.is_disagreement:
        severity = Severity.NOTE if row.agreement in REMOVABLE else question
        yield _of_row(row, FindingCode.ROW_SCORE_DIFFERS, severity, row.printed, row.score.computed)


def _check_reading(row: AuditRow) -> Iterator[Finding]:
    """What kept an outcome from being decided; an empty cell is not shown, and a criterion is no target to be read."""
    if row.outcome is not Outcome.UNDECIDED:
        return
    for read, cell in ((row.expectation, row.cells.target), (row.actual, row.cells.actual)):
        if isinstance(read, Unread):
            if read.why is not UnreadWhy.EMPTY and not is_criterion(cell):
                yield _of_row(row, FindingCode.CELL_UNREADABLE, Severity.NOTE, printed=cell)
            return
    if row.units_differ:
        yield _of_row(row, FindingCode.UNIT_DIFFERS, Severity.NOTE, printed=row.cells.actual)


def _of_row(
    row: AuditRow, code: FindingCode, severity: Severity, printed: str | None = None, expected: Exact | None = None
) -> Finding:
    compared = row.agreement if expected is not None else None
    return Finding(code=code, row=row.index, severity=severity, agreement=compared, printed=printed, figure=expected)


def _of_form(code: FindingCode, severity: Severity, compared: Figure) -> Finding:
    return Finding(
        code=code,
        row=None,
        severity=severity,
        agreement=compared.agreement,
        printed=compared.printed,
        figure=compared.computed,
    )


def check_budget(execution: AuditExecution) -> Iterator[Finding]:
    """Amounts, rate and score of the budget row."""
    if execution.rate.agreement.is_disagreement:
        printed = read_number(execution.rate.printed)
        capped = printed is not None and printed.value in {1, 100} and (execution.rate.exact or 0) > printed.value
        removable = execution.rate.agreement in REMOVABLE or execution.rests_on_convention or capped
        severity = Severity.NOTE if removable else Severity.ERROR
        yield _of_form(FindingCode.EXECUTION_RATE_DIFFERS, severity, execution.rate)
    if execution.agreement.is_disagreement:
        removable = execution.agreement in REMOVABLE or execution.rests_on_convention
        severity = Severity.NOTE if removable else Severity.QUESTION
        yield _of_form(FindingCode.EXECUTION_SCORE_DIFFERS, severity, execution.score)
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


def _check_amounts(budget: Budget, cells: FormBudget) -> Iterator[Finding]:
    if budget.base == 0:
        yield Finding(code=FindingCode.ZERO_BUDGET, row=None, severity=Severity.NOTE)
    elif budget.base and budget.executed is not None and budget.executed > budget.base:
        share = ending(budget.execution.exact)
        yield Finding(
            code=FindingCode.OVERSPENT, row=None, severity=Severity.NOTE, printed=cells.executed, figure=share
        )
    # What last year left may stand beside this year's money or be a part of it, so it proves nothing.
    sources = [source for source in budget.sources if not is_carry_over(source.name)]
    columns: tuple[tuple[str | None, Yuan | None, list[Yuan | None]], ...] = (
        (cells.initial, budget.initial, [source.initial for source in sources]),
        (cells.adjusted, budget.adjusted, [source.adjusted for source in sources]),
        (cells.executed, budget.executed, [source.executed for source in sources]),
    )
    for printed, total, lines in columns:
        stated = [Fraction(line) for line in lines if line is not None]
        parts = sum(stated, Fraction(0))
        number = read_amount(printed)
        size = in_unit(Fraction(1), number.unit if number and number.unit else cells.unit)
        if total is not None and parts > total and not (number and number.is_rounded(parts * size)):
            alone = any(line > total for line in stated)
            yield Finding(
                code=FindingCode.SOURCES_DO_NOT_ADD_UP,
                row=None,
                severity=Severity.ERROR if alone or not _may_nest(stated) else Severity.NOTE,
                printed=printed,
                figure=ending(parts * size),
            )
            return


def _may_nest(lines: list[Fraction]) -> bool:
    """Whether some line is what others after it add up to, so that a sum of all counts it twice."""
    for i, line in enumerate(lines):
        run = Fraction(0)
        for other in lines[i + 1 :]:
            run += other
            if line and run == line:
                return True
    return False


def check_grade(grade: GradeFigure, total: PrintedNumber | None, scale: GradeScale) -> Iterator[Finding]:
    """The printed grade against the one that the total earns; another way of rounding it first makes it a note."""
    if grade.agreement is Agreement.DIFFERS:
        rounded = [Rounding(places=places, mode=RoundingMode.HALF_UP) for places in (0, 1, 2)]
        others = {earned_word(scale, Fraction(rounding.apply(total.value))) for rounding in rounded} if total else set()
        named = scale.named(grade.printed or "")
        removable = named is not None and named.zh in others
        yield Finding(
            code=FindingCode.GRADE_DIFFERS,
            row=None,
            severity=Severity.NOTE if removable else Severity.QUESTION,
            agreement=grade.agreement,
            printed=grade.printed,
            word=grade.computed,
        )


def earned_word(scale: GradeScale, total: Fraction) -> str | None:
    """The grade that a printed total earns; None where the scale ends below it."""
    try:
        return scale.grade(total).zh
    except InvalidValueError:
        return None
