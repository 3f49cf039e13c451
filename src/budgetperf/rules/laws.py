"""The laws that a scoring shape may keep, and which of them it keeps at one target.

A shape *declares* its laws; :func:`kept` finds them out from its pieces, so that a rule can be checked before use.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from budgetperf.basis import Basis
from budgetperf.rules.curves import Curve, Trend
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.outcomes import ExactlySide, Tolerance
from budgetperf.rules.pieces import Linear, Piece
from budgetperf.terms import Term, term

__all__ = ["Departure", "Law", "Met", "kept", "met_by"]


class Law(Enum):
    """What a scoring shape can promise.

    ``MONOTONE``: an actual nearer to what was asked, or better than it, never earns less. ``FULL_WHEN_MET``: what
    meets the expectation earns all the points. ``UNIT_FREE``: target and actual in another unit earn the same.
    ``BOUNDED``: never less than nothing, never more than the points. ``CONTINUOUS``: a small change of the actual
    changes the points little.
    """

    MONOTONE = "monotone"
    FULL_WHEN_MET = "full_when_met"
    UNIT_FREE = "unit_free"
    BOUNDED = "bounded"
    CONTINUOUS = "continuous"

    @property
    def term(self) -> Term:
        """The law in both languages."""
        return term(f"law.{self.value}")


@frozen(kw_only=True)
class Departure:
    """A law that a rule does not keep, and why.

    Attributes:
        law: the law.
        field: the field of the rule that departs from it.
        basis: the ground of that field.
    """

    law: Law
    field: str
    basis: Basis


@frozen(kw_only=True)
class Met:
    """The actuals that meet an expectation: all from ``low`` to ``high``; None is infinitely far.

    Attributes:
        low: the least.
        high: the greatest.
        ends_in: whether the ends themselves meet it (not for > and <).
    """

    low: Fraction | None
    high: Fraction | None
    ends_in: bool = True


def met_by(expectation: Comparison, target: Fraction, exactly: ExactlySide | Tolerance) -> Met:
    """The actuals that meet the expectation, in the unit of ``target``.

    >>> from decimal import Decimal
    >>> met_by(AtMost(value=Decimal(90)), Fraction(90), ExactlySide.AT_LEAST).high
    Fraction(90, 1)
    """
    match expectation:
        case AtLeast():
            return Met(low=target, high=None)
        case MoreThan():
            return Met(low=target, high=None, ends_in=False)
        case AtMost():
            return Met(low=None, high=target)
        case LessThan():
            return Met(low=None, high=target, ends_in=False)
        case Exactly():
            return _met_exactly(target, exactly)
        case _:
            assert_never(expectation)


def _met_exactly(target: Fraction, exactly: ExactlySide | Tolerance) -> Met:
    if isinstance(exactly, Tolerance):
        margin = abs(target) * exactly.share.exact
        return Met(low=target - margin, high=target + margin)
    if exactly is ExactlySide.BOTH or target < 0:
        return Met(low=target, high=target)
    return Met(low=target, high=None) if target else Met(low=None, high=target)


def kept(curve: Curve, met: Met, pieces: tuple[Piece, ...] | None = None) -> frozenset[Law]:
    """The laws that a shape keeps at one target: exact, from its pieces.

    Args:
        curve: the shape at the target.
        met: the actuals that meet the expectation.
        pieces: the shape at any target of this sign, where the curve has lost pieces that matter in another unit.
    """
    low, high = curve.bounds
    least = curve.least_between(met.low, met.high, low_in=met.ends_in, high_in=met.ends_in)
    laws = {
        Law.MONOTONE: _is_monotone(curve, met),
        Law.FULL_WHEN_MET: least is not None and least >= 1,
        Law.UNIT_FREE: _is_unit_free(curve.pieces if pieces is None else pieces),
        Law.BOUNDED: low is not None and low >= 0 and high is not None and high <= 1,
        Law.CONTINUOUS: not curve.jumps,
    }
    return frozenset(law for law, holds in laws.items() if holds)


def _is_monotone(curve: Curve, met: Met) -> bool:
    if met.low is None:
        return curve.trend in {Trend.FALLING, Trend.LEVEL}
    if met.high is None:
        return curve.trend in {Trend.RISING, Trend.LEVEL}
    rises = curve.trend_between(None, curve.target) in {Trend.RISING, Trend.LEVEL}
    return rises and curve.trend_between(curve.target, None) in {Trend.FALLING, Trend.LEVEL}


def _is_unit_free(pieces: tuple[Piece, ...]) -> bool:
    """Whether scaling target and actual alike moves every edge along and leaves every share as it is."""
    for piece, after in zip(pieces, (*pieces[1:], None), strict=True):
        forms = (piece.numerator, piece.denominator)
        same_after = after is not None and forms == (after.numerator, after.denominator)
        moves = piece.upto is None or piece.upto.constant == 0 or same_after
        pure = all(form.constant == 0 for form in forms)
        plain = all(form.actual == 0 and form.target == 0 for form in forms)
        if not moves or not (pure or plain or forms[0] == Linear()):
            return False
    return True
