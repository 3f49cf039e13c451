"""What a monitor comes to, without its evidence: the line of a project in summaries and circulars."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan, ending
from budgetperf.errors import require_each, require_fields, require_text
from budgetperf.records.classified import Classifiable
from budgetperf.stages.monitors.lamps import Lamp

__all__ = ["MonitorLine", "ended"]


@frozen(kw_only=True, repr=False)
class MonitorLine(Classifiable):
    """One monitored project.

    Attributes:
        code: the project's key.
        name: what it is called.
        department: the code of its department.
        year: the budget year.
        month: the last month covered.
        amount: the money that is watched, in yuan; None where it is not stated.
        executed: what was spent, in yuan; None where it is not stated.
        indicators: the lamp of each indicator, in order; None where none is lit.
        spending: the lamp of the spending; None where none is lit.
        lamp: the project's lamp; None where none is lit.
    """

    code: str
    name: str
    department: str
    year: int
    month: int
    amount: Yuan | None
    executed: Yuan | None
    indicators: tuple[Lamp | None, ...]
    spending: Lamp | None
    lamp: Lamp | None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        for name in ("code", "name", "department"):
            require_text(getattr(self, name), f"MonitorLine.{name}")
        require_fields(self, int, "year", "month")
        require_fields(self, (Decimal, NoneType), "amount", "executed")
        require_each(self.indicators, (Lamp, NoneType), "MonitorLine.indicators")
        require_fields(self, (Lamp, NoneType), "spending", "lamp")


def ended(total: Fraction) -> Yuan:
    """A sum of amounts in yuan, which ends.

    >>> ended(Fraction(1, 4))
    Decimal('0.25')
    """
    exact = ending(total)
    assert isinstance(exact, Decimal)  # noqa: S101 - a sum of decimals ends
    return Yuan(exact)
