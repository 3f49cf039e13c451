"""Everything that keeps an evaluation from being computed is told at once, by place and in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Points, points, wan
from budgetperf.errors import IncompleteError, InvalidValueError, Problem
from budgetperf.records.budgets import Budget
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import NATIONAL
from budgetperf.rules.execution import ZeroBudget
from budgetperf.rules.expectations import Unread, UnreadWhy
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.evaluations import FirstLevel, SelfEvaluationPolicy, evaluate, total_up
from evaluation_samples import BUDGET, OBSERVATIONS, POLICY, TARGET, UNBANDED, seen, single

HUNDRED_TEN: dict[str, Any] = {
    "total": points(110),
    "first_level": (*POLICY.first_level, FirstLevel(zh="附加", en="extra", points=points(10))),
}


def _problems(
    target: Target,
    observations: tuple[Observation, ...],
    budget: Budget | None,
    policy: SelfEvaluationPolicy = POLICY,
) -> tuple[Problem, ...]:
    with pytest.raises(IncompleteError) as caught:
        evaluate(target, observations, budget, policy)
    error = caught.value
    assert error.code == "incomplete"
    assert error.en.startswith("this evaluation cannot be computed: ")
    assert error.zh.startswith("无法评价：")
    assert all(problem.text("en") in error.en and problem.text("zh") in error.zh for problem in error.problems)
    return error.problems


def _one(
    target: str,
    actual: str,
    judged: str | None = None,
    name: str | None = "指标",
    policy: SelfEvaluationPolicy = POLICY,
) -> Problem:
    (problem,) = _problems(single(target, name=name), seen(actual, judged), None, policy)
    assert problem.path == "one"
    return problem


@pytest.mark.parametrize(
    ("target", "actual", "en", "zh"),
    [
        ("90-95%x", "92%", "the target cannot be read (there are several numbers", "指标值无法识别"),
        ("≥90%", "约92%", "the actual cannot be read (the number is approximate)", "完成值无法识别（约数）"),
        ("≥90%", "达成预期指标", "the target is a number, the actual is not", "指标值是数，完成值不是"),
        ("≥90%", "≤95%", "the actual is only a bound", "完成值只给出了界限"),
        ("≥90人", "95人次", "the target is in 人 and the actual in 人次.", "指标值单位为“人”"),
        ("2022年6月15日", "2022年6月", "the date of completion is not precise enough", "完成日期不够具体"),
        ("200万元", "180万元", "the target has no operator, so its direction is open", "指标值没有比较符号"),
    ],
)
def test_what_cannot_be_decided_is_no_ones_to_guess_even_with_points_given(
    target: str, actual: str, en: str, zh: str
) -> None:
    for judged in (None, "50"):
        problem = _one(target, actual, judged)
        assert problem.en.startswith(en)
        assert problem.zh.startswith(zh)


@pytest.mark.parametrize(
    ("actual", "en"),
    [
        ("12人", "the target is in 次 and the actual in 人."),
        ("≤12次", "the actual is only a bound"),
        ("达成", "the target is a number, the actual is not"),
    ],
)
def test_a_direction_from_the_name_does_not_help_an_actual_that_says_too_little(actual: str, en: str) -> None:
    assert _one("10次", actual, name="服务次数").en == en


def test_a_bare_number_without_a_name_has_no_direction() -> None:
    assert _one("10次", "12次", name=None).en == "the target has no operator, so its direction is open"


@pytest.mark.parametrize(
    ("target", "actual"), [("效果明显", "达成预期指标"), ("效果明显", "有所改善"), ("2022年6月", "2022年7月")]
)
def test_words_and_late_dates_need_a_persons_points(target: str, actual: str) -> None:
    problem = _one(target, actual, policy=UNBANDED)
    assert problem.en == "a person's judgement is needed and none is given"
    assert problem.zh == "须由人评判，未给出得分"


@pytest.mark.parametrize("judged", ["100.01", "1000"])
def test_a_person_may_not_give_more_than_the_indicator_is_worth(judged: str) -> None:
    problem = _one("效果明显", "达成预期指标", judged, policy=UNBANDED)
    assert problem.en == f"a person gave {judged}, expected 0 to 100"
    assert problem.zh == f"评判得分 {judged} 不在 0 至 100 之间"


def test_a_person_may_not_give_less_than_nothing() -> None:
    observation = Observation(indicator="one", actual=read_actual("达成"), judged=Points(Decimal(-1)))
    (problem,) = _problems(single("效果明显"), (observation,), None, UNBANDED)
    assert problem.en == "a person gave -1, expected 0 to 100"


@pytest.mark.parametrize("judged", ["0", "100"])
def test_both_ends_of_the_points_may_be_given(judged: str) -> None:
    assert evaluate(single("效果明显"), seen("达成", judged), None, UNBANDED).total == Decimal(judged)


@pytest.mark.parametrize(
    ("budget", "paths"),
    [
        (Budget(adjusted=wan(1)), {"budget.executed"}),
        (Budget(executed=wan(1)), {"budget.adjusted"}),
        (None, {"budget.executed", "budget.adjusted"}),
    ],
)
def test_a_missing_amount_is_named(budget: Budget | None, paths: set[str]) -> None:
    problems = _problems(single("≥95%", 90), seen("95%"), budget)
    assert {problem.path for problem in problems} == paths
    assert {problem.en for problem in problems} == {"is not stated"}


@pytest.mark.parametrize(
    ("full", "execution", "made"), [("85", None, "95"), ("90.5", None, "100.5"), ("90", "0", "90"), ("100", "5", "105")]
)
def test_points_that_do_not_make_the_total_are_refused(full: str, execution: str | None, made: str) -> None:
    row = Indicator(code="one", name="指标", expectation=parse("≥95%"), points=points(full))
    given = None if execution is None else points(execution)
    target = Target(project="单项", indicators=(row,), execution_points=given)
    (problem,) = _problems(target, seen("95%"), BUDGET)
    assert problem.path == "points"
    assert problem.en == f"add up to {made} with the execution's, expected 100"
    assert problem.zh == f"与预算执行分值合计 {made}，应为 100"


def test_an_observation_that_is_missing_unknown_or_double_is_named() -> None:
    stranger = evolve(OBSERVATIONS[0], indicator="stranger")
    observations = (*OBSERVATIONS[1:], OBSERVATIONS[1], OBSERVATIONS[1], stranger, stranger)
    assert _problems(TARGET, observations, BUDGET) == (
        Problem(path="served", en="has no observation", zh="没有实际完成情况"),
        Problem(path="courses", en="is observed twice", zh="实际完成情况重复"),
        Problem(path="stranger", en="is not an indicator of the target", zh="不是该绩效目标的指标"),
    )


def test_every_problem_of_a_document_is_told_at_once() -> None:
    cells = {
        "missing": ("≥1", None, None),
        "twice": ("≥1", "1", None),
        "unread": ("90-95%x", "92%", None),
        "undecided": ("≥90人", "95人次", None),
        "unjudged": ("效果明显", "达成", None),
        "overjudged": ("效果明显", "达成", "10.5"),
    }
    indicators = tuple(
        Indicator(code=code, name="指标", expectation=parse(target), points=points(10))
        for code, (target, _, _) in cells.items()
    )
    observations = tuple(
        Observation(indicator=code, actual=read_actual(actual), judged=None if judged is None else points(judged))
        for code, (_, actual, judged) in cells.items()
        if actual is not None
    )
    extra = (observations[0], evolve(observations[0], indicator="unknown"))
    target = Target(project="示例项目", indicators=indicators)
    problems = _problems(target, (*observations, *extra), Budget(adjusted=wan(1)))
    assert [problem.path for problem in problems] == [
        "missing",
        "twice",
        "unknown",
        "points",
        "unread",
        "undecided",
        "unjudged",
        "overjudged",
        "budget.executed",
    ]
    assert len({problem.en for problem in problems}) == len({problem.zh for problem in problems}) == 9


def test_a_budget_of_zero_that_a_policy_refuses_hides_no_other_problem() -> None:
    policy = evolve(POLICY, execution=evolve(POLICY.execution, when_zero=ZeroBudget.REFUSE))
    budget = Budget(adjusted=wan(0), executed=wan(0))
    with pytest.raises(IncompleteError) as caught:
        evaluate(single("效果明显", 90), seen("达成"), budget, policy)
    assert [problem.path for problem in caught.value.problems] == ["one", "budget"]


def test_an_actual_that_was_not_read_is_never_scored_for_repeating_the_target() -> None:
    unread = Unread(text="≥95%", why=UnreadWhy.MIXED_TEXT)
    observation = Observation(indicator="one", actual=unread)
    (problem,) = _problems(single("≥95%"), (observation,), None)
    assert problem.path == "one"


@pytest.mark.parametrize(
    ("arguments", "found", "expected"),
    [
        ((None, (), None, POLICY), "NoneType", "Target"),
        ((TARGET, OBSERVATIONS, BUDGET, NATIONAL), "Regime", "SelfEvaluationPolicy"),
    ],
)
def test_an_argument_of_another_kind_is_refused_by_name(arguments: Any, found: str, expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evaluate(*arguments)
    assert dict(caught.value.facts) == {"found": found, "expected": expected}
    assert f"is {found}, expected {expected}." in caught.value.en
    assert f"为 {found}，应为 {expected}。" in caught.value.zh


def test_rows_that_do_not_make_the_total_are_not_totalled_up() -> None:
    with pytest.raises(IncompleteError) as caught:
        total_up(TARGET, OBSERVATIONS, None, evolve(POLICY, **HUNDRED_TEN), (), None)
    assert [problem.path for problem in caught.value.problems] == ["points"]


def test_weights_that_do_not_make_the_total_are_no_policy() -> None:
    levels = (FirstLevel(zh="产出指标", en="output indicators", points=points(50)),)
    with pytest.raises(InvalidValueError) as caught:
        evolve(POLICY, first_level=levels)
    assert caught.value.en == "the execution and the first-level weights make 60, expected the total of 100."
    assert caught.value.zh == "预算执行与各一级指标权重合计 60，应为总分 100。"
    assert caught.value.facts == {"found": "60", "expected": Decimal(100)}


@pytest.mark.parametrize("name", ["total", "rule", "shown", "status"])
def test_a_policy_without_a_basis_for_one_of_its_figures_is_refused(name: str) -> None:
    bases = {key: basis for key, basis in POLICY.basis.items() if key != name}
    with pytest.raises(InvalidValueError, match=rf"{SelfEvaluationPolicy.__name__}\.basis lacks {name}\."):
        evolve(POLICY, basis=bases)
