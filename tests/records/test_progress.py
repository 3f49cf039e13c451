"""How far a project is: targets before and after they were adjusted, months, and what a printed form states."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Points, Rate, Yuan, wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.forms import MonitoringForm, read_monitoring
from budgetperf.records.budgets import Budget
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.kinds import ProblemStep
from budgetperf.records.monitoring_reports import DeviationCause, MonitoringReport
from budgetperf.records.progress import IndicatorProgress, MonthSpent, ProjectProgress
from budgetperf.regimes.monitoring import VENDOR
from budgetperf.rules.reading import parse
from budgetperf.stages.monitors import monitor
from budgetperf.wire import dumps, from_data, loads, to_data
from monitor_samples import PROJECT, indicator, project
from other_forms import MONITORING


def test_jh_24_the_target_and_the_budget_before_and_after_an_adjustment_are_both_kept() -> None:
    """「部分单位根据绩效监控情况主动调整了预算金额和绩效目标」."""
    trained = indicator("≥80人次", "60人次", initial=parse("≥100人次"), reason="培训改为线上")
    moved = project(trained, budget=Budget(initial=wan(100), adjusted=wan(80), executed=wan(50)))
    assert (str(trained.initial), str(trained.adjusted), trained.reason) == ("≥100人次", "≥80人次", "培训改为线上")
    assert moved.budget is not None
    assert (moved.budget.initial, moved.amount) == (wan(100), wan(80))


def test_an_indicator_with_a_target_at_first_and_none_now_was_cancelled() -> None:
    assert indicator(None, None).is_cancelled
    assert not indicator("≥1", None).is_cancelled


def test_jh_19_a_project_names_who_spends_the_money() -> None:
    """「谁支出、谁负责」: the department is part of the record and never blank."""
    assert PROJECT.department == "101"
    with pytest.raises(InvalidValueError, match=r"ProjectProgress\.department is ' '"):
        project(department=" ")


def test_a_printed_form_becomes_a_record() -> None:
    report = read_monitoring(MONITORING).report
    found = ProjectProgress.of_report(report, code="p1", department="101", year=2023, month=7)
    assert (found.code, found.department, found.name) == ("p1", "101", report.project)
    assert len(found.indicators) == len(report.rows)
    assert found.budget == report.budget
    assert found.forecast == report.forecast
    for row, one in zip(report.rows, found.indicators, strict=True):
        assert (one.code, one.adjusted, one.initial) == (row.code, row.expectation, None)
        assert (one.causes, one.likelihood, one.reason) == (row.causes, row.likelihood, row.reason)


def test_a_cell_that_is_empty_or_holds_a_stroke_reports_nothing() -> None:
    data = to_data(MONITORING)
    assert isinstance(data, dict)
    rows = [{**row, "so_far": "", "expected": "—"} for row in data["rows"]]
    report = read_monitoring(from_data({**data, "rows": rows}, MonitoringForm)).report
    found = ProjectProgress.of_report(report, code="p1", department="101", year=2023, month=7)
    assert {(one.so_far, one.forecast) for one in found.indicators} == {(None, None)}


def test_a_form_without_a_year_or_a_month_needs_them_from_the_caller() -> None:
    blank = MonitoringReport(project="", rows=())
    with pytest.raises(IncompleteError) as caught:
        ProjectProgress.of_report(blank, code="p1", department="101")
    assert caught.value.zh == "该表无法用于监控：year：未填年度；month：未填监控期间。"
    assert caught.value.en == "this form cannot be monitored: year: is not stated; month: is not stated."
    found = ProjectProgress.of_report(blank, code="p1", department="101", year=2023, month=7)
    assert (found.name, found.year, found.month) == ("p1", 2023, 7)
    stated = evolve(blank, year=2022, month=8)
    own = ProjectProgress.of_report(stated, code="p1", department="101", year=2023, month=7)
    assert (own.year, own.month) == (2022, 8)


def test_it_travels_and_keeps() -> None:
    assert loads(dumps(PROJECT), ProjectProgress) == PROJECT
    assert pickle.loads(pickle.dumps(PROJECT)) == PROJECT


def test_nothing_of_a_classified_project_is_shown() -> None:
    hidden = evolve(PROJECT, classified=True)
    assert repr(hidden) == "ProjectProgress(withheld)"
    assert hidden.label("zh") == "不予显示"
    with pytest.raises(InvalidValueError, match="the indicator codes withheld stand twice") as caught:
        evolve(hidden, indicators=(PROJECT.indicators[0],) * 2)
    assert caught.value.facts["found"] == "withheld"
    assert caught.value.zh == "同一项目中指标编码 不予显示 重复。"
    with pytest.raises(InvalidValueError, match="the months are withheld"):
        evolve(hidden, month=1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"code": " "}, r"ProjectProgress\.code is ' '"),
        ({"year": "2022"}, r"ProjectProgress\.year is str"),
        ({"month": 0}, r"ProjectProgress\.month is 0, expected 1 to 12"),
        ({"month": 13}, r"ProjectProgress\.month is 13"),
        ({"month": True}, r"ProjectProgress\.month is True"),
        ({"indicators": ("a",)}, r"item 1 of ProjectProgress\.indicators is str"),
        ({"budget": 1}, r"ProjectProgress\.budget is int"),
        ({"attainment": 1}, r"ProjectProgress\.attainment is int"),
        ({"attainment": Rate(Decimal("NaN"))}, "expected a finite number"),
        ({"target_reached": 1}, r"ProjectProgress\.target_reached is int"),
        ({"function_carried_out": "是"}, r"ProjectProgress\.function_carried_out is str"),
        ({"classified": 1}, r"ProjectProgress\.classified is int"),
        ({"indicators": (PROJECT.indicators[0],) * 2}, "the indicator codes a stand twice in one project"),
        (
            {"months": (MonthSpent(month=7, amount=yuan(1)),)},
            "the months are 7, expected different ones in their order",
        ),
        (
            {"months": (MonthSpent(month=2, amount=yuan(1)), MonthSpent(month=2, amount=yuan(1)))},
            "the months are 2, 2, expected different ones in their order, up to 6",
        ),
        (
            {"months": (MonthSpent(month=2, amount=yuan(1)), MonthSpent(month=1, amount=yuan(1)))},
            "the months are 2, 1",
        ),
    ],
)
def test_what_a_project_may_not_hold(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(PROJECT, **change)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"code": ""}, r"IndicatorProgress\.code is ''"),
        ({"adjusted": "≥1"}, r"IndicatorProgress\.adjusted is str"),
        ({"so_far": 1}, r"IndicatorProgress\.so_far is int"),
        ({"likelihood": "有可能"}, r"IndicatorProgress\.likelihood is str"),
        ({"points": 1}, r"IndicatorProgress\.points is int"),
        ({"points": Points(Decimal(-1))}, "points are -1"),
        ({"adjusted": None}, "indicator 'one' has no target, expected an initial or an adjusted one"),
        ({"causes": (DeviationCause.STAFF,) * 2}, "the causes 人员保障 are named twice"),
        ({"level1": 1}, r"IndicatorProgress\.level1 is int"),
    ],
)
def test_what_an_indicator_may_not_hold(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(indicator("≥1", "1"), **change)


def test_a_month_spends_nothing_less_than_nothing() -> None:
    with pytest.raises(InvalidValueError, match=r"MonthSpent\.amount is -1, expected yuan, 0 or more"):
        MonthSpent(month=1, amount=yuan(-1))
    with pytest.raises(InvalidValueError, match=r"MonthSpent\.month is 13"):
        MonthSpent(month=13, amount=yuan(1))
    with pytest.raises(InvalidValueError, match=r"MonthSpent\.amount is float"):
        MonthSpent(month=1, amount=0.5)  # type: ignore[arg-type]


def test_a_row_of_a_form_keeps_the_embedder_s_data() -> None:
    row = evolve(read_monitoring(MONITORING).report.rows[0], ref="7", extra={"a": 1})
    found = IndicatorProgress.of_row(row)
    assert (found.ref, found.extra["a"]) == ("7", 1)
    assert found.so_far == row.so_far or found.so_far is None


def _measure(**more: Any) -> Intervention:
    given: dict[str, Any] = {"project": "p", "kind": InterventionKind.CORRECT, "by": "甲", "on": date(2022, 10, 8)}
    return Intervention(**{**given, "reason": "进度慢", **more})


SPENT = Budget(initial=wan(90), adjusted=wan(100), executed=wan(50))


@pytest.mark.parametrize(
    ("months", "more", "zh"),
    [
        ((), {}, []),
        ((20, 30), {}, []),
        ((20, "30.5"), {}, ["资金行 全年执行数：为 500000 元，各月合计 505000 元"]),
        ((20,), {}, ["资金行 全年执行数：为 500000 元，各月合计 200000 元"]),
        ((0, 0), {}, ["资金行 全年执行数：为 500000 元，各月合计 0 元"]),
        ((), {"budget": evolve(SPENT, executed=wan(100))}, []),
        ((), {"budget": evolve(SPENT, executed=wan(101))}, ["资金行 全年执行数：为 1010000 元，大于预算数 1000000 元"]),
        ((20,), {"budget": evolve(SPENT, executed=None)}, []),
        ((20,), {"budget": None}, []),
        ((), {"forecast": SPENT}, []),
        ((), {"forecast": evolve(SPENT, executed=None)}, []),
        ((), {"budget": Budget(executed=wan(5))}, []),
        (
            (),
            {"forecast": evolve(SPENT, executed=wan(49))},
            ["资金行 全年预计执行数：为 490000 元，小于已执行数 500000 元"],
        ),
    ],
)
def test_amounts_that_contradict_each_other_are_told_and_not_refused(
    months: tuple[Any, ...], more: dict[str, Any], zh: list[str]
) -> None:
    """The months against the sum, the sum against the budget, the forecast against the sum."""
    spent = tuple(MonthSpent(month=i, amount=wan(amount)) for i, amount in enumerate(months, 1))
    found = project(months=spent, **{"budget": SPENT, **more})
    assert [problem.text("zh") for problem in found.problems] == zh
    hidden = evolve(found, classified=True).problems
    assert len(hidden) == len(zh)
    assert not any(digit in problem.zh + problem.en for problem in hidden for digit in "0123456789")


def test_the_english_words_of_a_contradiction() -> None:
    found = project(
        months=(MonthSpent(month=1, amount=wan(1)),),
        budget=Budget(adjusted=wan(2), executed=wan(3)),
        forecast=Budget(adjusted=wan(2), executed=wan(2)),
    )
    assert [problem.text("en") for problem in found.problems] == [
        "budget, executed amount: is 30000 yuan, and the months make 10000 yuan",
        "budget, executed amount: is 30000 yuan, more than the budget of 20000 yuan",
        "budget, expected amount: is 20000 yuan, less than was spent already, 30000 yuan",
    ]
    watched = monitor(found, VENDOR)
    assert watched.problems == found.problems
    assert "疑点：资金行 全年执行数：为 30000 元，各月合计 10000 元" in watched.explain("zh")
    assert "question: budget, executed amount: is 30000 yuan" in watched.explain("en")


def test_dh_20_a_rectification_notice_has_a_day_by_which_it_must_be_done() -> None:
    """「下达整改通知书，督促单位及时整改」."""
    notice = _measure(kind=InterventionKind.RECTIFY, due=date(2022, 10, 30))
    assert (notice.kind.term.zh, notice.due) == ("限期整改", date(2022, 10, 30))
    assert loads(dumps(notice), Intervention) == notice
    with pytest.raises(
        InvalidValueError, match="the measure rectify of 2022-10-08 is due on no day, expected"
    ) as caught:
        _measure(kind=InterventionKind.RECTIFY)
    assert caught.value.zh == "2022-10-08 决定的“限期整改”期限为 —，应不早于决定之日。"
    with pytest.raises(InvalidValueError, match="is due on 2022-10-07, expected a day that is not before"):
        _measure(due=date(2022, 10, 7))
    assert _measure(due=date(2022, 10, 8)).due == date(2022, 10, 8)


def test_xz_33_a_letter_says_in_which_of_five_steps_the_problem_was_found() -> None:
    """「绩效目标设置、项目库管理、绩效监控以及项目自评、抽评等环节」."""
    assert [step.term.zh for step in ProblemStep] == ["绩效目标设置", "项目库管理", "绩效监控", "项目自评", "抽评"]
    letters = [_measure(kind=InterventionKind.RECTIFY, due=date(2022, 10, 30), found_in=step) for step in ProblemStep]
    assert [letter.found_in for letter in letters] == list(ProblemStep)
    assert loads(dumps(letters[0]), Intervention) == letters[0]
    with pytest.raises(InvalidValueError, match=r"Intervention\.found_in is str, expected ProblemStep"):
        _measure(found_in="monitoring")


@pytest.mark.parametrize("kind", [InterventionKind.REDUCE, InterventionKind.RECOVER, InterventionKind.CANCEL])
def test_a_measure_that_takes_money_says_how_much(kind: InterventionKind) -> None:
    assert _measure(kind=kind, amount=wan("29.3")).amount == wan("29.3")
    for amount in (None, yuan(0), yuan(-1)):
        with pytest.raises(InvalidValueError, match=f"the amount of the measure {kind.value} is .*, expected yuan"):
            _measure(kind=kind, amount=amount)


def test_a_measure_that_takes_none_states_no_amount() -> None:
    with pytest.raises(InvalidValueError, match="the amount of the measure correct is 1, expected no amount") as caught:
        _measure(amount=yuan(1))
    assert caught.value.zh == "“纠偏”的金额为 1，应为不填金额。"
    with pytest.raises(InvalidValueError, match="the amount of the measure correct is withheld"):
        _measure(amount=yuan(1), classified=True)
    with pytest.raises(InvalidValueError, match="expected a finite number"):
        _measure(kind=InterventionKind.REDUCE, amount=Yuan(Decimal("NaN")))
    with pytest.raises(InvalidValueError, match=r"Intervention\.by is ' '"):
        _measure(by=" ")
    with pytest.raises(InvalidValueError, match=r"Intervention\.on is str"):
        _measure(on="2022-10-08")


def test_every_measure_has_words() -> None:
    assert len({kind.term.zh for kind in InterventionKind}) == len(InterventionKind)


def test_an_attainment_is_not_below_nothing() -> None:
    assert project(attainment=Rate(Decimal("1.2"))).attainment == Decimal("1.2")
    with pytest.raises(InvalidValueError, match=r"ProjectProgress\.attainment is -1, expected a rate of 0 or more"):
        project(attainment=Rate(Decimal(-1)))
    with pytest.raises(InvalidValueError, match="attainment is withheld"):
        project(attainment=Rate(Decimal(-1)), classified=True)


def test_a_moment_is_no_day() -> None:
    moment: Any = datetime(2022, 10, 8, 9, tzinfo=UTC)
    for change in ({"on": moment}, {"due": moment}):
        with pytest.raises(InvalidValueError, match=r"Intervention\.(on|due) is datetime, expected date"):
            _measure(**change)
