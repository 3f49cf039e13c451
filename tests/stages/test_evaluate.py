"""A hand-computed evaluation with a row of every kind, and what may change without changing its figures."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Points, Rounding, RoundingMode, Share, points, wan
from budgetperf.errors import IncompleteError
from budgetperf.records.budgets import Budget
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.execution import ZeroBudget
from budgetperf.rules.expectations import AtLeast, AtMost, Bare
from budgetperf.rules.reading import parse
from budgetperf.stages.evaluations import evaluate, score_execution
from evaluation_samples import (
    AWARDED,
    BUDGET,
    INDICATORS,
    OBSERVATIONS,
    OUTCOMES,
    POLICY,
    ROWS,
    TARGET,
    TOTAL,
    sample,
    seen,
    single,
)


def test_the_total_and_the_grade_are_those_worked_by_hand() -> None:
    evaluation = sample()
    assert evaluation.total == TOTAL
    assert evaluation.grade.zh == "良"
    assert evaluation.execution is not None
    assert evaluation.execution.points == Decimal("7.5")
    assert evaluation.execution.share == Share.of(900_000, 1_200_000)
    assert sum(AWARDED.values()) + Decimal("7.5") == TOTAL


def test_every_row_earns_what_was_worked_by_hand_in_the_targets_order() -> None:
    rows = sample().rows
    assert [row.indicator for row in rows] == list(INDICATORS)
    assert {row.indicator.code: row.points for row in rows} == AWARDED
    assert {row.indicator.code: row.outcome.value for row in rows} == OUTCOMES


def test_only_numbers_with_a_direction_are_scored_by_the_rule() -> None:
    scored = {row.indicator.code for row in sample().rows if row.score}
    assert scored == {"served", "courses", "quality", "cost", "complaints", "content"}


def test_a_bare_number_takes_its_direction_from_the_name_and_says_so() -> None:
    rows = {row.indicator.code: row for row in sample().rows}
    assert rows["complaints"].asked == AtMost(value=Decimal(2), unit="次")
    assert "directions.words" in [item.key for item in rows["complaints"].assumptions]
    assert isinstance(rows["report"].asked, Bare)
    assert rows["report"].assumptions == ()


def test_the_exact_points_of_a_row_are_kept_before_rounding() -> None:
    rows = {row.indicator.code: row for row in sample().rows}
    assert rows["courses"].exact == Decimal("0.875")
    assert rows["effect"].exact == Decimal(9)
    thirds = evaluate(single("≥3人"), seen("1人"), None, POLICY)
    assert thirds.rows[0].exact == Share.of(100, 3)
    assert thirds.total == Decimal("33.33")


def test_every_assumption_of_every_part_is_listed_once() -> None:
    evaluation = sample()
    keys = [item.key for item in evaluation.assumptions]
    assert keys == [
        "self-evaluation.directions",
        "self-evaluation.shown",
        "proportional.rounding",
        "proportional.exactly",
        "directions.words",
        "proportional.reverse",
        "qualitative.rounding",
        "reading.unit-taken",
        "scoring.strict-operator",
        "execution.overspending",
        "execution.rounding",
        "execution.when_zero",
        "grading.compares",
    ]


@given(st.permutations(OBSERVATIONS))
def test_the_order_of_the_observations_does_not_matter(observations: list[object]) -> None:
    shuffled = evaluate(TARGET, tuple(observations), BUDGET, POLICY)  # type: ignore[arg-type]
    straight = sample()
    assert shuffled.rows == straight.rows
    assert (shuffled.total, shuffled.grade, shuffled.assumptions) == (
        straight.total,
        straight.grade,
        straight.assumptions,
    )
    assert shuffled.verify().ok


@pytest.mark.parametrize(("precision", "traps"), [(1, []), (2, [Inexact]), (60, [Inexact])])
def test_the_ambient_decimal_context_changes_nothing(precision: int, traps: list[type[Inexact]]) -> None:
    plain = sample()
    said = plain.explain("zh")
    with localcontext(Context(prec=precision, traps=list(traps))):
        again = sample()
        assert again == plain
        assert again.explain("zh") == said


def test_a_target_may_give_the_execution_no_points_and_then_needs_no_budget() -> None:
    evaluation = evaluate(single("≥95%"), seen("95%"), None, POLICY)
    assert evaluation.execution is None
    assert evaluation.budget is None
    assert evaluation.total == 100
    assert not any(item.key.startswith("execution.") for item in evaluation.assumptions)
    assert evaluation.verify().ok
    assert evaluate(single("≥95%"), seen("95%"), Budget(), POLICY).total == 100


def test_a_target_may_give_the_execution_more_than_the_policy_does() -> None:
    evaluation = evaluate(single("≥95%", 80), seen("95%"), Budget(adjusted=wan(4), executed=wan(3)), POLICY)
    assert evaluation.execution is not None
    assert evaluation.execution.full == 20
    assert evaluation.total == 95


def test_a_total_whose_decimals_do_not_end_is_kept_as_a_share_and_graded_exactly() -> None:
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(3), executed=wan(1)), POLICY)
    assert evaluation.total == Share.of(280, 3)
    assert evaluation.grade.zh == "优"
    nearly = evaluate(single("≥90", 90), seen("84"), Budget(adjusted=wan(3), executed=wan(2)), POLICY)
    assert nearly.total == Share.of(272, 3)


@pytest.mark.parametrize(
    ("spent", "grade"), [("0.6", "优"), ("0.5999999", "良"), ("0", "良")]
)  # 84 + 10 × spent, to 90 at six tenths
def test_the_grade_is_found_from_the_unrounded_total(spent: str, grade: str) -> None:
    budget = Budget(adjusted=wan(1), executed=wan(spent))
    assert evaluate(single("≥90", 90), seen("84"), budget, POLICY).grade.zh == grade


def test_overspending_earns_no_more_than_full_execution() -> None:
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(3), executed=wan(9)), POLICY)
    assert evaluation.total == 100


def test_a_budget_of_zero_earns_nothing_under_the_national_rules() -> None:
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(0), executed=wan(0)), POLICY)
    assert evaluation.total == 90
    assert evaluation.verify().ok


def test_the_initial_budget_stands_in_for_a_missing_adjusted_one_and_says_so() -> None:
    score = score_execution(Budget(initial=wan(4), executed=wan(3)), Points(Decimal(10)), POLICY)
    assert score.points == Decimal("7.5")
    assert "execution.initial-as-base" in [item.key for item in score.assumptions]


def test_a_policy_may_round_the_execution_score() -> None:
    rounding = Rounding(places=2, mode=RoundingMode.HALF_UP)
    policy = evolve(POLICY, execution=evolve(POLICY.execution, rounding=rounding))
    score = score_execution(Budget(adjusted=wan(3), executed=wan(2)), Points(Decimal(10)), policy)
    assert str(score.points) == "6.67"
    assert score.exact == Fraction(20, 3)


def test_a_policy_that_refuses_a_budget_of_zero_is_obeyed() -> None:
    policy = evolve(POLICY, execution=evolve(POLICY.execution, when_zero=ZeroBudget.REFUSE))
    with pytest.raises(IncompleteError) as caught:
        score_execution(Budget(adjusted=wan(0), executed=wan(1)), Points(Decimal(10)), policy)
    (problem,) = caught.value.problems
    assert (problem.path, problem.en) == ("budget", "the execution of a budget of zero is not scored")
    assert problem.zh == "预算数为零时，不计算执行得分"


def test_a_policy_may_give_a_budget_of_zero_full_marks() -> None:
    policy = evolve(POLICY, execution=evolve(POLICY.execution, when_zero=ZeroBudget.FULL))
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(0), executed=wan(0)), policy)
    assert evaluation.total == 100
    assert "the execution of a budget of zero earns full marks" in evaluation.explain("en")


@pytest.mark.parametrize(
    ("target", "actual", "judged", "awarded", "outcome"),
    [
        ("2022年6月", "2022年6月30日", None, "100", "met"),
        ("2022年6月", "按时完成", None, "100", "met"),
        ("2022年6月", "2022年7月", "0", "0", "missed"),
        ("2022年6月", "未完成", "40", "40", "missed"),
        ("效果明显", "效果明显", "100", "100", "met"),
        ("效果明显", "部分达成", "70", "70", "undecided"),
        ("效果明显", "95%", "50.5", "50.5", "undecided"),
        ("90-95%和5%", "90-95%和5%", "88", "88", "met"),
        ("5份", "5份", None, "100", "met"),
        ("≥5份", "10份", None, "100", "exceeded"),
        (">5份", "5份", None, "100", "missed"),
        ("≤10次", "15次", None, "50", "missed"),
    ],
)
def test_the_rule_or_a_person_gives_the_points_by_the_kind_of_the_target(
    target: str, actual: str, judged: str | None, awarded: str, outcome: str
) -> None:
    evaluation = evaluate(single(target), seen(actual, judged), None, POLICY)
    assert evaluation.rows[0].points == Decimal(awarded)
    assert evaluation.rows[0].outcome.value == outcome
    assert evaluation.total == Decimal(awarded)


@pytest.mark.parametrize(("name", "shape"), [("受益人数", AtLeast), ("投诉次数", AtMost)])
def test_a_bare_number_that_is_not_reached_exactly_needs_the_name(name: str, shape: type[AtLeast | AtMost]) -> None:
    row = evaluate(single("10次", name=name), seen("12次"), None, POLICY).rows[0]
    assert row.asked == shape(value=Decimal(10), unit="次")
    assert row.points == (100 if shape is AtLeast else 80)


def test_the_observations_may_come_from_any_iterable() -> None:
    assert evaluate(TARGET, iter(list(OBSERVATIONS)), BUDGET, POLICY) == sample()


def test_the_rows_of_a_table_are_plain_dictionaries() -> None:
    rows = sample().to_rows()
    assert [row["code"] for row in rows] == [code for code, *_ in ROWS]
    assert rows[1] == {
        "code": "courses",
        "indicator": "培训班",
        "asked": "≥36场",
        "actual": "7场",
        "outcome": "missed",
        "full": Decimal("4.5"),
        "points": Decimal("0.88"),
    }
    assert rows[6]["asked"] == "≤2次"
    assert rows[7]["indicator"] is None


def test_an_indicator_worth_nothing_counts_for_nothing() -> None:
    free = Indicator(code="free", name="附加", expectation=parse("≥5"), points=points(0))
    one = single("≥95%")
    target = Target(project="单项", indicators=(*one.indicators, free), execution_points=points(0))
    observed = (*seen("95%"), evolve(seen("1")[0], indicator="free"))
    assert evaluate(target, observed, None, POLICY).total == 100
