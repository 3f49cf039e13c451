"""Every class at the front door is a value: frozen, hashable, picklable, and made of values only."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from attrs import evolve, fields, has
from attrs.exceptions import FrozenInstanceError

import application_samples
import budgetperf as bp
import gate_samples
import target_samples
from criteria_samples import fiscal
from evaluation_samples import sample
from other_forms import DECLARATION, MONITORING
from printed_forms import audited
from rule_samples import ROOTS

CLASSES: list[type[Any]] = sorted(
    {
        thing
        for name in bp.__all__
        for thing in (getattr(bp, name), *get_args(getattr(bp, name)))
        if isinstance(thing, type) and has(thing)
    },
    key=lambda kind: kind.__name__,
)
FORM: dict[str, Any] = {
    "kind": "self_evaluation",
    "project": "示例项目",
    "year": 2022,
    "jurisdiction": None,
    "department": None,
    "unit": None,
    "overall": {"target": "改善", "actual": "改善"},
    "budget": {
        "initial": "287",
        "adjusted": "287",
        "executed": "171",
        "unit": "万元",
        "points": "10",
        "rate": "60%",
        "score": "6",
        "sources": [{"name": "财政拨款", "initial": "287", "adjusted": "287", "executed": "171", "rate": None}],
    },
    "rows": [
        {"level1": "产出指标", "level2": "数量指标", "level3": "服务人次", "target": "≥100人次", "actual": "100人次",
         "points": "50", "score": "50", "note": None},
        {"level1": "效益指标", "level2": "社会效益", "level3": "完成率", "target": "≥90%", "actual": "60%",
         "points": "40", "score": "20", "note": "延续"},
    ],
    "total_points": "100",
    "total_score": "77",
    "grade": "良",
}  # fmt: skip


def _instances(value: Any) -> Iterator[Any]:
    if has(type(value)):
        yield value
        for attribute in fields(type(value)):
            yield from _instances(getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _instances(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _instances(item)


def _samples() -> dict[type[Any], Any]:
    evaluation = sample()
    roots: list[Any] = [
        evaluation,
        evaluation.explanation,
        evolve(evaluation, total=Decimal(1)).verify(),
        bp.audit(bp.from_data(FORM, bp.SelfEvaluationForm), bp.regimes.NATIONAL),
        bp.audit_targets(DECLARATION, bp.regimes.NATIONAL),
        bp.audit_monitoring(MONITORING, bp.regimes.NATIONAL),
        bp.regimes.NATIONAL,
        bp.regimes.framework.FRAMEWORK_2020,
        bp.Problem(path="$.rows[3]", en="is missing", zh="缺少"),
        bp.Document(title="示例办法", number="示例〔2020〕1号", dated=date(2020, 1, 2)),
        bp.Share.of(57, 496),
        *map(bp.parse, ["≥1", ">1", "≤1", "<1", "=1", "1", "2022年12月", "效果明显", "90-95%"]),
        *ROOTS,
        *gate_samples.ROOTS,
        *target_samples.ROOTS,
        *application_samples.ROOTS,
        bp.AuditFailure(index=0, code="wire", zh="不是表单", en="is no form"),
        bp.AuditSummary.of((audited("002"),)),
        fiscal(),
        *fiscal().levels,
        bp.Tallier(policy=bp.regimes.NATIONAL.self_evaluation),
        bp.Tally(total=evaluation.total, grade=evaluation.grade),
        *map(bp.read_actual, ["≥1%", "2022年12月30日", "达成", "约5"]),
    ]
    return {type(found): found for root in roots for found in _instances(root)}


SAMPLES = _samples()


def test_the_front_door_has_the_classes_that_are_checked_here() -> None:
    assert len(CLASSES) >= 40
    assert {bp.Evaluation, bp.Audit, bp.Score, bp.Budget, bp.AtLeast, bp.Measured, bp.Unread} <= set(CLASSES)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_a_value_is_frozen_hashable_and_picklable_and_equals_its_copies(kind: type[Any]) -> None:
    value = SAMPLES[kind]
    assert not hasattr(value, "__dict__")
    for attribute in fields(kind):
        with pytest.raises(FrozenInstanceError):
            setattr(value, attribute.name, None)
        with pytest.raises(FrozenInstanceError):
            delattr(value, attribute.name)
    copies = [pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value), evolve(value)]
    assert all(other == value and hash(other) == hash(value) and type(other) is kind for other in copies)
    assert len({value, *copies}) == 1
    assert repr(copies[0]) == repr(value)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_no_field_may_hold_what_changes_or_what_is_inexact(kind: type[Any]) -> None:
    for name, annotation in get_type_hints(kind).items():
        if name.startswith("_"):
            continue  # a private memo is no field
        assert not (_parts(annotation) & {list, dict, set, frozenset, float, complex, bytearray, Any}), name


def _parts(annotation: Any) -> set[Any]:
    if isinstance(annotation, list):  # what a prepared function takes
        return set().union(*map(_parts, annotation))
    parts = {annotation, get_origin(annotation)}
    return parts.union(*map(_parts, get_args(annotation)))


def test_a_table_that_has_decided_is_as_new() -> None:
    used, new = gate_samples.DECIDED.table, evolve(gate_samples.DECIDED.table)
    assert pickle.loads(pickle.dumps(used)) == used == new
    assert pickle.dumps(used) == pickle.dumps(new)
    assert gate_samples.DECIDED.verify()


def test_the_forbidden_parts_would_be_seen() -> None:
    assert float in _parts(tuple[Decimal | float | None, ...])
    assert dict in _parts(tuple[dict[str, int], ...] | None)
    assert float in _parts(Callable[[Mapping[str, float]], bool])
