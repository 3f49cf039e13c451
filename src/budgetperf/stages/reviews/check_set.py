"""The automatic checks that a place makes of its targets, together."""

from __future__ import annotations

from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_filled
from budgetperf.stages.reviews.check_policies import (
    Check,
    CompletenessCheck,
    CostCheck,
    DuplicatesCheck,
    InputsCheck,
    LastYearCheck,
    MeasurableCheck,
    QuantifiedCheck,
    RepeatedCheck,
    UnitsCheck,
    WeightsCheck,
)
from budgetperf.stages.reviews.findings import CheckKind

__all__ = ["TargetChecks"]


@frozen(kw_only=True)
class TargetChecks:
    """The checks of a place; one that is None is not made.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what is checked, in Chinese.
        en: the same in English.
        status: whether the rules bind.
        complete: whether everything is there.
        quantified: whether enough is quantified.
        weights: whether the weights keep a scheme.
        duplicates: whether an indicator stands twice.
        units: whether numbers have units.
        measurable: whether what is asked can be measured.
        last_year: whether less is asked than last year reached.
        cost: whether quantity times price makes the budget.
        inputs: whether inputs stand among outputs.
        repeated: whether several projects have the same target.
        basis: the ground of the status and of making each check; the check has that of its figures.

    Raises:
        InvalidValueError: no check at all, or something of another type.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    complete: CompletenessCheck | None = None
    quantified: QuantifiedCheck | None = None
    weights: WeightsCheck | None = None
    duplicates: DuplicatesCheck | None = None
    units: UnitsCheck | None = None
    measurable: MeasurableCheck | None = None
    last_year: LastYearCheck | None = None
    cost: CostCheck | None = None
    inputs: InputsCheck | None = None
    repeated: RepeatedCheck | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "TargetChecks.status")
        for kind, check in _KINDS.items():
            require(getattr(self, kind.value), (check, NoneType), f"TargetChecks.{kind.value}")
        check_bases(self, self.basis, optional=tuple(kind.value for kind in CheckKind))
        if not self.made:
            raise InvalidValueError(
                f"the policy {self.code!r} checks nothing, expected at least one check.",
                f"审核规则“{self.code}”没有任何核查内容，应至少有一项。",
                found=self.code,
            )

    @property
    def made(self) -> tuple[CheckKind, ...]:
        """The checks that are there, in their order."""
        return tuple(kind for kind in CheckKind if getattr(self, kind.value) is not None)

    def check(self, kind: CheckKind) -> Check:
        """The check of one kind.

        Raises:
            InvalidValueError: it is not made.
        """
        found = getattr(self, kind.value)
        if not isinstance(found, Check):
            raise InvalidValueError(
                f"the policy {self.code!r} does not check what is {kind.value}.",
                f"审核规则“{self.code}”不核查“{kind.term.zh}”。",
                found=kind.value,
            )
        return found

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Everything that nobody published, here and in the checks."""
        found = list(assumptions_of("target-checks", self, self.basis))
        for kind in self.made:
            found += self.check(kind).assumed(kind)
        if self.weights is not None:
            found += self.weights.scheme.assumptions
        if self.last_year is not None and self.last_year.directions is not None:
            found += self.last_year.directions.assumptions
        return tuple(dict.fromkeys(found))


_KINDS: dict[CheckKind, type[Check]] = {
    CheckKind.COMPLETE: CompletenessCheck,
    CheckKind.QUANTIFIED: QuantifiedCheck,
    CheckKind.WEIGHTS: WeightsCheck,
    CheckKind.DUPLICATES: DuplicatesCheck,
    CheckKind.UNITS: UnitsCheck,
    CheckKind.MEASURABLE: MeasurableCheck,
    CheckKind.LAST_YEAR: LastYearCheck,
    CheckKind.COST: CostCheck,
    CheckKind.INPUTS: InputsCheck,
    CheckKind.REPEATED: RepeatedCheck,
}
