"""How places review targets: aspects, what follows from a grade, who signs in which order, and the gate.

What 江汉, 东丽, 秀洲 and 东湖 write of themselves was read; the national form is recalled. A district that names its
checks and not their figures leaves these to whoever checks, as arguments without a default.
"""

from budgetperf.regimes.reviews.aspects import JIANGHAN_ASPECTS, NATIONAL_ASPECTS, NATIONAL_CONSEQUENCES
from budgetperf.regimes.reviews.chosen import target_checks, xiuzhou_depth
from budgetperf.regimes.reviews.gates import (
    DONGHU_GATE,
    DONGHU_TOGETHER,
    DONGLI_GATE,
    DONGLI_TWO_REVIEWS,
    TIANMEN_JOINT_REVIEW,
)

__all__ = [
    "DONGHU_GATE",
    "DONGHU_TOGETHER",
    "DONGLI_GATE",
    "DONGLI_TWO_REVIEWS",
    "JIANGHAN_ASPECTS",
    "NATIONAL_ASPECTS",
    "NATIONAL_CONSEQUENCES",
    "TIANMEN_JOINT_REVIEW",
    "target_checks",
    "xiuzhou_depth",
]
