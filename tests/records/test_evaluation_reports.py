"""Reports as received: what they do not state stays unstated, a score has its whole, a printed grade is looked up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, fields

from budgetperf.amounts import points
from budgetperf.errors import InvalidValueError
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.regimes import NATIONAL
from budgetperf.wire import content_hash, dumps, loads

SCALE = NATIONAL.self_evaluation.scale
FULL = EvaluationReport(
    project="示例项目",
    kind=EvaluationKind.FISCAL,
    year=2022,
    evaluator="某会计师事务所",
    score=Decimal("88.53"),
    whole=points(100),
    grade="良",
    opinion="目标基本实现",
    ref="r-7",
    extra={"页": 12},
)


def test_a_report_without_score_and_grade_states_neither() -> None:
    report = EvaluationReport(project="示例项目", kind=EvaluationKind.DEPARTMENT)
    stated = {item.name: getattr(report, item.name) for item in fields(EvaluationReport) if item.name != "extra"}
    assert {name: value for name, value in stated.items() if value is not None} == {
        "project": "示例项目",
        "kind": EvaluationKind.DEPARTMENT,
    }
    assert report.printed_grade(SCALE) is None


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"grade": None},
        {"score": None, "whole": None},
        {"score": None, "whole": None, "grade": None},
        {"score": Decimal(110)},
        {"score": Decimal(0), "whole": points(0)},
        {"year": None, "evaluator": None, "opinion": None},
    ],
)
def test_a_report_survives_the_wire_with_whatever_it_states(change: dict[str, Any]) -> None:
    report = evolve(FULL, **change)
    again = loads(dumps(report), EvaluationReport)
    assert again == report
    assert content_hash(again) == content_hash(report)
    assert again.extra["页"] == 12


@pytest.mark.parametrize(
    ("grade", "code"),
    [
        ("优", "excellent"),
        ("优秀", "excellent"),
        ("良", "good"),
        ("良好", "good"),
        ("中", "fair"),
        ("差", "poor"),
        ("一等", None),
        ("", None),
        (None, None),
    ],
)
def test_a_printed_grade_is_looked_up_and_never_computed(grade: str | None, code: str | None) -> None:
    found = evolve(FULL, grade=grade).printed_grade(SCALE)
    assert (found.code if found else None) == code


def test_the_printed_grade_stands_beside_a_score_that_would_earn_another() -> None:
    """A published report grades 84.47 as 优."""
    report = evolve(FULL, score=Decimal("84.47"), grade="优")
    printed = report.printed_grade(SCALE)
    assert printed is not None
    assert report.score is not None
    assert (printed.code, SCALE.grade(report.score).code) == ("excellent", "good")


@pytest.mark.parametrize(
    ("change", "score", "whole"),
    [({"score": None}, "None", "100"), ({"whole": None}, "88.53", "None")],
)
def test_a_score_without_its_whole_and_a_whole_without_a_score_are_refused(
    change: dict[str, Any], score: str, whole: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(FULL, **change)
    assert caught.value.en == f"the report states a score of {score} out of {whole}, expected both or neither."
    assert caught.value.zh == f"报告得分为 {score}、满分为 {whole}，应同时给出或同时为空。"
    assert {name: str(value) for name, value in caught.value.facts.items()} == {"score": score, "whole": whole}


@pytest.mark.parametrize("name", ["score", "whole"])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Decimal("-0.01"), r"points are -0\.01, expected 0 or more"),
        (Decimal("NaN"), r"points is NaN, expected a finite number"),
        (88, r"EvaluationReport\.\w+ is int, expected Decimal\. Hint: use points\(\)"),
        ("88", r"EvaluationReport\.\w+ is str, expected Decimal"),
        (88.5, r"EvaluationReport\.\w+ is float, expected Decimal"),
        (True, r"EvaluationReport\.\w+ is bool, expected Decimal"),
    ],
)
def test_a_score_and_a_whole_are_exact_and_zero_or_more(name: str, value: Any, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        evolve(FULL, **{name: value})


def test_the_kind_is_one_of_three_and_has_a_name_in_both_languages() -> None:
    kind: Any = "fiscal"
    with pytest.raises(InvalidValueError, match=r"^EvaluationReport\.kind is str, expected EvaluationKind\."):
        evolve(FULL, kind=kind)
    assert [(one.term.zh, one.term.en) for one in EvaluationKind] == [
        ("单位自评", "unit self-evaluation"),
        ("部门评价", "department evaluation"),
        ("财政评价", "fiscal evaluation"),
    ]
