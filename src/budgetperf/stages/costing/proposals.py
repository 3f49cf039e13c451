"""From several years' costs to a quota: the library says what the years cost, a named person sets the quota.

「通过对近3年区属公立幼儿园的装修改造成本进行测算和分析」, a district says, and that its quotas are more than 20 % below
the former mean: which mean that is, documents do not say, so a policy has no default for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import assert_never

from attrs import field, frozen

from budgetperf.amounts import Share, Yuan, plain_text, show
from budgetperf.basis import Assumption
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_fields,
    require_text,
    require_texts,
    tuple_of,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published
from budgetperf.records.costs import CostAccount, money_sum
from budgetperf.rules.cost_units import CostUnit, measured_in
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.stages.costing.changes import saving_rate
from budgetperf.stages.costing.quota_policy import MeanMethod, QuotaMethod, QuotaPolicy
from budgetperf.stages.costing.structure import require_once
from budgetperf.wire import BY_REFERENCE

__all__ = ["AdoptedQuota", "QuotaProposal", "YearCost", "propose_quota"]


@frozen(kw_only=True)
class YearCost:
    """What one unit of a service cost in one year, over all bodies.

    Attributes:
        year: the budget year.
        bodies: how many bodies have an account.
        amount: what they spent, in yuan.
        measured: how many units they paid for, over their spans.
        cost: the one over the other.
    """

    year: int
    bodies: int
    amount: Yuan
    measured: Fraction
    cost: UnitCost


@frozen(kw_only=True)
class QuotaProposal(Result):
    """What former years cost, before anybody sets a quota. Accounts of classified bodies are left out.

    Attributes:
        accounts: what was spent.
        unit: what the cost is for.
        policy: how the years are brought together.
        years: the years, in order.
        mean: what they come to.
    """

    accounts: tuple[CostAccount, ...]
    unit: CostUnit
    policy: QuotaPolicy = field(metadata=BY_REFERENCE)
    years: tuple[YearCost, ...]
    mean: UnitCost

    def recompute(self) -> QuotaProposal:
        """Sum the kept accounts up again."""
        return propose_quota(self.accounts, self.unit, self.policy)

    def adopt(
        self,
        limit: UnitCost,
        *,
        by: str,
        on: date,
        reason: str,
        method: QuotaMethod = QuotaMethod.HISTORICAL,
        points: Iterable[str] = (),
    ) -> AdoptedQuota:
        """The quota (成本定额) that a person sets.

        Args:
            limit: the quota.
            by: who sets it.
            on: the day.
            reason: why it is this much.
            method: how it was found.
            points: the classes of cost that are controlled.

        Raises:
            UnitMismatchError: the quota is in a unit that cannot be converted exactly.
            InvalidValueError: no name or reason, a class of cost that no account has, or something of another type.
        """
        require(limit, UnitCost, "limit", hint="UnitCost.read()")
        chosen = tuple_of(points, str, "points")
        known = {kind for account in self.accounts for kind in account.kinds}
        if strange := [kind for kind in chosen if kind not in known]:
            raise InvalidValueError(
                f"no account has the class of cost {', '.join(strange)}, expected one of {', '.join(sorted(known))}.",
                f"成本账中没有“{'、'.join(strange)}”，应为以下之一：{'、'.join(sorted(known))}。",
                found=tuple(strange),
            )
        saving = saving_rate(self.mean, limit)
        return AdoptedQuota(
            proposal=self, limit=limit, by=by, on=on, reason=reason, method=method, points=chosen, saving=saving
        )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """What the years come to, then each year."""
        parts = tuple(
            Explanation(
                key=f"year.{one.year}",
                zh=f"{one.year} 年：{one.bodies} 个单位，{plain_text(one.amount)} 元，{one.cost}",
                en=f"{one.year}: {one.bodies} bodies, {plain_text(one.amount)} yuan, {one.cost}",
            )
            for one in self.years
        )
        said = self.policy.mean.says
        return Explanation(
            key="quota-proposal",
            zh=f"近 {len(self.years)} 年：{self.mean}（{said.zh}）",
            en=f"{len(self.years)} years: {self.mean} ({said.en})",
            bases=(self.policy.basis["years"], self.policy.basis["mean"]),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


@frozen(kw_only=True)
class AdoptedQuota(Result):
    """A quota (成本定额) that a person set.

    Attributes:
        proposal: what the years cost.
        limit: the quota.
        by: who set it.
        on: the day.
        reason: why it is this much.
        method: how it was found.
        points: the classes of cost that are controlled (成本管控点).
        saving: what the quota is below the mean of the years, over that mean; undefined where that is zero.
    """

    proposal: QuotaProposal
    limit: UnitCost
    by: str
    on: date
    reason: str
    method: QuotaMethod
    points: tuple[str, ...]
    saving: Share

    def __attrs_post_init__(self) -> None:
        require_text(self.by, "AdoptedQuota.by")
        require_text(self.reason, "AdoptedQuota.reason")
        if type(self.on) is not date:  # a datetime is a date that cannot be compared with one
            found = type(self.on).__name__
            raise InvalidValueError(
                f"AdoptedQuota.on is {found}, expected date.", f"确定定额之日为 {found}，应为 date。", found=found
            )
        require_fields(self, QuotaMethod, "method")
        require_texts(self.points, "AdoptedQuota.points")

    def recompute(self) -> AdoptedQuota:
        """Set the kept quota again."""
        again = self.proposal.recompute()
        return again.adopt(
            self.limit, by=self.by, on=self.on, reason=self.reason, method=self.method, points=self.points
        )

    @property
    def explanation(self) -> Explanation:
        """Who set what, against which mean."""
        percent = show(self.saving.exact * 100) if self.saving.is_defined else "—"
        return Explanation(
            key="adopted-quota",
            zh=f"{self.by} 于 {self.on} 确定成本定额 {self.limit}（{self.method.term.zh}），节约率 {percent}%，"
            f"理由：{self.reason}",
            en=f"{self.by} set a quota of {self.limit} on {self.on} ({self.method.term.en}), {percent} % saved, "
            f"because: {self.reason}",
            parts=(self.proposal.explanation,),
        )


def propose_quota(accounts: Iterable[CostAccount], unit: CostUnit, policy: QuotaPolicy) -> QuotaProposal:
    """What one unit of a service cost in the years before: the ground of a quota.

    In one year, the costs of all bodies are over their quantities together. Accounts of classified bodies are left out.

    Args:
        accounts: of one service, one for each body and year.
        unit: what the quota is for, such as ``CostUnit.read("元/㎡/月")``.
        policy: how many years and which mean.

    Raises:
        IncompleteError: years are missing; all of them at once.
        InvalidValueError: several services, more years than the policy asks for, a body twice in one year, or a year in
            which nothing was measured.
        UnitMismatchError: an account is not measured in the unit.
    """
    shown = published(tuple_of(accounts, CostAccount, "accounts"))
    require(unit, CostUnit, "unit", hint="CostUnit.read()")
    require(policy, QuotaPolicy, "policy")
    require_once(shown)
    years = _years(shown, policy)
    costs = tuple(_of_year(year, [one for one in shown if one.year == year], unit) for year in years)
    mean = _mean(costs, unit, policy.mean)
    rounded = mean if policy.rounding is None else mean.rounded(policy.rounding)
    return QuotaProposal(accounts=shown, unit=unit, policy=policy, years=costs, mean=rounded)


def _years(accounts: tuple[CostAccount, ...], policy: QuotaPolicy) -> range:
    """The years that the policy asks for, which end with the last account."""
    services = sorted({one.service for one in accounts})
    found = sorted({one.year for one in accounts})
    if len(services) > 1 or (found and found[-1] - found[0] >= policy.years):
        listed = ", ".join([*services, *map(str, found)])
        raise InvalidValueError(
            f"the accounts are of {listed}, expected one service and {policy.years} years in a row.",
            f"成本账涉及 {listed.replace(', ', '、')}，应为同一服务且连续 {policy.years} 年。",
            services=tuple(services),
            years=tuple(found),
        )
    last = found[-1] if found else None
    wanted = range(last - policy.years + 1, last + 1) if last is not None else range(0)
    missing = [year for year in wanted if year not in found]
    if last is None or missing:
        en, zh = ", ".join(map(str, missing)), "、".join(map(str, missing))
        raise IncompleteError(
            f"the quota cannot be worked out: there is no account of {en or 'any year'}.",
            f"无法测算定额：缺少{f' {zh} 年的' if zh else ''}成本账。",
            problems=tuple(
                Problem(path=f"accounts.{year}", en="there is no account of this year", zh="没有该年的成本账")
                for year in missing
            ),
        )
    return wanted


def _of_year(year: int, accounts: list[CostAccount], unit: CostUnit) -> YearCost:
    amount = money_sum(one.total for one in accounts)
    measured = sum((measured_in(unit, one.quantities, one.span) for one in accounts), Fraction(0))
    cost = UnitCost(amount=Fraction(amount), unit=unit).over(measured)
    return YearCost(year=year, bodies=len(accounts), amount=amount, measured=measured, cost=cost)


def _mean(years: tuple[YearCost, ...], unit: CostUnit, method: MeanMethod) -> UnitCost:
    match method:
        case MeanMethod.OF_YEARS:
            whole = sum((one.cost.amount for one in years), Fraction(0))
            return UnitCost(amount=whole / len(years), unit=unit)
        case MeanMethod.WEIGHTED:
            spent = sum((Fraction(one.amount) for one in years), Fraction(0))
            return UnitCost(amount=spent, unit=unit).over(sum((one.measured for one in years), Fraction(0)))
        case MeanMethod.MINIMUM:
            return UnitCost(amount=min(one.cost.amount for one in years), unit=unit)
        case _:
            assert_never(method)
