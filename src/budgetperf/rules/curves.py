"""A scoring shape at one target: where it bends, where it jumps, how it runs and between which shares.

Everything here is exact: between two edges the share is a quotient of two linear forms, which runs one way only, so
its limits at the edges say all there is to know.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import Enum
from fractions import Fraction
from functools import cached_property
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

    Asking it for anything but the share at one actual raises a NotScorableError where a piece divides by zero. Beside
    an edge that is not its own a piece may: towards it the share grows or falls without limit.

    Attributes:
        target: the target.
        pieces: in rising order of the actual.
    """

    target: Fraction
    pieces: tuple[Piece, ...]

    @property
    def breakpoints(self) -> tuple[Fraction, ...]:
        """The edges, in rising order, each once."""
        return tuple(dict.fromkeys(self._edges))

    @property
    def jumps(self) -> tuple[Fraction, ...]:
        """The edges at which the share jumps."""
        near = self._everywhere[1:-1]  # of each edge in turn: just below it, at it and just above it
        around = zip(self.breakpoints, near[::3], near[1::3], near[2::3], strict=True)
        return tuple(edge for edge, *levels in around if len({*levels}) > 1)

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The least and the greatest share, taken or come near; None where there is no limit."""
        (below, low), (above, high) = min(self._everywhere), max(self._everywhere)
        return None if below else low, None if above else high

    @property
    def trend(self) -> Trend:
        """How the share runs over all actuals."""
        return _trend(self._everywhere)

    def share(self, actual: Fraction) -> Fraction:
        """The share at ``actual``."""
        return self._owner(actual).share(actual, self.target)

    def trend_between(self, low: Fraction | None, high: Fraction | None) -> Trend:
        """How the share runs from ``low`` to ``high``, ends included; None is infinitely far."""
        return _trend(self._levels(low, high))

    def least_between(
        self, low: Fraction | None, high: Fraction | None, *, low_in: bool = True, high_in: bool = True
    ) -> Fraction | None:
        """The least share from ``low`` to ``high``, taken or come near; None where it falls without limit.

        The ends belong to it unless ``low_in`` or ``high_in`` says otherwise; they differ where one does not.
        """
        below, least = min(self._levels(low, high, low_in=low_in, high_in=high_in))
        return None if below else least

    @cached_property
    def _edges(self) -> tuple[Fraction, ...]:
        """The upper edge of each piece but the last."""
        return tuple(piece.upto.at(Fraction(0), self.target) for piece in self.pieces if piece.upto is not None)

    @cached_property
    def _everywhere(self) -> tuple[_Level, ...]:
        """The limit infinitely far below, three shares around each edge, and the limit infinitely far above."""
        return tuple(self._levels(None, None))

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
        piece = self.pieces[0 if left is None else bisect_right(self._edges, left)]
        self._refuse_pole(piece, left, right)
        return [self._limit(piece, left, -1), self._limit(piece, right, 1)]

    def _refuse_pole(self, piece: Piece, left: Fraction | None, right: Fraction | None) -> None:
        below = piece.denominator
        if below.actual:
            pole = -below.at(Fraction(0), self.target) / below.actual
            if (left is None or pole > left) and (right is None or pole < right):
                piece.share(pole, self.target)  # says that it divides by zero there

    def _limit(self, piece: Piece, edge: Fraction | None, side: int) -> _Level:
        """What the piece's share comes near at its lower end (``side`` -1) or its upper end (1)."""
        above, below = piece.numerator, piece.denominator
        zero = steep = Fraction(0)
        if edge is not None and self._has_pole_beside(piece, edge):
            # where the numerator is zero as well, the two forms are in one proportion all along
            level, steep = above.actual / below.actual, -above.at(edge, self.target) * below.actual * side
        elif edge is not None:
            level = piece.share(edge, self.target)
        elif below.actual:
            level = above.actual / below.actual
        else:
            level, steep = piece.share(zero, self.target), above.actual * below.at(zero, self.target) * side
        return (0, level) if not steep else (1 if steep > 0 else -1, zero)

    def _has_pole_beside(self, piece: Piece, edge: Fraction) -> bool:
        """Whether the piece would divide by zero at the edge, but does not, since the edge belongs to another one."""
        below = piece.denominator
        return below.actual != 0 and below.at(edge, self.target) == 0 and self._owner(edge) is not piece

    def _owner(self, actual: Fraction) -> Piece:
        i = bisect_left(self._edges, actual)
        while not self.pieces[i].holds(actual, self.target):  # the edge of this one, and not its own
            i += 1
        return self.pieces[i]


def _trend(levels: Iterable[_Level]) -> Trend:
    ways = {(one > other) - (one < other) for other, one in pairwise(levels)} - {0}
    if not ways:
        return Trend.LEVEL
    return Trend.MIXED if len(ways) > 1 else Trend.RISING if ways == {1} else Trend.FALLING


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
