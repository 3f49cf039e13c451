"""武汉市江汉区, from the district's report on 2022: what it says of its operating rules for ex-ante evaluation."""

from __future__ import annotations

from budgetperf.amounts import wan
from budgetperf.basis import BasisKind, Document, RuleStatus
from budgetperf.regimes.application import JIANGHAN_RESULTS
from budgetperf.regimes.building import Ground, screening_policy
from budgetperf.regimes.disclosure import JIANGHAN_DISCLOSURE
from budgetperf.regimes.documents import JIANGHAN_2022
from budgetperf.regimes.evaluating import JIANGHAN_LAYERS, JIANGHAN_PLANS
from budgetperf.regimes.gates import request_policy
from budgetperf.regimes.lives import JIANGHAN_GATES
from budgetperf.regimes.monitoring import JIANGHAN_TIERS
from budgetperf.regimes.period import Period
from budgetperf.regimes.questions import MAJOR_POLICY_OR_PROJECT, by_standing, increased_own_money
from budgetperf.regimes.rectification import JIANGHAN_CIRCULARS, JIANGHAN_LETTERS
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.reviews import JIANGHAN_ASPECTS
from budgetperf.regimes.stage_rules import MonitoringRules, ReviewRules
from budgetperf.rules.comparing import all_of, at_least
from budgetperf.stages.exante import ConclusionPolicy, ReviewVerdict
from budgetperf.stages.exante.facts import OWN_MONEY

__all__ = ["GROUND", "JIANGHAN"]

GROUND = Ground(
    kind=BasisKind.READ,
    document=JIANGHAN_2022,
    status=RuleStatus.TRIAL,
    status_zh="规程标明“（试行）”",
    status_en="the rules are on trial, as their title says",
    regulation=Document(title="江汉区预算事前绩效评估操作规程（试行）", number="江财〔2021〕49号"),
    revision="2022",
)
_NAME = "江汉区", "Jianghan District"
_PASSAGE = "对区级财政安排新增资金200万元以上的重大政策和项目开展事前绩效评估"
_NEW_MONEY = wan(200)

_SCREENING = screening_policy(
    "jianghan",
    _NAME,
    GROUND,
    _PASSAGE,
    (
        (
            "new_money",
            all_of(
                by_standing(
                    new=at_least(OWN_MONEY, _NEW_MONEY),
                    continuing=increased_own_money(_NEW_MONEY),
                    # 新增 is said of the money: what is revised has new money where it asks for more
                    revised=increased_own_money(_NEW_MONEY),
                ),
                MAJOR_POLICY_OR_PROJECT,
            ),
            (f"“{_PASSAGE}”", "major policies and projects with new money of the district of 2 million yuan or more"),
        ),
    ),
)

_REQUESTS = request_policy(
    "jianghan",
    _NAME,
    GROUND,
    (
        "“将评估结果作为申请预算的必要条件，增强立项环节的绩效约束”",
        "the result of the evaluation is a necessary condition of requesting a budget",
    ),
)

_CONCLUSIONS = ConclusionPolicy(
    code="jianghan.conclusions",
    revision=GROUND.revision,
    zh="江汉区事前绩效评估结论",
    en="conclusions of ex-ante evaluations in Jianghan District",
    status=RuleStatus.REPORTED_PRACTICE,
    verdicts=(ReviewVerdict(code="support", zh="予以支持", en="support", basis={}),),
    basis={
        "status": GROUND.says("文件报告的是实际结论", "the document reports conclusions", kind=BasisKind.REPORTED),
        "verdicts": GROUND.says(
            "两个项目的“评估结果应用均为予以支持”，未提及其他结论",
            "two projects were supported; no other conclusion is named",
            kind=BasisKind.REPORTED,
        ),
    },
)

JIANGHAN = Regime(
    code="jianghan",
    revision="2022",
    zh="武汉市江汉区",
    en="Jianghan District",
    division="420103",
    period=Period(attested=(2022,), basis=GROUND.says("2022年工作推进情况", "the report on 2022")),
    screening=_SCREENING,
    conclusions=_CONCLUSIONS,
    requests=_REQUESTS,
    reviews=ReviewRules(
        code="jianghan.reviews", zh="江汉区绩效目标审核", en="reviews in Jianghan District", aspects=JIANGHAN_ASPECTS
    ),
    monitoring=MonitoringRules(
        code="jianghan.monitoring", zh="江汉区绩效运行监控", en="monitoring in Jianghan District", tiers=JIANGHAN_TIERS
    ),
    application=JIANGHAN_RESULTS,
    results=ResultRules(
        code="jianghan.results",
        zh="江汉区评价和整改",
        en="evaluations and what follows in Jianghan District",
        plans=JIANGHAN_PLANS,
        layers=JIANGHAN_LAYERS,
        letters=JIANGHAN_LETTERS,
        orders=JIANGHAN_CIRCULARS,
        disclosure=JIANGHAN_DISCLOSURE,
    ),
    life=JIANGHAN_GATES,
)
"""江汉: new money of the district of 200万元 or more in major policies and projects."""
