"""Results on record: what they hold, what they refuse, and how they are made of what the stages came to."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from application_samples import (
    ASSUMED,
    DECIDED,
    MADE,
    ORDER,
    PROBLEM,
    PROJECT,
    SCALE,
    SOURCES,
    chosen,
    graded,
)
from budgetperf.amounts import points, wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.records.evaluation_reports import EvaluationKind, EvaluationReport
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.targets import Target
from budgetperf.regimes.application import NATIONAL_RESULTS, XIUZHOU_RESULTS
from budgetperf.regimes.donghu import DONGHU
from budgetperf.regimes.jianghan import JIANGHAN
from budgetperf.regimes.xiuzhou import XIUZHOU
from budgetperf.stages.application import (
    ExanteOutcome,
    OrderState,
    ResultOnRecord,
    RevisionOrder,
    advise,
    of_conclusion,
    of_evaluation,
    of_monitor,
    of_report,
    of_target,
)
from budgetperf.stages.exante import ExanteReview, Opinion, conclude
from budgetperf.stages.monitors import Lamp
from budgetperf.stages.reviews import Gravity, ReviewConclusion, check_target, compare_targets
from budgetperf.wire import from_data, to_data
from criteria_samples import fiscal
from evaluation_samples import sample
from monitor_samples import line
from stages.reviews.samples import CHECKS, ROWS, course, filed, row

OUTCOME = ExanteOutcome
assert CHECKS.quantified is not None
assert CHECKS.measurable is not None
STRICT = evolve(
    CHECKS,
    quantified=evolve(CHECKS.quantified, gravity=Gravity.FAULT),
    measurable=evolve(CHECKS.measurable, gravity=Gravity.FAULT),
)
"""The checks where unclear and unquantified targets are faults, no mere doubts."""


def test_an_evaluation_goes_on_record() -> None:
    """Its project, year, grade and points; the national 87.18 is 良."""
    result = of_evaluation(sample(), on=date(2023, 4, 1))
    assert (result.of, result.year, result.source) == ("示例项目", 2022, SOURCES.SELF_EVALUATION)
    assert result.grade is not None
    assert (result.grade.zh, result.score, result.whole) == ("良", Decimal("87.18"), points(100))
    again = of_evaluation(sample(), year=2021, source=SOURCES.REEVALUATION)
    assert (again.year, again.source, again.on) == (2021, SOURCES.REEVALUATION, None)
    key = of_evaluation(fiscal())
    assert (key.source, key.year, key.grade and key.grade.zh) == (SOURCES.FISCAL_EVALUATION, 2024, "中")


def test_an_evaluation_without_a_scale_has_points_and_no_grade() -> None:
    one = fiscal()
    policy = evolve(one.policy, scale=None, limits=None, basis={
        name: basis for name, basis in one.policy.basis.items() if name not in {"scale", "limits"}
    })  # fmt: skip
    result = of_evaluation(evolve(one, policy=policy, grade=None, limited=None))
    assert (result.grade, result.scale, result.score) == (None, None, one.total)


def test_an_evaluation_that_no_year_is_known_of_is_refused() -> None:
    undated = evolve(sample(), target=evolve(sample().target, year=None))
    with pytest.raises(IncompleteError, match="this cannot be put on record: year: is not stated"):
        of_evaluation(undated)
    assert of_evaluation(undated, year=2022).year == 2022
    with pytest.raises(InvalidValueError, match="evaluation is str"):
        of_evaluation("x")  # type: ignore[arg-type]


def test_what_the_stages_came_to_is_advised_on_as_it_is() -> None:
    """``advise([evaluation], project, policy)``: without a day, which the advice says."""
    project = evolve(PROJECT, name="示例项目")
    found = advise([sample()], project, NATIONAL_RESULTS)
    assert found.measures == ("support",)
    assert found.results[0] == of_evaluation(sample())
    tight = advise([line("p-7", lamp=Lamp.RED, year=2022)], PROJECT, XIUZHOU_RESULTS)
    assert tight.measures == ("tight",)
    later = advise([fiscal()], evolve(PROJECT, year=2026), NATIONAL_RESULTS)
    assert later.measures == ("reduce", "revise_policy")


@pytest.mark.parametrize(
    ("printed", "code"), [("优秀", "excellent"), ("良好", "good"), ("中", "fair"), ("差", "poor"), (None, None)]
)
def test_x_10_a_report_is_taken_at_its_word(printed: str | None, code: str | None) -> None:
    report = EvaluationReport(project="p-7", kind=EvaluationKind.FISCAL, year=2021, grade=printed)
    result = of_report(report, SCALE, on=MADE)
    assert (None if result.grade is None else result.grade.code) == code
    assert (result.score, result.source) == (None, SOURCES.FISCAL_EVALUATION)


def test_a_report_that_says_too_little_or_something_strange_is_refused() -> None:
    report = EvaluationReport(project="p-7", kind=EvaluationKind.DEPARTMENT, year=2021, grade="一等")
    with pytest.raises(IncompleteError, match="grade: prints 一等, which is no grade of the scale") as caught:
        of_report(report, SCALE)
    assert caught.value.text("zh") == "无法记录该结果：grade：等级“一等”不在等级表中。"
    with pytest.raises(IncompleteError, match="year: is not stated"):
        of_report(evolve(report, grade=None, year=None), SCALE)
    scored = of_report(evolve(report, grade=None, score=Decimal(70), whole=points(100)), SCALE)
    assert (scored.grade, scored.score, scored.source) == (None, Decimal(70), SOURCES.DEPARTMENT_EVALUATION)
    again = of_report(evolve(report, grade="差", kind=EvaluationKind.SELF), SCALE, source=SOURCES.REEVALUATION)
    assert again.source is SOURCES.REEVALUATION
    with pytest.raises(InvalidValueError, match="report is str"):
        of_report("x", SCALE)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="scale is str"):
        of_report(report, "x")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdict", "amount", "outcome", "granted"),
    [
        ("support", None, OUTCOME.SUPPORTED, wan(400)),
        ("cut", wan(300), OUTCOME.CUT, wan(300)),
        ("return", None, OUTCOME.WAITING, None),
        ("reject", None, OUTCOME.REFUSED, yuan(0)),
    ],
)
def test_a_conclusion_goes_on_record(verdict: str, amount: Any, outcome: ExanteOutcome, granted: Any) -> None:
    review = ExanteReview(project="p-7", requested=wan(400), verdict=verdict, amount=amount, on=DECIDED)
    result = of_conclusion(conclude(review, XIUZHOU.conclusions), year=2023)
    assert (result.outcome, result.granted, result.on, result.year) == (outcome, granted, DECIDED, 2023)
    assert advise([result], PROJECT, chosen(XIUZHOU_RESULTS)).range.most == {
        OUTCOME.SUPPORTED: wan(400),
        OUTCOME.CUT: wan(300),
    }.get(outcome, 0)


def test_a_verdict_without_effects_needs_a_word_from_a_person() -> None:
    review = ExanteReview(project="p-7", requested=wan(400), verdict="support")
    silent = conclude(review, JIANGHAN.conclusions)
    with pytest.raises(IncompleteError, match="outcome: is not said by the verdict"):
        of_conclusion(silent, year=2023)
    assert of_conclusion(silent, year=2023, outcome=OUTCOME.SUPPORTED).outcome is OUTCOME.SUPPORTED
    said = conclude(evolve(review, verdict="reject"), XIUZHOU.conclusions)
    with pytest.raises(IncompleteError, match="outcome: is stated, and the verdict means refused"):
        of_conclusion(said, year=2023, outcome=OUTCOME.SUPPORTED)
    assert of_conclusion(said, year=2023, outcome=OUTCOME.REFUSED).outcome is OUTCOME.REFUSED
    weak = evolve(review, verdict="ineffective", opinion=Opinion(budget="不予安排"))
    with pytest.raises(IncompleteError, match="not said"):
        of_conclusion(conclude(weak, DONGHU.conclusions), year=2023)


def test_a_monitor_goes_on_record() -> None:
    result = of_monitor(line("p-7", lamp=Lamp.YELLOW, year=2022, classified=True), on=DECIDED)
    assert (result.lamp, result.year, result.on, result.classified) == (Lamp.YELLOW, 2022, DECIDED, True)
    assert of_monitor(line("p-7", lamp=None)).lamp is None


def test_xz_29_30_a_review_brings_the_problems_that_the_checks_found() -> None:
    """Unclear words, too few numbers, and the same target in another project."""
    sound = of_target(filed(), check=check_target(filed(), CHECKS))
    assert (sound.target_state, sound.problems) == ("qualified", ())
    vague = filed(
        Target(
            project="示例项目",
            year=2023,
            indicators=(*ROWS[:1], *(row(one.code, one.name, "明显提升", 20, one.level1) for one in ROWS[1:])),
        ),
        last_year=(),
        prices=(),
    )
    assert of_target(vague, check=check_target(vague, CHECKS)).problems == ()
    check = check_target(vague, STRICT)
    twin = filed(code="p-2")
    same = compare_targets([filed(), twin], CHECKS)
    found = of_target(vague, check=check, comparison=same, order=ORDER, on=ORDER.ordered)
    assert found.problems == (PROBLEM.UNCLEAR_TARGET, PROBLEM.UNQUANTIFIED_TARGET, PROBLEM.SAME_TARGET)
    assert (found.target_state, found.order) == ("unqualified", ORDER)
    assert (
        of_target(filed(), course=course(ReviewConclusion.PASSED, ReviewConclusion.PASSED)).target_state == "qualified"
    )
    assert of_target(filed(None)).target_state == "absent"
    assert of_target(filed()).target_state is None
    assert of_target(filed(code="p-9"), comparison=same).problems == ()
    for name in ("filed", "check", "course", "comparison"):
        parts: dict[str, Any] = {"filed": filed(), name: "x"}
        with pytest.raises(InvalidValueError, match=f"{name} is str"):
            of_target(**parts)


@pytest.mark.parametrize(
    ("day", "plain", "in_time", "late"),
    [
        (date(2022, 10, 8), "open", "open", "open"),
        (date(2022, 10, 20), "open", "done", "open"),
        (date(2022, 10, 21), "overdue", "done", "late"),
    ],
)
def test_an_order_stands_otherwise_each_day(day: date, plain: str, in_time: str, late: str) -> None:
    orders = [evolve(ORDER, done=done) for done in (None, date(2022, 10, 20), date(2022, 10, 21))]
    assert [order.state(day) for order in orders] == [OrderState(word) for word in (plain, in_time, late)]


@pytest.mark.parametrize(
    ("changes", "en", "zh"),
    [
        ({"due": date(2022, 10, 7)}, "is due on 2022-10-07", "期限为 2022-10-07"),
        ({"done": date(2022, 10, 7)}, "done on 2022-10-07", "修改完成日为 2022-10-07"),
        ({"due": datetime(2022, 10, 9)}, "RevisionOrder.due is datetime", "RevisionOrder.due 为 datetime"),  # noqa: DTZ001
        ({"due": None}, "RevisionOrder.due|is due on", ""),
    ],
)
def test_an_order_with_days_out_of_order_is_refused(changes: dict[str, Any], en: str, zh: str) -> None:
    if changes == {"due": None}:
        changes = {"due": "2022"}
        en = "RevisionOrder.due is str"
    with pytest.raises(InvalidValueError, match=en) as caught:
        evolve(ORDER, **changes)
    assert zh in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match="as_of is int"):
        ORDER.state(3)  # type: ignore[arg-type]


GOOD = graded("good", 85)
BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"of": " "}, "ResultOnRecord.of is ' '", "ResultOnRecord.of 为 ' '"),
    ({"source": "fiscal"}, "ResultOnRecord.source is str", "应为 ResultSource"),
    ({"year": True}, "ResultOnRecord.year is bool", "应为 int"),
    ({"on": datetime(2022, 1, 1)}, "ResultOnRecord.on is datetime", "应为 date"),  # noqa: DTZ001
    ({"on": date(2020, 12, 31)}, "was made on 2020-12-31, before the year 2021", "早于其所评价（监控）的 2021 年度"),
    ({"grade": None}, "states half of a pair", "应同时填写"),
    ({"whole": None}, "states half of a pair", "应同时填写"),
    ({"score": 1.5}, "ResultOnRecord.score is float", "应为 Decimal | Share"),
    ({"score": Decimal(-1)}, "has the score -1/100", "得分为 -1/100"),
    ({"score": Decimal("NaN")}, "ResultOnRecord.score is NaN", "ResultOnRecord.score 为 NaN"),
    ({"whole": points(0)}, "has the score 85/0", "得分为 85/0"),
    ({"lamp": Lamp.RED}, "has lamp, which it cannot have", "填有 lamp，而该来源没有此项"),
    ({"outcome": OUTCOME.CUT}, "has outcome, which it cannot have", "填有 outcome"),
    ({"granted": wan(1)}, "has granted, which it cannot have", "填有 granted"),
    ({"target_state": "absent"}, "has target_state, which it cannot have", "填有 target_state"),
    ({"source": SOURCES.EX_ANTE}, "has no outcome, expected one", "未填评估结果"),
    (
        {"source": SOURCES.TARGET_REVIEW, "target_state": "fine"},
        "the fact target_state is fine",
        "事实“绩效目标”为 fine",
    ),
    ({"problems": (PROBLEM.SLOW, PROBLEM.SLOW)}, "names a problem twice", "所列问题重复"),
    ({"problems": ["slow"]}, "ResultOnRecord.problems is list", "应为 tuple"),
    ({"order": "soon"}, "ResultOnRecord.order is str", "应为 RevisionOrder"),
    ({"classified": 1}, "ResultOnRecord.classified is int", "应为 bool"),
    (
        {"source": SOURCES.EX_ANTE, "outcome": OUTCOME.REFUSED, "granted": wan(1)},
        "is rejected and grants money",
        "不予立项而给出了金额",
    ),
    (
        {"source": SOURCES.EX_ANTE, "outcome": OUTCOME.CUT, "granted": yuan(-1)},
        r"ResultOnRecord.granted is Decimal\('-1'\)",
        "应为不小于 0 的金额",
    ),
]


@pytest.mark.parametrize(("changes", "en", "zh"), BAD)
def test_a_result_that_cannot_be_is_refused(changes: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError, match=en) as caught:
        evolve(GOOD, **changes)
    assert zh in caught.value.text("zh")


def test_a_grade_must_be_of_its_scale() -> None:
    """An unknown grade has its own error."""
    other = evolve(SCALE.bands[0], code="first")
    with pytest.raises(InvalidValueError, match="the scale has no grade 'first"):
        evolve(GOOD, grade=other)
    scale = evolve(SCALE, bands=(other, *SCALE.bands[1:]), basis={"bands": ASSUMED, "compares": ASSUMED})
    strange = evolve(GOOD, scale=scale, grade=other)
    with pytest.raises(InvalidValueError, match=r"the fact grade is first, expected poor \| fair"):
        advise([strange], PROJECT, NATIONAL_RESULTS)


@pytest.mark.parametrize(
    "result",
    [
        GOOD,
        graded(None, subject=SubjectKind.DEPARTMENT, order=ORDER, problems=(PROBLEM.SLOW,)),
        of_evaluation(fiscal(), on=date(2025, 5, 1)),
        ResultOnRecord(of="p", source=SOURCES.EX_ANTE, year=2023, outcome=OUTCOME.CUT, granted=wan(3)),
    ],
)
def test_a_result_travels(result: ResultOnRecord) -> None:
    assert from_data(to_data(result), ResultOnRecord) == result
    assert hash(from_data(to_data(result), ResultOnRecord)) == hash(result)
    assert from_data(to_data(ORDER), RevisionOrder) == ORDER
    assert result.label() == result.of
    assert evolve(result, classified=True).label() == "withheld"
