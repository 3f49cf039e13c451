"""The rules of jurisdictions, as values: a regime holds the policies of every stage with the basis of each figure."""

from budgetperf.regimes import dimensions, framework, monitoring, practices, reviews, scales, schemes
from budgetperf.regimes.differences import RegimeDiff, RuleDifference, RuleValue, diff
from budgetperf.regimes.donghu import DONGHU
from budgetperf.regimes.dongli import DONGLI
from budgetperf.regimes.framework import Criterion
from budgetperf.regimes.further import FurtherRule
from budgetperf.regimes.jianghan import JIANGHAN
from budgetperf.regimes.national import NATIONAL
from budgetperf.regimes.pages import comparison, describe, page
from budgetperf.regimes.period import Period
from budgetperf.regimes.practice import Practice
from budgetperf.regimes.regime import NoPolicyError, Regime
from budgetperf.regimes.registry import REGISTRY, Registry, UnknownRegimeError, find
from budgetperf.regimes.stage_rules import MonitoringRules, ReviewRules
from budgetperf.regimes.tianmen import TIANMEN
from budgetperf.regimes.xiuzhou import XIUZHOU

__all__ = [
    "DONGHU",
    "DONGLI",
    "JIANGHAN",
    "NATIONAL",
    "REGISTRY",
    "TIANMEN",
    "XIUZHOU",
    "Criterion",
    "FurtherRule",
    "MonitoringRules",
    "NoPolicyError",
    "Period",
    "Practice",
    "Regime",
    "RegimeDiff",
    "Registry",
    "ReviewRules",
    "RuleDifference",
    "RuleValue",
    "UnknownRegimeError",
    "comparison",
    "describe",
    "diff",
    "dimensions",
    "find",
    "framework",
    "monitoring",
    "page",
    "practices",
    "reviews",
    "scales",
    "schemes",
]
