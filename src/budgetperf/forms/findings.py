"""What an audit says: questions to be checked, never accusations and never repairs.

Codes are a closed list. Arithmetic of printed figures is an *error*; a score against the rule or the outcome is a
*question*; a *note* is the rest, and anything that another admissible choice (a direction, a named formula, a way of
rounding) would remove.
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from budgetperf.amounts import Exact, fraction, plain_text, show
from budgetperf.errors import Lang
from budgetperf.forms.figures import Agreement
from budgetperf.rules.proportional import CENT
from budgetperf.rules.reading import tidy
from budgetperf.terms import Term, term

__all__ = ["Finding", "FindingCode", "Severity"]


class Severity(Enum):
    """How much weight a finding has."""

    ERROR = "error"
    QUESTION = "question"
    NOTE = "note"

    @property
    def term(self) -> Term:
        """The severity in both languages."""
        return term(self.value)


class FindingCode(Enum):
    """What was found; the value is stable."""

    ROW_SCORE_DIFFERS = "row-score-differs"
    FULL_MARKS_THOUGH_MISSED = "full-marks-though-missed"
    POINTS_TAKEN_OFF_MET_ROW = "points-taken-off-met-row"
    SCORE_EXCEEDS_POINTS = "score-exceeds-points"
    MISSED_WITHOUT_REASON = "missed-without-reason"
    OVERACHIEVED_UNEXPLAINED = "overachieved-unexplained"
    UNIT_DIFFERS = "unit-differs"
    DIRECTION_ASSUMED = "direction-assumed"
    CELL_UNREADABLE = "cell-unreadable"
    SUB_ROWS_SCORED_TWICE = "sub-rows-scored-twice"
    EXECUTION_RATE_DIFFERS = "execution-rate-differs"
    EXECUTION_SCORE_DIFFERS = "execution-score-differs"
    POINTS_MISPRINTED = "points-misprinted"
    OVERSPENT = "overspent"
    ZERO_BUDGET = "zero-budget"
    SOURCES_DO_NOT_ADD_UP = "sources-do-not-add-up"
    TOTAL_DIFFERS = "total-differs"
    EXECUTION_LEFT_OUT_OF_TOTAL = "execution-left-out-of-total"
    POINTS_DO_NOT_ADD_UP = "points-do-not-add-up"
    HEADING_POINTS_DIFFER = "heading-points-differ"
    WEIGHTS_DEPART_FROM_SCHEME = "weights-depart-from-scheme"
    GRADE_DIFFERS = "grade-differs"
    ROWS_HIGH_MONEY_UNSPENT = "rows-high-money-unspent"
    MONEY_UNSPENT = "money-unspent"
    ALL_FULL_MARKS = "all-full-marks"


_WORDS = {
    FindingCode.ROW_SCORE_DIFFERS: ("得分与按规则复核的得分不一致", "the score is not the one that the rule gives"),
    FindingCode.FULL_MARKS_THOUGH_MISSED: ("未达成指标值但得满分", "full marks although the target was missed"),
    FindingCode.POINTS_TAKEN_OFF_MET_ROW: ("已达成指标值但扣了分", "points were taken off although the target was met"),
    FindingCode.SCORE_EXCEEDS_POINTS: ("得分超过分值", "the score is above the points"),
    FindingCode.MISSED_WITHOUT_REASON: (
        "未达成指标值且未说明原因",
        "the target was missed and no reason is given",
    ),
    FindingCode.OVERACHIEVED_UNEXPLAINED: (
        "超出指标值较多且未说明原因",
        "far more was reached than asked and no reason is given",
    ),
    FindingCode.UNIT_DIFFERS: ("指标值与完成值单位不同", "target and actual are in different units"),
    FindingCode.DIRECTION_ASSUMED: (
        "指标值没有比较符号，方向系按名称推断",
        "the target has no operator; its direction was taken from the indicator's name",
    ),
    FindingCode.CELL_UNREADABLE: ("单元格内容无法识别", "a cell cannot be read"),
    FindingCode.SUB_ROWS_SCORED_TWICE: (
        "指标与其所含分项均计分，疑似重复计分",
        "an indicator and the sub-rows in it both carry points, which counts them twice",
    ),
    FindingCode.EXECUTION_RATE_DIFFERS: ("预算执行率与复核结果不一致", "the execution rate is not the computed one"),
    FindingCode.EXECUTION_SCORE_DIFFERS: (
        "预算执行得分与复核结果不一致",
        "the execution score is not the computed one",
    ),
    FindingCode.POINTS_MISPRINTED: ("预算执行分值疑似误填", "the points of the budget row look misprinted"),
    FindingCode.OVERSPENT: (
        "执行数超过预算数，复核数为执行率",
        "more was spent than budgeted; the computed figure is the rate",
    ),
    FindingCode.ZERO_BUDGET: ("预算数为零", "the budget is zero"),
    FindingCode.SOURCES_DO_NOT_ADD_UP: (
        "分项资金大于资金总额",
        "the sources of funds are more than the total",
    ),
    FindingCode.TOTAL_DIFFERS: ("总分不等于各项得分之和", "the total is not the sum of its parts"),
    FindingCode.EXECUTION_LEFT_OUT_OF_TOTAL: (
        "总分未计入预算执行得分",
        "the execution score was left out of the total",
    ),
    FindingCode.POINTS_DO_NOT_ADD_UP: ("各项分值之和超过总分值", "the points add up to more than the whole"),
    FindingCode.HEADING_POINTS_DIFFER: (
        "标题所列分值不等于其下各项分值之和",
        "the points in the heading are not the sum of the rows below it",
    ),
    FindingCode.WEIGHTS_DEPART_FROM_SCHEME: (
        "一级指标分值与权重方案不一致",
        "the points of the first level are not those of the weight scheme",
    ),
    FindingCode.GRADE_DIFFERS: ("评价等级与总分不对应", "the grade is not the one that the total earns"),
    FindingCode.ROWS_HIGH_MONEY_UNSPENT: (
        "指标得分率明显高于预算执行得分率",
        "the indicators score far better than the execution of the budget",
    ),
    FindingCode.MONEY_UNSPENT: ("预算资金结余较多", "much of the budget is unspent"),
    FindingCode.ALL_FULL_MARKS: ("各项均得满分", "every part has full marks"),
}


@frozen(kw_only=True)
class Finding:
    """One thing to check.

    Attributes:
        code: what it is.
        row: the row's place from 0, or None for the form as a whole.
        severity: its weight.
        agreement: how the printed figure stands to the expected one; None where no figures are compared.
        printed: the cell's text, if one is concerned.
        figure: the exact figure that was expected; None where there is none.
        word: the grade that was expected, as the scale prints it; None where none is.
        heading: the printed heading that the finding is about; None where it is about none.
        limit: what the figure is above; None where it is compared with no limit.
        read_as: how a cell was read that leaves something open, for instance ``≥3人``; None where none is.
    """

    code: FindingCode
    row: int | None
    severity: Severity
    agreement: Agreement | None = None
    printed: str | None = None
    figure: Exact | None = None
    word: str | None = None
    heading: str | None = None
    limit: Exact | None = None
    read_as: str | None = None

    @property
    def expected(self) -> Exact | str | None:
        """The figure or the grade that was expected."""
        return self.word if self.figure is None else self.figure

    @property
    def zh(self) -> str:
        """The finding as a Chinese sentence, asking to check."""
        return self.text("zh")

    @property
    def en(self) -> str:
        """The finding as an English sentence, asking to check."""
        return self.text("en")

    def text(self, lang: Lang) -> str:
        """The finding as a sentence in ``lang``."""
        told = [f"{label.text(lang)} {shown}" for label, shown in self._figures()]
        if self.agreement in _HABITS:
            told.append(self.agreement.term.text(lang))
        if self.read_as is not None:
            told.append(f"按 {self.read_as} 理解" if lang == "zh" else f"read as {self.read_as}")
        words = _WORDS[self.code][0 if lang == "zh" else 1]
        if lang == "zh":
            figures = f"（{'，'.join(told)}）" if told else ""
            return f"{self._where('第 {} 行', '：')}{words}{figures}，请核实"
        figures = f" ({', '.join(told)})" if told else ""
        return f"{self._where('row {}', ': ')}{words}{figures}; please check"

    def _where(self, row: str, colon: str) -> str:
        places = [row.format(self.row + 1)] if self.row is not None else []
        return "".join(f"{place}{colon}" for place in (*places, *([self.heading] if self.heading else [])))

    def _figures(self) -> list[tuple[Term, str]]:
        found = [(term("printed"), self.printed)] if self.printed else []
        if self.figure is not None:
            by = "by-scheme" if self.code is FindingCode.WEIGHTS_DEPART_FROM_SCHEME else "computed"
            found.append((term(by), self._shown(self.figure)))
        elif self.word:
            found.append((term("computed"), self.word))
        if self.limit is not None:
            found.append((term("limit"), self._shown(self.limit)))
        return found

    def _shown(self, figure: Exact) -> str:
        if self.code in _SHARES:
            return f"{plain_text(CENT.apply(fraction(figure) * 100))}%"
        percent = self.code is FindingCode.EXECUTION_RATE_DIFFERS and tidy(self.printed or "").endswith("%")
        return f"{show(figure)}{'%' if percent else ''}"


_SHARES = frozenset({FindingCode.OVERSPENT, FindingCode.ROWS_HIGH_MONEY_UNSPENT, FindingCode.MONEY_UNSPENT})
_HABITS = frozenset({
    Agreement.PRINTED_RATE,
    Agreement.ROUNDED_DOWN,
    Agreement.HALF_MARKS,
    Agreement.OTHER_REVERSE_FORMULA,
})  # fmt: skip
