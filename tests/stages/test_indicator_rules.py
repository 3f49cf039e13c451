"""An indicator with a scoring rule of its own, beside others that take the policy's."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Share, points
from budgetperf.basis import Basis, BasisKind, Document, assumed
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.records.targets import Indicator, Target
from budgetperf.rules.deviations import Counts, PartialStep, PerDeviation, StepOf
from budgetperf.rules.outcomes import ExactlySide, Outcome
from budgetperf.rules.reading import parse, read_actual
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver
from budgetperf.stages.evaluations import EvaluatedRow, Evaluation, evaluate
from budgetperf.stages.evaluations.parts import evaluate_row, judge_outcome
from budgetperf.wire import dumps, loads
from evaluation_samples import AWARDED, BUDGET, KNOWN, OBSERVATIONS, POLICY, TARGET, TOTAL, sample, seen

EXAMPLE = assumed("示例", "an example")
GUIDE = Basis(
    kind=BasisKind.RECALLED,
    document=Document(title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）", number="财预〔2021〕101号"),
    zh="满意度赋分",
    en="points for satisfaction",
)
SATISFACTION = Steps(
    over=StepsOver.VALUE,
    unit="%",
    at_least=(
        Step(upto=Decimal(60), earns=Share.of(0, 10)),
        Step(upto=Decimal(80), earns=Share.of(5, 10)),
        Step(upto=Decimal(90), earns=Share.of(8, 10)),
        Step(upto=None, earns=Share.of(10, 10)),
    ),
    basis={"over": GUIDE, "at_least": GUIDE},
)
VOLUME = PerDeviation(
    step=Decimal("0.03"),
    step_of=StepOf.TARGET,
    loss=Share.of(1, 15),
    counts=Counts.EITHER,
    partial=PartialStep.NOTHING,
    basis=dict.fromkeys(("step", "step_of", "loss", "counts", "partial"), EXAMPLE),
)


def _with(code: str, rule: Any) -> Target:
    """The sample's target, with a rule for one of its indicators."""
    rows = tuple(evolve(row, rule=rule) if row.code == code else row for row in TARGET.indicators)
    return evolve(TARGET, indicators=rows)


def _row(evaluation: Evaluation, code: str) -> EvaluatedRow:
    return next(row for row in evaluation.rows if row.indicator.code == code)


def _one(target: str, actual: str, rule: Any, name: str | None = "指标", judged: str | None = None) -> EvaluatedRow:
    indicator = Indicator(code="one", name=name, expectation=parse(target), points=points(10), rule=rule)
    return evaluate_row(indicator, seen(actual, judged)[0], POLICY)


def test_one_indicator_is_scored_by_its_table_and_the_others_by_the_policy() -> None:
    seen_85 = tuple(
        evolve(item, actual=read_actual("85%")) if item.indicator == "content" else item for item in OBSERVATIONS
    )
    plain = evaluate(TARGET, seen_85, BUDGET, POLICY)
    banded = evaluate(_with("content", SATISFACTION), seen_85, BUDGET, POLICY)
    assert str(_row(plain, "content").points) == "9.44"
    assert str(_row(banded, "content").points) == "8.00"
    assert banded.total == TOTAL - 2
    others = {row.indicator.code: row.points for row in banded.rows if row.indicator.code != "content"}
    assert others == {code: points_ for code, points_ in AWARDED.items() if code != "content"}
    score = _row(banded, "content").score
    assert score is not None
    assert score.rule == SATISFACTION
    assert {row.score.rule for row in banded.rows if row.score and row.indicator.code != "content"} == {POLICY.rule}


def test_a_rule_of_its_own_that_is_the_policys_changes_nothing_but_who_says_so() -> None:
    own = evaluate(_with("courses", POLICY.rule), OBSERVATIONS, BUDGET, POLICY)
    assert (own.total, own.grade, own.assumptions) == (sample().total, sample().grade, sample().assumptions)
    assert POLICY.basis["rule"] in _row(sample(), "courses").explanation.bases
    assert _row(own, "courses").explanation.bases == ()


def test_the_row_cites_the_source_of_its_own_rule_and_not_the_policys() -> None:
    row = _one("≥90%", "85%", SATISFACTION)
    assert GUIDE in row.explanation.cited()
    assert POLICY.basis["rule"] not in row.explanation.cited()
    assert row.explain("zh").split("\n")[:4] == [
        "指标：得 8 分（满分 10）",
        "  指标值 ≥90%，实际完成值 85%：未达成",
        "  按分档表第 3 档计分：10 × 0.8 = 8（a=85, t=90）",
        f"    依据：{GUIDE.text('zh')}",
    ]
    assert "  line 3 of the table of steps: 10 × 0.8 = 8 (a=85, t=90)" in row.explain("en").split("\n")


def test_an_evaluation_with_rules_of_its_own_verifies_and_travels() -> None:
    target = _with("content", SATISFACTION)
    target = evolve(target, indicators=(evolve(target.indicators[0], rule=VOLUME), *target.indicators[1:]))
    evaluation = evaluate(target, OBSERVATIONS, BUDGET, POLICY)
    assert evaluation.verify().ok
    text = dumps(evaluation)
    again = loads(text, Evaluation, known=KNOWN)
    assert again == evaluation
    assert again.verify().ok
    assert dumps(again) == text
    rules = [row["rule"] and row["rule"]["type"] for row in json.loads(text)["body"]["target"]["indicators"]]
    assert [rule for rule in rules if rule] == ["per_deviation", "steps"]
    assert {"per-deviation.step", "proportional.rounding"} <= {item.key for item in evaluation.assumptions}


def test_a_rule_that_was_changed_afterwards_shows_in_what_follows() -> None:
    evaluation = evaluate(_with("courses", AllOrNothing()), OBSERVATIONS, BUDGET, POLICY)
    assert _row(evaluation, "courses").points == 0
    forged = evolve(evaluation, target=TARGET)
    assert {"rows[1].points", "total"} <= {item.path for item in forged.verify().differences}


@pytest.mark.parametrize(
    ("side", "outcome", "earned"),
    [(ExactlySide.AT_LEAST, Outcome.EXCEEDED, "10.00"), (ExactlySide.BOTH, Outcome.MISSED, "0.00")],
)
def test_the_indicators_rule_says_what_more_than_an_equals_target_means(
    side: ExactlySide, outcome: Outcome, earned: str
) -> None:
    row = _one("=5", "6", AllOrNothing(exactly=side))
    assert (row.outcome, str(row.points)) == (outcome, earned)
    assert row.score is not None
    assert row.score.outcome is outcome
    asked, verdict = judge_outcome(parse("=5"), read_actual("6"), None, POLICY, AllOrNothing(exactly=side))
    assert (asked, verdict.outcome) == (parse("=5"), outcome)
    assert judge_outcome(parse("=5"), read_actual("6"), None, POLICY)[1].outcome is Outcome.EXCEEDED


def test_a_bare_number_gets_its_direction_before_the_rule() -> None:
    row = _one("2次", "3次", AllOrNothing(), name="投诉次数")
    assert str(row.asked) == "≤2次"
    assert (row.outcome, str(row.points)) == (Outcome.MISSED, "0.00")


def test_words_and_dates_are_not_for_the_rule() -> None:
    judged = _one("效果明显", "达成预期指标", SATISFACTION, judged="9")
    assert (judged.score, str(judged.points)) == (None, "9")
    assert judged.is_judged
    assert _one("2022年12月", "2022年11月30日", AllOrNothing()).points == 10


@pytest.mark.parametrize(("target", "actual"), [("≤90%", "85%"), ("=90%", "85%")])
def test_a_rule_without_a_table_for_its_indicator_is_listed_with_the_other_problems(target: str, actual: str) -> None:
    """``evaluate``: what cannot be scored comes as one IncompleteError, "all of it at once", by indicator."""
    rows = tuple(
        evolve(row, rule=SATISFACTION, expectation=parse(target)) if row.code == "content" else row
        for row in TARGET.indicators
    )
    observations = tuple(
        evolve(item, actual=read_actual(actual)) if item.indicator == "content" else item for item in OBSERVATIONS[1:]
    )
    with pytest.raises(IncompleteError) as caught:
        evaluate(evolve(TARGET, indicators=rows), observations, BUDGET, POLICY)
    assert {problem.path for problem in caught.value.problems} == {"served", "content"}
    problem = next(problem for problem in caught.value.problems if problem.path == "content")
    assert "table" in problem.en
    assert "表" in problem.zh


@pytest.mark.parametrize("rule", ["steps", POLICY, 5])
def test_an_indicators_rule_is_a_scoring_rule(rule: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Indicator(code="one", name="指标", expectation=parse("≥5"), points=points(10), rule=rule)
    assert caught.value.en.startswith(f"Indicator.rule is {type(rule).__name__}, expected ")
    assert caught.value.zh.startswith(f"Indicator.rule 为 {type(rule).__name__}，应为")


def test_an_indicator_without_a_rule_writes_none() -> None:
    target = Target(project="项目", indicators=(TARGET.indicators[0],))
    assert json.loads(dumps(target))["body"]["indicators"][0]["rule"] is None
    assert loads(dumps(target), Target).indicators[0].rule is None
