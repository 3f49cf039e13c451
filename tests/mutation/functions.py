"""Mutants of function bodies: mutmut makes them and sees what each test calls, forks run the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Container, Iterator
from pathlib import Path

import libcst as cst
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import read_mutant_function, read_mutants_module, read_original_function
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

from .children import Change
from .report import Mutant, Tried, change
from .staging import CALLED


def run(modules: frozenset[str], explained: Container[Mutant], *, workers: int) -> tuple[list[Tried], list[Change]]:
    """Test each mutant of the functions in the current folder, which is the staged repository.

    Args:
        modules: the modules to mutate; all of them where there are none.
        explained: mutants that no test can kill.
        workers: how many tests run at a time.

    Returns:
        The killed ones and the explained survivors; and the other survivors, which may still die in a process of their
        own (see ``children``): what ran before a mutant was switched on, on import or into what a value keeps, is the
        code without it.
    """
    paths = os.pathsep.join([str(Path("tests").resolve()), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    command = [sys.executable, "-m", "mutation.collected", str(CALLED), str(workers), *sorted(modules)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": paths})
    killers: dict[str, str] = dict(map(json.loads, CALLED.read_text(encoding="utf-8").splitlines()))
    done: list[Tried] = []
    again: list[Change] = []
    for changed, killer in _results(killers):
        if killer or changed.mutant in explained:
            done.append(Tried(changed.mutant, bool(killer)))
        else:
            again.append(changed)
    return done, again


def _results(killers: dict[str, str]) -> Iterator[tuple[Change, str]]:
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        keys = [key for key in data.exit_code_by_key if key in killers]
        if not keys:
            continue
        mutated = read_mutants_module(path)
        original = cst.parse_module(path.read_text(encoding="utf-8"))
        functions = dict(_functions(original))
        for key in keys:
            name, owner = orig_function_and_class_names_from_key(key)
            place = f"{owner}.{name}" if owner else name
            before, after = (read(mutated, key) for read in (read_original_function, read_mutant_function))
            mutant = Mutant(path.stem, place, change(cst.Module([before]).code, cst.Module([after]).code))
            whole = original if killers[key] else original.deep_replace(functions[place], after)
            yield Change(mutant, path, whole.code if isinstance(whole, cst.Module) else ""), killers[key]


def _functions(module: cst.Module) -> Iterator[tuple[str, cst.FunctionDef]]:
    for statement in module.body:
        inner = statement.body.body if isinstance(statement, cst.ClassDef) else ()
        owner = f"{statement.name.value}." if isinstance(statement, cst.ClassDef) else ""
        for node in (statement, *inner):
            if isinstance(node, cst.FunctionDef):
                yield owner + node.name.value, node
