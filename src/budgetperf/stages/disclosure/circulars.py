"""The circulars of a year (通报): on re-evaluation, on monitoring and on key evaluations.

「形成《2021年秀洲区部门自评财政再评价结果通报》《2021年秀洲区绩效运行监控结果通报》和《2021年秀洲区财政重点绩效评价结果通报》等
3个通报」. The circular that names the slowest departments is made by :func:`~budgetperf.stages.monitors.circulate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_fields, require_text, tuple_of
from budgetperf.plain import Record
from budgetperf.terms import Term, term

__all__ = ["CircularKind", "CircularSchedule", "IssuedCircular", "check_circulars"]


class CircularKind(Enum):
    """What a circular tells of."""

    REEVALUATION = "reevaluation"
    MONITORING = "monitoring"
    KEY_EVALUATION = "key_evaluation"

    @property
    def term(self) -> Term:
        """The circular in both languages."""
        return term(f"circular.{self.value}")


@frozen(kw_only=True)
class IssuedCircular(Record):
    """A circular that was issued.

    Attributes:
        kind: what it tells of.
        title: its title, without the book-title marks.
        year: the year that it tells of.
    """

    kind: CircularKind
    title: str
    year: int

    def __attrs_post_init__(self) -> None:
        require_fields(self, CircularKind, "kind")
        require_text(self.title, "IssuedCircular.title")
        require_fields(self, int, "year")


@frozen(kw_only=True)
class CircularSchedule:
    """Which circulars a year brings.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        status: whether it binds.
        kinds: the circulars, each once; at least one.
        basis: the ground of each.
    """

    code: str
    revision: str
    status: RuleStatus
    kinds: tuple[CircularKind, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "CircularSchedule.code")
        require_text(self.revision, "CircularSchedule.revision")
        require_fields(self, RuleStatus, "status")
        require_each(self.kinds, CircularKind, "CircularSchedule.kinds")
        check_bases(self, self.basis)
        if not self.kinds or len(set(self.kinds)) < len(self.kinds):
            found = ", ".join(kind.value for kind in self.kinds) or "nothing"
            raise InvalidValueError(
                f"CircularSchedule.kinds are {found}, expected one or more different ones.",
                f"CircularSchedule.kinds 为 {found}，应有一种以上且互不相同。",
                found=found,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("circular-schedule", self, self.basis)


def check_circulars(issued: Iterable[IssuedCircular], schedule: CircularSchedule, *, year: int) -> tuple[Problem, ...]:
    """Which circulars of a year are missing, and which stand twice.

    Args:
        issued: the circulars, of any years.
        schedule: which there should be.
        year: the year that is asked about.
    """
    require(schedule, CircularSchedule, "schedule", hint="regimes.disclosure.XIUZHOU_CIRCULARS")
    require(year, int, "year")
    those = [one for one in tuple_of(issued, IssuedCircular, "issued") if one.year == year]
    return tuple(_missing(those, schedule, year))


def _missing(those: list[IssuedCircular], schedule: CircularSchedule, year: int) -> Iterator[Problem]:
    for kind in schedule.kinds:
        titles = [one.title for one in those if one.kind is kind]
        if not titles:
            yield Problem(
                path=kind.value, en=f"there is no {kind.term.en} in {year}", zh=f"{year} 年没有{kind.term.zh}"
            )
        elif len(set(titles)) < len(titles):
            yield Problem(path=kind.value, en="the same circular stands twice", zh=f"{kind.term.zh}重复")
