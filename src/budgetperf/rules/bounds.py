"""Actuals that are only bounds: they decide where every number inside the bound decides alike."""

from __future__ import annotations

from fractions import Fraction

from budgetperf.basis import Assumption
from budgetperf.rules.actuals import Measured
from budgetperf.rules.conventions import ExactlySide, Outcome, Tolerance
from budgetperf.rules.expectations import AtLeast, AtMost, Bare, Comparison, Exactly, LessThan, MoreThan, Within
from budgetperf.rules.units import Aligned

__all__ = ["BOUNDS", "BOUND_ALIKE", "OPERATOR_REPEATED", "bound_read", "compare_bound", "compare_range"]

OPERATOR_REPEATED = Assumption(
    key="reading.operator-repeated",
    zh="完成值前重复了指标值的比较符号，按其后的数理解",
    en="an actual that repeats the target's operator is read as the number after it",
)
BOUND_ALIKE = Assumption(
    key="reading.bound-alike",
    zh="完成值只给出界限，界限之内的数结果都相同，按界限值理解",
    en="an actual that is only a bound is read as its edge where every number inside it has the same outcome",
)
_SIGN: dict[type[object], str] = {AtLeast: "≥", MoreThan: ">", AtMost: "≤", LessThan: "<", Exactly: "="}
BOUNDS = frozenset({"≥", ">", "≤", "<"})


def bound_read(expectation: Comparison | Bare | Within, actual: Measured) -> tuple[Assumption, ...]:
    """The assumption that an actual with an operator is read as the number at its edge."""
    if not actual.operator:
        return ()
    return (OPERATOR_REPEATED,) if actual.operator in {"=", _SIGN.get(type(expectation), "")} else (BOUND_ALIKE,)


def compare_range(low: Fraction, high: Fraction, actual: Fraction, sign: str) -> Outcome | None:
    """A bound never lies wholly inside a range, but it may lie wholly outside."""
    if sign not in BOUNDS:
        return Outcome.MET if low <= actual <= high else Outcome.MISSED
    above = actual >= high if sign == ">" else actual > high
    below = actual <= low if sign == "<" else actual < low
    return Outcome.MISSED if (above if sign in {"≥", ">"} else below) else None


def compare_bound(
    expectation: Comparison | Bare, aligned: Aligned, sign: str, exactly: ExactlySide | Tolerance
) -> Outcome | None:
    """The outcome of every number inside a bound, or None where they differ; at its edge it is met, not exceeded."""
    target, edge = aligned.target, aligned.actual
    if isinstance(expectation, Exactly) and exactly is ExactlySide.AT_LEAST and target > 0:
        rises = True
    elif isinstance(expectation, (AtLeast, MoreThan, AtMost, LessThan)):
        rises = isinstance(expectation, (AtLeast, MoreThan))
    else:
        return None
    upward, is_open = sign in {"≥", ">"}, sign in {"<", ">"}
    strict = isinstance(expectation, (MoreThan, LessThan))
    better = (edge > target) if rises else (edge < target)
    if upward == rises:  # the numbers get better from the edge on
        if better:
            return Outcome.MET if strict else Outcome.EXCEEDED
        if edge != target or (strict and not is_open):
            return None
        return Outcome.EXCEEDED if is_open and not strict else Outcome.MET
    return Outcome.MISSED if (not better and (edge != target or is_open or strict)) else None
