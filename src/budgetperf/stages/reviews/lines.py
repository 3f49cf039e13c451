"""One line per target: the figures that a summary of reviews needs."""

from __future__ import annotations

from datetime import date
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan
from budgetperf.errors import InvalidValueError, require_fields, require_filled
from budgetperf.records.classified import Classifiable
from budgetperf.records.kinds import SubjectKind
from budgetperf.stages.reviews.filings import check_amount
from budgetperf.stages.reviews.opinions import ReviewConclusion

__all__ = ["ReviewLine"]


@frozen(kw_only=True, repr=False)
class ReviewLine(Classifiable):
    """What the review of one target came to.

    Attributes:
        code: the project's key.
        name: what it is called.
        department: the code of its department.
        subject: what asked for the money.
        conclusion: what the review came to; None while it is open.
        returned: how often the target was returned for refiling.
        requests: how many changes were asked for.
        asked: what was asked for, in yuan; None where not stated.
        granted: what it gets, in yuan; None where that is not decided. 0 means 核销, less than asked 核减.
        on: the day of what happened last; None where nothing did, or where that is not stated.

    Raises:
        InvalidValueError: a count below 0.
    """

    code: str
    name: str
    department: str
    subject: SubjectKind
    conclusion: ReviewConclusion | None
    returned: int
    requests: int
    asked: Yuan | None = None
    granted: Yuan | None = None
    on: date | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name", "department")
        require_fields(self, SubjectKind, "subject")
        require_fields(self, (ReviewConclusion, NoneType), "conclusion")
        require_fields(self, int, "returned", "requests")
        require_fields(self, (date, NoneType), "on")
        for part in ("asked", "granted"):
            if getattr(self, part) is not None:
                check_amount(getattr(self, part), f"ReviewLine.{part}", self)
        if self.returned < 0 or self.requests < 0:
            shown = self.shown(f"{self.returned}, {self.requests}")
            raise InvalidValueError(
                f"returned and requests are {shown.en}, expected 0 or more.",
                f"退回次数与修改意见数为 {shown.zh}，应不小于 0。",
                found=shown.en,
            )
