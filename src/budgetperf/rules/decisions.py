"""Decision tables (决策表): if these facts, then these measures, on this ground.

One mechanism serves every "if … then …" of the field: triggers, gates, warnings, consequences. A table is data. Its hit
policy is one of DMN's: the first rule that applies, every one, or at most one. Words that a document leaves open must
be chosen by name, a proposal runs only where somebody adopts it, and what nobody knows is an error that names the fact,
the rule and its ground.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import cached_property
from itertools import chain
from types import NoneType

from attrs import evolve, frozen

from budgetperf.basis import Basis, RuleStatus
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, require_text
from budgetperf.rules.conditions import LEAVES, Condition, Open, walk
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.holding import Test, prepared
from budgetperf.terms import Term, term

__all__ = [
    "Chosen",
    "DecisionTable",
    "Exemption",
    "Force",
    "HitPolicy",
    "Measure",
    "Otherwise",
    "Rule",
]


class HitPolicy(Enum):
    """Which of the rules that apply count."""

    FIRST = "first"
    EVERY = "every"
    UNIQUE = "unique"

    @property
    def term(self) -> Term:
        """The policy in both languages."""
        return term(f"hit.{self.value}")


class Force(Enum):
    """Whether a person may decide otherwise: 原则上 allows it, 应当 and 一律 do not."""

    IN_PRINCIPLE = "in_principle"
    BINDING = "binding"
    STRICT = "strict"

    @property
    def term(self) -> Term:
        """The force in both languages."""
        return term(f"force.{self.value}")


@frozen(kw_only=True)
class Measure:
    """Something that a rule may lead to.

    Attributes:
        code: stable name for programs.
        zh: the measure in Chinese.
        en: the measure in English.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        for name in ("code", "zh", "en"):
            require_text(getattr(self, name), f"Measure.{name}")


@frozen(kw_only=True)
class Rule:
    """One row of a table.

    Attributes:
        code: stable name for programs.
        when: the condition.
        then: the codes of the measures that it leads to.
        basis: the passage that it comes from.
        force: whether a person may decide otherwise.
        status: whether it binds; a proposed or planned rule runs only where the table adopts it.
    """

    code: str
    when: Condition
    then: tuple[str, ...]
    basis: Basis
    force: Force = Force.BINDING
    status: RuleStatus = RuleStatus.IN_FORCE

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "Rule.code")
        _check_then(self.then, "Rule.then")
        require_fields(self, Basis, "basis")
        require_fields(self, Force, "force")
        require_fields(self, RuleStatus, "status")

    @property
    def is_proposal(self) -> bool:
        """Whether it binds nobody yet."""
        return self.status in {RuleStatus.PROPOSED, RuleStatus.PLANNED}


@frozen(kw_only=True)
class Exemption:
    """What the rules do not touch, such as 除应急、救灾等特殊事项; it needs a reason that is kept.

    Attributes:
        code: stable name for programs.
        zh: what is exempt, in Chinese.
        en: the same in English.
        when: the condition.
        basis: the passage that it comes from.
    """

    code: str
    zh: str
    en: str
    when: Condition
    basis: Basis

    def __attrs_post_init__(self) -> None:
        for name in ("code", "zh", "en"):
            require_text(getattr(self, name), f"Exemption.{name}")
        require_fields(self, Basis, "basis")


@frozen(kw_only=True)
class Otherwise:
    """What follows where no rule applies.

    Attributes:
        then: the codes of the measures.
        basis: why.
    """

    then: tuple[str, ...]
    basis: Basis

    def __attrs_post_init__(self) -> None:
        _check_then(self.then, "Otherwise.then")
        require_fields(self, Basis, "basis")


@frozen(kw_only=True)
class Chosen:
    """The answer that somebody gave to an open question.

    Attributes:
        choice: the question's name.
        option: the code of the reading.
    """

    choice: str
    option: str


@frozen(kw_only=True)
class DecisionTable:
    """Rules over facts.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what it decides, in Chinese.
        en: the same in English.
        measures: what it can lead to.
        rules: the rows, in the order of the document.
        hit: which of the rules that apply count.
        otherwise: what follows where none applies; None makes that an error.
        exemptions: what the rules do not touch.
        chosen: the answers to open questions.
        adopted: the codes of proposed rules that somebody asked for.

    Raises:
        InvalidValueError: a code twice, a measure that is not declared, a fact defined in two ways, a choice or an
            adoption of something that is not there.
    """

    code: str
    revision: str
    zh: str
    en: str
    measures: tuple[Measure, ...]
    rules: tuple[Rule, ...]
    hit: HitPolicy
    otherwise: Otherwise | None = None
    exemptions: tuple[Exemption, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    adopted: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for name in ("code", "revision", "zh", "en"):
            require_text(getattr(self, name), f"DecisionTable.{name}")
        require_each(self.measures, Measure, "DecisionTable.measures")
        require_each(self.rules, Rule, "DecisionTable.rules")
        require_each(self.exemptions, Exemption, "DecisionTable.exemptions")
        require_each(self.chosen, Chosen, "DecisionTable.chosen")
        require_each(self.adopted, str, "DecisionTable.adopted")
        require(self.hit, HitPolicy, "DecisionTable.hit")
        require(self.otherwise, (Otherwise, NoneType), "DecisionTable.otherwise")
        self._check_codes()
        self._check_names()
        self._check_choices()

    def _check_codes(self) -> None:
        groups = (
            ("measures", "措施", [item.code for item in self.measures]),
            ("rules", "规则", [*(rule.code for rule in self.rules), *(one.code for one in self.exemptions)]),
            ("choices", "待定事项", [item.choice for item in self.chosen]),
            ("adopted rules", "采纳的规则", list(self.adopted)),
        )
        for en, zh, codes in groups:
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise self._refusal(
                    f"has the {en} {', '.join(twice)} twice", f"{zh} {'、'.join(twice)} 重复", tuple(twice)
                )

    def _check_names(self) -> None:
        declared = {measure.code for measure in self.measures}
        named = chain(*(rule.then for rule in self.rules), self.otherwise.then if self.otherwise else ())
        if unknown := sorted(set(named) - declared):
            words = ", ".join(unknown)
            raise self._refusal(f"leads to {words}, which it does not declare", f"使用了未声明的措施 {words}", words)
        keys: dict[str, FactKey] = {}
        for key in self.facts:
            if keys.setdefault(key.code, key) != key:
                raise self._refusal(
                    f"defines the fact {key.code} in two ways", f"对事实 {key.code} 有两种定义", key.code
                )

    def _check_choices(self) -> None:
        readings = {question.choice: [reading.code for reading in question.readings] for question in self.open}
        for answer in self.chosen:
            if answer.option not in readings.get(answer.choice, []):
                options = " | ".join(readings.get(answer.choice, ())) or " | ".join(sorted(readings)) or "nothing"
                raise self._refusal(
                    f"chooses {answer.choice}={answer.option}, expected {options}",
                    f"选择了 {answer.choice}={answer.option}，应为 {options}",
                    answer.option,
                )
        proposals = {rule.code for rule in self.rules if rule.is_proposal}
        if unknown := sorted(set(self.adopted) - proposals):
            words, there = ", ".join(unknown), " | ".join(sorted(proposals)) or "nothing"
            raise self._refusal(f"adopts {words}, expected {there}", f"采纳了 {words}，应为 {there}", words)

    def _refusal(self, en: str, zh: str, found: object) -> InvalidValueError:
        return InvalidValueError(
            f"the table {self.code} {en}.", f"决策表“{self.zh}”{zh}。", table=self.code, found=found
        )

    @cached_property
    def facts(self) -> tuple[FactKey, ...]:
        """Every fact that it may ask for, once, in reading order."""
        return tuple(dict.fromkeys(part.key for part in self._parts() if isinstance(part, LEAVES)))

    @cached_property
    def open(self) -> tuple[Open, ...]:
        """Every question that its documents leave open, answered or not."""
        return tuple(dict.fromkeys(part for part in self._parts() if isinstance(part, Open)))

    def _parts(self) -> Iterable[Condition]:
        owners: tuple[Exemption | Rule, ...] = (*self.exemptions, *self.rules)
        return chain.from_iterable(walk(owner.when) for owner in owners)

    @cached_property
    def choices(self) -> dict[str, str]:
        """The readings chosen, by the names of the questions."""
        return {answer.choice: answer.option for answer in self.chosen}

    @cached_property
    def running(self) -> tuple[Rule, ...]:
        """The rules that run: those that bind, and the proposals that were adopted."""
        return tuple(rule for rule in self.rules if not rule.is_proposal or rule.code in self.adopted)

    @cached_property
    def tests(self) -> tuple[tuple[Test, ...], tuple[Test, ...]]:
        """Its exemptions and running rules, made ready for many facts."""
        chosen = self.choices
        exemptions = tuple(prepared(one.when, chosen) for one in self.exemptions)
        return exemptions, tuple(prepared(rule.when, chosen) for rule in self.running)

    def choose(self, **options: str) -> DecisionTable:
        """The table with open questions answered by name; the answers are kept in every result.

        Raises:
            InvalidValueError: there is no such question or option.
        """
        answers = {**self.choices, **options}
        return evolve(self, chosen=tuple(Chosen(choice=name, option=answers[name]) for name in sorted(answers)))

    def adopt(self, *rules: str) -> DecisionTable:
        """The table with proposed rules put to use by name.

        Raises:
            InvalidValueError: there is no such proposal.
        """
        return evolve(self, adopted=tuple(sorted({*self.adopted, *rules})))

    def measure(self, code: str) -> Measure:
        """The measure with this code.

        Raises:
            InvalidValueError: the table does not declare it.
        """
        for measure in self.measures:
            if measure.code == code:
                return measure
        raise self._refusal(f"has no measure {code}", f"没有措施 {code}", code)


def _check_then(then: tuple[str, ...], what: str) -> None:
    require_each(then, str, what)
    if not then or len(set(then)) < len(then):
        found = ", ".join(then) or "nothing"
        raise InvalidValueError(
            f"{what} is {found}, expected one or more different measures.",
            f"{what} 为 {found}，应有一个以上互不相同的措施。",
            found=found,
        )
