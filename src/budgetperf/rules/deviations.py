"""So many points off for each step of deviation from the target (按偏离扣分).

Published examples: each 3 % of difference between actual and plan costs one of 15 points, in either direction; each
percentage point above 100 % costs half a point; every 5 % short costs two points. Whether a step that was only begun
counts is not stated in any of them, so it has no default.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import ceil
from typing import ClassVar

from attrs import field, frozen

from budgetperf.amounts import Share, exact, plain_text
from budgetperf.basis import Assumption, Bases
from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, LessThan, MoreThan
from budgetperf.rules.laws import Law
from budgetperf.rules.outcomes import ExactlySide, Tolerance
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.proportional import STRICT
from budgetperf.rules.shapes import Direction, WithUnit, with_conventions
from budgetperf.rules.steps import check_share
from budgetperf.rules.units import unit_term
from budgetperf.terms import Term, term

__all__ = ["Counts", "PartialStep", "PerDeviation", "StepOf"]

_MOST_STEPS = 1000


class StepOf(Enum):
    """What a step is measured in: a share of the target, or the unit of the rule (percentage points of a %)."""

    TARGET = "target"
    UNIT = "unit"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"step-of.{self.value}")


class Counts(Enum):
    """Which deviations cost points: only those on the side that misses the target, or those on either side."""

    MISSING = "missing"
    EITHER = "either"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"counts.{self.value}")


class PartialStep(Enum):
    """What a step that is only begun costs: a whole step, nothing, or its part of one."""

    WHOLE = "whole"
    NOTHING = "nothing"
    PRO_RATA = "pro_rata"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"partial-step.{self.value}")


@frozen(kw_only=True)
class PerDeviation(WithUnit):
    """A fixed loss for each step of deviation from the target, down to nothing.

    Laws: between zero and the points; monotone and full when met unless deviations on either side count; continuous
    where a begun step costs its part; unchanged by the unit of measure where a step is a share of the target.

    Steps in a unit score targets in that unit alone; another one is refused, since one step of 95 % is none of 950 ‰. A
    target of zero is scored only by them: a share of zero is no step. ``>`` counts as ``≥`` and ``<`` as ``≤``. Beside
    a two-sided ``=`` either side misses.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored.
        step: how far a step is, above 0: ``0.03`` for 3 % of the target, or ``1`` for one percentage point of a %.
        step_of: what ``step`` is measured in.
        unit: the unit of such a step, ``"%"`` or ``""`` for plain numbers; None for a share of the target.
        loss: the share of the points that a step costs, above 0 and up to 1, at least 1/1000.
        counts: which deviations cost points.
        partial: what a step that is only begun costs.
        basis: the ground of each field; of those that every shape has it may leave some out, which are then assumed.

    Raises:
        InvalidValueError: a step or loss out of its range, a step in units without its unit, or a tolerance, which the
            first step takes the place of.

    >>> from budgetperf.rules.reading import parse
    >>> from budgetperf.rules.scoring import score
    >>> from budgetperf.basis import assumed
    >>> seen = assumed("每相差3%扣1分", "each 3 % of difference costs 1 of 15 points")
    >>> volume = PerDeviation(
    ...     step=Decimal("0.03"), step_of=StepOf.TARGET, loss=Share.of(1, 15),
    ...     counts=Counts.EITHER, partial=PartialStep.NOTHING,
    ...     basis=dict.fromkeys(("step", "step_of", "loss", "counts", "partial"), seen))
    >>> print(*(score(parse("≥100"), actual, points=15, rule=volume).points for actual in (100, 98, 97, 107, 50)))
    15.00 15.00 14.00 13.00 0.00
    """

    key: ClassVar[str] = "per-deviation"
    _measure: ClassVar[str] = "step_of"

    step: Decimal
    step_of: StepOf
    loss: Share
    counts: Counts
    partial: PartialStep
    basis: Bases = field(converter=with_conventions)

    def _check(self) -> None:
        require(self.step, Decimal, "PerDeviation.step", hint="exact()")
        require(self.step_of, StepOf, "PerDeviation.step_of")
        require(self.counts, Counts, "PerDeviation.counts")
        require(self.partial, PartialStep, "PerDeviation.partial")
        check_share(self.loss, "PerDeviation.loss")
        if exact(self.step, "PerDeviation.step") <= 0 or self.loss.exact < Fraction(1, _MOST_STEPS):
            raise InvalidValueError(
                f"PerDeviation loses {self.loss} per step of {self.step}, expected a step above 0 and a loss of at "
                f"least 1/{_MOST_STEPS} of the points.",
                f"PerDeviation 每 {self.step} 扣 {self.loss}，步长应大于 0，每步扣分应不小于分值的 1/{_MOST_STEPS}。",
                step=self.step,
                loss=str(self.loss),
            )
        if isinstance(self.exactly, Tolerance):
            raise InvalidValueError(
                "PerDeviation has a tolerance, expected none: deviations count from the target.",
                "PerDeviation 不能设容差：偏离自指标值起算。",
                hint_en="let the first step be the tolerance with PartialStep.NOTHING",
                hint_zh="可用 PartialStep.NOTHING，使第一步以内不扣分",
            )
        self._check_unit(shares=self.step_of is StepOf.TARGET)

    @property
    def says(self) -> Term:
        """The rule as a sentence."""
        of = self._measured
        return Term(
            key="per-deviation",
            zh=f"每偏离 {plain_text(self.step)}（{of.zh}）扣分值的 {self.loss}",
            en=f"each {plain_text(self.step)} ({of.en}) of deviation costs {self.loss} of the points",
        )

    @property
    def _measured(self) -> Term:
        return self.step_of.says if self.unit is None else unit_term(self.unit)

    def _reason(self, law: Law, expectation: Comparison) -> str:
        return {Law.UNIT_FREE: "step_of", Law.CONTINUOUS: "partial"}.get(law, "counts")

    def _readings(self, expectation: Comparison) -> tuple[Assumption, ...]:
        return (STRICT,) if isinstance(expectation, (MoreThan, LessThan)) else ()

    def _pieces(self, direction: Direction) -> Pieces:
        if direction is AtLeast or direction is MoreThan:
            positive, zero, negative = (self._around(sign, below=True, above=False) for sign in (1, 0, -1))
        elif direction is AtMost or direction is LessThan:
            positive, zero, negative = (self._around(sign, below=False, above=True) for sign in (1, 0, -1))
        else:
            both = self.exactly is ExactlySide.BOTH
            positive = self._around(1, below=True, above=both)
            zero = self._around(0, below=both, above=True)
            negative = self._around(-1, below=True, above=True)
        return Pieces(positive=positive, zero=zero, negative=negative)

    def _around(self, sign: int, *, below: bool, above: bool) -> tuple[Piece, ...]:
        """Losses below and above a target of this sign; no pieces for a step that is a share of zero."""
        if self.step_of is StepOf.TARGET and sign == 0:
            return ()
        every = self.counts is Counts.EITHER
        lower = self._below(sign) if below or every else ()
        if not (above or every):
            return (*lower, constant("reached", Fraction(1)))
        begins_late = self.partial is PartialStep.NOTHING
        until = self._edge(Fraction(1 if begins_late else 0), sign)
        return (*lower, constant("reached", Fraction(1), until, closed=not begins_late), *self._above(sign))

    def _below(self, sign: int) -> tuple[Piece, ...]:
        if self.partial is PartialStep.PRO_RATA:
            nothing = constant("nothing", Fraction(0), self._edge(-1 / self.loss.exact, sign), closed=True)
            return nothing, self._ramp(sign, self.loss.exact, self._edge(Fraction(0), sign))
        whole = self.partial is PartialStep.WHOLE
        return tuple(
            self._level(k, self._edge(Fraction(-(k - 1) if whole else -k), sign), closed=not whole)
            for k in range(self._levels, 0, -1)
        )

    def _above(self, sign: int) -> tuple[Piece, ...]:
        if self.partial is PartialStep.PRO_RATA:
            return self._ramp(sign, -self.loss.exact, self._edge(1 / self.loss.exact, sign)), _NOTHING
        whole = self.partial is PartialStep.WHOLE
        levels = (
            self._level(k, self._edge(Fraction(k if whole else k + 1), sign), closed=whole)
            for k in range(1, self._levels)
        )
        return (*levels, self._level(self._levels, None, closed=False))

    @property
    def _levels(self) -> int:
        """How many steps cost everything."""
        return ceil(1 / self.loss.exact)

    def _level(self, steps: int, upto: Linear | None, *, closed: bool) -> Piece:
        share = max(1 - steps * self.loss.exact, Fraction(0))
        return constant(f"deviation.{steps}", share, upto, closed=closed)

    def _edge(self, steps: Fraction, sign: int) -> Linear:
        """The target and so many steps more."""
        size = steps * Fraction(self.step)
        if self.step_of is StepOf.UNIT:
            return Linear(target=1, constant=size)
        return Linear(target=1 + sign * size)

    def _ramp(self, sign: int, rise: Fraction, upto: Linear) -> Piece:
        """``1 + rise·(a - t)/step``: the share that falls with each part of a step."""
        size = Fraction(self.step)
        step = Linear(constant=size) if self.step_of is StepOf.UNIT else Linear(target=sign * size)
        numerator = Linear(actual=rise, target=step.target - rise, constant=step.constant)
        return Piece(key="deviation", upto=upto, closed=False, numerator=numerator, denominator=step)


_NOTHING = constant("nothing", Fraction(0))
