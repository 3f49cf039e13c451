"""Conclusions of an ex-ante evaluation (评估结论) as data, and what each does to the project library and the amount."""

from __future__ import annotations

from enum import Enum
from types import NoneType

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled
from budgetperf.rules.decisions import DecisionTable
from budgetperf.stages.exante.words import WordShares
from budgetperf.terms import Term, term

__all__ = ["AmountEffect", "Asks", "ConclusionPolicy", "LibraryEffect", "ReviewVerdict"]


class LibraryEffect(Enum):
    """What becomes of a project in the project library (项目库)."""

    ADMITTED = "admitted"
    WAITING = "waiting"
    REFUSED = "refused"

    @property
    def term(self) -> Term:
        """The effect in both languages."""
        return term(f"library.{self.value}")


class AmountEffect(Enum):
    """What becomes of the amount that was asked for."""

    AS_ASKED = "as_asked"
    CUT = "cut"
    NOTHING = "nothing"

    @property
    def term(self) -> Term:
        """The effect in both languages."""
        return term(f"amount-effect.{self.value}")


class Asks(Enum):
    """What a conclusion must come with: an opinion (评估意见), or conditions to be met first (前置条件)."""

    OPINION = "opinion"
    CONDITIONS = "conditions"

    @property
    def term(self) -> Term:
        """What it must come with, in both languages."""
        return term(f"asks.{self.value}")


@frozen(kw_only=True)
class ReviewVerdict:
    """One conclusion that an evaluation may come to, such as 予以支持.

    Attributes:
        code: stable name for programs.
        zh: the conclusion in Chinese, as the document has it.
        en: the conclusion in English.
        library: what it does to the project in the library; None where nothing is said.
        amount: what it does to the amount; None where nothing is said.
        asks: what it must come with; None for nothing.
        basis: the ground of each that is there.
    """

    code: str
    zh: str
    en: str
    library: LibraryEffect | None = None
    amount: AmountEffect | None = None
    asks: Asks | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")
        require_fields(self, (LibraryEffect, NoneType), "library")
        require_fields(self, (AmountEffect, NoneType), "amount")
        require_fields(self, (Asks, NoneType), "asks")
        check_bases(self, self.basis, optional=("library", "amount", "asks"))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The effects that nobody published."""
        return assumptions_of(f"verdict.{self.code}", self, self.basis)


@frozen(kw_only=True)
class ConclusionPolicy:
    """How an ex-ante evaluation is concluded.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        verdicts: the conclusions.
        table: which points lead to which conclusion, its measures being verdicts; None where people state it.
        words: which share of its points a criterion earns that was judged in words such as 优; None where nobody said,
            and then such a judgement cannot be counted.
        basis: the ground of each that is there.

    Raises:
        InvalidValueError: no verdict, one twice, or a table that leads to something else.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    verdicts: tuple[ReviewVerdict, ...]
    table: DecisionTable | None = None
    words: WordShares | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "ConclusionPolicy.status")
        require_each(self.verdicts, ReviewVerdict, "ConclusionPolicy.verdicts")
        require_fields(self, (DecisionTable, NoneType), "table")
        require_fields(self, (WordShares, NoneType), "words")
        check_bases(self, self.basis, optional=("table", "words"))
        codes = [verdict.code for verdict in self.verdicts]
        led = [measure.code for measure in self.table.measures] if self.table else []
        if not codes or len(set(codes)) < len(codes) or set(led) - set(codes):
            found, leads = ", ".join(codes) or "none", ", ".join(led) or "none"
            raise InvalidValueError(
                f"the policy {self.code} has the verdicts {found} and its table leads to {leads}, expected one or more "
                "different verdicts and no others in the table.",
                f"结论规则“{self.zh}”的结论为 {found}，决策表的措施为 {leads}；"
                "结论应有一个以上且互不相同，决策表不得有其他措施。",
                found=found,
            )

    def verdict(self, code: str) -> ReviewVerdict:
        """The verdict with this code.

        Raises:
            InvalidValueError: the policy has no such verdict.
        """
        for verdict in self.verdicts:
            if verdict.code == code:
                return verdict
        known = " | ".join(verdict.code for verdict in self.verdicts)
        raise InvalidValueError(
            f"the policy {self.code} has no verdict {code}, expected {known}.",
            f"结论规则“{self.zh}”没有结论 {code}，应为 {known}。",
            found=code,
            expected=known,
        )

    def choose(self, **options: str) -> ConclusionPolicy:
        """The policy with open questions of its table answered by name.

        Raises:
            InvalidValueError: there is no table, or no such question or option.
        """
        return evolve(self, table=self._decided().choose(**options))

    def adopt(self, *rules: str) -> ConclusionPolicy:
        """The policy with proposed rules of its table put to use by name.

        Raises:
            InvalidValueError: there is no table, or no such proposal.
        """
        return evolve(self, table=self._decided().adopt(*rules))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among its fields that nobody published."""
        return assumptions_of("conclusions", self, self.basis)

    def _decided(self) -> DecisionTable:
        if self.table is None:
            raise InvalidValueError(
                f"the policy {self.code} has no table: people state the conclusion.",
                f"结论规则“{self.zh}”没有决策表，结论由评估人作出。",
                found=self.code,
            )
        return self.table
