"""东湖's year 2022: every first-level unit evaluates itself; four aspects have rules, the fifth is still planned."""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.cycle import DistrictYear
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.organisations import Unit
from populations.making import WAN, Maker, done, hidden, of_other_years, roster, spread

DEPARTMENTS = [str(201 + number) for number in range(59)]
UNITS = {home: f"{home}001" for home in DEPARTMENTS}
PROJECT, WHOLE = SubjectKind.PROJECT, SubjectKind.DEPARTMENT


def donghu(maker: Maker) -> DistrictYear:
    first = [Unit(code=UNITS[home], name=f"单位{home}", department=home, first_level=True) for home in DEPARTMENTS]
    second = [
        Unit(code=f"{home}002", name=f"下属单位{home}", department=home, above=UNITS[home])
        for home in maker.some(DEPARTMENTS, 20)
    ]
    doings = [*_targets(maker), *_course(maker), *_evaluations(maker)]
    others = (*hidden(doings, maker.rng), *of_other_years(doings, maker.rng))
    return DistrictYear(
        code="donghu", year=2022, roster=roster(DEPARTMENTS, (*first, *second)), doings=(*doings, *others)
    )


def _targets(maker: Maker) -> Iterator[Doing]:
    for kind, title in (
        ("exante", "区级财政支出事前绩效评估管理暂行办法"),
        ("targets", "本级财政项目预算绩效目标管理办法"),
        ("monitoring", "项目支出绩效运行监控实施管理办法"),
        ("evaluation", "绩效评价办法"),
    ):
        yield done(Activity.RULE_ISSUED, 2022, title, kind=kind)
    for home in DEPARTMENTS:
        yield done(Activity.TARGET_FILED, 2023, home, home, subject=WHOLE, on=maker.day(2022))
    for home in maker.some(DEPARTMENTS, 5):
        yield done(Activity.SUBMITTED, 2023, home, home, subject=WHOLE)
    for fund in maker.codes("f", 5):
        yield done(Activity.SUBMITTED, 2023, fund, maker.rng.choice(DEPARTMENTS), kind="special_fund")


def _course(maker: Maker) -> Iterator[Doing]:
    for number in range(5):
        yield done(Activity.MONITORING_ROUND, 2022, f"round{number}", on=maker.day(2022))
    for code, home in zip(maker.codes("m", 240), spread(240, DEPARTMENTS, maker.rng), strict=True):
        yield done(Activity.MONITORED, 2022, code, home, unit=UNITS[home], subject=PROJECT)
    for home in maker.some(DEPARTMENTS, 4):
        yield done(Activity.KEY_MONITORED, 2022, home, home, subject=WHOLE)
    for code in maker.some(maker.codes("m", 240), 6):
        yield done(Activity.KEY_MONITORED, 2022, code, maker.rng.choice(DEPARTMENTS), subject=PROJECT)


def _evaluations(maker: Maker) -> Iterator[Doing]:
    codes = dict(zip(maker.codes("s", 185), spread(185, DEPARTMENTS, maker.rng), strict=True))
    amounts = maker.amounts(maker.about("42501.92", WAN), 185)
    for (code, home), amount in zip(codes.items(), amounts, strict=True):
        yield done(Activity.SELF_EVALUATED, 2021, code, home, unit=UNITS[home], subject=PROJECT, amount=amount)
    for home in DEPARTMENTS:
        yield done(Activity.SELF_EVALUATED, 2021, home, home, unit=UNITS[home], subject=WHOLE)
    for home in maker.some(DEPARTMENTS, 10):
        yield done(Activity.KEY_EVALUATED, 2021, home, home, subject=WHOLE)
    for code in maker.some([*codes], 10):
        yield done(Activity.KEY_EVALUATED, 2021, code, codes[code], subject=PROJECT)
