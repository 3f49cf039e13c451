"""Promises that no type checker sees: no I/O, light import, small rooms, a public surface by decision."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
from enum import Enum
from importlib import import_module, metadata
from pathlib import Path
from pkgutil import walk_packages
from typing import get_args

import pytest
from attrs import has

import budgetperf
from budgetperf.wire import tag_of

ROOT = Path(__file__).parent.parent
SRC = Path(budgetperf.__file__).parent
MODULES = sorted(module.name for module in walk_packages(budgetperf.__path__, "budgetperf."))
SOURCES = sorted(SRC.rglob("*.py"))
NO_IO = {
    "os", "io", "pathlib", "socket", "subprocess", "logging", "tempfile", "shutil", "urllib", "http", "time", "random",
    "sqlite3", "threading", "asyncio", "locale",
}  # fmt: skip
GENERATES = {"exec", "eval", "compile", "__import__", "open", "input", "print"}


def test_every_module_was_found() -> None:
    assert len(MODULES) >= 40
    assert len(SOURCES) >= len(MODULES)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_module_does_no_io_and_generates_no_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in GENERATES, f"line {node.lineno} calls {node.func.id}"
        assert not {name.partition(".")[0] for name in names} & NO_IO


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(SRC)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (node.end_lineno or 0) - (body[0].lineno if body else node.lineno) + 1
            assert length < 50, f"{node.name} has {length} lines"


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_holds_and_lists_what_is_public(name: str) -> None:
    module = import_module(name)
    assert module.__doc__
    if not name.rpartition(".")[2].startswith("_") and name not in {
        "budgetperf.rules",
        "budgetperf.records",
        "budgetperf.stages",
    }:
        assert all(hasattr(module, public) for public in module.__all__)


def test_the_front_door_is_sorted_and_real() -> None:
    assert budgetperf.__all__ == sorted(
        budgetperf.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    ), "constants, then classes, then functions"
    assert len(set(budgetperf.__all__)) == len(budgetperf.__all__)
    assert all(hasattr(budgetperf, name) for name in budgetperf.__all__)
    promised = "loads dumps from_data to_data SelfEvaluationForm audit parse score Proportional evaluate verify regimes"
    assert set(promised.split()) <= set(budgetperf.__all__)
    assert budgetperf.regimes.NATIONAL.code == "national"


def test_the_reference_names_every_class_and_function_of_the_front_door_and_nothing_else() -> None:
    """A name stands there by itself, with its module, or as all of its module; and what stands there is there."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    named = re.findall(r"^::: (\S+)$", page, re.MULTILINE)
    assert len(named) == len(set(named))
    for name in budgetperf.__all__:
        thing = getattr(budgetperf, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            places = {f"budgetperf.{name}", f"{thing.__module__}.{name}", thing.__module__}
            assert places & set(named), f"{name} is missing in the reference"
    for name in named:
        holder, _, last = name.rpartition(".")
        assert name in MODULES or hasattr(import_module(holder), last), f"{name} is not there"


def test_no_public_signature_takes_a_float() -> None:
    checked = 0
    for name in budgetperf.__all__:
        thing = getattr(budgetperf, name)
        functions = [thing] if inspect.isfunction(thing) else []
        if inspect.isclass(thing):
            functions = [value for _, value in inspect.getmembers(thing, inspect.isfunction)]
        for function in functions:
            if function.__name__ == "__float__":
                continue
            checked += 1
            for parameter, annotation in getattr(function, "__annotations__", {}).items():
                assert "float" not in str(annotation), f"{name}.{function.__name__}({parameter})"
    assert checked > 100


def test_a_plain_import_loads_no_json_converter_and_no_test_tool() -> None:
    code = "import sys, budgetperf; print(*sorted({'hypothesis', 'cattrs', 'numpy', 'pytest'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_package_needs_three_others() -> None:
    needed = [line for line in metadata.requires("budgetperf") or [] if "extra ==" not in line]
    assert sorted(re.split(r"[<>=!~; ]", line)[0] for line in needed) == ["attrs", "cattrs", "python-dateutil"]


def test_no_public_call_opens_anything() -> None:
    """Everything is done twice; the second time an audit hook refuses any file, socket or process."""
    form = (ROOT / "docs" / "examples" / "forms" / "005.json").read_text(encoding="utf-8")
    code = """
import json, sys
import budgetperf as bp

data = json.loads(sys.argv[1])["form"]

def everything():
    form = bp.loads(bp.dumps(bp.from_data(data, bp.SelfEvaluationForm)), bp.SelfEvaluationForm)
    audit = bp.audit(form, bp.regimes.NATIONAL)
    assert bp.verify(audit) and audit.verify()
    shown = audit.explain("zh") + audit.explain("en") + audit._repr_html_() + audit.explanation.markdown("zh")
    policy = bp.regimes.NATIONAL.self_evaluation
    bp.loads(bp.dumps(audit), bp.Audit, known=(bp.regimes.NATIONAL, policy))
    return shown, audit.to_rows(), bp.content_hash(audit)

first, events, watching = everything(), [], False

def hook(event, arguments):
    if watching and (event == "open" or event.split(".")[0] in {"socket", "subprocess", "os", "shutil", "urllib"}):
        events.append(event)

sys.addaudithook(hook)
watching = True
again = everything()
open(sys.executable, "rb").close()
watching = False
assert again == first
print(events)
"""
    done = subprocess.run([sys.executable, "-c", code, form], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['open']", "only the hook's own proof that it sees"


def test_the_words_on_the_wire_are_golden() -> None:
    """A renamed class or enumeration member is a new wire format: this list must not change by accident."""
    tags: dict[str, list[str]] = {}
    for name in MODULES:
        module = import_module(name)
        for thing in vars(module).values():
            if inspect.isclass(thing) and thing.__module__ == name and not thing.__name__.startswith("_"):
                assert tag_of(thing) not in tags, f"{thing} has the tag of another class"
                if issubclass(thing, Enum):
                    tags[tag_of(thing)] = [str(member.value) for member in thing]
                elif has(thing):
                    tags[tag_of(thing)] = sorted(field.name for field in thing.__attrs_attrs__)
    golden = json.loads((ROOT / "tests" / "wire_words.json").read_text(encoding="utf-8"))
    assert tags == golden


def test_both_languages_are_offered() -> None:
    assert set(get_args(budgetperf.Lang)) == {"zh", "en"}
