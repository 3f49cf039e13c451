"""Every class of these rooms is a value with words: frozen, hashable, named in both languages, under one name."""

from __future__ import annotations

import pickle
from datetime import date
from enum import Enum
from typing import Any

import pytest
from attrs import fields, has
from attrs.exceptions import FrozenInstanceError

import evaluation_samples
from budgetperf.amounts import points
from budgetperf.records.evaluation_plans import EvidenceKind, GatheredEvidence
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.evaluation_subjects import EvaluatedKind, YearSpan
from budgetperf.records.organisations import Department, OrganisationLevel
from budgetperf.records.roster import Roster
from budgetperf.regimes import NATIONAL, evaluating
from budgetperf.regimes.evaluating import JIANGHAN_PLANS, XIUZHOU_LAYERS, reevaluation
from budgetperf.stages import evaluations, reevaluations
from budgetperf.stages.evaluations import (
    GradedSubject,
    LayerSubjects,
    Nesting,
    ReviewDuty,
    YearlyMeasure,
    check_plan,
    compare_years,
    cover_bodies,
    cover_projects,
    distribute,
    nest,
    summarise_evaluations,
)
from budgetperf.stages.reevaluations import (
    GradeMove,
    HeldSide,
    OnDifference,
    WhichHolds,
    reevaluate,
    summarise_reevaluations,
)
from evaluating_samples import FIRM, REVIEW, plan, subject

SCALE = NATIONAL.self_evaluation.scale
CHOSEN = reevaluation(
    scale=SCALE,
    holds=WhichHolds.WORSE,
    on_difference=OnDifference.APPRAISED,
    least=points(1),
    included=True,
)


def _instances(value: Any) -> list[Any]:
    if has(type(value)):
        inner = [_instances(getattr(value, each.name)) for each in fields(type(value))]
        return [value, *(one for found in inner for one in found)]
    return [one for item in value for one in _instances(item)] if isinstance(value, tuple) else []


def _samples() -> dict[type[Any], Any]:
    one = plan(
        evaluator=FIRM,
        review=REVIEW,
        fieldwork=date(2022, 6, 1),
        evidence=(GatheredEvidence(kind=EvidenceKind.ACCOUNTS),),
    )
    roster = Roster(departments=(Department(code="101", name="局"),))
    summary = summarise_evaluations([one])
    other = EvaluationReport(project="示例项目", kind=EvaluationKind.FISCAL)
    again = reevaluate(evaluation_samples.sample(), other, CHOSEN)
    line = again.line("p", department="101")
    moved = [type(line)(**{**{n.name: getattr(line, n.name) for n in fields(type(line))}, "grade": "fair"})]
    roots = (
        check_plan(one, JIANGHAN_PLANS),
        nest([LayerSubjects(layer="self", subjects=(subject(),))], XIUZHOU_LAYERS),
        cover_bodies([one], roster, OrganisationLevel.DEPARTMENT, (EvaluatedKind.PROJECT,)),
        cover_projects([one], []),
        summary,
        summary.statement(YearSpan.of(2022)),
        compare_years([summary.year_total(2021), summary.year_total(2022)]),
        distribute([GradedSubject(code="a", grade="good")], SCALE),
        reevaluate(evaluation_samples.sample(), evaluation_samples.sample(), CHOSEN),
        again,
        summarise_reevaluations(moved, SCALE),
        evaluating.DAZHOU_DEPARTMENT_CRITERIA[0],
    )
    found = {type(each): each for root in roots for each in _instances(root)}
    ours = ("evaluations", "reevaluations", "records.evaluation_", "evaluating")
    return {kind: value for kind, value in found.items() if any(name in kind.__module__ for name in ours)}


SAMPLES = _samples()


def test_the_samples_have_the_classes_of_the_rooms() -> None:
    assert len(SAMPLES) >= 30


@pytest.mark.parametrize("value", SAMPLES.values(), ids=lambda value: type(value).__name__)
def test_a_value_is_frozen_hashable_and_picklable(value: Any) -> None:
    for each in fields(type(value)):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)


@pytest.mark.parametrize("kind", [Nesting, ReviewDuty, YearlyMeasure, GradeMove, HeldSide, WhichHolds, OnDifference])
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    words = [getattr(member, "says", None) or getattr(member, "term", None) for member in kind]
    assert len({word.zh for word in words if word}) == len({word.en for word in words if word}) == len(kind)


@pytest.mark.parametrize("room", [evaluations, reevaluations, evaluating])
def test_the_public_names_are_real_and_there_once(room: Any) -> None:
    assert len(set(room.__all__)) == len(room.__all__)
    assert all(hasattr(room, name) for name in room.__all__)


def test_proposals_and_choices_do_not_pass_for_rules() -> None:
    """What nobody published is among the assumptions, and a choice says that it was chosen."""
    keys = [item.key for item in CHOSEN.assumptions]
    assert keys == [f"reevaluation.{name}" for name in ("holds", "included", "least", "on_difference", "scale")]
