"""Every class of the stage is a value with words: frozen, hashable, without a dictionary, named in both languages."""

from __future__ import annotations

import inspect
import pickle
from enum import Enum
from typing import Any

import pytest
from attrs import fields, has
from attrs.exceptions import FrozenInstanceError

from budgetperf.records.interventions import InterventionKind
from budgetperf.regimes.monitoring import VENDOR, XIUZHOU_TIERS, XIUZHOU_TOGETHER
from budgetperf.stages import monitors
from budgetperf.stages.monitors import Watcher, advise_on_lamp, enrol, monitor, summarise
from monitor_samples import POLICIES, PROJECT

ENUMS: list[type[Enum]] = [
    thing for name in monitors.__all__ if inspect.isclass(thing := getattr(monitors, name)) and issubclass(thing, Enum)
]


@pytest.mark.parametrize("kind", [*ENUMS, InterventionKind], ids=lambda kind: kind.__name__)
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    words = [getattr(member, "says", None) or getattr(member, "term", None) for member in kind]
    assert all(word.zh and word.en for word in words if word is not None)
    assert len({word.zh for word in words if word is not None}) == len(kind)


def _instances(value: Any) -> list[Any]:
    if has(type(value)):
        inner = [_instances(getattr(value, each.name)) for each in fields(type(value)) if not each.name.startswith("_")]
        return [value, *(one for found in inner for one in found)]
    return [one for item in value for one in _instances(item)] if isinstance(value, tuple) else []


def _samples() -> dict[type[Any], Any]:
    watched = [monitor(PROJECT, policy) for policy in POLICIES]
    line = watched[0].line
    roots = (
        *watched,
        line,
        summarise([line]),
        advise_on_lamp(line, XIUZHOU_TOGETHER),
        enrol([line], (), XIUZHOU_TIERS),
        Watcher(policy=VENDOR),
    )
    return {type(one): one for root in roots for one in _instances(root)}


SAMPLES = _samples()


@pytest.mark.parametrize("value", SAMPLES.values(), ids=lambda value: type(value).__name__)
def test_a_value_is_frozen_hashable_and_picklable(value: Any) -> None:
    assert not hasattr(value, "__dict__")
    for each in fields(type(value)):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)


def test_the_samples_have_the_classes_of_the_stage() -> None:
    assert len([kind for kind in SAMPLES if kind.__module__.startswith("budgetperf.stages.monitors")]) >= 20


def test_the_public_names_are_real_and_there_once() -> None:
    assert len(set(monitors.__all__)) == len(monitors.__all__)
    assert all(hasattr(monitors, name) for name in monitors.__all__)
