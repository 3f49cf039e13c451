"""Weights: what each indicator is worth, from level 3 to level 2 to level 1 to the whole (指标权重).

Two taxonomies are in use: cost under the outputs (产出成本, since 2020) and cost as a first level of its own (成本指标,
since 2021). A scheme is data: its levels, the printed names that stand for them, and floors such as "outputs and
outcomes together at least 60". The whole is 90 where the execution of the budget is scored beside it, else 100.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import Protocol

from attrs import field, frozen

from budgetperf.amounts import Exact, Points, ending, fraction, points, show
from budgetperf.basis import Assumption, Bases, RuleStatus, as_bases, assumptions_of, check_bases
from budgetperf.errors import InvalidValueError, Problem, require, require_each, require_fields, require_parts
from budgetperf.terms import Term, term

__all__ = [
    "LevelWeight",
    "WeightFloor",
    "WeightLevel",
    "WeightScheme",
    "Weighted",
    "ZeroWeights",
    "check_weights",
    "roll_up",
]

_POINTS = re.compile(r"([(（]\d+(\.\d+)?分?[)）]|\d+(\.\d+)?分)$")


class Weighted(Protocol):
    """An indicator as far as weights are concerned: its key, what it is worth, and its levels as printed, if stated."""

    @property
    def code(self) -> str: ...  # noqa: D102 - said above
    @property
    def points(self) -> Points: ...  # noqa: D102
    @property
    def level1(self) -> str | None: ...  # noqa: D102
    @property
    def level2(self) -> str | None: ...  # noqa: D102


_TEXT = (str, NoneType)
PARTS: dict[str, tuple[type, ...]] = {"code": (str,), "points": (object,), "level1": _TEXT, "level2": _TEXT}
"""What is asked of an indicator that is weighed; its points are looked at where they are summed."""


class ZeroWeights(Enum):
    """Whether an indicator may be worth nothing."""

    ALLOWED = "allowed"
    REFUSED = "refused"

    @property
    def says(self) -> Term:
        """The convention as a sentence."""
        return term(f"zero-weights.{self.value}")


@frozen(kw_only=True)
class WeightLevel:
    """A first or second level and its weight in a scheme.

    Attributes:
        code: stable name for programs.
        zh: its printed name, such as 产出指标.
        en: its English name.
        points: its weight; None where the scheme leaves it open.
        printed: other printed words that stand for it, such as 产出; blanks and points after it do not count.
        below: the second levels of a first one, if the scheme has any; they have none below them.

    Raises:
        InvalidValueError: second levels that do not make the weight, or one word or code for two of them.
    """

    code: str
    zh: str
    en: str
    points: Points | None
    printed: tuple[str, ...] = ()
    below: tuple[WeightLevel, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "code", "zh", "en")
        require_each(self.printed, str, "WeightLevel.printed")
        require(self.points, (Decimal, NoneType), "WeightLevel.points", hint="points()")
        points(self.points or 0)
        _check_levels(self.below, self.points if self.below else None, self.zh, "WeightLevel.below")
        deep = [level.code for level in self.below if level.below]
        if deep or not all(map(_plain, (self.code, *self.words))):
            raise InvalidValueError(
                f"the level {self.code!r} is printed {list(self.words)} and has levels below {deep}, expected words "
                "and none below a second level.",
                f"层级“{self.code}”的名称为 {list(self.words)}，{deep} 下另有层级；名称不得为空，二级指标下不得再分。",
                found=self.words,
                deep=tuple(deep),
            )

    @property
    def words(self) -> tuple[str, ...]:
        """The printed words that stand for the level."""
        return (self.zh, *self.printed)

    def stands_for(self, word: str | None) -> bool:
        """Whether a printed word such as ``产出指标(50分)`` or ``产出50分`` is one of the level's; None is nobody's."""
        require(word, (str, NoneType), "word")
        return word is not None and _plain(word) in map(_plain, self.words)


@frozen(kw_only=True)
class WeightFloor:
    """The least that some first levels must weigh together.

    Attributes:
        levels: the codes of the first levels; at least one, each once.
        least: what they weigh together at least; it is enough.
    """

    levels: tuple[str, ...]
    least: Points

    def __attrs_post_init__(self) -> None:
        require_each(self.levels, str, "WeightFloor.levels")
        require(self.least, Decimal, "WeightFloor.least", hint="points()")
        points(self.least)
        if not self.levels or len(set(self.levels)) != len(self.levels):
            raise InvalidValueError(
                f"the floor is for {list(self.levels)}, expected at least one level and each once.",
                f"权重下限涉及 {list(self.levels)}，应至少有一个一级指标且各不相同。",
                found=self.levels,
            )


@frozen(kw_only=True)
class WeightScheme:
    """The weights that a set of indicators must have.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        zh: its name in Chinese.
        en: its name in English.
        status: whether it binds.
        total: what all indicators are worth together.
        levels: the first levels in printed order.
        floors: the least that some of them must weigh together.
        zero_weights: whether an indicator may be worth nothing.
        basis: the ground of each.

    Raises:
        InvalidValueError: weights that do not add up, a floor that the scheme itself breaks or whose level it does not
            have, or one printed word for two levels.
    """

    code: str
    revision: str
    zh: str
    en: str
    status: RuleStatus
    total: Points
    levels: tuple[WeightLevel, ...]
    floors: tuple[WeightFloor, ...]
    zero_weights: ZeroWeights
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_fields(self, str, "code", "revision", "zh", "en")
        require(self.status, RuleStatus, "WeightScheme.status")
        require_each(self.floors, WeightFloor, "WeightScheme.floors")
        require(self.zero_weights, ZeroWeights, "WeightScheme.zero_weights")
        check_bases(self, self.basis)
        require(self.total, Decimal, "WeightScheme.total", hint="points()")
        points(self.total)
        _check_levels(self.levels, self.total, self.zh, "WeightScheme.levels")
        for floor in self.floors:
            self._check_floor(floor)

    def _check_floor(self, floor: WeightFloor) -> None:
        known = [level.code for level in self.levels]
        if unknown := [code for code in floor.levels if code not in known]:
            raise InvalidValueError(
                f"the floor names the levels {unknown}, expected some of {known}.",
                f"权重下限涉及 {unknown}，应为 {known} 中的一级指标。",
                found=tuple(unknown),
            )
        inside = [level for level in self.levels if level.code in floor.levels]
        is_open = any(level.points is None for level in inside)
        rest = _sum(level for level in self.levels if level not in inside)
        most = Fraction(self.total) - rest if is_open else _sum(inside)
        if most < floor.least:
            names = [level.zh for level in inside]
            raise InvalidValueError(
                f"{' + '.join(names)} weigh at most {show(most)} in the scheme itself, expected {show(floor.least)}.",
                f"方案本身中{'、'.join(names)}合计至多 {show(most)} 分，应不低于 {show(floor.least)} 分。",
                found=show(most),
                expected=show(floor.least),
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the fields that nobody published."""
        return assumptions_of("weights", self, self.basis)

    def named(self, word: str | None) -> WeightLevel | None:
        """The first level that a printed word stands for; None where the scheme does not know it."""
        return next((level for level in self.levels if level.stands_for(word)), None)


@frozen(kw_only=True)
class LevelWeight:
    """What the indicators below one level are worth together.

    Attributes:
        name: the level as printed; None for indicators that state none.
        points: their exact sum.
        below: the second levels of a first one, in printed order.
    """

    name: str | None
    points: Exact
    below: tuple[LevelWeight, ...] = ()


def roll_up(indicators: Iterable[Weighted]) -> tuple[LevelWeight, ...]:
    """The exact sums of the indicators by first and second level, in printed order; the first levels make the whole."""
    firsts: dict[str | None, dict[str | None, Fraction]] = {}
    for indicator in require_parts(indicators, PARTS, "indicators", hint="Indicator()"):
        seconds = firsts.setdefault(indicator.level1, {})
        seconds[indicator.level2] = seconds.get(indicator.level2, Fraction(0)) + Fraction(points(indicator.points))
    return tuple(
        LevelWeight(
            name=first,
            points=ending(sum(seconds.values(), Fraction(0))),
            below=tuple(LevelWeight(name=second, points=ending(made)) for second, made in seconds.items()),
        )
        for first, seconds in firsts.items()
    )


def check_weights(indicators: Iterable[Weighted], scheme: WeightScheme) -> tuple[Problem, ...]:
    """Every way in which the indicators depart from the scheme; empty where they keep it.

    The indicators of a second level must make its weight where the scheme sets one, those of a first level always, and
    all of them the whole; floors are checked on what the indicators weigh.

    Args:
        indicators: what is weighed.
        scheme: what they must weigh.

    Raises:
        InvalidValueError: something else than a scheme, or than indicators with a code, points and levels.

    >>> from budgetperf.records.targets import Indicator
    >>> from budgetperf.regimes.schemes import NATIONAL_2020
    >>> from budgetperf.rules.reading import parse
    >>> short = Indicator(code="a", name=None, expectation=parse("≥1"), points=points(40), level1="产出指标")
    >>> print(*(problem.text("en") for problem in check_weights([short], NATIONAL_2020)[:2]), sep="; ")
    points: weighs 40, expected 90; 产出指标: weighs 40, expected 50
    """
    require(scheme, WeightScheme, "scheme")
    every = require_parts(indicators, PARTS, "indicators", hint="Indicator()")
    found = {level.code: Fraction(0) for level in scheme.levels}
    below = {(level.code, each.code): Fraction(0) for level in scheme.levels for each in level.below}
    strange: list[Problem] = []
    for first in roll_up(every):
        if (level := scheme.named(first.name)) is None:
            strange.append(_unknown(first.name, scheme.levels, None))
            continue
        found[level.code] += fraction(first.points)
        strict = any(each.points is not None for each in level.below)
        for second in first.below:
            named = [each.code for each in level.below if each.stands_for(second.name)]
            if named:
                below[level.code, named[0]] += fraction(second.points)
            elif strict or (level.below and second.name is not None):
                strange.append(_unknown(second.name, level.below, level.zh))
    problems = [*_weighs("points", sum((Fraction(each.points) for each in every), Fraction(0)), scheme.total), *strange]
    for level in scheme.levels:
        problems += _weighs(level.zh, found[level.code], level.points)
        for each in level.below:
            problems += _weighs(f"{level.zh}.{each.zh}", below[level.code, each.code], each.points)
    problems += _check_floors(found, scheme)
    if scheme.zero_weights is ZeroWeights.REFUSED:
        en, zh = "weighs 0, expected more", "权重为 0，应大于 0"
        problems += [Problem(path=item.code, en=en, zh=zh) for item in every if item.points == 0]
    return tuple(problems)


def _check_floors(found: dict[str, Fraction], scheme: WeightScheme) -> Iterator[Problem]:
    for floor in scheme.floors:
        made = sum((found[code] for code in floor.levels), Fraction(0))
        if made < floor.least:
            names = "、".join(level.zh for level in scheme.levels if level.code in floor.levels)
            en = f"weigh {show(made)} together, expected at least {show(floor.least)}"
            zh = f"合计 {show(made)} 分，应不低于 {show(floor.least)} 分"
            yield Problem(path=names, en=en, zh=zh)


def _unknown(word: str | None, known: tuple[WeightLevel, ...], above: str | None) -> Problem:
    names = "、".join(level.zh for level in known)
    if not word:
        path = "level1" if above is None else f"{above}.level2"
        return Problem(path=path, en=f"is not stated, expected one of {names}", zh=f"未填写，应为{names}之一")
    en = "first level of the scheme" if above is None else f"second level of {above}"
    zh = "方案的一级指标" if above is None else f"{above}下的二级指标"
    return Problem(path=word, en=f"is no {en}, expected one of {names}", zh=f"不是{zh}，应为{names}之一")


def _weighs(path: str, made: Fraction, expected: Points | None) -> Iterator[Problem]:
    if expected is not None and made != expected:
        en, zh = f"weighs {show(made)}, expected {show(expected)}", f"权重合计 {show(made)}，应为 {show(expected)}"
        yield Problem(path=path, en=en, zh=zh)


def _plain(word: str) -> str:
    return _POINTS.sub("", "".join(word.split()))


def _sum(levels: Iterable[WeightLevel]) -> Fraction:
    return sum((Fraction(level.points) for level in levels if level.points is not None), Fraction(0))


def _check_levels(levels: tuple[WeightLevel, ...], whole: Points | None, name: str, what: str) -> None:
    """Levels of one rank: a word or code is one level's; together they make the whole, or leave room for open ones."""
    require_each(levels, WeightLevel, what)
    words = Counter(word for level in levels for word in set(map(_plain, level.words)))
    codes = Counter(level.code for level in levels)
    if twice := [name for name, count in (*words.items(), *codes.items()) if count > 1]:
        en, zh = f"{twice} stand for two levels, expected each for one.", f"{twice} 对应两个层级。"
        raise InvalidValueError(en, zh, found=tuple(twice))
    made, is_open = _sum(levels), any(level.points is None for level in levels)
    if whole is None or made == whole or (is_open and made < whole):
        return
    raise InvalidValueError(
        f"the levels of {name} weigh {show(made)}, expected {'at most ' * is_open}{show(whole)}.",
        f"{name}各层级权重合计 {show(made)}，应{'不超过' if is_open else '为'} {show(whole)}。",
        found=show(made),
        expected=show(whole),
    )
