"""The automatic checks of a target, as data: each is a value with its own ground, and each may be left out.

How large a share of indicators must be quantified, or how far quantity times price may lie from the budget, no document
that was read says: whoever checks states it, and it stands among the assumptions of the result.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    InvalidValueError,
    require,
    require_each,
    require_fields,
    require_texts,
    require_truth,
)
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.weights import WeightLevel, WeightScheme
from budgetperf.stages.reviews.findings import CheckKind, Gravity
from budgetperf.terms import Term, term

__all__ = [
    "Check",
    "CompletenessCheck",
    "CostCheck",
    "DuplicatesCheck",
    "InputsCheck",
    "LastYearCheck",
    "MeasurableCheck",
    "QuantifiedCheck",
    "RepeatedCheck",
    "RequiredPart",
    "SameIndicator",
    "SameName",
    "UnitsCheck",
    "WeightsCheck",
    "check_ratio",
]


class SameName(Enum):
    """When two names are one: as printed, or without regard to blanks and the width of glyphs."""

    AS_PRINTED = "as_printed"
    TIDIED = "tidied"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"same-name.{self.value}")


class SameIndicator(Enum):
    """When two indicators of different projects are one: by the name, or by the name and what is asked."""

    NAME = "name"
    NAME_AND_VALUE = "name_and_value"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"same-indicator.{self.value}")


@frozen(kw_only=True)
class Check:
    """What every check has.

    Attributes:
        gravity: what a finding of this check means.
        basis: the ground of each field.
    """

    gravity: Gravity
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require(self.gravity, Gravity, f"{type(self).__name__}.gravity")
        self._check()
        check_bases(self, self.basis)

    def _check(self) -> None:
        """Refuse fields that the check cannot have; a check without fields of its own has none."""

    def assumed(self, kind: CheckKind) -> tuple[Assumption, ...]:
        """What nobody published of the figures of this check, which is of ``kind``."""
        return assumptions_of(f"target-check.{kind.value}", self, self.basis)


@frozen(kw_only=True)
class RequiredPart:
    """A part that a target must have.

    Attributes:
        level: the first or second level; its printed names count, its points do not.
        rank: 1 for a first level, 2 for a second.
        least: how many indicators it needs; 1 or more.
    """

    level: WeightLevel
    rank: int
    least: int

    def __attrs_post_init__(self) -> None:
        require(self.level, WeightLevel, "RequiredPart.level")
        require_fields(self, int, "rank", "least")
        if self.rank not in {1, 2} or self.least < 1:
            raise InvalidValueError(
                f"the part {self.level.zh} is of rank {self.rank} and needs {self.least}, expected 1 or 2, and 1 or "
                "more.",
                f"“{self.level.zh}”的级次为 {self.rank}、至少 {self.least} 项，级次应为 1 或 2，项数应不小于 1。",
                rank=self.rank,
                least=self.least,
            )


@frozen(kw_only=True)
class CompletenessCheck(Check):
    """Whether everything is there: enough indicators, each required part, and in each row a name, levels and a value.

    Attributes:
        least: how many indicators there must be at least, 0 or more.
        parts: the levels that must be there.
    """

    least: int
    parts: tuple[RequiredPart, ...]

    def _check(self) -> None:
        require_fields(self, int, "least")
        require_each(self.parts, RequiredPart, "CompletenessCheck.parts")
        if self.least < 0:
            raise InvalidValueError(
                f"CompletenessCheck.least is {self.least}, expected 0 or more.",
                f"CompletenessCheck.least 为 {self.least}，应不小于 0。",
                found=self.least,
            )


@frozen(kw_only=True)
class QuantifiedCheck(Check):
    """Whether enough of the indicators ask for a number (定量).

    Attributes:
        least: the least share of all indicators; it is enough. There is no default: no document that was read says it.
        dates: whether a date that must be kept counts as quantified.
    """

    least: Share
    dates: bool

    def _check(self) -> None:
        require_truth(self.dates, "QuantifiedCheck.dates")
        check_ratio(self.least, "QuantifiedCheck.least", 1)


@frozen(kw_only=True)
class WeightsCheck(Check):
    """Whether the weights keep a scheme.

    Attributes:
        scheme: what they must weigh.
    """

    scheme: WeightScheme

    def _check(self) -> None:
        require(self.scheme, WeightScheme, "WeightsCheck.scheme")


@frozen(kw_only=True)
class DuplicatesCheck(Check):
    """Whether one indicator stands twice in a target.

    Attributes:
        same: when two names are one.
    """

    same: SameName

    def _check(self) -> None:
        require(self.same, SameName, "DuplicatesCheck.same")


@frozen(kw_only=True)
class UnitsCheck(Check):
    """Whether every number has a unit; 万 and 亿 alone are none."""


@frozen(kw_only=True)
class MeasurableCheck(Check):
    """Whether what is asked can be measured: it can be read, and it is more than words such as 明显.

    Attributes:
        vague: words that by themselves ask for nothing that can be measured.
        operator_required: whether a number must be printed with an operator.
    """

    vague: tuple[str, ...]
    operator_required: bool

    def _check(self) -> None:
        require_texts(self.vague, "MeasurableCheck.vague")
        require_truth(self.operator_required, "MeasurableCheck.operator_required")


@frozen(kw_only=True)
class LastYearCheck(Check):
    """Whether a target asks for less than last year reached; for what should be few, whether it allows more.

    Attributes:
        directions: how a number without an operator is read; None leaves it unread, and its check is not made.
    """

    directions: DirectionPolicy | None

    def _check(self) -> None:
        require(self.directions, (DirectionPolicy, NoneType), "LastYearCheck.directions")


@frozen(kw_only=True)
class CostCheck(Check):
    """Whether quantity times unit price makes the budget (目标任务和预算安排是否匹配).

    Attributes:
        tolerance: how far the product may lie from the budget, as a share of the budget; itself included. There is no
            default: the district that checks it publishes none.
    """

    tolerance: Share

    def _check(self) -> None:
        check_ratio(self.tolerance, "CostCheck.tolerance", None)


@frozen(kw_only=True)
class InputsCheck(Check):
    """Whether an input, such as money spent or people employed, stands among outputs or effects.

    Attributes:
        words: words in the name of an indicator that show it to be an input.
        levels: the first levels in which there must be none.
    """

    words: tuple[str, ...]
    levels: tuple[WeightLevel, ...]

    def _check(self) -> None:
        require_texts(self.words, "InputsCheck.words")
        require_each(self.levels, WeightLevel, "InputsCheck.levels")


@frozen(kw_only=True)
class RepeatedCheck(Check):
    """Whether several projects have the same target, so that they might be merged.

    Attributes:
        least: which share of the smaller target's indicators must stand in the other one too; it is enough.
        compares: when two indicators are one.
    """

    least: Share
    compares: SameIndicator

    def _check(self) -> None:
        require(self.compares, SameIndicator, "RepeatedCheck.compares")
        check_ratio(self.least, "RepeatedCheck.least", 1)
        if self.least.exact == 0:
            raise InvalidValueError(
                "RepeatedCheck.least is 0, expected more: every two targets share nothing at least.",
                "RepeatedCheck.least 为 0，应大于 0。",
            )


def check_ratio(ratio: Share, what: str, most: int | None) -> None:
    """Refuse a share that is undefined, below zero or above ``most``.

    Raises:
        InvalidValueError: it is.
    """
    require(ratio, Share, what, hint="Share.of()")
    if not ratio.is_defined or ratio.exact < 0 or (most is not None and ratio.exact > Fraction(most)):
        limit = "0 or more" if most is None else f"0 to {most}"
        limit_zh = "不小于 0" if most is None else f"0 至 {most}"
        raise InvalidValueError(
            f"{what} is {ratio}, expected {limit}.", f"{what} 为 {ratio}，应为{limit_zh}。", found=str(ratio)
        )
