"""Rules taken across a gap that we do not model: whatever their ground was, that they hold here is assumed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import AttrsInstance, fields, has

from budgetperf.basis import Bases, Basis, BasisKind

__all__ = ["taken_over"]

P = TypeVar("P", bound=AttrsInstance)


def taken_over(policy: P, zh: str, en: str) -> P:
    """The policy with every ground turned into an assumption that says what it was taken from.

    Args:
        policy: the policy; the rules inside it are turned too.
        zh: where it was taken from, in Chinese.
        en: the same in English.

    >>> from budgetperf.regimes.national import NATIONAL
    >>> scale = taken_over(NATIONAL.self_evaluation.scale, "借用全国规则", "taken from the national rules")
    >>> scale.basis["bands"].kind.value, scale.basis["bands"].en
    ('assumed', '90 and above is excellent, 80 good, 60 fair, below 60 poor (taken from the national rules)')
    """
    make: Callable[..., P] = type(policy)
    values: dict[str, object] = {}
    for attribute in fields(type(policy)):
        value = getattr(policy, attribute.name)
        if isinstance(value, Bases):
            value = {key: _assumed(basis, zh, en) for key, basis in value.items()}
        elif has(type(value)) and isinstance(getattr(value, "basis", None), Bases):
            value = taken_over(value, zh, en)
        values[attribute.alias or attribute.name] = value
    return make(**values)


def _assumed(basis: Basis, zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.ASSUMED, document=basis.document, zh=f"{basis.zh}（{zh}）", en=f"{basis.en} ({en})")
