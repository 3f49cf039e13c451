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
    AuditExecution,
    AuditRow,
    Figure,
    Finding,
    FindingCode,
    FormBudget,
    FormKind,
    FormOverall,
    FormRow,
    FormSource,
    GradeFigure,
    SelfEvaluationForm,
    Severity,
    audit,
)
from budgetperf.plain import PlainData
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import Regime
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.directions import DirectionPolicy, DirectionWords
from budgetperf.rules.execution import ExecutionRule, Overspending, ZeroBudget
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
)
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.rules.outcomes import ExactlySide, Outcome
from budgetperf.rules.proportional import Proportional, Reverse
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import Score, score
from budgetperf.stages.evaluations import (
    EvaluatedRow,
    Evaluation,
    ExecutionScore,
    FirstLevel,
    SelfEvaluationPolicy,
    evaluate,
)
from budgetperf.wire import content_hash, dumps, from_data, loads, to_data

__all__ = [
    "Actual",
    "Agreement",
    "Assumption",
    "AtLeast",
    "AtMost",
    "Audit",
    "AuditExecution",
    "AuditRow",
    "Bare",
    "Bases",
    "Basis",
    "BasisKind",
    "Budget",
    "BudgetPerfError",
    "By",
    "Dated",
    "Difference",
    "DirectionPolicy",
    "DirectionWords",
    "Document",
    "EvaluatedRow",
    "Evaluation",
    "Exact",
    "Exactly",
    "ExactlySide",
    "ExecutionRule",
    "ExecutionScore",
    "Expectation",
    "Explanation",
    "Figure",
    "Finding",
    "FindingCode",
    "FirstLevel",
    "FormBudget",
    "FormKind",
    "FormOverall",
    "FormRow",
    "FormSource",
    "FundSource",
    "GradeBand",
    "GradeFigure",
    "GradeScale",
    "IncompleteError",
    "Indicator",
    "InexactNumberError",
    "InvalidValueError",
    "Lang",
    "LessThan",
    "Measured",
    "MoreThan",
    "NotScorableError",
    "Observation",
    "Outcome",
    "Overspending",
    "PlainData",
    "Points",
    "PrintedDate",
    "Problem",
    "Proportional",
    "Qualitative",
    "Rate",
    "Rated",
    "Rating",
    "Regime",
    "Result",
    "Reverse",
    "Rounding",
    "RoundingMode",
    "RuleStatus",
    "Score",
    "SelfEvaluationForm",
    "SelfEvaluationPolicy",
    "Severity",
    "Share",
    "Target",
    "UndefinedShareError",
    "UnitMismatchError",
    "Unread",
    "UnreadWhy",
    "Verification",
    "WireError",
    "Yuan",
    "ZeroBudget",
    "audit",
    "content_hash",
    "dumps",
    "evaluate",
    "exact",
    "fraction",
    "from_data",
    "loads",
    "parse",
    "points",
    "rate",
    "read_actual",
    "regimes",
    "score",
    "show",
    "to_data",
    "verify",
    "wan",
    "yi",
    "yuan",
]
