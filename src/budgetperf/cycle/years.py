"""The figures of a district's year.

:func:`summarise` counts what the records say and nothing else. Classified departments, units and projects leave both
sides of every figure. A figure keeps the year and the span that it is of, so that unlike figures cannot be added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType, NoneType
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import Exact, Share, ending, fraction, plain_text
from budgetperf.cycle.district_years import DistrictYear
from budgetperf.cycle.figures import Counted, CountRule, FigureRule, RosterRule, ShareRule
from budgetperf.errors import InvalidValueError, require, require_each
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.ledger import FigureKind
from budgetperf.records.doings import Doing

__all__ = ["YearFigure", "YearSummary", "summarise"]


@frozen(kw_only=True)
class YearFigure:
    """One figure of a year.

    Attributes:
        rule: how it comes about.
        year: the budget year that it is of; None where it is cumulative, a share, or of the roster.
        span: the time that it is of; None for a share and for the roster.
        value: the number, an amount in yuan, or a share.
    """

    rule: FigureRule
    year: int | None
    span: FigureKind | None
    value: Exact

    def __attrs_post_init__(self) -> None:
        require(self.rule, (CountRule, RosterRule, ShareRule), "YearFigure.rule")
        require(self.year, (int, NoneType), "YearFigure.year")
        require(self.span, (FigureKind, NoneType), "YearFigure.span")
        require(self.value, (Decimal, Share), "YearFigure.value")

    def plus(self, other: YearFigure) -> Exact:
        """The sum of two figures of the same rule, each of another year's period.

        Raises:
            InvalidValueError: figures of different rules, of the same year, of a point in time, or cumulative.
        """
        require(other, YearFigure, "other")
        fits = self.rule == other.rule and self.year != other.year
        if not (fits and self.span is FigureKind.PERIOD is other.span):
            raise InvalidValueError(
                f"{self} and {other} cannot be added, expected figures of one rule, each of another year's period.",
                f"{self.text_zh}与{other.text_zh}不能相加，应为同一指标不同年度的当期数。",
                hint_en="figures at a point in time and cumulative figures are compared, never added",
                hint_zh="时点数和累计数只能比较，不能相加",
            )
        return ending(fraction(self.value) + fraction(other.value))

    @property
    def text_zh(self) -> str:
        """The figure with its year and span in Chinese."""
        when = "" if self.year is None else f"{self.year} 年度"
        span = "" if self.span is None else f"（{self.span.term.zh}）"
        return f"{when}{self.rule.zh}{span} {_text(self.value)}"

    def __str__(self) -> str:
        when = "" if self.year is None else f" of {self.year}"
        span = "" if self.span is None else f" ({self.span.term.en})"
        return f"{self.rule.en}{when}{span}: {_text(self.value)}"


def _text(value: Exact) -> str:
    return plain_text(value) if isinstance(value, Decimal) else str(value)


@frozen(kw_only=True, repr=False)
class YearSummary(Result):
    """The figures of a year.

    Attributes:
        year: what they were counted from.
        rules: what was counted, each with its own code; a share comes after what it is made of.
        figures: a figure for each rule, in their order.
    """

    year: DistrictYear
    rules: tuple[FigureRule, ...]
    figures: tuple[YearFigure, ...]

    def __repr__(self) -> str:
        return f"YearSummary({'; '.join(map(str, self.figures))})"

    def recompute(self) -> YearSummary:
        """Count the kept records again."""
        return summarise(self.year, self.rules)

    def figure(self, code: str) -> YearFigure:
        """The figure of a rule.

        Raises:
            InvalidValueError: there is none of that code.
        """
        require(code, str, "code")
        found = self._by_code.get(code)
        if found is None:
            raise _unknown(code)
        return found

    @cached_property
    def _by_code(self) -> Mapping[str, YearFigure]:
        return {figure.rule.code: figure for figure in self.figures}

    @property
    def explanation(self) -> Explanation:
        """Every figure with its year and span."""
        return Explanation(
            key="year",
            zh=f"{self.year.year} 年度报告（{self.year.code}）",
            en=f"report on {self.year.year} ({self.year.code})",
            parts=tuple(Explanation(key=one.rule.code, zh=one.text_zh, en=str(one)) for one in self.figures),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per figure, for any table."""
        return [
            {
                "figure": figure.rule.code,
                "zh": figure.rule.zh,
                "en": figure.rule.en,
                "year": figure.year,
                "span": figure.span and figure.span.value,
                "value": figure.value if isinstance(figure.value, Decimal) else str(figure.value),
            }
            for figure in self.figures
        ]


def summarise(year: DistrictYear, rules: Iterable[FigureRule]) -> YearSummary:
    """Count what was done in a year.

    Args:
        year: what was done.
        rules: what to count; a share comes after the figures that it is made of.

    Raises:
        InvalidValueError: two rules of one code, a share of figures that are not there or of different spans, a part
            that is not within its whole, or an argument of another type.

    >>> from budgetperf.cycle.figures import Which
    >>> from budgetperf.records.doings import Activity, Doing
    >>> from budgetperf.records.roster import Roster
    >>> watched = Which(activities=(Activity.MONITORED,))
    >>> rules = (CountRule(code="watched", zh="监控项目", en="watched", which=watched, counted=Counted.THINGS),)
    >>> year = DistrictYear(code="x", year=2021, roster=Roster(departments=()), doings=(
    ...     Doing(activity=Activity.MONITORED, year=2021, thing="p1"),
    ...     Doing(activity=Activity.MONITORED, year=2020, thing="p2")))
    >>> print(summarise(year, rules).figure("watched"))
    watched of 2021 (of a period): 1
    """
    require(year, DistrictYear, "year")
    every = tuple(rules)
    require_each(every, (CountRule, RosterRule, ShareRule), "rules")
    if twice := [code for code, times in Counter(rule.code for rule in every).items() if times > 1]:
        raise InvalidValueError(
            f"the rules {', '.join(twice)} stand more than once, expected a code of its own for each.",
            f"指标 {'、'.join(twice)} 重复，代码应各不相同。",
            found=tuple(twice),
        )
    taken = {rule.code: _taken(year, rule) for rule in every if isinstance(rule, CountRule)}
    figures: dict[str, YearFigure] = {}
    for rule in every:
        figures[rule.code] = _figure(year, rule, taken, figures)
    return YearSummary(year=year, rules=every, figures=tuple(figures.values()))


def _taken(year: DistrictYear, rule: CountRule) -> tuple[Doing, ...]:
    which = rule.which
    return tuple(doing for doing in year.done(which.activities) if which.takes(doing, year.year))


def _figure(
    year: DistrictYear, rule: FigureRule, taken: Mapping[str, tuple[Doing, ...]], figures: Mapping[str, YearFigure]
) -> YearFigure:
    match rule:
        case CountRule():
            offset = rule.which.offset
            of = None if offset is None else year.year + offset
            return YearFigure(rule=rule, year=of, span=rule.span, value=_count(rule.counted, taken[rule.code]))
        case RosterRule():
            return YearFigure(rule=rule, year=None, span=None, value=Decimal(year.roster.count(rule.level)))
        case ShareRule():
            return _share(rule, taken, figures)
        case _:
            assert_never(rule)


def _count(counted: Counted, doings: tuple[Doing, ...]) -> Exact:
    match counted:
        case Counted.DOINGS:
            return Decimal(len(doings))
        case Counted.AMOUNT:
            return ending(sum((Fraction(each.amount) for each in doings if each.amount is not None), Fraction(0)))
        case Counted.NUMBER:
            return Decimal(sum(doing.number for doing in doings if doing.number is not None))
        case Counted.THINGS | Counted.DEPARTMENTS | Counted.UNITS | Counted.KINDS | Counted.YEARS:
            name = _DIFFERENT[counted]
            return Decimal(len({getattr(doing, name) for doing in doings} - {None}))
        case _:
            assert_never(counted)


_DIFFERENT: Mapping[Counted, str] = MappingProxyType(
    {
        Counted.THINGS: "thing",
        Counted.DEPARTMENTS: "department",
        Counted.UNITS: "unit",
        Counted.KINDS: "kind",
        Counted.YEARS: "year",
    }
)


def _share(rule: ShareRule, taken: Mapping[str, tuple[Doing, ...]], figures: Mapping[str, YearFigure]) -> YearFigure:
    part, whole = (figures.get(code) or _missing(code) for code in (rule.part, rule.whole))
    if part.span is not None and whole.span is not None and part.span is not whole.span:
        raise InvalidValueError(
            f"{rule.en} is made of {part} and {whole}, expected figures of one span.",
            f"“{rule.zh}”由{part.text_zh}与{whole.text_zh}构成，二者应同为当期数、时点数或累计数。",
        )
    if isinstance(part.value, Share) or isinstance(whole.value, Share):
        raise InvalidValueError(
            f"{rule.en} is a share of a share, expected two figures.", f"“{rule.zh}”的分子、分母不应为比率。"
        )
    if rule.within:
        _check_within(rule, part, whole, taken)
    return YearFigure(rule=rule, year=None, span=None, value=Share(numerator=part.value, denominator=whole.value))


def _check_within(rule: ShareRule, part: YearFigure, whole: YearFigure, taken: Mapping[str, tuple[Doing, ...]]) -> None:
    """What is a part must be in the whole thing by thing, where both count things, else be no more than it."""
    both = part.rule, whole.rule
    things = all(isinstance(one, CountRule) and one.counted is Counted.THINGS for one in both)
    if things:
        outside = {doing.thing for doing in taken[rule.part]} - {doing.thing for doing in taken[rule.whole]}
        fits = not outside
    else:
        fits = fraction(part.value) <= fraction(whole.value)
    if not fits:
        raise InvalidValueError(
            f"{part} is not within {whole}, as {rule.en} asks.",
            f"{part.text_zh}不在{whole.text_zh}之内，与“{rule.zh}”不符。",
        )


def _missing(code: str) -> YearFigure:
    raise _unknown(code)


def _unknown(code: str) -> InvalidValueError:
    return InvalidValueError(
        f"there is no figure {code!r} here, expected the code of a rule that stands before.",
        f"没有指标“{code}”，应为已列出的指标代码。",
        found=code,
    )
