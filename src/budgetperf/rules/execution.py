"""The execution score: what spending the budget is worth (预算执行得分)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, Rounding, Share, ending
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import UndefinedShareError
from budgetperf.terms import Term, term

__all__ = ["ExecutionRule", "Overspending", "ZeroBudget"]


class ZeroBudget(Enum):
    """What executing a budget of zero is worth."""

    NOTHING = "nothing"
    FULL = "full"
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


@frozen(kw_only=True)
class ExecutionRule:
    """Points in proportion to executed over adjusted budget, all sources of funds together.

    Attributes:
        when_zero: what a budget of zero means.
        overspending: what spending above the budget is worth.
        rounding: of the points; None leaves them exact.
        basis: the ground of each.
    """

    when_zero: ZeroBudget
    overspending: Overspending
    rounding: Rounding | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the rule's fields that nobody published."""
        return assumptions_of("execution", self, self.basis)

    def exact(self, share: Share, full: Points) -> Fraction:
        """The points before rounding.

        Raises:
            UndefinedShareError: the budget is zero and the rule refuses to score it.
        """
        if share.is_defined:
            ratio = share.exact
            return Fraction(full) * (min(ratio, Fraction(1)) if self.overspending is Overspending.CAPPED else ratio)
        if self.when_zero is ZeroBudget.REFUSE:
            raise UndefinedShareError(
                "the budget is zero and the rule does not score an execution of nothing.",
                "预算为零，规则不对其执行率计分。",
                numerator=str(share.numerator),
            )
        return Fraction(full) if self.when_zero is ZeroBudget.FULL else Fraction(0)

    def awarded(self, share: Share, full: Points) -> Exact:
        """The points, rounded as the rule says."""
        points = self.exact(share, full)
        return ending(points) if self.rounding is None else Decimal(self.rounding.apply(points))
