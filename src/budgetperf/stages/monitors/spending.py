"""The money in the middle of a year: the execution rate, how evenly it was spent, how far it is from the attainment."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, Share, ending, fraction, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.budgets import Budget
from budgetperf.records.progress import MonthSpent, ProjectProgress
from budgetperf.rules.execution import Denominator
from budgetperf.stages.monitors.conventions import Averaging, GapKind, Treatment, Uneven
from budgetperf.stages.monitors.indicators import WatchedIndicator
from budgetperf.stages.monitors.lamps import Lamp
from budgetperf.stages.monitors.lighting import Cause
from budgetperf.stages.monitors.parts import AttainmentRule, EvennessRule, GapRule
from budgetperf.stages.monitors.policy import MonitorPolicy
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Evenness", "Gap", "WatchedSpending", "attained", "evenness", "gap", "share_of", "watch_spending"]


@frozen(kw_only=True)
class WatchedSpending(Result):
    """The execution of the budget with its lamp.

    Attributes:
        budget: the amounts; None where they are not stated.
        month: the last month covered.
        policy: the rules.
        share: executed over what the rules name; None where an amount is not stated.
        expected: the progress that is expected; None where the lamp does not hang on it.
        ratio: the rate over the expected progress; None where the lamp does not hang on it.
        lamp: the lamp; None where none is lit.
        cause: why this lamp, or none.
        assumptions: what the lamp rests on.
    """

    budget: Budget | None
    month: int
    policy: MonitorPolicy = field(metadata=BY_REFERENCE)
    share: Share | None
    expected: Exact | None
    ratio: Exact | None
    lamp: Lamp | None
    cause: Cause
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> WatchedSpending:
        """Watch the kept budget again."""
        return watch_spending(self.budget, self.month, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The rate, what is expected, the lamp and the grounds."""
        lamp = self.lamp.term if self.lamp else term("lamp.none")
        rate = "—" if self.share is None else show(self.share)
        zh, en = f"预算执行率 {rate}", f"execution rate {rate}"
        rules = self.policy.execution
        names: tuple[str, ...] = ("zero_budget",) if self.cause is Cause.ZERO else ()
        if self.ratio is not None and self.expected is not None and rules is not None and self.lamp is not None:
            figures = show(self.expected), show(self.ratio), rules.bands.interval(self.lamp)
            zh += "，序时进度 {}，两者之比 {}，在 {} 内".format(*figures)
            en += ", {} expected, a ratio of {}, inside {}".format(*figures)
            names = ("denominator", "expected", "bands")
        said = self.cause.term
        return Explanation(
            key="spending",
            zh=f"{zh}：{lamp.zh}（{said.zh}）",
            en=f"{en}: {lamp.en} ({said.en})",
            bases=() if rules is None else tuple(rules.basis[name] for name in names),
            parts=assumption_steps(self.assumptions),
        )


@frozen(kw_only=True)
class Evenness:
    """How evenly money was spent.

    Attributes:
        value: 1 where each month spent alike, 0 where the last spent everything.
        lamp: its lamp; None where the rules light none.
    """

    value: Exact
    lamp: Lamp | None


@frozen(kw_only=True)
class Gap:
    """How far attainment and execution lie apart.

    Attributes:
        attainment: how far the targets of the year are reached.
        execution: how much of the budget is executed.
        size: the gap as the rule measures it, 0 or more; None where it is a share of no attainment.
        lamp: the lamp of a gap beyond the limit; None within it.
    """

    attainment: Exact
    execution: Exact
    size: Exact | None
    lamp: Lamp | None


def watch_spending(budget: Budget | None, month: int, policy: MonitorPolicy) -> WatchedSpending:
    """The lamp of the spending by the end of a month.

    Args:
        budget: the amounts, with what was executed so far; None where they are not stated.
        month: the last month covered, 1 to 12.
        policy: the rules; where they say nothing on spending, only the rate is computed, over the adjusted budget.
    """
    require(policy, MonitorPolicy, "policy", hint="regimes.monitoring.VENDOR")
    rules = policy.execution
    share = share_of(budget, rules.denominator if rules else Denominator.ADJUSTED)
    expected: Fraction | None = None
    ratio: Fraction | None = None
    lamp: Lamp | None = None
    used: tuple[str, ...] = ()
    if rules is None:
        cause = Cause.NO_RULE
    elif is_nothing(budget, rules.denominator):
        lamp, cause, used = rules.zero_budget, Cause.ZERO, ("zero_budget",)
    elif share is None:
        cause = Cause.NOT_REPORTED
    elif (expected := rules.expected.by_end_of(month)) is None:
        cause = Cause.NOTHING_EXPECTED
    else:
        ratio = share.exact / expected
        lamp, cause, used = rules.bands.lamp(ratio), Cause.BAND, ("denominator", "expected", "bands")
    return WatchedSpending(
        budget=budget,
        month=month,
        policy=policy,
        share=share,
        expected=None if expected is None else ending(expected),
        ratio=None if ratio is None else ending(ratio),
        lamp=lamp,
        cause=cause,
        assumptions=_assumed(policy, budget, used),
    )


def share_of(budget: Budget | None, denominator: Denominator) -> Share | None:
    """The execution rate; None where an amount is not stated."""
    try:
        return None if budget is None else budget.execution_over(denominator)
    except IncompleteError:
        return None


def is_nothing(budget: Budget | None, denominator: Denominator) -> bool:
    """Whether there is no budget to execute, or one of zero."""
    if budget is None:
        return True
    whole = {
        Denominator.ADJUSTED: budget.base,
        Denominator.INITIAL: budget.initial,
        Denominator.RECEIVED: budget.received,
    }[denominator]
    return not whole


def _assumed(policy: MonitorPolicy, budget: Budget | None, used: tuple[str, ...]) -> tuple[Assumption, ...]:
    rules = policy.execution
    if rules is None or not used:
        return ()
    keys = {f"execution.{name}" for name in used}
    own = tuple(one for one in rules.assumptions if one.key in keys)
    if "bands" not in used or budget is None:
        return own
    base = budget.base_assumptions if rules.denominator is Denominator.ADJUSTED else ()
    said = {one.zh for one in own}
    below = tuple(one for one in (*rules.bands.assumptions, *rules.expected.assumptions) if one.zh not in said)
    return (*own, *below, *base)


def evenness(months: Iterable[MonthSpent], month: int, rule: EvennessRule) -> Evenness | None:
    """How evenly money was spent up to a month: 1 less what lies between the sums spent and even ones.

    The sums by the end of each month but the last, as shares of all that was spent, are set against 1/m, 2/m, …; what
    they fall short (and, where the rule says so, what they exceed) is over the most that it can be, (m - 1)/2.

    Args:
        months: what was spent in each; months that are not named spent nothing.
        month: the last month covered.
        rule: the rule.

    Returns:
        The evenness; None for January alone, and where nothing was spent.
    """
    spent = {one.month: Fraction(one.amount) for one in months}
    whole = sum(spent.values(), Fraction(0))
    if month == 1 or not whole:
        return None
    apart, so_far = Fraction(0), Fraction(0)
    for each in range(1, month):
        so_far += spent.get(each, Fraction(0))
        short = Fraction(each, month) - so_far / whole
        apart += abs(short) if rule.counts is Uneven.EITHER else max(short, Fraction(0))
    value = 1 - apart / Fraction(month - 1, 2)
    return Evenness(value=ending(value), lamp=rule.bands.lamp(value) if rule.bands else None)


def attained(progress: ProjectProgress, rows: Iterable[WatchedIndicator], rule: AttainmentRule | None) -> Exact | None:
    """How far the targets of a project are reached: as stated, else the mean of what is watched in proportion.

    None where there is neither, or where an indicator that should count by its points has none.
    """
    if progress.attainment is not None:
        return progress.attainment
    counted = [row for row in rows if row.attainment is not None and row.treatment is not Treatment.BY_LIMIT]
    if rule is None or not counted:
        return None
    weights = [_weight(row, rule) for row in counted]
    whole = sum((weight for weight in weights if weight is not None), Fraction(0))
    if None in weights or not whole:
        return None
    total = Fraction(0)
    for row, weight in zip(counted, weights, strict=True):
        share = fraction(row.attainment or Decimal(0))
        total += (min(share, Fraction(1)) if rule.capped else share) * (weight or 0)
    return ending(total / whole)


def _weight(row: WatchedIndicator, rule: AttainmentRule) -> Fraction | None:
    if rule.averaging is Averaging.EQUAL:
        return Fraction(1)
    return None if row.indicator.points is None else Fraction(row.indicator.points)


def gap(attainment: Exact, execution: Share, rule: GapRule) -> Gap:
    """The gap between two rates; execution is over a budget above zero.

    A gap that is a share of an attainment of zero has no size: it warns where money was spent all the same.
    """
    reached, spent = fraction(attainment), execution.exact
    apart = abs(reached - spent)
    size: Fraction | None = apart
    if rule.kind is GapKind.RELATIVE:
        size = apart / abs(reached) if reached else None
    limit = rule.limit.exact
    beyond = apart > 0 if size is None else (size >= limit if rule.included else size > limit)
    return Gap(
        attainment=attainment,
        execution=ending(spent),
        size=None if size is None else ending(size),
        lamp=rule.lamp if beyond else None,
    )
