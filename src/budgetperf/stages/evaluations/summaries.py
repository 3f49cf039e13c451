"""What the evaluations of a year come to: how many, of what, with whose help, and what they found.

「选取……11个部门13个重点项目，委托第三方进行重点绩效评价」, 「形成重点项目绩效报告 125 份，收集调查问卷 16500 多份」:
such sentences are counted from one plan per evaluation. A subject that several evaluations of the same years look at
counts once, with its money; in other years it is another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from budgetperf.amounts import Share, Yuan, plain_text
from budgetperf.errors import InvalidValueError, Problem, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.ledger import Interval, PrintedFigure
from budgetperf.records.classified import refused
from budgetperf.records.counts import count_of
from budgetperf.records.evaluation_plans import EvaluationPlan, EvidenceKind, PlanStage
from budgetperf.records.evaluation_subjects import EvaluatedKind, EvaluationSubject, YearSpan
from budgetperf.records.evaluation_totals import EvaluationStatement, YearTotal
from budgetperf.records.kinds import BudgetBook, FundKind
from budgetperf.stages.reviews.filings import summed

__all__ = ["EvaluationSummary", "KindTotal", "distinct_subjects", "open_plans", "summarise_evaluations"]


@frozen(kw_only=True)
class KindTotal:
    """The subjects of one kind.

    Attributes:
        kind: what was evaluated.
        count: how many, each counted once.
        amount: their money, in yuan; one that states none adds none.
    """

    kind: EvaluatedKind
    count: int
    amount: Yuan


@frozen(kw_only=True)
class EvaluationSummary(Result):
    """What evaluations come to; those of classified subjects are left out of every figure.

    Attributes:
        plans: the evaluations.
        subjects: how many subjects they look at, each counted once for the same years.
        departments: of how many departments these are.
        amount: the subjects' money, in yuan; one that states none adds none.
        without_amount: how many subjects state none.
        kinds: the subjects by kind, in the order of the kinds; only kinds that are there.
        repeated: the codes of subjects that more than one evaluation looks at.
        entrusted: how many evaluations were entrusted to a third party for more than clerical parts.
        reported: how many have a report.
        problems: how many problems they found; a lower bound where one of them is.
        suggestions: how many suggestions they make; the same holds.
    """

    plans: tuple[EvaluationPlan, ...]
    subjects: int
    departments: int
    amount: Yuan
    without_amount: int
    kinds: tuple[KindTotal, ...]
    repeated: tuple[str, ...]
    entrusted: int
    reported: int
    problems: Interval
    suggestions: Interval

    def recompute(self) -> EvaluationSummary:
        """Count the kept evaluations again."""
        return summarise_evaluations(self.plans)

    @property
    def each(self) -> Share:
        """Subjects per department; undefined where there is none."""
        return Share.of(self.subjects, self.departments)

    def of_kind(self, kind: EvaluatedKind) -> int:
        """How many subjects are of one kind."""
        require(kind, EvaluatedKind, "kind")
        return next((total.count for total in self.kinds if total.kind is kind), 0)

    def of_money(self, money: FundKind | BudgetBook) -> tuple[str, ...]:
        """The codes of the subjects with money of one kind, or in one of the four budgets, as far as that is stated."""
        require(money, (FundKind, BudgetBook), "money")
        return tuple(one.code for one in distinct_subjects(self.plans) if money in (*one.funds, *one.books))

    def gathered(self, kind: EvidenceKind) -> Interval:
        """How much evidence of one kind there is; evidence without a number adds none."""
        require(kind, EvidenceKind, "kind")
        found = [one.count for plan in self.plans for one in plan.evidence if one.kind is kind]
        return _added(found)

    def statement(self, years: YearSpan) -> EvaluationStatement:
        """The figures as a report states them of some years together.

        Raises:
            InvalidValueError: an evaluation is of a report outside these years.
        """
        require(years, YearSpan, "years")
        if strange := sorted(
            {one.report_year for one in self.plans if not years.first <= one.report_year <= years.last}
        ):
            raise InvalidValueError(
                f"there are evaluations of {strange}, expected the years {years}.",
                f"有 {strange} 年的评价，应在 {years} 年之内。",
                found=tuple(strange),
            )
        return EvaluationStatement(
            years=years,
            reports=Interval.point(self.reported),
            questionnaires=self.gathered(EvidenceKind.QUESTIONNAIRE),
            problems=self.problems,
            suggestions=self.suggestions,
        )

    def year_total(self, year: int) -> YearTotal:
        """The figures as one row of a yearly series, whose scope is the number of departments."""
        return YearTotal(
            year=year,
            scope=Interval.point(self.departments),
            count=Interval.point(self.subjects),
            amount=self.amount,
        )

    @property
    def explanation(self) -> Explanation:
        """The counts and amounts, kind by kind, and what was found."""
        parts = [
            Explanation(
                key=f"kind.{total.kind.value}",
                zh=f"{total.kind.term.zh}：{total.count} 个，{plain_text(total.amount)} 元",
                en=f"{total.kind.term.en}: {total.count}, {plain_text(total.amount)} yuan",
            )
            for total in self.kinds
        ]
        parts.append(
            Explanation(
                key="found",
                zh=f"出具报告 {self.reported} 份，委托第三方 {self.entrusted} 个，"
                f"指出问题 {self.problems} 条，提出建议 {self.suggestions} 条",
                en=f"{self.reported} reports, {self.entrusted} entrusted to third parties, "
                f"{self.problems} problems, {self.suggestions} suggestions",
            )
        )
        amount = plain_text(self.amount)
        return Explanation(
            key="evaluation-summary",
            zh=f"评价对象 {self.subjects} 个，涉及部门 {self.departments} 个，资金 {amount} 元",
            en=f"{self.subjects} subjects of {self.departments} departments evaluated, {amount} yuan",
            parts=tuple(parts),
        )


def summarise_evaluations(plans: Iterable[EvaluationPlan]) -> EvaluationSummary:
    """Count evaluations, their subjects and what they found.

    Args:
        plans: one per evaluation; those of classified subjects are left out.

    Raises:
        InvalidValueError: two evaluations say different things of one subject, such as another amount.
    """
    shown = open_plans(plans)
    every = distinct_subjects(shown)
    codes = Counter(plan.subject.code for plan in shown)
    return EvaluationSummary(
        plans=shown,
        subjects=len(every),
        departments=len({one.department for one in every}),
        amount=summed(one.amount for one in every),
        without_amount=sum(one.amount is None for one in every),
        kinds=tuple(
            KindTotal(kind=kind, count=len(those), amount=summed(one.amount for one in those))
            for kind in EvaluatedKind
            if (those := [one for one in every if one.kind is kind])
        ),
        repeated=tuple(sorted(code for code, count in codes.items() if count > 1)),
        entrusted=sum(_is_entrusted(plan) for plan in shown),
        reported=sum(plan.stage is PlanStage.REPORTED for plan in shown),
        problems=_added(plan.problems for plan in shown),
        suggestions=_added(plan.suggestions for plan in shown),
    )


def open_plans(plans: Iterable[EvaluationPlan]) -> tuple[EvaluationPlan, ...]:
    """The evaluations that may be shown, in their order.

    Raises:
        InvalidValueError: ``plans`` holds something else.
    """
    return tuple(plan for plan in tuple_of(plans, EvaluationPlan, "plans") if not plan.subject.classified)


def distinct_subjects(plans: Iterable[EvaluationPlan]) -> tuple[EvaluationSubject, ...]:
    """What evaluations look at, each subject of the same years once, by code; classified ones are left out.

    Raises:
        InvalidValueError: two evaluations say different things of one subject; all of them are named.
    """
    found: dict[tuple[str, int, int], EvaluationSubject] = {}
    differing: set[str] = set()
    for plan in open_plans(plans):
        one = plan.subject
        if found.setdefault((one.code, one.years.first, one.years.last), one) != one:
            differing.add(one.code)
    if differing:
        en, zh = "is told of in two ways", "前后记载不一"
        raise refused(
            "these subjects cannot be counted",
            "无法统计评价对象",
            [Problem(path=f"plans.{code}", en=en, zh=zh) for code in sorted(differing)],
        )
    return tuple(found[key] for key in sorted(found))


def _is_entrusted(plan: EvaluationPlan) -> bool:
    return plan.evaluator is not None and plan.evaluator.is_third_party and not plan.evaluator.clerical


def _added(counts: Iterable[PrintedFigure | None]) -> Interval:
    total = Interval.point(0)
    for count in counts:
        total = total if count is None else total.plus(count_of(count))
    return total
