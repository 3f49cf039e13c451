"""What an ex-ante evaluation hands in: the marked sheets, the opinion, the conditions, and what people concluded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_text
from budgetperf.places import called
from budgetperf.records.classified import Classifiable
from budgetperf.stages.exante.marks import MarkedSheet

__all__ = ["ExanteReview", "Opinion", "Precondition"]


@frozen(kw_only=True)
class Opinion:
    """What the evaluators advise, in words.

    Attributes:
        approval: on approving the project (立项建议); None where nothing is said.
        adjustment: on changing it (调整意见); None where nothing is said.
        budget: on its budget (预算安排建议); None where nothing is said.

    Raises:
        InvalidValueError: an opinion that says nothing.
    """

    approval: str | None = None
    adjustment: str | None = None
    budget: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, (str, NoneType), "approval", "adjustment", "budget")
        if not any(text and text.strip() for text in (self.approval, self.adjustment, self.budget)):
            raise InvalidValueError(
                "the opinion says nothing, expected one of approval, adjustment and budget.",
                "评估意见为空，立项建议、调整意见、预算安排建议应至少填写一项。",
            )


@frozen(kw_only=True)
class Precondition:
    """Something that must be so before money is paid, such as a permit.

    Attributes:
        text: what it is.
        cleared_on: the day on which it was met; None while it is not.
    """

    text: str
    cleared_on: date | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.text, "Precondition.text")
        require(self.cleared_on, (date, NoneType), "Precondition.cleared_on")

    def is_cleared(self, on: date) -> bool:
        """Whether it is met on a day.

        Raises:
            InvalidValueError: ``on`` is no day.
        """
        require(on, date, "on")
        return self.cleared_on is not None and self.cleared_on <= on


@frozen(kw_only=True, repr=False)
class ExanteReview(Classifiable):
    """An ex-ante evaluation of one project as it was handed in.

    Attributes:
        project: the code of the project or policy.
        requested: what it asks for, in yuan, 0 or more; None where not stated.
        sheets: the marked sheets, at most one of each kind; none where nothing was scored.
        verdict: the conclusion that the evaluators stated; None where the points decide.
        amount: what the evaluators would grant, in yuan, 0 or more; None where they name no amount.
        preconditions: what must be so before money is paid.
        opinion: what they advise; None where they say nothing.
        by: who evaluated; None where not stated.
        on: the day on which the evaluation was completed; None where not stated.

    Raises:
        InvalidValueError: two sheets of one kind, an amount below zero, or something of another type.
    """

    project: str
    requested: Yuan | None = None
    sheets: tuple[MarkedSheet, ...] = ()
    verdict: str | None = None
    amount: Yuan | None = None
    preconditions: tuple[Precondition, ...] = ()
    opinion: Opinion | None = None
    by: str | None = None
    on: date | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.project, "ExanteReview.project")
        require_each(self.sheets, MarkedSheet, "ExanteReview.sheets")
        require_each(self.preconditions, Precondition, "ExanteReview.preconditions")
        require_fields(self, (str, NoneType), "verdict", "by")
        require_fields(self, (Opinion, NoneType), "opinion")
        require(self.on, (date, NoneType), "ExanteReview.on")
        for name in ("requested", "amount"):
            self._check_amount(name)
        kinds = [one.sheet.kind.value for one in self.sheets]
        if len(set(kinds)) < len(kinds):
            raise InvalidValueError(
                f"the sheets are {', '.join(kinds)}, expected one of each kind at most.",
                f"评估表类型为 {'、'.join(kinds)}，每种至多一张。",
                found=tuple(kinds),
            )

    def _check_amount(self, name: str) -> None:
        amount = getattr(self, name)
        if amount is not None and (type(amount) is not Decimal or not amount.is_finite() or amount < 0):
            found = self.shown(repr(amount))
            raise InvalidValueError(
                f"ExanteReview.{name} is {found.en}, expected yuan, 0 or more.",
                f"{called(f'ExanteReview.{name}')}为 {found.zh}，应为不小于 0 的金额（元）。",
                hint_en="build amounts with yuan(), wan() or yi()",
                hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
                found=found.en,
            )
