"""Testing mutants from the first import on, in forks of one process that has read everything but the package."""

from __future__ import annotations

import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import NamedTuple
from unittest.mock import patch

import pytest
from mutmut.configuration import config

from .forks import first_failure, forked, silence
from .report import Mutant, Tried
from .staging import CALLED, IMPORTED

SECONDS = 300
"""Of processor time for all tests, should the import or the collection come to no end."""
NEAR = 4
"""So many files of tests that killed other mutants of a module are tried before all the others."""
UNREAD = "tests that cannot be read"
_WARM = ("attrs", "cattrs", "dateutil.relativedelta")


class Change(NamedTuple):
    """A mutant with the whole text of its module; without a text nothing is changed."""

    mutant: Mutant
    path: Path
    code: str


_NOTHING = Change(Mutant("", "", ""), Path("none"), "")


def outcomes(changes: Iterable[Change], explained: Container[Mutant], *, workers: int) -> list[Tried]:
    """Test each change in the current folder, which is the staged repository.

    Args:
        changes: the changes.
        explained: mutants that no test can kill; only those tests are tried on them that killed their neighbours.
        workers: how many tests run at a time.
    """
    sys.path[:0] = [str(Path("src").resolve()), str(Path("tests").resolve())]
    sys.dont_write_bytecode = False
    os.environ["MUTATION_DURATIONS"] = str(Path("mutants", "mutmut-stats.json").resolve())
    for name in _WARM:
        import_module(name)
    forks = _Forks(changes, explained, workers)
    pytest.main(["--rootdir=.", "-q", "--tb=native", *config().pytest_add_cli_args, "tests/rules"], plugins=[forks])
    return forks.tested


class _Forks:
    """In place of pytest's collection: one fork without a change, which must pass, and one for each change."""

    def __init__(self, changes: Iterable[Change], explained: Container[Mutant], workers: int) -> None:
        self._changes = changes
        self._explained = explained
        self._workers = workers
        self._killers = _killers()
        self.tested: list[Tried] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        def failure(changed: Change) -> str:
            return self._failure(changed, session)

        failed = [failed for _, failed in forked([_NOTHING], failure, workers=1)]
        if any(failed):
            raise SystemExit(f"a test fails without any change: {failed}")
        with IMPORTED.open("a", encoding="utf-8") as file:
            for changed, killer in forked(self._left(), failure, workers=self._workers):
                self.tested.append(Tried(changed.mutant, bool(killer)))
                if killer.startswith("tests/"):
                    self._killers.setdefault(changed.mutant.module, Counter())[_table(killer)] += 10
                file.write(json.dumps([*changed.mutant, killer], ensure_ascii=False) + "\n")
                file.flush()
                if len(self.tested) % 50 == 0:
                    sys.stdout.write(f"{len(self.tested)} mutants tested from their import on\n")
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        return True

    def _left(self) -> Iterator[Change]:
        """The changes that have no line yet; the outcomes of the others are kept."""
        lines = map(json.loads, IMPORTED.read_text(encoding="utf-8").splitlines())
        kept = [(Mutant(*mutant), killer) for *mutant, killer in lines]
        self.tested = [Tried(mutant, bool(killer)) for mutant, killer in kept]
        done = Counter(mutant for mutant, _ in kept)
        for changed in self._changes:
            done[changed.mutant] -= 1
            if done[changed.mutant] < 0:
                yield changed

    def _failure(self, changed: Change, session: pytest.Session) -> str:
        """In the fork: import the package with the change, and try ever more tests."""
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        silence()
        if changed.code:
            _replace(str(changed.path.resolve()), changed.code)
        killers = self._killers.get(changed.mutant.module, Counter[str]())
        files = Counter(name.partition("::")[0] for name in killers.elements())
        choices = [[name for name, _ in files.most_common(NEAR)]]
        if changed.mutant not in self._explained:
            choices.append(config().pytest_add_cli_args_test_selection)
        for chosen in filter(None, choices):
            items = session.perform_collect(chosen)
            items = sorted(items, key=lambda item: -killers[_table(item.nodeid)])
            if failed := UNREAD if session.testsfailed else first_failure(items):
                return failed
        return ""


def _killers() -> dict[str, Counter[str]]:
    """For each module the tests that killed the mutants of its functions, and how many each."""
    found: dict[str, Counter[str]] = {}
    for line in CALLED.read_text(encoding="utf-8").splitlines():
        mutant, test = json.loads(line)
        if test.startswith("tests/"):
            found.setdefault(mutant.split(".")[-2], Counter())[_table(test)] += 1
    return found


def _table(test: str) -> str:
    """The name of a test without its row."""
    return test.partition("[")[0]


def _replace(path: str, code: str) -> None:
    """Let the module at ``path`` be imported with other code."""
    genuine = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        return compile(code, path, "exec") if self.get_filename(fullname) == path else genuine(self, fullname)

    patch.object(SourceFileLoader, "get_code", get_code).start()
