"""What goes to the People's Congress with the draft budget or the draft final accounts (报送人大).

「选择5个部门的整体支出绩效目标和5个专项资金的绩效目标与2023年度预算草案同步报送人大」: so many of each, together with
the draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable, published
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.records.roster import Roster
from budgetperf.stages.selection.draw_policy import check_size
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "Submission",
    "SubmissionPolicy",
    "SubmissionReport",
    "Submitted",
    "SubmittedCount",
    "SubmittedKind",
    "SubmittedWith",
    "submit",
]


class SubmittedKind(Enum):
    """What is submitted."""

    DEPARTMENT_TARGET = "department_target"
    FUND_TARGET = "fund_target"
    EVALUATION_RESULT = "evaluation_result"

    @property
    def term(self) -> Term:
        """What it is, in both languages."""
        return term(f"submitted.{self.value}")


class SubmittedWith(Enum):
    """The draft that it goes with."""

    DRAFT_BUDGET = "draft_budget"
    FINAL_ACCOUNTS = "final_accounts"

    @property
    def term(self) -> Term:
        """The draft in both languages."""
        return term(f"submitted-with.{self.value}")


@frozen(kw_only=True, repr=False)
class Submitted(Classifiable):
    """One thing that is submitted.

    Attributes:
        code: its key.
        kind: what it is.
        department: the code of the department that it belongs to.
    """

    code: str
    kind: SubmittedKind
    department: str

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.code, "Submitted.code")
        require_text(self.department, "Submitted.department")
        require_fields(self, SubmittedKind, "kind")


@frozen(kw_only=True)
class Submission(Record):
    """What was submitted with one draft.

    Attributes:
        year: the budget year of the draft.
        on: the day on which the targets or results were submitted.
        draft_on: the day on which the draft was.
        items: what was submitted, each once.

    Raises:
        InvalidValueError: something twice.
    """

    year: int
    on: date
    draft_on: date
    items: tuple[Submitted, ...]

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "year")
        require(self.on, date, "Submission.on")
        require(self.draft_on, date, "Submission.draft_on")
        require_each(self.items, Submitted, "Submission.items")
        counts = Counter(item.code for item in self.items)
        secret = {item.code for item in self.items if item.classified}
        if twice := [term("withheld").en if code in secret else code for code, count in counts.items() if count > 1]:
            raise InvalidValueError(
                f"{', '.join(twice)} is submitted twice.", f"报送材料（{'、'.join(twice)}）重复。", found=tuple(twice)
            )


@frozen(kw_only=True)
class SubmittedCount:
    """How many of one kind are submitted.

    Attributes:
        kind: the kind.
        count: how many; None where the document does not say.
    """

    kind: SubmittedKind
    count: int | None

    def __attrs_post_init__(self) -> None:
        require_fields(self, SubmittedKind, "kind")
        if self.count is not None:
            check_size(self.count, "SubmittedCount.count")


@frozen(kw_only=True)
class SubmissionPolicy:
    """What is submitted with which draft.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what they are called.
        en: the same in English.
        status: whether they bind.
        goes_with: the draft.
        counts: what, and how many of each; each kind once, at least one.
        days: how many days it may lie apart from the draft; 0 means the same day.
        basis: the ground of each.

    Raises:
        InvalidValueError: nothing, a kind twice, or a number of days below 0.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    goes_with: SubmittedWith
    counts: tuple[SubmittedCount, ...]
    days: int
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, SubmittedWith, "goes_with")
        require_each(self.counts, SubmittedCount, "SubmissionPolicy.counts")
        require_fields(self, int, "days")
        check_bases(self, self.basis)
        kinds = [one.kind.value for one in self.counts]
        if not kinds or len(set(kinds)) < len(kinds) or self.days < 0:
            found = ", ".join(kinds) or "nothing"
            said = "、".join(one.kind.term.zh for one in self.counts) or "空"
            raise InvalidValueError(
                f"the policy asks for {found} within {self.days} days, expected different kinds and 0 days or more.",
                f"规则要求报送的种类为 {said}，相差 {self.days} 天；种类应互不相同，天数应不小于 0。",
                found=found,
                days=self.days,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("submission", self, self.basis)


@frozen(kw_only=True)
class SubmissionReport(Result):
    """Whether what was submitted is what is asked for, without what is classified.

    Attributes:
        submission: what was submitted.
        policy: what is asked for.
        roster: the departments that may be shown.
        counts: how many of each kind there are.
        problems: where it is not what is asked for.
    """

    submission: Submission
    policy: SubmissionPolicy = field(metadata=BY_REFERENCE)
    roster: Roster
    counts: tuple[SubmittedCount, ...]
    problems: tuple[Problem, ...]

    def recompute(self) -> SubmissionReport:
        """Look at the kept submission again."""
        return submit(self.submission, self.policy, self.roster)

    @property
    def departments(self) -> Share:
        """Departments whose target as a whole was submitted over all departments."""
        those = [one for one in self.submission.items if one.kind is SubmittedKind.DEPARTMENT_TARGET]
        return self.roster.coverage({one.department for one in those}, OrganisationLevel.DEPARTMENT)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the policy holds without a document."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """How many of each, and what is not as asked for."""
        parts = [
            Explanation(
                key=one.kind.value,
                zh=f"{one.kind.term.zh}：{one.count or 0} 个",
                en=f"{one.kind.term.en}: {one.count or 0}",
            )
            for one in self.counts
        ]
        parts += [
            Explanation(key="problem", zh=f"不符：{each.zh}", en=f"not as asked for: {each.en}")
            for each in self.problems
        ]
        year, draft = self.submission.year, self.policy.goes_with.term
        return Explanation(
            key="submission",
            zh=f"{self.submission.on} 随 {year} 年度{draft.zh}报送人大 {len(self.submission.items)} 个",
            en=f"{len(self.submission.items)} submitted on {self.submission.on} with the {draft.en} of {year}",
            bases=(self.policy.basis["counts"], self.policy.basis["goes_with"]),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def submit(submission: Submission, policy: SubmissionPolicy, roster: Roster) -> SubmissionReport:
    """Whether what was submitted to the congress is what is asked for.

    Args:
        submission: what was submitted; classified items are left out.
        policy: what is asked for, such as ``regimes.disclosure.DONGHU_SUBMISSION``.
        roster: the departments.

    Raises:
        InvalidValueError: an item of a department that the roster does not have.
    """
    require(submission, Submission, "submission")
    require(policy, SubmissionPolicy, "policy", hint="regimes.disclosure.DONGHU_SUBMISSION")
    require(roster, Roster, "roster")
    items = tuple(one for one in published(submission.items) if not roster.hides(one.department))
    found = Counter(one.kind for one in items)
    return SubmissionReport(
        submission=evolve(submission, items=items),
        policy=policy,
        roster=roster.published(),
        counts=tuple(SubmittedCount(kind=kind, count=found[kind]) for kind in SubmittedKind if found[kind]),
        problems=(*_problems(submission, found, policy), *_repeated(items)),
    )


def _problems(submission: Submission, found: Counter[SubmittedKind], policy: SubmissionPolicy) -> Iterator[Problem]:
    apart = abs((submission.on - submission.draft_on).days)
    if apart > policy.days:
        en = f"what was submitted lies {apart} days apart from the draft, expected at most {policy.days}"
        yield Problem(path="on", en=en, zh=f"报送日与草案相差 {apart} 天，应不超过 {policy.days} 天")
    for one in policy.counts:
        if found[one.kind] == 0 or (one.count is not None and found[one.kind] != one.count):
            expected = "1 or more" if one.count is None else str(one.count)
            zh = "应有一个以上" if one.count is None else f"应为 {one.count} 个"
            yield Problem(
                path=one.kind.value,
                en=f"{one.kind.term.en}: {found[one.kind]}, expected {expected}",
                zh=f"{one.kind.term.zh}为 {found[one.kind]} 个，{zh}",
            )


def _repeated(items: tuple[Submitted, ...]) -> Iterator[Problem]:
    """Departments with two targets as a whole: 「5个部门的整体支出绩效目标」 are those of five departments."""
    kind = SubmittedKind.DEPARTMENT_TARGET
    counts = Counter(one.department for one in items if one.kind is kind)
    for code, count in counts.items():
        if count > 1:
            en = f"{kind.term.en} of {code}: {count}, expected one for each department"
            yield Problem(path=kind.value, en=en, zh=f"{code} 的{kind.term.zh}有 {count} 个，每个部门应只有一个")
