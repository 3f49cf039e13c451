"""What a jurisdiction says of stages that have several policies: the review of targets, and monitoring.

What its documents do not say is None at construction, and asking for it is an error of its own, as for the whole
regime. A policy that leaves something to choose, such as where red begins, is None until whoever uses the regime gives
it one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import NoneType
from typing import Self, TypeVar

from attrs import evolve, field, fields, frozen

from budgetperf.errors import BudgetPerfError, require, require_filled
from budgetperf.rules.decisions import DecisionTable
from budgetperf.stages.monitors import KeySample, MonitorPolicy, RoundSchedule, TierScheme, WorkOrder
from budgetperf.stages.reviews import AspectScheme, DepthPolicy, ReviewProcedure, SynchronyPolicy, TargetChecks
from budgetperf.stages.selection import RankingPolicy
from budgetperf.terms import term

__all__ = ["MonitoringRules", "NoPolicyError", "ReviewRules", "StageRules", "known"]

_P = TypeVar("_P")


class NoPolicyError(BudgetPerfError, LookupError):
    """A regime was asked for rules that are not known here; ``facts["policy"]`` names them."""

    code = "no-policy"


def known(policy: _P | None, what: str, *, code: str, zh: str, en: str, hint: tuple[str, str]) -> _P:
    """A policy that is there.

    Args:
        policy: the policy; None where it is not known.
        what: its name; the vocabulary has it as ``no-<what>``.
        code: whose it is.
        zh: the name of that in Chinese.
        en: its name in English.
        hint: what to do about it, in Chinese and English.

    Raises:
        NoPolicyError: it is None.
    """
    if policy is None:
        said = term(f"no-{what}")
        raise NoPolicyError(
            f"the {said.en} of {en} are not known here.",
            f"未掌握{zh}的{said.zh}。",
            hint_en=hint[1],
            hint_zh=hint[0],
            regime=code,
            policy=what,
        )
    return policy


@frozen(kw_only=True)
class StageRules:
    """The policies of one stage.

    Attributes:
        code: stable name.
        zh: what they are for, in Chinese.
        en: the same in English.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        for alias, policy in self._policies():
            require(policy, (self._kinds()[alias], NoneType), f"{type(self).__name__}.{alias}")

    @property
    def tables(self) -> tuple[DecisionTable, ...]:
        """The decision tables among the policies."""
        return tuple(policy for _, policy in self._policies() if isinstance(policy, DecisionTable))

    def with_tables(self, changed: Callable[[DecisionTable], DecisionTable]) -> Self:
        """The same rules with every decision table changed."""
        make: Callable[..., Self] = type(self)
        values = {alias: changed(one) if isinstance(one, DecisionTable) else one for alias, one in self._policies()}
        return make(code=self.code, zh=self.zh, en=self.en, **values)

    @classmethod
    def _kinds(cls) -> Mapping[str, type[object]]:
        """What each policy must be."""
        return _KINDS

    def _policies(self) -> Iterator[tuple[str, object]]:
        for one in fields(type(self)):
            if one.name.startswith("_"):
                yield one.name.lstrip("_"), getattr(self, one.name)

    def _known(self, policy: _P | None, what: str) -> _P:
        hint = "请为该规则体系补充（attrs.evolve）", "give the regime its own with attrs.evolve()"
        return known(policy, what, code=self.code, zh=self.zh, en=self.en, hint=hint)


@frozen(kw_only=True)
class MonitoringRules(StageRules):
    """How projects are monitored.

    Attributes:
        code: stable name.
        zh: what they are for, in Chinese, such as 东湖区绩效运行监控.
        en: the same in English.
        policy: which lamps follow from targets and money.
        measures: what follows from a lamp.
        tiers: how closely which projects are watched.
        rounds: when it is done in a year.
        steps: the work on a round.
        circular: whom a circular on spending names.
        key_sample: how many are watched by key monitoring.

    Raises:
        InvalidValueError: a policy for something else.
        NoPolicyError: a policy is asked for that is not known here.

    >>> from budgetperf.regimes import DONGHU
    >>> len(DONGHU.monitoring.rounds.rounds)
    5
    """

    _policy: MonitorPolicy | None = field(default=None, alias="policy")
    _measures: DecisionTable | None = field(default=None, alias="measures")
    _tiers: TierScheme | None = field(default=None, alias="tiers")
    _rounds: RoundSchedule | None = field(default=None, alias="rounds")
    _steps: WorkOrder | None = field(default=None, alias="steps")
    _circular: RankingPolicy | None = field(default=None, alias="circular")
    _key_sample: KeySample | None = field(default=None, alias="key_sample")

    @property
    def policy(self) -> MonitorPolicy:
        """Which lamps follow from targets and money."""
        return self._known(self._policy, "monitor-policy")

    @property
    def measures(self) -> DecisionTable:
        """What follows from a lamp."""
        return self._known(self._measures, "monitor-measures")

    @property
    def tiers(self) -> TierScheme:
        """How closely which projects are watched."""
        return self._known(self._tiers, "monitor-tiers")

    @property
    def rounds(self) -> RoundSchedule:
        """When it is done in a year."""
        return self._known(self._rounds, "monitor-rounds")

    @property
    def steps(self) -> WorkOrder:
        """The work on a round."""
        return self._known(self._steps, "monitor-steps")

    @property
    def circular(self) -> RankingPolicy:
        """Whom a circular on spending names."""
        return self._known(self._circular, "monitor-circular")

    @property
    def key_sample(self) -> KeySample:
        """How many are watched by key monitoring."""
        return self._known(self._key_sample, "monitor-key-sample")


@frozen(kw_only=True)
class ReviewRules(StageRules):
    """How targets are reviewed before money is given.

    Attributes:
        code: stable name.
        zh: what they are for, in Chinese, such as 东湖区绩效运行监控.
        en: the same in English.
        checks: what is checked by rule.
        aspects: what people judge.
        consequences: what follows from a grade.
        procedure: who signs, in which order.
        gate: what a target without fault opens.
        synchrony: how target and budget go together.
        depth: which targets are reviewed by their substance.

    Raises:
        InvalidValueError: a policy for something else.
        NoPolicyError: a policy is asked for that is not known here.

    >>> from budgetperf.regimes import DONGLI
    >>> print(*(step.zh for step in DONGLI.reviews.procedure.steps))
    业务科室初审 职能科室终审
    """

    _checks: TargetChecks | None = field(default=None, alias="checks")
    _aspects: AspectScheme | None = field(default=None, alias="aspects")
    _consequences: DecisionTable | None = field(default=None, alias="consequences")
    _procedure: ReviewProcedure | None = field(default=None, alias="procedure")
    _gate: DecisionTable | None = field(default=None, alias="gate")
    _synchrony: SynchronyPolicy | None = field(default=None, alias="synchrony")
    _depth: DepthPolicy | None = field(default=None, alias="depth")

    @property
    def checks(self) -> TargetChecks:
        """What is checked by rule."""
        return self._known(self._checks, "review-checks")

    @property
    def aspects(self) -> AspectScheme:
        """What people judge."""
        return self._known(self._aspects, "review-aspects")

    @property
    def consequences(self) -> DecisionTable:
        """What follows from a grade."""
        return self._known(self._consequences, "review-consequences")

    @property
    def procedure(self) -> ReviewProcedure:
        """Who signs, in which order."""
        return self._known(self._procedure, "review-procedure")

    @property
    def gate(self) -> DecisionTable:
        """What a target without fault opens."""
        return self._known(self._gate, "review-gate")

    @property
    def synchrony(self) -> SynchronyPolicy:
        """How target and budget go together."""
        return self._known(self._synchrony, "review-synchrony")

    @property
    def depth(self) -> DepthPolicy:
        """Which targets are reviewed by their substance."""
        return self._known(self._depth, "review-depth")

    def adopt(self, *codes: str) -> ReviewRules:
        """The same rules with the procedure put to use, where it is a proposal and named."""
        procedure = self._procedure
        named = procedure is not None and procedure.code in codes
        return evolve(self, procedure=procedure.adopt()) if procedure and named else self

    @property
    def proposals(self) -> tuple[str, ...]:
        """The code of the procedure, where it is only proposed."""
        return (self._procedure.code,) if self._procedure and self._procedure.is_proposal else ()


_KINDS: dict[str, type[object]] = {
    "policy": MonitorPolicy,
    "measures": DecisionTable,
    "tiers": TierScheme,
    "rounds": RoundSchedule,
    "steps": WorkOrder,
    "circular": RankingPolicy,
    "key_sample": KeySample,
    "checks": TargetChecks,
    "aspects": AspectScheme,
    "consequences": DecisionTable,
    "procedure": ReviewProcedure,
    "gate": DecisionTable,
    "synchrony": SynchronyPolicy,
    "depth": DepthPolicy,
}
