"""A choice by criteria: which items meet a condition, which do not, and of which that cannot be told.

「社会关注度高、涉及面广、金额较大的项目」 names what counts and no figure. The condition is data, held against what is
known of each item; an item of which it cannot be told is listed apart, and is neither in nor out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import evolve, field, frozen

from budgetperf.basis import Assumption, Bases, Basis, BasisKind, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    IncompleteError,
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.conditions import LEAVES, Condition, Open, Reading, walk
from budgetperf.rules.decisions import Chosen
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.holding import Held, hold, prepared
from budgetperf.stages.selection.candidates import Described, by_code
from budgetperf.wire import BY_REFERENCE

__all__ = ["CriteriaSelection", "SelectionCriteria", "by_criteria", "lacking"]


@frozen(kw_only=True)
class SelectionCriteria:
    """What an item must meet to be chosen.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what is chosen, in Chinese.
        en: the same in English.
        status: whether it binds.
        when: the condition.
        answers: the readings chosen for what ``when`` leaves open; None where nobody chose.
        basis: the ground of each.

    Raises:
        InvalidValueError: an answer to a question that ``when`` does not ask, or one that it does not offer.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    when: Condition
    answers: tuple[Chosen, ...] | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        if self.answers is not None:
            require_each(self.answers, Chosen, "SelectionCriteria.answers")
        check_bases(self, self.basis, optional=("answers",))
        for answer in self.answers or ():
            self._reading(answer)

    @cached_property
    def choices(self) -> dict[str, str]:
        """The readings chosen, by the names of the questions."""
        return {answer.choice: answer.option for answer in self.answers or ()}

    @cached_property
    def facts(self) -> tuple[FactKey, ...]:
        """Every fact that it may ask for, once, in reading order."""
        return tuple(dict.fromkeys(part.key for part in walk(self.when) if isinstance(part, LEAVES)))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document, the answers to open questions among it."""
        return assumptions_of("criteria-selection", self, self.basis)

    def choose(self, **options: str) -> SelectionCriteria:
        """The criteria with open questions answered by name; the answers are assumptions of every result.

        Raises:
            InvalidValueError: there is no such question or option.
        """
        chosen = {**self.choices, **options}
        answers = tuple(Chosen(choice=name, option=chosen[name]) for name in sorted(chosen))
        readings = [self._reading(answer) for answer in answers]
        ground = Basis(
            kind=BasisKind.ASSUMED,
            zh="；".join(reading.zh for reading in readings),
            en="; ".join(reading.en for reading in readings),
        )
        return evolve(self, answers=answers, basis={**self.basis, "answers": ground})

    def _reading(self, answer: Chosen) -> Reading:
        questions = [part for part in walk(self.when) if isinstance(part, Open) and part.choice == answer.choice]
        for reading in (each for question in questions for each in question.readings):
            if reading.code == answer.option:
                return reading
        options = " | ".join(each.code for question in questions for each in question.readings)
        raise InvalidValueError(
            f"the criteria {self.code} choose {answer.choice}={answer.option}, expected {options or 'no answer'}.",
            f"选取标准“{self.zh}”选择了 {answer.choice}={answer.option}，应为 {options or '不作选择'}。",
            criteria=self.code,
            found=answer.option,
        )


@frozen(kw_only=True)
class CriteriaSelection(Result):
    """Who meets the criteria.

    Attributes:
        items: all of them with what is known, by code, without the classified ones.
        criteria: what they must meet.
        chosen: the codes of those that meet it.
        others: the codes of those that do not.
        untold: the codes of those of which it cannot be told; they are neither in nor out.
    """

    items: tuple[Described, ...]
    criteria: SelectionCriteria = field(metadata=BY_REFERENCE)
    chosen: tuple[str, ...]
    others: tuple[str, ...]
    untold: tuple[str, ...]

    def held(self, code: str) -> Held:
        """The evidence of one item: which parts of the condition held, with which values.

        Raises:
            InvalidValueError: there is no such item.
        """
        item = self._described.get(code)
        if item is None:
            raise InvalidValueError(f"there is no item {code!r}.", f"没有对象“{code}”。", found=code)
        return hold(self.criteria.when, item.facts, self.criteria.choices)

    @cached_property
    def _described(self) -> dict[str, Described]:
        return {item.code: item for item in self.items}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing, undefined or left open, for each item of which it cannot be told."""
        found: list[Problem] = []
        for code in self.untold:
            held, item = self.held(code), self._described[code]
            found += [lacking(item, key) for key in held.lacking()]
            found += [_unanswered(item, question) for question in held.unanswered()]
        return tuple(found)

    @property
    def settled(self) -> tuple[str, ...]:
        """The chosen codes, where every item could be told.

        Raises:
            IncompleteError: of some it could not; what they lack is named.
        """
        if self.untold:
            raise IncompleteError.listing(
                f"{self.criteria.en}: not every item can be told",
                f"{self.criteria.zh}：部分对象无法判断",
                self.problems,
            )
        return self.chosen

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says."""
        return self.criteria.assumptions

    def recompute(self) -> CriteriaSelection:
        """Choose from the kept items again."""
        return by_criteria(self.items, self.criteria)

    @property
    def explanation(self) -> Explanation:
        """Each item with the conditions that held and those that did not."""
        counts = len(self.chosen), len(self.others), len(self.untold)
        words = {True: ("选取", "chosen"), False: ("不选取", "not chosen"), None: ("无法判断", "cannot be told")}
        parts: list[Explanation] = []
        for item in self.items:
            held = self.held(item.code)
            zh, en = words[held.holds]
            parts.append(
                Explanation(key=item.code, zh=f"{item.code}：{zh}", en=f"{item.code}: {en}", parts=(held.explanation,))
            )
        return Explanation(
            key="criteria",
            zh=f"{self.criteria.zh}：选取 {counts[0]} 个，不选取 {counts[1]} 个，无法判断 {counts[2]} 个",
            en=f"{self.criteria.en}: {counts[0]} chosen, {counts[1]} not, {counts[2]} cannot be told",
            bases=(self.criteria.basis["when"],),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per item, for any table; ``chosen`` is None where it cannot be told."""
        verdicts = {**dict.fromkeys(self.chosen, True), **dict.fromkeys(self.others, False)}
        return [{"code": item.code, "chosen": verdicts.get(item.code)} for item in self.items]


def by_criteria(items: Iterable[Described], criteria: SelectionCriteria) -> CriteriaSelection:
    """Choose the items that meet the criteria; classified ones are not looked at and not shown.

    Args:
        items: each with what is known about it, in any order.
        criteria: what they must meet.

    Raises:
        InvalidValueError: a code twice, or a fact that is another one by the same code.

    >>> from budgetperf.amounts import wan
    >>> from budgetperf.rules.comparing import at_least
    >>> from budgetperf.rules.facts import Facts, amount_fact
    >>> money = amount_fact("amount", "金额", "amount")
    >>> assumed = Basis(kind=BasisKind.ASSUMED, zh="金额较大：500 万元以上", en="large: 5 million yuan or more")
    >>> large = SelectionCriteria(
    ...     code="example", revision="1", zh="重点评价项目", en="key evaluations", status=RuleStatus.REPORTED_PRACTICE,
    ...     when=at_least(money, wan(500)), basis={"status": assumed, "when": assumed})
    >>> found = by_criteria([
    ...     Described(code="p-1", facts=Facts(known=(money.known(wan(800)),))),
    ...     Described(code="p-2", facts=Facts())], large)
    >>> found.chosen, found.others, found.untold
    (('p-1',), (), ('p-2',))
    """
    require(criteria, SelectionCriteria, "criteria")
    every = by_code(items, Described, "items")
    test = prepared(criteria.when, criteria.choices)
    told: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for item in every:
        for key in criteria.facts:
            item.facts.get(key)  # refuses another fact by the same code
        told[test(item.facts.values)].append(item.code)
    return CriteriaSelection(
        items=every,
        criteria=criteria,
        chosen=tuple(told[True]),
        others=tuple(told[False]),
        untold=tuple(told[None]),
    )


def lacking(item: Described, key: FactKey) -> Problem:
    """That a fact of an item is missing or undefined."""
    zh, en = "无法计算（分母为零）", "is undefined (a share of nothing)"
    if item.facts.get(key) is None:
        zh, en = "未提供", "is missing"
    return Problem(path=f"{item.code}.{key.code}", en=f"{key.en} {en}", zh=f"“{key.zh}”{zh}")


def _unanswered(item: Described, question: Open) -> Problem:
    options = " | ".join(reading.code for reading in question.readings)
    return Problem(
        path=f"{item.code}.{question.choice}",
        en=f"{question.en}: choose {question.choice}={options}",
        zh=f"{question.zh}：请选择 {question.choice}={options}",
    )
