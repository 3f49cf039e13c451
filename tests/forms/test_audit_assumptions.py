"""What an audit rests on is listed, each item once, and nothing that was not used."""

from __future__ import annotations

from decimal import Decimal

import pytest

import budgetperf as bp
from printed_forms import audited, budget, form, row

N = bp.regimes.NATIONAL
MET = row(level3="参训人数", target="≥200人", actual="200人", points="90", score="90")
SPENT: dict[str, str | None] = {"adjusted": "100", "executed": "80", "points": "10", "rate": "80%", "score": "8"}
OF_EXECUTION = ["execution.overspending", "execution.rounding", "execution.when_zero"]
OF_RULE = ["proportional.rounding"]
OF_SCALE = ["grading.compares"]


def keys(assumptions: tuple[bp.Assumption, ...]) -> list[str]:
    return sorted(assumption.key for assumption in assumptions)


def audit(*rows: bp.FormRow, money: bp.FormBudget | None = None, **cells: str | None) -> bp.Audit:
    return bp.audit(form(*rows, money=money, **cells), N)


@pytest.mark.parametrize(
    ("cells", "used"),
    [
        ({}, OF_EXECUTION),
        ({"unit": None}, [*OF_EXECUTION, "reading.budget-unit"]),
        ({"adjusted": None, "initial": "100"}, ["execution.initial-as-base", *OF_EXECUTION]),
        ({"adjusted": None, "initial": "100", "points": None}, ["execution.initial-as-base"]),
        ({"points": None}, []),
        ({"executed": None}, []),
        ({"executed": None, "adjusted": None, "initial": "100"}, []),
        ({"adjusted": "0", "executed": "0"}, OF_EXECUTION),
    ],
)
def test_a_budget_row_lists_just_the_conventions_it_used(cells: dict[str, str | None], used: list[str]) -> None:
    execution = audit(money=budget(**{**SPENT, **cells})).execution
    assert keys(execution.assumptions) == sorted(used)
    assert len(set(execution.assumptions)) == len(execution.assumptions)


@pytest.mark.parametrize(
    ("target", "actual", "points", "used"),
    [
        ("≥200人", "150人", "10", OF_RULE),
        ("200人", "150人", "10", ["directions.words", *OF_RULE]),
        ("200人", "150人", None, ["directions.words"]),
        ("200人", "200人", "10", []),
        ("≥200人", "≥200人", None, ["reading.operator-repeated"]),
        ("规范", "规范", "10", []),
        ("≥200人", "约150人", "10", []),
    ],
)
def test_a_row_lists_what_its_outcome_and_score_rest_on(
    target: str, actual: str, points: str | None, used: list[str]
) -> None:
    one = row(level3="参训人数", target=target, actual=actual, points=points, score="7.5")
    assert keys(audit(one).rows[0].assumptions) == sorted(used)


def test_the_scale_is_an_assumption_only_where_a_grade_was_found() -> None:
    assert keys(audit(total_score="98").assumptions) == OF_SCALE
    assert keys(audit().assumptions) == []
    assert keys(audit(total_score="48", total_points="50").assumptions) == []


def test_an_evaluation_rests_on_the_scale_even_where_no_grade_is_compared() -> None:
    rows = (row(level3="参训人数", target="200人", actual="200人", points="90"),)
    done = audit(*rows, money=budget(**SPENT))
    assert done.evaluation is not None
    assert done.grade.computed is None
    assert keys(done.assumptions) == sorted([*OF_EXECUTION, *OF_SCALE])


def test_an_execution_without_points_is_left_out_only_where_the_rows_make_the_whole() -> None:
    bare = row(level3="参训人数", target="200人", actual="200人", points="100", score="100")
    left = audit(bare, money=budget(**{**SPENT, "points": None, "score": None}))
    assert left.evaluation is not None
    assert keys(left.assumptions) == ["execution.left-out", *OF_SCALE]
    assert left.assumptions[0].zh.startswith("未填预算执行分值")
    with_points = audit(MET, money=budget(**SPENT))
    assert with_points.evaluation is not None
    assert "execution.left-out" not in keys(with_points.assumptions)
    without_evaluation = audit(row(points="50"), money=budget(**{**SPENT, "points": None}), total_score="98")
    assert without_evaluation.evaluation is None
    assert keys(without_evaluation.assumptions) == OF_SCALE


@pytest.mark.parametrize("case", ["002", "010", "047", "095", "100"])
def test_the_whole_audit_lists_the_assumptions_of_its_parts_each_once(case: str) -> None:
    done = audited(case)
    parts = {item for one in done.rows for item in one.assumptions} | set(done.execution.assumptions)
    assert parts <= set(done.assumptions)
    assert len(set(done.assumptions)) == len(done.assumptions)
    for lang in ("zh", "en"):
        text = done.explain(lang)
        assert all((item.zh if lang == "zh" else item.en) in text for item in done.assumptions)


@pytest.mark.parametrize(
    ("rows", "cells", "paths"),
    [
        ((), {}, ["rows"]),
        ((MET,), {"points": None}, ["budget.points"]),
        ((MET,), {"executed": None}, ["budget.executed"]),
        ((MET,), {"adjusted": None, "executed": None}, ["budget.adjusted", "budget.executed"]),
        ((MET,), {"adjusted": "约90", "executed": None}, ["budget.adjusted", "budget.adjusted", "budget.executed"]),
        ((row(level3="参训人数", target="≥200人", actual="200人"),), {}, ["rows[0].points"]),
        ((MET, row(target="规范", actual="规范", points="10")), {}, ["rows[1]"]),
        ((MET, row(target="约200人", actual="200人", points="10", score="9")), {}, ["rows[1]"]),
        ((MET, row(target="规范", actual="规范", points="10", score="11")), {}, ["rows[1]"]),
        ((MET,), {"points": "20", "score": "16"}, ["points"]),
    ],
)
def test_what_an_evaluation_by_rule_lacks_is_named_with_its_place(
    rows: tuple[bp.FormRow, ...], cells: dict[str, str | None], paths: list[str]
) -> None:
    done = audit(*rows, money=budget(**{**SPENT, **cells}))
    assert done.evaluation is None
    assert [problem.path for problem in done.problems] == paths
    for problem in done.problems:
        assert problem.en
        assert problem.zh


def test_an_unreadable_line_of_funds_does_not_keep_a_form_from_being_evaluated() -> None:
    line = bp.FormSource(name="其中：财政拨款", initial=None, adjusted="约90", executed=None, rate=None)
    done = audit(MET, money=budget(line, **SPENT))
    assert done.evaluation is not None
    assert done.problems == ()
    assert [problem.path for problem in done.execution.problems] == ["budget.sources[0].adjusted"]
    assert [(finding.code.value, finding.severity.value) for finding in done.findings] == [
        ("cell-unreadable", "note"),
        ("rows-high-money-unspent", "note"),
    ]


def test_an_execution_worth_nothing_needs_no_amounts() -> None:
    whole = row(level3="参训人数", target="≥200人", actual="150人", points="100", score="75")
    done = audit(whole, money=budget(adjusted="100", executed=None, points="0"))
    assert done.problems == ()
    assert done.evaluation is not None
    assert done.evaluation.total == Decimal(75)
    assert done.evaluation.grade.zh == "中"
    assert done.evaluation.execution is None
