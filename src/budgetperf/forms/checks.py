"""The checks of an audit: each looks at one figure or relation of a form and yields what should be verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import evolve

from budgetperf.amounts import Exact, ending
from budgetperf.forms.figures import Agreement, is_shown
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.headings import is_criterion
from budgetperf.forms.row_places import RowKind
from budgetperf.forms.rows import AuditRow
from budgetperf.rules.bounds import BOUND_ALIKE, OPERATOR_REPEATED
from budgetperf.rules.expectations import Exactly, Unread, UnreadWhy
from budgetperf.rules.naming import DATE_BY_NAME, OPERATOR_IN_NAME
from budgetperf.rules.outcomes import SAME_YEAR, Outcome
from budgetperf.rules.units import UNIT_TAKEN

__all__ = ["check_rows"]

_READINGS = frozenset(
    item.key for item in (UNIT_TAKEN, OPERATOR_REPEATED, BOUND_ALIKE, SAME_YEAR, OPERATOR_IN_NAME, DATE_BY_NAME)
)


def check_rows(rows: Iterable[AuditRow], *, shows_notes: bool) -> Iterator[Finding]:
    """Scores against outcomes and rules, and what the readings rest on; of indicators and their parts."""
    for row in rows:
        given, full = row.given, row.full
        if given and full is not None and given.value > full and (row.kind.is_checked or _is_bonus(row)):
            yield _of_row(row, FindingCode.SCORE_EXCEEDS_POINTS, Severity.ERROR, row.printed, ending(Fraction(full)))
        if not row.kind.is_checked:
            continue
        if given and full is not None and given.value <= full and row.kind is not RowKind.SHARED:
            yield from _check_score(row, given.value, full)
        if row.outcome is Outcome.MISSED and shows_notes and not is_shown(row.cells.note):
            yield _of_row(row, FindingCode.MISSED_WITHOUT_REASON, Severity.NOTE)
        if row.asked != row.expectation:
            yield evolve(
                _of_row(row, FindingCode.DIRECTION_ASSUMED, Severity.NOTE, printed=row.cells.target),
                read_as=str(row.asked),
            )
        yield from _check_reading(row)


def _is_bonus(row: AuditRow) -> bool:
    """Whether a row is extra points of which it says how many there may be."""
    return row.kind is RowKind.BONUS and bool(row.full)


def _check_score(row: AuditRow, given: Decimal, full: Decimal) -> Iterator[Finding]:
    """The printed points beside the outcome and the rule; points taken off a row in words are a judgement."""
    question = Severity.NOTE if _may_be_right(row, given) else Severity.QUESTION
    if row.outcome is Outcome.MISSED and given == full > 0:
        expected = row.score.computed if row.is_scored else None
        yield _of_row(row, FindingCode.FULL_MARKS_THOUGH_MISSED, question, row.printed, expected)
    elif row.allowed is not None and given not in row.allowed:
        allowed = None if row.place.of_hundred else row.allowed.text()
        yield evolve(_of_row(row, FindingCode.ROW_SCORE_DIFFERS, question, row.printed), word=allowed)
    elif row.outcome in {Outcome.MET, Outcome.EXCEEDED} and not row.is_in_words and given < full:
        yield _of_row(row, FindingCode.POINTS_TAKEN_OFF_MET_ROW, question, row.printed, ending(_worth(row, full)))
    elif row.outcome is Outcome.MISSED and row.agreement.is_disagreement:
        severity = Severity.NOTE if row.agreement.is_removable else question
        yield _of_row(row, FindingCode.ROW_SCORE_DIFFERS, severity, row.printed, row.score.computed)


def _worth(row: AuditRow, full: Decimal) -> Fraction:
    """What full marks are in the scale of the printed score."""
    return Fraction(100 if row.place.of_hundred else full)


def _may_be_right(row: AuditRow, given: Decimal) -> bool:
    """Whether another admissible choice, or the rounding of the score, would make the printed points right."""
    is_rules = row.is_scored and (row.agreement is Agreement.AGREES or row.score.exact == given)
    is_directed = row.asked != row.expectation
    is_overshot = isinstance(row.asked, Exactly) and row.outcome is Outcome.EXCEEDED
    is_reread = row.outcome is Outcome.MISSED and any(item.key in _READINGS for item in row.assumptions)
    return is_rules or is_directed or is_overshot or is_reread


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
