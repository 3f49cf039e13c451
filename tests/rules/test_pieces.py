"""Pieces: what they give, how they are mirrored and written, that edges rise, and that actuals fall on just one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import show
from budgetperf.errors import InexactNumberError, InvalidValueError, NotScorableError, WireError
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant, mirrored, piece_term
from budgetperf.rules.proportional import Proportional
from budgetperf.wire import dumps, from_data, loads, to_data
from rule_strategies import RULES, SHAPES, asked

WHOLE = st.integers(-4, 4)
FRACTIONS = st.integers(-40, 40).map(lambda fourths: Fraction(fourths, 4))
THIRDS = st.integers(-9, 9).map(lambda thirds: Fraction(thirds, 3))
FORMS = st.builds(Linear, actual=WHOLE | THIRDS, target=WHOLE, constant=THIRDS)
BELOW = FORMS.filter(lambda form: form != Linear())
EDGES = st.builds(Linear, target=WHOLE, constant=WHOLE)
ONE = Linear(constant=1)


@st.composite
def piece_lists(draw: st.DrawFn) -> tuple[Piece, ...]:
    """Any list that could stand for one sign of the target."""
    edges = draw(st.lists(EDGES, max_size=4))
    closed = draw(st.lists(st.booleans(), min_size=len(edges), max_size=len(edges)))
    ends = [*zip(edges, closed, strict=True), (None, False)]
    return tuple(
        Piece(key=f"p{i}", upto=edge, closed=shut, numerator=draw(FORMS), denominator=draw(BELOW))
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
        (Linear(target="1.05", actual="-0.5"), "1.05t-0.5a"),
        (Linear(target=Fraction(7, 3), actual=Fraction(-1, 3), constant=Fraction(2, 7)), "(7/3)t-(1/3)a+2/7"),
        (Linear(actual=Decimal("1E+3")), "1000a"),
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
NAMES = {"positive": "正", "zero": "零", "negative": "负"}


@pytest.mark.parametrize("sign", sorted(NAMES))
@pytest.mark.parametrize(
    "pieces",
    [(EDGED,), (LAST, LAST), (LAST, EDGED), (EDGED, LAST, EDGED)],
    ids=["open", "two", "swap", "3"],
)
def test_pieces_that_do_not_cover_every_actual_are_refused_by_the_sign(sign: str, pieces: tuple[Piece, ...]) -> None:
    good = {"positive": (LAST,), "zero": (LAST,), "negative": (EDGED, LAST)}
    with pytest.raises(InvalidValueError) as caught:
        Pieces(**(good | {sign: pieces}))
    en = f"the pieces for {sign} targets do not cover every actual: just the last must have no upper edge."
    assert caught.value.en == en
    assert caught.value.zh == f"{NAMES[sign]}指标值的各段未恰好覆盖全部实际值：应只有最后一段没有上界。"
    assert caught.value.facts == {"found": len(pieces)}


def test_nothing_at_all_is_no_shape() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Pieces(positive=(), zero=(), negative=())
    assert (caught.value.en, caught.value.zh) == ("there are no pieces at all.", "没有任何分段。")


@pytest.mark.parametrize("sign", sorted(NAMES))
def test_a_sign_without_pieces_is_not_scored(sign: str) -> None:
    listed: dict[str, tuple[Piece, ...]] = {name: () if name == sign else (LAST,) for name in NAMES}
    pieces = Pieces(**listed)
    targets = {"positive": Fraction(7, 2), "zero": Fraction(0), "negative": Fraction(-7, 2)}
    assert {pieces.of(t) for name, t in targets.items() if name != sign} == {(LAST,)}
    printed = {"positive": "3.5", "zero": "0", "negative": "-3.5"}[sign]
    for ask in (pieces.of, lambda t: pieces.find(Fraction(1), t)):
        with pytest.raises(NotScorableError) as caught:
            ask(targets[sign])
        error = caught.value
        assert error.en == f"the target is {printed}, and the rule does not score {sign} targets."
        assert error.zh == f"指标值为 {printed}，规则不对{NAMES[sign]}指标值计分。"
        assert error.hint_en == "score this indicator by another rule or by judgement"
        assert error.hint_zh == "请改用其他规则，或由人评判"
        assert error.facts == {"target": printed}


def test_an_edge_with_an_actual_in_it_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Piece(key="x", upto=Linear(target=2, actual=-1), closed=False, numerator=ONE, denominator=ONE)
    assert caught.value.en == "the upper edge of the piece 'x' is 2t-a, expected a form of the target alone."
    assert caught.value.zh == "分段“x”的上界为 2t-a，应只含指标值。"
    assert caught.value.facts == {"found": "2t-a"}


def test_a_piece_that_divides_by_zero_says_which_and_where() -> None:
    piece = Piece(key="over", upto=None, closed=False, numerator=ONE, denominator=Linear(actual=3, target=-1))
    assert piece.share(Fraction(1), Fraction(1)) == Fraction(1, 2)
    with pytest.raises(NotScorableError) as caught:
        piece.share(Fraction(1, 3), Fraction(1))
    error = caught.value
    assert error.en == "the piece 'over' divides by zero at a=1/3≈0.333333, t=1."
    assert error.zh == "分段“over”在 a=1/3≈0.333333、t=1 处除数为零。"
    assert (error.hint_en, error.hint_zh) == ("mend the formula of this piece or its edges", "请修正该分段的公式或边界")
    assert error.facts == {"piece": "over", "actual": "1/3≈0.333333", "target": "1"}


@pytest.mark.parametrize("number", [0.5, True, None, float("nan")])
@pytest.mark.parametrize("name", ["actual", "target", "constant"])
def test_an_inexact_coefficient_is_refused(name: str, number: Any) -> None:
    with pytest.raises(InexactNumberError) as caught:
        Linear(**{name: number})
    assert caught.value.en.startswith("coefficient is the ")


@pytest.mark.parametrize("name", sorted(NAMES))
def test_pieces_are_kept_in_tuples(name: str) -> None:
    good: dict[str, Any] = {"positive": (LAST,), "zero": (), "negative": (LAST,)}
    with pytest.raises(InvalidValueError) as caught:
        Pieces(**(good | {name: [LAST]}))
    assert "tuple" in caught.value.en


def _steps(*edges: tuple[Linear, bool]) -> tuple[Piece, ...]:
    lines = [constant(f"p{i}", Fraction(i), edge, closed=shut) for i, (edge, shut) in enumerate(edges)]
    return (*lines, LAST)


def _one_sign(sign: int, pieces: tuple[Piece, ...]) -> Pieces:
    listed = {1: "positive", 0: "zero", -1: "negative"}[sign]
    return Pieces(**({"positive": (), "zero": (), "negative": ()} | {listed: pieces}))


def _is_empty(lower: Piece, upper: Piece, target: Fraction) -> bool:
    """Whether no actual lies above the edge of the one and below the edge of the other."""
    assert lower.upto is not None
    assert upper.upto is not None
    zero = Fraction(0)
    floor, ceiling = lower.upto.at(zero, target), upper.upto.at(zero, target)
    return floor > ceiling or (floor == ceiling and (lower.closed or not upper.closed))


def _refusal(sign: int, listed: tuple[Piece, ...]) -> InvalidValueError | None:
    try:
        _one_sign(sign, listed)
    except InvalidValueError as error:
        return error
    return None


_TARGETS = {1: [Fraction(n, 12) for n in range(1, 200)] + [Fraction(10**6)], 0: [Fraction(0)]}
_TARGETS[-1] = [-t for t in _TARGETS[1]]


@settings(max_examples=250)
@example(1, [(Linear(target=1), False), (Linear(target=1), True)])
@example(1, [(Linear(target=0), False), (Linear(target=4, constant=-3), False)])
@example(-1, [(Linear(target=1), True), (Linear(target=1), True)])
@given(st.sampled_from([1, 0, -1]), st.lists(st.tuples(EDGES, st.booleans()), max_size=4))
def test_edges_rise_for_every_target_or_the_error_names_one_for_which_they_do_not(
    sign: int, edges: list[tuple[Linear, bool]]
) -> None:
    listed = _steps(*edges)
    inner = list(pairwise(listed[:-1]))
    refused = _refusal(sign, listed)
    if refused is None:
        # two lines that cross do so at a ratio of small whole numbers: 1/12 … 199/12 lies on both sides of each
        assert not [t for t in _TARGETS[sign] for lower, upper in inner if _is_empty(lower, upper, t)]
        return
    said = str(refused.facts["counterexample"])
    witness = Fraction(said)
    assert (witness > 0) - (witness < 0) == sign
    lower, upper = next(pair for pair in inner if pair[1].key == refused.facts["piece"])
    assert _is_empty(lower, upper, witness)
    shown = show(witness)
    en = f"the piece {upper.key!r} is empty at t={shown}: its edge {upper.upto} is not above {lower.upto}."
    assert refused.en == en
    assert refused.zh == f"指标值为 {shown} 时分段“{upper.key}”为空：其上界 {upper.upto} 不高于 {lower.upto}。"
    assert refused.hint_en == "list the pieces in rising order of the actual"
    assert refused.hint_zh == "请按实际值由小到大列出各段"


@pytest.mark.parametrize(
    ("sign", "edges", "counterexample"),
    [
        (1, [Linear(target=2), Linear(target=1)], "1"),
        (-1, [Linear(target=1), Linear(target=2)], "-1"),
        (0, [Linear(constant=2), Linear(constant=1)], "0"),
        (0, [Linear(target=2), Linear(target=1)], "0"),
        (1, [Linear(constant=10), Linear(target=-1, constant=90)], "81"),
        (1, [Linear(constant=1), Linear(target=3)], "1/6"),
        (1, [Linear(constant=5), Linear(constant=5)], "1"),
    ],
)
def test_the_counterexample_of_edges_that_fall(sign: int, edges: list[Linear], counterexample: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _one_sign(sign, _steps(*((edge, False) for edge in edges)))
    assert dict(caught.value.facts) == {"counterexample": counterexample, "piece": "p1"}


@given(piece_lists(), FRACTIONS, FRACTIONS)
def test_a_mirrored_piece_holds_the_opposite_of_what_the_piece_held(
    pieces: tuple[Piece, ...], actual: Fraction, target: Fraction
) -> None:
    edges = [piece.upto.at(actual, target) for piece in pieces if piece.upto is not None]
    assume(len(set(edges)) == len(edges) and sorted(edges) == edges)
    here = next(piece for piece in pieces if piece.holds(actual, target))
    there = next(piece for piece in mirrored(pieces) if piece.holds(-actual, -target))
    assert there.key == here.key
    assert there.numerator.at(-actual, -target) == here.numerator.at(actual, target)
    assert there.denominator.at(-actual, -target) == here.denominator.at(actual, target)


@given(piece_lists())
def test_pieces_survive_the_wire(listed: tuple[Piece, ...]) -> None:
    assert from_data(to_data(listed[0]), Piece) == listed[0]
    pieces = Pieces(positive=listed[-1:], zero=(), negative=listed[-1:])
    assert loads(dumps(pieces), Pieces) == pieces
    assert dumps(loads(dumps(pieces), Pieces)) == dumps(pieces)


def test_fractions_that_do_not_end_are_written_as_fractions() -> None:
    form = Linear(actual=Fraction(7, 3), target="0.50", constant=-2)
    assert to_data(form) == {"actual": "7/3", "target": "1/2", "constant": "-2"}
    assert from_data(to_data(form), Linear) == form
    with pytest.raises(WireError):
        from_data({"actual": "7/0", "target": "0", "constant": "0"}, Linear)


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("reached", "达到指标值，得满分", "the target is reached: full marks"),
        ("missed", "未达成", "missed"),
        ("step.12", "按分档表第 12 档计分", "line 12 of the table of steps"),
        ("deviation.3", "偏离指标值，按偏离扣分", "off the target: points are lost by deviation"),
        ("省级公式", "落入分段“省级公式”", "on the piece '省级公式'"),
    ],
)
def test_a_piece_is_called_by_its_meaning_or_by_its_key(key: str, zh: str, en: str) -> None:
    assert (piece_term(key).zh, piece_term(key).en) == (zh, en)


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


def test_a_form_is_written_without_an_exponent_and_a_sum_in_brackets() -> None:
    assert str(Linear(constant=Fraction(1, 10**8))) == "0.00000001"
    difference = Piece(
        key="x", upto=None, closed=False, numerator=Linear(target=1, constant=-1), denominator=Linear(constant=1)
    )
    assert (difference.factor, str(difference)) == ("(t-1)", "t-1")
    assert (piece_term("my-own").key, piece_term("step.3").key) == ("piece.my-own", "piece.step")
