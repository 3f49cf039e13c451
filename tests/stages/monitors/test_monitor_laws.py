"""Laws of lamps, an oracle that shares no code with them, and the quick way against the slow one."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import budgetperf as bp
from budgetperf.records.progress import IndicatorProgress, MonthSpent, ProjectProgress
from budgetperf.regimes.monitoring import HEFEI, LINEAR_IN_PERCENT, SHANXI, SICHUAN_CHECKPOINTS, VENDOR
from budgetperf.rules.execution import Denominator
from budgetperf.stages.monitors import (
    WORST_FIRST,
    Approach,
    Lamp,
    LampBand,
    MonitorPolicy,
    Part,
    Treatment,
    Uneven,
    Watcher,
    evenness,
    monitor,
    monitor_many,
    watch_indicator,
    watch_spending,
)
from monitor_samples import EVEN, EXECUTION, PROJECT, RULES, SICHUAN, XIUZHOU, indicator, project, there

_OPEN = evolve(
    RULES.bands,
    bands=(
        LampBand(lamp=Lamp.GREEN, floor=bp.Share.of(2, 3), floor_included=False),
        LampBand(lamp=Lamp.RED, floor=None),
    ),
)
POLICIES: list[MonitorPolicy] = [
    VENDOR,
    SHANXI,
    XIUZHOU,
    SICHUAN,
    evolve(
        VENDOR,
        parts=(Part.INDICATORS, Part.EXECUTION),
        indicators=evolve(RULES, ranges=Approach.AS_RISING, exactly=Approach.AS_LIMIT, bands=_OPEN, zero_target=None),
        execution=evolve(EXECUTION, expected=SICHUAN_CHECKPOINTS, denominator=Denominator.INITIAL, zero_budget=None),
    ),
    evolve(
        VENDOR,
        indicators=evolve(RULES, expected=LINEAR_IN_PERCENT, otherwise=Treatment.BY_LIMIT),
        execution=evolve(EXECUTION, denominator=Denominator.RECEIVED, expected=LINEAR_IN_PERCENT),
        parts=(Part.EXECUTION,),
    ),
    evolve(VENDOR, indicators=evolve(RULES, expected=SICHUAN_CHECKPOINTS)),
    evolve(
        VENDOR,
        indicators=None,
        parts=(Part.EXECUTION,),
        basis={name: basis for name, basis in VENDOR.basis.items() if name != "indicators"},
    ),
    evolve(VENDOR, execution=None, basis={name: basis for name, basis in VENDOR.basis.items() if name != "execution"}),
]
KINDS: list[Any] = [bp.AtLeast, bp.MoreThan, bp.AtMost, bp.LessThan, bp.Exactly]
NUMBERS = st.decimals(min_value=-200, max_value=2000, places=2)
MONTHS = st.integers(1, 12)
RISING = st.sampled_from([bp.AtLeast, bp.MoreThan])
FALLING = st.sampled_from([bp.AtMost, bp.LessThan])
POLICY = st.sampled_from(POLICIES)


def _lamp(asked: bp.Expectation, value: Decimal, month: int, policy: MonitorPolicy, unit: str = "人") -> Lamp | None:
    one = IndicatorProgress(code="a", name="数", adjusted=asked, so_far=bp.Measured(value=value, unit=unit))
    return watch_indicator(one, 2022, month, policy).lamp


def _rank(lamp: Lamp | None) -> int:
    return -1 if lamp is None else WORST_FIRST.index(lamp)


@given(RISING, NUMBERS, NUMBERS, NUMBERS, MONTHS, POLICY)
def test_a_lamp_never_gets_better_when_less_of_a_rising_number_is_reached(
    kind: Any, target: Decimal, one: Decimal, other: Decimal, month: int, policy: MonitorPolicy
) -> None:
    asked, (less, more) = kind(value=target, unit="人"), sorted((one, other))
    assert _rank(_lamp(asked, less, month, policy)) <= _rank(_lamp(asked, more, month, policy))


@given(FALLING, NUMBERS, NUMBERS, NUMBERS, MONTHS, POLICY)
def test_a_lamp_never_gets_better_when_more_of_a_falling_number_is_reached(
    kind: Any, target: Decimal, one: Decimal, other: Decimal, month: int, policy: MonitorPolicy
) -> None:
    asked, (less, more) = kind(value=target, unit="人"), sorted((one, other))
    assert _rank(_lamp(asked, more, month, policy)) <= _rank(_lamp(asked, less, month, policy))


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS, MONTHS, POLICY)
def test_a_lamp_never_gets_better_farther_from_a_range(
    low: Decimal, width: Decimal, one: Decimal, other: Decimal, month: int, policy: MonitorPolicy
) -> None:
    asked = bp.Within(low=low, high=low + abs(width), unit="人")
    below, nearer = sorted(asked.low - abs(each) for each in (one, other))
    nearer_above, above = sorted(asked.high + abs(each) for each in (one, other))
    assert _rank(_lamp(asked, below, month, policy)) <= _rank(_lamp(asked, nearer, month, policy))
    assert _rank(_lamp(asked, above, month, policy)) <= _rank(_lamp(asked, nearer_above, month, policy))


@given(NUMBERS, NUMBERS, NUMBERS, MONTHS, st.sampled_from([VENDOR, POLICIES[4]]))
def test_a_lamp_never_gets_better_farther_below_an_equals_target(
    target: Decimal, one: Decimal, other: Decimal, month: int, policy: MonitorPolicy
) -> None:
    farther, nearer = sorted(target - abs(each) for each in (one, other))
    asked = bp.Exactly(value=target, unit="人")
    assert _rank(_lamp(asked, farther, month, policy)) <= _rank(_lamp(asked, nearer, month, policy))


@given(st.integers(0, 100), st.integers(0, 100), MONTHS, POLICY)
def test_a_lamp_never_gets_better_when_less_is_spent(one: int, other: int, month: int, policy: MonitorPolicy) -> None:
    lamps = []
    for percent in sorted((one, other)):
        budget = bp.Budget(initial=bp.wan(100), adjusted=bp.wan(100), received=bp.wan(100), executed=bp.wan(percent))
        lamps.append(_rank(watch_spending(budget, month, policy).lamp))
    assert lamps == sorted(lamps)


@given(st.sampled_from(["达成", "部分达成", "未达成"]), POLICY)
def test_words_are_ordered(words: str, policy: MonitorPolicy) -> None:
    order = ["未达成", "部分达成", "达成"]
    ranks = [_rank(watch_indicator(indicator("效果明显", each), 2022, 6, policy).lamp) for each in order]
    assert ranks == sorted(ranks)
    assert ranks[order.index(words)] <= ranks[-1]


UNITS = st.sampled_from([("万元", "元", 10_000), ("公里", "米", 1000), ("小时", "分钟", 60), ("万人", "人", 10_000)])


@given(
    st.sampled_from([bp.AtLeast, bp.MoreThan, bp.AtMost, bp.LessThan, bp.Exactly]),
    NUMBERS,
    NUMBERS,
    MONTHS,
    UNITS,
    POLICY,
)
def test_another_unit_lights_the_same_lamp(
    kind: Any, target: Decimal, value: Decimal, month: int, units: tuple[str, str, int], policy: MonitorPolicy
) -> None:
    wide, narrow, size = units
    asked = kind(value=target, unit=wide)
    assert _lamp(asked, value, month, policy, wide) == _lamp(asked, value * size, month, policy, narrow)


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 1000), MONTHS, POLICY)
def test_money_in_another_unit_lights_the_same_lamp(
    whole: int, spent: int, times: int, month: int, policy: MonitorPolicy
) -> None:
    def lamp(factor: int) -> Lamp | None:
        amount = bp.yuan(whole * factor)
        budget = bp.Budget(initial=amount, adjusted=amount, received=amount, executed=bp.yuan(spent * factor))
        return watch_spending(budget, month, policy).lamp

    assert lamp(times) == lamp(1)


def _oracle(target: Decimal, value: Decimal, month: int, *, blue: bool) -> Lamp:
    """The bands in whole numbers: no library code, no quotient."""
    reached, asked = Fraction(value) * 12 * 10, Fraction(target) * month
    if reached < 6 * asked:
        return Lamp.RED
    if reached < 8 * asked:
        return Lamp.YELLOW
    return Lamp.BLUE if blue and reached >= 12 * asked else Lamp.GREEN


@given(st.decimals(min_value="0.01", max_value=10**6, places=2), NUMBERS, MONTHS)
def test_lamps_are_what_an_oracle_says(target: Decimal, value: Decimal, month: int) -> None:
    assert _lamp(bp.AtLeast(value=target, unit="人"), value, month, VENDOR) is _oracle(target, value, month, blue=True)
    budget = bp.Budget(adjusted=bp.yuan(target), executed=bp.yuan(abs(value)))
    assert watch_spending(budget, month, VENDOR).lamp is _oracle(target, abs(value), month, blue=False)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=12), st.sampled_from(list(Uneven)))
def test_evenness_lies_between_nothing_and_one_whatever_the_unit(amounts: list[int], counts: Uneven) -> None:
    rule = evolve(EVEN, counts=counts)

    def measured(factor: int) -> Any:
        months = tuple(MonthSpent(month=i, amount=bp.yuan(each * factor)) for i, each in enumerate(amounts, 1))
        return evenness(months, len(amounts), rule)

    found = measured(1)
    assert (found is None) == (sum(amounts) == 0)
    assert measured(7) == found
    if found is not None:
        assert 0 <= bp.fraction(found.value) <= 1


# -- the quick way --

LEVELS = st.sampled_from([(None, None), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", None)])
TEXTS = st.sampled_from([
    ("效果明显", "达成"), ("效果明显", "推进中"), ("2022年5月", "2022年4月"), ("3至5篇", "2篇"), ("5次", "3次"),
    ("效果", None),
])  # fmt: skip


@st.composite
def _indicators(draw: st.DrawFn, code: str) -> IndicatorProgress:
    level1, level2 = draw(LEVELS)
    if draw(st.integers(0, 4)) == 0:
        target, words = draw(TEXTS)
        return indicator(target, words, code=code, level1=level1, level2=level2)
    asked = draw(st.sampled_from(KINDS))(value=draw(NUMBERS), unit=draw(st.sampled_from(["人", "人", "", "%"])))
    operator = draw(st.sampled_from(["", "", "", "≥", "="]))
    so_far = bp.Measured(value=draw(NUMBERS), unit=draw(st.sampled_from(["人", "人", ""])), operator=operator)
    gone = draw(st.integers(0, 9)) == 0
    return IndicatorProgress(
        code=code,
        name="数",
        initial=asked if gone else None,
        adjusted=None if gone else asked,
        so_far=so_far,
        level1=level1,
        level2=level2,
    )


AMOUNTS = st.none() | st.integers(0, 30).map(lambda hundreds: bp.yuan(100 * hundreds))


@st.composite
def _projects(draw: st.DrawFn) -> ProjectProgress:
    rows = tuple(draw(_indicators(f"i{i}")) for i in range(draw(st.integers(0, 4))))
    budget = draw(
        st.none() | st.builds(bp.Budget, initial=AMOUNTS, adjusted=AMOUNTS, received=AMOUNTS, executed=AMOUNTS)
    )
    return project(*rows, month=draw(MONTHS), budget=budget, classified=draw(st.booleans()))


@given(_projects(), POLICY)
def test_a_watcher_gives_the_line_of_the_monitor(found: ProjectProgress, policy: MonitorPolicy) -> None:
    with localcontext(prec=3):
        assert Watcher(policy=policy).watch(found) == monitor(found, policy).line


def _outcome(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except bp.BudgetPerfError as error:
        return type(error), error.en


@pytest.mark.parametrize("policy", POLICIES, ids=range(len(POLICIES)))
@pytest.mark.parametrize("target", ["≥0人", "≥-5人", "≥10人", ">10人", "≤10人", "<10人", "=10人", "=0人", "3至5人"])
def test_a_watcher_gives_the_lamps_of_the_monitor_at_every_edge(target: str, policy: MonitorPolicy) -> None:
    reached = ("-6", "-5", "0", "3", "3.9", "4", "5", "5.8", "6", "10", "11")
    rows = [indicator(target, f"{each}人", code=f"i{i}", level2="质量指标") for i, each in enumerate(reached)]
    found = project(*rows, budget=bp.Budget(initial=bp.wan(10), adjusted=bp.wan(10), executed=bp.wan(4)))
    assert Watcher(policy=policy).watch(found) == monitor(found, policy).line


def test_what_monitor_refuses_a_watcher_refuses_in_the_same_words() -> None:
    for found, policy in ((PROJECT, HEFEI), (project(), HEFEI), ("p", VENDOR), ("p", HEFEI)):
        slow = _outcome(lambda found=found, policy=policy: monitor(found, policy).line)  # type: ignore[misc]
        assert _outcome(lambda found=found, policy=policy: Watcher(policy=policy).watch(found)) == slow  # type: ignore[misc]
    with pytest.raises(bp.InvalidValueError, match="policy is str"):
        Watcher(policy="vendor")  # type: ignore[arg-type]
    with pytest.raises(bp.InvalidValueError, match="progresses is int"):
        monitor_many(3, VENDOR)  # type: ignore[arg-type]


def test_numbers_with_more_digits_than_the_quick_way_takes_go_the_slow_way() -> None:
    fine = LampBand(lamp=Lamp.GREEN, floor=bp.Share(numerator=Decimal(1), denominator=Decimal("7" * 400)))
    policy = evolve(
        VENDOR,
        indicators=evolve(RULES, bands=evolve(RULES.bands, bands=(fine, RULES.bands.bands[-1]))),
        execution=EXECUTION,
    )
    long = bp.exact("1" * 59 + "." + "1" * 59)
    asked = bp.AtLeast(value=long, unit="人")
    found = project(IndicatorProgress(code="a", adjusted=asked, so_far=bp.Measured(value=long, unit="人")))
    watcher = Watcher(policy=policy)
    with pytest.raises(ArithmeticError):
        watcher._lamp(found.indicators[0], found, there(policy.indicators), watcher._indicators[5])
    assert watcher.watch(found) == monitor(found, policy).line
    assert watcher.watch(found).lamp is Lamp.GREEN


def test_many_projects_come_in_their_order() -> None:
    every = [evolve(PROJECT, code=f"p{i}", month=i) for i in range(6, 12)]
    lines = monitor_many(iter(every), SHANXI)
    assert lines == tuple(monitor(each, SHANXI).line for each in every)
    assert pickle.loads(pickle.dumps(Watcher(policy=SHANXI))).watch(every[0]) == lines[0]


def test_headings_are_remembered_up_to_a_limit() -> None:
    watcher = Watcher(policy=SHANXI)
    rows = tuple(indicator("≥2人", "1人", code=f"i{i}", level2=f"质量指标{i}") for i in range(1030))
    found = project(*rows)
    assert watcher.watch(found) == monitor(found, SHANXI).line
    assert len(watcher._in_proportion) == 1024
