"""Which lamp an indicator has, and why: the shapes of what was asked, one by one."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from budgetperf.amounts import Exact, ending
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, UnitMismatchError
from budgetperf.records.progress import IndicatorProgress
from budgetperf.rules.actuals import Actual, Measured, Rating, clear_rating
from budgetperf.rules.bounds import BOUND_ALIKE, bound_read
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.conventions import ExactlySide, Outcome
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    Within,
)
from budgetperf.rules.naming import asked_by_name, reached_by_name
from budgetperf.rules.outcomes import Verdict, judge
from budgetperf.rules.units import align
from budgetperf.stages.monitors.conventions import Approach, Treatment
from budgetperf.stages.monitors.lamps import Lamp, worst
from budgetperf.stages.monitors.parts import IndicatorRules
from budgetperf.terms import Term, term

__all__ = ["Cause", "Lit", "asked_of", "departure", "foreseen", "light"]


_Undated = AtLeast | MoreThan | AtMost | LessThan | Exactly | Bare | Within | Qualitative | Unread


class Cause(Enum):
    """Why an indicator, or the spending, has its lamp or none."""

    BAND = "band"
    INSIDE = "inside"
    OUTSIDE = "outside"
    WORDS = "words"
    ZERO = "zero"
    CANCELLED = "cancelled"
    NOT_REPORTED = "not_reported"
    NOT_DUE = "not_due"
    UNDECIDED = "undecided"
    NOTHING_EXPECTED = "nothing_expected"
    NO_RULE = "no_rule"

    @property
    def term(self) -> Term:
        """The cause in both languages."""
        return term(f"lamp-cause.{self.value}")


@frozen(kw_only=True)
class Lit:
    """A lamp with what it follows from.

    Attributes:
        cause: why.
        lamp: the lamp; None where none is lit.
        grounds: the names of the rules that decided.
        zh: the comparison in Chinese, where there is one.
        en: the same in English.
        treatment: how a rising number is watched.
        attainment: what was reached over the target.
        expected: the progress that is expected.
        ratio: the one over the other.
        interval: the ratios that light this lamp.
        assumptions: what it rests on.
    """

    cause: Cause
    lamp: Lamp | None = None
    grounds: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""
    treatment: Treatment | None = None
    attainment: Exact | None = None
    expected: Exact | None = None
    ratio: Exact | None = None
    interval: str | None = None
    assumptions: tuple[Assumption, ...] = ()


def asked_of(
    indicator: IndicatorProgress, rules: IndicatorRules | None
) -> tuple[Expectation | None, tuple[Assumption, ...]]:
    """The target in force, with the operator that its name prints or the direction that it suggests."""
    if indicator.adjusted is None:
        return None, ()
    asked, used = asked_by_name(indicator.adjusted, indicator.name)
    towards = rules.directions.read(asked, indicator.name) if rules and isinstance(asked, Bare) else None
    if rules is None or towards is None:
        return asked, used
    return towards, rules.directions.assumptions


def foreseen(asked: Expectation, indicator: IndicatorProgress, rules: IndicatorRules | None) -> Outcome | None:
    """Whether the forecast of the whole year reaches the target; None where there is none."""
    if indicator.forecast is None:
        return None
    rises = rules is not None and rules.exactly is Approach.AS_RISING
    hoped, _ = reached_by_name(indicator.forecast, indicator.name)
    return judge(asked, hoped, ExactlySide.AT_LEAST if rises else ExactlySide.BOTH).outcome


def departure(asked: Expectation | None, indicator: IndicatorProgress) -> Exact | None:
    """How far what was reached lies from the target, over the target: above 0 is better, whichever way is better.

    None but for a number that has a direction and a target above zero, and where nothing comparable was reached.
    """
    if not isinstance(asked, (AtLeast, MoreThan, AtMost, LessThan)) or asked.value <= 0 or indicator.so_far is None:
        return None
    actual, _ = reached_by_name(indicator.so_far, indicator.name)
    found = _share(asked, asked.value, actual) if isinstance(actual, Measured) else Lit(cause=Cause.UNDECIDED)
    if isinstance(found, Lit):
        return None
    return ending(found[0] - 1 if isinstance(asked, (AtLeast, MoreThan)) else 1 - found[0])


def light(
    indicator: IndicatorProgress, asked: Expectation | None, year: int, month: int, rules: IndicatorRules | None
) -> Lit:
    """The lamp of what was reached by the end of a month.

    Args:
        indicator: what was reached.
        asked: the target in force, read; None where the indicator was cancelled.
        year: the budget year.
        month: the last month covered.
        rules: the rules; None only measures the attainment.
    """
    if asked is None:
        return Lit(cause=Cause.CANCELLED)
    if isinstance(asked, By):
        return _dated(indicator, asked, year, month, rules)
    if indicator.so_far is None:
        return Lit(cause=Cause.NOT_REPORTED)
    actual, read = reached_by_name(indicator.so_far, indicator.name)
    if rules is None:
        found = _attained(asked, actual)
        return evolve(found if isinstance(found, Lit) else found[1], cause=Cause.NO_RULE)
    lit = _by_shape(indicator, asked, actual, month, rules)
    return evolve(lit, assumptions=(*read, *lit.assumptions))


def _by_shape(indicator: IndicatorProgress, asked: _Undated, actual: Actual, month: int, rules: IndicatorRules) -> Lit:
    match asked:
        case AtLeast() | MoreThan():
            return _rising(indicator, asked, actual, month, rules)
        case Exactly():
            rises = asked.value > 0 and rules.exactly is Approach.AS_RISING
            lit = _rising(indicator, asked, actual, month, rules) if rises else _limited(asked, actual, rules)
            return _also(lit, rules, "exactly")
        case Within():
            rises = asked.low > 0 and rules.ranges is Approach.AS_RISING
            lit = _ranging(indicator, asked, actual, month, rules) if rises else _limited(asked, actual, rules)
            return _also(lit, rules, "ranges")
        case AtMost() | LessThan() | Bare() | Unread():
            return _limited(asked, actual, rules)
        case Qualitative():
            return _worded(asked, actual, rules)
        case _:
            assert_never(asked)


def _also(lit: Lit, rules: IndicatorRules, ground: str) -> Lit:
    """The lamp with one ground more; one that is not lit has none."""
    if lit.lamp is None:
        return lit
    return evolve(lit, grounds=(*lit.grounds, ground), assumptions=(*lit.assumptions, *_assumed(rules, (ground,))))


def _assumed(rules: IndicatorRules, grounds: tuple[str, ...]) -> tuple[Assumption, ...]:
    """The assumptions among the rules that decided, each sentence once."""
    keys = {f"indicators.{name}" for name in grounds}
    own = tuple(one for one in rules.assumptions if one.key in keys)
    below = (
        *(rules.bands.assumptions if "bands" in grounds else ()),
        *(rules.expected.assumptions if "expected" in grounds else ()),
    )
    said = {one.zh for one in own}
    return (*own, *(one for one in below if one.zh not in said))


def _limited(asked: Expectation, actual: Actual, rules: IndicatorRules, *grounds: str) -> Lit:
    """Inside or outside, whatever the month is."""
    return _sided(judge(asked, actual, ExactlySide.BOTH), rules, *grounds)


def _sided(verdict: Verdict, rules: IndicatorRules, *grounds: str) -> Lit:
    if verdict.outcome is Outcome.UNDECIDED:
        return Lit(cause=Cause.UNDECIDED, zh=verdict.zh, en=verdict.en, assumptions=verdict.assumptions)
    inside = verdict.outcome is not Outcome.MISSED
    names = (*grounds, "inside" if inside else "outside")
    return Lit(
        cause=Cause.INSIDE if inside else Cause.OUTSIDE,
        lamp=rules.inside if inside else rules.outside,
        grounds=names,
        zh=verdict.zh,
        en=verdict.en,
        assumptions=(*verdict.assumptions, *_assumed(rules, names)),
    )


def _worded(asked: Qualitative, actual: Actual, rules: IndicatorRules) -> Lit:
    verdict = judge(asked, actual, ExactlySide.BOTH)
    rating = clear_rating(actual)
    if rating is None and verdict.outcome is Outcome.MET:
        rating = Rating.ACHIEVED
    if rating is None:
        return Lit(cause=Cause.UNDECIDED, zh=verdict.zh, en=verdict.en)
    name = rating.value
    lamp: Lamp = getattr(rules, name)
    zh, en = f"填报“{actual}”", f"reported as {rating.term.en} ({actual})"
    return Lit(cause=Cause.WORDS, lamp=lamp, grounds=(name,), zh=zh, en=en, assumptions=_assumed(rules, (name,)))


def _dated(indicator: IndicatorProgress, asked: By, year: int, month: int, rules: IndicatorRules | None) -> Lit:
    """A date is done in time, late, or not due yet; until it is due, not being done says nothing."""
    try:
        due = (asked.date if asked.date.year is not None else asked.date.in_year(year)).last
    except InvalidValueError as error:  # 2月29日 in a year that has none
        return Lit(cause=Cause.UNDECIDED, zh=error.zh, en=error.en)
    open_still = due > PrintedDate(year=year, month=month).last
    if indicator.so_far is None:
        return Lit(cause=Cause.NOT_DUE if open_still else Cause.NOT_REPORTED)
    actual, read = reached_by_name(indicator.so_far, indicator.name)
    verdict = judge(asked, actual, ExactlySide.BOTH)
    if verdict.outcome is not Outcome.MET and open_still:
        return Lit(cause=Cause.NOT_DUE, zh=verdict.zh, en=verdict.en, assumptions=read)
    if rules is None:
        return Lit(cause=Cause.NO_RULE, zh=verdict.zh, en=verdict.en, assumptions=read)
    lit = _sided(verdict, rules)
    return evolve(lit, assumptions=(*read, *lit.assumptions))


def _attained(asked: _Undated, actual: Actual) -> Lit | tuple[Fraction, Lit]:
    """What was reached over a target above zero, the low end of a range; else why there is no such ratio."""
    if isinstance(asked, (AtLeast, MoreThan, Exactly, Within)) and isinstance(actual, Measured):
        target = asked.low if isinstance(asked, Within) else asked.value
        if target > 0:
            return _share(asked, target, actual)
    verdict = judge(asked, actual, ExactlySide.BOTH)
    return Lit(cause=Cause.UNDECIDED, zh=verdict.zh, en=verdict.en)


def _share(
    asked: AtLeast | MoreThan | AtMost | LessThan | Exactly | Within, target: Decimal, actual: Measured
) -> Lit | tuple[Fraction, Lit]:
    read = bound_read(asked, actual)
    if BOUND_ALIKE in read:
        return Lit(cause=Cause.UNDECIDED, zh="完成值只给出了界限", en="the actual is only a bound")
    try:
        aligned = align(target, asked.unit, actual.value, actual.unit)
    except UnitMismatchError as error:
        return Lit(cause=Cause.UNDECIDED, zh=error.zh, en=error.en)
    share = aligned.actual / aligned.target
    return share, Lit(cause=Cause.BAND, attainment=ending(share), assumptions=(*aligned.assumptions, *read))


def _rising(
    indicator: IndicatorProgress,
    asked: AtLeast | MoreThan | Exactly,
    actual: Actual,
    month: int,
    rules: IndicatorRules,
) -> Lit:
    treatment, kind = rules.treatment(indicator.level1, indicator.level2)
    by = "kinds" if kind else "otherwise"
    if asked.value == 0 and rules.zero_target is not None:
        names = ("zero_target",)
        return Lit(cause=Cause.ZERO, lamp=rules.zero_target, grounds=names, assumptions=_assumed(rules, names))
    if asked.value <= 0 or treatment is Treatment.BY_LIMIT:
        # a target below zero has no attainment; an '=' one that rises is reached by more as well
        side = ExactlySide.AT_LEAST if isinstance(asked, Exactly) else ExactlySide.BOTH
        lit = _sided(judge(asked, actual, side), rules, *(() if asked.value <= 0 else (by,)))
        found = _attained(asked, actual) if asked.value > 0 else None
        attainment = found[1].attainment if isinstance(found, tuple) else None
        return evolve(lit, treatment=Treatment.BY_LIMIT, attainment=attainment)
    found = _attained(asked, actual)
    if isinstance(found, Lit):
        return evolve(found, treatment=treatment)
    return _paced(found, month, rules, by)


def _ranging(indicator: IndicatorProgress, asked: Within, actual: Actual, month: int, rules: IndicatorRules) -> Lit:
    """A range is a rising number up to its low end; then it is a limit, and no lamp below is better."""
    treatment, kind = rules.treatment(indicator.level1, indicator.level2)
    found = _attained(asked, actual)
    if isinstance(found, Lit) or treatment is Treatment.BY_LIMIT:
        return _limited(asked, actual, rules)
    if found[0] >= 1:
        return evolve(_limited(asked, actual, rules), treatment=treatment, attainment=found[1].attainment)
    lit = _paced(found, month, rules, "kinds" if kind else "otherwise")
    return evolve(lit, lamp=worst((lit.lamp, rules.inside))) if lit.lamp else lit


def _paced(found: tuple[Fraction, Lit], month: int, rules: IndicatorRules, by: str) -> Lit:
    """The lamp of an attainment over what is expected by the end of the month."""
    share, lit = found
    expected = rules.expected.by_end_of(month)
    if expected is None:
        return evolve(lit, cause=Cause.NOTHING_EXPECTED, treatment=Treatment.IN_PROPORTION)
    ratio = share / expected
    lamp, grounds = rules.bands.lamp(ratio), (by, "expected", "bands")
    return evolve(
        lit,
        lamp=lamp,
        grounds=grounds,
        treatment=Treatment.IN_PROPORTION,
        expected=ending(expected),
        ratio=ending(ratio),
        interval=rules.bands.interval(lamp),
        assumptions=(*lit.assumptions, *_assumed(rules, grounds)),
    )
