"""What the monitors of many projects come to: how many, how much money, and what was done about it.

「全年实施跟踪监控项目 533 个，共计跟踪监控财政资金 19.58 亿元，共全面监控反馈红色预警项目 172 个，涉及资金 1.80 亿」:
such a sentence is counted from one line per project and one record per measure. Measures need not be on red projects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from budgetperf.amounts import Share, Yuan, plain_text
from budgetperf.errors import InvalidValueError, tuple_of
from budgetperf.evidence import Result
from budgetperf.explanation import Explanation
from budgetperf.records.classified import published
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.stages.monitors.lamps import WORST_FIRST, Lamp
from budgetperf.stages.monitors.lines import MonitorLine, check_lines, ended
from budgetperf.terms import term

__all__ = ["LampTotal", "MeasureTotal", "MonitorSummary", "summarise"]


@frozen(kw_only=True)
class LampTotal:
    """The projects under one lamp.

    Attributes:
        lamp: the lamp; None for projects on which none is lit.
        count: how many.
        amount: their money, in yuan.
        of_count: their share of all projects.
        of_amount: their share of all the money; undefined where there is none.
    """

    lamp: Lamp | None
    count: int
    amount: Yuan
    of_count: Share
    of_amount: Share


@frozen(kw_only=True)
class MeasureTotal:
    """What was done to projects.

    Attributes:
        kind: the measure.
        count: how many projects.
        amount: the money that it moved, in yuan; a measure without an amount moved none.
        under_red: how many of the projects are red.
        of_count: their share of all projects.
        of_amount: the money's share of all the money; undefined where there is none.
    """

    kind: InterventionKind
    count: int
    amount: Yuan
    under_red: int
    of_count: Share
    of_amount: Share


@frozen(kw_only=True)
class MonitorSummary(Result):
    """What monitors come to; classified projects are left out of every figure.

    Attributes:
        lines: one per project.
        interventions: what was done about them.
        count: how many projects were watched.
        amount: their money, in yuan.
        without_amount: how many of them state none.
        lamps: the projects under each lamp, from red on; those on which none is lit come last.
        measures: what was done, in the order of the kinds; only what was done.
    """

    lines: tuple[MonitorLine, ...]
    interventions: tuple[Intervention, ...]
    count: int
    amount: Yuan
    without_amount: int
    lamps: tuple[LampTotal, ...]
    measures: tuple[MeasureTotal, ...]

    def recompute(self) -> MonitorSummary:
        """Sum the kept lines up again."""
        return summarise(self.lines, self.interventions)

    def under(self, lamp: Lamp | None) -> LampTotal:
        """The projects under one lamp."""
        return next(total for total in self.lamps if total.lamp is lamp)

    def done(self, kind: InterventionKind) -> MeasureTotal | None:
        """What was done of one kind; None where nothing was."""
        return next((total for total in self.measures if total.kind is kind), None)

    @property
    def explanation(self) -> Explanation:
        """The counts and amounts, lamp by lamp and measure by measure."""
        parts = []
        for total in self.lamps:
            named = total.lamp.term if total.lamp else term("lamp.none")
            zh = f"{named.zh}：{total.count} 个项目，{plain_text(total.amount)} 元"
            en = f"{named.en}: {total.count} projects, {plain_text(total.amount)} yuan"
            parts.append(Explanation(key=f"lamp.{total.lamp.value if total.lamp else 'none'}", zh=zh, en=en))
        for done in self.measures:
            named, amount = done.kind.term, plain_text(done.amount)
            zh = f"{named.zh}：{done.count} 个项目（其中红灯 {done.under_red} 个），{amount} 元"
            en = f"{named.en}: {done.count} projects ({done.under_red} of them red), {amount} yuan"
            parts.append(Explanation(key=f"measure.{done.kind.value}", zh=zh, en=en))
        amount = plain_text(self.amount)
        return Explanation(
            key="monitor-summary",
            zh=f"监控项目 {self.count} 个，资金 {amount} 元",
            en=f"{self.count} projects watched, {amount} yuan",
            parts=tuple(parts),
        )


def summarise(lines: Iterable[MonitorLine], interventions: Iterable[Intervention] = ()) -> MonitorSummary:
    """Count projects and money under each lamp, and what was done about them.

    Args:
        lines: one per project, all of one year; those of classified projects are left out, with what was done about
            them.
        interventions: the measures taken, on projects among the lines.

    Raises:
        InvalidValueError: a project twice, lines of several years, a measure on a project that is not there, one twice
            on one day, or measures that take more money away than the project has.
    """
    every = tuple_of(lines, MonitorLine, "lines", hint="monitor().line")
    taken = tuple_of(interventions, Intervention, "interventions")
    _check(every, taken)
    check_lines(every, same_month=False)
    shown = published(every)
    codes = {line.code: line for line in shown}
    counted = tuple(one for one in taken if one.project in codes)
    count, amount = len(shown), _sum(line.amount for line in shown)
    red = {line.code for line in shown if line.lamp is Lamp.RED}
    return MonitorSummary(
        lines=shown,
        interventions=counted,
        count=count,
        amount=amount,
        without_amount=sum(line.amount is None for line in shown),
        lamps=tuple(_under(lamp, shown, amount) for lamp in (*WORST_FIRST, None)),
        measures=tuple(
            _done(kind, those, red, count, amount)
            for kind in InterventionKind
            if (those := [one for one in counted if one.kind is kind])
        ),
    )


def _under(lamp: Lamp | None, lines: tuple[MonitorLine, ...], amount: Yuan) -> LampTotal:
    those = [line for line in lines if line.lamp is lamp]
    money = _sum(line.amount for line in those)
    return LampTotal(
        lamp=lamp,
        count=len(those),
        amount=money,
        of_count=Share.of(len(those), len(lines)),
        of_amount=Share(numerator=money, denominator=amount),
    )


def _done(kind: InterventionKind, those: list[Intervention], red: set[str], count: int, amount: Yuan) -> MeasureTotal:
    money, projects = _sum(one.amount for one in those), {one.project for one in those}
    return MeasureTotal(
        kind=kind,
        count=len(projects),
        amount=money,
        under_red=len(projects & red),
        of_count=Share.of(len(projects), count),
        of_amount=Share(numerator=money, denominator=amount),
    )


def _check(lines: tuple[MonitorLine, ...], taken: tuple[Intervention, ...]) -> None:
    """Refuse what cannot be counted; of a classified project only that it is one is said."""
    hidden = {line.code for line in lines if line.classified}
    known = Counter(line.code for line in lines)
    named = Counter((one.project, one.kind, one.on) for one in taken)
    gone: dict[str, Fraction] = {}
    for one in taken:
        gone[one.project] = gone.get(one.project, Fraction(0)) + Fraction(one.amount or 0)
    whole = {line.code: line.amount for line in lines}
    faults = (
        ("is watched twice", "重复监控", [code for code, count in known.items() if count > 1]),
        ("is not watched", "未在监控之列", [code for code, _, _ in named if code not in known]),
        (
            "has one measure twice on one day",
            "同日的同一措施重复",
            [code for (code, _, _), n in named.items() if n > 1],
        ),
        (
            "has less money than the measures take away",
            "资金少于各项措施涉及的金额",
            [code for code, taken_away in gone.items() if (has := whole.get(code)) is not None and taken_away > has],
        ),
    )
    for en, zh, codes in faults:
        if codes:
            code = codes[0]
            shown = term("withheld").en if code in hidden else repr(code)
            shown_zh = term("withheld").zh if code in hidden else f"“{code}”"
            raise InvalidValueError(f"the project {shown} {en}.", f"项目{shown_zh}{zh}。", found=shown)


def _sum(amounts: Iterable[Yuan | None]) -> Yuan:
    return ended(sum((Fraction(amount) for amount in amounts if amount is not None), Fraction(0)))
