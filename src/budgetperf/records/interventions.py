"""What was done to a project because of what a monitor showed: by whom, when, why, and about how much money.

By 《中央部门预算绩效运行监控管理暂行办法》 (recalled) objective causes, such as a change of policy or an emergency,
lead to a smaller budget with the target adjusted in step, and serious problems to a stop of payments. Each is a
person's decision.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan, exact, plain_text
from budgetperf.errors import InvalidValueError, require, require_fields, require_filled
from budgetperf.records.classified import Classifiable
from budgetperf.records.kinds import ProblemStep
from budgetperf.terms import Term, term

__all__ = ["MOVES_MONEY", "Intervention", "InterventionKind"]


class InterventionKind(Enum):
    """A measure in the course of the year."""

    CORRECT = "correct"
    RECTIFY = "rectify"
    CIRCULATE = "circulate"
    SUSPEND_PAYMENT = "suspend_payment"
    STOP_PAYMENT = "stop_payment"
    REDUCE = "reduce"
    RECOVER = "recover"
    CANCEL = "cancel"
    ADJUST_TARGET = "adjust_target"
    NONE = "none"

    @property
    def term(self) -> Term:
        """The measure in both languages.

        >>> InterventionKind.CANCEL.term.zh
        '核销'
        """
        return term(f"intervention.{self.value}")


MOVES_MONEY = frozenset({InterventionKind.REDUCE, InterventionKind.RECOVER, InterventionKind.CANCEL})
"""The measures that take money away; they state how much."""


@frozen(kw_only=True, repr=False)
class Intervention(Classifiable):
    """One measure on one project.

    Attributes:
        project: the project's key.
        kind: the measure.
        by: who decided.
        on: the day.
        reason: why.
        amount: the money that it takes away, in yuan, above 0; None for a measure that takes none.
        due: the day by which the unit must have acted; None where there is no such day, but to rectify needs one.
        found_in: the step of the year in which the problem was found; None where not stated.

    Raises:
        InvalidValueError: an amount where there must be none or none where there must be one, a day that is missing or
            before the decision, or something of another type.

    >>> from budgetperf.amounts import wan
    >>> Intervention(project="p", kind=InterventionKind.CANCEL, by="示例", on=date(2021, 10, 8), reason="示例",
    ...     amount=wan("29.3")).amount == wan("29.3")
    True
    """

    project: str
    kind: InterventionKind
    by: str
    on: date
    reason: str
    amount: Yuan | None = None
    due: date | None = None
    found_in: ProblemStep | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "project", "by", "reason")
        require(self.kind, InterventionKind, "Intervention.kind")
        require(self.on, date, "Intervention.on")
        require(self.due, (date, NoneType), "Intervention.due")
        require_fields(self, (Decimal, NoneType), "amount")
        require_fields(self, (ProblemStep, NoneType), "found_in")
        self._check_amount()
        self._check_due()

    def _check_amount(self) -> None:
        moves = self.kind in MOVES_MONEY
        if self.amount is not None:
            exact(self.amount, "Intervention.amount")
        if (self.amount is not None) is moves and (self.amount is None or self.amount > 0):
            return
        en, zh = ("yuan, above 0", "大于 0 的金额（元）") if moves else ("no amount", "不填金额")
        found = self.shown("—" if self.amount is None else plain_text(self.amount))
        raise InvalidValueError(
            f"the amount of the measure {self.kind.value} is {found.en}, expected {en}.",
            f"“{self.kind.term.zh}”的金额为 {found.zh}，应为{zh}。",
            hint_en="build amounts with yuan(), wan() or yi()",
            hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
            found=found.en,
        )

    def _check_due(self) -> None:
        if self.due is None and self.kind is not InterventionKind.RECTIFY:
            return
        if self.due is None or self.due < self.on:
            raise InvalidValueError(
                f"the measure {self.kind.value} of {self.on} is due on {self.due or 'no day'}, expected a day that is "
                "not before.",
                f"{self.on} 决定的“{self.kind.term.zh}”期限为 {self.due or '—'}，应不早于决定之日。",
                found=self.due,
            )
