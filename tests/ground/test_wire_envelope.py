"""The envelope around a document: format, type, and JSON that says each thing once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from budgetperf.errors import WireError
from budgetperf.wire import FORMAT, dumps, loads
from ground.wire_documents import SCALE, Row, SaidInWords, Scale

GOOD: dict[str, Any] = {"format": 1, "type": "said_in_words", "body": {"words": "已完成", "sure": True}}


def refused(text: str | bytes, kind: type[object] = SaidInWords) -> WireError:
    with pytest.raises(WireError) as caught:
        loads(text, kind)
    return caught.value


def told(error: WireError) -> list[str]:
    return [problem.text("en") for problem in error.problems]


def test_the_good_envelope_is_good() -> None:
    assert loads(json.dumps(GOOD), SaidInWords) == SaidInWords(words="已完成")


def test_the_format_is_number_one_until_a_release_says_otherwise() -> None:
    assert FORMAT == 1
    assert json.loads(dumps(SCALE))["format"] == 1


@pytest.mark.parametrize("number", [0, 2, -1, True, False, 1.0, "1", None, [1], {"a": 1}])
def test_another_format_is_refused(number: object) -> None:
    assert told(refused(json.dumps(GOOD | {"format": number}))) == [f"$.format: expected 1, found {number!r}"]


@pytest.mark.parametrize("name", ["row", "SaidInWords", "", None, 1, ["said_in_words"]])
def test_another_type_is_refused(name: object) -> None:
    assert told(refused(json.dumps(GOOD | {"type": name}))) == [f"$.type: expected 'said_in_words', found {name!r}"]


def test_a_document_of_another_class_is_refused_even_with_the_same_fields() -> None:
    assert [problem.path for problem in refused(dumps(SCALE), Row).problems] == ["$.type"]


@pytest.mark.parametrize("key", ["format", "type", "body"])
def test_a_missing_key_of_the_envelope_is_refused(key: str) -> None:
    data = {name: value for name, value in GOOD.items() if name != key}
    (problem,) = refused(json.dumps(data)).problems
    assert problem.path == f"$.{key}"
    assert problem.zh.startswith("缺少这个键" if key == "body" else "应为 ")


def test_an_extra_key_of_the_envelope_is_refused() -> None:
    error = refused(json.dumps(GOOD | {"version": 1, "comment": "x"}))
    assert [problem.path for problem in error.problems] == ["$.comment", "$.version"]


def test_every_fault_of_the_envelope_is_named_at_once_in_both_languages() -> None:
    error = refused('{"format": 2, "type": "row", "more": null}')
    assert [problem.path for problem in error.problems] == ["$.more", "$.format", "$.type", "$.body"]
    assert error.en.startswith("this document is not a SaidInWords: $.more: ")
    assert error.zh.startswith("该文档不是 SaidInWords：$.more：没有这个键；$.format：应为 1，实为 2；")


@pytest.mark.parametrize(
    ("text", "found"), [("[]", "list"), ("null", "NoneType"), ("1", "int"), ('"a"', "str"), ("true", "bool")]
)
def test_json_that_is_no_object_is_refused(text: str, found: str) -> None:
    assert told(refused(text)) == [f"$: expected an object, found {found}"]


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "{'a': 1}", "[1,]", '{"a" 1}', "{} {}", "\ufeff{}", "// x\n{}", "\x00", '"\n"', "01"),
        *(b"\xff\xfe\x00", b"\x80", b"", b'{"a": "\xff"}'),
    ],
    ids=ascii,
)
def test_what_is_not_json_is_refused_at_the_root(text: str | bytes) -> None:
    error = refused(text)
    assert error.en.startswith("this is not JSON: ")
    assert error.zh.startswith("不是合法的 JSON：")
    assert [problem.path for problem in error.problems] == ["$"]
    assert error.problems[0].en in error.en


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_constants_that_are_no_json_are_refused_wherever_they_stand(constant: str) -> None:
    text = f'{{"format":1,"type":"said_in_words","body":{{"words":"a","extra":{{"x":[{constant}]}}}}}}'
    assert told(refused(text)) == [f"$: {constant} is not a JSON number"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"format":1,"format":1,"type":"said_in_words","body":{"words":"a"}}', ["format"]),
        ('{"format":1,"type":"said_in_words","body":{"words":"a","sure":true,"words":"a"}}', ["words"]),
        ('{"format":1,"type":"said_in_words","body":{"words":"a","extra":{"b":1,"a":1,"b":1,"a":1}}}', ["a", "b"]),
        ('{"format":1,"type":"said_in_words","body":{"words":"a","\\u0077ords":"b"}}', ["words"]),
    ],
)
def test_a_key_that_stands_twice_is_refused_even_with_the_same_value(text: str, keys: list[str]) -> None:
    assert told(refused(text)) == [f"$: the keys {keys} stand twice in one object"]


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"format":1,"type":"said_in_words","body":['])
def test_bottomless_json_is_refused_not_overflown(opening: str) -> None:
    assert [problem.path for problem in refused(opening * 100_000).problems] == ["$"]


def test_a_whole_number_with_too_many_digits_is_refused() -> None:
    text = f'{{"format":1,"type":"said_in_words","body":{{"words":"a","extra":{{"x":{"1" * 5000}}}}}}}'
    assert [problem.path for problem in refused(text).problems] == ["$"]


def test_lone_surrogates_are_refused_where_text_belongs() -> None:
    text = '{"format":1,"type":"said_in_words","body":{"words":"\\ud800","ref":"\\udfff"}}'
    assert [problem.path for problem in refused(text).problems] == ["$.body.ref", "$.body.words"]


def test_a_pair_of_surrogates_is_one_character_and_welcome() -> None:
    assert (
        loads('{"format":1,"type":"said_in_words","body":{"words":"\\ud83d\\ude00"}}', SaidInWords).words
        == "\U0001f600"
    )


def test_paths_below_the_body_start_at_the_root_of_the_document() -> None:
    assert [problem.path for problem in refused(json.dumps(GOOD | {"body": None})).problems] == ["$.body"]
    assert [problem.path for problem in refused(json.dumps(GOOD | {"body": {"words": 1}})).problems] == ["$.body.words"]


def test_a_document_may_come_as_bytes_of_any_unicode_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert loads(dumps(SCALE).encode(encoding), Scale) == SCALE
