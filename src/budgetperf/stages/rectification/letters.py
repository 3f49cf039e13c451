"""Letters that tell a unit what is wrong and what is asked of it: each with its items, found in which step.

「对发现绩效目标设置、项目库管理、绩效监控以及项目自评、抽评等环节存在问题的部门，印发《绩效管理意见书》并提出整改建议，
督促部门逐一限时整改」: every item is put right, inspected and closed by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Rounding, RoundingMode, plain_text
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable
from budgetperf.stages.monitors import Circular
from budgetperf.terms import Term, term

__all__ = ["LetterKind", "RectificationItem", "RectificationLetter", "circular_letters"]

_CENT = Rounding(places=2, mode=RoundingMode.HALF_UP)


class LetterKind(Enum):
    """What a letter is called where it is written."""

    FEEDBACK = "feedback"
    OPINION = "opinion"
    NOTICE = "notice"
    ORDER = "order"
    CIRCULAR_ORDER = "circular_order"

    @property
    def term(self) -> Term:
        """The letter in both languages.

        >>> LetterKind.OPINION.term.zh
        '绩效管理意见书'
        """
        return term(f"letter.{self.value}")


@frozen(kw_only=True)
class RectificationItem(Record):
    """One problem with what is asked for it.

    Attributes:
        code: its key in the letter.
        step: the code of the step in which it was found; the policy names the steps.
        category: the code of the kind of problem; None where it is in none.
        problem: what is wrong.
        asks: what is asked for (整改建议).
        answer_by: the day by which an answer is asked for, where the letter names one for this item.
        done_by: the day by which it must be put right, likewise.
    """

    code: str
    step: str
    category: str | None = None
    problem: str
    asks: str
    answer_by: date | None = None
    done_by: date | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "step", "problem", "asks")
        require_fields(self, (str, NoneType), "category")
        _check_days(self, "answer_by", "done_by")


@frozen(kw_only=True, repr=False)
class RectificationLetter(Classifiable):
    """A letter to a unit.

    Attributes:
        code: its key.
        kind: what it is.
        department: the code of the department that must answer.
        on: the day of the letter.
        items: what is wrong; one or more, each code once.
        received: the day on which it was received; None where that is not known.
        answer_by: the day by which an answer is asked for, where the letter names one for all items.
        done_by: the day by which all must be put right, likewise.

    Raises:
        InvalidValueError: no item, one twice, or a day before the letter.
    """

    code: str
    kind: LetterKind
    department: str
    on: date
    items: tuple[RectificationItem, ...]
    received: date | None = None
    answer_by: date | None = None
    done_by: date | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_filled(self, "code", "department")
        require(self.kind, LetterKind, "RectificationLetter.kind")
        require(self.on, date, "RectificationLetter.on")
        require_each(self.items, RectificationItem, "RectificationLetter.items")
        _check_days(self, "received", "answer_by", "done_by")
        codes = [item.code for item in self.items]
        if not codes or len(set(codes)) < len(codes):
            name, those = self.shown(self.code), self.shown(", ".join(codes) or "—")
            raise InvalidValueError(
                f"the letter {name.en} has the items {those.en}, expected one or more, each once.",
                f"函件（{name.zh}）的问题为 {those.zh}，应有一项以上且不重复。",
                found=those.en,
            )
        stated = [self.received, self.answer_by, self.done_by]
        stated += [day for item in self.items for day in (item.answer_by, item.done_by)]
        if early := [day for day in stated if day is not None and day < self.on]:
            name, found, on = self.shown(self.code), self.shown(early[0]), self.shown(self.on)
            raise InvalidValueError(
                f"the letter {name.en} of {on.en} names {found.en}, expected a day that is not before it.",
                f"{on.zh} 的函件（{name.zh}）载有日期 {found.zh}，应不早于发函之日。",
                found=found.en,
            )

    def item(self, code: str) -> RectificationItem:
        """The item with a code.

        Raises:
            InvalidValueError: there is none.
        """
        for item in self.items:
            if item.code == code:
                return item
        name, found = self.shown(self.code), self.shown(code)
        raise InvalidValueError(
            f"the letter {name.en} has no item {found.en}.",
            f"函件（{name.zh}）没有问题（{found.zh}）。",
            found=found.en,
        )


def circular_letters(circular: Circular, *, step: str, category: str | None = None) -> tuple[RectificationLetter, ...]:
    """One letter for each order that goes with a circular on spending, so that it is followed up like any other.

    Args:
        circular: what :func:`~budgetperf.stages.monitors.circulate` gave.
        step: the code of the step in which slow spending was found.
        category: the code of the kind of problem.
    """
    require(circular, Circular, "circular", hint="circulate()")
    return tuple(_letters(circular, step, category))


def _letters(circular: Circular, step: str, category: str | None) -> Iterable[RectificationLetter]:
    for order in circular.orders:
        spent = f"{plain_text(_CENT.apply(order.share.exact * 100))}%"
        item = RectificationItem(
            code="1",
            step=step,
            category=category,
            problem=f"支出进度偏慢（{spent}，由慢到快第 {order.place} 位）",
            asks="落实整改措施，加快支出进度",
        )
        yield RectificationLetter(
            code=f"{circular.on}-{order.department}",
            kind=LetterKind.CIRCULAR_ORDER,
            department=order.department,
            on=circular.on,
            items=(item,),
            answer_by=order.due,
        )


def _check_days(record: object, *names: str) -> None:
    for name in names:
        if (day := getattr(record, name)) is not None:
            require(day, date, f"{type(record).__name__}.{name}")
