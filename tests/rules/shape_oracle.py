"""The proportional rule in all its options, once more: plain fractions and conditions, and nothing of pieces.

Written from the words of the rule's fields; a law or a score that the library states is held against this.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import cycle, product
from math import floor
from typing import Any

from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, Share
from budgetperf.basis import assumed
from budgetperf.rules.outcomes import ExactlySide, Outside, Tolerance
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from rule_strategies import scaled

EXAMPLE = assumed("示例", "an example")
CLAMPED: dict[str, Any] = {"negative_actual": NegativeActual.ZERO, "negative_target": NegativeTarget.REFUSED}
_OPPOSITE = {"≥": "≤", ">": "<", "≤": "≥", "<": ">", "around": "around"}
NONE, FULL = Fraction(0), Fraction(1)


def share_of(rule: Proportional, sign: str, target: Fraction, actual: Fraction) -> Fraction:
    """The share of the points."""
    if rule.negative_actual is NegativeActual.ZERO and actual < 0:
        actual = NONE
    if target == 0:
        return _for_nothing(rule, sign, actual)
    kind = sign
    if sign == "=":
        kind = "≥" if rule.exactly is ExactlySide.AT_LEAST and target > 0 else "around"
    if target < 0:
        return _for_something(rule, _OPPOSITE[kind], -target, -actual)
    return _for_something(rule, kind, target, actual)


def _for_nothing(rule: Proportional, sign: str, actual: Fraction) -> Fraction:
    """Beside a target of zero it is all or nothing."""
    if sign in {"≥", ">"}:
        if rule.zero_target is ZeroTarget.ALWAYS:
            return FULL
        if rule.zero_target is ZeroTarget.WHEN_REACHED:
            return FULL if actual >= 0 else NONE
        return FULL if actual <= 0 else NONE
    if sign == "=" and rule.exactly is not ExactlySide.AT_LEAST:
        return FULL if actual == 0 else NONE
    return FULL if actual <= 0 else NONE


def _for_something(rule: Proportional, kind: str, target: Fraction, actual: Fraction) -> Fraction:
    uncapped = rule.capping is Capping.UNCAPPED
    if kind == "around":
        completion = _near(rule, target, actual)
    elif kind in {"≥", ">"}:
        if actual >= target and not uncapped:
            return FULL
        completion = actual / target
    elif actual <= target:
        return 2 - actual / target if uncapped else FULL
    else:
        completion = _lost(rule, target, actual)
    if completion < 0:
        return NONE
    if rule.passes_from is not None and completion < rule.passes_from.exact:
        return NONE
    return completion


def _near(rule: Proportional, target: Fraction, actual: Fraction) -> Fraction:
    """Completion of an ``=`` target that only itself reaches, or what its tolerance admits."""
    room, from_edge = NONE, False
    if isinstance(rule.exactly, Tolerance):
        room, from_edge = rule.exactly.share.exact, rule.exactly.outside is Outside.FROM_EDGE
    low, high = target * (1 - room), target * (1 + room)
    if actual < low:
        return actual / (low if from_edge else target)
    if actual > high:
        return _lost(rule, high if from_edge else target, actual)
    return FULL


def _lost(rule: Proportional, limit: Fraction, actual: Fraction) -> Fraction:
    if rule.reverse is Reverse.INVERSE_RATIO:
        return limit / actual
    return 1 - (actual - limit) / limit


def rounded(value: Fraction, rounding: Rounding) -> Fraction:
    """The points at the rule's decimals."""
    unit = Fraction(1, 10**rounding.places)
    size = abs(value) / unit
    if rounding.mode is RoundingMode.HALF_UP:
        units = floor(size + Fraction(1, 2))
    elif rounding.mode is RoundingMode.HALF_EVEN:
        units = round(size)
    elif rounding.mode is RoundingMode.DOWN:
        units = floor(size)
    else:
        units = -floor(-size)
    return units * unit if value > 0 else -units * unit


def awarded(rule: Proportional, exact: Fraction, deduction: Fraction = NONE) -> Fraction:
    """The rounded points, less what a person takes off."""
    return max(rounded(exact, rule.rounding) - deduction, NONE)


def bends(rule: Proportional, target: Fraction) -> list[Fraction]:
    """Every actual at which the written rule can bend or jump; some that it passes smoothly may be among them."""
    factors = {NONE, FULL, Fraction(2)}
    if isinstance(rule.exactly, Tolerance):
        room = rule.exactly.share.exact
        factors |= {1 - room, 1 + room, 2 * (1 + room)}
    if rule.passes_from is not None:
        mark = rule.passes_from.exact
        factors |= {factor * by for factor in factors for by in (mark, 2 - mark, 1 / mark)}
    return sorted({factor * target for factor in factors})


def beside(at: Fraction) -> list[Decimal]:
    """Decimals of twenty places about an actual, itself among them if it has no more: two on either side, or one."""
    unit = Decimal("1e-20")
    low = floor(at / Fraction(unit))
    return [scaled(Decimal(low + step), unit) for step in (-1, 0, 1, 2)]


TOLERANCES = [
    Tolerance(share=share, outside=outside)
    for share in (Share.of(0, 1), Share.of(5, 100), Share.of(1, 3), Share.of(99, 100))
    for outside in Outside
]
EXACTLY: list[ExactlySide | Tolerance] = [*ExactlySide, *TOLERANCES]
MARKS = [None, Share.of(1, 1000), Share.of(1, 3), Share.of(60, 100), Share.of(95, 100), Share.of(1, 1)]
ROUNDINGS = [Rounding(places=places, mode=mode) for mode in RoundingMode for places in (0, 1, 2, 6)]


def proportional(**options: Any) -> Proportional:
    """A rule with these options; a pass mark has a basis, as it must."""
    marked = {"passes_from": EXAMPLE} if options.get("passes_from") is not None else {}
    return Proportional(**options, basis=marked)


def _every_rule() -> list[Proportional]:
    signs: list[dict[str, Any]] = [{}, CLAMPED, {}, {"negative_target": NegativeTarget.REFUSED}]
    capped: list[dict[str, Any]] = [
        {
            "reverse": reverse,
            "exactly": exactly,
            "passes_from": mark,
            "zero_target": zero,
            **signs[(i + i // len(EXACTLY)) % len(signs)],
        }
        for i, (zero, reverse, mark, exactly) in enumerate(product(ZeroTarget, Reverse, MARKS, EXACTLY))
    ]
    uncapped: list[dict[str, Any]] = [
        {"capping": Capping.UNCAPPED, "passes_from": mark, "zero_target": zero, **signed}
        for mark, zero, signed in product(MARKS, ZeroTarget, signs[1:])
    ]
    roundings = cycle(ROUNDINGS)
    return [proportional(rounding=next(roundings), **options) for options in (*capped, *uncapped)]


EVERY = _every_rule()
"""Each option with each other one, as far as the rule takes them; the signs and roundings in turn."""
RULES = st.sampled_from(EVERY)


def scores(rule: Proportional, target: Fraction | Decimal) -> bool:
    """Whether the rule scores targets of this sign."""
    return target >= 0 or rule.negative_target is NegativeTarget.SCORED
