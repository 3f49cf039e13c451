"""The rules of rectification as data: what they must state, what contradicts, and that they travel the wire."""

from __future__ import annotations

import pickle
from enum import Enum
from typing import Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError
from budgetperf.regimes import rectification as regimes
from budgetperf.regimes.rectification import XIUZHOU_OPINIONS, XIUZHOU_ORDERS
from budgetperf.rules.fact_keys import FactWord
from budgetperf.stages import rectification
from budgetperf.stages.rectification import (
    Awaited,
    EscalationRule,
    RectificationPolicy,
    follow_up,
)
from budgetperf.wire import from_data, to_data
from rectification_samples import DUE, OCTOBER_2022, closed, opinion

POLICIES = [value for name in regimes.__all__ if isinstance(value := getattr(regimes, name), RectificationPolicy)]
ENUMS: list[type[Enum]] = [
    thing
    for name in rectification.__all__
    if isinstance(thing := getattr(rectification, name), type) and issubclass(thing, Enum)
]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.code)
def test_a_policy_travels_and_says_what_it_assumes(policy: RectificationPolicy) -> None:
    assert from_data(to_data(policy), RectificationPolicy) == policy
    assert policy.status is RuleStatus.REPORTED_PRACTICE
    for one in policy.assumptions:
        assert one.zh
        assert one.en
    assumed = {key for key, basis in policy.basis.items() if basis.kind is BasisKind.ASSUMED}
    assert {f"rectification.{key}" for key in assumed} <= {one.key for one in policy.assumptions}


def test_every_place_has_its_letter() -> None:
    assert len(POLICIES) == 8
    assert len({policy.code for policy in POLICIES}) == 8


def test_what_was_read_stands_in_the_basis() -> None:
    """XZ-31, XZ-34: the words of the account."""
    assert XIUZHOU_ORDERS.escalation is not None
    assert "未按要求修改的按规定相应核减预算" in XIUZHOU_ORDERS.escalation.basis["measure"].zh
    assert XIUZHOU_OPINIONS.basis["deadlines"].kind is BasisKind.READ
    assert "逐一限时整改" in XIUZHOU_OPINIONS.basis["deadlines"].zh


def test_what_contradicts_itself_is_refused() -> None:
    step = FactWord(code="a", zh="甲", en="a")
    with pytest.raises(InvalidValueError, match=r"RectificationPolicy.steps are a, a, expected each once") as caught:
        evolve(XIUZHOU_OPINIONS, steps=(step, step))
    assert "应互不相同" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match=r"RectificationPolicy.deadlines are done, done"):
        evolve(XIUZHOU_OPINIONS, deadlines=XIUZHOU_OPINIONS.deadlines * 2)
    rule = XIUZHOU_ORDERS.escalation
    assert rule is not None
    with pytest.raises(InvalidValueError, match="follows the deadline for the answer, and there is none") as late:
        evolve(XIUZHOU_ORDERS, escalation=evolve(rule, after=Awaited.ANSWER))
    assert late.value.text("zh") == "逾期处理以“反馈”的期限为准，而未设该期限。"
    with pytest.raises(InvalidValueError, match="lacks escalation"):
        evolve(XIUZHOU_OPINIONS, escalation=EscalationRule(after=Awaited.DONE, measure=rule.measure, basis=rule.basis))
    assert rule.assumptions == ()


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    words = [getattr(member, "says", None) or member.term for member in kind]  # type: ignore[attr-defined]
    assert len({word.zh for word in words}) == len({word.en for word in words}) == len(kind)


SAMPLES: list[Any] = [OCTOBER_2022, XIUZHOU_ORDERS, closed(opinion()), follow_up([opinion()], as_of=DUE)]


@pytest.mark.parametrize("value", SAMPLES, ids=lambda value: type(value).__name__)
def test_a_value_is_frozen_hashable_and_picklable(value: Any) -> None:
    for each in fields(type(value)):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)
    assert pickle.loads(pickle.dumps(value)) == value
    assert hash(pickle.loads(pickle.dumps(value))) == hash(value)


def test_the_public_names_are_real_and_there_once() -> None:
    assert len(set(rectification.__all__)) == len(rectification.__all__)
    assert all(hasattr(rectification, name) for name in rectification.__all__)
