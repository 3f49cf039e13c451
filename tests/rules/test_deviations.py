"""Points off by deviation: published rules with real numbers, and an oracle on ``|a - t|`` that knows no pieces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.basis import Basis, BasisKind, Document, assumed, ground_of
from budgetperf.errors import BudgetPerfError, InvalidValueError, NotScorableError
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.laws import Law
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import Score, score
from budgetperf.rules.shapes import CONVENTIONS, NegativeActual, NegativeTarget
from rule_strategies import POINTS, SIGNS, asked

CENTRAL = Document(title="中央级行政经费项目支出绩效考评管理办法（试行）")
HUNAN = Document(title="湖南省某部门公开的项目支出绩效自评表")
EXAMPLE = assumed("示例", "an example")
OWN = ("step", "step_of", "loss", "counts", "partial")
CLAMPED: dict[str, Any] = {"negative_actual": NegativeActual.ZERO, "negative_target": NegativeTarget.REFUSED}
WHOLE, NOTHING, PRO_RATA = PartialStep.WHOLE, PartialStep.NOTHING, PartialStep.PRO_RATA


def _rule(basis: Basis = EXAMPLE, **given_: Any) -> PerDeviation:
    fields: dict[str, Any] = {
        "step": Decimal("0.03"),
        "step_of": StepOf.TARGET,
        "loss": Share.of(1, 15),
        "counts": Counts.EITHER,
        "partial": NOTHING,
    }
    fields |= {"unit": ""} if given_.get("step_of") is StepOf.UNIT else {}
    return PerDeviation(**(fields | given_), basis={**CONVENTIONS, **dict.fromkeys(OWN, basis)})


_DIFFERENCE = Basis(kind=BasisKind.READ, document=CENTRAL, zh="每相差3%扣1分", en="each 3 % of difference costs 1")


def volume(partial: PartialStep) -> PerDeviation:
    """The work volume of an older central rule: 15 points, each 3 % of difference -1, in either direction."""
    return _rule(_DIFFERENCE, partial=partial)


def schedule(partial: PartialStep) -> PerDeviation:
    """Its schedule: 10 points, each 4 % late -1."""
    return _rule(_DIFFERENCE, step=Decimal("0.04"), loss=Share.of(1, 10), counts=Counts.MISSING, partial=partial)


def capped(partial: PartialStep) -> PerDeviation:
    """Hunan: 100 % is full, 0.5 of 5 points off per percentage point above, to 0."""
    loss = Share.of("0.5", 5)
    return _rule(step=Decimal(1), step_of=StepOf.UNIT, unit="%", loss=loss, counts=Counts.MISSING, partial=partial)


def short(partial: PartialStep) -> PerDeviation:
    """Hunan: every 5 % short costs 2 of 10 points."""
    return _rule(step=Decimal("0.05"), loss=Share.of(2, 10), counts=Counts.MISSING, partial=partial)


def _points(rule: PerDeviation, full: int, target: str, actuals: str) -> list[str]:
    return [str(score(parse(target), Decimal(a), points=full, rule=rule).points) for a in actuals.split()]


@pytest.mark.parametrize(
    ("partial", "earned"),
    [
        (WHOLE, "15.00 14.00 14.00 13.00 14.00 13.00 13.00 10.00 0.00 0.00"),
        (NOTHING, "15.00 15.00 14.00 14.00 15.00 14.00 14.00 10.00 1.00 0.00"),
        (PRO_RATA, "15.00 14.67 14.00 13.67 14.67 13.67 13.33 10.00 0.67 0.00"),
    ],
)
def test_each_three_percent_of_work_volume_costs_one_of_fifteen_points_in_either_direction(
    partial: PartialStep, earned: str
) -> None:
    actuals = "100 99 97 96 101 104 105 115 57 50"
    assert _points(volume(partial), 15, "≥100", actuals) == earned.split()
    assert _points(volume(partial), 15, "≤100", actuals) == earned.split(), "either direction is either direction"
    doubled = " ".join(str(2 * int(a)) for a in actuals.split())
    assert _points(volume(partial), 15, "=200", doubled) == earned.split(), "a step is a share of the target"


@pytest.mark.parametrize(
    ("rule", "full", "target", "actuals", "earned"),
    [
        (schedule(WHOLE), 10, "≤50天", "40 50 51 52 54 70 71", "10.00 10.00 9.00 9.00 8.00 0.00 0.00"),
        (schedule(NOTHING), 10, "≤50天", "40 50 51 52 54 70 71", "10.00 10.00 10.00 9.00 8.00 0.00 0.00"),
        (schedule(PRO_RATA), 10, "≤50天", "40 50 51 52 54 70 71", "10.00 10.00 9.50 9.00 8.00 0.00 0.00"),
        (capped(WHOLE), 5, "≤100%", "80 100 100.2 101 103.5 110 130", "5.00 5.00 4.50 4.50 3.00 0.00 0.00"),
        (capped(NOTHING), 5, "≤100%", "80 100 100.2 101 103.5 110 130", "5.00 5.00 5.00 4.50 3.50 0.00 0.00"),
        (capped(PRO_RATA), 5, "≤100%", "80 100 100.2 101 103.5 110 130", "5.00 5.00 4.90 4.50 3.25 0.00 0.00"),
        (short(WHOLE), 10, "≥100%", "120 100 99 95 90 75 60", "10.00 10.00 8.00 8.00 6.00 0.00 0.00"),
        (short(NOTHING), 10, "≥100%", "120 100 99 95 90 75 60", "10.00 10.00 10.00 8.00 6.00 0.00 0.00"),
        (short(PRO_RATA), 10, "≥100%", "120 100 99 95 90 75 60", "10.00 10.00 9.60 8.00 6.00 0.00 0.00"),
    ],
)
def test_published_deductions_in_all_three_readings_of_a_begun_step(
    rule: PerDeviation, full: int, target: str, actuals: str, earned: str
) -> None:
    assert _points(rule, full, target, actuals) == earned.split()


def test_a_loss_that_does_not_divide_the_points_stops_at_nothing() -> None:
    rule = _rule(loss=Share.of(2, 5), step=Decimal("0.1"), counts=Counts.MISSING)
    assert _points(rule, 10, "≥100", "100 90 80 70 60 0") == ["10.00", "6.00", "2.00", "0.00", "0.00", "0.00"]


# --- the oracle ------------------------------------------------------------------------------------------------------

STEPS = st.sampled_from([Decimal(n) for n in ("0.03", "0.25", "1", "2.5", "0.5", "10")])
LOSSES = st.sampled_from([Share.of(*n) for n in ((1, 15), (1, 4), (3, 10), (1, 1), (2, 3), (7, 100))])
RULES = st.builds(
    lambda signed, exactly, **given_: _rule(exactly=exactly, **given_, **signed),
    signed=st.sampled_from([{}, {"negative_target": NegativeTarget.REFUSED}, CLAMPED]),
    exactly=st.sampled_from(ExactlySide),
    step=STEPS,
    step_of=st.sampled_from(StepOf),
    loss=LOSSES,
    counts=st.sampled_from(Counts),
    partial=st.sampled_from(PartialStep),
)
TARGETS = st.integers(-16, 24).map(lambda quarters: Decimal(quarters) / 4)
OFFSETS = st.integers(-20, 20).map(lambda halves: Decimal(halves) / 2)
FINE = st.integers(-2000, 2000).map(lambda cents: Decimal(cents) / 100)


def _share(rule: PerDeviation, sign: str, target: Decimal, actual: Decimal) -> Fraction | None:
    """The share by the words: so much off for each step of ``|a - t|``, down to nothing; None where unscored."""
    if target < 0 and rule.negative_target is NegativeTarget.REFUSED:
        return None
    step = Fraction(rule.step) * (abs(Fraction(target)) if rule.step_of is StepOf.TARGET else 1)
    if step == 0:
        return None
    counted = max(actual, Decimal(0)) if rule.negative_actual is NegativeActual.ZERO else actual
    away = Fraction(counted) - Fraction(target)
    if sign == "=":
        one_sided = rule.exactly is ExactlySide.AT_LEAST and target >= 0
        sides = ({1} if target == 0 else {-1}) if one_sided else {-1, 1}
    else:
        sides = {-1} if sign in "≥>" else {1}
    if rule.counts is Counts.EITHER:
        sides = {-1, 1}
    if (away > 0) - (away < 0) not in sides:
        return Fraction(1)
    steps = abs(away) / step
    counted_steps = {WHOLE: Fraction(ceil(steps)), NOTHING: Fraction(floor(steps)), PRO_RATA: steps}
    return max(Fraction(0), 1 - rule.loss.exact * counted_steps[rule.partial])


def _exact(rule: PerDeviation, sign: str, target: Decimal, actual: Decimal, full: Decimal) -> Fraction | None:
    try:
        return score(asked(sign, target), actual, points=full, rule=rule).exact
    except NotScorableError:
        return None


@settings(max_examples=400)
@given(RULES, SIGNS, TARGETS, OFFSETS | FINE, st.booleans(), POINTS)
def test_the_points_are_those_of_the_deviation_in_steps(
    rule: PerDeviation, sign: str, target: Decimal, offset: Decimal, on_edges: bool, full: Decimal
) -> None:
    size = rule.step * (abs(target) if rule.step_of is StepOf.TARGET else 1)
    actual = target + offset * (size if on_edges else 1)
    share = _share(rule, sign, target, actual)
    assert _exact(rule, sign, target, actual, full) == (None if share is None else Fraction(full) * share)


@settings(max_examples=200)
@given(RULES, SIGNS, TARGETS, FINE)
def test_each_actual_falls_on_just_one_piece(rule: PerDeviation, sign: str, target: Decimal, actual: Decimal) -> None:
    a, t = Fraction(actual), Fraction(target)
    pieces = rule.pieces(asked(sign, target))
    listed = pieces.positive if t > 0 else pieces.negative if t < 0 else pieces.zero
    passed = [not piece.holds(a, t) for piece in listed]
    assert passed == sorted(passed, reverse=True), "once below an edge, below all that follow"
    assert len(listed) == 0 or (pieces.find(a, t) == listed[sum(passed)] and not passed[-1])


@given(RULES, st.sampled_from(["≥≤", "≤≥", "><", "<>"]), TARGETS, FINE, POINTS)
def test_the_rule_is_the_same_in_the_mirror(
    rule: PerDeviation, signs: str, target: Decimal, actual: Decimal, full: Decimal
) -> None:
    if rule.negative_target is NegativeTarget.SCORED:
        there = _exact(rule, signs[1], -target, -actual, full)
        assert _exact(rule, signs[0], target, actual, full) == there


@pytest.mark.parametrize("sign", ["≥", "=", "≤"])
def test_a_step_that_is_a_share_of_zero_is_no_step(sign: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        score(asked(sign, Decimal(0)), 3, points=10, rule=short(NOTHING))
    assert caught.value.zh == "指标值为 0，规则不对零指标值计分。"
    assert _points(capped(NOTHING), 5, f"{sign}0%", "0") == ["5.00"]


# --- laws ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "target", "missing"),
    [
        (volume(NOTHING), "≥100", {"monotone": "counts", "full_when_met": "counts", "continuous": "partial"}),
        (volume(PRO_RATA), "≤100", {"monotone": "counts", "full_when_met": "counts"}),
        (volume(PRO_RATA), "=100", {"monotone": "counts", "full_when_met": "counts"}),
        (volume(PRO_RATA), "=-100", {}),
        (_rule(exactly=ExactlySide.BOTH, partial=WHOLE), "=100", {"continuous": "partial"}),
        (schedule(PRO_RATA), "≤100", {}),
        (schedule(WHOLE), "<100", {"continuous": "partial"}),
        (capped(PRO_RATA), "≤100%", {"unit_free": "step_of"}),
        (capped(NOTHING), "≤100%", {"unit_free": "step_of", "continuous": "partial"}),
    ],
)
def test_each_departure_names_the_field_and_its_basis(rule: PerDeviation, target: str, missing: dict[str, str]) -> None:
    number = target[1:].rstrip("%")
    expectation = asked(target[0], Decimal(number), target[1:].removeprefix(number))
    found = rule.departures(expectation)
    assert {item.law.value: item.field for item in found} == missing
    assert all(item.basis == ground_of(rule, rule.basis, item.field) for item in found)
    assert {law.value for law in rule.laws(expectation)} == {law.value for law in Law} - set(missing)


# --- refusals --------------------------------------------------------------------------------------------------------

TOO_LITTLE = (
    "PerDeviation loses {} per step of {}, expected a step above 0 and a loss of at least 1/1000 of the points.",
    "PerDeviation 每 {} 扣 {}，步长应大于 0，每步扣分应不小于分值的 1/1000。",
)


@pytest.mark.parametrize(
    ("wrong", "en", "zh"),
    [
        ({"step": Decimal(0)}, TOO_LITTLE[0].format("1/15", "0"), TOO_LITTLE[1].format("0", "1/15")),
        ({"step": Decimal("-0.03")}, TOO_LITTLE[0].format("1/15", "-0.03"), TOO_LITTLE[1].format("-0.03", "1/15")),
        ({"loss": Share.of(1, 1001)}, TOO_LITTLE[0].format("1/1001", "0.03"), TOO_LITTLE[1].format("0.03", "1/1001")),
        (
            {"loss": Share.of(16, 15)},
            "PerDeviation.loss is 16/15, expected a share of the points, 0 to 1.",
            "PerDeviation.loss 为 16/15，应为分值的比例（0 至 1）。",
        ),
        (
            {"loss": Share.of(1, 0)},
            "PerDeviation.loss is 1/0, expected a share of the points, 0 to 1.",
            "PerDeviation.loss 为 1/0，应为分值的比例（0 至 1）。",
        ),
        (
            {"exactly": Tolerance(share=Share.of(5, 100), outside=Outside.FROM_EDGE)},
            "PerDeviation has a tolerance, expected none: deviations count from the target.",
            "PerDeviation 不能设容差：偏离自指标值起算。",
        ),
    ],
)
def test_a_step_or_a_loss_out_of_range_is_refused(wrong: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _rule(**wrong)
    assert (caught.value.en, caught.value.zh) == (en, zh)


def test_the_least_loss_makes_a_thousand_steps() -> None:
    rule = _rule(loss=Share.of(1, 1000), step=Decimal(1), step_of=StepOf.UNIT, partial=WHOLE)
    assert _points(rule, 1000, "≥0", "-1 -999 -1000 -2000") == ["999.00", "1.00", "0.00", "0.00"]


@pytest.mark.parametrize("field", ["step", "step_of", "loss", "counts", "partial", "rounding", "exactly"])
@pytest.mark.parametrize("value", [None, "0.03", 0.5])
def test_a_value_of_another_type_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(BudgetPerfError) as caught:
        _rule(**{field: value})
    assert f"PerDeviation.{field}" in caught.value.en
    assert f"PerDeviation.{field}" in caught.value.zh


@pytest.mark.parametrize("step", [Decimal("NaN"), Decimal("Infinity")])
def test_a_step_that_is_no_finite_number_is_refused(step: Decimal) -> None:
    with pytest.raises(BudgetPerfError, match=r"PerDeviation\.step"):
        _rule(step=step)


def test_a_basis_is_given_for_each_field_and_for_no_other() -> None:
    bases = dict.fromkeys(OWN, EXAMPLE)
    fields: dict[str, Any] = {name: getattr(volume(WHOLE), name) for name in OWN}
    assert set(PerDeviation(**fields, basis=bases).basis) == {*bases, *CONVENTIONS}
    with pytest.raises(InvalidValueError) as caught:
        PerDeviation(**fields, basis={key: bases[key] for key in OWN if key not in {"loss", "counts"}})
    assert caught.value.en == "PerDeviation.basis lacks counts, loss."
    assert caught.value.zh == "PerDeviation.basis 缺少 counts、loss。"
    with pytest.raises(InvalidValueError) as caught:
        PerDeviation(**fields, basis={**bases, "missed": EXAMPLE})
    assert caught.value.en == "PerDeviation.basis has no field missed."


# --- the account -----------------------------------------------------------------------------------------------------


def _formula(scored: Score) -> tuple[str, str]:
    step = next(step for _, step in scored.explanation.walk() if step.key.startswith("piece."))
    return step.zh, step.en


def test_the_rule_says_itself_in_both_languages() -> None:
    assert capped(WHOLE).says.zh == "每偏离 1（单位为“%”）扣分值的 0.5/5"
    assert volume(WHOLE).says.en == "each 0.03 (as a share of the target) of deviation costs 1/15 of the points"


def test_the_account_names_the_number_of_steps_as_a_share() -> None:
    assert _formula(score(parse("≥100"), 96, points=15, rule=volume(WHOLE))) == (
        "偏离指标值，按偏离扣分：15 × 13/15 = 13（a=96, t=100）",
        "off the target: points are lost by deviation: 15 × 13/15 = 13 (a=96, t=100)",
    )


def test_the_formula_of_the_account_is_right_as_it_is_printed() -> None:
    """``10 × 0.1t-0.1a+1`` is not what was computed: a sum stands in brackets behind a product."""
    zh, en = _formula(score(parse("≤100%"), "103.5%", points=5, rule=capped(PRO_RATA)))
    assert "5 × (0.1t-0.1a+1) = 3.25" in zh
    assert "5 × (0.1t-0.1a+1) = 3.25" in en


def test_a_begun_step_that_costs_nothing_is_not_called_the_limit() -> None:
    """98 of ≥100 misses the target by less than a step: it is neither at the limit nor scored in proportion."""
    scored = score(parse("≥100"), 98, points=15, rule=volume(NOTHING))
    assert (scored.outcome, scored.points) == (Outcome.MISSED, Decimal(15))
    zh, en = _formula(scored)
    assert "恰为界限值" not in zh
    assert "按比例" not in zh
    assert "just at the limit" not in en


@example(rule=volume(NOTHING), sign="≥", target=Decimal(100), actual=Decimal(98))
@settings(max_examples=150)
@given(RULES, SIGNS, TARGETS, FINE)
def test_every_score_verifies(rule: PerDeviation, sign: str, target: Decimal, actual: Decimal) -> None:
    try:
        scored = score(asked(sign, target), actual, points=15, rule=rule)
    except NotScorableError:
        assert _share(rule, sign, target, actual) is None
    else:
        assert scored.verify().ok
        assert 0 <= scored.points <= 15
