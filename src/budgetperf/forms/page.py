"""An audit as a table for a notebook; every text of the form is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.checks import GradeFigure
from budgetperf.forms.figures import Agreement, Figure
from budgetperf.forms.findings import Finding
from budgetperf.forms.rows import AuditRow
from budgetperf.terms import term

__all__ = ["audit_html"]

_HEAD = ("level3", "target-value", "actual-value", "outcome", "points", "printed", "computed", "agreement")


def audit_html(
    rows: Iterable[AuditRow],
    execution: AuditExecution,
    total: Figure,
    grade: GradeFigure,
    findings: Iterable[Finding],
) -> str:
    """A table of the rows and figures, and a list of the findings below it."""
    head = "".join(f"<th>{escape(term(key).zh)}</th>" for key in _HEAD)
    lines = [_row(row) for row in rows]
    lines.append(_figure("execution-rate", execution.rate))
    lines.append(_figure("execution-score", execution.score))
    lines.append(_figure("total-score", total))
    lines.append(_line("grade", grade.printed or "—", grade.computed or "—", grade.agreement))
    notes = "".join(f"<li>[{finding.severity.term.zh}] {escape(finding.zh)}</li>" for finding in findings)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table><ul>{notes}</ul>"


def _row(row: AuditRow) -> str:
    printed, computed = row.score.text()
    cells = (
        row.cells.level3 or "—",
        row.cells.target or "—",
        row.cells.actual or "—",
        row.outcome.term.zh,
        row.cells.points or "—",
        printed,
        computed,
        row.agreement.term.zh,
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _figure(key: str, compared: Figure) -> str:
    return _line(key, *compared.text(), compared.agreement)


def _line(key: str, printed: str, computed: str, stands: Agreement) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (printed, computed, stands.term.zh))
    return f'<tr><td colspan="5">{escape(term(key).zh)}</td>{cells}</tr>'
