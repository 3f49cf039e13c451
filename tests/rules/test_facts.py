"""Facts: typed keys, values with their origin, and what is known about one thing."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

from budgetperf.amounts import Share, points, rate, wan, yi, yuan
from budgetperf.errors import InvalidValueError
from budgetperf.rules.fact_keys import STATED, FactKey, FactKind, FactWord, Origin, OriginKind, said, said_day
from budgetperf.rules.facts import (
    Fact,
    Facts,
    Known,
    KnownDay,
    KnownFlag,
    KnownNumber,
    KnownWord,
    amount_fact,
    count_fact,
    rate_fact,
    shown_value,
    word_fact,
)
from budgetperf.wire import from_data, to_data
from condition_strategies import AMOUNT, DUE, GRADE, GRADES, GROWTH, KIND, NEW, SCORE, STAFF

RECORD = Origin(kind=OriginKind.RECORDED, zh="2025年预算批复", en="the approved budget of 2025")
EVERY: list[Known] = [
    AMOUNT.known(wan(200)),
    GROWTH.known(Share.of(1, 3)),
    SCORE.known(points("85.5")),
    STAFF.known(50),
    DUE.known(date(2025, 12, 31)),
    NEW.known(True, RECORD),
    KIND.known("old"),
]


def test_each_key_makes_its_own_kind_of_fact() -> None:
    kinds = [KnownNumber, KnownNumber, KnownNumber, KnownNumber, KnownDay, KnownFlag, KnownWord]
    assert [type(one) for one in EVERY] == kinds
    assert [one.key.kind for one in EVERY] == list(FactKind)
    assert [kind.is_number for kind in FactKind] == [True] * 4 + [False] * 3
    assert [one.origin for one in EVERY] == [STATED] * 5 + [RECORD, STATED]


def test_a_checker_refuses_a_value_of_another_meaning() -> None:
    """The comments are tested too: an ignore that ignores nothing is an error of the type check."""
    assert AMOUNT.known(rate("0.3")).value == Decimal("0.3")  # type: ignore[arg-type]
    assert AMOUNT.known(points(3)).value == 3  # type: ignore[arg-type]
    assert GROWTH.known(yuan(3)).value == 3  # type: ignore[arg-type]
    assert SCORE.known(rate("0.3")).value == Decimal("0.3")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        DUE.known(5)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        NEW.known("yes")  # type: ignore[arg-type]
    assert AMOUNT.known(wan(3)).value == 30000


def test_an_embedder_adds_facts_of_their_own() -> None:
    lamp = word_fact("lamp", "预警灯", "lamp", [FactWord(code="red", zh="红灯", en="red")])
    debt = amount_fact("debt", "净债务", "net debt", least=None)
    assert lamp.known("red").value == "red"
    assert debt.known(yuan(-5)).value == -5
    assert repr(debt) == "Fact(debt)"
    ratio = rate_fact("ratio", "比率", "ratio", least=Decimal(0))
    with pytest.raises(InvalidValueError, match="expected 0 or more"):
        ratio.known(Share.of(-1, 3))


def test_the_least_value_itself_is_allowed() -> None:
    assert AMOUNT.known(yuan(0)).value == 0
    assert STAFF.known(0).value == 0
    assert GROWTH.known(rate("-0.5")).value == Decimal("-0.5"), "a decrease is a rate below zero"


def test_a_whole_share_counts() -> None:
    assert KnownNumber(key=STAFF.key, value=Share.of(6, 2)).value == Share.of(6, 2)
    assert KnownNumber(key=STAFF.key, value=Decimal("5.00")).value == 5


def test_known_facts_are_found_by_their_keys() -> None:
    facts = Facts(known=tuple(EVERY))
    for one in EVERY:
        assert facts.get(one.key) is one
    assert facts.get(count_fact("visitors", "人次", "visitors").key) is None
    assert Facts().get(AMOUNT.key) is None
    assert facts.values == {
        "amount": wan(200),
        "growth_rate": Fraction(1, 3),
        "score": Decimal("85.5"),
        "staff": 50,
        "due": date(2025, 12, 31),
        "is_new": True,
        "kind": "old",
    }
    assert Facts(known=(GROWTH.known(Share.of(5, 0)),)).values == {"growth_rate": None}


@pytest.mark.parametrize(
    "other",
    [
        rate_fact("amount", "本年预算", "budget of the year"),
        amount_fact("amount", "上年预算", "budget of the year"),
        amount_fact("amount", "本年预算", "budget of last year"),
        amount_fact("amount", "本年预算", "budget of the year", least=None),
    ],
    ids=["kind", "zh", "en", "least"],
)
def test_a_key_that_differs_in_anything_is_another_fact(other: Fact[Any]) -> None:
    with pytest.raises(InvalidValueError, match="the fact amount is budget of the year of the kind amount, expected"):
        Facts(known=(AMOUNT.known(wan(200)),)).get(other.key)


@pytest.mark.parametrize(
    ("known", "zh", "en"),
    [
        (AMOUNT.known(wan("12.5")), "125000 元", "125000 yuan"),
        (AMOUNT.known(yi(2)), "200000000 元", "200000000 yuan"),
        (GROWTH.known(rate("12.50%")), "12.5%", "12.5 %"),
        (GROWTH.known(Share.of(1, 3)), "100/3≈33.333333%", "100/3≈33.333333 %"),
        (GROWTH.known(Share.of(5, 0)), "无法计算（5/0）", "undefined (5/0)"),
        (SCORE.known(points("85.50")), "85.5 分", "85.5 points"),
        (STAFF.known(50), "50", "50"),
        (DUE.known(date(2025, 3, 9)), "2025 年 3 月 9 日", "2025-03-09"),
        (NEW.known(True), "是", "yes"),
        (NEW.known(False), "否", "no"),
        (GRADE.known("good"), "良", "good"),
    ],
)
def test_a_value_is_said_in_both_languages(known: Known, zh: str, en: str) -> None:
    words = shown_value(known)
    assert (words.key, words.zh, words.en) == (known.key.code, zh, en)


def test_bounds_are_said_like_values() -> None:
    assert said(AMOUNT.key, wan(200)) == shown_value(AMOUNT.known(wan(200)))
    assert said_day(DUE.key, date(2025, 3, 9)) == shown_value(DUE.known(date(2025, 3, 9)))


def test_every_kind_and_origin_has_a_name() -> None:
    assert [kind.term.zh for kind in FactKind] == ["金额", "比率", "分值", "数量", "日期", "是否", "用词"]
    assert [kind.term.en for kind in OriginKind] == [
        "stated by the caller", "taken from a record", "computed from other facts",
    ]  # fmt: skip


def test_words_are_found_by_their_codes() -> None:
    assert GRADE.key.codes == ("poor", "fair", "good", "excellent")
    assert GRADE.key.word("good") is GRADES[2]
    with pytest.raises(InvalidValueError, match=r"expected poor \| fair \| good \| excellent\."):
        GRADE.key.word("良")


def test_facts_survive_the_wire_and_pickle() -> None:
    facts = Facts(known=(*EVERY, GRADE.known("good", Origin(kind=OriginKind.COMPUTED, zh="由得分", en="by score"))))
    assert facts.values, "what is kept for speed must not be written"
    assert from_data(to_data(facts), Facts) == facts
    again = pickle.loads(pickle.dumps(facts))
    assert (again, hash(again)) == (facts, hash(facts))
    assert again.values == facts.values
    assert from_data(to_data(GRADE.key), FactKey) == GRADE.key


def test_facts_do_not_change() -> None:
    facts: Any = Facts(known=tuple(EVERY))
    with pytest.raises(FrozenInstanceError):
        facts.known = ()
    with pytest.raises(FrozenInstanceError):
        facts.known[0].value = 5
    assert facts == Facts(known=tuple(EVERY))
