"""Total and grade without the evidence, for whoever evaluates many forms.

:func:`~budgetperf.stages.evaluations.verb.evaluate` keeps every line and what it rests on; a :class:`Tallier` gives the
very same total and grade alone, in a fraction of the time. Whatever is not plain, or wrong, it leaves to
``evaluate()``, so the errors are those of ``evaluate()`` as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, Inexact
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, ending
from budgetperf.errors import BudgetPerfError, require
from budgetperf.records.budgets import Budget
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.actuals import Actual, Dated, Measured, Rating, clear_rating
from budgetperf.rules.arms import EXACTLY
from budgetperf.rules.awarding import Awarder
from budgetperf.rules.execution import Overspending
from budgetperf.rules.expectations import AtLeast, AtMost, By, Exactly, LessThan, MoreThan, Qualitative
from budgetperf.rules.grading import GradeBand
from budgetperf.rules.judgement import AllowedPoints
from budgetperf.stages.evaluations.parts import evaluate_row
from budgetperf.stages.evaluations.policy import SelfEvaluationPolicy
from budgetperf.stages.evaluations.verb import evaluate, unused

__all__ = ["Tallier", "Tally"]

_ZERO, _ONE = Decimal(0), Decimal(1)
_REMEMBERED = 1024


class _UnsureError(ArithmeticError):
    """The quick way does not know."""


@frozen(kw_only=True)
class Tally:
    """What a form comes to.

    Attributes:
        total: the exact sum.
        grade: what the total earns.
    """

    total: Exact
    grade: GradeBand


def _shortest(total: Exact) -> Exact:
    """The decimals that ``evaluate()`` gives: no more than are needed."""
    if not isinstance(total, Decimal):
        return total
    short = total.normalize(EXACTLY)
    exponent = short.as_tuple().exponent
    return short.quantize(_ONE, context=EXACTLY) if isinstance(exponent, int) and exponent > 0 else short


@frozen(kw_only=True)
class Tallier:
    """A policy, prepared for many forms; threads may share it.

    Attributes:
        policy: the rules.

    >>> from budgetperf.amounts import points
    >>> from budgetperf.regimes import NATIONAL
    >>> from budgetperf.rules.reading import parse, read_actual
    >>> target = Target(project="示例", execution_points=points(0), indicators=(
    ...     Indicator(code="a", name="服务人次", expectation=parse("≥100人"), points=points(100)),))
    >>> seen = (Observation(indicator="a", actual=read_actual("84人")),)
    >>> tally = Tallier(policy=NATIONAL.self_evaluation).tally(target, seen, None)
    >>> tally.total, tally.grade.zh
    (Decimal('84'), '良')
    """

    policy: SelfEvaluationPolicy
    _awarder: Awarder = field(init=False, repr=False, eq=False)
    _allowed: dict[tuple[Rating, str], AllowedPoints] = field(init=False, repr=False, eq=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        require(self.policy, SelfEvaluationPolicy, "policy", hint="regime.self_evaluation")
        object.__setattr__(self, "_awarder", Awarder(rule=self.policy.rule))

    def tally(self, target: Target, observations: Iterable[Observation], budget: Budget | None) -> Tally:
        """The total and grade of ``evaluate(target, observations, budget, policy)``; arguments and errors are its."""
        every = observations if type(observations) is tuple else tuple(observations)
        try:
            return self._quickly(target, every, budget)
        except (ArithmeticError, AttributeError, LookupError, TypeError, BudgetPerfError):
            found = evaluate(target, every, budget, self.policy)
            return Tally(total=found.total, grade=found.grade)

    def _quickly(self, target: Target, every: tuple[Observation, ...], budget: Budget | None) -> Tally:
        policy, add = self.policy, EXACTLY.add
        seen = {observation.indicator: observation for observation in every}
        if len(seen) != len(every) or len(seen) != len(target.indicators):
            raise _UnsureError
        worth = policy.execution_points if target.execution_points is None else target.execution_points
        made, earned = add(worth, _ZERO), _ZERO
        for indicator in target.indicators:
            made = add(made, indicator.points)
            earned = add(earned, self._points(indicator, seen[indicator.code]))
        if made != policy.total:
            raise _UnsureError
        total: Exact = earned
        if worth:
            executed = self._executed(budget, worth)
            total = add(earned, executed) if isinstance(executed, Decimal) else ending(Fraction(earned) + executed)
        exact = total if isinstance(total, Decimal) else total.exact
        return Tally(total=_shortest(total), grade=policy.scale.grade(exact))

    def _points(self, indicator: Indicator, observation: Observation) -> Points:
        asked, actual = indicator.expectation, observation.actual
        if (
            isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan, Exactly))
            and isinstance(actual, Measured)
            and actual.unit == asked.unit
            and not actual.operator
            and indicator.rule is None
            and observation.judged is None
            and observation.deduction is None
        ):
            return self._awarder.award(asked, actual.value, indicator.points)
        if observation.deduction is None:
            given = observation.judged
            in_time = isinstance(asked, By) and isinstance(actual, Dated) and actual.date.last <= asked.date.last
            if in_time and given is None:
                return indicator.points
            if isinstance(asked, Qualitative) and given is not None and self._may_give(given, indicator, actual):
                return given
        row = evaluate_row(indicator, observation, self.policy)
        if any(unused(row)):
            raise _UnsureError
        return row.points

    def _may_give(self, given: Points, indicator: Indicator, actual: Actual) -> bool:
        """Whether a person may give these points for words; not known where the rating has no band."""
        bands = self.policy.qualitative
        rating = clear_rating(actual)
        if bands is None or rating is None:
            return 0 <= given <= indicator.points
        key = rating, str(indicator.points)
        allowed = self._allowed.get(key)
        if allowed is None:
            allowed = bands.allowed(rating, indicator.points)
            if len(self._allowed) < _REMEMBERED:
                self._allowed[key] = allowed
        return given in allowed

    def _executed(self, budget: Budget | None, worth: Points) -> Decimal | Fraction:
        rule = self.policy.execution
        if budget is None:
            raise _UnsureError
        share = budget.execution_over(rule.denominator)
        if not share.is_defined:  # what that is worth may change the rest
            raise _UnsureError
        finished = budget.finished is True
        if finished or rule.steps is not None or rule.rounding is not None:
            points = rule.awarded(share, worth, finished=finished)
            return points if isinstance(points, Decimal) else points.exact
        if share.numerator >= share.denominator and rule.overspending is Overspending.CAPPED:
            return worth
        try:
            return EXACTLY.divide(EXACTLY.multiply(worth, share.numerator), share.denominator)
        except Inexact:  # a rate that does not end
            return rule.exact(share, worth)
