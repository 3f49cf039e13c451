"""What stands among the rows of a form beside indicators, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.forms.row_places import RowKind
from printed_forms import audited, budget, codes, form, row

N = bp.regimes.NATIONAL
SPENT = budget(adjusted="100", executed="100", points="10", rate="100%", score="10")
IMMATERIAL = {"all-full-marks", "weights-depart-from-scheme"}


def audit(*rows: bp.FormRow, money: bp.FormBudget | None = None, **cells: str | None) -> bp.Audit:
    """The audit of these rows; whatever its layout, it can be verified and written down."""
    done = bp.audit(form(*rows, money=money, **cells), N)
    assert done.verify()
    assert all(one.verify() for one in done.rows)
    assert len(done.rows) == len(rows)
    return done


def kinds(done: bp.Audit) -> list[str]:
    return [one.kind.value for one in done.rows]


def found(done: bp.Audit) -> dict[str, str]:
    """The findings but for the remarks on the form as a whole."""
    return {one.code.value: one.severity.value for one in done.findings if one.code.value not in IMMATERIAL}


def used(done: bp.Audit) -> list[str]:
    return sorted(item.key for item in done.assumptions if item.key.startswith("layout."))


def met(name: str, points: str | None = None, score: str | None = None, **cells: str | None) -> bp.FormRow:
    """A row whose target is reached; its score is its points."""
    shown: dict[str, str | None] = {"target": "≥20亩", "actual": "20亩", "points": points, "score": score or points}
    return row(**{"level1": "产出指标", "level2": "数量指标", "level3": name, **shown, **cells})


REST = met("种植作物成活率", "50")


# 1. Row groups


def test_sub_rows_without_points_belong_to_the_starred_row_above_and_keep_no_form_from_being_evaluated() -> None:
    done = audit(
        met("★种植面积", "40"),
        met("其中桃树种植面积"),
        met("苹果树种植面积", actual="15亩"),
        REST,
        money=SPENT,
        total_score="100",
    )
    assert kinds(done) == ["group", "part", "part", "indicator"]
    assert [one.place.head for one in done.rows] == [None, 0, 0, None]
    assert [one.outcome.value for one in done.rows] == ["met", "met", "missed", "met"]
    assert done.rows[1].full is None
    assert done.problems == ()
    assert done.evaluation is not None
    assert [one.code for one in done.evaluation.target.indicators] == ["row-1", "row-4"]
    assert done.evaluation.total == 100
    assert done.total.agreement is bp.Agreement.AGREES
    assert found(done) == {}
    assert used(done) == ["layout.parts"]


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("种植面积", ("其中：桃树", "其中：苹果树")),
        ("★★种植面积", ("★其中:桃树", "（2）其中:苹果树")),
        ("1.种植面积", ("1.1桃树", "1.2、苹果树")),
        ("1、种植面积", ("（1）桃树", "②苹果树")),
        ("一、种植面积", ("（一）桃树", "(二)苹果树")),
        ("★种植面积", ("桃树", "苹果树")),
        ("种植面积", ("其中：桃树", "苹果树")),
        ("指标1：种植面积", ("指标1-1：桃树", "指标1.2：苹果树")),
    ],
)
def test_stars_words_and_numbers_tell_what_is_a_part(head: str, parts: tuple[str, str]) -> None:
    done = audit(met(head, "40"), *(met(part) for part in parts), REST, money=SPENT)
    assert kinds(done) == ["group", "part", "part", "indicator"]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("★种植面积", {"level3": "桃树种植面积", "level2": "质量指标"}),
        ("★种植面积", {"level3": "桃树种植面积", "score": "10"}),
        ("种植面积", {"level3": "其中桃树", "level1": "效益指标"}),
    ],
)
def test_a_row_without_points_that_says_nothing_of_the_row_above_lacks_its_points(
    head: str, below: dict[str, Any]
) -> None:
    done = audit(met(head, "40"), met("", **below), REST, money=SPENT)
    assert kinds(done) == ["indicator"] * 3
    assert done.evaluation is None
    assert [problem.path for problem in done.problems] == ["rows[1].points"]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("种植面积", "桃树种植面积"),
        ("★种植面积", "★桃树种植面积"),
        ("1.种植面积", "2.1桃树"),
        ("1.种植面积", "1.5万亩桃树"),
        ("1.种植面积", "1.5%的桃树"),
        ("（1）种植面积", "（2）桃树"),
        ("指标1：种植面积", "指标2：桃树"),
    ],
)
def test_a_row_that_says_nothing_of_the_row_above_is_no_part_of_it_where_the_form_is_cut(head: str, below: str) -> None:
    done = audit(met(head, "30"), met(below), REST, money=SPENT)
    assert kinds(done) == ["indicator"] * 3
    assert [problem.path for problem in done.problems] == ["rows[1].points"]


def test_a_blank_line_does_not_end_a_group_but_a_sum_does() -> None:
    rows = [met("种植面积", "40"), row(), met("其中桃树"), row(level2="小计", points="40"), met("其中苹果树")]
    assert kinds(audit(*rows)) == ["group", "blank", "part", "subtotal", "indicator"]


def test_sub_rows_of_a_row_without_points_are_read_as_rows() -> None:
    assert kinds(audit(met("★种植面积"), met("其中桃树"))) == ["indicator", "indicator"]
    assert kinds(audit(met("其中桃树"))) == ["indicator"]


def test_a_published_form_of_groups_is_read() -> None:
    """The rows of a published form: three groups of sub-rows, then two rows with points."""
    names = ("★蔬菜", "其中桃树", "其中露天蔬菜", "★鱼塘", "其中鱼塘", "★家畜", "其中羊", "其中猪")
    points = ("20", None, None, "10", None, "10", None, None)
    done = audit(*map(met, names, points), met("成活率", "10"), money=SPENT)
    assert kinds(done) == ["group", "part", "part", "group", "part", "group", "part", "part", "indicator"]


def twice(total: str | None = None, *, part: str = "20", **cells: str | None) -> bp.Audit:
    """A group of 40 whose two sub-rows print points, a row of 50, and the budget's 10."""
    group = (met("种植面积", "40"), met("其中：桃树", part), met("其中：苹果树", "20"))
    return audit(*group, REST, money=SPENT, total_score=total, **cells)


def test_sub_rows_that_repeat_the_points_are_a_note_unless_the_total_counts_them() -> None:
    once = twice("100")
    assert kinds(once) == ["group", "part", "part", "indicator"]
    assert found(once) == {"sub-rows-scored-twice": "note"}
    assert once.total.agreement is bp.Agreement.AGREES
    assert once.evaluation is not None
    assert once.evaluation.total == 100


def test_a_total_that_counts_sub_rows_and_their_group_is_an_error_told_once() -> None:
    done = twice("140")
    assert found(done) == {"sub-rows-scored-twice": "error"}
    (finding,) = (one for one in done.findings if one.code is bp.FindingCode.SUB_ROWS_SCORED_TWICE)
    assert (finding.row, finding.printed, finding.figure) == (0, "140", Decimal(100))
    points = twice(total_points="140")
    assert found(points) == {"sub-rows-scored-twice": "error"}
    assert points.findings[0].printed == "140"


def test_a_total_that_is_neither_sum_is_told_beside_the_note() -> None:
    assert found(twice("120")) == {"sub-rows-scored-twice": "note", "total-differs": "error"}


def test_scored_sub_rows_that_the_whole_needs_are_indicators() -> None:
    done = audit(met("低保人数", "20"), met("其中：建档立卡人数", "20"), REST, money=SPENT)
    assert kinds(done) == ["indicator"] * 3
    assert found(done) == {}


def test_scored_sub_rows_that_do_not_repeat_their_group_are_points_too_many() -> None:
    done = twice(part="25")
    assert kinds(done) == ["group", "part", "part", "indicator"]  # without them the points make the whole
    cut = audit(
        met("种植面积", "40"), met("其中：桃树", "25"), met("其中：苹果树", "40"), met("成活率", "10"), money=SPENT
    )
    assert kinds(cut) == ["indicator"] * 4
    assert found(cut) == {"points-do-not-add-up": "error"}


def test_scored_sub_rows_of_a_cut_form_repeat_their_group_where_their_sum_is_its_points() -> None:
    rows = (met("种植面积", "70"), met("其中：桃树", "30"), met("其中：苹果树", "40"))
    assert found(audit(*rows, money=SPENT)) == {"sub-rows-scored-twice": "note"}
    assert kinds(audit(*rows[:2], money=SPENT)) == ["indicator", "indicator"]


def test_scored_sub_rows_of_a_form_that_hides_a_score_say_nothing_of_the_total() -> None:
    group = (met("种植面积", "40"), met("其中：桃树", "20"), met("其中：苹果树", "20"))
    done = audit(*group, evolve(REST, score=None), money=SPENT, total_score="140")
    assert found(done) == {"sub-rows-scored-twice": "note"}


def test_a_heading_elsewhere_says_nothing_of_scored_sub_rows() -> None:
    group = (met("种植面积", "40"), met("其中：桃树", "20"), met("其中：苹果树", "20"))
    for level1, points in (("效益指标（50分）", "50"), ("效益指标（40分）", "50")):
        done = audit(*group, met("增收", points, level1=level1), money=SPENT)
        assert kinds(done) == ["group", "part", "part", "indicator"]


def test_a_heading_with_a_row_whose_points_cannot_be_read_says_nothing_of_scored_sub_rows() -> None:
    level1 = "产出指标（60分）"
    names = ("种植面积", "其中：桃树", "其中：苹果树")
    group = [met(name, points, level1=level1) for name, points in zip(names, ("40", "10", "10"), strict=True)]
    done = audit(*group, met("成活率", "约5", level1=level1), met("增收", "50", level1="效益指标"), money=SPENT)
    assert kinds(done) == ["group", "part", "part", "indicator", "indicator"]


@pytest.mark.parametrize(("stated", "expected"), [("60", "indicator"), ("40", "part"), ("50", "indicator")])
def test_the_points_of_the_heading_tell_whether_sub_rows_repeat_a_group(stated: str, expected: str) -> None:
    level1 = f"产出指标（{stated}分）"
    rows = [met(name, "20", level1=level1) for name in ("低保人数", "其中：建档立卡人数", "特困人数")]
    done = audit(*rows, met("满意度", "30", level1="满意度指标"), money=SPENT)
    assert kinds(done) == ["group" if expected == "part" else "indicator", expected, "indicator", "indicator"]
    differs = {"50": {"heading-points-differ": "error"}, "40": {"sub-rows-scored-twice": "note"}}
    assert found(done) == differs.get(stated, {})


# 2. Points in headings and names


def headed(*points: str | None, stated: str = "产出指标（50分）", last: bool = False) -> bp.Audit:
    """Rows under a heading, before another block unless they are the last."""
    rows = [met(f"指标{i}", one, level1=stated if i == 0 else None) for i, one in enumerate(points)]
    return audit(*rows, *(() if last else (met("受益人数", "30", level1="效益指标(30分)"),)), money=SPENT)


@pytest.mark.parametrize(
    ("stated", "points", "is_found"),
    [
        ("产出指标（50分）", ("20", "30"), False),
        ("产出指标(50分)", ("20", "25"), True),
        ("产出指标50分", ("20", "35"), True),
        ("产出指标(权重：50分)", ("20分", "35分"), True),
        ("产出指标(50%)", ("20%", "35%"), True),
        ("产出指标(50%)", ("20%", "30%"), False),
        ("产出指标(50%)", ("20", "35"), False),  # of what, is not said
        ("产出指标(50)", ("20", "35"), False),  # it may be a number of anything
        ("产出指标", ("20", "35"), False),
        ("50分", ("20", "35"), False),
        ("产出指标（50分）", ("20", None), False),
        ("产出指标（50分）", ("20", "约30"), False),
        ("产出指标（17.5分）", ("10", "7.5"), False),
        ("产出指标（17.5分）", ("10", "7"), True),
    ],
)
def test_the_points_of_a_heading_are_compared_with_those_of_the_rows_below(
    stated: str, points: tuple[str | None, ...], is_found: bool
) -> None:
    done = headed(*points, stated=stated)
    assert ("heading-points-differ" in codes(done)) is is_found
    assert {one.place.level1 for one in done.rows[:2]} == {stated}


def test_a_heading_tells_its_figures() -> None:
    (finding,) = (one for one in headed("20", "25").findings if one.code is bp.FindingCode.HEADING_POINTS_DIFFER)
    assert (finding.heading, finding.printed, finding.figure) == ("产出指标（50分）", "50分", Decimal(45))
    assert finding.severity is bp.Severity.ERROR
    assert "填报 50分，复核 45" in finding.zh


def test_the_last_heading_of_a_cut_form_may_be_cut() -> None:
    assert "heading-points-differ" not in codes(headed("20", "25", last=True))
    assert "heading-points-differ" in codes(headed("20", "35", last=True))
    ended = audit(met("甲", "45", level1="产出指标(50分)"), row(level1="合计", points="45", score="45"))
    assert "heading-points-differ" in codes(ended)
    unstated = audit(met("甲", "45", level1="产出指标(50分)"), row(level1="合计", score="45"))
    assert "heading-points-differ" in codes(unstated)
    made = audit(met("甲", "90", level1="产出指标(80分)"), money=SPENT)
    assert "heading-points-differ" in codes(made)


def test_second_levels_are_headings_of_their_own() -> None:
    rows = (
        met("甲", "10", level2="数量指标(15分)"),
        met("乙", "5", level2=None, level1=None),
        met("丙", "8", level2="质量指标（5分）"),
        met("丁", "15", level2="数量指标(15分)", level1="效益指标"),
    )
    done = audit(*rows, met("戊", "5", level2="时效指标", level1="效益指标"))
    told = [one.heading for one in done.findings if one.code is bp.FindingCode.HEADING_POINTS_DIFFER]
    assert told == ["质量指标（5分）"]
    assert [one.place.level2 for one in done.rows[:2]] == ["数量指标(15分)"] * 2


def test_a_heading_may_come_back_and_one_with_two_figures_states_none() -> None:
    again = [
        met(name, "20", level1=first)
        for name, first in zip("甲乙丙", ("产出指标(40分)", "效益指标", "产出指标"), strict=True)
    ]
    assert "heading-points-differ" not in codes(audit(*again, met("丁", "1", level1="满意度指标")))
    both = [
        met(name, "20", level1=first) for name, first in zip("甲乙", ("产出指标(30分)", "产出指标(50分)"), strict=True)
    ]
    assert "heading-points-differ" not in codes(audit(*both, met("丁", "1", level1="满意度指标")))


def test_a_new_first_level_ends_the_second_and_a_slash_does_too() -> None:
    rows = (
        met("甲", "10"),
        met("乙", "10", level1="效益指标", level2=None),
        met("丙", "10"),
        met("丁", "10", level2="/"),
    )
    assert [one.place.level2 for one in audit(*rows).rows] == ["数量指标", None, "数量指标", None]


def test_a_first_level_printed_without_its_points_is_the_same_heading() -> None:
    rows = (met("甲", "10", level1="产出指标（20分）"), met("乙", "10", level1="产出指标", level2=None))
    assert [one.place.level2 for one in audit(*rows).rows] == ["数量指标"] * 2


def test_points_in_a_name_are_the_rows_where_its_own_cell_is_empty() -> None:
    done = audit(met("种植面积（40分）", score="40"), REST, money=SPENT, total_score="100")
    assert done.rows[0].full == Decimal(40)
    assert done.rows[0].place.in_name
    assert done.evaluation is not None
    assert done.evaluation.target.indicators[0].name == "种植面积"
    assert found(done) == {}
    assert used(done) == ["layout.points-in-name"]
    assert "layout.points-in-name" in [item.key for item in done.rows[0].assumptions]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("平均成绩40分", {}),
        ("种植面积（40）", {}),
        ("知识测试（40分）", {"target": "≥40分"}),
        ("知识测试（40分）", {"target": "合格", "actual": "40分"}),
        ("种植面积（95分）", {}),  # more than is left of the whole
        ("（40分）", {}),
    ],
)
def test_a_figure_in_a_name_that_may_be_a_value_is_not_taken_for_points(name: str, cells: dict[str, str]) -> None:
    done = audit(met(name, **{"score": "40", **cells}), REST, money=SPENT)
    assert done.rows[0].full is None
    assert used(done) == []


def test_minutes_in_the_target_do_not_stand_for_points() -> None:
    done = audit(met("等候时间（40分）", target="≤20分钟", actual="15分钟"), REST, money=SPENT)
    assert done.rows[0].full == Decimal(40)


def test_a_printed_cell_wins_over_the_name() -> None:
    assert audit(met("种植面积（40分）", "30")).rows[0].full == Decimal(30)


# 3. The budget row among the rows


CELLS: dict[str, str | None] = {"target": "100%", "actual": "100%", "points": "10", "score": "10"}
RATE = row(level1="预算执行率", level3="预算执行率", **CELLS)


def test_a_row_that_repeats_the_budget_row_is_counted_once() -> None:
    done = audit(RATE, met("种植面积", "40"), REST, money=SPENT, total_score="100", total_points="100")
    assert kinds(done) == ["budget", "indicator", "indicator"]
    assert found(done) == {}
    assert done.evaluation is not None
    assert [one.code for one in done.evaluation.target.indicators] == ["row-2", "row-3"]
    assert used(done) == ["layout.budget-row"]
    for names in ({"level1": "预算执行率（10分）"}, {"level1": "预算执行（10分）", "level3": None}):
        cut = audit(row(**{**CELLS, **names}), met("种植面积", "40"), money=SPENT)
        assert kinds(cut) == ["budget", "indicator"]


def test_its_score_stands_for_one_that_the_budget_row_does_not_show() -> None:
    done = audit(RATE, met("甲", "90"), money=evolve(SPENT, score=None), total_score="100")
    assert kinds(done) == ["budget", "indicator"]
    assert done.total.exact == 100
    assert found(done) == {}


@pytest.mark.parametrize(
    ("cells", "money", "others"),
    [
        ({}, None, "90"),  # the form has no budget row
        ({}, evolve(SPENT, points=None, score=None), "90"),  # it has no points
        ({}, SPENT, "80"),  # the whole needs both
        ({"points": "5", "score": "5"}, SPENT, "90"),
        ({"score": "9"}, SPENT, "85"),  # another score, and the others do not make the whole
        ({"level3": "工程进度执行率"}, SPENT, "90"),
        ({"level1": "项目管理"}, SPENT, "60"),  # the form is cut and nothing tells
    ],
)
def test_a_row_of_the_rate_that_repeats_nothing_is_an_indicator(
    cells: dict[str, Any], money: bp.FormBudget | None, others: str
) -> None:
    done = audit(evolve(RATE, **cells), met("种植面积", others), money=money)
    assert kinds(done) == ["indicator", "indicator"]


def test_two_rows_of_the_rate_are_no_repetition() -> None:
    assert kinds(audit(RATE, RATE, met("甲", "80"), money=SPENT)) == ["indicator"] * 3


# 4. Lines of sums, headings and blanks


BLANK = row()
TOTAL = row(level1="合计", points="100", score="100")


def test_lines_among_the_rows_keep_their_places_and_are_no_indicators() -> None:
    rows = (
        row(level1="产出指标"),
        met("种植面积", "40", level1=None),
        row(level1="", level3=" ", target="/"),
        row(level2="小计", points="40", score="40"),
        REST,
        row(level1="总 分", target="—", points="100", score="100"),
    )
    done = audit(*rows, money=SPENT)
    assert kinds(done) == ["heading", "indicator", "blank", "subtotal", "indicator", "total"]
    assert [line["kind"] for line in done.to_rows()] == kinds(done)
    assert done.rows[1].place.level1 == "产出指标"
    assert done.problems == ()
    assert (done.total.printed, done.total.agreement) == ("100", bp.Agreement.AGREES)
    assert found(done) == {}
    assert used(done) == ["layout.total-line"]
    assert [one.outcome.value for one in done.rows if not one.kind.is_read] == ["undecided"] * 4
    assert str(done.rows[2].explanation.zh) == "第 3 行 数量指标（空行）"
    assert done.rows[2].explanation.parts == ()


def test_a_line_of_the_sum_gives_a_total_that_is_printed_nowhere_else() -> None:
    wrong = audit(met("种植面积", "40"), REST, evolve(TOTAL, score="97"), money=SPENT, grade="良")
    assert wrong.form.total_score is None
    assert (wrong.total.printed, wrong.total.exact) == ("97", Fraction(100))
    assert found(wrong) == {"total-differs": "error", "grade-differs": "question"}
    named = audit(met("种植面积", "40"), row(level1="总分（50分）", score="50"), money=SPENT)
    assert named.total.agreement is bp.Agreement.AGREES


def test_a_line_of_the_sum_is_compared_with_a_total_that_is_printed_elsewhere() -> None:
    rows = (met("种植面积", "40"), REST)
    same = audit(*rows, TOTAL, money=SPENT, total_points="100", total_score="100.00")
    assert (found(same), used(same)) == ({}, [])
    other = audit(*rows, evolve(TOTAL, score="98"), money=SPENT, total_points="100", total_score="100")
    (finding,) = (one for one in other.findings if one.code is bp.FindingCode.TOTAL_DIFFERS)
    assert (finding.row, finding.printed, finding.figure) == (2, "98", Decimal(100))


@pytest.mark.parametrize("cells", [{"points": "90", "score": "90"}, {"points": None, "score": "90"}])
@pytest.mark.parametrize("total", [None, "100"])
def test_a_sum_of_the_rows_alone_is_a_subtotal(cells: dict[str, Any], total: str | None) -> None:
    line = evolve(TOTAL, **cells)
    done = audit(met("种植面积", "40"), REST, line, money=SPENT, total_points=total, total_score=total)
    assert kinds(done)[-1] == "subtotal"
    assert "execution-left-out-of-total" not in codes(done)
    assert done.total.exact == 100


def test_only_the_last_sum_below_all_indicators_is_the_total() -> None:
    lines = (met("种植面积", "40"), evolve(TOTAL, points="40", score="40"), REST, TOTAL)
    assert kinds(audit(*lines, money=SPENT)) == ["indicator", "subtotal", "indicator", "total"]
    before = audit(TOTAL, met("种植面积", "40"))
    assert kinds(before) == ["subtotal", "indicator"]
    assert before.total.printed is None


def test_a_sum_of_the_last_rows_is_a_subtotal() -> None:
    first = (met("种植面积", "60"), row(level3="合计", points="60", score="60"))
    last = (met("受益人数", "30", level1="效益指标"), row(level3="合计", points="30", score="30"))
    done = audit(*first, *last, money=SPENT)
    assert kinds(done) == ["indicator", "subtotal", "indicator", "subtotal"]
    assert found(done) == {}
    odd = audit(met("种植面积", "60"), met("受益人数", "30"), evolve(TOTAL, points="85"), money=SPENT)
    assert kinds(odd)[-1] == "total"
    assert "points-do-not-add-up" in codes(odd)


@pytest.mark.parametrize(
    "cells",
    [
        {"level3": "总分", "target": "≥600分", "actual": "610分"},
        {"level3": "合计", "target": "500", "actual": "500"},
        {"level3": "小计", "target": "规范"},
        {"level3": "合计接待人数"},
        {"level3": "高考总分提高"},
        {"level1": "合计", "level3": "接待人数"},
        {"level3": "接待人数", "points": None, "score": None},
    ],
)
def test_an_indicator_that_is_called_like_a_sum_is_an_indicator(cells: dict[str, str | None]) -> None:
    one = row(**{"level1": "产出指标", "points": "10", "score": "10", **cells})
    assert kinds(audit(one)) == ["indicator"]


def test_a_heading_line_with_points_is_no_indicator_where_the_rows_below_make_them() -> None:
    head = row(level1="产出指标", points="50", score="50")
    inner = (met("甲", "20", level1=None), met("乙", "30", level1=None))
    done = audit(head, *inner, met("丙", "40", level1="效益指标"), money=SPENT)
    assert kinds(done) == ["heading", "indicator", "indicator", "indicator"]
    assert found(done) == {}
    other = audit(evolve(head, points="45"), *inner, met("丙", "40", level1="效益指标"), money=SPENT)
    assert kinds(other)[0] == "indicator"
    assert kinds(audit(head, row(level1="效益指标", points="30"))) == ["indicator", "indicator"]
    second = row(level1="产出指标", level2="数量指标", points="50")
    assert kinds(audit(second, *inner, met("丙", "5", level2="质量指标"))) == ["heading"] + ["indicator"] * 3


def test_a_form_of_nothing_but_lines_shows_no_indicator() -> None:
    done = audit(BLANK, row(level1="产出指标"))
    assert [problem.path for problem in done.problems][:1] == ["rows"]


# 5. Bonus and deductions


BONUS = row(level1="加分项", level3="获省级表彰", actual="获省级表彰1次", score="5")


def test_extra_points_are_no_part_of_the_whole_but_of_the_total() -> None:
    done = audit(met("种植面积", "40"), REST, BONUS, money=SPENT, total_points="100", total_score="105")
    assert kinds(done) == ["indicator", "indicator", "bonus"]
    assert done.total.agreement is bp.Agreement.AGREES
    assert found(done) == {}
    assert done.evaluation is not None
    assert done.evaluation.total == 100
    assert used(done) == ["layout.bonus"]


@pytest.mark.parametrize(
    ("points", "score", "whole", "total", "expected"),
    [
        ("0", "5", "100", "105", {}),
        ("10", "5", "100", "105", {}),
        ("10", "+5分", "110", "105", {}),
        ("3", "5", "100", "105", {"score-exceeds-points": "error"}),  # the form itself heads it as extra
        ("5", "5", "100", "105", {}),
        (None, "5", "100", "100", {}),  # extra points beyond the whole are cut off
        (None, "5", "100", "103", {"total-differs": "error"}),
        ("10", None, "100", "105", {}),  # what the bonus was is not shown
        ("10", "优", "100", "105", {}),
    ],
)
def test_totals_with_extra_points(
    points: str | None, score: str | None, whole: str, total: str, expected: dict[str, str]
) -> None:
    extra = evolve(BONUS, points=points, score=score)
    done = audit(met("种植面积", "40"), REST, extra, money=SPENT, total_points=whole, total_score=total)
    assert found(done) == expected
    assert ("layout.bonus-capped" in used(done)) is (total == "100")


def test_a_total_of_rows_and_extra_points_leaves_the_execution_out() -> None:
    done = audit(met("种植面积", "40"), REST, BONUS, money=SPENT, total_points="100", total_score="95")
    assert found(done) == {"execution-left-out-of-total": "error"}


@pytest.mark.parametrize("level3", ["加分项：获省级表彰", "附加分", "附加项", "奖励加分项（10分）"])
def test_names_of_extra_points(level3: str) -> None:
    assert kinds(audit(row(level3=level3, score="5"))) == ["bonus"]


def test_extra_points_head_the_rows_below_in_a_merged_cell() -> None:
    assert kinds(audit(met("甲", "90"), BONUS, evolve(BONUS, level1=None))) == ["indicator", "bonus", "bonus"]


def test_what_only_sounds_like_extra_points_is_an_indicator() -> None:
    policy = met("高考加分政策宣传次数", "10", "12")
    done = audit(policy)
    assert kinds(done) == ["indicator"]
    assert found(done) == {"score-exceeds-points": "error"}
    part = audit(met("种植面积", "40"), met("甲", "40"), evolve(BONUS, points="10"), money=SPENT)
    assert kinds(part) == ["indicator"] * 3  # only with them do the points make the whole


@pytest.mark.parametrize("score", ["-5", "5", "－5分"])
def test_deductions_are_taken_off_the_total(score: str) -> None:
    less = row(level1="扣分项", level3="审计发现问题", score=score)
    done = audit(met("种植面积", "40"), REST, less, money=SPENT, total_points="100", total_score="95")
    assert kinds(done)[-1] == "deduction"
    assert done.total.agreement is bp.Agreement.AGREES
    assert found(done) == {}
    assert used(done) == ["layout.deduction"]


@pytest.mark.parametrize(("points", "score"), [("10", "10"), ("10", "0"), ("10", None)])
def test_points_that_are_earned_under_a_heading_of_deductions_are_an_indicators(points: str, score: str | None) -> None:
    kept = row(level1="扣分项", level3="审计问题", points=points, score=score)
    assert kinds(audit(met("种植面积", "80"), kept, money=SPENT)) == ["indicator", "indicator"]


@pytest.mark.parametrize(
    ("others", "points", "score", "expected"),
    [
        ("90", "5", "0", "deduction"),  # the others make the whole: nothing was taken off
        ("90", "5", "2", "deduction"),
        ("85", "5", "0", "indicator"),
        ("60", "5", "0", "deduction"),  # the form is cut
        ("60", "5", "5", "indicator"),
        ("60", "5", None, "indicator"),
    ],
)
def test_a_heading_of_deductions_with_points_is_a_part_of_the_whole_where_only_then_they_fit(
    others: str, points: str, score: str | None, expected: str
) -> None:
    done = audit(
        met("种植面积", others), row(level1="扣分指标", level3="审计问题", points=points, score=score), money=SPENT
    )
    assert kinds(done) == ["indicator", expected]
    assert "points-do-not-add-up" not in found(done)


@pytest.mark.parametrize(("points", "score"), [("10", "-2"), ("-10", None), ("0", "2")])
def test_points_below_zero_or_none_under_a_heading_of_deductions_are_taken_off(points: str, score: str | None) -> None:
    less = row(level1="减分项", level3="审计问题", points=points, score=score)
    assert kinds(audit(met("种植面积", "90"), less, money=SPENT)) == ["indicator", "deduction"]


# 6. Percentages


def test_points_and_scores_in_percent_are_points_of_a_hundred_everywhere() -> None:
    rows = (
        met("种植面积", "40%", level1="产出指标（40%）"),
        met("成活率", "50%", "45%", actual="18亩", note="受旱", level1="效益指标(50%)"),
    )
    done = audit(*rows, money=evolve(SPENT, points="10%", score="10%"), total_points="100%", total_score="95%")
    assert found(done) == {}
    assert done.total.agreement is bp.Agreement.AGREES
    assert done.evaluation is not None
    assert done.evaluation.total == 95


# 7. Other kinds of forms


def test_a_department_has_no_grade_by_the_scale_of_projects() -> None:
    own = bp.audit(evolve(form(total_score="84.47", grade="优"), kind=bp.FormKind.DEPARTMENT_SELF_EVALUATION), N)
    assert own.grade.agreement is bp.Agreement.NOT_COMPUTED
    assert codes(own) == []
    project = audit(total_score="84.47", grade="优")
    assert codes(project) == ["grade-differs"]


CRITERIA = (
    "制度健全得5分，不健全不得分",
    "执行率达到95%得满分，每低1个百分点扣0.5分",
    "每发现一处扣2分，扣完为止",
    "依据充分2分；程序规范3分",
    "①符合规划（2分）；②程序合规（2分）；③材料齐全（1分）",
    "执行率=（支出/预算）×100%",
    "完成率＝实际完成数÷计划完成数×100%",
)


def test_criteria_in_the_target_column_are_not_called_unreadable() -> None:
    rows = [
        row(level1="过程", level3=f"指标{i}", target=text, points="5", score="4") for i, text in enumerate(CRITERIA)
    ]
    own = bp.audit(evolve(form(*rows), kind=bp.FormKind.EVALUATION), N)
    assert codes(own) == []
    assert {one.outcome for one in own.rows} == {bp.Outcome.UNDECIDED}
    for text in ("15亩20亩", "等候10分钟、办理20分钟", "平均80分；优秀20人", "3/5或5/3"):
        other = audit(row(level3="面积", target=text, points="5", score="4"))
        assert codes(other) == ["cell-unreadable"]


def test_a_region_form_with_rows_on_the_management_of_funds_is_clean() -> None:
    managed = [
        row(level1="资金管理情况（40分）", level3=name, actual="按规定", points="20", score="20") for name in "甲乙"
    ]
    rest = (met("设备数量", "30"), met("观影人数", "20", level1="效益指标"))
    done = audit(*managed, *rest, money=SPENT, total_score="100")
    assert found(done) == {}
    assert done.total.agreement is bp.Agreement.AGREES


# 8. Points typed into the columns of values


def test_points_in_the_value_columns_are_seen_past_lines_of_sums() -> None:
    typed = [row(level1="产出指标", level3=f"甲{i}", target=one, actual=one) for i, one in enumerate(("60", "40"))]
    lines = (row(level1="产出指标"), *typed, BLANK, row(level1="总分", score="100"))
    done = audit(*lines)
    assert kinds(done) == ["heading", "indicator", "indicator", "blank", "total"]
    assert {one.outcome for one in done.rows} == {bp.Outcome.UNDECIDED}
    assert codes(done) == ["cell-unreadable", "cell-unreadable"]


def test_points_in_the_value_columns_of_groups() -> None:
    typed = row(level3="★种植面积", target="50", actual="50", points="50")
    empty = row(level3="其中桃树", points=None)
    assert audit(typed, empty).rows[0].points_in_value_columns
    filled = audit(typed, met("其中桃树", level1=None, level2=None))
    assert not filled.rows[0].points_in_value_columns
    assert filled.rows[0].outcome is bp.Outcome.MET


def test_every_kind_has_words_in_both_languages() -> None:
    assert len({kind.says.zh for kind in RowKind} | {kind.says.en for kind in RowKind}) == 2 * len(RowKind)


def test_a_carried_form_without_anything_among_its_rows_is_all_indicators() -> None:
    assert {one.kind for one in audited("039").rows} == {RowKind.INDICATOR}  # its 其中 row has points of its own
