"""Which facts a condition covers, exactly: interval algebra over the values of several facts at once.

The bounds that conditions print cut a fact's values into *cells*: each bound by itself, and what lies between two
neighbouring bounds. Inside a cell no comparison tells one value from another, so a union of intervals, each edge in or
out, is a set of cells; ``boxes`` has the algebra of such sets for several facts at once. Amounts, ratios and points are
continuous, counts are whole numbers, days whole days; a ratio has one more cell, *undefined*. Nothing is rounded and
nothing is sampled: each cell has one value that stands for all in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain, pairwise, product
from math import ceil, floor, prod
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import Share, ending
from budgetperf.errors import InvalidValueError
from budgetperf.rules.boxes import Box, Region, grown, meet, minus, sliced, too_many, united
from budgetperf.rules.conditions import (
    LEAVES,
    AllOf,
    AnyOf,
    Condition,
    DayIs,
    FlagIs,
    Not,
    NumberIs,
    Open,
    WordIs,
    walk,
)
from budgetperf.rules.fact_keys import FactKey, FactKind
from budgetperf.rules.facts import Facts, Known, KnownDay, KnownFlag, KnownNumber, KnownWord
from budgetperf.rules.holding import prepared

__all__ = [
    "FAILED",
    "HELD",
    "OPEN",
    "Axis",
    "Cell",
    "Space",
    "Verdicts",
    "space_of",
]

Verdicts = frozenset[bool | None]
"""What may have become of a condition; None where it cannot be told."""

HELD: Verdicts = frozenset({True})
FAILED: Verdicts = frozenset({False})
OPEN: Verdicts = frozenset({True, None})

_CENT = Fraction(1, 100)


@frozen(kw_only=True)
class Cell:
    """Values of a fact among which no condition makes a difference.

    Attributes:
        known: a value that stands for all of them, with its fact.
        is_edge: whether it is one number or day that a condition names.
    """

    known: Known
    is_edge: bool = False


@frozen(kw_only=True)
class Axis:
    """The values that a fact can have, cut into cells.

    Attributes:
        key: the fact.
        cells: numbers and days in rising order and *undefined* last, words as declared, no before yes.
    """

    key: FactKey
    cells: tuple[Cell, ...]

    @property
    def every(self) -> int:
        """All cells."""
        return (1 << len(self.cells)) - 1

    @property
    def in_order(self) -> int:
        """The cells that have neighbours: those of numbers and days, *undefined* left out."""
        if self.key.kind in {FactKind.WORD, FactKind.FLAG}:
            return 0
        return self.every >> 1 if self.key.kind is FactKind.RATE else self.every

    def beside(self, some: int) -> int:
        """The cells next to some cells; each word is next to each other word."""
        if self.key.kind in {FactKind.WORD, FactKind.FLAG}:
            return self.every
        some &= self.in_order
        return (some << 1 | some >> 1) & self.in_order

    def runs(self, some: int) -> Iterator[int]:
        """Some cells, parted where there is a hole between them."""
        while some:
            run = some & -some
            while (grown := run | self.beside(run) & some) != run:
                run = grown
            some &= ~run
            yield run

    def nicest(self, some: int) -> Cell:
        """The cell to show for some cells: defined if it can be, rather no edge, rather low than high."""
        places = [i for i in range(len(self.cells)) if some >> i & 1]
        worst = self.every & ~self.in_order
        return self.cells[min(places, key=lambda i: (bool(worst >> i & 1), self.cells[i].is_edge))]


@frozen(kw_only=True)
class Space:
    """The facts that some conditions compare, each with its cells.

    Attributes:
        axes: one for each fact, in reading order.

    >>> from decimal import Decimal
    >>> from budgetperf.amounts import points
    >>> from budgetperf.rules.comparing import at_least
    >>> from budgetperf.rules.facts import points_fact
    >>> pass_mark = at_least(points_fact("total", "总分", "total"), points(85))
    >>> space = space_of([pass_mark])
    >>> [str(cell.known.value) for cell in space.axes[0].cells]
    ['42', '85', '85.01']
    >>> space.region(pass_mark, FAILED, {}), space.region(pass_mark, HELD, {})
    (((1,),), ((6,),))
    """

    axes: tuple[Axis, ...]

    @property
    def whole(self) -> Region:
        """Every facts that there can be."""
        return (tuple(axis.every for axis in self.axes),)

    def region(self, condition: Condition, verdicts: Verdicts, chosen: Mapping[str, str]) -> Region:
        """The facts for which one of the verdicts is true of a condition.

        Args:
            condition: the condition; each of its facts is one of the space.
            verdicts: :data:`HELD`, :data:`FAILED` or :data:`OPEN` (not failed).
            chosen: the readings of all its open questions.
        """
        match condition:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                regions = [self.region(part, verdicts, chosen) for part in parts]
                if isinstance(condition, AllOf) is (True in verdicts):
                    return self._common(regions)
                return united(chain.from_iterable(regions))
            case Not(part=part):
                turned = frozenset(None if verdict is None else not verdict for verdict in verdicts)
                return self.region(part, turned, chosen)
            case Open(choice=choice, readings=readings):
                return self.region(next(r.when for r in readings if r.code == chosen[choice]), verdicts, chosen)
            case NumberIs() | DayIs() | WordIs() | FlagIs():
                return self._compared(condition, verdicts)
            case _:
                assert_never(condition)

    def _common(self, regions: Iterable[Region]) -> Region:
        common = self.whole
        for region in regions:
            common = meet(common, region)
        return common

    def _compared(self, leaf: NumberIs | DayIs | WordIs | FlagIs, verdicts: Verdicts) -> Region:
        """The cells whose values pass: ``holding`` itself compares, so that the two cannot disagree."""
        test = prepared(leaf, {})
        place = next(i for i, axis in enumerate(self.axes) if axis.key.code == leaf.key.code)
        told = [test(Facts(known=(cell.known,)).values) for cell in self.axes[place].cells]
        some = sum(1 << i for i, found in enumerate(told) if found in verdicts)
        return tuple((*box[:place], some, *box[place + 1 :]) for box in self.whole if some)

    def thin(self, region: Region, possible: Region) -> Iterator[tuple[FactKey, Region]]:
        """The parts of a region that are a single printed value of a fact, with that fact; each part once.

        Args:
            region: the region.
            possible: what can occur; a value is single where one beside it can occur, and none of these is inside.
        """
        rest = region
        for i, axis in enumerate(self.axes):
            for at, cell in enumerate(axis.cells):
                bit = 1 << at
                if cell.is_edge:
                    beside = axis.beside(bit)
                    single = minus(sliced(rest, i, bit, bit), sliced(region, i, beside, bit))
                    if found := meet(single, sliced(possible, i, beside, bit)):
                        rest = minus(rest, found)
                        yield axis.key, found

    def parts(self, region: Region) -> tuple[Region, ...]:
        """The region's connected parts, in the order of its boxes.

        Raises:
            TooManyCasesError: there are too many to tell apart.
        """
        great = grown(region, [axis.every for axis in self.axes])
        runs = [[tuple(axis.runs(some)) for axis, some in zip(self.axes, box, strict=True)] for box in great]
        too_many(sum(prod(map(len, each)) for each in runs))
        parts: list[list[Box]] = []
        for each in runs:
            alone: list[list[Box]] = []  # the pieces of one box never touch each other
            for piece in product(*each):
                touching = [part for part in parts if any(self._touch(piece, other) for other in part)]
                if touching:
                    merged = [other for part in touching for other in part] + [piece]
                    parts = [part for part in parts if part not in touching] + [merged]
                else:
                    alone.append([piece])
            parts += alone
        return tuple(tuple(part) for part in parts)

    def _touch(self, one: Box, other: Box) -> bool:
        """Whether a cell of one is a cell of the other or, in one fact, next to it."""
        apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if not a & b]
        return not apart or (len(apart) == 1 and bool(self.axes[apart[0]].beside(one[apart[0]]) & other[apart[0]]))

    def witness(self, region: Region) -> Facts:
        """Facts in the region: as few edges as can be, in the first of its boxes where that is so."""
        found = [self._point(box) for box in region]
        cells = min(found, key=lambda point: sum(cell.is_edge for cell in point))
        return Facts(known=tuple(cell.known for cell in cells))

    def _point(self, box: Box) -> tuple[Cell, ...]:
        return tuple(axis.nicest(some) for axis, some in zip(self.axes, box, strict=True))


def space_of(conditions: Iterable[Condition]) -> Space:
    """The space of the facts that the conditions compare.

    Args:
        conditions: the conditions; all readings of their open questions count.

    Raises:
        InvalidValueError: a fact that is defined in two ways.
    """
    leaves = [leaf for condition in conditions for leaf in walk(condition) if isinstance(leaf, LEAVES)]
    keys: dict[str, FactKey] = {}
    for leaf in leaves:
        if keys.setdefault(leaf.key.code, leaf.key) != leaf.key:
            raise InvalidValueError(
                f"the fact {leaf.key.code} is defined in two ways, expected one.",
                f"对事实 {leaf.key.code} 有两种定义，应只有一种。",
                fact=leaf.key.code,
            )
    return Space(axes=tuple(_axis(key, [leaf for leaf in leaves if leaf.key == key]) for key in keys.values()))


def _axis(key: FactKey, leaves: Sequence[Condition]) -> Axis:
    bounds = {_number(leaf.bound) for leaf in leaves if isinstance(leaf, (NumberIs, DayIs))}
    cells: list[Cell] = []
    match key.kind:
        case FactKind.AMOUNT | FactKind.RATE | FactKind.POINTS | FactKind.COUNT:
            is_whole = key.kind is FactKind.COUNT
            least = None if key.least is None else Fraction(ceil(key.least) if is_whole else key.least)
            pairs = _cells(sorted(bounds), least, None, is_whole=is_whole)
            cells += [Cell(known=_known_number(key, value), is_edge=is_edge) for value, is_edge in pairs]
            if key.kind is FactKind.RATE:
                cells.append(Cell(known=KnownNumber(key=key, value=Share.of(1, 0))))
        case FactKind.DAY:
            first, last = _number(date.min), _number(date.max)
            for value, is_edge in _cells(sorted(bounds), first, last, is_whole=True):
                day = date.fromordinal(value.numerator)
                cells.append(Cell(known=KnownDay(key=key, value=day), is_edge=is_edge))
        case FactKind.FLAG:
            cells += [Cell(known=KnownFlag(key=key, value=flag)) for flag in (False, True)]
        case FactKind.WORD:
            cells += [Cell(known=KnownWord(key=key, value=code)) for code in key.codes]
        case _:
            assert_never(key.kind)
    return Axis(key=key, cells=tuple(cells))


def _number(bound: Decimal | date) -> Fraction:
    return Fraction(bound.toordinal() if isinstance(bound, date) else bound)


def _cells(
    edges: Sequence[Fraction], least: Fraction | None, most: Fraction | None, *, is_whole: bool
) -> Iterator[tuple[Fraction, bool]]:
    """A value for each cell, and whether it is an edge: rising, none outside what can be."""
    step = Fraction(1) if is_whole else _CENT
    if least is None or (is_whole and least < edges[0]):
        yield edges[0] - step, False
    elif least < edges[0]:
        yield _between(least, edges[0]), False
    for edge, after in pairwise(edges):
        yield edge, True
        between = edge + 1 if is_whole else _between(edge, after)
        if between < after:
            yield between, False
    yield edges[-1], True
    if most is None or edges[-1] < most:
        yield edges[-1] + step, False


def _between(low: Fraction, high: Fraction) -> Fraction:
    """Midway, or a whole number near there."""
    middle = (low + high) / 2
    whole = Fraction(floor(middle))
    return whole if low < whole else middle


def _known_number(key: FactKey, value: Fraction) -> KnownNumber:
    """A number; one with more digits than a printed one may have travels as a share."""
    try:
        return KnownNumber(key=key, value=ending(value))
    except InvalidValueError:
        share = Share(numerator=Decimal(value.numerator), denominator=Decimal(value.denominator))
        return KnownNumber(key=key, value=share)
