"""The thresholds of early warnings: their own limits, what is just above them, and what no share is."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share
from budgetperf.basis import assumed
from budgetperf.errors import InvalidValueError
from budgetperf.rules.alerts import AlertRule

EXAMPLE = assumed("示例", "an example")
RULE = AlertRule(lead=Share.of(5, 100), unspent=Share.of(20, 100), basis={"lead": EXAMPLE, "unspent": EXAMPLE})


@pytest.mark.parametrize(
    ("rows", "execution", "lead", "told"),
    [
        ("1", "0.95", "0.05", False),  # the limit itself
        ("1", "0.949", "0.051", True),
        ("0.8", "0.76", "0.05", False),  # of the rows' share, not of the whole
        ("0.8", "0.6", "0.25", True),
        ("0.5", "1", "-1", False),
        ("0.001", "0", "1", True),
        ("0", "0.9", "0", False),
        ("2", "1", "0.5", True),
    ],
)
def test_a_lead_is_a_share_of_what_the_rows_have(rows: str, execution: str, lead: str, told: bool) -> None:
    assert AlertRule.lead_of(Fraction(rows), Fraction(execution)) == Fraction(lead)
    assert RULE.leads(Fraction(rows), Fraction(execution)) is told


def test_money_is_idle_above_the_limit() -> None:
    assert [RULE.is_idle(Fraction(left, 100)) for left in (0, 20, 21)] == [False, False, True]


def test_a_threshold_may_be_nothing_or_the_whole() -> None:
    ends = evolve(RULE, lead=Share.of(0, 1), unspent=Share.of(1, 1))
    assert (ends.leads(Fraction(1), Fraction(99, 100)), ends.is_idle(Fraction(1))) == (True, False)
    assert evolve(RULE, lead=Share.of(1, 1), unspent=Share.of(0, 1)).is_idle(Fraction(1, 1000))


def test_each_threshold_has_its_own_ground() -> None:
    assert [item.key for item in RULE.assumptions] == ["alerts.lead", "alerts.unspent"]
    assert [item.zh for item in RULE.assumptions] == [EXAMPLE.zh] * 2
    with pytest.raises(InvalidValueError, match="unspent"):
        AlertRule(lead=RULE.lead, unspent=RULE.unspent, basis={"lead": EXAMPLE})


@pytest.mark.parametrize("name", ["lead", "unspent"])
@pytest.mark.parametrize("share", [Share.of(-1, 100), Share.of(101, 100), Share.of(0, 0)])
def test_what_is_no_share_is_refused(name: str, share: Share) -> None:
    cells: dict[str, Any] = {name: share}
    with pytest.raises(InvalidValueError) as caught:
        evolve(RULE, **cells)
    assert caught.value.en == f"AlertRule.{name} is {share}, expected 0 to 1."
    assert caught.value.zh == f"AlertRule.{name} 为 {share}，应在 0 至 1 之间。"
    assert (caught.value.hint_en, caught.value.hint_zh) == (
        "use Share.of(20, 100) for 20 %",
        "20% 请写作 Share.of(20, 100)",
    )
    assert caught.value.facts == {"found": str(share), "field": name}


@pytest.mark.parametrize("name", ["lead", "unspent"])
def test_another_kind_of_number_is_refused(name: str) -> None:
    cells: dict[str, Any] = {name: Fraction(1, 20)}
    with pytest.raises(InvalidValueError, match=rf"AlertRule\.{name} is Fraction, expected Share"):
        evolve(RULE, **cells)
