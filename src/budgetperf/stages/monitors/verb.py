"""The verb of the stage: from the progress of a project to its lamp (双监控: targets and money at once)."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from budgetperf.amounts import Exact, Share, show
from budgetperf.basis import Assumption
from budgetperf.errors import IncompleteError, Problem, require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.monitoring_reports import Likelihood
from budgetperf.records.progress import ProjectProgress
from budgetperf.rules.execution import Denominator
from budgetperf.rules.outcomes import Outcome
from budgetperf.stages.monitors.conventions import Part
from budgetperf.stages.monitors.indicators import WatchedIndicator, watch_indicator
from budgetperf.stages.monitors.lamps import Lamp, worst
from budgetperf.stages.monitors.lines import MonitorLine
from budgetperf.stages.monitors.policy import MonitorPolicy
from budgetperf.stages.monitors.spending import (
    Evenness,
    Gap,
    WatchedSpending,
    attained,
    evenness,
    gap,
    share_of,
    watch_spending,
)
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Joint", "Monitor", "monitor"]


class Joint(Enum):
    """What the two monitors say together: whether targets, spending, both or neither warn."""

    ON_COURSE = "on_course"
    SPENDING_BEHIND = "spending_behind"
    TARGET_BEHIND = "target_behind"
    BOTH_BEHIND = "both_behind"

    @property
    def term(self) -> Term:
        """The signal in both languages."""
        return term(f"joint.{self.value}")


@frozen(kw_only=True, repr=False)
class Monitor(Result):
    """A project in the middle of a year.

    Attributes:
        progress: what is known of its course.
        policy: the rules.
        rows: every indicator with its lamp, in order.
        spending: the execution with its lamp.
        attainment: how far the targets of the year are reached; None where nobody says and no rule does.
        gap: how far the two rates lie apart; None without a rule or without both rates.
        evenness: how evenly money was spent; None without a rule or months.
        two_tests: the lamp of the two questions; None where the rules do not ask them.
        lamp: the project's lamp, the worst of the parts that the rules name; None where none is lit.
        assumptions: everything the lamps rest on, each once.
    """

    progress: ProjectProgress
    policy: MonitorPolicy = field(metadata=BY_REFERENCE)
    rows: tuple[WatchedIndicator, ...]
    spending: WatchedSpending
    attainment: Exact | None
    gap: Gap | None
    evenness: Evenness | None
    two_tests: Lamp | None
    lamp: Lamp | None
    assumptions: tuple[Assumption, ...]

    def __repr__(self) -> str:
        return f"Monitor({self.progress.label('en')}, {self.policy}, lamp={self.lamp.value if self.lamp else None})"

    def recompute(self) -> Monitor:
        """Monitor the kept progress again."""
        return monitor(self.progress, self.policy)

    @property
    def joint(self) -> Joint | None:
        """What targets and spending say together; None where one of them has no lamp."""
        targets, money = worst(tuple(row.lamp for row in self.rows)), self.spending.lamp
        if targets is None or money is None:
            return None
        if targets.warns:
            return Joint.BOTH_BEHIND if money.warns else Joint.TARGET_BEHIND
        return Joint.SPENDING_BEHIND if money.warns else Joint.ON_COURSE

    @property
    def likelihood(self) -> Likelihood | None:
        """How likely all the targets in force are: the least likely one that is stated; None where none is."""
        stated = [row.indicator.likelihood for row in self.rows if not row.indicator.is_cancelled]
        return next((one for one in reversed(Likelihood) if one in stated), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the amounts of the project contradict; a lamp that rests on them is to be read with that."""
        return self.progress.problems

    @property
    def expected_execution(self) -> Share | None:
        """How much of the budget the unit expects to execute in the whole year; None where it does not say."""
        rules = self.policy.execution
        return share_of(self.progress.forecast, rules.denominator if rules else Denominator.ADJUSTED)

    @property
    def expected_to_miss(self) -> tuple[WatchedIndicator, ...]:
        """The indicators whose forecast of the whole year does not reach the target."""
        return tuple(row for row in self.rows if row.outlook is Outcome.MISSED)

    @property
    def line(self) -> MonitorLine:
        """The figures that a summary and a circular need."""
        progress = self.progress
        return MonitorLine(
            code=progress.code,
            name=progress.name,
            department=progress.department,
            classified=progress.classified,
            year=progress.year,
            month=progress.month,
            amount=progress.amount,
            executed=None if progress.budget is None else progress.budget.executed,
            indicators=tuple(row.lamp for row in self.rows),
            spending=self.spending.lamp,
            lamp=self.lamp,
        )

    @property
    def explanation(self) -> Explanation:
        """The lamp and each part; of a classified project nothing but that it is one."""
        name_zh, name_en = self.progress.label("zh"), self.progress.label("en")
        if self.progress.classified:
            return Explanation(key="monitor", zh=name_zh, en=name_en)
        lamp = self.lamp.term if self.lamp else term("lamp.none")
        year, month = self.progress.year, self.progress.month
        basis = self.policy.basis
        grounds = [basis[name] for name in ("parts", *(part.value for part in Part)) if name in basis]
        made = [part.term for part in self.policy.parts]
        parts = [*(row.explanation for row in self.rows), self.spending.explanation, *self._measured()]
        parts += [
            Explanation(key="doubt", zh=f"疑点：{one.text('zh')}", en=f"question: {one.text('en')}")
            for one in self.problems
        ]
        return Explanation(
            key="monitor",
            zh=f"{name_zh}：{year} 年 1—{month} 月{lamp.zh}（取{'、'.join(one.zh for one in made)}中最重的预警）",
            en=f"{name_en}: {lamp.en} by the end of {year}-{month:02} (the worst of {', '.join(m.en for m in made)})",
            bases=tuple(dict.fromkeys(grounds)),
            parts=(*parts, *assumption_steps(self.policy.assumptions)),
        )

    def _measured(self) -> tuple[Explanation, ...]:
        steps = self._foreseen(), self._attained(), self._apart(), self._evenly(), self._asked()
        return tuple(step for step in steps if step is not None)

    def _foreseen(self) -> Explanation | None:
        share = self.expected_execution
        if share is None:
            return None
        zh, en = f"全年预计执行率 {show(share)}", f"expected execution of the year {show(share)}"
        return Explanation(key="expected-execution", zh=zh, en=en)

    def _attained(self) -> Explanation | None:
        if self.attainment is None:
            return None
        share, rule = show(self.attainment), self.policy.attainment
        if rule is None or self.progress.attainment is not None:
            return Explanation(key="attainment", zh=f"实现程度 {share}（填报）", en=f"{share} attained, as stated")
        way = rule.averaging.says
        return Explanation(
            key="attainment",
            zh=f"实现程度 {share}：{way.zh}",
            en=f"{share} attained: {way.en}",
            bases=(rule.basis["averaging"], rule.basis["capped"]),
            parts=assumption_steps(rule.assumptions),
        )

    def _apart(self) -> Explanation | None:
        rule, found = self.policy.gap, self.gap
        if rule is None or found is None:
            return None
        size = "—" if found.size is None else show(found.size)
        reached, spent, limit = show(found.attainment), show(found.execution), show(rule.limit)
        said, kind = found.lamp.term if found.lamp else term("lamp.none"), rule.kind.says
        return Explanation(
            key="gap",
            zh=f"实现程度 {reached}，执行进度 {spent}，{kind.zh}为 {size}，限度 {limit}：{said.zh}",
            en=f"{reached} attained, {spent} executed; {kind.en}: {size}, the limit is {limit}: {said.en}",
            bases=tuple(rule.basis[name] for name in ("kind", "limit", "included", "lamp")),
            parts=assumption_steps(rule.assumptions),
        )

    def _evenly(self) -> Explanation | None:
        rule, found = self.policy.evenness, self.evenness
        if rule is None or found is None:
            return None
        value, said = show(found.value), found.lamp.term if found.lamp else term("lamp.none")
        return Explanation(
            key="evenness",
            zh=f"支出均衡性 {value}：{said.zh}",
            en=f"evenness of spending {value}: {said.en}",
            bases=(rule.basis["counts"], *((rule.basis["bands"],) if rule.bands else ())),
            parts=assumption_steps(rule.assumptions),
        )

    def _asked(self) -> Explanation | None:
        tests, lamp = self.policy.two_tests, self.two_tests
        if tests is None or lamp is None:
            return None
        case = tests.case(done=bool(self.progress.function_carried_out), reached=bool(self.progress.target_reached))
        zh, en = f"两项判断：{lamp.term.zh}", f"the two questions: {lamp.term.en}"
        return Explanation(key="two-tests", zh=zh, en=en, bases=(tests.basis[case],))

    def to_rows(self) -> list[dict[str, object]]:
        """One plain dictionary per indicator, for any table; none of a classified project."""
        return [] if self.progress.classified else [row.to_row() for row in self.rows]


def monitor(progress: ProjectProgress, policy: MonitorPolicy) -> Monitor:
    """Watch a project: each indicator, the spending, the gap between the two, and the project's lamp.

    Args:
        progress: what is known of its course up to a month; the month is the record's, never the clock's.
        policy: the rules, such as ``regimes.monitoring.VENDOR``.

    Raises:
        IncompleteError: the rules ask two questions and one has no answer.
        InvalidValueError: an argument is of another type.
    """
    require(progress, ProjectProgress, "progress")
    require(policy, MonitorPolicy, "policy", hint="regimes.monitoring.VENDOR")
    rows = tuple(watch_indicator(one, progress.year, progress.month, policy) for one in progress.indicators)
    spending = watch_spending(progress.budget, progress.month, policy)
    reached = attained(progress, rows, policy.attainment)
    share = spending.share
    apart = None
    if policy.gap is not None and reached is not None and share is not None and share.is_defined:
        apart = gap(reached, share, policy.gap)
    even = evenness(progress.months, progress.month, policy.evenness) if policy.evenness else None
    tests = answered(progress, policy)
    lamps = {
        Part.INDICATORS: worst(tuple(row.lamp for row in rows)),
        Part.EXECUTION: spending.lamp,
        Part.GAP: apart.lamp if apart else None,
        Part.EVENNESS: even.lamp if even else None,
        Part.TWO_TESTS: tests,
    }
    used = [item for row in rows for item in row.assumptions] + list(spending.assumptions)
    used += policy.gap.assumptions if policy.gap and apart else ()
    if policy.attainment and reached is not None and progress.attainment is None:
        used += policy.attainment.assumptions
    used += policy.evenness.assumptions if policy.evenness and even else ()
    return Monitor(
        progress=progress,
        policy=policy,
        rows=rows,
        spending=spending,
        attainment=reached,
        gap=apart,
        evenness=even,
        two_tests=tests,
        lamp=worst(tuple(lamps[part] for part in policy.parts)),
        assumptions=tuple(dict.fromkeys([*used, *policy.assumptions])),
    )


def answered(progress: ProjectProgress, policy: MonitorPolicy) -> Lamp | None:
    """The lamp of the two questions; None where the rules do not ask them.

    Raises:
        IncompleteError: one has no answer.
    """
    if policy.two_tests is None:
        return None
    done, reached = progress.function_carried_out, progress.target_reached
    problems = []
    if done is None:
        problems.append(Problem(path="function_carried_out", en="is not stated", zh="未说明是否履行"))
    if reached is None:
        problems.append(Problem(path="target_reached", en="is not stated", zh="未说明是否实现"))
    if done is None or reached is None:
        raise IncompleteError.listing("this project cannot be monitored", "无法监控", tuple(problems))
    return policy.two_tests.lamp(done=done, reached=reached)
