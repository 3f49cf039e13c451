"""What a department was given, item by item."""

from __future__ import annotations

from decimal import Decimal
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Points, points
from budgetperf.errors import require, require_each, require_fields, require_text
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable
from budgetperf.rules.facts import Facts

__all__ = ["AppraisalMark", "DepartmentMarks"]

_NOTHING = Facts(known=())


@frozen(kw_only=True)
class AppraisalMark(Record):
    """What one item brought.

    Attributes:
        item: the code of the item.
        points: what it brought; 0 or more, and no more than the item is worth.
        reason: why; None where nobody wrote it down.
    """

    item: str
    points: Points
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.item, "AppraisalMark.item")
        require_fields(self, Decimal, "points")
        points(self.points)
        require_fields(self, (str, NoneType), "reason")


@frozen(kw_only=True, repr=False)
class DepartmentMarks(Classifiable):
    """The marks of one department.

    Attributes:
        department: its code.
        series: the code of its series.
        marks: one for each item of the series.
        facts: what else it is ranked by where scores are equal.
    """

    department: str
    series: str
    marks: tuple[AppraisalMark, ...]
    facts: Facts = _NOTHING

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.department, "DepartmentMarks.department")
        require_text(self.series, "DepartmentMarks.series")
        require_each(self.marks, AppraisalMark, "DepartmentMarks.marks")
        require(self.facts, Facts, "DepartmentMarks.facts")
