"""Review by people: an opinion on each criterion, the total and the grade, and what follows from the grade."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, ending, fraction, points, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_each, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import Facts, Known, KnownDay, KnownFlag, KnownNumber, KnownWord, word_fact
from budgetperf.rules.grading import GradeBand
from budgetperf.stages.reviews.aspects import AspectResult, AspectScheme, ReviewAspect
from budgetperf.stages.reviews.filings import FiledTarget
from budgetperf.stages.reviews.opinions import ChangeRequest, Reviewer
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["REVIEW_GRADE", "AspectReview", "CriterionOpinion", "ReviewAdvice", "advise_on_grade", "judge_target"]

REVIEW_GRADE = word_fact(
    "review_grade",
    "绩效目标审核等级",
    "grade of the target's review",
    (
        FactWord(code="poor", zh="差", en="poor"),
        FactWord(code="fair", zh="中", en="fair"),
        FactWord(code="good", zh="良", en="good"),
        FactWord(code="excellent", zh="优", en="excellent"),
    ),
    is_ordered=True,
)
"""The grade, taken from the review by the code of its band."""
_FROM_REVIEW = Origin(kind=OriginKind.COMPUTED, zh="取自绩效目标审核", en="taken from the review")


@frozen(kw_only=True)
class CriterionOpinion:
    """What a reviewer finds of one criterion.

    Attributes:
        criterion: its code.
        result: sound or lacking.
        points: the points given, where the review is scored; else None.
        requests: what must change; what is lacking needs one at least.
    """

    criterion: str
    result: AspectResult
    points: Points | None = None
    requests: tuple[ChangeRequest, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_text(self.criterion, "CriterionOpinion.criterion")
        require(self.result, AspectResult, "CriterionOpinion.result")
        require(self.points, (Decimal, NoneType), "CriterionOpinion.points", hint="points()")
        if self.points is not None:
            points(self.points)
        require_each(self.requests, ChangeRequest, "CriterionOpinion.requests")
        if self.result is AspectResult.LACKING and not self.requests:
            raise InvalidValueError(
                f"{self.criterion} is lacking and nothing is asked for, expected one or more requests.",
                f"{self.criterion} 判为不足而没有修改意见，应至少有一条。",
                found=self.criterion,
            )


@frozen(kw_only=True, repr=False)
class AspectReview(Result):
    """A review of one target in aspects.

    Attributes:
        filed: the target.
        scheme: the aspects.
        by: who reviewed.
        on: the day.
        opinions: one for each criterion, in the scheme's order.
        total: the exact total; None where the review is not scored.
        grade: what the total earns; None without a scale.
    """

    filed: FiledTarget
    scheme: AspectScheme = field(metadata=BY_REFERENCE)
    by: Reviewer
    on: date
    opinions: tuple[CriterionOpinion, ...]
    total: Exact | None
    grade: GradeBand | None

    def __repr__(self) -> str:
        return f"AspectReview({self.filed.shown(self.filed.code).en}, {self.scheme.code})"

    def recompute(self) -> AspectReview:
        """Judge by the kept opinions again."""
        return judge_target(self.filed, self.opinions, self.scheme, by=self.by, on=self.on)

    @property
    def requests(self) -> tuple[ChangeRequest, ...]:
        """Everything that must change, in the scheme's order."""
        return tuple(request for one in self.opinions for request in one.requests)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The codes of the criteria that are lacking; those that the scheme emphasises come first."""
        codes = [one.criterion for one in self.opinions if one.result is AspectResult.LACKING]
        return tuple(sorted(codes, key=lambda code: code not in self.scheme.emphasis))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the scheme holds without a document."""
        return self.scheme.assumptions

    @property
    def explanation(self) -> Explanation:
        """The grade, and each aspect with its criteria; of a classified target nothing."""
        name = self.filed.shown(self.filed.name)
        if self.filed.classified:
            return Explanation(key="aspect-review", zh=name.zh, en=name.en)
        zh = [] if self.total is None else [f"{show(self.total)} 分"]
        en = [] if self.total is None else [f"{show(self.total)} points"]
        if self.grade is not None:
            zh.append(f"等级为{self.grade.zh}")
            en.append(f"grade {self.grade.en}")
        return Explanation(
            key="aspect-review",
            zh=f"{name.zh}：{self.by.body}（{self.by.kind.term.zh}）于 {self.on} 审核{'，'.join(['', *zh])}",
            en=f"{name.en}: reviewed by {self.by.body} ({self.by.kind.term.en}) on {self.on}{', '.join(['', *en])}",
            bases=(self.scheme.basis["aspects"],),
            parts=(*map(self._step, self.scheme.aspects), *assumption_steps(self.assumptions)),
        )

    def _step(self, aspect: ReviewAspect) -> Explanation:
        found = {one.criterion: one for one in self.opinions}
        parts = []
        for criterion in aspect.criteria:
            own = found[criterion.code]
            scored = (
                ""
                if own.points is None or criterion.points is None
                else f" {show(own.points)}/{show(criterion.points)}"
            )
            asks = "；".join(request.asks for request in own.requests)
            zh = f"{criterion.zh}：{own.result.term.zh}{scored}{f'（{asks}）' if asks else ''}"
            en = f"{criterion.en}: {own.result.term.en}{scored}{f' ({asks})' if asks else ''}"
            parts.append(Explanation(key=criterion.code, zh=zh, en=en))
        return Explanation(key=aspect.code, zh=aspect.zh, en=aspect.en, parts=tuple(parts))


def judge_target(
    filed: FiledTarget, opinions: Iterable[CriterionOpinion], scheme: AspectScheme, *, by: Reviewer, on: date
) -> AspectReview:
    """Put the opinions of a reviewer together: the total and the grade, where the scheme is scored.

    Args:
        filed: the target that was reviewed.
        opinions: one for each criterion of the scheme, in any order.
        scheme: the aspects, such as ``regimes.reviews.NATIONAL_ASPECTS``.
        by: who reviewed.
        on: the day.

    Raises:
        IncompleteError: an opinion is missing, stands twice, is on something else, or has points where there are none
            or none where there are, or more than there are; all of it at once.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    require(scheme, AspectScheme, "scheme", hint="regimes.reviews.NATIONAL_ASPECTS")
    require(by, Reviewer, "by")
    require(on, date, "on")
    every = tuple_of(opinions, CriterionOpinion, "opinions")
    if problems := tuple(_problems(every, scheme, filed)):
        raise IncompleteError.listing("this target cannot be judged", "无法形成审核结果", problems)
    found = {one.criterion: one for one in every}
    kept = tuple(found[criterion.code] for criterion in scheme.criteria)
    total = None
    if scheme.total is not None:
        total = ending(sum((Fraction(one.points) for one in kept if one.points is not None), Fraction(0)))
    return AspectReview(
        filed=filed,
        scheme=scheme,
        by=by,
        on=on,
        opinions=kept,
        total=total,
        grade=scheme.scale.grade(fraction(total)) if scheme.scale is not None and total is not None else None,
    )


def _problems(opinions: tuple[CriterionOpinion, ...], scheme: AspectScheme, filed: FiledTarget) -> Iterable[Problem]:
    worth = {criterion.code: criterion.points for criterion in scheme.criteria}
    codes = [one.criterion for one in opinions]
    for code in worth:
        if codes.count(code) != 1:
            count = codes.count(code)
            yield Problem(path=code, en=f"has {count} opinions, expected one", zh=f"意见 {count} 条，应为一条")
    for one in opinions:
        if one.criterion not in worth:
            yield Problem(path=one.criterion, en="is no criterion of the scheme", zh="不是审核要点")
            continue
        full = worth[one.criterion]
        if (one.points is None) is not (full is None) or (one.points and full and one.points > full):
            given = filed.shown("—" if one.points is None else show(one.points))
            allowed = "—" if full is None else f"0—{show(full)}"
            zh = f"评分 {given.zh}，应为 {allowed}"
            yield Problem(path=one.criterion, en=f"has the points {given.en}, expected {allowed}", zh=zh)


@frozen(kw_only=True, repr=False)
class ReviewAdvice(Result):
    """What follows from the grade of a review.

    Attributes:
        review: the review.
        table: the rules.
        stated: what the caller knows besides.
        ruling: what the rules say.
    """

    review: AspectReview
    table: DecisionTable = field(metadata=BY_REFERENCE)
    stated: tuple[Known, ...]
    ruling: Ruling

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the target is classified."""
        return self.review.filed.classified

    def __repr__(self) -> str:
        if self.withheld:
            return f"ReviewAdvice({term('withheld').en})"
        return f"ReviewAdvice({self.review!r}, {', '.join(self.measures)})"

    def recompute(self) -> ReviewAdvice:
        """Ask the table again."""
        return advise_on_grade(self.review, self.table, self.stated)

    @property
    def measures(self) -> tuple[str, ...]:
        """The codes of the measures that follow."""
        return tuple(measure.code for measure in self.ruling.measures)

    @property
    def explanation(self) -> Explanation:
        """The rules that applied; of a classified target nothing."""
        name = self.review.filed.shown(self.review.filed.name)
        if self.review.filed.classified:
            return Explanation(key="review-advice", zh=name.zh, en=name.en)
        zh, en = f"{name.zh}：审核结果的处理", f"{name.en}: what follows from the review"
        return Explanation(key="review-advice", zh=zh, en=en, parts=(self.ruling.explanation,))


def advise_on_grade(review: AspectReview, table: DecisionTable, stated: Iterable[Known] = ()) -> ReviewAdvice:
    """What a table says of a target by its grade.

    Args:
        review: a review that has a grade.
        table: the rules, such as ``regimes.reviews.NATIONAL_CONSEQUENCES``.
        stated: further facts.

    Raises:
        IncompleteError: the review has no grade.
        InvalidValueError: the scale's grade is none of 优, 良, 中, 差 by its code.
    """
    require(review, AspectReview, "review", hint="judge_target()")
    require(table, DecisionTable, "table", hint="regimes.reviews.NATIONAL_CONSEQUENCES")
    known = tuple_of(stated, (KnownNumber, KnownDay, KnownFlag, KnownWord), "stated", hint="Fact.known()")
    if review.grade is None:
        problem = Problem(path="grade", en="is not given: the scheme has no scale", zh="审核内容未设等级")
        raise IncompleteError.listing("nothing can follow from the review", "无法处理审核结果", (problem,))
    grade = REVIEW_GRADE.known(review.grade.code, _FROM_REVIEW)
    facts = Facts(known=(grade, *known), classified=review.filed.classified)
    return ReviewAdvice(review=review, table=table, stated=known, ruling=decide(table, facts))
