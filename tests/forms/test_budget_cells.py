"""Cells of money: units in brackets and headings, wide glyphs, carry-over; and the places of problems in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.forms.amount_cells import in_unit, is_carry_over, read_amount, read_budget
from budgetperf.places import named
from printed_forms import budget, codes, form, row

N = bp.regimes.NATIONAL


def line(name: str | None, adjusted: str | None, executed: str | None = None) -> bp.FormSource:
    """A line below the total."""
    return bp.FormSource(name=name, initial=None, adjusted=adjusted, executed=executed, rate=None)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("100（万元）", "100", "万元"),
        ("100(万元)", "100", "万元"),
        ("100 （单位：万元）", "100", "万元"),
        ("１，０００．５０", "1000.50", ""),
        ("１，０００．５０（万元）", "1000.50", "万元"),
        ("1，000千元", "1000", "千元"),
        ("3百万元", "3", "百万元"),
        ("2千万元", "2", "千万元"),
        ("1.2亿元", "1.2", "亿元"),
        ("5.8万", "5.8", "万"),
        ("100万元（含）", "100", "万元"),
        ("100（含）", "100", ""),
        ("100元", "100", "元"),
        ("86%", "86", "%"),
    ],
)
def test_an_amount_is_read_with_its_unit(cell: str, value: str, unit: str) -> None:
    read = read_amount(cell)
    assert read is not None
    assert (read.value, read.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "cell",
    ["约100", "约100万元", "100左右", "100万（万元）", "（万元）", "100（美元）", "一百万元", "100/万元", "", None],
)
def test_what_is_no_single_amount_is_not_read(cell: str | None) -> None:
    assert read_amount(cell) is None


@pytest.mark.parametrize(
    ("unit", "yuan"),
    [
        ("万元", 1_000_000),
        ("（万元）", 1_000_000),
        ("（单位：万元）", 1_000_000),
        ("单位：万元", 1_000_000),
        ("金额单位:万元", 1_000_000),
        ("人民币元", 100),
        ("单位：元", 100),
        ("千元", 100_000),
        ("（百万元）", 100_000_000),
        ("千万元", 1_000_000_000),
        ("亿元", 10_000_000_000),
    ],
)
def test_the_unit_of_a_form_may_be_worded_and_bracketed(unit: str, yuan: int) -> None:
    read, unread, assumed = read_budget(budget(unit=unit, adjusted="100", executed="50"))
    assert read is not None
    assert [read.adjusted, read.executed] == [yuan, yuan // 2]
    assert (unread, assumed) == ((), ())
    assert in_unit(Fraction(yuan), unit) == 100


def test_an_unknown_unit_of_a_form_leaves_its_amounts_unread() -> None:
    read, unread, _ = read_budget(budget(unit="美元", adjusted="100"))
    assert read is not None
    assert read.adjusted is None
    assert [problem.text("zh") for problem, _ in unread] == ["资金行 全年预算数：无法识别：100"]


def test_a_unit_in_the_heading_of_a_line_is_the_unit_of_its_amounts() -> None:
    lines = (line("其中：财政拨款（万元）", "80"), line("其他资金(元)", "200000"), line("自筹", "0"))
    read, unread, assumed = read_budget(budget(*lines, unit=None, adjusted="100万元"))
    assert read is not None
    assert [source.adjusted for source in read.sources] == [bp.wan(80), bp.wan(20), 0]
    assert (unread, assumed) == ((), ())
    own, _, _ = read_budget(budget(line("财政拨款（元）", "80"), unit="万元", adjusted="100"))
    assert own is not None
    assert [own.sources[0].adjusted, own.adjusted] == [80, bp.wan(100)]
    _, mixed, _ = read_budget(budget(line("财政拨款（万元）", "80"), unit=None, adjusted="100"))
    assert [problem.en for problem, _ in mixed] == ["has no unit beside amounts that have one: 100"]


def test_sources_are_added_up_in_the_unit_of_the_total_s_cell() -> None:
    lines = (line("财政拨款", "700000元"), line("其他资金", "40万元"))
    (finding,) = bp.audit(form(money=budget(*lines, unit=None, adjusted="100（万元）")), N).findings
    assert (finding.code, finding.printed, finding.figure) == (
        bp.FindingCode.SOURCES_DO_NOT_ADD_UP,
        "100（万元）",
        Decimal(110),
    )
    rounded = (line("财政拨款", "700000元"), line("其他资金", "300001元"))
    assert bp.audit(form(money=budget(*rounded, unit=None, adjusted="100（万元）")), N).findings == ()


@pytest.mark.parametrize(
    ("name", "carries"),
    [
        ("上年结转", True),
        ("其中：上年结转资金", True),
        ("上年度财政结转和结余", True),
        ("以前年度结转", True),
        ("年初结转和结余", True),
        ("结转资金", True),
        ("结余资金", True),
        ("结转结余资金", True),
        ("结转下年", False),
        ("年末结转", False),
        ("本年财政拨款", False),
        ("上年同期", False),
        ("", False),
        (None, False),
    ],
)
def test_what_last_year_left_is_known_by_its_name(name: str | None, *, carries: bool) -> None:
    assert is_carry_over(name) is carries


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((line("本年财政拨款", "90"), line("上年结转", "10")), []),  # beside this year's money
        ((line("财政拨款", "100"), line("其中：上年结转", "10")), []),  # a part of it
        ((line("上年结转", "10"), line("本年财政拨款", "100")), []),
        ((line("财政拨款", "101"), line("上年结转", "10")), ["sources-do-not-add-up"]),
        ((line("财政拨款", "100"), line("其他资金", "10")), ["sources-do-not-add-up"]),
    ],
)
def test_a_line_of_carry_over_proves_nothing_about_the_sum(lines: tuple[bp.FormSource, ...], found: list[str]) -> None:
    audit = bp.audit(form(money=budget(*lines, adjusted="100", executed="90")), N)
    assert codes(audit) == found
    assert audit.execution.budget is not None
    carried = {one.name: one.carried_over for one in audit.execution.budget.sources if one.carried_over is not None}
    assert carried == {one.name: bp.wan(10) for one in lines if is_carry_over(one.name)}
    assert audit.verify()


@given(st.integers(0, 10**9), st.integers(0, 2), st.sampled_from(["元", "千元", "万元", "百万元", "亿元"]))
def test_a_unit_in_brackets_beside_or_above_an_amount_says_the_same(number: int, places: int, unit: str) -> None:
    text = f"{Decimal(number).scaleb(-places):,f}"
    ways = [
        budget(unit=None, adjusted=f"{text}{unit}"),
        budget(unit=None, adjusted=f"{text}（{unit}）"),
        budget(unit=f"（单位：{unit}）", adjusted=text),
        budget(unit=unit, adjusted=text.replace(",", "，").replace(".", "．")),
    ]
    amounts = [read.adjusted for read, _, _ in map(read_budget, ways) if read is not None]
    assert len(amounts) == 4
    assert len(set(amounts)) == 1


# -- places in words --


@pytest.mark.parametrize(
    ("path", "sentence", "text"),
    [
        ("rows[3].points", "未填报", "第 4 行 分值：未填报"),
        ("rows[3].points", "分值未填报或无法识别", "第 4 行：分值未填报或无法识别"),
        ("rows[0]", "须由人评判，未给出得分", "第 1 行：须由人评判，未给出得分"),
        ("rows", "未显示指标", "指标：未显示指标"),
        ("budget", "未填报", "资金行：未填报"),
        ("budget.adjusted", "无法识别：约90", "资金行 全年预算数：无法识别：约90"),
        ("budget.adjusted", "未填全年预算数", "资金行：未填全年预算数"),
        ("budget.sources[1].executed", "无法识别：x", "资金第 2 项 全年执行数：无法识别：x"),
        ("total", "总分高于最高等级", "合计：总分高于最高等级"),
        ("months", "监控期间无法识别：x", "监控期间无法识别：x"),
        ("annual.funds.lines[9].amount", "无法识别：x", "年度目标 资金第 10 项 金额：无法识别：x"),
        ("whole_period.rows[0].value", "无法识别", "实施期目标 第 1 行 指标值：无法识别"),
        ("$.rows[3].target", "应为文本", "$.rows[3].target：应为文本"),
        ("产出指标.数量指标", "权重合计 3，应为 5", "产出指标.数量指标：权重合计 3，应为 5"),
        ("row-1", "没有实际完成情况", "row-1：没有实际完成情况"),
        ("rows[x].points", "未填报", "rows[x].points：未填报"),
        ("rows[1].colour", "未填报", "rows[1].colour：未填报"),
        ("budget[1]", "未填报", "budget[1]：未填报"),
        ("rows[1].", "未填报", "rows[1].：未填报"),
    ],
)
def test_a_problem_says_its_place_in_words_and_keeps_its_path(path: str, sentence: str, text: str) -> None:
    problem = bp.Problem(path=path, en="is wrong", zh=sentence)
    assert problem.text("zh") == text
    assert problem.path == path


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("rows[3].points", "row 4, points: is wrong"),
        ("budget.sources[0].adjusted", "budget line 1, adjusted budget: is wrong"),
        ("budget.expected", "budget, expected amount: is wrong"),
        ("annual.funds.total", "targets of the year, total of the funds: is wrong"),
        ("$.rows[3].points", "$.rows[3].points: is wrong"),
        ("产出指标", "产出指标: is wrong"),
    ],
)
def test_the_place_is_in_english_words_too(path: str, text: str) -> None:
    assert bp.Problem(path=path, en="is wrong", zh="有误").text("en") == text


@given(st.text(st.sampled_from("abrows.[]0123$points 行"), max_size=20))
def test_any_path_has_a_place_in_words_or_is_its_own(path: str) -> None:
    for zh, en in named(path):
        assert zh == en == path or "[" not in zh + en
    assert bp.Problem(path=path, en="x", zh="y").text("en").endswith(": x")


def test_no_text_of_an_audit_shows_a_path() -> None:
    one = bp.from_data(bp.to_data(form(money=budget(line("财政拨款", "约9"), adjusted="约90"))), bp.SelfEvaluationForm)
    audit = bp.audit(one, N)
    assert [problem.path for problem in audit.execution.problems][:2] == [
        "budget.adjusted",
        "budget.sources[0].adjusted",
    ]
    for lang in ("zh", "en"):
        assert "budget." not in audit.explain(lang)
        assert "[0]" not in audit.explain(lang)
    missing = bp.audit(form(row(level3="参训人数", target="≥200人")), N)
    assert missing.problems
    assert all("rows" not in problem.text("zh") for problem in missing.problems)
