"""Which way is better for a number that a form prints without an operator.

The indicator's name suggests it: accidents should be few, students many. The words are policy, not grammar; whoever
knows better replaces them, and every result that relies on them says so.
"""

from __future__ import annotations

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.rules.expectations import AtLeast, AtMost, Bare

__all__ = ["DirectionPolicy", "DirectionWords"]

_MONEY = frozenset({"元", "万元", "亿元", "千元"})
_RATES = frozenset({"%", "‰"})


@frozen(kw_only=True)
class DirectionWords:
    """Words that an indicator's name may hold.

    Attributes:
        reverse: of things that should be few or low.
        cost: of money that should be little.
        income: of money that should be much.
        money: that show a plain number to be money.
    """

    reverse: tuple[str, ...]
    cost: tuple[str, ...]
    income: tuple[str, ...]
    money: tuple[str, ...]


@frozen(kw_only=True)
class DirectionPolicy:
    """The direction that words in an indicator's name suggest.

    A reverse word makes the number a ceiling. A number that is not a rate is a floor if the name has an income word and
    a ceiling if it has a cost word; money that is neither suggests nothing. Every other number of an indicator with a
    name is a floor.

    Attributes:
        words: the words.
        basis: their ground.
    """

    words: DirectionWords
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The words, where nobody published them."""
        return assumptions_of("directions", self.basis)

    def read(self, bare: Bare, name: str | None) -> AtLeast | AtMost | None:
        """The bare number with the direction that ``name`` suggests, or None where it suggests nothing."""
        if not name or not name.strip():
            return None
        if _any(self.words.reverse, name):
            return AtMost(value=bare.value, unit=bare.unit)
        if bare.unit not in _RATES:
            if _any(self.words.income, name):
                return AtLeast(value=bare.value, unit=bare.unit)
            if _any(self.words.cost, name):
                return AtMost(value=bare.value, unit=bare.unit)
            if bare.unit in _MONEY or (bare.unit in {"", "万", "亿"} and _any(self.words.money, name)):
                return None
        return AtLeast(value=bare.value, unit=bare.unit)


def _any(words: tuple[str, ...], name: str) -> bool:
    return any(word in name for word in words)
