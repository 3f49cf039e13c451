"""Performance targets (绩效目标): the indicators of a project and what is expected of each."""

from __future__ import annotations

from decimal import Decimal
from types import NoneType
from typing import get_args

from attrs import field, frozen

from budgetperf.amounts import Points, points
from budgetperf.errors import InvalidValueError, require, require_each, require_fields
from budgetperf.plain import Record
from budgetperf.rules.expectations import Expectation
from budgetperf.rules.scoring import ScoringRule
from budgetperf.wire import TAGGED

__all__ = ["Indicator", "Target"]


@frozen(kw_only=True)
class Indicator(Record):
    """One third-level indicator (三级指标) with the value expected of it.

    Attributes:
        code: its key within the target.
        name: as printed; None where the form does not show it.
        expectation: what is asked.
        points: its weight (分值), 0 or more.
        level1: first-level indicator (一级指标), if stated.
        level2: second-level indicator (二级指标), if stated.
        rule: its own scoring rule (评分标准); None takes the policy's.
    """

    code: str
    name: str | None
    expectation: Expectation
    points: Points
    level1: str | None = None
    level2: str | None = None
    rule: ScoringRule | None = field(default=None, metadata=TAGGED)

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "code")
        require_fields(self, (str, NoneType), "name", "level1", "level2")
        require(self.expectation, get_args(Expectation), "Indicator.expectation", hint="parse()")
        require(self.points, Decimal, "Indicator.points", hint="points()")
        if self.rule is not None:
            require(self.rule, get_args(ScoringRule), "Indicator.rule")
        if not self.points.is_finite() or self.points < 0:
            raise InvalidValueError(
                f"indicator {self.code!r} is worth {self.points} points, expected 0 or more.",
                f"指标“{self.code}”的分值为 {self.points}，应不小于 0。",
                found=self.points,
            )


@frozen(kw_only=True)
class Target(Record):
    """The indicators that one project is held to in one year.

    Attributes:
        project: the project's name.
        year: the budget year; None where not stated.
        indicators: in printed order; their codes differ.
        execution_points: what executing the budget is worth in this target; None takes the policy's figure.
    """

    project: str
    indicators: tuple[Indicator, ...]
    year: int | None = None
    execution_points: Points | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "project")
        require_fields(self, (int, NoneType), "year")
        require_each(self.indicators, Indicator, "Target.indicators")
        if self.execution_points is not None:
            require(self.execution_points, Decimal, "Target.execution_points", hint="points()")
            points(self.execution_points)
        codes = [indicator.code for indicator in self.indicators]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise InvalidValueError(
                f"the indicator codes {twice} stand twice in one target.",
                f"同一绩效目标中指标编码 {twice} 重复。",
                found=tuple(twice),
            )
