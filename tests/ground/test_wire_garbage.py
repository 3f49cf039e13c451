"""Whatever is fed to the wire, it raises nothing but its own error, and that error names a place."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Share
from budgetperf.errors import WireError
from budgetperf.wire import dumps, from_data, loads, tag_of
from ground.wire_documents import SCALE, SHEET, Row, Scale, Sheet, Tree, edited

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = ["title", "rows", "answer", "type", "scale", "hash", "code", "revision", "quantity", "share", "part", "1/00"]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.sampled_from(WORDS)
GARBAGE = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3)
)
PLACES = [
    *("title", "on", "grade", "checked", "rows", "best", "marks", "scale", "ref", "extra", "unknown"),
    *("rows.0", "rows.0.name", "rows.0.points", "rows.0.result", "rows.0.answer", "rows.0.loose", "rows.0.part"),
    *("rows.0.rank", "rows.0.note", "rows.0.extra", "rows.0.answer.type", "rows.0.answer.amount", "rows.0.result.type"),
    *("marks.0", "marks.1.numerator", "scale.code", "scale.revision", "scale.hash"),
]
LAW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def only_wire_errors() -> Iterator[None]:
    """Lets pass a success or an honest refusal, and nothing else."""
    try:
        yield
    except WireError as error:
        paths = [problem.path for problem in error.problems]
        if not paths or not all(path.startswith("$") for path in paths):
            raise AssertionError(f"a refusal without a place: {error!r}") from error


def feed(data: object, kind: type[object]) -> None:
    with only_wire_errors():
        from_data(data, kind, known=[SCALE])
    with only_wire_errors():
        loads(json.dumps({"format": 1, "type": tag_of(kind), "body": data}), kind, known=[SCALE])
    with only_wire_errors():
        loads(json.dumps(data), kind, known=[SCALE])


@LAW
@given(GARBAGE, st.sampled_from([Sheet, Row, Scale, Tree, Share]))
def test_garbage_raises_nothing_but_a_wire_error(data: object, kind: type[object]) -> None:
    feed(data, kind)


@LAW
@given(st.sampled_from(PLACES), GARBAGE)
@example("rows.0.answer.type", [])
@example("scale.hash", {})
@example("rows.0.part", "1/00")
def test_garbage_at_any_place_of_a_good_document_raises_nothing_but_a_wire_error(place: str, value: object) -> None:
    feed(edited(place, value), Sheet)


@LAW
@given(st.text() | st.binary())
def test_any_text_or_bytes_raise_nothing_but_a_wire_error(text: str | bytes) -> None:
    with only_wire_errors():
        loads(text, Sheet, known=[SCALE])


def test_a_document_that_was_cut_short_anywhere_is_refused() -> None:
    text = dumps(SHEET)
    for length in range(len(text)):
        with pytest.raises(WireError):
            loads(text[:length], Sheet, known=[SCALE])


@pytest.mark.parametrize("levels", [50, 100, 200, 300, 450, 900])
def test_a_document_nested_too_deep_raises_nothing_but_a_wire_error(levels: int) -> None:
    body = '{"branches":[' * levels + "]}" * levels
    with only_wire_errors():
        loads(f'{{"body":{body},"format":1,"type":"tree"}}', Tree)
