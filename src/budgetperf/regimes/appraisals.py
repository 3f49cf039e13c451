"""How places appraise departments, and what that counts for in their general appraisals.

东丽 names three series and no item, 东湖 names neither; what they leave open is an argument without a default. 秀洲's
four weights are read: each belongs to an appraisal of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from budgetperf.amounts import points
from budgetperf.basis import RuleStatus, assumed
from budgetperf.errors import InvalidValueError, require, require_each
from budgetperf.regimes.citing import read, reported
from budgetperf.regimes.documents import DONGHU_2022, DONGLI_2022, PMKPI, XIUZHOU_2021
from budgetperf.rules.fact_keys import FactWord
from budgetperf.stages.appraisals import (
    APPRAISAL_SCORE,
    AppraisalItem,
    AppraisalPolicy,
    AppraisalSeries,
    SeriesWeight,
    SeriesWeights,
)
from budgetperf.stages.selection.rankings import RankingEnd, RankingKey, RankingPolicy, RankingTies

__all__ = [
    "APPRAISAL_STEPS",
    "DONGLI_SERIES",
    "XIUZHOU_2021_WEIGHTS",
    "by_score",
    "donghu_2023",
    "dongli",
]

APPRAISAL_STEPS = (
    FactWord(code="exante", zh="事前评估", en="ex-ante evaluation"),
    FactWord(code="targets", zh="目标管理", en="targets"),
    FactWord(code="monitoring", zh="运行监控", en="monitoring"),
    FactWord(code="evaluation", zh="评价管理", en="evaluation"),
    FactWord(code="application", zh="结果应用", en="use of results"),
)
"""The steps by which a system in use collects the evidence of an appraisal; the last is inferred from the others."""

_STEPS = reported(PMKPI, "考核佐证材料按五个环节归集，末一环节系推断", "evidence is collected by five steps")

DONGLI_SERIES = (
    FactWord(code="government", zh="政府系列", en="government"),
    FactWord(code="party", zh="党群系列", en="party and mass organisations"),
    FactWord(code="streets", zh="街道园区", en="streets and parks"),
)
"""东丽: 「将全区各部门分为政府系列、党群系列和街道园区三大类」."""


def by_score(*, size: int, ties: RankingTies) -> RankingPolicy:
    """A series from the highest score down.

    Args:
        size: how many are named first.
        ties: what becomes of departments that tie for the last place among these.

    >>> by_score(size=3, ties=RankingTies.ALL_IN).code
    'appraisal.order+3+all_in'
    """
    require(ties, RankingTies, "ties")
    chosen = assumed("由使用者选定", "as chosen by whoever uses it")
    return RankingPolicy(
        code=f"appraisal.order+{size}+{ties.value}",
        revision="1",
        zh=f"考核得分前 {size} 名",
        en=f"the {size} with the highest scores",
        status=RuleStatus.REPORTED_PRACTICE,
        size=size,
        keys=(RankingKey(fact=APPRAISAL_SCORE.key, end=RankingEnd.TOP),),
        ties=ties,
        basis={
            "status": assumed("文件未载明排名办法", "no document says how they are ranked"),
            "size": chosen,
            "keys": assumed("按考核得分由高到低", "from the highest score down"),
            "ties": assumed(f"{ties.says.zh}（由使用者选定）", f"{ties.says.en}, as chosen"),
        },
    )


def dongli(*, items: Mapping[str, tuple[AppraisalItem, ...]], order: RankingPolicy) -> AppraisalPolicy:
    """东丽: departments in three series, scored by the finance bureau at the end of the year.

    Args:
        items: the items of each of the three series, by its code; the district does not print them.
        order: how a series is ranked, such as :func:`by_score`; the district does not say.

    Raises:
        InvalidValueError: items of other series than these three.
    """
    require(items, Mapping, "items")
    codes = [series.code for series in DONGLI_SERIES]
    if set(items) != set(codes):
        found = ", ".join(map(str, items)) or "nothing"
        raise InvalidValueError(
            f"items are given of {found}, expected of {', '.join(codes)}.",
            f"所给考核项的系列为 {found}，应为：{'、'.join(one.zh for one in DONGLI_SERIES)}。",
            found=found,
        )
    own = assumed("考核项及分值由使用者给出", "items and points are given by whoever uses it")
    return AppraisalPolicy(
        code=f"appraisal.dongli+{order.code}",
        revision="2022",
        zh="东丽预算绩效管理考核",
        en="appraisal of budget performance management in Dongli",
        status=RuleStatus.REPORTED_PRACTICE,
        series=tuple(
            AppraisalSeries(code=one.code, zh=one.zh, en=one.en, items=items[one.code]) for one in DONGLI_SERIES
        ),
        order=order,
        basis={
            "status": reported(DONGLI_2022, "“年终对各部门进行评分，并将考核结果报送区绩效办”", "scored each year"),
            "series": read(
                DONGLI_2022, "“将全区各部门分为政府系列、党群系列和街道园区三大类”；考核项由使用者给出", "three series"
            ),
            "order": own,
        },
    )


def donghu_2023(*, series: tuple[AppraisalSeries, ...], order: RankingPolicy) -> AppraisalPolicy:
    """东湖's plan for 2023: the use of results is looked at in every department's appraisal.

    Args:
        series: the series with their items; the district prints none. Each needs an item of the step ``application``.
        order: how a series is ranked.

    Raises:
        InvalidValueError: a series without an item on the use of results.
    """
    require_each(series, AppraisalSeries, "series")
    if without := [one for one in series if all(item.step != "application" for item in one.items)]:
        raise InvalidValueError(
            f"the series {', '.join(one.code for one in without)} have no item on the use of results, expected one.",
            f"系列 {'、'.join(one.zh for one in without)} 没有“结果应用”考核项，应全面纳入考核。",
            found=tuple(one.code for one in without),
        )
    return AppraisalPolicy(
        code=f"appraisal.donghu+{order.code}",
        revision="2023",
        zh="东湖预算绩效管理工作考核",
        en="appraisal of budget performance management in Donghu",
        status=RuleStatus.PLANNED,
        series=series,
        order=order,
        basis={
            "status": read(DONGHU_2022, "“2023年度工作思路”", "a plan for 2023"),
            "series": read(
                DONGHU_2022,
                "“将部门绩效管理结果应用情况全面纳入考核”；系列及其余考核项由使用者给出",
                "the use of results is in every appraisal",
            ),
            "order": assumed("排名办法由使用者选定", "the order is chosen by whoever uses it"),
        },
    )


def _weight(series: str, zh: str, en: str, worth: str) -> SeriesWeight:
    return SeriesWeight(series=series, zh=zh, en=en, points=points(Decimal(worth)))


XIUZHOU_2021_WEIGHTS = SeriesWeights(
    code="appraisal.weights.xiuzhou",
    revision="2021",
    status=RuleStatus.REPORTED_PRACTICE,
    year=2021,
    weights=(
        _weight("towns", "镇", "towns", "0.6"),
        _weight("streets", "街道", "streets", "0.5"),
        _weight("hi_tech_zone", "秀洲国家高新区", "national hi-tech zone", "0.4"),
        _weight("departments", "区级机关部门（单位）", "district departments", "1"),
    ),
    rounding=None,
    basis={
        "status": reported(XIUZHOU_2021, "文件所述做法", "a practice that the document describes"),
        "year": read(XIUZHOU_2021, "“2021年，将‘预算绩效管理’考核结果纳入……”", "of 2021"),
        "weights": read(
            XIUZHOU_2021,
            "“纳入镇、街道、秀洲国家高新区和区级机关部门（单位）综合绩效目标考核，分值占0.6分、0.5分、0.4分和1分”",
            "0.6, 0.5, 0.4 and 1 point, each in the appraisal of its own series",
        ),
        "rounding": assumed("按得分占满分的比例折算，不作舍入", "a score counts in proportion to the whole, unrounded"),
    },
)
"""秀洲 in 2021: 0.6, 0.5, 0.4 and 1; four appraisals, no sum."""
