"""One rule of every shape and one result of every kind, for whatever must hold of all of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve

import budgetperf as bp
from budgetperf.rules.pieces import constant

_SEEN = bp.Basis(kind=bp.BasisKind.ASSUMED, zh="示例", en="an example")


def based(*names: str) -> dict[str, bp.Basis]:
    """The same assumed basis for each of these fields."""
    return dict.fromkeys(names, _SEEN)


def unit_for(*tables: bp.Pieces) -> str | None:
    """Plain numbers for pieces with a figure that another unit would change, and no unit for others."""
    for piece in (piece for table in tables for piece in (*table.positive, *table.zero, *table.negative)):
        forms = [piece.numerator, piece.denominator] if piece.numerator != bp.Linear() else []
        grows = any(form.actual or form.target for form in forms)
        if (grows and any(form.constant for form in forms)) or (piece.upto is not None and piece.upto.constant):
            return ""
    return None


TABLE = bp.Steps(
    over=bp.StepsOver.ATTAINMENT,
    at_least=(
        bp.Step(upto=Decimal("0.6"), earns=bp.Share.of(0, 10)),
        bp.Step(upto=Decimal("0.8"), earns=bp.Share.of(5, 10)),
        bp.Step(upto=None, earns=bp.Share.of(10, 10)),
    ),
    basis=based("over", "at_least"),
)
DEVIATION = bp.PerDeviation(
    step=Decimal("0.03"),
    step_of=bp.StepOf.TARGET,
    loss=bp.Share.of(1, 15),
    counts=bp.Counts.EITHER,
    partial=bp.PartialStep.PRO_RATA,
    basis=based("step", "step_of", "loss", "counts", "partial"),
)
STEEP = bp.Piecewise(
    at_least=bp.Pieces(
        positive=(
            constant("nothing", Fraction(0), bp.Linear(target="0.5")),
            bp.Piece(
                key="short",
                upto=bp.Linear(target=1),
                closed=False,
                numerator=bp.Linear(actual=2, target=-1),
                denominator=bp.Linear(target=1),
            ),
            constant("reached", Fraction(1)),
        ),
        zero=(),
        negative=(),
    ),
    basis=based("at_least"),
)
WITHIN = bp.Proportional(exactly=bp.Tolerance(share=bp.Share.of(5, 100), outside=bp.Outside.FROM_TARGET))
"""A rule of each shape that the practices do not use."""

_VENDOR, _GUANGXI = bp.regimes.practices.VENDOR_DEFAULT, bp.regimes.practices.GUANGXI
assert _VENDOR.qualitative is not None
assert _GUANGXI.overshoot is not None
JUDGED = bp.judge_points(bp.Rating.PARTLY, points=10, given="7.5", rule=_VENDOR.qualitative)
OVERSHOOT = bp.check_overshoot(bp.AtLeast(value=Decimal(100), unit="人"), 130, _GUANGXI.overshoot)
ADJUSTED = bp.adjust(
    Decimal("96.5"),
    (bp.Adjustment(code="new", name="创新", points=Decimal(3)),),
    whole=bp.points(100),
    rule=bp.AdjustmentRule(
        most_added=bp.points(2),
        most_taken=bp.points(5),
        cap=bp.TotalCap.AT_WHOLE,
        basis=based("most_added", "most_taken", "cap"),
    ),
)
REPORT = bp.EvaluationReport(
    project="示例项目",
    kind=bp.EvaluationKind.FISCAL,
    year=2022,
    score=Decimal("88.53"),
    whole=bp.points(100),
    grade="良好",
)
_SCALE = bp.regimes.NATIONAL.self_evaluation.scale
LIMITED = bp.limit_grade(
    _SCALE,
    _SCALE.coded("excellent"),
    ("audit",),
    bp.GradeLimits(
        limits=(bp.GradeLimit(key="audit", zh="审计查出违规", en="an audit violation", at_most="fair", basis=_SEEN),),
        basis=based("limits"),
    ),
)
_ITEMS = tuple(
    bp.OldWeight(code=code, points=bp.points(full), level1="效益指标", level2=level2)
    for code, full, level2 in (("a", 10, "社会效益"), ("b", 20, "社会效益"), ("c", 10, "生态效益"))
)
_EITHER = bp.EitherOr(one="a", other="b", basis=_SEEN)
_POOL = bp.Pool(members=("a", "c"), points=bp.points(20), sharing=bp.Sharing.EQUALLY, basis=_SEEN)
MECHANISMS = (
    bp.regimes.schemes.RESCALED,
    bp.regimes.schemes.SATISFACTION_TO_BENEFIT,
    bp.regimes.schemes.SPREAD_OVER_SIBLINGS,
    _EITHER,
    _POOL,
)
REWEIGHED = bp.reweigh(_ITEMS, ("c",), bp.regimes.schemes.RESCALED)
RULES: tuple[bp.ScoringRule, ...] = (bp.Proportional(), bp.AllOrNothing(), TABLE, DEVIATION, STEEP, WITHIN)
ROOTS: tuple[Any, ...] = (
    *RULES,
    *bp.regimes.practices.PRACTICES,
    DEVIATION.curve(bp.AtLeast(value=Decimal(10))),
    *DEVIATION.departures(bp.AtLeast(value=Decimal(10))),
    JUDGED,
    OVERSHOOT,
    ADJUSTED,
    REPORT,
    LIMITED,
    *bp.holes((evolve(_SCALE.bands[0], ceiling=Decimal(100)),), None),
    *bp.regimes.scales.SCALES,
    *bp.regimes.schemes.SCHEMES,
    *MECHANISMS,
    REWEIGHED,
    *bp.roll_up(_ITEMS),
    bp.Awarder(rule=bp.Proportional()),
)
"""Values that contain an instance of every class of these rooms."""
