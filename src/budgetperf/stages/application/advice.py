"""From results to proposed measures, and from these to the amount of next year's budget that a person decides on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Yuan, ending, plain_text, yuan
from budgetperf.basis import Assumption
from budgetperf.errors import BudgetPerfError, InvalidValueError, require, require_truth, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.projects import Project
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import Force
from budgetperf.rules.facts import Facts, Known, KnownDay, KnownFlag, KnownNumber, KnownWord
from budgetperf.stages.application.accounts import decision_account, precedence_steps, result_step
from budgetperf.stages.application.facts import facts_of_result
from budgetperf.stages.application.fitting import Usable, as_records, check_fit, undated
from budgetperf.stages.application.ladders import FIRM
from budgetperf.stages.application.policy import ApplicationPolicy
from budgetperf.stages.application.ranges import AmountOutcome, AmountRange, ChosenRate, base_of, not_left, range_of
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.application.weighing import (
    deciding_results,
    effects_of,
    measures_of,
    money_rules,
    tied_results,
)
from budgetperf.stages.reviews.filings import check_amount
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Advice", "Decision", "advise"]


@frozen(kw_only=True, repr=False)
class Advice(Result):
    """What the rules propose for a project's next budget. It is advice: a named person decides.

    Attributes:
        results: what is on record, each result once.
        project: the project as it asks for the money of the year of effect.
        policy: the rules.
        stated: what the caller knows besides.
        as_of: the day on which orders were looked at; None where none was needed.
        rulings: what the rules say of each result.
        deciding: the places of the results that decide on the money.
        measures: the codes of the measures proposed, in the order of the policy.
    """

    results: tuple[ResultOnRecord, ...]
    project: Project
    policy: ApplicationPolicy = field(metadata=BY_REFERENCE)
    stated: tuple[Known, ...]
    as_of: date | None
    rulings: tuple[Ruling, ...]
    deciding: tuple[int, ...]
    measures: tuple[str, ...]

    def __repr__(self) -> str:
        if self.project.classified:
            return f"Advice({term('withheld').en})"
        return f"Advice({self.project.name}, {', '.join(self.measures)})"

    def recompute(self) -> Advice:
        """Advise on the kept results again."""
        return advise(self.results, self.project, self.policy, self.stated, as_of=self.as_of)

    @property
    def range(self) -> AmountRange:
        """The amounts that the measures leave, in yuan; never more than was asked for.

        Raises:
            OpenChoiceError: they hang on an amount that nobody chose.
            IncompleteError: the project does not state that amount.
        """
        return self._range(frozenset(Force), self.deciding)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says, each once."""
        ruled = [item for ruling in self.rulings for item in ruling.assumptions]
        return tuple(dict.fromkeys((*self.policy.assumptions, *undated(self.results, self.policy), *ruled)))

    def adopt(
        self, amount: Yuan | None = None, *, by: str, on: date, reason: str, rate: ChosenRate | None = None
    ) -> Decision:
        """The decision of a person on the amount of the budget.

        Args:
            amount: the amount, in yuan; or else ``rate``.
            by: who decides.
            on: the day; no result that it rests on is later, nor ``as_of``.
            reason: why.
            rate: how much is cut off the amount that less is measured against, in place of an amount.

        Raises:
            AmountNotAllowedError: more than was asked for, or an amount that the measures do not leave, where a rule
                binds without exception; in principle (原则上) a person may decide otherwise, and the decision says so.
            OpenChoiceError: the amounts hang on something that nobody chose.
            InvalidValueError: nobody, no reason, a day before a result, an amount and a rate or neither.
        """
        if (amount is None) is (rate is None):
            raise InvalidValueError(
                "the decision states both or neither of an amount and a rate, expected one.",
                "决定应给出金额或核减比例，二者择一。",
                found="none" if rate is None else "both",
            )
        if rate is not None:
            require(rate, ChosenRate, "rate")
            amount = rate.left_of(base_of(self.project, self.policy))
        check_amount(amount, "amount", self.project)
        assert amount is not None  # noqa: S101 - for the type checker: check_amount() refuses None
        departs = not self.range.allows(amount)
        return Decision(advice=self, amount=amount, by=by, on=on, reason=reason, rate=rate, departs=departs)

    def check_left(self, amount: Yuan) -> None:
        """Refuse an amount that the rules do not leave: neither all of them nor those that bind without exception.

        Raises:
            AmountNotAllowedError: it is more than was asked for, or a binding rule leaves others only.
            OpenChoiceError: the amounts hang on something that nobody chose.
        """
        tied = tied_results(self.results, self.rulings, self.policy)
        firm = self._range(FIRM, tied)
        if not firm.allows(amount) and not self.range.allows(amount):
            rules = [rule for i in tied for rule in money_rules(self.rulings[i], self.policy, FIRM)]
            raise not_left(amount, firm, rules, self.project)

    def _range(self, forces: frozenset[Force], places: tuple[int, ...]) -> AmountRange:
        """The amounts that the rules of some forces leave, and what an ex-ante evaluation would give at most."""
        rulings = [self.rulings[i] for i in places]
        found = range_of(effects_of(rulings, self.policy, forces), self.project, self.policy)
        for result in self.results:
            if result.granted is not None:
                found = found.within(result.granted)
        return AmountRange(most=yuan(0)) if found.most == 0 else found

    @property
    def explanation(self) -> Explanation:
        """The measures, the amounts they leave, and for each result the rules; of a classified project nothing."""
        name = self.project.shown(self.project.name)
        if self.project.classified:
            return Explanation(key="advice", zh=name.zh, en=name.en)
        said = [self.policy.consequence(code) for code in self.measures]
        parts = [
            self._range_step(),
            *precedence_steps(self.results, self.policy),
            *(
                result_step(result, ruling, self.policy, decides=i in self.deciding)
                for i, (result, ruling) in enumerate(zip(self.results, self.rulings, strict=True))
            ),
        ]
        return Explanation(
            key="advice",
            zh=f"{name.zh} {self.project.year} 年度：{'、'.join(one.zh for one in said)}",
            en=f"{name.en}, {self.project.year}: {', '.join(one.en for one in said)}",
            bases=(self.policy.basis["status"],),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def _range_step(self) -> Explanation:
        try:
            left = self.range.says
        except BudgetPerfError as error:
            return Explanation(key="range", zh=error.zh, en=error.en)
        zh, en, ground = (
            f"可安排金额：{left.zh}",
            f"amounts that are left: {left.en}",
            self.policy.basis["consequences"],
        )
        return Explanation(key="range", zh=zh, en=en, bases=(ground,))


@frozen(kw_only=True, repr=False)
class Decision(Result):
    """What a person decided on the budget of a project; :meth:`Advice.adopt` makes it.

    A decision that cannot be is none, wherever it comes from: an edited or a loaded one is checked like a new one.

    Attributes:
        advice: what was proposed.
        amount: the amount, in yuan.
        by: who decided.
        on: the day.
        reason: why.
        rate: the rate that was chosen; None where an amount was.
        departs: whether the amount is one that the measures do not leave, where rules hold in principle only.

    Raises:
        InvalidValueError: what :meth:`Advice.adopt` refuses.
    """

    advice: Advice
    amount: Yuan
    by: str
    on: date
    reason: str
    rate: ChosenRate | None
    departs: bool

    def __attrs_post_init__(self) -> None:
        require(self.advice, Advice, "Decision.advice", hint="advise()")
        _require_said(self.by, ("names nobody", "未写明由谁作出"))
        _require_said(self.reason, ("gives no reason", "未说明理由"))
        require(self.on, date, "Decision.on")
        require(self.rate, (ChosenRate, NoneType), "Decision.rate")
        require_truth(self.departs, "Decision.departs")
        self._check_order()
        check_amount(self.amount, "Decision.amount", self.advice.project)
        self.advice.check_left(self.amount)

    def _check_order(self) -> None:
        """No result that it rests on is later, nor the day on which orders were looked at."""
        made = [one.on for one in self.advice.results if one.on is not None]
        for day, en, zh in (
            (max(made, default=None), "rests on a result of", "所依据的结果作于"),
            (self.advice.as_of, "on orders looked at on", "所依据的整改情况截至"),
        ):
            if day is not None and day > self.on:
                raise InvalidValueError(
                    f"the decision is of {self.on} and {en} {day}, expected none that is later.",
                    f"决定作于 {self.on}，{zh} {day}，均不应晚于决定。",
                    on=self.on,
                    found=day,
                )

    def __repr__(self) -> str:
        if self.advice.project.classified:
            return f"Decision({term('withheld').en})"
        return f"Decision({self.advice.project.name}, {plain_text(self.amount)}, by={self.by!r}, on={self.on})"

    def recompute(self) -> Decision:
        """Adopt again what was decided."""
        amount = self.amount if self.rate is None else None
        return self.advice.recompute().adopt(amount, by=self.by, on=self.on, reason=self.reason, rate=self.rate)

    @property
    def outcome(self) -> AmountOutcome | None:
        """What became of the amount asked for; None where none was stated and there is still some money."""
        asked = self.advice.project.amount
        if self.amount == asked:
            return AmountOutcome.KEPT
        if self.amount == 0:
            return AmountOutcome.CANCELLED
        return None if asked is None else AmountOutcome.REDUCED

    @property
    def saved(self) -> Yuan | None:
        """How much less it is than what was asked for, in yuan; None where that was not stated."""
        if self.advice.project.amount is None:
            return None
        left = ending(Fraction(self.advice.project.amount) - Fraction(self.amount))
        assert isinstance(left, Decimal)  # noqa: S101 - a difference of decimals ends
        return Yuan(left)

    @property
    def explanation(self) -> Explanation:
        """Who decided what and why, and what was proposed; of a classified project nothing."""
        said = (self.by, self.on, self.reason)
        advice, departs = self.advice, self.departs
        return decision_account(advice.project, self.amount, said, self.rate, advice.explanation, departs=departs)


def advise(
    results: Iterable[Usable],
    project: Project,
    policy: ApplicationPolicy,
    stated: Iterable[Known] = (),
    *,
    as_of: date | None = None,
) -> Advice:
    """What the rules propose for a project's next budget because of results on record.

    Args:
        results: one or more, each once, of the project or its department as a whole. An evaluation and the line of a
            monitor are taken as they are, without a day.
        project: the project as it asks for the money of the year of effect.
        policy: the rules, such as ``regimes.application.DONGHU_RESULTS``.
        stated: further facts.
        as_of: the day on which orders to put something right are looked at.

    Raises:
        MissingFactError: a rule needs a fact that no record states.
        OpenChoiceError: the measures hang on words that nobody has read in one way, or results lead to different
            measures and nobody chose which one decides.
        NotAdoptedError: all the rules are proposals.
        InvalidValueError: a result of another object or year, or one twice; no result; something of another type.
        IncompleteError: an order and no day to look at it.
    """
    require(project, Project, "project")
    require(policy, ApplicationPolicy, "policy", hint="regimes.application.DONGHU_RESULTS")
    known = tuple_of(stated, (KnownNumber, KnownDay, KnownFlag, KnownWord), "stated", hint="Fact.known()")
    if as_of is not None:
        require(as_of, date, "as_of")
    every = as_records(results)
    check_fit(every, project, policy)
    rulings = tuple(_ruling(one, project, policy, known, as_of) for one in every)
    deciding = deciding_results(every, rulings, policy)
    return Advice(
        results=every,
        project=project,
        policy=policy,
        stated=known,
        as_of=as_of,
        rulings=rulings,
        deciding=deciding,
        measures=measures_of(rulings, deciding, policy),
    )


def _ruling(
    result: ResultOnRecord, project: Project, policy: ApplicationPolicy, stated: tuple[Known, ...], as_of: date | None
) -> Ruling:
    """What the rules say of one result; of its facts those are kept that a rule asks for."""
    every = Facts(known=(*facts_of_result(result, project, as_of), *stated))
    asked = tuple(one for one in every.known if one.key.code in policy.table.keys)
    return decide(policy.table, Facts(known=asked, classified=project.classified))


def _require_said(text: object, words: tuple[str, str]) -> None:
    if not isinstance(text, str) or not text.strip():
        raise InvalidValueError(
            f"the decision {words[0]}, expected a text that is not blank.",
            f"决定{words[1]}，应填写。",
            found=text if isinstance(text, str) else type(text).__name__,
        )
