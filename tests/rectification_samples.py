"""Letters that tests follow up: an opinion letter, an order to revise, and what happens to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from budgetperf.regimes.rectification import XIUZHOU_OPINIONS
from budgetperf.stages.rectification import (
    CarriedOut,
    LetterKind,
    RectificationCourse,
    RectificationItem,
    RectificationLetter,
    WorkCalendar,
    open_letter,
)

DAY = date(2021, 9, 1)
DUE = date(2021, 9, 30)
OCTOBER_2022 = WorkCalendar(
    first=date(2022, 9, 1),
    last=date(2022, 11, 30),
    holidays=tuple(date(2022, 10, day) for day in range(1, 8)),
    working=(date(2022, 10, 8), date(2022, 10, 9)),
    source="国务院办公厅关于2022年部分节假日安排的通知",
)


def item(code: str = "1", **more: Any) -> RectificationItem:
    """A problem found in the setting of targets."""
    given: dict[str, Any] = {"step": "targets", "problem": "指标未量化", "asks": "补充量化指标", **more}
    return RectificationItem(code=code, **given)


def letter(code: str = "L1", *items: RectificationItem, **more: Any) -> RectificationLetter:
    """An opinion letter of 1 September 2021 to department 101."""
    given: dict[str, Any] = {"kind": LetterKind.OPINION, "department": "101", "on": DAY}
    return RectificationLetter(code=code, **{**given, "items": items or (item(),), **more})


def opinion(code: str = "L1", *items: RectificationItem, **more: Any) -> RectificationCourse:
    """An opinion letter that asks for everything by the end of September."""
    return open_letter(letter(code, *items, **{"done_by": DUE, **more}), XIUZHOU_OPINIONS)


def after(days: int) -> date:
    """So many days after the letter."""
    return DAY + timedelta(days=days)


def answered(course: RectificationCourse, code: str = "1", days: int = 5, **more: Any) -> RectificationCourse:
    """The course with an answer to one item."""
    return course.answer(code, on=after(days), by="农业农村局", says="已补充", **more)


def found_done(course: RectificationCourse, code: str = "1", days: int = 10) -> RectificationCourse:
    """The course with an inspection that finds the item done on that day."""
    day = after(days)
    return course.inspect(
        code, on=day, by="区财政局", found=CarriedOut.DONE, evidence="新的绩效目标申报表", done_on=day
    )


def closed(course: RectificationCourse, code: str = "1") -> RectificationCourse:
    """The course with an item closed in the regular order."""
    return found_done(answered(course, code), code).close(code, on=after(10), by="区财政局")
