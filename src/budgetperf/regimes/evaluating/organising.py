"""How places organise evaluations: their layers, what a plan must keep, and what somebody chose of re-evaluations."""

from __future__ import annotations

from budgetperf.amounts import Points, plain_text, points
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.errors import require, require_truth
from budgetperf.records.evaluation_subjects import EvaluatedKind
from budgetperf.regimes.citing import read, reported
from budgetperf.regimes.documents import DONGHU_2022, DONGLI_2022, JIANGHAN_2022, XIUZHOU_2021
from budgetperf.rules.grading import GradeScale
from budgetperf.rules.rows import Force
from budgetperf.stages.evaluations import (
    EvaluationLayer,
    LayerScheme,
    Nesting,
    PlanPolicy,
    ReviewDuty,
    YearOffset,
)
from budgetperf.stages.reevaluations import OnDifference, ReevaluationPolicy, WhichHolds

__all__ = [
    "DONGHU_LAYERS",
    "DONGLI_LAYERS",
    "JIANGHAN_LAYERS",
    "JIANGHAN_PLANS",
    "NATIONAL_PLANS",
    "XIUZHOU_LAYERS",
    "reevaluation",
]

_THIRD_PARTIES = Document(
    title="关于委托第三方机构参与预算绩效管理的指导意见", number="财预〔2021〕6号", issuer="财政部"
)


def _recalled(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=_THIRD_PARTIES, zh=zh, en=en)


def _layer(code: str, zh: str, en: str) -> EvaluationLayer:
    return EvaluationLayer(code=code, zh=zh, en=en)


XIUZHOU_LAYERS = LayerScheme(
    code="layers.xiuzhou",
    revision="2021",
    layers=(
        _layer("self", "单位自评（全面覆盖）", "self-evaluation, of everything"),
        _layer("again", "再评价（部分复核）", "re-evaluation, of a part"),
        _layer("key", "重点评价", "key evaluation"),
    ),
    nesting=Nesting.NEXT_WIDER,
    basis={
        "layers": read(XIUZHOU_2021, "“全面覆盖、部分复核、重点评价”", "everything, a part again, and key evaluations"),
        "nesting": assumed(
            "再评价项目在自评项目之内，重点评价在再评价之内",
            "what is evaluated again lies inside the self-evaluations, key evaluations inside these",
        ),
    },
)
"""秀洲: 全面覆盖—部分复核—重点评价. The key ones are of policies and departments too: FREE is another reading."""

DONGHU_LAYERS = LayerScheme(
    code="layers.donghu",
    revision="2022",
    layers=(
        _layer("self", "单位自评", "self-evaluation"),
        _layer("department", "部门评价", "department evaluation"),
        _layer("key", "重点评价", "key evaluation"),
    ),
    nesting=Nesting.WIDEST,
    basis={
        "layers": read(
            DONGHU_2022, "“从单位自评、部门评价到重点评价”", "by units, by departments, and key evaluations"
        ),
        "nesting": assumed("部门评价、重点评价均在自评范围内", "both narrower layers lie inside the self-evaluations"),
    },
)
"""东湖: 单位自评—部门评价—重点评价."""

JIANGHAN_LAYERS = LayerScheme(
    code="layers.jianghan",
    revision="2022",
    layers=(
        _layer("self", "单位自评", "self-evaluation"),
        _layer("again", "单位自评再评价", "re-evaluation of self-evaluations"),
        _layer("key", "财政重点绩效评价", "key evaluation by finance"),
    ),
    nesting=Nesting.FREE,
    basis={
        "layers": reported(
            JIANGHAN_2022,
            "“组织所有部门对2021年度财政预算安排的所有项目开展自评”，“9个财政重点绩效评价和5个单位自评再评价项目”",
            "all projects are self-evaluated; five were evaluated again, and nine by finance",
        ),
        "nesting": assumed(
            "未载明各层关系；重点评价含债务资金和投资基金，各层对象不作包含要求",
            "how they stand to each other is not said; key evaluations reach debt and funds, so none need lie inside",
        ),
    },
)
"""江汉: everything is self-evaluated, some of it again, and finance evaluates debt and investment funds too."""

DONGLI_LAYERS = LayerScheme(
    code="layers.dongli",
    revision="2022",
    layers=(
        _layer("self", "自评（全覆盖）", "self-evaluation, of everything"),
        _layer("key", "财政重点评价", "key evaluation by finance"),
    ),
    nesting=Nesting.FREE,
    basis={
        "layers": reported(
            DONGLI_2022,
            "“实现部门项目绩效目标和自评全覆盖”，“积极开展财政重点评价”",
            "everything is self-evaluated, and finance makes key evaluations",
        ),
        "nesting": assumed(
            "未载明各层关系；重点评价含部门整体，各层对象不作包含要求",
            "how they stand to each other is not said; departments as a whole are evaluated too, so none lies inside",
        ),
    },
)
"""东丽: everything is self-evaluated; key evaluations are of projects and of departments as a whole."""

_LAST_YEAR = (
    YearOffset(kind=EvaluatedKind.POLICY, offset=-1),
    YearOffset(kind=EvaluatedKind.PROJECT, offset=-1),
    YearOffset(kind=EvaluatedKind.DEPARTMENT, offset=-1),
)
_SEPARATE = _recalled("委托主体与绩效管理对象相分离", "whoever entrusts is another than what is evaluated")
_OWN = _recalled("单位自评原则上不得委托第三方机构", "a unit's own evaluation is in principle not entrusted")

NATIONAL_PLANS = PlanPolicy(
    code="plans.national",
    revision="2021",
    zh="绩效评价组织规则",
    en="rules of organising evaluations",
    status=RuleStatus.IN_FORCE,
    reviewed=ReviewDuty.NOBODY,
    open_review=False,
    separate=True,
    self_entrusted=Force.IN_PRINCIPLE,
    offsets=(),
    basis={
        "status": _recalled("自印发之日起施行", "in force since it was issued"),
        "reviewed": assumed("未见方案须先评审的规定", "nothing is known that asks for a review of plans"),
        "open_review": assumed("未见方案须开放式评审的规定", "nothing is known that asks for an open review"),
        "separate": _SEPARATE,
        "self_entrusted": _OWN,
        "offsets": assumed("评价年度未作核对", "which year is evaluated is not checked"),
    },
)
"""The rule on third parties, recalled; nothing on plans and years."""

JIANGHAN_PLANS = PlanPolicy(
    code="plans.jianghan",
    revision="2022",
    zh="江汉区绩效评价组织规则",
    en="how Jianghan District organises evaluations",
    status=RuleStatus.REPORTED_PRACTICE,
    reviewed=ReviewDuty.KEY,
    open_review=True,
    separate=True,
    self_entrusted=Force.IN_PRINCIPLE,
    offsets=_LAST_YEAR,
    basis={
        "status": reported(JIANGHAN_2022, "工作推进情况所述做法", "a practice that the district describes"),
        "reviewed": reported(
            JIANGHAN_2022,
            "“召开重点绩效评价项目方案开放式评审会……为下一步重点绩效评价的开展指明正确的方向”",
            "the plans of key evaluations are reviewed in a meeting, before they are carried out",
        ),
        "open_review": reported(
            JIANGHAN_2022, "“方案开放式评审会”，“邀请各方”", "an open meeting to which others come"
        ),
        "separate": _SEPARATE,
        "self_entrusted": _OWN,
        "offsets": reported(
            JIANGHAN_2022, "2022 年“对 2021 年度财政预算安排的所有项目开展自评”", "in 2022 the projects of 2021"
        ),
    },
)
"""江汉: an open review of the plans of key evaluations, and last year's projects."""


def reevaluation(
    *, scale: GradeScale, holds: WhichHolds, on_difference: OnDifference, least: Points, included: bool
) -> ReevaluationPolicy:
    """How a self-evaluation and its re-evaluation are held against each other, as somebody chose.

    Districts tell that they evaluate again, and none what follows: each of these is an argument without a default.

    Args:
        scale: the grades that both are read in.
        holds: which result holds.
        on_difference: what becomes of a difference.
        least: how large a difference must be for that, in points.
        included: whether a difference of just so much is enough.

    >>> from budgetperf.regimes import NATIONAL
    >>> policy = reevaluation(scale=NATIONAL.self_evaluation.scale, holds=WhichHolds.REEVALUATION,
    ...     on_difference=OnDifference.FED_BACK, least=points(5), included=True)
    >>> policy.code, [item.key for item in policy.assumptions][:2]
    ('reevaluation+reevaluation+fed_back+5', ['reevaluation.holds', 'reevaluation.included'])
    """
    require(holds, WhichHolds, "holds")
    require(on_difference, OnDifference, "on_difference")
    require_truth(included, "included")
    limit = plain_text(points(least))
    more = "" if included else "+above"
    edge = ("达到即计", "just so much is enough") if included else ("超过方计", "more than that is needed")
    return ReevaluationPolicy(
        code=f"reevaluation+{holds.value}+{on_difference.value}+{limit}{more}",
        revision="1",
        zh="自评再评价",
        en="re-evaluation of self-evaluations",
        status=RuleStatus.REPORTED_PRACTICE,
        scale=scale,
        holds=holds,
        on_difference=on_difference,
        least=least,
        included=included,
        basis={
            "status": reported(XIUZHOU_2021, "“部门绩效自评再评价”", "self-evaluations are evaluated again"),
            "scale": assumed("两次评价按同一等级标准比较", "both are compared in one scale of grades"),
            "holds": assumed("以哪一结果为准未见规定，由使用者选定", "which result holds is chosen"),
            "on_difference": assumed("差异如何处理未见规定，由使用者选定", "what becomes of a difference is chosen"),
            "least": assumed(f"差异界限 {limit} 分，由使用者选定", f"a difference of {limit} points, as chosen"),
            "included": assumed(f"{edge[0]}，由使用者选定", f"{edge[1]}, as chosen"),
        },
    )
