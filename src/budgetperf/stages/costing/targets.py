"""The target of a cost indicator against a standard: what an indicator promises to spend may not exceed it."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Exact, Share, fraction, plain_text, show
from budgetperf.errors import InvalidValueError, UnitMismatchError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.targets import Indicator
from budgetperf.rules.expectations import AtLeast, AtMost, Bare, Exactly, Expectation, LessThan, MoreThan, Within
from budgetperf.rules.unit_costs import UnitCost
from budgetperf.rules.units import align
from budgetperf.terms import Term, term

__all__ = ["CostTargetCheck", "TargetReading", "check_cost_target"]


class TargetReading(Enum):
    """Whether a target could be compared with a standard, and if not, why."""

    COMPARED = "compared"
    NO_CEILING = "no_ceiling"
    UNREAD = "unread"
    OTHER_UNIT = "other_unit"

    @property
    def term(self) -> Term:
        """The reading in both languages."""
        return term(f"target-reading.{self.value}")


@frozen(kw_only=True)
class CostTargetCheck(Result):
    """A cost indicator beside a standard.

    Attributes:
        indicator: what is promised.
        limit: what one unit may cost.
        allowed: what may be spent in all, in yuan; None where that is not known.
        reading: whether the two could be compared.
        holds: whether the target is within the standard; None where they could not be compared.
    """

    indicator: Indicator
    limit: UnitCost
    allowed: Exact | None
    reading: TargetReading
    holds: bool | None

    def recompute(self) -> CostTargetCheck:
        """Check the kept indicator again."""
        return check_cost_target(self.indicator, self.limit, self.allowed)

    @property
    def explanation(self) -> Explanation:
        """The target, the standard and how they stand to each other."""
        name, asked = self.indicator.name or self.indicator.code, self.indicator.expectation
        said = self.reading.term
        if self.holds is not None:
            said = Term(
                key="holds",
                zh="未超过支出标准" if self.holds else "超过支出标准",
                en="within the standard" if self.holds else "above the standard",
            )
        more = "" if self.allowed is None else f"、{show(self.allowed)}元"
        return Explanation(
            key="cost-target",
            zh=f"{name} {asked}：{said.zh}（{self.limit}{more}）",
            en=f"{name} {asked}: {said.en} ({self.limit}{more.replace('、', ', ')})",
        )


def check_cost_target(indicator: Indicator, limit: UnitCost, allowed: Exact | None = None) -> CostTargetCheck:
    """Is the target of a cost indicator within the standard? A target that is just the standard is.

    A target per unit is compared with the quota, one in yuan with what is allowed in all. A number without an operator
    is taken for the most that is to be spent.

    Args:
        indicator: the cost indicator.
        limit: the quota.
        allowed: quantity times quota times time, as :attr:`CostRequestCheck.allowed`.

    >>> from budgetperf.amounts import points
    >>> from budgetperf.rules.reading import parse
    >>> asked = Indicator(code="a", name="单位成本", expectation=parse("≤5.67元/㎡/月"), points=points(10))
    >>> check_cost_target(asked, UnitCost.read("5.66元/㎡/月")).holds
    False
    """
    require(indicator, Indicator, "indicator")
    require(limit, UnitCost, "limit", hint="UnitCost.read()")
    require(allowed, (Decimal, Share, NoneType), "allowed")
    asked = indicator.expectation
    reading, holds = TargetReading.UNREAD, None
    if isinstance(asked, (AtLeast, MoreThan)):
        reading = TargetReading.NO_CEILING
    elif (most := _ceiling(asked)) is not None:
        holds = _within(*most, limit, allowed)
        reading = TargetReading.OTHER_UNIT if holds is None else TargetReading.COMPARED
    return CostTargetCheck(indicator=indicator, limit=limit, allowed=allowed, reading=reading, holds=holds)


def _ceiling(asked: Expectation) -> tuple[Decimal, str] | None:
    """The most that a target lets be spent, with its unit; None where it is no number."""
    if isinstance(asked, (AtMost, LessThan, Exactly, Bare)):
        return asked.value, asked.unit
    return (asked.high, asked.unit) if isinstance(asked, Within) else None


def _within(most: Decimal, unit: str, limit: UnitCost, allowed: Exact | None) -> bool | None:
    """Whether a ceiling is within the standard; None where no exact comparison is known."""
    try:
        return not UnitCost.read(f"{plain_text(most)}{unit}").exceeds(limit)
    except UnitMismatchError:
        return None
    except InvalidValueError:  # no unit cost: it may be money
        pass
    if allowed is None or not unit:
        return None
    try:
        return align(Decimal(1), "元", most, unit).actual <= fraction(allowed)
    except UnitMismatchError:
        return None
