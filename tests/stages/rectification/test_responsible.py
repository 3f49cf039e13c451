"""Tasks with their days, and the ledger of departments below a standard that somebody adopts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.basis import BasisKind
from budgetperf.errors import InexactNumberError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.responsibility import Responsibilities, Responsibility, ResponsibilityLevel
from budgetperf.regimes.rectification import tianmen_standard
from budgetperf.stages.rectification import (
    ResponsibilityLedger,
    StageReached,
    WorkTask,
    keep_ledger,
    overdue_tasks,
)
from budgetperf.wire import from_data, to_data

ON = date(2022, 10, 1)
STANDARD = tianmen_standard(code="targets", zh="绩效目标审核得分", en="score of the target review", least=Decimal(60))


def head(person: str, unit: str, **more: Any) -> Responsibility:
    return Responsibility(person=person, level=ResponsibilityLevel.UNIT, of=unit, **more)


HEADS = Responsibilities(
    every=(
        head("甲", "101", until=date(2022, 6, 30)),
        head("乙", "101", since=date(2022, 7, 1)),
        head("丙", "102"),
        head("丁", "999", classified=True),
    )
)


def reached(department: str, points: str, **more: Any) -> StageReached:
    return StageReached(department=department, reached=Decimal(points), **more)


def test_jh_03_a_task_is_overdue_on_the_day_after_its_last() -> None:
    """JH-03: 「明确了……各项提质增效重点任务和完成时限」: due < as-of."""
    tasks = [
        WorkTask(code="b", says="审核绩效目标", section="绩效科", due=date(2022, 6, 30)),
        WorkTask(code="a", says="开展监控", section="预算科", due=date(2022, 6, 30)),
        WorkTask(code="c", says="公开结果", section="办公室", due=date(2022, 5, 31)),
    ]
    assert overdue_tasks(tasks, [], as_of=date(2022, 6, 30)) == (tasks[2],)
    assert overdue_tasks(tasks, [], as_of=date(2022, 7, 1)) == (tasks[2], tasks[1], tasks[0])
    assert overdue_tasks(tasks, ["b", "c"], as_of=date(2022, 7, 1)) == (tasks[1],)
    with pytest.raises(InvalidValueError, match=r"WorkTask.due is datetime"):
        evolve(tasks[0], due=datetime(2022, 1, 1))  # noqa: DTZ001
    with pytest.raises(InvalidValueError, match="as_of is datetime"):
        overdue_tasks(tasks, [], as_of=datetime(2022, 1, 1))  # noqa: DTZ001


def test_tm_51_below_the_standard_is_circulated_and_entered() -> None:
    """TM-51: 「对阶段工作不达标的部门予以通报，并记入部门绩效管理责任台账」; who answers is the person of that day."""
    scores = [reached("101", "59.99"), reached("102", "60"), reached("103", "0")]
    found = keep_ledger(scores, STANDARD, HEADS, on=ON, adopt_proposal=True)
    assert [(one.department, one.person) for one in found.entries] == [("101", "乙"), ("103", None)]
    assert found.circulated == ("101", "103")
    assert verify(found)
    assert from_data(to_data(found), ResponsibilityLedger, known=[STANDARD]) == found
    told = found.explain("zh")
    assert told.startswith("2022-10-01 绩效目标审核得分低于 60 的部门 2 个，予以通报并记入责任台账")
    assert "101：59.99，第一责任人 乙" in told
    assert "103: 0, answered for by nobody named" in found.explain("en")
    earlier = keep_ledger([reached("101", "1")], STANDARD, HEADS, on=date(2022, 6, 30), adopt_proposal=True)
    assert earlier.entries[0].person == "甲"


def test_a_proposal_runs_only_where_somebody_adopts_it() -> None:
    assert STANDARD.basis["status"].kind is BasisKind.PROPOSED
    assert [one.key for one in STANDARD.assumptions] == ["stage-standard.least"]
    with pytest.raises(InvalidValueError, match="is proposed and nobody adopted it") as caught:
        keep_ledger([], STANDARD, HEADS, on=ON)
    assert "未经采纳" in caught.value.text("zh")


def test_classified_departments_are_entered_nowhere() -> None:
    """X-05: the ledger is the same with and without them."""
    open_ones = [reached("101", "10")]
    with_it = keep_ledger(
        [*open_ones, reached("999", "0", classified=True)], STANDARD, HEADS, on=ON, adopt_proposal=True
    )
    assert with_it == keep_ledger(open_ones, STANDARD, HEADS, on=ON, adopt_proposal=True)
    assert "丁" not in repr(with_it) + str(to_data(with_it))


def test_what_the_ledger_cannot_hold() -> None:
    with pytest.raises(InvalidValueError, match="the departments 101 stand twice") as caught:
        keep_ledger([reached("101", "1"), reached("101", "2")], STANDARD, HEADS, on=ON, adopt_proposal=True)
    assert caught.value.text("zh") == "部门（101）重复。"
    with pytest.raises(InvalidValueError, match=r"StageReached.reached is str, expected Decimal"):
        StageReached(department="101", reached="60")  # type: ignore[arg-type]
    with pytest.raises((InvalidValueError, InexactNumberError)):
        StageReached(department="101", reached=Decimal("NaN"))
    with pytest.raises(InvalidValueError, match=r"StageStandard.least is int, expected Decimal"):
        evolve(STANDARD, least=60)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="on is datetime"):
        keep_ledger([], STANDARD, HEADS, on=datetime(2022, 1, 1), adopt_proposal=True)  # noqa: DTZ001
