"""Overshoot that must be explained: the worked cases, the laws, the account and the refusals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.errors import InexactNumberError, InvalidValueError, NotScorableError, UnitMismatchError
from budgetperf.evidence import verify
from budgetperf.regimes.practices import GUANGXI
from budgetperf.rules.actuals import Measured
from budgetperf.rules.expectations import AtLeast, AtMost, Exactly, LessThan, MoreThan
from budgetperf.rules.overshoot import Concerned, OvershootCheck, OvershootRule, check_overshoot
from budgetperf.rules.reading import parse, read_actual
from budgetperf.wire import dumps, loads
from rule_samples import based
from rule_strategies import SIGNS, asked, scaled

assert GUANGXI.overshoot is not None
EVERY = GUANGXI.overshoot
RISING = evolve(EVERY, concerned=Concerned.RISING)
ASSUMED = evolve(EVERY, basis=based("ratio", "zero_target", "concerned"))


def _check(target: str, actual: str, rule: OvershootRule = EVERY) -> OvershootCheck:
    expectation, reached = parse(target), read_actual(actual)
    assert isinstance(expectation, (AtLeast, MoreThan, AtMost, LessThan, Exactly))
    assert isinstance(reached, Measured)
    return check_overshoot(expectation, reached, rule)


@pytest.mark.parametrize(
    ("target", "actual", "every", "rising"),
    [
        ("≥100人", "129.99人", False, False),
        ("≥100人", "130人", True, True),
        ("≥100人", "1000000人", True, True),
        ("≥100人", "0人", False, False),
        ("≥100人", "-130人", False, False),
        (">100人", "130人", True, True),
        (">100人", "129人", False, False),
        ("=100%", "130%", True, False),
        ("=100%", "129.9%", False, False),
        ("≤100万元", "130万元", True, False),
        ("<100万元", "1300000元", True, False),
        ("≤100万元", "1299999元", False, False),
        ("≥7", "9.1", True, True),
        ("≥7", "9.09", False, False),
        ("≥0件", "30件", True, True),
        ("≥0件", "29.99件", False, False),
        ("≤0件", "30件", True, False),
        ("=0件", "29件", False, False),
        ("≥0万元", "300000元", True, True),
        ("≥0万元", "299999元", False, False),
    ],
)
def test_from_130_percent_and_beside_zero_from_30_on_the_reason_must_be_given(
    target: str, actual: str, every: bool, rising: bool
) -> None:
    for rule, must in ((EVERY, every), (RISING, rising)):
        got = _check(target, actual, rule)
        assert got.must_explain is must
        assert verify(got)
        assert loads(dumps(got), OvershootCheck) == got


@pytest.mark.parametrize(
    ("target", "rule", "limit"),
    [
        ("≥100人", EVERY, Fraction(130)),
        ("≥7", EVERY, Fraction(91, 10)),
        ("≥0", EVERY, Fraction(30)),
        ("≥3", evolve(EVERY, ratio=Share.of(4, 3)), Fraction(4)),
        ("≥10", evolve(EVERY, ratio=Share.of(1, 1)), Fraction(10)),
        ("≤100", RISING, None),
        ("=100", RISING, None),
        ("<0", RISING, None),
    ],
)
def test_the_limit_is_exact_and_none_where_the_rule_is_not_concerned(
    target: str, rule: OvershootRule, limit: Fraction | None
) -> None:
    assert _check(target, "5", rule).limit == limit


POSITIVE = st.integers(1, 10**6).map(lambda n: Decimal(n) / 100)
ACTUALS = st.integers(-(10**6), 10**7).map(lambda n: Decimal(n) / 100)
RATIOS = st.tuples(st.integers(100, 500), st.just(100)).map(lambda pair: Share.of(*pair))


@given(SIGNS, POSITIVE | st.just(Decimal(0)), ACTUALS, RATIOS, st.sampled_from(Concerned))
def test_the_answer_is_that_of_the_plain_sentence(
    sign: str, target: Decimal, actual: Decimal, ratio: Share, concerned: Concerned
) -> None:
    rule = evolve(EVERY, ratio=ratio, concerned=concerned)
    limit = Fraction(target) * ratio.exact if target else Fraction(30)
    must = (concerned is Concerned.EVERY or sign in "≥>") and Fraction(actual) >= limit
    assert check_overshoot(asked(sign, target), actual, rule).must_explain is must


@given(SIGNS, POSITIVE | st.just(Decimal(0)), ACTUALS, ACTUALS)
def test_more_never_needs_less_explanation(sign: str, target: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    below, above = (check_overshoot(asked(sign, target), actual, EVERY) for actual in (low, high))
    assert below.must_explain <= above.must_explain


@given(SIGNS, POSITIVE, ACTUALS, POSITIVE)
def test_beside_a_positive_target_another_unit_gives_the_same_answer(
    sign: str, target: Decimal, actual: Decimal, factor: Decimal
) -> None:
    plain = check_overshoot(asked(sign, target), actual, EVERY)
    other = check_overshoot(asked(sign, scaled(target, factor)), scaled(actual, factor), EVERY)
    assert plain.must_explain is other.must_explain


def test_a_plain_number_is_in_the_unit_of_the_target() -> None:
    expectation = parse("≥100万元")
    assert isinstance(expectation, AtLeast)
    for actual in (130, "130", Decimal("130.0")):
        got = check_overshoot(expectation, actual, EVERY)
        assert (got.must_explain, got.actual) == (True, Measured(value=Decimal(actual), unit="万元"))
        assert got.assumptions == ()


@pytest.mark.parametrize("target", ["≥-30%", "≤-30%", "=-30%"])
def test_a_target_below_zero_is_refused_where_the_rule_is_concerned(target: str) -> None:
    with pytest.raises(NotScorableError) as caught:
        _check(target, "10%")
    assert caught.value.en == "the target is -30, and a ratio to a negative target says nothing."
    assert caught.value.zh == "指标值为 -30，与负的指标值之比没有意义。"
    assert caught.value.facts == {"target": "-30"}


def test_a_target_below_zero_that_the_rule_does_not_concern_is_left_alone() -> None:
    assert not _check("≤-30%", "10%", RISING).must_explain


def test_units_that_do_not_convert_are_refused() -> None:
    with pytest.raises(UnitMismatchError):
        _check("≥100人", "130次")


@pytest.mark.parametrize(("target", "actual"), [("≥100人", "≤150人"), ("≤100人", "≥50人"), ("≥100人", "<200人")])
def test_an_actual_that_is_only_a_bound_the_other_way_decides_nothing(target: str, actual: str) -> None:
    with pytest.raises(NotScorableError):
        _check(target, actual)


def test_what_the_answer_rests_on_is_listed() -> None:
    assert [item.key for item in _check("≥100人", "130人", ASSUMED).assumptions] == [
        "overshoot.concerned",
        "overshoot.ratio",
        "overshoot.zero_target",
    ]
    assert [item.key for item in _check("≥100人", "130").assumptions] == ["reading.unit-taken"]
    assert [item.key for item in _check("≥100人", "≥130人").assumptions] == ["reading.operator-repeated"]
    said = ASSUMED.assumptions[0]
    assert (said.zh, said.en) == (
        "核查所有定量指标的超额完成，不分方向",
        "every indicator with a number is checked for an overshoot",
    )
    assert evolve(ASSUMED, concerned=Concerned.RISING).assumptions[0].zh == "只核查正向指标的超额完成"


@pytest.mark.parametrize(
    ("target", "actual", "rule", "zh", "en", "basis"),
    [
        (
            "≥100人",
            "130人",
            EVERY,
            "指标值 ≥100人，实际完成值 130人：达到或超过 130，须说明原因",
            "target ≥100人, actual 130人: from 130 on the reason must be given",
            "ratio",
        ),
        (
            "≥0件",
            "3件",
            EVERY,
            "指标值 ≥0件，实际完成值 3件：未达到 30，无须说明",
            "target ≥0件, actual 3件: below 30 no reason is asked for",
            "zero_target",
        ),
    ],
)
def test_the_account_names_the_limit_the_answer_and_the_source(
    target: str, actual: str, rule: OvershootRule, zh: str, en: str, basis: str
) -> None:
    found = _check(target, actual, rule).explanation
    assert (found.key, found.zh, found.en, found.parts) == ("overshoot", zh, en, ())
    assert found.bases == (rule.basis[basis],)


def test_the_account_of_an_indicator_out_of_scope_cites_what_puts_it_there() -> None:
    found = _check("≤100人", "500人", RISING).explanation
    assert found.zh == "指标值 ≤100人，实际完成值 500人：该指标不在规则范围内"
    assert found.en == "target ≤100人, actual 500人: the rule does not concern this indicator"
    assert RISING.basis["concerned"] in found.cited()


def test_an_assumed_rule_cites_nobody() -> None:
    assert _check("≥100人", "130人", ASSUMED).explanation.cited() == ()


def test_a_forged_answer_is_named() -> None:
    got = _check("≥100人", "130人")
    forged = verify(evolve(got, must_explain=False, limit=Fraction(131)))
    assert [difference.path for difference in forged.differences] == ["limit", "must_explain"]


@pytest.mark.parametrize(
    ("change", "ratio", "zero"),
    [
        ({"ratio": Share.of(99, 100)}, "99/100", "30"),
        ({"ratio": Share.of(1, 0)}, "1/0", "30"),
        ({"zero_target": Decimal("-0.01")}, "130/100", "-0.01"),
    ],
)
def test_a_limit_below_the_target_is_refused(change: dict[str, Any], ratio: str, zero: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(EVERY, **change)
    assert caught.value.en == (
        f"an overshoot begins at {ratio} of the target and at {zero} beside zero, expected at least the whole of it "
        "and 0 or more."
    )
    assert caught.value.zh == f"超额自指标值的 {ratio}、指标值为零时自 {zero} 起算，应分别不小于 1 和 0。"
    assert caught.value.facts == {"ratio": ratio, "zero_target": zero}


def test_the_least_limits_are_the_target_itself_and_zero() -> None:
    least = evolve(EVERY, ratio=Share.of(1, 1), zero_target=Decimal(0))
    answers = [_check(target, actual, least).must_explain for target, actual in (("≥5", "5"), ("≥5", "4"), ("≥0", "0"))]
    assert answers == [True, False, True]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ratio": Decimal("1.3")}, r"OvershootRule\.ratio is Decimal, expected Share"),
        ({"zero_target": 30}, r"OvershootRule\.zero_target is int, expected Decimal"),
        ({"zero_target": Decimal("NaN")}, r"zero_target is NaN, expected a finite number"),
        ({"concerned": "every"}, r"OvershootRule\.concerned is str, expected Concerned"),
        ({"basis": based("ratio", "concerned")}, r"OvershootRule\.basis lacks zero_target"),
    ],
)
def test_other_types_and_missing_bases_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        evolve(EVERY, **change)


def test_the_verb_takes_only_comparisons_exact_numbers_and_a_rule() -> None:
    bare: Any = parse("100人")
    number: Any = 130.0
    rule: Any = GUANGXI
    with pytest.raises(InvalidValueError, match=r"^expectation is Bare, expected AtLeast \| "):
        check_overshoot(bare, 130, EVERY)
    with pytest.raises(InexactNumberError, match=r"^actual is the float 130\.0"):
        check_overshoot(asked("≥", Decimal(100)), number, EVERY)
    with pytest.raises(InvalidValueError, match=r"^rule is Practice, expected OvershootRule\."):
        check_overshoot(asked("≥", Decimal(100)), 130, rule)
