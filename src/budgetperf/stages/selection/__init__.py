"""Choosing what is reviewed, monitored or evaluated: by lot, by criteria, or from one end of an order.

First of the stages, because the others use it. A draw ranks items by the SHA-256 of an announced seed and has a
certificate that anyone can make again; criteria are conditions over facts, with the evidence of each item; a ranking
says who is tied at its edge. Nothing is left out in silence, and classified items are nowhere: not in the population,
not in its hash, not in a text.
"""

from budgetperf.stages.selection.candidates import ByName, Candidate, Described, Drawable, candidates, population_hash
from budgetperf.stages.selection.criteria import CriteriaSelection, SelectionCriteria, by_criteria
from budgetperf.stages.selection.draw_policy import Announcement, DrawPolicy, DrawScope, IncludedCount, WhenShort
from budgetperf.stages.selection.draws import Draw, Drawn, draw
from budgetperf.stages.selection.rankings import (
    Ranked,
    Ranking,
    RankingEnd,
    RankingKey,
    RankingPolicy,
    RankingTies,
    rank,
)
from budgetperf.stages.selection.recipe import RECIPE

__all__ = [
    "RECIPE",
    "Announcement",
    "ByName",
    "Candidate",
    "CriteriaSelection",
    "Described",
    "Draw",
    "DrawPolicy",
    "DrawScope",
    "Drawable",
    "Drawn",
    "IncludedCount",
    "Ranked",
    "Ranking",
    "RankingEnd",
    "RankingKey",
    "RankingPolicy",
    "RankingTies",
    "SelectionCriteria",
    "WhenShort",
    "by_criteria",
    "candidates",
    "draw",
    "population_hash",
    "rank",
]
