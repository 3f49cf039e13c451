"""东丽's year 2022: its library made of its parts, 41 common sets and 91 + 20 of sectors, which are 152 together."""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.amounts import yuan
from budgetperf.cycle import DistrictYear
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.kinds import SubjectKind
from populations.making import Maker, done, hidden, of_other_years, roster, spread

DEPARTMENTS = [str(501 + number) for number in range(48)]
PROJECT, WHOLE = SubjectKind.PROJECT, SubjectKind.DEPARTMENT
COMMON = "membership_fees", "personnel_subsidies", "matter_subsidies", "party_members"
SECTOR = "pollution", "postal", "veterans", "state_assets", "agricultural_technology"


def dongli(maker: Maker) -> DistrictYear:
    doings = [*_library(maker), *_evaluations(maker), *_disclosure(maker), *_standards(maker)]
    others = (*hidden(doings, maker.rng), *of_other_years(doings, maker.rng, but=(Activity.INDICATOR_SET,)))
    return DistrictYear(code="dongli", year=2022, roster=roster(DEPARTMENTS), doings=(*doings, *others))


def _library(maker: Maker) -> Iterator[Doing]:
    rng = maker.rng
    for code, kind in zip(maker.codes("c", 41), spread(41, COMMON, rng), strict=True):
        yield done(Activity.INDICATOR_SET, rng.randint(2017, 2022), code, kind=kind, number=rng.randint(3, 12))
    early = spread(91, tuple(range(2017, 2022)), rng)
    for code, kind, year in zip(maker.codes("s", 111), spread(111, SECTOR, rng), [*early, *[2022] * 20], strict=True):
        yield done(Activity.INDICATOR_SET, year, code, kind=kind, number=rng.randint(3, 12))
    for home, series in zip(DEPARTMENTS, spread(48, ("government", "party", "streets"), rng), strict=True):
        yield done(Activity.APPRAISED, 2022, home, home, kind=series)


def _evaluations(maker: Maker) -> Iterator[Doing]:
    chosen = maker.some(DEPARTMENTS, 11)
    for code, home in zip(maker.codes("k", 13), spread(13, chosen, maker.rng), strict=True):
        yield done(Activity.KEY_EVALUATED, 2022, code, home, subject=PROJECT)
    for home in (chosen[0], *maker.some([each for each in DEPARTMENTS if each != chosen[0]], 7)):
        yield done(Activity.KEY_EVALUATED, 2021, home, home, subject=WHOLE)


def _disclosure(maker: Maker) -> Iterator[Doing]:
    for home in DEPARTMENTS:
        yield done(Activity.DISCLOSED, 2022, f"budget-{home}", home, kind="budget", on=maker.day(2022))
        yield done(Activity.DISCLOSED, 2021, f"accounts-{home}", home, kind="accounts", on=maker.day(2022))


def _standards(maker: Maker) -> Iterator[Doing]:
    """5.66 yuan after 6.31 is 10.3 % less, and no other base is; 7.67 is 4 % less than 7.95 to 8.03."""
    street = "7.99" if maker.exact else f"{maker.rng.randint(795, 803) / 100:.2f}"
    for kind, before, now in (("office", "6.31", "5.66"), ("street", street, "7.67")):
        lowered = yuan(before) - yuan(now)
        yield done(Activity.STANDARD_SET, 2021, kind, kind=kind, amount=yuan(before))
        yield done(Activity.STANDARD_SET, 2022, kind, kind=kind, amount=yuan(now))
        yield done(Activity.STANDARD_LOWERED, 2022, kind, kind=kind, amount=yuan(lowered))
        yield done(Activity.COST_ANALYSED, 2022, kind, subject=PROJECT)
