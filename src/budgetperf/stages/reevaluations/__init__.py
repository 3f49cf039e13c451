"""Re-evaluation (再评价) of what units found of themselves: both results side by side, by row and over a set.

「部门绩效自评再评价」. Nothing is corrected: the self-evaluation stays as it was filed. Which result holds afterwards
and what becomes of a difference is known of no place, so that both are choices of whoever makes the policy.
"""

from budgetperf.stages.reevaluations.lines import (
    GradeShift,
    ReevaluationLine,
    ReevaluationSummary,
    summarise_reevaluations,
)
from budgetperf.stages.reevaluations.policy import OnDifference, ReevaluationPolicy, WhichHolds
from budgetperf.stages.reevaluations.sides import Evaluated, GradeMove, HeldSide, ReevaluatedRow
from budgetperf.stages.reevaluations.verb import Reevaluation, reevaluate

__all__ = [
    "Evaluated",
    "GradeMove",
    "GradeShift",
    "HeldSide",
    "OnDifference",
    "ReevaluatedRow",
    "Reevaluation",
    "ReevaluationLine",
    "ReevaluationPolicy",
    "ReevaluationSummary",
    "WhichHolds",
    "reevaluate",
    "summarise_reevaluations",
]
