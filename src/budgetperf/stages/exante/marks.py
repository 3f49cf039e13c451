"""Score sheets of an ex-ante evaluation: criteria under dimensions, marked by grades, yes or no, or points.

How many of its points a criterion earns for 优, 良, 中 or 差 is printed on no form that was seen; who has such marks
says it (``WordShares``). A sheet's greatest points make its total, 100 on the forms that were seen.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import assert_never, cast

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, ending, plain_text, points, show
from budgetperf.basis import Bases, as_bases, check_bases
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    require_truth,
)
from budgetperf.explanation import Explanation
from budgetperf.plain import Record
from budgetperf.rules.weights import WeightScheme, check_weights
from budgetperf.stages.exante.words import WordShares
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "CheckedMark",
    "CriterionScore",
    "GivenMark",
    "GradedMark",
    "Mark",
    "MarkedSheet",
    "ScoreSheet",
    "SheetCriterion",
    "SheetKind",
]


class SheetKind(Enum):
    """Which of the two sheets it is: of the ex-ante evaluation, or of the budget review (投资评审)."""

    EVALUATION = "evaluation"
    BUDGET_REVIEW = "budget_review"

    @property
    def term(self) -> Term:
        """The sheet in both languages."""
        return term(f"sheet.{self.value}")


@frozen(kw_only=True)
class SheetCriterion:
    """One row of a sheet.

    Attributes:
        code: stable name for programs.
        zh: the criterion as printed.
        en: the criterion in English.
        points: what it is worth.
        level1: the dimension that it belongs to, as printed; None where the sheet has none.
        level2: the second level as printed; None where it has none.
    """

    code: str
    zh: str
    en: str
    points: Points
    level1: str | None = None
    level2: str | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        _check_points(self.points, "SheetCriterion.points")
        require_fields(self, (str, NoneType), "level1", "level2")


@frozen(kw_only=True)
class ScoreSheet:
    """A sheet of criteria (评估表格).

    Attributes:
        code: stable name.
        revision: which state of the sheet this is.
        zh: its name in Chinese.
        en: its name in English.
        kind: which of the two sheets it is.
        total: what all criteria are worth together.
        criteria: the rows in printed order.
        scheme: the dimensions that they keep; None where none are prescribed.
        basis: the ground of each that is there.

    Raises:
        InvalidValueError: criteria that do not make the total or break the scheme, or one code twice.
    """

    code: str
    revision: str
    zh: str
    en: str
    kind: SheetKind
    total: Points
    criteria: tuple[SheetCriterion, ...]
    scheme: WeightScheme | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.kind, SheetKind, "ScoreSheet.kind")
        require_each(self.criteria, SheetCriterion, "ScoreSheet.criteria")
        require_fields(self, (WeightScheme, NoneType), "scheme")
        _check_points(self.total, "ScoreSheet.total")
        check_bases(self, self.basis, optional=("scheme",))
        codes = [criterion.code for criterion in self.criteria]
        made = sum((Fraction(criterion.points) for criterion in self.criteria), Fraction(0))
        wrong = [problem.text("en") for problem in self._departures()], [p.text("zh") for p in self._departures()]
        if not codes or len(set(codes)) < len(codes) or made != self.total or wrong[0]:
            raise InvalidValueError(
                f"the sheet {self.code} has criteria worth {show(made)}, expected different ones that make "
                f"{show(self.total)}{''.join(f'; {one}' for one in wrong[0])}.",
                f"评估表“{self.zh}”各项满分合计 {show(made)}，各项应互不相同且合计 {show(self.total)}"
                f"{''.join(f'；{one}' for one in wrong[1])}。",
                found=show(made),
                expected=show(self.total),
            )

    def _departures(self) -> tuple[Problem, ...]:
        return check_weights(self.criteria, self.scheme) if self.scheme is not None else ()


@frozen(kw_only=True)
class GradedMark:
    """A criterion judged in a word.

    Attributes:
        criterion: the code of the criterion.
        word: the word, such as 优.
    """

    criterion: str
    word: str

    def __attrs_post_init__(self) -> None:
        require_text(self.criterion, "GradedMark.criterion")
        require_text(self.word, "GradedMark.word")


@frozen(kw_only=True)
class CheckedMark:
    """A criterion that is met or not: yes earns all of its points, no earns nothing.

    Attributes:
        criterion: the code of the criterion.
        met: whether it is met.
    """

    criterion: str
    met: bool

    def __attrs_post_init__(self) -> None:
        require_text(self.criterion, "CheckedMark.criterion")
        require_truth(self.met, "CheckedMark.met")


@frozen(kw_only=True)
class GivenMark:
    """A criterion to which somebody gave points.

    Attributes:
        criterion: the code of the criterion.
        points: the points, at most what it is worth.
    """

    criterion: str
    points: Points

    def __attrs_post_init__(self) -> None:
        require_text(self.criterion, "GivenMark.criterion")
        _check_points(self.points, "GivenMark.points")


Mark = GradedMark | CheckedMark | GivenMark
"""How a criterion was marked; the set is closed."""


@frozen(kw_only=True)
class MarkedSheet(Record):
    """A sheet that was filled in.

    Attributes:
        sheet: the sheet.
        marks: one for each criterion, in any order.
    """

    sheet: ScoreSheet = field(metadata=BY_REFERENCE)
    marks: tuple[Mark, ...]

    def __attrs_post_init__(self) -> None:
        require(self.sheet, ScoreSheet, "MarkedSheet.sheet")
        require_each(self.marks, (GradedMark, CheckedMark, GivenMark), "MarkedSheet.marks")

    def scored(self, words: WordShares | None) -> tuple[tuple[CriterionScore, ...], tuple[Problem, ...]]:
        """The points of each criterion in printed order, and everything that keeps them from being counted."""
        require(words, (WordShares, NoneType), "words")
        scores: list[CriterionScore] = []
        problems = [
            _problem(self, mark.criterion, "the sheet has no such criterion", "评估表没有该项")
            for mark in self.marks
            if mark.criterion not in {criterion.code for criterion in self.sheet.criteria}
        ]
        for criterion in self.sheet.criteria:
            marks = [mark for mark in self.marks if mark.criterion == criterion.code]
            if len(marks) != 1:
                en, zh = f"has {len(marks)} marks, expected one", f"有 {len(marks)} 个评分，应为一个"
                problems.append(_problem(self, criterion.code, en, zh))
                continue
            earned = _earned(criterion, marks[0], words)
            if isinstance(earned, tuple):
                problems.append(_problem(self, criterion.code, *earned))
            else:
                scores.append(CriterionScore(criterion=criterion, mark=marks[0], points=ending(earned)))
        return tuple(scores), tuple(problems)


@frozen(kw_only=True)
class CriterionScore:
    """What one criterion earned.

    Attributes:
        criterion: the criterion.
        mark: how it was marked.
        points: what it earned, exactly.
    """

    criterion: SheetCriterion
    mark: Mark
    points: Exact

    @property
    def judgement(self) -> Term:
        """The mark in words of both languages."""
        key = self.criterion.code
        match self.mark:
            case GradedMark(word=word):
                return Term(key=key, zh=word, en=word)
            case CheckedMark(met=met):
                return Term(key=key, zh="是" if met else "否", en="yes" if met else "no")
            case GivenMark():
                return Term(key=key, zh="评分", en="points given")
            case _:
                assert_never(self.mark)

    @property
    def explanation(self) -> Explanation:
        """The judgement and the points."""
        own, said = self.criterion, self.judgement
        earned, full = show(self.points), plain_text(own.points)
        return Explanation(
            key=own.code,
            zh=f"{own.zh}：{said.zh}，{earned}/{full} 分",
            en=f"{own.en}: {said.en}, {earned} of {full}",
        )


def _earned(criterion: SheetCriterion, mark: Mark, words: WordShares | None) -> Fraction | tuple[str, str]:
    """The points, or why they cannot be counted, in both languages."""
    full = Fraction(criterion.points)
    match mark:
        case CheckedMark(met=met):
            return full if met else Fraction(0)
        case GivenMark(points=given):
            if Fraction(given) > full:
                return f"has {show(given)} points of {show(full)}", f"得 {show(given)} 分，超过满分 {show(full)} 分"
            return Fraction(given)
        case GradedMark(word=word):
            share = words.of(word) if words is not None else None
            if share is None:
                return (
                    f"is judged {word}, and nobody said how many points that is: give the policy its words",
                    f"评为“{word}”，但未规定如何折算分值，请为规则补充用词折算（words）",
                )
            return full * share.exact
        case _:
            assert_never(mark)


def _check_points(value: object, what: str) -> None:
    require(value, Decimal, what, hint="points()")
    points(cast("Decimal", value))


def _problem(sheet: MarkedSheet, criterion: str, en: str, zh: str) -> Problem:
    return Problem(path=f"{sheet.sheet.kind.value}.{criterion}", en=en, zh=zh)
