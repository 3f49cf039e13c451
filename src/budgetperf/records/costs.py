"""Costs as books, sites and interviews show them: what one body spent on one service in one year, item by item.

「通过查看账目、实地核查、座谈访谈等方式，对物业服务项目成本构成及定额标准进行全面梳理」: each item says where it
comes from, and the items make what was spent.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Yuan, ending, plain_text
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled, require_text
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable
from budgetperf.rules.cost_quantities import CostQuantity, CostSpan
from budgetperf.rules.cost_units import CostUnit
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.terms import Term, term

__all__ = ["CostAccount", "CostEvidence", "CostItem", "CostRequest", "money_sum"]


class CostEvidence(Enum):
    """How a cost was found out."""

    ACCOUNTS = "accounts"
    SITE = "site"
    INTERVIEW = "interview"

    @property
    def term(self) -> Term:
        """The way in both languages.

        >>> [each.term.zh for each in CostEvidence]
        ['查看账目', '实地核查', '座谈访谈']
        """
        return term(f"cost-evidence.{self.value}")


@frozen(kw_only=True)
class CostItem(Record):
    """One cost of a service in the year of its account.

    Attributes:
        kind: the class of cost that it belongs to, such as 人工费.
        amount: in yuan, 0 or more.
        quantity: how many of what it paid for, such as 12人; None where not stated.
        source: where it stands, such as a ledger; None where not stated.
        evidence: how it was found out.
    """

    kind: str
    amount: Yuan
    quantity: CostQuantity | None = None
    source: str | None = None
    evidence: tuple[CostEvidence, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_text(self.kind, "CostItem.kind")
        _check_money(self.amount, "CostItem.amount", "成本金额", None)
        require_fields(self, (CostQuantity, NoneType), "quantity")
        require_fields(self, (str, NoneType), "source")
        require_each(self.evidence, CostEvidence, "CostItem.evidence")


@frozen(kw_only=True, repr=False)
class CostAccount(Classifiable):
    """What one body spent on one service in one year.

    Attributes:
        body: the code of the body.
        service: what the money is for, such as 物业服务; for the whole of a department whatever names that.
        year: the budget year.
        items: the costs, one or more.
        quantities: what the service is measured by, such as 12000㎡; empty where it is not measured.
        span: how long it was paid for; None where not stated.
        stated: what is stated as the sum, in yuan; None where none is.

    Raises:
        InvalidValueError: no items, or items that do not make the stated sum.

    >>> from budgetperf.amounts import wan
    >>> account = CostAccount(body="101", service="物业服务", year=2021, stated=wan(90), items=(
    ...     CostItem(kind="人工费", amount=wan(60)), CostItem(kind="材料费", amount=wan(30))))
    >>> account.total == wan(90)
    True
    """

    body: str
    service: str
    year: int
    items: tuple[CostItem, ...]
    quantities: tuple[CostQuantity, ...] = ()
    span: CostSpan | None = None
    stated: Yuan | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "body", "service")
        require_fields(self, int, "year")
        require_each(self.items, CostItem, "CostAccount.items")
        require_each(self.quantities, CostQuantity, "CostAccount.quantities")
        require_fields(self, (CostSpan, NoneType), "span")
        if self.stated is not None:
            _check_money(self.stated, "CostAccount.stated", "合计数", self)
        if not self.items:
            raise InvalidValueError("the account has no items.", "成本账没有成本项目。", found=0)
        if self.stated is not None and self.stated != self.total:
            found, stated = self.shown(plain_text(self.total)), self.shown(plain_text(self.stated))
            raise InvalidValueError(
                f"the items make {found.en} yuan and the stated sum is {stated.en}, expected them to be equal.",
                f"各成本项目合计 {found.zh} 元，所列合计数为 {stated.zh} 元，应相等。",
                found=found.en,
                stated=stated.en,
            )

    @property
    def total(self) -> Yuan:
        """What the items make, in yuan."""
        return money_sum(item.amount for item in self.items)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The classes of its costs, each once, as they first stand."""
        return tuple(dict.fromkeys(item.kind for item in self.items))

    def amount(self, kind: str) -> Yuan:
        """What the costs of one class make, in yuan."""
        require(kind, str, "kind")
        return money_sum(item.amount for item in self.items if item.kind == kind)

    def unit_cost(self, unit: CostUnit, kind: str | None = None) -> UnitCost:
        """What one unit of the service cost, in all or of one class of cost.

        Raises:
            UnitMismatchError: the service is not measured in this unit.
            InvalidValueError: it is measured as 0.
        """
        return UnitCost.spent(self.total if kind is None else self.amount(kind), unit, self.quantities, self.span)


@frozen(kw_only=True, repr=False)
class CostRequest(Classifiable):
    """What one body asks for one service in one year.

    Attributes:
        body: the code of the body.
        service: what the money is for, in the words of the standard.
        year: the budget year.
        amount: what is asked for, in yuan, 0 or more.
        kind: the class of body that it belongs to, such as 涉农街道; None where not stated.
        quantities: what is to be paid for, such as 12000㎡.
        span: for how long; None where the standard is for no period.
    """

    body: str
    service: str
    year: int
    amount: Yuan
    kind: str | None = None
    quantities: tuple[CostQuantity, ...] = ()
    span: CostSpan | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "body", "service")
        require_fields(self, int, "year")
        _check_money(self.amount, "CostRequest.amount", "申请数", self)
        require_fields(self, (str, NoneType), "kind")
        require_each(self.quantities, CostQuantity, "CostRequest.quantities")
        require_fields(self, (CostSpan, NoneType), "span")


def money_sum(amounts: Iterable[Yuan]) -> Yuan:
    """What amounts make together, in yuan, exactly.

    >>> money_sum([Yuan(Decimal("0.1")), Yuan(Decimal("0.2"))])
    Decimal('0.3')
    """
    made = ending(sum((Fraction(amount) for amount in amounts), Fraction(0)))
    assert isinstance(made, Decimal)  # noqa: S101 - a sum of decimals ends
    return Yuan(made)


def _check_money(amount: object, what: str, zh: str, owner: Classifiable | None) -> None:
    if type(amount) is Decimal and amount.is_finite() and amount >= 0:
        return
    found = Term(key="shown", zh=repr(amount), en=repr(amount)) if owner is None else owner.shown(repr(amount))
    raise InvalidValueError(
        f"{what} is {found.en}, expected yuan, 0 or more.",
        f"{zh}为 {found.zh}，应为不小于 0 的金额（元）。",
        hint_en="build amounts with yuan(), wan() or yi()",
        hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
        found=found.en,
    )
