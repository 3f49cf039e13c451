"""What a monitor comes to, without its evidence: the line of a project in summaries and circulars."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan, ending
from budgetperf.errors import InvalidValueError, require_each, require_fields, require_filled
from budgetperf.records.classified import Classifiable
from budgetperf.stages.monitors.lamps import Lamp

__all__ = ["MonitorLine", "check_lines", "ended"]

_DECEMBER = 12


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

    Raises:
        InvalidValueError: a month that is none, an amount below 0, or something of another type.
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
        require_filled(self, "code", "name", "department")
        require_fields(self, int, "year", "month")
        require_fields(self, (Decimal, NoneType), "amount", "executed")
        for name in ("amount", "executed"):
            amount = getattr(self, name)
            if amount is not None and not (amount.is_finite() and amount >= 0):
                found = self.shown(amount)
                raise InvalidValueError(
                    f"MonitorLine.{name} is {found.en}, expected yuan, 0 or more.",
                    f"MonitorLine.{name} 为 {found.zh}，应为不小于 0 的金额（元）。",
                    found=found.en,
                )
        if not 1 <= self.month <= _DECEMBER:
            raise InvalidValueError(
                f"MonitorLine.month is {self.month}, expected 1 to 12.",
                f"MonitorLine.month 为 {self.month}，应为 1 至 12。",
                found=self.month,
            )
        require_each(self.indicators, (Lamp, NoneType), "MonitorLine.indicators")
        require_fields(self, (Lamp, NoneType), "spending", "lamp")


def check_lines(lines: tuple[MonitorLine, ...], *, same_month: bool) -> None:
    """Refuse open lines that cannot be counted together: a project twice, or figures of different times.

    Args:
        lines: one per project; classified ones are not looked at.
        same_month: whether the lines must be of one month, as where progress is compared; else of one year.

    Raises:
        InvalidValueError: a project stands twice, or the lines are of several years or months.
    """
    shown = [line for line in lines if not line.classified]
    codes = Counter(line.code for line in shown)
    if twice := sorted(code for code, count in codes.items() if count > 1):
        raise InvalidValueError(
            f"the project {twice[0]!r} is watched twice.", f"项目“{twice[0]}”重复监控。", found=repr(twice[0])
        )
    times = sorted({(line.year, line.month if same_month else 0) for line in shown})
    if len(times) > 1:
        named = [f"{year}-{month:02}" if month else str(year) for year, month in times]
        en, zh = ("month", "同一月份") if same_month else ("year", "同一年度")
        raise InvalidValueError(
            f"the lines are of {', '.join(named)}, expected one {en}.",
            f"各项目的监控时间为 {'、'.join(named)}，应为{zh}。",
            found=tuple(named),
        )


def ended(total: Fraction) -> Yuan:
    """A sum of amounts in yuan, which ends.

    >>> ended(Fraction(1, 4))
    Decimal('0.25')
    """
    exact = ending(total)
    assert isinstance(exact, Decimal)  # noqa: S101 - a sum of decimals ends
    return Yuan(exact)
