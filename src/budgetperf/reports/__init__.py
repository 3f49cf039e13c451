"""The figures paragraph of a yearly report: written from what was done, and compared with what was published."""

from budgetperf.reports.comparing import ComparedFigure, PrintAgreement, ReportComparison, compare_report
from budgetperf.reports.layout import Cue, PrintScale, ReportLayout, Sentence, Slot
from budgetperf.reports.writing import ReportText, write_report
from budgetperf.reports.xiuzhou import XIUZHOU_REPORT

__all__ = [
    "XIUZHOU_REPORT",
    "ComparedFigure",
    "Cue",
    "PrintAgreement",
    "PrintScale",
    "ReportComparison",
    "ReportLayout",
    "ReportText",
    "Sentence",
    "Slot",
    "compare_report",
    "write_report",
]
