"""天门: everything about ex-ante evaluation stands under 建议和措施, so all of it is proposed."""

from __future__ import annotations

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes import TIANMEN, dimensions
from budgetperf.rules.decisions import Force


def test_tm_43_all_of_it_is_proposed() -> None:
    """TM-43, TM-54: proposed rules, and the measures that they belong to are not issued."""
    policies = (TIANMEN.screening, TIANMEN.conclusions, TIANMEN.requests)
    assert {policy.status for policy in policies} == {RuleStatus.PROPOSED}
    assert {basis.kind for policy in policies for basis in policy.basis.values()} == {BasisKind.PROPOSED}
    rules = [rule for table in TIANMEN.tables for rule in table.rules]
    assert {(rule.status, rule.basis.kind) for rule in rules} == {(RuleStatus.PROPOSED, BasisKind.PROPOSED)}
    assert str(TIANMEN.screening.regulation) == "天门市预算事前绩效评估暂行办法"


def test_tm_43_the_mark_is_one_in_principle() -> None:
    table = TIANMEN.conclusions.table
    assert table is not None
    assert {rule.force for rule in table.rules} == {Force.IN_PRINCIPLE}
    assert "原则上得分85分（含）以上，方可定为‘通过’" in table.rules[0].basis.zh


def test_tm_41_its_five_dimensions_are_those_of_jianghan() -> None:
    """TM-41: equal to JH-08."""
    places = [TIANMEN.screening.passage.index(level.zh) for level in dimensions.FIVE.levels]
    assert places == sorted(places)
