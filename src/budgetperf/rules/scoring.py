"""From what was asked and what was reached to points, with the evidence."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Number, Points, exact, plain_text, show
from budgetperf.amounts import points as as_points
from budgetperf.basis import Assumption
from budgetperf.errors import NotScorableError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps, rounding_step
from budgetperf.rules.actuals import Actual, Measured
from budgetperf.rules.expectations import AtLeast, AtMost, Comparison, Exactly, Expectation, LessThan, MoreThan
from budgetperf.rules.outcomes import Outcome, align_with, judge
from budgetperf.rules.proportional import NEGATIVE_EQUAL, NEGATIVE_TARGET, STRICT, ZERO_TARGET, Proportional
from budgetperf.rules.reading import read_actual
from budgetperf.wire import TAGGED

__all__ = ["Score", "score"]


@frozen(kw_only=True)
class Score(Result):
    """Points with their evidence.

    Attributes:
        expectation: what was asked.
        actual: what was reached.
        full: the points that full marks are worth.
        rule: the rule.
        outcome: whether the target was reached.
        exact: the points before rounding, as a fraction.
        points: the points awarded.
        assumptions: every convention and reading that the points rest on.
    """

    expectation: Comparison
    actual: Measured
    full: Points
    rule: Proportional = field(metadata=TAGGED)
    outcome: Outcome
    exact: Fraction
    points: Points
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> Score:
        """Score the kept inputs again."""
        return score(self.expectation, self.actual, points=self.full, rule=self.rule)

    @property
    def account(self) -> tuple[Explanation, ...]:
        """Inputs, piece and rounding, without the assumptions."""
        return _account(self)

    @property
    def explanation(self) -> Explanation:
        """Inputs, piece, rounding and assumptions."""
        full, awarded = plain_text(self.full), plain_text(self.points)
        return Explanation(
            key="score",
            zh=f"得分 {awarded}（满分 {full}）",
            en=f"{awarded} of {full} points",
            parts=(*self.account, *assumption_steps(self.assumptions)),
        )


def score(expectation: Expectation, actual: Number | Actual, *, points: Number, rule: Proportional) -> Score:
    """What the rule awards.

    Args:
        expectation: what was asked, for instance ``parse("≥95%")``.
        actual: what was reached: a number in the expectation's unit, a text such as ``"93.2%"``, or a read actual.
        points: what full marks are worth, 0 or more.
        rule: the rule.

    Returns:
        The points, exact and rounded, with the evidence.

    Raises:
        NotScorableError: the expectation or the actual is not a number that the rule can compare.
        UnitMismatchError: the units cannot be converted exactly.

    >>> from budgetperf.rules.reading import parse
    >>> half = score(parse("≥36"), 7, points="4.5", rule=Proportional())
    >>> half.exact, half.points, half.outcome.value
    (Fraction(7, 8), Decimal('0.88'), 'missed')
    """
    require(rule, Proportional, "rule")
    if not isinstance(expectation, (AtLeast, MoreThan, AtMost, LessThan, Exactly)):
        raise _not_scorable("expectation", expectation, "an operator and a number", "比较符号和数")
    reached = _as_actual(actual)
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
    piece = rule.pieces(expectation).find(aligned.actual, aligned.target)
    awarded = Fraction(full) * piece.share(aligned.actual, aligned.target)
    return Score(
        expectation=expectation,
        actual=reached,
        full=full,
        rule=rule,
        outcome=verdict.outcome,
        exact=awarded,
        points=Points(rule.rounding.apply(awarded)),
        assumptions=(*rule.assumptions, *aligned.assumptions, *_special(expectation)),
    )


def _as_actual(actual: Number | Actual) -> Actual:
    if isinstance(actual, str):
        return read_actual(actual)
    if isinstance(actual, Actual):
        return actual
    return Measured(value=exact(actual, "actual"))


def _special(expectation: Comparison) -> tuple[Assumption, ...]:
    found: list[Assumption] = []
    if isinstance(expectation, (MoreThan, LessThan)):
        found.append(STRICT)
    if expectation.value == 0:
        found.append(ZERO_TARGET)
    elif expectation.value < 0:
        found.append(NEGATIVE_EQUAL if isinstance(expectation, Exactly) else NEGATIVE_TARGET)
    return tuple(found)


def _not_scorable(what: str, found: object, expected: str, expected_zh: str) -> NotScorableError:
    return NotScorableError(
        f"the {what} is {type(found).__name__} {str(found)[:80]!r}, expected {expected}.",
        f"该值为 {type(found).__name__}“{str(found)[:80]}”，应为{expected_zh}。",
        hint_en="read texts with parse(); a bare number needs a direction, words need a person's judgement",
        hint_zh="文字请先用 parse() 识别；无比较符号的数须先确定方向，定性内容须由人评判",
        found=str(found),
    )


_PIECES = {
    "reached": ("达到指标值，得满分", "the target is reached: full marks"),
    "at-limit": ("恰为界限值，按比例计得满分", "just at the limit: in proportion that is full marks"),
    "short": ("未达到指标值，按完成比例计分", "short of the target: points in proportion"),
    "over": ("超出上限，按比例扣分", "over the limit: points are lost in proportion"),
    "nothing": ("不得分", "no points"),
}


def _account(score: Score) -> tuple[Explanation, ...]:
    aligned = align_with(score.expectation, score.actual)
    piece = score.rule.pieces(score.expectation).find(aligned.actual, aligned.target)
    full, awarded = plain_text(score.full), plain_text(score.points)
    inputs = Explanation(
        key="inputs",
        zh=f"指标值 {score.expectation}，实际完成值 {score.actual}：{score.outcome.term.zh}",
        en=f"target {score.expectation}, actual {score.actual}: {score.outcome.term.en}",
    )
    at_limit = piece.key == "reached" and score.outcome is Outcome.MISSED
    zh, en = _PIECES["at-limit" if at_limit else piece.key]
    sum_ = f"{full} × {piece} = {show(score.exact)}"
    where = f"a={show(aligned.actual)}, t={show(aligned.target)}"
    formula = Explanation(key=f"piece.{piece.key}", zh=f"{zh}：{sum_}（{where}）", en=f"{en}: {sum_} ({where})")
    return inputs, formula, rounding_step(score.rule.rounding, awarded)
