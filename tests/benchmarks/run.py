"""Ratios against named peers, in one command: ``python -m tests.benchmarks.run``.

``--rows 1000000`` first compares that many adversarial rows with the oracles. What is timed must give the same answers
as its peer on the rows that are timed; nothing here asserts a time. zen, pydantic and pandas are left out where
``budgetperf[bench]`` is not installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import budgetperf as bp
from benchmarks import adversarial, decisions, monitors, peers, realistic
from benchmarks.adversarial import CASES, Row
from benchmarks.paired import ratio
from budgetperf.rules.awarding import Awarder

_KINDS = (bp.AtLeast, bp.AtMost, bp.Exactly)


def say(text: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def against_oracles(count: int) -> None:
    """Award adversarial rows by every rule and compare each with its oracle."""
    chunk = min(count, 20_000)
    for name, case in CASES.items():
        awarder, seen = Awarder(rule=case.rule), 0
        for seed in range(-(-count // chunk)):
            mine = [row for row in adversarial.rows(chunk, seed) if case.takes(row)]
            for row, points in zip(mine, awarder.many(mine), strict=True):
                assert points.as_tuple() == case.awards(row).as_tuple(), (name, row, points)
            seen += len(mine)
        say(f"{name:14} {seen:9,} adversarial rows, every one as the oracle says")


def agree(rows: list[Row], peer: peers.Peer, awarder: Awarder) -> None:
    """The peer and the library give the same points."""
    for row, points in zip(rows, awarder.many(rows), strict=True):
        assert peer(*row) == points == awarder.award(*row), row


def bare_scores(count: int) -> None:
    """Points without evidence, for each shape."""
    mixes: list[tuple[str, str, tuple[type, ...]]] = [
        ("proportional", "≥ ≤ =", _KINDS),
        *(("proportional", sign, (kind,)) for sign, kind in zip("≥≤=", _KINDS, strict=True)),
        *((name, "≥", (bp.AtLeast,)) for name in ("steps", "deviation", "steep")),
    ]
    for name, signs, kinds in mixes:
        rows, peer, awarder = realistic.rows(kinds, count), peers.PEERS[name], Awarder(rule=CASES[name].rule)
        agree(rows, peer, awarder)
        award, many = awarder.award, awarder.many

        def by_hand(rows: list[Row] = rows, peer: peers.Peer = peer) -> object:
            return [peer(asked, actual, points) for asked, actual, points in rows]

        def one_by_one(rows: list[Row] = rows, award: peers.Peer = award) -> object:
            return [award(asked, actual, points) for asked, actual, points in rows]

        def in_bulk(rows: list[Row] = rows, many: Callable[[list[Row]], object] = many) -> object:
            return many(rows)

        say(f"{name:14} {signs:6} many()  {ratio(by_hand, in_bulk, operations=count)}")
        say(f"{name:14} {signs:6} award() {ratio(by_hand, one_by_one, operations=count)}")


def fresh_rows(count: int, turns: int = 9) -> None:
    """Each row scored once only, in objects that were just made."""
    awarder, rows = Awarder(rule=bp.Proportional()), realistic.rows(_KINDS, count)
    awarder.many(rows[:100])
    stock = [realistic.fresh(rows) for _ in range(2 * (turns + 1))]
    taken = iter(stock)

    def by_hand() -> object:
        return [peers.proportional(asked, actual, points) for asked, actual, points in next(taken)]

    found = ratio(by_hand, lambda: awarder.many(next(taken)), operations=count, pairs=turns)
    say(f"proportional   ≥ ≤ =  many(), each object seen once  {found}")


def whole_forms(count: int = 20) -> None:
    """A form's total and its evidence against a total by hand."""
    form = realistic.form()
    evaluation = form.evaluate()
    by_hand = peers.total(form)
    assert isinstance(evaluation.total, Decimal)
    assert by_hand == (evaluation.total, evaluation.grade.code), (by_hand, evaluation.total)
    tallier = bp.Tallier(policy=bp.regimes.NATIONAL.self_evaluation)
    tally = tallier.tally(form.target, form.observations, form.budget)
    assert (tally.total, tally.grade) == (evaluation.total, evaluation.grade)
    texts: dict[str, Callable[[], object]] = {
        "Tallier.tally()": lambda: tallier.tally(form.target, form.observations, form.budget),
        "evaluate()": form.evaluate,
        "evaluate(), every row's points read": lambda: [row.points for row in form.evaluate().rows],
        "evaluate(), every assumption read": lambda: [row.assumptions for row in form.evaluate().rows],
        "evaluate().explain('zh')": lambda: form.evaluate().explain("zh"),
        "explain('zh') alone": lambda: evaluation.explain("zh"),
    }
    for name, program in texts.items():
        found = ratio(
            lambda: [peers.total(form) for _ in range(count)],
            lambda program=program: [program() for _ in range(count)],  # type: ignore[misc]
            operations=count,
        )
        say(f"form of {len(form.target.indicators)} rows, {name:36} {found}")


def against_zen(count: int) -> None:
    """The same rows in GoRules zen."""
    if find_spec("zen") is None:
        say("zen: not installed, left out")
        return
    from benchmarks import zen_rows  # noqa: PLC0415 - of an extra

    rows, awarder = realistic.rows(_KINDS, count), Awarder(rule=bp.Proportional())
    points, found = awarder.many(rows), zen_rows.contexts(rows)
    for name, program in (("expression", zen_rows.expression(found)), ("decision", zen_rows.decision(found))):
        shown = [Decimal(f"{value:.2f}") for value in program()]
        wrong = sum(one != other for one, other in zip(points, shown, strict=True))
        say(f"zen {name}: {wrong} of {count:,} answers differ once rounded")
        for verb, ours in {
            "award()": lambda: [awarder.award(asked, actual, full) for asked, actual, full in rows],
            "many()": lambda: awarder.many(rows),
        }.items():
            slower = ratio(ours, program, operations=count, pairs=15)
            say(f"zen {name:10} against {verb:8} {slower}")


def filled_forms(count: int) -> None:
    """Published forms loaded and audited, against pydantic models and a pandas script."""
    missing = [name for name in ("pydantic", "pandas") if find_spec(name) is None]
    if missing:
        say(f"forms: {' and '.join(missing)} not installed, left out")
        return
    from benchmarks import forms  # noqa: PLC0415 - of an extra

    for line in (*forms.loading(count), *forms.auditing(count // 5)):
        say(line)


def main() -> None:
    """Compare, then time."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000, help="adversarial rows for each rule")
    options.add_argument("--timed", type=int, default=20_000, help="realistic rows to time")
    options.add_argument("--no-timing", action="store_true")
    chosen = options.parse_args()
    against_oracles(chosen.rows)
    if not chosen.no_timing:
        bare_scores(chosen.timed)
        fresh_rows(chosen.timed)
        whole_forms()
        against_zen(chosen.timed // 10)
        filled_forms(chosen.timed // 10)
        decisions.main(chosen.timed // 4)
        monitors.main()


if __name__ == "__main__":
    main()
