"""Plans of evaluations: their stages, evaluators and evidence, and those that cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import pytest
from attrs import evolve

from budgetperf.errors import InvalidValueError
from budgetperf.ledger import PrintedFigure
from budgetperf.records.evaluation_plans import (
    EvaluationFocus,
    EvaluationPlan,
    Evaluator,
    EvidenceKind,
    GatheredEvidence,
    PlanReview,
    PlanStage,
)
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.evaluation_subjects import EvaluatedKind, YearSpan
from budgetperf.records.kinds import BudgetBook
from budgetperf.wire import from_data, to_data
from evaluating_samples import FIRM, REVIEW, plan, subject

DONE = plan(
    evaluator=FIRM,
    review=REVIEW,
    fieldwork=date(2022, 6, 1),
    reported=date(2022, 9, 30),
    focus=EvaluationFocus.COST,
    evidence=(
        GatheredEvidence(kind=EvidenceKind.QUESTIONNAIRE, count=PrintedFigure.read("130余份")),
        GatheredEvidence(kind=EvidenceKind.PUBLIC_OPINION, note="现场走访群众"),
    ),
    problems=PrintedFigure.read("5条"),
    suggestions=PrintedFigure.read("7条"),
)


def test_dh_39_planned_is_not_done() -> None:
    """DH-39, DH-43: 「社会保险基金、国有资本经营预算项目绩效评价」 is planned for 2023."""
    planned = plan(subject(books=(BudgetBook.SOCIAL_INSURANCE,), years=YearSpan.of(2022)), report_year=2023)
    reviewed = evolve(planned, review=REVIEW)
    assert [one.stage for one in (planned, reviewed, evolve(DONE, reported=None), DONE)] == list(PlanStage)
    assert [stage.term.zh for stage in PlanStage] == ["已列入计划", "方案已评审", "现场工作中", "已出具报告"]


def test_jh_32_cost_performance_is_a_focus_of_its_own() -> None:
    """「尝试开展了成本预算绩效评价」."""
    assert (DONE.focus.term.zh, plan().focus) == ("成本预算绩效评价", EvaluationFocus.PERFORMANCE)


@pytest.mark.parametrize("text", ["2万条", "约20条", "3%"])
def test_a_plan_counts_single_things(text: str) -> None:
    figure = PrintedFigure.read(text)
    for make in (
        lambda: evolve(DONE, problems=figure),
        lambda: evolve(DONE, suggestions=figure),
        lambda: GatheredEvidence(kind=EvidenceKind.ACCOUNTS, count=figure),
    ):
        with pytest.raises(InvalidValueError, match=f"{text} is no count of single things"):
            make()


def test_tm_19_dl_24_kinds_of_evidence() -> None:
    """「现场走访群众，听取群众意见建议」; 「查看账目、实地核查、座谈访谈」."""
    words = ["查阅资料", "查看账目", "实地核查", "调查问卷", "座谈访谈", "群众意见"]
    assert [kind.term.zh for kind in EvidenceKind] == words
    assert DONE.evidence[0].count == PrintedFigure.read("130余份")


@pytest.mark.parametrize(
    ("first", "last", "report_year", "offset"),
    [(2021, 2021, 2022, -1), (2019, 2021, 2022, -1), (2022, 2022, 2022, 0), (2023, 2023, 2022, 1)],
)
def test_x_09_the_evaluated_year_against_the_year_of_the_report(
    first: int, last: int, report_year: int, offset: int
) -> None:
    assert plan(subject(years=YearSpan(first=first, last=last)), report_year=report_year).offset == offset


@pytest.mark.parametrize("one", [plan(), DONE, plan(by=EvaluationKind.SELF)])
def test_a_plan_survives_the_wire(one: EvaluationPlan) -> None:
    assert from_data(to_data(one), EvaluationPlan) == one


@pytest.mark.parametrize("kind", [EvidenceKind, EvaluationFocus, PlanStage, EvaluatedKind])
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    members: list[Any] = list(kind)
    assert len({one.term.zh for one in members}) == len({one.term.en for one in members}) == len(members)


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        (
            {"by": EvaluationKind.SELF, "key": True},
            "项目p: a self-evaluation is marked as a key evaluation.",
            "项目p：单位自评不得列为重点评价。",
        ),
        (
            {"fieldwork": date(2022, 6, 1), "reported": date(2022, 5, 31)},
            "项目p: the report of 2022-05-31 is from before the fieldwork of 2022-06-01.",
            "项目p：报告日期 2022-05-31 早于现场工作 2022-06-01。",
        ),
        (
            {"evidence": (GatheredEvidence(kind=EvidenceKind.ACCOUNTS),) * 2},
            "项目p: the evidence accounts stands twice.",
            "项目p：“查看账目”重复列出。",
        ),
        ({"key": 1}, "EvaluationPlan.key is int, expected bool.", "EvaluationPlan.key 为 int，应为 bool。"),
        ({"report_year": True}, "EvaluationPlan.report_year is bool", "EvaluationPlan.report_year 为 bool"),
        ({"reported": datetime(2022, 6, 1, tzinfo=UTC)}, "reported is datetime, expected date", "reported 为 datetime"),
        ({"fieldwork": "2022"}, "fieldwork is str, expected date", "fieldwork 为 str"),
        ({"evidence": []}, "evidence is list", "evidence 为 list"),
        ({"problems": 5}, "problems is int", "problems 为 int"),
        ({"evaluator": "firm"}, "evaluator is str", "evaluator 为 str"),
    ],
)
def test_a_plan_that_cannot_be(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        plan(**change)
    assert en in caught.value.en
    assert zh in caught.value.zh


def test_a_report_on_the_first_day_of_fieldwork_is_possible() -> None:
    day = date(2022, 6, 1)
    assert plan(fieldwork=day, reported=day).stage is PlanStage.REPORTED


def test_whoever_helps_was_entrusted() -> None:
    assert not Evaluator(name="绩效科").is_third_party
    with pytest.raises(InvalidValueError, match="only helps and nobody entrusted it") as caught:
        Evaluator(name="示例公司", clerical=True)
    assert caught.value.zh == "示例公司只承担辅助性工作，却未写明委托方。"
    with pytest.raises(InvalidValueError, match="not blank"):
        Evaluator(name="示例公司", entrusted_by="")


@pytest.mark.parametrize("by", [(), ("甲", "甲")])
def test_a_review_has_people(by: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValueError, match="expected somebody and each once") as caught:
        PlanReview(on=date(2022, 5, 1), by=by, is_open=True, passed=True)
    assert "应至少一人且不重复" in caught.value.zh


def test_nothing_of_a_classified_plan_is_shown() -> None:
    secret = evolve(DONE, subject=subject("secret", name="机密项目", classified=True))
    assert repr(secret) == "EvaluationPlan(withheld)"
    assert repr(DONE) == "EvaluationPlan(p, fiscal, reported)"
    with pytest.raises(InvalidValueError) as caught:
        evolve(secret, reported=date(2022, 1, 1))
    assert "机密项目" not in str(caught.value)
    assert caught.value.zh.startswith("不予显示：")
