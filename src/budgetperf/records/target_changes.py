"""What one version of a target changed in another: indicator by indicator, and whether it asks less or more.

An adjustment may make a target easier, and the one who adjusts it is the one who is measured by it. A target value is
the set of results that meet it: it is easier where more results do, harder where fewer do, different where neither is
so. Where the form does not say which way is better, every reading is tried, and only what all of them agree on is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import product
from types import NoneType
from typing import NamedTuple, assert_never, get_args

from attrs import frozen

from budgetperf.amounts import Points, plain_text
from budgetperf.errors import InvalidValueError, UnitMismatchError, require, require_fields, require_text, require_truth
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.target_sets import SubjectTargets, TargetHorizon
from budgetperf.records.targets import Indicator
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
from budgetperf.rules.units import align
from budgetperf.terms import Term, term

__all__ = ["IndicatorChange", "TargetDifference", "TargetShift", "compare_versions", "shift_of"]


class TargetShift(Enum):
    """What a change does to what is asked."""

    SAME = "same"
    EASIER = "easier"
    HARDER = "harder"
    OTHER = "other"
    UNCLEAR = "unclear"
    REWORDED = "reworded"
    ADDED = "added"
    CANCELLED = "cancelled"

    @property
    def term(self) -> Term:
        """The shift in both languages."""
        return term(f"target-shift.{self.value}")


class _Range(NamedTuple):
    """The numbers that meet a target: between two edges, each of which is in it or not; None has no end."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    def holds(self, other: _Range) -> bool:
        """Whether every number of ``other`` is one of these."""
        below = self.low is None or (
            other.low is not None and (self.low < other.low or (self.low == other.low and self.low_in >= other.low_in))
        )
        above = self.high is None or (
            other.high is not None
            and (other.high < self.high or (self.high == other.high and self.high_in >= other.high_in))
        )
        return below and above


_Number = AtLeast | MoreThan | AtMost | LessThan | Exactly | Bare | Within


def shift_of(old: Expectation, new: Expectation) -> TargetShift:
    """Whether ``new`` asks less or more than ``old``.

    Numbers are compared in one unit, exactly; a unit that one of them does not print makes it unclear. Whether more
    than an ``=`` target will do is a convention, and a number without an operator may be a floor, a ceiling or just
    itself: each reading is tried, for both alike where both are of one kind. An earlier date is harder. Words are never
    weighed.

    Raises:
        InvalidValueError: something else than two expectations.

    >>> from budgetperf.rules.reading import parse
    >>> shift_of(parse("≥90%"), parse("≥85%")).value, shift_of(parse("≤3天"), parse("≤2天")).value
    ('easier', 'harder')
    >>> shift_of(parse("100人"), parse("90人")).value, shift_of(parse("=100人"), parse("≥90人")).value
    ('unclear', 'easier')
    """
    for value, what in ((old, "old"), (new, "new")):
        require(value, get_args(Expectation), what, hint="parse()")
    if old == new:
        return TargetShift.SAME
    if isinstance(old, Qualitative) and isinstance(new, Qualitative):
        return TargetShift.REWORDED
    if isinstance(old, By) and isinstance(new, By):
        return _of_dates(old, new)
    if isinstance(old, Unread) or isinstance(new, Unread):
        return TargetShift.UNCLEAR
    if isinstance(old, (By, Qualitative)) or isinstance(new, (By, Qualitative)):
        return TargetShift.OTHER
    return _of_numbers(old, new)


@frozen(kw_only=True)
class IndicatorChange:
    """What became of one indicator.

    Attributes:
        horizon: the set that it is in.
        code: its code in the set.
        shift: what the change does to what is asked.
        old: what was asked; None for an indicator that is new.
        new: what is asked; None for one that was cancelled.
        points_before: what it was worth; None for one that is new.
        points_after: what it is worth; None for one that was cancelled.
        renamed: whether its name or its levels are other ones; then it may be another thing under an old code.
    """

    horizon: TargetHorizon
    code: str
    shift: TargetShift
    old: Expectation | None
    new: Expectation | None
    points_before: Points | None
    points_after: Points | None
    renamed: bool

    def __attrs_post_init__(self) -> None:
        require_fields(self, TargetHorizon, "horizon")
        require_text(self.code, "IndicatorChange.code")
        require_fields(self, TargetShift, "shift")
        require_fields(self, (*get_args(Expectation), NoneType), "old", "new")
        require_fields(self, (Decimal, NoneType), "points_before", "points_after")
        require_truth(self.renamed, "IndicatorChange.renamed")

    @property
    def explanation(self) -> Explanation:
        """The change as one line."""
        old, new = ("—" if each is None else str(each) for each in (self.old, self.new))
        weights = ["—" if each is None else plain_text(each) for each in (self.points_before, self.points_after)]
        moved_zh, moved_en = "", ""
        if self.points_before != self.points_after:
            moved_zh, moved_en = f"，分值 {' → '.join(weights)}", f", points {' → '.join(weights)}"
        named_zh, named_en = ("，名称或层级已变", ", under another name or level") if self.renamed else ("", "")
        said, horizon = self.shift.term, self.horizon.term
        return Explanation(
            key=f"{self.horizon.value}.{self.code}",
            zh=f"{horizon.zh}指标“{self.code}”{said.zh}：{old} → {new}{moved_zh}{named_zh}",
            en=f"indicator {self.code} of the {horizon.en}: {said.en}, {old} → {new}{moved_en}{named_en}",
        )


@frozen(kw_only=True, repr=False)
class TargetDifference(Result):
    """What one version of a target changed in another.

    Attributes:
        old: the targets before.
        new: the targets after.
        changes: every indicator that is not what it was, set by set, in the order of the old one; new ones last.
    """

    old: SubjectTargets
    new: SubjectTargets
    changes: tuple[IndicatorChange, ...]

    def __repr__(self) -> str:
        if self.is_classified:
            return f"TargetDifference({term('withheld').en})"
        return f"TargetDifference(old={self.old!r}, new={self.new!r}, changes={self.changes!r})"

    def recompute(self) -> TargetDifference:
        """Compare the kept targets again."""
        return compare_versions(self.old, self.new)

    @property
    def is_classified(self) -> bool:
        """Whether one of the two is of something classified."""
        return self.old.classified or self.new.classified

    def of(self, shift: TargetShift) -> tuple[IndicatorChange, ...]:
        """The changes that do this to what is asked."""
        require(shift, TargetShift, "shift")
        return tuple(change for change in self.changes if change.shift is shift)

    @property
    def explanation(self) -> Explanation:
        """How many indicators changed, and each of them; of something classified nothing."""
        if self.is_classified:
            hidden = term("withheld")
            return Explanation(key="target-difference", zh=hidden.zh, en=hidden.en)
        count = len(self.changes)
        return Explanation(
            key="target-difference",
            zh=f"{count} 个指标有变更",
            en=f"{count} indicators changed",
            parts=tuple(change.explanation for change in self.changes),
        )


def compare_versions(old: SubjectTargets, new: SubjectTargets) -> TargetDifference:
    """What ``new`` changes in ``old``, by the codes of the indicators.

    A set that only one of them has counts as all its indicators added or cancelled. The overall target in words is not
    compared.

    Raises:
        InvalidValueError: the targets are of different things.
    """
    require(old, SubjectTargets, "old")
    require(new, SubjectTargets, "new")
    if old.key != new.key:
        found = (old if old.classified else new).shown(new.of)
        raise InvalidValueError(
            f"the targets are of different things, the new ones of {found.en}.",
            f"两组绩效目标不是同一对象，后者为“{found.zh}”。",
            found=found.en,
        )
    changes = tuple(change for horizon in TargetHorizon for change in _changes(horizon, old, new))
    return TargetDifference(old=old, new=new, changes=changes)


def _changes(horizon: TargetHorizon, old: SubjectTargets, new: SubjectTargets) -> Iterator[IndicatorChange]:
    before, after = _indicators(horizon, old), _indicators(horizon, new)
    for code in (*before, *(code for code in after if code not in before)):
        one, other = before.get(code), after.get(code)
        change = IndicatorChange(
            horizon=horizon,
            code=code,
            shift=_shift(one, other),
            old=None if one is None else one.expectation,
            new=None if other is None else other.expectation,
            points_before=None if one is None else one.points,
            points_after=None if other is None else other.points,
            renamed=one is not None and other is not None and _names(one) != _names(other),
        )
        if change.shift is not TargetShift.SAME or change.renamed or change.points_before != change.points_after:
            yield change


def _indicators(horizon: TargetHorizon, targets: SubjectTargets) -> dict[str, Indicator]:
    sets = [each for of, each in targets.sets if of is horizon]
    return {indicator.code: indicator for each in sets for indicator in each.target.indicators}


def _names(indicator: Indicator) -> tuple[str | None, ...]:
    return indicator.name, indicator.level1, indicator.level2


def _shift(old: Indicator | None, new: Indicator | None) -> TargetShift:
    if old is None:
        return TargetShift.ADDED
    return TargetShift.CANCELLED if new is None else shift_of(old.expectation, new.expectation)


class _Side(Enum):
    """What a number that does not say it may mean: a floor, a ceiling, or just itself."""

    FLOOR = "floor"
    CEILING = "ceiling"
    JUST = "just"


def _of_numbers(old: _Number, new: _Number) -> TargetShift:
    if bool(old.unit) is not bool(new.unit):
        return TargetShift.UNCLEAR
    try:
        aligned = align(Decimal(1), old.unit, Decimal(1), new.unit)
    except UnitMismatchError:
        return TargetShift.UNCLEAR
    if aligned.assumptions:
        return TargetShift.UNCLEAR
    one, other = _sides(old), _sides(new)
    pairs = zip(one, one, strict=True) if type(old) is type(new) and one == other else product(one, other)
    found = {_included(_range(old, Fraction(1), mine), _range(new, aligned.actual, its)) for mine, its in pairs}
    return found.pop() if len(found) == 1 else TargetShift.UNCLEAR


def _sides(asked: _Number) -> tuple[_Side, ...]:
    """The readings that are admissible; an ``=`` target above zero is never a ceiling."""
    if isinstance(asked, Exactly) and asked.value > 0:
        return (_Side.FLOOR, _Side.JUST)
    return tuple(_Side) if isinstance(asked, (Exactly, Bare)) else (_Side.JUST,)


def _included(old: _Range, new: _Range) -> TargetShift:
    """By which of the two holds the other."""
    wider, narrower = new.holds(old), old.holds(new)
    if wider:
        return TargetShift.SAME if narrower else TargetShift.EASIER
    return TargetShift.HARDER if narrower else TargetShift.OTHER


def _range(asked: _Number, size: Fraction, side: _Side) -> _Range:
    """The numbers that meet a target; one that does not say which is read as ``side`` says."""
    match asked:
        case Within():
            return _Range(Fraction(asked.low) * size, Fraction(asked.high) * size)
        case AtLeast():
            return _Range(Fraction(asked.value) * size, None)
        case MoreThan():
            return _Range(Fraction(asked.value) * size, None, low_in=False)
        case AtMost():
            return _Range(None, Fraction(asked.value) * size)
        case LessThan():
            return _Range(None, Fraction(asked.value) * size, high_in=False)
        case Exactly() | Bare():
            edge = Fraction(asked.value) * size
            return _Range(None if side is _Side.CEILING else edge, None if side is _Side.FLOOR else edge)
        case _:
            assert_never(asked)


def _of_dates(old: By, new: By) -> TargetShift:
    if (old.date.year is None) is not (new.date.year is None):
        return TargetShift.UNCLEAR
    leap = 2000
    one, other = (each.date.last if each.date.year is not None else each.date.in_year(leap).last for each in (old, new))
    if one == other:
        return TargetShift.SAME
    return TargetShift.HARDER if other < one else TargetShift.EASIER
