"""What was done in a district's year, a line for each thing: to which project, by whom, with what money and result.

A report of one year speaks of three: evaluations are of the year before, monitoring of the year itself, targets of the
year to come. So every line carries the budget year that it concerns, and nothing is inferred from the report's year.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan, exact, plain_text
from budgetperf.errors import InvalidValueError, require, require_fields, require_text
from budgetperf.records.classified import Classifiable
from budgetperf.records.kinds import SubjectKind
from budgetperf.terms import Term, term

__all__ = ["Activity", "Doing"]


class Activity(Enum):
    """What was done, in the order of the cycle."""

    SCREENED = "screened"
    EXANTE_EVALUATED = "exante_evaluated"
    TARGET_FILED = "target_filed"
    TARGET_REVIEWED = "target_reviewed"
    TARGET_RETURNED = "target_returned"
    TARGET_EVALUATED = "target_evaluated"
    TARGET_CHANGED = "target_changed"
    BUDGET_REVIEWED = "budget_reviewed"
    MONITORED = "monitored"
    KEY_MONITORED = "key_monitored"
    MONITORING_ROUND = "monitoring_round"
    MID_YEAR_MEASURE = "mid_year_measure"
    SELF_EVALUATED = "self_evaluated"
    DRAWN = "drawn"
    REEVALUATED = "reevaluated"
    KEY_EVALUATED = "key_evaluated"
    REPORTED = "reported"
    SURVEYED = "surveyed"
    PROBLEM_FOUND = "problem_found"
    SUGGESTED = "suggested"
    DISCUSSED = "discussed"
    LOOKED_BACK = "looked_back"
    RESULT_APPLIED = "result_applied"
    LETTER_SENT = "letter_sent"
    LETTER_CLOSED = "letter_closed"
    CIRCULATED = "circulated"
    DISCLOSED = "disclosed"
    SUBMITTED = "submitted"
    INSPECTED = "inspected"
    APPRAISED = "appraised"
    STANDARD_SET = "standard_set"
    STANDARD_LOWERED = "standard_lowered"
    COST_ANALYSED = "cost_analysed"
    INDICATOR_SET = "indicator_set"
    RULE_ISSUED = "rule_issued"

    @property
    def term(self) -> Term:
        """The activity in both languages.

        >>> Activity.KEY_EVALUATED.term.zh
        '财政重点绩效评价'
        """
        return term(f"activity.{self.value}")


@frozen(kw_only=True, repr=False)
class Doing(Classifiable):
    """One thing that was done.

    Attributes:
        activity: what.
        year: the budget year that it concerns.
        thing: the key of what it was done to: a project, a letter, a standard; the same key is the same thing.
        subject: what kind of thing that is; None where it is no policy, project or department as a whole.
        department: the code of its department; None where it has none.
        unit: the code of its unit; None where not stated.
        amount: the money concerned, in yuan, 0 or more; None where there is none. What is cut is what is taken away.
        number: how many of what the activity counts besides: indicators of a target, requests to change one.
        result: the code of what came of it: a grade, a lamp, a verdict, a measure; None where nothing did.
        kind: a class that a district tells apart; None where it tells none.
        on: the day; None where not stated.

    Raises:
        InvalidValueError: an amount or number below zero, or a value of another type.

    >>> from budgetperf.amounts import wan
    >>> watched = Doing(activity=Activity.MONITORED, year=2021, thing="p7", department="101", amount=wan(80),
    ...     result="red")
    >>> watched.activity.term.zh, watched.amount == wan(80)
    ('绩效运行监控', True)
    """

    activity: Activity
    year: int
    thing: str
    subject: SubjectKind | None = None
    department: str | None = None
    unit: str | None = None
    amount: Yuan | None = None
    number: int | None = None
    result: str | None = None
    kind: str | None = None
    on: date | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_fields(self, Activity, "activity")
        require_fields(self, int, "year")
        require_fields(self, (SubjectKind, NoneType), "subject")
        require_fields(self, (int, NoneType), "number")
        require_text(self.thing, "Doing.thing")
        for name in ("department", "unit", "result", "kind"):
            if getattr(self, name) is not None:
                require_text(getattr(self, name), f"Doing.{name}")
        if self.on is not None and type(self.on) is not date:
            require(self.on, NoneType, "Doing.on", hint="date(2022, 9, 30)")
        if self.amount is not None:
            require(self.amount, Decimal, "Doing.amount", hint="yuan(), wan(), yi()")
            exact(self.amount, "Doing.amount")
        self._check_not_negative()

    def _check_not_negative(self) -> None:
        for name, zh in (("amount", "金额"), ("number", "个数")):
            value = getattr(self, name)
            if value is not None and value < 0:
                found = self.shown(plain_text(Decimal(value)))
                raise InvalidValueError(
                    f"the {name} of a {self.activity.value} is {found.en}, expected 0 or more.",
                    f"“{self.activity.term.zh}”的{zh}为 {found.zh}，应不小于 0。",
                    found=found.en,
                )
