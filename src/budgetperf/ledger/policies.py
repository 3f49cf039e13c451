"""How far a printed number may lie from the true one: a convention that no report states, so a policy says it."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import RoundingMode
from budgetperf.basis import Assumption, Bases, Basis, BasisKind, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_fields, require_filled

__all__ = ["ROUNDED_HALF_UP", "PrintPolicy", "printed_by"]


@frozen(kw_only=True)
class PrintPolicy:
    """What rounded and approximate numbers in print stand for.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        rounding: how amounts, rates and other numbers were rounded to their last printed digit.
        about: by how many units of its last digit a number with 约 may be off, both ends included, more than 0; the
            zeros at the end of a whole number are no such digits, so 约 200 counts in hundreds.
        basis: the ground of each.

    Raises:
        InvalidValueError: a tolerance of 0 or less, or a ground that is missing.
    """

    code: str
    revision: str
    zh: str
    en: str
    rounding: RoundingMode
    about: Fraction
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RoundingMode, "rounding")
        require_fields(self, Fraction, "about")
        if self.about <= 0:
            raise InvalidValueError(
                f"PrintPolicy.about is {self.about}, expected more than 0.",
                f"“约”数的容差为末位的 {self.about} 个单位，应大于 0。",
                found=self.about,
            )
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions that nobody published."""
        return assumptions_of("print", self, self.basis)

    def __str__(self) -> str:
        return f"{self.code} ({self.revision})"


def printed_by(rounding: RoundingMode) -> PrintPolicy:
    """The policy for reports that round in this mode: a printed 4.1 % rounded half up stands for [4.05 %, 4.15 %).

    >>> printed_by(RoundingMode.DOWN).code
    'print.down'
    """
    require(rounding, RoundingMode, "rounding")
    mode = rounding.term
    return PrintPolicy(
        code=f"print.{rounding.value}",
        revision="1",
        zh=f"印数按末位{mode.zh}",
        en=f"numbers printed {mode.en}",
        rounding=rounding,
        about=Fraction(1, 2),
        basis={
            "rounding": Basis(
                kind=BasisKind.ASSUMED,
                zh=f"金额、比率等印出的末位是{mode.zh}的结果",
                en=f"amounts, rates and the like were rounded {mode.en} to their last printed digit",
            ),
            "about": Basis(
                kind=BasisKind.ASSUMED,
                zh="“约”数与实数相差不超过末位的半个单位，整数末尾的零不计位",
                en="a number with 约 is off by half a unit of its last digit at most; zeros that end a whole number do "
                "not count",
            ),
        },
    )


ROUNDED_HALF_UP = printed_by(RoundingMode.HALF_UP)
"""The convention of common practice: rounded half up."""
