"""What the evaluations of a year come to, and whom they reach: counted from one plan each."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, Yuan, fraction, wan, yi
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import Interval, PrintedFigure
from budgetperf.records.evaluation_plans import EvaluationPlan, Evaluator, EvidenceKind, GatheredEvidence
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.evaluation_subjects import EvaluatedKind, YearSpan
from budgetperf.records.kinds import BudgetBook, FundKind, SubjectKind
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.records.projects import Project
from budgetperf.records.roster import Roster
from budgetperf.stages.evaluations import (
    EvaluationCoverage,
    EvaluationSummary,
    ProjectCoverage,
    cover_bodies,
    cover_projects,
    summarise_evaluations,
)
from budgetperf.wire import dumps, loads
from evaluating_samples import FIRM, plan, shared_out, subject, xiuzhou

SELF, PROJECT, DEPARTMENT = EvaluationKind.SELF, EvaluatedKind.PROJECT, EvaluatedKind.DEPARTMENT
CENTS = Rounding(places=2, mode=RoundingMode.HALF_UP)


def own(**more: Any) -> EvaluationPlan:
    """A unit's own evaluation of last year's project."""
    return plan(subject(**more), by=SELF)


def projects_of(departments: int, count: int, total: Yuan | None = None) -> list[EvaluationPlan]:
    """Own evaluations of so many projects of so many departments with so much money."""
    amounts = [None] * count if total is None else shared_out(total, count)
    return [own(code=f"p{i}", department=f"d{i % departments}", amount=amount) for i, amount in enumerate(amounts)]


@pytest.mark.parametrize(
    ("departments", "count", "total", "each"),
    [
        (76, 874, None, "11.50"),  # JH-29
        (44, 496, yi("17.70"), "11.27"),  # XZ-21
        (59, 185, wan("42501.92"), "3.14"),  # DH-23
        (11, 13, None, "1.18"),  # DL-17
    ],
)
def test_jh_29_xz_21_dh_23_dl_17_subjects_per_department(
    departments: int, count: int, total: Yuan | None, each: str
) -> None:
    found = summarise_evaluations(projects_of(departments, count, total))
    assert (found.subjects, found.departments) == (count, departments)
    assert str(CENTS.apply(found.each.exact)) == each
    assert found.amount == (total or 0)
    assert found.without_amount == (count if total is None else 0)
    assert verify(found)


def test_dh_23_money_per_project() -> None:
    """「42501.92万元」 of 185 projects: 425019200.00 yuan, about 229.74万 each."""
    found = summarise_evaluations(projects_of(59, 185, wan("42501.92")))
    assert found.amount == 425019200
    assert str(CENTS.apply(fraction(found.amount) / 185 / 10000)) == "229.74"


def test_jh_28_dl_19_kinds_of_objects_are_counted_apart() -> None:
    """「部门整体绩效自评和政策支出、项目支出绩效自评」."""
    plans = [
        own(code="a", amount=wan(10)),
        own(code="b", kind=EvaluatedKind.POLICY),
        own(code="c", kind=DEPARTMENT, amount=wan(5)),
        own(code="d", kind=DEPARTMENT, amount=wan(6)),
    ]
    found = summarise_evaluations(plans)
    assert [(one.kind.value, one.count, one.amount) for one in found.kinds] == [
        ("policy", 1, 0),
        ("project", 1, wan(10)),
        ("department", 2, wan(11)),
    ]
    assert (found.of_kind(DEPARTMENT), found.of_kind(EvaluatedKind.REVENUE)) == (2, 0)
    assert loads(dumps(found), EvaluationSummary) == found


def test_jh_31_dh_39_by_the_kind_of_money() -> None:
    plans = [
        own(code="a", funds=(FundKind.DEBT, FundKind.OWN)),
        own(code="b", funds=(FundKind.INVESTMENT_FUND,), books=(BudgetBook.SOCIAL_INSURANCE,)),
        own(code="c"),
    ]
    found = summarise_evaluations(plans)
    assert (found.of_money(FundKind.DEBT), found.of_money(FundKind.INVESTMENT_FUND)) == (("a",), ("b",))
    assert (found.of_money(BudgetBook.SOCIAL_INSURANCE), found.of_money(BudgetBook.GENERAL)) == (("b",), ())
    with pytest.raises(InvalidValueError, match="money is str"):
        found.of_money("debt")  # type: ignore[arg-type]


def test_one_project_counts_once_with_its_money() -> None:
    twice = [own(code="a", amount=wan(10)), plan(subject("a", amount=wan(10))), own(code="b")]
    found = summarise_evaluations(twice)
    assert (found.subjects, found.amount, found.repeated) == (2, wan(10), ("a",))
    other = evolve(twice[1], subject=subject("a", amount=wan(10), years=YearSpan.read("2019-2021")))
    assert summarise_evaluations([twice[0], other]).subjects == 2
    wrong = [*twice, plan(subject("a", amount=wan(11))), plan(subject("b", name="另一项目"))]
    with pytest.raises(InvalidValueError) as caught:
        summarise_evaluations(wrong)
    assert caught.value.zh == "无法统计评价对象：plans.a：前后记载不一；plans.b：前后记载不一。"


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=8))
def test_the_order_and_repetition_of_plans_change_no_figure(codes: list[str]) -> None:
    plans = [own(code=code, department=code, amount=wan(ord(code))) for code in codes]
    found = summarise_evaluations(plans)
    assert found.subjects == found.departments == len(set(codes))
    assert found.amount == sum(wan(ord(code)) for code in set(codes))
    again = summarise_evaluations(plans[::-1])
    assert (again.kinds, again.repeated, again.amount) == (found.kinds, found.repeated, found.amount)


def test_tm_13_tm_17_dl_17_what_was_entrusted() -> None:
    """「委托第三方专业机构对 9 个政府投资项目开展重点绩效评价」."""
    plans = [plan(subject(f"i{i}", kind=EvaluatedKind.INVESTMENT_PROJECT), evaluator=FIRM, key=True) for i in range(9)]
    helped = plan(subject("h"), evaluator=Evaluator(name="示例公司", entrusted_by="finance", clerical=True))
    found = summarise_evaluations([*plans, helped, plan(subject("own"), evaluator=Evaluator(name="绩效科"))])
    assert (found.entrusted, found.of_kind(EvaluatedKind.INVESTMENT_PROJECT)) == (9, 9)


def test_tm_13_to_tm_21_what_a_city_tells_of_six_years() -> None:
    """22 projects in 2016, 24 units in 2017, 9 investment projects by 2019, 4 projects visited in 2021: 59 of 125."""
    visit = (
        GatheredEvidence(kind=EvidenceKind.SITE_VISIT),
        GatheredEvidence(kind=EvidenceKind.PUBLIC_OPINION, note="现场走访群众，听取群众意见建议"),
    )
    told: list[tuple[int, int, EvaluatedKind, Evaluator]] = [
        (2016, 22, PROJECT, FIRM),
        (2017, 24, DEPARTMENT, FIRM),  # 「对市商务局等 24 家单位的整体支出进行绩效评价」
        (2019, 9, EvaluatedKind.INVESTMENT_PROJECT, FIRM),
        (2021, 4, PROJECT, Evaluator(name="市人大督导组")),
    ]
    plans = [
        plan(
            subject(f"{year}-{i}", kind=kind, years=YearSpan.of(year - 1)),
            report_year=year,
            evaluator=by,
            evidence=visit if year == 2021 else (),
        )
        for year, count, kind, by in told
        for i in range(count)
    ]
    found = summarise_evaluations(plans)
    assert (found.subjects, found.entrusted) == (59, 55)
    assert [(one.kind, one.count) for one in found.kinds] == [
        (PROJECT, 26),
        (DEPARTMENT, 24),
        (EvaluatedKind.INVESTMENT_PROJECT, 9),
    ]
    assert sum(EvidenceKind.SITE_VISIT in {each.kind for each in one.evidence} for one in found.plans) == 4
    counts = [Interval.point(count) for _, count, _, _ in told]
    printed = evolve(found.statement(YearSpan.read("2016-2021")), reports=Interval.point(125))
    assert printed.rest(counts) == Interval.point(66)


def test_tm_21_counted_from_the_evaluations() -> None:
    """125 reports of six years with 132, 5 and 7 of each: the bounds of the sums are those of the parts."""
    asked = GatheredEvidence(kind=EvidenceKind.QUESTIONNAIRE, count=PrintedFigure.read("132余份"))
    heard = GatheredEvidence(kind=EvidenceKind.INTERVIEW)
    plans = [
        plan(
            subject(f"p{i}", years=YearSpan.of(2015 + i % 6)),
            report_year=2016 + i % 6,
            fieldwork=date(2021, 5, 1),
            reported=date(2021, 9, 1),
            evidence=(asked, heard),
            problems=PrintedFigure.read("5条"),
            suggestions=None if i else PrintedFigure.read("850条"),
        )
        for i in range(125)
    ]
    found = summarise_evaluations([*plans, plan(subject("open"), report_year=2021)])
    said = found.statement(YearSpan.read("2016-2021"))
    assert (said.reports, said.problems) == (Interval.point(125), Interval.point(625))
    assert said.suggestions == Interval.point(850)
    assert said.questionnaires == Interval(low=Fraction(125 * 133))
    assert found.gathered(EvidenceKind.INTERVIEW) == Interval.point(0)
    assert "出具报告 125 份" in found.explain("zh")
    assert "125 reports, 0 entrusted to third parties, 625 problems" in found.explain("en")
    with pytest.raises(InvalidValueError, match=r"there are evaluations of \[2021\], expected the years 2016—2020"):
        found.statement(YearSpan.read("2016-2020"))


def test_a_classified_subject_is_counted_nowhere() -> None:
    plans = projects_of(3, 6, wan(60))
    secret = own(code="secret", name="机密项目", department="hidden", amount=wan(99), classified=True)
    found = summarise_evaluations([*plans, secret])
    assert found == summarise_evaluations(plans)
    assert "机密" not in found.explain("zh") + repr(found)


def test_the_row_of_a_year() -> None:
    row = summarise_evaluations(projects_of(3, 6, wan(60))).year_total(2022)
    assert (row.year, row.scope, row.count, row.amount) == (2022, Interval.point(3), Interval.point(6), wan(60))


# -- coverage over bodies --

ROSTER = Roster(
    departments=tuple(Department(code=code, name=f"{code}局") for code in ("101", "102", "103")),
    units=(
        Unit(code="101001", name="甲", department="101", first_level=True),
        Unit(code="101002", name="乙", department="101", above="101001"),
        Unit(code="102001", name="丙", department="102", first_level=True),
        Unit(code="103001", name="丁", department="103", first_level=True),
    ),
)
BOTH = (DEPARTMENT, PROJECT)


def of_unit(unit: str, kind: EvaluatedKind = PROJECT, **more: Any) -> EvaluationPlan:
    """The own evaluation of a unit."""
    return own(code=f"{unit}-{kind.value}", department=unit[:3], unit=unit, kind=kind, **more)


def test_dh_01_dh_02_each_first_level_unit_has_both_kinds() -> None:
    """「占一级预算单位数59个的100％」; 「全部开展部门整体支出绩效评价和项目绩效评价」."""
    units = tuple(Unit(code=f"{i}", name=f"单位{i}", department="x", first_level=True) for i in range(59))
    roster = Roster(departments=(Department(code="x", name="局"),), units=units)
    plans = [own(code=f"{i}-{kind.value}", department="x", unit=f"{i}", kind=kind) for i in range(59) for kind in BOTH]
    found = cover_bodies(plans, roster, OrganisationLevel.FIRST_LEVEL, BOTH)
    assert [one.share for one in found.kinds] == [Share.of(59, 59)] * 2
    assert found.complete
    short = cover_bodies(plans[:-1], roster, OrganisationLevel.FIRST_LEVEL, BOTH)
    assert [one.missing for one in short.kinds] == [(), ("58",)]
    assert not short.complete
    assert verify(short)
    assert loads(dumps(short), EvaluationCoverage) == short
    assert short.explain("zh").split("\n") == [
        "评价覆盖（一级预算单位）",
        "  部门整体：59/59",
        "  项目：58/59",
        "    未开展：58",
    ]
    assert "    not evaluated: 58" in short.explain("en").split("\n")


@pytest.mark.parametrize(
    ("level", "share", "missing"),
    [
        (OrganisationLevel.DEPARTMENT, "2/3", ("103",)),
        (OrganisationLevel.FIRST_LEVEL, "2/3", ("103001",)),
        (OrganisationLevel.UNIT, "2/4", ("101001", "103001")),
    ],
)
def test_each_level_has_its_own_denominator(level: OrganisationLevel, share: str, missing: tuple[str, ...]) -> None:
    """A unit below a first-level one counts for that one, but not among all units."""
    plans = [of_unit("101002"), of_unit("102001")]
    found = cover_bodies(plans, ROSTER, level, (PROJECT,))
    assert (str(found.kinds[0].share), found.kinds[0].missing) == (share, missing)


def test_classified_bodies_are_on_neither_side() -> None:
    plans = [of_unit("101002"), of_unit("102001")]
    hidden = evolve(
        ROSTER,
        departments=(*ROSTER.departments, Department(code="900", name="机密局", classified=True)),
        units=(*ROSTER.units, Unit(code="900001", name="机密单位", department="900", first_level=True)),
    )
    secret = [of_unit("900001"), of_unit("103001", classified=True)]
    for level in OrganisationLevel:
        found = cover_bodies([*plans, *secret], hidden, level, (PROJECT,))
        assert found == cover_bodies(plans, ROSTER, level, (PROJECT,))
        assert verify(found)
        assert "机密" not in repr(found) + found.explain("zh")


def test_a_coverage_that_cannot_be_told() -> None:
    unplaced = own(code="a", department="101")
    assert cover_bodies([unplaced], ROSTER, OrganisationLevel.DEPARTMENT, (PROJECT,)).kinds[0].share == Share.of(1, 3)
    with pytest.raises(IncompleteError, match="its unit is not stated") as caught:
        cover_bodies([unplaced], ROSTER, OrganisationLevel.UNIT, (PROJECT,))
    assert caught.value.zh.startswith("无法按单位计算评价覆盖率：")
    strange = [own(code="a", department="999"), of_unit("101009")]
    with pytest.raises(InvalidValueError) as refused:
        cover_bodies(strange, ROSTER, OrganisationLevel.DEPARTMENT, (PROJECT,))
    assert "plans[0]: the roster has no department '999'; plans[1]" in refused.value.en
    kinds: tuple[EvaluatedKind, ...]
    for kinds in ((), (PROJECT, PROJECT)):
        with pytest.raises(InvalidValueError, match="expected one or more different ones") as wrong:
            cover_bodies([], ROSTER, OrganisationLevel.UNIT, kinds)
        assert "应有一个以上且互不相同" in wrong.value.zh
    with pytest.raises(InvalidValueError, match="level is str"):
        cover_bodies([], ROSTER, "unit", (PROJECT,))  # type: ignore[arg-type]


# -- coverage over projects --


def budget(code: str | None, amount: Yuan | None = None, **more: Any) -> Project:
    """A project of last year's budget."""
    given_: dict[str, Any] = {"name": f"项目{code}", "department": "101", "year": 2021, **more}
    return Project(code=code, subject=SubjectKind.PROJECT, amount=amount, **given_)


def test_jh_27_dl_13_all_projects_of_the_budget_are_evaluated() -> None:
    """「对 2021 年度财政预算安排的所有项目开展自评」."""
    subjects = xiuzhou()
    plans = [plan(one, by=SELF, report_year=2021) for one in subjects]
    projects = [budget(one.code, one.amount) for one in subjects]
    found = cover_projects(plans, projects)
    assert (found.complete, found.of_count) == (True, Share.of(496, 496))
    assert found.of_amount.exact == 1
    some = cover_projects([*plans[:57], *plans[:2], own(code="other")], projects)
    assert (len(some.missing), some.beyond, some.of_count) == (439, ("other",), Share.of(57, 496))
    assert some.of_amount.percent(CENTS) == CENTS.apply(fraction(yi("3.11")) / fraction(yi("17.70")) * 100)
    assert not some.complete
    assert verify(some)
    assert loads(dumps(some), ProjectCoverage) == some
    assert some.explain("zh").startswith("项目评价覆盖：个数 57/496")
    assert "  no project of the budget: other" in some.explain("en").split("\n")


def test_a_classified_project_is_on_neither_side() -> None:
    plans = [own(code="a"), own(code="secret")]
    found = cover_projects(plans, [budget("a"), budget("b"), budget("secret", classified=True)])
    assert (found.of_count, found.missing, found.beyond) == (Share.of(1, 2), ("b",), ())
    assert "secret" not in repr(found) + found.explain("en")
    assert verify(found)


def test_projects_need_codes_of_their_own() -> None:
    with pytest.raises(IncompleteError) as caught:
        cover_projects([], [budget(None), budget("a"), budget("a")])
    assert [one.path for one in caught.value.problems] == ["projects[0]", "projects[1]", "projects[2]"]
    assert caught.value.zh.startswith("无法计算项目评价覆盖率：")
