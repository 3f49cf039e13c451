"""What follows from results in 天门: what its summary of 2022 reports as done, and what it proposes.

「该停的停，该减的减」 stands under 建议和措施: it is proposed and runs only where somebody adopts it by name.
"""

from __future__ import annotations

from budgetperf.amounts import points
from budgetperf.basis import Basis, BasisKind, RuleStatus
from budgetperf.regimes.application.grounds import IS_EVALUATION, made_policy, practice
from budgetperf.regimes.citing import grounded
from budgetperf.regimes.documents import TIANMEN_2022
from budgetperf.rules.comparing import all_of, any_of, at_least, one_of, yes
from budgetperf.rules.decisions import DecisionTable, HitPolicy, Otherwise, Rule
from budgetperf.stages.application import (
    BALANCE_KIND,
    BALANCE_MEASURES,
    GRADE,
    KEEP_BALANCE,
    PROBLEMS,
    RECOVER_BALANCE,
    SCORE,
    YEARS_CARRIED,
    ProblemKind,
)

__all__ = ["TIANMEN_BALANCES", "TIANMEN_RESULTS"]

_FROM = points(90)


def _reported(zh: str, en: str) -> Basis:
    return grounded(BasisKind.REPORTED, TIANMEN_2022, zh, en)


def _proposed(zh: str, en: str) -> Basis:
    return grounded(BasisKind.PROPOSED, TIANMEN_2022, zh, en)


_NO_EFFECT = yes(PROBLEMS[ProblemKind.NO_EFFECT])

TIANMEN_RESULTS = made_policy(
    "tianmen",
    ("天门市", "Tianmen"),
    "2022",
    _reported("“以绩效评价结果应用促预算优化管理”", "budgets are improved by the use of results"),
    (
        practice(
            "excellent",
            all_of(IS_EVALUATION, one_of(GRADE, "excellent"), at_least(SCORE, _FROM)),
            ("prioritise",),
            _reported(
                "“对……等评分为90分以上‘优’等级的项目，予以优先保障经费”",
                "projects of 90 points or more and the grade 优 have their money first",
            ),
        ),
        practice(
            "idle_assets",
            all_of(IS_EVALUATION, yes(PROBLEMS[ProblemKind.IDLE_ASSETS])),
            ("revise_policy", "asset_rule"),
            _reported(
                "“针对预算绩效评价过程中发现的资产使用率不高、甚至闲置的问题，出台了《天门市行政事业单位国有资产配置、处置管理办法》”",
                "for assets that are hardly used or idle rules were issued on getting and disposing of them",
            ),
        ),
        practice(
            "stop_or_reduce",
            any_of(*map(yes, PROBLEMS.values())),
            ("stop_or_reduce",),
            _proposed("“对有问题的项目，该停的停，该减的减”", "of projects with problems, stop what must be stopped"),
        ),
        practice(
            "no_effect",
            _NO_EFFECT,
            ("hold_accountable",),
            _proposed("“花钱必问效，无效必问责”", "where money had no effect, somebody answers for it"),
        ),
    ),
    otherwise=Otherwise(
        then=("consider",),
        basis=_reported(
            "“按绩效评价结果确定项目资金的投向和规模”",
            "results decide where a project's money goes and how much",
        ),
    ),
    next_year=_reported(
        "“将评价的结果作为下一年度资金安排的重要依据”", "results are a main ground of the next year's money"
    ),
)
"""天门: 90 points and 优 first; idle assets by their rules. To stop, to reduce, to hold accountable is proposed."""

_CLEARED = _reported(
    "“对各类财政结余资金以及结转2年的项目资金进行全面清理，并全部收回统筹使用”",
    "surpluses and money carried over for two years are cleared and recovered in full",
)

TIANMEN_BALANCES = DecisionTable(
    code="balances.tianmen",
    revision="2022",
    zh="天门结转结余资金的处理",
    en="what becomes of idle money in Tianmen",
    measures=BALANCE_MEASURES,
    rules=(
        Rule(
            code="surplus",
            when=one_of(BALANCE_KIND, "surplus"),
            then=(RECOVER_BALANCE.code,),
            basis=_CLEARED,
            status=RuleStatus.REPORTED_PRACTICE,
        ),
        Rule(
            code="two_years",
            when=all_of(one_of(BALANCE_KIND, "carry_over"), at_least(YEARS_CARRIED, 2)),
            then=(RECOVER_BALANCE.code,),
            basis=_CLEARED,
            status=RuleStatus.REPORTED_PRACTICE,
        ),
    ),
    hit=HitPolicy.UNIQUE,
    otherwise=Otherwise(
        then=(KEEP_BALANCE.code,),
        basis=_reported("所引文字未要求收回结转不满2年的资金", "nothing carried for less than two years is recovered"),
    ),
)
"""天门: a surplus at once, a carry-over after two years, both in full."""
