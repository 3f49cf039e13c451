"""What documents say of a change: 较2021年下调10.3%, 较原支出平均规模压缩超过20%."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import RoundingMode
from budgetperf.errors import InvalidValueError, require, require_fields
from budgetperf.rules.printed_decimals import PrintedDecimal, ValueRange
from budgetperf.terms import Term, term

__all__ = ["ChangeClaim", "ChangeDirection", "ClaimWording"]

_HUNDRED = 100


class ChangeDirection(Enum):
    """Whether a cost is below the former one or above it."""

    FALL = "fall"
    RISE = "rise"

    @property
    def term(self) -> Term:
        """The direction in both languages."""
        return term(f"change-direction.{self.value}")


class ClaimWording(Enum):
    """What the figure of a claim bounds: just so much, more than so much (超过), or so much and more (以上)."""

    BY = "by"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"

    @property
    def says(self) -> Term:
        """The wording as a sentence."""
        return term(f"claim-wording.{self.value}")


_CLAIM = re.compile(
    r"(?:[较比](?:(?P<year>(?:19|20|21)[0-9]{2})年(?:同期|度)?|[^0-9]{0,12}?))?(?<![约近未不拟将])"
    r"(?P<direction>下调|下降|降低|减少|压缩|压减|节约|上调|上升|上涨|提高|增长|增加)了?"
    r"(?P<wording>超过|不低于|不少于|达到?)?(?P<number>[0-9]{1,6}(?:\.[0-9]{1,10})?)[%％](?P<behind>以上)?"
)
_RISES = frozenset({"上调", "上升", "上涨", "提高", "增长", "增加"})


@frozen(kw_only=True)
class ChangeClaim:
    """What a document says of a change.

    Attributes:
        direction: below or above the former cost.
        wording: what the figure bounds.
        percent: the figure in percent as printed, 0 or more.
        year: the former year; None where another former cost is meant.

    Raises:
        InvalidValueError: a figure below zero, or a fall that leaves nothing.

    >>> print(ChangeClaim.read("较2021年下调10.3%"), ChangeClaim.read("较原支出平均规模压缩超过20%").wording.value)
    较2021年下调10.3% more_than
    """

    direction: ChangeDirection
    wording: ClaimWording
    percent: PrintedDecimal
    year: int | None = None

    def __attrs_post_init__(self) -> None:
        require_fields(self, ChangeDirection, "direction")
        require_fields(self, ClaimWording, "wording")
        require_fields(self, PrintedDecimal, "percent")
        require_fields(self, (int, NoneType), "year")
        too_much = (
            self.direction is ChangeDirection.FALL and Fraction(self.percent.value) + self.percent.step > _HUNDRED
        )
        if self.percent.value < 0 or too_much:
            raise InvalidValueError(
                f"the change is {self.percent} %, expected 0 or more, and a fall that leaves something.",
                f"变动幅度为 {self.percent}%，应不小于 0，下调的应有剩余。",
                found=str(self.percent),
            )

    @classmethod
    def read(cls, text: str) -> ChangeClaim:
        """A change as documents print it: 较2021年下调4%, 压缩超过20%, 上调5%以上.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        require(text, str, "text")
        match = _CLAIM.fullmatch("".join(text.split()))
        if match is None or (match["behind"] and match["wording"]):
            raise InvalidValueError(
                f"{text[:80]!r} is no change, expected one such as 较2021年下调10.3%.",
                f"“{text[:80]}”不是变动幅度，应为“较2021年下调10.3%”一类的写法。",
                found=text,
            )
        wording = ClaimWording.MORE_THAN if match["wording"] == "超过" else ClaimWording.BY
        if match["behind"] or match["wording"] in {"不低于", "不少于"}:
            wording = ClaimWording.AT_LEAST
        return cls(
            direction=ChangeDirection.RISE if match["direction"] in _RISES else ChangeDirection.FALL,
            wording=wording,
            percent=PrintedDecimal.read(match["number"]),
            year=int(match["year"]) if match["year"] else None,
        )

    def ratios(self, mode: RoundingMode) -> ValueRange:
        """What the present cost may be over the former one; more than zero.

        >>> str(ChangeClaim.read("下调4%").ratios(RoundingMode.HALF_UP))
        '(0.955, 0.965]'
        """
        figure = Fraction(self.percent.value)
        falls = self.direction is ChangeDirection.FALL
        match self.wording:
            case ClaimWording.BY:
                points = self.percent.range(mode)
            case ClaimWording.MORE_THAN | ClaimWording.AT_LEAST:
                most = Fraction(_HUNDRED) if falls else None
                included = self.wording is ClaimWording.AT_LEAST
                points = ValueRange(low=figure, high=most, low_in=included, high_in=falls)
            case _:
                assert_never(self.wording)
        signed = points.times(Fraction(-1 if falls else 1, _HUNDRED))
        low, high = (None if end is None else 1 + end for end in (signed.low, signed.high))
        return ValueRange(low=low, high=high, low_in=signed.low_in, high_in=signed.high_in)

    def __str__(self) -> str:
        before = f"较{self.year}年" if self.year else "较原水平"
        sign = {ClaimWording.BY: "", ClaimWording.MORE_THAN: "超过", ClaimWording.AT_LEAST: "不低于"}[self.wording]
        return f"{before}{self.direction.term.zh}{sign}{self.percent}%"
