"""天门市, from the city's summary of 2022: a measure that it proposes, which binds nobody yet.

「原则上得分85分（含）以上，方可定为“通过”」 stands under 建议和措施, as do the range and the gate. All of it is
proposed and runs only where somebody adopts it by name: ``TIANMEN.adopt(*TIANMEN.proposals)``.
"""

from __future__ import annotations

from budgetperf.amounts import points
from budgetperf.basis import BasisKind, Document, RuleStatus
from budgetperf.regimes.application import TIANMEN_BALANCES, TIANMEN_RESULTS
from budgetperf.regimes.building import Ground, screening_policy
from budgetperf.regimes.disclosure import TIANMEN_DISCLOSURE
from budgetperf.regimes.documents import TIANMEN_2022
from budgetperf.regimes.gates import admitted_only, request_policy
from budgetperf.regimes.lives import TIANMEN_GATES
from budgetperf.regimes.monitoring import TIANMEN_ROUNDS
from budgetperf.regimes.period import Period
from budgetperf.regimes.questions import IS_MAJOR, IS_PROJECT, NEEDS_OWN_MONEY, by_standing, requested_anew
from budgetperf.regimes.rectification import TIANMEN_LETTERS
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.reviews import TIANMEN_JOINT_REVIEW
from budgetperf.regimes.stage_rules import MonitoringRules, ReviewRules
from budgetperf.rules.comparing import all_of, at_least, not_
from budgetperf.rules.conditions import Open, Reading
from budgetperf.rules.decisions import DecisionTable, Force, HitPolicy, Measure
from budgetperf.stages.exante import (
    BUDGET_REVIEW_POINTS,
    EVALUATION_POINTS,
    MEAN_POINTS,
    ConclusionPolicy,
    LibraryEffect,
    ReviewVerdict,
)

__all__ = ["GROUND", "TIANMEN"]

GROUND = Ground(
    kind=BasisKind.PROPOSED,
    document=TIANMEN_2022,
    status=RuleStatus.PROPOSED,
    status_zh="载于“建议和措施”部分",
    status_en="it stands among proposals and measures",
    regulation=Document(title="天门市预算事前绩效评估暂行办法"),
    revision="2022",
)
_NAME = "天门市", "Tianmen"
_PASSAGE = (
    "规范新申请的市级财政资金重大项目。项目必须从立项必要性、投入经济性、绩效目标合理性、"
    "实施方案可行性和筹资合规性等五个方面进行事前绩效评估。"
)
_PASS = points(85)

_SCREENING = screening_policy(
    "tianmen",
    _NAME,
    GROUND,
    _PASSAGE,
    (
        (
            "newly_requested",
            all_of(IS_PROJECT, IS_MAJOR, NEEDS_OWN_MONEY, by_standing(continuing=requested_anew())),
            (f"“{_PASSAGE}”", "newly requested major projects on the city's money"),
        ),
    ),
)

_REQUESTS = request_policy(
    "tianmen",
    _NAME,
    GROUND,
    ("“将评估结果作为申请预算的必备要件”", "the result of the evaluation is a required part of a budget request"),
    admitted_only(
        GROUND,
        ("“方可定为‘通过’，纳入市级项目库管理”", "only what passes is managed in the city's project library"),
    ),
)

_REACHED = Open(
    choice="two_sheets",
    zh="“预算投资评审表格”和“预算事前绩效评估表格”两表如何达到85分",
    en="How do the two sheets, of the budget review and of the ex-ante evaluation, reach 85 points?",
    readings=(
        Reading(
            code="each",
            zh="两表得分均达到85分",
            en="each of the two sheets reaches 85",
            when=all_of(at_least(EVALUATION_POINTS, _PASS), at_least(BUDGET_REVIEW_POINTS, _PASS)),
        ),
        Reading(
            code="evaluation",
            zh="事前绩效评估得分达到85分",
            en="the sheet of the ex-ante evaluation reaches 85",
            when=at_least(EVALUATION_POINTS, _PASS),
        ),
        Reading(
            code="mean",
            zh="两表得分的平均数达到85分",
            en="the mean of the two sheets reaches 85",
            when=at_least(MEAN_POINTS, _PASS),
        ),
    ),
)
_WORDS = "“原则上得分85分（含）以上，方可定为‘通过’”", "in principle 85 points or more are needed to pass"
_VERDICTS = (
    ReviewVerdict(
        code="pass",
        zh="通过",
        en="passed",
        library=LibraryEffect.ADMITTED,
        basis={"library": GROUND.says("“纳入市级项目库管理”", "it is managed in the city's project library")},
    ),
    ReviewVerdict(
        code="not_passed",
        zh="未通过",
        en="not passed",
        library=LibraryEffect.REFUSED,
        basis={"library": GROUND.says("“方可”纳入市级项目库", "only what passes enters the city's project library")},
    ),
)

_CONCLUSIONS = ConclusionPolicy(
    code="tianmen.conclusions",
    revision=GROUND.revision,
    zh="天门市事前绩效评估结论",
    en="conclusions of ex-ante evaluations in Tianmen",
    status=GROUND.status,
    verdicts=_VERDICTS,
    table=DecisionTable(
        code="tianmen.conclusions.table",
        revision=GROUND.revision,
        zh="天门市事前绩效评估是否通过",
        en="whether an ex-ante evaluation passes in Tianmen",
        measures=tuple(Measure(code=one.code, zh=one.zh, en=one.en) for one in _VERDICTS),
        rules=(
            GROUND.rule("pass_mark", _REACHED, ("pass",), _WORDS, Force.IN_PRINCIPLE),
            GROUND.rule("below_pass_mark", not_(_REACHED), ("not_passed",), _WORDS, Force.IN_PRINCIPLE),
        ),
        hit=HitPolicy.UNIQUE,
    ),
    basis={
        "status": GROUND.status_basis(),
        "verdicts": GROUND.says("“通过”；未达到的不得定为“通过”", "passed, or not"),
        "table": GROUND.says(*_WORDS),
    },
)

TIANMEN = Regime(
    code="tianmen",
    revision="2022",
    zh="天门市",
    en="Tianmen",
    division="429006",
    period=Period(attested=(2022,), basis=GROUND.says("2022年度工作总结", "the summary of 2022", kind=BasisKind.READ)),
    screening=_SCREENING,
    conclusions=_CONCLUSIONS,
    requests=_REQUESTS,
    reviews=ReviewRules(
        code="tianmen.reviews", zh="天门市绩效目标审核", en="reviews in Tianmen", procedure=TIANMEN_JOINT_REVIEW
    ),
    monitoring=MonitoringRules(
        code="tianmen.monitoring", zh="天门市绩效运行监控", en="monitoring in Tianmen", rounds=TIANMEN_ROUNDS
    ),
    application=TIANMEN_RESULTS,
    results=ResultRules(
        code="tianmen.results",
        zh="天门市评价和整改",
        en="evaluations and what follows in Tianmen",
        balances=TIANMEN_BALANCES,
        letters=TIANMEN_LETTERS,
        disclosure=TIANMEN_DISCLOSURE,
    ),
    life=TIANMEN_GATES,
)
"""天门: newly requested major projects on city money, passing from 85 points. All of it is proposed."""
