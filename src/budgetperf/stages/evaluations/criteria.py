"""Evaluation by criterion (部门评价、财政评价): decision, process, outputs and outcomes (决策、过程、产出、效益).

Numbers are scored by rule, the rest by the evaluator's judgement; there is no separate execution score, since the rate
is itself a criterion of the process. Bonus and malus may move the total, an incident may limit the grade, and a policy
without a scale gives no grade at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, ending, fraction, plain_text, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_each, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Target
from budgetperf.rules.adjustments import Adjusted, Adjustment, adjust
from budgetperf.rules.grade_limits import LimitedGrade, limit_grade
from budgetperf.rules.grading import GradeBand
from budgetperf.rules.weights import check_weights
from budgetperf.stages.evaluations.parts import EvaluatedRow
from budgetperf.stages.evaluations.policy import CriteriaPolicy
from budgetperf.stages.evaluations.verb import evaluate_rows, matching
from budgetperf.wire import BY_REFERENCE

__all__ = ["CriteriaEvaluation", "LevelScore", "evaluate_by_criteria"]


@frozen(kw_only=True)
class LevelScore:
    """What the criteria of one first level earned together.

    Attributes:
        name: the first level as printed; None for criteria that state none.
        full: what they are worth.
        earned: what they earned.
    """

    name: str | None
    full: Exact
    earned: Exact


@frozen(kw_only=True)
class CriteriaEvaluation(Result):
    """An evaluation by criterion.

    Attributes:
        target: the criteria.
        observations: what was found of each.
        policy: the rules.
        bonus: every bonus and malus.
        incidents: what happened that limits the grade.
        rows: every criterion with its points, in the target's order.
        adjusted: the total after bonus and malus; None where the policy has none.
        total: the exact total, bonus and malus included.
        limited: the grade and what limits it; None where the policy has no limits.
        grade: what the total earns within the limits; None where the policy has no scale.
        assumptions: everything the total rests on, each once.
    """

    target: Target
    observations: tuple[Observation, ...]
    policy: CriteriaPolicy = field(metadata=BY_REFERENCE)
    bonus: tuple[Adjustment, ...]
    incidents: tuple[str, ...]
    rows: tuple[EvaluatedRow, ...]
    adjusted: Adjusted | None
    total: Exact
    limited: LimitedGrade | None
    grade: GradeBand | None
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> CriteriaEvaluation:
        """Evaluate the kept records again."""
        return evaluate_by_criteria(
            self.target, self.observations, self.policy, bonus=self.bonus, incidents=self.incidents
        )

    @property
    def shown(self) -> Decimal:
        """The total as it is displayed; the grade was found from the exact one."""
        return self.policy.shown.apply(fraction(self.total))

    @property
    def levels(self) -> tuple[LevelScore, ...]:
        """The points by first level, in printed order."""
        sums: dict[str | None, tuple[Fraction, Fraction]] = {}
        for row in self.rows:
            full, earned = sums.get(row.indicator.level1, (Fraction(0), Fraction(0)))
            sums[row.indicator.level1] = full + Fraction(row.indicator.points), earned + Fraction(row.points)
        return tuple(
            LevelScore(name=name, full=ending(full), earned=ending(earned)) for name, (full, earned) in sums.items()
        )

    @property
    def explanation(self) -> Explanation:
        """The total, every criterion, bonus and malus, and the grade with its limits."""
        parts = [row.explanation for row in self.rows]
        if self.adjusted:
            parts.append(self.adjusted.explanation)
        parts.append(self._grade_step())
        shown, exact, kind = plain_text(self.shown), show(self.total), self.policy.kind.term
        return Explanation(
            key="criteria-evaluation",
            zh=f"{self.target.project}（{kind.zh}）：总分 {shown}（精确值 {exact}）",
            en=f"{self.target.project} ({kind.en}): total {shown} (exactly {exact})",
            bases=(self.policy.basis["total"],),
            parts=(*parts, *assumption_steps(self.policy.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per criterion, for any table."""
        return [row.to_row() for row in self.rows]

    def _grade_step(self) -> Explanation:
        if self.limited:
            return self.limited.explanation
        scale = self.policy.scale
        if scale is None or self.grade is None:
            return Explanation(key="no-grade", zh="不评定等级", en="no grade is given")
        return Explanation(
            key="grade",
            zh=f"评价等级：{self.grade.zh}（{scale.interval(self.grade)}）",
            en=f"grade: {self.grade.en} ({scale.interval(self.grade)})",
            bases=(self.policy.basis["scale"],),
            parts=assumption_steps(scale.assumptions),
        )


def evaluate_by_criteria(
    target: Target,
    observations: Iterable[Observation],
    policy: CriteriaPolicy,
    *,
    bonus: tuple[Adjustment, ...] = (),
    incidents: tuple[str, ...] = (),
) -> CriteriaEvaluation:
    """Score the criteria of a department's or finance bureau's evaluation, and find the grade.

    Args:
        target: the criteria; their points make the policy's total and keep its weight scheme.
        observations: one for each criterion, in any order; judged points where a person scores.
        policy: the rules.
        bonus: bonus and malus, where the policy has a rule for them.
        incidents: the keys of incidents that limit the grade, where the policy names such.

    Raises:
        IncompleteError: an observation, a direction or a judgement is missing, a text was not read, or the points do
            not make the total or break the weight scheme; all of it at once.
        InvalidValueError: bonus, malus or an incident for which the policy has no rule, or an argument or an item of
            one that is of another type.
    """
    require(target, Target, "target")
    require(policy, CriteriaPolicy, "policy")
    require_each(bonus, Adjustment, "bonus")
    require_each(incidents, str, "incidents")
    _refuse_unruled(policy, bonus, incidents)
    every = tuple_of(observations, Observation, "observations")
    rows, problems = evaluate_rows(target, every, policy)
    problems = [*matching(target, every), *_weight_problems(target, policy), *problems]
    if problems:
        raise IncompleteError.listing("this evaluation cannot be computed", "无法评价", tuple(problems))
    base = ending(sum((Fraction(row.points) for row in rows), Fraction(0)))
    adjusted = adjust(base, bonus, whole=policy.total, rule=policy.adjustments) if policy.adjustments else None
    total = adjusted.total if adjusted else base
    earned = policy.scale.grade(fraction(total)) if policy.scale else None
    limited = None
    if policy.scale and policy.limits and earned:
        limited = limit_grade(policy.scale, earned, incidents, policy.limits)
    used = [item for row in rows for item in row.assumptions]
    used += [item for part in (adjusted, policy.scale) if part for item in part.assumptions]
    return CriteriaEvaluation(
        target=target,
        observations=every,
        policy=policy,
        bonus=bonus,
        incidents=incidents,
        rows=rows,
        adjusted=adjusted,
        total=total,
        limited=limited,
        grade=limited.grade if limited else earned,
        assumptions=tuple(dict.fromkeys([*policy.assumptions, *used])),
    )


def _refuse_unruled(policy: CriteriaPolicy, bonus: tuple[Adjustment, ...], incidents: tuple[str, ...]) -> None:
    if bonus and policy.adjustments is None:
        raise InvalidValueError(
            "there are bonus or malus items, but the policy has no rule for them.",
            "有加减分项，但政策没有相应规则。",
            hint_en="give the policy an AdjustmentRule",
            hint_zh="请为政策补充 AdjustmentRule",
            found=tuple(item.code for item in bonus),
        )
    if incidents and policy.limits is None:
        raise InvalidValueError(
            f"the incidents {list(incidents)} are reported, but the policy limits no grade.",
            f"列有情形 {list(incidents)}，但政策没有等级限制。",
            hint_en="give the policy GradeLimits",
            hint_zh="请为政策补充 GradeLimits",
            found=incidents,
        )


def _weight_problems(target: Target, policy: CriteriaPolicy) -> tuple[Problem, ...]:
    if policy.scheme is not None:
        return check_weights(target.indicators, policy.scheme)
    made = sum((Fraction(indicator.points) for indicator in target.indicators), Fraction(0))
    if made == policy.total:
        return ()
    en, zh = f"add up to {show(made)}, expected {show(policy.total)}", f"合计 {show(made)}，应为 {show(policy.total)}"
    return (Problem(path="points", en=en, zh=zh),)
