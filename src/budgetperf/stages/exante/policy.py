"""The rule that says which project needs an ex-ante evaluation, as data: a decision table with the words it follows."""

from __future__ import annotations

from functools import cached_property
from types import NoneType

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, Document, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_fields, require_filled
from budgetperf.rules.conditions import Open
from budgetperf.rules.decisions import DecisionTable
from budgetperf.rules.rows import Measure

__all__ = [
    "MEASURES",
    "NOT_REQUIRED",
    "REQUIRED",
    "ScreeningPolicy",
    "jurisdiction_of",
    "questions_of",
]

REQUIRED = Measure(code="required", zh="须开展事前绩效评估", en="an ex-ante evaluation is required")
NOT_REQUIRED = Measure(code="not_required", zh="无须开展事前绩效评估", en="no ex-ante evaluation is required")
MEASURES = (REQUIRED, NOT_REQUIRED)
"""What a table of a :class:`ScreeningPolicy` can lead to."""


@frozen(kw_only=True)
class ScreeningPolicy:
    """Which project or policy needs an ex-ante evaluation (事前绩效评估).

    Attributes:
        code: stable name; what stands before its first point names the jurisdiction.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        passage: the words that the table follows, as they stand in the document of their basis; where only their sense
            is known, that.
        regulation: the text that those words report; None where they name none.
        table: which facts lead to :data:`REQUIRED` and :data:`NOT_REQUIRED`, with the exemptions.
        basis: the ground of each; every row of the table has its own.

    Raises:
        InvalidValueError: a table that leads to something else.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    passage: str
    regulation: Document | None = None
    table: DecisionTable
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en", "passage")
        require(self.status, RuleStatus, "ScreeningPolicy.status")
        require_fields(self, (Document, NoneType), "regulation")
        require(self.table, DecisionTable, "ScreeningPolicy.table")
        check_bases(self, self.basis, optional=("regulation",))
        if self.table.measures != MEASURES:
            found = ", ".join(measure.code for measure in self.table.measures) or "nothing"
            raise InvalidValueError(
                f"the table {self.table.code} leads to {found}, expected required and not_required.",
                f"决策表“{self.table.zh}”的措施为 {found}，应为 required 和 not_required。",
                hint_en="use stages.exante.MEASURES",
                hint_zh="请用 stages.exante.MEASURES",
                found=found,
            )

    def choose(self, **options: str) -> ScreeningPolicy:
        """The policy with open questions answered by name; every result names the answers.

        Raises:
            InvalidValueError: there is no such question or option.
        """
        return evolve(self, table=self.table.choose(**options))

    def adopt(self, *rules: str) -> ScreeningPolicy:
        """The policy with proposed rules put to use by name.

        Raises:
            InvalidValueError: there is no such proposal.
        """
        return evolve(self, table=self.table.adopt(*rules))

    @property
    def jurisdiction(self) -> str | None:
        """Whose rules they are, by the first part of the code; None where that has one part only."""
        return jurisdiction_of(self.code)

    @property
    def questions(self) -> tuple[Open, ...]:
        """What its words leave open, each question once, answered or not."""
        return questions_of(self.table)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among its fields that nobody published."""
        return assumptions_of("screening", self, self.basis)


def jurisdiction_of(code: str) -> str | None:
    """The first part of a policy's code, such as ``jianghan`` of ``jianghan.requests``; None where it has one part."""
    first, point, _ = code.partition(".")
    return first if point else None


def questions_of(table: DecisionTable) -> tuple[Open, ...]:
    """The open questions of a table, one for each name; a question may stand in several rules."""
    return tuple({question.choice: question for question in table.open}.values())
