"""How places put results to use: what follows from which result, and what becomes of idle money.

What a district says of itself was read; what it tells as done is practice, what it proposes runs only where adopted.
No document says which of several results decides, and hardly one against which amount a cut is measured: whoever
advises chooses that by name, with ``policy.taking()``.
"""

from budgetperf.regimes.application.districts import (
    DONGHU_RESULTS,
    DONGLI_RESULTS,
    JIANGHAN_RESULTS,
    XIUZHOU_RESULTS,
)
from budgetperf.regimes.application.national import NATIONAL_BALANCES, NATIONAL_RESULTS
from budgetperf.regimes.application.provincial import PROVINCIAL_RESULTS
from budgetperf.regimes.application.tianmen import TIANMEN_BALANCES, TIANMEN_RESULTS

__all__ = [
    "DONGHU_RESULTS",
    "DONGLI_RESULTS",
    "JIANGHAN_RESULTS",
    "NATIONAL_BALANCES",
    "NATIONAL_RESULTS",
    "PROVINCIAL_RESULTS",
    "TIANMEN_BALANCES",
    "TIANMEN_RESULTS",
    "XIUZHOU_RESULTS",
]
