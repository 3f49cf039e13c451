"""Facts told twice, and targets that go together with the budget in four steps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.basis import BasisKind
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import PrintedFigure
from budgetperf.regimes.disclosure import TIANMEN_TARGET_STEPS
from budgetperf.regimes.reviews import DONGHU_TOGETHER
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.disclosure import Together, TogetherDays, ToldFact, ToldFacts, compare_told, go_together
from budgetperf.stages.monitors import check_steps
from budgetperf.stages.reviews import PairedStep, PairedStepDays
from budgetperf.wire import from_data, to_data


def told(what: str, count: str, year: int | None, place: str) -> ToldFact:
    when = None if year is None else PrintedDate(year=year)
    return ToldFact(what=what, count=PrintedFigure.read(count), when=when, place=place)


def test_tm_10_tm_35_forty_units_are_one_fact() -> None:
    """TM-10, TM-35: told in two places, counted once."""
    first = told("网上公开的单位", "40个", 2021, "一（三）")
    again = ToldFact(
        what="网上公开的单位",
        count=PrintedFigure.read("40个单位"),
        when=PrintedDate(year=2021, month=1),
        place="一（五）3",
    )
    found = compare_told([first, again])
    assert (found.distinct, found.problems) == ((first,), ())
    assert verify(found)
    assert from_data(to_data(found), ToldFacts) == found
    assert found.explain("zh") == "陈述 2 处，合并后 1 处（同一事实，只计一次）"


def test_tm_50_ten_visits_and_one_told_differently() -> None:
    """TM-50: 4 + 3 + 3 = 10 visits in three years; TM-18 dates the visit to the four projects one year later."""
    visits = [
        told("垃圾处理等项目视察", "4个", 2020, "四（三）3"),
        told("贫困村文体小广场等项目视察", "3个", 2021, "四（三）3"),
        told("农村义务教育校舍维修等项目视察", "3个", 2022, "四（三）3"),
    ]
    assert sum(one.count.number for one in visits) == 10
    assert compare_told(visits).problems == ()
    earlier = told("垃圾处理等项目视察", "4个", 2021, "一（四）")
    found = compare_told([earlier, *visits])
    (problem,) = found.problems
    assert (problem.path, len(found.distinct)) == ("垃圾处理等项目视察", 4)
    assert problem.zh == "说法不一：一（四）为 4个（2021年），四（三）3为 4个（2020年）"
    assert "told differently" in problem.en
    assert "疑点，请核实：垃圾处理等项目视察：说法不一" in found.explain("zh")


@pytest.mark.parametrize(
    ("count", "year", "same"),
    [
        ("40个", None, True),
        ("30余个", 2021, True),
        ("40余个", 2021, False),
        ("41个", 2021, False),
        ("40个", 2022, False),
    ],
)
def test_a_lower_bound_and_a_missing_year_fit(count: str, year: int | None, same: bool) -> None:
    found = compare_told([told("公开", "40个", 2021, "甲"), told("公开", count, year, "乙")])
    assert (len(found.distinct) == 1, not found.problems) == (same, same)
    if year is None:
        only = compare_told([told("公开", count, None, "甲"), told("公开", "1个", None, "乙")])
        assert only.problems[0].zh == "说法不一：甲为 40个，乙为 1个"


# -- four together --

START = date(2022, 10, 1)


def together(code: str, *apart: int, **more: Any) -> TogetherDays:
    """A project whose steps were taken ten days one after another, the budget so many days later than the target."""
    days = tuple(
        PairedStepDays(
            step=step,
            target=START + timedelta(days=10 * i),
            budget=START + timedelta(days=10 * i + late),
        )
        for i, (step, late) in enumerate(zip(PairedStep, apart, strict=False))
    )
    return TogetherDays(code=code, days=days, **more)


@pytest.mark.parametrize(
    ("tolerance", "late", "kept"),
    [(0, 0, True), (0, 1, False), (0, -1, False), (3, 3, True), (3, 4, False), (3, -3, True)],
)
def test_dh_13_each_step_is_taken_together(tolerance: int, late: int, kept: bool) -> None:
    """DH-13: |date(target) - date(budget)| <= tolerance for each of four steps; 0 by default."""
    assert DONGHU_TOGETHER.days == 0
    assert DONGHU_TOGETHER.basis["days"].kind is BasisKind.ASSUMED
    policy = evolve(DONGHU_TOGETHER, days=tolerance)
    for place in range(4):
        apart = [late if i == place else 0 for i in range(4)]
        found = go_together([together("p", *apart)], policy)
        assert (not found.out_of_step) is kept
        assert [str(one.share) for one in found.steps] == ["1/1" if kept or i != place else "0/1" for i in range(4)]


def test_tm_45_its_four_steps_are_those_of_donghu_but_for_the_first_name() -> None:
    """TM-45: 「编制、审核、批复、公开四个环节」, proposed; DH-13: 申报、审核、批复、公开."""
    steps = [step.zh for step in TIANMEN_TARGET_STEPS.steps]
    theirs = [step.term.zh.removeprefix("同步") for step in PairedStep]
    assert steps == ["编制", "审核", "批复", "公开"]
    assert (steps[1:], steps[0], theirs[0]) == (theirs[1:], "编制", "申报")
    assert TIANMEN_TARGET_STEPS.basis["steps"].kind is BasisKind.PROPOSED
    assert check_steps(TIANMEN_TARGET_STEPS, ["prepared", "reviewed"]) == ()
    assert [one.path for one in check_steps(TIANMEN_TARGET_STEPS, ["prepared", "approved"])] == ["done[1]"]


def test_how_many_keep_step() -> None:
    projects = [together("b", 0, 0), together("a", 0, 5, 0, 0), together("c")]
    found = go_together(projects, DONGHU_TOGETHER)
    assert (str(found.rate), [one.code for one in found.out_of_step]) == ("2/3", ["a"])
    assert [str(one.share) for one in found.steps] == ["2/2", "1/2", "1/1", "1/1"]
    assert verify(found)
    assert from_data(to_data(found), Together, known=[DONGHU_TOGETHER]) == found
    told_zh = found.explain("zh")
    assert told_zh.startswith("绩效目标与预算“四同步”：2/3（相差不超过 0 天）")
    assert "a：审核：相差 5 天，应不超过 0 天" in told_zh
    assert [one.key for one in found.assumptions] == ["synchrony.days"]


def test_a_step_taken_for_one_only_is_out_of_step() -> None:
    half = TogetherDays(code="p", days=(PairedStepDays(step=PairedStep.FILED, target=START, budget=None),))
    found = go_together([half], DONGHU_TOGETHER)
    assert (str(found.rate), str(found.steps[0].share), str(found.steps[1].share)) == ("0/1", "0/1", "0/0")


@given(st.lists(st.integers(-4, 4), min_size=4, max_size=4), st.integers(0, 4), st.integers(0, 4))
@settings(max_examples=60)
def test_more_tolerance_never_puts_a_project_out_of_step(apart: list[int], days: int, more: int) -> None:
    strict, lax = (
        go_together([together("p", *apart)], evolve(DONGHU_TOGETHER, days=each)) for each in (days, days + more)
    )
    assert strict.rate.numerator <= lax.rate.numerator
    assert strict.rate.numerator == all(abs(each) <= days for each in apart)


def test_classified_projects_and_repeated_ones() -> None:
    """X-05: a classified project changes no figure; its key may even be one that is there."""
    open_ones = [together("a", 0, 0), together("b", 9)]
    with_it = go_together([*open_ones, together("a", 9, classified=True)], DONGHU_TOGETHER)
    assert with_it == go_together(open_ones, DONGHU_TOGETHER)
    with pytest.raises(InvalidValueError, match="the projects a stand twice") as caught:
        go_together([together("a"), together("a")], DONGHU_TOGETHER)
    assert caught.value.text("zh") == "项目（a）重复。"
