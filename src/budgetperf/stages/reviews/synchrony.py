"""Targets and budgets go together (四同步): filed, reviewed, approved and made public on the same days.

「按照“谁申请资金、谁编制目标”的原则，将申报绩效目标作为申请预算的前置条件」: who asks for money writes the target, and
the target comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, Problem, require, require_fields, require_text, require_truth, tuple_of
from budgetperf.records.classified import Classifiable
from budgetperf.terms import Term, term

__all__ = [
    "PairedStep",
    "PairedStepDays",
    "SynchronyPolicy",
    "TargetRequest",
    "check_synchrony",
    "check_target_request",
]


class PairedStep(Enum):
    """The steps that a target and its budget take together, in their order."""

    FILED = "filed"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    PUBLISHED = "published"

    @property
    def term(self) -> Term:
        """The step in both languages."""
        return term(f"paired-step.{self.value}")


@frozen(kw_only=True)
class PairedStepDays:
    """When one step was taken for the target and for the budget.

    Attributes:
        step: the step.
        target: the day for the target; None where it was not taken yet.
        budget: the day for the budget; None where it was not taken yet.
    """

    step: PairedStep
    target: date | None
    budget: date | None

    def __attrs_post_init__(self) -> None:
        require_fields(self, PairedStep, "step")
        require_fields(self, (date, NoneType), "target", "budget")


@frozen(kw_only=True)
class SynchronyPolicy:
    """What "together" means.

    Attributes:
        days: how many days the two may lie apart; 0 means the same day.
        target_first: whether the target must be filed before the money is asked for, or on the same day.
        same_author: whether who asks for the money must write the target.
        basis: the ground of each.
    """

    days: int
    target_first: bool
    same_author: bool
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "days")
        require_truth(self.target_first, "SynchronyPolicy.target_first")
        require_truth(self.same_author, "SynchronyPolicy.same_author")
        check_bases(self, self.basis)
        if self.days < 0:
            raise InvalidValueError(
                f"SynchronyPolicy.days is {self.days}, expected 0 or more.",
                f"SynchronyPolicy.days 为 {self.days}，应不小于 0。",
                found=self.days,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("synchrony", self, self.basis)


@frozen(kw_only=True, repr=False)
class TargetRequest(Classifiable):
    """Who wrote a target and who asks for the money, and when.

    Attributes:
        author: the code of the unit that wrote the target; None where there is no target.
        filed: the day on which the target was filed; None where there is no target.
        requester: the code of the unit that asks for the money.
        requested: the day on which it does.
    """

    author: str | None
    filed: date | None
    requester: str
    requested: date

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_fields(self, (str, NoneType), "author")
        require_fields(self, (date, NoneType), "filed")
        require_text(self.requester, "TargetRequest.requester")
        require_fields(self, date, "requested")


def check_target_request(request: TargetRequest, policy: SynchronyPolicy) -> tuple[Problem, ...]:
    """What stands against asking for the money: no target yet, a later one, or one that somebody else wrote."""
    require(request, TargetRequest, "request")
    require(policy, SynchronyPolicy, "policy")
    return tuple(_against(request, policy))


def _against(request: TargetRequest, policy: SynchronyPolicy) -> Iterator[Problem]:
    if policy.target_first and (request.filed is None or request.filed > request.requested):
        found = request.filed or "—"
        en = f"is {found}, expected no later than the request of {request.requested}"
        yield Problem(path="filed", en=en, zh=f"为 {found}，应不晚于申请预算之日 {request.requested}")
    if policy.same_author and request.author is not None and request.author != request.requester:
        author, asked = request.shown(request.author), request.shown(request.requester)
        zh = f"为 {author.zh}，应为 {asked.zh}"
        yield Problem(path="author", en=f"is {author.en}, expected {asked.en}", zh=zh)


def check_synchrony(days: Iterable[PairedStepDays], policy: SynchronyPolicy) -> tuple[Problem, ...]:
    """Where target and budget do not go together: a step taken for one only, too far apart, twice, or out of order."""
    require(policy, SynchronyPolicy, "policy")
    return tuple(_apart(tuple_of(days, PairedStepDays, "days"), policy))


def _apart(days: tuple[PairedStepDays, ...], policy: SynchronyPolicy) -> Iterator[Problem]:
    steps = [one.step for one in days]
    if steps != [step for step in PairedStep if step in steps]:
        found = ", ".join(step.value for step in steps)
        yield Problem(path="days", en=f"are {found}, expected each once in order", zh="步骤应各一次且依次排列")
    for one in days:
        if one.target is None or one.budget is None:
            if one.target is not one.budget:
                en, zh = "was taken for one of the two only", "绩效目标与预算未同步"
                yield Problem(path=one.step.value, en=en, zh=zh)
        elif (apart := abs((one.target - one.budget).days)) > policy.days:
            en, zh = (
                f"lies {apart} days apart, expected at most {policy.days}",
                f"相差 {apart} 天，应不超过 {policy.days} 天",
            )
            yield Problem(path=one.step.value, en=en, zh=zh)
