"""Who must act by when: tasks of sections (重点任务和完成时限), and the ledger of departments below a standard.

「对阶段工作不达标的部门予以通报，并记入部门绩效管理责任台账」 is a proposal of 天门's and names no standard; it runs
where somebody adopts it and says what the standard is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from attrs import evolve, field, frozen

from budgetperf.amounts import exact, plain_text
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    InvalidValueError,
    require,
    require_fields,
    require_filled,
    require_text,
    require_truth,
    tuple_of,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable, published
from budgetperf.records.responsibility import Responsibilities
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "ResponsibilityEntry",
    "ResponsibilityLedger",
    "StageReached",
    "StageStandard",
    "WorkTask",
    "keep_ledger",
    "overdue_tasks",
]


@frozen(kw_only=True)
class WorkTask(Record):
    """One task in a division of work.

    Attributes:
        code: its key.
        says: what is to be done.
        section: the section that owns it.
        due: the last day in time.
    """

    code: str
    says: str
    section: str
    due: date

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "says", "section")
        require(self.due, date, "WorkTask.due")


def overdue_tasks(tasks: Iterable[WorkTask], done: Iterable[str], *, as_of: date) -> tuple[WorkTask, ...]:
    """The tasks that are past their day and not done, the longest overdue first.

    Args:
        tasks: the tasks.
        done: the codes of those that are done on the day.
        as_of: the day; a task that is due on it is in time.

    Raises:
        InvalidValueError: a task twice, or an argument of another type.
    """
    require(as_of, date, "as_of")
    finished = set(tuple_of(done, str, "done"))
    every = tuple_of(tasks, WorkTask, "tasks")
    codes = Counter(task.code for task in every)
    if twice := [code for code, count in codes.items() if count > 1]:
        raise InvalidValueError(
            f"the tasks {', '.join(twice)} stand twice.", f"任务（{'、'.join(twice)}）重复。", found=tuple(twice)
        )
    late = [task for task in every if task.due < as_of and task.code not in finished]
    return tuple(sorted(late, key=lambda task: (task.due, task.code)))


@frozen(kw_only=True)
class StageStandard:
    """What a department must reach in one stage of the work.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: the stage, in Chinese.
        en: the same in English.
        status: whether it binds; what is proposed runs only where somebody adopts it.
        least: the least that meets the standard.
        basis: the ground of each.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    least: Decimal
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, Decimal, "least")
        exact(self.least, "StageStandard.least")
        check_bases(self, self.basis)

    @property
    def is_proposal(self) -> bool:
        """Whether it runs only where somebody adopts it."""
        return self.status in {RuleStatus.PROPOSED, RuleStatus.PLANNED}

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("stage-standard", self, self.basis)


@frozen(kw_only=True, repr=False)
class StageReached(Classifiable):
    """What a department reached in the stage.

    Attributes:
        department: its code.
        reached: in the measure of the standard.
    """

    department: str
    reached: Decimal

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.department, "StageReached.department")
        require_fields(self, Decimal, "reached")
        exact(self.reached, "StageReached.reached")


@frozen(kw_only=True)
class ResponsibilityEntry:
    """A department that is named in the circular and entered in the ledger.

    Attributes:
        department: its code.
        person: the first responsible person on the day; None where nobody is named.
        reached: what it reached.
    """

    department: str
    person: str | None
    reached: Decimal


@frozen(kw_only=True)
class ResponsibilityLedger(Result):
    """The departments below a standard, without classified ones.

    Attributes:
        reached: what the departments reached, by code.
        standard: what they must reach.
        responsibilities: who answers for these departments.
        on: the day.
        adopted: whether a proposal was adopted by name.
        entries: the departments below the standard; each is circulated and entered.
    """

    reached: tuple[StageReached, ...]
    standard: StageStandard = field(metadata=BY_REFERENCE)
    responsibilities: Responsibilities
    on: date
    adopted: bool
    entries: tuple[ResponsibilityEntry, ...]

    def recompute(self) -> ResponsibilityLedger:
        """Enter the kept departments again."""
        return keep_ledger(self.reached, self.standard, self.responsibilities, on=self.on, adopt_proposal=self.adopted)

    @property
    def circulated(self) -> tuple[str, ...]:
        """The codes of the departments that are named in the circular: those that are entered."""
        return tuple(entry.department for entry in self.entries)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the standard holds without a document."""
        return self.standard.assumptions

    @property
    def explanation(self) -> Explanation:
        """Each entry with the person who answers."""
        parts = tuple(
            Explanation(
                key=f"entry.{one.department}",
                zh=f"{one.department}：{plain_text(one.reached)}，第一责任人 {one.person or '未载明'}",
                en=f"{one.department}: {plain_text(one.reached)}, answered for by {one.person or 'nobody named'}",
            )
            for one in self.entries
        )
        least = plain_text(self.standard.least)
        return Explanation(
            key="responsibility-ledger",
            zh=f"{self.on} {self.standard.zh}低于 {least} 的部门 {len(parts)} 个，予以通报并记入责任台账",
            en=f"{self.standard.en} below {least} on {self.on}: {len(parts)} departments, circulated and entered",
            bases=tuple(self.standard.basis.values()),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def keep_ledger(
    reached: Iterable[StageReached],
    standard: StageStandard,
    responsibilities: Responsibilities,
    *,
    on: date,
    adopt_proposal: bool = False,
) -> ResponsibilityLedger:
    """Enter the departments that are below a standard.

    Args:
        reached: what they reached; classified ones are left out.
        standard: what they must reach, such as ``regimes.rectification.tianmen_standard(...)``.
        responsibilities: who answers for which unit.
        on: the day.
        adopt_proposal: whether a standard is adopted that is only proposed.

    Raises:
        InvalidValueError: a department twice, or a proposal that nobody adopted.
    """
    require(standard, StageStandard, "standard")
    require(responsibilities, Responsibilities, "responsibilities")
    require(on, date, "on")
    require_truth(adopt_proposal, "adopt_proposal")
    if standard.is_proposal and not adopt_proposal:
        raise InvalidValueError(
            f"the standard {standard.code} is {standard.status.value} and nobody adopted it.",
            f"标准“{standard.zh}”为{standard.status.term.zh}，未经采纳。",
            hint_en="adopt it by name: keep_ledger(..., adopt_proposal=True)",
            hint_zh="如需采用，请在 keep_ledger 中写明 adopt_proposal=True",
            found=standard.code,
        )
    every = published(tuple_of(reached, StageReached, "reached"))
    shown = tuple(sorted(every, key=lambda one: one.department))
    codes = [one.department for one in shown]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise InvalidValueError(
            f"the departments {', '.join(twice)} stand twice.", f"部门（{'、'.join(twice)}）重复。", found=tuple(twice)
        )
    known = tuple(one for one in responsibilities.every if one.of in codes and not one.classified)
    answers = evolve(responsibilities, every=known)
    entries = tuple(
        ResponsibilityEntry(department=one.department, person=head.person if head else None, reached=one.reached)
        for one in shown
        if one.reached < standard.least
        for head in [answers.first_responsible(one.department, on=on)]
    )
    return ResponsibilityLedger(
        reached=shown, standard=standard, responsibilities=answers, on=on, adopted=adopt_proposal, entries=entries
    )
