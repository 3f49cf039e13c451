"""Bonus and malus outside the base points (调整指标：加分项、扣分项).

Some tables add items to the base points (基础分), so that a total may pass the whole before it is capped. How much the
items may add or take, and whether the total is capped, is the table's own affair: nothing here has a default.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, Share, ending, exact, fraction, plain_text, points, show
from budgetperf.basis import Assumption, Bases, BasisKind, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_text
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.terms import Term, term

__all__ = ["Adjusted", "Adjustment", "AdjustmentRule", "TotalCap", "adjust"]


class TotalCap(Enum):
    """Whether a total with its bonus may pass the whole."""

    AT_WHOLE = "at_whole"
    NONE = "none"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"total-cap.{self.value}")


@frozen(kw_only=True)
class Adjustment:
    """One bonus or malus.

    Attributes:
        code: its key.
        name: what it is for.
        points: above zero for a bonus, below for a malus.

    Raises:
        InvalidValueError: a code or name that is no text or blank, or points that are zero or no finite ``Decimal``.
    """

    code: str
    name: str
    points: Decimal

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "Adjustment.code")
        require_text(self.name, "Adjustment.name")
        require(self.points, Decimal, "Adjustment.points", hint="exact()")
        if exact(self.points, "Adjustment.points") == 0:
            raise InvalidValueError(
                f"the adjustment {self.code!r} is worth 0 points, expected more or less.",
                f"调整项“{self.code}”为 0 分，应为加分或扣分。",
                found=self.points,
            )


@frozen(kw_only=True)
class AdjustmentRule:
    """How far bonus and malus may move a total.

    Attributes:
        most_added: the most that all bonus together adds (最高加分), 0 or more.
        most_taken: the most that all malus together takes (最高减分), 0 or more.
        cap: whether the total may pass the whole.
        basis: the ground of each.
    """

    most_added: Points
    most_taken: Points
    cap: TotalCap
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        for name in ("most_added", "most_taken"):
            require(getattr(self, name), Decimal, f"AdjustmentRule.{name}", hint="points()")
            points(getattr(self, name))
        require(self.cap, TotalCap, "AdjustmentRule.cap")
        check_bases(self, self.basis)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the fields that nobody published."""
        return assumptions_of("adjustment", self, self.basis)


@frozen(kw_only=True)
class Adjusted(Result):
    """A total after bonus and malus.

    Attributes:
        base: the total before.
        whole: what the base points are worth in all.
        adjustments: every bonus and malus, in order.
        rule: how far they may move the total.
        added: what the bonus adds, no more than allowed.
        taken: what the malus takes, no more than allowed.
        total: the base and both, never below zero, and no more than the whole where the rule says so.
        assumptions: the conventions it rests on.
    """

    base: Exact
    whole: Points
    adjustments: tuple[Adjustment, ...]
    rule: AdjustmentRule
    added: Exact
    taken: Exact
    total: Exact
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> Adjusted:
        """Adjust the kept total again."""
        return adjust(self.base, self.adjustments, whole=self.whole, rule=self.rule)

    @property
    def explanation(self) -> Explanation:
        """The base, every item, what counts of them and the total."""
        steps = [
            Explanation(
                key="adjustment",
                zh=f"{item.name}：{'加' if item.points > 0 else '减'} {plain_text(abs(item.points))}",
                en=f"{item.name}: {'+' if item.points > 0 else '-'}{plain_text(abs(item.points))}",
            )
            for item in self.adjustments
        ]
        added, taken, total = show(self.added), show(self.taken), show(self.total)
        sources = dict.fromkeys(b for b in self.rule.basis.values() if b.kind is not BasisKind.ASSUMED)
        return Explanation(
            key="adjusted",
            zh=f"调整后总分 {total}：{show(self.base)} + {added} - {taken}",
            en=f"adjusted total {total}: {show(self.base)} + {added} - {taken}",
            bases=tuple(sources),
            parts=(*steps, *self._limit(), *assumption_steps(self.assumptions)),
        )

    def _limit(self) -> tuple[Explanation, ...]:
        """Why the total is not the sum."""
        made = fraction(self.base) + fraction(self.added) - fraction(self.taken)
        if made < 0:
            return (Explanation(key="floor", zh="总分不低于零", en="a total is not below zero"),)
        if made > fraction(self.total):
            return (Explanation(key="cap", zh=self.rule.cap.says.zh, en=self.rule.cap.says.en),)
        return ()


def adjust(base: Exact, adjustments: tuple[Adjustment, ...], *, whole: Points, rule: AdjustmentRule) -> Adjusted:
    """Add bonus and malus to a total.

    Args:
        base: the total of the base points, 0 or more.
        adjustments: every bonus and malus; their codes differ.
        whole: what the base points are worth in all.
        rule: how far they may move the total.

    Raises:
        InvalidValueError: a base below zero or one code twice.

    >>> from budgetperf.basis import assumed
    >>> seen = assumed("示例", "an example")
    >>> rule = AdjustmentRule(most_added=points(5), most_taken=points(10), cap=TotalCap.AT_WHOLE,
    ...                       basis=dict.fromkeys(("most_added", "most_taken", "cap"), seen))
    >>> items = (
    ...     Adjustment(code="a", name="创新", points=Decimal(3)),
    ...     Adjustment(code="b", name="表彰", points=Decimal(4)),
    ... )
    >>> adjusted = adjust(Decimal(96), items, whole=points(100), rule=rule)
    >>> adjusted.added, adjusted.total
    (Decimal('5'), Decimal('100'))
    """
    require(base, (Decimal, Share), "base", hint="ending()")
    require_each(adjustments, Adjustment, "adjustments")
    require(rule, AdjustmentRule, "rule")
    if isinstance(base, Decimal):
        exact(base, "base")
    full, before = points(whole), fraction(base)
    codes = [item.code for item in adjustments]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if before < 0:
        raise InvalidValueError(
            f"the total is {show(base)}, expected 0 or more.", f"总分为 {show(base)}，应不小于 0。", found=show(base)
        )
    if twice:
        raise InvalidValueError(
            f"the adjustments {twice} stand twice, expected each code once.",
            f"调整项 {twice} 重复，编码应各不相同。",
            found=tuple(twice),
        )
    bonus = sum((Fraction(item.points) for item in adjustments if item.points > 0), Fraction(0))
    malus = -sum((Fraction(item.points) for item in adjustments if item.points < 0), Fraction(0))
    added, taken = min(bonus, Fraction(rule.most_added)), min(malus, Fraction(rule.most_taken))
    total = max(before + added - taken, Fraction(0))
    if rule.cap is TotalCap.AT_WHOLE:
        total = min(total, Fraction(full))
    return Adjusted(
        base=base,
        whole=full,
        adjustments=adjustments,
        rule=rule,
        added=ending(added),
        taken=ending(taken),
        total=ending(total),
        assumptions=rule.assumptions,
    )
