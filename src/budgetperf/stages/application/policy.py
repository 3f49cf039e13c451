"""The use of results as data: which measures follow, what they do to next year's money, and which result decides.

A policy cannot be built under which worse evidence leads to a milder measure. What moves money and what no document
says (which result decides, against which amount "less" is measured) is None until somebody chooses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType, NoneType

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, Basis, BasisKind, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_filled
from budgetperf.records.projects import PriorBudget
from budgetperf.rules.conditions import Open
from budgetperf.rules.decisions import DecisionTable, HitPolicy
from budgetperf.stages.application.consequences import Consequence, MoneyEffect
from budgetperf.stages.application.ladders import FIRM, EvidenceLadder, Milder, milder_for_worse
from budgetperf.stages.application.precedence import AmountBase, EffectYear, Precedence
from budgetperf.stages.application.sources import ResultSource
from budgetperf.stages.exante.policy import questions_of

__all__ = ["ApplicationPolicy", "MilderForWorseError"]

_LESS = {MoneyEffect.LESS, MoneyEffect.LESS_OR_NOTHING}


class MilderForWorseError(InvalidValueError):
    """Under a table worse evidence leads to a milder measure; ``facts["milder"]`` has the two cases."""

    code = "milder-for-worse"


@frozen(kw_only=True)
class ApplicationPolicy:
    """What follows from results (结果应用).

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        consequences: the measures of the table, in its order, with what they do to the money and how severe they are.
        table: which facts of a result lead to which measures; every rule that applies counts.
        effect_years: when the results of each source take effect; every source once.
        ladders: what is worse evidence than what.
        precedence: which of several results decides on the money; None until somebody chooses.
        reduces_from: against which amount "less" is measured; None until somebody chooses.
        holds_at: which amount of last year's budget "no new money" means; None until somebody chooses.
        basis: the ground of each that is there; every row of the table has its own.

    Raises:
        MilderForWorseError: worse evidence leads to a milder measure.
        InvalidValueError: measures that are not the table's, a harsher one that leaves more money, a table with
            exemptions or another hit policy, a source without a year of effect, or two bases that do not fit.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    consequences: tuple[Consequence, ...]
    table: DecisionTable
    effect_years: tuple[EffectYear, ...]
    ladders: tuple[EvidenceLadder, ...]
    precedence: Precedence | None = None
    reduces_from: AmountBase | None = None
    holds_at: PriorBudget | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_each(self.consequences, Consequence, "ApplicationPolicy.consequences")
        require_fields(self, DecisionTable, "table")
        require_each(self.effect_years, EffectYear, "ApplicationPolicy.effect_years")
        require_each(self.ladders, EvidenceLadder, "ApplicationPolicy.ladders")
        require_fields(self, (Precedence, NoneType), "precedence")
        require_fields(self, (AmountBase, NoneType), "reduces_from")
        require_fields(self, (PriorBudget, NoneType), "holds_at")
        check_bases(self, self.basis, optional=("precedence", "reduces_from", "holds_at"))
        self._check_table()
        self._check_years()
        self._check_severity()
        self._check_law()

    def _check_table(self) -> None:
        measures = tuple(one.measure for one in self.consequences)
        if self.table.measures != measures:
            found = ", ".join(measure.code for measure in self.table.measures) or "nothing"
            expected = ", ".join(measure.code for measure in measures) or "nothing"
            raise self._refusal(
                f"leads to {found}, expected {expected} as its consequences",
                f"的措施为 {found}，应与所列措施 {expected} 一致",
                found,
            )
        if self.table.hit is not HitPolicy.EVERY or self.table.exemptions:
            raise self._refusal(
                f"has the hit policy {self.table.hit.value} and {len(self.table.exemptions)} exemptions, expected "
                "every and none",
                f"的适用方式为“{self.table.hit.term.zh}”，豁免 {len(self.table.exemptions)} 条；"
                f"应为“{HitPolicy.EVERY.term.zh}”且无豁免",
                self.table.hit.value,
            )

    def _check_years(self) -> None:
        sources = [one.source for one in self.effect_years]
        if sorted(source.value for source in sources) != sorted(source.value for source in ResultSource):
            found = ", ".join(source.value for source in sources) or "none"
            raise self._refusal(
                f"has years of effect for {found}, expected every source once",
                f"的应用年度涉及 {found}，应涵盖每一结果来源且各一次",
                found,
            )

    def _check_severity(self) -> None:
        ranked = [one for one in self.consequences if one.rank is not None]
        for mild in ranked:
            for harsh in ranked:
                no_harsher = (mild.rank or 0) <= (harsh.rank or 0)
                if no_harsher and mild.effect.tightness > harsh.effect.tightness:
                    raise self._refusal(
                        f"holds {harsh.code} to be no milder than {mild.code}, which leaves less money",
                        f"将“{harsh.zh}”列为不轻于“{mild.zh}”，而后者所留资金更少",
                        harsh.code,
                    )
        effects = {one.effect for one in self.consequences}
        both = MoneyEffect.NO_NEW_MONEY in effects and effects & _LESS
        if both and self.reduces_from is not None and self.holds_at is not None:
            fits = self.reduces_from.value == self.holds_at.value
            if not fits:
                raise self._refusal(
                    f"measures less against {self.reduces_from.value} and no new money against {self.holds_at.value}, "
                    "expected one amount of last year's budget, or a cut could leave more than a hold",
                    f"的核减基数为“{self.reduces_from.term.zh}”，控制新增的基数为“{self.holds_at.term.zh}”，"
                    "应为上年预算的同一口径，否则核减后可能多于控制新增",
                    self.reduces_from.value,
                )

    def _check_law(self) -> None:
        found = milder_for_worse(self.table, self.ranks, self.ladders) or self._milder_in_force()
        if found is not None:
            raise MilderForWorseError(
                f"the table {self.table.code} is milder for worse evidence: {found.en}.",
                f"决策表“{self.table.zh}”在结果更差时措施更轻：{found.zh}。",
                hint_en="give the worse case a measure that is as severe, or rank the measures otherwise",
                hint_zh="请为较差的情形规定不轻于此的措施，或调整措施的轻重次序",
                milder=found,
            )

    def _milder_in_force(self) -> Milder | None:
        """Worse evidence under which fewer rules bind: what holds in principle only leaves a person any amount."""
        if all(rule.force in FIRM for rule in self.table.rules):
            return None
        return milder_for_worse(self.table, self.ranks, self.ladders, FIRM)

    def _refusal(self, en: str, zh: str, found: object) -> InvalidValueError:
        return InvalidValueError(f"the policy {self.code} {en}.", f"结果应用规则“{self.zh}”{zh}。", found=found)

    @cached_property
    def ranks(self) -> Mapping[str, int | None]:
        """How severe each measure is, by its code."""
        return MappingProxyType({one.code: one.rank for one in self.consequences})

    def consequence(self, code: str) -> Consequence:
        """The measure with this code.

        Raises:
            InvalidValueError: the policy has none.
        """
        for one in self.consequences:
            if one.code == code:
                return one
        known = " | ".join(self.ranks)
        raise self._refusal(f"has no measure {code}, expected {known}", f"没有措施 {code}，应为 {known}", code)

    def effect_year(self, source: ResultSource) -> EffectYear:
        """When results of a source take effect."""
        return next(one for one in self.effect_years if one.source is source)

    def choose(self, **options: str) -> ApplicationPolicy:
        """The policy with open questions of its table answered by name; every result names the answers.

        Raises:
            InvalidValueError: there is no such question or option.
        """
        return evolve(self, table=self.table.choose(**options))

    def adopt(self, *rules: str) -> ApplicationPolicy:
        """The policy with proposed rules put to use by name.

        Raises:
            InvalidValueError: there is no such proposal.
        """
        return evolve(self, table=self.table.adopt(*rules))

    def taking(
        self,
        *,
        precedence: Precedence | None = None,
        reduces_from: AmountBase | None = None,
        holds_at: PriorBudget | None = None,
    ) -> ApplicationPolicy:
        """The policy with what no document says chosen by somebody; every result lists the choice as an assumption.

        Args:
            precedence: which of several results decides on the money.
            reduces_from: against which amount "less" is measured.
            holds_at: which amount of last year's budget "no new money" means.

        Raises:
            InvalidValueError: two bases that do not fit, or something of another type.
        """
        require(precedence, (Precedence, NoneType), "precedence")
        require(reduces_from, (AmountBase, NoneType), "reduces_from")
        require(holds_at, (PriorBudget, NoneType), "holds_at")
        chosen: dict[str, Basis] = {}
        if precedence is not None:
            chosen["precedence"] = _chosen(precedence.words.zh, precedence.words.en)
        if reduces_from is not None:
            base = reduces_from.term
            chosen["reduces_from"] = _chosen(f"核减以{base.zh}为基数", f"less is measured against {base.en}")
        if holds_at is not None:
            chosen["holds_at"] = _chosen(
                f"控制新增以{holds_at.term.zh}为限", f"no new money means the {holds_at.term.en}"
            )
        return evolve(
            self,
            precedence=precedence or self.precedence,
            reduces_from=reduces_from or self.reduces_from,
            holds_at=holds_at or self.holds_at,
            basis={**self.basis, **chosen},
        )

    @property
    def questions(self) -> tuple[Open, ...]:
        """What the words of its table leave open, each question once, answered or not."""
        return questions_of(self.table)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among its fields that nobody published."""
        return assumptions_of("application", self, self.basis)


def _chosen(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.ASSUMED, zh=f"{zh}（由使用者选定）", en=f"{en}, as chosen")
