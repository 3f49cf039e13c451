"""The gates between the stages of a project's life: the order that the steps mean, and what each jurisdiction adds."""

from budgetperf.regimes.lives.districts import (
    DONGHU_GATES,
    DONGLI_GATES,
    JIANGHAN_GATES,
    NATIONAL_GATES,
    TIANMEN_GATES,
    XIUZHOU_GATES,
)
from budgetperf.regimes.lives.order import ORDER, gates

__all__ = [
    "DONGHU_GATES",
    "DONGLI_GATES",
    "JIANGHAN_GATES",
    "NATIONAL_GATES",
    "ORDER",
    "TIANMEN_GATES",
    "XIUZHOU_GATES",
    "gates",
]
