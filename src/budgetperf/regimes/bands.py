"""Bands that the national rules and others share: of points that ratings in words allow, and of grades."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from budgetperf.amounts import Share
from budgetperf.basis import Basis
from budgetperf.rules.actuals import Rating
from budgetperf.rules.grading import GradeBand
from budgetperf.rules.judgement import QualitativeBand, QualitativeBands
from budgetperf.rules.shapes import CENT

__all__ = ["FOUR_GRADES", "WORDS_OF_2020", "three_bands"]

WORDS_OF_2020 = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")
"""The ratings from best to worst, as the self-evaluation form of 2020 prints them."""
FOUR_GRADES = (
    GradeBand(code="excellent", zh="优", en="excellent", floor=Decimal(90), printed=("优秀",)),
    GradeBand(code="good", zh="良", en="good", floor=Decimal(80), printed=("良好",)),
    GradeBand(code="fair", zh="中", en="fair", floor=Decimal(60), printed=("中等",)),
    GradeBand(code="poor", zh="差", en="poor", floor=Decimal(0), printed=("较差",)),
)
"""优 from 90, 良 from 80, 中 from 60, and 差."""


def three_bands(middle: int, basis: Mapping[str, Basis], words: tuple[str, str, str]) -> QualitativeBands:
    """Three bands: from 80 %, from ``middle`` % and from nothing; the upper band owns the edge.

    >>> from budgetperf.basis import assumed
    >>> seen = dict.fromkeys(("bands", "rounding"), assumed("示例", "an example"))
    >>> print(*(f"{band.zh} {band.low} {band.high}" for band in three_bands(60, seen, WORDS_OF_2020).bands))
    达成年度指标 80/100 100/100 部分达成年度指标并具有一定效果 60/100 80/100 未达成年度指标且效果较差 0/100 60/100
    """
    best, partly, poor = words
    edge, upper = Share.of(middle, 100), Share.of(80, 100)
    return QualitativeBands(
        bands=(
            QualitativeBand(rating=Rating.ACHIEVED, zh=best, low=upper, high=Share.of(100, 100)),
            QualitativeBand(rating=Rating.PARTLY, zh=partly, low=edge, high=upper),
            QualitativeBand(rating=Rating.NOT_ACHIEVED, zh=poor, low=Share.of(0, 100), high=edge),
        ),
        rounding=CENT,
        basis=basis,
    )
