"""What results and rules say of themselves: every step, every assumption, both languages, as read and approved.

The words stand in ``golden/words.json``; a change of wording is a change of that file, made on purpose. Everything is
made anew here, so that nothing said earlier is taken for what is said now.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import evolve

import budgetperf as bp
from awarding_samples import ODD
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from rule_samples import ADJUSTED, DEVIATION, JUDGED, LIMITED, MECHANISMS, OVERSHOOT, REWEIGHED, RULES, TABLE, based

NATIONAL: Any = bp.regimes.NATIONAL.self_evaluation
PRACTICES: Any = bp.regimes.practices
CAPPED, FREE = ADJUSTED.rule, evolve(ADJUSTED.rule, cap=bp.TotalCap.NONE)
NEW = bp.Adjustment(code="new", name="创新", points=Decimal("0.5"))
PERCENTAGES = evolve(TABLE, over=bp.StepsOver.VALUE, unit="%")
POINTS_OFF = evolve(DEVIATION, step=Decimal(1), step_of=bp.StepOf.UNIT, unit="%")
LATE = bp.Adjustment(code="late", name="逾期报送", points=Decimal("-0.5"))


def adjusted(base: str, items: tuple[bp.Adjustment, ...], rule: bp.AdjustmentRule = CAPPED) -> bp.Adjusted:
    return bp.adjust(Decimal(base), items, whole=bp.points(100), rule=rule)


def score(asked: str, actual: str, rule: bp.ScoringRule, deduction: Decimal | None = None) -> bp.Score:
    expectation: Any = bp.parse(asked)
    reached: Any = bp.read_actual(actual)
    return bp.score(expectation, reached, points=10, rule=rule, deduction=deduction or 0)


def overshoot(asked: str, actual: Any) -> bp.OvershootCheck:
    expectation: Any = bp.parse(asked)
    return bp.check_overshoot(expectation, actual, evolve(OVERSHOOT.rule))


MADE: dict[str, Callable[[], Any]] = {
    "a bonus": lambda: adjusted("90", (NEW,)),
    "a malus": lambda: adjusted("90", (LATE,)),
    "a bonus and a malus": lambda: adjusted("90", (NEW, LATE)),
    "a bonus at the cap": lambda: adjusted("100", (NEW,)),
    "a bonus without a cap": lambda: adjusted("100", (NEW,), FREE),
    "a malus at the floor": lambda: adjusted("0.2", (LATE,)),
    "no adjustment": lambda: adjusted("90", ()),
    "bonuses above the most": lambda: adjusted("90", (evolve(NEW, points=Decimal(3)),)),
    "a rule of adjustments": lambda: evolve(CAPPED),
    "a rule of overshoot": lambda: evolve(OVERSHOOT.rule),
    "an overshoot": lambda: overshoot("≥100人", 130),
    "an overshoot in words": lambda: overshoot("≥100", bp.read_actual("130人")),
    "less than an overshoot": lambda: overshoot("≥100人", 101),
    "an overshot nothing": lambda: overshoot("≥0", 5),
    "an undershot ceiling": lambda: overshoot("≤100", 20),
    "a repeated operator": lambda: overshoot("≥100", bp.read_actual("≥150")),
    "judged ratings": lambda: evolve(JUDGED.rule),
    "judged ratings with assumed edges": lambda: evolve(NATIONAL.qualitative),
    "an assumed rule of overshoot": lambda: evolve(OVERSHOOT.rule, basis=based("ratio", "zero_target", "concerned")),
    "pieces in a unit": lambda: evolve(ODD),
    "just the target where more earns more": lambda: score("≥90", "90", bp.Proportional(capping=bp.Capping.UNCAPPED)),
    "a judged score": lambda: evolve(JUDGED),
    "another judged score": lambda: bp.judge_points(bp.Rating.ACHIEVED, points=10, given=10, rule=JUDGED.rule),
    "limits of grades": lambda: evolve(LIMITED.limits),
    "a limited grade": lambda: evolve(LIMITED),
    "reweighed items": lambda: evolve(REWEIGHED),
    "a scale of grades": lambda: evolve(NATIONAL.scale),
    "words of directions": lambda: evolve(NATIONAL.directions),
    "execution": lambda: evolve(NATIONAL.execution),
    "execution by a table": lambda: evolve(PRACTICES.GUIDANCE_2021.execution),
    "a floor that is reached": lambda: score("≥90%", "95%", bp.Proportional()),
    "a floor that is not reached": lambda: score("≥90%", "45", bp.Proportional()),
    "a ceiling that is not kept": lambda: score("≤8", "9", bp.Proportional()),
    "a deduction": lambda: score("≥90%", "45", bp.Proportional(), Decimal("0.5")),
    "a deduction below nothing": lambda: score("≥90%", "9", bp.Proportional(), Decimal("1.5")),
    "a table of percentages": lambda: score(">90%", "90%", PERCENTAGES),
    "a table of plain numbers": lambda: evolve(PERCENTAGES, unit=""),
    "points off per percentage point": lambda: score("≤8%", "9%", POINTS_OFF),
    "points off per piece": lambda: evolve(POINTS_OFF, unit=""),
    "a repeated floor": lambda: score("≥90%", "≥90%", bp.Proportional()),
}
SHAPES = {
    **{f"{type(rule).__name__} {number}": rule for number, rule in enumerate(RULES)},
    "just the target": bp.AllOrNothing(exactly=bp.ExactlySide.BOTH),
    "nothing below zero": bp.AllOrNothing(negative_actual=NegativeActual.ZERO, negative_target=NegativeTarget.REFUSED),
    **{f"practice {item.code}": item.rule for item in PRACTICES.PRACTICES if item.rule is not None},
}
ROWS = (
    ("≥90%", "45"),
    ("≥90", "≥90"),
    ("≤8", "9"),
    ("≤0", "2"),
    ("≥0", "3"),
    ("=10天", "10.2天"),
    ("<10", "-1"),
    ("=0", "1"),
    ("=10", "9"),
    ("<0", "-1"),
)
GOLDEN = json.loads((Path(__file__).parent / "golden" / "words.json").read_text(encoding="utf-8"))


def shown(thing: Any) -> list[list[object]]:
    """The steps of a result, or what a rule says and assumes."""
    if isinstance(thing, bp.BudgetPerfError):
        return [["refused", thing.zh, thing.en]]
    if isinstance(thing, bp.Result):
        steps = thing.explanation.walk()
        return [[depth, step.key, step.zh, step.en, [basis.en for basis in step.bases]] for depth, step in steps]
    said = [thing.says] if hasattr(thing, "says") else []
    return [[item.key, item.zh, item.en] for item in (*said, *getattr(thing, "assumptions", ()))]


def departures(rule: bp.ScoringRule, asked: str) -> list[list[object]]:
    """The laws that a rule departs from, each with the field that is the reason."""
    expectation: Any = bp.parse(asked)
    try:
        return [[each.law.value, each.field, each.basis.en] for each in evolve(rule).departures(expectation)]
    except bp.BudgetPerfError as error:
        return [["refused", error.zh, error.en]]


def scored(rule: bp.ScoringRule, asked: str, actual: str) -> Any:
    try:
        return score(asked, actual, evolve(rule))
    except bp.BudgetPerfError as error:
        return error


def said() -> dict[str, list[list[object]]]:
    words = {name: shown(make()) for name, make in MADE.items()}
    words |= {f"mechanism {number}": shown(evolve(item)) for number, item in enumerate(MECHANISMS)}
    words |= {f"scheme {item.code}": shown(evolve(item)) for item in bp.regimes.schemes.SCHEMES}
    for name, rule in SHAPES.items():
        words[name] = shown(evolve(rule))
        for asked, actual in ROWS:
            words[f"{name}: {asked} and {actual}"] = shown(scored(rule, asked, actual))
            words[f"{name}: departures beside {asked}"] = departures(rule, asked)
    return words


def test_every_word_is_as_approved() -> None:
    words = said()
    assert len(words) >= 100
    assert list(words) == list(GOLDEN)
    assert {name: steps for name, steps in words.items() if steps != GOLDEN[name]} == {}
