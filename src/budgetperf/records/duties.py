"""Who does what in budget performance management (职责分工): bodies and sections have roles, step by step.

「财政部门牵头、预算部门具体实施、审计部门参与监督」, says one district; 「相关业务科室初审、职能科室终审」, says
another of the sections of its finance bureau. Who has which role is data of a jurisdiction; here is what any division
must keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import Problem, require, require_each, require_text
from budgetperf.plain import Record
from budgetperf.records.classified import refused
from budgetperf.terms import Term, term

__all__ = ["DivisionOfWork", "Duty", "Role"]


class Role(Enum):
    """What a body or section does: from leading (牵头) to taking part in a joint review (会审)."""

    LEAD = "lead"
    IMPLEMENTER = "implementer"
    SUPERVISOR = "supervisor"
    REQUESTER = "requester"
    SPENDER = "spender"
    COORDINATOR = "coordinator"
    IN_CHARGE = "in_charge"
    PARTICIPANT = "participant"
    FIRST_REVIEWER = "first_reviewer"
    FINAL_REVIEWER = "final_reviewer"
    JOINT_REVIEWER = "joint_reviewer"

    @property
    def term(self) -> Term:
        """The role in both languages.

        >>> Role.FINAL_REVIEWER.term.zh
        '终审'
        """
        return term(f"role.{self.value}")


@frozen(kw_only=True)
class Duty(Record):
    """One body's role in one step.

    Attributes:
        body: the body or section, such as 财政部门 or 业务科室.
        role: what it does.
        step: the step it does it in; None for the whole of the work.
    """

    body: str
    role: Role
    step: str | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.body, "Duty.body")
        require(self.role, Role, "Duty.role")
        require(self.step, (str, NoneType), "Duty.step")


@frozen(kw_only=True)
class DivisionOfWork(Record):
    """Who does what (职责分工).

    Attributes:
        duties: each once, in the order in which they are done.

    Raises:
        InvalidValueError: a duty twice, a step that several bodies lead, or one whose first and final review are by the
            same body; all of them at once, as the fact ``problems``.

    >>> work = DivisionOfWork(duties=(
    ...     Duty(body="业务科室", role=Role.FIRST_REVIEWER, step="项目审核"),
    ...     Duty(body="职能科室", role=Role.FINAL_REVIEWER, step="项目审核")))
    >>> work.bodies(Role.FINAL_REVIEWER, step="项目审核")
    ('职能科室',)
    """

    duties: tuple[Duty, ...]

    def __attrs_post_init__(self) -> None:
        require_each(self.duties, Duty, "DivisionOfWork.duties")
        if problems := [*self._repeated(), *self._contradictions()]:
            raise refused("this division of work contradicts itself", "职责分工自相矛盾", problems)

    def bodies(self, role: Role, *, step: str | None = None) -> tuple[str, ...]:
        """The bodies with a role in a step, or in the whole of the work where no step is named."""
        require(role, Role, "role")
        return tuple(duty.body for duty in self.duties if (duty.role, duty.step) == (role, step))

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps that are named, in their order, each once."""
        return tuple(dict.fromkeys(duty.step for duty in self.duties if duty.step is not None))

    def _repeated(self) -> Iterator[Problem]:
        seen: set[tuple[str, Role, str | None]] = set()
        for i, duty in enumerate(self.duties):
            key = (duty.body, duty.role, duty.step)
            if key in seen:
                yield Problem(path=f"duties[{i}]", en="it stands twice", zh="重复")
            seen.add(key)

    def _contradictions(self) -> Iterator[Problem]:
        for step in (None, *self.steps):
            path = "duties" if step is None else f"duties.{step}"
            leads = tuple(dict.fromkeys(self.bodies(Role.LEAD, step=step)))
            if len(leads) > 1:
                yield Problem(
                    path=path,
                    en=f"{len(leads)} bodies lead it, expected one: {', '.join(leads)}",
                    zh=f"有 {len(leads)} 个牵头部门，应为一个：{'、'.join(leads)}",
                )
            finals = self.bodies(Role.FINAL_REVIEWER, step=step)
            for body in dict.fromkeys(self.bodies(Role.FIRST_REVIEWER, step=step)):
                if body in finals:
                    yield Problem(path=path, en=f"{body} reviews it first and finally", zh=f"初审与终审均为“{body}”")
