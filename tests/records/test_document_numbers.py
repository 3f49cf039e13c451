"""Document numbers: read, written in the official spelling, and ordered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.ledger import Dimension, PrintedFigure
from budgetperf.records.document_numbers import DocumentNumber
from budgetperf.regimes.documents import GUIDE_2021
from budgetperf.regimes.framework import MEASURES_2020
from budgetperf.wire import from_data, to_data

NINE = DocumentNumber(issuer="江财办", year=2022, serial=9)


@pytest.mark.parametrize(
    "text",
    ["江财办〔2022〕9号", "江财办[2022]9号", "江财办（2022）第9号", "江财办【2022】9号", " 江财办〔２０２２〕 9 号\n"],
)
def test_jh_02_a_document_number_is_read_and_written_in_the_official_spelling(text: str) -> None:
    """「（江财办〔2022〕9号）」."""
    found = DocumentNumber.read(text)
    assert (found, found.issuer, found.year, found.serial) == (NINE, "江财办", 2022, 9)
    assert str(found) == "江财办〔2022〕9号"
    assert from_data(to_data(found), DocumentNumber) == found


def test_jh_07_and_dl_01_the_numbers_that_the_reports_cite() -> None:
    """JH-07: of 2021 as the 49th; DL-01: of 2020, though issued 「2022年6月以来」; the ledger reads the same year."""
    assert (DocumentNumber.read("江财〔2021〕49号").year, DocumentNumber.read("江财〔2021〕49号").serial) == (2021, 49)
    cited = DocumentNumber.read("津丽财〔2020〕14号")
    printed = PrintedFigure.read(str(cited))
    assert printed.dimension is Dimension.DAY
    assert date.fromordinal(int(printed.number)).year == cited.year == 2020
    for document in (GUIDE_2021, MEASURES_2020):
        assert document.number is not None
        assert document.dated is not None
        assert DocumentNumber.read(document.number).year == document.dated.year


def test_jh_02_numbers_of_one_issuer_stand_in_the_order_in_which_they_were_given() -> None:
    texts = ["江财〔2022〕10号", "江财〔2021〕49号", "江财〔2022〕9号", "江财办〔2020〕1号"]
    ordered = sorted(map(DocumentNumber.read, texts))
    assert [str(one) for one in ordered] == [texts[1], texts[2], texts[0], texts[3]]


@given(st.text("财预办建甲乙丙Ab", min_size=1), st.integers(1949, 2199), st.integers(1, 99999))
def test_jh_02_what_is_written_is_read_back(issuer: str, year: int, serial: int) -> None:
    number = DocumentNumber(issuer=issuer, year=year, serial=serial)
    assert DocumentNumber.read(str(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "〔2022〕9号",
        "江财办2022年9号",
        "江财办〔2022〕09号",
        "江财办〔2022〕0号",
        "江财办〔2022〕100000号",
        "江财办〔22〕9号",
        "江财办〔2022〕9",
        "江财办〔1948〕9号",
        "江财办〔2200〕9号",
        "（江财办〔2022〕9号）",
        "财政部令第94号",
    ],
)
def test_what_is_no_document_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        DocumentNumber.read(text)
    assert "is no document number, expected one like 江财办〔2022〕9号 of the years 1949 to 2199." in caught.value.en
    assert caught.value.zh == f"“{text}”不是发文字号，应如“江财办〔2022〕9号”，年份为 1949 至 2199。"
    assert caught.value.facts["found"] == text


@pytest.mark.parametrize(
    "wrong",
    [
        {"issuer": ""},
        {"issuer": "江 财办"},
        {"issuer": "江财办〔2022〕"},
        {"issuer": "ｃｚ"},
        {"issuer": 9},
        {"year": 1948},
        {"year": 2200},
        {"year": "2022"},
        {"serial": 0},
        {"serial": -1},
        {"serial": 100000},
        {"serial": True},
    ],
)
def test_a_number_that_could_not_be_read_back_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(NINE, **wrong)
    assert caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="expected str"):
        DocumentNumber.read(2022)  # type: ignore[arg-type]
