"""Testing a mutant from the first import on, in a forked child that has read everything but the package."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NamedTuple
from unittest.mock import patch

import pytest
from mutmut.configuration import config

from .report import Mutant, Tried

SECONDS = 300
"""A child that runs longer counts as a kill."""
FIRST = tuple(
    f"tests/rules/{name}.py"
    for name in (
        "test_words_of_results",
        "test_refusals",
        "test_worked_numbers",
        "test_parse_table",
        "test_published_rows",
    )
)
"""Tables of words and numbers: most mutants fail here, before all the other tests are collected."""
_WARM = ("attrs", "cattrs", "dateutil.relativedelta", "hypothesis", "sybil", "_hypothesis_pytestplugin")


class Change(NamedTuple):
    """A mutant with the whole text of its module; without a text nothing is changed."""

    mutant: Mutant
    path: Path
    code: str


def outcomes(changes: Iterable[Change], *, workers: int) -> list[Tried]:
    """Test each change in the current folder, which is the staged repository."""
    sys.path[:0] = [str(Path("src").resolve()), str(Path("tests").resolve())]
    for name in _WARM:
        import_module(name)
    if any(tested.killed for tested in _forked([Change(Mutant("", "", ""), Path("none"), "")], 1)):
        raise SystemExit("the tests fail without any change")
    return list(_forked(changes, workers))


def _forked(changes: Iterable[Change], workers: int) -> Iterator[Tried]:
    waiting, running = iter(changes), dict[int, Change]()
    done = 0
    while True:
        while len(running) < workers and (each := next(waiting, None)):
            sys.stdout.flush()
            pid = os.fork()
            if pid == 0:
                _test(each)
            running[pid] = each
        if not running:
            return
        pid, status = os.wait()
        done += 1
        if done % 50 == 0:
            sys.stdout.write(f"{done} mutants tested from their import on\n")
        yield Tried(running.pop(pid).mutant, os.waitstatus_to_exitcode(status) != 0)


def _test(changed: Change) -> None:
    """In the child: run the tests with the change and leave with pytest's word on them."""
    code = 70
    try:
        signal.alarm(SECONDS)
        os.environ["MUTATION_DURATIONS"] = str(Path("mutants", "mutmut-stats.json").resolve())
        if changed.code:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            _replace(str(changed.path.resolve()), changed.code)
        settings = config()
        options = ["--rootdir=.", "-x", "-q", "--tb=short", *settings.pytest_add_cli_args]
        code = int(pytest.main([*options, *FIRST])) or int(
            pytest.main([*options, *settings.pytest_add_cli_args_test_selection])
        )
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _replace(path: str, code: str) -> None:
    """Let the module at ``path`` be imported with other code."""
    genuine = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        return compile(code, path, "exec") if self.get_filename(fullname) == path else genuine(self, fullname)

    patch.object(SourceFileLoader, "get_code", get_code).start()
