"""Units: what is converted exactly, what is only taken, what keeps a verdict open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from budgetperf.errors import UnitMismatchError
from budgetperf.rules.outcomes import ExactlySide, Outcome, judge
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.scoring import score
from budgetperf.rules.units import UNIT_TAKEN, align, unit_term


@pytest.mark.parametrize(
    ("target", "target_unit", "actual", "actual_unit", "both"),
    [
        ("90", "万元", "900000", "元", (90, 90)),
        ("1", "亿元", "9999.5", "万元", (1, Fraction("0.99995"))),
        ("2", "亿", "1", "万", (2, Fraction(1, 10_000))),
        ("1.5", "万人", "15000", "人", (Fraction("1.5"), Fraction("1.5"))),
        ("30", "人", "30", "人", (30, 30)),
        ("0.3", "", "0.30", "", (Fraction(3, 10), Fraction(3, 10))),
    ],
)
def test_multiples_of_one_unit_are_converted_exactly(
    target: str, target_unit: str, actual: str, actual_unit: str, both: tuple[Fraction, Fraction]
) -> None:
    aligned = align(Decimal(target), target_unit, Decimal(actual), actual_unit)
    assert (aligned.target, aligned.actual) == both
    assert aligned.assumptions == ()


@pytest.mark.parametrize(
    ("target", "target_unit", "actual", "actual_unit", "both"),
    [
        ("200", "万", "195.5", "万元", (200, Fraction("195.5"))),
        ("200", "万元", "195.5", "万", (200, Fraction("195.5"))),
        ("90", "万元", "85", "", (90, 85)),
        ("90", "", "85", "万元", (90, 85)),
        ("95", "%", "96", "", (95, 96)),
        ("95", "", "96", "%", (95, 96)),
        ("5", "‰", "4", "", (5, 4)),
        ("1", "万", "9999", "人", (1, Fraction("0.9999"))),
    ],
)
def test_a_missing_unit_is_taken_from_the_other_side_and_said_so(
    target: str, target_unit: str, actual: str, actual_unit: str, both: tuple[Fraction, Fraction]
) -> None:
    aligned = align(Decimal(target), target_unit, Decimal(actual), actual_unit)
    assert (aligned.target, aligned.actual) == both
    assert aligned.assumptions == (UNIT_TAKEN,)


DIFFERENT = [
    ("≥100人", "100人次"),
    ("≥100人次", "120人"),
    ("≥95%", "96元"),
    ("≤90万元", "85%"),
    ("≥95%", "0.96万"),
    ("≥5万", "96%"),
    ("≥5%", "5个百分点"),
    ("≥10亩", "6667平方米"),
    ("≤3个月", "90天"),
    ("≤5个工作日", "6天"),
    ("≤3.6万元/公里·年", "3000元/公里·月"),
    ("≤500元/人", "6.2万元"),
    ("≥3部", "3个"),
    ("≤90万元", "90万人"),
    ("100人", "100人次"),
    ("≤5‰", "0.5万"),
    ("≤3个百分点", "0.0003万"),
]


@pytest.mark.parametrize(("target", "actual"), DIFFERENT)
def test_units_that_no_exact_rule_converts_keep_the_verdict_open(target: str, actual: str) -> None:
    verdict = judge(parse(target), read_actual(actual), ExactlySide.AT_LEAST)
    assert verdict.outcome is Outcome.UNDECIDED
    assert verdict.units_differ
    assert verdict.en.startswith("the target is in ")
    assert verdict.zh.startswith("指标值单位为“")


def test_a_unit_that_differs_is_refused_with_both_names_and_a_hint() -> None:
    with pytest.raises(UnitMismatchError) as caught:
        align(Decimal(100), "人", Decimal(100), "人次")
    error = caught.value
    assert error.code == "unit-mismatch"
    assert dict(error.facts) == {"target_unit": "人", "actual_unit": "人次"}
    assert error.text("en") == "the target is in 人 and the actual in 人次. Hint: state both in one unit"
    assert error.text("zh") == "指标值单位为“人”，实际完成值单位为“人次”。提示：请统一单位"


@pytest.mark.parametrize(("target", "actual"), [pair for pair in DIFFERENT if pair[0][0] in "≥≤"])
def test_a_score_between_such_units_is_refused(target: str, actual: str) -> None:
    with pytest.raises(UnitMismatchError):
        score(parse(target), actual, points=10, rule=Proportional())


@pytest.mark.parametrize(
    ("target", "actual", "outcome"),
    [
        ("≤90万元", "900000元", Outcome.MET),
        ("≤90万元", "900001元", Outcome.MISSED),
        ("≤90万元", "0.008亿元", Outcome.EXCEEDED),
        ("≥200万", "195.5万元", Outcome.MISSED),
        ("90万元", "900000元", Outcome.MET),
        ("≤9千元", "9000元", Outcome.MET),
        ("≥5%", "50‰", Outcome.MET),
        ("≤0.5‰", "0.05%", Outcome.MET),
        ("≥3.2公里", "3200米", Outcome.MET),
        ("≥15km", "15.6公里", Outcome.EXCEEDED),
        ("≥2平方公里", "200公顷", Outcome.MET),
        ("≥400㎡", "412平方米", Outcome.EXCEEDED),
        ("≥20吨", "20000公斤", Outcome.MET),
        ("≤2小时", "90分钟", Outcome.EXCEEDED),
        ("≤18个月", "1.5年", Outcome.MET),
        ("≤15日", "15天", Outcome.MET),
        ("≤6元/㎡/年", "6元/平方米·年", Outcome.MET),
        ("≤0.6万元/㎡", "6000元/平方米", Outcome.MET),
        ("≤3元/公里", "3元/千米", Outcome.MET),
    ],
)
def test_a_verdict_sees_through_the_multiplier(target: str, actual: str, outcome: Outcome) -> None:
    assert judge(parse(target), read_actual(actual), ExactlySide.AT_LEAST).outcome is outcome


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥95%", "0.98"),
        ("≥0.95", "98%"),
        ("≥2万", "15000"),
        ("≤90万元", "850000"),
        ("≥5000", "0.5万"),
        ("≥1亿元", "120000000"),
        ("≤5‰", "0.004"),
        ("≤-30%", "-0.35"),
        ("≥-30%", "-0.25"),
    ],
)
def test_a_number_that_fits_better_without_the_other_sides_unit_is_nobodys_to_guess(target: str, actual: str) -> None:
    verdict = judge(parse(target), read_actual(actual), ExactlySide.AT_LEAST)
    assert verdict.outcome is Outcome.UNDECIDED
    assert verdict.units_differ


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥95%", "98"), ("≥95", "98%"), ("≥2万", "1.5"), ("≤90万元", "85"), ("≥95%", "0"), ("≥0", "5%"), ("≤-30%", "-35")],
)
def test_a_number_that_fits_the_other_sides_unit_takes_it(target: str, actual: str) -> None:
    verdict = judge(parse(target), read_actual(actual), ExactlySide.AT_LEAST)
    assert verdict.outcome is not Outcome.UNDECIDED
    assert verdict.assumptions == (UNIT_TAKEN,)


def test_a_unit_has_words_of_its_own() -> None:
    assert [(said.key, said.zh, said.en) for said in map(unit_term, ("%", ""))] == [
        ("unit", "单位为“%”", "in %"),
        ("unit", "不带单位", "in plain numbers"),
    ]
