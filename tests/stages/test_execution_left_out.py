"""An execution that is left out: the other points are rescaled to the whole, exactly, and the grade follows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Points, Share, fraction, points, wan
from budgetperf.errors import IncompleteError
from budgetperf.evidence import verify
from budgetperf.records.budgets import INITIAL_AS_BASE, Budget, FundSource
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes.practices import GUIDANCE_2021
from budgetperf.rules.execution import Denominator, ExecutionRule, WhenFinished, ZeroBudget
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.evaluations import (
    Evaluation,
    SelfEvaluationPolicy,
    Tallier,
    evaluate,
    score_execution,
    total_up,
)
from budgetperf.wire import dumps, loads
from evaluation_samples import AWARDED, BUDGET, OBSERVATIONS, POLICY, TARGET, TOTAL, UNBANDED

RESCALED_ZH = "各指标得分之和折算为总分"
RESCALED_EN = "the indicators' points are converted to the whole"
NO_MONEY = FundSource(name="财政拨款", adjusted=wan(0), executed=wan(0))
NOTHING = Budget(initial=wan(0), adjusted=wan(0), executed=wan(0))


def _policy(when_zero: ZeroBudget, **changes: Any) -> SelfEvaluationPolicy:
    return evolve(UNBANDED, execution=evolve(UNBANDED.execution, when_zero=when_zero, **changes))


LEAVING = _policy(ZeroBudget.LEAVE_OUT)
EARNED = sum(map(Fraction, AWARDED.values()), Fraction(0))


def _form(*rows: tuple[str, str], execution: str) -> tuple[Target, tuple[Observation, ...]]:
    """Indicators in words with the points that a person gave each."""
    target = Target(
        project="示例项目",
        indicators=tuple(
            Indicator(code=f"i{i}", name=None, expectation=parse("效果明显"), points=points(full))
            for i, (full, _) in enumerate(rows)
        ),
        execution_points=points(execution),
    )
    seen = tuple(
        Observation(indicator=f"i{i}", actual=read_actual("达成"), judged=points(given_))
        for i, (_, given_) in enumerate(rows)
    )
    return target, seen


def test_the_sample_is_rescaled_from_90_to_100() -> None:
    got = evaluate(TARGET, OBSERVATIONS, NOTHING, LEAVING)
    assert Fraction(7968, 100) == EARNED
    assert got.total == Share.of(1328, 15)
    assert fraction(got.total) == EARNED * 100 / 90
    assert (str(got.shown), got.grade.zh) == ("88.53", "良")
    assert got.execution is not None
    assert got.execution.left_out
    assert got.execution.points == got.execution.exact == 0
    assert [row.points for row in got.rows] == list(AWARDED.values())


def test_a_budget_that_is_there_is_scored_as_ever() -> None:
    got = evaluate(TARGET, OBSERVATIONS, BUDGET, LEAVING)
    assert (got.total, got.execution is not None and got.execution.left_out) == (TOTAL, False)
    assert RESCALED_EN not in got.explain("en")


@pytest.mark.parametrize(
    ("given_", "execution", "total", "grade", "unscaled"),
    [
        ("81", "10", Decimal(90), "优", "良"),
        ("80.99", "10", Share.of(8099, 90), "良", "良"),
        ("72", "10", Decimal(80), "良", "中"),
        ("71.9999999", "10", None, "中", "中"),
        ("54", "10", Decimal(60), "中", "差"),
        ("90", "10", Decimal(100), "优", "优"),
        ("0", "10", Decimal(0), "差", "差"),
        ("72", "20", Decimal(90), "优", "中"),
        ("0.9", "99", Decimal(90), "优", "差"),
    ],
)
def test_the_grade_follows_the_rescaled_total(
    given_: str, execution: str, total: Decimal | Share | None, grade: str, unscaled: str
) -> None:
    full = str(100 - int(execution))
    target, seen = _form((full, given_), execution=execution)
    got = evaluate(target, seen, NOTHING, LEAVING)
    if total is not None:
        assert got.total == total
    assert fraction(got.total) == Fraction(given_) * 100 / int(full)
    assert got.grade.zh == grade
    assert evaluate(target, seen, NOTHING, _policy(ZeroBudget.NOTHING)).grade.zh == unscaled
    assert verify(got)


CENTS = st.integers(0, 3000)


@given(st.lists(st.tuples(CENTS, CENTS), min_size=1, max_size=3), st.booleans())
def test_the_rescaled_total_is_exact(rows: list[tuple[int, int]], spent: bool) -> None:
    worth = [full for full, _ in rows]
    rest = 10_000 - sum(worth)
    earned = [min(full, part) for full, part in rows]
    target, seen = _form(
        *((str(Decimal(full) / 100), str(Decimal(part) / 100)) for full, part in zip(worth, earned, strict=True)),
        execution=str(Decimal(rest) / 100),
    )
    budget = Budget(adjusted=wan(0), executed=wan(int(spent)))
    if sum(worth) == 0:
        with pytest.raises(IncompleteError, match="leave nothing to score without the execution"):
            evaluate(target, seen, budget, LEAVING)
        return
    got = evaluate(target, seen, budget, LEAVING)
    total = Fraction(sum(earned), sum(worth)) * 100
    assert fraction(got.total) == total
    grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    assert got.grade.zh == grade
    quick = Tallier(policy=LEAVING).tally(target, seen, budget)
    assert (quick.total, quick.grade) == (got.total, got.grade)


@pytest.mark.parametrize(
    ("denominator", "budget", "left_out"),
    [
        (Denominator.ADJUSTED, Budget(adjusted=wan(0), executed=wan(0)), True),
        (Denominator.ADJUSTED, Budget(initial=wan(5), adjusted=wan(0), executed=wan(57)), True),
        (Denominator.INITIAL, Budget(initial=wan(0), adjusted=wan(5), executed=wan(5)), True),
        (Denominator.INITIAL, Budget(initial=wan(5), adjusted=wan(0), executed=wan(5)), False),
        (Denominator.RECEIVED, Budget(adjusted=wan(5), received=wan(0), executed=wan(0)), True),
        (Denominator.RECEIVED, Budget(adjusted=wan(0), received=wan(5), executed=wan(5)), False),
        (
            Denominator.ADJUSTED,
            Budget.of((NO_MONEY, NO_MONEY)),
            True,
        ),
        (
            Denominator.ADJUSTED,
            Budget.of((NO_MONEY, FundSource(name="其他资金", adjusted=wan(3), executed=wan(3)))),
            False,
        ),
    ],
)
@pytest.mark.parametrize("finished", [None, True])
def test_it_is_left_out_where_what_the_rule_divides_by_is_zero(
    denominator: Denominator, budget: Budget, left_out: bool, finished: bool | None
) -> None:
    policy = _policy(ZeroBudget.LEAVE_OUT, denominator=denominator, when_finished=WhenFinished.FULL)
    got = evaluate(TARGET, OBSERVATIONS, evolve(budget, finished=finished), policy)
    assert got.execution is not None
    assert got.execution.left_out is left_out
    assert fraction(got.total) == (EARNED * 100 / 90 if left_out else EARNED + 10)
    assert verify(got)


@pytest.mark.parametrize("when_zero", [ZeroBudget.NOTHING, ZeroBudget.FULL])
def test_other_conventions_rescale_nothing(when_zero: ZeroBudget) -> None:
    got = evaluate(TARGET, OBSERVATIONS, NOTHING, _policy(when_zero))
    assert fraction(got.total) == EARNED + (10 if when_zero is ZeroBudget.FULL else 0)
    assert got.execution is not None
    assert not got.execution.left_out
    assert RESCALED_EN not in got.explain("en")


def test_the_account_says_that_the_rest_is_rescaled_and_on_what_convention() -> None:
    got = evaluate(TARGET, OBSERVATIONS, NOTHING, LEAVING)
    zh, en = got.explain("zh").split("\n"), got.explain("en").split("\n")
    said = ZeroBudget.LEAVE_OUT.says
    assert zh[0] == "示例项目：总分 88.53（精确值 1328/15≈88.533333）"
    assert f"  预算执行得分 0：{said.zh}" in zh
    assert f"  execution score 0: {said.en}" in en
    rescaled_zh, rescaled_en = f"  {RESCALED_ZH}：79.68 × 100/90", f"  {RESCALED_EN}: 79.68 × 100/90"
    assert zh.count(rescaled_zh) == en.count(rescaled_en) == 1
    order = [zh.index(line) for line in (f"  预算执行得分 0：{said.zh}", rescaled_zh, "  评价等级：良（[80, 90)）")]
    assert order == sorted(order)
    assert f"    assumption: {said.en}" in en
    assert "execution.when_zero" in [item.key for item in got.assumptions]


def test_the_evaluation_recomputes_and_survives_the_wire() -> None:
    got = evaluate(TARGET, OBSERVATIONS, NOTHING, LEAVING)
    assert verify(got)
    assert loads(dumps(got), Evaluation, known=(LEAVING,)) == got


def test_a_forged_total_and_a_forged_mark_are_named() -> None:
    got = evaluate(TARGET, OBSERVATIONS, NOTHING, LEAVING)
    assert got.execution is not None
    forged = verify(evolve(got, total=Decimal("79.68"), execution=evolve(got.execution, left_out=False)))
    assert [item.path for item in forged.differences] == ["execution.left_out", "total"]


def test_a_rule_that_refuses_a_budget_of_zero_says_so() -> None:
    refusing = _policy(ZeroBudget.REFUSE)
    with pytest.raises(IncompleteError) as caught:
        evaluate(TARGET, OBSERVATIONS, NOTHING, refusing)
    assert caught.value.en == (
        "this evaluation cannot be computed: budget: the execution of a budget of zero is not scored."
    )
    assert caught.value.zh == "无法评价：资金行：预算数为零时，不计算执行得分。"
    with pytest.raises(IncompleteError) as alone:
        score_execution(NOTHING, points(10), refusing)
    assert alone.value.en == "the execution cannot be scored: budget: the execution of a budget of zero is not scored."
    assert alone.value.zh == "预算执行无法计分：资金行：预算数为零时，不计算执行得分。"
    assert score_execution(BUDGET, points(10), refusing).points == Decimal("7.5")


@pytest.mark.parametrize("rows", [(), (("0", "0"),)])
def test_where_nothing_is_left_to_score_that_is_said(rows: tuple[tuple[str, str], ...]) -> None:
    target, seen = _form(*rows, execution="100")
    with pytest.raises(IncompleteError) as caught:
        evaluate(target, seen, NOTHING, LEAVING)
    assert caught.value.en == (
        "this evaluation cannot be computed: points: leave nothing to score without the execution."
    )
    assert caught.value.zh == "无法评价：分值：除预算执行外没有可计的分值。"
    assert evaluate(target, seen, Budget(adjusted=wan(1), executed=wan(1)), LEAVING).total == 100


def test_a_target_without_execution_points_has_nothing_to_leave_out() -> None:
    target, seen = _form(("100", "84"), execution="0")
    for budget in (None, NOTHING):
        got = evaluate(target, seen, budget, LEAVING)
        assert got.total == 84
        assert got.execution is None


def test_a_form_is_rescaled_to_its_own_whole() -> None:
    """An invented whole of 90 points, 9 of them for the execution."""
    levels = (evolve(LEAVING.first_level[0], points=points(81)),)
    policy = evolve(LEAVING, total=points(90), execution_points=points(9), first_level=levels)
    target, seen = _form(("81", "72.9"), execution="9")
    assert evaluate(target, seen, NOTHING, policy).total == 81


@pytest.mark.parametrize("denominator", Denominator)
def test_that_the_initial_budget_stands_in_is_assumed_only_where_the_adjusted_one_is_asked_for(
    denominator: Denominator,
) -> None:
    policy = _policy(ZeroBudget.LEAVE_OUT, denominator=denominator)
    got = score_execution(Budget(initial=wan(5), received=wan(5), executed=wan(4)), points(10), policy)
    assert got.points == 8
    assert (INITIAL_AS_BASE in got.assumptions) is (denominator is Denominator.ADJUSTED)


@pytest.mark.parametrize(
    ("executed", "finished", "steps", "reason"),
    [
        ("4", False, True, "按分档表计分"),
        ("4", True, True, WhenFinished.FULL.says.zh),
        ("5", True, True, WhenFinished.FULL.says.zh),
        ("6", True, True, "按分档表计分"),
        ("4", None, False, "10 × 40000/50000≈0.8"),
        ("5", None, False, "10 × 50000/50000≈1"),
        ("6", None, False, "按 100% 计：10 × 1"),
    ],
)
def test_the_account_of_an_execution_says_what_decided_its_points(
    executed: str, finished: bool | None, steps: bool, reason: str
) -> None:
    policy = GUIDANCE_2021.applied_to(POLICY) if steps else POLICY
    got = score_execution(Budget(adjusted=wan(5), executed=wan(executed), finished=finished), points(10), policy)
    assert reason in got.explain("zh").split("\n")[0]
    assert "execution.when_finished" not in [item.key for item in got.assumptions]
    assert verify(got)


def test_adding_up_parts_that_are_there_rescales_too() -> None:
    whole = evaluate(TARGET, OBSERVATIONS, NOTHING, LEAVING)
    assert total_up(TARGET, OBSERVATIONS, NOTHING, LEAVING, whole.rows, whole.execution) == whole


def test_a_score_of_its_own_keeps_its_inputs_and_recomputes() -> None:
    rule: ExecutionRule = LEAVING.execution
    got = score_execution(Budget(adjusted=wan(0), executed=wan(57)), points(10), LEAVING)
    assert (got.share, got.full, got.left_out) == (Share.of(570_000, 0), Points(Decimal(10)), True)
    assert [item.key for item in got.assumptions] == [
        item.key for item in rule.assumptions if item.key != "execution.when_finished"
    ]
    assert verify(got)
