"""Lamps without the evidence, for whoever watches thousands of indicators.

:func:`~budgetperf.stages.monitors.verb.monitor` keeps every figure and what it rests on; a :class:`Watcher` gives the
very same lamps alone, in a fraction of the time. Whatever is not a plain number it leaves to the slow way, so the
errors are those of ``monitor()`` as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm

from attrs import field, frozen

from budgetperf.errors import require
from budgetperf.records.budgets import Budget
from budgetperf.records.progress import IndicatorProgress, ProjectProgress
from budgetperf.rules.actuals import Measured, Rated, Rating
from budgetperf.rules.arms import EXACTLY
from budgetperf.rules.execution import Denominator
from budgetperf.rules.expectations import AtLeast, AtMost, LessThan, MoreThan, Qualitative
from budgetperf.stages.monitors.conventions import Part, Treatment
from budgetperf.stages.monitors.courses import ExpectedProgress
from budgetperf.stages.monitors.lamps import WORST_FIRST, Lamp, LampBands
from budgetperf.stages.monitors.lighting import asked_of, light
from budgetperf.stages.monitors.lines import MonitorLine
from budgetperf.stages.monitors.parts import ExecutionRules, IndicatorRules
from budgetperf.stages.monitors.policy import MonitorPolicy
from budgetperf.stages.monitors.verb import monitor

__all__ = ["Watcher", "monitor_many"]

_PLAIN = frozenset({Part.INDICATORS, Part.EXECUTION})
_DECEMBER = 12
_REMEMBERED = 1024


@frozen(kw_only=True)
class _Scale:
    """The bands of one month without fractions: ``reached x times`` is set against ``whole x edge``.

    Attributes:
        times: what the reached value is multiplied by.
        edges: the lamps with what the whole is multiplied by, and whether the edge belongs to the lamp.
        last: the lamp below all edges.
    """

    times: Decimal
    edges: tuple[tuple[Lamp, Decimal, bool], ...]
    last: Lamp

    def lamp(self, reached: Decimal, whole: Decimal) -> Lamp:
        """The lamp; ``whole`` is above zero."""
        multiply = EXACTLY.multiply
        scaled = multiply(reached, self.times)
        for lamp, edge, included in self.edges:
            bound = multiply(whole, edge)
            if scaled > bound or (included and scaled == bound):
                return lamp
        return self.last


def _scale(bands: LampBands, expected: Fraction) -> _Scale:
    floors = [(band, band.floor.exact * expected) for band in bands.bands if band.floor is not None]
    times = lcm(*(edge.denominator for _, edge in floors))
    return _Scale(
        times=Decimal(times),
        edges=tuple((band.lamp, Decimal(int(edge * times)), band.floor_included) for band, edge in floors),
        last=bands.bands[-1].lamp,
    )


def _scales(bands: LampBands, progress: ExpectedProgress) -> tuple[_Scale | None, ...]:
    """The bands of every month, January first; None where nothing is expected."""
    asked = [progress.by_end_of(month) for month in range(1, _DECEMBER + 1)]
    return tuple(None if expected is None else _scale(bands, expected) for expected in asked)


@frozen(kw_only=True)
class Watcher:
    """A policy, prepared for many projects; threads may share it.

    Attributes:
        policy: the rules.

    >>> from budgetperf.regimes.monitoring import VENDOR
    >>> from budgetperf.rules.reading import parse, read_actual
    >>> trained = IndicatorProgress(code="a", adjusted=parse("≥1200人次"), so_far=read_actual("400人次"))
    >>> project = ProjectProgress(code="p", name="示例", department="101", year=2022, month=6, indicators=(trained,))
    >>> Watcher(policy=VENDOR).watch(project).lamp
    <Lamp.YELLOW: 'yellow'>
    """

    policy: MonitorPolicy
    _indicators: tuple[_Scale | None, ...] = field(init=False, repr=False, eq=False)
    _spending: tuple[_Scale | None, ...] = field(init=False, repr=False, eq=False)
    _in_proportion: dict[tuple[str | None, str | None], bool] = field(init=False, repr=False, eq=False, factory=dict)
    _words: dict[Rating, Lamp] = field(init=False, repr=False, eq=False)
    _is_plain: bool = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        require(self.policy, MonitorPolicy, "policy", hint="regimes.monitoring.VENDOR")
        rules, spent = self.policy.indicators, self.policy.execution
        object.__setattr__(self, "_indicators", _scales(rules.bands, rules.expected) if rules else ())
        object.__setattr__(self, "_spending", _scales(spent.bands, spent.expected) if spent else ())
        words = (
            {}
            if rules is None
            else {Rating.ACHIEVED: rules.achieved, Rating.PARTLY: rules.partly, Rating.NOT_ACHIEVED: rules.not_achieved}
        )
        object.__setattr__(self, "_words", words)
        plain = _PLAIN.issuperset(self.policy.parts) and self.policy.two_tests is None
        object.__setattr__(self, "_is_plain", plain)

    def watch(self, progress: ProjectProgress) -> MonitorLine:
        """The line of ``monitor(progress, policy)``; arguments and errors are its."""
        if not self._is_plain or type(progress) is not ProjectProgress:
            return monitor(progress, self.policy).line
        rules, spent, budget = self.policy.indicators, self.policy.execution, progress.budget
        try:
            lamps: tuple[Lamp | None, ...] = (None,) * len(progress.indicators)
            if rules is not None:
                scale = self._indicators[progress.month - 1]
                lamps = tuple([self._lamp(one, progress, rules, scale) for one in progress.indicators])
            money = None if spent is None else self._spent(budget, progress.month, spent)
        except ArithmeticError:  # more digits than the quick way takes
            return monitor(progress, self.policy).line
        parts = self.policy.parts
        counted = (*(lamps if Part.INDICATORS in parts else ()), money if Part.EXECUTION in parts else None)
        return MonitorLine(
            code=progress.code,
            name=progress.name,
            department=progress.department,
            classified=progress.classified,
            year=progress.year,
            month=progress.month,
            amount=None if budget is None else budget.base,
            executed=None if budget is None else budget.executed,
            indicators=lamps,
            spending=money,
            lamp=next((lamp for lamp in WORST_FIRST if lamp in counted), None),
        )

    def _lamp(
        self, one: IndicatorProgress, progress: ProjectProgress, rules: IndicatorRules, scale: _Scale | None
    ) -> Lamp | None:
        asked, actual = one.adjusted, one.so_far
        if (
            isinstance(asked, (AtLeast, AtMost, MoreThan, LessThan))
            and isinstance(actual, Measured)
            and actual.unit == asked.unit
            and not actual.operator
        ):
            value, target = actual.value, asked.value
            if isinstance(asked, AtMost):
                return rules.inside if value <= target else rules.outside
            if isinstance(asked, LessThan):
                return rules.inside if value < target else rules.outside
            if target > 0:
                if self._is_paced(one, rules):
                    return None if scale is None else scale.lamp(value, target)
                reached = value >= target if isinstance(asked, AtLeast) else value > target
                return rules.inside if reached else rules.outside
        if isinstance(asked, Qualitative) and isinstance(actual, Rated) and actual.rating is not Rating.UNCLEAR:
            return self._words[actual.rating]
        found, _ = asked_of(one, rules)
        return light(one, found, progress.year, progress.month, rules).lamp

    def _is_paced(self, one: IndicatorProgress, rules: IndicatorRules) -> bool:
        headings = one.level1, one.level2
        paced = self._in_proportion.get(headings)
        if paced is None:
            paced = rules.treatment(*headings)[0] is Treatment.IN_PROPORTION
            if len(self._in_proportion) < _REMEMBERED:
                self._in_proportion[headings] = paced
        return paced

    def _spent(self, budget: Budget | None, month: int, rules: ExecutionRules) -> Lamp | None:
        if budget is None:
            return rules.zero_budget
        whole = budget.base
        if rules.denominator is not Denominator.ADJUSTED:
            whole = budget.initial if rules.denominator is Denominator.INITIAL else budget.received
        if not whole:
            return rules.zero_budget
        scale = self._spending[month - 1]
        if budget.executed is None or scale is None:
            return None
        return scale.lamp(budget.executed, whole)


def monitor_many(progresses: Iterable[ProjectProgress], policy: MonitorPolicy) -> tuple[MonitorLine, ...]:
    """The lines of many projects, in their order; each is that of ``monitor(progress, policy)``.

    Raises:
        IncompleteError: the rules ask two questions and a project has no answer.
        InvalidValueError: an argument is of another type.
    """
    require(progresses, Iterable, "progresses")
    watch = Watcher(policy=policy).watch
    return tuple([watch(progress) for progress in progresses])
