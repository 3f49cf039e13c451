"""The conventions that a monitor's rules choose between, and the parts that make a project's lamp."""

from __future__ import annotations

from enum import Enum

from budgetperf.terms import Term, term

__all__ = ["Approach", "Averaging", "GapKind", "Part", "Treatment", "Uneven"]


class Treatment(Enum):
    """How a rising number is watched: in proportion to the time that has passed, or as inside or outside its limit."""

    IN_PROPORTION = "in_proportion"
    BY_LIMIT = "by_limit"

    @property
    def says(self) -> Term:
        """The treatment as a sentence."""
        return term(f"treatment.{self.value}")


class Approach(Enum):
    """How an ``=`` target or a range is watched: as a limit, or like a rising number until it is reached."""

    AS_LIMIT = "as_limit"
    AS_RISING = "as_rising"

    @property
    def says(self) -> Term:
        """The approach as a sentence."""
        return term(f"approach.{self.value}")


class GapKind(Enum):
    """How attainment and execution are set against each other: their difference, or that over the attainment."""

    POINTS = "points"
    RELATIVE = "relative"

    @property
    def says(self) -> Term:
        """The measure as a sentence."""
        return term(f"gap.{self.value}")


class Averaging(Enum):
    """How indicators make a project's attainment: all alike, or by their points."""

    EQUAL = "equal"
    BY_POINTS = "by_points"

    @property
    def says(self) -> Term:
        """The way as a sentence."""
        return term(f"averaging.{self.value}")


class Uneven(Enum):
    """Which departures from even spending count: spending late alone, or spending early as well."""

    LATE = "late"
    EITHER = "either"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"uneven.{self.value}")


class Part(Enum):
    """What a project's lamp is the worst of; the values are the names of a policy's rules."""

    INDICATORS = "indicators"
    EXECUTION = "execution"
    GAP = "gap"
    EVENNESS = "evenness"
    TWO_TESTS = "two_tests"

    @property
    def term(self) -> Term:
        """The part in both languages."""
        return term(f"part.{self.value}")
