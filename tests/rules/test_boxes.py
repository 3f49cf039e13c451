"""Unions of boxes: the same cells in fewer boxes, and a limit with a clear error instead of hours."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetperf.amounts import wan
from budgetperf.rules.analysis import FaultKind, analyse, demonstrate
from budgetperf.rules.boxes import MOST_BOXES, Box, Region, TooManyCasesError, grown, meet, minus, sliced, united
from budgetperf.rules.comparing import all_of, any_of, at_least, equal_to, less_than, more_than
from budgetperf.rules.conditions import Condition
from budgetperf.rules.deciding import NoRuleError
from budgetperf.rules.decisions import HitPolicy
from budgetperf.rules.facts import amount_fact
from budgetperf.rules.regions import FAILED, HELD, space_of
from sound_tables import EVERY, FIRST, UNIQUE, table

EVERY_CELL = (0b111, 0b111, 0b1111)
BOXES: st.SearchStrategy[Box] = st.tuples(*(st.integers(1, cells) for cells in EVERY_CELL))
REGIONS: st.SearchStrategy[Region] = st.lists(BOXES, max_size=6).map(tuple)
AMOUNTS = [amount_fact(f"a{i}", f"甲{i}", f"a{i}") for i in range(16)]


def cells(region: Region) -> set[tuple[int, ...]]:
    """The region one by one."""
    bits = [[1 << i for i in range(4)] for _ in EVERY_CELL]
    return {
        point for point in product(*bits) if any(all(a & b for a, b in zip(point, box, strict=True)) for box in region)
    }


@given(REGIONS, REGIONS)
def test_united_boxes_are_the_same_cells_in_fewer_boxes(one: Region, other: Region) -> None:
    whole = united((*one, *other))
    assert cells(whole) == cells(one) | cells(other)
    assert len(whole) <= len({*one, *other})
    assert united(whole) == whole
    assert cells(meet(one, other)) == cells(one) & cells(other)
    assert cells(minus(one, other)) == cells(one) - cells(other)


@given(REGIONS)
def test_what_shares_nothing_still_does_when_it_is_united(region: Region) -> None:
    apart = minus((EVERY_CELL,), region)
    assert all(not meet((one,), (other,)) for i, one in enumerate(apart) for other in apart[:i])
    assert sum(len(cells((box,))) for box in apart) == len(cells(apart))


@given(REGIONS)
def test_grown_boxes_are_the_same_cells_and_can_grow_no_more(region: Region) -> None:
    great = grown(region, EVERY_CELL)
    inside = cells(region)
    assert cells(great) == inside
    for box in great:
        for place, every in enumerate(EVERY_CELL):
            for bit in (1 << i for i in range(4) if every >> i & 1 and not box[place] >> i & 1):
                assert not cells(((*box[:place], bit, *box[place + 1 :]),)) <= inside


@given(REGIONS, st.sampled_from(range(3)), st.sampled_from([1, 2, 4]), st.sampled_from([1, 2, 4]))
def test_a_slice_is_the_part_in_some_cells_moved_to_another(region: Region, place: int, some: int, moved: int) -> None:
    there = {(*p[:place], moved, *p[place + 1 :]) for p in cells(region) if p[place] & some}
    assert cells(sliced(region, place, some, moved)) == there


def outside(place: int) -> Condition:
    return any_of(less_than(AMOUNTS[place], wan(100)), more_than(AMOUNTS[place], wan(200)))


def test_facts_that_do_not_hang_together_are_not_multiplied() -> None:
    """Each of 16 amounts is outside of its band: one box, not two to the sixteenth; inside of one of them: sixteen."""
    every = all_of(*map(outside, range(16)))
    space = space_of([every])
    assert len(space.region(every, HELD, {})) == 1
    assert len(space.region(every, FAILED, {})) == 16
    assert len(space.parts(minus(space.whole, space.region(every, HELD, {})))) == 1


@pytest.mark.parametrize("hit", [FIRST, EVERY, UNIQUE])
def test_many_independent_amounts_are_analysed_at_once(hit: HitPolicy) -> None:
    checked = table("many", hit, (all_of(*map(outside, range(16))), "x"))
    (fault,) = analyse(checked).faults
    assert (fault.kind, len(fault.facts.known)) == (FaultKind.GAP, 16)
    assert isinstance(demonstrate(checked, fault), NoRuleError)
    rows = [(at_least(amount, wan(100)), f"m{i}") for i, amount in enumerate(AMOUNTS)]
    assert len(analyse(table("rows", hit, *rows)).faults) == (1 if hit is not UNIQUE else 1 + 16 * 15 // 2)


def test_more_cases_than_anybody_can_look_at_are_refused() -> None:
    """Each amount may be below, between or above two values that rows name: three to the number of amounts gaps."""
    rows = [(equal_to(amount, wan(of)), f"m{of}") for amount in AMOUNTS[:8] for of in (100, 200)]
    with pytest.raises(TooManyCasesError) as caught:
        analyse(table("points", FIRST, *rows))
    assert (caught.value.code, caught.value.facts["cases"], caught.value.facts["most"]) == (
        "too-many-cases",
        3**8,
        MOST_BOXES,
    )
    assert caught.value.text("en") == (
        "the table falls into 6561 separate cases or more, expected at most 4000. Hint: narrow it with within=, or "
        "make several tables of rules that share no facts"
    )
    assert caught.value.text("zh") == (
        "决策表须区分的情形达 6561 种以上，至多可分析 4000 种。"
        "提示：请用 within= 限定情形，或将互不相关的规则分成几张决策表"
    )
    assert len(analyse(table("points", FIRST, *rows[:8])).faults) == 3**4
    narrow = all_of(*(more_than(amount, wan(300)) for amount in AMOUNTS[:7]))
    assert len(analyse(table("points", EVERY, *rows, otherwise="m100"), within=narrow).faults) > 0
