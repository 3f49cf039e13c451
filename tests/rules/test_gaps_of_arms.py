"""Small worked cases of prepared pieces, awarded points, curves and laws that nothing quick asked for before."""

from __future__ import annotations

import decimal
from decimal import ROUND_05UP, ROUND_HALF_UP, Context, Decimal, Inexact
from fractions import Fraction
from typing import Any

import pytest

import budgetperf as bp
from budgetperf.errors import BudgetPerfError, InexactNumberError, InvalidValueError, NotScorableError
from budgetperf.rules import awarding
from budgetperf.rules.arms import Full, prepare, private
from budgetperf.rules.awarding import Awarder
from budgetperf.rules.curves import curve
from budgetperf.rules.laws import Law, Met, kept
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from rule_samples import based, unit_for

_ZERO, _T, _ONE = Linear(), Linear(target=1), Linear(constant=1)
_NOTHING, _ALL = Fraction(0), Fraction(1)


def _line(above: Linear, below: Linear, upto: Linear | None = None, *, closed: bool = False) -> Piece:
    return Piece(key="line", upto=upto, closed=closed, numerator=above, denominator=below)


def _pieces(*listed: Piece) -> Pieces:
    return Pieces(positive=listed, zero=(), negative=())


def _rule(pieces: Pieces) -> bp.Piecewise:
    return bp.Piecewise(at_least=pieces, unit=unit_for(pieces), basis=based("at_least"))


def _as_default(context: Context) -> None:
    default = decimal.DefaultContext
    default.prec, default.rounding, default.Emin, default.Emax = (
        context.prec, context.rounding, context.Emin, context.Emax,
    )  # fmt: skip
    default.capitals, default.clamp = context.capitals, context.clamp
    default.flags, default.traps = context.flags, context.traps


def test_a_private_context_has_nothing_of_the_default_one() -> None:
    kept_default = decimal.DefaultContext.copy()
    try:
        _as_default(
            Context(prec=3, rounding=ROUND_HALF_UP, Emin=-5, Emax=5, capitals=0, clamp=1, flags=[Inexact], traps=[])
        )
        made, strict = private(9, ROUND_05UP), private(9, ROUND_05UP, Inexact)
    finally:
        _as_default(kept_default)
    assert (made.prec, made.rounding, made.Emin, made.Emax) == (9, ROUND_05UP, -999_999, 999_999)
    assert (made.capitals, made.clamp, any(made.flags.values())) == (1, 0, False)
    usual = {decimal.DivisionByZero, decimal.InvalidOperation, decimal.Overflow}
    assert {signal for signal, trapped in made.traps.items() if trapped} == usual
    assert {signal for signal, trapped in strict.traps.items() if trapped} == {*usual, Inexact}


def test_pieces_for_a_target_of_zero_alone_are_prepared() -> None:
    ready = prepare(Pieces(positive=(), zero=(constant("all", _ALL),), negative=()))
    assert (ready.positive, ready.missed, ready.negative) == (None, None, None)
    assert ready.find(Decimal(5), Decimal(0)).same == 1
    with pytest.raises(LookupError):
        ready.find(Decimal(5), Decimal(1))


def test_whether_an_edge_lies_above_the_target_for_every_target() -> None:
    """2t-1 lies below t for less than one and above it for more; -t/2 lies above t wherever t is below zero."""
    mixed = Linear(target=2, constant=-1)
    for low, high in ((_NOTHING, _ALL), (_ALL, _NOTHING)):
        pieces = _pieces(constant("low", low, mixed), constant("high", high))
        assert prepare(pieces).full is Full.UNKNOWN
    half = Linear(target=Fraction(1, 2))
    assert prepare(_pieces(constant("low", _NOTHING, half), constant("high", _ALL))).full is Full.FROM_TARGET
    assert prepare(_pieces(constant("low", _ALL, half), constant("high", _NOTHING))).full is Full.UNKNOWN


@pytest.mark.parametrize(
    ("listed", "target", "actual", "share"),
    [
        ((_line(Linear(constant=1), Linear(constant=2)),), 1, 7, "1/2"),
        ((_line(Linear(actual=1), Linear(constant="0.5")),), 1, 3, "6"),
        ((_line(Linear(actual="0.5"), _T),), 4, 4, "1/2"),
        ((constant("nothing", _NOTHING, _ZERO), _line(Linear(actual=-1), _ONE)), 1, 5, "-5"),
        ((_line(Linear(actual=-1), Linear(constant=-1), _ZERO), constant("nothing", _NOTHING)), 1, -5, "-5"),
        (
            (
                constant("nothing", _NOTHING, Linear(target=2)),
                _line(Linear(actual=1, target=-2), Linear(actual=1, target=-1)),
            ),
            1, 3, "1/2",
        ),
        (
            (
                _line(Linear(actual=1, target=-2), Linear(actual=1, target=-3), Linear(target=2)),
                constant("nothing", _NOTHING),
            ),
            1, 1, "1/2",
        ),
        ((constant("nothing", _NOTHING, _ONE), _line(Linear(actual=1, constant=1), _ONE)), 2, "0.5", "0"),
        ((constant("nothing", _NOTHING, _T), _line(Linear(actual=1, target=1), _ONE)), 2, 1, "0"),
        ((constant("nothing", _NOTHING, _ZERO), _line(Linear(actual=1, target=1), _ONE)), 2, -1, "0"),
    ],
    ids=[
        "one over two", "the actual over a half", "half the actual over the target", "falls from nothing",
        "rises to nothing from below", "a quotient from nothing", "a quotient to nothing", "jumps at one",
        "jumps at the target", "jumps at zero",
    ],
)  # fmt: skip
def test_shares_that_are_near_to_a_slope_from_nothing(
    listed: tuple[Piece, ...], target: int, actual: int | str, share: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = _rule(_pieces(*listed))
    row = (bp.AtLeast(value=Decimal(target)), Decimal(actual), Decimal(1))
    awarder, expected = Awarder(rule=rule), bp.score(*row[:2], points=1, rule=rule)
    assert expected.exact == Fraction(share)
    awarder.award(*row)
    monkeypatch.setattr(Awarder, "_slowly", None)
    assert awarder.award(*row) == awarder.many([row])[0] == expected.points


def test_a_quotient_that_divides_nothing_by_nothing_is_refused_however_often_it_is_asked() -> None:
    """(a-t)/(a-t) is 1 below the target and not to be had at it."""
    difference = Linear(actual=1, target=-1)
    awarder = Awarder(
        rule=_rule(_pieces(_line(difference, difference, _T, closed=True), constant("nothing", _NOTHING)))
    )
    asked = bp.AtLeast(value=Decimal(3))
    assert awarder.award(asked, Decimal(2), Decimal(1)) == 1
    with pytest.raises(NotScorableError, match="divides by zero at a=3"):
        awarder.award(asked, Decimal(3), Decimal(1))


def test_points_of_many_digits_keep_their_last_decimal() -> None:
    """A third of 10**23 is 33333333333333333333333.33, two digits more than the quick way trusts itself with."""
    awarder, row = Awarder(rule=bp.Proportional()), (bp.AtLeast(value=Decimal(3)), Decimal(1), Decimal("1E+23"))
    assert [str(awarder.award(*row)) for _ in range(2)] == ["3" * 23 + ".33"] * 2
    assert [str(points) for points in awarder.many([row, row])] == ["3" * 23 + ".33"] * 2


def test_what_is_left_to_the_evidence_is_not_prepared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[Pieces] = []

    def counted(pieces: Pieces) -> Any:
        prepared.append(pieces)
        return prepare(pieces)

    monkeypatch.setattr(awarding, "prepare", counted)
    awarder, row = Awarder(rule=bp.Proportional()), (bp.AtLeast(value=Decimal(3)), Decimal(1), Decimal("1E+23"))
    awarder.many([row] * 3)
    assert len(prepared) == 1


def test_a_float_is_refused_though_its_text_is_remembered() -> None:
    awarder, asked = Awarder(rule=bp.Proportional()), bp.AtLeast(value=Decimal(10))
    wrong: Any = 6.0
    assert awarder.many([(asked, Decimal(10), Decimal("6.0"))] * 2) == [6, 6]
    with pytest.raises(InexactNumberError):
        awarder.award(asked, Decimal(10), wrong)
    with pytest.raises(InexactNumberError):
        awarder.many([(asked, Decimal(10), wrong)])


def test_what_is_no_rule_is_called_by_the_name_of_the_argument() -> None:
    wrong: Any = "proportional"
    with pytest.raises(InvalidValueError, match=r"^rule is str, expected Shape") as refused:
        Awarder(rule=wrong)
    assert isinstance(refused.value, BudgetPerfError)


def test_the_ends_belong_to_a_stretch_unless_said_otherwise() -> None:
    """Nothing up to three and at it, all above: from three on the least is nothing, and all without three itself."""
    rising = curve(_pieces(constant("low", _NOTHING, Linear(constant=3), closed=True), constant("high", _ALL)), _ALL)
    assert rising.least_between(Fraction(3), None) == 0
    assert rising.least_between(Fraction(3), None, low_in=False) == 1
    falling = curve(_pieces(constant("low", _ALL, Linear(constant=3)), constant("high", _NOTHING)), _ALL)
    assert falling.least_between(None, Fraction(3)) == 0
    assert falling.least_between(None, Fraction(3), high_in=False) == 1


def test_the_target_itself_meets_what_includes_it() -> None:
    """A rule that gives nothing at 3 does not give full marks for ≥3 or ≤3, but does for >3 or <3."""
    ends = Fraction(3)
    low = _pieces(constant("low", _NOTHING, _T, closed=True), constant("high", _ALL))
    high = _pieces(constant("low", _ALL, _T), constant("high", _NOTHING))
    for pieces, least, most in ((low, ends, None), (high, None, ends)):
        drawn = curve(pieces, ends)
        assert Law.FULL_WHEN_MET not in kept(drawn, Met(low=least, high=most))
        assert Law.FULL_WHEN_MET in kept(drawn, Met(low=least, high=most, ends_in=False))


def test_nothing_is_nothing_in_every_unit_whatever_it_is_divided_by() -> None:
    below = Linear(target=1, constant=1)
    for above, is_free in ((_ZERO, True), (_T, False)):
        drawn = curve(_pieces(_line(above, below)), Fraction(3))
        assert (Law.UNIT_FREE in kept(drawn, Met(low=Fraction(3), high=None))) is is_free
