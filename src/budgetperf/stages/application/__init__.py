"""Use of results (结果应用): from results on record to proposed measures, and to the amount of next year's budget.

Results of the stages are put on record (:func:`of_report`, :func:`of_conclusion` …), a policy says what follows
(:func:`advise`), and a named person decides on the amount and says why (:meth:`Advice.adopt`). Under no policy does
worse evidence leave more money; that is checked when it is built. Idle money is cleared, like projects are merged.
"""

from budgetperf.stages.application.advice import Advice, Decision, advise
from budgetperf.stages.application.balances import (
    BALANCE_KIND,
    BALANCE_MEASURES,
    KEEP_BALANCE,
    RECOVER_BALANCE,
    YEARS_CARRIED,
    Balance,
    BalanceKind,
    ClearedBalance,
    Clearing,
    clear_balances,
)
from budgetperf.stages.application.consequences import CONSEQUENCES, Consequence, MoneyEffect, consequences
from budgetperf.stages.application.facts import (
    DURATION,
    EVALUATED_SUBJECT,
    GRADE,
    GRADED,
    ORDER_STATE,
    OUTCOME,
    PROBLEMS,
    SCORE,
    SOURCE,
)
from budgetperf.stages.application.fitting import Usable
from budgetperf.stages.application.instruments import (
    AssetUse,
    FundsChange,
    Reward,
    SimilarProject,
    barring,
    compare_funds,
)
from budgetperf.stages.application.ladders import EvidenceLadder, Milder, milder_for_worse
from budgetperf.stages.application.made import of_conclusion, of_evaluation, of_monitor, of_report, of_target
from budgetperf.stages.application.merging import LikeProject, Merger, find_mergeable, merge
from budgetperf.stages.application.policy import ApplicationPolicy, MilderForWorseError
from budgetperf.stages.application.precedence import AmountBase, CountedFrom, EffectYear, Precedence, PrecedenceKind
from budgetperf.stages.application.ranges import AmountNotAllowedError, AmountOutcome, AmountRange, ChosenRate
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.application.sources import ExanteOutcome, OrderState, ProblemKind, ResultSource, RevisionOrder
from budgetperf.stages.application.uptake import (
    Inversion,
    ResultUptake,
    StageTotal,
    add_totals,
    check_uptake,
    find_inversions,
    total_decisions,
    total_of_monitors,
    total_of_reviews,
)

__all__ = [
    "BALANCE_KIND",
    "BALANCE_MEASURES",
    "CONSEQUENCES",
    "DURATION",
    "EVALUATED_SUBJECT",
    "GRADE",
    "GRADED",
    "KEEP_BALANCE",
    "ORDER_STATE",
    "OUTCOME",
    "PROBLEMS",
    "RECOVER_BALANCE",
    "SCORE",
    "SOURCE",
    "YEARS_CARRIED",
    "Advice",
    "AmountBase",
    "AmountNotAllowedError",
    "AmountOutcome",
    "AmountRange",
    "ApplicationPolicy",
    "AssetUse",
    "Balance",
    "BalanceKind",
    "ChosenRate",
    "ClearedBalance",
    "Clearing",
    "Consequence",
    "CountedFrom",
    "Decision",
    "EffectYear",
    "EvidenceLadder",
    "ExanteOutcome",
    "FundsChange",
    "Inversion",
    "LikeProject",
    "Merger",
    "Milder",
    "MilderForWorseError",
    "MoneyEffect",
    "OrderState",
    "Precedence",
    "PrecedenceKind",
    "ProblemKind",
    "ResultOnRecord",
    "ResultSource",
    "ResultUptake",
    "RevisionOrder",
    "Reward",
    "SimilarProject",
    "StageTotal",
    "Usable",
    "add_totals",
    "advise",
    "barring",
    "check_uptake",
    "clear_balances",
    "compare_funds",
    "consequences",
    "find_inversions",
    "find_mergeable",
    "merge",
    "milder_for_worse",
    "of_conclusion",
    "of_evaluation",
    "of_monitor",
    "of_report",
    "of_target",
    "total_decisions",
    "total_of_monitors",
    "total_of_reviews",
]
