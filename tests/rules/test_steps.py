"""Tables of steps and all-or-nothing: published tables with real numbers, and oracles that know nothing of pieces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.basis import Basis, BasisKind, Document, assumed
from budgetperf.errors import NotScorableError
from budgetperf.rules.actuals import Measured
from budgetperf.rules.laws import Law
from budgetperf.rules.outcomes import ExactlySide, Outcome, Outside, Tolerance, judge
from budgetperf.rules.reading import parse
from budgetperf.rules.scoring import score
from budgetperf.rules.shapes import CONVENTIONS, NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver
from rule_strategies import NUMBERS, POINTS, SIGNS, asked

GUIDE = Document(
    title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）", number="财预〔2021〕101号", issuer="财政部"
)
HUNAN = Document(title="湖南省某部门公开的项目支出绩效自评表")
EXAMPLE = assumed("示例", "an example")
CLAMPED: dict[str, Any] = {"negative_actual": NegativeActual.ZERO, "negative_target": NegativeTarget.REFUSED}
TABLE_OF = {"≥": "at_least", ">": "at_least", "≤": "at_most", "<": "at_most", "=": "equal"}


def _lines(full: int, *lines: tuple[str | None, str]) -> tuple[Step, ...]:
    """Lines of an edge and its points, each edge in the line above."""
    return tuple(
        Step(upto=None if upto is None else Decimal(upto), earns=Share.of(earns, full)) for upto, earns in lines
    )


def _basis(table: str, basis: Basis) -> dict[str, Basis]:
    return {**CONVENTIONS, "over": basis, table: basis}


SATISFACTION = Steps(
    over=StepsOver.VALUE,
    unit="%",
    at_least=_lines(10, ("60", "0"), ("80", "5"), ("90", "8"), (None, "10")),
    basis=_basis("at_least", Basis(kind=BasisKind.RECALLED, document=GUIDE, zh="满意度赋分", en="satisfaction")),
)
"""The satisfaction table of 财预〔2021〕101号, recalled: >=90 -> 10; 80-90 -> 8; 60-80 -> 5; <60 -> 0."""

SPENDING = Steps(
    over=StepsOver.ATTAINMENT,
    at_least=_lines(10, ("0.6", "0"), ("0.8", "5"), ("1", "7"), (None, "10")),
    basis=_basis("at_least", Basis(kind=BasisKind.RECALLED, document=GUIDE, zh="完成比例赋分", en="by proportion")),
)
"""Unfinished projects in the same guide, recalled: 80-100 % -> 7; 60-80 % -> 5; below -> 0."""

THREE = Steps(
    over=StepsOver.VALUE,
    unit="%",
    at_least=_lines(8, ("70", "0"), ("85", "5"), (None, "8")),
    basis=_basis("at_least", EXAMPLE),
)

_AT_ZERO = Basis(kind=BasisKind.READ, document=HUNAN, zh="=0：5；0-10%：4", en="=0: 5; 0-10 %: 4; 10-20 %: 3")
NONE_WANTED = Steps(
    over=StepsOver.VALUE,
    unit="%",
    equal=(
        Step(upto=Decimal(0), included=True, earns=Share.of(5, 5)),
        Step(upto=Decimal(10), included=True, earns=Share.of(4, 5)),
        Step(upto=Decimal(20), included=True, earns=Share.of(3, 5)),
        Step(upto=Decimal(30), included=True, earns=Share.of(2, 5)),
        Step(upto=None, earns=Share.of(0, 5)),
    ),
    basis=_basis("equal", _AT_ZERO),
)
"""Hunan: "=0: 5; 0-10%: 4; 10-20%: 3; 20-30%: 2; more: 0", read with the upper edges inside."""


@pytest.mark.parametrize(
    ("rule", "full", "target", "earned"),
    [
        (SATISFACTION, 10, "≥90%", {"0": 0, "59.99": 0, "60": 5, "79.9": 5, "80": 8, "89.99": 8, "90": 10, "100": 10}),
        (SPENDING, 10, "≥100万元", {"59.9": 0, "60": 5, "79.99": 5, "80": 7, "99.99": 7, "100": 10, "120": 10}),
        (SPENDING, 10, "≥250", {"149.9": 0, "150": 5, "199": 5, "200": 7, "249": 7, "250": 10}),
        (THREE, 8, "≥85%", {"69.9": 0, "70": 5, "84.99": 5, "85": 8, "98": 8}),
        (NONE_WANTED, 5, "=0%", {"0": 5, "0.1": 4, "10": 4, "10.1": 3, "20": 3, "30": 2, "30.01": 0, "-1": 5}),
    ],
)
def test_published_tables_give_the_points_that_they_print(
    rule: Steps, full: int, target: str, earned: dict[str, int]
) -> None:
    got = {actual: score(parse(target), Decimal(actual), points=full, rule=rule).points for actual in earned}
    assert got == {actual: Decimal(points) for actual, points in earned.items()}


@pytest.mark.parametrize(("actual", "points"), [("95%", "0"), ("95.01%", "5"), ("94%", "0"), ("100%", "5")])
def test_a_rate_that_must_be_greater_than_95_percent_is_not_met_by_95(actual: str, points: str) -> None:
    got = score(parse("大于95%"), actual, points=5, rule=AllOrNothing())
    assert got.points == Decimal(points)
    assert (got.outcome is Outcome.MISSED) == (points == "0")


def test_a_table_scales_with_the_points_of_the_indicator() -> None:
    assert [str(score(parse("≥90%"), "85%", points=full, rule=SATISFACTION).points) for full in ("5", "7.5", "3")] == [
        "4.00",
        "6.00",
        "2.40",
    ]


def test_a_miss_may_still_earn_a_share() -> None:
    half = AllOrNothing(missed=Share.of(1, 2), basis={**CONVENTIONS, "missed": EXAMPLE})
    assert [str(score(parse("≤3"), actual, points=5, rule=half).points) for actual in (3, 4)] == ["5.00", "2.50"]


# --- oracles ---------------------------------------------------------------------------------------------------------

_EDGE = st.integers(-8, 12).map(lambda quarters: Decimal(quarters) / 4)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Step, ...]:
    """Any table whose edges rise; an edge may stand twice, for a line that holds it alone."""
    lines: list[Step] = []
    for edge in sorted(draw(st.sets(_EDGE, max_size=5))):
        ends = draw(st.sampled_from([(False,), (True,), (False, True)]))
        lines += [Step(upto=edge, included=shut, earns=Share.of(draw(st.integers(0, 20)), 20)) for shut in ends]
    return (*lines, Step(upto=None, included=draw(st.booleans()), earns=Share.of(draw(st.integers(0, 20)), 20)))


EXACTLY = st.sampled_from([
    ExactlySide.AT_LEAST,
    ExactlySide.BOTH,
    Tolerance(share=Share.of(0, 1), outside=Outside.FROM_EDGE),
    Tolerance(share=Share.of(1, 4), outside=Outside.FROM_TARGET),
])  # fmt: skip
_SIGNED: list[dict[str, Any]] = [{}, {"negative_target": NegativeTarget.REFUSED}, CLAMPED]
UNIT_OF = {StepsOver.ATTAINMENT: None, StepsOver.VALUE: ""}
STEPS = st.builds(
    lambda over, table, exactly, signed: Steps(
        over=over,
        unit=UNIT_OF[over],
        at_least=table,
        at_most=table,
        equal=table,
        exactly=exactly,
        basis={**CONVENTIONS, **dict.fromkeys(("over", "at_least", "at_most", "equal"), EXAMPLE)},
        **signed,
    ),
    st.sampled_from(StepsOver),
    tables(),
    EXACTLY,
    st.sampled_from(_SIGNED),
)
ALL_OR_NOTHING = st.builds(
    lambda missed, exactly, signed: AllOrNothing(
        missed=Share.of(missed, 10), exactly=exactly, basis={"missed": EXAMPLE}, **signed
    ),
    st.integers(0, 9),
    EXACTLY,
    st.sampled_from(_SIGNED),
)
SMALL = st.integers(-16, 24).map(lambda quarters: Decimal(quarters) / 4)


def _taken(rule: Steps | AllOrNothing, actual: Decimal) -> Fraction:
    """What the actual counts as, by the convention."""
    return Fraction(0 if rule.negative_actual is NegativeActual.ZERO and actual < 0 else actual)


def _share_by_table(rule: Steps, target: Decimal, actual: Decimal) -> Fraction | None:
    """The line whose number is the number of edges that the actual has passed; None where nothing is scored."""
    by_ratio = rule.over is StepsOver.ATTAINMENT
    refused = rule.negative_target is NegativeTarget.REFUSED and target < 0
    if refused or (by_ratio and target <= 0):
        return None
    measure = _taken(rule, actual) / Fraction(target) if by_ratio else _taken(rule, actual)
    table = rule.at_least or ()
    passed = [s for s in table if s.upto is not None and (measure > s.upto or (measure == s.upto and not s.included))]
    return table[len(passed)].earns.exact


def _share_by_verdict(rule: AllOrNothing, sign: str, target: Decimal, actual: Decimal) -> Fraction | None:
    """Full marks if the words of the operator hold, by the number that the actual counts as."""
    if rule.negative_target is NegativeTarget.REFUSED and target < 0:
        return None
    a, t = _taken(rule, actual), Fraction(target)
    if sign == "=" and isinstance(rule.exactly, Tolerance):
        met = abs(a - t) <= abs(t) * rule.exactly.share.exact
    elif sign == "=" and rule.exactly is ExactlySide.AT_LEAST and t >= 0:
        met = a >= t if t else a <= 0
    else:
        met = {"≥": a >= t, ">": a > t, "≤": a <= t, "<": a < t, "=": a == t}[sign]
    return Fraction(1) if met else rule.missed.exact


def _points(rule: Steps | AllOrNothing, sign: str, target: Decimal, actual: Decimal, full: Decimal) -> Fraction | None:
    try:
        return score(asked(sign, target), actual, points=full, rule=rule).exact
    except NotScorableError:
        return None


@settings(max_examples=400)
@given(STEPS, SIGNS, SMALL, SMALL | NUMBERS, POINTS)
def test_the_points_of_a_table_are_those_of_the_line_on_which_the_actual_falls(
    rule: Steps, sign: str, target: Decimal, actual: Decimal, full: Decimal
) -> None:
    share = _share_by_table(rule, target, actual)
    assert _points(rule, sign, target, actual, full) == (None if share is None else Fraction(full) * share)


@settings(max_examples=400)
@given(ALL_OR_NOTHING, SIGNS, SMALL, SMALL | NUMBERS, POINTS)
def test_all_or_nothing_gives_all_to_what_satisfies_the_operator(
    rule: AllOrNothing, sign: str, target: Decimal, actual: Decimal, full: Decimal
) -> None:
    share = _share_by_verdict(rule, sign, target, actual)
    assert _points(rule, sign, target, actual, full) == (None if share is None else Fraction(full) * share)


@settings(max_examples=300)
@given(ALL_OR_NOTHING, SIGNS, SMALL, SMALL)
def test_all_or_nothing_and_the_verdict_agree_on_what_is_met(
    rule: AllOrNothing, sign: str, target: Decimal, actual: Decimal
) -> None:
    if _taken(rule, actual) == actual and (target >= 0 or rule.negative_target is NegativeTarget.SCORED):
        verdict = judge(asked(sign, target), Measured(value=actual), rule.exactly)
        got = score(asked(sign, target), actual, points=1, rule=rule)
        assert (got.exact == 1) == (verdict.outcome is not Outcome.MISSED)


@given(st.sampled_from(["≥≤", "≤≥", "><", "<>"]), SMALL.filter(bool), SMALL, POINTS, EXACTLY)
def test_all_or_nothing_is_the_same_in_the_mirror(
    signs: str, target: Decimal, actual: Decimal, full: Decimal, exactly: ExactlySide | Tolerance
) -> None:
    rule = AllOrNothing(exactly=exactly)
    here, there = (
        _points(rule, s, t, a, full) for s, t, a in zip(signs, (target, -target), (actual, -actual), strict=True)
    )
    assert here == there
    assert here is not None


@settings(max_examples=200)
@given(STEPS | ALL_OR_NOTHING, SIGNS, SMALL, SMALL)
def test_each_actual_falls_on_just_one_piece(
    rule: Steps | AllOrNothing, sign: str, target: Decimal, actual: Decimal
) -> None:
    t, a = Fraction(target), Fraction(actual)
    pieces = rule.pieces(asked(sign, target))
    listed = pieces.positive if t > 0 else pieces.negative if t < 0 else pieces.zero
    passed = [not piece.holds(a, t) for piece in listed]
    assert passed == sorted(passed, reverse=True), "once below an edge, below all that follow"
    assert len(listed) == 0 or (pieces.find(a, t) == listed[sum(passed)] and not passed[-1])


# --- laws ------------------------------------------------------------------------------------------------------------


def test_a_rising_table_over_the_value_departs_from_what_its_edges_and_its_jumps_say() -> None:
    found = SATISFACTION.departures(asked("≥", Decimal(90), "%"))
    assert [(departure.law, departure.field, departure.basis.kind) for departure in found] == [
        (Law.UNIT_FREE, "at_least", BasisKind.RECALLED),
        (Law.CONTINUOUS, "at_least", BasisKind.RECALLED),
    ]
    at_95 = {departure.law for departure in SATISFACTION.departures(asked("≥", Decimal(85), "%"))}
    assert at_95 == {Law.UNIT_FREE, Law.CONTINUOUS, Law.FULL_WHEN_MET}, "85 of ≥85 is met and earns 8"
    assert SPENDING.laws(asked("≥", Decimal(100))) == frozenset(Law) - {Law.CONTINUOUS}


def test_a_table_that_gives_less_for_more_says_so() -> None:
    table = _lines(10, ("1", "6"), ("1.3", "10"), (None, "8"))
    rule = Steps(over=StepsOver.ATTAINMENT, at_least=table, basis=_basis("at_least", EXAMPLE))
    assert {item.law for item in rule.departures(asked("≥", Decimal(100)))} == {
        Law.MONOTONE,
        Law.FULL_WHEN_MET,
        Law.CONTINUOUS,
    }


def test_all_or_nothing_jumps_because_of_what_a_miss_earns() -> None:
    found = AllOrNothing().departures(asked("≥", Decimal(90)))
    assert [(item.law, item.field, item.basis) for item in found] == [
        (Law.CONTINUOUS, "missed", AllOrNothing().basis["missed"])
    ]
    assert AllOrNothing(**CLAMPED).departures(asked("≥", Decimal(0))) == ()


def test_less_than_zero_is_met_by_what_counts_as_zero_and_earns_nothing() -> None:
    """A law that is declared must hold: -1 satisfies <0, but counts as zero."""
    rule = AllOrNothing(**CLAMPED)
    got = score(parse("<0"), -1, points=10, rule=rule)
    full_marks = got.points == 10
    assert got.outcome is Outcome.MET
    assert (Law.FULL_WHEN_MET in rule.laws(asked("<", Decimal(0)))) == full_marks


@pytest.mark.parametrize("table", ["at_least", "at_most", "equal"])
def test_an_expectation_without_a_table_is_not_scored(table: str) -> None:
    lines: dict[str, Any] = {table: _lines(10, ("60", "0"), (None, "10"))}
    rule = Steps(over=StepsOver.VALUE, unit="", basis=_basis(table, EXAMPLE), **lines)
    for sign, wanted in TABLE_OF.items():
        expectation = asked(sign, Decimal(90))
        if wanted == table:
            assert score(expectation, 60, points=10, rule=rule).points == 10
            continue
        for ask in (rule.pieces, rule.departures, rule.laws, lambda e: score(e, 60, points=10, rule=rule)):
            with pytest.raises(NotScorableError) as caught:
                ask(expectation)
            error = caught.value
            assert error.en == f"the rule has no table {wanted!r} for this expectation."
            assert error.zh == f"规则没有适用于该指标的“{wanted}”表。"
            assert error.hint_en == "give the rule this table, or score the indicator by another rule"
            assert error.hint_zh == "请为规则补充该表，或改用其他规则"
            assert error.facts == {"table": wanted}


@pytest.mark.parametrize(
    ("rule", "target", "sign"),
    [(SPENDING, "≥0", "zero"), (SPENDING, "≥-5", "negative"), (AllOrNothing(**CLAMPED), "≤-30%", "negative")],
)
def test_a_target_of_a_sign_that_is_not_scored_is_refused(rule: Steps | AllOrNothing, target: str, sign: str) -> None:
    for ask in (lambda e: score(e, 3, points=10, rule=rule), rule.curve):
        with pytest.raises(NotScorableError, match=f"does not score {sign} targets"):
            ask(asked(target[0], Decimal(target[1:].rstrip("%"))))


def test_all_or_nothing_within_a_tolerance_ends_at_its_edges() -> None:
    third = Tolerance(share=Share.of(1, 3), outside=Outside.FROM_EDGE)
    rule = AllOrNothing(exactly=third)
    earned = [
        score(parse("=9"), actual, points=1, rule=rule).points for actual in ("5.9", "6", "12", "12.1", "15", "27")
    ]
    assert earned == [0, 1, 1, 0, 0, 0]
    below = [score(parse("=-9"), actual, points=1, rule=rule).points for actual in ("-12.1", "-12", "-6", "-5.9", "0")]
    assert below == [0, 1, 1, 0, 0]
