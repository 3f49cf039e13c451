"""An actual that repeats the operator of its target meets it, so a rule that gives all for that gives all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import budgetperf as bp
from awarding_samples import ALL
from budgetperf.errors import NotScorableError
from budgetperf.rules.laws import Law
from rule_samples import TABLE, based

SIGNS: dict[Any, str] = {bp.AtLeast: "≥", bp.MoreThan: ">", bp.AtMost: "≤", bp.LessThan: "<", bp.Exactly: "="}


def repeated(asked: str, rule: bp.ScoringRule) -> bp.Score:
    return bp.score(bp.parse(asked), bp.read_actual(asked), points=5, rule=rule)


@pytest.mark.parametrize("asked", [">95%", "<5%", "≥95%", "≤5%", "=5%", ">-3", "<0"])
def test_all_or_nothing_gives_all(asked: str) -> None:
    for rule in (bp.AllOrNothing(), bp.AllOrNothing(exactly=bp.ExactlySide.BOTH)):
        earned = repeated(asked, rule)
        assert earned.outcome is bp.Outcome.MET
        assert earned.points == 5
        assert earned.verify()
        assert "reached" in [step.key.removeprefix("piece.") for step in earned.account]


def test_just_beyond_an_edge_is_the_next_line() -> None:
    lines = (
        bp.Step(upto=Decimal(1), included=True, earns=bp.Share.of(1, 2)),
        bp.Step(upto=None, earns=bp.Share.of(1, 1)),
    )
    rule = bp.Steps(
        over=bp.StepsOver.ATTAINMENT, at_least=lines, at_most=lines, basis=based("over", "at_least", "at_most")
    )
    assert [repeated(asked, rule).points for asked in ("≥8", ">8", "≤8", "<8")] == [
        Decimal("2.5"),
        5,
        Decimal("2.5"),
        Decimal("2.5"),
    ]
    below = bp.Steps(
        over=bp.StepsOver.ATTAINMENT,
        at_least=TABLE.at_least,
        at_most=(bp.Step(upto=Decimal(1), earns=bp.Share.of(1, 1)), bp.Step(upto=None, earns=bp.Share.of(0, 1))),
        basis=based("over", "at_least", "at_most"),
    )
    assert [repeated(asked, below).points for asked in ("≤8", "<8")] == [0, 5]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.key)
def test_what_is_met_by_repeating_earns_full_marks_where_the_law_says_so(rule: Any) -> None:
    held = 0
    for kind, sign in SIGNS.items():
        for target in ("-7", "0", "0.3", "1", "90"):
            asked = kind(value=Decimal(target))
            actual = bp.Measured(value=Decimal(target), operator=sign)
            try:
                earned = bp.score(asked, actual, points=5, rule=rule)
                laws = rule.laws(asked)
            except NotScorableError:
                continue
            assert earned.outcome is bp.Outcome.MET
            if Law.FULL_WHEN_MET in laws:
                held += 1
                assert earned.points == 5, (asked, earned)
    assert held or rule.key not in {"proportional", "all-or-nothing"}
