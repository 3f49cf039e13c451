"""The audit of a target declaration: what cannot be read, directions that only names suggest, weights and money.

A declaration has no scores and no results; findings about these do not apply to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import field, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.forms.budget_cells import audit_execution
from budgetperf.forms.budget_checks import check_budget
from budgetperf.forms.declarations import DeclaredTarget, as_budget_row, declared, read_targets
from budgetperf.forms.figures import Figure, figure, read_number
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.page import table_html
from budgetperf.forms.readings import check_directions, check_unread, directed
from budgetperf.forms.target_form import FormTargets, TargetForm
from budgetperf.regimes.regime import Regime
from budgetperf.rules.expectations import Expectation
from budgetperf.stages.evaluations import SelfEvaluationPolicy
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["AuditedTarget", "TargetAudit", "audit_targets"]


@frozen(kw_only=True)
class AuditedTarget:
    """The audit of one horizon of a declaration.

    Attributes:
        declared: the reading.
        asked: what each row asks, with the operator or the direction that its name gives to a number without one.
        weight: the printed total of the weights beside their sum; nothing is computed where no weight is printed.
        findings: what should be verified.
        assumptions: what reading and findings rest on.
    """

    declared: DeclaredTarget
    asked: tuple[Expectation, ...]
    weight: Figure
    findings: tuple[Finding, ...]
    assumptions: tuple[Assumption, ...]

    @property
    def explanation(self) -> Explanation:
        """Rows, weights, problems and findings."""
        parts = [
            Explanation(key="asked", zh=f"第 {i} 行 {name}：{asked}", en=f"row {i}: {name}: {asked}")
            for i, (name, asked) in enumerate(self._asked(), 1)
        ]
        printed, computed = self.weight.text()
        stands = self.weight.agreement.term
        parts.append(
            Explanation(
                key="weight",
                zh=f"填报权重合计 {printed}，各项之和 {computed}：{stands.zh}",
                en=f"printed total weight {printed}, sum {computed}: {stands.en}",
            )
        )
        parts += [Explanation(key="missing", zh=p.text("zh"), en=p.text("en")) for p in self.declared.problems]
        parts += [
            Explanation(key=f"finding.{finding.code.value}", zh=f"疑点：{finding.zh}", en=f"finding: {finding.en}")
            for finding in self.findings
        ]
        words = self.declared.horizon.term
        return Explanation(key="audited-target", zh=words.zh, en=words.en, parts=tuple(parts))

    def _asked(self) -> Iterator[tuple[str, str]]:
        for indicator, asked in zip(self.declared.target.indicators, self.asked, strict=True):
            yield indicator.name or "—", str(asked) or "—"


@frozen(kw_only=True)
class TargetAudit(Result):
    """What an audit of one declaration found.

    Attributes:
        form: the form as printed.
        regime: the rules.
        targets: each horizon that the form shows, the year first.
    """

    form: TargetForm
    regime: Regime = field(metadata=BY_REFERENCE)
    targets: tuple[AuditedTarget, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What should be verified, over all horizons in their order; a row is counted within its own."""
        return tuple(finding for target in self.targets for finding in target.findings)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Every reading that the audit rests on, each once."""
        return tuple(dict.fromkeys(item for target in self.targets for item in target.assumptions))

    def recompute(self) -> TargetAudit:
        """Audit the kept form again."""
        return audit_targets(self.form, self.regime)

    @property
    def explanation(self) -> Explanation:
        """Each horizon, and the assumptions."""
        name = self.form.project or ""
        return Explanation(
            key="target-audit",
            zh=f"绩效目标申报表复核：{name}",
            en=f"audit of a target declaration form: {name}",
            parts=(*(target.explanation for target in self.targets), *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per row, for any table."""
        return [
            {
                "horizon": target.declared.horizon.value,
                "row": i,
                "indicator": indicator.name,
                "asked": str(asked),
                "weight": indicator.points,
                "findings": [finding.code.value for finding in target.findings if finding.row == i],
            }
            for target in self.targets
            for i, (indicator, asked) in enumerate(zip(target.declared.target.indicators, target.asked, strict=True))
        ]

    def _repr_html_(self) -> str:
        shown = zip(self.targets, (targets for _, targets in self.form.shown), strict=True)
        return "".join(_horizon_html(target, targets) for target, targets in shown)


_HEAD = ("level3", "target-value", "read-as", "weight")


def _horizon_html(target: AuditedTarget, targets: FormTargets) -> str:
    """One horizon: what each row prints and how it is read, then the weights."""
    rows = [
        (row.level3 or "", declared(row.nature, row.value, row.unit, " "),
         str(asked), row.weight or "")
        for row, asked in zip(targets.rows, target.asked, strict=True)
    ]  # fmt: skip
    printed, computed = target.weight.text()
    words = term("total-weight").zh, f"{term('printed').zh} {printed}", f"{term('computed').zh} {computed}"
    rows.append((*words, target.weight.agreement.term.zh))
    return table_html(_HEAD, rows, target.findings, target.declared.horizon.term.zh)


def audit_targets(form: TargetForm, regime: Regime) -> TargetAudit:
    """Audit one printed declaration under a regime's rules for directions and the whole.

    Args:
        form: the cells as printed.
        regime: the rules, for instance ``budgetperf.regimes.NATIONAL``.

    Returns:
        The reading of each horizon, and the findings ``cell-unreadable``, ``direction-assumed``,
        ``points-do-not-add-up``, ``sources-do-not-add-up`` and ``zero-budget``, where they apply.
    """
    require(form, TargetForm, "form", hint="from_data(data, TargetForm)")
    require(regime, Regime, "regime", hint="regimes.NATIONAL")
    policy = regime.self_evaluation
    pairs = zip(read_targets(form), form.shown, strict=True)
    return TargetAudit(
        form=form,
        regime=regime,
        targets=tuple(_audited(declared, targets, policy) for declared, (_, targets) in pairs),
    )


def _audited(declared: DeclaredTarget, targets: FormTargets, policy: SelfEvaluationPolicy) -> AuditedTarget:
    indicators = declared.target.indicators
    read = [directed(indicator.expectation, indicator.name, policy.directions) for indicator in indicators]
    weights = [Fraction(each.points) for each in indicators]
    weight = figure(targets.total_weight, sum(weights, Fraction(0)) if any(weights) else None)
    findings = (
        *check_unread(declared.unread),
        *check_directions(zip(read, (row.value for row in targets.rows), strict=True)),
        *_check_weights(targets, weight, Fraction(policy.total)),
        *check_budget(audit_execution(as_budget_row(targets.funds), policy)),
        *_check_funds(declared),
    )
    used = [item for row in read for item in row.assumptions]
    return AuditedTarget(
        declared=declared,
        asked=tuple(row.asked for row in read),
        weight=weight,
        findings=findings,
        assumptions=tuple(dict.fromkeys([*declared.assumptions, *used])),
    )


def _check_weights(targets: FormTargets, weight: Figure, total: Fraction) -> Iterator[Finding]:
    """Weights above the printed total, or above the scheme's; a form may be cut, so that fewer say nothing."""
    stated = read_number(targets.total_weight)
    whole = Fraction(stated.value) if stated else total
    if weight.exact is not None and weight.exact > whole:
        yield Finding(
            code=FindingCode.POINTS_DO_NOT_ADD_UP,
            row=None,
            severity=Severity.ERROR,
            agreement=weight.agreement,
            printed=weight.printed,
            figure=weight.computed,
        )


def _check_funds(declared: DeclaredTarget) -> Iterator[Finding]:
    if declared.budget is not None and declared.budget.initial == 0:
        yield Finding(code=FindingCode.ZERO_BUDGET, row=None, severity=Severity.NOTE)
