"""The rules of jurisdictions, as values: a regime holds the policies of every stage with the basis of each figure."""

from budgetperf.regimes import framework, practices, scales, schemes
from budgetperf.regimes.framework import Criterion
from budgetperf.regimes.national import NATIONAL
from budgetperf.regimes.regime import Practice, Regime

__all__ = ["NATIONAL", "Criterion", "Practice", "Regime", "framework", "practices", "scales", "schemes"]
