"""A published paragraph beside the figures that were counted: which agree at their printed precision, which do not.

A figure is found by the published words around it and by nothing else; what is not found, cannot be read, or stands
there twice with different numbers, is said to be so and is never guessed. Nothing is corrected.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from budgetperf.amounts import Exact, Share, fraction, show
from budgetperf.basis import Assumption
from budgetperf.cycle import Counted, CountRule, DistrictYear, FigureRule, ShareRule, YearSummary, summarise
from budgetperf.errors import InvalidValueError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.ledger import PrintedFigure, PrintPolicy, plain_print
from budgetperf.reports.layout import Cue, ReportLayout
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["ComparedFigure", "PrintAgreement", "ReportComparison", "compare_report"]

_DIGITS = r"(?<![0-9.])(?<![0-9],)[0-9]+(?:\.[0-9]+)?(?![0-9.])(?!,[0-9]{3})"
_HANS = r"(?<![零一二两三四五六七八九十百千万亿几数])[一二两三四五六七八九十](?![零一二两三四五六七八九十百千])"
_FROM, _TO = r"(?<![-−])(?<![0-9%][~–—至到])", r"(?![-−~–—至到][0-9])"
"""A number from one to another, such as 3-5 or 3至5, is no figure, and neither of its ends is."""
_MORE_OR_LESS = "(?!以上|以下|以内|左右|上下|有余)"
"""3个以上 is not 3个."""
_HEDGE = "约|近|超过|不低于|不少于"
_FIGURE = rf"({_FROM}(?>(?:{_HEDGE})?(?:{_DIGITS}|{_HANS})[余多]?[千万亿]?[余多]?%?){_TO})"


class PrintAgreement(Enum):
    """How a printed figure stands to the counted one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    UNDEFINED = "undefined"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(f"print-agreement.{self.value}")


@frozen(kw_only=True)
class ComparedFigure:
    """One figure in print and counted.

    Attributes:
        cue: by which words it was looked for.
        outcome: how the two stand to each other.
        printed: the printed number; empty where none was found, several joined by 、 where they differ.
        counted: the counted figure.
    """

    cue: Cue
    outcome: PrintAgreement
    printed: str
    counted: Exact

    def told(self, rule: FigureRule) -> Explanation:
        """The figure of a rule as a step of an explanation."""
        said, printed, counted = self.outcome.term, self.printed or "—", show(self.counted)
        return Explanation(
            key=rule.code,
            zh=f"{rule.zh}：{said.zh}，印为 {printed}，统计为 {counted}",
            en=f"{rule.en}: {said.en}, printed {printed}, counted {counted}",
        )


@frozen(kw_only=True, repr=False)
class ReportComparison(Result):
    """A published paragraph beside the figures of a year.

    Attributes:
        text: the published words.
        layout: where the figures stand.
        policy: what printed numbers stand for.
        summary: the figures that were counted.
        figures: each figure in print and counted, in the order of the cues.
    """

    text: str
    layout: ReportLayout = field(metadata=BY_REFERENCE)
    policy: PrintPolicy = field(metadata=BY_REFERENCE)
    summary: YearSummary
    figures: tuple[ComparedFigure, ...]

    def __repr__(self) -> str:
        return f"ReportComparison({len(self.figures)} figures, {len(self.doubts)} doubts)"

    def recompute(self) -> ReportComparison:
        """Compare the kept text and year again."""
        return compare_report(self.text, self.summary.year, self.layout, self.policy)

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per figure, for any table."""
        return [
            {
                "figure": one.cue.figure,
                "words": one.cue.words,
                "printed": one.printed,
                "counted": one.counted if isinstance(one.counted, Decimal) else str(one.counted),
                "outcome": one.outcome.value,
            }
            for one in self.figures
        ]

    @property
    def doubts(self) -> tuple[ComparedFigure, ...]:
        """The figures that do not agree, for whatever reason."""
        return tuple(one for one in self.figures if one.outcome is not PrintAgreement.AGREES)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions that it rests on."""
        return (*self.layout.assumptions, *self.policy.assumptions)

    @property
    def explanation(self) -> Explanation:
        """Every figure with what is printed and what was counted."""
        names = {rule.code: rule for rule in self.layout.rules}
        parts = tuple(one.told(names[one.cue.figure]) for one in self.figures)
        return Explanation(
            key="report-comparison",
            zh=f"{self.layout.zh}：{len(self.figures)} 个数，疑点 {len(self.doubts)} 处",
            en=f"{self.layout.en}: {len(self.figures)} figures, {len(self.doubts)} doubts",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def compare_report(text: str, year: DistrictYear, layout: ReportLayout, policy: PrintPolicy) -> ReportComparison:
    """Find the figures of a published paragraph and hold them against the counted ones.

    Args:
        text: the published words; blanks and line ends do not count.
        year: what was done.
        layout: where the figures stand, such as ``reports.XIUZHOU_REPORT``.
        policy: what printed numbers stand for, such as ``ledger.ROUNDED_HALF_UP``.

    Raises:
        InvalidValueError: an argument of another type, or figures that do not fit together.

    >>> from budgetperf.ledger import ROUNDED_HALF_UP
    >>> from budgetperf.records.doings import Activity, Doing
    >>> from budgetperf.records.roster import Roster
    >>> from budgetperf.reports.xiuzhou import XIUZHOU_REPORT
    >>> red = Doing(activity=Activity.MONITORED, year=2021, thing="p", result="red")
    >>> year = DistrictYear(code="xiuzhou", year=2021, roster=Roster(departments=()), doings=(red,))
    >>> found = compare_report("跟踪监控项目 1 个，反馈红色预警项目 2 个", year, XIUZHOU_REPORT, ROUNDED_HALF_UP)
    >>> for one in found.figures:
    ...     if one.printed:
    ...         print(one.cue.figure, one.printed, one.outcome.value)
    watched 1 agrees
    red 2 differs
    """
    require(text, str, "text")
    require(year, DistrictYear, "year")
    require(layout, ReportLayout, "layout", hint="reports.XIUZHOU_REPORT")
    require(policy, PrintPolicy, "policy", hint="ledger.ROUNDED_HALF_UP")
    summary = summarise(year, layout.rules)
    plain = plain_print(text)
    counted = {figure.rule.code: figure.value for figure in summary.figures}
    units = {rule.code: _unit(rule) for rule in layout.rules}
    figures = tuple(_compared(cue, units[cue.figure], plain, counted[cue.figure], policy) for cue in layout.cues)
    return ReportComparison(text=text, layout=layout, policy=policy, summary=summary, figures=figures)


def _unit(rule: FigureRule) -> str:
    """The unit that print may leave out of a figure; a share has none."""
    if isinstance(rule, ShareRule):
        return ""
    return "元" if isinstance(rule, CountRule) and rule.counted is Counted.AMOUNT else "个"


def _compared(cue: Cue, unit: str, plain: str, counted: Exact, policy: PrintPolicy) -> ComparedFigure:
    before, after = (re.escape(plain_print(words)) for words in cue.words.split("#"))
    found = tuple(dict.fromkeys(re.findall(f"{before}{_FIGURE}{after}{_MORE_OR_LESS}", plain)))
    if len(found) == 1:
        outcome = _agreement(cue, unit, found[0], counted, policy)
    else:
        outcome = PrintAgreement.AMBIGUOUS if found else PrintAgreement.NOT_FOUND
    return ComparedFigure(cue=cue, outcome=outcome, printed="、".join(found), counted=counted)


def _agreement(cue: Cue, unit: str, printed: str, counted: Exact, policy: PrintPolicy) -> PrintAgreement:
    if isinstance(counted, Share) and not counted.is_defined:
        return PrintAgreement.UNDEFINED
    try:
        stands_for = PrintedFigure.read(printed, unit=unit, exact=cue.exact).stands_for(policy)
    except InvalidValueError:  # such as a percent sign where a unit follows
        return PrintAgreement.UNREADABLE
    return PrintAgreement.AGREES if stands_for.contains(fraction(counted)) else PrintAgreement.DIFFERS
