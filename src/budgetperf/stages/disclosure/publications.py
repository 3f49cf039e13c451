"""What was made public: of whom, what, where and when (信息公开)."""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import Problem, require_fields
from budgetperf.records.classified import Classifiable
from budgetperf.rules.calendar import PrintedDate
from budgetperf.terms import Term, term

__all__ = ["Disclosed", "Disclosure", "share_a_day"]


class Disclosed(Enum):
    """What is made public."""

    BUDGET = "budget"
    FINAL_ACCOUNTS = "final_accounts"
    TARGETS = "targets"
    RESULTS = "results"
    MANAGEMENT = "management"

    @property
    def term(self) -> Term:
        """What it is, in both languages."""
        return term(f"disclosed.{self.value}")


@frozen(kw_only=True, repr=False)
class Disclosure(Classifiable):
    """One publication as it is recorded or told; what is not stated is None, and :attr:`problems` names it.

    Attributes:
        of: the code of the department or unit.
        what: what was made public.
        year: the budget year that it is about, which need not be that of the publication.
        channel: where, such as 区政府网站预决算公开板块.
        on: when, with the precision that was printed.

    >>> told = Disclosure(of="101", what=Disclosed.BUDGET, year=2022, on=PrintedDate(year=2022, month=1))
    >>> [problem.path for problem in told.problems]
    ['channel']
    """

    of: str | None = None
    what: Disclosed | None = None
    year: int | None = None
    channel: str | None = None
    on: PrintedDate | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_fields(self, (str, NoneType), "of", "channel")
        require_fields(self, (Disclosed, NoneType), "what")
        require_fields(self, (int, NoneType), "year")
        require_fields(self, (PrintedDate, NoneType), "on")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the record lacks: whose, what, of which year, where, or when with its year."""
        missing = [name for name in ("of", "what", "year", "channel") if getattr(self, name) in {None, ""}]
        if self.on is None or self.on.year is None:
            missing.append("on")
        return tuple(Problem(path=name, en="is not stated", zh="未载明") for name in missing)


def share_a_day(one: PrintedDate | None, other: PrintedDate | None) -> bool:
    """Whether two printed dates may mean the same day; one without a year, or none at all, fits any.

    >>> share_a_day(PrintedDate(year=2021), PrintedDate(year=2021, month=1))
    True
    """
    if one is None or other is None or one.year is None or other.year is None:
        return True
    return one.first <= other.last and other.first <= one.last
