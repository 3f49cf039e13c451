"""Laws of the proportional rule, and an oracle in fractions that knows nothing of pieces."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, Inexact, localcontext, setcontext
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import Score, score
from rule_strategies import (
    ANY_RULE,
    CONTEXTS,
    NUMBERS,
    POINTS,
    RULES,
    SIGNS,
    asked,
    half_up,
    scaled,
    share_of_points,
)

WIDE = st.decimals(allow_nan=False, allow_infinity=False, places=20, min_value=-(10**20), max_value=10**20)
FACTORS = st.sampled_from([Decimal(n) for n in ("0.0001", "0.01", "0.3", "2", "7", "10000", "100000000")])


def _points(sign: str, target: Decimal, actual: Decimal, full: Decimal, rule: Proportional) -> Fraction:
    return score(asked(sign, target), actual, points=full, rule=rule).exact


@settings(max_examples=1000)
@given(SIGNS, NUMBERS | WIDE, NUMBERS | WIDE, POINTS, ANY_RULE)
def test_the_points_are_those_of_the_written_rule(
    sign: str, target: Decimal, actual: Decimal, full: Decimal, rule: Proportional
) -> None:
    got = score(asked(sign, target), actual, points=full, rule=rule)
    share = share_of_points(sign, Fraction(target), Fraction(actual), rule)
    assert got.exact == Fraction(full) * share
    assert Fraction(got.points) == half_up(got.exact)
    assert got.points.as_tuple().exponent == -2


@given(SIGNS, st.integers(-6, 6), st.integers(-14, 14), POINTS)
def test_small_whole_numbers_hit_every_edge_of_the_written_rule(
    sign: str, target: int, actual: int, full: Decimal
) -> None:
    for rule in RULES:
        exact = _points(sign, Decimal(target), Decimal(actual), full, rule)
        assert exact == Fraction(full) * share_of_points(sign, Fraction(target), Fraction(actual), rule)


@settings(max_examples=300)
@given(SIGNS.filter(lambda sign: sign != "="), NUMBERS, NUMBERS, NUMBERS, POINTS, ANY_RULE)
def test_a_better_actual_never_earns_less(
    sign: str, target: Decimal, one: Decimal, other: Decimal, full: Decimal, rule: Proportional
) -> None:
    low, high = (_points(sign, target, actual, full, rule) for actual in sorted((one, other)))
    assert low <= high if sign in "≥>" else low >= high


@settings(max_examples=300)
@given(NUMBERS, NUMBERS, NUMBERS, POINTS, ANY_RULE)
def test_an_actual_nearer_to_an_equals_target_on_one_side_never_earns_less(
    target: Decimal, one: Decimal, other: Decimal, full: Decimal, rule: Proportional
) -> None:
    far, near = sorted((one, other), key=lambda actual: -abs(Fraction(actual) - Fraction(target)))
    if (far > target) == (near > target) and near != target:
        assert _points("=", target, far, full, rule) <= _points("=", target, near, full, rule)
    assert _points("=", target, target, full, rule) == Fraction(full)


@settings(max_examples=300)
@given(SIGNS, NUMBERS, NUMBERS, POINTS, ANY_RULE)
def test_points_are_full_when_met_and_always_between_zero_and_the_points(
    sign: str, target: Decimal, actual: Decimal, full: Decimal, rule: Proportional
) -> None:
    got = score(asked(sign, target), actual, points=full, rule=rule)
    assert 0 <= got.exact <= full
    assert got.outcome in {Outcome.MET, Outcome.EXCEEDED, Outcome.MISSED}
    if got.outcome is not Outcome.MISSED:
        assert got.exact == full
    elif full and actual != target:
        assert got.exact < full


@settings(max_examples=300)
@given(SIGNS, NUMBERS, NUMBERS, POINTS, ANY_RULE, FACTORS)
def test_the_unit_of_measure_changes_nothing(
    sign: str, target: Decimal, actual: Decimal, full: Decimal, rule: Proportional, factor: Decimal
) -> None:
    small = score(asked(sign, target), actual, points=full, rule=rule)
    large = score(asked(sign, scaled(target, factor)), scaled(actual, factor), points=full, rule=rule)
    assert (small.exact, small.points, small.outcome) == (large.exact, large.points, large.outcome)


@settings(max_examples=300)
@given(st.sampled_from(["≥≤", "≤≥", "><", "<>"]), NUMBERS.filter(bool), NUMBERS, POINTS, ANY_RULE)
def test_a_negative_target_is_the_mirror_image_of_its_opposite(
    signs: str, target: Decimal, actual: Decimal, full: Decimal, rule: Proportional
) -> None:
    here = score(asked(signs[0], target), actual, points=full, rule=rule)
    there = score(asked(signs[1], -target), -actual, points=full, rule=rule)
    assert (here.exact, here.points, here.outcome) == (there.exact, there.points, there.outcome)


@settings(max_examples=300)
@given(SIGNS, NUMBERS | WIDE, NUMBERS | WIDE, POINTS, ANY_RULE, CONTEXTS)
def test_the_ambient_decimal_context_changes_nothing(
    sign: str, target: Decimal, actual: Decimal, full: Decimal, rule: Proportional, context: Context
) -> None:
    plain = score(asked(sign, target), actual, points=full, rule=rule)
    said = plain.explain("zh")
    with localcontext(context):
        again = score(asked(sign, target), actual, points=full, rule=rule)
        assert again == plain
        assert again.explain("zh") == said
        assert again.verify().ok


def test_threads_with_contexts_of_their_own_award_the_same_points() -> None:
    pairs = [(target, actual) for target in ("≥36", "≤7", "=-30", "≥0.7") for actual in range(-40, 40, 4)]

    def everything(precision: int) -> list[Score]:
        setcontext(Context(prec=precision, traps=[Inexact]))
        return [score(parse(target), actual, points="4.5", rule=Proportional()) for target, actual in pairs]

    plain = [score(parse(target), actual, points="4.5", rule=Proportional()) for target, actual in pairs]
    with ThreadPoolExecutor(8) as pool:
        assert all(scores == plain for scores in pool.map(everything, range(1, 33)))
