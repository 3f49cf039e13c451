"""Chinese sentences name the parts of records in Chinese: no program path stands in them."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import isclass
from pkgutil import walk_packages
from typing import Any

import pytest
from attrs import evolve, fields, has

import budgetperf as bp
from budgetperf.errors import Problem
from budgetperf.places import called, named
from gate_samples import ROOTS

PATH = re.compile(r"[A-Z][A-Za-z]+\.[a-z_]+|[a-z_]+\[[0-9]+\]|facts\.|units\.")
ROOMS = (
    *("rules.facts", "rules.fact_keys", "rules.conditions", "rules.rows", "rules.decisions"),
    *("records.organisations", "records.roster", "records.responsibility", "records.duties", "records.projects"),
    *("records.budgets", "regimes.regime", "regimes.registry", "regimes.period"),
    "stages.exante",
)


def samples() -> dict[type[Any], Any]:
    """One good value of each class of these rooms that stands in a sample."""
    found: dict[type[Any], Any] = {}

    def walk(value: Any) -> None:
        if isinstance(value, tuple):
            for item in value:
                walk(item)
        elif has(type(value)):
            found.setdefault(type(value), value)
            for each in fields(type(value)):
                walk(getattr(value, each.name))

    walk(ROOTS)
    rooms = tuple(f"budgetperf.{room}" for room in ROOMS)
    return {
        kind: one
        for kind, one in found.items()
        if kind.__module__.startswith(rooms) and not issubclass(kind, bp.Result) and not kind.__name__.startswith("_")
    }


SAMPLES = samples()
CASES = [(kind, each.alias or each.name) for kind in SAMPLES for each in fields(kind)]


def test_there_is_something_to_try() -> None:
    assert len(SAMPLES) > 45
    assert len(CASES) > 200


@pytest.mark.parametrize(("kind", "field"), CASES, ids=lambda one: one if isinstance(one, str) else one.__name__)
def test_a_field_of_another_type_is_named_in_chinese(kind: type[Any], field: str) -> None:
    """Whatever is wrong with a record of these rooms, its Chinese sentence has no path; the English one may."""
    told = [zh for wrong in (b"x", ["x"], -1, 1.5, " ", ("x",)) if (zh := _refusal(SAMPLES[kind], field, wrong))]
    assert not [zh for zh in told if PATH.search(zh) or not zh.endswith("。")]


def _refusal(good: Any, field: str, wrong: Any) -> str:
    try:
        evolve(good, **{field: wrong})
    except bp.BudgetPerfError as error:
        return error.zh
    return ""


def test_every_field_of_the_records_has_a_name() -> None:
    """Of the records that are named at all; a field that is added wants a name too."""
    every = {
        name: thing
        for module in walk_packages(bp.__path__, "budgetperf.")
        for name, thing in vars(import_module(module.name)).items()
        if isclass(thing) and has(thing)
    }
    for kind in SAMPLES:
        if called(f"{kind.__name__}.code") != f"{kind.__name__}.code ":
            for each in fields(every[kind.__name__]):
                name = each.alias or each.name
                assert name in {"ref", "extra"} or not called(f"{kind.__name__}.{name}").endswith(" ")


@pytest.mark.parametrize(
    ("path", "zh"),
    [
        ("facts.growth_over_initial", "事实"),
        ("units.101001", "预算单位 101001"),
        ("duties.项目审核", "“项目审核”环节"),
        ("evaluation.c3", "事前绩效评估表 c3"),
        ("budget_review.c3", "预算投资评审表 c3"),
        ("screenings[0]", "第 1 个筛查结果"),
        ("last_year.initial", "上年年初预算数"),
    ],
)
def test_a_part_that_has_a_code_of_its_own_is_named_by_it(path: str, zh: str) -> None:
    assert Problem(path=path, en="is wrong", zh="不正确").text("zh") == f"{zh}：不正确"
    if "[" not in path:
        assert named(path)[0][1] == path


def test_what_has_no_name_stays_a_path() -> None:
    assert called("Target.points") + "为 1" == "Target.points 为 1"
    assert called("starts_on") + "为 1" == "starts_on 为 1"
    assert named("nothing.at.all") == [("nothing.at.all", "nothing.at.all")]
