"""Layers of evaluation: nested by membership, with counts and money."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Rounding, RoundingMode, wan, yi
from budgetperf.errors import InvalidValueError
from budgetperf.evidence import verify
from budgetperf.records.evaluation_subjects import EvaluatedKind
from budgetperf.regimes.evaluating import DONGHU_LAYERS, XIUZHOU_LAYERS
from budgetperf.stages.evaluations import (
    EvaluationLayer,
    Layering,
    LayerScheme,
    LayerSubjects,
    Nesting,
    check_layers,
    nest,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from evaluating_samples import PROJECTS, SAMPLED, shared_out, subject, xiuzhou

CENTS = Rounding(places=2, mode=RoundingMode.HALF_UP)
ALL = xiuzhou()
FREE = evolve(XIUZHOU_LAYERS, nesting=Nesting.FREE)


def layer(code: str, *subjects: Any) -> LayerSubjects:
    """A layer with its subjects."""
    return LayerSubjects(layer=code, subjects=subjects)


def test_xz_20_xz_21_xz_22_three_layers_of_a_district() -> None:
    """「全面覆盖、部分复核、重点评价」: 496 projects, 17.70亿; 57 (11.49%), 3.11亿 (17.57%); 8 key ones."""
    found = nest(
        [layer("self", *ALL), layer("again", *ALL[:SAMPLED]), layer("key", *ALL[40:48])],
        XIUZHOU_LAYERS,
    )
    everything, again, key = found.totals
    assert [len(total.subjects) for total in found.totals] == [PROJECTS, SAMPLED, 8]
    assert (everything.amount, again.amount) == (yi("17.70"), yi("3.11"))
    assert (everything.departments, again.without_amount) == (44, 0)
    assert again.of_count.percent(CENTS) == Fraction("11.49")
    assert again.of_amount.percent(CENTS) == Fraction("17.57")
    assert again.of_amount.exact == Fraction(311, 1770)
    assert set(everything.subjects) > set(again.subjects) > set(key.subjects)
    assert found.of("again") == again
    assert verify(found)
    assert loads(dumps(found), Layering, known=(XIUZHOU_LAYERS,)) == found
    lines = found.explain("zh").split("\n")
    assert lines[0] == "评价层次：单位自评（全面覆盖）—再评价（部分复核）—重点评价"
    assert any("57 个，311000000 元，占 57/496（个数）" in line for line in lines)
    assert "57 subjects, 311000000 yuan, 57/496 of the number" in found.explain("en")


def test_xz_24_key_evaluations_of_policies_and_departments_are_a_layer_of_their_own() -> None:
    """「民生项目、重大政策和部门整体等 8 个项目……2.76 亿元」: 8 subjects of three kinds."""
    kinds = [EvaluatedKind.PROJECT] * 4 + [EvaluatedKind.POLICY] * 2 + [EvaluatedKind.DEPARTMENT] * 2
    amounts = shared_out(yi("2.76"), 8)
    key = [subject(f"k{i}", kind=kind, amount=amounts[i]) for i, kind in enumerate(kinds)]
    members = [layer("self", *ALL), layer("key", *key)]
    with pytest.raises(InvalidValueError, match=r"key\.k0: is not in the layer again"):
        nest(members, XIUZHOU_LAYERS)
    found = nest(members, FREE).of("key")
    assert (len(found.subjects), found.amount) == (8, yi("2.76"))
    assert nest([], FREE).totals[0].of_count.is_defined is False


def test_dh_21_dh_24_ten_departments_and_ten_projects() -> None:
    """「从单位自评、部门评价到重点评价」; 10 of 59 departments are 16.95 %, 10 of 185 projects 5.41 %."""
    assert [one.zh for one in DONGHU_LAYERS.layers] == ["单位自评", "部门评价", "重点评价"]
    for count, percent in ((59, "16.95"), (185, "5.41")):
        every = [subject(f"s{i}") for i in range(count)]
        found = nest([layer("self", *every), layer("key", *every[:10])], DONGHU_LAYERS)
        assert found.of("key").of_count.percent(CENTS) == Fraction(percent)
        assert found.of("department").subjects == ()
        assert (found.of("key").without_amount, found.of("key").of_amount.is_defined) == (10, False)


CODES = st.frozensets(st.sampled_from(["p000", "p001", "p002", "p003"]))


@given(CODES, CODES, st.sampled_from(list(Nesting)))
def test_x_15_layers_are_nested_or_refused(again: frozenset[str], key: frozenset[str], nesting: Nesting) -> None:
    by_code = {one.code: one for one in ALL[:4]}
    scheme = evolve(XIUZHOU_LAYERS, nesting=nesting)
    every = [by_code["p000"], by_code["p001"], by_code["p002"]]
    members = [
        layer("self", *every),
        layer("again", *(by_code[code] for code in sorted(again))),
        layer("key", *(by_code[code] for code in sorted(key))),
    ]
    widest = {one.code for one in every}
    outside = {
        Nesting.NEXT_WIDER: {f"again.{code}" for code in again - widest} | {f"key.{code}" for code in key - again},
        Nesting.WIDEST: {f"again.{code}" for code in again - widest} | {f"key.{code}" for code in key - widest},
        Nesting.FREE: set(),
    }[nesting]
    assert {problem.path for problem in check_layers(members, scheme)} == outside
    if outside:
        with pytest.raises(InvalidValueError, match="these layers cannot be"):
            nest(members, scheme)
        return
    listed = [set(total.subjects) for total in nest(members, scheme).totals]
    if nesting is Nesting.NEXT_WIDER:
        assert listed[0] >= listed[1] >= listed[2]


def test_everything_that_is_wrong_is_said_at_once_and_nothing_of_classified_subjects() -> None:
    secret = subject("secret", classified=True)
    members = [
        layer("self", subject("a", amount=wan(1)), subject("b"), subject("b"), secret),
        layer("again", subject("a", amount=wan(2)), subject("c"), secret, subject("hidden", classified=True)),
        layer("mayor"),
        layer("again"),
    ]
    found = [problem.text("en") for problem in check_layers(members, FREE)]
    assert found == [
        "again: is listed twice",
        "mayor: is no layer, expected one of self, again, key",
        "self.b: stands twice",
    ]
    nested = [problem.text("zh") for problem in check_layers(members[:2], XIUZHOU_LAYERS)]
    assert nested == [
        "self.b：重复",
        "again.c：不在单位自评（全面覆盖）范围内",
        "again.a：金额前后不一",
    ]


def test_a_classified_subject_is_in_no_layer() -> None:
    members = [layer("self", subject("a"), subject("secret", classified=True))]
    found = nest(members, FREE)
    assert found.totals[0].subjects == ("a",)
    assert "secret" not in repr(found)
    assert found == nest([layer("self", subject("a"))], FREE)
    with pytest.raises(InvalidValueError, match="there is no layer 'x'") as caught:
        found.of("x")
    assert caught.value.zh == "没有评价层次“x”。"


@pytest.mark.parametrize("layers", [(), (XIUZHOU_LAYERS.layers[0],) * 2])
def test_a_scheme_has_different_layers(layers: tuple[EvaluationLayer, ...]) -> None:
    with pytest.raises(InvalidValueError, match="expected one or more different ones"):
        evolve(XIUZHOU_LAYERS, layers=layers)


def test_classes_are_checked() -> None:
    with pytest.raises(InvalidValueError, match=r"EvaluationLayer\.zh is ''"):
        EvaluationLayer(code="a", zh="", en="a")
    with pytest.raises(InvalidValueError, match=r"LayerSubjects\.subjects is list"):
        LayerSubjects(layer="a", subjects=[])  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="scheme is NoneType"):
        nest([], None)  # type: ignore[arg-type]
    for scheme in (XIUZHOU_LAYERS, DONGHU_LAYERS):
        assert from_data(to_data(scheme), LayerScheme) == scheme
        assert [one.key for one in scheme.assumptions] == ["layers.nesting"]
