"""The documents that rules of several rooms come from: the accounts of five districts, and what is cited twice."""

from __future__ import annotations

from datetime import date

from budgetperf.basis import Document

__all__ = [
    "DONGHU_2022",
    "DONGLI_2022",
    "GUIDE_2021",
    "JIANGHAN_2022",
    "OPINION_2018",
    "PMKPI",
    "TARGET_TEMPLATE",
    "TIANMEN_2022",
    "XIUZHOU_2021",
]

JIANGHAN_2022 = Document(title="江汉区2022年预算绩效管理工作推进情况", issuer="江汉区财政局", dated=date(2023, 1, 16))
"""What 江汉 says of itself in its account of 2022."""
TIANMEN_2022 = Document(title="天门市2022年度预算绩效管理工作总结")
"""What 天门 says of itself, with a part of proposals."""
DONGLI_2022 = Document(title="东丽区2022年预算绩效管理工作开展情况")
"""What 东丽 says of itself."""
XIUZHOU_2021 = Document(title="秀洲区2021年度预算绩效管理情况说明")
"""What 秀洲 says of itself."""
DONGHU_2022 = Document(title="2022年东湖区预算绩效管理工作开展情况说明", issuer="东湖区财政局", dated=date(2023, 1, 6))
"""What 东湖 says of itself."""
OPINION_2018 = Document(
    title="中共中央、国务院关于全面实施预算绩效管理的意见", number="中发〔2018〕34号", dated=date(2018, 9, 1)
)
"""The opinion that everything else stands on, recalled and not re-read."""
PMKPI = Document(title="预算绩效管理系统 pmkpi 的公开配置")
"""The public configuration of a system in use."""
GUIDE_2021 = Document(
    title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
    number="财预〔2021〕101号",
    issuer="财政部",
    dated=date(2021, 8, 18),
)
"""The guidance of 2021 on indicators."""
TARGET_TEMPLATE = Document(title="公开的绩效目标审核表（网页资料）")
"""A form for the review of targets, seen in public."""
