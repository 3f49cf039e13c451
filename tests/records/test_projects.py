"""Projects that ask for money: what is stated, what is not, and how much more than last year."""

from __future__ import annotations

import pickle
from decimal import Decimal, localcontext
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, Yuan, wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.places import called
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import (
    BudgetBook,
    Duration,
    FundKind,
    Importance,
    SpecialKind,
    SpecialMatter,
    Standing,
    SubjectKind,
)
from budgetperf.records.organisations import Department, Unit
from budgetperf.records.projects import Growth, PriorBudget, Project, RequestedFund, placed
from budgetperf.records.roster import Roster
from budgetperf.wire import dumps, from_data, loads, to_data

INITIAL, ADJUSTED = PriorBudget
CENTS = st.integers(0, 10**14).map(lambda cents: Yuan(Decimal(cents) / 100))
FUNDS = (
    RequestedFund(kind=FundKind.OWN, amount=wan(300), book=BudgetBook.GENERAL, name="财政拨款"),
    RequestedFund(kind=FundKind.UPPER_LEVEL, amount=wan(250), book=BudgetBook.GENERAL),
    RequestedFund(kind=FundKind.OWN, amount=wan(100), book=BudgetBook.GOVERNMENT_FUNDS),
)
FULL = Project(
    name="江汉区淤泥外运及无害化处置",
    department="101",
    unit="101001",
    code="p-1",
    year=2023,
    subject=SubjectKind.PROJECT,
    standing=Standing.CONTINUING,
    duration=Duration.RECURRING,
    importance=Importance.A,
    major=True,
    special=SpecialMatter(kind=SpecialKind.DISASTER_RELIEF, reason="汛期抢险"),
    amount=wan(650),
    funds=FUNDS,
    last_year=Budget(initial=wan(500), adjusted=wan(400)),
    ref="7",
    extra={"批次": 1},
)
BARE = Project(name="示例", department="101", year=2023, subject=SubjectKind.POLICY)


def test_a_project_states_what_it_states_and_nothing_else() -> None:
    """重大 is a fact that the caller states; a large amount makes nothing major."""
    huge = evolve(BARE, amount=wan(999_999))
    for project in (BARE, huge):
        unstated = (project.major, project.standing, project.duration, project.importance, project.special)
        assert unstated == (None,) * 5
        assert (project.books, project.money(FundKind.OWN)) == (None, None)


@pytest.mark.parametrize("project", [FULL, BARE, evolve(BARE, amount=yuan(0), major=False, last_year=Budget())])
def test_a_project_survives_the_wire_and_a_pickle(project: Project) -> None:
    assert loads(dumps(project), Project) == project
    assert from_data(to_data(project), Project) == project
    again = pickle.loads(pickle.dumps(project))
    assert (again, hash(again), repr(again)) == (project, hash(project), repr(project))


def test_jh_12_and_dh_35_three_of_the_four_budgets() -> None:
    """「一般公共预算、政府性基金预算和国有资本经营预算」 of 「四本预算」."""
    four = ["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"]
    assert [book.term.zh for book in BudgetBook] == four
    assert FULL.books == frozenset({BudgetBook.GENERAL, BudgetBook.GOVERNMENT_FUNDS})
    assert evolve(FULL, funds=(*FUNDS[:2], evolve(FUNDS[2], book=None))).books is None


def test_jh_11_and_jh_31_whose_money_it_is() -> None:
    """「区级财政拨款」; 「政府债务资金和政府投资基金」."""
    money = [FULL.money(kind) for kind in (FundKind.OWN, FundKind.UPPER_LEVEL, FundKind.DEBT)]
    assert money == [wan(400), wan(250), wan(0)]
    assert (FundKind.DEBT.term.zh, FundKind.INVESTMENT_FUND.term.zh) == ("政府债务资金", "政府投资基金")


def test_jh_28_three_subjects() -> None:
    """「部门整体绩效自评和政策支出、项目支出绩效自评」."""
    assert [subject.term.zh for subject in SubjectKind] == ["政策", "项目", "部门整体"]


def test_xz_05_three_classes_by_importance() -> None:
    """「根据项目重要程度将预算项目分成ABC三类」."""
    assert [kind.term.zh for kind in Importance] == ["A 类", "B 类", "C 类"]


@pytest.mark.parametrize("kind", [BudgetBook, FundKind, SubjectKind, Standing, Duration, Importance, SpecialKind])
def test_every_word_differs_in_both_languages(kind: Any) -> None:
    members: list[Any] = list(kind)
    assert all(isinstance(member, Enum) for member in members)
    assert len({member.term.zh for member in members}) == len({member.term.en for member in members}) == len(members)


def test_dh_05_a_special_matter_has_its_reason_recorded() -> None:
    """「除应急、救灾等特殊事项」."""
    assert [kind.term.zh for kind in SpecialKind] == ["应急", "救灾", "其他特殊事项"]
    with pytest.raises(InvalidValueError) as caught:
        SpecialMatter(kind=SpecialKind.EMERGENCY, reason=" ")
    assert caught.value.zh == "特殊事项的理由为 ' '，应为非空文本。"


@pytest.mark.parametrize(
    ("amount", "initial", "increase", "rate"),
    [
        (wan(650), wan(500), wan(150), Decimal("0.3")),
        (yuan("6499500"), wan(500), yuan("1499500"), Decimal("0.2999")),
        (wan(1500), wan(1000), wan(500), Decimal("0.5")),
        (wan(500), wan(500), wan(0), Decimal(0)),
        (wan(400), wan(500), -wan(100), Decimal("-0.2")),
        (wan(0), wan(500), -wan(500), Decimal(-1)),
        (wan(4), wan(3), wan(1), Share.of(1, 3)),
        (wan(2), wan(3), -wan(1), Share.of(-1, 3)),
    ],
)
def test_dh_06_growth_is_exact_and_below_zero_for_a_decrease(
    amount: Yuan, initial: Yuan, increase: Yuan, rate: object
) -> None:
    """「年度预算增幅达到30％或增加金额500万元以上」."""
    growth = evolve(FULL, funds=(), amount=amount, last_year=Budget(initial=initial)).growth(INITIAL)
    assert (growth.amount, growth.rate, growth.over) == (increase, rate, INITIAL)
    assert growth.share == Share(numerator=increase, denominator=initial)
    assert growth.why_undefined is None
    assert loads(dumps(growth), Growth) == growth


def test_dh_06_over_a_base_of_zero_there_is_no_rate_and_a_reason() -> None:
    for amount in (wan(0), wan(700)):
        growth = evolve(BARE, amount=amount, last_year=Budget(initial=wan(0))).growth(INITIAL)
        assert (growth.amount, growth.rate, growth.share.is_defined) == (amount, None, False)
        assert growth.why_undefined is not None
        assert growth.why_undefined.zh == "上年预算为零，增幅没有意义"
        assert growth.why_undefined.en == "last year's budget is zero, so the growth rate is undefined"


def test_growth_is_over_the_amount_that_a_rule_names() -> None:
    assert FULL.growth(INITIAL).rate == Decimal("0.3")
    assert FULL.growth(ADJUSTED).rate == Decimal("0.625")
    assert (INITIAL.term.zh, ADJUSTED.term.zh) == ("上年年初预算数", "上年全年预算数")


@pytest.mark.parametrize(
    ("project", "over", "en", "zh"),
    [
        (
            BARE,
            INITIAL,
            "amount: is not stated; last_year.initial: is not stated",
            "金额：未填本年预算申请数；未填上年年初预算数",
        ),
        (evolve(FULL, amount=None, funds=()), ADJUSTED, "amount: is not stated", "金额：未填本年预算申请数"),
        (
            evolve(FULL, last_year=Budget(initial=wan(1))),
            ADJUSTED,
            "last_year.adjusted: is not stated",
            "未填上年全年预算数",
        ),
        (
            evolve(FULL, last_year=Budget(adjusted=wan(1))),
            INITIAL,
            "last_year.initial: is not stated",
            "未填上年年初预算数",
        ),
    ],
)
def test_what_a_growth_lacks_is_named_and_never_taken_from_elsewhere(
    project: Project, over: PriorBudget, en: str, zh: str
) -> None:
    with pytest.raises(IncompleteError) as caught:
        project.growth(over)
    assert caught.value.en == f"the growth cannot be computed: {en}."
    assert caught.value.zh == f"无法计算增幅：{zh}。"


@given(CENTS, CENTS)
def test_growth_agrees_with_whole_cents_in_any_context(this: Yuan, last: Yuan) -> None:
    with localcontext(prec=2):
        growth = Growth(this_year=this, last_year=last, over=INITIAL)
        cents = int(Fraction(this) * 100) - int(Fraction(last) * 100)
        assert Fraction(growth.amount) * 100 == cents
        if last:
            assert growth.share.exact == Fraction(cents, int(Fraction(last) * 100))
            assert (growth.share.exact < 0) == (this < last)
        else:
            assert growth.rate is None


@given(st.lists(st.tuples(st.sampled_from(FundKind), CENTS), min_size=1, max_size=6))
def test_the_money_over_its_kinds_adds_up_to_the_amount(parts: list[tuple[FundKind, Yuan]]) -> None:
    funds = tuple(RequestedFund(kind=kind, amount=amount) for kind, amount in parts)
    total = Yuan(Decimal(sum(int(amount * 100) for _, amount in parts)) / 100)
    project = evolve(BARE, amount=total, funds=funds)
    money = [project.money(kind) for kind in FundKind]
    assert sum(Fraction(each) for each in money if each is not None) == Fraction(total)
    assert None not in money
    with pytest.raises(InvalidValueError, match=r"^the funds make "):
        evolve(project, amount=yuan(total + Decimal("0.01")))


@pytest.mark.parametrize(("amount", "en", "zh"), [(wan(649), "6490000", "6490000"), (None, "not printed", "未填报")])
def test_funds_that_do_not_make_the_amount_are_refused(amount: Yuan | None, en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(FULL, amount=amount)
    assert caught.value.en == f"the funds make 6500000 yuan and the amount is {en}, expected them to be equal."
    assert caught.value.zh == f"各项资金合计 6500000 元，申请数为 {zh}，应相等。"


@pytest.mark.parametrize("value", [-1, Decimal(-1), 0.5, 100, True, "100", Decimal("NaN"), Decimal("Infinity")])
def test_an_amount_that_is_not_exact_yuan_of_zero_or_more_is_refused(value: Any) -> None:
    makers: dict[str, Any] = {
        "Project.amount": lambda: evolve(BARE, amount=value),
        "RequestedFund.amount": lambda: evolve(FUNDS[0], amount=value),
        "Growth.this_year": lambda: Growth(this_year=value, last_year=wan(1), over=INITIAL),
        "Growth.last_year": lambda: Growth(this_year=wan(1), last_year=value, over=INITIAL),
    }
    for what, make in makers.items():
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert caught.value.en == f"{what} is {value!r}, expected yuan, 0 or more."
        assert caught.value.zh == f"{called(what)}为 {value!r}，应为不小于 0 的金额（元）。"
        assert caught.value.hint_zh == "请用 yuan()、wan() 或 yi() 构造金额"


@pytest.mark.parametrize(
    ("record", "name", "value", "expected"),
    [
        (FULL, "year", "2023", "int"),
        (FULL, "year", None, "int"),
        (FULL, "subject", "project", "SubjectKind"),
        (FULL, "code", 1, "str | NoneType"),
        (FULL, "unit", 1, "str | NoneType"),
        (FULL, "standing", "new", "Standing | NoneType"),
        (FULL, "duration", "recurring", "Duration | NoneType"),
        (FULL, "importance", "A", "Importance | NoneType"),
        (FULL, "special", "应急", "SpecialMatter | NoneType"),
        (FULL, "last_year", wan(1), "Budget | NoneType"),
        (FULL, "funds", [], "tuple"),
        (FULL, "major", 1, "bool"),
        (FULL, "classified", None, "bool"),
        (FUNDS[0], "kind", "own", "FundKind"),
        (FUNDS[0], "book", "general", "BudgetBook | NoneType"),
        (FUNDS[0], "name", 1, "str | NoneType"),
        (FULL.growth(INITIAL), "over", "initial", "PriorBudget"),
        (FULL.special, "kind", "other", "SpecialKind"),
    ],
)
def test_a_field_of_another_type_is_refused_by_its_name(record: Any, name: str, value: Any, expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **{name: value})
    found = type(value).__name__
    assert caught.value.en == f"{type(record).__name__}.{name} is {found}, expected {expected}."
    assert caught.value.zh == f"{called(f'{type(record).__name__}.{name}')}为 {found}，应为 {expected}。"


@pytest.mark.parametrize("name", ["name", "department"])
def test_a_project_has_a_name_and_a_department(name: str) -> None:
    change: dict[str, Any] = {name: " "}
    with pytest.raises(InvalidValueError, match=rf"^Project\.{name} is ' ', expected a text that is not blank\.$"):
        evolve(FULL, **change)


def test_what_is_asked_with_is_checked() -> None:
    other: Any = "own"
    with pytest.raises(InvalidValueError, match=r"^kind is str, expected FundKind\.$"):
        FULL.money(other)
    with pytest.raises(InvalidValueError, match=r"^over is str, expected PriorBudget\.$"):
        FULL.growth(other)
    with pytest.raises(InvalidValueError, match=r"^roster is str, expected Roster\.$"):
        placed([FULL], other)
    with pytest.raises(InvalidValueError, match=r"^item 1 of projects is str, expected Project\.$"):
        placed([other], Roster(departments=()))


def test_projects_without_a_place_in_the_roster_are_refused_at_once() -> None:
    roster = Roster(
        departments=(Department(code="101", name="甲局"), Department(code="102", name="乙局")),
        units=(Unit(code="101001", name="甲局本级", department="101"),),
    )
    assert placed(iter([FULL, BARE]), roster) == (FULL, BARE)
    with pytest.raises(InvalidValueError) as caught:
        placed([FULL, evolve(FULL, unit="9"), evolve(FULL, department="102"), evolve(BARE, department="9")], roster)
    assert caught.value.en == (
        "these projects have no place in the roster: project 2: the roster has no budget unit '9'; "
        "project 3: unit 101001 belongs to another department; project 4: the roster has no department '9'."
    )
    assert caught.value.zh == (
        "项目与单位名册不符：第 2 个项目：名册中没有预算单位“9”；第 3 个项目：单位（101001）属于另一部门；"
        "第 4 个项目：名册中没有部门“9”。"
    )
    problems: Any = caught.value.facts["problems"]
    assert [problem.path for problem in problems] == ["projects[1]", "projects[2]", "projects[3]"]
