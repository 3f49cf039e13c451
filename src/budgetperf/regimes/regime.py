"""What a jurisdiction's rules are made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import NoneType
from typing import TypeVar

from attrs import evolve, field, frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_fields
from budgetperf.places import called
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.regimes.borrowing import taken_over
from budgetperf.regimes.period import Period
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.stage_rules import MonitoringRules, NoPolicyError, ReviewRules, known
from budgetperf.rules.conditions import Open
from budgetperf.rules.decisions import DecisionTable
from budgetperf.stages.application import ApplicationPolicy
from budgetperf.stages.evaluations import CriteriaPolicy, SelfEvaluationPolicy
from budgetperf.stages.exante import ConclusionPolicy, RequestPolicy, ScreeningPolicy
from budgetperf.stages.exante.policy import questions_of

__all__ = ["NoPolicyError", "Regime"]

_Policy = TypeVar("_Policy")


@frozen(kw_only=True)
class Regime:
    """The policies of one jurisdiction.

    A policy that is not known here is None at construction, and asking for it is an error of its own: between a
    district and the nation stand a city and a province, and no rule is inherited across that gap. :meth:`borrowing`
    takes one across it by name, and every result says so.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: the jurisdiction's name in Chinese.
        en: its name in English.
        division: its six digits in GB/T 2260; None for the nation, or where it has none.
        period: when its rules hold; None where nothing is said of it.
        self_evaluation: the rules of the unit's self-evaluation.
        department_evaluation: the rules of the department's evaluation; None where they are not known here.
        fiscal_evaluation: the rules of the finance bureau's; None where they are not known here.
        screening: who needs an ex-ante evaluation.
        conclusions: how an ex-ante evaluation is concluded.
        requests: when a budget may be requested.
        reviews: how targets are reviewed; without any it has none of the policies.
        monitoring: how projects are monitored; without any it has none of the policies.
        application: what results do to next year's money.
        results: how evaluations are organised and what else follows from them; without any it has none of the policies.
        life: the gates that the life of a project passes.

    Raises:
        InvalidValueError: no code or revision, a division that is not six digits, or a policy for something else.
        NoPolicyError: a policy is asked for that is not known here.
    """

    code: str
    revision: str
    zh: str
    en: str
    division: str | None = None
    period: Period | None = None
    _self_evaluation: SelfEvaluationPolicy | None = field(default=None, alias="self_evaluation")
    department_evaluation: CriteriaPolicy | None = None
    fiscal_evaluation: CriteriaPolicy | None = None
    _screening: ScreeningPolicy | None = field(default=None, alias="screening")
    _conclusions: ConclusionPolicy | None = field(default=None, alias="conclusions")
    _requests: RequestPolicy | None = field(default=None, alias="requests")
    _reviews: ReviewRules | None = field(default=None, alias="reviews")
    _monitoring: MonitoringRules | None = field(default=None, alias="monitoring")
    _application: ApplicationPolicy | None = field(default=None, alias="application")
    _results: ResultRules | None = field(default=None, alias="results")
    _life: DecisionTable | None = field(default=None, alias="life")

    def __attrs_post_init__(self) -> None:
        if not (self.code and self.revision):
            raise InvalidValueError(
                "a regime needs a code and a revision.", "规则体系须有编码和版本。", found=self.code
            )
        require_fields(self, (str, NoneType), "division")
        require_fields(self, (Period, NoneType), "period")
        if self.division is not None and not _DIVISION.fullmatch(self.division):
            raise InvalidValueError(
                f"Regime.division is {self.division!r}, expected six digits as in GB/T 2260, such as '420103'.",
                f"行政区划代码为 {self.division!r}，应为 GB/T 2260 的六位数字代码，如“420103”。",
                found=self.division,
            )
        kinds: dict[str, type[object]] = {
            "self_evaluation": SelfEvaluationPolicy,
            "screening": ScreeningPolicy,
            "conclusions": ConclusionPolicy,
            "requests": RequestPolicy,
            "reviews": ReviewRules,
            "monitoring": MonitoringRules,
            "application": ApplicationPolicy,
            "results": ResultRules,
            "life": DecisionTable,
        }
        for name, kind in kinds.items():
            require(getattr(self, f"_{name}"), (kind, NoneType), f"Regime.{name}")
        self._check_criteria(EvaluationKind.DEPARTMENT)
        self._check_criteria(EvaluationKind.FISCAL)

    def _check_criteria(self, kind: EvaluationKind) -> None:
        name = f"{kind.value}_evaluation"
        policy = getattr(self, name)
        require(policy, (CriteriaPolicy, NoneType), f"Regime.{name}")
        if policy is not None and policy.kind is not kind:
            raise InvalidValueError(
                f"Regime.{name} is a policy for a {policy.kind.term.en}, expected one for a {kind.term.en}.",
                f"{called(f'Regime.{name}')}为{policy.kind.term.zh}的政策，应为{kind.term.zh}的政策。",
                found=policy.kind.value,
                expected=kind.value,
            )

    @property
    def self_evaluation(self) -> SelfEvaluationPolicy:
        """The rules of the unit's self-evaluation."""
        return self._known(self._self_evaluation, "self-evaluation")

    @property
    def screening(self) -> ScreeningPolicy:
        """Who needs an ex-ante evaluation."""
        return self._known(self._screening, "screening")

    @property
    def conclusions(self) -> ConclusionPolicy:
        """How an ex-ante evaluation is concluded."""
        return self._known(self._conclusions, "conclusions")

    @property
    def requests(self) -> RequestPolicy:
        """When a budget may be requested."""
        return self._known(self._requests, "requests")

    @property
    def reviews(self) -> ReviewRules:
        """How targets are reviewed."""
        zh, en = f"{self.zh}绩效目标审核", f"reviews ({self.en})"
        return self._reviews or ReviewRules(code=f"{self.code}.reviews", zh=zh, en=en)

    @property
    def monitoring(self) -> MonitoringRules:
        """How projects are monitored."""
        zh, en = f"{self.zh}绩效运行监控", f"monitoring ({self.en})"
        return self._monitoring or MonitoringRules(code=f"{self.code}.monitoring", zh=zh, en=en)

    @property
    def application(self) -> ApplicationPolicy:
        """What results do to next year's money."""
        return self._known(self._application, "application")

    @property
    def results(self) -> ResultRules:
        """How evaluations are organised and what else follows from them."""
        zh, en = f"{self.zh}评价结果应用", f"use of results ({self.en})"
        return self._results or ResultRules(code=f"{self.code}.results", zh=zh, en=en)

    @property
    def life(self) -> DecisionTable:
        """The gates that the life of a project passes."""
        return self._known(self._life, "life")

    def _known(self, policy: _Policy | None, what: str) -> _Policy:
        hint = (
            "请为该规则体系补充，或用 regime.borrowing() 按名称借用其他地区的规则",
            "give the regime its own, or take another's by name with regime.borrowing()",
        )
        return known(policy, what, code=self.code, zh=self.zh, en=self.en, hint=hint)

    @property
    def tables(self) -> tuple[DecisionTable, ...]:
        """The decision tables of its policies."""
        found = (self._screening, self._conclusions, self._requests, self._application)
        own = tuple(policy.table for policy in found if policy is not None and policy.table is not None)
        life = () if self._life is None else (self._life,)
        return (*own, *self.reviews.tables, *self.monitoring.tables, *self.results.tables, *life)

    @property
    def questions(self) -> tuple[Open, ...]:
        """What its documents leave open, each question once, answered or not."""
        return tuple({one.choice: one for table in self.tables for one in questions_of(table)}.values())

    @property
    def proposals(self) -> tuple[str, ...]:
        """The codes of the rules and procedures that bind nobody until somebody adopts them."""
        own = tuple(rule.code for table in self.tables for rule in table.rules if rule.is_proposal)
        return (*own, *self.reviews.proposals)

    def choose(self, **options: str) -> Regime:
        """The regime with open questions answered by name; every result names the answers.

        Raises:
            InvalidValueError: there is no such question or option.
        """
        questions = tuple(one.choice for one in self.questions)
        self._check_names(tuple(options), questions, "open question", "待定事项")
        return self._with_tables(
            lambda table: table.choose(
                **{name: option for name, option in options.items() if name in {one.choice for one in table.open}}
            )
        )

    def adopt(self, *rules: str) -> Regime:
        """The regime with proposed rules put to use by name.

        Raises:
            InvalidValueError: there is no such proposal.
        """
        require_each(rules, str, "rules")
        self._check_names(rules, self.proposals, "proposal", "建议性规则")
        return self._with_tables(
            lambda table: table.adopt(*(one for one in rules if one in {rule.code for rule in table.rules})), *rules
        )

    def _check_names(self, named: tuple[str, ...], there: tuple[str, ...], en: str, zh: str) -> None:
        if unknown := [name for name in named if name not in there]:
            found, offered = ", ".join(unknown), " | ".join(there)
            raise InvalidValueError(
                f"{self.en} has no {en} {found}, expected {offered or 'none'}.",
                f"{self.zh}没有{zh} {found}，现有：{offered or '无'}。",
                found=found,
                expected=offered,
            )

    def _with_tables(self, changed: Callable[[DecisionTable], DecisionTable], *adopted: str) -> Regime:
        screening, conclusions, requests = self._screening, self._conclusions, self._requests
        if screening is not None:
            screening = evolve(screening, table=changed(screening.table))
        if conclusions is not None and conclusions.table is not None:
            conclusions = evolve(conclusions, table=changed(conclusions.table))
        if requests is not None:
            requests = evolve(requests, table=changed(requests.table))
        application = self._application
        if application is not None:
            application = evolve(application, table=changed(application.table))
        return evolve(
            self,
            screening=screening,
            conclusions=conclusions,
            requests=requests,
            application=application,
            results=self._results and self._results.with_tables(changed),
            life=self._life and changed(self._life),
            reviews=self._reviews and self._reviews.with_tables(changed).adopt(*adopted),
            monitoring=self._monitoring and self._monitoring.with_tables(changed),
        )

    def borrowing(self, other: Regime) -> Regime:
        """The regime with another's self-evaluation, for want of its own; each of its grounds becomes an assumption.

        Args:
            other: whose rules are taken, such as the national ones.

        Raises:
            InvalidValueError: the regime has its own.
            NoPolicyError: the other one has none either.

        >>> from budgetperf.regimes import NATIONAL
        >>> from budgetperf.regimes.donghu import DONGHU
        >>> borrowed = DONGHU.borrowing(NATIONAL).self_evaluation
        >>> borrowed.code, borrowed.scale.assumptions[0].en
        ('donghu.national.self-evaluation', '90 and above ... (national rules, taken for Donghu District)')
        """
        require(other, Regime, "other")
        if self._self_evaluation is not None:
            raise InvalidValueError(
                f"{self.en} has its own rules of self-evaluation, expected none.",
                f"{self.zh}已有单位自评规则，无须借用。",
                found=self.self_evaluation.code,
            )
        policy = other.self_evaluation
        zh, en = f"{self.zh}文件未载明，借用{other.zh}的规则", f"{other.en}, taken for {self.en}"
        taken = taken_over(evolve(policy, code=f"{self.code}.{policy.code}"), zh, en)
        return evolve(self, self_evaluation=taken)

    def __str__(self) -> str:
        return f"{self.code} ({self.revision})"


_DIVISION = re.compile(r"[0-9]{6}")
