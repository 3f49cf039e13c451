"""The proportional rule (按完成比例计分): full marks when the target is reached, else points in proportion.

The national text (RECALLED: 《项目支出绩效评价管理办法》, 财预〔2020〕10号) says "in proportion to completion" and no
more. How a falling indicator loses points, what more than an ``=`` target means, what a target of zero earns and how a
score is rounded are conventions: they are fields of the rule, with a basis each, and every score lists those that
nobody published.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import ClassVar, assert_never

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, Basis, assumed
from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.laws import Law
from budgetperf.rules.outcomes import ExactlySide, Outside, Tolerance
from budgetperf.rules.pieces import Linear, Piece, Pieces, constant, mirrored
from budgetperf.rules.shapes import CENT, CONVENTIONS, Direction, Shape
from budgetperf.terms import Term, term

__all__ = [
    "CENT",
    "NEGATIVE_EQUAL",
    "NEGATIVE_TARGET",
    "STRICT",
    "ZERO_TARGET",
    "Capping",
    "Proportional",
    "Reverse",
    "ZeroTarget",
]


class Reverse(Enum):
    """How a falling indicator (the less the better) loses points above its limit ``t``.

    ``LINEAR_TO_TWICE``: ``1 - (a - t)/t``, nothing from ``2t`` on. ``INVERSE_RATIO``: ``t/a``, never quite nothing.
    """

    LINEAR_TO_TWICE = "linear_to_twice"
    INVERSE_RATIO = "inverse_ratio"

    @property
    def says(self) -> Term:
        """The formula as a sentence."""
        return term(self.value)


class ZeroTarget(Enum):
    """What a rising indicator with a target of zero earns, since a share of zero is no number.

    ``WHEN_REACHED``: full marks from zero up. ``ALWAYS``: full marks whatever the actual. ``WHEN_NOT_ABOVE``: full
    marks up to zero, nothing above, as for "none wanted".
    """

    WHEN_REACHED = "when_reached"
    ALWAYS = "always"
    WHEN_NOT_ABOVE = "when_not_above"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"zero-target.{self.value}")


class Capping(Enum):
    """Whether doing better than asked can earn more than the points."""

    CAPPED = "capped"
    UNCAPPED = "uncapped"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"capping.{self.value}")


_CONVENTIONS = Bases({
    **CONVENTIONS,
    "reverse": assumed(
        "反向指标超出上限后按比例线性扣分，达到上限两倍时为零分",
        "above its limit a falling indicator loses points linearly, to zero at twice the limit",
    ),
    "zero_target": assumed(
        "正向指标的指标值为零时，达成得满分", "a rising target of zero earns full marks when reached"
    ),
    "capping": assumed("超额完成不加分", "doing better than asked earns no more than the points"),
})  # fmt: skip


def _with_conventions(bases: Mapping[str, Basis]) -> Bases:
    return Bases({**_CONVENTIONS, **bases})


ZERO_TARGET = Assumption(
    key="proportional.zero-target",
    zh="指标值为零时不计比例：达成得满分，未达成得零分",
    en="a target of zero has no ratio: full marks when reached, none when missed",
)
NEGATIVE_TARGET = Assumption(
    key="proportional.negative-target",
    zh="指标值为负时，按其相反数的镜像规则计分",
    en="a negative target is scored as the mirror image of its opposite",
)
NEGATIVE_EQUAL = Assumption(
    key="proportional.negative-equal",
    zh="“=”指标值为负时，向任一方向偏离均按比例扣分",
    en="an '=' target below zero loses points in proportion in either direction",
)
STRICT = Assumption(
    key="scoring.strict-operator",
    zh="计分时“>”按“≥”、“<”按“≤”处理",
    en="for points, '>' is treated as '≥' and '<' as '≤'",
)

_NONE, _A, _T = Linear(), Linear(actual=1), Linear(target=1)
_NOTHING = constant("nothing", Fraction(0))
_REACHED = constant("reached", Fraction(1))


def _nothing_below(edge: Linear) -> Piece:
    return constant("nothing", Fraction(0), edge)


def _times(factor: Fraction) -> Linear:
    return Linear(target=factor)


@frozen(kw_only=True)
class Proportional(Shape):
    """Full marks when reached, else points in proportion; never below zero.

    Laws: monotone in the direction of the expectation, full when met, unchanged by the unit of measure, between zero
    and the points, continuous but at a target of zero. A two-sided ``=`` falls in both directions from its target.
    :meth:`departures` names what a pass mark, a missing cap, a tolerance or a target of zero change.

    Attributes:
        rounding: of the points, once, at the end.
        exactly: what more than an ``=`` target means.
        negative_actual: what an actual below zero counts as.
        negative_target: whether targets below zero are scored; they are the mirror image of positive ones.
        reverse: what a falling indicator loses above its limit.
        zero_target: what a rising indicator with a target of zero earns; a falling one and ``=`` earn all or nothing.
        capping: whether more than asked earns more than the points.
        passes_from: the least share of completion that earns anything (及格门槛), above 0 and up to 1; None for none.
        basis: the ground of each field; what it leaves out is an assumed convention.

    Raises:
        InvalidValueError: a pass mark outside its range, or no cap beside the inverse ratio or a two-sided ``=``.

    >>> print(*(assumption.key for assumption in Proportional().assumptions), sep=" ")
    proportional.capping proportional.exactly ... proportional.zero_target
    """

    key: ClassVar[str] = "proportional"
    _optional: ClassVar[tuple[str, ...]] = ("passes_from",)

    reverse: Reverse = Reverse.LINEAR_TO_TWICE
    zero_target: ZeroTarget = ZeroTarget.WHEN_REACHED
    capping: Capping = Capping.CAPPED
    passes_from: Share | None = None
    basis: Bases = field(default=_CONVENTIONS, converter=_with_conventions)

    def _check(self) -> None:
        require(self.reverse, Reverse, "Proportional.reverse")
        require(self.zero_target, ZeroTarget, "Proportional.zero_target")
        require(self.capping, Capping, "Proportional.capping")
        if self.passes_from is not None:
            require(self.passes_from, Share, "Proportional.passes_from", hint="Share.of()")
            if not self.passes_from.is_defined or not 0 < self.passes_from.exact <= 1:
                raise InvalidValueError(
                    f"Proportional.passes_from is {self.passes_from}, expected a share above 0 and up to 1.",
                    f"Proportional.passes_from 为 {self.passes_from}，应大于 0 且不大于 1。",
                    found=str(self.passes_from),
                )
        one_sided = self.exactly is ExactlySide.AT_LEAST
        if self.capping is Capping.UNCAPPED and (self.reverse is Reverse.INVERSE_RATIO or not one_sided):
            raise InvalidValueError(
                "Proportional has no cap beside an inverse ratio, which has no limit, or beside a two-sided '='.",
                "Proportional 不设上限时，不能采用反比公式（没有极限），也不能采用双向“=”。",
                hint_en="keep Capping.CAPPED, or use Reverse.LINEAR_TO_TWICE and ExactlySide.AT_LEAST",
                hint_zh="请保留 Capping.CAPPED，或改用 Reverse.LINEAR_TO_TWICE 与 ExactlySide.AT_LEAST",
            )

    def _reason(self, law: Law, expectation: Comparison) -> str:
        if law is Law.BOUNDED:
            return "capping"
        if expectation.value == 0:
            rising = isinstance(expectation, (AtLeast, MoreThan))
            return "zero_target" if rising else "exactly" if isinstance(expectation, Exactly) else "reverse"
        return "passes_from" if self.passes_from else "exactly"

    def _idle(self, expectation: Comparison, actual: Fraction) -> frozenset[str]:
        falling = isinstance(expectation, (AtMost, LessThan))
        beyond = actual < expectation.value if falling else actual > expectation.value
        rising_from_zero = expectation.value == 0 and isinstance(expectation, (AtLeast, MoreThan))
        unasked = {
            "capping": not beyond,
            "zero_target": not rising_from_zero,
            "reverse": not self._is_over(expectation, actual),
        }
        return super()._idle(expectation, actual) | {name for name, is_idle in unasked.items() if is_idle}

    def _is_over(self, expectation: Comparison, actual: Fraction) -> bool:
        """Whether the reverse formula is asked: beyond the limit of a falling indicator, or of a two-sided ``=``."""
        target = expectation.value
        if isinstance(expectation, Exactly):
            falls = target != 0 and (self.exactly is not ExactlySide.AT_LEAST or target < 0)
        else:
            falls = isinstance(expectation, (AtMost, LessThan)) == (target >= 0)
        return falls and (actual < target if target < 0 else actual > target)

    def _readings(self, expectation: Comparison) -> tuple[Assumption, ...]:
        found: list[Assumption] = []
        if isinstance(expectation, (MoreThan, LessThan)):
            found.append(STRICT)
        if expectation.value == 0 and not isinstance(expectation, (AtLeast, MoreThan)):
            found.append(ZERO_TARGET)
        elif expectation.value < 0:
            found.append(NEGATIVE_EQUAL if isinstance(expectation, Exactly) else NEGATIVE_TARGET)
        return tuple(found)

    def _pieces(self, direction: Direction) -> Pieces:
        if direction is AtLeast or direction is MoreThan:
            return Pieces(positive=self._rising(), zero=self._zero_rising(), negative=mirrored(self._falling()))
        none_wanted = (constant("reached", Fraction(1), _NONE, closed=True), _NOTHING)
        if direction is AtMost or direction is LessThan:
            return Pieces(positive=self._falling(), zero=none_wanted, negative=mirrored(self._rising()))
        around = self._around()
        if self.exactly is ExactlySide.AT_LEAST:
            return Pieces(positive=self._rising(), zero=none_wanted, negative=mirrored(around))
        just_zero = (_nothing_below(_T), constant("reached", Fraction(1), _T, closed=True), _NOTHING)
        return Pieces(positive=around, zero=just_zero, negative=mirrored(around))

    def _rising(self) -> tuple[Piece, ...]:
        if self.capping is Capping.UNCAPPED:
            beyond = Piece(key="beyond", upto=None, closed=False, numerator=_A, denominator=_T)
            return (*self._short(Fraction(1), Fraction(1)), beyond)
        return (*self._short(Fraction(1), Fraction(1)), _REACHED)

    def _short(self, edge: Fraction, measure: Fraction) -> tuple[Piece, ...]:
        """Up to ``edge·t``: nothing below the pass mark, then ``a/(measure·t)``."""
        passes = _times(self.passes_from.exact * measure) if self.passes_from else _NONE
        if passes.target >= edge:
            return (constant("failed", Fraction(0), _times(edge)),)
        failed = constant("failed" if self.passes_from else "nothing", Fraction(0), passes)
        short = Piece(key="short", upto=_times(edge), closed=False, numerator=_A, denominator=_times(measure))
        return failed, short

    def _falling(self) -> tuple[Piece, ...]:
        if self.capping is Capping.UNCAPPED:
            within = Piece(key="beyond", upto=_T, closed=True, numerator=Linear(target=2, actual=-1), denominator=_T)
        else:
            within = constant("reached", Fraction(1), _T, closed=True)
        return (within, *self._over(Fraction(1), Fraction(1)))

    def _over(self, edge: Fraction, measure: Fraction) -> tuple[Piece, ...]:
        """From ``edge·t`` on: the reverse formula about ``m = measure·t``, nothing below the pass mark."""
        m = _times(measure)
        least = self.passes_from.exact if self.passes_from else Fraction(0)
        key = "failed" if self.passes_from else "nothing"
        if self.reverse is Reverse.INVERSE_RATIO:
            if not least:
                return (Piece(key="over", upto=None, closed=False, numerator=m, denominator=_A),)
            last, numerator, denominator = measure / least, m, _A
        else:
            last, numerator, denominator = (2 - least) * measure, Linear(target=2 * measure, actual=-1), m
        if last <= edge:
            return (constant(key, Fraction(0)),)
        over = Piece(key="over", upto=_times(last), closed=bool(least), numerator=numerator, denominator=denominator)
        return over, constant(key, Fraction(0))

    def _around(self) -> tuple[Piece, ...]:
        """A positive ``=`` target that is reached only by itself, or within its tolerance."""
        low = high = measure_low = measure_high = Fraction(1)
        if isinstance(self.exactly, Tolerance):
            margin = self.exactly.share.exact
            low, high = 1 - margin, 1 + margin
            if self.exactly.outside is Outside.FROM_EDGE:
                measure_low, measure_high = low, high
        reached = constant("reached", Fraction(1), _times(high), closed=True)
        return (*self._short(low, measure_low), reached, *self._over(high, measure_high))

    def _zero_rising(self) -> tuple[Piece, ...]:
        match self.zero_target:
            case ZeroTarget.WHEN_REACHED:
                return _nothing_below(_NONE), _REACHED
            case ZeroTarget.ALWAYS:
                return (_REACHED,)
            case ZeroTarget.WHEN_NOT_ABOVE:
                return constant("reached", Fraction(1), _NONE, closed=True), _NOTHING
            case _:
                assert_never(self.zero_target)
