"""The aspects in which people review a target (审核内容), with points where a form prints them.

The national form has four aspects with points and criteria; a district lists five without any. A criterion without
points is judged sound or lacking, one with points is scored as well.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Points, points, show
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_filled
from budgetperf.rules.grading import GradeScale
from budgetperf.terms import Term, term

__all__ = ["AspectResult", "AspectScheme", "ReviewAspect", "ReviewCriterion"]


class AspectResult(Enum):
    """What a person finds of one criterion: sound, or lacking."""

    SOUND = "sound"
    LACKING = "lacking"

    @property
    def term(self) -> Term:
        """The result in both languages."""
        return term(f"aspect-result.{self.value}")


@frozen(kw_only=True)
class ReviewCriterion:
    """One thing that is judged.

    Attributes:
        code: stable name for programs.
        zh: its name, such as 规范完整性.
        en: its English name.
        points: what it is worth, above 0; None where the review is not scored.
    """

    code: str
    zh: str
    en: str
    points: Points | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require(self.points, (Decimal, NoneType), "ReviewCriterion.points", hint="points()")
        if self.points is not None and points(self.points) == 0:
            raise InvalidValueError(
                f"the criterion {self.code} is worth 0, expected more.",
                f"“{self.zh}”的分值为 0，应大于 0。",
                found=self.points,
            )


@frozen(kw_only=True)
class ReviewAspect:
    """One aspect and its criteria.

    Attributes:
        code: stable name for programs.
        zh: its name, such as 完整性.
        en: its English name.
        criteria: what is judged of it; at least one.
    """

    code: str
    zh: str
    en: str
    criteria: tuple[ReviewCriterion, ...]

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_each(self.criteria, ReviewCriterion, "ReviewAspect.criteria")
        if not self.criteria:
            raise InvalidValueError(
                f"the aspect {self.code} has no criterion, expected one or more.",
                f"“{self.zh}”没有审核要点，应至少有一项。",
                found=self.code,
            )

    @property
    def full(self) -> Fraction:
        """What its criteria are worth together; 0 where they are not scored."""
        return sum((Fraction(one.points) for one in self.criteria if one.points is not None), Fraction(0))


@frozen(kw_only=True)
class AspectScheme:
    """The aspects of a review.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        aspects: in printed order.
        emphasis: the codes of the criteria that are looked at above all (重点关注).
        total: what all criteria are worth; None where the review is not scored.
        scale: which total earns which grade; None where there is no grade.
        basis: the ground of each; a total or a scale that is None needs none.

    Raises:
        InvalidValueError: a code twice, points on some criteria only, points that do not make the total, a scale
            without points, or an emphasis on something that is not there.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    aspects: tuple[ReviewAspect, ...]
    emphasis: tuple[str, ...]
    total: Points | None = None
    scale: GradeScale | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "AspectScheme.status")
        require_each(self.aspects, ReviewAspect, "AspectScheme.aspects")
        require_each(self.emphasis, str, "AspectScheme.emphasis")
        require(self.total, (Decimal, NoneType), "AspectScheme.total", hint="points()")
        require(self.scale, (GradeScale, NoneType), "AspectScheme.scale")
        check_bases(self, self.basis, optional=("total", "scale"))
        codes = [one.code for one in self.criteria]
        if not codes or len(set(codes)) < len(codes):
            raise self._refusal("criteria", ", ".join(codes) or "none", "one or more different ones")
        if strange := sorted(set(self.emphasis) - set(codes)):
            raise self._refusal("emphasis", ", ".join(strange), f"some of {', '.join(codes)}")
        self._check_points()

    def _check_points(self) -> None:
        scored = [one.points is not None for one in self.criteria]
        made = sum((aspect.full for aspect in self.aspects), Fraction(0))
        if self.total is None:
            if any(scored) or self.scale is not None:
                raise self._refusal("points", show(made), "none, and no scale, without a total")
        elif not all(scored) or made != self.total:
            raise self._refusal("points", show(made), f"points of every criterion that make {show(self.total)}")

    def _refusal(self, what: str, found: str, expected: str) -> InvalidValueError:
        return InvalidValueError(
            f"the {what} of {self.code} are {found}, expected {expected}.",
            f"审核内容“{self.zh}”有误（{what}）：{found}。",
            found=found,
        )

    @property
    def criteria(self) -> tuple[ReviewCriterion, ...]:
        """The criteria of all aspects, in printed order."""
        return tuple(one for aspect in self.aspects for one in aspect.criteria)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document, its scale included."""
        return (*assumptions_of("aspects", self, self.basis), *(self.scale.assumptions if self.scale else ()))
