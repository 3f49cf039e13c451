"""Counts of single things in print, 125份 or 600多条: what a record may hold of them, and what they stand for.

How a report rounds does not matter to them, so no policy is asked for.
"""

from __future__ import annotations

from budgetperf.errors import InvalidValueError, require
from budgetperf.ledger import ROUNDED_HALF_UP, Dimension, Interval, PrintedFigure

__all__ = ["as_count", "check_counts", "count_of"]


def check_counts(record: object, *names: str) -> None:
    """Refuse fields that hold a printed figure which is no count of single things; None is for the record to judge.

    Raises:
        InvalidValueError: an amount, a rate or a day, or a number that was rounded or has 约.
    """
    for name in names:
        count = getattr(record, name)
        if isinstance(count, PrintedFigure):
            count_of(count)


def count_of(count: PrintedFigure) -> Interval:
    """How many a printed count may be, in whole numbers.

    Raises:
        InvalidValueError: an amount, a rate or a day, or a number that was rounded or has 约.

    >>> print(count_of(PrintedFigure.read("125 份")), count_of(PrintedFigure.read("600 多条")))
    125 ≥601
    """
    require(count, PrintedFigure, "count", hint="PrintedFigure.read()")
    if count.dimension is not Dimension.COUNT or count.is_rounded or count.is_approximate:
        raise _no_count(count)
    return count.stands_for(ROUNDED_HALF_UP)  # of a whole count every policy says the same


def as_count(count: PrintedFigure | Interval | None) -> Interval | None:
    """What a field of a record keeps of a count, printed or counted; other values are left for the record to refuse.

    Raises:
        InvalidValueError: what is printed is no count, or an interval whose bounds are no whole numbers.
    """
    if isinstance(count, PrintedFigure):
        return count_of(count)
    if isinstance(count, Interval) and count.whole() != count:
        raise _no_count(count)
    return count


def _no_count(found: PrintedFigure | Interval) -> InvalidValueError:
    """The error that something is no count of single things."""
    return InvalidValueError(
        f"{found} is no count of single things, expected one such as 152条 or 2000余条.",
        f"“{found}”不是逐一计数的个数，应为“152条”“2000余条”一类。",
        found=str(found),
    )
