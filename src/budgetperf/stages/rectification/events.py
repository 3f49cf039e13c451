"""What happens to the items of a letter: answers, inspections, closings, and what follows a passed deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from types import NoneType
from typing import assert_never

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_fields, require_filled, require_text
from budgetperf.explanation import Explanation
from budgetperf.plain import Record
from budgetperf.stages.rectification.policy import Awaited
from budgetperf.terms import Term, term

__all__ = [
    "Answer",
    "CarriedOut",
    "Closing",
    "Escalation",
    "Inspection",
    "ItemState",
    "RectificationEvent",
    "event_name",
    "event_step",
    "met_on",
    "require_evidence",
    "state_after",
]


class CarriedOut(Enum):
    """Whether what was asked for is done, as somebody found it."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"

    @property
    def term(self) -> Term:
        """The finding in both languages."""
        return term(f"carried-out.{self.value}")


class ItemState(Enum):
    """Where an item stands between the letter and its closing (销号)."""

    ISSUED = "issued"
    ANSWERED = "answered"
    FOUND_DONE = "found_done"
    FOUND_PARTLY = "found_partly"
    FOUND_NOT = "found_not"
    CLOSED = "closed"

    @property
    def term(self) -> Term:
        """The state in both languages."""
        return term(f"rectification.{self.value}")


@frozen(kw_only=True)
class Answer(Record):
    """What the unit answers (反馈).

    Attributes:
        item: the code of the item.
        on: the day.
        by: who answers.
        says: the answer.
        plan: how it will be put right (整改方案); None where the answer has no plan.
    """

    item: str
    on: date
    by: str
    says: str
    plan: str | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "item", "by", "says")
        require(self.on, date, "Answer.on")
        if self.plan is not None:
            require_text(self.plan, "Answer.plan")


@frozen(kw_only=True)
class Inspection(Record):
    """What somebody finds on looking whether it was put right (复查).

    Attributes:
        item: the code of the item.
        on: the day of the inspection.
        by: who looks.
        found: whether it is done.
        evidence: what shows it; needed for what is done, else None where there is none.
        done_on: the day on which it was done, no later than the inspection; stated of what is done and only of that.

    Raises:
        InvalidValueError: what is done without evidence or its day, or a day of what is not done.
    """

    item: str
    on: date
    by: str
    found: CarriedOut
    evidence: str | None = None
    done_on: date | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "item", "by")
        require(self.on, date, "Inspection.on")
        require(self.found, CarriedOut, "Inspection.found")
        require_evidence(self.found, self.evidence, "Inspection")
        require_fields(self, (date, NoneType), "done_on")
        if self.done_on is not None:
            require(self.done_on, date, "Inspection.done_on")
        is_done = self.found is CarriedOut.DONE
        if is_done is (self.done_on is None) or (self.done_on is not None and self.done_on > self.on):
            raise InvalidValueError(
                f"the inspection of {self.on} finds {self.found.value} and done on {self.done_on}, expected a day no "
                "later than the inspection for what is done, and none for what is not.",
                f"{self.on} 的复查结论为“{self.found.term.zh}”，完成日期为 {self.done_on or '空'}；"
                "已完成的应填写不晚于复查之日的日期，未完成的不填。",
                found=self.found.value,
                done_on=self.done_on,
            )


@frozen(kw_only=True)
class Closing(Record):
    """The item is crossed off (销号).

    Attributes:
        item: the code of the item.
        on: the day.
        by: who closes it.
    """

    item: str
    on: date
    by: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "item", "by")
        require(self.on, date, "Closing.on")


@frozen(kw_only=True)
class Escalation(Record):
    """A person decides that what the policy holds out for a passed deadline follows now.

    Attributes:
        item: the code of the item.
        on: the day; after the deadline.
        by: who decides.
        reason: why.
    """

    item: str
    on: date
    by: str
    reason: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "item", "by", "reason")
        require(self.on, date, "Escalation.on")


RectificationEvent = Answer | Inspection | Closing | Escalation
"""What may happen to an item."""
_FOUND = {
    CarriedOut.DONE: ItemState.FOUND_DONE,
    CarriedOut.PARTLY: ItemState.FOUND_PARTLY,
    CarriedOut.NOT: ItemState.FOUND_NOT,
}


def state_after(events: Iterable[RectificationEvent]) -> ItemState:
    """Where an item stands after its events."""
    state = ItemState.ISSUED
    for event in events:
        match event:
            case Answer():
                state = ItemState.ANSWERED
            case Inspection():
                state = _FOUND[event.found]
            case Closing():
                state = ItemState.CLOSED
            case Escalation():
                pass
            case _:
                assert_never(event)
    return state


def met_on(events: tuple[RectificationEvent, ...], awaits: Awaited) -> date | None:
    """The day on which what is awaited of an item happened; None where it has not.

    An item that was found done and later not done is not.
    """
    if awaits is Awaited.ANSWER:
        return next((event.on for event in events if isinstance(event, Answer)), None)
    last = next((event for event in reversed(events) if isinstance(event, Inspection)), None)
    return None if last is None else last.done_on


def event_name(event: RectificationEvent) -> Term:
    """What an event is called."""
    return term(f"event.{type(event).__name__.lower()}")


def event_step(event: RectificationEvent) -> Explanation:
    """An event as a step of an account."""
    name = event_name(event)
    zh, en = f"{event.on} {event.by}：{name.zh}", f"{event.on}, {event.by}: {name.en}"
    match event:
        case Answer():
            zh, en = f"{zh}，{event.says}", f"{en}, {event.says}"
        case Inspection():
            zh, en = f"{zh}，{event.found.term.zh}", f"{en}, {event.found.term.en}"
            if event.evidence is not None:
                zh, en = f"{zh}（{event.evidence}）", f"{en} ({event.evidence})"
        case Escalation():
            zh, en = f"{zh}，{event.reason}", f"{en}, {event.reason}"
        case Closing():
            pass
        case _:
            assert_never(event)
    return Explanation(key=name.key, zh=zh, en=en)


def require_evidence(found: CarriedOut, evidence: str | None, what: str) -> None:
    """Refuse a finding that something is done and no word on what shows it.

    Raises:
        InvalidValueError: there is no evidence for what is done, or it is blank.
    """
    if evidence is not None:
        require_text(evidence, f"{what}.evidence")
    elif found is CarriedOut.DONE:
        raise InvalidValueError(
            "it is found done and nothing is said to show it, expected evidence.",
            "认定已完成而未说明依据，应写明佐证。",
            hint_en="name the document, the site visit or the figure that shows it",
            hint_zh="请写明文件、实地核查或数据等佐证",
            found=found.value,
        )
