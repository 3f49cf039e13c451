"""What may become of a target, and the conventions of ``=`` targets."""

from __future__ import annotations

from enum import Enum

from attrs import evolve, frozen

from budgetperf.amounts import Share, show
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require
from budgetperf.terms import Term, term

__all__ = ["ExactlySide", "Outcome", "Outside", "Tolerance", "rounded"]


class Outcome(Enum):
    """What became of a target."""

    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"
    UNDECIDED = "undecided"

    @property
    def term(self) -> Term:
        """The outcome in both languages."""
        return term(self.value)


class ExactlySide(Enum):
    """What more than an ``=`` target means.

    ``AT_LEAST``: more is as good (a target of zero is then met by zero or less); ``BOTH``: only the number itself.
    """

    AT_LEAST = "at_least"
    BOTH = "both"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"exactly.{self.value}")


class Outside(Enum):
    """From where a deviation beyond a tolerance is measured: from the target itself, or from the tolerance's edge."""

    FROM_TARGET = "from_target"
    FROM_EDGE = "from_edge"


@frozen(kw_only=True)
class Tolerance:
    """How far from an ``=`` target an actual may lie, on either side, and still meet it.

    No published text sets such a tolerance, so both fields must be given.

    Attributes:
        share: of the target, from 0 to less than 1; ``Share.of(5, 100)`` allows 5 %.
        outside: from where a deviation beyond it is measured.

    >>> Tolerance(share=Share.of(5, 100), outside=Outside.FROM_EDGE).says.en
    "an '=' target is reached within 0.05 of it on either side; beyond, deviations count from the edge"
    """

    share: Share
    outside: Outside

    def __attrs_post_init__(self) -> None:
        require(self.share, Share, "Tolerance.share", hint="Share.of()")
        require(self.outside, Outside, "Tolerance.outside")
        if not self.share.is_defined or not 0 <= self.share.exact < 1:
            raise InvalidValueError(
                f"the tolerance is {self.share} of the target, expected 0 to less than 1.",
                f"容差为指标值的 {self.share}，应不小于 0 且小于 1。",
                found=str(self.share),
            )

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        edge = self.outside is Outside.FROM_EDGE
        return Term(
            key=f"exactly.tolerance.{self.outside.value}",
            zh=f"“=”指标在指标值上下 {show(self.share.exact)} 倍以内算达成；"
            f"超出部分自{'容差边界' if edge else '指标值'}起算",
            en=f"an '=' target is reached within {show(self.share.exact)} of it on either side; beyond, deviations "
            f"count from the {'edge' if edge else 'target'}",
        )


def rounded(zh: str, en: str, assumptions: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
    """The assumptions, with what is rounded named in the one that says how.

    Args:
        zh: what is rounded, in Chinese.
        en: what is rounded, in English.
        assumptions: those of a rule that has a ``rounding``.

    >>> half_up = Assumption(key="proportional.rounding", zh="四舍五入", en="rounded half up")
    >>> [item.zh for item in rounded("得分", "points", (half_up,))]
    ['得分四舍五入']
    """
    return tuple(
        evolve(item, zh=f"{zh}{item.zh}", en=f"{en} {item.en}") if item.key.endswith(".rounding") else item
        for item in assumptions
    )
