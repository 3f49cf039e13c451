"""How the rows of a printed form are laid out: which are indicators, and which only stand among them.

A form's list of rows holds more than indicators: parts of the row above, a repetition of the budget row, bonus, lines
of headings and sums, blank lines. What a row is, is decided from the page alone; a row that may be either is an
indicator. Nothing is dropped: every row keeps its place and says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from budgetperf.basis import Assumption
from budgetperf.forms.figures import is_shown, read_number
from budgetperf.forms.headings import (
    bare_name,
    is_bonus,
    is_column_head,
    is_deduction,
    is_remark,
    is_starred,
    stated_points,
)
from budgetperf.forms.hundreds import OF_HUNDRED, are_of_hundred
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
from budgetperf.forms.sum_lines import mark_total, sum_kind, with_total
from budgetperf.rules.reading import tidy

__all__ = ["Layout", "lay_out"]


_USED = {
    RowKind.PART: Assumption(
        key="layout.parts",
        zh="某项指标之下的分项为其组成部分，不另计分",
        en="the sub-rows below an indicator are parts of it and have no points besides",
    ),
    RowKind.SHARED: Assumption(
        key="layout.shared-points",
        zh="未填分值、得分的指标与其上一行合并单元格，共用该行的分值和得分",
        en="rows without points and score share those of the row above, whose cells are merged over them",
    ),
    RowKind.UMBRELLA: Assumption(
        key="layout.scored-parts",
        zh="分项已计分的指标本身不另计分",
        en="an indicator whose sub-rows have the points has none besides",
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
        is_weighted: whether points are weights and every score is out of 100.
        assumptions: the conventions that this reading rests on.
    """

    places: tuple[RowPlace, ...]
    form: SelfEvaluationForm
    is_weighted: bool
    assumptions: tuple[Assumption, ...]


def lay_out(form: SelfEvaluationForm, whole: Fraction) -> Layout:
    """Say of every row what it is.

    Args:
        form: the form as printed.
        whole: what a form is worth that does not say so.
    """
    places = _started(form, whole)
    _mark_extra(form, places, whole)
    _mark_unscored(form, places, whole)
    line = mark_total(form, places, whole)
    stated = form if line is None else with_total(form, form.rows[line], places[line])
    total = read_number(stated.total_points)
    worth = Fraction(total.value) if total else whole
    mark_budget_row(form, places, worth)
    mark_scored_parts(form, places, min(worth, whole))  # a total of points may count them as well
    if is_weighted := are_of_hundred(stated, _scores(form, places)):
        places = [evolve(place, of_hundred=True) if place.kind.counts else place for place in places]
    kinds = {place.kind for place in places}
    used = [item for kind, item in _USED.items() if kind in kinds and (kind is not RowKind.TOTAL or stated != form)]
    if any(place.in_name for place in places):
        used.append(IN_NAME)
    if is_weighted:
        used.append(OF_HUNDRED)
    return Layout(places=tuple(places), form=stated, is_weighted=is_weighted, assumptions=tuple(used))


def _scores(form: SelfEvaluationForm, places: list[RowPlace]) -> Iterator[tuple[str | None, str | None]]:
    """Points and score of each indicator as printed."""
    for cells, place in zip(form.rows, places, strict=True):
        if place.kind.counts:
            yield place.worth, cells.score


def _first_look(rows: tuple[FormRow, ...]) -> Iterator[RowPlace]:
    """Each row by its own cells and the headings above it."""
    level1: str | None = None
    level2: str | None = None
    above: list[tuple[RowPlace, FormRow]] = []
    for cells in rows:
        kind = _kind(cells, above)
        if kind in {RowKind.INDICATOR, RowKind.HEADING}:
            if is_shown(cells.level1):
                if cells.level1 != level1 and stated_points(cells.level1)[0] != stated_points(level1)[0]:
                    level2 = None
                level1 = cells.level1
            if (cells.level2 or "").strip():
                level2 = cells.level2 if is_shown(cells.level2) else None
            if kind is RowKind.INDICATOR:
                kind = _headed((level1, level2, cells.level3))
        worth = cells.points if is_shown(cells.points) else None
        place = RowPlace(kind=kind, head=None, level1=level1, level2=level2, worth=worth, in_name=False)
        above.append((place, cells))
        yield place


def _kind(cells: FormRow, above: list[tuple[RowPlace, FormRow]]) -> RowKind:
    """What a row's cells say, beside the rows above it."""
    values = (cells.target, cells.actual, cells.points, cells.score)
    is_merged = is_shown(cells.level1) and {cells.level1} == {cells.level3, cells.target, cells.actual}
    filled = any(map(is_shown, (*values[2 if is_merged else 0 :], cells.note)))
    names = [cell for cell in (cells.level1, cells.level2, cells.level3) if is_shown(cell)]
    if not names and not filled:
        return RowKind.BLANK
    if names and _is_remark(bare_name(names[0]), bare_name(names[-1]), cells):
        return RowKind.REMARK
    if not filled and (is_merged or not is_shown(cells.level3)):
        return RowKind.HEADING
    return sum_kind(cells, above) or RowKind.INDICATOR


def _is_remark(first: str, last: str, cells: FormRow) -> bool:
    """Whether a line stands in the table and is no row: a remark without points, or the heads of the columns again."""
    scored = is_shown(cells.points) or is_shown(cells.score)
    valued = is_shown(cells.target) and is_shown(cells.actual) and cells.target != cells.actual
    return (is_remark(first) and not scored and not valued) or is_column_head(
        last, (cells.target, cells.actual, cells.points, cells.score)
    )


def _headed(titles: tuple[str | None, ...]) -> RowKind:
    """Whether an indicator stands under a heading of extra points or of points to be taken off."""
    names = [bare_name(title) for title in titles if title and ("分" in title or "附加" in title)]
    if any(map(is_bonus, names)):
        return RowKind.BONUS
    return RowKind.DEDUCTION if any(map(is_deduction, names)) else RowKind.INDICATOR


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
            or not (says_part(form, places, head, i) or _goes_on(form, places, head, i))
        ):
            head = None
        else:
            places[i] = evolve(place, kind=RowKind.PART, head=head)
            places[head] = evolve(places[head], kind=RowKind.GROUP)


def _goes_on(form: SelfEvaluationForm, places: list[RowPlace], head: int, i: int) -> bool:
    """Whether a row with values and without a mark stands below a marked one, or below a part of the same row."""
    cells = form.rows[i]
    marked = is_starred(form.rows[head].level3) or places[i - 1].head == head
    return marked and not is_starred(cells.level3) and is_shown(cells.target) and side_by_side(places, head, i)


def _mark_unscored(form: SelfEvaluationForm, places: list[RowPlace], whole: Fraction) -> None:
    """What the rows are that print no points and no score while those of the others make the whole.

    A row whose sub-rows have points has none besides. Rows with values share the points of the row above, whose cell is
    merged over them; a line without values is a remark.
    """
    rows = list(zip(form.rows, places, strict=True))
    counted = [place.points for _, place in rows if place.kind.counts and place.worth is not None]
    if None in counted or whole not in {sum_of(counted), sum_of(counted) + budget_points(form)}:
        return
    head: int | None = None
    for i, (cells, place) in enumerate(rows):
        if place.worth is not None or is_shown(cells.score) or not place.kind.counts:
            scored = place.kind in {RowKind.INDICATOR, RowKind.SHARED} and place.worth is not None
            head = i if scored else head if place.kind is RowKind.BLANK else None
        elif i + 1 < len(rows) and places[i + 1].worth is not None and says_part(form, places, i, i + 1):
            places[i] = evolve(place, kind=RowKind.UMBRELLA)
            head = None
        elif not is_shown(cells.target) and not is_shown(cells.actual):
            places[i] = evolve(place, kind=RowKind.REMARK)
        elif head is not None and side_by_side(places, head, i):
            places[i] = evolve(place, kind=RowKind.PART, head=head)
            places[head] = evolve(places[head], kind=RowKind.SHARED)


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
    """Points headed as extra, or to be taken off, are a part of the whole where only they make it.

    Where a form is cut, points beside a score above zero are earned even under a heading of deductions.
    """
    for kind in (RowKind.BONUS, RowKind.DEDUCTION):
        extra = [i for i, place in enumerate(places) if place.kind is kind and _is_earnable(form.rows[i], place)]
        points, others = sum_of(places[i].points for i in extra), all_points(form, places)
        if not points or others + points != whole:
            is_cut = kind is RowKind.DEDUCTION and others < whole
            extra = [i for i in extra if is_cut and not _is_nothing(form.rows[i].score)]
        for i in extra:
            places[i] = evolve(places[i], kind=RowKind.INDICATOR)


def _is_earnable(cells: FormRow, place: RowPlace) -> bool:
    given = read_number(cells.score)
    return place.points is not None and place.points > 0 and not (given and given.value < 0)


def _is_nothing(cell: str | None) -> bool:
    number = read_number(cell)
    return number is not None and number.value == 0
