"""What a document says and no policy of its regime carries: what must be chosen first, and what nothing computes.

A policy that needs a choice stays None on the regime, and who uses it makes one with the function that ``held_by``
names. A sentence that moves nothing by itself, such as who takes part, stands here with its passage, so that the page
of a place leaves nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType, NoneType

from attrs import frozen

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus
from budgetperf.errors import require_each, require_fields, require_filled
from budgetperf.regimes.citing import grounded
from budgetperf.regimes.documents import DONGHU_2022, DONGLI_2022, JIANGHAN_2022, TIANMEN_2022, XIUZHOU_2021
from budgetperf.regimes.passages import PASSAGES
from budgetperf.rules.fact_keys import FactWord
from budgetperf.terms import Term

__all__ = ["FURTHER", "FurtherRule"]


@frozen(kw_only=True)
class FurtherRule:
    """Something that a document says besides the policies of its regime.

    Attributes:
        place: where it belongs, such as ``monitoring.circular``; ``other`` where no stage has it.
        zh: what it says, in Chinese.
        en: the same in English.
        basis: the passage.
        status: whether it binds.
        asks: what must be chosen before it can be used; nothing where nothing moves by it.
        held_by: what of this package holds or makes it, such as ``monitoring.jianghan_slowest``; None where nothing
            does.
    """

    place: str
    zh: str
    en: str
    basis: Basis
    status: RuleStatus = RuleStatus.REPORTED_PRACTICE
    asks: tuple[FactWord, ...] = ()
    held_by: str | None = None

    def __attrs_post_init__(self) -> None:
        require_filled(self, "place", "zh", "en")
        require_fields(self, Basis, "basis")
        require_fields(self, RuleStatus, "status")
        require_each(self.asks, FactWord, "FurtherRule.asks")
        require_fields(self, (str, NoneType), "held_by")

    @property
    def says(self) -> Term:
        """What it says, in both languages."""
        return Term(key=self.place, zh=self.zh, en=self.en)


_STANDS = {
    "reported": (BasisKind.REPORTED, RuleStatus.REPORTED_PRACTICE),
    "proposed": (BasisKind.PROPOSED, RuleStatus.PROPOSED),
    "planned": (BasisKind.READ, RuleStatus.PLANNED),
}
_CHOICES = """
ties | 并列时如何处理 | what becomes of ties
limit | 定额 | the quota
mean | 按何种平均 | which mean
quantified | 量化指标的最低比例 | the least share of quantified indicators
tolerance | 与预算相差的容差 | how far the product may lie from the budget
repeated | 视为相同的比例 | from which share on targets are the same
scheme | 权重方案 | the weights
code | 环节编码 | the code of the stage
zh | 环节名称 | the stage in Chinese
en | 环节英文名称 | the stage in English
least | 最低标准 | the least that is enough
items | 各系列的考核项 | the items of each series
order | 排名办法 | how they are ranked
since | 适用年度 | from which year on
red_below | 红灯界限 | where red begins
requirements | 各类要求 | what there is to require
a | A 类要求 | what class A is held to
b | B 类要求 | what class B is held to
c | C 类要求 | what class C is held to
watched | 重点关注部门 | the departments watched closely
scale | 等级标准 | the grades
holds | 以哪一结果为准 | which result holds
on_difference | 差异如何处理 | what becomes of a difference
included | 界限是否含本数 | whether the edge is included
counts | 合计还是各计 | ten in all or ten of each
series | 考核系列 | the series
"""
_WORDS = {
    key: FactWord(code=key, zh=zh, en=en)
    for key, zh, en in (map(str.strip, line.split("|")) for line in _CHOICES.strip().splitlines())
}

_DOCUMENTS = {
    "jianghan": JIANGHAN_2022,
    "tianmen": TIANMEN_2022,
    "dongli": DONGLI_2022,
    "xiuzhou": XIUZHOU_2021,
    "donghu": DONGHU_2022,
}
_HEAD = re.compile(r"(?P<place>\S+) (?P<standing>\S+)(?: (?P<held_by>[^\s(]+))?(?: \((?P<asks>.*)\))?")


def _further(code: str) -> tuple[FurtherRule, ...]:
    return tuple(_rule(block, _DOCUMENTS[code]) for block in PASSAGES[code].split("@ ")[1:])


def _rule(block: str, document: Document) -> FurtherRule:
    head, zh, en, *passage = block.strip().splitlines()
    told = _HEAD.fullmatch(head)
    assert told is not None, head  # noqa: S101 - the passages stand in this package
    kind, status = _STANDS[told["standing"]]
    return FurtherRule(
        place=told["place"],
        zh=zh,
        en=en,
        basis=grounded(kind, document, "".join(passage), "".join(passage)),
        status=status,
        asks=tuple(_WORDS[name] for name in (told["asks"] or "").split(", ") if name),
        held_by=told["held_by"],
    )


FURTHER: Mapping[str, tuple[FurtherRule, ...]] = MappingProxyType({code: _further(code) for code in PASSAGES})
"""What the five documents say besides, by the code of the regime."""
