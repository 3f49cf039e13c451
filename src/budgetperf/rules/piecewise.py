"""A province's own formula as data: the pieces themselves."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from budgetperf.basis import Bases
from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.expectations import Comparison
from budgetperf.rules.laws import Law
from budgetperf.rules.pieces import Linear, Piece, Pieces
from budgetperf.rules.shapes import TABLES, Direction, WithUnit, no_pieces, with_conventions
from budgetperf.rules.units import unit_term
from budgetperf.terms import Term

__all__ = ["Piecewise"]


@frozen(kw_only=True)
class Piecewise(WithUnit):
    """Any shape that pieces can express; its laws are found from them.

    An edge with a constant part, or a formula with one beside an actual or a target, is in some unit, which must be
    named; targets in another unit are refused. Edges and formulas of the target alone need no unit and have none.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means for the outcome; the points are the pieces'.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored.
        unit: the unit of the constants, ``"%"`` or ``""`` for plain numbers; None where there are none.
        at_least: the pieces for ``≥`` and ``>``; None where these are not scored.
        at_most: the pieces for ``≤`` and ``<``; None where these are not scored.
        equal: the pieces for ``=``; None where these are not scored.
        basis: the ground of each field; of those that every shape has it may leave some out, which are then assumed;
            pieces that are None need none.

    Raises:
        InvalidValueError: no pieces at all, or constants without a unit.

    >>> from budgetperf.rules.pieces import Linear, Piece, constant
    >>> from budgetperf.rules.reading import parse
    >>> from budgetperf.rules.scoring import score
    >>> from budgetperf.basis import assumed
    >>> steep = (  # twice the shortfall is lost
    ...     constant("nothing", 0, Linear(target="0.5")),
    ...     Piece(key="short", upto=Linear(target=1), closed=False,
    ...           numerator=Linear(actual=2, target=-1), denominator=Linear(target=1)),
    ...     constant("reached", 1),
    ... )
    >>> rule = Piecewise(at_least=Pieces(positive=steep, zero=(), negative=()),
    ...                  basis={"at_least": assumed("示例", "an example")})
    >>> score(parse("≥100"), 90, points=10, rule=rule).points, [law.law.value for law in rule.departures(parse("≥100"))]
    (Decimal('8.00'), [])
    """

    key: ClassVar[str] = "piecewise"
    _optional: ClassVar[tuple[str, ...]] = ("at_least", "at_most", "equal")

    at_least: Pieces | None = None
    at_most: Pieces | None = None
    equal: Pieces | None = None
    basis: Bases = field(converter=with_conventions)

    def _check(self) -> None:
        given = [pieces for pieces in (self.at_least, self.at_most, self.equal) if pieces is not None]
        for pieces in given:
            require(pieces, Pieces, "Piecewise", hint="Pieces()")
        if not given:
            raise InvalidValueError(
                "Piecewise has no pieces, expected at_least, at_most or equal.",
                "Piecewise 没有分段，应给出 at_least、at_most 或 equal。",
            )
        every = (piece for pieces in given for piece in (*pieces.positive, *pieces.zero, *pieces.negative))
        self._check_unit(shares=all(_scales(piece) for piece in every))

    @property
    def says(self) -> Term:
        """What the figures of the pieces are in, as a sentence."""
        if self.unit is None:
            return Term(key="piecewise", zh="分段中的数值均为指标值的比例", en="all figures are shares of the target")
        unit = unit_term(self.unit)
        return Term(key="piecewise", zh=f"分段中的数值{unit.zh}", en=f"the figures of the pieces are {unit.en}")

    @property
    def _measured(self) -> Term:
        return self.says

    def _reason(self, law: Law, expectation: Comparison) -> str:
        return TABLES[type(expectation)]

    def _pieces(self, direction: Direction) -> Pieces:
        pieces: Pieces | None = getattr(self, TABLES[direction])
        if pieces is None:
            raise no_pieces(TABLES[direction])
        return pieces


def _scales(piece: Piece) -> bool:
    """Whether the piece says the same in every unit: its edge moves along, and its share stays."""
    above, below = piece.numerator, piece.denominator
    pure = not above.constant and not below.constant
    plain = not (above.actual or above.target or below.actual or below.target)
    return (piece.upto is None or not piece.upto.constant) and (pure or plain or above == Linear())
