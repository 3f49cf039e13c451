"""How the costs of several years are brought together, as data; which mean is meant has no default."""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Rounding
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require_fields, require_filled
from budgetperf.terms import Term, term

__all__ = ["MeanMethod", "QuotaMethod", "QuotaPolicy"]


class MeanMethod(Enum):
    """What the costs of several years come to."""

    OF_YEARS = "of_years"
    WEIGHTED = "weighted"
    MINIMUM = "minimum"

    @property
    def says(self) -> Term:
        """The method as a sentence."""
        return term(f"mean-method.{self.value}")


class QuotaMethod(Enum):
    """How a quota is set (recalled): by former costs, a benchmark, factors, measurement or the market."""

    HISTORICAL = "historical"
    BENCHMARK = "benchmark"
    FACTOR = "factor"
    TECHNICAL = "technical"
    MARKET = "market"

    @property
    def term(self) -> Term:
        """The method in both languages."""
        return term(f"quota-method.{self.value}")


@frozen(kw_only=True)
class QuotaPolicy:
    """How the costs of several years are brought together.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        years: of how many years in a row; 1 or more.
        mean: what they come to.
        rounding: how that is rounded; None does not round.
        basis: the ground of each.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    years: int
    mean: MeanMethod
    rounding: Rounding | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, int, "years")
        require_fields(self, MeanMethod, "mean")
        require_fields(self, (Rounding, NoneType), "rounding")
        check_bases(self, self.basis, optional=("rounding",))
        if self.years < 1:
            raise InvalidValueError(
                f"a quota is made of {self.years} years, expected 1 or more.",
                f"定额测算年数为 {self.years}，应不小于 1。",
                found=self.years,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What nobody published."""
        return assumptions_of("quota", self, self.basis)
