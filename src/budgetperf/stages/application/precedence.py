"""Which of several results decides on the money, and against which amount "less" is measured: chosen, never silent."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_fields
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.application.sources import ResultSource
from budgetperf.terms import Term, term

__all__ = ["AmountBase", "CountedFrom", "EffectYear", "Precedence", "PrecedenceKind"]


class PrecedenceKind(Enum):
    """How it is settled which of several results decides on the money."""

    STRICTEST = "strictest"
    LATEST = "latest"
    DECLARED = "declared"

    @property
    def term(self) -> Term:
        """The way in both languages."""
        return term(f"precedence.{self.value}")


@frozen(kw_only=True)
class Precedence:
    """Which of several results decides on the money. No rule that was read says it, so somebody chooses.

    Of results that tie (made on one day, or of one source) the strictest decides.

    Attributes:
        kind: the way.
        order: the sources in which they decide, the first before all others; for ``DECLARED`` alone.

    Raises:
        InvalidValueError: an order where there is none or none where there is one, or a source twice.
    """

    kind: PrecedenceKind
    order: tuple[ResultSource, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_fields(self, PrecedenceKind, "kind")
        require_each(self.order, ResultSource, "Precedence.order")
        declared = self.kind is PrecedenceKind.DECLARED
        if declared is not bool(self.order) or len(set(self.order)) < len(self.order):
            found = ", ".join(source.value for source in self.order) or "none"
            raise InvalidValueError(
                f"the precedence {self.kind.value} has the order {found}, expected different sources for declared and "
                "none for another.",
                f"“{self.kind.term.zh}”的来源次序为 {found}，仅按次序时填写且不得重复。",
                found=found,
            )

    @property
    def words(self) -> Term:
        """The way in words, with the order."""
        words, order = self.kind.term, [source.term for source in self.order]
        if not order:
            return words
        zh, en = " > ".join(one.zh for one in order), " > ".join(one.en for one in order)
        return Term(key=words.key, zh=f"{words.zh}：{zh}", en=f"{words.en}: {en}")


class AmountBase(Enum):
    """Which amount "less" is measured against: what is asked for, or last year's budget, initial or adjusted."""

    ASKED = "asked"
    INITIAL = "initial"
    ADJUSTED = "adjusted"

    @property
    def term(self) -> Term:
        """The amount in both languages."""
        return term(f"amount-base.{self.value}")


class CountedFrom(Enum):
    """Which year the year of effect is counted from."""

    EVALUATED = "evaluated"
    MADE = "made"

    @property
    def term(self) -> Term:
        """The year in both languages."""
        return term(f"counted-from.{self.value}")


@frozen(kw_only=True)
class EffectYear:
    """In which year's budget the results of one source take effect.

    Attributes:
        source: the source.
        counted: the year that is counted from.
        plus: how many years later, 0 or more.
    """

    source: ResultSource
    counted: CountedFrom
    plus: int

    def __attrs_post_init__(self) -> None:
        require_fields(self, ResultSource, "source")
        require_fields(self, CountedFrom, "counted")
        require(self.plus, int, "EffectYear.plus")
        if self.plus < 0:
            raise InvalidValueError(
                f"the effect comes {self.plus} years later, expected 0 or more.",
                f"应用年度晚 {self.plus} 年，应不小于 0。",
                found=self.plus,
            )

    def of(self, result: ResultOnRecord) -> int | None:
        """The budget year in which a result takes effect; None where it hangs on a day that is not stated."""
        if self.counted is CountedFrom.EVALUATED:
            return result.year + self.plus
        return None if result.on is None else result.on.year + self.plus
