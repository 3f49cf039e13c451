"""Facts that a report tells more than once: the same one counts once, and one that is told differently is a doubt.

A city's summary tells in two places of 40 units whose information went public, and of one visit to four projects that
it dates 2021 in one place and 2020 in another.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from types import NoneType

from attrs import frozen

from budgetperf.errors import Problem, require_fields, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.ledger import PrintedFigure
from budgetperf.plain import Record
from budgetperf.records.counts import check_counts, count_of
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.disclosure.publications import share_a_day
from budgetperf.terms import term

__all__ = ["ToldFact", "ToldFacts", "compare_told"]


@frozen(kw_only=True)
class ToldFact(Record):
    """One sentence of a report with a number.

    Attributes:
        what: what it is about; sentences with the same word here are about the same fact.
        count: the number as printed.
        when: when it happened; None where the sentence does not say.
        place: where in the report it stands.
    """

    what: str
    count: PrintedFigure
    when: PrintedDate | None
    place: str

    def __attrs_post_init__(self) -> None:
        require_text(self.what, "ToldFact.what")
        require_text(self.place, "ToldFact.place")
        require_fields(self, PrintedFigure, "count")
        check_counts(self, "count")
        require_fields(self, (PrintedDate, NoneType), "when")


@frozen(kw_only=True)
class ToldFacts(Result):
    """What a report tells, each fact once.

    Attributes:
        told: the sentences, as given.
        distinct: the first sentence on each fact, and each further one that contradicts it.
        problems: the facts that are told differently.
    """

    told: tuple[ToldFact, ...]
    distinct: tuple[ToldFact, ...]
    problems: tuple[Problem, ...]

    def recompute(self) -> ToldFacts:
        """Compare the kept sentences again."""
        return compare_told(self.told)

    @property
    def explanation(self) -> Explanation:
        """How many sentences, how many facts, and what is told differently."""
        parts = tuple(
            Explanation(key="told", zh=f"疑点，请核实：{each.text('zh')}", en=f"please check: {each.text('en')}")
            for each in self.problems
        )
        return Explanation(
            key="told-facts",
            zh=f"陈述 {len(self.told)} 处，合并后 {len(self.distinct)} 处（{term('told.same').zh}）",
            en=f"told in {len(self.told)} places, {len(self.distinct)} facts ({term('told.same').en})",
            parts=parts,
        )


def compare_told(told: Iterable[ToldFact]) -> ToldFacts:
    """Count what is told more than once one time, and name what is told differently.

    Args:
        told: the sentences, in the order of the report.
    """
    every = tuple_of(told, ToldFact, "told")
    distinct: list[ToldFact] = []
    for one in every:
        if not any(_same(one, other) for other in distinct):
            distinct.append(one)
    problems = tuple(
        Problem(
            path=other.what,
            en=f"{term('told.contradicts').en}: {_said(one)} in {one.place}, {_said(other)} in {other.place}",
            zh=f"{term('told.contradicts').zh}：{one.place}为 {_said(one)}，{other.place}为 {_said(other)}",
        )
        for one, other in combinations(distinct, 2)
        if one.what == other.what
    )
    return ToldFacts(told=every, distinct=tuple(distinct), problems=problems)


def _same(one: ToldFact, other: ToldFact) -> bool:
    fits = count_of(one.count).meet(count_of(other.count)) is not None
    return fits and one.what == other.what and share_a_day(one.when, other.when)


def _said(one: ToldFact) -> str:
    return f"{one.count}（{one.when}）" if one.when else str(one.count)
