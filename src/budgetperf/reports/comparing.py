"""A published paragraph beside the figures that were counted: which agree at their printed precision, which do not.

A figure is found by the published words around it and by nothing else; what is not found, or stands there twice with
different numbers, is said to be so and is never guessed. Nothing is corrected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from unicodedata import normalize

from attrs import field, frozen

from budgetperf.amounts import Exact, Share, fraction, show
from budgetperf.basis import Assumption
from budgetperf.cycle import DistrictYear, YearSummary, summarise
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.ledger import PrintedFigure, PrintPolicy
from budgetperf.reports.layout import Cue, ReportLayout
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["ComparedFigure", "PrintAgreement", "ReportComparison", "compare_report"]

_FIGURE = r"((?:约|近|超过)?[0-9]+(?:\.[0-9]+)?[余多]?[万亿]?[余多]?%?)"


class PrintAgreement(Enum):
    """How a printed figure stands to the counted one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
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
        printed: the printed text; empty where none was found, several joined by 、 where they differ.
        counted: the counted figure.
    """

    cue: Cue
    outcome: PrintAgreement
    printed: str
    counted: Exact


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
        parts = tuple(
            Explanation(
                key=one.cue.figure,
                zh=f"{names[one.cue.figure].zh}：{one.outcome.term.zh}，印为 {one.printed or '—'}，统计为 {_text(one)}",
                en=f"{names[one.cue.figure].en}: {one.outcome.term.en}, printed {one.printed or '—'}, "
                f"counted {_text(one)}",
            )
            for one in self.figures
        )
        return Explanation(
            key="report-comparison",
            zh=f"{self.layout.zh}：{len(self.figures)} 个数，疑点 {len(self.doubts)} 处",
            en=f"{self.layout.en}: {len(self.figures)} figures, {len(self.doubts)} doubts",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def _text(one: ComparedFigure) -> str:
    return show(one.counted)


def compare_report(text: str, year: DistrictYear, layout: ReportLayout, policy: PrintPolicy) -> ReportComparison:
    """Find the figures of a published paragraph and hold them against the counted ones.

    Args:
        text: the published words; blanks and line ends do not count.
        year: what was done.
        layout: where the figures stand, such as ``reports.XIUZHOU_REPORT``.
        policy: what printed numbers stand for, such as ``ledger.ROUNDED_HALF_UP``.

    Raises:
        InvalidValueError: an argument of another type, or figures that do not fit together.
    """
    require(text, str, "text")
    require(year, DistrictYear, "year")
    require(layout, ReportLayout, "layout", hint="reports.XIUZHOU_REPORT")
    require(policy, PrintPolicy, "policy", hint="ledger.ROUNDED_HALF_UP")
    summary = summarise(year, layout.rules)
    plain = _plain(text)
    counted = {figure.rule.code: figure.value for figure in summary.figures}
    figures = tuple(_compared(cue, plain, counted[cue.figure], policy) for cue in layout.cues)
    return ReportComparison(text=text, layout=layout, policy=policy, summary=summary, figures=figures)


def _compared(cue: Cue, plain: str, counted: Exact, policy: PrintPolicy) -> ComparedFigure:
    before, after = (re.escape(_plain(words)) for words in cue.words.split("#"))
    found = tuple(dict.fromkeys(re.findall(f"{before}{_FIGURE}{after}", plain)))
    if len(found) != 1:
        outcome = PrintAgreement.AMBIGUOUS if found else PrintAgreement.NOT_FOUND
    elif isinstance(counted, Share) and not counted.is_defined:
        outcome = PrintAgreement.UNDEFINED
    else:
        span = PrintedFigure.read(found[0], unit=cue.unit).stands_for(policy)
        outcome = _OUTCOMES[span.contains(fraction(counted))]
    return ComparedFigure(cue=cue, outcome=outcome, printed="、".join(found), counted=counted)


_OUTCOMES: Mapping[bool, PrintAgreement] = MappingProxyType(
    {True: PrintAgreement.AGREES, False: PrintAgreement.DIFFERS}
)


def _plain(text: str) -> str:
    """The text as printed signs alone: full-width and half-width ones are the same, and blanks do not count."""
    return normalize("NFKC", "".join(text.split()))
