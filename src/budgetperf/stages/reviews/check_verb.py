"""All the automatic checks of one target, and what they come to: qualified, not, or not to be told without a person."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from budgetperf.basis import Assumption
from budgetperf.errors import InvalidValueError, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.targets import Target
from budgetperf.stages.reviews.check_set import TargetChecks
from budgetperf.stages.reviews.checking import (
    Said,
    check_complete,
    check_duplicates,
    check_inputs,
    check_measurable,
    check_quantified,
    check_units,
    check_weights_of,
)
from budgetperf.stages.reviews.comparing import check_cost, check_last_year
from budgetperf.stages.reviews.filings import FiledTarget
from budgetperf.stages.reviews.findings import CheckKind, Gravity, NotMade, ReviewFinding
from budgetperf.terms import term
from budgetperf.wire import BY_REFERENCE

__all__ = ["TargetCheck", "check_target"]


@frozen(kw_only=True, repr=False)
class TargetCheck(Result):
    """What the automatic checks of one target found.

    Attributes:
        filed: the target.
        policy: the checks.
        findings: what was found, in the order of the checks.
        not_made: what could not be checked, and why.
    """

    filed: FiledTarget
    policy: TargetChecks = field(metadata=BY_REFERENCE)
    findings: tuple[ReviewFinding, ...]
    not_made: tuple[NotMade, ...]

    def __repr__(self) -> str:
        if self.filed.classified:
            return f"TargetCheck({term('withheld').en})"
        return f"TargetCheck({self.filed.code}, {len(self.findings)} findings, {len(self.not_made)} checks not made)"

    def recompute(self) -> TargetCheck:
        """Check the kept target again."""
        return check_target(self.filed, self.policy)

    @property
    def faults(self) -> tuple[ReviewFinding, ...]:
        """The findings that make the target unqualified."""
        return tuple(finding for finding in self.findings if finding.gravity is Gravity.FAULT)

    @property
    def qualified(self) -> bool | None:
        """Whether the target is qualified by these checks; None where only what could not be checked is open."""
        if self.faults:
            return False
        return None if self.not_made else True

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Everything that the checks rest on and nobody published; not of the one that compares several targets."""
        several = f"target-check.{CheckKind.REPEATED.value}."
        return tuple(one for one in self.policy.assumptions if not one.key.startswith(several))

    @property
    def _kinds(self) -> tuple[CheckKind, ...]:
        return tuple(kind for kind in self.policy.made if kind is not CheckKind.REPEATED)

    @property
    def explanation(self) -> Explanation:
        """Each finding and each check that was not made, on its ground; of a classified target nothing."""
        name = self.filed.shown(self.filed.name)
        if self.filed.classified:
            return Explanation(key="target-check", zh=name.zh, en=name.en)
        basis = self.policy.basis
        parts = [
            Explanation(
                key=f"finding.{one.check.value}",
                zh=one.text("zh"),
                en=one.text("en"),
                bases=(self.policy.check(one.check).basis["gravity"],) if one.check in self.policy.made else (),
            )
            for one in self.findings
        ]
        parts += [
            Explanation(key=f"not-made.{one.check.value}", zh=one.text("zh"), en=one.text("en"))
            for one in self.not_made
        ]
        zh = f"发现 {len(self.findings)} 项（不合格 {len(self.faults)} 项），未能核查 {len(self.not_made)} 项"
        en = f"{len(self.findings)} findings ({len(self.faults)} faults), {len(self.not_made)} checks not made"
        return Explanation(
            key="target-check",
            zh=f"{name.zh}绩效目标自动核查：{zh}",
            en=f"{name.en}, automatic checks of the target: {en}",
            bases=tuple(dict.fromkeys(basis[kind.value] for kind in self._kinds)),
            parts=(*parts, *assumption_steps(self.assumptions)),
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per finding, for any table; none of a classified target."""
        if self.filed.classified:
            return []
        return [
            {
                "project": self.filed.code,
                "check": one.check.value,
                "gravity": one.gravity.value,
                "path": one.path,
                "zh": one.text("zh"),
                "en": one.text("en"),
            }
            for one in self.findings
        ]


def check_target(filed: FiledTarget, policy: TargetChecks) -> TargetCheck:
    """Make every check of a policy that one target needs no other for.

    Args:
        filed: the target with what is known around it.
        policy: the checks, such as ``regimes.reviews.target_checks(...)``; the check for the same target in several
            projects needs them all: :func:`~budgetperf.stages.reviews.compare_targets` makes it.

    Returns:
        The findings; a project without a target has one, which is a fault.

    Raises:
        InvalidValueError: an argument is of another type, or the policy has a check for several projects only.
    """
    require(filed, FiledTarget, "filed", hint="FiledTarget.of()")
    require(policy, TargetChecks, "policy", hint="regimes.reviews.target_checks()")
    if policy.made == (CheckKind.REPEATED,):
        raise InvalidValueError(
            f"the policy {policy.code!r} only compares several targets.",
            f"审核规则“{policy.code}”仅用于比较多个绩效目标。",
            hint_en="use compare_targets()",
            hint_zh="请用 compare_targets()",
            found=policy.code,
        )
    said = tuple(_absent() if filed.target is None else _said(filed, filed.target, policy))
    return TargetCheck(
        filed=filed,
        policy=policy,
        findings=tuple(one for one in said if isinstance(one, ReviewFinding)),
        not_made=tuple(one for one in said if isinstance(one, NotMade)),
    )


def _absent() -> Iterator[Said]:
    yield ReviewFinding(
        check=CheckKind.COMPLETE,
        gravity=Gravity.FAULT,
        path="target",
        found_zh="未申报绩效目标",
        found_en="no target",
        expected_zh="申报绩效目标",
        expected_en="a target",
    )


def _said(filed: FiledTarget, target: Target, policy: TargetChecks) -> Iterator[Said]:
    if policy.complete is not None:
        yield from check_complete(target, policy.complete)
    if policy.quantified is not None:
        yield from check_quantified(target, policy.quantified)
    if policy.weights is not None:
        yield from check_weights_of(target, policy.weights)
    if policy.duplicates is not None:
        yield from check_duplicates(target, policy.duplicates)
    if policy.units is not None:
        yield from check_units(target, policy.units)
    if policy.measurable is not None:
        yield from check_measurable(target, policy.measurable)
    if policy.last_year is not None:
        yield from check_last_year(filed, policy.last_year)
    if policy.cost is not None:
        yield from check_cost(filed, policy.cost)
    if policy.inputs is not None:
        yield from check_inputs(target, policy.inputs)
