"""Conditions: what they are made of, what they say, how they are built under the eyes of a type checker."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from budgetperf.amounts import points, rate, wan, yuan
from budgetperf.errors import InexactNumberError, InvalidValueError
from budgetperf.rules.comparing import (
    all_of,
    any_of,
    at_least,
    at_most,
    day_is,
    equal_to,
    less_than,
    more_than,
    no,
    not_,
    one_of,
    rate_is,
    word_at_least,
    word_at_most,
    yes,
)
from budgetperf.rules.conditions import (
    AllOf,
    AnyOf,
    Condition,
    NumberIs,
    Open,
    Relation,
    WordIs,
    inside,
    says,
    walk,
)
from budgetperf.rules.decisions import Rule
from budgetperf.wire import from_data, to_data
from condition_strategies import AMOUNT, CONDITIONS, DUE, GRADE, GROWTH, KIND, NEW, SCORE, STAFF, URGENT
from decision_samples import GOOD, row

DAY = date(2025, 6, 30)


def test_a_checker_refuses_a_bound_of_another_meaning() -> None:
    """The comments are tested too: an ignore that ignores nothing is an error of the type check."""
    assert at_least(AMOUNT, rate("0.3")).bound == Decimal("0.3")  # type: ignore[misc]
    assert more_than(AMOUNT, points(3)).bound == 3  # type: ignore[misc]
    assert at_most(SCORE, wan(1)).bound == 10000  # type: ignore[misc]
    assert less_than(STAFF, yuan(3)).bound == 3  # type: ignore[misc]
    assert equal_to(AMOUNT, 200).bound == 200  # type: ignore[misc]
    assert at_least(GROWTH, rate("0.3")).undefined is None  # type: ignore[type-var]
    with pytest.raises(TypeError, match="undefined"):
        rate_is(GROWTH, Relation.AT_LEAST, rate("0.3"))  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError):
        yes(AMOUNT)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        day_is(NEW, Relation.EQUAL, DAY)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        one_of(STAFF, "new")  # type: ignore[arg-type]
    with pytest.raises(InexactNumberError):
        at_least(STAFF, 2.5)  # type: ignore[misc]
    assert at_least(AMOUNT, wan(200)).bound == 2000000


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (at_least(AMOUNT, wan(200)), "本年预算达到 2000000 元以上（含）", "budget of the year of 2000000 yuan or more"),
        (more_than(AMOUNT, wan(200)), "本年预算超过 2000000 元", "budget of the year of more than 2000000 yuan"),
        (at_most(SCORE, points(60)), "得分在 60 分以下（含）", "score of 60 points or less"),
        (less_than(SCORE, points("85.0")), "得分不满 85 分", "score of less than 85 points"),
        (equal_to(STAFF, 0), "人数等于 0", "staff of exactly 0"),
        (at_least(STAFF, 5), "人数达到 5 以上（含）", "staff of 5 or more"),
        (
            rate_is(GROWTH, Relation.AT_LEAST, rate("30%"), undefined=None),
            "增幅达到 30% 以上（含）",
            "growth rate of 30 % or more",
        ),
        (
            rate_is(GROWTH, Relation.LESS_THAN, rate("30%"), undefined=False),
            "增幅不满 30%（无法计算的视为不成立）",
            "growth rate of less than 30 % (what is undefined does not hold)",
        ),
        (
            rate_is(GROWTH, Relation.MORE_THAN, rate("30%"), undefined=True),
            "增幅超过 30%（无法计算的视为成立）",
            "growth rate of more than 30 % (what is undefined holds)",
        ),
        (
            day_is(DUE, Relation.AT_LEAST, DAY),
            "到期日在 2025 年 6 月 30 日（含）以后",
            "day due on or after 2025-06-30",
        ),
        (day_is(DUE, Relation.MORE_THAN, DAY), "到期日在 2025 年 6 月 30 日以后", "day due after 2025-06-30"),
        (
            day_is(DUE, Relation.AT_MOST, DAY),
            "到期日在 2025 年 6 月 30 日（含）以前",
            "day due on or before 2025-06-30",
        ),
        (day_is(DUE, Relation.LESS_THAN, DAY), "到期日在 2025 年 6 月 30 日以前", "day due before 2025-06-30"),
        (day_is(DUE, Relation.EQUAL, DAY), "到期日为 2025 年 6 月 30 日", "day due on 2025-06-30"),
        (one_of(KIND, "new", "old"), "项目类别为新增或延续", "kind of project: new or old"),
        (word_at_least(GRADE, "good"), "评价等级为良或优", "grade: good or excellent"),
        (word_at_most(GRADE, "fair"), "评价等级为差或中", "grade: poor or fair"),
        (no(NEW), "新增项目：否", "new project: no"),
        (not_(yes(NEW)), "并非（新增项目：是）", "not (new project: yes)"),
        (all_of(yes(NEW), no(URGENT)), "新增项目：是，且应急事项：否", "new project: yes and emergency: no"),
        (
            any_of(all_of(yes(NEW), no(URGENT)), all_of(yes(URGENT)), yes(NEW)),
            "（新增项目：是，且应急事项：否），或应急事项：是，或新增项目：是",
            "(new project: yes and emergency: no) or emergency: yes or new project: yes",
        ),
        (GOOD, "待定：“良好以下”是否包括良", "open: does 'good and below' include good"),
    ],
)  # fmt: skip
def test_a_condition_says_itself(condition: Condition, zh: str, en: str) -> None:
    words = says(condition)
    assert (words.zh, words.en) == (zh, en)


def test_the_relations_have_names() -> None:
    assert [relation.term.zh for relation in Relation] == [
        "达到 {}以上（含）", "超过 {}", "在 {}以下（含）", "不满 {}", "等于 {}",
    ]  # fmt: skip


@pytest.mark.parametrize("word", GRADE.key.codes)
def test_from_a_word_up_and_down_to_it_share_that_word_only(word: str) -> None:
    up, down = word_at_least(GRADE, word), word_at_most(GRADE, word)
    assert {*up.words} & {*down.words} == {word}
    assert {*up.words} | {*down.words} == {*GRADE.key.codes}
    assert (up.words[0], down.words[-1]) == (word, word)


def test_what_a_condition_is_made_of() -> None:
    condition = all_of(yes(NEW), not_(any_of(at_least(AMOUNT, wan(200)), GOOD)))
    assert inside(condition) == condition.parts
    assert [type(part).__name__ for part in walk(condition)] == [
        "AllOf", "FlagIs", "Not", "AnyOf", "NumberIs", "Open", "WordIs", "WordIs",
    ]  # fmt: skip
    assert inside(yes(NEW)) == ()


def _count(condition: Condition) -> int:
    return 1 + sum(map(_count, inside(condition)))


@given(CONDITIONS)
def test_a_condition_is_a_value(condition: Condition) -> None:
    rule = row("a", condition)
    assert from_data(to_data(rule), Rule) == rule
    again = pickle.loads(pickle.dumps(condition))
    assert (again, hash(again), says(again)) == (condition, hash(condition), says(condition))
    assert len(list(walk(condition))) == _count(condition)


@pytest.mark.parametrize("change", [lambda p: p[:-1], lambda p: p[::-1], lambda p: p * 2])
@pytest.mark.parametrize("kind", [AllOf, AnyOf])
def test_conditions_of_other_parts_are_other_conditions(kind: Any, change: Any) -> None:
    parts = (yes(NEW), no(URGENT))
    assert kind(parts=change(parts)) != kind(parts=parts)


def test_a_bound_keeps_what_the_document_prints() -> None:
    assert NumberIs(key=GROWTH.key, relation=Relation.EQUAL, bound=rate("30.0%")).bound.as_tuple().exponent == -3
    assert at_least(STAFF, 50).bound == Decimal(50)
    assert WordIs(key=KIND.key, words=("old", "new")).words == ("old", "new")
    assert isinstance(GOOD, Open)
