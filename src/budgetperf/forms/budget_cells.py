"""The budget row of a printed form: amounts, rate and score, compared with what the amounts give."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from attrs import evolve, field, frozen

from budgetperf.amounts import Points, Yuan, plain_text, wan, yi, yuan
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem
from budgetperf.explanation import Explanation
from budgetperf.forms.figures import (
    Agreement,
    Figure,
    Habits,
    PrintedNumber,
    Scored,
    agreement,
    compared,
    figure,
    is_shown,
    read_number,
    read_score,
)
from budgetperf.forms.self_evaluation import FormBudget, FormSource
from budgetperf.records.budgets import Budget, FundSource
from budgetperf.rules.reading import tidy
from budgetperf.stages.evaluations import ExecutionScore, SelfEvaluationPolicy, score_execution
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "AuditExecution",
    "UnreadAmount",
    "audit_execution",
    "in_unit",
    "is_carry_over",
    "read_amount",
    "read_budget",
]

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
_AMOUNT = re.compile(rf"(.+?)(?:({_UNIT})|\((?:单位:)?({_UNIT})\))?(?:\(含\))?")
_UNIT_CELL = re.compile(rf"\(?(?:(?:金额|计量|货币)?单位:?)?(?:人民币)?({_UNIT})\)?")
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


@frozen(kw_only=True)
class AuditExecution(Scored):
    """The printed execution beside the computed one.

    Attributes:
        cells: the budget row as printed; None where the form shows none.
        policy: the rules.
        budget: the amounts as read; None where one cannot be read.
        full: what the execution is worth; None where no points are printed.
        is_misprinted: whether the printed points leave no room for indicators while the score follows the scheme's.
        rate: the printed rate beside the exact one, in the unit printed.
        score: the printed score beside the exact one.
        evaluated: the score by rule; None where something is missing, which ``problems`` names.
        unreadable: the cells of amounts that are shown and cannot be read.
        problems: what is missing.
        assumptions: what the figures rest on.
    """

    cells: FormBudget | None
    policy: SelfEvaluationPolicy = field(metadata=BY_REFERENCE)
    budget: Budget | None
    full: Points | None
    is_misprinted: bool
    rate: Figure
    score: Figure
    evaluated: ExecutionScore | None
    unreadable: tuple[str, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def given(self) -> PrintedNumber | None:
        """The printed score as a number of points; None where it is not one."""
        return read_score(self.cells.points, self.cells.score) if self.cells else None

    @property
    def rests_on_convention(self) -> bool:
        """Whether the figures rest on an assumed denominator or on what a budget of zero is worth."""
        return self.budget is not None and (self.budget.base == 0 or bool(self.budget.base_assumptions))

    def recompute(self) -> AuditExecution:
        """Audit the kept cells again."""
        return audit_execution(self.cells, self.policy)

    @property
    def explanation(self) -> Explanation:
        """Rate and score, printed and computed, and the score by rule or what is missing for it."""
        parts = [_compared("rate", "执行率", "execution rate", self.rate)]
        if self.evaluated:
            parts.append(self.evaluated.explanation)
        parts += [Explanation(key="missing", zh=p.text("zh"), en=p.text("en")) for p in self.problems]
        parts.append(_compared("score", "执行得分", "execution score", self.score))
        return Explanation(key="audit-execution", zh="预算执行", en="execution of the budget", parts=tuple(parts))


def _compared(key: str, zh: str, en: str, compared: Figure) -> Explanation:
    printed, computed = compared.text()
    stands = compared.agreement.term
    return Explanation(
        key=key,
        zh=f"填报{zh} {printed}，复核{zh} {computed}：{stands.zh}",
        en=f"printed {en} {printed}, computed {computed}: {stands.en}",
    )


def audit_execution(cells: FormBudget | None, policy: SelfEvaluationPolicy) -> AuditExecution:
    """Read the budget row, compute rate and score, and compare both with what is printed."""
    budget, unread, assumptions = read_budget(cells)
    problems = tuple(problem for problem, _ in unread)
    printed_points = read_number(cells.points) if cells else None
    full = Points(printed_points.value) if printed_points and printed_points.value >= 0 else None
    ratio = _ratio(budget)
    misprinted = _is_misprinted(cells, full, ratio, policy)
    if misprinted:
        full = policy.execution_points
    evaluated: ExecutionScore | None = None
    if budget is None:
        problems = (Problem(path="budget", en="is not shown", zh="未填报"),)
    if budget is None or full is None:
        problem = Problem(path="budget.points", en="cannot be read or is not printed", zh="分值未填报或无法识别")
        problems = (*problems, problem)
    else:
        try:
            evaluated = score_execution(budget, full, policy)
        except IncompleteError as error:
            problems = (*problems, *error.problems)
    if budget is not None and (ratio is not None or evaluated):
        assumptions = (*assumptions, *budget.base_assumptions)
    return AuditExecution(
        cells=cells,
        policy=policy,
        budget=budget,
        full=full,
        is_misprinted=misprinted,
        rate=_rate(cells.rate if cells else None, ratio),
        score=compared(
            cells.score if cells else None,
            read_score(cells.points, cells.score) if cells else None,
            evaluated.exact if evaluated and not evaluated.left_out else None,
            _habits(cells, full, ratio),
        ),
        evaluated=evaluated,
        unreadable=tuple(cell for _, cell in unread),
        problems=problems,
        assumptions=tuple(dict.fromkeys([*assumptions, *(evaluated.assumptions if evaluated else ())])),
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
    """
    match = _AMOUNT.fullmatch(tidy(cell)) if cell else None
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


def _ratio(budget: Budget | None) -> Fraction | None:
    if budget is None or not budget.base or budget.executed is None:
        return None
    return budget.execution.exact


def _rate(cell: str | None, ratio: Fraction | None) -> Figure:
    """Compare a rate in the unit printed: a plain number is a percentage or a ratio, whichever it fits best."""
    number = read_number(cell)
    if ratio is None:
        return figure(cell, None)
    percent = ratio * 100
    if number is None or _is_percent(number, ratio):
        return figure(cell, percent)
    return figure(cell, min((ratio, percent), key=lambda value: _distance(number, value)))


def _is_percent(number: PrintedNumber, ratio: Fraction) -> bool:
    """Whether a rate can only be a percentage: a whole number is a ratio only of nothing or of all."""
    return number.unit == "%" or (number.places == 0 and ratio not in {0, 1})


def _distance(number: PrintedNumber, value: Fraction) -> tuple[bool, Fraction]:
    return agreement(number, value).is_disagreement, abs(Fraction(number.value) - value)


def _habits(cells: FormBudget | None, full: Points | None, ratio: Fraction | None) -> Habits:
    """The score that the printed rate gives."""
    rate = read_number(cells.rate) if cells else None
    if rate is None or full is None or ratio is None:
        return ()
    stated = Fraction(rate.value)
    if _is_percent(rate, ratio) or abs(stated - ratio) > abs(stated / 100 - ratio):
        stated /= 100
    return ((Agreement.PRINTED_RATE, Fraction(full) * stated),)


def _is_misprinted(
    cells: FormBudget | None, full: Points | None, ratio: Fraction | None, policy: SelfEvaluationPolicy
) -> bool:
    score = read_number(cells.score) if cells else None
    if full is None or score is None or ratio is None or full < policy.total:
        return False
    return score.is_rounded(Fraction(policy.execution_points) * ratio)
