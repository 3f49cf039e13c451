"""Indicator libraries: looked up without guessing, counted, and taken from without a string attached."""

from __future__ import annotations

import pickle
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, points
from budgetperf.basis import Document
from budgetperf.errors import InvalidValueError
from budgetperf.records.libraries import IndicatorLibrary, LibrarySource, TakenIndicator, since_taken
from budgetperf.records.library_entries import Direction, IndicatorNature, LibraryClass, LibraryEntry, LibrarySection
from budgetperf.records.target_sets import TargetSet
from budgetperf.records.targets import Target
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import parse
from budgetperf.wire import dumps, from_data, loads, to_data

COMMON, SECTOR, LOCAL = LibrarySection
DONGLI_COMMON = ("国际组织会费类", "特定人员政策补贴类", "特定事项政策补贴类", "基层党员类")
DONGLI_SECTORS = ("污染防治类", "邮政类", "退役军人事务类", "国有资产监管", "农业科技推广类")
CLASSES = (
    *(LibraryClass(code=f"c{i}", name=name, section=COMMON) for i, name in enumerate(DONGLI_COMMON)),
    *(LibraryClass(code=f"s{i}", name=name, section=SECTOR) for i, name in enumerate(DONGLI_SECTORS)),
)


def _entry(code: str, name: str, of: str, **more: Any) -> LibraryEntry:
    given: dict[str, Any] = {"level1": "产出指标", "level2": "质量指标", **more}
    return LibraryEntry(code=code, name=name, of=of, **given)


RULE = Proportional()
PM = _entry(
    "e1",
    "PM2.5 平均浓度",
    "s0",
    level1="效益指标",
    level2="生态效益",
    nature=IndicatorNature.QUANTITATIVE,
    direction=Direction.LOWER,
    unit="吨",
    case="大气治理",
    year=2017,
    source=Document(title="示例文件", number="示例〔2017〕1号"),
    rule=RULE,
)
POST = _entry(
    "e2", "投递准时率", "s1", direction=Direction.HIGHER, unit="%", nature=IndicatorNature.QUANTITATIVE, year=2021
)
FEES = _entry("e3", "会费缴纳及时率", "c0", year=2022, case="会费")
WORDS = _entry("e4", "党员作用", "c3", nature=IndicatorNature.QUALITATIVE, withdrawn=2022)
TWIN = _entry("e5", "投递 准时率", "s4", case="下乡", year=2019, withdrawn=2021)
LIBRARY = IndicatorLibrary(
    code="dl",
    name="示例指标库",
    revision="2022",
    classes=CLASSES,
    entries=(PM, POST, FEES, WORDS, TWIN),
    extra={"批": 1},
)


def _codes(entries: tuple[LibraryEntry, ...]) -> list[str]:
    return [entry.code for entry in entries]


def test_a_library_survives_the_wire_and_a_pickle() -> None:
    taken = LIBRARY.take("e1", parse("≤3吨"), points(10))
    for value in (LIBRARY, PM, taken, LIBRARY.growth[0]):
        kind: type[Any] = type(value)
        assert loads(dumps(value), kind) == value
        assert from_data(to_data(value), kind) == value
        assert pickle.loads(pickle.dumps(value)) == value
        assert hash(pickle.loads(pickle.dumps(value))) == hash(value)


def test_dl_03_common_entries_and_those_of_sectors() -> None:
    """「其中共性项目指标体系41条」 apart from 「分行业分领域绩效指标体系」."""
    assert [section.term.zh for section in LibrarySection] == ["共性指标", "分行业分领域指标", "本级指标"]
    assert [_codes(LIBRARY.in_section(section)) for section in LibrarySection] == [["e3", "e4"], ["e1", "e2", "e5"], []]


def test_dl_04_and_dl_05_four_common_classes_and_five_fields() -> None:
    """「国际组织会费类…基层党员类4类」, 「污染防治类…农业科技推广类5个行业领域」."""
    sections = Counter(each.section for each in LIBRARY.classes)
    assert (sections[COMMON], sections[SECTOR]) == (4, 5)
    assert LIBRARY.class_of("s1").name == "邮政类"
    assert _codes(LIBRARY.in_class("s0")) == ["e1"]
    assert (_codes(LIBRARY.in_class("s0", case="大气治理")), LIBRARY.in_class("s0", case="水")) == (["e1"], ())
    assert LIBRARY.in_class("s3") == ()


def test_dl_06_growth_by_year() -> None:
    """「其中2017-2021年已制定91条，2022年新增20条」: each year's additions, and what is offered at its end."""
    assert [(y.year, y.added, y.withdrawn, y.offered) for y in LIBRARY.growth] == [
        (2017, 1, 0, 1),
        (2018, 0, 0, 1),
        (2019, 1, 0, 2),
        (2020, 0, 0, 2),
        (2021, 1, 1, 2),
        (2022, 1, 1, 3),
    ]
    assert evolve(LIBRARY, entries=()).growth == ()


def test_an_entry_is_offered_from_its_year_until_it_is_withdrawn() -> None:
    assert [_codes(LIBRARY.offered(year)) for year in (2016, 2017, 2020, 2021, 2022)] == [
        ["e4"],
        ["e1", "e4"],
        ["e1", "e4", "e5"],
        ["e1", "e2", "e4"],
        ["e1", "e2", "e3"],
    ]


def test_xz_04_classes_cases_and_indicators() -> None:
    """「16 个大类、100 余个案例、2000 余条区级指标」."""
    classes = tuple(LibraryClass(code=f"k{i}", name=f"类{i}", section=LOCAL) for i in range(16))
    entries = tuple(
        _entry(f"i{n}", f"指标{n}", f"k{n % 16}", case=f"案例{n % 104}" if n % 5 else None) for n in range(2080)
    )
    library = evolve(LIBRARY, classes=classes, entries=entries)
    assert len(library.in_section(LOCAL)) == 2080
    cases = {(entry.of, entry.case) for entry in entries if entry.case is not None}
    assert set(library.cases) == cases
    assert len(library.cases) == len(cases) > 100
    assert library.per_class == Share.of(2080, 16)
    assert library.per_class.exact >= 125
    assert library.per_case.exact == Fraction(2080 - 416, len(cases))
    nothing = evolve(LIBRARY, classes=(), entries=())
    assert not nothing.per_class.is_defined
    assert not nothing.per_case.is_defined


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("投递准时率", ["e2", "e5"]),
        (" 投递 准时率", ["e2", "e5"]),
        ("准时率", []),
        ("投递准时", []),
        ("PM2.5平均浓度", ["e1"]),
    ],
)
def test_a_name_is_the_same_or_it_is_not(name: str, codes: list[str]) -> None:
    assert _codes(LIBRARY.named(name)) == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("准时",), ["e2", "e5"]),
        (("准 时", "下乡"), ["e5"]),
        (("邮政", "准时"), ["e2"]),
        (("大气",), ["e1"]),
        (("率", "及时"), ["e3"]),
        (("准点",), []),
        (("准时", "污染"), []),
    ],
)
def test_a_word_stands_in_a_name_a_case_or_a_class_or_it_does_not(words: tuple[str, ...], codes: list[str]) -> None:
    assert _codes(LIBRARY.holding(*words)) == codes


@given(
    st.lists(st.text("投递准时率会费及", min_size=1, max_size=3), min_size=1, max_size=3), st.text("投递准", min_size=1)
)
def test_more_words_never_find_more(words: list[str], another: str) -> None:
    found = set(_codes(LIBRARY.holding(*words)))
    assert set(_codes(LIBRARY.holding(*words, another))) <= found
    texts = {"e2": ("投递准时率", "邮政类"), "e3": ("会费缴纳及时率", "会费", "国际组织会费类")}
    for code, parts in texts.items():
        assert (code in found) is all(any(word in part for part in parts) for word in words)


def test_x_14_an_entry_says_what_every_target_value_must_suit() -> None:
    """Level, direction, kind (定量/定性), unit and source rule."""
    assert (PM.level1, PM.level2, PM.unit, PM.rule) == ("效益指标", "生态效益", "吨", RULE)
    assert [kind.term.zh for kind in IndicatorNature] == ["定量", "定性"]
    assert [way.term.zh for way in Direction] == ["正向", "反向"]


@pytest.mark.parametrize(
    ("entry", "text", "problems"),
    [
        (PM, "≤3吨", []),
        (PM, "≤3000公斤", []),
        (PM, "3吨", []),
        (PM, "2022年12月", []),
        (PM, "详见附件", []),
        (PM, "≥3吨", [("expectation", "is ≥3吨, expected a ceiling: lower is better")]),
        (PM, ">3吨", [("expectation", "is >3吨, expected a ceiling: lower is better")]),
        (PM, "≤3%", [("expectation.unit", "is %, expected 吨")]),
        (PM, "≤3", [("expectation.unit", "is none, expected 吨")]),
        (PM, "明显改善", [("expectation", "is 明显改善, expected a quantitative one")]),
        (POST, "≥98%", []),
        (POST, "≤98%", [("expectation", "is ≤98%, expected a floor: higher is better")]),
        (POST, "<98%", [("expectation", "is <98%, expected a floor: higher is better")]),
        (WORDS, "明显发挥", []),
        (WORDS, "≥1", [("expectation", "is ≥1, expected a qualitative one")]),
        (FEES, "≥1人", []),
        (FEES, "按时缴纳", []),
        (evolve(FEES, unit=""), "≥1人", [("expectation.unit", "is 人, expected none")]),
        (evolve(FEES, unit=""), "≥1", []),
    ],
)
def test_a_target_value_suits_an_entry_or_is_told_why_not(
    entry: LibraryEntry, text: str, problems: list[tuple[str, str]]
) -> None:
    assert [(problem.path, problem.en) for problem in entry.against(parse(text))] == problems


def test_what_does_not_suit_is_said_in_chinese() -> None:
    found = [
        problem.zh
        for entry, text in ((PM, "≥3人"), (POST, "<3%"), (WORDS, "≥1"))
        for problem in entry.against(parse(text))
    ]
    assert found == [
        "单位为“人”，应为“吨”",
        "为“≥3人”，该指标为反向指标，应为上限",
        "为“<3%”，该指标为正向指标，应为下限",
        "为“≥1”，应为定性指标值",
    ]
    assert PM.against(parse("≤3"))[0].zh == "单位为“无”，应为“吨”"


def test_what_is_taken_keeps_its_library_reference() -> None:
    taken = LIBRARY.take("e1", parse("≤3吨"), points(10), code="7")
    indicator = taken.indicator
    assert (indicator.code, indicator.name, indicator.level1, indicator.level2) == (
        "7",
        "PM2.5 平均浓度",
        "效益指标",
        "生态效益",
    )
    assert (indicator.rule, indicator.points, str(indicator.expectation)) == (RULE, Decimal(10), "≤3吨")
    assert taken.source == LibrarySource(indicator="7", library="dl", revision="2022", entry="e1")
    assert LIBRARY.take("e2", parse("≥98%"), points(10)).indicator.code == "e2"


def test_a_changed_entry_changes_no_target_and_is_seen() -> None:
    taken = [LIBRARY.take("e1", parse("≤3吨"), points(10)), LIBRARY.take("e2", parse("≥98%"), points(10))]
    target = Target(project="示例", indicators=tuple(one.indicator for one in taken))
    of_year = TargetSet(target=target, since=2022, until=2022, sources=tuple(one.source for one in taken))
    before = dumps(of_year)
    assert since_taken(target.indicators, of_year.sources, LIBRARY) == ()
    changed = (
        evolve(PM, name="PM10 平均浓度", rule=None, unit="微克"),
        evolve(POST, withdrawn=2023, level2="时效指标"),
    )
    later = evolve(LIBRARY, revision="2023", entries=changed)
    assert dumps(of_year) == before
    found = since_taken(target.indicators, of_year.sources, later)
    assert [(problem.path, problem.en) for problem in found] == [
        ("e1.name", "the library now says PM10 平均浓度, not PM2.5 平均浓度"),
        ("e1.rule", f"the library now says None, not {RULE}"),
        ("e1.expectation.unit", "is 吨, expected 微克"),
        ("e2", "the entry is withdrawn from 2023 on"),
        ("e2.level2", "the library now says 时效指标, not 质量指标"),
    ]
    assert found[0].zh == "指标库现为“PM10 平均浓度”，原“PM2.5 平均浓度”"
    assert found[3].zh == "该指标自 2023 年起停用"
    gone = since_taken(target.indicators, of_year.sources, evolve(LIBRARY, entries=(POST,)))
    assert [(problem.path, problem.zh) for problem in gone] == [("e1", "指标库中已无此指标")]
    assert gone[0].en == "the library has no such entry any more"
    assert since_taken(target.indicators, of_year.sources, evolve(later, code="other")) == ()
    assert since_taken((), of_year.sources, later) == ()


def test_a_value_that_does_not_suit_is_not_taken() -> None:
    with pytest.raises(InvalidValueError) as caught:
        LIBRARY.take("e1", parse("≥3人"), points(10))
    assert caught.value.en == (
        "this is no value of entry 'e1': expectation.unit: is 人, expected 吨; "
        "expectation: is ≥3人, expected a ceiling: lower is better."
    )
    assert caught.value.zh.startswith("指标值与指标“e1”不符：expectation.unit：单位为“人”，应为“吨”；")


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        (
            {"unit": "%"},
            "unit: an indicator in words has none",
            "unit：定性指标不应填写",
        ),
        (
            {"direction": Direction.HIGHER},
            "direction: an indicator in words has none",
            "direction：定性指标不应填写",
        ),
        ({"nature": None, "unit": "百分比"}, "unit: expected '%', found '百分比'", "unit：应写作“%”"),
        (
            {"year": 2022},
            "withdrawn: 2022 is not after 2022, the year in which it was drawn up",
            "withdrawn：停用年份 2022 不晚于制定年份 2022",
        ),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(change: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(WORDS, **change)
    assert caught.value.en == f"entry 'e4' contradicts itself: {en}."
    assert caught.value.zh == f"指标“e4”自相矛盾：{zh}。"


def test_a_library_that_contradicts_itself_is_refused_at_once() -> None:
    odd = LibraryClass(code="c0", name="邮 政类", section=LOCAL)
    with pytest.raises(InvalidValueError) as caught:
        evolve(LIBRARY, classes=(*CLASSES, odd), entries=(PM, PM, evolve(POST, of="x")))
    assert caught.value.en == (
        "this library contradicts itself: classes: 'c0' stands 2 times; classes: '邮政类' stands 2 times; "
        "entries: 'e1' stands 2 times; entries[2].of: there is no class 'x'."
    )
    assert caught.value.zh == (
        "指标库自相矛盾：classes：“c0”出现 2 次；classes：“邮政类”出现 2 次；entries：“e1”出现 2 次；"
        "entries[2].of：没有类别“x”。"
    )


def test_what_a_library_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(InvalidValueError) as caught:
        LIBRARY.entry("e9")
    assert (caught.value.en, caught.value.zh) == (
        "the library dl has no entry 'e9'.",
        "指标库“dl”中没有指标“e9”。",
    )
    with pytest.raises(InvalidValueError) as caught:
        LIBRARY.in_class("x")
    assert (caught.value.en, caught.value.zh) == ("the library dl has no class 'x'.", "指标库“dl”中没有类别“x”。")
    with pytest.raises(InvalidValueError) as caught:
        LIBRARY.holding()
    assert (caught.value.en, caught.value.zh) == ("no word to look for.", "没有检索词。")
    for words in ((" ",), ("率", "")):
        with pytest.raises(InvalidValueError, match=r"^words is .*, expected a text that is not blank\.$"):
            LIBRARY.holding(*words)
    with pytest.raises(InvalidValueError, match=r"^name is ' ', expected a text that is not blank\.$"):
        LIBRARY.named(" ")


@pytest.mark.parametrize(
    ("record", "name", "value", "expected"),
    [
        (CLASSES[0], "section", "common", "LibrarySection"),
        (PM, "nature", "定量", "IndicatorNature | NoneType"),
        (PM, "direction", "反向", "Direction | NoneType"),
        (PM, "unit", 1, "str | NoneType"),
        (PM, "case", 1, "str | NoneType"),
        (PM, "year", "2017", "int | NoneType"),
        (PM, "withdrawn", "2017", "int | NoneType"),
        (PM, "source", "文件", "Document | NoneType"),
        (LIBRARY, "classes", [], "tuple"),
        (LIBRARY, "entries", [], "tuple"),
    ],
)
def test_a_field_of_another_type_is_refused_by_its_name(record: Any, name: str, value: Any, expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        evolve(record, **{name: value})
    found = type(value).__name__
    assert caught.value.en.startswith(f"{type(record).__name__}.{name} is {found}, expected {expected}.")


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (CLASSES[0], ["code", "name"]),
        (PM, ["code", "name", "of", "level1", "level2"]),
        (LIBRARY, ["code", "name", "revision"]),
        (
            LibrarySource(indicator="a", library="b", revision="c", entry="d"),
            ["indicator", "library", "revision", "entry"],
        ),
    ],
)
def test_a_blank_text_is_refused(record: Any, names: list[str]) -> None:
    for name in names:
        with pytest.raises(InvalidValueError, match=rf"^{type(record).__name__}\.{name} is ' ', expected a text"):
            evolve(record, **{name: " "})


def test_what_is_asked_with_is_checked() -> None:
    other: Any = "x"
    calls: dict[str, Any] = {
        r"^section is str, expected LibrarySection\.$": lambda: LIBRARY.in_section(other),
        r"^year is str, expected int\.$": lambda: LIBRARY.offered(other),
        r"^code is list, expected str\.$": lambda: LIBRARY.entry([]),  # type: ignore[arg-type]
        r"^library is str, expected IndicatorLibrary\.$": lambda: since_taken((), (), other),
        r"^indicators is str, expected Iterable\. Hint: use tuple\(\)$": lambda: since_taken(other, (), LIBRARY),
        r"^sources is str, expected Iterable\. Hint: use tuple\(\)$": lambda: since_taken((), other, LIBRARY),
        r"^expectation is str, expected ": lambda: PM.against(other),
        r"^LibraryEntry\.rule is str, expected ": lambda: evolve(PM, rule=other),
    }
    for text, call in calls.items():
        with pytest.raises(InvalidValueError, match=text):
            call()
    assert isinstance(LIBRARY.take("e4", parse("良好"), points(1)), TakenIndicator)
