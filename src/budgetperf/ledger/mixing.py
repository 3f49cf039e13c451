"""Which figures may stand in one equation: like with like, and years and points in time not mixed up.

Figures of a period add up to one of that period; what was counted on a day is not part of what has grown over years,
and 4 projects of one budget year and 18 of another are no 22.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import assert_never

from budgetperf.errors import Problem
from budgetperf.ledger.equations import Equation, GrowthOf, InOrder, Listed, Nested, QuotientOf, SameFigure, SumOf
from budgetperf.ledger.printed import Dimension
from budgetperf.ledger.stated import FigureKind, Stated

__all__ = ["mixed_up"]


def mixed_up(equation: Equation, figures: Mapping[str, Stated]) -> Iterator[Problem]:
    """Why the figures of an equation cannot be put to each other like this; nothing where they can."""
    said = [figures[code] for code in equation.codes]
    match equation:
        case SumOf() | Nested() | SameFigure():
            yield from _unlike(equation, said)
            yield from _misplaced(equation, said)
        case QuotientOf():
            if tuple(each.printed.dimension for each in said) not in _QUOTIENTS:
                en, zh = "part / whole = rate, or total / count = mean", "部分÷整体＝比率，或总额÷个数＝均值"
                yield _not_of(equation, said, en, zh)
            yield from _outside(equation, said[1], said[0])
        case GrowthOf():
            yield from _unlike(equation, said[:2])
            yield from _none_but(equation, said[2:], Dimension.RATE)
            before, after = (each.year for each in said[:2])
            if before is not None and after is not None and before >= after:
                en, zh = f"{said[0]} is not of a year before {said[1]}", f"“{said[0]}”的年份不早于“{said[1]}”"
                yield _problem(equation, en, zh)
        case InOrder():
            yield from _none_but(equation, said, Dimension.DAY)
        case Listed():
            yield from _none_but(equation, said, Dimension.COUNT)
        case _:
            assert_never(equation)


def _misplaced(equation: SumOf | Nested | SameFigure, said: list[Stated]) -> Iterator[Problem]:
    pairs = [(said[0], part) for part in said[1:]] if isinstance(equation, SumOf) else list(pairwise(said))
    for one, other in pairs:
        if not isinstance(equation, Nested):
            yield from _stock_and_flow(equation, one, other)
        if not isinstance(equation, SameFigure):
            yield from _outside(equation, one, other)


def _none_but(equation: Equation, said: list[Stated], dimension: Dimension) -> Iterator[Problem]:
    if any(each.printed.dimension is not dimension for each in said):
        yield _not_of(equation, said, dimension.term.en, dimension.term.zh)


_COUNT, _MONEY, _RATE = Dimension.COUNT, Dimension.MONEY, Dimension.RATE
_QUOTIENTS = {
    (_COUNT, _COUNT, _RATE),
    (_MONEY, _MONEY, _RATE),
    (_COUNT, _COUNT, _COUNT),
    (_MONEY, _COUNT, _MONEY),
}


def _unlike(equation: Equation, said: list[Stated]) -> Iterator[Problem]:
    found = {each.printed.dimension for each in said}
    days_compared = Dimension.DAY in found and not isinstance(equation, SameFigure)
    if len(found) > 1 or days_compared:
        yield _not_of(equation, said, "figures of one kind: counts, money or rates", "同类的数：个数、金额或比率")


def _stock_and_flow(equation: Equation, one: Stated, other: Stated) -> Iterator[Problem]:
    if (one.kind is FigureKind.SNAPSHOT) is not (other.kind is FigureKind.SNAPSHOT):
        yield _problem(
            equation,
            f"{one} and {other} are not both at a point in time",
            f"“{one}”与“{other}”一为时点数，一为当期数或累计数",
        )


def _outside(equation: Equation, whole: Stated, part: Stated) -> Iterator[Problem]:
    if whole.kind is FigureKind.PERIOD and part.kind is FigureKind.CUMULATIVE:
        yield _problem(
            equation, f"{part} is cumulative and {whole} is of a period", f"“{part}”为累计数，而“{whole}”为当期数"
        )
    first, last, since, until = whole.first_year, whole.year, part.first_year, part.year
    if first is None or last is None or since is None or until is None or first <= since <= until <= last:
        return
    yield _problem(
        equation,
        f"{part} is of {_years(since, until)} and {whole} of {_years(first, last)}",
        f"“{part}”属 {_years(since, until)} 年，而“{whole}”属 {_years(first, last)} 年",
    )


def _years(since: int, until: int) -> str:
    return str(since) if since == until else f"{since}–{until}"


def _not_of(equation: Equation, said: list[Stated], en: str, zh: str) -> Problem:
    listed_en = ", ".join(f"{each} ({each.printed.dimension.term.en})" for each in said)
    listed_zh = "、".join(f"{each}（{each.printed.dimension.term.zh}）" for each in said)
    return _problem(equation, f"is of {listed_en}, expected {en}", f"含 {listed_zh}，应为{zh}")


def _problem(equation: Equation, en: str, zh: str) -> Problem:
    return Problem(path=equation.code, en=en, zh=zh)
