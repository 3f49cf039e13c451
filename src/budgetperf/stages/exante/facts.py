"""The facts of a project that rules of ex-ante evaluation ask for, and where each of them comes from.

What the record does not state is left out, so that a rule that needs it says so. Growth is over last year's initial or
adjusted budget, each a fact of its own. Whether a project is major (重大) is taken from the record and never inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import get_args

from budgetperf.amounts import Rate, Share, Yuan, plain_text
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import FundKind, SpecialKind, Standing, SubjectKind
from budgetperf.records.projects import Growth, PriorBudget, Project
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import (
    Fact,
    Facts,
    Known,
    Value,
    amount_fact,
    flag_fact,
    rate_fact,
    word_fact,
)

__all__ = [
    "AMOUNT",
    "GROWTH",
    "INCREASE",
    "MAJOR",
    "NOT_SPECIAL",
    "OWN_GROWTH",
    "OWN_INCREASE",
    "OWN_LAST_YEAR",
    "OWN_MONEY",
    "SPECIAL",
    "STANDING",
    "SUBJECT",
    "UPPER_MONEY",
    "facts_of",
]


def _words(kind: type[SubjectKind | Standing | SpecialKind]) -> tuple[FactWord, ...]:
    return tuple(FactWord(code=one.value, zh=one.term.zh, en=one.term.en) for one in kind)


NOT_SPECIAL = "none"
"""The word of :data:`SPECIAL` for what nobody says is a special matter."""

SUBJECT = word_fact("subject", "对象", "subject", _words(SubjectKind))
STANDING = word_fact("standing", "与上年相比", "standing", _words(Standing))
MAJOR = flag_fact("major", "是否重大", "whether it is major")
SPECIAL = word_fact(
    "special",
    "特殊事项",
    "special matter",
    (FactWord(code=NOT_SPECIAL, zh="无", en="none"), *_words(SpecialKind)),
)
AMOUNT = amount_fact("amount", "本年申请金额", "the amount asked for the year")
OWN_MONEY = amount_fact("own_money", "本级财政资金", "the own money of the level")
UPPER_MONEY = amount_fact("upper_money", "上级转移支付资金", "the money from a higher level")


def _increase(code: str, zh: str, en: str) -> Mapping[PriorBudget, Fact[Yuan]]:
    return MappingProxyType(
        {
            over: amount_fact(
                f"{code}_over_{over.value}", f"{zh}（与{over.term.zh}比）", f"{en} over the {over.term.en}", least=None
            )
            for over in PriorBudget
        }
    )


def _growth(code: str, zh: str, en: str) -> Mapping[PriorBudget, Fact[Rate | Share]]:
    return MappingProxyType(
        {
            over: rate_fact(f"{code}_over_{over.value}", f"{zh}（与{over.term.zh}比）", f"{en} over the {over.term.en}")
            for over in PriorBudget
        }
    )


INCREASE = _increase("increase", "增加金额", "the increase")
"""How much more is asked for than last year, below zero for less; one fact for each amount of last year's budget."""
GROWTH = _growth("growth", "增幅", "the growth")
"""The increase over last year's amount; undefined where that is zero."""
OWN_INCREASE = _increase("own_increase", "本级财政资金增加金额", "the increase of own money")
"""The increase of own money alone.

It is computed where the whole request is own money, as if last year's budget had been so too: a screening lists that as
an assumption (:data:`OWN_LAST_YEAR`). Where that is not so, and where the money is mixed, somebody states it.
"""
OWN_GROWTH = _growth("own_growth", "本级财政资金增幅", "the growth of own money")
"""The growth of own money alone, known as :data:`OWN_INCREASE` is."""

OWN_LAST_YEAR = Assumption(
    key="exante.own-last-year",
    zh="上年预算视为全部由本级财政安排",
    en="last year's budget is taken to have been own money throughout",
)
_RECORDED = Origin(kind=OriginKind.RECORDED, zh="项目记录", en="the record of the project")
_UNSAID = Origin(
    kind=OriginKind.RECORDED, zh="项目记录未列为特殊事项", en="the record says nothing of a special matter"
)
_AS_STATED = "（按给出的金额）", " (as stated)"
_ALL_OWN = "（全部为本级财政资金）", " (all of it own money)"


def facts_of(project: Project, stated: Iterable[Known] = ()) -> Facts:
    """What a project's record says, what somebody states beside it or in its place, and what follows from both.

    What is stated goes before the record, and nothing that rests on what it replaced is left beside it: growth is
    computed from the stated amount; the sources of another amount, and a growth beside a stated increase that does not
    agree with the record's amounts, are left out, so that a rule that needs them asks for them.

    Args:
        project: the project or policy.
        stated: facts that the record does not have, or that somebody knows better.

    Raises:
        InvalidValueError: more own money is stated than is asked for, one fact twice, or something of another type.

    >>> from budgetperf.amounts import wan
    >>> project = Project(name="示例项目", department="101", year=2023, subject=SubjectKind.PROJECT, amount=wan(650),
    ...     standing=Standing.CONTINUING, last_year=Budget(initial=wan(500)))
    >>> facts, growth = facts_of(project), GROWTH[PriorBudget.INITIAL].key
    >>> print(facts.get(growth).origin.en)
    6500000 yuan against 5000000 yuan, the initial budget of last year
    >>> facts.get(MAJOR.key), facts.get(GROWTH[PriorBudget.ADJUSTED].key)
    (None, None)
    >>> print(facts_of(project, [AMOUNT.known(wan(600))]).get(growth).origin.en)
    6000000 yuan (as stated) against 5000000 yuan, the initial budget of last year
    """
    require(project, Project, "project")
    own = Facts(known=tuple_of(stated, get_args(Known), "stated", hint="Fact.known()"))
    recorded = (one for one in _recorded(project, own) if one.key.code not in own.by_code)
    known = Facts(known=(*own.known, *recorded))
    _check_own_money(project, known)
    grown = (
        one
        for one in _growths(project, known, is_stated=AMOUNT.key.code in own.by_code)
        if one.key.code not in own.by_code
    )
    return Facts(known=(*known.known, *grown), classified=project.classified)


def _recorded(project: Project, stated: Facts) -> Iterator[Known]:
    """What the record says itself; no sources where another amount, or another sum of own money, is stated."""
    yield SUBJECT.known(project.subject.value, _RECORDED)
    if project.standing is not None:
        yield STANDING.known(project.standing.value, _RECORDED)
    if project.major is not None:
        yield MAJOR.known(project.major, _RECORDED)
    special = project.special
    yield SPECIAL.known(NOT_SPECIAL, _UNSAID) if special is None else SPECIAL.known(special.kind.value, _RECORDED)
    if project.amount is not None:
        yield AMOUNT.known(project.amount, _RECORDED)
    own, upper = project.money(FundKind.OWN), project.money(FundKind.UPPER_LEVEL)
    if own is not None and upper is not None and _agrees(stated, {AMOUNT: project.amount}):
        yield OWN_MONEY.known(own, _RECORDED)
        if _agrees(stated, {OWN_MONEY: own}):
            yield UPPER_MONEY.known(upper, _RECORDED)


def _agrees(stated: Facts, values: Mapping[Fact[Yuan] | Fact[Rate | Share], Value]) -> bool:
    """Whether nothing else than these values is stated of some facts."""
    return all(stated.values.get(fact.key.code, value) == value for fact, value in values.items())


def _yuan(known: Facts, fact: Fact[Yuan]) -> Yuan | None:
    found = known.get(fact.key)
    return Yuan(found.value) if found is not None and isinstance(found.value, Decimal) else None


def _check_own_money(project: Project, known: Facts) -> None:
    own, amount = _yuan(known, OWN_MONEY), _yuan(known, AMOUNT)
    if own is not None and amount is not None and own > amount:
        found, of = (project.shown(plain_text(one)) for one in (own, amount))
        raise InvalidValueError(
            f"the own money is {found.en} yuan of {of.en} yuan asked for, expected no more than that.",
            f"本级财政资金为 {found.zh} 元，申请金额为 {of.zh} 元，前者不应大于后者。",
            hint_en="state the amount and the own money together where both differ from the record",
            hint_zh="两者均与项目记录不同的，请一并给出",
            found=found.en,
            amount=of.en,
        )


def _growths(project: Project, known: Facts, *, is_stated: bool) -> Iterator[Known]:
    """The growth of the amount over each stated budget of last year, and that of own money where all of it is own."""
    amount, own = _yuan(known, AMOUNT), _yuan(known, OWN_MONEY)
    if amount is None:
        return
    for over, last in _last_year(project.last_year):
        growth, whence = Growth(this_year=amount, last_year=last, over=over), _AS_STATED if is_stated else ("", "")
        if _fits(known, growth, INCREASE, GROWTH):
            yield from _grown(growth, INCREASE, GROWTH, whence)
            if own == amount and _fits(known, growth, OWN_INCREASE, OWN_GROWTH):
                yield from _grown(growth, OWN_INCREASE, OWN_GROWTH, (whence[0] + _ALL_OWN[0], whence[1] + _ALL_OWN[1]))


def _last_year(prior: Budget | None) -> Iterator[tuple[PriorBudget, Yuan]]:
    if prior is not None and prior.initial is not None:
        yield PriorBudget.INITIAL, prior.initial
    if prior is not None and prior.adjusted is not None:
        yield PriorBudget.ADJUSTED, prior.adjusted


def _fits(
    known: Facts,
    growth: Growth,
    increase: Mapping[PriorBudget, Fact[Yuan]],
    rate: Mapping[PriorBudget, Fact[Rate | Share]],
) -> bool:
    """Whether an increase or a rate that is stated agrees with the amounts."""
    value = growth.share.exact if growth.share.is_defined else None
    return _agrees(known, {increase[growth.over]: growth.amount, rate[growth.over]: value})


def _grown(
    growth: Growth,
    increase: Mapping[PriorBudget, Fact[Yuan]],
    rate: Mapping[PriorBudget, Fact[Rate | Share]],
    remark: tuple[str, str],
) -> Iterator[Known]:
    this, last, over = plain_text(growth.this_year), plain_text(growth.last_year), growth.over.term
    origin = Origin(
        kind=OriginKind.COMPUTED,
        zh=f"本年 {this} 元{remark[0]}，{over.zh} {last} 元",
        en=f"{this} yuan{remark[1]} against {last} yuan, the {over.en}",
    )
    yield increase[growth.over].known(growth.amount, origin)
    yield rate[growth.over].known(growth.share, origin)
