"""东湖: three triggers in one sentence, an exemption, a gate, an order of dates and three kinds of projects."""

from __future__ import annotations

from datetime import date

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes import DONGHU
from budgetperf.regimes.donghu import GROUND


def test_dh_06_the_sentence_is_read_and_provisional() -> None:
    policy = DONGHU.screening
    assert policy.status is RuleStatus.TRIAL
    assert [rule.code for rule in policy.table.rules] == ["major_policies", "projects"]
    assert {rule.basis.kind for rule in policy.table.rules} == {BasisKind.READ}
    assert (GROUND.document.issuer, GROUND.document.dated) == ("东湖区财政局", date(2023, 1, 6))


def test_dh_05_the_exemption_is_read() -> None:
    (exemption,) = DONGHU.screening.table.exemptions
    assert exemption.zh == "应急、救灾等特殊事项"
    assert exemption.basis.zh == "“除应急、救灾等特殊事项”"


def test_dh_07_dh_08_the_gate_is_read_and_the_order_reported() -> None:
    """DH-07, DH-08: a required part of the request; before the start, as the finance bureau reports."""
    gate, order = DONGHU.requests.table.rules
    assert (gate.basis.kind, gate.status) == (BasisKind.READ, RuleStatus.TRIAL)
    assert (order.basis.kind, order.status) == (BasisKind.REPORTED, RuleStatus.REPORTED_PRACTICE)


def test_dh_09_three_kinds_of_projects() -> None:
    assert [verdict.zh for verdict in DONGHU.conclusions.verdicts] == ["有绩效", "低效", "无效"]
