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

__all__ = ["Actual", "Dated", "Measured", "Rated", "Rating"]


@frozen(kw_only=True)
class Measured:
    """A number.

    Attributes:
        value: the number, in the printed unit.
        unit: the printed unit in its canonical spelling, or empty.
        operator: an operator printed before the number (``≥80%`` in the actual column), or empty. A number with an
            operator is a bound; it says something only beside a target with the same operator.
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
    """How far a target in words was reached, as the form's own words say."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT_ACHIEVED = "not_achieved"

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

    def __str__(self) -> str:
        return self.text


Actual = Measured | Dated | Rated | Unread
"""Everything that an actual cell can say."""
