"""Costs as found: items that make what was spent, and nothing shown of a classified body."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import wan, yuan
from budgetperf.errors import InvalidValueError, UnitMismatchError
from budgetperf.records.costs import CostAccount, CostEvidence, CostItem, CostRequest, money_sum
from budgetperf.rules.cost_quantities import CostQuantity
from budgetperf.rules.cost_units import CostUnit
from budgetperf.wire import dumps, loads
from cost_samples import ACCOUNTS, PER_MONTH, account, request


def test_dl_24_three_ways_of_finding_a_cost_out() -> None:
    """「查看账目、实地核查、座谈访谈」."""
    assert [each.term.zh for each in CostEvidence] == ["查看账目", "实地核查", "座谈访谈"]
    item = CostItem(kind="人工费", amount=wan(1), evidence=tuple(CostEvidence))
    assert loads(dumps(item), CostItem) == item


def test_dl_30_every_sum_is_the_sum_of_its_parts() -> None:
    """「参与评价的每一笔资金都能“清晰可见、检查到位、合理使用”」."""
    found = evolve(ACCOUNTS[2], stated=wan(96))
    assert found.total == wan(96) == money_sum(found.amount(kind) for kind in found.kinds)
    with pytest.raises(InvalidValueError) as caught:
        evolve(found, stated=wan(97))
    assert caught.value.en == ("the items make 960000 yuan and the stated sum is 970000, expected them to be equal.")
    assert caught.value.zh == "各成本项目合计 960000 元，所列合计数为 970000 元，应相等。"


def test_an_account_has_its_unit_cost() -> None:
    assert [str(one.unit_cost(PER_MONTH)) for one in ACCOUNTS] == ["6元/㎡/月", "6元/㎡/月", "8元/㎡/月"]
    assert str(ACCOUNTS[2].unit_cost(PER_MONTH, "能耗")) == "1元/㎡/月"
    assert str(ACCOUNTS[0].unit_cost(CostUnit.read("元/㎡/年"))) == "72元/㎡/年"
    with pytest.raises(UnitMismatchError, match="expected a quantity each in ㎡, 月"):
        evolve(ACCOUNTS[0], quantities=()).unit_cost(PER_MONTH)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"amount": yuan(-10000)}, "CostItem.amount is Decimal('-10000'), expected yuan, 0 or more."),
        ({"amount": 5}, "CostItem.amount is 5, expected yuan, 0 or more."),
        ({"kind": " "}, "CostItem.kind is ' ', expected a text that is not blank."),
        ({"quantity": 5}, "CostItem.quantity is int, expected CostQuantity | NoneType."),
        ({"source": 5}, "CostItem.source is int, expected str | NoneType."),
        ({"evidence": ("accounts",)}, "item 1 of CostItem.evidence is str, expected CostEvidence."),
    ],
)
def test_an_item_refuses_what_it_cannot_hold(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(CostItem(kind="人工费", amount=wan(1)), **change)
    assert caught.value.en == message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"items": ()}, "the account has no items."),
        ({"items": [CostItem(kind="a", amount=wan(1))]}, "CostAccount.items is list, expected tuple."),
        ({"year": "2021"}, "CostAccount.year is str, expected int."),
        ({"body": ""}, "CostAccount.body is '', expected a text that is not blank."),
        ({"stated": 5}, "CostAccount.stated is 5, expected yuan, 0 or more."),
        ({"quantities": ("1",)}, "item 1 of CostAccount.quantities is str, expected CostQuantity."),
        ({"span": 12}, "CostAccount.span is int, expected CostSpan | NoneType."),
        ({"classified": 1}, "CostAccount.classified is int, expected bool."),
    ],
)
def test_an_account_refuses_what_it_cannot_hold(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(ACCOUNTS[0], **change)
    assert caught.value.en == message


def test_a_request_refuses_what_it_cannot_hold() -> None:
    own = request(1)
    with pytest.raises(InvalidValueError) as caught:
        evolve(own, amount=yuan(-10000))
    assert caught.value.zh == "申请数为 Decimal('-10000')，应为不小于 0 的金额（元）。"
    other: Any = 5
    for name in ("service", "kind", "quantities", "span"):
        with pytest.raises(InvalidValueError, match=f"CostRequest.{name} is int"):
            evolve(own, **{name: other})


def test_nothing_of_a_classified_body_is_shown() -> None:
    hidden = account(2021, ("密件", "48"), classified=True, body="秘")
    asked = request(987654, classified=True, body="秘")
    assert repr(hidden) == "CostAccount(withheld)"
    assert repr(asked) == "CostRequest(withheld)"
    with pytest.raises(InvalidValueError, match="the items make withheld yuan and the stated sum is withheld"):
        evolve(hidden, stated=yuan(5))
    with pytest.raises(InvalidValueError, match="is withheld, expected yuan"):
        evolve(asked, amount=yuan(-10000))


def test_they_travel() -> None:
    items = (CostItem(kind="人工费", amount=wan(48), quantity=CostQuantity.of(12, "人")),)
    full = evolve(ACCOUNTS[0], items=items, stated=wan(48), ref="7", extra={"a": 1})
    assert loads(dumps(full), CostAccount) == full
    assert loads(dumps(request(5)), CostRequest) == request(5)
