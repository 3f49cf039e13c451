"""The verb of the stage: a self-evaluation held against its re-evaluation, row by row and in total."""

from __future__ import annotations

from typing import assert_never

from attrs import field, frozen

from budgetperf.amounts import Exact, Yuan, ending, fraction, show
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.rules.grading import GradeBand
from budgetperf.stages.evaluations import CriteriaEvaluation, Evaluation
from budgetperf.stages.reevaluations.lines import ReevaluationLine
from budgetperf.stages.reevaluations.policy import ReevaluationPolicy, WhichHolds
from budgetperf.stages.reevaluations.sides import (
    Evaluated,
    GradeMove,
    HeldSide,
    ReevaluatedRow,
    grade_of,
    rows_beside,
    total_of,
    whole_of,
)
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Reevaluation", "reevaluate"]


@frozen(kw_only=True)
class Reevaluation(Result):
    """A self-evaluation and its re-evaluation side by side.

    Attributes:
        own: the self-evaluation.
        again: the re-evaluation.
        policy: the rules.
        rows: every row of either side; empty where a side has none.
        difference: the self-evaluation's total less the other's, above 0 where the unit thought better of itself; None
            where a total is not stated or the two are out of different wholes.
        own_grade: the unit's own grade; None where there is none that the policy's scale knows.
        grade: the grade after re-evaluation; the same holds.
        held: whose result holds; None where the worse one does and it cannot be told which that is.
        counts: whether the difference is large enough for what the policy says becomes of it; None where it is not
            known.
    """

    own: Evaluation | CriteriaEvaluation | EvaluationReport
    again: Evaluation | CriteriaEvaluation | EvaluationReport
    policy: ReevaluationPolicy = field(metadata=BY_REFERENCE)
    rows: tuple[ReevaluatedRow, ...]
    difference: Exact | None
    own_grade: GradeBand | None
    grade: GradeBand | None
    held: HeldSide | None
    counts: bool | None

    def recompute(self) -> Reevaluation:
        """Hold the kept evaluations against each other again."""
        return reevaluate(self.own, self.again, self.policy)

    @property
    def project(self) -> str:
        """The name of the project."""
        return _project(self.own)

    @property
    def move(self) -> GradeMove | None:
        """What became of the grade; None where a side has none that the policy's scale knows."""
        return _move(self.own_grade, self.grade, self.policy)

    @property
    def held_grade(self) -> GradeBand | None:
        """The grade that holds; None where none is known of the side that holds."""
        if self.held is None:
            return None
        return self.own_grade if self.held is HeldSide.SELF_EVALUATION else self.grade

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The choices, the conventions of the scale and those that either side rests on, each once."""
        inner = [item for one in (self.own, self.again) if isinstance(one, Result) for item in one.assumptions]
        return tuple(dict.fromkeys([*self.policy.assumptions, *self.policy.scale.assumptions, *inner]))

    def line(
        self, code: str, *, department: str, amount: Yuan | None = None, classified: bool = False
    ) -> ReevaluationLine:
        """What it comes to, without the evidence, for distributions.

        Args:
            code: the project's key.
            department: the code of its department.
            amount: its money, in yuan.
            classified: whether it is classified.
        """
        return ReevaluationLine(
            code=code,
            department=department,
            own_grade=self.own_grade.code if self.own_grade else None,
            grade=self.grade.code if self.grade else None,
            held_grade=self.held_grade.code if self.held_grade else None,
            difference=self.difference,
            amount=amount,
            classified=classified,
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per indicator, for any table."""
        return [row.to_row() for row in self.rows]

    @property
    def explanation(self) -> Explanation:
        """Both totals and grades, each row, which result holds and what becomes of the difference."""
        parts = [Explanation(key=row.code, zh=row.says.zh, en=row.says.en) for row in self.rows]
        parts += [self._grades(), self._holds(), self._treated()]
        own, again = (_told(one) for one in (self.own, self.again))
        less = "—" if self.difference is None else show(self.difference)
        return Explanation(
            key="reevaluation",
            zh=f"{self.project}：自评 {own}，再评价 {again}，相差 {less}",
            en=f"{self.project}: self-evaluation {own}, re-evaluation {again}, difference {less}",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def _grades(self) -> Explanation:
        own, again = self.own_grade, self.grade
        moved = term("side.neither") if self.move is None else self.move.term
        return Explanation(
            key="grades",
            zh=f"评价等级：自评{own.zh if own else '—'}，再评价{again.zh if again else '—'}，{moved.zh}",
            en=f"grades: {own.en if own else '—'}, then {again.en if again else '—'}: {moved.en}",
            bases=(self.policy.basis["scale"],),
        )

    def _holds(self) -> Explanation:
        said = self.policy.holds.says
        side = term("side.neither") if self.held is None else self.held.term
        return Explanation(key="holds", zh=f"{said.zh}：{side.zh}", en=f"{said.en}: {side.en}")

    def _treated(self) -> Explanation:
        said, least = self.policy.on_difference.says, show(self.policy.least)
        words = {
            True: ("达到", "is reached"),
            False: ("未达到", "is not reached"),
            None: ("无法判断", "cannot be told"),
        }
        zh, en = words[self.counts]
        edge_zh, edge_en = ("（含）", " or more") if self.policy.included else ("以上（不含）", " exceeded")
        return Explanation(
            key="on-difference",
            zh=f"{said.zh}：相差 {least} 分{edge_zh}，{zh}",
            en=f"{said.en}: {least} points{edge_en} {en}",
        )


def reevaluate(own: Evaluated, again: Evaluated, policy: ReevaluationPolicy) -> Reevaluation:
    """Hold a self-evaluation against its re-evaluation; neither is changed.

    Args:
        own: the unit's own evaluation, computed or as its report states it.
        again: the re-evaluation by the department or the finance bureau; with rows, with a total, or with a grade.
        policy: which result holds and what becomes of a difference.

    Raises:
        InvalidValueError: evaluations of two projects or years, a report on the wrong side, or an argument of another
            type.
    """
    for one, what in ((own, "own"), (again, "again")):
        require(one, (Evaluation, CriteriaEvaluation, EvaluationReport), what)
    require(policy, ReevaluationPolicy, "policy")
    _check_same(own, again)
    _check_kinds(own, again)
    own_grade, grade = grade_of(own, policy.scale), grade_of(again, policy.scale)
    difference = _difference(own, again)
    return Reevaluation(
        own=own,
        again=again,
        policy=policy,
        rows=rows_beside(own, again),
        difference=difference,
        own_grade=own_grade,
        grade=grade,
        held=_held(difference, _move(own_grade, grade, policy), policy),
        counts=_counts(difference, policy),
    )


def _difference(own: Evaluated, again: Evaluated) -> Exact | None:
    first, second = total_of(own), total_of(again)
    if first is None or second is None or whole_of(own) != whole_of(again):
        return None
    return ending(fraction(first) - fraction(second))


def _move(own: GradeBand | None, again: GradeBand | None, policy: ReevaluationPolicy) -> GradeMove | None:
    if own is None or again is None:
        return None
    lower = policy.scale.rank(again) - policy.scale.rank(own)
    if lower == 0:
        return GradeMove.SAME
    return GradeMove.DOWN if lower > 0 else GradeMove.UP


def _held(difference: Exact | None, move: GradeMove | None, policy: ReevaluationPolicy) -> HeldSide | None:
    """Whose result holds; of two that are equally bad, the re-evaluation's."""
    match policy.holds:
        case WhichHolds.SELF_EVALUATION:
            return HeldSide.SELF_EVALUATION
        case WhichHolds.REEVALUATION:
            return HeldSide.REEVALUATION
        case WhichHolds.WORSE:
            if move in {GradeMove.UP, GradeMove.DOWN}:
                return HeldSide.REEVALUATION if move is GradeMove.DOWN else HeldSide.SELF_EVALUATION
            if difference is None:
                return HeldSide.REEVALUATION if move is GradeMove.SAME else None
            return HeldSide.REEVALUATION if fraction(difference) >= 0 else HeldSide.SELF_EVALUATION
        case _:
            assert_never(policy.holds)


def _counts(difference: Exact | None, policy: ReevaluationPolicy) -> bool | None:
    if difference is None:
        return None
    size = abs(fraction(difference))
    return size >= policy.least if policy.included else size > policy.least


def _project(one: Evaluated) -> str:
    return one.project if isinstance(one, EvaluationReport) else one.target.project


def _year(one: Evaluated) -> int | None:
    return one.year if isinstance(one, EvaluationReport) else one.target.year


def _told(one: Evaluated) -> str:
    total = total_of(one)
    return "—" if total is None else show(total)


def _check_same(own: Evaluated, again: Evaluated) -> None:
    if _project(own) != _project(again):
        raise InvalidValueError(
            f"the self-evaluation is of {_project(own)!r} and the re-evaluation of {_project(again)!r}, expected one "
            "project.",
            f"自评项目为“{_project(own)}”，再评价项目为“{_project(again)}”，应为同一项目。",
            found=_project(again),
            expected=_project(own),
        )
    years = _year(own), _year(again)
    if None not in years and years[0] != years[1]:
        raise InvalidValueError(
            f"the self-evaluation is of {years[0]} and the re-evaluation of {years[1]}, expected one year.",
            f"自评年度为 {years[0]}，再评价年度为 {years[1]}，应为同一年度。",
            found=years[1],
            expected=years[0],
        )


def _kind(one: Evaluated) -> EvaluationKind | None:
    """Who evaluated; None for an evaluation by the rules of self-evaluations, which anybody may make again."""
    if isinstance(one, EvaluationReport):
        return one.kind
    return one.policy.kind if isinstance(one, CriteriaEvaluation) else None


def _check_kinds(own: Evaluated, again: Evaluated) -> None:
    first, second = _kind(own), _kind(again)
    if first is not None and first is not EvaluationKind.SELF:
        raise _misplaced(first, "a self-evaluation", "单位自评")
    if second is EvaluationKind.SELF:
        raise _misplaced(second, "a department's or a fiscal evaluation", "部门评价或财政评价")


def _misplaced(found: EvaluationKind, en: str, zh: str) -> InvalidValueError:
    said = found.term
    return InvalidValueError(
        f"there is a {said.en} in its place, expected {en}.",
        f"此处为{said.zh}，应为{zh}。",
        found=found.value,
    )
