"""The published forms that the repository carries, and what is known of them."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import budgetperf as bp

ROOT = Path(__file__).parent.parent
FORMS = ROOT / "docs" / "examples" / "forms"
CASES = sorted(path.stem for path in FORMS.glob("*.json"))
COMPLETE = ("002", "005", "019", "034", "047", "048", "056", "084", "095", "100")
EXPECTED: dict[str, Any] = json.loads((Path(__file__).parent / "forms" / "expected.json").read_text(encoding="utf-8"))


@cache
def data(case: str) -> dict[str, Any]:
    """The form as plain data."""
    form: dict[str, Any] = json.loads((FORMS / f"{case}.json").read_text(encoding="utf-8"))["form"]
    return form


@cache
def audited(case: str) -> bp.Audit:
    """The audit of a carried form under the national rules."""
    return bp.audit(bp.from_data(data(case), bp.SelfEvaluationForm), bp.regimes.NATIONAL)


def ratio(text: str) -> Fraction:
    """A figure written as a decimal or a fraction."""
    return Fraction(text)


def row(**cells: str | None) -> bp.FormRow:
    """A row whose cells are not shown unless given."""
    every: dict[str, Any] = dict.fromkeys(("level1", "level2", "level3", "target", "actual", "points", "score", "note"))
    return bp.FormRow(**{**every, **cells})


def budget(*sources: bp.FormSource, **cells: str | None) -> bp.FormBudget:
    """A budget row in 万元 whose cells are not shown unless given."""
    every: dict[str, Any] = dict.fromkeys(("initial", "adjusted", "executed", "points", "rate", "score"))
    return bp.FormBudget(**{"unit": "万元", **every, **cells}, sources=sources)


def form(*rows: bp.FormRow, money: bp.FormBudget | None = None, **cells: str | None) -> bp.SelfEvaluationForm:
    """A form with these rows whose other cells are not shown unless given."""
    shown: dict[str, Any] = {"project": "示例项目", "total_points": None, "total_score": None, "grade": None}
    return bp.SelfEvaluationForm(
        kind=bp.FormKind.SELF_EVALUATION,
        year=2023,
        jurisdiction=None,
        department=None,
        unit=None,
        overall=None,
        budget=money,
        rows=rows,
        **{**shown, **cells},
    )


def codes(audit: bp.Audit) -> list[str]:
    """The codes of an audit's findings, in order."""
    return [finding.code.value for finding in audit.findings]
