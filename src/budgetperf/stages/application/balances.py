"""Idle money: a surplus is recovered at once, money carried over as long as a rule lets it (结余、结转).

「对各类财政结余资金以及结转2年的项目资金进行全面清理，并全部收回统筹使用」: what is recovered is the full balance.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Yuan, plain_text, yuan
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require, require_fields, require_text, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import Classifiable, published
from budgetperf.rules.deciding import Ruling, decide
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import Facts, Known, count_fact, word_fact
from budgetperf.rules.rows import Measure
from budgetperf.stages.reviews.filings import check_amount, summed
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "BALANCE_KIND",
    "BALANCE_MEASURES",
    "KEEP_BALANCE",
    "RECOVER_BALANCE",
    "YEARS_CARRIED",
    "Balance",
    "BalanceKind",
    "ClearedBalance",
    "Clearing",
    "clear_balances",
]


class BalanceKind(Enum):
    """What is left of a budget: a surplus (结余) is no longer needed, a carry-over (结转) goes on next year."""

    SURPLUS = "surplus"
    CARRY_OVER = "carry_over"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"balance.{self.value}")


BALANCE_KIND = word_fact(
    "balance_kind",
    "资金性质",
    "kind of balance",
    tuple(FactWord(code=kind.value, zh=kind.term.zh, en=kind.term.en) for kind in BalanceKind),
)
YEARS_CARRIED = count_fact("years_carried", "结转年数", "years carried over")
KEEP_BALANCE = Measure(code="keep", zh="继续结转使用", en="carried on")
RECOVER_BALANCE = Measure(code="recover", zh="全部收回", en="recovered in full")
BALANCE_MEASURES = (KEEP_BALANCE, RECOVER_BALANCE)
"""What a table of balances can lead to."""
_RECORDED = Origin(kind=OriginKind.RECORDED, zh="结转结余记录", en="the record of the balance")


@frozen(kw_only=True, repr=False)
class Balance(Classifiable):
    """What is left of the money of one project.

    Attributes:
        project: the project's key.
        kind: what it is.
        amount: how much, in yuan, 0 or more.
        years: of a carry-over, for how many years it has been carried, 1 or more; None for a surplus.

    Raises:
        InvalidValueError: years of a surplus or none of a carry-over, or something of another type.
    """

    project: str
    kind: BalanceKind
    amount: Yuan
    years: int | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.project, "Balance.project")
        require_fields(self, BalanceKind, "kind")
        require_fields(self, (int, NoneType), "years")
        check_amount(self.amount, "Balance.amount", self)
        carried = self.kind is BalanceKind.CARRY_OVER
        if (self.years is not None) is not carried or (self.years is not None and self.years < 1):
            found = self.shown("—" if self.years is None else self.years)
            raise InvalidValueError(
                f"the {self.kind.term.en} has been carried for {found.en} years, expected 1 or more for a carry-over "
                "and none for a surplus.",
                f"{self.kind.term.zh}资金的结转年数为 {found.zh}，结转应不小于 1，结余不填。",
                found=found.en,
            )


@frozen(kw_only=True)
class ClearedBalance:
    """What becomes of one balance.

    Attributes:
        balance: the balance.
        ruling: what the rules say.
        recovered: how much is taken back, in yuan: all of it or nothing.
    """

    balance: Balance
    ruling: Ruling
    recovered: Yuan


@frozen(kw_only=True)
class Clearing(Result):
    """What becomes of idle money; that of classified projects is left out.

    Attributes:
        balances: the balances.
        table: the rules.
        lines: what becomes of each, in the same order.
        recovered: what is taken back together, in yuan.
        kept: what is carried on together, in yuan.
    """

    balances: tuple[Balance, ...]
    table: DecisionTable = field(metadata=BY_REFERENCE)
    lines: tuple[ClearedBalance, ...]
    recovered: Yuan
    kept: Yuan

    def recompute(self) -> Clearing:
        """Clear the kept balances again."""
        return clear_balances(self.balances, self.table)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says, each once."""
        return tuple(dict.fromkeys(item for line in self.lines for item in line.ruling.assumptions))

    @property
    def explanation(self) -> Explanation:
        """The totals, and each balance with the rule that applied."""
        parts = [
            Explanation(
                key="balance",
                zh=f"{line.balance.project}：{line.balance.kind.term.zh} {plain_text(line.balance.amount)} 元",
                en=f"{line.balance.project}: {line.balance.kind.term.en} of {plain_text(line.balance.amount)} yuan",
                parts=(line.ruling.explanation,),
            )
            for line in self.lines
        ]
        recovered, kept = plain_text(self.recovered), plain_text(self.kept)
        return Explanation(
            key="clearing",
            zh=f"收回 {recovered} 元，继续结转 {kept} 元",
            en=f"{recovered} yuan recovered, {kept} yuan carried on",
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def clear_balances(balances: Iterable[Balance], table: DecisionTable) -> Clearing:
    """What becomes of idle money.

    Args:
        balances: the balances; those of classified projects are left out.
        table: the rules, such as ``regimes.application.TIANMEN_BALANCES``; it leads to :data:`BALANCE_MEASURES`.

    Raises:
        InvalidValueError: a table that leads to something else, or something of another type.
    """
    every = published(tuple_of(balances, Balance, "balances"))
    require(table, DecisionTable, "table", hint="regimes.application.TIANMEN_BALANCES")
    if table.measures != BALANCE_MEASURES:
        found = ", ".join(measure.code for measure in table.measures) or "nothing"
        raise InvalidValueError(
            f"the table {table.code} leads to {found}, expected keep and recover.",
            f"决策表“{table.zh}”的措施为 {found}，应为 keep 和 recover。",
            found=found,
        )
    lines = tuple(_cleared(balance, table) for balance in every)
    recovered = summed(line.recovered for line in lines)
    kept = summed(line.balance.amount for line in lines if RECOVER_BALANCE not in line.ruling.measures)
    return Clearing(balances=every, table=table, lines=lines, recovered=recovered, kept=kept)


def _cleared(balance: Balance, table: DecisionTable) -> ClearedBalance:
    known: list[Known] = [BALANCE_KIND.known(balance.kind.value, _RECORDED)]
    if balance.years is not None:
        known.append(YEARS_CARRIED.known(balance.years, _RECORDED))
    ruling = decide(table, Facts(known=tuple(known)))
    recovered = balance.amount if RECOVER_BALANCE in ruling.measures else yuan(0)
    return ClearedBalance(balance=balance, ruling=ruling, recovered=recovered)
