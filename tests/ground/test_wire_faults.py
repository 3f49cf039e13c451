"""Whatever is wrong with a document is named at its place, all of it at once, and nothing else is raised."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from budgetperf.amounts import points
from budgetperf.errors import WireError
from budgetperf.wire import from_data, loads, rule_hash, to_data
from ground.wire_documents import (
    GONE,
    REFERENCE,
    SCALE,
    Broken,
    OtherScale,
    Scale,
    Sheet,
    edited,
    good,
)


def faults(data: object, kind: type[object] = Sheet) -> dict[str, str]:
    """The problems of ``data`` by path, the same with and without the envelope."""
    with pytest.raises(WireError) as bare:
        from_data(data, kind, known=[SCALE])
    assert bare.value.en.startswith(f"this data is not a {kind.__name__}: $")
    assert bare.value.zh.startswith(f"该数据不是 {kind.__name__}：$")
    found = {problem.path: problem.en for problem in bare.value.problems}
    assert len(found) == len(bare.value.problems)
    with pytest.raises(WireError) as wrapped:
        loads(json.dumps({"format": 1, "type": kind.__name__.lower(), "body": data}), kind, known=[SCALE])
    assert {problem.path.replace("$.body", "$", 1): problem.en for problem in wrapped.value.problems} == found
    return found


ANSWERS = "quantity | said_in_words"
NUMERAL = 'a number as text, such as "1.5"'
RATIO = 'a fraction as text, such as "7/8"'
DAY = "a day such as 2022-12-31"
NARROW = "expected a finite number of at most 1000 digits on either side."

FAULTS: list[tuple[str, object, str, str]] = [
    # unknown and missing keys
    ("titel", "x", "$.titel", "there is no such key"),
    ("rows.0.pionts", "1", "$.rows[0].pionts", "there is no such key"),
    ("rows.0.answer.words", "x", "$.rows[0].answer.words", "there is no such key"),
    ("title", GONE, "$.title", "this key is missing"),
    ("rows.0.points", GONE, "$.rows[0].points", "this key is missing"),
    ("rows.0.answer.amount", GONE, "$.rows[0].answer.amount", "this key is missing"),
    ("marks.1.numerator", GONE, "$.marks[1].numerator", "this key is missing"),
    # wrong types
    ("title", 3, "$.title", "expected text, found 3"),
    ("title", None, "$.title", "expected text, found None"),
    ("title", ["a"], "$.title", "expected text, found list"),
    ("title", "\ud800", "$.title", "expected text without lone surrogates, found '\\ud800'"),
    ("ref", 7, "$.ref", "expected text, found 7"),
    ("rows.0.note", False, "$.rows[0].note", "expected text, found False"),
    ("rows.0.rank", True, "$.rows[0].rank", "expected a whole number, found True"),
    ("rows.0.rank", "1", "$.rows[0].rank", "expected a whole number, found '1'"),
    ("rows.0.rank", 1.0, "$.rows[0].rank", "expected a whole number, found 1.0"),
    ("rows.0.rank", None, "$.rows[0].rank", "expected a whole number, found None"),
    ("checked", 1, "$.checked", "expected true or false, found 1"),
    ("checked", "true", "$.checked", "expected true or false, found 'true'"),
    ("rows", "abc", "$.rows", "expected a list, found 'abc'"),
    ("rows", {"0": {}}, "$.rows", "expected a list, found dict"),
    ("rows", None, "$.rows", "expected a list, found None"),
    ("rows.0", ["a"], "$.rows[0]", "expected an object (Row), found list"),
    ("rows.0", None, "$.rows[0]", "expected an object (Row), found None"),
    ("best", [], "$.best", "expected an object (Row), found list"),
    ("extra", [], "$.extra", "expected an object, found list"),
    ("rows.0.extra", None, "$.rows[0].extra", "expected an object, found None"),
    # exact numbers
    ("rows.0.points", 10, "$.rows[0].points", f"expected {NUMERAL}, found 10"),
    ("rows.0.points", 1.5, "$.rows[0].points", f"expected {NUMERAL}, found 1.5"),
    ("rows.0.answer.weight", None, "$.rows[0].answer.weight", f"expected {NUMERAL}, found None"),
    ("marks.0", True, "$.marks[0]", f"expected {NUMERAL}, found True"),
    ("rows.0.points", "1" * 1001, "$.rows[0].points", f"number is {'1' * 80}, {NARROW}"),
    # fractions, days and grades
    ("rows.0.part", 1, "$.rows[0].part", f"expected {RATIO}, found 1"),
    ("rows.0.part", "1/0", "$.rows[0].part", f"expected {RATIO}, found '1/0'"),
    ("rows.0.part", "1/00", "$.rows[0].part", f"expected {RATIO}, found '1/00'"),
    ("rows.0.part", "0.5", "$.rows[0].part", f"expected {RATIO}, found '0.5'"),
    ("rows.0.part", "1/-2", "$.rows[0].part", f"expected {RATIO}, found '1/-2'"),
    ("on", "2022-02-30", "$.on", f"expected {DAY}, found '2022-02-30'"),
    ("on", "20221231", "$.on", f"expected {DAY}, found '20221231'"),
    ("on", "2022-12-31T00:00:00", "$.on", f"expected {DAY}, found '2022-12-31T00:00:00'"),
    ("on", 20221231, "$.on", f"expected {DAY}, found 20221231"),
    ("grade", "best", "$.grade", "expected one of good | poor, found 'best'"),
    ("grade", "GOOD", "$.grade", "expected one of good | poor, found 'GOOD'"),
    ("grade", ["good"], "$.grade", "expected one of good | poor, found list"),
    # unions
    ("rows.0.answer.type", "quantities", "$.rows[0].answer", f"expected a type among {ANSWERS}, found 'quantities'"),
    ("rows.0.answer.type", GONE, "$.rows[0].answer", f"expected a type among {ANSWERS}, found None"),
    ("rows.0.answer.type", ["quantity"], "$.rows[0].answer", f"expected a type among {ANSWERS}, found list"),
    ("rows.0.answer.type", {}, "$.rows[0].answer", f"expected a type among {ANSWERS}, found dict"),
    ("rows.0.answer", "12", "$.rows[0].answer", f"expected an object with a type among {ANSWERS}, found '12'"),
    ("rows.0.answer", None, "$.rows[0].answer", f"expected an object with a type among {ANSWERS}, found None"),
    ("rows.0.result.type", "row", "$.rows[0].result", "expected a type among share, found 'row'"),
    ("rows.0.result", None, "$.rows[0].result", f"expected {NUMERAL}, found None"),
    ("rows.0.loose", [], "$.rows[0].loose", f"expected {NUMERAL}, found list"),
    # references
    ("scale", None, "$.scale", "expected a reference with code, revision and hash, found None"),
    ("scale", {"code": "scale"}, "$.scale", "expected a reference with code, revision and hash, found dict"),
    ("scale.more", 1, "$.scale", "expected a reference with code, revision and hash, found dict"),
    ("scale.hash", "sha256:0", "$.scale", "expected the hash of a policy given as known, found 'sha256:0'"),
    ("scale.hash", ["sha256:0"], "$.scale", "expected the hash of a policy given as known, found list"),
]


@pytest.mark.parametrize(("place", "value", "path", "says"), FAULTS)
def test_a_fault_is_named_at_its_path(place: str, value: object, path: str, says: str) -> None:
    assert faults(edited(place, value)) == {path: says}


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1,000", "\uff11", "1_0", " 1", "", "1e100", "10%"])
def test_a_text_that_is_no_numeral_is_named_with_its_hint_in_both_languages(text: str) -> None:
    with pytest.raises(WireError) as caught:
        from_data(edited("rows.0.points", text), Sheet, known=[SCALE])
    (problem,) = caught.value.problems
    assert problem.path == "$.rows[0].points"
    assert problem.en.startswith(f"number is {text!r}, expected a numeral")
    assert problem.en.endswith("Hint: leave out separators, units and blanks")
    assert problem.zh.endswith("提示：请去掉分隔符、单位和空格")


def test_a_fault_speaks_both_languages() -> None:
    with pytest.raises(WireError) as caught:
        from_data(edited("rows.0.rank", "1") | {"titel": 1}, Sheet, known=[SCALE])
    assert caught.value.text("zh") == ("该数据不是 Sheet：$.rows[0].rank：应为整数，实为 '1'；$.titel：没有这个键。")
    with pytest.raises(WireError) as caught:
        from_data(edited("title", GONE), Sheet, known=[SCALE])
    assert caught.value.text("zh") == "该数据不是 Sheet：$.title：缺少这个键。"


def test_every_fault_of_a_document_is_named_at_once() -> None:
    data = good()
    data["rows"] += [{"rank": -1}, 7, data["rows"][0] | {"part": "x", "more": 1, "less": 2}]
    data |= {"title": 3, "grade": "best", "extra": {"a": float("inf")}, "unknown": 1, "marks": ["x", "1", None]}
    del data["on"]
    with pytest.raises(WireError) as caught:
        from_data(data, Sheet, known=[])
    assert [problem.path for problem in caught.value.problems] == [
        *("$.extra", "$.title", "$.on", "$.grade"),
        *("$.rows[1].name", "$.rows[1].points", "$.rows[1].result", "$.rows[1].answer"),
        *("$.rows[2]", "$.rows[3].part", "$.rows[3].less", "$.rows[3].more"),
        *("$.marks[0]", "$.marks[2]", "$.scale", "$.unknown"),
    ]


def test_a_value_that_the_class_refuses_is_a_problem_at_its_path_with_its_hint() -> None:
    assert faults(edited("rows.0.rank", -1)) == {"$.rows[0]": "rank is -1, expected 0 or more. Hint: count from 0"}
    with pytest.raises(WireError) as caught:
        from_data(edited("best", good()["rows"][0] | {"rank": -2}), Sheet, known=[SCALE])
    assert [problem.text("zh") for problem in caught.value.problems] == [
        "$.best：名次为 -2,应不小于 0。提示：从 0 数起"
    ]


def test_a_basis_that_the_class_refuses_is_a_problem_at_its_field() -> None:
    data: Any = to_data(SCALE)
    data["basis"]["floor"]["kind"] = "recalled"
    (path,) = faults(data, Scale)
    assert path == "$.basis.floor"
    data["basis"]["floor"]["kind"] = "known"
    assert list(faults(data, Scale)) == ["$.basis.floor.kind"]
    assert faults(data | {"basis": []}, Scale) == {"$.basis": "expected an object of bases, found list"}


def test_extras_that_are_too_deep_are_a_problem_not_an_overflow() -> None:
    deep: list[object] = []
    for _ in range(60):
        deep = [deep]
    (says,) = faults(edited("extra", {"a": deep})).values()
    assert "at most 50 levels deep" in says


def test_a_long_wrong_value_is_cut_to_a_line() -> None:
    says = faults(edited("grade", "x" * 1000))["$.grade"]
    assert says == f"expected one of good | poor, found {('x' * 1000)!r:.77}..."


@pytest.mark.parametrize("value", [date(2022, 12, 31), b"x", {1}, object()])
def test_objects_that_json_does_not_know_are_named_by_their_type(value: object) -> None:
    with pytest.raises(WireError) as caught:
        from_data(edited("title", value), Sheet, known=[SCALE])
    assert caught.value.problems[0].en == f"expected text, found {type(value).__name__}"


def test_keys_that_are_not_text_are_named() -> None:
    with pytest.raises(WireError) as caught:
        from_data(good() | {1: "x", None: "y"}, Sheet, known=[SCALE])
    assert [problem.path for problem in caught.value.problems] == ["$.1", "$.None"]


def test_a_whole_number_too_long_to_print_is_a_problem_like_any_other() -> None:
    for place in ("title", "rows.0.points", "extra"):
        value: Any = {"a": 10**5000} if place == "extra" else 10**5000
        with pytest.raises(WireError):
            from_data(edited(place, value), Sheet, known=[SCALE])


def test_an_error_can_be_printed_whatever_the_keys_of_the_document_are() -> None:
    with pytest.raises(WireError) as caught:
        from_data(good() | {"\ud800": 1}, Sheet, known=[SCALE])
    assert caught.value.text("zh").encode()


@pytest.mark.parametrize(("key", "value"), [("code", "other"), ("revision", 4), ("code", None)])
def test_a_reference_whose_code_or_revision_is_not_the_policys_is_refused(key: str, value: object) -> None:
    assert list(faults(edited(f"scale.{key}", value))) == ["$.scale"]


def test_a_reference_to_a_policy_of_another_class_is_refused() -> None:
    other = OtherScale(code="scale", revision=3, floor=points(60))
    with pytest.raises(WireError) as caught:
        from_data(edited("scale", REFERENCE | {"hash": rule_hash(other)}), Sheet, known=[SCALE, other])
    assert [problem.path for problem in caught.value.problems] == ["$.scale"]


def test_a_mistake_in_a_class_is_not_blamed_on_the_document() -> None:
    with pytest.raises(RuntimeError, match="a mistake of the programmer, not of 甲"):
        from_data({"name": "甲"}, Broken)
