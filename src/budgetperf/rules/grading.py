"""Grade scales: which total earns which grade.

A scale is data: its bands, the figure it compares (the exact total, or a rounded one) and the printed words that stand
for its grades. There is no global list of grades: some provinces have five, some print 一等 to 四等, and the conclusion
of an ex-ante evaluation (通过 from 85 points) is a scale of two.

Published tables have holes: whole-number bands such as 80—89 and 90—100 give 89.5 no grade unless it is rounded first,
a method with 优 above 95 and 良 below 95 gives none to 95. :func:`holes` finds them, and no scale is built with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise
from math import ceil
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Rounding, ending, exact, plain_text, show
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_filled, require_texts, require_truth

__all__ = ["GradeBand", "GradeScale", "Hole", "holes"]


@frozen(kw_only=True)
class GradeBand:
    """One grade and the totals that earn it.

    Attributes:
        code: stable name for programs.
        zh: the grade as printed, such as 优.
        en: the grade in English.
        floor: the least total of the band.
        printed: other printed words that stand for this grade, such as 优秀.
        floor_included: whether the floor itself belongs to the band; it does where 90 is 优.
        ceiling: the greatest total of the band, where the text prints one; None lets the band reach up to the one
            above, and the best one without end.
        ceiling_included: whether a printed ceiling itself belongs to the band.

    Raises:
        InvalidValueError: a band that no total can be in, or a ceiling that is included but not given.

    >>> GradeBand(code="good", zh="良", en="good", floor=Decimal(80), ceiling=Decimal(89), ceiling_included=True).zh
    '良'
    """

    code: str
    zh: str
    en: str
    floor: Decimal
    printed: tuple[str, ...] = ()
    floor_included: bool = True
    ceiling: Decimal | None = None
    ceiling_included: bool = False

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_texts(self.printed, "GradeBand.printed")
        require(self.floor, Decimal, "GradeBand.floor", hint="points()")
        require(self.ceiling, (Decimal, NoneType), "GradeBand.ceiling", hint="points()")
        exact(self.floor, "GradeBand.floor")
        require_truth(self.floor_included, "GradeBand.floor_included")
        require_truth(self.ceiling_included, "GradeBand.ceiling_included")
        if self.ceiling is None:
            empty = self.ceiling_included
        else:
            exact(self.ceiling, "GradeBand.ceiling")
            empty = not (self.clears(self.ceiling) and (self.ceiling_included or self.ceiling > self.floor))
        if empty:
            shown = _interval(self, None)
            raise InvalidValueError(
                f"the band {self.code} is {shown}, expected totals that exist.",
                f"“{self.zh}”的分数区间为 {shown}，并不存在。",
                hint_en="put the ceiling above the floor, and include only a ceiling that is given",
                hint_zh="上限应高于下限；未写明上限的，不得注明含上限",
                found=shown,
            )

    def clears(self, total: Fraction | Decimal) -> bool:
        """Whether ``total`` is high enough for the band; it may be too high."""
        return total >= self.floor if self.floor_included else total > self.floor

    def keeps(self, total: Fraction | Decimal) -> bool:
        """Whether ``total`` is not above a printed ceiling."""
        if self.ceiling is None:
            return True
        return total <= self.ceiling if self.ceiling_included else total < self.ceiling


@frozen(kw_only=True)
class Hole:
    """A total that has no grade, or more than one.

    Attributes:
        total: the total; further ones beside it may be in the same case.
        codes: the bands that claim it, from best to worst; none where it has no grade.
    """

    total: Decimal
    codes: tuple[str, ...]


@frozen(kw_only=True)
class GradeScale:
    """The grades from best to worst.

    Attributes:
        bands: from the highest floor to the lowest; together they give each total that can occur exactly one grade. The
            least total is 0. Where the best band has a printed ceiling, nothing above the highest ceiling can occur.
        compares: how the total is rounded before it is compared; None compares the exact total, so 89.996 is 良 even
            where it is printed as 90.00.
        basis: the ground of each.

    Raises:
        InvalidValueError: floors out of order or below zero; a total with no grade or two (``counterexample``); a word
            or code for two grades.
    """

    bands: tuple[GradeBand, ...]
    compares: Rounding | None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        _check_types(self.bands, self.compares, "GradeScale.")
        check_bases(self, self.basis)
        _check_order(self.bands)
        _check_holes(self.bands, self.compares)
        words = [word for band in self.bands for word in (band.zh, *band.printed)]
        _check_once(words, "the words {} stand for two grades.", "{} 对应两个等级。")
        codes = [band.code for band in self.bands]
        _check_once(codes, "the codes {} stand for two grades.", "编码 {} 对应两个等级。")

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the scale's fields that nobody published."""
        return assumptions_of("grading", self, self.basis)

    def grade(self, total: Fraction | Decimal) -> GradeBand:
        """The grade that ``total`` earns.

        Raises:
            InvalidValueError: a total below zero, or above the ceiling of the best grade where that has one.
        """
        require(total, (Fraction, Decimal), "total", hint="exact()")
        if isinstance(total, Decimal):
            exact(total, "total")
        if total < 0:
            raise InvalidValueError(
                f"the total is {show(total)}, expected 0 or more.",
                f"总分为 {show(total)}，应不小于 0。",
                found=show(total),
            )
        compared = Fraction(total if self.compares is None else self.compares.apply(total))
        found = next(_claiming(self.bands, compared), None)
        if found is None:
            top = max(band.ceiling for band in self.bands if band.ceiling is not None)
            raise InvalidValueError(
                f"the total is {show(total)}, expected at most {plain_text(top)}: the scale has no grade above it.",
                f"总分为 {show(total)}，应不大于 {plain_text(top)}：其上没有等级。",
                hint_en="cap the total before grading it, or leave the ceiling of the best grade out",
                hint_zh="请先将总分封顶再评定等级，或不设最高等级的上限",
                found=show(total),
                ceiling=top,
            )
        return found

    def interval(self, band: GradeBand) -> str:
        """The totals that earn one of the scale's grades, in mathematical notation.

        Raises:
            InvalidValueError: the scale has no such band.

        >>> from budgetperf.regimes import NATIONAL
        >>> scale = NATIONAL.self_evaluation.scale
        >>> scale.interval(scale.bands[0]), scale.interval(scale.bands[1])
        ('[90, ∞)', '[80, 90)')
        """
        place = self.rank(band)
        return _interval(band, self.bands[place - 1] if place else None)

    def rank(self, band: GradeBand) -> int:
        """The place of one of the scale's grades: 0 is the best.

        Raises:
            InvalidValueError: the scale has no such band.
        """
        require(band, GradeBand, "band", hint="coded()")
        if band not in self.bands:
            raise _unknown(f"{band.code} {_interval(band, None)}", self)
        return self.bands.index(band)

    def named(self, word: str) -> GradeBand | None:
        """The grade that a printed word stands for, or None where the scale does not know the word.

        Blanks in it and a stop after it are not part of the word.
        """
        require(word, str, "word")
        plain = "".join(word.split()).rstrip("。.;；")
        return next((band for band in self.bands if plain == band.zh or plain in band.printed), None)

    def coded(self, code: str) -> GradeBand:
        """The grade with a code.

        Raises:
            InvalidValueError: the scale has no such grade.
        """
        for band in self.bands:
            if band.code == code:
                return band
        raise _unknown(code, self)


def holes(bands: tuple[GradeBand, ...], compares: Rounding | None) -> tuple[Hole, ...]:
    """Totals that have no grade or more than one: one witness for each stretch of totals in the same case.

    Args:
        bands: from best to worst, as somebody published them; nothing else about them needs to be sound.
        compares: how a total is rounded before it is compared; then only rounded totals can occur. None: any can.

    Returns:
        The witnesses, the highest total first; none where the bands cover everything once. A witness is an edge, midway
        between two edges, or the highest rounded total below an edge.

    >>> good = GradeBand(code="good", zh="良", en="good", floor=Decimal(85), floor_included=False)
    >>> poor = GradeBand(code="poor", zh="差", en="poor", floor=Decimal(0), ceiling=Decimal(85))
    >>> holes((good, poor), None)
    (Hole(total=Decimal('85'), codes=()),)
    """
    _check_types(bands, compares, "")
    claims = groupby(_witnesses(bands, compares), lambda total: tuple(band.code for band in _claiming(bands, total)))
    return tuple(Hole(total=_decimal(next(stretch)), codes=codes) for codes, stretch in claims if len(codes) != 1)


def _with_above(bands: tuple[GradeBand, ...]) -> Iterator[tuple[GradeBand, GradeBand | None]]:
    """Each band with the one above it."""
    return zip(bands, (None, *bands), strict=False)


def _claiming(bands: tuple[GradeBand, ...], total: Fraction) -> Iterator[GradeBand]:
    """The bands that claim a compared total, from best to worst."""
    for band, above in _with_above(bands):
        taken = band.ceiling is None and above is not None and above.clears(total)
        if band.clears(total) and band.keeps(total) and not taken:
            yield band


def _witnesses(bands: tuple[GradeBand, ...], compares: Rounding | None) -> Iterator[Fraction]:
    """Totals that can occur, from high to low: each edge, and one between each two neighbours.

    Between two edges nothing changes, and above the highest one is only the best band or nothing that can occur.
    """
    printed = [edge for band in bands for edge in (band.floor, band.ceiling) if edge is not None and edge > 0]
    edges = sorted({Fraction(0), *map(Fraction, printed)}, reverse=True)
    if compares is None:
        yield edges[0]
        for high, low in pairwise(edges):
            yield (high + low) / 2
            yield low
        return
    unit = Fraction(1, 10**compares.places)
    below = [(ceil(edge / unit) - 1) * unit for edge in edges[:-1]]
    grid = [edge for edge in edges if edge % unit == 0]
    yield from sorted({*below, *grid}, reverse=True)


def _check_types(bands: tuple[GradeBand, ...], compares: Rounding | None, of: str) -> None:
    require_each(bands, GradeBand, f"{of}bands")
    require(compares, (Rounding, NoneType), f"{of}compares")


def _check_order(bands: tuple[GradeBand, ...]) -> None:
    floors = [band.floor for band in bands]
    if not floors or floors[-1] < 0 or any(high <= low for high, low in pairwise(floors)):
        names = list(map(plain_text, floors))
        raise InvalidValueError(
            f"the floors are {names}, expected floors that fall strictly and end at 0.",
            f"各等级下限为 {names}，应严格递减至 0。",
            hint_en="list the bands from best to worst; the last one starts at 0",
            hint_zh="请由高到低列出各等级，最低一级下限为 0",
            found=tuple(floors),
        )


def _check_holes(bands: tuple[GradeBand, ...], compares: Rounding | None) -> None:
    found = holes(bands, compares)
    if not found:
        return
    hole, more = found[0], len(found) - 1
    total = plain_text(hole.total)
    table = [(band, _interval(band, above)) for band, above in _with_above(bands)]
    claims, claims_zh = "no grade", "没有等级"
    if hole.codes:
        claims = f"{len(hole.codes)} grades, {' and '.join(hole.codes)}"
        claims_zh = f"同属“{'”“'.join(band.zh for band in bands if band.code in hole.codes)}”"
    others = f" ({more} more like it)" if more else ""
    others_zh = f"（另有 {more} 处）" if more else ""
    raise InvalidValueError(
        f"the total {total} has {claims}{others}: {', '.join(f'{band.code} is {text}' for band, text in table)}.",
        f"{total} 分{claims_zh}{others_zh}：{'，'.join(f'{band.zh}为 {text}' for band, text in table)}。",
        hint_en="let each band begin where the one above ends, the last at 0, or say in compares how to round totals",
        hint_zh="每一等级应止于上一等级的下限，最低一级下限为 0；或在 compares 中写明总分如何舍入",
        counterexample=hole.total,
        grades=hole.codes,
    )


def _interval(band: GradeBand, above: GradeBand | None) -> str:
    if band.ceiling is not None:
        high, closed = plain_text(band.ceiling), band.ceiling_included
    elif above is not None:
        high, closed = plain_text(above.floor), not above.floor_included
    else:
        high, closed = "∞", band.ceiling_included
    return f"{'[' if band.floor_included else '('}{plain_text(band.floor)}, {high}{']' if closed else ')'}"


def _unknown(found: str, scale: GradeScale) -> InvalidValueError:
    known = [band.code for band in scale.bands]
    return InvalidValueError(
        f"the scale has no grade {found!r}, expected one of {known}.",
        f"等级表中没有 {found!r}，应为 {known} 之一。",
        hint_en="take the band from the scale itself",
        hint_zh="请从该等级表中取得等级",
        found=found,
        known=tuple(known),
    )


def _check_once(names: list[str], en: str, zh: str) -> None:
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InvalidValueError(en.format(twice), zh.format(twice), found=tuple(twice))


def _decimal(total: Fraction) -> Decimal:
    number = ending(total)
    assert isinstance(number, Decimal)  # noqa: S101 - edges end, and so do half sums of them
    return number
