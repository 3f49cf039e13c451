"""秀洲's year 2021: the evaluations of 2020, the monitoring of 2021, the targets of 2022."""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.amounts import yuan
from budgetperf.cycle import DistrictYear
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.kinds import SubjectKind
from populations.making import WAN, YI, Maker, done, hidden, of_other_years, portion, roster, split, spread

DEPARTMENTS = [str(101 + number) for number in range(46)]
PROJECT, POLICY, WHOLE = SubjectKind.PROJECT, SubjectKind.POLICY, SubjectKind.DEPARTMENT
GRADES = [*["excellent"] * 8, *["good"] * 24, *["fair"] * 22, *["poor"] * 3]


def xiuzhou(maker: Maker) -> DistrictYear:
    doings = [*_targets(maker), *_course(maker), *_results(maker), *_use(maker)]
    others = (*hidden(doings, maker.rng), *of_other_years(doings, maker.rng, but=(Activity.RULE_ISSUED,)))
    return DistrictYear(code="xiuzhou", year=2021, roster=roster(DEPARTMENTS), doings=(*doings, *others))


RULES = (
    ("framework", 2019, "全面实施意见"),
    ("issued", 2021, "事前绩效评估管理办法"),
    ("issued", 2021, "预算绩效管理成果应用实施细则"),
    ("forwarded", 2021, "浙江省预算绩效管理结果应用办法"),
    ("forwarded", 2021, "浙江省项目支出绩效评价管理办法"),
    ("forwarded", 2021, "浙江省支出政策绩效评价管理办法"),
    ("revised", 2021, "预算绩效运行监控管理办法"),
)


def _targets(maker: Maker) -> Iterator[Doing]:
    rng = maker.rng
    for kind, year, title in RULES:
        yield done(Activity.RULE_ISSUED, year, title, kind=kind)
    cases = maker.codes("c", rng.randint(101, 130))
    classes = spread(len(cases), [f"class{number}" for number in range(16)], rng)
    for case, kind, number in zip(cases, classes, split(rng.randint(2001, 2300), len(cases), rng), strict=True):
        yield done(Activity.INDICATOR_SET, 2021, case, kind=kind, number=number)
    projects = dict(zip(maker.codes("t", 509), spread(509, DEPARTMENTS, rng), strict=True))
    importance = spread(509, "abc", rng)
    for (code, home), kind in zip(projects.items(), importance, strict=True):
        yield done(Activity.TARGET_REVIEWED, 2022, code, home, subject=PROJECT, kind=kind, on=maker.day(2021))
    for code, number in zip(maker.some([*projects], 313), split(1098, 313, rng), strict=True):
        yield done(Activity.TARGET_CHANGED, 2022, code, projects[code], number=number)
    for home in maker.some(DEPARTMENTS, 8):
        yield done(Activity.TARGET_REVIEWED, 2022, home, home, subject=WHOLE)
    saved = maker.amounts(maker.about("1.02", YI), 18 + 71)
    for place, (code, amount) in enumerate(zip(maker.some([*projects], 18 + 71), saved, strict=True)):
        what = "cancel" if place < 18 else "reduce"
        yield done(Activity.BUDGET_REVIEWED, 2022, code, projects[code], result=what, amount=amount)
    for number, verdict in enumerate(("reject", "return", "cut")):
        yield done(Activity.EXANTE_EVALUATED, 2022, f"e{number}", rng.choice(DEPARTMENTS), result=verdict)


def _course(maker: Maker) -> Iterator[Doing]:
    """533 watched, of which 172 red, of which 4 cancelled as a whole; 101 reduced, 10 of them red."""
    rng = maker.rng
    total, red, gone = maker.about("19.58", YI), maker.about("1.80", YI), maker.about("117.2", WAN)
    worth = [*split(gone, 4, rng), *split(red - gone, 168, rng), *split(total - red, 361, rng)]
    homes, tiers = spread(533, DEPARTMENTS, rng), spread(533, ("all", "major", "key"), rng)
    codes = maker.codes("m", 533)
    for place, (code, home, tier, amount) in enumerate(zip(codes, homes, tiers, worth, strict=True)):
        lamp = "red" if place < 172 else rng.choice(("yellow", "green"))
        yield done(Activity.MONITORED, 2021, code, home, subject=PROJECT, kind=tier, result=lamp, amount=yuan(amount))
        if place < 4:
            yield done(Activity.MID_YEAR_MEASURE, 2021, code, home, result="cancel", amount=yuan(amount))
    rich = sorted(range(172, 533), key=lambda place: -worth[place])[:150]
    cut = [*rng.sample(range(4, 172), 10), *rng.sample(rich, 91)]
    for place, taken in zip(cut, portion(maker.about("2.18", YI), [worth[place] for place in cut]), strict=True):
        yield done(Activity.MID_YEAR_MEASURE, 2021, codes[place], homes[place], result="reduce", amount=yuan(taken))


def _results(maker: Maker) -> Iterator[Doing]:
    rng = maker.rng
    total, drawn = maker.about("17.70", YI), maker.about("3.11", YI)
    worth = [*split(drawn, 57, rng), *split(total - drawn, 439, rng)]
    codes = maker.some(maker.codes("s", 496), 496)
    homes = spread(496, DEPARTMENTS[:44], rng)
    for code, home, amount in zip(codes, homes, worth, strict=True):
        grade = rng.choice(("excellent", "good"))
        yield done(Activity.SELF_EVALUATED, 2020, code, home, subject=PROJECT, amount=yuan(amount), result=grade)
    for place, grade in enumerate(rng.sample(GRADES, 57)):
        yield done(Activity.DRAWN, 2020, codes[place], homes[place], amount=yuan(worth[place]))
        yield done(Activity.REEVALUATED, 2020, codes[place], homes[place], result=grade, on=maker.day(2021))
    subjects = (PROJECT, PROJECT, PROJECT, PROJECT, POLICY, POLICY, WHOLE, WHOLE)
    amounts = maker.amounts(maker.about("2.76", YI), 8)
    for number, (subject, money) in enumerate(zip(subjects, amounts, strict=True)):
        home = rng.choice(DEPARTMENTS)
        yield done(Activity.KEY_EVALUATED, 2020, f"k{number}", home, subject=subject, amount=money, result="good")


def _use(maker: Maker) -> Iterator[Doing]:
    for rule in ("校舍维修改造专项资金管理实施办法", "农业机械购置补贴实施方案"):
        yield done(Activity.RESULT_APPLIED, 2021, rule, result="policy_revised")
    for letter, home in zip(maker.codes("l", 32), maker.some(DEPARTMENTS, 32), strict=True):
        yield done(Activity.LETTER_SENT, 2021, letter, home, on=maker.day(2021))
        yield done(Activity.LETTER_CLOSED, 2021, letter, home)
    for what in ("reevaluation", "monitoring", "key_evaluation"):
        yield done(Activity.CIRCULATED, 2021, what)
