"""How departments are appraised on their budget performance management: by series, each with its own items.

「将全区各部门分为政府系列、党群系列和街道园区三大类」: a department is in one series, has the items of that series, and
has its place among the departments of that series alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Points, ending, plain_text, points
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled
from budgetperf.rules.facts import points_fact
from budgetperf.stages.selection.rankings import RankingPolicy

__all__ = ["APPRAISAL_SCORE", "AppraisalItem", "AppraisalPolicy", "AppraisalSeries", "total_points"]

APPRAISAL_SCORE = points_fact("appraisal_score", "考核得分", "score of the appraisal")
"""What a department scored; the first measure by which a series is ranked."""


@frozen(kw_only=True)
class AppraisalItem:
    """One item of a score table.

    Attributes:
        code: stable name.
        zh: what is looked at, in Chinese.
        en: the same in English.
        step: the code of the step of budget performance management that it belongs to; None where it is in none.
        points: the most that it can bring, above 0.
    """

    code: str
    zh: str
    en: str
    step: str | None = None
    points: Points

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_fields(self, (str, NoneType), "step")
        require_fields(self, Decimal, "points")
        if points(self.points) <= 0:
            raise InvalidValueError(
                f"the item {self.code} is worth {plain_text(self.points)} points, expected more than 0.",
                f"考核项“{self.zh}”的分值为 {plain_text(self.points)}，应大于 0。",
                found=self.points,
            )


@frozen(kw_only=True)
class AppraisalSeries:
    """A series of departments with its score table.

    Attributes:
        code: stable name.
        zh: the series, in Chinese.
        en: the same in English.
        items: what its departments are scored on, each once; at least one.
    """

    code: str
    zh: str
    en: str
    items: tuple[AppraisalItem, ...]

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_each(self.items, AppraisalItem, "AppraisalSeries.items")
        _check_once([item.code for item in self.items], f"the items of the series {self.code}", f"“{self.zh}”的考核项")

    @property
    def whole(self) -> Points:
        """What all items can bring together."""
        return total_points(item.points for item in self.items)


@frozen(kw_only=True)
class AppraisalPolicy:
    """The appraisal of a year's work.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what it is called.
        en: the same in English.
        status: whether it binds; what is proposed or planned runs only where somebody adopts it.
        series: the series, each once; at least one.
        order: how a series is ranked: by the score first, how many are named, and what becomes of ties.
        basis: the ground of each.

    Raises:
        InvalidValueError: no series, one twice, or an order that does not begin with the score.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    series: tuple[AppraisalSeries, ...]
    order: RankingPolicy
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_each(self.series, AppraisalSeries, "AppraisalPolicy.series")
        require(self.order, RankingPolicy, "AppraisalPolicy.order")
        check_bases(self, self.basis)
        _check_once([one.code for one in self.series], "the series of the appraisal", "考核系列")
        first = self.order.keys[0].fact
        if first != APPRAISAL_SCORE.key:
            raise InvalidValueError(
                f"a series is ranked by {first.code} first, expected {APPRAISAL_SCORE.key.code}.",
                f"系列内先按“{first.zh}”排序，应先按“{APPRAISAL_SCORE.key.zh}”。",
                found=first.code,
            )

    @property
    def is_proposal(self) -> bool:
        """Whether it runs only where somebody adopts it."""
        return self.status in {RuleStatus.PROPOSED, RuleStatus.PLANNED}

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document, with its order; each once."""
        return (*assumptions_of("appraisal", self, self.basis), *self.order.assumptions)


def total_points(every: Iterable[Points]) -> Points:
    """A sum of points, which ends.

    >>> total_points([points("0.1"), points("0.2")])
    Decimal('0.3')
    """
    total = ending(sum((Fraction(each) for each in every), Fraction(0)))
    assert isinstance(total, Decimal)  # noqa: S101 - a sum of decimals ends
    return Points(total)


def _check_once(codes: list[str], en: str, zh: str) -> None:
    if not codes or len(set(codes)) < len(codes):
        found = ", ".join(codes) or "nothing"
        raise InvalidValueError(
            f"{en} are {found}, expected one or more, each once.",
            f"{zh}为 {found}，应有一个以上且互不相同。",
            found=found,
        )
