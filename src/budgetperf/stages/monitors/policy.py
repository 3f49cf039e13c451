"""The rules of a monitor, as data: the parts that a place has rules for, and which of them make a project's lamp."""

from __future__ import annotations

from functools import cached_property
from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require_each, require_fields, require_filled
from budgetperf.stages.monitors.conventions import Part
from budgetperf.stages.monitors.parts import (
    AttainmentRule,
    EvennessRule,
    ExecutionRules,
    GapRule,
    IndicatorRules,
    TwoTests,
)

__all__ = ["MonitorPolicy"]


@frozen(kw_only=True)
class MonitorPolicy:
    """The rules of a monitor.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether the rules bind.
        indicators: which lamps indicators have; None where the rules do not say.
        execution: which lamp the spending has; None where the rules do not say.
        attainment: how indicators make the project's attainment; None takes what is stated, or nothing.
        gap: how far attainment and execution may lie apart; None where the rules do not say.
        evenness: how evenly money must be spent; None where the rules do not say.
        two_tests: the two questions; None where the rules do not ask them.
        parts: what the project's lamp is the worst of; each has its rules.
        basis: the ground of each part that is there.

    Raises:
        InvalidValueError: no part, one twice, or one without its rules.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    indicators: IndicatorRules | None = None
    execution: ExecutionRules | None = None
    attainment: AttainmentRule | None = None
    gap: GapRule | None = None
    evenness: EvennessRule | None = None
    two_tests: TwoTests | None = None
    parts: tuple[Part, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_each(self.parts, Part, "MonitorPolicy.parts")
        for name, kind in _KINDS.items():
            require_fields(self, (kind, NoneType), name)
        check_bases(self, self.basis, optional=tuple(_KINDS))
        lacking = [part.value for part in self.parts if getattr(self, part.value) is None]
        if lacking or not self.parts or len(set(self.parts)) < len(self.parts):
            found = ", ".join(part.value for part in self.parts) or "none"
            raise InvalidValueError(
                f"the lamp of {self.code} is made of {found}, expected different parts that have their rules.",
                f"“{self.zh}”的项目预警由 {found} 构成，应为互不重复且有规则的部分。",
                found=found,
                lacking=tuple(lacking),
            )

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The policy's own figures that nobody published; its rules list theirs."""
        return assumptions_of("monitor", self, self.basis)

    def __str__(self) -> str:
        return f"{self.code} ({self.revision})"


_KINDS: dict[str, type[object]] = {
    "indicators": IndicatorRules,
    "execution": ExecutionRules,
    "attainment": AttainmentRule,
    "gap": GapRule,
    "evenness": EvennessRule,
    "two_tests": TwoTests,
}
