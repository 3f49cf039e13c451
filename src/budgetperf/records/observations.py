"""What was observed of an indicator: the actual value, and the points that only a person can give."""

from __future__ import annotations

from decimal import Decimal
from types import NoneType
from typing import get_args

from attrs import frozen

from budgetperf.amounts import Points, exact, points
from budgetperf.errors import require, require_fields
from budgetperf.plain import Record
from budgetperf.rules.actuals import Actual

__all__ = ["Observation"]


@frozen(kw_only=True)
class Observation(Record):
    """The reported result of one indicator.

    Attributes:
        indicator: the code of the indicator.
        actual: what was reached.
        judged: the points a person gave, where the rule leaves them to a person (words, late dates); else None.
        deduction: the points a person took off what a rule gives (手动扣分), 0 or more; None where nobody did.
        note: the reason for a deviation and what will be done, as written.
    """

    indicator: str
    actual: Actual
    judged: Points | None = None
    deduction: Points | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "indicator")
        require_fields(self, (str, NoneType), "note")
        require(self.actual, get_args(Actual), "Observation.actual", hint="read_actual()")
        if self.judged is not None:
            require(self.judged, Decimal, "Observation.judged", hint="points()")
            exact(self.judged, "Observation.judged")
        if self.deduction is not None:
            require(self.deduction, Decimal, "Observation.deduction", hint="points()")
            points(self.deduction)
