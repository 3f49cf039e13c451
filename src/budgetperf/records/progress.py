"""How far a project is in the middle of a year: what a monitor (绩效运行监控) looks at.

A target may be adjusted in the year. An indicator that had a target at the start of the year and has none now was
cancelled: it has no forecast and no lamp. 「谁支出、谁负责」: the unit that spends the money answers for these figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from types import NoneType
from typing import get_args

from attrs import frozen

from budgetperf.amounts import Exact, Points, Rate, Yuan, ending, exact, points, show
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Lang,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    require_truth,
)
from budgetperf.plain import Record
from budgetperf.records.budgets import Budget
from budgetperf.records.classified import Classifiable
from budgetperf.records.monitoring_reports import DeviationCause, Likelihood, MonitoringReport, MonitoringRow
from budgetperf.rules.actuals import Actual
from budgetperf.rules.expectations import Expectation, Unread, UnreadWhy

__all__ = ["IndicatorProgress", "MonthSpent", "ProjectProgress"]

_DECEMBER = 12


@frozen(kw_only=True)
class IndicatorProgress(Record):
    """One indicator with its targets of the year and what was reached so far.

    Attributes:
        code: its key within the project.
        name: as printed; None where the form does not show it.
        initial: the target of the year as it was approved; None where it is not stated apart.
        adjusted: the target in force; None where the indicator was cancelled.
        so_far: what was reached until now; None where nothing is reported.
        forecast: what the unit expects of the whole year; None where it says nothing.
        causes: why it departs from the target, each once.
        reason: the cause in words; None where none are written.
        likelihood: how likely the target is; None where it is not stated.
        points: its weight; None where not stated.
        level1: first-level indicator (一级指标), if stated.
        level2: second-level indicator (二级指标), if stated.

    Raises:
        InvalidValueError: no target at all, a cause twice, or something of another type.

    >>> from budgetperf.rules.reading import parse
    >>> IndicatorProgress(code="a", name="培训人次", initial=parse("≥100人次")).is_cancelled
    True
    """

    code: str
    name: str | None = None
    initial: Expectation | None = None
    adjusted: Expectation | None = None
    so_far: Actual | None = None
    forecast: Actual | None = None
    causes: tuple[DeviationCause, ...] = ()
    reason: str | None = None
    likelihood: Likelihood | None = None
    points: Points | None = None
    level1: str | None = None
    level2: str | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "IndicatorProgress.code")
        require_fields(self, (str, NoneType), "name", "reason", "level1", "level2")
        require_fields(self, (*get_args(Expectation), NoneType), "initial", "adjusted")
        require_fields(self, (*get_args(Actual), NoneType), "so_far", "forecast")
        require_each(self.causes, DeviationCause, "IndicatorProgress.causes")
        require_fields(self, (Likelihood, NoneType), "likelihood")
        require_fields(self, (Decimal, NoneType), "points")
        if self.points is not None:
            points(self.points)
        if len(set(self.causes)) < len(self.causes):
            twice = "、".join(sorted({cause.term.zh for cause in self.causes if self.causes.count(cause) > 1}))
            raise InvalidValueError(
                f"the causes {twice} are named twice.", f"偏差原因“{twice}”重复。", found=self.causes
            )
        if self.initial is None and self.adjusted is None:
            raise InvalidValueError(
                f"indicator {self.code!r} has no target, expected an initial or an adjusted one.",
                f"指标“{self.code}”没有指标值，应有年初指标值或调整后指标值。",
                found=self.code,
            )

    @property
    def is_cancelled(self) -> bool:
        """Whether there was a target and there is none any more."""
        return self.adjusted is None

    @classmethod
    def of_row(cls, row: MonitoringRow) -> IndicatorProgress:
        """The progress that a row of a printed form states; its one target is the one in force."""
        return cls(
            code=row.code,
            name=row.name,
            adjusted=row.expectation,
            so_far=_stated(row.so_far),
            forecast=_stated(row.expected),
            causes=row.causes,
            reason=row.reason,
            likelihood=row.likelihood,
            level1=row.level1,
            level2=row.level2,
            ref=row.ref,
            extra=row.extra,
        )


@frozen(kw_only=True)
class MonthSpent:
    """What was spent in one month.

    Attributes:
        month: 1 to 12.
        amount: in yuan, 0 or more.
    """

    month: int
    amount: Yuan

    def __attrs_post_init__(self) -> None:
        _check_month(self.month, "MonthSpent.month")
        require(self.amount, Decimal, "MonthSpent.amount", hint="yuan()")
        exact(self.amount, "MonthSpent.amount")
        if self.amount < 0:
            raise InvalidValueError(
                f"MonthSpent.amount is {self.amount}, expected yuan, 0 or more.",
                f"MonthSpent.amount 为 {self.amount}，应为不小于 0 的金额（元）。",
                found=self.amount,
            )


@frozen(kw_only=True, repr=False)
class ProjectProgress(Classifiable):
    """One project, with all that is known of its course.

    Attributes:
        code: its key.
        name: what it is called.
        department: the code of its department.
        year: the budget year.
        month: the last month covered, 1 to 12.
        indicators: in printed order; their codes differ.
        budget: the money, with what was spent so far; None where not stated.
        forecast: the money, with what will have been spent by the end of the year; None where not stated.
        months: what was spent in each month up to ``month``, in their order; a month that is not named spent nothing.
            Empty where the months are not stated. Whether they make what was spent says :attr:`problems`.
        attainment: how far the targets of the year are reached (绩效目标实现程度), as somebody stated, 0.55 for 55 %;
            None leaves it to the policy.
        function_carried_out: whether what the money is for is being done (支出职能); None where nobody says.
        target_reached: whether the target is reached so far; None where nobody says.

    Raises:
        InvalidValueError: a code twice, months out of order or after ``month``, or something of another type.

    >>> from budgetperf.amounts import wan
    >>> ProjectProgress(code="p", name="示例", department="101", year=2022, month=9,
    ...     budget=Budget(initial=wan(90), adjusted=wan(100), executed=wan(80))).amount == wan(100)
    True
    """

    code: str
    name: str
    department: str
    year: int
    month: int
    indicators: tuple[IndicatorProgress, ...] = ()
    budget: Budget | None = None
    forecast: Budget | None = None
    months: tuple[MonthSpent, ...] = ()
    attainment: Rate | None = None
    function_carried_out: bool | None = None
    target_reached: bool | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name", "department")
        require_fields(self, int, "year")
        _check_month(self.month, "ProjectProgress.month")
        require_each(self.indicators, IndicatorProgress, "ProjectProgress.indicators")
        require_fields(self, (Budget, NoneType), "budget", "forecast")
        require_each(self.months, MonthSpent, "ProjectProgress.months")
        require_fields(self, (Decimal, NoneType), "attainment")
        if self.attainment is not None:
            exact(self.attainment, "ProjectProgress.attainment")
            if self.attainment < 0:
                found = self.shown(self.attainment)
                raise InvalidValueError(
                    f"ProjectProgress.attainment is {found.en}, expected a rate of 0 or more.",
                    f"ProjectProgress.attainment 为 {found.zh}，应为不小于 0 的比率。",
                    found=found.en,
                )
        for name in ("function_carried_out", "target_reached"):
            if getattr(self, name) is not None:
                require_truth(getattr(self, name), f"ProjectProgress.{name}")
        self._check_indicators()
        self._check_months()

    @property
    def amount(self) -> Yuan | None:
        """The money that is watched: the budget in force, in yuan; None where it is not stated."""
        return None if self.budget is None else self.budget.base

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What its amounts contradict: the months, the budget, the forecast of the year; for a person to look at.

        Nothing is refused for it, because printed amounts may be rounded, or be of other days.

        >>> from budgetperf.amounts import wan
        >>> ProjectProgress(code="p", name="示例", department="101", year=2022, month=2,
        ...     budget=Budget(adjusted=wan(10), executed=wan(5)),
        ...     months=(MonthSpent(month=1, amount=wan(3)),)).problems[0].text("zh")
        '资金行 全年执行数：为 50000 元，各月合计 30000 元'
        """
        return () if self.budget is None else tuple(self._contradictions(self.budget))

    def label(self, lang: Lang) -> str:
        """Its name for a text in ``lang``; of a classified one only that it is withheld."""
        return self.shown(self.name).text(lang)

    @classmethod
    def of_report(
        cls,
        report: MonitoringReport,
        *,
        code: str,
        department: str,
        year: int | None = None,
        month: int | None = None,
    ) -> ProjectProgress:
        """The progress that a printed form states.

        Args:
            report: the form, read.
            code: the project's key, which no form prints.
            department: the code of its department.
            year: the budget year, where the form does not state it.
            month: the last month covered, where the form does not state it.

        Raises:
            IncompleteError: neither the form nor the caller states the year or the month.
        """
        require(report, MonitoringReport, "report", hint="read_monitoring().report")
        found = {
            "year": (report.year if report.year is not None else year, "未填年度"),
            "month": (report.month if report.month is not None else month, "未填监控期间"),
        }
        problems = [Problem(path=name, en="is not stated", zh=zh) for name, (value, zh) in found.items() if not value]
        at_year, at_month = found["year"][0], found["month"][0]
        if problems or at_year is None or at_month is None:
            raise IncompleteError.listing("this form cannot be monitored", "该表无法用于监控", tuple(problems))
        return cls(
            code=code,
            name=report.project or code,
            department=department,
            year=at_year,
            month=at_month,
            indicators=tuple(map(IndicatorProgress.of_row, report.rows)),
            budget=report.budget,
            forecast=report.forecast,
            ref=report.ref,
            extra=report.extra,
        )

    def _contradictions(self, budget: Budget) -> Iterator[Problem]:
        spent, whole = budget.executed, budget.base
        if spent is None:
            return
        months = sum((Fraction(one.amount) for one in self.months), Fraction(0))
        if self.months and months != Fraction(spent):
            yield self._apart("executed", spent, "，各月合计", ", and the months make", ending(months))
        if whole is not None and spent > whole:
            yield self._apart("executed", spent, "，大于预算数", ", more than the budget of", whole)
        hoped = None if self.forecast is None else self.forecast.executed
        if hoped is not None and hoped < spent:
            yield self._apart("expected", hoped, "，小于已执行数", ", less than was spent already,", spent)

    def _apart(self, name: str, found: Exact, zh: str, en: str, other: Exact) -> Problem:
        one, two = self.shown(show(found)), self.shown(show(other))
        return Problem(
            path=f"budget.{name}", en=f"is {one.en} yuan{en} {two.en} yuan", zh=f"为 {one.zh} 元{zh} {two.zh} 元"
        )

    def _check_indicators(self) -> None:
        codes = [indicator.code for indicator in self.indicators]
        if len(set(codes)) < len(codes):
            twice = self.shown("、".join(sorted({code for code in codes if codes.count(code) > 1})))
            raise InvalidValueError(
                f"the indicator codes {twice.en} stand twice in one project.",
                f"同一项目中指标编码 {twice.zh} 重复。",
                found=twice.en,
            )

    def _check_months(self) -> None:
        months = [spent.month for spent in self.months]
        if months != sorted(set(months)) or (months and months[-1] > self.month):
            found = self.shown(", ".join(map(str, months)))
            raise InvalidValueError(
                f"the months are {found.en}, expected different ones in their order, up to {self.month}.",
                f"各月支出的月份为 {found.zh}，应由前到后、互不重复且不晚于 {self.month} 月。",
                found=found.en,
            )


def _stated(value: Actual) -> Actual | None:
    """What a cell says; None where it is empty or holds only a placeholder."""
    silent = isinstance(value, Unread) and value.why in {UnreadWhy.EMPTY, UnreadWhy.PLACEHOLDER}
    return None if silent else value


def _check_month(month: object, what: str) -> None:
    if type(month) is not int or not 1 <= month <= _DECEMBER:
        raise InvalidValueError(
            f"{what} is {month!r}, expected 1 to 12.", f"{what} 为 {month!r}，应为 1 至 12。", found=month
        )
