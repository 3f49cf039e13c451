"""How a direction policy asks its words, with words of the test's own, each of one character."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgetperf.basis import Bases, Basis, BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.rules.directions import DirectionPolicy, DirectionWords
from budgetperf.rules.expectations import AtLeast, AtMost, Bare

LISTS: dict[str, tuple[str, ...]] = {
    "rising": ("高",),
    "settling": ("治",),
    "reverse": ("坏", "坏时"),
    "cost": ("费",),
    "income": ("收",),
    "handling": ("接",),
    "unsettled": ("时", "高时"),
    "money": ("款",),
    "counted": ("数", "次", "率", "比例", "款"),
    "amiss": ("误",),
    "doubtful": ("未", "不"),
    "harmless": ("坏人", "不锈"),
}
POLICY = DirectionPolicy(
    words=DirectionWords(**LISTS),
    basis={"words": Basis(kind=BasisKind.ASSUMED, zh="测试用词", en="words of this test")},
)
KINDS = {"floor": AtLeast, "ceiling": AtMost, "open": None}


def _reads(name: str, unit: str, kind: str, value: str = "5") -> None:
    shape = KINDS[kind]
    expected = shape(value=Decimal(value), unit=unit) if shape else None
    assert POLICY.read(Bare(value=Decimal(value), unit=unit), name) == expected


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        *(("甲", unit, "floor") for unit in ("台", "", "万", "亿", "%", "个百分点")),
        *(
            (name, unit, "ceiling")
            for name in ("坏", "甲坏", "高坏", "坏时", "坏数", "坏次数")
            for unit in ("台", "", "%")
        ),
        *(
            (name, unit, "floor")
            for name in ("高", "治", "坏高", "坏治", "坏治数", "坏治率")
            for unit in ("台", "", "%")
        ),
        *((name, unit, "open") for name in ("时", "高时", "甲时数", "接", "坏接", "坏甲") for unit in ("台", "", "%")),
        ("坏人", "台", "floor"),
        ("坏人坏", "台", "ceiling"),
        ("坏人治数", "台", "floor"),
        ("时甲", "台", "floor"),
        ("接甲", "台", "floor"),
        ("高甲", "台", "floor"),
        ("甲数次数次数", "台", "floor"),
        ("坏数次数次", "台", "ceiling"),
        ("坏数次数次数", "台", "open"),
        ("", "台", "open"),
        ("(坏)", "台", "open"),
    ],
)
def test_the_last_word_decides_for_a_number(name: str, unit: str, kind: str) -> None:
    _reads(name, unit, kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("治坏", "floor"),
        ("治坏数", "floor"),
        ("甲治坏次数", "floor"),
        ("治坏率", "open"),
        ("治坏比例", "open"),
        ("治甲坏", "open"),
        ("治甲坏率", "ceiling"),
        ("未治坏", "ceiling"),
        ("未及时治坏率", "ceiling"),
        ("未治甲坏", "ceiling"),
        ("接坏", "open"),
        ("接甲坏率", "open"),
        ("无坏", "open"),
        ("零坏数", "open"),
        ("坏未坏", "open"),
        ("未发生坏", "open"),
        ("高坏", "ceiling"),
        ("高甲坏", "ceiling"),
    ],
)
def test_what_is_done_about_a_bad_thing_turns_it_only_from_the_place_just_before(name: str, kind: str) -> None:
    _reads(name, "台", kind)


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("费", "台", "open"),
        ("费", "%", "open"),
        ("费", "", "ceiling"),
        ("费甲", "", "open"),
        ("费甲", "台", "floor"),
        ("收费", "", "open"),
        ("费高", "", "floor"),
        ("收", "", "floor"),
        ("收", "台", "floor"),
        ("费收", "", "open"),
        ("坏收", "%", "open"),
        ("收甲", "", "floor"),
    ],
)
def test_a_cost_is_a_ceiling_of_plain_numbers_and_an_income_a_floor(name: str, unit: str, kind: str) -> None:
    _reads(name, unit, kind)


@pytest.mark.parametrize("unit", ["元", "万元", "亿元", "千元", "元/台"])
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, "floor") for name in ("收", "甲收", "收甲", "收高", "收数")),
        *((name, "ceiling") for name in ("费", "甲费", "费甲", "坏", "坏数", "高费", "治费", "坏费")),
        *((name, "open") for name in ("甲", "高", "治", "时", "接", "费收", "坏收", "收费", "收坏", "收甲费", "坏甲")),
        *(
            (name, "open")
            for name in ("费时", "费接", "收时", "费高", "费治", "坏治", "治坏", "接坏", "无坏", "收甲费甲")
        ),
        ("坏甲费甲", "open"),
    ],
)
def test_an_amount_of_money_needs_a_word_of_cost_or_income(name: str, unit: str, kind: str) -> None:
    _reads(name, unit, kind)


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("款", "", "open"),
        ("甲款", "万", "open"),
        ("甲款", "台", "floor"),
        ("款费", "", "ceiling"),
        ("坏款", "万", "ceiling"),
        ("款收", "亿", "floor"),
        ("高款", "", "open"),
        ("甲款率", "", "floor"),
        ("款高率", "亿", "floor"),
    ],
)
def test_words_of_money_make_money_of_a_plain_number_that_is_no_rate(name: str, unit: str, kind: str) -> None:
    _reads(name, unit, kind)


@pytest.mark.parametrize(
    ("name", "kind"), [("误高", "open"), ("误高率", "open"), ("误甲高", "floor"), ("误治", "floor")]
)
def test_a_good_thing_done_amiss_is_left_open(name: str, kind: str) -> None:
    _reads(name, "台", kind)


@pytest.mark.parametrize("denial", ["不", "未", "非", "无", "不及时", "未及时", "未按时", "未按期", "不按规定"])
@pytest.mark.parametrize("word", ["高", "治"])
def test_a_denial_turns_a_good_word_only_just_before_it(denial: str, word: str) -> None:
    _reads(f"甲{denial}{word}", "台", "ceiling")
    _reads(f"坏{denial}{word}数", "台", "ceiling")
    _reads(f"{denial}甲{word}", "台", "floor")


@pytest.mark.parametrize(("name", "kind"), [("未甲", "open"), ("甲不", "open"), ("不锈甲", "floor"), ("非甲", "floor")])
def test_a_denial_of_something_else_leaves_it_open(name: str, kind: str) -> None:
    _reads(name, "台", kind)


@pytest.mark.parametrize("name", ["甲", "高", "治坏", "收", "坏治率"])
@pytest.mark.parametrize("value", ["0", "0.00"])
def test_a_floor_of_zero_would_ask_for_nothing(name: str, value: str) -> None:
    _reads(name, "台", "open", value)
    _reads("坏", "台", "ceiling", value)
    _reads("未高", "台", "ceiling", value)


def test_below_zero_only_a_word_makes_a_floor() -> None:
    _reads("甲", "%", "open", "-5")
    _reads("高", "%", "floor", "-5")
    _reads("坏", "%", "ceiling", "-5")


@pytest.mark.parametrize("name", ["坏(件)", "坏（%）", " 坏 ", "坏（甲）（乙）", "坏数（甲(乙）", "高" * 300 + "坏"])
def test_blanks_and_remarks_at_the_end_are_not_looked_at(name: str) -> None:
    _reads(name, "台", "open" if "甲(乙" in name else "ceiling")


def test_only_the_end_of_a_very_long_name_is_looked_at() -> None:
    _reads("坏" + "甲" * 199, "台", "open")
    _reads("坏" + "甲" * 200, "台", "floor")


@pytest.mark.parametrize(
    ("change", "told"),
    [({"rising": ("高", "坏")}, "DirectionWords has 坏,"), ({"harmless": ("",)}, "DirectionWords has an empty word")],
)
def test_each_word_has_one_meaning(change: dict[str, Any], told: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        DirectionWords(**(LISTS | change))
    assert told in caught.value.en
    assert "每个词应只有一种含义" in caught.value.zh


def test_a_basis_is_kept_unchangeable_and_never_left_out() -> None:
    assert isinstance(POLICY.basis, Bases)
    assert hash(POLICY) == hash(DirectionPolicy(words=POLICY.words, basis=dict(POLICY.basis)))
    with pytest.raises(TypeError, match="basis"):
        DirectionPolicy(words=POLICY.words)  # type: ignore[call-arg]


def test_the_assumption_is_keyed_by_the_policy_and_quotes_the_basis() -> None:
    (assumption,) = POLICY.assumptions
    assert (assumption.key, assumption.zh, assumption.en) == ("directions.words", "测试用词", "words of this test")
