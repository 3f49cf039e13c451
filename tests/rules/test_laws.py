"""The laws that a rule declares hold, and each departure has a witness: on scores, and for curves on an oracle."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve, fields_dict
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.basis import Bases, Basis, BasisKind, Document
from budgetperf.errors import NotScorableError
from budgetperf.rules.actuals import Measured
from budgetperf.rules.curves import Trend
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.laws import Law, kept
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance, judge
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import ScoringRule, score
from budgetperf.rules.shapes import NegativeActual
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver
from rule_strategies import NUMBERS, SHAPES, SIGNS, asked, scaled
from rules.shape_oracle import CLAMPED, EXAMPLE, RULES, bends, beside, proportional, scores, share_of

NEAR = Fraction(1, 10**20)
VISIBLE = Fraction(1, 10**10)
FAR = Decimal(10**9)
UNITS = [Decimal("0.01"), Decimal(10**4)]


def _comparison(text: str) -> Comparison:
    read = parse(text)
    assert isinstance(read, (AtLeast, MoreThan, AtMost, LessThan, Exactly))
    return read


# --- the laws by direct computation -----------------------------------------------------------------------------------


def _earned(rule: ScoringRule, expectation: Comparison, actual: Decimal) -> Fraction:
    return score(expectation, actual, points=1, rule=rule).exact


def _better(rule: ScoringRule, expectation: Comparison) -> str:
    """Which way is better: up, down, or towards the target from either side."""
    if isinstance(expectation, (AtLeast, MoreThan)):
        return "up"
    if isinstance(expectation, (AtMost, LessThan)):
        return "down"
    if rule.exactly is not ExactlySide.AT_LEAST or expectation.value < 0:
        return "nearer"
    return "up" if expectation.value else "down"


def _nearer_never_earns_less(rule: ScoringRule, expectation: Comparison, actuals: list[Decimal]) -> bool:
    ordered, way, target = sorted({*actuals, expectation.value}), _better(rule, expectation), expectation.value
    rising = [_earned(rule, expectation, a) for a in ordered if way == "up" or (way == "nearer" and a <= target)]
    falling = [_earned(rule, expectation, a) for a in ordered if way == "down" or (way == "nearer" and a >= target)]
    return rising == sorted(rising) and falling == sorted(falling, reverse=True)


def _what_is_met_is_full(rule: ScoringRule, expectation: Comparison, actuals: list[Decimal]) -> bool:
    met = (a for a in actuals if judge(expectation, Measured(value=a), rule.exactly).outcome is not Outcome.MISSED)
    return all(_earned(rule, expectation, a) >= 1 for a in met)


def _any_unit_earns_the_same(rule: ScoringRule, expectation: Comparison, actuals: list[Decimal]) -> bool:
    return all(
        _earned(rule, evolve(expectation, value=scaled(expectation.value, unit)), scaled(a, unit))
        == _earned(rule, expectation, a)
        for unit in UNITS
        for a in actuals
    )


def _between_nothing_and_all(rule: ScoringRule, expectation: Comparison, actuals: list[Decimal]) -> bool:
    return all(0 <= _earned(rule, expectation, a) <= 1 for a in actuals)


def _without_jumps(rule: ScoringRule, expectation: Comparison, actuals: list[Decimal]) -> bool:
    near = [(a, b) for a, b in pairwise(sorted(set(actuals))) if Fraction(b) - Fraction(a) <= NEAR]
    return all(abs(_earned(rule, expectation, a) - _earned(rule, expectation, b)) < VISIBLE for a, b in near)


HOLDS = {
    Law.MONOTONE: _nearer_never_earns_less,
    Law.FULL_WHEN_MET: _what_is_met_is_full,
    Law.UNIT_FREE: _any_unit_earns_the_same,
    Law.BOUNDED: _between_nothing_and_all,
    Law.CONTINUOUS: _without_jumps,
}


def _actuals(rule: ScoringRule, expectation: Comparison) -> list[Decimal]:
    """Beside, at and between all the edges, and far out: where a witness must lie if there is one."""
    target = Fraction(expectation.value)
    edges = {*rule.curve(expectation).breakpoints, Fraction(0), target}
    if isinstance(rule, Proportional):
        edges |= set(bends(rule, target))
    near = sorted({a for edge in edges for a in beside(edge)})
    between = [(one + other) / 2 for one, other in pairwise(near)]
    return sorted({*near, *between, near[0] - FAR, near[0] - 1, near[-1] + 1, near[-1] + FAR})


def _holding(rule: ScoringRule, expectation: Comparison) -> set[Law]:
    actuals = _actuals(rule, expectation)
    return {law for law, holds in HOLDS.items() if holds(rule, expectation, actuals)}


# --- the proportional rule --------------------------------------------------------------------------------------------


def test_every_law_has_its_computation() -> None:
    assert set(HOLDS) == set(Law)


@settings(max_examples=100)
def _ground(rule: Any, name: str) -> Basis:
    """The basis of a field; one that is assumed has the words of the field's value, where that has any."""
    basis: Basis = rule.basis[name]
    value = getattr(rule, name)
    if basis.kind is not BasisKind.ASSUMED or not hasattr(value, "says"):
        return basis
    return Basis(kind=BasisKind.ASSUMED, zh=value.says.zh, en=value.says.en)


@given(RULES, SIGNS, NUMBERS)
def test_the_laws_declared_are_those_without_a_witness_against_them(
    rule: Proportional, sign: str, target: Decimal
) -> None:
    assume(scores(rule, target))
    expectation = asked(sign, target)
    assert {law.value for law in rule.laws(expectation)} == {law.value for law in _holding(rule, expectation)}


@settings(max_examples=300)
@given(RULES, SIGNS, NUMBERS, st.lists(NUMBERS, min_size=2, max_size=6))
def test_a_declared_law_holds_for_any_actuals(
    rule: Proportional, sign: str, target: Decimal, actuals: list[Decimal]
) -> None:
    assume(scores(rule, target))
    expectation = asked(sign, target)
    broken = [law.value for law in rule.laws(expectation) if not HOLDS[law](rule, expectation, actuals)]
    assert broken == []


TOLERANT = Proportional(exactly=Tolerance(share=Share.of(1, 10), outside=Outside.FROM_TARGET))
FROM_EDGE = Proportional(exactly=Tolerance(share=Share.of(1, 10), outside=Outside.FROM_EDGE))
SIXTY, OPEN = proportional(passes_from=Share.of(60, 100)), Proportional(capping=Capping.UNCAPPED)
ALWAYS, NOT_ABOVE = (Proportional(zero_target=zero) for zero in (ZeroTarget.ALWAYS, ZeroTarget.WHEN_NOT_ABOVE))
INVERSE = Proportional(reverse=Reverse.INVERSE_RATIO)


@pytest.mark.parametrize(
    ("rule", "target", "departures"),
    [
        (Proportional(), "≥95%", {}),
        (Proportional(), "<10", {}),
        (Proportional(), "≤-30%", {}),
        (Proportional(exactly=ExactlySide.BOTH), "=100%", {}),
        (INVERSE, "≤10", {}),
        (FROM_EDGE, "=100", {}),
        (TOLERANT, "=100", {Law.CONTINUOUS: "exactly"}),
        (TOLERANT, "=-100", {Law.CONTINUOUS: "exactly"}),
        (TOLERANT, "≥100", {}),
        (SIXTY, "≥100", {Law.CONTINUOUS: "passes_from"}),
        (SIXTY, "≤100", {Law.CONTINUOUS: "passes_from"}),
        (OPEN, "≥100", {Law.BOUNDED: "capping"}),
        (OPEN, "<-100", {Law.BOUNDED: "capping"}),
        (OPEN, "=-100", {}),
        (Proportional(), ">0", {Law.CONTINUOUS: "zero_target"}),
        (OPEN, "≥0", {Law.CONTINUOUS: "zero_target"}),
        (SIXTY, "≥0", {Law.CONTINUOUS: "zero_target"}),
        (Proportional(**CLAMPED), "≥0", {}),
        (ALWAYS, "≥0", {}),
        (
            NOT_ABOVE,
            "≥0",
            {Law.MONOTONE: "zero_target", Law.FULL_WHEN_MET: "zero_target", Law.CONTINUOUS: "zero_target"},
        ),
        (NOT_ABOVE, "≥1", {}),
    ],
)
def test_a_departure_names_the_field_that_is_the_reason(
    rule: Proportional, target: str, departures: dict[Law, str]
) -> None:
    found = rule.departures(_comparison(target))
    assert {item.law: item.field for item in found} == departures
    assert [item.law for item in found] == [law for law in Law if law in departures]
    assert [item.basis for item in found] == [_ground(rule, item.field) for item in found]


@settings(max_examples=300)
@given(RULES, SIGNS, NUMBERS)
def test_a_departure_cites_the_basis_of_one_of_the_rules_fields(rule: Proportional, sign: str, target: Decimal) -> None:
    assume(scores(rule, target))
    for item in rule.departures(asked(sign, target)):
        assert item.field in fields_dict(Proportional)
        assert item.basis == _ground(rule, item.field)


_NAMED = {
    name: Basis(kind=BasisKind.REPORTED, document=Document(title=f"示例：{name}")) for name in Proportional().basis
}
SOURCED = Proportional(basis=_NAMED)


@pytest.mark.parametrize("target", ["≥0", ">0", "≤0", "<0", "=0"])
def test_a_departure_cites_no_source_that_no_score_of_it_cites(target: str) -> None:
    """A published rule about rising targets of zero is no ground for what falling ones do."""
    expectation = _comparison(target)
    cited = {basis for a in range(-3, 4) for basis in SOURCED.sources_for(expectation, Fraction(a))}
    assert [item.field for item in SOURCED.departures(expectation) if item.basis not in cited] == []


# --- the other shapes, a handful of each ------------------------------------------------------------------------------


def _based(*names: str) -> Bases:
    return Bases(dict.fromkeys(names, EXAMPLE))


def _deviation(step_of: StepOf, counts: Counts, partial: PartialStep, **options: Any) -> PerDeviation:
    return PerDeviation(
        step=Decimal("0.25"),
        step_of=step_of,
        loss=Share.of(1, 3),
        counts=counts,
        partial=partial,
        unit="" if step_of is StepOf.UNIT else None,
        basis=_based("step", "step_of", "loss", "counts", "partial"),
        **options,
    )


def _step(upto: str | None, earns: int) -> Step:
    return Step(upto=None if upto is None else Decimal(upto), earns=Share.of(earns, 10))


RISING = (_step("0.6", 0), _step("0.8", 5), _step("1", 8), _step(None, 10))
CUT_AGAIN = (_step("1", 0), _step("1.3", 10), _step(None, 8))
ALL_OR_NOTHING: list[ScoringRule] = [
    AllOrNothing(),
    AllOrNothing(exactly=ExactlySide.BOTH),
    AllOrNothing(exactly=Tolerance(share=Share.of(1, 4), outside=Outside.FROM_EDGE)),
    AllOrNothing(missed=Share.of(3, 10), basis={"missed": EXAMPLE}),
]
PER_DEVIATION: list[ScoringRule] = [
    _deviation(StepOf.TARGET, Counts.MISSING, PartialStep.PRO_RATA),
    _deviation(StepOf.TARGET, Counts.EITHER, PartialStep.NOTHING),
    _deviation(StepOf.UNIT, Counts.MISSING, PartialStep.WHOLE),
    _deviation(StepOf.UNIT, Counts.EITHER, PartialStep.PRO_RATA, exactly=ExactlySide.BOTH),
]
_SHORT = (constant("low", Fraction(0), Linear(target="0.5")), constant("high", Fraction(1)))
_FLAT = (constant("low", Fraction(1, 2), Linear(constant=3)), constant("high", Fraction(3, 2)))
_SAME = (constant("any", Fraction(1)),)
_SLOWER = Piece(
    key="slower", upto=None, closed=False, numerator=Linear(actual=2), denominator=Linear(actual=1, target=1)
)
"""``2a/(a + t)``: full at the target, towards twice the points far above it."""
TABLES: list[ScoringRule] = [
    Piecewise(at_most=Pieces(positive=_SAME, zero=(), negative=()), basis=_based("at_most")),
    Piecewise(
        at_least=Pieces(positive=(constant("nothing", Fraction(0), Linear()), _SLOWER), zero=(), negative=()),
        basis=_based("at_least"),
    ),
    Steps(over=StepsOver.ATTAINMENT, at_least=RISING, basis=_based("over", "at_least")),
    Steps(over=StepsOver.VALUE, unit="", at_least=RISING, basis=_based("over", "at_least")),
    Steps(over=StepsOver.ATTAINMENT, at_least=CUT_AGAIN, equal=CUT_AGAIN, basis=_based("over", "at_least", "equal")),
    Piecewise(at_least=Pieces(positive=_SHORT, zero=(), negative=()), basis=_based("at_least")),
    Piecewise(at_most=Pieces(positive=_FLAT, zero=_FLAT, negative=_FLAT), unit="", basis=_based("at_most")),
]
TARGETS = ["100", "0.8", "1", "0", "-2.5"]
OTHERS = [*ALL_OR_NOTHING, *PER_DEVIATION, *TABLES]


def _expectations(rule: ScoringRule) -> list[Comparison]:
    """Those of a few targets that the rule scores."""
    found: list[Comparison] = []
    for sign in SHAPES:
        for target in TARGETS:
            expectation = asked(sign, Decimal(target))
            try:
                rule.curve(expectation)
            except NotScorableError:
                continue
            found.append(expectation)
    return found


@pytest.mark.parametrize("rule", OTHERS, ids=lambda rule: type(rule).__name__)
def test_every_other_shape_declares_just_the_laws_without_a_witness(rule: ScoringRule) -> None:
    expectations = _expectations(rule)
    assert expectations
    for expectation in expectations:
        departures = rule.departures(expectation)
        declared = rule.laws(expectation)
        assert {law.value for law in declared} == {law.value for law in _holding(rule, expectation)}, str(expectation)
        assert {item.law for item in departures} == set(Law) - declared
        assert [item.basis for item in departures] == [_ground(rule, item.field) for item in departures]


def test_the_handful_keeps_and_breaks_every_law() -> None:
    """Otherwise a computation above could say yes, or no, to everything."""
    declared = [rule.laws(expectation) for rule in OTHERS for expectation in _expectations(rule)]
    assert {law for laws in declared for law in laws} == set(Law)
    assert {law for laws in declared for law in set(Law) - laws} == set(Law)


@pytest.mark.parametrize("rule", [*ALL_OR_NOTHING, *PER_DEVIATION], ids=lambda rule: type(rule).__name__)
def test_what_is_kept_at_a_target_is_what_other_shapes_declare(rule: ScoringRule) -> None:
    for expectation in _expectations(rule):
        assert kept(rule.curve(expectation), rule.met(expectation)) == rule.laws(expectation), str(expectation)


@settings(max_examples=300)
@given(RULES, SIGNS, NUMBERS)
def test_what_is_kept_at_a_target_is_what_the_proportional_rule_declares(
    rule: Proportional, sign: str, target: Decimal
) -> None:
    assume(scores(rule, target))
    expectation = asked(sign, target)
    found, all_pieces = rule.curve(expectation), rule.pieces(expectation).of(Fraction(target))
    assert kept(found, rule.met(expectation)) == rule.laws(expectation)
    assert kept(found, rule.met(expectation), all_pieces) == rule.laws(expectation)


# --- the curve of the proportional rule beside the oracle -------------------------------------------------------------


def _samples(edges: list[Fraction]) -> list[Fraction]:
    near = {at + side for at in edges for side in (-NEAR, 0, NEAR)}
    between = {one + (other - one) * k / 5 for one, other in pairwise(edges) for k in range(1, 5)}
    size = max(*map(abs, edges), Fraction(1))
    far = {end + side * size * 10**k for end, side in ((edges[0], -1), (edges[-1], 1)) for k in (0, 14)}
    return sorted(near | between | far)


def _trend(shares: list[Fraction]) -> Trend:
    ways = {(other > one) - (other < one) for one, other in pairwise(shares)} - {0}
    return {(): Trend.LEVEL, (1,): Trend.RISING, (-1,): Trend.FALLING}.get(tuple(ways), Trend.MIXED)


def _reaches(bound: Fraction | None, extreme: Fraction, side: int) -> bool:
    if bound is None:
        return extreme * side > 10**6
    return 0 <= (bound - extreme) * side < VISIBLE


@settings(max_examples=250)
@given(RULES, SIGNS, NUMBERS.filter(lambda number: abs(number) >= 1 or not number))
def test_the_curve_of_the_rule_is_what_dense_sampling_of_the_oracle_shows(
    rule: Proportional, sign: str, target: Decimal
) -> None:
    assume(scores(rule, target))
    t, drawn = Fraction(target), rule.curve(asked(sign, target))
    edges = bends(rule, t)
    actuals = _samples(sorted({*edges, t, Fraction(0)}))
    shares = {a: share_of(rule, sign, t, a) for a in actuals}
    assert {a: drawn.share(a) for a in actuals} == shares
    assert list(drawn.breakpoints) == sorted(set(drawn.breakpoints))
    assert {*drawn.breakpoints} <= {*edges, Fraction(0)}
    beside_ = {at: [share_of(rule, sign, t, at + side) for side in (-NEAR, NEAR)] for at in (*edges, Fraction(0))}
    jumping = {at for at, sides in beside_.items() if any(abs(shares[at] - share) > VISIBLE for share in sides)}
    assert drawn.jumps == tuple(sorted(jumping))
    low, high = drawn.bounds
    assert _reaches(low, min(shares.values()), -1)
    assert _reaches(high, max(shares.values()), 1)
    assert drawn.trend is _trend([shares[a] for a in actuals])
    for one, other in pairwise(sorted({*drawn.breakpoints})):
        inside = [shares[a] for a in actuals if one < a < other]
        assert _trend(inside) is not Trend.MIXED, "between two edges the share runs one way"


@settings(max_examples=200)
@given(RULES, SIGNS, NUMBERS.filter(lambda number: abs(number) >= 1 or not number))
def test_a_jump_stays_however_near_one_comes(rule: Proportional, sign: str, target: Decimal) -> None:
    """The limits from both sides at every edge, by the oracle; a jump is as large at 10^-6 as at 10^-24."""
    assume(scores(rule, target))
    t, drawn = Fraction(target), rule.curve(asked(sign, target))
    for edge in drawn.breakpoints:
        gaps = [
            max(abs(share_of(rule, sign, t, edge) - share_of(rule, sign, t, edge + s * size)) for s in (-1, 1))
            for size in (Fraction(1, 10**k) for k in (6, 12, 18, 24))
        ]
        shrinks = gaps[-1] <= gaps[0] / 10**12
        assert shrinks == (edge not in drawn.jumps), f"at {edge}: {gaps}"


def test_an_actual_that_counts_as_zero_is_level_below_zero() -> None:
    rule = proportional(**CLAMPED, capping=Capping.UNCAPPED)
    drawn = rule.curve(_comparison("≤10"))
    assert rule.negative_actual is NegativeActual.ZERO
    assert drawn.bounds == (Fraction(0), Fraction(2))
    assert drawn.trend_between(None, Fraction(0)) is Trend.LEVEL
    assert drawn.trend is Trend.FALLING
    assert Proportional(capping=Capping.UNCAPPED).curve(_comparison("≤10")).bounds == (Fraction(0), None)
