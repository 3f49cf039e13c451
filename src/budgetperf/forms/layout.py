"""How the rows of a printed form are laid out: which are indicators, and which only stand among them.

A form's list of rows holds more than indicators: parts of the row above, a repetition of the budget row, bonus, lines
of headings and sums, blank lines. What a row is, is decided from the page alone; a row that may be either is an
indicator. Nothing is dropped: every row keeps its place and says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate

from attrs import evolve, frozen

from budgetperf.basis import Assumption
from budgetperf.forms.figures import is_shown, read_number, read_score
from budgetperf.forms.headings import (
    bare_name,
    is_bonus,
    is_deduction,
    is_starred,
    is_subtotal,
    is_total,
    stated_points,
)
from budgetperf.forms.repetitions import (
    all_points,
    budget_points,
    mark_budget_row,
    mark_scored_parts,
    says_part,
    side_by_side,
    sum_of,
)
from budgetperf.forms.row_places import IN_NAME, RowKind, RowPlace
from budgetperf.forms.self_evaluation import FormRow, SelfEvaluationForm
from budgetperf.rules.reading import tidy

__all__ = ["Layout", "lay_out"]


_USED = {
    RowKind.PART: Assumption(
        key="layout.parts",
        zh="某项指标之下的分项为其组成部分，不另计分",
        en="the sub-rows below an indicator are parts of it and have no points besides",
    ),
    RowKind.BUDGET: Assumption(
        key="layout.budget-row",
        zh="指标中的预算执行率与预算执行一栏重复，只计一次，不作为指标",
        en="a row of the execution rate that repeats the budget row is counted once and is no indicator",
    ),
    RowKind.BONUS: Assumption(
        key="layout.bonus",
        zh="加分项的分值不计入满分，得分计入总分；按规则的评价不含加分",
        en="extra points are no part of the whole but of the total; the evaluation by rule leaves them out",
    ),
    RowKind.DEDUCTION: Assumption(
        key="layout.deduction",
        zh="扣分项的分数自总分中扣除；按规则的评价不含扣分",
        en="deductions are taken off the total; the evaluation by rule leaves them out",
    ),
    RowKind.TOTAL: Assumption(
        key="layout.total-line",
        zh="表中未另填总分的，以合计行为准",
        en="where no total is printed elsewhere, the line of the sum gives it",
    ),
}


@frozen(kw_only=True)
class Layout:
    """What each row of a form is.

    Attributes:
        places: one for each row.
        form: the form, with its total taken from the line of the sum where it is printed only there.
        assumptions: the conventions that this reading rests on.
    """

    places: tuple[RowPlace, ...]
    form: SelfEvaluationForm
    assumptions: tuple[Assumption, ...]


def lay_out(form: SelfEvaluationForm, whole: Fraction) -> Layout:
    """Say of every row what it is.

    Args:
        form: the form as printed.
        whole: what a form is worth that does not say so.
    """
    places = _started(form, whole)
    _mark_extra(form, places, whole)
    line = _total_line(form, places, whole)
    stated = form if line is None else _with_total(form, form.rows[line], places[line])
    total = read_number(stated.total_points)
    worth = Fraction(total.value) if total else whole
    mark_budget_row(form, places, worth)
    mark_scored_parts(form, places, min(worth, whole))  # a total of points may count them as well
    kinds = {place.kind for place in places}
    used = [item for kind, item in _USED.items() if kind in kinds and (kind is not RowKind.TOTAL or stated != form)]
    if any(place.in_name for place in places):
        used.append(IN_NAME)
    return Layout(places=tuple(places), form=stated, assumptions=tuple(used))


def _first_look(rows: tuple[FormRow, ...]) -> Iterator[RowPlace]:
    """Each row by its own cells and the headings above it."""
    level1: str | None = None
    level2: str | None = None
    for cells in rows:
        kind = _kind(cells)
        if kind in {RowKind.INDICATOR, RowKind.HEADING}:
            if is_shown(cells.level1):
                if cells.level1 != level1 and stated_points(cells.level1)[0] != stated_points(level1)[0]:
                    level2 = None
                level1 = cells.level1
            if (cells.level2 or "").strip():
                level2 = cells.level2 if is_shown(cells.level2) else None
            if kind is RowKind.INDICATOR:
                kind = _headed(cells, (level1, level2, cells.level3))
        worth = cells.points if is_shown(cells.points) else None
        yield RowPlace(kind=kind, head=None, level1=level1, level2=level2, worth=worth, in_name=False)


def _kind(cells: FormRow) -> RowKind:
    """What a row's cells alone say; the sums are the last name shown, for the others may be merged into the row."""
    filled = any(map(is_shown, (cells.target, cells.actual, cells.points, cells.score, cells.note)))
    name = next((cell for cell in (cells.level3, cells.level2, cells.level1) if is_shown(cell)), None)
    if name is None and not filled:
        return RowKind.BLANK
    if not filled and not is_shown(cells.level3):
        return RowKind.HEADING
    if "计" not in (name or "") and "分" not in (name or ""):  # most rows, told without a closer look
        return RowKind.INDICATOR
    short = bare_name(name)
    if is_subtotal(short) and _has_no_values(cells):
        return RowKind.SUBTOTAL
    return RowKind.TOTAL if is_total(short) and _has_no_values(cells) else RowKind.INDICATOR


def _has_no_values(cells: FormRow) -> bool:
    """Whether the columns of values hold nothing but, at most, the line's own points and score."""
    worth, given = read_number(cells.points), read_number(cells.score)
    for cell in (cells.target, cells.actual):
        number = read_number(cell)
        if is_shown(cell) and (number is None or not any(own and own.value == number.value for own in (worth, given))):
            return False
    return True


def _headed(cells: FormRow, titles: tuple[str | None, ...]) -> RowKind:
    """Whether an indicator stands under a heading of extra points or of points to be taken off."""
    names = [bare_name(title) for title in titles if title and ("分" in title or "附加" in title)]
    if any(map(is_bonus, names)):
        return RowKind.BONUS
    if any(map(is_deduction, names)):
        points, given = read_number(cells.points), read_number(cells.score)
        if (given and given.value < 0) or not points or points.value <= 0:
            return RowKind.DEDUCTION
    return RowKind.INDICATOR


def _mark_headings(form: SelfEvaluationForm, places: list[RowPlace]) -> None:
    """A line that names only a heading and prints its points is no indicator where the rows below it make them."""
    for i, (cells, place) in enumerate(zip(form.rows, places, strict=True)):
        if (
            not place.kind.counts
            or place.points is None
            or any(map(is_shown, (cells.level3, cells.target, cells.actual)))
        ):
            continue
        below = _below(form.rows, places, i)
        if below and all(points is not None for points in below) and sum_of(below) == place.points:
            places[i] = evolve(place, kind=RowKind.HEADING)


def _below(rows: tuple[FormRow, ...], places: list[RowPlace], start: int) -> list[Fraction | None]:
    """The points of the rows right below a line that stand under the same heading and have names of their own."""
    found: list[Fraction | None] = []
    own = places[start]
    for cells, place in zip(rows[start + 1 :], places[start + 1 :], strict=True):
        if place.kind in {RowKind.BLANK, RowKind.PART, RowKind.SUBTOTAL}:
            continue
        same = place.level1 == own.level1 and (not is_shown(rows[start].level2) or place.level2 == own.level2)
        if not same or not place.kind.counts or not is_shown(cells.level3):
            break
        found.append(place.points)
    return found


def _mark_parts(form: SelfEvaluationForm, places: list[RowPlace]) -> None:
    """The sub-rows without points and score below a row that has both or at least the points."""
    head: int | None = None
    for i, (cells, place) in enumerate(zip(form.rows, places, strict=True)):
        if not place.kind.counts:
            head = head if place.kind is RowKind.BLANK else None
        elif place.worth is not None:
            if head is None or not says_part(form, places, head, i):
                head = i
        elif (
            head is None
            or is_shown(cells.score)
            or not (says_part(form, places, head, i) or _is_below_star(form, places, head, i))
        ):
            head = None
        else:
            places[i] = evolve(place, kind=RowKind.PART, head=head)
            places[head] = evolve(places[head], kind=RowKind.GROUP)


def _is_below_star(form: SelfEvaluationForm, places: list[RowPlace], head: int, i: int) -> bool:
    """Whether a row with values and without a mark stands below a marked one."""
    cells = form.rows[i]
    marked = is_starred(form.rows[head].level3) and not is_starred(cells.level3)
    return marked and is_shown(cells.target) and side_by_side(places, head, i)


_OF_SCORES = re.compile(r"[0-9]分(?![钟之])")


def _started(form: SelfEvaluationForm, whole: Fraction) -> list[RowPlace]:
    """The first look, with the points that names state if the rows together are then worth no more than the whole."""
    plain = list(_first_look(form.rows))
    named = _shaped(form, list(map(_named, form.rows, plain)))
    by_name = any(place.in_name for place in named)
    return _shaped(form, plain) if by_name and all_points(form, named) - budget_points(form) > whole else named


def _shaped(form: SelfEvaluationForm, places: list[RowPlace]) -> list[RowPlace]:
    """The same rows with their groups and with the lines that only head others."""
    _mark_parts(form, places)
    _mark_headings(form, places)
    return places


def _named(cells: FormRow, place: RowPlace) -> RowPlace:
    """A row whose own cell of points is empty, with those that its name states and that can be no value."""
    if place.worth is not None or not place.kind.counts or "分" not in (cells.level3 or ""):
        return place
    points = stated_points(cells.level3, leaf=True)[1]
    if not points or any(_OF_SCORES.search(tidy(cell or "")) for cell in (cells.target, cells.actual)):
        return place
    return evolve(place, worth=points, in_name=True)


def _mark_extra(form: SelfEvaluationForm, places: list[RowPlace], whole: Fraction) -> None:
    """Points headed as extra are a part of the whole where only they make it."""
    extra = [i for i, place in enumerate(places) if place.kind is RowKind.BONUS]
    points = [places[i].points or Fraction(0) for i in extra]
    if sum_of(points) > 0 and all_points(form, places) + sum_of(points) == whole:
        for i in extra:
            places[i] = evolve(places[i], kind=RowKind.INDICATOR)


def _total_line(form: SelfEvaluationForm, places: list[RowPlace], whole: Fraction) -> int | None:
    """The line of the total: the last of its kind, with no indicator below it; the others are subtotals."""
    lines = [i for i, place in enumerate(places) if place.kind is RowKind.TOTAL]
    last = max((i for i, place in enumerate(places) if place.kind.counts), default=-1)
    total = next((i for i in reversed(lines) if i > last and not _is_subtotal(form, places, i, whole)), None)
    for i in lines:
        if i != total:
            places[i] = evolve(places[i], kind=RowKind.SUBTOTAL)
    return total


def _is_subtotal(form: SelfEvaluationForm, places: list[RowPlace], i: int, whole: Fraction) -> bool:
    """Whether a line at the end is the sum of some rows only.

    Its points are not the total's that is printed elsewhere, or they are those of the last rows, or of all rows while
    the budget row has some, too; or, where it prints none, its score is the score of all rows alone.
    """
    stated, printed = places[i].points, read_number(form.total_points)
    if printed and stated is not None:
        return stated != printed.value
    with_budget = budget_points(form) > 0
    counted = [(place, cells) for place, cells in zip(places, form.rows, strict=True) if place.kind.counts]
    if stated is not None:
        sums = list(accumulate(place.points or Fraction(0) for place, _ in reversed(counted)))
        return stated in sums[:-1] or (with_budget and stated in sums[-1:] and stated != whole)
    scores = (read_score(place.worth, cells.score) for place, cells in counted)
    given = read_number(form.rows[i].score)
    return with_budget and given is not None and given.value == sum_of(Fraction(s.value) for s in scores if s)


def _with_total(form: SelfEvaluationForm, line: FormRow, place: RowPlace) -> SelfEvaluationForm:
    worth = place.worth or stated_points(line.level3 or line.level2 or line.level1)[1]
    return evolve(
        form,
        total_points=form.total_points if is_shown(form.total_points) else worth,
        total_score=form.total_score if is_shown(form.total_score) else line.score,
    )
