"""What the printed parts of a form add up to, and the checks of these sums against what the form says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import ending
from budgetperf.basis import Assumption
from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.figures import (
    Agreement,
    Figure,
    PrintedNumber,
    compared,
    figure,
    is_shown,
    read_number,
    read_total,
)
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.row_places import RowKind, stated_headings
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import SelfEvaluationForm

__all__ = ["Sums", "check_headings", "check_sub_rows", "check_totals", "of_form", "sums"]

CAPPED = Assumption(
    key="layout.bonus-capped",
    zh="填报总分为满分，加分超过满分的部分不计",
    en="the printed total is the whole: extra points beyond it are not counted",
)


@frozen(kw_only=True)
class Sums:
    """What the printed parts of a form add up to.

    Attributes:
        row_points: the points of the indicators that print any.
        points: the same with the budget row's.
        whole: what the form says it is worth, or the scheme's total.
        row_scores: the scores of all indicators; None where one prints none.
        moved: extra points less what is taken off; None where one cannot be read.
        scores: all of these with the budget row's; None where that has points and its score is not shown.
        with_parts: the same with the sub-rows that repeat an indicator's points; None where there are none.
        is_capped: whether the sum is cut to the whole, as the printed total is, where extra points exceed it.
        is_whole: whether every part of the form is shown, so that the sum of the scores must be the total.
    """

    row_points: Fraction
    points: Fraction
    whole: Fraction
    row_scores: Fraction | None
    moved: Fraction | None
    scores: Fraction | None
    with_parts: Fraction | None
    is_capped: bool
    is_whole: bool


def sums(form: SelfEvaluationForm, rows: tuple[AuditRow, ...], execution: AuditExecution, whole: Fraction) -> Sums:
    """Add up the printed parts.

    A form may be cut. It is whole where every indicator prints its points and these, with or without the budget's,
    make the whole; or where the printed scores make the printed total, or the whole itself.
    """
    stated, printed = read_number(form.total_points), read_total(form.total_score)
    total = Fraction(stated.value) if stated else whole
    counted = [row for row in rows if row.counts]
    row_points = _full(counted)
    points = row_points + Fraction(execution.full or 0)
    extra = [row for row in rows if row.kind is RowKind.BONUS]
    row_scores = _given(counted) if counted and all(row.given for row in counted) else None
    moved = _moved(rows)
    given = execution.given or next((row.given for row in rows if row.kind is RowKind.BUDGET), None)
    scores = None
    if row_scores is not None and moved is not None and (given is not None or not execution.full):
        scores = row_scores + moved + Fraction(given.value if given else 0)
    made = all(row.full is not None for row in counted) and total in {
        worth + bonus for worth in (row_points, points) for bonus in (0, _full(extra))
    }
    fits = scores is not None and (printed.is_rounded(scores) if printed else scores == total)
    is_open = any(row.full and not is_shown(row.cells.score) for row in extra)
    inner = [row for row in rows if row.kind is RowKind.PART and row.full is not None]
    capped = bool(extra and scores is not None and scores > total and printed and printed.is_rounded(total))
    return Sums(
        row_points=row_points,
        points=points,
        whole=total,
        row_scores=row_scores,
        moved=moved,
        scores=total if capped and not fits else scores,
        with_parts=scores + _given(inner) if inner and scores is not None else None,
        is_capped=capped and not fits,
        is_whole=scores is not None and (fits or (made and not is_open)),
    )


def _full(rows: list[AuditRow]) -> Fraction:
    return sum((Fraction(row.full) for row in rows if row.full is not None), Fraction(0))


def _given(rows: list[AuditRow]) -> Fraction:
    return sum((Fraction(row.given.value) for row in rows if row.given), Fraction(0))


def _moved(rows: tuple[AuditRow, ...]) -> Fraction | None:
    """Extra points less what is taken off, which may be printed with or without its sign."""
    total = Fraction(0)
    for row in rows:
        if row.kind in {RowKind.BONUS, RowKind.DEDUCTION} and is_shown(row.cells.score):
            if row.given is None:
                return None
            total += abs(Fraction(row.given.value)) * (-1 if row.kind is RowKind.DEDUCTION else 1)
    return total


def check_totals(form: SelfEvaluationForm, added: Sums, total: Figure) -> Iterator[Finding]:
    """The sum of the points against the whole and of the scores against the total."""
    if added.points > added.whole:
        yield of_form(FindingCode.POINTS_DO_NOT_ADD_UP, Severity.ERROR, figure(form.total_points, added.points))
    given = read_total(form.total_score)
    if not total.agreement.is_disagreement or given is None or _counts_twice(given, added):
        return
    left_out = added.row_scores is not None and given.is_rounded(added.row_scores + (added.moved or 0))
    code = FindingCode.EXECUTION_LEFT_OUT_OF_TOTAL if left_out else FindingCode.TOTAL_DIFFERS
    removable = total.agreement.is_removable and not left_out
    yield of_form(code, Severity.NOTE if removable else Severity.ERROR, total)


def of_form(code: FindingCode, severity: Severity, compared: Figure) -> Finding:
    """A finding about a figure of the form as a whole."""
    return Finding(
        code=code,
        row=None,
        severity=severity,
        agreement=compared.agreement,
        printed=compared.printed,
        figure=compared.computed,
    )


def _counts_twice(total: PrintedNumber, added: Sums) -> bool:
    """Whether the printed total is the sum in which sub-rows are counted beside the rows that they are parts of."""
    twice, once = added.with_parts, added.scores
    return twice is not None and once is not None and total.is_rounded(twice) and not total.is_rounded(once)


def check_sub_rows(form: SelfEvaluationForm, rows: tuple[AuditRow, ...], added: Sums) -> Iterator[Finding]:
    """The sub-rows that repeat the points of the row above them: an error where the printed sums count both."""
    inner = [row for row in rows if row.kind is RowKind.PART and row.full is not None]
    points, total = read_number(form.total_points), read_total(form.total_score)
    told: Figure | None = None
    if total and _counts_twice(total, added):
        told = compared(form.total_score, total, added.scores)
    elif points and inner and points.value == added.points + _full(inner):
        told = figure(form.total_points, added.points)
    for head in sorted({row.place.head for row in inner if row.place.head is not None}):
        yield Finding(
            code=FindingCode.SUB_ROWS_SCORED_TWICE,
            row=head,
            severity=Severity.ERROR if told else Severity.NOTE,
            agreement=told.agreement if told else None,
            printed=told.printed if told else rows[head].cells.points,
            figure=told.computed if told else None,
        )


def check_headings(rows: tuple[AuditRow, ...], added: Sums) -> Iterator[Finding]:
    """The points that a heading states against those of the rows below it.

    Of a form that may be cut, the last heading may be, too: then only more than it states can be shown.
    """
    last = max((row.index for row in rows if row.counts), default=-1)
    made = added.whole in {added.row_points, added.points} or any(row.kind is RowKind.TOTAL for row in rows)
    for heading in stated_headings(row.place for row in rows):
        below = [rows[i].place.points for i in heading.rows]
        points = sum((worth for worth in below if worth is not None), Fraction(0))
        may_be_cut = not made and last in heading.rows
        if None not in below and (points > heading.points or (points < heading.points and not may_be_cut)):
            yield Finding(
                code=FindingCode.HEADING_POINTS_DIFFER,
                row=None,
                severity=Severity.ERROR,
                agreement=Agreement.DIFFERS,
                printed=heading.stated,
                figure=ending(points),
                heading=heading.text,
            )
