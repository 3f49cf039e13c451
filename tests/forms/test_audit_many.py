"""Many forms at once: every form has its place, a bad one stops nothing, and what is counted is what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from printed_forms import CASES, audited, data, form

NATIONAL = bp.regimes.NATIONAL
AUDITED = tuple(audited(case) for case in CASES)
FAILURE = bp.AuditFailure(index=0, code="wire", zh="不是表单", en="is no form")
RESULTS: tuple[Any, ...] = (*AUDITED, FAILURE)


def test_plain_data_and_forms_are_audited_alike_and_in_order() -> None:
    pages = [bp.from_data(data(case), bp.SelfEvaluationForm) for case in CASES]
    assert tuple(bp.audit_many(pages, NATIONAL)) == AUDITED
    assert tuple(bp.audit_many(map(data, CASES), NATIONAL)) == AUDITED


def test_a_bad_form_is_a_failure_in_its_place() -> None:
    wrong: Any
    good = data(CASES[0])
    found = list(bp.audit_many([good, {**good, "kind": "report"}, good], NATIONAL))
    assert [type(result) for result in found] == [bp.Audit, bp.AuditFailure, bp.Audit]
    failure = found[1]
    assert isinstance(failure, bp.AuditFailure)
    assert (failure.index, failure.code) == (1, "wire")
    assert "found 'report'" in failure.en
    assert "实为 'report'" in failure.zh
    for wrong in (None, 5, "form", [], b"x"):
        (failed,) = bp.audit_many([wrong], NATIONAL)
        assert isinstance(failed, bp.AuditFailure)


def test_forms_are_taken_one_by_one() -> None:
    taken: list[str] = []

    def come() -> Iterator[dict[str, Any]]:
        for case in CASES:
            taken.append(case)
            yield data(case)

    stream = bp.audit_many(come(), NATIONAL)
    assert taken == []
    next(stream)
    assert taken == [CASES[0]]


def test_arguments_of_another_type_are_refused_at_once() -> None:
    wrong: Any = "national"
    with pytest.raises(bp.InvalidValueError, match=r"^regime is str, expected Regime"):
        bp.audit_many([], wrong)
    number: Any = 5
    with pytest.raises(bp.InvalidValueError, match=r"^forms is int, expected Iterable"):
        bp.audit_many(number, NATIONAL)


def test_the_summary_counts_what_was_found() -> None:
    summary = bp.AuditSummary.of(RESULTS)
    every = [finding for audit in AUDITED for finding in audit.findings]
    assert (summary.forms, summary.failures) == (len(CASES), 1)
    assert summary.rows == sum(len(audit.rows) for audit in AUDITED)
    assert summary.by_code() == Counter(finding.code for finding in every)
    assert {key: n for key, n in summary.by_severity().items() if n} == Counter(finding.severity for finding in every)
    counts = Counter((finding.code.value, finding.severity.value) for finding in every)
    assert {(row["code"], row["severity"]): row["count"] for row in summary.to_rows()} == counts
    order = [
        (list(bp.FindingCode).index(each.code), list(bp.Severity).index(each.severity)) for each in summary.findings
    ]
    assert order == sorted(order)


def test_nothing_audited_comes_to_nothing() -> None:
    assert bp.AuditSummary.of(()) == bp.AuditSummary()
    assert bp.AuditSummary().by_severity() == dict.fromkeys(bp.Severity, 0)
    assert bp.AuditSummary().to_rows() == []
    empty = bp.audit(form(), NATIONAL)
    assert bp.AuditSummary.of((evolve(empty, findings=()),)) == bp.AuditSummary(forms=1)


@given(st.lists(st.sampled_from(RESULTS), max_size=6), st.lists(st.sampled_from(RESULTS), max_size=6))
def test_a_stream_is_summed_up_in_any_cut(first: list[Any], second: list[Any]) -> None:
    whole = bp.AuditSummary.of((*first, *second))
    assert bp.AuditSummary.of(first).plus(bp.AuditSummary.of(second)) == whole
    running = bp.AuditSummary()
    for result in (*first, *second):
        running = running.add(result)
    assert running == whole


def test_a_summary_travels() -> None:
    summary = bp.AuditSummary.of(RESULTS)
    assert bp.loads(bp.dumps(summary), bp.AuditSummary) == summary
    assert bp.loads(bp.dumps(FAILURE), bp.AuditFailure) == FAILURE
