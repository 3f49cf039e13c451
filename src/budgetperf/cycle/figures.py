"""The figures of a district's year as data: what is counted, of which year, and what it is a part of.

A figure is of a period, of a point in time, or cumulative. A share is made of figures of one kind; figures are added
only where each is of another year's period.
"""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import (
    InvalidValueError,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    require_truth,
)
from budgetperf.ledger import FigureKind
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.terms import Term, term

__all__ = ["CountRule", "Counted", "FigureRule", "RosterRule", "ShareRule", "Which"]


class Counted(Enum):
    """What a figure counts among what was done."""

    DOINGS = "doings"
    THINGS = "things"
    DEPARTMENTS = "departments"
    UNITS = "units"
    KINDS = "kinds"
    YEARS = "years"
    AMOUNT = "amount"
    NUMBER = "number"

    @property
    def term(self) -> Term:
        """What is counted, in both languages."""
        return term(f"counted.{self.value}")


@frozen(kw_only=True)
class Which:
    """Which of the things done a figure takes in; an empty tuple asks for nothing.

    Attributes:
        activities: one of these, at least one.
        offset: the budget year less the year of the report: −1 for evaluations, 0 for monitoring, 1 for targets; None
            for every year.
        until: where every year counts, the last one that does, less the year of the report; None where none is the
            last.
        subjects: one of these kinds of things.
        results: one of these results.
        kinds: one of these classes.

    >>> red = Which(activities=(Activity.MONITORED,), results=("red",))
    >>> red.takes(Doing(activity=Activity.MONITORED, year=2021, thing="p", result="red"), 2021)
    True
    """

    activities: tuple[Activity, ...]
    offset: int | None = 0
    until: int | None = None
    subjects: tuple[SubjectKind, ...] = ()
    results: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_each(self.activities, Activity, "Which.activities")
        require_fields(self, (int, NoneType), "offset", "until")
        require_each(self.subjects, SubjectKind, "Which.subjects")
        require_each(self.results, str, "Which.results")
        require_each(self.kinds, str, "Which.kinds")
        if not self.activities:
            raise InvalidValueError(
                "a figure takes in no activity, expected at least one.", "指标未指明统计事项，应至少有一项。"
            )
        if self.offset is not None and self.until is not None:
            raise InvalidValueError(
                f"a figure of one year ends {self.until} years after that of the report, expected no last year.",
                f"限一个年度的指标又限截至年度（{self.until}），二者应只居其一。",
                found=self.until,
            )

    def takes(self, doing: Doing, year: int) -> bool:
        """Whether a figure of the report of ``year`` takes in what was done."""
        return (
            doing.activity in self.activities
            and (self.offset is None or doing.year == year + self.offset)
            and (self.until is None or doing.year <= year + self.until)
            and (not self.subjects or doing.subject in self.subjects)
            and (not self.results or doing.result in self.results)
            and (not self.kinds or doing.kind in self.kinds)
        )


@frozen(kw_only=True)
class _Named:
    """What every rule of a figure has: its code, its name in both languages, its span."""

    code: str
    zh: str
    en: str

    def _check_names(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class CountRule(_Named):
    """A figure that counts or adds up what was done.

    Attributes:
        code: stable name.
        zh: its name in Chinese.
        en: its name in English.
        which: what it takes in.
        counted: what it counts: the times, the different things, departments, units, classes or years, the money in
            yuan, or the numbers that the lines carry.
        span: the time that it is of.

    Raises:
        InvalidValueError: a period without a year, or a value of another type.
    """

    which: Which
    counted: Counted
    span: FigureKind = FigureKind.PERIOD

    def __attrs_post_init__(self) -> None:
        self._check_names()
        require(self.which, Which, "CountRule.which")
        require(self.counted, Counted, "CountRule.counted")
        require(self.span, FigureKind, "CountRule.span")
        if (self.which.offset is None) is not (self.span is FigureKind.CUMULATIVE):
            raise InvalidValueError(
                f"the figure {self.code} is {self.span.value} and of {self._years}, expected one year for a period or "
                "a point in time and every year for a cumulative figure.",
                f"“{self.zh}”为{self.span.term.zh}，统计年度为{'全部' if self.which.offset is None else '一个'}，"
                "当期数和时点数应限一个年度，累计数应不限年度。",
                span=self.span.value,
            )

    @property
    def _years(self) -> str:
        return "every year" if self.which.offset is None else "one year"


@frozen(kw_only=True)
class RosterRule(_Named):
    """A figure that counts who there is; classified ones do not count.

    Attributes:
        code: stable name.
        zh: its name in Chinese.
        en: its name in English.
        level: departments, first-level units or units.
    """

    level: OrganisationLevel

    def __attrs_post_init__(self) -> None:
        self._check_names()
        require(self.level, OrganisationLevel, "RosterRule.level")


@frozen(kw_only=True)
class ShareRule(_Named):
    """A figure that is one figure over another.

    Attributes:
        code: stable name.
        zh: its name in Chinese.
        en: its name in English.
        part: the code of the figure above the line.
        whole: the code of the one below.
        within: whether the part is within the whole and of its year, as 57 of 496 are; False for such as projects of a
            department, or what a price fell by since the year before.

    Raises:
        InvalidValueError: a value of another type.
    """

    part: str
    whole: str
    within: bool = True

    def __attrs_post_init__(self) -> None:
        self._check_names()
        require_text(self.part, "ShareRule.part")
        require_text(self.whole, "ShareRule.whole")
        require_truth(self.within, "ShareRule.within")


FigureRule = CountRule | RosterRule | ShareRule
"""How a figure of the year comes about."""
