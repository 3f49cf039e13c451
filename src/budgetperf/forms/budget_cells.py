"""The budget row of a printed form: amounts, rate and score, compared with what the amounts give."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Points
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem
from budgetperf.explanation import Explanation
from budgetperf.forms.amount_cells import read_budget
from budgetperf.forms.figures import (
    Agreement,
    Figure,
    Habits,
    PrintedNumber,
    Scored,
    agreement,
    compared,
    figure,
    read_number,
    read_score,
)
from budgetperf.forms.hundreds import weighted
from budgetperf.forms.self_evaluation import FormBudget
from budgetperf.records.budgets import Budget
from budgetperf.stages.evaluations import ExecutionScore, SelfEvaluationPolicy, score_execution
from budgetperf.wire import BY_REFERENCE

__all__ = ["AuditExecution", "audit_execution", "printed_rate"]


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
        of_hundred: whether the printed score is out of 100, of which the points are the weight.
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
    of_hundred: bool
    unreadable: tuple[str, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def given(self) -> PrintedNumber | None:
        """The printed score as a number of points; None where it is not one."""
        return _given(self.cells, of_hundred=self.of_hundred)

    @property
    def rests_on_convention(self) -> bool:
        """Whether the figures rest on an assumed denominator or on what a budget of zero is worth."""
        return self.budget is not None and (self.budget.base == 0 or bool(self.budget.base_assumptions))

    def recompute(self) -> AuditExecution:
        """Audit the kept cells again."""
        return audit_execution(self.cells, self.policy, of_hundred=self.of_hundred)

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


def audit_execution(
    cells: FormBudget | None, policy: SelfEvaluationPolicy, *, of_hundred: bool = False
) -> AuditExecution:
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
        rate=printed_rate(cells.rate if cells else None, ratio),
        score=_score(cells, full, ratio, evaluated, of_hundred=of_hundred),
        evaluated=evaluated,
        of_hundred=of_hundred,
        unreadable=tuple(cell for _, cell in unread),
        problems=problems,
        assumptions=tuple(dict.fromkeys([*assumptions, *(evaluated.assumptions if evaluated else ())])),
    )


def _ratio(budget: Budget | None) -> Fraction | None:
    if budget is None or not budget.base or budget.executed is None:
        return None
    return budget.execution.exact


def printed_rate(cell: str | None, ratio: Fraction | None) -> Figure:
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


def _given(cells: FormBudget | None, *, of_hundred: bool) -> PrintedNumber | None:
    """The printed score as a number of points."""
    number = read_score(cells.points, cells.score) if cells else None
    weight = read_number(cells.points) if cells and of_hundred else None
    return weighted(weight, number) if weight and number else number


def _score(
    cells: FormBudget | None,
    full: Points | None,
    ratio: Fraction | None,
    evaluated: ExecutionScore | None,
    *,
    of_hundred: bool,
) -> Figure:
    """The printed score beside the exact one, both out of 100 where the printed one is."""
    exact = evaluated.exact if evaluated and not evaluated.left_out else None
    cell = cells.score if cells else None
    if of_hundred and full:
        return figure(cell, exact if exact is None else exact * 100 / Fraction(full))
    return compared(cell, _given(cells, of_hundred=False), exact, _habits(cells, full, ratio))


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
