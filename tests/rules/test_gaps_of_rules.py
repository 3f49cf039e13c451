"""Quick worked cases for changes of the rules that no other quick test notices."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from budgetperf.amounts import Share, points
from budgetperf.basis import assumed
from budgetperf.errors import InvalidValueError, UnitMismatchError
from budgetperf.regimes.practices import GUANGXI
from budgetperf.rules.actuals import Measured, Rating
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.days import dotted_month, read_day
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, UnreadWhy
from budgetperf.rules.grading import GradeBand, Hole, holes
from budgetperf.rules.judgement import QualitativeBand, QualitativeBands
from budgetperf.rules.mechanisms import Pool, Sharing
from budgetperf.rules.numerals import chinese_number
from budgetperf.rules.outcomes import ExactlySide, Outside, Tolerance
from budgetperf.rules.overshoot import check_overshoot
from budgetperf.rules.pieces import Linear, Piece, constant, mirrored
from budgetperf.rules.proportional import CENT, Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.ratings import rating_of
from budgetperf.rules.reweighing import OldWeight, reweigh
from budgetperf.rules.shapes import NegativeActual, NegativeTarget, Shape
from budgetperf.rules.units import align

EXAMPLE = assumed("示例", "an example")
CLAMPED: dict[str, Any] = {"negative_actual": NegativeActual.ZERO, "negative_target": NegativeTarget.REFUSED}
TEN, ZERO, MINUS = Decimal(10), Decimal(0), Decimal(-10)


def _drawn(rule: Shape, expectation: Comparison) -> str:
    """The pieces for the expectation's target: key, whether the edge is included, the edge, and the share."""
    pieces = rule.pieces(expectation).of(Fraction(expectation.value))
    assert pieces[-1].upto is None
    assert not pieces[-1].closed  # what has no edge does not include it
    return "; ".join(f"{piece.key}{_edge(piece)}: {piece}" for piece in pieces)


def _edge(piece: Piece) -> str:
    return "" if piece.upto is None else f" {'≤' if piece.closed else '<'} {piece.upto}"


def _passes(share: Share) -> Proportional:
    return Proportional(passes_from=share, basis={"passes_from": EXAMPLE})


UNCAPPED = Proportional(capping=Capping.UNCAPPED)
INVERSE = Proportional(reverse=Reverse.INVERSE_RATIO)
HALF = _passes(Share.of(1, 2))
INVERSE_HALF = Proportional(reverse=Reverse.INVERSE_RATIO, passes_from=Share.of(1, 2), basis={"passes_from": EXAMPLE})
BOTH = Proportional(exactly=ExactlySide.BOTH)
FROM_EDGE = Tolerance(share=Share.of(20, 100), outside=Outside.FROM_EDGE)
NEAR = Proportional(exactly=FROM_EDGE, passes_from=Share.of(1, 2), basis={"passes_from": EXAMPLE})


@pytest.mark.parametrize(
    ("rule", "expectation", "drawn"),
    [
        (Proportional(), AtLeast(value=TEN), "nothing < 0: 0; short < t: a/t; reached: 1"),
        (Proportional(), AtLeast(value=ZERO), "nothing < 0: 0; reached: 1"),
        (Proportional(), AtMost(value=TEN), "reached ≤ t: 1; over < 2t: (2t-a)/t; nothing: 0"),
        (Proportional(), AtMost(value=ZERO), "reached ≤ 0: 1; nothing: 0"),
        (UNCAPPED, AtLeast(value=TEN), "nothing < 0: 0; short < t: a/t; beyond: a/t"),
        (UNCAPPED, AtMost(value=TEN), "beyond ≤ t: (2t-a)/t; over < 2t: (2t-a)/t; nothing: 0"),
        (INVERSE, AtMost(value=TEN), "reached ≤ t: 1; over: t/a"),
        (INVERSE_HALF, AtMost(value=TEN), "reached ≤ t: 1; over ≤ 2t: t/a; failed: 0"),
        (HALF, AtLeast(value=TEN), "failed < 0.5t: 0; short < t: a/t; reached: 1"),
        (HALF, AtMost(value=TEN), "reached ≤ t: 1; over ≤ 1.5t: (2t-a)/t; failed: 0"),
        (_passes(Share.of(1, 1)), AtLeast(value=TEN), "failed < t: 0; reached: 1"),
        (_passes(Share.of(1, 1)), AtMost(value=TEN), "reached ≤ t: 1; failed: 0"),
        (BOTH, Exactly(value=ZERO), "nothing < t: 0; reached ≤ t: 1; nothing: 0"),
        (BOTH, Exactly(value=TEN), "nothing < 0: 0; short < t: a/t; reached ≤ t: 1; over < 2t: (2t-a)/t; nothing: 0"),
        (
            NEAR,
            Exactly(value=TEN),
            "failed < 0.4t: 0; short < 0.8t: a/(0.8t); reached ≤ 1.2t: 1; over ≤ 1.8t: (2.4t-a)/(1.2t); failed: 0",
        ),
        (
            Proportional(zero_target=ZeroTarget.WHEN_NOT_ABOVE),
            AtLeast(value=ZERO),
            "reached ≤ 0: 1; nothing: 0",
        ),
    ],
)
def test_the_pieces_of_the_proportional_rule(rule: Proportional, expectation: Comparison, drawn: str) -> None:
    assert _drawn(rule, expectation) == drawn


def _off(**changed: Any) -> PerDeviation:
    fields: dict[str, Any] = {
        "step": Decimal(1),
        "step_of": StepOf.UNIT,
        "unit": "",
        "loss": Share.of(1, 2),
        "counts": Counts.MISSING,
        "partial": PartialStep.WHOLE,
    }
    basis = dict.fromkeys(("step", "step_of", "loss", "counts", "partial"), EXAMPLE)
    return PerDeviation(**(fields | changed), basis=basis)


BELOW = "deviation.2 < t-1: 0; deviation.1 < t: 0.5; "
ABOVE = "reached ≤ t: 1; deviation.1 ≤ t+1: 0.5; deviation.2: 0"
TENTHS: dict[str, Any] = {"step_of": StepOf.TARGET, "unit": None, "step": Decimal("0.1")}


@pytest.mark.parametrize(
    ("rule", "expectation", "drawn"),
    [
        (_off(), AtLeast(value=TEN), BELOW + "reached: 1"),
        (_off(), AtMost(value=TEN), ABOVE),
        (_off(), Exactly(value=TEN), BELOW + "reached: 1"),
        (_off(), Exactly(value=ZERO), ABOVE),
        (_off(), Exactly(value=MINUS), BELOW + ABOVE),
        (_off(exactly=ExactlySide.BOTH), Exactly(value=ZERO), BELOW + ABOVE),
        (_off(**TENTHS), AtMost(value=MINUS), "reached ≤ t: 1; deviation.1 ≤ 0.9t: 0.5; deviation.2: 0"),
        (
            _off(partial=PartialStep.PRO_RATA),
            AtLeast(value=TEN),
            "nothing ≤ t-2: 0; deviation < t: -0.5t+0.5a+1; reached: 1",
        ),
        (
            _off(partial=PartialStep.NOTHING),
            AtMost(value=TEN),
            "reached < t+1: 1; deviation.1 < t+2: 0.5; deviation.2: 0",
        ),
    ],
)
def test_the_pieces_of_deviations(rule: PerDeviation, expectation: Comparison, drawn: str) -> None:
    assert _drawn(rule, expectation) == drawn


def test_the_mirror_image_of_pieces_ends_without_an_edge_too() -> None:
    pieces = (constant("low", Fraction(0), Linear(target=1)), constant("high", Fraction(1)))
    turned = mirrored(pieces)
    assert [(piece.key, piece.closed) for piece in turned] == [("high", True), ("low", False)]
    assert turned[-1].upto is None


def test_actuals_below_zero_that_count_as_zero_are_a_piece_of_their_own() -> None:
    first = Proportional(**CLAMPED).curve(AtLeast(value=TEN)).pieces[0]
    assert (first.key, str(first.upto), first.closed, str(first)) == ("negative", "0", False, "0")


def test_beside_a_target_of_zero_deviations_that_cannot_occur_break_no_law() -> None:
    assert _off(**CLAMPED).departures(AtLeast(value=ZERO)) == ()


def test_negative_actuals_as_zero_beside_negative_targets_name_the_way_out() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Proportional(negative_actual=NegativeActual.ZERO)
    assert caught.value.hint_en == "refuse negative targets with negative_target=NegativeTarget.REFUSED"


def test_a_date_without_a_year_names_the_way_to_one() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _ = PrintedDate(year=None, month=6).first
    assert (caught.value.hint_en, caught.value.hint_zh) == ("in_year()", "in_year()")


def test_what_is_no_dotted_month_is_none() -> None:
    assert dotted_month("2024.06") == PrintedDate(year=2024, month=6)
    assert dotted_month("12.5") is None


def test_characters_that_are_no_number_stay_as_they_are_in_a_day() -> None:
    assert read_day("2023年6月已完成二三月任务") == PrintedDate(year=2023, month=6)  # 二三 is 2 or 3
    assert read_day(f"每年二三月{'完成' * 8}前") is UnreadWhy.RECURRING_DATE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一二三", Decimal(123)),
        ("一" * 24, Decimal("1" * 24)),
        ("一" * 25, None),
        ("三点〇一二三四五六七八九零两", Decimal("3.012345678902")),
    ],
)
def test_numbers_digit_by_digit(text: str, number: Decimal | None) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    ("target_unit", "actual", "actual_unit", "aligned"),
    [
        ("万公里", "5000000", "米", Fraction(1, 2)),
        ("米", "2", "万公里", Fraction(20_000_000)),
        ("元/天", "3", "元/24小时", Fraction(3)),
        ("元/㎡", "3", "元/平方米", Fraction(3)),
    ],
)
def test_sizes_behind_a_multiplier_and_below_a_stroke(
    target_unit: str, actual: str, actual_unit: str, aligned: Fraction
) -> None:
    assert align(Decimal(1), target_unit, Decimal(actual), actual_unit).actual == aligned


def test_another_size_below_a_stroke_is_another_unit() -> None:
    with pytest.raises(UnitMismatchError):
        align(Decimal(1), "元/天", Decimal(1), "元/分钟")


def test_a_later_clause_turns_the_first_as_well() -> None:
    assert rating_of("已全部完成,按时") is Rating.ACHIEVED
    assert rating_of("已全部完成,按时,但未验收") is Rating.UNCLEAR
    assert rating_of("已全部完成,按时,达标,但未验收") is Rating.UNCLEAR


def _pool(*members: str) -> Pool:
    return Pool(members=members, points=points(5), sharing=Sharing.EQUALLY, basis=EXAMPLE)


def test_a_pool_without_members_makes_nothing() -> None:
    one = OldWeight(code="a", points=points(10), level1="效益", level2=None)
    with pytest.raises(InvalidValueError, match="the pool makes 0, expected 5"):
        reweigh([one], [], _pool())


def _band(rating: Rating, low: int, high: int) -> QualitativeBand:
    return QualitativeBand(rating=rating, zh="示例", low=Share.of(low, 100), high=Share.of(high, 100))


def _bands(*bands: QualitativeBand) -> QualitativeBands:
    return QualitativeBands(bands=bands, rounding=CENT, basis={"bands": EXAMPLE, "rounding": EXAMPLE})


def test_bands_from_worst_to_best_are_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"the share 0\.6 has two bands") as caught:
        _bands(_band(Rating.NOT_ACHIEVED, 0, 60), _band(Rating.ACHIEVED, 60, 100))
    assert caught.value.facts["counterexample"] == "3/5"


def test_a_gap_is_named_with_the_nearest_bands_on_both_sides() -> None:
    with pytest.raises(InvalidValueError, match="no band: 'partly' ends at 80/100, 'achieved' begins at 90/100"):
        _bands(_band(Rating.ACHIEVED, 90, 100), _band(Rating.PARTLY, 60, 80), _band(Rating.NOT_ACHIEVED, 0, 60))


def test_totals_just_below_the_lowest_edge_part_two_holes() -> None:
    good = GradeBand(code="good", zh="良", en="good", floor=Decimal(60), floor_included=False)
    poor = GradeBand(code="poor", zh="差", en="poor", floor=Decimal(0), floor_included=False, ceiling=Decimal(60))
    assert holes((good, poor), CENT) == (Hole(total=Decimal(60), codes=()), Hole(total=Decimal(0), codes=()))


def test_a_bound_above_an_exact_target_must_be_explained() -> None:
    assert GUANGXI.overshoot is not None
    bound = Measured(value=Decimal(130), unit="人", operator="≥")
    assert check_overshoot(Exactly(value=Decimal(100), unit="人"), bound, GUANGXI.overshoot).must_explain
