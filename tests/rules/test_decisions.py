"""Ruling tables as data: what they ask for, who answers and adopts, and how they travel."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from attrs import evolve

from budgetperf.basis import RuleStatus
from budgetperf.rules.comparing import at_least, no, not_, yes
from budgetperf.rules.deciding import decide
from budgetperf.rules.decisions import Chosen, DecisionTable, Force, HitPolicy
from budgetperf.wire import content_hash, dumps, from_data, loads, rule_hash, to_data
from condition_strategies import AMOUNT, GRADE, GROWTH, NEW, STAFF, URGENT
from decision_samples import CHOSEN, EVALUATE, GOOD, NEW_300, PROPOSED, TABLE, WEAK, WISHED, row, table


def test_a_table_names_every_fact_that_it_may_ask_for_once() -> None:
    assert TABLE.facts == (URGENT.key, NEW.key, AMOUNT.key, GROWTH.key, GRADE.key)
    assert TABLE.keys == {key.code: key for key in TABLE.facts}
    assert CHOSEN.facts == TABLE.facts, "a fact of a reading that nobody took stays known by its definition"
    assert table(row("a", not_(at_least(STAFF, 5))), exemptions=()).facts == (STAFF.key,)


def test_a_table_names_its_open_questions_answered_or_not() -> None:
    assert TABLE.open == CHOSEN.open == (GOOD,)
    assert (TABLE.choices, CHOSEN.choices) == ({}, {"good_and_below": "with_good"})
    assert CHOSEN.chosen == (Chosen(choice="good_and_below", option="with_good"),)
    again = CHOSEN.choose(good_and_below="without_good")
    assert again.choices == {"good_and_below": "without_good"}
    assert CHOSEN.choices == {"good_and_below": "with_good"}, "a table does not change"


def test_one_question_may_be_asked_of_several_rules() -> None:
    mirrored = evolve(GOOD, readings=tuple(evolve(one, when=not_(one.when)) for one in GOOD.readings[::-1]))
    both = table(WEAK, row("b", mirrored))
    assert both.open == (GOOD, mirrored)
    assert both.choose(good_and_below="with_good").choices == {"good_and_below": "with_good"}


@pytest.mark.parametrize("status", list(RuleStatus))
def test_only_what_binds_runs_unless_it_is_adopted(status: RuleStatus) -> None:
    """X-01: a proposal is carried and shown, but nothing rests on it until somebody adopts it by name."""
    rule = row("a", yes(NEW), status=status)
    idle = status in {RuleStatus.PROPOSED, RuleStatus.PLANNED}
    assert rule.is_proposal is idle
    assert table(rule).running == (() if idle else (rule,))
    if idle:
        assert table(rule).adopt("a").running == (rule,)


def test_adopting_keeps_what_was_adopted() -> None:
    both = table(WISHED, row("also", no(NEW), status=RuleStatus.PLANNED))
    assert both.adopt("also").adopt("wished").adopted == ("also", "wished")
    assert both.adopt("wished", "wished").adopted == ("wished",)
    assert both.adopted == ()


def test_a_measure_is_found_by_its_code() -> None:
    assert TABLE.measure("evaluate") is EVALUATE


@pytest.mark.parametrize(
    ("then", "clash"),
    [
        (("red", "cut"), ()),
        (("red", "green", "cut"), ("red", "green")),
        (("cut", "keep"), ("cut", "keep")),
        ((), ()),
        (("green",), ()),
    ],
)
def test_measures_of_one_group_exclude_each_other(then: tuple[str, ...], clash: tuple[str, ...]) -> None:
    measures = tuple(evolve(EVALUATE, code=code) for code in ("red", "yellow", "green", "cut", "keep"))
    lamps = table(
        row("a", yes(NEW), "red"),
        measures=measures,
        otherwise=None,
        exclusive=(("red", "yellow", "green"), ("cut", "keep")),
    )
    assert lamps.clash(then) == clash


def test_every_word_of_a_table_has_a_name() -> None:
    assert [force.term.zh for force in Force] == ["原则上（说明理由可由负责人另定）", "应当", "一律（不得另定）"]
    assert [hit.term.en for hit in HitPolicy] == [
        "the first rule that applies", "every rule that applies", "at most one rule applies",
    ]  # fmt: skip


@pytest.mark.parametrize("one", [TABLE, CHOSEN, CHOSEN.adopt("wished"), table(otherwise=None, exemptions=())])
def test_a_table_survives_the_wire_and_pickle(one: DecisionTable) -> None:
    decide(one.choose(good_and_below="with_good"), NEW_300)
    assert one.keys, "what is kept for speed must not be written"
    assert loads(dumps(one), DecisionTable) == one
    assert from_data(to_data(one), DecisionTable) == one
    again = pickle.loads(pickle.dumps(one))
    assert (again, hash(again), content_hash(again)) == (one, hash(one), content_hash(one))
    assert [rule for rule, _ in again.deciding] == list(one.running)


@pytest.mark.parametrize(
    "other",
    [
        table(hit=HitPolicy.FIRST),
        table(otherwise=None),
        table(exemptions=()),
        CHOSEN,
        TABLE.adopt("wished"),
        table(exclusive=(("evaluate", "nothing"),)),
        table(*TABLE.rules[::-1]),
        evolve(TABLE, revision="2"),
        table(*TABLE.rules[:2], evolve(WEAK, force=Force.STRICT), WISHED),
    ],
)
def test_a_table_that_rules_otherwise_has_another_hash(other: DecisionTable) -> None:
    assert rule_hash(other) != rule_hash(TABLE)


def test_a_better_citation_leaves_the_hash_of_the_rules() -> None:
    cited = table(*TABLE.rules[:3], evolve(WISHED, basis=evolve(PROPOSED, clause="第九条")))
    assert (rule_hash(cited), content_hash(cited)) != (rule_hash(TABLE), content_hash(TABLE))
    assert rule_hash(cited) == rule_hash(TABLE)


def test_a_table_is_built_from_tuples_only() -> None:
    for field in ("measures", "rules", "exemptions", "chosen", "adopted", "exclusive"):
        value: Any = getattr(CHOSEN.adopt("wished"), field)
        assert isinstance(value, tuple)
