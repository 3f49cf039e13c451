"""Costs by hand: property services of two bodies over three years, and a standard with bands and parts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from budgetperf.amounts import Rounding, RoundingMode, wan, yuan
from budgetperf.basis import Basis, BasisKind, RuleStatus
from budgetperf.records.costs import CostAccount, CostEvidence, CostItem, CostRequest
from budgetperf.rules.cost_quantities import CostPeriod, CostQuantity, CostSpan
from budgetperf.rules.cost_units import CostUnit
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.stages.costing import PartLimit, SizeBand, SpendingStandard, StandardReference, StandardRow

ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")
PER_MONTH = CostUnit.read("元/㎡/月")
YEAR = CostSpan(count=12, period=CostPeriod.MONTH)
AREA = CostQuantity.of(10_000, "㎡")


def account(year: int, *amounts: tuple[str, str], **more: Any) -> CostAccount:
    """Property services of a body over one year, for 10000㎡."""
    items = tuple(
        CostItem(kind=kind, amount=wan(amount), source="明细账", evidence=(CostEvidence.ACCOUNTS,))
        for kind, amount in amounts
    )
    given: dict[str, Any] = {"body": "101", "service": "物业服务", "quantities": (AREA,), "span": YEAR, **more}
    return CostAccount(year=year, items=items, **given)


ACCOUNTS = (
    account(2019, ("人工费", "48"), ("材料费", "24")),
    account(2020, ("人工费", "50"), ("材料费", "22")),
    account(2021, ("人工费", "60"), ("材料费", "24"), ("能耗", "12")),
)
"""6, 6 and 8 yuan for a square metre in a month."""


def request(amount: str | int, **more: Any) -> CostRequest:
    """A request of an office for 12000㎡ over the year."""
    given: dict[str, Any] = {
        "body": "101",
        "service": "物业服务",
        "year": 2023,
        "kind": "机关单位",
        "quantities": (CostQuantity.of(12_000, "㎡"),),
        "span": YEAR,
        **more,
    }
    return CostRequest(amount=yuan(amount), **given)


def standard(*rows: StandardRow, **more: Any) -> SpendingStandard:
    """A standard for property services that holds from 2023."""
    given: dict[str, Any] = {
        "code": "property",
        "revision": "1",
        "zh": "示例标准",
        "en": "an example",
        "status": RuleStatus.TRIAL,
        "service": "物业服务",
        "since": 2023,
        **more,
    }
    ruling = {"status", "service", "rows", "since"}
    ruling |= {name for name in ("until", "reference", "regulation", "rounding") if given.get(name) is not None}
    return SpendingStandard(rows=rows, basis=dict.fromkeys(ruling, ASSUMED), **given)


def row(code: str, limit: str, **more: Any) -> StandardRow:
    """A class of a standard from the text of its quota."""
    return StandardRow(code=code, zh=f"{code}类", en=f"class {code}", limit=UnitCost.read(limit), **more)


def band(least: int, below: int | None = None, unit: str = "㎡") -> SizeBand:
    """A band of sizes."""
    return SizeBand(unit=unit, least=Decimal(least), below=None if below is None else Decimal(below))


BANDED = standard(
    row("small", "6元/㎡/月", band=band(0, 5000)),
    row(
        "large",
        "5.5元/㎡/月",
        band=band(5000),
        parts=(
            PartLimit(kind="人工费", limit=UnitCost.read("4元/㎡/月")),
            PartLimit(kind="材料费", limit=UnitCost.read("18元/㎡/年")),
        ),
    ),
    until=2025,
    reference=StandardReference(body="示例馆", standard="示例标准", limit=UnitCost.read("5元/㎡/月")),
    rounding=Rounding(places=2, mode=RoundingMode.HALF_UP),
)
