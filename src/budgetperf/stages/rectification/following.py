"""Letters followed up as of a day: what is open, overdue, late or closed, and whose measure the rules now hold out.

「全年共下达《绩效管理意见书》32份，已全面完成反馈整改」: a letter is closed when each of its items is. What a day does
not know yet (later letters, later answers) does not count on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from attrs import frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.rows import Measure
from budgetperf.stages.rectification.course import RectificationCourse
from budgetperf.stages.rectification.events import ItemState
from budgetperf.stages.rectification.letters import RectificationItem
from budgetperf.stages.rectification.policy import Awaited

__all__ = ["FollowUp", "FollowUpLine", "ItemDeadline", "follow_up"]


@frozen(kw_only=True)
class ItemDeadline:
    """One deadline of an item.

    Attributes:
        awaits: what is awaited.
        due: the last day in time; None where it runs from a receipt that is not known of.
        met: the day on which it happened; None where it has not.
        overdue: whether the day asked about is past the deadline and it has not happened.
        late: whether it happened after the deadline.
    """

    awaits: Awaited
    due: date | None
    met: date | None
    overdue: bool
    late: bool


@frozen(kw_only=True)
class FollowUpLine:
    """One item of one letter as of the day.

    Attributes:
        letter: the code of the letter.
        department: the code of the department.
        item: the code of the item.
        step: the code of the step in which it was found.
        category: the code of the kind of problem; None where it is in none.
        state: where it stands.
        deadlines: what was due, and whether it came.
        escalated: the day on which a person decided what follows the passed deadline; None where nobody did.
        proposed: what the rules hold out for the passed deadline and nobody has decided yet; None where nothing.
    """

    letter: str
    department: str
    item: str
    step: str
    category: str | None
    state: ItemState
    deadlines: tuple[ItemDeadline, ...]
    escalated: date | None
    proposed: Measure | None

    @property
    def overdue(self) -> bool:
        """Whether anything is overdue."""
        return any(one.overdue for one in self.deadlines)


@frozen(kw_only=True)
class FollowUp(Result):
    """Letters as of a day, without those to classified departments.

    Attributes:
        courses: the letters of that day and before, by code.
        as_of: the day.
        lines: one for each item.
    """

    courses: tuple[RectificationCourse, ...]
    as_of: date
    lines: tuple[FollowUpLine, ...]

    def recompute(self) -> FollowUp:
        """Follow the kept letters up again."""
        return follow_up(self.courses, as_of=self.as_of)

    @property
    def answer_rate(self) -> Share:
        """Letters all of whose items were answered over all of them (反馈率); undefined where there is none."""
        return self._letters(lambda state: state is not ItemState.ISSUED)

    @property
    def closure_rate(self) -> Share:
        """Letters all of whose items are closed over all of them (销号率); undefined where there is none."""
        return self._letters(lambda state: state is ItemState.CLOSED)

    @property
    def item_rate(self) -> Share:
        """Items that are closed over all of them; undefined where there is none."""
        return Share.of(sum(line.state is ItemState.CLOSED for line in self.lines), len(self.lines))

    @property
    def overdue(self) -> tuple[FollowUpLine, ...]:
        """The items of which something is overdue."""
        return tuple(line for line in self.lines if line.overdue)

    @property
    def undated(self) -> tuple[FollowUpLine, ...]:
        """The items with a deadline of which the day is not known, for no receipt is: they are never overdue."""
        return tuple(line for line in self.lines if any(one.due is None for one in line.deadlines))

    @property
    def proposed(self) -> tuple[FollowUpLine, ...]:
        """The items for which the rules hold something out that nobody has decided yet."""
        return tuple(line for line in self.lines if line.proposed is not None)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the rules of these letters hold without a document; each once."""
        return tuple(dict.fromkeys(each for course in self.courses for each in course.assumptions))

    @property
    def explanation(self) -> Explanation:
        """The counts, and each item that is overdue."""
        parts = tuple(map(_overdue_step, self.overdue))
        undated = tuple(
            Explanation(
                key=f"undated.{line.letter}.{line.item}",
                zh=f"{line.department} {line.letter} 第 {line.item} 项：收到日期未知，期限无法计算",
                en=f"{line.department}, {line.letter}, item {line.item}: no receipt is known, so no deadline is",
            )
            for line in self.undated
        )
        zh = f"截至 {self.as_of}：函件 {len(self.courses)} 份，已销号 {self.closure_rate}，问题 {len(self.lines)} 项"
        en = f"as of {self.as_of}: {len(self.courses)} letters, closed {self.closure_rate}, {len(self.lines)} items"
        return Explanation(
            key="follow-up",
            zh=f"{zh}，逾期 {len(parts)} 项",
            en=f"{en}, {len(parts)} of them overdue",
            bases=tuple(dict.fromkeys(basis for course in self.courses for basis in course.bases)),
            parts=(*parts, *undated, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per item, for any table."""
        return [
            {
                "letter": line.letter,
                "department": line.department,
                "item": line.item,
                "step": line.step,
                "category": line.category,
                "state": line.state.value,
                "due": min((one.due for one in line.deadlines if one.due), default=None),
                "overdue": line.overdue,
                "proposed": line.proposed.code if line.proposed else None,
            }
            for line in self.lines
        ]

    def _letters(self, wanted: Callable[[ItemState], bool]) -> Share:
        open_letters = {line.letter for line in self.lines if not wanted(line.state)}
        return Share.of(len(self.courses) - len(open_letters), len(self.courses))


def follow_up(courses: Iterable[RectificationCourse], *, as_of: date) -> FollowUp:
    """What stands open of letters on a day.

    Args:
        courses: the letters, of any kinds together; later ones and those to classified departments are left out.
        as_of: the day; later answers, inspections and closings are not known on it.

    Raises:
        InvalidValueError: a letter twice, or an argument of another type.
    """
    require(as_of, date, "as_of")
    every = tuple_of(courses, RectificationCourse, "courses", hint="open_letter()")
    shown = sorted(
        (each for each in every if not each.letter.classified and each.letter.on <= as_of),
        key=lambda each: each.letter.code,
    )
    codes = Counter(each.letter.code for each in shown)
    if twice := [code for code, count in codes.items() if count > 1]:
        raise InvalidValueError(
            f"the letters {', '.join(twice)} stand twice.", f"函件（{'、'.join(twice)}）重复。", found=tuple(twice)
        )
    lines = tuple(_line(course, item, as_of) for course in shown for item in course.letter.items)
    return FollowUp(courses=tuple(shown), as_of=as_of, lines=lines)


def _line(course: RectificationCourse, item: RectificationItem, as_of: date) -> FollowUpLine:
    deadlines = tuple(_deadline(course, item, rule.awaits, as_of) for rule in course.policy.deadlines)
    rule, escalated = course.policy.escalation, course.escalated_on(item.code, as_of)
    follows = (
        rule is not None and escalated is None and any(one.overdue and one.awaits is rule.after for one in deadlines)
    )
    return FollowUpLine(
        letter=course.letter.code,
        department=course.letter.department,
        item=item.code,
        step=item.step,
        category=item.category,
        state=course.state(item.code, as_of),
        deadlines=deadlines,
        escalated=escalated,
        proposed=rule.measure if rule is not None and follows else None,
    )


def _deadline(course: RectificationCourse, item: RectificationItem, awaits: Awaited, as_of: date) -> ItemDeadline:
    due, met = course.due(item, awaits), course.met_on(item.code, awaits, as_of)
    return ItemDeadline(
        awaits=awaits,
        due=due,
        met=met,
        overdue=due is not None and met is None and as_of > due,
        late=due is not None and met is not None and met > due,
    )


def _overdue_step(line: FollowUpLine) -> Explanation:
    dues = [one for one in line.deadlines if one.overdue]
    zh = "、".join(f"{one.awaits.term.zh}期限 {one.due}" for one in dues)
    en = ", ".join(f"{one.awaits.term.en} was due on {one.due}" for one in dues)
    more_zh = f"，可按规定{line.proposed.zh}" if line.proposed else ""
    more_en = f"; the rules hold out: {line.proposed.en}" if line.proposed else ""
    return Explanation(
        key=f"overdue.{line.letter}.{line.item}",
        zh=f"{line.department} {line.letter} 第 {line.item} 项逾期：{zh}{more_zh}",
        en=f"{line.department}, {line.letter}, item {line.item} is overdue: {en}{more_en}",
    )
