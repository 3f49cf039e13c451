"""The rules of an evaluation, as data: a unit's own (单位自评), or one by criterion (部门评价、财政评价)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import NoneType
from typing import get_args

from attrs import field, frozen

from budgetperf.amounts import Points, Rounding, show
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.rules.adjustments import AdjustmentRule
from budgetperf.rules.alerts import AlertRule
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.execution import ExecutionRule
from budgetperf.rules.grade_limits import GradeLimits
from budgetperf.rules.grading import GradeScale
from budgetperf.rules.judgement import QualitativeBands
from budgetperf.rules.overshoot import OvershootRule
from budgetperf.rules.scoring import ScoringRule
from budgetperf.rules.weights import WeightScheme
from budgetperf.wire import TAGGED

__all__ = ["CriteriaPolicy", "EvaluationPolicy", "FirstLevel", "SelfEvaluationPolicy"]


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


_PARTS: dict[str, type | tuple[type, ...]] = {
    "status": RuleStatus,
    "total": Decimal,
    "rule": get_args(ScoringRule),
    "qualitative": (QualitativeBands, NoneType),
    "overshoot": (OvershootRule, NoneType),
    "directions": DirectionPolicy,
    "shown": Rounding,
}
_OWN_PARTS: dict[str, type | tuple[type, ...]] = {
    "execution_points": Decimal,
    "execution": ExecutionRule,
    "alerts": (AlertRule, NoneType),
    "scale": GradeScale,
}
_CRITERIA_PARTS: dict[str, type | tuple[type, ...]] = {
    "kind": EvaluationKind,
    "scheme": (WeightScheme, NoneType),
    "adjustments": (AdjustmentRule, NoneType),
    "scale": (GradeScale, NoneType),
    "limits": (GradeLimits, NoneType),
}


def _require_parts(policy: SelfEvaluationPolicy | CriteriaPolicy, parts: dict[str, type | tuple[type, ...]]) -> None:
    for name, kind in parts.items():
        require(getattr(policy, name), kind, f"{type(policy).__name__}.{name}")


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
        rule: how an indicator is scored that has no rule of its own.
        qualitative: which points a rating in words allows; None where the rules do not say.
        execution: how the execution is scored.
        overshoot: from where on an overshoot must be explained; None where the rules do not say.
        alerts: from where on unspent money is told beside rows that score well; None where the rules do not say.
        directions: how a number without an operator is read.
        schemes: the weights of the indicators beside the execution, any of which will do, the usual one first; one that
            does not make the total with the execution is not for this policy. None where the rules do not say.
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
    rule: ScoringRule = field(metadata=TAGGED)
    qualitative: QualitativeBands | None = None
    execution: ExecutionRule
    overshoot: OvershootRule | None = None
    alerts: AlertRule | None = None
    directions: DirectionPolicy
    schemes: tuple[WeightScheme, ...] | None = None
    scale: GradeScale
    shown: Rounding
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        _require_parts(self, {**_PARTS, **_OWN_PARTS})
        require_each(self.first_level, FirstLevel, "SelfEvaluationPolicy.first_level")
        check_bases(self, self.basis, optional=("qualitative", "overshoot", "alerts", "schemes"))
        parts = sum((Fraction(level.points) for level in self.first_level), Fraction(self.execution_points))
        if parts != self.total:
            raise InvalidValueError(
                f"the execution and the first-level weights make {show(parts)}, expected the total of {self.total}.",
                f"预算执行与各一级指标权重合计 {show(parts)}，应为总分 {self.total}。",
                found=show(parts),
                expected=self.total,
            )
        if self.schemes is not None:
            require_each(self.schemes, WeightScheme, "SelfEvaluationPolicy.schemes")
            if not self.schemes:
                raise InvalidValueError(
                    "SelfEvaluationPolicy.schemes is empty, expected at least one weight scheme or None.",
                    "SelfEvaluationPolicy.schemes 为空，应至少有一个权重方案，或为 None。",
                    found=self.schemes,
                )

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The policy's own figures that nobody published; its rules list theirs."""
        return assumptions_of("self-evaluation", self, self.basis)


@frozen(kw_only=True)
class CriteriaPolicy:
    """The rules of an evaluation by criterion: decision, process, outputs, outcomes (决策、过程、产出、效益).

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        kind: who evaluates.
        status: whether the rules bind.
        total: what all criteria are worth together.
        rule: how a criterion with a number is scored that has no rule of its own.
        qualitative: which points a rating in words allows; None where the rules do not say.
        overshoot: from where on an overshoot must be explained; None where the rules do not say.
        directions: how a number without an operator is read.
        scheme: which weights the criteria must have; None where any will do that make the total.
        adjustments: how far bonus and malus may move the total; None where there are none.
        scale: which total earns which grade; None for an evaluation without a grade.
        limits: which incidents limit the grade; None where none do.
        shown: how a total is rounded for display, after the grade is found.
        basis: the ground of each part that is there.

    Raises:
        InvalidValueError: a scheme of another total, limits without a scale, or a limit to a grade that the scale
            does not have.
    """

    code: str
    revision: str
    kind: EvaluationKind
    status: RuleStatus
    total: Points
    rule: ScoringRule = field(metadata=TAGGED)
    qualitative: QualitativeBands | None = None
    overshoot: OvershootRule | None = None
    directions: DirectionPolicy
    scheme: WeightScheme | None = None
    adjustments: AdjustmentRule | None = None
    scale: GradeScale | None = None
    limits: GradeLimits | None = None
    shown: Rounding
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        _require_parts(self, {**_PARTS, **_CRITERIA_PARTS})
        check_bases(self, self.basis, optional=("qualitative", "overshoot", "scheme", "adjustments", "scale", "limits"))
        if self.scheme is not None and self.scheme.total != self.total:
            raise InvalidValueError(
                f"the weight scheme is for {self.scheme.total} points, expected the total of {self.total}.",
                f"权重方案合计 {self.scheme.total} 分，应为总分 {self.total}。",
                found=self.scheme.total,
                expected=self.total,
            )
        if self.limits is not None:
            if self.scale is None:
                raise InvalidValueError(
                    "grades are limited, but there is no scale of grades.", "规定了等级限制，却没有等级标准。"
                )
            for limit in self.limits.limits:
                self.scale.coded(limit.at_most)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The policy's own figures that nobody published; its rules list theirs."""
        return assumptions_of("criteria", self, self.basis)


EvaluationPolicy = SelfEvaluationPolicy | CriteriaPolicy
"""The rules that an indicator or a criterion can be scored by."""
