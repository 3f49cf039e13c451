"""The execution score: what spending the budget is worth (预算执行得分).

"Execution rate" has three denominators in the field: the adjusted budget of the year (self-evaluation forms), the
initial one (a budget appraisal) and the funds received (the evaluation framework). What a budget of zero, spending
above the budget and work that is finished for less are worth are conventions; each is a field with a basis.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, Rounding, Share, ending
from budgetperf.amounts import points as as_points
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, UndefinedShareError, require, require_each, require_truth
from budgetperf.rules.conventions import rounded
from budgetperf.rules.pieces import Pieces
from budgetperf.rules.steps import Step, step_pieces
from budgetperf.terms import Term, term

__all__ = ["Denominator", "ExecutionRule", "Overspending", "WhenFinished", "ZeroBudget"]


class Denominator(Enum):
    """What the execution rate is a share of."""

    ADJUSTED = "adjusted"
    INITIAL = "initial"
    RECEIVED = "received"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"denominator.{self.value}")


class ZeroBudget(Enum):
    """What executing a budget of zero is worth.

    ``LEAVE_OUT``: it is not scored, and the other points are rescaled to the whole.
    """

    NOTHING = "nothing"
    FULL = "full"
    LEAVE_OUT = "leave_out"
    REFUSE = "refuse"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"zero-budget.{self.value}")


class Overspending(Enum):
    """What spending above the budget is worth: no more than the points, or more in proportion."""

    CAPPED = "capped"
    UNCAPPED = "uncapped"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"overspending.{self.value}")


class WhenFinished(Enum):
    """What finished work is worth that stayed within its budget: what its rate says, or full marks at any rate."""

    BY_RATE = "by_rate"
    FULL = "full"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"when-finished.{self.value}")


@frozen(kw_only=True)
class ExecutionRule:
    """Points in proportion to what was executed, or by a table of rates; all sources of funds together.

    Attributes:
        denominator: what the rate is a share of.
        when_zero: what a denominator of zero means.
        overspending: what spending above the denominator is worth; a table says it itself.
        when_finished: what finished work within its budget is worth.
        steps: a table of rates (``0.8`` is 80 %) in place of the proportion, from the least rate to the greatest; None
            for the proportion.
        rounding: of the points; None leaves them exact.
        basis: the ground of each; steps that are None need none.

    Raises:
        InvalidValueError: edges of the table that do not rise.
    """

    denominator: Denominator
    when_zero: ZeroBudget
    overspending: Overspending
    when_finished: WhenFinished
    steps: tuple[Step, ...] | None = None
    rounding: Rounding | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.denominator, Denominator, "ExecutionRule.denominator")
        require(self.when_zero, ZeroBudget, "ExecutionRule.when_zero")
        require(self.overspending, Overspending, "ExecutionRule.overspending")
        require(self.when_finished, WhenFinished, "ExecutionRule.when_finished")
        require(self.rounding, (Rounding, NoneType), "ExecutionRule.rounding")
        check_bases(self, self.basis, optional=("steps",))
        if self.steps is not None:
            require_each(self.steps, Step, "ExecutionRule.steps")
            if self.overspending is Overspending.UNCAPPED:
                raise InvalidValueError(
                    "ExecutionRule has a table and no cap, expected only one: the table says what each rate earns.",
                    "ExecutionRule 既有分档表又不设上限，二者不能并存：各执行率的得分由分档表规定。",
                    hint_en="keep Overspending.CAPPED",
                    hint_zh="请保留 Overspending.CAPPED",
                )
            self._table(self.steps)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the rule's fields that nobody published."""
        found = assumptions_of("execution", self, self.basis)
        return found if self.rounding is None else rounded("预算执行得分", "execution score", found)

    def exact(self, share: Share, full: Points, *, finished: bool = False) -> Fraction:
        """The points before rounding.

        Args:
            share: executed over the denominator, 0 or more.
            full: what full execution is worth, 0 or more.
            finished: whether the work is finished.

        Raises:
            InexactNumberError: ``full`` is a ``float``, a ``bool`` or another type in place of a number.
            InvalidValueError: a share or points below zero, or something else than a share and a ``bool``.
            UndefinedShareError: the denominator is zero and the rule refuses to score it, or leaves it out.
        """
        require(share, Share, "share", hint="Share.of()")
        require_truth(finished, "finished")
        whole = Fraction(as_points(full))
        if not share.is_defined:
            if self.when_zero in {ZeroBudget.REFUSE, ZeroBudget.LEAVE_OUT}:
                raise UndefinedShareError(
                    "the budget is zero and the rule does not score an execution of nothing.",
                    "预算为零，规则不对其执行率计分。",
                    numerator=str(share.numerator),
                )
            return whole if self.when_zero is ZeroBudget.FULL else Fraction(0)
        ratio = share.exact
        if ratio < 0:
            raise InvalidValueError(
                f"the share executed is {share}, expected 0 or more.",
                f"执行比例为 {share}，应不小于 0。",
                hint_en="neither what was spent nor the budget is below zero",
                hint_zh="执行数和预算数均应不小于 0",
                found=str(share),
            )
        if finished and self.when_finished is WhenFinished.FULL and ratio <= 1:
            return whole
        if self.steps is not None:
            return whole * self._table(self.steps).find(ratio, Fraction(1)).share(ratio, Fraction(1))
        return whole * (min(ratio, Fraction(1)) if self.overspending is Overspending.CAPPED else ratio)

    def awarded(self, share: Share, full: Points, *, finished: bool = False) -> Exact:
        """The points, rounded as the rule says; arguments and errors as for :meth:`exact`."""
        points = self.exact(share, full, finished=finished)
        return ending(points) if self.rounding is None else Decimal(self.rounding.apply(points))

    def _table(self, steps: tuple[Step, ...]) -> Pieces:
        return Pieces(positive=step_pieces(steps), zero=(), negative=())
