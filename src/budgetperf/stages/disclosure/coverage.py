"""How much of what is to be public is public, without classified units on either side of any share.

「剔除涉密单位以外，其余单位全部集中向社会公开了2022年度部门预算和2021年度决算相关信息」: the budget is that of the year
and the accounts those of the year before. What is told twice is counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import field, frozen

from budgetperf.amounts import Share
from budgetperf.basis import Assumption
from budgetperf.errors import Problem, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published, refused
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.records.roster import Roster
from budgetperf.rules.calendar import PrintedDate
from budgetperf.stages.disclosure.policy import DisclosureItem, DisclosurePolicy
from budgetperf.stages.disclosure.publications import Disclosed, Disclosure, share_a_day
from budgetperf.wire import BY_REFERENCE

__all__ = ["DisclosureLine", "DisclosureReport", "disclose"]


@frozen(kw_only=True)
class DisclosureLine:
    """One thing that is to be public.

    Attributes:
        what: what it is.
        year: the budget year that it is about.
        share: the departments or units that made it public over all of them.
        missing: the codes of those that did not, in order.
        channels: where it was made public, in order.
    """

    what: Disclosed
    year: int
    share: Share
    missing: tuple[str, ...]
    channels: tuple[str, ...]


@frozen(kw_only=True)
class DisclosureReport(Result):
    """What was made public in a year.

    Attributes:
        disclosures: the publications, without those of classified units.
        roster: the departments and units that may be shown.
        policy: what is to be public.
        year: the year of publication.
        lines: one for each thing that is to be public.
        problems: publications whose record is not complete, that are told with two days, are of another year, stand
            elsewhere than the policy says, or come before they were arranged.
    """

    disclosures: tuple[Disclosure, ...]
    roster: Roster
    policy: DisclosurePolicy = field(metadata=BY_REFERENCE)
    year: int
    lines: tuple[DisclosureLine, ...]
    problems: tuple[Problem, ...]

    def recompute(self) -> DisclosureReport:
        """Look at the kept publications again."""
        return disclose(self.disclosures, self.roster, self.policy, year=self.year)

    @property
    def is_complete(self) -> bool:
        """Whether everything that is to be public is, of everybody."""
        return all(not line.missing for line in self.lines)

    def line(self, what: Disclosed) -> DisclosureLine | None:
        """The line on one thing; None where the policy does not ask for it."""
        return next((line for line in self.lines if line.what is what), None)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the policy holds without a document."""
        return self.policy.assumptions

    @property
    def explanation(self) -> Explanation:
        """Each thing with its share and whose is missing."""
        level = self.policy.level.term
        parts = tuple(
            Explanation(
                key=f"{line.what.value}.{line.year}",
                zh=f"{line.year} 年度{line.what.term.zh}：公开 {line.share}{_rest('，未公开：', '、', line.missing)}",
                en=f"{line.what.term.en} of {line.year}: public {line.share}{_rest('; missing: ', ', ', line.missing)}",
            )
            for line in self.lines
        )
        doubts = tuple(
            Explanation(key="problem", zh=f"疑点，请核实：{each.text('zh')}", en=f"please check: {each.text('en')}")
            for each in self.problems
        )
        return Explanation(
            key="disclosure",
            zh=f"{self.policy.zh}，{self.year} 年（{level.zh} {self.roster.count(self.policy.level)} 个）",
            en=f"{self.policy.en} in {self.year} ({self.roster.count(self.policy.level)} of level {level.en})",
            bases=tuple(dict.fromkeys(self.policy.basis.values())),
            parts=(*parts, *doubts, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per thing, for any table."""
        return [
            {
                "what": line.what.value,
                "year": line.year,
                "published": line.share.numerator,
                "of": line.share.denominator,
                "channels": "、".join(line.channels),
            }
            for line in self.lines
        ]


def disclose(
    disclosures: Iterable[Disclosure], roster: Roster, policy: DisclosurePolicy, *, year: int
) -> DisclosureReport:
    """How much of what is to be public in a year is public.

    Args:
        disclosures: the publications; those of classified units are left out, and of units of another level.
        roster: the departments and units; classified ones are on neither side of any share.
        policy: what is to be public, such as ``regimes.disclosure.DONGLI_DISCLOSURE``.
        year: the year of publication.

    Raises:
        InvalidValueError: a publication of somebody whom the roster does not have; all of them at once.
        IncompleteError: first-level units are asked for, and of a unit it is not stated whether it is one.
    """
    require(roster, Roster, "roster")
    require(policy, DisclosurePolicy, "policy", hint="regimes.disclosure.DONGLI_DISCLOSURE")
    require(year, int, "year")
    every = tuple_of(disclosures, Disclosure, "disclosures")
    shown_roster = roster.published()
    population = _codes(shown_roster, policy.level)
    known = {each.code for each in (roster.departments if _is_department(policy) else roster.units)}
    if strangers := [
        Problem(
            path=f"disclosures[{i}]", en=f"there is no {one.shown(one.of).en}", zh=f"没有（{one.shown(one.of).zh}）"
        )
        for i, one in enumerate(every)
        if one.of and one.of not in known
    ]:
        raise refused("these publications do not fit the roster", "公开记录与名册不一致", strangers)
    shown = tuple(one for one in published(every) if not one.of or one.of in population)
    lines = tuple(_line(item, shown, shown_roster, policy, year) for item in policy.items)
    return DisclosureReport(
        disclosures=shown,
        roster=shown_roster,
        policy=policy,
        year=year,
        lines=lines,
        problems=(*_incomplete(shown), *_told_twice(shown), *_out_of_place(shown, policy, year)),
    )


def _line(
    item: DisclosureItem, shown: tuple[Disclosure, ...], roster: Roster, policy: DisclosurePolicy, year: int
) -> DisclosureLine:
    about = year + item.offset
    those = [one for one in shown if one.what is item.what and one.year == about and one.of and _may_be_of(one, year)]
    done = {one.of for one in those if one.of}
    return DisclosureLine(
        what=item.what,
        year=about,
        share=roster.coverage(done, policy.level),
        missing=tuple(code for code in sorted(_codes(roster, policy.level)) if code not in done),
        channels=tuple(sorted({one.channel for one in those if one.channel})),
    )


def _incomplete(shown: tuple[Disclosure, ...]) -> Iterator[Problem]:
    for i, one in enumerate(shown):
        for problem in one.problems:
            yield Problem(path=f"disclosures[{i}].{problem.path}", en=problem.en, zh=problem.zh)


def _told_twice(shown: tuple[Disclosure, ...]) -> Iterator[Problem]:
    """Publications told twice with days that cannot be the same; told twice with one day they are one."""
    named = [(one.of or "", one.what.value if one.what else "", one.year or 0, one.channel or "") for one in shown]
    order = sorted(range(len(shown)), key=lambda i: named[i])
    for _, group in groupby(order, key=lambda i: named[i]):
        first, *others = group
        for i in others:
            if not share_a_day(shown[first].on, shown[i].on):
                one, other = shown[first].on, shown[i].on
                yield Problem(
                    path=f"disclosures[{i}].on", en=f"is {other}, and {one} before", zh=f"为{other}，另载{one}"
                )


def _out_of_place(shown: tuple[Disclosure, ...], policy: DisclosurePolicy, year: int) -> Iterator[Problem]:
    arranged: dict[tuple[Disclosed | None, int | None], PrintedDate] = {
        (item.what, year + item.offset): item.arranged.in_year(year) for item in policy.items if item.arranged
    }
    for i, one in enumerate(shown):
        if policy.channels is not None and one.channel and one.channel not in policy.channels:
            en, zh = f"is {one.channel}, which the policy does not name", f"为“{one.channel}”，不在规定之列"
            yield Problem(path=f"disclosures[{i}].channel", en=en, zh=zh)
        if one.on is None or one.on.year is None:
            continue
        if not _may_be_of(one, year):
            yield Problem(
                path=f"disclosures[{i}].on", en=f"is {one.on}, not of {year}", zh=f"为{one.on}，不在 {year} 年"
            )
        start = arranged.get((one.what, one.year))
        if start is not None and one.on.last < start.first:
            yield Problem(path=f"disclosures[{i}].on", en=f"is {one.on}, before {start}", zh=f"为{one.on}，早于{start}")


def _may_be_of(one: Disclosure, year: int) -> bool:
    """Whether a publication may be of a year: its day says so, or there is none."""
    return one.on is None or one.on.year in {None, year}


def _codes(roster: Roster, level: OrganisationLevel) -> frozenset[str]:
    if level is OrganisationLevel.DEPARTMENT:
        return frozenset(each.code for each in roster.open_departments)
    units = roster.open_units if level is OrganisationLevel.UNIT else roster.first_level_units
    return frozenset(each.code for each in units)


def _is_department(policy: DisclosurePolicy) -> bool:
    return policy.level is OrganisationLevel.DEPARTMENT


def _rest(lead: str, between: str, codes: tuple[str, ...]) -> str:
    return f"{lead}{between.join(codes)}" if codes else ""
