"""Rows and forms as districts file them: most targets are just met, numbers have up to two decimals."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import budgetperf as bp
from benchmarks.adversarial import Row
from benchmarks.peers import Form
from budgetperf.amounts import wan
from budgetperf.rules.expectations import Comparison

_POINTS = ("10", "5", "20", "2.5", "4", "3", "7.5", "8", "15")


def rows(kinds: tuple[type[Comparison], ...], count: int, seed: int = 1) -> list[Row]:
    """Half of the targets just met, a quarter exceeded, the rest missed; no two rows share a number."""
    random = Random(seed)  # noqa: S311 - rows, not secrets
    weights = {bp.AtLeast: 65, bp.AtMost: 20, bp.Exactly: 15}
    found: list[Row] = []
    for kind in random.choices(kinds, [weights.get(kind, 10) for kind in kinds], k=count):
        places = random.choice((0, 0, 1, 2))
        target = random.randrange(1, 10 ** random.randrange(2, 7))
        luck = random.random()
        factor = 100 if luck < 0.5 else random.randrange(100, 160) if luck < 0.75 else random.randrange(30, 100)
        if kind is bp.AtMost:
            factor = 200 - factor
        if kind is bp.Exactly and luck < 0.75:
            factor = 100
        actual = (target * factor + 50) // 100
        found.append((
            kind(value=Decimal(target).scaleb(-places)),
            Decimal(actual).scaleb(-places),
            Decimal(random.choice(_POINTS)),
        ))  # fmt: skip
    return found


def fresh(found: list[Row]) -> list[Row]:
    """The same rows in new objects, as if just read from a file."""
    return [(type(asked)(value=Decimal(str(asked.value))), Decimal(str(a)), Decimal(str(p))) for asked, a, p in found]


_FORM = (  # target, actual, points, judged
    ("≥100人次", "100人次", "15", None),
    ("≥36场", "7场", "4.5", None),
    ("=100%", "98%", "10", None),
    ("≥95%", "97.2%", "5", None),
    ("≥12个", "12个", "5.5", None),
    ("≤90万元", "85万元", "10", None),
    ("≤30天", "33天", "5", None),
    ("2022年12月", "2022年11月30日", "5", None),
    ("效果明显", "达成预期指标", "10", "9"),
    ("持续改善", "有所改善", "10", "8"),
    ("≥90%", "95.31%", "10", None),
)


def form() -> Form:
    """A form of eleven indicators."""
    indicators, observations = [], []
    for i, (target, actual, points, judged) in enumerate(_FORM):
        given = None if judged is None else bp.points(judged)
        indicators.append(
            bp.Indicator(code=f"i{i}", name=f"指标{i}", expectation=bp.parse(target), points=bp.points(points))
        )
        observations.append(bp.Observation(indicator=f"i{i}", actual=bp.read_actual(actual), judged=given))
    sources = (
        bp.FundSource(name="财政拨款", adjusted=wan(100), executed=wan("87.6543")),
        bp.FundSource(name="其他资金", adjusted=wan(20), executed=wan("19.2")),
    )
    return Form(
        target=bp.Target(project="示例项目", year=2022, indicators=tuple(indicators)),
        observations=tuple(observations),
        budget=bp.Budget.of(sources),
    )
