"""Many forms: each audit or what kept a form from being audited, one by one, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from budgetperf.errors import BudgetPerfError, require
from budgetperf.forms.audit import Audit, audit
from budgetperf.forms.findings import FindingCode, Severity
from budgetperf.forms.self_evaluation import SelfEvaluationForm
from budgetperf.regimes.regime import Regime
from budgetperf.wire import from_data

__all__ = ["AuditFailure", "AuditSummary", "FindingCount", "audit_many"]


@frozen(kw_only=True)
class AuditFailure:
    """A form that could not be audited.

    Attributes:
        index: its place among the forms given, from 0.
        code: the error's stable code.
        zh: what is wrong with it, in Chinese.
        en: the same in English.
    """

    index: int
    code: str
    zh: str
    en: str


@frozen(kw_only=True)
class FindingCount:
    """How often a finding was made.

    Attributes:
        code: what was found.
        severity: its weight.
        count: how often, 1 or more.
    """

    code: FindingCode
    severity: Severity
    count: int


@frozen(kw_only=True)
class AuditSummary:
    """What many audits come to; a value, so that a stream is summed up by ``summary = summary.add(result)``.

    Attributes:
        forms: how many forms were audited.
        failures: how many could not be.
        rows: how many indicator rows the audited ones have.
        findings: how often each finding was made, in the order of the codes and severities; none of them zero.
    """

    forms: int = 0
    failures: int = 0
    rows: int = 0
    findings: tuple[FindingCount, ...] = ()

    @classmethod
    def of(cls, results: Iterable[Audit | AuditFailure]) -> AuditSummary:
        """The summary of all these results."""
        forms = failures = rows = 0
        found: Counter[tuple[FindingCode, Severity]] = Counter()
        for result in results:
            if isinstance(result, AuditFailure):
                failures += 1
                continue
            forms, rows = forms + 1, rows + sum(row.counts for row in result.rows)
            found.update((finding.code, finding.severity) for finding in result.findings)
        return cls(forms=forms, failures=failures, rows=rows, findings=_listed(found))

    def add(self, result: Audit | AuditFailure) -> AuditSummary:
        """This summary and one more result."""
        return self.plus(AuditSummary.of((result,)))

    def plus(self, other: AuditSummary) -> AuditSummary:
        """This summary and another one, for instance of another file."""
        found = Counter({(each.code, each.severity): each.count for each in self.findings})
        found.update({(each.code, each.severity): each.count for each in other.findings})
        return AuditSummary(
            forms=self.forms + other.forms,
            failures=self.failures + other.failures,
            rows=self.rows + other.rows,
            findings=_listed(found),
        )

    def by_code(self) -> dict[FindingCode, int]:
        """How often each code was found; codes that were not are left out."""
        found: Counter[FindingCode] = Counter()
        for each in self.findings:
            found[each.code] += each.count
        return dict(found)

    def by_severity(self) -> dict[Severity, int]:
        """How many findings have each severity, zeros among them."""
        return {
            severity: sum(each.count for each in self.findings if each.severity is severity) for severity in Severity
        }

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per finding and severity, for any table."""
        return [
            {"code": each.code.value, "severity": each.severity.value, "count": each.count} for each in self.findings
        ]


def _listed(found: Counter[tuple[FindingCode, Severity]]) -> tuple[FindingCount, ...]:
    return tuple(
        FindingCount(code=code, severity=severity, count=found[code, severity])
        for code in FindingCode
        for severity in Severity
        if found[code, severity]
    )


def audit_many(forms: Iterable[object], regime: Regime) -> Iterator[Audit | AuditFailure]:
    """Audit forms one by one, as they come; a bad form is a failure in its place and stops nothing.

    Args:
        forms: forms (:class:`SelfEvaluationForm`), or their plain data as loaded from JSON.
        regime: the rules, for instance ``budgetperf.regimes.NATIONAL``.

    Yields:
        For each form, in order, its audit or what kept it from being audited.

    Raises:
        InvalidValueError: ``regime`` is none, or ``forms`` cannot be iterated over.

    >>> from budgetperf.regimes import NATIONAL
    >>> results = list(audit_many([{"kind": "unknown"}], NATIONAL))
    >>> results[0].index, results[0].code
    (0, 'wire')
    >>> AuditSummary.of(results).failures
    1
    """
    require(regime, Regime, "regime", hint="regimes.NATIONAL")
    require(forms, Iterable, "forms", hint="tuple()")
    return _audited(forms, regime)


def _audited(forms: Iterable[object], regime: Regime) -> Iterator[Audit | AuditFailure]:
    for index, form in enumerate(forms):
        try:
            page = form if isinstance(form, SelfEvaluationForm) else from_data(form, SelfEvaluationForm)
            yield audit(page, regime)
        except BudgetPerfError as error:
            yield AuditFailure(index=index, code=error.code, zh=error.zh, en=error.en)
