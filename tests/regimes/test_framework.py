"""The framework of criteria for department and fiscal evaluations, and whole evaluations by the ready policies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.regimes.framework import FRAMEWORK_2020, MEASURES_2020

NATIONAL = bp.regimes.NATIONAL
SCHEME = bp.regimes.schemes.EVALUATION_2020


def _ready(policy: bp.CriteriaPolicy | None) -> bp.CriteriaPolicy:
    assert policy is not None
    return policy


DEPARTMENT, FISCAL = _ready(NATIONAL.department_evaluation), _ready(NATIONAL.fiscal_evaluation)

TABLE = """
决策 项目立项 立项依据充分性 立项程序规范性
决策 绩效目标 绩效目标合理性 绩效指标明确性
决策 资金投入 预算编制科学性 资金分配合理性
过程 资金管理 资金到位率 预算执行率 资金使用合规性
过程 组织实施 管理制度健全性 制度执行有效性
产出 产出数量 实际完成率
产出 产出质量 质量达标率
产出 产出时效 完成及时性
产出 产出成本 成本节约率
效益 项目效益 实施效益 满意度
"""
FORMULAS = {
    "资金到位率": "实际到位资金 ÷ 预算资金",
    "预算执行率": "实际支出资金 ÷ 实际到位资金",
    "实际完成率": "实际产出数 ÷ 计划产出数",
    "质量达标率": "质量达标产出数 ÷ 实际产出数",
    "完成及时性": "实际完成时间与计划完成时间比较",
    "成本节约率": "（计划成本 - 实际成本）÷ 计划成本",
}
BUDGET = bp.Budget(initial=bp.wan(480), adjusted=bp.wan(500), received=bp.wan(400), executed=bp.wan(340))
ROWS: list[tuple[str, str, str, str, str | None, str]] = [
    # code, target, actual, points, judged, awarded
    ("approval-grounds", "充分", "达成", "3", "3", "3"),
    ("approval-procedure", "规范", "达成", "3", "2.8", "2.8"),
    ("sound-targets", "合理", "部分达成", "3", "2", "2"),
    ("clear-indicators", "明确", "部分达成", "3", "1.8", "1.8"),
    ("sound-budgeting", "科学", "达成", "4", "3.5", "3.5"),
    ("sound-allocation", "合理", "达成", "2", "2", "2"),
    ("funds-in-place", "≥100%", "80%", "3", None, "2.4"),
    ("execution-rate", "≥100%", "85%", "4", None, "3.4"),
    ("compliant-use", "=0起", "0起", "4", None, "4"),
    ("sound-rules", "健全", "达成", "3", "3", "3"),
    ("rules-applied", "有效", "未达成", "3", "1.5", "1.5"),
    ("completion", "≥100%", "97%", "12", None, "11.64"),
    ("quality", "≥98%", "98.6%", "10", None, "10"),
    ("timeliness", "2024年11月30日前", "2024年11月20日", "5", None, "5"),
    ("cost-saving", "≥5%", "3%", "8", None, "4.8"),
    ("effects", "明显", "达成", "20", "17", "17"),
    ("satisfaction", "≥90%", "88%", "10", None, "9.78"),
]
"""Their points make 100, what they earn makes 87.62; outputs and outcomes weigh 65."""

TARGET = bp.Target(
    project="某区污水管网改造项目",
    year=2024,
    indicators=tuple(
        criterion.indicator(
            bp.points(full), bp.parse(asked), bp.AllOrNothing() if criterion.code == "compliant-use" else None
        )
        for criterion, (_, asked, _, full, _, _) in zip(FRAMEWORK_2020, ROWS, strict=True)
    ),
)
SEEN = tuple(
    bp.Observation(indicator=code, actual=bp.read_actual(actual), judged=None if judged is None else bp.points(judged))
    for code, _, actual, _, judged, _ in ROWS
)


def _seen(code: str, actual: str) -> tuple[bp.Observation, ...]:
    return tuple(evolve(seen, actual=bp.read_actual(actual)) if seen.indicator == code else seen for seen in SEEN)


def _weighing(**full: str) -> bp.Target:
    """The target with other points for completion or for the funds in place."""
    changed = {name.replace("_", "-"): bp.points(value) for name, value in full.items()}
    return evolve(
        TARGET,
        indicators=tuple(evolve(item, points=changed.get(item.code, item.points)) for item in TARGET.indicators),
    )


def test_the_names_stand_in_the_order_of_the_table() -> None:
    expected = [
        (level1, level2, name)
        for level1, level2, *names in (line.split() for line in TABLE.strip().splitlines())
        for name in names
    ]
    assert [(each.level1, each.level2, each.zh) for each in FRAMEWORK_2020] == expected
    assert len({each.code for each in FRAMEWORK_2020}) == len(FRAMEWORK_2020) == 17
    assert [each.code for each in FRAMEWORK_2020] == [code for code, *_ in ROWS]
    assert str(FRAMEWORK_2020[0]) == "决策 / 项目立项 / 立项依据充分性"
    assert all(each.en.isascii() and each.en for each in FRAMEWORK_2020)


def test_ratios_have_their_formulas_and_the_execution_rate_is_over_the_funds_received() -> None:
    assert {each.zh: each.formula_zh for each in FRAMEWORK_2020 if each.formula_zh} == FORMULAS
    assert {each.zh for each in FRAMEWORK_2020 if each.formula_en} == set(FORMULAS)
    assert {each.zh: each.denominator for each in FRAMEWORK_2020 if each.denominator} == {
        "预算执行率": bp.Denominator.RECEIVED
    }
    assert NATIONAL.self_evaluation.execution.denominator is bp.Denominator.ADJUSTED


def test_everything_is_recalled_and_no_article_is_cited() -> None:
    grounds = {each.basis for each in FRAMEWORK_2020}
    assert {(ground.kind, ground.document, ground.clause) for ground in grounds} == {
        (bp.BasisKind.RECALLED, MEASURES_2020, None)
    }
    assert str(MEASURES_2020) == "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
    assert SCHEME.basis["levels"].document == MEASURES_2020


def test_the_scheme_knows_just_the_levels_of_the_framework() -> None:
    known = [(level, below) for level in SCHEME.levels for below in level.below]
    found: list[tuple[str, str]] = []
    for each in FRAMEWORK_2020:
        level = SCHEME.named(each.level1)
        assert level is not None
        below = [second.code for second in level.below if second.stands_for(each.level2)]
        assert len(below) == 1
        if (level.code, below[0]) not in found:
            found.append((level.code, below[0]))
    assert found == [(level.code, below.code) for level, below in known]
    assert all(level.points is None and below.points is None for level, below in known)


@given(outputs=st.integers(0, 100), outcomes=st.integers(0, 100))
def test_weights_are_free_but_for_sixty_of_outputs_and_outcomes(outputs: int, outcomes: int) -> None:
    total = min(100, outputs + outcomes)
    full = {"决策": 100 - total, "产出": min(outputs, 100), "效益": total - min(outputs, 100)}
    firsts = {each.level1: each for each in reversed(FRAMEWORK_2020)}
    weighed = [firsts[level].indicator(bp.points(value), bp.parse("≥1")) for level, value in full.items()]
    problems = [problem.path for problem in bp.check_weights(weighed, SCHEME)]
    assert problems == ["产出指标、效益指标"] * (total < 60)


def test_a_fiscal_evaluation_by_the_ready_policy() -> None:
    found = bp.evaluate_by_criteria(TARGET, SEEN, FISCAL)
    assert {row.indicator.code: row.points for row in found.rows} == {
        code: Decimal(awarded) for code, *_, awarded in ROWS
    }
    assert (found.total, found.shown) == (Decimal("87.62"), Decimal("87.62"))
    levels: list[tuple[str | None, bp.Exact, bp.Exact]] = [
        (level.name, level.full, level.earned) for level in found.levels
    ]
    assert levels == [
        ("决策", Decimal(18), Decimal("15.1")),
        ("过程", Decimal(17), Decimal("14.3")),
        ("产出", Decimal(35), Decimal("31.44")),
        ("效益", Decimal(30), Decimal("26.78")),
    ]
    assert found.grade is not None
    assert found.grade.zh == "良"
    lines = found.explain("zh").split("\n")
    assert lines[0].startswith("某区污水管网改造项目（财政评价）：总分 87.62（精确值 87.62）")
    assert "    该评判可给 [1.8, 2.4)" in lines


def test_the_execution_rate_is_eighty_five_percent_over_the_funds_received_and_less_over_the_budget() -> None:
    (execution,) = [each for each in FRAMEWORK_2020 if each.denominator]
    assert execution.denominator is not None
    rates = {
        BUDGET.execution_over(over).exact: Decimal(points)
        for over, points in ((execution.denominator, "3.4"), (bp.Denominator.ADJUSTED, "2.72"))
    }
    assert list(rates) == [Fraction(85, 100), Fraction(68, 100)]
    for rate, points in rates.items():
        found = bp.evaluate_by_criteria(TARGET, _seen(execution.code, f"{int(rate * 100)}%"), FISCAL)
        assert {row.indicator.code: row.points for row in found.rows}[execution.code] == points
        assert found.total == Decimal("87.62") - Decimal("3.4") + points


def test_one_breach_takes_all_points_of_a_yes_or_no_criterion_and_with_them_nothing_else() -> None:
    found = bp.evaluate_by_criteria(TARGET, _seen("compliant-use", "1起"), FISCAL)
    assert found.total == Decimal("83.62")


def test_points_outside_a_rating_s_band_are_refused() -> None:
    raised = tuple(
        evolve(seen, judged=bp.points("2.4")) if seen.indicator == "sound-targets" else seen for seen in SEEN
    )
    with pytest.raises(bp.IncompleteError, match=r"\[1\.8, 2\.4\)") as caught:
        bp.evaluate_by_criteria(TARGET, raised, FISCAL)
    assert [problem.path for problem in caught.value.problems] == ["sound-targets"]


def test_a_target_on_the_floor_is_evaluated_and_one_below_it_is_refused() -> None:
    on_it = bp.evaluate_by_criteria(_weighing(completion="7", funds_in_place="8"), SEEN, FISCAL)
    assert sum(bp.fraction(level.full) for level in on_it.levels if level.name in {"产出", "效益"}) == 60
    with pytest.raises(bp.IncompleteError) as caught:
        bp.evaluate_by_criteria(_weighing(completion="6.5", funds_in_place="8.5"), SEEN, FISCAL)
    assert [problem.text("zh") for problem in caught.value.problems] == [
        "产出指标、效益指标：合计 59.5 分，应不低于 60 分"
    ]
    assert caught.value.problems[0].en == "weigh 59.5 together, expected at least 60"


def test_a_second_level_may_be_left_out_but_not_be_another() -> None:
    first, *rest = TARGET.indicators
    bare = evolve(TARGET, indicators=(evolve(first, level2=None), *rest))
    assert bp.evaluate_by_criteria(bare, SEEN, FISCAL).total == Decimal("87.62")
    other = evolve(TARGET, indicators=(evolve(first, level2="经济效益"), *rest))
    with pytest.raises(bp.IncompleteError) as caught:
        bp.evaluate_by_criteria(other, SEEN, FISCAL)
    assert [problem.text("en") for problem in caught.value.problems] == [
        "经济效益: is no second level of 决策指标, expected one of 项目立项、绩效目标、资金投入"
    ]


def test_the_result_verifies_and_goes_over_the_wire() -> None:
    found = bp.evaluate_by_criteria(TARGET, SEEN, FISCAL)
    assert found.verify()
    assert bp.from_data(bp.to_data(found), bp.CriteriaEvaluation, known=[FISCAL]) == found
    changed = evolve(found, total=Decimal(90))
    assert [difference.path for difference in changed.verify().differences] == ["total"]


@pytest.mark.parametrize("criterion", FRAMEWORK_2020, ids=lambda criterion: criterion.code)
def test_a_criterion_survives_the_wire_and_makes_its_indicator(criterion: bp.Criterion) -> None:
    assert bp.loads(bp.dumps(criterion), bp.Criterion) == criterion
    assert criterion.indicator(bp.points(5), bp.parse("≥1")) == bp.Indicator(
        code=criterion.code,
        name=criterion.zh,
        expectation=bp.parse("≥1"),
        points=bp.points(5),
        level1=criterion.level1,
        level2=criterion.level2,
    )


@pytest.mark.parametrize(
    ("policy", "kind"), [(DEPARTMENT, bp.EvaluationKind.DEPARTMENT), (FISCAL, bp.EvaluationKind.FISCAL)]
)
def test_the_ready_policies_borrow_the_self_evaluation_s_rules_and_say_so(
    policy: bp.CriteriaPolicy, kind: bp.EvaluationKind
) -> None:
    own = NATIONAL.self_evaluation
    assert (policy.code, policy.revision, policy.kind) == (f"national.{kind.value}-evaluation", "2020", kind)
    assert (policy.rule, policy.qualitative, policy.scale) == (own.rule, own.qualitative, own.scale)
    assert (policy.directions, policy.shown, policy.total) == (own.directions, own.shown, own.total)
    assert (policy.scheme, policy.status, policy.adjustments, policy.limits) == (SCHEME, own.status, None, None)
    assert {name for name, basis in policy.basis.items() if basis.kind is bp.BasisKind.RECALLED} == {
        "kind", "scale", "scheme", "status", "total",
    }  # fmt: skip
    assert bp.loads(bp.dumps(policy), bp.CriteriaPolicy) == policy
    used = {item.key for item in bp.evaluate_by_criteria(TARGET, SEEN, policy).assumptions}
    assert {"criteria.rule", "criteria.qualitative", "criteria.shown", "proportional.rounding"} <= used


def test_a_regime_refuses_a_policy_for_another_kind() -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(NATIONAL, department_evaluation=FISCAL)
    assert caught.value.en == (
        "Regime.department_evaluation is a policy for a fiscal evaluation, expected one for a department evaluation."
    )
    assert caught.value.zh == "规则体系的部门评价规则为财政评价的政策，应为部门评价的政策。"
    assert caught.value.facts == {"found": "fiscal", "expected": "department"}
    with pytest.raises(bp.InvalidValueError, match=r"Regime\.fiscal_evaluation"):
        evolve(NATIONAL, fiscal_evaluation=NATIONAL.self_evaluation)  # type: ignore[arg-type]
    assert evolve(NATIONAL, department_evaluation=None, fiscal_evaluation=None).self_evaluation == (
        NATIONAL.self_evaluation
    )


@pytest.mark.parametrize("name", ["code", "zh", "en", "level1", "level2"])
def test_a_criterion_needs_a_code_names_and_levels(name: str) -> None:
    blank: dict[str, Any] = {name: " "}
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(FRAMEWORK_2020[0], **blank)
    assert caught.value.facts == {"found": (name,)}
    assert f"has no words for ['{name}'], expected a code, two names and two levels" in caught.value.en
    assert f"['{name}'] 为空，应有编码、中英文名称和两级指标" in caught.value.zh


@pytest.mark.parametrize("formula", [{"formula_zh": "实际 ÷ 计划"}, {"formula_en": "actual / planned"}])
def test_a_formula_in_one_language_is_refused(formula: dict[str, Any]) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(FRAMEWORK_2020[0], **formula)
    assert caught.value.facts == {"found": next(iter(formula.values()))}
    assert caught.value.en.endswith("has a formula in one language, expected both or neither.")
    assert caught.value.zh.endswith("的公式只有一种语言，应中英文齐备或均不填写。")


@pytest.mark.parametrize("part", ["basis", "denominator"])
def test_a_part_of_another_type_is_refused(part: str) -> None:
    wrong: dict[str, Any] = {part: "received"}
    with pytest.raises(bp.InvalidValueError, match=rf"Criterion\.{part}"):
        evolve(FRAMEWORK_2020[0], **wrong)


@pytest.mark.parametrize("printed", ["经济效益", "社会效益指标", "可持续影响", "服务对象满意度指标", "项目效益", None])
def test_a_kind_of_outcome_may_stand_below_the_outcomes(printed: str | None) -> None:
    *rest, last = TARGET.indicators
    assert last.level1 is not None
    assert last.level1.startswith("效益")
    assert bp.check_weights((*rest, evolve(last, level2=printed)), bp.regimes.schemes.EVALUATION_2020) == ()
