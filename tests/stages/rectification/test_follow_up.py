"""Letters as of a day: closure rates, what is overdue or late, what the rules hold out, and problems in common."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import Interval, PrintedFigure
from budgetperf.records.counts import count_of
from budgetperf.regimes.rectification import JIANGHAN_LETTERS, XIUZHOU_OPINIONS, XIUZHOU_ORDERS
from budgetperf.stages.rectification import (
    Awaited,
    CommonProblems,
    FollowUp,
    ItemState,
    LetterKind,
    RectificationCourse,
    common_problems,
    follow_up,
    open_letter,
)
from budgetperf.wire import from_data, to_data
from rectification_samples import DUE, after, answered, closed, found_done, item, letter, opinion

YEAR_END = date(2021, 12, 31)


def test_xz_35_32_letters_all_closed() -> None:
    """XZ-35: 「全年共下达《绩效管理意见书》32份，已全面完成反馈整改」."""
    courses = [closed(opinion(f"L{i:02}", department=str(101 + i % 20))) for i in range(32)]
    found = follow_up(courses, as_of=YEAR_END)
    assert (str(found.answer_rate), str(found.closure_rate), str(found.item_rate)) == ("32/32", "32/32", "32/32")
    assert found.overdue == ()
    assert verify(found)
    one_open = follow_up([*courses[1:], opinion("L00")], as_of=YEAR_END)
    assert (str(one_open.closure_rate), len(one_open.overdue)) == ("31/32", 1)


@pytest.mark.parametrize(
    ("answer_days", "as_of", "overdue", "late"),
    [
        (None, 10, False, False),
        (None, 11, True, False),
        (10, 40, False, False),
        (11, 40, False, True),
        (11, 10, False, False),
    ],
)
def test_jh_38_a_reply_on_the_last_day_is_in_time(
    answer_days: int | None, as_of: int, overdue: bool, late: bool
) -> None:
    """JH-38: 「要求单位限时反馈意见」: reply <= deadline."""
    sent = letter(kind=LetterKind.FEEDBACK, answer_by=after(10), items=(item(category="assets"),))
    course = open_letter(sent, JIANGHAN_LETTERS)
    if answer_days is not None:
        course = answered(course, days=answer_days)
    (line,) = follow_up([course], as_of=after(as_of)).lines
    (deadline,) = line.deadlines
    assert (line.overdue, deadline.overdue, deadline.late) == (overdue, overdue, late)
    assert (deadline.awaits, deadline.due) == (Awaited.ANSWER, after(10))


def test_a_day_does_not_know_what_comes_after_it() -> None:
    course = closed(opinion())
    states = [follow_up([course], as_of=after(day)).lines[0].state for day in (0, 4, 5, 9, 10)]
    assert states == [
        ItemState.ISSUED,
        ItemState.ISSUED,
        ItemState.ANSWERED,
        ItemState.ANSWERED,
        ItemState.CLOSED,
    ]
    before = follow_up([course], as_of=after(-1))
    assert (before.courses, before.lines, str(before.closure_rate)) == ((), (), "0/0")


def test_what_was_done_in_time_is_not_late_because_the_inspector_came_later() -> None:
    course = answered(opinion()).inspect(
        "1",
        on=date(2021, 11, 1),
        by="区财政局",
        found=found_done(answered(opinion())).events[-1].found,  # type: ignore[union-attr]
        evidence="文件",
        done_on=date(2021, 9, 20),
    )
    then, later = (follow_up([course], as_of=day).lines[0] for day in (date(2021, 10, 15), date(2021, 11, 1)))
    assert (then.overdue, later.overdue) == (True, False)
    assert [one.late for one in later.deadlines] == [False]


def test_xz_31_the_rules_hold_out_a_cut_until_somebody_decides() -> None:
    unsound = item(category="unquantified"), item("2", category="unclear")
    order = letter("O1", *unsound, kind=LetterKind.ORDER, done_by=DUE)
    course = answered(open_letter(order, XIUZHOU_ORDERS))
    assert follow_up([course], as_of=DUE).proposed == ()
    found = follow_up([course], as_of=date(2021, 10, 1))
    held_out = [(one.item, one.proposed and one.proposed.zh) for one in found.proposed]
    assert held_out == [("1", "核减预算"), ("2", "核减预算")]
    decided = follow_up(
        [course.escalate("1", on=date(2021, 10, 2), by="区财政局", reason="未按要求修改")], as_of=date(2021, 10, 3)
    )
    assert [(one.item, one.escalated) for one in decided.lines] == [("1", date(2021, 10, 2)), ("2", None)]
    assert [one.item for one in decided.proposed] == ["2"]
    assert len(decided.overdue) == 2
    told = found.explain("zh")
    assert "101 O1 第 1 项逾期：整改到位期限 2021-09-30，可按规定核减预算" in told
    assert "rectification was due on 2021-09-30; the rules hold out: reduce the budget" in found.explain("en")
    plain = follow_up([opinion()], as_of=YEAR_END)
    assert plain.explain("zh").splitlines()[-2].strip() == "101 L1 第 1 项逾期：整改到位期限 2021-09-30"


def test_letters_to_classified_departments_are_counted_nowhere() -> None:
    """X-05: what is said of letters is the same with and without them."""
    courses = [closed(opinion("L1")), opinion("L2", department="102")]
    secret = [opinion("L9", department="999", classified=True), opinion("L1", classified=True)]
    with_them, without = follow_up([*courses, *secret], as_of=YEAR_END), follow_up(courses, as_of=YEAR_END)
    assert with_them == without
    assert "999" not in with_them.explain("zh") + str(to_data(with_them))


def test_rows_and_wire() -> None:
    found = follow_up([closed(opinion("L2")), opinion("L1", item("1"), item("2"))], as_of=YEAR_END)
    assert found.to_rows()[0] == {
        "letter": "L1",
        "department": "101",
        "item": "1",
        "step": "targets",
        "category": None,
        "state": "issued",
        "due": DUE,
        "overdue": True,
        "proposed": None,
    }
    assert [row["letter"] for row in found.to_rows()] == ["L1", "L1", "L2"]
    assert from_data(to_data(found), FollowUp, known=[XIUZHOU_OPINIONS]) == found
    wrong = evolve(found, lines=found.lines[:1])
    assert not verify(wrong)
    assert "截至 2021-12-31：函件 2 份，已销号 1/2，问题 3 项，逾期 2 项" in found.explain("zh")


def test_a_letter_twice_and_other_wrong_things() -> None:
    with pytest.raises(InvalidValueError, match="the letters L1 stand twice") as caught:
        follow_up([opinion(), opinion()], as_of=YEAR_END)
    assert caught.value.text("zh") == "函件（L1）重复。"
    with pytest.raises(InvalidValueError, match="as_of is datetime, expected date"):
        follow_up([], as_of=datetime(2021, 12, 31))  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match="item 1 of courses is RectificationLetter"):
        follow_up([letter(done_by=DUE)], as_of=YEAR_END)  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="as_of is datetime"):
        opinion().state("1", datetime(2021, 12, 31))  # noqa: DTZ001


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=60)
def test_time_closes_and_never_opens(stages: list[int], day: int, more: int) -> None:
    """As days pass, closed letters stay closed, and the rates lie between their bounds."""
    courses = [_until(stage, opinion(f"L{i}")) for i, stage in enumerate(stages)]
    early, late = (follow_up(courses, as_of=after(each)) for each in (day, day + more))
    assert early.closure_rate.numerator <= late.closure_rate.numerator <= late.answer_rate.numerator
    assert 0 <= early.closure_rate.exact <= 1
    done = sum(stage == 3 for stage in stages)
    assert follow_up(courses, as_of=after(90)).closure_rate.numerator == done


def _until(stage: int, course: RectificationCourse) -> RectificationCourse:
    if stage == 0:
        return course
    if stage == 1:
        return answered(course)
    return found_done(answered(course)) if stage == 2 else closed(course)


# -- problems in common --


def _found(code: str, department: str, *categories: str | None, **more: Any) -> RectificationCourse:
    items = tuple(item(str(i), category=category) for i, category in enumerate(categories))
    return open_letter(
        letter(code, kind=LetterKind.FEEDBACK, department=department, items=items, answer_by=DUE, **more),
        JIANGHAN_LETTERS,
    )


def test_xz_37_problems_are_counted_over_departments() -> None:
    """XZ-37: 「梳理区级部门在绩效管理工作中的共性问题」; two letters to one department are one department."""
    courses = [
        _found("A", "101", "assets", "assets", "pay"),
        _found("B", "101", "assets"),
        _found("C", "102", "assets", None),
        _found("D", "103", "pay", on=date(2021, 9, 2)),
        _found("E", "104", "other"),
        _found("X", "999", "management", classified=True),
    ]
    found = common_problems(courses, as_of=YEAR_END, least=2)
    assert [(one.category, one.departments, one.items, str(one.share)) for one in found.counted] == [
        ("assets", ("101", "102"), 4, "2/4"),
        ("pay", ("101", "103"), 2, "2/4"),
        ("other", ("104",), 1, "1/4"),
    ]
    assert [one.category for one in found.common] == ["assets", "pay"]
    assert found.uncategorised == 1
    assert found.explain("zh").splitlines()[1].strip() == "资产使用：涉及部门 2/4，问题 4 项"
    assert "use of assets: departments 2/4, 4 items" in found.explain("en")
    assert verify(found)
    assert from_data(to_data(found), CommonProblems, known=[JIANGHAN_LETTERS]) == found
    earlier = common_problems(courses, as_of=after(0), least=1)
    assert [one.departments for one in earlier.counted if one.category == "pay"] == [("101",)]
    with pytest.raises(InvalidValueError, match="least is 0, expected 1 or more"):
        common_problems(courses, as_of=YEAR_END, least=0)


def test_a_category_that_the_rules_do_not_name_is_shown_by_its_code() -> None:
    found = common_problems([opinion("L1", item(category="late"))], as_of=YEAR_END, least=1)
    assert found.counted[0].says is None
    assert "late：涉及部门 1/1" in found.explain("zh")


def test_tm_30_meetings_are_a_lower_bound() -> None:
    """TM-30: 「与应急局、教育局等18个单位……讨论50余次」: at least 51 over 18, so more than 2.78 for each."""
    meetings = count_of(PrintedFigure.read("50余次"))
    assert meetings == Interval(low=Fraction(51))
    assert meetings.low * 100 > 278 * 18
