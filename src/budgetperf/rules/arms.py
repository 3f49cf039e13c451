"""The pieces of a rule, prepared for :mod:`~budgetperf.rules.awarding`: decimals instead of fractions.

Denominators are cleared once. A piece that earns nothing and begins where its neighbour has come down to nothing is
joined to it, so most shapes have one arm below the target, one at it and one above it; where there are more, the arm is
found by bisection over constants, with one difference or one quotient for each actual.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_05UP, Context, Decimal, DecimalException, DivisionByZero, Inexact, InvalidOperation, Overflow
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from attrs import frozen

from budgetperf.amounts import ending
from budgetperf.rules.pieces import Linear, Piece, Pieces

__all__ = ["EXACTLY", "ZERO", "Arm", "Arms", "Full", "Ready", "prepare", "private"]

_Form = Callable[[Decimal, Decimal], Decimal]
"""The value at an actual and a target, up to a factor that all forms of one arm share."""
_LEAST_DIGITS = 24
_NEAR_ZERO = Decimal("1E-60")
_ACTUAL, _TARGET = Linear(actual=1), Linear(target=1)
ZERO = Decimal(0)


def private(digits: int, rounding: str, *lost: type[Inexact]) -> Context:
    """A context that depends on nobody's defaults; what it cannot do it raises as an ``ArithmeticError``."""
    traps: list[type[DecimalException]] = [DivisionByZero, InvalidOperation, Overflow, *lost]
    limit = 999_999
    return Context(prec=digits, rounding=rounding, Emin=-limit, Emax=limit, capitals=1, clamp=0, flags=[], traps=traps)


EXACTLY = private(500, ROUND_05UP, Inexact)
"""Products and sums in which no digit may be lost."""


class Full(Enum):
    """Which actuals earn full marks for certain, seen from the target."""

    FROM_TARGET = "from_target"
    TO_TARGET = "to_target"
    AT_TARGET = "at_target"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Arm:
    """What one stretch of actuals earns.

    Attributes:
        same: the share, where it is the same everywhere and its decimals end.
        above: the numerator of the share; None for the actual itself.
        below: the denominator of the share; None for the target itself.
        clamps: whether a numerator below zero counts as zero; the denominator is then positive.
    """

    same: Decimal | None = None
    above: _Form | None = None
    below: _Form | None = None
    clamps: bool = False


@frozen(kw_only=True)
class Arms:
    """The arms for one sign of the target.

    Attributes:
        below: for actuals below the target.
        at: for the target itself.
        above: for actuals above the target.
        find: finds the arm of an actual and a target; None where the three above say it.
    """

    below: Arm
    at: Arm
    above: Arm
    find: Callable[[Decimal, Decimal], Arm] | None


@frozen(kw_only=True)
class Ready:
    """The arms for one kind of expectation.

    Attributes:
        full: which actuals earn full marks for certain.
        least: a target from which on that holds; None for any.
        missed: the arm of all other actuals beside a target above zero; None where there are several.
        positive: for targets above zero; None where they are not scored.
        zero: for a target of zero; None where it is not scored.
        negative: for targets below zero; None where they are not scored.
    """

    full: Full
    least: Decimal | None
    missed: Arm | None
    positive: Arms | None
    zero: Arms | None
    negative: Arms | None

    def find(self, actual: Decimal, target: Decimal) -> Arm:
        """The arm that an actual falls on.

        Raises:
            LookupError: targets of this sign are not scored.
        """
        arms = self.positive if target > ZERO else self.negative if target else self.zero
        if arms is None:
            raise LookupError
        if arms.find is not None:
            return arms.find(actual, target)
        return arms.below if actual < target else arms.at if actual == target else arms.above


class _Stretch(NamedTuple):
    upto: Linear | None
    closed: bool
    arm: Arm


def prepare(pieces: Pieces) -> Ready:
    """Prepare the pieces for one kind of expectation.

    >>> from budgetperf.rules.expectations import AtMost
    >>> from budgetperf.rules.proportional import Proportional
    >>> ready = prepare(Proportional().pieces(AtMost(value=Decimal(90))))
    >>> ready.full.value, ready.least, ready.positive.find
    ('to_target', None, None)
    """
    positive, zero, negative = (
        _stretches(found, sign) for found, sign in ((pieces.positive, 1), (pieces.zero, 0), (pieces.negative, -1))
    )
    full = _full(positive, 1)
    least: Decimal | None = _NEAR_ZERO
    if _full(zero, 0) is full:
        least = None if _full(negative, -1) is full else ZERO
    arms = _arms(positive, 1)
    missed: Arm | None = None
    if arms is not None and arms.find is None:
        missed = {Full.FROM_TARGET: arms.below, Full.TO_TARGET: arms.above}.get(full)
    return Ready(
        full=full, least=least, missed=missed, positive=arms, zero=_arms(zero, 0), negative=_arms(negative, -1)
    )


def _stretches(pieces: tuple[Piece, ...], sign: int) -> list[_Stretch]:
    """The pieces as arms; a piece of nothing goes into the slope beside it that reaches nothing at their edge."""
    found: list[_Stretch] = []
    last = len(pieces) - 1
    i = 0
    while i <= last:
        piece, lower, upper = pieces[i], found[-1] if found else None, pieces[i + 1] if i < last else None
        slope = _slope(piece, sign)
        from_nothing = slope > 0 and lower is not None and lower.arm.same == 0 and _ends(piece, lower.upto, sign)
        to_nothing = slope < 0 and upper is not None and _share(upper) == 0 and _ends(piece, piece.upto, sign)
        if from_nothing:
            found.pop()
        if to_nothing and upper is not None:
            found.append(_Stretch(upper.upto, upper.closed, _arm(piece, sign, clamps=True)))
        else:
            found.append(_Stretch(piece.upto, piece.closed, _arm(piece, sign, clamps=from_nothing)))
        i += 2 if to_nothing else 1
    return found


def _share(piece: Piece) -> Fraction | None:
    """The share of a piece that earns the same everywhere."""
    above, below = piece.numerator, piece.denominator
    if any((above.actual, above.target, below.actual, below.target)) or not below.constant:
        return None
    return above.constant / below.constant


def _sign_of(form: Linear, sign: int) -> int | None:
    """The sign of a form of the target alone, for all targets of a sign; None where it differs among them."""
    parts = {(part > 0) - (part < 0) for part in (form.target * sign, form.constant)} - {0}
    return None if len(parts) > 1 else next(iter(parts), 0)


def _slope(piece: Piece, sign: int) -> int:
    """Whether the share rises (1) or falls (-1) straight; 0 where it does neither or that is not known."""
    below = _sign_of(piece.denominator, sign) if not piece.denominator.actual else None
    rise = piece.numerator.actual
    return ((rise > 0) - (rise < 0)) * (below or 0)


def _ends(piece: Piece, edge: Linear | None, sign: int) -> bool:
    """Whether the share of a piece is nothing at an edge."""
    edge, form = edge or Linear(), piece.numerator  # the last piece has no edge, and nothing lies beyond it
    level, rise = form.constant + form.actual * edge.constant, form.target + form.actual * edge.target
    return level == 0 and (sign == 0 or rise == 0)


def _arm(piece: Piece, sign: int, *, clamps: bool) -> Arm:
    share = _share(piece)
    if share is not None:
        ended = ending(share)
        if isinstance(ended, Decimal):
            return Arm(same=ended)
    above, below = piece.numerator, piece.denominator
    times = lcm(*(part.denominator for form in (above, below) for part in (form.actual, form.target, form.constant)))
    if clamps and _sign_of(below, sign) == -1:
        times = -times
    return Arm(
        above=None if times == 1 and above == _ACTUAL else _form(times, above),
        below=None if times == 1 and below == _TARGET else _form(times, below),
        clamps=clamps,
    )


def _decimal(value: Fraction) -> Decimal:
    """A fraction that is known to end."""
    ended = ending(value)
    assert isinstance(ended, Decimal)  # noqa: S101 - denominators were cleared
    return ended


def _form(times: int, form: Linear) -> _Form:
    """So many times a form, as a function; its coefficients then end."""
    actual, target, constant = (_decimal(times * part) for part in (form.actual, form.target, form.constant))
    if not actual and not target:
        return lambda _a, _t: constant
    multiply, plus = EXACTLY.multiply, EXACTLY.fma
    if not constant and not target:
        return lambda a, _t: multiply(actual, a)
    if not constant and not actual:
        return lambda _a, t: multiply(target, t)
    return lambda a, t: plus(actual, a, plus(target, t, constant))


def _full(stretches: list[_Stretch], sign: int) -> Full:
    """Which actuals earn full marks, as far as the edges can be compared with every target of the sign."""
    sides = [_side(stretch, sign) for stretch in stretches]
    if not sides or None in sides:
        return Full.UNKNOWN
    at = next(
        i
        for i, (side, stretch) in enumerate(zip(sides, stretches, strict=True))
        if side == 1 or (side == 0 and stretch.closed)
    )
    full = [stretch.arm.same == 1 for stretch in stretches]
    if not full[at]:
        return Full.UNKNOWN
    if all(full[at:]):
        return Full.FROM_TARGET
    return Full.TO_TARGET if all(full[: at + 1]) else Full.AT_TARGET


def _side(stretch: _Stretch, sign: int) -> int | None:
    """Where a stretch ends: below the target (-1), at it or above it; None where that differs among targets."""
    if stretch.upto is None:
        return 1
    return _sign_of(Linear(target=stretch.upto.target - 1, constant=stretch.upto.constant), sign)


def _arms(stretches: list[_Stretch], sign: int) -> Arms | None:
    if not stretches:
        return None
    arms = [stretch.arm for stretch in stretches]
    if all(_side(stretch, sign) == 0 for stretch in stretches[:-1]):
        at = next(stretch.arm for stretch in stretches if stretch.closed or stretch.upto is None)
        return Arms(below=arms[0], at=at, above=arms[-1], find=None)
    return Arms(below=arms[0], at=arms[0], above=arms[-1], find=_finder(stretches, sign))


def _finder(stretches: list[_Stretch], sign: int) -> Callable[[Decimal, Decimal], Arm]:
    edges = [stretch.upto for stretch in stretches if stretch.upto is not None]
    closed, arms = [stretch.closed for stretch in stretches], [stretch.arm for stretch in stretches]
    slopes = {edge.target if sign else Fraction(0) for edge in edges}
    if len(slopes) == 1:
        measure, levels = _distance(slopes.pop(), [edge.constant for edge in edges])
    elif not any(edge.constant for edge in edges):
        measure, levels = _quotient(sign, [edge.target * sign for edge in edges])
    else:
        return _walk(edges, closed, arms)
    last = len(levels)

    def find(actual: Decimal, target: Decimal) -> Arm:
        where = measure(actual, target)
        i = bisect_left(levels, where)
        while i < last and levels[i] == where and not closed[i]:
            i += 1
        return arms[i]

    return find


def _cleared(numbers: Sequence[Fraction]) -> tuple[int, list[Decimal]]:
    """A whole number that makes decimals of these fractions, and those decimals."""
    times = lcm(*(_without_tens(number.denominator) for number in numbers))
    return times, [_decimal(times * number) for number in numbers]


def _without_tens(denominator: int) -> int:
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator


def _distance(slope: Fraction, constants: list[Fraction]) -> tuple[_Form, list[Decimal]]:
    """Edges ``slope·t + c``: how far an actual lies above ``slope·t``, to be compared with each ``c``."""
    times, (_, *levels) = _cleared([slope, *constants])
    if times == 1 and not slope:
        return (lambda a, _t: a), levels
    if times == 1 and slope == 1:
        return EXACTLY.subtract, levels
    return _form(times, Linear(actual=1, target=-slope)), levels


def _quotient(sign: int, shares: list[Fraction]) -> tuple[_Form, list[Decimal]]:
    """Edges ``s·t``: the actual over the size of the target, to be compared with each ``s``.

    The quotient has more digits than any of the shares, and its last one is neither 0 nor 5 unless it is exact. So a
    share is not finer than its last digit but one, and lies on the same side of it as of the true quotient; or else
    the quotient is greater than a share of so few digits can be.
    """
    times, levels = _cleared(shares)
    digits = max(len(level.as_tuple().digits) for level in levels)
    divide = private(max(_LEAST_DIGITS, digits + 1), ROUND_05UP).divide
    if sign * times == 1:
        return divide, levels
    scaled = _form(sign * times, _ACTUAL)
    return (lambda a, t: divide(scaled(a, t), t)), levels


def _walk(edges: Iterable[Linear], closed: list[bool], arms: list[Arm]) -> Callable[[Decimal, Decimal], Arm]:
    """Edges of any kind, compared one by one."""
    lines: list[tuple[_Form, bool, Arm]] = []
    for edge, ends_in, arm in zip(edges, closed[:-1], arms[:-1], strict=True):
        times, _ = _cleared([edge.target, edge.constant])
        over = _form(times, Linear(actual=1, target=-edge.target, constant=-edge.constant))
        lines.append((over, ends_in, arm))

    def find(actual: Decimal, target: Decimal) -> Arm:
        for over, ends_in, arm in lines:
            rest = over(actual, target)
            if rest < ZERO or (ends_in and not rest):
                return arm
        return arms[-1]

    return find
