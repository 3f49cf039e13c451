"""Figures of a library in reports: 东丽's 152 that its parts do not make, 秀洲's 2000余 that is only a bound."""

from __future__ import annotations

import pickle
import re
from itertools import product
from typing import Any

import pytest
from attrs import evolve

from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.ledger import PrintedFigure
from budgetperf.records.libraries import IndicatorLibrary
from budgetperf.records.library_entries import LibraryClass, LibraryEntry, LibrarySection
from budgetperf.records.library_totals import (
    LibraryStatement,
    SectionStatement,
    StatementCheck,
    YearsSplit,
    YearsStatement,
    check_statement,
    compare_library,
)
from budgetperf.wire import dumps, from_data, loads, to_data

TOTAL, SECTOR_SPLIT = YearsSplit
COMMON, SECTOR, _ = LibrarySection


def _of(number: int) -> PrintedFigure:
    return PrintedFigure.read(f"{number}条")


DONGLI = LibraryStatement(
    total=PrintedFigure.read("152条"),
    sections=(
        SectionStatement(
            section=COMMON,
            count=PrintedFigure.read("41条"),
            classes=("国际组织会费类", "特定人员政策补贴类", "特定事项政策补贴类", "基层党员类"),
            class_count=PrintedFigure.read("4类"),
        ),
        SectionStatement(
            section=SECTOR,
            count=PrintedFigure.read("101条"),
            classes=("污染防治类", "邮政类", "退役军人事务类", "国有资产监管", "农业科技推广类"),
            class_count=PrintedFigure.read("5个行业领域"),
        ),
    ),
    years=(
        YearsStatement(since=2017, until=2021, count=PrintedFigure.read("91条")),
        YearsStatement(since=2022, until=2022, count=PrintedFigure.read("20条")),
    ),
    since=2017,
    until=2022,
)
XIUZHOU = LibraryStatement(
    total=PrintedFigure.read("2000 余条"),
    classes=PrintedFigure.read("16 个大类"),
    cases=PrintedFigure.read("100 余个案例"),
)


def test_dl_06_and_x_06_the_parts_of_152_do_not_make_it() -> None:
    """41 + 101 = 142; 91 + 20 = 111; read as dividing the sectors, 101 → 111 is the only repair by one figure."""
    check = check_statement(DONGLI, split=SECTOR_SPLIT)
    assert not check.agrees
    assert [problem.text("en") for problem in check.problems] == [
        "total: is 152条, its parts make 142条",
        "sections[1].count: is 101条, its parts make 111条",
    ]
    assert check.problems[0].text("zh") == "合计：为 152条，各部分合计 142条"
    assert [(one.figure, str(one.found), str(one.instead)) for one in check.repairs] == [
        ("sections[1].count", "101条", "111")
    ]
    mended = evolve(
        DONGLI,
        sections=(
            DONGLI.sections[0],
            evolve(
                DONGLI.sections[1], count=PrintedFigure.read(check.repairs[0].found.shown(check.repairs[0].instead))
            ),
        ),
    )
    assert check_statement(mended, split=SECTOR_SPLIT).agrees


def test_dl_06_read_as_dividing_the_total_no_single_figure_repairs_it() -> None:
    check = check_statement(DONGLI, split=TOTAL)
    assert [problem.text("en") for problem in check.problems] == [
        "total: is 152条, its parts make 142条",
        "total: is 152条, its parts make 111条",
    ]
    assert check.repairs == ()


def _by_hand(split: YearsSplit, figures: list[int]) -> bool:
    total, common, sector, early, late = figures
    return common + sector == total and early + late == (total if split is TOTAL else sector)


@pytest.mark.parametrize("split", list(YearsSplit))
def test_dl_06_the_repairs_are_those_that_trying_every_number_finds(split: YearsSplit) -> None:
    paths = ["total", "sections[0].count", "sections[1].count", "years[0].count", "years[1].count"]
    printed = [152, 41, 101, 91, 20]
    tried = [
        (paths[place], f"{printed[place]}条", str(number))
        for place, number in product(range(5), range(400))
        if _by_hand(split, [*printed[:place], number, *printed[place + 1 :]])
    ]
    check = check_statement(DONGLI, split=split)
    assert [(one.figure, str(one.found), str(one.instead)) for one in check.repairs] == tried


def test_dl_04_dl_05_and_dl_07_what_agrees_is_not_reported() -> None:
    """Four classes and five fields are named, and 2017 to 2022 are six years without a gap."""
    assert DONGLI.since is not None
    assert DONGLI.until is not None
    assert DONGLI.until - DONGLI.since + 1 == 6
    wrong = {problem.path for problem in check_statement(DONGLI, split=SECTOR_SPLIT).problems}
    assert wrong == {"total", "sections[1].count"}


def test_dl_03_an_account_in_both_languages_that_is_verified() -> None:
    check = check_statement(DONGLI, split=SECTOR_SPLIT)
    assert check.explain("en").splitlines() == [
        "the figures contradict",
        "  the total is 152条, its parts make 142条",
        "  the number of indicators of a sector or field is 101条, its parts make 111条",
        "  if only the number of indicators of a sector or field is wrong, it is 111条 (printed: 101条)",
        "  assumption: the yearly figures divide the entries of sectors and fields",
    ]
    assert check.explain("zh").splitlines() == [
        "各数相互矛盾",
        "  指标总数：为 152条，各部分合计 142条",
        "  分行业分领域指标数：为 101条，各部分合计 111条",
        "  若仅分行业分领域指标数有误，则应为 111条（原为 101条）",
        "  计算口径（文件未规定）：分年数为分行业分领域指标之分解",
    ]
    assert [one.key for one in check.assumptions] == ["library.years-split"]
    assert verify(check)
    assert verify(evolve(check, repairs=())).differences[0].path == "repairs"
    for value in (check, DONGLI, XIUZHOU):
        kind: type[Any] = type(value)
        assert loads(dumps(value), kind) == value == from_data(to_data(value), kind)
        assert pickle.loads(pickle.dumps(value)) == value


def test_xz_04_and_x_04_imprecise_figures_are_intervals() -> None:
    """「16 个大类、100 余个案例、2000 余条区级指标」."""
    assert [str(each) for each in (XIUZHOU.classes, XIUZHOU.cases, XIUZHOU.total)] == [
        "16个大类",
        "100余个案例",
        "2000余条",
    ]
    assert check_statement(XIUZHOU, split=TOTAL).agrees
    check = check_statement(XIUZHOU, split=TOTAL)
    assert (check.explain("zh"), check.explain("en"), check.assumptions) == ("各数相互一致", "the figures agree", ())


def _problems(statement: LibraryStatement) -> list[tuple[str, str, str]]:
    return [(one.path, one.en, one.zh) for one in check_statement(statement, split=TOTAL).problems]


def test_named_classes_that_are_not_as_many_as_stated_are_reported() -> None:
    one = SectionStatement(section=COMMON, count=_of(3), classes=("甲", "乙"), class_count=_of(3))
    other = SectionStatement(section=SECTOR, count=_of(4), classes=("乙",))
    assert _problems(LibraryStatement(total=_of(7), sections=(one, other))) == [
        ("sections[0].class_count", "is 3条, and 2 are named", "为 3条，而列出 2 个"),
        ("sections", "乙 is named twice", "“乙”列出两次"),
    ]
    unnamed = SectionStatement(section=COMMON, count=_of(7), class_count=_of(3))
    assert _problems(LibraryStatement(total=_of(7), sections=(unnamed,))) == []


@pytest.mark.parametrize(
    ("spans", "problems"),
    [
        ([(2017, 2021), (2022, 2022)], []),
        ([(2018, 2021), (2022, 2022)], [("years[0].since", "is 2018, expected 2017", "为 2018，应为 2017")]),
        ([(2017, 2020), (2022, 2022)], [("years[1].since", "is 2022, expected 2021", "为 2022，应为 2021")]),
        ([(2017, 2022), (2022, 2022)], [("years[1].since", "is 2022, expected 2023", "为 2022，应为 2023")]),
        ([(2017, 2021)], [("until", "is 2022, and the years end in 2021", "为 2022，而分年数止于 2021")]),
    ],
)
def test_years_that_overlap_or_leave_one_out_are_reported(
    spans: list[tuple[int, int]], problems: list[tuple[str, str, str]]
) -> None:
    years = tuple(YearsStatement(since=since, until=until, count=_of(2)) for since, until in spans)
    total = _of(2 * len(years))
    assert _problems(LibraryStatement(total=total, years=years, since=2017, until=2022)) == problems


def test_years_of_no_stated_period_are_looked_at_among_themselves() -> None:
    years = tuple(YearsStatement(since=year, until=year, count=_of(1)) for year in (2019, 2021))
    assert [path for path, _, _ in _problems(LibraryStatement(total=_of(2), years=years))] == ["years[1].since"]


def test_yearly_figures_of_sectors_need_sectors() -> None:
    years = (YearsStatement(since=2022, until=2022, count=_of(1)),)
    with pytest.raises(InvalidValueError) as caught:
        check_statement(LibraryStatement(total=_of(1), years=years), split=SECTOR_SPLIT)
    assert caught.value.en == "the report states no entries of sectors for its yearly figures to divide."
    assert caught.value.zh == "报告未写明分行业分领域指标数，分年数无从分解。"


def test_dl_03_and_xz_04_figures_are_compared_with_the_library_itself() -> None:
    classes = (
        *(LibraryClass(code=f"c{i}", name=f"共性{i}", section=COMMON) for i in range(4)),
        *(LibraryClass(code=f"s{i}", name=f"行业{i}", section=SECTOR) for i in range(5)),
    )

    def entries(common: int, early: int, late: int) -> tuple[LibraryEntry, ...]:
        made = [("c", None)] * common + [("s", 2019)] * early + [("s", 2022)] * late
        return tuple(
            LibraryEntry(code=str(i), name=f"指标{i}", of=f"{kind}{i % 4}", level1="产出", level2="数量", year=year)
            for i, (kind, year) in enumerate(made)
        )

    library = IndicatorLibrary(code="dl", name="示例", revision="2022", classes=classes, entries=entries(41, 91, 20))
    assert [(one.path, one.en) for one in compare_library(DONGLI, library)] == [
        ("sections[1].count", "is printed as 101条, counted 111")
    ]
    smaller = evolve(library, entries=entries(41, 81, 20), classes=classes[:8])
    assert [(one.path, one.zh) for one in compare_library(DONGLI, smaller)] == [
        ("total", "印为 152条，实有 142"),
        ("sections[1].class_count", "印为 5个行业领域，实有 4"),
        ("years[0].count", "印为 91条，实有 81"),
    ]
    assert [one.en for one in compare_library(XIUZHOU, library)] == [
        "is printed as 2000余条, counted 152",
        "is printed as 16个大类, counted 9",
        "is printed as 100余个案例, counted 0",
    ]


@pytest.mark.parametrize(
    ("record", "change", "en"),
    [
        (DONGLI, {"total": 152}, "LibraryStatement.total is int, expected PrintedFigure."),
        (DONGLI, {"classes": 9}, "LibraryStatement.classes is int, expected PrintedFigure | NoneType."),
        (DONGLI, {"cases": 9}, "LibraryStatement.cases is int, expected PrintedFigure | NoneType."),
        (
            DONGLI,
            {"total": PrintedFigure.read("2万条")},
            "2万条 is no count of single things, expected one such as 152条 or 2000余条.",
        ),
        (
            DONGLI,
            {"cases": PrintedFigure.read("约20个")},
            "约20个 is no count of single things, expected one such as 152条 or 2000余条.",
        ),
        (
            DONGLI.years[0],
            {"count": PrintedFigure.read("3%")},
            "3% is no count of single things, expected one such as 152条 or 2000余条.",
        ),
        (DONGLI, {"since": "2017"}, "LibraryStatement.since is str, expected int | NoneType."),
        (DONGLI, {"since": None}, "LibraryStatement.since is NoneType, expected int."),
        (DONGLI, {"until": 2016}, "the years run from 2017 to 2016, expected this order."),
        (DONGLI, {"sections": DONGLI.sections[:1] * 2}, "a section is stated twice."),
        (DONGLI, {"sections": (1,)}, "item 1 of LibraryStatement.sections is int, expected SectionStatement."),
        (DONGLI, {"years": (1,)}, "item 1 of LibraryStatement.years is int, expected YearsStatement."),
        (DONGLI.sections[0], {"section": "common"}, "SectionStatement.section is str, expected LibrarySection."),
        (DONGLI.sections[0], {"count": 1}, "SectionStatement.count is int, expected PrintedFigure."),
        (
            DONGLI.sections[0],
            {"class_count": 1},
            "SectionStatement.class_count is int, expected PrintedFigure | NoneType.",
        ),
        (
            DONGLI.sections[0],
            {"classes": (" ",)},
            "item 1 of SectionStatement.classes is ' ', expected a text that is not blank.",
        ),
        (DONGLI.years[0], {"count": 1}, "YearsStatement.count is int, expected PrintedFigure."),
        (DONGLI.years[0], {"since": None}, "YearsStatement.since is NoneType, expected int."),
        (DONGLI.years[0], {"until": 2016}, "the years run from 2017 to 2016, expected this order."),
    ],
)
def test_other_values_are_refused(record: Any, change: dict[str, Any], en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **change)
    assert caught.value.en == en
    assert caught.value.zh


def test_what_is_asked_with_is_checked() -> None:
    other: Any = "x"
    calls: dict[str, Any] = {
        r"^statement is str, expected LibraryStatement\.$": lambda: check_statement(other, split=TOTAL),
        r"^split is str, expected YearsSplit\.$": lambda: check_statement(DONGLI, split=other),
        r"^library is str, expected IndicatorLibrary\.$": lambda: compare_library(DONGLI, other),
    }
    for text, call in calls.items():
        with pytest.raises(InvalidValueError, match=text):
            call()
    assert isinstance(check_statement(DONGLI, split=TOTAL), StatementCheck)


def test_every_figure_and_part_is_called_by_its_name() -> None:
    """No account shows a path: the whole, a section, the years and what is said of each."""
    zh = {
        path: DONGLI.called(path).zh for path in ("total", "sections", "sections[0].count", "years[0].count", "until")
    }
    assert zh == {
        "total": "指标总数",
        "sections": "类别",
        "sections[0].count": "共性指标数",
        "years[0].count": "2017—2021 年指标数",
        "until": "截止年",
    }
    assert DONGLI.called("sections[1].class_count").zh == "分行业分领域指标类别数"
    assert DONGLI.called("years[1].since").en == "first year of entries of 2022 to 2022"
    few = evolve(DONGLI, total=PrintedFigure.read("3条"), sections=(), until=2023)
    check = check_statement(few, split=TOTAL)
    assert {one.figure for one in check.repairs} == {"total"}
    text = check.explain("zh") + check.explain("en")
    assert "若仅指标总数有误，则应为 111条（原为 3条）" in text
    assert "the last year is 2023, and the years end in 2022" in text
    assert not re.search(r"[a-z]+\[[0-9]", text)
