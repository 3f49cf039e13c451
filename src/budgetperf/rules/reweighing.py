"""Indicators that do not apply (不适用指标): where their points go.

The mechanisms are values (``rules/mechanisms.py``); each moves points exactly: the new weights add up to the old sum to
the last digit, and so do totals on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import NoneType
from typing import assert_never, get_args

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, Rounding, RoundingMode, Share, ending, fraction, plain_text, points, show
from budgetperf.basis import Assumption, Basis, BasisKind
from budgetperf.errors import require, require_fields, require_parts
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.rules.mechanisms import EitherOr, Mechanism, Pool, Rescale, Sharing, Shift, Siblings, check_once, refuse
from budgetperf.rules.weights import PARTS, Weighted
from budgetperf.terms import Term, term
from budgetperf.wire import TAGGED, tag_of

__all__ = [
    "NewWeight",
    "OldWeight",
    "Reweighed",
    "reweigh",
]


@frozen(kw_only=True)
class OldWeight:
    """An indicator's weight before, and the levels where it stands."""

    code: str
    points: Points
    level1: str | None
    level2: str | None

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "code")
        require_fields(self, (str, NoneType), "level1", "level2")
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
        changed = [new for new in self.after if fraction(new.points) != old[new.code]]
        now = {new.code: f"{plain_text(old[new.code])} → {show(new.points)}" for new in changed}
        steps = [Explanation(key=f"weight.{code}", zh=f"{code}：{to}", en=f"{code}: {to}") for code, to in now.items()]
        codes = "、".join(self.not_applicable)
        return Explanation(
            key="reweighed",
            zh=f"不适用：{codes or '无'}；{says.zh}",
            en=f"not applicable: {codes or 'none'}; {says.en}",
            bases=() if basis.kind is BasisKind.ASSUMED else (basis,),
            parts=(*steps, *assumption_steps(self.assumptions)),
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
            refuse("{0} has more than {1} decimals.", "合计 {0} 超过 {1} 位小数。", show(whole), places)
        by_rest = sorted(range(len(exact)), key=lambda i: kept[i] - exact[i])
        for i in by_rest[: int((whole - sum(kept, Fraction(0))) / unit)]:
            kept[i] += unit
        return tuple(
            NewWeight(code=weight.code, points=down.apply(number))
            for weight, number in zip(self.after, kept, strict=True)
        )

    def total(self, earned: Mapping[str, Share]) -> Exact:
        """The exact total on the new weights, which need not be rounded for it.

        Args:
            earned: what each indicator that applies earned of its points, for instance
                ``Share.of(row.points, row.indicator.points)`` on the old weights.

        Raises:
            InvalidValueError: an indicator that applies is missing, or one stands there that does not.

        >>> from budgetperf.regimes.schemes import RESCALED
        >>> before = [OldWeight(code=code, points=points(full), level1="效益", level2=None)
        ...           for code, full in (("a", 10), ("b", 20), ("c", 10))]
        >>> str(reweigh(before, ["c"], RESCALED).total({"a": Share.of(5, 10), "b": Share.of(14, 20)}))
        '76/3'
        """
        require(earned, Mapping, "earned")
        _check_among(earned, [new.code for new in self.after])
        if missing := [new.code for new in self.after if new.code not in earned]:
            refuse("{0} apply and have no share.", "{0} 适用而没有得分比例。", missing)
        for code, share in earned.items():
            require(share, Share, f"earned[{code!r}]", hint="Share.of()")
        return ending(sum((fraction(new.points) * earned[new.code].exact for new in self.after), Fraction(0)))


def reweigh(indicators: Iterable[Weighted], not_applicable: Collection[str], mechanism: Mechanism) -> Reweighed:
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
    every = require_parts(indicators, PARTS, "indicators", hint="Indicator()")
    before = tuple(OldWeight(code=one.code, points=one.points, level1=one.level1, level2=one.level2) for one in every)
    check_once(codes := [old.code for old in before])
    _check_among(sorted(not_applicable, key=str), codes)
    left = [old for old in before if old.code in not_applicable]
    kept = {old.code: Fraction(old.points) for old in before if old.code not in not_applicable}
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
                refuse("some of {0} applies, expected all of it or none.", "{0}仍有部分指标适用。", source.zh)
            yield [old for old in before if to.stands_for(old.level1)], freed, Sharing.IN_PROPORTION
        case Pool(members=members, points=whole, sharing=sharing):
            _check_among(members, every)
            _check_among(gone, members)
            pool = [old for old in before if old.code in members]
            if (made := sum((Fraction(old.points) for old in pool), Fraction(0))) != whole:
                refuse("the pool makes {0}, expected {1}.", "选择性指标合计 {0}，应为 {1}。", show(made), show(whole))
            yield pool, made, sharing
        case EitherOr(one=one, other=other):
            _check_among((one, other), every)
            _check_among(gone, (one, other))
            if len(gone) != 1:
                chosen, chosen_zh = ("neither applies", "均不适用") if gone else ("both apply", "均适用")
                en, zh = "{0} and {1}: {2}, expected just one.", "“{0}”与“{1}”{3}，应二者择其一。"
                refuse(en, zh, one, other, chosen, chosen_zh)
            yield [old for old in before if old.code in {one, other}], freed, Sharing.EQUALLY
        case Siblings():
            for old in left:
                yield _siblings(old, before, gone), Fraction(old.points), Sharing.EQUALLY
        case _:
            assert_never(mechanism)


def _siblings(old: OldWeight, before: Sequence[OldWeight], gone: list[str]) -> list[OldWeight]:
    """Who stands in the same second level and applies."""
    levels = old.level1, old.level2
    beside = [each for each in before if (each.level1, each.level2) == levels and each.level2 is not None]
    if not (left := [each for each in beside if each.code not in gone]):
        en, zh = "no sibling of {0} is left below {1}.", "“{0}”在二级指标“{1}”下没有适用的同级指标。"
        refuse(en, zh, old.code, old.level2 or "—")
    return left


def _give(kept: dict[str, Fraction], takers: Sequence[OldWeight], number: Fraction, sharing: Sharing) -> None:
    equally = sharing is Sharing.EQUALLY
    weights = {old.code: Fraction(1 if equally else old.points) for old in takers if old.code in kept}
    whole = sum(weights.values(), Fraction(0))
    if number and not whole:
        refuse("nobody is left to take {0} points.", "没有指标可以承接 {0} 分。", show(number))
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
        refuse("{0} are not among {1}, the codes concerned.", "{0} 不在所涉编码 {1} 之中。", strange, list(known))
