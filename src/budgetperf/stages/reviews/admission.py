"""The gate: without a target, or with an unqualified one, there is no money (绩效目标编制不合格的项目，一律不安排预算).

Whether a target is qualified is taken from the automatic checks, from the course of the review, or from a person's
word; the table says what follows, and a rule without exception (一律) cannot be departed from.
"""

from __future__ import annotations

from datetime import date
from types import NoneType

from attrs import evolve, field, frozen

from budgetperf.amounts import Yuan, plain_text, yuan
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import Facts, word_fact
from budgetperf.stages.reviews.check_verb import TargetCheck
from budgetperf.stages.reviews.course import ReviewCourse
from budgetperf.stages.reviews.filings import FiledTarget
from budgetperf.stages.reviews.opinions import ReviewConclusion
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["NO_BUDGET", "NO_ENTRY", "TARGET_STATE", "Admission", "admit", "state_of"]

TARGET_STATE = word_fact(
    "target_state",
    "绩效目标",
    "target",
    (
        FactWord(code="absent", zh="未申报", en="not filed"),
        FactWord(code="unqualified", zh="不合格", en="unqualified"),
        FactWord(code="qualified", zh="合格", en="qualified"),
    ),
)
"""Whether there is a target and whether it is qualified."""
NO_BUDGET = "no_budget"
"""The code of the measure that leaves nothing of the money (不安排预算)."""
NO_ENTRY = "no_entry"
"""The code of the measure that keeps a project out of the library (不入库)."""
_ABSENT = Origin(kind=OriginKind.RECORDED, zh="没有申报记录", en="nothing was filed")
_CHECKED = Origin(kind=OriginKind.COMPUTED, zh="取自绩效目标自动核查", en="taken from the automatic checks")
_REVIEWED = Origin(kind=OriginKind.COMPUTED, zh="取自绩效目标审核", en="taken from the review")


@frozen(kw_only=True, repr=False)
class Admission(Result):
    """Whether a project enters the library and gets money, as far as its target goes.

    Attributes:
        filed: the target.
        check: the automatic checks; None where they were not made.
        course: the review; None where there was none.
        table: the rules.
        ruling: what they say, or what a person decided where they allow it.
    """

    filed: FiledTarget
    check: TargetCheck | None
    course: ReviewCourse | None
    table: DecisionTable = field(metadata=BY_REFERENCE)
    ruling: Ruling

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the project is classified."""
        return self.filed.classified

    def __repr__(self) -> str:
        if self.withheld:
            return f"Admission({term('withheld').en})"
        return f"Admission({self.filed.code}, {', '.join(self.measures)})"

    def recompute(self) -> Admission:
        """Ask the table again; a person's decision stays where the rules allow one."""
        again, own = admit(self.filed, self.table, check=self.check, course=self.course), self.ruling.override
        return again.overridden(*own.then, by=own.by, on=own.on, reason=own.reason) if own else again

    @property
    def measures(self) -> tuple[str, ...]:
        """The codes of the measures that follow."""
        return tuple(measure.code for measure in self.ruling.measures)

    @property
    def enters(self) -> bool:
        """Whether the project may enter the library."""
        return not {NO_BUDGET, NO_ENTRY} & set(self.measures)

    @property
    def amount(self) -> Yuan | None:
        """The most that it can get, in yuan: 0 without a qualified target, else what it asks for."""
        return yuan(0) if NO_BUDGET in self.measures else self.filed.amount

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says."""
        return (*(self.check.assumptions if self.check else ()), *self.ruling.assumptions)

    def overridden(self, *then: str, by: str, on: date, reason: str) -> Admission:
        """The decision of a person in place of the rules'.

        Raises:
            InvalidValueError: a rule that applied allows no other ruling.
        """
        return evolve(self, ruling=self.ruling.overridden(*then, by=by, on=on, reason=reason))

    @property
    def explanation(self) -> Explanation:
        """The rule that applied, the checks and the review; of a classified project nothing."""
        name = self.filed.shown(self.filed.name)
        if self.filed.classified:
            return Explanation(key="admission", zh=name.zh, en=name.en)
        amount = "—" if self.amount is None else plain_text(self.amount)
        below = [one.explanation for one in (self.check, self.course) if one is not None]
        return Explanation(
            key="admission",
            zh=f"{name.zh}：{'可以' if self.enters else '不得'}入库，预算至多 {amount} 元",
            en=f"{name.en}: {'may' if self.enters else 'may not'} enter, at most {amount} yuan",
            parts=(self.ruling.explanation, *below),
        )


def admit(
    filed: FiledTarget, table: DecisionTable, *, check: TargetCheck | None = None, course: ReviewCourse | None = None
) -> Admission:
    """Whether a project passes the gate of its target.

    A review that came to something decides; without one the checks do. A check with a fault is not outvoted by
    anything but a review that passed the target.

    Args:
        filed: the target; a project that filed none is ``absent``.
        table: the rules, such as ``regimes.reviews.DONGLI_GATE``.
        check: the automatic checks of this target.
        course: the review of this target.

    Raises:
        IncompleteError: neither says whether the target is qualified, or they are of another target.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    require(table, DecisionTable, "table", hint="regimes.reviews.DONGLI_GATE")
    require(check, (TargetCheck, NoneType), "check", hint="check_target()")
    require(course, (ReviewCourse, NoneType), "course", hint="open_review()")
    problems = [
        Problem(path=path, en="is of another target", zh="不属于该绩效目标")
        for path, one in (("check", check), ("course", course))
        if one is not None and one.filed != filed
    ]
    state, origin = state_of(filed, check, course)
    if state is None and not problems:
        en, zh = "does not say whether the target is qualified", "未说明绩效目标是否合格"
        problems = [Problem(path="check" if course is None else "course", en=en, zh=zh)]
    if state is None or problems:
        raise IncompleteError.listing("the gate cannot be decided", "无法判断能否入库", tuple(problems))
    ruling = decide(table, Facts(known=(TARGET_STATE.known(state, origin),), classified=filed.classified))
    return Admission(filed=filed, check=check, course=course, table=table, ruling=ruling)


def state_of(filed: FiledTarget, check: TargetCheck | None, course: ReviewCourse | None) -> tuple[str | None, Origin]:
    """The state of a target, by the code of its word, and where that comes from; None where nobody has said it yet."""
    if filed.target is None:
        return "absent", _ABSENT
    if course is not None:
        result = course.conclusion
        return (None if result is None else _QUALIFIED[result is ReviewConclusion.PASSED]), _REVIEWED
    if check is not None and check.qualified is not None:
        return _QUALIFIED[check.qualified], _CHECKED
    return None, _CHECKED


_QUALIFIED = {True: "qualified", False: "unqualified"}
