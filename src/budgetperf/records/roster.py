"""The roster of a district (单位名册): who belongs to whom, and how many there are at each level.

Departments and units have different counts, and so different denominators: one district tells of 「188家单位」 and of
「76个部门」. Classified ones (涉密) leave both sides of every share, with all that stands under them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import assert_never

from attrs import evolve, frozen

from budgetperf.amounts import Share
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_each, tuple_of
from budgetperf.plain import Record
from budgetperf.records.classified import refused
from budgetperf.records.organisations import Department, OrganisationLevel, Unit
from budgetperf.terms import Term, term

__all__ = ["Roster"]


@frozen(kw_only=True, repr=False)
class Roster(Record):
    """The departments and units of one district; what it counts and lists is without the classified ones.

    A department or unit is left out where it is classified, or where its department or a unit above it is. How many
    that are is said nowhere. :meth:`department` and :meth:`unit` find these too, for whoever holds the roster holds
    their data; a unit that is left out comes marked as classified, whatever it is left out for.

    Attributes:
        departments: every department, once.
        units: every unit, once.

    Raises:
        InvalidValueError: a code twice, a unit without its department or the unit above, one that stands under a unit
            of another department or under itself; all of them at once, as the fact ``problems``.

    >>> roster = Roster(departments=(Department(code="101", name="示例局"),), units=(
    ...     Unit(code="101001", name="示例局本级", department="101", first_level=True),
    ...     Unit(code="101002", name="示例中心", department="101", above="101001")))
    >>> roster.count(OrganisationLevel.DEPARTMENT), roster.count(OrganisationLevel.UNIT)
    (1, 2)
    >>> str(roster.coverage(["101001"], OrganisationLevel.UNIT))
    '1/2'
    """

    departments: tuple[Department, ...]
    units: tuple[Unit, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_each(self.departments, Department, "Roster.departments")
        require_each(self.units, Unit, "Roster.units")
        problems = [
            *_repeated("departments", [each.code for each in self.departments], self._closed),
            *_repeated("units", [each.code for each in self.units], self._hidden),
            *self._orphans(),
        ]
        if not problems:
            problems += self._circles()
        if problems:
            raise refused("this roster does not fit together", "单位名册不一致", problems)

    def __repr__(self) -> str:
        return f"Roster(departments={self.open_departments!r}, units={self.open_units!r})"

    # -- looking up --

    def department(self, code: str) -> Department:
        """The department with this code.

        Raises:
            InvalidValueError: there is none.
        """
        require(code, str, "code")
        found = self._departments.get(code)
        if found is None:
            raise _unknown(code, OrganisationLevel.DEPARTMENT)
        return found

    def unit(self, code: str) -> Unit:
        """The unit with this code.

        Raises:
            InvalidValueError: there is none.
        """
        require(code, str, "code")
        found = self._units.get(code)
        if found is None:
            raise _unknown(code, OrganisationLevel.UNIT)
        return found

    def hides(self, department: str, unit: str | None = None) -> bool:
        """Whether a department, or a unit of it, is left out because something of it is classified.

        Raises:
            InvalidValueError: there is no such department, no such unit, or the unit belongs to another department.
        """
        home = self.department(department)
        if unit is None:
            return home.classified
        found = self.unit(unit)
        if found.department != department:
            code = self._shown(found, unit)
            raise InvalidValueError(
                f"unit {code.en} belongs to another department.", f"单位（{code.zh}）属于另一部门。", found=code.en
            )
        return self._is_hidden(found)

    # -- counting, without the classified ones --

    @cached_property
    def open_departments(self) -> tuple[Department, ...]:
        """The departments that may be shown."""
        return tuple(department for department in self.departments if not department.classified)

    @cached_property
    def open_units(self) -> tuple[Unit, ...]:
        """The units that may be shown."""
        return tuple(unit for unit in self.units if not self._is_hidden(unit))

    @property
    def first_level_units(self) -> tuple[Unit, ...]:
        """The first-level budget units (一级预算单位) that may be shown.

        Raises:
            IncompleteError: of a unit it is not stated whether it is one; all of them are named.
        """
        if problems := tuple(
            Problem(path=f"units.{unit.code}", en="first_level is not stated", zh="未说明是否为一级预算单位")
            for unit in self.open_units
            if unit.is_first_level is None
        ):
            raise IncompleteError.listing(
                "the first-level budget units cannot be told", "无法确定一级预算单位", problems
            )
        return tuple(unit for unit in self.open_units if unit.is_first_level)

    def units_of(self, department: str) -> tuple[Unit, ...]:
        """The units of a department that may be shown.

        Raises:
            InvalidValueError: there is no such department.
        """
        self.department(department)
        return tuple(unit for unit in self.open_units if unit.department == department)

    def units_under(self, unit: str) -> tuple[Unit, ...]:
        """The units that stand under a unit, directly or not, and may be shown.

        Raises:
            InvalidValueError: there is no such unit.
        """
        self.unit(unit)
        return tuple(each for each in self.open_units if any(above.code == unit for above in self._chain(each)))

    def count(self, level: OrganisationLevel) -> int:
        """How many departments or units there are, the classified ones left out.

        Raises:
            IncompleteError: as :attr:`first_level_units`.
        """
        return len(self._open(level))

    def coverage(self, covered: Iterable[str], level: OrganisationLevel) -> Share:
        """The share of departments or units that are covered; classified ones are on neither side of it.

        Args:
            covered: their codes, in any order; one that stands twice counts once.
            level: what the codes are of.

        Returns:
            A share that is undefined where nothing can be counted.

        Raises:
            InvalidValueError: codes that the roster does not have at this level, all of them at once.
            IncompleteError: as :attr:`first_level_units`.
        """
        codes = tuple_of(covered, str, "covered")
        population = frozenset(each.code for each in self._open(level))
        secret = self._closed if level is OrganisationLevel.DEPARTMENT else self._hidden
        if problems := [
            Problem(path=f"covered[{i}]", en=f"there is no {level.term.en} {code!r}", zh=f"没有{level.term.zh}“{code}”")
            for i, code in enumerate(codes)
            if code not in population and code not in secret
        ]:
            raise refused("the coverage cannot be computed", "无法计算覆盖率", problems)
        return Share.of(len(population & set(codes)), len(population))

    # -- handing on --

    def published(self) -> Roster:
        """The roster as it may be handed on: nothing in it, and nothing on the wire, is of a classified unit."""
        return evolve(self, departments=self.open_departments, units=self.open_units)

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per unit that may be shown, for any table."""
        return [
            {
                "department": unit.department,
                "department_name": self.department(unit.department).name,
                "unit": unit.code,
                "unit_name": unit.name,
                "above": unit.above,
                "first_level": unit.is_first_level,
            }
            for unit in self.open_units
        ]

    # -- helpers --

    @cached_property
    def _closed(self) -> frozenset[str]:
        return frozenset(department.code for department in self.departments if department.classified)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return _left_out(self.units, self._closed)

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {department.code: department for department in self.departments}

    @cached_property
    def _units(self) -> dict[str, Unit]:
        """The units by code; those that are left out are marked, so that no text of one shows anything of it."""
        return {unit.code: evolve(unit, classified=self._is_hidden(unit)) for unit in self.units}

    def _open(self, level: OrganisationLevel) -> tuple[Department | Unit, ...]:
        require(level, OrganisationLevel, "level")
        match level:
            case OrganisationLevel.DEPARTMENT:
                return self.open_departments
            case OrganisationLevel.FIRST_LEVEL:
                return self.first_level_units
            case OrganisationLevel.UNIT:
                return self.open_units
            case _:
                assert_never(level)

    def _chain(self, unit: Unit) -> Iterator[Unit]:
        """The units above ``unit``, nearest first; it stops before one that was seen."""
        seen: set[str] = set()
        above = unit.above
        while above is not None and above not in seen:
            seen.add(above)
            yield (higher := self._units[above])
            above = higher.above

    def _is_hidden(self, unit: Unit) -> bool:
        return unit.code in self._hidden

    def _orphans(self) -> Iterator[Problem]:
        for i, unit in enumerate(self.units):
            path, above = f"units[{i}]", self._units.get(unit.above) if unit.above is not None else None
            if unit.department not in self._departments:
                code = self._shown(unit, unit.department)
                yield Problem(path=path, en=f"there is no department {code.en}", zh=f"没有部门（{code.zh}）")
            if unit.above is not None and above is None:
                code = self._shown(unit, unit.above)
                yield Problem(path=path, en=f"there is no unit {code.en} above it", zh=f"没有上级单位（{code.zh}）")
            elif above is not None and above.department != unit.department:
                en = "the unit above it belongs to another department"
                yield Problem(path=path, en=en, zh="上级单位属于另一部门")

    def _shown(self, unit: Unit, code: str) -> Term:
        return term("withheld") if self._is_hidden(unit) else unit.shown(code)

    def _circles(self) -> Iterator[Problem]:
        for i, unit in enumerate(self.units):
            if any(above.code == unit.code for above in self._chain(unit)):
                yield Problem(path=f"units[{i}]", en="it stands under itself", zh="隶属于其自身")


def _left_out(units: tuple[Unit, ...], closed: frozenset[str]) -> frozenset[str]:
    """The codes of the units that are left out; it holds for a roster that does not fit together as well."""
    hidden = {unit.code for unit in units if unit.classified or unit.department in closed}
    while more := {unit.code for unit in units if unit.above in hidden} - hidden:
        hidden |= more
    return frozenset(hidden)


def _repeated(name: str, codes: Iterable[str], secret: frozenset[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, code in enumerate(codes):
        if code in seen:
            shown = term("withheld") if code in secret else Term(key="code", zh=code, en=code)
            yield Problem(path=f"{name}[{i}]", en=f"the code {shown.en} stands twice", zh=f"编码（{shown.zh}）重复")
        seen.add(code)


def _unknown(code: object, level: OrganisationLevel) -> InvalidValueError:
    return InvalidValueError(
        f"the roster has no {level.term.en} {code!r}.", f"名册中没有{level.term.zh}“{code}”。", found=code
    )
