"""The verb of the stage: from a target, its observations and a budget to a total and a grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, ending, fraction, plain_text, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.budgets import Budget
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Target
from budgetperf.rules.grading import GradeBand
from budgetperf.stages.evaluations.parts import EvaluatedRow, ExecutionScore, evaluate_row, score_execution
from budgetperf.stages.evaluations.policy import EvaluationPolicy, SelfEvaluationPolicy
from budgetperf.wire import BY_REFERENCE

__all__ = ["Evaluation", "evaluate", "evaluate_rows", "matching", "total_up", "unused"]


@frozen(kw_only=True)
class Evaluation(Result):
    """A self-evaluation by rule.

    Attributes:
        target: what was asked.
        observations: what was reached.
        budget: the amounts; None only where the execution is worth nothing.
        policy: the rules.
        rows: every indicator with its points, in the target's order.
        execution: what the execution earned; None where it is worth nothing.
        total: the exact sum; rescaled to the whole where the execution is left out.
        grade: what the total earns.
        assumptions: everything the total rests on, each once.
    """

    target: Target
    observations: tuple[Observation, ...]
    budget: Budget | None
    policy: SelfEvaluationPolicy = field(metadata=BY_REFERENCE)
    rows: tuple[EvaluatedRow, ...]
    execution: ExecutionScore | None
    total: Exact
    grade: GradeBand
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> Evaluation:
        """Evaluate the kept records again."""
        return evaluate(self.target, self.observations, self.budget, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The total, the grade and every part."""
        basis = self.policy.basis
        parts = [row.explanation for row in self.rows]
        if self.execution:
            parts.append(self.execution.explanation)
            if self.execution.left_out:
                earned = show(ending(sum((fraction(row.points) for row in self.rows), Fraction(0))))
                of = show(sum((Fraction(indicator.points) for indicator in self.target.indicators), Fraction(0)))
                whole = plain_text(self.policy.total)
                zh = f"各指标得分之和折算为总分：{earned} × {whole}/{of}"
                en = f"the indicators' points are converted to the whole: {earned} × {whole}/{of}"
                parts.append(Explanation(key="rescaled", zh=zh, en=en))
        parts.append(
            Explanation(
                key="grade",
                zh=f"评价等级：{self.grade.zh}（{self.policy.scale.interval(self.grade)}）",
                en=f"grade: {self.grade.en} ({self.policy.scale.interval(self.grade)})",
                bases=(basis["scale"],),
                parts=assumption_steps(self.policy.scale.assumptions),
            )
        )
        return Explanation(
            key="evaluation",
            zh=f"{self.target.project}：总分 {plain_text(self.shown)}（精确值 {show(self.total)}）",
            en=f"{self.target.project}: total {plain_text(self.shown)} (exactly {show(self.total)})",
            bases=(basis["total"],),
            parts=(*parts, *assumption_steps(self.policy.assumptions)),
        )

    @property
    def shown(self) -> Decimal:
        """The total as it is displayed; the grade was found from the exact one."""
        return self.policy.shown.apply(fraction(self.total))

    @property
    def unexplained(self) -> tuple[EvaluatedRow, ...]:
        """The rows whose overshoot must be explained by the policy and that have no note."""
        return tuple(row for row in self.rows if row.is_unexplained)

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per indicator, for any table."""
        return [row.to_row() for row in self.rows]


def evaluate(
    target: Target, observations: Iterable[Observation], budget: Budget | None, policy: SelfEvaluationPolicy
) -> Evaluation:
    """Score a target's indicators and the execution of its budget, and find the grade.

    Args:
        target: the indicators; their points and the execution's make the policy's total.
        observations: one for each indicator, in any order.
        budget: the amounts; may be None only where the target gives the execution no points.
        policy: the rules, such as ``regimes.NATIONAL.self_evaluation``.

    Raises:
        IncompleteError: an observation, a direction, a judgement or an amount is missing, a text was not read, or the
            points do not make the total; all of it at once.
        InvalidValueError: an argument is of another type.
    """
    require(target, Target, "target")
    require(policy, SelfEvaluationPolicy, "policy", hint="regime.self_evaluation")
    require(budget, (Budget, NoneType), "budget")
    every = tuple_of(observations, Observation, "observations")
    rows, missing = evaluate_rows(target, every, policy)
    problems = [*matching(target, every), *_points_make_total(target, policy), *missing]
    execution: ExecutionScore | None = None
    if worth := _execution_points(target, policy):
        try:
            execution = score_execution(budget or Budget(), worth, policy)
        except IncompleteError as error:
            problems += error.problems
    if problems:
        raise IncompleteError.listing("this evaluation cannot be computed", "无法评价", tuple(problems))
    return total_up(target, every, budget, policy, rows, execution)


def total_up(
    target: Target,
    observations: tuple[Observation, ...],
    budget: Budget | None,
    policy: SelfEvaluationPolicy,
    rows: tuple[EvaluatedRow, ...],
    execution: ExecutionScore | None,
) -> Evaluation:
    """The evaluation that rows and an execution score make which are already computed.

    Raises:
        IncompleteError: the points do not make the policy's total.
    """
    if problems := _points_make_total(target, policy):
        raise IncompleteError.listing("this evaluation cannot be computed", "无法评价", tuple(problems))
    parts: list[EvaluatedRow | ExecutionScore] = [*rows, *([execution] if execution else [])]
    total = sum((fraction(part.points) for part in parts), Fraction(0))
    if execution and execution.left_out:
        total = _rescaled(total, target, policy)
    used = [item for part in parts for item in part.assumptions]
    return Evaluation(
        target=target,
        observations=observations,
        budget=budget,
        policy=policy,
        rows=rows,
        execution=execution,
        total=ending(total),
        grade=policy.scale.grade(total),
        assumptions=tuple(dict.fromkeys([*policy.assumptions, *used, *policy.scale.assumptions])),
    )


def _rescaled(earned: Fraction, target: Target, policy: SelfEvaluationPolicy) -> Fraction:
    """What the indicators earned, converted to the policy's total as if the execution were not there."""
    rest = sum((Fraction(indicator.points) for indicator in target.indicators), Fraction(0))
    if not rest:
        problem = Problem(
            path="points", en="leave nothing to score without the execution", zh="除预算执行外没有可计的分值"
        )
        raise IncompleteError.listing("this evaluation cannot be computed", "无法评价", (problem,))
    return earned * Fraction(policy.total) / rest


def _execution_points(target: Target, policy: SelfEvaluationPolicy) -> Points:
    return policy.execution_points if target.execution_points is None else target.execution_points


def evaluate_rows(
    target: Target, observations: tuple[Observation, ...], policy: EvaluationPolicy
) -> tuple[tuple[EvaluatedRow, ...], list[Problem]]:
    """The indicators that can be scored, and what is missing for the others; those without observation are left out."""
    seen = {observation.indicator: observation for observation in observations}
    rows: list[EvaluatedRow] = []
    problems: list[Problem] = []
    for indicator in target.indicators:
        if indicator.code in seen:
            try:
                row = evaluate_row(indicator, seen[indicator.code], policy)
            except IncompleteError as error:
                problems += error.problems
            else:
                rows.append(row)
                problems += unused(row)
    return tuple(rows), problems


def unused(row: EvaluatedRow) -> Iterator[Problem]:
    """What a person gave or took that has no part in the points."""
    given, off = row.observation.judged, row.observation.deduction
    if given is not None and not row.is_judged and given != row.points:
        en = f"a person gave {given}, but the rule gives {row.points}: state what is taken off as a deduction"
        zh = f"评判得分 {given} 与规则得分 {row.points} 不同：扣分请填入 deduction"
        yield Problem(path=row.indicator.code, en=en, zh=zh)
    if off and row.score is None:
        en = f"a deduction of {off} stands beside points that no rule gave: take it off the points given"
        zh = f"扣分 {off} 不是自规则得分中扣除：请直接从评判得分中扣除"
        yield Problem(path=row.indicator.code, en=en, zh=zh)


def matching(target: Target, observations: tuple[Observation, ...]) -> list[Problem]:
    """Which indicators have no observation or two, and which observations no indicator."""
    codes = [indicator.code for indicator in target.indicators]
    seen = [observation.indicator for observation in observations]
    problems = [
        Problem(path=code, en="has no observation", zh="没有实际完成情况") for code in codes if code not in seen
    ]
    for code in dict.fromkeys(seen):
        if code not in codes:
            problems.append(Problem(path=code, en="is not an indicator of the target", zh="不是该绩效目标的指标"))
        elif seen.count(code) > 1:
            problems.append(Problem(path=code, en="is observed twice", zh="实际完成情况重复"))
    return problems


def _points_make_total(target: Target, policy: SelfEvaluationPolicy) -> list[Problem]:
    worth = Fraction(_execution_points(target, policy))
    made = sum((Fraction(indicator.points) for indicator in target.indicators), worth)
    if made == policy.total:
        return []
    en = f"add up to {show(made)} with the execution's, expected {show(policy.total)}"
    zh = f"与预算执行分值合计 {show(made)}，应为 {show(policy.total)}"
    return [Problem(path="points", en=en, zh=zh)]
