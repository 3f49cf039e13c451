"""The quick way is taken: what is prepared once answers rows, marks and rules without going back to the evidence.

Wrong arms would not show in the points alone, because what the quick way cannot do is left to ``score()``.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import budgetperf as bp
from awarding_samples import ALL, LIFTED
from benchmarks.adversarial import KINDS, Row
from budgetperf.errors import BudgetPerfError
from budgetperf.rules import awarding
from budgetperf.rules.arms import prepare
from budgetperf.rules.awarding import Awarder, award
from budgetperf.rules.expectations import Comparison
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from rule_samples import RULES, based, unit_for

_TARGETS = ("-7", "-3", "-0.5", "0", "0.3", "1", "3", "7", "90")
_RATIOS = ("-2", "-1", "-0.5", "0", "0.2", "0.5", "0.97", "1", "1.01", "1.5", "2", "3")
_STEPS = ("-2", "-1", "-0.5", "-0.25", "0", "0.25", "0.5", "1", "2")


def _one_edge(edge: Linear, *, closed: bool = False) -> tuple[Piece, ...]:
    return constant("low", Fraction(1, 2), edge, closed=closed), constant("high", Fraction(1, 4))


def _edges(low: Linear, high: Linear, *, closed: bool = False) -> tuple[Piece, ...]:
    return (
        constant("low", Fraction(1, 2), low, closed=closed),
        constant("middle", Fraction(3, 4), high, closed=closed),
        constant("high", Fraction(1, 4)),
    )


def _of(pieces: tuple[Piece, ...], zero: bool = True, negative: tuple[Piece, ...] | None = None) -> bp.Piecewise:
    made = Pieces(positive=pieces, zero=pieces if zero else (), negative=pieces if negative is None else negative)
    tables = based("at_least", "at_most", "equal")
    return bp.Piecewise(at_least=made, at_most=made, equal=made, unit=unit_for(made), basis=tables)


_T, _THIRD, _SIXTH = Linear(target=1), Fraction(1, 3), Fraction(1, 6)
_SLOPES = (
    Piece(key="nothing", upto=Linear(target="0.5", constant="0.5"), closed=False, numerator=Linear(constant=0),
          denominator=Linear(constant=1)),
    Piece(key="rise", upto=None, closed=False, numerator=Linear(actual=2, target=-1, constant=-1),
          denominator=Linear(constant=3)),
)  # fmt: skip
EDGED = {
    "thirds of one": _of(_edges(Linear(constant=_THIRD), Linear(constant=2 * _THIRD))),
    "one and two": _of(_edges(Linear(constant=1), Linear(constant=2), closed=True)),
    "sixths below the target": _of(_edges(Linear(target=1, constant=-_SIXTH), Linear(target=1, constant=_SIXTH))),
    "ones around the target": _of(_edges(Linear(target=1, constant=-1), Linear(target=1, constant=1))),
    "two targets and one": _of(_edges(Linear(target=2, constant=-1), Linear(target=2, constant=1))),
    "thirds of the target": _of(
        _edges(Linear(target=_THIRD), Linear(target=2 * _THIRD)),
        False,
        _edges(Linear(target=2 * _THIRD), Linear(target=_THIRD), closed=True),
    ),
    "halves of the target": _of(
        _edges(Linear(target="0.5"), Linear(target=1), closed=True),
        False,
        _edges(Linear(target=1), Linear(target="0.5")),
    ),
    "a slope that does not begin at nothing": _of(_one_edge(_T), True, (_SLOPES[0], *_one_edge(_T)[1:])),
    "a slope that begins at nothing": _of(_SLOPES),
    "a slope that begins one above nothing": _of(
        (
            constant("nothing", Fraction(0), Linear(constant=5)),
            Piece(
                key="rise",
                upto=None,
                closed=False,
                numerator=Linear(actual=1, constant=-4),
                denominator=Linear(constant=90),
            ),
        )
    ),
    "a slope that begins beside nothing": _of((constant("nothing", Fraction(0), Linear(target=1)), _SLOPES[1])),
}


def _rows(rule: bp.ScoringRule) -> list[tuple[Row, bp.Points]]:
    """Rows around every target that the rule scores, each with the points of the evidence."""
    scored: list[tuple[Row, bp.Points]] = []
    for kind in KINDS:
        for target in map(Decimal, _TARGETS):
            asked = kind(value=target)
            actuals = {target * Decimal(ratio) for ratio in _RATIOS} | {target + Decimal(step) for step in _STEPS}
            for actual in sorted(actuals):
                try:
                    points = bp.score(asked, actual, points=7, rule=rule).points
                except BudgetPerfError:
                    continue
                scored.append(((asked, actual, Decimal(7)), points))
    return scored


@pytest.mark.parametrize("rule", [*ALL, *EDGED.values()], ids=lambda rule: rule.key)
def test_whatever_is_scored_is_scored_the_quick_way(rule: bp.ScoringRule, monkeypatch: pytest.MonkeyPatch) -> None:
    scored = _rows(rule)
    assert len(scored) > 50
    awarder = Awarder(rule=rule)
    rows = [row for row, _ in scored]
    awarder.many(rows)
    monkeypatch.setattr(Awarder, "_slowly", None)
    assert [awarder.award(*row).as_tuple() for row in rows] == [points.as_tuple() for _, points in scored]
    assert [points.as_tuple() for points in awarder.many(rows)] == [points.as_tuple() for _, points in scored]


def test_full_marks_are_handed_over_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[tuple[Comparison, str]] = [
        (bp.AtLeast(value=Decimal(10)), "10"),
        (bp.AtLeast(value=Decimal(10)), "11"),
        (bp.AtLeast(value=Decimal(0)), "0"),
        (bp.AtMost(value=Decimal(10)), "10"),
        (bp.AtMost(value=Decimal(10)), "9"),
    ]
    exact: list[tuple[Comparison, str]] = [(bp.Exactly(value=Decimal(10)), "10")]
    rising = [row for row in met if isinstance(row[0], bp.AtLeast)]
    for rule, some in (
        (bp.Proportional(), met),
        (bp.AllOrNothing(exactly=bp.ExactlySide.BOTH), met + exact),
        (LIFTED, rising),
    ):
        awarder = Awarder(rule=rule)
        rows: list[Row] = [(asked, Decimal(actual), Decimal(6)) for asked, actual in some]
        awarder.many(rows)
        assert awarder._known == {"6": Decimal("6.00")}
        object.__setattr__(awarder, "_earned", None)
        monkeypatch.setattr(Awarder, "_slowly", None)
        assert awarder.many(rows) == [awarder.award(*row) for row in rows] == [6] * len(rows)
        awarder._known["6"] = bp.points(5)
        assert awarder.many(rows) == [awarder.award(*row) for row in rows] == [5] * len(rows)
        monkeypatch.undo()


def test_a_negative_actual_counts_as_zero_the_quick_way(monkeypatch: pytest.MonkeyPatch) -> None:
    awarder = Awarder(rule=LIFTED)
    row: Row = (bp.AtLeast(value=Decimal(10)), Decimal(-5), Decimal(10))
    awarder.award(*row)
    monkeypatch.setattr(Awarder, "_slowly", None)
    assert awarder.award(*row) == 0
    assert awarder.many([row]) == [0]


def test_one_rule_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[object] = []

    def counted(pieces: Pieces) -> Any:
        prepared.append(pieces)
        return prepare(pieces)

    monkeypatch.setattr(awarding, "prepare", counted)
    monkeypatch.setattr(awarding, "_AWARDERS", {})
    asked = bp.AtMost(value=Decimal(10))
    rules: list[bp.ScoringRule] = [bp.Proportional(), bp.AllOrNothing()]
    for _ in range(3):
        assert [award(asked, Decimal(11), Decimal(10), rule) for rule in rules] == [9, 0]
    assert len(prepared) == 2
    assert [awarder.rule for awarder in awarding._AWARDERS.values()] == rules


def test_an_awarder_can_be_sent_to_another_process() -> None:
    for rule in RULES:
        awarder = Awarder(rule=rule)
        again = pickle.loads(pickle.dumps(awarder))
        assert again == awarder
        assert again.rule == rule


def test_points_of_another_type_are_refused_though_their_text_is_remembered() -> None:
    awarder, asked = Awarder(rule=bp.Proportional()), bp.AtLeast(value=Decimal(10))
    assert awarder.award(asked, Decimal(10), Decimal(6)) == 6
    wrong: Any
    for wrong in (6, "6", 6.0, True):
        row = asked, Decimal(10), wrong
        expected = _or_error(_by_evidence, *row)
        assert _or_error(awarder.award, *row) == expected
        assert _or_error(lambda *row: awarder.many([row])[0], *row) == expected


def _by_evidence(asked: Comparison, actual: Decimal, points: Any) -> object:
    return bp.score(asked, actual, points=points, rule=bp.Proportional()).points


def _or_error(ask: Callable[..., object], *arguments: Any) -> object:
    try:
        return ask(*arguments)
    except BudgetPerfError as error:
        return type(error)


def test_edges_of_thirty_digits_are_told_from_a_third() -> None:
    edge = Decimal("0." + "3" * 30)
    for share, expected in ((edge, "1.00"), (Decimal("0." + "3" * 29 + "4"), "0.00")):
        rule = bp.Steps(
            over=bp.StepsOver.ATTAINMENT,
            at_least=(
                bp.Step(upto=Decimal("0.1"), earns=bp.Share.of(0, 1)),
                bp.Step(upto=share, earns=bp.Share.of(0, 1)),
                bp.Step(upto=None, earns=bp.Share.of(1, 1)),
            ),
            basis=based("over", "at_least"),
        )
        awarder, row = Awarder(rule=rule), (bp.AtLeast(value=Decimal(3)), Decimal(1), Decimal(1))
        assert [str(awarder.award(*row)) for _ in range(2)] == [expected] * 2
        assert str(bp.score(*row[:2], points=1, rule=rule).points) == expected
