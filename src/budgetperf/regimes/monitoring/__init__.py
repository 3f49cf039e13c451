"""How places watch projects in the middle of a year: expected progress, lamps, tiers, rounds, circulars, measures."""

from budgetperf.regimes.monitoring.chosen import sichuan, xiuzhou
from budgetperf.regimes.monitoring.measures import MEASURES_2019, SICHUAN_REPLIES, XIUZHOU_TOGETHER
from budgetperf.regimes.monitoring.organising import (
    DAYING_ROUNDS,
    DONGHU_ROUNDS,
    DONGHU_STEPS,
    JIANGHAN_TIERS,
    QUARTERLY,
    TIANMEN_ROUNDS,
    XIUZHOU_ROUNDS,
    XIUZHOU_TIERS,
    donghu_key_sample,
    jianghan_slowest,
)
from budgetperf.regimes.monitoring.progress import (
    JILIN_JULY,
    LINEAR,
    LINEAR_IN_PERCENT,
    SICHUAN_CHECKPOINTS,
    UNIVERSITIES_2021,
)
from budgetperf.regimes.monitoring.vendor import HEFEI, POLICIES, SHANXI, VENDOR

__all__ = [
    "DAYING_ROUNDS",
    "DONGHU_ROUNDS",
    "DONGHU_STEPS",
    "HEFEI",
    "JIANGHAN_TIERS",
    "JILIN_JULY",
    "LINEAR",
    "LINEAR_IN_PERCENT",
    "MEASURES_2019",
    "POLICIES",
    "QUARTERLY",
    "SHANXI",
    "SICHUAN_CHECKPOINTS",
    "SICHUAN_REPLIES",
    "TIANMEN_ROUNDS",
    "UNIVERSITIES_2021",
    "VENDOR",
    "XIUZHOU_ROUNDS",
    "XIUZHOU_TIERS",
    "XIUZHOU_TOGETHER",
    "donghu_key_sample",
    "jianghan_slowest",
    "sichuan",
    "xiuzhou",
]
