"""What documents say of a change: 较2021年下调10.3%, 较原支出平均规模压缩超过20%."""

from __future__ import annotations

import re
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import RoundingMode
from budgetperf.errors import InvalidValueError, require, require_fields
from budgetperf.ledger import Dimension, Interval, PrintedFigure, printed_by
from budgetperf.rules.cost_quantities import plain
from budgetperf.terms import Term, term

__all__ = ["ChangeClaim", "ChangeDirection"]


class ChangeDirection(Enum):
    """Whether a cost is below the former one or above it."""

    FALL = "fall"
    RISE = "rise"

    @property
    def term(self) -> Term:
        """The direction in both languages."""
        return term(f"change-direction.{self.value}")


_CLAIM = re.compile(
    r"(?:[较比](?:(?P<year>(?:19|20|21)[0-9]{2})年(?:同期|度)?|[^0-9]{0,12}?))?(?<![约近未不拟将])"
    r"(?P<direction>下调|下降|降低|减少|压缩|压减|节约|上调|上升|上涨|提高|增长|增加)了?"
    r"(?:达到?)?(?P<by>.+)"
)
_RISES = frozenset({"上调", "上升", "上涨", "提高", "增长", "增加"})


@frozen(kw_only=True)
class ChangeClaim:
    """What a document says of a change.

    Attributes:
        direction: below or above the former cost.
        by: the rate as printed; 超过20% leaves the number itself out, 20%以上 does not.
        year: the former year; None where another former cost is meant.

    Raises:
        InvalidValueError: a figure that is no rate, one with 约, or a fall that leaves nothing.

    >>> print(ChangeClaim.read("较2021年下调10.3%"), ChangeClaim.read("较原支出平均规模压缩超过20%").by)
    较2021年下调10.3% 超过20%
    """

    direction: ChangeDirection
    by: PrintedFigure
    year: int | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, ChangeDirection, "direction")
        require_fields(self, PrintedFigure, "by")
        require_fields(self, (int, NoneType), "year")
        if self.by.dimension is not Dimension.RATE or self.by.is_approximate:
            raise InvalidValueError(
                f"the change is {self.by}, expected a rate such as 10.3%, 超过20% or 20%以上.",
                f"变动幅度为“{self.by}”，应为“10.3%”“超过20%”“20%以上”一类的比率。",
                found=str(self.by),
            )
        if self.direction is ChangeDirection.FALL and self.by.number >= 1:
            raise InvalidValueError(
                f"the cost falls by {self.by}, expected a fall that leaves something.",
                f"下调幅度为 {self.by}，下调后应有剩余。",
                found=str(self.by),
            )

    @classmethod
    def read(cls, text: str) -> ChangeClaim:
        """A change as documents print it: 较2021年下调4%, 压缩超过20%, 上调5%以上.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        require(text, str, "text")
        match = _CLAIM.fullmatch(plain(text))
        by = None if match is None else _rate(match["by"])
        if match is None or by is None:
            raise InvalidValueError(
                f"{text[:80]!r} is no change, expected one such as 较2021年下调10.3%.",
                f"“{text[:80]}”不是变动幅度，应为“较2021年下调10.3%”一类的写法。",
                found=text,
            )
        return cls(
            direction=ChangeDirection.RISE if match["direction"] in _RISES else ChangeDirection.FALL,
            by=by,
            year=int(match["year"]) if match["year"] else None,
        )

    def rates(self, mode: RoundingMode) -> Interval:
        """The rates that the printed one may stand for; never below zero, for a fall is said to be one.

        >>> str(ChangeClaim.read("下调4%").rates(RoundingMode.HALF_UP))
        '[0.035, 0.045)'
        """
        return self.by.stands_for(printed_by(mode))

    def ratios(self, mode: RoundingMode) -> Interval:
        """What the present cost may be over the former one.

        >>> str(ChangeClaim.read("下调4%").ratios(RoundingMode.HALF_UP))
        '(0.955, 0.965]'
        """
        rates, one = self.rates(mode), Interval.point(1)
        if self.direction is ChangeDirection.RISE:
            return one.plus(rates)
        left = one.minus(rates)
        assert left is not None  # noqa: S101 - a fall leaves something
        return left

    def __str__(self) -> str:
        before = f"较{self.year}年" if self.year else "较原水平"
        return f"{before}{self.direction.term.zh}{self.by}"


def _rate(text: str) -> PrintedFigure | None:
    try:
        read = PrintedFigure.read(text)
    except InvalidValueError:
        return None
    return read if read.dimension is Dimension.RATE and not read.is_approximate else None
