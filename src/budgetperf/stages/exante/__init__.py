"""Ex-ante evaluation (事前绩效评估): who needs one, what it comes to, and whether a budget may be requested.

:func:`screen` asks a jurisdiction's trigger, :func:`conclude` turns marked sheets or a stated verdict into effects on
the project library and the amount, :func:`check_request` is the gate before a budget request, and
:func:`check_coverage` looks whether every project that must be is evaluated (应审尽审).
"""

from budgetperf.rules.undecided import NotAdoptedError
from budgetperf.stages.exante.conclusions import (
    BUDGET_REVIEW_POINTS,
    EVALUATION_POINTS,
    MEAN_POINTS,
    Conclusion,
    SheetScore,
    conclude,
)
from budgetperf.stages.exante.coverage import ScreeningCoverage, check_coverage
from budgetperf.stages.exante.facts import facts_of
from budgetperf.stages.exante.marks import (
    CheckedMark,
    CriterionScore,
    GivenMark,
    GradedMark,
    Mark,
    MarkedSheet,
    ScoreSheet,
    SheetCriterion,
    SheetKind,
)
from budgetperf.stages.exante.policy import MEASURES, NOT_REQUIRED, REQUIRED, ScreeningPolicy
from budgetperf.stages.exante.requests import REQUEST_MEASURES, RequestCheck, RequestPolicy, check_request
from budgetperf.stages.exante.reviews import ExanteReview, Opinion, Precondition
from budgetperf.stages.exante.screening import Screening, ScreeningOutcome, screen
from budgetperf.stages.exante.verdicts import AmountEffect, Asks, ConclusionPolicy, LibraryEffect, ReviewVerdict
from budgetperf.stages.exante.words import WordShare, WordShares

__all__ = [
    "BUDGET_REVIEW_POINTS",
    "EVALUATION_POINTS",
    "MEAN_POINTS",
    "MEASURES",
    "NOT_REQUIRED",
    "REQUEST_MEASURES",
    "REQUIRED",
    "AmountEffect",
    "Asks",
    "CheckedMark",
    "Conclusion",
    "ConclusionPolicy",
    "CriterionScore",
    "ExanteReview",
    "GivenMark",
    "GradedMark",
    "LibraryEffect",
    "Mark",
    "MarkedSheet",
    "NotAdoptedError",
    "Opinion",
    "Precondition",
    "RequestCheck",
    "RequestPolicy",
    "ReviewVerdict",
    "ScoreSheet",
    "Screening",
    "ScreeningCoverage",
    "ScreeningOutcome",
    "ScreeningPolicy",
    "SheetCriterion",
    "SheetKind",
    "SheetScore",
    "WordShare",
    "WordShares",
    "check_coverage",
    "check_request",
    "conclude",
    "facts_of",
    "screen",
]
