"""Who does what and who answers for it: one lead, one first responsible person, for life where a project is major."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.basis import Basis, BasisKind
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.records.duties import DivisionOfWork, Duty, Role
from budgetperf.records.organisations import Department, Unit
from budgetperf.records.responsibility import (
    LIFELONG_FOR_MAJOR,
    LifelongResponsibility,
    Responsibilities,
    Responsibility,
    ResponsibilityLevel,
)
from budgetperf.records.roster import Roster
from budgetperf.wire import dumps, loads

REGION, UNIT, PROJECT = ResponsibilityLevel
HEAD = Responsibility(
    person="甲", level=UNIT, of="101001", post="局长", since=date(2020, 1, 1), until=date(2021, 12, 31)
)
NEXT = Responsibility(person="乙", level=UNIT, of="101001", since=date(2022, 1, 1))
LEADER = Responsibility(
    person="丙", level=PROJECT, of="p-1", since=date(2020, 3, 1), until=date(2021, 6, 30), major=True
)
ROLES = (
    Duty(body="财政部门", role=Role.LEAD),
    Duty(body="预算部门", role=Role.IMPLEMENTER),
    Duty(body="审计部门", role=Role.SUPERVISOR),
)


def test_jh_01_three_roles_and_one_lead() -> None:
    """「财政部门牵头、预算部门具体实施、审计部门参与监督」."""
    work = DivisionOfWork(duties=ROLES)
    assert [duty.role.term.zh for duty in work.duties] == ["牵头", "具体实施", "参与监督"]
    assert work.bodies(Role.LEAD) == ("财政部门",)
    assert work.bodies(Role.LEAD, step="事前绩效评估") == ()
    assert work.steps == ()


def test_tm_07_the_bureau_divides_the_work_among_its_sections() -> None:
    """「预算绩效管理科组织协调、各部门归口预算管理科室具体负责，国库收付中心、财政监督局分别参与」."""
    work = DivisionOfWork(
        duties=(
            Duty(body="预算绩效管理科", role=Role.COORDINATOR),
            Duty(body="归口预算管理科室", role=Role.IN_CHARGE),
            Duty(body="国库收付中心", role=Role.PARTICIPANT),
            Duty(body="财政监督局", role=Role.PARTICIPANT),
        )
    )
    assert work.bodies(Role.PARTICIPANT) == ("国库收付中心", "财政监督局")
    assert loads(dumps(work), DivisionOfWork) == work


def test_tm_46_four_bodies_review_jointly() -> None:
    """「归口管理科室、投资评审中心、财政监督局、绩效管理科联合会审制度」, as it is proposed."""
    bodies = ("归口管理科室", "投资评审中心", "财政监督局", "绩效管理科")
    work = DivisionOfWork(duties=tuple(Duty(body=body, role=Role.JOINT_REVIEWER, step="会审") for body in bodies))
    assert work.bodies(Role.JOINT_REVIEWER, step="会审") == bodies
    assert work.steps == ("会审",)


def test_dl_11_one_section_cannot_review_first_and_finally() -> None:
    """「业务科室初审、职能科室终审」."""
    first = Duty(body="业务科室", role=Role.FIRST_REVIEWER, step="项目审核")
    final = Duty(body="职能科室", role=Role.FINAL_REVIEWER, step="项目审核")
    work = DivisionOfWork(duties=(first, final))
    assert (work.bodies(Role.FIRST_REVIEWER, step="项目审核"), work.steps) == (("业务科室",), ("项目审核",))
    with pytest.raises(InvalidValueError) as caught:
        DivisionOfWork(duties=(first, evolve(final, body="业务科室")))
    assert caught.value.en == (
        "this division of work contradicts itself: duties.项目审核: 业务科室 reviews it first and finally."
    )
    assert caught.value.zh == "职责分工自相矛盾：“项目审核”环节：初审与终审均为“业务科室”。"
    assert DivisionOfWork(duties=(first, evolve(final, body="业务科室", step="目标审核"))).steps == (
        "项目审核",
        "目标审核",
    )


def test_every_contradiction_in_a_division_of_work_is_named_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        DivisionOfWork(duties=(*ROLES, Duty(body="审计部门", role=Role.LEAD), ROLES[1]))
    assert caught.value.en == (
        "this division of work contradicts itself: duty 5: it stands twice; "
        "duties: 2 bodies lead it, expected one: 财政部门, 审计部门."
    )
    assert caught.value.zh == (
        "职责分工自相矛盾：第 5 项职责：重复；职责分工：有 2 个牵头部门，应为一个：财政部门、审计部门。"
    )


def test_jh_19_and_dh_10_who_spends_answers_and_who_asks_writes_the_target() -> None:
    """「谁支出、谁负责」, 「谁申请资金、谁编制目标」."""
    work = DivisionOfWork(
        duties=(
            Duty(body="101001", role=Role.REQUESTER, step="绩效目标编制"),
            Duty(body="101001", role=Role.SPENDER, step="绩效运行监控"),
        )
    )
    assert work.bodies(Role.REQUESTER, step="绩效目标编制") == work.bodies(Role.SPENDER, step="绩效运行监控")


def test_tm_38_a_unit_has_one_first_responsible_person() -> None:
    """「各单位主要负责人是本单位预算绩效管理第一责任人」: exactly one."""
    people = Responsibilities(every=(NEXT, HEAD, LEADER))
    for day, person in ((date(2019, 12, 31), None), (date(2020, 1, 1), HEAD), (date(2021, 12, 31), HEAD)):
        assert people.first_responsible("101001", on=day) == person
    assert people.first_responsible("101001", on=date(2022, 1, 1)) == NEXT
    assert people.first_responsible("p-1", on=date(2021, 1, 1)) is None
    with pytest.raises(InvalidValueError) as caught:
        Responsibilities(every=(HEAD, evolve(NEXT, of="101002"), evolve(NEXT, since=date(2021, 12, 31))))
    assert caught.value.en == (
        "a unit has one first responsible person at a time: responsibility 3: unit 101001 has another on the same day."
    )
    assert caught.value.zh == "一个单位同时只有一名第一责任人：第 3 项责任：单位（101001）同日另有一名。"


@pytest.mark.parametrize("level", [REGION, PROJECT])
def test_several_may_answer_for_a_region_or_a_project(level: ResponsibilityLevel) -> None:
    """「各级党委和政府主要负责同志对本地区预算绩效负责」: two persons, one region."""
    both = tuple(Responsibility(person=person, level=level, of="420103") for person in ("甲", "乙"))
    assert Responsibilities(every=both).every == both


def test_tm_61_units_without_a_person_are_named() -> None:
    """「将绩效管理责任分解落实到具体预算单位、明确到具体责任人」: every leaf has a person."""
    units = tuple(Unit(code=code, name=code, department="101") for code in ("101001", "101002"))
    roster = Roster(departments=(Department(code="101", name="甲局"),), units=units)
    people = Responsibilities(every=(HEAD, evolve(NEXT, of="101002")))
    assert people.without_person(roster, on=date(2021, 5, 1)) == units[1:]
    assert people.without_person(roster, on=date(2022, 5, 1)) == units[:1]


def test_tm_49_three_levels_answer() -> None:
    """「对本地区预算绩效负责」, 「对本部门本单位预算绩效负责」, 「项目责任人对项目预算绩效负责」."""
    assert [level.term.zh for level in ResponsibilityLevel] == [
        "对本地区预算绩效负责",
        "对本部门本单位预算绩效负责",
        "对项目预算绩效负责",
    ]


@given(st.dates(date(2021, 7, 1), date(2199, 12, 31)))
def test_tm_49_who_led_a_major_project_answers_for_life(day: date) -> None:
    """「对重大项目的责任人实行终身绩效责任追究制」: it never expires."""
    assert LEADER.answers(day, LIFELONG_FOR_MAJOR) is True
    assert LEADER.in_post(day) is False


@pytest.mark.parametrize(
    ("one", "day", "answers"),
    [
        (LEADER, date(2020, 2, 29), False),
        (LEADER, date(2020, 3, 1), True),
        (evolve(LEADER, major=False), date(2021, 6, 30), True),
        (evolve(LEADER, major=False), date(2021, 7, 1), None),
        (evolve(LEADER, major=None), date(2021, 6, 30), True),
        (evolve(LEADER, major=None), date(2020, 2, 29), False),
        (HEAD, date(2022, 1, 1), None),
        (evolve(HEAD, since=None), date(1999, 1, 1), True),
        (NEXT, date(2199, 1, 1), True),
    ],
)
def test_how_long_others_answer_is_written_nowhere(one: Responsibility, day: date, answers: bool | None) -> None:
    assert one.answers(day, LIFELONG_FOR_MAJOR) is answers


def test_whether_a_project_is_major_is_asked_for_and_never_guessed() -> None:
    with pytest.raises(IncompleteError) as caught:
        evolve(LEADER, major=None).answers(date(2021, 7, 1), LIFELONG_FOR_MAJOR)
    assert caught.value.en == (
        "how long the responsibility lasts cannot be told: "
        "major: is not stated, and lifelong responsibility hangs on it."
    )
    assert caught.value.zh == "无法确定责任期限：是否重大：未说明是否重大，而终身责任以此为准。"


def test_where_the_rule_is_another_nobody_answers_for_life() -> None:
    rule = LifelongResponsibility(
        for_major_projects=False,
        basis={"for_major_projects": Basis(kind=BasisKind.ASSUMED, zh="任期届满即止", en="it ends with the post")},
    )
    assert LEADER.answers(date(2021, 7, 1), rule) is None
    assert evolve(LEADER, major=None).is_lifelong(rule) is False
    assert [assumption.key for assumption in rule.assumptions] == ["lifelong-responsibility.for_major_projects"]
    assert LIFELONG_FOR_MAJOR.assumptions == ()
    assert loads(dumps(rule), LifelongResponsibility) == rule


def test_the_rule_says_from_where_it_is_known() -> None:
    basis = LIFELONG_FOR_MAJOR.basis["for_major_projects"]
    assert basis.kind is BasisKind.REPORTED
    assert basis.clause is None
    assert "终身绩效责任追究制" in basis.text("zh")
    with pytest.raises(InvalidValueError, match="lacks for_major_projects"):
        LifelongResponsibility(for_major_projects=True, basis={})


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15), st.booleans()), min_size=1, max_size=5))
def test_a_set_is_refused_exactly_where_two_are_in_post_on_one_day(terms: list[tuple[int, int, bool]]) -> None:
    first = date(2020, 1, 1)
    people = tuple(
        Responsibility(
            person=str(i),
            level=UNIT,
            of="101001",
            since=first + timedelta(start),
            until=None if open_end else first + timedelta(start + length),
        )
        for i, (start, length, open_end) in enumerate(terms)
    )
    most = max(sum(one.in_post(first + timedelta(day)) for one in people) for day in range(100))
    if most > 1:
        with pytest.raises(InvalidValueError, match="one first responsible person"):
            Responsibilities(every=people)
    else:
        assert Responsibilities(every=people).every == people


def test_responsibilities_survive_the_wire() -> None:
    people = Responsibilities(every=(HEAD, NEXT, LEADER), ref="1", extra={"a": 1})
    assert loads(dumps(people), Responsibilities) == people
    assert repr(people) == f"Responsibilities(every={(HEAD, NEXT, LEADER)!r})"


@pytest.mark.parametrize(
    ("record", "change", "en", "zh"),
    [
        (
            HEAD,
            {"until": date(2019, 12, 31)},
            "the responsibility ends on 2019-12-31 and starts on 2020-01-01, expected an end that is not earlier.",
            "责任终止日为 2019-12-31，起始日为 2020-01-01，终止日不应早于起始日。",
        ),
        (HEAD, {"major": False}, "major is stated of a unit, expected a project.", "只有项目可以填写是否重大。"),
        (
            HEAD,
            {"since": datetime(2020, 1, 1)},  # noqa: DTZ001 - refused
            "Responsibility.since is datetime, expected date.",
            "责任的起始日为 datetime，应为 date。",
        ),
        (
            HEAD,
            {"person": ""},
            "Responsibility.person is '', expected a text that is not blank.",
            "责任的责任人为 ''，应为非空文本。",
        ),
        (
            HEAD,
            {"level": "unit"},
            "Responsibility.level is str, expected ResponsibilityLevel.",
            "责任的责任层级为 str，应为 ResponsibilityLevel。",
        ),
        (
            LEADER,
            {"major": 1},
            "Responsibility.major is int, expected bool.",
            "责任的是否重大为 int，应为 bool。",
        ),
        (
            ROLES[0],
            {"body": " "},
            "Duty.body is ' ', expected a text that is not blank.",
            "职责的承担部门为 ' '，应为非空文本。",
        ),
        (ROLES[0], {"role": "lead"}, "Duty.role is str, expected Role.", "职责的角色为 str，应为 Role。"),
    ],
)
def test_what_the_records_cannot_hold(record: Any, change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **change)
    assert (caught.value.en, caught.value.zh) == (en, zh)


def test_one_day_in_post_is_a_term() -> None:
    assert evolve(HEAD, until=HEAD.since).in_post(date(2020, 1, 1))


def test_what_is_asked_with_is_checked() -> None:
    day: Any = datetime(2020, 1, 1)  # noqa: DTZ001 - refused
    nothing: Any = None
    with pytest.raises(InvalidValueError, match=r"^on is datetime, expected date\.$"):
        HEAD.in_post(day)
    with pytest.raises(InvalidValueError, match=r"^policy is NoneType, expected LifelongResponsibility\.$"):
        HEAD.answers(date(2020, 1, 1), nothing)
    with pytest.raises(InvalidValueError, match=r"^policy is NoneType, expected LifelongResponsibility\.$"):
        HEAD.is_lifelong(nothing)
    with pytest.raises(InvalidValueError, match=r"^roster is NoneType, expected Roster\.$"):
        Responsibilities(every=()).without_person(nothing, on=date(2020, 1, 1))
    with pytest.raises(InvalidValueError, match=r"^role is NoneType, expected Role\.$"):
        DivisionOfWork(duties=()).bodies(nothing)
