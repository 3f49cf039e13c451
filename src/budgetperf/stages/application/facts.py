"""The facts of a result on record that rules of its use ask for, and where each of them comes from.

Of the problems and the order the record says everything: what is not on it was not found, or not ordered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from budgetperf.amounts import ending, fraction
from budgetperf.errors import IncompleteError, Problem
from budgetperf.records.kinds import Duration, SubjectKind
from budgetperf.records.projects import Project
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import Fact, Known, KnownNumber, flag_fact, points_fact, word_fact
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.application.sources import ExanteOutcome, OrderState, ProblemKind, ResultSource
from budgetperf.stages.exante.facts import STANDING
from budgetperf.stages.monitors import LAMP
from budgetperf.stages.reviews import TARGET_STATE

__all__ = [
    "DURATION",
    "EVALUATED_SUBJECT",
    "GRADE",
    "GRADED",
    "ORDER_STATE",
    "OUTCOME",
    "PROBLEMS",
    "SCORE",
    "SOURCE",
    "facts_of_result",
]


def _words(kind: type[ResultSource | SubjectKind | ExanteOutcome | OrderState | Duration]) -> tuple[FactWord, ...]:
    return tuple(FactWord(code=one.value, zh=one.term.zh, en=one.term.en) for one in kind)


SOURCE = word_fact("result_source", "结果来源", "source of the result", _words(ResultSource))
EVALUATED_SUBJECT = word_fact("evaluated_subject", "评价对象", "what the result is about", _words(SubjectKind))
GRADE = word_fact(
    "grade",
    "评价等级",
    "grade",
    (
        FactWord(code="poor", zh="差", en="poor"),
        FactWord(code="fair", zh="中", en="fair"),
        FactWord(code="good", zh="良", en="good"),
        FactWord(code="excellent", zh="优", en="excellent"),
    ),
    is_ordered=True,
)
"""The grade by the code of its band."""
GRADED = flag_fact("graded", "评定了等级", "whether a grade was given")
SCORE = points_fact("score", "评价得分（百分制）", "the score out of a hundred")
OUTCOME = word_fact("exante_outcome", "事前绩效评估结果", "outcome of the ex-ante evaluation", _words(ExanteOutcome))
ORDER_STATE = word_fact("order_state", "限期整改（修改）情况", "state of the order", _words(OrderState))
DURATION = word_fact("duration", "期限", "duration", _words(Duration))
PROBLEMS: Mapping[ProblemKind, Fact[bool]] = MappingProxyType(
    {kind: flag_fact(f"problem_{kind.value}", kind.term.zh, kind.term.en) for kind in ProblemKind}
)
"""One fact for each problem: whether it was found."""

_OF_RESULT = Origin(kind=OriginKind.RECORDED, zh="结果记录", en="the result on record")
_OF_PROJECT = Origin(kind=OriginKind.RECORDED, zh="项目记录", en="the record of the project")
_IN_HUNDRED = Origin(kind=OriginKind.COMPUTED, zh="得分 ÷ 满分 × 100", en="score / whole x 100")


def facts_of_result(result: ResultOnRecord, project: Project, as_of: date | None) -> Iterator[Known]:
    """What a result and the project that it is used for say.

    Args:
        result: the result.
        project: the project that asks for money.
        as_of: the day on which orders are looked at; needed where the result has one.

    Raises:
        IncompleteError: there is an order, and no day.
        InvalidValueError: a grade by a code that rules do not know.
    """
    yield SOURCE.known(result.source.value, _OF_RESULT)
    yield EVALUATED_SUBJECT.known(result.subject.value, _OF_RESULT)
    if result.source.is_evaluation or result.grade is not None:
        yield GRADED.known(result.grade is not None, _OF_RESULT)
    if result.grade is not None:
        yield GRADE.known(result.grade.code, _OF_RESULT)
    if result.score is not None and result.whole is not None:
        hundred = fraction(result.score) * 100 / Fraction(result.whole)
        yield KnownNumber(key=SCORE.key, value=ending(hundred), origin=_IN_HUNDRED)
    if result.source is ResultSource.MONITOR:
        yield LAMP.known(result.lamp.value if result.lamp is not None else "none", _OF_RESULT)
    if result.outcome is not None:
        yield OUTCOME.known(result.outcome.value, _OF_RESULT)
    if result.target_state is not None:
        yield TARGET_STATE.known(result.target_state, _OF_RESULT)
    for kind, fact in PROBLEMS.items():
        yield fact.known(kind in result.problems, _OF_RESULT)
    yield ORDER_STATE.known(_state(result, as_of).value, _OF_RESULT)
    if project.duration is not None:
        yield DURATION.known(project.duration.value, _OF_PROJECT)
    if project.standing is not None:
        yield STANDING.known(project.standing.value, _OF_PROJECT)


def _state(result: ResultOnRecord, as_of: date | None) -> OrderState:
    if result.order is None:
        return OrderState.NONE
    if as_of is None:
        en, zh = "is not stated, and an order is looked at on a day", "未给出日期，而整改情况须以某日为准"
        raise IncompleteError.listing(
            "the order cannot be judged", "无法判断整改情况", (Problem(path="as_of", en=en, zh=zh),)
        )
    return result.order.state(as_of)
