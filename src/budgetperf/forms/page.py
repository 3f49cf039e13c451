"""Audits as tables for a notebook; every text of a form is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.figures import Agreement, Figure
from budgetperf.forms.findings import Finding
from budgetperf.forms.grade_cells import GradeFigure
from budgetperf.forms.rows import AuditRow
from budgetperf.terms import term

__all__ = ["audit_html", "table_html"]

_HEAD = ("level3", "target-value", "actual-value", "outcome", "points", "printed", "computed", "agreement")


def audit_html(
    rows: Iterable[AuditRow],
    execution: AuditExecution,
    total: Figure,
    grade: GradeFigure,
    findings: Iterable[Finding],
) -> str:
    """A table of the rows and figures, and a list of the findings below it."""
    lines = [_row(row) for row in rows]
    lines.append(_figure("execution-rate", execution.rate))
    lines.append(_figure("execution-score", execution.score))
    lines.append(_figure("total-score", total))
    lines.append(_line("grade", grade.printed or "—", grade.computed or "—", grade.agreement))
    return _page(_HEAD, lines, findings)


def table_html(
    head: Iterable[str], rows: Iterable[Iterable[str]], findings: Iterable[Finding], caption: str = ""
) -> str:
    """A table of plain texts and a list of the findings below it.

    Args:
        head: the keys of the terms that head the columns.
        rows: the texts of each row; an empty one is shown as a dash.
        findings: what should be verified.
        caption: what the table shows; empty where that needs no words.
    """
    lines = [_cells(cell or "—" for cell in row) for row in rows]
    return _page(head, [f"<tr>{line}</tr>" for line in lines], findings, caption)


def _page(head: Iterable[str], lines: Iterable[str], findings: Iterable[Finding], caption: str = "") -> str:
    heads = "".join(f"<th>{escape(term(key).zh)}</th>" for key in head)
    above = f"<caption>{escape(caption)}</caption>" if caption else ""
    notes = "".join(f"<li>[{finding.severity.term.zh}] {escape(finding.zh)}</li>" for finding in findings)
    return f"<table>{above}<thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table><ul>{notes}</ul>"


def _cells(texts: Iterable[str]) -> str:
    return "".join(f"<td>{escape(text)}</td>" for text in texts)


def _row(row: AuditRow) -> str:
    printed, computed = row.score.text()
    cells = (
        row.cells.level3 or "—",
        row.cells.target or "—",
        row.cells.actual or "—",
        row.outcome.term.zh if row.kind.is_read else row.kind.says.zh,
        row.cells.points or "—",
        printed,
        computed,
        row.agreement.term.zh,
    )
    return f"<tr>{_cells(cells)}</tr>"


def _figure(key: str, compared: Figure) -> str:
    return _line(key, *compared.text(), compared.agreement)


def _line(key: str, printed: str, computed: str, stands: Agreement) -> str:
    return f'<tr><td colspan="5">{escape(term(key).zh)}</td>{_cells((printed, computed, stands.term.zh))}</tr>'
