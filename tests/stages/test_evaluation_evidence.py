"""An evaluation is its own evidence: it explains itself, can be recomputed, travels, and shows where it was forged."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Points, Share, points, wan
from budgetperf.errors import Lang, WireError
from budgetperf.evidence import verify
from budgetperf.records.budgets import Budget
from budgetperf.regimes import NATIONAL
from budgetperf.rules.outcomes import Outcome
from budgetperf.stages.evaluations import EvaluatedRow, Evaluation, ExecutionScore, evaluate
from budgetperf.wire import dumps, loads, rule_hash
from evaluation_samples import KNOWN, POLICY, ROWS, TARGET, sample, seen, single

EVALUATION = sample()


def _forged_row(i: int, **change: Any) -> tuple[EvaluatedRow, ...]:
    rows = list(EVALUATION.rows)
    rows[i] = evolve(rows[i], **change)
    return tuple(rows)


def test_an_untouched_evaluation_and_all_its_parts_verify() -> None:
    assert EVALUATION.verify().ok
    assert EVALUATION.recompute() == EVALUATION
    assert all(row.verify().ok for row in EVALUATION.rows)
    assert EVALUATION.execution is not None
    assert EVALUATION.execution.verify().ok


EXECUTION = EVALUATION.execution
assert EXECUTION is not None
FORGED: list[tuple[dict[str, Any], set[str]]] = [
    ({"total": Decimal(95)}, {"total"}),
    ({"grade": POLICY.scale.bands[0]}, {"grade.code", "grade.zh", "grade.en", "grade.floor", "grade.printed[0]"}),
    ({"assumptions": ()}, {"assumptions"}),
    ({"rows": _forged_row(1, points=points("4.5"))}, {"rows[1].points"}),
    ({"rows": _forged_row(1, outcome=Outcome.MET)}, {"rows[1].outcome"}),
    ({"rows": _forged_row(8, reason_en="because")}, {"rows[8].reason_en"}),
    ({"rows": EVALUATION.rows[:-1]}, {"rows"}),
    ({"execution": evolve(EXECUTION, points=Decimal(10))}, {"execution.points"}),
    (
        {"execution": evolve(EXECUTION, exact=Fraction(10), share=Share.of(1, 1))},
        {"execution.exact", "execution.share.numerator", "execution.share.denominator"},
    ),
    ({"execution": None}, {"execution"}),
]


@pytest.mark.parametrize(("change", "paths"), FORGED)
def test_a_forged_evaluation_is_named_field_by_field(change: dict[str, Any], paths: set[str]) -> None:
    found = verify(evolve(EVALUATION, **change))
    assert not found
    assert {difference.path for difference in found.differences} == paths


def test_a_forged_input_shows_in_everything_that_follows_from_it() -> None:
    forged = evolve(EVALUATION, budget=Budget(adjusted=wan(120), executed=wan(120)))
    assert {"execution.points", "total"} <= {item.path for item in forged.verify().differences}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_account_names_the_total_every_row_the_execution_and_the_grade(lang: Lang) -> None:
    lines = EVALUATION.explain(lang).split("\n")
    assert (
        lines[0]
        == {
            "zh": "示例项目：总分 87.18（精确值 87.18）",
            "en": "示例项目: total 87.18 (exactly 87.18)",
        }[lang]
    )
    for code, name, _, _, full, _, awarded, _ in ROWS:
        shown = name or code
        expected = {
            "zh": f"  {shown}：得 {awarded} 分（满分 {full}）",
            "en": f"  {shown}: {awarded} of {full} points",
        }
        assert expected[lang] in lines
    share = "900000/1200000≈0.75"
    assert {
        "zh": f"  预算执行得分 7.5：10 × {share}",
        "en": f"  execution score 7.5: 10 × {share}",
    }[lang] in lines
    assert {"zh": "  评价等级：良（[80, 90)）", "en": "  grade: good ([80, 90))"}[lang] in lines


def test_the_account_cites_the_basis_of_every_figure_it_uses() -> None:
    cited = set(EVALUATION.explanation.cited())
    assert {POLICY.basis[name] for name in ("total", "rule", "execution", "scale")} <= cited
    text = EVALUATION.explain("en")
    assert all(basis.text("en") in text for basis in cited)
    assert "《项目支出绩效评价管理办法》（财预〔2020〕10号） [recalled, not read]" in text


@pytest.mark.parametrize("i", range(len(ROWS)))
def test_the_account_of_a_row_states_each_of_its_assumptions(i: int) -> None:
    row = EVALUATION.rows[i]
    text = {"zh": row.explain("zh"), "en": row.explain("en")}
    missing = [item.key for item in row.assumptions if item.zh not in text["zh"] or item.en not in text["en"]]
    assert missing == []


def test_the_account_of_an_evaluation_states_each_of_its_assumptions() -> None:
    text = EVALUATION.explain("en")
    assert [item.key for item in EVALUATION.assumptions if item.en not in text] == []


def test_a_judged_row_says_why_it_was_a_persons_to_judge() -> None:
    late = next(row for row in EVALUATION.rows if row.indicator.code == "late")
    assert late.explain("en").split("\n")[0] == "验收时间: 3 of 5 points"
    assert "  later than asked" in late.explain("en").split("\n")
    assert "  晚于要求的日期" in late.explain("zh").split("\n")
    assert "  a person judged; the points are taken as given" in late.explain("en").split("\n")
    assert "  由人评判，按所评得分计" in late.explain("zh").split("\n")
    assert [step.key for _, step in late.explanation.walk()] == ["row", "outcome", "judged"]


def test_the_account_of_a_project_without_execution_has_none() -> None:
    evaluation = evaluate(single("≥95%"), seen("95%"), None, POLICY)
    keys = [step.key for _, step in evaluation.explanation.walk()]
    assert "execution" not in keys
    assert {"evaluation", "row", "grade"} <= set(keys)


def test_an_evaluation_survives_the_wire_with_its_policy_by_reference() -> None:
    text = dumps(EVALUATION)
    assert loads(text, Evaluation, known=(NATIONAL,)) == loads(text, Evaluation, known=(POLICY,))
    again = loads(text, Evaluation, known=KNOWN)
    assert again == EVALUATION
    assert hash(again) == hash(EVALUATION)
    assert again.verify().ok
    assert dumps(again) == text
    body = json.loads(text)["body"]
    assert body["policy"] == {
        "code": "national.self-evaluation",
        "revision": "2020",
        "hash": rule_hash(POLICY),
    }
    assert loads(dumps(TARGET), type(TARGET)) == TARGET


def test_a_total_that_does_not_end_survives_the_wire() -> None:
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(3), executed=wan(1)), POLICY)
    assert loads(dumps(evaluation), Evaluation, known=(POLICY,)) == evaluation


@pytest.mark.parametrize("part", [EVALUATION.rows[1], EVALUATION.rows[8], EXECUTION])
def test_a_part_survives_the_wire_too(part: EvaluatedRow | ExecutionScore) -> None:
    assert loads(dumps(part), type(part), known=KNOWN) == part


@pytest.mark.parametrize(
    "known", [(), (evolve(POLICY, revision="2021"),), (evolve(NATIONAL, self_evaluation=evolve(POLICY, code="x")),)]
)
def test_an_evaluation_under_an_unknown_policy_is_refused(known: tuple[Any, ...]) -> None:
    with pytest.raises(WireError) as caught:
        loads(dumps(EVALUATION), Evaluation, known=known)
    assert caught.value.code == "wire"
    paths = {problem.path for problem in caught.value.problems}
    assert {"$.body.policy", "$.body.rows[0].policy", "$.body.execution.policy"} <= paths
    assert all("the hash of a policy given as known" in problem.en for problem in caught.value.problems)


def test_a_row_says_whether_a_person_gave_its_points() -> None:
    judged = {row.indicator.code for row in EVALUATION.rows if row.is_judged}
    assert judged == {"late", "effect", "lasting"}
    for target, actual in (("2022年6月", "2022年5月"), ("5份", "5份")):
        row = evaluate(single(target), seen(actual, "100"), None, POLICY).rows[0]
        assert not row.is_judged, "the rule gives full marks to what is met"


def test_a_bare_number_with_a_direction_says_how_it_was_read() -> None:
    row = next(row for row in EVALUATION.rows if row.indicator.code == "complaints")
    assert row.explain("en").split("\n")[2] == "  the target is printed 2次 and read ≤2次"
    assert "  填报指标值 2次，按 ≤2次 理解" in row.explain("zh").split("\n")


def test_a_capped_execution_says_that_it_counts_as_a_hundred_per_cent() -> None:
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(2), executed=wan(3)), POLICY)
    assert evaluation.execution is not None
    head = "execution score 10: a rate of 30000/20000≈1.5 counts as 100 %: 10 × 1"
    assert evaluation.execution.explain("en").split("\n")[0] == head
    assert evaluation.execution.explanation.zh == "预算执行得分 10：执行率 30000/20000≈1.5，按 100% 计：10 × 1"


def test_a_total_is_shown_rounded_beside_the_exact_one() -> None:
    evaluation = evaluate(single("≥95%", 90), seen("95%"), Budget(adjusted=wan(3), executed=wan(1)), POLICY)
    assert str(evaluation.shown) == "93.33"
    assert evaluation.explanation.en == "单项: total 93.33 (exactly 280/3≈93.333333)"


def test_an_evaluation_is_hashable_and_picklable() -> None:
    again = pickle.loads(pickle.dumps(EVALUATION))
    assert again == EVALUATION
    assert len({again, EVALUATION, sample()}) == 1
    assert evolve(EVALUATION, total=Points(Decimal(1))) != EVALUATION
