"""Concluding an ex-ante evaluation: from marked sheets, or from what people stated, to a verdict and what it does.

The points lead to the verdict where a policy has a table for it, otherwise the evaluators state it. A verdict says what
becomes of the project in the project library and of the amount, as far as the documents say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, Yuan, ending, fraction, plain_text, show, yuan
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps, withheld_step
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.fact_keys import Origin, OriginKind
from budgetperf.rules.facts import Facts, Known, KnownNumber, points_fact
from budgetperf.stages.exante.marks import CriterionScore, SheetKind
from budgetperf.stages.exante.reviews import ExanteReview, Precondition
from budgetperf.stages.exante.verdicts import AmountEffect, Asks, ConclusionPolicy, LibraryEffect, ReviewVerdict
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["BUDGET_REVIEW_POINTS", "EVALUATION_POINTS", "MEAN_POINTS", "Conclusion", "SheetScore", "conclude"]

EVALUATION_POINTS = points_fact("evaluation_points", "事前绩效评估得分", "the points of the ex-ante evaluation")
BUDGET_REVIEW_POINTS = points_fact("budget_review_points", "预算投资评审得分", "the points of the budget review")
MEAN_POINTS = points_fact("mean_points", "两表得分平均数", "the mean of the points of both sheets")
_OF_SHEET = {SheetKind.EVALUATION: EVALUATION_POINTS, SheetKind.BUDGET_REVIEW: BUDGET_REVIEW_POINTS}


@frozen(kw_only=True)
class SheetScore:
    """What one sheet came to.

    Attributes:
        kind: which sheet it is.
        rows: every criterion with its points.
        total: their exact sum.
    """

    kind: SheetKind
    rows: tuple[CriterionScore, ...]
    total: Exact

    @property
    def levels(self) -> tuple[tuple[str | None, Exact], ...]:
        """The exact points by dimension, in printed order."""
        sums: dict[str | None, Fraction] = {}
        for row in self.rows:
            level = row.criterion.level1
            sums[level] = sums.get(level, Fraction(0)) + fraction(row.points)
        return tuple((level, ending(total)) for level, total in sums.items())

    @property
    def explanation(self) -> Explanation:
        """The total and every criterion."""
        return Explanation(
            key=self.kind.value,
            zh=f"{self.kind.term.zh}：{show(self.total)} 分",
            en=f"{self.kind.term.en}: {show(self.total)} points",
            parts=tuple(row.explanation for row in self.rows),
        )


@frozen(kw_only=True, repr=False)
class Conclusion(Result):
    """What an ex-ante evaluation came to. It is advice; who decides on the budget decides.

    Attributes:
        review: what was handed in.
        policy: the rules.
        scores: what each sheet came to.
        ruling: how the points led to the verdict; None where people stated it.
        code: the code of the verdict.
        amount: the amount that follows, in yuan; None where nothing is said of it.
    """

    review: ExanteReview
    policy: ConclusionPolicy = field(metadata=BY_REFERENCE)
    scores: tuple[SheetScore, ...]
    ruling: Ruling | None
    code: str
    amount: Yuan | None

    def __repr__(self) -> str:
        shown = term("withheld").en if self.withheld else f"{self.review.project!r}, {self.code}"
        return f"Conclusion({shown})"

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the review is classified."""
        return self.review.classified

    @property
    def verdict(self) -> ReviewVerdict:
        """The conclusion with its effects."""
        return self.policy.verdict(self.code)

    @property
    def library(self) -> LibraryEffect | None:
        """What becomes of the project in the project library; None where nothing is said."""
        return self.verdict.library

    def pending(self, on: date) -> tuple[Precondition, ...]:
        """The conditions that are not met on a day; money is paid when there are none.

        Raises:
            InvalidValueError: ``on`` is no day.
        """
        require(on, date, "on")
        return tuple(one for one in self.review.preconditions if not one.is_cleared(on))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says, each once."""
        graded = self.policy.words.assumptions if self.policy.words is not None and self.scores else ()
        decided = self.ruling.assumptions if self.ruling is not None else ()
        return tuple(dict.fromkeys((*self.policy.assumptions, *self.verdict.assumptions, *graded, *decided)))

    def overridden(self, verdict: str, *, by: str, on: date, reason: str) -> Conclusion:
        """The conclusion of a person in place of what the points say in principle (原则上).

        Args:
            verdict: the code of the verdict decided on.
            by: who decided.
            on: the day.
            reason: why.

        Raises:
            InvalidValueError: people stated the verdict, a rule allows no other one, or there is no such verdict.
        """
        if self.ruling is None:
            raise InvalidValueError(
                "the conclusion was stated by people, expected one that points led to.",
                "结论由评估人作出，并非由得分得出，无从另行决定。",
                hint_en="hand in the review with another verdict",
                hint_zh="请在评估中直接填写结论",
            )
        return _concluded(
            self.review, self.policy, self.scores, self.ruling.overridden(verdict, by=by, on=on, reason=reason)
        )

    def recompute(self) -> Conclusion:
        """Conclude the kept review again."""
        again = conclude(self.review, self.policy)
        own = self.ruling.override if self.ruling is not None else None
        return again.overridden(*own.then, by=own.by, on=own.on, reason=own.reason) if own else again

    @property
    def explanation(self) -> Explanation:
        """The verdict with its effects, the sheets, the way from points to verdict, and the conditions."""
        if self.withheld:
            return withheld_step("conclusion")
        verdict = self.verdict
        parts = [*self._effects(), *(score.explanation for score in self.scores)]
        if self.ruling is not None:
            parts.append(self.ruling.explanation)
        parts += [
            Explanation(key="precondition", zh=f"前置条件：{one.text}", en=f"condition to be met first: {one.text}")
            for one in self.review.preconditions
        ]
        return Explanation(
            key="conclusion",
            zh=f"{self.review.project}：{verdict.zh}",
            en=f"{self.review.project}: {verdict.en}",
            bases=(self.policy.basis["verdicts"],),
            parts=(*parts, *assumption_steps((*self.policy.assumptions, *verdict.assumptions))),
        )

    def _effects(self) -> Iterator[Explanation]:
        verdict = self.verdict
        for name, effect in (("library", verdict.library), ("amount", verdict.amount)):
            if effect is not None:
                of = f"，{plain_text(self.amount)} 元" if name == "amount" and self.amount is not None else ""
                en = f", {plain_text(self.amount)} yuan" if name == "amount" and self.amount is not None else ""
                yield Explanation(
                    key=name, zh=f"{effect.term.zh}{of}", en=f"{effect.term.en}{en}", bases=(verdict.basis[name],)
                )


def conclude(review: ExanteReview, policy: ConclusionPolicy) -> Conclusion:
    """Conclude an ex-ante evaluation.

    Points are exact and compared unrounded.

    Args:
        review: what the evaluation handed in.
        policy: the rules, such as ``regime.conclusions``.

    Raises:
        IncompleteError: a criterion without a mark or with two, a judgement in a word of which nobody said how many
            points it is, no verdict where people must state it, an opinion, a condition or an amount that the verdict
            asks for and that is missing; all of one kind at once.
        MissingFactError: the table asks for a sheet that is not there.
        OpenChoiceError: the table hangs on what its document leaves open.
        NotAdoptedError: the table is a proposal that nobody adopted.
        InvalidValueError: a stated verdict where the points decide, or an amount that the verdict does not allow.
    """
    require(review, ExanteReview, "review")
    require(policy, ConclusionPolicy, "policy", hint="regime.conclusions")
    scores = _scores(review, policy)
    ruling: Ruling | None = None
    if policy.table is not None:
        if review.verdict is not None:
            raise InvalidValueError(
                f"the verdict {review.verdict} is stated, and the points decide.",
                f"已填写结论 {review.verdict}，而结论应由得分得出。",
                hint_en="leave it out; where the rule is one in principle, use overridden()",
                hint_zh="请勿填写；规则为“原则上”的，请用 overridden() 另行决定",
                found=review.verdict,
            )
        ruling = decide(policy.table, _facts(review, scores))
    return _concluded(review, policy, scores, ruling)


def _scores(review: ExanteReview, policy: ConclusionPolicy) -> tuple[SheetScore, ...]:
    scores: list[SheetScore] = []
    problems: list[Problem] = []
    for one in review.sheets:
        rows, wrong = one.scored(policy.words)
        total = ending(sum((fraction(row.points) for row in rows), Fraction(0)))
        scores.append(SheetScore(kind=one.sheet.kind, rows=rows, total=total))
        problems += wrong
    _refuse(problems)
    return tuple(scores)


def _facts(review: ExanteReview, scores: tuple[SheetScore, ...]) -> Facts:
    totals = {score.kind: score.total for score in scores}
    known: list[Known] = [
        KnownNumber(
            key=_OF_SHEET[kind].key,
            value=total,
            origin=_computed(f"{kind.term.zh}各项得分之和", f"the sum of the {kind.term.en}"),
        )
        for kind, total in totals.items()
    ]
    if len(totals) == len(SheetKind):
        mean = sum((fraction(total) for total in totals.values()), Fraction(0)) / len(totals)
        origin = _computed("两表得分的算术平均数", "the arithmetic mean of both totals")
        known.append(KnownNumber(key=MEAN_POINTS.key, value=ending(mean), origin=origin))
    return Facts(known=tuple(known), classified=review.classified)


def _computed(zh: str, en: str) -> Origin:
    return Origin(kind=OriginKind.COMPUTED, zh=zh, en=en)


def _concluded(
    review: ExanteReview, policy: ConclusionPolicy, scores: tuple[SheetScore, ...], ruling: Ruling | None
) -> Conclusion:
    """The conclusion of a verdict, with the amount that it leads to."""
    code = review.verdict if ruling is None else ruling.measures[0].code
    if code is None:
        raise _incomplete([Problem(path="verdict", en="is not stated, and no points lead to it", zh="未填写结论")])
    verdict = policy.verdict(code)
    lacks: list[Problem] = []
    if verdict.asks is Asks.OPINION and review.opinion is None:
        lacks.append(
            Problem(path="opinion", en=f"the verdict {code} asks for one", zh=f"结论“{verdict.zh}”须附评估意见")
        )
    if verdict.asks is Asks.CONDITIONS and not review.preconditions:
        lacks.append(
            Problem(
                path="preconditions", en=f"the verdict {code} asks for them", zh=f"结论“{verdict.zh}”须列明前置条件"
            )
        )
    if verdict.amount is AmountEffect.CUT and review.amount is None:
        lacks.append(
            Problem(path="amount", en=f"the verdict {code} asks for one", zh=f"结论“{verdict.zh}”须写明核减后的金额")
        )
    _refuse(lacks)
    return Conclusion(
        review=review,
        policy=policy,
        scores=scores,
        ruling=ruling,
        code=code,
        amount=_amount(review, verdict),
    )


def _amount(review: ExanteReview, verdict: ReviewVerdict) -> Yuan | None:
    """What becomes of the amount; what the evaluators named must agree with the verdict."""
    named, asked = review.amount, review.requested
    if verdict.amount is None:
        fits, amount = named is None or asked is None or named <= asked, named
    elif verdict.amount is AmountEffect.CUT:
        fits = named is not None and named > 0 and (asked is None or named < asked)
        amount = named
    else:
        amount = asked if verdict.amount is AmountEffect.AS_ASKED else yuan(0)
        fits = named in {None, amount}
    if not fits:
        found, of = (review.shown("" if one is None else plain_text(one)) for one in (named, asked))
        effect = (verdict.amount or AmountEffect.CUT).term
        raise InvalidValueError(
            f"the evaluators name {found.en} yuan of {of.en or 'an unknown amount'}, and the verdict is "
            f"{verdict.code} ({effect.en}).",
            f"评估人写明 {found.zh} 元，申请数为 {of.zh or '未知'}，与结论“{verdict.zh}”（{effect.zh}）不符。",
            found=found.en,
            verdict=verdict.code,
        )
    return amount


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise _incomplete(problems)


def _incomplete(problems: list[Problem]) -> IncompleteError:
    return IncompleteError.listing("this evaluation cannot be concluded", "无法得出评估结论", tuple(problems))
