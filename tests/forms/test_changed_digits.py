"""One printed digit changed: the audit notices, or the form is still as consistent as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

import budgetperf as bp
from printed_forms import CASES, audited, budget, form, row

N = bp.regimes.NATIONAL
EVERY, NEXT = range(1, 10), range(1, 2)
CLEAN = form(
    row(level3="参训人数", target="≥200人", actual="186人", points="50", score="46.5", note="疫情"),
    row(level3="平均等候时间", target="≤10天", actual="12天", points="30", score="24", note="人手不足"),
    row(level3="档案管理", target="规范", actual="规范", points="10", score="9"),
    money=budget(
        bp.FormSource(name="其中：财政拨款", initial="20", adjusted="25", executed="24.5", rate="98%"),
        initial="20",
        adjusted="25",
        executed="24.5",
        points="10",
        rate="98%",
        score="9.8",
    ),
    total_points="100",
    total_score="89.3",
    grade="良",
)
"""A made-up form whose every figure agrees."""


def other_digits(text: str | None, steps: range) -> Iterator[str]:
    """The text with one digit raised by each of ``steps``, for every digit in it; after 9 comes 0."""
    for place, character in enumerate(text or ""):
        if character.isdigit() and text:
            yield from (f"{text[:place]}{(int(character) + step) % 10}{text[place + 1 :]}" for step in steps)


def changed(original: bp.SelfEvaluationForm, steps: range) -> Iterator[tuple[str, bp.SelfEvaluationForm]]:
    """The form with one digit of one figure changed, and which figure it is."""
    for index, one in enumerate(original.rows):
        for name in ("points", "score"):
            for text in other_digits(getattr(one, name), steps):
                cells: dict[str, Any] = {name: text}
                rows = (*original.rows[:index], evolve(one, **cells), *original.rows[index + 1 :])
                yield f"row {name}", evolve(original, rows=rows)
    for name in ("points", "rate", "score", "initial", "adjusted", "executed"):
        for text in other_digits(getattr(original.budget, name, None), steps):
            assert original.budget is not None
            cells = {name: text}
            yield f"budget {name}", evolve(original, budget=evolve(original.budget, **cells))
    for name in ("total_points", "total_score"):
        for text in other_digits(getattr(original, name), steps):
            cells = {name: text}
            yield name, evolve(original, **cells)


def disagreements(audit: bp.Audit) -> set[tuple[str, bp.Agreement]]:
    """Every printed figure that is not the computed one, and how it stands to it."""
    figures = {f"row {one.index}": one.score for one in audit.rows}
    figures |= {"rate": audit.execution.rate, "execution": audit.execution.score, "total": audit.total}
    found = {(place, figure.agreement) for place, figure in figures.items() if figure.agreement.is_disagreement}
    return found | ({("grade", audit.grade.agreement)} if audit.grade.agreement is bp.Agreement.DIFFERS else set())


def test_the_clean_form_is_clean() -> None:
    audit = bp.audit(CLEAN, N)
    assert audit.findings == ()
    assert disagreements(audit) == set()
    assert audit.problems == ()


def test_a_changed_digit_of_a_clean_form_is_found_or_breaks_no_agreement() -> None:
    found: Counter[str] = Counter()
    unseen: Counter[str] = Counter()
    for place, other in changed(CLEAN, EVERY):
        audit = bp.audit(other, N)
        if audit.findings:
            found[place] += 1
        else:
            unseen[place] += 1
            assert disagreements(audit) == set(), place
    share = 100 * found.total() / (found.total() + unseen.total())
    print(f"found {found.total()}, unseen {unseen.total()} ({share:.0f} % found); unseen in {dict(unseen)}")  # noqa: T201
    # The initial budget stands in no computation where the adjusted one is printed; a form may be worth more than its
    # visible rows; 24.6 of 25 is 98 % and 9.8 points at the printed precision, too.
    assert set(unseen) <= {"budget initial", "total_points", "budget executed"}
    assert unseen["budget executed"] <= 1
    assert share > 80


@pytest.mark.parametrize("case", CASES)
def test_no_changed_digit_of_a_published_form_makes_a_disagreement_that_no_finding_tells(case: str) -> None:
    original = audited(case)
    for place, other in changed(original.form, NEXT):
        audit = bp.audit(other, N)
        if audit.findings == original.findings:
            assert disagreements(audit) <= disagreements(original), place


def test_a_changed_digit_is_no_obstacle_to_verification() -> None:
    for _, other in changed(CLEAN, EVERY):
        assert bp.audit(other, N).verify()
