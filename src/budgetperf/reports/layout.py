"""What a yearly report prints, as data: its figures, its sentences, and the words by which a figure is found in print.

A sentence has a place for each figure, such as ``{watched}``; a :class:`Slot` says how the figure is printed there. A
:class:`Cue` has the published words around a figure, with ``#`` in its place; where they can be taken in two ways, it
says which one it takes, and every result lists that among its assumptions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType, NoneType

from attrs import field, frozen

from budgetperf.amounts import Exact, Rounding, RoundingMode, Share, fraction
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.cycle import CountRule, FigureRule, RosterRule, ShareRule
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    require_truth,
)
from budgetperf.ledger import plain_print
from budgetperf.records.classified import refused
from budgetperf.terms import Term, term

__all__ = ["Cue", "PrintScale", "ReportLayout", "Sentence", "Slot"]

_OF_A_FIGURE_BEFORE = re.compile(r"(?:[0-9.约近]|超过|不低于|不少于)$")
_OF_A_FIGURE_AFTER = re.compile(r"[0-9.余多千万亿%]")
_PLACE = re.compile(r"\{([^{}]*)\}")


class PrintScale(Enum):
    """In what a figure is printed: ones, ten thousands (万), hundred millions (亿) or percent (%)."""

    ONE = "one"
    WAN = "wan"
    YI = "yi"
    PERCENT = "percent"

    @property
    def term(self) -> Term:
        """The scale in both languages."""
        return term(f"print-scale.{self.value}")

    @property
    def size(self) -> Fraction:
        """How much one printed unit is."""
        return _SIZES[self][0]

    @property
    def sign(self) -> str:
        """What is printed behind the number."""
        return _SIZES[self][1]


_SIZES: Mapping[PrintScale, tuple[Fraction, str]] = MappingProxyType(
    {
        PrintScale.ONE: (Fraction(1), ""),
        PrintScale.WAN: (Fraction(10**4), "万"),
        PrintScale.YI: (Fraction(10**8), "亿"),
        PrintScale.PERCENT: (Fraction(1, 100), "%"),
    }
)
_MOST_PLACES = 20


@frozen(kw_only=True)
class Slot:
    """How a figure is printed in a sentence.

    Attributes:
        figure: the code of the figure.
        scale: in what it is printed.
        places: how many decimals are printed, 0 to 20.

    Raises:
        InvalidValueError: other decimals, or a value of another type.
    """

    figure: str
    scale: PrintScale = PrintScale.ONE
    places: int = 0

    def __attrs_post_init__(self) -> None:
        require_text(self.figure, "Slot.figure")
        require(self.scale, PrintScale, "Slot.scale")
        require_fields(self, int, "places")
        if not 0 <= self.places <= _MOST_PLACES:
            raise InvalidValueError(
                f"the slot of {self.figure} has {self.places} decimals, expected 0 to {_MOST_PLACES}.",
                f"“{self.figure}”的小数位数为 {self.places}，应为 0 至 {_MOST_PLACES}。",
                found=self.places,
            )

    def printed(self, value: Exact, mode: RoundingMode) -> str:
        """The figure as it is printed, rounded in a mode; an undefined share is ``—``.

        >>> from budgetperf.amounts import yi
        >>> Slot(figure="money", scale=PrintScale.YI, places=2).printed(yi("1.8"), RoundingMode.HALF_UP)
        '1.80亿'
        """
        if isinstance(value, Share) and not value.is_defined:
            return "—"
        number = Rounding(places=self.places, mode=mode).apply(fraction(value) / self.scale.size)
        return f"{number:.{self.places}f}{self.scale.sign}"


@frozen(kw_only=True)
class Sentence:
    """A sentence of the report.

    Attributes:
        code: stable name.
        zh: its words, with ``{code}`` where a figure stands.
        slots: how each figure is printed, in the order of their places.

    Raises:
        InvalidValueError: places and slots that do not match.
    """

    code: str
    zh: str
    slots: tuple[Slot, ...]

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "Sentence.code")
        require_text(self.zh, "Sentence.zh")
        require_each(self.slots, Slot, "Sentence.slots")
        places, slots = _PLACE.findall(self.zh), [slot.figure for slot in self.slots]
        if places != slots:
            raise InvalidValueError(
                f"the sentence {self.code} has places for {', '.join(places)} and slots for {', '.join(slots)}, "
                "expected the same in the same order.",
                f"句子“{self.code}”的位置为 {'、'.join(places)}，数为 {'、'.join(slots)}，应逐一对应。",
                found=tuple(places),
                expected=tuple(slots),
            )

    def parts(self) -> Iterator[str]:
        """The words before, between and after the figures."""
        yield from _PLACE.split(self.zh)[::2]


@frozen(kw_only=True)
class Cue:
    """The published words by which a figure is found.

    Attributes:
        figure: the code of the figure.
        words: the words around it, with ``#`` in its place, once; blanks do not count. What belongs to the figure (约,
            余, 亿, %) is not among them, its unit may be.
        exact: whether the printed digits are all there are, as of a price that was set.
        reading: how the words are taken where they can be taken in two ways; None where they cannot.

    Raises:
        InvalidValueError: no ``#``, or more than one, no words, words that would cut a figure short, or something of
            another type.
    """

    figure: str
    words: str
    exact: bool = False
    reading: Assumption | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.figure, "Cue.figure")
        require_text(self.words, "Cue.words")
        require_truth(self.exact, "Cue.exact")
        require(self.reading, (Assumption, NoneType), "Cue.reading")
        if self.words.count("#") != 1 or self.words.strip() == "#":
            raise InvalidValueError(
                f"the cue of {self.figure} is {self.words!r}, expected words with one # in the place of the figure.",
                f"“{self.figure}”的提示语为“{self.words}”，应为文字并以一个 # 表示数的位置。",
                found=self.words,
            )
        before, after = (plain_print(words) for words in self.words.split("#"))
        if _OF_A_FIGURE_BEFORE.search(before) or _OF_A_FIGURE_AFTER.match(after):
            raise InvalidValueError(
                f"the cue of {self.figure} is {self.words!r}, expected no sign beside the # that belongs to a figure.",
                f"“{self.figure}”的提示语为“{self.words}”，# 前后不应有属于数的字符。",
                hint_en="leave digits, 约, 余, 万, 亿 and % out of the words",
                hint_zh="数字及“约、余、万、亿、%”等属于数，请勿写入提示语",
                found=self.words,
            )


@frozen(kw_only=True)
class ReportLayout:
    """The figures paragraph of one district's yearly report.

    Attributes:
        code: stable name.
        revision: which state of the layout this is.
        zh: its name in Chinese.
        en: its name in English.
        rules: what is counted.
        sentences: what is written.
        cues: where the figures stand in the published report.
        rounding: how figures are rounded to their printed decimals.
        basis: the ground of each.

    Raises:
        InvalidValueError: a sentence or cue of a figure that is not counted, or a code or cue twice, all of it at
            once as the fact ``problems``; or a missing ground.
    """

    code: str
    revision: str
    zh: str
    en: str
    rules: tuple[FigureRule, ...]
    sentences: tuple[Sentence, ...]
    cues: tuple[Cue, ...]
    rounding: RoundingMode
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_each(self.rules, (CountRule, RosterRule, ShareRule), "ReportLayout.rules")
        require_each(self.sentences, Sentence, "ReportLayout.sentences")
        require_each(self.cues, Cue, "ReportLayout.cues")
        require(self.rounding, RoundingMode, "ReportLayout.rounding")
        check_bases(self, self.basis)
        if problems := [*self._uncounted(), *self._repeated()]:
            raise refused(f"the layout {self.code} does not fit together", f"报告格式“{self.zh}”不一致", problems)

    def _uncounted(self) -> Iterator[Problem]:
        there = {rule.code for rule in self.rules}
        wanted = [
            *(("sentences", slot.figure) for sentence in self.sentences for slot in sentence.slots),
            *(("cues", cue.figure) for cue in self.cues),
        ]
        for path, code in dict.fromkeys(wanted):
            if code not in there:
                yield Problem(path=path, en=f"no figure {code} is counted", zh=f"没有统计指标 {code}")

    def _repeated(self) -> Iterator[Problem]:
        named = {
            "rules": [rule.code for rule in self.rules],
            "sentences": [sentence.code for sentence in self.sentences],
            "cues": [f"{cue.figure} ({cue.words})" for cue in self.cues],
        }
        for path, every in named.items():
            for code, times in Counter(every).items():
                if times > 1:
                    yield Problem(path=path, en=f"{code} stands {times} times", zh=f"{code} 重复 {times} 次")

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among its fields that nobody published, and how it takes words that leave a choice."""
        taken = (cue.reading for cue in self.cues if cue.reading is not None)
        return tuple(dict.fromkeys((*assumptions_of("report", self, self.basis), *taken)))
