"""Lines of sums among the rows of a form: subtotals, and the total where it is printed only in such a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate

from attrs import evolve

from budgetperf.forms.figures import is_shown, read_number, read_score
from budgetperf.forms.headings import bare_name, closes, is_subtotal, is_total, stated_points
from budgetperf.forms.repetitions import budget_points, sum_of
from budgetperf.forms.row_places import RowKind, RowPlace, innermost
from budgetperf.forms.self_evaluation import FormRow, SelfEvaluationForm

__all__ = ["mark_total", "sum_kind", "with_total"]

_Above = Sequence[tuple[RowPlace, FormRow]]


def sum_kind(cells: FormRow, above: _Above) -> RowKind | None:
    """Whether a row is a line of a sum, by its name and, where that may be an indicator's, by the rows above it."""
    name = innermost(cells)
    if name is None or ("计" not in name and "分" not in name):  # most rows, told without a closer look
        return None
    short = bare_name(name)
    if not _has_no_values(cells, name):
        return None
    if is_subtotal(short):
        return RowKind.SUBTOTAL
    if is_total(short):
        return RowKind.TOTAL
    titles = {title for place, _ in above[-1:] for title in (place.level1, place.level2)}
    return RowKind.SUBTOTAL if closes(short, titles) and _sums_up(cells, above) else None


def _has_no_values(cells: FormRow, name: str) -> bool:
    """Whether the columns of values hold nothing but, at most, the line's own name, points or score."""
    worth, given = read_number(cells.points), read_number(cells.score)
    for cell in (cells.target, cells.actual):
        number = read_number(cell)
        own = cell == name or (number and any(one and one.value == number.value for one in (worth, given)))
        if is_shown(cell) and not own:
            return False
    return True


def _sums_up(cells: FormRow, above: _Above) -> bool:
    """Whether the points of a line, or the score where it prints none, are those of the rows right above it."""
    counted = [(place, row) for place, row in reversed(above) if place.kind.counts]
    worth = read_number(cells.points)
    if worth:
        return Fraction(worth.value) in accumulate(place.points or Fraction(0) for place, _ in counted)
    given = read_number(cells.score)
    scores = accumulate(_score(place, row) or Fraction(0) for place, row in counted)
    return given is not None and Fraction(given.value) in scores


def mark_total(form: SelfEvaluationForm, places: list[RowPlace], whole: Fraction) -> int | None:
    """The line of the total: the last of its kind, with no indicator below it; the others are subtotals."""
    lines = [i for i, place in enumerate(places) if place.kind is RowKind.TOTAL]
    last = max((i for i, place in enumerate(places) if place.kind.counts), default=-1)
    total = next((i for i in reversed(lines) if i > last and not _is_partial(form, places, i, whole)), None)
    for i in lines:
        if i != total:
            places[i] = evolve(places[i], kind=RowKind.SUBTOTAL)
    return total


def _is_partial(form: SelfEvaluationForm, places: list[RowPlace], i: int, whole: Fraction) -> bool:
    """Whether a line at the end is the sum of some rows only.

    Its points are not the total's that is printed elsewhere, or they are those of the last rows, or of all rows while
    the budget row has some, too, and its score is no other than theirs; or, where it prints no points, its score is.
    """
    stated, printed = places[i].points, read_number(form.total_points)
    if printed and stated is not None:
        return stated != printed.value
    with_budget = budget_points(form) > 0
    counted = [(place, cells) for place, cells in zip(places, form.rows, strict=True) if place.kind.counts]
    given, score = read_number(form.rows[i].score), _sum(_score(place, cells) for place, cells in counted)
    if stated is None:
        return with_budget and given is not None and given.value == score
    sums = list(accumulate(place.points or Fraction(0) for place, _ in reversed(counted)))
    alone = given is None or score is None or given.is_rounded(score)
    return stated in sums[:-1] or (with_budget and alone and stated in sums[-1:] and stated != whole)


def _score(place: RowPlace, cells: FormRow) -> Fraction | None:
    given = read_score(place.worth, cells.score)
    return Fraction(given.value) if given else None


def _sum(scores: Iterable[Fraction | None]) -> Fraction | None:
    """The sum of the scores; None where one is not shown."""
    every = list(scores)
    return None if None in every else sum_of(every)


def with_total(form: SelfEvaluationForm, line: FormRow, place: RowPlace) -> SelfEvaluationForm:
    """The form with the total of this line where it prints none elsewhere."""
    worth = place.worth or stated_points(innermost(line))[1]
    return evolve(
        form,
        total_points=form.total_points if is_shown(form.total_points) else worth,
        total_score=form.total_score if is_shown(form.total_score) else line.score,
    )
