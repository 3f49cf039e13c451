"""What others hang on our records is carried untouched, and stays as it was."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.errors import InvalidValueError
from budgetperf.plain import NO_EXTRA, PlainData, Record

if TYPE_CHECKING:
    from types import FrameType

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
OBJECTS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(st.text(max_size=3), JSON, max_size=3)
ALIKE = st.dictionaries(
    st.sampled_from("ab"), st.sampled_from([0, 1, True, False, 0.0, 1.0, "1", None, [1], [True], {"a": 1}]), max_size=2
)


def canonical(data: object) -> str:
    return json.dumps(data, sort_keys=True)


def nested(levels: int) -> dict[str, object]:
    data: dict[str, object] = {}
    for _ in range(levels):
        data = {"a": data}
    return data


def refused(data: object) -> InvalidValueError:
    with pytest.raises(InvalidValueError) as caught:
        PlainData(data)  # type: ignore[arg-type]
    return caught.value


@given(OBJECTS)
def test_plain_data_give_back_what_they_were_given(data: dict[str, Any]) -> None:
    assert canonical(PlainData(data).thaw()) == canonical(data)


@given(OBJECTS, OBJECTS)
def test_plain_data_are_equal_exactly_when_their_json_is(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (PlainData(one) == PlainData(other)) == (canonical(one) == canonical(other))


@given(ALIKE, ALIKE)
def test_values_that_python_calls_equal_are_not_confused(one: dict[str, Any], other: dict[str, Any]) -> None:
    alike = PlainData(one) == PlainData(other)
    assert alike == (canonical(one) == canonical(other))
    assert not alike or hash(PlainData(one)) == hash(PlainData(other))


def test_one_true_and_one_point_zero_are_three_things() -> None:
    assert len({PlainData({"a": value}) for value in (1, True, 1.0, "1")}) == 4
    assert len({PlainData({"a": [value]}) for value in (0, False, 0.0, None)}) == 4


@given(OBJECTS, st.randoms(use_true_random=False))
def test_the_order_of_keys_means_nothing_to_equality(data: dict[str, Any], random: Any) -> None:
    items = list(data.items())
    random.shuffle(items)
    assert PlainData(dict(items)) == PlainData(data)
    assert hash(PlainData(dict(items))) == hash(PlainData(data))


@given(OBJECTS)
def test_plain_data_survive_pickle_and_copy(data: dict[str, Any]) -> None:
    plain = PlainData(data)
    for again in (pickle.loads(pickle.dumps(plain)), copy.copy(plain), copy.deepcopy(plain)):
        assert again == plain
        assert hash(again) == hash(plain)


def test_plain_data_read_like_a_mapping_frozen_all_the_way_down() -> None:
    plain = PlainData({"id": 7, "tags": ["a", {"b": [1]}], "who": {"unit": "甲"}})
    assert list(plain) == ["id", "tags", "who"]
    assert len(plain) == 3
    assert plain["tags"] == ("a", PlainData({"b": [1]}))
    assert plain["who"] == PlainData({"unit": "甲"})
    assert plain.get("nothing", 5) == 5
    assert hash(plain) == hash(PlainData(plain))


def test_plain_data_do_not_follow_later_changes_of_their_source() -> None:
    tags: list[object] = ["a"]
    who = {"unit": "甲"}
    plain = PlainData({"tags": tags, "who": who})
    before = hash(plain)
    tags.append("b")
    who["unit"] = "乙"
    assert plain.thaw() == {"tags": ["a"], "who": {"unit": "甲"}}
    assert hash(plain) == before


def test_a_thawed_copy_is_fresh_each_time() -> None:
    plain = PlainData({"tags": ["a"], "who": {"unit": "甲"}})
    copy_of_it: Any = plain.thaw()
    copy_of_it["tags"].append("b")
    copy_of_it["who"]["unit"] = "乙"
    assert plain.thaw() == {"tags": ["a"], "who": {"unit": "甲"}}


def test_plain_data_refuse_to_be_changed() -> None:
    plain = PlainData({"a": 1})
    with pytest.raises(AttributeError, match="PlainData is immutable: cannot set _items"):
        plain._items = {}
    with pytest.raises(AttributeError, match="PlainData is immutable: cannot set other"):
        plain.other = 1
    with pytest.raises(AttributeError, match="PlainData is immutable: cannot delete _items"):
        del plain._items
    with pytest.raises(TypeError):
        plain["a"] = 2  # type: ignore[index]
    assert plain == PlainData({"a": 1})


def test_plain_data_are_not_equal_to_a_dict_that_could_change() -> None:
    assert PlainData({"a": 1}) != {"a": 1}


def test_plain_data_show_what_they_hold() -> None:
    assert repr(PlainData({"a": [1, {"b": None}]})) == "PlainData({'a': [1, {'b': None}]})"


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        ({"a": float("nan")}, "extra.a", "float"),
        ({"a": [1, float("inf")]}, "extra.a[1]", "float"),
        ({"a": {"b": [float("-inf")]}}, "extra.a.b[0]", "float"),
        ({"a": date(2022, 12, 31)}, "extra.a", "date"),
        ({"a": {1, 2}}, "extra.a", "set"),
        ({"a": b"x"}, "extra.a", "bytes"),
        ({"a": Decimal(1)}, "extra.a", "Decimal"),
        ({"a": object()}, "extra.a", "object"),
        ({"a": {"b": {1: 2}}}, "extra.a.b", "dict"),
        ({"a": {None: 2}}, "extra.a", "dict"),
    ],
)
def test_what_is_not_plain_json_is_refused_at_its_path(data: dict[str, object], path: str, kind: str) -> None:
    error = refused(data)
    assert error.facts == {"found": kind, "path": path}
    assert error.en == f"{path} holds {kind}, expected plain JSON data at most 50 levels deep."
    assert error.zh == f"{path} 含有 {kind}，应为不超过 50 层的普通 JSON 数据。"
    assert error.hint_en
    assert error.hint_zh


@pytest.mark.parametrize("key", [1, None, True, ("a",), b"a"])
def test_a_key_that_is_not_text_is_refused_at_the_top_too(key: object) -> None:
    refused({key: 1})


@pytest.mark.parametrize("data", [[("a", 1)], "a", 7])
def test_what_is_not_an_object_is_refused_with_the_librarys_own_error(data: object) -> None:
    refused(data)


def test_a_whole_number_too_long_to_write_is_refused_with_the_librarys_own_error() -> None:
    assert refused({"a": [10**5000]}).code == "invalid-value"


def test_data_that_are_too_deep_are_refused_not_overflown() -> None:
    deep: list[object] = []
    for _ in range(49):
        deep = [deep]
    assert PlainData({"a": deep}).thaw() == {"a": deep}
    error = refused({"a": [deep]})
    assert error.facts == {"found": "list", "path": "extra.a" + "[0]" * 50}
    assert refused(nested(60)).facts["found"] == "dict"


def test_data_frozen_before_count_with_all_their_levels() -> None:
    half: object = 1
    for _ in range(30):
        half = [half]
    whole: object = PlainData({"a": half})
    for _ in range(30):
        whole = [whole]
    assert refused({"a": whole}).facts["found"] == "tuple"


def test_data_that_contain_themselves_are_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    assert refused({"a": loop}).facts["found"] == "list"


def test_freezing_nested_objects_costs_in_proportion_to_their_depth() -> None:
    calls = 0

    def count(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal calls
        calls += 1

    data, before = nested(13), sys.getprofile()
    sys.setprofile(count)
    try:
        PlainData(data)
    finally:
        sys.setprofile(before)
    assert calls < 10_000


@frozen(kw_only=True)
class Unit(Record):
    """A record of an embedder."""

    name: str


def test_a_record_without_extras_shares_the_empty_one() -> None:
    unit = Unit(name="甲")
    assert unit.ref is None
    assert unit.extra is NO_EXTRA
    assert NO_EXTRA.thaw() == {}


def test_a_record_freezes_the_extras_it_is_given_and_stays_hashable() -> None:
    tags = ["a"]
    unit = Unit(name="甲", ref="k-1", extra={"tags": tags})
    tags.append("b")
    assert unit == Unit(name="甲", ref="k-1", extra=PlainData({"tags": ["a"]}))
    assert hash(unit) == hash(Unit(name="甲", ref="k-1", extra={"tags": ["a"]}))
    assert unit != Unit(name="甲", ref="k-1", extra={"tags": ["b"]})


def test_a_record_keeps_extras_that_are_already_frozen() -> None:
    extra = PlainData({"a": 1})
    assert Unit(name="甲", extra=extra).extra is extra
    assert evolve(Unit(name="甲", extra=extra), name="乙").extra is extra


def test_a_record_is_immutable_and_travels_between_processes() -> None:
    unit = Unit(name="甲", ref="k-1", extra={"a": {"b": 1}})
    with pytest.raises(AttributeError):
        unit.ref = "k-2"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(unit)) == unit
