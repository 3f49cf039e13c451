"""What another admissible reading removes is never more than a note, and what cannot be read is not replaced."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from printed_forms import budget, codes, form, row

N = bp.regimes.NATIONAL
PLAIN = {"level3": "参训人数", "target": "≥200人", "actual": "200人"}


def audit(*rows: bp.FormRow, money: bp.FormBudget | None = None, **cells: str | None) -> bp.Audit:
    return bp.audit(form(*rows, money=money, **cells), N)


def severity(done: bp.Audit, code: str) -> str:
    """The severity of the one finding with this code."""
    (found,) = [finding for finding in done.findings if finding.code.value == code]
    return found.severity.value


def test_no_unit_is_assumed_where_every_amount_prints_its_own() -> None:
    money = budget(unit=None, adjusted="100万元", executed="80万元", points="10", rate="80%", score="8")
    assert "reading.budget-unit" not in [item.key for item in audit(money=money).assumptions]


def test_a_reading_that_mixes_units_makes_no_error() -> None:
    money = budget(unit=None, adjusted="100", executed="80万元", points="10", rate="80%", score="8")
    assert {finding.severity.value for finding in audit(money=money).findings} <= {"note"}


def test_an_unreadable_adjusted_budget_is_not_replaced_by_the_initial_one() -> None:
    money = budget(initial="100", adjusted="约90", executed="80", points="10", rate="88.89%", score="8.89")
    done = audit(money=money)
    assert done.execution.rate.agreement is bp.Agreement.NOT_COMPUTED
    assert codes(done) == ["cell-unreadable"]


def test_a_score_over_an_assumed_denominator_is_a_note() -> None:
    done = audit(money=budget(initial="100", executed="80", points="10", rate="80%", score="9"))
    assert severity(done, "execution-score-differs") == "note"


def test_points_taken_off_above_an_equal_target_are_a_note() -> None:
    done = audit(row(level3="参训人数", target="=100人", actual="120人", points="10", score="9"))
    assert severity(done, "points-taken-off-met-row") == "note"


def test_full_execution_points_for_a_budget_of_zero_are_a_note() -> None:
    done = audit(money=budget(adjusted="0", executed="0", points="10", score="10"))
    assert severity(done, "execution-score-differs") == "note"


def test_a_grade_that_a_rounded_total_earns_is_a_note() -> None:
    assert severity(audit(total_score="89.996", grade="优"), "grade-differs") == "note"


@pytest.mark.parametrize("note", ["无", "/", "—"])
def test_a_placeholder_is_no_reason(note: str) -> None:
    missed = row(level3="参训人数", target="≥200人", actual="100人", points="10", score="5", note=note)
    noted = row(**PLAIN, points="10", score="10", note="已完成")
    assert codes(audit(missed, noted)) == ["missed-without-reason"]


def test_values_are_not_points_where_other_points_are_printed() -> None:
    rows = [
        row(level3=name, target=value, actual=value, points=points, score=points)
        for name, value, points in (("参训人数", "60", "50"), ("办班期数", "40", "40"))
    ]
    assert [one.outcome.value for one in audit(*rows).rows] == ["met", "met"]


def test_lines_of_funds_are_summed_in_the_unit_of_the_total() -> None:
    line = bp.FormSource(name=None, initial=None, adjusted="120万元", executed=None, rate=None)
    (finding,) = audit(money=budget(line, unit=None, adjusted="100万元")).findings
    assert finding.figure == 120


def test_a_rate_with_a_full_width_percent_sign_is_told_in_percent() -> None:
    (finding,) = audit(money=budget(adjusted="100", executed="80", rate="81％")).findings
    assert "80%" in finding.zh


def test_a_score_in_percent_beside_points_without_it_is_no_error() -> None:
    done = audit(row(**PLAIN, points="10", score="100%"))
    assert codes(done) == []


def test_a_missed_row_that_is_worth_nothing_has_no_full_marks() -> None:
    done = audit(row(level3="参训人数", target="≥200人", actual="100人", points="0", score="0"))
    assert codes(done) == []


@pytest.mark.parametrize("change", [{"budget": "x"}, {"overall": "x"}])
def test_every_part_of_a_form_built_by_hand_is_checked(change: dict[str, Any]) -> None:
    with pytest.raises(bp.InvalidValueError):
        evolve(form(), **change)


def test_every_line_of_funds_built_by_hand_is_checked() -> None:
    lines: Any = ("x",)
    with pytest.raises(bp.InvalidValueError):
        evolve(budget(), sources=lines)


def test_a_budget_score_in_percent_beside_points_without_it_is_not_read() -> None:
    done = audit(money=budget(adjusted="100", executed="80", points="10", rate="80%", score="80%"))
    assert done.execution.agreement is bp.Agreement.NOT_COMPUTED
    assert codes(done) == []


def test_a_late_date_with_full_marks_is_not_compared_with_itself() -> None:
    late = row(level3="完成时间", target="2022年6月", actual="2022年8月", points="10", score="10")
    (finding,) = audit(late).findings
    assert finding.code is bp.FindingCode.FULL_MARKS_THOUGH_MISSED
    assert (finding.severity, finding.figure) == (bp.Severity.QUESTION, None)


def test_zero_needs_no_unit() -> None:
    done = audit(money=budget(unit=None, initial="0", adjusted="90万元", executed="90万元", rate="100%"))
    assert codes(done) == []
    assert done.execution.budget is not None
    assert done.execution.budget.initial == 0


def test_a_whole_number_is_a_ratio_only_of_nothing_or_of_all() -> None:
    assert codes(audit(money=budget(adjusted="100", executed="87", rate="1"))) == ["execution-rate-differs"]
    assert codes(audit(money=budget(adjusted="100", executed="100", rate="1"))) == []
    assert codes(audit(money=budget(adjusted="100", executed="0", rate="0"))) == ["money-unspent"]


def lines(*amounts: str) -> tuple[bp.FormSource, ...]:
    return tuple(
        bp.FormSource(name=f"资金{i}", initial=None, adjusted=amount, executed=None, rate=None)
        for i, amount in enumerate(amounts)
    )


@pytest.mark.parametrize(
    ("total", "amounts", "expected"),
    [
        ("100", ("100", "60", "40", "0"), "note"),
        ("100", ("70", "40"), "error"),
        ("100", ("110",), "error"),
        ("89.97", ("45.487", "44.487"), None),
        ("100", ("60", "40"), None),
    ],
)
def test_lines_that_may_stand_one_in_another_are_a_note(
    total: str, amounts: tuple[str, ...], expected: str | None
) -> None:
    done = audit(money=budget(*lines(*amounts), adjusted=total))
    assert [finding.severity.value for finding in done.findings] == ([expected] if expected else [])


@pytest.mark.parametrize(("rate", "expected"), [("100%", "note"), ("1", "note"), ("103%", "error")])
def test_a_rate_that_stops_at_a_hundred_is_a_note(rate: str, expected: str) -> None:
    done = audit(money=budget(adjusted="100", executed="105", rate=rate))
    assert severity(done, "execution-rate-differs") == expected


@pytest.mark.parametrize(("target", "actual"), [("≥95%", "<95"), ("≥98%", "97")])
def test_full_marks_under_a_reading_that_was_assumed_are_a_note(target: str, actual: str) -> None:
    done = audit(row(level3="满意度", target=target, actual=actual, points="100", score="100"))
    assert severity(done, "full-marks-though-missed") == "note"


@pytest.mark.parametrize("word", ["优 秀", "优。", " 优\n秀 "])
def test_blanks_and_stops_in_a_grade_are_not_part_of_its_word(word: str) -> None:
    assert audit(total_score="95", grade=word).grade.agreement is bp.Agreement.AGREES
