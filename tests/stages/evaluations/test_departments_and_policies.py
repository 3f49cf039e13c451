"""A department as a whole is evaluated by indicators of its own; no mean of its projects is ever taken."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import fraction, points
from budgetperf.basis import BasisKind
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import NATIONAL
from budgetperf.regimes.evaluating import (
    DAZHOU_DEPARTMENT,
    DAZHOU_DEPARTMENT_CRITERIA,
    DEPARTMENT_FRAMEWORK_2013,
    POLICY_DIMENSIONS,
    PointedCriterion,
    for_department,
    for_policy,
)
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.weights import WeightScheme, roll_up
from budgetperf.stages.evaluations import CriteriaEvaluation, CriteriaPolicy, evaluate_by_criteria
from budgetperf.wire import dumps, from_data, loads, to_data

_NATIONAL = NATIONAL.department_evaluation
assert _NATIONAL is not None
PROJECTS_POLICY = _NATIONAL
POLICY = for_department(PROJECTS_POLICY, DAZHOU_DEPARTMENT)
DUTIES = tuple(
    Indicator(
        code=f"duty-{i}",
        name=name,
        expectation=parse(target),
        points=points(10),
        level1="部门绩效",
        level2="履职成效",
    )
    for i, (name, target) in enumerate((("新增公园面积", "≥100公顷"), ("道路完好率", "≥95%")))
)
TARGET = Target(
    project="示例区城市管理局（部门整体）",
    year=2021,
    indicators=(*(one.criterion.indicator(one.points, parse("充分")) for one in DAZHOU_DEPARTMENT_CRITERIA), *DUTIES),
)


def evaluated(lost: int = 0, area: str = "90公顷") -> CriteriaEvaluation:
    """The department with so many points lost among its management and so much of its first duty done."""
    seen = []
    for i, one in enumerate(TARGET.indicators[: -len(DUTIES)]):
        off = Decimal(1) if i < lost else Decimal(0)
        seen.append(
            Observation(indicator=one.code, actual=read_actual("达成"), judged=points(Decimal(one.points) - off))
        )
    reached = zip(DUTIES, (area, "95%"), strict=True)
    seen += [Observation(indicator=one.code, actual=read_actual(actual)) for one, actual in reached]
    return evaluate_by_criteria(TARGET, seen, evolve_unbanded(POLICY))


def evolve_unbanded(policy: CriteriaPolicy) -> CriteriaPolicy:
    """The same without bands for words: a person may give any points."""
    return evolve(
        policy, qualitative=None, basis={name: each for name, each in policy.basis.items() if name != "qualitative"}
    )


def test_the_published_form_of_a_department_makes_a_hundred() -> None:
    """25 + 30 + 45, and below them what the form prints; the 20 of the duties are the department's own."""
    assert {level.zh: level.points for level in DAZHOU_DEPARTMENT.levels} == {
        "部门决策": points(25),
        "综合管理": points(30),
        "部门绩效": points(45),
    }
    sums: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for one in DAZHOU_DEPARTMENT_CRITERIA:
        sums[one.criterion.level1, one.criterion.level2] += fraction(one.points)
    for level in DAZHOU_DEPARTMENT.levels:
        for below in level.below:
            expected = 0 if below.zh == "履职成效" else below.points
            assert sums[level.zh, below.zh] == expected
    assert sum(sums.values()) == 80
    assert sum(fraction(level.points) for level in roll_up(TARGET.indicators)) == 100
    codes = [one.criterion.code for one in DAZHOU_DEPARTMENT_CRITERIA]
    assert len(set(codes)) == len(codes) == 25
    assert {one.criterion.basis.kind for one in DAZHOU_DEPARTMENT_CRITERIA} == {BasisKind.REPORTED}
    (assets,) = [one for one in DAZHOU_DEPARTMENT_CRITERIA if one.criterion.level2 == "资产管理"]
    assert (assets.criterion.zh, assets.points) == ("资产管理", points(6)), "no name is made up for what was not noted"
    assert assets.criterion.basis.zh == "资产管理 6 分；表中分三项各 2 分，三项名称未抄录，不另拟"
    assert DAZHOU_DEPARTMENT.basis["levels"].kind is BasisKind.REPORTED
    assert from_data(to_data(DAZHOU_DEPARTMENT), WeightScheme) == DAZHOU_DEPARTMENT


def test_dl_19_a_department_as_a_whole_is_scored_by_its_own_indicators() -> None:
    """「8个部门进行了2021年度部门整体支出绩效评价」: 90 of 100 hectares cost 1 of 10 points."""
    found = evaluated(lost=3)
    assert found.total == Decimal(96)
    assert found.grade is not None
    assert found.grade.zh == "优"
    assert [(level.name, level.full, level.earned) for level in found.levels] == [
        ("部门决策", Decimal(25), Decimal(22)),
        ("综合管理", Decimal(30), Decimal(30)),
        ("部门绩效", Decimal(45), Decimal(44)),
    ]
    assert verify(found)
    assert loads(dumps(found), CriteriaEvaluation, known=(found.policy,)) == found


@given(st.lists(st.integers(0, 100), min_size=1, max_size=8), st.integers(0, 20))
def test_jh_28_a_department_is_not_the_mean_of_its_projects(projects: list[int], lost: int) -> None:
    """The total hangs on the department's own rows and on nothing else; the mean of its projects is some other number.

    No argument of the verb takes a project, so that there is nothing which a mean could be made of.
    """
    found = evaluated(lost)
    assert found.total == Decimal(99 - lost)
    assert fraction(found.total) == sum(fraction(row.points) for row in found.rows)
    mean = Fraction(sum(projects), len(projects))
    assert (fraction(found.total) == mean) is (mean == 99 - lost)
    assert {row.indicator.code for row in found.rows} == {one.code for one in TARGET.indicators}


def test_the_indicators_of_projects_are_not_those_of_a_department() -> None:
    project = Target(
        project="示例项目",
        year=2021,
        indicators=(
            Indicator(code="a", name="数量", expectation=parse("≥1个"), points=points(60), level1="产出"),
            Indicator(code="b", name="效果", expectation=parse("≥1个"), points=points(40), level1="效益"),
        ),
    )
    seen = [Observation(indicator=code, actual=read_actual("1个")) for code in ("a", "b")]
    with pytest.raises(IncompleteError, match="产出: is no first level of the scheme") as caught:
        evaluate_by_criteria(project, seen, POLICY)
    assert "产出：不是方案的一级指标" in caught.value.zh


def test_what_is_taken_from_the_rules_of_projects_is_assumed() -> None:
    assert POLICY.code == "national.department-evaluation+dazhou.department"
    assert POLICY.kind is EvaluationKind.DEPARTMENT
    kinds = {name: basis.kind for name, basis in POLICY.basis.items()}
    assert {kinds[name] for name in ("rule", "scale", "directions", "shown", "qualitative")} == {BasisKind.ASSUMED}
    assert {kinds[name] for name in ("scheme", "total", "status")} == {BasisKind.REPORTED}
    assert "（项目评价规则，借用于部门整体）" in POLICY.basis["rule"].zh


def test_tm_20_a_policy_is_evaluated_by_how_it_was_made_carried_out_and_what_it_achieved() -> None:
    """「2021 年开展财政重点支出政策绩效评价」; the dimensions are recalled, and no weights are known."""
    fiscal = NATIONAL.fiscal_evaluation
    assert fiscal is not None
    policy = for_policy(fiscal, POLICY_DIMENSIONS)
    assert [level.zh for level in POLICY_DIMENSIONS.levels] == ["政策制定", "政策执行", "政策效果"]
    assert {level.points for level in POLICY_DIMENSIONS.levels} == {None}
    indicators = tuple(
        Indicator(code=name, name=name, expectation=parse("≥1项"), points=points(worth), level1=name)
        for name, worth in (("政策制定", 20), ("政策执行", 30), ("政策效果", 50))
    )
    target = Target(project="示例政策", year=2020, indicators=indicators)
    found = evaluate_by_criteria(
        target, [Observation(indicator=one.code, actual=read_actual("1项")) for one in indicators], policy
    )
    assert (found.total, policy.basis["scheme"].kind) == (Decimal(100), BasisKind.RECALLED)


def test_the_framework_of_departments_is_recalled_and_sets_no_points() -> None:
    assert len({one.code for one in DEPARTMENT_FRAMEWORK_2013}) == len(DEPARTMENT_FRAMEWORK_2013) == 28
    assert {one.basis.kind for one in DEPARTMENT_FRAMEWORK_2013} == {BasisKind.RECALLED}
    assert {one.basis.clause for one in DEPARTMENT_FRAMEWORK_2013} == {None}
    assert list(dict.fromkeys(one.level1 for one in DEPARTMENT_FRAMEWORK_2013)) == ["投入", "过程", "产出", "效果"]
    assert "“三公经费”变动率" in {one.zh for one in DEPARTMENT_FRAMEWORK_2013}


def test_what_cannot_be_a_policy_for_departments() -> None:
    with pytest.raises(InvalidValueError, match="expected one of a department's or a fiscal evaluation") as caught:
        for_department(evolve(PROJECTS_POLICY, kind=EvaluationKind.SELF), DAZHOU_DEPARTMENT)
    assert caught.value.zh == "该政策用于单位自评，应为部门评价或财政评价的政策。"
    with pytest.raises(InvalidValueError, match="policy is NoneType"):
        for_department(None, DAZHOU_DEPARTMENT)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"PointedCriterion\.criterion is str"):
        PointedCriterion(criterion="a", points=points(1))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="points are -1"):
        PointedCriterion(criterion=DEPARTMENT_FRAMEWORK_2013[0], points=Decimal(-1))  # type: ignore[arg-type]
