"""Counts as reports print them, and sums among them: whether they can hold, and which figure alone may be wrong.

「2000 余条」 is a lower bound, so a count is an interval; a sum is contradicted only where no numbers inside the
intervals make it hold. Each sum is looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Exact, ending
from budgetperf.errors import InvalidValueError, Problem, require, require_fields

__all__ = ["PrintedCount", "Repair", "SumOf", "repairs_of"]

_PRINTED = re.compile(r"([0-9]{1,15})(余|多)?([\u4e00-\u9fff]*)")


@frozen(kw_only=True)
class PrintedCount:
    """A printed number of things, which may be only a lower bound (2000 余).

    Attributes:
        least: the least that it can be, 0 or more.
        most: the most; None where the print sets no upper bound.

    Raises:
        InvalidValueError: a bound below zero, or bounds in the wrong order.

    >>> print(PrintedCount.read("2000 余条"), PrintedCount.read("152条"))
    >2000 152
    """

    least: int
    most: int | None

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "least")
        require_fields(self, (int, NoneType), "most")
        if self.least < 0 or (self.most is not None and self.most < self.least):
            raise InvalidValueError(
                f"a count runs from {self.least} to {self.most}, expected 0 or more and bounds in this order.",
                f"个数为 {self.least} 至 {self.most}，应不小于 0 且上下限次序正确。",
                found=self.least,
                most=self.most,
            )

    @classmethod
    def of(cls, number: int) -> PrintedCount:
        """Just ``number``."""
        return cls(least=number, most=number)

    @classmethod
    def more_than(cls, number: int) -> PrintedCount:
        """More than ``number``, as 余 and 多 say behind it; how many more they do not say."""
        return cls(least=number + 1, most=None)

    @classmethod
    def read(cls, text: str) -> PrintedCount:
        """A printed whole number with or without 余 or 多 and a counter; blanks do not count.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.
        """
        require(text, str, "text")
        match = _PRINTED.fullmatch("".join(text.split()))
        if match is None or set(match[3]) & set("余多万亿千百十近约"):
            raise InvalidValueError(
                f"{text!r} is no printed count, expected a whole number such as 152条 or 2000余条.",
                f"“{text}”不是个数，应为“152条”“2000余条”一类的整数。",
                found=text,
            )
        number = int(match[1])
        return cls.more_than(number) if match[2] else cls.of(number)

    def plus(self, other: PrintedCount) -> PrintedCount:
        """The sum."""
        require(other, PrintedCount, "other")
        most = None if self.most is None or other.most is None else self.most + other.most
        return PrintedCount(least=self.least + other.least, most=most)

    def minus(self, other: PrintedCount) -> PrintedCount | None:
        """What may be left when ``other`` is taken away; None where that is never 0 or more."""
        require(other, PrintedCount, "other")
        most = None if self.most is None else self.most - other.least
        if most is not None and most < 0:
            return None
        return PrintedCount(least=0 if other.most is None else max(0, self.least - other.most), most=most)

    def common(self, other: PrintedCount) -> PrintedCount | None:
        """The numbers that both can be; None where there are none."""
        require(other, PrintedCount, "other")
        least = max(self.least, other.least)
        most = min((each for each in (self.most, other.most) if each is not None), default=None)
        return None if most is not None and most < least else PrintedCount(least=least, most=most)

    @property
    def is_exact(self) -> bool:
        """Whether it can be one number only."""
        return self.least == self.most

    def agrees(self, number: int) -> bool:
        """Whether something counted can be what was printed."""
        require(number, int, "number")
        return self.least <= number and (self.most is None or number <= self.most)

    def at_least(self, number: int) -> bool | None:
        """Whether it is ``number`` or more; None where the print leaves that open."""
        require(number, int, "number")
        if self.least >= number:
            return True
        return None if self.most is None or self.most >= number else False

    def least_per(self, parts: PrintedCount) -> Exact | None:
        """The least that this many over that many can be; None where it has no such bound above zero."""
        require(parts, PrintedCount, "parts")
        return ending(Fraction(self.least, parts.most)) if parts.most else None

    def __str__(self) -> str:
        if self.most is None:
            return f">{self.least - 1}" if self.least else "≥0"
        return str(self.least) if self.is_exact else f"{self.least}–{self.most}"


@frozen(kw_only=True)
class SumOf:
    """A figure that others should make together.

    Attributes:
        whole: the path of the sum.
        parts: the paths of what it is the sum of.
    """

    whole: str
    parts: tuple[str, ...]

    def made(self, figures: Mapping[str, PrintedCount], without: str | None = None) -> PrintedCount:
        """What the parts make, one of them left out where it is named."""
        total = PrintedCount.of(0)
        for part in self.parts:
            total = total if part == without else total.plus(figures[part])
        return total

    def holds(self, figures: Mapping[str, PrintedCount]) -> bool:
        """Whether the parts can make the whole."""
        return figures[self.whole].common(self.made(figures)) is not None

    def wants(self, path: str, figures: Mapping[str, PrintedCount]) -> PrintedCount | None:
        """What one of its figures would have to be by the others; None where nothing would do."""
        if path == self.whole:
            return self.made(figures)
        return figures[self.whole].minus(self.made(figures, without=path))

    def problem(self, figures: Mapping[str, PrintedCount]) -> Problem:
        """That the whole is not what its parts make."""
        whole, made = figures[self.whole], self.made(figures)
        return Problem(path=self.whole, en=f"is {whole}, its parts make {made}", zh=f"为 {whole}，各部分合计 {made}")


@frozen(kw_only=True)
class Repair:
    """One figure that, if it alone were wrong, would leave no contradiction.

    Attributes:
        path: the figure, such as ``sections[1].count``.
        found: what is printed.
        instead: what it would have to be.
    """

    path: str
    found: PrintedCount
    instead: PrintedCount


def repairs_of(sums: tuple[SumOf, ...], figures: Mapping[str, PrintedCount]) -> tuple[Repair, ...]:
    """The figures each of which alone, were it another, would let all sums hold; none where all of them do.

    >>> figures = {"total": PrintedCount.of(152), "a": PrintedCount.of(41), "b": PrintedCount.of(101)}
    >>> [str(repair.instead) for repair in repairs_of((SumOf(whole="total", parts=("a", "b")),), figures)]
    ['142', '51', '111']
    """
    if all(one.holds(figures) for one in sums):
        return ()
    repairs: list[Repair] = []
    for path, found in figures.items():
        concerned = [one for one in sums if path == one.whole or path in one.parts]
        instead: PrintedCount | None = PrintedCount(least=0, most=None)
        for one in concerned:
            wanted = one.wants(path, figures)
            instead = None if instead is None or wanted is None else instead.common(wanted)
        if instead is not None and all(one.holds(figures) for one in sums if one not in concerned):
            repairs.append(Repair(path=path, found=found, instead=instead))
    return tuple(repairs)
