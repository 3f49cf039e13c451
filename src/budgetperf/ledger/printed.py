"""Single figures as reports print them: 152条, 2000 余条, 1.80 亿, 约4.1%, 2022年6月, 〔2020〕14号.

A figure keeps its text. What the text cannot be read as is refused and never guessed; what it stands for is an
interval: a count that is printed in full is exact, other numbers were rounded to their last digit, 余, 多, 超过, 以上
and 近 set a bound on one side alone, and a month is all of its days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import assert_never
from unicodedata import normalize

from attrs import frozen

from budgetperf.amounts import RoundingMode
from budgetperf.errors import InvalidValueError, require, require_fields, require_truth
from budgetperf.ledger.intervals import Interval, number_text
from budgetperf.ledger.policies import PrintPolicy
from budgetperf.terms import Term, term

__all__ = ["Dimension", "PrintedFigure", "plain_print"]

_HANS = {zh: str(value) for value, zh in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_SCALES = {"": 0, "千": 3, "万": 4, "亿": 8}
_NUMBER = re.compile(
    r"(?P<before>约|近|超过|不低于|不少于)?(?P<number>[0-9]{1,40}(?:\.[0-9]{1,20})?|"
    r"[一二两三四五六七八九十])(?P<mid>[余多])?(?P<scale>[千万亿])?(?P<after>[余多])?(?P<tail>%|[\u4e00-\u9fff]*?)(?P<behind>以上)?"
)
_DAY = re.compile(r"((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]*[〔\[(]((?:19|20)[0-9]{2})[〕\])][0-9]{1,5}号")
_NOT_A_UNIT = frozenset("余多约近超零一二两三四五六七八九十百千万亿几数")
_ABOUT_SO_MUCH = re.compile("以下|以内|左右|上下")
_PERIODS = tuple("年月周日天")


def plain_print(text: str) -> str:
    """The signs of a printed text alone: full-width and half-width ones are the same, and blanks do not count.

    A mark such as ① or ² stays what it is, for a note behind a number is no digit of it.

    >>> plain_print("１１．49 ％"), plain_print("57②个")
    ('11.49%', '57②个')
    """
    signs = "".join(text.split())
    return "".join(sign if sign.isnumeric() and not sign.isdecimal() else normalize("NFKC", sign) for sign in signs)


class Dimension(Enum):
    """What a printed figure is: only like can be added and compared."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"
    DAY = "day"

    @property
    def term(self) -> Term:
        """The dimension's name in both languages."""
        return term(f"dimension.{self.value}")


class _Hedge(Enum):
    NONE = ""
    ABOUT = "约"
    MORE = "余"
    NEARLY = "近"
    AT_LEAST = "以上"


_HEDGES = {"约": _Hedge.ABOUT, "近": _Hedge.NEARLY}
_HEDGES |= dict.fromkeys(("余", "多", "超过"), _Hedge.MORE) | dict.fromkeys(
    ("以上", "不低于", "不少于"), _Hedge.AT_LEAST
)


@frozen(kw_only=True)
class _Read:
    dimension: Dimension
    hedge: _Hedge
    number: Fraction  # in ones, yuan or as a plain ratio
    unit: Fraction  # one unit of the last printed digit
    digits: int  # the printed digits as a whole number
    size: Fraction  # what the scale and the sign of a rate multiply by
    suffix: str
    days: Interval | None = None


@frozen(kw_only=True)
class PrintedFigure:
    """A figure as it is printed.

    Attributes:
        text: the text as printed: one number with its unit, a day, month or year, or a document number, which is of its
            year.
        unit: the unit where the print leaves it out: 「涉及资金 1.80 亿」 is of yuan.
        exact: whether the printed digits are all there are, as of a price that was set; else numbers with decimals,
            amounts and rates were rounded.

    Raises:
        InvalidValueError: the text is something else; it is never guessed.

    >>> money = PrintedFigure.read("42501.92万元")
    >>> money.dimension.value, number_text(money.number)
    ('money', '425019200')
    """

    text: str
    unit: str = ""
    exact: bool = False

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "text", "unit")
        require_truth(self.exact, "PrintedFigure.exact")
        read = self._read
        if self.exact and (read.hedge is not _Hedge.NONE or read.days is not None):
            raise InvalidValueError(
                f"{self.text!r} is called exact, expected a number without 余, 多, 约, 近, 超过 or 以上.",
                f"“{self.text}”标为精确数，应为不带“余、多、约、近、超过、以上”的数。",
                found=self.text,
            )

    @classmethod
    def read(cls, text: str, *, unit: str = "", exact: bool = False) -> PrintedFigure:
        """The figure that one printed text says."""
        return cls(text=text, unit=unit, exact=exact)

    @property
    def dimension(self) -> Dimension:
        """What it is a figure of."""
        return self._read.dimension

    @property
    def number(self) -> Fraction:
        """The printed number in ones, in yuan or as a plain ratio; of days, the first one's ordinal."""
        return self._read.number

    @property
    def is_rounded(self) -> bool:
        """Whether it was rounded, in a way that a policy says."""
        read = self._read
        full = read.dimension is Dimension.COUNT and read.unit == read.size == 1
        return read.hedge is _Hedge.NONE and read.days is None and not (full or self.exact)

    @property
    def is_approximate(self) -> bool:
        """Whether 约 stands before it; a policy says how far it may be off."""
        return self._read.hedge is _Hedge.ABOUT

    @property
    def is_whole(self) -> bool:
        """Whether what it counts is counted in whole numbers; days are."""
        read = self._read
        return read.dimension is Dimension.DAY or (read.dimension is Dimension.COUNT and read.unit.denominator == 1)

    def stands_for(self, policy: PrintPolicy) -> Interval:
        """The numbers that it may stand for: in ones, in yuan, as a plain ratio, or ordinals of days.

        >>> from budgetperf.ledger.policies import ROUNDED_HALF_UP
        >>> for text in ("11.49％", "152条", "2000 余条", "近100个", "超过20%", "20%以上"):
        ...     print(PrintedFigure.read(text).stands_for(ROUNDED_HALF_UP))
        [0.11485, 0.11495)
        152
        ≥2001
        ≤99
        >0.2
        ≥0.2
        """
        require(policy, PrintPolicy, "policy")
        span = self._span(policy)
        return (span.whole() if self.is_whole else None) or span

    def shown(self, span: Interval) -> str:
        """Numbers of its kind, written with its unit.

        >>> PrintedFigure.read("1.80 亿", unit="元").shown(Interval.point(102000000))
        '1.02亿元'
        """
        if self.dimension is Dimension.DAY:
            return _days_shown(span)
        read = self._read
        return span.text(lambda number: f"{number_text(number / read.size)}{read.suffix}")

    def _span(self, policy: PrintPolicy) -> Interval:
        read = self._read
        if read.days is not None:
            return read.days
        match read.hedge:
            case _Hedge.MORE:
                return Interval.above(read.number)
            case _Hedge.AT_LEAST:
                return Interval(low=read.number)
            case _Hedge.NEARLY:
                return Interval(high=read.number)
            case _Hedge.ABOUT:
                off = policy.about * _last_digit(read)
                return Interval(low=max(read.number - off, Fraction(0)), high=read.number + off, high_in=True)
            case _Hedge.NONE:
                return _rounded(read, policy.rounding) if self.is_rounded else Interval.point(read.number)
            case _:
                assert_never(read.hedge)

    @cached_property
    def _read(self) -> _Read:
        text = plain_print(self.text)
        read = _day(text) or _number(text, self.unit)
        if read is None:
            raise InvalidValueError(
                f"{self.text!r} is no printed figure, expected one like 152条, 2000余条, 1.8亿元, 4.1% or 2022年6月.",
                f"“{self.text}”不是可读的数，应为“152条”“2000余条”“1.8亿元”“4.1%”“2022年6月”一类。",
                found=self.text,
            )
        return read

    def __str__(self) -> str:
        return f"{''.join(self.text.split())}{self.unit}"


def _number(text: str, unit: str) -> _Read | None:
    match = _NUMBER.fullmatch(text)
    if match is None or set(match["tail"] + unit) & _NOT_A_UNIT or _ABOUT_SO_MUCH.search(match["tail"] + unit):
        return None
    hedges = [_HEDGES[match[part]] for part in ("before", "mid", "after", "behind") if match[part]]
    scale, tail = match["scale"] or "", match["tail"]
    rate, money = tail == "%", (tail or unit).startswith("元")
    if len(hedges) > 1 or (unit and (tail or match["behind"])) or (rate and scale):
        return None
    hedge = hedges[0] if hedges else _Hedge.NONE
    digits = _HANS.get(match["number"], match["number"])
    plain = Decimal(digits)
    if hedge is _Hedge.NEARLY and (not plain or tail[:1] in _PERIODS):  # 近3年 are the last three years
        return None
    places = len(digits.partition(".")[2])
    size = Fraction(10 ** _SCALES[scale], 100 if rate else 1)
    return _Read(
        dimension=Dimension.RATE if rate else Dimension.MONEY if money else Dimension.COUNT,
        hedge=hedge,
        number=Fraction(plain) * size,
        unit=size / 10**places,
        digits=int(digits.replace(".", "")),
        size=size,
        suffix=scale + (tail or unit),
    )


def _day(text: str) -> _Read | None:
    match = _DAY.fullmatch(text) or _DOCUMENT_NUMBER.fullmatch(text)
    if match is None:
        return None
    numbers = [int(part) for part in match.groups() if part]
    try:
        first = date(*numbers, *(1,) * (3 - len(numbers)))
    except ValueError:
        return None
    months = 12 if len(numbers) == 1 else first.month
    last = first if len(numbers) == 3 else first.replace(month=months, day=monthrange(first.year, months)[1])  # noqa: PLR2004
    start, one = Fraction(first.toordinal()), Fraction(1)
    days = Interval(low=start, high=Fraction(last.toordinal()), high_in=True)
    return _Read(
        dimension=Dimension.DAY, hedge=_Hedge.NONE, number=start, unit=one, digits=1, size=one, suffix="", days=days
    )


def _days_shown(span: Interval) -> str:
    """A year or a month as such, other days by their bounds."""
    first, last = (date.fromordinal(max(int(bound), 1)) for bound in (span.low, span.high or span.low))
    for text in (f"{first.year}年", f"{first.year}年{first.month}月"):
        read = _day(text)
        if read is not None and read.days == span:
            return text
    return span.text(lambda number: first.isoformat() if number == span.low else last.isoformat())


def _last_digit(read: _Read) -> Fraction:
    digits, unit = read.digits, read.unit
    while read.unit == read.size and digits and digits % 10 == 0:
        digits, unit = digits // 10, unit * 10
    return unit


def _rounded(read: _Read, mode: RoundingMode) -> Interval:
    """The numbers that are printed so: those that the mode rounds to the printed one."""
    half, zero = read.unit / 2, read.digits == 0
    low = Fraction(0) if zero else read.number - half
    match mode:
        case RoundingMode.HALF_UP:
            return Interval(low=low, high=read.number + half)
        case RoundingMode.HALF_EVEN:
            even = read.digits % 2 == 0
            return Interval(low=low, low_in=even, high=read.number + half, high_in=even)
        case RoundingMode.DOWN:
            return Interval(low=read.number, high=read.number + read.unit)
        case RoundingMode.UP:
            low = read.number if zero else read.number - read.unit
            return Interval(low=low, low_in=zero, high=read.number, high_in=True)
        case _:
            assert_never(mode)
