"""Decisions with their evidence against the same rules written by hand, and against GoRules zen's decision table.

``python -m tests.benchmarks.decisions``. Every program decides the same projects, and gives the same answers before the
clock runs. The facts of the library, the records of the hand-written rules and the contexts of zen are made before it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from random import Random

from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.paired import ratio
from budgetperf.amounts import rate, wan, yuan
from budgetperf.basis import Basis, BasisKind
from budgetperf.rules.comparing import all_of, at_least, more_than, no, rate_is, yes
from budgetperf.rules.conditions import Condition, Relation
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable, Exemption, HitPolicy, Measure, Otherwise, Rule
from budgetperf.rules.facts import Facts, amount_fact, flag_fact, rate_fact

AMOUNT = amount_fact("amount", "本年预算", "budget of the year")
GROWN_BY = amount_fact("growth", "增加额", "growth in money", least=None)
GROWTH = rate_fact("growth_rate", "增幅", "growth rate")
NEW, URGENT, MAJOR = (flag_fact(code, code, code) for code in ("is_new", "is_urgent", "is_major"))
_BASIS = Basis(kind=BasisKind.ASSUMED, zh="测速用例", en="an example for timing")
_RATE, _NEW, _GROWN, _BIG = rate("30%"), wan(200), wan(100), wan(1000)


def _rule(code: str, when: Condition) -> Rule:
    return Rule(code=code, when=when, then=("evaluate", "report"), basis=_BASIS)


TABLE = DecisionTable(
    code="timing",
    revision="1",
    zh="是否评估",
    en="whether to evaluate",
    measures=tuple(Measure(code=code, zh=code, en=code) for code in ("evaluate", "report", "nothing")),
    hit=HitPolicy.FIRST,
    otherwise=Otherwise(then=("nothing",), basis=_BASIS),
    exemptions=(Exemption(code="urgent", zh="应急", en="emergency", when=yes(URGENT), basis=_BASIS),),
    rules=(
        _rule("major", yes(MAJOR)),
        _rule("new", all_of(yes(NEW), at_least(AMOUNT, _NEW))),
        _rule(
            "grown",
            all_of(
                no(NEW),
                rate_is(GROWTH, Relation.AT_LEAST, _RATE, undefined=False),
                at_least(GROWN_BY, _GROWN),
            ),
        ),
        _rule("big", more_than(AMOUNT, _BIG)),
    ),
)


@frozen(kw_only=True)
class Project:
    """What the hand-written rules read; None where it is not known."""

    amount: Decimal | None
    growth: Decimal | None
    growth_rate: Decimal | None
    is_new: bool | None
    is_urgent: bool | None
    is_major: bool | None


@frozen(kw_only=True)
class Answer:
    """What the hand-written rules give."""

    project: Project
    rule: str | None
    then: tuple[str, ...]


_BOTH, _NOTHING, _NONE = ("evaluate", "report"), ("nothing",), ()


def by_hand(project: Project) -> Answer:  # noqa: C901 - one function, as one would write it
    """The same rules as ``if`` and ``elif``; what nobody knows is an error here too."""
    if project.is_urgent is None:
        raise LookupError("is_urgent")
    if project.is_urgent:
        return Answer(project=project, rule=None, then=_NONE)
    if project.is_major is None:
        raise LookupError("is_major")
    if project.is_major:
        return Answer(project=project, rule="major", then=_BOTH)
    if project.is_new is None or project.amount is None:
        raise LookupError("is_new or amount")
    if project.is_new:
        if project.amount >= _NEW:
            return Answer(project=project, rule="new", then=_BOTH)
    else:
        if project.growth_rate is None or project.growth is None:
            raise LookupError("growth")
        if project.growth_rate >= _RATE and project.growth >= _GROWN:
            return Answer(project=project, rule="grown", then=_BOTH)
    if project.amount > _BIG:
        return Answer(project=project, rule="big", then=_BOTH)
    return Answer(project=project, rule=None, then=_NOTHING)


def projects(count: int, seed: int = 1) -> list[Project]:
    """A third new, a few major, most of them small, some at an edge."""
    random = Random(seed)  # noqa: S311 - rows, not secrets
    edges = (Decimal("1999999.99"), *(Decimal(str(wan(n))) for n in (200, 1000)), Decimal("10000000.01"))
    return [
        Project(
            amount=random.choice(edges) if random.random() < 0.2 else Decimal(random.randrange(10**9)) / 100,
            growth=Decimal(random.randrange(-(10**6), 3 * 10**6)),
            growth_rate=random.choice([_RATE, Decimal(random.randrange(-50, 90)) / 100]),
            is_new=random.random() < 1 / 3,
            is_urgent=False,
            is_major=random.random() < 0.05,
        )
        for _ in range(count)
    ]


def facts(project: Project) -> Facts:
    """The same project for the library."""
    assert project.amount is not None
    assert project.growth is not None
    assert project.growth_rate is not None
    return Facts(
        known=(
            AMOUNT.known(yuan(project.amount)),
            GROWN_BY.known(yuan(project.growth)),
            GROWTH.known(rate(project.growth_rate)),
            NEW.known(bool(project.is_new)),
            URGENT.known(bool(project.is_urgent)),
            MAJOR.known(bool(project.is_major)),
        )
    )


# -- GoRules zen --

_INPUTS = ("is_major", "is_new", "amount", "growth_rate", "growth")
_ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("major", {"is_major": "true"}),
    ("new", {"is_new": "true", "amount": ">= 2000000"}),
    ("grown", {"is_new": "false", "growth_rate": ">= 0.3", "growth": ">= 1000000"}),
    ("big", {"amount": "> 10000000"}),
    ("", {}),
)


def _graph() -> str:
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "type": "expression", "field": name} for name in _INPUTS],
        "outputs": [{"id": "rule", "name": "rule", "type": "expression", "field": "rule"}],
        "rules": [
            {"_id": f"r{i}", **{name: when.get(name, "") for name in _INPUTS}, "rule": json.dumps(code)}
            for i, (code, when) in enumerate(_ROWS)
        ],
    }
    nodes: list[tuple[str, str, dict[str, object]]] = [
        ("in", "inputNode", {}),
        ("table", "decisionTableNode", {"content": table}),
        ("out", "outputNode", {}),
    ]
    return json.dumps({
        "nodes": [
            {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}, **content}
            for name, kind, content in nodes
        ],
        "edges": [
            {"id": f"{one}-{other}", "type": "edge", "sourceId": one, "targetId": other}
            for one, other in (("in", "table"), ("table", "out"))
        ],
    })  # fmt: skip


def in_zen(found: list[Project]) -> Callable[[], list[str]]:
    """zen's decision table, evaluated for each project."""
    import zen  # noqa: PLC0415 - of an extra

    contexts = [
        {name: float(value) if isinstance(value := getattr(one, name), Decimal) else value for name in _INPUTS}
        for one in found
    ]
    evaluate = zen.ZenEngine().create_decision(_graph()).evaluate
    return lambda: [evaluate(context)["result"]["rule"] for context in contexts]


def main(count: int = 5_000, turns: int = 15) -> None:
    """Compare, then time."""
    found = projects(count)
    known = [facts(one) for one in found]

    def hand() -> list[Answer]:
        return [by_hand(one) for one in found]

    def library() -> list[Ruling]:
        return [decide(TABLE, one) for one in known]

    for answer, decision in zip(hand(), library(), strict=True):
        assert (answer.rule,) == (decision.applied or (None,)), answer
        assert answer.then == decision.then, answer
    sys.stdout.write(f"decide() against if/elif, facts seen before   {ratio(hand, library, operations=count)}\n")
    stock = iter([[Facts(known=one.known) for one in known] for _ in range(turns + 2)])
    fresh = ratio(hand, lambda: [decide(TABLE, one) for one in next(stock)], operations=count, pairs=turns)
    sys.stdout.write(f"decide() against if/elif, each fact seen once {fresh}\n")
    if find_spec("zen") is None:
        sys.stdout.write("zen: not installed, left out\n")
        return
    program = in_zen(found)
    assert program() == [one.applied[0] if one.applied else "" for one in library()]
    sys.stdout.write(
        f"decide() against zen                          {ratio(program, library, operations=count, pairs=5)}\n"
    )


if __name__ == "__main__":
    main()
