"""Evaluations year by year: does the scope, the number and the money grow each year?

「评价范围、数量和资金量逐年增多」. A printed 余 or 多 is a lower bound, so that a step between two years may stay open;
a step over a year that is missing is no yearly step at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import plain_text
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.evaluation_totals import YearTotal
from budgetperf.terms import Term, term

__all__ = ["EvaluationSeries", "YearlyMeasure", "YearlyStep", "compare_years"]


class YearlyMeasure(Enum):
    """What is compared year by year."""

    SCOPE = "scope"
    COUNT = "count"
    AMOUNT = "amount"

    @property
    def term(self) -> Term:
        """The measure in both languages."""
        return term(f"yearly.{self.value}")


@frozen(kw_only=True)
class YearlyStep:
    """One measure from one year to the next that is told of.

    Attributes:
        measure: what is compared.
        before: the earlier year.
        after: the later one.
        more: whether it is more; None where a figure is not stated or its bounds leave it open.
    """

    measure: YearlyMeasure
    before: int
    after: int
    more: bool | None


@frozen(kw_only=True)
class EvaluationSeries(Result):
    """The figures of some years and the steps between them.

    Attributes:
        totals: one row per year, in order.
        steps: the steps, measure by measure.
        left_out: the years in between of which nothing is told.
    """

    totals: tuple[YearTotal, ...]
    steps: tuple[YearlyStep, ...]
    left_out: tuple[int, ...]

    def recompute(self) -> EvaluationSeries:
        """Compare the kept years again."""
        return compare_years(self.totals)

    @property
    def is_consecutive(self) -> bool:
        """Whether no year is left out."""
        return not self.left_out

    def grows(self, measure: YearlyMeasure) -> bool | None:
        """Whether one measure is more each year (逐年增多).

        Returns:
            False where one step is certainly not more; None where that cannot be told, which it never can of one year
            alone or with a year left out.
        """
        require(measure, YearlyMeasure, "measure")
        steps = [step.more for step in self.steps if step.measure is measure]
        if False in steps:
            return False
        return None if not steps or None in steps or self.left_out else True

    @property
    def grows_in_all(self) -> bool | None:
        """Whether all three measures are more each year; None where that cannot be told."""
        found = [self.grows(measure) for measure in YearlyMeasure]
        if False in found:
            return False
        return None if None in found else True

    @property
    def explanation(self) -> Explanation:
        """The figures of each year, and each measure with its verdict."""
        rows = [
            Explanation(
                key=str(one.year),
                zh=f"{one.year} 年：{'，'.join(f'{each.term.zh} {_shown(one, each)}' for each in YearlyMeasure)}",
                en=f"{one.year}: {', '.join(f'{each.term.en} {_shown(one, each)}' for each in YearlyMeasure)}",
            )
            for one in self.totals
        ]
        words = {True: ("逐年增多", "more each year"), False: ("未逐年增多", "not more each year")}
        told = []
        for measure in YearlyMeasure:
            found = self.grows(measure)
            zh, en = ("无法判断", "cannot be told") if found is None else words[found]
            told.append(Explanation(key=measure.value, zh=f"{measure.term.zh}：{zh}", en=f"{measure.term.en}: {en}"))
        return Explanation(key="series", zh="历年评价情况", en="evaluations year by year", parts=(*rows, *told))


def compare_years(totals: Iterable[YearTotal]) -> EvaluationSeries:
    """Compare the evaluations of several years.

    Args:
        totals: one row per year, in any order.

    Raises:
        InvalidValueError: a year twice.

    >>> from budgetperf.ledger import PrintedFigure
    >>> printed = {2021: "9个", 2022: "12个"}
    >>> found = compare_years(YearTotal(year=year, count=PrintedFigure.read(text)) for year, text in printed.items())
    >>> found.grows(YearlyMeasure.COUNT), found.grows(YearlyMeasure.AMOUNT)
    (True, None)
    """
    every = tuple(sorted(tuple_of(totals, YearTotal, "totals"), key=lambda one: one.year))
    years = [one.year for one in every]
    if twice := sorted({year for year in years if years.count(year) > 1}):
        raise InvalidValueError(f"the years {twice} stand twice.", f"{twice} 年重复。", found=tuple(twice))
    steps = tuple(
        YearlyStep(measure=measure, before=one.year, after=next_.year, more=_more(one, next_, measure))
        for measure in YearlyMeasure
        for one, next_ in pairwise(every)
    )
    between = range(years[0], years[-1] + 1) if years else ()
    return EvaluationSeries(totals=every, steps=steps, left_out=tuple(year for year in between if year not in years))


def _more(before: YearTotal, after: YearTotal, measure: YearlyMeasure) -> bool | None:
    match measure:
        case YearlyMeasure.SCOPE:
            one, other = before.scope, after.scope
        case YearlyMeasure.COUNT:
            one, other = before.count, after.count
        case YearlyMeasure.AMOUNT:
            if before.amount is None or after.amount is None:
                return None
            return after.amount > before.amount
        case _:
            assert_never(measure)
    if one is None or other is None:
        return None
    as_many = one.at_least(other)
    return None if as_many is None else not as_many


def _shown(total: YearTotal, measure: YearlyMeasure) -> str:
    value = getattr(total, measure.value)
    if value is None:
        return "—"
    return plain_text(value) if measure is YearlyMeasure.AMOUNT else str(value)
