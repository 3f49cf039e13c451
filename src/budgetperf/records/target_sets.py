"""What a project, a policy or a department as a whole is held to: indicators for the year, and for the whole period.

「188个部门整体绩效目标800个项目绩效目标9239个指标」, counts one district. A project of several years has two sets,
which are apart: each has its own overall target in words, its own indicators, and weights that make the whole by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType

from attrs import field, frozen

from budgetperf.amounts import Points, Share, points, show
from budgetperf.basis import Assumption, Bases, as_bases, assumptions_of, check_bases
from budgetperf.errors import (
    InvalidValueError,
    Problem,
    require,
    require_each,
    require_fields,
    require_filled,
    tuple_of,
)
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.plain import Record
from budgetperf.records.classified import Classifiable, published, refused
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.libraries import LibrarySource
from budgetperf.records.projects import Project
from budgetperf.records.targets import Target
from budgetperf.rules.weights import WeightScheme, check_weights
from budgetperf.terms import Term, term

__all__ = [
    "SetWeights",
    "SubjectTargets",
    "TargetCounts",
    "TargetHorizon",
    "TargetSet",
    "check_sets",
    "count_targets",
    "project_coverage",
]


class TargetHorizon(Enum):
    """The time that a set is for: the year (年度目标), or the whole period (实施期目标、中长期目标)."""

    ANNUAL = "annual"
    WHOLE_PERIOD = "whole_period"

    @property
    def term(self) -> Term:
        """The horizon in both languages."""
        return term(f"horizon.{self.value}")


@frozen(kw_only=True)
class TargetSet(Record):
    """One set of indicators and the years that it is for.

    Attributes:
        target: the indicators.
        since: the first budget year.
        until: the last one; the same where the set is for one year.
        overall: the overall target (总体目标) in words; None where there is none.
        sources: which indicators were taken from a library, each at most once.

    Raises:
        InvalidValueError: years in the wrong order, a target of a year outside them, a source of an indicator that is
            not there or has another; all of them at once, as the fact ``problems``.
    """

    target: Target
    since: int
    until: int
    overall: str | None = None
    sources: tuple[LibrarySource, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_fields(self, Target, "target")
        require_fields(self, int, "since", "until")
        require_fields(self, (str, NoneType), "overall")
        require_each(self.sources, LibrarySource, "TargetSet.sources")
        if problems := tuple(self._problems()):
            raise refused("this set of indicators contradicts itself", "该组绩效指标自相矛盾", problems)

    def _problems(self) -> Iterator[Problem]:
        since, until, year = self.since, self.until, self.target.year
        if until < since:
            yield Problem(path="until", en=f"{until} is before {since}", zh=f"{until} 早于 {since}")
        elif year is not None and not since <= year <= until:
            en, zh = f"{year} is not in {since} to {until}", f"{year} 不在 {since} 至 {until} 之内"
            yield Problem(path="target.year", en=en, zh=zh)
        codes, seen = {indicator.code for indicator in self.target.indicators}, set[str]()
        for i, source in enumerate(self.sources):
            code, path = source.indicator, f"sources[{i}].indicator"
            if code not in codes:
                yield Problem(path=path, en=f"there is no indicator {code!r}", zh=f"没有指标“{code}”")
            elif code in seen:
                yield Problem(path=path, en=f"{code!r} has another source", zh=f"指标“{code}”另有来源")
            seen.add(code)

    def source_of(self, code: str) -> LibrarySource | None:
        """Where an indicator was taken from; None for one that was taken from no library."""
        return next((source for source in self.sources if source.indicator == code), None)


@frozen(kw_only=True, repr=False)
class SubjectTargets(Classifiable):
    """The targets of one project, policy or department as a whole.

    Attributes:
        subject: what it is.
        of: the key of the project or policy; for a department as a whole that of its unit or of itself.
        department: the code of its department.
        unit: the code of its unit; None where not stated.
        annual: the set for the budget year; None where there is none.
        whole_period: the set for the whole period; None where there is none.

    Raises:
        InvalidValueError: no set at all, an annual set of several years, or one whose year is outside the period.

    >>> from budgetperf.records.targets import Target
    >>> of_year = TargetSet(target=Target(project="示例", indicators=()), since=2023, until=2023)
    >>> targets = SubjectTargets(subject=SubjectKind.PROJECT, of="p-1", department="101", annual=of_year)
    >>> print(*(horizon.term.zh for horizon, _ in targets.sets))
    年度目标
    """

    subject: SubjectKind
    of: str
    department: str
    unit: str | None = None
    annual: TargetSet | None = None
    whole_period: TargetSet | None = None

    def __attrs_post_init__(self) -> None:
        self._check_classified()
        require_fields(self, SubjectKind, "subject")
        require_filled(self, "of", "department")
        require_fields(self, (str, NoneType), "unit")
        require_fields(self, (TargetSet, NoneType), "annual", "whole_period")
        if problems := tuple(self._problems()):
            raise refused("these targets contradict themselves", "绩效目标自相矛盾", problems)

    def _problems(self) -> Iterator[Problem]:
        year, period = self.annual, self.whole_period
        if year is None:
            if period is None:
                yield Problem(path="annual", en="there is no set of indicators", zh="没有绩效指标")
            return
        since, until = self.shown(year.since), self.shown(year.until)
        if year.since != year.until:
            en, zh = f"is for {since.en} to {until.en}, expected one year", f"为 {since.zh} 至 {until.zh}，应为一个年度"
            yield Problem(path="annual", en=en, zh=zh)
        elif period is not None and not period.since <= year.since <= period.until:
            en, zh = f"{since.en} is outside the whole period", f"{since.zh} 不在实施期内"
            yield Problem(path="annual", en=en, zh=zh)

    @property
    def sets(self) -> tuple[tuple[TargetHorizon, TargetSet], ...]:
        """The sets that there are, with what each is for."""
        every = ((TargetHorizon.ANNUAL, self.annual), (TargetHorizon.WHOLE_PERIOD, self.whole_period))
        return tuple((horizon, each) for horizon, each in every if each is not None)

    @property
    def key(self) -> tuple[SubjectKind, str, str]:
        """What the targets are of."""
        return self.subject, self.department, self.of


@frozen(kw_only=True)
class SetWeights:
    """What each set of indicators must weigh; the set for the period and the one for the year by themselves.

    Attributes:
        total: what a set is worth, what it gives to executing the budget included; None where a scheme says it.
        scheme: the scheme that the indicators of each set must keep; None where only the total is set.
        basis: the ground of the one that is set.

    Raises:
        InvalidValueError: both or none of the two.

    >>> from budgetperf.basis import Basis, BasisKind, Document
    >>> product = Basis(kind=BasisKind.REPORTED, document=Document(title="预算绩效管理系统 pmkpi 的公开配置"))
    >>> SetWeights(total=points(100), basis={"total": product}).scheme is None
    True
    """

    total: Points | None = None
    scheme: WeightScheme | None = None
    basis: Bases = field(converter=as_bases)

    def __attrs_post_init__(self) -> None:
        require_fields(self, (Decimal, NoneType), "total")
        require_fields(self, (WeightScheme, NoneType), "scheme")
        if self.total is not None:
            points(self.total)
        if (self.total is None) is (self.scheme is None):
            raise InvalidValueError(
                "SetWeights needs a total or a scheme, and not both.", "SetWeights 应有总分或权重方案，且只居其一。"
            )
        check_bases(self, self.basis, optional=("total", "scheme"))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The conventions among the fields that nobody published, those of the scheme included."""
        own = assumptions_of("set-weights", self, self.basis)
        return own if self.scheme is None else (*own, *self.scheme.assumptions)


def check_sets(targets: SubjectTargets, weights: SetWeights) -> tuple[Problem, ...]:
    """Every way in which a set departs from what it must weigh; empty where each of them keeps it.

    Args:
        targets: whose sets.
        weights: what each of them must weigh.

    Returns:
        The problems, their paths led by the set (``annual``, ``whole_period``).
    """
    require(targets, SubjectTargets, "targets")
    require(weights, SetWeights, "weights")
    problems: list[Problem] = []
    for horizon, each in targets.sets:
        if weights.scheme is None:
            found = tuple(_weighs(each.target, weights.total))
        else:
            found = check_weights(each.target.indicators, weights.scheme)
        problems += [Problem(path=f"{horizon.value}.{one.path}", en=one.en, zh=one.zh) for one in found]
    return tuple(problems)


@frozen(kw_only=True)
class TargetCounts(Result):
    """How many targets and indicators there are; classified ones are not among them.

    Attributes:
        targets: what is counted, each once.
        horizon: whose indicators are counted.
        units: the units that have targets of any kind, those that state none left out.
        departments: the targets of departments as a whole.
        projects: the targets of projects.
        policies: the targets of policies.
        indicators: the indicators of all of them.
    """

    targets: tuple[SubjectTargets, ...]
    horizon: TargetHorizon
    units: int
    departments: int
    projects: int
    policies: int
    indicators: int

    def recompute(self) -> TargetCounts:
        """Count the kept targets again."""
        return count_targets(self.targets, horizon=self.horizon)

    @property
    def per_target(self) -> Share:
        """Indicators over targets; undefined without a target."""
        return Share.of(self.indicators, len(self.targets))

    @property
    def explanation(self) -> Explanation:
        """The counts in one sentence."""
        return Explanation(
            key="target-counts",
            zh=f"{self.units} 家单位，{self.departments} 个部门整体绩效目标，{self.projects} 个项目绩效目标，"
            f"{self.policies} 个政策绩效目标，{self.indicators} 个指标（{self.horizon.term.zh}）",
            en=f"{self.units} units, {self.departments} targets of departments as a whole, {self.projects} of "
            f"projects, {self.policies} of policies, {self.indicators} indicators ({self.horizon.term.en})",
        )


def count_targets(targets: Iterable[SubjectTargets], *, horizon: TargetHorizon) -> TargetCounts:
    """Count targets and indicators as the districts' reports do.

    Args:
        targets: each project, policy and department once.
        horizon: whose indicators are counted; a target without such a set has none.

    Raises:
        InvalidValueError: one project, policy or department twice.
    """
    every = published(targets)
    require_each(every, SubjectTargets, "targets")
    require(horizon, TargetHorizon, "horizon")
    seen: set[tuple[SubjectKind, str, str]] = set()
    problems: list[Problem] = []
    for i, each in enumerate(every):
        if each.key in seen:
            zh = f"{each.subject.term.zh}“{each.of}”重复"
            problems.append(Problem(path=f"targets[{i}]", en=f"{each.subject.value} {each.of!r} again", zh=zh))
        seen.add(each.key)
    if problems:
        raise refused("the targets cannot be counted", "无法统计绩效目标", problems)
    kinds = [each.subject for each in every]
    sets = [each for one in every for of, each in one.sets if of is horizon]
    return TargetCounts(
        targets=every,
        horizon=horizon,
        units=len({each.unit for each in every if each.unit is not None}),
        departments=kinds.count(SubjectKind.DEPARTMENT),
        projects=kinds.count(SubjectKind.PROJECT),
        policies=kinds.count(SubjectKind.POLICY),
        indicators=sum(len(each.target.indicators) for each in sets),
    )


def project_coverage(targets: Iterable[SubjectTargets], projects: Iterable[Project]) -> Share:
    """The share of projects and policies that have a target (项目全覆盖); classified ones are on neither side of it.

    A project and its target are told by their kind, department and code; one without a code has no target. The
    coverage of departments and units is :meth:`~budgetperf.records.roster.Roster.coverage`.
    """
    keys = {each.key for each in tuple_of(targets, SubjectTargets, "targets")}
    every = published(tuple_of(projects, Project, "projects"))
    kept = sum((each.subject, each.department, each.code) in keys for each in every)
    return Share.of(kept, len(every))


def _weighs(target: Target, total: Points | None) -> Iterator[Problem]:
    worth = [indicator.points for indicator in target.indicators]
    made = sum(map(Fraction, (*worth, target.execution_points or 0)), Fraction(0))
    expected = Fraction(total or 0)
    if made != expected:
        en, zh = f"weighs {show(made)}, expected {show(expected)}", f"权重合计 {show(made)}，应为 {show(expected)}"
        yield Problem(path="points", en=en, zh=zh)
