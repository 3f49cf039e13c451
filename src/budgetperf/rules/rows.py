"""The rows of a decision table (决策表): rules, exemptions, what follows otherwise, and what they lead to."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from budgetperf.basis import Basis, RuleStatus
from budgetperf.errors import InvalidValueError, require_each, require_fields, require_filled, require_text
from budgetperf.places import called
from budgetperf.rules.conditions import Condition, require_condition
from budgetperf.terms import Term, term

__all__ = ["Chosen", "Exemption", "Force", "Measure", "Otherwise", "Rule", "require_then"]


class Force(Enum):
    """Whether a person may decide otherwise: 原则上 allows it, 应当 and 一律 do not."""

    IN_PRINCIPLE = "in_principle"
    BINDING = "binding"
    STRICT = "strict"

    @property
    def term(self) -> Term:
        """The force in both languages."""
        return term(f"force.{self.value}")


@frozen(kw_only=True)
class Measure:
    """Something that a rule may lead to.

    Attributes:
        code: stable name for programs.
        zh: the measure in Chinese.
        en: the measure in English.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class Rule:
    """One row of a table.

    Attributes:
        code: stable name for programs.
        when: the condition.
        then: the codes of the measures that it leads to.
        basis: the passage that it comes from.
        force: whether a person may decide otherwise.
        status: whether it binds; a proposed or planned rule runs only where the table adopts it.
    """

    code: str
    when: Condition
    then: tuple[str, ...]
    basis: Basis
    force: Force = Force.BINDING
    status: RuleStatus = RuleStatus.IN_FORCE

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "Rule.code")
        require_condition(self.when, "Rule.when")
        require_then(self.then, "Rule.then")
        require_fields(self, Basis, "basis")
        require_fields(self, Force, "force")
        require_fields(self, RuleStatus, "status")

    @property
    def is_proposal(self) -> bool:
        """Whether it binds nobody yet."""
        return self.status in {RuleStatus.PROPOSED, RuleStatus.PLANNED}


@frozen(kw_only=True)
class Exemption:
    """What the rules do not touch, such as 除应急、救灾等特殊事项; it needs a reason that is kept.

    Attributes:
        code: stable name for programs.
        zh: what is exempt, in Chinese.
        en: the same in English.
        when: the condition.
        basis: the passage that it comes from.
    """

    code: str
    zh: str
    en: str
    when: Condition
    basis: Basis

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_condition(self.when, "Exemption.when")
        require_fields(self, Basis, "basis")


@frozen(kw_only=True)
class Otherwise:
    """What follows where no rule applies.

    Attributes:
        then: the codes of the measures.
        basis: why.
    """

    then: tuple[str, ...]
    basis: Basis

    def __attrs_post_init__(self) -> None:
        require_then(self.then, "Otherwise.then")
        require_fields(self, Basis, "basis")


@frozen(kw_only=True)
class Chosen:
    """The answer that somebody gave to an open question.

    Attributes:
        choice: the question's name.
        option: the code of the reading.
    """

    choice: str
    option: str

    def __attrs_post_init__(self) -> None:
        require_text(self.choice, "Chosen.choice")
        require_text(self.option, "Chosen.option")


def require_then(then: tuple[str, ...], what: str) -> None:
    """Refuse anything but the codes of one or more different measures.

    Raises:
        InvalidValueError: no tuple of texts, none at all, or one twice.
    """
    require_each(then, str, what)
    if not then or len(set(then)) < len(then):
        raise InvalidValueError(
            f"{what} is {', '.join(then) or 'empty'}, expected one or more different measures.",
            f"{called(what)}为 {'、'.join(then) or '空'}，应有一个以上互不相同的措施。",
            found=then,
        )
