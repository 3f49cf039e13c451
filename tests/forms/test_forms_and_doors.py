"""Building forms, refusing what is none, and audits of anything that can be printed."""

from __future__ import annotations

import decimal
from concurrent.futures import ThreadPoolExecutor
from decimal import localcontext
from typing import Any, TypeVar

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetperf as bp
from printed_forms import CASES, audited, budget, data, form, row

N = bp.regimes.NATIONAL
T = TypeVar("T", bp.FormRow, bp.FormBudget)
HOSTILE = "<script>alert('x')</script>&\"'"


@pytest.mark.parametrize(
    ("change", "path", "says"),
    [
        ({"year": "2022"}, "$.year", "expected a whole number, found '2022'"),
        ({"year": True}, "$.year", "expected a whole number, found True"),
        ({"project": 5}, "$.project", "expected text, found 5"),
        ({"kind": "target_form"}, "$.kind", "found 'target_form'"),
        ({"rows": None}, "$.rows", "expected a list, found None"),
        ({"rows": [None]}, "$.rows[0]", "expected an object (FormRow), found None"),
        ({"budget": []}, "$.budget", "expected an object (FormBudget), found list"),
        ({"colour": "red"}, "$.colour", "there is no such key"),
        ({"total_score": 96}, "$.total_score", "expected text, found 96"),
    ],
)
def test_a_form_of_another_shape_is_refused_at_its_path(change: dict[str, Any], path: str, says: str) -> None:
    with pytest.raises(bp.WireError) as caught:
        bp.from_data({**data("005"), **change}, bp.SelfEvaluationForm)
    ((found, text),) = [(problem.path, problem.en) for problem in caught.value.problems]
    assert found == path
    assert says in text


def test_all_faults_of_a_form_come_back_at_once() -> None:
    bad = {key: value for key, value in data("005").items() if key != "grade"}
    bad |= {"year": 2022.5, "rows": [{**data("005")["rows"][0], "points": 10, "extra": [1]}]}
    with pytest.raises(bp.WireError) as caught:
        bp.from_data(bad, bp.SelfEvaluationForm)
    paths = {problem.path for problem in caught.value.problems}
    assert paths == {"$.grade", "$.year", "$.rows[0].points", "$.rows[0].extra"}


def test_ref_and_extra_travel_and_are_left_out_when_empty() -> None:
    own = {**data("005"), "ref": "A-1", "extra": {"system": {"id": 7}}}
    mine = bp.from_data(own, bp.SelfEvaluationForm)
    assert bp.to_data(mine) == own
    assert mine.extra["system"] == bp.PlainData({"id": 7})
    plain = bp.to_data(audited("005").form)
    assert isinstance(plain, dict)
    assert plain.keys() == data("005").keys()


@pytest.mark.parametrize(
    "change",
    [{"kind": "self_evaluation"}, {"year": "2022"}, {"year": True}, {"rows": []}, {"rows": ("x",)}, {"project": 5.0}],
)
def test_a_form_built_by_hand_is_checked_too(change: dict[str, Any]) -> None:
    with pytest.raises(bp.InvalidValueError) as caught:
        evolve(audited("005").form, **change)
    assert caught.value.zh


@pytest.mark.parametrize("cells", [{"points": 10}, {"target": 0.5}, {"note": b"x"}])
def test_a_cell_is_text_or_nothing(cells: dict[str, Any]) -> None:
    with pytest.raises(bp.InvalidValueError, match="expected the cell's text or None"):
        row(**cells)


def test_sources_are_a_tuple() -> None:
    with pytest.raises(bp.InvalidValueError, match="expected tuple"):
        evolve(budget(), sources=[])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given_form", "regime", "says"),
    [
        ({}, N, "use from_data"),
        (audited("005").form, N.self_evaluation, "use regimes.NATIONAL"),
    ],
)
def test_the_door_says_what_it_expects(given_form: Any, regime: Any, says: str) -> None:
    with pytest.raises(bp.InvalidValueError, match=says):
        bp.audit(given_form, regime)


@pytest.mark.parametrize("kind", list(bp.FormKind))
def test_a_form_of_any_kind_without_rows_and_budget_is_audited(kind: bp.FormKind) -> None:
    audit = bp.audit(evolve(form(), kind=kind), N)
    assert audit.findings == ()
    assert audit.evaluation is None
    assert [problem.path for problem in audit.problems] == ["rows", "budget", "budget.points"]
    assert audit.verify()


def test_hostile_text_in_every_cell_is_escaped_in_a_notebook() -> None:
    cells = dict.fromkeys(("level1", "level2", "level3", "target", "actual", "points", "score", "note"), HOSTILE)
    money = budget(**dict.fromkeys(("initial", "adjusted", "executed", "points", "rate", "score"), HOSTILE))
    audit = bp.audit(form(row(**cells), money=money, total_score=HOSTILE, grade=HOSTILE, project=HOSTILE), N)
    for page in (audit._repr_html_(), audit.explanation.html("zh"), audit.explanation.html("en")):
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_an_edited_result_does_not_verify() -> None:
    audit = audited("005")
    rows = (evolve(audit.rows[0], outcome=bp.Outcome.MISSED), *audit.rows[1:])
    differences = evolve(audit, rows=rows).verify().differences
    assert [difference.path for difference in differences] == ["rows[0].outcome"]
    assert not bp.verify(evolve(audit.execution, full=bp.points(9)))
    assert not bp.verify(evolve(audit.rows[5], problems=(bp.Problem(path="x", en="y", zh="z"),)))
    assert bp.verify(audit.execution)
    assert bp.verify(audit.rows[5])


def test_the_ambient_decimal_context_changes_nothing() -> None:
    forms = [audited(case).form for case in CASES]
    for precision in (1, 3, 60):
        with localcontext(prec=precision, rounding=decimal.ROUND_CEILING) as context:
            context.traps[decimal.Inexact] = True
            assert [bp.audit(one, N) for one in forms] == [audited(case) for case in CASES]


def test_threads_change_nothing() -> None:
    with ThreadPoolExecutor(8) as pool:
        again = list(pool.map(lambda case: bp.audit(audited(case).form, N), CASES * 3))
    assert again == [audited(case) for case in CASES] * 3


CELL = st.none() | st.text(
    alphabet="0123456789.,%≥≤<>=~-/、年月日前约 万亿元人次分项达成完未优良（）(){}\n\t①ⅣA", max_size=12
)
ROW = st.builds(row, level3=CELL, target=CELL, actual=CELL, points=CELL, score=CELL, note=CELL)
SOURCE = st.builds(bp.FormSource, name=CELL, initial=CELL, adjusted=CELL, executed=CELL, rate=CELL)
MONEY = st.none() | st.builds(
    lambda sources, **cells: budget(*sources, **cells),
    st.lists(SOURCE, max_size=2),
    initial=CELL,
    adjusted=CELL,
    executed=CELL,
    unit=CELL,
    points=CELL,
    rate=CELL,
    score=CELL,
)


@settings(max_examples=80)
@given(st.lists(ROW, max_size=4), MONEY, CELL, CELL, CELL)
def test_an_audit_of_any_cells_never_raises_and_always_verifies(
    rows: list[bp.FormRow], money: bp.FormBudget | None, whole: str | None, total: str | None, grade: str | None
) -> None:
    audit = bp.audit(form(*rows, money=money, total_points=whole, total_score=total, grade=grade), N)
    assert audit.verify()
    assert len(audit.rows) == len(rows)
    assert (audit.evaluation is None) == bool(audit.problems)
    assert audit.explain("zh")
    assert audit.explain("en")
    assert bp.loads(bp.dumps(audit), bp.Audit, known=(N,)) == audit


def edited(record: T, name: str, text: str) -> T:
    """The record with another text in one cell."""
    cells: dict[str, Any] = {name: text}
    return evolve(record, **cells)


def changed_digits(case: str) -> list[tuple[bp.SelfEvaluationForm, str]]:
    """The form with one digit of one figure changed, for every digit of every figure."""
    original = audited(case).form
    found: list[tuple[bp.SelfEvaluationForm, str]] = []
    for index, one in enumerate(original.rows):
        for name in ("points", "score"):
            for text in _edits(getattr(one, name)):
                rows = list(original.rows)
                rows[index] = edited(one, name, text)
                found.append((evolve(original, rows=tuple(rows)), f"rows[{index}].{name}"))
    for name in ("adjusted", "executed", "rate", "score"):
        for text in _edits(getattr(original.budget, name)):
            assert original.budget
            found.append((evolve(original, budget=edited(original.budget, name, text)), f"budget.{name}"))
    found += [(evolve(original, total_score=text), "total_score") for text in _edits(original.total_score)]
    return found


def _edits(text: str | None) -> list[str]:
    digits = [i for i, character in enumerate(text or "") if character.isdigit()]
    return [f"{text[:i]}{(int(text[i]) + 1) % 10}{text[i + 1 :]}" for i in digits if text]


@pytest.mark.parametrize("case", ["002", "005"])
def test_one_changed_digit_changes_the_findings_or_nothing_else(case: str) -> None:
    """A digit that changes no finding leaves every outcome, computed figure and agreement but its own as it was."""
    before = audited(case)
    material, immaterial = 0, 0
    for changed, place in changed_digits(case):
        after = bp.audit(changed, N)
        assert [one.outcome for one in after.rows] == [one.outcome for one in before.rows]
        if after.findings != before.findings:
            material += 1
            continue
        immaterial += 1
        assert after.total.agreement == before.total.agreement, place
        assert [one.agreement for one in after.rows] == [one.agreement for one in before.rows], place
    print(f"{case}: {material} edits change the findings, {immaterial} do not")  # noqa: T201 - a measured share
    assert material > 5 * immaterial
