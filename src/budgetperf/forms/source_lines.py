"""The lines below a budget's total (其中：财政拨款 …): which are parts of it, and which are parts of another line.

A form prints parts of a line below it, some marked with 其中 or (1), often only the first. What may be a part of the
line above is never counted beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from budgetperf.amounts import Yuan, ending
from budgetperf.forms.amount_cells import in_unit, is_carry_over, read_amount
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.self_evaluation import FormBudget
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.rules.reading import tidy

__all__ = ["check_sources", "is_part_of_funds"]

_NUMBER = re.compile(r"^(?:[0-9]{1,2}[.、)](?![0-9])|[一二三四五六七八九十]{1,3}、)")
_INNER_NUMBER = re.compile(r"^(?:\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)|[①-⑳])")
_TOTAL = re.compile(r"(?:年度|项目|全年)?(?:预算|资金)?(?:资金)?(?:总额|总计|合计|总金额)(?:\(.{1,8}\))?")
_LEFT = re.compile(
    "(?:年末|本年|当年|年度|预算|财政|资金|预计)*(?:结转结余|结余结转|结[转余])(?:下一?年度?)?(?:资金|金额|数)?"
)


class _Line(NamedTuple):
    """An amount of a line and how the line is marked: 其中, 1. or (1)."""

    amount: Fraction
    mark: str


class _Sum(NamedTuple):
    """What the lines add up to that are no part of another line, and whether another reading would add more."""

    tops: list[Fraction]
    is_open: bool


def is_part_of_funds(name: str | None) -> bool:
    """Whether a line of the funds is a part of their total.

    The total again is none, nor what is left at the end of the year. What last year left (上年结转) may stand beside
    this year's money or be a part of it, so it proves nothing.

    >>> is_part_of_funds("其中：财政拨款"), is_part_of_funds("年度资金总额"), is_part_of_funds("结转下年")
    (True, False, False)
    """
    plain = _marked(name)[1]
    return not (is_carry_over(name) or _TOTAL.fullmatch(plain) or _LEFT.fullmatch(plain))


def _marked(name: str | None) -> tuple[str, str]:
    """How a line is marked, and its name without the mark."""
    text = tidy(name or "")
    for mark, pattern in (("1", _NUMBER), ("(1)", _INNER_NUMBER)):
        if found := pattern.match(text):
            return mark, text[found.end() :].removeprefix("其中").removeprefix(":")
    return ("其中", text[2:].removeprefix(":")) if text.startswith("其中") else ("", text)


def check_sources(budget: Budget, cells: FormBudget) -> Iterator[Finding]:
    """The lines of funds against their total; told of the first column in which they are more.

    A line above the total, or a sum of lines above it, is an error; where another reading of the lines would fit, it is
    a note.
    """
    sources = [source for source in budget.sources if is_part_of_funds(source.name)]
    columns: tuple[tuple[str | None, Yuan | None, list[Yuan | None]], ...] = (
        (cells.initial, budget.initial, [source.initial for source in sources]),
        (cells.adjusted, budget.adjusted, [source.adjusted for source in sources]),
        (cells.executed, budget.executed, [source.executed for source in sources]),
    )
    for printed, total, amounts in columns:
        stated = list(_stated(sources, amounts))
        if total is None or not stated:
            continue
        number = read_amount(printed)
        size = in_unit(Fraction(1), number.unit if number and number.unit else cells.unit)
        for lines, severity in _readings(stated, Fraction(total)):
            parts = sum(lines, Fraction(0))
            if parts > total and not (number and number.is_rounded(parts * size)):
                figure = ending(parts * size)
                code = FindingCode.SOURCES_DO_NOT_ADD_UP
                yield Finding(code=code, row=None, severity=severity, printed=printed, figure=figure)
                return


def _stated(sources: list[FundSource], amounts: list[Yuan | None]) -> Iterator[_Line]:
    for source, amount in zip(sources, amounts, strict=True):
        if amount is not None:
            yield _Line(Fraction(amount), _marked(source.name)[0])


def _readings(lines: list[_Line], total: Fraction) -> Iterator[tuple[list[Fraction], Severity]]:
    """The lines that must fit the total, and how much it weighs if they do not."""
    read = _tops(lines)
    above = any(line > total for line in read.tops)
    yield read.tops, Severity.ERROR if above or not _may_nest(read.tops) else Severity.NOTE
    if read.is_open and sum(read.tops, Fraction(0)) != total:  # nested lines that are marked like the line above them
        yield [line.amount for line in lines], Severity.NOTE


def _tops(lines: list[_Line]) -> _Sum:
    """The amounts of the lines that are no parts of the line above them.

    A line marked below another is a part of it while all such lines fit, and so are the lines without a mark after it.
    """
    tops: list[Fraction] = []
    left, head, is_inside, is_open = Fraction(0), "", False, False
    for line in lines:
        below = line.mark == "其中" or (line.mark == "(1)" and head != "(1)") or (is_inside and line.mark != "1")
        if tops and below and line.amount <= left:
            is_open |= line.mark == head
            left -= line.amount
            is_inside = True
        else:
            tops.append(line.amount)
            left, head, is_inside = line.amount, line.mark, False
    return _Sum(tops, is_open)


def _may_nest(lines: list[Fraction]) -> bool:
    """Whether some line is what others after it add up to, so that a sum of all counts it twice."""
    for i, line in enumerate(lines):
        run = Fraction(0)
        for other in lines[i + 1 :]:
            run += other
            if line and run == line:
                return True
    return False
