"""Every option of the proportional rule against an oracle that knows nothing of pieces, and in worked figures."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share
from budgetperf.errors import InexactNumberError, InvalidValueError, NotScorableError
from budgetperf.rules.actuals import Measured
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import Score, score
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.wire import dumps, from_data, loads, rule_hash, to_data
from rule_strategies import NUMBERS, POINTS, SHAPES, SIGNS, asked
from rules.shape_oracle import (
    CLAMPED,
    EVERY,
    EXACTLY,
    EXAMPLE,
    RULES,
    awarded,
    bends,
    beside,
    proportional,
    scores,
    share_of,
)

WIDE = st.decimals(allow_nan=False, allow_infinity=False, places=18, min_value=-(10**18), max_value=10**18)
DEDUCTIONS = st.sampled_from([Decimal(n) for n in ("0", "0", "0.5", "1", "2.125", "0.0001", "1000")])


@settings(max_examples=1500)
@given(RULES, SIGNS, NUMBERS | WIDE, NUMBERS | WIDE, POINTS, DEDUCTIONS)
def test_every_option_awards_what_its_words_say(
    rule: Proportional, sign: str, target: Decimal, actual: Decimal, full: Decimal, deduction: Decimal
) -> None:
    assume(scores(rule, target))
    got = score(asked(sign, target), actual, points=full, rule=rule, deduction=deduction)
    assert got.exact == Fraction(full) * share_of(rule, sign, Fraction(target), Fraction(actual))
    assert Fraction(got.points) == awarded(rule, got.exact, Fraction(deduction))
    assert (got.full, got.deduction) == (full, deduction)


@settings(max_examples=400)
@given(RULES, SIGNS, NUMBERS, st.data())
def test_the_words_hold_just_at_and_beside_every_edge(
    rule: Proportional, sign: str, target: Decimal, data: st.DataObject
) -> None:
    assume(scores(rule, target))
    edge = data.draw(st.sampled_from(bends(rule, Fraction(target))))
    for actual in beside(edge):
        got = score(asked(sign, target), actual, points=7, rule=rule)
        assert got.exact == 7 * share_of(rule, sign, Fraction(target), Fraction(actual))


def test_no_combination_of_options_is_left_to_chance() -> None:
    """Every option with every other, at each whole or half multiple of the target from twice below to thrice above."""
    wrong: list[str] = []
    compared = 0
    for i, rule in enumerate(EVERY):
        for sign, target in zip(SHAPES, (20, 0, -20, 20, 0), strict=True) if i % 2 else product(SHAPES, (20, 0, -20)):
            if not scores(rule, Fraction(target)):
                continue
            for actual in range(-50, 70, 12) if i % 3 else (-60, -40, -30, -20, -19, -1, 0, 1, 19, 20, 21, 30, 40, 60):
                compared += 1
                got = score(asked(sign, Decimal(target)), actual, points=10, rule=rule).exact
                if got != 10 * share_of(rule, sign, Fraction(target), Fraction(actual)):
                    wrong.append(f"{sign}{target}, {actual}: {got} by {rule}")
    assert wrong == []
    assert compared > 20_000
    assert len(set(EVERY)) == len(EVERY) > 350


@settings(max_examples=80)
@given(RULES, SIGNS, NUMBERS, NUMBERS, POINTS, DEDUCTIONS)
def test_a_score_by_any_option_verifies_and_survives_the_wire(
    rule: Proportional, sign: str, target: Decimal, actual: Decimal, full: Decimal, deduction: Decimal
) -> None:
    assume(scores(rule, target))
    reached = Measured(value=actual, unit="%")
    got = score(asked(sign, target, "%"), reached, points=full, rule=rule, deduction=deduction)
    assert got.verify().ok
    again = loads(dumps(got), Score)
    assert again == got
    assert dumps(again) == dumps(got)
    assert from_data(to_data(rule), Proportional) == rule


def test_rules_that_differ_in_any_option_have_different_hashes() -> None:
    assert len({rule_hash(rule) for rule in EVERY[::3]}) == len(EVERY[::3])


SIXTY = proportional(passes_from=Share.of(60, 100))
OPEN = Proportional(capping=Capping.UNCAPPED)
CLAMP = Proportional(**CLAMPED)
WORKED: list[tuple[str, Proportional, str, dict[str, str]]] = [
    ("pass mark", SIXTY, "≥50", {"29.99": "0.00", "30": "6.00", "40": "8.00", "50": "10.00", "-3": "0.00"}),
    ("pass mark", SIXTY, "≤50", {"50": "10.00", "60": "8.00", "70": "6.00", "70.01": "0.00", "200": "0.00"}),
    ("pass mark", SIXTY, "≤-30%", {"-30": "10.00", "-18": "6.00", "-17.9": "0.00", "5": "0.00"}),
    ("pass mark", SIXTY, "≥0", {"0": "10.00", "-1": "0.00"}),
    (
        "pass mark, inverse ratio",
        proportional(passes_from=Share.of(60, 100), reverse=Reverse.INVERSE_RATIO),
        "≤30",
        {"30": "10.00", "40": "7.50", "50": "6.00", "50.01": "0.00"},
    ),
    ("whole pass mark", proportional(passes_from=Share.of(1, 1)), "≥50", {"49.99": "0.00", "50": "10.00"}),
    ("whole pass mark", proportional(passes_from=Share.of(1, 1)), "≤50", {"50": "10.00", "50.01": "0.00"}),
    ("no cap", OPEN, "≥50", {"25": "5.00", "50": "10.00", "75": "15.00", "-10": "0.00"}),
    ("no cap", OPEN, "≤50", {"50": "10.00", "25": "15.00", "0": "20.00", "-50": "30.00", "75": "5.00"}),
    ("no cap", OPEN, "=50", {"75": "15.00"}),
    ("no cap", OPEN, "≥0", {"75": "10.00"}),
    ("no cap", OPEN, "≤-30%", {"-45": "15.00", "-15": "5.00"}),
    ("none below zero", CLAMP, "≤10", {"-5": "10.00"}),
    ("none below zero", CLAMP, "≥0", {"-5": "10.00", "0": "10.00"}),
    ("none below zero", CLAMP, "=0", {"-5": "10.00", "1": "0.00"}),
    ("always", Proportional(zero_target=ZeroTarget.ALWAYS), "≥0", {"-5": "10.00", "0": "10.00", "5": "10.00"}),
    ("always", Proportional(zero_target=ZeroTarget.ALWAYS), "≤0", {"0": "10.00", "5": "0.00"}),
    (
        "not above",
        Proportional(zero_target=ZeroTarget.WHEN_NOT_ABOVE),
        "≥0",
        {"-5": "10.00", "0": "10.00", "1": "0.00"},
    ),
    ("not above", Proportional(zero_target=ZeroTarget.WHEN_NOT_ABOVE), "≥1", {"0": "0.00", "1": "10.00", "2": "10.00"}),
]


@pytest.mark.parametrize(("what", "rule", "target", "earned"), WORKED)
def test_options_in_worked_figures(what: str, rule: Proportional, target: str, earned: dict[str, str]) -> None:
    got = {actual: str(score(parse(target), Decimal(actual), points=10, rule=rule).points) for actual in earned}
    assert got == earned, what


@pytest.mark.parametrize(
    ("target", "actual", "deduction", "points"),
    [
        ("≥95%", "93.2%", "1", "8.81"),
        ("≥95%", "93.2%", "0", "9.81"),
        ("≥95%", "93.2%", "9.81", "0"),
        ("≥95%", "93.2%", "9.82", "0"),
        ("≥95%", "0%", "3", "0"),
        ("≥95%", "93.2%", "0.125", "9.685"),
    ],
)
def test_a_manual_deduction_comes_after_rounding_and_stops_at_zero(
    target: str, actual: str, deduction: str, points: str
) -> None:
    got = score(parse(target), actual, points=10, rule=Proportional(), deduction=deduction)
    assert got.points == Decimal(points)
    assert got.exact == score(parse(target), actual, points=10, rule=Proportional()).exact
    said = [step.key for step in got.account]
    assert said[-1] == ("deduction" if Decimal(deduction) else "rounding")


@pytest.mark.parametrize("deduction", [-1, "-0.01", Decimal("NaN"), 0.5, True, None, "一分"])
def test_a_deduction_is_an_exact_number_from_zero_on(deduction: Any) -> None:
    with pytest.raises((InvalidValueError, InexactNumberError)) as caught:
        score(parse("≥95%"), "93.2%", points=10, rule=Proportional(), deduction=deduction)
    assert caught.value.zh != caught.value.en


@pytest.mark.parametrize("sign", sorted(SHAPES))
@pytest.mark.parametrize("rule", [CLAMP, Proportional(negative_target=NegativeTarget.REFUSED)])
def test_a_rule_that_refuses_negative_targets_says_so(rule: Proportional, sign: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        score(asked(sign, Decimal(-30), "%"), -30, points=10, rule=rule)
    assert caught.value.en == "the target is -30, and the rule does not score negative targets."
    assert caught.value.zh == "指标值为 -30，规则不对负指标值计分。"
    assert dict(caught.value.facts) == {"target": "-30"}
    assert score(asked(sign, Decimal(0)), 0, points=10, rule=rule).exact == 10


@pytest.mark.parametrize("mark", [Share.of(0, 1), Share.of(-1, 2), Share.of(11, 10), Share.of(0, 0), Share.of(1, 0)])
def test_a_pass_mark_is_a_share_above_nothing_and_up_to_the_whole(mark: Share) -> None:
    with pytest.raises(InvalidValueError) as caught:
        proportional(passes_from=mark)
    assert caught.value.en == f"Proportional.passes_from is {mark}, expected a share above 0 and up to 1."
    assert caught.value.zh == f"Proportional.passes_from 为 {mark}，应大于 0 且不大于 1。"
    assert dict(caught.value.facts) == {"found": str(mark)}


def test_a_pass_mark_needs_a_basis_and_none_needs_none() -> None:
    with pytest.raises(InvalidValueError, match=r"Proportional\.basis lacks passes_from"):
        Proportional(passes_from=Share.of(60, 100))
    assert "passes_from" not in Proportional().basis
    kept = Proportional(passes_from=Share.of(60, 100), basis={"passes_from": EXAMPLE})
    assert [item.key for item in kept.assumptions if "passes" in item.key] == ["proportional.passes_from"]


@pytest.mark.parametrize(
    "options",
    [
        {"reverse": Reverse.INVERSE_RATIO},
        {"exactly": ExactlySide.BOTH},
        {"exactly": Tolerance(share=Share.of(1, 10), outside=Outside.FROM_EDGE)},
    ],
)
def test_no_cap_is_refused_beside_what_has_no_limit_or_nothing_better(options: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Proportional(capping=Capping.UNCAPPED, **options)
    assert caught.value.en.startswith("Proportional has no cap beside an inverse ratio, which has no limit, or beside")
    assert caught.value.zh.startswith("Proportional 不设上限时，不能采用反比公式（没有极限），也不能采用双向“=”。")
    assert caught.value.hint_en == "keep Capping.CAPPED, or use Reverse.LINEAR_TO_TWICE and ExactlySide.AT_LEAST"
    assert "Capping.CAPPED" in (caught.value.hint_zh or "")


def test_negative_actuals_are_not_zero_where_negative_targets_are_scored() -> None:
    """An actual of -40 % meets ≤-30 %, and would miss it if it counted as zero."""
    with pytest.raises(InvalidValueError) as caught:
        Proportional(negative_actual=NegativeActual.ZERO)
    assert caught.value.en.startswith("Proportional counts negative actuals as zero and scores negative targets")
    assert caught.value.zh.startswith("Proportional 将负的实际值按零计，又对负的指标值计分")
    assert "NegativeTarget.REFUSED" in (caught.value.hint_en or "")


@pytest.mark.parametrize(
    ("field", "bad", "kind"),
    [
        ("reverse", "linear_to_twice", "Reverse"),
        ("zero_target", None, "ZeroTarget"),
        ("capping", True, "Capping"),
        ("passes_from", Decimal("0.6"), "Share"),
        ("rounding", 2, "Rounding"),
        ("exactly", "both", "ExactlySide"),
        ("negative_actual", 0, "NegativeActual"),
        ("negative_target", False, "NegativeTarget"),
    ],
)
def test_an_option_of_another_type_is_refused_by_name(field: str, bad: Any, kind: str) -> None:
    given_: dict[str, Any] = {field: bad}
    with pytest.raises(InvalidValueError) as caught:
        Proportional(**given_)
    assert caught.value.en.startswith(f"Proportional.{field} is {type(bad).__name__}, expected {kind}")
    assert caught.value.zh.startswith(f"Proportional.{field} 为 {type(bad).__name__}，应为 {kind}")


_READ: dict[str, list[Any]] = {
    "reverse": list(Reverse),
    "zero_target": list(ZeroTarget),
    "capping": list(Capping),
    "exactly": [*ExactlySide, EXACTLY[-2]],
    "negative_target": list(NegativeTarget),
    "rounding": [Rounding(places=0, mode=RoundingMode.UP), Rounding(places=2, mode=RoundingMode.HALF_UP)],
}


@settings(max_examples=400)
@given(RULES, SIGNS, NUMBERS, NUMBERS, st.sampled_from(sorted(_READ)), st.data())
def test_a_convention_that_changes_the_points_is_among_those_they_rest_on(
    rule: Proportional, sign: str, target: Decimal, actual: Decimal, field: str, data: st.DataObject
) -> None:
    """If another value of a field awards other points, or none, then the score lists that field."""
    assume(scores(rule, target))
    options: dict[str, Any] = {name: getattr(rule, name) for name in (*_READ, "negative_actual", "passes_from")}
    try:
        other = proportional(**options | {field: data.draw(st.sampled_from(_READ[field]))})
    except InvalidValueError:
        assume(False)
    here = score(asked(sign, target), actual, points=10, rule=rule)
    try:
        there = score(asked(sign, target), actual, points=10, rule=other)
        same = (here.exact, here.points, here.outcome) == (there.exact, there.points, there.outcome)
    except NotScorableError:
        same = False
    assert same or f"proportional.{field}" in {item.key for item in here.assumptions}


@settings(max_examples=200)
@given(SIGNS, NUMBERS, NUMBERS)
def test_counting_negative_actuals_as_zero_is_listed_where_it_matters(
    sign: str, target: Decimal, actual: Decimal
) -> None:
    assume(target >= 0)
    as_is = Proportional(negative_target=NegativeTarget.REFUSED)
    here, there = (score(asked(sign, target), actual, points=10, rule=rule) for rule in (as_is, CLAMP))
    if here.exact != there.exact:
        assert "proportional.negative_actual" in {item.key for item in here.assumptions}
    assert ("proportional.negative_actual" in {item.key for item in there.assumptions}) == (actual < 0)
    assert here.outcome is there.outcome is not Outcome.UNDECIDED
