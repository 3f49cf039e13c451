"""Evaluation reports as they were received: with a score and a grade, with one of them, or with neither."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Points, points
from budgetperf.errors import InvalidValueError, require, require_fields
from budgetperf.plain import Record
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.terms import Term, term

__all__ = ["EvaluationKind", "EvaluationReport"]


class EvaluationKind(Enum):
    """Who evaluates: the unit itself (单位自评), the department (部门评价) or the finance bureau (财政评价)."""

    SELF = "self"
    DEPARTMENT = "department"
    FISCAL = "fiscal"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"evaluation.{self.value}")


@frozen(kw_only=True)
class EvaluationReport(Record):
    """What a report says of one project, no more: a score or grade that it does not state is None, never computed.

    Attributes:
        project: the project's name.
        kind: who evaluated.
        year: the budget year; None where not stated.
        evaluator: who wrote the report; None where not stated.
        score: the total that it states; None for a report without a score.
        whole: what the total is out of; stated with a score.
        grade: the grade as printed; None for a report without a grade.
        opinion: its conclusion in words; None where it has none.

    Raises:
        InvalidValueError: a score without its whole, a whole without a score, either below zero, or something of
            another type.

    >>> report = EvaluationReport(project="示例项目", kind=EvaluationKind.FISCAL, opinion="目标基本实现")
    >>> report.score, report.grade
    (None, None)
    """

    project: str
    kind: EvaluationKind
    year: int | None = None
    evaluator: str | None = None
    score: Decimal | None = None
    whole: Points | None = None
    grade: str | None = None
    opinion: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "project")
        require_fields(self, EvaluationKind, "kind")
        require_fields(self, (int, NoneType), "year")
        require_fields(self, (str, NoneType), "evaluator", "grade", "opinion")
        for name in ("score", "whole"):
            value = getattr(self, name)
            if value is not None:
                require(value, Decimal, f"EvaluationReport.{name}", hint="points()")
                points(value)
        if (self.score is None) != (self.whole is None):
            raise InvalidValueError(
                f"the report states a score of {self.score} out of {self.whole}, expected both or neither.",
                f"报告得分为 {self.score}、满分为 {self.whole}，应同时给出或同时为空。",
                score=self.score,
                whole=self.whole,
            )

    def printed_grade(self, scale: GradeScale) -> GradeBand | None:
        """The grade that the printed word stands for; None where none is printed or the scale does not know it."""
        return scale.named(self.grade) if self.grade is not None else None
