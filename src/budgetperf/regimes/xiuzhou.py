"""嘉兴市秀洲区, from the district's report on 2021: the range and the gate of its measures, and three outcomes."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.regimes.application import XIUZHOU_RESULTS
from budgetperf.regimes.appraisals import XIUZHOU_2021_WEIGHTS
from budgetperf.regimes.building import Ground, screening_policy
from budgetperf.regimes.disclosure import XIUZHOU_CIRCULARS
from budgetperf.regimes.documents import XIUZHOU_2021
from budgetperf.regimes.evaluating import XIUZHOU_LAYERS
from budgetperf.regimes.gates import admitted_only, request_policy
from budgetperf.regimes.lives import XIUZHOU_GATES
from budgetperf.regimes.monitoring import XIUZHOU_ROUNDS, XIUZHOU_TIERS, XIUZHOU_TOGETHER
from budgetperf.regimes.period import Period
from budgetperf.regimes.questions import IS_REVISED, MAJOR_POLICY_OR_PROJECT, NEEDS_OWN_MONEY, by_standing
from budgetperf.regimes.rectification import XIUZHOU_OPINIONS, XIUZHOU_ORDERS
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.stage_rules import MonitoringRules
from budgetperf.rules.comparing import all_of
from budgetperf.stages.exante import AmountEffect, ConclusionPolicy, LibraryEffect, ReviewVerdict

__all__ = ["GROUND", "XIUZHOU"]

GROUND = Ground(
    kind=BasisKind.READ,
    document=XIUZHOU_2021,
    status=RuleStatus.TRIAL,
    status_zh="办法标明“（试行）”",
    status_en="the measures are on trial, as their title says",
    regulation=Document(title="秀洲区事前绩效评估管理办法（试行）"),
    revision="2021",
)
_NAME = "秀洲区", "Xiuzhou District"
_PASSAGE = "“事前绩效评估”是部门新增或修订需区级资金安排的重大政策和项目的前置条件。"

_SCREENING = screening_policy(
    "xiuzhou",
    _NAME,
    GROUND,
    _PASSAGE,
    (
        (
            "new_or_revised",
            all_of(NEEDS_OWN_MONEY, MAJOR_POLICY_OR_PROJECT, by_standing(revised=IS_REVISED)),
            (_PASSAGE, "new or revised major policies and projects that need district money"),
        ),
    ),
)

_REJECTED = (
    "“对事前绩效评估项目审核为不予立项的，严格报把关不入项目库，不安排预算资金”",
    "what is rejected does not enter the project library and gets no money",
)
_REQUESTS = request_policy(
    "xiuzhou",
    _NAME,
    GROUND,
    (_PASSAGE, "an evaluation is a precondition"),
    admitted_only(GROUND, _REJECTED),
)


def _reported(zh: str, en: str) -> Basis:
    return GROUND.says(zh, en, kind=BasisKind.REPORTED)


_CONCLUSIONS = ConclusionPolicy(
    code="xiuzhou.conclusions",
    revision=GROUND.revision,
    zh="秀洲区事前绩效评估结论",
    en="conclusions of ex-ante evaluations in Xiuzhou District",
    status=RuleStatus.REPORTED_PRACTICE,
    verdicts=(
        ReviewVerdict(
            code="support",
            zh="审核通过",
            en="approved",
            library=LibraryEffect.ADMITTED,
            amount=AmountEffect.AS_ASKED,
            basis={
                "library": assumed("审核通过的项目入库", "what is approved enters the library"),
                "amount": assumed(
                    "审核通过且未核减的，按申请数安排", "what is approved without a cut gets what it asked for"
                ),
            },
        ),
        ReviewVerdict(
            code="cut",
            zh="核减资金",
            en="funds cut",
            library=LibraryEffect.ADMITTED,
            amount=AmountEffect.CUT,
            basis={
                "library": assumed("核减资金后立项入库", "a project whose funds are cut enters the library"),
                "amount": _reported("“核减资金项目1个”", "the funds of one project were cut"),
            },
        ),
        ReviewVerdict(
            code="return",
            zh="退回修改暂不予立项",
            en="returned for revision, not approved for now",
            library=LibraryEffect.WAITING,
            basis={"library": _reported("“退回修改暂不予立项项目1个”", "one was returned and not approved for now")},
        ),
        ReviewVerdict(
            code="reject",
            zh="不予立项",
            en="rejected",
            library=LibraryEffect.REFUSED,
            amount=AmountEffect.NOTHING,
            basis={"library": GROUND.says(*_REJECTED), "amount": GROUND.says(*_REJECTED)},
        ),
    ),
    basis={
        "status": _reported("文件报告的是实际结论", "the document reports conclusions"),
        "verdicts": _reported(
            "“退回不予立项项目1个，退回修改暂不予立项项目1个，核减资金项目1个”",
            "one rejected, one returned for revision, the funds of one cut",
        ),
    },
)

XIUZHOU = Regime(
    code="xiuzhou",
    revision="2021",
    zh="嘉兴市秀洲区",
    en="Xiuzhou District",
    division="330411",
    period=Period(attested=(2021,), basis=GROUND.says("2021年度情况说明", "the report on 2021")),
    screening=_SCREENING,
    conclusions=_CONCLUSIONS,
    requests=_REQUESTS,
    monitoring=MonitoringRules(
        code="xiuzhou.monitoring",
        zh="秀洲区绩效运行监控",
        en="monitoring in Xiuzhou District",
        measures=XIUZHOU_TOGETHER,
        tiers=XIUZHOU_TIERS,
        rounds=XIUZHOU_ROUNDS,
    ),
    application=XIUZHOU_RESULTS,
    results=ResultRules(
        code="xiuzhou.results",
        zh="秀洲区评价和整改",
        en="evaluations and what follows in Xiuzhou District",
        layers=XIUZHOU_LAYERS,
        letters=XIUZHOU_OPINIONS,
        orders=XIUZHOU_ORDERS,
        circulars=XIUZHOU_CIRCULARS,
        weights=XIUZHOU_2021_WEIGHTS,
    ),
    life=XIUZHOU_GATES,
)
"""秀洲: new or revised major policies and projects that need district money."""
