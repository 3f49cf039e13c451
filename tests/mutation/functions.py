"""Mutants of function bodies: mutmut makes them, chooses the tests by what each test calls, and runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import libcst as cst
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import read_mutant_function, read_mutants_module, read_original_function
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

from .children import Change
from .report import Mutant, Tried, change
from .staging import RULES

_MUTMUT = "from mutmut.__main__ import cli; cli()"
_COLLECT_TWICE = """
import sys
from mutmut.configuration import config
import pytest

arguments = ["--rootdir=.", "-qq", "--collect-only", *config().pytest_add_cli_args]
first = pytest.main([*arguments, *config().pytest_add_cli_args_test_selection])
sys.exit(first or pytest.main([*arguments, *sys.argv[1:]]))
"""
_PASSED = {0, 5, 33}
"""All tests passed, or no test calls the function."""
_UNTESTED = {None, 34}
"""Exit codes of mutants that were never run or were left out."""


def run(modules: frozenset[str], *, workers: int) -> tuple[list[Tried], list[Change]]:
    """Test each mutant of the functions in the current folder, which is the staged repository.

    Args:
        modules: the modules to mutate; all of them where there are none.
        workers: how many tests run at a time.

    Returns:
        The killed ones, and the survivors, which may still die in a process of their own (see ``children``): what ran
        before mutmut switched a mutant on, on import or into what a value keeps, is the code without it.
    """
    paths = os.pathsep.join([str(Path("tests").resolve()), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    environment = {**os.environ, "PYTHONPATH": paths}
    only = [f"{'.'.join(RULES.parts[1:])}.{name}.*" for name in sorted(modules)]
    command = [sys.executable, "-c", _MUTMUT, "run", "--max-children", str(workers), *only]
    subprocess.run(command, check=True, env=environment)
    _check_names(environment)
    done: list[Tried] = []
    again: list[Change] = []
    for changed, code in _results(modules):
        if code in _PASSED:
            again.append(changed)
        else:
            done.append(Tried(changed.mutant, killed=True))
    return done, again


def _check_names(environment: dict[str, str]) -> None:
    """Collect the tests again in one process by their names, as mutmut does for every mutant.

    A run in which some name is not found is refused, because the failed choice would look like a kill.
    """
    stats = json.loads(Path("mutants", "mutmut-stats.json").read_text(encoding="utf-8"))
    tests = sorted({name for names in stats["tests_by_mangled_function_name"].values() for name in names})
    environment = {
        **environment,
        "PYTHONPATH": os.pathsep.join([str(Path("mutants", "src").resolve()), environment["PYTHONPATH"]]),
        "MUTANT_UNDER_TEST": "stats",
    }
    done = subprocess.run(
        [sys.executable, "-c", _COLLECT_TWICE, *tests], cwd="mutants", env=environment, capture_output=True, check=False
    )
    if done.returncode or not tests:
        raise SystemExit(f"some of {len(tests)} tests cannot be chosen by name:\n{done.stdout.decode()[-2000:]}")


def _results(modules: frozenset[str]) -> Iterator[tuple[Change, int | None]]:
    for path in walk_mutatable_files():
        if modules and path.stem not in modules:
            continue
        data = SourceFileMutationData(path=path)
        data.load()
        mutated = read_mutants_module(path)
        original = cst.parse_module(path.read_text(encoding="utf-8"))
        functions = dict(_functions(original))
        for key, code in data.exit_code_by_key.items():
            if code in _UNTESTED:
                raise SystemExit(f"mutmut did not test {key}")
            name, owner = orig_function_and_class_names_from_key(key)
            place = f"{owner}.{name}" if owner else name
            before, after = (read(mutated, key) for read in (read_original_function, read_mutant_function))
            mutant = Mutant(path.stem, place, change(cst.Module([before]).code, cst.Module([after]).code))
            whole = original.deep_replace(functions[place], after) if code in _PASSED else original
            yield Change(mutant, path, whole.code if isinstance(whole, cst.Module) else ""), code


def _functions(module: cst.Module) -> Iterator[tuple[str, cst.FunctionDef]]:
    for statement in module.body:
        inner = statement.body.body if isinstance(statement, cst.ClassDef) else ()
        owner = f"{statement.name.value}." if isinstance(statement, cst.ClassDef) else ""
        for node in (statement, *inner):
            if isinstance(node, cst.FunctionDef):
                yield owner + node.name.value, node
