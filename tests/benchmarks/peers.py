"""What a good programmer writes by hand for each shape, once and for all: straight ``Decimal``, no evidence.

Attributes are read once, full marks are not rounded, rounding is positional. They are right on realistic numbers in the
default context, and only there; before anything is timed they must agree with the library on the rows to be timed.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from attrs import frozen

import budgetperf as bp
from budgetperf.rules.actuals import Dated, Measured
from budgetperf.rules.expectations import By, Comparison, Qualitative
from evaluation_samples import POLICY

Peer = Callable[[Comparison, Decimal, Decimal], Decimal]

_CENT, _UP = Decimal("0.01"), ROUND_HALF_UP
_NOTHING, _ONE, _HALF, _SEVEN, _NINE = Decimal("0.00"), Decimal(1), Decimal("0.5"), Decimal(7), Decimal(9)
_06, _08, _09, _STEP, _FIFTEEN = Decimal("0.6"), Decimal("0.8"), Decimal("0.9"), Decimal("0.03"), Decimal(15)


def proportional(expectation: Comparison, actual: Decimal, points: Decimal) -> Decimal:
    """The plain proportional rule for positive targets."""
    target = expectation.value
    kind = type(expectation)
    if kind is bp.AtLeast or kind is bp.Exactly or kind is bp.MoreThan:
        if actual >= target:
            return points
        return (points * actual / target).quantize(_CENT, _UP) if actual > 0 else _NOTHING
    if actual <= target:
        return points
    rest = target + target - actual
    return (points * rest / target).quantize(_CENT, _UP) if rest > 0 else _NOTHING


def steps(expectation: Comparison, actual: Decimal, points: Decimal) -> Decimal:
    """The table of :func:`.adversarial.steps`."""
    reached = actual / expectation.value
    if reached > _09:
        return points
    if reached >= _08:
        return (points * _SEVEN / _NINE).quantize(_CENT, _UP)
    return (points * _HALF).quantize(_CENT, _UP) if reached >= _06 else _NOTHING


def deviation(expectation: Comparison, actual: Decimal, points: Decimal) -> Decimal:
    """The loss of :func:`.adversarial.deviation`."""
    target = expectation.value
    if actual == target:
        return points
    begun = (abs(actual - target) / (target * _STEP)).to_integral_value(ROUND_CEILING)
    if begun >= _FIFTEEN:
        return _NOTHING
    return (points * (_FIFTEEN - begun) / _FIFTEEN).quantize(_CENT, _UP)


def steep(expectation: Comparison, actual: Decimal, points: Decimal) -> Decimal:
    """The formula of :func:`.adversarial.steep`."""
    target = expectation.value
    if actual >= target:
        return points
    rest = actual + actual - target
    return (points * rest / target).quantize(_CENT, _UP) if rest > 0 else _NOTHING


PEERS: dict[str, Peer] = {"proportional": proportional, "steps": steps, "deviation": deviation, "steep": steep}
"""By the names of :data:`.adversarial.CASES`."""


@frozen(kw_only=True)
class Form:
    """What a self-evaluation is computed from."""

    target: bp.Target
    observations: tuple[bp.Observation, ...]
    budget: bp.Budget

    def evaluate(self) -> bp.Evaluation:
        """The library's evaluation."""
        return bp.evaluate(self.target, self.observations, self.budget, POLICY)


def total(form: Form) -> tuple[Decimal, str]:
    """Total and grade of a form by hand: its points, what its execution earned, and the first band that it reaches."""
    seen = {observation.indicator: observation for observation in form.observations}
    earned = _NOTHING
    for indicator in form.target.indicators:
        observation, expectation = seen[indicator.code], indicator.expectation
        actual = observation.actual
        if isinstance(expectation, Qualitative):
            assert observation.judged is not None
            earned += observation.judged
        elif isinstance(expectation, By):
            assert isinstance(actual, Dated)
            earned += indicator.points if actual.date.last <= expectation.date.last else _NOTHING
        else:
            assert isinstance(actual, Measured)
            assert not isinstance(expectation, (bp.Bare, bp.Unread, bp.Within))
            earned += proportional(expectation, actual.value, indicator.points)
    executed, adjusted = form.budget.executed, form.budget.adjusted
    assert executed is not None
    assert adjusted is not None
    earned += Decimal(10) * executed / adjusted
    for floor, grade in ((90, "excellent"), (80, "good"), (60, "fair")):
        if earned >= floor:
            return earned, grade
    return earned, "poor"
