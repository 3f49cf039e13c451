"""The national rules, as far as they are known here.

《项目支出绩效评价管理办法》 (财预〔2020〕10号) is *recalled*: nobody has re-read it for this library, so no article is
cited.
What the text leaves open is an *assumed* computing convention; where a system in public use is known to follow it, that
system's public configuration is named as the practice.
"""

from __future__ import annotations

from datetime import date

from budgetperf.amounts import Share, points
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.records.evaluation_reports import EvaluationKind
from budgetperf.regimes.application import NATIONAL_BALANCES, NATIONAL_RESULTS
from budgetperf.regimes.bands import FOUR_GRADES, WORDS_OF_2020, three_bands
from budgetperf.regimes.disclosure import NATIONAL_SUBMISSION
from budgetperf.regimes.documents import PMKPI
from budgetperf.regimes.evaluating import NATIONAL_PLANS
from budgetperf.regimes.evaluations import national_criteria
from budgetperf.regimes.framework import MEASURES_2020
from budgetperf.regimes.indicator_words import BY_NAME
from budgetperf.regimes.lives import NATIONAL_GATES
from budgetperf.regimes.monitoring import MEASURES_2019
from budgetperf.regimes.national_exante import CONCLUSIONS, REQUESTS, SCREENING
from budgetperf.regimes.period import Period
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.reviews import NATIONAL_ASPECTS, NATIONAL_CONSEQUENCES
from budgetperf.regimes.schemes import (
    GUIDANCE_2021_WITH_COST,
    GUIDANCE_2021_WITHOUT_COST,
    GUIDANCE_2021_WITHOUT_COST_OR_SATISFACTION,
    GUIDANCE_2021_WITHOUT_SATISFACTION,
    NATIONAL_2020,
)
from budgetperf.regimes.stage_rules import MonitoringRules, ReviewRules
from budgetperf.rules.alerts import AlertRule
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.grading import GradeScale
from budgetperf.rules.proportional import CENT, Proportional
from budgetperf.stages.evaluations import FirstLevel, SelfEvaluationPolicy

__all__ = ["NATIONAL"]


def _recalled(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=MEASURES_2020, zh=zh, en=en)


def _assumed(zh: str, en: str, practice: Document | None = PMKPI) -> Basis:
    return Basis(kind=BasisKind.ASSUMED, document=practice, zh=zh, en=en)


_EXECUTION = ExecutionRule(
    denominator=Denominator.ADJUSTED,
    when_finished=WhenFinished.BY_RATE,
    when_zero=ZeroBudget.NOTHING,
    overspending=Overspending.CAPPED,
    rounding=None,
    basis={
        "denominator": _recalled("执行率为全年执行数与全年预算数之比", "the rate is executed over the adjusted budget"),
        "when_finished": _assumed(
            "项目提前完成而支出少于预算的，仍按执行率计分", "work finished for less is still scored by its rate", None
        ),
        "when_zero": _assumed("预算数为零时，执行得分为零", "the execution of a budget of zero earns nothing", None),
        "overspending": _assumed(
            "执行数超过预算数时，执行得分不超过其分值",
            "spending above the budget earns no more than the points",
            None,
        ),
        "rounding": _assumed("预算执行得分不作舍入", "the execution score is not rounded"),
    },
)

_ALERTS = AlertRule(
    lead=Share.of(5, 100),
    unspent=Share.of(20, 100),
    basis={
        "lead": _assumed(
            "指标得分率高出预算执行得分率，超过其自身 5% 的，列为提示",
            "rows whose share of their points is more than 5 % of itself above the execution's are told",
        ),
        "unspent": _assumed("预算结余超过 20% 的，列为提示", "a budget of which more than 20 % is left is told"),
    },
)

_SCALE = GradeScale(
    bands=FOUR_GRADES,
    compares=None,
    basis={
        "bands": _recalled(
            "90（含）—100 为优，80（含）—90 为良，60（含）—80 为中，60 以下为差",
            "90 and above is excellent, 80 good, 60 fair, below 60 poor",
        ),
        "compares": _assumed("以未经舍入的总分评定等级", "the grade is found from the unrounded total"),
    },
)

_SELF_EVALUATION = SelfEvaluationPolicy(
    code="national.self-evaluation",
    revision="2020",
    status=RuleStatus.IN_FORCE,
    total=points(100),
    execution_points=points(10),
    first_level=(
        FirstLevel(zh="产出指标", en="output indicators", points=points(50)),
        FirstLevel(zh="效益指标", en="outcome indicators", points=points(30)),
        FirstLevel(zh="满意度指标", en="satisfaction indicators", points=points(10)),
    ),
    rule=Proportional(
        basis={
            "capping": _recalled(
                "达成的得满分，超额完成不加分", "what is reached earns full marks, more earns no more"
            ),
        }
    ),
    qualitative=three_bands(
        60,
        {
            "bands": _recalled(
                "达成年度指标 100%—80%（含），部分达成年度指标并具有一定效果 80%—60%（含），"
                "未达成年度指标且效果较差 60%—0%",
                "reached: 100 to 80 % of the points, 80 included; partly: 80 to 60 %, 60 included; not: 60 to 0 %",
            ),
            "rounding": _assumed("分档界限按两位小数计", "the edges of a band are taken to two decimals"),
        },
        WORDS_OF_2020,
    ),
    execution=_EXECUTION,
    alerts=_ALERTS,
    directions=BY_NAME,
    schemes=(
        NATIONAL_2020,
        GUIDANCE_2021_WITH_COST,
        GUIDANCE_2021_WITHOUT_COST,
        GUIDANCE_2021_WITHOUT_SATISFACTION,
        GUIDANCE_2021_WITHOUT_COST_OR_SATISFACTION,
    ),
    scale=_SCALE,
    shown=CENT,
    basis={
        "status": _recalled("办法自印发之日起施行", "the measures have been in force since they were issued"),
        "total": _recalled("满分 100 分", "the whole is worth 100 points"),
        "execution_points": _recalled("预算执行率 10 分", "the execution rate is worth 10 points"),
        "first_level": _recalled(
            "产出 50 分、效益 30 分、满意度 10 分，特殊情况可调整",
            "outputs 50, outcomes 30 and satisfaction 10 points, to be adjusted in special cases",
        ),
        "rule": _recalled(
            "定量指标达成的得满分，未达成的按完成值与指标值的比例计分",
            "a quantitative indicator that is reached earns full marks, one that is missed in proportion",
        ),
        "qualitative": _recalled(
            "定性指标按达成、部分达成并具有一定效果、未达成且效果较差三档赋分",
            "a qualitative indicator is scored in three bands: reached, partly, not",
        ),
        "execution": _recalled(
            "按执行数与全年预算数的比例计分", "in proportion to the executed over the adjusted budget"
        ),
        "alerts": Basis(
            kind=BasisKind.REPORTED,
            document=PMKPI,
            zh="在用系统对自评结果设有预警",
            en="a system in use warns about self-evaluations",
        ),
        "schemes": _recalled(
            "一级指标权重依 2020 年办法，或依 2021 年指引（财预〔2021〕101号）",
            "first-level weights by the measures of 2020 or by the guidance of 2021",
        ),
        "directions": _assumed(
            "名称用词的含义见方向规则", "what words in names mean is said by the direction rule", None
        ),
        "scale": _recalled("评价等级分为优、良、中、差四级", "there are four grades"),
        "shown": _assumed("总分显示两位小数", "a total is displayed with two decimals"),
    },
)

NATIONAL = Regime(
    code="national",
    revision="2020",
    zh="全国",
    en="national rules",
    period=Period(
        since=date(2020, 2, 25), basis=_recalled("办法自印发之日起施行", "in force since the measures were issued")
    ),
    self_evaluation=_SELF_EVALUATION,
    department_evaluation=national_criteria(EvaluationKind.DEPARTMENT, _SELF_EVALUATION),
    fiscal_evaluation=national_criteria(EvaluationKind.FISCAL, _SELF_EVALUATION),
    screening=SCREENING,
    conclusions=CONCLUSIONS,
    requests=REQUESTS,
    reviews=ReviewRules(
        code="national.reviews",
        zh="全国绩效目标审核",
        en="reviews by the national rules",
        aspects=NATIONAL_ASPECTS,
        consequences=NATIONAL_CONSEQUENCES,
    ),
    monitoring=MonitoringRules(
        code="national.monitoring",
        zh="全国绩效运行监控",
        en="monitoring by the national rules",
        measures=MEASURES_2019,
    ),
    application=NATIONAL_RESULTS,
    results=ResultRules(
        code="national.results",
        zh="国家评价和整改",
        en="evaluations and what follows in national",
        plans=NATIONAL_PLANS,
        balances=NATIONAL_BALANCES,
        submission=NATIONAL_SUBMISSION,
    ),
    life=NATIONAL_GATES,
)
"""The national rules: self-evaluation, department evaluation and fiscal evaluation of project spending, and what is
recalled of ex-ante evaluation, target reviews and monitoring."""
