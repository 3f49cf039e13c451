"""How places organise monitoring: tiers, rounds of the year, and whom a circular names."""

from __future__ import annotations

from budgetperf.basis import Document, RuleStatus, assumed
from budgetperf.regimes.citing import read
from budgetperf.regimes.documents import DONGHU_2022, JIANGHAN_2022, TIANMEN_2022, XIUZHOU_2021
from budgetperf.regimes.monitoring.progress import reported
from budgetperf.stages.monitors import (
    SPENDING_PROGRESS,
    KeyCount,
    KeySample,
    RoundSchedule,
    ScheduledRound,
    Tier,
    TierScheme,
    WorkOrder,
    WorkStep,
)
from budgetperf.stages.selection.rankings import RankingEnd, RankingKey, RankingPolicy, RankingTies

__all__ = [
    "DAYING_ROUNDS",
    "DONGHU_ROUNDS",
    "DONGHU_STEPS",
    "JIANGHAN_TIERS",
    "QUARTERLY",
    "TIANMEN_ROUNDS",
    "XIUZHOU_ROUNDS",
    "XIUZHOU_TIERS",
    "donghu_key_sample",
    "jianghan_slowest",
]

_DAYING = Document(title="大英县2023年绩效监控工作的报道（网页）")


XIUZHOU_TIERS = TierScheme(
    code="tiers.xiuzhou",
    revision="2021",
    tiers=(
        Tier(code="general", zh="全面监控", en="general"),
        Tier(code="major", zh="重大监控", en="major"),
        Tier(code="key", zh="重点监控", en="key"),
    ),
    nested=True,
    basis={
        "tiers": read(XIUZHOU_2021, "“建立‘全面—重大—重点’三级监控体系”", "three tiers: general, major, key"),
        "nested": assumed("重点在重大之内，重大在全面之内", "key lies inside major, and major inside general"),
    },
)
"""秀洲: 全面—重大—重点."""

JIANGHAN_TIERS = TierScheme(
    code="tiers.jianghan",
    revision="2022",
    tiers=(
        Tier(code="self", zh="部门自行监控", en="by the departments themselves"),
        Tier(code="key", zh="财政重点监控", en="key, by finance"),
    ),
    nested=True,
    basis={
        "tiers": read(
            JIANGHAN_2022,
            "“部门全覆盖自行监控和财政重点监控相结合”",
            "departments watch everything, finance watches key projects",
        ),
        "nested": read(JIANGHAN_2022, "部门自行监控全覆盖", "the departments' own monitoring covers everything"),
    },
)
"""江汉: the departments watch everything, finance one project of each."""

TIANMEN_ROUNDS = RoundSchedule(
    code="rounds.tianmen",
    revision="2022",
    zh="天门绩效运行跟踪监控",
    en="monitoring in Tianmen",
    status=RuleStatus.REPORTED_PRACTICE,
    rounds=(ScheduledRound(held=9),),
    basis={
        "status": reported("近几年的做法", "a practice of recent years", TIANMEN_2022),
        "rounds": reported("“在近几年的九月份”印发通知开展监控", "started by a notice each September", TIANMEN_2022),
    },
)
"""天门: in September; what it covers is not said."""

DONGHU_ROUNDS = RoundSchedule(
    code="rounds.donghu",
    revision="2022",
    zh="东湖绩效运行监控",
    en="monitoring in Donghu",
    status=RuleStatus.REPORTED_PRACTICE,
    rounds=(ScheduledRound(),) * 5,
    basis={
        "status": reported("情况说明所述做法", "a practice that the district describes", DONGHU_2022),
        "rounds": reported("“组织五次绩效运行监控”", "five rounds in the year", DONGHU_2022),
    },
)
"""东湖: five rounds in the year; the months are not said."""

DONGHU_STEPS = WorkOrder(
    code="steps.donghu",
    revision="2022",
    steps=(
        WorkStep(code="collect", zh="收集", en="collect"),
        WorkStep(code="review", zh="审核", en="review"),
        WorkStep(code="analyse", zh="分析", en="analyse"),
        WorkStep(code="sum_up", zh="汇总", en="sum up"),
        WorkStep(code="report", zh="填报", en="report"),
    ),
    basis={
        "steps": read(
            DONGHU_2022, "“定期对绩效运行监控信息进行收集、审核、分析、汇总、填报”", "five steps on the information"
        ),
    },
)
"""东湖: the information is collected, reviewed, analysed, summed up and reported."""

DAYING_ROUNDS = RoundSchedule(
    code="rounds.daying",
    revision="2023",
    zh="大英绩效监控",
    en="monitoring in Daying",
    status=RuleStatus.REPORTED_PRACTICE,
    rounds=(ScheduledRound(held=7, covers=6), ScheduledRound(held=9, covers=8)),
    basis={
        "status": reported("报道的做法", "a reported practice", _DAYING),
        "rounds": reported("7 月监控 1—6 月，9 月监控 1—8 月", "July for the half-year, September for August", _DAYING),
    },
)
"""大英: July for January to June, September for January to August."""

XIUZHOU_ROUNDS = RoundSchedule(
    code="rounds.xiuzhou",
    revision="2021",
    zh="秀洲绩效运行监控",
    en="monitoring in Xiuzhou",
    status=RuleStatus.REPORTED_PRACTICE,
    rounds=(ScheduledRound(covers=9),),
    basis={
        "status": reported("情况说明所述做法", "a practice that the district describes", XIUZHOU_2021),
        "rounds": reported(
            "“在关键时间节点进行重点监控，将三季度绩效监控结果运用于预算调整”，其他节点未载明",
            "key dates are watched and the third quarter leads to changes; the other dates are not said",
            XIUZHOU_2021,
        ),
    },
)
"""秀洲: the third quarter, which leads to changes of the budget; the other dates are not said."""

QUARTERLY = RoundSchedule(
    code="rounds.quarterly",
    revision="1",
    zh="按季度监控",
    en="monitoring each quarter",
    status=RuleStatus.REPORTED_PRACTICE,
    rounds=tuple(ScheduledRound(covers=month) for month in (3, 6, 9, 12)),
    basis={
        "status": reported("“三季度绩效监控结果运用于预算调整”", "the third quarter leads to changes", XIUZHOU_2021),
        "rounds": assumed("每季度一次，截至季末", "once a quarter, until its end"),
    },
)
"""Each quarter; 秀洲 tells of a third one."""


def jianghan_slowest(*, ties: RankingTies) -> RankingPolicy:
    """江汉: the ten departments that spend most slowly.

    Args:
        ties: what becomes of departments that tie for the last place; the district does not say.

    >>> jianghan_slowest(ties=RankingTies.ALL_IN).size
    10
    """
    return RankingPolicy(
        code=f"circular.jianghan+{ties.value}",
        revision="2022",
        zh="支出进度偏慢的后 10 家部门",
        en="the ten departments that spend most slowly",
        status=RuleStatus.REPORTED_PRACTICE,
        size=10,
        keys=(RankingKey(fact=SPENDING_PROGRESS.key, end=RankingEnd.BOTTOM),),
        ties=ties,
        basis={
            "status": reported("推进情况所述做法", "a practice that the district describes", JIANGHAN_2022),
            "size": read(JIANGHAN_2022, "“支出进度偏慢的后 10 家部门”", "the ten that spend most slowly"),
            "keys": assumed(
                "部门支出进度为各项目执行数之和除以预算数之和", "sums over a department's projects make its progress"
            ),
            "ties": assumed(f"{ties.says.zh}（由使用者选定）", f"{ties.says.en}, as chosen"),
        },
    )


def donghu_key_sample(*, counts: KeyCount) -> KeySample:
    """东湖: key monitoring of 10个部门和项目.

    Args:
        counts: whether that is ten in all or ten of each; the district does not say.

    >>> donghu_key_sample(counts=KeyCount.TOGETHER).code
    'key.donghu+together'
    """
    return KeySample(
        code=f"key.donghu+{counts.value}",
        revision="2022",
        size=10,
        counts=counts,
        basis={
            "size": read(DONGHU_2022, "“选择 10个部门和项目开展重点绩效监控”", "ten departments and projects"),
            "counts": assumed(f"{counts.says.zh}（由使用者选定）", f"{counts.says.en}, as chosen"),
        },
    )
