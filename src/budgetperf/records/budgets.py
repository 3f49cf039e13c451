"""Budgets of a project: what was approved, what became of it in the year, what was spent.

Four amounts are kept, never derived from each other: the initial budget (年初预算数), the adjusted one (全年预算数,
调整预算数), the funds received (实际到位资金) and what was executed (全年执行数). Money carried over from last year is
part of the adjusted budget.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import Share, Yuan, ending, plain_text
from budgetperf.basis import Assumption
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_truth,
    tuple_of,
)
from budgetperf.places import called
from budgetperf.plain import Record
from budgetperf.rules.execution import Denominator

__all__ = ["INITIAL_AS_BASE", "Budget", "FundSource"]

INITIAL_AS_BASE = Assumption(
    key="execution.initial-as-base",
    zh="未填全年预算数时，以年初预算数为分母",
    en="where no adjusted budget is stated, the initial one is the denominator",
)


@frozen(kw_only=True)
class _Amounts(Record):
    """The amounts that a budget and each of its sources have.

    Attributes:
        initial: approved at the start of the year, in yuan; None where not stated.
        adjusted: in force at the end of the year, carry-over included, in yuan; None where not stated.
        executed: spent in the year, in yuan; None where not stated.
        carried_over: the part of ``adjusted`` that came from last year, in yuan; None where not stated.
        received: the funds that arrived, in yuan; None where not stated.
    """

    initial: Yuan | None = None
    adjusted: Yuan | None = None
    executed: Yuan | None = None
    carried_over: Yuan | None = None
    received: Yuan | None = None

    @property
    def base(self) -> Yuan | None:
        """The denominator of the execution rate: adjusted, or initial where no adjusted budget is stated.

        None where neither is stated, or where the initial one is zero: then the money came later, and how much of it
        is not stated.
        """
        if self.adjusted is None:
            return self.initial or None
        return self.adjusted

    @property
    def base_assumptions(self) -> tuple[Assumption, ...]:
        """What :attr:`base` assumes."""
        return (INITIAL_AS_BASE,) if self.adjusted is None else ()


@frozen(kw_only=True)
class FundSource(_Amounts):
    """One source of funds (资金来源) of a budget.

    Attributes:
        name: as printed, such as 财政拨款 or 其他资金.
    """

    name: str

    def __attrs_post_init__(self) -> None:
        require(self.name, str, "FundSource.name")
        _check_amounts(self)


@frozen(kw_only=True)
class Budget(_Amounts):
    """A project's budget of one year, over all its sources of funds.

    Attributes:
        sources: the sources as far as they are stated; they need not be all of them.
        finished: whether the work that the budget pays for is finished; None where not stated.

    >>> from budgetperf.amounts import wan
    >>> budget = Budget.of((
    ...     FundSource(name="财政拨款", initial=wan(90), adjusted=wan(100), executed=wan(80), carried_over=wan(10)),
    ...     FundSource(name="其他资金", initial=wan(20), adjusted=wan(20), executed=wan(10)),
    ... ))
    >>> str(budget.execution)
    '900000/1200000'
    """

    sources: tuple[FundSource, ...] = ()
    finished: bool | None = None

    def __attrs_post_init__(self) -> None:
        _check_amounts(self)
        require_each(self.sources, FundSource, "Budget.sources")
        if self.finished is not None:
            require_truth(self.finished, "Budget.finished")

    @classmethod
    def of(cls, sources: Iterable[FundSource]) -> Budget:
        """The budget that ``sources`` make when they are all there is; an amount one of them lacks is not stated."""
        every = tuple_of(sources, FundSource, "sources")
        return cls(
            initial=_sum(source.initial for source in every),
            adjusted=_sum(source.adjusted for source in every),
            executed=_sum(source.executed for source in every),
            carried_over=_sum(source.carried_over for source in every),
            received=_sum(source.received for source in every),
            sources=every,
        )

    @property
    def execution(self) -> Share:
        """Executed over :attr:`base`; over zero the share is undefined, which a rule must decide.

        Raises:
            IncompleteError: an amount is not stated.
        """
        return self.execution_over(Denominator.ADJUSTED)

    def execution_over(self, denominator: Denominator) -> Share:
        """Executed over the adjusted budget (:attr:`base`), the initial one or the funds received.

        Raises:
            IncompleteError: an amount is not stated.
        """
        require(denominator, Denominator, "denominator")
        below, field, zh = {
            Denominator.ADJUSTED: (self.base, "adjusted", "未填全年预算数"),
            Denominator.INITIAL: (self.initial, "initial", "未填年初预算数"),
            Denominator.RECEIVED: (self.received, "received", "未填实际到位资金"),
        }[denominator]
        problems: list[Problem] = []
        if below is None:
            problems.append(Problem(path=f"budget.{field}", en="is not stated", zh=zh))
        if self.executed is None:
            problems.append(Problem(path="budget.executed", en="is not stated", zh="未填全年执行数"))
        if below is None or self.executed is None:
            raise IncompleteError.listing(
                "the execution rate cannot be computed", "无法计算预算执行率", tuple(problems)
            )
        return Share(numerator=self.executed, denominator=below)


def _sum(amounts: Iterable[Yuan | None]) -> Yuan | None:
    total = Fraction(0)
    for amount in amounts:
        if amount is None:
            return None
        total += Fraction(amount)
    exact = ending(total)
    assert isinstance(exact, Decimal)  # noqa: S101 - a sum of decimals ends
    return Yuan(exact)


def _check_amounts(record: _Amounts) -> None:
    for name in ("initial", "adjusted", "executed", "carried_over", "received"):
        amount = getattr(record, name)
        if amount is not None and (type(amount) is not Decimal or not amount.is_finite() or amount < 0):
            found = plain_text(amount) if type(amount) is Decimal and amount.is_finite() else repr(amount)
            raise InvalidValueError(
                f"{type(record).__name__}.{name} is {found}, expected yuan, 0 or more.",
                f"{called(f'{type(record).__name__}.{name}')}为 {found}，应为不小于 0 的金额（元）。",
                hint_en="build amounts with yuan(), wan() or yi()",
                hint_zh="请用 yuan()、wan() 或 yi() 构造金额",
                found=amount,
                field=name,
            )
    if record.carried_over is not None and record.adjusted is not None and record.carried_over > record.adjusted:
        raise InvalidValueError(
            f"{record.carried_over} carried over is more than the adjusted budget of {record.adjusted} it belongs to.",
            f"上年结转 {record.carried_over} 大于其所属的全年预算数 {record.adjusted}。",
            found=record.carried_over,
            adjusted=record.adjusted,
        )
