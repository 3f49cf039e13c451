"""Figures in a unit score targets in that unit alone: tables over values, steps in units, formulas with constants."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.rules.awarding import Awarder, award
from budgetperf.rules.expectations import Comparison
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.shapes import WithUnit
from budgetperf.rules.units import canonical_unit
from budgetperf.wire import from_data, to_data
from rule_samples import DEVIATION, STEEP, TABLE, based
from rule_strategies import SIGNS, asked

SATISFACTION: Any = bp.regimes.practices.GUIDANCE_2021.satisfaction
LINES = (
    bp.Step(upto=Decimal(60), earns=bp.Share.of(0, 10)),
    bp.Step(upto=Decimal(90), earns=bp.Share.of(8, 10)),
    bp.Step(upto=None, earns=bp.Share.of(10, 10)),
)
_ALL = Pieces(
    positive=(constant("low", Fraction(1, 2), Linear(constant=60)), constant("high", Fraction(1))),
    zero=(constant("any", Fraction(1)),),
    negative=(constant("any", Fraction(1)),),
)
_TABLES = ("at_least", "at_most", "equal")


def _table(unit: str | None = "%", over: bp.StepsOver = bp.StepsOver.VALUE) -> bp.Steps:
    return bp.Steps(over=over, unit=unit, at_least=LINES, at_most=LINES, equal=LINES, basis=based("over", *_TABLES))


def _deviation(unit: str | None = "%", step_of: bp.StepOf = bp.StepOf.UNIT) -> bp.PerDeviation:
    return evolve(DEVIATION, step=Decimal(1), step_of=step_of, unit=unit)


def _formula(unit: str | None = "%", pieces: Pieces = _ALL) -> bp.Piecewise:
    return bp.Piecewise(unit=unit, at_least=pieces, at_most=pieces, equal=pieces, basis=based(*_TABLES))


MAKERS: dict[str, Callable[[str | None], bp.Steps | bp.PerDeviation | bp.Piecewise]] = {
    "steps": _table,
    "deviation": _deviation,
    "formula": _formula,
}
MADE = st.sampled_from(list(MAKERS.values()))
UNITS = st.sampled_from(["", "%", "‰", "个百分点", "人", "万人", "元", "万元", "亿元"])
NUMBERS = st.integers(-40, 240).map(lambda halves: Decimal(halves) / 2)


@pytest.mark.parametrize(("asked_for", "reached"), [("≥900‰", "850‰"), ("≥0.9", "0.85"), ("≥90人", "85人")])
def test_a_table_of_percentages_scores_no_other_unit(asked_for: str, reached: str) -> None:
    with pytest.raises(bp.UnitMismatchError) as caught:
        bp.score(bp.parse(asked_for), reached, points=10, rule=SATISFACTION)
    unit = asked_for.lstrip("≥0123456789.")
    assert caught.value.en == f"the figures of the rule are in % and the target is in {unit or 'no unit'}."
    assert caught.value.zh == f"规则中的数值单位为“%”，指标值{f'单位为“{unit}”' if unit else '不带单位'}。"
    assert (caught.value.hint_en, caught.value.hint_zh) == ("state the target in %", "指标值请以“%”为单位")
    assert dict(caught.value.facts) == {"rule_unit": "%", "target_unit": unit}


def test_a_table_of_percentages_scores_percentages() -> None:
    got = [bp.score(bp.parse("≥90%"), a, points=10, rule=SATISFACTION).points for a in ("59.9%", "60%", "85%", "90%")]
    assert [str(points) for points in got] == ["0.00", "5.00", "8.00", "10.00"]
    # an actual in another unit that is exactly so many percent is converted to the target's, as for every rule
    assert bp.score(bp.parse("≥90%"), "85", points=10, rule=SATISFACTION).points == 8


def test_plain_numbers_are_a_unit_too() -> None:
    rule = _table("")
    assert bp.score(bp.parse("≥90"), 85, points=10, rule=rule).points == 8
    with pytest.raises(bp.UnitMismatchError) as caught:
        bp.score(bp.parse("≥90%"), "85%", points=10, rule=rule)
    assert caught.value.en == "the figures of the rule are in no unit and the target is in %."
    assert caught.value.zh == "规则中的数值不带单位，指标值单位为“%”。"
    hints = ("state the target as a plain number", "指标值请不带单位")
    assert (caught.value.hint_en, caught.value.hint_zh) == hints


@given(MADE, UNITS, SIGNS, NUMBERS, NUMBERS)
def test_the_unit_of_a_rule_changes_no_points(
    make: Callable[[str | None], bp.ScoringRule], unit: str, sign: str, target: Decimal, actual: Decimal
) -> None:
    rule, there = make(""), make(unit)
    plain, measured = asked(sign, target), asked(sign, target, unit)
    full = Decimal(10)
    there_scored = bp.score(measured, actual, points=full, rule=there)
    assert there_scored.exact == bp.score(plain, actual, points=full, rule=rule).exact
    assert there.laws(measured) == rule.laws(plain)
    awarder = Awarder(rule=there)
    quick = [awarder.award(measured, actual, full) for _ in range(2)]
    assert [*quick, *awarder.many([(measured, actual, full)] * 2)] == [there_scored.points] * 4


@given(MADE, UNITS, UNITS, SIGNS, NUMBERS, NUMBERS, st.booleans())
def test_every_other_unit_is_refused_alike_by_every_way_to_points(
    make: Callable[[str | None], bp.ScoringRule],
    unit: str,
    other: str,
    sign: str,
    target: Decimal,
    actual: Decimal,
    ready: bool,
) -> None:
    assume(unit != other)
    rule, expectation, full = make(unit), asked(sign, target, other), Decimal(10)
    awarder = Awarder(rule=rule)
    good = (asked(sign, target, unit), actual, full)
    if ready:  # the quick way has met this kind of expectation
        awarder.many([good, good])
    ways: list[Callable[[], object]] = [
        lambda: bp.score(expectation, actual, points=full, rule=rule),
        lambda: rule.pieces(expectation),
        lambda: rule.curve(expectation),
        lambda: rule.laws(expectation),
        lambda: rule.departures(expectation),
        lambda: awarder.award(expectation, actual, full),
        lambda: awarder.many([good, (expectation, actual, full)]),
        lambda: award(expectation, actual, full, rule),
    ]
    told = []
    for way in ways:
        with pytest.raises(bp.UnitMismatchError) as caught:
            way()
        told.append((caught.value.en, caught.value.zh, dict(caught.value.facts)))
    assert told == [told[0]] * len(ways)
    assert told[0][2] == {"rule_unit": unit, "target_unit": other}


def test_what_is_quick_stays_quick_in_the_unit_of_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    awarder, row = Awarder(rule=SATISFACTION), (asked("≥", Decimal(90), "%"), Decimal(85), Decimal(10))
    awarder.award(*row)

    def slow(*_: object, **__: object) -> None:
        raise AssertionError("the slow way was taken")

    monkeypatch.setattr("budgetperf.rules.awarding.score", slow)
    assert [awarder.award(*row), *awarder.many([row, row])] == [8, 8, 8]
    with pytest.raises(AssertionError, match="slow way"):
        awarder.award(asked("≥", Decimal(90), "人"), Decimal(85), Decimal(10))


def test_what_is_no_comparison_is_refused_as_without_a_unit() -> None:
    wrong: Any = "≥90%"
    for rule in (SATISFACTION, TABLE):
        with pytest.raises(bp.InvalidValueError, match="expectation is str"):
            rule.pieces(wrong)
        with pytest.raises(bp.NotScorableError):
            Awarder(rule=rule).many([(wrong, Decimal(1), Decimal(1))])


@pytest.mark.parametrize("name", MAKERS)
def test_figures_in_units_need_a_unit(name: str) -> None:
    kind = type(MAKERS[name]("%")).__name__
    with pytest.raises(bp.InvalidValueError) as caught:
        MAKERS[name](None)
    assert caught.value.en == f"{kind}.unit is None, expected the unit of its figures."
    assert caught.value.zh == f"{kind}.unit 为 None，应为其数值的单位。"
    assert caught.value.hint_en == "write '%' for percentages and '' for plain numbers"
    assert caught.value.hint_zh == "百分数请写 '%'，不带单位的数请写 ''"


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: _table("%", bp.StepsOver.ATTAINMENT), "Steps"),
        (lambda: _deviation("", bp.StepOf.TARGET), "PerDeviation"),
        (lambda: evolve(STEEP, unit="%"), "Piecewise"),
    ],
)
def test_shares_of_the_target_have_no_unit(make: Callable[[], object], kind: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        make()
    found = repr(caught.value.facts["found"])
    assert caught.value.en == f"{kind}.unit is {found}, expected None: all figures are shares of the target."
    assert caught.value.zh == f"{kind}.unit 为 {found}，应为 None：其数值均为指标值的比例。"
    assert (caught.value.hint_en, caught.value.hint_zh) == ("", "")


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("unit", ["百分比", "百分点", "元人民币"])
def test_a_unit_is_spelled_as_expectations_spell_it(name: str, unit: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        MAKERS[name](unit)
    spelled = canonical_unit(unit)
    assert caught.value.en.endswith(f".unit is {unit!r}, expected the unit of its figures, spelled {spelled!r}.")
    assert caught.value.zh.endswith(f".unit 为 {unit!r}，应为其数值的单位，写作 {spelled!r}。")
    assert MAKERS[name](canonical_unit(unit)).unit == canonical_unit(unit)


@pytest.mark.parametrize("unit", [1, Decimal(1), True, ["%"]])
def test_a_unit_of_another_type_is_refused(unit: Any) -> None:
    with pytest.raises(bp.InvalidValueError, match=r"Steps\.unit is \w+, expected str"):
        _table(unit)


@pytest.mark.parametrize(
    ("above", "below", "edge", "needs"),
    [
        (Linear(constant=1), Linear(constant=2), Linear(target=2), False),
        (Linear(constant=1), Linear(constant=2), Linear(target=2, constant=1), True),
        (Linear(constant=1), Linear(constant=2), Linear(constant=-1), True),
        (Linear(constant=1), Linear(constant=2), Linear(), False),
        (Linear(actual=1, target=2), Linear(target=3), Linear(), False),
        (Linear(actual=1), Linear(constant=3), Linear(), True),
        (Linear(constant=3), Linear(actual=1), Linear(), True),
        (Linear(constant=3), Linear(target=1), Linear(), True),
        (Linear(target=1), Linear(constant=3), Linear(), True),
        (Linear(target=1, constant=1), Linear(target=1), Linear(), True),
        (Linear(target=1), Linear(actual=1, constant=1), Linear(), True),
        (Linear(), Linear(actual=1, constant=1), Linear(), False),  # nothing is nothing in every unit
    ],
)
@pytest.mark.parametrize("sign", ["positive", "zero", "negative"])
def test_a_formula_needs_a_unit_where_another_one_would_change_it(
    above: Linear, below: Linear, edge: Linear, needs: bool, sign: str
) -> None:
    first = Piece(key="a", upto=edge, closed=False, numerator=above, denominator=below)
    pieces = Pieces(**{"positive": (), "zero": (), "negative": (), sign: (first, constant("b", Fraction(1)))})
    rule = _formula("人" if needs else None, pieces)
    assert rule.unit == ("人" if needs else None)
    with pytest.raises(bp.InvalidValueError, match=r"Piecewise\.unit is "):
        evolve(rule, unit=None if needs else "人")


@pytest.mark.parametrize("rule", [SATISFACTION, _table(), _table(""), _deviation(), _formula("人"), TABLE, STEEP])
def test_the_unit_goes_over_the_wire(rule: WithUnit) -> None:
    data: Any = to_data(rule)
    assert data.get("unit") == rule.unit
    assert from_data(data, type(rule)) == rule
    if rule.unit is not None:
        with pytest.raises(bp.BudgetPerfError, match="unit"):
            from_data({**data, "unit": None}, type(rule))


@pytest.mark.parametrize("rule", [_table(), _deviation(), _formula(), TABLE, DEVIATION, STEEP, bp.Proportional()])
def test_the_unit_rests_on_the_source_of_the_figures(rule: bp.ScoringRule) -> None:
    assert "unit" not in rule.basis
    with pytest.raises(bp.InvalidValueError, match=r"\.basis has (a unit, expected none|no field unit)"):
        evolve(rule, basis={**rule.basis, **based("unit")})


def test_a_unit_is_said() -> None:
    assert (_table().says.zh, _table().says.en) == (
        "分档界限为实际值本身，单位为“%”",
        "the edges of the steps are actual values, in %",
    )
    assert _table("").says.en == "the edges of the steps are actual values, in plain numbers"
    assert TABLE.says == TABLE.over.says
    assert _deviation().says.en == "each 1 (in %) of deviation costs 1/15 of the points"
    assert _deviation("").says.zh == "每偏离 1（不带单位）扣分值的 1/15"
    assert (_formula().says.zh, _formula().says.en) == (
        "分段中的数值单位为“%”",
        "the figures of the pieces are in %",
    )
    assert (STEEP.says.zh, STEEP.says.en) == ("分段中的数值均为指标值的比例", "all figures are shares of the target")


def test_a_score_by_an_assumed_measure_says_its_unit() -> None:
    expectation: Comparison = asked("≥", Decimal(90), "%")
    steps = bp.score(expectation, 85, points=10, rule=_table())
    assert "  assumption: the edges of the steps are actual values, in %" in steps.explain("en").splitlines()
    deviation = bp.score(expectation, 85, points=10, rule=_deviation())
    assert {item.key: item.zh for item in deviation.assumptions}["per-deviation.step_of"] == "单位为“%”"


@pytest.mark.parametrize(("sign", "listed"), [(">", True), ("<", True), ("≥", False), ("≤", False), ("=", False)])
def test_a_table_says_that_it_takes_a_strict_operator_for_a_weak_one(sign: str, listed: bool) -> None:
    scored = bp.score(asked(sign, Decimal(90), "%"), 90, points=10, rule=_table())
    assert scored.points == 10
    assert ("scoring.strict-operator" in [item.key for item in scored.assumptions]) == listed
    assert (scored.outcome is bp.Outcome.MISSED) == listed
