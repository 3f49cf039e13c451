"""Several results of one project: which of them decide on the money, and what else follows from all of them.

Precedence speaks of the money alone; other measures of every result stand beside each other. A result of whose kind the
policy says nothing does not take part, and that hangs on its source and object only: were it to hang on the grade,
worse evidence could step aside for a milder result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from budgetperf.errors import IncompleteError, Problem
from budgetperf.rules.deciding import OpenChoiceError, Ruling
from budgetperf.rules.holding import prepared
from budgetperf.rules.rows import Force, Rule
from budgetperf.stages.application.consequences import MoneyEffect
from budgetperf.stages.application.ladders import rank_of
from budgetperf.stages.application.policy import ApplicationPolicy
from budgetperf.stages.application.precedence import Precedence, PrecedenceKind
from budgetperf.stages.application.results import ResultOnRecord

__all__ = ["deciding_results", "effects_of", "measures_of", "money_measures", "money_rules", "tied_results"]


def money_measures(ruling: Ruling, policy: ApplicationPolicy) -> tuple[str, ...]:
    """What a ruling says of the money: everything that tightens; where nothing does, the highest in rank."""
    ranked = [(rank, code) for code in ruling.then if (rank := policy.ranks[code]) is not None]
    top = max((rank for rank, _ in ranked), default=0)
    return tuple(code for rank, code in ranked if rank == top or (rank > 0))


def money_rules(ruling: Ruling, policy: ApplicationPolicy, forces: frozenset[Force]) -> list[Rule]:
    """The rules of some forces that applied and lead to what the ruling says of the money."""
    said = {*money_measures(ruling, policy)}
    rules = (rule for rule in policy.table.rules if rule.code in ruling.applied)
    return [rule for rule in rules if rule.force in forces and said & {*rule.then}]


def effects_of(rulings: Iterable[Ruling], policy: ApplicationPolicy, forces: frozenset[Force]) -> Iterator[MoneyEffect]:
    """What the rules of some forces do to the money; what follows where no rule applies has no force to ask for."""
    for ruling in rulings:
        said = money_measures(ruling, policy)
        led = [code for rule in money_rules(ruling, policy, forces) for code in rule.then if code in said]
        yield from (policy.consequence(code).effect for code in (led if ruling.applied else said))


def _other_measures(ruling: Ruling, policy: ApplicationPolicy) -> tuple[str, ...]:
    """What a ruling leads to besides the money."""
    return tuple(code for code in ruling.then if policy.ranks[code] is None)


def measures_of(rulings: Sequence[Ruling], deciding: Sequence[int], policy: ApplicationPolicy) -> tuple[str, ...]:
    """The codes of all measures: on the money those of the deciding results, else those of every one."""
    found = {code for i in deciding for code in money_measures(rulings[i], policy)}
    found |= {code for ruling in rulings for code in _other_measures(ruling, policy)}
    return tuple(one.code for one in policy.consequences if one.code in found)


def deciding_results(
    results: Sequence[ResultOnRecord], rulings: Sequence[Ruling], policy: ApplicationPolicy
) -> tuple[int, ...]:
    """The places of the results that decide on the money.

    Raises:
        OpenChoiceError: they differ, and nobody chose which one decides.
        IncompleteError: the day or the source of one has no place in the precedence chosen.
    """
    tied = tied_results(results, rulings, policy)
    ranks = {i: rank_of(rulings[i].then, policy.ranks) or 0 for i in tied}
    return tuple(i for i in tied if ranks[i] == max(ranks.values()))


def tied_results(
    results: Sequence[ResultOnRecord], rulings: Sequence[Ruling], policy: ApplicationPolicy
) -> tuple[int, ...]:
    """The places of the results that come first, of which the strictest decide; what binds in any of them binds.

    Raises:
        OpenChoiceError: they differ, and nobody chose which one decides.
        IncompleteError: the day or the source of one has no place in the precedence chosen.
    """
    speaking = [i for i, ruling in enumerate(rulings) if _speaks(ruling, policy)] or list(range(len(rulings)))
    said = {_changes(rulings[i], policy) for i in speaking}
    if len(said) == 1 and (policy.precedence is None or not any(said)):
        return tuple(speaking)
    if policy.precedence is None:
        raise _open(policy, [results[i] for i in speaking])
    place = _places(results, speaking, policy.precedence)
    return tuple(i for i in speaking if place(i) == min(map(place, speaking)))


def _changes(ruling: Ruling, policy: ApplicationPolicy) -> frozenset[str]:
    """What a ruling says of the money, without what changes nothing: nobody has to choose between such measures."""
    said = map(policy.consequence, money_measures(ruling, policy))
    return frozenset(one.code for one in said if one.rank or one.effect is not MoneyEffect.FREE)


def _speaks(ruling: Ruling, policy: ApplicationPolicy) -> bool:
    """Whether a rule about the money could apply to such a result, whatever the evidence."""
    evidence = {ladder.key.code for ladder in policy.ladders}
    values = {code: value for code, value in ruling.facts.values.items() if code not in evidence}
    return any(
        prepared(rule.when, policy.table.choices)(values) is not False
        for rule in policy.table.running
        if rank_of(rule.then, policy.ranks) is not None
    )


def _places(results: Sequence[ResultOnRecord], speaking: Sequence[int], precedence: Precedence) -> Callable[[int], int]:
    """For each result its place in the precedence: the lowest decides."""
    problems: list[Problem] = []
    days: dict[int, date] = {}
    for i in speaking:
        on = results[i].on
        if on is not None:
            days[i] = on
        elif precedence.kind is PrecedenceKind.LATEST:
            problems.append(Problem(path=f"results[{i}].on", en="is not stated", zh="未填作出之日"))
        if precedence.kind is PrecedenceKind.DECLARED and results[i].source not in precedence.order:
            en, zh = f"is {results[i].source.value}, which has no place in the order", "来源不在所列次序之中"
            problems.append(Problem(path=f"results[{i}].source", en=en, zh=zh))
    if problems:
        raise IncompleteError.listing("which result decides cannot be told", "无法确定以何者为准", tuple(problems))
    if precedence.kind is PrecedenceKind.LATEST:
        return lambda i: -days[i].toordinal()
    if precedence.kind is PrecedenceKind.DECLARED:
        return lambda i: precedence.order.index(results[i].source)
    return lambda _: 0


def _open(policy: ApplicationPolicy, results: Sequence[ResultOnRecord]) -> OpenChoiceError:
    there = " | ".join(kind.value for kind in PrecedenceKind)
    sources = tuple(dict.fromkeys(result.source for result in results))
    en, zh = ", ".join(one.term.en for one in sources), "、".join(one.term.zh for one in sources)
    return OpenChoiceError(
        f"{policy.en}: {en} lead to different measures, and no document says which decides: precedence={there}.",
        f"{policy.zh}：{zh}的措施不同，文件未明确以何者为准：precedence={there}。",
        hint_en="choose by name, as in policy.taking(precedence=Precedence(kind=PrecedenceKind.STRICTEST))",
        hint_zh="请按名称选择，如 policy.taking(precedence=Precedence(kind=PrecedenceKind.STRICTEST))",
        choices=("precedence",),
        sources=tuple(one.value for one in sources),
    )
