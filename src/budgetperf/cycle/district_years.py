"""A district's year: everything that was done, each once, by departments and units of its roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from budgetperf.errors import Problem, require_each, require_fields, require_text
from budgetperf.plain import Record
from budgetperf.records.classified import refused
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.roster import Roster

__all__ = ["DistrictYear"]


@frozen(kw_only=True, repr=False)
class DistrictYear(Record):
    """What a district did in the year that it reports on, and about the years before and after.

    Attributes:
        code: the district's key, such as its regime's code.
        year: the year of the report.
        roster: its departments and units.
        doings: everything that was done, each once.

    Raises:
        InvalidValueError: something done twice, or by a department or unit that the roster does not have; all of it
            at once, as the fact ``problems``.
    """

    code: str
    year: int
    roster: Roster
    doings: tuple[Doing, ...]

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "DistrictYear.code")
        require_fields(self, int, "year")
        require_fields(self, Roster, "roster")
        require_each(self.doings, Doing, "DistrictYear.doings")
        if problems := [*self._twice(), *self._strangers()]:
            raise refused("this year does not fit together", "年度记录不一致", problems)

    def __repr__(self) -> str:
        return f"DistrictYear({self.code!r}, {self.year}, {len(self.open_doings)} doings)"

    def _twice(self) -> list[Problem]:
        counts = Counter(doing if doing.ref is None else evolve(doing, ref=None) for doing in self.doings)
        return [
            Problem(
                path="doings",
                en=f"{doing.activity.value} of {doing.shown(doing.thing).en} for {doing.year} stands {times} times",
                zh=f"{doing.year} 年度“{doing.activity.term.zh}”（{doing.shown(doing.thing).zh}）重复 {times} 次",
            )
            for doing, times in counts.items()
            if times > 1
        ]

    def _strangers(self) -> list[Problem]:
        departments = {each.code for each in self.roster.departments}
        homes = {each.code: each.department for each in self.roster.units}
        found: dict[str, Problem] = {}
        for doing in self.doings:
            name, unit = doing.department, doing.unit
            if name is not None and name not in departments:
                text = doing.shown(name)
                problem = Problem(path="doings", en=f"no department {text.en}", zh=f"没有部门 {text.zh}")
                found.setdefault(name, problem)
            if unit is not None and (unit not in homes or homes[unit] != name):
                text = doing.shown(unit)
                en, zh = f"no unit {text.en} of this department", f"该部门没有单位 {text.zh}"
                found.setdefault(unit, Problem(path="doings", en=en, zh=zh))
        return list(found.values())

    @cached_property
    def open_doings(self) -> tuple[Doing, ...]:
        """What was done, without what is classified or was done by whoever is."""
        return tuple(doing for doing in self.doings if not self._hides(doing))

    def done(self, activities: Iterable[Activity]) -> Iterator[Doing]:
        """What was done of these activities, without what is classified."""
        for activity in dict.fromkeys(activities):
            yield from self._by_activity.get(activity, ())

    @cached_property
    def _by_activity(self) -> Mapping[Activity, tuple[Doing, ...]]:
        found: dict[Activity, list[Doing]] = {}
        for doing in self.open_doings:
            found.setdefault(doing.activity, []).append(doing)
        return {activity: tuple(doings) for activity, doings in found.items()}

    def _hides(self, doing: Doing) -> bool:
        home = doing.department
        return doing.classified or (home is not None and self.roster.hides(home, doing.unit))

    def of_department(self, code: str) -> DistrictYear:
        """The same year of one department alone.

        Raises:
            InvalidValueError: there is no such department.
        """
        home = self.roster.department(code)
        units = tuple(unit for unit in self.roster.units if unit.department == code)
        doings = tuple(doing for doing in self.doings if doing.department == code)
        return evolve(self, roster=Roster(departments=(home,), units=units), doings=doings)
