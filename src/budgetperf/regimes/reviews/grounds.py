"""The documents that the rules of reviewing come from, and short ways to cite them."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document

__all__ = [
    "MEASURES_2015",
    "REPORTED_2015",
    "assumed",
    "grounded",
    "read",
    "recalled",
    "reported",
]

MEASURES_2015 = Document(title="中央部门预算绩效目标管理办法", number="财预〔2015〕88号", issuer="财政部")
"""The central measures on targets, recalled and not re-read."""
REPORTED_2015 = Document(title="中央部门预算绩效目标管理办法（网页转载）")
"""The same as a web page prints it."""


def grounded(kind: BasisKind, document: Document, zh: str, en: str) -> Basis:
    """What is known of a document in one way."""
    return Basis(kind=kind, document=document, zh=zh, en=en)


def recalled(zh: str, en: str) -> Basis:
    """What is recalled of the central measures on targets."""
    return grounded(BasisKind.RECALLED, MEASURES_2015, zh, en)


def read(document: Document, zh: str, en: str) -> Basis:
    """What was read in a document."""
    return grounded(BasisKind.READ, document, zh, en)


def reported(document: Document, zh: str, en: str) -> Basis:
    """What somebody reports of a practice."""
    return grounded(BasisKind.REPORTED, document, zh, en)


def assumed(zh: str, en: str) -> Basis:
    """A convention that nobody published."""
    return Basis(kind=BasisKind.ASSUMED, zh=zh, en=en)
