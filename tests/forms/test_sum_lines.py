"""Lines of sums, remarks and heads of columns among the rows: what they are, and whether what they print is right."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.forms.headings import closes, is_column_head, is_remark
from printed_forms import budget, codes, form, row

N = bp.regimes.NATIONAL
MONEY = budget(adjusted="100", executed="96", points="10", rate="96%", score="9.6")
ROWS = (
    row(level1="产出指标", level3="培训人数", target="≥100人", actual="100人", points="20", score="20"),
    row(level1="产出指标", level3="合格率", target="≥95%", actual="90%", points="15", score="14.21", note="讲师不足"),
    row(level1="产出指标", level3="完成时间", target="2023年12月", actual="2023年11月", points="15", score="15"),
    row(level1="效益指标", level3="带动就业人数", target="≥50人", actual="50人", points="30", score="30"),
    row(level1="满意度指标", level3="群众满意度", target="≥90%", actual="95%", points="10", score="10"),
)
"""Rows worth 90 of which 89.21 are earned; the execution has 9.6 of 10."""
TOTAL = row(level1="合计", points="100", score="98.81")


def audit(*rows: bp.FormRow, money: bp.FormBudget | None = MONEY, **cells: str | None) -> bp.Audit:
    done = bp.audit(form(*rows, money=money, **cells), N)
    assert done.verify()
    return done


def kind(done: bp.Audit, index: int = -1) -> str:
    return done.rows[index].kind.value


def merged(name: str, **cells: str | None) -> bp.FormRow:
    """A line whose name is merged over all its columns."""
    return row(**{**dict.fromkeys(("level1", "level2", "level3", "target", "actual"), name), **cells})


def clean(done: bp.Audit) -> bool:
    agrees = done.total.agreement is bp.Agreement.AGREES
    return agrees and codes(done) == [] and done.evaluation is not None


# 1. What is a line of a sum


@pytest.mark.parametrize(
    "name", ["总计（分）", "综合得分", "项目总分", "最终得分", "评价得分", "合计（100分）", "自评总分", "总　分"]
)
@pytest.mark.parametrize("is_merged", [False, True])
def test_a_line_of_the_total_goes_by_many_names(name: str, *, is_merged: bool) -> None:
    line = merged(name, points="100", score="98.81") if is_merged else evolve(TOTAL, level1=name)
    done = audit(*ROWS, line)
    assert kind(done) == "total"
    assert clean(done)


@pytest.mark.parametrize("name", ["产出合计", "产出指标合计", "产出指标得分", "产出指标总分（分）", "指标合计", "小计"])
@pytest.mark.parametrize("cells", [{"points": "50", "score": "49.21"}, {"score": "49.21"}])
def test_a_line_named_like_the_rows_above_sums_them_up(name: str, cells: dict[str, Any]) -> None:
    for line in (row(level1=name, **cells), merged(name, **cells)):
        done = audit(*ROWS[:3], line, *ROWS[3:], total_points="100", total_score="98.81")
        assert kind(done, 3) == "subtotal"
        assert clean(done)


@pytest.mark.parametrize(
    "cells",
    [
        {"level3": "产出指标得分", "points": "45", "score": "40"},  # not the points of the rows above
        {"level3": "产出指标得分", "score": "40"},
        {"level3": "产出指标得分"},
        {"level3": "考试得分", "points": "50", "score": "49.21"},  # named otherwise than the rows above
        {"level3": "产出合计", "target": "≥5个", "actual": "5个", "points": "50", "score": "49.21"},
    ],
)
def test_an_indicator_named_like_a_sum_stays_one(cells: dict[str, Any]) -> None:
    assert kind(audit(*ROWS[:3], row(level1="产出指标", **cells))) == "indicator"


def test_names_of_sums_remarks_and_columns() -> None:
    assert closes("产出指标合计得分", ["产出指标（50分）", None])
    assert not closes("产出", ["产出指标"])
    assert not closes("指标提高得分", ["产出指标"])
    assert is_remark("评价等级")
    assert not is_remark("等级")
    assert not is_column_head("指标", [])


# 2. What is no row at all


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (row(level1="备注", level3="本表由项目单位填写"), "remark"),
        (row(level1="备注：本表一式两份"), "remark"),
        (row(level1="评价等级", actual="优"), "remark"),
        (merged("说明", note="无"), "remark"),
        (row(level1="填表人：张三　联系电话：1"), "remark"),
        (row(level1="其他需要说明的问题", level3="无"), "remark"),
        (row(level1="产出指标", level3="其他事项"), "remark"),  # the others make the whole
        (row(level3="……"), "remark"),
        (merged("产出指标"), "heading"),
        (
            row(
                level1="一级指标", level2="二级指标", level3="三级指标", target="年度指标值", actual="实际完成值",
                points="分值", score="得分", note="偏差原因分析",
            ),
            "remark",
        ),
        (row(level1="指标名称", target="目标值", score="自评得分"), "remark"),
    ],
)  # fmt: skip
def test_a_stray_line_keeps_no_form_from_being_checked(line: bp.FormRow, expected: str) -> None:
    for rows in ((*ROWS, TOTAL, line), (*ROWS[:2], line, *ROWS[2:], TOTAL)):
        done = audit(*rows)
        at = rows.index(line)
        assert kind(done, at) in {expected, "blank"}
        assert done.rows[at].outcome is bp.Outcome.UNDECIDED
        assert clean(done)
        assert done.rows[2].place.level1 == ("产出指标" if at else None) or at == 2


@pytest.mark.parametrize(
    "line",
    [
        row(level1="评价等级", target="优", actual="良"),
        row(level3="说明书编制", target="1份", actual="1份"),
        row(level1="备注", points="5", score="5"),
        row(level3="三级指标", target="≥5个", actual="5个"),
    ],
)
def test_a_row_with_values_or_points_is_no_remark(line: bp.FormRow) -> None:
    assert kind(audit(*ROWS[:3], line)) == "indicator"


def test_a_row_of_a_cut_form_whose_values_are_not_shown_is_an_indicator() -> None:
    assert kind(audit(*ROWS[:3], row(level1="产出指标", level3="其他事项"))) == "indicator"


# 3. Rows that share points, and rows scored by their parts


def test_rows_without_points_share_those_above_where_the_others_make_the_whole() -> None:
    first = evolve(ROWS[0], points="50", score="49.21")
    below = [evolve(one, points=None, score="", note=None) for one in ROWS[1:3]]
    done = audit(first, *below, *ROWS[3:], total_points="100", total_score="98.81")
    assert [one.kind.value for one in done.rows] == ["shared", "part", "part", "indicator", "indicator"]
    assert [one.place.head for one in done.rows] == [None, 0, 0, None, None]
    assert [one.outcome.value for one in done.rows[:3]] == ["met", "missed", "met"]
    assert codes(done) == []
    assert done.total.agreement is bp.Agreement.AGREES
    assert done.evaluation is None
    assert [(one.path, one.zh) for one in done.problems] == [("rows[0].points", "分值由下列各行共用，无法按规则计分")]
    assert "layout.shared-points" in [item.key for item in done.assumptions]
    high = audit(evolve(first, score="51"), *below, *ROWS[3:])
    assert codes(high)[0] == "score-exceeds-points"


@pytest.mark.parametrize(
    "second",
    [
        evolve(ROWS[1], points=None, score="14"),
        evolve(ROWS[1], points=None, score=None, level1="效益指标"),
    ],
)
def test_a_row_with_a_score_or_under_another_heading_shares_no_points(second: bp.FormRow) -> None:
    done = audit(evolve(ROWS[0], points="50", score="49.21"), second, *ROWS[3:])
    assert [one.kind.value for one in done.rows[:2]] == ["indicator", "indicator"]


def test_a_row_whose_points_cannot_be_read_keeps_all_others_as_they_are() -> None:
    second = evolve(ROWS[1], points=None, score=None)
    done = audit(evolve(ROWS[0], points="50"), second, evolve(ROWS[2], points="约5"), *ROWS[3:])
    assert kind(done, 1) == "indicator"


def test_a_blank_line_ends_no_sharing_but_a_sum_does() -> None:
    first, second = evolve(ROWS[0], points="50"), evolve(ROWS[1], points=None, score=None)
    assert kind(audit(first, row(), second, *ROWS[3:]), 2) == "part"
    line = row(level1="小计", points="50", score="20")
    assert kind(audit(first, line, second, *ROWS[3:]), 2) == "indicator"


def test_a_row_whose_sub_rows_have_the_points_has_none_besides() -> None:
    head = evolve(ROWS[0], level3="★培训人数", points=None, score=None)
    parts = [
        evolve(ROWS[0], level3=f"其中：{name}", points=points, score=points)
        for name, points in (("党员", "12"), ("干部", "8"))
    ]
    done = audit(head, *parts, *ROWS[1:], total_points="100", total_score="98.81")
    assert [one.kind.value for one in done.rows[:3]] == ["umbrella", "indicator", "indicator"]
    assert done.rows[0].outcome is bp.Outcome.MET
    assert clean(done)
    assert "layout.scored-parts" in [item.key for item in done.assumptions]
    missed = audit(evolve(head, actual="99人"), *parts, *ROWS[1:])
    assert codes(missed) == ["missed-without-reason"]


# 4. Whether the sums are right


def test_a_line_of_the_total_with_the_points_of_the_rows_alone_is_still_the_total() -> None:
    wrong = audit(*ROWS, evolve(TOTAL, points="90", score="97.81"))
    assert (kind(wrong), wrong.total.printed) == ("total", "97.81")
    assert codes(wrong) == ["points-do-not-add-up", "total-differs"]
    right = audit(*ROWS, evolve(TOTAL, points="90"))
    assert codes(right) == ["points-do-not-add-up"]
    for score in ("89.21", "89.2", None):
        assert kind(audit(*ROWS, evolve(TOTAL, points="90", score=score))) == "subtotal"
    hidden = audit(evolve(ROWS[0], score=None), *ROWS[1:], evolve(TOTAL, points="90", score="97.81"))
    assert kind(hidden) == "subtotal"  # what the rows earned is not known


def told(done: bp.Audit) -> list[tuple[int | None, str, str]]:
    return [
        (one.row, one.severity.value, str(one.expected)) for one in done.findings if one.code.value == "total-differs"
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (row(level1="小计", points="50", score="49.21"), []),
        (row(level1="小计", points="50", score="49.2"), []),
        (row(level1="小计", points="50", score="48.21"), [(3, "error", "49.21")]),
        (row(level1="小计", points="50", score="49"), []),
        (row(level1="小计", points="50分", score="48分"), [(3, "error", "49.21")]),
        (row(level1="小计", points="30", score="28"), []),  # of which rows, is not said: no block begins there
        (row(level1="小计", points="45", score="28"), []),
        (row(level1="小计", score="48.21"), []),
        (row(level1="小计", points="50"), []),
        (row(level1="小计", points="60", score="58.81"), []),  # with the budget row's
        (row(level1="小计", points="60", score="57.81"), [(3, "error", "58.81")]),
    ],
)
def test_the_score_of_a_subtotal_is_that_of_the_rows_whose_points_it_has(
    line: bp.FormRow, expected: list[tuple[int, str, str]]
) -> None:
    done = audit(*ROWS[:3], line, *ROWS[3:], total_points="100", total_score="98.81")
    assert told(done) == expected


def test_a_subtotal_with_its_decimals_cut_off_is_a_note() -> None:
    rows = (evolve(ROWS[0], score="19.7"), *ROWS[1:3], row(level1="小计", points="50", score="48"))
    assert told(audit(*rows)) == [(3, "note", "48.91")]


def test_the_second_subtotal_begins_below_the_first_or_with_another_heading() -> None:
    first, second = (row(level1="小计", points=points, score="1") for points in ("50", "30"))
    for level1 in ("效益指标", "产出指标"):
        rows = (*ROWS[:3], first, evolve(ROWS[3], level1=level1), second)
        assert told(audit(*rows)) == [(3, "error", "49.21"), (5, "error", "30")]
    assert told(audit(*ROWS[:4], second)) == [(4, "error", "30")]
    assert told(audit(*ROWS[:3], row(), evolve(ROWS[3], level1=None), second)) == []


def test_rows_that_hide_points_or_scores_say_nothing_of_a_subtotal() -> None:
    line = row(level1="小计", points="50", score="48")
    for cells in ({"score": None}, {"points": None}):
        other: dict[str, Any] = cells
        assert told(audit(evolve(ROWS[0], **other), *ROWS[1:3], line)) == []
    no_money = evolve(MONEY, score=None)
    assert told(audit(*ROWS[:3], evolve(line, points="60"), money=no_money)) == []
    assert told(audit(*ROWS[:3], evolve(line, points="60"), money=None)) == []


@pytest.mark.parametrize(("score", "expected"), [("49.21", []), ("48.21", [(0, "error", "49.21")]), (None, [])])
def test_the_score_of_a_heading_is_that_of_the_rows_below(
    score: str | None, expected: list[tuple[int, str, str]]
) -> None:
    done = audit(row(level1="产出指标", points="50", score=score), *ROWS, total_points="100", total_score="98.81")
    assert kind(done, 0) == "heading"
    assert told(done) == expected
