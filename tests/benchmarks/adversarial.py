"""Rows on which careless arithmetic fails, and an oracle in fractions that shares nothing with the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, gcd
from random import Random

from attrs import evolve, frozen

import budgetperf as bp
from budgetperf.rules.expectations import Comparison
from budgetperf.rules.pieces import constant

Row = tuple[Comparison, Decimal, Decimal]
"""An expectation, an actual in its unit, and points."""

KINDS = (bp.AtLeast, bp.MoreThan, bp.AtMost, bp.LessThan, bp.Exactly)
_POINTS = tuple(
    Decimal(text) for text in ("0", "0.01", "1", "2.5", "3.33", "4.5", "10", "10.00", "1E+1", "33.333", "100")
)
_TENTHS = (5, 6, 8, 9, 10, 11, 12, 15, 20)


def rows(count: int, seed: int = 7) -> Iterator[Row]:
    """So many rows: ties, near ties, values at and beside every usual edge, zeros, both signs, 1 to 60 digits."""
    random = Random(seed)  # noqa: S311 - rows, not secrets
    for _ in range(count):
        kind = random.choice(KINDS)
        points, target, actual = random.choice((_plain, _edge, _tie, _hard, _wide))(random)
        if random.random() < 0.05:
            target = -target
        if random.random() < 0.05:
            actual = -actual
        if random.random() < 0.02:
            target, actual = random.choice(((Decimal(0), actual), (target, Decimal(0)), (Decimal(0), Decimal("-0.0"))))
        yield kind(value=target), actual, points


def _plain(random: Random) -> tuple[Decimal, Decimal, Decimal]:
    places = random.randrange(5)
    return (
        random.choice(_POINTS),
        _scaled(random.randrange(1, 10**6), places),
        _scaled(random.randrange(2 * 10**6), places),
    )


def _edge(random: Random) -> tuple[Decimal, Decimal, Decimal]:
    """An actual at a tenth of the target, or one unit of its last decimal beside it."""
    units = 10 ** random.randrange(3) * random.randrange(1, 10**5)
    places = random.randrange(8)
    beside = random.choice((-1, 0, 0, 1))
    return random.choice(_POINTS), _scaled(10 * units, places), _scaled(random.choice(_TENTHS) * units + beside, places)


def _tie(random: Random) -> tuple[Decimal, Decimal, Decimal]:
    """``1·a/t`` is an odd number of half cents, or one unit beside that."""
    size = floor(10 ** random.uniform(0, 15))
    odd = 2 * random.randrange(200) + 1
    beside = random.choice((-1, 0, 0, 1))
    places = random.randrange(4)
    return Decimal(1), _scaled(200 * size, places), _scaled(odd * size + beside, places)


def _hard(random: Random) -> tuple[Decimal, Decimal, Decimal]:
    """``p·a/t`` misses a tie by one part in ``2t``, for a target of up to 40 digits: solved by a modular inverse."""
    worth = random.choice((333, 750, 1000, 10000, 1))
    target = random.randrange(10**16, 10 ** random.randrange(18, 41)) | 1
    while gcd(worth, target) > 1:
        target -= 2
    actual = (target - random.choice((-1, 1))) // 2 * pow(worth, -1, target) % target
    return _scaled(worth, 2), Decimal(target), Decimal(actual)


def _wide(random: Random) -> tuple[Decimal, Decimal, Decimal]:
    """Up to 60 digits on either side of the point, in all three."""
    target, actual = (_scaled(random.randrange(1, 10 ** random.randrange(1, 110)), random.randrange(60)) for _ in "ta")
    beside = Decimal((0, tuple(map(int, str(floor(Fraction(target) * 10**60) + random.choice((-1, 0, 1))))), -60))
    points = random.choice((*_POINTS, _scaled(random.randrange(1, 10**70), random.randrange(15, 60))))
    return points, target, random.choice((actual, beside))


def _scaled(units: int, places: int) -> Decimal:
    sign, digits, _ = Decimal(units).as_tuple()
    exponent = -places
    if len(digits) + exponent > 60:
        exponent = 60 - len(digits)
    return Decimal((sign, digits, exponent))


def rounded(value: Fraction, rounding: bp.Rounding) -> Decimal:
    """The nearest decimal as the rounding says, from counting units."""
    units = abs(value) * 10**rounding.places
    low, rest = floor(units), units - floor(units)
    goes_up = {
        bp.RoundingMode.DOWN: False,
        bp.RoundingMode.UP: rest > 0,
        bp.RoundingMode.HALF_UP: rest >= Fraction(1, 2),
        bp.RoundingMode.HALF_EVEN: rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1),
    }[rounding.mode]
    low += goes_up
    digits = tuple(int(digit) for digit in str(low))
    return Decimal((1 if value < 0 and low else 0, digits, -rounding.places))


def proportional(kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    """The share of the plain proportional rule, for one-sided '='."""
    if target < 0:
        return _mirrored(kind, -target, -actual)
    rising = kind in {bp.AtLeast, bp.MoreThan}
    if target == 0:
        return Fraction(int(actual >= 0 if rising else actual <= 0))
    if rising or kind is bp.Exactly:
        return min(Fraction(1), max(Fraction(0), actual / target))
    return min(Fraction(1), max(Fraction(0), 2 - actual / target))


def _mirrored(kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    rising, falling = max(Fraction(0), actual / target), max(Fraction(0), 2 - actual / target)
    if kind is bp.Exactly:
        return min(rising, falling)
    return min(Fraction(1), falling if kind in {bp.AtLeast, bp.MoreThan} else rising)


def inverse(kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    """The inverse ratio, for falling expectations of a positive target."""
    assert kind in {bp.AtMost, bp.LessThan}
    return Fraction(1) if actual <= target else target / actual


def steps(_kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    """Nothing below 0.6 of the target, half up to 0.8, seven ninths up to 0.9 and at it, then all."""
    reached = actual / target
    if reached < Fraction(6, 10):
        return Fraction(0)
    if reached < Fraction(8, 10):
        return Fraction(1, 2)
    return Fraction(7, 9) if reached <= Fraction(9, 10) else Fraction(1)


def deviation(_kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    """Each 3 % begun on either side costs a fifteenth."""
    away = abs(actual - target) / (abs(target) * Fraction(3, 100))
    return max(Fraction(0), 1 - ceil(away) * Fraction(1, 15))


def units(kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    """Each full 0.7 on the missing side costs a sixth; for rising and falling expectations."""
    short = target - actual if kind in {bp.AtLeast, bp.MoreThan} else actual - target
    return max(Fraction(0), 1 - floor(max(short, Fraction(0)) / Fraction(7, 10)) * Fraction(1, 6))


def steep(_kind: type[Comparison], target: Fraction, actual: Fraction) -> Fraction:
    """Twice the shortfall is lost."""
    return min(Fraction(1), max(Fraction(0), 2 * actual / target - 1))


@frozen(kw_only=True)
class Case:
    """A rule, the rows it scores, and what it must award by the words of its publisher.

    Attributes:
        rule: the rule.
        share: the oracle.
        kinds: the kinds of expectation that the oracle knows.
        signs: the signs of the target that it knows.
    """

    rule: bp.ScoringRule
    share: Callable[[type[Comparison], Fraction, Fraction], Fraction]
    kinds: tuple[type[Comparison], ...] = KINDS
    signs: tuple[int, ...] = (-1, 0, 1)

    def takes(self, row: Row) -> bool:
        """Whether the oracle knows the row."""
        target = row[0].value
        return type(row[0]) in self.kinds and (target > 0) - (target < 0) in self.signs

    def awards(self, row: Row) -> Decimal:
        """The points by the oracle."""
        expectation, actual, points = row
        share = self.share(type(expectation), Fraction(expectation.value), Fraction(actual))
        return rounded(Fraction(points) * share, self.rule.rounding)

    def rounds(self, rounding: bp.Rounding) -> Case:
        """The same case under another rounding."""
        return evolve(self, rule=evolve(self.rule, rounding=rounding))


_SEEN = bp.Basis(kind=bp.BasisKind.ASSUMED, zh="示例", en="an example")
_RISING, _FALLING = (bp.AtLeast, bp.MoreThan), (bp.AtMost, bp.LessThan)


def _based(*names: str) -> dict[str, bp.Basis]:
    return dict.fromkeys(names, _SEEN)


_TABLE = (
    bp.Step(upto=Decimal("0.6"), earns=bp.Share.of(0, 1)),
    bp.Step(upto=Decimal("0.8"), earns=bp.Share.of(1, 2)),
    bp.Step(upto=Decimal("0.9"), included=True, earns=bp.Share.of(7, 9)),
    bp.Step(upto=None, earns=bp.Share.of(1, 1)),
)
_STEEP = (
    constant("nothing", Fraction(0), bp.Linear(target="0.5")),
    bp.Piece(
        key="short",
        upto=bp.Linear(target=1),
        closed=False,
        numerator=bp.Linear(actual=2, target=-1),
        denominator=bp.Linear(target=1),
    ),
    constant("reached", Fraction(1)),
)
CASES = {
    "proportional": Case(rule=bp.Proportional(), share=proportional),
    "inverse": Case(rule=bp.Proportional(reverse=bp.Reverse.INVERSE_RATIO), share=inverse, kinds=_FALLING, signs=(1,)),
    "steps": Case(
        rule=bp.Steps(over=bp.StepsOver.ATTAINMENT, at_least=_TABLE, basis=_based("over", "at_least")),
        share=steps,
        kinds=_RISING,
        signs=(1,),
    ),
    "deviation": Case(
        rule=bp.PerDeviation(
            step=Decimal("0.03"),
            step_of=bp.StepOf.TARGET,
            loss=bp.Share.of(1, 15),
            counts=bp.Counts.EITHER,
            partial=bp.PartialStep.WHOLE,
            basis=_based("step", "step_of", "loss", "counts", "partial"),
        ),
        share=deviation,
        signs=(-1, 1),
    ),
    "units": Case(
        rule=bp.PerDeviation(
            step=Decimal("0.7"),
            step_of=bp.StepOf.UNIT,
            unit="",
            loss=bp.Share.of(1, 6),
            counts=bp.Counts.MISSING,
            partial=bp.PartialStep.NOTHING,
            basis=_based("step", "step_of", "loss", "counts", "partial"),
        ),
        share=units,
        kinds=(*_RISING, *_FALLING),
    ),
    "steep": Case(
        rule=bp.Piecewise(at_least=bp.Pieces(positive=_STEEP, zero=(), negative=()), basis=_based("at_least")),
        share=steep,
        kinds=_RISING,
        signs=(1,),
    ),
}
"""Rules of every shape, each beside an oracle that was written from its description."""
