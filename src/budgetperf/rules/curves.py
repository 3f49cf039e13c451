"""A scoring shape at one target: where it bends, where it jumps, how it runs and between which shares.

Everything here is exact: between two edges the share is a quotient of two linear forms, which runs one way only, so
its limits at the edges say all there is to know.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from budgetperf.rules.pieces import Piece, Pieces

__all__ = ["Curve", "Trend", "curve"]

_Level = tuple[int, Fraction]
"""A share that a curve takes or comes near; the first number is -1 or 1 where it falls or grows without limit."""


class Trend(Enum):
    """How the share runs as the actual rises; where it never changes it is ``LEVEL``."""

    LEVEL = "level"
    RISING = "rising"
    FALLING = "falling"
    MIXED = "mixed"


@frozen(kw_only=True)
class Curve:
    """The share of the points as a function of the actual, for one target.

    Asking it for anything but the share at one actual raises a NotScorableError where a piece divides by zero.

    Attributes:
        target: the target.
        pieces: in rising order of the actual.
    """

    target: Fraction
    pieces: tuple[Piece, ...]

    @property
    def breakpoints(self) -> tuple[Fraction, ...]:
        """The edges, in rising order, each once."""
        edges = (piece.upto.at(Fraction(0), self.target) for piece in self.pieces if piece.upto is not None)
        return tuple(dict.fromkeys(edges))

    @property
    def jumps(self) -> tuple[Fraction, ...]:
        """The edges at which the share jumps."""
        self._levels(None, None)  # says where a piece divides by zero, also one without edges
        return tuple(edge for edge in self.breakpoints if len({*self._around(edge)}) > 1)

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The least and the greatest share, taken or come near; None where there is no limit."""
        levels = self._levels(None, None)
        (below, low), (above, high) = min(levels), max(levels)
        return None if below else low, None if above else high

    @property
    def trend(self) -> Trend:
        """How the share runs over all actuals."""
        return self.trend_between(None, None)

    def share(self, actual: Fraction) -> Fraction:
        """The share at ``actual``."""
        return self._owner(actual).share(actual, self.target)

    def trend_between(self, low: Fraction | None, high: Fraction | None) -> Trend:
        """How the share runs from ``low`` to ``high``, ends included; None is infinitely far."""
        ways = {(one > other) - (one < other) for other, one in pairwise(self._levels(low, high))} - {0}
        if not ways:
            return Trend.LEVEL
        return Trend.MIXED if len(ways) > 1 else Trend.RISING if ways == {1} else Trend.FALLING

    def least_between(
        self, low: Fraction | None, high: Fraction | None, *, low_in: bool = True, high_in: bool = True
    ) -> Fraction | None:
        """The least share from ``low`` to ``high``, taken or come near; None where it falls without limit.

        The ends belong to it unless ``low_in`` or ``high_in`` says otherwise; they differ where one does not.
        """
        below, least = min(self._levels(low, high, low_in=low_in, high_in=high_in))
        return None if below else least

    def _levels(
        self, low: Fraction | None, high: Fraction | None, *, low_in: bool = True, high_in: bool = True
    ) -> list[_Level]:
        """The shares at the edges and their limits beside them, in rising order of the actual."""
        inner = [e for e in self.breakpoints if (low is None or e > low) and (high is None or e < high)]
        points = [low, *inner, high]
        levels: list[_Level] = []
        for i, (left, right) in enumerate(pairwise(points)):
            if left is not None and (i or low_in):
                levels.append((0, self.share(left)))
            if left is None or left != right:
                levels += self._limits(left, right)
        if high is not None and high_in:
            levels.append((0, self.share(high)))
        return levels

    def _limits(self, left: Fraction | None, right: Fraction | None) -> list[_Level]:
        """What the share comes near at both ends of an open stretch without edges inside."""
        if left is None:
            inside = Fraction(0) if right is None else right - 1
        else:
            inside = left + 1 if right is None else (left + right) / 2
        piece = self._owner(inside)
        self._refuse_pole(piece, left, right)
        return [self._limit(piece, left, -1), self._limit(piece, right, 1)]

    def _refuse_pole(self, piece: Piece, left: Fraction | None, right: Fraction | None) -> None:
        below = piece.denominator
        if below.actual:
            pole = -below.at(Fraction(0), self.target) / below.actual
            if (left is None or pole > left) and (right is None or pole < right):
                piece.share(pole, self.target)  # says that it divides by zero there

    def _limit(self, piece: Piece, edge: Fraction | None, side: int) -> _Level:
        above, below = piece.numerator, piece.denominator
        if edge is not None:
            return 0, piece.share(edge, self.target)
        if below.actual:
            return 0, above.actual / below.actual
        level = piece.share(Fraction(0), self.target)
        if above.actual:
            steep = above.actual * below.at(Fraction(0), self.target) * side
            return (1 if steep > 0 else -1), Fraction(0)
        return 0, level

    def _around(self, edge: Fraction) -> tuple[_Level, _Level, _Level]:
        """The share just below the edge, at it and just above it."""
        edges = self.breakpoints
        i = edges.index(edge)
        left = edges[i - 1] if i else None
        right = edges[i + 1] if i + 1 < len(edges) else None
        return self._limits(left, edge)[1], (0, self.share(edge)), self._limits(edge, right)[0]

    def _owner(self, actual: Fraction) -> Piece:
        return next(piece for piece in self.pieces if piece.holds(actual, self.target))


def curve(pieces: Pieces, target: Fraction) -> Curve:
    """The shape at one target.

    Raises:
        NotScorableError: targets of this sign are not scored.

    >>> from budgetperf.rules.pieces import Linear, constant
    >>> steps = (constant("low", Fraction(1, 2), Linear(target=1)), constant("high", Fraction(1)))
    >>> at_90 = curve(Pieces(positive=steps, zero=(), negative=()), Fraction(90))
    >>> at_90.jumps, at_90.bounds, at_90.trend.value
    ((Fraction(90, 1),), (Fraction(1, 2), Fraction(1, 1)), 'rising')
    """
    return Curve(target=target, pieces=pieces.of(target))
