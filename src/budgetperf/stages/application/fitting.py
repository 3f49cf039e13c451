"""Which results belong to a project and to the year that it asks for: each counts once, in its year of effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, Problem, tuple_of
from budgetperf.records.classified import refused
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.projects import Project
from budgetperf.stages.application.made import of_evaluation, of_monitor
from budgetperf.stages.application.policy import ApplicationPolicy
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.evaluations import CriteriaEvaluation, Evaluation
from budgetperf.stages.monitors import MonitorLine

__all__ = ["MADE_BEFORE", "Usable", "as_records", "check_fit", "undated"]

Usable = ResultOnRecord | Evaluation | CriteriaEvaluation | MonitorLine
"""What can be handed in as it is; other results of stages need a word more, which the functions of ``made`` ask for."""

MADE_BEFORE = Assumption(
    key="application.made-before",
    zh="未注明作出之日的结果，视为在其应用年度之前按期作出",
    en="a result without its day is taken to have been made in time for its year of effect",
)


def as_records(results: Iterable[Usable]) -> tuple[ResultOnRecord, ...]:
    """The results on record; what a stage came to is put on record without a day.

    Raises:
        IncompleteError: the target of an evaluation states no year.
        InvalidValueError: no result at all, or something else.
    """
    kinds = (ResultOnRecord, Evaluation, CriteriaEvaluation, MonitorLine)
    every = tuple_of(results, kinds, "results", hint="of_report(), of_conclusion(), of_target()")
    if not every:
        raise InvalidValueError("there is no result, expected one or more.", "没有结果，应有一个以上。", found=0)
    return tuple(_record(one) for one in every)


def _record(one: Usable) -> ResultOnRecord:
    if isinstance(one, ResultOnRecord):
        return one
    return of_monitor(one) if isinstance(one, MonitorLine) else of_evaluation(one)


def check_fit(results: tuple[ResultOnRecord, ...], project: Project, policy: ApplicationPolicy) -> None:
    """Refuse a result of another object, one that takes effect in another year, and one that stands there twice.

    Raises:
        InvalidValueError: all of them at once, as the fact ``problems``.
    """
    if problems := tuple(_problems(results, project, policy)):
        raise refused("these results cannot be used for the project", "下列结果不能用于该项目", problems)


def _problems(results: tuple[ResultOnRecord, ...], project: Project, policy: ApplicationPolicy) -> Iterator[Problem]:
    seen: set[tuple[str, str, int, date | None]] = set()
    for i, result in enumerate(results):
        path = f"results[{i}]"
        key = (result.subject.value, result.source.value, result.year, result.on)
        if key in seen:
            yield Problem(path=path, en="stands there twice, and a result counts once", zh="重复，一个结果只计一次")
        seen.add(key)
        if not _is_of(result, project):
            found = result.shown(result.of)
            en, zh = (
                f"is of {found.en}, expected the project or its department",
                f"属于{found.zh}，应属于该项目或其部门",
            )
            yield Problem(path=path, en=en, zh=zh)
        elif result.subject is not project.subject and not _is_of_department(result, project):
            here, there = result.subject.term, project.subject.term
            en, zh = f"is of a {here.en}, expected {there.en}", f"评价对象为{here.zh}，应为{there.zh}"
            yield Problem(path=f"{path}.subject", en=en, zh=zh)
        year = policy.effect_year(result.source).of(result)
        late = year is None and result.year >= project.year
        if late or year not in {None, project.year}:
            when = result.year if year is None else year
            en = f"takes effect in {when if year is not None else f'a year after {when}'}, expected {project.year}"
            zh = f"应用于 {f'{when} 年度' if year is not None else f'{when} 年度以后'}，应为 {project.year} 年度"
            yield Problem(path=path, en=en, zh=zh)


def _is_of(result: ResultOnRecord, project: Project) -> bool:
    return _is_of_department(result, project) or result.of in {project.code, project.name}


def _is_of_department(result: ResultOnRecord, project: Project) -> bool:
    return result.subject is SubjectKind.DEPARTMENT and result.of == project.department


def undated(results: tuple[ResultOnRecord, ...], policy: ApplicationPolicy) -> tuple[Assumption, ...]:
    """The assumption that a result without its day was made in time; none where no year of effect hangs on it."""
    return (MADE_BEFORE,) if any(policy.effect_year(one.source).of(one) is None for one in results) else ()
