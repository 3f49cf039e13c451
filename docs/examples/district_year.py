"""A district's year through its stages, written down and compared with print: `python district_year.py [--lang zh|en]`.

Nobody publishes the records behind a report. Those of 秀洲 in 2021 are made up here so that they add up to its figures:
different projects of 46 departments, each screened, reviewed, monitored or evaluated by the stages themselves. What a
stage finds becomes lines, the lines make the figures, and the figures the paragraph, which is held against the short
quotations in the folder beside this script. The report tells nothing of costs and standards, and so no stage does here.
"""

import argparse
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import evolve

import budgetperf as bp
from budgetperf.cycle import DistrictYear, ProjectLife, from_follow_up, from_results, replay
from budgetperf.ledger import ROUNDED_HALF_UP, Ledger
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.duties import Role
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.lives import LifeEvent, LifeStep
from budgetperf.records.progress import IndicatorProgress, ProjectProgress
from budgetperf.regimes import application as result_rules
from budgetperf.regimes import appraisals as appraisal_rules
from budgetperf.regimes import disclosure as disclosure_rules
from budgetperf.regimes import evaluating, monitoring, reviews
from budgetperf.regimes import rectification as letter_rules
from budgetperf.reports import XIUZHOU_REPORT, compare_report, write_report
from budgetperf.stages import application, appraisals, disclosure, monitors, rectification, reevaluations, selection
from budgetperf.stages import reviews as target_reviews

PRINTED = Path(__file__).parent / "reports" / "xiuzhou.toml"
DEPARTMENTS = tuple(str(101 + number) for number in range(46))
ASSUMED = bp.Basis(kind=bp.BasisKind.ASSUMED, zh="示例", en="an example")
FINANCE = "区财政局"
RED, CANCELLED_BEFORE, REDUCED_BEFORE = 172, 18, 71
HEADING = {
    "zh": "由记录写成的一段：",
    "en": "The paragraph that the records make, in Chinese as it is published:",
}
GATES = {
    "zh": "{projects} 个监控项目的大事记均通过各环节的前置条件",
    "en": "{projects} watched projects have passed every gate between the stages",
}
CLOSING = {
    "zh": "{lines} 条记录，{figures} 个数，疑点 {doubts} 处，复算{same}",
    "en": "{lines} lines, {figures} figures, {doubts} doubts, recomputed: {same}",
}


def home(number: int, among: int = len(DEPARTMENTS)) -> str:
    """The department of a project; every department has some."""
    return DEPARTMENTS[number * 7 % among]


def parts(total: bp.Yuan, count: int, step: int) -> list[bp.Yuan]:
    """Different amounts in yuan that make a total."""
    found = [int(total) // count + (number - count // 2) * step for number in range(count - 1)]
    return [bp.yuan(one) for one in (*found, int(total) - sum(found))]


def row(code: str, name: str, asked: str, points: int, level1: str, level2: str | None = None) -> bp.Indicator:
    worth = bp.points(points)
    return bp.Indicator(code=code, name=name, expectation=bp.parse(asked), points=worth, level1=level1, level2=level2)


# -- before the year: what asks for the money of 2022 --


def exante() -> Iterator[Doing]:
    """Three projects that must be evaluated first: one rejected, one returned, one cut."""
    regime = bp.regimes.XIUZHOU
    for number, (verdict, asked) in enumerate((("reject", 900), ("return", 650), ("cut", 1200))):
        project = bp.Project(
            name=f"新增项目{number}",
            code=f"e{number}",
            department=home(number),
            year=2022,
            subject=bp.SubjectKind.PROJECT,
            standing=bp.Standing.NEW if number else bp.Standing.REVISED,
            major=True,
            amount=bp.wan(asked),
            funds=(bp.RequestedFund(kind=bp.FundKind.OWN, amount=bp.wan(asked)),),
        )
        yield from_results.of_screening(bp.screen(project, regime.screening))
        granted = bp.wan(asked - 300) if verdict == "cut" else None
        review = bp.ExanteReview(project=f"e{number}", requested=project.amount, verdict=verdict, amount=granted)
        concluded = bp.conclude(review, regime.conclusions)
        yield from_results.of_conclusion(concluded, year=2022, department=project.department, subject=project.subject)
        if verdict == "reject":  # it gets no money, and a person says so
            result = application.of_conclusion(concluded, year=2022)
            advice = application.advise([result], project, result_rules.XIUZHOU_RESULTS)
            yield from_follow_up.of_decision(
                advice.adopt(bp.yuan(0), by=FINANCE, on=date(2021, 12, 10), reason="不予立项")
            )


CHECKS = reviews.target_checks(
    quantified=bp.Share.of(1, 2),
    tolerance=bp.Share.of(1, 10),
    repeated=bp.Share.of(4, 5),
    scheme=bp.regimes.schemes.NATIONAL_2020,
)
ONE_STEP = target_reviews.ReviewProcedure(
    code="review.example",
    revision="2022",
    zh="示例审核程序",
    en="a review in one step",
    status=bp.RuleStatus.REPORTED_PRACTICE,
    steps=(target_reviews.ReviewStep(code="review", zh="审核", en="review", role=Role.FINAL_REVIEWER),),
    different_bodies=True,
    basis=dict.fromkeys(("status", "steps", "different_bodies"), ASSUMED),
)


def filed(
    code: str, department: str, unclear: int, amount: bp.Yuan | None, subject: bp.SubjectKind = bp.SubjectKind.PROJECT
) -> target_reviews.FiledTarget:
    """A target of seven indicators, of which so many lack a unit."""
    units = ["" if i < unclear else "人次" for i in range(5)]
    people = [
        row(f"a{i}", f"第{i + 1}类服务人次", f"≥{500 + 10 * i}{unit}", 10, "产出指标", "数量指标")
        for i, unit in enumerate(units)
    ]
    rest = row("b", "年服务产值", "≥500万元", 30, "效益指标"), row("c", "群众满意度", "≥90%", 10, "满意度指标")
    target = bp.Target(project=code, year=2022, indicators=(*people, *rest))
    return target_reviews.FiledTarget(
        code=code, name=code, department=department, year=2022, target=target, amount=amount, subject=subject
    )


def reviewed(one: target_reviews.FiledTarget) -> target_reviews.ReviewLine:
    """The target is checked by rule; every finding becomes a request, and who has requests must revise."""
    requests = [
        target_reviews.ChangeRequest(asks=finding.text("zh"), about=finding.path)
        for finding in target_reviews.check_target(one, CHECKS).findings
    ]
    says = target_reviews.ReviewConclusion.TO_REVISE if requests else target_reviews.ReviewConclusion.PASSED
    course = target_reviews.open_review(one, ONE_STEP)
    by = target_reviews.Reviewer(body=FINANCE)
    return course.sign("review", by, on=date(2021, 11, 20), says=says, requests=requests).line


def targets() -> Iterator[Doing]:
    """509 projects, 313 of them with 1098 requests; 18 get nothing and 71 less, 1.02亿 in all; 8 departments."""
    unclear = [1098 // 313 + (number < 1098 % 313) for number in range(313)] + [0] * (509 - 313)
    saved = parts(bp.yi("1.02"), CANCELLED_BEFORE + REDUCED_BEFORE, 9_000)
    for number, count in enumerate(unclear):
        asked = bp.wan(200 + number)
        granted = asked
        if number < len(saved):
            asked = saved[number] if number < CANCELLED_BEFORE else bp.Yuan(3 * saved[number])
            granted = bp.Yuan(asked - saved[number])
        line = evolve(reviewed(filed(f"t{number:03}", home(number), count, asked)), granted=granted)
        yield from from_results.of_review(line, year=2022, kind="abc"[number % 3])
    for department in DEPARTMENTS[:8]:
        line = reviewed(filed(department, department, 0, None, subject=bp.SubjectKind.DEPARTMENT))
        yield from from_results.of_review(line, year=2022)


# -- in the year: 533 projects are watched --


def progress(number: int, amount: bp.Yuan) -> ProjectProgress:
    """The first projects have spent little by September, the others enough."""
    red = number < RED
    wanted = 100 + number
    reached = wanted * (50 if number % 3 else 90) // 100
    spent = 10 + number % 30 if red else 50 + number % 45
    indicator = IndicatorProgress(
        code="a", name="服务人次", adjusted=bp.parse(f"≥{wanted}人次"), so_far=bp.read_actual(f"{reached}人次")
    )
    return ProjectProgress(
        code=f"m{number:03}",
        name=f"项目{number}",
        department=home(number),
        year=2021,
        month=9,
        indicators=(indicator,),
        budget=bp.Budget(adjusted=amount, executed=bp.yuan(int(amount) * spent // 100)),
    )


def measures(lines: tuple[monitors.MonitorLine, ...]) -> Iterator[tuple[Intervention, monitors.MonitorLine]]:
    """4 red projects are cancelled as a whole, 101 reduced by 2.18亿: 10 red ones and the 91 with most money."""
    few = parts(bp.wan(200), 10, 900)
    cuts = (*few, *parts(bp.Yuan(bp.yi("2.18") - bp.wan(200)), 91, 900))
    chosen = [(line, InterventionKind.CANCEL, line.amount) for line in lines[:4]]
    chosen += [
        (line, InterventionKind.REDUCE, cut) for line, cut in zip((*lines[4:14], *lines[-91:]), cuts, strict=True)
    ]
    for line, kind, amount in chosen:
        day, reason = date(2021, 10, 15), "三季度绩效监控结果"
        yield Intervention(project=line.code, kind=kind, by=FINANCE, on=day, reason=reason, amount=amount), line


def course_of_the_year() -> Iterator[Doing]:
    """19.58亿 watched in three tiers, 1.80亿 of it red."""
    gone = bp.wan("117.2")
    red = (*parts(gone, 4, 1_100), *parts(bp.Yuan(bp.yi("1.80") - gone), RED - 4, 7_000))
    amounts = (*red, *parts(bp.Yuan(bp.yi("19.58") - bp.yi("1.80")), 533 - RED, 20_000))
    watched = [progress(number, amount) for number, amount in enumerate(amounts)]
    lines = monitors.monitor_many(watched, monitoring.xiuzhou(red_below=bp.Share.of(60, 100)))
    narrower = [
        monitors.TierMembers(tier=tier, projects=tuple(line.code for line in lines[::every]))
        for tier, every in (("major", 5), ("key", 10))
    ]
    tiers = monitors.enrol(lines, narrower, monitoring.XIUZHOU_TIERS)
    for line in lines:
        yield from_results.of_monitor(line, kind=tiers.tier_of(line.code).code)
    for measure, line in measures(lines):
        yield from_results.of_intervention(measure, line)


# -- after the year: what became of 2020 --

LOT = selection.DrawPolicy(
    code="xiuzhou.re-evaluation",
    revision="2021",
    zh="自评再评价抽查",
    en="re-evaluation of self-evaluations",
    status=bp.RuleStatus.REPORTED_PRACTICE,
    size=57,
    scope=selection.DrawScope.WHOLE,
    short=selection.WhenShort.REFUSE,
    included=selection.IncludedCount.WITHIN,
    basis=dict.fromkeys(("status", "size", "scope", "short", "included"), ASSUMED),
)
BESIDE = evaluating.reevaluation(
    scale=bp.regimes.NATIONAL.self_evaluation.scale,
    holds=reevaluations.WhichHolds.REEVALUATION,
    on_difference=reevaluations.OnDifference.FED_BACK,
    least=bp.points(5),
    included=True,
)
BORROWED = bp.regimes.XIUZHOU.borrowing(bp.regimes.NATIONAL).self_evaluation
REACHED = {"excellent": 97, "good": 70, "fair": 40, "poor": 0}
"""How many of 100 people must have been served for each grade, where all else is reached."""
AGAIN = ["excellent"] * 8 + ["good"] * 24 + ["fair"] * 22 + ["poor"] * 3


def evaluated(code: str, amount: bp.Yuan, served: int) -> bp.Evaluation:
    """The unit's own or finance's evaluation of a project of 2020, under the national rules for want of its own."""
    rows = row("a", "服务人次", "≥100人次", 50, "产出指标"), row("b", "合格率", "≥95%", 40, "产出指标")
    seen = [bp.Observation(indicator="a", actual=bp.read_actual(f"{served}人次"))]
    seen.append(bp.Observation(indicator="b", actual=bp.read_actual("96%")))
    budget = bp.Budget(initial=amount, adjusted=amount, executed=amount)
    return bp.evaluate(bp.Target(project=code, year=2020, indicators=rows), seen, budget, BORROWED)


def evaluations() -> Iterator[Doing]:
    """496 projects evaluate themselves, 57 are drawn by an announced seed and evaluated again."""
    items = [selection.Candidate(code=f"s{number:03}", stratum=home(number, 44)) for number in range(496)]
    told = selection.Announcement(
        seed="0427193",
        purpose="2020年度项目自评再评价",
        announced=date(2021, 4, 27),
        population=selection.population_hash(items),
    )
    lot = selection.draw(items, LOT, told, on=date(2021, 4, 28))
    drawn = dict(zip(lot.codes, parts(bp.yi("3.11"), 57, 30_000), strict=True))
    others = [item.code for item in items if item.code not in drawn]
    rest = dict(zip(others, parts(bp.Yuan(bp.yi("17.70") - bp.yi("3.11")), len(others), 8_000), strict=True))
    amounts = drawn | rest
    own = {item.code: evaluated(item.code, amounts[item.code], 85 + number % 16) for number, item in enumerate(items)}
    homes = {item.code: item.stratum for item in items}
    again = {code: evaluated(code, amounts[code], REACHED[grade]) for code, grade in zip(lot.codes, AGAIN, strict=True)}
    for code, evaluation in own.items():
        yield from_results.of_evaluation(
            evaluation, Activity.SELF_EVALUATED, department=homes[code], amount=amounts[code]
        )
    for code, evaluation in again.items():
        beside = reevaluations.reevaluate(own[code], evaluation, BESIDE)
        yield from_follow_up.of_reevaluation(beside, department=homes[code], amount=amounts[code])
    yield from from_results.of_draw(lot, year=2020, amounts=amounts)


def key_evaluations() -> Iterator[Doing]:
    """Eight evaluations by finance, of projects, policies and departments, worth 2.76亿; all are good."""
    policy = bp.regimes.NATIONAL.fiscal_evaluation
    assert policy is not None  # noqa: S101 - the national rules have one
    criteria = {criterion.code: criterion for criterion in bp.regimes.framework.FRAMEWORK_2020}
    asked = (
        ("approval-grounds", "充分", 15),
        ("execution-rate", "≥100%", 20),
        ("completion", "≥200人", 35),
        ("effects", "明显", 30),
    )
    subjects = [bp.SubjectKind.PROJECT] * 4 + [bp.SubjectKind.POLICY] * 2 + [bp.SubjectKind.DEPARTMENT] * 2
    for number, (subject, amount) in enumerate(zip(subjects, parts(bp.yi("2.76"), 8, 900_000), strict=True)):
        rows = tuple(criteria[code].indicator(bp.points(worth), bp.parse(text)) for code, text, worth in asked)
        seen = [
            bp.Observation(indicator="approval-grounds", actual=bp.read_actual("达成"), judged=bp.points(13)),
            bp.Observation(indicator="execution-rate", actual=bp.read_actual(f"{85 + number}%")),
            bp.Observation(indicator="completion", actual=bp.read_actual(f"{180 + number}人")),
            bp.Observation(indicator="effects", actual=bp.read_actual("达成"), judged=bp.points(24)),
        ]
        target = bp.Target(project=f"k{number}", year=2020, indicators=rows)
        found = bp.evaluate_by_criteria(target, seen, policy)
        yield from_results.of_evaluation(
            found, Activity.KEY_EVALUATED, department=home(number), subject=subject, amount=amount
        )


# -- what follows --


def use_of_results() -> Iterator[Doing]:
    """Two rules revised, 32 letters of opinion that were all put right, three circulars."""
    for rule in ("中小学校舍维修改造专项资金管理实施办法", "农业机械购置补贴实施方案"):
        yield Doing(activity=Activity.RESULT_APPLIED, year=2021, thing=rule, result="policy_revised")
    for number in range(32):
        yield from from_follow_up.of_letter(put_right(number), as_of=date(2021, 12, 31))
    titles = {
        disclosure.CircularKind.REEVALUATION: "部门自评财政再评价结果通报",
        disclosure.CircularKind.MONITORING: "绩效运行监控结果通报",
        disclosure.CircularKind.KEY_EVALUATION: "财政重点绩效评价结果通报",
    }
    issued = [disclosure.IssuedCircular(kind=kind, title=title, year=2021) for kind, title in titles.items()]
    assert not disclosure.check_circulars(issued, disclosure_rules.XIUZHOU_CIRCULARS, year=2021)  # noqa: S101
    for circular in issued:
        yield from_follow_up.of_circular(circular)


def put_right(number: int) -> rectification.RectificationCourse:
    """A letter with a problem of one of the five steps, answered, inspected and closed."""
    steps = ("targets", "library", "monitoring", "self_evaluation", "spot_check")
    item = rectification.RectificationItem(code="1", step=steps[number % 5], problem="示例问题", asks="限时整改")
    letter = rectification.RectificationLetter(
        code=f"l{number:02}",
        kind=rectification.LetterKind.OPINION,
        department=home(number),
        on=date(2021, 9, 1),
        done_by=date(2021, 10, 31),
        items=(item,),
    )
    course = rectification.open_letter(letter, letter_rules.XIUZHOU_OPINIONS)
    course = course.answer("1", on=date(2021, 9, 6 + number % 20), by=letter.department, says="已整改")
    done = date(2021, 9, 6 + number % 20)
    found = rectification.CarriedOut.DONE
    course = course.inspect("1", on=date(2021, 10, 8), by=FINANCE, found=found, evidence="整改报告", done_on=done)
    return course.close("1", on=date(2021, 10, 8), by=FINANCE)


ITEM = appraisals.AppraisalItem(code="all", zh="预算绩效管理", en="all of it", step="evaluation", points=bp.points(100))


def appraised() -> Iterator[Doing]:
    """Every department is appraised in its series and brings points to the general appraisal by the weight of it."""
    weights = appraisal_rules.XIUZHOU_2021_WEIGHTS
    codes = [weight.series for weight in weights.weights]
    policy = appraisals.AppraisalPolicy(
        code="xiuzhou.appraisal",
        revision="2021",
        zh="预算绩效管理考核",
        en="appraisal of budget performance management",
        status=bp.RuleStatus.REPORTED_PRACTICE,
        series=tuple(
            appraisals.AppraisalSeries(code=one.series, zh=one.zh, en=one.en, items=(ITEM,)) for one in weights.weights
        ),
        order=appraisal_rules.by_score(size=1, ties=selection.RankingTies.ALL_IN),
        basis=dict.fromkeys(("status", "series", "order"), ASSUMED),
    )
    marks = [
        appraisals.DepartmentMarks(
            department=code,
            series=codes[min(number // 4, 3)],
            marks=(appraisals.AppraisalMark(item="all", points=bp.points(80 + number % 20)),),
        )
        for number, code in enumerate(DEPARTMENTS)
    ]
    found = appraisals.appraise(marks, policy, year=2021)
    brought = appraisals.enter_general_appraisal(found, weights)
    assert {one.series for one in brought.scores} == set(codes)  # noqa: S101
    yield from from_follow_up.of_appraisal(found)


STEPS = (
    (LifeStep.TARGET_FILED, date(2020, 9, 1)),
    (LifeStep.TARGET_PASSED, date(2020, 10, 15)),
    (LifeStep.EXANTE_NOT_REQUIRED, date(2020, 10, 15)),
    (LifeStep.ADMITTED, date(2020, 10, 20)),
    (LifeStep.REQUESTED, date(2020, 11, 2)),
    (LifeStep.BUDGETED, date(2021, 1, 20)),
    (LifeStep.STARTED, date(2021, 2, 1)),
    (LifeStep.MONITORED, date(2021, 10, 8)),
)


def lives(codes: list[str]) -> list[ProjectLife]:
    """The way of each watched project through the gates of 秀洲; one that breaks a gate cannot be built."""
    events = [LifeEvent(step=step, year=2021, on=day) for step, day in STEPS]
    return [replay(code, events, bp.regimes.XIUZHOU.life) for code in codes]


RULES = {
    "framework": ("全面实施意见",),
    "issued": ("事前绩效评估管理办法", "预算绩效管理成果应用实施细则"),
    "forwarded": ("预算绩效管理结果应用办法", "项目支出绩效评价管理办法", "支出政策绩效评价管理办法"),
    "revised": ("预算绩效运行监控管理办法",),
}


def foundation() -> Iterator[Doing]:
    """The rules of the year; more than 100 cases in 16 classes with more than 2000 indicators."""
    for kind, titles in RULES.items():
        for title in titles:
            yield Doing(activity=Activity.RULE_ISSUED, year=2021, thing=title, kind=kind)
    for number in range(112):
        kind = f"class{number % 16}"
        yield Doing(
            activity=Activity.INDICATOR_SET, year=2021, thing=f"case{number}", kind=kind, number=17 + number % 5
        )


def year_2021() -> DistrictYear:
    """Everything that was done, of three budget years."""
    stages = foundation, exante, targets, course_of_the_year, evaluations, key_evaluations, use_of_results, appraised
    return DistrictYear(
        code="xiuzhou",
        year=2021,
        roster=bp.Roster(departments=tuple(bp.Department(code=code, name=f"部门{code}") for code in DEPARTMENTS)),
        doings=tuple(done for stage in stages for done in stage()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="A district's year through its stages, written down and compared.")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    options = parser.parse_args()
    with PRINTED.open("rb") as opened:
        quotations = "；".join(figure.place for figure in bp.from_data(tomllib.load(opened), Ledger).figures)
    year = year_2021()
    report = write_report(year, XIUZHOU_REPORT)
    found = compare_report(quotations, year, XIUZHOU_REPORT, ROUNDED_HALF_UP)
    print(HEADING[options.lang])
    print(report)
    print()
    print(found.explain(options.lang))
    watched = lives([doing.thing for doing in year.doings if doing.activity is Activity.MONITORED])
    print(GATES[options.lang].format(projects=len(watched)))
    same = bool(report.verify() and found.verify())
    print(
        CLOSING[options.lang].format(
            lines=len(year.doings),
            figures=len(found.figures),
            doubts=len(found.doubts),
            same={"zh": "一致" if same else "不一致", "en": "the same" if same else "not the same"}[options.lang],
        )
    )


if __name__ == "__main__":
    main()
