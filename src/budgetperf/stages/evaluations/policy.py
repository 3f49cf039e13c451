"""The rules of a self-evaluation (单位自评), as data."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Points, Rounding, show
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.execution import ExecutionRule
from budgetperf.rules.grading import GradeScale
from budgetperf.rules.proportional import Proportional
from budgetperf.wire import TAGGED

__all__ = ["FirstLevel", "SelfEvaluationPolicy"]


@frozen(kw_only=True)
class FirstLevel:
    """A first-level indicator and its weight in the scheme.

    Attributes:
        zh: its printed name, such as 产出指标.
        en: its English name.
        points: its weight.
    """

    zh: str
    en: str
    points: Points


@frozen(kw_only=True)
class SelfEvaluationPolicy:
    """The rules of a self-evaluation.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        status: whether they bind.
        total: what a form is worth.
        execution_points: what executing the budget is worth where the target does not say.
        first_level: the default weights of the first-level indicators; with the execution they make the total.
        rule: how an indicator is scored.
        execution: how the execution is scored.
        directions: how a number without an operator is read.
        scale: which total earns which grade.
        shown: how a total is rounded for display, after the grade is found.
        basis: the ground of each figure; a rule with a basis of its own names its conventions there.
    """

    code: str
    revision: str
    status: RuleStatus
    total: Points
    execution_points: Points
    first_level: tuple[FirstLevel, ...]
    rule: Proportional = field(metadata=TAGGED)
    execution: ExecutionRule
    directions: DirectionPolicy
    scale: GradeScale
    shown: Rounding
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        check_bases(self, self.basis)
        parts = sum((Fraction(level.points) for level in self.first_level), Fraction(self.execution_points))
        if parts != self.total:
            raise InvalidValueError(
                f"the execution and the first-level weights make {show(parts)}, expected the total of {self.total}.",
                f"预算执行与各一级指标权重合计 {show(parts)}，应为总分 {self.total}。",
                found=show(parts),
                expected=self.total,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The policy's own figures that nobody published; its rules list theirs."""
        return assumptions_of("self-evaluation", self, self.basis)
