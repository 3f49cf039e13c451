"""Points without evidence, for whoever scores many rows.

:func:`~budgetperf.rules.scoring.score` keeps everything that its points rest on; an :class:`Awarder` returns the
points alone, the very same ones, in a fraction of the time. It compares and divides by the pieces of the rule, which
it prepares once for each kind of expectation. Whatever it is not sure of (a number of another type, one that is not
finite or very long, a target that is not scored) it leaves to ``score()``, and so the errors are those of ``score()``.

Why the points are exact. Products and sums are taken in a private context that refuses to lose a digit. A quotient is
taken once, in a private context that rounds by ``ROUND_05UP``: unless it ends, its last digit is neither 0 nor 5, so it
lies on the same side of every shorter number as the true quotient, a half of the last decimal kept among them. It is
then rounded to that decimal by a third context, which refuses a result with more than all but two of the quotient's
digits, so two stand behind the place of rounding. The caller's own context is neither relied on nor changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from decimal import (
    ROUND_05UP,
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Clamped,
    Context,
    Decimal,
    InvalidOperation,
    Overflow,
    Rounded,
)
from typing import cast

from attrs import field, frozen

from budgetperf.amounts import Points, Rounding, RoundingMode, exact
from budgetperf.amounts import points as as_points
from budgetperf.errors import BudgetPerfError, InvalidValueError, require
from budgetperf.rules.actuals import Measured
from budgetperf.rules.arms import EXACTLY, ZERO, Arm, Full, Ready, prepare, private
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.scoring import ScoringRule, score
from budgetperf.rules.shapes import NegativeActual, Shape, WithUnit

__all__ = ["Awarder", "award"]

_COMPARISONS = (AtLeast, MoreThan, AtMost, LessThan, Exactly)
_MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
    RoundingMode.UP: ROUND_UP,
}
_WHOLE_DIGITS = 20
_REMEMBERED = 1024
_MOST_AWARDERS = 64
_FROM, _TO, _AT = Full.FROM_TARGET, Full.TO_TARGET, Full.AT_TARGET

_DOOR = Context(
    prec=61, Emin=0, Emax=59, rounding=ROUND_DOWN, capitals=1, clamp=0, flags=[],
    traps=[Clamped, InvalidOperation, Overflow, Rounded],
)  # fmt: skip
"""Takes finite numbers as they are that :func:`exact` takes too, and refuses what would not fit 60 and 60 digits.

Its least exponent is ``Emin - (prec - 1)``, which is -60. It also refuses what has more than 61 digits in all.
"""


_enter = _DOOR.plus


class _UnsureError(ArithmeticError):
    """The quick way does not know."""


_NOT_SURE = (ArithmeticError, AttributeError, LookupError, TypeError, BudgetPerfError)
"""What the quick way raises on what it does not know."""


def _kind_in(unit: str) -> Callable[[Comparison], type]:
    """A function that tells the kind of an expectation in this unit, and is not sure of any other."""

    def kind(expectation: Comparison) -> type:
        if expectation.unit != unit:
            raise _UnsureError
        return type(expectation)

    return kind


def _full_marks(points: Decimal, rounding: Rounding, known: dict[str, Points]) -> Points:
    """The points, rounded, and known from now on by what they print.

    Not by their value: of two equal numbers one may have too many digits.
    """
    if type(points) is not Decimal:
        raise _UnsureError
    full = Points(rounding.apply(as_points(points)))
    if len(known) < _REMEMBERED:
        known[str(points)] = full
    return full


def _earner(rounding: Rounding) -> Callable[[Arm, Decimal, Decimal, Decimal], Points]:
    """A function that takes what an arm gives: a closure, whose names are found quickest."""
    digits = _WHOLE_DIGITS + rounding.places
    nothing = Points(Decimal((0, (0,), -rounding.places)))
    quantize = cast("Callable[[Decimal, Points], Points]", private(digits, _MODES[rounding.mode]).quantize)
    divide, multiply, zero = private(digits + 2, ROUND_05UP).divide, EXACTLY.multiply, ZERO

    def earned(arm: Arm, target: Decimal, actual: Decimal, points: Decimal) -> Points:
        """What an arm gives."""
        if arm.same is None:
            form = arm.above
            above = actual if form is None else form(actual, target)
            if arm.clamps and above <= zero:
                return nothing
            form = arm.below
            exact = divide(multiply(points, above), target if form is None else form(actual, target))
        else:
            exact = multiply(points, arm.same)
        return quantize(exact, nothing) or nothing  # and no zero below zero

    return earned


@frozen(kw_only=True)
class Awarder:
    """A rule, prepared to award points to many rows; threads may share it.

    Attributes:
        rule: the rule.

    Raises:
        InvalidValueError: something else than a rule.

    >>> from budgetperf.rules.proportional import Proportional
    >>> awarder = Awarder(rule=Proportional())
    >>> awarder.award(AtLeast(value=Decimal(36), unit="场"), Decimal(7), Decimal("4.5"))
    Decimal('0.88')
    >>> awarder.many((AtMost(value=Decimal(90)), Decimal(actual), Decimal(10)) for actual in (85, 99, 200))
    [Decimal('10.00'), Decimal('9.00'), Decimal('0.00')]
    """

    rule: ScoringRule
    _ready: dict[type, Ready] = field(init=False, repr=False, eq=False, factory=dict)
    _known: dict[str, Points] = field(init=False, repr=False, eq=False, factory=dict)
    _lifts: bool = field(init=False, repr=False, eq=False)
    _kind: Callable[[Comparison], type] = field(init=False, repr=False, eq=False)
    _earned: Callable[[Arm, Decimal, Decimal, Decimal], Points] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        require(self.rule, Shape, "rule")
        keep = object.__setattr__
        keep(self, "_lifts", self.rule.negative_actual is NegativeActual.ZERO)
        keep(self, "_earned", _earner(self.rule.rounding))
        unit = self.rule.unit if isinstance(self.rule, WithUnit) else None
        keep(self, "_kind", type if unit is None else _kind_in(unit))

    def __reduce__(self) -> tuple[object, ...]:
        return _prepared, (self.rule,)

    def award(self, expectation: Comparison, actual: Decimal, points: Decimal) -> Points:
        """The points of ``score(expectation, actual, points=points, rule=rule)``.

        Args:
            expectation: what was asked.
            actual: what was reached, in the unit of the expectation.
            points: what full marks are worth, 0 or more.

        Returns:
            The points, with the decimals of the rule's rounding.

        Raises:
            InexactNumberError: a ``float``, a ``bool`` or another type in place of a number.
            InvalidValueError: a number out of its range.
            NotScorableError: the rule has nothing for this expectation.
            UnitMismatchError: the figures of the rule are in another unit.
        """
        try:
            ready = self._ready[self._kind(expectation)]
            target = expectation.value
            if not actual.is_finite():
                raise _UnsureError
            number = _enter(actual)
            if self._lifts and number < ZERO:
                number = ZERO
            certain, least = ready.full, ready.least
            if certain is _FROM:
                met = number >= target
            elif certain is _TO:
                met = number <= target
            else:
                met = number == target and certain is _AT
            if met and (least is None or target >= least):
                text = str(points) if type(points) is Decimal else ""
                return self._known.get(text) or _full_marks(points, self.rule.rounding, self._known)
            if points.is_signed() or not points.is_finite():
                raise _UnsureError
            return self._earned(ready.find(number, target), target, number, _enter(points))
        except _NOT_SURE:
            return self._slowly(expectation, actual, points)

    def many(self, rows: Iterable[tuple[Comparison, Decimal, Decimal]]) -> list[Points]:
        """What :meth:`award` gives to each expectation, actual and points, in their order.

        Raises:
            InvalidValueError: ``rows`` cannot be iterated over, or a row is not three things.
            BudgetPerfError: as :meth:`award`, for the first row that is refused.
        """
        ready_for, lifts, earned, slowly = self._ready, self._lifts, self._earned, self._slowly
        known, known_as, rounding = self._known, self._known.get, self.rule.rounding
        kind, enter, zero, from_target, to_target, at_target = self._kind, _enter, ZERO, _FROM, _TO, _AT
        awarded: list[Points] = []
        add = awarded.append
        require(rows, Iterable, "rows", hint="tuple()")
        for row in rows:
            try:
                expectation, actual, points = row
            except (TypeError, ValueError):
                raise _not_three(row, len(awarded) + 1) from None
            try:  # what award() does; a call for each row would cost a tenth of it
                ready = ready_for[kind(expectation)]
                target = expectation.value
                if not actual.is_finite():
                    raise _UnsureError
                number = enter(actual)
                if lifts and number < zero:
                    number = zero
                certain, least = ready.full, ready.least
                if certain is from_target:
                    met = number >= target
                elif certain is to_target:
                    met = number <= target
                else:
                    met = number == target and certain is at_target
                if met and (least is None or target >= least):
                    text = str(points) if type(points) is Decimal else ""
                    add(known_as(text) or _full_marks(points, rounding, known))
                    continue
                if points.is_signed() or not points.is_finite():
                    raise _UnsureError
                arm = ready.missed if target > zero and not met else None
                add(earned(arm or ready.find(number, target), target, number, enter(points)))
            except _NOT_SURE:
                add(slowly(expectation, actual, points))
        return awarded

    def _slowly(self, expectation: Comparison, actual: Decimal, points: Decimal) -> Points:
        """The points of the evidence, or its error."""
        reached: Measured | Decimal = actual
        if isinstance(expectation, _COMPARISONS):
            reached = Measured(value=exact(actual, "actual"), unit=expectation.unit)
        awarded = score(expectation, reached, points=points, rule=self.rule).points
        kind = type(expectation)
        if kind in _COMPARISONS and kind not in self._ready:
            self._ready[kind] = prepare(self.rule.pieces(expectation))
        return awarded


def award(expectation: Comparison, actual: Decimal, points: Decimal, rule: ScoringRule) -> Points:
    """The points of ``score(expectation, actual, points=points, rule=rule)``, without its evidence.

    Args:
        expectation: what was asked.
        actual: what was reached, in the unit of the expectation.
        points: what full marks are worth, 0 or more.
        rule: the rule; it is prepared once, which an :class:`Awarder` makes plain.

    Returns:
        The points, with the decimals of the rule's rounding.

    Raises:
        InexactNumberError: a ``float``, a ``bool`` or another type in place of a number.
        InvalidValueError: a number out of its range, or something else than a rule.
        NotScorableError: the rule has nothing for this expectation.
        UnitMismatchError: the figures of the rule are in another unit.

    >>> from budgetperf.rules.proportional import Proportional
    >>> award(Exactly(value=Decimal(100), unit="%"), Decimal("97.455"), Decimal(10), Proportional())
    Decimal('9.75')
    """
    awarder = _AWARDERS.get(id(rule))
    if awarder is None:
        awarder = Awarder(rule=rule)
        if len(_AWARDERS) >= _MOST_AWARDERS:
            _AWARDERS.clear()
        _AWARDERS[id(rule)] = awarder  # which keeps the rule, and so its place in memory
    return awarder.award(expectation, actual, points)


_AWARDERS: dict[int, Awarder] = {}
"""For the rules that :func:`award` met last; emptied when it grows."""


def _not_three(row: object, number: int) -> InvalidValueError:
    found = f"{type(row).__name__} of {len(row)}" if isinstance(row, Sized) else type(row).__name__
    found_zh = f"{len(row)} 项的 {type(row).__name__}" if isinstance(row, Sized) else found
    return InvalidValueError(
        f"item {number} of rows is {found}, expected an expectation, an actual and points.",
        f"rows 第 {number} 项为 {found_zh}，应依次为指标值、实际值和分值三项。",
        hint_en="make each row a tuple of three",
        hint_zh="请将每一行写成三项的元组",
        found=type(row).__name__,
        row=number,
    )


def _prepared(rule: ScoringRule) -> Awarder:
    return Awarder(rule=rule)
