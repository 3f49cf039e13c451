"""The documents that the rules of reviewing come from, and short ways to cite them."""

from __future__ import annotations

from budgetperf.basis import Basis, BasisKind, Document

__all__ = [
    "DONGHU",
    "DONGLI",
    "JIANGHAN",
    "MEASURES_2015",
    "PMKPI",
    "REPORTED_2015",
    "TEMPLATE",
    "TIANMEN",
    "XIUZHOU",
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
JIANGHAN = Document(title="江汉区2022年预算绩效管理工作推进情况")
DONGLI = Document(title="东丽区2022年预算绩效管理工作开展情况")
TIANMEN = Document(title="天门市2022年度预算绩效管理工作总结")
XIUZHOU = Document(title="秀洲区2021年度预算绩效管理情况说明")
DONGHU = Document(title="2022年东湖区预算绩效管理工作开展情况说明")
PMKPI = Document(title="预算绩效管理系统 pmkpi 的公开配置")
TEMPLATE = Document(title="公开的绩效目标审核表（网页资料）")


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
