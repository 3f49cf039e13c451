"""What follows from which result, district by district, and what it leaves of next year's money."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from application_samples import (
    DECIDED,
    DONE,
    LATE,
    ORDER,
    PROBLEM,
    PROJECT,
    SCALE,
    SOURCES,
    answered,
    assessed,
    chosen,
    graded,
    monitored,
    reviewed,
)
from budgetperf.amounts import points, wan, yuan
from budgetperf.basis import BasisKind
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.kinds import Duration, Standing, SubjectKind
from budgetperf.records.projects import PriorBudget
from budgetperf.regimes.application import (
    DONGHU_RESULTS,
    DONGLI_RESULTS,
    JIANGHAN_RESULTS,
    NATIONAL_RESULTS,
    PROVINCIAL_RESULTS,
    TIANMEN_RESULTS,
    XIUZHOU_RESULTS,
)
from budgetperf.rules.deciding import MissingFactError, OpenChoiceError
from budgetperf.stages.application import (
    CONSEQUENCES,
    AmountBase,
    AmountNotAllowedError,
    ExanteOutcome,
    advise,
)
from budgetperf.stages.exante import NotAdoptedError
from budgetperf.stages.monitors import Lamp

GRADES = ("poor", "fair", "good", "excellent")
OUTCOME = ExanteOutcome


def test_jh_37_a_fiscal_evaluation_is_tied_to_the_budget() -> None:
    """「财政评价结果的好坏与预算安排挂钩」: tied, without a figure; no grade leaves more than a better one."""
    left = [advise([graded(grade)], PROJECT, JIANGHAN_RESULTS) for grade in GRADES]
    assert {one.measures for one in left} == {("consider",)}
    assert {one.range.most for one in left} == {wan(400)}
    assert left[0].rulings[0].bases[0].zh == "“财政评价结果的好坏与预算安排挂钩”"


@pytest.mark.parametrize(
    ("outcome", "measures", "most"),
    [
        (OUTCOME.SUPPORTED, ("support",), 400),
        (OUTCOME.CUT, ("reduce",), 400),
        (OUTCOME.WAITING, ("no_budget",), 0),
        (OUTCOME.REFUSED, ("no_budget",), 0),
    ],
)
def test_jh_48_an_ex_ante_result_applies_directly(outcome: ExanteOutcome, measures: tuple[str, ...], most: int) -> None:
    """「审核结果直接应用预算安排」, in the preparation of the same year's budget."""
    policy = JIANGHAN_RESULTS.taking(reduces_from=AmountBase.ASKED)
    found = advise([assessed(outcome)], PROJECT, policy)
    assert (found.measures, found.range.most) == (measures, wan(most))
    assert found.range.most_included is (outcome is not OUTCOME.CUT)


def test_jh_48_what_an_ex_ante_evaluation_would_give_is_the_most() -> None:
    policy = JIANGHAN_RESULTS.taking(reduces_from=AmountBase.ASKED)
    found = advise([assessed(OUTCOME.CUT, granted=wan(300))], PROJECT, policy)
    assert (found.range.most, found.range.most_included, found.range.zero_included) == (wan(300), True, False)
    with pytest.raises(AmountNotAllowedError, match="the amount is 3000001 yuan, expected at most 3000000 yuan"):
        found.adopt(yuan(3_000_001), by="区财政局", on=DECIDED, reason="评估")
    nothing = advise([assessed(OUTCOME.CUT, granted=yuan(0))], PROJECT, policy)
    assert nothing.adopt(yuan(0), by="区财政局", on=DECIDED, reason="评估").amount == 0


@pytest.mark.parametrize(
    ("score", "measures"), [("89.99", ("consider",)), ("90", ("prioritise",)), ("100", ("prioritise",))]
)
def test_tm_33_ninety_points_and_the_best_grade_come_first(score: str, measures: tuple[str, ...]) -> None:
    """「评分为90分以上“优”等级的项目，予以优先保障经费」: 90 is included."""
    grade = SCALE.grade(points(score)).code
    found = advise([evolve(graded(grade), score=points(score), whole=points(100))], PROJECT, TIANMEN_RESULTS)
    assert found.measures == measures


def test_tm_33_both_the_points_and_the_grade_count() -> None:
    """Another scale calls 80 points 优; a score out of 50 is taken to a hundred."""
    assert advise([graded("excellent", 85)], PROJECT, TIANMEN_RESULTS).measures == ("consider",)
    of_fifty = evolve(graded("excellent", 45), whole=points(50))
    assert advise([of_fifty], PROJECT, TIANMEN_RESULTS).measures == ("prioritise",)
    thirds = evolve(graded("good", 7), whole=points(9))
    assert advise([thirds], PROJECT, TIANMEN_RESULTS).measures == ("consider",)
    with pytest.raises(MissingFactError, match="the score out of a hundred is missing"):
        advise([graded("excellent")], PROJECT, TIANMEN_RESULTS)


@pytest.mark.parametrize("name", ["市园林局绿化项目", "市教育局贫困寄宿生生活补助项目"])
def test_tm_34_two_projects_that_are_named(name: str) -> None:
    """「市园林局绿化项目、市教育局贫困寄宿生生活补助项目」."""
    found = advise([graded("excellent", 92, of=name)], evolve(PROJECT, name=name), TIANMEN_RESULTS)
    assert found.explain("zh").split("\n")[0] == f"{name} 2023 年度：优先保障"


@pytest.mark.parametrize("grade", GRADES)
def test_tm_36_results_decide_on_direction_and_size(grade: str) -> None:
    """「按绩效评价结果确定项目资金的投向和规模」."""
    found = advise([graded(grade, 60)], PROJECT, TIANMEN_RESULTS)
    assert found.measures == ("consider",)
    assert "按绩效评价结果确定项目资金的投向和规模" in found.explain("zh")


def test_tm_27_tm_28_idle_assets_lead_to_rules() -> None:
    """「资产使用率不高、甚至闲置」: rules are revised (修订制度), assets dealt with by them."""
    found = advise([graded("good", 85, problems=(PROBLEM.IDLE_ASSETS,))], PROJECT, TIANMEN_RESULTS)
    assert found.measures == ("revise_policy", "asset_rule")
    assert found.range.most == wan(400)


def test_tm_47_stop_reduce_and_answer_for_it_only_where_somebody_adopts_that() -> None:
    """「该停的停，该减的减」, 「花钱必问效，无效必问责」 are proposals."""
    wrong = graded("good", 85, problems=(PROBLEM.NO_EFFECT,))
    assert advise([wrong], PROJECT, TIANMEN_RESULTS).measures == ("consider",)
    policy = TIANMEN_RESULTS.adopt("stop_or_reduce", "no_effect").taking(reduces_from=AmountBase.ASKED)
    found = advise([wrong], PROJECT, policy)
    assert found.measures == ("stop_or_reduce", "hold_accountable")
    assert [found.range.allows(wan(amount)) for amount in (0, 399, 400)] == [True, True, False]
    slow = advise([graded("good", 85, problems=(PROBLEM.SLOW,))], PROJECT, policy)
    assert slow.measures == ("stop_or_reduce",)
    assert [basis.kind for basis in found.rulings[0].bases] == [BasisKind.PROPOSED, BasisKind.PROPOSED]


def test_dl_15_no_qualified_target_no_budget_without_exception() -> None:
    """「绩效目标编制不合格的项目，一律不安排预算」: 0, and nobody may decide otherwise."""
    found = advise([reviewed(state="unqualified")], PROJECT, DONGLI_RESULTS)
    assert (found.measures, found.range.most) == (("no_budget",), yuan(0))
    assert found.adopt(yuan(0), by="区财政局", on=DECIDED, reason="目标不合格").outcome is not None
    with pytest.raises(AmountNotAllowedError) as caught:
        found.adopt(yuan(1), by="区财政局", on=DECIDED, reason="先安排")
    assert caught.value.facts["rules"] == ("unqualified",)
    assert caught.value.text("en") == "the amount is 1 yuan, expected 0 yuan: unqualified (without exception)."
    assert caught.value.text("zh") == "金额为 1 元，应为：0 元（unqualified（一律（不得另定）））。"
    assert advise([reviewed(state="absent")], PROJECT, DONGLI_RESULTS).measures == ("not_admitted", "no_budget")
    assert advise([reviewed(state="qualified")], PROJECT, DONGLI_RESULTS).measures == ("maintain",)


def test_dl_19_evaluations_are_a_ground_of_the_next_budget() -> None:
    """「2021年度部门整体支出绩效评价，并将评价结果作为下一年度预算安排依据」."""
    whole = graded("good", source=SOURCES.DEPARTMENT_EVALUATION, of="101", subject=SubjectKind.DEPARTMENT)
    assert advise([whole], PROJECT, DONGLI_RESULTS).measures == ("consider",)
    own = graded("good", source=SOURCES.SELF_EVALUATION)
    assert advise([own], PROJECT, DONGLI_RESULTS).measures == ("maintain",)


def test_xz_25_key_evaluations_revise_policies() -> None:
    """「根据评价结果修订《区中小学校舍维修改造专项资金管理实施办法》、《区农业机械购置补贴实施方案》」."""
    found = advise([graded("good")], PROJECT, XIUZHOU_RESULTS)
    assert (found.measures, found.range.most) == (("revise_policy",), wan(400))
    assert found.rulings[0].bases[0].zh.count("《") == 2


def test_xz_26_rejected_means_no_entry_and_no_money() -> None:
    """「审核为不予立项的，严格报把关不入项目库，不安排预算资金」: both."""
    found = advise([assessed(OUTCOME.REFUSED)], PROJECT, XIUZHOU_RESULTS)
    assert (found.measures, found.range.most) == (("not_admitted", "no_budget"), yuan(0))
    with pytest.raises(AmountNotAllowedError):
        found.adopt(wan(1), by="区财政局", on=DECIDED, reason="先安排")
    assert advise([assessed(OUTCOME.WAITING)], PROJECT, XIUZHOU_RESULTS).measures == ("not_admitted",)
    assert advise([assessed(OUTCOME.CUT)], PROJECT, XIUZHOU_RESULTS).measures == ("reduce",)
    assert advise([assessed(OUTCOME.SUPPORTED)], PROJECT, XIUZHOU_RESULTS).measures == ("maintain",)


@pytest.mark.parametrize("grade", GRADES)
def test_xz_27_what_was_poor_is_budgeted_strictly(grade: str) -> None:
    """「对部门上年项目绩效评价为“差”的，从严安排预算」."""
    found = advise([graded(grade, source=SOURCES.SELF_EVALUATION)], PROJECT, XIUZHOU_RESULTS)
    assert found.measures == (("strict",) if grade == "poor" else ("maintain",))


@pytest.mark.parametrize("lamp", [*Lamp, None])
@pytest.mark.parametrize("yellow", ["yes", "no"])
def test_xz_28_poor_monitoring_is_budgeted_tightly(lamp: Lamp | None, yellow: str) -> None:
    """「对项目上年绩效监控不佳的，从紧安排预算」: another measure than 从严; whether yellow is poor is chosen."""
    policy = XIUZHOU_RESULTS.choose(poor_monitoring_includes_yellow=yellow)
    found = advise([monitored(lamp)], PROJECT, policy)
    poor = lamp is Lamp.RED or (lamp is Lamp.YELLOW and yellow == "yes")
    assert found.measures == (("tight",) if poor else ("maintain",))


def test_xz_28_what_is_poor_monitoring_must_be_chosen() -> None:
    assert advise([monitored(Lamp.RED)], PROJECT, XIUZHOU_RESULTS).measures == ("tight",)
    with pytest.raises(OpenChoiceError, match="poor_monitoring_includes_yellow=yes"):
        advise([monitored(Lamp.YELLOW)], PROJECT, XIUZHOU_RESULTS)


def test_xz_27_xz_28_strict_and_tight_stand_beside_each_other() -> None:
    found = advise([graded("poor"), monitored(Lamp.RED)], PROJECT, chosen(XIUZHOU_RESULTS))
    assert found.measures == ("strict", "tight", "revise_policy")


@pytest.mark.parametrize("problem", [PROBLEM.UNCLEAR_TARGET, PROBLEM.UNQUANTIFIED_TARGET])
def test_xz_29_an_unclear_target_is_to_be_revised_by_a_day(problem: object) -> None:
    """「对上报绩效目标不明确、不量化的，责令限期修改」."""
    assert isinstance(problem, type(PROBLEM.SLOW))
    assert advise([reviewed(problem)], PROJECT, XIUZHOU_RESULTS).measures == ("revise_target",)
    assert advise([reviewed(PROBLEM.SLOW)], PROJECT, XIUZHOU_RESULTS).measures == ("maintain",)


def test_xz_30_the_same_target_is_a_ground_to_merge() -> None:
    """「对绩效目标相同的同类项目，建议整合统筹资金」: a suggestion, without an effect on the amount."""
    found = advise([reviewed(PROBLEM.SAME_TARGET)], PROJECT, XIUZHOU_RESULTS)
    assert (found.measures, found.range.most) == (("merge",), wan(400))


@pytest.mark.parametrize(
    ("as_of", "measures"), [(date(2022, 10, 20), ("revise_target",)), (date(2022, 10, 21), ("reduce",))]
)
def test_xz_31_only_after_the_deadline_there_is_a_cut(as_of: date, measures: tuple[str, ...]) -> None:
    """「未按要求修改的按规定相应核减预算」: on the last day there is still time."""
    found = advise([reviewed(PROBLEM.UNCLEAR_TARGET, order=ORDER)], PROJECT, XIUZHOU_RESULTS, as_of=as_of)
    assert found.measures == measures
    assert found.range.most_included is (measures != ("reduce",))


def test_xz_31_what_was_revised_in_time_is_not_cut() -> None:
    day = date(2022, 12, 1)
    assert advise([reviewed(order=DONE)], PROJECT, XIUZHOU_RESULTS, as_of=day).measures == ("maintain",)
    for answer, measures in (("yes", ("reduce",)), ("no", ("maintain",))):
        policy = XIUZHOU_RESULTS.choose(late_revision_is_cut=answer)
        assert advise([reviewed(order=LATE)], PROJECT, policy, as_of=day).measures == measures
    with pytest.raises(OpenChoiceError, match="late_revision_is_cut"):
        advise([reviewed(order=LATE)], PROJECT, XIUZHOU_RESULTS, as_of=day)
    with pytest.raises(IncompleteError, match="as_of: is not stated, and an order is looked at on a day"):
        advise([reviewed(order=ORDER)], PROJECT, XIUZHOU_RESULTS)


def test_dh_25_dh_26_problems_are_put_right_or_the_money_is_moved() -> None:
    """「实施进度缓慢、资金使用不规范」: put right; 「偏离绩效目标、资金使用低效」: adjust, recover, reactivate."""
    policy = answered(DONGHU_RESULTS)
    for problem in (PROBLEM.SLOW, PROBLEM.IRREGULAR_USE):
        assert advise([monitored(Lamp.YELLOW, problems=(problem,))], PROJECT, policy).measures == ("rectify",)
    for problem in (PROBLEM.OFF_TARGET, PROBLEM.INEFFICIENT):
        found = advise([monitored(Lamp.YELLOW, problems=(problem,))], PROJECT, policy)
        assert found.measures == ("recover", "reactivate", "adjust")
    assert advise([monitored(Lamp.YELLOW)], PROJECT, policy).measures == ("maintain",)


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("included", ["yes", "no"])
def test_dh_27_below_good_is_reduced_or_cancelled(grade: str, included: str) -> None:
    """「对财政重点评价结果为良好以下的项目将在预算中予以缩减和取消」, under both readings of 以下."""
    policy = DONGHU_RESULTS.choose(below_good_includes_good=included).taking(reduces_from=AmountBase.ASKED)
    found = advise([graded(grade)], PROJECT, policy)
    cut = grade in {"poor", "fair"} or (grade == "good" and included == "yes")
    assert found.measures == (("reduce_or_cancel",) if cut else ("maintain",))
    assert [found.range.allows(wan(amount)) for amount in (0, 399, 400)] == [True, True, not cut]
    assert advise([graded(grade)], evolve(PROJECT, duration=None, standing=None), policy).measures == found.measures
    assert any("良好以下" in item.zh for item in found.assumptions)


def test_dh_27_the_reading_must_be_chosen_where_it_matters() -> None:
    assert advise([graded("poor")], PROJECT, DONGHU_RESULTS).measures == ("reduce_or_cancel",)
    with pytest.raises(OpenChoiceError) as caught:
        advise([graded("good")], PROJECT, DONGHU_RESULTS)
    assert caught.value.facts["choices"] == ("below_good_includes_good",)
    own = graded("poor", source=SOURCES.SELF_EVALUATION)
    assert advise([own], PROJECT, DONGHU_RESULTS).measures == ("maintain",)


def test_the_national_rules_cut_in_principle() -> None:
    policy = NATIONAL_RESULTS.taking(reduces_from=AmountBase.INITIAL)
    for grade in GRADES:
        found = advise([graded(grade)], PROJECT, policy)
        good = grade in {"good", "excellent"}
        assert found.measures == (("support",) if good else ("reduce", "revise_policy"))
        assert (found.range.most, found.range.most_included) == ((wan(400), True) if good else (wan(320), False))
    late = graded("excellent", order=ORDER)
    assert advise([late], PROJECT, policy, as_of=date(2022, 10, 20)).measures == ("support",)
    assert advise([late], PROJECT, policy, as_of=date(2022, 10, 21)).measures == ("reduce_or_defer",)


def test_an_object_that_goes_on_is_treated_otherwise_than_one_done_once() -> None:
    """A province: one-off projects that were poor bar similar ones; departments as a whole have their own rules."""
    policy = PROVINCIAL_RESULTS.taking(holds_at=PriorBudget.INITIAL)
    once = evolve(PROJECT, duration=Duration.ONE_OFF, standing=Standing.NEW)
    first_year = evolve(PROJECT, duration=Duration.MULTI_YEAR, standing=Standing.NEW)
    whole = evolve(PROJECT, subject=SubjectKind.DEPARTMENT)
    expected = {
        "poor": ("restructure_reduce_or_cancel", "no_similar_project", "maintain", "hold_new_projects"),
        "fair": ("hold_new_money", "maintain", "maintain", "hold_new_projects"),
        "good": ("prioritise", "maintain", "maintain", "prioritise"),
        "excellent": ("prioritise", "maintain", "maintain", "prioritise"),
    }
    for grade, measures in expected.items():
        own, dept = graded(grade), graded(grade, of="101", subject=SubjectKind.DEPARTMENT)
        found = [advise([own], one, policy).measures for one in (PROJECT, once, first_year)]
        assert (*found, advise([dept], whole, policy).measures) == tuple((one,) for one in measures)
    held = advise([graded("fair")], PROJECT, policy)
    assert [held.range.allows(wan(amount)) for amount in (320, 321)] == [True, False]
    assert advise([graded(None)], PROJECT, policy).measures == ("rectify",)


def test_tm_32_a_result_takes_effect_in_the_year_after_it_was_made() -> None:
    """「将评价的结果作为下一年度资金安排的重要依据」: of 2021, made in 2022, for 2023."""
    assert advise([graded("good", 85)], PROJECT, TIANMEN_RESULTS).project.year == 2023
    wrong = {
        "takes effect in 2024, expected 2023": graded("good", on=date(2023, 1, 1)),
        "takes effect in 2022, expected 2023": monitored(Lamp.RED, year=2021),
        "takes effect in a year after 2023, expected 2023": graded("good", year=2023, on=None),
        "is of p-8, expected the project or its department": graded("good", of="p-8"),
    }
    for message, result in wrong.items():
        with pytest.raises(InvalidValueError, match=message):
            advise([result], PROJECT, TIANMEN_RESULTS)
    with pytest.raises(InvalidValueError) as caught:
        advise(list(wrong.values()), PROJECT, TIANMEN_RESULTS)
    assert len(caught.value.facts["problems"]) == 4  # type: ignore[arg-type]
    assert "应用于 2024 年度，应为 2023 年度" in caught.value.text("zh")
    assert "应用于 2023 年度以后，应为 2023 年度" in caught.value.text("zh")


def test_a_result_without_its_day_is_taken_to_be_in_time_and_the_advice_says_so() -> None:
    found = advise([graded("good", 85, on=None)], PROJECT, TIANMEN_RESULTS)
    assert "application.made-before" in {item.key for item in found.assumptions}
    dated = advise([graded("good", 85)], PROJECT, TIANMEN_RESULTS)
    assert "application.made-before" not in {item.key for item in dated.assumptions}


def test_a_result_counts_once() -> None:
    once = graded("good", 85)
    with pytest.raises(InvalidValueError, match="stands there twice, and a result counts once"):
        advise([once, once], PROJECT, TIANMEN_RESULTS)
    by_name = evolve(once, of=PROJECT.name, grade=SCALE.coded("poor"))
    with pytest.raises(InvalidValueError, match=r"results\[1\]: stands there twice"):
        advise([once, by_name], PROJECT, TIANMEN_RESULTS)
    rounds = [monitored(Lamp.RED, on=date(2022, month, 30)) for month in (6, 9)]
    assert advise(rounds, PROJECT, answered(XIUZHOU_RESULTS)).measures == ("tight",)


def test_a_result_of_another_kind_of_object_is_refused() -> None:
    """A department as a whole is not judged by the rules for projects because nobody said what was evaluated."""
    whole = evolve(PROJECT, subject=SubjectKind.DEPARTMENT)
    with pytest.raises(InvalidValueError) as caught:
        advise([graded("fair")], whole, PROVINCIAL_RESULTS)
    assert "results[0].subject: is of a project, expected department as a whole" in caught.value.text("en")
    assert "评价对象为项目，应为部门整体" in caught.value.text("zh")
    said = evolve(graded("fair"), subject=SubjectKind.DEPARTMENT)
    assert advise([said], whole, PROVINCIAL_RESULTS).measures == ("hold_new_projects",)
    with pytest.raises(InvalidValueError, match="is of a department as a whole, expected project"):
        advise([said], PROJECT, PROVINCIAL_RESULTS)


def test_x_11_every_effect_is_a_measure_and_cites_its_rule() -> None:
    """优先保障, 予以支持, 从严, 从紧, 核减, 核销, 收回, 盘活, 整合, 限期修改, 不入库, 不安排, 通报, 问责, 修订制度."""
    names = "".join(one.zh for one in CONSEQUENCES)
    effects = (
        *("优先保障", "予以支持", "从严", "从紧", "核减", "核销", "收回", "盘活"),
        *("整合", "限期修改", "不入库", "不安排", "通报", "问责", "修订制度"),
    )
    assert all(effect in names for effect in effects)
    found = advise([graded("poor"), reviewed(PROBLEM.SAME_TARGET)], PROJECT, chosen(XIUZHOU_RESULTS))
    cited = found.explanation.cited()
    assert {basis.zh for basis in cited} >= {
        "“对部门上年项目绩效评价为‘差’的，从严安排预算”",
        "“对绩效目标相同的同类项目，建议整合统筹资金”",
    }


def test_arguments_of_another_type_are_refused() -> None:
    good = graded("good", 85)
    with pytest.raises(InvalidValueError, match="item 1 of results is str"):
        advise(["p"], PROJECT, TIANMEN_RESULTS)  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="there is no result, expected one or more"):
        advise([], PROJECT, TIANMEN_RESULTS)
    with pytest.raises(InvalidValueError, match="project is str"):
        advise([good], "p", TIANMEN_RESULTS)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="policy is str"):
        advise([good], PROJECT, "tianmen")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="item 1 of stated is str"):
        advise([good], PROJECT, TIANMEN_RESULTS, ["x"])  # type: ignore[list-item]
    with pytest.raises(InvalidValueError, match="as_of is str"):
        advise([good], PROJECT, TIANMEN_RESULTS, as_of="2022")  # type: ignore[arg-type]


def test_a_policy_of_proposals_runs_only_where_adopted() -> None:
    proposed = tuple(rule for rule in TIANMEN_RESULTS.table.rules if rule.is_proposal)
    policy = evolve(TIANMEN_RESULTS, table=evolve(TIANMEN_RESULTS.table, rules=proposed))
    with pytest.raises(NotAdoptedError):
        advise([graded("good", 85)], PROJECT, policy)
    adopted = policy.adopt("stop_or_reduce")
    assert advise([graded("good", 85)], PROJECT, adopted).measures == ("consider",)


def test_the_account_says_which_result_decides_and_why() -> None:
    found = advise([graded("poor"), monitored(Lamp.GREEN)], PROJECT, chosen(XIUZHOU_RESULTS))
    lines = found.explain("zh").split("\n")
    assert lines[0] == "示例项目 2023 年度：从严安排预算、修订制度"
    assert "  可安排金额：不超过 4000000 元" in lines
    assert "  从严：以最严的结果为准" in lines
    assert "  2021 年度财政重点评价“差”" in lines
    assert "  2022 年度绩效运行监控（资金不以此为准）" in lines
    assert "  monitor of 2022 (does not decide on the money)" in found.explain("en").split("\n")
    assert verify(found)
    unbounded = advise([assessed(OUTCOME.CUT)], PROJECT, JIANGHAN_RESULTS)
    assert "文件未明确核减以何为基数" in unbounded.explain("zh")


def test_nothing_of_a_classified_project_is_shown() -> None:
    hidden = evolve(PROJECT, name="某某工程", classified=True)
    result = graded("poor", of="p-7", classified=True)
    found = advise([result], hidden, chosen(NATIONAL_RESULTS))
    taken = found.adopt(wan(300), by="甲", on=DECIDED, reason="核减")
    assert (found.explain("zh"), taken.explain("en")) == ("不予显示", "withheld")
    assert (repr(found), repr(taken)) == ("Advice(withheld)", "Decision(withheld)")
    assert repr(result) == "ResultOnRecord(withheld)"
    mixed = advise([result], PROJECT, chosen(NATIONAL_RESULTS)).explain("zh").split("\n")
    assert "  不予显示" in mixed
    assert not any("财政重点评价" in text for text in mixed)
    with pytest.raises(InvalidValueError) as caught:
        advise([evolve(result, of="p-8")], hidden, chosen(NATIONAL_RESULTS))
    assert "p-8" not in str(caught.value)
    late = advise([evolve(result, order=ORDER)], hidden, chosen(NATIONAL_RESULTS), as_of=DECIDED)
    with pytest.raises(AmountNotAllowedError, match="the amount is withheld yuan, expected withheld"):
        late.adopt(wan(500), by="甲", on=DECIDED, reason="增加")
