"""What differs between the rules of two jurisdictions, value against value, each with its ground."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from budgetperf.basis import Basis
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.values import places_of
from budgetperf.wire import BY_REFERENCE

__all__ = ["RegimeDiff", "RuleDifference", "RuleValue", "diff"]


@frozen(kw_only=True)
class RuleValue:
    """What one regime has at one place.

    Attributes:
        zh: the value in Chinese.
        en: the value in English.
        bases: its grounds.
    """

    zh: str
    en: str
    bases: tuple[Basis, ...]


@frozen(kw_only=True)
class RuleDifference:
    """One place where two regimes differ.

    Attributes:
        path: the place, such as ``screening.table.rules.projects``.
        one: what the first has there; None where it has nothing.
        other: what the second has there; None where it has nothing.
    """

    path: str
    one: RuleValue | None
    other: RuleValue | None


@frozen(kw_only=True)
class RegimeDiff(Result):
    """What differs between two regimes.

    Attributes:
        one: the first regime.
        other: the second regime.
        differences: the places where they differ, in the order of their rules.
    """

    one: Regime = field(metadata=BY_REFERENCE)
    other: Regime = field(metadata=BY_REFERENCE)
    differences: tuple[RuleDifference, ...]

    def recompute(self) -> RegimeDiff:
        """Compare the two regimes again."""
        return diff(self.one, self.other)

    @property
    def explanation(self) -> Explanation:
        """Each difference with both values and their grounds."""
        return Explanation(
            key="regime-diff",
            zh=f"{self.one.zh}与{self.other.zh}的规则有 {len(self.differences)} 处不同",
            en=f"{len(self.differences)} rules differ between {self.one.en} and {self.other.en}",
            parts=tuple(
                Explanation(
                    key=each.path,
                    zh=each.path,
                    en=each.path,
                    parts=(_side(self.one, each.one), _side(self.other, each.other)),
                )
                for each in self.differences
            ),
        )


def diff(one: Regime, other: Regime) -> RegimeDiff:
    """Compare the rules of two regimes; names, codes and grounds are no rules.

    Args:
        one: the first.
        other: the second.

    >>> from budgetperf.regimes.donghu import DONGHU
    >>> for each in diff(DONGHU, DONGHU.choose(prior_year_base="initial")).differences:
    ...     print(each.path)
    screening.table.questions.prior_year_base
    """
    require(one, Regime, "one")
    require(other, Regime, "other")
    left, right = (dict(_values(regime)) for regime in (one, other))
    return RegimeDiff(
        one=one,
        other=other,
        differences=tuple(
            RuleDifference(path=path, one=left.get(path), other=right.get(path))
            for path in dict.fromkeys((*left, *right))
            if _words(left.get(path)) != _words(right.get(path))
        ),
    )


def _words(value: RuleValue | None) -> tuple[str, str] | None:
    return None if value is None else (value.zh, value.en)


def _side(regime: Regime, value: RuleValue | None) -> Explanation:
    zh, en = ("未规定", "nothing is said") if value is None else (value.zh, value.en)
    return Explanation(
        key=regime.code, zh=f"{regime.zh}：{zh}", en=f"{regime.en}: {en}", bases=value.bases if value else ()
    )


def _values(regime: Regime) -> Iterator[tuple[str, RuleValue]]:
    for stage in places_of(regime):
        for place in stage.walk():
            if place.said is not None:
                yield place.path, RuleValue(zh=place.said.zh, en=place.said.en, bases=place.bases)
