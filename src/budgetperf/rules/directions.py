"""Which way is better for a number that a form prints without an operator.

The indicator's name suggests it: accidents should be few, students many. The words are policy, not grammar; whoever
knows better replaces them, and every result that relies on them says so.
"""

from __future__ import annotations

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.rules.expectations import AtLeast, AtMost, Bare

__all__ = ["DirectionPolicy"]

_MONEY = frozenset({"元", "万元", "亿元", "千元"})
_RATES = frozenset({"%", "‰"})


@frozen(kw_only=True)
class DirectionPolicy:
    """Words in an indicator's name and the direction they suggest.

    A reverse word makes the number a ceiling. Money, or a plain number whose name speaks of cost, is a ceiling if the
    name has a cost word and a floor if it has an income word; money that is neither suggests nothing. Every other
    number of an indicator with a name is a floor.

    Attributes:
        reverse_words: of things that should be few or low.
        cost_words: of money that should be little.
        income_words: of money that should be much.
        money_words: that show a plain number to be money.
        basis: the ground of each list.
    """

    reverse_words: tuple[str, ...]
    cost_words: tuple[str, ...]
    income_words: tuple[str, ...]
    money_words: tuple[str, ...]
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The word lists that nobody published."""
        return assumptions_of("directions", self.basis)

    def read(self, bare: Bare, name: str | None) -> AtLeast | AtMost | None:
        """The bare number with the direction that ``name`` suggests, or None where it suggests nothing."""
        if not name or not name.strip():
            return None
        if _any(self.reverse_words, name):
            return AtMost(value=bare.value, unit=bare.unit)
        if bare.unit not in _RATES:
            if _any(self.income_words, name):
                return AtLeast(value=bare.value, unit=bare.unit)
            if _any(self.cost_words, name):
                return AtMost(value=bare.value, unit=bare.unit)
            if bare.unit in _MONEY or (bare.unit in {"", "万", "亿"} and _any(self.money_words, name)):
                return None
        return AtLeast(value=bare.value, unit=bare.unit)


def _any(words: tuple[str, ...], name: str) -> bool:
    return any(word in name for word in words)
