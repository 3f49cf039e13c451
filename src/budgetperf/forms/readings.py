"""What the readings of printed forms share: cells that cannot be read, directions taken from names, ticks and boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, TypeVar

from attrs import frozen

from budgetperf.basis import Assumption
from budgetperf.errors import Problem
from budgetperf.forms.figures import is_shown
from budgetperf.forms.findings import Finding, FindingCode, Severity
from budgetperf.rules.directions import DirectionPolicy
from budgetperf.rules.expectations import Bare, Expectation, Unread
from budgetperf.rules.naming import asked_by_name
from budgetperf.rules.reading import MAX_TEXT, tidy

__all__ = [
    "Directed",
    "UnreadCell",
    "check_directions",
    "check_unread",
    "directed",
    "read_boxes",
    "read_tick",
    "unread_value",
]

T = TypeVar("T")

_TICKED = "√✓✔☑✅■●◉🗹"
_EMPTY = "□☐○◯"
_YES = frozenset({*_TICKED, "是", "V", "v"})
_NO = frozenset({*_EMPTY, "否", "×", "✗", "✘"})
_BRACKETED = re.compile(rf"\(([{_TICKED}Vv])\)|\(\)")
_BOX = re.compile(f"[{_TICKED}{_EMPTY}]")
_SEPARATOR = re.compile("[,;、/。]+")


class Directed(NamedTuple):
    """An expectation as it is asked, whether only the name suggests its direction, and the assumptions."""

    asked: Expectation
    is_suggested: bool
    assumptions: tuple[Assumption, ...]


@frozen(kw_only=True)
class UnreadCell:
    """A cell of a form that could not be read, or that is missing.

    Attributes:
        row: the row's place from 0; None for a cell of the form as a whole.
        text: the cell as printed; empty where nothing is.
        problem: what is wrong, and where.
    """

    row: int | None
    text: str
    problem: Problem


def unread_value(row: int, path: str, read: object) -> Iterator[UnreadCell]:
    """The cell of a value that is shown and was not read."""
    if isinstance(read, Unread) and is_shown(read.text):
        why = read.why.term
        yield UnreadCell(
            row=row,
            text=read.text,
            problem=Problem(
                path=path, en=f"cannot be read, {why.en}: {read.text}", zh=f"无法识别，{why.zh}：{read.text}"
            ),
        )


def check_unread(cells: Iterable[UnreadCell]) -> Iterator[Finding]:
    """A finding for each cell of a row that is shown and cannot be read."""
    for cell in cells:
        if cell.row is not None and cell.text:
            yield Finding(code=FindingCode.CELL_UNREADABLE, row=cell.row, severity=Severity.NOTE, printed=cell.text)


def directed(expectation: Expectation, name: str | None, policy: DirectionPolicy) -> Directed:
    """The expectation with the operator that the indicator's name prints, or the direction that it suggests."""
    asked, used = asked_by_name(expectation, name)
    towards = policy.read(asked, name) if isinstance(asked, Bare) else None
    if towards is None:
        return Directed(asked, is_suggested=False, assumptions=used)
    return Directed(towards, is_suggested=True, assumptions=policy.assumptions)


def check_directions(rows: Iterable[tuple[Directed, str | None]]) -> Iterator[Finding]:
    """A finding for each row whose number has no operator, with the cell that prints it."""
    for i, (row, printed) in enumerate(rows):
        if row.is_suggested:
            yield Finding(
                code=FindingCode.DIRECTION_ASSUMED,
                row=i,
                severity=Severity.NOTE,
                printed=printed,
                read_as=str(row.asked),
            )


def read_tick(cell: str | None) -> bool | None:
    """Whether a cell is ticked; None where it cannot be told.

    An empty cell, a placeholder and an empty box are not ticked; a crossed box (☒) may mean either.

    >>> read_tick("√"), read_tick("是"), read_tick("□"), read_tick(None), read_tick("☒")
    (True, True, False, False, None)
    """
    mark = _mark(cell or "")
    if not is_shown(cell) and "?" not in mark:
        return False
    return True if mark in _YES else False if mark in _NO else None


def read_boxes(cell: str | None, names: Mapping[str, T]) -> tuple[T, ...] | None:
    """What a column that holds all choices chooses; None where it cannot be told.

    Without boxes what is named is chosen. With boxes or brackets, which stand either before or behind the names, what
    is ticked is.

    Args:
        cell: the text as printed.
        names: the choices by the patterns of their names.

    >>> choices = {"确定能": 1, "有可能": 2}
    >>> read_boxes("□确定能 ☑有可能", choices), read_boxes("有可能", choices), read_boxes("确定能√有可能", choices)
    ((2,), (2,), None)
    """
    if cell is None or not is_shown(cell):
        return ()
    text = _BRACKETED.sub(lambda found: _TICKED[0] if found[1] else _EMPTY[0], _SEPARATOR.sub("", _mark(cell)))
    name = "|".join(f"(?:{pattern})" for pattern in names)
    if len(text) > MAX_TEXT or not re.fullmatch(rf"(?:{_BOX.pattern}|{name})+", text):
        return None
    parts = re.findall(rf"{_BOX.pattern}|{name}", text)
    boxed = [part for part in parts if _BOX.fullmatch(part)]
    if boxed and bool(_BOX.fullmatch(parts[0])) == bool(_BOX.fullmatch(parts[-1])):
        return None  # boxes on both ends or on neither: nobody knows which name each belongs to
    chosen = _ticked(parts if _BOX.fullmatch(parts[0]) else parts[::-1]) if boxed else parts
    if chosen is None:
        return None
    return tuple(value for pattern, value in names.items() if any(re.fullmatch(pattern, each) for each in chosen))


def _ticked(parts: list[str]) -> list[str] | None:
    """The names that follow a ticked box; None where a box has no name, or a name has none beside empty ones."""
    marks = [(part, before) for before, part in pairwise(["", *parts]) if not _BOX.fullmatch(part)]
    boxes = [before for _, before in marks if _BOX.fullmatch(before)]
    each_has_one = len(boxes) == len(marks) or not any(box in _EMPTY for box in boxes)
    if len(boxes) < sum(bool(_BOX.fullmatch(part)) for part in parts) or not each_has_one:
        return None
    return [part for part, before in marks if before and before in _TICKED]


def _mark(cell: str) -> str:
    return tidy(cell).replace("\ufe0f", "")
