"""Official forms as printed, their reading into records, and the audit of a filled form."""

from budgetperf.forms.audit import Audit, audit
from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.checks import GradeFigure
from budgetperf.forms.figures import Agreement, Figure
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import (
    FormBudget,
    FormKind,
    FormOverall,
    FormRow,
    FormSource,
    SelfEvaluationForm,
)

__all__ = [
    "Agreement",
    "Audit",
    "AuditExecution",
    "AuditRow",
    "Figure",
    "Finding",
    "FindingCode",
    "FormBudget",
    "FormKind",
    "FormOverall",
    "FormRow",
    "FormSource",
    "GradeFigure",
    "SelfEvaluationForm",
    "Severity",
    "audit",
]
