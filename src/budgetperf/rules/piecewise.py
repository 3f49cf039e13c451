"""A province's own formula as data: the pieces themselves."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from budgetperf.basis import Bases
from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.expectations import Comparison
from budgetperf.rules.laws import Law
from budgetperf.rules.pieces import Pieces
from budgetperf.rules.shapes import TABLES, Direction, Shape, no_pieces, with_conventions

__all__ = ["Piecewise"]


@frozen(kw_only=True)
class Piecewise(Shape):
    """Any shape that pieces can express; its laws are found from them.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means for the outcome; the points are the pieces'.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored.
        at_least: the pieces for ``≥`` and ``>``; None where these are not scored.
        at_most: the pieces for ``≤`` and ``<``; None where these are not scored.
        equal: the pieces for ``=``; None where these are not scored.
        basis: the ground of each field; of those that every shape has it may leave some out, which are then assumed;
            pieces that are None need none.

    Raises:
        InvalidValueError: no pieces at all.

    >>> from budgetperf.rules.pieces import Linear, Piece, constant
    >>> from budgetperf.rules.reading import parse
    >>> from budgetperf.rules.scoring import score
    >>> from budgetperf.rules.shapes import assumed
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

    def _reason(self, law: Law, expectation: Comparison) -> str:
        return TABLES[type(expectation)]

    def _pieces(self, direction: Direction) -> Pieces:
        pieces: Pieces | None = getattr(self, TABLES[direction])
        if pieces is None:
            raise no_pieces(TABLES[direction])
        return pieces
