"""How the tests run while code is mutated: few examples, no shrinking, nothing that counts lines."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

CLOCKED = ("test_the_lines_that_run_grow_with_the_length",)
"""Tests that count the lines that run: mutated code has more of them, and that would look like a kill."""
MOST = 25
"""No law is tried on more examples, whatever it asks for."""
SECONDS = 10
"""Of processor time beyond twenty times what it took without a mutant; a test that runs longer ends its process."""
QUICK = 0.05
"""Seconds up to which a test is quick."""
DEPTH = 4000
"""Calls within calls: a call of a function with its mutants beside it is three."""
_CHOSEN = "_hypothesis_internal_use_settings"

settings.register_profile(
    "mutation",
    max_examples=MOST,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@cache
def durations() -> dict[str, float]:
    """The seconds that each test took without a mutant; none where they are not known yet."""
    path = os.environ.get("MUTATION_DURATIONS")
    took: dict[str, float] = json.loads(Path(path).read_text(encoding="utf-8"))["duration_by_test"] if path else {}
    return took


def pytest_configure() -> None:
    """After conftest chose its profile and before any test module is read."""
    settings.load_profile("mutation")
    sys.setrecursionlimit(DEPTH)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Where the times are known, let no test run without end."""
    if took := durations():
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS + 20 * took.get(item.nodeid, 0))


def _shares(item: pytest.Item) -> bool:
    """Whether a test shares a fixture with its neighbours, who should stay together."""
    info = getattr(item, "_fixtureinfo", None)
    used = info.name2fixturedefs.values() if info else ()
    return any(fixtures[-1].scope in {"class", "module"} for fixtures in used)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests that count lines, and try few examples.

    Tests that share a fixture come last, beside each other: the fixture is made once and only where it is needed.
    Where the times are known they order the other tests: the first row of every table of quick tests, the other rows,
    then the slow tests from the quickest on.
    """
    items[:] = [item for item in items if getattr(item, "originalname", None) not in CLOCKED]
    for item in items:
        test = getattr(item, "obj", None)
        chosen = getattr(test, _CHOSEN, None)
        if isinstance(chosen, settings) and chosen.max_examples > MOST:
            setattr(test, _CHOSEN, settings(chosen, max_examples=MOST))
    rows = Counter[str]()
    order: dict[str, tuple[str, float, int, float]] = {}
    for item in items:
        table = item.nodeid.partition("[")[0]
        seconds = durations().get(item.nodeid, 0)
        quick = ("", 0, rows[table], seconds) if seconds <= QUICK else ("", seconds, 0, 0)
        order[item.nodeid] = (str(item.path), 0, 0, 0) if _shares(item) else quick
        rows[table] += 1
    items.sort(key=lambda item: order[item.nodeid])
