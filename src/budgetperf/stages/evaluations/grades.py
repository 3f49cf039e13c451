"""How the grades of many evaluations are distributed (等级分布).

「8 个项目评价等级为“优”，24 个“良”、22 个“中”、3 个“差”」. Shares are of the subjects that have a grade; how many have
none is told beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Share, Yuan, plain_text
from budgetperf.errors import InvalidValueError, require, require_fields, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import Classifiable, published
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.stages.reviews.filings import summed

__all__ = ["GradeDistribution", "GradeTotal", "GradedSubject", "distribute"]


@frozen(kw_only=True, repr=False)
class GradedSubject(Classifiable):
    """A subject with the grade of one evaluation.

    Attributes:
        code: the subject's key.
        grade: the code of the grade; None where it has none.
        amount: its money, in yuan; None where not stated.
    """

    code: str
    grade: str | None
    amount: Yuan | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.code, "GradedSubject.code")
        require_fields(self, (str, NoneType), "grade")
        require_fields(self, (Decimal, NoneType), "amount")


@frozen(kw_only=True)
class GradeTotal:
    """The subjects with one grade.

    Attributes:
        band: the grade.
        count: how many.
        amount: their money, in yuan; one that states none adds none.
        share: their number over that of all with a grade; undefined where there is none.
    """

    band: GradeBand
    count: int
    amount: Yuan
    share: Share


@frozen(kw_only=True)
class GradeDistribution(Result):
    """The grades of many subjects; classified ones are left out of every figure.

    Attributes:
        subjects: the subjects.
        scale: the grades.
        totals: each grade, from best to worst.
        ungraded: how many have no grade.
    """

    subjects: tuple[GradedSubject, ...]
    scale: GradeScale
    totals: tuple[GradeTotal, ...]
    ungraded: int

    def recompute(self) -> GradeDistribution:
        """Count the kept grades again."""
        return distribute(self.subjects, self.scale)

    @property
    def graded(self) -> int:
        """How many have a grade."""
        return len(self.subjects) - self.ungraded

    @property
    def counts(self) -> tuple[int, ...]:
        """How many have each grade, from best to worst."""
        return tuple(total.count for total in self.totals)

    def at_least(self, code: str) -> Share:
        """Those with this grade or a better one over all with a grade, such as the 优良率 for ``good``.

        Raises:
            InvalidValueError: the scale has no such grade.
        """
        last = self.scale.rank(self.scale.coded(code))
        return Share.of(sum(self.counts[: last + 1]), self.graded)

    @property
    def explanation(self) -> Explanation:
        """Each grade with its number and share."""
        parts = tuple(
            Explanation(
                key=total.band.code,
                zh=f"{total.band.zh}：{total.count} 个（{total.share}），{plain_text(total.amount)} 元",
                en=f"{total.band.en}: {total.count} ({total.share}), {plain_text(total.amount)} yuan",
            )
            for total in self.totals
        )
        return Explanation(
            key="distribution",
            zh=f"评定等级 {self.graded} 个，未评定 {self.ungraded} 个",
            en=f"{self.graded} graded, {self.ungraded} not",
            bases=(self.scale.basis["bands"],),
            parts=(*parts, *assumption_steps(self.scale.assumptions)),
        )


def distribute(subjects: Iterable[GradedSubject], scale: GradeScale) -> GradeDistribution:
    """Count the grades of many subjects.

    Args:
        subjects: each once; classified ones are left out.
        scale: the grades.

    Raises:
        InvalidValueError: a subject twice, or a grade that the scale does not have.

    >>> from budgetperf.regimes import NATIONAL
    >>> found = distribute([GradedSubject(code="a", grade="good"), GradedSubject(code="b", grade="fair")],
    ...     NATIONAL.self_evaluation.scale)
    >>> found.counts, str(found.at_least("good"))
    ((0, 1, 1, 0), '1/2')
    """
    require(scale, GradeScale, "scale")
    shown = published(tuple_of(subjects, GradedSubject, "subjects"))
    codes = [one.code for one in shown]
    if twice := sorted({code for code in codes if codes.count(code) > 1} if len(set(codes)) < len(codes) else ()):
        raise InvalidValueError(f"the subjects {twice} stand twice.", f"评价对象 {twice} 重复。", found=tuple(twice))
    bands = [None if one.grade is None else scale.coded(one.grade) for one in shown]
    graded = sum(band is not None for band in bands)
    totals = []
    for band in scale.bands:
        those = [one for one, its in zip(shown, bands, strict=True) if its == band]
        totals.append(
            GradeTotal(
                band=band,
                count=len(those),
                amount=summed(one.amount for one in those),
                share=Share.of(len(those), graded),
            )
        )
    return GradeDistribution(subjects=shown, scale=scale, totals=tuple(totals), ungraded=len(shown) - graded)
