"""What became of results: which were used, what was decided in each stage and year, and where a worse one got more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import permutations

from attrs import frozen

from budgetperf.amounts import Share, Yuan
from budgetperf.errors import InvalidValueError, require, require_each, require_fields, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published
from budgetperf.records.interventions import InterventionKind
from budgetperf.stages.application.advice import Decision
from budgetperf.stages.application.ranges import AmountOutcome
from budgetperf.stages.application.results import ResultOnRecord
from budgetperf.stages.application.sources import ResultSource
from budgetperf.stages.monitors import MonitorSummary
from budgetperf.stages.reviews import ReviewSummary
from budgetperf.stages.reviews.filings import check_amount, summed

__all__ = [
    "Inversion",
    "ResultUptake",
    "StageTotal",
    "add_totals",
    "check_uptake",
    "find_inversions",
    "total_decisions",
    "total_of_monitors",
    "total_of_reviews",
]


@frozen(kw_only=True)
class StageTotal:
    """What was cancelled (核销) and reduced (核减) of the money of one budget year, in one stage.

    Attributes:
        year: the budget year whose money it is.
        stages: the sources of the results that decided; one for what was done in a single stage.
        cancelled: how many projects were cancelled.
        reduced: how many were reduced.
        saved: the money that was taken away together, in yuan.
    """

    year: int
    stages: tuple[ResultSource, ...]
    cancelled: int
    reduced: int
    saved: Yuan

    def __attrs_post_init__(self) -> None:
        require_fields(self, int, "year", "cancelled", "reduced")
        require_each(self.stages, ResultSource, "StageTotal.stages")
        check_amount(self.saved, "StageTotal.saved")
        if self.cancelled < 0 or self.reduced < 0 or not self.stages:
            found = f"{self.cancelled}, {self.reduced}, {len(self.stages)}"
            raise InvalidValueError(
                f"the total has {found} cancelled, reduced and stages, expected 0 or more projects of some stage.",
                f"核销、核减、环节数为 {found}，个数应不小于 0 且应有环节。",
                found=found,
            )


def add_totals(totals: Iterable[StageTotal]) -> StageTotal:
    """Add totals of one budget year and one stage.

    The 4 projects that a district cancelled in the course of a year and the 18 that it cancelled when it reviewed the
    next year's budget are no 22: their money is of different years.

    Raises:
        InvalidValueError: totals of different years or stages, or none.
    """
    every = tuple_of(totals, StageTotal, "totals")
    kinds = sorted({(one.year, ", ".join(stage.value for stage in one.stages)) for one in every})
    if len(kinds) != 1:
        found = "; ".join(f"{year} {stages}" for year, stages in kinds) or "none"
        raise InvalidValueError(
            f"the totals are of {found}, expected one budget year and one stage: they cannot be added.",
            f"合计涉及 {found}，应属于同一预算年度、同一环节，不得相加。",
            found=found,
        )
    return StageTotal(
        year=every[0].year,
        stages=every[0].stages,
        cancelled=sum(one.cancelled for one in every),
        reduced=sum(one.reduced for one in every),
        saved=summed(one.saved for one in every),
    )


def total_decisions(decisions: Iterable[Decision]) -> tuple[StageTotal, ...]:
    """What was decided, by budget year and by the sources that decided; classified projects are left out."""
    groups: dict[tuple[int, tuple[ResultSource, ...]], list[Decision]] = {}
    for one in tuple_of(decisions, Decision, "decisions", hint="advice.adopt()"):
        if not one.advice.project.classified:
            groups.setdefault((one.advice.project.year, _stages(one)), []).append(one)
    return tuple(
        StageTotal(
            year=year,
            stages=stages,
            cancelled=sum(one.outcome is AmountOutcome.CANCELLED for one in those),
            reduced=sum(one.outcome is AmountOutcome.REDUCED for one in those),
            saved=summed(one.saved for one in those),
        )
        for (year, stages), those in groups.items()
    )


def total_of_monitors(summary: MonitorSummary, *, year: int) -> StageTotal:
    """What was cancelled and reduced in the course of a year because of monitors."""
    require(summary, MonitorSummary, "summary", hint="summarise()")
    taken = [summary.done(InterventionKind.CANCEL), summary.done(InterventionKind.REDUCE)]
    cancelled, reduced = (0 if one is None else one.count for one in taken)
    saved = summed(one.amount for one in taken if one is not None)
    return StageTotal(year=year, stages=(ResultSource.MONITOR,), cancelled=cancelled, reduced=reduced, saved=saved)


def total_of_reviews(summary: ReviewSummary, *, year: int) -> StageTotal:
    """What was cancelled and reduced when the targets and budgets of a year were reviewed."""
    require(summary, ReviewSummary, "summary", hint="summarise_reviews()")
    return StageTotal(
        year=year,
        stages=(ResultSource.TARGET_REVIEW,),
        cancelled=summary.cancelled,
        reduced=summary.reduced,
        saved=summary.saved,
    )


def _stages(decision: Decision) -> tuple[ResultSource, ...]:
    sources = {decision.advice.results[i].source for i in decision.advice.deciding}
    return tuple(source for source in ResultSource if source in sources)


@frozen(kw_only=True)
class ResultUptake(Result):
    """Which results a decision rests on; classified ones are on neither side.

    Attributes:
        results: the results.
        decisions: the decisions.
        unused: the results that no decision rests on.
        twice: the results that two decisions or more rest on: a result counts once.
    """

    results: tuple[ResultOnRecord, ...]
    decisions: tuple[Decision, ...]
    unused: tuple[ResultOnRecord, ...]
    twice: tuple[ResultOnRecord, ...]

    def recompute(self) -> ResultUptake:
        """Look at the kept results again."""
        return check_uptake(self.results, self.decisions)

    @property
    def share(self) -> Share:
        """The results that were used over all of them; undefined where there is none."""
        return Share.of(len(self.results) - len(self.unused), len(self.results))

    @property
    def explanation(self) -> Explanation:
        """How many were used, and each that was not or that was used more than once."""
        used = len(self.results) - len(self.unused)
        parts = [*(_use(one, "未应用", "not used") for one in self.unused)]
        parts += [_use(one, "重复应用", "used more than once") for one in self.twice]
        return Explanation(
            key="uptake",
            zh=f"结果 {len(self.results)} 个，已应用 {used} 个",
            en=f"{len(self.results)} results, {used} used",
            parts=tuple(parts),
        )


def _use(result: ResultOnRecord, zh: str, en: str) -> Explanation:
    source = result.source.term
    return Explanation(
        key="use",
        zh=f"{result.of}（{result.year} 年度{source.zh}）：{zh}",
        en=f"{result.of} ({source.en} of {result.year}): {en}",
    )


def check_uptake(results: Iterable[ResultOnRecord], decisions: Iterable[Decision]) -> ResultUptake:
    """Whether each result led to a decision (审核结果直接应用预算安排), and to one only.

    Args:
        results: the results; classified ones and those of classified projects are left out.
        decisions: the decisions.
    """
    taken = tuple_of(decisions, Decision, "decisions", hint="advice.adopt()")
    shown = tuple(one for one in taken if not one.advice.project.classified)
    hidden = {result for one in taken if one.advice.project.classified for result in one.advice.results}
    every = tuple(one for one in published(tuple_of(results, ResultOnRecord, "results")) if one not in hidden)
    counts = {one: sum(one in decision.advice.results for decision in shown) for one in every}
    return ResultUptake(
        results=every,
        decisions=shown,
        unused=tuple(one for one in every if not counts[one]),
        twice=tuple(one for one in every if counts[one] > 1),
    )


@frozen(kw_only=True)
class Inversion:
    """A project with the worse grade that got the larger share of what it asked for. Please check (请核实).

    Attributes:
        worse: the decision on the project with the worse grade.
        better: the decision on the project with the better one.
    """

    worse: Decision
    better: Decision

    @property
    def zh(self) -> str:
        """The doubt in Chinese."""
        return f"{self._name(self.worse)}的等级低于{self._name(self.better)}，所得占申请数的比例却更高，请核实"

    @property
    def en(self) -> str:
        """The doubt in English."""
        worse, better = self._name(self.worse), self._name(self.better)
        return f"{worse} has a worse grade than {better} and got more of what it asked for; please check"

    def _name(self, decision: Decision) -> str:
        return decision.advice.project.name


def find_inversions(decisions: Iterable[Decision]) -> tuple[Inversion, ...]:
    """Where a worse grade got more of what it asked for than a better one of the same kind.

    Compared are decisions of one year under one policy that rest on one graded result each, of the same source and
    scale, for objects of the same subject, duration and standing. Classified projects and those that ask for nothing
    are left out.
    """
    shown = [
        one
        for one in tuple_of(decisions, Decision, "decisions", hint="advice.adopt()")
        if not one.advice.project.classified and one.advice.project.amount and _graded(one) is not None
    ]
    return tuple(_inversions(shown))


def _inversions(decisions: list[Decision]) -> Iterator[Inversion]:
    for worse, better in permutations(decisions, 2):
        low, high = _graded(worse), _graded(better)
        assert low is not None and high is not None  # noqa: S101, PT018 - the others were left out
        if _kind(worse, low) == _kind(better, high) and _rank(low) > _rank(high) and _part(worse) > _part(better):
            yield Inversion(worse=worse, better=better)


def _graded(decision: Decision) -> ResultOnRecord | None:
    results = decision.advice.results
    return results[0] if len(results) == 1 and results[0].grade is not None else None


def _kind(decision: Decision, result: ResultOnRecord) -> tuple[object, ...]:
    project, policy = decision.advice.project, decision.advice.policy
    own = (project.year, project.subject, project.duration, project.standing)
    return policy.code, policy.revision, result.source, result.scale, *own


def _rank(result: ResultOnRecord) -> int:
    assert result.scale is not None and result.grade is not None  # noqa: S101, PT018 - it is graded
    return result.scale.rank(result.grade)


def _part(decision: Decision) -> Fraction:
    asked = decision.advice.project.amount
    assert asked  # noqa: S101 - those that ask for nothing were left out
    return Fraction(decision.amount) / Fraction(asked)
