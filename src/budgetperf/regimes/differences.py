"""What differs between the rules of two jurisdictions, value against value, each with its ground."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, cast

from attrs import field, fields, frozen, has

from budgetperf.amounts import Share, show
from budgetperf.basis import Bases, Basis, Document
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.regimes.regime import Regime
from budgetperf.rules.conditions import says
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.fact_keys import FactKey
from budgetperf.terms import Term
from budgetperf.wire import BY_REFERENCE

if TYPE_CHECKING:
    from attrs import AttrsInstance

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
    left, right = (dict(_values(regime, "", ())) for regime in (one, other))
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


def _values(value: object, path: str, bases: tuple[Basis, ...]) -> Iterator[tuple[str, RuleValue]]:
    """Every value that a rule has, by its place."""
    if isinstance(value, DecisionTable):
        yield from _of_table(value, path)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            below, zh, en = f"{path}.{getattr(item, 'code', i)}", getattr(item, "zh", None), getattr(item, "en", None)
            parts = tuple(_values(item, below, bases))
            if zh is not None and en is not None:
                yield below, RuleValue(zh=zh, en=en, bases=bases)
            elif not parts:  # a round of which nothing is said is a round
                yield below, RuleValue(zh="未写明", en="nothing is said of it", bases=bases)
            yield from parts
    elif has(type(value)) and not isinstance(value, (Document, Share, FactKey)):
        yield from _of_record(value, path, bases)
    elif value is not None:
        said = _said(value)
        yield path, RuleValue(zh=said.zh, en=said.en, bases=bases)


def _of_record(record: object, path: str, bases: tuple[Basis, ...]) -> Iterator[tuple[str, RuleValue]]:
    ground = getattr(record, "basis", None)
    own = (ground,) if isinstance(ground, Basis) else bases
    values = {one.name: getattr(record, one.name) for one in fields(cast("type[AttrsInstance]", type(record)))}
    for name, value in values.items():
        if name not in _NO_RULES:
            based = ground.get(name) if isinstance(ground, Bases) else None
            below = f"{path}.{name.lstrip('_')}".lstrip(".")
            yield from _values(value, below, own if based is None else (based,))


def _of_table(table: DecisionTable, path: str) -> Iterator[tuple[str, RuleValue]]:
    names_zh = {measure.code: measure.zh for measure in table.measures}
    names_en = {measure.code: measure.en for measure in table.measures}
    for rule in table.rules:
        when = says(rule.when)
        then = "、".join(names_zh[code] for code in rule.then), ", ".join(names_en[code] for code in rule.then)
        status = rule.status.term
        yield (
            f"{path}.rules.{rule.code}",
            RuleValue(
                zh=f"{when.zh} → {then[0]}（{status.zh}）",
                en=f"{when.en} → {then[1]} ({status.en})",
                bases=(rule.basis,),
            ),
        )
    if table.otherwise is not None:
        last = table.otherwise
        zh, en = "、".join(names_zh[code] for code in last.then), ", ".join(names_en[code] for code in last.then)
        yield f"{path}.otherwise", RuleValue(zh=zh, en=en, bases=(last.basis,))
    for one in table.exemptions:
        yield f"{path}.exemptions.{one.code}", RuleValue(zh=one.zh, en=one.en, bases=(one.basis,))
    for question in table.open:
        answers = {reading.code: reading for reading in question.readings}
        chosen = answers.get(table.choices.get(question.choice, ""))
        said = (f"待定：{question.zh}", f"open: {question.en}") if chosen is None else (chosen.zh, chosen.en)
        yield f"{path}.questions.{question.choice}", RuleValue(zh=said[0], en=said[1], bases=())
    for code in table.adopted:
        yield f"{path}.adopted.{code}", RuleValue(zh="已采纳", en="adopted", bases=())


def _said(value: object) -> Term:
    if isinstance(value, Enum):
        said = getattr(value, "term", None) or getattr(value, "says", None)
        return said if isinstance(said, Term) else Term(key="value", zh=str(value.value), en=str(value.value))
    text = show(value) if isinstance(value, Share) else str(value)
    return Term(key="value", zh=text, en=text)


_NO_RULES = frozenset({"basis", "code", "revision", "zh", "en", "division", "ref", "extra"})
