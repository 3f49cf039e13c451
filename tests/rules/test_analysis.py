"""What an analysis finds, fault by fault, with the facts that show it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share, points, rate, wan
from budgetperf.basis import RuleStatus
from budgetperf.rules.analysis import Fault, FaultKind, analyse, demonstrate
from budgetperf.rules.comparing import (
    all_of,
    any_of,
    at_least,
    at_most,
    day_is,
    less_than,
    more_than,
    no,
    not_,
    one_of,
    rate_is,
    yes,
)
from budgetperf.rules.conditions import Relation
from budgetperf.rules.deciding import ConflictError, MissingFactError, NoRuleError, Ruling, decide
from budgetperf.rules.decisions import DecisionTable, HitPolicy
from budgetperf.rules.facts import Facts
from sound_tables import (
    AMOUNT,
    EVERY,
    FIRST,
    GRADE,
    GROWTH,
    INCREASE,
    LOCAL,
    MAJOR,
    MONTH,
    ON,
    PACE,
    SPECIAL,
    STANDING,
    TOTAL,
    UNIQUE,
    donghu,
    open_below,
    table,
)

PASS, FAIL = more_than(TOTAL, points(85)), less_than(TOTAL, points(85))


def _faults(checked: DecisionTable, **options: Any) -> list[tuple[object, ...]]:
    """What was found, each fault shown by running the table."""
    faults = analyse(checked, **options).faults
    for fault in faults:
        demonstrate(checked, fault)
    return [(fault.kind.value, *fault.rules, *(f"->{code}" for code in fault.measures)) for fault in faults]


def _only(checked: DecisionTable, **options: Any) -> Fault:
    (fault,) = analyse(checked, **options).faults
    return fault


# --- gaps and edges -----------------------------------------------------------------------------------------------


def test_the_pass_mark_of_85_belongs_to_nobody_where_it_is_more_and_less() -> None:
    fault = _only(table("pass-mark", UNIQUE, (PASS, "pass"), (FAIL, "fail")))
    assert (fault.kind, fault.rules, fault.edge) == (FaultKind.EDGE, (), "total")
    assert fault.facts == Facts(known=(TOTAL.known(points(85)),))
    assert fault.zh == "“总分”的界限值不属于任何规则：总分为 85 分"
    assert fault.en == "the printed edge of total belongs to no rule: total 85 points"


def test_the_pass_mark_of_85_belongs_to_both_where_it_is_from_and_up_to() -> None:
    rows = (at_least(TOTAL, points(85)), "pass"), (at_most(TOTAL, points(85)), "fail")
    checked = table("pass-mark", UNIQUE, *rows)
    fault = _only(checked)
    assert (fault.kind, fault.rules, fault.edge) == (FaultKind.EDGE, ("r1", "r2"), "total")
    assert fault.zh == "“总分”的界限值同属规则 r1、r2：总分为 85 分"
    assert fault.en == "the printed edge of total belongs to r1 and r2 at once: total 85 points"
    assert isinstance(demonstrate(checked, fault), ConflictError)


def test_whole_number_bands_leave_89_5_without_a_grade() -> None:
    checked = table("grades", UNIQUE, (at_least(TOTAL, points(90)), "excellent"), (at_most(TOTAL, points(89)), "good"))
    fault = _only(checked)
    assert (fault.kind, fault.facts) == (FaultKind.GAP, Facts(known=(TOTAL.known(points("89.5")),)))
    assert (fault.zh, fault.en) == ("没有规则适用：总分为 89.5 分", "no rule applies: total 89.5 points")
    assert isinstance(demonstrate(checked, fault), NoRuleError)


def test_each_stretch_without_a_rule_is_a_gap_of_its_own() -> None:
    middle = all_of(at_least(TOTAL, points(60)), at_most(TOTAL, points(90)))
    faults = analyse(table("grades", UNIQUE, (middle, "middle"))).faults
    assert [str(fault.facts.known[0].value) for fault in faults] == ["30", "90.01"]


def test_a_gap_of_one_whole_number_that_nobody_prints_is_no_edge() -> None:
    rows = (at_most(MONTH, 6), "first"), (at_least(MONTH, 8), "second")
    assert _only(table("halves", UNIQUE, *rows)).kind is FaultKind.GAP
    rows = (less_than(MONTH, 7), "first"), (more_than(MONTH, 7), "second")
    assert _only(table("halves", UNIQUE, *rows)).kind is FaultKind.EDGE


def test_the_day_of_a_deadline_belongs_to_nobody_where_it_is_before_and_after() -> None:
    june = date(2022, 6, 30)
    rows = (day_is(ON, Relation.LESS_THAN, june), "in_time"), (day_is(ON, Relation.MORE_THAN, june), "late")
    fault = _only(table("deadline", UNIQUE, *rows))
    assert (fault.kind, fault.en) == (FaultKind.EDGE, "the printed edge of day belongs to no rule: day 2022-06-30")


def test_a_share_of_nothing_that_no_row_counts_is_a_gap() -> None:
    low, high = (
        rate_is(PACE, relation, rate("80%"), undefined=False) for relation in (Relation.LESS_THAN, Relation.AT_LEAST)
    )
    fault = _only(table("lamp", UNIQUE, (low, "red"), (high, "green")))
    assert (fault.kind, fault.facts) == (FaultKind.GAP, Facts(known=(PACE.known(Share.of(1, 0)),)))
    assert fault.zh == "没有规则适用：进度比为 无法计算（1/0）"


@pytest.mark.parametrize("hit", HitPolicy)
def test_a_share_of_nothing_that_the_rows_leave_open_is_an_error_of_its_own(hit: HitPolicy) -> None:
    low = rate_is(PACE, Relation.LESS_THAN, rate("80%"), undefined=None)
    checked = table("lamp", hit, (low, "red"), (not_(low), "green"))
    assert analyse(checked).is_sound
    with pytest.raises(MissingFactError):
        decide(checked, Facts(known=(PACE.known(Share.of(1, 0)),)))


def test_a_table_with_otherwise_has_no_gaps_and_one_without_rules_is_nothing_else() -> None:
    assert analyse(table("pass-mark", UNIQUE, (PASS, "pass"), otherwise="fail")).is_sound
    fault = _only(table("nothing", FIRST))
    assert (fault.kind, fault.zh, fault.en) == (
        FaultKind.GAP,
        "没有规则适用：无论何种情形",
        "no rule applies: whatever the facts",
    )


# --- rows that meet -----------------------------------------------------------------------------------------------


def test_two_rows_at_once_are_an_overlap_only_where_at_most_one_may_apply() -> None:
    rows = (at_least(AMOUNT, wan(200)), "b"), (at_most(AMOUNT, wan(500)), "c")
    checked = table("classes", UNIQUE, *rows)
    fault = _only(checked)
    assert (fault.kind, fault.rules) == (FaultKind.OVERLAP, ("r1", "r2"))
    assert fault.zh == "规则 r1、r2 同时适用：本年预算为 3500000 元"
    assert fault.en == "the rules r1 and r2 apply at once: budget of the year 3500000 yuan"
    shown = demonstrate(checked, fault)
    assert isinstance(shown, ConflictError)
    assert shown.facts["rules"] == ("r1", "r2")
    assert analyse(evolve(checked, hit=EVERY)).is_sound
    assert analyse(evolve(checked, hit=FIRST)).is_sound


def test_measures_that_exclude_each_other_are_contradictory_where_both_follow() -> None:
    rows = (at_least(TOTAL, points(60)), "pass note"), (less_than(TOTAL, points(80)), "fail note")
    checked = evolve(table("lamps", EVERY, *rows), exclusive=(("pass", "fail"),))
    fault = _only(checked)
    assert (fault.kind, fault.rules, fault.measures) == (FaultKind.CONTRADICTORY, ("r1", "r2"), ("pass", "fail"))
    assert fault.zh == "规则 r1、r2 的措施 pass、fail 互斥：总分为 70 分"
    assert fault.en == "the rules r1 and r2 lead to pass and fail, which exclude each other: total 70 points"
    shown = demonstrate(checked, fault)
    assert isinstance(shown, ConflictError)
    assert shown.en == "lamps: the rules r1, r2 lead to pass, fail, which exclude each other."
    assert shown.zh == "lamps：规则 r1、r2 的措施 pass、fail 互斥。"
    assert analyse(evolve(checked, exclusive=())).is_sound


def test_the_same_measure_twice_contradicts_nothing() -> None:
    rows = (at_least(TOTAL, points(60)), "pass"), (less_than(TOTAL, points(80)), "pass")
    assert analyse(evolve(table("lamps", EVERY, *rows), exclusive=(("pass",),))).is_sound


def test_a_contradiction_at_a_single_printed_value_is_an_edge() -> None:
    rows = (at_least(TOTAL, points(80)), "green"), (at_most(TOTAL, points(80)), "red")
    fault = _only(table("lamps", EVERY, *rows, exclusive=True))
    assert (fault.kind, fault.edge, fault.measures) == (FaultKind.EDGE, "total", ("green", "red"))


# --- rows and measures out of reach -------------------------------------------------------------------------------


def test_a_row_that_others_always_come_before_is_shadowed() -> None:
    rows = (at_least(AMOUNT, wan(200)), "b"), (at_least(AMOUNT, wan(500)), "a"), (less_than(AMOUNT, wan(200)), "c")
    checked = table("classes", FIRST, *rows)
    assert _faults(checked) == [("shadowed", "r2", "r1"), ("unreachable", "r2", "->a")]
    fault = analyse(checked).faults[0]
    assert fault.zh == "规则 r2 总有 r1 先于其适用：本年预算为 5000000.01 元"
    assert fault.en == "before the rule r2 always comes r1: budget of the year 5000000.01 yuan"
    shown = demonstrate(checked, fault)
    assert isinstance(shown, Ruling)
    assert shown.applied == ("r1",)


def test_several_rows_together_may_shadow_one() -> None:
    rows = (at_least(TOTAL, points(80)), "a"), (less_than(TOTAL, points(80)), "b"), (at_least(TOTAL, points(60)), "a")
    assert _faults(table("grades", FIRST, *rows)) == [("shadowed", "r3", "r1", "r2")]


@pytest.mark.parametrize("hit", HitPolicy)
def test_a_row_inside_an_exemption_is_shadowed_by_it(hit: HitPolicy) -> None:
    checked = table("trigger", hit, (all_of(yes(SPECIAL), yes(MAJOR)), "a"), otherwise="b", exempt=yes(SPECIAL))
    assert _faults(checked) == [("shadowed", "r1", "e1"), ("unreachable", "r1", "->a")]
    shown = demonstrate(checked, analyse(checked).faults[0])
    assert isinstance(shown, Ruling)
    assert (shown.exempt, shown.reason) == ("e1", "反例 counter-example: shadowed")


@pytest.mark.parametrize("hit", HitPolicy)
def test_a_row_that_never_holds_is_unreachable(hit: HitPolicy) -> None:
    never = all_of(at_least(TOTAL, points(90)), less_than(TOTAL, points(80)))
    checked = table("grades", hit, (never, "a"), otherwise="b")
    assert _faults(checked) == [("unreachable", "r1"), ("unreachable", "r1", "->a")]
    row, measure = analyse(checked).faults
    assert (row.zh, row.en) == (
        "规则 r1 从不适用，包括：总分为 40 分",
        "the rule r1 never applies, and so not to: total 40 points",
    )
    assert measure.zh == "任何情形都不得出措施 a，包括：总分为 40 分"
    assert measure.en == "nothing leads to a, and so not: total 40 points"


def test_an_exemption_that_never_holds_is_unreachable() -> None:
    never = all_of(yes(SPECIAL), no(SPECIAL))
    checked = table("trigger", FIRST, (yes(MAJOR), "a"), otherwise="b", exempt=never)
    assert _faults(checked) == [("unreachable", "e1")]


@pytest.mark.parametrize("hit", HitPolicy)
def test_a_row_that_holds_only_where_another_cannot_be_told_is_unreachable(hit: HitPolicy) -> None:
    high, low = (
        rate_is(PACE, relation, rate("80%"), undefined=True) for relation in (Relation.AT_LEAST, Relation.LESS_THAN)
    )
    unsure = rate_is(PACE, Relation.AT_LEAST, rate("80%"), undefined=None)
    checked = table("lamp", hit, (unsure, "green"), (all_of(high, low), "none"), otherwise="red")
    assert _faults(checked) == [("unreachable", "r2"), ("unreachable", "r2", "->none")]
    assert isinstance(demonstrate(checked, analyse(checked).faults[0]), MissingFactError)


def test_a_measure_that_nothing_leads_to_is_unreachable() -> None:
    checked = table("pass-mark", FIRST, (PASS, "pass"), otherwise="fail")
    fault = _only(evolve(checked, measures=(*checked.measures, evolve(checked.measures[0], code="defer"))))
    assert (fault.kind, fault.rules, fault.measures) == (FaultKind.UNREACHABLE, (), ("defer",))


def test_what_follows_otherwise_is_out_of_reach_where_the_rows_cover_everything() -> None:
    rows = (at_least(TOTAL, points(85)), "pass"), (FAIL, "fail")
    assert _faults(table("pass-mark", FIRST, *rows, otherwise="defer")) == [("unreachable", "->defer")]
    assert analyse(table("pass-mark", FIRST, *rows, otherwise="fail")).is_sound


def test_a_duplicate_row_leads_nowhere_where_at_most_one_may_apply() -> None:
    rows = (PASS, "pass"), (PASS, "praise")
    assert _faults(table("pass-mark", UNIQUE, *rows, otherwise="fail")) == [
        ("overlap", "r1", "r2"),
        ("unreachable", "r1", "->pass"),
        ("unreachable", "r2", "->praise"),
    ]


# --- what can occur, readings, proposals --------------------------------------------------------------------------


def test_a_new_project_has_no_growth_rate_so_nothing_is_missing() -> None:
    new = one_of(STANDING, "new")
    at_least_30, below = (
        all_of(not_(new), rate_is(GROWTH, relation, rate("30%"), undefined=False))
        for relation in (Relation.AT_LEAST, Relation.LESS_THAN)
    )
    checked = table("growth", UNIQUE, (new, "screen"), (at_least_30, "required"), (below, "not_required"))
    fault = _only(checked)
    assert fault.en == "no rule applies: standing continuing, growth rate undefined (1/0)"
    defined = rate_is(GROWTH, Relation.AT_LEAST, rate("-100%"), undefined=False)
    assert analyse(checked, within=any_of(new, defined)).is_sound


def test_what_cannot_occur_makes_a_row_unreachable() -> None:
    checked = table("donghu", EVERY, *donghu(), otherwise="none", exempt=yes(SPECIAL))
    small = all_of(at_most(AMOUNT, wan(300)), at_most(INCREASE, wan(300)))
    assert _faults(checked, within=small) == [("unreachable", "r2")]


def test_what_can_occur_may_speak_of_facts_that_the_table_does_not_ask_for() -> None:
    fault = _only(table("pass-mark", FIRST, (PASS, "pass")), within=yes(LOCAL))
    assert fault.facts == Facts(known=(TOTAL.known(points(42)), LOCAL.known(True)))


def test_a_fault_says_under_which_reading_it_appears() -> None:
    checked = table("below-good", UNIQUE, (open_below(), "reduce"), (one_of(GRADE, "good", "excellent"), "keep"))
    fault = _only(checked)
    assert (fault.kind, fault.rules) == (FaultKind.OVERLAP, ("r1", "r2"))
    assert [(answer.choice, answer.option) for answer in fault.readings] == [("below_good", "included")]
    assert isinstance(demonstrate(checked, fault), ConflictError)
    assert analyse(checked.choose(below_good="excluded")).is_sound
    assert _only(checked.choose(below_good="included")).readings == ()


def test_a_fault_under_every_reading_names_none() -> None:
    checked = table("below-good", FIRST, (open_below(), "reduce"), (one_of(GRADE, "good"), "keep"))
    faults = analyse(checked).faults
    assert [(fault.kind.value, len(fault.readings)) for fault in faults] == [
        ("gap", 0),
        ("shadowed", 1),
        ("unreachable", 1),
    ]
    assert all(demonstrate(checked, fault) for fault in faults)


def test_a_proposal_is_analysed_only_where_it_is_adopted() -> None:
    checked = table("pass-mark", UNIQUE, (at_least(TOTAL, points(85)), "pass"), (PASS, "praise"), otherwise="fail")
    proposal = evolve(checked.rules[1], status=RuleStatus.PROPOSED)
    checked = evolve(checked, rules=(checked.rules[0], proposal))
    assert _faults(checked) == [("unreachable", "->praise")]
    assert _faults(checked.adopt("r2")) == [("overlap", "r1", "r2"), ("unreachable", "r2", "->praise")]
