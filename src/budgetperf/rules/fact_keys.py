"""The keys of facts: what a fact is called, which values it can have, and where a value comes from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType

from attrs import frozen

from budgetperf.amounts import Exact, Share, exact, fraction, plain_text, show
from budgetperf.errors import (
    InvalidValueError,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    require_truth,
)
from budgetperf.terms import Term, term

__all__ = ["STATED", "FactKey", "FactKind", "FactWord", "Origin", "OriginKind", "said", "said_day"]


class FactKind(Enum):
    """What the values of a fact are."""

    AMOUNT = "amount"
    RATE = "rate"
    POINTS = "points"
    COUNT = "count"
    DAY = "day"
    FLAG = "flag"
    WORD = "word"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"fact.{self.value}")

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers."""
        return self in {FactKind.AMOUNT, FactKind.RATE, FactKind.POINTS, FactKind.COUNT}


class OriginKind(Enum):
    """How a fact came to be known."""

    STATED = "stated"
    RECORDED = "recorded"
    COMPUTED = "computed"

    @property
    def term(self) -> Term:
        """The kind in both languages."""
        return term(f"origin.{self.value}")


@frozen(kw_only=True)
class Origin:
    """Where a fact comes from.

    Attributes:
        kind: stated by the caller, taken from a record, or computed from others.
        zh: the place or the computation, in Chinese.
        en: the same in English.
    """

    kind: OriginKind
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require(self.kind, OriginKind, "Origin.kind")
        require_text(self.zh, "Origin.zh")
        require_text(self.en, "Origin.en")


STATED = Origin(kind=OriginKind.STATED, zh="由调用者给出", en="stated by the caller")


@frozen(kw_only=True)
class FactWord:
    """One value of a fact in words, such as 新增 or 良.

    Attributes:
        code: stable name for programs.
        zh: the word in Chinese.
        en: the word in English.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class FactKey:
    """What a fact is called and which values it can have.

    Attributes:
        code: stable name for programs.
        zh: its name in Chinese.
        en: its name in English.
        kind: what its values are.
        least: the least number that it can be, itself included; None where there is none.
        words: the values of a fact in words. Where they are ordered they stand from the lowest to the highest.
        is_ordered: whether the words are.

    Raises:
        InvalidValueError: words for a fact that has none, none for one that needs them, a word twice, or a least value
            or an order for a fact that has none.
    """

    code: str
    zh: str
    en: str
    kind: FactKind
    least: Decimal | None = None
    words: tuple[FactWord, ...] = ()
    is_ordered: bool = False

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_fields(self, FactKind, "kind")
        require(self.least, (Decimal, NoneType), "FactKey.least")
        require_each(self.words, FactWord, "FactKey.words")
        require_truth(self.is_ordered, "FactKey.is_ordered")
        if self.least is not None:
            exact(self.least, "FactKey.least")
        codes, in_words = self.codes, self.kind is FactKind.WORD
        if in_words is not bool(codes) or len(set(codes)) < len(codes):
            raise self._unfit(
                f"the words {', '.join(codes) or 'none'}, expected different words for a fact in words and none for "
                "another",
                f"取值用词为 {'、'.join(codes) or '无'}，仅以词取值的事实须有互不相同的用词",
            )
        if self.is_ordered and not in_words:
            raise self._unfit("an order, expected one for a fact in words only", "取值有高低之分，仅用词可以如此")
        if self.least is not None and not self.kind.is_number:
            raise self._unfit("a least value, expected one for a number only", "设有最小值，仅数值可以如此")

    def _unfit(self, en: str, zh: str) -> InvalidValueError:
        return InvalidValueError(
            f"the fact {self.code} is of the kind {self.kind.value} and has {en}.",
            f"事实“{self.zh}”的类型为“{self.kind.term.zh}”，{zh}。",
            fact=self.code,
            kind=self.kind.value,
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its words."""
        return tuple(word.code for word in self.words)

    def word(self, code: str) -> FactWord:
        """The word with this code.

        Raises:
            InvalidValueError: there is none.
        """
        for word in self.words:
            if word.code == code:
                return word
        if not self.words:
            raise self.other_kind(code)
        raise self.refusal(code, " | ".join(self.codes), f" {'、'.join(self.codes)} 之一")

    def refusal(self, found: object, expected: str, expected_zh: str) -> InvalidValueError:
        """The error for a value that the fact cannot have; what is no text, number or day is named by its type."""
        shown = str(found)[:80] if isinstance(found, (str, Decimal, Share, date)) else type(found).__name__
        return InvalidValueError(
            f"the fact {self.code} is {shown}, expected {expected}.",
            f"事实“{self.zh}”为 {shown}，应为{expected_zh}。",
            fact=self.code,
            found=shown,
            expected=expected,
        )

    def other_kind(self, found: object) -> InvalidValueError:
        """The error for a value of another kind than the fact's."""
        return self.refusal(found, f"a value of the kind {self.kind.value}", f"“{self.kind.term.zh}”类型的值")

    def check_number(self, value: Exact) -> None:
        """Refuse a number that the fact cannot be.

        Raises:
            InvalidValueError: it is in words or a day; the number is too low, or a count that is not whole; or it is a
                share of nothing, which only a ratio may be.
        """
        if not self.kind.is_number:
            raise self.other_kind(value)
        if isinstance(value, Share):
            if not value.is_defined:
                if self.kind is FactKind.RATE:
                    return
                raise self.refusal(value, "a number: only a ratio may be undefined", "确定的数值，仅比率可以无法计算")
        else:
            if isinstance(value, (Decimal, float)):  # a float is refused in the words of every other door
                exact(value, self.code)
            require(value, (Decimal, Share), self.code)
        number = fraction(value)
        if self.least is not None and number < self.least:
            least = plain_text(self.least)
            raise self.refusal(show(value), f"{least} or more", f" {least} 或以上")
        if self.kind is FactKind.COUNT and number.denominator != 1:
            raise self.refusal(show(value), "a whole number", "整数")


def said(key: FactKey, value: Exact) -> Term:
    """A number of a fact in words: money in yuan, a rate in percent."""
    if key.kind is FactKind.RATE:
        text = show(fraction(value) * 100)
        return Term(key=key.code, zh=f"{text}%", en=f"{text} %")
    unit_zh, unit_en = _UNITS[key.kind]
    return Term(key=key.code, zh=f"{show(value)}{unit_zh}", en=f"{show(value)}{unit_en}")


def said_day(key: FactKey, day: date) -> Term:
    """A day of a fact in words."""
    return Term(key=key.code, zh=f"{day.year} 年 {day.month} 月 {day.day} 日", en=day.isoformat())


_UNITS = {
    FactKind.AMOUNT: (" 元", " yuan"),
    FactKind.POINTS: (" 分", " points"),
    FactKind.COUNT: ("", ""),
}
