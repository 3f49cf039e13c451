"""What every scoring shape has in common: conventions that no text settles, its pieces and its laws.

A shape is a rule as data. It lowers to :class:`~budgetperf.rules.pieces.Pieces` for each kind of expectation, and it
declares which laws it keeps; where it departs from one, it names the field, and so the source, that is the reason.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, get_args

from attrs import evolve, field, frozen

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Assumption, Bases, Basis, BasisKind, assumed, assumptions_of, check_bases, ground_of
from budgetperf.errors import InvalidValueError, NotScorableError, require
from budgetperf.rules.conventions import rounded
from budgetperf.rules.curves import Curve, curve
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.laws import Departure, Law, Met, kept, met_by
from budgetperf.rules.outcomes import ExactlySide, Tolerance
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant
from budgetperf.rules.units import canonical_unit, other_unit
from budgetperf.terms import Term, term

__all__ = [
    "CENT",
    "CONVENTIONS",
    "TABLES",
    "Direction",
    "NegativeActual",
    "NegativeTarget",
    "Shape",
    "WithUnit",
    "no_pieces",
    "with_conventions",
]

CENT = Rounding(places=2, mode=RoundingMode.HALF_UP)
"""Two decimals, half up: what the systems in use do; no text prescribes it."""

Direction = type[AtLeast] | type[MoreThan] | type[AtMost] | type[LessThan] | type[Exactly]
"""The kind of an expectation that compares a number."""

TABLES: dict[Direction, str] = {
    AtLeast: "at_least",
    MoreThan: "at_least",
    AtMost: "at_most",
    LessThan: "at_most",
    Exactly: "equal",
}
"""By which of its tables a rule that has several scores an expectation."""


class NegativeActual(Enum):
    """What an actual below zero counts as: itself, or zero."""

    AS_IT_IS = "as_it_is"
    ZERO = "zero"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"negative-actual.{self.value}")


class NegativeTarget(Enum):
    """Whether targets below zero are scored."""

    SCORED = "scored"
    REFUSED = "refused"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"negative-target.{self.value}")


def no_pieces(table: str) -> NotScorableError:
    """The error of a rule that has no table for an expectation."""
    return NotScorableError(
        f"the rule has no table {table!r} for this expectation.",
        f"规则没有适用于该指标的“{table}”表。",
        hint_en="give the rule this table, or score the indicator by another rule",
        hint_zh="请为规则补充该表，或改用其他规则",
        table=table,
    )


CONVENTIONS = Bases({
    "rounding": assumed("得分四舍五入保留两位小数", "points are rounded half up to two decimals"),
    "exactly": assumed(
        "“=”指标超出指标值按达成计；指标值为零时不大于零即达成",
        "more than an '=' target counts as reached; an '=' target of zero is reached by zero or less",
    ),
    "negative_actual": assumed("实际值为负时按其本身计分", "an actual below zero counts as it is"),
    "negative_target": assumed("指标值为负时同样按规则计分", "targets below zero are scored as well"),
})  # fmt: skip
"""The bases of the four fields that every shape has, where its author says nothing about them."""


def with_conventions(bases: Mapping[str, Basis]) -> Bases:
    """The bases that an author gives, and :data:`CONVENTIONS` for what the author leaves out (an attrs converter)."""
    return Bases({**CONVENTIONS, **bases})


@frozen(kw_only=True)
class Shape(ABC):
    """A scoring rule.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored.
        basis: the ground of each field; what it leaves out is an assumed convention.

    Raises:
        InvalidValueError: negative actuals that count as zero beside negative targets that are scored, since an
            actual that meets such a target would count as one that misses it.
    """

    key: ClassVar[str]
    _optional: ClassVar[tuple[str, ...]] = ()

    rounding: Rounding = CENT
    exactly: ExactlySide | Tolerance = ExactlySide.AT_LEAST
    negative_actual: NegativeActual = NegativeActual.AS_IT_IS
    negative_target: NegativeTarget = NegativeTarget.SCORED
    basis: Bases = field(default=CONVENTIONS, converter=with_conventions)

    def __attrs_post_init__(self) -> None:
        name = type(self).__name__
        require(self.rounding, Rounding, f"{name}.rounding")
        require(self.exactly, (ExactlySide, Tolerance), f"{name}.exactly")
        require(self.negative_actual, NegativeActual, f"{name}.negative_actual")
        require(self.negative_target, NegativeTarget, f"{name}.negative_target")
        if self.negative_actual is NegativeActual.ZERO and self.negative_target is NegativeTarget.SCORED:
            raise InvalidValueError(
                f"{name} counts negative actuals as zero and scores negative targets, expected only one of the two.",
                f"{name} 将负的实际值按零计，又对负的指标值计分，二者不能并存。",
                hint_en="refuse negative targets with negative_target=NegativeTarget.REFUSED",
                hint_zh="请设 negative_target=NegativeTarget.REFUSED",
            )
        self._check()
        check_bases(self, self.basis, optional=self._optional)

    def pieces(self, expectation: Comparison) -> Pieces:
        """The pieces that the rule lowers to for an expectation of this kind, whatever its number.

        Raises:
            NotScorableError: the rule has nothing for this kind of expectation.
            UnitMismatchError: the figures of the rule are in another unit.
        """
        direction = type(expectation)
        found = self._lowered.get(direction)
        if found is None:
            require(expectation, get_args(Comparison), "expectation", hint="parse()")
            found = self._pieces(direction)
            if self.negative_target is NegativeTarget.REFUSED:
                if not (found.positive or found.zero):
                    raise no_pieces(TABLES[direction])
                found = Pieces(positive=found.positive, zero=found.zero, negative=())
            self._lowered[direction] = found
        return found

    def taken(self, actual: Fraction) -> Fraction:
        """What an actual counts as."""
        return max(actual, Fraction(0)) if self.negative_actual is NegativeActual.ZERO else actual

    def curve(self, expectation: Comparison) -> Curve:
        """The share of the points over all actuals, in the unit of the expectation.

        Raises:
            NotScorableError: the rule has nothing for this expectation.
            UnitMismatchError: the figures of the rule are in another unit.
        """
        drawn = curve(self.pieces(expectation), Fraction(expectation.value))
        if self.negative_actual is NegativeActual.AS_IT_IS:
            return drawn
        zero = Fraction(0)
        flat = constant("negative", drawn.share(zero), Linear())
        rest = [piece for piece in drawn.pieces if piece.upto is None or _reaches_zero(piece, drawn.target)]
        return Curve(target=drawn.target, pieces=(flat, *rest))

    def met(self, expectation: Comparison) -> Met:
        """The actuals that meet the expectation."""
        return met_by(expectation, Fraction(expectation.value), self.exactly)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the rule's fields that nobody published."""
        return rounded("得分", "points", assumptions_of(self.key, self, self.basis))

    def sources_for(self, expectation: Comparison, actual: Fraction) -> tuple[Basis, ...]:
        """Who set the figures that a score of this actual rests on: the bases that are no assumptions, each once."""
        idle = self._idle(expectation, actual)
        used = (basis for name, basis in self.basis.items() if name not in idle)
        return tuple(dict.fromkeys(basis for basis in used if basis.kind is not BasisKind.ASSUMED))

    def assumptions_for(self, expectation: Comparison, actual: Fraction) -> tuple[Assumption, ...]:
        """The conventions that a score of this actual, in the expectation's unit, rests on."""
        idle = {f"{self.key}.{name}" for name in self._idle(expectation, actual)}
        used = (item for item in self.assumptions if item.key not in idle)
        return (*used, *self._readings(expectation))

    def laws(self, expectation: Comparison) -> frozenset[Law]:
        """The laws that the rule keeps for this expectation.

        >>> from decimal import Decimal
        >>> from budgetperf.rules.proportional import Proportional
        >>> sorted(law.value for law in Proportional().laws(AtLeast(value=Decimal(95))))
        ['bounded', 'continuous', 'full_when_met', 'monotone', 'unit_free']
        """
        return frozenset(Law) - {departure.law for departure in self.departures(expectation)}

    def departures(self, expectation: Comparison) -> tuple[Departure, ...]:
        """The laws that the rule does not keep for this expectation, each with the field that is the reason.

        They are found from the pieces, for the expectation's own number, so a declaration cannot be wrong.

        Raises:
            NotScorableError: the rule has nothing for this expectation.
            UnitMismatchError: the figures of the rule are in another unit.
        """
        # beside zero every unit has the same pieces; beside another target scaling brings back those below zero
        every = self.pieces(expectation).of(Fraction(expectation.value)) if expectation.value else None
        holding = kept(self.curve(expectation), self.met(expectation), every)
        broken = ((law, self._reason(law, expectation)) for law in Law if law not in holding)
        return tuple(Departure(law=law, field=name, basis=ground_of(self, self.basis, name)) for law, name in broken)

    @abstractmethod
    def _reason(self, law: Law, expectation: Comparison) -> str:
        """The field that makes the rule break a law for this expectation."""

    @abstractmethod
    def _check(self) -> None:
        """Refuse values of the rule's own fields."""

    @abstractmethod
    def _pieces(self, direction: Direction) -> Pieces:
        """The pieces for one kind of expectation."""

    def _idle(self, expectation: Comparison, actual: Fraction) -> frozenset[str]:
        """The fields that have no say in this score."""
        idle = {
            "exactly": not isinstance(expectation, Exactly),
            "negative_target": expectation.value >= 0,
            "negative_actual": actual >= 0,
        }
        return frozenset(name for name, is_idle in idle.items() if is_idle)

    def _readings(self, expectation: Comparison) -> tuple[Assumption, ...]:
        """What the rule takes for granted about this expectation, beside its fields."""
        return ()

    @cached_property
    def _lowered(self) -> dict[Direction, Pieces]:
        """The pieces that were asked for already."""
        return {}


@frozen(kw_only=True)
class WithUnit(Shape):
    """A scoring rule whose figures may be in a unit of measure; it then scores expectations in that unit alone.

    Attributes:
        unit: what the figures are in, spelled as expectations spell it: ``"%"``, or ``""`` for plain numbers. None
            where all of them are shares of the target, and only there. It says what the figures mean, so it rests on
            their source and has no basis of its own.
    """

    _measure: ClassVar[str] = ""
    """The field that says what the figures are measured in."""

    unit: str | None = None

    def pieces(self, expectation: Comparison) -> Pieces:
        """The pieces that the rule lowers to for an expectation of this kind and unit, whatever its number.

        Raises:
            NotScorableError: the rule has nothing for this kind of expectation.
            UnitMismatchError: the figures of the rule are in another unit.
        """
        found = super().pieces(expectation)
        if self.unit is not None and expectation.unit != self.unit:
            raise other_unit(self.unit, expectation.unit)
        return found

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the rule's fields that nobody published."""
        said = self._measured
        return tuple(
            evolve(item, zh=said.zh, en=said.en) if item.key == f"{self.key}.{self._measure}" else item
            for item in rounded("得分", "points", assumptions_of(self.key, self, self.basis))
        )

    @property
    @abstractmethod
    def _measured(self) -> Term:
        """What the figures are measured in, with their unit."""

    def _check_unit(self, *, shares: bool) -> None:
        """Refuse figures without a unit, or a unit where all figures are shares of the target."""
        name = type(self).__name__
        if self.unit is not None:
            require(self.unit, str, f"{name}.unit")
        spelled = None if self.unit is None else canonical_unit(self.unit)
        if (spelled is None) is not shares or spelled != self.unit:
            en = "None: all figures are shares of the target" if shares else "the unit of its figures"
            zh = " None：其数值均为指标值的比例" if shares else "其数值的单位"
            if not shares and spelled is not None:
                en, zh = f"{en}, spelled {spelled!r}", f"{zh}，写作 {spelled!r}"
            raise InvalidValueError(
                f"{name}.unit is {self.unit!r}, expected {en}.",
                f"{name}.unit 为 {self.unit!r}，应为{zh}。",
                hint_en="" if shares else "write '%' for percentages and '' for plain numbers",
                hint_zh="" if shares else "百分数请写 '%'，不带单位的数请写 ''",
                found=self.unit,
            )


def _reaches_zero(piece: Piece, target: Fraction) -> bool:
    return piece.holds(Fraction(0), target)
