"""The life of a project: what every jurisdiction lets pass and what it stops, against a hand-written model."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from budgetperf import InvalidValueError, WireError, from_data, to_data, verify
from budgetperf.cycle import ClosedGateError, ProjectLife, record, replay
from budgetperf.records.lives import LifeEvent, LifeStep
from budgetperf.regimes.lives import (
    DONGHU_GATES,
    DONGLI_GATES,
    JIANGHAN_GATES,
    NATIONAL_GATES,
    TIANMEN_GATES,
    XIUZHOU_GATES,
)
from budgetperf.regimes.reviews import DONGLI_GATE
from budgetperf.rules.analysis import analyse
from budgetperf.rules.decisions import DecisionTable

ADOPTED = TIANMEN_GATES.adopt("evaluation_before_request", "not_passed_no_entry")
TABLES = (NATIONAL_GATES, JIANGHAN_GATES, TIANMEN_GATES, ADOPTED, DONGLI_GATES, XIUZHOU_GATES, DONGHU_GATES)
S = LifeStep
USUAL = (
    S.TARGET_FILED,
    S.TARGET_PASSED,
    S.EXANTE_REQUIRED,
    S.EXANTE_SUPPORTED,
    S.ADMITTED,
    S.REQUESTED,
    S.BUDGETED,
    S.STARTED,
    S.MONITORED,
    S.ADJUSTED,
    S.YEAR_ENDED,
    S.EVALUATED,
    S.REEVALUATED,
    S.ORDERED,
    S.RECTIFIED,
    S.APPLIED,
    S.DISCLOSED,
)


def at(step: LifeStep, days: int, year: int = 2022) -> LifeEvent:
    return LifeEvent(step=step, year=year, on=date(2022, 12, 31) + timedelta(days=days))


def events(*steps: LifeStep) -> list[LifeEvent]:
    return [at(step, number) for number, step in enumerate(steps)]


def refusal(steps: Iterable[LifeStep], gates: DecisionTable) -> ClosedGateError:
    with pytest.raises(ClosedGateError) as caught:
        replay("p1", events(*steps), gates)
    return caught.value


@pytest.mark.parametrize("gates", TABLES, ids=lambda table: table.code)
def test_the_usual_year_passes_every_gate(gates: DecisionTable) -> None:
    life = replay("p1", events(*USUAL), gates)
    assert [event.step for event in life.events] == list(USUAL)
    assert verify(life)
    assert from_data(to_data(life), ProjectLife, known=(gates,)) == life
    assert pickle.loads(pickle.dumps(life)) == life


@pytest.mark.parametrize("gates", TABLES, ids=lambda table: table.code)
def test_the_gates_are_sound(gates: DecisionTable) -> None:
    assert analyse(gates).faults == ()


CLOSED = [
    pytest.param((S.ADMITTED,), DONGLI_GATES, "no_target_no_entry", id="DL-14"),
    pytest.param((S.ADMITTED,), NATIONAL_GATES, "no_target_no_entry", id="DL-14-national"),
    pytest.param(
        (S.TARGET_FILED, S.TARGET_REJECTED, S.ADMITTED, S.REQUESTED, S.BUDGETED),
        DONGLI_GATES,
        "unqualified_no_money",
        id="DL-15",
    ),
    pytest.param(
        (S.TARGET_FILED, S.ADMITTED, S.REQUESTED, S.BUDGETED), DONGLI_GATES, "unqualified_no_money", id="DL-15-open"
    ),
    pytest.param(
        (S.EXANTE_REQUIRED, S.EXANTE_REJECTED, S.ADMITTED), XIUZHOU_GATES, "rejected_no_entry", id="XZ-26-entry"
    ),
    pytest.param(
        (S.ADMITTED, S.EXANTE_REQUIRED, S.EXANTE_REJECTED, S.REQUESTED, S.BUDGETED),
        XIUZHOU_GATES,
        "rejected_no_money",
        id="XZ-26-money",
    ),
    pytest.param((S.EXANTE_REQUIRED, S.ADMITTED), XIUZHOU_GATES, "evaluation_first", id="XZ-09"),
    pytest.param((S.REQUESTED,), XIUZHOU_GATES, "library_before_money", id="XZ-39"),
    pytest.param((S.ADMITTED, S.EXANTE_REQUIRED, S.REQUESTED), JIANGHAN_GATES, "evaluation_before_request", id="JH-09"),
    pytest.param((S.ADMITTED, S.REQUESTED), JIANGHAN_GATES, "evaluation_before_request", id="JH-09-unscreened"),
    pytest.param(
        (S.TARGET_FILED, S.ADMITTED, S.EXANTE_REQUIRED, S.EXANTE_RETURNED, S.REQUESTED),
        DONGHU_GATES,
        "evaluation_before_request",
        id="DH-07",
    ),
    pytest.param((S.EXANTE_NOT_REQUIRED, S.ADMITTED, S.REQUESTED), DONGHU_GATES, "target_before_request", id="DH-11"),
    pytest.param((S.ADMITTED, S.REQUESTED), TIANMEN_GATES, "project_before_money", id="TM-37-target"),
    pytest.param((S.TARGET_FILED, S.REQUESTED), TIANMEN_GATES, "library_before_money", id="TM-37-library"),
    pytest.param((S.TARGET_FILED, S.REQUESTED), DONGLI_GATES, "library_before_money", id="X-13-library"),
    pytest.param((S.EXANTE_REQUIRED, S.EXANTE_REJECTED, S.ADMITTED), ADOPTED, "not_passed_no_entry", id="TM-43"),
    pytest.param((S.TARGET_PASSED,), NATIONAL_GATES, "review_needs_filing", id="X-13-review"),
    pytest.param((*USUAL[:9], S.EVALUATED), NATIONAL_GATES, "evaluation_needs_year", id="X-13-evaluation"),
    pytest.param((*USUAL[:11], S.APPLIED), NATIONAL_GATES, "use_needs_evaluation", id="X-13-application"),
    pytest.param((*USUAL[:13], S.RECTIFIED), NATIONAL_GATES, "nothing_to_rectify", id="X-12-rectify"),
]


@pytest.mark.parametrize(("steps", "gates", "code"), CLOSED)
def test_what_comes_too_early_is_stopped_with_the_ground_of_the_gate(
    steps: tuple[LifeStep, ...], gates: DecisionTable, code: str
) -> None:
    replay("p1", events(*steps[:-1]), gates)
    error = refusal(steps, gates)
    row = next(row for row in gates.rules if row.code == code)
    assert code in error.facts["gates"]  # type: ignore[operator]
    assert row.basis in error.facts["bases"]  # type: ignore[operator]
    assert str(row.basis.zh) in error.text("zh")
    assert str(row.basis.en) in error.text("en")
    assert steps[-1].term.zh in error.text("zh")


def test_a_proposal_closes_nothing_until_it_is_adopted() -> None:
    """TM-43: 天门 proposes its gates; the same record passes before anybody adopts them."""
    steps = S.EXANTE_REQUIRED, S.EXANTE_REJECTED, S.ADMITTED
    assert replay("p1", events(*steps), TIANMEN_GATES).events[-1].step is S.ADMITTED
    assert refusal(steps, ADOPTED).facts["gates"] == ("not_passed_no_entry",)


def test_days_never_run_backwards() -> None:
    first = replay("p1", [at(S.TARGET_FILED, 5)], NATIONAL_GATES)
    assert record(first, at(S.TARGET_PASSED, 5)).events[-1].step is S.TARGET_PASSED
    with pytest.raises(ClosedGateError) as caught:
        record(first, at(S.TARGET_PASSED, 4))
    assert caught.value.facts["gates"] == ("backdated",)
    assert "事项按日期先后记录" in caught.value.text("zh")


def test_each_fact_has_its_own_year() -> None:
    """X-09: in 2023 the year 2022 is evaluated while 2023 is watched and the target of 2024 is filed."""
    life = replay("p1", events(*USUAL[:11]), NATIONAL_GATES)
    for number, (step, year) in enumerate(
        ((S.REQUESTED, 2023), (S.BUDGETED, 2023), (S.MONITORED, 2023), (S.EVALUATED, 2022), (S.TARGET_FILED, 2024))
    ):
        life = record(life, at(step, 40 + number, year))
    assert life.standing(2022).by_code["evaluated_after"].value is True
    assert life.standing(2023).by_code["budget_so_far"].value == "budgeted"
    assert life.standing(2023).by_code["in_library"].value is True
    with pytest.raises(ClosedGateError):
        record(life, at(S.APPLIED, 60, 2023))


def test_a_life_says_what_it_rests_on() -> None:
    life = replay("p1", events(S.TARGET_FILED, S.ADMITTED), DONGLI_GATES)
    assert [one.key for one in life.assumptions] == ["dongli.life.otherwise"]
    assert "p1：大事记（东丽区项目各环节的前置条件）" in life.explain("zh")
    assert "申报绩效目标" in life.explain("zh")
    assert "admitted to the project library" in life.explain("en")


def test_a_classified_project_shows_nothing() -> None:
    """X-05: not even in the error of a closed gate."""
    life = replay("secret-7", events(S.TARGET_FILED), DONGLI_GATES, classified=True)
    with pytest.raises(ClosedGateError) as caught:
        record(life, at(S.REQUESTED, 3))
    for text in (repr(life), life.explain("zh"), life.explain("en"), str(caught.value), caught.value.text("zh")):
        assert "secret-7" not in text
        assert "申报绩效目标" not in text
    assert verify(life)


def test_an_edited_life_cannot_be_built() -> None:
    life = replay("p1", events(*USUAL), DONGLI_GATES)
    with pytest.raises(ClosedGateError):
        evolve(life, events=life.events[1:])
    data = to_data(life)
    assert isinstance(data, dict)
    data["events"] = list(reversed(data["events"]))
    with pytest.raises(WireError, match="use_needs_evaluation"):
        from_data(data, ProjectLife, known=(DONGLI_GATES,))


def test_bad_input_is_named_in_both_languages() -> None:
    with pytest.raises(InvalidValueError, match="expected it may go on and it may not go on"):
        ProjectLife(project="p", gates=DONGLI_GATE)
    with pytest.raises(InvalidValueError) as caught:
        replay("p", [at(S.TARGET_FILED, 0)], "gates")  # type: ignore[arg-type]
    assert "DecisionTable" in str(caught.value)
    with pytest.raises(InvalidValueError):
        replay("p", "abc", DONGLI_GATES)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        replay(" ", [], DONGLI_GATES)
    with pytest.raises(InvalidValueError):
        record(replay("p", [], DONGLI_GATES), S.ADMITTED)  # type: ignore[arg-type]


# -- a model that knows nothing of decision tables --


class Year:
    """Where a project stands for one year, by hand."""

    def __init__(self) -> None:
        self.target = self.exante = self.budget = ""
        self.over = self.evaluated = self.ordered = self.applied = False


REVIEWS = {S.TARGET_PASSED: "ok", S.TARGET_RETURNED: "back", S.TARGET_REJECTED: "bad"}
SCREENS = {S.EXANTE_REQUIRED: "must", S.EXANTE_NOT_REQUIRED: "free"}
VERDICTS = {
    S.EXANTE_SUPPORTED: "yes",
    S.EXANTE_CONDITIONAL: "if",
    S.EXANTE_RETURNED: "again",
    S.EXANTE_REJECTED: "no",
}


def meant(step: LifeStep, year: Year, inside: bool) -> bool:  # noqa: C901, PLR0911, PLR0912 - one line for each step
    """Whether the meaning of the steps lets one happen."""
    running = year.budget in {"given", "started"} and not year.over
    if step in REVIEWS:
        return year.target == "filed" and not year.over
    if step in SCREENS:
        return not year.exante and not year.over
    if step in VERDICTS:
        return year.exante in {"must", "if", "again"} and not year.over
    if step in {S.MONITORED, S.ADJUSTED, S.CANCELLED}:
        return running
    if step in {S.REEVALUATED, S.DISCLOSED}:
        return year.evaluated
    match step:
        case S.TARGET_FILED | S.YEAR_ENDED:
            return not year.over
        case S.ADMITTED:
            return not inside
        case S.REQUESTED:
            return not year.budget and not year.over
        case S.BUDGETED | S.REFUSED:
            return year.budget == "asked" and not year.over
        case S.STARTED:
            return year.budget == "given" and not year.over
        case S.EVALUATED:
            return year.over and year.budget in {"given", "started", "cancelled"} and not year.evaluated
        case S.ORDERED:
            return bool(year.target) or inside
        case S.RECTIFIED:
            return year.ordered
        case _:
            assert step is S.APPLIED
            return year.evaluated and not year.applied


def local(code: str, step: LifeStep, year: Year, inside: bool) -> bool:  # noqa: PLR0911 - one for each
    """Whether the documents of a jurisdiction let a step happen."""
    asks, enters, gets = step is S.REQUESTED, step is S.ADMITTED, step is S.BUDGETED
    if asks and not inside:
        return False
    judged = year.exante in {"free", "yes", "if", "no"}
    match code:
        case "national":
            return not (enters and not year.target) and not (asks and year.exante in {"must", "again", "no"})
        case "jianghan":
            return judged or not asks
        case "tianmen":
            return not (asks and not year.target)
        case "adopted":
            barred = (asks and year.exante in {"must", "again"}) or (enters and year.exante == "no")
            return not barred and not (asks and not year.target)
        case "dongli":
            return not (enters and not year.target) and not (gets and year.target != "ok")
        case "xiuzhou":
            return not (year.exante == "no" and (enters or gets)) and not (enters and year.exante in {"must", "again"})
        case _:
            assert code == "donghu"
            return not (asks and not year.target) and (judged or step not in {S.REQUESTED, S.STARTED})


CODES = ("national", "jianghan", "tianmen", "adopted", "dongli", "xiuzhou", "donghu")


class Walk(RuleBasedStateMachine):
    """Every order of events: what the model lets pass is recorded, and nothing else."""

    @initialize(place=st.sampled_from(range(len(TABLES))))
    def begin(self, place: int) -> None:
        self.code = CODES[place]
        self.life = replay("p1", [], TABLES[place])
        self.inside = False
        self.years = {2021: Year(), 2022: Year()}
        self.day = date(2022, 12, 31)

    @rule(
        step=st.sampled_from(tuple(LifeStep)) | st.sampled_from(USUAL[:8]),
        year=st.sampled_from((2022, 2022, 2022, 2021)),
        later=st.sampled_from((0, 1, 1, 1, 30, -1)),
    )
    def happen(self, step: LifeStep, year: int, later: int) -> None:
        standing, on = self.years[year], self.day + timedelta(days=later)
        event = LifeEvent(step=step, year=year, on=max(on, date(2022, 12, 31)))
        in_order = not self.life.events or event.on >= self.day
        if in_order and meant(step, standing, self.inside) and local(self.code, step, standing, self.inside):
            self.life = record(self.life, event)
            self.follow(step, standing, event.on)
            return
        with pytest.raises(ClosedGateError) as caught:
            record(self.life, event)
        assert caught.value.facts["gates"]
        assert len(caught.value.facts["bases"]) == len(caught.value.facts["gates"])  # type: ignore[arg-type]

    def follow(self, step: LifeStep, year: Year, on: date) -> None:
        self.day = on
        year.target = {S.TARGET_FILED: "filed", **REVIEWS}.get(step, year.target)
        year.exante = {**SCREENS, **VERDICTS}.get(step, year.exante)
        money = {S.REQUESTED: "asked", S.BUDGETED: "given", S.REFUSED: "none", S.STARTED: "started"}
        year.budget = {**money, S.CANCELLED: "cancelled"}.get(step, year.budget)
        self.inside = self.inside or step is S.ADMITTED
        year.over = year.over or step is S.YEAR_ENDED
        year.evaluated = year.evaluated or step is S.EVALUATED
        year.applied = year.applied or step is S.APPLIED
        year.ordered = {S.ORDERED: True, S.RECTIFIED: False}.get(step, year.ordered)

    @invariant()
    def replaying_gives_the_same(self) -> None:
        if not hasattr(self, "life"):
            return
        again = replay("p1", self.life.events, self.life.gates)
        assert again == self.life
        for year, model in self.years.items():
            found = again.standing(year).by_code
            assert found["year_over"].value is model.over
            assert found["evaluated_after"].value is model.evaluated
            assert found["applied"].value is model.applied
            assert found["order_open"].value is model.ordered
            assert found["in_library"].value is self.inside


Walk.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestWalk = Walk.TestCase
