"""Appraisals (考核): the yearly scores of departments, ranked in their series, and what they count for elsewhere.

:func:`appraise` adds up what each department was given for the items of its series and ranks it among its series alone;
:func:`enter_general_appraisal` turns scores into points of the general appraisal by the weights of that year. Points of
different series are never added: :func:`add_up` refuses.
"""

from budgetperf.stages.appraisals.marks import AppraisalMark, DepartmentMarks
from budgetperf.stages.appraisals.policy import APPRAISAL_SCORE, AppraisalItem, AppraisalPolicy, AppraisalSeries
from budgetperf.stages.appraisals.verb import Appraisal, AppraisedDepartment, appraise
from budgetperf.stages.appraisals.weights import (
    SeriesMixedError,
    SeriesWeight,
    SeriesWeights,
    WeightedScore,
    WeightedScores,
    add_up,
    enter_general_appraisal,
    weights_of,
)

__all__ = [
    "APPRAISAL_SCORE",
    "Appraisal",
    "AppraisalItem",
    "AppraisalMark",
    "AppraisalPolicy",
    "AppraisalSeries",
    "AppraisedDepartment",
    "DepartmentMarks",
    "SeriesMixedError",
    "SeriesWeight",
    "SeriesWeights",
    "WeightedScore",
    "WeightedScores",
    "add_up",
    "appraise",
    "enter_general_appraisal",
    "weights_of",
]
