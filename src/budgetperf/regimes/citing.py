"""Short ways to cite a document for what it says."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document

__all__ = ["grounded", "read", "reported"]


def grounded(kind: BasisKind, document: Document, zh: str, en: str) -> Basis:
    """What is known of a document in one way."""
    return Basis(kind=kind, document=document, zh=zh, en=en)


def read(document: Document, zh: str, en: str) -> Basis:
    """What was read in a document."""
    return grounded(BasisKind.READ, document, zh, en)


def reported(document: Document, zh: str, en: str) -> Basis:
    """What somebody reports of a practice."""
    return grounded(BasisKind.REPORTED, document, zh, en)
