"""The sums that a form prints among its rows: subtotals, headings with points, and a second line of the total."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.figures import Agreement, Figure, figure, read_total
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.row_places import RowKind
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import SelfEvaluationForm

__all__ = ["check_inner_sums", "check_total_line"]


def check_total_line(form: SelfEvaluationForm, rows: tuple[AuditRow, ...]) -> Iterator[Finding]:
    """The line of the sum against a total that is printed elsewhere."""
    total = read_total(form.total_score)
    for row in rows:
        if row.kind is RowKind.TOTAL and row.given and total and row.given.value != total.value:
            yield Finding(
                code=FindingCode.TOTAL_DIFFERS,
                row=row.index,
                severity=Severity.ERROR,
                agreement=Agreement.DIFFERS,
                printed=row.printed,
                figure=total.value,
            )


def check_inner_sums(rows: tuple[AuditRow, ...], execution: AuditExecution) -> Iterator[Finding]:
    """The scores of subtotals and of headings with points against those of the rows whose points they sum up.

    Where the points do not tell which rows these are, or one of them shows no score, nothing is said.
    """
    for row in rows:
        if row.kind not in {RowKind.SUBTOTAL, RowKind.HEADING} or not row.place.points or row.given is None:
            continue
        below = row.kind is RowKind.HEADING
        scores = _below(rows, row.index) if below else _above(rows, row.index, execution)
        if scores is None or None in scores:
            continue
        compared = figure(row.cells.score, sum((score for score in scores if score is not None), Fraction(0)))
        if compared.agreement.is_disagreement:
            yield _of_line(row, compared)


def _of_line(row: AuditRow, compared: Figure) -> Finding:
    return Finding(
        code=FindingCode.TOTAL_DIFFERS,
        row=row.index,
        severity=Severity.NOTE if compared.agreement.is_removable else Severity.ERROR,
        agreement=compared.agreement,
        printed=compared.printed,
        figure=compared.computed,
    )


_Scores = list[Fraction | None]


def _below(rows: tuple[AuditRow, ...], start: int) -> _Scores | None:
    """The scores of the rows right below a heading that make its points."""
    return _run(rows[start].place.points, (row for row in rows[start + 1 :] if row.counts))


def _above(rows: tuple[AuditRow, ...], start: int, execution: AuditExecution) -> _Scores | None:
    """The scores of the rows right above a subtotal that make its points, from the first of a block on.

    The budget row may be counted with all rows, or as the row that repeats it.
    """
    points = rows[start].place.points
    every = [row for row in rows[:start] if row.counts]
    found = _run(points, reversed(every))
    if found is not None:
        return found if len(found) == len(every) or _begins_block(rows, every[-len(found)]) else None
    worth = Fraction(execution.full or 0)
    if worth and sum((row.place.points or Fraction(0) for row in every), worth) == points:
        return [*map(_score, every), Fraction(execution.given.value) if execution.given else None]
    return None


def _run(points: Fraction | None, rows: Iterator[AuditRow] | chain[AuditRow]) -> _Scores | None:
    """The scores of the first rows whose points make ``points``; None where none make them."""
    made, scores = Fraction(0), list[Fraction | None]()
    for row in rows:
        if row.place.points is None:
            return None
        made += row.place.points
        scores.append(_score(row))
        if made == points:
            return scores
    return None


def _begins_block(rows: tuple[AuditRow, ...], first: AuditRow) -> bool:
    """Whether a row is the first under its heading or below another sum."""
    before = rows[first.index - 1]
    titles = (before.place.level1, before.place.level2) != (first.place.level1, first.place.level2)
    return titles or not (before.kind.is_read or before.kind is RowKind.BLANK)


def _score(row: AuditRow) -> Fraction | None:
    return Fraction(row.given.value) if row.given else None
