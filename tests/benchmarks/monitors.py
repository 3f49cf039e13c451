"""9,239 indicators of 800 projects watched in one call, against a loop by hand.

Run it with ``python -m tests.benchmarks.monitors``, or with the others.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from attrs import frozen

import budgetperf as bp
from benchmarks.paired import ratio
from budgetperf.amounts import yuan
from budgetperf.records.progress import IndicatorProgress, ProjectProgress
from budgetperf.regimes.monitoring import SHANXI
from budgetperf.rules.expectations import Expectation
from budgetperf.stages.monitors import Lamp, MonitorLine, monitor, monitor_many

_LEVELS = (("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "成本指标"), ("效益指标", "社会效益指标"))
_TIMED = {"数量指标", "社会效益指标"}
_WORDS = {bp.Rating.ACHIEVED: Lamp.GREEN, bp.Rating.PARTLY: Lamp.YELLOW, bp.Rating.NOT_ACHIEVED: Lamp.RED}


@frozen(kw_only=True)
class ByHand:
    """What the loop by hand keeps of a project."""

    code: str
    lamps: tuple[Lamp | None, ...]
    spending: Lamp
    lamp: Lamp | None


def _indicator(i: int, random: Random) -> IndicatorProgress:
    level1, level2 = random.choice(_LEVELS)
    luck, target = random.random(), random.randrange(1, 100_000)
    asked: Expectation
    so_far: bp.Actual
    if luck < 0.1:
        asked = bp.Qualitative(text="效果明显")
        rating, text = random.choice(
            ((bp.Rating.ACHIEVED, "达成"), (bp.Rating.PARTLY, "部分达成"), (bp.Rating.NOT_ACHIEVED, "未达成"))
        )
        so_far = bp.Rated(rating=rating, text=text)
    else:
        kind = bp.AtMost if luck < 0.3 else bp.AtLeast
        asked = kind(value=Decimal(target).scaleb(-random.choice((0, 0, 1, 2))), unit="人次")
        done = random.randrange(20, 130)
        so_far = bp.Measured(value=(asked.value * done).scaleb(-2), unit="人次")
    return IndicatorProgress(code=f"i{i}", name="指标", adjusted=asked, so_far=so_far, level1=level1, level2=level2)


def projects(count: int = 800, indicators: int = 9_239, seed: int = 1) -> tuple[ProjectProgress, ...]:
    """Projects that share so many indicators; no two are alike."""
    random = Random(seed)  # noqa: S311 - records, not secrets
    found = []
    for i in range(count):
        here = indicators // count + (i < indicators % count)
        budget = yuan(random.randrange(10_000, 90_000_000))
        found.append(
            ProjectProgress(
                code=f"p{i}",
                name=f"项目{i}",
                department=f"{101 + i % 76}",
                year=2022,
                month=random.choice((6, 7, 8, 9)),
                indicators=tuple(_indicator(j, random) for j in range(here)),
                budget=bp.Budget(adjusted=budget, executed=yuan(int(budget) * random.randrange(10, 100) // 100)),
            )
        )
    return tuple(found)


def _banded(share: Decimal, blue: Lamp) -> Lamp:
    if share < Decimal("0.6"):
        return Lamp.RED
    if share < Decimal("0.8"):
        return Lamp.YELLOW
    return Lamp.GREEN if share < Decimal("1.2") else blue


def _lamp(one: IndicatorProgress, month: int) -> Lamp | None:
    asked, so_far = one.adjusted, one.so_far
    if isinstance(asked, bp.AtLeast) and isinstance(so_far, bp.Measured):
        if one.level2 in _TIMED:
            return _banded(so_far.value * 12 / (asked.value * month), Lamp.BLUE)
        return Lamp.GREEN if so_far.value >= asked.value else Lamp.RED
    if isinstance(asked, bp.AtMost) and isinstance(so_far, bp.Measured):
        return Lamp.GREEN if so_far.value <= asked.value else Lamp.RED
    if isinstance(so_far, bp.Rated):
        return _WORDS[so_far.rating]
    return None


def by_hand(found: tuple[ProjectProgress, ...]) -> list[ByHand]:
    """A loop that knows these records alone: one set of rules, no operators, no units, no evidence."""
    every = []
    for project in found:
        lamps = tuple([_lamp(one, project.month) for one in project.indicators])
        worst = None
        for lamp in (Lamp.RED, Lamp.YELLOW, Lamp.GREEN, Lamp.BLUE):
            if lamp in lamps:
                worst = lamp
                break
        budget = project.budget
        assert budget is not None
        assert budget.adjusted is not None
        assert budget.executed is not None
        money = _banded(budget.executed * 12 / (budget.adjusted * project.month), Lamp.GREEN)
        every.append(ByHand(code=project.code, lamps=lamps, spending=money, lamp=worst))
    return every


def agree(lines: tuple[MonitorLine, ...], peers: list[ByHand]) -> None:
    """Both light the same lamps."""
    for line, peer in zip(lines, peers, strict=True):
        ours = ByHand(code=line.code, lamps=line.indicators, spending=line.spending or Lamp.RED, lamp=line.lamp)
        assert ours == peer, (line, peer)


def main() -> None:
    """The ratios, for each indicator."""
    found = projects()
    count = sum(len(project.indicators) for project in found)
    agree(monitor_many(found, SHANXI), by_hand(found))
    texts = {
        "monitor_many()": lambda: monitor_many(found, SHANXI),
        "monitor(), evidence and all": lambda: [monitor(project, SHANXI) for project in found],
    }
    for name, program in texts.items():
        pairs = 15 if name == "monitor_many()" else 5
        told = ratio(lambda: by_hand(found), program, operations=count, pairs=pairs)
        sys.stdout.write(f"{count:,} indicators of {len(found)} projects, {name:28} {told}\n")


if __name__ == "__main__":
    main()
