"""What must hold of the fields of every class of the rules, whichever module it stands in."""

from __future__ import annotations

import re
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules

import pytest
from attrs import NOTHING, Attribute, fields, has

import budgetperf.rules
from budgetperf.basis import Assumption, Bases
from budgetperf.rules.awarding import Awarder
from budgetperf.rules.expectations import UnreadWhy
from budgetperf.rules.proportional import Proportional

MODULES = [import_module(f"budgetperf.rules.{each.name}") for each in iter_modules(budgetperf.rules.__path__)]
CLASSES = [
    found
    for module in MODULES
    for found in vars(module).values()
    if isinstance(found, type) and has(found) and found.__module__ == module.__name__
]
ENUMS = [
    found
    for module in MODULES
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Enum) and found.__module__ == module.__name__
]
FIELDS = [(found, each) for found in CLASSES for each in fields(found)]
PRIVATE = [(found, each) for found, each in FIELDS if each.name.startswith("_")]
GROUNDS = [(found, each) for found, each in FIELDS if each.name == "basis" and each.type in {"Bases", Bases}]


def test_there_are_classes_to_look_at() -> None:
    assert (len(CLASSES) > 60, len(PRIVATE) >= 5, len(GROUNDS) > 15) == (True, True, True)


@pytest.mark.parametrize(
    "each", [each for _, each in PRIVATE], ids=[f"{one.__name__}.{each.name}" for one, each in PRIVATE]
)
def test_a_field_of_a_class_s_own_is_not_given_shown_or_compared(each: Attribute[object]) -> None:
    assert (each.init, each.repr, each.eq) == (False, False, False)
    assert None not in (each.init, each.repr, each.eq)


@pytest.mark.parametrize("each", [each for _, each in GROUNDS], ids=[one.__name__ for one, _ in GROUNDS])
def test_grounds_are_kept_unchangeable_and_have_no_silent_default(each: Attribute[object]) -> None:
    assert each.converter is not None
    assert each.default is NOTHING or isinstance(each.default, Bases)


def test_an_awarder_is_known_by_its_rule() -> None:
    rule = Proportional()
    awarder = Awarder(rule=rule)
    assert repr(awarder) == f"Awarder(rule={rule!r})"
    assert awarder == Awarder(rule=Proportional())
    assert hash(awarder) == hash(Awarder(rule=Proportional()))


ASSUMPTIONS = [
    (module.__name__, name, value)
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Assumption)
]


def test_the_standing_assumptions_are_told_by_key_and_in_both_languages() -> None:
    assert len(ASSUMPTIONS) >= 10
    for module, name, said in ASSUMPTIONS:
        assert re.fullmatch(r"[a-z]+\.[a-z]+(?:-[a-z]+)*", said.key), (module, name)
        assert re.search(r"[\u4e00-\u9fff]", said.zh), (module, name)
        assert re.fullmatch(r"[a-z'].+[^.X]", said.en), (module, name)
        assert "X" not in said.zh, (module, name)


@pytest.mark.parametrize("found", ENUMS, ids=lambda found: str(found.__name__))
def test_a_value_of_an_enumeration_is_its_name(found: type[Enum]) -> None:
    joint = "-" if found is UnreadWhy else "_"
    names = {name: name.lower().replace("_", joint) for name in found.__members__}
    assert {member.name: member.value for member in found} == names
