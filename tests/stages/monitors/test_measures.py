"""Measures: a table proposes, a named person adopts, money goes with the target, strict rules stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import wan, yuan
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.interventions import InterventionKind
from budgetperf.regimes.monitoring import MEASURES_2019, SICHUAN_REPLIES, VENDOR, XIUZHOU_TOGETHER
from budgetperf.rules.deciding import MissingFactError
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.facts import Known
from budgetperf.stages.monitors import (
    DAYS_WAITED,
    LAMP,
    OBJECTIVE_CAUSE,
    REPLY,
    SERIOUS,
    Lamp,
    LampAdvice,
    LampDecision,
    advise_on_lamp,
    monitor,
)
from budgetperf.wire import dumps, loads
from monitor_samples import PROJECT, line

KINDS = InterventionKind
ON = date(2022, 8, 20)


def _red(**more: Any) -> Any:
    return line("p", wan(100), lamp=Lamp.RED, **more)


def _facts(objective: bool, serious: bool) -> tuple[Known, ...]:
    return OBJECTIVE_CAUSE.known(objective), SERIOUS.known(serious)


@pytest.mark.parametrize("lamp", [*Lamp, None])
@pytest.mark.parametrize("objective", [True, False])
@pytest.mark.parametrize("serious", [True, False])
def test_the_central_measures(lamp: Lamp | None, objective: bool, serious: bool) -> None:
    """Objective causes: reduce and adjust the target in step; serious problems: suspend, reduce, stop; else correct."""
    found = advise_on_lamp(line("p", wan(100), lamp=lamp), MEASURES_2019, _facts(objective, serious))
    if lamp not in {Lamp.RED, Lamp.YELLOW}:
        expected: tuple[str, ...] = ("none",)
    elif objective:
        expected = ("reduce", "adjust_target")
    else:
        expected = ("suspend_payment", "reduce", "stop_payment") if serious else ("correct",)
    assert found.measures == expected
    assert verify(found)


def test_tianmen_corrects_what_departs_from_its_target() -> None:
    """「发现项目实施与绩效目标存在偏差，及时指出并予以纠正」."""
    found = advise_on_lamp(monitor(PROJECT, VENDOR).line, MEASURES_2019, _facts(objective=False, serious=False))
    taken = found.adopt(KINDS.CORRECT, by="绩效科", on=ON, reason="进度偏慢")
    assert (taken.intervention.kind.term.zh, taken.departs, taken.needs_new_target) == ("纠偏", False, False)


@pytest.mark.parametrize(
    ("reply", "days", "measures"),
    [
        ("none", 10, ("wait",)),
        ("none", 11, ("suspend_payment",)),
        ("go_on", 3, ("none",)),
        ("reallocate", 3, ("recover",)),
        ("cancel", 30, ("cancel",)),
    ],
)
def test_sichuan_suspends_where_nobody_replies_within_ten_working_days(
    reply: str, days: int, measures: tuple[str, ...]
) -> None:
    found = advise_on_lamp(_red(), SICHUAN_REPLIES, (REPLY.known(reply), DAYS_WAITED.known(days)))
    assert found.measures == measures
    assert advise_on_lamp(line("p", lamp=Lamp.GREEN), SICHUAN_REPLIES).measures == ("none",)


def test_a_rule_without_exception_cannot_be_departed_from() -> None:
    silent = advise_on_lamp(_red(), SICHUAN_REPLIES, (REPLY.known("none"), DAYS_WAITED.known(11)))
    assert silent.adopt(KINDS.SUSPEND_PAYMENT, by="甲", on=ON, reason="逾期未答复").departs is False
    with pytest.raises(InvalidValueError, match="the measure is none, expected one of suspend_payment: silent allows"):
        silent.adopt(KINDS.NONE, by="甲", on=ON, reason="再等等")


def test_a_person_may_decide_otherwise_and_the_record_says_so() -> None:
    found = advise_on_lamp(_red(), MEASURES_2019, _facts(objective=False, serious=False))
    taken = found.adopt(KINDS.REDUCE, by="甲", on=ON, reason="资金沉淀", amount=wan(30))
    assert taken.departs
    assert "this is not what was proposed" in taken.explain("en")
    assert taken.explain("zh").split("\n")[0] == "p：甲 于 2022-08-20 决定核减预算 300000 元，理由：资金沉淀"
    assert taken.explain("en").split("\n")[0] == (
        "p: 甲 decided on 2022-08-20: reduce the budget (300000 yuan), because: 资金沉淀"
    )


def test_money_that_is_taken_for_an_objective_cause_takes_the_target_along() -> None:
    found = advise_on_lamp(_red(), MEASURES_2019, _facts(objective=True, serious=False))
    taken = found.adopt(KINDS.REDUCE, by="甲", on=ON, reason="政策调整", amount=wan(30))
    assert taken.needs_new_target
    assert not found.adopt(KINDS.ADJUST_TARGET, by="甲", on=ON, reason="政策调整").needs_new_target
    assert taken.explain("zh").split("\n")[0].endswith("理由：政策调整")


def test_no_more_money_can_be_taken_than_there_is() -> None:
    found = advise_on_lamp(_red(), MEASURES_2019, _facts(objective=True, serious=False))
    assert found.adopt(KINDS.CANCEL, by="甲", on=ON, reason="取消", amount=wan(100)).intervention.amount == wan(100)
    with pytest.raises(InvalidValueError, match="takes 1000001 yuan away, expected at most the project's 1000000"):
        found.adopt(KINDS.CANCEL, by="甲", on=ON, reason="取消", amount=yuan(1_000_001))
    unknown = advise_on_lamp(line("p", None, lamp=Lamp.RED), MEASURES_2019, _facts(objective=True, serious=False))
    assert unknown.adopt(KINDS.CANCEL, by="甲", on=ON, reason="取消", amount=wan(999)).intervention.amount == wan(999)


def test_tm_06_what_deviates_is_pointed_out_and_corrected() -> None:
    """「及时指出并予以纠正」: neither objective nor serious, so the course is corrected."""
    found = advise_on_lamp(_red(), MEASURES_2019, _facts(objective=False, serious=False))
    assert found.measures == ("correct",)
    taken = found.adopt(KINDS.CORRECT, by="甲", on=ON, reason="进度慢")
    assert (taken.departs, taken.intervention.kind.term.zh) == (False, "纠偏")


def test_a_rectification_has_its_day() -> None:
    found = advise_on_lamp(_red(), MEASURES_2019, _facts(objective=False, serious=False))
    taken = found.adopt(KINDS.RECTIFY, by="甲", on=ON, reason="进度慢", due=date(2022, 9, 10))
    assert taken.intervention.due == date(2022, 9, 10)
    with pytest.raises(InvalidValueError, match="the measure rectify of 2022-08-20 is due on no day"):
        found.adopt(KINDS.RECTIFY, by="甲", on=ON, reason="进度慢")


def test_advice_and_decision_are_their_own_evidence() -> None:
    found = advise_on_lamp(_red(), MEASURES_2019, _facts(objective=True, serious=False))
    taken = found.adopt(KINDS.REDUCE, by="甲", on=ON, reason="政策调整", amount=wan(30))
    assert verify(taken)
    assert loads(dumps(taken), LampDecision, known=(MEASURES_2019,)) == taken
    assert loads(dumps(found), LampAdvice, known=(MEASURES_2019,)) == found
    forged = evolve(taken, departs=True)
    assert [each.path for each in verify(forged).differences] == ["departs"]
    assert [each.path for each in verify(evolve(found, line=_red(month=8))).differences] == []
    green = evolve(found, line=line("p", wan(100)))
    assert verify(green).differences != ()
    assert found.explain("en").split("\n")[0] == "p: advice"
    assert found.assumptions == ()


def test_what_a_rule_wants_must_be_stated() -> None:
    with pytest.raises(MissingFactError) as caught:
        advise_on_lamp(_red(), MEASURES_2019)
    assert {problem.path for problem in caught.value.problems} == {"facts.objective_cause", "facts.serious_problem"}
    with pytest.raises(InvalidValueError, match="item 1 of stated is str"):
        advise_on_lamp(_red(), MEASURES_2019, ("serious",))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="line is str"):
        advise_on_lamp("p", MEASURES_2019)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="table is str"):
        advise_on_lamp(_red(), "table")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="the facts lamp are stated twice"):
        advise_on_lamp(_red(), MEASURES_2019, (LAMP.known("green"),))


def test_nothing_of_a_classified_project_is_shown() -> None:
    found = advise_on_lamp(_red(classified=True, name="某某"), MEASURES_2019, _facts(objective=True, serious=False))
    taken = found.adopt(KINDS.REDUCE, by="甲", on=ON, reason="政策调整", amount=wan(30))
    assert (found.explain("zh"), taken.explain("zh")) == ("不予显示", "不予显示")
    assert (found.withheld, taken.withheld, found.ruling.explain("zh")) == (True, True, "不予显示")
    assert "某某" not in repr(taken)
    assert "政策调整" not in repr(taken)
    with pytest.raises(InvalidValueError, match="takes withheld yuan away, expected at most the project's withheld"):
        found.adopt(KINDS.REDUCE, by="甲", on=ON, reason="政策调整", amount=wan(300))


@pytest.mark.parametrize("table", [MEASURES_2019, SICHUAN_REPLIES, XIUZHOU_TOGETHER], ids=lambda table: table.code)
def test_a_table_travels(table: DecisionTable) -> None:
    assert loads(dumps(table), DecisionTable) == table
    assert {measure.code for measure in table.measures} >= {"none"}
