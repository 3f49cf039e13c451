"""Who reviews, what they ask to be changed, and what they conclude (审核意见).

「组织专业的第三方机构人员」 review in one district, sections of the finance bureau in others: the kind of reviewer is
recorded. 「对 313 个项目的绩效目标提出 1098 条修改意见」: requests are counted one by one, each of one project.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import require, require_fields, require_text
from budgetperf.plain import Record
from budgetperf.terms import Term, term

__all__ = ["ChangeRequest", "ReviewConclusion", "Reviewer", "ReviewerKind"]


class ReviewerKind(Enum):
    """Who reviews: a section of the finance bureau, a department itself, a third party (第三方机构), an expert."""

    SECTION = "section"
    DEPARTMENT = "department"
    THIRD_PARTY = "third_party"
    EXPERT = "expert"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"reviewer.{self.value}")


class ReviewConclusion(Enum):
    """What a review comes to: passed, to be revised (修改完善), or returned for refiling (退回重新申报)."""

    PASSED = "passed"
    TO_REVISE = "to_revise"
    RETURNED = "returned"

    @property
    def term(self) -> Term:
        """The conclusion in both languages."""
        return term(f"conclusion.{self.value}")


@frozen(kw_only=True)
class Reviewer(Record):
    """Who reviews.

    Attributes:
        body: the section, department or organisation; one section is one body, whoever signs for it.
        kind: what it is.
        person: who signed; None where not stated.
    """

    body: str
    kind: ReviewerKind = ReviewerKind.SECTION
    person: str | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.body, "Reviewer.body")
        require(self.kind, ReviewerKind, "Reviewer.kind")
        require_fields(self, (str, NoneType), "person")


@frozen(kw_only=True)
class ChangeRequest(Record):
    """One thing that a reviewer asks to be changed (修改意见).

    Attributes:
        asks: what must change, in words.
        about: the code of an indicator, of an aspect or of a check; None for the target as a whole.
        due: the day by which the target must be filed again (限期修改); None where there is no such day.
    """

    asks: str
    about: str | None = None
    due: date | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.asks, "ChangeRequest.asks")
        require_fields(self, (str, NoneType), "about")
        require_fields(self, (date, NoneType), "due")
