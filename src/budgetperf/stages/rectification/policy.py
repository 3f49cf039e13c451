"""How a place has problems put right: which letter, found in which steps, by when, and what follows where it is not."""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled, require_truth
from budgetperf.rules.fact_keys import FactWord
from budgetperf.rules.rows import Measure
from budgetperf.stages.rectification.deadlines import (
    DayCounting,
    FixedDay,
    StatedDay,
    TimeAllowed,
    WithinDays,
    WithinMonths,
)
from budgetperf.stages.rectification.letters import LetterKind
from budgetperf.terms import Term, term

__all__ = ["Awaited", "DeadlineRule", "EscalationRule", "RectificationPolicy"]


class Awaited(Enum):
    """What a deadline waits for: an answer (反馈) or that the problem is put right (整改到位)."""

    ANSWER = "answer"
    DONE = "done"

    @property
    def term(self) -> Term:
        """What is awaited, in both languages."""
        return term(f"awaited.{self.value}")


@frozen(kw_only=True)
class DeadlineRule:
    """How long a unit has.

    Attributes:
        awaits: for what.
        time: how much time.
        counting: the conventions by which the days are counted; None where the letter or the rules name the day.
        basis: the ground of each.

    Raises:
        InvalidValueError: conventions for a day that is named, or none where days are counted.
    """

    awaits: Awaited
    time: TimeAllowed
    counting: DayCounting | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.awaits, Awaited, "DeadlineRule.awaits")
        require(self.time, (WithinDays, WithinMonths, StatedDay, FixedDay), "DeadlineRule.time")
        require_fields(self, (DayCounting, NoneType), "counting")
        check_bases(self, self.basis, optional=("counting",))
        if isinstance(self.time, (StatedDay, FixedDay)) is not (self.counting is None):
            raise InvalidValueError(
                f"the deadline is {self.time.says.en} and its conventions are "
                f"{'given' if self.counting else 'missing'}, expected them where days are counted and only there.",
                f"期限为“{self.time.says.zh}”，计算规则{'不应给出' if self.counting else '缺失'}："
                "按日、按月计算的才应给出。",
                found=self.time.says.key,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document, with its conventions."""
        own = assumptions_of(f"deadline.{self.awaits.value}", self, self.basis)
        return (*own, *(self.counting.assumptions if self.counting else ()))


@frozen(kw_only=True)
class EscalationRule:
    """What follows where a deadline has passed.

    Attributes:
        after: the deadline that must have passed.
        measure: what follows; how much money it moves is for a person to decide.
        basis: the ground of each.
    """

    after: Awaited
    measure: Measure
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.after, Awaited, "EscalationRule.after")
        require(self.measure, Measure, "EscalationRule.measure")
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("escalation", self, self.basis)


@frozen(kw_only=True)
class RectificationPolicy:
    """The rules of one kind of letter.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what they are called.
        en: the same in English.
        status: whether they bind.
        letter: the letter that they are about.
        steps: the steps in which a problem may be found; None where the documents do not list them.
        categories: the kinds of problem; None where the documents do not list them.
        deadlines: at most one for an answer and one for putting it right; none where no day is set.
        plan_first: whether an inspection needs a plan of the unit before it.
        escalation: what follows a deadline that has passed; None where nothing does by itself.
        basis: the ground of each.

    Raises:
        InvalidValueError: a step, category or deadline twice, or an escalation after a deadline that there is not.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    letter: LetterKind
    steps: tuple[FactWord, ...] | None = None
    categories: tuple[FactWord, ...] | None = None
    deadlines: tuple[DeadlineRule, ...]
    plan_first: bool
    escalation: EscalationRule | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, LetterKind, "letter")
        for name in ("steps", "categories"):
            if (words := getattr(self, name)) is not None:
                require_each(words, FactWord, f"RectificationPolicy.{name}")
                _check_once([word.code for word in words], f"RectificationPolicy.{name}")
        require_each(self.deadlines, DeadlineRule, "RectificationPolicy.deadlines")
        _check_once([rule.awaits.value for rule in self.deadlines], "RectificationPolicy.deadlines")
        require_truth(self.plan_first, "RectificationPolicy.plan_first")
        require_fields(self, (EscalationRule, NoneType), "escalation")
        check_bases(self, self.basis, optional=("steps", "categories", "escalation"))
        if self.escalation is not None and self.deadline(self.escalation.after) is None:
            after = self.escalation.after
            raise InvalidValueError(
                f"the escalation follows the deadline for the {after.term.en}, and there is none.",
                f"逾期处理以“{after.term.zh}”的期限为准，而未设该期限。",
                found=after.value,
            )

    def deadline(self, awaits: Awaited) -> DeadlineRule | None:
        """The deadline for an answer or for putting it right; None where there is none."""
        return next((rule for rule in self.deadlines if rule.awaits is awaits), None)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document, with its deadlines and its escalation; each once."""
        own = assumptions_of("rectification", self, self.basis)
        below = [each for rule in self.deadlines for each in rule.assumptions]
        last = self.escalation.assumptions if self.escalation else ()
        return tuple(dict.fromkeys((*own, *below, *last)))


def _check_once(codes: list[str], what: str) -> None:
    if len(set(codes)) < len(codes):
        found = ", ".join(codes)
        raise InvalidValueError(
            f"{what} are {found}, expected each once.", f"{what} 为 {found}，应互不相同。", found=found
        )
