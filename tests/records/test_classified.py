"""Classified records (JH-22, JH-29, DL-22, X-05): on neither side of a share, in no text, whole for their owner."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, wan, yuan
from budgetperf.errors import BudgetPerfError, InvalidValueError
from budgetperf.records.classified import Classifiable, published
from budgetperf.records.kinds import FundKind, SpecialKind, SpecialMatter, SubjectKind
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.records.projects import Project, RequestedFund, placed
from budgetperf.records.responsibility import Responsibilities, Responsibility, ResponsibilityLevel
from budgetperf.records.roster import Roster
from budgetperf.wire import dumps, loads, to_data

DEPARTMENT, FIRST_LEVEL, UNIT = OrganisationLevel
MARK = "密"
HIDDEN = Department(code="密9", name="密局", classified=True)
OPEN = (
    Department(code="101", name="甲局"),
    Department(code="102", name="乙局"),
)
OPEN_UNITS = (
    Unit(code="101001", name="甲局本级", department="101", first_level=True),
    Unit(code="101002", name="甲局中心", department="101", above="101001"),
    Unit(code="102001", name="乙局本级", department="102", first_level=True),
)
HIDDEN_UNITS = (
    Unit(code="密9001", name="密局本级", department="密9", first_level=True),
    Unit(code="密1009", name="密站", department="101", above="101001", classified=True, ref="密", extra={"密": "密"}),
    Unit(code="密1010", name="密站分站", department="101", above="密1009"),
    Unit(code="密1011", name="密站分站小组", department="101", above="密1010"),
)
ROSTER = Roster(departments=(*OPEN, HIDDEN), units=(*HIDDEN_UNITS[:2], *OPEN_UNITS, *HIDDEN_UNITS[2:]))
WITHOUT = Roster(departments=OPEN, units=OPEN_UNITS)
PROJECT = Project(
    name="密项目",
    department="密9",
    unit="密9001",
    year=2023,
    subject=SubjectKind.PROJECT,
    classified=True,
    ref="密",
    special=SpecialMatter(kind=SpecialKind.OTHER, reason="密"),
    amount=wan(317),
)
HEAD = Responsibility(person="密某", level=ResponsibilityLevel.UNIT, of="密9001", classified=True)


def test_jh_22_what_is_classified_is_in_no_count() -> None:
    """「涉及76个部门单位（涉密单位除外）」: and so is what stands under it."""
    assert [ROSTER.count(level) for level in OrganisationLevel] == [2, 2, 3]
    assert ROSTER.open_units == OPEN_UNITS
    assert ROSTER.units_of("密9") == ()
    assert ROSTER.units_of("101") == OPEN_UNITS[:2]
    assert ROSTER.units_under("101001") == OPEN_UNITS[1:2]
    assert ROSTER.units_under("密1009") == ()
    assert ROSTER.to_rows() == WITHOUT.to_rows()


def test_dl_22_disclosure_is_complete_without_the_classified_ones() -> None:
    """「剔除涉密单位以外，其余单位全部集中向社会公开」: 100 %, and neither side tells of the others."""
    assert ROSTER.coverage([unit.code for unit in OPEN_UNITS], UNIT) == Share.of(3, 3)
    assert ROSTER.coverage([unit.code for unit in ROSTER.units], UNIT) == Share.of(3, 3)
    assert ROSTER.coverage(["101", "密9"], DEPARTMENT) == Share.of(1, 2)
    assert ROSTER.coverage(["密9001", "101001"], FIRST_LEVEL) == Share.of(1, 2)


@pytest.mark.parametrize("record", [HIDDEN, HIDDEN_UNITS[1], PROJECT, HEAD], ids=lambda record: type(record).__name__)
def test_the_text_of_a_classified_record_says_nothing_of_it(record: Classifiable) -> None:
    said = f"{type(record).__name__}(withheld)"
    assert repr(record) == str(record) == f"{record}" == said
    assert repr([record]) == f"[{said}]"


@pytest.mark.parametrize("code", [unit.code for unit in HIDDEN_UNITS])
def test_x_05_the_text_of_a_unit_that_is_left_out_says_nothing_whatever_it_is_left_out_for(code: str) -> None:
    """Through its own mark, its department's or that of a unit above it; its data are whole for the owner."""
    unit = ROSTER.unit(code)
    assert (repr(unit), unit.classified) == ("Unit(withheld)", True)
    assert (unit.shown(unit.code).zh, unit.code, unit.name[0]) == ("不予显示", code, MARK)
    assert ROSTER.unit("101001") == OPEN_UNITS[0]


@pytest.mark.parametrize("value", [ROSTER, Responsibilities(every=(HEAD,))], ids=lambda value: type(value).__name__)
def test_the_text_of_what_holds_them_says_nothing_of_them(value: Any) -> None:
    assert MARK not in repr(value)
    assert "withheld" not in repr(value)


def test_the_text_of_a_roster_is_that_of_one_without_them() -> None:
    assert repr(ROSTER) == repr(WITHOUT)
    assert repr(ROSTER.published()) == repr(WITHOUT)
    assert dumps(ROSTER.published()) == dumps(WITHOUT)
    assert ROSTER.published() == WITHOUT


def test_the_owner_keeps_everything() -> None:
    """The wire, pickles and copies are the owner's store; what is handed on is published() first."""
    for value in (ROSTER, PROJECT, HEAD, *HIDDEN_UNITS):
        kind: Any = type(value)
        assert loads(dumps(value), kind) == value
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
        assert hash(pickle.loads(pickle.dumps(value))) == hash(value)
    assert ROSTER.unit("密1009").name == "密站"
    assert ROSTER.department("密9").name == "密局"
    assert MARK in str(to_data(ROSTER))
    assert published(ROSTER.departments) == OPEN


def test_only_records_can_be_published() -> None:
    other: Any = ["甲"]
    with pytest.raises(InvalidValueError, match=r"^item 1 of records is str, expected Classifiable\.$"):
        published(other)


def _said(error: BudgetPerfError) -> str:
    return f"{error!s}{error!r}{error.text('zh')}{error.args}{dict(error.facts)}"


UNFIT: dict[str, Any] = {
    "a unit twice": lambda: evolve(ROSTER, units=(*ROSTER.units, HIDDEN_UNITS[0])),
    "a department twice": lambda: evolve(ROSTER, departments=(*ROSTER.departments, HIDDEN)),
    "an open one with the code of a classified one": lambda: evolve(
        ROSTER, units=(*ROSTER.units, Unit(code="密1009", name="丙", department="101"))
    ),
    "a unit of a hidden department under no unit": lambda: evolve(
        ROSTER, units=(Unit(code="密9002", name="密", department="密9", above="密9003"),)
    ),
    "a unit without department": lambda: evolve(
        ROSTER, units=(Unit(code="密9002", name="密", department="密8", above="密9003", classified=True),)
    ),
    "a unit in a circle": lambda: evolve(
        ROSTER, units=(Unit(code="密9002", name="密", department="密9", above="密9002"),)
    ),
    "a first-level unit under another": lambda: evolve(HIDDEN_UNITS[1], first_level=True),
    "a unit asked for in another department": lambda: ROSTER.hides("102", "密1009"),
    "an open unit asked for in a hidden department": lambda: ROSTER.hides("密9", "101001"),
    "funds that make another sum": lambda: evolve(PROJECT, funds=(RequestedFund(kind=FundKind.OWN, amount=wan(316)),)),
    "an amount below zero": lambda: evolve(PROJECT, amount=yuan(-3_170_000)),
    "a project without a place": lambda: placed([evolve(PROJECT, department="密8")], ROSTER),
    "a project in the wrong department": lambda: placed([evolve(PROJECT, unit="101001")], ROSTER),
    "an end before the start": lambda: evolve(HEAD, since=date(2022, 3, 17), until=date(2021, 3, 17)),
    "two heads at once": lambda: Responsibilities(every=(HEAD, evolve(HEAD, person="密二"))),
    "two heads at once, one of them marked": lambda: Responsibilities(every=(evolve(HEAD, classified=False), HEAD)),
    "two heads at once, the other marked": lambda: Responsibilities(every=(HEAD, evolve(HEAD, classified=False))),
}


@pytest.mark.parametrize("case", UNFIT)
def test_an_error_says_nothing_of_a_classified_record(case: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        UNFIT[case]()
    said = _said(caught.value)
    assert not any(trace in said for trace in (MARK, "317", "316", "2022", "2021"))
    assert caught.value.en
    assert caught.value.zh


def test_the_same_errors_speak_of_open_records() -> None:
    assert "316" in _said(_caught(lambda: evolve(PROJECT, classified=False, funds=(_fund(316),))))
    assert MARK in _said(_caught(lambda: evolve(HIDDEN_UNITS[1], classified=False, first_level=True)))
    assert MARK in _said(_caught(lambda: placed([evolve(PROJECT, department="密8", classified=False)], ROSTER)))


def _fund(amount: int) -> RequestedFund:
    return RequestedFund(kind=FundKind.OWN, amount=wan(amount))


def _caught(make: Any) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        make()
    return caught.value


def test_a_broken_mark_withholds_as_well() -> None:
    """The error of a mark that is no truth value is raised while the record is half made."""
    mark: Any = "yes"
    error = _caught(lambda: evolve(PROJECT, classified=mark))
    assert error.en == "Project.classified is str, expected bool."
    assert MARK not in _said(error)


def test_placed_projects_are_marked_where_the_roster_leaves_them_out() -> None:
    plain = evolve(PROJECT, classified=False)
    of_unit = evolve(plain, department="101", unit="密1011")
    shown = evolve(plain, name="示例项目", department="101", unit="101002", ref=None, special=None)
    whole = evolve(shown, unit=None)
    marked = placed([plain, of_unit, shown, whole], ROSTER)
    assert [project.classified for project in marked] == [True, True, False, False]
    assert published(marked) == (shown, whole)
    assert (marked[0].label("en"), marked[0].label("zh"), marked[2].label("zh")) == ("withheld", "不予显示", "示例项目")


def test_nobody_is_missing_for_a_unit_that_is_left_out() -> None:
    people = Responsibilities(every=(Responsibility(person="甲", level=ResponsibilityLevel.UNIT, of="101001"),))
    assert people.without_person(ROSTER, on=date(2022, 1, 1)) == OPEN_UNITS[1:]


@given(
    st.lists(st.tuples(st.sampled_from(["101", "102", "密9"]), st.booleans()), max_size=8),
    st.sets(st.sampled_from([unit.code for unit in OPEN_UNITS])),
    st.booleans(),
)
def test_x_05_adding_classified_units_changes_no_share_and_no_text(
    added: list[tuple[str, bool]], covered: set[str], also: bool
) -> None:
    """X-05: property: adding a classified unit changes no published ratio."""
    units = list(OPEN_UNITS)
    last: str | None = None
    for i, (department, under_the_last) in enumerate(added):
        above = last if under_the_last and units[-1].department == department else None
        units.append(Unit(code=f"密{i}", name="密", department=department, above=above, classified=above is None))
        last = f"密{i}"
    roster = Roster(departments=(*OPEN, HIDDEN), units=tuple(reversed(units)))
    extra = {unit.code for unit in units[3:]} if also else set()
    assert roster.coverage(covered | extra, UNIT) == WITHOUT.coverage(covered, UNIT)
    assert roster.coverage({"101", *(["密9"] if also else [])}, DEPARTMENT) == Share.of(1, 2)
    assert [roster.count(level) for level in OrganisationLevel] == [2, 2, 3]
    assert sorted(map(repr, roster.open_units)) == sorted(map(repr, OPEN_UNITS))
    assert MARK not in repr(roster) + str(roster.to_rows()) + dumps(roster.published())
