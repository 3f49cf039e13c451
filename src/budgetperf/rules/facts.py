"""Facts: what a decision is about, by typed keys, each with a word on where it comes from.

A key says what a value means (money, a rate, a count, a day, yes or no, one of some words) and a :class:`Fact` lets a
type checker refuse a rate where money belongs. A value travels with its :class:`Origin`; a share of nothing is
*undefined*, which is not the same as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar, assert_never, get_args

from attrs import frozen

from budgetperf.amounts import Exact, Points, Rate, Share, Yuan, exact
from budgetperf.errors import InvalidValueError, require, require_each, require_truth, tuple_of
from budgetperf.rules.fact_keys import STATED, FactKey, FactKind, FactWord, Origin, said, said_day
from budgetperf.terms import Term, term

__all__ = [
    "Fact",
    "Facts",
    "Known",
    "KnownDay",
    "KnownFlag",
    "KnownNumber",
    "KnownWord",
    "Value",
    "amount_fact",
    "count_fact",
    "day_fact",
    "flag_fact",
    "points_fact",
    "rate_fact",
    "shown_value",
    "word_fact",
]

T = TypeVar("T")


@frozen(kw_only=True)
class KnownNumber:
    """A number that is known.

    Attributes:
        key: what it is.
        value: the number; a share of nothing is undefined.
        origin: where it comes from.
    """

    key: FactKey
    value: Exact
    origin: Origin = STATED

    def __attrs_post_init__(self) -> None:
        _check_known(self.key, self.origin)
        self.key.check_number(self.value)


@frozen(kw_only=True)
class KnownDay:
    """A day that is known.

    Attributes:
        key: what it is.
        value: the day.
        origin: where it comes from.
    """

    key: FactKey
    value: date
    origin: Origin = STATED

    def __attrs_post_init__(self) -> None:
        _check_known(self.key, self.origin)
        if self.key.kind is not FactKind.DAY or type(self.value) is not date:
            raise self.key.other_kind(self.value)


@frozen(kw_only=True)
class KnownFlag:
    """A yes or no that is known.

    Attributes:
        key: what it is.
        value: whether it is so.
        origin: where it comes from.
    """

    key: FactKey
    value: bool
    origin: Origin = STATED

    def __attrs_post_init__(self) -> None:
        _check_known(self.key, self.origin)
        if self.key.kind is not FactKind.FLAG or type(self.value) is not bool:
            raise self.key.other_kind(self.value)


@frozen(kw_only=True)
class KnownWord:
    """A word that is known.

    Attributes:
        key: what it is.
        value: the word's code.
        origin: where it comes from.
    """

    key: FactKey
    value: str
    origin: Origin = STATED

    def __attrs_post_init__(self) -> None:
        _check_known(self.key, self.origin)
        self.key.word(self.value)


Known = KnownNumber | KnownDay | KnownFlag | KnownWord
"""A fact with its value."""
Value = Decimal | Fraction | date | bool | str | None
"""What a fact is worth in a comparison; None where it is undefined."""


def _check_known(key: FactKey, origin: Origin) -> None:
    require(key, FactKey, "key", hint="amount_fact().key")
    require(origin, Origin, "origin")


class Fact(Generic[T]):
    """A typed key: ``Fact[Yuan]`` takes money and nothing else.

    >>> from budgetperf.amounts import wan
    >>> amount = amount_fact("amount", "本年预算", "budget of the year")
    >>> amount.known(wan("200")).value == wan(200)
    True
    """

    __slots__ = ("_make", "key")

    def __init__(self, key: FactKey, make: Callable[[FactKey, T, Origin], Known]) -> None:
        self.key: FactKey = key
        self._make = make

    def known(self, value: T, origin: Origin = STATED) -> Known:
        """The fact with a value.

        Raises:
            InvalidValueError: a value that it cannot have.
        """
        return self._make(self.key, value, origin)

    def __repr__(self) -> str:
        return f"Fact({self.key.code})"


def _number(key: FactKey, value: Exact | int, origin: Origin) -> Known:
    if key.kind is FactKind.AMOUNT and isinstance(value, Share):
        raise key.refusal(value, "yuan, built with yuan(), wan() or yi()", "用 yuan()、wan() 或 yi() 构造的金额（元）")
    return KnownNumber(key=key, value=exact(value, key.code) if isinstance(value, int) else value, origin=origin)


def _day(key: FactKey, value: date, origin: Origin) -> Known:
    return KnownDay(key=key, value=value, origin=origin)


def _flag(key: FactKey, value: bool, origin: Origin) -> Known:  # noqa: FBT001 - the value of a fact
    return KnownFlag(key=key, value=value, origin=origin)


def _word(key: FactKey, value: str, origin: Origin) -> Known:
    return KnownWord(key=key, value=value, origin=origin)


def amount_fact(code: str, zh: str, en: str, *, least: Decimal | None = Decimal(0)) -> Fact[Yuan]:
    """A key for money in yuan; zero or more unless another ``least`` is given."""
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.AMOUNT, least=least), _number)


def rate_fact(code: str, zh: str, en: str, *, least: Decimal | None = None) -> Fact[Rate | Share]:
    """A key for a ratio, 0.3 for 30 %; a share keeps its two figures and may be undefined."""
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.RATE, least=least), _number)


def points_fact(code: str, zh: str, en: str) -> Fact[Points]:
    """A key for points of a score."""
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.POINTS, least=Decimal(0)), _number)


def count_fact(code: str, zh: str, en: str) -> Fact[int]:
    """A key for a whole number, zero or more."""
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.COUNT, least=Decimal(0)), _number)


def day_fact(code: str, zh: str, en: str) -> Fact[date]:
    """A key for a day."""
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.DAY), _day)


def flag_fact(code: str, zh: str, en: str) -> Fact[bool]:
    """A key for yes or no."""
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.FLAG), _flag)


def word_fact(code: str, zh: str, en: str, words: Iterable[FactWord], *, is_ordered: bool = False) -> Fact[str]:
    """A key for one of some words, such as a kind of project, a grade or a lamp.

    Args:
        code: stable name for programs.
        zh: its name in Chinese.
        en: its name in English.
        words: the values; from the lowest to the highest where they are ordered.
        is_ordered: whether they are, so that "良 or above" means something.
    """
    every = tuple_of(words, FactWord, "words")
    return Fact(FactKey(code=code, zh=zh, en=en, kind=FactKind.WORD, words=every, is_ordered=is_ordered), _word)


_KINDS = frozenset(get_args(Known))


@frozen(kw_only=True, repr=False)
class Facts:
    """What is known about one thing, each fact once.

    Attributes:
        known: the facts.
        classified: whether the thing is classified (涉密); then no text of the facts, or of what is decided on them,
            shows anything of it. The facts themselves stay complete, for their owner.

    Raises:
        InvalidValueError: a fact that is stated twice.

    >>> new = flag_fact("is_new", "是否新增", "whether it is new")
    >>> Facts(known=(new.known(True),)).get(new.key).value
    True
    """

    known: tuple[Known, ...] = ()
    classified: bool = False

    def __attrs_post_init__(self) -> None:
        if self.classified is not False:  # the calls would cost what a decision does
            require_truth(self.classified, "Facts.classified")
        if type(self.known) is not tuple or not _KINDS.issuperset(map(type, self.known)):
            require_each(self.known, get_args(Known), "Facts.known", hint="Fact.known()")
        keys, values = self.ready
        if len(values) < len(keys):
            codes = [key.code for key in keys]
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise InvalidValueError(
                f"the facts {', '.join(twice)} are stated twice, expected each once.",
                f"事实 {'、'.join(twice)} 重复给出，应各给一次。",
                found=tuple(twice),
            )

    def __repr__(self) -> str:
        return f"Facts({term('withheld').en if self.classified else f'known={self.known!r}'})"

    @cached_property
    def by_code(self) -> Mapping[str, Known]:
        """The facts by their codes."""
        return {one.key.code: one for one in self.known}

    @property
    def values(self) -> Mapping[str, Value]:
        """What the facts are worth in comparisons, by their codes."""
        return self.ready[1]

    @cached_property
    def ready(self) -> tuple[tuple[FactKey, ...], Mapping[str, Value]]:
        """The keys of the facts, and what the facts are worth by their codes: all a decision asks, made with them."""
        keys: list[FactKey] = []
        values: dict[str, Value] = {}
        for one in self.known:
            key, value = one.key, one.value
            keys.append(key)
            if isinstance(value, Share):
                values[key.code] = value.exact if value.is_defined else None
            else:
                values[key.code] = value
        return tuple(keys), values

    def get(self, key: FactKey) -> Known | None:
        """The fact with this key; None where it is not known.

        Raises:
            InvalidValueError: a fact is known by the same code that is something else, or ``key`` is none.
        """
        if type(key) is not FactKey:  # the call costs what the look-up does
            require(key, FactKey, "key", hint="Fact.key")
        found = self.by_code.get(key.code)
        if found is not None and found.key is not key and found.key != key:
            raise InvalidValueError(
                f"the fact {key.code} is {found.key.en} of the kind {found.key.kind.value}, expected {key.en} of the "
                f"kind {key.kind.value} as the rule defines it.",
                f"事实 {key.code} 为“{found.key.zh}”（{found.key.kind.term.zh}），"
                f"应为规则所定义的“{key.zh}”（{key.kind.term.zh}）。",
                fact=key.code,
            )
        return found


def shown_value(known: Known) -> Term:
    """The value of a fact in words of both languages."""
    match known:
        case KnownNumber(key=key, value=value):
            if isinstance(value, Share) and not value.is_defined:
                return Term(key=key.code, zh=f"无法计算（{value}）", en=f"undefined ({value})")
            return said(key, value)
        case KnownDay(key=key, value=day):
            return said_day(key, day)
        case KnownFlag(key=key, value=flag):
            return Term(key=key.code, zh="是" if flag else "否", en="yes" if flag else "no")
        case KnownWord(key=key, value=code):
            word = key.word(code)
            return Term(key=key.code, zh=word.zh, en=word.en)
        case _:
            assert_never(known)
