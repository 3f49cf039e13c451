"""What was asked: the target value of an indicator as a form prints it, and its reading.

A text that cannot be read is :class:`Unread`, with the reason; it is never guessed. A number without an operator is
:class:`Bare`: which direction counts as better is for a policy to say, not for the reader. ``str()`` writes an
expectation back as a form would print it, and reading that gives the same expectation.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import frozen

from budgetperf.amounts import plain_text
from budgetperf.errors import InvalidValueError
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.units import canonical_unit
from budgetperf.terms import Term, term

__all__ = [
    "AtLeast",
    "AtMost",
    "Bare",
    "By",
    "Comparison",
    "Exactly",
    "Expectation",
    "LessThan",
    "MoreThan",
    "Qualitative",
    "Unread",
    "UnreadWhy",
    "Within",
]


class UnreadWhy(Enum):
    """Why a text was not read."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    MIXED_TEXT = "mixed-text"
    CHINESE_NUMERAL = "chinese-numeral"
    AMBIGUOUS_DATE = "ambiguous-date"
    NO_SUCH_DATE = "no-such-date"
    RECURRING_DATE = "recurring-date"
    PERIOD = "period"
    CONTRADICTORY_OPERATOR = "contradictory-operator"
    OPERATOR_BEHIND = "operator-behind"
    NO_NUMBER = "no-number"
    SEVERAL_NUMBERS = "several-numbers"
    REVERSED_RANGE = "reversed-range"
    APPROXIMATE = "approximate"
    FRACTION = "fraction"
    RATIO = "ratio"
    RANK = "rank"
    FALL = "fall"
    RISE = "rise"
    SCALE = "scale"
    ELSEWHERE = "elsewhere"
    PLACEHOLDER = "placeholder"
    NOT_A_RATING = "not-a-rating"
    POINTS_IN_VALUE_COLUMN = "points-in-value-column"

    @property
    def term(self) -> Term:
        """The reason in both languages."""
        return term(self.value)


@frozen(kw_only=True)
class _Quantified:
    """A number with the unit it was printed in.

    Attributes:
        value: the number, in the printed unit (95 for 95 %).
        unit: the printed unit in its canonical spelling, or empty.
    """

    value: Decimal
    unit: str = ""

    def __attrs_post_init__(self) -> None:
        if type(self.value) is Decimal and self.value.is_finite() and canonical_unit(self.unit) == self.unit:
            return
        raise InvalidValueError(
            f"{type(self).__name__} has the value {self.value!r} and the unit {self.unit!r}, expected a finite Decimal "
            f"and the unit {canonical_unit(self.unit)!r}.",
            f"{type(self).__name__} 的值为 {self.value!r}、单位为 {self.unit!r}，应为有限的 Decimal，"
            f"单位应写作 {canonical_unit(self.unit)!r}。",
            found=self.value,
            unit=self.unit,
        )

    def __str__(self) -> str:
        return f"{_SIGNS.get(type(self), '')}{plain_text(self.value)}{self.unit}"


@frozen(kw_only=True)
class AtLeast(_Quantified):
    """The more the better, from ``value`` on: ≥, 不低于, 以上.

    >>> str(AtLeast(value=Decimal("95.0"), unit="%"))
    '≥95%'
    """


@frozen(kw_only=True)
class MoreThan(_Quantified):
    """Strictly more than ``value``: >, 大于, 超过."""


@frozen(kw_only=True)
class AtMost(_Quantified):
    """The less the better, up to ``value``: ≤, 不超过, 以内."""


@frozen(kw_only=True)
class LessThan(_Quantified):
    """Strictly less than ``value``: <, 小于."""


@frozen(kw_only=True)
class Exactly(_Quantified):
    """Just ``value``: =. Whether more is better is the policy's ``exactly`` convention."""


@frozen(kw_only=True)
class Bare(_Quantified):
    """A number without an operator: its direction is not printed."""


_SIGNS: dict[type[_Quantified], str] = {AtLeast: "≥", MoreThan: ">", AtMost: "≤", LessThan: "<", Exactly: "="}


@frozen(kw_only=True)
class Within:
    """From ``low`` to ``high``, both included: 80%—90%, 3至5篇.

    Attributes:
        low: the least, in the printed unit.
        high: the greatest, not below the least.
        unit: the printed unit in its canonical spelling, or empty.

    Raises:
        InvalidValueError: a bound is no finite ``Decimal``, the bounds are reversed or the unit is spelled otherwise.

    >>> str(Within(low=Decimal(80), high=Decimal("90.0"), unit="%"))
    '80至90%'
    """

    low: Decimal
    high: Decimal
    unit: str = ""

    def __attrs_post_init__(self) -> None:
        bounds = (self.low, self.high)
        finite = all(type(bound) is Decimal and bound.is_finite() for bound in bounds)
        if finite and self.low <= self.high and canonical_unit(self.unit) == self.unit:
            return
        raise InvalidValueError(
            f"Within runs from {self.low!r} to {self.high!r} in {self.unit!r}, expected finite Decimals in this order "
            f"and the unit {canonical_unit(self.unit)!r}.",
            f"Within 为 {self.low!r} 至 {self.high!r}、单位为 {self.unit!r}，应为由低到高的有限 Decimal，"
            f"单位应写作 {canonical_unit(self.unit)!r}。",
            low=self.low,
            high=self.high,
            unit=self.unit,
        )

    def __str__(self) -> str:
        return f"{plain_text(self.low)}至{plain_text(self.high)}{self.unit}"


@frozen(kw_only=True)
class By:
    """Done by the end of a printed date.

    >>> str(By(date=PrintedDate(year=2022, month=12)))
    '2022年12月'
    """

    date: PrintedDate

    def __str__(self) -> str:
        return str(self.date)


@frozen(kw_only=True)
class Qualitative:
    """A target in words (定性): a person judges whether it was reached.

    Attributes:
        text: the words as printed, without blanks around them.
    """

    text: str

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class Unread:
    """A target or an actual that could not be read.

    Attributes:
        text: the text as printed.
        why: the reason.
    """

    text: str
    why: UnreadWhy

    def __str__(self) -> str:
        return self.text


Comparison = AtLeast | MoreThan | AtMost | LessThan | Exactly
"""The expectations that compare a number: these a rule can score."""

Expectation = AtLeast | MoreThan | AtMost | LessThan | Exactly | Bare | Within | By | Qualitative | Unread
"""Everything that a target cell can say."""
