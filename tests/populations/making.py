"""What every population is made with: exact splits, homes for everything, and what must not be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any, TypeVar

from attrs import evolve, frozen

from budgetperf.amounts import Yuan, yuan
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.organisations import Department, Unit
from budgetperf.records.roster import Roster

T = TypeVar("T")
WAN, YI = 10**4, 10**8
CLOSED = "900"


def chance(seed: int) -> Random:
    """A source of chance that is made again from its seed."""
    return Random(seed)  # noqa: S311 - nothing here is secret


def split(total: int, count: int, rng: Random) -> list[int]:
    """Whole numbers of 1 or more that make a total, every way of cutting it equally likely."""
    cuts = [0, *sorted(rng.sample(range(1, total), count - 1)), total]
    return [after - before for before, after in pairwise(cuts)]


def portion(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers that make a total, in proportion to the weights by the largest remainders."""
    whole = sum(weights)
    floors = [total * weight // whole for weight in weights]
    rest = [total * weight % whole for weight in weights]
    for place in sorted(range(len(weights)), key=lambda i: -rest[i])[: total - sum(floors)]:
        floors[place] += 1
    return floors


def spread(count: int, homes: Sequence[T], rng: Random) -> list[T]:
    """A home for each of so many things; no home goes without one."""
    found = [*homes, *rng.choices(homes, k=count - len(homes))]
    rng.shuffle(found)
    return found


@frozen(kw_only=True)
class Maker:
    """Makes records by chance.

    Attributes:
        rng: the source of chance.
        exact: whether sums are the printed ones themselves, and not any that are printed so.
    """

    rng: Random
    exact: bool = False

    def about(self, printed: str, scale: int) -> int:
        """An amount in yuan that is printed so, rounded half up."""
        digits, _, decimals = printed.partition(".")
        unit = scale // 10 ** len(decimals)
        number = int(digits + decimals) * unit
        return number if self.exact else self.rng.randrange(number - unit // 2, number + unit // 2)

    def amounts(self, total: int, count: int) -> list[Yuan]:
        return [yuan(each) for each in split(total, count, self.rng)]

    def codes(self, start: str, count: int) -> list[str]:
        return [f"{start}{number:04}" for number in range(1, count + 1)]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        return self.rng.sample(things, count)

    def day(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(days=self.rng.randrange(365))


def done(activity: Activity, year: int, thing: str, department: str | None = None, **more: Any) -> Doing:
    return Doing(activity=activity, year=year, thing=thing, department=department, **more)


def roster(departments: Sequence[str], units: Iterable[Unit] = ()) -> Roster:
    """The departments and units of a district, and a classified department with a unit."""
    secret = Department(code=CLOSED, name="涉密部门", classified=True)
    return Roster(
        departments=(*(Department(code=code, name=f"部门{code}") for code in departments), secret),
        units=(*units, Unit(code=f"{CLOSED}001", name="涉密单位", department=CLOSED, first_level=True)),
    )


def hidden(doings: Sequence[Doing], rng: Random) -> Iterator[Doing]:
    """The like of what was done, by whoever is classified or to what is: none of it counts."""
    for number, one in enumerate(rng.sample(doings, len(doings) // 25)):
        if number % 2:
            yield evolve(one, thing=f"{one.thing}-x", classified=True)
        else:
            yield evolve(one, thing=f"{one.thing}-y", department=CLOSED, unit=one.unit and f"{CLOSED}001")


def of_other_years(doings: Sequence[Doing], rng: Random, *, but: Iterable[Activity] = ()) -> Iterator[Doing]:
    """The like of what was done, in years that the report does not speak of."""
    kept = frozenset(but)
    shiftable = [one for one in doings if one.activity not in kept]
    for one in rng.sample(shiftable, len(shiftable) // 25):
        yield evolve(one, year=one.year + rng.choice((-9, 9)))
