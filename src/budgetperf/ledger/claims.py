"""Equations as people write them, with the figures as printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from budgetperf.errors import Lang
from budgetperf.ledger.equations import Equation, GrowthOf, InOrder, Listed, Nested, QuotientOf, SameFigure, SumOf
from budgetperf.ledger.printed import PrintedFigure

__all__ = ["claim"]


def claim(equation: Equation, figures: Mapping[str, PrintedFigure], lang: Lang) -> str:
    """What an equation says of the printed figures.

    >>> said = {code: PrintedFigure.read(text) for code, text in (("all", "14 个"), ("a", "9 个"), ("b", "5 个"))}
    >>> claim(SumOf(code="JH-34", whole="all", parts=("a", "b")), said, "zh")
    '14个 = 9个 + 5个'
    """
    said = [str(figures[code]) for code in equation.codes]
    match equation:
        case SumOf() | Listed():
            parts = "、".join(equation.names) if isinstance(equation, Listed) else " + ".join(said[1:])
            return f"{said[0]} {'=' if equation.complete else '≥'} {parts}"
        case Nested():
            return " ≥ ".join(said)
        case QuotientOf():
            return f"{said[2]} = {said[0]} ÷ {said[1]}"
        case GrowthOf():
            times = f"{said[1]} ÷ {said[0]}"
            return f"{said[2]} = 1 − {times}" if equation.falls else f"{said[2]} = {times} − 1"
        case SameFigure():
            return " = ".join(said)
        case InOrder():
            return (" 不晚于 " if lang == "zh" else " is not after ").join(said)
        case _:
            assert_never(equation)
