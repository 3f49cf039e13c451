"""江汉's year 2022: 76 departments with 188 units, a project of each department watched closely."""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.amounts import yuan
from budgetperf.cycle import DistrictYear
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.organisations import Unit
from populations.making import WAN, YI, Maker, done, hidden, of_other_years, roster, split, spread

DEPARTMENTS = [str(301 + number) for number in range(76)]
PROJECT, POLICY, WHOLE = SubjectKind.PROJECT, SubjectKind.POLICY, SubjectKind.DEPARTMENT


def jianghan(maker: Maker) -> DistrictYear:
    homes = spread(188, DEPARTMENTS, maker.rng)
    units = {f"{home}{number:03}": home for number, home in enumerate(homes)}
    doings = [*_targets(maker, units), *_course(maker), *_evaluations(maker), *_standards(maker)]
    others = (*hidden(doings, maker.rng), *of_other_years(doings, maker.rng))
    named = [Unit(code=code, name=f"单位{code}", department=home) for code, home in units.items()]
    return DistrictYear(code="jianghan", year=2022, roster=roster(DEPARTMENTS, named), doings=(*doings, *others))


def _targets(maker: Maker, units: dict[str, str]) -> Iterator[Doing]:
    for project in ("淤泥外运及无害化处置", "购置核酸检测设备"):
        home = maker.rng.choice(DEPARTMENTS)
        yield done(Activity.EXANTE_EVALUATED, 2022, project, home, subject=PROJECT, result="support")
    numbers = iter(split(9239, 188 + 800, maker.rng))
    for code, home in units.items():
        yield done(Activity.TARGET_FILED, 2022, code, home, unit=code, subject=WHOLE, number=next(numbers))
    for project, unit in zip(maker.codes("t", 800), maker.rng.choices([*units], k=800), strict=True):
        yield done(Activity.TARGET_FILED, 2022, project, units[unit], unit=unit, subject=PROJECT, number=next(numbers))


def _course(maker: Maker) -> Iterator[Doing]:
    homes = spread(800, DEPARTMENTS, maker.rng)
    codes = maker.codes("t", 800)
    for code, home in zip(codes, homes, strict=True):
        yield done(Activity.MONITORED, 2022, code, home, subject=PROJECT)
    for home, amount in zip(DEPARTMENTS, maker.amounts(maker.about("4", YI), 76), strict=True):
        chosen = codes[homes.index(home)]
        yield done(Activity.KEY_MONITORED, 2022, chosen, home, subject=PROJECT, amount=amount)
    for home in maker.some(DEPARTMENTS, 10):
        yield done(Activity.CIRCULATED, 2022, f"slow-{home}", home)


def _evaluations(maker: Maker) -> Iterator[Doing]:
    for code, home in zip(maker.codes("s", 874), spread(874, DEPARTMENTS, maker.rng), strict=True):
        yield done(Activity.SELF_EVALUATED, 2021, code, home, subject=PROJECT)
    for home in DEPARTMENTS:
        yield done(Activity.SELF_EVALUATED, 2021, home, home, subject=WHOLE)
    for number in range(maker.rng.randint(3, 9)):
        yield done(Activity.SELF_EVALUATED, 2021, f"policy{number}", maker.rng.choice(DEPARTMENTS), subject=POLICY)
    for code in maker.codes("k", 12):
        yield done(
            Activity.KEY_EVALUATED, 2022, code, maker.rng.choice(DEPARTMENTS), amount=yuan(maker.rng.randint(1, YI))
        )
    for number, code in enumerate(maker.codes("b", 14)):
        kind = "key" if number < 9 else "reevaluation"
        yield done(Activity.LOOKED_BACK, 2021, code, maker.rng.choice(DEPARTMENTS), kind=kind)


def _standards(maker: Maker) -> Iterator[Doing]:
    """Quotas of several kindergartens, each more than 20 % below what was spent."""
    for code in maker.codes("g", 17):
        former = maker.rng.randint(50 * WAN, 400 * WAN)
        lowered = former * maker.rng.randint(21, 35) // 100
        for activity, amount in ((Activity.COST_ANALYSED, former), (Activity.STANDARD_LOWERED, lowered)):
            yield done(activity, 2022, code, kind="kindergarten", amount=yuan(amount))
