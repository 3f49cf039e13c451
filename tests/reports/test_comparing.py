"""A published paragraph beside counted figures: found by its words, held at its printed precision, never guessed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf import InvalidValueError, RoundingMode, loads, verify, yi
from budgetperf.cycle import ShareRule
from budgetperf.ledger import ROUNDED_HALF_UP, printed_by
from budgetperf.reports import Cue, PrintAgreement, ReportComparison, compare_report
from budgetperf.wire import dumps
from report_samples import CUES, LAYOUT, RULES, layout, watched, year

AGREES, DIFFERS, NOT_FOUND, UNREADABLE, AMBIGUOUS, UNDEFINED = PrintAgreement
YEAR = year(*watched(3, 1, money="180000000"))


def compared(text: str, **more: object) -> ReportComparison:
    return compare_report(text, YEAR, layout(**more), ROUNDED_HALF_UP)


def outcome(text: str, cue: Cue = CUES[0]) -> PrintAgreement:
    return compared(text, cues=(cue,)).figures[0].outcome


def seen(text: str, cue: Cue = CUES[0]) -> str:
    return compared(text, cues=(cue,)).figures[0].printed


# -- by which words --


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("监控项目3个", "3"),
        ("监控项目 3 个", "3"),
        ("监控项\n目\u30003\u3000个", "3"),
        ("监控项目３个", "3"),
        ("监控项目1 2\n3个", "123"),
        ("监控项目三个", "三"),
        ("监控项目十个", "十"),
        ("监控项目3余个", "3余"),
        ("监控项目约3个", "约3"),
        ("监控项目超过2个", "超过2"),
        ("监控项目近4个", "近4"),
        ("监控项目1.2万多个", "1.2万多"),
        ("监控项目3个。监控项目3个", "3"),
        ("监控项目3个；监控项目4个", "3、4"),
    ],
)
def test_a_figure_is_found_by_its_words(text: str, printed: str) -> None:
    assert seen(f"2022年，{text}。") == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "监控资金3个",
        "监控项目个",
        "监控项目3家",
        "监控项目若干个",
        "监控项目二十五个",
        "监控项目十五个",
        "监控项目几十个",
        "监控项目1,533个",
        "监控项目1，533个",
        "监控项目3.个",
        "监控项目-3个",
        "监控项目①个",
        "监控项目3个以上",
        "监控项目3个左右",
        "监控项目3以内个",
        "监控项目3-5个",
        "监控项目3至5个",
        "监控项目3～5个",
        "监控项目3%—5%个",
        "监控项目3②个",
        "监控项目3²个",
    ],
)
def test_what_is_not_there_or_not_one_number_is_not_found(text: str) -> None:
    """A number of several signs, such as 二十五 or 1,533, is not taken for its end."""
    found = compared(text, cues=CUES[:1])
    assert (found.figures[0].outcome, found.figures[0].printed) == (NOT_FOUND, "")


@pytest.mark.parametrize(
    "text",
    ["1103个", "1,103个", "2-3个", "2—3个", "2至3个", "-3个", "－3个", "1，103个", "1.103个", "二十三个", "三百零三个"],
)
def test_words_after_a_figure_alone_never_take_a_part_of_it(text: str) -> None:
    after = Cue(figure="watched", words="#个")
    assert seen(text, after) in {"", "1103", "1.103"}
    assert seen("共3个", after) == "3"


@pytest.mark.parametrize(
    "text",
    [
        "占比3-5%",
        "占比3%-5%",
        "占比3至5%",
        "占比3.1—3.3%",
        "占比-3%",
        "占比约3%到4%",
        "占比1.2.3%",
        "占比3%以上",
        "占比3%左右",
        "占比1,533%",
        "占比1，533",
    ],
)
def test_words_before_a_figure_alone_never_take_a_part_of_a_figure_or_a_range(text: str) -> None:
    assert seen(text, CUES[2]) == ""
    assert seen("占比3%—其中", CUES[2]) == "3%"


@pytest.mark.parametrize("text", ["不低于3", "不少于3", "3千"])
def test_what_a_ledger_may_not_read_yet_is_taken_whole(text: str) -> None:
    """不低于3 is never taken for 3; whether it can be read is for the ledger to say."""
    found = compared(f"监控项目{text}个", cues=CUES[:1]).figures[0]
    assert found.printed == text
    assert found.outcome in {UNREADABLE, AGREES, DIFFERS}


def test_words_are_taken_as_they_are_and_never_as_a_pattern() -> None:
    cue = Cue(figure="watched", words="项目（.*）#个?")
    assert seen("项目(.*)3个?", cue) == "3"
    assert seen("项目xx3个", cue) == ""


def test_different_numbers_under_the_same_words_are_ambiguous() -> None:
    found = compared("监控项目3个；监控项目4个", cues=CUES[:1]).figures[0]
    assert (found.outcome, found.printed, found.counted) == (AMBIGUOUS, "3、4", Decimal(3))


@pytest.mark.parametrize("text", ["约3余个", "超过3多个", "3%个", "3余万多个", f"{'1' * 41}个"])
def test_what_is_found_and_cannot_be_read_says_so(text: str) -> None:
    assert outcome(f"监控项目{text}") is UNREADABLE


# -- at which precision --


@pytest.mark.parametrize(
    ("printed", "counted", "expected"),
    [
        ("1.80亿", "180000000", AGREES),
        ("1.80亿", "179500000", AGREES),
        ("1.80亿", "179499999.99", DIFFERS),
        ("1.80亿", "180499999.99", AGREES),
        ("1.80亿", "180500000", DIFFERS),
        ("1.8亿", "175000000", AGREES),
        ("1.8亿", "174999999.99", DIFFERS),
        ("1.8亿", "184999999.99", AGREES),
        ("1.8亿", "185000000", DIFFERS),
        ("18000万", "180004999.99", AGREES),
        ("18000万", "180005000", DIFFERS),
        ("180000000", "180000000.49", AGREES),
        ("4亿", "350000000", AGREES),
        ("4亿", "349999999.99", DIFFERS),
        ("约1.8亿", "185000000", AGREES),
        ("1亿多", "180000000", AGREES),
        ("2亿多", "180000000", DIFFERS),
        ("近2亿", "180000000", AGREES),
        ("超过1.8亿", "180000000", DIFFERS),
    ],
)
def test_x_02_edges_of_the_half_unit(printed: str, counted: str, expected: PrintAgreement) -> None:
    """1.80亿 is not 1.8亿: the last printed digit says how far the counted amount may be off."""
    found = compare_report(
        f"资金{printed}元", year(*watched(1, money=counted)), layout(cues=CUES[1:2]), ROUNDED_HALF_UP
    )
    assert found.figures[0].outcome is expected


@pytest.mark.parametrize(
    ("printed", "part", "whole", "expected"),
    [
        ("约4.1%", 348, 8496, AGREES),
        ("4.1%", 348, 8496, AGREES),
        ("4.10%", 348, 8496, AGREES),
        ("4.1％", 348, 8496, AGREES),
        ("4.09%", 348, 8496, DIFFERS),
        ("4.0%", 348, 8496, DIFFERS),
        ("4.1%", 344, 8496, DIFFERS),
        ("4.1%", 345, 8496, AGREES),
        ("4.1%", 352, 8496, AGREES),
        ("4.1%", 353, 8496, DIFFERS),
        ("11.49%", 57, 496, AGREES),
        ("11.5%", 57, 496, AGREES),
        ("100%", 59, 59, AGREES),
        ("超过20%", 1, 5, DIFFERS),
        ("超过20%", 201, 1000, AGREES),
    ],
)
def test_x_03_shares_at_their_printed_precision(printed: str, part: int, whole: int, expected: PrintAgreement) -> None:
    found = compare_report(f"占比{printed}", year(*watched(whole, part)), layout(cues=CUES[2:]), ROUNDED_HALF_UP)
    assert found.figures[0].outcome is expected


def test_the_policy_says_what_print_stands_for() -> None:
    own, text = layout(cues=CUES[1:2]), "资金1.80亿元"
    down = printed_by(RoundingMode.DOWN)
    for counted, expected in (("179999999", DIFFERS), ("180999999", AGREES)):
        assert compare_report(text, year(*watched(1, money=counted)), own, down).figures[0].outcome is expected
    assert down.assumptions[0] in compare_report(text, YEAR, own, down).assumptions


def test_dl_26_a_price_that_was_set_is_exact() -> None:
    exact = evolve(CUES[1], exact=True)
    for cue, expected in ((CUES[1], AGREES), (exact, DIFFERS)):
        found = compare_report("资金5.66元", year(*watched(1, money="5.664")), layout(cues=(cue,)), ROUNDED_HALF_UP)
        assert found.figures[0].outcome is expected


@given(st.integers(1, 10**12), st.integers(0, 2))
def test_an_amount_agrees_where_rounding_makes_its_print(amount: int, places: int) -> None:
    scaled = Fraction(amount, 10**8) * 10**places
    digits = int(scaled + Fraction(1, 2))
    printed = f"{digits // 10**places}.{digits % 10**places:0{places}}" if places else str(digits)
    own, found = layout(cues=CUES[1:2]), year(*watched(1, money=str(amount)))
    assert compare_report(f"资金{printed}亿元", found, own, ROUNDED_HALF_UP).figures[0].outcome is AGREES


# -- shares of nothing --


def test_an_undefined_share_agrees_with_nothing() -> None:
    found = compare_report("占比4.1%", year(), LAYOUT, ROUNDED_HALF_UP).figures[2]
    assert (found.outcome, found.printed) == (UNDEFINED, "4.1%")
    assert compare_report("", year(), LAYOUT, ROUNDED_HALF_UP).figures[2].outcome is NOT_FOUND


# -- evidence --

TEXT = "监控项目3个，资金1.80亿元，占比34%"


def test_a_comparison_is_its_own_evidence() -> None:
    found = compare_report(TEXT, YEAR, LAYOUT, ROUNDED_HALF_UP)
    assert [one.outcome for one in found.figures] == [AGREES, AGREES, DIFFERS]
    assert found.doubts == found.figures[2:]
    assert verify(found)
    assert not verify(evolve(found, figures=found.figures[:2]))
    assert not verify(evolve(found, text=TEXT.replace("34", "33")))
    assert loads(dumps(found), ReportComparison, known=(LAYOUT, ROUNDED_HALF_UP)) == found
    assert repr(found) == "ReportComparison(3 figures, 1 doubts)"


def test_a_comparison_explains_itself_in_both_languages() -> None:
    found = compare_report(TEXT, YEAR, LAYOUT, ROUNDED_HALF_UP)
    assert found.explain("zh").splitlines()[:4] == [
        "示例报告：3 个数，疑点 1 处",
        "  指标watched：一致，印为 3，统计为 3",
        "  指标money：一致，印为 1.80亿，统计为 180000000",
        "  红灯占比：不一致，请核实，印为 34%，统计为 1/3≈0.333333",
    ]
    assert "share of red: differs, printed 34%, counted 1/3≈0.333333" in found.explain("en")
    assert "印为 —" in compare_report("", YEAR, LAYOUT, ROUNDED_HALF_UP).explain("zh")
    assert found.to_rows()[1:] == [
        {"figure": "money", "words": "资金#元", "printed": "1.80亿", "counted": yi("1.8"), "outcome": "agrees"},
        {"figure": "red_share", "words": "占比#", "printed": "34%", "counted": "1/3", "outcome": "differs"},
    ]


def test_x_05_what_is_classified_is_in_no_figure_and_no_text() -> None:
    secret = watched(5, 5, money="70000001", department="900", start="secret")
    found = compare_report(TEXT, year(*YEAR.doings, *secret), LAYOUT, ROUNDED_HALF_UP)
    assert found.figures == compare_report(TEXT, YEAR, LAYOUT, ROUNDED_HALF_UP).figures
    for text in (found.explain("zh"), found.explain("en"), repr(found), repr(found.to_rows())):
        assert "secret" not in text
        assert "900" not in text


@pytest.mark.parametrize("place", range(4))
def test_bad_input_in_both_languages(place: int) -> None:
    arguments: list[object] = [TEXT, YEAR, LAYOUT, ROUNDED_HALF_UP]
    for wrong in (None, 7, b"text"):
        arguments[place] = wrong
        with pytest.raises(InvalidValueError) as caught:
            compare_report(*arguments)  # type: ignore[arg-type]
        assert "expected" in str(caught.value)
        assert "应为" in caught.value.text("zh")


def test_figures_that_do_not_fit_together_are_refused() -> None:
    outside = ShareRule(code="x", zh="占比", en="share", part="watched", whole="red")
    with pytest.raises(InvalidValueError, match="is not within"):
        compare_report(TEXT, YEAR, layout(rules=(*RULES, outside)), ROUNDED_HALF_UP)
