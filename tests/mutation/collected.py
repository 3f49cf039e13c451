"""Testing mutants in forks of one process that has read the package and collected the tests once.

The code has all mutants of its functions inside; a fork switches one on and runs the quick tests that call the
function. The slow tests are left to those who try the survivors again (see ``children``).
``python -m mutation.collected RESULTS WORKERS MODULE...`` in the staged repository writes a line for each mutant as
soon as it is known, with the test that killed it; mutants that have a line are not tested again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mutmut import __main__ as mutmut
from mutmut.configuration import config

from .forks import first_failure, forked, silence
from .plugin import QUICK, durations

_SWITCH = "MUTANT_UNDER_TEST"
_NONE = "none"


class Forks:
    """In place of pytest's loop over the tests: one fork without a mutant, which must pass, and one for each mutant."""

    def __init__(self, mutants: list[str], stats: Path, results: Path, workers: int) -> None:
        known = json.loads(stats.read_text(encoding="utf-8"))
        self._took: dict[str, float] = known["duration_by_test"]
        self._calling: dict[str, list[str]] = known["tests_by_mangled_function_name"]
        self._mutants = mutants
        self._results = results
        self._workers = workers
        self._items: dict[str, pytest.Item] = {}
        self._killers: dict[str, dict[str, None]] = {}
        self.done = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._items = {item.nodeid: item for item in session.items if self._took.get(item.nodeid, 1) <= QUICK}
        failed = [failed for _, failed in forked([_NONE], self._failure, workers=1)]
        if not self._items or any(failed):
            raise SystemExit(f"a test fails without any change, or there are none: {failed}")
        with self._results.open("a", encoding="utf-8") as file:
            for mutant, failure in forked(self._mutants, self._failure, workers=self._workers):
                for part in _parts(mutant):
                    known = self._killers.setdefault(part, {})
                    known.pop(failure, None)
                    known[failure] = None
                file.write(json.dumps([mutant, failure], ensure_ascii=False) + "\n")
                file.flush()
                self.done += 1
                if self.done % 500 == 0:
                    sys.stdout.write(f"{self.done} of {len(self._mutants)} mutants of functions tested\n")
        return True

    def _failure(self, mutant: str) -> str:
        """Run the tests that call the mutant's function; those first that killed the last of its neighbours."""
        silence()
        os.environ[_SWITCH] = mutant
        function, module = _parts(mutant)
        calling = self._items.keys() if mutant == _NONE else self._items.keys() & self._calling.get(function, ())
        known = [*reversed(self._killers.get(function, {})), *reversed(self._killers.get(module, {}))]
        return first_failure(self._items[name] for name in dict.fromkeys([*known, *self._items]) if name in calling)


def _parts(mutant: str) -> tuple[str, str]:
    """The function and the module of a mutant."""
    function = mutant.rpartition("__mutmut_")[0]
    return function, function.rpartition(".")[0]


def _generate(workers: int) -> None:
    """Let mutmut write all mutants and see which test calls which function; its own run of the mutants is not used."""
    mutmut.set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.create_mutants(workers)
    mutmut.collect_or_load_stats(mutmut.get_mutant_runner(workers))


def _mutants(modules: frozenset[str], results: Path) -> Iterator[str]:
    done = {json.loads(line)[0] for line in results.read_text(encoding="utf-8").splitlines()}
    for meta in sorted(Path("src").rglob("*.py.meta")):
        if not modules or meta.name.partition(".")[0] in modules:
            every = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
            yield from (name for name in every if name not in done)


def main(results: str, workers: str, *modules: str) -> int:
    """Test the mutants of these modules, or of all where none is named."""
    _generate(int(workers))
    os.chdir("mutants")
    mutants, stats = list(_mutants(frozenset(modules), Path(results))), Path("mutmut-stats.json")
    os.environ.update({_SWITCH: _NONE, "MUTATION_DURATIONS": str(stats.resolve())})
    durations.cache_clear()  # the run that gathered the statistics had none
    forks = Forks(mutants, stats, Path(results), int(workers))
    options = config()
    pytest.main(
        ["--rootdir=.", "-q", "--tb=native", *options.pytest_add_cli_args, *options.pytest_add_cli_args_test_selection],
        plugins=[forks],
    )
    return 0 if forks.done == len(mutants) else 1


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
