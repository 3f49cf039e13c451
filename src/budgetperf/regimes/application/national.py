"""What follows from evaluations by the national measures of 2020, and idle money by the Budget Law; both recalled."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.regimes.application.grounds import IS_EVALUATION, made_policy
from budgetperf.regimes.framework import MEASURES_2020
from budgetperf.rules.comparing import all_of, at_least, one_of, word_at_least, word_at_most
from budgetperf.rules.decisions import DecisionTable, Force, HitPolicy, Otherwise, Rule
from budgetperf.stages.application import (
    BALANCE_KIND,
    BALANCE_MEASURES,
    GRADE,
    KEEP_BALANCE,
    ORDER_STATE,
    RECOVER_BALANCE,
    YEARS_CARRIED,
    OrderState,
)

__all__ = ["NATIONAL_BALANCES", "NATIONAL_RESULTS"]

_BUDGET_LAW = Document(title="中华人民共和国预算法")


def _recalled(zh: str, en: str, document: Document = MEASURES_2020) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=document, zh=zh, en=en)


NATIONAL_RESULTS = made_policy(
    "national",
    ("全国", "the nation"),
    "2020",
    _recalled("评价结果与预算安排、改进管理、完善政策挂钩", "results are tied to budgets, management and policies"),
    (
        Rule(
            code="good",
            when=all_of(IS_EVALUATION, word_at_least(GRADE, "good")),
            then=("support",),
            basis=_recalled(
                "原则上，评价等级为优、良的，根据情况予以支持",
                "in principle what is excellent or good is supported as circumstances allow",
            ),
            force=Force.IN_PRINCIPLE,
        ),
        Rule(
            code="fair_or_poor",
            when=all_of(IS_EVALUATION, word_at_most(GRADE, "fair")),
            then=("revise_policy", "reduce"),
            basis=_recalled(
                "评价等级为中、差的，完善政策、改进管理，根据情况核减预算",
                "for what is fair or poor the policy is improved and the budget reduced as circumstances ask for",
            ),
            force=Force.IN_PRINCIPLE,
        ),
        Rule(
            code="not_put_right",
            when=all_of(IS_EVALUATION, one_of(ORDER_STATE, OrderState.OVERDUE.value)),
            then=("reduce_or_defer",),
            basis=_recalled(
                "不进行整改或整改不到位的，相应调减预算或整改到位后再予安排",
                "for what is not put right the budget is reduced, or deferred until it is",
            ),
        ),
    ),
    status=RuleStatus.IN_FORCE,
)
"""优、良 are supported, 中、差 reduced, both in principle; what is not put right in time is reduced or deferred."""

NATIONAL_BALANCES = DecisionTable(
    code="balances.national",
    revision="recalled",
    zh="结转结余资金的处理",
    en="what becomes of idle money",
    measures=BALANCE_MEASURES,
    rules=(
        Rule(
            code="surplus",
            when=one_of(BALANCE_KIND, "surplus"),
            then=(RECOVER_BALANCE.code,),
            basis=_recalled("结余资金收回统筹", "a surplus is recovered", _BUDGET_LAW),
        ),
        Rule(
            code="two_years",
            when=all_of(one_of(BALANCE_KIND, "carry_over"), at_least(YEARS_CARRIED, 2)),
            then=(RECOVER_BALANCE.code,),
            basis=_recalled(
                "连续两年未用完的结转资金，作为结余资金管理",
                "money carried over that is unused for two years is treated as a surplus",
                _BUDGET_LAW,
            ),
        ),
    ),
    hit=HitPolicy.UNIQUE,
    otherwise=Otherwise(
        then=(KEEP_BALANCE.code,),
        basis=assumed("结转不满两年的，继续使用", "what has been carried for less than two years goes on"),
    ),
)
"""A surplus at once, a carry-over after two years; recalled and not re-read."""
