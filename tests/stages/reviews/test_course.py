"""The course of a review: order, different sections, all must sign, returned and filed again."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.basis import RuleStatus
from budgetperf.errors import InvalidValueError, WireError
from budgetperf.evidence import verify
from budgetperf.records.duties import Role
from budgetperf.regimes import TIANMEN
from budgetperf.regimes.reviews import DONGLI_TWO_REVIEWS, TIANMEN_JOINT_REVIEW
from budgetperf.stages.reviews import (
    ChangeRequest,
    Refiling,
    ReviewConclusion,
    ReviewCourse,
    Reviewer,
    ReviewProcedure,
    ReviewStep,
    Signature,
    open_review,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from stages.reviews.samples import ASK, DAY, FINAL, FIRST, TARGET, course, filed

PASSED, REVISE, RETURNED = ReviewConclusion
ORDER = "区财政局相关业务科室初审、职能科室终审的科室审核制度"
LATER = DAY + timedelta(days=3)
FOUR = TIANMEN_JOINT_REVIEW.steps[0].bodies


def test_first_and_final_review_in_order_by_different_sections() -> None:
    """DL-11: 「业务科室初审、职能科室终审」."""
    found = open_review(filed(), DONGLI_TWO_REVIEWS)
    assert (found.pending and found.pending.zh, found.conclusion) == ("业务科室初审", None)
    found = found.sign("first", FIRST, on=DAY, says=PASSED)
    assert (found.pending and found.pending.zh, found.conclusion, found.waits_for) == ("职能科室终审", None, ())
    found = found.sign("final", FINAL, on=DAY, says=PASSED)
    assert (found.pending, found.conclusion) == (None, PASSED)
    assert verify(found)


@pytest.mark.parametrize(
    ("step", "by", "says"),
    [
        ("final", FINAL, "'final' is signed, expected first"),
        ("third", FINAL, "'third' is signed, expected first"),
    ],
)
def test_a_final_review_cannot_come_first(step: str, by: Reviewer, says: str) -> None:
    """DL-11."""
    with pytest.raises(InvalidValueError, match=says):
        open_review(filed(), DONGLI_TWO_REVIEWS).sign(step, by, on=DAY, says=PASSED)


def test_one_section_cannot_do_both() -> None:
    """DL-11."""
    with pytest.raises(InvalidValueError, match="this review cannot go on: 农业科 has signed already"):
        course(PASSED).sign("final", FIRST, on=DAY, says=PASSED)
    with pytest.raises(InvalidValueError, match="'final' is signed, expected nothing to sign"):
        course(PASSED, PASSED).sign("final", Reviewer(body="预算科"), on=DAY, says=PASSED)
    loose = evolve(DONGLI_TWO_REVIEWS, different_bodies=False)
    both = open_review(filed(), loose).sign("first", FIRST, on=DAY, says=PASSED)
    assert both.sign("final", FIRST, on=DAY, says=PASSED).conclusion is PASSED


def test_what_is_returned_is_filed_again_and_begins_anew() -> None:
    """TM-12: 退回重新申报."""
    back = course(PASSED, RETURNED)
    assert (back.conclusion, back.returned, len(back.requests)) == (RETURNED, 1, 1)
    with pytest.raises(InvalidValueError, match="expected nothing to sign"):
        back.sign("first", FIRST, on=DAY, says=PASSED)
    better = evolve(TARGET, project="改")
    again = back.refile(better, on=LATER)
    assert (again.conclusion, again.pending and again.pending.code, again.target) == (None, "first", better)
    assert again.signatures == ()
    done = again.sign("first", FIRST, on=LATER, says=PASSED).sign("final", FINAL, on=LATER, says=PASSED)
    assert (done.conclusion, done.returned, done.target, back.target) == (PASSED, 1, better, TARGET)
    line = done.line
    assert (line.conclusion, line.returned, line.requests, line.asked) == (PASSED, 1, 1, filed().amount)
    assert verify(done)


def test_a_first_review_that_does_not_pass_ends_the_round() -> None:
    assert course(REVISE).conclusion is REVISE
    assert course(REVISE).returned == 0
    with pytest.raises(InvalidValueError, match="expected nothing to sign"):
        course(RETURNED).sign("final", FINAL, on=DAY, says=PASSED)


@pytest.mark.parametrize("says", [(), (PASSED,), (PASSED, PASSED)])
def test_nothing_else_is_filed_again(says: tuple[ReviewConclusion, ...]) -> None:
    with pytest.raises(InvalidValueError, match="so that there is nothing to file again"):
        course(*says).refile(TARGET, on=LATER)


def test_time_does_not_run_backwards() -> None:
    with pytest.raises(InvalidValueError, match="2022-10-09 is before 2022-10-10"):
        course(PASSED).sign("final", FINAL, on=DAY - timedelta(days=1), says=PASSED)


def test_a_target_is_filed_again_for_the_same_year() -> None:
    found = course(RETURNED)
    with pytest.raises(InvalidValueError, match="filed again is for 2024, expected 2023") as caught:
        found.refile(evolve(TARGET, year=2024), on=LATER)
    assert caught.value.zh == "审核不能继续：重新申报的年度为 2024，应为 2023。"
    assert found.refile(evolve(TARGET, year=None), on=LATER).target == evolve(TARGET, year=None)


def test_a_body_is_the_same_however_it_is_spaced() -> None:
    """DL-11: 绩效 科 cannot sign finally what 绩效科 reviewed first."""
    with pytest.raises(InvalidValueError, match="农业科 has signed already"):
        course(PASSED).sign("final", Reviewer(body="农业 科 "), on=DAY, says=PASSED)
    spaced = open_review(filed(), TIANMEN_JOINT_REVIEW.adopt())
    spaced = spaced.sign("joint", Reviewer(body=f" {FOUR[0]}"), on=DAY, says=PASSED)
    assert spaced.waits_for == FOUR[1:]


# -- revised by a day --


def _ordered(due: date, says: ReviewConclusion = REVISE) -> ReviewCourse:
    """An unquantified target that must be revised by a day."""
    asks = (ChangeRequest(asks="细化量化指标", about="c", due=due), ChangeRequest(asks="核对名称"))
    return open_review(filed(), DONGLI_TWO_REVIEWS).sign("first", FIRST, on=DAY, says=says, requests=asks)


def test_an_unclear_target_is_to_be_revised_by_a_day_and_only_then_is_it_overdue() -> None:
    """XZ-29, XZ-31: 「责令限期修改」; 「未按要求修改的按规定相应核减预算」: escalation only after the deadline."""
    found = _ordered(date(2022, 10, 31))
    assert found.conclusion is REVISE
    for day in (DAY, date(2022, 10, 30), date(2022, 10, 31)):
        assert found.overdue(day) == ()
    (late,) = found.overdue(date(2022, 11, 1))
    assert (late.asks, late.due) == ("细化量化指标", date(2022, 10, 31))
    assert loads(dumps(found), ReviewCourse, known=(DONGLI_TWO_REVIEWS,)) == found


def test_a_target_that_was_filed_again_is_not_overdue_but_was() -> None:
    """XZ-31."""
    due = date(2024, 2, 29)
    in_time, late = (_ordered(due).refile(TARGET, on=day) for day in (due, date(2024, 3, 5)))
    assert in_time.overdue(date(2024, 3, 31)) == ()
    assert [len(late.overdue(date(2024, 3, day))) for day in (1, 4, 5, 31)] == [1, 1, 0, 0]


def test_a_day_for_a_revision_is_a_day_and_not_before_it_is_asked_for() -> None:
    with pytest.raises(InvalidValueError, match="asked for on 2022-10-10 and due on 2022-10-09, expected") as caught:
        _ordered(DAY - timedelta(days=1))
    assert caught.value.zh == "2022-10-10 提出的修改意见期限为 2022-10-09，应不早于提出之日。"
    wrong: Any = datetime(2022, 10, 31, 12, tzinfo=UTC)
    with pytest.raises(InvalidValueError, match=r"ChangeRequest\.due is datetime, expected date"):
        _ordered(wrong)
    with pytest.raises(InvalidValueError, match="day is datetime, expected date"):
        _ordered(DAY).overdue(wrong)


# -- joint review --


def _joint(*says: ReviewConclusion) -> ReviewCourse:
    found = open_review(filed(), TIANMEN_JOINT_REVIEW.adopt())
    for body, said in zip(FOUR, says, strict=False):
        found = found.sign("joint", Reviewer(body=body), on=DAY, says=said, requests=() if said is PASSED else ASK)
    return found


def test_a_joint_review_passes_only_with_all_four() -> None:
    """TM-46: four bodies; all must sign."""
    assert [_joint(*(PASSED,) * count).conclusion for count in range(5)] == [None, None, None, None, PASSED]
    assert _joint(PASSED, PASSED).waits_for == FOUR[2:]
    assert _joint(PASSED, REVISE, RETURNED, PASSED).conclusion is RETURNED
    assert _joint(PASSED, REVISE, PASSED, PASSED).conclusion is REVISE
    assert _joint(RETURNED, PASSED).conclusion is None


def test_a_joint_review_is_signed_by_those_named_and_by_each_once() -> None:
    """TM-46."""
    with pytest.raises(InvalidValueError, match="joint is not for 农业科 to sign"):
        _joint().sign("joint", FIRST, on=DAY, says=PASSED)
    with pytest.raises(InvalidValueError, match="财政局归口管理科室 has signed already"):
        _joint(PASSED).sign("joint", Reviewer(body=FOUR[0]), on=DAY, says=PASSED)


def test_a_proposal_runs_only_where_somebody_adopts_it() -> None:
    """TM-46 stands in a section of suggestions."""
    assert TIANMEN_JOINT_REVIEW.status is RuleStatus.PROPOSED
    with pytest.raises(InvalidValueError, match=r"review\.tianmen\.joint is proposed and nobody adopted it") as caught:
        open_review(filed(), TIANMEN_JOINT_REVIEW)
    assert "procedure.adopt()" in caught.value.hint_en
    assert caught.value.zh == "审核程序“天门联合会审（建议）”为建议，尚未施行，未经采纳。"
    adopted = TIANMEN.adopt("review.tianmen.joint").reviews.procedure
    assert adopted == TIANMEN_JOINT_REVIEW.adopt()
    assert open_review(filed(), adopted).procedure.adopted
    with pytest.raises(InvalidValueError, match=r"review\.dongli is reported_practice, expected a proposal") as caught:
        DONGLI_TWO_REVIEWS.adopt()
    assert caught.value.zh == "“东丽科室初审、终审”为报道的做法，不是建议，无须采纳。"


# -- laws --

BODIES = (FIRST, FINAL, Reviewer(body="预算科"), *(Reviewer(body=body) for body in FOUR))
ACTS = st.tuples(
    st.sampled_from(["first", "final", "joint", "refile"]), st.sampled_from(BODIES), st.sampled_from(ReviewConclusion)
)


@given(acts=st.lists(ACTS, max_size=12), joint=st.booleans())
def test_no_order_of_acts_finishes_a_review_wrongly(acts: list[Any], joint: bool) -> None:
    """X-13, DL-11: what cannot be done is refused; what passed has every signature, in order, each by another body."""
    procedure = TIANMEN_JOINT_REVIEW.adopt() if joint else DONGLI_TWO_REVIEWS
    found = open_review(filed(), procedure)
    for step, by, says in acts:
        with suppress(InvalidValueError):
            if step == "refile":
                found = found.refile(TARGET, on=DAY)
            else:
                found = found.sign(step, by, on=DAY, says=says, requests=ASK)
        signed = found.signatures
        order = [one.code for one in procedure.steps for _ in range(one.needed)]
        assert [one.step for one in signed] == order[: len(signed)]
        assert len({one.by.body for one in signed}) == len(signed)
        if found.conclusion is PASSED:
            assert len(signed) == len(order)
            assert all(one.says is PASSED for one in signed)
        if any(one.says is not PASSED for one in signed[:-1]) and not joint:
            pytest.fail("something was signed after a round had ended")
        assert (found.pending is None) is (found.conclusion is not None)
    assert loads(dumps(found), ReviewCourse, known=(procedure,)) == found


# -- evidence --


def test_a_course_travels_and_an_illegal_one_cannot_be_read() -> None:
    found = course(PASSED, RETURNED).refile(TARGET, on=LATER)
    text = dumps(found)
    assert loads(text, ReviewCourse, known=(DONGLI_TWO_REVIEWS,)) == found
    with pytest.raises(WireError, match="has signed already"):
        loads(text.replace("绩效科", "农业科"), ReviewCourse, known=(DONGLI_TWO_REVIEWS,))
    for procedure in (DONGLI_TWO_REVIEWS, TIANMEN_JOINT_REVIEW):
        assert from_data(to_data(procedure), ReviewProcedure) == procedure
        assert procedure.assumptions == ()


def test_the_account_lists_every_event() -> None:
    found = course(PASSED, RETURNED).refile(TARGET, on=LATER)
    assert found.explain("zh").splitlines() == [
        "示例项目，东丽科室初审、终审：审核中",
        f"  依据：“{ORDER}”：东丽区2022年预算绩效管理工作开展情况〔已核原文〕",
        "  2022-10-10 农业科业务科室初审：通过",
        "  2022-10-10 绩效科职能科室终审：退回重新申报（补充时效指标）",
        "  2022-10-13 重新申报",
    ]
    assert "final review by 绩效科 on 2022-10-10: returned for refiling (补充时效指标)" in found.explain("en")
    assert repr(found) == "ReviewCourse(p-1, review.dongli, open)"
    assert found.assumptions == ()


def test_nothing_of_a_classified_target_is_shown() -> None:
    found = course(PASSED, classified=True, name="某某")
    assert (found.explain("en"), repr(found)) == ("withheld", "ReviewCourse(withheld, review.dongli, open)")
    assert found.line.classified
    with pytest.raises(InvalidValueError, match="withheld has signed already"):
        found.sign("final", FIRST, on=DAY, says=PASSED)
    with pytest.raises(InvalidValueError, match="the project withheld has filed no target"):
        open_review(filed(None, classified=True), DONGLI_TWO_REVIEWS)


def test_who_does_not_pass_a_target_asks_for_something() -> None:
    with pytest.raises(InvalidValueError, match="the target is returned and nothing is asked for"):
        Signature(step="first", by=FIRST, on=DAY, says=RETURNED)
    with pytest.raises(InvalidValueError, match=r"Refiling\.target is str"):
        Refiling(on=date(2022, 1, 1), target="x")  # type: ignore[arg-type]


def _step(code: str = "x", role: Role = Role.FIRST_REVIEWER, *bodies: str) -> ReviewStep:
    return ReviewStep(code=code, zh="审核", en="review", role=role, bodies=bodies)


@pytest.mark.parametrize(
    "made",
    [
        lambda: _step("x", Role.FIRST_REVIEWER, "甲", "甲"),
        lambda: _step("x", Role.JOINT_REVIEWER, "甲"),
        lambda: _step("x", Role.JOINT_REVIEWER),
        lambda: _step("x", Role.LEAD, "甲"),
    ],
)
def test_what_a_step_cannot_be(made: Any) -> None:
    with pytest.raises(InvalidValueError, match="expected different bodies that review"):
        made()


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (_step(), _step()),
        (_step("a", Role.FINAL_REVIEWER), _step("b")),
        (_step("a", Role.FIRST_REVIEWER, "甲"), _step("b", Role.FINAL_REVIEWER, "甲")),
    ],
)
def test_what_a_procedure_cannot_be(steps: tuple[ReviewStep, ...]) -> None:
    with pytest.raises(InvalidValueError, match="expected different steps and bodies, and the final review last"):
        evolve(DONGLI_TWO_REVIEWS, steps=steps)
