"""The laws that each shape declares, held against pairs of actuals, verdicts, other units and one-sided limits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.basis import Bases, assumed, ground_of
from budgetperf.errors import NotScorableError
from budgetperf.rules.actuals import Measured
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.laws import Law, Met, met_by
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance, judge
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import ScoringRule, score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver
from rule_samples import unit_for
from rule_strategies import SIGNS, asked

EXAMPLE = assumed("示例", "an example")
CLAMPED: dict[str, Any] = {"negative_actual": NegativeActual.ZERO, "negative_target": NegativeTarget.REFUSED}
TABLES = ("at_least", "at_most", "equal")
NEAR = Fraction(1, 10**15)
VISIBLE = Fraction(1, 10**8)
FAR = Fraction(10**9)
Range = tuple[Fraction | None, Fraction | None]
UNITS = [Fraction(1, 100), Fraction(1, 2), Fraction(3), Fraction(10**4)]


def _based(*names: str) -> Bases:
    return Bases(dict.fromkeys(names, EXAMPLE))


# --- what the laws say, by direct computation -------------------------------------------------------------------------


def _share(rule: ScoringRule, expectation: Comparison, actual: Fraction, unit: Fraction = Fraction(1)) -> Fraction:
    """The share at an actual, with actual and target in another unit."""
    counted, target = rule.taken(actual) * unit, Fraction(expectation.value) * unit
    return rule.pieces(expectation).find(counted, target).share(counted, target)


def _actuals(rule: ScoringRule, expectation: Comparison, met: Range) -> list[Fraction]:
    """The edges, the target and the ends of what is met; just beside each, between them, and far out."""
    target = Fraction(expectation.value)
    edges = [piece.upto.at(target, target) for piece in rule.pieces(expectation).of(target) if piece.upto is not None]
    marks = sorted({*edges, target, Fraction(0), *(end for end in met if end is not None)})
    found = {at + side for at in marks for side in (-NEAR, 0, NEAR)}
    found |= {(one + other) / 2 for one, other in pairwise(marks)}
    return sorted(found | {marks[0] - 1, marks[0] - FAR, marks[-1] + 1, marks[-1] + FAR})


def _range(rule: ScoringRule, expectation: Comparison) -> Range:
    """From where to where the expectation is met, by its words."""
    target = Fraction(expectation.value)
    if isinstance(expectation, (AtLeast, MoreThan)):
        return target, None
    if isinstance(expectation, (AtMost, LessThan)):
        return None, target
    if isinstance(rule.exactly, Tolerance):
        margin = abs(target) * rule.exactly.share.exact
        return target - margin, target + margin
    if rule.exactly is ExactlySide.BOTH or target < 0:
        return target, target
    return (target, None) if target else (None, target)


def _is_met(expectation: Comparison, actual: Fraction, met: Range) -> bool:
    low, high = met
    strict = isinstance(expectation, (MoreThan, LessThan))
    above = low is None or actual > low or (actual == low and not strict)
    return above and (high is None or actual < high or (actual == high and not strict))


def holding(rule: ScoringRule, expectation: Comparison) -> set[Law]:
    """The laws for which no witness against them is found where one must lie if there is any."""
    met = low, high = _range(rule, expectation)
    actuals = _actuals(rule, expectation, met)
    shares = {actual: _share(rule, expectation, actual) for actual in actuals}
    target = Fraction(expectation.value)
    rising = [shares[a] for a in actuals if high is None or (low is not None and a <= target)]
    falling = [shares[a] for a in actuals if low is None or (high is not None and a >= target)]
    found: set[Law] = set()
    if all(one <= other for one, other in pairwise(rising)) and all(one >= other for one, other in pairwise(falling)):
        found.add(Law.MONOTONE)
    if all(share >= 1 for a, share in shares.items() if _is_met(expectation, a, met)):
        found.add(Law.FULL_WHEN_MET)
    if all(_share(rule, expectation, a, unit) == share for a, share in shares.items() for unit in UNITS):
        found.add(Law.UNIT_FREE)
    if all(0 <= share <= 1 for share in shares.values()):
        found.add(Law.BOUNDED)
    if all(abs(shares[one] - shares[other]) < VISIBLE for one, other in pairwise(actuals) if other - one <= NEAR):
        found.add(Law.CONTINUOUS)
    return found


# --- every shape ------------------------------------------------------------------------------------------------------

EXACTLY = st.sampled_from([
    ExactlySide.AT_LEAST,
    ExactlySide.BOTH,
    Tolerance(share=Share.of(1, 4), outside=Outside.FROM_TARGET),
    Tolerance(share=Share.of(0, 1), outside=Outside.FROM_EDGE),
])  # fmt: skip
SIGNED = st.sampled_from([{}, CLAMPED])
TARGETS = st.integers(-8, 8).map(lambda halves: Decimal(halves) / 2)
_QUARTERS = st.integers(-8, 8).map(lambda quarters: Decimal(quarters) / 4)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Step, ...]:
    """Any table whose neighbouring lines differ in what they earn."""
    edges = sorted(draw(st.sets(_QUARTERS, max_size=4)))
    earned = [draw(st.integers(0, 4))]
    for _ in edges:
        earned.append(draw(st.integers(0, 4).filter(lambda share: share != earned[-1])))
    return tuple(
        Step(upto=edge, included=draw(st.booleans()), earns=Share.of(share, 4))
        for edge, share in zip([*edges, None], earned, strict=True)
    )


STEPS = st.builds(
    lambda over, table, exactly, signed: Steps(
        over=over,
        unit="" if over is StepsOver.VALUE else None,
        **dict[str, Any](dict.fromkeys(TABLES, table)),
        exactly=exactly,
        basis=_based("over", *TABLES),
        **signed,
    ),
    st.sampled_from(StepsOver),
    tables(),
    EXACTLY,
    SIGNED,
)
ALL_OR_NOTHING = st.builds(
    lambda missed, exactly, signed: AllOrNothing(
        missed=Share.of(missed, 10), exactly=exactly, basis={"missed": EXAMPLE}, **signed
    ),
    st.integers(0, 9),
    EXACTLY,
    SIGNED,
)
_DEVIATION = ("step", "step_of", "loss", "counts", "partial")
PER_DEVIATION = st.builds(
    lambda values, exactly, signed: PerDeviation(
        **dict(zip(_DEVIATION, values, strict=True)),
        unit="" if values[1] is StepOf.UNIT else None,
        exactly=exactly,
        basis=_based(*_DEVIATION),
        **signed,
    ),
    st.tuples(
        st.sampled_from([Decimal("0.25"), Decimal(2)]),
        st.sampled_from(StepOf),
        st.sampled_from([Share.of(1, 3), Share.of(2, 5), Share.of(1, 1)]),
        st.sampled_from(Counts),
        st.sampled_from(PartialStep),
    ),
    st.sampled_from(ExactlySide),
    SIGNED,
)
_FORMS = st.builds(Linear, actual=st.integers(-2, 2), target=st.integers(-2, 2), constant=st.integers(-1, 1))


@st.composite
def pieces_lists(draw: st.DrawFn, sign: int) -> tuple[Piece, ...]:
    """Pieces for targets of a sign; their edges lie at multiples of the target, or of one for zero."""
    wheres = sorted(draw(st.sets(st.integers(-2, 3), max_size=2)))
    edges = [Linear(constant=at) if sign == 0 else Linear(target=sign * at) for at in wheres]
    plain = st.sampled_from([Linear(constant=1), Linear(target=1) if sign else Linear(constant=2)])
    return tuple(
        Piece(
            key=f"p{i}",
            upto=edge,
            closed=bool(edge) and draw(st.booleans()),
            numerator=draw(_FORMS),
            denominator=draw(plain),
        )
        for i, edge in enumerate([*edges, None])
    )


PIECES = st.builds(Pieces, positive=pieces_lists(1), zero=pieces_lists(0), negative=pieces_lists(-1))
PIECEWISE = st.builds(
    lambda pieces, exactly, signed: Piecewise(
        **dict[str, Any](dict.fromkeys(TABLES, pieces)),
        unit=unit_for(pieces),
        exactly=exactly,
        basis=_based(*TABLES),
        **signed,
    ),
    PIECES,
    EXACTLY,
    SIGNED,
)
SHAPES: dict[str, st.SearchStrategy[ScoringRule]] = {
    "steps": STEPS,
    "all": ALL_OR_NOTHING,
    "deviation": PER_DEVIATION,
    "piecewise": PIECEWISE,
}


def _drawn(rule: ScoringRule, expectation: Comparison) -> bool:
    """Whether the rule scores the expectation at all."""
    try:
        rule.curve(expectation)
    except NotScorableError:
        return False
    return True


@pytest.mark.parametrize("shape", sorted(SHAPES))
@settings(max_examples=80)
@given(st.data(), SIGNS, TARGETS)
def test_every_law_that_a_shape_declares_holds(shape: str, data: st.DataObject, sign: str, target: Decimal) -> None:
    rule, expectation = data.draw(SHAPES[shape]), asked(sign, target)
    assume(_drawn(rule, expectation))
    against = rule.laws(expectation) - holding(rule, expectation)
    assert {law.value for law in against} == set(), "declared, yet there is a witness against them"
    found = rule.departures(expectation)
    assert {item.law for item in found} == set(Law) - rule.laws(expectation)
    assert [item for item in found if item.basis != ground_of(rule, rule.basis, item.field)] == []


@pytest.mark.parametrize("shape", sorted(SHAPES))
@settings(max_examples=80)
@given(st.data(), SIGNS, TARGETS.filter(bool))
def test_every_departure_has_a_witness(shape: str, data: st.DataObject, sign: str, target: Decimal) -> None:
    rule, expectation = data.draw(SHAPES[shape]), asked(sign, target)
    # what a departure might be about can lie among actuals that are cut off at zero: see the cases below
    assume(rule.negative_actual is NegativeActual.AS_IT_IS and _drawn(rule, expectation))
    assume(not (isinstance(rule, PerDeviation) and rule.loss.exact == 1))
    unreal = holding(rule, expectation) - rule.laws(expectation)
    assert {law.value for law in unreal} == set(), "departed from, yet there is no witness"


def _deviation(step_of: StepOf, counts: Counts, partial: PartialStep, loss: Share, *, clamped: bool) -> PerDeviation:
    values: dict[str, Any] = dict(zip(_DEVIATION, (Decimal(2), step_of, loss, counts, partial), strict=True))
    unit = "" if step_of is StepOf.UNIT else None
    return PerDeviation(**values, unit=unit, basis=_based(*_DEVIATION), **(CLAMPED if clamped else {}))


_TENTH = Share.of(1, 10)
CLAMPED_EITHER = _deviation(StepOf.UNIT, Counts.EITHER, PartialStep.NOTHING, _TENTH, clamped=True)
CLAMPED_SHORT = _deviation(StepOf.TARGET, Counts.MISSING, PartialStep.NOTHING, _TENTH, clamped=True)
CLAMPED_BY_UNIT = _deviation(StepOf.UNIT, Counts.MISSING, PartialStep.WHOLE, Share.of(1, 3), clamped=True)
AT_ONCE = _deviation(StepOf.UNIT, Counts.MISSING, PartialStep.WHOLE, Share.of(1, 1), clamped=False)


@pytest.mark.parametrize(
    ("rule", "target"),
    [
        (CLAMPED_EITHER, "≤0"),  # nothing lies below zero, so no deviation there can cost points
        (CLAMPED_EITHER, "=0"),
        (CLAMPED_SHORT, "≥10"),  # a step is twice the target: no actual from zero on is a step short
        (AT_ONCE, "≥100"),  # all or nothing at the target itself, whatever the unit
        (CLAMPED_BY_UNIT, "≥0.5"),  # 0.1 of ≥0.5万元 begins one step, 1000 of ≥5000元 begins 2000
        (AllOrNothing(**CLAMPED), "<0"),
        (AllOrNothing(**CLAMPED), "≥0"),
    ],
    ids=[
        "either-at-most-zero",
        "either-equal-zero",
        "short-of-less-than-a-step",
        "all-at-once",
        "clamped-in-another-unit",
        "less-than-0",
        "from-0",
    ],
)
def test_the_laws_at_the_borders_of_a_rule_are_those_that_hold(rule: ScoringRule, target: str) -> None:
    expectation = _comparison(target)
    assert {law.value for law in rule.laws(expectation)} == {law.value for law in holding(rule, expectation)}


def _comparison(text: str) -> Comparison:
    read = parse(text)
    assert isinstance(read, (AtLeast, MoreThan, AtMost, LessThan, Exactly))
    return read


def _equal(*listed: Piece) -> Piecewise:
    pieces = Pieces(positive=listed, zero=(), negative=())
    tolerance = Tolerance(share=Share.of(1, 10), outside=Outside.FROM_TARGET)
    return Piecewise(equal=pieces, exactly=tolerance, basis=_based("equal"))


def test_what_is_met_must_not_earn_less_than_what_is_missed() -> None:
    """Of =100 within a tenth, 95 is met and earns half, 80 is missed and earns all: nearer earns less."""
    rule = _equal(
        constant("far", Fraction(1), Linear(target="0.9"), closed=True),
        constant("inside", Fraction(1, 2), Linear(target="1.1")),
        constant("beyond", Fraction(1)),
    )
    expectation = _comparison("=100")
    shares = [_share(rule, expectation, Fraction(a)) for a in (80, 95)]
    assert shares == [1, Fraction(1, 2)]
    assert Law.MONOTONE not in rule.laws(expectation)


def test_the_same_share_on_both_sides_of_an_edge_departs_from_nothing() -> None:
    line = constant("one", Fraction(1), Linear(constant=50))
    pieces = Pieces(positive=(line, constant("two", Fraction(1))), zero=(), negative=())
    rule = Piecewise(at_least=pieces, unit="", basis=_based("at_least"))
    assert rule.laws(_comparison("≥100")) == set(Law)


def _inverse(**conventions: Any) -> Piecewise:
    """Nothing or less earns all the points, more of it the target over the actual."""
    over = Piece(key="inv", upto=None, closed=False, numerator=Linear(target=1), denominator=Linear(actual=1))
    pieces = Pieces(positive=(constant("none", Fraction(1), Linear(), closed=True), over), zero=(), negative=())
    return Piecewise(at_most=pieces, basis=_based("at_most"), **conventions)


@pytest.mark.parametrize("conventions", [{}, CLAMPED], ids=["as-it-is", "clamped"])
def test_a_formula_that_soars_beside_its_edge_departs_and_is_not_refused(conventions: dict[str, Any]) -> None:
    """Of ≤10 nothing earns 10 of 10 points, 5 earn 20, and just above nothing they have no limit."""
    rule, expectation = _inverse(**conventions), _comparison("≤10")
    assert [score(expectation, actual, points=10, rule=rule).exact for actual in (-1, 0, 5, 20)] == [10, 10, 20, 5]
    assert rule.laws(expectation) == {Law.FULL_WHEN_MET, Law.UNIT_FREE} == holding(rule, expectation)
    assert {(item.law, item.field) for item in rule.departures(expectation)} == {
        (law, "at_most") for law in (Law.MONOTONE, Law.BOUNDED, Law.CONTINUOUS)
    }


@pytest.mark.parametrize("partial", [PartialStep.WHOLE, PartialStep.NOTHING])
def test_the_laws_of_four_times_the_steps_are_no_more_than_four_times_the_work(
    partial: PartialStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = [0]
    evaluate = Linear.at

    def counted(self: Linear, actual: Fraction, target: Fraction) -> Fraction:
        asked_for[0] += 1
        return evaluate(self, actual, target)

    monkeypatch.setattr(Linear, "at", counted)
    work: list[int] = []
    for steps in (100, 400):
        rule = _deviation(StepOf.TARGET, Counts.EITHER, partial, Share.of(1, steps), clamped=False)
        asked_for[0] = 0
        rule.laws(_comparison("≥100"))
        work.append(asked_for[0])
    few, many = work
    assert few > 0
    assert many <= 5 * few


def test_a_law_is_said_in_both_languages() -> None:
    assert Law.UNIT_FREE.term.zh == "换算计量单位不改变得分"
    assert Law.MONOTONE.term.en == "nearer or better never earns less"


@settings(max_examples=200)
@given(st.sampled_from(sorted(SHAPES)).flatmap(SHAPES.__getitem__), SIGNS, TARGETS, TARGETS)
def test_what_is_met_is_what_the_verdict_says(rule: ScoringRule, sign: str, target: Decimal, actual: Decimal) -> None:
    expectation = asked(sign, target)
    verdict = judge(expectation, Measured(value=actual), rule.exactly).outcome is not Outcome.MISSED
    low, high = _range(rule, expectation)
    assert _is_met(expectation, Fraction(actual), (low, high)) == verdict
    assert rule.met(expectation) == Met(low=low, high=high, ends_in=sign not in "<>")
    assert met_by(expectation, Fraction(target), rule.exactly) == rule.met(expectation)
