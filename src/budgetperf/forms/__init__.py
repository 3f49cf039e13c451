"""Official forms as printed, their reading into records, and the audit of a filled form."""

from budgetperf.forms.audit import Audit, audit
from budgetperf.forms.batches import AuditFailure, AuditSummary, FindingCount, audit_many
from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.declarations import (
    DeclaredTarget,
    declared_targets,
    read_declared_value,
    read_targets,
)
from budgetperf.forms.figures import Agreement, Figure
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.grade_cells import GradeFigure
from budgetperf.forms.monitoring_audit import (
    MonitoringAudit,
    audit_monitoring,
)
from budgetperf.forms.monitoring_form import (
    FormMonitoringBudget,
    FormMonitoringRow,
    FormMonitoringSource,
    MonitoringForm,
)
from budgetperf.forms.monitoring_reading import (
    MonitoringReading,
    read_monitoring,
)
from budgetperf.forms.readings import (
    UnreadCell,
)
from budgetperf.forms.row_places import RowKind, RowPlace
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import (
    FormBudget,
    FormKind,
    FormOverall,
    FormRow,
    FormSource,
    SelfEvaluationForm,
)
from budgetperf.forms.target_audit import (
    AuditedTarget,
    TargetAudit,
    audit_targets,
)
from budgetperf.forms.target_form import (
    FormAmount,
    FormFunds,
    FormTargetRow,
    FormTargets,
    TargetForm,
)

__all__ = [
    "Agreement",
    "Audit",
    "AuditExecution",
    "AuditFailure",
    "AuditRow",
    "AuditSummary",
    "AuditedTarget",
    "DeclaredTarget",
    "Figure",
    "Finding",
    "FindingCode",
    "FindingCount",
    "FormAmount",
    "FormBudget",
    "FormFunds",
    "FormKind",
    "FormMonitoringBudget",
    "FormMonitoringRow",
    "FormMonitoringSource",
    "FormOverall",
    "FormRow",
    "FormSource",
    "FormTargetRow",
    "FormTargets",
    "GradeFigure",
    "MonitoringAudit",
    "MonitoringForm",
    "MonitoringReading",
    "RowKind",
    "RowPlace",
    "SelfEvaluationForm",
    "Severity",
    "TargetAudit",
    "TargetForm",
    "UnreadCell",
    "audit",
    "audit_many",
    "audit_monitoring",
    "audit_targets",
    "declared_targets",
    "read_declared_value",
    "read_monitoring",
    "read_targets",
]
