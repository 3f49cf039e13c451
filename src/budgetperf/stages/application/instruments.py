"""What results lead to besides a project's own amount: no similar project, rewards, fewer funds, assets put to use.

None of these has a published figure: whether projects are similar, what a reward amounts to and how little use is
little are for a person to state.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Share, Yuan
from budgetperf.errors import InvalidValueError, require, require_fields, require_filled, require_text, tuple_of
from budgetperf.records.classified import Classifiable, published
from budgetperf.records.projects import Project
from budgetperf.stages.application.advice import Advice
from budgetperf.stages.reviews.filings import check_amount, summed

__all__ = ["AssetUse", "FundsChange", "Reward", "SimilarProject", "barring", "compare_funds"]


@frozen(kw_only=True, repr=False)
class SimilarProject(Classifiable):
    """That a new project is similar to an earlier one, as somebody stated.

    Attributes:
        new: the code of the new project.
        earlier: the code of the earlier one.
        by: who says so.
        on: the day.
        reason: in what they are similar.

    Raises:
        InvalidValueError: a project that is similar to itself, or something of another type.
    """

    new: str
    earlier: str
    by: str
    on: date
    reason: str

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "new", "earlier", "by", "reason")
        require(self.on, date, "SimilarProject.on")
        if self.new == self.earlier:
            found = self.shown(self.new)
            raise InvalidValueError(
                f"the project {found.en} is said to be similar to itself, expected another one.",
                f"项目 {found.zh} 被列为与其自身同类，应为另一项目。",
                found=found.en,
            )


def barring(project: Project, advices: Iterable[Advice], similar: Iterable[SimilarProject]) -> tuple[Advice, ...]:
    """What keeps a new project from its money: advice against similar projects in its year.

    Args:
        project: the new project; it is found by its code.
        advices: what the rules propose for earlier projects.
        similar: which projects are similar, as people stated.

    Returns:
        The advices that lead to ``no_similar_project`` in the year of the new project, for projects that it is similar
        to. Where that rule holds in principle only, a person may still decide otherwise and say why.
    """
    require(project, Project, "project")
    every = tuple_of(advices, Advice, "advices", hint="advise()")
    earlier = {one.earlier for one in tuple_of(similar, SimilarProject, "similar") if one.new == project.code}
    return tuple(
        one
        for one in every
        if one.project.code in earlier and one.project.year == project.year and "no_similar_project" in one.measures
    )


@frozen(kw_only=True, repr=False)
class Reward(Classifiable):
    """A reward in place of a subsidy (以奖代补), or for good results. No amounts were published.

    Attributes:
        to: who gets it, such as the code of a township.
        year: the budget year.
        reason: what it rewards.
        amount: how much, in yuan, above 0; None until a person sets it.
        by: who set the amount; stated with it.

    Raises:
        InvalidValueError: an amount that nobody set, or one that is not above 0.
    """

    to: str
    year: int
    reason: str
    amount: Yuan | None = None
    by: str | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.to, "Reward.to")
        require_text(self.reason, "Reward.reason")
        require_fields(self, int, "year")
        require_fields(self, (Decimal, NoneType), "amount")
        require_fields(self, (str, NoneType), "by")
        if self.amount is not None:
            check_amount(self.amount, "Reward.amount", self)
        if (self.amount is None) is not (self.by is None) or self.amount == 0:
            raise InvalidValueError(
                "the reward has an amount that nobody set, or a person without an amount above 0; expected both.",
                "奖励金额与确定人应同时填写，且金额大于 0。",
                hint_en="leave both out until a person sets the amount",
                hint_zh="未确定金额的，两项均不填",
            )


@frozen(kw_only=True)
class FundsChange:
    """The number and size of special funds in one year against the year before (严控专项资金数量和规模).

    Attributes:
        before: how many there were.
        after: how many there are.
        amount_before: their money, in yuan.
        amount_after: the same afterwards.
    """

    before: int
    after: int
    amount_before: Yuan
    amount_after: Yuan

    @property
    def is_held(self) -> bool:
        """Whether neither their number nor their size rises."""
        return self.after <= self.before and self.amount_after <= self.amount_before


def compare_funds(before: Iterable[Project], after: Iterable[Project]) -> FundsChange:
    """Count and sum special funds of two years; classified ones are left out of both.

    Raises:
        InvalidValueError: a fund that states no amount, or something else than projects.
    """
    both = [published(tuple_of(funds, Project, what)) for funds, what in ((before, "before"), (after, "after"))]
    if unstated := [fund.name for funds in both for fund in funds if fund.amount is None]:
        raise InvalidValueError(
            f"the funds {', '.join(unstated)} state no amount, expected one each.",
            f"资金 {'、'.join(unstated)} 未填金额，应逐项填写。",
            found=tuple(unstated),
        )
    first, second = both
    return FundsChange(
        before=len(first),
        after=len(second),
        amount_before=summed(fund.amount for fund in first),
        amount_after=summed(fund.amount for fund in second),
    )


@frozen(kw_only=True, repr=False)
class AssetUse(Classifiable):
    """How much of an asset is used (资产使用率).

    Attributes:
        asset: the asset's key.
        used: how much of it was used, such as hours or square metres, 0 or more.
        available: how much of it there was, above 0.

    Raises:
        InvalidValueError: more used than there was, less than nothing, or nothing there.

    >>> AssetUse(asset="a", used=Decimal(0), available=Decimal(300)).is_idle
    True
    """

    asset: str
    used: Decimal
    available: Decimal

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.asset, "AssetUse.asset")
        require_fields(self, Decimal, "used", "available")
        share = self.share
        if not share.is_defined or not 0 <= share.exact <= 1 or self.available < 0:
            found = self.shown(str(share))
            raise InvalidValueError(
                f"the asset is used {found.en}, expected a rate from 0 to 1.",
                f"资产使用率为 {found.zh}，应在 0 与 1 之间。",
                found=found.en,
            )

    @property
    def share(self) -> Share:
        """The rate of use, from 0 to 1."""
        return Share(numerator=self.used, denominator=self.available)

    @property
    def is_idle(self) -> bool:
        """Whether it is not used at all (闲置)."""
        return self.used == 0

    def is_hardly_used(self, below: Share) -> bool:
        """Whether its rate of use is below a bound (使用率不高); nobody published one.

        Raises:
            UndefinedShareError: a bound over zero.
        """
        require(below, Share, "below", hint="Share.of()")
        return self.share.exact < below.exact
