"""Requests, costs and cost targets against a standard: within it, or above it by how much, and on which ground."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, Share, ending, fraction, plain_text, show
from budgetperf.basis import Assumption
from budgetperf.errors import BudgetPerfError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import Classifiable
from budgetperf.records.costs import CostAccount, CostRequest
from budgetperf.rules.unit_costs import UnitCost, share_of
from budgetperf.stages.costing.standards import NoStandardError, SpendingStandard, StandardRow
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "CostItemsCheck",
    "CostRequestCheck",
    "ItemAgainstLimit",
    "check_cost_items",
    "check_cost_request",
    "require_standard",
]


@frozen(kw_only=True, repr=False)
class CostRequestCheck(Result):
    """A request beside what the standard allows.

    Attributes:
        request: what is asked for.
        standard: the standard.
        row: the class that the body is in.
        allowed: quantity times quota times time, in yuan, rounded only where the standard says so.
        above: how much more is asked for, in yuan; 0 where it is within.
        deviation: what is asked for less what is allowed, over what is allowed; undefined where nothing is.
    """

    request: CostRequest
    standard: SpendingStandard = field(metadata=BY_REFERENCE)
    row: StandardRow
    allowed: Exact
    above: Exact
    deviation: Share

    def __repr__(self) -> str:
        if self.request.classified:
            return f"CostRequestCheck({term('withheld').en})"
        return f"CostRequestCheck({self.request.body!r}, {self.row.code}, above={show(self.above)})"

    @property
    def within(self) -> bool:
        """Whether no more is asked for than the standard allows."""
        return fraction(self.above) == 0

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the standard rests on that no document says."""
        return self.standard.assumptions

    def recompute(self) -> CostRequestCheck:
        """Check the kept request again."""
        return check_cost_request(self.request, self.standard)

    @property
    def explanation(self) -> Explanation:
        """What is asked for, what is allowed and why; of a classified request nothing."""
        own = self.request
        if own.classified:
            withheld = term("withheld")
            return Explanation(key="cost-request", zh=withheld.zh, en=withheld.en)
        asked, allowed = plain_text(own.amount), show(self.allowed)
        more = show(self.above)
        sizes = " × ".join(str(one) for one in (*own.quantities, *([own.span] if own.span else [])))
        return Explanation(
            key="cost-request",
            zh=f"{own.body} 申请 {asked} 元，" + ("未超过支出标准" if self.within else f"超过支出标准 {more} 元"),
            en=f"{own.body} asks for {asked} yuan, "
            + ("within the standard" if self.within else f"{more} yuan above the standard"),
            bases=tuple(dict.fromkeys((self.standard.basis["rows"], self.standard.basis["since"]))),
            parts=(
                Explanation(
                    key="allowed",
                    zh=f"{self.row.zh}：{self.row.limit} × {sizes} = {allowed} 元",
                    en=f"{self.row.en}: {self.row.limit} × {sizes} = {allowed} yuan",
                ),
                *assumption_steps(self.assumptions),
            ),
        )


def check_cost_request(request: CostRequest, standard: SpendingStandard) -> CostRequestCheck:
    """Is more asked for than area times quota times months?

    Raises:
        NoStandardError: the standard is for another service or not in force in the year, or none of its classes fits.
        UnitMismatchError: the quantities of the request are not those of the quota.
    """
    require(request, CostRequest, "request")
    require(standard, SpendingStandard, "standard")
    try:
        require_standard(request.service, request.year, standard)
        row = standard.row(request.kind, request.quantities)
        exact = row.limit.total(request.quantities, request.span)
    except BudgetPerfError as error:
        raise _shown(error, request) from None
    allowed = exact if standard.rounding is None else standard.rounding.apply(fraction(exact))
    over = Fraction(request.amount) - fraction(allowed)
    return CostRequestCheck(
        request=request,
        standard=standard,
        row=row,
        allowed=allowed,
        above=ending(max(over, Fraction(0))),
        deviation=share_of(over, fraction(allowed)),
    )


def require_standard(service: str, year: int, standard: SpendingStandard) -> None:
    """Refuse a standard that is for another service, or not in force in a year.

    Raises:
        NoStandardError: names what was asked for and what the standard is for.
    """
    if service != standard.service or not standard.in_force(year):
        until = "" if standard.until is None else str(standard.until)
        raise NoStandardError(
            f"{service} of {year} is asked for, {standard.en} is for {standard.service} of {standard.since}–{until}.",
            f"所涉为 {year} 年“{service}”，{standard.zh}适用于 {standard.since}—{until} 年“{standard.service}”。",
            standard=standard.code,
            service=service,
            year=year,
        )


def _shown(error: BudgetPerfError, owner: Classifiable) -> BudgetPerfError:
    """An error as it may be shown: of a classified owner only that it does not fit the standard."""
    if not owner.classified:
        return error
    hidden = term("withheld")
    return type(error)(f"{hidden.en}: it does not fit the standard.", f"{hidden.zh}：与支出标准不符。")


@frozen(kw_only=True)
class ItemAgainstLimit:
    """One class of cost beside its part of the quota.

    Attributes:
        kind: the class; None for all costs together.
        cost: what one unit cost.
        limit: what it may cost; None where the quota has no such part.
        above: how much more it cost; None where it is within, or where nothing limits it.
    """

    kind: str | None
    cost: UnitCost
    limit: UnitCost | None
    above: UnitCost | None


@frozen(kw_only=True, repr=False)
class CostItemsCheck(Result):
    """What a service cost beside its standard, class by class.

    Attributes:
        account: what was spent.
        standard: the standard.
        row: the code of the class that the body is in.
        whole: all costs together.
        lines: each class of cost, as they stand in the account.
    """

    account: CostAccount
    standard: SpendingStandard = field(metadata=BY_REFERENCE)
    row: str
    whole: ItemAgainstLimit
    lines: tuple[ItemAgainstLimit, ...]

    def __repr__(self) -> str:
        if self.account.classified:
            return f"CostItemsCheck({term('withheld').en})"
        return f"CostItemsCheck({self.account.body!r}, {self.row}, above={[line.kind for line in self.above]})"

    @property
    def above(self) -> tuple[ItemAgainstLimit, ...]:
        """The classes of cost that are above their part of the quota."""
        return tuple(line for line in self.lines if line.above is not None)

    def recompute(self) -> CostItemsCheck:
        """Check the kept account again."""
        return check_cost_items(self.account, self.standard, self.row)

    @property
    def explanation(self) -> Explanation:
        """All costs, then each class; of a classified body nothing."""
        if self.account.classified:
            withheld = term("withheld")
            return Explanation(key="cost-items", zh=withheld.zh, en=withheld.en)
        zh, en = _said(self.whole)
        return Explanation(
            key="cost-items",
            zh=f"{self.account.body} {self.account.year} 年{self.account.service}：{zh}",
            en=f"{self.account.body}, {self.account.year}: {en}",
            bases=(self.standard.basis["rows"],),
            parts=tuple(
                Explanation(
                    key=f"kind.{line.kind}", zh=f"{line.kind}：{_said(line)[0]}", en=f"{line.kind}: {_said(line)[1]}"
                )
                for line in self.lines
            ),
        )


def _said(line: ItemAgainstLimit) -> tuple[str, str]:
    if line.limit is None:
        return f"{line.cost}，无定额", f"{line.cost}, no limit"
    if line.above is None:
        return f"{line.cost}，未超过定额 {line.limit}", f"{line.cost}, within {line.limit}"
    return f"{line.cost}，超过定额 {line.limit} 达 {line.above}", f"{line.cost}, above {line.limit} by {line.above}"


def check_cost_items(account: CostAccount, standard: SpendingStandard, row: str) -> CostItemsCheck:
    """Which classes of cost are above their part of the quota?

    The year of the account need not be one of the standard's: costs of former years are compared as well.

    Args:
        account: what was spent.
        standard: the standard.
        row: the code of the class that the body is in.

    Raises:
        NoStandardError: the standard has no such class.
        UnitMismatchError: the account is not measured in the unit of the quota.
    """
    require(account, CostAccount, "account")
    require(standard, SpendingStandard, "standard")
    own = next((one for one in standard.rows if one.code == row), None)
    if own is None:
        codes = ", ".join(one.code for one in standard.rows)
        raise NoStandardError(
            f"{standard.en} has no class {row!r}, expected one of {codes}.",
            f"{standard.zh}没有分类“{row}”，现有：{codes.replace(', ', '、')}。",
            standard=standard.code,
            row=row,
        )
    unit, limits = own.limit.unit, {part.kind: part.limit for part in own.parts}
    try:
        whole = _against(None, account.unit_cost(unit), own.limit)
        lines = tuple(_against(kind, account.unit_cost(unit, kind), limits.get(kind)) for kind in account.kinds)
    except BudgetPerfError as error:
        raise _shown(error, account) from None
    return CostItemsCheck(account=account, standard=standard, row=row, whole=whole, lines=lines)


def _against(kind: str | None, cost: UnitCost, limit: UnitCost | None) -> ItemAgainstLimit:
    above = cost.minus(limit) if limit is not None and cost.exceeds(limit) else None
    return ItemAgainstLimit(kind=kind, cost=cost, limit=limit, above=above)
