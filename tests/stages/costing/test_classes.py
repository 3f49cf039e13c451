"""Every class of the room is a value with words: frozen, hashable, without a dictionary, named in both languages."""

from __future__ import annotations

import inspect
import pickle
from datetime import date
from enum import Enum
from typing import Any

import pytest
from attrs import fields, has
from attrs.exceptions import FrozenInstanceError

from budgetperf.amounts import Share, points
from budgetperf.records.costs import CostEvidence
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.targets import Indicator
from budgetperf.regimes.costing import (
    AS_PRINTED,
    DONGLI_OFFICES,
    DONGLI_OFFICES_CHANGE,
    JIANGHAN_CUT,
    control_by_share,
    jianghan_kindergartens,
)
from budgetperf.rules.cost_quantities import CostPeriod
from budgetperf.rules.reading import parse
from budgetperf.stages import costing
from budgetperf.stages.costing import (
    MeanMethod,
    StandardGround,
    check_change,
    check_cost_items,
    check_cost_request,
    check_cost_target,
    cost_structure,
    count_standards,
    find_control_points,
    infer_former,
    link_standard,
    propose_quota,
)
from cost_samples import ACCOUNTS, BANDED, PER_MONTH, request

ENUMS: list[type[Enum]] = [
    thing for name in costing.__all__ if inspect.isclass(thing := getattr(costing, name)) and issubclass(thing, Enum)
]


@pytest.mark.parametrize("kind", [*ENUMS, CostEvidence, CostPeriod], ids=lambda kind: kind.__name__)
def test_every_word_is_there_in_both_languages(kind: type[Enum]) -> None:
    words = [getattr(member, "says", None) or getattr(member, "term", None) for member in kind]
    assert all(word is not None and word.zh and word.en for word in words)
    assert len({word.zh for word in words if word is not None}) == len(kind)


def _instances(value: Any) -> list[Any]:
    if has(type(value)):
        inner = [_instances(getattr(value, each.name)) for each in fields(type(value))]
        return [value, *(one for found in inner for one in found)]
    return [one for item in value for one in _instances(item)] if isinstance(value, tuple) else []


def _samples() -> dict[type[Any], Any]:
    proposal = propose_quota(ACCOUNTS, PER_MONTH, jianghan_kindergartens(mean=MeanMethod.WEIGHTED))
    structure = cost_structure(ACCOUNTS)
    limit = BANDED.rows[1].limit
    indicator = Indicator(code="a", name="单位成本", expectation=parse("≤5元/㎡/月"), points=points(10))
    report = EvaluationReport(project="物业项目", kind=EvaluationKind.FISCAL)
    roots = (
        proposal.adopt(limit, by="甲", on=date(2022, 12, 20), reason="测算"),
        find_control_points(structure, control_by_share(least=Share.of(1, 4))),
        infer_former(DONGLI_OFFICES_CHANGE, DONGLI_OFFICES, AS_PRINTED),
        check_change(JIANGHAN_CUT, limit, proposal.mean, AS_PRINTED),
        check_cost_request(request(1, kind=None), BANDED),
        check_cost_items(ACCOUNTS[2], BANDED, "large"),
        check_cost_target(indicator, limit),
        count_standards([BANDED], 2023),
        link_standard(report, StandardGround.COST_EVALUATION, BANDED),
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


def test_the_samples_have_the_classes_of_the_room() -> None:
    classes = {
        thing
        for name in costing.__all__
        if inspect.isclass(thing := getattr(costing, name)) and has(thing) and not issubclass(thing, Enum)
    }
    assert classes <= set(SAMPLES)


def test_the_public_names_are_real_and_there_once() -> None:
    assert len(set(costing.__all__)) == len(costing.__all__)
    assert all(hasattr(costing, name) for name in costing.__all__)
