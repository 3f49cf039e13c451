"""Runs the Python in README, docs and docstrings beside the tests, and keeps Hypothesis steady in CI."""

from __future__ import annotations

import os
from collections import Counter
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parent.parent
_FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE

_PAGES = Sybil(
    path=str(ROOT),
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
    parsers=[PythonCodeBlockParser(doctest_optionflags=_FLAGS)],
)
_DOCSTRINGS = Sybil(
    path=str(ROOT / "src"),
    patterns=["**/*.py"],
    parsers=[DocTestParser(_FLAGS)],
    document_types={".py": PythonDocStringDocument},
)


class ExecutedDocs:
    """One plugin for the whole run: README stands outside every folder that could hold a conftest."""

    pytest_collect_file = staticmethod((_PAGES + _DOCSTRINGS).pytest())


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(ExecutedDocs(), "executed-docs")


LEAST = {"README.md": 10, "docs": 60, "src": 40, "tests": 200}
"""Fewer examples or tests than these in a whole run mean that something was not collected."""


def _is_whole(config: pytest.Config) -> bool:
    """Whether the run was asked for everything; a worker of a parallel run is told by the one that started it."""
    told: object = getattr(config, "workerinput", {}).get("whole")
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS if told is None else bool(told)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["whole"] = _is_whole(node.config)


def pytest_collection_finish(session: pytest.Session) -> None:
    if not _is_whole(session.config):
        return
    found = Counter(item.path.relative_to(ROOT).parts[0] for item in session.items)
    short = {place: found[place] for place, least in LEAST.items() if found[place] < least}
    if short:
        raise pytest.UsageError(f"collected too little: {short}, expected at least {LEAST}")


_COMMON = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _COMMON, derandomize=True)
settings.register_profile("dev", _COMMON)
settings.register_profile("thorough", _COMMON, max_examples=1000)
"""For a night: ``HYPOTHESIS_PROFILE=thorough``; a law that names its own number of examples keeps it."""
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))
