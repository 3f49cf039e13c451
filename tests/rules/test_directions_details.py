"""The order in which a direction policy asks its words, with words of the test's own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgetperf.basis import Bases, Basis, BasisKind
from budgetperf.rules.directions import DirectionPolicy, DirectionWords
from budgetperf.rules.expectations import AtLeast, AtMost, Bare

POLICY = DirectionPolicy(
    words=DirectionWords(rising=("高",), reverse=("坏",), cost=("费",), income=("收",), money=("款",)),
    basis={"words": Basis(kind=BasisKind.ASSUMED, zh="测试用词", en="words of this test")},
)
KINDS = {"floor": AtLeast, "ceiling": AtMost}


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("甲", "台", "floor"),
        ("甲", "", "floor"),
        ("甲", "万", "floor"),
        ("甲", "亿", "floor"),
        ("甲", "%", "floor"),
        ("坏", "台", "ceiling"),
        ("坏", "", "ceiling"),
        ("坏高", "台", "floor"),
        ("坏高", "", "floor"),
        ("费", "台", "floor"),
        ("收", "台", "floor"),
        ("费", "", "ceiling"),
        ("费高", "", "floor"),
        ("坏收", "", "ceiling"),
        ("费收", "", "floor"),
        ("收坏", "元", "floor"),
        ("收费", "万元", "floor"),
        ("费", "亿元", "ceiling"),
        ("费", "千元", "ceiling"),
        ("坏", "元", "ceiling"),
        ("款费", "", "ceiling"),
        ("款坏", "万", "ceiling"),
        ("款收", "亿", "floor"),
        ("款费高", "", "ceiling"),
    ],
)
def test_words_are_asked_in_the_order_of_the_description(name: str, unit: str, kind: str) -> None:
    assert POLICY.read(Bare(value=Decimal(5), unit=unit), name) == KINDS[kind](value=Decimal(5), unit=unit)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("甲", "元"),
        ("甲", "万元"),
        ("甲", "亿元"),
        ("甲", "千元"),
        ("款", ""),
        ("款", "万"),
        ("款", "亿"),
        ("高", "元"),
    ],
)
def test_money_without_a_word_of_cost_or_income_suggests_nothing(name: str, unit: str) -> None:
    assert POLICY.read(Bare(value=Decimal(5), unit=unit), name) is None


@pytest.mark.parametrize("denial", ["不", "未", "非", "无", "不及时", "未及时"])
def test_a_denial_turns_a_rising_word_only_where_it_stands_just_before_it(denial: str) -> None:
    three = Bare(value=Decimal(3), unit="台")
    assert POLICY.read(three, f"甲{denial}高乙") == AtMost(value=Decimal(3), unit="台")
    assert POLICY.read(three, f"{denial}甲高乙") == AtLeast(value=Decimal(3), unit="台")
    assert POLICY.read(three, f"高{denial}甲") == AtLeast(value=Decimal(3), unit="台")


@pytest.mark.parametrize("last", ["时间", "时长", "时限", "浓度"])
def test_times_and_concentrations_are_open_at_the_end_of_a_name_without_a_rising_word(last: str) -> None:
    three = Bare(value=Decimal(3), unit="天")
    assert POLICY.read(three, f"坏{last}") is None
    assert POLICY.read(three, f"坏{last} ") is None
    assert POLICY.read(three, f"高{last}") == AtLeast(value=Decimal(3), unit="天")
    assert POLICY.read(three, f"{last}坏") == AtMost(value=Decimal(3), unit="天")


def test_a_basis_is_kept_unchangeable_and_never_left_out() -> None:
    assert isinstance(POLICY.basis, Bases)
    assert hash(POLICY) == hash(DirectionPolicy(words=POLICY.words, basis=dict(POLICY.basis)))
    with pytest.raises(TypeError, match="basis"):
        DirectionPolicy(words=POLICY.words)  # type: ignore[call-arg]


def test_the_assumption_is_keyed_by_the_policy_and_quotes_the_basis() -> None:
    (assumption,) = POLICY.assumptions
    assert (assumption.key, assumption.zh, assumption.en) == ("directions.words", "测试用词", "words of this test")
