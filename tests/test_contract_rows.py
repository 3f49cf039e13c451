"""What the five reports ask for across several rooms: axes of coverage, the steps of the cycle, years, forms, roles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from attrs import evolve, fields_dict

import budgetperf as bp
from application_samples import DECIDED, PROJECT, SCALE, SOURCES, answered, assessed, graded
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.cycle import (
    Counted,
    CountRule,
    DistrictYear,
    FigureRule,
    RosterRule,
    ShareRule,
    Which,
    YearSummary,
    summarise,
)
from budgetperf.ledger import PrintedFigure
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.library_entries import IndicatorNature
from budgetperf.regimes.appraisals import XIUZHOU_2021_WEIGHTS, by_score, dongli
from budgetperf.regimes.documents import DONGHU_2022, JIANGHAN_2022
from budgetperf.regimes.framework import FRAMEWORK_2020
from budgetperf.regimes.monitoring import QUARTERLY
from budgetperf.regimes.rectification import tianmen_standard
from budgetperf.regimes.scales import GUANGXI, SHANGHAI
from budgetperf.regimes.schemes import NATIONAL_2020
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.comparing import one_of
from budgetperf.rules.fact_keys import FactWord
from budgetperf.rules.facts import word_fact
from budgetperf.stages.application import ExanteOutcome, ProblemKind
from budgetperf.stages.appraisals import (
    AppraisalItem,
    AppraisalMark,
    DepartmentMarks,
    SeriesWeight,
    appraise,
    enter_general_appraisal,
)
from budgetperf.stages.rectification import StageReached, keep_ledger
from budgetperf.stages.selection import Described, RankingTies, SelectionCriteria, by_criteria
from other_forms import DECLARATION, MONITORING
from printed_forms import form, row

ASSUMED = bp.Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
ROSTER = bp.Roster(
    departments=tuple(bp.Department(code=code, name=code) for code in ("101", "102")),
    units=tuple(bp.Unit(code=f"{code}001", name=code, department=code, first_level=True) for code in ("101", "102")),
)


# -- grades and days --


def test_jh_05_the_printed_word_of_a_grade_is_taken_as_the_scale_declares_it() -> None:
    """「评价等级为优秀」: 优秀 is 优 where the scale says so, and nothing where it does not."""
    band = SCALE.named("优秀")
    assert band is not None
    assert (band.zh, "优秀" in band.printed) == ("优", True)
    assert SHANGHAI.scale.named("优秀") == SHANGHAI.scale.bands[0]
    assert GUANGXI.scale.named("优秀") is None


@pytest.mark.parametrize(
    ("document", "text"), [(JIANGHAN_2022, "2023年1月16日"), (DONGHU_2022, "2023年 1月 6日")], ids=["JH-46", "DH-42"]
)
def test_jh_46_a_report_is_dated_after_the_end_of_its_year(document: bp.Document, text: str) -> None:
    """JH-46, DH-42: the printed day, with or without blanks, is that of the document and after 2022."""
    printed = date.fromordinal(int(PrintedFigure.read(text).number))
    assert document.dated == printed > PrintedDate(year=2022).last


# -- coverage by three axes --

S, A = bp.SubjectKind, Activity


def _count(code: str, *activities: Activity, counted: Counted = Counted.THINGS, **which: Any) -> CountRule:
    return CountRule(code=code, zh=code, en=code, which=Which(activities=activities, **which), counted=counted)


def _share(part: str, whole: str) -> ShareRule:
    return ShareRule(code=f"{part}/{whole}", zh=part, en=part, part=part, whole=whole)


def _value(found: YearSummary, code: str) -> Fraction:
    return bp.fraction(found.figure(code).value)


def test_tm_01_dh_38_coverage_is_reported_along_each_of_three_axes() -> None:
    """「全方位、全过程、全覆盖」: by who and what, by the step of the cycle, by the budget that the money is of."""
    books = {"p1": bp.BudgetBook.GENERAL, "p2": bp.BudgetBook.GENERAL, "p3": bp.BudgetBook.STATE_CAPITAL}
    filed = [
        Doing(activity=A.TARGET_FILED, year=2022, thing=thing, subject=S.PROJECT, department="101", kind=book.value)
        for thing, book in books.items()
    ]
    done = [
        *filed,
        Doing(activity=A.TARGET_FILED, year=2022, thing="101", subject=S.DEPARTMENT, department="101"),
        *(evolve(each, activity=A.MONITORED) for each in filed),
        *(evolve(each, activity=A.SELF_EVALUATED) for each in filed[1:]),
    ]
    of = {book: _count(book.value, A.TARGET_FILED, kinds=(book.value,)) for book in bp.BudgetBook}
    rules: tuple[FigureRule, ...] = (
        RosterRule(code="departments", zh="部门", en="departments", level=bp.OrganisationLevel.DEPARTMENT),
        _count("with-target", A.TARGET_FILED, counted=Counted.DEPARTMENTS, subjects=(S.DEPARTMENT,)),
        _share("with-target", "departments"),
        _count("projects", A.TARGET_FILED, subjects=(S.PROJECT,)),
        *(_count(step.value, step, subjects=(S.PROJECT,)) for step in (A.MONITORED, A.SELF_EVALUATED)),
        *(_share(step.value, "projects") for step in (A.MONITORED, A.SELF_EVALUATED)),
        *of.values(),
        *(_share(book.value, "projects") for book in bp.BudgetBook),
    )
    found = summarise(DistrictYear(code="x", year=2022, roster=ROSTER, doings=tuple(done)), rules)
    assert _value(found, "with-target/departments") == Fraction(1, 2)
    assert [_value(found, f"{step}/projects") for step in ("monitored", "self_evaluated")] == [1, Fraction(2, 3)]
    by_book = [_value(found, f"{book.value}/projects") for book in bp.BudgetBook]
    assert (by_book, sum(by_book)) == ([Fraction(2, 3), 0, Fraction(1, 3), 0], 1)
    assert bp.verify(found)


# -- roles --


def test_tm_02_tm_39_dl_32_sections_and_who_answers_for_what() -> None:
    """TM-02: a section for the work; TM-39: 「谁花钱、谁负责，谁管钱、谁问效」; DL-32: 「各科室分工协作」."""
    duties = (
        bp.Duty(body="财政局", role=bp.Role.LEAD),
        bp.Duty(body="预算绩效管理科", role=bp.Role.IN_CHARGE),
        bp.Duty(body="101001", role=bp.Role.SPENDER, step="资金使用"),
        bp.Duty(body="财政局", role=bp.Role.SUPERVISOR, step="资金使用"),
        bp.Duty(body="业务科室", role=bp.Role.PARTICIPANT),
    )
    work = bp.DivisionOfWork(duties=duties)
    assert work.bodies(bp.Role.IN_CHARGE) == ("预算绩效管理科",)
    spends, asks = (work.bodies(role, step="资金使用") for role in (bp.Role.SPENDER, bp.Role.SUPERVISOR))
    assert (spends, asks) == (("101001",), ("财政局",))
    assert bp.from_data(bp.to_data(work), bp.DivisionOfWork) == work


def test_tm_53_a_leading_group_has_one_head_and_several_deputies() -> None:
    """「主要领导为主任，其他有关领导为副主任」, as it is proposed: exactly one."""
    head = bp.Duty(body="主任", role=bp.Role.LEAD, step="领导中心")
    deputies = tuple(bp.Duty(body=f"副主任{n}", role=bp.Role.PARTICIPANT, step="领导中心") for n in "甲乙")
    group = bp.DivisionOfWork(duties=(head, *deputies))
    assert group.bodies(bp.Role.LEAD, step="领导中心") == ("主任",)
    with pytest.raises(bp.InvalidValueError, match="2 bodies lead it, expected one: 主任, 副主任甲") as caught:
        bp.DivisionOfWork(duties=(head, evolve(deputies[0], role=bp.Role.LEAD)))
    assert "有 2 个牵头部门，应为一个" in caught.value.text("zh")


def test_tm_57_governments_and_units_are_each_answered_for() -> None:
    """「各级政府和各部门各单位是预算绩效管理的责任主体」."""
    region, unit, _ = bp.ResponsibilityLevel
    mayor = bp.Responsibility(person="甲", level=region, of="429006")
    head = bp.Responsibility(person="乙", level=unit, of="101001")
    people = bp.Responsibilities(every=(mayor, head))
    assert people.first_responsible("101001", on=DECIDED) == head
    assert people.first_responsible("429006", on=DECIDED) is None, "a region is no unit"
    assert [one.code for one in people.without_person(ROSTER, on=DECIDED)] == ["102001"]


# -- libraries, weights and comparison --


def _library() -> bp.IndicatorLibrary:
    common, sector = bp.LibrarySection.COMMON, bp.LibrarySection.SECTOR
    quality = bp.LibraryEntry(code="a", name="合格率", of="all", level1="产出指标", level2="质量指标", unit="%")
    return bp.IndicatorLibrary(
        code="library",
        name="示例指标库",
        revision="2022",
        classes=(
            bp.LibraryClass(code="all", name="共性", section=common),
            bp.LibraryClass(code="postal", name="邮政类", section=sector),
            bp.LibraryClass(code="farming", name="农业科技推广类", section=sector),
        ),
        entries=(
            evolve(quality, nature=IndicatorNature.QUANTITATIVE),
            evolve(quality, code="b", name="机制健全性", unit=None, nature=IndicatorNature.QUALITATIVE),
            evolve(quality, code="c", name="投递准时率", of="postal"),
        ),
    )


def test_tm_55_a_framework_for_all_and_how_far_a_library_covers_the_sectors() -> None:
    """「仅有指导性的指标框架」, 「只有少数行业、部门、项目建立了相应的评价指标」."""
    assert {criterion.level1 for criterion in FRAMEWORK_2020} == {"决策", "过程", "产出", "效益"}
    assert {criterion.basis.kind for criterion in FRAMEWORK_2020} == {BasisKind.RECALLED}
    library = _library()
    sectors = [each for each in library.classes if each.section is bp.LibrarySection.SECTOR]
    covered = [each.name for each in sectors if library.in_class(each.code)]
    assert (bp.Share.of(len(covered), len(sectors)), covered) == (bp.Share.of(1, 2), ["邮政类"])
    assert [len(library.in_section(section)) for section in bp.LibrarySection] == [2, 1, 0]


def test_tm_40_indicators_in_numbers_and_in_words_keep_one_scheme_of_weights() -> None:
    """「定性指标和定量指标的计分权重，缺乏科学的方法」: weights are data with a ground; a departure is named."""
    library = _library()
    number = library.take("a", bp.parse("≥98%"), bp.points(30)).indicator
    words = library.take("b", bp.parse("健全"), bp.points(20)).indicator
    others = [
        evolve(number, code="c", level1="效益指标", level2="社会效益指标", points=bp.points(30)),
        evolve(number, code="d", level1="满意度指标", level2="服务对象满意度指标", points=bp.points(10)),
    ]
    assert bp.check_weights([number, words, *others], NATIONAL_2020) == ()
    lighter = evolve(words, points=bp.points(15))
    found = [problem.text("en") for problem in bp.check_weights([number, lighter, *others], NATIONAL_2020)]
    assert found == ["points: weighs 85, expected 90", "产出指标: weighs 45, expected 50"]


def test_tm_62_units_that_are_scored_out_of_other_wholes_stand_on_one_scale() -> None:
    """「满足不同层面、不同行业的单位进行综合、立体评价」: each brings its share of its own whole."""
    wholes = {"government": 100, "party": 50, "streets": 80}
    policy = dongli(
        items={
            code: (AppraisalItem(code="x", zh="得分", en="score", points=bp.points(whole)),)
            for code, whole in wholes.items()
        },
        order=by_score(size=1, ties=RankingTies.ALL_IN),
    )
    every = [
        DepartmentMarks(
            department=code, series=code, marks=(AppraisalMark(item="x", points=bp.points(whole * 9 // 10)),)
        )
        for code, whole in wholes.items()
    ]
    alike = evolve(
        XIUZHOU_2021_WEIGHTS,
        weights=tuple(SeriesWeight(series=code, zh=code, en=code, points=bp.points(1)) for code in wholes),
    )
    found = enter_general_appraisal(appraise(every, policy, year=2021), alike)
    assert {one.points for one in found.scores} == {Decimal("0.9")}


# -- results and years --


def test_tm_63_somebody_answers_only_where_money_had_no_effect_and_the_proposal_is_adopted() -> None:
    """「无效低效使用资金行为坚决一查到底」 is proposed; of what is merely inefficient no rule says who answers."""
    policy = bp.regimes.TIANMEN.application.adopt("no_effect")
    found = {kind: _measures_of(kind, policy) for kind in (ProblemKind.NO_EFFECT, ProblemKind.INEFFICIENT)}
    assert found == {ProblemKind.NO_EFFECT: ("hold_accountable",), ProblemKind.INEFFICIENT: ("consider",)}
    assert _measures_of(ProblemKind.NO_EFFECT, bp.regimes.TIANMEN.application) == ("consider",)


def _measures_of(kind: ProblemKind, policy: bp.ApplicationPolicy) -> tuple[str, ...]:
    """What follows from an evaluation that found one problem."""
    return bp.advise([graded("good", 85, problems=(kind,))], PROJECT, policy).measures


def test_dl_20_a_result_is_a_ground_of_the_next_years_budget() -> None:
    """「将评价结果作为下一年度预算安排依据」: made in 2022, for 2023."""
    policy = bp.regimes.DONGLI.application
    for source in (SOURCES.DEPARTMENT_EVALUATION, SOURCES.FISCAL_EVALUATION):
        effect = policy.effect_year(source)
        assert (effect.plus, effect.of(graded("good", source=source))) == (1, 2023)
        assert effect.of(graded("good", source=source, on=None)) is None


def test_dh_03_targets_are_filed_for_the_year_after_the_report() -> None:
    """「2023年部门整体支出目标申报和项目预算绩效目标申报」, told of 2022: year = report year + 1."""
    filed = [
        Doing(activity=A.TARGET_FILED, year=year, thing=thing, subject=subject, department="101")
        for year, thing, subject in ((2023, "101", S.DEPARTMENT), (2023, "p1", S.PROJECT), (2022, "p2", S.PROJECT))
    ]
    rules = [_count(kind.value, A.TARGET_FILED, offset=1, subjects=(kind,)) for kind in (S.DEPARTMENT, S.PROJECT)]
    found = summarise(DistrictYear(code="x", year=2022, roster=ROSTER, doings=tuple(filed)), rules)
    assert [(one.year, str(one.value)) for one in found.figures] == [(2023, "1"), (2023, "1")]


def test_dh_44_advice_and_decision_are_two_records() -> None:
    """「为党委政府科学决策提供依据」: an evaluation advises; a named person decides, and says why."""
    advice = bp.advise([assessed(ExanteOutcome.SUPPORTED)], PROJECT, answered(bp.regimes.JIANGHAN.application))
    decision = advice.adopt(bp.wan(300), by="区财政局", on=DECIDED, reason="分年安排")
    assert (advice.measures, advice.range.most, decision.amount) == (("support",), bp.wan(400), bp.wan(300))
    assert decision.advice == advice
    said = {"by", "on", "reason"}
    assert [said & set(fields_dict(kind)) for kind in (bp.Advice, bp.Decision)] == [set(), said]
    assert type(bp.from_data(bp.to_data(decision), bp.Decision, known=[advice.policy])) is bp.Decision


# -- monitoring, selection and the standard of a stage --


def test_xz_41_a_monitor_belongs_to_the_quarter_whose_end_is_past() -> None:
    """「在关键时间节点进行重点监控」: a quarter's end is a key date."""
    found = {day: QUARTERLY.last_before(day) for day in (date(2021, 9, 29), date(2021, 9, 30), date(2021, 12, 30))}
    assert [one and (one.number, one.as_of) for one in found.values()] == [
        (2, date(2021, 6, 30)),
        (3, date(2021, 9, 30)),
        (3, date(2021, 9, 30)),
    ]


def test_dl_18_projects_are_chosen_by_the_field_that_they_are_of() -> None:
    """「农林水、退役、医疗卫生、城市管理等重点民生支出领域」: four named fields; the list is open."""
    names = {"farming": "农林水", "veterans": "退役", "health": "医疗卫生", "city": "城市管理", "other": "其他"}
    field = word_fact("field", "支出领域", "field", [FactWord(code=key, zh=zh, en=key) for key, zh in names.items()])
    criteria = SelectionCriteria(
        code="dongli.key",
        revision="2022",
        zh="重点民生支出领域",
        en="fields of people's livelihood",
        status=RuleStatus.REPORTED_PRACTICE,
        when=one_of(field, "farming", "veterans", "health", "city"),
        basis={"status": ASSUMED, "when": ASSUMED},
    )
    items = [Described(code=key, facts=bp.Facts(known=(field.known(key),))) for key in names]
    assert by_criteria(items, criteria).chosen == ("city", "farming", "health", "veterans")


def test_dh_36_coverage_is_held_against_the_standard_that_a_document_gives() -> None:
    """「预算绩效管理工作覆盖率达文件标准」 names no figure: whoever has the document gives it."""
    covered = {"101": bp.Share.of(9, 10), "102": bp.Share.of(19, 20)}
    reached = [
        StageReached(department=code, reached=Decimal(100) * share.numerator / share.denominator)
        for code, share in covered.items()
    ]
    nobody = bp.Responsibilities(every=())
    for least, below in ((90, ()), (91, ("101",)), (96, ("101", "102"))):
        standard = tianmen_standard(code="coverage", zh="覆盖率（%）", en="coverage in percent", least=Decimal(least))
        found = keep_ledger(reached, standard, nobody, on=DECIDED, adopt_proposal=True)
        assert found.circulated == below


# -- the cycle and its forms --

SIX = {
    "事前绩效评估": A.EXANTE_EVALUATED,
    "绩效目标管理": A.TARGET_REVIEWED,
    "运行监控": A.MONITORED,
    "绩效自评": A.SELF_EVALUATED,
    "重点评价": A.KEY_EVALUATED,
    "结果应用": A.RESULT_APPLIED,
}
ROOMS = ("exante", "reviews", "monitors", "evaluations", "evaluations", "application")


def test_dl_02_dh_31_dh_33_six_functions_in_their_order_of_which_two_are_one_step() -> None:
    """DL-02, DH-33: five aspects of rules, evaluation being one; DH-31: six functions; each has its stage."""
    assert [each for each in Activity if each in SIX.values()] == list(SIX.values())
    five = dict.fromkeys("事后绩效评价" if "评价" in name or "自评" in name else name for name in SIX)
    assert list(five) == ["事前绩效评估", "绩效目标管理", "运行监控", "事后绩效评价", "结果应用"]
    assert list(dict.fromkeys(ROOMS)) == ["exante", "reviews", "monitors", "evaluations", "application"]
    verbs = ("screen", "check_target", "monitor", "evaluate", "evaluate_by_criteria", "advise")
    stages = [import_module(f"budgetperf.stages.{room}") for room in ROOMS]
    assert all(callable(getattr(stage, verb)) for stage, verb in zip(stages, verbs, strict=True))


FORMS: dict[str, tuple[object, type[Any]]] = {
    "绩效目标": (DECLARATION, bp.TargetForm),
    "运行监控": (MONITORING, bp.MonitoringForm),
    "项目自评": (form(row(level3="合格率", target="≥98%", actual="98%", points="90")), bp.SelfEvaluationForm),
    "部门整体支出目标": (evolve(DECLARATION, project=None), bp.TargetForm),
    "部门整体自评": (
        evolve(form(row(level3="公用经费控制率", target="≤100%")), kind=bp.FormKind.DEPARTMENT_SELF_EVALUATION),
        bp.SelfEvaluationForm,
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_dl_33_dh_32_every_form_that_departments_file_is_machine_readable(name: str) -> None:
    """DL-33: five kinds of forms; DH-32: 「实现绩效业务全流程线上办理」: each is read back as it was, and strictly."""
    filed, kind = FORMS[name]
    data = bp.to_data(filed)
    assert isinstance(data, dict)
    assert bp.from_data(data, kind) == filed
    with pytest.raises(bp.WireError, match="strange"):
        bp.from_data({**data, "strange": 1}, kind)
    with pytest.raises(bp.WireError, match="project"):
        bp.from_data({key: value for key, value in data.items() if key != "project"}, kind)
