"""A result on record: what one source said of one object, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import frozen

from budgetperf.amounts import Exact, Points, Share, Yuan, exact, fraction, points, show
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_text
from budgetperf.records.classified import Classifiable
from budgetperf.records.kinds import SubjectKind
from budgetperf.rules.grading import GradeBand, GradeScale
from budgetperf.stages.application.sources import (
    ExanteOutcome,
    ProblemKind,
    ResultSource,
    RevisionOrder,
)
from budgetperf.stages.monitors import Lamp
from budgetperf.stages.reviews import TARGET_STATE
from budgetperf.stages.reviews.filings import check_amount

__all__ = ["ResultOnRecord"]

_OWN_PARTS = {
    "lamp": ResultSource.MONITOR,
    "outcome": ResultSource.EX_ANTE,
    "granted": ResultSource.EX_ANTE,
    "target_state": ResultSource.TARGET_REVIEW,
}
"""Parts that only one source has."""


@frozen(kw_only=True, repr=False)
class ResultOnRecord(Classifiable):
    """What one source said of one project, policy or department as a whole. It counts once.

    Attributes:
        of: the code or name of what it is about; of a department as a whole the department's code.
        source: where it comes from.
        year: the budget year that was evaluated or monitored; of an ex-ante evaluation or a target review the year that
            the money is asked for.
        subject: what it is about.
        on: the day on which it was fixed; None where not stated.
        scale: the grades that ``grade`` is one of; stated with it.
        grade: the grade; None where none was given.
        score: the points; stated with ``whole``.
        whole: what the points are out of.
        lamp: the lamp of a monitor; None where none is lit.
        outcome: what an ex-ante evaluation came to; it needs one.
        granted: the most that an ex-ante evaluation would give, in yuan; None where it names no amount.
        target_state: the state of a reviewed target, a word of ``TARGET_STATE``; None where not stated.
        problems: what somebody found, each once; a problem that is not among them was not found.
        order: what was to be put right by when because of it; None where nothing was ordered.

    Raises:
        InvalidValueError: a part that the source does not have, a grade that is not of the scale, half of a score, an
            amount for what was rejected, an evaluation made before its year, or something of another type.

    >>> result = ResultOnRecord(of="p-7", source=ResultSource.MONITOR, year=2021, lamp=Lamp.RED)
    >>> result.source.term.zh, result.lamp.term.zh
    ('绩效运行监控', '红灯')
    """

    of: str
    source: ResultSource
    year: int
    subject: SubjectKind = SubjectKind.PROJECT
    on: date | None = None
    scale: GradeScale | None = None
    grade: GradeBand | None = None
    score: Exact | None = None
    whole: Points | None = None
    lamp: Lamp | None = None
    outcome: ExanteOutcome | None = None
    granted: Yuan | None = None
    target_state: str | None = None
    problems: tuple[ProblemKind, ...] = ()
    order: RevisionOrder | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_text(self.of, "ResultOnRecord.of")
        require_fields(self, ResultSource, "source")
        require_fields(self, int, "year")
        require_fields(self, SubjectKind, "subject")
        kinds: dict[str, type[object] | tuple[type[object], ...]] = {
            "scale": GradeScale,
            "grade": GradeBand,
            "score": (Decimal, Share),
            "whole": Decimal,
            "lamp": Lamp,
            "outcome": ExanteOutcome,
            "order": RevisionOrder,
            "target_state": str,
        }
        for name, kind in kinds.items():
            if getattr(self, name) is not None:
                require(getattr(self, name), kind, f"ResultOnRecord.{name}")
        require_each(self.problems, ProblemKind, "ResultOnRecord.problems")
        if self.granted is not None:
            check_amount(self.granted, "ResultOnRecord.granted", self)
        self._check_source()
        self._check_grade()
        self._check_day()

    def label(self) -> str:
        """Its key for a text; of a classified one only that it is withheld."""
        return self.shown(self.of).en

    def _check_source(self) -> None:
        strange = [name for name, own in _OWN_PARTS.items() if getattr(self, name) is not None and own != self.source]
        if strange:
            names = ", ".join(strange)
            raise self._refusal(f"has {names}, which it cannot have", f"填有 {names}，而该来源没有此项", names)
        if (self.outcome is None) is (self.source is ResultSource.EX_ANTE):
            raise self._refusal("has no outcome, expected one", "未填评估结果", "None")
        if self.target_state is not None:
            TARGET_STATE.key.word(self.target_state)
        if self.outcome is ExanteOutcome.REFUSED and self.granted:
            raise self._refusal("is rejected and grants money, expected none", "不予立项而给出了金额", "granted")
        if len(set(self.problems)) < len(self.problems):
            raise self._refusal("names a problem twice", "所列问题重复", "problems")

    def _check_grade(self) -> None:
        if (self.scale is None) is not (self.grade is None) or (self.score is None) is not (self.whole is None):
            raise self._refusal(
                "states half of a pair, expected grade with scale and score with whole",
                "等级与等级表、得分与满分应同时填写",
                "None",
            )
        if self.scale is not None and self.grade is not None:
            self.scale.rank(self.grade)
        if self.whole is not None and self.score is not None:
            points(self.whole)
            score = self.score if isinstance(self.score, Share) else exact(self.score, "ResultOnRecord.score")
            if not self.whole or fraction(score) < 0:
                found = self.shown(f"{show(self.score)}/{show(self.whole)}")
                raise self._refusal(
                    f"has the score {found.en}, expected 0 or more out of more than 0",
                    f"得分为 {found.zh}，得分应不小于 0，满分应大于 0",
                    found.en,
                )

    def _check_day(self) -> None:
        if self.on is not None:
            require(self.on, date, "ResultOnRecord.on")
            looks_back = self.source.is_evaluation or self.source is ResultSource.MONITOR
            if looks_back and self.on.year < self.year:
                raise self._refusal(
                    f"was made on {self.on}, before the year {self.year} that it looks back on",
                    f"作出于 {self.on}，早于其所评价（监控）的 {self.year} 年度",
                    self.on,
                )

    def _refusal(self, en: str, zh: str, found: object) -> InvalidValueError:
        return InvalidValueError(
            f"the result of the {self.source.term.en} {en}.", f"来源为“{self.source.term.zh}”的结果{zh}。", found=found
        )
