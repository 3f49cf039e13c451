"""Rows that repeat points printed elsewhere on the form: the budget row's, or those of the row that they are parts of.

Whether a row repeats them is decided by the sums of the printed points; where these do not tell, it is an indicator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve

from budgetperf.forms.figures import read_number
from budgetperf.forms.headings import bare_name, is_execution, is_part_of
from budgetperf.forms.row_places import RowKind, RowPlace, innermost, stated_headings
from budgetperf.forms.self_evaluation import SelfEvaluationForm

__all__ = [
    "all_points",
    "budget_points",
    "mark_budget_row",
    "mark_scored_parts",
    "says_part",
    "side_by_side",
    "sum_of",
]


def mark_budget_row(form: SelfEvaluationForm, places: list[RowPlace], whole: Fraction) -> None:
    """The row that repeats the budget row: named so and worth the same.

    Where both together make the whole, or nothing shows that they do not, it is an indicator of its own. One with
    another score repeats it only where without its points the others make the whole.
    """
    worth = budget_points(form)
    named = [
        i for i, place in enumerate(places) if place.kind.counts and is_execution(bare_name(innermost(form.rows[i])))
    ]
    if not worth or len(named) != 1 or form.budget is None:
        return
    (i,) = named
    own, other = read_number(form.rows[i].score), read_number(form.budget.score)
    points = all_points(form, places)
    if places[i].points != worth or points == whole:
        return
    alike = own is None or other is None or own.value == other.value
    if points - worth == whole or (alike and (points > whole or is_execution(bare_name(places[i].level1)))):
        places[i] = evolve(places[i], kind=RowKind.BUDGET)


def mark_scored_parts(form: SelfEvaluationForm, places: list[RowPlace], whole: Fraction) -> None:
    """The sub-rows that repeat the points of the row above: where only without them the points fit.

    They fit the points that their heading states, or, where it states none, the whole of the form.
    """
    found = dict(_scored(form, places))
    if not found:
        return
    inside = [
        (
            heading.points,
            [places[i].points for i in heading.rows],
            [places[i].points for i in heading.rows if i not in found],
        )
        for heading in stated_headings(places)
        if any(i in found for i in heading.rows)
    ]
    if any(None not in every and sum_of(every) == stated for stated, every, _ in inside):
        return
    repeated = any(None not in every and sum_of(rest) == stated for stated, every, rest in inside)
    points, inner = all_points(form, places), sum_of(places[i].points for i in found)
    alike = inner == sum_of(places[head].points for head in set(found.values()))
    if repeated or (points > whole and (points - inner == whole or (alike and points - inner < whole))):
        for i, head in found.items():
            places[i] = evolve(places[i], kind=RowKind.PART, head=head)
            places[head] = evolve(places[head], kind=RowKind.GROUP)


def _scored(form: SelfEvaluationForm, places: list[RowPlace]) -> Iterator[tuple[int, int]]:
    """The rows with points that say that they are parts of a row above, and that row."""
    head: int | None = None
    for i, place in enumerate(places):
        if place.kind in {RowKind.BLANK, RowKind.PART}:
            continue
        if not place.kind.counts or place.worth is None:
            head = None
        elif head is not None and says_part(form, places, head, i):
            yield i, head
        else:
            head = i


def budget_points(form: SelfEvaluationForm) -> Fraction:
    """The points of the budget row; 0 where it prints none."""
    number = read_number(form.budget.points) if form.budget else None
    return Fraction(number.value) if number else Fraction(0)


def all_points(form: SelfEvaluationForm, places: Iterable[RowPlace]) -> Fraction:
    """The points of the indicators and of the budget row."""
    return budget_points(form) + sum_of(place.points for place in places if place.kind.counts)


def sum_of(points: Iterable[Fraction | None]) -> Fraction:
    """The sum of the points that are known."""
    return sum((one for one in points if one is not None), Fraction(0))


def says_part(form: SelfEvaluationForm, places: list[RowPlace], head: int, i: int) -> bool:
    """Whether a row says itself that it is a part of the row in place ``head``, under the same headings."""
    return side_by_side(places, head, i) and is_part_of(form.rows[head].level3, form.rows[i].level3)


def side_by_side(places: list[RowPlace], head: int, i: int) -> bool:
    """Whether two rows stand under the same headings."""
    return (places[head].level1, places[head].level2) == (places[i].level1, places[i].level2)
