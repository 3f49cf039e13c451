"""Worked cases for words, keys and the reading of names that no other quick test notices."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import NOTHING, evolve, fields_dict

from budgetperf.amounts import Share
from budgetperf.basis import Basis, BasisKind, assumed
from budgetperf.errors import InvalidValueError
from budgetperf.regimes import NATIONAL
from budgetperf.rules.actuals import Measured, Rating
from budgetperf.rules.bounds import BOUND_ALIKE, OPERATOR_REPEATED, bound_read, compare_bound
from budgetperf.rules.conventions import Outside, Tolerance
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.directions import DirectionPolicy, DirectionWords
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    Comparison,
    Exactly,
    LessThan,
    MoreThan,
    UnreadWhy,
    Within,
)
from budgetperf.rules.glyphs import says_nothing
from budgetperf.rules.judgement import QualitativeBand, QualitativeBands, judge_points
from budgetperf.rules.naming import asked_by_name, reached_by_name
from budgetperf.rules.outcomes import LAST_DAY, SAME_YEAR, ExactlySide, Outcome, judge
from budgetperf.rules.ratings import rating_of, why_no_words
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.remarks import bare_words, plain
from budgetperf.rules.scoring import Score
from budgetperf.rules.shapes import CENT
from budgetperf.rules.steps import Step, Steps, StepsOver
from budgetperf.rules.units import align
from budgetperf.wire import TAGGED

EXAMPLE = assumed("示例", "an example")
FIVE, TEN = Decimal(5), Decimal(10)

# --- words of directions --------------------------------------------------------------------------------------------

LISTS: dict[str, tuple[str, ...]] = {
    "rising": ("高", "无坏"),
    "settling": ("治", "主治"),
    "reverse": ("坏", "错"),
    "cost": ("费",),
    "income": ("收",),
    "handling": ("接",),
    "unsettled": ("时",),
    "money": ("款",),
    "counted": ("数",),
    "amiss": ("误",),
    "doubtful": ("未",),
    "harmless": ("坏人",),
}
POLICY = DirectionPolicy(
    words=DirectionWords(**LISTS), basis={"words": Basis(kind=BasisKind.ASSUMED, zh="测试用词", en="words of a test")}
)
_ONE_MEANING = ("keep each word in one list", "每个词请只列入一类")


@pytest.mark.parametrize(
    ("change", "en", "zh", "found"),
    [
        ({"cost": ("坏", "费", "错")}, "DirectionWords has 坏、错", "DirectionWords 含有重复的“坏、错”", "坏、错"),
        ({"harmless": ("",)}, "DirectionWords has an empty word", "DirectionWords 含有空词", ""),
        ({"cost": ("",)}, "DirectionWords has an empty word", "DirectionWords 含有空词", ""),
    ],
)
def test_words_of_two_meanings_are_named(change: dict[str, Any], en: str, zh: str, found: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        DirectionWords(**(LISTS | change))
    assert caught.value.en == f"{en}, expected words of one meaning each."
    assert caught.value.zh == f"{zh}，每个词应只有一种含义。"
    assert (caught.value.hint_en, caught.value.hint_zh) == _ONE_MEANING
    assert caught.value.facts == {"found": found}


@pytest.mark.parametrize(
    ("name", "unit", "value", "shape"),
    [
        ("甲", "台", "1", AtLeast),
        ("甲", "台", "0.5", AtLeast),
        ("甲", "台", "0", None),
        ("甲", "台", "-1", None),
        ("坏甲甲甲甲", "台", "5", None),  # a word further off does not end the name
        ("甲无坏", "台", "5", AtLeast),  # the longest word that ends it
        ("收接", "元", "5", None),
        ("费接", "元", "5", None),
        ("收时", "元", "5", None),
        ("未主治坏", "台", "5", AtMost),  # 主治 is denied, not 治
        ("未治甲治甲坏", "台", "5", AtMost),  # the first 治 counts
        ("治甲未治甲坏", "台", "5", None),
    ],
)
def test_what_ends_a_name_gives_the_direction(
    name: str, unit: str, value: str, shape: type[AtLeast | AtMost] | None
) -> None:
    bare = Bare(value=Decimal(value), unit=unit)
    assert POLICY.read(bare, name) == (shape(value=bare.value, unit=unit) if shape else None)


# --- sentences and their keys ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outside", "zh", "en"), [("from_edge", "容差边界", "edge"), ("from_target", "指标值", "target")]
)
def test_a_tolerance_says_from_where_it_counts(outside: str, zh: str, en: str) -> None:
    said = Tolerance(share=Share.of(5, 100), outside=Outside(outside)).says
    assert said.key == f"exactly.tolerance.{outside}"
    assert said.zh.endswith(f"超出部分自{zh}起算")
    assert said.en.endswith(f"deviations count from the {en}")


OFF: dict[str, Any] = {
    "step": Decimal(1),
    "step_of": StepOf.UNIT,
    "unit": "天",
    "loss": Share.of(1, 2),
    "counts": Counts.MISSING,
    "partial": PartialStep.WHOLE,
}
PER_DAY = PerDeviation(**OFF, basis=dict.fromkeys(("step", "step_of", "loss", "counts", "partial"), EXAMPLE))


def test_a_loss_for_each_step_says_so() -> None:
    assert PER_DAY.says.key == "per-deviation"
    assert PER_DAY.says.en == "each 1 (in 天) of deviation costs 1/2 of the points"


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (MoreThan(value=TEN, unit="天"), ["scoring.strict-operator"]),
        (LessThan(value=TEN, unit="天"), ["scoring.strict-operator"]),
        (AtLeast(value=TEN, unit="天"), []),
        (AtMost(value=TEN, unit="天"), []),
    ],
)
def test_a_loss_for_each_step_takes_no_notice_of_strictness_and_says_so(asked: Comparison, keys: list[str]) -> None:
    assert [item.key for item in PER_DAY.assumptions_for(asked, Fraction(1)) if "strict" in item.key] == keys


@pytest.mark.parametrize(("loss", "steps"), [(Share.of(1, 1000), 1000), (Share.of(1, 1001), None)])
def test_the_steps_of_a_loss_are_not_without_number(loss: Share, steps: int | None) -> None:
    if steps:
        assert evolve(PER_DAY, loss=loss).loss == loss
    else:
        with pytest.raises(InvalidValueError, match="a loss of at least"):
            evolve(PER_DAY, loss=loss)


def test_the_rounding_of_an_execution_score_is_an_assumption_in_its_words() -> None:
    rule = NATIONAL.self_evaluation.execution
    rounding = {item.key: item for item in evolve(rule, rounding=CENT).assumptions}["execution.rounding"]
    assert rounding.zh.startswith("预算执行得分四舍五入")
    assert rounding.en.startswith("execution score rounded half up")
    exact = {item.key: item for item in evolve(rule, rounding=None).assumptions}["execution.rounding"]
    assert exact.en == rule.basis["rounding"].en


BANDS = QualitativeBands(
    bands=(
        QualitativeBand(rating=Rating.ACHIEVED, zh="达成", low=Share.of(80, 100), high=Share.of(1, 1)),
        QualitativeBand(rating=Rating.NOT_ACHIEVED, zh="未达成", low=Share.of(0, 1), high=Share.of(80, 100)),
    ),
    rounding=CENT,
    basis={"bands": EXAMPLE, "rounding": EXAMPLE},
)


def test_the_bands_of_ratings_say_what_is_rounded() -> None:
    bands, rounding = evolve(BANDS, rounding=CENT).assumptions
    assert (bands.key, rounding.key) == ("qualitative.bands", "qualitative.rounding")
    assert bands.zh == EXAMPLE.zh
    assert rounding.zh.startswith("分档界限四舍五入")
    assert rounding.en.startswith("edges of bands rounded half up")
    judged = judge_points(Rating.ACHIEVED, points=10, given=9, rule=BANDS).explanation
    assert (judged.key, judged.parts[0].key) == ("judged-score", "band")


# --- cells ----------------------------------------------------------------------------------------------------------


def test_a_range_that_is_none_is_told_with_its_ends() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Within(low=TEN, high=FIVE, unit="%")
    assert caught.value.facts == {"low": TEN, "high": FIVE, "unit": "%"}
    assert caught.value.en.endswith("and the unit '%'.")
    assert caught.value.zh.endswith("单位应写作 '%'。")


@pytest.mark.parametrize(
    ("asked", "operator", "used"),
    [
        (AtLeast(value=TEN), "", ()),
        (AtLeast(value=TEN), "≥", (OPERATOR_REPEATED,)),
        (AtLeast(value=TEN), "=", (OPERATOR_REPEATED,)),
        (AtLeast(value=TEN), ">", (BOUND_ALIKE,)),
        (LessThan(value=TEN), "<", (OPERATOR_REPEATED,)),
        (MoreThan(value=TEN), ">", (OPERATOR_REPEATED,)),
        (AtMost(value=TEN), "≤", (OPERATOR_REPEATED,)),
        (Exactly(value=TEN), "=", (OPERATOR_REPEATED,)),
        (Exactly(value=TEN), "≥", (BOUND_ALIKE,)),
        (Bare(value=TEN), "≥", (BOUND_ALIKE,)),
        (Within(low=FIVE, high=TEN), "<", (BOUND_ALIKE,)),
    ],
)
def test_an_operator_in_an_actual_is_repeated_or_a_bound(asked: Any, operator: str, used: Any) -> None:
    assert bound_read(asked, Measured(value=TEN, operator=operator)) == used


@pytest.mark.parametrize(
    ("target", "outcome"), [("1", Outcome.EXCEEDED), ("0.5", Outcome.EXCEEDED), ("0", None), ("-1", None)]
)
def test_a_bound_decides_an_exact_target_only_above_nothing(target: str, outcome: Outcome | None) -> None:
    asked = Exactly(value=Decimal(target))
    aligned = align(asked.value, "", TEN, "")
    assert compare_bound(asked, aligned, "≥", ExactlySide.AT_LEAST) is outcome
    assert compare_bound(asked, aligned, "≥", ExactlySide.BOTH) is None


def test_an_operator_in_a_name_keeps_the_unit_of_the_number() -> None:
    assert asked_by_name(parse("85%"), "合格率(≥)")[0] == AtLeast(value=Decimal(85), unit="%")


@pytest.mark.parametrize("inside", [True, False])
def test_only_the_beginning_of_a_very_long_name_is_looked_at(inside: bool) -> None:
    # a word of one, two or three characters that ends with the 400th, or with the one after it
    before = 400 if inside else 401
    assert str(asked_by_name(parse("85"), "甲" * (before - 1) + "≥")[0]) == ("≥85" if inside else "85")
    assert str(asked_by_name(parse("提高5%"), "甲" * (before - 2) + "增长")[0]) == ("≥5%" if inside else "提高5%")
    month = "2024年6月" if inside else "2024.06"
    assert str(reached_by_name(read_actual("2024.06"), "甲" * (before - 2) + "工期")[0]) == month


def test_a_no_beside_a_yes_is_told_as_what_was_reported() -> None:
    verdict = judge(parse("是"), read_actual("否"), ExactlySide.AT_LEAST)
    assert (verdict.outcome, verdict.zh, verdict.en) == (Outcome.MISSED, "填报“否”", "reported as not so (否)")


@pytest.mark.parametrize(("strokes", "nothing"), [(4, True), (5, False)])
def test_a_template_is_no_longer_than_forty_characters(strokes: int, nothing: bool) -> None:
    cell = "XXXXXXXX平方米" * 3 + "X" * strokes + "平方米"
    assert (len(cell) == 40) is nothing
    assert says_nothing(cell) is nothing


@pytest.mark.parametrize(
    "word", ["但", "然而", "不过", "尚", "未", "没", "仅", "部分", "除", "延期", "延迟", "推迟", "逾期"]
)
def test_a_second_clause_may_turn_the_first(word: str) -> None:
    assert rating_of("已完成") is rating_of("已完成,均已验收") is Rating.ACHIEVED
    assert rating_of(f"已完成,{word}三家") is Rating.UNCLEAR


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("近十个单位参与", UnreadWhy.APPROXIMATE),
        ("约八", UnreadWhy.APPROXIMATE),
        ("约两家", UnreadWhy.APPROXIMATE),
        ("组织三本材料", UnreadWhy.CHINESE_NUMERAL),
        ("组织三次会议", UnreadWhy.CHINESE_NUMERAL),
        ("历时三个月完工", UnreadWhy.CHINESE_NUMERAL),
        ("编写三个方案", UnreadWhy.CHINESE_NUMERAL),
        ("效果明显", None),
    ],
)
def test_words_with_a_number_that_is_not_read_are_told(words: str, why: UnreadWhy | None) -> None:
    assert why_no_words(words) is why


@pytest.mark.parametrize("inner", ["其中改建2个", "包括改建2个", "含改建2个", "不含改建2个"])
def test_a_part_in_a_bracket_is_left_out(inner: str) -> None:
    assert plain(f"6个({inner})", reported=False) == ("6个", "")


@pytest.mark.parametrize("inner", ["应为6个", "尚缺1个", "更正后", "暂估", "甲<乙"])
def test_a_bracket_that_undoes_the_number_is_not_left_out(inner: str) -> None:
    assert isinstance(plain(f"5个({inner})", reported=inner != "甲<乙"), UnreadWhy)


@pytest.mark.parametrize(
    ("cell", "words"),
    [("4A级景区", "景区"), ("5G基站", "基站"), ("5Gb", "5Gb"), ("5GB", "5GB"), ("“12”号", "号"), ("12345热线", "热线")],
)
def test_names_that_hold_digits_are_no_numbers(cell: str, words: str) -> None:
    assert bare_words(cell) == words


@pytest.mark.parametrize(("cell", "left"), [("5X", "5X"), ("5个。", "5个"), ("5个!", "5个"), ("5个、", "5个")])
def test_only_stops_are_taken_from_the_end(cell: str, left: str) -> None:
    assert plain(cell, reported=True) == (left, "")


def test_a_score_names_its_rule_and_tells_the_wire_which_it_is() -> None:
    rule = fields_dict(Score)["rule"]
    assert (rule.default, rule.metadata) == (NOTHING, TAGGED)


def test_what_steps_are_over_is_told_in_their_unit() -> None:
    steps = Steps(
        over=StepsOver.VALUE,
        unit="%",
        at_least=(Step(upto=Decimal(60), earns=Share.of(0, 1)), Step(upto=None, earns=Share.of(1, 1))),
        basis={"at_least": EXAMPLE, "over": EXAMPLE},
    )
    (over,) = (item for item in steps.assumptions if item.key == "steps.over")
    assert (over.zh, over.en) == (steps.says.zh, steps.says.en)
    assert over.zh != EXAMPLE.zh


def test_what_the_form_leaves_open_is_said_by_standing_assumptions() -> None:
    assert (LAST_DAY.key, SAME_YEAR.key) == ("reading.last-day", "reading.same-year")
