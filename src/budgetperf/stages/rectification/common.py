"""Problems that several departments have in common (共性问题), counted over letters.

「梳理区级部门在绩效管理工作中的共性问题，提出切实可行的解决手段」: from how many departments on a problem is common is
not said, so whoever asks says it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from budgetperf.amounts import Share
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.rules.fact_keys import FactWord
from budgetperf.stages.rectification.course import RectificationCourse
from budgetperf.stages.rectification.following import follow_up
from budgetperf.stages.selection.draw_policy import check_size

__all__ = ["CommonProblem", "CommonProblems", "common_problems"]


@frozen(kw_only=True)
class CommonProblem:
    """One kind of problem.

    Attributes:
        category: the code of the kind.
        says: what it is called, where the rules of the letters name it.
        departments: the codes of the departments that have it, in order.
        items: how many items are of this kind.
        share: these departments of all that have a letter.
    """

    category: str
    says: FactWord | None
    departments: tuple[str, ...]
    items: int
    share: Share


@frozen(kw_only=True)
class CommonProblems(Result):
    """The kinds of problems and who has them.

    Attributes:
        courses: the letters, by code.
        as_of: the day; later letters are not counted.
        least: from how many departments on a problem is common.
        counted: every kind, the most common first, then by code.
        uncategorised: how many items are in no kind; they are not counted.
    """

    courses: tuple[RectificationCourse, ...]
    as_of: date
    least: int
    counted: tuple[CommonProblem, ...]
    uncategorised: int

    def recompute(self) -> CommonProblems:
        """Count the kept letters again."""
        return common_problems(self.courses, as_of=self.as_of, least=self.least)

    @property
    def common(self) -> tuple[CommonProblem, ...]:
        """The problems that at least so many departments have."""
        return tuple(one for one in self.counted if len(one.departments) >= self.least)

    @property
    def explanation(self) -> Explanation:
        """Each common problem with its departments."""
        parts = tuple(
            Explanation(
                key=f"common.{one.category}",
                zh=f"{one.says.zh if one.says else one.category}：涉及部门 {one.share}，问题 {one.items} 项",
                en=f"{one.says.en if one.says else one.category}: departments {one.share}, {one.items} items",
            )
            for one in self.common
        )
        return Explanation(
            key="common-problems",
            zh=f"截至 {self.as_of} 的共性问题（{self.least} 个以上部门）：{len(parts)} 类",
            en=f"common problems as of {self.as_of} ({self.least} departments or more): {len(parts)}",
            parts=parts,
        )


def common_problems(courses: Iterable[RectificationCourse], *, as_of: date, least: int) -> CommonProblems:
    """Count the kinds of problems over departments.

    Args:
        courses: the letters; those to classified departments are left out.
        as_of: the day; later letters are not counted.
        least: from how many departments on a problem is common; 1 or more.

    Raises:
        InvalidValueError: a letter twice, or an argument of another type.
    """
    check_size(least, "least")
    found = follow_up(courses, as_of=as_of)
    total = len({course.letter.department for course in found.courses})
    words = {word.code: word for course in found.courses for word in course.policy.categories or ()}
    holders: dict[str, list[str]] = {}
    for line in found.lines:
        if line.category is not None:
            holders.setdefault(line.category, []).append(line.department)
    counted = [
        CommonProblem(
            category=category,
            says=words.get(category),
            departments=tuple(sorted(set(those))),
            items=len(those),
            share=Share.of(len(set(those)), total),
        )
        for category, those in holders.items()
    ]
    return CommonProblems(
        courses=found.courses,
        as_of=as_of,
        least=least,
        counted=tuple(sorted(counted, key=lambda one: (-len(one.departments), one.category))),
        uncategorised=sum(line.category is None for line in found.lines),
    )
