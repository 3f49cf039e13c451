"""How a value stands to a bound, and how that is said of a fact."""

from __future__ import annotations

from enum import Enum

from budgetperf.rules.fact_keys import FactKey
from budgetperf.terms import Term, term

__all__ = ["Relation", "compared"]


class Relation(Enum):
    """How a value stands to a bound.

    By 《民法典》 (recalled) 以上, 以下, 达到 and 以内 include the number that they name, 超过 and 不满 leave it out.
    """

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EQUAL = "equal"

    @property
    def term(self) -> Term:
        """The relation in both languages."""
        return term(f"relation.{self.value}")


def compared(key: FactKey, words: Term, bound: Term, *, undefined: bool | None = None) -> tuple[str, str, str]:
    """A comparison of a fact with a bound: its key and its words in Chinese and English.

    Args:
        key: the fact.
        words: the relation, with a place for the bound.
        bound: the bound.
        undefined: what an undefined value counts as; None where that is left open.
    """
    place = bound.zh if bound.zh.endswith(("元", "分", "日")) else f"{bound.zh} "
    zh, en = f"{key.zh}{words.zh.format(place).rstrip()}", f"{key.en} {words.en.format(bound.en)}"
    if undefined is None:
        return key.code, zh, en
    verdict_zh, verdict_en = ("成立", "holds") if undefined else ("不成立", "does not hold")
    return key.code, f"{zh}（无法计算的视为{verdict_zh}）", f"{en} (what is undefined {verdict_en})"
