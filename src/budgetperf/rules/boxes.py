"""Sets of facts as unions of boxes: what two of them share, what one leaves of another, and how to keep them few.

A *box* has for each fact a set of cells, kept as the bits of an integer; a *region* is a union of boxes. Boxes that
differ in one fact only are made one wherever a region is made, so that facts that do not hang together stay apart
instead of being multiplied with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from budgetperf.errors import BudgetPerfError

__all__ = ["MOST_BOXES", "Box", "Region", "TooManyCasesError", "grown", "meet", "minus", "sliced", "too_many", "united"]

Box = tuple[int, ...]
"""For each fact of a space a set of its cells, bit by bit; no set is empty."""
Region = tuple[Box, ...]
"""The facts that are in one box or more; empty where there are none."""

MOST_BOXES = 4000
"""So many boxes may a region have, and so many separate parts; more would take minutes, and soon hours."""


class TooManyCasesError(BudgetPerfError, ValueError):
    """The facts of a table fall into more separate cases than an analysis can look at; ``facts["cases"]`` counts."""

    code = "too-many-cases"


def too_many(cases: int) -> None:
    """Refuse more cases than can be looked at.

    Raises:
        TooManyCasesError: there are more than :data:`MOST_BOXES`.
    """
    if cases > MOST_BOXES:
        raise TooManyCasesError(
            f"the table falls into {cases} separate cases or more, expected at most {MOST_BOXES}.",
            f"决策表须区分的情形达 {cases} 种以上，至多可分析 {MOST_BOXES} 种。",
            hint_en="narrow it with within=, or make several tables of rules that share no facts",
            hint_zh="请用 within= 限定情形，或将互不相关的规则分成几张决策表",
            cases=cases,
            most=MOST_BOXES,
        )


def united(boxes: Iterable[Box]) -> Region:
    """The union of boxes, in as few of them as merging two that differ in one fact makes; no box is made twice.

    Boxes that share nothing are merged into boxes that share nothing.
    """
    region = tuple(dict.fromkeys(boxes))
    count = 0
    while count != len(region):
        count = len(region)
        for place in range(len(region[0]) if count > 1 else 0):
            merged: dict[Box, int] = {}
            for box in region:
                others = (*box[:place], *box[place + 1 :])
                merged[others] = merged.get(others, 0) | box[place]
            region = tuple((*others[:place], some, *others[place:]) for others, some in merged.items())
    too_many(count)
    return region


def meet(one: Region, other: Region) -> Region:
    """The facts in both regions."""
    boxes = (tuple(a & b for a, b in zip(x, y, strict=True)) for x in one for y in other)
    return united(box for box in boxes if all(box))


def minus(one: Region, other: Region) -> Region:
    """The facts in the first region and not in the second."""
    left: Region = one
    for taken in other:
        cut = tuple(chain.from_iterable(_cut(box, taken) for box in left))
        left = united(cut) if len(cut) > len(left) else cut
        if not left:
            break
    return united(left)


def _cut(box: Box, taken: Box) -> Iterator[Box]:
    """What is left of a box, in boxes that share nothing."""
    for mine, theirs in zip(box, taken, strict=True):
        if not mine & theirs:
            yield box
            return
    for i, (mine, theirs) in enumerate(zip(box, taken, strict=True)):
        if left := mine & ~theirs:
            yield (*(a & b for a, b in zip(box[:i], taken[:i], strict=True)), left, *box[i + 1 :])


def sliced(region: Region, place: int, some: int, moved: int) -> Region:
    """The part of a region that lies in some cells of a fact, moved to another cell of it."""
    return united((*box[:place], moved, *box[place + 1 :]) for box in region if box[place] & some)


def grown(region: Region, every: Sequence[int]) -> Region:
    """The same facts in the greatest boxes, which may overlap: each box takes in what it can of one fact after another.

    Args:
        region: the facts.
        every: all cells of each fact.
    """
    found: list[Box] = []
    for start in region:
        box = start
        for place, cells in enumerate(every):
            for bit in _bits(cells & ~box[place]):
                if not minus(((*box[:place], bit, *box[place + 1 :]),), region):
                    box = (*box[:place], box[place] | bit, *box[place + 1 :])
        found.append(box)
    return tuple(dict.fromkeys(found))


def _bits(some: int) -> Iterator[int]:
    while some:
        yield some & -some
        some &= some - 1
