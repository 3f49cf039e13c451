"""The edges of an audit: small and odd figures, sums of cut forms, and what each view of it says word for word."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import budgetperf as bp
from printed_forms import audited, budget, codes, form, row

N = bp.regimes.NATIONAL
SPENT: dict[str, str | None] = {"adjusted": "100", "executed": "80", "points": "10", "rate": "80%", "score": "8"}
PLAIN = {"level3": "参训人数", "target": "≥200人", "actual": "200人"}


def audit(*rows: bp.FormRow, money: bp.FormBudget | None = None, **cells: str | None) -> bp.Audit:
    return bp.audit(form(*rows, money=money, **cells), N)


@pytest.mark.parametrize(
    ("points", "full"), [("0", "0"), ("0.5", "0.5"), ("10.00", "10"), ("20%", "20"), ("-5", None), ("约5", None)]
)
def test_points_are_read_from_nothing_upwards(points: str, full: str | None) -> None:
    done = audit(row(**PLAIN, points=points), money=budget(**{**SPENT, "points": points, "score": None}))
    expected = None if full is None else Decimal(full)
    assert done.rows[0].full == expected
    assert done.execution.full == expected


def test_a_score_without_points_is_not_computed_and_not_a_finding() -> None:
    done = audit(row(**PLAIN, score="9"), money=budget(**{**SPENT, "points": None}))
    assert done.rows[0].agreement is bp.Agreement.NOT_COMPUTED
    assert done.execution.agreement is bp.Agreement.NOT_COMPUTED
    assert done.findings == ()


def test_half_marks_are_a_habit_of_missed_rows_only() -> None:
    met, missed = (row(level3="参训人数", target="≥200人", actual=f"{n}人", points="10", score="5") for n in (200, 160))
    assert audit(met).rows[0].agreement is bp.Agreement.DIFFERS
    assert audit(missed).rows[0].agreement is bp.Agreement.HALF_MARKS


@pytest.mark.parametrize(
    ("rate", "score", "stands"),
    [
        ("0.8", "8.00", "printed-rate"),
        ("80", "8.00", "printed-rate"),
        ("80%", "8.00", "printed-rate"),
        ("79.8%", "7.98", "agrees"),
        ("79.7%", "7.97", "printed-rate"),
        ("79.7", "7.97", "printed-rate"),
        ("0.797", "7.97", "printed-rate"),
        ("1%", "10", "differs"),
        ("1%", "0.1", "printed-rate"),
        ("1", "10", "differs"),
        (None, "8.00", "differs"),
    ],
)
def test_the_printed_rate_is_followed_in_the_manner_it_is_printed(rate: str | None, score: str, stands: str) -> None:
    """The exact score is 10 x 3990/5000 = 7.98."""
    money = budget(adjusted="5000", executed="3990", points="10", rate=rate, score=score)
    assert audit(money=money).execution.agreement.value == stands


@pytest.mark.parametrize(
    ("rate", "exact"),
    [("50", "50"), ("0.5", "0.5"), ("5", "50"), ("95", "50"), ("0.9", "0.5"), ("0", "50"), ("49.9", "50")],
)
def test_a_plain_rate_is_a_ratio_or_a_percentage_whichever_fits_best(rate: str, exact: str) -> None:
    money = budget(adjusted="100", executed="50", rate=rate)
    assert audit(money=money).execution.rate.exact == Fraction(exact)


def test_the_lines_of_funds_keep_their_names() -> None:
    lines = [bp.FormSource(name=name, initial="1", adjusted=None, executed=None, rate=None) for name in ("甲", None)]
    read = audit(money=budget(*lines, **SPENT)).execution.budget
    assert read is not None
    assert [(line.name, line.initial) for line in read.sources] == [("甲", Decimal(10000)), ("", Decimal(10000))]


def test_lines_of_funds_are_summed_in_yuan_where_no_unit_is_printed() -> None:
    line = bp.FormSource(name=None, initial=None, adjusted=None, executed="90", rate=None)
    money = budget(line, adjusted="100", executed="80", unit=None)
    (finding,) = audit(money=money).findings
    assert (finding.printed, finding.figure) == ("80", Decimal(90))


PART = row(**PLAIN, points="90", score="90")


@pytest.mark.parametrize(
    ("rows", "cells", "computed"),
    [
        ((PART,), {"total_score": "98"}, "98"),
        ((PART,), {}, "98"),
        ((row(**PLAIN, score="92"),), {}, "100"),
        ((row(**PLAIN, score="50"),), {"total_score": "58"}, "58"),
        ((row(**PLAIN, score="50"),), {"total_score": "59"}, None),
        ((row(**PLAIN, score="50"),), {}, None),
        ((PART, row(**PLAIN, score="5")), {"total_score": "98"}, None),
        ((PART, row(**PLAIN, points="0")), {"total_score": "98"}, None),
        ((PART, row(**PLAIN)), {"total_score": "98"}, "98"),  # the others make the whole: it shares their points
        ((), {"total_score": "8"}, None),
        ((), {"total_score": "8", "total_points": "10"}, None),
        ((row(**PLAIN, points="30", score="30"),), {"total_score": "37", "total_points": "40分"}, "38"),
        ((row(**PLAIN, points="40", score="30"),), {"total_score": "37", "total_points": "40"}, "38"),
        ((row(**PLAIN, points="50", score="45"),), {"total_score": "90"}, None),
    ],
)
def test_the_parts_are_summed_only_where_the_whole_form_is_shown(
    rows: tuple[bp.FormRow, ...], cells: dict[str, str], computed: str | None
) -> None:
    done = audit(*rows, money=budget(**SPENT), **cells)
    assert done.total.exact == (None if computed is None else Fraction(computed))
    assert ("total-differs" in codes(done)) == (cells.get("total_score") == "37")


@pytest.mark.parametrize(
    ("total", "computed", "stands"),
    [
        ("90", "优", "agrees"),
        ("89.99", "良", "differs"),
        ("80", "良", "differs"),
        ("60", "中", "differs"),
        ("59.99", "差", "differs"),
        ("0", "差", "differs"),
        ("150", "优", "agrees"),
        ("九十", None, "not-computed"),
        (None, None, "not-computed"),
    ],
)
def test_the_printed_total_decides_the_grade_whose_floor_belongs_to_it(
    total: str | None, computed: str | None, stands: str
) -> None:
    grade = audit(total_score=total, grade="优秀").grade
    assert (grade.computed, grade.agreement.value) == (computed, stands)


def test_without_a_printed_total_the_parts_of_a_whole_form_decide_the_grade() -> None:
    whole = audit(PART, money=budget(**SPENT), grade="良")
    assert (whole.grade.computed, whole.grade.agreement.value) == ("优", "differs")
    cut = audit(row(**PLAIN, points="50", score="50"), money=budget(**SPENT), grade="良")
    assert (cut.grade.computed, cut.grade.agreement.value) == (None, "not-computed")


@pytest.mark.parametrize(
    ("rows", "outcomes"),
    [
        ((("60", "60", None), ("40", "40", None)), "undecided undecided"),
        ((("60", "60", None), ("30", "30", None)), "met met"),
        ((("60", "50", None), ("40", "40", None)), "missed met"),
        ((("12", "12", "10"),), "met"),
        ((("12", "12", "12"),), "undecided"),
        ((("60人", "60人", None), ("40", "40", None)), "met met"),
        ((("≥60", "60", None), ("40", "40", None)), "met met"),
    ],
)
def test_points_stand_in_the_value_columns_only_where_every_row_looks_so(
    rows: tuple[tuple[str, str, str | None], ...], outcomes: str
) -> None:
    done = audit(*(row(level3="参训人数", target=t, actual=a, points=p) for t, a, p in rows))
    assert [one.outcome.value for one in done.rows] == outcomes.split()
    if "undecided" in outcomes:
        assert [str(one.expectation) for one in done.rows] == [t for t, _, _ in rows]


def test_the_indicators_of_an_evaluation_are_coded_by_their_printed_place() -> None:
    done = audited("047").evaluation
    assert done is not None
    assert [one.code for one in done.target.indicators] == [f"row-{i}" for i in range(1, 7)]
    assert [one.indicator for one in done.observations] == [f"row-{i}" for i in range(1, 7)]


@pytest.mark.parametrize("project", ["营养改善", None])
def test_an_evaluation_is_of_the_project_and_the_year_of_its_form(project: str | None) -> None:
    whole = row(**PLAIN, points="90", score="90")
    done = audit(whole, money=budget(**SPENT), project=project).evaluation
    assert done is not None
    assert done.target.project == (project or "")
    assert done.target.year == 2023


def test_a_finding_without_a_figure_compares_nothing() -> None:
    for case in ("010", "039", "047", "048", "100"):
        for finding in audited(case).findings:
            assert finding.figure is not None or finding.agreement is None
            assert finding.expected == finding.figure


def test_a_finding_says_no_more_than_it_knows() -> None:
    bare = bp.Finding(code=bp.FindingCode.ZERO_BUDGET, row=None, severity=bp.Severity.NOTE)
    assert (bare.zh, bare.en) == ("预算数为零，请核实", "the budget is zero; please check")
    printed = bp.Finding(code=bp.FindingCode.CELL_UNREADABLE, row=2, severity=bp.Severity.NOTE, printed="约8")
    assert printed.zh == "第 3 行：单元格内容无法识别（填报 约8），请核实"
    assert printed.en == "row 3: a cell cannot be read (printed 约8); please check"
    computed = bp.Finding(
        code=bp.FindingCode.POINTS_DO_NOT_ADD_UP, row=None, severity=bp.Severity.ERROR, figure=Decimal(110)
    )
    assert computed.en == "the points add up to more than the whole (computed 110); please check"
