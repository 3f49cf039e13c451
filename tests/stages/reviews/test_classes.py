"""Every class of the stage is a value with words: frozen, hashable, without a dictionary, named in both languages."""

from __future__ import annotations

import inspect
import pickle
from enum import Enum
from typing import Any

import pytest
from attrs import fields, has
from attrs.exceptions import FrozenInstanceError

from budgetperf.regimes import reviews as rules
from budgetperf.stages import reviews
from budgetperf.stages.reviews import (
    PairedStep,
    PairedStepDays,
    ReviewConclusion,
    TargetRequest,
    admit,
    check_target,
    compare_targets,
    depth_of,
    summarise_reviews,
)
from stages.reviews.samples import CHECKS, DAY, DEPTH, END, TARGET, course, filed

ENUMS: list[type[Enum]] = [
    thing for name in reviews.__all__ if inspect.isclass(thing := getattr(reviews, name)) and issubclass(thing, Enum)
]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    words = [getattr(member, "says", None) or getattr(member, "term", None) for member in kind]
    assert all(word is not None and word.zh and word.en for word in words)
    assert len({word.zh for word in words if word is not None}) == len(kind)


def _instances(value: Any) -> list[Any]:
    if has(type(value)):
        inner = [_instances(getattr(value, each.name)) for each in fields(type(value)) if not each.name.startswith("_")]
        return [value, *(one for found in inner for one in found)]
    return [one for item in value for one in _instances(item)] if isinstance(value, tuple) else []


def _samples() -> dict[type[Any], Any]:
    returned = course(ReviewConclusion.RETURNED).refile(TARGET, on=DAY)
    roots = (
        check_target(filed(last_year=()), CHECKS),
        returned,
        admit(filed(None), rules.DONGLI_GATE),
        compare_targets([filed(), filed(code="p-2")], CHECKS),
        depth_of(filed(), DEPTH),
        summarise_reviews([returned.line], as_of=END),
        rules.NATIONAL_ASPECTS,
        rules.DONGHU_TOGETHER,
        PairedStepDays(step=PairedStep.FILED, target=None, budget=DAY),
        TargetRequest(author=None, filed=None, requester="1", requested=DAY),
    )
    return {type(one): one for root in roots for one in _instances(root)}


SAMPLES = {kind: one for kind, one in _samples().items() if ".reviews." in kind.__module__}


def test_most_classes_are_sampled() -> None:
    public = {getattr(reviews, name) for name in reviews.__all__}
    assert len(SAMPLES) >= 30
    assert {kind for kind in public if inspect.isclass(kind) and has(kind)} - set(SAMPLES) <= {
        reviews.AspectReview,
        reviews.CriterionOpinion,
        reviews.ReviewAdvice,
        reviews.ReviewFinding,
        reviews.SecondReview,
        reviews.SpotCheck,
    }


@pytest.mark.parametrize("value", SAMPLES.values(), ids=lambda value: type(value).__name__)
def test_a_value_is_frozen_hashable_and_picklable(value: Any) -> None:
    assert not hasattr(value, "__dict__")
    for each in fields(type(value)):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)


def test_every_ground_of_the_published_rules_names_its_document() -> None:
    policies = (
        rules.NATIONAL_ASPECTS,
        rules.JIANGHAN_ASPECTS,
        rules.DONGLI_TWO_REVIEWS,
        rules.TIANMEN_JOINT_REVIEW,
        rules.DONGHU_TOGETHER,
        CHECKS,
        DEPTH,
    )
    grounds = [ground for policy in policies for ground in policy.basis.values()]
    assert all(ground.document is not None or ground.kind.value == "assumed" for ground in grounds)
    assert all(ground.clause is None for ground in grounds)
    assert all(ground.zh and ground.en for ground in grounds)
