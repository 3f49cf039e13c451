"""What can be wrong with a decision table, each with facts that show it when the table runs on them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import assert_never

from attrs import evolve, frozen

from budgetperf.errors import BudgetPerfError, InvalidValueError, require
from budgetperf.rules.deciding import ConflictError, MissingFactError, NoRuleError, NotAdoptedError, Ruling, decide
from budgetperf.rules.decisions import Chosen, DecisionTable, Exemption, Rule
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.facts import Facts, shown_value
from budgetperf.rules.holding import hold
from budgetperf.terms import Term, term

__all__ = ["Fault", "FaultKind", "demonstrate", "told"]


class FaultKind(Enum):
    """What is wrong with a table.

    ``GAP``: no rule applies and the table does not say what follows then, or leaves it to a proposal that nobody
    adopted. ``OVERLAP``: two rules apply where at most one may. ``SHADOWED``: a rule or exemption holds, but those
    before it always decide. ``CONTRADICTORY``: two rules apply together and lead to measures that exclude each other.
    ``UNREACHABLE``: a rule or exemption can never apply, or nothing leads to a declared measure. ``EDGE``: what would
    be one of the others happens only at a single printed value of a number or day, which belongs to neither side or to
    both.
    """

    GAP = "gap"
    OVERLAP = "overlap"
    SHADOWED = "shadowed"
    CONTRADICTORY = "contradictory"
    UNREACHABLE = "unreachable"
    EDGE = "edge"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"fault.{self.value}")


@frozen(kw_only=True)
class Fault:
    """One thing that is wrong with a table.

    Attributes:
        kind: what is wrong.
        zh: the fault in words, in Chinese.
        en: the same in English.
        facts: a counter-example; :func:`demonstrate` runs the table on it.
        rules: the codes of the rules or exemptions concerned, in the order of the table; of a shadowed one, that one
            first and then those that decide in its place; none of a gap.
        measures: the codes of the measures concerned: those that exclude each other, or the one that nothing leads to.
        edge: the code of the fact whose printed value is undeclared; None but for ``EDGE``.
        readings: the answers to open questions under which it appears; none where it appears under all.
    """

    kind: FaultKind
    zh: str
    en: str
    facts: Facts
    rules: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    edge: str | None = None
    readings: tuple[Chosen, ...] = ()

    def under(self, readings: tuple[Chosen, ...]) -> Fault:
        """The same fault, as one that appears under these readings."""
        return evolve(self, readings=readings)


def told(
    kind: FaultKind,
    facts: Facts,
    *,
    rules: Iterable[str] = (),
    measures: Iterable[str] = (),
    edge: FactKey | None = None,
) -> Fault:
    """A fault with its words."""
    rules, measures = tuple(rules), tuple(measures)
    zh, en = _words(kind, rules, measures, edge)
    shown = [(one.key, shown_value(one)) for one in facts.known]
    return Fault(
        kind=kind,
        zh=f"{zh}：{'，'.join(f'{key.zh}为 {value.zh}' for key, value in shown) or '无论何种情形'}",
        en=f"{en}: {', '.join(f'{key.en} {value.en}' for key, value in shown) or 'whatever the facts'}",
        facts=facts,
        rules=rules,
        measures=measures,
        edge=edge.code if edge else None,
    )


def _words(kind: FaultKind, rules: tuple[str, ...], measures: tuple[str, ...], edge: FactKey | None) -> tuple[str, str]:
    zh, en = "、".join(rules), " and ".join(rules)
    which_zh, which_en = "、".join(measures), " and ".join(measures)
    words: tuple[str, str]
    match kind:
        case FaultKind.GAP:
            words = "没有规则适用", "no rule applies"
        case FaultKind.OVERLAP:
            words = f"规则 {zh} 同时适用", f"the rules {en} apply at once"
        case FaultKind.SHADOWED:
            first_zh, first_en = "、".join(rules[1:]), " or ".join(rules[1:])
            words = f"规则 {rules[0]} 总有 {first_zh} 先于其适用", f"before the rule {rules[0]} always comes {first_en}"
        case FaultKind.CONTRADICTORY:
            words = f"规则 {zh} 的措施 {which_zh} 互斥", f"the rules {en} lead to {which_en}, which exclude each other"
        case FaultKind.UNREACHABLE if measures:
            words = f"任何情形都不得出措施 {which_zh}，包括", f"nothing leads to {which_en}, and so not"
        case FaultKind.UNREACHABLE:
            words = f"规则 {zh} 从不适用，包括", f"the rule {en} never applies, and so not to"
        case FaultKind.EDGE:
            name_zh, name_en = (edge.zh, edge.en) if edge else ("", "")
            words = f"“{name_zh}”的界限值不属于任何规则", f"the printed edge of {name_en} belongs to no rule"
            if rules:
                words = f"“{name_zh}”的界限值同属规则 {zh}", f"the printed edge of {name_en} belongs to {en} at once"
        case _:
            assert_never(kind)
    return words


def demonstrate(table: DecisionTable, fault: Fault) -> Ruling | BudgetPerfError:
    """Run a table on the counter-example of a fault and return what shows it.

    Args:
        table: the table that was analysed; open questions that the fault does not name are answered by any reading.
        fault: one of the faults found.

    Returns:
        For a gap a :class:`NoRuleError` or :class:`NotAdoptedError`; for rules that may not apply together a
        :class:`ConflictError`; for a shadowed rule a decision that names another one though its condition holds; for
        what cannot be reached a decision without it, or the error that comes in its place.

    Raises:
        InvalidValueError: the table does not have the fault.
    """
    require(table, DecisionTable, "table")
    require(fault, Fault, "fault", hint="analyse(table).faults")
    chosen = {question.choice: question.readings[0].code for question in table.open}
    chosen |= {**table.choices, **{answer.choice: answer.option for answer in fault.readings}}
    table = table.choose(**chosen)
    found: Ruling | BudgetPerfError
    try:
        found = decide(table, fault.facts, reason=f"反例 counter-example: {fault.kind.value}")
    except BudgetPerfError as error:
        found = error
    if not _shows(table, fault, found):
        raise InvalidValueError(
            f"{table.en} does not show the fault {fault.kind.value}: {fault.en}.",
            f"{table.zh}没有该问题（{fault.kind.term.zh}）：{fault.zh}。",
            table=table.code,
            kind=fault.kind.value,
        )
    return found


def _shows(table: DecisionTable, fault: Fault, found: Ruling | BudgetPerfError) -> bool:
    decided = {found.exempt, *found.applied} if isinstance(found, Ruling) else set()
    match fault.kind:
        case FaultKind.GAP:
            return isinstance(found, (NoRuleError, NotAdoptedError))
        case FaultKind.EDGE if not fault.rules:
            return isinstance(found, (NoRuleError, NotAdoptedError))
        case FaultKind.OVERLAP | FaultKind.CONTRADICTORY | FaultKind.EDGE:
            return isinstance(found, ConflictError) and all(_holds(table, code, fault.facts) for code in fault.rules)
        case FaultKind.SHADOWED:
            return bool(decided & {*fault.rules[1:]}) and _holds(table, fault.rules[0], fault.facts)
        case FaultKind.UNREACHABLE if isinstance(found, Ruling):
            return {*fault.measures}.isdisjoint(found.then) if fault.measures else decided.isdisjoint(fault.rules)
        case FaultKind.UNREACHABLE:
            return isinstance(found, (NoRuleError, NotAdoptedError, ConflictError, MissingFactError))
        case _:
            assert_never(fault.kind)


def _holds(table: DecisionTable, code: str, facts: Facts) -> bool:
    """Whether the condition of a rule or an exemption holds."""
    owners: tuple[Rule | Exemption, ...] = (*table.exemptions, *table.running)
    return any(hold(one.when, facts, table.choices).holds is True for one in owners if one.code == code)
