"""No budget request without a completed evaluation where one is required, and the evaluation before the start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.basis import BasisKind
from budgetperf.records.kinds import Standing
from budgetperf.regimes import DONGHU, JIANGHAN, NATIONAL, TIANMEN, XIUZHOU, NoPolicyError, Regime
from budgetperf.rules.deciding import MissingFactError
from budgetperf.stages.exante import (
    Conclusion,
    ExanteReview,
    NotAdoptedError,
    RequestCheck,
    check_request,
    conclude,
    screen,
)
from exante_samples import DAY, REGIMES, marked, project

START = date(2023, 1, 1)


def concluded(regime: Regime, verdict: str | None, **more: Any) -> Conclusion:
    review = ExanteReview(project="p-1", requested=bp.wan(900), verdict=verdict, **{"on": DAY, **more})
    return conclude(review, regime.conclusions)


def check(regime: Regime, conclusion: Conclusion | None, start: date | None = None, **changes: Any) -> RequestCheck:
    screening = screen(project("9000000", **changes), regime.screening)
    return check_request(screening, regime.requests, conclusion=conclusion, starts_on=start)


@pytest.mark.parametrize("name", ["jianghan", "donghu", "xiuzhou", "tianmen", "national"])
def test_jh_09_dh_07_xz_09_no_request_without_an_evaluation(name: str) -> None:
    """JH-09, DH-07, XZ-09: refused where it is required and not done."""
    found = check(REGIMES[name], None)
    assert found.allowed is False
    assert found.ruling.applied == ("not_evaluated",)
    assert "不得申请预算" in found.explain("zh")
    assert bp.verify(found).ok


@pytest.mark.parametrize(("regime", "verdict"), [(JIANGHAN, "support"), (NATIONAL, "support"), (XIUZHOU, "support")])
def test_jh_09_a_completed_evaluation_opens_the_gate(regime: Regime, verdict: str) -> None:
    found = check(regime, concluded(regime, verdict))
    assert found.allowed is True
    assert "a budget may be requested" in found.explain("en")
    assert bp.verify(found).ok
    assert bp.from_data(bp.to_data(found), RequestCheck, known=(regime,)) == found


@pytest.mark.parametrize("regime", [JIANGHAN, DONGHU, NATIONAL])
def test_jh_09_what_needs_no_evaluation_may_be_requested(regime: Regime) -> None:
    """JH-09, DH-07: the gate is for what is required."""
    small = screen(project("9", standing=Standing.CONTINUING, major=False, initial="9", adjusted="9"), regime.screening)
    assert check_request(small, regime.requests).allowed is True


@pytest.mark.parametrize(("days", "allowed"), [(-1, True), (0, False), (1, False)])
def test_dh_08_the_evaluation_comes_before_the_start(days: int, allowed: bool) -> None:
    """DH-08: date(evaluation) < date(start); on the day itself is too late."""
    done = concluded(DONGHU, "effective", on=START + timedelta(days=days))
    found = check(DONGHU, done, START)
    assert found.allowed is allowed
    assert found.ruling.applied == (() if allowed else ("after_start",))
    if not allowed:
        assert [basis.kind for basis in found.ruling.bases] == [BasisKind.REPORTED]


@pytest.mark.parametrize(("on", "start"), [(None, START), (DAY, None)])
def test_dh_08_an_order_that_cannot_be_told_is_a_missing_fact(on: date | None, start: date | None) -> None:
    with pytest.raises(MissingFactError, match="whether the evaluation came before the project's start is missing"):
        check(DONGHU, concluded(DONGHU, "effective", on=on), start)


@pytest.mark.parametrize(("verdict", "allowed"), [("support", True), ("return", False), ("reject", False)])
def test_xz_26_what_is_not_admitted_may_not_ask_for_money(verdict: str, allowed: bool) -> None:
    """XZ-26: 不入项目库，不安排预算资金."""
    found = check(XIUZHOU, concluded(XIUZHOU, verdict))
    assert found.allowed is allowed
    assert found.ruling.applied == (() if allowed else ("not_admitted",))


@pytest.mark.parametrize(("points", "allowed"), [("84.99", False), ("85", True)])
def test_tm_43_what_does_not_pass_may_not_ask_for_money(points: str, allowed: bool) -> None:
    tianmen = REGIMES["tianmen"].choose(two_sheets="evaluation")
    assert check(tianmen, concluded(tianmen, None, sheets=(marked(points),))).allowed is allowed


def test_tm_43_the_gate_is_proposed_too() -> None:
    screening = screen(project("9000000"), REGIMES["tianmen"].screening)
    with pytest.raises(NotAdoptedError, match=r"policy\.adopt"):
        check_request(screening, TIANMEN.requests)
    found = check_request(screening, TIANMEN.requests.adopt("not_evaluated"))
    assert found.allowed is False


def test_an_open_question_closes_no_gate_and_opens_none() -> None:
    """Whether it is required is open: without an evaluation that is missing, with one the gate is open."""
    silent = screen(
        project("9000000", standing=Standing.EXPIRING), JIANGHAN.choose(new_money_includes_increase="no").screening
    )
    assert silent.required is None
    with pytest.raises(MissingFactError, match="whether an ex-ante evaluation is required is missing"):
        check_request(silent, JIANGHAN.requests)
    assert check_request(silent, JIANGHAN.requests, conclusion=concluded(JIANGHAN, "support")).allowed is True


def test_a_verdict_that_says_nothing_of_the_library_is_missing_where_it_matters() -> None:
    with pytest.raises(MissingFactError, match="whether the project is admitted to the library is missing"):
        check(XIUZHOU, concluded(JIANGHAN, "support"))


def test_the_assumptions_of_all_that_it_rests_on_are_listed() -> None:
    found = check(XIUZHOU, concluded(XIUZHOU, "support"))
    assert [item.key for item in found.assumptions] == ["verdict.support.amount", "verdict.support.library"]
    assert check(XIUZHOU, None).assumptions == ()
    assert found.explanation.parts[-1].key == "conclusion"


def test_the_conclusion_must_be_about_the_same_project() -> None:
    other = conclude(ExanteReview(project="p-2", verdict="support"), JIANGHAN.conclusions)
    with pytest.raises(bp.InvalidValueError) as caught:
        check(JIANGHAN, other)
    assert caught.value.en == "the conclusion is about p-2 and the screening about p-1, expected one project."
    assert caught.value.zh == "评估结论属于 p-2，筛查的项目为 p-1，应为同一项目。"
    with pytest.raises(bp.InvalidValueError) as caught:
        check(JIANGHAN, other, classified=True)
    assert "p-" not in str(caught.value)


def test_a_classified_project_shows_nothing() -> None:
    found = check(JIANGHAN, None, classified=True)
    assert repr(found) == "RequestCheck(withheld)"
    assert (found.explain("zh"), found.explain("en")) == ("不予显示", "withheld")
    assert repr(check(JIANGHAN, None)) == "RequestCheck('示例项目', may_not_request)"


def test_dongli_says_nothing_of_a_gate() -> None:
    with pytest.raises(NoPolicyError, match="the conditions of a budget request of Dongli District are not known here"):
        _ = REGIMES["dongli"].requests


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({"screening": 1}, "screening is int, expected Screening"),
        ({"policy": JIANGHAN}, "policy is Regime, expected RequestPolicy"),
        ({"conclusion": "support"}, "conclusion is str, expected Conclusion"),
        ({"starts_on": "2023-01-01"}, "starts_on is str, expected date"),
    ],
)
def test_something_else_is_refused(arguments: dict[str, Any], found: str) -> None:
    own: dict[str, Any] = {"screening": screen(project("1"), JIANGHAN.screening), "policy": JIANGHAN.requests}
    with pytest.raises(bp.InvalidValueError, match=found):
        check_request(**{**own, **arguments})


def test_a_request_policy_leads_to_a_request_or_none() -> None:
    own = JIANGHAN.requests
    with pytest.raises(bp.InvalidValueError, match="expected may_request and may_not_request"):
        evolve(own, table=evolve(own.table, measures=own.table.measures[::-1]))
    assert own.assumptions == ()
