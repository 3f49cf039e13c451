"""The printed grade of a form, however its cell writes it, beside the one that the total earns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import Rounding, RoundingMode
from budgetperf.errors import InvalidValueError
from budgetperf.forms.figures import Agreement, PrintedNumber, is_shown, read_total
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.forms.readings import read_boxes
from budgetperf.forms.self_evaluation import FormKind, SelfEvaluationForm
from budgetperf.forms.sums import Sums
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.rules.reading import tidy
from budgetperf.stages.evaluations import SelfEvaluationPolicy

__all__ = ["GradeFigure", "audit_grade", "check_grade", "read_grade"]

_LABEL = re.compile("^(?:项目|部门|绩效|自评|评价|综合|考核)*(?:等级|等次|档次|结果|结论)[:为]*")
_REMARK = re.compile(r"\((?:[^()]{0,30}[0-9][^()]{0,30}|[√✓✔V])\)$|级$")


@frozen(kw_only=True)
class GradeFigure:
    """The printed grade beside the one that the total earns.

    Attributes:
        printed: the printed word.
        computed: the scale's word for the total; None where the total is not known.
        agreement: how the two stand to each other.
    """

    printed: str | None
    computed: str | None
    agreement: Agreement


def audit_grade(form: SelfEvaluationForm, added: Sums, policy: SelfEvaluationPolicy) -> GradeFigure:
    """The grade of the printed total, or of the sum of the parts where no total is printed.

    A scale of 100 says nothing about a form that is worth something else, and a project's none about a department.
    """
    printed = read_total(form.total_score)
    total = Fraction(printed.value) if printed else added.scores if added.is_whole else None
    of_project = form.kind is not FormKind.DEPARTMENT_SELF_EVALUATION
    gradable = of_project and total is not None and total >= 0 and added.whole == policy.total
    computed = _earned(policy.scale, total) if total is not None and gradable else None
    named = read_grade(form.grade, policy.scale)
    if not is_shown(form.grade):
        stands = Agreement.NOT_PRINTED
    elif computed is None or named is None:
        stands = Agreement.NOT_COMPUTED
    else:
        stands = Agreement.AGREES if named.zh == computed else Agreement.DIFFERS
    return GradeFigure(printed=form.grade, computed=computed, agreement=stands)


def read_grade(cell: str | None, scale: GradeScale) -> GradeBand | None:
    """The grade that a cell names, with its label, its interval or as the ticked one of several.

    >>> from budgetperf.regimes import NATIONAL
    >>> scale = NATIONAL.self_evaluation.scale
    >>> [band and band.zh for band in (read_grade(cell, scale) for cell in ("自评等级：优", "□优 ☑良 □中", "优良"))]
    ['优', '良', None]
    """
    text = _LABEL.sub("", tidy(cell or ""))
    names = {word: band for band in scale.bands for word in (band.zh, *band.printed)}
    for plain in (text, _REMARK.sub("", text)):
        if found := scale.named(plain):
            return found
    longest = {re.escape(word): names[word] for word in sorted(names, key=len, reverse=True)}
    ticked = set(read_boxes(text, longest) or ())
    return ticked.pop() if len(ticked) == 1 else None


def check_grade(grade: GradeFigure, total: PrintedNumber | None, scale: GradeScale) -> Iterator[Finding]:
    """The printed grade against the one that the total earns; another way of rounding it first makes it a note."""
    if grade.agreement is Agreement.DIFFERS:
        rounded = [Rounding(places=places, mode=RoundingMode.HALF_UP) for places in (0, 1, 2)]
        others = {_earned(scale, Fraction(rounding.apply(total.value))) for rounding in rounded} if total else set()
        named = read_grade(grade.printed, scale)
        removable = named is not None and named.zh in others
        yield Finding(
            code=FindingCode.GRADE_DIFFERS,
            row=None,
            severity=Severity.NOTE if removable else Severity.QUESTION,
            agreement=grade.agreement,
            printed=grade.printed,
            word=grade.computed,
        )


def _earned(scale: GradeScale, total: Fraction) -> str | None:
    """The grade that a printed total earns; None where the scale ends below it."""
    try:
        return scale.grade(total).zh
    except InvalidValueError:
        return None
