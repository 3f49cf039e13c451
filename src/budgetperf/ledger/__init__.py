"""The figures of a published report and whether they agree with each other.

A figure keeps what is printed and stands for the numbers that the print allows: 「2000 余条」 is a lower bound, 11.49 %
is half a unit of its last digit to either side. Equations say what figures must be to each other, and on which sentence
or assumption that rests. :func:`check` says which hold, which cannot and which may do either, and which single figure
could be the wrong one; it corrects nothing.
"""

from budgetperf.ledger.checking import Contradiction, EquationCheck, LedgerCheck, check
from budgetperf.ledger.equations import (
    Equation,
    GrowthOf,
    InOrder,
    Listed,
    Nested,
    QuotientOf,
    SameFigure,
    SumOf,
)
from budgetperf.ledger.intervals import Interval
from budgetperf.ledger.ledgers import Ledger
from budgetperf.ledger.policies import ROUNDED_HALF_UP, PrintPolicy, printed_by
from budgetperf.ledger.printed import Dimension, PrintedFigure, plain_print
from budgetperf.ledger.relations import EquationOutcome, made_by, outcome_of, wanted
from budgetperf.ledger.repairs import Repair, clusters_of, repairs_of
from budgetperf.ledger.stated import FigureKind, Stated

__all__ = [
    "ROUNDED_HALF_UP",
    "Contradiction",
    "Dimension",
    "Equation",
    "EquationCheck",
    "EquationOutcome",
    "FigureKind",
    "GrowthOf",
    "InOrder",
    "Interval",
    "Ledger",
    "LedgerCheck",
    "Listed",
    "Nested",
    "PrintPolicy",
    "PrintedFigure",
    "QuotientOf",
    "Repair",
    "SameFigure",
    "Stated",
    "SumOf",
    "check",
    "clusters_of",
    "made_by",
    "outcome_of",
    "plain_print",
    "printed_by",
    "repairs_of",
    "wanted",
]
