"""The doors of the wire: what may be read, into what, and what is refused before anything is read."""

from __future__ import annotations

from collections import ChainMap, OrderedDict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

import budgetperf as bp
from budgetperf.errors import InvalidValueError, WireError
from budgetperf.wire import dumps, from_data, loads, to_data
from ground.wire_documents import ROW, SHEET, Grade, Row, SaidInWords, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAPPINGS = pytest.mark.parametrize("mapping", [dict, OrderedDict, MappingProxyType, ChainMap], ids=lambda m: m.__name__)


def remade(data: Any, mapping: Callable[[dict[str, Any]], Mapping[str, Any]]) -> Any:
    """``data`` with every object in it as a ``mapping``."""
    if isinstance(data, dict):
        return mapping({key: remade(item, mapping) for key, item in data.items()})
    return [remade(item, mapping) for item in data] if isinstance(data, list) else data


@MAPPINGS
def test_an_object_may_come_as_any_mapping_at_any_depth(mapping: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
    data: Any = to_data(ROW)
    row = from_data(remade({**data, "extra": {"a": {"b": [{}]}}}, mapping), Row)
    assert row == from_data({**data, "extra": {"a": {"b": [{}]}}}, Row)
    assert row.answer == ROW.answer
    assert row.result == ROW.result
    assert row.extra.thaw() == {"a": {"b": [{}]}}


@MAPPINGS
def test_a_mapping_is_read_as_strictly_as_a_dictionary(mapping: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
    data: Any = to_data(ROW)
    data |= {"more": 1, "rank": "1", "answer": {"type": "words"}}
    del data["name"]
    with pytest.raises(WireError) as caught:
        from_data(remade(data, mapping), Row)
    assert [problem.text("en") for problem in caught.value.problems] == [
        "$.name: this key is missing",
        "$.answer: expected a type among quantity | said_in_words, found 'words'",
        "$.rank: expected a whole number, found '1'",
        "$.more: there is no such key",
    ]


def test_reading_a_mapping_leaves_it_as_it_was() -> None:
    data: Any = OrderedDict(to_data(ROW))  # type: ignore[call-overload]
    before = dict(data)
    from_data(data, Row)
    assert data == before


@pytest.mark.parametrize("kind", [str, dict, int, Grade, object, InvalidValueError])
def test_a_class_that_is_no_document_is_not_built(kind: type[object]) -> None:
    name = {"InvalidValueError": "invalid_value_error"}.get(kind.__name__, kind.__name__.lower())
    text = f'{{"body":{{}},"format":1,"type":"{name}"}}'
    for read, data in ((from_data, {}), (loads, text)):
        with pytest.raises(InvalidValueError) as caught:
            read(data, kind)  # type: ignore[arg-type]
        assert caught.value.text("en") == f"{kind.__name__} is not a document of this library."
        assert caught.value.text("zh") == f"{kind.__name__} 不是本库的文档。"
        assert caught.value.facts == {"found": kind.__name__}


@pytest.mark.parametrize("kind", ["Score", None, 5, SHEET, Row | SaidInWords, tuple[Row, ...]], ids=str)
def test_what_is_no_class_is_not_built(kind: Any) -> None:
    found = type(kind).__name__
    with pytest.raises(InvalidValueError) as caught:
        from_data({}, kind)
    assert caught.value.text("en") == f"kind is {found}, expected type. Hint: use a class of this library"
    assert caught.value.facts == {"found": found, "expected": "type"}


@pytest.mark.parametrize("text", [None, 5, True, {}, ["{}"], bytearray(b"{}")], ids=repr)
def test_only_text_is_loaded(text: Any) -> None:
    found = type(text).__name__
    with pytest.raises(InvalidValueError) as caught:
        loads(text, Sheet)
    error = caught.value
    assert error.en == f"text is {found}, expected str | bytes."
    assert error.zh == f"text 为 {found}，应为 str | bytes。"
    assert (error.hint_en, error.hint_zh) == ("use the text that dumps() wrote", "请用 the text that dumps() wrote")
    assert error.facts == {"found": found, "expected": "str | bytes"}


def test_text_and_bytes_are_loaded() -> None:
    assert loads(dumps(ROW), Row) == loads(dumps(ROW).encode(), Row) == ROW


def test_a_policy_is_read_from_mappings_at_any_depth_bases_too() -> None:
    def proxied(data: Any) -> Any:
        if isinstance(data, dict):
            return MappingProxyType({key: proxied(item) for key, item in data.items()})
        return [proxied(item) for item in data] if isinstance(data, list) else data

    national = bp.regimes.NATIONAL
    assert from_data(proxied(to_data(national)), bp.Regime) == national
