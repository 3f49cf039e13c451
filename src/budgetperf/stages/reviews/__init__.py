"""Review of targets before money is given (绩效目标审核): checks by rule, judgement by people, and the gate.

A policy says what is checked; :func:`check_target` makes the checks and says which it could not make. People judge in
aspects (:func:`judge_target`), sections sign in order (:func:`open_review`), and :func:`admit` says whether there may
be money at all.
"""

from budgetperf.stages.reviews.admission import NO_BUDGET, NO_ENTRY, TARGET_STATE, Admission, admit
from budgetperf.stages.reviews.aspects import AspectResult, AspectScheme, ReviewAspect, ReviewCriterion
from budgetperf.stages.reviews.check_policies import (
    CompletenessCheck,
    CostCheck,
    DuplicatesCheck,
    InputsCheck,
    LastYearCheck,
    MeasurableCheck,
    QuantifiedCheck,
    RepeatedCheck,
    RequiredPart,
    SameIndicator,
    SameName,
    UnitsCheck,
    WeightsCheck,
)
from budgetperf.stages.reviews.check_set import TargetChecks
from budgetperf.stages.reviews.check_verb import TargetCheck, check_target
from budgetperf.stages.reviews.course import Refiling, ReviewCourse, Signature, open_review
from budgetperf.stages.reviews.depth import (
    ClassDepth,
    Depth,
    DepthPolicy,
    Requirement,
    ReviewDepth,
    check_classes,
    depth_of,
    watched_share,
)
from budgetperf.stages.reviews.filings import FiledTarget, UnitPrice, check_filed, target_coverage
from budgetperf.stages.reviews.findings import CheckKind, Gravity, NotMade, ReviewFinding
from budgetperf.stages.reviews.judging import (
    REVIEW_GRADE,
    AspectReview,
    CriterionOpinion,
    ReviewAdvice,
    advise_on_grade,
    judge_target,
)
from budgetperf.stages.reviews.lines import ReviewLine
from budgetperf.stages.reviews.opinions import ChangeRequest, ReviewConclusion, Reviewer, ReviewerKind
from budgetperf.stages.reviews.procedure import ReviewProcedure, ReviewStep
from budgetperf.stages.reviews.repeated import MergeProposal, SameTargets, TargetComparison, compare_targets
from budgetperf.stages.reviews.spot_checks import SecondReview, SpotCheck, confirm, draw_reviews
from budgetperf.stages.reviews.summaries import ConclusionTotal, ReviewSummary, summarise_reviews
from budgetperf.stages.reviews.synchrony import (
    PairedStep,
    PairedStepDays,
    SynchronyPolicy,
    TargetRequest,
    check_synchrony,
    check_target_request,
)

__all__ = [
    "NO_BUDGET",
    "NO_ENTRY",
    "REVIEW_GRADE",
    "TARGET_STATE",
    "Admission",
    "AspectResult",
    "AspectReview",
    "AspectScheme",
    "ChangeRequest",
    "CheckKind",
    "ClassDepth",
    "CompletenessCheck",
    "ConclusionTotal",
    "CostCheck",
    "CriterionOpinion",
    "Depth",
    "DepthPolicy",
    "DuplicatesCheck",
    "FiledTarget",
    "Gravity",
    "InputsCheck",
    "LastYearCheck",
    "MeasurableCheck",
    "MergeProposal",
    "NotMade",
    "PairedStep",
    "PairedStepDays",
    "QuantifiedCheck",
    "Refiling",
    "RepeatedCheck",
    "RequiredPart",
    "Requirement",
    "ReviewAdvice",
    "ReviewAspect",
    "ReviewConclusion",
    "ReviewCourse",
    "ReviewCriterion",
    "ReviewDepth",
    "ReviewFinding",
    "ReviewLine",
    "ReviewProcedure",
    "ReviewStep",
    "ReviewSummary",
    "Reviewer",
    "ReviewerKind",
    "SameIndicator",
    "SameName",
    "SameTargets",
    "SecondReview",
    "Signature",
    "SpotCheck",
    "SynchronyPolicy",
    "TargetCheck",
    "TargetChecks",
    "TargetComparison",
    "TargetRequest",
    "UnitPrice",
    "UnitsCheck",
    "WeightsCheck",
    "admit",
    "advise_on_grade",
    "check_classes",
    "check_filed",
    "check_synchrony",
    "check_target",
    "check_target_request",
    "compare_targets",
    "confirm",
    "depth_of",
    "draw_reviews",
    "judge_target",
    "open_review",
    "summarise_reviews",
    "target_coverage",
    "watched_share",
]
