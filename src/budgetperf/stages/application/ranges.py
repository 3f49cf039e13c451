"""Which amounts measures leave: 核销 leaves nothing, 核减 less than before and more than nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import assert_never

from attrs import evolve, frozen

from budgetperf.amounts import Rate, Rounding, Yuan, ending, exact, plain_text, yuan
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, require_text
from budgetperf.records.projects import PriorBudget, Project
from budgetperf.rules.deciding import OpenChoiceError
from budgetperf.rules.rows import Rule
from budgetperf.stages.application.consequences import MoneyEffect
from budgetperf.stages.application.policy import ApplicationPolicy
from budgetperf.stages.application.precedence import AmountBase
from budgetperf.terms import Term, term

__all__ = ["AmountNotAllowedError", "AmountOutcome", "AmountRange", "ChosenRate", "base_of", "not_left", "range_of"]


class AmountNotAllowedError(InvalidValueError):
    """An amount that the measures do not leave; ``facts["rules"]`` names the rules that allow no other."""

    code = "amount-not-allowed"


class AmountOutcome(Enum):
    """What became of the amount that was asked for: 核销 is nothing, 核减 less and more than nothing."""

    CANCELLED = "cancelled"
    REDUCED = "reduced"
    KEPT = "kept"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(f"amount-outcome.{self.value}")


@frozen(kw_only=True)
class AmountRange:
    """The amounts that are left, in yuan.

    Attributes:
        most: the greatest; None where no amount was asked for and nothing bounds it.
        most_included: whether it is itself possible.
        zero_included: whether nothing is possible.
    """

    most: Yuan | None
    most_included: bool = True
    zero_included: bool = True

    def allows(self, amount: Yuan) -> bool:
        """Whether an amount is left."""
        if amount < 0 or (amount == 0 and not self.zero_included):
            return False
        if self.most is None:
            return True
        return amount <= self.most if self.most_included else amount < self.most

    def within(self, most: Yuan, *, included: bool = True) -> AmountRange:
        """The range with a bound from above."""
        if self.most is None or most < self.most or (most == self.most and not included):
            return evolve(self, most=most, most_included=included)
        return self

    @property
    def says(self) -> Term:
        """The range in words."""
        if self.most is None:
            return Term(key="range", zh="不限", en="any amount")
        top = plain_text(self.most)
        if not self.most:
            return Term(key="range", zh="0 元", en="0 yuan")
        zh, en = ("不超过", "at most") if self.most_included else ("少于", "less than")
        none_zh, none_en = ("", "") if self.zero_included else ("，大于 0", " and more than 0")
        return Term(key="range", zh=f"{zh} {top} 元{none_zh}", en=f"{en} {top} yuan{none_en}")


@frozen(kw_only=True)
class ChosenRate:
    """A rate of cutting that somebody chose. No published rate was found, so there is no default.

    Attributes:
        rate: the share that is cut off, above 0 and at most 1.
        name: what the rate is called by who chose it.
        reason: why it was chosen.
        rounding: how the amount that is left is rounded, in yuan; None leaves it exact.

    >>> from budgetperf.amounts import rate, wan
    >>> ChosenRate(rate=rate("10%"), name="示例比例", reason="示例").left_of(wan(400)) == wan(360)
    True
    """

    rate: Rate
    name: str
    reason: str
    rounding: Rounding | None = None

    def __attrs_post_init__(self) -> None:
        require(self.rate, Decimal, "ChosenRate.rate", hint="rate()")
        exact(self.rate, "ChosenRate.rate")
        require_text(self.name, "ChosenRate.name")
        require_text(self.reason, "ChosenRate.reason")
        require(self.rounding, (Rounding, type(None)), "ChosenRate.rounding")
        if not 0 < self.rate <= 1:
            found = plain_text(self.rate)
            raise InvalidValueError(
                f"the rate {self.name} is {found}, expected more than 0 and at most 1.",
                f"核减比例“{self.name}”为 {found}，应大于 0 且不大于 1。",
                found=found,
            )

    def left_of(self, base: Yuan) -> Yuan:
        """What is left of an amount, in yuan."""
        left = Fraction(base) * (1 - Fraction(self.rate))
        if self.rounding is not None:
            return Yuan(self.rounding.apply(left))
        value = ending(left)
        assert isinstance(value, Decimal)  # noqa: S101 - a product of decimals ends
        return Yuan(value)


def base_of(project: Project, policy: ApplicationPolicy) -> Yuan:
    """The amount that "less" is measured against.

    Raises:
        OpenChoiceError: nobody chose which one.
        IncompleteError: the project does not state it.
    """
    if policy.reduces_from is None:
        raise _open("reduces_from", [base.value for base in AmountBase], ("less is measured against", "核减以何为基数"))
    if policy.reduces_from is AmountBase.ASKED:
        return _stated(project.amount, "amount", "未填本年预算申请数")
    return _prior(project, PriorBudget(policy.reduces_from.value))


def range_of(effects: Iterable[MoneyEffect], project: Project, policy: ApplicationPolicy) -> AmountRange:
    """The amounts that effects leave together, never more than was asked for; nothing where a harsh one allows it.

    Raises:
        OpenChoiceError: an effect hangs on an amount that nobody chose.
        IncompleteError: the project does not state that amount.
        InvalidValueError: there is nothing to reduce.
    """
    found, every = AmountRange(most=project.amount), set(effects)
    if every & {MoneyEffect.LESS_OR_NOTHING, MoneyEffect.NOTHING}:
        # what may be cancelled need not be kept alive by a milder measure beside it
        every.discard(MoneyEffect.LESS)
    for effect in sorted(every, key=lambda one: one.tightness):
        match effect:
            case MoneyEffect.FREE:
                pass
            case MoneyEffect.NO_NEW_MONEY:
                if policy.holds_at is None:
                    options = [prior.value for prior in PriorBudget]
                    raise _open("holds_at", options, ("no new money means", "控制新增以何为限"))
                found = found.within(_prior(project, policy.holds_at))
            case MoneyEffect.LESS_OR_NOTHING:
                base = base_of(project, policy)
                found = found.within(base, included=base == 0)
            case MoneyEffect.LESS:
                found = evolve(_less(found, base_of(project, policy), project), zero_included=False)
            case MoneyEffect.NOTHING:
                found = AmountRange(most=yuan(0))
            case _:
                assert_never(effect)
    return found


def not_left(amount: Yuan, left: AmountRange, rules: Sequence[Rule], project: Project) -> AmountNotAllowedError:
    """The error that names an amount, what is left and the rules that leave it; of a classified project no amount."""
    names = "; ".join(f"{rule.code} ({rule.force.term.en})" for rule in rules) or "what was asked for"
    names_zh = "；".join(f"{rule.code}（{rule.force.term.zh}）" for rule in rules) or "申请数"
    found = project.shown(plain_text(amount))
    expected, expected_zh = project.shown(left.says.en).en, project.shown(left.says.zh).zh
    return AmountNotAllowedError(
        f"the amount is {found.en} yuan, expected {expected}: {names}.",
        f"金额为 {found.zh} 元，应为：{expected_zh}（{names_zh}）。",
        found=found.en,
        rules=tuple(rule.code for rule in rules),
    )


def _less(found: AmountRange, base: Yuan, project: Project) -> AmountRange:
    if base == 0 or project.amount == 0:
        raise InvalidValueError(
            "there is nothing to reduce: the amount is 0, expected more.",
            "原数为 0，无可核减，应大于 0。",
            found="0",
        )
    return found.within(base, included=False)


def _prior(project: Project, prior: PriorBudget) -> Yuan:
    last = project.last_year
    value = None if last is None else last.initial if prior is PriorBudget.INITIAL else last.adjusted
    return _stated(value, f"last_year.{prior.value}", f"未填{prior.term.zh}")


def _stated(value: Yuan | None, path: str, zh: str) -> Yuan:
    if value is None:
        raise IncompleteError.listing(
            "the amounts cannot be bounded", "无法确定金额范围", (Problem(path=path, en="is not stated", zh=zh),)
        )
    return value


def _open(name: str, options: list[str], words: tuple[str, str]) -> OpenChoiceError:
    there = " | ".join(options)
    return OpenChoiceError(
        f"no document says which amount {words[0]}: {name}={there}.",
        f"文件未明确{words[1]}：{name}={there}。",
        hint_en=f"choose by name, as in policy.taking({name}=...)",
        hint_zh=f"请按名称选择，如 policy.taking({name}=...)",
        choices=(name,),
    )
