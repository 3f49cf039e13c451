"""Which way is better for a number that a form prints without an operator.

The indicator's name suggests it: accidents should be few, students many. The words are policy, not grammar; whoever
knows better replaces them, and every result that relies on them says so. A Chinese name ends with what it is about, so
the last word decides; where an earlier one contradicts it, nothing is suggested.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from attrs import field, fields, frozen

from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError
from budgetperf.rules.expectations import AtLeast, AtMost, Bare
from budgetperf.rules.glyphs import tidy

__all__ = ["DirectionPolicy", "DirectionWords"]

_MONEY = frozenset({"元", "万元", "亿元", "千元"})
_PLAIN = frozenset({"", "万", "亿"})


@frozen(kw_only=True)
class DirectionWords:
    """Words that an indicator's name may hold.

    Attributes:
        rising: of things that should be many or high.
        settling: of what is done about things that should be few (整改): the more of it the better.
        reverse: of things that should be few or low.
        cost: of money that should be little.
        income: of money that should be much.
        handling: that leave open which way is better, also for a thing that should be few (受理投诉, 降低投诉率).
        unsettled: of things for which some want more and some less, such as times.
        money: that show a plain number to be money.
        counted: of what is counted; at the end of a name they hide what it is about (事故起数 is about 事故).
        amiss: of acts that go wrong; a rising word just behind one of them is left open (违规使用).
        doubtful: that may turn a name without any other of the words (不, 错, 漏).
        harmless: that hold another of the words and mean something else (失业保险); they are not looked at.

    Raises:
        InvalidValueError: a word is empty, or stands twice among those that a name may end with.
    """

    rising: tuple[str, ...]
    settling: tuple[str, ...]
    reverse: tuple[str, ...]
    cost: tuple[str, ...]
    income: tuple[str, ...]
    handling: tuple[str, ...]
    unsettled: tuple[str, ...]
    money: tuple[str, ...]
    counted: tuple[str, ...]
    amiss: tuple[str, ...]
    doubtful: tuple[str, ...]
    harmless: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        last = [word for name in _LAST for word in getattr(self, name)]
        others = [word for one in fields(DirectionWords) if one.name not in _LAST for word in getattr(self, one.name)]
        twice = sorted(word for word, count in Counter(last).items() if count > 1)
        if twice or "" in (*last, *others):
            found = "、".join(twice)
            raise InvalidValueError(
                f"DirectionWords has {found or 'an empty word'}, expected words of one meaning each.",
                f"DirectionWords 含有{f'重复的“{found}”' if found else '空词'}，每个词应只有一种含义。",
                hint_en="keep each word in one list",
                hint_zh="每个词请只列入一类",
                found=found,
            )


@frozen(kw_only=True)
class DirectionPolicy:
    """The direction that words in an indicator's name suggest.

    The last word of the name decides, without a remark in brackets and what only counts (数量, 率). A rising or a
    settling word makes a floor, and a ceiling where it is denied (不合格率). A reverse word makes a ceiling; a settling
    word just before it makes a floor of a count (排查隐患数), and one further off leaves it open unless it is a rate. A
    cost word makes a ceiling of money and of a number without a unit, an income word a floor. A name that no word ends
    makes a floor unless a reverse or a doubtful word stands in it, but not of money: that needs an income or a cost
    word. A floor of zero would ask for nothing, so zero is a ceiling or suggests nothing.

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
        clean = self._looked_at(name or "")
        if not clean:
            return None
        plain = bare.unit in _PLAIN
        last = self._last(clean)
        is_money = plain and _any(self.words.money, clean) and not _RATE.search(clean)
        if is_money or bare.unit.partition("/")[0] in _MONEY:
            shape = self._of_money(clean, last)
        elif last is not None:
            shape = self._of_last(clean, last, plain=plain)
        else:
            hidden = (*self.words.reverse, *self.words.doubtful, *(self.words.cost if plain else ()))
            shape = AtLeast if bare.value > 0 and not _any(hidden, clean) else None
        if shape is None or (shape is AtLeast and not bare.value):
            return None
        return shape(value=bare.value, unit=bare.unit)

    def _looked_at(self, name: str) -> str:
        """The end of the name without remarks, with a dot for each harmless word."""
        clean = _REMARKS.sub("", tidy(name)[-_LONGEST:])
        for word in self.words.harmless:
            clean = clean.replace(word, "·")
        return clean

    def _last(self, name: str) -> tuple[str, str] | None:
        """The list of the word that ends the name, the longest if there are several, and what stands before it."""
        rest = name
        for _ in range(_COUNTED):
            for length in self._lengths:
                if found := self._lists.get(rest[-length:]):
                    return found, rest[:-length]
            ending = max((word for word in self.words.counted if rest.endswith(word)), key=len, default="")
            if not ending:
                return None
            rest = rest[: -len(ending)]
        return None

    def _of_money(self, name: str, last: tuple[str, str] | None) -> type[AtLeast | AtMost] | None:
        """What the name says of an amount: its words of income and cost must not contradict each other."""
        kind, before = last or ("", name)
        income, cost = _any(self.words.income, before), _any((*self.words.cost, *self.words.reverse), before)
        if kind == "income":
            return None if cost else AtLeast
        if kind == "cost":
            return None if income else AtMost
        if kind == "reverse":
            settled = _any((*self.words.income, *self.words.settling, *self.words.handling), before)
            return None if settled or _NOT.search(before) else AtMost
        if kind in {"handling", "unsettled"} or income == cost:
            return None
        if income:
            return AtLeast
        return None if last or _any(self.words.reverse, before) else AtMost

    def _of_last(self, name: str, last: tuple[str, str], *, plain: bool) -> type[AtLeast | AtMost] | None:
        """What the last word says of a number that is no money."""
        kind, before = last
        if kind in {"rising", "settling"}:
            is_amiss = kind == "rising" and before.endswith(self.words.amiss)
            return AtMost if _DENIED.search(before) else None if is_amiss else AtLeast
        if kind == "reverse":
            return self._of_reverse(name, before)
        if kind == "income":
            return None if _any((*self.words.reverse, *self.words.cost), before) else AtLeast
        return AtMost if kind == "cost" and plain and not _any(self.words.income, before) else None

    def _of_reverse(self, name: str, before: str) -> type[AtLeast | AtMost] | None:
        """What a name says that ends with a thing that should be few."""
        if _NOT.search(before) or _any(self.words.handling, before):
            return None
        rate = _RATE.search(name)
        settling = max((word for word in self.words.settling if before.endswith(word)), key=len, default="")
        if settling:
            is_denied = _DENIED.search(before[: -len(settling)])
            return AtMost if is_denied else None if rate else AtLeast
        free = any(word in before and not _DENIED.search(before[: before.index(word)]) for word in self.words.settling)
        return None if free and not rate else AtMost

    @cached_property
    def _lists(self) -> dict[str, str]:
        """The list of each word that a name may end with."""
        return {word: name for name in _LAST for word in getattr(self.words, name)}

    @cached_property
    def _lengths(self) -> list[int]:
        """The lengths of these words, the longest first."""
        return sorted({len(word) for word in self._lists}, reverse=True)


_LAST = ("rising", "settling", "reverse", "cost", "income", "handling", "unsettled")
_LONGEST = 200
_COUNTED = 5
"""How many words that only count may stand one behind the other (项目人员个数)."""
_REMARKS = re.compile(r"(?:\([^()]{0,40}\)){1,3}$")
_DENIED = re.compile(r"[不未非无](?:及时|按[时期]|按规定)?$")
_NOT = re.compile(r"(?:[无零未]|未发生|不发生)$")
_RATE = re.compile(r"(?:率|比例|占比|比重)$")


def _any(words: tuple[str, ...], name: str) -> bool:
    return any(word in name for word in words)
