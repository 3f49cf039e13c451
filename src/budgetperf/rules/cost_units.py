"""Compound units of costs: yuan for one thing in one period (元/㎡/月, 每平方米每月), with exact conversions.

A unit names the things that a cost is for, in any order, and the period, if it is for one. Months, quarters and years
convert exactly into each other, days into none of them. What is for a period and what is not can never be added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.errors import InvalidValueError, UnitMismatchError, require, require_each, require_fields, tuple_of
from budgetperf.rules.cost_quantities import PERIODS, CostPeriod, CostQuantity, CostSpan, plain, spelled

__all__ = ["CostUnit", "measured_in"]

_WORDS = {"㎡": "平方米"}
_THING = re.compile(r"[\u3400-\u9fff㎡]{1,12}|[A-Za-z]{1,6}")
_BETWEEN = re.compile(r"[/每·*×()]+")
_BOUND = re.compile("左右|上下|以[上下内]|之内|约|每|元")
_DEEPEST = 4


def _are_texts(names: object) -> bool:
    return isinstance(names, tuple) and all(isinstance(name, str) for name in names)


def _things(names: tuple[str, ...]) -> tuple[str, ...]:
    """One spelling and one order of what a cost is for (an attrs converter; other types pass to the check)."""
    return tuple(sorted(map(spelled, names))) if _are_texts(names) else names


@frozen(kw_only=True)
class CostUnit:
    """Yuan for one thing, or for one of several things at once, in one period.

    Attributes:
        things: what a cost is for, such as 平方米 or 人; each once, kept in one spelling and order.
        period: the period that it is for; None where it is for none, as a price paid once.

    Raises:
        InvalidValueError: neither a thing nor a period, a thing twice, or a name that is none.

    >>> print(CostUnit(things=("平方米",), period=CostPeriod.MONTH), CostUnit.read("元/m²·月").words)
    元/㎡/月 每平方米每月
    """

    things: tuple[str, ...] = field(default=(), converter=_things)
    period: CostPeriod | None = None

    def __attrs_post_init__(self) -> None:
        require_each(self.things, str, "CostUnit.things")
        require_fields(self, (CostPeriod, NoneType), "period")
        strange = [one for one in self.things if not _THING.fullmatch(one) or one in PERIODS or _BOUND.search(one)]
        twice = len(set(self.things)) < len(self.things)
        if strange or twice or not (self.things or self.period):
            found = "、".join(self.things)
            raise InvalidValueError(
                f"a unit cost is for {found or 'nothing'}, expected things such as 平方米, each once, or a period.",
                f"单位成本的计量对象为“{found}”，应为平方米一类的对象且各不重复，或有计费周期。",
                found=found,
            )

    @classmethod
    def read(cls, text: str) -> CostUnit:
        """A unit as documents print it: 元/㎡/月, 元／平方米·月, 元每平方米每月, 每平方米每月.

        Raises:
            InvalidValueError: the text is something else; it is never guessed.

        >>> CostUnit.read("元／平方米／月") == CostUnit.read("每月每平方米") == CostUnit.read("元/(m2·月)")
        True
        """
        require(text, str, "text")
        parts = [part for part in _BETWEEN.split(plain(text).removeprefix("元")) if part]
        periods = [PERIODS[part] for part in parts if part in PERIODS]
        things = tuple(part for part in parts if part not in PERIODS)
        headed = plain(text).startswith(("元/", "元每", "每"))
        if not headed or len(periods) > 1 or not 1 <= len(parts) <= _DEEPEST:
            raise _unread(text)
        return cls(things=things, period=periods[0] if periods else None)

    def amount_in(self, other: CostUnit) -> Fraction:
        """What one yuan in this unit is in another: 元/㎡/月 is 12 元/㎡/年.

        Raises:
            UnitMismatchError: no exact conversion between them is known.
        """
        require(other, CostUnit, "other")
        months, others = (unit.period and unit.period.months for unit in (self, other))
        times = Fraction(1)
        if self.period is not other.period:
            if not months or not others:
                raise self._mismatch(other)
            times = Fraction(others, months)
        left = {thing: CostQuantity(value=Decimal(1), unit=thing) for thing in other.things}
        for thing in self.things:
            sizes = ((name, one.count(thing)) for name, one in left.items())
            found = next(((name, size) for name, size in sizes if size is not None), None)
            if found is None:
                raise self._mismatch(other)
            del left[found[0]]
            times *= found[1]
        if left:
            raise self._mismatch(other)
        return times

    def _mismatch(self, other: CostUnit) -> UnitMismatchError:
        why_en = why_zh = ""
        if (self.period is None) is not (other.period is None):
            why_en, why_zh = ", and only one of them is for a period", "，其中只有一个按时间计"
        return UnitMismatchError(
            f"one cost is in {self} and the other in {other}{why_en}.",
            f"两项成本的单位分别为 {self} 和 {other}{why_zh}，不能相加或比较。",
            hint_en="state both in one unit",
            hint_zh="请统一单位",
            unit=str(self),
            other=str(other),
        )

    @property
    def words(self) -> str:
        """The unit as a sentence has it, before an amount in yuan: 每平方米每月."""
        period = [self.period.term.zh] if self.period else []
        return "".join(f"每{_WORDS.get(part, part)}" for part in (*self.things, *period))

    def __str__(self) -> str:
        period = [self.period.term.zh] if self.period else []
        return "/".join(["元", *self.things, *period])


def _unread(text: str) -> InvalidValueError:
    return InvalidValueError(
        f"{text[:80]!r} is no unit of a cost, expected one such as 元/㎡/月 or 每平方米每月.",
        f"“{text[:80]}”不是单位成本的单位，应为“元/㎡/月”“每平方米每月”一类的写法。",
        found=text,
    )


def measured_in(unit: CostUnit, quantities: Iterable[CostQuantity], span: CostSpan | None) -> Fraction:
    """How many times a unit cost is paid: 12000㎡ over 12个月 are 144000 of 元/㎡/月.

    Raises:
        UnitMismatchError: a thing without its quantity, a quantity that the unit does not ask for, or a span where the
            unit has no period, or none where it has one.

    >>> year = CostSpan(count=12, period=CostPeriod.MONTH)
    >>> measured_in(CostUnit.read("元/㎡/月"), [CostQuantity.of(12000, "㎡")], year)
    Fraction(144000, 1)
    """
    require(unit, CostUnit, "unit")
    every = tuple_of(quantities, CostQuantity, "quantities")
    require(span, (CostSpan, NoneType), "span")
    periods = span.periods(unit.period) if span and unit.period else None
    fits = len(every) == len(unit.things) and (span is None) is (unit.period is None)
    if not fits or (unit.period and periods is None):
        raise _unmeasured(unit, every, span)
    total = periods or Fraction(1)
    left = list(every)
    for thing in unit.things:
        found = next(((one, count) for one in left if (count := one.count(thing)) is not None), None)
        if found is None:
            raise _unmeasured(unit, every, span)
        left.remove(found[0])
        total *= found[1]
    return total


def _unmeasured(unit: CostUnit, quantities: tuple[CostQuantity, ...], span: CostSpan | None) -> UnitMismatchError:
    given = [str(one) for one in (*quantities, *([span] if span else []))]
    wanted = [*unit.things, *([unit.period.term.zh] if unit.period else [])]
    return UnitMismatchError(
        f"a cost in {unit} is asked for {', '.join(given) or 'nothing'}, expected a quantity each in "
        f"{', '.join(wanted)} and nothing else.",
        f"单位成本以 {unit} 计，所给数量为 {'、'.join(given) or '无'}，"
        f"应按 {'、'.join(wanted)} 各给出一项且不得有其他。",
        hint_en="a unit with a period needs a span, one without must have none",
        hint_zh="按时间计的单位成本须给出时长，不按时间计的不得给出",
        unit=str(unit),
        found=tuple(given),
    )
