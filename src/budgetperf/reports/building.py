"""Short ways to write down the figures of a report and how they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from budgetperf.cycle import Counted, CountRule, RosterRule, ShareRule, Which
from budgetperf.ledger import FigureKind
from budgetperf.records.doings import Activity
from budgetperf.records.kinds import SubjectKind
from budgetperf.records.organisations import OrganisationLevel
from budgetperf.reports.layout import PrintScale, Slot

__all__ = ["amount", "count", "everyone", "ones", "percent", "share", "yi"]


def count(
    code: str,
    zh: str,
    en: str,
    counted: Counted,
    activity: Activity,
    offset: int | None = 0,
    *,
    subjects: tuple[SubjectKind, ...] = (),
    results: tuple[str, ...] = (),
    kinds: tuple[str, ...] = (),
    span: FigureKind | None = None,
) -> CountRule:
    """A figure of one activity; without a year it is cumulative, else of the period unless said otherwise."""
    which = Which(activities=(activity,), offset=offset, subjects=subjects, results=results, kinds=kinds)
    usual = FigureKind.CUMULATIVE if offset is None else FigureKind.PERIOD
    return CountRule(code=code, zh=zh, en=en, which=which, counted=counted, span=span or usual)


def amount(
    code: str, zh: str, en: str, activity: Activity, offset: int | None = 0, *, results: tuple[str, ...] = ()
) -> CountRule:
    """The money of one activity, in yuan."""
    return count(code, zh, en, Counted.AMOUNT, activity, offset, results=results)


def share(code: str, zh: str, en: str, part: str, whole: str, *, within: bool = True) -> ShareRule:
    """One figure over another."""
    return ShareRule(code=code, zh=zh, en=en, part=part, whole=whole, within=within)


def everyone(code: str, zh: str, en: str, level: OrganisationLevel) -> RosterRule:
    """How many there are on the roster."""
    return RosterRule(code=code, zh=zh, en=en, level=level)


def ones(*figures: str) -> Iterator[Slot]:
    """Figures that are printed as whole numbers."""
    return (Slot(figure=figure) for figure in figures)


def yi(figure: str) -> Slot:
    """An amount in 亿 with two decimals."""
    return Slot(figure=figure, scale=PrintScale.YI, places=2)


def percent(figure: str, places: int = 2) -> Slot:
    """A share in percent."""
    return Slot(figure=figure, scale=PrintScale.PERCENT, places=places)
