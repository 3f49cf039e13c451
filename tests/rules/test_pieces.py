"""Pieces: what they give, how they are mirrored and written, and that each actual falls on exactly one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.rules.pieces import Linear, Piece, Pieces, mirrored
from budgetperf.rules.proportional import Proportional
from rule_strategies import RULES, SHAPES, asked

WHOLE = st.integers(-4, 4)
FRACTIONS = st.integers(-40, 40).map(lambda fourths: Fraction(fourths, 4))
FORMS = st.builds(Linear, actual=WHOLE, target=WHOLE, constant=WHOLE)
EDGES = st.builds(Linear, target=WHOLE, constant=WHOLE)
ONE = Linear(constant=1)


@st.composite
def piece_lists(draw: st.DrawFn) -> tuple[Piece, ...]:
    """Any list that could stand for one sign of the target."""
    edges = draw(st.lists(EDGES, max_size=4))
    closed = draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges)))
    ends = [*zip(edges, closed, strict=True), (None, False)]
    return tuple(
        Piece(key=f"p{i}", upto=edge, closed=shut, numerator=draw(FORMS), denominator=draw(FORMS))
        for i, (edge, shut) in enumerate(ends)
    )


@given(piece_lists())
def test_the_mirror_image_of_the_mirror_image_is_the_shape_itself(pieces: tuple[Piece, ...]) -> None:
    assert mirrored(mirrored(pieces)) == pieces


@given(FORMS, FRACTIONS, FRACTIONS)
def test_a_mirrored_form_gives_what_the_form_gives_to_the_opposites(form: Linear, a: Fraction, t: Fraction) -> None:
    assert form.at(a, t) == form.actual * a + form.target * t + form.constant
    assert form.mirrored().at(a, t) == form.at(-a, -t)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (Linear(), "0"),
        (Linear(constant=1), "1"),
        (Linear(actual=1), "a"),
        (Linear(target=2, actual=-1), "2t-a"),
        (Linear(target=-1), "-t"),
        (Linear(target=3, actual=-2, constant=-5), "3t-2a-5"),
        (Linear(target=-2, actual=1, constant=1), "-2t+a+1"),
        (Linear(constant=-7), "-7"),
    ],
)
def test_a_form_is_written_as_on_paper(form: Linear, text: str) -> None:
    assert str(form) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (Linear(actual=1), Linear(target=1), "a/t"),
        (Linear(target=2, actual=-1), Linear(target=1), "(2t-a)/t"),
        (Linear(target=-2, actual=1), Linear(target=-1), "(-2t+a)/(-t)"),
        (ONE, ONE, "1"),
        (Linear(), ONE, "0"),
    ],
)
def test_a_piece_is_written_as_its_quotient(numerator: Linear, denominator: Linear, text: str) -> None:
    piece = Piece(key="x", upto=None, closed=False, numerator=numerator, denominator=denominator)
    assert str(piece) == text


def test_a_share_is_the_quotient_at_the_actual_and_the_target() -> None:
    piece = Piece(key="x", upto=None, closed=False, numerator=Linear(actual=1), denominator=Linear(target=1))
    assert piece.share(Fraction(7), Fraction(36)) == Fraction(7, 36)
    assert piece.holds(Fraction(10**9), Fraction(-1))


@pytest.mark.parametrize(("closed", "held"), [(True, [True, True, False]), (False, [True, False, False])])
def test_an_edge_belongs_to_the_piece_only_where_it_says_so(*, closed: bool, held: list[bool]) -> None:
    piece = Piece(key="x", upto=Linear(target=2, constant=1), closed=closed, numerator=ONE, denominator=ONE)
    assert [piece.holds(Fraction(a), Fraction(3)) for a in (6, 7, 8)] == held


LAST = Piece(key="last", upto=None, closed=False, numerator=ONE, denominator=ONE)
EDGED = Piece(key="edged", upto=Linear(target=1), closed=False, numerator=ONE, denominator=ONE)


@pytest.mark.parametrize("sign", ["positive", "zero", "negative"])
@pytest.mark.parametrize(
    "pieces",
    [(), (EDGED,), (LAST, LAST), (LAST, EDGED), (EDGED, LAST, EDGED)],
    ids=["none", "open", "two", "swap", "3"],
)
def test_pieces_that_do_not_cover_every_actual_are_refused_by_the_sign(sign: str, pieces: tuple[Piece, ...]) -> None:
    good = {"positive": (LAST,), "zero": (LAST,), "negative": (EDGED, LAST)}
    with pytest.raises(InvalidValueError) as caught:
        Pieces(**(good | {sign: pieces}))
    assert caught.value.en.startswith(f"the pieces for {sign} targets do not cover every actual")
    assert caught.value.zh.startswith(f"{sign} 指标值的各段未覆盖全部实际值")
    assert caught.value.facts == {"found": len(pieces)}


@given(FRACTIONS)
def test_the_list_is_found_by_the_sign_of_the_target(actual: Fraction) -> None:
    named = [Piece(key=key, upto=None, closed=False, numerator=ONE, denominator=ONE) for key in ("p", "z", "n")]
    pieces = Pieces(positive=(named[0],), zero=(named[1],), negative=(named[2],))
    keys = [pieces.find(actual, Fraction(t)).key for t in (1, 0, -1)]
    assert keys == ["p", "z", "n"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.reverse.value}-{rule.exactly.value}")
@pytest.mark.parametrize("sign", sorted(SHAPES))
@given(FRACTIONS, FRACTIONS)
def test_the_pieces_of_the_proportional_rule_tile_the_axis_of_actuals(
    sign: str, rule: Proportional, actual: Fraction, target: Fraction
) -> None:
    pieces = rule.pieces(asked(sign, _whole(target)))
    listed = pieces.positive if target > 0 else pieces.negative if target < 0 else pieces.zero
    edges = [piece.upto.at(actual, target) for piece in listed if piece.upto is not None]
    assert all(low <= high for low, high in pairwise(edges))
    below = [None, *[(edge, piece.closed) for edge, piece in zip(edges, listed[:-1], strict=True)]]
    above = [*below[1:], None]
    homes = [
        piece
        for piece, low, high in zip(listed, below, above, strict=True)
        if (low is None or actual > low[0] or (actual == low[0] and not low[1]))
        and (high is None or actual < high[0] or (actual == high[0] and high[1]))
    ]
    assert homes == [pieces.find(actual, target)]
    assert 0 <= homes[0].share(actual, target) <= 1


def _whole(target: Fraction) -> Decimal:
    return Decimal(target.numerator)


@given(FRACTIONS, FRACTIONS.filter(bool))
def test_each_shape_is_its_own_mirror_image_for_the_opposite_direction(actual: Fraction, target: Fraction) -> None:
    for rule in RULES:
        more, less = (rule.pieces(asked(sign, _whole(target))) for sign in "≥≤")
        there = more.find(actual, target)
        here = less.find(-actual, -target)
        assert there.share(actual, target) == here.share(-actual, -target)
        assert there.key == here.key
