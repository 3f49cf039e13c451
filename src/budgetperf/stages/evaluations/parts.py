"""The parts of a self-evaluation: an indicator with its points, and what the execution of the budget earned."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, field, frozen

from budgetperf.amounts import Exact, Points, Share, ending, plain_text, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.budgets import Budget
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator
from budgetperf.rules.actuals import Actual
from budgetperf.rules.execution import ZeroBudget
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
)
from budgetperf.rules.outcomes import Outcome, Verdict, judge
from budgetperf.rules.scoring import Score, score
from budgetperf.stages.evaluations.policy import SelfEvaluationPolicy
from budgetperf.wire import BY_REFERENCE

__all__ = ["EvaluatedRow", "ExecutionScore", "appraise", "evaluate_row", "score_execution"]


@frozen(kw_only=True)
class EvaluatedRow(Result):
    """One indicator with its points.

    Attributes:
        indicator: what was asked, and for how many points.
        observation: what was reached.
        policy: the rules.
        asked: the expectation as it was read; a bare number has its direction here.
        outcome: whether the target was reached.
        reason_zh: why, in Chinese.
        reason_en: why, in English.
        score: the rule's score; None where a person gave the points or the target is not scored by proportion.
        points: the points awarded.
        assumptions: what the points rest on.
    """

    indicator: Indicator
    observation: Observation
    policy: SelfEvaluationPolicy = field(metadata=BY_REFERENCE)
    asked: Expectation
    outcome: Outcome
    reason_zh: str
    reason_en: str
    score: Score | None
    points: Points
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> EvaluatedRow:
        """Evaluate the kept indicator and observation again."""
        return evaluate_row(self.indicator, self.observation, self.policy)

    @property
    def is_judged(self) -> bool:
        """Whether a person gave the points."""
        return self.score is None and not (isinstance(self.asked, (By, Bare)) and self.outcome is Outcome.MET)

    @property
    def exact(self) -> Exact:
        """The points before rounding."""
        return ending(self.score.exact) if self.score else self.points

    @property
    def explanation(self) -> Explanation:
        """How the target was read, the score's own account or whose judgement it was, and what it all rests on."""
        name = self.indicator.name or self.indicator.code
        awarded, full = plain_text(self.points), plain_text(self.indicator.points)
        steps: list[Explanation] = []
        if self.asked != self.indicator.expectation:
            printed = self.indicator.expectation
            zh, en = (
                f"填报指标值 {printed}，按 {self.asked} 理解",
                f"the target is printed {printed} and read {self.asked}",
            )
            steps.append(Explanation(key="read-as", zh=zh, en=en))
        if self.score:
            steps += self.score.account
        else:
            steps.append(Explanation(key="outcome", zh=self.reason_zh, en=self.reason_en))
            if self.is_judged:
                zh, en = "由人评判，按所评得分计", "a person judged; the points are taken as given"
                steps.append(Explanation(key="judged", zh=zh, en=en))
        return Explanation(
            key="row",
            zh=f"{name}：得 {awarded} 分（满分 {full}）",
            en=f"{name}: {awarded} of {full} points",
            bases=(self.policy.basis["rule"],) if self.score else (),
            parts=(*steps, *assumption_steps(self.assumptions)),
        )


@frozen(kw_only=True)
class ExecutionScore(Result):
    """What the execution of the budget earned.

    Attributes:
        budget: the amounts.
        full: what full execution is worth.
        policy: the rules.
        share: executed over budget.
        exact: the points before rounding.
        points: the points awarded.
        assumptions: what they rest on.
    """

    budget: Budget
    full: Points
    policy: SelfEvaluationPolicy = field(metadata=BY_REFERENCE)
    share: Share
    exact: Fraction
    points: Exact
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> ExecutionScore:
        """Score the kept budget again."""
        return score_execution(self.budget, self.full, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The rate, the points and the bases."""
        full, points = plain_text(self.full), show(self.points)
        if not self.share.is_defined:
            says = self.policy.execution.when_zero.says
            zh, en = says.zh, says.en
        elif self.exact < Fraction(self.full) * self.share.exact:
            zh = f"执行率 {show(self.share)}，按 100% 计：{full} × 1"
            en = f"a rate of {show(self.share)} counts as 100 %: {full} × 1"
        else:
            zh = en = f"{full} × {show(self.share)}"
        return Explanation(
            key="execution",
            zh=f"预算执行得分 {points}：{zh}",
            en=f"execution score {points}: {en}",
            bases=(self.policy.basis["execution"],),
            parts=assumption_steps(self.assumptions),
        )


def appraise(
    expectation: Expectation, actual: Actual, name: str | None, policy: SelfEvaluationPolicy
) -> tuple[Expectation, Verdict]:
    """Decide whether a target was reached.

    A bare number that equals the actual is met whatever its direction; otherwise the indicator's name must suggest one.

    Returns:
        The expectation as it was read, with the direction if one was needed, and the verdict.
    """
    verdict = judge(expectation, actual, policy.rule.exactly)
    if isinstance(expectation, Bare) and verdict.outcome is Outcome.UNDECIDED:
        directed = policy.directions.read(expectation, name)
        if directed is not None:
            read = judge(directed, actual, policy.rule.exactly)
            if read.outcome is not Outcome.UNDECIDED:
                return directed, evolve(read, assumptions=(*policy.directions.assumptions, *read.assumptions))
    return expectation, verdict


def evaluate_row(indicator: Indicator, observation: Observation, policy: SelfEvaluationPolicy) -> EvaluatedRow:
    """Score one indicator.

    A number is scored by the policy's rule; a date or a bare number that is met earns full marks; words, and a date
    that is not met, take the points that a person gave.

    Raises:
        IncompleteError: the outcome cannot be decided, or a judgement is needed and missing or above the points.
    """
    asked, verdict = appraise(indicator.expectation, observation.actual, indicator.name, policy)
    earned: Score | None = None
    assumptions = verdict.assumptions
    if isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan, Exactly)) and verdict.outcome is not Outcome.UNDECIDED:
        earned = score(asked, observation.actual, points=indicator.points, rule=policy.rule)
        points = earned.points
        assumptions = tuple(dict.fromkeys([*assumptions, *earned.assumptions]))
    elif isinstance(asked, (By, Bare)) and verdict.outcome is Outcome.MET:
        points = indicator.points
    else:
        points = _judged(indicator, observation, asked, verdict)
    return EvaluatedRow(
        indicator=indicator,
        observation=observation,
        policy=policy,
        asked=asked,
        outcome=verdict.outcome,
        reason_zh=verdict.zh,
        reason_en=verdict.en,
        score=earned,
        points=points,
        assumptions=assumptions,
    )


def score_execution(budget: Budget, full: Points, policy: SelfEvaluationPolicy) -> ExecutionScore:
    """Score the execution of a budget.

    Raises:
        IncompleteError: an amount is not stated, or the budget is zero and the rule refuses to score it.
    """
    share = budget.execution
    if not share.is_defined and policy.execution.when_zero is ZeroBudget.REFUSE:
        says = policy.execution.when_zero.says
        raise IncompleteError.listing(
            "the execution cannot be scored", "预算执行无法计分", (Problem(path="budget", en=says.en, zh=says.zh),)
        )
    return ExecutionScore(
        budget=budget,
        full=full,
        policy=policy,
        share=share,
        exact=policy.execution.exact(share, full),
        points=policy.execution.awarded(share, full),
        assumptions=(*policy.execution.assumptions, *budget.base_assumptions),
    )


def _judged(indicator: Indicator, observation: Observation, asked: Expectation, verdict: Verdict) -> Points:
    given = observation.judged
    readable = verdict.outcome is not Outcome.UNDECIDED or isinstance(asked, Qualitative)
    if readable and given is not None and 0 <= given <= indicator.points:
        return given
    if not readable:
        en, zh = verdict.en, verdict.zh
    elif given is None:
        en, zh = "a person's judgement is needed and none is given", "须由人评判，未给出得分"
    else:
        en = f"a person gave {given}, expected 0 to {indicator.points}"
        zh = f"评判得分 {given} 不在 0 至 {indicator.points} 之间"
    raise IncompleteError.listing(
        "this indicator cannot be scored", "该指标无法计分", (Problem(path=indicator.code, en=en, zh=zh),)
    )
