"""One indicator in the middle of a year: how far it is, how far it should be, and its lamp."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from budgetperf.amounts import Exact, show
from budgetperf.basis import Assumption, Basis
from budgetperf.errors import require
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation, assumption_steps
from budgetperf.records.monitoring_reports import Likelihood
from budgetperf.records.progress import IndicatorProgress
from budgetperf.rules.expectations import Expectation
from budgetperf.rules.outcomes import Outcome
from budgetperf.stages.monitors.conventions import Treatment
from budgetperf.stages.monitors.lamps import Lamp
from budgetperf.stages.monitors.lighting import Cause, Lit, asked_of, departure, foreseen, light
from budgetperf.stages.monitors.policy import MonitorPolicy
from budgetperf.terms import Term, term
from budgetperf.wire import BY_REFERENCE

__all__ = ["Doubt", "WatchedIndicator", "watch_indicator"]


class Doubt(Enum):
    """What should be asked of the unit: 疑点, never an error."""

    FORECAST_OF_CANCELLED = "forecast_of_cancelled"
    LIKELIHOOD_DIFFERS = "likelihood_differs"
    CAUSE_MISSING = "cause_missing"
    NOT_REPORTED = "not_reported"

    @property
    def term(self) -> Term:
        """The doubt in both languages."""
        return term(f"doubt.{self.value}")


@frozen(kw_only=True)
class WatchedIndicator(Result):
    """One indicator with its lamp.

    Attributes:
        indicator: what was asked and reached.
        year: the budget year.
        month: the last month covered.
        policy: the rules.
        asked: the target in force as it was read; None where the indicator was cancelled.
        treatment: how a rising number is watched; None for anything else.
        attainment: what was reached over the target of the year, for a rising number above zero; else None.
        expected: the progress that is expected; None where the lamp does not hang on it.
        ratio: attainment over expected progress; None where the lamp does not hang on it.
        lamp: the lamp; None where none is lit.
        cause: why this lamp, or none.
        reason_zh: the figures behind it, in Chinese.
        reason_en: the same in English.
        grounds: the names of the rules for indicators that decided.
        outlook: whether the forecast reaches the target; None where there is no forecast.
        doubts: what should be asked of the unit.
        assumptions: what the lamp rests on.
    """

    indicator: IndicatorProgress
    year: int
    month: int
    policy: MonitorPolicy = field(metadata=BY_REFERENCE)
    asked: Expectation | None
    treatment: Treatment | None
    attainment: Exact | None
    expected: Exact | None
    ratio: Exact | None
    lamp: Lamp | None
    cause: Cause
    reason_zh: str
    reason_en: str
    grounds: tuple[str, ...]
    outlook: Outcome | None
    doubts: tuple[Doubt, ...]
    assumptions: tuple[Assumption, ...]

    def recompute(self) -> WatchedIndicator:
        """Watch the kept indicator again."""
        return watch_indicator(self.indicator, self.year, self.month, self.policy)

    @property
    def deviation(self) -> Exact | None:
        """How far what was reached lies from the target of the year, over the target; below 0 where it is worse.

        Its sign follows the direction: 3 complaints where at most 2 are allowed deviate by -0.5, and so do 50 people
        where 100 should be trained. None where there is no such number, or a target of zero.
        """
        return departure(self.asked, self.indicator)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The grounds of the lamp."""
        rules = self.policy.indicators
        return () if rules is None else tuple(rules.basis[name] for name in self.grounds)

    @property
    def explanation(self) -> Explanation:
        """The lamp, the figures behind it, the forecast, the doubts and the grounds."""
        name = self.indicator.name or self.indicator.code
        lamp = self.lamp.term if self.lamp else term("lamp.none")
        said = self.cause.term
        steps = [Explanation(key="reason", zh=self.reason_zh, en=self.reason_en)] if self.reason_zh else []
        if self.outlook is not None:
            will = self.outlook.term
            zh, en = f"全年预计 {self.indicator.forecast}：{will.zh}", f"forecast {self.indicator.forecast}: {will.en}"
            steps.append(Explanation(key="outlook", zh=zh, en=en))
        steps += [Explanation(key=d.value, zh=f"疑点：{d.term.zh}", en=f"question: {d.term.en}") for d in self.doubts]
        return Explanation(
            key="indicator",
            zh=f"{name}：{lamp.zh}（{said.zh}）",
            en=f"{name}: {lamp.en} ({said.en})",
            bases=self.bases,
            parts=(*steps, *assumption_steps(self.assumptions)),
        )

    def to_row(self) -> dict[str, object]:
        """The row as a plain dictionary, for any table."""
        return {
            "code": self.indicator.code,
            "indicator": self.indicator.name,
            "asked": None if self.asked is None else str(self.asked),
            "so_far": None if self.indicator.so_far is None else str(self.indicator.so_far),
            "attainment": self.attainment,
            "expected": self.expected,
            "ratio": self.ratio,
            "deviation": self.deviation,
            "lamp": self.lamp.value if self.lamp else None,
            "cause": self.cause.value,
            "outlook": self.outlook.value if self.outlook else None,
            "doubts": [doubt.value for doubt in self.doubts],
        }


def watch_indicator(indicator: IndicatorProgress, year: int, month: int, policy: MonitorPolicy) -> WatchedIndicator:
    """The lamp of one indicator at the end of a month.

    Args:
        indicator: what was asked and reached.
        year: the budget year, which a date without a year is in.
        month: the last month covered, 1 to 12.
        policy: the rules.

    Raises:
        InvalidValueError: an argument is of another type, or the month is none.
    """
    require(indicator, IndicatorProgress, "indicator")
    require(year, int, "year")
    require(policy, MonitorPolicy, "policy", hint="regimes.monitoring.VENDOR")
    rules = policy.indicators
    asked, read = asked_of(indicator, rules)
    lit = light(indicator, asked, year, month, rules)
    outlook = None if asked is None else foreseen(asked, indicator, rules)
    return WatchedIndicator(
        indicator=indicator,
        year=year,
        month=month,
        policy=policy,
        asked=asked,
        treatment=lit.treatment,
        attainment=lit.attainment,
        expected=lit.expected,
        ratio=lit.ratio,
        lamp=lit.lamp,
        cause=lit.cause,
        reason_zh=_reason(lit, "zh"),
        reason_en=_reason(lit, "en"),
        grounds=lit.grounds,
        outlook=outlook,
        doubts=_doubts(indicator, lit, outlook),
        assumptions=tuple(dict.fromkeys([*read, *lit.assumptions])),
    )


def _reason(lit: Lit, lang: str) -> str:
    if lit.ratio is None or lit.attainment is None or lit.expected is None or lit.interval is None:
        return lit.zh if lang == "zh" else lit.en
    figures = show(lit.attainment), show(lit.expected), show(lit.ratio), lit.interval
    if lang == "zh":
        return "完成 {}，序时进度 {}，两者之比 {}，在 {} 内".format(*figures)
    return "{} done, {} expected, a ratio of {}, inside {}".format(*figures)


def _doubts(indicator: IndicatorProgress, lit: Lit, outlook: Outcome | None) -> tuple[Doubt, ...]:
    stated = indicator.likelihood
    differs = (stated is Likelihood.CERTAIN and outlook is Outcome.MISSED) or (
        stated is Likelihood.IMPOSSIBLE and outlook in {Outcome.MET, Outcome.EXCEEDED}
    )
    found = {
        Doubt.FORECAST_OF_CANCELLED: indicator.is_cancelled and indicator.forecast is not None,
        Doubt.LIKELIHOOD_DIFFERS: differs,
        Doubt.CAUSE_MISSING: lit.lamp is not None and lit.lamp.warns and not (indicator.causes or indicator.reason),
        Doubt.NOT_REPORTED: lit.cause is Cause.NOT_REPORTED,
    }
    return tuple(doubt for doubt, holds in found.items() if holds)
