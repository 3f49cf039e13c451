"""Evaluations year by year, and the distribution of their grades."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share, wan, yi
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import Interval, PrintedFigure
from budgetperf.records.evaluation_totals import YearTotal
from budgetperf.regimes import NATIONAL
from budgetperf.stages.evaluations import (
    EvaluationSeries,
    GradeDistribution,
    GradedSubject,
    YearlyMeasure,
    compare_years,
    distribute,
)
from budgetperf.wire import dumps, loads
from evaluating_samples import GRADES

SCALE = NATIONAL.self_evaluation.scale
CENTS = Rounding(places=2, mode=RoundingMode.HALF_UP)
SCOPE, COUNT, AMOUNT = YearlyMeasure


def year(number: int, scope: str | None = None, count: str | None = None, amount: int | None = None) -> YearTotal:
    """A row of a series from printed numbers and wan."""
    read = [None if text is None else PrintedFigure.read(text) for text in (scope, count)]
    return YearTotal(year=number, scope=read[0], count=read[1], amount=None if amount is None else wan(amount))


def test_dh_22_scope_number_and_money_grow_each_year() -> None:
    """「评价范围、数量和资金量逐年增多」."""
    rows = [year(2022, "59", "185", 42501), year(2020, "55", "120", 30000), year(2021, "57", "150", 36000)]
    found = compare_years(rows)
    assert [one.year for one in found.totals] == [2020, 2021, 2022]
    assert [found.grows(measure) for measure in YearlyMeasure] == [True, True, True]
    assert (found.grows_in_all, found.is_consecutive) == (True, True)
    assert verify(found)
    assert loads(dumps(found), EvaluationSeries) == found
    assert found.explain("zh").split("\n")[1] == "  2020 年：评价范围 55，评价数量 120，资金量 300000000"
    assert "  money: more each year" in found.explain("en").split("\n")


@pytest.mark.parametrize(
    ("change", "grows"),
    [
        ({"count": PrintedFigure.read("150个")}, False),  # the same is not more
        ({"count": PrintedFigure.read("149个")}, False),
        ({"count": PrintedFigure.read("151个")}, True),
        ({"count": PrintedFigure.read("150余个")}, True),  # more than 150
        ({"count": PrintedFigure.read("140多个")}, None),  # more than 140, perhaps not more than 150
        ({"count": None}, None),
    ],
)
def test_dh_22_a_step_between_two_years(change: dict[str, Any], grows: bool | None) -> None:
    found = compare_years([year(2021, "57", "150", 1), evolve(year(2022, "58", "1", 2), **change)])
    assert found.grows(COUNT) is grows
    assert found.grows_in_all is grows
    assert (found.grows(SCOPE), found.grows(AMOUNT)) == (True, True)


def test_a_bound_may_decide_that_it_is_not_more() -> None:
    falling = [year(2021, count="200余个"), year(2022, count="200")]
    assert compare_years(falling).grows(COUNT) is False
    assert compare_years([year(2021, count="200余个"), year(2022, count="300余个")]).grows(COUNT) is None
    assert compare_years([year(2021, amount=5), year(2022, amount=5)]).grows(AMOUNT) is False


def test_tm_13_tm_17_the_years_that_are_told_of() -> None:
    """2016: 22 projects, 2017: 24 units, 2018-2019: 9 projects, 2021: 4: no year-on-year series."""
    rows = [year(2016, count="22"), year(2017, count="24"), year(2019, count="9"), year(2021, count="4")]
    found = compare_years(rows)
    assert found.left_out == (2018, 2020)
    assert not found.is_consecutive
    assert [step.more for step in found.steps if step.measure is COUNT] == [True, False, False]
    assert found.grows(COUNT) is False
    assert compare_years([year(2016, count="22"), year(2018, count="24")]).grows(COUNT) is None


def test_tm_14_three_years_in_a_row() -> None:
    """「连续三年对市级 12 个重点预算项目的绩效目标进行评价」: consecutive, and no more each year."""
    found = compare_years([year(number, count="12") for number in (2016, 2017, 2018)])
    assert (found.is_consecutive, len(found.totals), found.grows(COUNT)) == (True, 3, False)
    assert "评价数量：未逐年增多" in found.explain("zh")
    assert "资金量：无法判断" in found.explain("zh")


def test_one_year_or_none_is_no_series() -> None:
    assert compare_years([]).grows_in_all is None
    assert compare_years([year(2022, "1", "1", 1)]).grows(COUNT) is None
    with pytest.raises(InvalidValueError, match=r"the years \[2022\] stand twice") as caught:
        compare_years([year(2022), year(2022)])
    assert caught.value.zh == "[2022] 年重复。"
    with pytest.raises(InvalidValueError, match="measure is str"):
        compare_years([]).grows("count")  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_exact_numbers_grow_as_python_says(numbers: list[int]) -> None:
    rows = [YearTotal(year=2000 + i, count=Interval.point(one)) for i, one in enumerate(numbers)]
    assert compare_years(rows).grows(COUNT) is all(one < other for one, other in pairwise(numbers))


# -- grades --


def graded(*grades: str | None, **more: Any) -> list[GradedSubject]:
    """Subjects with these grades."""
    return [GradedSubject(code=f"p{i}", grade=grade, **more) for i, grade in enumerate(grades)]


def test_xz_23_the_distribution_of_57_grades() -> None:
    """「8 个“优”，24 个“良”、22 个“中”、3 个“差”」: 14.04, 42.11, 38.60, 5.26 %; 优良率 32/57."""
    found = distribute(graded(*GRADES), SCALE)
    assert found.counts == (8, 24, 22, 3)
    assert (sum(found.counts), found.graded, found.ungraded) == (57, 57, 0)
    assert [str(total.share.percent(CENTS)) for total in found.totals] == ["14.04", "42.11", "38.60", "5.26"]
    assert found.at_least("good") == Share.of(32, 57)
    assert str(found.at_least("good").percent(CENTS)) == "56.14"
    assert (found.at_least("excellent"), found.at_least("poor")) == (Share.of(8, 57), Share.of(57, 57))
    assert verify(found)
    assert loads(dumps(found), GradeDistribution) == found
    assert "  良：24 个（24/57），0 元" in found.explain("zh").split("\n")
    assert found.explain("en").startswith("57 graded, 0 not")


def test_xz_24_all_eight_are_good() -> None:
    """「8 个项目评价等级为“良”」."""
    found = distribute(graded(*("good",) * 8, amount=yi("0.345")), SCALE)
    assert (found.counts, found.totals[1].amount) == ((0, 8, 0, 0), yi("2.76"))
    assert found.at_least("good") == found.totals[1].share == Share.of(8, 8)


def test_a_report_without_a_grade_is_in_no_share() -> None:
    found = distribute(graded("good", None, None), SCALE)
    assert (found.graded, found.ungraded, found.at_least("good")) == (1, 2, Share.of(1, 1))
    assert distribute([], SCALE).at_least("good").is_defined is False


@given(st.lists(st.sampled_from([None, "excellent", "good", "fair", "poor"]), max_size=20))
def test_shares_of_all_grades_make_one(grades: list[str | None]) -> None:
    found = distribute(graded(*grades), SCALE)
    counted = Counter(grades)
    assert [total.count for total in found.totals] == [counted[band.code] for band in SCALE.bands]
    if found.graded:
        assert sum((total.share.exact for total in found.totals), Fraction(0)) == 1
    one_more = distribute([*graded(*grades), GradedSubject(code="x", grade="poor", classified=True)], SCALE)
    assert one_more == found


def test_grades_that_cannot_be_counted() -> None:
    with pytest.raises(InvalidValueError, match=r"the subjects \['p0'\] stand twice") as caught:
        distribute([*graded("good"), *graded("poor")], SCALE)
    assert caught.value.zh == "评价对象 ['p0'] 重复。"
    with pytest.raises(InvalidValueError, match="the scale has no grade '良'"):
        distribute(graded("良"), SCALE)
    with pytest.raises(InvalidValueError, match="scale is str"):
        distribute([], "优良中差")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"GradedSubject\.amount is int"):
        GradedSubject(code="a", grade=None, amount=1)  # type: ignore[arg-type]
    assert repr(GradedSubject(code="a", grade="good", amount=wan(Decimal(1)), classified=True)) == (
        "GradedSubject(withheld)"
    )
