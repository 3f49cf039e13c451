"""Points that a person gives: the bands of the ratings, their rounded edges, yes-or-no criteria, and the refusals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, points
from budgetperf.errors import InvalidValueError, NotScorableError
from budgetperf.evidence import verify
from budgetperf.regimes.practices import HUBEI, VENDOR_DEFAULT
from budgetperf.rules.actuals import Rating
from budgetperf.rules.judgement import QualitativeBand, QualitativeBands, judge_points
from budgetperf.rules.shapes import CENT
from rule_samples import based

ACHIEVED, PARTLY, NOT = Rating.ACHIEVED, Rating.PARTLY, Rating.NOT_ACHIEVED
RATINGS = (ACHIEVED, PARTLY, NOT)
FINE = Rounding(places=20, mode=RoundingMode.HALF_UP)
BASIS = based("bands", "rounding")


def _practice(found: QualitativeBands | None) -> QualitativeBands:
    assert found is not None
    return found


SIXTY = _practice(VENDOR_DEFAULT.qualitative)
FIFTY = _practice(HUBEI.qualitative)


def _bands(*lines: tuple[Rating, int, int], rounding: Rounding = CENT) -> QualitativeBands:
    """Bands with their edges in percent."""
    made = tuple(
        QualitativeBand(rating=rating, zh=rating.term.zh, low=Share.of(low, 100), high=Share.of(high, 100))
        for rating, low, high in lines
    )
    return QualitativeBands(bands=made, rounding=rounding, basis=BASIS)


YES_NO = _bands((ACHIEVED, 100, 100), (NOT, 0, 0))
HALF_FOR_SOME = _bands((ACHIEVED, 100, 100), (PARTLY, 50, 50), (NOT, 0, 0))


@pytest.mark.parametrize(
    ("rule", "full", "achieved", "partly", "missed"),
    [
        (SIXTY, "10", "[8, 10]", "[6, 8)", "[0, 6)"),
        (SIXTY, "4.5", "[3.6, 4.5]", "[2.7, 3.6)", "[0, 2.7)"),
        (SIXTY, "33.33", "[26.66, 33.33]", "[20, 26.66)", "[0, 20)"),
        (SIXTY, "0.33", "[0.26, 0.33]", "[0.2, 0.26)", "[0, 0.2)"),
        (SIXTY, "7.77", "[6.22, 7.77]", "[4.66, 6.22)", "[0, 4.66)"),
        (SIXTY, "0.02", "[0.02, 0.02]", "[0.01, 0.02)", "[0, 0.01)"),
        (SIXTY, "0.01", "[0.01, 0.01]", "[0.01, 0.01]", "[0, 0.01)"),
        (SIXTY, "0.03", "[0.02, 0.03]", "[0.02, 0.02]", "[0, 0.02)"),
        (SIXTY, "0", "[0, 0]", "[0, 0]", "[0, 0]"),
        (FIFTY, "10", "[8, 10]", "[5, 8)", "[0, 5)"),
        (FIFTY, "4.5", "[3.6, 4.5]", "[2.25, 3.6)", "[0, 2.25)"),
        (FIFTY, "4.55", "[3.64, 4.55]", "[2.28, 3.64)", "[0, 2.28)"),
        (FIFTY, "33.33", "[26.66, 33.33]", "[16.67, 26.66)", "[0, 16.67)"),
        (FIFTY, "0.33", "[0.26, 0.33]", "[0.17, 0.26)", "[0, 0.17)"),
        (FIFTY, "0.01", "[0.01, 0.01]", "[0.01, 0.01]", "[0, 0.01)"),
        (FIFTY, "0", "[0, 0]", "[0, 0]", "[0, 0]"),
        (YES_NO, "4.5", "[4.5, 4.5]", None, "[0, 0]"),
        (HALF_FOR_SOME, "4.55", "[4.55, 4.55]", "[2.28, 2.28]", "[0, 0]"),
    ],
)
def test_the_edges_of_every_band_are_rounded_points(
    rule: QualitativeBands, full: str, achieved: str, partly: str | None, missed: str
) -> None:
    for rating, text in zip(RATINGS, (achieved, partly, missed), strict=True):
        if text is None:
            with pytest.raises(NotScorableError):
                rule.allowed(rating, points(full))
        else:
            assert rule.allowed(rating, points(full)).text() == text


@pytest.mark.parametrize(
    ("rule", "full", "given_", "owner"),
    [
        (SIXTY, "10", "10", ACHIEVED),
        (SIXTY, "10", "8", ACHIEVED),
        (SIXTY, "10", "7.99", PARTLY),
        (SIXTY, "10", "7.9999999", PARTLY),
        (SIXTY, "10", "6", PARTLY),
        (SIXTY, "10", "5.99", NOT),
        (SIXTY, "10", "0", NOT),
        (SIXTY, "33.33", "26.66", ACHIEVED),  # 26.66 is less than 80 % of 33.33: the edge counts rounded
        (SIXTY, "33.33", "19.99", NOT),
        (SIXTY, "33.33", "20", PARTLY),
        (SIXTY, "0.03", "0.03", ACHIEVED),
        (SIXTY, "0.01", "0", NOT),
        (FIFTY, "10", "5", PARTLY),
        (FIFTY, "10", "4.99", NOT),
        (FIFTY, "0.33", "0.16", NOT),
        (FIFTY, "0.33", "0.17", PARTLY),
    ],
)
def test_the_upper_band_owns_an_edge_and_only_one_rating_allows_given_points(
    rule: QualitativeBands, full: str, given_: str, owner: Rating
) -> None:
    allowing: list[Rating] = []
    for rating in RATINGS:
        try:
            got = judge_points(rating, points=full, given=given_, rule=rule)
        except (InvalidValueError, NotScorableError):
            continue
        assert got.points == Decimal(given_)
        allowing.append(rating)
    assert allowing == [owner]


CENTS = st.integers(1, 10_000)


@given(st.data(), CENTS, st.sampled_from([SIXTY, FIFTY]))
def test_whole_cents_belong_to_just_one_rating_unless_its_edges_are_one_number(
    data: st.DataObject, full: int, rule: QualitativeBands
) -> None:
    cents = data.draw(st.integers(0, full))
    middle = 6 if rule is SIXTY else 5
    edges = [floor(Fraction(full * tenths, 10) + Fraction(1, 2)) for tenths in (8, middle)]
    owner = ACHIEVED if cents >= edges[0] else PARTLY if cents >= edges[1] else NOT
    allowing: list[Rating] = []
    for rating in RATINGS:
        allowed = rule.allowed(rating, points(Decimal(full) / 100))
        if Decimal(cents) / 100 in allowed:
            allowing.append(rating)
    both = edges[0] == edges[1] == cents  # where the edges of a band are one number, it is the band's too
    assert allowing == ([ACHIEVED, PARTLY] if both else [owner])


@st.composite
def _covering(draw: st.DrawFn) -> QualitativeBands:
    """Bands from 100 % down to nothing, one for each of some ratings."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=2)), reverse=True)
    edges = [100, *cuts, 0]
    ratings = sorted(draw(st.permutations(RATINGS))[: len(edges) - 1], key=RATINGS.index)
    lines = [(rating, edges[i + 1], edges[i]) for i, rating in enumerate(ratings)]
    return _bands(*lines, rounding=FINE)


@given(_covering(), st.integers(0, 2000))
def test_every_share_lies_in_just_one_band(rule: QualitativeBands, twentieths: int) -> None:
    share = Decimal(twentieths) / 2000
    holding = [band.rating for band in rule.bands if share in rule.allowed(band.rating, points(1))]
    lowest = [band.rating for band in rule.bands if band.low.exact <= Fraction(share)]
    assert holding == lowest[:1]
    assert all(rule.band(rating).rating is rating for rating in holding)


PERCENT = st.integers(0, 100)
LINES = st.lists(st.tuples(PERCENT, PERCENT).map(sorted), min_size=2, max_size=3)


def _accepted(lines: list[list[int]]) -> QualitativeBands | InvalidValueError:
    try:
        return _bands(*((RATINGS[i], low, high) for i, (low, high) in enumerate(lines)), rounding=FINE)
    except InvalidValueError as error:
        return error


def _holding(lines: list[list[int]], share: Fraction) -> int:
    return sum(low <= share * 100 <= high for low, high in lines)


@given(LINES, st.integers(0, 200))
def test_a_table_whose_bands_leave_a_choice_is_accepted_only_without_overlap_or_gap(
    lines: list[list[int]], halves: int
) -> None:
    lines = [[low, high if high > low else low + 1] for low, high in lines if low < 100]
    made = _accepted(lines) if lines else _bands((ACHIEVED, 0, 100), rounding=FINE)
    share = Decimal(halves) / 200
    if isinstance(made, QualitativeBands):
        held = [band for band in made.bands if share in made.allowed(band.rating, points(1))]
        between = made.bands[-1].low.exact <= Fraction(share) <= made.bands[0].high.exact
        assert len(held) == between
    else:
        assert any(upper[0] != lower[1] for upper, lower in pairwise(lines))


@pytest.mark.parametrize(
    "lines",
    [
        [[80, 100], [50, 70]],
        [[80, 100], [60, 90]],
        [[80, 100], [60, 80], [10, 59]],
        [[100, 100], [0, 50]],
        [[0, 60], [60, 80], [80, 100]],
        [[50, 60], [20, 100]],
        [[80, 100], [20, 40], [40, 80]],
    ],
)
def test_the_counterexample_is_a_share_with_two_bands_or_none(lines: list[list[int]]) -> None:
    refused = _accepted(lines)
    assert isinstance(refused, InvalidValueError)
    count = _holding(lines, Fraction(str(refused.facts["counterexample"])))
    assert count == (0 if "no band" in refused.en else 2)


@pytest.mark.parametrize("lines", [[[80, 100], [80, 80]], [[100, 100], [100, 100]], [[60, 100], [60, 60], [0, 60]]])
def test_a_fixed_band_on_the_edge_of_another_overlaps_it(lines: list[list[int]]) -> None:
    assert isinstance(_accepted(lines), InvalidValueError)


@pytest.mark.parametrize(
    ("lines", "en", "zh", "counterexample"),
    [
        (
            [[80, 100], [50, 70]],
            "the share 0.75 has no band: 'partly' ends at 70/100, 'achieved' begins at 80/100.",
            "比例 0.75 没有档次：“部分达成”止于 70/100，“达成”始于 80/100。",
            "3/4",
        ),
        (
            [[80, 100], [60, 90]],
            "the share 0.85 has two bands: 'partly' ends at 90/100, 'achieved' begins at 80/100.",
            "比例 0.85 属于两档：“部分达成”止于 90/100，“达成”始于 80/100。",
            "17/20",
        ),
    ],
)
def test_a_gap_and_an_overlap_are_refused_in_both_languages(
    lines: list[list[int]], en: str, zh: str, counterexample: str
) -> None:
    refused = _accepted(lines)
    assert isinstance(refused, InvalidValueError)
    assert (refused.en, refused.zh) == (en, zh)
    assert refused.hint_en == "let each band end where the one above it begins"
    assert refused.hint_zh == "每一档应止于上一档的下界"
    assert refused.facts == {"counterexample": counterexample}


def test_yes_or_no_leaves_nothing_to_choose() -> None:
    assert [band.is_fixed for band in YES_NO.bands] == [True, True]
    assert not any(band.is_fixed for band in SIXTY.bands)
    for rating, awarded in ((ACHIEVED, "4.5"), (NOT, "0")):
        got = judge_points(rating, points="4.5", given=None, rule=YES_NO)
        assert (got.points, got.given) == (Decimal(awarded), None)
        assert judge_points(rating, points="4.5", given=awarded, rule=YES_NO).points == Decimal(awarded)
        assert verify(got)
    half = judge_points(PARTLY, points=5, given=None, rule=HALF_FOR_SOME)
    assert half.points == Decimal("2.5")
    with pytest.raises(InvalidValueError, match=r"the points given are 4, expected \[4\.5, 4\.5\]"):
        judge_points(ACHIEVED, points="4.5", given=4, rule=YES_NO)


@pytest.mark.parametrize(
    ("rating", "given_", "found", "found_zh", "allowed"),
    [
        (PARTLY, "8", "8", "8", "[6, 8)"),
        (PARTLY, "5.99", "5.99", "5.99", "[6, 8)"),
        (PARTLY, None, "none", "空", "[6, 8)"),
        (ACHIEVED, "10.01", "10.01", "10.01", "[8, 10]"),
        (NOT, "6.0", "6", "6", "[0, 6)"),
    ],
)
def test_points_outside_the_band_or_missing_are_refused(
    rating: Rating, given_: str | None, found: str, found_zh: str, allowed: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        judge_points(rating, points=10, given=given_, rule=SIXTY)
    error = caught.value
    assert error.en == f"the points given are {found}, expected {allowed} for a rating of {rating.value!r}."
    assert error.zh == f"评判得分为 {found_zh}，“{rating.term.zh}”应在 {allowed} 之内。"
    assert (error.hint_en, error.hint_zh) == (
        "give points inside the band, or another rating",
        "请在该档内给分，或改变评判",
    )
    assert error.facts == {"given": found, "allowed": allowed}


@pytest.mark.parametrize(
    ("full", "only", "above"), [("0.01", "0.01", "0.02"), ("0.03", "0.02", "0.03"), ("0", "0", "0.01")]
)
def test_a_rating_whose_edges_round_to_one_number_allows_just_that(full: str, only: str, above: str) -> None:
    got = judge_points(PARTLY, points=full, given=only, rule=SIXTY)
    assert got.points == Decimal(only)
    assert verify(got)
    with pytest.raises(InvalidValueError) as caught:
        judge_points(PARTLY, points=full, given=above, rule=SIXTY)
    assert caught.value.facts["allowed"] == f"[{only}, {only}]"
    finer = evolve(SIXTY, rounding=Rounding(places=3, mode=RoundingMode.HALF_UP))
    assert finer.allowed(PARTLY, points("0.01")).text() == "[0.006, 0.008)"


@given(st.sampled_from([SIXTY, FIFTY, HALF_FOR_SOME]), st.sampled_from(RATINGS))
def test_an_indicator_of_no_weight_earns_nothing_whatever_its_rating(rule: QualitativeBands, rating: Rating) -> None:
    got = judge_points(rating, points=0, given=0, rule=rule)
    assert (got.points, got.allowed.text()) == (points(0), "[0, 0]")
    assert "[0, 0]" in got.explain("zh")


@pytest.mark.parametrize("full", ["4.555", "4.554", "0.004", "33.3333", "0.019", "0.007"])
def test_the_top_band_ends_at_the_points_themselves_however_many_decimals_they_have(full: str) -> None:
    allowed = SIXTY.allowed(ACHIEVED, points(full))
    assert allowed.high == Decimal(full)
    assert judge_points(ACHIEVED, points=full, given=full, rule=SIXTY).points == Decimal(full)


@given(st.integers(0, 50_000), st.sampled_from([SIXTY, FIFTY]), st.sampled_from(RATINGS), st.integers(0, 30_000))
@example(190, SIXTY, PARTLY, 4)  # an edge that rounding lifts above the points
def test_no_rating_allows_more_than_the_points(full: int, rule: QualitativeBands, rating: Rating, more: int) -> None:
    worth = points(Decimal(full).scaleb(-4))
    allowed = rule.allowed(rating, worth)
    assert Decimal(full + 1 + more).scaleb(-4) not in allowed
    assert 0 <= allowed.low <= worth


def test_a_rating_without_a_band_is_not_scorable() -> None:
    with pytest.raises(NotScorableError) as caught:
        judge_points(PARTLY, points=10, given=5, rule=YES_NO)
    assert caught.value.en == "there is no band for the rating 'partly', expected one of ['achieved', 'not_achieved']."
    assert caught.value.zh == "没有“部分达成”对应的档次，应为 ['achieved', 'not_achieved'] 之一。"
    assert caught.value.facts == {"rating": "partly"}


@pytest.mark.parametrize(
    ("low", "high"), [((8, 10), (6, 10)), ((-1, 10), (1, 1)), ((0, 1), (11, 10)), ((0, 0), (1, 1))]
)
def test_a_band_that_is_no_range_of_shares_is_refused(low: tuple[int, int], high: tuple[int, int]) -> None:
    below, above = Share.of(*low), Share.of(*high)
    with pytest.raises(InvalidValueError) as caught:
        QualitativeBand(rating=PARTLY, zh="部分达成", low=below, high=above)
    assert caught.value.en == f"the band partly runs from {below} to {above}, expected shares from 0 to 1."
    assert caught.value.zh == f"“部分达成”一档为 {below} 至 {above}，应为 0 至 1 之间由低到高的比例。"
    assert caught.value.facts == {"low": str(below), "high": str(above)}


@pytest.mark.parametrize(
    ("lines", "names"),
    [((), []), (((ACHIEVED, 80, 100), (ACHIEVED, 0, 80)), ["achieved", "achieved"])],
)
def test_no_band_or_a_rating_twice_is_refused(lines: tuple[tuple[Rating, int, int], ...], names: list[str]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _bands(*lines)
    assert (
        caught.value.en == f"the bands are for the ratings {names}, expected each rating at most once and at least one."
    )
    assert caught.value.zh == f"各档对应的评判为 {names}，每种评判至多一档，且至少有一档。"
    assert caught.value.facts == {"found": tuple(names)}
