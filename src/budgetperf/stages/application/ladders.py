"""What worse evidence is, as data, and the law that it never leads to a milder measure, checked for all facts at once.

The law is checked on regions, not on samples: for each rank, the facts under which a table leads to it or to a harsher
one must stay inside when one piece of evidence gets worse and everything else stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from attrs import frozen

from budgetperf.errors import require, require_each
from budgetperf.rules.boxes import Box, Region, minus
from budgetperf.rules.conditions import Open, walk
from budgetperf.rules.decisions import DecisionTable, Force
from budgetperf.rules.fact_keys import FactKey, FactKind
from budgetperf.rules.facts import Facts, shown_value
from budgetperf.rules.regions import HELD, Axis, Space, space_of
from budgetperf.terms import Term

__all__ = ["FIRM", "EvidenceLadder", "Milder", "milder_for_worse", "rank_of"]

FIRM = frozenset({Force.BINDING, Force.STRICT})
"""The forces that leave a person no other choice."""
_EVERY = frozenset(Force)
_FLAGS = {"no": 0, "yes": 1}


@frozen(kw_only=True)
class EvidenceLadder:
    """Which values of a fact are worse evidence than which.

    Attributes:
        key: the fact; a fact may have several ladders, where its values are ordered in part.
        worst_first: words from the worst on; ``yes`` and ``no`` of a flag; none for a number, where less is worse.

    Raises:
        InvalidValueError: fewer than two values, one twice or one that the fact does not have.
    """

    key: FactKey
    worst_first: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self.key, FactKey, "EvidenceLadder.key", hint="Fact.key")
        require_each(self.worst_first, str, "EvidenceLadder.worst_first")
        if self.key.kind.is_number and not self.worst_first:
            return
        codes = self.key.codes if self.key.kind is FactKind.WORD else tuple(_FLAGS)
        fits = self.key.kind in {FactKind.WORD, FactKind.FLAG} and set(self.worst_first) <= set(codes)
        if not fits or len(self.worst_first) < 2 or len(set(self.worst_first)) < len(self.worst_first):  # noqa: PLR2004
            raise self.key.refusal(", ".join(self.worst_first) or "—", "two or more of its values", "两个以上的取值")

    @property
    def says(self) -> Term:
        """The order in words.

        >>> from budgetperf.regimes.application.grounds import LADDERS
        >>> LADDERS[2].says.en
        'lamp of the project, from the worst: red, yellow, green'
        """
        if not self.worst_first:
            return Term(key=self.key.code, zh=f"{self.key.zh}：越低越劣", en=f"{self.key.en}: the lower the worse")
        flags = {"yes": ("是", "yes"), "no": ("否", "no")}
        named = (
            [(one.zh, one.en) for one in map(self.key.word, self.worst_first)]
            if self.key.codes
            else [flags[code] for code in self.worst_first]
        )
        zh, en = "、".join(zh for zh, _ in named), ", ".join(en for _, en in named)
        return Term(key=self.key.code, zh=f"{self.key.zh}，由劣到优：{zh}", en=f"{self.key.en}, from the worst: {en}")

    def worse_too(self, axis: Axis, some: int) -> int:
        """Some cells of the fact with all that are worse than one of them."""
        if self.key.kind.is_number:
            ordered = some & axis.in_order
            return some | ((1 << ordered.bit_length()) - 1)
        places = [self.key.codes.index(c) if self.key.codes else _FLAGS[c] for c in self.worst_first]
        highest = max((i for i, place in enumerate(places) if some >> place & 1), default=-1)
        return some | sum(1 << place for place in places[: highest + 1] if not some >> place & 1)


@frozen(kw_only=True)
class Milder:
    """Worse evidence that leads to a milder measure: two cases that differ in one fact.

    Attributes:
        key: the fact in which they differ.
        better: the case with the better evidence, which leads to a measure of this rank or a harsher one.
        worse: the case with the worse evidence, which does not.
        rank: the rank.
    """

    key: FactKey
    better: Facts
    worse: Facts
    rank: int

    @property
    def zh(self) -> str:
        """The two cases in Chinese."""
        return f"“{self.key.zh}”由{self._value(self.better)[0]}变为{self._value(self.worse)[0]}时，措施反而较轻"

    @property
    def en(self) -> str:
        """The two cases in English."""
        return f"{self.key.en} from {self._value(self.better)[1]} to {self._value(self.worse)[1]} leads to less"

    def _value(self, facts: Facts) -> tuple[str, str]:
        words = shown_value(facts.by_code[self.key.code])
        return words.zh, words.en


def milder_for_worse(
    table: DecisionTable,
    ranks: Mapping[str, int | None],
    ladders: tuple[EvidenceLadder, ...],
    forces: frozenset[Force] = _EVERY,
) -> Milder | None:
    """The first case in which worse evidence leads to a milder measure; None where the table keeps the law.

    Open questions that nobody answered are looked at under each of their answers. Where the table does not say what
    follows, that is an error of its own and neither milder nor harsher than anything.

    Args:
        table: the table; every rule that applies counts.
        ranks: how severe each of its measures is; None for one that says nothing of the money.
        ladders: what is worse evidence than what.
        forces: the rules that may lead to anything; the others count as if they said nothing of the money.
    """
    rules = table.running
    rest = rank_of(table.otherwise.then, ranks) or 0 if table.otherwise else None
    space = space_of([rule.when for rule in rules])
    questions = {part.choice: part for rule in rules for part in walk(rule.when) if isinstance(part, Open)}
    unanswered = [one for one in questions.values() if one.choice not in table.choices]
    for answers in product(*([reading.code for reading in one.readings] for one in unanswered)):
        chosen = {**table.choices, **{one.choice: code for one, code in zip(unanswered, answers, strict=True)}}
        held = [
            (rank_of(rule.then, ranks) if rule.force in forces else None, space.region(rule.when, HELD, chosen))
            for rule in rules
        ]
        for rank, region, unsaid in _harsher(held, rest, space):
            for ladder in ladders:
                if found := _escape(region, (*region, *unsaid), ladder, space, rank):
                    return found
    return None


def rank_of(then: tuple[str, ...], ranks: Mapping[str, int | None]) -> int | None:
    """The highest rank of some measures; None where none of them says anything of the money."""
    return max((rank for code in then if (rank := ranks[code]) is not None), default=None)


def _harsher(
    by_rule: list[tuple[int | None, Region]], rest: int | None, space: Space
) -> Iterator[tuple[int, Region, Region]]:
    """For each rank the facts under which the table leads to it or to a harsher one, and those it says nothing of."""
    silent = _union(region for rank, region in by_rule if rank is None)
    spoken = _union(region for rank, region in by_rule if rank is not None)
    neither = minus(minus(space.whole, spoken), silent)
    for level in sorted({*(rank for rank, _ in by_rule if rank is not None), 0, rest or 0})[1:]:
        region = _union(region for rank, region in by_rule if rank is not None and rank >= level)
        if level <= 0:
            region = (*region, *minus(silent, spoken))
        if rest is not None and rest >= level:
            region = (*region, *neither)
        yield level, region, neither if rest is None else ()


def _union(regions: Iterator[Region]) -> Region:
    return tuple(dict.fromkeys(box for region in regions for box in region))


def _escape(region: Region, allowed: Region, ladder: EvidenceLadder, space: Space, rank: int) -> Milder | None:
    """A case in the region that is outside of what is allowed once its evidence is worse."""
    place = next((i for i, axis in enumerate(space.axes) if axis.key == ladder.key), None)
    if place is None:
        return None
    axis = space.axes[place]
    for box in region:
        grown = ladder.worse_too(axis, box[place])
        if grown != box[place] and (left := minus((_with(box, place, grown),), allowed)):
            worse = left[0]
            better = _with(worse, place, box[place])
            return Milder(key=axis.key, better=space.witness((better,)), worse=space.witness((worse,)), rank=rank)
    return None


def _with(box: Box, place: int, some: int) -> Box:
    return (*box[:place], some, *box[place + 1 :])
