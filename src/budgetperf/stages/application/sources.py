"""What a result on record comes from and what it can say: sources, outcomes, problems, orders to put right."""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_fields
from budgetperf.plain import Record
from budgetperf.terms import Term, term

__all__ = ["ExanteOutcome", "OrderState", "ProblemKind", "ResultSource", "RevisionOrder"]


class ResultSource(Enum):
    """Where a result comes from, in the order of the cycle."""

    EX_ANTE = "ex_ante"
    TARGET_REVIEW = "target_review"
    MONITOR = "monitor"
    SELF_EVALUATION = "self_evaluation"
    REEVALUATION = "reevaluation"
    DEPARTMENT_EVALUATION = "department_evaluation"
    FISCAL_EVALUATION = "fiscal_evaluation"

    @property
    def term(self) -> Term:
        """The source in both languages."""
        return term(f"result-source.{self.value}")

    @property
    def is_evaluation(self) -> bool:
        """Whether it looks back on a year that is over."""
        return self.value.endswith("evaluation")


class ExanteOutcome(Enum):
    """What an ex-ante evaluation came to, from the worst on."""

    REFUSED = "refused"
    WAITING = "waiting"
    CUT = "cut"
    SUPPORTED = "supported"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(f"exante-outcome.{self.value}")


class ProblemKind(Enum):
    """A problem that somebody found."""

    SLOW = "slow"
    IRREGULAR_USE = "irregular_use"
    OFF_TARGET = "off_target"
    INEFFICIENT = "inefficient"
    NO_EFFECT = "no_effect"
    UNCLEAR_TARGET = "unclear_target"
    UNQUANTIFIED_TARGET = "unquantified_target"
    SAME_TARGET = "same_target"
    IDLE_ASSETS = "idle_assets"

    @property
    def term(self) -> Term:
        """The problem in both languages."""
        return term(f"problem-kind.{self.value}")


class OrderState(Enum):
    """How an order to put something right stands on a day; ``NONE`` where there was no order."""

    NONE = "none"
    OPEN = "open"
    DONE = "done"
    LATE = "late"
    OVERDUE = "overdue"

    @property
    def term(self) -> Term:
        """The state in both languages."""
        return term(f"order-state.{self.value}")


@frozen(kw_only=True)
class RevisionOrder(Record):
    """An order to put something right by a day (责令限期修改).

    Attributes:
        ordered: the day of the order.
        due: the last day in time; it is itself in time.
        done: the day on which it was done as asked; None while it is not.

    Raises:
        InvalidValueError: a day that is out of order, or something of another type.

    >>> order = RevisionOrder(ordered=date(2021, 10, 8), due=date(2021, 10, 20))
    >>> order.state(date(2021, 10, 20)).value, order.state(date(2021, 10, 21)).value
    ('open', 'overdue')
    """

    ordered: date
    due: date
    done: date | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, (date, NoneType), "done")
        for name in ("ordered", "due", "done"):
            if (day := getattr(self, name)) is not None:
                require(day, date, f"RevisionOrder.{name}")
        if self.due < self.ordered or (self.done is not None and self.done < self.ordered):
            raise InvalidValueError(
                f"the order of {self.ordered} is due on {self.due} and done on {self.done or '—'}, expected days that "
                "are not before it.",
                f"{self.ordered} 责令修改，期限为 {self.due}，修改完成日为 {self.done or '—'}，均应不早于责令之日。",
                ordered=self.ordered,
                due=self.due,
                done=self.done,
            )

    def state(self, as_of: date) -> OrderState:
        """How it stands on a day; what is done later counts as not done yet."""
        require(as_of, date, "as_of")
        if self.done is not None and self.done <= as_of:
            return OrderState.DONE if self.done <= self.due else OrderState.LATE
        return OrderState.OPEN if as_of <= self.due else OrderState.OVERDUE
