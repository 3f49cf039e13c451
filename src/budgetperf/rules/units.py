"""Units as forms print them, and the conversions between them that are exact.

A unit may begin with a Chinese multiplier (万, 亿); the rest must be the same word on both sides, or a unit of the same
measure whose size is exact (公里 and 米, 公顷 and 平方米, % and ‰; never months and days, 亩 and 平方米). A side that
prints no unit at all takes the other's: that is a reading, and a result that relies on it says so.
"""

from __future__ import annotations

import re
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
_SIZES = {
    "米": "米 m:1 公里 千米 km ㎞ KM:1000 厘米 cm:1/100 毫米 mm:1/1000",
    "平方米": "平方米 平米 ㎡ m² m2:1 公顷 ha:10000 平方公里 平方千米 km² km2:1000000",
    "立方米": "立方米 立方 方 m³ m3 ㎥:1",
    "公斤": "公斤 千克 kg KG:1 克 g:1/1000 毫克 mg:1/1000000 吨 t:1000",
    "升": "升 L:1 毫升 ml mL:1/1000",
    "小时": "小时 h:1 分钟 min:1/60 秒:1/3600 天 日:24",
    "个月": "个月 月:1 年:12",
    "元": "元:1 千元:1000",
    "%": "%:1 ‰:1/10",
}
"""Units of one measure, each with its exact size in the first; months and days have no common measure."""


def _by_name() -> dict[str, tuple[Fraction, str]]:
    sizes: dict[str, tuple[Fraction, str]] = {}
    for base, listed in _SIZES.items():
        for group in re.findall(r"[^:]+:[0-9/]+", listed):
            names, _, size = group.partition(":")
            sizes |= dict.fromkeys(names.split(), (Fraction(size), base))
    return sizes


_SIZE = _by_name()
_PER = re.compile(r"[/*·、]")

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


def _split(unit: str) -> tuple[Fraction, str]:
    """How many of which plain unit one of ``unit`` is: 万元 is 10000 元, 公里 is 1000 米, 元/㎡ is 1 元/平方米."""
    head, *per = _PER.split(unit)
    factor = _MULTIPLIERS.get(head[:1], 1)
    size, base = _SIZE.get(head[1:] if factor > 1 else head, (Fraction(1), head[1:] if factor > 1 else head))
    return factor * size, "/".join([base, *(_spelled(part) for part in per)])


def _spelled(unit: str) -> str:
    """One spelling of a unit below a stroke: 平方米 for ㎡, 日 for 天; another size is another unit."""
    size, base = _SIZE.get(unit, (Fraction(1), unit))
    return base if size == 1 else f"{size}{base}"


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
        if (base and actual_base) or {"%", "个百分点"} & {base, actual_base}:
            raise _mismatch(target_unit, actual_unit)
        assumptions = (UNIT_TAKEN,)
    return Aligned(asked, reached * actual_times / times, assumptions)


def _fits_better(target: Fraction, actual: Fraction, target_unit: str, actual_unit: str) -> bool:
    """Whether the number without a unit lies closer to the other one as a plain number than in the other's unit.

    Beside ``≥2万`` a plain 15000 may mean 15000 or 15000万, beside ``≥95%`` a plain 0.98 may mean 98 % or 0.98 %. Where
    the plain reading is the closer one, nobody should guess.
    """
    unit = target_unit or actual_unit
    size = _RATES.get(unit) or _MULTIPLIERS.get(unit[:1], 1)
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
