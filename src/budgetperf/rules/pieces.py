"""The pieces that every scoring shape lowers to.

For a target ``t`` and an actual ``a``, an ordered list of pieces cuts the axis of actuals at edges linear in ``t``; on
each piece the share of the points is a quotient of two forms linear in ``a`` and ``t``. There is one list for
positive targets, one for zero and one for negative ones, so no piece ever divides by a target of zero.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve, frozen

from budgetperf.errors import InvalidValueError

__all__ = ["Linear", "Piece", "Pieces", "mirrored"]


@frozen(kw_only=True)
class Linear:
    """The form ``actual·a + target·t + constant``, with whole coefficients.

    >>> Linear(target=2, actual=-1).at(Fraction(12), Fraction(10)), str(Linear(target=2, actual=-1))
    (Fraction(8, 1), '2t-a')
    """

    actual: int = 0
    target: int = 0
    constant: int = 0

    def at(self, actual: Fraction, target: Fraction) -> Fraction:
        """The value of the form."""
        return self.actual * actual + self.target * target + self.constant

    def mirrored(self) -> Linear:
        """The form of ``-a`` and ``-t``."""
        return Linear(actual=-self.actual, target=-self.target, constant=self.constant)

    def __str__(self) -> str:
        terms = [(self.target, "t"), (self.actual, "a"), (self.constant, "")]
        signed = [f"{'-' if n < 0 else '+'}{abs(n) if abs(n) != 1 or not name else ''}{name}" for n, name in terms if n]
        return "".join(signed).removeprefix("+") or "0"


@frozen(kw_only=True)
class Piece:
    """One stretch of actuals and the share of the points it earns.

    Attributes:
        key: stable name of the stretch, such as ``reached`` or ``short``.
        upto: the upper edge, linear in the target; None for the last piece.
        closed: whether the upper edge belongs to this piece.
        numerator: of the share.
        denominator: of the share.
    """

    key: str
    upto: Linear | None
    closed: bool
    numerator: Linear
    denominator: Linear

    def holds(self, actual: Fraction, target: Fraction) -> bool:
        """Whether ``actual`` lies below this piece's upper edge."""
        if self.upto is None:
            return True
        edge = self.upto.at(actual, target)
        return actual <= edge if self.closed else actual < edge

    def share(self, actual: Fraction, target: Fraction) -> Fraction:
        """The share of the points that the piece gives at ``actual``."""
        return self.numerator.at(actual, target) / self.denominator.at(actual, target)

    def __str__(self) -> str:
        above, below = str(self.numerator), str(self.denominator)
        if below == "1":
            return above
        return "/".join(f"({form})" if len(form) > 1 else form for form in (above, below))


@frozen(kw_only=True)
class Pieces:
    """A scoring shape: its pieces in rising order of the actual, for each sign of the target.

    Raises:
        InvalidValueError: a list is empty, or a piece other than the last has no upper edge.
    """

    positive: tuple[Piece, ...]
    zero: tuple[Piece, ...]
    negative: tuple[Piece, ...]

    def __attrs_post_init__(self) -> None:
        for name, pieces in (("positive", self.positive), ("zero", self.zero), ("negative", self.negative)):
            if [piece.upto is None for piece in pieces] != [*[False] * (len(pieces) - 1), True]:
                raise InvalidValueError(
                    f"the pieces for {name} targets do not cover every actual: only the last may have no upper edge.",
                    f"{name} 指标值的各段未覆盖全部实际值：只有最后一段可以没有上界。",
                    found=len(pieces),
                )

    def find(self, actual: Fraction, target: Fraction) -> Piece:
        """The piece that ``actual`` falls on."""
        pieces = self.positive if target > 0 else self.zero if target == 0 else self.negative
        return next(piece for piece in pieces if piece.holds(actual, target))


def mirrored(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same shape seen in the mirror: what ``pieces`` give to ``-a`` for ``-t``."""
    turned: list[Piece] = []
    for i, piece in reversed(list(enumerate(pieces))):
        below = pieces[i - 1] if i else None
        edge = below.upto if below else None
        turned.append(
            evolve(
                piece,
                upto=Linear(target=edge.target, constant=-edge.constant) if edge else None,
                closed=below is not None and not below.closed,
                numerator=piece.numerator.mirrored(),
                denominator=piece.denominator.mirrored(),
            )
        )
    return tuple(turned)
