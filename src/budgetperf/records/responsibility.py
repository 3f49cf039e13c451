"""Who answers for what (绩效责任): for a region, for a unit, for a project, and how long.

「各单位主要负责人是本单位预算绩效管理第一责任人」: one person answers for each unit. The national opinion, as a city's
summary quotes it, names three levels (region, unit, project) and holds whoever is responsible for a major project to it
for life.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import chain, combinations
from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, Basis, BasisKind, Document, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_truth,
)
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable, refused
from budgetperf.records.organisations import Unit
from budgetperf.records.roster import Roster
from budgetperf.terms import Term, term

__all__ = [
    "LIFELONG_FOR_MAJOR",
    "LifelongResponsibility",
    "Responsibilities",
    "Responsibility",
    "ResponsibilityLevel",
]


class ResponsibilityLevel(Enum):
    """What a person answers for: a region (地区), a department or unit (部门、单位) or a project (项目)."""

    REGION = "region"
    UNIT = "unit"
    PROJECT = "project"

    @property
    def term(self) -> Term:
        """What the person answers for, in both languages."""
        return term(f"responsible-for.{self.value}")


@frozen(kw_only=True)
class LifelongResponsibility:
    """Whether responsibility outlasts the post.

    Attributes:
        for_major_projects: whether who is responsible for a major project answers for it for life (终身).
        basis: its ground.
    """

    for_major_projects: bool
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_truth(self.for_major_projects, "LifelongResponsibility.for_major_projects")
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("lifelong-responsibility", self, self.basis)


LIFELONG_FOR_MAJOR = LifelongResponsibility(
    for_major_projects=True,
    basis={
        "for_major_projects": Basis(
            kind=BasisKind.REPORTED,
            document=Document(title="天门市2022年度预算绩效管理工作总结"),
            zh="《意见》明确“对重大项目的责任人实行终身绩效责任追究制”",
            en="the national opinion, as quoted, holds who is responsible for a major project to it for life",
        )
    },
)
"""The national opinion's rule (《关于全面实施预算绩效管理的意见》), known from a summary that quotes it."""


@frozen(kw_only=True, repr=False)
class Responsibility(Classifiable):
    """One person who answers for one thing.

    Attributes:
        person: the person's name, or the embedder's key for it.
        level: what kind of thing it is.
        of: the code of the region, unit or project.
        post: the post that makes the person responsible; None where not stated.
        since: the first day in the post; None where not stated, which reads as always.
        until: the last day in the post; None for who is in it, or where not stated.
        major: of a project, whether it is major (重大) as somebody stated; None where nobody did.

    Raises:
        InvalidValueError: an end before the start, or a thing that is major and no project.

    >>> head = Responsibility(
    ...     person="甲", level=ResponsibilityLevel.PROJECT, of="p-1", until=date(2022, 6, 30), major=True)
    >>> head.in_post(date(2035, 1, 1)), head.answers(date(2035, 1, 1), LIFELONG_FOR_MAJOR)
    (False, True)
    """

    person: str
    level: ResponsibilityLevel
    of: str
    post: str | None = None
    since: date | None = None
    until: date | None = None
    major: bool | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "person", "of")
        require_fields(self, ResponsibilityLevel, "level")
        require_fields(self, (str, NoneType), "post")
        for part in ("since", "until"):
            if (day := getattr(self, part)) is not None:
                require(day, date, f"Responsibility.{part}")
        if self.since is not None and self.until is not None and self.until < self.since:
            since, until = self.shown(self.since), self.shown(self.until)
            raise InvalidValueError(
                f"the responsibility ends on {until.en} and starts on {since.en}, expected an end that is not earlier.",
                f"责任终止日为 {until.zh}，起始日为 {since.zh}，终止日不应早于起始日。",
                since=since.en,
                until=until.en,
            )
        if self.major is not None:
            require_truth(self.major, "Responsibility.major")
            if self.level is not ResponsibilityLevel.PROJECT:
                raise InvalidValueError(
                    f"major is stated of a {self.level.value}, expected a project.",
                    "只有项目可以填写是否重大。",
                    level=self.level.value,
                )

    def in_post(self, on: date) -> bool:
        """Whether the person is in the post on a day."""
        require(on, date, "on")
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    def is_lifelong(self, policy: LifelongResponsibility) -> bool:
        """Whether the responsibility never ends.

        Raises:
            IncompleteError: it hangs on whether the project is major, and nobody stated that.
        """
        require(policy, LifelongResponsibility, "policy")
        if self.level is not ResponsibilityLevel.PROJECT or not policy.for_major_projects:
            return False
        if self.major is None:
            en, zh = "is not stated, and lifelong responsibility hangs on it", "未说明是否重大，而终身责任以此为准"
            raise IncompleteError.listing(
                "how long the responsibility lasts cannot be told",
                "无法确定责任期限",
                (Problem(path="major", en=en, zh=zh),),
            )
        return self.major

    def answers(self, on: date, policy: LifelongResponsibility) -> bool | None:
        """Whether the person answers for it on a day.

        Returns:
            True in the post, and after it where the responsibility is lifelong; False before it; None after it
            otherwise, for no text that was read says how long that lasts.

        Raises:
            IncompleteError: as :meth:`is_lifelong`, asked only of a day after the post.
        """
        require(policy, LifelongResponsibility, "policy")
        if self.in_post(on):
            return True
        if self.since is not None and on < self.since:
            return False
        return True if self.is_lifelong(policy) else None


@frozen(kw_only=True, repr=False)
class Responsibilities(Record):
    """Who answers for what, in one district.

    Attributes:
        every: the responsibilities, in any order.

    Raises:
        InvalidValueError: units with two first responsible persons on one day; all of them at once, as the fact
            ``problems``.
    """

    every: tuple[Responsibility, ...]

    def __attrs_post_init__(self) -> None:
        require_each(self.every, Responsibility, "Responsibilities.every")
        if problems := tuple(self._overlaps()):
            raise refused(
                "a unit has one first responsible person at a time", "一个单位同时只有一名第一责任人", problems
            )

    def __repr__(self) -> str:
        return f"Responsibilities(every={tuple(one for one in self.every if not one.classified)!r})"

    def first_responsible(self, unit: str, *, on: date) -> Responsibility | None:
        """The first responsible person (第一责任人) of a unit on a day; None where nobody is named.

        Raises:
            InvalidValueError: ``unit`` is no text or ``on`` no day.
        """
        require(unit, str, "unit")
        require(on, date, "on")
        return next((one for _, one in self._heads.get(unit, ()) if one.in_post(on)), None)

    def without_person(self, roster: Roster, *, on: date) -> tuple[Unit, ...]:
        """The units that have no first responsible person on a day; classified ones are never among them."""
        require(roster, Roster, "roster")
        require(on, date, "on")
        return tuple(unit for unit in roster.open_units if self.first_responsible(unit.code, on=on) is None)

    @cached_property
    def _heads(self) -> dict[str, tuple[tuple[int, Responsibility], ...]]:
        heads: dict[str, tuple[tuple[int, Responsibility], ...]] = {}
        for i, one in enumerate(self.every):
            if one.level is ResponsibilityLevel.UNIT:
                heads[one.of] = (*heads.get(one.of, ()), (i, one))
        return heads

    def _overlaps(self) -> Iterator[Problem]:
        for (_, one), (i, other) in chain.from_iterable(combinations(heads, 2) for heads in self._heads.values()):
            if _meet(one, other):
                unit = (one if one.classified else other).shown(one.of)
                en, zh = f"unit {unit.en} has another on the same day", f"单位（{unit.zh}）同日另有一名"
                yield Problem(path=f"every[{i}]", en=en, zh=zh)


def _meet(one: Responsibility, other: Responsibility) -> bool:
    starts = [each.since for each in (one, other) if each.since is not None]
    ends = [each.until for each in (one, other) if each.until is not None]
    return not starts or not ends or max(starts) <= min(ends)
