"""Departments (部门) and budget units (预算单位), which are different levels.

A department may have several units. A first-level budget unit (一级预算单位) deals with the finance bureau itself;
others stand under one.
"""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_filled, require_truth
from budgetperf.records.classified import Classifiable
from budgetperf.terms import Term, term

__all__ = ["Department", "OrganisationLevel", "Unit"]


class OrganisationLevel(Enum):
    """What is counted: departments (部门), first-level budget units (一级预算单位) or all budget units (预算单位)."""

    DEPARTMENT = "department"
    FIRST_LEVEL = "first_level"
    UNIT = "unit"

    @property
    def term(self) -> Term:
        """The level in both languages."""
        return term(f"organisation.{self.value}")


@frozen(kw_only=True, repr=False)
class Department(Classifiable):
    """A budget department (部门).

    Attributes:
        code: its key among the departments.
        name: what it is called.
    """

    code: str
    name: str

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name")


@frozen(kw_only=True, repr=False)
class Unit(Classifiable):
    """A budget unit (预算单位); a department that spends money itself (本级) is one of its own units.

    Attributes:
        code: its key among the units.
        name: what it is called.
        department: the code of its department.
        above: the code of the unit that it stands under; None where it stands under none or that is not stated.
        first_level: whether it is a first-level budget unit (一级预算单位); None where that is not stated.

    Raises:
        InvalidValueError: a first-level unit that stands under another, or something of another type.
    """

    code: str
    name: str
    department: str
    above: str | None = None
    first_level: bool | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name", "department")
        require(self.above, (str, NoneType), "Unit.above")
        if self.first_level is not None:
            require_truth(self.first_level, "Unit.first_level")
        if self.first_level and self.above is not None:
            code, above = self.shown(self.code), self.shown(self.above)
            raise InvalidValueError(
                f"unit {code.en} is a first-level budget unit under {above.en}, expected one or the other.",
                f"单位（{code.zh}）为一级预算单位，又隶属于单位（{above.zh}），应只居其一。",
                found=above.en,
            )

    @property
    def is_first_level(self) -> bool | None:
        """Whether it is a first-level budget unit; None where nothing says so."""
        return False if self.above is not None else self.first_level
