"""Budget performance management (预算绩效管理) as a library.

Immutable records, rules as data, exact numbers, and results that carry their own evidence. Nothing here reads a file,
opens a socket or asks the clock.

>>> import budgetperf as bp
>>> bp.score(bp.parse("≥95%"), "93.2%", points=10, rule=bp.Proportional()).points
Decimal('9.81')
"""

from budgetperf import regimes
from budgetperf.amounts import (
    Exact,
    Points,
    Rate,
    Rounding,
    RoundingMode,
    Share,
    Yuan,
    exact,
    fraction,
    points,
    rate,
    show,
    wan,
    yi,
    yuan,
)
from budgetperf.basis import Assumption, Bases, Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import (
    BudgetPerfError,
    IncompleteError,
    InexactNumberError,
    InvalidValueError,
    Lang,
    NotScorableError,
    Problem,
    UndefinedShareError,
    UnitMismatchError,
    WireError,
)
from budgetperf.evidence import Difference, Result, Verification, verify
from budgetperf.explanation import Explanation
from budgetperf.forms import (
    Agreement,
    Audit,
    AuditedTarget,
    AuditExecution,
    AuditFailure,
    AuditRow,
    AuditSummary,
    DeclaredTarget,
    Figure,
    Finding,
    FindingCode,
    FindingCount,
    FormAmount,
    FormBudget,
    FormFunds,
    FormKind,
    FormMonitoringBudget,
    FormMonitoringRow,
    FormMonitoringSource,
    FormOverall,
    FormRow,
    FormSource,
    FormTargetRow,
    FormTargets,
    GradeFigure,
    Horizon,
    MonitoringAudit,
    MonitoringForm,
    MonitoringReading,
    RowKind,
    RowPlace,
    SelfEvaluationForm,
    Severity,
    TargetAudit,
    TargetForm,
    UnreadCell,
    audit,
    audit_many,
    audit_monitoring,
    audit_targets,
    read_declared_value,
    read_monitoring,
    read_targets,
)
from budgetperf.plain import PlainData
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.monitoring_reports import DeviationCause, Likelihood, MonitoringReport, MonitoringRow
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import Criterion, Practice, Regime
from budgetperf.regimes.scales import PublishedScale
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating
from budgetperf.rules.adjustments import Adjusted, Adjustment, AdjustmentRule, TotalCap, adjust
from budgetperf.rules.alerts import AlertRule
from budgetperf.rules.awarding import Awarder, award
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.curves import Curve, Trend
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.directions import DirectionPolicy, DirectionWords
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Comparison,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
    Within,
)
from budgetperf.rules.grade_limits import GradeLimit, GradeLimits, LimitedGrade, limit_grade
from budgetperf.rules.grading import GradeBand, GradeScale, Hole, holes
from budgetperf.rules.judgement import AllowedPoints, JudgedScore, QualitativeBand, QualitativeBands, judge_points
from budgetperf.rules.laws import Departure, Law
from budgetperf.rules.mechanisms import EitherOr, Mechanism, Pool, Rescale, Sharing, Shift, Siblings
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance
from budgetperf.rules.overshoot import Concerned, OvershootCheck, OvershootRule, check_overshoot
from budgetperf.rules.pieces import Linear, Piece, Pieces
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.reweighing import NewWeight, OldWeight, Reweighed, reweigh
from budgetperf.rules.scoring import Score, ScoringRule, score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver
from budgetperf.rules.weights import (
    LevelWeight,
    WeightFloor,
    WeightLevel,
    WeightScheme,
    ZeroWeights,
    check_weights,
    roll_up,
)
from budgetperf.stages.evaluations import (
    CriteriaEvaluation,
    CriteriaPolicy,
    EvaluatedRow,
    Evaluation,
    EvaluationPolicy,
    ExecutionScore,
    FirstLevel,
    LevelScore,
    SelfEvaluationPolicy,
    Tallier,
    Tally,
    evaluate,
    evaluate_by_criteria,
)
from budgetperf.wire import content_hash, dumps, from_data, loads, to_data

__all__ = [
    "Actual", "Adjusted", "Adjustment", "AdjustmentRule", "Agreement", "AlertRule", "AllOrNothing", "AllowedPoints",
    "Assumption", "AtLeast", "AtMost", "Audit", "AuditExecution", "AuditFailure", "AuditRow", "AuditSummary",
    "AuditedTarget", "Awarder", "Bare", "Bases", "Basis", "BasisKind", "Budget", "BudgetPerfError", "By", "Capping",
    "Comparison", "Concerned", "Counts", "CriteriaEvaluation", "CriteriaPolicy", "Criterion", "Curve", "Dated",
    "DeclaredTarget", "Denominator", "Departure", "DeviationCause", "Difference", "DirectionPolicy", "DirectionWords",
    "Document", "EitherOr", "EvaluatedRow", "Evaluation", "EvaluationKind", "EvaluationPolicy", "EvaluationReport",
    "Exact", "Exactly", "ExactlySide", "ExecutionRule", "ExecutionScore", "Expectation", "Explanation", "Figure",
    "Finding", "FindingCode", "FindingCount", "FirstLevel", "FormAmount", "FormBudget", "FormFunds", "FormKind",
    "FormMonitoringBudget", "FormMonitoringRow", "FormMonitoringSource", "FormOverall", "FormRow", "FormSource",
    "FormTargetRow", "FormTargets", "FundSource", "GradeBand", "GradeFigure", "GradeLimit", "GradeLimits",
    "GradeScale", "Hole", "Horizon", "IncompleteError", "Indicator", "InexactNumberError", "InvalidValueError",
    "JudgedScore", "Lang", "Law", "LessThan", "LevelScore", "LevelWeight", "Likelihood", "LimitedGrade", "Linear",
    "Measured", "Mechanism", "MonitoringAudit", "MonitoringForm", "MonitoringReading", "MonitoringReport",
    "MonitoringRow", "MoreThan", "NegativeActual", "NegativeTarget", "NewWeight", "NotScorableError", "Observation",
    "OldWeight", "Outcome", "Outside", "OvershootCheck", "OvershootRule", "Overspending", "PartialStep",
    "PerDeviation", "Piece", "Pieces", "Piecewise", "PlainData", "Points", "Pool", "Practice", "PrintedDate",
    "Problem", "Proportional", "PublishedScale", "Qualitative", "QualitativeBand", "QualitativeBands", "Rate",
    "Rated", "Rating", "Regime", "Rescale", "Result", "Reverse", "Reweighed", "Rounding", "RoundingMode", "RowKind",
    "RowPlace", "RuleStatus", "Score", "ScoringRule", "SelfEvaluationForm", "SelfEvaluationPolicy", "Severity",
    "Share", "Sharing", "Shift", "Siblings", "Step", "StepOf", "Steps", "StepsOver", "Tallier", "Tally", "Target",
    "TargetAudit", "TargetForm", "Tolerance", "TotalCap", "Trend", "UndefinedShareError", "UnitMismatchError",
    "Unread", "UnreadCell", "UnreadWhy", "Verification", "WeightFloor", "WeightLevel", "WeightScheme", "WhenFinished",
    "WireError", "Within", "Yuan", "ZeroBudget", "ZeroTarget", "ZeroWeights", "adjust", "audit", "audit_many",
    "audit_monitoring", "audit_targets", "award", "check_overshoot", "check_weights", "content_hash", "dumps",
    "evaluate", "evaluate_by_criteria", "exact", "fraction", "from_data", "holes", "judge_points", "limit_grade",
    "loads", "parse", "points", "rate", "read_actual", "read_declared_value", "read_monitoring", "read_targets",
    "regimes", "reweigh", "roll_up", "score", "show", "to_data", "verify", "wan", "yi", "yuan",
]  # fmt: skip
