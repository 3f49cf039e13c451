"""Tiers of monitoring (三级监控): every project is watched, some more closely, and each tier lies inside the wider one.

「建立“全面—重大—重点”三级监控体系」, says one district; another has its departments watch everything and finance one
project of each. A project belongs to the narrowest tier that lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import field, frozen

from budgetperf.amounts import Yuan, plain_text
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_filled,
    require_text,
    require_texts,
    tuple_of,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published, refused
from budgetperf.stages.monitors.lines import MonitorLine, ended
from budgetperf.wire import BY_REFERENCE

__all__ = ["Enrolment", "Tier", "TierMembers", "TierScheme", "TierTotal", "check_tiers", "enrol"]


@frozen(kw_only=True)
class Tier:
    """One tier.

    Attributes:
        code: stable name for programs.
        zh: its name, such as 重点监控.
        en: its English name.
    """

    code: str
    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        require_filled(self, "code", "zh", "en")


@frozen(kw_only=True)
class TierScheme:
    """The tiers of a place.

    Attributes:
        code: stable name.
        revision: which state of the rules this is.
        tiers: from the widest, which every project is in, to the narrowest; at least one.
        nested: whether each tier lies inside the wider one.
        basis: the ground of each.
    """

    code: str
    revision: str
    tiers: tuple[Tier, ...]
    nested: bool
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_text(self.code, "TierScheme.code")
        require_text(self.revision, "TierScheme.revision")
        require_each(self.tiers, Tier, "TierScheme.tiers")
        check_bases(self, self.basis)
        codes = [tier.code for tier in self.tiers]
        if not codes or len(set(codes)) < len(codes):
            found = ", ".join(codes) or "none"
            raise InvalidValueError(
                f"the tiers are {found}, expected one or more different ones.",
                f"监控层级为 {found}，应有一个以上互不相同的层级。",
                found=found,
            )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What nobody published."""
        return assumptions_of("tiers", self, self.basis)


@frozen(kw_only=True)
class TierMembers:
    """The projects of one tier below the widest.

    Attributes:
        tier: the tier's code.
        projects: the projects' codes, each once.
    """

    tier: str
    projects: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require_text(self.tier, "TierMembers.tier")
        require_texts(self.projects, "TierMembers.projects")
        if len(set(self.projects)) < len(self.projects):
            raise InvalidValueError(
                f"a project stands twice in the tier {self.tier}.", f"“{self.tier}”中有项目重复列出。", found=self.tier
            )


@frozen(kw_only=True)
class TierTotal:
    """The projects of one tier.

    Attributes:
        tier: the tier.
        projects: their codes, in order.
        highest: those of them that no narrower tier lists.
        amount: the money of the projects, in yuan; one that states none adds none.
    """

    tier: Tier
    projects: tuple[str, ...]
    highest: tuple[str, ...]
    amount: Yuan


@frozen(kw_only=True)
class Enrolment(Result):
    """Which project is watched how closely; classified ones are left out.

    Attributes:
        lines: every project.
        members: the projects of the narrower tiers.
        scheme: the tiers.
        totals: each tier with its projects and their money, from the widest.
    """

    lines: tuple[MonitorLine, ...]
    members: tuple[TierMembers, ...]
    scheme: TierScheme = field(metadata=BY_REFERENCE)
    totals: tuple[TierTotal, ...]

    def recompute(self) -> Enrolment:
        """Enrol the kept projects again."""
        return enrol(self.lines, self.members, self.scheme)

    def tier_of(self, project: str) -> Tier:
        """The narrowest tier that lists a project.

        Raises:
            InvalidValueError: the project is not enrolled.
        """
        for total in self.totals:
            if project in total.highest:
                return total.tier
        raise InvalidValueError(
            f"the project {project!r} is not enrolled.", f"项目“{project}”未在监控之列。", found=project
        )

    @property
    def explanation(self) -> Explanation:
        """The tiers with their counts and money."""
        parts = tuple(
            Explanation(
                key=total.tier.code,
                zh=f"{total.tier.zh}：{len(total.projects)} 个项目，{plain_text(total.amount)} 元",
                en=f"{total.tier.en}: {len(total.projects)} projects, {plain_text(total.amount)} yuan",
            )
            for total in self.totals
        )
        names_zh, names_en = [t.zh for t in self.scheme.tiers], [t.en for t in self.scheme.tiers]
        return Explanation(
            key="enrolment",
            zh=f"监控层级：{'—'.join(names_zh)}",
            en=f"tiers: {', '.join(names_en)}",
            bases=(self.scheme.basis["tiers"], self.scheme.basis["nested"]),
            parts=(*parts, *assumption_steps(self.scheme.assumptions)),
        )


def check_tiers(
    lines: Iterable[MonitorLine], members: Iterable[TierMembers], scheme: TierScheme
) -> tuple[Problem, ...]:
    """What is wrong with the tiers: unknown or repeated ones, projects that are not watched or not in the wider tier.

    A classified project is named nowhere, not even where it stands in a wrong tier.
    """
    require(scheme, TierScheme, "scheme")
    every = tuple_of(lines, MonitorLine, "lines", hint="monitor().line")
    return tuple(_problems(every, tuple_of(members, TierMembers, "members"), scheme))


def enrol(lines: Iterable[MonitorLine], members: Iterable[TierMembers], scheme: TierScheme) -> Enrolment:
    """Put every project in its tier and sum each tier up.

    Args:
        lines: every project that is watched; together they are the widest tier.
        members: the projects of narrower tiers, in any order; a tier that is left out has none.
        scheme: the tiers.

    Raises:
        InvalidValueError: :func:`check_tiers` finds something; all of it is the fact ``problems``.
    """
    every, given = (
        tuple_of(lines, MonitorLine, "lines", hint="monitor().line"),
        tuple_of(members, TierMembers, "members"),
    )
    if problems := check_tiers(every, given, scheme):
        raise refused("these tiers cannot be", "监控层级有误", problems)
    shown = published(every)
    money = {line.code: Fraction(line.amount or 0) for line in shown}
    kept = tuple(
        TierMembers(tier=one.tier, projects=tuple(code for code in one.projects if code in money)) for one in given
    )
    listed = _listed(shown, kept, scheme)
    totals = []
    for place, (tier, codes) in enumerate(zip(scheme.tiers, listed, strict=True)):
        closer = frozenset().union(*listed[place + 1 :])
        totals.append(
            TierTotal(
                tier=tier,
                projects=tuple(sorted(codes)),
                highest=tuple(sorted(codes - closer)),
                amount=ended(sum((money[code] for code in codes), Fraction(0))),
            )
        )
    return Enrolment(lines=shown, members=kept, scheme=scheme, totals=tuple(totals))


def _listed(
    lines: tuple[MonitorLine, ...], members: tuple[TierMembers, ...], scheme: TierScheme
) -> list[frozenset[str]]:
    """The codes of each tier, from the widest."""
    named = {one.tier: frozenset(one.projects) for one in members}
    widest = frozenset(line.code for line in lines)
    return [widest, *(named.get(tier.code, frozenset()) for tier in scheme.tiers[1:])]


def _problems(
    lines: tuple[MonitorLine, ...], members: tuple[TierMembers, ...], scheme: TierScheme
) -> Iterator[Problem]:
    narrower = [tier.code for tier in scheme.tiers[1:]]
    hidden = {line.code for line in lines if line.classified}
    codes = [line.code for line in published(lines)]
    for code in sorted({code for code in codes if codes.count(code) > 1} if len(set(codes)) < len(codes) else ()):
        yield Problem(path=f"lines.{code}", en="stands twice", zh="重复")
    if len(years := sorted({line.year for line in published(lines)})) > 1:
        found = ", ".join(map(str, years))
        yield Problem(path="lines", en=f"are of {found}, expected one year", zh=f"为 {found}，应为同一年度")
    tiers = [one.tier for one in members]
    for tier in sorted(set(tiers)):
        if tier not in narrower:
            expected = ", ".join(narrower) or "no such tier"
            yield Problem(
                path=f"members.{tier}", en=f"is no tier, expected {expected}", zh=f"不是监控层级，应为 {expected}"
            )
        if tiers.count(tier) > 1:
            yield Problem(path=f"members.{tier}", en="is listed twice", zh="重复列出")
    listed = _listed(lines, members, scheme)
    for place, tier in enumerate(narrower, 1):
        around = listed[place - 1] if scheme.nested else listed[0]
        for code in sorted(listed[place] - around - hidden):
            wider = scheme.tiers[place - 1 if scheme.nested else 0]
            yield Problem(path=f"{tier}.{code}", en=f"is not in the tier {wider.code}", zh=f"不在{wider.zh}范围内")
