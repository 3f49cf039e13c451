"""What a version changed: easier, harder, or not to be told, by trying numbers on both."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import points
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.target_changes import IndicatorChange, TargetShift, compare_versions, shift_of
from budgetperf.records.target_sets import SubjectTargets, TargetHorizon, TargetSet
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.expectations import AtLeast, AtMost, Bare, Exactly, Expectation, LessThan, MoreThan, Within
from budgetperf.rules.reading import parse
from budgetperf.wire import dumps, from_data, loads, to_data

SAME, EASIER, HARDER, OTHER, UNCLEAR, REWORDED, ADDED, CANCELLED = TargetShift


@pytest.mark.parametrize(
    ("old", "new", "shift"),
    [
        ("≥90%", "≥90.0%", SAME),
        ("≥90%", "≥85%", EASIER),
        ("≥90%", "≥95%", HARDER),
        ("≥90%", ">90%", HARDER),
        (">90%", "≥90%", EASIER),
        (">90%", ">90%", SAME),
        ("≤3天", "≤5天", EASIER),
        ("≤3天", "≤2天", HARDER),
        ("≤3天", "<3天", HARDER),
        ("<3天", "≤3天", EASIER),
        ("≥90%", "≤90%", OTHER),
        ("≥90%", "90至95%", HARDER),
        ("90至95%", "≥90%", EASIER),
        ("90至95%", "92至97%", OTHER),
        ("90至95%", "91至94%", HARDER),
        ("≥900‰", "≥90%", SAME),
        ("≤1万元", "≤10000元", SAME),
        ("≤1万元", "≤9999元", HARDER),
        ("≤1公里", "≤1001米", EASIER),
        ("≥90%", "≥90", UNCLEAR),
        ("≥90%", "≥90人", UNCLEAR),
        ("≥2万", "≥2万人", UNCLEAR),
        ("≤3亩", "≤3公顷", UNCLEAR),
        ("≥90", "≥80", EASIER),
        ("=100人", "=90人", UNCLEAR),
        ("=100人", "≥90人", EASIER),
        ("=100人", "≥100人", UNCLEAR),
        ("≥100人", "=100人", UNCLEAR),
        ("≥90人", "=100人", HARDER),
        ("=0起", "=0.0起", SAME),
        ("=0起", "≤1起", UNCLEAR),
        ("=0起", "=1起", UNCLEAR),
        ("100人", "90人", UNCLEAR),
        ("100人", "≥90人", UNCLEAR),
        ("100人", "=100人", UNCLEAR),
        ("2022年12月", "2022年12月31日", SAME),
        ("2022年12月", "2022年11月", HARDER),
        ("2022年6月30日", "2022年", EASIER),
        ("6月底", "9月底", EASIER),
        ("6月底", "2022年6月", UNCLEAR),
        ("明显改善", "有所改善", REWORDED),
        ("明显改善", "明显改善", SAME),
        ("明显改善", "≥90%", OTHER),
        ("2022年12月", "≥90%", OTHER),
        ("详见附件", "≥90%", UNCLEAR),
        ("≥90%", "约90%", UNCLEAR),
    ],
)
def test_jh_24_what_an_adjusted_value_does(old: str, new: str, shift: TargetShift) -> None:
    """「主动调整了预算金额和绩效目标」: no direction is guessed where the form shows none."""
    assert shift_of(parse(old), parse(new)) is shift


NUMBERS = st.integers(-4, 4).map(Decimal)
PLAIN = st.one_of(
    *(st.builds(kind, value=NUMBERS) for kind in (AtLeast, MoreThan, AtMost, LessThan)),
    st.builds(lambda low, width: Within(low=low, high=low + width), NUMBERS, st.integers(0, 4)),
)
EVERY = PLAIN | st.builds(Exactly, value=NUMBERS) | st.builds(Bare, value=NUMBERS)
TRIED = [Fraction(half, 2) for half in range(-40, 41)]


def _met(asked: Any) -> set[Fraction]:
    """The tried numbers that meet a target whose direction is printed, said once more."""
    if isinstance(asked, Within):
        return {number for number in TRIED if asked.low <= number <= asked.high}
    tests: dict[type[Any], Any] = {
        AtLeast: lambda number: number >= asked.value,
        MoreThan: lambda number: number > asked.value,
        AtMost: lambda number: number <= asked.value,
        LessThan: lambda number: number < asked.value,
    }
    return {number for number in TRIED if tests[type(asked)](number)}


@given(PLAIN, PLAIN)
def test_easier_is_what_more_numbers_meet(old: Expectation, new: Expectation) -> None:
    before, after = _met(old), _met(new)
    expected = OTHER
    if before == after:
        expected = SAME
    elif before < after:
        expected = EASIER
    elif after < before:
        expected = HARDER
    assert shift_of(old, new) is expected


@given(EVERY, EVERY)
def test_the_way_back_is_the_opposite(old: Expectation, new: Expectation) -> None:
    opposite = {EASIER: HARDER, HARDER: EASIER}
    found = shift_of(old, new)
    assert shift_of(new, old) is opposite.get(found, found)


@given(st.sampled_from([Exactly, Bare]), NUMBERS, PLAIN)
def test_what_no_form_says_is_said_only_where_every_reading_agrees(kind: Any, value: Decimal, new: Expectation) -> None:
    asked = kind(value=value)
    readings: list[Expectation] = [AtLeast(value=value), Within(low=value, high=value)]
    if kind is Bare or value <= 0:
        readings.append(AtMost(value=value))
    found = {shift_of(reading, new) for reading in readings}
    assert shift_of(asked, new) is (found.pop() if len(found) == 1 else UNCLEAR)


def _indicator(code: str, text: str, worth: int = 50, name: str | None = "指标") -> Indicator:
    return Indicator(code=code, name=name, expectation=parse(text), points=points(worth))


def _targets(annual: list[Indicator] | None, period: list[Indicator] | None = None, **more: Any) -> SubjectTargets:
    def made(indicators: list[Indicator] | None, since: int, until: int) -> TargetSet | None:
        if indicators is None:
            return None
        return TargetSet(target=Target(project="示例", indicators=tuple(indicators)), since=since, until=until)

    return SubjectTargets(
        **{"subject": SubjectKind.PROJECT, "of": "p-1", "department": "101", **more},
        annual=made(annual, 2022, 2022),
        whole_period=made(period, 2021, 2023),
    )


OLD = _targets(
    [_indicator("a", "≥100人"), _indicator("b", "≤3天", 30), _indicator("c", "≥90%", 20)],
    [_indicator("a", "≥300人", 100)],
)
NEW = _targets(
    [
        _indicator("d", "≥1个", 20),
        _indicator("a", "≥80人", 60),
        _indicator("b", "≤3天", 20),
        _indicator("c", "≥90%", 20),
    ],
    [_indicator("a", "≥300人", 100)],
)


def test_jh_24_an_adjusted_version_is_compared_indicator_by_indicator() -> None:
    found = compare_versions(OLD, NEW)
    expected: list[Any] = [("a", EASIER, 50, 60), ("b", SAME, 30, 20), ("d", ADDED, None, 20)]
    assert [
        (change.code, change.shift, change.points_before, change.points_after) for change in found.changes
    ] == expected
    assert [change.code for change in found.of(EASIER)] == ["a"]
    assert found.explain("zh").splitlines() == [
        "3 个指标有变更",
        "  年度目标指标“a”降低要求：≥100人 → ≥80人，分值 50 → 60",
        "  年度目标指标“b”未变：≤3天 → ≤3天，分值 30 → 20",
        "  年度目标指标“d”新增：— → ≥1个，分值 — → 20",
    ]
    assert found.explain("en").splitlines()[:2] == [
        "3 indicators changed",
        "  indicator a of the targets of the year: easier, ≥100人 → ≥80人, points 50 → 60",
    ]
    assert verify(found)
    assert not verify(evolve(found, changes=()))
    assert loads(dumps(found), type(found)) == found == from_data(to_data(found), type(found))
    assert pickle.loads(pickle.dumps(found)) == found
    assert repr(found).startswith("TargetDifference(old=SubjectTargets(")
    assert compare_versions(OLD, OLD).changes == ()


def test_a_cancelled_set_cancels_its_indicators_and_a_new_one_adds_them() -> None:
    without = _targets([_indicator("a", "≥100人"), _indicator("b", "≤3天", 30), _indicator("c", "≥90%", 20)])
    gone, come = compare_versions(OLD, without), compare_versions(without, OLD)
    assert [(change.horizon, change.shift) for change in gone.changes] == [(TargetHorizon.WHOLE_PERIOD, CANCELLED)]
    assert [(change.horizon, change.shift) for change in come.changes] == [(TargetHorizon.WHOLE_PERIOD, ADDED)]
    assert gone.changes[0].explanation.zh == "实施期目标指标“a”取消：≥300人 → —，分值 100 → —"


def test_an_old_code_under_another_name_is_said() -> None:
    renamed = _targets([_indicator("a", "≥100人", name="别的"), *OLD.sets[0][1].target.indicators[1:]])
    change = compare_versions(_targets(list(OLD.sets[0][1].target.indicators)), renamed).changes[0]
    assert (change.shift, change.renamed) == (SAME, True)
    assert change.explanation.zh == "年度目标指标“a”未变：≥100人 → ≥100人，名称或层级已变"
    assert change.explanation.en.endswith("≥100人 → ≥100人, under another name or level")


def test_jh_22_of_something_classified_no_text_shows_what_changed() -> None:
    for old, new in ((OLD, evolve(NEW, classified=True)), (evolve(OLD, classified=True), NEW)):
        found = compare_versions(old, new)
        assert len(found.changes) == 3
        assert repr(found) == "TargetDifference(withheld)"
        assert (found.explain("zh"), found.explain("en")) == ("不予显示", "withheld")
        with pytest.raises(InvalidValueError) as caught:
            compare_versions(evolve(old, of="绝密工程"), evolve(new, of="绝密事项"))
        assert "绝密" not in caught.value.text("zh") + caught.value.text("en")


def test_targets_of_different_things_are_not_compared() -> None:
    others: list[dict[str, Any]] = [{"of": "p-2"}, {"department": "102"}, {"subject": SubjectKind.POLICY}]
    for change in others:
        other = _targets([_indicator("a", "≥1")], **change)
        with pytest.raises(InvalidValueError) as caught:
            compare_versions(OLD, other)
        assert caught.value.en == f"the targets are of different things, the new ones of {other.of}."
        assert caught.value.zh == f"两组绩效目标不是同一对象，后者为“{other.of}”。"


def test_every_shift_has_words() -> None:
    assert len({shift.term.zh for shift in TargetShift}) == len({shift.term.en for shift in TargetShift}) == 8


def test_what_is_asked_with_is_checked() -> None:
    other: Any = "x"
    change = compare_versions(OLD, NEW).changes[0]
    calls: dict[str, Any] = {
        r"^old is str, expected AtLeast ": lambda: shift_of(other, parse("≥1")),
        r"^new is str, expected AtLeast ": lambda: shift_of(parse("≥1"), other),
        r"^old is str, expected SubjectTargets\.$": lambda: compare_versions(other, NEW),
        r"^new is str, expected SubjectTargets\.$": lambda: compare_versions(OLD, other),
        r"^shift is str, expected TargetShift\.$": lambda: compare_versions(OLD, NEW).of(other),
        r"^IndicatorChange\.horizon is str, expected TargetHorizon\.$": lambda: evolve(change, horizon=other),
        r"^IndicatorChange\.shift is str, expected TargetShift\.$": lambda: evolve(change, shift=other),
        r"^IndicatorChange\.old is str, expected ": lambda: evolve(change, old=other),
        r"^IndicatorChange\.new is str, expected ": lambda: evolve(change, new=other),
        r"^IndicatorChange\.points_before is str, expected Decimal \| NoneType\.$": lambda: evolve(
            change, points_before=other
        ),
        r"^IndicatorChange\.renamed is str, expected bool\.$": lambda: evolve(change, renamed=other),
        r"^IndicatorChange\.code is '', expected a text that is not blank\.$": lambda: evolve(change, code=""),
    }
    for text, call in calls.items():
        with pytest.raises(InvalidValueError, match=text):
            call()
    assert isinstance(change, IndicatorChange)
