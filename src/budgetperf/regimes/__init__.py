"""The rules of jurisdictions, as values: a regime holds the policies of every stage with the basis of each figure."""

from budgetperf.regimes.national import NATIONAL
from budgetperf.regimes.regime import Regime

__all__ = ["NATIONAL", "Regime"]
