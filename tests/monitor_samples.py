"""Projects in the middle of a year: one of every kind by hand, and the 533 of a district by a generator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from budgetperf.amounts import Share, Yuan, wan, yi, yuan
from budgetperf.records.budgets import Budget
from budgetperf.records.interventions import Intervention, InterventionKind
from budgetperf.records.monitoring_reports import DeviationCause, Likelihood
from budgetperf.records.progress import IndicatorProgress, MonthSpent, ProjectProgress
from budgetperf.regimes.monitoring import HEFEI, SHANXI, VENDOR, sichuan, xiuzhou
from budgetperf.rules.reading import parse, read_actual
from budgetperf.stages.monitors import GapKind, Lamp, MonitorLine

T = TypeVar("T")


def there(value: T | None) -> T:
    """A part that a policy or a result has."""
    assert value is not None
    return value


RULES, EXECUTION = there(VENDOR.indicators), there(VENDOR.execution)
XIUZHOU = xiuzhou(red_below=Share.of(60, 100))
SICHUAN = sichuan(gap=GapKind.POINTS, warning=Lamp.YELLOW)
EVEN = there(XIUZHOU.evenness)
POLICIES = (VENDOR, SHANXI, HEFEI, SICHUAN, XIUZHOU)


def indicator(target: str | None, so_far: str | None, forecast: str | None = None, **more: Any) -> IndicatorProgress:
    """An indicator from texts; without a target it was cancelled."""
    given: dict[str, Any] = {"code": "one", "name": "指标", **more}
    if target is None:
        given.setdefault("initial", parse("≥1"))
    return IndicatorProgress(
        adjusted=None if target is None else parse(target),
        so_far=None if so_far is None else read_actual(so_far),
        forecast=None if forecast is None else read_actual(forecast),
        **given,
    )


def project(*indicators: IndicatorProgress, month: int = 6, **more: Any) -> ProjectProgress:
    """A project of department 101 with half of its year behind it."""
    given: dict[str, Any] = {"code": "p", "name": "示例项目", "department": "101", "year": 2022, **more}
    return ProjectProgress(month=month, indicators=indicators, **given)


INDICATORS = (
    indicator("≥1200人次", "600人次", "1300人次", code="a", name="培训人次", level2="数量指标", points=Decimal(20)),
    indicator("≥95%", "90%", code="b", name="合格率", level2="质量指标", reason="抽检批次少", points=Decimal(10)),
    indicator("≤100万元", "60万元", code="c", name="成本", level2="成本指标"),
    indicator("2022年12月", None, code="d", name="完成时间", level2="时效指标"),
    indicator("效果明显", "部分达成", code="e", name="效果", causes=(DeviationCause.STAFF,)),
    indicator("0次", "0次", code="f", name="投诉次数", likelihood=Likelihood.CERTAIN),
    indicator("3至5篇", "2篇", "4篇", code="g", name="篇数", likelihood=Likelihood.POSSIBLE),
    indicator(None, None, code="h", name="取消的指标"),
)
PROJECT = project(
    *INDICATORS,
    budget=Budget(initial=wan(100), adjusted=wan(120), executed=wan(42)),
    months=(MonthSpent(month=2, amount=wan(20)), MonthSpent(month=6, amount=wan(22))),
    function_carried_out=True,
    target_reached=False,
)


def line(code: str, amount: Yuan | None = None, **more: Any) -> MonitorLine:
    """The line of a project; green unless said otherwise."""
    given: dict[str, Any] = {"name": code, "department": "101", "year": 2021, "month": 9, "lamp": Lamp.GREEN, **more}
    given = {"executed": None, "indicators": (), "spending": None, **given}
    return MonitorLine(code=code, amount=amount, **given)


RED, WATCHED, REDUCED, CANCELLED = 172, 533, 101, 4


def parts(total: Yuan, count: int, step: int) -> list[Yuan]:
    """Different amounts, in yuan, that make a total: an arithmetic row whose last term takes what is left."""
    middle = int(total) // count
    found = [middle + (i - count // 2) * step for i in range(count - 1)]
    return [yuan(each) for each in (*found, int(total) - sum(found))]


def district() -> tuple[tuple[ProjectProgress, ...], tuple[Intervention, ...]]:
    """秀洲 in 2021: 533 different projects worth 19.58亿, of which 172 worth 1.80亿 come out red under its rules.

    The red ones have spent less than 60 % of what is expected by September, the others more. Of the red ones 4 are
    cancelled with 117.2万; 101 projects, 10 of them red, are reduced by 2.18亿.
    """
    red = parts(yi("1.80"), RED, 7_000)
    rest = parts(Yuan(yi("19.58") - yi("1.80")), WATCHED - RED, 20_000)
    found = []
    for i, amount in enumerate((*red, *rest)):
        spent = 10 + i % 30 if i < RED else 50 + i % 45
        target = 100 + i
        done = int(target * (Decimal("0.5") if i % 3 else Decimal("0.9")))
        found.append(
            ProjectProgress(
                code=f"p{i:03}",
                name=f"项目{i}",
                department=str(101 + i % 46),
                year=2021,
                month=9,
                indicators=(indicator(f"≥{target}人次", f"{done}人次", code="a"),),
                budget=Budget(adjusted=amount, executed=yuan(int(amount) * spent // 100)),
            )
        )
    few = parts(wan(200), 10, 900)
    cuts = (*few, *parts(Yuan(yi("2.18") - wan(200)), REDUCED - 10, 900))
    cut = (*range(5, 5 + 17 * 10, 17), *range(WATCHED - REDUCED + 10, WATCHED))
    gone = parts(wan("117.2"), CANCELLED, 1_100)
    return tuple(found), (
        *(_taken(f"p{i:03}", InterventionKind.REDUCE, amount) for i, amount in zip(cut, cuts, strict=True)),
        *(
            _taken(f"p{i:03}", InterventionKind.CANCEL, amount)
            for i, amount in zip((3, 40, 90, 171), gone, strict=True)
        ),
    )


def _taken(code: str, kind: InterventionKind, amount: Yuan) -> Intervention:
    return Intervention(
        project=code, kind=kind, by="区财政局", on=date(2021, 10, 15), reason="三季度绩效监控结果", amount=amount
    )
