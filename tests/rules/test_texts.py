"""The measure: cells labelled by hand before the reader that is measured here, see tests/texts/README.md.

A row is right where both cells are read as labelled and the outcome is the labelled one, or another answer that the
labels allow. It is silently wrong where an outcome is decided otherwise, or a number or a date is another.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from budgetperf.regimes import NATIONAL
from budgetperf.rules.actuals import Actual, Dated, Measured, Rated
from budgetperf.rules.calendar import PrintedDate
from budgetperf.rules.expectations import (
    AtLeast,
    AtMost,
    Bare,
    By,
    Exactly,
    Expectation,
    LessThan,
    MoreThan,
    Qualitative,
    Unread,
    Within,
)
from budgetperf.rules.naming import asked_by_name
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.evaluations import judge_outcome
from labelled_texts import COUNTING, ROWS

POLICY = NATIONAL.self_evaluation
KINDS: dict[type[Any], str] = {
    AtLeast: "at_least", MoreThan: "more_than", AtMost: "at_most", LessThan: "less_than", Exactly: "exactly",
    Bare: "bare", Within: "within", By: "by", Qualitative: "qualitative", Unread: "unread",
}  # fmt: skip
OPERATORS = {"≥": "at_least", ">": "more_than", "≤": "at_most", "<": "less_than", "=": "exactly"}
RATINGS = {"achieved": "achieved", "partly": "partly", "not_achieved": "not", "unclear": "unclear"}
SAYS_NOTHING = {"qualitative", "unread", "rating", "none"}
"""Readings that give no number and no date: they may be a miss, never silently wrong."""
FEW_TAGS = {"operator-suffices": 1}
"""Tags that stand on fewer than three rows."""


def _iso(day: PrintedDate) -> str:
    parts = ["-" if day.year is None else str(day.year)]
    return "-".join([*parts, *(f"{part:02}" for part in (day.month, day.day) if part is not None)])


def _direction(bare: Bare, name: str | None) -> bool | None:
    named, _ = asked_by_name(bare, name)
    directed = POLICY.directions.read(bare, name) if named == bare else named
    return None if directed is None else isinstance(directed, (AtMost, LessThan))


def asked_label(asked: Expectation | None, name: str | None) -> dict[str, object]:
    """The label that a reading of the target cell would have."""
    if asked is None:
        return {"kind": "none"}
    label: dict[str, object] = {"kind": KINDS[type(asked)]}
    match asked:
        case Unread() | Qualitative():
            return label
        case By():
            return label | {"date": _iso(asked.date)}
        case Within():
            return label | {"low": asked.low, "high": asked.high, "unit": asked.unit}
        case Bare():
            direction = _direction(asked, name)
            return label | {"value": asked.value, "unit": asked.unit, "lower_is_better": direction}
        case _:
            return label | {"value": asked.value, "unit": asked.unit}


def reached_label(actual: Actual | None) -> dict[str, object]:
    """The label that a reading of the actual cell would have."""
    match actual:
        case None:
            return {"kind": "none"}
        case Unread():
            return {"kind": "unread"}
        case Rated():
            return {"kind": "rating", "rating": RATINGS[actual.rating.value]}
        case Dated():
            return {"kind": "date", "date": _iso(actual.date)}
        case Measured():
            label: dict[str, object] = {"kind": "number", "value": actual.value, "unit": actual.unit}
            return label | ({"operator": OPERATORS[actual.operator]} if actual.operator else {})


def _same(found: dict[str, object], label: dict[str, Any]) -> bool:
    numbers = {key: Decimal(label[key]) for key in ("value", "low", "high") if key in label}
    return found == label | numbers


def _is_right(found: dict[str, object], label: dict[str, Any], others: list[str]) -> bool:
    rated = f"{found['kind']}:{found.get('rating')}"
    return _same(found, label) or bool({found["kind"], rated} & set(others))


def _repeats(row: dict[str, Any]) -> bool:
    """Whether the actual repeats words of the target: then it is reached because it repeats them."""
    return row["target"] is not None and row["target"] == row["actual"] and row["reached"].get("rating") == "achieved"


@cache
def judged(index: int) -> tuple[tuple[str, ...], bool]:
    """What of a row is not read as labelled, and whether any of it is silently wrong."""
    row = COUNTING[index]
    asked = None if row["target"] is None else parse(row["target"])
    actual = None if row["actual"] is None else read_actual(row["actual"])
    misses, is_wrong = [], False
    for column, found in (("asked", asked_label(asked, row["name"])), ("reached", reached_label(actual))):
        plain = _repeats(row) and found["kind"] in {"rating", "unread"} and column == "reached"
        if not plain and not _is_right(found, row[column], row.get(f"also_{column}", [])):
            misses.append(column)
            is_wrong = is_wrong or found["kind"] not in SAYS_NOTHING
    if asked is not None and actual is not None:
        outcome = judge_outcome(asked, actual, row["name"], POLICY)[1].outcome.value
        if outcome not in {row["outcome"], *row.get("also_outcome", [])}:
            misses.append("outcome")
            is_wrong = is_wrong or outcome != "undecided"
    return tuple(misses), is_wrong


def test_there_are_as_many_rows_as_promised_and_every_tag_stands_on_three() -> None:
    assert (len(ROWS), len(COUNTING)) == (565, 559)
    assert len({row["id"] for row in ROWS}) == len({(row["name"], row["target"], row["actual"]) for row in ROWS}) == 565
    counts = Counter(tag for row in ROWS for tag in row["tags"])
    assert len(counts) == 139
    assert {tag: count for tag, count in counts.items() if count < 3} == FEW_TAGS


def test_nothing_is_silently_wrong() -> None:
    assert [COUNTING[index]["id"] for index in range(len(COUNTING)) if judged(index)[1]] == []


def test_at_least_ninety_seven_in_a_hundred_are_right() -> None:
    missed = {COUNTING[index]["id"]: judged(index)[0] for index in range(len(COUNTING)) if judged(index)[0]}
    assert len(missed) <= len(COUNTING) * 3 // 100, missed
    assert missed == {"T250": ("asked", "reached"), "T251": ("asked",)}, "only what a name makes a month of"


@pytest.mark.parametrize("outcome", ["met", "exceeded", "missed", "undecided"])
def test_every_class_of_outcome_is_decided_as_labelled(outcome: str) -> None:
    rows = [index for index, row in enumerate(COUNTING) if row["outcome"] == outcome]
    right = [index for index in rows if "outcome" not in judged(index)[0]]
    assert len(rows) >= 100
    assert right == rows


@pytest.mark.parametrize("row", [row for row in COUNTING if row["target"]], ids=lambda row: row["id"])
def test_every_reading_of_a_target_is_written_back(row: dict[str, Any]) -> None:
    read = parse(row["target"])
    assert parse(str(read)) == read
