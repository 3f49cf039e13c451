"""The life of a project: every event passes the gates of its jurisdiction, or is refused with the gate's ground.

A gate is a row of a decision table over :mod:`budgetperf.records.lives`: no target, no entry; rejected, no money; the
library before the money; the evaluation before its use. A life that breaks a gate cannot be built.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import BudgetPerfError, InvalidValueError, require, require_each, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import Classifiable
from budgetperf.records.lives import (
    GATE_MEASURES,
    MAY_NOT_PASS,
    MAY_PASS,
    LifeEvent,
    facts_before,
    standing_of,
)
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.facts import Facts
from budgetperf.wire import BY_REFERENCE

__all__ = ["ClosedGateError", "ProjectLife", "record", "replay"]


class ClosedGateError(BudgetPerfError, ValueError):
    """A step that a gate does not let pass; ``facts["gates"]`` has the codes of the gates, ``facts["bases"]`` why."""

    code = "closed-gate"


@frozen(kw_only=True, repr=False)
class ProjectLife(Result, Classifiable):
    """What happened to a project, in order; each event passed the gates.

    Attributes:
        project: the project's key.
        gates: the gates of its jurisdiction.
        events: what happened, in the order in which it was recorded; days never run backwards.

    Raises:
        ClosedGateError: an event that a gate does not let pass.
        InvalidValueError: a table of something else, or a value of another type.
    """

    project: str
    gates: DecisionTable = field(metadata=BY_REFERENCE)
    events: tuple[LifeEvent, ...] = ()

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.project, "ProjectLife.project")
        require_each(self.events, LifeEvent, "ProjectLife.events")
        _check_gates(self.gates)
        for place, event in enumerate(self.events):
            self._pass(self.events[:place], event)

    def _pass(self, before: tuple[LifeEvent, ...], event: LifeEvent) -> None:
        ruling = decide(self.gates, facts_before(before, event))
        if MAY_NOT_PASS.code in ruling.then:
            raise self._refusal(event, ruling)

    def _refusal(self, event: LifeEvent, ruling: Ruling) -> ClosedGateError:
        closed = [rule for rule in self.gates.rules if rule.code in ruling.applied]
        name, step = self.shown(self.project), event.step.term
        why_zh = "；".join(f"{rule.code}（{rule.basis.zh}）" for rule in closed)
        why_en = "; ".join(f"{rule.code} ({rule.basis.en})" for rule in closed)
        return ClosedGateError(
            f"{name.en}: for {event.year} on {event.on} {step.en}, which the gate does not let pass: {why_en}.",
            f"{name.zh}：{event.on} 拟办理 {event.year} 年度“{step.zh}”，不符合前置条件：{why_zh}。",
            hint_en="record what must come before, on an earlier day",
            hint_zh="请先记录应当在前的事项",
            gates=tuple(rule.code for rule in closed),
            bases=tuple(rule.basis for rule in closed),
            step=event.step.value,
        )

    def recompute(self) -> ProjectLife:
        """Replay the events."""
        return evolve(self)

    def standing(self, year: int) -> Facts:
        """Where the project stands for a budget year."""
        return standing_of(self.events, year)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the way through the gates rests on that no document says, each once."""
        rulings = (decide(self.gates, facts_before(self.events[:n], event)) for n, event in enumerate(self.events))
        return tuple(dict.fromkeys(one for ruling in rulings for one in ruling.assumptions))

    @property
    def explanation(self) -> Explanation:
        """The events in order; of a classified project nothing."""
        name = self.shown(self.project)
        if self.classified:
            return Explanation(key="life", zh=name.zh, en=name.en)
        steps = tuple(
            Explanation(
                key=event.step.value,
                zh=f"{event.on}：{event.year} 年度{event.step.term.zh}",
                en=f"{event.on}, of {event.year}: {event.step.term.en}",
            )
            for event in self.events
        )
        return Explanation(
            key="life",
            zh=f"{name.zh}：大事记（{self.gates.zh}）",
            en=f"{name.en}: record of events ({self.gates.en})",
            parts=(*steps, *assumption_steps(self.assumptions)),
        )


def _check_gates(gates: DecisionTable) -> None:
    require(gates, DecisionTable, "gates", hint="regimes.lives.NATIONAL_GATES")
    if gates.measures != GATE_MEASURES:
        found = [measure.en for measure in gates.measures], [measure.zh for measure in gates.measures]
        raise InvalidValueError(
            f"the table {gates.code} leads to {', '.join(found[0])}, expected {MAY_PASS.en} and {MAY_NOT_PASS.en}.",
            f"决策表“{gates.zh}”的措施为{'、'.join(found[1])}，应为{MAY_PASS.zh}和{MAY_NOT_PASS.zh}。",
            hint_en="use a table of regimes.lives",
            hint_zh="请使用 regimes.lives 中的决策表",
            found=tuple(measure.code for measure in gates.measures),
        )


def record(life: ProjectLife, event: LifeEvent) -> ProjectLife:
    """The life with one more event.

    Args:
        life: what happened before.
        event: what happens now, on the day of the last event or later.

    Raises:
        ClosedGateError: a gate does not let the event pass; it names the gate and its ground.
        InvalidValueError: an argument is of another type.

    >>> from datetime import date
    >>> from budgetperf.records.lives import LifeStep
    >>> from budgetperf.regimes.lives import DONGLI_GATES
    >>> try:
    ...     replay("p", [LifeEvent(step=LifeStep.ADMITTED, year=2022, on=date(2021, 9, 1))], DONGLI_GATES)
    ... except ClosedGateError as error:
    ...     error.facts["gates"]
    ('no_target_no_entry',)
    """
    require(life, ProjectLife, "life", hint="replay()")
    require(event, LifeEvent, "event")
    return evolve(life, events=(*life.events, event))


def replay(project: str, events: Iterable[LifeEvent], gates: DecisionTable, *, classified: bool = False) -> ProjectLife:
    """The life that a record of events makes.

    Args:
        project: the project's key.
        events: what happened, in order.
        gates: the gates of its jurisdiction, such as ``regimes.lives.DONGLI_GATES``.
        classified: whether the project is classified; then no text shows anything of it.

    Raises:
        ClosedGateError: an event that a gate does not let pass.
        InvalidValueError: an argument is of another type.
    """
    every = tuple_of(events, LifeEvent, "events")
    return ProjectLife(project=project, gates=gates, events=every, classified=classified)
