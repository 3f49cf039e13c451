"""Every class of the stage is a value with words: frozen, hashable, without a dictionary, named in both languages."""

from __future__ import annotations

import inspect
import pickle
from enum import Enum
from typing import Any

import pytest
from attrs import evolve, fields, has
from attrs.exceptions import FrozenInstanceError

from application_samples import DECIDED, ORDER, POLICIES, PROJECT, assessed, chosen, graded
from budgetperf.amounts import rate, wan
from budgetperf.regimes.application import NATIONAL_RESULTS
from budgetperf.stages import application
from budgetperf.stages.application import (
    ApplicationPolicy,
    ChosenRate,
    ExanteOutcome,
    OrderState,
    RevisionOrder,
    advise,
)
from budgetperf.wire import from_data, rule_hash, to_data

ENUMS: list[type[Enum]] = [
    thing
    for name in application.__all__
    if inspect.isclass(thing := getattr(application, name)) and issubclass(thing, Enum)
]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    words = [member.term for member in kind]  # type: ignore[attr-defined]
    assert all(word.zh and word.en for word in words)
    assert len({word.zh for word in words}) == len(kind)
    assert len({word.en for word in words}) == len(kind)


@pytest.mark.parametrize("policy", [*POLICIES, *map(chosen, POLICIES)], ids=lambda policy: policy.code)
def test_a_policy_travels(policy: ApplicationPolicy) -> None:
    again = from_data(to_data(policy), ApplicationPolicy)
    assert again == policy
    assert rule_hash(again) == rule_hash(policy)


def _instances(value: Any) -> list[Any]:
    if has(type(value)):
        inner = [_instances(getattr(value, each.name)) for each in fields(type(value)) if not each.name.startswith("_")]
        return [value, *(one for found in inner for one in found)]
    return [one for item in value for one in _instances(item)] if isinstance(value, tuple) else []


def _samples() -> dict[type[Any], Any]:
    policy = chosen(NATIONAL_RESULTS)
    results = [graded("poor", order=ORDER), assessed(ExanteOutcome.SUPPORTED)]
    advice = advise(results, PROJECT, policy, as_of=DECIDED)
    some = ChosenRate(rate=rate("10%"), name="示例", reason="示例")
    decision = advice.adopt(rate=some, by="甲", on=DECIDED, reason="示例")
    return {type(one): one for root in (decision, advice.range) for one in _instances(root)}


SAMPLES = {kind: one for kind, one in _samples().items() if kind.__module__.startswith("budgetperf.stages.application")}


@pytest.mark.parametrize("value", SAMPLES.values(), ids=lambda value: type(value).__name__)
def test_a_value_is_frozen_hashable_and_picklable(value: Any) -> None:
    for each in fields(type(value)):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)


def test_the_samples_have_the_classes_of_the_stage() -> None:
    assert len(SAMPLES) >= 10


def test_the_public_names_are_real_and_there_once() -> None:
    assert len(set(application.__all__)) == len(application.__all__)
    assert all(hasattr(application, name) for name in application.__all__)


def test_an_order_that_is_done_stays_done() -> None:
    done = evolve(ORDER, done=ORDER.due)
    assert isinstance(done, RevisionOrder)
    assert [done.state(DECIDED), ORDER.state(DECIDED)] == [OrderState.DONE, OrderState.OVERDUE]
    assert wan(1) == 10_000
