"""Recommendations of earlier evaluations, and what somebody found on looking back at them."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_filled, require_text
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable
from budgetperf.stages.rectification.events import CarriedOut, require_evidence
from budgetperf.terms import Term, term

__all__ = ["LookBackFinding", "LookBackSource", "LookedBack", "Recommendation"]


class LookBackSource(Enum):
    """The evaluation that made the recommendations."""

    KEY_EVALUATION = "key_evaluation"
    REEVALUATION = "reevaluation"

    @property
    def term(self) -> Term:
        """The evaluation in both languages."""
        return term(f"look-back.{self.value}")


@frozen(kw_only=True)
class Recommendation(Record):
    """What an evaluation recommended.

    Attributes:
        code: its key in the evaluation.
        says: what is recommended.
    """

    code: str
    says: str

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "Recommendation.code")
        require_text(self.says, "Recommendation.says")


@frozen(kw_only=True, repr=False)
class LookedBack(Classifiable):
    """An earlier evaluation that is looked back at.

    Attributes:
        code: its key.
        name: the project or policy.
        department: the code of its department.
        year: the budget year that was evaluated.
        source: which evaluation it was.
        recommendations: what it recommended, each code once; none where it recommended nothing.
    """

    code: str
    name: str
    department: str
    year: int
    source: LookBackSource
    recommendations: tuple[Recommendation, ...]

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "name", "department")
        require(self.year, int, "LookedBack.year")
        require(self.source, LookBackSource, "LookedBack.source")
        require_each(self.recommendations, Recommendation, "LookedBack.recommendations")
        codes = [one.code for one in self.recommendations]
        if len(set(codes)) < len(codes):
            found = self.shown(", ".join(codes))
            raise InvalidValueError(
                f"the recommendations are {found.en}, expected each once.",
                f"建议为 {found.zh}，应互不相同。",
                found=found.en,
            )


@frozen(kw_only=True)
class LookBackFinding(Record):
    """What somebody found on looking back at one recommendation.

    Attributes:
        evaluation: the key of the evaluation.
        recommendation: the code of the recommendation.
        on: the day.
        by: who looked.
        found: whether it was carried out.
        evidence: what shows it; needed for what is done, else None where there is none.
    """

    evaluation: str
    recommendation: str
    on: date
    by: str
    found: CarriedOut
    evidence: str | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "evaluation", "recommendation", "by")
        require(self.on, date, "LookBackFinding.on")
        require(self.found, CarriedOut, "LookBackFinding.found")
        require_evidence(self.found, self.evidence, "LookBackFinding")
