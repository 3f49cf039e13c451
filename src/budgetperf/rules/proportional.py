"""The proportional rule (按完成比例计分): full marks when the target is reached, else points in proportion.

The national text (RECALLED: 《项目支出绩效评价管理办法》, 财预〔2020〕10号) says "in proportion to completion" and no
more. How a falling indicator loses points, what more than an ``=`` target means and how a score is rounded are
conventions: they are fields of the rule, with a basis each, and every score lists those that nobody published.
"""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from attrs import field, frozen

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.basis import Assumption, Bases, Basis, BasisKind, as_bases, assumptions_of, check_bases
from budgetperf.errors import require
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, LessThan, MoreThan
from budgetperf.rules.outcomes import ExactlySide
from budgetperf.rules.pieces import Linear, Piece, Pieces, mirrored
from budgetperf.terms import Term, term

__all__ = ["CENT", "NEGATIVE_EQUAL", "NEGATIVE_TARGET", "STRICT", "ZERO_TARGET", "Proportional", "Reverse"]

CENT = Rounding(places=2, mode=RoundingMode.HALF_UP)
"""Two decimals, half up: what the systems in use do; no text prescribes it."""


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


def _assumed(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.ASSUMED, zh=zh, en=en)


_CONVENTIONS = Bases({
    "rounding": _assumed("得分四舍五入保留两位小数", "points are rounded half up to two decimals"),
    "reverse": _assumed(
        "反向指标超出上限后按比例线性扣分，达到上限两倍时为零分",
        "above its limit a falling indicator loses points linearly, to zero at twice the limit",
    ),
    "exactly": _assumed(
        "“=”指标超出指标值按达成计；指标值为零时不大于零即达成",
        "more than an '=' target counts as reached; an '=' target of zero is reached by zero or less",
    ),
})  # fmt: skip

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
    key="proportional.strict-operator",
    zh="计分时“>”按“≥”、“<”按“≤”处理",
    en="for points, '>' is treated as '≥' and '<' as '≤'",
)

_ONE = Linear(constant=1)
_NONE, _A, _T = Linear(), Linear(actual=1), Linear(target=1)
_NOTHING = Piece(key="nothing", upto=None, closed=False, numerator=_NONE, denominator=_ONE)
_REACHED = Piece(key="reached", upto=None, closed=False, numerator=_ONE, denominator=_ONE)


def _upto(edge: Linear, piece: Piece, *, closed: bool) -> Piece:
    return Piece(key=piece.key, upto=edge, closed=closed, numerator=piece.numerator, denominator=piece.denominator)


_RISING = (
    _upto(_NONE, _NOTHING, closed=False),
    Piece(key="short", upto=_T, closed=False, numerator=_A, denominator=_T),
    _REACHED,
)
_WITHIN = _upto(_T, _REACHED, closed=True)
_FALLING = {
    Reverse.LINEAR_TO_TWICE: (
        _WITHIN,
        Piece(key="over", upto=Linear(target=2), closed=False, numerator=Linear(target=2, actual=-1), denominator=_T),
        _NOTHING,
    ),
    Reverse.INVERSE_RATIO: (_WITHIN, Piece(key="over", upto=None, closed=False, numerator=_T, denominator=_A)),
}
_ZERO_OR_MORE = (_upto(_NONE, _NOTHING, closed=False), _REACHED)
_ZERO_OR_LESS = (_upto(_NONE, _REACHED, closed=True), _NOTHING)
_JUST_ZERO = (_upto(_T, _NOTHING, closed=False), _upto(_T, _REACHED, closed=True), _NOTHING)

_MORE = {
    reverse: Pieces(positive=_RISING, zero=_ZERO_OR_MORE, negative=mirrored(falling))
    for reverse, falling in _FALLING.items()
}
_LESS = {
    reverse: Pieces(positive=falling, zero=_ZERO_OR_LESS, negative=mirrored(_RISING))
    for reverse, falling in _FALLING.items()
}
_AROUND = {reverse: (*_RISING[:2], *falling) for reverse, falling in _FALLING.items()}
_EQUAL = {
    (ExactlySide.AT_LEAST, reverse): Pieces(positive=_RISING, zero=_ZERO_OR_LESS, negative=mirrored(around))
    for reverse, around in _AROUND.items()
} | {
    (ExactlySide.BOTH, reverse): Pieces(positive=around, zero=_JUST_ZERO, negative=mirrored(around))
    for reverse, around in _AROUND.items()
}


@frozen(kw_only=True)
class Proportional:
    """Full marks when reached, else points in proportion; never below zero, never above the points.

    Laws: monotone in the direction of the expectation, full when met, unchanged by the unit of measure, between zero
    and the points, continuous but at a target of zero. A two-sided ``=`` falls in both directions from its target.

    Attributes:
        rounding: of the points, once, at the end.
        reverse: what a falling indicator loses above its limit.
        exactly: what more than an ``=`` target means.
        basis: the ground of each of the three; by default each is an assumed convention.

    >>> print(*(assumption.key for assumption in Proportional().assumptions))
    proportional.exactly proportional.reverse proportional.rounding
    """

    rounding: Rounding = CENT
    reverse: Reverse = Reverse.LINEAR_TO_TWICE
    exactly: ExactlySide = ExactlySide.AT_LEAST
    basis: Bases = field(default=_CONVENTIONS, converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.rounding, Rounding, "Proportional.rounding")
        require(self.reverse, Reverse, "Proportional.reverse")
        require(self.exactly, ExactlySide, "Proportional.exactly")
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the rule's fields that nobody published."""
        return assumptions_of("proportional", self, self.basis)

    def pieces(self, expectation: Comparison) -> Pieces:
        """The pieces that the rule lowers to for this expectation."""
        match expectation:
            case AtLeast() | MoreThan():
                return _MORE[self.reverse]
            case AtMost() | LessThan():
                return _LESS[self.reverse]
            case Exactly():
                return _EQUAL[self.exactly, self.reverse]
            case _:
                assert_never(expectation)
