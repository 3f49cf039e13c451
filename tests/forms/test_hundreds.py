"""Weights in percent beside scores out of 100, and what only looks like them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from printed_forms import budget, codes, form, row

N = bp.regimes.NATIONAL
MONEY = budget(adjusted="100", executed="96", points="10%", rate="96%", score="96")
ROWS = (
    row(level3="培训人数", target="≥100人", actual="100人", points="50%", score="100"),
    row(level3="合格率", target="≥90%", actual="81%", points="30%", score="90", note="x"),
    row(level3="群众反映", target="良好", actual="良好", points="10%", score="90"),
)
"""50, 27, 9 and 9.6 points."""
EVALUATED = "95.6"


def audit(*rows: bp.FormRow, money: bp.FormBudget | None = MONEY, total: str | None = EVALUATED) -> bp.Audit:
    done = bp.audit(form(*rows, money=money, total_score=total), N)
    assert done.verify()
    return done


def reads_so(done: bp.Audit) -> bool:
    return "layout.scores-of-hundred" in [item.key for item in done.assumptions]


def test_the_weighted_sum_of_scores_out_of_a_hundred_is_the_total() -> None:
    done = audit(*ROWS)
    assert reads_so(done)
    assert codes(done) == []
    assert done.total.computed == Decimal(EVALUATED)
    assert [one.given and one.given.value for one in done.rows] == [Decimal(50), Decimal(27), Decimal(9)]
    assert [(one.printed, one.computed) for one in done.rows[:2]] == [("100", Decimal(100)), ("90", Decimal(90))]
    assert (done.execution.printed, done.execution.computed) == ("96", Decimal(96))
    assert done.execution.given is not None
    assert done.execution.given.value == Decimal("9.6")
    assert done.evaluation is not None
    assert done.evaluation.total == Decimal(EVALUATED)


def test_what_is_told_is_told_out_of_a_hundred() -> None:
    rows = (evolve(ROWS[0], score="90"), evolve(ROWS[1], score="80"), evolve(ROWS[2], actual="部分达成", score="95"))
    done = audit(*rows, money=evolve(MONEY, score="95"), total="88")
    severe = [one for one in done.findings if one.severity is not bp.Severity.NOTE]
    assert [(one.row, one.code.value, one.printed, one.expected) for one in severe] == [
        (0, "points-taken-off-met-row", "90", Decimal(100)),
        (1, "row-score-differs", "80", Decimal(90)),
        (2, "row-score-differs", "95", None),
        (None, "execution-score-differs", "95", Decimal(96)),
    ]  # fmt: skip
    unscored = audit(evolve(ROWS[0], actual="很多"), *ROWS[1:], money=evolve(MONEY, executed=None))
    assert reads_so(unscored)
    assert unscored.rows[0].computed is None
    assert unscored.execution.computed is None


def test_a_form_without_points_of_the_execution_may_be_weighted_too() -> None:
    rows = (*ROWS, row(level3="其他", target="良好", actual="良好", points="10%", score="96"))
    for money in (None, evolve(MONEY, points=None, score=None)):
        assert reads_so(audit(*rows, money=money))


@pytest.mark.parametrize(
    ("rows", "cells", "total"),
    [
        (ROWS, {}, "95.5"),  # not the weighted sum
        (ROWS, {}, None),
        (ROWS, {"points": "5%"}, "90.8"),  # the weights make no whole
        (ROWS, {"points": "10"}, EVALUATED),
        (ROWS, {"score": None}, EVALUATED),
        ((*ROWS[:2], evolve(ROWS[2], points="10")), {}, EVALUATED),
        ((*ROWS[:2], evolve(ROWS[2], score="90%")), {}, EVALUATED),
        ((*ROWS[:2], evolve(ROWS[2], score="好")), {}, EVALUATED),
        ((evolve(ROWS[0], score="110"), *ROWS[1:]), {}, "100.6"),
        ((evolve(ROWS[0], score="-10"), *ROWS[1:]), {}, "40.6"),
    ],
)
def test_scores_that_do_not_make_the_total_so_are_points(
    rows: tuple[bp.FormRow, ...], cells: dict[str, Any], total: str | None
) -> None:
    done = audit(*rows, money=evolve(MONEY, **cells), total=total)
    assert not reads_so(done)
    assert "score-exceeds-points" in codes(done)


def test_scores_that_are_points_already_are_taken_as_they_are() -> None:
    rows = tuple(evolve(one, score=score) for one, score in zip(ROWS, ("50", "27", "9"), strict=True))
    done = audit(*rows, money=evolve(MONEY, score="9.6"))
    assert not reads_so(done)
    assert codes(done) == []
