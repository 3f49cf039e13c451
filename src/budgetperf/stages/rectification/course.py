"""The course of one letter: 问题→意见书→期限→反馈→复查→销号, each item by itself. A pure state machine.

A course that exists is legal: every event is checked against those before it, when it is made and when it is read from
the wire. Whatever comes out of order raises one kind of error, which says where the item stands and what may come.
"""

from __future__ import annotations

from datetime import date
from types import NoneType
from typing import ClassVar, assert_never

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Basis
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.stages.rectification.deadlines import DeadlineStart, FixedDay, StatedDay, last_day
from budgetperf.stages.rectification.events import (
    Answer,
    CarriedOut,
    Closing,
    Escalation,
    Inspection,
    ItemState,
    RectificationEvent,
    event_name,
    event_step,
    met_on,
    state_after,
)
from budgetperf.stages.rectification.letters import RectificationItem, RectificationLetter
from budgetperf.stages.rectification.policy import Awaited, RectificationPolicy
from budgetperf.stages.rectification.work_calendar import WorkCalendar
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["RectificationCourse", "RectificationOrderError", "open_letter"]


class RectificationOrderError(InvalidValueError):
    """Something came before its time: an inspection before an answer, a closing before an inspection, and the like."""

    code: ClassVar[str] = "rectification-order"


@frozen(kw_only=True, repr=False)
class RectificationCourse(Result):
    """One letter with what has happened since.

    Attributes:
        letter: the letter.
        policy: its rules.
        calendar: the days off; None where none are needed.
        events: what happened, in order of days.

    Raises:
        RectificationOrderError: an event that may not come where the item stands.
        InvalidValueError: a letter of another kind than the policy is about, or a step or category that it lacks.
        IncompleteError: the day that the letter should name, or the days off, are missing.
    """

    letter: RectificationLetter
    policy: RectificationPolicy = field(metadata=BY_REFERENCE)
    calendar: WorkCalendar | None
    events: tuple[RectificationEvent, ...]

    def __attrs_post_init__(self) -> None:
        require(self.letter, RectificationLetter, "RectificationCourse.letter")
        require(self.policy, RectificationPolicy, "RectificationCourse.policy")
        require_fields(self, (WorkCalendar, NoneType), "calendar")
        require_each(self.events, (Answer, Inspection, Closing, Escalation), "RectificationCourse.events")
        self._check_letter()
        for i, event in enumerate(self.events):
            self._check(event, self.events[:i])

    def __repr__(self) -> str:
        closed = sum(self.state(item.code) is ItemState.CLOSED for item in self.letter.items)
        shown = self.letter.shown(f"{self.letter.code}, {closed} of {len(self.letter.items)} closed")
        return f"RectificationCourse({shown.en})"

    # -- where it stands --

    def state(self, item: str, as_of: date | None = None) -> ItemState:
        """Where an item stands at the end of a day, or after everything that is recorded."""
        return state_after(self._of(item, as_of))

    def due(self, item: RectificationItem, awaits: Awaited) -> date | None:
        """The last day on which an answer, or putting it right, is in time.

        Returns:
            None where the policy sets no such deadline, or it runs from a receipt of which no day is known.
        """
        rule = self.policy.deadline(awaits)
        if rule is None:
            return None
        if isinstance(rule.time, FixedDay):
            return rule.time.after(self.letter.on)
        if isinstance(rule.time, StatedDay) or rule.counting is None:
            return _stated(self.letter, item, awaits)
        start = self.letter.on if rule.time.counted_from is DeadlineStart.LETTER else self.letter.received
        if start is None:
            return None
        try:
            return last_day(rule.time, start, rule.counting, self.calendar)
        except IncompleteError:
            if self.letter.classified:  # the error names days of the letter
                hidden = term("withheld")
                raise IncompleteError(hidden.en, hidden.zh, problems=()) from None
            raise

    def met_on(self, item: str, awaits: Awaited, as_of: date | None = None) -> date | None:
        """The day on which what is awaited happened, as far as a day knows of it; None where it has not."""
        return met_on(self._of(item, as_of), awaits)

    def escalated_on(self, item: str, as_of: date | None = None) -> date | None:
        """The day of the first decision on what follows the passed deadline; None where there is none."""
        return next((event.on for event in self._of(item, as_of) if isinstance(event, Escalation)), None)

    # -- what may happen --

    def answer(self, item: str, *, on: date, by: str, says: str, plan: str | None = None) -> RectificationCourse:
        """The course with an answer to an item."""
        return self._with(Answer(item=item, on=on, by=by, says=says, plan=plan))

    def inspect(
        self,
        item: str,
        *,
        on: date,
        by: str,
        found: CarriedOut,
        evidence: str | None = None,
        done_on: date | None = None,
    ) -> RectificationCourse:
        """The course with an inspection of an item."""
        return self._with(Inspection(item=item, on=on, by=by, found=found, evidence=evidence, done_on=done_on))

    def close(self, item: str, *, on: date, by: str) -> RectificationCourse:
        """The course with an item closed; the others stay as they are."""
        return self._with(Closing(item=item, on=on, by=by))

    def escalate(self, item: str, *, on: date, by: str, reason: str) -> RectificationCourse:
        """The course with a decision that the measure of the policy follows; never before the deadline has passed."""
        return self._with(Escalation(item=item, on=on, by=by, reason=reason))

    # -- as evidence --

    def recompute(self) -> RectificationCourse:
        """Go through the kept events again."""
        return RectificationCourse(letter=self.letter, policy=self.policy, calendar=self.calendar, events=self.events)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What its rules hold without a document."""
        return self.policy.assumptions

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The grounds of its rules, each once."""
        times = (rule.basis["time"] for rule in self.policy.deadlines)
        return tuple(dict.fromkeys((*self.policy.basis.values(), *times)))

    @property
    def explanation(self) -> Explanation:
        """Every item with its deadlines and events; of a classified department nothing."""
        letter = self.letter
        if letter.classified:
            return Explanation(key="letter", zh=term("withheld").zh, en=term("withheld").en)
        return Explanation(
            key="letter",
            zh=f"{letter.on} {letter.kind.term.zh}（{letter.code}），{letter.department}：{len(letter.items)} 项",
            en=f"{letter.kind.term.en} {letter.code} of {letter.on} to {letter.department}: {len(letter.items)} items",
            bases=self.bases,
            parts=(*map(self._explained, letter.items), *assumption_steps(self.assumptions)),
        )

    # -- helpers --

    def _explained(self, item: RectificationItem) -> Explanation:
        dues = [(awaits.term, day) for awaits in Awaited if (day := self.due(item, awaits)) is not None]
        zh = "".join(f"，{what.zh}期限 {day}" for what, day in dues)
        en = "".join(f", {what.en} by {day}" for what, day in dues)
        state = self.state(item.code).term
        return Explanation(
            key=f"item.{item.code}",
            zh=f"{item.problem}：{state.zh}{zh}",
            en=f"{item.problem}: {state.en}{en}",
            parts=tuple(event_step(event) for event in self.events if event.item == item.code),
        )

    def _with(self, event: RectificationEvent) -> RectificationCourse:
        return evolve(self, events=(*self.events, event))

    def _of(self, item: str, as_of: date | None) -> tuple[RectificationEvent, ...]:
        if as_of is not None:
            require(as_of, date, "as_of")
        self.letter.item(item)
        return tuple(event for event in self.events if event.item == item and (as_of is None or event.on <= as_of))

    def _check_letter(self) -> None:
        letter, policy = self.letter, self.policy
        if letter.kind is not policy.letter:
            raise InvalidValueError(
                f"the letter is of the kind {letter.shown(letter.kind.value).en}, expected {policy.letter.value}.",
                f"函件为“{letter.shown(letter.kind.term.zh).zh}”，该规则适用于“{policy.letter.term.zh}”。",
                found=letter.shown(letter.kind.value).en,
            )
        for item in letter.items:
            for name, words in (("step", policy.steps), ("category", policy.categories)):
                code = getattr(item, name)
                if words is not None and code is not None and code not in {word.code for word in words}:
                    found, expected = letter.shown(code), ", ".join(word.code for word in words)
                    said = "、".join(word.zh for word in words)
                    raise InvalidValueError(
                        f"the {name} of an item is {found.en}, expected one of {expected}.",
                        f"问题所属{'环节' if name == 'step' else '类别'}为 {found.zh}，应为：{said}。",
                        found=found.en,
                    )
            for awaits in Awaited:
                self._check_due(item, awaits)

    def _check_due(self, item: RectificationItem, awaits: Awaited) -> None:
        rule, stated = self.policy.deadline(awaits), _stated(self.letter, item, awaits)
        by_letter = rule is not None and isinstance(rule.time, StatedDay)
        if by_letter is (stated is not None):
            due = self.due(item, awaits)  # refuses days that cannot be counted
            if due is None or due >= self.letter.on:
                return
            on = self.letter.shown(self.letter.on)
            raise InvalidValueError(
                f"the letter is of {on.en} and the day of the policy is {due}, expected a letter that is not later.",
                f"函件日期为 {on.zh}，规则所定期限为 {due}，发函不应晚于期限。",
                found=on.en,
            )
        path = f"items.{self.letter.shown(item.code).en}"
        what = awaits.term
        if by_letter:
            problem = Problem(path=path, en=f"names no day for the {what.en}", zh=f"未载明{what.zh}期限")
            raise IncompleteError.listing("the letter is not complete", "函件不完整", (problem,))
        raise InvalidValueError(
            f"the letter names a day for the {what.en} of an item, expected none: the policy "
            f"{'counts it' if rule else 'sets no such deadline'}.",
            f"函件载明了{what.zh}期限，而规则{'另有计算方法' if rule else '未设该期限'}。",
            found=self.letter.shown(stated).en,
        )

    def _check(self, event: RectificationEvent, before: tuple[RectificationEvent, ...]) -> None:
        item = self.letter.item(event.item)
        earliest = before[-1].on if before else self.letter.on
        own = tuple(each for each in before if each.item == event.item)
        state = state_after(own)
        if event.on < earliest:
            raise self._refused(event, state, Term(key="", zh=f"不早于 {earliest}", en=f"a day from {earliest} on"))
        if state is ItemState.CLOSED:
            raise self._refused(event, state, Term(key="", zh="已销号的不再变动", en="nothing after the closing"))
        match event:
            case Answer():
                return
            case Inspection():
                self._check_inspection(event, state, own)
            case Closing():
                if state is not ItemState.FOUND_DONE:
                    en = "an inspection that finds it done before the closing"
                    raise self._refused(event, state, Term(key="", zh="复查认定整改到位后方可销号", en=en))
            case Escalation():
                self._check_escalation(event, state, item, own)
            case _:
                assert_never(event)

    def _check_inspection(self, event: Inspection, state: ItemState, own: tuple[RectificationEvent, ...]) -> None:
        answers = [each for each in own if isinstance(each, Answer)]
        if not answers:
            raise self._refused(event, state, Term(key="", zh="反馈之后方可复查", en="an answer before the inspection"))
        if self.policy.plan_first and all(each.plan is None for each in answers):
            expected = Term(key="", zh="先有整改方案，后有监督检查", en="a plan before the inspection")
            raise self._refused(event, state, expected, self.policy.basis["plan_first"])
        if event.done_on is not None and event.done_on < self.letter.on:
            expected = Term(key="", zh=f"完成日期不早于 {self.letter.on}", en=f"done on {self.letter.on} or later")
            raise self._refused(event, state, expected)

    def _check_escalation(
        self, event: Escalation, state: ItemState, item: RectificationItem, own: tuple[RectificationEvent, ...]
    ) -> None:
        rule = self.policy.escalation
        if rule is None:
            raise self._refused(event, state, Term(key="", zh="规则未规定逾期处理", en="no measure after a deadline"))
        due = self.due(item, rule.after)
        if due is None or event.on <= due or met_on(own, rule.after) is not None:
            what = rule.after.term
            day = due or "—"
            expected = Term(
                key="",
                zh=f"期限（{day}）届满而仍未{what.zh}的方可处理",
                en=f"a day after the deadline ({day}) without {what.en}",
            )
            raise self._refused(event, state, expected, rule.basis["after"])

    def _refused(
        self, event: RectificationEvent, state: ItemState, expected: Term, basis: Basis | None = None
    ) -> RectificationOrderError:
        name, step = self.letter.shown(f"{self.letter.code}, {event.item}"), event_name(event)
        on = self.letter.shown(event.on)
        asked = term("withheld") if self.letter.classified else expected
        return RectificationOrderError(
            f"{step.en} on {on.en} cannot come now: the item {name.en} is {state.term.en}, expected {asked.en}.",
            f"{on.zh} 的{step.zh}不合次序：该项（{name.zh}）现为“{state.term.zh}”，要求：{asked.zh}。",
            hint_en=basis.text("en") if basis else "",
            hint_zh=basis.text("zh") if basis else "",
            event=step.key,
            state=state.value,
        )


def open_letter(
    letter: RectificationLetter, policy: RectificationPolicy, *, calendar: WorkCalendar | None = None
) -> RectificationCourse:
    """Begin to follow a letter.

    Args:
        letter: what was sent.
        policy: the rules of this kind of letter, such as ``regimes.rectification.XIUZHOU_OPINIONS``.
        calendar: the days off; needed where working days count or a day off moves a deadline.

    Raises:
        InvalidValueError: as :class:`RectificationCourse`.
        IncompleteError: as :class:`RectificationCourse`.
    """
    return RectificationCourse(letter=letter, policy=policy, calendar=calendar, events=())


def _stated(letter: RectificationLetter, item: RectificationItem, awaits: Awaited) -> date | None:
    if awaits is Awaited.ANSWER:
        return item.answer_by or letter.answer_by
    return item.done_by or letter.done_by
