"""What an indicator's name adds to its cells: an operator that only the name prints, and that a value is a date.

Some forms print 受益人数（≥**人） once and fill the columns with plain numbers. Each such reading is an assumption.
"""

from __future__ import annotations

import re

from budgetperf.basis import Assumption
from budgetperf.rules.actuals import Actual, Dated, Measured
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.days import dotted_month
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Unread,
    UnreadWhy,
)
from budgetperf.rules.glyphs import BEFORE, OPERATOR, tidy
from budgetperf.rules.reading import risen

__all__ = ["DATE_BY_NAME", "OPERATOR_IN_NAME", "RISE_BY_NAME", "asked_by_name", "reached_by_name"]

OPERATOR_IN_NAME = Assumption(
    key="reading.operator-in-name",
    zh="指标值未写比较符号，按指标名称中的比较符号理解",
    en="a number without an operator has the one that the indicator's name prints",
)
DATE_BY_NAME = Assumption(
    key="reading.date-by-name",
    zh="“2024.06”一类的写法，按指标名称理解为年月",
    en="what may be a number or a month, such as 2024.06, is a month where the indicator's name asks for a time",
)
RISE_BY_NAME = Assumption(
    key="reading.rise-by-name",
    zh="“提高5%”一类的写法，指标名称为增幅的，按该增幅理解",
    en="a rise such as 提高5% is the indicator's own number where its name asks for a rise",
)
_SHAPES: dict[str, type[AtLeast | MoreThan | AtMost | LessThan | Exactly]] = {
    "≥": AtLeast,
    ">": MoreThan,
    "≤": AtMost,
    "<": LessThan,
    "=": Exactly,
}
_SHOWN = re.compile(rf"\((?P<inside>{OPERATOR})[^()0-9]{{0,20}}\)|(?P<last>{OPERATOR})[*]{{0,6}}$")
_RISES = re.compile(r"增长|增幅|增速|提高|提升|增加|上升|涨幅|升幅")
_TIMES = re.compile(r"时间|时限|日期|期限|时效|工期|时点|完工|竣工|交付|验收|开工")


def asked_by_name(expectation: Expectation, name: str | None) -> tuple[Expectation, tuple[Assumption, ...]]:
    """The expectation with what the name adds, and the assumption that adds it.

    >>> from decimal import Decimal
    >>> asked, used = asked_by_name(Bare(value=Decimal(85)), "成活率（≥**%）")
    >>> str(asked), [one.key for one in used]
    ('≥85', ['reading.operator-in-name'])
    """
    if name and isinstance(expectation, Bare):
        sign = _sign(name)
        if sign is not None:
            return _SHAPES[sign](value=expectation.value, unit=expectation.unit), (OPERATOR_IN_NAME,)
    if isinstance(expectation, Unread) and (month := _month(expectation, name)) is not None:
        return By(date=month), (DATE_BY_NAME,)
    if isinstance(expectation, Unread) and (rise := _rise(expectation, name)) is not None:
        return AtLeast(value=rise.value, unit=rise.unit), (RISE_BY_NAME,)
    return expectation, ()


def reached_by_name(actual: Actual, name: str | None) -> tuple[Actual, tuple[Assumption, ...]]:
    """The actual with what the name adds, and the assumption that adds it.

    >>> actual, used = reached_by_name(Unread(text="2024.05", why=UnreadWhy.AMBIGUOUS_DATE), "完成时间")
    >>> str(actual), [one.key for one in used]
    ('2024年5月', ['reading.date-by-name'])
    """
    if isinstance(actual, Unread) and (month := _month(actual, name)) is not None:
        return Dated(date=month), (DATE_BY_NAME,)
    if isinstance(actual, Unread) and (rise := _rise(actual, name)) is not None:
        return rise, (RISE_BY_NAME,)
    return actual, ()


def _sign(name: str) -> str | None:
    """The operator that the name prints without a number; None for none or for several."""
    found = {BEFORE[match["inside"] or match["last"]] for match in _SHOWN.finditer(tidy(name)[:400])}
    return found.pop() if len(found) == 1 else None


def _rise(unread: Unread, name: str | None) -> Measured | None:
    return risen(unread) if name and _RISES.search(name[:400]) else None


def _month(unread: Unread, name: str | None) -> PrintedDate | None:
    if unread.why is not UnreadWhy.AMBIGUOUS_DATE or not name or not _TIMES.search(name[:400]):
        return None
    return dotted_month(tidy(unread.text))
