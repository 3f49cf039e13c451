"""A small layout and year for the parts of a report."""

from __future__ import annotations

from typing import Any

from budgetperf.amounts import RoundingMode, yuan
from budgetperf.basis import Basis, BasisKind
from budgetperf.cycle import Counted, CountRule, DistrictYear, FigureRule, ShareRule, Which
from budgetperf.records.doings import Activity, Doing
from budgetperf.records.organisations import Department
from budgetperf.records.roster import Roster
from budgetperf.reports import Cue, PrintScale, ReportLayout, Sentence, Slot

ASSUMED = Basis(kind=BasisKind.ASSUMED, zh="示例", en="an example")


def count(code: str, counted: Counted = Counted.THINGS, **which: Any) -> CountRule:
    own = Which(activities=(Activity.MONITORED,), **which)
    return CountRule(code=code, zh=f"指标{code}", en=f"figure {code}", which=own, counted=counted)


RULES: tuple[FigureRule, ...] = (
    count("watched"),
    count("red", results=("red",)),
    count("money", Counted.AMOUNT),
    ShareRule(code="red_share", zh="红灯占比", en="share of red", part="red", whole="watched"),
)
SENTENCE = Sentence(
    code="watched",
    zh="监控{watched}个、{money}元，红灯{red}个（{red_share}）。",
    slots=(
        Slot(figure="watched"),
        Slot(figure="money", scale=PrintScale.YI, places=2),
        Slot(figure="red"),
        Slot(figure="red_share", scale=PrintScale.PERCENT, places=1),
    ),
)
CUES = (
    Cue(figure="watched", words="监控项目#个"),
    Cue(figure="money", words="资金#元"),
    Cue(figure="red_share", words="占比#"),
)


def layout(**more: Any) -> ReportLayout:
    given: dict[str, Any] = {
        "code": "report.example",
        "revision": "1",
        "zh": "示例报告",
        "en": "an example",
        "rules": RULES,
        "sentences": (SENTENCE,),
        "cues": CUES,
        "rounding": RoundingMode.HALF_UP,
        "basis": dict.fromkeys(("rules", "sentences", "cues", "rounding"), ASSUMED),
        **more,
    }
    return ReportLayout(**given)


LAYOUT = layout()
ROSTER = Roster(departments=(Department(code="101", name="甲局"), Department(code="900", name="乙局", classified=True)))


def watched(
    count: int, red: int = 0, *, money: str = "0", department: str = "101", start: str = "p"
) -> tuple[Doing, ...]:
    """So many watched projects, some of them red; the first has all of the money."""
    return tuple(
        Doing(
            activity=Activity.MONITORED,
            year=2022,
            thing=f"{start}{number}",
            department=department,
            amount=yuan(0 if number else money),
            result="red" if number < red else "green",
        )
        for number in range(count)
    )


def year(*doings: Doing) -> DistrictYear:
    return DistrictYear(code="example", year=2022, roster=ROSTER, doings=doings)
