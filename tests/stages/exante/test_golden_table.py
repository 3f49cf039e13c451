"""Sixteen cases under six regimes, labelled by hand before the code (X-07): the table is never made to fit the code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import budgetperf as bp
from budgetperf.basis import BasisKind
from budgetperf.records.kinds import SpecialKind, SpecialMatter, Standing, SubjectKind
from budgetperf.records.projects import Project
from budgetperf.rules.deciding import MissingFactError
from budgetperf.stages.exante import ScreeningOutcome, screen
from exante_samples import REGIMES, project

TABLE = tomllib.loads((Path(__file__).parent.parent / "exante_table.toml").read_text(encoding="utf-8"))
CASES = {case["id"]: case for case in TABLE["case"]}
CELLS = [(name, regime) for name in CASES for regime in REGIMES]


def of(case: dict[str, Any]) -> Project:
    special = SpecialKind(case["special"]) if case["special"] != "none" else None
    return project(
        case["amount"],
        subject=SubjectKind(case["thing"]),
        standing=Standing(case["standing"]),
        major=case.get("major"),
        own="all" if case["money"] == "own" else "0",
        initial=case.get("last_year_initial"),
        adjusted=case.get("last_year_adjusted"),
        special=None if special is None else SpecialMatter(kind=special, reason=case["special_reason"]),
    )


def test_the_whole_table_is_tried() -> None:
    assert len(CASES) == 16
    assert len(CELLS) == 96
    assert set(TABLE["regime"]) == set(REGIMES)


@pytest.mark.parametrize(("name", "regime"), CELLS)
def test_every_cell_comes_out_as_labelled(name: str, regime: str) -> None:
    cell, subject, policy = CASES[name]["regime"][regime], of(CASES[name]), REGIMES[regime].screening
    if cell["outcome"] == "missing":
        with pytest.raises(MissingFactError) as caught:
            screen(subject, policy)
        (problem,) = caught.value.problems
        assert problem.path == f"facts.{cell['missing']}"
        assert policy.table.rules[0].basis.document is not None
        assert policy.table.rules[0].basis.document.title in problem.zh
        return
    found = screen(subject, policy)
    assert found.outcome.value == cell["outcome"]
    if cell["outcome"] != "silent":
        assert (found.open, found.questions) == ((), ())
        assert {basis.kind for basis in found.bases} == {BasisKind(cell["kind"])}
        return
    assert found.required is None
    assert found.open == (cell["parameter"], *([cell["also_open"]] if "also_open" in cell else []))
    question = TABLE["parameter"][cell["parameter"]]
    assert {one.code for one in found.questions[0].readings} == set(question["choices"]) == set(cell["choices"])
    assert found.questions[0].zh == question["zh"].rstrip("。")


SILENT = [
    (name, regime, option) for name, regime in CELLS for option in CASES[name]["regime"][regime].get("choices", {})
]


@pytest.mark.parametrize(("name", "regime", "option"), SILENT)
def test_every_answer_of_a_silent_cell_comes_out_as_labelled(name: str, regime: str, option: str) -> None:
    cell, subject = CASES[name]["regime"][regime], of(CASES[name])
    chosen = REGIMES[regime].choose(**{cell["parameter"]: option})
    found = screen(subject, chosen.screening)
    assert found.outcome.value == cell["choices"][option]
    assert f"choice.{cell['parameter']}" in {one.key for one in found.assumptions} or found.outcome is SILENT_STILL
    if found.outcome is SILENT_STILL:
        assert found.open == (cell["also_open"],)


SILENT_STILL = ScreeningOutcome.SILENT
SECOND = [
    (name, regime, option) for name, regime in CELLS for option in CASES[name]["regime"][regime].get("also_choices", {})
]


def test_the_one_cell_with_two_questions_has_answers_to_the_second() -> None:
    assert {cell[:2] for cell in SECOND} == {("07_increase_of_five_million", "jianghan")}
    assert len(SECOND) == 2


@pytest.mark.parametrize(("name", "regime", "option"), SECOND)
def test_the_second_question_alone_comes_out_as_labelled(name: str, regime: str, option: str) -> None:
    cell, subject = CASES[name]["regime"][regime], of(CASES[name])
    found = screen(subject, REGIMES[regime].choose(**{cell["also_open"]: option}).screening)
    assert found.outcome.value == cell["also_choices"][option]
    assert found.open == ((cell["parameter"],) if found.outcome is SILENT_STILL else ())
    assert f"choice.{cell['also_open']}" in {one.key for one in found.assumptions} or found.outcome is SILENT_STILL


@pytest.mark.parametrize("regime", REGIMES)
def test_a_regime_says_what_the_table_says_of_it(regime: str) -> None:
    """X-08, TM-54, JH-07: the passage, the document, the status, the regulation and the division are as labelled."""
    labelled, rules = TABLE["regime"][regime], REGIMES[regime]
    policy = rules.screening
    assert policy.passage == labelled["passage"]
    assert policy.status.value == labelled["status"]
    assert rules.division == labelled.get("code")
    source = policy.basis["passage"].document
    assert source is not None
    if regime != "national":
        assert source.title == labelled["document"]
        assert (str(policy.regulation).strip("《》") if policy.regulation else None) == (
            labelled["rule"].replace("（江财", "》（江财").strip("《》") if "rule" in labelled else None
        )
    else:
        assert f"{source.title}（{source.number}）" == labelled["document"]


@pytest.mark.parametrize(("name", "regime"), CELLS)
def test_the_deciding_words_stand_in_the_grounds_of_the_regime(name: str, regime: str) -> None:
    policy = REGIMES[regime].screening
    words = [policy.passage, str(policy.regulation)]
    words += [rule.basis.zh + rule.basis.en for rule in policy.table.rules]
    words += [exemption.basis.zh for exemption in policy.table.exemptions]
    assert CASES[name]["regime"][regime]["quote"] in "".join(words)


@pytest.mark.parametrize("regime", REGIMES)
def test_the_questions_read_as_labelled(regime: str) -> None:
    for question in REGIMES[regime].screening.questions:
        if question.choice in TABLE["parameter"]:
            labelled = TABLE["parameter"][question.choice]
            assert question.zh == labelled["zh"].rstrip("。")
            assert [one.code for one in question.readings] == labelled["choices"]


TOLD = [(name, regime) for name, regime in CELLS if CASES[name]["regime"][regime]["outcome"] != "missing"]


@pytest.mark.parametrize(("name", "regime"), TOLD)
def test_every_outcome_verifies_and_survives_the_wire(name: str, regime: str) -> None:
    policy = REGIMES[regime].screening
    found = screen(of(CASES[name]), policy)
    assert bp.verify(found).ok
    again = bp.from_data(bp.to_data(found), type(found), known=(REGIMES[regime],))
    assert again == found
    assert found.explain("zh")
    assert policy.passage in found.explain("en")
