"""The pieces that every scoring shape lowers to.

For a target ``t`` and an actual ``a``, an ordered list of pieces cuts the axis of actuals at edges linear in ``t``; on
each piece the share of the points is a quotient of two forms linear in ``a`` and ``t``. There is one list for
positive targets, one for zero and one for negative ones, so no piece ever divides by a target of zero. A list may be
empty: then targets of that sign are not scored.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import NoneType

from attrs import evolve, field, frozen

from budgetperf.amounts import Number, ending, exact, plain_text, show
from budgetperf.errors import InvalidValueError, NotScorableError, require, require_each, require_text, require_truth
from budgetperf.terms import TERMS, Term

__all__ = ["Linear", "Piece", "Pieces", "constant", "mirrored", "piece_term"]

_SIGN = {1: ("positive", "正"), 0: ("zero", "零"), -1: ("negative", "负")}


def _coefficient(value: Number | Fraction) -> Fraction:
    return value if type(value) is Fraction else Fraction(exact(value, "coefficient"))  # type: ignore[arg-type]


@frozen(kw_only=True)
class Linear:
    """The form ``actual·a + target·t + constant``, with exact coefficients.

    >>> Linear(target=2, actual=-1).at(Fraction(12), Fraction(10)), str(Linear(target="1.05", actual=-1))
    (Fraction(8, 1), '1.05t-a')
    """

    actual: Fraction = field(default=Fraction(0), converter=_coefficient)
    target: Fraction = field(default=Fraction(0), converter=_coefficient)
    constant: Fraction = field(default=Fraction(0), converter=_coefficient)

    def at(self, actual: Fraction, target: Fraction) -> Fraction:
        """The value of the form."""
        total = self.constant
        if self.target:
            total += self.target * target
        return total + self.actual * actual if self.actual else total

    def mirrored(self) -> Linear:
        """The form of ``-a`` and ``-t``."""
        return Linear(actual=-self.actual, target=-self.target, constant=self.constant)

    def __str__(self) -> str:
        terms = [(self.target, "t"), (self.actual, "a"), (self.constant, "")]
        signed = [f"{'-' if n < 0 else '+'}{_times(abs(n), name)}" for n, name in terms if n]
        return "".join(signed).removeprefix("+") or "0"


def _times(number: Fraction, name: str) -> str:
    if name and number == 1:
        return name
    ended = ending(number)
    text = plain_text(ended) if isinstance(ended, Decimal) else str(ended)
    return f"({text}){name}" if name and not isinstance(ended, Decimal) else f"{text}{name}"


@frozen(kw_only=True)
class Piece:
    """One stretch of actuals and the share of the points it earns.

    Attributes:
        key: stable name of the stretch, such as ``reached`` or ``short``.
        upto: the upper edge, linear in the target; None for the last piece.
        closed: whether the upper edge belongs to this piece.
        numerator: of the share.
        denominator: of the share; it may be zero somewhere, but not everywhere.

    Raises:
        InvalidValueError: an upper edge that depends on the actual, or a denominator that is zero everywhere.
    """

    key: str
    upto: Linear | None
    closed: bool
    numerator: Linear
    denominator: Linear

    def __attrs_post_init__(self) -> None:
        require_text(self.key, "Piece.key")
        require(self.upto, (Linear, NoneType), "Piece.upto", hint="Linear()")
        require_truth(self.closed, "Piece.closed")
        require(self.numerator, Linear, "Piece.numerator", hint="Linear()")
        require(self.denominator, Linear, "Piece.denominator", hint="Linear()")
        if not (self.denominator.actual or self.denominator.target or self.denominator.constant):
            raise InvalidValueError(
                f"the piece {self.key!r} divides by zero everywhere, expected a denominator other than 0.",
                f"分段“{self.key}”处处除数为零，分母不应为 0。",
                hint_en="for points that do not vary use constant()",
                hint_zh="得分不变的分段请用 constant()",
                found=str(self.denominator),
            )
        if self.upto is not None and self.upto.actual != 0:
            raise InvalidValueError(
                f"the upper edge of the piece {self.key!r} is {self.upto}, expected a form of the target alone.",
                f"分段“{self.key}”的上界为 {self.upto}，应只含指标值。",
                found=str(self.upto),
            )

    def holds(self, actual: Fraction, target: Fraction) -> bool:
        """Whether ``actual`` lies below this piece's upper edge."""
        if self.upto is None:
            return True
        edge = self.upto.at(actual, target)
        return actual <= edge if self.closed else actual < edge

    def share(self, actual: Fraction, target: Fraction) -> Fraction:
        """The share of the points that the piece gives at ``actual``.

        Raises:
            NotScorableError: the denominator is zero there.
        """
        below = self.denominator.at(actual, target)
        if below == 0:
            raise NotScorableError(
                f"the piece {self.key!r} divides by zero at a={show(actual)}, t={show(target)}.",
                f"分段“{self.key}”在 a={show(actual)}、t={show(target)} 处除数为零。",
                hint_en="mend the formula of this piece or its edges",
                hint_zh="请修正该分段的公式或边界",
                piece=self.key,
                actual=show(actual),
                target=show(target),
            )
        return self.numerator.at(actual, target) / below

    @property
    def factor(self) -> str:
        """The share as it stands behind a product sign: a sum in brackets."""
        text = str(self)
        is_sum = text == str(self.numerator) and any(sign in text[1:] for sign in "+-")
        return f"({text})" if is_sum else text

    def __str__(self) -> str:
        above, below = str(self.numerator), str(self.denominator)
        if below == "1":
            return above
        return "/".join(f"({form})" if len(form) > 1 else form for form in (above, below))


def piece_term(key: str) -> Term:
    """What falling on a piece means; a rule's own piece is called by its key.

    >>> piece_term("reached").zh, piece_term("step.3").zh, piece_term("my-own").zh
    ('达到指标值，得满分', '按分档表第 3 档计分', '落入分段“my-own”')
    """
    name, _, number = key.partition(".")
    found = TERMS.get(f"piece.{name}")
    if found is None:
        return Term(key=f"piece.{key}", zh=f"落入分段“{key}”", en=f"on the piece {key!r}")
    return Term(key=found.key, zh=found.zh.replace("#", number), en=found.en.replace("#", number))


def constant(key: str, share: Fraction, upto: Linear | None = None, *, closed: bool = False) -> Piece:
    """The piece that earns the same share everywhere.

    >>> str(constant("step", Fraction(7, 10)))
    '0.7'
    """
    return Piece(key=key, upto=upto, closed=closed, numerator=Linear(constant=share), denominator=Linear(constant=1))


@frozen(kw_only=True)
class Pieces:
    """A scoring shape: its pieces in rising order of the actual, for each sign of the target.

    Attributes:
        positive: for targets above zero; empty where they are not scored.
        zero: for a target of zero; empty where it is not scored.
        negative: for targets below zero; empty where they are not scored.

    Raises:
        InvalidValueError: a piece other than the last has no upper edge or the last has one, an edge lies below the
            edge before it for some target, which ``counterexample`` names, or nothing is scored at all.
    """

    positive: tuple[Piece, ...]
    zero: tuple[Piece, ...]
    negative: tuple[Piece, ...]

    def __attrs_post_init__(self) -> None:
        if not (self.positive or self.zero or self.negative):
            raise InvalidValueError("there are no pieces at all.", "没有任何分段。")
        for sign, pieces in ((1, self.positive), (0, self.zero), (-1, self.negative)):
            require_each(pieces, Piece, f"Pieces.{_SIGN[sign][0]}")
            if pieces and [piece.upto is None for piece in pieces] != [*[False] * (len(pieces) - 1), True]:
                en, zh = _SIGN[sign]
                raise InvalidValueError(
                    f"the pieces for {en} targets do not cover every actual: just the last must have no upper edge.",
                    f"{zh}指标值的各段未恰好覆盖全部实际值：应只有最后一段没有上界。",
                    found=len(pieces),
                )
            for one, other in pairwise(pieces[:-1]):
                _check_order(sign, one, other)

    def of(self, target: Fraction) -> tuple[Piece, ...]:
        """The pieces for a target of this sign.

        Raises:
            NotScorableError: targets of this sign are not scored.
        """
        pieces = self.positive if target > 0 else self.zero if target == 0 else self.negative
        if not pieces:
            en, zh = _SIGN[(target > 0) - (target < 0)]
            raise NotScorableError(
                f"the target is {show(target)}, and the rule does not score {en} targets.",
                f"指标值为 {show(target)}，规则不对{zh}指标值计分。",
                hint_en="score this indicator by another rule or by judgement",
                hint_zh="请改用其他规则，或由人评判",
                target=show(target),
            )
        return pieces

    def find(self, actual: Fraction, target: Fraction, beside: int = 0) -> Piece:
        """The piece that ``actual`` falls on, or the one just above it (``beside`` 1) or just below it (-1).

        Raises:
            NotScorableError: targets of this sign are not scored.
        """
        pieces = self.of(target)
        if beside:
            pieces = tuple(evolve(piece, closed=beside < 0 and piece.upto is not None) for piece in pieces)
        return next(piece for piece in pieces if piece.holds(actual, target))


def _check_order(sign: int, lower: Piece, upper: Piece) -> None:
    """Refuse a piece that is empty for some target: its upper edge lies below the edge before it."""
    if lower.upto is None or upper.upto is None:  # pragma: no cover - only the last has no edge
        return
    slope, gap = sign * (upper.upto.target - lower.upto.target), upper.upto.constant - lower.upto.constant
    # for every target of this sign: |t|·slope + gap >= 0
    falls = gap < 0 or (sign != 0 and slope < 0)
    empty = gap == 0 and (sign == 0 or slope == 0) and (lower.closed or not upper.closed)
    if not falls and not empty:
        return
    if sign == 0:
        size = Fraction(0)
    elif slope < 0:
        size = max(Fraction(1), (gap + 1) / -slope)
    else:
        size = min(Fraction(1), -gap / (2 * slope)) if slope and gap < 0 else Fraction(1)
    witness = sign * size
    raise InvalidValueError(
        f"the piece {upper.key!r} is empty at t={show(witness)}: its edge {upper.upto} is not above {lower.upto}.",
        f"指标值为 {show(witness)} 时分段“{upper.key}”为空：其上界 {upper.upto} 不高于 {lower.upto}。",
        hint_en="list the pieces in rising order of the actual",
        hint_zh="请按实际值由小到大列出各段",
        counterexample=str(witness),
        piece=upper.key,
    )


def mirrored(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same shape seen in the mirror: what ``pieces`` give to ``-a`` for ``-t``."""
    turned: list[Piece] = []
    for i, piece in reversed(list(enumerate(pieces))):
        below = pieces[i - 1] if i else None
        edge = below.upto if below else None
        turned.append(
            evolve(
                piece,
                upto=Linear(target=edge.target, constant=-edge.constant) if edge else None,
                closed=below is not None and not below.closed,
                numerator=piece.numerator.mirrored(),
                denominator=piece.denominator.mirrored(),
            )
        )
    return tuple(turned)
