"""What reports say of their evaluations in numbers: cumulative figures, open lists, and one row per year.

「6 年以来，形成重点项目绩效报告 125 份，收集调查问卷 16500 多份」: 多 and 余 stay lower bounds, so what is computed
from them is a bound too. A list that ends in 等 names some of so many.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Exact, Yuan, ending, plain_text
from budgetperf.errors import InvalidValueError, require_fields, require_texts, require_truth, tuple_of
from budgetperf.ledger import Interval, PrintedFigure
from budgetperf.plain import Record
from budgetperf.records.counts import as_count, count_of
from budgetperf.records.evaluation_subjects import YearSpan

__all__ = ["EvaluationStatement", "NamedList", "YearTotal"]


@frozen(kw_only=True)
class NamedList(Record):
    """A list in words with the number of all: 「……、……等 12 个项目」.

    Attributes:
        names: those that are named, each once.
        count: how many there are in all.
        is_open: whether the list ends in 等, and so may leave some unnamed.

    Raises:
        InvalidValueError: a name twice, more names than there are, or a closed list that names too few.

    >>> print(NamedList(names=("甲", "乙", "丙"), count=PrintedFigure.read("12 个项目"), is_open=True).unnamed)
    9
    """

    names: tuple[str, ...]
    count: PrintedFigure
    is_open: bool

    def __attrs_post_init__(self) -> None:
        require_texts(self.names, "NamedList.names")
        require_fields(self, PrintedFigure, "count")
        require_truth(self.is_open, "NamedList.is_open")
        named, count = len(self.names), count_of(self.count)
        fits = count.high is None or named <= count.high
        if not self.is_open:
            fits = count.contains(named)
        if not fits or len(set(self.names)) < named:
            en = f"at most {self.count}" if self.is_open else f"{self.count}"
            raise InvalidValueError(
                f"the list names {named}, expected {en} and each once.",
                f"列出 {named} 个名称，应{'不多于' if self.is_open else '为'}“{self.count}”且不重复。",
                found=named,
                expected=str(self.count),
            )

    @property
    def unnamed(self) -> Interval:
        """How many are not named."""
        left = count_of(self.count).minus(Interval.point(len(self.names)))
        assert left is not None  # noqa: S101 - there are as many as are named
        return left


@frozen(kw_only=True)
class EvaluationStatement(Record):
    """What a report says of the evaluations of some years together.

    Attributes:
        years: the years.
        reports: how many evaluation reports; None where not stated, like all below. All of them are given as printed or
            as counted, and kept as what they may be.
        questionnaires: how many questionnaires were collected.
        problems: how many problems were found.
        suggestions: how many suggestions were made.

    >>> said = EvaluationStatement(years=YearSpan(first=2016, last=2021), reports=PrintedFigure.read("125 份"),
    ...     problems=PrintedFigure.read("600多条"))
    >>> said.years.count, said.least_each("problems")
    (6, Decimal('4.808'))
    """

    years: YearSpan
    reports: Interval | None = field(default=None, converter=as_count)
    questionnaires: Interval | None = field(default=None, converter=as_count)
    problems: Interval | None = field(default=None, converter=as_count)
    suggestions: Interval | None = field(default=None, converter=as_count)

    def __attrs_post_init__(self) -> None:
        require_fields(self, YearSpan, "years")
        require_fields(self, (Interval, NoneType), "reports", "questionnaires", "problems", "suggestions")

    def least_each(self, what: str) -> Exact | None:
        """The least of something per report; None where a figure is not stated or sets no such bound.

        Args:
            what: ``questionnaires``, ``problems`` or ``suggestions``.

        Raises:
            InvalidValueError: something else.
        """
        figures = {name: getattr(self, name) for name in ("questionnaires", "problems", "suggestions")}
        if what not in figures:
            raise InvalidValueError(
                f"{what!r} is no figure of the statement, expected one of {list(figures)}.",
                f"没有“{what}”这一数字，应为 {list(figures)} 之一。",
                found=what,
            )
        found, reports = figures[what], self.reports
        if found is None or reports is None or reports.high is None:
            return None
        each = found.over(reports)
        return None if each is None else ending(each.low)

    def rest(self, parts: Iterable[Interval]) -> Interval | None:
        """The reports that are not among the parts which a text tells of; None where the parts are more than all.

        Args:
            parts: the numbers of evaluations that are told of one by one.

        Raises:
            InvalidValueError: the statement says no number of reports.
        """
        told = Interval.point(0)
        for part in tuple_of(parts, Interval, "parts"):
            told = told.plus(part)
        if self.reports is None:
            raise InvalidValueError("the number of reports is not stated.", "未写明报告份数。")
        return self.reports.minus(told)


@frozen(kw_only=True)
class YearTotal(Record):
    """What was evaluated in one year.

    Attributes:
        year: the year of the report.
        scope: how many departments, units or kinds of objects; which of them is for whoever states it, and is the same
            in every year of a series. None where not stated, like all below.
        count: how many evaluations; given, like the scope, as printed or as counted, and kept as what it may be.
        amount: the money evaluated, in yuan, 0 or more.

    Raises:
        InvalidValueError: an amount below zero, or something of another type.
    """

    year: int
    scope: Interval | None = field(default=None, converter=as_count)
    count: Interval | None = field(default=None, converter=as_count)
    amount: Yuan | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "year")
        require_fields(self, (Interval, NoneType), "scope", "count")
        require_fields(self, (Decimal, NoneType), "amount")
        if self.amount is not None and not (self.amount.is_finite() and self.amount >= 0):
            found = plain_text(self.amount)
            raise InvalidValueError(
                f"the amount of {self.year} is {found}, expected yuan, 0 or more.",
                f"{self.year} 年金额为 {found}，应为不小于 0 的金额（元）。",
                hint_en="build amounts with yuan(), wan() or yi()",
                hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
                found=found,
            )
