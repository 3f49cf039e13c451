"""From what was asked and what was reached to points, with the evidence."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Number, Points, exact, plain_text, show
from budgetperf.amounts import points as as_points
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, NotScorableError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps, rounding_step
from budgetperf.rules.actuals import Actual, Measured
from budgetperf.rules.arms import EXACTLY
from budgetperf.rules.deviations import PerDeviation
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, Expectation, LessThan, MoreThan
from budgetperf.rules.outcomes import Outcome, align_with, judge
from budgetperf.rules.pieces import Piece, piece_term
from budgetperf.rules.piecewise import Piecewise
from budgetperf.rules.proportional import Proportional
from budgetperf.rules.reading import read_actual
from budgetperf.rules.shapes import Shape
from budgetperf.rules.steps import AllOrNothing, Steps
from budgetperf.rules.units import Aligned
from budgetperf.wire import TAGGED

__all__ = ["Score", "ScoringRule", "score"]

ScoringRule = Proportional | AllOrNothing | Steps | PerDeviation | Piecewise
"""Every shape that scores a number; a formula that none of the first four has is :class:`Piecewise`."""


@frozen(kw_only=True)
class Score(Result):
    """Points with their evidence.

    Attributes:
        expectation: what was asked.
        actual: what was reached.
        full: the points that full marks are worth.
        rule: the rule.
        outcome: whether the target was reached.
        deduction: what a person took off after rounding, 0 or more.
        exact: the points before rounding and deduction, as a fraction.
        points: the points awarded: rounded, less the deduction, which never takes them below zero.
        assumptions: every convention and reading that the points rest on.
    """

    expectation: Comparison
    actual: Measured
    full: Points
    rule: ScoringRule = field(metadata=TAGGED)
    deduction: Points
    outcome: Outcome
    exact: Fraction
    points: Points
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> Score:
        """Score the kept inputs again."""
        return score(self.expectation, self.actual, points=self.full, rule=self.rule, deduction=self.deduction)

    @property
    def account(self) -> tuple[Explanation, ...]:
        """Inputs, piece, rounding and deduction, without the assumptions."""
        return _account(self)

    @property
    def explanation(self) -> Explanation:
        """Inputs, piece, rounding, deduction and assumptions."""
        full, awarded = plain_text(self.full), plain_text(self.points)
        return Explanation(
            key="score",
            zh=f"得分 {awarded}（满分 {full}）",
            en=f"{awarded} of {full} points",
            parts=(*self.account, *assumption_steps(self.assumptions)),
        )


def score(
    expectation: Expectation, actual: Number | Actual, *, points: Number, rule: ScoringRule, deduction: Number = 0
) -> Score:
    """What the rule awards.

    Args:
        expectation: what was asked, for instance ``parse("≥95%")``.
        actual: what was reached: a number in the expectation's unit (93.2 for 93.2 %, not 0.932), a text such as
            ``"93.2%"``, or a read actual.
        points: what full marks are worth, 0 or more.
        rule: the rule.
        deduction: what a person takes off the rounded points (手动扣分), 0 or more; it never takes them below zero.

    Returns:
        The points, exact and rounded, with the evidence.

    Raises:
        NotScorableError: the expectation or the actual is not a number that the rule can compare; or the actual is
            only a bound that misses the target, so that nobody knows by how much.
        UnitMismatchError: the units cannot be converted exactly.

    >>> from budgetperf.rules.reading import parse
    >>> half = score(parse("≥36"), 7, points="4.5", rule=Proportional())
    >>> half.exact, half.points, half.outcome.value
    (Fraction(7, 8), Decimal('0.88'), 'missed')
    """
    require(rule, Shape, "rule")
    if not isinstance(expectation, (AtLeast, MoreThan, AtMost, LessThan, Exactly)):
        raise _not_scorable("expectation", expectation, "an operator and a number", "比较符号和数")
    reached = _as_actual(actual, expectation.unit)
    if not isinstance(reached, Measured):
        raise _not_scorable("actual value", reached, "a number", "数")
    full = as_points(points)
    aligned = align_with(expectation, reached)
    verdict = judge(expectation, reached, rule.exactly)
    if verdict.outcome is Outcome.UNDECIDED:
        raise NotScorableError(
            f"the outcome cannot be decided: {verdict.en}.",
            f"无法判定是否达成：{verdict.zh}。",
            expectation=str(expectation),
            actual=str(reached),
        )
    if verdict.outcome is Outcome.MISSED and reached.operator not in {"", "="}:
        raise NotScorableError(
            f"the actual is only a bound that misses the target: {verdict.en}.",
            f"完成值只给出了未达成的界限：{verdict.zh}。",
            expectation=str(expectation),
            actual=str(reached),
        )
    taken_off = _taken_off(deduction)
    _, share = _matched(rule, expectation, reached, aligned)
    earned = Fraction(full) * share
    return Score(
        expectation=expectation,
        actual=reached,
        full=full,
        rule=rule,
        deduction=taken_off,
        outcome=verdict.outcome,
        exact=earned,
        points=_less(rule.rounding.apply(earned), taken_off),
        assumptions=(*rule.assumptions_for(expectation, aligned.actual), *aligned.assumptions),
    )


def _matched(rule: ScoringRule, expectation: Comparison, reached: Measured, aligned: Aligned) -> tuple[Piece, Fraction]:
    """The piece that the actual falls on, and its share; a repeated ``>95`` lies just above 95."""
    actual, beside = rule.taken(aligned.actual), {">": 1, "<": -1}.get(reached.operator, 0)
    piece = rule.pieces(expectation).find(actual, aligned.target, beside)
    return piece, piece.share(actual, aligned.target)


def _taken_off(deduction: Number) -> Points:
    number = exact(deduction, "deduction")
    if number < 0:
        raise InvalidValueError(
            f"the deduction is {number}, expected 0 or more.", f"扣分为 {number}，应不小于 0。", found=str(number)
        )
    return Points(number)


def _less(points: Decimal, deduction: Points) -> Points:
    """The points less a deduction, with no fewer decimals than before."""
    if not deduction or points < 0:
        return Points(points)
    rest = EXACTLY.subtract(points, deduction)
    return Points(rest if rest > 0 else EXACTLY.subtract(points, points))


def _as_actual(actual: Number | Actual, unit: str) -> Actual:
    if isinstance(actual, str):
        return read_actual(actual)
    if isinstance(actual, Actual):
        return actual
    return Measured(value=exact(actual, "actual"), unit=unit)


def _not_scorable(what: str, found: object, expected: str, expected_zh: str) -> NotScorableError:
    return NotScorableError(
        f"the {what} is {type(found).__name__} {str(found)[:80]!r}, expected {expected}.",
        f"该值为 {type(found).__name__}“{str(found)[:80]}”，应为{expected_zh}。",
        hint_en="read texts with parse(); a bare number needs a direction, words need a person's judgement",
        hint_zh="文字请先用 parse() 识别；无比较符号的数须先确定方向，定性内容须由人评判",
        found=str(found),
    )


def _account(score: Score) -> tuple[Explanation, ...]:
    aligned = align_with(score.expectation, score.actual)
    piece, _ = _matched(score.rule, score.expectation, score.actual, aligned)
    full = plain_text(score.full)
    inputs = Explanation(
        key="inputs",
        zh=f"指标值 {score.expectation}，实际完成值 {score.actual}：{score.outcome.term.zh}",
        en=f"target {score.expectation}, actual {score.actual}: {score.outcome.term.en}",
    )
    key = piece.key
    if key == "reached" and score.outcome is Outcome.MISSED:
        key = "at-limit" if aligned.actual == aligned.target else "full"
    elif key == "beyond" and aligned.actual == aligned.target:
        key = "reached"
    said = piece_term(key)
    sum_ = f"{full} × {piece.factor} = {show(score.exact)}"
    where = f"a={show(score.rule.taken(aligned.actual))}, t={show(aligned.target)}"
    formula = Explanation(
        key=f"piece.{piece.key}",
        zh=f"{said.zh}：{sum_}（{where}）",
        en=f"{said.en}: {sum_} ({where})",
        bases=score.rule.sources_for(score.expectation, aligned.actual),
    )
    rounded = plain_text(score.rule.rounding.apply(score.exact))
    steps = [inputs, formula, rounding_step(score.rule.rounding, rounded)]
    if score.deduction:
        off, left = plain_text(score.deduction), plain_text(score.points)
        zh, en = f"手动扣 {off} 分，不低于零：{left}", f"{off} taken off by a person, not below zero: {left}"
        steps.append(Explanation(key="deduction", zh=zh, en=en))
    return tuple(steps)
