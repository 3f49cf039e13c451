"""The figures paragraph of a yearly report: written from what was done, and compared with what was published.

:func:`write_report` counts a year and writes it down in words of our own; :func:`compare_report` finds the figures of a
published report by the words around them and holds each against what was counted. A layout says, as data, what one
district counts, writes and prints; five are here, and a sixth is another value.
"""

from budgetperf.reports.comparing import ComparedFigure, PrintAgreement, ReportComparison, compare_report
from budgetperf.reports.donghu import DONGHU_REPORT
from budgetperf.reports.dongli import DONGLI_REPORT
from budgetperf.reports.jianghan import JIANGHAN_REPORT
from budgetperf.reports.layout import Cue, PrintScale, ReportLayout, Sentence, Slot
from budgetperf.reports.tianmen import TIANMEN_REPORT
from budgetperf.reports.writing import ReportText, write_report
from budgetperf.reports.xiuzhou import XIUZHOU_REPORT

__all__ = [
    "DONGHU_REPORT",
    "DONGLI_REPORT",
    "JIANGHAN_REPORT",
    "TIANMEN_REPORT",
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
