"""Mutation testing of the rules, in one command: ``python -m tests.mutation``, or of some modules by their names."""

from __future__ import annotations

import os
import sys
import time

from . import children, functions, report, tables
from .staging import ROOT, stage

BUILD = ROOT / "build" / "mutation"


def main(modules: frozenset[str]) -> int:
    """Mutate the rules, print what survived, and fail where too much did."""
    began = time.monotonic()
    reasons = report.explained()
    skipped = stage(BUILD / "stage")
    os.chdir(BUILD / "stage")
    workers = os.cpu_count() or 1
    tested, again = functions.run(modules, workers=workers)
    tested += children.outcomes([*tables.mutants(modules), *again], workers=workers)
    (BUILD / "survivors.txt").write_text(report.written(tested, reasons), encoding="utf-8")
    (BUILD / "unexplained.toml").write_text(report.entries(tested, reasons), encoding="utf-8")
    text, enough = report.summary(tested, reasons, whole=not modules)
    sys.stdout.write(
        f"{text}\nnot mutated: {', '.join(skipped) or 'nothing'}\n"
        f"{len(tested)} mutants in {time.monotonic() - began:.0f} s; survivors in build/mutation/survivors.txt\n"
    )
    return 0 if enough else 1


if __name__ == "__main__":
    raise SystemExit(main(frozenset(sys.argv[1:])))
