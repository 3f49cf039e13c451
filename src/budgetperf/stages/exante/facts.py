"""The facts of a project that rules of ex-ante evaluation ask for, and where each of them comes from.

What the record does not state is left out, so that a rule that needs it says so. Growth is over last year's initial or
adjusted budget, each a fact of its own. Whether a project is major (重大) is taken from the record and never inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from budgetperf.amounts import Rate, Share, Yuan, plain_text
from budgetperf.basis import Assumption
from budgetperf.errors import require
from budgetperf.records.budgets import Budget
from budgetperf.records.kinds import FundKind, SpecialKind, Standing, SubjectKind
from budgetperf.records.projects import Growth, PriorBudget, Project
from budgetperf.rules.fact_keys import FactWord, Origin, OriginKind
from budgetperf.rules.facts import Fact, Facts, Known, amount_fact, flag_fact, rate_fact, word_fact

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
_ALL_OWN = "（全部为本级财政资金）", " (all of it own money)"


def facts_of(project: Project) -> Facts:
    """What a project's record says, and what follows from it.

    Args:
        project: the project or policy.

    >>> from budgetperf.amounts import wan
    >>> project = Project(name="示例项目", department="101", year=2023, subject=SubjectKind.PROJECT, amount=wan(650),
    ...     standing=Standing.CONTINUING, last_year=Budget(initial=wan(500)))
    >>> facts = facts_of(project)
    >>> print(facts.get(GROWTH[PriorBudget.INITIAL].key).origin.en)
    6500000 yuan against 5000000 yuan, the initial budget of last year
    >>> facts.get(MAJOR.key), facts.get(GROWTH[PriorBudget.ADJUSTED].key)
    (None, None)
    """
    require(project, Project, "project")
    return Facts(known=tuple(_found(project)))


def _found(project: Project) -> Iterator[Known]:
    yield SUBJECT.known(project.subject.value, _RECORDED)
    if project.standing is not None:
        yield STANDING.known(project.standing.value, _RECORDED)
    if project.major is not None:
        yield MAJOR.known(project.major, _RECORDED)
    special = project.special
    yield SPECIAL.known(NOT_SPECIAL, _UNSAID) if special is None else SPECIAL.known(special.kind.value, _RECORDED)
    own, upper = project.money(FundKind.OWN), project.money(FundKind.UPPER_LEVEL)
    if project.amount is not None:
        yield AMOUNT.known(project.amount, _RECORDED)
    if own is not None and upper is not None:
        yield OWN_MONEY.known(own, _RECORDED)
        yield UPPER_MONEY.known(upper, _RECORDED)
    if project.amount is not None:
        for over in _stated(project.last_year):
            growth = project.growth(over)
            yield from _grown(growth, INCREASE, GROWTH, ("", ""))
            if own == project.amount:
                yield from _grown(growth, OWN_INCREASE, OWN_GROWTH, _ALL_OWN)


def _stated(prior: Budget | None) -> Iterator[PriorBudget]:
    if prior is not None and prior.initial is not None:
        yield PriorBudget.INITIAL
    if prior is not None and prior.adjusted is not None:
        yield PriorBudget.ADJUSTED


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
