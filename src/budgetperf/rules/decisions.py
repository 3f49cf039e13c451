"""Decision tables (决策表): if these facts, then these measures, on this ground.

One mechanism serves every "if … then …" of the field: triggers, gates, warnings, consequences. A table is data. Its hit
policy is one of DMN's: the first rule that applies, every one, or at most one. Words that a document leaves open must
be chosen by name, a proposal runs only where somebody adopts it, and what nobody knows is an error that names the fact,
the rule and its ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from itertools import chain
from types import NoneType

from attrs import evolve, frozen

from budgetperf.errors import InvalidValueError, require, require_each, require_filled, tuple_of
from budgetperf.rules.conditions import LEAVES, Condition, Open, walk
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.facts import Facts, Value
from budgetperf.rules.holding import Test, prepared
from budgetperf.rules.rows import Chosen, Exemption, Force, Measure, Otherwise, Rule, require_then
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
        adopted: the codes of proposed rules that somebody asked for. A table of nothing but proposals runs only where
            one is adopted; its ``otherwise`` does not follow where one that nobody adopted applies or cannot be told.
        exclusive: groups of measures of which at most one may follow, such as the lamps of one thing.

    Raises:
        InvalidValueError: a code twice, a measure that is not declared, a fact defined in two ways, a choice or an
            adoption of something that is not there, a row that leads to two measures that exclude each other.
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
    exclusive: tuple[tuple[str, ...], ...] = ()

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_each(self.measures, Measure, "DecisionTable.measures")
        require_each(self.rules, Rule, "DecisionTable.rules")
        require_each(self.exemptions, Exemption, "DecisionTable.exemptions")
        require_each(self.chosen, Chosen, "DecisionTable.chosen")
        require_each(self.adopted, str, "DecisionTable.adopted")
        require_each(self.exclusive, tuple, "DecisionTable.exclusive")
        for group in self.exclusive:
            require_then(group, "DecisionTable.exclusive")
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
            ("adopted rules", "已采纳规则", list(self.adopted)),
        )
        for en, zh, codes in groups:
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise self._refusal(
                    f"has the {en} {', '.join(twice)} twice", f"的{zh} {'、'.join(twice)} 重复", tuple(twice)
                )

    def _check_names(self) -> None:
        declared = {measure.code for measure in self.measures}
        followed = [*(rule.then for rule in self.rules), *((self.otherwise.then,) if self.otherwise else ())]
        if unknown := sorted({*chain(*followed, *self.exclusive)} - declared):
            words = ", ".join(unknown)
            words_zh = "、".join(unknown)
            raise self._refusal(f"leads to {words}, which it does not declare", f"使用了未声明的措施 {words_zh}", words)
        if clash := next(filter(None, map(self.clash, followed)), ()):
            words, words_zh = ", ".join(clash), "、".join(clash)
            raise self._refusal(
                f"leads in one row to {words}, which exclude each other", f"同一行的措施 {words_zh} 互斥", words
            )
        keys: dict[str, FactKey] = {}
        for key in self.facts:
            if keys.setdefault(key.code, key) != key:
                raise self._refusal(
                    f"defines the fact {key.code} in two ways", f"对事实 {key.code} 有两种定义", key.code
                )

    def _check_choices(self) -> None:
        readings: dict[str, list[str]] = {}
        for question in self.open:
            options = [reading.code for reading in question.readings]
            if set(readings.setdefault(question.choice, options)) != set(options):
                raise self._refusal(
                    f"asks {question.choice} with different options",
                    f"的待定事项 {question.choice} 前后选项不同",
                    question.choice,
                )
        for answer in self.chosen:
            if answer.option not in readings.get(answer.choice, []):
                there = " | ".join(readings.get(answer.choice, ())) or " | ".join(sorted(readings))
                raise self._refusal(
                    f"chooses {answer.choice}={answer.option}, expected {there or 'nothing'}",
                    f"选择了 {answer.choice}={answer.option}，应为 {there or '无'}",
                    answer.option,
                )
        proposals = {rule.code for rule in self.rules if rule.is_proposal}
        if unknown := sorted(set(self.adopted) - proposals):
            words, words_zh, there = ", ".join(unknown), "、".join(unknown), " | ".join(sorted(proposals))
            raise self._refusal(
                f"adopts {words}, expected {there or 'nothing'}", f"采纳了 {words_zh}，应为 {there or '无'}", words
            )

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
    def choices(self) -> Mapping[str, str]:
        """The readings chosen, by the names of the questions."""
        return {answer.choice: answer.option for answer in self.chosen}

    @cached_property
    def running(self) -> tuple[Rule, ...]:
        """The rules that run: those that bind, and the proposals that were adopted."""
        return tuple(rule for rule in self.rules if not rule.is_proposal or rule.code in self.adopted)

    @cached_property
    def idle(self) -> tuple[Rule, ...]:
        """The proposals that nobody adopted: they bind nobody and do not run."""
        return tuple(rule for rule in self.rules if rule not in self.running)

    @cached_property
    def reserved(self) -> tuple[tuple[Rule, Test], ...]:
        """The idle proposals that ``otherwise`` waits for, with their conditions made ready.

        What follows otherwise belongs to the rules in force where there are any. Where every rule is a proposal it is
        part of the proposal, and follows only where none of them would apply, adopted or not.
        """
        waits = self.otherwise is not None and all(rule.is_proposal for rule in self.rules)
        return tuple((rule, prepared(rule.when, self.choices)) for rule in self.idle if waits)

    @cached_property
    def keys(self) -> Mapping[str, FactKey]:
        """The facts that it may ask for, by their codes."""
        return {key.code: key for key in self.facts}

    @cached_property
    def exempting(self) -> tuple[tuple[Exemption, Test], ...]:
        """Its exemptions with their conditions made ready for many facts."""
        return tuple((one, prepared(one.when, self.choices)) for one in self.exemptions)

    @cached_property
    def deciding(self) -> tuple[tuple[Rule, Test], ...]:
        """Its running rules with their conditions made ready for many facts."""
        return tuple((rule, prepared(rule.when, self.choices)) for rule in self.running)

    @cached_property
    def _checked(self) -> list[tuple[FactKey, ...]]:
        """The keys that were last found to be its own: facts of one source have the same, and need no second look."""
        return [()]

    def values(self, facts: Facts) -> Mapping[str, Value]:
        """What the facts are worth to its conditions, by their codes.

        Raises:
            InvalidValueError: a fact that is another one by the code of one of its own.
        """
        if type(facts) is not Facts:  # the call costs what a comparison does
            require(facts, Facts, "facts", hint="Facts(known=...)")
        keys, values = facts.ready
        last = self._checked
        if keys != last[0]:
            for key in keys:
                facts.get(self.keys.get(key.code, key))
            last[0] = keys
        return values

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
        require_each(rules, str, "rules")
        return evolve(self, adopted=tuple(sorted({*self.adopted, *rules})))

    def clash(self, then: Iterable[str]) -> tuple[str, ...]:
        """Those of the measures that exclude each other; none where all may follow at once."""
        codes = tuple(dict.fromkeys(tuple_of(then, str, "then")))
        together = (tuple(code for code in codes if code in group) for group in self.exclusive)
        return next((some for some in together if len(some) > 1), ())

    def measure(self, code: str) -> Measure:
        """The measure with this code.

        Raises:
            InvalidValueError: the table does not declare it.
        """
        for measure in self.measures:
            if measure.code == code:
                return measure
        raise self._refusal(f"has no measure {code}", f"没有措施 {code}", code)
