"""The short account of a ruling: which comparisons settled it. The whole tree stays in the ruling itself.

One part that fails settles 且, one that holds settles 或; what was compared beside it says nothing about the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.explanation import Explanation
from budgetperf.rules.conditions import AllOf, AnyOf
from budgetperf.rules.deciding import Ruling, proposal_steps
from budgetperf.rules.decisions import Exemption, Rule
from budgetperf.rules.holding import Held, hold

__all__ = ["account", "settling"]


def settling(held: Held) -> Iterator[Held]:
    """The comparisons that settle a condition which can be told, in reading order.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.rules.comparing import any_of, at_least, less_than
    >>> from budgetperf.rules.facts import Facts, amount_fact
    >>> money = amount_fact("money", "资金", "money")
    >>> found = hold(any_of(at_least(money, wan(5)), less_than(money, wan(9))), Facts(known=(money.known(wan(1)),)), {})
    >>> [one.explanation.en for one in settling(found)]
    ['money of less than 90000 yuan: found 10000 yuan, holds']
    """
    parts = held.parts
    if not parts:
        yield held
    if isinstance(held.condition, AnyOf) and held.holds:
        parts = tuple(part for part in parts if part.holds)
    if isinstance(held.condition, AllOf) and not held.holds:
        parts = tuple(part for part in parts if part.holds is False)[:1]
    for part in parts:
        yield from settling(part)


def account(ruling: Ruling) -> tuple[Explanation, ...]:
    """What applied, on which ground and by which comparisons; where no rule did, what kept each one from applying.

    Proposals that nobody adopted and that would have applied come last.
    """
    table = ruling.table
    applied = {*ruling.applied, ruling.exempt}
    owners: tuple[Exemption | Rule, ...] = (*table.exemptions, *table.running)
    found = [_step(ruling, one, "适用", "applies") for one in owners if one.code in applied]
    if not found:
        found = [_step(ruling, rule, "不适用", "does not apply") for rule in table.running]
    if ruling.exempt is not None:
        found.append(Explanation(key="reason", zh=f"理由：{ruling.reason}", en=f"reason: {ruling.reason}"))
    return (*found, *proposal_steps(ruling))


def _step(ruling: Ruling, one: Exemption | Rule, zh: str, en: str) -> Explanation:
    held = hold(one.when, ruling.facts, ruling.table.choices)
    leaves = tuple(dict.fromkeys(leaf.explanation for leaf in settling(held)))
    return Explanation(key=one.code, zh=f"{zh}：{one.code}", en=f"{en}: {one.code}", bases=(one.basis,), parts=leaves)
