"""What a service costs and of what: shares by class of cost, and the points where it can be controlled (成本管控点)."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from budgetperf.amounts import Share, Yuan, plain_text, show
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published
from budgetperf.records.costs import CostAccount, money_sum
from budgetperf.wire import BY_REFERENCE

__all__ = ["ControlPoints", "ControlPolicy", "CostShare", "CostStructure", "cost_structure", "find_control_points"]


@frozen(kw_only=True)
class CostShare:
    """One class of cost in a structure.

    Attributes:
        kind: the class.
        amount: its costs, in yuan.
        share: of the whole; undefined where the whole is zero.
    """

    kind: str
    amount: Yuan
    share: Share


@frozen(kw_only=True)
class CostStructure(Result):
    """What costs are made of; accounts of classified bodies are left out.

    Attributes:
        accounts: what was spent.
        total: the whole, in yuan.
        shares: one for each class of cost, the largest first; they make the whole exactly.
    """

    accounts: tuple[CostAccount, ...]
    total: Yuan
    shares: tuple[CostShare, ...]

    def recompute(self) -> CostStructure:
        """Sum the kept accounts up again."""
        return cost_structure(self.accounts)

    def share_of(self, *kinds: str) -> Share:
        """The share of some classes together, such as those of the core business (核心业务).

        Raises:
            InvalidValueError: there is no such class, or one is named twice.
        """
        require_each(kinds, str, "kinds")
        amounts = {one.kind: one.amount for one in self.shares}
        strange = [kind for kind in kinds if kind not in amounts or kinds.count(kind) > 1]
        if strange:
            raise InvalidValueError(
                f"the classes of cost are {', '.join(amounts)}, expected {', '.join(strange)} to be one of them, once.",
                f"成本类别有 {'、'.join(amounts)}，所指的 {'、'.join(strange)} 应在其中且不重复。",
                found=tuple(strange),
            )
        return Share(numerator=money_sum(amounts[kind] for kind in kinds), denominator=self.total)

    @property
    def explanation(self) -> Explanation:
        """The whole, then each class with its share in percent."""
        parts = []
        for one in self.shares:
            percent = show(one.share.exact * 100) if one.share.is_defined else "—"
            amount = plain_text(one.amount)
            parts.append(
                Explanation(
                    key=f"kind.{one.kind}",
                    zh=f"{one.kind}：{amount} 元，占 {percent}%",
                    en=f"{one.kind}: {amount} yuan, {percent} %",
                )
            )
        total = plain_text(self.total)
        return Explanation(
            key="cost-structure", zh=f"成本构成：合计 {total} 元", en=f"costs: {total} yuan in all", parts=tuple(parts)
        )


def cost_structure(accounts: Iterable[CostAccount]) -> CostStructure:
    """The shares of each class of cost over some accounts; those of classified bodies are left out of both sides.

    Raises:
        InvalidValueError: an account of one body, service and year twice, or something else than accounts.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.records.costs import CostItem
    >>> found = cost_structure([CostAccount(body="101", service="物业服务", year=2021, items=(
    ...     CostItem(kind="材料费", amount=wan(30)), CostItem(kind="人工费", amount=wan(60))))])
    >>> print(*(f"{one.kind} {one.share}" for one in found.shares), sep="; ")
    人工费 600000/900000; 材料费 300000/900000
    """
    shown = published(tuple_of(accounts, CostAccount, "accounts"))
    require_once(shown)
    total = money_sum(account.total for account in shown)
    kinds = dict.fromkeys(kind for account in shown for kind in account.kinds)
    amounts = {kind: money_sum(account.amount(kind) for account in shown) for kind in kinds}
    ordered = sorted(amounts.items(), key=lambda item: -item[1])
    shares = tuple(
        CostShare(kind=kind, amount=amount, share=Share(numerator=amount, denominator=total))
        for kind, amount in ordered
    )
    return CostStructure(accounts=shown, total=total, shares=shares)


def require_once(accounts: tuple[CostAccount, ...]) -> None:
    """Refuse two accounts of one body, service and year.

    Raises:
        InvalidValueError: names the first of them.
    """
    seen: set[tuple[str, str, int]] = set()
    for account in accounts:
        key = account.body, account.service, account.year
        if key in seen:
            raise InvalidValueError(
                f"the body {account.body} has two accounts of {account.service} in {account.year}, expected one.",
                f"单位 {account.body} {account.year} 年的“{account.service}”有两本成本账，应为一本。",
                found=account.body,
            )
        seen.add(key)


@frozen(kw_only=True)
class ControlPolicy:
    """Which classes of cost are proposed as points of control.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        least: the least share that makes a class a point, itself included; above 0 and at most 1.
        basis: the ground of each.
    """

    code: str
    revision: str
    zh: str
    en: str
    least: Share
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, Share, "least")
        check_bases(self, self.basis)
        if not self.least.is_defined or not 0 < self.least.exact <= 1:
            raise InvalidValueError(
                f"the least share is {self.least}, expected above 0 and at most 1.",
                f"成本管控点的最低占比为 {self.least}，应大于 0 且不大于 1。",
                found=str(self.least),
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What nobody published."""
        return assumptions_of("control", self, self.basis)


@frozen(kw_only=True)
class ControlPoints(Result):
    """The classes of cost that are proposed as points of control; which of them are, people decide.

    Attributes:
        structure: the costs.
        policy: the rule.
        points: the classes, the largest first.
    """

    structure: CostStructure
    policy: ControlPolicy = field(metadata=BY_REFERENCE)
    points: tuple[CostShare, ...]

    def recompute(self) -> ControlPoints:
        """Look at the kept accounts again."""
        return find_control_points(self.structure.recompute(), self.policy)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the proposal rests on that no document says."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """The least share and the classes that reach it."""
        named = tuple(one.kind for one in self.points)
        least = show(self.policy.least.exact * 100)
        return Explanation(
            key="control-points",
            zh=f"占比不低于 {least}% 的成本类别：{'、'.join(named) or '无'}",
            en=f"classes of cost of {least} % or more: {', '.join(named) or 'none'}",
            bases=(self.policy.basis["least"],),
            parts=assumption_steps(self.assumptions),
        )


def find_control_points(structure: CostStructure, policy: ControlPolicy) -> ControlPoints:
    """The classes of cost whose share is large enough to be controlled (「找准成本管控点」)."""
    require(structure, CostStructure, "structure", hint="cost_structure()")
    require(policy, ControlPolicy, "policy")
    large = tuple(one for one in structure.shares if one.share.is_defined and one.share.exact >= policy.least.exact)
    return ControlPoints(structure=structure, policy=policy, points=large)
