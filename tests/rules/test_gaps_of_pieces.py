"""Worked cases for pieces, curves and values of cells that no other quick test notices."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import NOTHING, evolve, fields_dict

from budgetperf.basis import assumed
from budgetperf.errors import InvalidValueError, NotScorableError
from budgetperf.regimes.practices import GUANGXI
from budgetperf.rules.actuals import Dated
from budgetperf.rules.boxes import minus
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    Comparison,
    Exactly,
    LessThan,
    Qualitative,
    Unread,
    UnreadWhy,
    Within,
)
from budgetperf.rules.facts import Facts
from budgetperf.rules.faults import Fault, FaultKind
from budgetperf.rules.laws import Law
from budgetperf.rules.naming import asked_by_name
from budgetperf.rules.outcomes import ExactlySide, Outcome, judge
from budgetperf.rules.overshoot import check_overshoot
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant, mirrored
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Capping, Proportional
from budgetperf.rules.quantities import read_value
from budgetperf.rules.ratings import NO_HARM
from budgetperf.rules.reading import parse, read_actual, risen
from budgetperf.rules.remarks import plain
from budgetperf.rules.reweighing import Reweighed
from budgetperf.rules.scoring import score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing
from budgetperf.rules.units import canonical_unit
from budgetperf.wire import TAGGED

EXAMPLE = assumed("示例", "an example")
HALF = constant("half", Fraction(1, 2))
BOTH = Proportional(exactly=ExactlySide.BOTH)


# --- pieces ---------------------------------------------------------------------------------------------------------


def test_a_target_of_a_sign_without_pieces_is_told_by_its_sign() -> None:
    for target, sign, sign_zh in ((Fraction(1, 2), "positive", "正"), (Fraction(-1, 2), "negative", "负")):
        with pytest.raises(NotScorableError) as caught:
            Pieces(positive=(), zero=(HALF,), negative=()).of(target)
        assert caught.value.en.endswith(f"the rule does not score {sign} targets.")
        assert caught.value.zh.endswith(f"规则不对{sign_zh}指标值计分。")


def _edged(key: str, target: str, number: str) -> Piece:
    return constant(key, Fraction(1), Linear(target=target, constant=number))


@pytest.mark.parametrize(
    ("lower", "upper", "counterexample"),
    [
        (("1", "10"), ("2", "0"), "1"),  # 2t is above t+10 from 10 on; 1 shows it, as any smaller target
        (("1", "1"), ("2", "0"), "1/2"),
        (("2", "0"), ("1", "0"), "1"),
        (("2", "0"), ("1", "5"), "6"),
        (("1", "1"), ("1", "0"), "1"),
    ],
)
def test_an_edge_below_the_edge_before_is_shown_by_a_small_target(
    lower: tuple[str, str], upper: tuple[str, str], counterexample: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Pieces(positive=(_edged("a", *lower), _edged("b", *upper), HALF), zero=(), negative=())
    assert caught.value.facts["counterexample"] == counterexample


def test_the_mirror_turns_edges_and_what_belongs_to_them() -> None:
    first, second, last = _edged("a", "1", "-5"), evolve(_edged("b", "2", "3"), closed=True), HALF
    turned = mirrored((first, second, last))
    assert [(piece.key, piece.upto, piece.closed) for piece in turned] == [
        ("half", Linear(target="2", constant="-3"), False),
        ("b", Linear(target="1", constant="5"), True),
        ("a", None, False),
    ]


@pytest.mark.parametrize("closed", [None, 0, "no"])
def test_a_piece_is_closed_or_not(closed: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Piece(key="a", upto=None, closed=closed, numerator=Linear(constant=1), denominator=Linear(constant=1))
    assert caught.value.en.startswith("Piece.closed is ")


# --- curves ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slope", "has_pole"), [(2, True), (-2, False)])
def test_a_division_by_nothing_inside_a_piece_is_found(slope: int, has_pole: bool) -> None:
    # (2a - t) is nothing at half the target, (-2a - t) at half of it below nothing, where another piece stands
    below = constant("nothing", Fraction(0), Linear())
    slanted = Piece(
        key="slanted",
        upto=Linear(target=1),
        closed=False,
        numerator=Linear(target=1),
        denominator=Linear(actual=slope, target=-1),
    )
    pieces = Pieces(positive=(below, slanted, HALF), zero=(), negative=())
    if has_pole:
        with pytest.raises(NotScorableError, match="divides by zero at a=5, t=10"):
            _curve(pieces)
    else:
        _curve(pieces)


def _curve(pieces: Pieces) -> Any:
    rule = Piecewise(unit=None, at_least=pieces, basis={"at_least": EXAMPLE})
    return rule.curve(AtLeast(value=Decimal(10))).bounds


@pytest.mark.parametrize("target", ["0.5", "1", "10"])
def test_what_rises_without_end_has_no_upper_bound(target: str) -> None:
    asked = AtLeast(value=Decimal(target))
    assert Proportional(capping=Capping.UNCAPPED).curve(asked).bounds == (Fraction(0), None)


# --- assumptions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "asked", "actual", "used"),
    [
        (BOTH, Exactly(value=Decimal(1)), "2", True),
        (BOTH, Exactly(value=Decimal(1)), "1", False),
        (BOTH, Exactly(value=Decimal(0)), "2", False),
        (BOTH, Exactly(value=Decimal(-10)), "-11", True),
        (BOTH, Exactly(value=Decimal(-10)), "-10", False),
        (BOTH, Exactly(value=Decimal(-10)), "-9", False),
        (Proportional(), Exactly(value=Decimal("0.5")), "0.6", False),
        (Proportional(), Exactly(value=Decimal(-10)), "-11", True),
        (Proportional(), AtMost(value=Decimal(10)), "11", True),
        (Proportional(), AtMost(value=Decimal(10)), "10", False),
        (Proportional(), AtLeast(value=Decimal(10)), "11", False),
    ],
)
def test_the_reverse_formula_is_named_where_it_is_used(
    rule: Proportional, asked: Comparison, actual: str, used: bool
) -> None:
    assert ("proportional.reverse" in {item.key for item in rule.assumptions_for(asked, Fraction(actual))}) is used


def test_an_overshoot_tells_what_it_assumes() -> None:
    assert GUANGXI.overshoot is not None
    rule = evolve(GUANGXI.overshoot, basis=dict.fromkeys(GUANGXI.overshoot.basis, EXAMPLE))
    checked = check_overshoot(AtLeast(value=Decimal(10), unit="人"), 14, rule)
    assert len(checked.assumptions) >= 2
    assert [part.key for part in checked.explanation.parts] == [item.key for item in checked.assumptions]


# --- cells ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "edge", "read"),
    [
        ("不低于5个", "in", "≥5个"),
        ("不低于5个", "out", ">5个"),
        ("高于5个", "in", "≥5个"),
        ("高于5个", "out", ">5个"),
        ("不超过5个", "in", "≤5个"),
        ("不超过5个", "out", "<5个"),
        ("低于5个", "in", "≤5个"),
        ("低于5个", "out", "<5个"),
    ],
)
def test_a_bracket_counts_the_bound_in_or_out(cell: str, edge: str, read: str) -> None:
    assert str(read_value(cell, edge, reported=False)) == read


@pytest.mark.parametrize("cell", ["3-5个", "等于5个", "5个"])
def test_what_has_no_bound_has_none_to_count_in(cell: str) -> None:
    assert read_value(cell, "in", reported=False) is UnreadWhy.MIXED_TEXT


@pytest.mark.parametrize(
    ("name", "asked"),
    [("合格率(大于等于)", "≥85"), ("合格率(小于等于**)", "≤85"), ("合格率(大于)", ">85"), ("合格率(未超过*)", "≤85")],
)
def test_the_longest_operator_of_a_name_is_meant(name: str, asked: str) -> None:
    assert str(asked_by_name(parse("85"), name)[0]) == asked


def test_a_short_year_is_of_this_century() -> None:
    assert read_actual("24年5月") == Dated(date=PrintedDate(year=2024, month=5))


# --- small things ---------------------------------------------------------------------------------------------------


def test_a_rule_of_negative_targets_alone_that_refuses_them_has_nothing() -> None:
    only = Pieces(positive=(), zero=(), negative=(HALF,))
    rule = Piecewise(
        unit=None,
        at_least=only,
        negative_target=NegativeTarget.REFUSED,
        negative_actual=NegativeActual.ZERO,
        basis={"at_least": EXAMPLE},
    )
    with pytest.raises(NotScorableError) as caught:
        rule.pieces(AtLeast(value=Decimal(5)))
    assert caught.value.en == "the rule has no table 'at_least' for this expectation."


def test_an_actual_that_counts_as_nothing_misses_what_lies_below_nothing() -> None:
    rule = AllOrNothing(negative_actual=NegativeActual.ZERO, negative_target=NegativeTarget.REFUSED)
    departures = rule.departures(LessThan(value=Decimal(0)))
    assert [(each.law, each.field) for each in departures] == [(Law.FULL_WHEN_MET, "negative_actual")]


def test_a_piece_beyond_the_target_says_at_the_target_that_it_is_reached() -> None:
    found = score(AtLeast(value=Decimal(10)), 10, points=10, rule=Proportional(capping=Capping.UNCAPPED)).account[1]
    assert found.key == "piece.beyond"
    assert found.en.startswith("the target is reached: full marks: ")


def test_boxes_that_share_nothing_leave_each_other_whole() -> None:
    assert minus(((3, 1, 3),), ((1, 2, 1),)) == ((3, 1, 3),)
    assert minus(((3, 1),), ((1, 1),)) == ((2, 1),)


def test_what_is_not_said_of_a_fault_or_a_range_is_empty() -> None:
    fault = Fault(kind=FaultKind.GAP, zh="甲", en="a", facts=Facts(known=()))
    assert (fault.rules, fault.measures, fault.edge, fault.readings) == ((), (), None, ())
    assert Within(low=Decimal(1), high=Decimal(2)).unit == ""


@pytest.mark.parametrize("cell", ["五万亿元", "五万亿", "万元", "亿"])
def test_sizes_alone_or_of_sizes_are_no_numbers(cell: str) -> None:
    assert not isinstance(parse(cell), (Bare, AtLeast))


@pytest.mark.parametrize("cell", ["增长增长5%", "提高提升5%", "较上年增长提高5%"])
def test_a_rise_of_a_rise_is_no_rise(cell: str) -> None:
    assert risen(Unread(text=cell, why=UnreadWhy.RISE)) is None


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("完成5个,因疫情推迟3个", ("完成5个,因疫情推迟3个", "")),
        ("完成5个,因疫情推迟", ("完成5个", "")),
        (",因疫情推迟", (",因疫情推迟", "")),
        ("6个(完成按计划5个)", UnreadWhy.SEVERAL_NUMBERS),
        ("6个(按计划完成)", ("6个", "")),
    ],
)
def test_a_reason_behind_a_number_is_left_out_and_another_number_is_not(cell: str, left: Any) -> None:
    assert plain(cell, reported=True) == left


@pytest.mark.parametrize("word", ["按时", "按期", "如期", "及时", "准时", "提前"])
def test_each_word_for_in_time_meets_a_date(word: str) -> None:
    date = parse("2024年12月")
    assert judge(date, read_actual(f"{word}完成"), ExactlySide.AT_LEAST).outcome is Outcome.MET
    assert judge(date, read_actual("完成"), ExactlySide.AT_LEAST).outcome is Outcome.UNDECIDED


def test_a_number_has_forty_digits_at_most() -> None:
    assert parse("9" + ",999" * 13) == Bare(value=Decimal("9" * 40))
    longer = parse("99" + ",999" * 13)
    assert isinstance(longer, Unread)
    assert longer.why is UnreadWhy.TOO_LONG


@pytest.mark.parametrize(
    ("unit", "same"),
    [("百分比", "%"), ("%", "%"), ("百分点", "个百分点"), ("元人民币", "元"), ("人民币元", "元"), ("台", "台")],
)
def test_a_unit_has_one_spelling(unit: str, same: str) -> None:
    assert canonical_unit(unit) == same


@pytest.mark.parametrize("cell", ["X光机购置", "X"])
def test_a_letter_is_no_operator(cell: str) -> None:
    assert parse(cell) == Qualitative(text=cell)


def test_a_reweighing_names_its_mechanism_and_tells_the_wire_which_it_is() -> None:
    mechanism = fields_dict(Reweighed)["mechanism"]
    assert (mechanism.default, mechanism.metadata) == (NOTHING, TAGGED)


@pytest.mark.parametrize("harm", ["事故", "缺陷", "隐患", "垃圾", "重大事故", "资金挪用", "重大资金损失"])
def test_no_harm_is_none_at_all(harm: str) -> None:
    assert NO_HARM.fullmatch(f"零{harm}")
    assert parse(f"零{harm}") == AtMost(value=Decimal(0))
