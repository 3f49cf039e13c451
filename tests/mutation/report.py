"""Mutants, the survivors that are explained, and what the run says about them."""

from __future__ import annotations

import tomllib
from collections import Counter
from difflib import unified_diff
from json import dumps
from pathlib import Path
from typing import NamedTuple

EXPLAINED = Path(__file__).parent / "survivors.toml"
LEAST = 95
"""Of a hundred mutants as many must be killed; one with an explanation survives like any other."""


class Mutant(NamedTuple):
    """One change of one place, named so that it is found again when other lines move."""

    module: str
    place: str
    change: str

    def __str__(self) -> str:
        return f"{self.module} | {self.place} | {self.change}"


class Tried(NamedTuple):
    """A mutant and whether some test failed on it, or never came to an end."""

    mutant: Mutant
    killed: bool


def change(before: str, after: str) -> str:
    """The lines that differ, in one line: ``old => new``."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0))[2:]
    old, new = ([line[1:].strip() for line in lines if line.startswith(mark)] for mark in "-+")
    return f"{' ⏎ '.join(old)} => {' ⏎ '.join(new)}"


def explained(path: Path = EXPLAINED) -> dict[Mutant, str]:
    """The survivors that the list explains, with their reasons."""
    if not path.exists():
        return {}
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", [])
    reasons = {Mutant(each["module"], each["place"], each["change"]): each["reason"].strip() for each in entries}
    if len(reasons) < len(entries) or not all(reasons.values()):
        raise SystemExit(f"{path}: a survivor is listed twice or without a reason")
    return reasons


def written(tested: list[Tried], reasons: dict[Mutant, str]) -> str:
    """Every survivor on a line of its own, the unexplained first."""
    left = sorted(each.mutant for each in tested if not each.killed)
    new = [str(mutant) for mutant in left if mutant not in reasons]
    old = [f"{mutant} | {reasons[mutant]}" for mutant in left if mutant in reasons]
    return "\n".join(["# unexplained", *new, "", "# explained", *old, ""])


def entries(tested: list[Tried], reasons: dict[Mutant, str]) -> str:
    """The unexplained survivors as entries of the list, to be given a reason; a text of TOML is one of JSON."""
    new = sorted({each.mutant for each in tested if not each.killed} - set(reasons))
    fields = [{**mutant._asdict(), "reason": ""} for mutant in new]
    texts = ["\n".join(f"{key} = {dumps(text, ensure_ascii=False)}" for key, text in each.items()) for each in fields]
    return "".join(f"[[survivor]]\n{text}\n\n" for text in texts)


def summary(tested: list[Tried], reasons: dict[Mutant, str], *, whole: bool) -> tuple[str, bool]:
    """The table by module, the survivors without an explanation and the stale ones; and whether it is enough.

    Args:
        tested: the mutants of this run.
        reasons: the explained survivors.
        whole: whether the run was of all modules, so that an explanation for any other is stale.
    """
    alive = {each.mutant for each in tested if not each.killed}
    total, killed = Counter(each.mutant.module for each in tested), Counter(x.mutant.module for x in tested if x.killed)
    rows = [(module, killed[module], count - killed[module]) for module, count in sorted(total.items())]
    rows.append(("all", killed.total(), total.total() - killed.total()))
    lines = [f"{'module':<16}{'killed':>8}{'survived':>10}{'rate':>9}"]
    lines += [f"{name:<16}{dead:>8}{left:>10}{100 * dead / max(dead + left, 1):>8.1f}%" for name, dead, left in rows]
    lines += [f"unexplained: {mutant}" for mutant in sorted(alive - set(reasons))]
    stale = [mutant for mutant in sorted(set(reasons) - alive) if whole or mutant.module in total]
    lines += [f"stale explanation: {mutant}" for mutant in stale]
    lines.append(f"{len(alive & set(reasons))} kinds of survivors are explained, {len(alive - set(reasons))} are not")
    return "\n".join(lines), bool(tested) and 100 * killed.total() >= LEAST * total.total()
