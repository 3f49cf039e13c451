"""How much places expect by the end of a month (序时进度): in proportion to time, or by checkpoints."""

from __future__ import annotations

from budgetperf.amounts import Rounding, RoundingMode, Share
from budgetperf.basis import Basis, BasisKind, Document, assumed
from budgetperf.regimes.documents import PMKPI
from budgetperf.stages.monitors import Between, ByCheckpoints, ByMonth, Checkpoint

__all__ = [
    "JILIN_JULY",
    "LINEAR",
    "LINEAR_IN_PERCENT",
    "SICHUAN_CHECKPOINTS",
    "SICHUAN_METHOD",
    "UNIVERSITIES_2021",
    "reported",
]

SICHUAN_METHOD = Document(title="四川省省级绩效监控办法（2025年9月，文件名称未核）")
"""The method of 四川, known from the notes of others."""
_UNIVERSITIES = Document(title="中央高校2021年预算执行进度要求（网页）")
_INSTITUTE = Document(title="某研究所2016年1—7月预算执行情况通报（网页）")
_JILIN = Document(title="吉林省某局绩效考核指标（公开代码）")


def reported(zh: str, en: str, document: Document = PMKPI) -> Basis:
    """What somebody reports of a practice."""
    return Basis(kind=BasisKind.REPORTED, document=document, zh=zh, en=en)


def _table(basis: Basis, *checkpoints: tuple[int, int]) -> ByCheckpoints:
    return ByCheckpoints(
        checkpoints=tuple(Checkpoint(month=month, share=Share.of(percent, 100)) for month, percent in checkpoints),
        between=Between.NOTHING,
        basis={
            "checkpoints": basis,
            "between": assumed("没有节点的月份不作要求", "nothing is expected of months without a checkpoint"),
        },
    )


LINEAR = ByMonth(
    rounding=None,
    basis={"rounding": reported("序时进度为月份除以 12，不作舍入", "a twelfth each month, not rounded")},
)
"""A twelfth each month, exactly."""

LINEAR_IN_PERCENT = ByMonth(
    rounding=Rounding(places=2, mode=RoundingMode.HALF_UP),
    basis={
        "rounding": reported(
            "56.47% 称为“低于序时进度 1.53 个百分点”：7/12 取 58%",
            "56.47 % is called 1.53 points below: 7/12 is taken as 58 %",
            _INSTITUTE,
        )
    },
)
"""A twelfth each month in whole percents: 58 % by the end of July."""

SICHUAN_CHECKPOINTS = _table(
    reported(
        "1—4 月、1—6 月、1—8 月、1—10 月执行率低于 25%、40%、60%、80% 的预警",
        "a warning below 25 %, 40 %, 60 %, 80 % by April, June, August, October",
        SICHUAN_METHOD,
    ),
    (4, 25),
    (6, 40),
    (8, 60),
    (10, 80),
)
"""四川: 25 % by April, 40 % by June, 60 % by August, 80 % by October."""

UNIVERSITIES_2021 = _table(
    reported(
        "6 月底 50%、9 月底 75%、12 月底 100%", "50 % by June, 75 % by September, 100 % by December", _UNIVERSITIES
    ),
    (6, 50),
    (9, 75),
    (12, 100),
)
"""Central universities: 50 % by June, 75 % by September, 100 % by December."""

JILIN_JULY = _table(reported("7 月底进度目标 40%", "a target of 40 % by July", _JILIN), (7, 40))
"""A bureau in 吉林: 40 % by July."""
