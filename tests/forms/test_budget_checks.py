"""The budget row: rates of its lines, the row that repeats it, and figures that are rounded in another way."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from printed_forms import budget, form, row

N = bp.regimes.NATIONAL
CELLS: dict[str, str | None] = {
    "initial": "80", "adjusted": "100", "executed": "96", "points": "10", "rate": "96%", "score": "9.6",
}  # fmt: skip
MET = row(level1="产出指标", level3="培训人数", target="≥100人", actual="100人", points="90", score="90")
SPENT = row(level1="预算执行率", level3="预算执行率", target="100%", actual="96%", points="10", score="9.6")


def told(done: bp.Audit) -> list[tuple[object, ...]]:
    """The findings but for remarks on weights and money: place, code, severity, figure."""
    assert done.verify()
    beside = {bp.FindingCode.WEIGHTS_DEPART_FROM_SCHEME, bp.FindingCode.OVERSPENT}
    return [
        (one.row if one.heading is None else one.heading, one.code.value, one.severity.value, str(one.expected))
        for one in done.findings
        if one.code not in beside
    ]


def audit(*rows: bp.FormRow, lines: tuple[bp.FormSource, ...] = (), **cells: str | None) -> bp.Audit:
    return bp.audit(form(*rows, money=budget(*lines, **{**CELLS, **cells})), N)


def line(rate: str | None, **cells: str | None) -> bp.FormSource:
    shown: dict[str, Any] = {"initial": "40", "adjusted": "50", "executed": "43", **cells}
    return bp.FormSource(name="其中：财政拨款", rate=rate, **shown)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (line("86%"), []),
        (line("0.86"), []),
        (line(None), []),
        (line("/"), []),
        (line("96%"), [("其中：财政拨款", "execution-rate-differs", "error", "86")]),
        (line("85.9%"), [("其中：财政拨款", "execution-rate-differs", "error", "86")]),
        (line("107.5%", adjusted="/"), []),
        (line("86%", adjusted=None), [("其中：财政拨款", "execution-rate-differs", "note", "107.5")]),
        (line("100%", adjusted="40"), [("其中：财政拨款", "execution-rate-differs", "note", "107.5")]),
        (line("1", adjusted="40"), [("其中：财政拨款", "execution-rate-differs", "note", "107.5")]),
        (line("1.00", adjusted="40"), [("其中：财政拨款", "execution-rate-differs", "note", "1.075")]),
        (line("100%", adjusted="0", executed="0"), []),
        (line("50%", executed=None), []),
        (line("50%", adjusted="约50"), [(None, "cell-unreadable", "note", "None")]),
    ],
)
def test_the_rate_of_a_line_is_that_of_its_own_amounts(
    source: bp.FormSource, expected: list[tuple[object, ...]]
) -> None:
    assert told(audit(lines=(source,))) == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("96%", []),
        ("95%", [(None, "execution-rate-differs", "error", "96")]),
        ("97%", [(None, "execution-rate-differs", "error", "96")]),  # nobody rounds up
        ("1", [(None, "execution-rate-differs", "error", "96")]),  # no all of it
        ("100%", [(None, "execution-rate-differs", "error", "96")]),
    ],
)
def test_a_rate_that_the_amounts_do_not_give_is_an_error(rate: str, expected: list[tuple[object, ...]]) -> None:
    assert told(audit(rate=rate, points=None, score=None)) == expected


def test_a_rate_rounded_down_is_a_note_and_one_rounded_up_an_error() -> None:
    amounts: dict[str, Any] = {"adjusted": "250000.00", "executed": "215457.6", "points": None, "score": None}
    down, up = (told(audit(**amounts, rate=rate)) for rate in ("86.18%", "86.19%"))
    assert (down, [one[1:3] for one in up]) == ([], [("execution-rate-differs", "error")])
    cut = told(audit(**{**amounts, "executed": "215480"}, rate="86.19%"))
    assert cut == []
    assert [one[2] for one in told(audit(**{**amounts, "executed": "215499"}, rate="86.19%"))] == ["note"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"actual": "95.96%"}, [(0, "execution-rate-differs", "error", "96")]),
        ({"actual": "90%"}, [(0, "execution-rate-differs", "error", "96")]),
        ({"actual": "90"}, []),  # it may be an amount
        ({"actual": "已执行"}, []),
        ({"score": "10"}, []),  # at its precision the same
        ({"score": "9.60分"}, []),
        ({"score": "9"}, [(0, "execution-score-differs", "note", "9.6")]),
        ({"score": "8.8"}, [(0, "execution-score-differs", "question", "9.6")]),
        ({"score": None}, []),
    ],
)
def test_the_row_that_repeats_the_budget_row_says_the_same(
    cells: dict[str, Any], expected: list[tuple[object, ...]]
) -> None:
    done = audit(evolve(SPENT, **cells), MET)
    assert done.rows[0].kind.value == "budget"
    assert done.total.exact is not None
    assert told(done) == expected


def test_a_rate_that_both_print_alike_is_told_once() -> None:
    assert told(audit(evolve(SPENT, actual="90%"), MET, rate="90%")) == [
        (None, "execution-rate-differs", "error", "96"),
    ]


def test_without_amounts_the_scores_of_both_rows_are_compared_with_each_other() -> None:
    bare: dict[str, Any] = {"initial": None, "adjusted": None, "executed": None, "rate": None}
    done = audit(evolve(SPENT, actual="90%", score="9"), MET, **bare)
    assert told(done) == [(0, "execution-score-differs", "note", "9.6")]
    assert told(audit(SPENT, MET, **{**bare, "score": None})) == []


@pytest.mark.parametrize(
    "name",
    [
        "预算完成率",
        "资金使用率",
        "资金支出率",
        "支出进度",
        "支出进度率",
        "预算执行进度",
        "支出执行率",
        "预算资金执行率",
        "预算支出率",
    ],
)
def test_the_repeated_row_goes_by_many_names(name: str) -> None:
    done = audit(evolve(SPENT, level1="过程", level3=name), MET)
    assert done.rows[0].kind.value == "budget"
    assert told(done) == []


@pytest.mark.parametrize("name", ["工程支出进度", "资金使用情况", "资金到位率", "政府采购执行率", "执行"])
def test_other_rates_are_indicators(name: str) -> None:
    done = audit(evolve(SPENT, level1="过程", level3=name), MET)
    assert done.rows[0].kind.value == "indicator"
    assert "points-do-not-add-up" in [one[1] for one in told(done)]


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        ({"adjusted": "￥100万元", "executed": "￥96万元", "initial": "¥80万元"}, None),
        ({"adjusted": "¥100", "executed": "￥96"}, "万元"),
        ({"adjusted": "1 000", "executed": "960", "initial": "1 000.00"}, "万元"),
        ({}, "人民币（万元）"),
        ({}, "（单位：人民币万元）"),
    ],
)
def test_amounts_are_read_with_their_currency_and_with_blanks_between_thousands(
    cells: dict[str, Any], unit: str | None
) -> None:
    done = audit(MET, **{**cells, "unit": unit})
    assert told(done) == []
    assert done.execution.budget is not None
    assert done.execution.budget.executed in {bp.wan("96"), bp.wan("960")}


@pytest.mark.parametrize("amount", ["1 00", "1 000 00", "10 20", "$100", "￥"])
def test_blanks_elsewhere_and_other_currencies_are_not_read(amount: str) -> None:
    done = audit(MET, executed=amount)
    assert done.execution.budget is None or done.execution.budget.executed is None
