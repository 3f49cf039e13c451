"""What a report prints, as data: slots, sentences, cues and layouts, and what none of them may be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf import InvalidValueError, RoundingMode, Share, wan, yi
from budgetperf.basis import Assumption
from budgetperf.ledger import ROUNDED_HALF_UP, PrintedFigure
from budgetperf.reports import Cue, PrintAgreement, PrintScale, ReportLayout, Sentence, Slot
from budgetperf.reports.building import cues, sentence
from budgetperf.wire import from_data, to_data
from populations.published import LAYOUTS
from report_samples import CUES, LAYOUT, RULES, SENTENCE, layout

UP = RoundingMode.HALF_UP


@pytest.mark.parametrize(
    ("value", "scale", "places", "printed"),
    [
        (yi("1.80"), PrintScale.YI, 2, "1.80亿"),
        (yi("1.80"), PrintScale.YI, 1, "1.8亿"),
        (yi("1.795"), PrintScale.YI, 2, "1.80亿"),
        (wan("117.2"), PrintScale.WAN, 1, "117.2万"),
        (wan("42501.92"), PrintScale.WAN, 2, "42501.92万"),
        (Decimal(533), PrintScale.ONE, 0, "533"),
        (Decimal("5.66"), PrintScale.ONE, 2, "5.66"),
        (Decimal(2000), PrintScale.ONE, 0, "2000"),
        (Share.of(348, 8496), PrintScale.PERCENT, 1, "4.1%"),
        (Share.of(57, 496), PrintScale.PERCENT, 2, "11.49%"),
        (Share.of(59, 59), PrintScale.PERCENT, 0, "100%"),
        (Share.of(0, 0), PrintScale.PERCENT, 0, "—"),
    ],
    ids=str,
)
def test_x_02_x_03_a_figure_keeps_its_printed_precision(
    value: Decimal | Share, scale: PrintScale, places: int, printed: str
) -> None:
    assert Slot(figure="f", scale=scale, places=places).printed(value, UP) == printed


def test_the_mode_of_rounding_is_the_layouts() -> None:
    slot = Slot(figure="f", scale=PrintScale.YI, places=2)
    modes = RoundingMode.DOWN, RoundingMode.HALF_EVEN, RoundingMode.UP
    assert [slot.printed(yi("1.785"), mode) for mode in modes] == ["1.78亿", "1.78亿", "1.79亿"]


@given(
    st.fractions(0, 10**10, max_denominator=1000),
    st.sampled_from(PrintScale),
    st.integers(0, 4),
    st.sampled_from((UP,)),
)
def test_what_is_printed_stands_for_what_was_counted(
    value: Fraction, scale: PrintScale, places: int, mode: RoundingMode
) -> None:
    counted = Share.of(value.numerator, value.denominator)
    printed = Slot(figure="f", scale=scale, places=places).printed(counted, mode)
    text = printed if len(printed.split(".")[0].rstrip("万亿%")) <= 15 else "0"
    unit = "" if scale is PrintScale.PERCENT else "元"
    span = PrintedFigure.read(text, unit=unit).stands_for(ROUNDED_HALF_UP)
    assert text == "0" or span.contains(value)


def test_the_words_of_printing() -> None:
    assert [scale.term.zh for scale in PrintScale] == ["个", "万", "亿", "百分比"]
    assert len({one.term.en for one in PrintAgreement}) == len(PrintAgreement) == 6


@pytest.mark.parametrize("places", [-1, 21])
def test_a_slot_has_0_to_20_decimals(places: int) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Slot(figure="red", places=places)
    assert f"the slot of red has {places} decimals, expected 0 to 20" in str(caught.value)
    assert f"“red”的小数位数为 {places}，应为 0 至 20。" in caught.value.text("zh")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Slot(figure=""),
        lambda: Slot(figure="f", scale="yi"),  # type: ignore[arg-type]
        lambda: Slot(figure="f", places=True),
        lambda: Sentence(code="", zh="x", slots=()),
        lambda: Sentence(code="s", zh="", slots=()),
        lambda: Sentence(code="s", zh="x", slots=("f",)),  # type: ignore[arg-type]
        lambda: Cue(figure="f", words="共#个", exact=1),  # type: ignore[arg-type]
        lambda: Cue(figure="f", words="共#个", reading="so"),  # type: ignore[arg-type]
        lambda: Cue(figure="f", words=7),  # type: ignore[arg-type]
        lambda: layout(rules=("rule",)),
        lambda: layout(rounding="half_up"),
        lambda: layout(revision=""),
        lambda: layout(cues=[*CUES]),
        lambda: layout(basis={}),
    ],
)
def test_values_that_no_layout_can_have(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(InvalidValueError) as caught:
        wrong()
    assert caught.value.text("zh") != str(caught.value)


def test_places_and_slots_match_in_order() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Sentence(code="s", zh="{a}个、{b}个", slots=(Slot(figure="b"), Slot(figure="a")))
    assert "the sentence s has places for a, b and slots for b, a" in str(caught.value)
    assert "句子“s”的位置为 a、b，数为 b、a，应逐一对应。" in caught.value.text("zh")
    assert [*SENTENCE.parts()] == ["监控", "个、", "元，红灯", "个（", "）。"]


@pytest.mark.parametrize("words", ["#", " # ", "共个", "共#个#"])
def test_a_cue_has_words_and_one_place(words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Cue(figure="red", words=words)
    assert "expected words with one # in the place of the figure" in str(caught.value)
    assert "并以一个 # 表示数的位置" in caught.value.text("zh")


@pytest.mark.parametrize(
    "words", ["共1#个", "约#个", "近 # 个", "超过#", "资金#万元", "资金#亿元", "占#%", "占#％", "#余个", "#5个"]
)
def test_a_cue_leaves_to_the_figure_what_belongs_to_it(words: str) -> None:
    """「资金#万元」 would read 117.2 for 117.2万."""
    with pytest.raises(InvalidValueError) as caught:
        Cue(figure="red", words=words)
    assert "expected no sign beside the # that belongs to a figure" in str(caught.value)
    assert "# 前后不应有属于数的字符" in caught.value.text("zh")


def test_a_layout_names_all_that_does_not_fit() -> None:
    lost = Sentence(code="watched", zh="{lost}", slots=(Slot(figure="lost"),))
    with pytest.raises(InvalidValueError) as caught:
        layout(sentences=(SENTENCE, lost), cues=(Cue(figure="gone", words="共#个"),), rules=(*RULES, RULES[0]))
    assert len(caught.value.facts["problems"]) == 4  # type: ignore[arg-type]
    assert "no figure lost is counted" in str(caught.value)
    assert "没有统计指标 gone" in caught.value.text("zh")
    assert "rules: watched stands 2 times" in str(caught.value)
    assert "watched 重复 2 次" in caught.value.text("zh")


def test_what_a_layout_rests_on() -> None:
    assert [one.key for one in LAYOUT.assumptions] == [
        "report.cues", "report.rounding", "report.rules", "report.sentences",
    ]  # fmt: skip
    reading = Assumption(key="report.watched", zh="合计", en="together")
    taken = evolve(LAYOUT, cues=(evolve(CUES[0], reading=reading), evolve(CUES[0], reading=reading)))
    assert taken.assumptions[-1] == reading
    assert taken.assumptions.count(reading) == 1


def test_short_ways_to_write_a_layout() -> None:
    assert sentence("s", "红{red}个，{a:%}、{b:万1}元、{c:2}元") == Sentence(
        code="s",
        zh="红{red}个，{a}、{b}元、{c}元",
        slots=(
            Slot(figure="red"),
            Slot(figure="a", scale=PrintScale.PERCENT),
            Slot(figure="b", scale=PrintScale.WAN, places=1),
            Slot(figure="c", places=2),
        ),
    )
    found = cues("a | 共#个\n\n b|占#", exact=("a",), readings={"b": ("依此", "so")})
    assert found == (
        Cue(figure="a", words="共#个", exact=True),
        Cue(figure="b", words="占#", reading=Assumption(key="report.b", zh="依此", en="so")),
    )


@pytest.mark.parametrize("district", LAYOUTS)
def test_the_five_layouts(district: str) -> None:
    """Every figure that is found in print is written too; a layout is a document; what is ambiguous is assumed."""
    own = LAYOUTS[district]
    assert from_data(to_data(own), ReportLayout) == own
    written = {slot.figure for each in own.sentences for slot in each.slots}
    assert {cue.figure for cue in own.cues} <= written
    assert {rule.zh for rule in own.rules}.isdisjoint({rule.en for rule in own.rules})
    keys = {"donghu": ["report.key_monitored"], "dongli": ["report.early", "report.new"]}
    assert [one.key for one in own.assumptions][2:] == keys.get(district, [])
