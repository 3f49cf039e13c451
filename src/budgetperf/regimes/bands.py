"""The three bands of points that ratings in words allow, which the national form and the systems in use share."""

from __future__ import annotations

from collections.abc import Mapping

from budgetperf.amounts import Share
from budgetperf.basis import Basis
from budgetperf.rules.actuals import Rating
from budgetperf.rules.judgement import QualitativeBand, QualitativeBands
from budgetperf.rules.shapes import CENT

__all__ = ["WORDS_OF_2020", "three_bands"]

WORDS_OF_2020 = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")
"""The ratings from best to worst, as the self-evaluation form of 2020 prints them."""


def three_bands(middle: int, basis: Mapping[str, Basis], words: tuple[str, str, str]) -> QualitativeBands:
    """Three bands: from 80 %, from ``middle`` % and from nothing; the upper band owns the edge.

    >>> from budgetperf.rules.shapes import assumed
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
