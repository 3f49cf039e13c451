"""Lamps (预警灯) and the bands of a ratio that light them."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from itertools import pairwise
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Share, show
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_truth
from budgetperf.terms import Term, term

__all__ = ["WORST_FIRST", "Lamp", "LampBand", "LampBands", "worst"]


class Lamp(Enum):
    """What a monitor shows. Red and yellow warn; blue means faster, or an easier target, than it should be."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"

    @property
    def term(self) -> Term:
        """The lamp in both languages.

        >>> Lamp.RED.term.zh
        '红灯'
        """
        return term(f"lamp.{self.value}")

    @property
    def warns(self) -> bool:
        """Whether it is a warning."""
        return self in {Lamp.RED, Lamp.YELLOW}


WORST_FIRST = tuple(Lamp)
"""The lamps from worst to best: red, yellow, green, blue."""


@frozen(kw_only=True)
class LampBand:
    """The ratios that light one lamp.

    Attributes:
        lamp: the lamp.
        floor: the least ratio of the band; None for the band below all others.
        floor_included: whether the floor itself belongs to the band.
    """

    lamp: Lamp
    floor: Share | None
    floor_included: bool = True

    def __attrs_post_init__(self) -> None:
        require(self.lamp, Lamp, "LampBand.lamp")
        require(self.floor, (Share, NoneType), "LampBand.floor", hint="Share.of()")
        require_truth(self.floor_included, "LampBand.floor_included")
        if self.floor is not None and not self.floor.is_defined:
            raise InvalidValueError(
                f"LampBand.floor is {self.floor}, expected a ratio.",
                f"LampBand.floor 为 {self.floor}，应为比率。",
                found=str(self.floor),
            )

    def clears(self, ratio: Fraction) -> bool:
        """Whether ``ratio`` is high enough for the band; it may be too high."""
        if self.floor is None:
            return True
        return ratio >= self.floor.exact if self.floor_included else ratio > self.floor.exact


@frozen(kw_only=True)
class LampBands:
    """The lamps of a ratio, from the best to the worst.

    Attributes:
        bands: from the highest floor to the lowest, which has none; each lamp at most once, better ones first. A ratio
            that falls therefore never lights a better lamp.
        basis: the ground of the bands.

    Raises:
        InvalidValueError: bands out of order, or the last one not open below.

    >>> from budgetperf.basis import Basis, BasisKind
    >>> bands = LampBands(
    ...     bands=(LampBand(lamp=Lamp.GREEN, floor=Share.of(8, 10)), LampBand(lamp=Lamp.RED, floor=None)),
    ...     basis={"bands": Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")})
    >>> bands.lamp(Fraction(4, 5)).value, bands.lamp(Fraction(79, 100)).value
    ('green', 'red')
    """

    bands: tuple[LampBand, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_each(self.bands, LampBand, "LampBands.bands")
        check_bases(self, self.basis)
        floors = [band.floor for band in self.bands]
        ranks = [WORST_FIRST.index(band.lamp) for band in self.bands]
        upper = [floor.exact for floor in floors[:-1] if floor is not None]
        falls = all(high > low for high, low in pairwise(upper)) and all(a > b for a, b in pairwise(ranks))
        if not floors or floors[-1] is not None or len(upper) < len(floors) - 1 or not falls:
            found = ", ".join(f"{band.lamp.value} {band.floor}" for band in self.bands) or "no band"
            raise InvalidValueError(
                f"the bands are {found}, expected better lamps first, floors that fall, and none for the last.",
                f"预警分档为 {found}，应由好到差、下限递减，最后一档不设下限。",
                found=found,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The bands, where nobody published them."""
        return assumptions_of("lamps", self, self.basis)

    def lamp(self, ratio: Fraction) -> Lamp:
        """The lamp of a ratio."""
        return next(band.lamp for band in self.bands if band.clears(ratio))

    def interval(self, lamp: Lamp) -> str:
        """The ratios that light one of the bands' lamps, in mathematical notation.

        Raises:
            InvalidValueError: no band has this lamp.
        """
        lamps = [band.lamp for band in self.bands]
        if lamp not in lamps:
            raise InvalidValueError(
                f"no band has the lamp {lamp.value}, expected one of {[one.value for one in lamps]}.",
                f"没有{lamp.term.zh}的分档。",
                found=lamp.value,
            )
        place = lamps.index(lamp)
        band, above = self.bands[place], self.bands[place - 1] if place else None
        low = "(-∞" if band.floor is None else f"{'[' if band.floor_included else '('}{show(band.floor.exact)}"
        if above is None or above.floor is None:
            return f"{low}, ∞)"
        return f"{low}, {show(above.floor.exact)}{')' if above.floor_included else ']'}"


def worst(lamps: tuple[Lamp | None, ...]) -> Lamp | None:
    """The worst of some lamps; None where none is lit.

    >>> worst((Lamp.BLUE, None, Lamp.YELLOW, Lamp.GREEN))
    <Lamp.YELLOW: 'yellow'>
    """
    return next((lamp for lamp in WORST_FIRST if lamp in lamps), None)
