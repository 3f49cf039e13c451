"""What must never become a number: each kind of bad input has a clear error of its own, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

import budgetperf as bp
from application_samples import DECIDED, PROJECT, SCALE, chosen, graded
from budgetperf.cycle import replay
from budgetperf.records.lives import LifeEvent, LifeStep
from budgetperf.regimes.application import NATIONAL_RESULTS
from budgetperf.regimes.lives import NATIONAL_GATES
from budgetperf.stages.application import ResultOnRecord, ResultSource
from budgetperf.stages.evaluations import score_execution

POLICY = bp.regimes.NATIONAL.self_evaluation
UPPER = evolve(SCALE.coded("good"), zh="上")


def _backwards() -> object:
    steps = ((LifeStep.TARGET_FILED, 9), (LifeStep.TARGET_PASSED, 8))
    return replay(
        "p", [LifeEvent(step=step, year=2022, on=date(2021, month, 1)) for step, month in steps], NATIONAL_GATES
    )


def _under_itself() -> object:
    units = (
        bp.Unit(code="a", name="甲", department="1", above="b"),
        bp.Unit(code="b", name="乙", department="1", above="a"),
    )
    return bp.Roster(departments=(bp.Department(code="1", name="示例局"),), units=units)


def _without_reason() -> object:
    advice = bp.advise([graded("fair", 70)], PROJECT, chosen(NATIONAL_RESULTS))
    return advice.adopt(amount=bp.wan(200), by="示例局", on=DECIDED, reason=" ")


BAD: dict[str, tuple[Callable[[], object], str, str, str]] = {
    "negative money": (
        lambda: bp.Budget(initial=bp.wan(-1)),
        "invalid-value",
        "-10000, expected yuan, 0 or more",
        "年初预算数为 -10000，应为不小于 0 的金额",
    ),
    "executed without a budget": (
        lambda: score_execution(bp.Budget(executed=bp.wan(5)), bp.points(10), POLICY),
        "incomplete",
        "the execution rate cannot be computed: budget, adjusted budget: is not stated",
        "无法计算预算执行率：资金行：未填全年预算数",
    ),
    "dates out of order": (_backwards, "closed-gate", "none before the one before it", "不得早于前一事项"),
    "a grade that the scale does not have": (
        lambda: ResultOnRecord(of="p", source=ResultSource.FISCAL_EVALUATION, year=2021, scale=SCALE, grade=UPPER),
        "invalid-value",
        "the scale has no grade",
        "等级表中没有",
    ),
    "responsibility in a circle": (_under_itself, "invalid-value", "it stands under itself", "隶属于其自身"),
    "a decision without a reason": (_without_reason, "invalid-value", "gives no reason", "决定未说明理由"),
}


@pytest.mark.parametrize(("call", "code", "en", "zh"), BAD.values(), ids=BAD)
def test_it_is_refused_in_both_languages(call: Callable[[], object], code: str, en: str, zh: str) -> None:
    with pytest.raises(bp.BudgetPerfError) as caught:
        call()
    assert caught.value.code == code
    assert en in caught.value.text("en")
    assert zh in caught.value.text("zh")
