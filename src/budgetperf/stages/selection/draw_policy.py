"""The rules of a draw: how many, from what, and what was announced before anything was drawn."""

from __future__ import annotations

from datetime import date
from enum import Enum
from types import NoneType

from attrs import field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_fields, require_filled
from budgetperf.stages.selection.recipe import check_line
from budgetperf.terms import Term, term

__all__ = ["Announcement", "DrawPolicy", "DrawScope", "IncludedCount", "WhenShort", "check_size"]


class DrawScope(Enum):
    """What the number is drawn from."""

    WHOLE = "whole"
    STRATUM = "stratum"

    @property
    def says(self) -> Term:
        """The scope as a sentence."""
        return term(f"draw-scope.{self.value}")


class WhenShort(Enum):
    """What happens where there are fewer items than are to be drawn."""

    TAKE_ALL = "take_all"
    REFUSE = "refuse"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"when-short.{self.value}")


class IncludedCount(Enum):
    """Whether items that are included by name count towards the number."""

    WITHIN = "within"
    ON_TOP = "on_top"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"included-count.{self.value}")


@frozen(kw_only=True)
class DrawPolicy:
    """How many are drawn, and from what.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what is drawn, in Chinese.
        en: the same in English.
        status: whether it binds.
        size: how many; 1 or more.
        scope: from all items together, or so many from each stratum.
        short: what happens where there are fewer.
        included: whether items that are included by name count towards ``size``.
        basis: the ground of each.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    size: int
    scope: DrawScope
    short: WhenShort
    included: IncludedCount
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, DrawScope, "scope")
        require_fields(self, WhenShort, "short")
        require_fields(self, IncludedCount, "included")
        check_size(self.size, "DrawPolicy.size")
        check_bases(self, self.basis)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("draw", self, self.basis)


@frozen(kw_only=True)
class Announcement:
    """What was made known before anything was drawn.

    Attributes:
        seed: the text that decides; one line, such as a lottery's number or a phrase.
        purpose: what is drawn; one line. One seed serves several draws by different purposes.
        announced: the day on which it was made known.
        source: where the seed comes from; None where not stated.
        population: the hash of the population, if that was announced too; another one is then refused.

    Raises:
        InvalidValueError: a seed or purpose that is no such line.

    >>> Announcement(seed="0427193", purpose="2020年度项目自评再评价", announced=date(2021, 4, 27)).population is None
    True
    """

    seed: str
    purpose: str
    announced: date
    source: str | None = None
    population: str | None = None

    def __attrs_post_init__(self) -> None:
        check_line(self.seed, "Announcement.seed")
        check_line(self.purpose, "Announcement.purpose")
        require(self.announced, date, "Announcement.announced")
        require_fields(self, (str, NoneType), "source", "population")


def check_size(size: int, what: str) -> None:
    """Refuse a number of items that is not 1 or more.

    Raises:
        InvalidValueError: it is another number, or none.
    """
    require(size, int, what)
    if size < 1:
        raise InvalidValueError(f"{what} is {size}, expected 1 or more.", f"{what} 为 {size}，应不小于 1。", found=size)
