"""Budget performance management (预算绩效管理) as a library.

Immutable records, rules as data, exact numbers, and results that carry their own evidence. Nothing here reads a file,
opens a socket or asks the clock.

>>> import budgetperf as bp
>>> bp.score(bp.parse("≥95%"), "93.2%", points=10, rule=bp.Proportional()).points
Decimal('9.81')
"""

from budgetperf import cycle, ledger, regimes, reports
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
from budgetperf.forms.audit import Audit, audit
from budgetperf.forms.batches import AuditFailure, AuditSummary, FindingCount, audit_many
from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.declarations import DeclaredTarget, declared_targets, read_declared_value, read_targets
from budgetperf.forms.figures import Agreement, Figure
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.grade_cells import GradeFigure
from budgetperf.forms.monitoring_audit import MonitoringAudit, audit_monitoring
from budgetperf.forms.monitoring_form import (
    FormMonitoringBudget,
    FormMonitoringRow,
    FormMonitoringSource,
    MonitoringForm,
)
from budgetperf.forms.monitoring_reading import MonitoringReading, read_monitoring
from budgetperf.forms.readings import UnreadCell
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
from budgetperf.forms.target_audit import AuditedTarget, TargetAudit, audit_targets
from budgetperf.forms.target_form import FormAmount, FormFunds, FormTargetRow, FormTargets, TargetForm
from budgetperf.plain import PlainData
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.records.classified import published
from budgetperf.records.duties import DivisionOfWork, Duty, Role
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.kinds import (
    BudgetBook,
    Duration,
    FundKind,
    Importance,
    ProblemStep,
    SpecialKind,
    SpecialMatter,
    Standing,
    SubjectKind,
)
from budgetperf.records.libraries import IndicatorLibrary, LibrarySource, TakenIndicator
from budgetperf.records.library_entries import LibraryClass, LibraryEntry, LibrarySection
from budgetperf.records.monitoring_reports import DeviationCause, Likelihood, MonitoringReport, MonitoringRow
from budgetperf.records.observations import Observation
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.records.progress import IndicatorProgress, MonthSpent, ProjectProgress
from budgetperf.records.projects import Growth, PriorBudget, Project, RequestedFund, placed
from budgetperf.records.responsibility import (
    LIFELONG_FOR_MAJOR,
    LifelongResponsibility,
    Responsibilities,
    Responsibility,
    ResponsibilityLevel,
)
from budgetperf.records.roster import Roster
from budgetperf.records.target_sets import SubjectTargets, TargetHorizon, TargetSet
from budgetperf.records.target_versions import BudgetChanged, BudgetKept, TargetHistory, TargetVersion, VersionKind
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import (
    Criterion,
    MonitoringRules,
    NoPolicyError,
    Period,
    Practice,
    Regime,
    RegimeDiff,
    Registry,
    ReviewRules,
    RuleDifference,
    RuleValue,
    UnknownRegimeError,
)
from budgetperf.regimes.scales import PublishedScale
from budgetperf.rules import comparing
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating
from budgetperf.rules.adjustments import Adjusted, Adjustment, AdjustmentRule, TotalCap, adjust
from budgetperf.rules.alerts import AlertRule
from budgetperf.rules.analysis import TableAnalysis, analyse
from budgetperf.rules.awarding import Awarder, award
from budgetperf.rules.boxes import TooManyCasesError
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.conditions import AllOf, AnyOf, Condition, DayIs, FlagIs, Not, NumberIs, Open, Reading, WordIs
from budgetperf.rules.curves import Curve, Trend
from budgetperf.rules.deciding import (
    ConflictError,
    MissingFactError,
    NoRuleError,
    OpenChoiceError,
    Override,
    Ruling,
    decide,
)
from budgetperf.rules.decisions import Chosen, DecisionTable, Exemption, Force, HitPolicy, Measure, Otherwise, Rule
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
from budgetperf.rules.fact_keys import FactKey, FactKind, FactWord, Origin, OriginKind
from budgetperf.rules.facts import (
    Fact,
    Facts,
    Known,
    KnownDay,
    KnownFlag,
    KnownNumber,
    KnownWord,
    amount_fact,
    count_fact,
    day_fact,
    flag_fact,
    points_fact,
    rate_fact,
    word_fact,
)
from budgetperf.rules.faults import Fault, FaultKind, demonstrate
from budgetperf.rules.grade_limits import GradeLimit, GradeLimits, LimitedGrade, limit_grade
from budgetperf.rules.grading import GradeBand, GradeScale, Hole, holes
from budgetperf.rules.holding import Held, hold
from budgetperf.rules.judgement import AllowedPoints, JudgedScore, QualitativeBand, QualitativeBands, judge_points
from budgetperf.rules.laws import Departure, Law
from budgetperf.rules.mechanisms import EitherOr, Mechanism, Pool, Rescale, Sharing, Shift, Siblings
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance
from budgetperf.rules.overshoot import Concerned, OvershootCheck, OvershootRule, check_overshoot
from budgetperf.rules.pieces import Linear, Piece, Pieces
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.relations import Relation
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
from budgetperf.stages import (
    application,
    appraisals,
    costing,
    disclosure,
    monitors,
    rectification,
    reevaluations,
    reviews,
    selection,
)
from budgetperf.stages.application import Advice, ApplicationPolicy, Decision, ResultOnRecord, advise
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
from budgetperf.stages.exante import (
    NOT_REQUIRED,
    REQUIRED,
    AmountEffect,
    Asks,
    CheckedMark,
    Conclusion,
    ConclusionPolicy,
    CriterionScore,
    ExanteReview,
    GivenMark,
    GradedMark,
    LibraryEffect,
    Mark,
    MarkedSheet,
    NotAdoptedError,
    Opinion,
    Precondition,
    RequestCheck,
    RequestPolicy,
    ReviewVerdict,
    ScoreSheet,
    Screening,
    ScreeningCoverage,
    ScreeningOutcome,
    ScreeningPolicy,
    SheetCriterion,
    SheetKind,
    SheetScore,
    WordShare,
    WordShares,
    check_coverage,
    check_request,
    conclude,
    screen,
)
from budgetperf.stages.monitors import Lamp, Monitor, MonitorLine, MonitorPolicy, monitor, monitor_many
from budgetperf.stages.reviews import (
    Admission,
    AspectReview,
    ChangeRequest,
    FiledTarget,
    ReviewConclusion,
    ReviewCourse,
    Reviewer,
    TargetCheck,
    TargetChecks,
    admit,
    check_target,
    judge_target,
    open_review,
)
from budgetperf.stages.selection import Announcement, Candidate, Draw, DrawPolicy, Ranking, RankingPolicy, draw, rank
from budgetperf.wire import content_hash, dumps, from_data, loads, to_data

__all__ = [
    "LIFELONG_FOR_MAJOR", "NOT_REQUIRED", "REQUIRED", "Actual", "Adjusted", "Adjustment", "AdjustmentRule",
    "Admission", "Advice", "Agreement", "AlertRule", "AllOf", "AllOrNothing", "AllowedPoints", "AmountEffect",
    "Announcement", "AnyOf", "ApplicationPolicy", "Asks", "AspectReview", "Assumption", "AtLeast", "AtMost", "Audit",
    "AuditExecution", "AuditFailure", "AuditRow", "AuditSummary", "AuditedTarget", "Awarder", "Bare", "Bases",
    "Basis", "BasisKind", "Budget", "BudgetBook", "BudgetChanged", "BudgetKept", "BudgetPerfError", "By", "Candidate",
    "Capping", "ChangeRequest", "CheckedMark", "Chosen", "Comparison", "Concerned", "Conclusion", "ConclusionPolicy",
    "Condition", "ConflictError", "Counts", "CriteriaEvaluation", "CriteriaPolicy", "Criterion", "CriterionScore",
    "Curve", "Dated", "DayIs", "Decision", "DecisionTable", "DeclaredTarget", "Denominator", "Department",
    "Departure", "DeviationCause", "Difference", "DirectionPolicy", "DirectionWords", "DivisionOfWork", "Document",
    "Draw", "DrawPolicy", "Duration", "Duty", "EitherOr", "EvaluatedRow", "Evaluation", "EvaluationKind",
    "EvaluationPolicy", "EvaluationReport", "Exact", "Exactly", "ExactlySide", "ExanteReview", "ExecutionRule",
    "ExecutionScore", "Exemption", "Expectation", "Explanation", "Fact", "FactKey", "FactKind", "FactWord", "Facts",
    "Fault", "FaultKind", "Figure", "FiledTarget", "Finding", "FindingCode", "FindingCount", "FirstLevel", "FlagIs",
    "Force", "FormAmount", "FormBudget", "FormFunds", "FormKind", "FormMonitoringBudget", "FormMonitoringRow",
    "FormMonitoringSource", "FormOverall", "FormRow", "FormSource", "FormTargetRow", "FormTargets", "FundKind",
    "FundSource", "GivenMark", "GradeBand", "GradeFigure", "GradeLimit", "GradeLimits", "GradeScale", "GradedMark",
    "Growth", "Held", "HitPolicy", "Hole", "Importance", "IncompleteError", "Indicator", "IndicatorLibrary",
    "IndicatorProgress", "InexactNumberError", "Intervention", "InterventionKind", "InvalidValueError", "JudgedScore",
    "Known", "KnownDay", "KnownFlag", "KnownNumber", "KnownWord", "Lamp", "Lang", "Law", "LessThan", "LevelScore",
    "LevelWeight", "LibraryClass", "LibraryEffect", "LibraryEntry", "LibrarySection", "LibrarySource",
    "LifelongResponsibility", "Likelihood", "LimitedGrade", "Linear", "Mark", "MarkedSheet", "Measure", "Measured",
    "Mechanism", "MissingFactError", "Monitor", "MonitorLine", "MonitorPolicy", "MonitoringAudit", "MonitoringForm",
    "MonitoringReading", "MonitoringReport", "MonitoringRow", "MonitoringRules", "MonthSpent", "MoreThan",
    "NegativeActual", "NegativeTarget", "NewWeight", "NoPolicyError", "NoRuleError", "Not", "NotAdoptedError",
    "NotScorableError", "NumberIs", "Observation", "OldWeight", "Open", "OpenChoiceError", "Opinion",
    "OrganisationLevel", "Origin", "OriginKind", "Otherwise", "Outcome", "Outside", "Override", "OvershootCheck",
    "OvershootRule", "Overspending", "PartialStep", "PerDeviation", "Period", "Piece", "Pieces", "Piecewise",
    "PlainData", "Points", "Pool", "Practice", "Precondition", "PrintedDate", "PriorBudget", "Problem", "ProblemStep",
    "Project", "ProjectProgress", "Proportional", "PublishedScale", "Qualitative", "QualitativeBand",
    "QualitativeBands", "Ranking", "RankingPolicy", "Rate", "Rated", "Rating", "Reading", "Regime", "RegimeDiff",
    "Registry", "Relation", "RequestCheck", "RequestPolicy", "RequestedFund", "Rescale", "Responsibilities",
    "Responsibility", "ResponsibilityLevel", "Result", "ResultOnRecord", "Reverse", "ReviewConclusion",
    "ReviewCourse", "ReviewRules", "ReviewVerdict", "Reviewer", "Reweighed", "Role", "Roster", "Rounding",
    "RoundingMode", "RowKind", "RowPlace", "Rule", "RuleDifference", "RuleStatus", "RuleValue", "Ruling", "Score",
    "ScoreSheet", "ScoringRule", "Screening", "ScreeningCoverage", "ScreeningOutcome", "ScreeningPolicy",
    "SelfEvaluationForm", "SelfEvaluationPolicy", "Severity", "Share", "Sharing", "SheetCriterion", "SheetKind",
    "SheetScore", "Shift", "Siblings", "SpecialKind", "SpecialMatter", "Standing", "Step", "StepOf", "Steps",
    "StepsOver", "SubjectKind", "SubjectTargets", "TableAnalysis", "TakenIndicator", "Tallier", "Tally", "Target",
    "TargetAudit", "TargetCheck", "TargetChecks", "TargetForm", "TargetHistory", "TargetHorizon", "TargetSet",
    "TargetVersion", "Tolerance", "TooManyCasesError", "TotalCap", "Trend", "UndefinedShareError", "Unit",
    "UnitMismatchError", "UnknownRegimeError", "Unread", "UnreadCell", "UnreadWhy", "Verification", "VersionKind",
    "WeightFloor", "WeightLevel", "WeightScheme", "WhenFinished", "WireError", "Within", "WordIs", "WordShare",
    "WordShares", "Yuan", "ZeroBudget", "ZeroTarget", "ZeroWeights", "adjust", "admit", "advise", "amount_fact",
    "analyse", "application", "appraisals", "audit", "audit_many", "audit_monitoring", "audit_targets", "award",
    "check_coverage", "check_overshoot", "check_request", "check_target", "check_weights", "comparing", "conclude",
    "content_hash", "costing", "count_fact", "cycle", "day_fact", "decide", "declared_targets", "demonstrate",
    "disclosure", "draw", "dumps", "evaluate", "evaluate_by_criteria", "exact", "flag_fact", "fraction", "from_data",
    "hold", "holes", "judge_points", "judge_target", "ledger", "limit_grade", "loads", "monitor", "monitor_many",
    "monitors", "open_review", "parse", "placed", "points", "points_fact", "published", "rank", "rate", "rate_fact",
    "read_actual", "read_declared_value", "read_monitoring", "read_targets", "rectification", "reevaluations",
    "regimes", "reports", "reviews", "reweigh", "roll_up", "score", "screen", "selection", "show", "to_data",
    "verify", "wan", "word_fact", "yi", "yuan",
]  # fmt: skip
