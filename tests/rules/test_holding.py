"""Does a condition hold: an oracle in plain Python, the laws of three values, and what is said of it."""

from __future__ import annotations

from decimal import localcontext
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, rate, wan, yuan
from budgetperf.errors import InvalidValueError
from budgetperf.rules.comparing import all_of, any_of, at_least, day_is, less_than, no, not_, one_of, rate_is, yes
from budgetperf.rules.conditions import AllOf, AnyOf, Condition, Not, Open, Reading, Relation, walk
from budgetperf.rules.facts import Facts, amount_fact, day_fact, flag_fact
from budgetperf.rules.holding import Held, hold, prepared
from condition_strategies import (
    AMOUNT,
    CHOICES,
    COMPLETE,
    CONDITIONS,
    DUE,
    FIRST_DAY,
    GRADE,
    GROWTH,
    KIND,
    NEW,
    PARTIAL,
    STAFF,
    URGENT,
    facts_of,
    oracle,
)
from rule_strategies import CONTEXTS

EMPTY = Facts()
GOOD_INSIDE = Open(
    choice="good_and_below",
    zh="“良好以下”是否包括良",
    en="does 'good and below' include good",
    readings=(
        Reading(code="with_good", zh="包括良", en="good included", when=one_of(GRADE, "poor", "fair", "good")),
        Reading(code="without_good", zh="不包括良", en="good left out", when=one_of(GRADE, "poor", "fair")),
    ),
)


def outcome(condition: Condition, values: dict[str, Any], chosen: dict[str, str] | None = None) -> bool | None:
    return hold(condition, facts_of(values), chosen or {}).holds


# -- the oracle and the laws --


@given(CONDITIONS, PARTIAL, CHOICES)
def test_an_oracle_says_the_same(condition: Condition, values: dict[str, Any], chosen: dict[str, str]) -> None:
    expected = oracle(condition, values, chosen)
    facts = facts_of(values)
    assert hold(condition, facts, chosen).holds is expected
    assert prepared(condition, chosen)(facts.values) is expected


@given(CONDITIONS, PARTIAL, CHOICES)
def test_every_part_has_its_own_outcome(condition: Condition, values: dict[str, Any], chosen: dict[str, str]) -> None:
    facts, todo, seen = facts_of(values), [hold(condition, facts_of(values), chosen)], 0
    while todo:
        held = todo.pop()
        todo += held.parts
        seen += 1
        assert held.holds is oracle(held.condition, values, chosen)
        if not isinstance(held.condition, (AllOf, AnyOf, Not, Open)):
            assert held.known == facts.get(held.condition.key)
            assert not held.parts
    assert seen <= len(list(walk(condition)))


@given(CONDITIONS, PARTIAL, CHOICES, CONTEXTS)
def test_the_ambient_context_changes_nothing(
    condition: Condition, values: dict[str, Any], chosen: dict[str, str], context: Any
) -> None:
    facts = facts_of(values)
    expected = hold(condition, facts, chosen), hold(condition, facts, chosen).explanation
    with localcontext(context):
        again = hold(condition, Facts(known=facts.known), chosen)
        assert (again, again.explanation) == expected


@given(st.lists(CONDITIONS, min_size=2, max_size=4), PARTIAL, CHOICES, st.randoms())
def test_the_order_of_parts_changes_nothing(
    parts: list[Condition], values: dict[str, Any], chosen: dict[str, str], random: Any
) -> None:
    shuffled = random.sample(parts, len(parts))
    for kind in (AllOf, AnyOf):
        one, other = kind(parts=tuple(parts)), kind(parts=tuple(shuffled))
        assert outcome(one, values, chosen) is outcome(other, values, chosen)


@given(CONDITIONS, PARTIAL, COMPLETE, CHOICES)
def test_knowing_more_never_changes_what_is_told(
    condition: Condition, values: dict[str, Any], more: dict[str, Any], chosen: dict[str, str]
) -> None:
    told = outcome(condition, values, chosen)
    if told is not None:
        assert outcome(condition, {**more, **values}, chosen) is told


@given(CONDITIONS, PARTIAL, CHOICES, CHOICES)
def test_answering_more_never_changes_what_is_told(
    condition: Condition, values: dict[str, Any], chosen: dict[str, str], more: dict[str, str]
) -> None:
    told = outcome(condition, values, chosen)
    if told is not None:
        assert outcome(condition, values, {**more, **chosen}) is told


@given(CONDITIONS, CONDITIONS, PARTIAL, CHOICES)
def test_not_twice_is_nothing_and_de_morgan(
    one: Condition, other: Condition, values: dict[str, Any], chosen: dict[str, str]
) -> None:
    assert outcome(not_(not_(one)), values, chosen) is outcome(one, values, chosen)
    neither = outcome(not_(any_of(one, other)), values, chosen)
    assert neither is outcome(all_of(not_(one), not_(other)), values, chosen)
    assert outcome(not_(all_of(one, other)), values, chosen) is outcome(any_of(not_(one), not_(other)), values, chosen)


@given(CONDITIONS, PARTIAL, COMPLETE, CHOICES)
def test_what_lacks_and_is_unanswered_is_all_that_is_wanted(
    condition: Condition, values: dict[str, Any], complete: dict[str, Any], chosen: dict[str, str]
) -> None:
    """Supplying again and again what is named, and that only, ends with an outcome; a told one names nothing."""
    defined = {**complete, "growth_rate": complete["staff"]}
    values, chosen = dict(values), dict(chosen)
    held = hold(condition, facts_of(values), chosen)
    for _ in range(20):
        if held.holds is None:
            assert held.lacking() or held.unanswered()
            values |= {key.code: defined[key.code] for key in held.lacking()}
            chosen |= {question.choice: "narrow" for question in held.unanswered()}
            held = hold(condition, facts_of(values), chosen)
    assert held.holds is oracle(condition, values, chosen)
    assert (held.holds is None, held.lacking(), held.unanswered()) == (False, (), ())


@given(CONDITIONS, PARTIAL, CHOICES)
def test_a_lacking_fact_is_one_that_nobody_stated_or_that_is_undefined(
    condition: Condition, values: dict[str, Any], chosen: dict[str, str]
) -> None:
    held = hold(condition, facts_of(values), chosen)
    for key in held.lacking():
        assert key.code not in values or values[key.code] == "0/0"
    assert not {question.choice for question in held.unanswered()} & set(chosen)


@given(CONDITIONS, PARTIAL, CHOICES)
def test_every_outcome_can_be_said(condition: Condition, values: dict[str, Any], chosen: dict[str, str]) -> None:
    held = hold(condition, facts_of(values), chosen)
    words = {True: ("，成立", "holds"), False: ("不成立", "does not hold"), None: ("无法判断", "cannot be told")}
    zh, en = words[held.holds]
    assert held.explanation.zh.endswith(zh.lstrip("，"))
    assert held.explanation.en.endswith(en)
    assert "{" not in held.explanation.text("zh") + held.explanation.text("en")


# -- worked cases --


@pytest.mark.parametrize(("first", "second"), list(product([True, False, None], repeat=2)))
def test_the_tables_of_kleene(first: bool | None, second: bool | None) -> None:
    flags = {NEW: first, URGENT: second}
    facts = Facts(known=tuple(flag.known(value) for flag, value in flags.items() if value is not None))
    both, either = hold(all_of(yes(NEW), yes(URGENT)), facts, {}), hold(any_of(yes(NEW), yes(URGENT)), facts, {})
    order = {False: 0, None: 1, True: 2}
    assert order[both.holds] == min(order[first], order[second])
    assert order[either.holds] == max(order[first], order[second])


@pytest.mark.parametrize(
    ("relation", "below", "at", "above"),
    [
        (Relation.AT_LEAST, False, True, True),
        (Relation.MORE_THAN, False, False, True),
        (Relation.AT_MOST, True, True, False),
        (Relation.LESS_THAN, True, False, False),
        (Relation.EQUAL, False, True, False),
    ],
)
def test_a_relation_says_whether_its_bound_belongs(relation: Relation, below: bool, at: bool, above: bool) -> None:
    third = rate_is(GROWTH, relation, rate("30%"), undefined=None)
    shares = [Share.of(3 * 10**30 - 1, 10**31), Share.of(3, 10), Share.of(3 * 10**30 + 1, 10**31)]
    assert [hold(third, Facts(known=(GROWTH.known(share),)), {}).holds for share in shares] == [below, at, above]
    days = [FIRST_DAY, FIRST_DAY.replace(day=2), FIRST_DAY.replace(day=3)]
    second = day_is(DUE, relation, days[1])
    assert [hold(second, Facts(known=(DUE.known(day),)), {}).holds for day in days] == [below, at, above]


@pytest.mark.parametrize("undefined", [True, False, None])
@pytest.mark.parametrize("relation", list(Relation))
def test_a_share_of_nothing_is_what_the_rule_says_it_is(relation: Relation, undefined: bool | None) -> None:
    """DL-10: what a growth rate over a budget of zero counts as is said by the rule, or left open."""
    condition = rate_is(GROWTH, relation, rate("30%"), undefined=undefined)
    held = hold(condition, Facts(known=(GROWTH.known(Share.of(5, 0)),)), {})
    assert held.holds is undefined
    assert held.lacking() == (() if undefined is not None else (GROWTH.key,))
    assert hold(condition, EMPTY, {}).holds is None
    assert hold(not_(condition), Facts(known=(GROWTH.known(Share.of(5, 0)),)), {}).holds is (
        None if undefined is None else not undefined
    )


def test_an_exact_share_is_compared_without_rounding() -> None:
    condition = rate_is(GROWTH, Relation.EQUAL, rate("0.3333333333333333333333333333"), undefined=None)
    assert hold(condition, Facts(known=(GROWTH.known(Share.of(1, 3)),)), {}).holds is False
    assert hold(condition, Facts(known=(GROWTH.known(Share.of(10, 30)),)), {}).holds is False


def test_what_was_asked_and_met_is_kept() -> None:
    condition = all_of(yes(NEW), any_of(at_least(AMOUNT, wan(200)), at_least(STAFF, 50)))
    facts = Facts(known=(NEW.known(True), STAFF.known(50)))
    held = hold(condition, facts, {})
    assert [(leaf.condition, leaf.holds) for leaf in held.leaves()] == [
        (yes(NEW), True),
        (at_least(AMOUNT, wan(200)), None),
        (at_least(STAFF, 50), True),
    ]
    assert [leaf.known for leaf in held.leaves()] == [NEW.known(True), None, STAFF.known(50)]
    assert (held.holds, held.lacking(), held.unanswered()) == (True, (), ())


def test_a_fact_that_lacks_in_two_places_is_named_once() -> None:
    held = hold(all_of(at_least(AMOUNT, wan(200)), less_than(AMOUNT, wan(500)), no(NEW)), EMPTY, {})
    assert held.lacking() == (AMOUNT.key, NEW.key)


def test_what_one_failing_part_settles_lacks_nothing() -> None:
    held = hold(all_of(at_least(AMOUNT, wan(200)), no(NEW)), Facts(known=(NEW.known(True),)), {})
    assert (held.holds, held.lacking()) == (False, ())


@pytest.mark.parametrize(
    ("grade", "chosen", "holds"),
    [
        ("good", None, None),
        ("fair", None, True),
        ("excellent", None, False),
        ("good", "with_good", True),
        ("good", "without_good", False),
        ("fair", "without_good", True),
    ],
)
def test_an_open_question_matters_only_where_its_readings_differ(
    grade: str, chosen: str | None, holds: bool | None
) -> None:
    choices = {"good_and_below": chosen} if chosen else {}
    held = hold(GOOD_INSIDE, Facts(known=(GRADE.known(grade),)), choices)
    assert held.holds is holds
    assert held.unanswered() == ((GOOD_INSIDE,) if holds is None else ())
    assert held.lacking() == ()


def test_an_open_question_whose_facts_lack_wants_the_facts_first() -> None:
    held = hold(GOOD_INSIDE, EMPTY, {})
    assert (held.holds, held.lacking(), held.unanswered()) == (None, (GRADE.key,), ())


def test_an_agreement_of_all_readings_keeps_its_evidence() -> None:
    held = hold(GOOD_INSIDE, Facts(known=(GRADE.known("fair"),)), {})
    assert [leaf.known for leaf in held.leaves()] == [GRADE.known("fair")] * 2


def test_hundreds_of_parts_are_no_trouble() -> None:
    parts = [at_least(AMOUNT, wan(i)) for i in range(400)]
    facts = Facts(known=(AMOUNT.known(wan(399)),))
    assert hold(AllOf(parts=tuple(parts)), facts, {}).holds is True
    assert hold(AnyOf(parts=tuple(map(not_, parts))), facts, {}).holds is False
    deep: Condition = yes(NEW)
    for _ in range(100):
        deep = not_(deep)
    assert hold(deep, Facts(known=(NEW.known(False),)), {}).holds is False


# -- another fact by the same code --


@pytest.mark.parametrize("wrap", [lambda part: part, not_, all_of, lambda part: any_of(yes(NEW), part)])
def test_a_fact_with_another_key_of_the_same_code_is_refused(wrap: Any) -> None:
    other = day_fact("amount", "拨付日", "day of payment")
    condition = wrap(at_least(AMOUNT, wan(200)))
    with pytest.raises(InvalidValueError) as caught:
        hold(condition, Facts(known=(other.known(FIRST_DAY),)), {})
    assert caught.value.en == (
        "the fact amount is day of payment of the kind day, expected budget of the year of the kind amount as the "
        "rule defines it."
    )
    assert caught.value.zh == "事实 amount 为“拨付日”（日期），应为规则所定义的“本年预算”（金额）。"
    assert caught.value.facts == {"fact": "amount"}


def test_an_equal_key_made_again_is_the_same_fact() -> None:
    again = amount_fact("amount", "本年预算", "budget of the year")
    assert hold(at_least(AMOUNT, wan(200)), Facts(known=(again.known(wan(200)),)), {}).holds is True
    assert hold(yes(flag_fact("is_new", "新增项目", "new project")), Facts(known=(NEW.known(True),)), {}).holds is True


def test_values_of_another_kind_are_never_told() -> None:
    """A prepared condition sees bare values; what cannot be compared is not told."""
    for relation in Relation:
        test = prepared(rate_is(GROWTH, relation, rate("30%"), undefined=True), {})
        assert test({"growth_rate": FIRST_DAY}) is (False if relation is Relation.EQUAL else None)


# -- what is said --


@pytest.mark.parametrize(
    ("condition", "known", "zh", "en"),
    [
        (
            at_least(AMOUNT, wan(200)),
            AMOUNT.known(wan("199.99")),
            "本年预算达到 2000000 元以上（含）：实为 1999900 元，不成立",
            "budget of the year of 2000000 yuan or more: found 1999900 yuan, does not hold",
        ),
        (
            rate_is(GROWTH, Relation.AT_LEAST, rate("30%"), undefined=True),
            GROWTH.known(Share.of(5, 0)),
            "增幅达到 30% 以上（含）（无法计算的视为成立）：实为 无法计算（5/0），成立",
            "growth rate of 30 % or more (what is undefined holds): found undefined (5/0), holds",
        ),
        (
            rate_is(GROWTH, Relation.MORE_THAN, rate("30%"), undefined=None),
            GROWTH.known(Share.of(1, 3)),
            "增幅超过 30%：实为 100/3≈33.333333%，成立",
            "growth rate of more than 30 %: found 100/3≈33.333333 %, holds",
        ),
        (
            day_is(DUE, Relation.AT_MOST, FIRST_DAY),
            DUE.known(FIRST_DAY.replace(month=3)),
            "到期日在 2025 年 1 月 1 日（含）以前：实为 2025 年 3 月 1 日，不成立",
            "day due on or before 2025-01-01: found 2025-03-01, does not hold",
        ),
        (
            one_of(KIND, "new", "revised"),
            KIND.known("old"),
            "项目类别为新增或修订：实为 延续，不成立",
            "kind of project: new or revised: found old, does not hold",
        ),
        (yes(NEW), NEW.known(True), "新增项目：是：实为 是，成立", "new project: yes: found yes, holds"),
        (no(NEW), NEW.known(True), "新增项目：否：实为 是，不成立", "new project: no: found yes, does not hold"),
        (yes(NEW), None, "新增项目：是：无法判断", "new project: yes: cannot be told"),
    ],
)
def test_a_comparison_says_what_it_met(condition: Condition, known: Any, zh: str, en: str) -> None:
    explanation = hold(condition, Facts(known=(known,) if known else ()), {}).explanation
    assert (explanation.zh, explanation.en) == (zh, en)


def test_parts_are_told_below_the_whole() -> None:
    held = hold(all_of(yes(NEW), not_(yes(URGENT))), Facts(known=(NEW.known(True), URGENT.known(True))), {})
    assert held.explanation.text("en").splitlines() == [
        "new project: yes and not (emergency: yes): does not hold",
        "  new project: yes: found yes, holds",
        "  not (emergency: yes): does not hold",
        "    emergency: yes: found yes, holds",
    ]
    assert held.explanation.text("zh").splitlines() == [
        "新增项目：是，且并非（应急事项：是）：不成立",
        "  新增项目：是：实为 是，成立",
        "  并非（应急事项：是）：不成立",
        "    应急事项：是：实为 是，成立",
    ]


def test_what_was_held_is_a_value() -> None:
    facts = Facts(known=(AMOUNT.known(wan(200)),))
    first, again = (hold(at_least(AMOUNT, wan(200)), facts, {}) for _ in range(2))
    assert first == again
    assert hash(first) == hash(again)
    assert isinstance(first, Held)
    assert first.known == AMOUNT.known(yuan("2000000.0"))
