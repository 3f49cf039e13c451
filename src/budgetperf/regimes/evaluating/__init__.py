"""How places evaluate beyond the project: departments as a whole, policies, layers, plans, and re-evaluations."""

from budgetperf.regimes.evaluating.department import (
    DAZHOU_DEPARTMENT,
    DAZHOU_DEPARTMENT_CRITERIA,
    DEPARTMENT_FRAMEWORK_2013,
    POLICY_DIMENSIONS,
    PointedCriterion,
    for_department,
    for_policy,
)
from budgetperf.regimes.evaluating.organising import (
    DONGHU_LAYERS,
    DONGLI_LAYERS,
    JIANGHAN_LAYERS,
    JIANGHAN_PLANS,
    NATIONAL_PLANS,
    XIUZHOU_LAYERS,
    reevaluation,
)

__all__ = [
    "DAZHOU_DEPARTMENT",
    "DAZHOU_DEPARTMENT_CRITERIA",
    "DEPARTMENT_FRAMEWORK_2013",
    "DONGHU_LAYERS",
    "DONGLI_LAYERS",
    "JIANGHAN_LAYERS",
    "JIANGHAN_PLANS",
    "NATIONAL_PLANS",
    "POLICY_DIMENSIONS",
    "XIUZHOU_LAYERS",
    "PointedCriterion",
    "for_department",
    "for_policy",
    "reevaluation",
]
