"""A hand-made project with a row of every kind, its observations, its budget, and what each row must earn."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from budgetperf.amounts import Points, points, wan
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.records.observations import Observation
from budgetperf.records.targets import Indicator, Target
from budgetperf.regimes import NATIONAL
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.evaluations import Evaluation, evaluate

POLICY = NATIONAL.self_evaluation
KNOWN = (NATIONAL, POLICY)
UNBANDED = evolve(
    POLICY, qualitative=None, basis={name: basis for name, basis in POLICY.basis.items() if name != "qualitative"}
)
"""The same without bands: a person may give any points up to the full ones."""

ROWS: list[tuple[str, str | None, str, str, str, str | None, str, str]] = [
    # code, name, target, actual, points, judged, awarded, outcome
    ("served", "服务人次", "≥100人次", "100人次", "20", None, "20", "met"),
    ("courses", "培训班", "≥36场", "7场", "4.5", None, "0.88", "missed"),
    ("quality", "质量合格率", "=100%", "98%", "10", None, "9.8", "missed"),
    ("cost", "项目成本", "≤90万元", "85万元", "10.5", None, "10.5", "exceeded"),
    ("done", "完成时间", "2022年12月", "2022年11月30日", "5", None, "5", "met"),
    ("late", "验收时间", "2022年6月", "2022年8月", "5", "3", "3", "missed"),
    ("complaints", "投诉次数", "2次", "3次", "5", None, "2.5", "missed"),
    ("report", None, "1份", "1份", "5", None, "5", "met"),
    ("effect", "社会效益", "效果明显", "达成预期指标", "10", "9", "9", "met"),
    ("lasting", "可持续影响", "持续改善", "有所改善", "5", "4", "4", "undecided"),
    ("content", "群众满意度", ">90%", "95", "10", None, "10", "met"),
]
"""Their points make 90, what they earn makes 79.68."""

INDICATORS = tuple(
    Indicator(code=code, name=name, expectation=parse(target), points=points(full), level1="产出指标")
    for code, name, target, _, full, _, _, _ in ROWS
)
OBSERVATIONS = tuple(
    Observation(indicator=code, actual=read_actual(actual), judged=None if judged is None else points(judged))
    for code, _, _, actual, _, judged, _, _ in ROWS
)
TARGET = Target(project="示例项目", year=2022, indicators=INDICATORS)
BUDGET = Budget.of((
    FundSource(name="财政拨款", initial=wan(90), adjusted=wan(100), executed=wan(80), carried_over=wan(10)),
    FundSource(name="其他资金", initial=wan(20), adjusted=wan(20), executed=wan(10), carried_over=wan(0)),
))  # fmt: skip
"""90 of 120: 7.5 of 10 points."""

AWARDED = {code: Decimal(awarded) for code, _, _, _, _, _, awarded, _ in ROWS}
OUTCOMES = {code: outcome for code, _, _, _, _, _, _, outcome in ROWS}
TOTAL = Decimal("87.18")


def sample() -> Evaluation:
    """The evaluation of the project above under the national rules."""
    return evaluate(TARGET, OBSERVATIONS, BUDGET, POLICY)


def single(target: str, points_: int = 100, name: str | None = "指标") -> Target:
    """A target of one indicator that is worth everything."""
    row = Indicator(code="one", name=name, expectation=parse(target), points=points(points_))
    return Target(project="单项", indicators=(row,), execution_points=Points(Decimal(100 - points_)))


def seen(actual: str, judged: str | None = None) -> tuple[Observation, ...]:
    """The observation of that one indicator."""
    return (
        Observation(indicator="one", actual=read_actual(actual), judged=None if judged is None else points(judged)),
    )
