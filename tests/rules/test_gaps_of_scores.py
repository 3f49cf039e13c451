"""Worked cases for scores and cells that no other quick test notices."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share
from budgetperf.basis import assumed
from budgetperf.errors import InvalidValueError, NotScorableError
from budgetperf.rules.actuals import Measured, Rated, Rating
from budgetperf.rules.awarding import Awarder
from budgetperf.rules.conventions import Outside, Tolerance
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, MoreThan, UnreadWhy
from budgetperf.rules.laws import Law, Met, met_by
from budgetperf.rules.outcomes import ExactlySide, Outcome, judge
from budgetperf.rules.pieces import Linear, Pieces, constant
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.remarks import bare_words, plain
from budgetperf.rules.scoring import score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver

EXAMPLE = assumed("示例", "an example")
TEN = Decimal(10)
OFF: dict[str, Any] = {
    "step": Decimal(1),
    "step_of": StepOf.UNIT,
    "unit": "天",
    "loss": Share.of(1, 2),
    "counts": Counts.MISSING,
    "partial": PartialStep.WHOLE,
}
PER_DAY = PerDeviation(**OFF, basis=dict.fromkeys(("step", "step_of", "loss", "counts", "partial"), EXAMPLE))
RULE = Proportional()


# --- deductions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("full", "deduction", "points"),
    [("0.8", "0.3", "0.50"), ("0.8", "0.8", "0.00"), ("0.8", "0.9", "0.00"), ("3", "1.5", "1.50"), ("0", "1", "0.00")],
)
def test_a_deduction_takes_from_few_points_too(full: str, deduction: str, points: str) -> None:
    assert str(score(AtLeast(value=TEN), 10, points=full, rule=RULE, deduction=deduction).points) == points


def test_a_deduction_below_nothing_is_told() -> None:
    with pytest.raises(InvalidValueError) as caught:
        score(AtLeast(value=TEN), 10, points=5, rule=RULE, deduction="-1.5")
    assert caught.value.facts == {"found": "-1.5"}
    with pytest.raises(InvalidValueError, match="deduction is"):
        score(AtLeast(value=TEN), 10, points=5, rule=RULE, deduction=Decimal("NaN"))


# --- bounds ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "actual", "start"),
    [
        (AtLeast(value=TEN), Measured(value=TEN, operator="≤"), "the outcome cannot be decided"),
        (AtLeast(value=TEN), Measured(value=Decimal(9), operator="<"), "the actual is only a bound"),
    ],
)
def test_an_actual_that_decides_nothing_is_told_with_what_was_asked(asked: Any, actual: Measured, start: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        score(asked, actual, points=5, rule=RULE)
    assert caught.value.en.startswith(start)
    assert {name: caught.value.facts[name] for name in ("expectation", "actual")} == {
        "expectation": str(asked),
        "actual": str(actual),
    }


def test_an_equals_sign_before_an_actual_is_no_bound() -> None:
    assert score(AtLeast(value=TEN), Measured(value=Decimal(9), operator="="), points=10, rule=RULE).points == 9


@pytest.mark.parametrize(
    ("asked", "operator", "points"),
    [(MoreThan(value=TEN), ">", 10), (AtLeast(value=TEN), "≥", 10), (AtMost(value=TEN), "≤", 10)],
)
def test_a_repeated_operator_lies_beside_its_number(asked: Comparison, operator: str, points: int) -> None:
    found = score(asked, Measured(value=TEN, operator=operator), points=10, rule=AllOrNothing())
    assert found.points == points
    assert found.account[1].key == "piece.reached"


# --- shapes and their pieces ----------------------------------------------------------------------------------------


def test_pieces_are_asked_for_with_a_comparison_and_kept() -> None:
    rule: Any = AllOrNothing()
    with pytest.raises(InvalidValueError) as caught:
        rule.pieces(parse("85"))
    assert caught.value.en.startswith("expectation is Bare, expected ")
    assert caught.value.hint_en == "use parse()"
    assert rule.pieces(AtLeast(value=TEN)) is rule.pieces(AtLeast(value=Decimal(11)))
    assert rule.pieces(AtLeast(value=TEN)) != rule.pieces(AtMost(value=TEN))


@pytest.mark.parametrize(
    ("exactly", "keys"),
    [
        (ExactlySide.AT_LEAST, ["missed", "reached"]),
        (ExactlySide.BOTH, ["missed", "reached", "missed"]),
        (Tolerance(share=Share.of(1, 10), outside=Outside.FROM_TARGET), ["missed", "reached", "missed"]),
    ],
)
def test_the_pieces_of_all_or_nothing_are_named(exactly: Any, keys: list[str]) -> None:
    pieces = AllOrNothing(exactly=exactly).pieces(Exactly(value=TEN))
    assert [piece.key for piece in pieces.positive] == keys
    assert [piece.key for piece in AllOrNothing().pieces(AtMost(value=TEN)).positive] == ["reached", "missed"]


def test_a_step_of_a_unit_is_named_in_its_assumption() -> None:
    fresh = evolve(PER_DAY, partial=PartialStep.NOTHING)
    said = {item.key: item for item in fresh.assumptions}
    assert (said["per-deviation.step_of"].zh, said["per-deviation.step_of"].en) == ("单位为“天”", "in 天")
    assert said["per-deviation.loss"].zh == EXAMPLE.zh
    assert said["per-deviation.rounding"].zh.startswith("得分四舍五入")
    assert said["per-deviation.rounding"].en.startswith("points rounded half up")


def test_a_loss_for_part_of_a_step_ends_with_nothing() -> None:
    rule = evolve(PER_DAY, partial=PartialStep.PRO_RATA)
    assert [piece.key for piece in rule.pieces(AtMost(value=TEN, unit="天")).positive] == [
        "reached",
        "deviation",
        "nothing",
    ]


TENTHS = evolve(PER_DAY, step=Decimal("0.1"), step_of=StepOf.TARGET, unit=None)


@pytest.mark.parametrize("kind", [AtLeast, Exactly])
@pytest.mark.parametrize(("actual", "points"), [("-10", 10), ("-10.5", 5), ("-11.5", 0)])
def test_a_tenth_of_a_target_below_nothing_is_a_tenth(kind: type[AtLeast | Exactly], actual: str, points: int) -> None:
    asked = kind(value=-TEN)
    assert score(asked, Decimal(actual), points=10, rule=evolve(TENTHS, exactly=ExactlySide.BOTH)).points == points


def test_full_marks_may_begin_only_at_the_target() -> None:
    whole = Proportional(passes_from=Share.of(1, 1), basis={"passes_from": EXAMPLE})
    assert score(AtLeast(value=TEN), Decimal("9.9"), points=10, rule=whole).points == 0


def test_a_shape_says_which_of_its_fields_breaks_a_law() -> None:
    assert Law.CONTINUOUS not in AllOrNothing().laws(AtLeast(value=TEN))
    assert {departure.law: departure.field for departure in AllOrNothing().departures(AtLeast(value=TEN))} == {
        Law.CONTINUOUS: "missed"
    }


@pytest.mark.parametrize(
    ("target", "sign"), [("0.5", "positive"), ("1", "positive"), ("0", "zero"), ("-1", "negative")]
)
def test_pieces_of_a_small_target_are_those_of_its_sign(target: str, sign: str) -> None:
    pieces = AllOrNothing(exactly=ExactlySide.AT_LEAST).pieces(Exactly(value=TEN))
    assert pieces.of(Fraction(target)) == getattr(pieces, sign)


def test_a_number_stands_on_its_piece_or_just_beside_it() -> None:
    pieces = AllOrNothing().pieces(MoreThan(value=TEN))
    found = [pieces.find(Fraction(10), Fraction(10), beside).key for beside in (-1, 0, 1)]
    assert found == ["missed", "missed", "reached"]
    assert constant("a", Fraction(1)).holds(Fraction(1), Fraction(1))


# --- cells ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("十二万", "12万"),
        ("三亿元", "3亿元"),
        ("五万元", "5万元"),
        ("五万吨", "5万吨"),
        ("三万棵", "3万棵"),
        ("三级", "三级"),
        ("一次性", "一次性"),
    ],
)
def test_a_chinese_number_gives_its_size_to_the_unit(cell: str, read: str) -> None:
    assert str(parse(cell)) == read


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("5(个)", ("5个", "")),
        ("甲5(个)", ("甲5个", "")),
        ("5甲(个)", ("5甲", "")),
        ("(≥)95%", ("≥95%", "")),
        ("(≥)9%", ("≥9%", "")),
        ("(甲)(≥)95%", ("≥95%", "")),
        ("90%(含)以上(甲)", ("90%以上", "in")),
        ("(甲)5(乙)个(丙)", ("5个", "")),
        ("90%(含)以上", ("90%以上", "in")),
        ("90%(不含)以上", ("90%以上", "out")),
    ],
)
def test_brackets_keep_only_what_belongs_to_the_number(cell: str, kept: Any) -> None:
    assert plain(cell, reported=False) == kept


@pytest.mark.parametrize("cell", ["5个(不超过)", "5个(≤)", "5个(<6)", "90%以上(不含5)"])
def test_an_operator_in_a_bracket_behind_a_number_is_not_left_out(cell: str) -> None:
    assert isinstance(plain(cell, reported=False), UnreadWhy)


def test_titles_leave_no_mark() -> None:
    assert bare_words("按照《2023年工作要点》完成") == "按照完成"
    assert read_actual("《2023年工作要点》达成预期指标") == Rated(
        rating=Rating.ACHIEVED, text="《2023年工作要点》达成预期指标"
    )


@pytest.mark.parametrize(
    ("asked", "actual", "outcome"),
    [
        ("提高5%", "提高6%", Outcome.EXCEEDED),
        ("提高5%", "提高4%", Outcome.MISSED),
        ("提高5%", "90%", Outcome.UNDECIDED),
        ("90%", "提高6%", Outcome.UNDECIDED),
        ("提高5%", "明显", Outcome.UNDECIDED),
    ],
)
def test_a_rise_is_compared_with_a_rise_alone(asked: str, actual: str, outcome: Outcome) -> None:
    assert judge(parse(asked), read_actual(actual), ExactlySide.AT_LEAST).outcome is outcome


NEAR = Tolerance(share=Share.of(1, 10), outside=Outside.FROM_TARGET)


@pytest.mark.parametrize(
    ("actual", "outcome"),
    [("9", Outcome.MET), ("11", Outcome.MET), ("8.9", Outcome.MISSED), ("11.1", Outcome.MISSED)],
)
def test_the_edge_of_a_tolerance_belongs_to_it(actual: str, outcome: Outcome) -> None:
    assert judge(Exactly(value=TEN), Measured(value=Decimal(actual)), NEAR).outcome is outcome


@pytest.mark.parametrize(
    ("target", "exactly", "met"),
    [
        ("10", ExactlySide.AT_LEAST, Met(low=Fraction(10), high=None)),
        ("0.5", ExactlySide.AT_LEAST, Met(low=Fraction(1, 2), high=None)),
        ("0", ExactlySide.AT_LEAST, Met(low=None, high=Fraction(0))),
        ("-1", ExactlySide.AT_LEAST, Met(low=Fraction(-1), high=Fraction(-1))),
        ("10", ExactlySide.BOTH, Met(low=Fraction(10), high=Fraction(10))),
        ("-10", NEAR, Met(low=Fraction(-11), high=Fraction(-9))),
    ],
)
def test_what_meets_an_exact_target(target: str, exactly: Any, met: Met) -> None:
    assert met_by(Exactly(value=Decimal(target)), Fraction(target), exactly) == met


# --- sentences of rules ---------------------------------------------------------------------------------------------

HALF = constant("reached", Fraction(1, 2))


@pytest.mark.parametrize("unit", [None, "%"])
def test_the_figures_of_tables_are_named_by_key(unit: str | None) -> None:
    listed = (HALF,) if unit is None else (constant("nothing", Fraction(0), Linear(constant=50)), HALF)
    pieces = Pieces(positive=listed, zero=(), negative=())
    lines = (Step(upto=None, earns=Share.of(1, 2)),)
    over = StepsOver.ATTAINMENT if unit is None else StepsOver.VALUE
    basis = {"at_least": EXAMPLE, "over": EXAMPLE}
    steps = Steps(over=over, unit=unit, at_least=lines, basis=basis)
    drawn = Piecewise(unit=unit, at_least=pieces, basis={"at_least": EXAMPLE})
    assert (steps.says.key, drawn.says.key) == (f"steps-over.{over.value}", "piecewise")


def test_points_of_any_length_are_divided_with_digits_enough() -> None:
    awarder = Awarder(rule=RULE)
    for digits in range(1, 40):
        for each in (Decimal("9" * digits), Decimal("9" * digits + ".99")):
            asked = AtLeast(value=Decimal(7))
            assert awarder.award(asked, Decimal(3), each) == score(asked, 3, points=each, rule=RULE).points


@pytest.mark.parametrize("actual", ["-1", "-0.5", "0", "1"])
def test_a_rule_that_lifts_actuals_to_nothing_is_prepared_to(actual: str) -> None:
    rule = evolve(RULE, negative_actual=NegativeActual.ZERO, negative_target=NegativeTarget.REFUSED)
    for asked in (AtMost(value=TEN), AtLeast(value=TEN)):
        rows = [(asked, Decimal(actual), TEN)]
        expected = score(asked, Decimal(actual), points=10, rule=rule).points
        for _ in range(2):  # the first row of a kind is scored, the next ones are awarded
            awarder = Awarder(rule=rule)
            assert [awarder.award(*rows[0]), awarder.award(*rows[0]), *awarder.many(rows)] == [expected] * 3
