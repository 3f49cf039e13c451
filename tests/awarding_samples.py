"""Rules whose pieces try every way in which points are awarded without evidence."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

import budgetperf as bp
from benchmarks.adversarial import CASES
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from rule_samples import DEVIATION, RULES, based


def _line(key: str, upto: Linear | None, above: Linear, below: Linear, *, closed: bool = False) -> Piece:
    return Piece(key=key, upto=upto, closed=closed, numerator=above, denominator=below)


_ODD = Pieces(  # edges of every kind, thirds, forms with all three parts, a share below zero and one that ends nowhere
    positive=(
        constant("a", Fraction(1, 3), Linear(constant="-2.5")),
        _line("b", Linear(target=Fraction(2, 3)), Linear(actual=-1, constant=3), Linear(target=3), closed=True),
        _line("c", Linear(target=1, constant=1), Linear(actual=1, target=Fraction(1, 7)), Linear(target=2, constant=1)),
        _line("d", Linear(target=2, constant=1), Linear(target=1), Linear(constant=7)),
        constant("e", Fraction(6, 5)),
    ),
    zero=(
        _line("f", Linear(), Linear(actual=-1), Linear(actual=-1, constant=1), closed=True),
        _line("g", None, Linear(constant=2), Linear(actual=1, target=5)),
    ),
    negative=(
        _line("h", Linear(target=2), Linear(actual=1), Linear(target=1, constant=5)),
        _line("i", Linear(target=1), Linear(actual=3, target=-3), Linear(constant=-1)),
        constant("j", Fraction(0)),
    ),
)
_JUMPS = Pieces(  # thirds of the target and of one, both closed and open, and a slope that is cut before it ends
    positive=(
        constant("a", Fraction(0), Linear(target=Fraction(1, 3)), closed=True),
        _line("b", Linear(target=Fraction(2, 3)), Linear(actual=3, target=-1), Linear(target=3)),
        constant("c", Fraction(1, 2), Linear(target=Fraction(2, 3)), closed=True),
        constant("d", Fraction(1)),
    ),
    zero=(constant("e", Fraction(1, 2), Linear(constant=Fraction(1, 3))), constant("f", Fraction(1))),
    negative=(
        constant("g", Fraction(1), Linear(target=2), closed=True),
        _line("h", Linear(target=Fraction(1, 3)), Linear(actual=1), Linear(target=1)),
        constant("i", Fraction(0)),
    ),
)
_THIRDS = Pieces(
    positive=(
        constant("a", Fraction(0), Linear(target=1, constant=Fraction(-1, 3))),
        constant("b", Fraction(1, 2), Linear(target=1, constant="0.5"), closed=True),
        constant("c", Fraction(1)),
    ),
    zero=(constant("all", Fraction(1)),),
    negative=(
        constant("a", Fraction(1, 4), Linear(target=Fraction(1, 2), constant=-1)),
        constant("b", Fraction(1, 2), Linear(target=Fraction(1, 2), constant=2)),
        constant("c", Fraction(1)),
    ),
)
ODD = bp.Piecewise(at_least=_ODD, at_most=_JUMPS, equal=_THIRDS, unit="", basis=based("at_least", "at_most", "equal"))
LIFTED = bp.Proportional(negative_actual=NegativeActual.ZERO, negative_target=NegativeTarget.REFUSED)
ALL: list[bp.ScoringRule] = [
    *RULES,
    *(case.rule for case in CASES.values()),
    ODD,
    LIFTED,
    evolve(DEVIATION, partial=bp.PartialStep.PRO_RATA, step_of=bp.StepOf.UNIT, unit=""),
    bp.AllOrNothing(exactly=bp.ExactlySide.BOTH),
    bp.AllOrNothing(missed=bp.Share.of(1, 3), basis=based("missed")),
    *(
        bp.Proportional(**changed)
        for changed in (
            {"capping": bp.Capping.UNCAPPED},
            {"passes_from": bp.Share.of(6, 10), "basis": based("passes_from")},
            {
                "passes_from": bp.Share.of(2, 3),
                "reverse": bp.Reverse.INVERSE_RATIO,
                "basis": based("passes_from"),
            },
            {"exactly": bp.ExactlySide.BOTH, "zero_target": bp.ZeroTarget.ALWAYS},
            {"zero_target": bp.ZeroTarget.WHEN_NOT_ABOVE},
            {"exactly": bp.Tolerance(share=bp.Share.of(1, 3), outside=bp.Outside.FROM_EDGE)},
        )
    ),
]
