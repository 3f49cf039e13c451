"""天门: everything about ex-ante evaluation stands under 建议和措施, so all of it is proposed."""

from __future__ import annotations

import pytest

from budgetperf.basis import BasisKind, RuleStatus
from budgetperf.records.kinds import Standing
from budgetperf.regimes import TIANMEN, dimensions
from budgetperf.rules.analysis import FaultKind, analyse, demonstrate
from budgetperf.rules.deciding import MissingFactError, NotAdoptedError
from budgetperf.rules.decisions import Force
from budgetperf.stages.exante import ExanteReview, check_request, conclude, screen
from exante_samples import marked, project


def test_tm_43_all_of_it_is_proposed() -> None:
    """TM-43, TM-54: proposed rules, and the measures that they belong to are not issued."""
    policies = (TIANMEN.screening, TIANMEN.conclusions, TIANMEN.requests)
    assert {policy.status for policy in policies} == {RuleStatus.PROPOSED}
    assert {basis.kind for policy in policies for basis in policy.basis.values()} == {BasisKind.PROPOSED}
    tables = (TIANMEN.screening.table, TIANMEN.conclusions.table, TIANMEN.requests.table)
    rules = [rule for table in tables if table is not None for rule in table.rules]
    assert {(rule.status, rule.basis.kind) for rule in rules} == {(RuleStatus.PROPOSED, BasisKind.PROPOSED)}
    assert str(TIANMEN.screening.regulation) == "天门市预算事前绩效评估暂行办法"


def test_tm_43_the_mark_is_one_in_principle() -> None:
    table = TIANMEN.conclusions.table
    assert table is not None
    assert {rule.force for rule in table.rules} == {Force.IN_PRINCIPLE}
    assert "原则上得分85分（含）以上，方可定为‘通过’" in table.rules[0].basis.zh


@pytest.mark.parametrize(
    ("last", "this", "expected"),
    [("0", "1", None), ("0.01", "1", False), ("0", "0", False), ("5000000", "90000000", False)],
)
def test_tm_44_whether_a_project_without_money_last_year_asks_anew_is_a_question(
    last: str, this: str, expected: bool | None
) -> None:
    """TM-44: 「新申请」 may be said of the project or of the request; one fen last year, and it is no question."""
    adopted = TIANMEN.adopt(*TIANMEN.proposals)
    grown = project(this, standing=Standing.CONTINUING, initial=last, adjusted=last)
    found = screen(grown, adopted.screening)
    assert found.required is expected
    assert found.open == (("unfunded_last_year_counts_as_new",) if expected is None else ())
    for answer, outcome in (("yes", expected is None), ("no", False)):
        chosen = adopted.choose(unfunded_last_year_counts_as_new=answer)
        assert screen(grown, chosen.screening).required is outcome


def test_tm_44_without_last_years_budget_the_answer_no_settles_it() -> None:
    adopted = TIANMEN.adopt(*TIANMEN.proposals)
    with pytest.raises(MissingFactError) as caught:
        screen(project("1", standing=Standing.CONTINUING), adopted.screening)
    assert caught.value.facts["answers"] == ("unfunded_last_year_counts_as_new=no",)


def test_tm_43_a_gate_half_adopted_opens_for_nobody_that_the_other_half_would_stop() -> None:
    """TM-43: who adopts only 纳入市级项目库 does not thereby let in what was never evaluated, and the reverse."""
    adopted = TIANMEN.adopt("newly_requested", "pass_mark", "below_pass_mark").choose(two_sheets="evaluation")
    screened = screen(project("9000000"), adopted.screening)
    done = {
        points: conclude(ExanteReview(project="p-1", sheets=(marked(points),)), adopted.conclusions)
        for points in ("84.99", "85")
    }
    library, result = (TIANMEN.requests.adopt(rule) for rule in ("not_admitted", "not_evaluated"))
    with pytest.raises(NotAdoptedError) as caught:
        check_request(screened, library)
    assert caught.value.facts["proposals"] == ("not_evaluated",)
    with pytest.raises(NotAdoptedError) as caught:
        check_request(screened, result, conclusion=done["84.99"])
    assert caught.value.facts["proposals"] == ("not_admitted",)
    assert check_request(screened, result, conclusion=done["85"]).allowed is True
    assert check_request(screened, library, conclusion=done["84.99"]).allowed is False
    faults = analyse(library.table).faults
    assert [fault.kind for fault in faults] == [FaultKind.GAP]
    assert isinstance(demonstrate(library.table, faults[0]), NotAdoptedError)
    with pytest.raises(NotAdoptedError):
        analyse(TIANMEN.requests.table)


def test_tm_41_its_five_dimensions_are_those_of_jianghan() -> None:
    """TM-41: equal to JH-08."""
    places = [TIANMEN.screening.passage.index(level.zh) for level in dimensions.FIVE.levels]
    assert places == sorted(places)
