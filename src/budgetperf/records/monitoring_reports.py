"""What a unit reports in the middle of a year (绩效运行监控): progress, what it expects, causes, likelihood.

The words are those of the form of 《中央部门预算绩效运行监控管理暂行办法》(财预〔2019〕136号), recalled and not read
again. What a report means, and what is to be done, is for a monitor to say.
"""

from __future__ import annotations

from enum import Enum
from types import NoneType
from typing import get_args

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_fields
from budgetperf.plain import Record
from budgetperf.records.budgets import Budget
from budgetperf.rules.actuals import Actual
from budgetperf.rules.expectations import Expectation
from budgetperf.terms import Term, term

__all__ = ["DeviationCause", "Likelihood", "MonitoringReport", "MonitoringRow"]

_DECEMBER = 12


class DeviationCause(Enum):
    """Why an indicator departs from its target (偏差原因): what is lacking."""

    FUNDING = "funding"
    INSTITUTIONS = "institutions"
    STAFF = "staff"
    HARDWARE = "hardware"
    OTHER = "other"

    @property
    def term(self) -> Term:
        """The cause in both languages.

        >>> DeviationCause.HARDWARE.term.zh
        '硬件条件保障'
        """
        return term(f"cause.{self.value}")


class Likelihood(Enum):
    """How likely the target is to be reached by the end of the year (完成目标可能性)."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"

    @property
    def term(self) -> Term:
        """The likelihood in both languages.

        >>> Likelihood.CERTAIN.term.zh
        '确定能'
        """
        return term(f"likelihood.{self.value}")


@frozen(kw_only=True)
class MonitoringRow(Record):
    """What is reported of one indicator.

    Attributes:
        code: its key within the report.
        name: as printed; None where the form does not show it.
        expectation: what is asked of the year.
        so_far: what was reached until now.
        expected: what the unit expects of the whole year.
        causes: why it departs from the target, each once.
        reason: the cause in words; None where none are written.
        likelihood: how likely the target is; None where it is not stated.
        level1: first-level indicator (一级指标), if stated.
        level2: second-level indicator (二级指标), if stated.
    """

    code: str
    name: str | None
    expectation: Expectation
    so_far: Actual
    expected: Actual
    causes: tuple[DeviationCause, ...] = ()
    reason: str | None = None
    likelihood: Likelihood | None = None
    level1: str | None = None
    level2: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "code")
        require_fields(self, (str, NoneType), "name", "reason", "level1", "level2")
        require(self.expectation, get_args(Expectation), "MonitoringRow.expectation", hint="parse()")
        require_fields(self, get_args(Actual), "so_far", "expected")
        require_each(self.causes, DeviationCause, "MonitoringRow.causes")
        require_fields(self, (Likelihood, NoneType), "likelihood")
        if len(set(self.causes)) < len(self.causes):
            twice = "、".join(sorted({cause.term.zh for cause in self.causes if self.causes.count(cause) > 1}))
            raise InvalidValueError(
                f"the causes {twice} are named twice.", f"偏差原因“{twice}”重复。", found=self.causes
            )


@frozen(kw_only=True)
class MonitoringReport(Record):
    """What is reported of one project.

    Attributes:
        project: the project's name.
        rows: the indicators in printed order; their codes differ.
        year: the budget year; None where not stated.
        month: the last month that the report covers, 1 to 12; None where not stated.
        budget: the money, with what was spent so far; None where not stated.
        forecast: the money, with what the unit expects to have spent by the end of the year; None where not stated.
    """

    project: str
    rows: tuple[MonitoringRow, ...]
    year: int | None = None
    month: int | None = None
    budget: Budget | None = None
    forecast: Budget | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "project")
        require_fields(self, (int, NoneType), "year", "month")
        require_each(self.rows, MonitoringRow, "MonitoringReport.rows")
        require_fields(self, (Budget, NoneType), "budget", "forecast")
        if self.month is not None and not 1 <= self.month <= _DECEMBER:
            raise InvalidValueError(
                f"the report covers the year until month {self.month}, expected 1 to 12.",
                f"监控截止月份为 {self.month}，应为 1 至 12。",
                found=self.month,
            )
        codes = [row.code for row in self.rows]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise InvalidValueError(
                f"the indicator codes {twice} stand twice in one report.",
                f"同一监控表中指标编码 {twice} 重复。",
                found=tuple(twice),
            )
