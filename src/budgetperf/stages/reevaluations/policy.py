"""What follows from a re-evaluation: which of the two results holds, and what becomes of a difference.

No document that is known here says either. Both move money or marks, so neither has a default: somebody chooses them,
and the choice stands in every result.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from budgetperf.amounts import Points, points
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import require, require_fields, require_filled, require_truth
from budgetperf.rules.grading import GradeScale
from budgetperf.terms import Term, term

__all__ = ["OnDifference", "ReevaluationPolicy", "WhichHolds"]


class WhichHolds(Enum):
    """Which result holds once there are two."""

    SELF_EVALUATION = "self_evaluation"
    REEVALUATION = "reevaluation"
    WORSE = "worse"

    @property
    def says(self) -> Term:
        """The choice as a sentence."""
        return term(f"holds.{self.value}")


class OnDifference(Enum):
    """What becomes of a difference: it is recorded, told to the unit, or counts in the appraisal (考核)."""

    RECORDED = "recorded"
    FED_BACK = "fed_back"
    APPRAISED = "appraised"

    @property
    def says(self) -> Term:
        """The treatment as a sentence."""
        return term(f"on-difference.{self.value}")


@frozen(kw_only=True)
class ReevaluationPolicy:
    """How a self-evaluation and its re-evaluation are held against each other.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        scale: the grades that both are read in; a printed grade that it does not know is not compared.
        holds: which result holds afterwards.
        on_difference: what becomes of a difference.
        least: how large a difference of the totals must be for that, in points, more or less alike.
        included: whether a difference of just so much is enough.
        basis: the ground of each.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    scale: GradeScale
    holds: WhichHolds
    on_difference: OnDifference
    least: Points
    included: bool
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, GradeScale, "scale")
        require_fields(self, WhichHolds, "holds")
        require_fields(self, OnDifference, "on_difference")
        require(self.least, Decimal, "ReevaluationPolicy.least", hint="points()")
        points(self.least)
        require_truth(self.included, "ReevaluationPolicy.included")
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What somebody chose; the scale lists its own."""
        return assumptions_of("reevaluation", self, self.basis)
