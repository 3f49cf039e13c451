"""The arm that is found for an actual is its piece, by whichever way it is found."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetperf.rules.arms import Arm, Full, prepare
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant

THIRD, SEVENTH = Fraction(1, 3), Fraction(1, 7)
T = Linear(target=1)


def _edges(*edges: Linear, closed: int = 0b0101) -> tuple[Piece, ...]:
    """Pieces with these edges, of which some belong to the piece below, and which earn more and more."""
    parts = len(edges) + 1
    below = [constant(f"p{i}", Fraction(i, 8), edge, closed=bool(closed >> i & 1)) for i, edge in enumerate(edges, 1)]
    return (*below, constant("last", Fraction(parts, 8)))


def _slanted(upto: Linear | None, *, rises: int, sign: int = 1, closed: bool = False) -> Piece:
    """A share that is nothing at the target, and rises or falls by a third of it."""
    above = Linear(actual=rises * sign, target=-rises * sign)
    return Piece(key="slanted", upto=upto, closed=closed, numerator=above, denominator=Linear(target=3 * sign))


def _off(slope: Fraction | int, number: Fraction | int) -> Linear:
    return Linear(target=Fraction(slope), constant=Fraction(number))


LADDERS = {
    "distances from the target": (_off(1, -2), _off(1, -1), _off(1, 1)),
    "distances with thirds": (_off(1, -THIRD), _off(1, 0), _off(1, 2 * THIRD)),
    "distances from a third of it": (_off(THIRD, -1), _off(THIRD, 1)),
    "distances from nothing": (_off(0, 1), _off(0, 2), _off(0, 3)),
    "distances from nothing with sevenths": (_off(0, SEVENTH), _off(0, 1)),
    "shares": (_off(Fraction(1, 2), 0), _off(1, 0), _off(2, 0)),
    "shares with thirds": (_off(THIRD, 0), _off(2 * THIRD, 0), _off(1, 0)),
    "shares with sixths": (_off(THIRD / 2, 0), _off(1, 0)),
    "one by one": (_off(Fraction(1, 2), -1), _off(1, 0), _off(2, 3)),
    "one by one with thirds": (_off(THIRD, 0), _off(1, THIRD), _off(2, 3)),
    "one by one with sevenths": (_off(0, SEVENTH), _off(1, 1), _off(1, 2), _off(3, 2)),
}
SIZES = [Fraction(size) for size in ("0.1", "0.5", "1", "2", "3", "7", "10", "21")]


def _share(arm: Arm, actual: Decimal, target: Decimal) -> Fraction:
    if arm.same is not None:
        return Fraction(arm.same)
    above = Fraction(arm.above(actual, target) if arm.above else actual)
    below = Fraction(arm.below(actual, target) if arm.below else target)
    return max(above / below, Fraction(0)) if arm.clamps else above / below


def _as_decimals(number: Fraction) -> set[Decimal]:
    """The number, or two that lie on either side of it."""
    near = Decimal(number.numerator) / Decimal(number.denominator)
    last = Decimal("1e-20")
    return {near - last, near, near + last}


def _agree(pieces: Pieces, sign: int, edges: tuple[Linear, ...]) -> None:
    ready = prepare(pieces)
    for size in SIZES if sign else [Fraction(0)]:
        target = sign * size
        at = [edge.at(Fraction(0), target) for edge in (*edges, T)]
        actuals = {each for number in at for each in _as_decimals(number)} | {Decimal(n) for n in (-30, -1, 0, 1, 30)}
        number = Decimal(target.numerator) / Decimal(target.denominator)
        for actual in actuals:
            expected = pieces.find(Fraction(actual), target).share(Fraction(actual), target)
            assert _share(ready.find(actual, number), actual, number) == expected, (actual, target)


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize("closed", [0, 0b1111, 0b1010, 0b0100])
def test_a_ladder_of_edges_is_climbed_to_the_right_step(name: str, closed: int) -> None:
    edges = LADDERS[name]
    _agree(Pieces(positive=_edges(*edges, closed=closed), zero=(), negative=()), 1, edges)


@pytest.mark.parametrize("closed", [0, 0b1111, 0b1010])
@pytest.mark.parametrize("sign", [0, -1])
def test_a_ladder_of_distances_is_climbed_for_other_targets_too(sign: int, closed: int) -> None:
    for name, edges in LADDERS.items():
        if not name.startswith("distances"):
            continue
        steps = _edges(*edges, closed=closed)
        _agree(Pieces(positive=(), zero=() if sign else steps, negative=steps if sign else ()), sign, edges)


@pytest.mark.parametrize("closed", [0, 0b1111, 0b1010])
def test_a_ladder_of_shares_is_climbed_below_nothing(closed: int) -> None:
    for name in ("shares", "shares with thirds", "shares with sixths"):
        edges = LADDERS[name][::-1]  # twice a target below nothing lies below it
        _agree(Pieces(positive=(), zero=(), negative=_edges(*edges, closed=closed)), -1, edges)


NOTHING = Fraction(0)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("closed", [False, True])
def test_a_slope_and_the_nothing_beside_it_are_one_arm(sign: int, closed: bool) -> None:
    rising = (constant("nothing", NOTHING, T, closed=closed), _slanted(None, rises=1, sign=sign))
    falling = (_slanted(T, rises=-1, sign=sign, closed=closed), constant("nothing", NOTHING))
    capped = (
        *rising[:1],
        _slanted(_off(2, 0) if sign > 0 else _off(THIRD, 0), rises=1, sign=sign),
        constant("all", Fraction(1)),
    )
    for pieces in (rising, falling, capped):
        found = Pieces(positive=pieces if sign > 0 else (), zero=(), negative=pieces if sign < 0 else ())
        _agree(found, sign, tuple(piece.upto for piece in pieces if piece.upto is not None))


def test_where_full_marks_begin_or_end() -> None:
    whole, none = Fraction(1), NOTHING

    def full(*pieces: Piece) -> Full:
        return prepare(Pieces(positive=pieces, zero=(), negative=())).full

    below, above = _off(Fraction(1, 2), 0), _off(2, 0)
    assert full(constant("a", none, T), constant("b", whole)) is Full.FROM_TARGET
    assert full(constant("a", whole, T, closed=True), constant("b", none)) is Full.TO_TARGET
    assert full(constant("a", none, T), constant("b", whole, T, closed=True), constant("c", none)) is Full.AT_TARGET
    assert full(constant("a", none, below), constant("b", whole, above), constant("c", none)) is Full.AT_TARGET
    assert full(constant("a", whole, below), constant("b", whole, above), constant("c", none)) is Full.TO_TARGET
    assert full(constant("a", whole, T), constant("b", none)) is Full.UNKNOWN


@pytest.mark.parametrize("times", [1, 2, THIRD])
def test_a_share_may_be_of_more_or_less_than_the_target(times: Fraction | int) -> None:
    of = Linear(target=Fraction(times))
    short = Piece(key="short", upto=T, closed=False, numerator=Linear(actual=1), denominator=of)
    _agree(Pieces(positive=(short, constant("all", Fraction(1))), zero=(), negative=()), 1, (T,))
