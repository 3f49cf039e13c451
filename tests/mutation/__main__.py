"""Mutation testing of the rules, in one command: ``python -m tests.mutation``, or of some modules by their names.

With ``--resume`` first, a run that was broken off goes on where it stood: nothing is staged or tested again.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import chain

from . import children, functions, report, tables
from .staging import BUILD, stage


def main(modules: frozenset[str], *, resume: bool) -> int:
    """Mutate the rules, print what survived, and fail where too much did."""
    began = time.monotonic()
    reasons = report.explained()
    skipped = stage(resume=resume)
    os.chdir(BUILD / "stage")
    workers = os.cpu_count() or 1
    tested, again = functions.run(modules, reasons, workers=workers)
    tested += children.outcomes(chain(tables.mutants(modules), again), reasons, workers=workers)
    (BUILD / "survivors.txt").write_text(report.written(tested, reasons), encoding="utf-8")
    (BUILD / "unexplained.toml").write_text(report.entries(tested, reasons), encoding="utf-8")
    text, enough = report.summary(tested, reasons, whole=not modules)
    sys.stdout.write(
        f"{text}\nnot mutated: {', '.join(skipped) or 'nothing'}\n"
        f"{len(tested)} mutants in {time.monotonic() - began:.0f} s; survivors in build/mutation/survivors.txt\n"
    )
    return 0 if enough else 1


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(main(frozenset(given) - {"--resume"}, resume="--resume" in given))
