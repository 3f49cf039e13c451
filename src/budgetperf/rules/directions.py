"""Which way is better for a number that a form prints without an operator.

The indicator's name suggests it: accidents should be few, students many. The words are policy, not grammar; whoever
knows better replaces them, and every result that relies on them says so.
"""

from __future__ import annotations

import re
from functools import cached_property

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.rules.expectations import AtLeast, AtMost, Bare

__all__ = ["DirectionPolicy", "DirectionWords"]

_MONEY = frozenset({"元", "万元", "亿元", "千元"})
_PLAIN = frozenset({"", "万", "亿"})


@frozen(kw_only=True)
class DirectionWords:
    """Words that an indicator's name may hold.

    Attributes:
        rising: of things that should be many or high; one of these settles it.
        reverse: of things that should be few or low.
        cost: of money that should be little.
        income: of money that should be much.
        money: that show a plain number to be money.
    """

    rising: tuple[str, ...]
    reverse: tuple[str, ...]
    cost: tuple[str, ...]
    income: tuple[str, ...]
    money: tuple[str, ...]


@frozen(kw_only=True)
class DirectionPolicy:
    """The direction that words in an indicator's name suggest.

    An amount of money is a floor if the name has an income word and a ceiling if it has a cost or a reverse word; else
    it suggests nothing. Of other numbers a reverse word at the end of the name makes a ceiling, and a cost word there
    that of a number without a unit; else a rising word makes a floor (事故处理及时率), else a reverse word a ceiling
    (事故); a number without a unit also looks for income and cost words. Every other number with a name is a floor.

    Attributes:
        words: the words.
        basis: their ground.
    """

    words: DirectionWords
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        check_bases(self, self.basis)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The words, where nobody published them."""
        return assumptions_of("directions", self, self.basis)

    def read(self, bare: Bare, name: str | None) -> AtLeast | AtMost | None:
        """The bare number with the direction that ``name`` suggests, or None where it suggests nothing."""
        if not name or not name.strip():
            return None
        if _denies(self.words.rising, name):
            return AtMost(value=bare.value, unit=bare.unit)
        if not _any(self.words.rising, name) and _REMARK.sub("", name.strip()).endswith(_OPEN):
            return None
        lists: list[tuple[tuple[str, ...], type[AtLeast | AtMost]]]
        otherwise: type[AtLeast] | None
        if bare.unit.partition("/")[0] in _MONEY or (bare.unit in _PLAIN and _any(self.words.money, name)):
            lists = [(self.words.income, AtLeast), (self.words.cost, AtMost), (self.words.reverse, AtMost)]
            otherwise = None
        elif _ends(self.words.reverse, name) or (bare.unit in _PLAIN and _ends(self.words.cost, name)):
            return AtMost(value=bare.value, unit=bare.unit)
        elif bare.unit in _PLAIN:
            lists = [
                (self.words.rising, AtLeast),
                (self.words.reverse, AtMost),
                (self.words.income, AtLeast),
                (self.words.cost, AtMost),
            ]
            otherwise = AtLeast
        else:
            lists = [(self.words.rising, AtLeast), (self.words.reverse, AtMost)]
            otherwise = AtLeast
        shape = next((shape for words, shape in lists if _any(words, name)), otherwise)
        return shape(value=bare.value, unit=bare.unit) if shape else None


_OPEN = ("时间", "时长", "时限", "浓度", "成本控制率")
_REMARK = re.compile(r"[(（][^()（）]{0,20}[)）]$")
_DENIED = re.compile(r"[不未非无](?:及时)?$")


def _denies(words: tuple[str, ...], name: str) -> bool:
    """Whether a rising word stands in the name with a denial just before it (不合格率, 未及时处理率)."""
    return any(word in name and _DENIED.search(name[: name.index(word)]) for word in words)


def _ends(words: tuple[str, ...], name: str) -> bool:
    """Whether the name is of such a thing: the last word of a Chinese name says what it is."""
    return _REMARK.sub("", name.strip()).endswith(words)


def _any(words: tuple[str, ...], name: str) -> bool:
    return any(word in name for word in words)
