"""Rules without a ratio: all or nothing (直接赋分) and tables of steps (分档计分).

A table holds the figures of whoever published it, so it has no default. What a step is worth is written as a share of
the points: "7 of 10" is ``Share.of(7, 10)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from budgetperf.amounts import Share, exact
from budgetperf.basis import Assumption, Bases, Basis, assumed
from budgetperf.errors import InvalidValueError, require, require_truth
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, LessThan, MoreThan
from budgetperf.rules.laws import Law
from budgetperf.rules.outcomes import ExactlySide, Tolerance
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.proportional import STRICT
from budgetperf.rules.shapes import CONVENTIONS, TABLES, Direction, Shape, WithUnit, no_pieces, with_conventions
from budgetperf.rules.units import unit_term
from budgetperf.terms import Term, term

__all__ = ["AllOrNothing", "Step", "Steps", "StepsOver", "check_share", "step_pieces"]

_T = Linear(target=1)
_NO_SHARE = Share(numerator=Decimal(0), denominator=Decimal(1))


def check_share(share: Share, what: str, *, up_to_one: bool = True) -> None:
    """Refuse what is no share of the points, from 0 to 1."""
    require(share, Share, what, hint="Share.of()")
    if not share.is_defined or share.exact < 0 or (share.exact > 1 if up_to_one else share.exact >= 1):
        limit = "0 to 1" if up_to_one else "0 to less than 1"
        raise InvalidValueError(
            f"{what} is {share}, expected a share of the points, {limit}.",
            f"{what} 为 {share}，应为分值的比例（{'0 至 1' if up_to_one else '不小于 0 且小于 1'}）。",
            found=str(share),
        )


_ALL_OR_NOTHING = Bases({**CONVENTIONS, "missed": assumed("未达成不得分", "what is missed earns nothing")})


def _with_nothing_missed(bases: Mapping[str, Basis]) -> Bases:
    return Bases({**_ALL_OR_NOTHING, **bases})


@frozen(kw_only=True)
class AllOrNothing(Shape):
    """Full marks when the expectation is met, a fixed share of the points otherwise: usually nothing.

    Laws: monotone, full when met, unchanged by the unit of measure, between zero and the points; it jumps where the
    expectation begins to be met. ``>`` and ``<`` are strict.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored.
        missed: the share that a missed expectation still earns, 0 to less than 1.
        basis: the ground of each field; what it leaves out is an assumed convention, but for a share above 0.

    >>> from budgetperf.rules.reading import parse
    >>> from budgetperf.rules.scoring import score
    >>> score(parse(">95%"), "95%", points=5, rule=AllOrNothing()).points
    Decimal('0.00')
    """

    key: ClassVar[str] = "all-or-nothing"

    missed: Share = _NO_SHARE
    basis: Bases = field(
        default=_ALL_OR_NOTHING,
        converter=_with_nothing_missed,
    )

    def _check(self) -> None:
        check_share(self.missed, "AllOrNothing.missed", up_to_one=False)
        if self.missed.numerator and self.basis["missed"] == _ALL_OR_NOTHING["missed"]:
            raise InvalidValueError(
                f"AllOrNothing.basis lacks missed: that a miss still earns {self.missed} is somebody's figure.",
                f"AllOrNothing.basis 缺少 missed：未达成仍得 {self.missed} 须有出处。",
                hint_en="say where the share comes from",
                hint_zh="请写明该比例的依据",
                found=str(self.missed),
            )

    def _reason(self, law: Law, expectation: Comparison) -> str:
        # beside "<0" an actual that counts as zero misses what it met; all else keeps every law but this one
        return "missed" if law is Law.CONTINUOUS else "negative_actual"

    def _pieces(self, direction: Direction) -> Pieces:
        missed = self.missed.exact
        rising = (constant("missed", missed, _T, closed=direction is MoreThan), constant("reached", Fraction(1)))
        falling = (
            constant("reached", Fraction(1), _T, closed=direction is not LessThan),
            constant("missed", missed),
        )
        if direction is AtLeast or direction is MoreThan:
            return Pieces(positive=rising, zero=rising, negative=rising)
        if direction is AtMost or direction is LessThan:
            return Pieces(positive=falling, zero=falling, negative=falling)
        just = self._just(Fraction(1), Fraction(1))
        if self.exactly is ExactlySide.AT_LEAST:
            return Pieces(positive=rising, zero=falling, negative=just)
        if isinstance(self.exactly, Tolerance):
            margin = self.exactly.share.exact
            within, mirrored = self._just(1 - margin, 1 + margin), self._just(1 + margin, 1 - margin)
            return Pieces(positive=within, zero=just, negative=mirrored)
        return Pieces(positive=just, zero=just, negative=just)

    def _just(self, low: Fraction, high: Fraction) -> tuple[Piece, ...]:
        """Reached from ``low·t`` to ``high·t``, both included."""
        missed = self.missed.exact
        return (
            constant("missed", missed, Linear(target=low)),
            constant("reached", Fraction(1), Linear(target=high), closed=True),
            constant("missed", missed),
        )


class StepsOver(Enum):
    """What the edges of a table of steps are measured in.

    ``ATTAINMENT``: shares of the target, so ``0.9`` is nine tenths of it. ``VALUE``: the actual itself, in the unit of
    the table, so ``90`` is 90 % where that is ``"%"``.
    """

    ATTAINMENT = "attainment"
    VALUE = "value"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"steps-over.{self.value}")


@frozen(kw_only=True)
class Step:
    """One line of a table of steps.

    Attributes:
        upto: the upper edge; None for the last line.
        included: whether the edge belongs to this line; by default it belongs to the next one (80（含）以上).
        earns: the share of the points, 0 to 1.
    """

    upto: Decimal | None
    included: bool = False
    earns: Share

    def __attrs_post_init__(self) -> None:
        if self.upto is not None:
            require(self.upto, Decimal, "Step.upto", hint="exact()")
            exact(self.upto, "Step.upto")
        require_truth(self.included, "Step.included")
        check_share(self.earns, "Step.earns")


@frozen(kw_only=True)
class Steps(WithUnit):
    """A table: from so much to so much, that share of the points.

    Over attainment only positive targets are scored: of zero there is no share, and one of a negative target runs
    backwards. Over the value itself every target is that is in the unit of the table; another one is refused, since 900
    of a thousand are no 900 %. ``>`` counts as ``≥`` and ``<`` as ``≤``.

    There is one table for rising indicators, one for falling ones and one for ``=``; each lists its lines from the
    least actual to the greatest, the last without an upper edge. An indicator whose table is None is not scored. The
    laws are found from the table: one that gives less for more than the target departs from monotony.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means for the outcome; the points are the table's.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored.
        over: what the edges are measured in.
        unit: the unit of the edges over values, ``"%"`` or ``""`` for plain numbers; None for shares of the target.
        at_least: the table for ``≥`` and ``>``.
        at_most: the table for ``≤`` and ``<``.
        equal: the table for ``=``.
        basis: the ground of each field; of those that every shape has it may leave some out, which are then assumed;
            a table that is None needs none.

    Raises:
        InvalidValueError: no table at all, edges that do not rise, or values without a unit.

    >>> from budgetperf.rules.reading import parse
    >>> from budgetperf.rules.scoring import score
    >>> seen = assumed("示例", "an example")
    >>> bands = Steps(over=StepsOver.VALUE, unit="%", at_least=(
    ...     Step(upto=Decimal(60), earns=Share.of(0, 10)),
    ...     Step(upto=Decimal(80), earns=Share.of(5, 10)),
    ...     Step(upto=Decimal(90), earns=Share.of(8, 10)),
    ...     Step(upto=None, earns=Share.of(10, 10)),
    ... ), basis={"over": seen, "at_least": seen})
    >>> print(*(score(parse("≥90%"), actual, points=10, rule=bands).points for actual in ("59.9%", "60%", "80%")))
    0.00 5.00 8.00
    >>> score(parse("≥900‰"), "850‰", points=10, rule=bands)
    Traceback (most recent call last):
    budgetperf.errors.UnitMismatchError: the figures of the rule are in % and the target is in ‰. Hint: ...
    """

    key: ClassVar[str] = "steps"
    _measure: ClassVar[str] = "over"
    _optional: ClassVar[tuple[str, ...]] = ("at_least", "at_most", "equal")

    over: StepsOver
    at_least: tuple[Step, ...] | None = None
    at_most: tuple[Step, ...] | None = None
    equal: tuple[Step, ...] | None = None
    basis: Bases = field(converter=with_conventions)

    def _check(self) -> None:
        require(self.over, StepsOver, "Steps.over")
        tables = (self.at_least, self.at_most, self.equal)
        if not any(tables) or () in tables:
            raise InvalidValueError(
                "Steps has no table or an empty one, expected at_least, at_most or equal with lines.",
                "Steps 没有分档表或分档表为空，应给出 at_least、at_most 或 equal。",
            )
        for name in ("at_least", "at_most", "equal"):
            table: tuple[Step, ...] | None = getattr(self, name)
            if table is not None:
                require(table, tuple, f"Steps.{name}", hint="tuple()")
                self._lower(table)
        self._check_unit(shares=self.over is StepsOver.ATTAINMENT)

    @property
    def says(self) -> Term:
        """What the edges are measured in, as a sentence."""
        over = self.over.says
        if self.unit is None:
            return over
        unit = unit_term(self.unit)
        return Term(key=over.key, zh=f"{over.zh}，{unit.zh}", en=f"{over.en}, {unit.en}")

    @property
    def _measured(self) -> Term:
        return self.says

    def _readings(self, expectation: Comparison) -> tuple[Assumption, ...]:
        return (STRICT,) if isinstance(expectation, (MoreThan, LessThan)) else ()

    def _reason(self, law: Law, expectation: Comparison) -> str:
        return TABLES[type(expectation)]

    def _pieces(self, direction: Direction) -> Pieces:
        table: tuple[Step, ...] | None = getattr(self, TABLES[direction])
        if table is None:
            raise no_pieces(TABLES[direction])
        return self._lower(table)

    def _lower(self, table: tuple[Step, ...]) -> Pieces:
        pieces = step_pieces(table, over=self.over)
        if self.over is StepsOver.ATTAINMENT:
            return Pieces(positive=pieces, zero=(), negative=())
        return Pieces(positive=pieces, zero=pieces, negative=pieces)


def step_pieces(table: tuple[Step, ...], *, over: StepsOver = StepsOver.VALUE) -> tuple[Piece, ...]:
    """The pieces of a table; its edges are values, or shares of the target."""
    pieces: list[Piece] = []
    for i, step in enumerate(table, 1):
        require(step, Step, "Step")
        if step.upto is None:
            edge = None
        else:
            edge = Linear(target=step.upto) if over is StepsOver.ATTAINMENT else Linear(constant=step.upto)
        pieces.append(constant(f"step.{i}", step.earns.exact, edge, closed=step.included and edge is not None))
    return tuple(pieces)
