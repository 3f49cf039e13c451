"""How a round is conducted: its steps in order, and how many are watched by key monitoring.

「选择 10个部门和项目开展重点绩效监控」 may mean ten in all or ten of each: the policy names the reading that somebody
chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import assert_never

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_filled, require_text, tuple_of
from budgetperf.terms import Term, term

__all__ = ["KeyCount", "KeySample", "WorkOrder", "WorkStep", "check_key_sample", "check_steps"]


class KeyCount(Enum):
    """What a number of 部门和项目 counts: departments and projects together, or so many of each."""

    TOGETHER = "together"
    OF_EACH = "of_each"

    @property
    def says(self) -> Term:
        """The reading as a sentence."""
        return term(f"key-count.{self.value}")


@frozen(kw_only=True)
class KeySample:
    """How many departments and projects are watched by key monitoring.

    Attributes:
        code: stable name; it names the reading.
        revision: which state of the rules this is.
        size: how many; 1 or more.
        counts: what the number counts.
        basis: the ground of each.
    """

    code: str
    revision: str
    size: int
    counts: KeyCount
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "KeySample.code")
        require_text(self.revision, "KeySample.revision")
        require(self.size, int, "KeySample.size")
        require(self.counts, KeyCount, "KeySample.counts")
        check_bases(self, self.basis)
        if self.size < 1:
            raise InvalidValueError(
                f"KeySample.size is {self.size}, expected 1 or more.",
                f"KeySample.size 为 {self.size}，应不小于 1。",
                found=self.size,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The reading that somebody chose."""
        return assumptions_of("key-sample", self, self.basis)


@frozen(kw_only=True)
class WorkStep:
    """One step of the work on a round.

    Attributes:
        code: stable name for programs.
        zh: its name, such as 收集.
        en: its English name.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class WorkOrder:
    """The steps of the work on a round, in order.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        steps: in their order; at least one.
        basis: the ground of the steps.
    """

    code: str
    revision: str
    steps: tuple[WorkStep, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "WorkOrder.code")
        require_text(self.revision, "WorkOrder.revision")
        require_each(self.steps, WorkStep, "WorkOrder.steps")
        check_bases(self, self.basis)
        codes = [step.code for step in self.steps]
        if not codes or len(set(codes)) < len(codes):
            found = ", ".join(codes) or "none"
            raise InvalidValueError(
                f"the steps are {found}, expected one or more different ones.",
                f"工作步骤为 {found}，应有一个以上互不相同的步骤。",
                found=found,
            )


def check_key_sample(policy: KeySample, departments: Iterable[str], projects: Iterable[str]) -> tuple[Problem, ...]:
    """Whether as many departments and projects are watched as the policy asks for.

    Args:
        policy: how many, and what the number counts.
        departments: the codes of the departments, each counted once.
        projects: the codes of the projects, each counted once.
    """
    require(policy, KeySample, "policy")
    found = len(set(tuple_of(departments, str, "departments"))), len(set(tuple_of(projects, str, "projects")))
    match policy.counts:
        case KeyCount.TOGETHER:
            counted = {"departments+projects": sum(found)}
        case KeyCount.OF_EACH:
            counted = dict(zip(("departments", "projects"), found, strict=True))
        case _:
            assert_never(policy.counts)
    return tuple(
        Problem(path=path, en=f"are {count}, expected {policy.size}", zh=f"为 {count} 个，应为 {policy.size} 个")
        for path, count in counted.items()
        if count != policy.size
    )


def check_steps(order: WorkOrder, done: Iterable[str]) -> tuple[Problem, ...]:
    """What is wrong with the steps done so far: unknown ones, and steps before those that come first.

    Args:
        order: the steps.
        done: the codes of the steps in the order in which they were done; later ones may still be missing.
    """
    require(order, WorkOrder, "order")
    return tuple(_misplaced(order, tuple_of(done, str, "done")))


def _misplaced(order: WorkOrder, done: tuple[str, ...]) -> Iterator[Problem]:
    codes = [step.code for step in order.steps]
    for i, code in enumerate(done):
        if code not in codes:
            expected = ", ".join(codes)
            yield Problem(
                path=f"done[{i}]", en=f"is {code!r}, expected one of {expected}", zh=f"为“{code}”，没有此步骤"
            )
        elif done.index(code) < i:
            yield Problem(path=f"done[{i}]", en=f"is {code}, which was done before", zh=f"为“{code}”，重复")
        elif missing := [each for each in codes[: codes.index(code)] if each not in done[:i]]:
            en, zh = f"is {code}, before {', '.join(missing)}", f"为“{code}”，先于“{'”“'.join(missing)}”"
            yield Problem(path=f"done[{i}]", en=en, zh=zh)
