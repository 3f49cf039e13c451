"""X-05: nothing that people read shows anything of a classified project, whichever side of a check is classified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from budgetperf.evidence import Result
from budgetperf.records.kinds import SpecialKind, SpecialMatter, Standing
from budgetperf.regimes import DONGHU, JIANGHAN
from budgetperf.rules.facts import Facts
from budgetperf.stages.exante import (
    Conclusion,
    ExanteReview,
    RequestCheck,
    Screening,
    ScreeningOutcome,
    check_request,
    conclude,
    screen,
)
from budgetperf.stages.exante.facts import AMOUNT
from exante_samples import DAY, REGIMES, marked, project, sheet

RELIEF = SpecialMatter(kind=SpecialKind.DISASTER_RELIEF, reason="防汛密件")
SECRETS = ("7654321", "防汛密件", "p-1", "p-2", "示例项目", "disaster_relief", "support", "86")
TIANMEN = REGIMES["tianmen"].choose(two_sheets="evaluation")


def texts(result: Result) -> Iterator[str]:
    yield repr(result)
    yield str(result)
    yield result.explain("zh")
    yield result.explain("en")


def screening(*, classified: bool, **changes: Any) -> Screening:
    return screen(project("7654321", classified=classified, **changes), DONGHU.screening)


def concluded(*, classified: bool, code: str = "p-1") -> Conclusion:
    return conclude(ExanteReview(project=code, verdict="support", on=DAY, classified=classified), JIANGHAN.conclusions)


def gate(*, project_: bool, review: bool) -> RequestCheck:
    found = screen(project("7654321", classified=project_), JIANGHAN.screening)
    return check_request(found, JIANGHAN.requests, conclusion=concluded(classified=review))


def scored() -> Conclusion:
    review = ExanteReview(project="p-1", sheets=(marked("86"),), classified=True)
    return conclude(review, TIANMEN.conclusions)


def results() -> list[Any]:
    exempt = screening(classified=True, special=RELIEF)
    required = screening(classified=True)
    gates = [gate(project_=one, review=other) for one, other in ((True, False), (False, True), (True, True))]
    decided: list[Any] = [exempt, required, scored(), *gates]
    return [*decided, *(one.ruling for one in decided)]


@pytest.mark.parametrize("result", results(), ids=lambda result: type(result).__name__)
def test_x_05_no_text_shows_anything_of_what_is_classified(result: Result) -> None:
    assert result.withheld
    for text in texts(result):
        assert not [secret for secret in SECRETS if secret in text]
    assert repr(result) == f"{type(result).__name__}(withheld)"
    assert (result.explain("zh"), result.explain("en")) == ("不予显示", "withheld")
    assert result.verify().ok
    assert bp.from_data(bp.to_data(result), type(result), known=(DONGHU, JIANGHAN, TIANMEN, sheet())) == result


def test_the_same_results_speak_of_what_is_open() -> None:
    found = screening(classified=False, special=RELIEF)
    assert found.ruling is not None
    assert not found.withheld
    assert repr(found.ruling) == "Ruling(donghu.screening.table, exempt: special_matters)"
    assert "防汛密件" in found.ruling.explain("zh")
    assert "7654321" in repr(found.ruling.facts)
    assert repr(Facts(classified=True)) == "Facts(withheld)"
    assert not gate(project_=False, review=False).withheld


def test_x_05_what_verify_finds_in_it_is_withheld_as_well() -> None:
    found = screening(classified=True, special=RELIEF)
    assert found.ruling is not None
    known = AMOUNT.known(bp.yuan("7654322"), found.ruling.facts.known[4].origin)
    facts = evolve(found.ruling.facts, known=(*found.ruling.facts.known[:4], known, *found.ruling.facts.known[5:]))
    forged = evolve(
        found,
        outcome=ScreeningOutcome.REQUIRED,
        ruling=evolve(found.ruling, reason="防汛密件二", facts=facts),
    )
    told = forged.verify()
    assert {(one.kept, one.recomputed) for one in told.differences} == {("withheld", "withheld")}
    assert [one.path for one in told.differences] == ["outcome", "ruling.facts.known[4].value", "ruling.reason"]
    assert not [secret for secret in SECRETS if secret in str(told)]
    (other,) = evolve(found.ruling, exempt="support").verify().differences
    assert (other.path, other.kept, other.recomputed) == ("exempt", "withheld", "withheld")
    opened = evolve(screening(classified=False), outcome=ScreeningOutcome.EXEMPT)
    assert "exempt" in str(opened.verify()).lower()


@pytest.mark.parametrize(("of_project", "of_review"), [(True, False), (False, True), (True, True)])
def test_x_05_a_mismatch_of_two_projects_names_neither_where_one_is_classified(
    *, of_project: bool, of_review: bool
) -> None:
    found = screen(project("7654321", classified=of_project), JIANGHAN.screening)
    with pytest.raises(bp.InvalidValueError) as caught:
        check_request(found, JIANGHAN.requests, conclusion=concluded(classified=of_review, code="p-2"))
    assert caught.value.en == "the conclusion is about withheld and the screening about withheld, expected one project."
    assert caught.value.zh == "评估结论属于 不予显示，筛查的项目为 不予显示，应为同一项目。"
    assert dict(caught.value.facts) == {"found": "withheld", "expected": "withheld"}


def test_x_05_a_classified_request_that_is_silent_shows_nothing() -> None:
    found = screening(classified=True, standing=Standing.EXPIRING, initial="7654321", adjusted="7654321")
    assert found.outcome is ScreeningOutcome.SILENT
    assert (repr(found), found.explain("en")) == ("Screening(withheld)", "withheld")
