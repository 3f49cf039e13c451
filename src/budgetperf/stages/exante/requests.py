"""The gate before a budget request: no request without a completed evaluation where one is required.

「将评估结果作为申请预算的必要条件」, says one district, 「必备要件」 another, 「前置条件」 a third. Whether the
evaluation must come before the project starts, and whether a project that was not admitted to the library may ask for
money, are rows of a table too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import NoneType

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_filled
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps, withheld_step
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable, Measure
from budgetperf.rules.fact_keys import Origin, OriginKind
from budgetperf.rules.facts import Facts, Known, flag_fact
from budgetperf.stages.exante.conclusions import Conclusion
from budgetperf.stages.exante.policy import jurisdiction_of
from budgetperf.stages.exante.screening import Screening
from budgetperf.stages.exante.verdicts import LibraryEffect
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "ADMITTED",
    "BEFORE_START",
    "EVALUATED",
    "EVALUATION_REQUIRED",
    "MAY_NOT_REQUEST",
    "MAY_REQUEST",
    "REQUEST_MEASURES",
    "RequestCheck",
    "RequestPolicy",
    "check_request",
]

MAY_REQUEST = Measure(code="may_request", zh="可以申请预算", en="a budget may be requested")
MAY_NOT_REQUEST = Measure(code="may_not_request", zh="不得申请预算", en="no budget may be requested")
REQUEST_MEASURES = (MAY_REQUEST, MAY_NOT_REQUEST)
"""What the table of a :class:`RequestPolicy` can lead to."""

EVALUATION_REQUIRED = flag_fact(
    "evaluation_required", "是否须开展事前绩效评估", "whether an ex-ante evaluation is required"
)
EVALUATED = flag_fact("evaluated", "事前绩效评估是否完成", "whether the ex-ante evaluation is completed")
BEFORE_START = flag_fact(
    "before_start", "评估是否先于项目开始", "whether the evaluation came before the project's start"
)
ADMITTED = flag_fact("admitted", "是否纳入项目库", "whether the project is admitted to the library")


@frozen(kw_only=True)
class RequestPolicy:
    """When a budget may be requested.

    Attributes:
        code: stable name; what stands before its first point names the jurisdiction.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        table: which facts lead to :data:`MAY_REQUEST` and :data:`MAY_NOT_REQUEST`.
        basis: the ground of each; every row of the table has its own.

    Raises:
        InvalidValueError: a table that leads to something else.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    table: DecisionTable
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "RequestPolicy.status")
        require(self.table, DecisionTable, "RequestPolicy.table")
        check_bases(self, self.basis)
        if self.table.measures != REQUEST_MEASURES:
            found = ", ".join(measure.code for measure in self.table.measures) or "nothing"
            raise InvalidValueError(
                f"the table {self.table.code} leads to {found}, expected may_request and may_not_request.",
                f"决策表“{self.table.zh}”的措施为 {found}，应为 may_request 和 may_not_request。",
                hint_en="use stages.exante.REQUEST_MEASURES",
                hint_zh="请用 stages.exante.REQUEST_MEASURES",
                found=found,
            )

    @property
    def jurisdiction(self) -> str | None:
        """Whose rules they are, by the first part of the code; None where that has one part only."""
        return jurisdiction_of(self.code)

    def adopt(self, *rules: str) -> RequestPolicy:
        """The policy with proposed rules put to use by name.

        Raises:
            InvalidValueError: there is no such proposal.
        """
        return evolve(self, table=self.table.adopt(*rules))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among its fields that nobody published."""
        return assumptions_of("requests", self, self.basis)


@frozen(kw_only=True, repr=False)
class RequestCheck(Result):
    """Whether a budget may be requested for a project.

    Attributes:
        screening: whether an evaluation is required.
        conclusion: what the evaluation came to; None where none is completed.
        starts_on: the day on which the project starts; None where not stated.
        policy: the rules.
        ruling: the rules that applied.
    """

    screening: Screening
    conclusion: Conclusion | None
    starts_on: date | None
    policy: RequestPolicy = field(metadata=BY_REFERENCE)
    ruling: Ruling

    def __repr__(self) -> str:
        shown = f"{self.screening.project.name!r}, {self.ruling.then[0]}"
        return f"RequestCheck({term('withheld').en if self.withheld else shown})"

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the project or its evaluation is classified."""
        return _is_hidden(self.screening, self.conclusion)

    @property
    def allowed(self) -> bool:
        """Whether a budget may be requested."""
        return MAY_NOT_REQUEST.code not in self.ruling.then

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says, each once."""
        concluded = self.conclusion.assumptions if self.conclusion is not None else ()
        own = (*self.policy.assumptions, *self.ruling.assumptions)
        return tuple(dict.fromkeys((*self.screening.assumptions, *concluded, *own)))

    def recompute(self) -> RequestCheck:
        """Check the kept records again."""
        return check_request(self.screening, self.policy, conclusion=self.conclusion, starts_on=self.starts_on)

    @property
    def explanation(self) -> Explanation:
        """The ruling, the screening and the conclusion that it rests on."""
        project = self.screening.project
        if self.withheld:
            return withheld_step("request")
        measure = MAY_REQUEST if self.allowed else MAY_NOT_REQUEST
        parts = [self.ruling.explanation, self.screening.explanation]
        if self.conclusion is not None:
            parts.append(self.conclusion.explanation)
        return Explanation(
            key="request",
            zh=f"{project.name}：{measure.zh}（{self.policy.status.term.zh}）",
            en=f"{project.name}: {measure.en} ({self.policy.status.term.en})",
            parts=(*parts, *assumption_steps(self.policy.assumptions)),
        )


def check_request(
    screening: Screening,
    policy: RequestPolicy,
    *,
    conclusion: Conclusion | None = None,
    starts_on: date | None = None,
) -> RequestCheck:
    """May a budget be requested?

    Args:
        screening: whether an evaluation is required, by the rules of the same jurisdiction.
        policy: the rules, such as ``regime.requests``.
        conclusion: what the evaluation came to; None where none is completed.
        starts_on: the day on which the project starts, where the rules ask for an evaluation before it.

    Raises:
        MissingFactError: the answer hangs on something that is not known, such as the day on which the evaluation was
            completed, or whether an evaluation is required where the words leave that open.
        NotAdoptedError: the rules are proposals that nobody adopted, or no adopted one applies where another would or
            might.
        InvalidValueError: the project was screened under another jurisdiction's rules, the conclusion is about another
            project, or something of another type.
    """
    require(screening, Screening, "screening")
    require(policy, RequestPolicy, "policy", hint="regime.requests")
    require(conclusion, (Conclusion, NoneType), "conclusion")
    require(starts_on, (date, NoneType), "starts_on")
    _check_jurisdiction(screening, policy)
    if conclusion is not None and conclusion.review.project != screening.project.code:
        owner = conclusion.review if conclusion.withheld else screening.project
        of, other = (owner.shown(one) for one in (screening.project.code, conclusion.review.project))
        raise InvalidValueError(
            f"the conclusion is about {other.en} and the screening about {of.en}, expected one project.",
            f"评估结论属于 {other.zh}，筛查的项目为 {of.zh}，应为同一项目。",
            found=other.en,
            expected=of.en,
        )
    known = tuple(_facts(screening, conclusion, starts_on))
    facts = Facts(known=known, classified=_is_hidden(screening, conclusion))
    return RequestCheck(
        screening=screening,
        conclusion=conclusion,
        starts_on=starts_on,
        policy=policy,
        ruling=decide(policy.table, facts),
    )


def _check_jurisdiction(screening: Screening, policy: RequestPolicy) -> None:
    """What one place asks for opens or closes no gate of another."""
    by, own = screening.policy.jurisdiction, policy.jurisdiction
    if by is not None and own is not None and by != own:
        raise InvalidValueError(
            f"the project was screened by {screening.policy.code} and asks by {policy.code}, expected the rules of one "
            "jurisdiction.",
            f"筛查依据为“{screening.policy.zh}”，申请依据为“{policy.zh}”，应属同一地区的规则。",
            hint_en="screen it again with the same regime's policy",
            hint_zh="请用同一规则体系重新筛查",
            found=by,
            expected=own,
        )


def _is_hidden(screening: Screening, conclusion: Conclusion | None) -> bool:
    """Whether one side or the other is classified."""
    return screening.withheld or (conclusion is not None and conclusion.withheld)


def _facts(screening: Screening, conclusion: Conclusion | None, starts_on: date | None) -> Iterator[Known]:
    if screening.required is not None:
        said = screening.outcome.term
        yield EVALUATION_REQUIRED.known(screening.required, _computed(f"筛查结果：{said.zh}", f"screening: {said.en}"))
    evaluated = conclusion is not None
    if conclusion is None:
        yield EVALUATED.known(evaluated, _computed("没有评估结论", "there is no conclusion"))
        return
    verdict, done = conclusion.verdict, conclusion.review.on
    said_zh, said_en = f"评估结论：{verdict.zh}", f"the conclusion: {verdict.en}"
    yield EVALUATED.known(evaluated, _computed(said_zh, said_en))
    if verdict.library is not None:
        yield ADMITTED.known(verdict.library is LibraryEffect.ADMITTED, _computed(said_zh, said_en))
    if done is not None and starts_on is not None:
        words = f"评估于 {done} 完成，项目于 {starts_on} 开始", f"evaluated on {done}, starting on {starts_on}"
        yield BEFORE_START.known(done < starts_on, _computed(*words))


def _computed(zh: str, en: str) -> Origin:
    return Origin(kind=OriginKind.COMPUTED, zh=zh, en=en)
