"""Numbers, units, contexts and texts for the laws of the rules, and an oracle written from the facts in fractions."""

from __future__ import annotations

import decimal
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import floor
from typing import Any

from hypothesis import strategies as st

from budgetperf.rules.expectations import AtLeast, AtMost, Exactly, LessThan, MoreThan
from budgetperf.rules.outcomes import ExactlySide
from budgetperf.rules.proportional import Proportional, Reverse

AT_LEAST, BOTH = ExactlySide.AT_LEAST, ExactlySide.BOTH
LINEAR, INVERSE = Reverse.LINEAR_TO_TWICE, Reverse.INVERSE_RATIO
SHAPES: dict[str, type[AtLeast | MoreThan | AtMost | LessThan | Exactly]] = {
    "≥": AtLeast,
    ">": MoreThan,
    "≤": AtMost,
    "<": LessThan,
    "=": Exactly,
}
RULES = [Proportional(reverse=reverse, exactly=side) for reverse in Reverse for side in ExactlySide]

ROUNDINGS = [getattr(decimal, name) for name in dir(decimal) if name.startswith("ROUND_")]
SIGNALS: list[Any] = [
    decimal.Clamped,
    decimal.FloatOperation,
    decimal.Inexact,
    decimal.Rounded,
    decimal.Subnormal,
    decimal.Underflow,
    decimal.Overflow,
]
CONTEXTS = st.builds(
    Context,
    prec=st.integers(1, 60),
    rounding=st.sampled_from(ROUNDINGS),
    traps=st.lists(st.sampled_from(SIGNALS), unique=True),
)

_SMALL = st.integers(-30, 30).map(Decimal)
_FINE = st.builds(lambda units, places: Decimal(units).scaleb(-places), st.integers(-99999, 99999), st.integers(0, 4))
NUMBERS = _SMALL | _FINE
"""Targets and actuals: often small and equal, of every sign."""
POINTS = st.integers(0, 40).map(lambda quarters: Decimal(quarters) / 4) | st.just(Decimal("33.33"))
SIGNS = st.sampled_from(sorted(SHAPES))
ANY_RULE = st.sampled_from(RULES)


def asked(sign: str, value: Decimal, unit: str = "") -> AtLeast | MoreThan | AtMost | LessThan | Exactly:
    """An expectation by the sign that a form prints."""
    return SHAPES[sign](value=value, unit=unit)


def scaled(value: Decimal, factor: Decimal) -> Decimal:
    """The exact product."""
    with localcontext(Context(prec=300)):
        return value * factor


def half_up(value: Fraction) -> Fraction:
    """Two decimals, halves up; for shares of points, which are never negative."""
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)


def share_of_points(sign: str, target: Fraction, actual: Fraction, rule: Proportional) -> Fraction:
    """The share that a rule awards, by the words of the two published families and the mirror for negative targets."""
    if target < 0:
        opposite = {"≥": "≤", ">": "<", "≤": "≥", "<": ">", "=": "both"}[sign]
        return _of_zero_or_more(opposite, -target, -actual, rule)
    two_sided = sign == "=" and rule.exactly is BOTH
    return _of_zero_or_more("both" if two_sided else sign, target, actual, rule)


def _of_zero_or_more(sign: str, target: Fraction, actual: Fraction, rule: Proportional) -> Fraction:
    if target == 0:
        met = {"≥": actual >= 0, ">": actual >= 0, "both": actual == 0}.get(sign, actual <= 0)
        return Fraction(int(met))
    rising = sign in {"≥", ">", "="} or (sign == "both" and actual < target)
    if rising:
        return min(Fraction(1), max(Fraction(0), actual / target))
    if actual <= target:
        return Fraction(1)
    if rule.reverse is INVERSE:
        return target / actual
    return max(Fraction(0), 1 - (actual - target) / target)
