"""The life of a project as a record of events: what happened to it, for which budget year, on which day.

From the events follows where the project stands (:func:`standing_of`), as facts that rules can ask for: whether there
is a target and how good it is, what the ex-ante evaluation came to, whether the project is in the library, and how far
the year has come. The library is entered once for all years; everything else belongs to a budget year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType, NoneType
from typing import Final

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_fields, require_text, tuple_of
from budgetperf.plain import Record
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import Facts, Known, flag_fact, word_fact
from budgetperf.rules.rows import Measure
from budgetperf.terms import Term, term

__all__ = [
    "ADMITTED_TO_LIBRARY",
    "APPLIED",
    "BACKDATED",
    "BUDGET",
    "EVALUATED_AFTER",
    "EXANTE",
    "GATE_MEASURES",
    "MAY_NOT_PASS",
    "MAY_PASS",
    "ORDER_OPEN",
    "STEP",
    "TARGET",
    "YEAR_OVER",
    "BudgetPhase",
    "LifeEvent",
    "LifeStep",
    "facts_before",
    "standing_of",
]


class BudgetPhase(Enum):
    """The phase of the budget that a step belongs to (「融入预算编制、执行、监督全过程」), in their order."""

    PREPARATION = "preparation"
    EXECUTION = "execution"
    SUPERVISION = "supervision"

    @property
    def term(self) -> Term:
        """The phase in both languages."""
        return term(f"phase.{self.value}")


class LifeStep(Enum):
    """What can happen to a project, in the order of the cycle."""

    TARGET_FILED = "target_filed"
    TARGET_PASSED = "target_passed"
    TARGET_RETURNED = "target_returned"
    TARGET_REJECTED = "target_rejected"
    EXANTE_REQUIRED = "exante_required"
    EXANTE_NOT_REQUIRED = "exante_not_required"
    EXANTE_SUPPORTED = "exante_supported"
    EXANTE_CONDITIONAL = "exante_conditional"
    EXANTE_RETURNED = "exante_returned"
    EXANTE_REJECTED = "exante_rejected"
    ADMITTED = "admitted"
    REQUESTED = "requested"
    BUDGETED = "budgeted"
    REFUSED = "refused"
    STARTED = "started"
    MONITORED = "monitored"
    ADJUSTED = "adjusted"
    CANCELLED = "cancelled"
    YEAR_ENDED = "year_ended"
    EVALUATED = "evaluated"
    REEVALUATED = "reevaluated"
    ORDERED = "ordered"
    RECTIFIED = "rectified"
    APPLIED = "applied"
    DISCLOSED = "disclosed"

    @property
    def term(self) -> Term:
        """The step in both languages.

        >>> LifeStep.ADMITTED.term.zh
        '入库'
        """
        return term(f"step.{self.value}")

    @property
    def phase(self) -> BudgetPhase:
        """The phase of the budget that the step belongs to.

        No document that was read maps the steps: what comes before the money is spent is preparation, what the year
        brings until it ends is execution, and what looks back on it is supervision.

        >>> LifeStep.ADMITTED.phase.term.zh, LifeStep.MONITORED.phase.term.zh, LifeStep.APPLIED.phase.term.zh
        ('预算编制', '预算执行', '预算监督')
        """
        steps = tuple(LifeStep)
        if steps.index(self) < steps.index(LifeStep.STARTED):
            return BudgetPhase.PREPARATION
        if steps.index(self) <= steps.index(LifeStep.YEAR_ENDED):
            return BudgetPhase.EXECUTION
        return BudgetPhase.SUPERVISION


@frozen(kw_only=True)
class LifeEvent(Record):
    """One thing that happened to a project.

    Attributes:
        step: what happened.
        year: the budget year that it concerns: the evaluation of 2021 happens in 2022 and is of 2021.
        on: the day.
        by: who did it; None where not stated.

    Raises:
        InvalidValueError: a value of another type, or the end of a year before its last day.

    >>> LifeEvent(step=LifeStep.TARGET_FILED, year=2022, on=date(2021, 9, 1)).step.term.zh
    '申报绩效目标'
    """

    step: LifeStep
    year: int
    on: date
    by: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, LifeStep, "step")
        require_fields(self, int, "year")
        require_fields(self, (str, NoneType), "by")
        if self.by is not None:
            require_text(self.by, "LifeEvent.by")
        if type(self.on) is not date:
            found = type(self.on).__name__
            raise InvalidValueError(f"the day is {found}, expected date.", f"日期为 {found}，应为 date。", found=found)
        if self.step is LifeStep.YEAR_ENDED and self.on < date(self.year, 12, 31):
            raise InvalidValueError(
                f"the year {self.year} ends on {self.on}, expected {self.year}-12-31 or later.",
                f"{self.year} 年度于 {self.on} 终了，应不早于 {self.year}-12-31。",
                found=self.on,
            )


def _words(prefix: str, *codes: str) -> tuple[FactWord, ...]:
    found = [term(f"{prefix}.{code}") for code in codes]
    return tuple(FactWord(code=code, zh=one.zh, en=one.en) for code, one in zip(codes, found, strict=True))


STEP: Final = word_fact("step", "拟办事项", "the step", _words("step", *(step.value for step in LifeStep)))
"""What is about to happen."""
TARGET: Final = word_fact(
    "target_so_far",
    "绩效目标",
    "the target",
    _words("target-so-far", "absent", "filed", "returned", "unqualified", "qualified"),
)
"""How far the target of the year has come."""
EXANTE: Final = word_fact(
    "exante_so_far",
    "事前绩效评估",
    "the ex-ante evaluation",
    _words(
        "exante-so-far", "unscreened", "required", "not_required", "supported", "conditional", "returned", "rejected"
    ),
)
"""How far the ex-ante evaluation for the year has come."""
BUDGET: Final = word_fact(
    "budget_so_far",
    "预算",
    "the budget",
    _words("budget-so-far", "not_requested", "requested", "refused", "budgeted", "started", "cancelled"),
)
"""How far the money of the year has come."""
ADMITTED_TO_LIBRARY: Final = flag_fact("in_library", "已入项目库", "in the project library")
"""Whether the project is in the library, in whatever year it came in."""
YEAR_OVER: Final = flag_fact("year_over", "预算年度已终了", "the budget year is over")
"""Whether the end of the budget year is recorded."""
EVALUATED_AFTER: Final = flag_fact("evaluated_after", "已开展绩效评价", "evaluated")
"""Whether the year has been evaluated."""
ORDER_OPEN: Final = flag_fact("order_open", "有未销号的整改事项", "an order to rectify is open")
"""Whether somebody was told to put something right and has not yet."""
APPLIED: Final = flag_fact("applied", "评价结果已应用", "the result is applied")
"""Whether the evaluation of the year has been used."""
BACKDATED: Final = flag_fact("backdated", "日期早于前一事项", "dated before the event before it")
"""Whether the step would stand before one that is recorded already."""

MAY_PASS: Final = Measure(code="may_pass", zh="可以办理", en="it may go on")
MAY_NOT_PASS: Final = Measure(code="may_not_pass", zh="不得办理", en="it may not go on")
GATE_MEASURES: Final = (MAY_PASS, MAY_NOT_PASS)
"""What a table of gates can lead to."""

_RECORDED = Origin(kind=OriginKind.RECORDED, zh="取自项目大事记", en="taken from the record of events")
_SO, _NOT_SO = True, False
_AT_FIRST: tuple[Known, ...] = (
    TARGET.known("absent", _RECORDED),
    EXANTE.known("unscreened", _RECORDED),
    BUDGET.known("not_requested", _RECORDED),
    *(one.known(_NOT_SO, _RECORDED) for one in (ADMITTED_TO_LIBRARY, YEAR_OVER, EVALUATED_AFTER, ORDER_OPEN, APPLIED)),
)
_MOVES: Mapping[LifeStep, Known] = MappingProxyType(
    {
        LifeStep.TARGET_FILED: TARGET.known("filed", _RECORDED),
        LifeStep.TARGET_PASSED: TARGET.known("qualified", _RECORDED),
        LifeStep.TARGET_RETURNED: TARGET.known("returned", _RECORDED),
        LifeStep.TARGET_REJECTED: TARGET.known("unqualified", _RECORDED),
        LifeStep.EXANTE_REQUIRED: EXANTE.known("required", _RECORDED),
        LifeStep.EXANTE_NOT_REQUIRED: EXANTE.known("not_required", _RECORDED),
        LifeStep.EXANTE_SUPPORTED: EXANTE.known("supported", _RECORDED),
        LifeStep.EXANTE_CONDITIONAL: EXANTE.known("conditional", _RECORDED),
        LifeStep.EXANTE_RETURNED: EXANTE.known("returned", _RECORDED),
        LifeStep.EXANTE_REJECTED: EXANTE.known("rejected", _RECORDED),
        LifeStep.ADMITTED: ADMITTED_TO_LIBRARY.known(_SO, _RECORDED),
        LifeStep.REQUESTED: BUDGET.known("requested", _RECORDED),
        LifeStep.BUDGETED: BUDGET.known("budgeted", _RECORDED),
        LifeStep.REFUSED: BUDGET.known("refused", _RECORDED),
        LifeStep.STARTED: BUDGET.known("started", _RECORDED),
        LifeStep.CANCELLED: BUDGET.known("cancelled", _RECORDED),
        LifeStep.YEAR_ENDED: YEAR_OVER.known(_SO, _RECORDED),
        LifeStep.EVALUATED: EVALUATED_AFTER.known(_SO, _RECORDED),
        LifeStep.ORDERED: ORDER_OPEN.known(_SO, _RECORDED),
        LifeStep.RECTIFIED: ORDER_OPEN.known(_NOT_SO, _RECORDED),
        LifeStep.APPLIED: APPLIED.known(_SO, _RECORDED),
    }
)
"""What a step changes; monitoring, adjusting, re-evaluating and disclosing leave the standing as it is."""


def standing_of(events: Iterable[LifeEvent], year: int) -> Facts:
    """Where a project stands for a budget year after these events, in the order in which they are recorded.

    Args:
        events: what happened, of all years.
        year: the budget year that is asked about.

    Raises:
        InvalidValueError: something that is no event.

    >>> filed = LifeEvent(step=LifeStep.TARGET_FILED, year=2022, on=date(2021, 9, 1))
    >>> print(*(standing_of([filed], year).by_code["target_so_far"].value for year in (2022, 2023)))
    filed absent
    """
    found = {one.key.code: one for one in _AT_FIRST}
    for event in tuple_of(events, LifeEvent, "events"):
        move = _MOVES.get(event.step)
        if move is not None and (event.year == year or event.step is LifeStep.ADMITTED):
            found[move.key.code] = move
    return Facts(known=tuple(found.values()))


def facts_before(events: Iterable[LifeEvent], event: LifeEvent) -> Facts:
    """What rules can ask for when an event is about to be recorded after these.

    Raises:
        InvalidValueError: something that is no event.
    """
    require(event, LifeEvent, "event")
    before = tuple_of(events, LifeEvent, "events")
    return Facts(
        known=(
            STEP.known(event.step.value, _RECORDED),
            BACKDATED.known(bool(before) and event.on < before[-1].on, _RECORDED),
            *standing_of(before, event.year).known,
        )
    )
