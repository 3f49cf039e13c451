"""How the tests run while code is mutated: few examples, no shrinking, nothing that counts lines."""

from __future__ import annotations

import json
import os
from collections import Counter
from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

CLOCKED = ("test_the_lines_that_run_grow_with_the_length",)
"""Tests that count the lines that run: mutated code has more of them, and that would look like a kill."""
MOST = 25
"""No law is tried on more examples, whatever it asks for."""
QUICK = 0.05
"""Seconds up to which a test is quick."""
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


def pytest_configure() -> None:
    """After conftest chose its profile and before any test module is read."""
    settings.load_profile("mutation")


def _shares(item: pytest.Item) -> bool:
    """Whether a test shares a fixture with its neighbours, who should stay together."""
    info = getattr(item, "_fixtureinfo", None)
    used = info.name2fixturedefs.values() if info else ()
    return any(fixtures[-1].scope in {"class", "module"} for fixtures in used)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests that count lines, and try few examples.

    Tests that share a fixture come last, beside each other: the fixture is made once and only where it is needed.
    mutmut puts the quick tests first. Where it does not run, its measurements order the tests: the first row of every
    table of quick tests, the other rows, then the slow tests from the quickest on.
    """
    items[:] = [item for item in items if getattr(item, "originalname", None) not in CLOCKED]
    for item in items:
        test = getattr(item, "obj", None)
        chosen = getattr(test, _CHOSEN, None)
        if isinstance(chosen, settings) and chosen.max_examples > MOST:
            setattr(test, _CHOSEN, settings(chosen, max_examples=MOST))
    shared = {item.nodeid: str(item.path) if _shares(item) else "" for item in items}
    items.sort(key=lambda item: shared[item.nodeid])
    if path := os.environ.get("MUTATION_DURATIONS"):
        took = json.loads(Path(path).read_text(encoding="utf-8"))["duration_by_test"]
        rows = Counter[str]()
        order: dict[str, tuple[float, int]] = {}
        for item in items:
            table = item.nodeid.partition("[")[0]
            seconds = took.get(item.nodeid, 0)
            order[item.nodeid] = (inf, 0) if shared[item.nodeid] else (seconds if seconds > QUICK else 0, rows[table])
            rows[table] += 1
        items.sort(key=lambda item: order[item.nodeid])
