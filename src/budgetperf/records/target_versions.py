"""The versions of a target: filed, approved with the budget, adjusted with it; and which one is in force on a day.

「部分单位根据绩效监控情况主动调整了预算金额和绩效目标」, says one district: the money and the target move together, so
an adjustment names the change of the budget, or says why there is none. Every version is kept. Which one is in force
is a question about a day, not a mark on a version.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from types import NoneType
from typing import get_args

from attrs import frozen

from budgetperf.amounts import Yuan, exact, plain_text
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_text,
)
from budgetperf.plain import Record
from budgetperf.records.budgets import Budget
from budgetperf.records.classified import refused
from budgetperf.records.target_sets import SubjectTargets
from budgetperf.terms import Term, term

__all__ = [
    "BudgetChange",
    "BudgetChanged",
    "BudgetKept",
    "TargetHistory",
    "TargetVersion",
    "VersionKind",
    "VersionStanding",
]


class VersionKind(Enum):
    """What made a version: it was filed (申报), approved with the budget (批复), or adjusted in the year (调整)."""

    DRAFT = "draft"
    APPROVED = "approved"
    ADJUSTED = "adjusted"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"version.{self.value}")


class VersionStanding(Enum):
    """How a version stands on a day."""

    DRAFT = "draft"
    COMING = "coming"
    IN_FORCE = "in_force"
    REPLACED = "replaced"

    @property
    def term(self) -> Term:
        """The standing in both languages."""
        return term(f"version-standing.{self.value}")


@frozen(kw_only=True)
class BudgetChanged:
    """The change of the budget that a target was adjusted with.

    Attributes:
        before: the budget of the year before it, in yuan, 0 or more.
        after: the budget after it, in yuan, 0 or more, another amount; 0 where the project was cancelled.
        document: the decision on it, such as its number; None where not stated.

    Raises:
        InvalidValueError: no change, or something that is not exact yuan.
    """

    before: Yuan
    after: Yuan
    document: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, Decimal, "before", "after")
        require_fields(self, (str, NoneType), "document")
        for name in ("before", "after"):
            amount = exact(getattr(self, name), f"BudgetChanged.{name}")
            if amount < 0:
                raise InvalidValueError(
                    f"BudgetChanged.{name} is {plain_text(amount)}, expected yuan, 0 or more.",
                    f"BudgetChanged.{name} 为 {plain_text(amount)}，应为不小于 0 的金额（元）。",
                    found=amount,
                )
        if self.before == self.after:
            raise InvalidValueError(
                f"the budget is {plain_text(self.after)} yuan before and after, expected a change.",
                f"调整前后预算均为 {plain_text(self.after)} 元，并无变化。",
                hint_en="say BudgetKept(reason=...) where the budget stays",
                hint_zh="预算不变的，请用 BudgetKept(reason=…)",
                found=self.after,
            )


@frozen(kw_only=True)
class BudgetKept:
    """That a target was adjusted and the budget was not.

    Attributes:
        reason: why not; never blank.
    """

    reason: str

    def __attrs_post_init__(self) -> None:
        require_text(self.reason, "BudgetKept.reason")


BudgetChange = BudgetChanged | BudgetKept
"""What became of the budget when a target was adjusted."""


@frozen(kw_only=True, repr=False)
class TargetVersion(Record):
    """One version of a target.

    Attributes:
        kind: what made it.
        targets: what it asks.
        by: who filed, approved or adjusted it.
        on: the day.
        reason: why; a draft and an approval need none.
        effective: the day from which it is in force; None for a draft.
        budget: what became of the budget; None but for an adjustment.

    Raises:
        InvalidValueError: a draft with a day from which it is in force, another version without one; an adjustment
            without a reason or without saying what became of the budget, another version with that; all of them at
            once, as the fact ``problems``.
    """

    kind: VersionKind
    targets: SubjectTargets
    by: str
    on: date
    reason: str | None = None
    effective: date | None = None
    budget: BudgetChange | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, VersionKind, "kind")
        require_fields(self, SubjectTargets, "targets")
        require_text(self.by, "TargetVersion.by")
        require(self.on, date, "TargetVersion.on")
        require_fields(self, (str, NoneType), "reason")
        if self.effective is not None:
            require(self.effective, date, "TargetVersion.effective")
        require_fields(self, (*get_args(BudgetChange), NoneType), "budget")
        if problems := tuple(self._problems()):
            raise refused("this version of a target contradicts itself", "该绩效目标版本自相矛盾", problems)

    def __repr__(self) -> str:
        if self.targets.classified:
            return f"TargetVersion({term('withheld').en})"
        return f"TargetVersion(kind={self.kind!r}, by={self.by!r}, on={self.on!r}, targets={self.targets!r})"

    def _problems(self) -> Iterator[Problem]:
        kind, adjusted = self.kind.term, self.kind is VersionKind.ADJUSTED
        if (self.effective is None) is not (self.kind is VersionKind.DRAFT):
            en, zh = ("has no such day", "不应填写") if self.effective else ("needs such a day", "应填写")
            yield Problem(path="effective", en=f"a version that is {kind.en} {en}", zh=f"“{kind.zh}”版本{zh}生效日期")
        if (self.budget is not None) is not adjusted:
            en, zh = ("must say what became of the budget", "应写明预算是否同步调整") if adjusted else (
                "changes no budget", "不涉及预算调整"
            )  # fmt: skip
            yield Problem(path="$.budget", en=f"a version that is {kind.en} {en}", zh=f"“{kind.zh}”版本{zh}")
        if adjusted and not (self.reason or "").strip():
            yield Problem(path="reason", en="an adjustment needs a reason", zh="调整绩效目标应写明理由")


@frozen(kw_only=True, repr=False)
class TargetHistory(Record):
    """All versions of one target, in their order.

    Attributes:
        versions: from the first draft on: drafts, one approval, then adjustments with drafts of theirs between them.

    Raises:
        InvalidValueError: no version, versions of different things or out of order, an adjustment before an approval or
            a second approval, versions that come into force on one day, changes of the budget that do not follow on
            each other; all of them at once, as the fact ``problems``.
    """

    versions: tuple[TargetVersion, ...]

    def __attrs_post_init__(self) -> None:
        require_each(self.versions, TargetVersion, "TargetHistory.versions")
        if problems := (*self._of_one(), *self._out_of_order(), *self._broken_budgets()):
            raise refused("these versions make no history", "绩效目标各版本不成次序", problems)

    def __repr__(self) -> str:
        if self.is_classified:
            return f"TargetHistory({term('withheld').en})"
        return f"TargetHistory(versions={self.versions!r})"

    @property
    def is_classified(self) -> bool:
        """Whether a version is of something classified; then no text shows anything of any of them."""
        return any(version.targets.classified for version in self.versions)

    @property
    def binding(self) -> tuple[TargetVersion, ...]:
        """The versions that are no drafts, in the order in which they come into force."""
        return tuple(version for version in self.versions if version.kind is not VersionKind.DRAFT)

    def in_force(self, on: date) -> TargetVersion | None:
        """The version in force on a day; None before the first of them.

        Raises:
            InvalidValueError: ``on`` is no day.
        """
        require(on, date, "on")
        begun = [each for each in self.binding if each.effective is not None and each.effective <= on]
        return begun[-1] if begun else None

    def standing(self, version: TargetVersion, on: date) -> VersionStanding:
        """How one of the versions stands on a day.

        Raises:
            InvalidValueError: it is no version of this history, or ``on`` is no day.
        """
        require(version, TargetVersion, "version")
        now = self.in_force(on)
        if version not in self.versions:
            raise InvalidValueError(
                "this is no version of the history.", "该版本不属于此绩效目标。", hint_en="versions", hint_zh="versions"
            )
        if version.effective is None:
            return VersionStanding.DRAFT
        if version == now:
            return VersionStanding.IN_FORCE
        return VersionStanding.COMING if version.effective > on else VersionStanding.REPLACED

    def before(self, version: TargetVersion) -> TargetVersion | None:
        """The binding version that one of the versions replaces or would replace; None for the first."""
        require(version, TargetVersion, "version")
        earlier = self.versions[: self.versions.index(version)] if version in self.versions else ()
        return next((each for each in reversed(earlier) if each.kind is not VersionKind.DRAFT), None)

    def in_step(self, budget: Budget) -> tuple[Problem, ...]:
        """Whether the budget moved as the adjustments of the target say (同步调整); empty where it did.

        Money carried over from last year is part of an adjusted budget and no change of this year's: with or without
        it, the changes must lead from the initial budget to the adjusted one.

        Raises:
            IncompleteError: the initial or the adjusted budget is not stated.
        """
        require(budget, Budget, "budget")
        if budget.initial is None or budget.adjusted is None:
            paths = [("initial", "未填年初预算数")] * (budget.initial is None)
            paths += [("adjusted", "未填全年预算数")] * (budget.adjusted is None)
            raise IncompleteError.listing(
                "whether the target moved with the budget cannot be told",
                "无法判断绩效目标是否与预算同步调整",
                tuple(Problem(path=f"budget.{path}", en="is not stated", zh=zh) for path, zh in paths),
            )
        changes = [each.budget for each in self.binding if isinstance(each.budget, BudgetChanged)]
        started, ended = budget.initial, changes[-1].after if changes else budget.initial
        problems: list[Problem] = []
        if changes and changes[0].before != started:
            problems.append(self._apart("initial", started, changes[0].before))
        own = Fraction(budget.adjusted) - Fraction(budget.carried_over or 0)
        if Fraction(ended) not in {Fraction(budget.adjusted), own}:
            problems.append(self._apart("adjusted", budget.adjusted, ended))
        return tuple(problems)

    # -- helpers --

    def _apart(self, path: str, budget: Yuan, said: Yuan) -> Problem:
        every = [version.targets for version in self.versions]
        shown = next((each for each in every if each.classified), every[-1])
        found, expected = shown.shown(plain_text(budget)), shown.shown(plain_text(said))
        return Problem(
            path=f"budget.{path}",
            en=f"is {found.en}, and by the versions of the target {expected.en}",
            zh=f"为 {found.zh}，按绩效目标各版本应为 {expected.zh}",
        )

    def _of_one(self) -> Iterator[Problem]:
        if not self.versions:
            yield Problem(path="versions", en="there is none", zh="没有版本")
        for i, version in enumerate(self.versions):
            if version.targets.key != self.versions[0].targets.key:
                en, zh = "is of something else than the first", "与首个版本不是同一对象"
                yield Problem(path=f"versions[{i}].targets", en=en, zh=zh)

    def _out_of_order(self) -> Iterator[Problem]:
        approved, latest = False, date.min
        for i, version in enumerate(self.versions):
            path = f"versions[{i}]"
            if i and version.on < self.versions[i - 1].on:
                yield Problem(path=f"{path}.on", en="is before the version above", zh="早于上一版本")
            if version.kind is VersionKind.ADJUSTED and not approved:
                yield Problem(path=f"{path}.kind", en="is adjusted before it was approved", zh="尚未批复即已调整")
            if version.kind is VersionKind.APPROVED and approved:
                en, zh = "is approved again; a later version is an adjustment", "重复批复；此后应为调整"
                yield Problem(path=f"{path}.kind", en=en, zh=zh)
            approved = approved or version.kind is VersionKind.APPROVED
            if version.effective is not None:
                if version.effective <= latest:
                    en, zh = "is not after that of the version it replaces", "不晚于所替代版本的生效日期"
                    yield Problem(path=f"{path}.effective", en=en, zh=zh)
                latest = version.effective

    def _broken_budgets(self) -> Iterator[Problem]:
        changes = [
            (i, version.budget) for i, version in enumerate(self.versions) if isinstance(version.budget, BudgetChanged)
        ]
        for (_, earlier), (i, later) in pairwise(changes):
            if earlier.after != later.before:
                en, zh = "is not what the change before it left", "与上次调整后的预算不符"
                yield Problem(path=f"versions[{i}].budget.before", en=en, zh=zh)
