"""天门's summary of 2022: what was done in each year from 2016 on; the visits are dated as the later passage does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from budgetperf.cycle import DistrictYear
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.organisations import Unit
from populations.making import Maker, done, hidden, of_other_years, roster, split, spread

DEPARTMENTS = [str(401 + number) for number in range(60)]
UNITS = {home: f"{home}001" for home in DEPARTMENTS}
PROJECT, WHOLE = SubjectKind.PROJECT, SubjectKind.DEPARTMENT
CUMULATIVE = (
    Activity.TARGET_REVIEWED, Activity.TARGET_RETURNED, Activity.TARGET_EVALUATED, Activity.KEY_EVALUATED,
    Activity.RULE_ISSUED, Activity.REPORTED, Activity.SURVEYED, Activity.PROBLEM_FOUND, Activity.SUGGESTED,
    Activity.INSPECTED,
)  # fmt: skip


def tianmen(maker: Maker) -> DistrictYear:
    units = [Unit(code=UNITS[home], name=f"单位{home}", department=home) for home in DEPARTMENTS]
    doings = [*_targets(maker), *_evaluations(maker), *_reports(maker), *_feedback(maker)]
    others = (*hidden(doings, maker.rng), *of_other_years(doings, maker.rng, but=CUMULATIVE))
    return DistrictYear(code="tianmen", year=2022, roster=roster(DEPARTMENTS, units), doings=(*doings, *others))


def _targets(maker: Maker) -> Iterator[Doing]:
    for number in range(7):
        yield done(Activity.RULE_ISSUED, 2015 + number, f"制度{number}")
    projects = dict(zip(maker.codes("t", 8496), spread(8496, DEPARTMENTS, maker.rng), strict=True))
    for code, home in projects.items():
        yield done(Activity.TARGET_REVIEWED, 2021, code, home, subject=PROJECT, on=date(2021, 9, 20))
    for code in maker.some([*projects], 348):
        yield done(Activity.TARGET_RETURNED, 2021, code, projects[code], number=maker.rng.randint(1, 3))
    for year in (2016, 2017, 2018):
        for code in maker.codes("v", 12):
            yield done(Activity.TARGET_EVALUATED, year, code)


def _evaluations(maker: Maker) -> Iterator[Doing]:
    rng = maker.rng
    for code in maker.codes("z", 22):
        yield done(Activity.KEY_EVALUATED, 2016, code, rng.choice(DEPARTMENTS), subject=PROJECT)
    for home in maker.some(DEPARTMENTS, 24):
        yield done(Activity.KEY_EVALUATED, 2017, home, home, unit=UNITS[home], subject=WHOLE)
    for code, year in zip(maker.codes("i", 9), spread(9, (2018, 2019), rng), strict=True):
        yield done(Activity.KEY_EVALUATED, year, code, subject=PROJECT, kind="government_investment")
    for year, count in ((2020, 4), (2021, 3), (2022, 3)):
        for number in range(count):
            yield done(Activity.INSPECTED, year, f"{year}-{number}", rng.choice(DEPARTMENTS), subject=PROJECT)


def _reports(maker: Maker) -> Iterator[Doing]:
    rng, reports = maker.rng, maker.codes("r", 125)
    years = spread(125, tuple(range(2016, 2022)), rng)
    for activity, least in (
        (Activity.SURVEYED, 16500), (Activity.PROBLEM_FOUND, 600), (Activity.SUGGESTED, 850),
    ):  # fmt: skip
        numbers = split(least + rng.randint(1, 40), 125, rng)
        for report, year, number in zip(reports, years, numbers, strict=True):
            yield done(activity, year, report, number=number)
    for report, year in zip(reports, years, strict=True):
        yield done(Activity.REPORTED, year, report)


def _feedback(maker: Maker) -> Iterator[Doing]:
    for home in maker.some(DEPARTMENTS, 40):
        for _ in range(maker.rng.randint(1, 2)):  # the same fact told twice is one unit
            yield done(Activity.DISCLOSED, 2021, home, home, unit=UNITS[home], ref=str(_), on=date(2021, 1, 4 + _))
    units = spread(51 + maker.rng.randint(0, 8), maker.some(DEPARTMENTS, 18), maker.rng)
    for number, home in enumerate(units):
        yield done(Activity.DISCUSSED, 2021, f"talk{number}", home, unit=UNITS[home])
