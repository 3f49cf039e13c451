"""The same target in several projects, with a proposal to merge them.

Two targets are the same where so large a share of the smaller one's indicators stands in the other too as a policy
says. Projects that hang together by such pairs make one proposal; whether to merge is for people to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from attrs import field, frozen

from budgetperf.amounts import Share, Yuan, plain_text
from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.classified import published
from budgetperf.records.targets import Indicator
from budgetperf.rules.glyphs import tidy
from budgetperf.stages.reviews.check_policies import RepeatedCheck, SameIndicator
from budgetperf.stages.reviews.check_set import TargetChecks
from budgetperf.stages.reviews.filings import FiledTarget, summed
from budgetperf.stages.reviews.findings import CheckKind, ReviewFinding
from budgetperf.wire import BY_REFERENCE

__all__ = ["MergeProposal", "SameTargets", "TargetComparison", "compare_targets"]


@frozen(kw_only=True)
class SameTargets:
    """Two projects whose targets are the same.

    Attributes:
        one: the code of a project.
        other: the code of another; it comes later by code.
        share: the indicators that both have over those of the smaller target.
    """

    one: str
    other: str
    share: Share


@frozen(kw_only=True)
class MergeProposal:
    """Projects that might be merged.

    Attributes:
        projects: their codes, in order; two or more, each with the same target as another of them.
        amount: what they ask for together, in yuan; None where one of them does not say.
        indicators: the names, tidied, of the indicators that all of them have.
    """

    projects: tuple[str, ...]
    amount: Yuan | None
    indicators: tuple[str, ...]

    @property
    def zh(self) -> str:
        """The proposal in Chinese."""
        money = "" if self.amount is None else f"，申请金额合计 {plain_text(self.amount)} 元"
        return f"项目 {'、'.join(self.projects)} 绩效目标相同{money}，请核实是否合并"

    @property
    def en(self) -> str:
        """The proposal in English."""
        money = "" if self.amount is None else f" ({plain_text(self.amount)} yuan together)"
        return (
            f"the projects {', '.join(self.projects)} have the same target{money}; please check whether to merge them"
        )


@frozen(kw_only=True)
class TargetComparison(Result):
    """Which projects have the same target.

    Attributes:
        filed: the targets, by code, without those of classified projects.
        policy: the checks; the one for repeated targets is among them.
        pairs: every two projects with the same target, by their codes.
        proposals: the projects that hang together.
        uncompared: the codes of projects that have no target, or one without a single named indicator.
    """

    filed: tuple[FiledTarget, ...]
    policy: TargetChecks = field(metadata=BY_REFERENCE)
    pairs: tuple[SameTargets, ...]
    proposals: tuple[MergeProposal, ...]
    uncompared: tuple[str, ...]

    def recompute(self) -> TargetComparison:
        """Compare the kept targets again."""
        return compare_targets(self.filed, self.policy)

    @property
    def findings(self) -> tuple[ReviewFinding, ...]:
        """One finding for each proposal, of the gravity that the policy gives it."""
        gravity = _rule(self.policy).gravity
        return tuple(
            ReviewFinding(
                check=CheckKind.REPEATED,
                gravity=gravity,
                path="、".join(proposal.projects),
                found_zh="绩效目标相同",
                found_en="the same target",
                expected_zh="为不同的绩效目标，或合并项目",
                expected_en="different targets, or one project",
            )
            for proposal in self.proposals
        )

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What the comparison rests on and nobody published."""
        return _rule(self.policy).assumed(CheckKind.REPEATED)

    @property
    def explanation(self) -> Explanation:
        """Each proposal with its pairs, on the ground of the check."""
        rule = _rule(self.policy)
        parts = []
        for proposal in self.proposals:
            pairs = tuple(
                Explanation(key="pair", zh=f"{pair.one}、{pair.other}：{pair.share}", en=_said_en(pair))
                for pair in self.pairs
                if pair.one in proposal.projects
            )
            parts.append(Explanation(key="merge", zh=proposal.zh, en=proposal.en, parts=pairs))
        return Explanation(
            key="target-comparison",
            zh=f"比较 {len(self.filed)} 个项目的绩效目标，建议合并 {len(self.proposals)} 组",
            en=f"the targets of {len(self.filed)} projects compared: {len(self.proposals)} proposals to merge",
            bases=(rule.basis["least"], rule.basis["compares"]),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )


def compare_targets(filed: Iterable[FiledTarget], policy: TargetChecks) -> TargetComparison:
    """Find the projects that have the same target.

    Args:
        filed: the targets, in any order; those of classified projects are left out.
        policy: the checks; one for repeated targets must be among them.

    Raises:
        InvalidValueError: a project twice, or a policy without that check.
    """
    require(policy, TargetChecks, "policy", hint="regimes.reviews.target_checks()")
    rule = _rule(policy)
    shown = published(tuple_of(filed, FiledTarget, "filed", hint="FiledTarget.of()"))
    every = tuple(sorted(shown, key=lambda one: one.code))
    codes = Counter(one.code for one in every)
    if twice := [code for code, count in codes.items() if count > 1]:
        raise InvalidValueError(f"the projects {twice} stand twice.", f"项目 {twice} 重复。", found=tuple(twice))
    keys = {one.code: _keys(one, rule.compares) for one in every}
    pairs = tuple(_pairs(keys, rule))
    return TargetComparison(
        filed=every,
        policy=policy,
        pairs=pairs,
        proposals=tuple(_proposals(every, pairs)),
        uncompared=tuple(code for code, found in keys.items() if not found),
    )


def _rule(policy: TargetChecks) -> RepeatedCheck:
    if policy.repeated is None:
        raise InvalidValueError(
            f"the policy {policy.code!r} does not say when targets are the same.",
            f"审核规则“{policy.code}”未规定何为相同的绩效目标。",
            hint_en="give it a RepeatedCheck",
            hint_zh="请补充 RepeatedCheck",
            found=policy.code,
        )
    return policy.repeated


def _keys(filed: FiledTarget, compares: SameIndicator) -> frozenset[tuple[str, str]]:
    indicators = filed.target.indicators if filed.target else ()
    by_value = compares is SameIndicator.NAME_AND_VALUE
    return frozenset((_name(one), str(one.expectation) if by_value else "") for one in indicators if _name(one))


def _name(indicator: Indicator) -> str:
    return tidy(indicator.name or "")


def _pairs(keys: dict[str, frozenset[tuple[str, str]]], rule: RepeatedCheck) -> list[SameTargets]:
    """Only projects that share an indicator are looked at, so that many different ones cost little."""
    holders: dict[tuple[str, str], list[str]] = {}
    for code, found in keys.items():
        for key in found:
            holders.setdefault(key, []).append(code)
    common = Counter(pair for those in holders.values() for pair in combinations(those, 2))
    least = rule.least.exact
    return [
        SameTargets(one=one, other=other, share=Share.of(count, smaller))
        for (one, other), count in sorted(common.items())
        if count * least.denominator >= least.numerator * (smaller := min(len(keys[one]), len(keys[other])))
    ]


def _proposals(every: tuple[FiledTarget, ...], pairs: tuple[SameTargets, ...]) -> list[MergeProposal]:
    group = _groups([one.code for one in every], pairs)
    proposals = []
    members: dict[str, list[FiledTarget]] = {}
    for one in every:
        members.setdefault(group[one.code], []).append(one)
    for those in members.values():
        if len(those) > 1:
            names = [[_name(one) for one in each.target.indicators] if each.target else [] for each in those]
            proposals.append(
                MergeProposal(
                    projects=tuple(one.code for one in those),
                    amount=_together([one.amount for one in those]),
                    indicators=tuple(dict.fromkeys(n for n in names[0] if n and all(n in more for more in names))),
                )
            )
    return proposals


def _groups(codes: list[str], pairs: tuple[SameTargets, ...]) -> dict[str, str]:
    """The first code of the projects that each hangs together with, by its own code."""
    beside: dict[str, list[str]] = {code: [] for code in codes}
    for pair in pairs:
        beside[pair.one].append(pair.other)
        beside[pair.other].append(pair.one)
    group: dict[str, str] = {}
    for head in codes:
        waiting = [] if head in group else [head]
        while waiting:
            code = waiting.pop()
            if code not in group:
                group[code] = head
                waiting += beside[code]
    return group


def _together(amounts: list[Yuan | None]) -> Yuan | None:
    return None if None in amounts else summed(amounts)


def _said_en(pair: SameTargets) -> str:
    return f"{pair.one} and {pair.other}: {pair.share}"
