"""Overshoot that must be explained (超额完成须说明原因).

No text sets a deduction for doing far better than asked: it asks for the reason, since the target may have been set too
low. From which ratio on is a jurisdiction's figure, so it has no default; nothing is ever deducted here.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import get_args

from attrs import field, frozen

from budgetperf.amounts import Number, Share, exact, plain_text, show
from budgetperf.basis import Assumption, Bases, Basis, BasisKind, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, NotScorableError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.actuals import Measured
from budgetperf.rules.expectations import AtLeast, Comparison, MoreThan
from budgetperf.rules.outcomes import ExactlySide, Outcome, align_with, judge
from budgetperf.terms import Term, term

__all__ = ["Concerned", "OvershootCheck", "OvershootRule", "check_overshoot"]


class Concerned(Enum):
    """Which indicators an overshoot rule concerns: only ``≥`` and ``>``, or every one that has a number.

    Some systems check every operator, so also indicators for which more is worse.
    """

    RISING = "rising"
    EVERY = "every"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"overshoot.{self.value}")


@frozen(kw_only=True)
class OvershootRule:
    """From where on an overshoot must be explained.

    Attributes:
        ratio: the share of a positive target from which on the actual must be explained, at least 1; it is included.
        zero_target: the actual, in the unit of the target, from which on a target of zero must be explained; included.
        concerned: which indicators the rule concerns.
        basis: the ground of each.

    >>> from budgetperf.basis import assumed
    >>> from budgetperf.rules.reading import parse
    >>> seen = assumed("示例", "an example")
    >>> rule = OvershootRule(ratio=Share.of(130, 100), zero_target=Decimal(30), concerned=Concerned.EVERY,
    ...                      basis=dict.fromkeys(("ratio", "zero_target", "concerned"), seen))
    >>> check_overshoot(parse("≥100人"), 130, rule).must_explain
    True
    """

    ratio: Share
    zero_target: Decimal
    concerned: Concerned
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.ratio, Share, "OvershootRule.ratio", hint="Share.of()")
        require(self.zero_target, Decimal, "OvershootRule.zero_target", hint="exact()")
        require(self.concerned, Concerned, "OvershootRule.concerned")
        check_bases(self, self.basis)
        if not self.ratio.is_defined or self.ratio.exact < 1 or exact(self.zero_target, "zero_target") < 0:
            raise InvalidValueError(
                f"an overshoot begins at {self.ratio} of the target and at {self.zero_target} beside zero, expected at "
                "least the whole of it and 0 or more.",
                f"超额自指标值的 {self.ratio}、指标值为零时自 {self.zero_target} 起算，应分别不小于 1 和 0。",
                ratio=str(self.ratio),
                zero_target=str(self.zero_target),
            )

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the fields that nobody published."""
        return assumptions_of("overshoot", self, self.basis)


@frozen(kw_only=True)
class OvershootCheck(Result):
    """Whether an actual is so much more than its target that the reason must be given.

    Attributes:
        expectation: what was asked.
        actual: what was reached.
        rule: the rule.
        limit: the actual, in the expectation's unit, from which on it must be explained; None where the rule is not
            concerned.
        must_explain: whether it must.
        assumptions: the readings and conventions that the answer rests on.
    """

    expectation: Comparison
    actual: Measured
    rule: OvershootRule
    limit: Fraction | None
    must_explain: bool
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> OvershootCheck:
        """Check the kept inputs again."""
        return check_overshoot(self.expectation, self.actual, self.rule)

    @property
    def explanation(self) -> Explanation:
        """The limit and the answer."""
        if self.limit is None:
            zh, en = "该指标不在规则范围内", "the rule does not concern this indicator"
        elif self.must_explain:
            zh, en = (
                f"达到或超过 {show(self.limit)}，须说明原因",
                f"from {show(self.limit)} on the reason must be given",
            )
        else:
            zh, en = f"未达到 {show(self.limit)}，无须说明", f"below {show(self.limit)} no reason is asked for"
        asked, reached = f"{self.expectation}", f"{self.actual}"
        return Explanation(
            key="overshoot",
            zh=f"指标值 {asked}，实际完成值 {reached}：{zh}",
            en=f"target {asked}, actual {reached}: {en}",
            bases=self._sources(),
            parts=assumption_steps(self.assumptions),
        )

    def _sources(self) -> tuple[Basis, ...]:
        name = "concerned" if self.limit is None else "ratio" if self.expectation.value else "zero_target"
        basis = self.rule.basis[name]
        return () if basis.kind is BasisKind.ASSUMED else (basis,)


def check_overshoot(expectation: Comparison, actual: Number | Measured, rule: OvershootRule) -> OvershootCheck:
    """Whether the reason for an overshoot must be given.

    Args:
        expectation: what was asked.
        actual: what was reached: a number in the expectation's unit, or a read actual.
        rule: from where on.

    Raises:
        NotScorableError: a target below zero, of which the rule's ratio says nothing, or an actual that is only a
            bound the other way.
        UnitMismatchError: the units cannot be converted exactly.
    """
    require(expectation, get_args(Comparison), "expectation", hint="parse()")
    require(rule, OvershootRule, "rule")
    reached = actual if isinstance(actual, Measured) else Measured(value=exact(actual, "actual"), unit=expectation.unit)
    aligned = align_with(expectation, reached)
    verdict = judge(expectation, reached, ExactlySide.AT_LEAST)
    if verdict.outcome is Outcome.UNDECIDED:
        raise NotScorableError(
            f"the actual {reached} cannot be compared: {verdict.en}.",
            f"实际完成值 {reached} 无法比较：{verdict.zh}。",
            actual=str(reached),
        )
    limit: Fraction | None = None
    if rule.concerned is Concerned.EVERY or isinstance(expectation, (AtLeast, MoreThan)):
        if aligned.target < 0:
            raise NotScorableError(
                f"the target is {plain_text(expectation.value)}, and a ratio to a negative target says nothing.",
                f"指标值为 {plain_text(expectation.value)}，与负的指标值之比没有意义。",
                target=plain_text(expectation.value),
            )
        limit = aligned.target * rule.ratio.exact if aligned.target else Fraction(rule.zero_target)
    return OvershootCheck(
        expectation=expectation,
        actual=reached,
        rule=rule,
        limit=limit,
        must_explain=limit is not None and aligned.actual >= limit,
        assumptions=(*rule.assumptions, *aligned.assumptions),
    )
