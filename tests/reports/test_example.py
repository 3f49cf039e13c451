"""The example: 秀洲's year through its stages, run as anybody would run it."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from budgetperf.cycle import DistrictYear, summarise
from budgetperf.records.doings import Activity
from budgetperf.reports import XIUZHOU_REPORT, write_report
from populations.published import expected, prints_as
from populations.recount import recount

SCRIPT = Path(__file__).parent.parent.parent / "docs" / "examples" / "district_year.py"
EXAMPLE: dict[str, Any] = runpy.run_path(str(SCRIPT))


@pytest.fixture(scope="module")
def year() -> DistrictYear:
    made = EXAMPLE["year_2021"]()
    assert isinstance(made, DistrictYear)
    return made


def test_x_17_the_stages_give_every_figure_of_xiuzhou(year: DistrictYear) -> None:
    """XZ-04 to XZ-36: what screening, review, monitoring, evaluation and the draw found, counted."""
    found = {figure.rule.code: figure.value for figure in summarise(year, XIUZHOU_REPORT.rules).figures}
    assert [code for code, text in expected("xiuzhou").items() if not prints_as(found[code], text)] == []
    again = recount(year, XIUZHOU_REPORT.rules)
    assert all(again[code] == value for code, value in found.items() if not isinstance(again[code], tuple))


def test_its_records_are_different_and_of_three_years(year: DistrictYear) -> None:
    assert {one.year for one in year.doings} == {2020, 2021, 2022}
    for activity in (Activity.MONITORED, Activity.SELF_EVALUATED):
        amounts = [one.amount for one in year.doings if one.activity is activity]
        assert len(set(amounts)) > len(amounts) * 9 // 10
    drawn, again = (
        {one.thing for one in year.doings if one.activity is activity}
        for activity in (Activity.DRAWN, Activity.REEVALUATED)
    )
    assert drawn == again
    assert {one.result for one in year.doings if one.activity is Activity.SCREENED} == {"required"}


@pytest.mark.parametrize(
    ("lang", "head", "closing"),
    [
        ("zh", "秀洲区预算绩效管理年度数据：41 个数，疑点 0 处", "41 个数，疑点 0 处，复算一致"),
        (
            "en",
            "the yearly figures of Xiuzhou District: 41 figures, 0 doubts",
            "41 figures, 0 doubts, recomputed: the same",
        ),
    ],
)
def test_it_prints_the_paragraph_and_the_comparison(
    year: DistrictYear, lang: str, head: str, closing: str, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), "--lang", lang])
    EXAMPLE["main"]()
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == write_report(year, XIUZHOU_REPORT).text
    assert printed[1] == head
    assert printed[-1].endswith(closing)
