"""Real published forms: every figure they print is compared, and every known finding is found."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import budgetperf as bp
from printed_forms import CASES, COMPLETE, EXPECTED, audited, data, ratio

GOLDEN = Path(__file__).parent / "golden"
KNOWN = frozenset({
    "row-score-differs", "full-marks-though-missed", "points-taken-off-met-row", "sources-do-not-add-up",
    "execution-rate-differs", "execution-score-differs", "overspent", "points-misprinted", "total-differs",
    "execution-left-out-of-total", "points-do-not-add-up",
})  # fmt: skip


def test_the_forms_were_found() -> None:
    assert len(CASES) >= 10
    assert set(COMPLETE) <= set(CASES)
    assert len(EXPECTED["outcomes"]) >= 20
    assert len(EXPECTED["findings"]) >= 30


@pytest.mark.parametrize("case", CASES)
def test_a_form_is_given_back_as_it_was_printed(case: str) -> None:
    form = bp.from_data(data(case), bp.SelfEvaluationForm)
    assert bp.to_data(form) == data(case)
    assert bp.loads(bp.dumps(form), bp.SelfEvaluationForm) == form


@pytest.mark.parametrize("case", sorted(EXPECTED["outcomes"]))
def test_every_outcome_is_the_labelled_one(case: str) -> None:
    audit = audited(case)
    labels = {int(index): outcome for index, outcome in EXPECTED["outcomes"][case].items()}
    assert labels
    assert {index: audit.rows[index].outcome.value for index in labels} == labels


@pytest.mark.parametrize("case", CASES)
def test_the_known_findings_are_found_and_no_others(case: str) -> None:
    wanted = [finding for finding in EXPECTED["findings"] if finding["case"] == case]
    found = {(f.row, f.code.value): f for f in audited(case).findings if f.code.value in KNOWN}
    assert found.keys() == {(finding["row"], finding["code"]) for finding in wanted}
    for finding in wanted:
        one = found[finding["row"], finding["code"]]
        if finding["printed"] is not None:
            assert one.printed == finding["printed"]
        if finding["computed"] is not None:
            assert one.figure is not None
            assert bp.fraction(one.figure) == ratio(finding["computed"])
        if finding["habit"] is not None and finding["code"] != "points-taken-off-met-row":
            assert one.agreement is not None
            assert one.agreement.value == finding["habit"]


@pytest.mark.parametrize("case", CASES)
def test_an_audit_verifies_explains_and_travels(case: str) -> None:
    audit = audited(case)
    assert audit.verify()
    assert bp.verify(audit).differences == ()
    for lang in ("zh", "en"):
        text = audit.explain(lang)
        assert all((row.cells.level3 or "") in text for row in audit.rows)
        assert all(finding.text(lang) in text for finding in audit.findings)
    assert audit._repr_html_().count("<tr>") == len(audit.rows) + 5
    assert len(audit.to_rows()) == len(audit.rows)
    again = bp.loads(bp.dumps(audit), bp.Audit, known=(bp.regimes.NATIONAL,))
    assert again == audit
    assert hash(again) == hash(audit)
    assert pickle.loads(pickle.dumps(audit)) == copy.deepcopy(audit) == audit


def test_an_audit_under_a_regime_that_is_not_known_is_refused() -> None:
    with pytest.raises(bp.WireError) as caught:
        bp.loads(bp.dumps(audited("005")), bp.Audit)
    assert "$.body.regime" in [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize("case", COMPLETE)
def test_every_printed_figure_is_compared_or_its_absence_said(case: str) -> None:
    audit = audited(case)
    figures = [row.score for row in audit.rows] + [audit.execution.rate, audit.execution.score, audit.total]
    for figure in figures:
        if figure.printed is None:
            assert figure.agreement is bp.Agreement.NOT_PRINTED
        elif figure.computed is None:
            assert figure.agreement is bp.Agreement.NOT_COMPUTED
            assert audit.problems
        else:
            assert figure.agreement not in {bp.Agreement.NOT_PRINTED, bp.Agreement.NOT_COMPUTED}
    assert (audit.grade.printed is None) == (audit.grade.agreement is bp.Agreement.NOT_PRINTED)
    assert (audit.evaluation is None) == bool(audit.problems)


COMPUTED = {
    ("002", "rate"): "86.18304",
    ("002", "execution"): "8.618304",
    ("002", "total"): "98.62",
    ("005", 5): "9.8",
    ("005", "execution"): "10",
    ("005", "total"): "96",
    ("019", "total"): "100",
    ("034", "total"): "100",
    ("047", 0): "26028/1751",  # 15 x 8676/8755
    ("047", "rate"): "325350/3283",  # 65.07/65.66
    ("047", "execution"): "32535/3283",
    ("047", "total"): "93",
    ("048", "rate"): "100",
    ("084", "rate"): "0",
    ("095", "execution"): "19.55",
    ("095", "total"): "99.55",
    ("100", 3): "40/3",  # 20 x 60/90
    ("100", "rate"): "17100/287",
    ("100", "execution"): "1710/287",
    ("100", "total"): "96",
}


@pytest.mark.parametrize(("place", "figure"), COMPUTED.items(), ids=str)
def test_a_computed_figure_is_exact(place: tuple[str, str | int], figure: str) -> None:
    audit = audited(place[0])
    which = place[1]
    if isinstance(which, int):
        found = audit.rows[which].score
    else:
        found = {"rate": audit.execution.rate, "execution": audit.execution.score, "total": audit.total}[which]
    assert found.exact == ratio(figure)
    assert isinstance(found.computed, Decimal) == ("/" not in figure)


EVALUATED = {"002": "98.618304", "005": "99.8", "019": "100", "047": str(Fraction(16377269, 164150))}


@pytest.mark.parametrize("case", COMPLETE)
def test_the_total_by_rule_is_exact_or_its_absence_has_reasons(case: str) -> None:
    evaluation = audited(case).evaluation
    if case in EVALUATED:
        assert evaluation is not None
        assert bp.fraction(evaluation.total) == ratio(EVALUATED[case])
        assert evaluation.grade.zh == "优"
        assert evaluation.verify()
    else:
        assert evaluation is None
        assert all(problem.zh and problem.en and problem.path for problem in audited(case).problems)


def test_the_two_grades_that_are_printed_agree() -> None:
    assert (audited("005").grade.printed, audited("005").grade.computed) == ("优", "优")
    assert (audited("034").grade.printed, audited("034").grade.computed) == ("优秀", "优")
    assert audited("034").grade.agreement is bp.Agreement.AGREES


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_explanation_of_a_row_is_golden(lang: bp.Lang) -> None:
    golden = (GOLDEN / f"005-row-6.{lang}.txt").read_text(encoding="utf-8")
    assert audited("005").rows[5].explain(lang) + "\n" == golden


def test_the_findings_of_a_form_are_golden_in_both_languages() -> None:
    texts = [f"[{f.severity.term.text(lang)}] {f.text(lang)}" for lang in ("zh", "en") for f in audited("047").findings]
    assert "\n".join(texts) + "\n" == (GOLDEN / "047-findings.txt").read_text(encoding="utf-8")


def test_the_wire_file_of_a_form_is_golden() -> None:
    golden = (GOLDEN / "005.json").read_text(encoding="utf-8").rstrip("\n")
    assert bp.dumps(bp.loads(golden, bp.SelfEvaluationForm)) == golden == bp.dumps(audited("005").form)
