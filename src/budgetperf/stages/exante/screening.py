"""Screening: does a project need an ex-ante evaluation, on which words, or do the words leave it open?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import cast, get_args

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Basis
from budgetperf.errors import InvalidValueError, require, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps, withheld_step
from budgetperf.records.projects import Project
from budgetperf.rules.conditions import Open
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.fact_keys import OriginKind
from budgetperf.rules.facts import Facts, Known
from budgetperf.rules.undecided import MissingFactError, OpenChoiceError
from budgetperf.stages.exante.facts import NOT_SPECIAL, OWN_GROWTH, OWN_INCREASE, OWN_LAST_YEAR, SPECIAL, facts_of
from budgetperf.stages.exante.policy import REQUIRED, ScreeningPolicy
from budgetperf.stages.exante.reasons import account
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Screening", "ScreeningOutcome", "screen"]


class ScreeningOutcome(Enum):
    """What a rule says of a project."""

    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    EXEMPT = "exempt"
    SILENT = "silent"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(f"screening.{self.value}")


@frozen(kw_only=True, repr=False)
class Screening(Result):
    """Whether a project needs an ex-ante evaluation.

    A classified project is kept whole for its owner, in ``project`` and ``ruling``; the texts of the screening and of
    the ruling show nothing of it.

    Attributes:
        project: the project or policy.
        stated: facts that the caller stated beside the record, or in place of it.
        reason: why the matter that the caller stated is special; None where the record says it, or nobody does.
        policy: the rules.
        outcome: what they say.
        ruling: the rules that applied, on which facts; None where the words leave it open.
        open: the names of the questions that would have to be answered; none where it is decided.
    """

    project: Project
    stated: tuple[Known, ...]
    reason: str | None = None
    policy: ScreeningPolicy = field(metadata=BY_REFERENCE)
    outcome: ScreeningOutcome
    ruling: Ruling | None
    open: tuple[str, ...]

    def __repr__(self) -> str:
        if self.withheld:
            return f"Screening({term('withheld').en})"
        return f"Screening({self.project.name!r}, {self.outcome.value}, {self.policy.code})"

    @property
    def withheld(self) -> bool:
        """Whether its texts show nothing, because the project is classified."""
        return self.project.classified

    @property
    def required(self) -> bool | None:
        """Whether an evaluation is required; None where the words leave it open."""
        return None if self.outcome is ScreeningOutcome.SILENT else self.outcome is ScreeningOutcome.REQUIRED

    @property
    def passage(self) -> str:
        """The words that were followed."""
        return self.policy.passage

    @property
    def questions(self) -> tuple[Open, ...]:
        """The questions that the words leave open here, with their options."""
        return tuple(question for question in self.policy.questions if question.choice in self.open)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says, the answers to open questions included."""
        taken = (OWN_LAST_YEAR,) if self.ruling and _takes_own(self.ruling) else ()
        return (*self.policy.assumptions, *(self.ruling.assumptions if self.ruling else ()), *taken)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The grounds of the outcome."""
        return tuple(dict.fromkeys((self.policy.basis["passage"], *(self.ruling.bases if self.ruling else ()))))

    def recompute(self) -> Screening:
        """Screen the kept project again."""
        return screen(self.project, self.policy, stated=self.stated, reason=self.reason)

    @property
    def explanation(self) -> Explanation:
        """The outcome with the words that it follows, which conditions held and which did not, and what is open."""
        if self.withheld:
            return withheld_step("screening")
        parts = [*account(self.ruling)] if self.ruling is not None else []
        parts += [_asked(question) for question in self.questions]
        policy, outcome = self.policy, self.outcome.term
        cited = "" if policy.regulation is None else f"{policy.regulation}"
        return Explanation(
            key="screening",
            zh=f"{self.project.name}：{outcome.zh}（{policy.status.term.zh}；{cited}「{policy.passage}」）",
            en=f"{self.project.name}: {outcome.en} ({policy.status.term.en}; {cited}「{policy.passage}」)",
            bases=(policy.basis["passage"],),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def _takes_own(ruling: Ruling) -> bool:
    """Whether it would not be decided so without the own money that was computed from last year's whole budget."""
    own = {fact.key for facts in (OWN_INCREASE, OWN_GROWTH) for fact in facts.values()}
    left = tuple(one for one in ruling.facts.known if one.key not in own or one.origin.kind is not OriginKind.COMPUTED)
    if len(left) == len(ruling.facts.known):
        return False
    try:
        return decide(ruling.table, evolve(ruling.facts, known=left), reason=ruling.reason).then != ruling.then
    except (MissingFactError, OpenChoiceError):
        return True


def _asked(question: Open) -> Explanation:
    zh, en = f"待定 {question.choice}：{question.zh}", f"open {question.choice}: {question.en}"
    options = tuple(
        Explanation(key=one.code, zh=f"{one.code}：{one.zh}", en=f"{one.code}: {one.en}") for one in question.readings
    )
    return Explanation(key=question.choice, zh=zh, en=en, parts=options)


def screen(
    project: Project, policy: ScreeningPolicy, *, stated: Iterable[Known] = (), reason: str | None = None
) -> Screening:
    """Does a project need an ex-ante evaluation?

    Where the words can be read in two ways that differ for this project, the outcome is ``silent`` and names the open
    questions; ``policy.choose(...)`` answers them.

    Args:
        project: the project or policy as it asks for money.
        policy: the rules, such as ``regimes.find("360102", on=day).screening``.
        stated: facts that the record does not have, such as the increase of own money where the money is mixed, or
            that somebody knows better; they go before those of the record, and growth is computed from them
            (:func:`facts_of`).
        reason: why a matter is special that is ``stated`` to be so; the result keeps it, and the record's own reason
            goes with the record's own special matter only.

    Raises:
        MissingFactError: the outcome hangs on a fact that is not known; names the fact, the rule and its ground.
        NotAdoptedError: the rules are proposals that nobody adopted.
        InvalidValueError: a special matter is stated without a reason, more own money than is asked for, or something
            else than a project, a policy or facts.
    """
    require(project, Project, "project")
    require(policy, ScreeningPolicy, "policy", hint="regime.screening")
    own = tuple_of(stated, get_args(Known), "stated", hint="Fact.known()")
    facts = facts_of(project, own)
    why = _reason(project, facts, reason)
    ruling: Ruling | None = None
    questions: tuple[str, ...] = ()
    outcome = ScreeningOutcome.SILENT
    try:
        ruling = decide(policy.table, facts, reason=why if policy.table.exemptions else None)
    except OpenChoiceError as error:
        questions = cast("tuple[str, ...]", error.facts["choices"])
    else:
        outcome = _outcome(ruling)
    return Screening(
        project=project,
        stated=own,
        reason=reason,
        policy=policy,
        outcome=outcome,
        ruling=ruling,
        open=questions,
    )


def _reason(project: Project, facts: Facts, reason: str | None) -> str | None:
    """Why the project is a special matter: as the caller says, else as the record does of the matter it names."""
    if reason is not None:
        require_text(reason, "reason")
        return reason
    special = facts.get(SPECIAL.key)
    kind = NOT_SPECIAL if special is None else special.value
    if project.special is not None and kind == project.special.kind.value:
        return project.special.reason
    if kind != NOT_SPECIAL:
        raise InvalidValueError(
            "a special matter is stated and nobody says why it is one.",
            "给出了特殊事项，但未说明理由。",
            hint_en="pass reason=, which the result keeps",
            hint_zh="请给出 reason，结果将予以保留",
            special=kind,
        )
    return None


def _outcome(ruling: Ruling) -> ScreeningOutcome:
    if ruling.exempt is not None:
        return ScreeningOutcome.EXEMPT
    return ScreeningOutcome.REQUIRED if REQUIRED.code in ruling.then else ScreeningOutcome.NOT_REQUIRED
