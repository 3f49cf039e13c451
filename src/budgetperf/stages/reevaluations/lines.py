"""What re-evaluations come to over a set: both distributions of grades, and which way the grades moved.

「财政随机抽取 57 个项目（11.49%）……8 个项目评价等级为“优”，24 个“良”、22 个“中”、3 个“差”」.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Exact, Share, Yuan, ending, fraction, show
from budgetperf.errors import require, require_fields, require_filled, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import Classifiable, published
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.stages.evaluations.grades import GradeDistribution, GradedSubject, distribute
from budgetperf.stages.reviews.filings import check_amount

__all__ = ["GradeShift", "ReevaluationLine", "ReevaluationSummary", "summarise_reevaluations"]


@frozen(kw_only=True, repr=False)
class ReevaluationLine(Classifiable):
    """What one re-evaluation came to.

    Attributes:
        code: the project's key.
        department: the code of its department.
        own_grade: the code of the unit's own grade; None where it has none, like all below.
        grade: the code of the grade after re-evaluation.
        held_grade: the code of the grade that holds.
        difference: the self-evaluation's total less the other's.
        amount: the project's money, in yuan, 0 or more.
    """

    code: str
    department: str
    own_grade: str | None
    grade: str | None
    held_grade: str | None
    difference: Exact | None
    amount: Yuan | None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "department")
        require_fields(self, (str, NoneType), "own_grade", "grade", "held_grade")
        require_fields(self, (Decimal, Share, NoneType), "difference")
        if self.amount is not None:
            check_amount(self.amount, "ReevaluationLine.amount", self)


@frozen(kw_only=True)
class GradeShift:
    """The projects that went from one grade to another, or stayed.

    Attributes:
        own: the unit's own grade.
        again: the grade after re-evaluation.
        count: how many.
    """

    own: GradeBand
    again: GradeBand
    count: int


@frozen(kw_only=True)
class ReevaluationSummary(Result):
    """What re-evaluations come to; those of classified projects are left out of every figure.

    Attributes:
        lines: one per project, by code.
        scale: the grades.
        own: the distribution of the units' own grades.
        again: that of the grades after re-evaluation.
        held: that of the grades that hold.
        shifts: how many went from which grade to which, from best to worst; only what happened.
        mean_difference: the mean of the differences that are known; None where none is.
    """

    lines: tuple[ReevaluationLine, ...]
    scale: GradeScale
    own: GradeDistribution
    again: GradeDistribution
    held: GradeDistribution
    shifts: tuple[GradeShift, ...]
    mean_difference: Exact | None

    def recompute(self) -> ReevaluationSummary:
        """Count the kept lines again."""
        return summarise_reevaluations(self.lines, self.scale)

    @property
    def up(self) -> int:
        """How many grades moved up."""
        return sum(one.count for one in self.shifts if self.scale.rank(one.again) < self.scale.rank(one.own))

    @property
    def down(self) -> int:
        """How many grades moved down."""
        return sum(one.count for one in self.shifts if self.scale.rank(one.again) > self.scale.rank(one.own))

    @property
    def same(self) -> int:
        """How many grades stayed."""
        return sum(one.count for one in self.shifts if one.again == one.own)

    @property
    def untold(self) -> int:
        """Of how many a grade is missing, so that no move can be told."""
        return len(self.lines) - sum(one.count for one in self.shifts)

    @property
    def explanation(self) -> Explanation:
        """How the grades moved, then the distribution of each side."""
        parts = [
            Explanation(
                key=f"{one.own.code}.{one.again.code}",
                zh=f"自评{one.own.zh}、再评价{one.again.zh}：{one.count} 个",
                en=f"{one.own.en}, then {one.again.en}: {one.count}",
            )
            for one in self.shifts
        ]
        mean = "—" if self.mean_difference is None else show(self.mean_difference)
        parts.append(Explanation(key="mean", zh=f"得分平均相差 {mean}", en=f"mean difference of the totals {mean}"))
        return Explanation(
            key="reevaluation-summary",
            zh=f"再评价 {len(self.lines)} 个：等级上调 {self.up} 个，不变 {self.same} 个，下调 {self.down} 个，"
            f"无法比较 {self.untold} 个",
            en=f"{len(self.lines)} re-evaluated: {self.up} grades up, {self.same} the same, {self.down} down, "
            f"{self.untold} not comparable",
            parts=(*parts, self.own.explanation, self.again.explanation),
        )


def summarise_reevaluations(lines: Iterable[ReevaluationLine], scale: GradeScale) -> ReevaluationSummary:
    """Count what re-evaluations came to.

    Args:
        lines: one per project; those of classified projects are left out.
        scale: the grades.

    Raises:
        InvalidValueError: a project twice, or a grade that the scale does not have.
    """
    require(scale, GradeScale, "scale")
    every = tuple_of(lines, ReevaluationLine, "lines", hint="Reevaluation.line()")
    shown = tuple(sorted(published(every), key=lambda line: line.code))
    grades = [(line.own_grade, line.grade, line.held_grade) for line in shown]
    own, again, held = (_distributed(shown, [each[i] for each in grades], scale) for i in range(3))
    moved = Counter((first, second) for first, second, _ in grades if first is not None and second is not None)
    known = [fraction(line.difference) for line in shown if line.difference is not None]
    return ReevaluationSummary(
        lines=shown,
        scale=scale,
        own=own,
        again=again,
        held=held,
        shifts=tuple(
            GradeShift(own=first, again=second, count=count)
            for first in scale.bands
            for second in scale.bands
            if (count := moved[first.code, second.code])
        ),
        mean_difference=ending(sum(known, Fraction(0)) / len(known)) if known else None,
    )


def _distributed(lines: tuple[ReevaluationLine, ...], grades: list[str | None], scale: GradeScale) -> GradeDistribution:
    subjects = [
        GradedSubject(code=line.code, grade=grade, amount=line.amount)
        for line, grade in zip(lines, grades, strict=True)
    ]
    return distribute(subjects, scale)
