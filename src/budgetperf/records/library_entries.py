"""What an indicator library (绩效指标库) is made of: classes, and entries that say what may be asked for.

One district keeps 「共性项目指标体系」 apart from 「分行业分领域绩效指标体系」, another has 「区级指标」 of its own. An
entry has no target value; it has what every value must suit: numbers or words, which way is better, and the unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import get_args

from attrs import field, frozen

from budgetperf.basis import Document
from budgetperf.errors import Problem, UnitMismatchError, require, require_fields, require_filled
from budgetperf.plain import Record
from budgetperf.records.classified import refused
from budgetperf.rules.expectations import AtLeast, AtMost, Expectation, LessThan, MoreThan, Qualitative, Unread
from budgetperf.rules.scoring import ScoringRule
from budgetperf.rules.units import align, canonical_unit
from budgetperf.terms import Term, term
from budgetperf.wire import TAGGED

__all__ = ["Direction", "IndicatorNature", "LibraryClass", "LibraryEntry", "LibrarySection"]


class LibrarySection(Enum):
    """For whom entries are: all projects of a kind (共性), one sector or field (分行业分领域), or one place (本级)."""

    COMMON = "common"
    SECTOR = "sector"
    LOCAL = "local"

    @property
    def term(self) -> Term:
        """The section in both languages.

        >>> LibrarySection.COMMON.term.zh
        '共性指标'
        """
        return term(f"library-section.{self.value}")


class IndicatorNature(Enum):
    """Whether an indicator is asked for in numbers or dates (定量) or in words (定性)."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"

    @property
    def term(self) -> Term:
        """The nature in both languages."""
        return term(f"nature.{self.value}")


class Direction(Enum):
    """Which way is better (正向、反向)."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def term(self) -> Term:
        """The direction in both languages."""
        return term(f"direction.{self.value}")


@frozen(kw_only=True)
class LibraryClass(Record):
    """One class (大类) or field of a library.

    Attributes:
        code: its key.
        name: as printed, such as 污染防治类.
        section: for whom its entries are.
    """

    code: str
    name: str
    section: LibrarySection

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "name")
        require(self.section, LibrarySection, "LibraryClass.section")


@frozen(kw_only=True)
class LibraryEntry(Record):
    """One indicator that a library offers.

    Attributes:
        code: its key in the library.
        name: the third-level indicator (三级指标).
        of: the code of its class.
        level1: first-level indicator (一级指标).
        level2: second-level indicator (二级指标).
        nature: in numbers or in words; None where not stated.
        direction: which way is better; None where not stated.
        unit: the unit of its figures in its canonical spelling; empty for plain numbers, None where not stated.
        case: the case (案例) that it belongs to; None where it belongs to none.
        year: the year in which it was drawn up; None where not stated.
        withdrawn: the first year in which it is offered no more; None while it is.
        source: the document that it comes from; None where not stated.
        rule: how it is scored (评分标准); None where that is left open.

    Raises:
        InvalidValueError: an entry in words with a unit or a direction, one that was withdrawn before it was drawn up,
            a unit spelled otherwise, or something of another type.
    """

    code: str
    name: str
    of: str
    level1: str
    level2: str
    nature: IndicatorNature | None = None
    direction: Direction | None = None
    unit: str | None = None
    case: str | None = None
    year: int | None = None
    withdrawn: int | None = None
    source: Document | None = None
    rule: ScoringRule | None = field(default=None, metadata=TAGGED)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "name", "of", "level1", "level2")
        require_fields(self, (IndicatorNature, NoneType), "nature")
        require_fields(self, (Direction, NoneType), "direction")
        require_fields(self, (str, NoneType), "unit", "case")
        require_fields(self, (int, NoneType), "year", "withdrawn")
        require_fields(self, (Document, NoneType), "source")
        if self.rule is not None:
            require(self.rule, get_args(ScoringRule), "LibraryEntry.rule")
        if problems := tuple(self._contradictions()):
            raise refused(f"entry {self.code!r} contradicts itself", f"指标“{self.code}”自相矛盾", problems)

    def _contradictions(self) -> Iterator[Problem]:
        if self.nature is IndicatorNature.QUALITATIVE:
            for name in ("unit", "direction"):
                if getattr(self, name) is not None:
                    yield Problem(path=name, en="an indicator in words has none", zh="定性指标不应填写")
        if self.unit is not None and canonical_unit(self.unit) != self.unit:
            spelled = canonical_unit(self.unit)
            yield Problem(path="unit", en=f"expected {spelled!r}, found {self.unit!r}", zh=f"应写作“{spelled}”")
        if self.year is not None and self.withdrawn is not None and self.withdrawn <= self.year:
            yield Problem(
                path="withdrawn",
                en=f"{self.withdrawn} is not after {self.year}, the year in which it was drawn up",
                zh=f"停用年份 {self.withdrawn} 不晚于制定年份 {self.year}",
            )

    def against(self, expectation: Expectation) -> tuple[Problem, ...]:
        """Every way in which a target value does not suit the entry; what either leaves open suits.

        >>> from budgetperf.rules.reading import parse
        >>> entry = LibraryEntry(code="a", name="事故数", of="b", level1="产出指标", level2="质量指标",
        ...                      direction=Direction.LOWER, unit="起")
        >>> entry.against(parse("≤3起")), entry.against(parse("≥3起"))[0].en
        ((), 'is ≥3起, expected a ceiling: lower is better')
        """
        require(expectation, get_args(Expectation), "expectation", hint="parse()")
        return tuple(self._unsuited(expectation))

    def _unsuited(self, asked: Expectation) -> Iterator[Problem]:
        if isinstance(asked, Unread):
            return
        words = isinstance(asked, Qualitative)
        if self.nature is not None and words is not (self.nature is IndicatorNature.QUALITATIVE):
            en, zh = self.nature.term.en, self.nature.term.zh
            yield Problem(path="expectation", en=f"is {asked}, expected a {en} one", zh=f"为“{asked}”，应为{zh}指标值")
        unit = getattr(asked, "unit", None)
        if self.unit is not None and unit is not None and not _of_one_measure(self.unit, unit):
            yield Problem(
                path="expectation.unit",
                en=f"is {unit or 'none'}, expected {self.unit or 'none'}",
                zh=f"单位为“{unit or '无'}”，应为“{self.unit or '无'}”",
            )
        if self.direction is Direction.LOWER and isinstance(asked, (AtLeast, MoreThan)):
            yield Problem(
                path="expectation",
                en=f"is {asked}, expected a ceiling: lower is better",
                zh=f"为“{asked}”，该指标为反向指标，应为上限",
            )
        if self.direction is Direction.HIGHER and isinstance(asked, (AtMost, LessThan)):
            yield Problem(
                path="expectation",
                en=f"is {asked}, expected a floor: higher is better",
                zh=f"为“{asked}”，该指标为正向指标，应为下限",
            )


def _of_one_measure(one: str, other: str) -> bool:
    """Whether the units are the same or can be converted exactly; a unit that is not printed is no other's."""
    if one == other or not one or not other:
        return one == other
    try:
        align(Decimal(1), one, Decimal(1), other)
    except UnitMismatchError:
        return False
    return True
