"""What a yearly report prints, as data: its figures, its sentences, and the words by which a figure is found in print.

A sentence has a place for each figure, such as ``{watched}``; a :class:`Slot` says how the figure is printed there. A
:class:`Cue` has the published words around a figure, with ``#`` in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Exact, Rounding, RoundingMode, Share, fraction, plain_text
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.cycle import CountRule, FigureRule, RosterRule, ShareRule
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_fields, require_text
from budgetperf.records.classified import refused
from budgetperf.terms import Term, term

__all__ = ["Cue", "PrintScale", "ReportLayout", "Sentence", "Slot"]

_PLACE = re.compile(r"\{([a-z0-9_]+)\}")


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
        return {
            PrintScale.ONE: Fraction(1),
            PrintScale.WAN: Fraction(10**4),
            PrintScale.YI: Fraction(10**8),
            PrintScale.PERCENT: Fraction(1, 100),
        }[self]


@frozen(kw_only=True)
class Slot:
    """How a figure is printed in a sentence.

    Attributes:
        figure: the code of the figure.
        scale: in what it is printed.
        places: how many decimals are printed, 0 or more.

    Raises:
        InvalidValueError: decimals below zero, or a value of another type.
    """

    figure: str
    scale: PrintScale = PrintScale.ONE
    places: int = 0

    def __attrs_post_init__(self) -> None:
        require_text(self.figure, "Slot.figure")
        require(self.scale, PrintScale, "Slot.scale")
        require_fields(self, int, "places")
        if self.places < 0:
            raise InvalidValueError(
                f"the slot of {self.figure} has {self.places} decimals, expected 0 or more.",
                f"“{self.figure}”的小数位数为 {self.places}，应不小于 0。",
                found=self.places,
            )

    def printed(self, value: Exact, mode: RoundingMode) -> str:
        """The figure as it is printed, rounded in a mode; an undefined share is ``—``.

        >>> from budgetperf.amounts import yi
        >>> Slot(figure="money", scale=PrintScale.YI, places=2).printed(yi("1.8"), RoundingMode.HALF_UP)
        '1.80'
        """
        if isinstance(value, Share) and not value.is_defined:
            return "—"
        rounding = Rounding(places=self.places, mode=mode)
        number = rounding.apply(fraction(value) / self.scale.size)
        sign = "%" if self.scale is PrintScale.PERCENT else ""
        return f"{number:.{self.places}f}{sign}" if self.places else f"{plain_text(number)}{sign}"


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
        words: the words around it, with ``#`` in its place, once; blanks do not count.
        unit: the unit that the words leave out of the figure, such as 元 for 「涉及资金1.80亿，」; empty where none.

    Raises:
        InvalidValueError: no ``#``, or more than one, or nothing before it.
    """

    figure: str
    words: str
    unit: str = ""

    def __attrs_post_init__(self) -> None:
        require_text(self.figure, "Cue.figure")
        require_text(self.words, "Cue.words")
        require_fields(self, str, "unit")
        before, *after = self.words.split("#")
        if len(after) != 1 or not before.strip():
            raise InvalidValueError(
                f"the cue of {self.figure} is {self.words!r}, expected words with one # after the first of them.",
                f"“{self.figure}”的提示语为“{self.words}”，应在文字之后有一个 #。",
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
        InvalidValueError: a sentence or cue of a figure that is not counted, a code twice, or a missing ground; all
            names of figures at once, as the fact ``problems``.
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
        for name in ("code", "revision", "zh", "en"):
            require_text(getattr(self, name), f"ReportLayout.{name}")
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
        for code, times in Counter(sentence.code for sentence in self.sentences).items():
            if times > 1:
                yield Problem(path="sentences", en=f"{code} stands {times} times", zh=f"{code} 重复 {times} 次")

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among its fields that nobody published."""
        return assumptions_of("report", self, self.basis)
