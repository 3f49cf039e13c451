"""Units as forms print them, and the conversions between them that are exact.

A unit may begin with a Chinese multiplier (万, 亿); the rest must be the same word on both sides. A side that prints
no unit at all takes the other's: that is a reading, and a result that relies on it says so.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from budgetperf.basis import Assumption
from budgetperf.errors import UnitMismatchError
from budgetperf.terms import Term

__all__ = ["UNIT_TAKEN", "Aligned", "align", "canonical_unit", "other_unit", "unit_term"]

_SAME = {"百分比": "%", "%": "%", "百分点": "个百分点", "元人民币": "元", "人民币元": "元"}
_RATES = {"%": Fraction(1, 100), "‰": Fraction(1, 1000)}
_MULTIPLIERS = {"万": 10**4, "亿": 10**8}

UNIT_TAKEN = Assumption(
    key="reading.unit-taken",
    zh="一方未写单位时，按另一方的单位理解",
    en="where one side prints no unit it is read in the other's",
)


class Aligned(NamedTuple):
    """A target and an actual in the target's unit, and the assumptions that brought them there."""

    target: Fraction
    actual: Fraction
    assumptions: tuple[Assumption, ...]


def canonical_unit(unit: str) -> str:
    """The spelling that the library keeps.

    >>> canonical_unit("百分比"), canonical_unit("人次")
    ('%', '人次')
    """
    return _SAME.get(unit, unit)


def _split(unit: str) -> tuple[int, str]:
    factor = _MULTIPLIERS.get(unit[:1], 1)
    return factor, unit[1:] if factor > 1 else unit


def align(target: Decimal, target_unit: str, actual: Decimal, actual_unit: str) -> Aligned:
    """Bring an actual to the unit of its target, exactly.

    Raises:
        UnitMismatchError: the units differ and no exact conversion between them is known.

    >>> align(Decimal(200), "万元", Decimal(1955000), "元").actual
    Fraction(391, 2)
    """
    asked, reached = Fraction(target), Fraction(actual)
    if target_unit == actual_unit:
        return Aligned(asked, reached, ())
    if not target_unit or not actual_unit:
        if _fits_better(asked, reached, target_unit, actual_unit):
            raise _mismatch(target_unit, actual_unit)
        return Aligned(asked, reached, (UNIT_TAKEN,))
    (times, base), (actual_times, actual_base) = _split(target_unit), _split(actual_unit)
    assumptions: tuple[Assumption, ...] = ()
    if base != actual_base:
        if (base and actual_base) or {"%", "‰", "个百分点"} & {base, actual_base}:
            raise _mismatch(target_unit, actual_unit)
        assumptions = (UNIT_TAKEN,)
    return Aligned(asked, reached * actual_times / times, assumptions)


def _fits_better(target: Fraction, actual: Fraction, target_unit: str, actual_unit: str) -> bool:
    """Whether the number without a unit lies closer to the other one as a plain number than in the other's unit.

    Beside ``≥2万`` a plain 15000 may mean 15000 or 15000万, beside ``≥95%`` a plain 0.98 may mean 98 % or 0.98 %. Where
    the plain reading is the closer one, nobody should guess.
    """
    unit = target_unit or actual_unit
    size = _RATES.get(unit) or Fraction(_split(unit)[0])
    if size == 1 or target * actual <= 0:
        return False
    taken = target / actual
    plain = taken * size if target_unit else taken / size
    return max(plain, 1 / plain) < max(taken, 1 / taken)


def _mismatch(target_unit: str, actual_unit: str) -> UnitMismatchError:
    zh = [f"单位为“{unit}”" if unit else "未写单位" for unit in (target_unit, actual_unit)]
    return UnitMismatchError(
        f"the target is in {target_unit or 'no unit'} and the actual in {actual_unit or 'no unit'}.",
        f"指标值{zh[0]}，实际完成值{zh[1]}。",
        hint_en="state both in one unit",
        hint_zh="请统一单位",
        target_unit=target_unit,
        actual_unit=actual_unit,
    )


def other_unit(rule_unit: str, target_unit: str) -> UnitMismatchError:
    """The error of a rule whose figures are in another unit than a target: they are never converted.

    >>> other_unit("%", "人").en
    'the figures of the rule are in % and the target is in 人.'
    """
    zh = [f"单位为“{unit}”" if unit else "不带单位" for unit in (rule_unit, target_unit)]
    return UnitMismatchError(
        f"the figures of the rule are in {rule_unit or 'no unit'} and the target is in {target_unit or 'no unit'}.",
        f"规则中的数值{zh[0]}，指标值{zh[1]}。",
        hint_en=f"state the target in {rule_unit}" if rule_unit else "state the target as a plain number",
        hint_zh=f"指标值请以“{rule_unit}”为单位" if rule_unit else "指标值请不带单位",
        rule_unit=rule_unit,
        target_unit=target_unit,
    )


def unit_term(unit: str) -> Term:
    """What figures are in, as words to be put behind others.

    >>> unit_term("%").en, unit_term("").en
    ('in %', 'in plain numbers')
    """
    return Term(key="unit", zh=f"单位为“{unit}”" if unit else "不带单位", en=f"in {unit or 'plain numbers'}")
