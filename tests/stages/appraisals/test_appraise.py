"""Appraisals: scores by items, places in a series alone, ties as declared, weights by year that are never added."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Points, Rounding, RoundingMode, points
from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import IncompleteError, InexactNumberError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.responsibility import Responsibilities, Responsibility, ResponsibilityLevel
from budgetperf.regimes.appraisals import (
    APPRAISAL_STEPS,
    DONGLI_SERIES,
    XIUZHOU_2021_WEIGHTS,
    by_score,
    donghu_2023,
    dongli,
)
from budgetperf.rules.facts import Facts, points_fact
from budgetperf.stages.appraisals import (
    APPRAISAL_SCORE,
    Appraisal,
    AppraisalItem,
    AppraisalMark,
    AppraisalPolicy,
    AppraisalSeries,
    DepartmentMarks,
    SeriesMixedError,
    SeriesWeights,
    WeightedScores,
    add_up,
    appraise,
    enter_general_appraisal,
    weights_of,
)
from budgetperf.stages.selection import RankingEnd, RankingKey, RankingTies
from budgetperf.wire import from_data, to_data

ALL_IN = by_score(size=2, ties=RankingTies.ALL_IN)


def items(*worth: int) -> tuple[AppraisalItem, ...]:
    """Items of the five steps, of so many points."""
    return tuple(
        AppraisalItem(code=step.code, zh=step.zh, en=step.en, step=step.code, points=points(each))
        for step, each in zip(APPRAISAL_STEPS, worth, strict=False)
    )


POLICY = dongli(
    items={"government": items(10, 30, 20, 20, 20), "party": items(10, 40, 20, 20, 10), "streets": items(50, 50)},
    order=ALL_IN,
)


def marks(department: str, series: str = "government", *given: str, **more: Any) -> DepartmentMarks:
    """Marks for the first items of a series; full marks where none are given."""
    (own,) = (one for one in POLICY.series if one.code == series)
    brought = given or tuple(str(item.points) for item in own.items)
    return DepartmentMarks(
        department=department,
        series=series,
        marks=tuple(
            AppraisalMark(item=item.code, points=points(each)) for item, each in zip(own.items, brought, strict=True)
        ),
        **more,
    )


def places(found: Appraisal, series: str) -> list[tuple[int, str, Points]]:
    return [(one.place, one.department, one.total) for one in found.of_series(series)]


def test_dl_08_dl_09_three_series_and_a_place_in_each() -> None:
    """DL-08, DL-09: 「政府系列、党群系列和街道园区三大类」; ranking within a series."""
    assert [one.zh for one in DONGLI_SERIES] == ["政府系列", "党群系列", "街道园区"]
    found = appraise(
        [
            marks("103", "party", "10", "35.5", "20", "20", "10"),
            marks("101"),
            marks("102", "government", "5", "30", "20", "20", "20"),
            marks("104", "streets", "50", "49.9"),
        ],
        POLICY,
        year=2022,
    )
    assert places(found, "government") == [(1, "101", points(100)), (2, "102", points(95))]
    assert places(found, "party") == [(1, "103", points("95.5"))]
    assert places(found, "streets") == [(1, "104", points("99.9"))]
    assert verify(found)
    assert from_data(to_data(found), Appraisal, known=[POLICY]) == found
    told = found.explain("zh")
    assert told.startswith("东丽预算绩效管理考核，2022 年：4 个部门，系列之间不作比较")
    assert "第 2 位 102：95 分（满分 100）" in told
    assert "place 1, 103: 95.5 of 100 points" in found.explain("en")


def test_dl_09_rows_for_the_office_that_collects_appraisals() -> None:
    """DL-09, TM-52: exported as rows, sent nowhere; with who answers for the department."""
    found = appraise([marks("101"), marks("102")], POLICY, year=2022)
    assert found.to_rows()[0] == {
        "year": 2022,
        "series": "government",
        "department": "101",
        "score": points(100),
        "whole": points(100),
        "place": 1,
    }
    unit = ResponsibilityLevel.UNIT
    heads = Responsibilities(
        every=(
            Responsibility(person="甲", level=unit, of="101"),
            Responsibility(person="乙", level=unit, of="102", classified=True),
        )
    )
    assert [row["person"] for row in found.rows_with_persons(heads, on=date(2022, 12, 31))] == ["甲", None]
    assert [
        row["person"] for row in appraise([marks("9")], POLICY, year=2022).rows_with_persons(heads, on=date.max)
    ] == [None]
    with pytest.raises(InvalidValueError, match="on is datetime"):
        found.rows_with_persons(heads, on=datetime(2022, 12, 31))  # noqa: DTZ001


def test_dl_08_a_department_is_in_exactly_one_series() -> None:
    with pytest.raises(InvalidValueError) as caught:
        appraise([marks("101"), marks("101", "party")], POLICY, year=2022)
    assert caught.value.text("en") == (
        "these departments cannot be appraised: 101: stands in government, party, expected one series."
    )
    assert "应只属于一个系列" in caught.value.text("zh")


def test_equal_scores_share_a_place_and_ties_are_as_declared() -> None:
    equal = [marks("a", "streets", "50", "40"), marks("b", "streets", "45", "45"), marks("c", "streets", "40", "50")]
    best = marks("d", "streets")
    found = appraise([*equal, best], POLICY, year=2022)
    assert [(place, code) for place, code, _ in places(found, "streets")] == [(1, "d"), (2, "a"), (2, "b"), (2, "c")]
    named = found.named("streets")
    assert (named.codes, named.tied) == (("d", "a", "b", "c"), ("a", "b", "c"))
    none = appraise([*equal, best], evolve(POLICY, order=by_score(size=2, ties=RankingTies.NONE_IN)), year=2022)
    assert none.named("streets").codes == ("d",)
    refuse = appraise([*equal, best], evolve(POLICY, order=by_score(size=2, ties=RankingTies.REFUSE)), year=2022)
    with pytest.raises(InvalidValueError, match="a, b, c are tied at the edge"):
        refuse.named("streets")
    assert found.named("party").codes == ()


def test_a_further_measure_orders_equal_scores() -> None:
    spent = points_fact("execution_score", "预算执行得分", "score of execution")
    order = evolve(ALL_IN, keys=(*ALL_IN.keys, RankingKey(fact=spent.key, end=RankingEnd.TOP)))
    one, other = (
        marks(code, "streets", "50", "40", facts=Facts(known=(spent.known(points(each)),)))
        for code, each in (("a", 7), ("b", 9))
    )
    found = appraise([one, other], evolve(POLICY, order=order), year=2022)
    assert [(place, code) for place, code, _ in places(found, "streets")] == [(1, "b"), (2, "a")]


@given(
    st.lists(
        st.tuples(st.sampled_from(["government", "party", "streets"]), st.integers(0, 100)), min_size=1, max_size=12
    )
)
@settings(max_examples=60)
def test_places_against_a_count_of_who_is_better(drawn: list[tuple[str, int]]) -> None:
    """A place is one more than the number of better departments of the series; other series change nothing."""
    policy = dongli(
        items={
            one.code: (AppraisalItem(code="x", zh="得分", en="score", points=points(100)),) for one in DONGLI_SERIES
        },
        order=ALL_IN,
    )
    every = [
        DepartmentMarks(department=f"{i:02}", series=series, marks=(AppraisalMark(item="x", points=points(score)),))
        for i, (series, score) in enumerate(drawn)
    ]
    found = appraise(every, policy, year=2022)
    assert len(found.lines) == len(drawn)
    for line in found.lines:
        better = [score for series, score in drawn if series == line.series and score > line.total]
        assert line.place == len(better) + 1
    government = appraise([one for one in every if one.series == "government"], policy, year=2022)
    assert government.lines == found.of_series("government")


def test_classified_departments_have_no_place() -> None:
    """X-05: a classified department changes nobody's place."""
    open_ones = [marks("101", "streets", "1", "1"), marks("102", "streets", "2", "2")]
    secret = [marks("999", "streets", classified=True)]
    assert appraise([*open_ones, *secret], POLICY, year=2022) == appraise(open_ones, POLICY, year=2022)
    assert repr(secret[0]) == "DepartmentMarks(withheld)"


def test_everything_that_is_wrong_is_told_at_once() -> None:
    mark = AppraisalMark(item="exante", points=points("50.01"))
    wrong = DepartmentMarks(
        department="101", series="streets", marks=(mark, mark, AppraisalMark(item="z", points=points(1)))
    )
    stray = DepartmentMarks(department="103", series="towns", marks=())
    with pytest.raises(InvalidValueError) as caught:
        appraise([wrong, stray], POLICY, year=2022)
    assert caught.value.text("en") == (
        "these departments cannot be appraised: 103: is in the series 'towns', which there is not; 101.exante: is "
        "marked twice; 101.exante: brought 50.01, expected 0 to 50; 101.exante: brought 50.01, expected 0 to 50; "
        "101.z: is no item of the series streets."
    )
    assert "得 50.01 分，应为 0 至 50" in caught.value.text("zh")
    assert appraise([marks("1", "streets", "0", "50")], POLICY, year=2022).lines[0].total == 50
    with pytest.raises(InvalidValueError, match="points are -1, expected 0 or more"):
        AppraisalMark(item="a", points=Points(Decimal(-1)))


def test_a_missing_mark_is_not_zero() -> None:
    part = DepartmentMarks(department="101", series="streets", marks=())
    with pytest.raises(IncompleteError) as caught:
        appraise([part], POLICY, year=2022)
    assert [problem.path for problem in caught.value.problems] == ["101.exante", "101.targets"]
    assert caught.value.text("zh") == "评分不完整：101.exante：未评分；101.targets：未评分。"


def test_what_cannot_be_built() -> None:
    with pytest.raises(InvalidValueError, match="the item exante is worth 0 points, expected more than 0") as caught:
        items(0)
    assert caught.value.text("zh") == "考核项“事前评估”的分值为 0，应大于 0。"
    with pytest.raises(InvalidValueError, match="the items of the series a are nothing"):
        AppraisalSeries(code="a", zh="甲", en="a", items=())
    with pytest.raises(InvalidValueError, match="the series of the appraisal are government, government"):
        evolve(POLICY, series=POLICY.series[:1] * 2)
    other = RankingKey(fact=points_fact("x", "甲", "x").key, end=RankingEnd.TOP)
    with pytest.raises(InvalidValueError, match="ranked by x first, expected appraisal_score") as order:
        evolve(POLICY, order=evolve(ALL_IN, keys=(other,)))
    assert "应先按“考核得分”" in order.value.text("zh")
    for value in ("10", 10):
        with pytest.raises(InvalidValueError, match=r"AppraisalMark.points is \w+, expected Decimal"):
            AppraisalMark(item="a", points=value)  # type: ignore[arg-type]
    with pytest.raises((InvalidValueError, InexactNumberError)):
        AppraisalMark(item="a", points=Points(Decimal("NaN")))
    with pytest.raises(
        InvalidValueError, match="there is no series 'towns', expected one of government, party"
    ) as series:
        appraise([], POLICY, year=2022).of_series("towns")
    assert "没有系列“towns”" in series.value.text("zh")
    with pytest.raises(InvalidValueError, match="there is no series"):
        appraise([], POLICY, year=2022).named("towns")


def test_dongli_has_just_its_three_series() -> None:
    with pytest.raises(
        InvalidValueError, match="items are given of government, expected of government, party, streets"
    ):
        dongli(items={"government": items(100)}, order=ALL_IN)
    assert POLICY.basis["series"].kind is BasisKind.READ
    assert APPRAISAL_SCORE.key.code == "appraisal_score"
    assert from_data(to_data(POLICY), AppraisalPolicy) == POLICY
    assert {one.key for one in POLICY.assumptions} >= {"appraisal.order", "ranking.ties"}


def test_dh_41_the_use_of_results_is_in_every_appraisal_as_planned() -> None:
    """DH-41: 「将部门绩效管理结果应用情况全面纳入考核」, a plan for 2023 that somebody must adopt."""
    series = AppraisalSeries(code="all", zh="区直部门", en="departments", items=items(20, 20, 20, 20, 20))
    plan = donghu_2023(series=(series,), order=ALL_IN)
    assert plan.status is RuleStatus.PLANNED
    with pytest.raises(InvalidValueError, match="is planned and nobody adopted it") as caught:
        appraise([], plan, year=2023)
    assert "未经采纳" in caught.value.text("zh")
    adopted = appraise([], plan, year=2023, adopt_proposal=True)
    assert (adopted.adopted, adopted.lines) == (True, ())
    assert verify(adopted)
    with pytest.raises(InvalidValueError, match="the series all have no item on the use of results"):
        donghu_2023(series=(evolve(series, items=items(50, 50)),), order=ALL_IN)


# -- what it counts for --

SERIES = {"towns": "0.6", "streets": "0.5", "hi_tech_zone": "0.4", "departments": "1"}
ONE_ITEM = (AppraisalItem(code="x", zh="预算绩效管理", en="budget performance", points=points(100)),)
XIUZHOU = AppraisalPolicy(
    code="appraisal.sample",
    revision="1",
    zh="示例考核",
    en="sample appraisal",
    status=RuleStatus.REPORTED_PRACTICE,
    series=tuple(
        AppraisalSeries(code=one.series, zh=one.zh, en=one.en, items=ONE_ITEM) for one in XIUZHOU_2021_WEIGHTS.weights
    ),
    order=ALL_IN,
    basis=dict.fromkeys(("status", "series", "order"), POLICY.basis["order"]),
)


def _scores(year: int = 2021, **given: str) -> Appraisal:
    every = [
        DepartmentMarks(department=f"{series}-1", series=series, marks=(AppraisalMark(item="x", points=points(each)),))
        for series, each in given.items()
    ]
    return appraise(every, XIUZHOU, year=year)


def test_xz_03_four_series_have_four_weights_in_order() -> None:
    """XZ-03: 「分值占 0.6 分、0.5 分、0.4 分和 1 分」."""
    assert {one.series: str(one.points) for one in XIUZHOU_2021_WEIGHTS.weights} == SERIES
    assert [one.zh for one in XIUZHOU_2021_WEIGHTS.weights] == [
        "镇",
        "街道",
        "秀洲国家高新区",
        "区级机关部门（单位）",
    ]
    found = enter_general_appraisal(
        _scores(towns="90", streets="90", hi_tech_zone="100", departments="85.5"), XIUZHOU_2021_WEIGHTS
    )
    assert [(one.series, one.points) for one in found.scores] == [
        ("towns", Decimal("0.54")),
        ("streets", Decimal("0.45")),
        ("hi_tech_zone", Decimal("0.4")),
        ("departments", Decimal("0.855")),
    ]
    assert verify(found)
    assert from_data(to_data(found), WeightedScores, known=[XIUZHOU, XIUZHOU_2021_WEIGHTS]) == found
    assert "towns-1：0.54 分（towns，满分 0.6）" in found.explain("zh")
    assert "departments-1: 0.855 of 1 (departments)" in found.explain("en")
    assert "series-weights.rounding" in {one.key for one in found.assumptions}


def test_xz_03_points_of_different_series_are_never_added() -> None:
    """XZ-03: 2.5 is meaningless."""
    scores = enter_general_appraisal(_scores(towns="100", streets="100"), XIUZHOU_2021_WEIGHTS).scores
    with pytest.raises(SeriesMixedError, match="points of the series towns, streets are added") as caught:
        add_up(scores)
    assert caught.value.code == "series-mixed"
    assert caught.value.text("zh") == "将 towns、streets 的分值相加；各系列分属不同的考核，不得跨系列相加。"
    assert add_up(scores[:1]) == Decimal("0.6")
    assert add_up([scores[0], evolve(scores[0], department="towns-2")]) == Decimal("1.2")
    assert add_up([]) == 0


@given(st.decimals(0, 100, places=2), st.sampled_from(sorted(SERIES)))
@settings(max_examples=60)
def test_what_counts_is_in_proportion_and_at_most_the_weight(score: Decimal, series: str) -> None:
    (found,) = enter_general_appraisal(_scores(2021, **{series: str(score)}), XIUZHOU_2021_WEIGHTS).scores
    assert Fraction(str(found.points)) == Fraction(score) * Fraction(SERIES[series]) / 100
    assert 0 <= Fraction(str(found.points)) <= Fraction(SERIES[series])


def test_xz_42_weights_are_looked_up_by_year() -> None:
    """XZ-42: 「积极争取加大……权重」: a later year has weights of its own, and none is carried over."""
    later = evolve(
        XIUZHOU_2021_WEIGHTS,
        year=2022,
        weights=tuple(evolve(one, points=points(2)) for one in XIUZHOU_2021_WEIGHTS.weights),
    )
    both = [XIUZHOU_2021_WEIGHTS, later]
    assert weights_of(both, 2021).of("towns") == Decimal("0.6")
    assert weights_of(both, 2022).of("towns") == 2
    with pytest.raises(IncompleteError, match="year: is 2023; known are 2021, 2022") as caught:
        weights_of(both, 2023)
    assert caught.value.text("zh") == "该年度的分值未知：year：为 2023，已知年度：2021, 2022。"
    with pytest.raises(InvalidValueError, match="2022 has the weights"):
        weights_of([later, later], 2022)
    with pytest.raises(InvalidValueError, match="the appraisal is of 2021 and the weights of 2022"):
        enter_general_appraisal(_scores(towns="1"), later)


def test_a_series_without_a_weight_and_a_rounded_one() -> None:
    with pytest.raises(
        InvalidValueError, match="2021 has no weight for the series 'party', expected one of towns"
    ) as caught:
        XIUZHOU_2021_WEIGHTS.of("party")
    assert "2021 年没有系列“party”的分值" in caught.value.text("zh")
    rounded = evolve(XIUZHOU_2021_WEIGHTS, rounding=Rounding(places=2, mode=RoundingMode.HALF_UP))
    (found,) = enter_general_appraisal(_scores(departments="85.5"), rounded).scores
    assert found.points == Decimal("0.86")


def test_dh_28_weights_are_data() -> None:
    """DH-28: 「纳入全区高质量发展考核范围，奖优惩劣」 names no figure; whoever has one writes it down."""
    with pytest.raises(InvalidValueError, match="the weights are of nothing, expected one or more series"):
        evolve(XIUZHOU_2021_WEIGHTS, weights=())
    with pytest.raises(InvalidValueError, match="counts for 0 points, expected more than 0") as caught:
        evolve(XIUZHOU_2021_WEIGHTS.weights[0], points=points(0))
    assert caught.value.text("zh") == "“镇”的分值为 0，应大于 0。"
    with pytest.raises(InvalidValueError, match="lacks rounding"):
        evolve(
            XIUZHOU_2021_WEIGHTS, basis={key: XIUZHOU_2021_WEIGHTS.basis[key] for key in ("status", "year", "weights")}
        )
    assert from_data(to_data(XIUZHOU_2021_WEIGHTS), SeriesWeights) == XIUZHOU_2021_WEIGHTS
