"""When a regime holds: in force from and to a day where a document says so, else attested in the years reported on."""

from __future__ import annotations

from datetime import date
from types import NoneType

from attrs import frozen

from budgetperf.basis import Basis
from budgetperf.errors import InvalidValueError, require, require_each
from budgetperf.terms import Term

__all__ = ["Period"]


@frozen(kw_only=True)
class Period:
    """When rules hold.

    Attributes:
        since: the first day on which they are in force; None where no document says it.
        until: the last day; None where they are in force still, or no document says it.
        attested: the years whose report speaks of them; where they are in force by day, none is needed.
        basis: the ground.

    Raises:
        InvalidValueError: nothing is said, or the end is before the start.

    >>> from budgetperf.basis import BasisKind, Document
    >>> report = Basis(kind=BasisKind.READ, document=Document(title="示例区2022年工作总结"))
    >>> attested = Period(attested=(2022,), basis=report)
    >>> attested.covers(date(2022, 12, 31)), attested.covers(date(2023, 1, 1)), attested.says.en
    (True, False, 'attested in 2022')
    """

    since: date | None = None
    until: date | None = None
    attested: tuple[int, ...] = ()
    basis: Basis

    def __attrs_post_init__(self) -> None:
        for name in ("since", "until"):
            require(getattr(self, name), (date, NoneType), f"Period.{name}")
        require_each(self.attested, int, "Period.attested")
        require(self.basis, Basis, "Period.basis")
        upside_down = self.since is not None and self.until is not None and self.until < self.since
        if upside_down or not (self.since or self.until or self.attested):
            raise InvalidValueError(
                f"the period is {self.says.en}, expected a start before an end, or a year that attests it.",
                f"期间为“{self.says.zh}”，起始日应早于终止日，或写明文件所载年度。",
                since=self.since,
                until=self.until,
            )

    def covers(self, on: date) -> bool:
        """Whether the rules hold on a day, as far as is known.

        Raises:
            InvalidValueError: ``on`` is no day.
        """
        require(on, date, "on")
        if self.since is None and self.until is None:
            return on.year in self.attested
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    @property
    def says(self) -> Term:
        """The period in both languages."""
        years = [str(year) for year in self.attested]
        zh = [f"自 {self.since} 起施行"] * bool(self.since) + [f"至 {self.until} 止"] * bool(self.until)
        en = [f"in force from {self.since}"] * bool(self.since) + [f"to {self.until}"] * bool(self.until)
        zh += [f"{'、'.join(years)} 年度文件所载"] * bool(years)
        en += [f"attested in {', '.join(years)}"] * bool(years)
        return Term(key="period", zh="，".join(zh) or "未说明", en=", ".join(en) or "not stated")
