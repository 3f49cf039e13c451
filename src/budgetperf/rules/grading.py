"""Grade scales: which total earns which grade.

A scale is data: its bands, the figure it compares (the exact total, or a rounded one) and the printed words that stand
for its grades. There is no global list of grades: some provinces have five, some print 一等 to 四等.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from budgetperf.amounts import Rounding, exact, show
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require

__all__ = ["GradeBand", "GradeScale"]


@frozen(kw_only=True)
class GradeBand:
    """One grade.

    Attributes:
        code: stable name for programs.
        zh: the grade as printed, such as 优.
        en: the grade in English.
        floor: the least total that earns it; the floor belongs to the band (90 is 优).
        printed: other printed words that stand for this grade, such as 优秀.
    """

    code: str
    zh: str
    en: str
    floor: Decimal
    printed: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self.printed, tuple, "GradeBand.printed", hint="tuple()")
        require(self.floor, Decimal, "GradeBand.floor", hint="points()")
        exact(self.floor, "GradeBand.floor")


@frozen(kw_only=True)
class GradeScale:
    """The grades from best to worst.

    Attributes:
        bands: from the highest floor to a floor of zero, so that no total is without a grade.
        compares: how the total is rounded before it is compared; None compares the exact total, so 89.996 is 良 even
            where it is printed as 90.00.
        basis: the ground of each.

    Raises:
        InvalidValueError: floors that do not fall strictly to zero, or one word for two grades.
    """

    bands: tuple[GradeBand, ...]
    compares: Rounding | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.bands, tuple, "GradeScale.bands", hint="tuple()")
        check_bases(self, self.basis)
        floors = [band.floor for band in self.bands]
        if not floors or floors[-1] != 0 or any(high <= low for high, low in pairwise(floors)):
            raise InvalidValueError(
                f"the floors {list(map(str, floors))} do not fall strictly to 0, so some total has no grade.",
                f"各等级下限 {list(map(str, floors))} 未严格递减至 0，存在没有等级的分数。",
                hint_en="list the bands from best to worst; the last one starts at 0",
                hint_zh="请由高到低列出各等级，最低一级下限为 0",
                found=tuple(floors),
            )
        words = [word for band in self.bands for word in (band.zh, *band.printed)]
        if twice := sorted({word for word in words if words.count(word) > 1}):
            raise InvalidValueError(
                f"the words {twice} stand for two grades.", f"{twice} 对应两个等级。", found=tuple(twice)
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the scale's fields that nobody published."""
        return assumptions_of("grading", self, self.basis)

    def grade(self, total: Fraction | Decimal) -> GradeBand:
        """The grade that ``total`` earns.

        Raises:
            InvalidValueError: a total below zero.
        """
        require(total, (Fraction, Decimal), "total", hint="exact()")
        if total < 0:
            raise InvalidValueError(
                f"the total is {show(total)}, expected 0 or more.",
                f"总分为 {show(total)}，应不小于 0。",
                found=show(total),
            )
        compared = Fraction(total if self.compares is None else self.compares.apply(total))
        return next(band for band in self.bands if compared >= band.floor)

    def named(self, word: str) -> GradeBand | None:
        """The grade that a printed word stands for, or None where the scale does not know the word.

        Blanks in it and a stop after it are not part of the word.
        """
        plain = "".join(word.split()).rstrip("。.;；")
        return next((band for band in self.bands if plain == band.zh or plain in band.printed), None)
