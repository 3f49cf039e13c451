"""Worked cases for decision tables that no other quick test notices: several at once, keys, names of arguments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import points, rate, wan
from budgetperf.basis import RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.explanation import Explanation
from budgetperf.rules.analysis import analyse
from budgetperf.rules.comparing import all_of, any_of, at_least, less_than, more_than, no, not_, one_of, rate_is, yes
from budgetperf.rules.conditions import Condition, Open, Reading, Relation, says
from budgetperf.rules.deciding import ConflictError, NoRuleError, OpenChoiceError, decide
from budgetperf.rules.fact_keys import STATED as STATED_BY_CALLER
from budgetperf.rules.fact_keys import FactKind, Origin, OriginKind
from budgetperf.rules.facts import (
    Fact,
    Facts,
    amount_fact,
    count_fact,
    day_fact,
    flag_fact,
    points_fact,
    rate_fact,
    word_fact,
)
from budgetperf.rules.faults import FaultKind, demonstrate, told
from budgetperf.rules.holding import Held, hold
from condition_strategies import AMOUNT, GRADE, NEW
from decision_samples import (
    BIG_AND_NEW,
    EVALUATE,
    GOOD,
    GROWN,
    NEW_300,
    REPORT,
    SPECIAL,
    TABLE,
    WEAK,
    WISHED,
    facts,
    row,
    table,
)
from sound_tables import FIRST, TOTAL, UNIQUE, open_below
from sound_tables import GRADE as GRADES
from sound_tables import table as sound

DAY = date(2025, 3, 1)


def _keys(explanation: Explanation) -> list[str]:
    return [explanation.key, *(part.key for part in explanation.parts)]


# --- conditions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "key"),
    [
        (all_of(yes(NEW), at_least(AMOUNT, wan(1))), "all-of"),
        (any_of(yes(NEW), at_least(AMOUNT, wan(1))), "any-of"),
        (not_(yes(NEW)), "not"),
        (yes(NEW), "is_new"),
        (no(NEW), "is_new"),
        (at_least(AMOUNT, wan(1)), "amount"),
    ],
)
def test_the_words_of_a_condition_have_its_key(condition: Condition, key: str) -> None:
    assert says(condition).key == key


# --- rulings --------------------------------------------------------------------------------------------------------


def test_a_person_who_decides_otherwise_is_told_every_rule_that_binds() -> None:
    binding = [row(code, yes(NEW), status=RuleStatus.IN_FORCE) for code in ("a", "b")]
    with pytest.raises(InvalidValueError) as caught:
        decide(table(*binding), NEW_300).overridden("nothing", by="张三", on=DAY, reason="民生项目")
    must = binding[0].force.term
    assert caught.value.en == (
        f"a ({must.en}), b ({must.en}) applied, expected a rule in principle where a person decides otherwise."
    )
    assert caught.value.zh == (f"适用的规则为 a（{must.zh}）、b（{must.zh}），仅“原则上”的规则可以另行决定。")


def test_the_steps_of_a_ruling_have_keys() -> None:
    assert _keys(decide(table(BIG_AND_NEW), NEW_300, reason="抗洪抢险").explanation) == ["sample", "rule.new", "reason"]
    assert _keys(decide(table(GROWN), facts(NEW.known(True))).explanation)[:2] == ["sample", "otherwise"]
    exempt = decide(TABLE, facts(urgent=True), reason="抗洪抢险").explanation
    assert _keys(exempt) == ["sample", "rule.special", "reason"]


def test_a_person_decides_in_place_of_several_measures() -> None:
    weak = evolve(WEAK, then=("evaluate", "report"))
    ruling = decide(table(weak), facts(GRADE.known("fair")))
    own = ruling.overridden("nothing", by="张三", on=DAY, reason="民生项目").explanation
    assert _keys(own)[:3] == ["sample", "rule.weak", "override"]
    assert own.parts[1].zh == f"张三 于 2025-03-01 另行决定（原为{EVALUATE.zh}、{REPORT.zh}）：民生项目"
    assert own.parts[1].en == (f"decided otherwise by 张三 on 2025-03-01 (was {EVALUATE.en}, {REPORT.en}): 民生项目")


@pytest.mark.parametrize(
    ("call", "en"),
    [
        (lambda wrong: decide(wrong, NEW_300), "table is str, expected DecisionTable."),
        (lambda wrong: decide(TABLE, wrong), "facts is str, expected Facts."),
    ],
)
def test_only_a_table_decides_and_only_on_facts(call: Any, en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        call("sample")
    assert caught.value.en == en


# --- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "en", "zh"),
    [
        (
            lambda: table(measures=(*TABLE.measures, EVALUATE, REPORT)),
            "the table sample has the measures evaluate, report twice.",
            "决策表“是否评估”的措施 evaluate、report 重复。",
        ),
        (
            lambda: TABLE.adopt("dreamt", "hoped"),
            "the table sample adopts dreamt, hoped, expected wished.",
            "决策表“是否评估”采纳了 dreamt、hoped，应为 wished。",
        ),
        (
            lambda: table(WISHED, row("hoped", yes(NEW), status=RuleStatus.PROPOSED)).adopt("dreamt"),
            "the table sample adopts dreamt, expected hoped | wished.",
            "决策表“是否评估”采纳了 dreamt，应为 hoped | wished。",
        ),
        (
            lambda: table(WEAK, row("b", evolve(GOOD, choice="fair_and_below"))).choose(better="with_good"),
            "the table sample chooses better=with_good, expected fair_and_below | good_and_below.",
            "决策表“是否评估”选择了 better=with_good，应为 fair_and_below | good_and_below。",
        ),
    ],
)
def test_a_refused_table_names_all_that_is_wrong(make: Any, en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert (caught.value.en, caught.value.zh) == (en, zh)


def test_the_keys_of_facts_are_looked_at_once_and_of_other_facts_again() -> None:
    checked = table(BIG_AND_NEW)
    other = amount_fact("amount", "上年预算", "budget of last year")
    for _ in range(2):
        assert decide(checked, NEW_300).then == ("evaluate", "report")
        with pytest.raises(InvalidValueError, match="budget of last year"):
            decide(checked, facts(NEW.known(True), other.known(wan(300))))
    assert decide(checked, facts(NEW.known(True), AMOUNT.known(wan(1)))).then == ("nothing",)


# --- facts ----------------------------------------------------------------------------------------------------------


STATED: tuple[tuple[Fact[Any], Any], ...] = (
    (amount_fact("a", "金额", "amount"), wan(1)),
    (rate_fact("a", "比率", "rate"), rate("0.5")),
    (points_fact("a", "得分", "points"), points(1)),
    (count_fact("a", "数量", "count"), 1),
    (day_fact("a", "日期", "day"), DAY),
    (word_fact("a", "等级", "grade", GRADE.key.words), "good"),
    (flag_fact("a", "新增", "new"), True),
)


@pytest.mark.parametrize(("fact", "value"), STATED, ids=[fact.key.kind.value for fact, _ in STATED])
def test_a_known_fact_keeps_its_key_and_where_it_comes_from(fact: Fact[Any], value: Any) -> None:
    ledger = Origin(kind=OriginKind.RECORDED, zh="项目库", en="the list of projects")
    known = fact.known(value, ledger)
    assert (known.key, known.origin) == (fact.key, ledger)
    assert fact.known(value).origin == STATED_BY_CALLER
    said = Origin(kind=OriginKind.STATED, zh="由调用者给出", en="stated by the caller")
    assert said == STATED_BY_CALLER


def test_facts_have_their_kind_and_their_least_value() -> None:
    keys = {fact.key.kind: fact.key for fact, _ in STATED}
    assert set(keys) == set(FactKind)
    assert {kind.value: key.least for kind, key in keys.items() if key.least is not None} == {
        "amount": 0,
        "points": 0,
        "count": 0,
    }
    assert {(key.code, key.is_ordered) for key in keys.values()} == {("a", False)}


def test_facts_stated_twice_are_all_named() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Facts(known=(NEW.known(True), AMOUNT.known(wan(1)), NEW.known(False), AMOUNT.known(wan(2))))
    assert caught.value.en == "the facts amount, is_new are stated twice, expected each once."
    assert caught.value.zh == "事实 amount、is_new 重复给出，应各给一次。"


# --- faults ---------------------------------------------------------------------------------------------------------


def test_a_fault_names_each_fact_of_its_example_and_each_rule_before() -> None:
    fault = told(FaultKind.GAP, Facts(known=(NEW.known(True), AMOUNT.known(wan(1)))))
    assert fault.zh == f"没有规则适用：{NEW.key.zh}为 是，{AMOUNT.key.zh}为 10000 元"
    rows = (at_least(TOTAL, points(50)), "a"), (less_than(TOTAL, points(50)), "b"), (more_than(TOTAL, points(40)), "c")
    shadowed = next(one for one in analyse(sound("x", FIRST, *rows)).faults if one.kind is FaultKind.SHADOWED)
    assert shadowed.rules == ("r3", "r1", "r2")
    assert shadowed.zh.startswith("规则 r3 总有 r1、r2 先于其适用：")
    assert shadowed.en.startswith("before the rule r3 always comes r1 or r2: ")


def test_a_fault_under_every_reading_is_shown_under_one() -> None:
    checked = sound(
        "below-good",
        UNIQUE,
        (one_of(GRADES, "good"), "keep"),
        (one_of(GRADES, "good", "excellent"), "praise"),
        (open_below(), "reduce"),
    )
    fault = next(one for one in analyse(checked).faults if one.rules == ("r1", "r2"))
    assert fault.readings == ()
    assert isinstance(demonstrate(checked, fault), ConflictError)


def test_a_rule_that_decides_itself_is_not_shadowed() -> None:
    rows = (at_least(TOTAL, points(85)), "pass"), (less_than(TOTAL, points(85)), "fail")
    checked, facts_of_both = sound("pass-mark", UNIQUE, *rows), Facts(known=(TOTAL.known(points(85)),))
    for rules in (("r1", "r2"), ("r2", "r1")):
        with pytest.raises(InvalidValueError, match="does not show the fault shadowed"):
            demonstrate(checked, told(FaultKind.SHADOWED, facts_of_both, rules=rules))


def test_an_exemption_may_hang_on_an_answered_question() -> None:
    exempt = table(GROWN, exemptions=(evolve(SPECIAL, when=GOOD),))
    good = Facts(known=(GRADE.known("good"), NEW.known(True)))
    assert decide(exempt.choose(good_and_below="with_good"), good, reason="抗洪抢险").exempt == "special"
    assert decide(exempt.choose(good_and_below="without_good"), good).exempt is None


def test_a_refused_value_is_shown_to_its_eightieth_character() -> None:
    with pytest.raises(InvalidValueError) as caught:
        GRADE.known("甲" * 81)
    assert caught.value.facts["found"] == "甲" * 80


@pytest.mark.parametrize(("condition", "key"), [(yes(NEW), "is_new"), (not_(yes(NEW)), "not")])
def test_a_held_condition_has_the_key_of_its_words(condition: Condition, key: str) -> None:
    assert hold(condition, Facts(known=(NEW.known(True),)), {}).explanation.key == key


@pytest.mark.parametrize(("grade", "holds", "parts"), [("excellent", False, 2), ("fair", True, 2), ("good", None, 0)])
def test_an_open_question_keeps_what_all_its_readings_agree_on(grade: str, holds: bool | None, parts: int) -> None:
    held = hold(GOOD, Facts(known=(GRADE.known(grade),)), {})
    assert (held.holds, len(held.parts)) == (holds, parts)


def test_two_questions_that_nobody_answered_are_both_named() -> None:
    other = evolve(GOOD, choice="fair_and_below", zh="“中以下”是否包括中", en="does 'fair and below' include fair")
    with pytest.raises(OpenChoiceError) as caught:
        decide(table(evolve(WEAK, when=all_of(GOOD, other))), facts(GRADE.known("good")))
    options = "with_good | without_good"
    assert caught.value.en == (
        "whether to evaluate hangs on what its document leaves open: "
        f"good_and_below={options}: {GOOD.en}; fair_and_below={options}: {other.en}."
    )
    assert caught.value.zh == (
        f"是否评估取决于文件未明确的事项：good_and_below={options}：{GOOD.zh}；fair_and_below={options}：{other.zh}。"
    )


def test_two_proposals_that_nobody_adopted_are_both_named() -> None:
    hoped = row("hoped", yes(NEW), status=RuleStatus.PROPOSED)
    with pytest.raises(NoRuleError) as caught:
        decide(table(GROWN, WISHED, hoped, otherwise=None), facts(NEW.known(True)))
    assert caught.value.hint_en == "the proposals wished, hoped run only where adopted by name"
    assert caught.value.hint_zh == "建议性规则 wished、hoped 须按名称采纳后方可适用"


def test_what_lies_between_the_least_value_and_the_first_bound_is_no_gap_that_is_missed() -> None:
    share = rate_fact("share", "比例", "share", least=Decimal("0.5"))
    enough = rate_is(share, Relation.AT_LEAST, rate("0.8"), undefined=True)
    (fault,) = analyse(sound("enough", FIRST, (enough, "a"))).faults
    assert fault.kind is FaultKind.GAP
    assert fault.facts == Facts(known=(share.known(rate("0.65")),))


def test_a_reading_may_leave_a_question_of_its_own() -> None:
    inner = open_below()
    outer = Open(
        choice="outer",
        zh="外",
        en="outer",
        readings=(
            Reading(code="plain", zh="甲", en="a", when=one_of(GRADES, "good")),
            Reading(code="nested", zh="乙", en="b", when=not_(inner)),
        ),
    )
    checked = sound("nested", FIRST, (outer, "a"), otherwise="b")
    assert analyse(checked).is_sound
    assert analyse(checked.choose(outer="nested", below_good="included")).is_sound


def test_what_is_not_kept_of_a_held_condition_is_empty() -> None:
    held = Held(condition=yes(NEW), holds=None)
    assert (held.known, held.parts) == (None, ())
