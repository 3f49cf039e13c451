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
        attested: the years whose report speaks of them; where the first day is known, none is needed.
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

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """From which day to which they hold, as far as is known; an open end is the first or last day there is."""
        last = self.until or date.max
        if self.since is not None or not self.attested:
            return ((self.since or date.min, last),)
        years = sorted({year for year in self.attested if date.min.year <= year <= date.max.year})
        found = ((date(year, 1, 1), min(date(year, 12, 31), last)) for year in years)
        return tuple((first, end) for first, end in found if first <= end)

    def covers(self, on: date) -> bool:
        """Whether the rules hold on a day, as far as is known.

        Raises:
            InvalidValueError: ``on`` is no day.
        """
        require(on, date, "on")
        return any(first <= on <= last for first, last in self.spans)

    def first_day_with(self, other: Period) -> date | None:
        """The first day on which both hold; None where there is none.

        >>> from budgetperf.basis import BasisKind
        >>> basis = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
        >>> old, new = Period(attested=(2022,), basis=basis), Period(since=date(2022, 6, 1), basis=basis)
        >>> old.first_day_with(new)
        datetime.date(2022, 6, 1)
        """
        require(other, Period, "other")
        both = [(max(a[0], b[0]), min(a[1], b[1])) for a in self.spans for b in other.spans]
        return min((first for first, last in both if first <= last), default=None)

    @property
    def says(self) -> Term:
        """The period in both languages."""
        years = [str(year) for year in self.attested]
        zh = [f"自 {self.since} 起施行"] * bool(self.since) + [f"至 {self.until} 止"] * bool(self.until)
        en = [f"in force from {self.since}"] * bool(self.since) + [f"to {self.until}"] * bool(self.until)
        zh += [f"{'、'.join(years)} 年度文件所载"] * bool(years)
        en += [f"attested in {', '.join(years)}"] * bool(years)
        return Term(key="period", zh="，".join(zh) or "未说明", en=", ".join(en) or "not stated")
