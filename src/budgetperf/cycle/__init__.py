"""A jurisdiction's year: the life of a project through the gates between the stages, and the figures of it all.

:func:`record` adds an event to a project's life, if the gates of its jurisdiction let it pass; :func:`replay` builds
the same life again from the record of its events. :func:`summarise` counts what was done in a district's year.
"""

from budgetperf.cycle.district_years import DistrictYear
from budgetperf.cycle.figures import Counted, CountRule, FigureRule, RosterRule, ShareRule, Which
from budgetperf.cycle.lives import ClosedGateError, ProjectLife, record, replay
from budgetperf.cycle.years import YearFigure, YearSummary, summarise

__all__ = [
    "ClosedGateError",
    "CountRule",
    "Counted",
    "DistrictYear",
    "FigureRule",
    "ProjectLife",
    "RosterRule",
    "ShareRule",
    "Which",
    "YearFigure",
    "YearSummary",
    "record",
    "replay",
    "summarise",
]
