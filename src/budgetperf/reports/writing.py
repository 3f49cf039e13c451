"""Writing the figures paragraph of a yearly report."""

from __future__ import annotations

from attrs import field, frozen

from budgetperf.basis import Assumption
from budgetperf.cycle import DistrictYear, YearSummary, summarise
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.reports.layout import ReportLayout, Sentence
from budgetperf.wire import BY_REFERENCE

__all__ = ["ReportText", "write_report"]


@frozen(kw_only=True, repr=False)
class ReportText(Result):
    """The paragraph of a year.

    Attributes:
        layout: what it prints.
        summary: the figures.
        sentences: the sentences, written.
    """

    layout: ReportLayout = field(metadata=BY_REFERENCE)
    summary: YearSummary
    sentences: tuple[str, ...]

    def __repr__(self) -> str:
        return f"ReportText({self.text!r})"

    def recompute(self) -> ReportText:
        """Write the kept year again."""
        return write_report(self.summary.year, self.layout)

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        return "".join(self.sentences)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions that it rests on."""
        return self.layout.assumptions

    @property
    def explanation(self) -> Explanation:
        """The figures behind the sentences."""
        return Explanation(
            key="report",
            zh=f"{self.layout.zh}（{self.layout.revision}）",
            en=f"{self.layout.en} ({self.layout.revision})",
            parts=(self.summary.explanation, *assumption_steps(self.assumptions)),
        )

    def __str__(self) -> str:
        return self.text


def write_report(year: DistrictYear, layout: ReportLayout) -> ReportText:
    """Count a year and write it down.

    Args:
        year: what was done.
        layout: what to print, such as ``reports.XIUZHOU_REPORT``.

    Raises:
        InvalidValueError: an argument of another type, or figures that do not fit together.

    >>> from budgetperf.amounts import RoundingMode
    >>> from budgetperf.basis import Basis, BasisKind
    >>> from budgetperf.cycle import Counted, CountRule, Which
    >>> from budgetperf.records.doings import Activity, Doing
    >>> from budgetperf.records.roster import Roster
    >>> from budgetperf.reports.layout import Slot
    >>> watched = Which(activities=(Activity.MONITORED,))
    >>> layout = ReportLayout(
    ...     code="report.example", revision="1", zh="示例报告", en="an example", cues=(), rounding=RoundingMode.HALF_UP,
    ...     rules=(CountRule(code="watched", zh="监控项目", en="watched", which=watched, counted=Counted.THINGS),),
    ...     sentences=(Sentence(code="watched", zh="监控项目{watched}个。", slots=(Slot(figure="watched"),)),),
    ...     basis=dict.fromkeys(
    ...         ("rules", "sentences", "cues", "rounding"), Basis(kind=BasisKind.ASSUMED, zh="示例", en="example")))
    >>> doings = tuple(Doing(activity=Activity.MONITORED, year=2022, thing=code) for code in ("p", "q"))
    >>> print(write_report(DistrictYear(code="x", year=2022, roster=Roster(departments=()), doings=doings), layout))
    监控项目2个。
    """
    require(year, DistrictYear, "year")
    require(layout, ReportLayout, "layout", hint="reports.XIUZHOU_REPORT")
    summary = summarise(year, layout.rules)
    sentences = tuple(_written(sentence, summary, layout) for sentence in layout.sentences)
    return ReportText(layout=layout, summary=summary, sentences=sentences)


def _written(sentence: Sentence, summary: YearSummary, layout: ReportLayout) -> str:
    first, *rest = sentence.parts()
    figures = (slot.printed(summary.figure(slot.figure).value, layout.rounding) for slot in sentence.slots)
    return first + "".join(figure + words for figure, words in zip(figures, rest, strict=True))
