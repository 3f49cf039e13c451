"""How the places of a regime are drawn as steps: what is short and on one ground in a line, the rest as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.basis import Basis
from budgetperf.explanation import Explanation
from budgetperf.regimes.values import RulePlace, consequence
from budgetperf.rules.conditions import AllOf, AnyOf, Condition, Not, Open, inside, says, walk
from budgetperf.rules.decisions import DecisionTable, Rule
from budgetperf.terms import Term, term

__all__ = ["drawn", "in_line", "titled"]

_LINE = 100
_MANY, _FIRST = 20, 8


def drawn(place: RulePlace, shown: tuple[Basis, ...] = ()) -> Explanation:
    """A place as a step.

    Args:
        place: the place.
        shown: the grounds that stand above it already and are not repeated.
    """
    if place.table is not None:
        return Explanation(
            key=place.path,
            zh=f"{place.name.zh}（{place.table.hit.term.zh}）",
            en=f"{place.name.en} ({place.table.hit.term.en})",
            parts=tuple(_rows(place.table, place.path)),
        )
    bases = tuple(basis for basis in place.bases if basis not in shown)
    line = in_line(place)
    words = place.parts and all(part.said is not None and not part.parts for part in place.parts)
    if (len(line.zh) <= _LINE or words) and _is_plain(place):
        return Explanation(key=place.path, zh=line.zh, en=line.en, bases=bases)
    said = titled(place)
    parts = tuple(drawn(part, (*shown, *place.bases)) for part in place.parts)
    return Explanation(key=place.path, zh=said.zh, en=said.en, bases=bases, parts=parts)


def _is_plain(place: RulePlace) -> bool:
    """Whether all of it stands on one ground, and at most one thing in each list is without a name."""
    lists = (each.parts for each in place.walk())
    crowded = (
        len(parts) > 1 and any(part.parts and not (part.said or part.name.zh) for part in parts) for parts in lists
    )
    return all(each.bases == place.bases and each.table is None for each in place.walk()) and not any(crowded)


def titled(place: RulePlace) -> Term:
    """The name of a place and what is said there; what has neither is counted."""
    named = [one for one in (place.name, place.said) if one is not None and one.zh]
    if not named:
        number = place.path.rpartition(".")[2]
        return Term(key=number, zh=f"第 {int(number) + 1} 项", en=f"item {int(number) + 1}")
    return Term(key=place.path, zh="：".join(one.zh for one in named), en=": ".join(one.en for one in named))


def in_line(place: RulePlace) -> Term:
    """A place and what is inside it in one line; of a long list of words the first few."""
    parts = [in_line(part) for part in place.parts]
    labelled = any(part.name.zh or part.parts for part in place.parts)
    zh, en = (
        ("；" if labelled else "、").join(one.zh for one in parts),
        ("; " if labelled else ", ").join(one.en for one in parts),
    )
    if len(parts) > 1 and len({one.zh for one in parts}) == 1:
        zh, en = f"{len(parts)} 项，均{parts[0].zh}", f"{len(parts)}, of each {parts[0].en}"
    elif len(parts) > _MANY and not labelled:
        zh = f"{'、'.join(one.zh for one in parts[:_FIRST])} 等共 {len(parts)} 项"
        en = f"{', '.join(one.en for one in parts[:_FIRST])} and others, {len(parts)} in all"
    if place.said is not None:
        zh = f"{place.said.zh}（{zh}）" if zh else place.said.zh
        en = f"{place.said.en} ({en})" if en else place.said.en
    elif not parts:
        zh, en = term("page.none").zh, term("page.none").en
    if not place.name.zh:
        return Term(key=place.path, zh=zh, en=en)
    return Term(key=place.path, zh=f"{place.name.zh}：{zh}", en=f"{place.name.en}: {en}")


def _rows(table: DecisionTable, path: str) -> Iterator[Explanation]:
    seen: set[Open] = set()
    for exempt in table.exemptions:
        label = term("page.exemption")
        yield Explanation(
            key=f"{path}.exemptions.{exempt.code}",
            zh=f"{label.zh}：{exempt.zh}",
            en=f"{label.en}: {exempt.en}",
            bases=(exempt.basis,),
            parts=(_condition(exempt.when, seen),),
        )
    for rule in table.rules:
        yield _rule(rule, table, path, seen)
    if table.otherwise is not None:
        label, last = term("page.otherwise"), tuple(table.measure(code) for code in table.otherwise.then)
        yield Explanation(
            key=f"{path}.otherwise",
            zh=f"{label.zh} → {'、'.join(one.zh for one in last)}",
            en=f"{label.en} → {', '.join(one.en for one in last)}",
            bases=(table.otherwise.basis,),
        )
    for question in {one.choice: one for one in table.open}.values():
        yield _question(question, table, path)


def _rule(rule: Rule, table: DecisionTable, path: str, seen: set[Open]) -> Explanation:
    then, when = consequence(rule, table), says(rule.when)
    zh, en = then.zh, then.en
    if rule.is_proposal:
        standing = term("page.adopted" if rule.code in table.adopted else "page.not-adopted")
        zh, en = f"{zh}〔{standing.zh}〕", f"{en} [{standing.en}]"
    plain = len(when.zh) <= _LINE and not any(isinstance(one, Open) for one in walk(rule.when))
    return Explanation(
        key=f"{path}.rules.{rule.code}",
        zh=f"{when.zh} → {zh}" if plain else zh,
        en=f"{when.en} → {en}" if plain else en,
        bases=(rule.basis,),
        parts=() if plain else (_condition(rule.when, seen),),
    )


def _condition(condition: Condition, seen: set[Open]) -> Explanation:
    """A condition as a tree; a question that was drawn above is only named."""
    said = says(condition)
    parts: tuple[Explanation, ...] = ()
    if isinstance(condition, Open):
        if condition not in seen:
            seen.add(condition)
            parts = tuple(_reading(one.zh, one.en, one.when, seen) for one in condition.readings)
    elif isinstance(condition, (AllOf, AnyOf, Not)) and not _is_short(condition):
        said = term({AllOf: "page.all-of", AnyOf: "page.any-of", Not: "page.not"}[type(condition)])
        parts = tuple(_condition(one, seen) for one in inside(condition))
    return Explanation(key=said.key, zh=said.zh, en=said.en, parts=parts)


def _reading(zh: str, en: str, when: Condition, seen: set[Open]) -> Explanation:
    return Explanation(key="reading", zh=f"{zh}：", en=f"{en}:", parts=(_condition(when, seen),))


def _is_short(condition: Condition) -> bool:
    return len(says(condition).zh) <= _LINE // 2 and not any(isinstance(one, Open) for one in walk(condition))


def _question(question: Open, table: DecisionTable, path: str) -> Explanation:
    label, answered = term("page.question"), term("page.answered")
    chosen = table.choices.get(question.choice)
    return Explanation(
        key=f"{path}.questions.{question.choice}",
        zh=f"{label.zh} {question.choice}：{question.zh}",
        en=f"{label.en} {question.choice}: {question.en}",
        parts=tuple(
            Explanation(
                key=one.code,
                zh=f"{one.code}：{one.zh}" + f"〔{answered.zh}〕" * (one.code == chosen),
                en=f"{one.code}: {one.en}" + f" [{answered.en}]" * (one.code == chosen),
            )
            for one in question.readings
        ),
    )
