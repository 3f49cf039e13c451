"""Depth by class and for watched departments; targets and budgets step by step together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.kinds import Importance
from budgetperf.regimes.reviews import DONGHU_TOGETHER, xiuzhou_depth
from budgetperf.stages.reviews import (
    Depth,
    DepthPolicy,
    PairedStep,
    PairedStepDays,
    Requirement,
    ReviewDepth,
    SynchronyPolicy,
    TargetRequest,
    check_classes,
    check_synchrony,
    check_target_request,
    depth_of,
    watched_share,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from stages.reviews.samples import DEPTH, NEEDED, filed, held

A, B, C = Importance


@pytest.mark.parametrize(
    ("importance", "department", "depth", "requirements"),
    [
        (A, "101", Depth.SUBSTANTIVE, ("filed", "argued")),
        (B, "101", Depth.FORMAL, ("filed",)),
        (B, "102", Depth.SUBSTANTIVE, ("filed",)),
        (None, "102", Depth.SUBSTANTIVE, ()),
    ],
)
def test_classes_and_watched_departments_decide_the_depth(
    importance: Any, department: str, depth: Depth, requirements: tuple[str, ...]
) -> None:
    """XZ-05, XZ-07, XZ-32: three classes by importance; 「对重点部门预算项目绩效目标开展实质性审查」."""
    assert [each.term.zh for each in Depth] == ["形式审核", "实质审核"]
    found = depth_of(filed(importance=importance, department=department), DEPTH)
    assert (found.depth, found.requirements) == (depth, requirements)
    assert verify(found)
    assert loads(dumps(found), ReviewDepth, known=(DEPTH,)) == found


def test_every_project_has_exactly_one_class() -> None:
    """XZ-05."""
    with pytest.raises(IncompleteError, match="importance: is not stated"):
        depth_of(filed(importance=None), DEPTH)
    every = [
        filed(code="a"),
        filed(code="b", importance=None),
        filed(code="a"),
        filed(importance=None, classified=True),
    ]
    assert [problem.text("en") for problem in check_classes(every)] == ["b: has no class", "a: stands twice"]


CODES = ("v", "w", "x", "y", "z")
KNOWN = tuple(Requirement(code=code, zh=code, en=code) for code in CODES)


@given(sets=st.tuples(*[st.sets(st.sampled_from(CODES))] * 3), depths=st.tuples(*[st.sampled_from(Depth)] * 3))
def test_a_policy_exists_exactly_where_the_stricter_class_keeps_the_looser_ones_requirements(
    sets: Any, depths: Any
) -> None:
    """XZ-05: stricter class ⊇ requirements of the looser."""
    classes = [held(each, deep, *sorted(codes)) for each, deep, codes in zip(Importance, depths, sets, strict=True)]
    order = tuple(Depth)
    nested = sets[0] >= sets[1] >= sets[2] and order.index(depths[0]) >= order.index(depths[1]) >= order.index(
        depths[2]
    )
    try:
        policy = xiuzhou_depth(requirements=KNOWN, a=classes[0], b=classes[1], c=classes[2], watched=())
    except InvalidValueError:
        assert not nested
    else:
        assert nested
        assert [set(one.requirements) for one in policy.classes] == list(sets)


def test_eight_of_46_departments_are_watched() -> None:
    """XZ-07: 「对 8 个重点关注部门开展部门整体绩效目标审核」; 8/46 ≈ 17.39 %."""
    policy = evolve(DEPTH, watched=tuple(str(101 + i) for i in range(8)))
    every = [filed(code=f"p{i}", department=str(101 + i % 46)) for i in range(509)]
    share = watched_share([*every, filed(code="s", department="999", classified=True)], policy)
    assert share == Share.of(8, 46)
    assert str(share.percent(Rounding(places=2, mode=RoundingMode.HALF_UP))) == "17.39"


def test_the_account_of_a_depth() -> None:
    found = depth_of(filed(importance=A), DEPTH)
    assert found.explain("zh").splitlines()[0] == "示例项目：实质审核（A 类）"
    assert "事前论证" in found.explain("zh")
    assert depth_of(filed(department="102"), DEPTH).explain("en").splitlines()[0] == (
        "示例项目: review of the substance (of a department that is watched)"
    )
    assert (
        depth_of(filed(department="102", importance=None), DEPTH)
        .explain("zh")
        .startswith("示例项目：实质审核（重点关注部门）")
    )
    assert repr(found) == "ReviewDepth(p-1, substantive)"
    assert depth_of(filed(classified=True), DEPTH).explain("zh") == "不予显示"
    assert from_data(to_data(DEPTH), DepthPolicy) == DEPTH
    assert [one.key for one in DEPTH.assumptions] == ["review-depth.classes", "review-depth.requirements"]


def test_what_a_depth_policy_cannot_be() -> None:
    with pytest.raises(InvalidValueError, match=r"has the classes \['b'\], expected a, b, c"):
        evolve(DEPTH, classes=DEPTH.classes[1:2])
    with pytest.raises(InvalidValueError, match=r"requires \['argued', 'filed'\], expected some of \['filed'\]"):
        evolve(DEPTH, requirements=NEEDED[:1])
    with pytest.raises(InvalidValueError, match="asks for argued of class b and not of a"):
        _reversed()


def _reversed() -> DepthPolicy:
    return xiuzhou_depth(
        requirements=NEEDED,
        a=held(A, Depth.FORMAL, "filed"),
        b=held(B, Depth.FORMAL, "filed", "argued"),
        c=held(C, Depth.FORMAL),
        watched=(),
    )


# -- together with the budget --

DAYS = [date(2022, 10, day) for day in range(1, 31)]


def _pairs(*days: tuple[date | None, date | None]) -> list[PairedStepDays]:
    return [
        PairedStepDays(step=step, target=target, budget=budget)
        for step, (target, budget) in zip(PairedStep, days, strict=False)
    ]


def test_four_steps_go_together() -> None:
    """DH-13, TM-08, TM-45: 「同步申报、同步审核、同步批复、同步公开」."""
    assert [step.term.zh for step in PairedStep] == ["同步申报", "同步审核", "同步批复", "同步公开"]
    same = _pairs(*((day, day) for day in DAYS[:4]))
    assert check_synchrony(same, DONGHU_TOGETHER) == ()
    late = [*same[:2], evolve(same[2], budget=DAYS[9]), evolve(same[3], budget=None)]
    assert [problem.text("en") for problem in check_synchrony(late, DONGHU_TOGETHER)] == [
        "approved: lies 7 days apart, expected at most 0",
        "published: was taken for one of the two only",
    ]
    assert check_synchrony(late[:3], evolve(DONGHU_TOGETHER, days=7)) == ()
    assert check_synchrony([*same[:2], evolve(same[2], target=None, budget=None)], DONGHU_TOGETHER) == ()
    assert [one.path for one in check_synchrony([same[1], same[0]], DONGHU_TOGETHER)] == ["days"]
    assert [one.path for one in check_synchrony([same[0], same[0]], DONGHU_TOGETHER)] == ["days"]


@given(one=st.sampled_from(DAYS), other=st.sampled_from(DAYS), days=st.integers(0, 30))
def test_a_step_is_synchronous_within_the_days_of_the_policy(one: date, other: date, days: int) -> None:
    """DH-13: |date(target) − date(budget)| ≤ tolerance, whichever comes first."""
    policy = evolve(DONGHU_TOGETHER, days=days)
    assert bool(check_synchrony(_pairs((one, other)), policy)) is (abs(one.toordinal() - other.toordinal()) > days)
    assert check_synchrony(_pairs((one, other)), policy) == check_synchrony(_pairs((other, one)), policy)


@pytest.mark.parametrize(
    ("author", "day", "paths"),
    [
        ("101001", DAYS[4], []),
        ("101001", DAYS[3], []),
        ("101001", DAYS[5], ["filed"]),
        ("101002", DAYS[3], ["author"]),
        (None, None, ["filed"]),
    ],
)
def test_who_asks_for_money_writes_the_target_first(author: str | None, day: date | None, paths: list[str]) -> None:
    """DH-10, DH-11, DH-12: 「谁申请资金、谁编制目标」, and the target comes before the request."""
    request = TargetRequest(author=author, filed=day, requester="101001", requested=DAYS[4])
    assert [problem.path for problem in check_target_request(request, DONGHU_TOGETHER)] == paths
    secret = check_target_request(evolve(request, classified=True), DONGHU_TOGETHER)
    assert [problem.path for problem in secret] == paths
    assert not any("10100" in problem.text("en") + problem.text("zh") for problem in secret)
    free = evolve(DONGHU_TOGETHER, target_first=False, same_author=False)
    assert check_target_request(request, free) == ()


def test_the_words_and_the_ground_of_synchrony() -> None:
    request = TargetRequest(author=None, filed=None, requester="101001", requested=DAYS[4])
    (problem,) = check_target_request(request, DONGHU_TOGETHER)
    assert problem.text("zh") == "申报：为 —，应不晚于申请预算之日 2022-10-05"
    assert [one.key for one in DONGHU_TOGETHER.assumptions] == ["synchrony.days"]
    assert from_data(to_data(DONGHU_TOGETHER), SynchronyPolicy) == DONGHU_TOGETHER
    with pytest.raises(InvalidValueError, match=r"SynchronyPolicy\.days is -1"):
        evolve(DONGHU_TOGETHER, days=-1)
