"""Whether what was reached is what was asked: met, exceeded, missed, or not to be decided from the texts."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import UnitMismatchError
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated, Rating, clear_rating
from budgetperf.rules.bounds import BOUNDS, OPERATOR_REPEATED, bound_read, compare_bound, compare_range
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.conventions import ExactlySide, Outcome, Outside, Tolerance
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
    Within,
)
from budgetperf.rules.reading import parse, risen, tidy
from budgetperf.rules.units import Aligned, align

__all__ = [
    "LAST_DAY",
    "OPERATOR_REPEATED",
    "SAME_YEAR",
    "ExactlySide",
    "Outcome",
    "Outside",
    "Tolerance",
    "Verdict",
    "align_with",
    "judge",
]


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


SAME_YEAR = Assumption(
    key="reading.same-year",
    zh="指标值和完成值的日期均未写年份，按同一年理解",
    en="two dates without a year are of the same year",
)
LAST_DAY = Assumption(
    key="reading.last-day",
    zh="指标值的日期只写到月或年的，按其最后一天理解",
    en="a target date without a day is kept until its last day",
)
_READ_IN_TARGETS = frozenset({UnreadWhy.SEVERAL_NUMBERS, UnreadWhy.PERIOD})
_SAYS_NOTHING = frozenset({
    UnreadWhy.EMPTY,
    UnreadWhy.PLACEHOLDER,
    UnreadWhy.NO_NUMBER,
    UnreadWhy.ELSEWHERE,
    UnreadWhy.POINTS_IN_VALUE_COLUMN,
})  # fmt: skip
"""Cells that ask for nothing, so that repeating them reaches nothing."""
_UNDONE = re.compile(
    "(?:尚|暂|还|均|都|仍)?(?:未|没有?|无法)能?(?:完成|达成|实现|开展|实施|启动|开工|动工|建成|执行|落实)"
)
_OPEN = Outcome.UNDECIDED
_LEAP = 2000


def judge(expectation: Expectation, actual: Actual, exactly: ExactlySide | Tolerance) -> Verdict:
    """Compare what was asked with what was reached.

    Args:
        expectation: what was asked.
        actual: what was reached.
        exactly: what more than an ``=`` target means; no form says, so it has no default.

    Returns:
        The verdict. ``EXCEEDED`` is strictly better than asked, also below a ceiling. A bare number is decided only
        where both numbers are equal; words are decided by a rating that is clear, or where both texts are the same; a
        date by a date, or by words that say it was in time; words that say it was not done miss a floor. A rise is
        compared with a rise alone. An actual that is a bound decides where every number
        inside it decides alike. Two dates without a year are compared within one, and that is an assumption.

    >>> from budgetperf.rules.reading import parse, read_actual
    >>> judge(parse("≤90万元"), read_actual("85"), ExactlySide.AT_LEAST).outcome
    <Outcome.EXCEEDED: 'exceeded'>
    """
    if _repeats(expectation, actual) and _can_match(expectation, actual):
        return _same_text(expectation, actual)
    match expectation:
        case Unread(why=why):
            rise = _rise(expectation, actual, exactly)
            return rise or _undecided(f"指标值无法识别（{why.term.zh}）", f"the target cannot be read ({why.term.en})")
        case Qualitative(text="是") if tidy(str(actual)) == "否":
            return Verdict(outcome=Outcome.MISSED, zh="填报“否”", en="reported as not so (否)")
        case Qualitative():
            return _qualitative(actual)
        case By():
            return _dated(expectation, actual)
        case AtLeast() | MoreThan() | AtMost() | LessThan() | Exactly() | Bare() | Within():
            return _measured(expectation, actual, exactly)
        case _:
            assert_never(expectation)


def align_with(expectation: Comparison | Bare, actual: Measured) -> Aligned:
    """Both numbers in one unit; a bound that decides is read as its edge.

    Raises:
        UnitMismatchError: the units cannot be converted exactly.
    """
    aligned = align(expectation.value, expectation.unit, actual.value, actual.unit)
    return aligned._replace(assumptions=(*aligned.assumptions, *bound_read(expectation, actual)))


def _repeats(expectation: Expectation, actual: Actual) -> bool:
    """Whether the actual says what the target says; a range and a quarter are read in targets alone."""
    if str(expectation) == str(actual):
        return True
    return isinstance(actual, Unread) and actual.why in _READ_IN_TARGETS and parse(actual.text) == expectation


def _rise(asked: Unread, actual: Actual, exactly: ExactlySide | Tolerance) -> Verdict | None:
    """A rise beside a rise; None where either cell says something else."""
    least = risen(asked)
    most = risen(actual) if isinstance(actual, Unread) else None
    return _measured(AtLeast(value=least.value, unit=least.unit), most, exactly) if least and most else None


def _can_match(expectation: Expectation, actual: Actual) -> bool:
    """Whether repeating the target word for word says that it was reached."""
    if isinstance(expectation, Unread):
        return expectation.why not in _SAYS_NOTHING
    if isinstance(expectation, (Qualitative, By, Within)):
        return True
    return isinstance(actual, Measured) and not isinstance(expectation, Bare)


def _undecided(zh: str, en: str) -> Verdict:
    return Verdict(outcome=Outcome.UNDECIDED, zh=zh, en=en)


def _same_text(expectation: Expectation, actual: Actual) -> Verdict:
    same = Verdict(outcome=Outcome.MET, zh="完成值与指标值相同", en="the actual says the same as the target")
    if isinstance(actual, Rated) and actual.rating is Rating.NOT_ACHIEVED:
        return _qualitative(actual)
    if isinstance(expectation, By):
        used = {SAME_YEAR: expectation.date.year is None, LAST_DAY: expectation.date.day is None}
        return evolve(same, assumptions=tuple(item for item, is_used in used.items() if is_used))
    if isinstance(expectation, (AtLeast, MoreThan, AtMost, LessThan, Exactly)):
        return evolve(same, assumptions=(OPERATOR_REPEATED,))
    return same


def _qualitative(actual: Actual) -> Verdict:
    match actual:
        case Rated(rating=Rating.ACHIEVED, text=text):
            return Verdict(outcome=Outcome.MET, zh=f"填报“{text}”", en=f"reported as achieved ({text})")
        case Rated(rating=rating, text=text):
            outcome = Outcome.MISSED if rating is Rating.NOT_ACHIEVED else Outcome.UNDECIDED
            return Verdict(outcome=outcome, zh=f"填报“{text}”", en=f"reported as {rating.term.en} ({text})")
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
        if actual.rating is Rating.ACHIEVED and not actual.in_time:
            return _undecided(f"填报“{actual.text}”，未说明时间", f"reported as achieved ({actual.text}), not when")
        return _qualitative(actual)
    if not isinstance(actual, Dated):
        return _undecided("指标值是日期，完成值不是", "the target is a date, the actual is not")
    asked, reached = expectation.date, actual.date
    if (asked.year is None) != (reached.year is None):
        return _undecided("只有一方写明年份", "only one of the two dates has a year")
    if asked.year is None:
        found = _compare_dates(asked.in_year(_LEAP), reached.in_year(_LEAP))
        return evolve(found, assumptions=(SAME_YEAR, *found.assumptions)) if found.outcome is not _OPEN else found
    return _compare_dates(asked, reached)


def _compare_dates(asked: PrintedDate, reached: PrintedDate) -> Verdict:
    if reached.last <= asked.last:
        in_its_time = (LAST_DAY,) if asked.day is None and reached.last >= asked.first else ()
        return Verdict(outcome=Outcome.MET, zh="按期完成", en="done in time", assumptions=in_its_time)
    if reached.first > asked.last:
        return Verdict(outcome=Outcome.MISSED, zh="晚于要求的日期", en="later than asked")
    return _undecided("完成日期不够具体", "the date of completion is not precise enough")


def _measured(expectation: Comparison | Bare | Within, actual: Actual, exactly: ExactlySide | Tolerance) -> Verdict:
    if not isinstance(actual, Measured):
        return _no_number(expectation, actual)
    try:
        outcome, assumptions = _outcome(expectation, actual, exactly)
    except UnitMismatchError as error:
        return Verdict(outcome=Outcome.UNDECIDED, zh=error.zh, en=error.en, units_differ=True)
    if outcome is None and actual.operator in BOUNDS:
        return _undecided("完成值只给出了界限", "the actual is only a bound")
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
        assumptions=(*assumptions, *bound_read(expectation, actual)),
    )


def _no_number(expectation: Comparison | Bare | Within, actual: Dated | Rated | Unread) -> Verdict:
    """A number beside none: missed where a floor was not worked at (未完成), which 较差 and 未按时完成 do not say."""
    if isinstance(actual, Unread):
        return _undecided(
            f"完成值无法识别（{actual.why.term.zh}）", f"the actual cannot be read ({actual.why.term.en})"
        )
    not_done = clear_rating(actual) is Rating.NOT_ACHIEVED and _UNDONE.match(tidy(str(actual)))
    if not_done and not isinstance(expectation, (AtMost, LessThan, Bare)):
        return _qualitative(actual)
    return _undecided("指标值是数，完成值不是", "the target is a number, the actual is not")


def _outcome(
    expectation: Comparison | Bare | Within, actual: Measured, exactly: ExactlySide | Tolerance
) -> tuple[Outcome | None, tuple[Assumption, ...]]:
    if isinstance(expectation, Within):
        low = align(expectation.low, expectation.unit, actual.value, actual.unit)
        high = align(expectation.high, expectation.unit, actual.value, actual.unit)
        return compare_range(low.target, high.target, low.actual, actual.operator), low.assumptions
    aligned = align(expectation.value, expectation.unit, actual.value, actual.unit)
    if actual.operator not in BOUNDS:
        return _compare(expectation, aligned.target, aligned.actual, exactly), aligned.assumptions
    return compare_bound(expectation, aligned, actual.operator, exactly), aligned.assumptions


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
