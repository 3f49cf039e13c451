"""Named ways to compute that are no jurisdiction's whole rules: a province's habit, a product's configuration."""

from __future__ import annotations

from typing import get_args

from attrs import evolve, field, frozen

from budgetperf.basis import Bases, RuleStatus, as_bases, check_bases
from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.alerts import AlertRule
from budgetperf.rules.execution import ExecutionRule
from budgetperf.rules.judgement import QualitativeBands
from budgetperf.rules.overshoot import OvershootRule
from budgetperf.rules.scoring import ScoringRule
from budgetperf.rules.steps import AllOrNothing, Steps
from budgetperf.stages.evaluations import SelfEvaluationPolicy
from budgetperf.wire import TAGGED

__all__ = ["Practice"]


@frozen(kw_only=True)
class Practice:
    """A named way to compute.

    Attributes:
        code: stable name.
        revision: which state of the practice this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        rule: how a number is scored; None where the practice does not say.
        yes_no: how a yes-or-no indicator is scored that has a number; None where the practice does not say.
        qualitative: which points a rating in words allows; None where the practice does not say.
        execution: how the execution is scored; None where the practice does not say.
        overshoot: from where on an overshoot must be explained; None where the practice does not say.
        alerts: from where on unspent money is told beside rows that score well; None where the practice does not say.
        satisfaction: how a satisfaction rate is scored; None where the practice does not say.
        basis: the ground of each part that is there.

    Raises:
        InvalidValueError: a practice that says nothing at all.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    rule: ScoringRule | None = field(default=None, metadata=TAGGED)
    yes_no: AllOrNothing | None = None
    qualitative: QualitativeBands | None = None
    execution: ExecutionRule | None = None
    overshoot: OvershootRule | None = None
    alerts: AlertRule | None = None
    satisfaction: Steps | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        kinds: dict[str, type[object] | tuple[type[object], ...]] = {
            "rule": get_args(ScoringRule),
            "yes_no": AllOrNothing,
            "qualitative": QualitativeBands,
            "execution": ExecutionRule,
            "overshoot": OvershootRule,
            "alerts": AlertRule,
            "satisfaction": Steps,
        }
        parts = tuple(kinds)
        for part, kind in kinds.items():
            if getattr(self, part) is not None:
                require(getattr(self, part), kind, f"Practice.{part}")
        require(self.status, RuleStatus, "Practice.status")
        check_bases(self, self.basis, optional=parts)
        if all(getattr(self, part) is None for part in parts):
            raise InvalidValueError(
                f"the practice {self.code!r} says nothing, expected at least one part.",
                f"计分口径“{self.code}”没有任何内容，应至少规定一项。",
                found=self.code,
            )

    def applied_to(self, policy: SelfEvaluationPolicy) -> SelfEvaluationPolicy:
        """The policy with this practice's rule, bands, execution, overshoot and alerts in place of its own.

        Its code becomes ``policy+practice``, so that no result passes for one of the policy alone, and it binds no more
        than the weaker of the two. A rule for yes-or-no indicators or for satisfaction is not applied: it belongs to
        single indicators (``Indicator.rule``).

        Raises:
            InvalidValueError: the practice has none of these parts.

        >>> from budgetperf.regimes.national import NATIONAL
        >>> from budgetperf.regimes.practices import HUBEI
        >>> applied = HUBEI.applied_to(NATIONAL.self_evaluation)
        >>> applied.code, applied.status.value
        ('national.self-evaluation+hubei', 'reported_practice')
        """
        require(policy, SelfEvaluationPolicy, "policy")
        given = {name: getattr(self, name) for name in _APPLIED if getattr(self, name) is not None}
        if not given:
            raise InvalidValueError(
                f"the practice {self.code!r} has nothing for a whole policy, expected one of {', '.join(_APPLIED)}.",
                f"计分口径“{self.code}”没有适用于整个政策的内容，应有 {'、'.join(_APPLIED)} 之一。",
                hint_en="give its rules to single indicators",
                hint_zh="请将其规则用于个别指标",
                found=self.code,
            )
        weaker = _STRENGTH.index(self.status) > _STRENGTH.index(policy.status)
        grounds = {name: self.basis[name] for name in (*given, *(("status",) if weaker else ()))}
        return evolve(
            policy,
            code=f"{policy.code}+{self.code}",
            revision=f"{policy.revision}+{self.revision}",
            status=self.status if weaker else policy.status,
            basis={**policy.basis, **grounds},
            **given,
        )


_APPLIED = ("rule", "qualitative", "execution", "overshoot", "alerts")
_STRENGTH = tuple(RuleStatus)
