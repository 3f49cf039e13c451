"""A province's own formula as data; and every shape on the wire, alone, in a score and in a target."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, points
from budgetperf.basis import Basis, BasisKind, Document, assumed
from budgetperf.errors import InvalidValueError, NotScorableError, WireError
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.laws import Law
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import Score, ScoringRule, score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver
from budgetperf.wire import content_hash, dumps, from_data, loads, rule_hash, to_data
from rule_samples import unit_for
from rule_strategies import asked

EXAMPLE = assumed("示例", "an example")
SOURCE = Basis(
    kind=BasisKind.READ, document=Document(title="示例办法", number="示例〔2023〕1号"), zh="评分公式", en="the formula"
)
DOUBLED = (
    constant("nothing", Fraction(0), Linear(target="0.5")),
    Piece(
        key="双倍扣分",
        upto=Linear(target=1),
        closed=False,
        numerator=Linear(actual=2, target=-1),
        denominator=Linear(target=1),
    ),
    constant("reached", Fraction(1)),
)
"""Twice the shortfall is lost."""


def _rule(basis: Basis = EXAMPLE, **given_: Any) -> Piecewise:
    named = [name for name in ("at_least", "at_most", "equal") if given_.get(name) is not None]
    unit = unit_for(*(given_[name] for name in named))
    return Piecewise(**given_, unit=unit, basis=dict.fromkeys(named, basis))


def _positive(*listed: Piece) -> Pieces:
    return Pieces(positive=listed, zero=(), negative=())


DOUBLE = _rule(SOURCE, at_least=_positive(*DOUBLED))
THIRDS = _rule(
    at_most=_positive(
        constant("reached", Fraction(1), Linear(target=1), closed=True),
        Piece(
            key="over",
            upto=None,
            closed=False,
            numerator=Linear(target=Fraction(7, 3)),
            denominator=Linear(actual=2, target=Fraction(1, 3)),
        ),
    )
)
"""From the limit on ``(7/3)t / (2a + t/3)``: a hyperbola with coefficients that do not end."""


@pytest.mark.parametrize(
    ("rule", "target", "earned"),
    [
        (DOUBLE, "≥100", {"40": 0, "50": 0, "51": "0.2", "75": 5, "90": 8, "100": 10, "150": 10}),
        (DOUBLE, ">100", {"90": 8, "100": 10}),
        (THIRDS, "≤30", {"10": 10, "30": 10, "60": "70/13", "300": "70/61"}),
    ],
)
def test_a_formula_gives_what_it_says(rule: Piecewise, target: str, earned: dict[str, Any]) -> None:
    got = {actual: score(parse(target), Decimal(actual), points=10, rule=rule).exact for actual in earned}
    assert got == {actual: Fraction(share) for actual, share in earned.items()}


_FORMS = st.builds(Linear, actual=st.integers(-3, 3), target=st.integers(-3, 3), constant=st.integers(-3, 3))
_BELOW = _FORMS.filter(lambda form: form != Linear())
_CUTS = st.integers(-6, 6).map(lambda halves: Fraction(halves, 2))
NUMBERS = st.integers(-12, 12).map(lambda halves: Decimal(halves) / 2)


@settings(max_examples=200)
@given(st.sets(_CUTS, max_size=3), st.data(), NUMBERS, NUMBERS)
def test_the_points_are_the_quotient_on_the_stretch_where_the_actual_lies(
    cuts: set[Fraction], data: st.DataObject, target: Decimal, actual: Decimal
) -> None:
    edges = sorted(cuts)
    stretches = [(data.draw(_FORMS), data.draw(_BELOW), data.draw(st.booleans())) for _ in range(len(edges) + 1)]
    ends = [*(Linear(constant=edge) for edge in edges), None]
    listed = tuple(
        Piece(key=f"p{i}", upto=end, closed=shut, numerator=above, denominator=below)
        for i, (end, (above, below, shut)) in enumerate(zip(ends, stretches, strict=True))
    )
    rule = _rule(equal=Pieces(positive=listed, zero=listed, negative=listed))
    passed = sum(edge < actual or (edge == actual and not stretches[i][2]) for i, edge in enumerate(edges))
    a, t = Fraction(actual), Fraction(target)
    above, below = (form.actual * a + form.target * t + form.constant for form in stretches[passed][:2])
    if below:
        assert score(asked("=", target), actual, points=4, rule=rule).exact == 4 * above / below
    else:
        with pytest.raises(NotScorableError) as caught:
            score(asked("=", target), actual, points=4, rule=rule)
        assert dict(caught.value.facts) == {
            "piece": f"p{passed}",
            "actual": f"{actual.normalize():f}",
            "target": f"{target.normalize():f}",
        }


def test_a_deduction_never_takes_the_points_below_zero_nor_lifts_a_formula_that_does() -> None:
    steep = Piece(key="x", upto=None, closed=False, numerator=Linear(actual=2, target=-1), denominator=Linear(target=1))
    rule = _rule(at_least=_positive(steep))
    assert Law.BOUNDED not in rule.laws(parse("≥100"))  # type: ignore[arg-type]
    got = [score(parse("≥100"), 10, points=10, rule=rule, deduction=off).points for off in (0, 1)]
    assert got == [-8, -8]
    assert score(parse("≥100"), 60, points=10, rule=rule, deduction=3).points == 0


def test_a_formula_for_negative_targets_alone_is_not_scored_where_these_are_refused() -> None:
    """Nothing is left to score then: a NotScorableError, as for every expectation without pieces."""
    pieces = Pieces(positive=(), zero=(), negative=(constant("one", Fraction(1)),))
    rule = _rule(at_least=pieces, negative_target=NegativeTarget.REFUSED)
    for target in ("≥5", "≥0", "≥-5"):
        with pytest.raises(NotScorableError):
            score(parse(target), 3, points=10, rule=rule)


def test_the_laws_of_a_formula_are_found_and_named_by_its_pieces() -> None:
    assert DOUBLE.laws(asked("≥", Decimal(100))) == set(Law)
    found = THIRDS.departures(asked("≤", Decimal(30)))
    assert found == ()
    low = constant("low", Fraction(2), Linear(constant=60))
    jumping = _rule(SOURCE, at_least=_positive(low, constant("x", Fraction(1))))
    broken = jumping.departures(asked("≥", Decimal(100)))
    assert {item.law for item in broken} == {Law.MONOTONE, Law.UNIT_FREE, Law.BOUNDED, Law.CONTINUOUS}
    assert {(item.field, item.basis) for item in broken} == {("at_least", SOURCE)}


@pytest.mark.parametrize("target", ["≤100", "<100", "=100"])
def test_an_expectation_without_pieces_is_not_scored(target: str) -> None:
    table = "equal" if target.startswith("=") else "at_most"
    for ask in (DOUBLE.pieces, DOUBLE.laws, DOUBLE.departures, DOUBLE.curve):
        with pytest.raises(NotScorableError) as caught:
            ask(parse(target))  # type: ignore[arg-type]
        assert dict(caught.value.facts) == {"table": table}


def test_a_formula_needs_pieces_and_a_basis_for_them() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Piecewise(basis={})
    assert caught.value.en == "Piecewise has no pieces, expected at_least, at_most or equal."
    assert caught.value.zh == "Piecewise 没有分段，应给出 at_least、at_most 或 equal。"
    with pytest.raises(InvalidValueError) as caught:
        Piecewise(at_least=_positive(*DOUBLED), basis={})
    assert caught.value.en == "Piecewise.basis lacks at_least."
    with pytest.raises(InvalidValueError) as caught:
        Piecewise(at_least=DOUBLED, basis={"at_least": EXAMPLE})  # type: ignore[arg-type]
    assert caught.value.en == "Piecewise is tuple, expected Pieces."
    assert caught.value.zh.startswith("Piecewise 为 tuple，应为 Pieces")


def test_a_score_by_a_formula_names_the_piece_and_the_source() -> None:
    scored = score(parse("≥100"), 90, points=10, rule=DOUBLE)
    assert scored.explain("zh").split("\n")[:5] == [
        "得分 8（满分 10）",
        "  指标值 ≥100，实际完成值 90：未达成",
        "  落入分段“双倍扣分”：10 × (-t+2a)/t = 8（a=90, t=100）",
        "    依据：评分公式：《示例办法》（示例〔2023〕1号）〔已核原文〕",
        "  舍入：四舍五入，保留 2 位小数 → 8",
    ]
    assert scored.explain("en").split("\n")[2] == "  on the piece '双倍扣分': 10 × (-t+2a)/t = 8 (a=90, t=100)"


# --- the wire --------------------------------------------------------------------------------------------------------

_LINES = (
    Step(upto=Decimal("0.80"), earns=Share.of(7, 10)),
    Step(upto=Decimal(1), included=True, earns=Share.of(1, 3)),
    Step(upto=None, earns=Share.of(10, 10)),
)
DEVIATION = {
    "step": Decimal("0.030"),
    "step_of": StepOf.TARGET,
    "loss": Share.of(1, 15),
    "counts": Counts.EITHER,
    "partial": PartialStep.PRO_RATA,
}
WHOLE = Rounding(places=0, mode=RoundingMode.DOWN)
RULES: dict[str, ScoringRule] = {
    "proportional": Proportional(),
    "all": AllOrNothing(missed=Share.of(1, 3), basis={"missed": SOURCE}),
    "clamped": AllOrNothing(negative_actual=NegativeActual.ZERO, negative_target=NegativeTarget.REFUSED),
    "steps": Steps(over=StepsOver.ATTAINMENT, at_least=_LINES, basis={"over": SOURCE, "at_least": SOURCE}),
    "deviation": PerDeviation(**DEVIATION, basis=dict.fromkeys(DEVIATION, SOURCE), rounding=WHOLE),  # type: ignore[arg-type]
    "double": DOUBLE,
    "thirds": evolve(THIRDS, at_least=THIRDS.at_most, basis={"at_least": EXAMPLE, "at_most": EXAMPLE}),
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_survives_the_wire(name: str) -> None:
    rule = RULES[name]
    again = from_data(to_data(rule), type(rule))
    assert again == rule
    assert hash(again) == hash(rule)
    assert dumps(again) == dumps(rule) == dumps(loads(dumps(rule), type(rule)))
    assert pickle.loads(pickle.dumps(rule)) == rule


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_score_and_a_target_carry_the_rule_with_them(name: str) -> None:
    rule = RULES[name]
    scored = score(parse("≥100"), "85", points="7.5", rule=rule)
    assert scored.verify().ok
    again = loads(dumps(scored), Score)
    assert again == scored
    assert again.verify().ok
    assert dumps(again) == dumps(scored)
    assert pickle.loads(pickle.dumps(scored)) == scored
    assert not evolve(scored, exact=scored.exact + 1).verify()
    indicator = Indicator(code="one", name="指标", expectation=parse("≥100"), points=points(90), rule=rule)
    target = Target(project="项目", indicators=(indicator,))
    assert loads(dumps(target), Target) == target
    carried = json.loads(dumps(target))["body"]["indicators"][0]["rule"]
    assert carried["type"] == type(rule).key.replace("-", "_")


def test_equal_rules_have_equal_bytes_and_different_ones_have_not() -> None:
    steps = RULES["steps"]
    assert isinstance(steps, Steps)
    longer = evolve(steps, at_least=(evolve(_LINES[0], upto=Decimal("0.8000")), *_LINES[1:]))
    assert longer == steps
    assert dumps(longer) == dumps(steps)
    assert len({content_hash(rule) for rule in RULES.values()}) == len(RULES)
    assert len({rule_hash(rule) for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_hash_of_a_rule_leaves_its_bases_out(name: str) -> None:
    rule = RULES[name]
    other = evolve(rule, basis={key: assumed("另一依据", "another") for key in rule.basis})
    assert other != rule
    assert dumps(other) != dumps(rule)
    assert rule_hash(other) == rule_hash(rule)
    assert rule_hash(evolve(rule, rounding=Rounding(places=5, mode=RoundingMode.DOWN))) != rule_hash(rule)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("at_least", "positive", 1, "numerator", "actual"), "2.5x"),
        (("at_least", "positive", 1, "upto", "actual"), "1"),
        (("at_least", "positive", 0, "upto", "target"), "2"),
        (("at_least", "zero"), None),
        (("negative_actual",), "zero"),
        (("at_least",), None),
    ],
)
def test_a_document_with_a_broken_formula_is_refused(path: tuple[Any, ...], value: Any) -> None:
    data: Any = json.loads(json.dumps(to_data(DOUBLE)))
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(WireError) as caught:
        from_data(data, Piecewise)
    assert len(caught.value.problems) >= 1
