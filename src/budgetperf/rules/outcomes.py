"""Whether what was reached is what was asked: met, exceeded, missed, or not to be decided from the texts."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import Share, show
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, UnitMismatchError, require
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Comparison,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    UnreadWhy,
)
from budgetperf.rules.units import Aligned, align
from budgetperf.terms import Term, term

__all__ = ["ExactlySide", "Outcome", "Outside", "Tolerance", "Verdict", "align_with", "judge"]


class Outcome(Enum):
    """What became of a target."""

    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"
    UNDECIDED = "undecided"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(self.value)


class ExactlySide(Enum):
    """What more than an ``=`` target means.

    ``AT_LEAST``: more is as good (a target of zero is then met by zero or less); ``BOTH``: only the number itself.
    """

    AT_LEAST = "at_least"
    BOTH = "both"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"exactly.{self.value}")


class Outside(Enum):
    """From where a deviation beyond a tolerance is measured: from the target itself, or from the tolerance's edge."""

    FROM_TARGET = "from_target"
    FROM_EDGE = "from_edge"


@frozen(kw_only=True)
class Tolerance:
    """How far from an ``=`` target an actual may lie, on either side, and still meet it.

    No published text sets such a tolerance, so both fields must be given.

    Attributes:
        share: of the target, from 0 to less than 1; ``Share.of(5, 100)`` allows 5 %.
        outside: from where a deviation beyond it is measured.

    >>> Tolerance(share=Share.of(5, 100), outside=Outside.FROM_EDGE).says.en
    "an '=' target is reached within 0.05 of it on either side; beyond, deviations count from the edge"
    """

    share: Share
    outside: Outside

    def __attrs_post_init__(self) -> None:
        require(self.share, Share, "Tolerance.share", hint="Share.of()")
        require(self.outside, Outside, "Tolerance.outside")
        if not self.share.is_defined or not 0 <= self.share.exact < 1:
            raise InvalidValueError(
                f"the tolerance is {self.share} of the target, expected 0 to less than 1.",
                f"容差为指标值的 {self.share}，应不小于 0 且小于 1。",
                found=str(self.share),
            )

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        edge = self.outside is Outside.FROM_EDGE
        return Term(
            key=f"exactly.tolerance.{self.outside.value}",
            zh=f"“=”指标在指标值上下 {show(self.share.exact)} 倍以内算达成；"
            f"超出部分自{'容差边界' if edge else '指标值'}起算",
            en=f"an '=' target is reached within {show(self.share.exact)} of it on either side; beyond, deviations "
            f"count from the {'edge' if edge else 'target'}",
        )


@frozen(kw_only=True)
class Verdict:
    """An outcome with its reason.

    Attributes:
        outcome: what became of the target.
        zh: why, in Chinese.
        en: why, in English.
        assumptions: the readings that the outcome rests on.
        units_differ: whether it is the units that keep the outcome open.
    """

    outcome: Outcome
    zh: str
    en: str
    assumptions: tuple[Assumption, ...] = ()
    units_differ: bool = False


OPERATOR_REPEATED = Assumption(
    key="reading.operator-repeated",
    zh="完成值前重复了指标值的比较符号，按其后的数理解",
    en="an actual that repeats the target's operator is read as the number after it",
)
_SIGN = {AtLeast: "≥", MoreThan: ">", AtMost: "≤", LessThan: "<", Exactly: "="}
_RISING = frozenset({"≥", ">"})


def judge(expectation: Expectation, actual: Actual, exactly: ExactlySide | Tolerance) -> Verdict:
    """Compare what was asked with what was reached.

    Args:
        expectation: what was asked.
        actual: what was reached.
        exactly: what more than an ``=`` target means; no form says, so it has no default.

    Returns:
        The verdict. ``EXCEEDED`` is strictly better than asked, also below a ceiling. A bare number is decided only
        where both numbers are equal; words are decided by a rating, or where both texts are the same.

    >>> from budgetperf.rules.reading import parse, read_actual
    >>> judge(parse("≤90万元"), read_actual("85"), ExactlySide.AT_LEAST).outcome
    <Outcome.EXCEEDED: 'exceeded'>
    """
    if str(expectation) == str(actual) and _can_match(expectation, actual):
        return _same_text(expectation, actual)
    match expectation:
        case Unread(why=why):
            return _undecided(f"指标值无法识别（{why.term.zh}）", f"the target cannot be read ({why.term.en})")
        case Qualitative():
            return _qualitative(actual)
        case By():
            return _dated(expectation, actual)
        case AtLeast() | MoreThan() | AtMost() | LessThan() | Exactly() | Bare():
            return _measured(expectation, actual, exactly)
        case _:
            assert_never(expectation)


def align_with(expectation: Comparison | Bare, actual: Measured) -> Aligned:
    """Both numbers in one unit; an operator that the actual repeats is read as its number.

    Raises:
        UnitMismatchError: the units cannot be converted exactly.
    """
    aligned = align(expectation.value, expectation.unit, actual.value, actual.unit)
    if actual.operator:
        return aligned._replace(assumptions=(*aligned.assumptions, OPERATOR_REPEATED))
    return aligned


def _can_match(expectation: Expectation, actual: Actual) -> bool:
    """Whether repeating the target word for word says that it was reached."""
    if isinstance(expectation, Unread):
        return expectation.why not in {UnreadWhy.EMPTY, UnreadWhy.PLACEHOLDER, UnreadWhy.POINTS_IN_VALUE_COLUMN}
    if isinstance(expectation, (Qualitative, By)):
        return True
    return isinstance(actual, Measured) and not isinstance(expectation, Bare)


def _undecided(zh: str, en: str) -> Verdict:
    return Verdict(outcome=Outcome.UNDECIDED, zh=zh, en=en)


def _same_text(expectation: Expectation, actual: Actual) -> Verdict:
    same = Verdict(outcome=Outcome.MET, zh="完成值与指标值文字相同", en="the actual repeats the target word for word")
    if isinstance(actual, Rated) and actual.rating is not Rating.ACHIEVED:
        return _qualitative(actual)
    if isinstance(expectation, (AtLeast, MoreThan, AtMost, LessThan, Exactly)):
        return Verdict(outcome=same.outcome, zh=same.zh, en=same.en, assumptions=(OPERATOR_REPEATED,))
    return same


def _qualitative(actual: Actual) -> Verdict:
    match actual:
        case Rated(rating=Rating.ACHIEVED, text=text):
            return Verdict(outcome=Outcome.MET, zh=f"填报“{text}”", en=f"reported as achieved ({text})")
        case Rated(rating=rating, text=text):
            return Verdict(outcome=Outcome.MISSED, zh=f"填报“{text}”", en=f"reported as {rating.term.en} ({text})")
        case Unread(why=why):
            return _undecided(f"完成值无法识别（{why.term.zh}）", f"the actual cannot be read ({why.term.en})")
        case Measured() | Dated():
            return _undecided(
                "指标值是文字，完成值是数或日期", "the target is in words, the actual is a number or a date"
            )
        case _:
            assert_never(actual)


def _dated(expectation: By, actual: Actual) -> Verdict:
    if isinstance(actual, Rated):
        return _qualitative(actual)
    if not isinstance(actual, Dated):
        return _undecided("指标值是日期，完成值不是", "the target is a date, the actual is not")
    if actual.date.last <= expectation.date.last:
        return Verdict(outcome=Outcome.MET, zh="按期完成", en="done in time")
    if actual.date.first > expectation.date.last:
        return Verdict(outcome=Outcome.MISSED, zh="晚于要求的日期", en="later than asked")
    return _undecided("完成日期不够具体", "the date of completion is not precise enough")


def _measured(expectation: Comparison | Bare, actual: Actual, exactly: ExactlySide | Tolerance) -> Verdict:
    if isinstance(actual, Unread):
        return _undecided(
            f"完成值无法识别（{actual.why.term.zh}）", f"the actual cannot be read ({actual.why.term.en})"
        )
    if not isinstance(actual, Measured):
        return _undecided("指标值是数，完成值不是", "the target is a number, the actual is not")
    if actual.operator not in {"", "=", _SIGN.get(type(expectation), "")}:
        return _undecided("完成值只给出了界限", "the actual is only a bound")
    try:
        aligned = align_with(expectation, actual)
    except UnitMismatchError as error:
        return Verdict(outcome=Outcome.UNDECIDED, zh=error.zh, en=error.en, units_differ=True)
    repeated = actual.operator in {"<", ">"} and aligned.target == aligned.actual
    outcome = Outcome.MET if repeated else _compare(expectation, aligned.target, aligned.actual, exactly)
    if outcome is None:
        return _undecided("指标值没有比较符号，方向不明", "the target has no operator, so its direction is open")
    sign = {
        Outcome.MET: ("符合", "satisfies"),
        Outcome.EXCEEDED: ("优于", "is better than"),
        Outcome.MISSED: ("不符合", "does not satisfy"),
    }
    zh, en = sign[outcome]
    return Verdict(
        outcome=outcome,
        zh=f"{actual} {zh} {expectation}",
        en=f"{actual} {en} {expectation}",
        assumptions=aligned.assumptions,
    )


def _compare(
    expectation: Comparison | Bare, target: Fraction, actual: Fraction, exactly: ExactlySide | Tolerance
) -> Outcome | None:
    match expectation:
        case AtLeast() | AtMost():
            if actual == target:
                return Outcome.MET
            return Outcome.EXCEEDED if (actual > target) == isinstance(expectation, AtLeast) else Outcome.MISSED
        case MoreThan():
            return Outcome.MET if actual > target else Outcome.MISSED
        case LessThan():
            return Outcome.MET if actual < target else Outcome.MISSED
        case Exactly():
            return _compare_exactly(target, actual, exactly)
        case Bare():
            return Outcome.MET if actual == target else None
        case _:
            assert_never(expectation)


def _compare_exactly(target: Fraction, actual: Fraction, exactly: ExactlySide | Tolerance) -> Outcome:
    if actual == target:
        return Outcome.MET
    if isinstance(exactly, Tolerance):
        return Outcome.MET if abs(actual - target) <= abs(target) * exactly.share.exact else Outcome.MISSED
    if exactly is ExactlySide.BOTH or target < 0:
        return Outcome.MISSED
    better = actual > target if target else actual < target
    return Outcome.EXCEEDED if better else Outcome.MISSED
