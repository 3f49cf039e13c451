"""Documents go out as canonical text and come back as equal values."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetperf.amounts import Share, plain_text, points
from budgetperf.basis import Bases
from budgetperf.errors import InvalidValueError, WireError
from budgetperf.plain import PlainData
from budgetperf.wire import FORMAT, content_hash, dumps, from_data, loads, rule_hash, tag_of, to_data
from ground.wire_documents import (
    DECIMALS,
    ROW,
    ROWS,
    SCALE,
    SCALES,
    SHARES,
    SHEET,
    SHEETS,
    OtherScale,
    Row,
    SaidInWords,
    Scale,
    Sheet,
    Tree,
    good,
    widened,
)

LAW = settings(deadline=None, max_examples=60)
GOLDEN_SCALE = (
    '{"body":{"basis":{"floor":{"clause":"第三条","document":{"dated":"2020-01-02","issuer":null,'
    '"number":"示例〔2020〕1号","title":"示例办法"},"en":"","kind":"read","zh":""}},'
    '"code":"scale","floor":"60","revision":3},"format":1,"type":"scale"}'
)
GOLDEN_HASH = "sha256:f8667e21077656ec3b4f9eb7e47207a209829e2e1a8afd4d5e2b4bd0919b9f27"
GOLDEN_SHEET = (
    '{"body":{"best":null,"checked":true,"grade":"good","marks":["1.5",'
    '{"denominator":"3","numerator":"1","type":"share"}],"on":"2022-12-31",'
    '"rows":[{"answer":{"amount":"899740","type":"quantity","weight":"0.5"},"loose":null,"name":"甲","note":null,'
    '"part":"7/8","points":"10","rank":0,"result":{"denominator":"496","numerator":"57","type":"share"}}],'
    f'"scale":{{"code":"scale","hash":"{GOLDEN_HASH}","revision":3}},"title":"示例表"}},'
    '"format":1,"type":"sheet"}'
)


# -- laws --


@LAW
@given(SHEETS)
def test_a_document_comes_back_equal_with_equal_hash_and_bytes(sheet: Sheet) -> None:
    text = dumps(sheet)
    again = loads(text, Sheet, known=[sheet.scale])
    assert again == sheet
    assert hash(again) == hash(sheet)
    assert dumps(again) == text
    assert loads(text.encode(), Sheet, known=[sheet.scale]) == sheet


@LAW
@given(SCALES)
def test_a_policy_comes_back_with_its_bases(scale: Scale) -> None:
    again = loads(dumps(scale), Scale)
    assert again == scale
    assert type(again.basis) is Bases
    assert content_hash(again) == content_hash(scale)


@LAW
@given(SHEETS)
def test_plain_data_without_the_envelope_tell_the_same(sheet: Sheet) -> None:
    data = to_data(sheet)
    assert from_data(data, Sheet, known=[sheet.scale]) == sheet
    assert json.loads(dumps(sheet)) == {"format": FORMAT, "type": "sheet", "body": json.loads(json.dumps(data))}


@LAW
@given(SHEETS, st.integers(1, 20))
def test_equal_values_have_equal_bytes_and_equal_hashes(sheet: Sheet, zeros: int) -> None:
    other = evolve(widened(sheet, zeros), scale=widened(sheet.scale, zeros))
    assert other == sheet
    assert dumps(other) == dumps(sheet)
    assert content_hash(other) == content_hash(sheet)


def test_one_and_a_half_is_written_in_one_way() -> None:
    texts = {dumps(evolve(ROW, points=points(text))) for text in ("1.5", "1.50", "15e-1", "+1.500")}
    assert len(texts) == 1
    assert '"points":"1.5"' in texts.pop()


@LAW
@given(ROWS, ROWS)
def test_different_values_have_different_bytes_and_hashes(one: Row, other: Row) -> None:
    assert (one == other) == (dumps(one) == dumps(other)) == (content_hash(one) == content_hash(other))


@LAW
@given(SHEETS)
def test_the_text_is_canonical_json(sheet: Sheet) -> None:
    text = dumps(sheet)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@LAW
@given(DECIMALS | SHARES, st.integers(1, 28))
def test_the_callers_decimal_context_changes_no_byte(result: Decimal | Share, precision: int) -> None:
    row = evolve(ROW, result=result)
    text = dumps(row)
    with localcontext(prec=precision):
        assert dumps(row) == text
        again = loads(text, Row)
    assert again == row


# -- golden texts --


def test_a_policy_is_written_as_it_always_was() -> None:
    assert dumps(SCALE) == GOLDEN_SCALE
    assert loads(GOLDEN_SCALE, Scale) == SCALE


def test_the_content_hash_is_the_same_on_every_machine() -> None:
    assert content_hash(SCALE) == "sha256:982b432e95aa40f60d6b41289aecdf01e0c6821a0c51827c71df447a7e8c2b7b"
    assert rule_hash(SCALE) == GOLDEN_HASH


def test_a_document_is_written_as_it_always_was() -> None:
    assert dumps(SHEET) == GOLDEN_SHEET
    assert loads(GOLDEN_SHEET, Sheet, known=[SCALE]) == SHEET


def test_data_written_by_a_stranger_in_any_order_are_read() -> None:
    assert from_data(good(), Sheet, known=[SCALE]) == SHEET
    text = json.dumps({"body": good(), "type": "sheet", "format": 1}, indent=2)
    assert loads(text, Sheet, known=[SCALE]) == SHEET


# -- the embedder's own keys and data --


def test_what_nobody_hung_on_a_record_is_not_written() -> None:
    assert {"ref", "extra"}.isdisjoint(to_data(ROW))  # type: ignore[arg-type]


def test_what_an_embedder_hung_on_a_record_is_carried_at_any_depth() -> None:
    row = evolve(
        ROW, ref="k-1", extra={"tags": ["a", {"b": None}], "n": 1.5}, answer=SaidInWords(words="已完成", ref="k-2")
    )
    data: Any = to_data(evolve(SHEET, rows=(row,)))
    assert data["rows"][0]["ref"] == "k-1"
    assert data["rows"][0]["extra"] == {"tags": ["a", {"b": None}], "n": 1.5}
    assert data["rows"][0]["answer"] == {"type": "said_in_words", "words": "已完成", "sure": True, "ref": "k-2"}
    (again,) = from_data(data, Sheet, known=[SCALE]).rows
    assert again == row
    assert again.extra == PlainData({"n": 1.5, "tags": ["a", {"b": None}]})


# -- what each kind of value looks like --


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("result", Decimal("2E+3"), "2000"),
        ("result", Decimal("-0.00"), "0"),
        ("result", Share.of("1.0", "3"), {"type": "share", "numerator": "1", "denominator": "3"}),
        ("loose", None, None),
        ("loose", Decimal("0.10"), "0.1"),
        ("part", Fraction(-7, 8), "-7/8"),
        ("part", Fraction(3), "3"),
        ("rank", 12, 12),
        ("note", "第一行\n第二行", "第一行\n第二行"),
    ],
)
def test_each_kind_of_value_has_its_plain_form(field: str, value: Any, written: object) -> None:
    row = evolve(ROW, **{field: value})
    data: Any = to_data(row)
    assert data[field] == written
    assert from_data(data, Row) == row


@LAW
@given(DECIMALS)
def test_a_decimal_travels_as_its_plain_text(value: Decimal) -> None:
    data: Any = to_data(evolve(ROW, loose=value))
    assert data["loose"] == plain_text(value)


def test_a_missing_optional_key_takes_the_default_of_the_class() -> None:
    data = good()
    for key in ("best", "marks", "rows"):
        del data[key]
    assert from_data(data, Sheet, known=[SCALE]) == evolve(SHEET, rows=(), marks=())


@pytest.mark.parametrize(
    ("kind", "tag"),
    [(Sheet, "sheet"), (SaidInWords, "said_in_words"), (OtherScale, "other_scale"), (WireError, "wire_error")],
)
def test_the_wire_calls_a_class_by_its_name_in_snake_case(kind: type[object], tag: str) -> None:
    assert tag_of(kind) == tag


@pytest.mark.parametrize("value", [1, "text", None, [SHEET], {"a": SHEET}, Decimal(1), Sheet])
def test_what_is_no_document_is_not_written(value: object) -> None:
    kind = type(value).__name__
    with pytest.raises(InvalidValueError) as caught:
        dumps(value)
    assert caught.value.facts == {"found": kind}
    assert caught.value.text("en") == f"{kind} is not a document of this library."
    assert caught.value.text("zh") == f"{kind} 不是本库的文档。"


def test_a_document_that_holds_itself_comes_back() -> None:
    tree = Tree(branches=(Tree(ref="a"), Tree(branches=(Tree(ref="b"),))))
    assert loads(dumps(tree), Tree) == tree


@frozen(kw_only=True)
class Total:
    """A document whose numbers are written but could not be read."""

    value: Decimal


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e1000", "1e-1001"])
def test_a_number_that_could_not_be_read_back_is_not_written(text: str) -> None:
    with pytest.raises(InvalidValueError):
        dumps(Total(value=Decimal(text)))


# -- threads --


def test_threads_reading_at_once_do_not_disturb_each_other() -> None:
    def work(number: int) -> bool:
        scale = evolve(SCALE, revision=number)
        sheet = evolve(SHEET, scale=scale, title=str(number), on=date(2000 + number, 1, 1))
        text, bad = dumps(sheet), json.dumps({"format": 1, "type": "row", "body": {"rank": -number}})
        for _ in range(20):
            assert loads(text, Sheet, known=[scale]) == sheet
            with pytest.raises(WireError) as caught:
                loads(text, Sheet, known=[SCALE])
            assert [problem.path for problem in caught.value.problems] == ["$.body.scale"]
            with pytest.raises(WireError) as caught:
                loads(bad, Row)
            assert len(caught.value.problems) == 4
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(10, 26)))


@frozen(kw_only=True)
class Pair:
    """A fixed tuple has no shape on the wire."""

    value: tuple[str, int]


@frozen(kw_only=True)
class Either:
    """Two untagged members cannot be told apart."""

    value: str | int


@pytest.mark.parametrize("kind", [Pair, Either])
def test_an_annotation_that_could_not_be_read_back_is_refused_when_it_is_met(kind: type[object]) -> None:
    with pytest.raises(TypeError, match="on the wire"):
        from_data({"value": ["a", 1]}, kind)
