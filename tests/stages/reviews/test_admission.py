"""The gate: without a qualified target no money, and no person may decide otherwise where the rule is strict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError
from budgetperf.evidence import verify
from budgetperf.regimes.reviews import DONGHU_GATE, DONGLI_GATE
from budgetperf.rules.decisions import DecisionTable, Force
from budgetperf.stages.reviews import Admission, ReviewConclusion, admit, check_target
from budgetperf.wire import dumps, from_data, loads, to_data
from stages.reviews.samples import CHECKS, changed, course, filed, row

PASSED, REVISE, RETURNED = ReviewConclusion
FAULTY = changed(row("b", "合格率", "≥95", 20, "产出指标", "质量指标"), last_year=())


def test_a_project_without_a_target_does_not_enter() -> None:
    """DL-14: 「将绩效目标编制前移至项目入库阶段」."""
    found = admit(filed(None), DONGLI_GATE)
    assert (found.enters, found.amount, found.measures) == (False, yuan(0), ("no_entry", "no_budget"))
    assert verify(found)


def test_an_unqualified_target_means_no_budget_and_no_override() -> None:
    """DL-15: 「绩效目标编制不合格的项目，一律不安排预算」."""
    found = admit(FAULTY, DONGLI_GATE, check=check_target(FAULTY, CHECKS))
    assert (found.enters, found.amount) == (False, yuan(0))
    with pytest.raises(InvalidValueError, match=r"unqualified \(without exception\) applied"):
        found.overridden("may_enter", by="局长", on=date(2022, 11, 1), reason="重点项目")
    assert all(rule.force is Force.STRICT for rule in DONGLI_GATE.rules)
    assert "一律不安排预算" in found.explain("zh")


def test_a_qualified_target_stops_nothing() -> None:
    found = admit(filed(), DONGLI_GATE, check=check_target(filed(), CHECKS))
    assert (found.enters, found.amount, found.measures) == (True, wan(60), ("may_enter",))
    assert found.explain("zh").splitlines()[0] == "示例项目：可以入库，预算至多 600000 元"
    assert (
        admit(filed(amount=None), DONGLI_GATE, course=course(PASSED, PASSED, amount=None))
        .explain("en")
        .startswith("示例项目: may enter, at most — yuan")
    )


@pytest.mark.parametrize(
    ("says", "enters"), [((PASSED, PASSED), True), ((PASSED, RETURNED), False), ((REVISE,), False)]
)
def test_a_review_decides_where_there_is_one(says: tuple[ReviewConclusion, ...], enters: bool) -> None:
    """The review outvotes the automatic checks; people decide."""
    review = course(*says, last_year=())
    check = check_target(review.filed, CHECKS)
    assert check.qualified is None
    found = admit(review.filed, DONGLI_GATE, check=check, course=review)
    assert found.enters is enters
    assert found.amount == (wan(60) if enters else yuan(0))
    assert verify(found)


def test_what_nobody_has_said_yet_is_asked_for() -> None:
    with pytest.raises(IncompleteError, match="check: does not say whether the target is qualified"):
        admit(filed(), DONGLI_GATE)
    with pytest.raises(IncompleteError, match="review: does not say whether the target is qualified"):
        admit(filed(), DONGLI_GATE, course=course(PASSED))
    unsure = filed(last_year=())
    with pytest.raises(IncompleteError, match="check: does not say"):
        admit(unsure, DONGLI_GATE, check=check_target(unsure, CHECKS))
    other = check_target(filed(), CHECKS)
    with pytest.raises(IncompleteError, match="check: is of another target"):
        admit(filed(code="p-2"), DONGLI_GATE, check=other, course=course(PASSED, PASSED, code="p-2"))


def test_in_donghu_the_target_comes_before_the_request() -> None:
    """DH-11: 「将申报绩效目标作为申请预算的前置条件」; what an unqualified one leads to is not said."""
    assert admit(filed(None), DONGHU_GATE).amount == yuan(0)
    found = admit(FAULTY, DONGHU_GATE, check=check_target(FAULTY, CHECKS))
    assert (found.enters, found.amount) == (True, wan(60))


@given(amount=st.integers(0, 10**9), state=st.sampled_from(["absent", "unqualified", "qualified"]))
def test_nothing_but_a_qualified_target_leads_to_money(amount: int, state: str) -> None:
    """DL-15, a law."""
    more: dict[str, Any] = {"amount": yuan(amount), "last_year": (), "prices": ()}
    target = filed(None, **more) if state == "absent" else filed(**more)
    review = None
    if state != "absent":
        review = course(*((PASSED, PASSED) if state == "qualified" else (PASSED, RETURNED)), **more)
    found = admit(target, DONGLI_GATE, course=review)
    assert found.amount == (yuan(amount) if state == "qualified" else yuan(0))
    assert found.enters is (state == "qualified")


def test_an_admission_travels_and_may_be_overridden_where_the_rule_is_one_in_principle() -> None:
    rules = tuple(evolve(rule, force=Force.IN_PRINCIPLE) for rule in DONGLI_GATE.rules)
    soft = evolve(DONGLI_GATE, code="gate.soft", rules=rules)
    found = admit(filed(None), soft).overridden("may_enter", by="甲", on=date(2022, 11, 1), reason="应急")
    assert (found.enters, found.amount) == (True, wan(60))
    assert verify(found)
    plain = admit(FAULTY, DONGLI_GATE, check=check_target(FAULTY, CHECKS))
    assert loads(dumps(plain), Admission, known=(DONGLI_GATE, CHECKS)) == plain
    assert plain.assumptions[0].key.startswith("target-checks")
    assert admit(filed(None), DONGLI_GATE).assumptions == ()
    for table in (DONGLI_GATE, DONGHU_GATE):
        assert from_data(to_data(table), DecisionTable) == table


def test_nothing_of_a_classified_project_is_shown() -> None:
    found = admit(filed(None, classified=True, name="某某"), DONGLI_GATE)
    assert (found.explain("zh"), repr(found)) == ("不予显示", "Admission(withheld)")
    assert (found.withheld, found.ruling.explain("zh")) == (True, "不予显示")
