"""The words that a project is described in: whose money, from which budget, for what, how new, for how long."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from budgetperf.errors import require, require_text
from budgetperf.terms import Term, term

__all__ = [
    "BudgetBook",
    "Duration",
    "FundKind",
    "Importance",
    "ProblemStep",
    "SpecialKind",
    "SpecialMatter",
    "Standing",
    "SubjectKind",
]


class BudgetBook(Enum):
    """One of the four budgets (四本预算)."""

    GENERAL = "general"
    GOVERNMENT_FUNDS = "government_funds"
    STATE_CAPITAL = "state_capital"
    SOCIAL_INSURANCE = "social_insurance"

    @property
    def term(self) -> Term:
        """The budget in both languages."""
        return term(f"book.{self.value}")


class FundKind(Enum):
    """Whose money it is: the level's own, a transfer from above, borrowed, of an investment fund, or other money."""

    OWN = "own"
    UPPER_LEVEL = "upper_level"
    DEBT = "debt"
    INVESTMENT_FUND = "investment_fund"
    OTHER = "other"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"fund.{self.value}")


class ProblemStep(Enum):
    """The step of the year in which a problem was found, as an opinion letter (《绩效管理意见书》) states it."""

    TARGET_SETTING = "target_setting"
    PROJECT_LIBRARY = "project_library"
    MONITORING = "monitoring"
    SELF_EVALUATION = "self_evaluation"
    SPOT_EVALUATION = "spot_evaluation"

    @property
    def term(self) -> Term:
        """The step in both languages."""
        return term(f"problem-step.{self.value}")


class SubjectKind(Enum):
    """What asks for money and is evaluated: a policy (政策), a project (项目) or a department as a whole (部门整体)."""

    POLICY = "policy"
    PROJECT = "project"
    DEPARTMENT = "department"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"subject.{self.value}")


class Standing(Enum):
    """How it stands to last year: new (新增), continuing (延续), revised (修订), or expiring and to be renewed."""

    NEW = "new"
    CONTINUING = "continuing"
    REVISED = "revised"
    EXPIRING = "expiring"

    @property
    def term(self) -> Term:
        """The standing in both languages."""
        return term(f"standing.{self.value}")


class Duration(Enum):
    """How long it is to last: once (一次性), year after year (经常性), or over several years (跨年度)."""

    ONE_OFF = "one_off"
    RECURRING = "recurring"
    MULTI_YEAR = "multi_year"

    @property
    def term(self) -> Term:
        """The duration in both languages."""
        return term(f"duration.{self.value}")


class Importance(Enum):
    """The class that a district gives its projects by importance (「根据项目重要程度将预算项目分成ABC三类」)."""

    A = "a"
    B = "b"
    C = "c"

    @property
    def term(self) -> Term:
        """The class in both languages."""
        return term(f"importance.{self.value}")


class SpecialKind(Enum):
    """What makes a matter special (「应急、救灾等特殊事项」)."""

    EMERGENCY = "emergency"
    DISASTER_RELIEF = "disaster_relief"
    OTHER = "other"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"special.{self.value}")


@frozen(kw_only=True)
class SpecialMatter:
    """Why a project is a special matter, as it was recorded.

    Attributes:
        kind: what makes it special.
        reason: why, in words; never blank.
    """

    kind: SpecialKind
    reason: str

    def __attrs_post_init__(self) -> None:
        require(self.kind, SpecialKind, "SpecialMatter.kind")
        require_text(self.reason, "SpecialMatter.reason")
