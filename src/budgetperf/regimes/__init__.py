"""The rules of jurisdictions, as values: a regime holds the policies of every stage with the basis of each figure."""

from budgetperf.regimes import practices, scales, schemes
from budgetperf.regimes.national import NATIONAL
from budgetperf.regimes.regime import Practice, Regime

__all__ = ["NATIONAL", "Practice", "Regime", "practices", "scales", "schemes"]
