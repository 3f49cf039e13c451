"""Is the plan of an evaluation in order: who was entrusted by whom, which years it looks at, and was it reviewed first?

「召开重点绩效评价项目方案开放式评审会」 comes before the fieldwork of a key evaluation. The ministry's opinions on
third parties (财预〔2021〕6号, recalled) keep whoever entrusts one apart from what is evaluated, and a unit's own
evaluation is in principle not entrusted: such a plan is a doubt, for whoever may decide otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import assert_never

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_truth,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.evaluation_plans import EvaluationPlan
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.records.evaluation_subjects import EvaluatedKind
from budgetperf.rules.rows import Force
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "PlanCheck",
    "PlanOrderError",
    "PlanPolicy",
    "ReviewDuty",
    "YearOffset",
    "check_plan",
    "start_fieldwork",
]


class PlanOrderError(InvalidValueError):
    """Fieldwork was to begin on a plan that is not through its review; the fact ``basis`` has the rule's ground."""

    code = "plan-order"


class ReviewDuty(Enum):
    """Whose plans are reviewed before the fieldwork: nobody's, those of key evaluations, or everybody's."""

    NOBODY = "nobody"
    KEY = "key"
    EVERYBODY = "everybody"

    @property
    def says(self) -> Term:
        """The duty as a sentence."""
        return term(f"review-duty.{self.value}")


@frozen(kw_only=True)
class YearOffset:
    """Which year is evaluated in a report of a year.

    Attributes:
        kind: what is evaluated.
        offset: the last evaluated year less the year of the report, such as -1.
    """

    kind: EvaluatedKind
    offset: int

    def __attrs_post_init__(self) -> None:
        require_fields(self, EvaluatedKind, "kind")
        require_fields(self, int, "offset")


@frozen(kw_only=True)
class PlanPolicy:
    """What a plan must keep.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        reviewed: whose plans are reviewed before the fieldwork.
        open_review: whether only an open review will do.
        separate: whether whoever entrusts a third party must be another than the body that answers for the subject.
        self_entrusted: how strictly a unit's own evaluation may not be entrusted; help with clerical parts always may.
        offsets: which year is evaluated, for the kinds of subjects of which that is known; each kind once.
        basis: the ground of each.

    Raises:
        InvalidValueError: a kind of subject with two offsets, or something of another type.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    reviewed: ReviewDuty
    open_review: bool
    separate: bool
    self_entrusted: Force
    offsets: tuple[YearOffset, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, ReviewDuty, "reviewed")
        require_truth(self.open_review, "PlanPolicy.open_review")
        require_truth(self.separate, "PlanPolicy.separate")
        require_fields(self, Force, "self_entrusted")
        require_each(self.offsets, YearOffset, "PlanPolicy.offsets")
        check_bases(self, self.basis)
        kinds = [one.kind for one in self.offsets]
        if twice := sorted({kind.value for kind in kinds if kinds.count(kind) > 1}):
            zh = "、".join(EvaluatedKind(kind).term.zh for kind in twice)
            raise InvalidValueError(
                f"the subjects {', '.join(twice)} have two offsets, expected one.",
                f"{zh}有两个评价年度规定，应只有一个。",
                found=tuple(twice),
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("plan", self, self.basis)

    def must_review(self, plan: EvaluationPlan) -> bool:
        """Whether the plan must be reviewed before its fieldwork."""
        match self.reviewed:
            case ReviewDuty.NOBODY:
                return False
            case ReviewDuty.KEY:
                return plan.key
            case ReviewDuty.EVERYBODY:
                return True
            case _:
                assert_never(self.reviewed)


@frozen(kw_only=True, repr=False)
class PlanCheck(Result):
    """A plan held against the rules.

    Attributes:
        plan: the plan.
        policy: the rules.
        faults: what may not be.
        doubts: what should not be, and is for a person to look at.
    """

    plan: EvaluationPlan
    policy: PlanPolicy = field(metadata=BY_REFERENCE)
    faults: tuple[Problem, ...]
    doubts: tuple[Problem, ...]

    def __repr__(self) -> str:
        return f"PlanCheck({self.plan!r}, {len(self.faults)} faults, {len(self.doubts)} doubts)"

    @property
    def is_sound(self) -> bool:
        """Whether nothing may not be."""
        return not self.faults

    def recompute(self) -> PlanCheck:
        """Check the kept plan again."""
        return check_plan(self.plan, self.policy)

    @property
    def explanation(self) -> Explanation:
        """How far the plan is, and all that is wrong with it; nothing of a classified one."""
        subject, basis = self.plan.subject, self.policy.basis
        name, stage = subject.shown(subject.name), self.plan.stage.term
        found = [("fault", "不符合规定", "against the rules", one) for one in self.faults]
        found += [("doubt", "请核实", "please verify", one) for one in self.doubts]
        parts = [
            Explanation(key=f"{key}.{one.path}", zh=f"{zh}：{one.zh}", en=f"{en}: {one.en}", bases=(basis[one.path],))
            for key, zh, en, one in found
            if not subject.classified
        ]
        return Explanation(
            key="plan",
            zh=f"{name.zh}：{subject.shown(stage.zh).zh}",
            en=f"{name.en}: {subject.shown(stage.en).en}",
            parts=(*parts, *assumption_steps(self.policy.assumptions)),
        )


def check_plan(plan: EvaluationPlan, policy: PlanPolicy) -> PlanCheck:
    """Hold a plan, and what has become of it so far, against the rules.

    The path of each fault and doubt is the policy's field that it is about. A day has no hour, so fieldwork may begin
    on the day of the review.

    Raises:
        InvalidValueError: an argument is of another type.
    """
    require(plan, EvaluationPlan, "plan")
    require(policy, PlanPolicy, "policy")
    faults = [*_order(plan, policy, plan.fieldwork), *_apart(plan, policy)]
    entrusted = list(_own_entrusted(plan))
    doubts = list(_years(plan, policy))
    if policy.self_entrusted is Force.IN_PRINCIPLE:
        doubts = [*entrusted, *doubts]
    else:
        faults += entrusted
    return PlanCheck(plan=plan, policy=policy, faults=tuple(faults), doubts=tuple(doubts))


def start_fieldwork(plan: EvaluationPlan, *, on: date, policy: PlanPolicy) -> EvaluationPlan:
    """The plan with its fieldwork begun.

    Args:
        plan: the plan; its fieldwork has not begun.
        on: the first day; not before the day of the review.
        policy: the rules.

    Raises:
        PlanOrderError: the plan must be reviewed first and is not, or the fieldwork has begun already.
        InvalidValueError: an argument is of another type.
    """
    require(plan, EvaluationPlan, "plan")
    require(policy, PlanPolicy, "policy")
    require(on, date, "on")
    name = plan.subject.shown(plan.subject.name)
    if plan.fieldwork is not None:
        raise PlanOrderError(
            f"{name.en}: the fieldwork has begun, expected a plan before it.", f"{name.zh}：现场工作已经开始。"
        )
    if wrong := tuple(_order(plan, policy, on)):
        if plan.subject.classified:  # the sentences name days of the plan
            hidden = term("withheld")
            wrong = (Problem(path="reviewed", en=hidden.en, zh=hidden.zh),)
        raise PlanOrderError(
            f"{name.en}: the fieldwork cannot begin: {'; '.join(one.en for one in wrong)}.",
            f"{name.zh}：不能开始现场工作：{'；'.join(one.zh for one in wrong)}。",
            hint_en="review the plan first and record the review in it",
            hint_zh="请先组织方案评审，并将评审情况记入方案",
            basis=policy.basis["reviewed"],
            problems=wrong,
        )
    return evolve(plan, fieldwork=on)


def _order(plan: EvaluationPlan, policy: PlanPolicy, fieldwork: date | None) -> Iterator[Problem]:
    """What is wrong with the review by the day on which fieldwork begins; nothing before there is such a day."""
    if not policy.must_review(plan) or (fieldwork is None and plan.reported is None):
        return
    review = plan.review
    if review is None:
        yield Problem(path="reviewed", en="the plan was not reviewed", zh="方案未经评审")
        return
    if not review.passed:
        yield Problem(path="reviewed", en="the plan did not pass its review", zh="方案评审未通过")
    begun = fieldwork or plan.reported
    if begun is not None and review.on > begun:
        en = f"the plan was reviewed on {review.on}, after {begun}"
        yield Problem(path="reviewed", en=en, zh=f"方案评审日期 {review.on} 晚于 {begun}")
    if policy.open_review and not review.is_open:
        yield Problem(path="open_review", en="the review was not open", zh="方案评审不是开放式评审")


def _apart(plan: EvaluationPlan, policy: PlanPolicy) -> Iterator[Problem]:
    if plan.evaluator is None or plan.evaluator.entrusted_by is None or not policy.separate:
        return
    whole = plan.subject.kind is EvaluatedKind.DEPARTMENT  # whichever of its units it is evaluated at
    evaluated = {plan.subject.answers, plan.subject.department} if whole else {plan.subject.answers}
    if plan.by is not EvaluationKind.SELF and plan.evaluator.entrusted_by in evaluated:
        en = f"{plan.evaluator.name} was entrusted by {plan.evaluator.entrusted_by}, which is what is evaluated"
        zh = f"{plan.evaluator.name}由被评价对象（{plan.evaluator.entrusted_by}）委托，委托主体与绩效管理对象应相分离"
        yield Problem(path="separate", en=en, zh=zh)


def _own_entrusted(plan: EvaluationPlan) -> Iterator[Problem]:
    done = plan.evaluator
    if plan.by is EvaluationKind.SELF and done is not None and done.is_third_party and not done.clerical:
        en = f"the unit's own evaluation was entrusted to {done.name}, more than clerical parts of it"
        zh = f"单位自评委托{done.name}实施，超出辅助性工作"
        yield Problem(path="self_entrusted", en=en, zh=zh)


def _years(plan: EvaluationPlan, policy: PlanPolicy) -> Iterator[Problem]:
    for one in policy.offsets:
        if one.kind is plan.subject.kind and one.offset != plan.offset:
            last, usual = plan.subject.years.last, plan.report_year + one.offset
            en = f"the evaluation of {plan.report_year} looks at {last} as its last year, expected {usual}"
            zh = f"{plan.report_year} 年的评价以 {last} 年为最后评价年度，一般应为 {usual} 年"
            yield Problem(path="offsets", en=en, zh=zh)
