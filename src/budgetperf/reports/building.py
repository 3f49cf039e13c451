"""Short ways to write down the figures of a report, how they are printed, and the words around them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgetperf.amounts import RoundingMode
from budgetperf.basis import Assumption, Basis, BasisKind, Document
from budgetperf.cycle import Counted, CountRule, FigureRule, RosterRule, ShareRule, Which
from budgetperf.ledger import FigureKind
from budgetperf.records.doings import Activity
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.reports.layout import Cue, PrintScale, ReportLayout, Sentence, Slot

__all__ = ["DEPARTMENT", "PROJECT", "SNAPSHOT", "count", "cues", "everyone", "report_layout", "sentence", "share"]

PROJECT, DEPARTMENT = (SubjectKind.PROJECT,), (SubjectKind.DEPARTMENT,)
SNAPSHOT = FigureKind.SNAPSHOT
_PLACE = re.compile(r"\{(\w+)(?::([万亿%]?)([0-9]?))?\}")
_SCALES = {scale.sign: scale for scale in PrintScale}


def count(
    code: str,
    zh: str,
    en: str,
    counted: Counted,
    activity: Activity,
    offset: int | None = 0,
    *,
    until: int | None = None,
    subjects: tuple[SubjectKind, ...] = (),
    results: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    span: FigureKind | None = None,
) -> CountRule:
    """A figure of one activity; without a year it is cumulative, else of the period unless said otherwise."""
    which = Which(activities=(activity,), offset=offset, until=until, subjects=subjects, results=results, kinds=kinds)
    usual = FigureKind.CUMULATIVE if offset is None else FigureKind.PERIOD
    return CountRule(code=code, zh=zh, en=en, which=which, counted=counted, span=span or usual)


def share(code: str, zh: str, en: str, part: str, whole: str) -> ShareRule:
    """One figure over another that it is within."""
    return ShareRule(code=code, zh=zh, en=en, part=part, whole=whole)


def everyone(code: str, zh: str, en: str, level: OrganisationLevel) -> RosterRule:
    """How many there are on the roster."""
    return RosterRule(code=code, zh=zh, en=en, level=level)


def sentence(code: str, zh: str) -> Sentence:
    """A sentence whose places say how the figures are printed: ``{watched}`` in ones, ``{money:亿2}`` in 亿 to 0.01.

    >>> [slot.places for slot in sentence("red", "红灯{red}个，占{share:%1}，资金{money:亿2}元。").slots]
    [0, 1, 2]
    """
    slots = tuple(
        Slot(figure=name, scale=_SCALES[sign], places=int(places or 0)) for name, sign, places in _PLACE.findall(zh)
    )
    return Sentence(code=code, zh=_PLACE.sub(r"{\1}", zh), slots=slots)


def cues(
    lines: str, *, exact: tuple[str, ...] = (), readings: Mapping[str, tuple[str, str]] | None = None
) -> tuple[Cue, ...]:
    """Cues from lines of ``figure | words``.

    Args:
        lines: one cue a line.
        exact: the figures whose printed digits are all there are.
        readings: how words are taken that can be taken in two ways, in both languages, by figure.
    """
    taken = readings or {}
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        figure, words = (part.strip() for part in line.split("|"))
        said = taken.get(figure)
        reading = None if said is None else Assumption(key=f"report.{figure}", zh=said[0], en=said[1])
        found.append(Cue(figure=figure, words=words, exact=figure in exact, reading=reading))
    return tuple(found)


def report_layout(
    code: str,
    revision: str,
    name: tuple[str, str],
    title: str,
    *,
    rules: tuple[FigureRule, ...],
    sentences: tuple[Sentence, ...],
    found_by: tuple[Cue, ...],
) -> ReportLayout:
    """The layout of a district from its published report.

    Args:
        code: the district's key.
        revision: the year of the report.
        name: the district in both languages.
        title: the title of the report.
        rules: what it counts.
        sentences: what is written, in words of our own.
        found_by: the published words around the figures.
    """
    document = Document(title=title)
    return ReportLayout(
        code=f"report.{code}",
        revision=revision,
        zh=f"{name[0]}预算绩效管理年度数据",
        en=f"the yearly figures of {name[1]}",
        rules=rules,
        sentences=sentences,
        cues=found_by,
        rounding=RoundingMode.HALF_UP,
        basis={
            "rules": Basis(
                kind=BasisKind.READ, document=document, zh="文件所列的数据", en="the figures that it prints"
            ),
            "sentences": Basis(
                kind=BasisKind.ASSUMED, zh="文字自拟，数据口径按文件", en="our own words for its figures"
            ),
            "cues": Basis(
                kind=BasisKind.READ, document=document, zh="数据前后的文字", en="the words around its figures"
            ),
            "rounding": Basis(
                kind=BasisKind.ASSUMED, zh="末位四舍五入", en="rounded half up to the last printed digit"
            ),
        },
    )
