"""The audit of a monitoring form: what cannot be read, units that differ, the printed rate, money that does not add up.

Whether a project is on its way is for a monitor to say: nothing here judges progress.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.forms.budget_cells import audit_execution
from budgetperf.forms.budget_checks import check_budget
from budgetperf.forms.figures import Figure, is_shown
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.monitoring_form import FormMonitoringRow, MonitoringForm
from budgetperf.forms.monitoring_reading import MonitoringReading, expected_row, read_monitoring, spent_row
from budgetperf.forms.page import table_html
from budgetperf.forms.readings import Directed, check_directions, check_unread, directed
from budgetperf.records.monitoring_reports import MonitoringRow
from budgetperf.regimes.regime import Regime
from budgetperf.rules.expectations import Expectation
from budgetperf.stages.evaluations import SelfEvaluationPolicy, judge_outcome
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["MonitoringAudit", "audit_monitoring"]


@frozen(kw_only=True)
class MonitoringAudit(Result):
    """What an audit of one monitoring form found.

    Attributes:
        form: the form as printed.
        regime: the rules.
        reading: the form as records.
        asked: what each row asks, with the operator or the direction that its name gives to a number without one.
        rate: the printed rate of execution so far beside the exact one, in the unit printed.
        findings: what should be verified.
        assumptions: every reading and convention that the audit rests on, each once.
    """

    form: MonitoringForm
    regime: Regime = field(metadata=BY_REFERENCE)
    reading: MonitoringReading
    asked: tuple[Expectation, ...]
    rate: Figure
    findings: tuple[Finding, ...]
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> MonitoringAudit:
        """Audit the kept form again."""
        return audit_monitoring(self.form, self.regime)

    @property
    def explanation(self) -> Explanation:
        """Rows, rate, problems, findings and assumptions."""
        printed, computed = self.rate.text()
        stands, name = self.rate.agreement.term, self.form.project or ""
        parts = [_told(i, row, asked) for i, (row, asked) in enumerate(self._rows(), 1)]
        parts.append(
            Explanation(
                key="rate",
                zh=f"填报执行率 {printed}，复核执行率 {computed}：{stands.zh}",
                en=f"printed execution rate {printed}, computed {computed}: {stands.en}",
            )
        )
        parts += [Explanation(key="missing", zh=p.text("zh"), en=p.text("en")) for p in self.reading.problems]
        parts += [
            Explanation(key=f"finding.{finding.code.value}", zh=f"疑点：{finding.zh}", en=f"finding: {finding.en}")
            for finding in self.findings
        ]
        return Explanation(
            key="monitoring-audit",
            zh=f"绩效运行监控表复核：{name}",
            en=f"audit of a monitoring form: {name}",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def _rows(self) -> Iterator[tuple[MonitoringRow, Expectation]]:
        return zip(self.reading.report.rows, self.asked, strict=True)

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per row, for any table."""
        return [
            {
                "row": i,
                "indicator": row.name,
                "asked": str(asked),
                "so_far": str(row.so_far),
                "expected": str(row.expected),
                "causes": [cause.value for cause in row.causes],
                "likelihood": row.likelihood.value if row.likelihood else None,
                "findings": [finding.code.value for finding in self.findings if finding.row == i],
            }
            for i, (row, asked) in enumerate(self._rows())
        ]

    def _repr_html_(self) -> str:
        rows = [_cells_of(row, str(asked)) for row, asked in self._rows()]
        printed, computed = self.rate.text()
        stated = f"{term('printed').zh} {printed}", f"{term('computed').zh} {computed}"
        rows.append((term("execution-rate").zh, *stated, self.rate.agreement.term.zh, "", ""))
        return table_html(_HEAD, rows, self.findings)


_HEAD = ("level3", "target-value", "so-far", "expected-of-year", "causes", "likelihood")


def _cells_of(row: MonitoringRow, asked: str) -> tuple[str, ...]:
    causes = "、".join(cause.term.zh for cause in row.causes)
    likely = row.likelihood.term.zh if row.likelihood else ""
    return (row.name or "", asked, str(row.so_far), str(row.expected), causes, likely)


def _told(number: int, row: MonitoringRow, asked: Expectation) -> Explanation:
    name = row.name or "—"
    values = [str(value) or "—" for value in (asked, row.so_far, row.expected)]
    zh = f"第 {number} 行 {name}：指标值 {values[0]}，执行情况 {values[1]}，全年预计 {values[2]}"
    en = f"row {number}: {name}: target {values[0]}, so far {values[1]}, expected of the year {values[2]}"
    if row.causes:
        zh += f"，偏差原因 {'、'.join(cause.term.zh for cause in row.causes)}"
        en += f", lacking {', '.join(cause.term.en for cause in row.causes)}"
    if row.likelihood:
        zh, en = f"{zh}，完成目标可能性 {row.likelihood.term.zh}", f"{en}, likelihood {row.likelihood.term.en}"
    return Explanation(key="row", zh=zh, en=en)


def audit_monitoring(form: MonitoringForm, regime: Regime) -> MonitoringAudit:
    """Audit one printed monitoring form under a regime's rules for directions and execution.

    Args:
        form: the cells as printed.
        regime: the rules, for instance ``budgetperf.regimes.NATIONAL``.

    Returns:
        The reading, the rate of execution so far, and the findings ``cell-unreadable``, ``direction-assumed``,
        ``unit-differs``, ``execution-rate-differs``, ``overspent``, ``zero-budget`` and ``sources-do-not-add-up``,
        where they apply.
    """
    require(form, MonitoringForm, "form", hint="from_data(data, MonitoringForm)")
    require(regime, Regime, "regime", hint="regimes.NATIONAL")
    policy = regime.self_evaluation
    reading = read_monitoring(form)
    rows = [directed(row.expectation, row.name, policy.directions) for row in reading.report.rows]
    spent = audit_execution(spent_row(form.budget), policy)
    findings = (
        *check_unread(reading.unread),
        *_check_months(form, reading),
        *check_directions(zip(rows, (row.target for row in form.rows), strict=True)),
        *_check_units(form.rows, reading, rows, policy),
        *check_budget(spent),
        *check_budget(audit_execution(expected_row(form.budget), policy)),
    )
    used = [item for row in rows for item in row.assumptions]
    return MonitoringAudit(
        form=form,
        regime=regime,
        reading=reading,
        asked=tuple(row.asked for row in rows),
        rate=spent.rate,
        findings=findings,
        assumptions=tuple(dict.fromkeys([*reading.assumptions, *used, *spent.assumptions])),
    )


def _check_months(form: MonitoringForm, reading: MonitoringReading) -> Iterator[Finding]:
    """The part of the year that is shown and cannot be told."""
    if reading.report.month is None and is_shown(form.months):
        yield Finding(code=FindingCode.CELL_UNREADABLE, row=None, severity=Severity.NOTE, printed=form.months)


def _check_units(
    cells: tuple[FormMonitoringRow, ...],
    reading: MonitoringReading,
    rows: list[Directed],
    policy: SelfEvaluationPolicy,
) -> Iterator[Finding]:
    """Values in another unit than their target, each printed cell once."""
    for i, (cell, row, asked) in enumerate(zip(cells, reading.report.rows, rows, strict=True)):
        for printed, value in {cell.so_far: row.so_far, cell.expected: row.expected}.items():
            _, verdict = judge_outcome(asked.asked, value, row.name, policy)
            if verdict.units_differ:
                yield Finding(code=FindingCode.UNIT_DIFFERS, row=i, severity=Severity.NOTE, printed=printed)
