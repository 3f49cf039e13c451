"""Printed figures beside computed ones: do they agree, and if not, by which known habit did the figure come about?

A printed figure *agrees* if it is the computed one at the printed precision. Where it does not, the first habit that
gives it is named. Nothing is repaired.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import Exact, Rounding, RoundingMode, ending, fraction, show
from budgetperf.evidence import Result
from budgetperf.rules.reading import is_placeholder, tidy
from budgetperf.terms import Term, term

__all__ = [
    "Agreement",
    "Figure",
    "Habits",
    "PrintedNumber",
    "Scored",
    "agreement",
    "compared",
    "figure",
    "is_shown",
    "read_number",
    "read_score",
    "read_total",
]


class Agreement(Enum):
    """How a printed figure stands to the computed one."""

    AGREES = "agrees"
    PRINTED_RATE = "printed-rate"
    ROUNDED_DOWN = "rounded-down"
    HALF_MARKS = "half-marks"
    OTHER_REVERSE_FORMULA = "other-reverse-formula"
    DIFFERS = "differs"
    NOT_PRINTED = "not-printed"
    NOT_COMPUTED = "not-computed"

    @property
    def term(self) -> Term:
        """The agreement in both languages."""
        return term(self.value)

    @property
    def is_disagreement(self) -> bool:
        """Whether both figures are there and the printed one is not the computed one."""
        return self not in {Agreement.AGREES, Agreement.NOT_PRINTED, Agreement.NOT_COMPUTED}

    @property
    def is_removable(self) -> bool:
        """Whether a choice that somebody is known to make would make both agree; nobody is known to round up."""
        return self in {Agreement.ROUNDED_DOWN, Agreement.PRINTED_RATE, Agreement.OTHER_REVERSE_FORMULA}


@frozen(kw_only=True)
class PrintedNumber:
    """A number as a cell prints it.

    Attributes:
        value: the number.
        places: the decimals that are printed.
        unit: what follows it, such as ``%``, ``分`` or ``万元``.
    """

    value: Decimal
    places: int
    unit: str

    def is_rounded(self, exact: Fraction, mode: RoundingMode = RoundingMode.HALF_UP) -> bool:
        """Whether ``exact``, rounded to the printed decimals, is the printed number."""
        return Rounding(places=self.places, mode=mode).apply(exact) == self.value


@frozen(kw_only=True)
class Figure:
    """A printed figure beside the computed one.

    Attributes:
        printed: the cell's text; None where nothing is printed.
        computed: the exact figure; None where it cannot be computed.
        agreement: how the two stand to each other.
    """

    printed: str | None
    computed: Exact | None
    agreement: Agreement

    @property
    def exact(self) -> Fraction | None:
        """The computed figure as a fraction, for sums and comparisons; None where there is none."""
        return None if self.computed is None else fraction(self.computed)

    def text(self) -> tuple[str, str]:
        """Both figures for a table; a dash where there is none."""
        return self.printed or "—", "—" if self.computed is None else show(self.computed)


class Scored(Result):
    """A part of an audit with a printed score beside the computed one."""

    __slots__ = ()
    score: Figure

    @property
    def printed(self) -> str | None:
        """The printed score."""
        return self.score.printed

    @property
    def computed(self) -> Exact | None:
        """The exact score by rule, before rounding; None where there is none."""
        return self.score.computed

    @property
    def agreement(self) -> Agreement:
        """How the printed score stands to the computed one."""
        return self.score.agreement


Habits = tuple[tuple[Agreement, Fraction], ...]
"""The figures that known habits give."""

_CELL = re.compile(r"([+-]?[0-9]{1,3}(?:,[0-9]{3})+|[+-]?[0-9]{1,30})(?:\.([0-9]{1,20}))?(%|分|元|万元|亿元|万|亿)?")


_TOTAL_LABEL = re.compile("^(?:自评|评价|绩效|综合|最终|项目)?(?:总分|总得分|得分|合计)[:为]?")


def read_number(cell: str | None) -> PrintedNumber | None:
    """Read a figure cell such as ``"215,457.6"``, ``"8分"`` or ``"10%"``; None where it is not one number.

    >>> read_number("100.00%")
    PrintedNumber(value=Decimal('100.00'), places=2, unit='%')
    >>> read_number("约8") is None
    True
    """
    match = _CELL.fullmatch(tidy(cell)) if cell else None
    if match is None:
        return None
    whole, decimals, unit = match[1].replace(",", ""), match[2] or "", match[3] or ""
    return PrintedNumber(value=Decimal(f"{whole}.{decimals}" if decimals else whole), places=len(decimals), unit=unit)


def read_score(points: str | None, score: str | None) -> PrintedNumber | None:
    """The printed score as points; a percentage beside points that are none may mean a share of them and is not read.

    >>> read_score("10", "100%") is None, read_score("10%", "8%").value
    (True, Decimal('8'))
    """
    whole, given = read_number(points), read_number(score)
    if given and given.unit == "%" and (whole is None or whole.unit != "%"):
        return None
    return given


def read_total(cell: str | None) -> PrintedNumber | None:
    """Read the cell of a total, which may hold its label, too.

    >>> read_total("自评得分：98.81分").value, read_total("得分率98%") is None
    (Decimal('98.81'), True)
    """
    return read_number(_TOTAL_LABEL.sub("", tidy(cell))) if cell else None


def is_shown(cell: str | None) -> bool:
    """Whether a cell holds anything but blanks or a placeholder such as ``/`` or ``—``."""
    return cell is not None and not is_placeholder(cell)


def agreement(printed: PrintedNumber | None, exact: Fraction | None, habits: Habits = ()) -> Agreement:
    """How a printed number stands to the exact one.

    Args:
        printed: the number as printed.
        exact: what it should be.
        habits: the figures that known habits give; the printed rate is tried first, the others after rounding down.
    """
    if printed is None:
        return Agreement.NOT_PRINTED
    if exact is None:
        return Agreement.NOT_COMPUTED
    if printed.is_rounded(exact):
        return Agreement.AGREES
    for habit, value in habits:
        if habit is Agreement.PRINTED_RATE and printed.is_rounded(value):
            return habit
    if printed.is_rounded(exact, RoundingMode.DOWN):
        return Agreement.ROUNDED_DOWN
    return next((habit for habit, value in habits if printed.is_rounded(value)), Agreement.DIFFERS)


def figure(cell: str | None, exact: Fraction | None, habits: Habits = ()) -> Figure:
    """Compare a cell with the exact figure."""
    return compared(cell, read_number(cell), exact, habits)


def compared(cell: str | None, number: PrintedNumber | None, exact: Fraction | None, habits: Habits = ()) -> Figure:
    """Compare a cell, read as ``number``, with the exact figure."""
    stands = agreement(number, exact, habits)
    if number is None and is_shown(cell):
        stands = Agreement.NOT_COMPUTED
    return Figure(printed=cell, computed=None if exact is None else ending(exact), agreement=stands)
