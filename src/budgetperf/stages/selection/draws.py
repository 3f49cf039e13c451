"""A random choice that anyone can repeat: n of N from a seed that was announced, with its certificate.

「财政随机抽取 57 个项目（11.49%）」 says how many of how many, and not how. Here an announced text decides, by the
recipe in :mod:`~budgetperf.stages.selection.recipe`: whoever has the seed, the purpose and the codes gets the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from attrs import frozen

from budgetperf.amounts import Share, Yuan, ending
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, InvalidValueError, Problem, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import refused
from budgetperf.records.projects import Project
from budgetperf.stages.selection.candidates import ByName, Candidate, Drawable, candidates, secret_codes
from budgetperf.stages.selection.draw_policy import (
    Announcement,
    DrawPolicy,
    DrawScope,
    IncludedCount,
    WhenShort,
)
from budgetperf.stages.selection.recipe import RECIPE, digest, hash_of_lines
from budgetperf.terms import Term, term

__all__ = ["Draw", "Drawn", "draw"]


@frozen(kw_only=True)
class Drawn:
    """One item of a draw.

    Attributes:
        code: its key.
        stratum: what it was drawn from, where each stratum was drawn from apart; else None.
        digest: the SHA-256 that ranks it.
        by_name: whether it is in because it was included by name, and not by its rank.
    """

    code: str
    stratum: str | None
    digest: str
    by_name: bool


@frozen(kw_only=True)
class Draw(Result):
    """What was drawn, and the certificate of it: the policy and the whole population stand in it, on the wire too.

    Attributes:
        announcement: what was made known beforehand.
        policy: how many, and from what.
        on: the day of the draw.
        population: all items, by code, without the classified ones.
        include: items that are in by name, by code.
        exclude: items that are left out by name, by code; they stay in the population.
        recipe: the name and version of the recipe.
        population_hash: the SHA-256 of the population.
        drawn: the items, stratum by stratum; in each those included by name, then by rank.
    """

    announcement: Announcement
    policy: DrawPolicy
    on: date
    population: tuple[Candidate, ...]
    include: tuple[ByName, ...]
    exclude: tuple[ByName, ...]
    recipe: str
    population_hash: str
    drawn: tuple[Drawn, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the drawn items, in the order of :attr:`drawn`."""
        return tuple(item.code for item in self.drawn)

    @property
    def share(self) -> Share:
        """How many were drawn of how many; undefined where there was nothing to draw from."""
        return Share.of(len(self.drawn), len(self.population))

    def covered(self, amounts: Mapping[str, Yuan]) -> Share:
        """The money of the drawn items over that of the population.

        Args:
            amounts: each item's amount in yuan, by its code; of others too, which do not count.

        Raises:
            IncompleteError: an item of the population has no amount; all of them are named.
        """
        require(amounts, Mapping, "amounts")
        lacking = [item.code for item in self.population if item.code not in amounts]
        if lacking:
            problems = [Problem(path=f"amounts.{code}", en="is missing", zh="未提供") for code in lacking]
            raise IncompleteError.listing("the amounts cannot be summed", "无法合计金额", tuple(problems))
        return Share(
            numerator=_sum(amounts[code] for code in self.codes),
            denominator=_sum(amounts[item.code] for item in self.population),
        )

    @property
    def short(self) -> tuple[str | None, ...]:
        """The strata in which fewer were found than asked for; None in it stands for the whole population."""
        within = self.policy.included is IncludedCount.WITHIN
        found = [item.stratum for item in self.drawn if within or not item.by_name]
        strata = _pools(self.population, self.policy.scope)
        return tuple(stratum for stratum in strata if found.count(stratum) < self.policy.size)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the draw rests on that no document says."""
        zh, en = "按种子与编码的 SHA-256 由小到大抽取", "drawn by the smallest SHA-256 of the seed and the code"
        return (*self.policy.assumptions, Assumption(key="draw.recipe", zh=zh, en=en))

    def recompute(self) -> Draw:
        """Draw again from what was kept."""
        return draw(
            self.population, self.policy, self.announcement, on=self.on, include=self.include, exclude=self.exclude
        )

    @property
    def explanation(self) -> Explanation:
        """How many of how many, from which seed, and each item with its digest."""
        basis, told = self.policy.basis, self.announcement
        reasons = {one.code: one.reason for one in self.include}
        return Explanation(
            key="draw",
            zh=f"{self.policy.zh}：抽取 {self.share}",
            en=f"{self.policy.en}: drawn {self.share}",
            bases=(basis["size"], basis["scope"]),
            parts=(
                *_told(told, self.on),
                Explanation(
                    key="population",
                    zh=f"抽取范围 {len(self.population)} 个，摘要 {self.population_hash}",
                    en=f"a population of {len(self.population)}, hash {self.population_hash}",
                ),
                *(_item(item, reasons.get(item.code)) for item in self.drawn),
                *(_left_out(one) for one in self.exclude),
                *assumption_steps(self.assumptions),
            ),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per drawn item, for any table."""
        return [
            {"place": i, "code": item.code, "stratum": item.stratum, "digest": item.digest, "by_name": item.by_name}
            for i, item in enumerate(self.drawn, 1)
        ]


def draw(
    population: Iterable[Drawable],
    policy: DrawPolicy,
    announcement: Announcement,
    *,
    on: date,
    include: Iterable[ByName] = (),
    exclude: Iterable[ByName] = (),
) -> Draw:
    """Draw items from a population by an announced seed.

    The order of the items is immaterial. Classified items leave before anything is counted, hashed or ranked, and what
    is said of them in ``exclude`` leaves with them: the certificate is that of a population without them. A larger
    number draws the same items and more; an item that goes away and was not drawn changes nothing for the others.

    Args:
        population: codes, candidates or projects.
        policy: how many, and from what.
        announcement: the seed and what it is for.
        on: the day of the draw; not before the announcement.
        include: items that are in, by name and with the reason.
        exclude: items that are out, by name and with the reason; they stay in the population and its count.

    Raises:
        InvalidValueError: a code twice, a name that is not in the population, is included and excluded or is classified
            and included, more included than there is room for, fewer items than the policy accepts, another population
            than was announced, or a draw before the announcement.
        IncompleteError: each stratum is drawn from, and an item has none.
    """
    require(policy, DrawPolicy, "policy")
    require(announcement, Announcement, "announcement")
    require(on, date, "on")
    given = tuple_of(population, (Candidate, Project, str), "population", hint="Candidate()")
    items = candidates(given)
    secret = secret_codes(given)
    inside = tuple_of(include, ByName, "include")
    outside = tuple(one for one in tuple_of(exclude, ByName, "exclude") if one.code not in secret)
    _check_names(items, inside, outside, secret)
    found = hash_of_lines(item.line for item in items)
    _check_announced(announcement, on, found)
    return Draw(
        announcement=announcement,
        policy=policy,
        on=on,
        population=items,
        include=tuple(sorted(inside, key=lambda one: one.code)),
        exclude=tuple(sorted(outside, key=lambda one: one.code)),
        recipe=RECIPE,
        population_hash=found,
        drawn=tuple(_drawn(items, policy, announcement, {one.code for one in inside}, {one.code for one in outside})),
    )


def _pools(items: tuple[Candidate, ...], scope: DrawScope) -> dict[str | None, list[Candidate]]:
    """What is drawn from apart, by its stratum; the whole population stands under None."""
    match scope:
        case DrawScope.WHOLE:
            return {None: list(items)}
        case DrawScope.STRATUM:
            if problems := tuple(
                Problem(path=item.code, en="its stratum is not stated", zh="未说明所属组别")
                for item in items
                if item.stratum is None
            ):
                raise IncompleteError.listing("the strata cannot be told", "无法分组", problems)
            strata = sorted({item.stratum or "" for item in items})
            pools: dict[str | None, list[Candidate]] = {stratum: [] for stratum in strata}
            for item in items:
                pools[item.stratum].append(item)
            return pools
        case _:
            assert_never(scope)


def _drawn(
    items: tuple[Candidate, ...], policy: DrawPolicy, told: Announcement, inside: set[str], outside: set[str]
) -> Iterator[Drawn]:
    pools = _pools(items, policy.scope)
    wanted = dict.fromkeys(pools, policy.size)
    if policy.included is IncludedCount.WITHIN:
        wanted = {stratum: policy.size - sum(item.code in inside for item in pool) for stratum, pool in pools.items()}
    _check_room(pools, wanted, policy, inside | outside)
    for stratum, pool in pools.items():
        under = None if policy.scope is DrawScope.WHOLE else stratum
        ranked = [(digest(told.seed, told.purpose, item.code), item.code) for item in pool if item.code not in outside]
        named = [(rank, code) for rank, code in ranked if code in inside]
        rest = sorted(one for one in ranked if one[1] not in inside)[: wanted[stratum]]
        for rank, code in (*named, *rest):
            yield Drawn(code=code, stratum=under, digest=rank, by_name=code in inside)


def _check_room(
    pools: Mapping[str | None, list[Candidate]], wanted: Mapping[str | None, int], policy: DrawPolicy, named: set[str]
) -> None:
    """Refuse more names than there is room for, and fewer items than the policy accepts."""
    problems: list[Problem] = []
    for stratum, pool in pools.items():
        path = "population" if stratum is None else f"strata.{stratum}"
        left = sum(item.code not in named for item in pool)
        if wanted[stratum] < 0:
            count = policy.size - wanted[stratum]
            en = f"{count} are included by name, expected at most {policy.size}"
            zh = f"指定列入 {count} 个，应不超过 {policy.size} 个"
            problems.append(Problem(path=path, en=en, zh=zh))
        elif left < wanted[stratum] and policy.short is WhenShort.REFUSE:
            en = f"{left} can be drawn, expected {wanted[stratum]} or more"
            zh = f"可抽取 {left} 个，应不少于 {wanted[stratum]} 个"
            problems.append(Problem(path=path, en=en, zh=zh))
    if problems:
        raise refused("so many cannot be drawn", "无法按规定数量抽取", problems)


def _check_names(
    items: tuple[Candidate, ...], inside: tuple[ByName, ...], outside: tuple[ByName, ...], secret: frozenset[str]
) -> None:
    codes = {item.code for item in items}
    problems: list[Problem] = []
    seen: set[str] = set()
    for path, names in (("include", inside), ("exclude", outside)):
        for i, one in enumerate(names):
            shown = term("withheld") if one.code in secret else Term(key="code", zh=one.code, en=one.code)
            if one.code not in codes:
                en, zh = f"{shown.en} is not in the population", f"抽取范围中没有（{shown.zh}）"
                problems.append(Problem(path=f"{path}[{i}]", en=en, zh=zh))
            elif one.code in seen:
                en, zh = f"{shown.en} is named twice", f"（{shown.zh}）重复列出"
                problems.append(Problem(path=f"{path}[{i}]", en=en, zh=zh))
            seen.add(one.code)
    if problems:
        raise refused("these names do not fit the population", "指定的对象与抽取范围不符", problems)


def _check_announced(told: Announcement, on: date, found: str) -> None:
    if on < told.announced:
        raise InvalidValueError(
            f"the draw is on {on}, expected no day before the announcement of {told.announced}.",
            f"抽取日期为 {on}，不应早于公布日期 {told.announced}。",
            found=on,
            expected=told.announced,
        )
    if told.population not in {None, found}:
        raise InvalidValueError(
            f"the population has the hash {found}, expected the announced {told.population}.",
            f"抽取范围的摘要为 {found}，与公布的 {told.population} 不一致。",
            hint_en="items were added, taken away or moved to another stratum since",
            hint_zh="公布之后有对象增加、减少或改变组别",
            found=found,
            expected=told.population,
        )


def _told(told: Announcement, on: date) -> tuple[Explanation, ...]:
    source_zh, source_en = (f"（{told.source}）", f" ({told.source})") if told.source else ("", "")
    return (
        Explanation(
            key="seed",
            zh=f"种子“{told.seed}”{source_zh}，{told.announced} 公布，{on} 抽取",
            en=f"seed {told.seed!r}{source_en}, announced on {told.announced}, drawn on {on}",
        ),
        Explanation(key="purpose", zh=f"用途“{told.purpose}”", en=f"purpose {told.purpose!r}"),
    )


def _item(item: Drawn, reason: str | None) -> Explanation:
    zh, en = (f"指定列入：{reason}", f"included by name: {reason}") if reason else (item.digest, item.digest)
    return Explanation(key=item.code, zh=f"{item.code}：{zh}", en=f"{item.code}: {en}")


def _left_out(one: ByName) -> Explanation:
    return Explanation(
        key=one.code, zh=f"不参加抽取：{one.code}：{one.reason}", en=f"left out: {one.code}: {one.reason}"
    )


def _sum(amounts: Iterable[Yuan]) -> Decimal:
    total = ending(sum((Fraction(amount) for amount in amounts), Fraction(0)))
    assert isinstance(total, Decimal)  # noqa: S101 - a sum of decimals ends
    return total
