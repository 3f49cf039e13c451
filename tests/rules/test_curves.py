"""Curves against dense sampling in fractions: edges, jumps, bounds, trends and least shares.

A pole is refused on the stretch of its piece; beside it, at an edge of another piece, the share has no limit there.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError, NotScorableError
from budgetperf.rules.curves import Curve, Trend, curve
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant

NEAR = Fraction(1, 10**15)
"""So near an edge that no piece changes by more than :data:`VISIBLE` on the way, and no jump is smaller."""
VISIBLE = Fraction(1, 10**8)
FAR = Fraction(10**12)

_WHOLE = st.integers(-3, 3).map(Fraction)
_THIRDS = st.integers(-4, 4).map(lambda thirds: Fraction(thirds, 3))
_FLAT = st.builds(Linear, constant=_WHOLE.filter(bool))
_LINES = st.builds(Linear, actual=_WHOLE, target=_THIRDS, constant=_WHOLE)
_ONE = Linear(constant=1)


@st.composite
def pieces_lists(draw: st.DrawFn) -> tuple[Piece, ...]:
    """Any pieces for positive targets; their edges rise."""
    slopes = sorted(draw(st.lists(_WHOLE, max_size=3)))
    gaps = sorted(draw(st.lists(_WHOLE, min_size=len(slopes), max_size=len(slopes))))
    edges = [Linear(target=slope, constant=gap) for slope, gap in zip(slopes, gaps, strict=True)]
    listed = tuple(
        Piece(
            key=f"p{i}",
            upto=edge,
            closed=edge is not None and draw(st.booleans()),
            numerator=draw(_FLAT | _LINES),
            denominator=draw(st.just(_ONE) | _FLAT | _LINES.filter(lambda form: form != Linear())),
        )
        for i, edge in enumerate([*edges, None])
    )
    try:
        Pieces(positive=listed, zero=(), negative=())
    except InvalidValueError:
        assume(False)
    return listed


TARGETS = st.integers(1, 8).map(lambda halves: Fraction(halves, 2))
ENDS = st.none() | st.integers(-8, 8).map(Fraction)


def _curve(listed: tuple[Piece, ...], target: Fraction) -> Curve:
    return curve(Pieces(positive=listed, zero=(), negative=()), target)


def _edges(listed: tuple[Piece, ...], target: Fraction) -> list[Fraction]:
    return [piece.upto.target * target + piece.upto.constant for piece in listed if piece.upto is not None]


def _has_pole(
    listed: tuple[Piece, ...], target: Fraction, low: Fraction | None = None, high: Fraction | None = None
) -> bool:
    """Whether a piece divides by zero where it holds, as far as that lies from ``low`` to ``high``."""
    edges = _edges(listed, target)
    for piece, left, right in zip(listed, [None, *edges], [*edges, None], strict=True):
        lowest = max((end for end in (left, low) if end is not None), default=None)
        highest = min((end for end in (right, high) if end is not None), default=None)
        if lowest is not None and highest is not None and lowest >= highest:
            inside = lowest == highest and piece == _owner(listed, target, lowest)
            if not inside:
                continue
        slope, rest = piece.denominator.actual, piece.denominator.target * target + piece.denominator.constant
        if slope == 0 and rest == 0:
            return True
        pole = -rest / slope if slope else None
        if pole is None or piece != _owner(listed, target, pole):
            continue
        if (lowest is None or pole >= lowest) and (highest is None or pole <= highest):
            return True
    return False


def _owner(listed: tuple[Piece, ...], target: Fraction, actual: Fraction) -> Piece:
    edges = _edges(listed, target)
    passed = [edge < actual or (edge == actual and not listed[i].closed) for i, edge in enumerate(edges)]
    return listed[sum(passed)]


def _share(listed: tuple[Piece, ...], target: Fraction, actual: Fraction) -> Fraction:
    piece = _owner(listed, target, actual)
    above, below = (
        form.actual * actual + form.target * target + form.constant for form in (piece.numerator, piece.denominator)
    )
    return above / below


def _samples(
    listed: tuple[Piece, ...], target: Fraction, low: Fraction | None = None, high: Fraction | None = None
) -> list[Fraction]:
    """Actuals from ``low`` to ``high``: the ends, the edges, just beside them, between them, and very far out."""
    marks = sorted({*_edges(listed, target), *(end for end in (low, high) if end is not None)}) or [Fraction(0)]
    found = {at + side for at in marks for side in (-NEAR, 0, NEAR)}
    found |= {one + (other - one) * Fraction(k, 5) for one, other in pairwise(marks) for k in range(1, 5)}
    found |= {marks[0] - 1, marks[0] - FAR, marks[-1] + 1, marks[-1] + FAR}
    return sorted(a for a in found if (low is None or a >= low) and (high is None or a <= high))


def _trend(shares: list[Fraction]) -> Trend:
    ways = {(other > one) - (other < one) for one, other in pairwise(shares)} - {0}
    return {(): Trend.LEVEL, (1,): Trend.RISING, (-1,): Trend.FALLING}.get(tuple(ways), Trend.MIXED)


def _is_limit(limit: Fraction | None, sampled: Fraction, side: int) -> bool:
    """Whether the extreme sample lies at the limit, or just inside it; None is out of all reach."""
    if limit is None:
        return sampled * side > 10**6
    return (limit - sampled) * side >= 0 and abs(limit - sampled) < VISIBLE


HYPERBOLA = Piece(key="over", upto=None, closed=False, numerator=Linear(target=1), denominator=Linear(actual=1))


TO_ZERO = constant("nothing", Fraction(1), Linear(), closed=True)
FROM_ZERO = constant("nothing", Fraction(1), Linear())
ONE_SIDED = (TO_ZERO, HYPERBOLA)
"""What earns t/a above zero, and all the points from zero down."""
TWO_SIDED = (evolve(HYPERBOLA, key="under", upto=Linear()), TO_ZERO, HYPERBOLA)
FALLING_TO_POLE = (evolve(HYPERBOLA, upto=Linear()), constant("from", Fraction(1)))
LIFTED = (TO_ZERO, Piece(key="x", upto=None, closed=False, numerator=Linear(actual=6), denominator=Linear(actual=3)))


@settings(max_examples=150)
@example((constant("reached", Fraction(1), Linear(target=1), closed=True), HYPERBOLA), Fraction(3))
@example(ONE_SIDED, Fraction(3))
@example(TWO_SIDED, Fraction(3))
@example(FALLING_TO_POLE, Fraction(3))
@example(LIFTED, Fraction(3))
@given(pieces_lists(), TARGETS)
def test_a_curve_is_what_dense_sampling_shows(listed: tuple[Piece, ...], target: Fraction) -> None:
    assume(not _has_pole(listed, target))
    drawn = _curve(listed, target)
    actuals = _samples(listed, target)
    shares = [_share(listed, target, a) for a in actuals]
    assert [drawn.share(a) for a in actuals] == shares
    edges = _edges(listed, target)
    assert drawn.breakpoints == tuple(sorted(set(edges)))
    here = {edge: _share(listed, target, edge) for edge in edges}
    beside = {edge: [_share(listed, target, edge + side) for side in (-NEAR, NEAR)] for edge in edges}
    jumping = [edge for edge in sorted(here) if any(abs(share - here[edge]) > VISIBLE for share in beside[edge])]
    assert drawn.jumps == tuple(jumping)
    low, high = drawn.bounds
    assert _is_limit(low, min(shares), -1)
    assert _is_limit(high, max(shares), 1)
    assert drawn.trend is _trend(shares)


@settings(max_examples=150)
@example(ONE_SIDED, Fraction(3), Fraction(0), None, False, True)
@example(FALLING_TO_POLE, Fraction(3), None, Fraction(0), True, False)
@example(LIFTED, Fraction(3), Fraction(0), Fraction(2), False, False)
@given(pieces_lists(), TARGETS, ENDS, ENDS, st.booleans(), st.booleans())
def test_a_part_of_a_curve_is_what_dense_sampling_shows(
    listed: tuple[Piece, ...],
    target: Fraction,
    low: Fraction | None,
    high: Fraction | None,
    low_in: bool,
    high_in: bool,
) -> None:
    if low is not None and high is not None and low >= high:
        low, high, low_in, high_in = high, low, True, True
    assume(not _has_pole(listed, target, low, high))
    drawn = _curve(listed, target)
    actuals = _samples(listed, target, low, high)
    shares = [_share(listed, target, a) for a in actuals]
    assert drawn.trend_between(low, high) is _trend(shares)
    inside = [
        share for a, share in zip(actuals, shares, strict=True) if (low_in or a != low) and (high_in or a != high)
    ]
    assert _is_limit(drawn.least_between(low, high, low_in=low_in, high_in=high_in), min(inside), -1)


@settings(max_examples=100)
@example(ONE_SIDED, Fraction(3))
@example((FROM_ZERO, HYPERBOLA), Fraction(3))
@given(pieces_lists(), TARGETS)
def test_a_pole_on_a_piece_is_refused_and_one_beside_it_is_not(listed: tuple[Piece, ...], target: Fraction) -> None:
    drawn = _curve(listed, target)
    asked = (lambda: drawn.bounds, lambda: drawn.trend, lambda: drawn.jumps, lambda: drawn.least_between(None, None))
    if _has_pole(listed, target):
        for ask in asked:
            with pytest.raises(NotScorableError, match="divides by zero"):
                ask()
    else:
        assert None not in [ask() for ask in asked[:3]]


ONLY_POLE = Piece(key="x", upto=None, closed=False, numerator=Linear(constant=1), denominator=Linear(actual=1))
NEVER = Piece(key="x", upto=None, closed=False, numerator=Linear(actual=1), denominator=Linear(target=1, constant=-5))


@pytest.mark.parametrize("piece", [ONLY_POLE, NEVER], ids=["pole", "always"])
@pytest.mark.parametrize("name", ["bounds", "trend", "jumps"])
def test_a_lone_piece_that_divides_by_zero_is_refused(name: str, piece: Piece) -> None:
    """A piece without edges is no exception to "raises where a piece divides by zero"."""
    drawn = _curve((piece,), Fraction(5))
    with pytest.raises(NotScorableError):
        getattr(drawn, name)


@pytest.mark.parametrize("pole", [ONLY_POLE, NEVER], ids=["pole", "always"])
def test_a_pole_at_the_edge_of_the_piece_itself_is_refused_from_there_on(pole: Piece) -> None:
    drawn = _curve((FROM_ZERO, pole), Fraction(5))
    assert drawn.breakpoints == (Fraction(0),)
    for ask in (lambda: drawn.jumps, lambda: drawn.least_between(Fraction(0), None, low_in=False)):
        with pytest.raises(NotScorableError, match="'x' divides by zero at a=0"):
            ask()
    assert drawn.least_between(None, Fraction(0), high_in=False) == 1


@pytest.mark.parametrize(
    ("listed", "jumps", "bounds", "trend"),
    [
        (ONE_SIDED, (0,), (0, None), Trend.MIXED),
        (TWO_SIDED, (0,), (None, None), Trend.MIXED),
        (FALLING_TO_POLE, (0,), (None, 1), Trend.MIXED),
        (LIFTED, (0,), (1, 2), Trend.RISING),
    ],
    ids=["from-above", "from-both-sides", "from-below", "nought-over-nought"],
)
def test_beside_an_edge_of_another_piece_a_pole_is_a_limit(
    listed: tuple[Piece, ...], jumps: tuple[int, ...], bounds: tuple[Fraction | None, ...], trend: Trend
) -> None:
    """Of 4/a just above zero there is no greatest share, just below zero no least one; 6a/3a is 2 down to it."""
    drawn = _curve(listed, Fraction(4))
    assert drawn.jumps == jumps
    assert drawn.bounds == bounds
    assert drawn.trend is trend


def test_the_least_share_beside_a_pole_is_that_of_the_side_that_is_asked_for() -> None:
    drawn = _curve(TWO_SIDED, Fraction(4))
    assert drawn.least_between(None, Fraction(0)) is None
    assert drawn.least_between(None, Fraction(-2)) == -2
    assert drawn.least_between(Fraction(0), Fraction(8)) == Fraction(1, 2)
    assert drawn.least_between(Fraction(0), None, low_in=False) == 0
    assert drawn.trend_between(Fraction(-8), Fraction(-2)) is Trend.FALLING
    assert drawn.trend_between(Fraction(0), Fraction(8)) is Trend.MIXED
    with pytest.raises(NotScorableError, match="divides by zero at a=0"):
        _curve((HYPERBOLA,), Fraction(4)).least_between(Fraction(0), None, low_in=False)


QUESTIONS: dict[str, Callable[[Curve], object]] = {
    "breakpoints": lambda drawn: drawn.breakpoints,
    "jumps": lambda drawn: drawn.jumps,
    "bounds": lambda drawn: drawn.bounds,
    "trend": lambda drawn: drawn.trend,
    "share": lambda drawn: drawn.share(Fraction(10**6)),
    "trend_between": lambda drawn: drawn.trend_between(Fraction(1, 2), Fraction(10**6)),
    "least_between": lambda drawn: drawn.least_between(Fraction(-1), None, low_in=False),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_four_times_the_pieces_are_no_more_than_four_times_the_work(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [0]
    evaluate = Linear.at

    def counted(self: Linear, actual: Fraction, target: Fraction) -> Fraction:
        asked[0] += 1
        return evaluate(self, actual, target)

    monkeypatch.setattr(Linear, "at", counted)
    work: list[int] = []
    for count in (100, 400):
        steps = [constant(f"p{i}", Fraction(i), Linear(target=1, constant=i)) for i in range(count - 1)]
        drawn = _curve((*steps, constant("last", Fraction(0))), Fraction(1))
        asked[0] = 0
        QUESTIONS[name](drawn)
        work.append(asked[0])
    few, many = work
    assert few >= 99
    assert many <= 5 * few


def test_an_inverse_ratio_tends_to_nothing_and_never_gets_there() -> None:
    falling = (constant("reached", Fraction(1), Linear(target=1), closed=True), HYPERBOLA)
    drawn = _curve(falling, Fraction(90))
    assert drawn.bounds == (Fraction(0), Fraction(1))
    assert drawn.jumps == ()
    assert drawn.trend is Trend.FALLING
    assert drawn.trend_between(None, Fraction(90)) is Trend.LEVEL
    assert drawn.least_between(None, Fraction(135)) == Fraction(2, 3)
    assert drawn.share(Fraction(180)) == Fraction(1, 2)


def test_a_line_held_by_its_edge_alone_jumps_twice_in_one_place() -> None:
    edge = Linear(constant=3)
    spike = (
        constant("low", Fraction(0), edge),
        constant("just", Fraction(1), edge, closed=True),
        constant("high", Fraction(0)),
    )
    drawn = _curve(spike, Fraction(1))
    assert drawn.breakpoints == drawn.jumps == (Fraction(3),)
    assert drawn.bounds == (Fraction(0), Fraction(1))
    assert drawn.trend is Trend.MIXED
    assert drawn.trend_between(None, Fraction(3)) is Trend.RISING
    assert drawn.least_between(Fraction(3), Fraction(3)) == 1
    assert drawn.least_between(Fraction(3), None, low_in=False) == 0


def test_a_share_that_grows_without_limit_has_no_bound() -> None:
    steep = Piece(key="beyond", upto=None, closed=False, numerator=Linear(actual=1), denominator=Linear(target=1))
    drawn = _curve((steep,), Fraction(4))
    assert drawn.bounds == (None, None)
    assert drawn.trend is Trend.RISING
    assert drawn.least_between(Fraction(2), None) == Fraction(1, 2)
    assert drawn.least_between(None, Fraction(2)) is None


def test_a_sign_that_is_not_scored_has_no_curve() -> None:
    with pytest.raises(NotScorableError, match="does not score zero targets"):
        curve(Pieces(positive=(HYPERBOLA,), zero=(), negative=()), Fraction(0))
