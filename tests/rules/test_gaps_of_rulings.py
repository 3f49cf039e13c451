"""Worked cases of boxes, facts and rulings that no other quick test notices: exact texts, edges, what is withheld."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share, points, wan
from budgetperf.basis import RuleStatus
from budgetperf.errors import BudgetPerfError, InvalidValueError
from budgetperf.explanation import Explanation
from budgetperf.rules.analysis import FaultKind, analyse
from budgetperf.rules.boxes import MOST_BOXES, TooManyCasesError, grown, minus, too_many, united
from budgetperf.rules.comparing import all_of, any_of, at_least, at_most, less_than, more_than, no, yes
from budgetperf.rules.conditions import Condition, Open, Reading
from budgetperf.rules.deciding import MissingFactError, NotAdoptedError, decide
from budgetperf.rules.decisions import DecisionTable, HitPolicy
from budgetperf.rules.fact_keys import FactKey, FactKind, FactWord
from budgetperf.rules.facts import (
    Facts,
    KnownFlag,
    KnownNumber,
    count_fact,
    flag_fact,
    points_fact,
    word_fact,
)
from budgetperf.rules.holding import hold
from condition_strategies import AMOUNT, GRADE, NEW, URGENT
from decision_samples import BIG_AND_NEW, CHOSEN, GOOD, NEW_300, TABLE, WEAK, facts, row, table

DAY = date(2025, 3, 1)
CLASSIFIED = evolve(NEW_300, classified=True)
WISH, OTHER, LAST = (
    row(code, when, status=RuleStatus.PROPOSED)
    for code, when in (("wish", yes(URGENT)), ("other", yes(NEW)), ("last", at_least(AMOUNT, wan(200))))
)
"""Proposals: a table of them alone does not run, and what follows otherwise waits for those not adopted."""


def texts(error: BudgetPerfError) -> tuple[object, ...]:
    return error.en, error.zh, error.hint_en, error.hint_zh, dict(error.facts)


def wished(**changes: Any) -> DecisionTable:
    """Three proposals of which one is adopted."""
    return table(WISH, OTHER, LAST, adopted=("wish",), exemptions=(), **changes)


# -- boxes --


def test_as_many_boxes_as_may_be_are_not_too_many() -> None:
    too_many(MOST_BOXES)
    with pytest.raises(TooManyCasesError) as caught:
        too_many(MOST_BOXES + 1)
    assert caught.value.facts == {"cases": 4001, "most": 4000}


def test_two_boxes_that_differ_in_one_fact_are_one() -> None:
    assert united([(1, 1), (2, 1)]) == ((3, 1),)
    assert united([(1, 1), (2, 2)]) == ((1, 1), (2, 2))
    assert united([(1, 1), (2, 1), (3, 2)]) == ((3, 3),)


def test_what_is_left_is_merged_on_the_way_only_where_it_falls_apart() -> None:
    """The order of the boxes is that in which faults are told, so that the same table has the same faults for ever."""
    left = minus(((7, 7, 7),), ((7, 1, 2), (3, 7, 3), (5, 2, 7)))
    assert left == ((4, 4, 7), (2, 7, 4), (1, 5, 4), (4, 1, 5))
    assert minus(((7, 7),), ((6, 1), (3, 1), (1, 4))) == ((1, 2), (6, 6))


def test_a_box_grows_over_a_fact_of_many_cells() -> None:
    every = (1 << 64) - 1
    assert grown(((1,), (every - 1,)), (every,)) == ((every,),)


# -- facts and their keys --


@pytest.mark.parametrize(
    ("fails", "en", "zh", "hint_en", "hint_zh", "values"),
    [
        pytest.param(
            lambda: AMOUNT.known(Share.of(1, 2)),  # type: ignore[arg-type]
            "the fact amount is 1/2, expected yuan, built with yuan(), wan() or yi().",
            "事实“本年预算”为 1/2，应为用 yuan()、wan() 或 yi() 构造的金额（元）。",
            "",
            "",
            {"fact": "amount", "found": "1/2", "expected": "yuan, built with yuan(), wan() or yi()"},
            id="a share for money",
        ),
        pytest.param(
            lambda: KnownNumber(key=AMOUNT.key, value=Share.of(1, 0)),
            "the fact amount is 1/0, expected a number: only a ratio may be undefined.",
            "事实“本年预算”为 1/0，应为确定的数值，仅比率可以无法计算。",
            "",
            "",
            {"fact": "amount", "found": "1/0", "expected": "a number: only a ratio may be undefined"},
            id="money over nothing",
        ),
        pytest.param(
            lambda: word_fact("w", "词", "w", [1]),  # type: ignore[list-item]
            "item 1 of words is int, expected FactWord.",
            "words 第 1 项为 int，应为 FactWord。",
            "",
            "",
            {"found": "int", "expected": "FactWord"},
            id="a number for a word",
        ),
        pytest.param(
            lambda: Facts(classified=1),  # type: ignore[arg-type]
            "Facts.classified is int, expected bool.",
            "事实集的不予显示标记为 int，应为 bool。",
            "",
            "",
            {"found": "int", "expected": "bool"},
            id="a number for classified",
        ),
        pytest.param(
            lambda: Facts(known=[NEW.known(True)]),  # type: ignore[arg-type]
            "Facts.known is list, expected tuple.",
            "事实集的已知事实为 list，应为 tuple。",
            "use tuple()",
            "请用 tuple()",
            {"found": "list", "expected": "tuple"},
            id="a list of facts",
        ),
        pytest.param(
            lambda: Facts().get("x"),  # type: ignore[arg-type]
            "key is str, expected FactKey.",
            "key 为 str，应为 FactKey。",
            "use Fact.key",
            "请用 Fact.key",
            {"found": "str", "expected": "FactKey"},
            id="a text for a key",
        ),
        pytest.param(
            lambda: hold("x", Facts(), {}),  # type: ignore[arg-type]
            "condition is str, expected NumberIs | DayIs | WordIs | FlagIs | AllOf | AnyOf | Not | Open.",
            "condition 为 str，应为 NumberIs | DayIs | WordIs | FlagIs | AllOf | AnyOf | Not | Open。",
            "use at_least(), yes(), all_of() …",
            "请用 at_least(), yes(), all_of() …",
            {"found": "str", "expected": "NumberIs | DayIs | WordIs | FlagIs | AllOf | AnyOf | Not | Open"},
            id="a text for a condition",
        ),
        pytest.param(
            lambda: hold(yes(NEW), "x", {}),  # type: ignore[arg-type]
            "facts is str, expected Facts.",
            "facts 为 str，应为 Facts。",
            "use Facts(known=...)",
            "请用 Facts(known=...)",
            {"found": "str", "expected": "Facts"},
            id="a text for facts",
        ),
        pytest.param(
            lambda: hold(yes(NEW), Facts(), "x"),  # type: ignore[arg-type]
            "chosen is str, expected Mapping.",
            "chosen 为 str，应为 Mapping。",
            "",
            "",
            {"found": "str", "expected": "Mapping"},
            id="a text for choices",
        ),
        pytest.param(
            lambda: yes("x"),  # type: ignore[arg-type]
            "fact is str, expected Fact.",
            "fact 为 str，应为 Fact。",
            "use amount_fact(), flag_fact() …",
            "请用 amount_fact(), flag_fact() …",
            {"found": "str", "expected": "Fact"},
            id="a text for a fact",
        ),
        pytest.param(
            lambda: TABLE.adopt(1),  # type: ignore[arg-type]
            "item 1 of rules is int, expected str.",
            "rules 第 1 项为 int，应为 str。",
            "",
            "",
            {"found": "int", "expected": "str"},
            id="a number for a rule",
        ),
        pytest.param(
            lambda: TABLE.clash([1]),  # type: ignore[list-item]
            "item 1 of then is int, expected str.",
            "then 第 1 项为 int，应为 str。",
            "",
            "",
            {"found": "int", "expected": "str"},
            id="a number for a measure",
        ),
    ],
)
def test_what_is_refused_is_told_with_what_was_expected(
    fails: Callable[[], object], en: str, zh: str, hint_en: str, hint_zh: str, values: dict[str, object]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        fails()
    assert texts(caught.value) == (en, zh, hint_en, hint_zh, values)


def test_points_and_counts_are_nothing_or_more() -> None:
    score, staff = points_fact("score", "得分", "score"), count_fact("staff", "人数", "staff")
    assert score.key == FactKey(code="score", zh="得分", en="score", kind=FactKind.POINTS, least=Decimal(0))
    assert staff.key == FactKey(code="staff", zh="人数", en="staff", kind=FactKind.COUNT, least=Decimal(0))
    for fact in (score, staff):
        assert KnownNumber(key=fact.key, value=Decimal(0)).value == 0
        with pytest.raises(InvalidValueError, match="is -1, expected 0 or more"):
            KnownNumber(key=fact.key, value=Decimal(-1))
    assert staff.known(3) == KnownNumber(key=staff.key, value=Decimal(3))
    assert score.known(points(7)) == KnownNumber(key=score.key, value=Decimal(7))


def test_words_have_an_order_only_where_it_is_said() -> None:
    words = [FactWord(code=code, zh=code, en=code) for code in ("low", "high")]
    plain, ranked = word_fact("w", "词", "w", words), word_fact("w", "词", "w", words, is_ordered=True)
    assert (plain.key.is_ordered, ranked.key.is_ordered) == (False, True)
    urgent = flag_fact("f", "应急", "urgent")
    assert urgent.known(value=True) == KnownFlag(key=urgent.key, value=True)


def test_facts_show_themselves_unless_they_are_classified() -> None:
    one = Facts(known=(NEW.known(True),))
    assert repr(one) == f"Facts(known={one.known!r})"
    assert repr(evolve(one, classified=True)) == "Facts(withheld)"


# -- conditions --


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (all_of(yes(NEW), no(NEW), yes(NEW)), False),
        (all_of(yes(NEW), yes(NEW), no(NEW)), False),
        (all_of(yes(NEW), yes(URGENT), no(NEW)), False),
        (all_of(yes(NEW), yes(URGENT), yes(NEW)), None),
        (any_of(no(NEW), yes(NEW), no(NEW)), True),
        (any_of(no(NEW), yes(URGENT), yes(NEW)), True),
        (any_of(no(NEW), yes(URGENT), no(NEW)), None),
    ],
)
def test_the_part_in_the_middle_counts_like_the_others(condition: Condition, holds: bool | None) -> None:
    assert hold(condition, Facts(known=(NEW.known(True),)), {}).holds is holds


def asked(choice: str, *readings: Condition) -> Open:
    """An open question of which only the readings matter."""
    options = [Reading(code=f"r{i}", zh=f"甲{i}", en=f"a{i}", when=when) for i, when in enumerate(readings, 1)]
    return Open(choice=choice, zh="问", en="question", readings=tuple(options))


def test_a_question_within_a_reading_is_answered_by_its_own_name() -> None:
    inner = asked("inner", yes(NEW), no(NEW))
    outer = asked("outer", inner, yes(URGENT))
    known = facts(NEW.known(True), urgent=True)
    assert hold(outer, known, {"inner": "r1"}).holds is True
    assert hold(outer, known, {"inner": "r2"}).holds is None


# -- rulings --


@pytest.mark.parametrize(
    ("shown", "known"),
    [("Ruling(sample, evaluate, report)", NEW_300), ("Ruling(withheld)", CLASSIFIED)],
)
def test_a_ruling_shows_what_follows(shown: str, known: Facts) -> None:
    assert repr(decide(CHOSEN, known)) == shown


def test_a_ruling_shows_what_exempts_and_what_a_person_decided() -> None:
    assert repr(decide(TABLE, facts(urgent=True), reason="a flood")) == "Ruling(sample, exempt: special)"
    own = decide(table(WEAK).choose(good_and_below="with_good"), facts(GRADE.known("good")))
    assert repr(own) == "Ruling(sample, cut)"
    assert repr(own.overridden("nothing", "report", by="甲", on=DAY, reason="乙")) == "Ruling(sample, nothing, report)"


def test_the_explanation_of_a_classified_ruling_is_its_table_and_nothing_else() -> None:
    assert decide(CHOSEN, CLASSIFIED).explanation == Explanation(key="sample", zh="不予显示", en="withheld")


def test_a_proposal_is_a_step_of_its_own() -> None:
    found = decide(CHOSEN, NEW_300).explanation
    assert [part.key for part in found.parts] == ["rule.new", "proposal.wished", "choice.good_and_below"]


def test_all_that_must_stay_is_named() -> None:
    found = decide(table(BIG_AND_NEW, evolve(WEAK, when=yes(NEW))), NEW_300)
    with pytest.raises(InvalidValueError) as caught:
        found.overridden("nothing", by="甲", on=DAY, reason="乙")
    assert texts(caught.value) == (
        (
            "new (binding) applied, expected a rule in principle where a person decides otherwise, and what they lead "
            "to must stay: evaluate, report."
        ),
        "适用的规则为 new（应当），仅“原则上”的规则可以另行决定，其措施 evaluate、report 须予保留。",
        "",
        "",
        {"rules": ("new",), "measures": ("evaluate", "report")},
    )


def test_every_answer_that_settles_it_is_named() -> None:
    either = any_of(at_least(AMOUNT, wan(1)), asked("which", yes(NEW), yes(NEW), no(NEW)))
    with pytest.raises(MissingFactError) as caught:
        decide(table(row("either", either, status=RuleStatus.IN_FORCE)), facts(NEW.known(True)))
    assert caught.value.hint_en == "an answer to an open question settles it as well: which=r1 | which=r2"
    assert caught.value.hint_zh == "回答待定事项也可作出判断：which=r1 | which=r2"
    assert caught.value.facts["answers"] == ("which=r1", "which=r2")


@pytest.mark.parametrize("run", [lambda one: decide(one, NEW_300), analyse])
def test_a_table_of_proposals_does_not_run(run: Callable[[DecisionTable], object]) -> None:
    with pytest.raises(NotAdoptedError) as caught:
        run(table(WISH, OTHER))
    assert texts(caught.value) == (
        "whether to evaluate: every rule is a proposal that binds nobody.",
        "是否评估：各条规则均为建议，尚无约束力。",
        "to run it all the same, adopt it by name, as in policy.adopt('wish'); a table has adopt() too",
        "仍要适用的，请按名称采纳，如 policy.adopt('wish')；决策表也有 adopt()",
        {"table": "sample", "proposals": ("wish", "other")},
    )


@pytest.mark.parametrize("hit", [HitPolicy.FIRST, HitPolicy.EVERY])
def test_what_follows_otherwise_waits_for_the_proposals(hit: HitPolicy) -> None:
    one = wished(hit=hit)
    with pytest.raises(NotAdoptedError) as caught:
        decide(one, facts(NEW.known(True), AMOUNT.known(wan(200))))
    assert texts(caught.value) == (
        "whether to evaluate: no adopted rule applies, and other, last, which nobody adopted, would or might.",
        "是否评估：已采纳的规则均不适用，而未采纳的 other、last 适用或可能适用。",
        "to run it all the same, adopt it by name, as in policy.adopt('other'); a table has adopt() too",
        "仍要适用的，请按名称采纳，如 policy.adopt('other')；决策表也有 adopt()",
        {"table": "sample", "proposals": ("other", "last")},
    )
    assert decide(one, facts(NEW.known(False), AMOUNT.known(wan(199)))).then == ("nothing",)


def test_a_proposal_that_waits_is_read_as_it_was_chosen() -> None:
    weak = row("weak", GOOD, status=RuleStatus.PROPOSED)
    one = table(WISH, weak, adopted=("wish",), exemptions=()).choose(good_and_below="without_good")
    assert decide(one, facts(GRADE.known("good"))).then == ("nothing",)
    with pytest.raises(NotAdoptedError):
        decide(one, facts(GRADE.known("fair")))


# -- analyses --


def test_what_waits_for_a_proposal_is_a_gap() -> None:
    (gap, *others) = analyse(wished()).faults
    assert (gap.kind, gap.zh, gap.en) == (
        FaultKind.GAP,
        "没有规则适用：应急事项为 否，新增项目为 是，本年预算为 1000000 元",
        "no rule applies: emergency no, new project yes, budget of the year 1000000 yuan",
    )
    assert {fault.kind for fault in others} == {FaultKind.UNREACHABLE}


def test_an_overlap_in_two_places_is_one_fault() -> None:
    sides = any_of(less_than(AMOUNT, wan(1)), more_than(AMOUNT, wan(5)))
    rules = [row(code, sides, status=RuleStatus.IN_FORCE) for code in ("one", "two")]
    between = row("between", all_of(at_least(AMOUNT, wan(1)), at_most(AMOUNT, wan(5))), status=RuleStatus.IN_FORCE)
    found = analyse(table(*rules, between, hit=HitPolicy.UNIQUE, exemptions=())).faults
    assert [fault.rules for fault in found if fault.kind is FaultKind.OVERLAP] == [("one", "two")]
