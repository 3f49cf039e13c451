"""What follows from a lamp: measures that a table proposes and a named person adopts.

The library proposes (:func:`advise_on_lamp`), a person decides (:meth:`LampAdvice.adopt`): to correct, to rectify by a
day, to suspend payment, to reduce, to recover or to cancel, and to adjust the target in step with the money.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from budgetperf.amounts import Yuan, plain_text
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.interventions import MOVES_MONEY, Intervention, InterventionKind
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable, Force
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import (
    Facts,
    Known,
    KnownDay,
    KnownFlag,
    KnownNumber,
    KnownWord,
    count_fact,
    flag_fact,
    word_fact,
)
from budgetperf.stages.monitors.lamps import WORST_FIRST
from budgetperf.stages.monitors.lines import MonitorLine
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["DAYS_WAITED", "LAMP", "OBJECTIVE_CAUSE", "REPLY", "SERIOUS", "LampAdvice", "LampDecision", "advise_on_lamp"]

LAMP = word_fact(
    "lamp",
    "项目预警",
    "lamp of the project",
    (
        *(FactWord(code=lamp.value, zh=lamp.term.zh, en=lamp.term.en) for lamp in WORST_FIRST),
        FactWord(code="none", zh=term("lamp.none").zh, en=term("lamp.none").en),
    ),
)
"""The project's lamp; it is taken from the monitor."""
OBJECTIVE_CAUSE = flag_fact(
    "objective_cause",
    "偏离因政策变化、突发事件等客观因素",
    "the cause is objective, as a change of policy or an emergency",
)
"""Whether a person finds that the cause is objective."""
SERIOUS = flag_fact(
    "serious_problem",
    "偏离较大或已经、预计发生损失浪费",
    "a large deviation, or loss and waste that happened or is expected",
)
"""Whether a person finds that the problem is serious."""
REPLY = word_fact(
    "reply",
    "单位答复",
    "the unit's reply",
    (
        FactWord(code="none", zh="未答复", en="none"),
        FactWord(code="go_on", zh="继续执行", en="to go on"),
        FactWord(code="reallocate", zh="调剂使用", en="to use the money elsewhere"),
        FactWord(code="cancel", zh="收回取消", en="to cancel"),
    ),
)
"""What the unit answers to a warning."""
DAYS_WAITED = count_fact("working_days_waited", "预警发出后的工作日", "working days since the warning")
"""How many working days have passed since the warning; the caller counts them."""
_FROM_MONITOR = Origin(kind=OriginKind.COMPUTED, zh="取自绩效运行监控", en="taken from the monitor")


@frozen(kw_only=True)
class LampAdvice(Result):
    """What a table proposes for one project.

    Attributes:
        line: what the monitor came to.
        table: the rules.
        stated: what the caller knows besides.
        ruling: what the rules say.
    """

    line: MonitorLine
    table: DecisionTable = field(metadata=BY_REFERENCE)
    stated: tuple[Known, ...]
    ruling: Ruling

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the project is classified."""
        return self.line.classified

    def recompute(self) -> LampAdvice:
        """Advise on the kept line again."""
        return advise_on_lamp(self.line, self.table, self.stated)

    @property
    def measures(self) -> tuple[str, ...]:
        """The codes of the measures proposed."""
        return tuple(measure.code for measure in self.ruling.measures)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the advice rests on that no document says."""
        return self.ruling.assumptions

    @property
    def explanation(self) -> Explanation:
        """The rules that applied; of a classified project nothing."""
        name = self.line.shown(self.line.name)
        if self.line.classified:
            return Explanation(key="advice", zh=name.zh, en=name.en)
        return Explanation(
            key="advice", zh=f"{name.zh}：建议措施", en=f"{name.en}: advice", parts=(self.ruling.explanation,)
        )

    def adopt(
        self,
        kind: InterventionKind,
        *,
        by: str,
        on: date,
        reason: str,
        amount: Yuan | None = None,
        due: date | None = None,
    ) -> LampDecision:
        """The decision of a person: one measure on the project.

        Args:
            kind: the measure; another than those proposed is a departure, which strict rules do not allow.
            by: who decides.
            on: the day.
            reason: why.
            amount: the money that it takes away, in yuan; no more than the project has.
            due: the day by which the unit must have acted.

        Raises:
            InvalidValueError: more money than the project has, a departure from a strict rule, or what an
                :class:`Intervention` cannot hold.
        """
        taken = Intervention(
            project=self.line.code,
            kind=kind,
            by=by,
            on=on,
            reason=reason,
            amount=amount,
            due=due,
            classified=self.line.classified,
        )
        departs = kind.value not in self.measures
        strict = [
            rule.code for rule in self.table.rules if rule.code in self.ruling.applied and rule.force is Force.STRICT
        ]
        if departs and strict:
            raise InvalidValueError(
                f"the measure is {kind.value}, expected one of {', '.join(self.measures)}: {', '.join(strict)} allows "
                "no other.",
                f"措施为“{kind.term.zh}”，规则 {'、'.join(strict)} 一律适用，不得另定。",
                found=kind.value,
                rules=tuple(strict),
            )
        if kind in MOVES_MONEY and amount is not None and self.line.amount is not None and amount > self.line.amount:
            found, whole = self.line.shown(plain_text(amount)), self.line.shown(plain_text(self.line.amount))
            raise InvalidValueError(
                f"the measure takes {found.en} yuan away, expected at most the project's {whole.en}.",
                f"措施涉及 {found.zh} 元，应不大于项目资金 {whole.zh} 元。",
                found=found.en,
            )
        return LampDecision(advice=self, intervention=taken, departs=departs)


@frozen(kw_only=True)
class LampDecision(Result):
    """A measure that a person decided on.

    Attributes:
        advice: what was proposed.
        intervention: what was decided: by whom, when, why.
        departs: whether it is another measure than those proposed.
    """

    advice: LampAdvice
    intervention: Intervention
    departs: bool

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the project is classified."""
        return self.advice.line.classified

    def recompute(self) -> LampDecision:
        """Adopt the kept measure again."""
        own = self.intervention
        again = self.advice.recompute().adopt(
            own.kind, by=own.by, on=own.on, reason=own.reason, amount=own.amount, due=own.due
        )
        return LampDecision(advice=again.advice, intervention=own, departs=again.departs)

    @property
    def needs_new_target(self) -> bool:
        """Whether the target must be adjusted in step: the money is taken and the rules propose both."""
        moves = self.intervention.kind in MOVES_MONEY
        return moves and InterventionKind.ADJUST_TARGET.value in self.advice.measures

    @property
    def explanation(self) -> Explanation:
        """Who decided what, and what was proposed; of a classified project nothing."""
        own, line = self.intervention, self.advice.line
        name = line.shown(line.name)
        if line.classified:
            return Explanation(key="adopted", zh=name.zh, en=name.en)
        amount = None if own.amount is None else plain_text(own.amount)
        what_zh = own.kind.term.zh if amount is None else f"{own.kind.term.zh} {amount} 元"
        what_en = own.kind.term.en if amount is None else f"{own.kind.term.en} ({amount} yuan)"
        zh = f"{name.zh}：{own.by} 于 {own.on} 决定{what_zh}，理由：{own.reason}"
        en = f"{name.en}: {own.by} decided on {own.on}: {what_en}, because: {own.reason}"
        parts = [self.advice.explanation]
        if self.departs:
            parts.append(Explanation(key="departs", zh="与建议不同", en="this is not what was proposed"))
        return Explanation(key="adopted", zh=zh, en=en, parts=tuple(parts))


def advise_on_lamp(line: MonitorLine, table: DecisionTable, stated: Iterable[Known] = ()) -> LampAdvice:
    """What a table proposes for a project under its lamp.

    Args:
        line: what the monitor came to.
        table: the rules, such as ``regimes.monitoring.MEASURES_2019``.
        stated: further facts, such as ``OBJECTIVE_CAUSE.known(True)``.

    Raises:
        MissingFactError: a rule needs a fact that is not stated.
        InvalidValueError: an argument is of another type, or a fact is stated twice.
    """
    require(line, MonitorLine, "line", hint="monitor().line")
    require(table, DecisionTable, "table", hint="regimes.monitoring.MEASURES_2019")
    known = tuple_of(stated, (KnownNumber, KnownDay, KnownFlag, KnownWord), "stated", hint="Fact.known()")
    lamp = LAMP.known(line.lamp.value if line.lamp else "none", _FROM_MONITOR)
    return LampAdvice(
        line=line,
        table=table,
        stated=known,
        ruling=decide(table, Facts(known=(lamp, *known), classified=line.classified)),
    )
