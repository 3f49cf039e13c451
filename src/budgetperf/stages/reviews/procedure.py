"""Who reviews in which order (审核程序): first and final review by different sections, or several bodies together.

「相关业务科室初审、职能科室终审」, says one district; 「联合会审制度」 of four bodies is another one's proposal. A
procedure that is only proposed runs where somebody adopts it by name.
"""

from __future__ import annotations

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_filled, require_texts, require_truth
from budgetperf.records.duties import Role

__all__ = ["ReviewProcedure", "ReviewStep"]


@frozen(kw_only=True)
class ReviewStep:
    """One step of a review.

    Attributes:
        code: stable name for programs.
        zh: its name, such as 初审.
        en: its English name.
        role: what its reviewers do.
        bodies: who must sign, all of them, in any order; empty where it is any one body, as where a document names a
            kind of section only.

    Raises:
        InvalidValueError: a body twice, a joint review of fewer than two bodies, or a role that does not review.
    """

    code: str
    zh: str
    en: str
    role: Role
    bodies: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require(self.role, Role, "ReviewStep.role")
        require_texts(self.bodies, "ReviewStep.bodies")
        twice = len(set(self.bodies)) < len(self.bodies)
        alone = self.role is Role.JOINT_REVIEWER and len(self.bodies) <= 1
        if twice or alone or self.role not in _REVIEWERS:
            found = ", ".join(self.bodies) or "nobody by name"
            raise InvalidValueError(
                f"the step {self.code} is signed by {found} ({self.role.term.en}), expected different bodies that "
                "review, two or more of them together.",
                f"“{self.zh}”由 {'、'.join(self.bodies) or '未指明者'}{self.role.term.zh}；"
                "应为互不相同的审核单位，会审应有两个以上。",
                found=self.bodies,
                role=self.role.value,
            )

    @property
    def needed(self) -> int:
        """How many must sign."""
        return len(self.bodies) or 1


_REVIEWERS = frozenset({Role.FIRST_REVIEWER, Role.FINAL_REVIEWER, Role.JOINT_REVIEWER})


@frozen(kw_only=True)
class ReviewProcedure:
    """The steps of a review, in order.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds; one that is only proposed must be adopted by name.
        steps: in their order; at least one.
        different_bodies: whether no body may sign in two steps.
        adopted: whether somebody put a proposal to use; only a proposal is adopted.
        basis: the ground of each.

    Raises:
        InvalidValueError: no step, one twice, a final review that is not the last step, a body named in two steps
            where that may not be, or the adoption of what is no proposal.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    steps: tuple[ReviewStep, ...]
    different_bodies: bool
    adopted: bool = False
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "ReviewProcedure.status")
        require_each(self.steps, ReviewStep, "ReviewProcedure.steps")
        require_truth(self.different_bodies, "ReviewProcedure.different_bodies")
        require_truth(self.adopted, "ReviewProcedure.adopted")
        check_bases(self, self.basis)
        if self.adopted and not self.is_proposal:
            raise InvalidValueError(
                f"{self.code} is {self.status.value}, expected a proposal to adopt.",
                f"“{self.zh}”为{self.status.term.zh}，不是建议，无须采纳。",
                found=self.status.value,
            )
        codes = [step.code for step in self.steps]
        named = [body for step in self.steps for body in step.bodies]
        early = [step.code for step in self.steps[:-1] if step.role is Role.FINAL_REVIEWER]
        twice = self.different_bodies and len(set(named)) < len(named)
        if not codes or len(set(codes)) < len(codes) or early or twice:
            found = ", ".join(codes) or "none"
            raise InvalidValueError(
                f"the steps of {self.code} are {found}, signed by {', '.join(named) or 'nobody by name'}, expected "
                "different steps and bodies, and the final review last.",
                f"“{self.zh}”的步骤为 {found}，由 {'、'.join(named) or '未指明者'} 审核；"
                "步骤和审核单位应互不相同，终审居末。",
                found=tuple(codes),
            )

    @property
    def is_proposal(self) -> bool:
        """Whether it binds nobody yet."""
        return self.status in {RuleStatus.PROPOSED, RuleStatus.PLANNED}

    def adopt(self) -> ReviewProcedure:
        """The proposal, put to use; every course of it says so.

        Raises:
            InvalidValueError: it is no proposal.
        """
        return evolve(self, adopted=True)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("review-procedure", self, self.basis)
