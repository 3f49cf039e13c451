"""Worked figures of the two published families: the vendor default (linear to twice) and the inverse ratio."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.errors import InvalidValueError
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.proportional import CENT, Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from rule_strategies import AT_LEAST, BOTH, INVERSE, LINEAR

CONVENTIONS = ["capping", "exactly", "negative_actual", "negative_target", "reverse", "rounding", "zero_target"]
MET, EXCEEDED, MISSED = Outcome.MET, Outcome.EXCEEDED, Outcome.MISSED
RISING: list[tuple[str, str, str, str, Outcome]] = [
    ("≥100", "100", "10", "10.00", MET),
    ("≥100", "150", "10", "10.00", EXCEEDED),
    ("≥100", "1000000", "10", "10.00", EXCEEDED),
    ("≥100", "93.2", "10", "9.32", MISSED),
    ("≥95%", "93.2%", "10", "9.81", MISSED),
    ("≥36", "7", "4.5", "0.88", MISSED),
    ("≥3", "1", "10", "3.33", MISSED),
    ("≥3", "2", "10", "6.67", MISSED),
    ("≥100", "0", "10", "0.00", MISSED),
    ("≥100", "-20", "10", "0.00", MISSED),
    ("≥100", "50", "0", "0.00", MISSED),
    (">100", "101", "10", "10.00", MET),
    (">100", "100", "10", "10.00", MISSED),
    (">100", "80", "10", "8.00", MISSED),
    ("≥0", "0", "10", "10.00", MET),
    ("≥0", "5", "10", "10.00", EXCEEDED),
    ("≥0", "-1", "10", "0.00", MISSED),
    (">0", "0", "10", "10.00", MISSED),
    ("=100%", "98%", "10", "9.80", MISSED),
    ("=100%", "100%", "10", "10.00", MET),
    ("=100%", "105%", "10", "10.00", EXCEEDED),
    ("=0", "0", "10", "10.00", MET),
    ("=0", "1", "10", "0.00", MISSED),
    ("=0", "-1", "10", "10.00", EXCEEDED),
    ("≥200万", "195.5万元", "10", "9.78", MISSED),
    ("≥1亿元", "5000万元", "10", "5.00", MISSED),
]
FALLING: list[tuple[str, str, str, str, Outcome]] = [
    ("≤10", "10", "10.00", "10.00", MET),
    ("≤10", "8", "10.00", "10.00", EXCEEDED),
    ("≤10", "0", "10.00", "10.00", EXCEEDED),
    ("≤10", "-5", "10.00", "10.00", EXCEEDED),
    ("≤10", "12", "8.00", "8.33", MISSED),
    ("≤10", "15", "5.00", "6.67", MISSED),
    ("≤10", "19", "1.00", "5.26", MISSED),
    ("≤10", "20", "0.00", "5.00", MISSED),
    ("≤10", "40", "0.00", "2.50", MISSED),
    ("≤10", "1000000", "0.00", "0.00", MISSED),
    ("<10", "10", "10.00", "10.00", MISSED),
    ("<10", "9", "10.00", "10.00", MET),
    ("<10", "15", "5.00", "6.67", MISSED),
    ("≤0", "0", "10.00", "10.00", MET),
    ("≤0", "0.01", "0.00", "0.00", MISSED),
    ("≤0", "-3", "10.00", "10.00", EXCEEDED),
    ("<0", "0", "10.00", "10.00", MISSED),
]
NEGATIVE: list[tuple[str, str, str, str, Outcome]] = [
    ("≤-30%", "-30%", "10.00", "10.00", MET),
    ("≤-30%", "-40%", "10.00", "10.00", EXCEEDED),
    ("≤-30%", "-15%", "5.00", "5.00", MISSED),
    ("≤-30%", "0%", "0.00", "0.00", MISSED),
    ("≤-30%", "10%", "0.00", "0.00", MISSED),
    ("≥-30%", "-30%", "10.00", "10.00", MET),
    ("≥-30%", "5%", "10.00", "10.00", EXCEEDED),
    ("≥-30%", "-45%", "5.00", "6.67", MISSED),
    ("≥-30%", "-60%", "0.00", "5.00", MISSED),
    ("=-30%", "-30%", "10.00", "10.00", MET),
    ("=-30%", "-15%", "5.00", "5.00", MISSED),
    ("=-30%", "-45%", "5.00", "6.67", MISSED),
    ("=-30%", "1%", "0.00", "0.00", MISSED),
]
TWO_SIDED: list[tuple[str, str, str, str, Outcome]] = [
    ("=100", "100", "10.00", "10.00", MET),
    ("=100", "80", "8.00", "8.00", MISSED),
    ("=100", "-5", "0.00", "0.00", MISSED),
    ("=100", "125", "7.50", "8.00", MISSED),
    ("=100", "200", "0.00", "5.00", MISSED),
    ("=0", "0", "10.00", "10.00", MET),
    ("=0", "-0.5", "0.00", "0.00", MISSED),
    ("=0", "0.5", "0.00", "0.00", MISSED),
]


@pytest.mark.parametrize(("target", "actual", "full", "points", "outcome"), RISING)
def test_rising_and_equals_targets_score_in_proportion_and_never_above_the_points(
    target: str, actual: str, full: str, points: str, outcome: Outcome
) -> None:
    for reverse in Reverse:
        got = score(parse(target), actual, points=full, rule=Proportional(reverse=reverse))
        assert (str(got.points), got.outcome) == (points, outcome)


@pytest.mark.parametrize(("target", "actual", "linear", "inverse", "outcome"), FALLING + NEGATIVE)
def test_falling_and_negative_targets_under_both_published_formulas(
    target: str, actual: str, linear: str, inverse: str, outcome: Outcome
) -> None:
    got = [score(parse(target), actual, points=10, rule=Proportional(reverse=r)) for r in (LINEAR, INVERSE)]
    assert [str(one.points) for one in got] == [linear, inverse]
    assert [one.outcome for one in got] == [outcome, outcome]


@pytest.mark.parametrize(("target", "actual", "linear", "inverse", "outcome"), TWO_SIDED)
def test_a_two_sided_equals_target_loses_points_in_either_direction(
    target: str, actual: str, linear: str, inverse: str, outcome: Outcome
) -> None:
    rules = [Proportional(reverse=reverse, exactly=BOTH) for reverse in (LINEAR, INVERSE)]
    got = [score(parse(target), actual, points=10, rule=rule) for rule in rules]
    assert [str(one.points) for one in got] == [linear, inverse]
    assert [one.outcome for one in got] == [outcome, outcome]


def test_at_one_and_a_half_times_the_limit_the_two_formulas_give_a_half_and_two_thirds() -> None:
    shares = [score(parse("≤10"), 15, points=1, rule=Proportional(reverse=r)).exact for r in (LINEAR, INVERSE)]
    assert shares == [Fraction(1, 2), Fraction(2, 3)]


def test_a_half_cent_is_rounded_up_and_the_exact_figure_is_kept() -> None:
    half = score(parse("≥36"), 7, points="4.5", rule=Proportional())
    assert half.exact == Fraction(7, 8)
    assert str(half.points) == "0.88"


@pytest.mark.parametrize(
    ("places", "mode", "points"),
    [
        (2, RoundingMode.HALF_UP, "0.88"),
        (2, RoundingMode.HALF_EVEN, "0.88"),
        (2, RoundingMode.DOWN, "0.87"),
        (2, RoundingMode.UP, "0.88"),
        (1, RoundingMode.HALF_UP, "0.9"),
        (0, RoundingMode.DOWN, "0"),
        (6, RoundingMode.HALF_UP, "0.875000"),
    ],
)
def test_the_rule_says_how_points_are_rounded(places: int, mode: RoundingMode, points: str) -> None:
    rule = Proportional(rounding=Rounding(places=places, mode=mode))
    assert str(score(parse("≥36"), 7, points="4.5", rule=rule).points) == points


def test_the_default_conventions_are_those_of_the_systems_in_use_and_are_assumed() -> None:
    rule = Proportional()
    assert (rule.rounding, rule.reverse, rule.exactly) == (CENT, LINEAR, AT_LEAST)
    assert Rounding(places=2, mode=RoundingMode.HALF_UP) == CENT
    assert {basis.kind for basis in rule.basis.values()} == {BasisKind.ASSUMED}
    assert (rule.zero_target, rule.capping, rule.passes_from) == (ZeroTarget.WHEN_REACHED, Capping.CAPPED, None)
    assert (rule.negative_actual, rule.negative_target) == (NegativeActual.AS_IT_IS, NegativeTarget.SCORED)
    assert [item.key for item in rule.assumptions] == [f"proportional.{name}" for name in CONVENTIONS]


def test_a_convention_that_somebody_published_is_no_assumption() -> None:
    read = Basis(kind=BasisKind.REPORTED, document=Document(title="自评表填报说明"))
    rule = Proportional(reverse=INVERSE, basis={"reverse": read})
    others = [name for name in CONVENTIONS if name != "reverse"]
    assert [item.key for item in rule.assumptions] == [f"proportional.{name}" for name in others]
    assert list(rule.basis) == CONVENTIONS
    assert rule.basis["reverse"] == read


def test_what_an_author_leaves_out_is_an_assumed_convention() -> None:
    plain = Proportional()
    for left_out in CONVENTIONS:
        basis = {name: value for name, value in plain.basis.items() if name != left_out}
        assert Proportional(basis=basis) == plain
    assert Proportional(basis={}) == plain


def test_a_basis_of_a_field_that_the_rule_has_not_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"Proportional\.basis has no field other"):
        Proportional(basis={"other": Basis(kind=BasisKind.ASSUMED, zh="甲", en="a")})


def test_the_points_keep_their_printed_precision_as_decimals() -> None:
    got = score(parse("≥2"), 1, points=Decimal("33.33"), rule=Proportional())
    assert got.exact == Fraction(3333, 200)
    assert str(got.points) == "16.67"
