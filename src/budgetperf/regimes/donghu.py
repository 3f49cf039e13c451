"""南昌市东湖区, from the district's report on 2022: triggers, an exemption, and an evaluation before the start."""

from __future__ import annotations

from budgetperf.amounts import rate, wan
from budgetperf.basis import BasisKind, Document, RuleStatus
from budgetperf.regimes.application import DONGHU_RESULTS
from budgetperf.regimes.building import Ground, screening_policy
from budgetperf.regimes.disclosure import DONGHU_DISCLOSURE, DONGHU_SUBMISSION
from budgetperf.regimes.documents import DONGHU_2022
from budgetperf.regimes.evaluating import DONGHU_LAYERS
from budgetperf.regimes.gates import before_start, request_policy
from budgetperf.regimes.lives import DONGHU_GATES
from budgetperf.regimes.monitoring import DONGHU_ROUNDS, DONGHU_STEPS
from budgetperf.regimes.period import Period
from budgetperf.regimes.questions import (
    IS_MAJOR,
    IS_POLICY,
    IS_PROJECT,
    NEEDS_OWN_MONEY,
    SPECIAL_MATTER,
    by_standing,
    grown,
    own_or_all,
)
from budgetperf.regimes.rectification import DONGHU_NOTICES
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.reviews import DONGHU_GATE, DONGHU_TOGETHER
from budgetperf.regimes.stage_rules import MonitoringRules, ReviewRules
from budgetperf.rules.comparing import all_of, at_least
from budgetperf.rules.decisions import Exemption
from budgetperf.stages.exante import Asks, ConclusionPolicy, ReviewVerdict
from budgetperf.stages.exante.facts import AMOUNT, OWN_MONEY

__all__ = ["DONGHU", "GROUND"]

GROUND = Ground(
    kind=BasisKind.READ,
    document=DONGHU_2022,
    status=RuleStatus.TRIAL,
    status_zh="办法标明“暂行”",
    status_en="the measures are provisional, as their title says",
    regulation=Document(title="东湖区区级财政支出事前绩效评估管理暂行办法"),
    revision="2022",
)
_NAME = "东湖区", "Donghu District"
_PASSAGE = (
    "除应急、救灾等特殊事项，对全区拟新出台重大政策和新增500万元以上的预算项目，"
    "对延续性项目年度预算增幅达到30％或增加金额500万元以上的项目，必须开展事前绩效评估"
)
_NEW, _GROWTH, _INCREASE = wan(500), rate("30%"), wan(500)

_SCREENING = screening_policy(
    "donghu",
    _NAME,
    GROUND,
    _PASSAGE,
    (
        (
            "major_policies",
            all_of(
                IS_POLICY,
                IS_MAJOR,
                by_standing(),
                own_or_all(own=NEEDS_OWN_MONEY, every=IS_POLICY),
            ),
            ("“对全区拟新出台重大政策”", "major policies that are to be newly issued, whatever their amount"),
        ),
        (
            "projects",
            all_of(
                IS_PROJECT,
                by_standing(
                    new=own_or_all(own=at_least(OWN_MONEY, _NEW), every=at_least(AMOUNT, _NEW)),
                    continuing=own_or_all(
                        own=all_of(NEEDS_OWN_MONEY, grown(_GROWTH, _INCREASE, own=True)),
                        every=grown(_GROWTH, _INCREASE, own=False),
                    ),
                ),
            ),
            (
                "“新增500万元以上的预算项目”，“延续性项目年度预算增幅达到30％或增加金额500万元以上的项目”",
                "new projects of 5 million yuan or more; continuing ones that grow by 30 % or by 5 million or more",
            ),
        ),
    ),
    (
        Exemption(
            code="special_matters",
            zh="应急、救灾等特殊事项",
            en="emergency, disaster relief and such special matters",
            when=SPECIAL_MATTER,
            basis=GROUND.says("“除应急、救灾等特殊事项”", "emergency, disaster relief and such matters are excepted"),
        ),
    ),
)

_REQUESTS = request_policy(
    "donghu",
    _NAME,
    GROUND,
    (
        "“将绩效评估结果作为申报预算的必备要件”",
        "the result of the evaluation is a required part of a budget request",
    ),
    before_start(
        GROUND,
        (
            "“将事前绩效评估前置，在项目落地前财政部门进行事前绩效评估”",
            "the finance bureau evaluates before the project starts",
        ),
    ),
)

_CONCLUSIONS = ConclusionPolicy(
    code="donghu.conclusions",
    revision=GROUND.revision,
    zh="东湖区事前绩效评估结论",
    en="conclusions of ex-ante evaluations in Donghu District",
    status=RuleStatus.REPORTED_PRACTICE,
    verdicts=(
        ReviewVerdict(code="effective", zh="有绩效", en="effective", basis={}),
        *(
            ReviewVerdict(
                code=code,
                zh=zh,
                en=en,
                asks=Asks.OPINION,
                basis={
                    "asks": GROUND.says(
                        "“对低效或无效的项目财政部门提出评估意见”",
                        "on inefficient or ineffective projects the finance bureau gives an opinion",
                        kind=BasisKind.REPORTED,
                    )
                },
            )
            for code, zh, en in (("inefficient", "低效", "inefficient"), ("ineffective", "无效", "ineffective"))
        ),
    ),
    basis={
        "status": GROUND.says("文件报告的是实际做法", "the document reports what is done", kind=BasisKind.REPORTED),
        "verdicts": GROUND.says(
            "“确保有绩效的项目如期开展，对低效或无效的项目财政部门提出评估意见”",
            "effective projects go ahead; on inefficient or ineffective ones an opinion is given",
            kind=BasisKind.REPORTED,
        ),
    },
)

DONGHU = Regime(
    code="donghu",
    revision="2022",
    zh="南昌市东湖区",
    en="Donghu District",
    division="360102",
    period=Period(attested=(2022,), basis=GROUND.says("2022年工作开展情况说明", "the report on 2022")),
    screening=_SCREENING,
    conclusions=_CONCLUSIONS,
    requests=_REQUESTS,
    reviews=ReviewRules(
        code="donghu.reviews",
        zh="东湖区绩效目标审核",
        en="reviews in Donghu District",
        gate=DONGHU_GATE,
        synchrony=DONGHU_TOGETHER,
    ),
    monitoring=MonitoringRules(
        code="donghu.monitoring",
        zh="东湖区绩效运行监控",
        en="monitoring in Donghu District",
        rounds=DONGHU_ROUNDS,
        steps=DONGHU_STEPS,
    ),
    application=DONGHU_RESULTS,
    results=ResultRules(
        code="donghu.results",
        zh="东湖区评价和整改",
        en="evaluations and what follows in Donghu District",
        layers=DONGHU_LAYERS,
        letters=DONGHU_NOTICES,
        disclosure=DONGHU_DISCLOSURE,
        submission=DONGHU_SUBMISSION,
    ),
    life=DONGHU_GATES,
)
"""东湖: new major policies, new projects of 500万元, continuing ones that grow by 30 % or 500万元."""
