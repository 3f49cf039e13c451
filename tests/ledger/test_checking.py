"""A ledger checked: clusters of contradictions, repairs against trying every number, and the account of it."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.amounts import RoundingMode
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import (
    ROUNDED_HALF_UP,
    EquationOutcome,
    GrowthOf,
    InOrder,
    Ledger,
    LedgerCheck,
    Nested,
    PrintedFigure,
    QuotientOf,
    SameFigure,
    SumOf,
    check,
    clusters_of,
    printed_by,
    repairs_of,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from ledger_samples import ASSUMED, report, small

HOLDS, VIOLATED, UNDECIDABLE = EquationOutcome
LIBRARY = (
    SumOf(code="sections", whole="all", parts=("common", "sector"), sentence="共…其中…"),
    SumOf(code="years", whole="sector", parts=("early", "new"), assumed=ASSUMED),
)
TEXTS = {"all": "152条", "common": "41条", "sector": "101条", "early": "91条", "new": "20条"}


def repairs(found: LedgerCheck) -> list[tuple[str, str]]:
    return [(r.figure, r.found.shown(r.instead)) for each in found.contradictions for r in each.repairs]


def test_dl_06_a_repair_lets_every_equation_of_the_cluster_hold() -> None:
    found = check(small(TEXTS, *LIBRARY))
    assert [each.equations for each in found.contradictions] == [("sections", "years")]
    assert repairs(found) == [("sector", "111条")]
    assert check(small({**TEXTS, "sector": "111条"}, *LIBRARY)).agrees
    by_total = evolve(LIBRARY[1], whole="all")
    assert repairs(check(small(TEXTS, LIBRARY[0], by_total))) == []


NUMBERS = st.integers(0, 12)


@given(all_=NUMBERS, common=NUMBERS, sector=NUMBERS, early=NUMBERS, new=NUMBERS, total=st.booleans())
@settings(max_examples=50)
def test_repairs_are_what_trying_every_number_finds(
    all_: int, common: int, sector: int, early: int, new: int, *, total: bool
) -> None:
    """Of a sum and of another, with a part of it: those single changes after which every equation stands."""
    numbers = {"all": all_, "common": common, "sector": sector, "early": early, "new": new}
    years = evolve(LIBRARY[1], whole="all" if total else "sector")
    equations = (LIBRARY[0], years, Nested(code="nested", figures=("all", "new"), sentence="…"))

    def stands(values: dict[str, int]) -> bool:
        whole = values["all"] if total else values["sector"]
        parts = values["common"] + values["sector"] == values["all"] and values["early"] + values["new"] == whole
        return parts and values["new"] <= values["all"]

    found = check(small({code: f"{number}条" for code, number in numbers.items()}, *equations))
    tried = [(code, f"{number}条") for code in numbers for number in range(60) if stands({**numbers, code: number})]
    assert found.agrees is stands(numbers)
    if not found.agrees and len(found.contradictions) == 1 and found.contradictions[0].equations != ("nested",):
        assert sorted(repairs(found)) == sorted(tried)
    for code, text in repairs(found):
        assert (
            len(found.contradictions) > 1
            or check(small({**{c: f"{n}条" for c, n in numbers.items()}, code: text}, *equations)).agrees
        )


def test_xz_22_a_wrong_ratio_is_repaired_in_each_of_its_three_figures() -> None:
    quotient = QuotientOf(code="share", dividend="part", divisor="whole", quotient="rate", sentence="…")
    found = check(small({"part": "58个", "whole": "496个", "rate": "11.49%"}, quotient))
    assert repairs(found) == [("part", "57个"), ("whole", "505个"), ("rate", "≈11.693548%")]
    assert [r.text("en") for r in found.contradictions[0].repairs][1] == (
        "if only 496个 is wrong, it should be 505个; please check"
    )
    assert [r.text("zh") for r in found.contradictions[0].repairs][1] == "若仅“496个”有误，则应为 505个；请核实"
    coarse = check(small({"part": "58个", "whole": "496个", "rate": "11%"}, quotient))
    assert repairs(coarse) == [("part", "[53个, 57个]"), ("whole", "[505个, 552个]"), ("rate", "≈11.693548%")]
    none = check(small({"part": "5个", "whole": "7个", "rate": "50%"}, quotient))
    assert [code for code, _ in repairs(none)] == ["whole", "rate"], "no whole number of parts is half of seven"


def test_what_only_bounds_a_figure_repairs_none() -> None:
    order = InOrder(code="order", figures=("since", "number"), sentence="…")
    found = check(small({"since": "2022年6月", "number": "〔2020〕14号"}, order))
    assert (found.of(VIOLATED), repairs(found)) == (("order",), [])


def test_a_repair_contradicts_no_equation_that_holds() -> None:
    """46 could be 59 by the other count, were there not 50 projects to divide among the units."""
    same = SameFigure(code="same", figures=("a", "b"), sentence="…")
    nested = Nested(code="nested", figures=("projects", "b"), sentence="…")
    texts = {"a": "59个", "b": "46个", "projects": "50个"}
    assert repairs(check(small(texts, same, nested))) == [("a", "46个")]
    assert repairs(check(small(texts, same))) == [("a", "46个"), ("b", "59个")]
    three = evolve(same, figures=("a", "b", "projects"))
    assert repairs(check(small(texts, three))) == []


def test_contradictions_that_share_no_figure_stand_apart() -> None:
    one, other = (SameFigure(code=code, figures=(code, f"{code}2"), sentence="…") for code in ("x", "y"))
    bridge = SameFigure(code="z", figures=("x2", "y2"), sentence="…")
    texts = {"x": "1个", "x2": "2个", "y": "3个", "y2": "4个"}
    found = check(small(texts, one, other))
    assert [(each.equations, len(each.repairs)) for each in found.contradictions] == [(("x",), 2), (("y",), 2)]
    joined = check(small(texts, one, other, bridge))
    assert [(each.equations, len(each.repairs)) for each in joined.contradictions] == [(("x", "y", "z"), 0)]
    values = {code: PrintedFigure.read(text).stands_for(ROUNDED_HALF_UP) for code, text in texts.items()}
    assert clusters_of((bridge,), values) == ((bridge,),)
    figures = {code: PrintedFigure.read(text) for code, text in texts.items()}
    assert [each.figure for each in repairs_of((bridge,), (bridge, one, other), figures)] == []


# -- the account --

SMALL = small(
    {
        "all": "3.78亿元",
        "a": "1.02亿元",
        "b": "2.76亿元",
        "part": "58个",
        "whole": "496个",
        "rate": "11.49%",
        "about": "约12%",
    },
    SumOf(code="X-1", whole="all", parts=("a", "b"), sentence="共3.78亿元"),
    QuotientOf(code="X-2", dividend="part", divisor="whole", quotient="rate", assumed=ASSUMED),
    Nested(code="X-3", figures=("whole", "part"), sentence="其中58个", assumed=ASSUMED),
)


def test_an_account_in_both_languages_with_the_figures_as_printed() -> None:
    found = check(SMALL)
    assert [(each.equation, each.outcome) for each in found.checks] == [
        ("X-1", UNDECIDABLE),
        ("X-2", VIOLATED),
        ("X-3", HOLDS),
    ]
    assert [str(each.made) for each in found.checks] == ["[377000000, 379000000)", "≈0.116935", "None"]
    assert found.explain("zh").splitlines() == [
        "示例报告：有矛盾之处，请核实（成立 1，不成立 1，无法判定 1）",
        "  疑点 X-2",
        "    X-2 不成立：11.49% = 58个 ÷ 496个，实得 ≈11.693548%",
        "      依据：示例口径〔计算口径，文件未规定〕",
        "    若仅“58个”有误，则应为 57个；请核实",
        "    若仅“496个”有误，则应为 505个；请核实",
        "    若仅“11.49%”有误，则应为 ≈11.693548%；请核实",
        "  X-1 无法判定：3.78亿元 = 1.02亿元 + 2.76亿元，实得 [3.77亿元, 3.79亿元)",
        "    依据：共3.78亿元：示例报告〔已核原文〕",
        "  X-3 成立：496个 ≥ 58个",
        "    依据：其中58个：示例报告〔已核原文〕",
        "    依据：示例口径〔计算口径，文件未规定〕",
        "  计算口径（文件未规定）：示例口径",
        "  计算口径（文件未规定）：金额、比率等印出的末位是四舍五入的结果",
    ]
    assert found.explain("en").splitlines()[:3] == [
        "示例报告: contradictions; please check (holds: 1, is violated: 1, cannot be decided: 1)",
        "  doubt X-2",
        "    X-2 is violated: 11.49% = 58个 ÷ 496个, which makes ≈11.693548%",
    ]
    assert [each.key for each in found.assumptions] == ["sample", "print.rounding"]


def test_growth_and_days_are_written_as_they_are_meant() -> None:
    rise = GrowthOf(code="rise", before="a", after="b", rate="c", sentence="…")
    fall = GrowthOf(code="fall", before="b", after="a", rate="c", falls=True, sentence="…")
    order = InOrder(code="order", figures=("d", "e"), sentence="…")
    texts = {"a": "100个", "b": "135个", "c": "35%", "d": "2022年", "e": "2023年1月6日"}
    rows = check(small(texts, rise, fall, order)).to_rows()
    assert [row["zh"] for row in rows] == [
        "rise 成立：35% = 135个 ÷ 100个 − 1",
        "fall 不成立：35% = 1 − 100个 ÷ 135个，实得 ≈25.925926%",
        "order 成立：2022年 不晚于 2023年1月6日",
    ]
    assert rows[2]["en"] == "order holds: 2022年 is not after 2023年1月6日"


def test_tm_12_the_tolerance_of_about_is_assumed_where_it_is_used() -> None:
    quotient = QuotientOf(code="q", dividend="part", divisor="whole", quotient="about", sentence="…")
    about = check(evolve(SMALL, equations=(quotient,)))
    assert [each.key for each in about.assumptions] == ["print.about"]
    counts = check(evolve(SMALL, equations=(Nested(code="n", figures=("whole", "part"), sentence="…"),)))
    assert (counts.assumptions, counts.agrees) == ((), True)
    assert counts.explain("en").splitlines()[0] == (
        "示例报告: no contradiction (holds: 1, is violated: 0, cannot be decided: 0)"
    )
    assert counts.explain("zh").splitlines()[0] == "示例报告：未见矛盾（成立 1，不成立 0，无法判定 0）"


def test_x_03_the_mode_of_rounding_decides_what_agrees() -> None:
    quotient = QuotientOf(code="q", dividend="a", divisor="b", quotient="c", sentence="…")
    outcomes = {
        mode.value: check(small({"a": "1个", "b": "8个", "c": "12.5%"}, quotient), printed_by(mode)).of(HOLDS)
        for mode in RoundingMode
    }
    assert set(outcomes.values()) == {("q",)}
    half = small({"a": "1个", "b": "8个", "c": "12%"}, quotient)
    assert [mode.value for mode in RoundingMode if check(half, printed_by(mode)).agrees] == ["half_even", "down"]


def test_a_check_is_verified_and_survives_the_wire() -> None:
    for ledger in (SMALL, report("dongli")):
        found = check(ledger)
        assert verify(found)
        assert loads(dumps(found), LedgerCheck, known=(ROUNDED_HALF_UP,)) == found
        assert pickle.loads(pickle.dumps(found)) == found
        assert from_data(to_data(ledger), Ledger) == ledger == loads(dumps(ledger), Ledger)
        assert hash(found) == hash(check(ledger))
    found = check(SMALL)
    edited = evolve(found, checks=(evolve(found.checks[0], outcome=HOLDS), *found.checks[1:]), contradictions=())
    assert [each.path for each in verify(edited).differences] == ["checks[0].outcome", "contradictions"]


def test_rows_for_a_table() -> None:
    rows = check(SMALL).to_rows()
    assert [(row["equation"], row["kind"], row["outcome"]) for row in rows] == [
        ("X-1", "sum_of", "undecidable"),
        ("X-2", "quotient_of", "violated"),
        ("X-3", "nested", "holds"),
    ]
    assert str(rows[1]["repairs"]).startswith(
        "若仅“58个”有误，则应为 57个；请核实；若仅“496个”有误，则应为 505个；请核实；"
    )
    assert (rows[0]["sentence"], rows[0]["assumed"], rows[1]["sentence"], rows[1]["assumed"]) == (
        "共3.78亿元",
        None,
        None,
        "sample",
    )
    assert (rows[2]["zh"], rows[2]["en"]) == ("X-3 成立：496个 ≥ 58个", "X-3 holds: 496个 ≥ 58个")
    assert rows[0]["repairs"] is None


def test_other_things_are_refused() -> None:
    other: Any = "x"
    calls: dict[str, Any] = {
        r"^ledger is str, expected Ledger\.$": lambda: check(other),
        r"^policy is str, expected PrintPolicy\.$": lambda: check(SMALL, other),
        r"^outcome is str, expected EquationOutcome\.$": lambda: check(SMALL).of(other),
    }
    for text, call in calls.items():
        with pytest.raises(InvalidValueError, match=text):
            call()
    assert PrintedFigure.read("5个").number == Fraction(5)
