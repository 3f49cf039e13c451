"""How six places and a province put results to use: sound tables, each row with its words, nothing made up."""

from __future__ import annotations

from itertools import pairwise

import pytest

from application_samples import POLICIES, answered
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.application import (
    DONGHU_RESULTS,
    DONGLI_RESULTS,
    NATIONAL_BALANCES,
    NATIONAL_RESULTS,
    PROVINCIAL_RESULTS,
    TIANMEN_BALANCES,
    TIANMEN_RESULTS,
    XIUZHOU_RESULTS,
)
from budgetperf.regimes.application.grounds import EFFECT_YEARS
from budgetperf.rules.analysis import analyse
from budgetperf.rules.decisions import DecisionTable, Force
from budgetperf.stages.application import (
    AmountBase,
    ApplicationPolicy,
    CountedFrom,
    ResultSource,
    consequences,
    milder_for_worse,
)

ADOPTED = TIANMEN_RESULTS.adopt("stop_or_reduce", "no_effect")
TABLES = [policy.table for policy in (*POLICIES, ADOPTED) if policy is not TIANMEN_RESULTS]


@pytest.mark.parametrize("table", [*TABLES, TIANMEN_BALANCES, NATIONAL_BALANCES], ids=lambda table: table.code)
def test_a_table_is_sound(table: DecisionTable) -> None:
    """No gap, no row that is never reached, no measure that nothing leads to, under every reading."""
    assert analyse(table).faults == ()


def test_tm_47_without_adopting_them_the_proposals_lead_to_nothing() -> None:
    faults = analyse(TIANMEN_RESULTS.table).faults
    assert {measure for fault in faults for measure in fault.measures} == {"stop_or_reduce", "hold_accountable"}
    proposed = [rule for rule in TIANMEN_RESULTS.table.rules if rule.is_proposal]
    assert {rule.basis.kind for rule in proposed} == {BasisKind.PROPOSED}
    assert len(proposed) == 2


@pytest.mark.parametrize("policy", [*POLICIES, ADOPTED], ids=lambda policy: policy.code)
def test_worse_evidence_leads_to_nothing_milder(policy: ApplicationPolicy) -> None:
    assert milder_for_worse(policy.table, policy.ranks, policy.ladders) is None
    assert milder_for_worse(answered(policy).table, policy.ranks, policy.ladders) is None
    ranked = sorted((one for one in policy.consequences if one.rank is not None), key=lambda one: one.rank or 0)
    assert all(a.effect.tightness <= b.effect.tightness for a, b in pairwise(ranked))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.code)
def test_every_row_has_its_words_and_no_figure_is_made_up(policy: ApplicationPolicy) -> None:
    for rule in policy.table.rules:
        assert rule.basis.zh
        assert rule.basis.en
        assert rule.basis.clause is None
        if rule.basis.kind in {BasisKind.READ, BasisKind.PROPOSED}:
            assert "“" in rule.basis.zh
    assert policy.precedence is None
    assert policy.holds_at is None
    assert policy.basis["consequences"].kind is BasisKind.ASSUMED


def test_only_xiuzhou_says_against_what_a_cut_is_measured() -> None:
    assert [policy.reduces_from for policy in POLICIES if policy.reduces_from] == [AmountBase.ASKED]
    assert XIUZHOU_RESULTS.basis["reduces_from"].kind is BasisKind.REPORTED


def test_what_the_documents_leave_open_is_a_question() -> None:
    assert [question.choice for question in DONGHU_RESULTS.questions] == ["below_good_includes_good"]
    assert [question.choice for question in XIUZHOU_RESULTS.questions] == [
        "poor_monitoring_includes_yellow",
        "late_revision_is_cut",
    ]
    with pytest.raises(InvalidValueError, match="chooses below_good_includes_good=maybe, expected yes"):
        DONGHU_RESULTS.choose(below_good_includes_good="maybe")


def test_the_force_of_the_rules() -> None:
    """一律 is strict in 东丽; the national rules and one of a province hold in principle."""
    assert {rule.force for rule in DONGLI_RESULTS.table.rules[:2]} == {Force.STRICT}
    in_principle = [
        f"{policy.code}.{rule.code}"
        for policy in POLICIES
        for rule in policy.table.rules
        if rule.force is Force.IN_PRINCIPLE
    ]
    assert in_principle == [
        "national.application.good",
        "national.application.fair_or_poor",
        "provincial.application.one_off_poor",
    ]
    assert NATIONAL_RESULTS.status is RuleStatus.IN_FORCE
    assert {rule.basis.kind for rule in NATIONAL_RESULTS.table.rules} == {BasisKind.RECALLED}
    assert {policy.status for policy in POLICIES[1:]} == {RuleStatus.REPORTED_PRACTICE}
    assert PROVINCIAL_RESULTS.table.rules[0].basis.kind is BasisKind.REPORTED


def test_tm_32_years_of_effect() -> None:
    """+1 for what looks back, counted from the year in which an evaluation is made; 0 for what looks at a request."""
    assert {one.source: (one.counted, one.plus) for one in EFFECT_YEARS} == {
        source: (
            CountedFrom.MADE if source.is_evaluation else CountedFrom.EVALUATED,
            0 if source in {ResultSource.EX_ANTE, ResultSource.TARGET_REVIEW} else 1,
        )
        for source in ResultSource
    }
    assert "下一年度" in TIANMEN_RESULTS.basis["effect_years"].zh


def test_measures_are_taken_by_their_codes() -> None:
    assert [one.code for one in consequences("cancel", "prioritise")] == ["prioritise", "cancel"]
    with pytest.raises(InvalidValueError, match="there is no measure halve, expected some of adjust") as caught:
        consequences("halve")
    assert "没有措施 halve" in caught.value.text("zh")
