"""The parts of an evaluation: one indicator or criterion with its points, and the execution of the budget."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from budgetperf.amounts import Exact, Points, Share, ending, plain_text, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, NotScorableError, Problem, UnitMismatchError
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.budgets import Budget
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator
from budgetperf.rules.actuals import Actual, clear_rating
from budgetperf.rules.execution import Denominator, WhenFinished, ZeroBudget
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
    Within,
)
from budgetperf.rules.judgement import judge_points
from budgetperf.rules.naming import asked_by_name, reached_by_name
from budgetperf.rules.outcomes import Outcome, Verdict, judge
from budgetperf.rules.overshoot import OvershootCheck, check_overshoot
from budgetperf.rules.reading import is_placeholder
from budgetperf.rules.scoring import Score, ScoringRule, score
from budgetperf.stages.evaluations.policy import EvaluationPolicy, SelfEvaluationPolicy
from budgetperf.wire import BY_REFERENCE

__all__ = ["EvaluatedRow", "ExecutionScore", "evaluate_row", "judge_outcome", "score_execution"]


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
    policy: EvaluationPolicy = field(metadata=BY_REFERENCE)
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
        if self.score is not None or self.observation.judged is None:
            return False
        return not (isinstance(self.asked, (By, Bare)) and self.outcome is Outcome.MET)

    @property
    def exact(self) -> Exact:
        """The points before rounding."""
        return ending(self.score.exact) if self.score else self.points

    @property
    def overshoot(self) -> OvershootCheck | None:
        """Whether the actual is so much more than asked that the reason must be given; None where no rule says so."""
        if self.policy.overshoot is None or self.score is None or self.score.expectation.value < 0:
            return None
        return check_overshoot(self.score.expectation, self.score.actual, self.policy.overshoot)

    @property
    def is_unexplained(self) -> bool:
        """Whether the reason for an overshoot must be given and the observation has no note."""
        note, found = self.observation.note, self.overshoot
        return found is not None and found.must_explain and (note is None or is_placeholder(note))

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
            steps += self._judgement()
        if (found := self.overshoot) and found.must_explain:
            steps.append(found.explanation)
        return Explanation(
            key="row",
            zh=f"{name}：得 {awarded} 分（满分 {full}）",
            en=f"{name}: {awarded} of {full} points",
            bases=() if self.indicator.rule or not self.score else (self.policy.basis["rule"],),
            parts=(*steps, *assumption_steps(self.assumptions)),
        )

    def _judgement(self) -> list[Explanation]:
        """Whose judgement it was, and what the rating allowed."""
        steps: list[Explanation] = []
        bands, rating = self.policy.qualitative, clear_rating(self.observation.actual)
        late = isinstance(self.asked, By) and self.outcome is not Outcome.MET
        if bands is not None and rating is not None and (late or isinstance(self.asked, Qualitative)):
            allowed = bands.allowed(rating, self.indicator.points).text()
            zh, en = f"该评判可给 {allowed}", f"the rating allows {allowed}"
            basis = self.policy.basis["qualitative"]
            steps.append(Explanation(key="band", zh=zh, en=en, bases=(basis,)))
        if self.is_judged:
            zh, en = "由人评判，按所评得分计", "a person judged; the points are taken as given"
            steps.append(Explanation(key="judged", zh=zh, en=en))
        return steps

    def to_row(self) -> dict[str, object]:
        """The row as a plain dictionary, for any table."""
        return {
            "code": self.indicator.code,
            "indicator": self.indicator.name,
            "asked": str(self.asked),
            "actual": str(self.observation.actual),
            "outcome": self.outcome.value,
            "full": self.indicator.points,
            "points": self.points,
        }


@frozen(kw_only=True)
class ExecutionScore(Result):
    """What the execution of the budget earned.

    Attributes:
        budget: the amounts.
        full: what full execution is worth.
        policy: the rules.
        share: executed over what the rule names.
        left_out: whether the rule leaves it out, so that the other points are rescaled to the whole.
        exact: the points before rounding.
        points: the points awarded.
        assumptions: what they rest on.
    """

    budget: Budget
    full: Points
    policy: SelfEvaluationPolicy = field(metadata=BY_REFERENCE)
    share: Share
    left_out: bool
    exact: Fraction
    points: Exact
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> ExecutionScore:
        """Score the kept budget again."""
        return score_execution(self.budget, self.full, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The rate, the points and the bases."""
        points = show(self.points)
        zh, en = self._reason()
        return Explanation(
            key="execution",
            zh=f"预算执行得分 {points}：{zh}",
            en=f"execution score {points}: {en}",
            bases=(self.policy.basis["execution"],),
            parts=assumption_steps(self.assumptions),
        )

    def _reason(self) -> tuple[str, str]:
        full, rate, rule = plain_text(self.full), show(self.share), self.policy.execution
        if not self.share.is_defined:
            return rule.when_zero.says.zh, rule.when_zero.says.en
        if self.budget.finished and rule.when_finished is WhenFinished.FULL and self.share.exact <= 1:
            return f"{rule.when_finished.says.zh}（执行率 {rate}）", f"{rule.when_finished.says.en} (a rate of {rate})"
        if rule.steps is not None:
            return f"执行率 {rate}，按分档表计分", f"a rate of {rate}, by the table of steps"
        if self.exact < Fraction(self.full) * self.share.exact:
            return f"执行率 {rate}，按 100% 计：{full} × 1", f"a rate of {rate} counts as 100 %: {full} × 1"
        return f"{full} × {rate}", f"{full} × {rate}"


def judge_outcome(
    expectation: Expectation,
    actual: Actual,
    name: str | None,
    policy: EvaluationPolicy,
    rule: ScoringRule | None = None,
) -> tuple[Expectation, Verdict]:
    """Decide whether a target was reached.

    An operator that only the name prints is the number's own, and 2024.06 a month where the name asks for a time. A
    bare number that equals the actual is met whatever its direction; otherwise the name must suggest one.

    Args:
        expectation: what was asked.
        actual: what was reached.
        name: the indicator's name.
        policy: the rules.
        rule: the indicator's own scoring rule, if it has one; it says what more than an ``=`` target means.

    Returns:
        The expectation as it was read, with the direction if one was needed, and the verdict.
    """
    exactly = (rule or policy.rule).exactly
    named, used = asked_by_name(expectation, name)
    reached, also = reached_by_name(actual, name)
    verdict = judge(expectation, actual, exactly)
    if used or also:
        read = judge(named, reached, exactly)
        if read.outcome not in {Outcome.UNDECIDED, verdict.outcome}:
            return named, evolve(read, assumptions=(*dict.fromkeys([*used, *also]), *read.assumptions))
    if isinstance(expectation, Bare) and verdict.outcome is Outcome.UNDECIDED:
        directed = policy.directions.read(expectation, name)
        if directed is not None:
            read = judge(directed, actual, exactly)
            if read.outcome is not Outcome.UNDECIDED:
                return directed, evolve(read, assumptions=(*policy.directions.assumptions, *read.assumptions))
    return expectation, verdict


def evaluate_row(indicator: Indicator, observation: Observation, policy: EvaluationPolicy) -> EvaluatedRow:
    """Score one indicator.

    A number is scored by the policy's rule; a date, a range or a bare number that is met earns full marks; words, and
    what is not met, take the points that a person gave; where the policy has bands, a rating allows only its own.

    Raises:
        IncompleteError: the outcome cannot be decided, the rule has nothing for the indicator, or a judgement is
            needed and missing, above the points or outside its rating's band.
    """
    asked, verdict = judge_outcome(indicator.expectation, observation.actual, indicator.name, policy, indicator.rule)
    earned: Score | None = None
    assumptions = verdict.assumptions
    if isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan, Exactly)) and verdict.outcome is not Outcome.UNDECIDED:
        earned = _scored(asked, indicator, observation, indicator.rule or policy.rule)
        points = earned.points
        assumptions = tuple(dict.fromkeys([*assumptions, *earned.assumptions]))
    elif isinstance(asked, (By, Bare, Within)) and verdict.outcome is Outcome.MET:
        points = indicator.points
    else:
        points, used = _judged(indicator, observation, asked, verdict, policy)
        assumptions = tuple(dict.fromkeys([*assumptions, *used]))
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
    rule = policy.execution
    share = budget.execution_over(rule.denominator)
    if not share.is_defined and rule.when_zero is ZeroBudget.REFUSE:
        says = rule.when_zero.says
        raise IncompleteError.listing(
            "the execution cannot be scored", "预算执行无法计分", (Problem(path="budget", en=says.en, zh=says.zh),)
        )
    finished = budget.finished is True
    left_out = not share.is_defined and rule.when_zero is ZeroBudget.LEAVE_OUT
    base = budget.base_assumptions if rule.denominator is Denominator.ADJUSTED else ()
    unasked = "" if finished else "execution.when_finished"
    return ExecutionScore(
        budget=budget,
        full=full,
        policy=policy,
        share=share,
        left_out=left_out,
        exact=Fraction(0) if left_out else rule.exact(share, full, finished=finished),
        points=Decimal(0) if left_out else rule.awarded(share, full, finished=finished),
        assumptions=(*(item for item in rule.assumptions if item.key != unasked), *base),
    )


def _scored(asked: Expectation, indicator: Indicator, observation: Observation, rule: ScoringRule) -> Score:
    try:
        off = observation.deduction or 0
        return score(asked, observation.actual, points=indicator.points, rule=rule, deduction=off)
    except (NotScorableError, UnitMismatchError) as error:
        raise _missing(indicator, error.en, error.zh) from error


def _missing(indicator: Indicator, en: str, zh: str) -> IncompleteError:
    problem = Problem(path=indicator.code, en=en, zh=zh)
    return IncompleteError.listing("this indicator cannot be scored", "该指标无法计分", (problem,))


def _judged(
    indicator: Indicator, observation: Observation, asked: Expectation, verdict: Verdict, policy: EvaluationPolicy
) -> tuple[Points, tuple[Assumption, ...]]:
    """The points that a person gave, and what they rest on."""
    given, rating = observation.judged, clear_rating(observation.actual)
    if policy.qualitative is not None and rating is not None and isinstance(asked, (Qualitative, By)):
        try:
            found = judge_points(rating, points=indicator.points, given=given, rule=policy.qualitative)
        except (InvalidValueError, NotScorableError) as error:
            raise _missing(indicator, error.en, error.zh) from error
        return found.points, found.assumptions
    readable = verdict.outcome is not Outcome.UNDECIDED or isinstance(asked, Qualitative)
    if readable and given is not None and 0 <= given <= indicator.points:
        return given, ()
    if not readable:
        en, zh = verdict.en, verdict.zh
    elif given is None:
        en, zh = "a person's judgement is needed and none is given", "须由人评判，未给出得分"
    else:
        en = f"a person gave {given}, expected 0 to {indicator.points}"
        zh = f"评判得分 {given} 不在 0 至 {indicator.points} 之间"
    raise _missing(indicator, en, zh)
