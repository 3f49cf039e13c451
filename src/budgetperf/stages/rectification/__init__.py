"""Rectification (整改): what is wrong, by when it must be put right, whether it was, and what follows where it was not.

A letter tells a department of its problems; :func:`open_letter` begins its course, in which every item is answered,
inspected and closed by itself and in this order. :func:`follow_up` says where letters stand as of a day that the caller
gives, :func:`common_problems` what departments have in common, :func:`look_back` what became of the recommendations of
earlier evaluations, and :func:`keep_ledger` who answers for a department below a standard.
"""

from budgetperf.stages.rectification.common import CommonProblem, CommonProblems, common_problems
from budgetperf.stages.rectification.course import RectificationCourse, RectificationOrderError, open_letter
from budgetperf.stages.rectification.deadlines import (
    DayCounting,
    DayKind,
    DayOff,
    DeadlineStart,
    FirstDay,
    FixedDay,
    MonthEnd,
    StatedDay,
    TimeAllowed,
    WithinDays,
    WithinMonths,
    last_day,
)
from budgetperf.stages.rectification.events import (
    Answer,
    CarriedOut,
    Closing,
    Escalation,
    Inspection,
    ItemState,
    RectificationEvent,
)
from budgetperf.stages.rectification.following import FollowUp, FollowUpLine, ItemDeadline, follow_up
from budgetperf.stages.rectification.letters import (
    LetterKind,
    RectificationItem,
    RectificationLetter,
    circular_letters,
)
from budgetperf.stages.rectification.look_back import LookBack, LookBackLine, LookBackTotal, look_back
from budgetperf.stages.rectification.policy import Awaited, DeadlineRule, EscalationRule, RectificationPolicy
from budgetperf.stages.rectification.recommendations import (
    LookBackFinding,
    LookBackSource,
    LookedBack,
    Recommendation,
)
from budgetperf.stages.rectification.responsible import (
    ResponsibilityEntry,
    ResponsibilityLedger,
    StageReached,
    StageStandard,
    WorkTask,
    keep_ledger,
    overdue_tasks,
)
from budgetperf.stages.rectification.work_calendar import WorkCalendar

__all__ = [
    "Answer",
    "Awaited",
    "CarriedOut",
    "Closing",
    "CommonProblem",
    "CommonProblems",
    "DayCounting",
    "DayKind",
    "DayOff",
    "DeadlineRule",
    "DeadlineStart",
    "Escalation",
    "EscalationRule",
    "FirstDay",
    "FixedDay",
    "FollowUp",
    "FollowUpLine",
    "Inspection",
    "ItemDeadline",
    "ItemState",
    "LetterKind",
    "LookBack",
    "LookBackFinding",
    "LookBackLine",
    "LookBackSource",
    "LookBackTotal",
    "LookedBack",
    "MonthEnd",
    "Recommendation",
    "RectificationCourse",
    "RectificationEvent",
    "RectificationItem",
    "RectificationLetter",
    "RectificationOrderError",
    "RectificationPolicy",
    "ResponsibilityEntry",
    "ResponsibilityLedger",
    "StageReached",
    "StageStandard",
    "StatedDay",
    "TimeAllowed",
    "WithinDays",
    "WithinMonths",
    "WorkCalendar",
    "WorkTask",
    "circular_letters",
    "common_problems",
    "follow_up",
    "keep_ledger",
    "last_day",
    "look_back",
    "open_letter",
    "overdue_tasks",
]
