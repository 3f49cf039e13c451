"""Early warnings of a self-evaluation (自评预警): rows that score well while the money is not spent.

A system in use shows them as lamps. They say what is worth a look, never that something is wrong, and they cost no
points; their thresholds are a practice and have no default.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require_fields

__all__ = ["AlertRule"]


@frozen(kw_only=True)
class AlertRule:
    """From which share on money and points are worth a look.

    Attributes:
        lead: by how much of itself the rows' share of their points may be above the execution's; more is told.
        unspent: which share of the budget may be left; more is told.
        basis: the ground of each.

    Raises:
        InvalidValueError: a share that is undefined, below nothing or above the whole.

    >>> from budgetperf.basis import assumed
    >>> shares = {"lead": Share.of(5, 100), "unspent": Share.of(20, 100)}
    >>> rule = AlertRule(**shares, basis=dict.fromkeys(shares, assumed("示例", "an example")))
    >>> rule.leads(Fraction(1), Fraction(9, 10)), rule.leads(Fraction(1), Fraction(95, 100))
    (True, False)
    """

    lead: Share
    unspent: Share
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_fields(self, Share, "lead", "unspent")
        check_bases(self, self.basis)
        for name in ("lead", "unspent"):
            share: Share = getattr(self, name)
            if not share.is_defined or not 0 <= share.exact <= 1:
                raise InvalidValueError(
                    f"AlertRule.{name} is {share}, expected 0 to 1.",
                    f"AlertRule.{name} 为 {share}，应在 0 至 1 之间。",
                    hint_en="use Share.of(20, 100) for 20 %",
                    hint_zh="20% 请写作 Share.of(20, 100)",
                    found=str(share),
                    field=name,
                )

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The thresholds that nobody published for the rules they stand in."""
        return assumptions_of("alerts", self, self.basis)

    @staticmethod
    def lead_of(rows: Fraction, execution: Fraction) -> Fraction:
        """How far the rows' share of their points is above the execution's, as a share of itself; nothing for no rows.

        >>> AlertRule.lead_of(Fraction(1), Fraction(9, 10))
        Fraction(1, 10)
        """
        return (rows - execution) / rows if rows > 0 else Fraction(0)

    def leads(self, rows: Fraction, execution: Fraction) -> bool:
        """Whether that is more than the rule allows; the limit itself is not."""
        return self.lead_of(rows, execution) > self.lead.exact

    def is_idle(self, left: Fraction) -> bool:
        """Whether the share of the budget that is left is more than the rule allows; the limit itself is not."""
        return left > self.unspent.exact
