"""The departments that spend most slowly, named in a circular (通报), each with an order to put it right.

「对 2022 年支出进度偏慢的后 10 家部门进行了全区通报，要求落实整改措施，加快支出进度」. The progress of a department is
what its projects spent over their budgets, both summed; the ranking policy says how many are named and what becomes of
ties.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import groupby

from attrs import field, frozen

from budgetperf.amounts import Rounding, RoundingMode, Share, Yuan, plain_text
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published
from budgetperf.rules.fact_keys import Origin, OriginKind
from budgetperf.rules.facts import Facts, rate_fact
from budgetperf.stages.monitors.lines import MonitorLine, check_lines, ended
from budgetperf.stages.selection.candidates import Described
from budgetperf.stages.selection.rankings import Ranking, RankingPolicy, rank
from budgetperf.wire import BY_REFERENCE

__all__ = [
    "SPENDING_PROGRESS",
    "Circular",
    "CircularOrder",
    "DepartmentSpending",
    "circulate",
    "spending_by_department",
]

SPENDING_PROGRESS = rate_fact("spending_progress", "支出进度", "spending progress")
"""A department's executed over its budget; what a ranking policy of a circular names as its measure."""
_CENT = Rounding(places=2, mode=RoundingMode.HALF_UP)
_SUMMED = Origin(
    kind=OriginKind.COMPUTED, zh="各项目执行数之和除以预算数之和", en="sums over the department's projects"
)


@frozen(kw_only=True)
class DepartmentSpending:
    """What the projects of one department come to.

    Attributes:
        department: its code.
        count: how many projects.
        amount: their budgets, in yuan; None where one of them is not stated.
        executed: what they spent, in yuan; None where one of them is not stated.
    """

    department: str
    count: int
    amount: Yuan | None
    executed: Yuan | None

    @property
    def share(self) -> Share | None:
        """Executed over budget; None where an amount is not stated."""
        if self.amount is None or self.executed is None:
            return None
        return Share(numerator=self.executed, denominator=self.amount)


@frozen(kw_only=True)
class CircularOrder:
    """The order that goes with being named.

    Attributes:
        department: the code of the department.
        place: its place from the slowest, 1 first.
        share: its progress.
        due: the day by which it must report what it has done.
    """

    department: str
    place: int
    share: Share
    due: date


@frozen(kw_only=True)
class Circular(Result):
    """A circular on spending.

    Attributes:
        lines: the projects, without classified ones.
        policy: how many departments are named, and what becomes of ties.
        on: the day of the circular.
        due: the day by which the named departments must report.
        departments: every department with its sums, by code.
        ranking: who is named, who is tied at the edge, and who has no progress.
        orders: one for each department that is named.
    """

    lines: tuple[MonitorLine, ...]
    policy: RankingPolicy = field(metadata=BY_REFERENCE)
    on: date
    due: date
    departments: tuple[DepartmentSpending, ...]
    ranking: Ranking
    orders: tuple[CircularOrder, ...]

    def recompute(self) -> Circular:
        """Rank the kept projects again."""
        return circulate(self.lines, self.policy, on=self.on, due=self.due)

    def overdue(self, day: date, answered: Iterable[str]) -> tuple[CircularOrder, ...]:
        """The orders that are past their day and not answered.

        Args:
            day: the day that is asked about.
            answered: the codes of the departments that have reported.
        """
        require(day, date, "day")
        done = set(tuple_of(answered, str, "answered"))
        return tuple(order for order in self.orders if day > order.due and order.department not in done)

    @property
    def explanation(self) -> Explanation:
        """Who is named, with the order."""
        parts = tuple(
            Explanation(
                key=f"order.{order.department}",
                zh=f"{order.department}：支出进度 {_percent(order.share)}，限 {order.due} 前落实整改措施，加快支出进度",
                en=f"{order.department}: {_percent(order.share)} spent, to put it right and report by {order.due}",
            )
            for order in self.orders
        )
        return Explanation(
            key="circular",
            zh=f"{self.on} 通报支出进度偏慢的部门 {len(self.orders)} 家",
            en=f"circular of {self.on}: {len(self.orders)} departments that spend slowly",
            parts=(*parts, self.ranking.explanation),
        )


def spending_by_department(lines: Iterable[MonitorLine]) -> tuple[DepartmentSpending, ...]:
    """What the projects of each department come to, by its code; classified ones are left out.

    Raises:
        InvalidValueError: a project twice, or lines of different months, which are not alike.
    """
    every = tuple_of(lines, MonitorLine, "lines", hint="monitor().line")
    check_lines(every, same_month=True)
    shown = sorted(published(every), key=_department)
    found = []
    for department, group in groupby(shown, key=_department):
        those = tuple(group)
        found.append(
            DepartmentSpending(
                department=department,
                count=len(those),
                amount=_sum([line.amount for line in those]),
                executed=_sum([line.executed for line in those]),
            )
        )
    return tuple(found)


def circulate(lines: Iterable[MonitorLine], policy: RankingPolicy, *, on: date, due: date) -> Circular:
    """Name the departments that spend most slowly, each with an order.

    Args:
        lines: the projects, all by the end of one month; those of classified departments are left out.
        policy: how many, and what becomes of ties, such as ``regimes.monitoring.jianghan_slowest(...)``.
        on: the day of the circular.
        due: the day by which the named departments must report; not before ``on``.

    Raises:
        InvalidValueError: the days are in the wrong order, the policy ranks by something else or refuses a tie, a
            project stands twice, or the lines are of different months.
    """
    require(policy, RankingPolicy, "policy", hint="regimes.monitoring.jianghan_slowest()")
    require(on, date, "on")
    require(due, date, "due")
    if due < on or policy.keys[0].fact != SPENDING_PROGRESS.key:
        raise InvalidValueError(
            f"the circular of {on} is due on {due} and ranks by {policy.keys[0].fact.code}, expected a later day and "
            f"{SPENDING_PROGRESS.key.code}.",
            f"{on} 的通报期限为 {due}，按“{policy.keys[0].fact.zh}”排序；期限应不早于通报之日，并按“支出进度”排序。",
            on=on,
            due=due,
        )
    shown = published(tuple_of(lines, MonitorLine, "lines", hint="monitor().line"))
    departments = spending_by_department(shown)
    ranking = rank([_described(one) for one in departments], policy)
    shares = {one.department: one.share for one in departments}
    orders = tuple(
        CircularOrder(department=one.code, place=one.place, share=share, due=due)
        for one in ranking.named
        if (share := shares[one.code]) is not None
    )
    return Circular(
        lines=shown,
        policy=policy,
        on=on,
        due=due,
        departments=departments,
        ranking=ranking,
        orders=orders,
    )


def _described(one: DepartmentSpending) -> Described:
    known = () if one.share is None else (SPENDING_PROGRESS.known(one.share, _SUMMED),)
    return Described(code=one.department, facts=Facts(known=known))


def _department(line: MonitorLine) -> str:
    return line.department


def _sum(amounts: list[Yuan | None]) -> Yuan | None:
    stated = [Fraction(amount) for amount in amounts if amount is not None]
    return ended(sum(stated, Fraction(0))) if len(stated) == len(amounts) else None


def _percent(share: Share) -> str:
    return f"{plain_text(_CENT.apply(share.exact * 100))}%"
