"""Events of a project's life, and where the project stands after them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from budgetperf import InvalidValueError, from_data, to_data
from budgetperf.records.lives import BudgetPhase, LifeEvent, LifeStep, facts_before, standing_of

FILED = LifeEvent(step=LifeStep.TARGET_FILED, year=2022, on=date(2021, 9, 1), by="示例单位")


def test_every_step_has_words_in_both_languages() -> None:
    terms = [step.term for step in LifeStep]
    assert len({term.zh for term in terms}) == len({term.en for term in terms}) == len(LifeStep) == 25


def test_jh_04_every_step_is_in_one_phase_of_the_budget_and_the_phases_follow_on_each_other() -> None:
    """「努力将绩效管理融入预算编制、执行、监督全过程」: the map is total, and each phase has its steps in a row."""
    assert [phase.term.zh for phase in BudgetPhase] == ["预算编制", "预算执行", "预算监督"]
    found = [step.phase for step in LifeStep]
    assert found == sorted(found, key=list(BudgetPhase).index)
    counts = [found.count(phase) for phase in BudgetPhase]
    assert counts == [14, 5, 6]
    edges = LifeStep.REFUSED, LifeStep.STARTED, LifeStep.YEAR_ENDED, LifeStep.EVALUATED
    assert [step.phase.value for step in edges] == ["preparation", "execution", "execution", "supervision"]


def test_nothing_has_happened_at_first() -> None:
    found = {code: one.value for code, one in standing_of((), 2022).by_code.items()}
    assert found == {
        "target_so_far": "absent",
        "exante_so_far": "unscreened",
        "budget_so_far": "not_requested",
        "in_library": False,
        "year_over": False,
        "evaluated_after": False,
        "order_open": False,
        "applied": False,
    }


def test_the_library_is_entered_for_all_years_and_the_rest_for_one() -> None:
    entered = LifeEvent(step=LifeStep.ADMITTED, year=2022, on=date(2021, 9, 2))
    after = standing_of([FILED, entered], 2023).by_code
    assert after["in_library"].value is True
    assert after["target_so_far"].value == "absent"


def test_what_is_asked_before_an_event() -> None:
    event = LifeEvent(step=LifeStep.TARGET_PASSED, year=2022, on=date(2021, 8, 31))
    found = facts_before([FILED], event).by_code
    assert (found["step"].value, found["backdated"].value, found["target_so_far"].value) == (
        "target_passed",
        True,
        "filed",
    )
    assert facts_before([], event).by_code["backdated"].value is False


def test_a_year_ends_on_its_last_day_at_the_earliest() -> None:
    assert LifeEvent(step=LifeStep.YEAR_ENDED, year=2022, on=date(2022, 12, 31)).on == date(2022, 12, 31)
    with pytest.raises(InvalidValueError) as caught:
        LifeEvent(step=LifeStep.YEAR_ENDED, year=2022, on=date(2022, 12, 30))
    assert "应不早于 2022-12-31" in caught.value.text("zh")
    assert "expected 2022-12-31 or later" in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"step": "target_filed"},
        {"year": "2022"},
        {"year": True},
        {"on": datetime(2021, 9, 1)},  # noqa: DTZ001 - a moment is what must be refused
        {"on": "2021-09-01"},
        {"by": " "},
        {"by": 7},
    ],
    ids=str,
)
def test_values_of_another_type_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValueError):
        LifeEvent(**{"step": LifeStep.STARTED, "year": 2022, "on": date(2022, 1, 1), **wrong})  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        standing_of(["x"], 2022)  # type: ignore[list-item]
    with pytest.raises(InvalidValueError):
        facts_before([], "x")  # type: ignore[arg-type]


def test_an_event_travels() -> None:
    assert from_data(to_data(FILED), LifeEvent) == FILED
