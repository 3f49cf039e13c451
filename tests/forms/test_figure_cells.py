"""Reading printed figures and saying how they stand to the computed ones."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import budgetperf as bp
from budgetperf.forms.figures import agreement, figure, is_shown, read_number
from printed_forms import budget, form, row


@pytest.mark.parametrize(
    ("cell", "value", "places", "unit"),
    [
        ("8", "8", 0, ""),
        ("8分", "8", 0, "分"),
        ("10%", "10", 0, "%"),
        ("100.00%", "100", 2, "%"),
        ("215,457.6", "215457.6", 1, ""),
        ("620.82万元", "620.82", 2, "万元"),
        ("5.8万", "5.8", 1, "万"),
        ("0.0000", "0", 4, ""),
        ("８．５", "8.5", 1, ""),
        (" 86.19 % ", "86.19", 2, "%"),
        ("-3", "-3", 0, ""),
    ],
)
def test_a_figure_cell_is_read_with_its_precision(cell: str, value: str, places: int, unit: str) -> None:
    number = read_number(cell)
    assert number is not None
    assert (number.value, number.places, number.unit) == (Decimal(value), places, unit)


@pytest.mark.parametrize(
    "cell", [None, "", " ", "-", "/", "约8", "8-9", "1e5", "5\n5", "5 5", "八", "8分左右", "1,00", "无"]
)
def test_what_is_not_one_number_is_not_read(cell: str | None) -> None:
    assert read_number(cell) is None


@pytest.mark.parametrize("cell", [None, "", "  ", "/", "—", "-", "无", "不适用"])
def test_a_placeholder_is_not_shown(cell: str | None) -> None:
    assert not is_shown(cell)
    assert figure(cell, Fraction(1)).agreement is bp.Agreement.NOT_PRINTED


def test_a_cell_that_cannot_be_read_is_not_compared() -> None:
    compared = figure("约9", Fraction(9))
    assert compared.agreement is bp.Agreement.NOT_COMPUTED
    assert compared.printed == "约9"


HABITS = ((bp.Agreement.PRINTED_RATE, Fraction("5.8")), (bp.Agreement.HALF_MARKS, Fraction(5)))


@pytest.mark.parametrize(
    ("cell", "exact", "stands"),
    [
        ("9.8", "9.8", "agrees"),
        ("9.80", "9.8", "agrees"),
        ("10", "9.8", "agrees"),
        ("10", "9.5", "agrees"),
        ("5.8", "5.958", "printed-rate"),
        ("6", "6.96", "printed-rate"),
        ("9", "9.8", "rounded-down"),
        ("9.7", "9.79", "rounded-down"),
        ("5", "7.4", "half-marks"),
        ("8", "9.8", "differs"),
        ("9.81", "9.8", "differs"),
    ],
)
def test_the_first_habit_that_gives_the_figure_is_named(cell: str, exact: str, stands: str) -> None:
    assert agreement(read_number(cell), Fraction(exact), HABITS).value == stands


def test_a_figure_without_a_computed_one_says_so() -> None:
    assert agreement(read_number("9"), None) is bp.Agreement.NOT_COMPUTED
    assert figure(None, None).exact is None
    assert figure("9", Fraction(1, 3)).exact == Fraction(1, 3)


@pytest.mark.parametrize(
    ("printed", "executed", "computed", "stands"),
    [
        ("86.19%", "215.4576", "86.18304", "differs"),
        ("86.18%", "215.4576", "86.18304", "agrees"),
        ("86", "215.4576", "86.18304", "agrees"),
        ("0.86", "215.4576", "0.8618304", "agrees"),
        ("1", "250", "1", "agrees"),
        ("100.00", "250", "100", "agrees"),
        ("20", "50", "20", "agrees"),
        ("0.1", "36.15", "0.1446", "agrees"),
        ("0.0000", "0", "0", "agrees"),
        ("0.958", "239.655", "0.95862", "rounded-down"),
        ("99%", "249.96", "99.984", "rounded-down"),
        ("12%", "215.4576", "86.18304", "differs"),
    ],
)
def test_a_rate_is_compared_in_the_unit_it_is_printed_in(
    printed: str, executed: str, computed: str, stands: str
) -> None:
    money = budget(adjusted="250", executed=executed, rate=printed)
    rate = bp.audit(form(money=money), bp.regimes.NATIONAL).execution.rate
    assert rate.exact == Fraction(computed)
    assert rate.agreement.value == stands


@pytest.mark.parametrize(
    ("unit", "adjusted", "executed", "yuan"),
    [
        ("元", "2,500.50", "2500.5", "2500.5"),
        ("万元", "90", "89.974万元", "900000"),
        ("亿元", "1.5", "0", "150000000"),
        ("元", "5.8万", "5.8万", "58000"),
        (None, "200", "100", "200"),
    ],
)
def test_amounts_are_read_in_their_printed_unit(unit: str | None, adjusted: str, executed: str, yuan: str) -> None:
    audit = bp.audit(form(money=budget(unit=unit, adjusted=adjusted, executed=executed)), bp.regimes.NATIONAL)
    assert audit.execution.budget is not None
    assert audit.execution.budget.adjusted == Decimal(yuan)
    assumed = [assumption.key for assumption in audit.assumptions]
    assert ("reading.budget-unit" in assumed) == (unit is None)


def test_one_amount_that_cannot_be_read_leaves_the_others_readable() -> None:
    line = bp.FormSource(name="其中:财政拨款", initial="/", adjusted="约90", executed="90", rate=None)
    money = budget(line, initial="/", adjusted="100", executed="90", points="10", score="9")
    audit = bp.audit(form(money=money), bp.regimes.NATIONAL)
    assert audit.execution.agreement is bp.Agreement.AGREES
    assert [(f.code.value, f.printed) for f in audit.findings] == [("cell-unreadable", "约90")]
    assert audit.execution.problems[0].path == "budget.sources[0].adjusted"
    assert "约90" in audit.execution.problems[0].zh


@pytest.mark.parametrize("cell", ["-5", "90美元", "九十"])
def test_an_amount_that_is_no_amount_of_yuan_is_unreadable(cell: str) -> None:
    audit = bp.audit(form(money=budget(adjusted=cell, executed="1", points="10")), bp.regimes.NATIONAL)
    assert audit.execution.unreadable == (cell,)
    assert audit.execution.score.computed is None


def test_a_score_by_the_printed_rate_is_named() -> None:
    money = budget(adjusted="287", executed="171", points="10", rate="59%", score="5.9")
    audit = bp.audit(form(money=money), bp.regimes.NATIONAL)
    assert audit.execution.agreement is bp.Agreement.PRINTED_RATE
    severities = {finding.code.value: finding.severity.value for finding in audit.findings}
    assert severities == {
        "execution-rate-differs": "note",
        "execution-score-differs": "note",
        "money-unspent": "note",
    }


def test_the_other_reverse_formula_is_named() -> None:
    one = row(level3="平均等候时间", target="≤10天", actual="15天", points="10", score="6.67")
    audit = bp.audit(form(one), bp.regimes.NATIONAL)
    assert audit.rows[0].computed == Decimal(5)
    assert audit.rows[0].agreement is bp.Agreement.OTHER_REVERSE_FORMULA
    assert [finding.severity.value for finding in audit.findings] == ["note"]
