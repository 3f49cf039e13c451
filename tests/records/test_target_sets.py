"""Targets of projects, policies and departments: a set for the year and one for the period, each by itself."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, points
from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.libraries import LibrarySource
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.records.projects import Project
from budgetperf.records.roster import Roster
from budgetperf.records.target_sets import (
    SetWeights,
    SubjectTargets,
    TargetHorizon,
    TargetSet,
    check_sets,
    count_targets,
    project_coverage,
)
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes.schemes import HUNDRED_EACH, NATIONAL_2020
from budgetperf.rules.reading import parse
from budgetperf.wire import dumps, from_data, loads, to_data

ANNUAL, PERIOD = TargetHorizon
POLICY, PROJECT, DEPARTMENT = SubjectKind
PRODUCT = HUNDRED_EACH.basis["total"]
HUNDRED = HUNDRED_EACH
SCHEME = SetWeights(scheme=NATIONAL_2020, basis={"scheme": PRODUCT})


def _set(worth: list[Any], since: int = 2023, until: int | None = None, **more: Any) -> TargetSet:
    indicators = tuple(
        Indicator(code=f"i{n}", name=f"指标{n}", expectation=parse("≥90%"), points=points(each))
        for n, each in enumerate(worth)
    )
    return TargetSet(
        target=Target(project="示例", indicators=indicators),
        since=since,
        until=since if until is None else until,
        **more,
    )


SOURCES = (LibrarySource(indicator="i0", library="dl", revision="2022", entry="e1"),)
TARGETS = SubjectTargets(
    subject=PROJECT,
    of="p-1",
    department="101",
    unit="101001",
    annual=_set([60, 40], overall="完成改造", sources=SOURCES),
    whole_period=_set([50, 30, 20], 2022, 2024, overall="建成"),
    ref="7",
    extra={"批次": 1},
)


def test_targets_survive_the_wire_and_a_pickle() -> None:
    for value in (TARGETS, HUNDRED, SCHEME, count_targets([TARGETS], horizon=ANNUAL)):
        kind: type[Any] = type(value)
        assert loads(dumps(value), kind) == value == from_data(to_data(value), kind)
        assert pickle.loads(pickle.dumps(value)) == value


def test_two_sets_are_apart_and_named() -> None:
    assert [(horizon.term.zh, len(each.target.indicators)) for horizon, each in TARGETS.sets] == [
        ("年度目标", 2),
        ("实施期目标", 3),
    ]
    assert evolve(TARGETS, annual=None).sets == ((PERIOD, TARGETS.whole_period),)
    assert TARGETS.annual is not None
    assert (TARGETS.annual.source_of("i0"), TARGETS.annual.source_of("i1")) == (SOURCES[0], None)


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_the_year_is_one_of_the_period_its_ends_included(year: int) -> None:
    assert evolve(TARGETS, annual=_set([100], year)).sets[0][1].since == year


def test_each_set_is_worth_100_by_itself() -> None:
    assert check_sets(TARGETS, HUNDRED) == ()
    assert TARGETS.annual is not None
    target = evolve(TARGETS.annual.target, execution_points=points(10))
    ninety = _set([50, 40])
    with_execution = evolve(ninety, target=evolve(ninety.target, execution_points=points(10)))
    assert check_sets(evolve(TARGETS, annual=with_execution), HUNDRED) == ()
    light = evolve(
        TARGETS, annual=evolve(TARGETS.annual, target=target), whole_period=_set(["33.3", "66.6"], 2022, 2024)
    )
    assert [(one.path, one.en, one.zh) for one in check_sets(light, HUNDRED)] == [
        ("annual.points", "weighs 110, expected 100", "权重合计 110，应为 100"),
        ("whole_period.points", "weighs 99.9, expected 100", "权重合计 99.9，应为 100"),
    ]


def test_a_scheme_says_it_for_each_set() -> None:
    levels = [("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)]
    kept = tuple(
        Indicator(code=name, name=name, expectation=parse("≥90%"), points=points(worth), level1=name)
        for name, worth in levels
    )
    good = TargetSet(target=Target(project="示例", indicators=kept), since=2023, until=2023)
    bad = evolve(good, target=evolve(good.target, indicators=kept[:2]), since=2022, until=2024)
    assert check_sets(evolve(TARGETS, annual=good, whole_period=None), SCHEME) == ()
    assert [one.path for one in check_sets(evolve(TARGETS, annual=good, whole_period=bad), SCHEME)] == [
        "whole_period.points",
        "whole_period.满意度指标",
    ]


@given(st.lists(st.integers(0, 400), max_size=6), st.lists(st.integers(0, 400), max_size=6))
def test_weights_agree_with_a_recount_in_fractions(year: list[int], period: list[int]) -> None:
    sets = {"annual": year, "whole_period": period}
    targets = SubjectTargets(
        subject=PROJECT,
        of="p",
        department="1",
        annual=_set([Decimal(n) / 4 for n in year]),
        whole_period=_set([Decimal(n) / 4 for n in period], 2022, 2024),
    )
    wrong = {name for name, quarters in sets.items() if sum(Fraction(n, 4) for n in quarters) != 100}
    assert {problem.path.partition(".")[0] for problem in check_sets(targets, HUNDRED)} == wrong


def _jianghan() -> list[SubjectTargets]:
    """188 units, 188 overall targets, 800 project targets, 9239 indicators: 9239 = 987 x 9 + 356."""
    sizes = [10] * 347 + [9] * 641
    kinds = [(DEPARTMENT, n) for n in range(188)] + [(PROJECT, n % 188) for n in range(800)]
    return [
        SubjectTargets(
            subject=kind, of=f"{kind.value}-{i}", department=str(n % 76), unit=f"u{n}", annual=_set([1] * size)
        )
        for i, ((kind, n), size) in enumerate(zip(kinds, sizes, strict=True))
    ]


def test_a_set_is_worth_a_hundred_as_a_system_in_use_is_reported_to_ask() -> None:
    assert (HUNDRED_EACH.total, HUNDRED_EACH.scheme, HUNDRED_EACH.assumptions) == (points(100), None, ())
    assert HUNDRED_EACH.basis["total"].kind is BasisKind.REPORTED


def test_jh_14_units_targets_and_indicators_are_counted() -> None:
    """「一共188家单位188个部门整体绩效目标800个项目绩效目标9239个指标」."""
    counts = count_targets(_jianghan(), horizon=ANNUAL)
    assert (counts.units, counts.departments, counts.projects, counts.policies) == (188, 188, 800, 0)
    assert counts.indicators == 10 * 347 + 9 * 641 == 9239
    assert counts.per_target == Share.of(9239, 988)
    assert Share.of(counts.projects, counts.units).exact == Fraction(800, 188)
    assert counts.explain("zh") == (
        "188 家单位，188 个部门整体绩效目标，800 个项目绩效目标，0 个政策绩效目标，9239 个指标（年度目标）"
    )
    assert counts.explain("en") == (
        "188 units, 188 targets of departments as a whole, 800 of projects, 0 of policies, "
        "9239 indicators (targets of the year)"
    )
    assert verify(counts)
    assert not verify(evolve(counts, indicators=9238))


def test_jh_14_removing_any_one_target_changes_the_figures() -> None:
    every = _jianghan()
    for place in (0, 187, 188, 400, 987):
        left = count_targets([*every[:place], *every[place + 1 :]], horizon=ANNUAL)
        size = len(every[place].sets[0][1].target.indicators)
        assert left.indicators == 9239 - size
        assert (left.departments, left.projects) == ((187, 800) if place < 188 else (188, 799))


def test_indicators_are_counted_of_one_horizon() -> None:
    alone = evolve(TARGETS, of="p-2", whole_period=None, unit=None, subject=POLICY)
    counts = count_targets(iter([TARGETS, alone]), horizon=PERIOD)
    assert (counts.indicators, counts.projects, counts.policies, counts.units) == (3, 1, 1, 1)
    assert count_targets([TARGETS, alone], horizon=ANNUAL).indicators == 4
    assert not count_targets([], horizon=ANNUAL).per_target.is_defined


def test_jh_13_tm_09_and_dl_13_two_coverages() -> None:
    """「项目支出和部门整体支出绩效目标管理“两个全覆盖”」."""
    project = Project(name="示例", department="101", year=2023, subject=PROJECT, code="p-1")
    other = evolve(project, code="p-2")
    assert project_coverage([TARGETS], [project]) == Share.of(1, 1)
    assert project_coverage([TARGETS], [project, other, evolve(other, code=None)]) == Share.of(1, 3)
    assert project_coverage([TARGETS], [evolve(project, department="102"), evolve(project, subject=POLICY)]).exact == 0
    assert not project_coverage([TARGETS], []).is_defined


def test_dh_14_targets_of_all_59_departments() -> None:
    """「组织全区59个部门编制部门整体支出预算绩效目标」."""
    codes = [str(n) for n in range(59)]
    roster = Roster(departments=tuple(Department(code=code, name=f"{code}局") for code in codes))
    every = [SubjectTargets(subject=DEPARTMENT, of=code, department=code, annual=_set([100])) for code in codes]
    whole = [each.department for each in every if each.subject is DEPARTMENT]
    assert roster.coverage(whole, OrganisationLevel.DEPARTMENT) == Share.of(59, 59)
    assert roster.coverage(whole[1:], OrganisationLevel.DEPARTMENT) == Share.of(58, 59)
    assert count_targets(every, horizon=ANNUAL).departments == 59


def test_dh_16_five_departments_and_five_funds_go_to_the_congress_with_the_budget() -> None:
    """「选择5个部门的整体支出绩效目标和5个专项资金的绩效目标…同步报送人大」: 10 in all, 5 of 59 departments."""
    codes = [str(n) for n in range(59)]
    roster = Roster(departments=tuple(Department(code=code, name=f"{code}局") for code in codes))
    whole = [SubjectTargets(subject=DEPARTMENT, of=code, department=code, annual=_set([100])) for code in codes[:5]]
    funds = [SubjectTargets(subject=POLICY, of=f"f{code}", department=code, annual=_set([100])) for code in codes[3:8]]
    counts = count_targets([*whole, *funds], horizon=ANNUAL)
    assert (counts.departments, counts.policies, len(counts.targets)) == (5, 5, 10)
    share = roster.coverage([each.department for each in whole], OrganisationLevel.DEPARTMENT)
    assert str(share.percent(Rounding(places=2, mode=RoundingMode.HALF_UP))) == "8.47"


def test_tm_10_forty_units_told_of_twice_are_forty() -> None:
    """「将市教育局、市扶贫办等40个单位的绩效管理信息在网上公开」, told again for the start of 2021."""
    codes = [str(n) for n in range(100)]
    roster = Roster(
        departments=(Department(code="1", name="甲局"),),
        units=tuple(Unit(code=code, name=code, department="1", first_level=True) for code in codes),
    )
    told = codes[:40]
    assert roster.coverage([*told, *told], OrganisationLevel.UNIT) == Share.of(40, 100)
    assert roster.coverage([*told, *codes[1:41]], OrganisationLevel.UNIT) == Share.of(41, 100)


def test_jh_22_something_classified_is_in_no_count_and_no_text() -> None:
    """「（涉密单位除外）」."""
    secret = evolve(TARGETS, of="绝密工程", classified=True)
    assert repr(secret) == "SubjectTargets(withheld)"
    assert count_targets([TARGETS, secret, secret], horizon=ANNUAL) == count_targets([TARGETS], horizon=ANNUAL)
    hidden = Project(name="绝密", department="101", year=2023, subject=PROJECT, code="绝密工程", classified=True)
    open_one = evolve(hidden, code="p-1", classified=False)
    assert project_coverage([TARGETS, secret], [open_one, hidden]) == Share.of(1, 1)
    with pytest.raises(InvalidValueError) as caught:
        evolve(secret, annual=_set([100], 2031), whole_period=_set([100], 2022, 2024))
    assert "2031" not in caught.value.text("zh") + caught.value.text("en")
    unit = Unit(code="101001", name="甲", department="101")
    assert unit.code == TARGETS.unit


def test_one_target_is_counted_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        count_targets([TARGETS, evolve(TARGETS, subject=POLICY), TARGETS], horizon=ANNUAL)
    assert caught.value.en == "the targets cannot be counted: targets[2]: project 'p-1' again."
    assert caught.value.zh == "无法统计绩效目标：targets[2]：项目“p-1”重复。"


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        (
            {"annual": None, "whole_period": None},
            "targets of the year: there is no set of indicators",
            "年度目标：没有绩效指标",
        ),
        (
            {"annual": _set([100], 2023, 2024)},
            "targets of the year: is for 2023 to 2024, expected one year",
            "年度目标：为 2023 至 2024，应为一个年度",
        ),
        (
            {"annual": _set([100], 2025)},
            "targets of the year: 2025 is outside the whole period",
            "年度目标：2025 不在实施期内",
        ),
    ],
)
def test_sets_that_do_not_fit_are_refused(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(TARGETS, **change)
    assert caught.value.en == f"these targets contradict themselves: {en}."
    assert caught.value.zh == f"绩效目标自相矛盾：{zh}。"


@pytest.mark.parametrize("year", [2022, 2023, 2024, None])
def test_the_year_of_a_target_is_one_of_its_set(year: int | None) -> None:
    assert (
        TargetSet(target=Target(project="示例", indicators=(), year=year), since=2022, until=2024).target.year == year
    )


@pytest.mark.parametrize("year", [2021, 2025])
def test_a_target_of_a_year_outside_its_set_is_refused(year: int) -> None:
    with pytest.raises(InvalidValueError) as caught:
        TargetSet(target=Target(project="示例", indicators=(), year=year), since=2022, until=2024)
    assert caught.value.zh == f"该组绩效指标自相矛盾：target.year：{year} 不在 2022 至 2024 之内。"
    assert caught.value.en.endswith(f"target.year: {year} is not in 2022 to 2024.")


def test_a_set_that_contradicts_itself_is_refused_at_once() -> None:
    strange = (*SOURCES, evolve(SOURCES[0], entry="e2"), evolve(SOURCES[0], indicator="x"))
    with pytest.raises(InvalidValueError) as caught:
        _set([100], 2023, 2022, sources=strange)
    assert caught.value.en == (
        "this set of indicators contradicts itself: until: 2022 is before 2023; "
        "sources[1].indicator: 'i0' has another source; sources[2].indicator: there is no indicator 'x'."
    )
    assert caught.value.zh == (
        "该组绩效指标自相矛盾：until：2022 早于 2023；sources[1].indicator：指标“i0”另有来源；"
        "sources[2].indicator：没有指标“x”。"
    )


def test_what_a_set_weighs_is_said_once_and_grounded() -> None:
    cases: list[dict[str, Any]] = [{}, {"total": points(100), "scheme": NATIONAL_2020}]
    for values in cases:
        with pytest.raises(InvalidValueError) as caught:
            SetWeights(**values, basis=dict.fromkeys(values, PRODUCT))
        assert caught.value.en == "SetWeights needs a total or a scheme, and not both."
        assert caught.value.zh == "SetWeights 应有总分或权重方案，且只居其一。"
    with pytest.raises(InvalidValueError, match=r"^SetWeights\.basis lacks total\."):
        SetWeights(total=points(100), basis={})
    guess = Basis(kind=BasisKind.ASSUMED, zh="每组 100 分", en="100 points a set")
    assumed = SetWeights(total=points(100), basis={"total": guess})
    assert [(one.key, one.zh) for one in assumed.assumptions] == [("set-weights.total", "每组 100 分")]
    assert (HUNDRED.assumptions, SCHEME.assumptions) == ((), NATIONAL_2020.assumptions)
    totals: list[Any] = [Decimal(-1), Decimal("NaN")]
    for total in totals:
        with pytest.raises((InvalidValueError, TypeError)):
            evolve(HUNDRED, total=total)


@pytest.mark.parametrize(
    ("record", "name", "value", "expected"),
    [
        (TARGETS, "subject", "project", "SubjectKind"),
        (TARGETS, "unit", 1, "str | NoneType"),
        (TARGETS, "annual", 1, "TargetSet | NoneType"),
        (TARGETS, "whole_period", 1, "TargetSet | NoneType"),
        (TARGETS.annual, "target", None, "Target"),
        (TARGETS.annual, "since", None, "int"),
        (TARGETS.annual, "until", "2023", "int"),
        (TARGETS.annual, "overall", 1, "str | NoneType"),
        (TARGETS.annual, "sources", [], "tuple"),
        (HUNDRED, "total", 100, "Decimal | NoneType"),
        (HUNDRED, "scheme", 100, "WeightScheme | NoneType"),
    ],
)
def test_a_field_of_another_type_is_refused_by_its_name(record: Any, name: str, value: Any, expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **{name: value})
    found = type(value).__name__
    assert caught.value.en.startswith(f"{type(record).__name__}.{name} is {found}, expected {expected}.")


def test_what_is_asked_with_is_checked() -> None:
    other: Any = "x"
    blank: dict[str, Any] = {"of": " "}
    calls: dict[str, Any] = {
        r"^targets is str, expected SubjectTargets\.$": lambda: check_sets(other, HUNDRED),
        r"^weights is str, expected SetWeights\.$": lambda: check_sets(TARGETS, other),
        r"^horizon is str, expected TargetHorizon\.$": lambda: count_targets([], horizon=other),
        r"^item 1 of targets is Project, expected SubjectTargets\.$": lambda: count_targets([_wrong()], horizon=ANNUAL),
        r"^projects is str, expected Iterable\. Hint: use tuple\(\)$": lambda: project_coverage([], other),
        r"^SubjectTargets\.of is ' ', expected a text that is not blank\.$": lambda: evolve(TARGETS, **blank),
    }
    for text, call in calls.items():
        with pytest.raises(InvalidValueError, match=text):
            call()


def _wrong() -> Any:
    return Project(name="示例", department="101", year=2023, subject=PROJECT)
