"""What a service may cost: cost items, their structure, points of control, a quota, a spending standard (支出标准).

「找准成本管控点，形成成本定额，建立预算支出标准」: each step takes what the one before it gave. The library computes
and proposes; a named person sets the quota. Requests, costs and the targets of cost indicators are checked against the
standard of their year and class.
"""

from budgetperf.stages.costing.catalogue import (
    StandardCounts,
    StandardGround,
    StandardOrigin,
    count_standards,
    find_standard,
    link_standard,
)
from budgetperf.stages.costing.changes import (
    ChangeCheck,
    ChangePolicy,
    FigureReading,
    FormerCost,
    check_change,
    deviation,
    infer_former,
    saving_rate,
)
from budgetperf.stages.costing.checks import (
    CostItemsCheck,
    CostRequestCheck,
    ItemAgainstLimit,
    check_cost_items,
    check_cost_request,
)
from budgetperf.stages.costing.claims import ChangeClaim, ChangeDirection
from budgetperf.stages.costing.proposals import AdoptedQuota, QuotaProposal, YearCost, propose_quota
from budgetperf.stages.costing.quota_policy import MeanMethod, QuotaMethod, QuotaPolicy
from budgetperf.stages.costing.standards import (
    NoStandardError,
    PartLimit,
    SizeBand,
    SpendingStandard,
    StandardReference,
    StandardRow,
)
from budgetperf.stages.costing.structure import (
    ControlPoints,
    ControlPolicy,
    CostShare,
    CostStructure,
    cost_structure,
    find_control_points,
)
from budgetperf.stages.costing.targets import CostTargetCheck, TargetReading, check_cost_target

__all__ = [
    "AdoptedQuota",
    "ChangeCheck",
    "ChangeClaim",
    "ChangeDirection",
    "ChangePolicy",
    "ControlPoints",
    "ControlPolicy",
    "CostItemsCheck",
    "CostRequestCheck",
    "CostShare",
    "CostStructure",
    "CostTargetCheck",
    "FigureReading",
    "FormerCost",
    "ItemAgainstLimit",
    "MeanMethod",
    "NoStandardError",
    "PartLimit",
    "QuotaMethod",
    "QuotaPolicy",
    "QuotaProposal",
    "SizeBand",
    "SpendingStandard",
    "StandardCounts",
    "StandardGround",
    "StandardOrigin",
    "StandardReference",
    "StandardRow",
    "TargetReading",
    "YearCost",
    "check_change",
    "check_cost_items",
    "check_cost_request",
    "check_cost_target",
    "cost_structure",
    "count_standards",
    "deviation",
    "find_control_points",
    "find_standard",
    "infer_former",
    "link_standard",
    "propose_quota",
    "saving_rate",
]
