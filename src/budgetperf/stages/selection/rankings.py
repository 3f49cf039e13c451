"""The top or bottom n by an exact measure, with what is tied at the edge said aloud.

「对 2022 年支出进度偏慢的后 10 家部门进行了全区通报」 does not say what happens where the tenth and the eleventh are
equal. The policy says it, and the result names them either way: nobody is cut by the order of a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction
from itertools import groupby
from typing import assert_never

from attrs import field, frozen

from budgetperf.amounts import Share, fraction
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
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
from budgetperf.rules.fact_keys import FactKey
from budgetperf.rules.facts import KnownNumber, shown_value
from budgetperf.stages.selection.candidates import Described, by_code
from budgetperf.stages.selection.criteria import lacking
from budgetperf.stages.selection.draw_policy import check_size
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Ranked", "Ranking", "RankingEnd", "RankingKey", "RankingPolicy", "RankingTies", "rank"]


class RankingEnd(Enum):
    """Which end of an order is meant."""

    TOP = "top"
    BOTTOM = "bottom"

    @property
    def term(self) -> Term:
        """The end in both languages."""
        return term(f"ranking-end.{self.value}")


class RankingTies(Enum):
    """What becomes of items that are equal at the edge, where not all of them fit in."""

    ALL_IN = "all_in"
    NONE_IN = "none_in"
    REFUSE = "refuse"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"ranking-ties.{self.value}")


@frozen(kw_only=True)
class RankingKey:
    """A measure by which items are ordered.

    Attributes:
        fact: the measure, a number.
        end: which end comes first.
    """

    fact: FactKey
    end: RankingEnd

    def __attrs_post_init__(self) -> None:
        require(self.fact, FactKey, "RankingKey.fact", hint="Fact.key")
        require(self.end, RankingEnd, "RankingKey.end")
        if not self.fact.kind.is_number:
            raise InvalidValueError(
                f"the fact {self.fact.code} is of the kind {self.fact.kind.value}, expected a number to rank by.",
                f"事实“{self.fact.zh}”的类型为“{self.fact.kind.term.zh}”，应为数值方可排序。",
                fact=self.fact.code,
                found=self.fact.kind.value,
            )

    @property
    def says(self) -> Term:
        """The measure and its direction."""
        end = self.end.term
        return Term(key=self.fact.code, zh=f"{self.fact.zh}{end.zh}", en=f"{self.fact.en} {end.en}")


@frozen(kw_only=True)
class RankingPolicy:
    """How many are named, by which measure, and what becomes of ties.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: what is named, in Chinese.
        en: the same in English.
        status: whether it binds.
        size: how many; 1 or more.
        keys: the measure, and the further ones by which items that are equal are ordered; each once.
        ties: what becomes of items at the edge that are equal by every key.
        basis: the ground of each.

    Raises:
        InvalidValueError: no key, or one twice.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    size: int
    keys: tuple[RankingKey, ...]
    ties: RankingTies
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "revision", "zh", "en")
        require_fields(self, RuleStatus, "status")
        require_fields(self, RankingTies, "ties")
        check_size(self.size, "RankingPolicy.size")
        require_each(self.keys, RankingKey, "RankingPolicy.keys")
        check_bases(self, self.basis)
        codes = [key.fact.code for key in self.keys]
        if not codes or len(set(codes)) < len(codes):
            raise InvalidValueError(
                f"RankingPolicy.keys are {', '.join(codes) or 'nothing'}, expected one or more different measures.",
                f"RankingPolicy.keys 为 {'、'.join(codes) or '无'}，应有一个以上互不相同的指标。",
                found=tuple(codes),
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it holds without a document."""
        return assumptions_of("ranking", self, self.basis)


@frozen(kw_only=True)
class Ranked:
    """One item that is named.

    Attributes:
        code: its key.
        place: its place from 1; items that are equal by every key share the first of theirs.
    """

    code: str
    place: int


@frozen(kw_only=True)
class Ranking(Result):
    """The items at one end of an order.

    Attributes:
        items: all of them with what is known, by code, without the classified ones.
        policy: how many, by what.
        named: the items at the end, by place and then by code.
        tied: the codes of the items that are equal at the edge, of which not all fit in; ``policy.ties`` decides.
        unranked: the codes of the items whose measure is missing or undefined; they have no place.
    """

    items: tuple[Described, ...]
    policy: RankingPolicy = field(metadata=BY_REFERENCE)
    named: tuple[Ranked, ...]
    tied: tuple[str, ...]
    unranked: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the named items, in their order."""
        return tuple(item.code for item in self.named)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is missing or undefined, for each item without a place."""
        key = self.policy.keys[0].fact
        return tuple(lacking(item, key) for item in self.items if item.code in self.unranked)

    @property
    def settled(self) -> tuple[str, ...]:
        """The codes of the named items, where every item has a place.

        Raises:
            IncompleteError: some have none; what they lack is named.
        """
        if self.unranked:
            raise IncompleteError.listing(
                f"{self.policy.en}: not every item can be ranked", f"{self.policy.zh}：部分对象无法排序", self.problems
            )
        return self.codes

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What it rests on that no document says."""
        return self.policy.assumptions

    def recompute(self) -> Ranking:
        """Rank the kept items again."""
        return rank(self.items, self.policy)

    @property
    def explanation(self) -> Explanation:
        """The named items with their measures, the ties at the edge and what has no place."""
        basis, described = self.policy.basis, {item.code: item for item in self.items}
        order_zh = "，再按".join(key.says.zh for key in self.policy.keys)
        order_en = ", then by ".join(key.says.en for key in self.policy.keys)
        parts = [self._place(one, described[one.code]) for one in self.named]
        if self.tied:
            says, zh, en = self.policy.ties.says, "、".join(self.tied), ", ".join(self.tied)
            parts.append(
                Explanation(
                    key="tied",
                    zh=f"末位并列：{zh}；{says.zh}",
                    en=f"tied at the edge: {en}; {says.en}",
                    bases=(basis["ties"],),
                )
            )
        parts += [
            Explanation(key="unranked", zh=f"未排序：{each.text('zh')}", en=f"without a place: {each.text('en')}")
            for each in self.problems
        ]
        return Explanation(
            key="ranking",
            zh=f"{self.policy.zh}：{len(self.named)} 个（应列 {self.policy.size} 个），按{order_zh}",
            en=f"{self.policy.en}: {len(self.named)} (of {self.policy.size} asked for), by {order_en}",
            bases=(basis["size"], basis["keys"]),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def _place(self, one: Ranked, item: Described) -> Explanation:
        known = [found for key in self.policy.keys if (found := item.facts.get(key.fact)) is not None]
        zh = "，".join(f"{fact.key.zh} {shown_value(fact).zh}" for fact in known)
        en = ", ".join(f"{fact.key.en} {shown_value(fact).en}" for fact in known)
        return Explanation(
            key=one.code, zh=f"第 {one.place} 位 {one.code}：{zh}", en=f"place {one.place}, {one.code}: {en}"
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per named item, for any table."""
        return [{"place": one.place, "code": one.code, "tied": one.code in self.tied} for one in self.named]


def rank(items: Iterable[Described], policy: RankingPolicy) -> Ranking:
    """Name the items at one end; classified ones are not looked at and not shown.

    Equal items are ordered by the further keys as far as all of them have these, and else are tied.

    Args:
        items: each with what is known about it, in any order.
        policy: how many, by which measure.

    Raises:
        InvalidValueError: a code twice, a fact that is another one by the same code, or a tie at the edge where the
            policy refuses it.
    """
    require(policy, RankingPolicy, "policy")
    every = by_code(items, Described, "items")
    first = policy.keys[0]
    for item in every:
        for key in policy.keys:
            item.facts.get(key.fact)  # refuses another fact by the same code
    placed = tuple(item for item in every if _value(item, first.fact) is not None)
    unranked = tuple(item.code for item in every if _value(item, first.fact) is None)
    named: list[Ranked] = []
    tied: tuple[str, ...] = ()
    for group in _groups(placed, policy.keys):
        room = policy.size - len(named)
        if room <= 0:
            break
        fits = len(group) <= room
        tied = () if fits else tuple(item.code for item in group)
        if fits or _all_in(policy, tied):
            place = len(named) + 1
            named += [Ranked(code=item.code, place=place) for item in group]
        if not fits:
            break
    return Ranking(items=every, policy=policy, named=tuple(named), tied=tied, unranked=unranked)


def _all_in(policy: RankingPolicy, tied: tuple[str, ...]) -> bool:
    match policy.ties:
        case RankingTies.ALL_IN:
            return True
        case RankingTies.NONE_IN:
            return False
        case RankingTies.REFUSE:
            raise InvalidValueError(
                f"{policy.en}: {', '.join(tied)} are tied at the edge, expected no tie there.",
                f"{policy.zh}：{'、'.join(tied)} 末位并列，无法确定。",
                hint_en="order them by a further key, or say what becomes of ties",
                hint_zh="请增加排序指标，或规定并列的处理方式",
                tied=tied,
            )
        case _:
            assert_never(policy.ties)


def _groups(items: tuple[Described, ...], keys: tuple[RankingKey, ...]) -> Iterator[tuple[Described, ...]]:
    """The items from the end that is meant, those together that no key tells apart."""
    known = [(value, item) for item in items if keys and (value := _value(item, keys[0].fact)) is not None]
    if len(items) < 2 or len(known) < len(items):  # noqa: PLR2004 - one item is not tied
        yield items
        return
    known.sort(key=_first, reverse=keys[0].end is RankingEnd.TOP)
    for _, group in groupby(known, _first):
        yield from _groups(tuple(item for _, item in group), keys[1:])


def _first(pair: tuple[Fraction, Described]) -> Fraction:
    return pair[0]


def _value(item: Described, key: FactKey) -> Fraction | None:
    known = item.facts.get(key)
    if not isinstance(known, KnownNumber) or (isinstance(known.value, Share) and not known.value.is_defined):
        return None
    return fraction(known.value)
