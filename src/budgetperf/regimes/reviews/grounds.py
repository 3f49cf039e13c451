"""The documents that the rules of reviewing come from, and short ways to cite them."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.regimes.citing import grounded

__all__ = [
    "MEASURES_2015",
    "REPORTED_2015",
    "recalled",
]

MEASURES_2015 = Document(title="中央部门预算绩效目标管理办法", number="财预〔2015〕88号", issuer="财政部")
"""The central measures on targets, recalled and not re-read."""
REPORTED_2015 = Document(title="中央部门预算绩效目标管理办法（网页转载）")
"""The same as a web page prints it."""


def recalled(zh: str, en: str) -> Basis:
    """What is recalled of the central measures on targets."""
    return grounded(BasisKind.RECALLED, MEASURES_2015, zh, en)
