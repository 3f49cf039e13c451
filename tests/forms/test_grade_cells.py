"""Cells of grades and totals: labels, intervals and ticked boxes beside the word or the number."""

from __future__ import annotations

import pytest

import budgetperf as bp
from budgetperf.forms.figures import read_total
from budgetperf.forms.grade_cells import read_grade
from printed_forms import budget, codes, form, row

N = bp.regimes.NATIONAL
SCALE = N.self_evaluation.scale


@pytest.mark.parametrize(
    ("cell", "grade"),
    [
        ("优", "优"),
        ("优 秀", "优"),
        ("优秀（90分以上）", "优"),
        ("优（90≤得分≤100）", "优"),
        ("自评等级：优", "优"),
        ("评价结论为良好", "良"),
        ("绩效自评等级:良（80-90分）", "良"),
        ("优（√）", "优"),
        ("优级", "优"),
        ("☑优 □良 □中 □差", "优"),
        ("□优 ☑良", "良"),
        ("优□ 良☑", "良"),
        ("优（ ）良（√）", "良"),
        ("优秀□良好■", "良"),
        ("优良", None),
        ("□优 □良", None),
        ("☑优 ☑良", None),
        ("优（暂定）", None),
        ("一等", None),
        ("等级", None),
        ("", None),
        (None, None),
    ],
)
def test_a_grade_is_read_with_what_stands_beside_it(cell: str | None, grade: str | None) -> None:
    found = read_grade(cell, SCALE)
    assert (found and found.zh) == grade


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("98.81", "98.81"),
        ("自评得分：98.81分", "98.81"),
        ("总分98.81", "98.81"),
        ("合计：９８．８１", "98.81"),
        ("综合得分为98.81分", "98.81"),
        ("得分率98", None),
        ("98.81（优）", None),
        ("满分100", None),
        ("/", None),
        (None, None),
    ],
)
def test_a_total_is_read_with_its_label(cell: str | None, value: str | None) -> None:
    found = read_total(cell)
    assert (found and str(found.value)) == value


def audit(**cells: str | None) -> bp.Audit:
    money = budget(adjusted="100", executed="90", points="10", rate="90%", score="9")
    met = row(level3="参训人数", target="≥200人", actual="200人", points="90", score="90")
    done = bp.audit(form(met, money=money, **cells), N)
    assert done.verify()
    return done


def test_labels_change_nothing_in_what_is_found() -> None:
    agrees = audit(total_score="自评得分：99分", grade="自评等级：优秀（90分以上）")
    assert (agrees.total.agreement, agrees.grade.agreement) == (bp.Agreement.AGREES, bp.Agreement.AGREES)
    assert agrees.total.printed == "自评得分：99分"
    assert "grade-differs" not in codes(agrees)
    differs = audit(total_score="得分：98", grade="□优 ☑良 □中 □差")
    assert [code for code in codes(differs) if "differs" in code] == ["total-differs", "grade-differs"]


@pytest.mark.parametrize("cell", [None, "", "/", "—"])
def test_a_grade_that_is_not_there_is_not_printed(cell: str | None) -> None:
    assert audit(total_score="99", grade=cell).grade.agreement is bp.Agreement.NOT_PRINTED
