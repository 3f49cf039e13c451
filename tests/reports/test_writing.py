"""The paragraph of a year, written from its records."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from budgetperf import InvalidValueError, loads, verify
from budgetperf.reports import ReportText, write_report
from budgetperf.wire import dumps
from report_samples import LAYOUT, watched, year

YEAR = year(*watched(3, 1, money="180000000"))
TEXT = "监控3个、1.80亿元，红灯1个（33.3%）。"


def test_a_sentence_is_written_with_its_figures() -> None:
    report = write_report(YEAR, LAYOUT)
    assert str(report) == report.text == TEXT
    assert repr(report) == f"ReportText({TEXT!r})"
    assert write_report(year(), LAYOUT).text == "监控0个、0.00亿元，红灯0个（—）。"


def test_a_report_is_its_own_evidence() -> None:
    report = write_report(YEAR, LAYOUT)
    assert verify(report)
    assert not verify(evolve(report, sentences=("监控4个。",)))
    assert loads(dumps(report), ReportText, known=(LAYOUT,)) == report
    assert report.explain("zh").startswith(
        "示例报告（1）\n  2022 年度报告（example）\n    2022 年度指标watched（当期数） 3"
    )
    assert report.explain("en").startswith("an example (1)")
    assert report.assumptions == LAYOUT.assumptions


def test_classified_departments_are_in_no_sentence() -> None:
    secret = watched(5, 5, money="7", department="900", start="s")
    assert write_report(year(*YEAR.doings, *secret), LAYOUT).text == TEXT


@pytest.mark.parametrize("wrong", ["year", None, Decimal(1)])
def test_bad_input(wrong: object) -> None:
    for arguments in ((wrong, LAYOUT), (YEAR, wrong)):
        with pytest.raises(InvalidValueError) as caught:
            write_report(*arguments)
        assert "expected" in str(caught.value)
        assert "应为" in caught.value.text("zh")
