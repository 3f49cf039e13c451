"""Exact numbers with a meaning: money, points, rates, shares and how they are rounded.

``float`` and ``bool`` are refused at the door. Arithmetic is done in fractions and rounded once, where a policy says,
so neither the ambient decimal context nor the locale can change a result.
"""

from budgetperf.amounts.doors import Number, Points, Rate, Yuan, exact, plain_text, points, rate, wan, yi, yuan
from budgetperf.amounts.rounding import Rounding, RoundingMode
from budgetperf.amounts.shares import Exact, Share, ending, fraction, show

__all__ = [
    "Exact",
    "Number",
    "Points",
    "Rate",
    "Rounding",
    "RoundingMode",
    "Share",
    "Yuan",
    "ending",
    "exact",
    "fraction",
    "plain_text",
    "points",
    "rate",
    "show",
    "wan",
    "yi",
    "yuan",
]
