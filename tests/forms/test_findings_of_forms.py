"""Each finding, its severity, and what must not be found."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.forms.findings import FindingCode
from printed_forms import audited, budget, codes, form, row

N = bp.regimes.NATIONAL
MET = row(level3="参训人数", target="≥200人", actual="200人", points="90", score="90")
LEAD = {"rows-high-money-unspent": "note"}
"""What a form gets in which everything is met and four fifths of the money are spent."""


def found(audited_form: bp.SelfEvaluationForm) -> dict[str, str]:
    """The findings of a form: code and severity."""
    return {finding.code.value: finding.severity.value for finding in bp.audit(audited_form, N).findings}


def scored(target: str, actual: str, score: str, name: str = "参训人数", **cells: str) -> bp.SelfEvaluationForm:
    return form(row(level3=name, target=target, actual=actual, points="10", score=score, **cells))


@pytest.mark.parametrize(
    ("target", "actual", "score", "findings"),
    [
        ("≥200人", "100人", "5", {}),
        ("≥200人", "100人", "4", {"row-score-differs": "question"}),
        ("≥200人", "199人", "9", {"row-score-differs": "note"}),
        ("≥200人", "60人", "5", {"row-score-differs": "question"}),
        ("≥200人", "199人", "10", {"full-marks-though-missed": "note"}),
        ("≥200人", "180人", "10", {"full-marks-though-missed": "question"}),
        ("≥200人", "200人", "9", {"points-taken-off-met-row": "question"}),
        ("≥200人", "200人", "11", {"score-exceeds-points": "error"}),
        ("200人", "100人", "10", {"full-marks-though-missed": "note", "direction-assumed": "note"}),
        ("200人", "300人", "9", {"points-taken-off-met-row": "note", "direction-assumed": "note"}),
        ("200人", "200人", "9", {"points-taken-off-met-row": "question"}),
        (">200人", "200人", "10", {"full-marks-though-missed": "note"}),
        ("规范", "规范", "9", {}),
        ("规范", "未完成", "10", {"full-marks-though-missed": "question"}),
        ("规范", "未完成", "5", {}),
        ("规范", "未完成", "9", {"row-score-differs": "question"}),
        ("规范", "部分达成", "7", {}),
        ("规范", "部分达成年度指标并具有一定效果", "10", {"row-score-differs": "question"}),
        ("规范", "基本达到", "9", {}),  # no word of the rule's bands
        ("规范", "达成年度指标", "8", {}),
        ("规范", "达成年度指标", "2", {"row-score-differs": "question"}),
        ("规范", "规范", "2", {}),
        ("2023年6月", "2023年9月", "10", {"full-marks-though-missed": "question"}),
        ("2023年6月", "2023年9月", "7", {}),
        ("2023年6月", "未完成", "7", {"row-score-differs": "question"}),
        ("≥200人", "190人次", "9", {"unit-differs": "note"}),
        ("≥2万", "15000", "9", {"unit-differs": "note"}),
        ("80%-90%x", "85%", "9", {"cell-unreadable": "note"}),
        ("≥200人", "约180人", "9", {"cell-unreadable": "note"}),
        ("≥200人", "/", "9", {"cell-unreadable": "note"}),
        ("≥200人", "达成", "9", {}),
    ],
)
def test_a_row_gets_just_these_findings(target: str, actual: str, score: str, findings: dict[str, str]) -> None:
    assert found(scored(target, actual, score)) == findings


def test_a_missed_row_needs_a_reason_only_in_a_form_that_shows_some_note() -> None:
    missed = row(level3="参训人数", target="≥200人", actual="100人", points="45", score="22.5")
    noted = row(level3="办班期数", target="≥2期", actual="2期", points="45", score="45", note="已完成")
    assert found(form(missed)) == {}
    assert found(form(missed, noted)) == {"missed-without-reason": "note"}
    assert found(form(evolve(missed, note="经费不足"), noted)) == {}


def test_an_empty_cell_is_not_shown_and_not_unreadable() -> None:
    audit = bp.audit(form(row(level3="参训人数", points="10", score="9")), N)
    assert audit.rows[0].outcome is bp.Outcome.UNDECIDED
    assert audit.findings == ()


MONEY: dict[str, str | None] = {"adjusted": "100", "executed": "80", "points": "10", "rate": "80%", "score": "8"}


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({}, {}),
        ({"score": "9"}, {"execution-score-differs": "question"}),
        ({"score": "12"}, {"execution-score-differs": "question", "score-exceeds-points": "error"}),
        ({"rate": "81%"}, {"execution-rate-differs": "error"}),
        ({"points": "100"}, {"points-misprinted": "error"}),
        ({"executed": "120", "rate": None, "score": None}, {"overspent": "note"}),
        ({"adjusted": "0", "executed": "0", "rate": "0", "score": "0"}, {"zero-budget": "note"}),
        ({"adjusted": None, "initial": "100", "rate": "81%"}, {"execution-rate-differs": "note"}),
        ({"adjusted": None, "initial": "0", "rate": "100%", "score": "10"}, {}),
        ({"points": None, "score": None}, {}),
        ({"executed": None, "rate": "80%"}, {}),
        ({"executed": "79", "rate": "79%", "score": "7.9"}, {"money-unspent": "note"}),
    ],
)
def test_a_budget_row_gets_just_these_findings(cells: dict[str, str | None], findings: dict[str, str]) -> None:
    assert found(form(money=budget(**{**MONEY, **cells}))) == findings


def test_sources_above_their_total_are_an_error_in_the_printed_unit() -> None:
    lines = (
        bp.FormSource(name="其中:财政拨款", initial=None, adjusted="70", executed="80", rate=None),
        bp.FormSource(name="其他资金", initial=None, adjusted="40", executed=None, rate=None),
    )
    audit = bp.audit(form(money=budget(*lines, **MONEY)), N)
    (finding,) = audit.findings
    assert (finding.code.value, finding.severity.value) == ("sources-do-not-add-up", "error")
    assert finding.printed == "100"
    assert finding.figure == Decimal(110)
    part = bp.audit(form(money=budget(*lines[:1], **MONEY)), N)
    assert part.findings == ()


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({"total_score": "98"}, {}),
        ({"total_score": "98", "grade": "优"}, {}),
        ({"total_score": "98", "grade": "优秀"}, {}),
        ({"total_score": "98", "grade": "良"}, {"grade-differs": "question"}),
        ({"total_score": "98", "grade": "一等"}, {}),
        ({"total_score": "97"}, {"total-differs": "error"}),
        ({"total_score": "90"}, {"execution-left-out-of-total": "error"}),
        ({"total_points": "95"}, {"points-do-not-add-up": "error"}),
        ({"total_points": "110", "total_score": "108"}, {}),
        ({"total_score": "约98"}, {}),
    ],
)
def test_a_whole_form_gets_just_these_findings(cells: dict[str, str], findings: dict[str, str]) -> None:
    lead = {} if "total_points" in cells else LEAD  # its points make no whole of another size
    assert found(form(MET, money=budget(**MONEY), **cells)) == {**findings, **lead}


def test_a_total_with_its_decimals_cut_off_is_a_note() -> None:
    money = budget(**{**MONEY, "executed": "86.2", "rate": "86.2%", "score": "8.62"})
    assert found(form(MET, money=money, total_score="98")) == {"total-differs": "note", **LEAD}


def test_a_budget_score_that_is_not_shown_is_not_taken_for_zero() -> None:
    audit = bp.audit(form(MET, money=budget(**{**MONEY, "score": None}), total_score="98"), N)
    assert audit.total.agreement is bp.Agreement.NOT_COMPUTED
    assert audit.findings == ()


def test_a_form_that_is_worth_something_else_is_not_graded_by_a_scale_of_a_hundred() -> None:
    half = evolve(MET, points="50", score="48")
    audit = bp.audit(form(half, total_points="50", total_score="48", grade="优"), N)
    assert audit.grade.agreement is bp.Agreement.NOT_COMPUTED
    assert "grade-differs" not in codes(audit)


def test_a_form_with_a_negative_total_has_no_grade() -> None:
    audit = bp.audit(form(MET, total_score="-1", grade="差"), N)
    assert audit.grade.computed is None


def test_every_code_has_words_that_ask_and_never_accuse() -> None:
    for code in FindingCode:
        finding = bp.Finding(code=code, row=0, severity=bp.Severity.NOTE)
        assert finding.zh.startswith("第 1 行：")
        assert finding.zh.endswith("，请核实")
        assert finding.en.startswith("row 1: ")
        assert finding.en.endswith("; please check")


def test_every_code_is_raised_by_a_carried_form_or_by_a_test_beside_this_one() -> None:
    here = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    raised = set(codes(audited("056"))) | {code.value for code in FindingCode if f'"{code.value}"' in here}
    assert raised == {code.value for code in FindingCode}


def test_a_finding_tells_figures_in_the_unit_that_is_printed() -> None:
    over = bp.audit(form(money=budget(**{**MONEY, "executed": "120", "rate": None, "score": None})), N).findings[0]
    assert "120%" in over.zh
    assert over.figure == Decimal("1.2")
    rate = bp.audit(form(money=budget(**{**MONEY, "rate": "81%"})), N).findings[0]
    assert "填报 81%，复核 80%" in rate.zh
    plain = bp.audit(form(money=budget(**{**MONEY, "rate": "0.81"})), N).findings[0]
    assert "(printed 0.81, computed 0.8)" in plain.en


def test_points_typed_into_the_value_columns_are_read_as_such() -> None:
    typed = [row(level3=f"指标{i}", target=points, actual=points) for i, points in enumerate(("60", "40"))]
    audit = bp.audit(form(*typed), N)
    assert {one.outcome for one in audit.rows} == {bp.Outcome.UNDECIDED}
    assert codes(audit) == ["cell-unreadable", "cell-unreadable"]
    assert "分值" in audit.rows[0].reason_zh
    single = bp.audit(form(row(level3="服务人数", target="100", actual="100")), N)
    assert single.rows[0].outcome is bp.Outcome.MET
    same = bp.audit(form(row(level3="服务人数", target="12.5", actual="12.5", points="12.5")), N)
    assert same.rows[0].outcome is bp.Outcome.UNDECIDED


def test_a_grade_that_differs_tells_both_grades() -> None:
    graded = bp.audit(form(MET, money=budget(**MONEY), total_score="98", grade="良"), N).findings[0]
    assert graded.expected == graded.word == "优"
    assert graded.zh == "评价等级与总分不对应（填报 良，复核 优），请核实"
    assert graded.en == "the grade is not the one that the total earns (printed 良, computed 优); please check"
