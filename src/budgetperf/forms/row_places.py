"""What a printed row is and under which headings it stands, and what the headings say that it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction

from attrs import frozen

from budgetperf.basis import Assumption
from budgetperf.forms.figures import PrintedNumber, is_shown, read_number, read_score
from budgetperf.forms.headings import stated_points
from budgetperf.forms.hundreds import weighted
from budgetperf.forms.self_evaluation import FormRow
from budgetperf.terms import Term, term

__all__ = ["IN_NAME", "RowKind", "RowPlace", "StatedHeading", "innermost", "stated_headings"]


IN_NAME = Assumption(
    key="layout.points-in-name",
    zh="未填分值的指标，以其名称中所写的分值为准",
    en="a row without points of its own has the points that its name states",
)


class RowKind(Enum):
    """What a printed row is."""

    INDICATOR = "indicator"
    GROUP = "group"
    SHARED = "shared"
    UMBRELLA = "umbrella"
    PART = "part"
    BUDGET = "budget"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    REMARK = "remark"
    BLANK = "blank"

    @property
    def says(self) -> Term:
        """The kind in both languages."""
        return term(f"row-kind.{self.value}")

    @property
    def counts(self) -> bool:
        """Whether the row is an indicator whose points are a part of the whole."""
        return self in {RowKind.INDICATOR, RowKind.GROUP, RowKind.SHARED}

    @property
    def is_checked(self) -> bool:
        """Whether it asks for something: an indicator, with its points or without, or a part of one."""
        return self.counts or self in {RowKind.PART, RowKind.UMBRELLA}

    @property
    def is_read(self) -> bool:
        """Whether the row has a target and an actual of its own."""
        return self.is_checked or self in {RowKind.BUDGET, RowKind.BONUS, RowKind.DEDUCTION}


def innermost(cells: FormRow) -> str | None:
    """The last name that a row shows: the others may be cells that are merged into it."""
    return next((cell for cell in (cells.level3, cells.level2, cells.level1) if is_shown(cell)), None)


@frozen(kw_only=True)
class RowPlace:
    """What one row is and where it belongs.

    Attributes:
        kind: what it is.
        head: of a part, the place from 0 of the row that it is a part of or shares its points with; else None.
        level1: the first-level heading, also where its cell is merged into this row; None where there is none.
        level2: the second-level heading, likewise.
        worth: the points as printed, in their own cell or at the end of the name; None where there are none.
        in_name: whether it is the name that states them.
        of_hundred: whether its score is out of 100, of which the points are the weight.
    """

    kind: RowKind
    head: int | None
    level1: str | None
    level2: str | None
    worth: str | None
    in_name: bool
    of_hundred: bool = False

    def given(self, score: str | None) -> PrintedNumber | None:
        """A printed score as a number of points; None where it is not one."""
        number, weight = read_score(self.worth, score), read_number(self.worth)
        return weighted(weight, number) if self.of_hundred and weight and number else number

    @property
    def points(self) -> Fraction | None:
        """The points as a number; None where they are not printed or cannot be read."""
        number = read_number(self.worth)
        return Fraction(number.value) if number else None


@frozen(kw_only=True)
class StatedHeading:
    """A heading that states points.

    Attributes:
        text: as printed.
        stated: the points as printed in it.
        points: the same as a number.
        rows: the places of the rows below it whose points must make them.
    """

    text: str
    stated: str
    points: Fraction
    rows: tuple[int, ...]


def stated_headings(places: Iterable[RowPlace]) -> Iterator[StatedHeading]:
    """The headings of both levels that state points, with the rows below each.

    The same heading may come back further down. One that is printed with two figures states none, and percent are
    compared with rows in percent only.
    """
    places = tuple(places)
    if not any(stated_points(text)[1] for text in {text for place in places for text in (place.level1, place.level2)}):
        return
    rows: dict[_Key, list[tuple[int, RowPlace]]] = {}
    texts: dict[_Key, dict[str, str]] = {}
    for i, place in enumerate(places):
        if place.kind.counts or place.kind is RowKind.BUDGET:
            for key, stated, text in _headings_of(place):
                rows.setdefault(key, []).append((i, place))
                if stated:
                    texts.setdefault(key, {}).setdefault(stated, text)
    for key, printed in texts.items():
        if len(printed) == 1:
            ((stated, text),) = printed.items()
            percent = all((place.worth or "").strip().endswith(("%", "％")) for _, place in rows[key])
            if percent or not stated.endswith("%"):
                below = tuple(i for i, _ in rows[key])
                yield StatedHeading(text=text, stated=stated, points=Fraction(stated[:-1]), rows=below)


_Key = tuple[str, str | None]


def _headings_of(place: RowPlace) -> Iterator[tuple[_Key, str | None, str]]:
    """Both headings above a row: a key by which to find them again, the points stated, and the text."""
    first, points = stated_points(place.level1)
    yield (first, None), points, place.level1 or ""
    second, points = stated_points(place.level2)
    yield (first, second), points, place.level2 or ""
