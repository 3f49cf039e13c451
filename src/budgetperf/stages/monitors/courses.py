"""The progress that is expected by the end of a month (序时进度): in proportion to time, or by checkpoints."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Rounding, Share
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each
from budgetperf.terms import Term, term

__all__ = ["Between", "ByCheckpoints", "ByMonth", "Checkpoint", "ExpectedProgress"]

_DECEMBER = 12


class Between(Enum):
    """What is expected in a month without a checkpoint: nothing, or what the last one before it asks."""

    NOTHING = "nothing"
    LAST = "last"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"between.{self.value}")


@frozen(kw_only=True)
class ByMonth:
    """A twelfth more each month.

    Attributes:
        rounding: how the share of the year is rounded before it is used; None uses it exactly. Two decimals make 7/12
            the 58 % that some units compute with.
        basis: the ground of the rounding.

    >>> from budgetperf.amounts import RoundingMode
    >>> from budgetperf.basis import Basis, BasisKind
    >>> basis = {"rounding": Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")}
    >>> ByMonth(rounding=Rounding(places=2, mode=RoundingMode.HALF_UP), basis=basis).by_end_of(7)
    Fraction(29, 50)
    """

    rounding: Rounding | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.rounding, (Rounding, NoneType), "ByMonth.rounding")
        check_bases(self, self.basis)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The rounding, where nobody published it."""
        return assumptions_of("expected-progress", self, self.basis)

    def by_end_of(self, month: int) -> Fraction | None:
        """The share of the year that should be done by the end of a month."""
        share = Fraction(_checked(month), _DECEMBER)
        rounded = share if self.rounding is None else Fraction(self.rounding.apply(share))
        return rounded or None


@frozen(kw_only=True)
class Checkpoint:
    """What should be done by the end of one month.

    Attributes:
        month: 1 to 12.
        share: of the year's whole, above 0 and no more than 1.
    """

    month: int
    share: Share

    def __attrs_post_init__(self) -> None:
        _checked(self.month)
        require(self.share, Share, "Checkpoint.share", hint="Share.of()")
        if not self.share.is_defined or not 0 < self.share.exact <= 1:
            raise InvalidValueError(
                f"the checkpoint of month {self.month} is {self.share}, expected more than 0 and at most 1.",
                f"{self.month} 月的进度要求为 {self.share}，应大于 0 且不大于 1。",
                found=str(self.share),
            )


@frozen(kw_only=True)
class ByCheckpoints:
    """A table of months, such as 25 %, 40 %, 60 % and 80 % by April, June, August and October.

    Attributes:
        checkpoints: in the order of the months, with shares that do not fall; at least one.
        between: what is expected in the other months.
        basis: the ground of each.
    """

    checkpoints: tuple[Checkpoint, ...]
    between: Between
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_each(self.checkpoints, Checkpoint, "ByCheckpoints.checkpoints")
        require(self.between, Between, "ByCheckpoints.between")
        check_bases(self, self.basis)
        pairs = list(pairwise(self.checkpoints))
        if not self.checkpoints or any(a.month >= b.month or a.share.exact > b.share.exact for a, b in pairs):
            found = ", ".join(f"{point.month}: {point.share}" for point in self.checkpoints) or "none"
            raise InvalidValueError(
                f"the checkpoints are {found}, expected later months with shares that do not fall.",
                f"进度要求为 {found}，月份应由前到后，进度不得下降。",
                found=found,
            )

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The figures that nobody published."""
        return assumptions_of("expected-progress", self, self.basis)

    def by_end_of(self, month: int) -> Fraction | None:
        """The share that should be done by the end of a month; None where nothing is asked of that month."""
        passed = [point for point in self.checkpoints if point.month <= _checked(month)]
        if not passed or (self.between is Between.NOTHING and passed[-1].month != month):
            return None
        return passed[-1].share.exact


ExpectedProgress = ByMonth | ByCheckpoints
"""Any way to say what is expected by the end of a month."""


def _checked(month: int) -> int:
    if type(month) is not int or not 1 <= month <= _DECEMBER:
        raise InvalidValueError(
            f"the month is {month!r}, expected 1 to 12.", f"月份为 {month!r}，应为 1 至 12。", found=month
        )
    return month
