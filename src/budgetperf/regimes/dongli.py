"""天津市东丽区, from the district's report on 2022: it says what is evaluated, not that each one must be."""

from __future__ import annotations

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.regimes.application import DONGLI_RESULTS
from budgetperf.regimes.building import Ground, screening_policy
from budgetperf.regimes.disclosure import DONGLI_DISCLOSURE
from budgetperf.regimes.documents import DONGLI_2022
from budgetperf.regimes.evaluating import DONGLI_LAYERS
from budgetperf.regimes.lives import DONGLI_GATES
from budgetperf.regimes.period import Period
from budgetperf.regimes.questions import IS_MAJOR, IS_POLICY, IS_PROJECT, by_standing
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.reviews import DONGLI_GATE, DONGLI_TWO_REVIEWS
from budgetperf.regimes.stage_rules import ReviewRules
from budgetperf.rules.comparing import all_of

__all__ = ["DONGLI", "GROUND"]

GROUND = Ground(
    kind=BasisKind.REPORTED,
    document=DONGLI_2022,
    status=RuleStatus.REPORTED_PRACTICE,
    status_zh="文件报告的是实际做法",
    status_en="the document reports what is done",
    revision="2022",
)
_PASSAGE = "我区不断完善事前绩效评估项目领域，对新增重大政策项目、延续性重大项目开展事前评估。"

_SCREENING = screening_policy(
    "dongli",
    ("东丽区", "Dongli District"),
    GROUND,
    _PASSAGE,
    (
        (
            "major_policies",
            all_of(IS_POLICY, IS_MAJOR, by_standing()),
            ("“大力开展新增重大项目或政策事前绩效评估机制”", "new major policies are evaluated"),
        ),
        (
            "major_projects",
            # new or continuing: what is revised or renewed is one of the two, so the standing decides nothing
            all_of(IS_PROJECT, IS_MAJOR),
            (
                "“大力开展新增重大项目或政策事前绩效评估机制”，“对新增重大政策项目、延续性重大项目开展事前评估”",
                "major projects are evaluated, new and continuing ones",
            ),
        ),
    ),
)

DONGLI = Regime(
    code="dongli",
    revision="2022",
    zh="天津市东丽区",
    en="Dongli District",
    division="120110",
    period=Period(attested=(2022,), basis=GROUND.says("2022年工作开展情况", "the report on 2022")),
    screening=_SCREENING,
    reviews=ReviewRules(
        code="dongli.reviews",
        zh="东丽区绩效目标审核",
        en="reviews in Dongli District",
        procedure=DONGLI_TWO_REVIEWS,
        gate=DONGLI_GATE,
    ),
    application=DONGLI_RESULTS,
    results=ResultRules(
        code="dongli.results",
        zh="东丽区评价和整改",
        en="evaluations and what follows in Dongli District",
        layers=DONGLI_LAYERS,
        disclosure=DONGLI_DISCLOSURE,
    ),
    life=DONGLI_GATES,
)
"""东丽: new major policies, and major projects whether new or continuing."""
