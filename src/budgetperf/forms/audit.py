"""The audit of one filled form: every printed figure beside the computed one, and what should be verified.

Most hand-filled scores are judgement. The audit says 疑点, 请核实; it repairs nothing and drops nothing: what cannot be
compared says so.
"""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import points
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.forms.budget_cells import AuditExecution, audit_execution
from budgetperf.forms.budget_checks import check_budget, check_repeated
from budgetperf.forms.checks import check_rows
from budgetperf.forms.figures import Figure, compared, is_shown, read_total
from budgetperf.forms.findings import Finding
from budgetperf.forms.grade_cells import GradeFigure, audit_grade, check_grade
from budgetperf.forms.layout import Layout, lay_out
from budgetperf.forms.page import audit_html
from budgetperf.forms.printed_sums import check_inner_sums, check_total_line
from budgetperf.forms.row_places import RowKind
from budgetperf.forms.rows import AuditRow, audit_row, values_are_points
from budgetperf.forms.self_evaluation import SelfEvaluationForm
from budgetperf.forms.sums import (
    CAPPED,
    Sums,
    check_headings,
    check_sub_rows,
    check_totals,
    sums,
)
from budgetperf.forms.whole_form import assumed_for, check_whole
from budgetperf.records.targets import Target
from budgetperf.regimes.regime import Regime
from budgetperf.stages.evaluations import Evaluation, SelfEvaluationPolicy, total_up
from budgetperf.wire import BY_REFERENCE

__all__ = ["Audit", "audit"]

LEFT_OUT = Assumption(
    key="execution.left-out",
    zh="未填预算执行分值，且各指标分值已合计为满分时，预算执行不计分",
    en="where the budget row has no points and the indicators make the whole, the execution is not scored",
)


@frozen(kw_only=True)
class Audit(Result):
    """What an audit of one form found.

    Attributes:
        form: the form as printed.
        regime: the rules.
        rows: each printed row; ``kind`` says what it is.
        execution: the budget row.
        total: the total, wherever it is printed, beside the sum of the printed parts.
        grade: the printed grade beside the one that the total earns.
        evaluation: the form by rule; None where something is missing.
        problems: what is missing for an evaluation by rule.
        findings: what should be verified.
        assumptions: every reading and convention that the audit rests on, each once.
    """

    form: SelfEvaluationForm
    regime: Regime = field(metadata=BY_REFERENCE)
    rows: tuple[AuditRow, ...]
    execution: AuditExecution
    total: Figure
    grade: GradeFigure
    evaluation: Evaluation | None
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> Audit:
        """Audit the kept form again."""
        return audit(self.form, self.regime)

    @property
    def explanation(self) -> Explanation:
        """Rows, execution, total, grade, findings and assumptions."""
        printed, computed = self.total.text()
        stands, graded = self.total.agreement.term, self.grade.agreement.term
        words = self.grade.printed or "—", self.grade.computed or "—"
        parts = [row.explanation for row in self.rows]
        parts += [
            self.execution.explanation,
            Explanation(
                key="total",
                zh=f"填报总分 {printed}，各项之和 {computed}：{stands.zh}",
                en=f"printed total {printed}, sum of the parts {computed}: {stands.en}",
            ),
            Explanation(
                key="grade",
                zh=f"填报等级 {words[0]}，按总分应为 {words[1]}：{graded.zh}",
                en=f"printed grade {words[0]}, the total earns {words[1]}: {graded.en}",
                bases=(self.regime.self_evaluation.basis["scale"],),
            ),
        ]
        parts += [
            Explanation(key=f"finding.{finding.code.value}", zh=f"疑点：{finding.zh}", en=f"finding: {finding.en}")
            for finding in self.findings
        ]
        name = self.form.project or ""
        return Explanation(
            key="audit",
            zh=f"自评表复核：{name}",
            en=f"audit of a self-evaluation form: {name}",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per row, for any table."""
        return [
            {
                "row": row.index,
                "kind": row.kind.value,
                "indicator": row.cells.level3,
                "target": row.cells.target,
                "actual": row.cells.actual,
                "outcome": row.outcome.value,
                "points": row.full,
                "printed": row.printed,
                "computed": row.computed,
                "agreement": row.agreement.value,
                "findings": [finding.code.value for finding in self.findings if finding.row == row.index],
            }
            for row in self.rows
        ]

    def _repr_html_(self) -> str:
        return audit_html(self.rows, self.execution, self.total, self.grade, self.findings)


def audit(form: SelfEvaluationForm, regime: Regime) -> Audit:
    """Audit one printed form under a regime's self-evaluation rules.

    Args:
        form: the cells as printed.
        regime: the rules, for instance ``budgetperf.regimes.NATIONAL``.

    Returns:
        Rows, execution, total and grade with printed and computed figures, and the findings.
    """
    require(form, SelfEvaluationForm, "form", hint="from_data(data, SelfEvaluationForm)")
    require(regime, Regime, "regime", hint="regimes.NATIONAL")
    policy = regime.self_evaluation
    layout = lay_out(form, Fraction(policy.total))
    page, rows = layout.form, _rows(layout, policy)
    execution = audit_execution(form.budget, policy, of_hundred=layout.is_weighted)
    added = sums(page, rows, execution, Fraction(policy.total))
    stated = read_total(page.total_score)
    total = compared(page.total_score, stated, added.scores if added.is_whole else None)
    grade = audit_grade(page, added, policy)
    evaluation, problems = _evaluated(form, rows, execution, added, policy)
    findings = (
        *check_rows(rows, shows_notes=any(row.note for row in form.rows)),
        *check_sub_rows(page, rows, added),
        *check_headings(rows, added),
        *check_budget(execution),
        *check_repeated(rows, execution),
        *check_totals(page, added, total),
        *check_inner_sums(rows, execution),
        *check_total_line(page, rows),
        *check_grade(grade, stated, policy.scale),
        *check_whole(page, rows, execution, added, regime),
    )
    used = [item for row in rows for item in row.assumptions]
    used += (*execution.assumptions, *layout.assumptions, *((CAPPED,) if added.is_capped else ()))
    if evaluation and execution.full is None:
        used.append(LEFT_OUT)
    if grade.computed or evaluation:
        used += policy.scale.assumptions
    used += assumed_for(findings, policy)
    return Audit(
        form=form,
        regime=regime,
        rows=rows,
        execution=execution,
        total=total,
        grade=grade,
        evaluation=evaluation,
        problems=problems,
        findings=findings,
        assumptions=tuple(dict.fromkeys(used)),
    )


def _rows(layout: Layout, policy: SelfEvaluationPolicy) -> tuple[AuditRow, ...]:
    """Every printed row; where the columns of values hold the points, none of them is read."""
    both = tuple(zip(layout.form.rows, layout.places, strict=True))
    own = tuple(
        cells
        for cells, place in both
        if place.kind.counts or (place.kind is RowKind.PART and (is_shown(cells.target) or is_shown(cells.actual)))
    )
    typed = values_are_points(own, Fraction(policy.total))
    return tuple(
        audit_row(i, cells, place, policy, points_in_value_columns=typed) for i, (cells, place) in enumerate(both)
    )


def _evaluated(
    form: SelfEvaluationForm,
    rows: tuple[AuditRow, ...],
    execution: AuditExecution,
    added: Sums,
    policy: SelfEvaluationPolicy,
) -> tuple[Evaluation | None, tuple[Problem, ...]]:
    """The form by rule, where nothing is missing for it."""
    problems = [problem for row in rows for problem in row.problems]
    if not any(row.counts for row in rows):
        problems.append(Problem(path="rows", en="none is shown", zh="未显示指标"))
    worth = execution.full
    if worth is None and added.row_points == added.whole:
        worth = points(0)
    if worth is None or (worth and execution.evaluated is None):
        problems += execution.problems
    if problems:
        return None, tuple(problems)
    evaluated = tuple(row.evaluated for row in rows if row.evaluated and row.counts)
    target = Target(
        project=form.project or "",
        year=form.year,
        indicators=tuple(row.indicator for row in evaluated),
        execution_points=worth,
    )
    observations = tuple(row.observation for row in evaluated)
    try:
        return total_up(target, observations, execution.budget, policy, evaluated, execution.evaluated), ()
    except IncompleteError as error:
        return None, error.problems
    except InvalidValueError as error:  # a total above the best grade's ceiling
        return None, (Problem(path="total", en=error.en, zh=error.zh),)
