"""The course of one review: who signed which step, when, and what came of it. A pure state machine.

A course that exists is legal: each signature is checked against the ones before it, when it is made and when it is
read from the wire. A step that does not pass ends the round; then the target is filed again and the steps begin anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require, require_each, require_text
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.targets import Target
from budgetperf.stages.reviews.filings import FiledTarget
from budgetperf.stages.reviews.lines import ReviewLine
from budgetperf.stages.reviews.opinions import ChangeRequest, ReviewConclusion, Reviewer
from budgetperf.stages.reviews.procedure import ReviewProcedure, ReviewStep
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Refiling", "ReviewCourse", "Signature", "open_review"]


@frozen(kw_only=True)
class Signature:
    """What one body says in one step.

    Attributes:
        step: the code of the step.
        by: who signs.
        on: the day.
        says: passed, to be revised, or returned.
        requests: what must change, by no day before ``on``; whoever does not pass the target asks for something.
    """

    step: str
    by: Reviewer
    on: date
    says: ReviewConclusion
    requests: tuple[ChangeRequest, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_text(self.step, "Signature.step")
        require(self.by, Reviewer, "Signature.by")
        require(self.on, date, "Signature.on")
        require(self.says, ReviewConclusion, "Signature.says")
        require_each(self.requests, ChangeRequest, "Signature.requests")
        if self.says is not ReviewConclusion.PASSED and not self.requests:
            raise InvalidValueError(
                f"the target is {self.says.value} and nothing is asked for, expected one or more requests.",
                f"审核意见为“{self.says.term.zh}”而没有修改意见，应至少有一条。",
                found=self.says.value,
            )
        if early := [request.due for request in self.requests if request.due is not None and request.due < self.on]:
            raise InvalidValueError(
                f"a change is asked for on {self.on} and due on {early[0]}, expected a day that is not before.",
                f"{self.on} 提出的修改意见期限为 {early[0]}，应不早于提出之日。",
                found=early[0],
            )


@frozen(kw_only=True)
class Refiling:
    """A target that was filed again after a round did not pass.

    Attributes:
        on: the day.
        target: the new indicators.
    """

    on: date
    target: Target

    def __attrs_post_init__(self) -> None:
        require(self.on, date, "Refiling.on")
        require(self.target, Target, "Refiling.target")


@frozen(kw_only=True, repr=False)
class ReviewCourse(Result):
    """One target on its way through a procedure.

    Attributes:
        filed: the target as it was first filed.
        procedure: the steps.
        events: what happened, in order.

    Raises:
        InvalidValueError: a signature in the wrong order, by a body that signed before or is not asked, or on a day
            before the last; a refiling of what was not returned; or a proposal that nobody adopted.
    """

    filed: FiledTarget
    procedure: ReviewProcedure = field(metadata=BY_REFERENCE)
    events: tuple[Signature | Refiling, ...]

    def __attrs_post_init__(self) -> None:
        require(self.filed, FiledTarget, "ReviewCourse.filed")
        require(self.procedure, ReviewProcedure, "ReviewCourse.procedure")
        require_each(self.events, (Signature, Refiling), "ReviewCourse.events")
        if self.procedure.is_proposal and not self.procedure.adopted:
            raise InvalidValueError(
                f"the procedure {self.procedure.code} is {self.procedure.status.value} and nobody adopted it.",
                f"审核程序“{self.procedure.zh}”为{self.procedure.status.term.zh}，未经采纳。",
                hint_en="adopt it by name: procedure.adopt()",
                hint_zh="如需采用，请用 procedure.adopt() 写明",
                found=self.procedure.code,
            )
        for i, event in enumerate(self.events):
            self._check(event, self.events[:i])

    def __repr__(self) -> str:
        result = self.conclusion.value if self.conclusion else "open"
        return f"ReviewCourse({self.filed.shown(self.filed.code).en}, {self.procedure.code}, {result})"

    # -- what stands --

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The signatures since the target was last filed."""
        return _round(self.events)

    @property
    def conclusion(self) -> ReviewConclusion | None:
        """What the review came to; None while a step is open, or while the target is being filed again."""
        return self._concluded(self.events)

    @property
    def pending(self) -> ReviewStep | None:
        """The step that is open; None where the review came to something."""
        return self._pending(self.events)

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The bodies that have not signed the open step; empty where any one body may, or none is waited for."""
        step = self.pending
        signed = {_tight(each.by.body) for each in self.signatures if step is not None and each.step == step.code}
        return tuple(body for body in (step.bodies if step else ()) if _tight(body) not in signed)

    @property
    def target(self) -> Target | None:
        """The target as it was last filed."""
        refiled = [event.target for event in self.events if isinstance(event, Refiling)]
        return refiled[-1] if refiled else self.filed.target

    @property
    def requests(self) -> tuple[ChangeRequest, ...]:
        """Everything that was asked to be changed, over all rounds."""
        return tuple(request for each in self.events if isinstance(each, Signature) for request in each.requests)

    @property
    def returned(self) -> int:
        """How often the target was returned for refiling."""
        ends = [self._concluded(self.events[: i + 1]) for i in range(len(self.events))]
        return ends.count(ReviewConclusion.RETURNED)

    def overdue(self, day: date) -> tuple[ChangeRequest, ...]:
        """What was to be changed before a day and was not, because the target was not filed again by then.

        「责令限期修改」 comes first, 「未按要求修改的按规定相应核减预算」 after it: only what is overdue may
        lead to a cut, and nothing is on the last day itself.
        """
        require(day, date, "day")
        done = _round(tuple(event for event in self.events if event.on <= day))
        return tuple(request for each in done for request in each.requests if request.due and request.due < day)

    @property
    def line(self) -> ReviewLine:
        """The figures that a summary needs; what was granted stands there once it is known."""
        filed = self.filed
        return ReviewLine(
            code=filed.code,
            name=filed.name,
            department=filed.department,
            classified=filed.classified,
            subject=filed.subject,
            conclusion=self.conclusion,
            returned=self.returned,
            requests=len(self.requests),
            asked=filed.amount,
            on=self.events[-1].on if self.events else None,
        )

    # -- what may happen --

    def sign(
        self, step: str, by: Reviewer, *, on: date, says: ReviewConclusion, requests: Iterable[ChangeRequest] = ()
    ) -> ReviewCourse:
        """The course with one more signature.

        Raises:
            InvalidValueError: the step is not open, or the body may not sign it; as :class:`ReviewCourse`.
        """
        signature = Signature(step=step, by=by, on=on, says=says, requests=tuple(requests))
        return evolve(self, events=(*self.events, signature))

    def refile(self, target: Target, *, on: date) -> ReviewCourse:
        """The course with the target filed again.

        Raises:
            InvalidValueError: it was neither returned nor to be revised.
        """
        return evolve(self, events=(*self.events, Refiling(on=on, target=target)))

    def recompute(self) -> ReviewCourse:
        """Go through the kept events again."""
        return ReviewCourse(filed=self.filed, procedure=self.procedure, events=tuple(self.events))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the procedure holds without a document."""
        return self.procedure.assumptions

    @property
    def explanation(self) -> Explanation:
        """Every event in order; of a classified target nothing."""
        name = self.filed.shown(self.filed.name)
        if self.filed.classified:
            return Explanation(key="review-course", zh=name.zh, en=name.en)
        result = self.conclusion.term if self.conclusion else term("review-open")
        return Explanation(
            key="review-course",
            zh=f"{name.zh}，{self.procedure.zh}：{result.zh}",
            en=f"{name.en}, {self.procedure.en}: {result.en}",
            bases=(self.procedure.basis["steps"],),
            parts=(*map(self._step, self.events), *assumption_steps(self.assumptions)),
        )

    # -- helpers --

    def _step(self, event: Signature | Refiling) -> Explanation:
        if isinstance(event, Refiling):
            return Explanation(key="refiled", zh=f"{event.on} 重新申报", en=f"filed again on {event.on}")
        step, says = self._named(event.step), event.says.term
        asks = "；".join(request.asks for request in event.requests)
        return Explanation(
            key=event.step,
            zh=f"{event.on} {event.by.body}{step.zh}：{says.zh}{f'（{asks}）' if asks else ''}",
            en=f"{step.en} by {event.by.body} on {event.on}: {says.en}{f' ({asks})' if asks else ''}",
        )

    def _named(self, code: str) -> ReviewStep:
        return next(step for step in self.procedure.steps if step.code == code)

    def _pending(self, events: tuple[Signature | Refiling, ...]) -> ReviewStep | None:
        done = _round(events)
        for step in self.procedure.steps:
            signed = [each for each in done if each.step == step.code]
            if len(signed) < step.needed:
                return step
            if any(each.says is not ReviewConclusion.PASSED for each in signed):
                return None
        return None

    def _concluded(self, events: tuple[Signature | Refiling, ...]) -> ReviewConclusion | None:
        if self._pending(events) is not None:
            return None
        said = {each.says for each in _round(events)}
        return next(worst for worst in reversed(ReviewConclusion) if worst in said)

    def _check(self, event: Signature | Refiling, before: tuple[Signature | Refiling, ...]) -> None:
        if before and event.on < before[-1].on:
            raise _refused(f"{event.on} is before {before[-1].on}", f"{event.on} 早于前一日期 {before[-1].on}")
        step, result = self._pending(before), self._concluded(before)
        if isinstance(event, Refiling):
            if result is None or result is ReviewConclusion.PASSED:
                said = result.term if result else term("review-open")
                raise _refused(
                    f"the review is {said.en}, so that there is nothing to file again",
                    f"审核结果为“{said.zh}”，无须重新申报",
                )
            if event.target.year not in {None, self.filed.year}:
                year, own = self.filed.shown(event.target.year), self.filed.shown(self.filed.year)
                raise _refused(
                    f"the target filed again is for {year.en}, expected {own.en}",
                    f"重新申报的年度为 {year.zh}，应为 {own.zh}",
                )
            return
        if step is None or step.code != event.step:
            expected = step.code if step else "nothing to sign"
            shown = f"“{step.zh}”" if step else "已无待审步骤"
            raise _refused(f"{event.step!r} is signed, expected {expected}", f"所签步骤为“{event.step}”，应为{shown}")
        self._check_body(event, step, _round(before))

    def _check_body(self, event: Signature, step: ReviewStep, done: tuple[Signature, ...]) -> None:
        body = _tight(event.by.body)
        shown = self.filed.shown(body)
        if step.bodies and body not in map(_tight, step.bodies):
            raise _refused(f"{step.code} is not for {shown.en} to sign", f"“{step.zh}”不由 {shown.zh} 审核")
        if any(
            _tight(each.by.body) == body and (self.procedure.different_bodies or each.step == step.code)
            for each in done
        ):
            raise _refused(f"{shown.en} has signed already", f"{shown.zh} 已经签署")


def open_review(filed: FiledTarget, procedure: ReviewProcedure) -> ReviewCourse:
    """Begin the review of a target.

    Args:
        filed: the target; one that was not filed cannot be reviewed.
        procedure: the steps, such as ``regimes.reviews.DONGLI_TWO_REVIEWS``; one that is only proposed must be adopted.

    Raises:
        InvalidValueError: there is no target, or a proposal that is not adopted.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    if filed.target is None:
        name = filed.shown(filed.code)
        raise InvalidValueError(
            f"the project {name.en} has filed no target.", f"项目（{name.zh}）未申报绩效目标。", found=name.en
        )
    return ReviewCourse(filed=filed, procedure=procedure, events=())


def _tight(body: str) -> str:
    """The name of a body without blanks: 绩效 科 is 绩效科."""
    return "".join(body.split())


def _round(events: tuple[Signature | Refiling, ...]) -> tuple[Signature, ...]:
    since: list[Signature] = []
    for event in events:
        if isinstance(event, Refiling):
            since = []
        else:
            since.append(event)
    return tuple(since)


def _refused(en: str, zh: str) -> InvalidValueError:
    return InvalidValueError(f"this review cannot go on: {en}.", f"审核不能继续：{zh}。", found=en)
