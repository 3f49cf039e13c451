"""Projects watched: the two monitors at once, gaps, evenness, two questions, evidence, and what stays hidden."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Points, Rate, Share, fraction, wan, yuan
from budgetperf.errors import IncompleteError, InvalidValueError, Lang
from budgetperf.evidence import verify
from budgetperf.records.budgets import Budget
from budgetperf.records.monitoring_reports import Likelihood
from budgetperf.records.progress import MonthSpent
from budgetperf.regimes.monitoring import HEFEI, SHANXI, VENDOR, sichuan, xiuzhou
from budgetperf.rules.execution import Denominator
from budgetperf.stages.monitors import (
    AttainmentRule,
    Averaging,
    Cause,
    EvennessRule,
    GapKind,
    Joint,
    Lamp,
    Monitor,
    MonitorPolicy,
    Part,
    Uneven,
    evenness,
    monitor,
    watch_spending,
)
from budgetperf.wire import dumps, from_data, loads, to_data
from monitor_samples import EVEN, EXECUTION, PROJECT, SICHUAN, XIUZHOU, indicator, project
from monitor_samples import POLICIES as EVERY


def _spent(percent: int) -> Budget:
    return Budget(adjusted=wan(100), executed=wan(percent))


def test_one_project_under_the_default_of_a_system_in_use() -> None:
    found = monitor(PROJECT, VENDOR)
    lamps = [row.lamp.value if row.lamp else None for row in found.rows]
    assert lamps == ["green", "blue", "green", None, "yellow", "green", "red", None]
    assert (found.lamp, found.spending.lamp, found.joint) == (Lamp.RED, Lamp.YELLOW, Joint.BOTH_BEHIND)
    assert found.spending.ratio == Decimal("0.7")
    assert monitor(PROJECT, SHANXI).rows[1].lamp is Lamp.RED


@pytest.mark.parametrize(
    ("done", "spent", "joint"),
    [
        ("50人", 50, Joint.ON_COURSE),
        ("50人", 20, Joint.SPENDING_BEHIND),
        ("20人", 50, Joint.TARGET_BEHIND),
        ("20人", 20, Joint.BOTH_BEHIND),
        (None, 50, None),
    ],
)
def test_jh_20_xz_13_targets_and_money_are_watched_at_once(done: str | None, spent: int, joint: Joint | None) -> None:
    """「对预算执行情况和绩效目标实现程度实行“双监控”」: two rates, and four signals that they make together."""
    found = monitor(project(indicator("≥100人", done), budget=_spent(spent)), XIUZHOU)
    assert found.joint is joint
    assert found.spending.share == Share.of(wan(spent), wan(100))
    if joint is not None:
        assert found.lamp is (Lamp.GREEN if joint is Joint.ON_COURSE else Lamp.RED)
        assert joint.term.zh
    assert monitor(project(indicator("≥100人", "50人")), SICHUAN).joint is None


@pytest.mark.parametrize(
    ("percent", "month", "lamp"),
    [(29, 6, "red"), (30, 6, "yellow"), (39, 6, "yellow"), (40, 6, "green"), (99, 6, "green"), (100, 12, "green")],
)
def test_the_spending_has_three_lamps(percent: int, month: int, lamp: str) -> None:
    found = watch_spending(_spent(percent), month, VENDOR)
    assert (found.lamp, found.cause) == (Lamp(lamp), Cause.BAND)
    assert found.verify()


@pytest.mark.parametrize(
    "budget", [None, Budget(), Budget(adjusted=yuan(0), executed=yuan(0)), Budget(initial=yuan(0), executed=yuan(5))]
)
def test_a_budget_of_nothing_is_red_where_the_rules_say_so(budget: Budget | None) -> None:
    found = watch_spending(budget, 6, VENDOR)
    assert (found.lamp, found.cause) == (Lamp.RED, Cause.ZERO)
    quiet = evolve(VENDOR, execution=evolve(EXECUTION, zero_budget=None))
    assert watch_spending(budget, 6, quiet).lamp is None
    assert "预算数为空或为零的为红灯" in found.explain("zh")


def test_spending_that_is_not_reported_or_not_asked_for_lights_nothing() -> None:
    assert watch_spending(Budget(adjusted=wan(100)), 6, VENDOR).cause is Cause.NOT_REPORTED
    assert watch_spending(_spent(10), 7, SICHUAN).cause is Cause.NOTHING_EXPECTED
    assert watch_spending(_spent(10), 7, HEFEI).cause is Cause.NO_RULE
    assert watch_spending(None, 7, HEFEI).explain("zh") == "预算执行率 —：不亮灯（没有规则）"
    assert watch_spending(_spent(10), 7, HEFEI).explain("en") == (
        "execution rate 100000/1000000≈0.1: no lamp (there is no rule)"
    )


@pytest.mark.parametrize(
    ("denominator", "lamp"),
    [(Denominator.ADJUSTED, Lamp.YELLOW), (Denominator.INITIAL, Lamp.GREEN), (Denominator.RECEIVED, Lamp.RED)],
)
def test_the_rate_is_over_what_the_rules_name(denominator: Denominator, lamp: Lamp) -> None:
    budget = Budget(initial=wan(70), adjusted=wan(100), received=wan(150), executed=wan(35))
    policy = evolve(VENDOR, execution=evolve(EXECUTION, denominator=denominator))
    assert watch_spending(budget, 6, policy).lamp is lamp
    initial_only = watch_spending(Budget(initial=wan(70), executed=wan(35)), 6, policy)
    used = {one.key for one in initial_only.assumptions}
    assert ("execution.initial-as-base" in used) == (denominator is Denominator.ADJUSTED)


@pytest.mark.parametrize(("month", "edge"), [(4, 25), (6, 40), (8, 60), (10, 80)])
def test_sichuan_warns_below_its_checkpoints(month: int, edge: int) -> None:
    at, below = watch_spending(_spent(edge), month, SICHUAN), watch_spending(_spent(edge - 1), month, SICHUAN)
    assert (at.lamp, below.lamp) == (Lamp.GREEN, Lamp.YELLOW)


@pytest.mark.parametrize(
    ("kind", "done", "spent", "warns"),
    [
        (GapKind.POINTS, "60人", 50, False),
        (GapKind.POINTS, "61人", 50, True),
        (GapKind.POINTS, "40人", 50, False),
        (GapKind.POINTS, "39人", 50, True),
        (GapKind.RELATIVE, "50人", 45, False),
        (GapKind.RELATIVE, "50人", 44, True),
        (GapKind.RELATIVE, "60人", 53, True),
        (GapKind.RELATIVE, "0人", 50, True),
        (GapKind.RELATIVE, "0人", 0, False),
    ],
)
def test_sichuan_warns_of_a_gap_of_more_than_ten_percent(kind: GapKind, done: str, spent: int, warns: bool) -> None:
    """Whether 10 % are points or relative is not said; somebody must choose, and the choice is in every result."""
    policy = sichuan(gap=kind, warning=Lamp.RED)
    found = monitor(project(indicator("≥100人", done), month=7, budget=_spent(spent)), policy)
    assert found.gap is not None
    assert found.gap.lamp is (Lamp.RED if warns else None)
    assert found.lamp is found.gap.lamp
    assert kind.says.en in {one.en for one in found.assumptions} | {
        one.en.removesuffix(", as chosen") for one in found.assumptions
    }
    assert found.verify()
    assert (found.gap.size is None) == (kind is GapKind.RELATIVE and done == "0人")


def test_a_limit_may_belong_to_the_warning() -> None:
    rule = SICHUAN.gap
    assert rule is not None
    policy = evolve(SICHUAN, gap=evolve(rule, included=True))
    tenth = project(indicator("≥100人", "60人"), month=7, budget=_spent(50))
    assert monitor(tenth, policy).lamp is Lamp.YELLOW
    assert monitor(tenth, SICHUAN).lamp is None


def test_the_attainment_of_a_project() -> None:
    """Rising numbers alone; capped where the rule says so; as stated where somebody stated it."""
    rows = (
        indicator("≥100人", "50人", code="a", points=Points(Decimal(30))),
        indicator("≥100人", "150人", code="b", points=Points(Decimal(10))),
        indicator("≤100万元", "10万元", code="c"),
    )
    found = project(*rows, budget=_spent(50))
    rule = SICHUAN.attainment
    assert rule is not None
    assert monitor(evolve(found, attainment=Rate(Decimal("0.5"))), SICHUAN).assumptions == tuple(
        one for one in monitor(found, SICHUAN).assumptions if not one.key.startswith("attainment.")
    )

    def attained(record: Any = found, **change: Any) -> Fraction | None:
        made = monitor(record, evolve(SICHUAN, attainment=evolve(rule, **change))).attainment
        return None if made is None else fraction(made)

    assert attained() == Fraction(3, 4)
    assert attained(capped=False) == 1
    assert attained(averaging=Averaging.BY_POINTS) == Fraction(5, 8)
    assert attained(averaging=Averaging.BY_POINTS, capped=False) == Fraction(3, 4)
    unweighed = evolve(found, indicators=(evolve(rows[0], points=None), rows[1]))
    assert attained(unweighed, averaging=Averaging.BY_POINTS) is None
    assert (
        attained(evolve(found, indicators=(evolve(rows[0], points=Points(Decimal(0))),)), averaging=Averaging.BY_POINTS)
        is None
    )
    assert attained(evolve(found, indicators=rows[2:])) is None
    assert attained(evolve(found, attainment=Rate(Decimal("0.55")))) == Fraction(11, 20)
    assert monitor(found, VENDOR).attainment is None


def test_without_both_rates_there_is_no_gap() -> None:
    assert monitor(project(indicator("≤1", "1"), budget=_spent(50)), SICHUAN).gap is None
    assert monitor(project(indicator("≥100人", "50人")), SICHUAN).gap is None
    nothing = project(indicator("≥100人", "50人"), budget=Budget(adjusted=yuan(0), executed=yuan(0)))
    assert monitor(nothing, SICHUAN).gap is None


@pytest.mark.parametrize(
    ("done", "reached", "lamp"),
    [(True, True, Lamp.GREEN), (True, False, Lamp.YELLOW), (False, True, Lamp.RED), (False, False, Lamp.RED)],
)
def test_hefei_asks_two_questions(done: bool, reached: bool, lamp: Lamp) -> None:
    found = monitor(project(function_carried_out=done, target_reached=reached), HEFEI)
    assert (found.lamp, found.two_tests) == (lamp, lamp)
    assert f"两项判断：{lamp.term.zh}" in found.explain("zh")


def test_hefei_s_questions_must_be_answered() -> None:
    with pytest.raises(IncompleteError) as caught:
        monitor(project(), HEFEI)
    assert [problem.path for problem in caught.value.problems] == ["function_carried_out", "target_reached"]
    assert caught.value.zh == ("无法监控：支出职能：未说明是否履行；绩效目标：未说明是否实现。")
    with pytest.raises(IncompleteError, match="cannot be monitored: target reached: is not stated"):
        monitor(project(function_carried_out=True), HEFEI)


def _months(*amounts: int) -> tuple[MonthSpent, ...]:
    return tuple(MonthSpent(month=i, amount=yuan(each)) for i, each in enumerate(amounts, 1) if each)


@pytest.mark.parametrize(
    ("amounts", "late", "either"),
    [
        ((5,) * 12, "1", "1"),
        ((0,) * 11 + (60,), "0", "0"),
        ((60,) + (0,) * 11, "1", "0"),
        ((0,) * 6 + (10,) * 6, "5/11", "5/11"),
        ((1, 2, 3), "2/3", "2/3"),
        ((3, 2, 1), "1", "2/3"),
    ],
)
def test_xz_14_even_spending_is_best_and_everything_in_december_is_worst(
    amounts: tuple[int, ...], late: str, either: str
) -> None:
    """「支出执行进度、均衡性」."""
    both = evolve(EVEN, counts=Uneven.EITHER)
    found = [evenness(_months(*amounts), len(amounts), rule) for rule in (EVEN, both)]
    assert [fraction(each.value) for each in found if each] == [Fraction(late), Fraction(either)]


def test_evenness_has_lamps_where_the_rules_have_bands() -> None:
    lit = evolve(EVEN, bands=EXECUTION.bands, basis={**EVEN.basis, "bands": EVEN.basis["counts"]})
    policy = evolve(XIUZHOU, evenness=lit, parts=(Part.EVENNESS,))
    late = project(budget=_spent(50), months=_months(0, 0, 0, 0, 0, 9))
    assert monitor(late, policy).lamp is Lamp.RED
    assert monitor(evolve(late, months=_months(1, 1, 1, 1, 1, 1)), policy).lamp is Lamp.GREEN
    found = monitor(late, XIUZHOU)
    assert found.evenness is not None
    assert (str(found.evenness.value), found.evenness.lamp) == ("0", None)
    assert "支出均衡性 0：不亮灯" in found.explain("zh")
    assert monitor(project(budget=_spent(50)), policy).evenness is None
    assert evenness(_months(5), 1, EVEN) is None
    assert [one.key for one in lit.assumptions] == ["evenness.bands", "evenness.counts"]
    stated = monitor(evolve(late, attainment=Rate(Decimal("0.5"))), policy)
    assert "  实现程度 0.5（填报）" in stated.explain("zh").split("\n")


def test_the_likelihood_of_a_project_is_the_least_of_its_indicators() -> None:
    stated = (Likelihood.CERTAIN, None, Likelihood.POSSIBLE)
    rows = [indicator("≥1", "1", code=f"i{i}", likelihood=each) for i, each in enumerate(stated)]
    assert monitor(project(*rows), VENDOR).likelihood is Likelihood.POSSIBLE
    gone = indicator(None, None, code="gone", likelihood=Likelihood.IMPOSSIBLE)
    assert monitor(project(*rows, gone), VENDOR).likelihood is Likelihood.POSSIBLE
    hopeless = indicator("≥1", "0", code="h", likelihood=Likelihood.IMPOSSIBLE)
    assert monitor(project(*rows, hopeless), VENDOR).likelihood is Likelihood.IMPOSSIBLE
    assert monitor(project(), VENDOR).likelihood is None


def test_what_the_unit_expects_of_the_whole_year() -> None:
    rows = (indicator("≥100人", "50人", "90人", code="a"), indicator("≥100人", "50人", "100人", code="b"))
    half = _spent(50)
    found = monitor(project(*rows, budget=half, forecast=evolve(half, executed=wan(95))), VENDOR)
    assert found.expected_execution == Share(numerator=wan(95), denominator=wan(100))
    assert [row.indicator.code for row in found.expected_to_miss] == ["a"]
    assert "  全年预计执行率 950000/1000000≈0.95" in found.explain("zh").split("\n")
    assert monitor(project(*rows, budget=half), UNSPENT).expected_execution is None
    assert monitor(project(forecast=half), SICHUAN).expected_execution is not None


UNSPENT = evolve(
    VENDOR, execution=None, basis={name: basis for name, basis in VENDOR.basis.items() if name != "execution"}
)


@pytest.mark.parametrize("policy", EVERY, ids=lambda policy: policy.code)
def test_a_monitor_is_its_own_evidence(policy: MonitorPolicy) -> None:
    found = monitor(PROJECT, policy)
    assert verify(found)
    assert found.recompute() == found
    assert all(verify(row) for row in found.rows)
    assert verify(found.spending)
    assert loads(dumps(found), Monitor, known=(policy,)) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert from_data(to_data(policy), MonitorPolicy) == policy
    langs: tuple[Lang, ...] = ("zh", "en")
    for lang in langs:
        text = found.explain(lang)
        assert [one.key for one in found.assumptions if one.text(lang) not in text] == []


def test_a_forged_lamp_is_named() -> None:
    found = monitor(PROJECT, VENDOR)
    assert [each.path for each in verify(evolve(found, lamp=Lamp.GREEN)).differences] == ["lamp"]
    rows = (evolve(found.rows[0], ratio=Decimal(2)), *found.rows[1:])
    assert [each.path for each in verify(evolve(found, rows=rows)).differences] == ["rows[0].ratio"]


def test_the_account_begins_with_the_project_s_lamp() -> None:
    zh, en = monitor(PROJECT, XIUZHOU).explain("zh"), monitor(PROJECT, XIUZHOU).explain("en")
    assert zh.split("\n")[0] == "示例项目：2022 年 1—6 月红灯（取绩效目标实现程度、预算执行进度中最重的预警）"
    assert en.split("\n")[0] == (
        "示例项目: red by the end of 2022-06 (the worst of attainment of targets, budget execution)"
    )
    assert "“对绩效目标实现程度和预算执行进度实行双监控”：秀洲区2021年度预算绩效管理情况说明〔已核原文〕" in zh
    gap = monitor(PROJECT, SICHUAN).explain("en")
    assert "0.35 executed; the difference of the two rates, in percentage points: " in gap
    relative = sichuan(gap=GapKind.RELATIVE, warning=Lamp.RED)
    nothing = project(indicator("≥1", "0"), budget=_spent(50))
    assert "0 attained, 0.5 executed; the difference of the two rates over the attainment: —, the limit" in (
        monitor(nothing, relative).explain("en")
    )
    assert monitor(project(), VENDOR).explain("zh").startswith("示例项目：2022 年 1—6 月不亮灯")


def test_nothing_of_a_classified_project_is_shown() -> None:
    found = monitor(evolve(PROJECT, classified=True, name="某某专项"), VENDOR)
    assert found.explain("zh") == "不予显示"
    assert found.to_rows() == []
    assert "某某" not in repr(found)
    assert repr(found.line) == "MonitorLine(withheld)"
    assert repr(monitor(PROJECT, VENDOR)) == "Monitor(示例项目, monitoring.vendor (1), lamp=red)"
    assert repr(monitor(project(), VENDOR)) == "Monitor(示例项目, monitoring.vendor (1), lamp=None)"


def test_a_line_is_what_summaries_need() -> None:
    found = monitor(PROJECT, VENDOR)
    line = found.line
    assert (line.code, line.amount, line.executed, line.lamp) == ("p", wan(120), wan(42), Lamp.RED)
    assert line.indicators == tuple(row.lamp for row in found.rows)
    assert monitor(project(), VENDOR).line.amount is None
    assert len(found.to_rows()) == len(PROJECT.indicators)


def test_arguments_are_checked() -> None:
    with pytest.raises(InvalidValueError, match="progress is str"):
        monitor("p", VENDOR)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="policy is str"):
        monitor(PROJECT, "vendor")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="policy is str"):
        watch_spending(None, 6, "vendor")  # type: ignore[arg-type]


def test_choices_must_be_ones() -> None:
    with pytest.raises(InvalidValueError, match="the warning is shown green, expected red or yellow"):
        sichuan(gap=GapKind.POINTS, warning=Lamp.GREEN)
    with pytest.raises(InvalidValueError, match="gap is str"):
        sichuan(gap="points", warning=Lamp.RED)  # type: ignore[arg-type]
    for share in (Share.of(0, 1), Share.of(3, 2), Share.of(1, 0)):
        with pytest.raises(InvalidValueError, match=r"red_below is .*, expected more than 0 and at most 1"):
            xiuzhou(red_below=share)
    assert xiuzhou(red_below=Share.of(2, 3)).code == "monitoring.xiuzhou+2/3"
    assert {one.en for one in SICHUAN.assumptions} == {"how attainment is computed is not said"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"parts": ()}, r"the lamp of monitoring\.vendor is made of none"),
        ({"parts": (Part.INDICATORS,) * 2}, "expected different parts that have their rules"),
        ({"parts": (Part.GAP,)}, "is made of gap, expected different parts that have their rules"),
        ({"code": " "}, r"MonitorPolicy\.code is ' '"),
        ({"gap": 1}, r"MonitorPolicy\.gap is int"),
        ({"basis": {}}, "lacks execution, indicators, parts, status"),
    ],
)
def test_policies_that_cannot_be_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(VENDOR, **change)


def test_rules_that_cannot_be_are_refused() -> None:
    rule = SICHUAN.gap
    assert rule is not None
    with pytest.raises(InvalidValueError, match=r"GapRule\.limit is -1/10, expected 0 or more"):
        evolve(rule, limit=Share.of(-1, 10))
    with pytest.raises(InvalidValueError, match=r"GapRule\.limit is 1/0"):
        evolve(rule, limit=Share.of(1, 0))
    with pytest.raises(InvalidValueError, match=r"AttainmentRule\.capped is int"):
        AttainmentRule(averaging=Averaging.EQUAL, capped=1, basis={})  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"EvennessRule\.bands is str"):
        EvennessRule(counts=Uneven.LATE, bands="red", basis={})  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"ExecutionRules\.denominator is str"):
        evolve(EXECUTION, denominator="adjusted")  # type: ignore[arg-type]
    tests = HEFEI.two_tests
    assert tests is not None
    with pytest.raises(InvalidValueError, match="the lamps are green, yellow, blue, expected none better"):
        evolve(tests, not_done=Lamp.BLUE)
