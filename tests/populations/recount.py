"""The figures of a year counted again from its lines, in fractions and without the library's own counting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from budgetperf.cycle import Counted, CountRule, DistrictYear, FigureRule, RosterRule, ShareRule
from budgetperf.records.doings import Doing
from budgetperf.records.organisations import OrganisationLevel

Pair = tuple[Fraction, Fraction]


def seen(year: DistrictYear) -> list[Doing]:
    """What may be counted, from the roster's own records."""
    secret = {each.code for each in year.roster.departments if each.classified}
    closed = {each.code for each in year.roster.units if each.classified}
    return [
        one for one in year.doings if not one.classified and one.department not in secret and one.unit not in closed
    ]


def taken(rule: CountRule, year: DistrictYear, lines: Iterable[Doing]) -> list[Doing]:
    which, found = rule.which, []
    for one in lines:
        gap = one.year - year.year
        fits = [
            one.activity in which.activities,
            which.offset is None or gap == which.offset,
            which.until is None or gap <= which.until,
            which.subjects == () or one.subject in which.subjects,
            which.results == () or one.result in which.results,
            which.kinds == () or one.kind in which.kinds,
        ]
        if all(fits):
            found.append(one)
    return found


def number(counted: Counted, lines: list[Doing]) -> Fraction:
    total: dict[Counted, Callable[[], int | Fraction]] = {
        Counted.DOINGS: lambda: len(lines),
        Counted.THINGS: lambda: len({one.thing for one in lines}),
        Counted.DEPARTMENTS: lambda: len({one.department for one in lines if one.department is not None}),
        Counted.UNITS: lambda: len({one.unit for one in lines if one.unit is not None}),
        Counted.KINDS: lambda: len({one.kind for one in lines if one.kind is not None}),
        Counted.YEARS: lambda: len({one.year for one in lines}),
        Counted.AMOUNT: lambda: sum((Fraction(one.amount) for one in lines if one.amount is not None), Fraction(0)),
        Counted.NUMBER: lambda: sum(one.number or 0 for one in lines),
    }
    return Fraction(total[counted]())


def roster_count(rule: RosterRule, year: DistrictYear) -> Fraction:
    secret = {each.code for each in year.roster.departments if each.classified}
    if rule.level is OrganisationLevel.DEPARTMENT:
        return Fraction(len(year.roster.departments) - len(secret))
    units = [each for each in year.roster.units if each.department not in secret]
    if rule.level is OrganisationLevel.FIRST_LEVEL:
        units = [each for each in units if each.first_level]
    return Fraction(len(units))


def recount(year: DistrictYear, rules: Iterable[FigureRule]) -> dict[str, Fraction | Pair]:
    """Every figure; of a share, both of its sides."""
    lines = seen(year)
    found: dict[str, Fraction | Pair] = {}
    for rule in rules:
        if isinstance(rule, ShareRule):
            part, whole = found[rule.part], found[rule.whole]
            assert isinstance(part, Fraction)
            assert isinstance(whole, Fraction)
            found[rule.code] = part, whole
        elif isinstance(rule, RosterRule):
            found[rule.code] = roster_count(rule, year)
        else:
            found[rule.code] = number(rule.counted, taken(rule, year, lines))
    return found


def not_within(year: DistrictYear, rules: Iterable[FigureRule]) -> list[str]:
    """The shares whose part is not within its whole: thing by thing, or else by the number."""
    every: Mapping[str, FigureRule] = {rule.code: rule for rule in rules}
    values, lines = recount(year, every.values()), seen(year)
    wrong = []
    for share in (rule for rule in every.values() if isinstance(rule, ShareRule) and rule.within):
        part, whole = every[share.part], every[share.whole]
        if (
            isinstance(part, CountRule)
            and isinstance(whole, CountRule)
            and {part.counted, whole.counted} == {Counted.THINGS}
        ):
            inside = {one.thing for one in taken(whole, year, lines)}
            outside = {one.thing for one in taken(part, year, lines)} - inside
        else:
            sides = values[share.code]
            assert isinstance(sides, tuple)
            outside = {"more"} if sides[0] > sides[1] else set()
        if outside:
            wrong.append(share.code)
    return wrong
