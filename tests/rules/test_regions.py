"""The interval algebra: cells, boxes, what is common, what is left, single values, connected parts, values to show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import Share, points, rate, wan, yuan
from budgetperf.errors import InvalidValueError
from budgetperf.rules.boxes import Box, Region, meet, minus
from budgetperf.rules.comparing import (
    all_of,
    any_of,
    at_least,
    at_most,
    day_is,
    equal_to,
    less_than,
    more_than,
    not_,
    one_of,
    rate_is,
    yes,
)
from budgetperf.rules.conditions import Condition, NumberIs, Relation
from budgetperf.rules.fact_keys import FactKey, FactKind
from budgetperf.rules.facts import Facts, Known, amount_fact, count_fact
from budgetperf.rules.holding import hold
from budgetperf.rules.regions import FAILED, HELD, OPEN, Space, space_of
from sound_tables import AMOUNT, GROWTH, INCREASE, MAJOR, MONTH, ON, PACE, STANDING, TOTAL, open_below


def _cells(*conditions: Condition) -> list[tuple[object, bool]]:
    (axis,) = space_of(conditions).axes
    return [(cell.known.value, cell.is_edge) for cell in axis.cells]


def test_money_is_cut_at_each_printed_bound_and_starts_at_nothing() -> None:
    cells = _cells(at_least(AMOUNT, wan(200)), less_than(AMOUNT, wan(500)))
    assert cells == [
        (wan(100), False),
        (wan(200), True),
        (wan(350), False),
        (wan(500), True),
        (yuan("5000000.01"), False),
    ]


def test_nothing_lies_below_the_least_value_and_a_cent_below_where_there_is_none() -> None:
    assert _cells(equal_to(AMOUNT, wan(0))) == [(Decimal(0), True), (Decimal("0.01"), False)]
    assert _cells(equal_to(INCREASE, wan(0))) == [
        (Decimal("-0.01"), False),
        (Decimal(0), True),
        (Decimal("0.01"), False),
    ]


def test_a_whole_number_stands_between_bounds_where_there_is_one() -> None:
    cells = _cells(at_least(TOTAL, points(79)), at_most(TOTAL, points(80)), at_least(TOTAL, points(85)))
    assert [value for value, _ in cells] == [
        Decimal(number) for number in ("39", "79", "79.5", "80", "82", "85", "85.01")
    ]


def test_a_ratio_may_be_undefined_and_an_amount_may_not() -> None:
    cells = _cells(rate_is(PACE, Relation.LESS_THAN, rate("60%"), undefined=None))
    assert cells[-1] == (Share.of(1, 0), False)
    assert [value for value, _ in cells[:-1]] == [Decimal("0.3"), Decimal("0.6"), Decimal("0.61")]


def test_counts_are_whole_and_have_nothing_between_neighbours() -> None:
    assert _cells(at_least(MONTH, 2), at_least(MONTH, 3), at_least(MONTH, 6)) == [
        (Decimal(1), False),
        (Decimal(2), True),
        (Decimal(3), True),
        (Decimal(4), False),
        (Decimal(6), True),
        (Decimal(7), False),
    ]
    assert _cells(at_least(MONTH, 0)) == [(Decimal(0), True), (Decimal(1), False)]


def test_a_count_with_a_broken_least_value_starts_at_the_next_whole_number() -> None:
    key = FactKey(code="half", zh="数", en="half", kind=FactKind.COUNT, least=Decimal("0.5"))
    assert _cells(NumberIs(key=key, relation=Relation.AT_LEAST, bound=Decimal(1))) == [
        (Decimal(1), True),
        (Decimal(2), False),
    ]


def test_days_are_whole_and_the_calendar_ends() -> None:
    june = date(2022, 6, 30)
    assert _cells(day_is(ON, Relation.AT_MOST, june)) == [
        (date(2022, 6, 29), False),
        (june, True),
        (date(2022, 7, 1), False),
    ]
    ends = _cells(day_is(ON, Relation.AT_LEAST, date.min), day_is(ON, Relation.AT_MOST, date.max))
    assert [value for value, _ in ends] == [date.min, date(1, 1, 2), date.max]


def test_words_and_flags_are_all_of_their_values() -> None:
    assert _cells(one_of(STANDING, "new")) == [(word, False) for word in STANDING.key.codes]
    assert _cells(yes(MAJOR)) == [(False, False), (True, False)]


def test_a_value_with_more_digits_than_a_printed_one_travels_as_a_share() -> None:
    tiny = Decimal("1e-60")
    cells = _cells(more_than(AMOUNT, yuan(tiny)))
    assert cells[0] == (Share(numerator=Decimal(1), denominator=Decimal(2 * 10**60)), False)
    big = 10**60 - 1
    assert _cells(at_most(MONTH, big))[-1] == (Share(numerator=Decimal(10**60), denominator=Decimal(1)), False)


def test_a_fact_defined_in_two_ways_is_refused() -> None:
    other = amount_fact("amount", "另一金额", "another amount")
    with pytest.raises(InvalidValueError, match="the fact amount is defined in two ways, expected one") as caught:
        space_of([at_least(AMOUNT, wan(1)), at_least(other, wan(1))])
    assert caught.value.text("zh") == "对事实 amount 有两种定义，应只有一种。"
    assert caught.value.facts == {"fact": "amount"}


def test_three_verdicts_are_told_apart_at_a_share_of_nothing() -> None:
    fast = rate_is(PACE, Relation.AT_LEAST, rate("80%"), undefined=None)
    space = space_of([fast])
    assert space.region(fast, HELD, {}) == ((0b0110,),)
    assert space.region(fast, OPEN, {}) == ((0b1110,),)
    assert space.region(fast, FAILED, {}) == ((0b0001,),)
    assert space.region(not_(fast), HELD, {}) == ((0b0001,),)
    assert space.region(not_(fast), OPEN, {}) == ((0b1001,),)


def test_an_open_question_is_read_as_chosen() -> None:
    space = space_of([open_below()])
    assert space.region(open_below(), HELD, {"below_good": "included"}) == ((0b0111,),)
    assert space.region(open_below(), HELD, {"below_good": "excluded"}) == ((0b0011,),)


def test_a_space_of_nothing_holds_the_empty_facts() -> None:
    space = space_of([])
    assert space.whole == ((),)
    assert space.witness(space.whole) == Facts()
    assert minus(space.whole, space.whole) == ()


# --- single values and connected parts ----------------------------------------------------------------------------


def _thin(hole: Condition, *others: Condition) -> list[tuple[str, Facts]]:
    space = space_of([hole, *others])
    region = space.region(hole, HELD, {})
    return [(key.code, space.witness(part)) for key, part in space.thin(region, space.whole)]


def test_a_printed_value_by_itself_is_single() -> None:
    assert _thin(equal_to(TOTAL, points(85))) == [("total", Facts(known=(TOTAL.known(points(85)),)))]
    assert _thin(at_least(TOTAL, points(85))) == []


def test_two_neighbouring_whole_numbers_are_not_single_though_both_are_printed() -> None:
    assert _thin(all_of(at_least(MONTH, 2), at_most(MONTH, 3))) == []


def test_a_whole_number_between_printed_ones_is_not_a_printed_value() -> None:
    assert _thin(all_of(more_than(MONTH, 2), less_than(MONTH, 4))) == []


def test_the_lowest_value_alone_is_single() -> None:
    assert [code for code, _ in _thin(equal_to(AMOUNT, wan(0)))] == ["amount"]


def test_a_value_is_single_only_where_one_beside_it_can_occur() -> None:
    at = equal_to(TOTAL, points(85))
    space = space_of([at])
    region = space.region(at, HELD, {})
    assert list(space.thin(region, region)) == []


def test_a_corner_is_told_once() -> None:
    corner = all_of(equal_to(TOTAL, points(85)), equal_to(AMOUNT, wan(200)))
    assert [code for code, _ in _thin(corner)] == ["total"]


def _parts(condition: Condition) -> int:
    space = space_of([condition])
    return len(space.parts(space.region(condition, HELD, {})))


def test_parts_are_connected_through_neighbouring_values_and_through_any_word() -> None:
    assert _parts(any_of(less_than(TOTAL, points(60)), at_least(TOTAL, points(90)))) == 2
    assert _parts(any_of(less_than(TOTAL, points(60)), at_least(TOTAL, points(60)))) == 1
    assert _parts(one_of(STANDING, "new", "expiring")) == 1
    corners = any_of(
        all_of(less_than(TOTAL, points(60)), less_than(AMOUNT, wan(1))),
        all_of(at_least(TOTAL, points(60)), at_least(AMOUNT, wan(1))),
    )
    assert _parts(corners) == 2, "corners do not touch"
    bridged = any_of(*corners.parts, all_of(equal_to(TOTAL, points(60)), less_than(AMOUNT, wan(1))))
    assert _parts(bridged) == 1


def test_undefined_is_next_to_no_number() -> None:
    assert _parts(rate_is(GROWTH, Relation.LESS_THAN, rate("30%"), undefined=True)) == 2


# --- values to show -----------------------------------------------------------------------------------------------


def _shown(condition: Condition) -> list[object]:
    space = space_of([condition])
    return [one.value for one in space.witness(space.region(condition, HELD, {})).known]


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        (at_least(AMOUNT, wan(500)), yuan("5000000.01")),
        (at_most(AMOUNT, wan(500)), wan(250)),
        (all_of(at_least(TOTAL, points(80)), less_than(TOTAL, points(90))), Decimal(85)),
        (equal_to(TOTAL, points(85)), Decimal(85)),
        (any_of(equal_to(TOTAL, points(85)), more_than(TOTAL, points(90))), Decimal("90.01")),
        (rate_is(GROWTH, Relation.AT_LEAST, rate("30%"), undefined=True), Decimal("0.31")),
        (rate_is(GROWTH, Relation.EQUAL, rate("30%"), undefined=True), Decimal("0.3")),
        (at_least(MONTH, 3), Decimal(4)),
        (one_of(STANDING, "revised", "continuing"), "continuing"),
    ],
)
def test_a_value_to_show_is_a_plain_one(condition: Condition, value: object) -> None:
    assert _shown(condition) == [value]


def test_undefined_is_shown_where_nothing_else_is_left() -> None:
    high = rate_is(GROWTH, Relation.AT_LEAST, rate("30%"), undefined=True)
    low = rate_is(GROWTH, Relation.LESS_THAN, rate("30%"), undefined=True)
    assert _shown(all_of(high, low)) == [Share.of(1, 0)]


# --- laws ---------------------------------------------------------------------------------------------------------

X, Y = count_fact("x", "甲", "x"), count_fact("y", "乙", "y")
LEAVES = st.builds(
    lambda fact, relation, bound: NumberIs(key=fact.key, relation=relation, bound=Decimal(bound)),
    st.sampled_from([X, Y]),
    st.sampled_from(list(Relation)),
    st.integers(0, 5),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(not_, inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(*parts)),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: any_of(*parts)),
    ),
    max_leaves=6,
)
EVERYWHERE = [Facts(known=(X.known(x), Y.known(y))) for x, y in product(range(8), repeat=2)]


def _within(space: Space, region: Region, facts: Facts) -> bool:
    """Whether facts lie in a region, by the conditions that each cell stands for."""
    return any(all(_lies(space, place, some, facts) for place, some in enumerate(box)) for box in region)


def _lies(space: Space, place: int, some: int, facts: Facts) -> bool:
    axis = space.axes[place]
    known = facts.by_code[axis.key.code]
    edges = [cell.known.value for cell in axis.cells if cell.is_edge]
    return any(some >> i & 1 and _alike(known, cell.known, edges) for i, cell in enumerate(axis.cells))


def _alike(one: Known, other: Known, edges: Sequence[object]) -> bool:
    bounds = [edge for edge in edges if isinstance(edge, Decimal)]
    values = [known.value for known in (one, other)]
    sides = [[(v > e) - (v < e) for e in bounds] for v in values if isinstance(v, Decimal)]
    return sides[0] == sides[1]


@given(CONDITIONS, CONDITIONS)
def test_regions_are_the_facts_for_which_conditions_hold(one: Condition, other: Condition) -> None:
    space = space_of([one, other, at_least(X, 2), at_least(Y, 3)])
    first, second = space.region(one, HELD, {}), space.region(other, HELD, {})
    assert all(all(box) for box in (*first, *meet(first, second), *minus(first, second))), "no box is empty"
    for facts in EVERYWHERE:
        holds, also = (hold(condition, facts, {}).holds for condition in (one, other))
        assert _within(space, first, facts) is holds
        assert _within(space, meet(first, second), facts) is (holds and also)
        assert _within(space, minus(first, second), facts) is (holds and not also)


@given(CONDITIONS)
def test_a_value_to_show_lies_inside_and_parts_make_up_the_whole(condition: Condition) -> None:
    space = space_of([condition])
    region = space.region(condition, HELD, {})
    parts = space.parts(region)
    assert bool(parts) is bool(region)
    for part in parts:
        assert hold(condition, space.witness(part), {}).holds is True
    assert minus(region, tuple(box for part in parts for box in part)) == ()
    for one, other in ((a, b) for a in parts for b in parts if a is not b):
        assert meet(one, other) == ()


@given(CONDITIONS)
def test_what_is_left_over_shares_nothing(condition: Condition) -> None:
    space = space_of([condition])
    left: Region = minus(space.whole, space.region(condition, HELD, {}))
    boxes: list[Box] = list(left)
    assert all(not meet((one,), (other,)) for i, one in enumerate(boxes) for other in boxes[:i])
    assert all(space.region(condition, FAILED, {}) for _ in boxes)
