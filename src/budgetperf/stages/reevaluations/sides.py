"""The two sides of a re-evaluation as they can be compared: a total, a grade, and rows, each as far as there is one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import Exact, Points, ending, plain_text, show
from budgetperf.records.evaluation_reports import EvaluationReport
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.stages.evaluations import CriteriaEvaluation, Evaluation
from budgetperf.terms import Term, term

__all__ = ["Evaluated", "GradeMove", "HeldSide", "ReevaluatedRow", "grade_of", "rows_beside", "total_of", "whole_of"]

Evaluated = Evaluation | CriteriaEvaluation | EvaluationReport
"""What can be held against another: computed by rule or criterion, or a report with as much as it states."""


class GradeMove(Enum):
    """What became of a grade."""

    UP = "up"
    SAME = "same"
    DOWN = "down"

    @property
    def term(self) -> Term:
        """The move in both languages."""
        return term(f"grade-move.{self.value}")


class HeldSide(Enum):
    """Whose result holds."""

    SELF_EVALUATION = "self_evaluation"
    REEVALUATION = "reevaluation"

    @property
    def term(self) -> Term:
        """The side in both languages."""
        return term(f"side.{self.value}")


@frozen(kw_only=True)
class ReevaluatedRow:
    """One indicator or criterion on both sides.

    Attributes:
        code: its key.
        name: as printed; None where neither side has a name.
        own_full: what it is worth in the self-evaluation; None where that does not have it, like all below.
        own: what it earned there.
        again_full: what it is worth in the re-evaluation.
        again: what it earned there.
        difference: ``own`` less ``again``, where it is worth the same on both sides; else None.
    """

    code: str
    name: str | None
    own_full: Points | None
    own: Points | None
    again_full: Points | None
    again: Points | None
    difference: Exact | None

    def to_row(self) -> dict[str, object]:
        """The row as a plain dictionary, for any table."""
        return {
            "code": self.code,
            "indicator": self.name,
            "own": self.own,
            "again": self.again,
            "difference": self.difference,
        }

    @property
    def says(self) -> Term:
        """The row in words."""
        own, again = (term("side.neither") if one is None else _points(one) for one in (self.own, self.again))
        if self.own is None or self.again is None:
            side = term("side.reevaluation" if self.own is None else "side.self_evaluation")
            known = again if self.own is None else own
            zh, en = f"仅见于{side.zh}，{known.zh} 分", f"in the {side.en} only, {known.en} points"
        elif self.difference is None:
            zh, en = f"{own.zh}、{again.zh}，满分不同", f"{own.en} and {again.en}, of different full points"
        else:
            less = show(self.difference)
            zh, en = f"{own.zh} 分，再评价 {again.zh} 分，相差 {less}", f"{own.en}, then {again.en}: {less}"
        name = self.name or self.code
        return Term(key=self.code, zh=f"{name}：{zh}", en=f"{name}: {en}")


def _points(value: Points) -> Term:
    text = plain_text(value)
    return Term(key="points", zh=text, en=text)


def total_of(one: Evaluated) -> Exact | None:
    """The total; None for a report that states none."""
    return one.score if isinstance(one, EvaluationReport) else one.total


def whole_of(one: Evaluated) -> Points | None:
    """What the total is out of; None for a report without a score."""
    return one.whole if isinstance(one, EvaluationReport) else one.policy.total


def grade_of(one: Evaluated, scale: GradeScale) -> GradeBand | None:
    """The grade in the words of a scale; None where there is none, or the scale does not know its word.

    A grade is read, never computed: a score of 91 in a report without a grade is no 优.
    """
    match one:
        case EvaluationReport():
            return one.printed_grade(scale)
        case Evaluation() | CriteriaEvaluation():
            return None if one.grade is None else scale.named(one.grade.zh)
        case _:
            assert_never(one)


def rows_beside(own: Evaluated, again: Evaluated) -> tuple[ReevaluatedRow, ...]:
    """The rows of both sides by their codes, in the first one's order; none where a side is a report."""
    if isinstance(own, EvaluationReport) or isinstance(again, EvaluationReport):
        return ()
    first, second = _rows(own), _rows(again)
    return tuple(_beside(code, first.get(code), second.get(code)) for code in dict.fromkeys([*first, *second]))


_Row = tuple[str | None, Points, Points]


def _rows(one: Evaluation | CriteriaEvaluation) -> Mapping[str, _Row]:
    return {row.indicator.code: (row.indicator.name, row.indicator.points, row.points) for row in one.rows}


def _beside(code: str, own: _Row | None, again: _Row | None) -> ReevaluatedRow:
    name = next((row[0] for row in (own, again) if row is not None and row[0] is not None), None)
    less = None
    if own is not None and again is not None and own[1] == again[1]:
        less = ending(Fraction(own[2]) - Fraction(again[2]))
    return ReevaluatedRow(
        code=code,
        name=name,
        own_full=own[1] if own else None,
        own=own[2] if own else None,
        again_full=again[1] if again else None,
        again=again[2] if again else None,
        difference=less,
    )
