"""Monitoring in the middle of a year (绩效运行监控): targets and money watched at once (双监控).

A policy says which progress is expected by the end of a month, which lamps follow from what was reached and spent, and
which of them make the project's. :func:`monitor` keeps all the evidence of one project, a :class:`Watcher` gives the
same lamps alone for many. Months and days are arguments: nothing here asks the clock.
"""

from budgetperf.stages.monitors.bulk import Watcher, monitor_many
from budgetperf.stages.monitors.circulars import (
    SPENDING_PROGRESS,
    Circular,
    CircularOrder,
    DepartmentSpending,
    circulate,
    spending_by_department,
)
from budgetperf.stages.monitors.conduct import KeyCount, KeySample, WorkOrder, WorkStep, check_key_sample, check_steps
from budgetperf.stages.monitors.conventions import Approach, Averaging, GapKind, Part, Treatment, Uneven
from budgetperf.stages.monitors.courses import Between, ByCheckpoints, ByMonth, Checkpoint, ExpectedProgress
from budgetperf.stages.monitors.indicators import Doubt, WatchedIndicator, watch_indicator
from budgetperf.stages.monitors.lamps import WORST_FIRST, Lamp, LampBand, LampBands, worst
from budgetperf.stages.monitors.lighting import Cause
from budgetperf.stages.monitors.lines import MonitorLine
from budgetperf.stages.monitors.measures import (
    DAYS_WAITED,
    LAMP,
    OBJECTIVE_CAUSE,
    REPLY,
    SERIOUS,
    LampAdvice,
    LampDecision,
    advise_on_lamp,
)
from budgetperf.stages.monitors.parts import (
    AttainmentRule,
    EvennessRule,
    ExecutionRules,
    GapRule,
    IndicatorRules,
    KindRule,
    TwoTests,
)
from budgetperf.stages.monitors.policy import MonitorPolicy
from budgetperf.stages.monitors.rounds import MonitoringRound, RoundSchedule, ScheduledRound, check_rounds
from budgetperf.stages.monitors.spending import Evenness, Gap, WatchedSpending, evenness, watch_spending
from budgetperf.stages.monitors.summaries import LampTotal, MeasureTotal, MonitorSummary, summarise
from budgetperf.stages.monitors.tiers import Enrolment, Tier, TierMembers, TierScheme, TierTotal, check_tiers, enrol
from budgetperf.stages.monitors.verb import Joint, Monitor, monitor

__all__ = [
    "DAYS_WAITED",
    "LAMP",
    "OBJECTIVE_CAUSE",
    "REPLY",
    "SERIOUS",
    "SPENDING_PROGRESS",
    "WORST_FIRST",
    "Approach",
    "AttainmentRule",
    "Averaging",
    "Between",
    "ByCheckpoints",
    "ByMonth",
    "Cause",
    "Checkpoint",
    "Circular",
    "CircularOrder",
    "DepartmentSpending",
    "Doubt",
    "Enrolment",
    "Evenness",
    "EvennessRule",
    "ExecutionRules",
    "ExpectedProgress",
    "Gap",
    "GapKind",
    "GapRule",
    "IndicatorRules",
    "Joint",
    "KeyCount",
    "KeySample",
    "KindRule",
    "Lamp",
    "LampAdvice",
    "LampBand",
    "LampBands",
    "LampDecision",
    "LampTotal",
    "MeasureTotal",
    "Monitor",
    "MonitorLine",
    "MonitorPolicy",
    "MonitorSummary",
    "MonitoringRound",
    "Part",
    "RoundSchedule",
    "ScheduledRound",
    "Tier",
    "TierMembers",
    "TierScheme",
    "TierTotal",
    "Treatment",
    "TwoTests",
    "Uneven",
    "WatchedIndicator",
    "WatchedSpending",
    "Watcher",
    "WorkOrder",
    "WorkStep",
    "advise_on_lamp",
    "check_key_sample",
    "check_rounds",
    "check_steps",
    "check_tiers",
    "circulate",
    "enrol",
    "evenness",
    "monitor",
    "monitor_many",
    "spending_by_department",
    "summarise",
    "watch_indicator",
    "watch_spending",
    "worst",
]
