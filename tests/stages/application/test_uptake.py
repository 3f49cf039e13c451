"""What became of results: each led to one decision, stages and years are not added, and worse ones got no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from application_samples import DECIDED, PROJECT, SOURCES, assessed, chosen, graded, monitored
from budgetperf.amounts import Share, wan, yi, yuan
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.kinds import SubjectKind
from budgetperf.regimes.application import JIANGHAN_RESULTS, NATIONAL_RESULTS, TIANMEN_RESULTS, XIUZHOU_RESULTS
from budgetperf.stages.application import (
    AmountBase,
    Decision,
    ExanteOutcome,
    ResultUptake,
    StageTotal,
    add_totals,
    advise,
    check_uptake,
    find_inversions,
    total_decisions,
    total_of_monitors,
    total_of_reviews,
)
from budgetperf.stages.monitors import Lamp, summarise
from budgetperf.stages.reviews import ReviewConclusion, ReviewLine, summarise_reviews
from budgetperf.wire import dumps, loads
from monitor_samples import line

BY: dict[str, Any] = {"by": "区财政局", "on": DECIDED, "reason": "按评价结果"}
POLICY = NATIONAL_RESULTS.taking(reduces_from=AmountBase.ASKED)


def _decided(code: str, grade: str, amount: int, **more: Any) -> Decision:
    project = evolve(PROJECT, code=code, name=code, **more)
    return advise([graded(grade, of=code)], project, POLICY).adopt(wan(amount), **BY)


def test_jh_48_every_project_that_was_assessed_has_its_decision() -> None:
    """Two projects were assessed and supported; a result without a decision is named, one with two as well."""
    names = ("江汉区淤泥外运及无害化处置", "市红会医院购置核酸检测设备")
    results = [assessed(ExanteOutcome.SUPPORTED, of=name) for name in names]
    decisions = [
        advise([result], evolve(PROJECT, name=name), JIANGHAN_RESULTS).adopt(wan(400), **BY)
        for name, result in zip(names, results, strict=True)
    ]
    found = check_uptake(results, decisions)
    assert (found.share, found.unused, found.twice) == (Share.of(2, 2), (), ())
    open_ = check_uptake(results, decisions[:1])
    assert (open_.share, open_.unused) == (Share.of(1, 2), (results[1],))
    assert f"{names[1]}（2023 年度事前绩效评估）：未应用" in open_.explain("zh")
    double = check_uptake(results, [*decisions, decisions[0]])
    assert double.twice == (results[0],)
    assert f"{names[0]} (ex-ante evaluation of 2023): used more than once" in double.explain("en")
    assert all(verify(one) for one in (found, open_, double))
    assert loads(dumps(open_), ResultUptake, known=(JIANGHAN_RESULTS,)) == open_


def test_a_classified_result_is_on_neither_side() -> None:
    shown, hidden = graded("good"), graded("good", of="某某", classified=True)
    secret = advise([hidden], evolve(PROJECT, name="某某", classified=True), POLICY).adopt(wan(1), **BY)
    found = check_uptake([shown, hidden], [secret])
    assert (found.share, found.results, found.decisions) == (Share.of(0, 1), (shown,), ())
    assert "某某" not in repr(found)
    assert total_decisions([secret]) == ()
    unmarked = evolve(hidden, classified=False)
    other = advise([unmarked], secret.advice.project, POLICY).adopt(wan(1), **BY)
    assert check_uptake([shown, unmarked], [other]) == found
    assert "某某" not in check_uptake([unmarked], [other]).explain("zh")
    assert find_inversions([secret, secret]) == ()


def test_xz_43_what_was_cancelled_in_two_stages_is_not_added() -> None:
    """「对4个项目资金进行核销」 in the course of 2021, 「共核销预算项目18个，核减预算项目71个」 in reviewing 2022."""
    lines = [line(f"p{i}", wan(100), lamp=Lamp.RED) for i in range(110)]
    taken = [
        Intervention(
            project=f"p{i}",
            kind=InterventionKind.CANCEL if i < 4 else InterventionKind.REDUCE,
            by="区财政局",
            on=DECIDED.replace(year=2021),
            reason="监控",
            amount=wan("29.3") if i < 4 else wan(2),
        )
        for i in range(105)
    ]
    course = total_of_monitors(summarise(lines, taken), year=2021)
    assert (course.cancelled, course.reduced, course.saved) == (4, 101, wan("319.2"))
    reviews = [
        ReviewLine(
            code=f"q{i}",
            name=f"q{i}",
            department="101",
            subject=SubjectKind.PROJECT,
            conclusion=ReviewConclusion.PASSED,
            returned=0,
            requests=0,
            asked=wan(200),
            granted=yuan(0) if i < 18 else wan(100),
        )
        for i in range(89)
    ]
    review = total_of_reviews(summarise_reviews(reviews, as_of=date(2022, 12, 31)), year=2022)
    assert (review.cancelled, review.reduced) == (18, 71)
    with pytest.raises(InvalidValueError) as caught:
        add_totals([course, review])
    assert caught.value.text("en") == (
        "the totals are of 2021 monitor; 2022 target_review, expected one budget year and one stage: they cannot be "
        "added."
    )
    assert "不得相加" in caught.value.text("zh")
    assert add_totals([review, review]).cancelled == 36
    assert total_of_monitors(summarise(lines), year=2021).saved == 0


def test_xz_decisions_are_counted_by_year_and_stage() -> None:
    """核销 is nothing, 核减 less; 1.02亿 saved is one of the sums."""
    policy = chosen(XIUZHOU_RESULTS)
    rejected = advise([assessed(ExanteOutcome.REFUSED)], PROJECT, policy).adopt(yuan(0), **BY)
    cut = advise([assessed(ExanteOutcome.CUT)], PROJECT, policy).adopt(wan(300), **BY)
    kept = advise([monitored(Lamp.GREEN)], PROJECT, policy).adopt(wan(400), **BY)
    both = advise([graded("poor"), monitored(Lamp.RED)], PROJECT, policy).adopt(wan(390), **BY)
    totals = total_decisions([rejected, cut, kept, both])
    assert [(one.stages, one.cancelled, one.reduced, one.saved) for one in totals] == [
        ((SOURCES.EX_ANTE,), 1, 1, wan(500)),
        ((SOURCES.MONITOR,), 0, 0, 0),
        ((SOURCES.MONITOR, SOURCES.FISCAL_EVALUATION), 0, 1, wan(10)),
    ]
    with pytest.raises(InvalidValueError, match="expected one budget year and one stage"):
        add_totals(totals)
    with pytest.raises(InvalidValueError, match="the totals are of none"):
        add_totals([])


@pytest.mark.parametrize("changes", [{"cancelled": -1}, {"reduced": -1}, {"stages": ()}])
def test_a_total_that_cannot_be_is_refused(changes: dict[str, Any]) -> None:
    total = StageTotal(year=2022, stages=(SOURCES.TARGET_REVIEW,), cancelled=18, reduced=71, saved=yi("1.02"))
    with pytest.raises(InvalidValueError, match="expected 0 or more projects of some stage") as caught:
        evolve(total, **changes)
    assert "且应有环节" in caught.value.text("zh")
    with pytest.raises(InvalidValueError, match=r"StageTotal.saved"):
        evolve(total, saved=yuan(-1))


def test_tm_36_a_worse_grade_that_got_more_is_pointed_out() -> None:
    """A doubt for people to look at, among projects of one kind only."""
    poor, good = _decided("p-1", "poor", 390), _decided("p-2", "good", 300)
    (found,) = find_inversions([poor, good])
    assert (found.worse, found.better) == (poor, good)
    assert found.zh == "p-1的等级低于p-2，所得占申请数的比例却更高，请核实"
    assert "p-1 has a worse grade than p-2" in found.en
    fair = _decided("p-3", "good", 390)
    assert find_inversions([poor, fair]) == ()
    other = _decided("p-4", "good", 300, standing=None)
    assert find_inversions([poor, other]) == ()
    twice = advise([graded("good"), graded("good", on=None)], PROJECT, POLICY).adopt(wan(1), **BY)
    asks_nothing = advise([graded("good")], evolve(PROJECT, amount=yuan(0)), POLICY).adopt(yuan(0), **BY)
    ungraded = advise([monitored(Lamp.RED)], PROJECT, TIANMEN_RESULTS).adopt(wan(1), **BY)
    assert find_inversions([poor, twice, asks_nothing, ungraded]) == ()
