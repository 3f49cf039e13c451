"""How equations are computed: every one of them is made of sums and quotients of intervals.

A relation is asked two things: whether it holds for the numbers that its figures may stand for, and what one of the
figures would have to be by the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import combinations
from typing import assert_never

from attrs import frozen

from budgetperf.ledger.equations import Equation, GrowthOf, InOrder, Listed, Nested, QuotientOf, SameFigure, SumOf
from budgetperf.ledger.intervals import Interval
from budgetperf.terms import Term, term

__all__ = ["EquationOutcome", "made_by", "outcome_of", "wanted"]

_POSITIVE, _ONE = Interval.above(0), Interval.point(1)
_Values = Mapping[str, Interval]


class EquationOutcome(Enum):
    """What becomes of an equation when all numbers are tried that its figures may stand for.

    A computed figure is what is printed where every number that it can be would be printed so.
    """

    HOLDS = "holds"
    VIOLATED = "violated"
    UNDECIDABLE = "undecidable"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(f"equation.{self.value}")


@frozen(kw_only=True)
class _Adds:
    """The whole is the sum of the parts and of a number, or not less than that."""

    whole: str
    parts: tuple[str, ...]
    number: int = 0
    exactly: bool = True
    both_ways: bool = False  # the parts may be the less precise side

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.whole, *self.parts)

    def made(self, values: _Values, without: str | None = None) -> Interval:
        total = Interval.point(self.number)
        for part in self.parts:
            total = total if part == without else total.plus(values[part])
        return total

    def answer(self, values: _Values) -> bool | None:
        whole, made = values[self.whole], self.made(values)
        if not self.exactly:
            return whole.at_least(made)
        found = made.makes(whole)
        return whole.makes(made) if found is None and self.both_ways else found

    def wanted(self, code: str, values: _Values) -> Interval | None:
        if code == self.whole:
            made = self.made(values)
            return made if self.exactly else Interval(low=made.low, low_in=made.low_in)
        whole = values[self.whole]
        if not self.exactly:
            whole = Interval(high=whole.high, high_in=whole.high_in)
        return whole.minus(self.made(values, without=code))


class _Factor(Enum):
    ITSELF = "itself"
    MORE = "more"
    LESS = "less"


@frozen(kw_only=True)
class _Divides:
    """A factor that is one figure over another; the factor is a figure, or 1 more or less than it."""

    dividend: str
    divisor: str
    figure: str
    factor: _Factor = _Factor.ITSELF

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.dividend, self.divisor, self.figure)

    def made(self, values: _Values) -> Interval | None:
        times = values[self.dividend].over(values[self.divisor])
        if times is None or self.factor is _Factor.ITSELF:
            return times
        return times.minus(_ONE) if self.factor is _Factor.MORE else _ONE.minus(times)

    def answer(self, values: _Values) -> bool | None:
        divisor, factor = values[self.divisor], self._factor(values)
        times = values[self.dividend].over(divisor)
        if times is None or factor is None:
            return False
        found = times.makes(factor)
        return None if found and divisor.contains(0) else found

    def wanted(self, code: str, values: _Values) -> Interval | None:
        if code == self.figure:
            return self.made(values)
        factor, dividend = self._factor(values), values[self.dividend]
        if factor is None:
            return None
        if code == self.dividend:
            divisor = values[self.divisor].meet(_POSITIVE)
            return None if divisor is None else divisor.times(factor)
        if factor.contains(0) and dividend.contains(0):
            return _POSITIVE
        divisor = dividend.over(factor)
        return None if divisor is None else divisor.meet(_POSITIVE)

    def _factor(self, values: _Values) -> Interval | None:
        value = values[self.figure]
        match self.factor:
            case _Factor.ITSELF:
                return value
            case _Factor.MORE:
                return _ONE.plus(value)
            case _Factor.LESS:
                return _ONE.minus(value)
            case _:
                assert_never(self.factor)


def outcome_of(equation: Equation, values: Mapping[str, Interval]) -> EquationOutcome:
    """Whether an equation holds for what its figures may stand for: violated where no numbers make it hold."""
    answers = [relation.answer(values) for relation in _relations(equation)]
    if False in answers:
        return EquationOutcome.VIOLATED
    return EquationOutcome.UNDECIDABLE if None in answers else EquationOutcome.HOLDS


def made_by(equation: Equation, values: Mapping[str, Interval]) -> Interval | None:
    """What the other figures make of the one that they should make; None where there is none, or no number."""
    return None if equation.made is None else _relations(equation)[0].made(values)


def wanted(code: str, equations: Iterable[Equation], values: Mapping[str, Interval]) -> Interval | None:
    """What a figure would have to be by all other figures of these equations; None where nothing would do."""
    found: Interval | None = Interval()
    for equation in equations:
        for relation in _relations(equation):
            if code in relation.codes and found is not None:
                wants = relation.wanted(code, values)
                found = None if wants is None else found.meet(wants)
            elif relation.answer(values) is False:
                found = None
    return found


def _relations(equation: Equation) -> tuple[_Adds | _Divides, ...]:
    match equation:
        case SumOf():
            return (_Adds(whole=equation.whole, parts=equation.parts, exactly=equation.complete),)
        case Listed():
            return (_Adds(whole=equation.figure, parts=(), number=len(equation.names), exactly=equation.complete),)
        case Nested() | InOrder():
            codes = equation.figures if isinstance(equation, Nested) else equation.figures[::-1]
            return tuple(_Adds(whole=one, parts=(other,), exactly=False) for one, other in combinations(codes, 2))
        case SameFigure():
            pairs = combinations(equation.figures, 2)
            return tuple(_Adds(whole=one, parts=(other,), both_ways=True) for one, other in pairs)
        case QuotientOf():
            return (_Divides(dividend=equation.dividend, divisor=equation.divisor, figure=equation.quotient),)
        case GrowthOf():
            factor = _Factor.LESS if equation.falls else _Factor.MORE
            after, before = equation.after, equation.before
            return (_Divides(dividend=after, divisor=before, figure=equation.rate, factor=factor),)
        case _:
            assert_never(equation)
