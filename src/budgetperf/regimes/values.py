"""Every value that a regime has, at its place, in words and with its ground: what a page shows and a diff compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from attrs import field, fields, frozen, has

from budgetperf.amounts import Share, show
from budgetperf.basis import Bases, Basis, BasisKind, Document
from budgetperf.regimes.regime import Regime
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.conditions import says
from budgetperf.rules.decisions import DecisionTable, Rule
from budgetperf.terms import TERMS, Term
from budgetperf.wire import tag_of

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = ["YES", "RulePlace", "consequence", "places_of"]


@frozen(kw_only=True)
class RulePlace:
    """One place of a regime, with the places inside it.

    Attributes:
        path: the place for programs, such as ``screening.table.rules.projects``.
        name: what it is called; without words for what stands in a list and has no name.
        said: the value in words; None where only the places inside it have one.
        bases: its grounds.
        parts: the places inside it.
        table: the decision table that stands there; its rows are the parts.
    """

    path: str
    name: Term
    said: Term | None
    bases: tuple[Basis, ...]
    parts: tuple[RulePlace, ...] = ()
    table: DecisionTable | None = field(default=None, repr=False)

    def walk(self) -> Iterator[RulePlace]:
        """The place and every one inside it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def places_of(regime: Regime) -> tuple[RulePlace, ...]:
    """What a regime has: one place for each stage of which something is known.

    Names, codes and grounds are no rules, and have no places.

    >>> from budgetperf.regimes.donghu import DONGHU
    >>> [place.path for place in places_of(DONGHU)][:3]
    ['period', 'screening', 'conclusions']
    """
    return _of_record(regime, "", _NAMELESS, ()).parts


def consequence(rule: Rule, table: DecisionTable) -> Term:
    """What a row leads to, with its force and status; that an assumption is in force nobody says."""
    then = tuple(table.measure(code) for code in rule.then)
    standing = (rule.force.term,) if rule.basis.kind is BasisKind.ASSUMED else (rule.force.term, rule.status.term)
    zh = f"{'、'.join(one.zh for one in then)}（{'；'.join(one.zh for one in standing)}）"
    en = f"{', '.join(one.en for one in then)} ({'; '.join(one.en for one in standing)})"
    return Term(key=rule.code, zh=zh, en=en)


def _of(value: object, path: str, name: Term, bases: tuple[Basis, ...]) -> RulePlace:
    if isinstance(value, DecisionTable):
        table = Term(key=value.code, zh=value.zh, en=value.en)
        return RulePlace(path=path, name=table, said=None, bases=bases, parts=tuple(_rows(value, path)), table=value)
    if isinstance(value, tuple):
        parts = tuple(_item(item, f"{path}.{getattr(item, 'code', i)}", bases) for i, item in enumerate(value))
        return RulePlace(path=path, name=name, said=None, bases=bases, parts=parts)
    said = _said(value)
    if said is None:
        return _of_record(value, path, name, bases)
    return RulePlace(path=path, name=name, said=said, bases=_own(value, bases))


def _item(item: object, path: str, bases: tuple[Basis, ...]) -> RulePlace:
    """What stands in a list says its own name; a round of which nothing is said is a round all the same."""
    place = _of(item, path, _NAMELESS, bases)
    said = place.said or _named(item)
    if said is None and not place.parts:
        said = Term(key="value", zh="未写明", en="nothing is said of it")
    return RulePlace(path=path, name=_NAMELESS, said=said, bases=place.bases, parts=place.parts, table=place.table)


def _of_record(record: object, path: str, name: Term, bases: tuple[Basis, ...]) -> RulePlace:
    kind = cast("type[AttrsInstance]", type(record))
    ground, own = getattr(record, "basis", None), _own(record, bases)
    parts = []
    for one in fields(kind):
        value, known_as = getattr(record, one.name), one.name.lstrip("_")
        if one.name not in _NO_RULES and value is not None:
            based = ground.get(one.name) if isinstance(ground, Bases) else None
            below = f"{path}.{known_as}".lstrip(".")
            parts.append(
                _of(_in_words(value, record), below, _label(kind, known_as, below), own if based is None else (based,))
            )
    return RulePlace(
        path=path, name=name, said=None if parts else _named(record), bases=own, parts=tuple(parts), table=None
    )


def _own(value: object, bases: tuple[Basis, ...]) -> tuple[Basis, ...]:
    ground = getattr(value, "basis", None)
    return (ground,) if isinstance(ground, Basis) else bases


def _in_words(value: object, record: object) -> object:
    """Codes of what the same record lists are said by the names that they have there."""
    if not (isinstance(value, tuple) and value and all(isinstance(item, str) for item in value)):
        return value
    lists = (getattr(record, one.name) for one in fields(cast("type[AttrsInstance]", type(record))))
    names = {
        getattr(item, "code", None): _named(item) for listed in lists if isinstance(listed, tuple) for item in listed
    }
    return tuple(names.get(item) or item for item in value)


def _rows(table: DecisionTable, path: str) -> Iterator[RulePlace]:
    for rule in table.rules:
        when, then = says(rule.when), consequence(rule, table)
        words = f"{when.zh} → {then.zh}", f"{when.en} → {then.en}"
        yield _row(f"{path}.rules.{rule.code}", words, rule.basis)
    if table.otherwise is not None:
        last = tuple(table.measure(code) for code in table.otherwise.then)
        words = "、".join(one.zh for one in last), ", ".join(one.en for one in last)
        yield _row(f"{path}.otherwise", words, table.otherwise.basis)
    for exempt in table.exemptions:
        when = says(exempt.when)
        words = f"{exempt.zh}：{when.zh}", f"{exempt.en}: {when.en}"
        yield _row(f"{path}.exemptions.{exempt.code}", words, exempt.basis)
    for question in {one.choice: one for one in table.open}.values():
        answers = {reading.code: reading for reading in question.readings}
        chosen = answers.get(table.choices.get(question.choice, ""))
        words = (f"待定：{question.zh}", f"open: {question.en}") if chosen is None else (chosen.zh, chosen.en)
        yield _row(f"{path}.questions.{question.choice}", words)
    for code in table.adopted:
        yield _row(f"{path}.adopted.{code}", ("已采纳", "adopted"))


def _row(path: str, words: tuple[str, str], *bases: Basis) -> RulePlace:
    return RulePlace(path=path, name=_NAMELESS, said=Term(key=path, zh=words[0], en=words[1]), bases=bases)


def _said(value: object) -> Term | None:
    """A value in words; None for a record that has no words for all of itself."""
    own = getattr(value, "says", None) or getattr(value, "term", None) or value
    if isinstance(own, Term):
        return own
    if isinstance(value, bool):
        return YES if value else _NO
    if has(type(value)) and not isinstance(value, (Document, PrintedDate, Share)):
        return None
    text = show(value) if isinstance(value, Share) else str(value)
    return Term(key="value", zh=text, en=text)


def _named(record: object) -> Term | None:
    zh, en = getattr(record, "zh", None), getattr(record, "en", None)
    return Term(key="named", zh=zh, en=en) if isinstance(zh, str) and isinstance(en, str) else None


def _label(kind: type[object], name: str, path: str) -> Term:
    """What a field is called; one that the vocabulary does not have is called by its own name."""
    keys = f"slot.{path}", f"stage.{path}", f"field.{tag_of(kind)}.{name}", f"field.{name}"
    known = next((TERMS[key] for key in keys if key in TERMS), None)
    return known or Term(key=name, zh=name.replace("_", " "), en=name.replace("_", " "))


_NO_RULES = frozenset({"basis", "code", "revision", "zh", "en", "division", "ref", "extra"})
_NAMELESS = Term(key="", zh="", en="")
YES = Term(key="yes", zh="是", en="yes")
_NO = Term(key="no", zh="否", en="no")
