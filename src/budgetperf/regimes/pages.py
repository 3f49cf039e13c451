"""A regime as a page for people: every rule with its condition, force, standing and ground, and what is not stated.

The page is made of the regime's value and of nothing else: a figure that changes in the regime changes on its page.
What must be chosen before it can be used is said to be so, with what has to be chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from attrs import evolve, fields

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.errors import InvalidValueError, Lang, require, require_each
from budgetperf.explanation import Explanation
from budgetperf.regimes.drawing import drawn, in_line
from budgetperf.regimes.further import FURTHER, FurtherRule
from budgetperf.regimes.regime import Regime
from budgetperf.regimes.result_rules import ResultRules
from budgetperf.regimes.stage_rules import MonitoringRules, ReviewRules, StageRules
from budgetperf.regimes.values import YES, RulePlace, places_of
from budgetperf.rules.rows import Rule
from budgetperf.terms import Term, term

__all__ = ["comparison", "describe", "page"]

_STAGES = (
    "period",
    "self_evaluation",
    "department_evaluation",
    "fiscal_evaluation",
    "screening",
    "conclusions",
    "requests",
    "reviews",
    "monitoring",
    "application",
    "results",
    "life",
)
_COMPARED = (
    "period",
    "screening",
    "conclusions",
    "requests",
    "reviews.procedure",
    "reviews.gate",
    "reviews.aspects",
    "monitoring.policy",
    "monitoring.tiers",
    "monitoring.rounds",
    "application",
    "results.balances",
    "results.layers",
    "results.letters",
    "results.disclosure",
    "results.weights",
    "life",
)


def describe(regime: Regime, further: Iterable[FurtherRule] | None = None) -> Explanation:
    """The rules of a regime as a tree: stages, their policies, their rules, each with its grounds.

    Args:
        regime: the regime.
        further: what its documents say besides; None takes what is known here of the regime's code.

    >>> from budgetperf.regimes.dongli import DONGLI
    >>> tree = describe(DONGLI)
    >>> tree.parts[0].zh, tree.parts[1].zh, tree.parts[1].parts[0].zh
    ('期间', '单位自评', '文件未载明')
    """
    require(regime, Regime, "regime")
    besides = tuple(FURTHER.get(regime.code, ()) if further is None else further)
    require_each(besides, FurtherRule, "further")
    known = {place.path: place for place in places_of(regime)}
    stages = [_stage(name, known.get(name), besides) for name in _STAGES]
    if other := _besides("other", besides, ()):
        stages.append(_step("stage.other", *other))
    return Explanation(key=regime.code, zh=regime.zh, en=regime.en, parts=tuple(stages))


def _stage(name: str, place: RulePlace | None, besides: tuple[FurtherRule, ...]) -> Explanation:
    """One stage: its policies, what the document says besides, and what it does not say."""
    slots = _SLOTS.get(name, ())
    if not slots:
        parts = (_step("page.not-stated"),) if place is None else _inside(place)
        return _step(f"stage.{name}", *parts, *_besides(name, besides, ()))
    known = {} if place is None else {part.path: part for part in place.parts}
    open_slots = [slot for slot in slots if slot not in known]
    chosen = {rule.place: rule for rule in besides if rule.place in open_slots and rule.asks}
    silent = [slot for slot in open_slots if slot not in {rule.place for rule in besides}]
    found = [
        _step(f"slot.{slot}", *(_inside(known[slot]) if slot in known else (_to_say(chosen[slot]),)))
        for slot in slots
        if slot in known or slot in chosen
    ]
    nothing = _step("page.not-stated", *(_step(f"slot.{slot}") for slot in silent))
    rest = _besides(name, besides, (*known, *chosen))
    return _step(f"stage.{name}", *found, *rest, *(nothing,) * bool(silent))


def _inside(place: RulePlace) -> tuple[Explanation, ...]:
    """A policy without its own line: a table, or the fields of what is one."""
    if place.table is not None or not place.parts:
        return (drawn(place),)
    return tuple(drawn(part) for part in _marked(place).parts)


def _marked(place: RulePlace) -> RulePlace:
    """A policy whose standing says whether it was adopted, where it is only proposed."""
    adoption = next((part for part in place.parts if part.path.endswith(".adopted")), None)
    if adoption is None:
        return place
    mark = term("page.adopted" if adoption.said == YES else "page.not-adopted")
    parts = []
    for part in place.parts:
        if part.said is not None and part.said.key in {RuleStatus.PROPOSED.value, RuleStatus.PLANNED.value}:
            zh, en = f"{part.said.zh}〔{mark.zh}〕", f"{part.said.en} [{mark.en}]"
            parts.append(evolve(part, said=Term(key=mark.key, zh=zh, en=en)))
        elif part is not adoption:
            parts.append(part)
    return evolve(place, parts=tuple(parts))


def _besides(stage: str, besides: tuple[FurtherRule, ...], done: tuple[str, ...]) -> tuple[Explanation, ...]:
    """What the document says of a stage and no policy carries; what needed a choice and has a policy now is done."""
    told = [
        rule for rule in besides if rule.place.partition(".")[0] == stage and not (rule.asks and rule.place in done)
    ]
    return (_step("page.further", *map(_to_say, told)),) * bool(told)


def _to_say(rule: FurtherRule) -> Explanation:
    """What a document says, what must be chosen, and what of this package holds it."""
    choose, held, joint = term("page.to-choose"), term("page.held-by"), rule.status.term
    zh = [f"{rule.zh}（{joint.zh}）"]
    en = [f"{rule.en} ({joint.en})"]
    if rule.asks:
        zh.append(f"{choose.zh}：{'、'.join(one.zh for one in rule.asks)}")
        en.append(f"{choose.en}: {'; '.join(one.en for one in rule.asks)}")
    if rule.held_by is not None:
        zh.append(f"{held.zh} regimes.{rule.held_by}")
        en.append(f"{held.en} regimes.{rule.held_by}")
    return Explanation(key=rule.place, zh="；".join(zh), en="; ".join(en), bases=(rule.basis,))


def _step(key: str, *parts: Explanation) -> Explanation:
    said = term(key)
    return Explanation(key=key, zh=said.zh, en=said.en, parts=parts)


def page(regime: Regime, lang: Lang, further: Iterable[FurtherRule] | None = None) -> str:
    """The rules of a regime as a page in Markdown.

    Args:
        regime: the regime.
        lang: Chinese (``"zh"``) or English (``"en"``).
        further: what its documents say besides; None takes what is known here of the regime's code.

    Raises:
        InvalidValueError: another language.

    >>> from budgetperf.regimes.donghu import DONGHU
    >>> print(page(DONGHU, "en").splitlines()[0])
    # Donghu District
    """
    tree = describe(regime, further)
    lines = [f"# {tree.sentence(_known(lang))}", "", *_facts(regime, lang)]
    for stage in tree.parts:
        headed = [part for part in stage.parts if part.key.startswith(("slot.", "page.")) and part.parts]
        lines += ["", f"## {_title(stage.sentence(lang))}", ""]
        lines += [part.markdown(lang) for part in stage.parts if part not in headed]
        for part in headed:
            lines += ["", f"### {_title(part.sentence(lang))}", "", *(one.markdown(lang) for one in part.parts)]
    return "\n".join(lines) + "\n"


def _title(said: str) -> str:
    return said[:1].upper() + said[1:]


def _facts(regime: Regime, lang: Lang) -> list[str]:
    """What the regime is, and how much of it is open or only proposed, as a table."""
    period = "—" if regime.period is None else regime.period.says.text(lang)
    shown = {
        "page.code": regime.code,
        "page.division": regime.division or "—",
        "page.revision": regime.revision,
        "page.period": period,
        "page.questions": ", ".join(f"`{one.choice}`" for one in regime.questions) or "—",
        "page.proposals": ", ".join(f"`{code}`" for code in regime.proposals) or "—",
    }
    return ["| | |", "|---|---|", *(_row(term(key).text(lang), value) for key, value in shown.items())]


def comparison(regimes: Iterable[Regime], lang: Lang) -> str:
    """The main rules of several regimes side by side, in Markdown: for each rule a table with a row for each regime.

    What is only assumed is left out, and stands on the page of the regime.

    Args:
        regimes: the regimes, in their order.
        lang: Chinese (``"zh"``) or English (``"en"``).

    Raises:
        InvalidValueError: another language.

    >>> from budgetperf.regimes.donghu import DONGHU
    >>> print(comparison([DONGHU], "zh").splitlines()[0])
    ### 期间
    """
    _known(lang)
    found = [
        (regime, {place.path: place for stage in places_of(regime) for place in stage.walk()}) for regime in regimes
    ]
    lines: list[str] = []
    for path in _COMPARED:
        title = term(f"slot.{path}" if "." in path else f"stage.{path}")
        lines += [f"### {_title(title.text(lang))}", ""]
        lines += [_row(term("page.place").text(lang), term("page.says").text(lang)), "|---|---|"]
        for regime, places in found:
            said = _main(places[path], lang) if path in places else _missing(regime, path, lang)
            lines.append(_row(regime.zh if lang == "zh" else regime.en, said))
        lines.append("")
    return "\n".join(lines)


def _main(place: RulePlace, lang: Lang) -> str:
    """What the rows of a table say, or the values of a policy that its documents say, in one cell."""
    table = next((each.table for each in place.walk() if each.table is not None), None)
    if table is not None:
        rows = [rule for rule in table.rules if rule.basis.kind is not BasisKind.ASSUMED]
        said = [f"{_claim(rule, lang)} [{rule.status.term.text(lang)}]" for rule in rows]
    elif not place.parts:
        said = [place.said.text(lang)] if place.said else []
    else:
        parts = [part for part in _marked(place).parts if all(one.kind is not BasisKind.ASSUMED for one in part.bases)]
        said = [_listed(part).text(lang) for part in parts]
    return "<br>".join(dict.fromkeys(said)) or term("page.assumed-only").text(lang)


def _claim(rule: Rule, lang: Lang) -> str:
    return rule.basis.zh if lang == "zh" else rule.basis.en


def _listed(place: RulePlace) -> Term:
    """What stands in a list, by its names alone."""
    if any(part.said is None for part in place.parts):
        return in_line(place)
    return in_line(evolve(place, parts=tuple(evolve(part, parts=()) for part in place.parts)))


def _missing(regime: Regime, path: str, lang: Lang) -> str:
    """What must be chosen first, or that nothing is stated."""
    rule = next((one for one in FURTHER.get(regime.code, ()) if one.place == path and one.asks), None)
    return term("page.not-stated").text(lang) if rule is None else _to_say(rule).sentence(lang)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _known(lang: Lang) -> Lang:
    if lang not in get_args(Lang):
        raise InvalidValueError(
            f"the language is {lang!r}, expected 'zh' or 'en'.", f"语言为 {lang!r}，应为 'zh' 或 'en'。", found=lang
        )
    return lang


def _slots(name: str, kind: type[StageRules]) -> tuple[str, ...]:
    return tuple(f"{name}.{one.alias}" for one in fields(kind) if one.name.startswith("_"))


_SLOTS = {
    name: _slots(name, kind)
    for name, kind in (("reviews", ReviewRules), ("monitoring", MonitoringRules), ("results", ResultRules))
}
