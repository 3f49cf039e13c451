"""The monitoring form: its cells on the wire, ticks and boxes, and what its audit asks to check."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.forms.monitoring_reading import read_months
from budgetperf.forms.readings import read_boxes, read_tick
from other_forms import MONITORING, monitoring_budget, monitoring_form, monitoring_row, monitoring_source

N = bp.regimes.NATIONAL
GOLDEN = Path(__file__).parent / "golden"


def read(**cells: str | None) -> bp.MonitoringRow:
    (row,) = bp.read_monitoring(monitoring_form(monitoring_row(**cells))).report.rows
    return row


def unread(**cells: str | None) -> list[str]:
    return [one.text("zh") for one in bp.read_monitoring(monitoring_form(monitoring_row(**cells))).problems]


def found(
    *rows: bp.FormMonitoringRow, money: bp.FormMonitoringBudget | None = None
) -> list[tuple[str, int | None, str, str | None]]:
    audit = bp.audit_monitoring(monitoring_form(*rows, money=money), N)
    return [(f.code.value, f.row, f.severity.value, f.printed) for f in audit.findings]


# -- cells --


def test_the_wire_file_of_a_monitoring_form_is_golden() -> None:
    golden = (GOLDEN / "monitoring-form.json").read_text(encoding="utf-8").rstrip("\n")
    assert bp.dumps(bp.loads(golden, bp.MonitoringForm)) == golden == bp.dumps(MONITORING)
    assert bp.from_data(bp.to_data(MONITORING), bp.MonitoringForm) == MONITORING


def test_the_audit_of_a_monitoring_form_is_golden_in_both_languages() -> None:
    audit = bp.audit_monitoring(MONITORING, N)
    golden = (GOLDEN / "monitoring-form.txt").read_text(encoding="utf-8")
    assert "\n".join(audit.explain(lang) for lang in ("zh", "en")) + "\n" == golden


@pytest.mark.parametrize(
    ("change", "path", "says"),
    [
        ({"year": 2024.5}, "$.year", "expected a whole number, found 2024.5"),
        ({"months": 7}, "$.months", "expected text, found 7"),
        ({"budget": "360"}, "$.budget", "expected an object (FormMonitoringBudget), found '360'"),
        ({"rows": [None]}, "$.rows[0]", "expected an object (FormMonitoringRow), found None"),
        ({"lamp": "red"}, "$.lamp", "there is no such key"),
    ],
)
def test_a_form_of_another_shape_is_refused_at_its_path(change: dict[str, Any], path: str, says: str) -> None:
    plain = bp.to_data(MONITORING)
    assert isinstance(plain, dict)
    with pytest.raises(bp.WireError) as caught:
        bp.from_data({**plain, **change}, bp.MonitoringForm)
    ((place, text),) = [(problem.path, problem.en) for problem in caught.value.problems]
    assert place == path
    assert says in text


LOOSE: dict[str, Any] = {
    "monitoring_row": monitoring_row,
    "monitoring_budget": monitoring_budget,
    "monitoring_source": monitoring_source,
    "monitoring_form": monitoring_form,
    "evolve": evolve,
}
"""Builders that no type checker holds back."""


@pytest.mark.parametrize(
    ("build", "en"),
    [
        (
            lambda: LOOSE["monitoring_row"](funding=True),
            "FormMonitoringRow.funding is bool True, expected the cell's text",
        ),
        (lambda: LOOSE["monitoring_budget"](expected=1), "FormMonitoringBudget.expected is int 1"),
        (lambda: LOOSE["monitoring_budget"]("x"), "item 1 of FormMonitoringBudget.sources is str"),
        (lambda: LOOSE["monitoring_source"](None, rate=0.5), "FormMonitoringSource.rate is float 0.5"),
        (lambda: LOOSE["monitoring_form"]("x"), "item 1 of MonitoringForm.rows is str"),
        (lambda: LOOSE["monitoring_form"](money="x"), "MonitoringForm.budget is str"),
        (lambda: LOOSE["monitoring_form"](months=7), "MonitoringForm.months is int 7"),
        (lambda: LOOSE["evolve"](MONITORING, year="2024"), "MonitoringForm.year is str, expected int | NoneType"),
    ],
)
def test_cells_are_text_and_parts_are_parts(build: Any, en: str) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        build()
    assert en in caught.value.en
    assert caught.value.zh


CELL = st.none() | st.text(
    alphabet="0123456789.,%≥≤~-/、年月日约 万元人次是否达成完确定有可能完全不经费保障其他（）()□☑√☒×①", max_size=10
)
SOURCE = st.builds(monitoring_source, CELL, initial=CELL, adjusted=CELL, executed=CELL, rate=CELL, expected=CELL)
MONEY = st.none() | st.builds(
    lambda sources, **cells: monitoring_budget(*sources, **cells),
    st.lists(SOURCE, max_size=2),
    initial=CELL,
    adjusted=CELL,
    executed=CELL,
    rate=CELL,
    expected=CELL,
    unit=CELL,
)
ROW = st.builds(
    monitoring_row,
    level3=CELL,
    target=CELL,
    so_far=CELL,
    expected=CELL,
    funding=CELL,
    other=CELL,
    causes=CELL,
    reason=CELL,
    certain=CELL,
    impossible=CELL,
    likelihood=CELL,
)


@settings(max_examples=100)
@given(st.lists(ROW, max_size=3), MONEY, CELL)
def test_any_monitoring_form_is_read_audited_and_given_back(
    rows: list[bp.FormMonitoringRow], money: bp.FormMonitoringBudget | None, months: str | None
) -> None:
    form = monitoring_form(*rows, money=money, months=months)
    assert bp.loads(bp.dumps(form), bp.MonitoringForm) == form
    audit = bp.audit_monitoring(form, N)
    assert audit.verify()
    assert audit.reading == bp.read_monitoring(form)
    assert bp.loads(bp.dumps(audit), bp.MonitoringAudit, known=(N,)) == audit
    assert len(audit.to_rows()) == len(rows)
    assert audit.explain("zh")
    assert audit.explain("en")


# -- ticks, boxes, months --


@pytest.mark.parametrize("cell", ["√", " √ ", "✓", "✔", "✔\ufe0f", "☑", "☑\ufe0f", "✅", "■", "●", "是", "🗹", "V", "v"])
def test_a_tick_is_a_tick(cell: str) -> None:
    assert read_tick(cell) is True


@pytest.mark.parametrize("cell", [None, "", " ", "/", "—", "无", "□", "☐", "○", "否", "×", "✗"])
def test_no_tick_is_no_tick(cell: str | None) -> None:
    assert read_tick(cell) is False


@pytest.mark.parametrize("cell", ["☒", "Y", "√□", "经费未到位", "1", "?", "是否"])
def test_nobody_guesses_whether_a_cell_is_ticked(cell: str) -> None:
    assert read_tick(cell) is None


NAMES = {"确定能": "certain", "有可能": "possible", "完全不可能": "impossible"}


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        (None, ()),
        (" / ", ()),
        ("有可能", ("possible",)),
        ("确定能、有可能", ("certain", "possible")),
        ("□确定能 ☑有可能 □完全不可能", ("possible",)),
        ("确定能□；有可能□；完全不可能☑", ("impossible",)),
        ("□确定能□有可能□完全不可能", ()),
        ("√确定能 有可能 完全不可能", ("certain",)),
        ("确定能 有可能 完全不可能√", ("impossible",)),
        ("确定能√ 有可能√", ("certain", "possible")),
        ("☑有可能☑有可能", ("possible",)),
        ("确定能（√）有可能（ ）完全不可能（ ）", ("certain",)),
        ("( )确定能 (V)有可能 ()完全不可能", ("possible",)),
    ],
)
def test_boxes_in_one_column_choose(cell: str | None, chosen: tuple[str, ...]) -> None:
    assert read_boxes(cell, NAMES) == chosen


@pytest.mark.parametrize(
    "cell",
    [
        "可能",
        "不可能",
        "√",
        "确定能√有可能",
        "√确定能√",
        "□确定能 有可能",
        "☑□确定能",
        "☑确定能（已签合同）",
        "（√）确定能（）",
        "确定能（是）",
        "有可能" * 70,
    ],
)
def test_nobody_guesses_which_box_is_meant(cell: str) -> None:
    assert read_boxes(cell, NAMES) is None


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("1—7月", 7), ("1-7月份", 7), ("1月至8月", 8), ("2024年1～10月", 10), ("1到12月", 12), ("截至7月底", 7),
        ("截止到2024年9月末", 9), ("上半年", 6), ("一季度", 3), ("2024年第一季度", 3), ("前三季度", 9),
        ("截至7月", 7), ("截至2024年6月30日", 6), ("6月30日", 6), ("2024年7月底", 7), ("第二季度", 6),
        ("2024年四季度", 12),
        ("2024年7月", None), ("6月15日", None), ("截至13月", None), ("第五季度", None),
        ("7月", None), ("1—13月", None), ("2—7月", None), ("截至7月15日", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_part_of_the_year_ends_with_a_month(cell: str | None, month: int | None) -> None:
    assert read_months(cell) == month


def test_a_part_of_the_year_that_cannot_be_told_is_a_finding() -> None:
    for cell, found in (("7月", [(None, "7月")]), ("1—7月", []), ("/", []), (None, [])):
        audit = bp.audit_monitoring(evolve(MONITORING, months=cell), N)
        assert audit.verify()
        told = [(one.row, one.printed) for one in audit.findings if one.code is bp.FindingCode.CELL_UNREADABLE]
        assert told == found


# -- reading --


def test_a_monitoring_form_is_read_into_a_report() -> None:
    report = bp.read_monitoring(MONITORING).report
    assert (report.year, report.month, report.project) == (2024, 7, "社区养老服务站适老化改造")
    first = report.rows[0]
    assert (str(first.expectation), str(first.so_far), str(first.expected)) == ("≥12个", "5个", "10个")
    assert first.causes == (bp.DeviationCause.FUNDING, bp.DeviationCause.STAFF)
    assert first.reason == "两处站点的场地移交推迟，第二批工程款未到位"
    assert [row.likelihood and row.likelihood.term.zh for row in report.rows] == [
        "完全不可能",
        "确定能",
        "有可能",
        "确定能",
    ]
    assert report.budget
    assert report.forecast
    assert (bp.show(report.budget.execution), bp.show(report.forecast.execution)) == (
        "1620000/3600000≈0.45",
        "3300000/3600000≈0.916667",
    )
    assert [line.executed for line in report.forecast.sources] == [bp.wan(290), bp.wan(40)]
    assert report.budget.initial == report.forecast.initial == bp.wan(360)
    assert bp.read_monitoring(MONITORING).problems == ()


@pytest.mark.parametrize("cause", list(bp.DeviationCause))
def test_every_cause_has_a_column_and_a_name(cause: bp.DeviationCause) -> None:
    assert read(**{cause.value: "√"}).causes == (cause,)
    assert read(causes=cause.term.zh).causes == (cause,)
    assert read(causes=cause.term.zh.removesuffix("保障")).causes == (cause,)


@pytest.mark.parametrize("likelihood", list(bp.Likelihood))
def test_every_likelihood_has_a_column_and_a_name(likelihood: bp.Likelihood) -> None:
    assert read(**{likelihood.value: "✓"}).likelihood is likelihood
    assert read(likelihood=likelihood.term.zh).likelihood is likelihood


def test_columns_and_one_column_add_up_and_nothing_is_named_twice() -> None:
    row = read(other="√", causes="其它、制度保障", reason="/", possible="√", likelihood="有可能")
    assert row.causes == (bp.DeviationCause.INSTITUTIONS, bp.DeviationCause.OTHER)
    assert (row.reason, row.likelihood) == (None, bp.Likelihood.POSSIBLE)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"target": "约80%"}, ["第 1 行 指标值：无法识别，约数：约80%"]),
        ({"target": "≥3次", "so_far": "部署中3"}, ["第 1 行 执行情况：无法识别，数字与文字混排，无法拆分：部署中3"]),
        ({"target": "≥3次", "expected": "召开会议"}, ["第 1 行 全年预计：无法识别，文字不能说明是否达成：召开会议"]),
        ({"target": "建立健全", "so_far": "召开会议"}, []),
        ({"target": "≥3次", "so_far": "/", "expected": None}, []),
        ({"hardware": "设备未到"}, ["第 1 行 硬件条件保障：不能判断是否勾选：设备未到"]),
        ({"certain": "☒"}, ["第 1 行 确定能：不能判断是否勾选：☒"]),
        ({"causes": "经费不足"}, ["第 1 行 偏差原因：不能判断是否勾选：经费不足"]),
        ({"likelihood": "可能"}, ["第 1 行 完成目标可能性：不能判断是否勾选：可能"]),
        ({"certain": "√", "possible": "√"}, ["第 1 行 完成目标可能性：选择了多项：确定能、有可能"]),
    ],
)
def test_every_cell_that_cannot_be_read_is_named(cells: dict[str, str | None], says: list[str]) -> None:
    assert unread(**cells) == says
    assert read(**cells).likelihood is None
    assert read(**cells).causes == ()


def test_money_that_cannot_be_read_is_named_in_its_own_column() -> None:
    money = monitoring_budget(monitoring_source("其他资金", expected="约40"), initial="360", expected="三百")
    reading = bp.read_monitoring(monitoring_form(money=money, months="7月"))
    assert [problem.text("en") for problem in reading.problems] == [
        "budget, expected amount: cannot be read: 三百",
        "budget line 1, expected of the year: cannot be read: 约40",
        "months: cannot be read: 7月",
    ]
    assert reading.problems[2].zh == "监控期间无法识别：7月"
    assert (reading.report.month, reading.report.forecast) == (None, None)


def test_a_form_without_money_or_months_has_none() -> None:
    for months in (None, "/"):
        reading = bp.read_monitoring(monitoring_form(months=months))
        assert (reading.report.budget, reading.report.forecast, reading.report.month) == (None, None, None)
        assert reading.problems == ()


def test_a_forecast_of_the_sources_alone_is_kept() -> None:
    money = monitoring_budget(monitoring_source("财政拨款", initial="5", expected="4"), initial="5", unit=None)
    reading = bp.read_monitoring(monitoring_form(money=money))
    assert reading.report.forecast
    assert reading.report.forecast.executed is None
    assert reading.report.forecast.sources[0].executed == 4
    assert [one.key for one in reading.assumptions] == ["reading.budget-unit"]


# -- audit --


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"target": "≥3次", "so_far": "1次", "expected": "3次"}, []),
        ({"target": "≥3次", "so_far": "1次", "expected": "2次", "impossible": "√"}, []),
        ({"level3": "事故", "target": "3起", "expected": "2起"}, [("direction-assumed", 0, "note", "3起")]),
        (
            {"target": "≥3次", "so_far": "5人", "expected": "9人"},
            [("unit-differs", 0, "note", "5人"), ("unit-differs", 0, "note", "9人")],
        ),
        ({"target": "≥3次", "so_far": "5人", "expected": "5人"}, [("unit-differs", 0, "note", "5人")]),
        (
            {"target": "约80%", "staff": "?"},
            [("cell-unreadable", 0, "note", "约80%"), ("cell-unreadable", 0, "note", "?")],
        ),
    ],
)
def test_only_the_findings_that_apply_to_a_row_are_found(cells: dict[str, str], expected: list[Any]) -> None:
    assert found(monitoring_row(**cells)) == expected


@pytest.mark.parametrize(
    ("money", "expected"),
    [
        (monitoring_budget(initial="360", adjusted="300", executed="150", rate="50%", expected="300"), []),
        (
            monitoring_budget(initial="360", adjusted="300", executed="150", rate="41.67%"),
            [("execution-rate-differs", None, "error", "41.67%")],
        ),
        (
            monitoring_budget(initial="360", executed="150", rate="50%"),
            [("execution-rate-differs", None, "note", "50%")],
        ),
        (monitoring_budget(adjusted="300", executed="310"), [("overspent", None, "note", "310")]),
        (monitoring_budget(adjusted="0"), [("zero-budget", None, "note", None)]),
        (
            monitoring_budget(monitoring_source("财政拨款", executed="200"), adjusted="300", executed="150"),
            [("sources-do-not-add-up", None, "error", "150")],
        ),
        (
            monitoring_budget(monitoring_source("财政拨款", expected="310"), adjusted="300", expected="300"),
            [("sources-do-not-add-up", None, "error", "300")],
        ),
        (
            monitoring_budget(executed="若干", expected="约300"),
            [("cell-unreadable", None, "note", "若干"), ("cell-unreadable", None, "note", "约300")],
        ),
    ],
)
def test_only_the_findings_that_apply_to_the_money_are_found(
    money: bp.FormMonitoringBudget, expected: list[Any]
) -> None:
    assert found(money=money) == expected


def test_an_audit_shows_the_rate_and_its_rows() -> None:
    audit = bp.audit_monitoring(MONITORING, N)
    assert (audit.rate.printed, audit.rate.computed, audit.rate.agreement) == (
        "45.00%",
        Decimal(45),
        bp.Agreement.AGREES,
    )
    assert audit.to_rows()[0] == {
        "row": 0,
        "indicator": "改造服务站数量",
        "asked": "≥12个",
        "so_far": "5个",
        "expected": "10个",
        "causes": ["funding", "staff"],
        "likelihood": "impossible",
        "findings": [],
    }
    assert audit.to_rows()[1]["findings"] == ["direction-assumed"]
    assert [one.key for one in audit.assumptions] == ["directions.words"]


def test_an_edited_audit_does_not_verify() -> None:
    audit = bp.audit_monitoring(MONITORING, N)
    assert [d.path for d in evolve(audit, findings=()).verify().differences] == ["findings"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: bp.audit_monitoring({}, N), "form is dict, expected MonitoringForm. Hint: use from_data"),  # type: ignore[arg-type]
        (lambda: bp.audit_monitoring(MONITORING, N.self_evaluation), "use regimes.NATIONAL"),  # type: ignore[arg-type]
        (lambda: bp.read_monitoring(None), "form is NoneType, expected MonitoringForm"),  # type: ignore[arg-type]
    ],
)
def test_the_doors_say_what_they_expect(call: Any, says: str) -> None:
    with pytest.raises(bp.InvalidValueError, match=says):
        call()
