"""The checks of a form as a whole: weights, money beside points, and results far above their target without a word.

Weights, full marks and the lead of the rows over the money are looked at only where the printed points make the whole;
a form that is cut says nothing about them. All findings are notes: each is worth a look, none is a mistake by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from budgetperf.amounts import ending, show
from budgetperf.basis import Assumption
from budgetperf.forms.budget_cells import AuditExecution
from budgetperf.forms.figures import is_shown
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.rows import AuditRow
from budgetperf.forms.self_evaluation import FormKind, SelfEvaluationForm
from budgetperf.forms.sums import Sums
from budgetperf.regimes.regime import Regime
from budgetperf.rules.actuals import Measured
from budgetperf.rules.expectations import AtLeast, AtMost, Exactly, LessThan, MoreThan
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.overshoot import check_overshoot
from budgetperf.rules.reading import MAX_TEXT
from budgetperf.rules.weights import WeightScheme
from budgetperf.stages.evaluations import SelfEvaluationPolicy
from budgetperf.terms import term

__all__ = ["assumed_for", "check_whole"]


def check_whole(
    form: SelfEvaluationForm, rows: tuple[AuditRow, ...], execution: AuditExecution, added: Sums, regime: Regime
) -> Iterator[Finding]:
    """What is worth a look in the form as a whole.

    Args:
        form: the form as printed.
        rows: its rows as audited.
        execution: its budget row as audited.
        added: what its printed parts add up to.
        regime: the rules. Without thresholds for overshoot and money or weights for a form of this kind nothing is
            said about these.
    """
    policy = regime.self_evaluation
    if any(is_shown(row.cells.note) for row in rows):
        yield from _check_overshoot(rows, policy)
    is_whole = added.whole in {added.row_points, added.points}
    if is_whole:
        yield from _check_weights(form, rows, execution, added, regime)
    yield from _check_money(execution, added if is_whole else None, policy)
    if is_whole and added.is_whole and _is_full(rows, execution):
        yield Finding(code=FindingCode.ALL_FULL_MARKS, row=None, severity=Severity.NOTE, printed=form.total_score)


def assumed_for(findings: Iterable[Finding], policy: SelfEvaluationPolicy) -> tuple[Assumption, ...]:
    """The thresholds that nobody published for these rules and that some of the findings rest on."""
    codes = {finding.code for finding in findings}
    used: list[Assumption] = []
    if policy.overshoot is not None and FindingCode.OVERACHIEVED_UNEXPLAINED in codes:
        used += policy.overshoot.assumptions
    if policy.alerts is not None:
        keys = {f"alerts.{name}" for code, name in _THRESHOLDS.items() if code in codes}
        used += [item for item in policy.alerts.assumptions if item.key in keys]
    return tuple(used)


_REACHED = frozenset({Outcome.MET, Outcome.EXCEEDED})
"""Nothing is strictly better than '>' asks, so that what is far above it is met."""
_THRESHOLDS = {FindingCode.ROWS_HIGH_MONEY_UNSPENT: "lead", FindingCode.MONEY_UNSPENT: "unspent"}


def _check_overshoot(rows: Iterable[AuditRow], policy: SelfEvaluationPolicy) -> Iterator[Finding]:
    """Rows that reached so much more than asked that the rules want the reason, and that give none."""
    for row in rows:
        if policy.overshoot is None or row.outcome not in _REACHED or is_shown(row.cells.note):
            continue
        asked, actual = row.asked, row.actual
        if not isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan, Exactly)) or not isinstance(actual, Measured):
            continue
        if asked.value < 0:  # a ratio to a negative target says nothing
            continue
        found = check_overshoot(asked, actual, policy.overshoot)
        if found.must_explain and found.limit is not None:
            yield Finding(
                code=FindingCode.OVERACHIEVED_UNEXPLAINED,
                row=row.index,
                severity=Severity.NOTE,
                printed=row.cells.actual,
                limit=ending(found.limit),
            )


class _Departure(NamedTuple):
    """A first level with its printed points and those of a scheme."""

    heading: str
    printed: Fraction
    expected: Fraction


def _check_weights(
    form: SelfEvaluationForm, rows: tuple[AuditRow, ...], execution: AuditExecution, added: Sums, regime: Regime
) -> Iterator[Finding]:
    """First levels that weigh something else than in every scheme; told against the scheme that is nearest.

    A heading that no scheme knows is the sign of another kind of form, of which nothing is known here.
    """
    made = _by_heading(rows)
    is_other = added.whole != regime.self_evaluation.total or any(len(heading or "") > MAX_TEXT for heading in made)
    schemes = () if is_other or not made else _schemes(form.kind, execution, regime)
    known = [scheme for scheme in schemes if all(scheme.named(heading) for heading in made)]
    if not known:
        return
    money = _departing_money(form.kind, execution, regime.self_evaluation)
    departures = [[*_departing(made, scheme), *money] for scheme in known]
    for one in min(departures, key=len):
        yield Finding(
            code=FindingCode.WEIGHTS_DEPART_FROM_SCHEME,
            row=None,
            severity=Severity.NOTE,
            printed=show(one.printed),
            figure=ending(one.expected),
            heading=one.heading,
        )


def _schemes(kind: FormKind, execution: AuditExecution, regime: Regime) -> tuple[WeightScheme, ...]:
    """The weights that the regime declares for forms of this kind.

    A self-evaluation without points for the execution may be a region's of transfer payments, whose weights are others.
    """
    own, others = regime.self_evaluation, (regime.department_evaluation, regime.fiscal_evaluation)
    if kind is FormKind.SELF_EVALUATION and execution.full:
        left = Fraction(own.total) - Fraction(own.execution_points)
        return tuple(scheme for scheme in own.schemes or () if scheme.total == left)
    if kind is FormKind.EVALUATION:
        return tuple(policy.scheme for policy in others if policy is not None and policy.scheme is not None)
    return ()


def _by_heading(rows: Iterable[AuditRow]) -> dict[str | None, Fraction]:
    """The printed points of the indicators by first level; a merged cell holds for the rows below it."""
    made: dict[str | None, Fraction] = {}
    for row in rows:
        if row.counts and row.full is not None:
            made[row.place.level1] = made.get(row.place.level1, Fraction(0)) + Fraction(row.full)
    return made


def _departing(made: dict[str | None, Fraction], scheme: WeightScheme) -> Iterator[_Departure]:
    printed = {level.code: [word for word in made if level.stands_for(word)] for level in scheme.levels}
    weight = {code: sum((made[word] for word in words), Fraction(0)) for code, words in printed.items()}
    for level in scheme.levels:
        if level.points is not None and weight[level.code] != level.points:
            heading = next(iter(printed[level.code]), None) or level.zh
            yield _Departure(heading, weight[level.code], Fraction(level.points))
    for floor in scheme.floors:
        together = sum((weight[code] for code in floor.levels), Fraction(0))
        if together < floor.least:
            names = "、".join(level.zh for level in scheme.levels if level.code in floor.levels)
            yield _Departure(names, together, Fraction(floor.least))


def _departing_money(kind: FormKind, execution: AuditExecution, policy: SelfEvaluationPolicy) -> list[_Departure]:
    """The budget row, where it prints points and they are not the policy's."""
    if kind is not FormKind.SELF_EVALUATION or not execution.full or execution.full == policy.execution_points:
        return []
    heading = term("execution-rate").zh
    return [_Departure(heading, Fraction(execution.full), Fraction(policy.execution_points))]


def _check_money(execution: AuditExecution, added: Sums | None, policy: SelfEvaluationPolicy) -> Iterator[Finding]:
    """Points that lead the money, and money that is left; a budget of zero is told by a code of its own."""
    rule, budget = policy.alerts, execution.budget
    if rule is None or budget is None or budget.base == 0:
        return
    shares = _shares(execution, added) if added is not None else None
    if shares is not None and rule.leads(*shares):
        yield Finding(
            code=FindingCode.ROWS_HIGH_MONEY_UNSPENT,
            row=None,
            severity=Severity.NOTE,
            figure=ending(rule.lead_of(*shares)),
            limit=ending(rule.lead.exact),
        )
    if budget.base and budget.executed is not None:
        left = 1 - budget.execution.exact
        if rule.is_idle(left):
            yield Finding(
                code=FindingCode.MONEY_UNSPENT,
                row=None,
                severity=Severity.NOTE,
                figure=ending(left),
                limit=ending(rule.unspent.exact),
            )


def _shares(execution: AuditExecution, added: Sums) -> tuple[Fraction, Fraction] | None:
    """The shares of their points that the rows and the execution print; None where they print none."""
    given = execution.given
    if added.row_scores is None or not added.row_points or not execution.full or given is None:
        return None
    return added.row_scores / added.row_points, Fraction(given.value) / Fraction(execution.full)


def _is_full(rows: Iterable[AuditRow], execution: AuditExecution) -> bool:
    """Whether every part has all its points; one that is worth nothing does not count."""
    parts = [(row.full, row.given) for row in rows if row.counts] + [(execution.full, execution.given)]
    return all(given is not None and given.value == full for full, given in parts if full)
