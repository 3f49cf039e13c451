"""Departments and units: two counts, one order of who stands under whom, every fault at once."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.records.roster import Roster
from budgetperf.wire import dumps, loads

DEPARTMENT, FIRST_LEVEL, UNIT = OrganisationLevel


def a_district(departments: int, units: int, **marks: Any) -> Roster:
    """So many departments, the units dealt out to them in turn; each department's first unit is its own organ."""
    return Roster(
        departments=tuple(Department(code=f"{d:03}", name=f"第 {d} 局") for d in range(departments)),
        units=tuple(
            Unit(
                code=f"{u % departments:03}{u // departments:03}",
                name=f"第 {u} 单位",
                department=f"{u % departments:03}",
                above=None if u < departments else f"{u % departments:03}000",
                first_level=True if u < departments else None,
            )
            for u in range(units)
        ),
        **marks,
    )


JIANGHAN = a_district(76, 188)
DONGHU = a_district(59, 59)
SMALL = Roster(
    departments=(Department(code="101", name="甲局"), Department(code="102", name="乙局")),
    units=(
        Unit(code="101001", name="甲局本级", department="101", first_level=True),
        Unit(code="101002", name="甲局中心", department="101", above="101001"),
        Unit(code="101003", name="甲局中心分站", department="101", above="101002"),
        Unit(code="102001", name="乙局本级", department="102", first_level=True),
    ),
)


def test_jh_14_and_jh_22_188_units_are_not_76_departments() -> None:
    """「一共188家单位188个部门整体绩效目标」; 「涉及76个部门单位（涉密单位除外）」."""
    assert (JIANGHAN.count(UNIT), JIANGHAN.count(DEPARTMENT), JIANGHAN.count(FIRST_LEVEL)) == (188, 76, 76)
    every = [unit.code for unit in JIANGHAN.units]
    assert JIANGHAN.coverage(every, UNIT) == Share.of(188, 188)
    assert JIANGHAN.coverage([unit.department for unit in JIANGHAN.units], DEPARTMENT) == Share.of(76, 76)
    assert sum(len(JIANGHAN.units_of(each.code)) for each in JIANGHAN.departments) == 188


def test_dh_01_first_level_budget_units_are_covered_in_full() -> None:
    """「预算单位数59个，占一级预算单位数59个的100％」."""
    assert DONGHU.coverage([unit.code for unit in DONGHU.first_level_units], FIRST_LEVEL).exact == 1
    assert DONGHU.coverage([unit.code for unit in DONGHU.units[:10]], FIRST_LEVEL) == Share.of(10, 59)


def test_units_stand_under_units() -> None:
    assert [unit.code for unit in SMALL.units_under("101001")] == ["101002", "101003"]
    assert [unit.code for unit in SMALL.units_under("101002")] == ["101003"]
    assert SMALL.units_under("102001") == ()
    assert [unit.code for unit in SMALL.first_level_units] == ["101001", "102001"]
    assert [unit.code for unit in SMALL.units_of("101")] == ["101001", "101002", "101003"]
    assert [unit.is_first_level for unit in SMALL.units] == [True, False, False, True]


def test_a_code_is_looked_up() -> None:
    assert SMALL.department("102").name == "乙局"
    assert SMALL.unit("101003").name == "甲局中心分站"
    assert SMALL.hides("101") is SMALL.hides("101", "101003") is False


@pytest.mark.parametrize(
    ("look", "en", "zh"),
    [
        (lambda: SMALL.department("103"), "the roster has no department '103'.", "名册中没有部门“103”。"),
        (lambda: SMALL.units_of("103"), "the roster has no department '103'.", "名册中没有部门“103”。"),
        (lambda: SMALL.hides("103"), "the roster has no department '103'.", "名册中没有部门“103”。"),
        (lambda: SMALL.unit("103001"), "the roster has no budget unit '103001'.", "名册中没有预算单位“103001”。"),
        (lambda: SMALL.units_under("9"), "the roster has no budget unit '9'.", "名册中没有预算单位“9”。"),
        (lambda: SMALL.hides("101", "9"), "the roster has no budget unit '9'.", "名册中没有预算单位“9”。"),
        (
            lambda: SMALL.hides("101", "102001"),
            "unit 102001 belongs to another department.",
            "单位（102001）属于另一部门。",
        ),
    ],
)
def test_an_unknown_code_is_refused(look: Any, en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        look()
    assert (caught.value.en, caught.value.zh) == (en, zh)


@pytest.mark.parametrize("look", [SMALL.department, SMALL.unit, SMALL.units_of, SMALL.units_under])
def test_a_code_is_text(look: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^code is int, expected str\.$"):
        look(101)


def test_the_level_is_one_of_three() -> None:
    level: Any = "unit"
    with pytest.raises(InvalidValueError, match=r"^level is str, expected OrganisationLevel\.$"):
        SMALL.count(level)
    assert [each.term.zh for each in OrganisationLevel] == ["部门", "一级预算单位", "预算单位"]


def test_every_fault_of_a_roster_is_named_at_once() -> None:
    first, second, third, fourth = SMALL.units
    with pytest.raises(InvalidValueError) as caught:
        Roster(
            departments=(*SMALL.departments, Department(code="101", name="丙局")),
            units=(
                first,
                evolve(second, department="109"),
                evolve(third, above="101009"),
                evolve(fourth, above="101001", first_level=None),
                evolve(third, name="又一站", above=None),
            ),
        )
    assert [(problem.path, problem.en, problem.zh) for problem in caught.value.facts["problems"]] == [  # type: ignore[attr-defined]
        ("departments[2]", "the code 101 stands twice", "编码（101）重复"),
        ("units[4]", "the code 101003 stands twice", "编码（101003）重复"),
        ("units[1]", "there is no department 109", "没有部门（109）"),
        ("units[1]", "the unit above it belongs to another department", "上级单位属于另一部门"),
        ("units[2]", "there is no unit 101009 above it", "没有上级单位（101009）"),
        ("units[3]", "the unit above it belongs to another department", "上级单位属于另一部门"),
    ]
    assert caught.value.en.startswith("this roster does not fit together: department 3: the code 101 stands twice; ")
    assert caught.value.zh.startswith(
        "单位名册不一致：第 3 个部门：编码（101）重复；第 5 个预算单位：编码（101003）重复；"
    )
    assert (caught.value.en[-1], caught.value.zh[-1]) == (".", "。")


def test_a_unit_under_itself_is_refused_however_long_the_way() -> None:
    first, second, third, _ = (evolve(unit, first_level=None) for unit in SMALL.units)
    with pytest.raises(InvalidValueError) as caught:
        evolve(SMALL, units=(evolve(first, above="101003"), second, third))
    assert caught.value.en == (
        "this roster does not fit together: budget unit 1: it stands under itself; "
        "budget unit 2: it stands under itself; budget unit 3: it stands under itself."
    )
    with pytest.raises(InvalidValueError, match=r"budget unit 1: it stands under itself\.$") as caught:
        evolve(SMALL, units=(evolve(first, above="101001"), second))
    assert caught.value.zh == "单位名册不一致：第 1 个预算单位：隶属于其自身。"


def test_a_first_level_unit_stands_under_none() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Unit(code="101002", name="甲局中心", department="101", above="101001", first_level=True)
    assert caught.value.en == "unit 101002 is a first-level budget unit under 101001, expected one or the other."
    assert caught.value.zh == "单位（101002）为一级预算单位，又隶属于单位（101001），应只居其一。"
    assert Unit(code="1", name="甲", department="1", above="2", first_level=False).is_first_level is False


def test_what_is_not_stated_of_a_level_is_asked_for() -> None:
    roster = evolve(SMALL, units=tuple(evolve(unit, first_level=None) for unit in SMALL.units))
    with pytest.raises(IncompleteError) as caught:
        roster.count(FIRST_LEVEL)
    assert caught.value.en == (
        "the first-level budget units cannot be told: units.101001: first_level is not stated; "
        "units.102001: first_level is not stated."
    )
    assert caught.value.zh == (
        "无法确定一级预算单位：预算单位 101001：未说明是否为一级预算单位；预算单位 102001：未说明是否为一级预算单位。"
    )
    assert roster.count(UNIT) == 4


def test_codes_that_nobody_has_are_refused_at_once_from_a_coverage() -> None:
    with pytest.raises(InvalidValueError) as caught:
        SMALL.coverage(["101001", "101009", "101002", "9"], FIRST_LEVEL)
    assert caught.value.en == (
        "the coverage cannot be computed: code 2: there is no first-level budget unit '101009'; "
        "code 3: there is no first-level budget unit '101002'; code 4: there is no first-level budget unit '9'."
    )
    assert caught.value.zh.startswith("无法计算覆盖率：第 2 个编码：没有一级预算单位“101009”；")


def test_a_coverage_of_nothing_is_undefined() -> None:
    assert not Roster(departments=()).coverage([], DEPARTMENT).is_defined


@pytest.mark.parametrize(
    ("kind", "change", "message"),
    [
        (Department, {"code": " "}, r"^Department\.code is ' ', expected a text that is not blank"),
        (Department, {"name": 1}, r"^Department\.name is int, expected str"),
        (Department, {"classified": None}, r"^Department\.classified is NoneType, expected bool"),
        (Unit, {"department": ""}, r"^Unit\.department is '', expected a text"),
        (Unit, {"above": 1}, r"^Unit\.above is int, expected str \| NoneType"),
        (Unit, {"first_level": 1}, r"^Unit\.first_level is int, expected bool"),
        (Unit, {"classified": 1}, r"^Unit\.classified is int, expected bool"),
    ],
)
def test_what_a_department_and_a_unit_cannot_hold(kind: Any, change: dict[str, Any], message: str) -> None:
    good: dict[str, Any] = {"code": "1", "name": "甲"} | ({"department": "1"} if kind is Unit else {})
    assert kind(**good).code == "1"
    with pytest.raises(InvalidValueError, match=message):
        kind(**good | change)


def test_what_a_roster_cannot_hold() -> None:
    other: Any = SMALL.units
    with pytest.raises(InvalidValueError, match=r"^item 1 of Roster\.departments is Unit, expected Department\.$"):
        Roster(departments=other)
    other = SMALL.departments
    with pytest.raises(InvalidValueError, match=r"^item 1 of Roster\.units is Department, expected Unit\.$"):
        Roster(departments=SMALL.departments, units=other)


def test_a_roster_survives_the_wire_and_gives_a_table() -> None:
    roster = evolve(SMALL, ref="r-1", extra={"来源": "一体化系统"})
    again = loads(dumps(roster), Roster)
    assert (again, again.extra["来源"]) == (roster, "一体化系统")
    assert SMALL.to_rows()[1] == {
        "department": "101",
        "department_name": "甲局",
        "unit": "101002",
        "unit_name": "甲局中心",
        "above": "101001",
        "first_level": False,
    }
    assert len(SMALL.to_rows()) == 4
    department = Department(code="1", name="甲")
    assert repr(department) == "Department(ref=None, extra=PlainData({}), classified=False, code='1', name='甲')"
    assert repr(Roster(departments=(department,))) == f"Roster(departments=({department!r},), units=())"


@given(st.integers(1, 12), st.integers(0, 60), st.randoms())
def test_the_counts_over_any_partition_add_up(departments: int, units: int, random: Any) -> None:
    roster = a_district(departments, max(departments, units))
    assert sum(len(roster.units_of(each.code)) for each in roster.departments) == roster.count(UNIT)
    under = sum(len(roster.units_under(each.code)) for each in roster.first_level_units)
    assert roster.count(FIRST_LEVEL) + under == roster.count(UNIT)
    codes = [unit.code for unit in roster.units]
    drawn = {code for code in codes if random.random() < 0.5}
    rest = roster.coverage(set(codes) - drawn, UNIT)
    assert roster.coverage(drawn, UNIT).exact + rest.exact == 1
    assert roster.coverage([*drawn, *drawn], UNIT) == Share.of(len(drawn), len(codes))
