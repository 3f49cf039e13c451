"""One figure as a document states it: what is counted, of whom, in which years, and where it stands."""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType

from attrs import field, frozen

from budgetperf.errors import InvalidValueError, require_fields, require_text
from budgetperf.ledger.printed import Dimension, PrintedFigure
from budgetperf.plain import Record
from budgetperf.terms import Term, term

__all__ = ["FigureKind", "Stated"]


class FigureKind(Enum):
    """Whether a figure has grown since some year, is of a period alone, or of a point in time."""

    CUMULATIVE = "cumulative"
    PERIOD = "period"
    SNAPSHOT = "snapshot"

    @property
    def term(self) -> Term:
        """The kind's name in both languages."""
        return term(f"figure-kind.{self.value}")


def _printed(figure: PrintedFigure | str) -> PrintedFigure:
    return PrintedFigure.read(figure) if isinstance(figure, str) else figure


@frozen(kw_only=True)
class Stated(Record):
    """A figure that a document states.

    Attributes:
        code: its name in a ledger, such as ``DL-05``.
        quantity: what is counted or measured.
        scope: of whom or what.
        printed: the figure as printed; a text is read as :meth:`PrintedFigure.read` does.
        kind: cumulative, of a period or at a point in time; None of a day and of no other figure.
        year: the budget year that it is of, of several the last; None where the document does not say.
        since: the first year of several.
        as_of: the day on which it was counted; None where the document names none.
        place: the words among which it stands; empty where nobody noted them.

    Raises:
        InvalidValueError: a text that is no figure, no kind, or years in the wrong order.

    >>> said = Stated(
    ...     code="XZ-22", quantity="抽取项目", scope="自评项目", printed="57 个项目", kind=FigureKind.PERIOD, year=2020
    ... )
    >>> said.printed.dimension.value, str(said)
    ('count', '57个项目')
    """

    code: str
    quantity: str
    scope: str
    printed: PrintedFigure = field(converter=_printed)
    kind: FigureKind | None = None
    year: int | None = None
    since: int | None = None
    as_of: date | None = None
    place: str = ""

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "Stated.code")
        require_text(self.quantity, "Stated.quantity")
        require_text(self.scope, "Stated.scope")
        require_fields(self, PrintedFigure, "printed")
        require_fields(self, (FigureKind, NoneType), "kind")
        require_fields(self, (int, NoneType), "year", "since")
        if self.as_of is not None and type(self.as_of) is not date:  # a moment cannot be compared with a day
            found = type(self.as_of).__name__
            raise InvalidValueError(
                f"Stated.as_of is {found}, expected date.", f"Stated.as_of 为 {found}，应为 date。", found=found
            )
        require_fields(self, str, "place")
        if (self.kind is None) is not (self.printed.dimension is Dimension.DAY):
            kind = "None" if self.kind is None else self.kind.value
            raise InvalidValueError(
                f"{self.code} ({self.printed}) is of kind {kind}, expected a kind for a number and None for a day.",
                f"“{self.code}”（{self.printed}）的类别为 {kind}，数须注明类别，日期不注类别。",
                found=kind,
            )
        if self.since is not None and (self.year is None or self.since > self.year):
            raise InvalidValueError(
                f"{self.code} is of the years from {self.since} to {self.year}, expected this order.",
                f"“{self.code}”的年份为 {self.since} 至 {self.year}，应由先到后。",
                since=self.since,
                year=self.year,
            )

    @property
    def first_year(self) -> int | None:
        """The first of its years; None where the document does not say."""
        return self.year if self.since is None else self.since

    def __str__(self) -> str:
        return str(self.printed)
