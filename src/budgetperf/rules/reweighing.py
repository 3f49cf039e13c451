"""Indicators that do not apply (不适用指标): where their points go.

Five mechanisms are in use: those that apply are converted to the whole, the points of one level go to another, optional
items share a pool, one of two items takes the points of both, or the items beside it share them. Each is a value with
its ``basis``; each moves points exactly: the new weights add up to the old sum to the last digit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NoReturn, assert_never, get_args

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, Rounding, RoundingMode, ending, fraction, plain_text, points, show
from budgetperf.basis import Assumption, Basis, BasisKind
from budgetperf.errors import InvalidValueError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.weights import Weighted, WeightLevel
from budgetperf.terms import Term, term
from budgetperf.wire import TAGGED, tag_of

__all__ = [
    "EitherOr",
    "Mechanism",
    "NewWeight",
    "OldWeight",
    "Pool",
    "Rescale",
    "Reweighed",
    "Sharing",
    "Shift",
    "Siblings",
    "reweigh",
]


class Sharing(Enum):
    """How points are divided among those that take them: each the same, or in proportion to their weights."""

    EQUALLY = "equally"
    IN_PROPORTION = "in_proportion"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"sharing.{self.value}")


@frozen(kw_only=True)
class _Grounded:
    basis: Basis

    def __attrs_post_init__(self) -> None:
        require(self.basis, Basis, f"{type(self).__name__}.basis", hint="Basis()")


@frozen(kw_only=True)
class Rescale(_Grounded):
    """All that apply are converted to the whole, in proportion to their weights (折算为满分); with its ``basis``."""


@frozen(kw_only=True)
class Shift(_Grounded):
    """The points of a first level that does not apply go to another, in proportion to the weights there.

    The published rule moves a level as a whole; of a part of it none says anything, so that is refused.

    Attributes:
        source: the first level that does not apply, such as 满意度指标; its weight in a scheme is not read.
        to: the first level that takes its points, such as 效益指标.
    """

    source: WeightLevel
    to: WeightLevel

    def __attrs_post_init__(self) -> None:
        _Grounded.__attrs_post_init__(self)
        require(self.source, WeightLevel, "Shift.source")
        require(self.to, WeightLevel, "Shift.to")
        if any(map(self.source.stands_for, self.to.words)):
            _refuse("points go from {0} to itself.", "{0}的分值移至其自身。", self.source.zh)


@frozen(kw_only=True)
class Pool(_Grounded):
    """Optional items share a fixed number of points among those that apply (选择性指标), all of it divided anew.

    Attributes:
        members: the codes of the optional items; only these may be not applicable.
        points: what they make together; refused where their weights make another sum.
        sharing: how the pool is divided; no published text says, so it must be given and is listed as assumed.
    """

    members: tuple[str, ...]
    points: Points
    sharing: Sharing

    def __attrs_post_init__(self) -> None:
        _Grounded.__attrs_post_init__(self)
        require(self.members, tuple, "Pool.members", hint="tuple()")
        require(self.points, Decimal, "Pool.points", hint="points()")
        require(self.sharing, Sharing, "Pool.sharing")
        points(self.points)


@frozen(kw_only=True)
class EitherOr(_Grounded):
    """One of two items is assessed and takes the points of both (二者择其一).

    No published text says which: the caller does, by what does not apply. Where a table prints the pair's points once,
    they are the weight of one item and the other weighs nothing.

    Attributes:
        one: the code of the one item.
        other: the code of the other.
    """

    one: str
    other: str


@frozen(kw_only=True)
class Siblings(_Grounded):
    """The items of the same second level share the points evenly (平均分摊到同级指标); with its ``basis``."""


Mechanism = Rescale | Shift | Pool | EitherOr | Siblings
"""Where the points of an indicator go that does not apply."""


@frozen(kw_only=True)
class OldWeight:
    """An indicator's weight before, and the levels where it stands."""

    code: str
    points: Points
    level1: str | None
    level2: str | None

    def __attrs_post_init__(self) -> None:
        require(self.points, Decimal, "points", hint="points()")
        points(self.points)


@frozen(kw_only=True)
class NewWeight:
    """An indicator's weight after; exact."""

    code: str
    points: Exact


@frozen(kw_only=True)
class Reweighed(Result):
    """The weights after some indicators were found not to apply.

    Attributes:
        before: every indicator with its weight, in printed order.
        not_applicable: the codes that do not apply, in printed order.
        mechanism: where their points went.
        after: the indicators that apply with their new weights, in printed order.
        assumptions: what of it nobody published.
    """

    before: tuple[OldWeight, ...]
    not_applicable: tuple[str, ...]
    mechanism: Mechanism = field(metadata=TAGGED)
    after: tuple[NewWeight, ...]
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> Reweighed:
        """Reweigh the kept indicators again."""
        return reweigh(self.before, self.not_applicable, self.mechanism)

    @property
    def explanation(self) -> Explanation:
        """The mechanism, every weight that changed, and what is assumed."""
        says, basis = term(_key(self.mechanism)), self.mechanism.basis
        old = {weight.code: weight.points for weight in self.before}
        steps = [
            (new.code, f"{plain_text(old[new.code])} → {show(new.points)}")
            for new in self.after
            if fraction(new.points) != old[new.code]
        ]
        codes = "、".join(self.not_applicable)
        return Explanation(
            key="reweighed",
            zh=f"不适用：{codes or '无'}；{says.zh}",
            en=f"not applicable: {codes or 'none'}; {says.en}",
            bases=() if basis.kind is BasisKind.ASSUMED else (basis,),
            parts=(
                *(Explanation(key=f"weight.{code}", zh=f"{code}：{now}", en=f"{code}: {now}") for code, now in steps),
                *assumption_steps(self.assumptions),
            ),
        )

    def rounded(self, places: int) -> tuple[NewWeight, ...]:
        """The weights with so many decimals, their sum unchanged: by largest remainder, ties to the earlier one.

        No published text prescribes how; the exact weights are in :attr:`after`.

        Raises:
            InvalidValueError: places below 0 or above 20, or a sum that has more decimals itself.
        """
        down = Rounding(places=places, mode=RoundingMode.DOWN)
        exact, unit = [fraction(weight.points) for weight in self.after], Fraction(1, 10**places)
        whole, kept = sum(exact, Fraction(0)), [Fraction(down.apply(number)) for number in exact]
        if whole % unit:
            _refuse("{0} has more than {1} decimals.", "合计 {0} 超过 {1} 位小数。", show(whole), places)
        by_rest = sorted(range(len(exact)), key=lambda i: kept[i] - exact[i])
        for i in by_rest[: int((whole - sum(kept, Fraction(0))) / unit)]:
            kept[i] += unit
        return tuple(
            NewWeight(code=weight.code, points=down.apply(number))
            for weight, number in zip(self.after, kept, strict=True)
        )


def reweigh(indicators: Sequence[Weighted], not_applicable: Collection[str], mechanism: Mechanism) -> Reweighed:
    """Move the points of the indicators that do not apply; the exact sum stays, and so does every weight not concerned.

    Args:
        indicators: all of them, in printed order; their codes differ.
        not_applicable: the codes of those that do not apply.
        mechanism: where their points go.

    Raises:
        InvalidValueError: a code that is unknown or stands twice, an item that the mechanism does not concern, a pair
            of which not just one applies, a pool of another sum, or nobody left to take the points.

    >>> from budgetperf.regimes.schemes import RESCALED
    >>> before = [OldWeight(code=code, points=points(full), level1="效益", level2=None)
    ...           for code, full in (("a", 10), ("b", 20), ("c", 10))]
    >>> new = reweigh(before, ["c"], RESCALED)
    >>> [str(weight.points) for weight in new.after], [str(weight.points) for weight in new.rounded(2)]
    (['40/3', '80/3'], ['13.33', '26.67'])
    """
    require(mechanism, get_args(Mechanism), "mechanism")
    require(not_applicable, (tuple, list, set, frozenset), "not_applicable", hint="tuple()")
    before = tuple(
        OldWeight(code=each.code, points=each.points, level1=each.level1, level2=each.level2) for each in indicators
    )
    gone, codes = frozenset(not_applicable), [old.code for old in before]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        _refuse("the codes {0} stand twice.", "编码 {0} 重复。", twice)
    _check_among(sorted(gone), codes)
    left = [old for old in before if old.code in gone]
    kept = {old.code: Fraction(old.points) for old in before if old.code not in gone}
    if isinstance(mechanism, Pool):  # all of it is divided anew
        kept |= dict.fromkeys(kept.keys() & mechanism.members, Fraction(0))
    for move in _moves(before, left, mechanism):
        _give(kept, *move)
    return Reweighed(
        before=before,
        not_applicable=tuple(old.code for old in left),
        mechanism=mechanism,
        after=tuple(NewWeight(code=code, points=ending(number)) for code, number in kept.items()),
        assumptions=_assumptions(mechanism),
    )


def _moves(
    before: Sequence[OldWeight], left: list[OldWeight], mechanism: Mechanism
) -> Iterator[tuple[Sequence[OldWeight], Fraction, Sharing]]:
    """Who takes how many points, and how they are divided; those who do not apply take none."""
    gone, every = [old.code for old in left], [old.code for old in before]
    freed = sum((Fraction(old.points) for old in left), Fraction(0))
    match mechanism:
        case Rescale():
            yield before, freed, Sharing.IN_PROPORTION
        case Shift(source=source, to=to):
            level = [old.code for old in before if source.stands_for(old.level1)]
            _check_among(gone, level)
            if gone not in ([], level):
                _refuse("some of {0} applies, expected all of it or none.", "{0}仍有部分指标适用。", source.zh)
            yield [old for old in before if to.stands_for(old.level1)], freed, Sharing.IN_PROPORTION
        case Pool(members=members, points=whole, sharing=sharing):
            _check_among(members, every)
            _check_among(gone, members)
            pool = [old for old in before if old.code in members]
            if (made := sum((Fraction(old.points) for old in pool), Fraction(0))) != whole:
                _refuse("the pool makes {0}, expected {1}.", "选择性指标合计 {0}，应为 {1}。", show(made), show(whole))
            yield pool, made, sharing
        case EitherOr(one=one, other=other):
            _check_among((one, other), every)
            _check_among(gone, (one, other))
            if len(gone) != 1:
                chosen, chosen_zh = ("neither applies", "均不适用") if gone else ("both apply", "均适用")
                en, zh = "{0} and {1}: {2}, expected just one.", "“{0}”与“{1}”{3}，应二者择其一。"
                _refuse(en, zh, one, other, chosen, chosen_zh)
            yield [old for old in before if old.code in {one, other}], freed, Sharing.EQUALLY
        case Siblings():
            for old in left:
                yield _siblings(old, before, gone), Fraction(old.points), Sharing.EQUALLY
        case _:
            assert_never(mechanism)


def _siblings(old: OldWeight, before: Sequence[OldWeight], gone: list[str]) -> list[OldWeight]:
    """Who stands in the same second level and applies."""

    def stands_beside(each: OldWeight) -> bool:
        return None is not each.level2 == old.level2 and each.level1 == old.level1 and each.code not in gone

    if not (left := list(filter(stands_beside, before))):
        en, zh = "no sibling of {0} is left below {1}.", "“{0}”在二级指标“{1}”下没有适用的同级指标。"
        _refuse(en, zh, old.code, old.level2 or "—")
    return left


def _give(kept: dict[str, Fraction], takers: Sequence[OldWeight], number: Fraction, sharing: Sharing) -> None:
    equally = sharing is Sharing.EQUALLY
    weights = {old.code: Fraction(1 if equally else old.points) for old in takers if old.code in kept}
    whole = sum(weights.values(), Fraction(0))
    if number and not whole:
        _refuse("nobody is left to take {0} points.", "没有指标可以承接 {0} 分。", show(number))
    for code, weight in weights.items():
        kept[code] += number * weight / (whole or 1)


def _key(mechanism: Mechanism) -> str:
    return f"reweigh.{tag_of(type(mechanism)).replace('_', '-')}"


def _assumptions(mechanism: Mechanism) -> tuple[Assumption, ...]:
    words: dict[str, Basis | Term] = {}
    if mechanism.basis.kind is BasisKind.ASSUMED:
        words[_key(mechanism)] = mechanism.basis
    if isinstance(mechanism, (Shift, Pool)):  # nobody published how their points are divided
        sharing = mechanism.sharing if isinstance(mechanism, Pool) else Sharing.IN_PROPORTION
        words["reweigh.sharing"] = sharing.says
    return tuple(Assumption(key=key, zh=said.zh, en=said.en) for key, said in words.items())


def _check_among(codes: Iterable[str], known: Sequence[str]) -> None:
    if strange := [code for code in codes if code not in known]:
        _refuse("{0} are not among {1}, the codes concerned.", "{0} 不在所涉编码 {1} 之中。", strange, list(known))


def _refuse(en: str, zh: str, *found: object) -> NoReturn:
    raise InvalidValueError(en.format(*found), zh.format(*found), found=found)
