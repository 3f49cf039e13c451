"""The plan of one evaluation and what became of it: who evaluates what, with whose help, from which evidence.

「召开重点绩效评价项目方案开放式评审会」: a plan is reviewed, the fieldwork follows, then the report. The record holds
whatever happened; whether it was in order is for a policy to say (``stages.evaluations.check_plan``).
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.errors import (
    InvalidValueError,
    require,
    require_each,
    require_fields,
    require_text,
    require_texts,
    require_truth,
)
from budgetperf.ledger import PrintedFigure
from budgetperf.plain import Record
from budgetperf.records.counts import check_counts
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.evaluation_subjects import EvaluationSubject
from budgetperf.terms import Term, term

__all__ = [
    "EvaluationFocus",
    "EvaluationPlan",
    "Evaluator",
    "EvidenceKind",
    "GatheredEvidence",
    "PlanReview",
    "PlanStage",
]


class EvaluationFocus(Enum):
    """What an evaluation asks: what was achieved (绩效评价), or what it cost to achieve it (成本预算绩效评价)."""

    PERFORMANCE = "performance"
    COST = "cost"

    @property
    def term(self) -> Term:
        """The focus in both languages."""
        return term(f"evaluation-focus.{self.value}")


class EvidenceKind(Enum):
    """How something was found out."""

    DOCUMENTS = "documents"
    ACCOUNTS = "accounts"
    SITE_VISIT = "site_visit"
    QUESTIONNAIRE = "questionnaire"
    INTERVIEW = "interview"
    PUBLIC_OPINION = "public_opinion"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"evidence-kind.{self.value}")


class PlanStage(Enum):
    """How far an evaluation is."""

    PLANNED = "planned"
    REVIEWED = "reviewed"
    FIELDWORK = "fieldwork"
    REPORTED = "reported"

    @property
    def term(self) -> Term:
        """The stage in both languages."""
        return term(f"plan-stage.{self.value}")


@frozen(kw_only=True)
class GatheredEvidence:
    """Evidence of one kind.

    Attributes:
        kind: how it was found out.
        count: how many, as printed: 16500 多份 is a lower bound; None where not stated.
        note: what it says; None where not stated.
    """

    kind: EvidenceKind
    count: PrintedFigure | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, EvidenceKind, "kind")
        require_fields(self, (PrintedFigure, NoneType), "count")
        check_counts(self, "count")
        require_fields(self, (str, NoneType), "note")


@frozen(kw_only=True)
class Evaluator:
    """Who does the work.

    Attributes:
        name: what it is called.
        entrusted_by: the code of the department, unit or bureau that entrusted it; None for a body that acts itself.
        clerical: whether a third party only helps with clerical parts (辅助性工作) and reports nothing in its own name.

    Raises:
        InvalidValueError: a body that acts itself and only helps.

    >>> Evaluator(name="示例事务所", entrusted_by="finance").is_third_party
    True
    """

    name: str
    entrusted_by: str | None = None
    clerical: bool = False

    def __attrs_post_init__(self) -> None:
        require_text(self.name, "Evaluator.name")
        require_truth(self.clerical, "Evaluator.clerical")
        if self.entrusted_by is not None:
            require_text(self.entrusted_by, "Evaluator.entrusted_by")
        elif self.clerical:
            raise InvalidValueError(
                f"{self.name} only helps and nobody entrusted it, expected who did.",
                f"{self.name}只承担辅助性工作，却未写明委托方。",
                found=self.name,
            )

    @property
    def is_third_party(self) -> bool:
        """Whether it was entrusted."""
        return self.entrusted_by is not None


@frozen(kw_only=True)
class PlanReview:
    """The review of a plan.

    Attributes:
        on: the day.
        by: who took part, each once; at least one.
        is_open: whether others than the evaluators were invited (开放式评审).
        passed: whether the plan may be carried out.
        opinion: what was said; None where not stated.

    Raises:
        InvalidValueError: nobody, or somebody twice, took part.
    """

    on: date
    by: tuple[str, ...]
    is_open: bool
    passed: bool
    opinion: str | None = None

    def __attrs_post_init__(self) -> None:
        require(self.on, date, "PlanReview.on")
        require_texts(self.by, "PlanReview.by")
        require_truth(self.is_open, "PlanReview.is_open")
        require_truth(self.passed, "PlanReview.passed")
        require_fields(self, (str, NoneType), "opinion")
        if not self.by or len(set(self.by)) < len(self.by):
            found = ", ".join(self.by) or "nobody"
            raise InvalidValueError(
                f"the plan was reviewed by {found}, expected somebody and each once.",
                f"参加方案评审的为 {'、'.join(self.by) or '无人'}，应至少一人且不重复。",
                found=self.by,
            )


@frozen(kw_only=True, repr=False)
class EvaluationPlan(Record):
    """One evaluation, from its plan to its report.

    Attributes:
        subject: what is evaluated.
        by: whose evaluation it is.
        report_year: the year in which it is made and told of.
        key: whether it is a key evaluation (重点评价), which is never a unit's own.
        focus: what it asks.
        evaluator: who does the work; None where not stated.
        review: the review of the plan; None where there was none yet.
        fieldwork: the first day of the fieldwork; None where it has not begun.
        reported: the day of the report; None where there is none yet.
        evidence: what was gathered, each kind once.
        problems: how many problems it found, as printed; None where not stated.
        suggestions: how many suggestions it makes, as printed; None where not stated.

    Raises:
        InvalidValueError: a unit's own key evaluation, a report before the fieldwork, evidence of one kind twice, or
            something of another type.
    """

    subject: EvaluationSubject
    by: EvaluationKind
    report_year: int
    key: bool = False
    focus: EvaluationFocus = EvaluationFocus.PERFORMANCE
    evaluator: Evaluator | None = None
    review: PlanReview | None = None
    fieldwork: date | None = None
    reported: date | None = None
    evidence: tuple[GatheredEvidence, ...] = ()
    problems: PrintedFigure | None = None
    suggestions: PrintedFigure | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, EvaluationSubject, "subject")
        require_fields(self, EvaluationKind, "by")
        require_fields(self, int, "report_year")
        require_truth(self.key, "EvaluationPlan.key")
        require_fields(self, EvaluationFocus, "focus")
        require_fields(self, (Evaluator, NoneType), "evaluator")
        require_fields(self, (PlanReview, NoneType), "review")
        for name in ("fieldwork", "reported"):
            if getattr(self, name) is not None:
                require(getattr(self, name), date, f"EvaluationPlan.{name}")
        require_each(self.evidence, GatheredEvidence, "EvaluationPlan.evidence")
        require_fields(self, (PrintedFigure, NoneType), "problems", "suggestions")
        check_counts(self, "problems", "suggestions")
        self._check()

    def _check(self) -> None:
        kinds = [one.kind for one in self.evidence]
        if self.key and self.by is EvaluationKind.SELF:
            en, zh = "a self-evaluation is marked as a key evaluation", "单位自评不得列为重点评价"
        elif self.fieldwork and self.reported and self.reported < self.fieldwork:
            en = f"the report of {self.reported} is from before the fieldwork of {self.fieldwork}"
            zh = f"报告日期 {self.reported} 早于现场工作 {self.fieldwork}"
        elif twice := sorted({kind.value for kind in kinds if kinds.count(kind) > 1}):
            en = f"the evidence {', '.join(twice)} stands twice"
            zh = f"“{'”“'.join(EvidenceKind(kind).term.zh for kind in twice)}”重复列出"
        else:
            return
        shown = self.subject.shown(self.subject.name)
        raise InvalidValueError(f"{shown.en}: {en}.", f"{shown.zh}：{zh}。", found=shown.en)

    def __repr__(self) -> str:
        if self.subject.classified:
            return f"EvaluationPlan({term('withheld').en})"
        return f"EvaluationPlan({self.subject.code}, {self.by.value}, {self.stage.value})"

    @property
    def stage(self) -> PlanStage:
        """How far it is, by the days that are stated."""
        if self.reported is not None:
            return PlanStage.REPORTED
        if self.fieldwork is not None:
            return PlanStage.FIELDWORK
        return PlanStage.PLANNED if self.review is None else PlanStage.REVIEWED

    @property
    def offset(self) -> int:
        """The last evaluated year against the year of the report: -1 for last year's projects."""
        return self.subject.years.last - self.report_year
