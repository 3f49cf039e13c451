"""Spending standards (支出标准): what a unit may cost, by class of body and size, from a year on, in a version.

「机关单位物业服务费综合成本定额」 and 「涉农街道综合成本定额」 are two classes of one standard. Where no class fits,
and where no standard is in force, asking is an error of its own: a standard is never stretched.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Rounding, plain_text
from budgetperf.basis import Assumption, Bases, Document, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    BudgetPerfError,
    InvalidValueError,
    require,
    require_each,
    require_fields,
    require_filled,
    require_text,
    tuple_of,
)
from budgetperf.plain import Record
from budgetperf.rules.cost_quantities import CostQuantity
from budgetperf.rules.unit_costs import UnitCost

__all__ = ["NoStandardError", "PartLimit", "SizeBand", "SpendingStandard", "StandardReference", "StandardRow"]


class NoStandardError(BudgetPerfError, LookupError):
    """No spending standard applies: none is in force, or none of its classes fits; the facts say what was asked for."""

    code = "no-standard"


@frozen(kw_only=True)
class SizeBand:
    """The sizes that a class of a standard is for.

    Attributes:
        unit: what the size is in, such as ㎡.
        least: the smallest size, itself included.
        below: the size that is already too large; None where there is none.

    >>> SizeBand(unit="㎡", least=Decimal(1000), below=Decimal(5000)).holds(CostQuantity.read("0.5万㎡"))
    False
    """

    unit: str
    least: Decimal = Decimal(0)
    below: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        CostQuantity(value=self.least, unit=self.unit)
        require_fields(self, (Decimal, NoneType), "below")
        if self.below is not None and not (self.below.is_finite() and self.below > self.least):
            raise InvalidValueError(
                f"the band runs from {self.least} to below {self.below}, expected bounds in this order.",
                f"分档下限为 {self.least}、上限为 {self.below}，上限应大于下限。",
                found=str(self.below),
            )

    def holds(self, size: CostQuantity) -> bool | None:
        """Whether a size lies in the band; None where it is measured in something else."""
        require(size, CostQuantity, "size")
        count = size.count(self.unit)
        if count is None:
            return None
        return count >= Fraction(self.least) and (self.below is None or count < Fraction(self.below))

    def meets(self, other: SizeBand) -> bool:
        """Whether a size may lie in both; bands in units that do not convert into each other are taken to meet."""
        size = CostQuantity(value=Decimal(1), unit=other.unit).count(self.unit)
        if size is None:
            return True
        low, high = Fraction(other.least) * size, None if other.below is None else Fraction(other.below) * size
        return (self.below is None or low < self.below) and (high is None or self.least < high)

    def __str__(self) -> str:
        above = "" if self.below is None else f"–{plain_text(self.below)}"
        return f"{plain_text(self.least)}{above or '+'}{self.unit}"


@frozen(kw_only=True)
class PartLimit:
    """The part of a quota that one class of cost may have.

    Attributes:
        kind: the class of cost, such as 人工费.
        limit: what it may cost.
    """

    kind: str
    limit: UnitCost

    def __attrs_post_init__(self) -> None:
        require_text(self.kind, "PartLimit.kind")
        require_fields(self, UnitCost, "limit")


@frozen(kw_only=True)
class StandardRow:
    """One class of a standard with its quota.

    Attributes:
        code: stable name, one for each class of a standard.
        zh: its name in Chinese.
        en: its name in English.
        limit: the quota (成本定额).
        kinds: the classes of bodies that it is for, in the words of requests; empty for every one.
        band: the sizes that it is for; None for every size.
        parts: the parts of the quota by class of cost; they need not be all of it.

    Raises:
        InvalidValueError: a class of cost twice, or parts that make more than the quota.
        UnitMismatchError: a part in another unit.
    """

    code: str
    zh: str
    en: str
    limit: UnitCost
    kinds: tuple[str, ...] = ()
    band: SizeBand | None = None
    parts: tuple[PartLimit, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_fields(self, UnitCost, "limit")
        require_each(self.kinds, str, "StandardRow.kinds")
        require_fields(self, (SizeBand, NoneType), "band")
        require_each(self.parts, PartLimit, "StandardRow.parts")
        named = [part.kind for part in self.parts]
        made = UnitCost(amount=Fraction(0), unit=self.limit.unit)
        for part in self.parts:
            made = made.plus(part.limit)
        if len(set(named)) < len(named) or made.exceeds(self.limit):
            raise InvalidValueError(
                f"the parts {', '.join(named)} make {made}, expected each once and at most {self.limit} together.",
                f"定额分项 {'、'.join(named)} 合计 {made}，应各不重复且合计不大于 {self.limit}。",
                found=str(made),
            )

    def fits(self, kind: str | None, quantities: tuple[CostQuantity, ...]) -> bool:
        """Whether it is for a body of this class and size."""
        by_kind = not self.kinds or kind in self.kinds
        return by_kind and (self.band is None or any(self.band.holds(one) is True for one in quantities))

    def meets(self, other: StandardRow) -> bool:
        """Whether a body may be in both."""
        by_kind = not self.kinds or not other.kinds or bool(set(self.kinds) & set(other.kinds))
        return by_kind and (self.band is None or other.band is None or self.band.meets(other.band))


@frozen(kw_only=True)
class StandardReference(Record):
    """The standard of a comparable body that another one is made after (「参照市少儿图书馆物业管理经费标准」).

    Attributes:
        body: whose standard it is.
        standard: what it is called.
        limit: its quota; None where it is not known here.
    """

    body: str
    standard: str
    limit: UnitCost | None = None

    def __attrs_post_init__(self) -> None:
        require_text(self.body, "StandardReference.body")
        require_text(self.standard, "StandardReference.standard")
        require_fields(self, (UnitCost, NoneType), "limit")


@frozen(kw_only=True)
class SpendingStandard:
    """What a service may cost (预算支出标准).

    Attributes:
        code: stable name.
        revision: its version.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        service: what it is for, in the words of requests.
        rows: its classes, one or more; no body may be in two of them.
        since: the first budget year that it holds for.
        until: the last one; None while it is in force.
        reference: the comparable body's standard that it is made after; None where there is none.
        regulation: the text that sets it; None where none is named.
        rounding: how an amount that it allows is rounded; None does not round.
        basis: the ground of each.

    Raises:
        InvalidValueError: no class, a code twice, classes that overlap, or years in the wrong order.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    service: str
    rows: tuple[StandardRow, ...]
    since: int
    until: int | None = None
    reference: StandardReference | None = None
    regulation: Document | None = None
    rounding: Rounding | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en", "service")
        require_fields(self, RuleStatus, "status")
        require_each(self.rows, StandardRow, "SpendingStandard.rows")
        require_fields(self, int, "since")
        require_fields(self, (int, NoneType), "until")
        require_fields(self, (StandardReference, NoneType), "reference")
        require_fields(self, (Document, NoneType), "regulation")
        require_fields(self, (Rounding, NoneType), "rounding")
        check_bases(self, self.basis, optional=("until", "reference", "regulation", "rounding"))
        self._check_rows()
        if self.until is not None and self.until < self.since:
            raise InvalidValueError(
                f"the standard holds from {self.since} to {self.until}, expected years in this order.",
                f"支出标准自 {self.since} 年至 {self.until} 年有效，年度次序有误。",
                found=self.until,
            )

    def _check_rows(self) -> None:
        codes = [row.code for row in self.rows]
        pairs = ((one, other) for i, one in enumerate(self.rows) for other in self.rows[i + 1 :])
        both = next((f"{one.code}, {other.code}" for one, other in pairs if one.meets(other)), None)
        if both or not codes or len(set(codes)) < len(codes):
            found = both or ", ".join(codes)
            raise InvalidValueError(
                f"the classes of the standard are {found or 'none'}, expected one or more that no body is in two of.",
                f"支出标准的分类为 {found.replace(', ', '、') or '无'}，应至少一类、编码各不相同且互不重叠。",
                found=found,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What nobody published."""
        return assumptions_of("standard", self, self.basis)

    def in_force(self, year: int) -> bool:
        """Whether it holds for a budget year.

        >>> from budgetperf.regimes.costing import dongli_property
        >>> standard = dongli_property(since=2023)
        >>> standard.in_force(2022), standard.in_force(2023)
        (False, True)
        """
        require(year, int, "year")
        return self.since <= year and (self.until is None or year <= self.until)

    def row(self, kind: str | None, quantities: Iterable[CostQuantity] = ()) -> StandardRow:
        """The class that a body is in.

        Args:
            kind: what the body is, in the words of the standard; None where not stated.
            quantities: how large it is.

        Raises:
            NoStandardError: none of the classes fits.
        """
        require(kind, (str, NoneType), "kind")
        sizes = tuple_of(quantities, CostQuantity, "quantities")
        fitting = [row for row in self.rows if row.fits(kind, sizes)]
        if len(fitting) == 1:
            return fitting[0]
        asked = "、".join([kind or "—", *map(str, sizes)])
        raise NoStandardError(
            f"{self.en} has no one class for {asked}, expected one of {', '.join(row.en for row in self.rows)}.",
            f"{self.zh}没有适用于“{asked}”的分类，现有：{'、'.join(row.zh for row in self.rows)}。",
            hint_en="state the class and the size of the body in the words of the standard",
            hint_zh="请按支出标准的用语注明单位类别和规模",
            standard=self.code,
            kind=kind,
        )
