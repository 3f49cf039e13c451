"""Indicator libraries (绩效指标库), looked up and taken from.

「构建形成 16 个大类、100 余个案例、2000 余条区级指标的绩效指标库，实现绩效目标“源头”规范约束」, says one district.
Looking something up never guesses: a name is the same or it is not, a word stands in a name or it does not. What a
target takes is copied, with the entry's key and the library's revision beside it, so that an entry that changes later
changes no target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import frozen

from budgetperf.amounts import Points, Share
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_filled, require_text, tuple_of
from budgetperf.plain import Record
from budgetperf.records.classified import refused
from budgetperf.records.library_entries import LibraryClass, LibraryEntry, LibrarySection
from budgetperf.records.targets import Indicator
from budgetperf.rules.expectations import Expectation

__all__ = ["IndicatorLibrary", "LibrarySource", "LibraryYear", "TakenIndicator", "since_taken"]


@frozen(kw_only=True)
class LibrarySource:
    """Where an indicator of a target was taken from.

    Attributes:
        indicator: the code of the indicator in the target.
        library: the code of the library.
        revision: which state of the library it was.
        entry: the code of the entry.
    """

    indicator: str
    library: str
    revision: str
    entry: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "indicator", "library", "revision", "entry")


@frozen(kw_only=True)
class TakenIndicator:
    """An indicator that was taken from a library, and from which entry.

    Attributes:
        indicator: the indicator, for a target.
        source: its ground in the library, for the set that the target belongs to.
    """

    indicator: Indicator
    source: LibrarySource


@frozen(kw_only=True)
class LibraryYear:
    """How a library grew in one year.

    Attributes:
        year: the year.
        added: how many entries were drawn up in it.
        withdrawn: how many are offered no more from it on.
        offered: how many with a known year are offered at its end.
    """

    year: int
    added: int
    withdrawn: int
    offered: int


@frozen(kw_only=True)
class IndicatorLibrary(Record):
    """A library in one state of it.

    Attributes:
        code: its key.
        name: what it is called.
        revision: which state of it this is.
        classes: its classes; codes and names differ.
        entries: in their order; codes differ.

    Raises:
        InvalidValueError: a code or class twice, or an entry of a class that is not there; all of them at once, as the
            fact ``problems``.

    >>> library = IndicatorLibrary(code="示例", name="示例指标库", revision="2022",
    ...     classes=(LibraryClass(code="postal", name="邮政类", section=LibrarySection.SECTOR),),
    ...     entries=(LibraryEntry(code="p1", name="投递准时率", of="postal", level1="产出指标", level2="时效指标"),))
    >>> library.named("投递准时率") == library.holding("准时") == library.entries
    True
    >>> library.named("准时")
    ()
    """

    code: str
    name: str
    revision: str
    classes: tuple[LibraryClass, ...]
    entries: tuple[LibraryEntry, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "name", "revision")
        require_each(self.classes, LibraryClass, "IndicatorLibrary.classes")
        require_each(self.entries, LibraryEntry, "IndicatorLibrary.entries")
        if problems := tuple(self._problems()):
            raise refused("this library contradicts itself", "指标库自相矛盾", problems)

    # -- looking up --

    def entry(self, code: str) -> LibraryEntry:
        """The entry with a code.

        Raises:
            InvalidValueError: the library has no such entry.
        """
        require_text(code, "code")
        found = self._by_code.get(code)
        if found is None:
            raise _unknown("entry", "指标", code, self)
        return found

    def class_of(self, code: str) -> LibraryClass:
        """The class with a code.

        Raises:
            InvalidValueError: the library has no such class.
        """
        found = next((each for each in self.classes if each.code == code), None)
        if found is None:
            raise _unknown("class", "类别", code, self)
        return found

    def in_class(self, code: str, *, case: str | None = None) -> tuple[LibraryEntry, ...]:
        """The entries of a class, or of one case (案例) of it.

        Raises:
            InvalidValueError: the library has no such class.
        """
        self.class_of(code)
        return tuple(each for each in self.entries if each.of == code and case in {None, each.case})

    def in_section(self, section: LibrarySection) -> tuple[LibraryEntry, ...]:
        """The entries of a section."""
        require(section, LibrarySection, "section")
        codes = {each.code for each in self.classes if each.section is section}
        return tuple(entry for entry in self.entries if entry.of in codes)

    def named(self, name: str) -> tuple[LibraryEntry, ...]:
        """The entries of just this name; blanks do not count. Several classes may have one of the same name."""
        require_text(name, "name")
        return tuple(entry for entry in self.entries if _tight(entry.name) == _tight(name))

    def holding(self, *words: str) -> tuple[LibraryEntry, ...]:
        """The entries whose name, case or class name has every one of the words in it; blanks do not count.

        Raises:
            InvalidValueError: no word, or a blank one.
        """
        if not words:
            raise InvalidValueError("no word to look for.", "没有检索词。", hint_en="give one", hint_zh="请给出检索词")
        for word in words:
            require_text(word, "words")
        tight = [_tight(word) for word in words]
        names = {each.code: each.name for each in self.classes}
        texts = [[_tight(text or "") for text in (entry.name, entry.case, names[entry.of])] for entry in self.entries]
        return tuple(
            entry
            for entry, parts in zip(self.entries, texts, strict=True)
            if all(any(word in part for part in parts) for word in tight)
        )

    def offered(self, year: int) -> tuple[LibraryEntry, ...]:
        """The entries that a target of a year may take: drawn up by then, or at no stated time, and not withdrawn."""
        require(year, int, "year")
        return tuple(entry for entry in self.entries if _is_offered(entry, year))

    # -- counting --

    @property
    def cases(self) -> tuple[tuple[str, str], ...]:
        """The cases (案例) with the code of their class, each once, in the order of the entries."""
        return tuple(dict.fromkeys((entry.of, entry.case) for entry in self.entries if entry.case is not None))

    @property
    def per_class(self) -> Share:
        """Entries over classes; undefined without a class."""
        return Share.of(len(self.entries), len(self.classes))

    @property
    def per_case(self) -> Share:
        """Entries that belong to a case over cases; undefined without a case."""
        return Share.of(sum(entry.case is not None for entry in self.entries), len(self.cases))

    @property
    def growth(self) -> tuple[LibraryYear, ...]:
        """How it grew, year by year, from the first stated year to the last; empty where none is stated."""
        added = Counter(entry.year for entry in self.entries if entry.year is not None)
        gone = Counter(entry.withdrawn for entry in self.entries if entry.withdrawn is not None)
        years = sorted({*added, *gone})
        return tuple(
            LibraryYear(
                year=year,
                added=added[year],
                withdrawn=gone[year],
                offered=sum(entry.year is not None and _is_offered(entry, year) for entry in self.entries),
            )
            for year in (range(years[0], years[-1] + 1) if years else ())
        )

    # -- taking --

    def take(self, entry: str, expectation: Expectation, points: Points, *, code: str | None = None) -> TakenIndicator:
        """An indicator of a target, copied from an entry.

        Args:
            entry: the code of the entry.
            expectation: what is asked; a library has no target values.
            points: what the indicator is worth.
            code: its code in the target; None takes the entry's.

        Raises:
            InvalidValueError: there is no such entry, or the expectation does not suit it; every way in which it does
                not, as the fact ``problems``.

        >>> from budgetperf.amounts import points
        >>> from budgetperf.rules.reading import parse
        >>> library = IndicatorLibrary(code="示例", name="示例指标库", revision="2022",
        ...     classes=(LibraryClass(code="postal", name="邮政类", section=LibrarySection.SECTOR),),
        ...     entries=(LibraryEntry(code="p1", name="投递准时率", of="postal", level1="产出指标",
        ...                           level2="时效指标", unit="%"),))
        >>> taken = library.take("p1", parse("≥98%"), points(10))
        >>> taken.indicator.name, taken.source.revision
        ('投递准时率', '2022')
        """
        found = self.entry(entry)
        if problems := found.against(expectation):
            raise refused(f"this is no value of entry {entry!r}", f"指标值与指标“{entry}”不符", problems)
        indicator = Indicator(
            code=entry if code is None else code,
            name=found.name,
            expectation=expectation,
            points=points,
            level1=found.level1,
            level2=found.level2,
            rule=found.rule,
        )
        source = LibrarySource(indicator=indicator.code, library=self.code, revision=self.revision, entry=entry)
        return TakenIndicator(indicator=indicator, source=source)

    # -- helpers --

    @cached_property
    def _by_code(self) -> dict[str, LibraryEntry]:
        return {entry.code: entry for entry in self.entries}

    def _problems(self) -> Iterator[Problem]:
        for path, keys in (
            ("classes", [each.code for each in self.classes]),
            ("classes", [_tight(each.name) for each in self.classes]),
            ("entries", [entry.code for entry in self.entries]),
        ):
            for key, times in Counter(keys).items():
                if times > 1:
                    yield Problem(path=path, en=f"{key!r} stands {times} times", zh=f"“{key}”出现 {times} 次")
        known = {each.code for each in self.classes}
        for i, entry in enumerate(self.entries):
            if entry.of not in known:
                yield Problem(path=f"entries[{i}].of", en=f"there is no class {entry.of!r}", zh=f"没有类别“{entry.of}”")


def since_taken(
    indicators: Iterable[Indicator], sources: Iterable[LibrarySource], library: IndicatorLibrary
) -> tuple[Problem, ...]:
    """How a library, as it is now, departs from what was taken from it; the target itself stays as it is.

    Sources of other libraries are left alone.

    Returns:
        One problem for each entry that is gone or withdrawn, and for each part of an indicator that now reads
        otherwise; its path begins with the code of the indicator.

    Raises:
        InvalidValueError: something else than indicators, sources and a library.
    """
    every = {indicator.code: indicator for indicator in tuple_of(indicators, Indicator, "indicators")}
    require(library, IndicatorLibrary, "library")
    entries = {entry.code: entry for entry in library.entries}
    problems: list[Problem] = []
    for source in tuple_of(sources, LibrarySource, "sources"):
        indicator = every.get(source.indicator)
        if source.library == library.code and indicator is not None:
            problems += _departures(indicator, entries.get(source.entry))
    return tuple(problems)


def _departures(indicator: Indicator, entry: LibraryEntry | None) -> Iterator[Problem]:
    if entry is None:
        yield Problem(path=indicator.code, en="the library has no such entry any more", zh="指标库中已无此指标")
        return
    if entry.withdrawn is not None:
        year = entry.withdrawn
        yield Problem(path=indicator.code, en=f"the entry is withdrawn from {year} on", zh=f"该指标自 {year} 年起停用")
    for name in ("name", "level1", "level2", "rule"):
        now, taken = getattr(entry, name), getattr(indicator, name)
        if now != taken:
            path = f"{indicator.code}.{name}"
            yield Problem(
                path=path, en=f"the library now says {now}, not {taken}", zh=f"指标库现为“{now}”，原“{taken}”"
            )
    for problem in entry.against(indicator.expectation):
        yield Problem(path=f"{indicator.code}.{problem.path}", en=problem.en, zh=problem.zh)


def _is_offered(entry: LibraryEntry, year: int) -> bool:
    begun = entry.year is None or entry.year <= year
    return begun and (entry.withdrawn is None or year < entry.withdrawn)


def _tight(text: str) -> str:
    return "".join(text.split())


def _unknown(en: str, zh: str, code: str, library: IndicatorLibrary) -> InvalidValueError:
    return InvalidValueError(
        f"the library {library.code} has no {en} {code!r}.", f"指标库“{library.code}”中没有{zh}“{code}”。", found=code
    )
