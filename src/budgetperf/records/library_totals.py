"""What a report says of a library in numbers, and whether the numbers agree with each other and with the library.

「共制定指标体系152条，其中共性项目指标体系41条…分行业分领域绩效指标体系101条…其中2017-2021年已制定91条，2022年新增20条」:
41 and 101 make 142, 91 and 20 make 111. What the yearly figures divide is not said, so whoever asks says how they read
it. A contradiction is reported, and so is each figure that alone could be the wrong one; nothing is repaired.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_fields, require_texts
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.ledger import (
    EquationOutcome,
    Interval,
    PrintedFigure,
    Repair,
    SumOf,
    clusters_of,
    made_by,
    outcome_of,
    repairs_of,
)
from budgetperf.plain import Record
from budgetperf.records.counts import check_counts, count_of
from budgetperf.records.libraries import IndicatorLibrary
from budgetperf.records.library_entries import LibrarySection
from budgetperf.terms import Term, term

__all__ = [
    "LibraryStatement",
    "SectionStatement",
    "StatementCheck",
    "YearsSplit",
    "YearsStatement",
    "check_statement",
    "compare_library",
]


class YearsSplit(Enum):
    """What the yearly figures of a report divide."""

    TOTAL = "total"
    SECTOR = "sector"

    @property
    def says(self) -> Term:
        """The reading as a sentence."""
        return term(f"years-split.{self.value}")


@frozen(kw_only=True)
class SectionStatement(Record):
    """What a report says of one section.

    Attributes:
        section: which one.
        count: how many entries.
        classes: the classes that it names.
        class_count: how many classes it says there are; None where it does not.
    """

    section: LibrarySection
    count: PrintedFigure
    classes: tuple[str, ...] = ()
    class_count: PrintedFigure | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, LibrarySection, "section")
        _check_counts(self, "count", "class_count")
        require_texts(self.classes, "SectionStatement.classes")


@frozen(kw_only=True)
class YearsStatement(Record):
    """What a report says of the entries drawn up in some years.

    Attributes:
        since: the first year.
        until: the last one, not before the first.
        count: how many.
    """

    since: int
    until: int
    count: PrintedFigure

    def __attrs_post_init__(self) -> None:
        _check_counts(self, "count")
        _check_years(self)


@frozen(kw_only=True)
class LibraryStatement(Record):
    """What a report says of a library.

    Attributes:
        total: how many entries.
        sections: all of its sections, each once; empty where it does not tell them apart.
        years: how many were drawn up when; empty where it does not say.
        classes: how many classes there are in all; None where it does not say.
        cases: how many cases (案例); None where it does not say.
        since: the first year that the total is of; None, as the last one, where it does not say.
        until: the last one, not before the first.
    """

    total: PrintedFigure
    sections: tuple[SectionStatement, ...] = ()
    years: tuple[YearsStatement, ...] = ()
    classes: PrintedFigure | None = None
    cases: PrintedFigure | None = None
    since: int | None = None
    until: int | None = None

    def __attrs_post_init__(self) -> None:
        _check_counts(self, "total", "classes", "cases")
        require_each(self.sections, SectionStatement, "LibraryStatement.sections")
        require_each(self.years, YearsStatement, "LibraryStatement.years")
        require_fields(self, (int, NoneType), "since", "until")
        if self.since is not None or self.until is not None:
            _check_years(self)
        kinds = [each.section for each in self.sections]
        if len(set(kinds)) < len(kinds):
            raise InvalidValueError("a section is stated twice.", "同一类指标重复填写。", found=tuple(kinds))

    @property
    def figures(self) -> Mapping[str, PrintedFigure]:
        """The figures that make sums, by their path."""
        sections = {f"sections[{i}].count": each.count for i, each in enumerate(self.sections)}
        return {"total": self.total, **sections, **{f"years[{i}].count": y.count for i, y in enumerate(self.years)}}

    def called(self, path: str) -> Term:
        """What the figure, or the part, at a path is called by people.

        >>> LibraryStatement(total=PrintedFigure.read("5条"), years=(
        ...     YearsStatement(since=2021, until=2021, count=PrintedFigure.read("5条")),)).called("years[0].count").zh
        '2021—2021 年指标数'
        """
        part, _, name = path.partition(".")
        place = int(part.partition("[")[2].removesuffix("]") or 0)
        said = term(f"library-figure.{name or part}")
        if part.startswith("sections["):
            section = self.sections[place].section.term
            return Term(key=path, zh=f"{section.zh}{said.zh}", en=f"{said.en} of {section.en}")
        if part.startswith("years["):
            years = self.years[place]
            return Term(
                key=path,
                zh=f"{years.since}—{years.until} 年指标{said.zh}",
                en=f"{said.en} of entries of {years.since} to {years.until}",
            )
        return said


@frozen(kw_only=True)
class StatementCheck(Result):
    """Whether the figures of a report agree with each other.

    Attributes:
        statement: what the report says.
        split: how its yearly figures are read.
        problems: every contradiction.
        repairs: the figures each of which alone could be the wrong one among the sums; none where the sums agree, and
            none where no single figure makes them agree.
    """

    statement: LibraryStatement
    split: YearsSplit
    problems: tuple[Problem, ...]
    repairs: tuple[Repair, ...]

    def recompute(self) -> StatementCheck:
        """Check the kept statement again."""
        return check_statement(self.statement, split=self.split)

    @property
    def agrees(self) -> bool:
        """Whether nothing contradicts anything."""
        return not self.problems

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """How its yearly figures are read; nothing where it states none."""
        if not self.statement.years:
            return ()
        return (Assumption(key="library.years-split", zh=self.split.says.zh, en=self.split.says.en),)

    @property
    def explanation(self) -> Explanation:
        """Every contradiction, each possible repair, and the reading."""
        called = self.statement.called
        found = [
            Explanation(key=one.path, zh=f"{called(one.path).zh}：{one.zh}", en=f"the {called(one.path).en} {one.en}")
            for one in self.problems
        ]
        repairs = [
            Explanation(
                key="repair",
                zh=f"若仅{called(one.figure).zh}有误，则应为 {one.found.shown(one.instead)}（原为 {one.found}）",
                en=f"if only the {called(one.figure).en} is wrong, it is {one.found.shown(one.instead)} "
                f"(printed: {one.found})",
            )
            for one in self.repairs
        ]
        zh, en = ("各数相互一致", "the figures agree") if self.agrees else ("各数相互矛盾", "the figures contradict")
        parts = (*found, *repairs, *assumption_steps(self.assumptions))
        return Explanation(key="statement", zh=zh, en=en, parts=parts)


def check_statement(statement: LibraryStatement, *, split: YearsSplit) -> StatementCheck:
    """Find the contradictions among the figures of a report, and which single figure could explain those of the sums.

    Args:
        statement: what the report says.
        split: how its yearly figures are read; nobody published that.

    Raises:
        InvalidValueError: something else, or yearly figures of sectors in a report that states none.

    >>> said = LibraryStatement(total=PrintedFigure.read("5条"), years=(
    ...     YearsStatement(since=2021, until=2021, count=PrintedFigure.read("3条")),
    ...     YearsStatement(since=2022, until=2022, count=PrintedFigure.read("1条"))))
    >>> check_statement(said, split=YearsSplit.TOTAL).problems[0].text("en")
    'total: is 5条, its parts make 4条'
    """
    require(statement, LibraryStatement, "statement")
    require(split, YearsSplit, "split")
    sums = tuple(_sums(statement, split))
    values = {path: count_of(count) for path, count in statement.figures.items()}
    wrong = [
        _missed(one, statement, made)
        for one in sums
        if (made := made_by(one, values)) is not None and outcome_of(one, values) is EquationOutcome.VIOLATED
    ]
    problems = (*wrong, *_miscounted(statement), *_years_apart(statement))
    repairs = [one for each in clusters_of(sums, values) for one in repairs_of(each, sums, statement.figures)]
    return StatementCheck(statement=statement, split=split, problems=problems, repairs=tuple(repairs))


def compare_library(statement: LibraryStatement, library: IndicatorLibrary) -> tuple[Problem, ...]:
    """Every printed figure that is not what the library has, counted; entries without a year are of no year."""
    require(statement, LibraryStatement, "statement")
    require(library, IndicatorLibrary, "library")
    printed: list[tuple[str, PrintedFigure | None, int]] = [
        ("total", statement.total, len(library.entries)),
        ("classes", statement.classes, len(library.classes)),
        ("cases", statement.cases, len(library.cases)),
    ]
    for i, one in enumerate(statement.sections):
        classes = sum(each.section is one.section for each in library.classes)
        printed.append((f"sections[{i}].count", one.count, len(library.in_section(one.section))))
        printed.append((f"sections[{i}].class_count", one.class_count, classes))
    for i, years in enumerate(statement.years):
        drawn = sum(entry.year is not None and years.since <= entry.year <= years.until for entry in library.entries)
        printed.append((f"years[{i}].count", years.count, drawn))
    return tuple(
        Problem(path=path, en=f"is printed as {count}, counted {found}", zh=f"印为 {count}，实有 {found}")
        for path, count, found in printed
        if count is not None and not count_of(count).contains(found)
    )


def _sums(statement: LibraryStatement, split: YearsSplit) -> Iterator[SumOf]:
    sections = tuple(f"sections[{i}].count" for i in range(len(statement.sections)))
    if sections:
        yield SumOf(code="sections", whole="total", parts=sections)
    if not statement.years:
        return
    parts, whole = tuple(f"years[{i}].count" for i in range(len(statement.years))), "total"
    if split is YearsSplit.SECTOR:
        places = [i for i, one in enumerate(statement.sections) if one.section is LibrarySection.SECTOR]
        if not places:
            raise InvalidValueError(
                "the report states no entries of sectors for its yearly figures to divide.",
                "报告未写明分行业分领域指标数，分年数无从分解。",
                hint_en="read them as dividing the total",
                hint_zh="请按指标总数之分解理解",
            )
        whole = sections[places[0]]
    yield SumOf(code="years", whole=whole, parts=parts)


def _missed(one: SumOf, statement: LibraryStatement, made: Interval) -> Problem:
    whole = statement.figures[one.whole]
    shown = whole.shown(made)
    return Problem(path=one.whole, en=f"is {whole}, its parts make {shown}", zh=f"为 {whole}，各部分合计 {shown}")


def _miscounted(statement: LibraryStatement) -> Iterator[Problem]:
    named = [each for section in statement.sections for each in section.classes]
    for i, one in enumerate(statement.sections):
        if one.classes and one.class_count is not None and not count_of(one.class_count).contains(len(one.classes)):
            found = len(one.classes)
            yield Problem(
                path=f"sections[{i}].class_count",
                en=f"is {one.class_count}, and {found} are named",
                zh=f"为 {one.class_count}，而列出 {found} 个",
            )
    for name in dict.fromkeys(name for name in named if named.count(name) > 1):
        yield Problem(path="sections", en=f"{name} is named twice", zh=f"“{name}”列出两次")


def _years_apart(statement: LibraryStatement) -> Iterator[Problem]:
    """Where the stated years overlap, leave a year out, or do not make the stated period."""
    expected = statement.since
    for i, one in enumerate(statement.years):
        if expected is not None and one.since != expected:
            path = f"years[{i}].since"
            yield Problem(path=path, en=f"is {one.since}, expected {expected}", zh=f"为 {one.since}，应为 {expected}")
        expected = one.until + 1
    if statement.years and statement.until is not None and statement.years[-1].until != statement.until:
        found, last = statement.years[-1].until, statement.until
        yield Problem(
            path="until", en=f"is {last}, and the years end in {found}", zh=f"为 {last}，而分年数止于 {found}"
        )


def _check_counts(record: SectionStatement | YearsStatement | LibraryStatement, *names: str) -> None:
    for name in names:
        optional = name not in {"count", "total"}
        require_fields(record, (PrintedFigure, NoneType) if optional else PrintedFigure, name)
        check_counts(record, name)


def _check_years(record: YearsStatement | LibraryStatement) -> None:
    require_fields(record, int, "since", "until")
    if record.since is not None and record.until is not None and record.until < record.since:
        raise InvalidValueError(
            f"the years run from {record.since} to {record.until}, expected this order.",
            f"年份为 {record.since} 至 {record.until}，应由先到后。",
            since=record.since,
            until=record.until,
        )
