"""Where the points of indicators go that do not apply (不适用指标): the five mechanisms in use, each with its basis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import NoReturn

from attrs import frozen

from budgetperf.amounts import Points, points
from budgetperf.basis import Basis
from budgetperf.errors import InvalidValueError, require, require_each, require_fields
from budgetperf.rules.weights import WeightLevel
from budgetperf.terms import Term, term

__all__ = ["EitherOr", "Mechanism", "Pool", "Rescale", "Sharing", "Shift", "Siblings", "check_once", "refuse"]


def refuse(en: str, zh: str, *found: object) -> NoReturn:
    """Refuse something, in words with a place for each thing found."""
    raise InvalidValueError(en.format(*found), zh.format(*found), found=found)


def check_once(codes: Sequence[str]) -> None:
    """Refuse a code that stands twice."""
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        refuse("the codes {0} stand twice.", "编码 {0} 重复。", twice)


class Sharing(Enum):
    """How points are divided among those that take them: each the same, or in proportion to their weights."""

    EQUALLY = "equally"
    IN_PROPORTION = "in_proportion"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"sharing.{self.value}")


@frozen(kw_only=True)
class _Grounded:
    basis: Basis

    def __attrs_post_init__(self) -> None:
        require(self.basis, Basis, f"{type(self).__name__}.basis", hint="Basis()")


@frozen(kw_only=True)
class Rescale(_Grounded):
    """All that apply are converted to the whole, in proportion to their weights (折算为满分); with its ``basis``."""


@frozen(kw_only=True)
class Shift(_Grounded):
    """The points of a first level that does not apply go to another, in proportion to the weights there.

    The published rule moves a level as a whole; of a part of it none says anything, so that is refused.

    Attributes:
        source: the first level that does not apply, such as 满意度指标; its weight in a scheme is not read.
        to: the first level that takes its points, such as 效益指标.
    """

    source: WeightLevel
    to: WeightLevel

    def __attrs_post_init__(self) -> None:
        _Grounded.__attrs_post_init__(self)
        require_fields(self, WeightLevel, "source", "to")
        if any(map(self.source.stands_for, self.to.words)):
            refuse("points go from {0} to itself.", "{0}的分值移至其自身。", self.source.zh)


@frozen(kw_only=True)
class Pool(_Grounded):
    """Optional items share a fixed number of points among those that apply (选择性指标), all of it divided anew.

    Attributes:
        members: the codes of the optional items; only these may be not applicable.
        points: what they make together; refused where their weights make another sum.
        sharing: how the pool is divided; no published text says, so it must be given and is listed as assumed.
    """

    members: tuple[str, ...]
    points: Points
    sharing: Sharing

    def __attrs_post_init__(self) -> None:
        _Grounded.__attrs_post_init__(self)
        require_each(self.members, str, "Pool.members")
        require(self.points, Decimal, "Pool.points", hint="points()")
        require(self.sharing, Sharing, "Pool.sharing")
        points(self.points)
        check_once(self.members)


@frozen(kw_only=True)
class EitherOr(_Grounded):
    """One of two items is assessed and takes the points of both (二者择其一).

    No published text says which: the caller does, by what does not apply. Where a table prints the pair's points once,
    they are the weight of one item and the other weighs nothing.

    Attributes:
        one: the code of the one item.
        other: the code of the other.
    """

    one: str
    other: str

    def __attrs_post_init__(self) -> None:
        _Grounded.__attrs_post_init__(self)
        require_fields(self, str, "one", "other")
        check_once((self.one, self.other))


@frozen(kw_only=True)
class Siblings(_Grounded):
    """The items of the same second level share the points evenly (平均分摊到同级指标); with its ``basis``."""


Mechanism = Rescale | Shift | Pool | EitherOr | Siblings
"""Where the points of an indicator go that does not apply."""
