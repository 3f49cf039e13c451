"""Cells of money: amounts and their units as printed, and the lines of a budget row as a record."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from attrs import evolve

from budgetperf.amounts import Yuan, plain_text, wan, yi, yuan
from budgetperf.basis import Assumption
from budgetperf.errors import Problem
from budgetperf.forms.figures import PrintedNumber, is_shown, read_number
from budgetperf.forms.self_evaluation import FormBudget, FormSource
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.rules.reading import tidy

__all__ = ["NO_UNIT", "UnreadAmount", "in_unit", "is_carry_over", "read_amount", "read_budget"]

_UNITS: dict[str, Callable[[str], Yuan]] = {
    "": yuan,
    "元": yuan,
    "千元": lambda text: yuan(f"{text}e3"),
    "万元": wan,
    "万": wan,
    "百万元": lambda text: yuan(f"{text}e6"),
    "千万元": lambda text: yuan(f"{text}e7"),
    "亿元": yi,
    "亿": yi,
}
_UNIT = "|".join(filter(None, _UNITS))
_AMOUNT = re.compile(rf"[¥￥]?(.+?)(?:({_UNIT})|\((?:单位:)?({_UNIT})\))?(?:\(含\))?")
_UNIT_CELL = re.compile(rf"\(?(?:(?:金额|计量|货币)?单位:?)?(?:人民币)?\(?({_UNIT})\)?\)?")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9 ])")
_UNIT_OF_LINE = re.compile(rf"\((?:单位:)?({_UNIT})\)$")
_CARRY_OVER = re.compile("(?:上年|上一年度?|以前年度|往年|年初).{0,6}结[转余]|^(?:其中)?:?结[转余](?:结余)?(?:资金)?$")

UnreadAmount = tuple[Problem, str]
"""What is wrong with an amount, and the cell's text."""
_OPEN = "?"

NO_UNIT = Assumption(
    key="reading.budget-unit",
    zh="预算金额未写单位，按元理解；执行率不受影响",
    en="no unit of the budget is printed: it is read as yuan, which does not affect the execution rate",
)


def read_budget(cells: FormBudget | None) -> tuple[Budget | None, tuple[UnreadAmount, ...], tuple[Assumption, ...]]:
    """The budget row as a record, and what cannot be read of it; an amount that cannot be read is not stated."""
    if cells is None:
        return None, (), ()
    unit = _unit(cells.unit)
    if not unit and _mixes_units(cells):
        unit = _OPEN  # an amount without a unit beside one that has its own: nobody knows which it is in
    unread: list[UnreadAmount] = []
    initial, adjusted, executed = _amounts("budget", cells, unit, unread)
    if adjusted is None and is_shown(cells.adjusted):
        initial = None  # it must not stand in for an adjusted budget that is there and cannot be read
    sources: list[FundSource] = []
    for i, line in enumerate(cells.sources):
        first, second, third = _amounts(f"budget.sources[{i}]", line, unit, unread)
        carried = second if is_carry_over(line.name) else None
        source = FundSource(name=line.name or "", initial=first, adjusted=second, executed=third, carried_over=carried)
        sources.append(source)
    budget = Budget(initial=initial, adjusted=adjusted, executed=executed, sources=tuple(sources))
    assumed = not unit and any(not number.unit for number in _numbers(cells))
    return budget, tuple(unread), (NO_UNIT,) if assumed else ()


def _numbers(cells: FormBudget) -> list[PrintedNumber]:
    """The amounts of the row and its lines as far as they can be read."""
    owners: list[FormBudget | FormSource] = [cells, *cells.sources]
    read = [(one, read_amount(cell)) for one in owners for cell in (one.initial, one.adjusted, one.executed)]
    return [evolve(each, unit=each.unit or _unit_of_line(one)) for one, each in read if each is not None and each.value]


def _mixes_units(cells: FormBudget) -> bool:
    return len({bool(number.unit) for number in _numbers(cells)}) > 1


def _amounts(
    path: str, cells: FormBudget | FormSource, unit: str, unread: list[UnreadAmount]
) -> tuple[Yuan | None, Yuan | None, Yuan | None]:
    unit = _unit_of_line(cells) or unit
    return (
        _amount(f"{path}.initial", cells.initial, unit, unread),
        _amount(f"{path}.adjusted", cells.adjusted, unit, unread),
        _amount(f"{path}.executed", cells.executed, unit, unread),
    )


def read_amount(cell: str | None) -> PrintedNumber | None:
    """Read a cell of money; its unit may stand in brackets. None where it is not one number.

    >>> read_amount("１，０００．５（万元）"), read_amount("约100万元")
    (PrintedNumber(value=Decimal('1000.5'), places=1, unit='万元'), None)
    >>> read_amount("￥1 000").value
    Decimal('1000')
    """
    text = _SPACED.sub(lambda found: found[0].replace(" ", ""), tidy(cell or ""), count=1)
    match = _AMOUNT.fullmatch(text)
    number = read_number(match[1]) if match else None
    if match is None or number is None or (number.unit and (match[2] or match[3])):
        return None
    return evolve(number, unit=match[2] or match[3] or number.unit)


def is_carry_over(name: str | None) -> bool:
    """Whether a line of the funds is what last year left (上年结转), beside this year's money or as a part of it.

    >>> is_carry_over("其中：上年结转资金"), is_carry_over("结转下年"), is_carry_over("本年财政拨款")
    (True, False, False)
    """
    return _CARRY_OVER.search(tidy(name or "")) is not None


def _unit(cell: str | None) -> str:
    """The unit that a cell names, such as （单位：万元）; the text itself where it names none that is known."""
    text = tidy(cell or "")
    match = _UNIT_CELL.fullmatch(text)
    return match[1] if match else text


def _unit_of_line(cells: FormBudget | FormSource) -> str:
    """The unit at the end of a line's heading, such as 财政拨款（万元）."""
    match = _UNIT_OF_LINE.search(tidy(cells.name or "")) if isinstance(cells, FormSource) else None
    return match[1] if match else ""


def _amount(path: str, cell: str | None, unit: str, unread: list[UnreadAmount]) -> Yuan | None:
    if not is_shown(cell):
        return None
    number = read_amount(cell)
    if number and number.value == 0:
        return yuan(0)
    make = _UNITS.get(number.unit or unit) if number and number.value >= 0 else None
    if number is None or make is None:
        why_en, why_zh = ("has no unit beside amounts that have one", "未写单位，而其他金额写了单位")
        if unit != _OPEN or number is None:
            why_en, why_zh = "cannot be read", "无法识别"
        unread.append((Problem(path=path, en=f"{why_en}: {cell}", zh=f"{why_zh}：{cell}"), cell or ""))
        return None
    return make(plain_text(number.value))


def in_unit(amount: Fraction, unit: str | None) -> Fraction:
    """An amount of yuan in the unit that the form prints; in yuan where that unit is not known."""
    return amount / Fraction(_UNITS.get(_unit(unit), yuan)("1"))
