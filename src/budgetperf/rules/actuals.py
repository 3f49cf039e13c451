"""What was reached: the actual value (实际完成值) of an indicator as a form prints it."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import frozen

from budgetperf.amounts import exact, plain_text
from budgetperf.errors import InvalidValueError, require
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import Unread
from budgetperf.rules.units import canonical_unit
from budgetperf.terms import Term, term

__all__ = ["Actual", "Dated", "Measured", "Rated", "Rating", "clear_rating"]


@frozen(kw_only=True)
class Measured:
    """A number.

    Attributes:
        value: the number, in the printed unit.
        unit: the printed unit in its canonical spelling, or empty.
        operator: an operator printed with the number (``≥80%`` or 80%以上 in the actual column), or empty. A number
            with an operator is a bound; it decides only where every value inside it decides alike.
    """

    value: Decimal
    unit: str = ""
    operator: str = ""

    def __attrs_post_init__(self) -> None:
        require(self.value, Decimal, "Measured.value", hint="exact()")
        exact(self.value, "Measured.value")
        if self.operator not in {"", "≥", ">", "≤", "<", "="} or canonical_unit(self.unit) != self.unit:
            raise InvalidValueError(
                f"Measured has the operator {self.operator!r} and the unit {self.unit!r}, expected one of ≥ > ≤ < = "
                f"or none, and the unit {canonical_unit(self.unit)!r}.",
                f"Measured 的比较符号为 {self.operator!r}、单位为 {self.unit!r}，"
                f"应为 ≥ > ≤ < = 之一或空，单位应写作 {canonical_unit(self.unit)!r}。",
                operator=self.operator,
                unit=self.unit,
            )

    def __str__(self) -> str:
        return f"{self.operator}{plain_text(self.value)}{self.unit}"


@frozen(kw_only=True)
class Dated:
    """A date of completion."""

    date: PrintedDate

    def __str__(self) -> str:
        return str(self.date)


class Rating(Enum):
    """How far a target in words was reached, as the form's own words say.

    ``UNCLEAR`` words say something, but not whether the target was reached: 较好, 推进中, 有所提升.
    """

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT_ACHIEVED = "not_achieved"
    UNCLEAR = "unclear"

    @property
    def term(self) -> Term:
        """The rating in both languages."""
        return term(self.value)


@frozen(kw_only=True)
class Rated:
    """A judgement in words.

    Attributes:
        rating: how far the target was reached.
        text: the words as printed.
    """

    rating: Rating
    text: str

    @property
    def in_time(self) -> bool:
        """Whether the words say that it was done in time, such as 按期完成.

        >>> Rated(rating=Rating.ACHIEVED, text="按期完成").in_time
        True
        """
        return self.rating is Rating.ACHIEVED and any(word in self.text for word in _IN_TIME)

    def __str__(self) -> str:
        return self.text


_IN_TIME = ("按时", "按期", "如期", "及时", "准时", "提前")


def clear_rating(actual: Actual) -> Rating | None:
    """The rating that the words give, or None for other actuals and for words that leave it open."""
    return actual.rating if isinstance(actual, Rated) and actual.rating is not Rating.UNCLEAR else None


Actual = Measured | Dated | Rated | Unread
"""Everything that an actual cell can say."""
