"""Which lamp an indicator has: a table by hand under the default of a system in use and under 山西's rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from budgetperf.amounts import Rounding, RoundingMode, fraction
from budgetperf.errors import InvalidValueError
from budgetperf.records.monitoring_reports import DeviationCause, Likelihood
from budgetperf.records.progress import IndicatorProgress
from budgetperf.regimes.monitoring import LINEAR, SHANXI, SICHUAN_CHECKPOINTS, VENDOR
from budgetperf.rules.outcomes import Outcome
from budgetperf.rules.reading import parse
from budgetperf.stages.monitors import (
    Approach,
    Cause,
    Doubt,
    KindRule,
    Lamp,
    MonitorPolicy,
    Treatment,
    WatchedIndicator,
    watch_indicator,
)
from monitor_samples import RULES, SICHUAN, XIUZHOU, indicator, there

NAMES = {"R": Lamp.RED, "Y": Lamp.YELLOW, "G": Lamp.GREEN, "B": Lamp.BLUE, "-": None}


def _policy(**change: Any) -> MonitorPolicy:
    return evolve(VENDOR, indicators=evolve(RULES, **change))


def _watch(
    target: str | None, so_far: str | None, month: int = 6, policy: MonitorPolicy = VENDOR, **more: Any
) -> WatchedIndicator:
    found = watch_indicator(indicator(target, so_far, **more), 2022, month, policy)
    assert found.verify()
    return found


ROWS: list[tuple[str, str, int, str, str]] = [
    # target, so far, month, lamp, cause; six months are half a year
    ("≥100人", "29.99人", 6, "R", "band"),
    ("≥100人", "30人", 6, "Y", "band"),
    ("≥100人", "39人", 6, "Y", "band"),
    ("≥100人", "40人", 6, "G", "band"),
    ("≥100人", "59人", 6, "G", "band"),
    ("≥100人", "60人", 6, "B", "band"),
    (">100人", "60人", 6, "B", "band"),
    ("≥100人", "100人", 12, "G", "band"),
    ("≥100人", "0人", 1, "R", "band"),
    ("≥100人", "-5人", 6, "R", "band"),
    ("≥1万元", "4000元", 6, "G", "band"),
    ("=100人", "40人", 6, "G", "band"),
    ("=100人", "130人", 6, "B", "band"),
    ("=0起", "0起", 6, "G", "inside"),
    ("=0起", "1起", 6, "R", "outside"),
    ("≤100万元", "100万元", 6, "G", "inside"),
    ("≤100万元", "100.01万元", 6, "R", "outside"),
    ("<100万元", "100万元", 6, "R", "outside"),
    ("<100万元", "99万元", 6, "G", "inside"),
    ("≥0人", "5人", 6, "R", "zero"),
    ("≥-30%", "-20%", 6, "G", "inside"),
    ("≥-30%", "-31%", 6, "R", "outside"),
    ("3至5篇", "3篇", 6, "G", "inside"),
    ("3至5篇", "2篇", 6, "R", "outside"),
    ("3至5篇", "6篇", 6, "R", "outside"),
    ("效果明显", "达成", 6, "G", "words"),
    ("效果明显", "效果明显", 6, "G", "words"),
    ("效果明显", "部分达成", 6, "Y", "words"),
    ("效果明显", "未达成", 6, "R", "words"),
    ("效果明显", "推进中", 6, "-", "undecided"),
    ("效果明显", "5", 6, "-", "undecided"),
    ("≥100人", "约40人", 6, "-", "undecided"),
    ("≥100人", "达成", 6, "-", "undecided"),
    ("≥100人", "40%", 6, "-", "undecided"),
    ("≥100人", "≤40人", 6, "-", "undecided"),
    ("≤100人", "40%", 6, "-", "undecided"),
    ("2022年5月", "2022年4月30日", 6, "G", "inside"),
    ("2022年5月", "2022年6月1日", 6, "R", "outside"),
    ("2022年5月", "未完成", 6, "R", "outside"),
    ("2022年12月", "未完成", 6, "-", "not_due"),
    ("2022年12月", "2022年6月1日", 6, "G", "inside"),
    ("6月底", "按期完成", 6, "G", "inside"),
    ("2022年6月", "达成", 6, "-", "undecided"),
    ("另见附件", "5", 6, "-", "undecided"),
]


@pytest.mark.parametrize(("target", "so_far", "month", "lamp", "cause"), ROWS)
def test_the_default_of_a_system_in_use(target: str, so_far: str, month: int, lamp: str, cause: str) -> None:
    found = _watch(target, so_far, month)
    assert (found.lamp, found.cause) == (NAMES[lamp], Cause(cause)), found.explain("en")


def test_what_is_not_reported_lights_nothing_and_is_asked_for() -> None:
    found = _watch("≥100人", None)
    assert (found.lamp, found.cause, found.doubts) == (None, Cause.NOT_REPORTED, (Doubt.NOT_REPORTED,))
    assert _watch("2022年12月", None).cause is Cause.NOT_DUE
    assert _watch("2022年6月", None).cause is Cause.NOT_REPORTED
    assert _watch("6月", None, 5).cause is Cause.NOT_DUE
    assert _watch("6月", None, 6).cause is Cause.NOT_REPORTED


def test_a_day_that_the_year_does_not_have_is_not_guessed() -> None:
    found = _watch("2月29日", "2月28日")
    assert (found.lamp, found.cause) == (None, Cause.UNDECIDED)
    assert "2022-2-29 is not a date" in found.reason_en
    leap = watch_indicator(indicator("2月29日", "2月28日"), 2024, 6, VENDOR)
    assert leap.lamp is Lamp.GREEN


def test_a_cancelled_indicator_has_no_lamp_and_may_have_no_forecast() -> None:
    """An initial target and no adjusted one: cancelled; 山西 refuses a forecast for it."""
    found = _watch(None, "5", forecast=None)
    assert (found.lamp, found.cause, found.asked, found.outlook, found.doubts) == (
        None,
        Cause.CANCELLED,
        None,
        None,
        (),
    )
    assert _watch(None, None, forecast="9").doubts == (Doubt.FORECAST_OF_CANCELLED,)


@pytest.mark.parametrize(
    ("level1", "level2", "lamp"),
    [
        ("产出指标", "数量指标", Lamp.BLUE),
        ("产出指标", "质量指标", Lamp.RED),
        ("产出指标", "时效指标", Lamp.RED),
        ("产出指标", "成本指标", Lamp.RED),
        ("效益指标", "经济效益指标", Lamp.BLUE),
        ("效益指标", "可持续影响指标", Lamp.BLUE),
        ("满意度指标", "服务对象满意度指标", Lamp.BLUE),
        ("效益指标", None, Lamp.BLUE),
        ("成本指标", "", Lamp.RED),
        ("产出指标", "其他", Lamp.BLUE),
        (None, None, Lamp.BLUE),
    ],
)
def test_in_shanxi_time_counts_for_quantity_benefit_and_satisfaction_alone(
    level1: str | None, level2: str | None, lamp: Lamp
) -> None:
    """90 % of ≥95 % in June is far ahead of the time, and not yet what quality asks for."""
    assert _watch("≥95%", "90%", policy=SHANXI, level1=level1, level2=level2).lamp is lamp
    assert _watch("≥95%", "95%", policy=SHANXI, level1=level1, level2=level2).lamp in {Lamp.BLUE, Lamp.GREEN}


def test_by_limit_the_attainment_is_told_and_the_time_is_not() -> None:
    found = _watch("≥95%", "90%", policy=SHANXI, level2="质量指标")
    assert (found.treatment, found.expected, found.ratio) == (Treatment.BY_LIMIT, None, None)
    assert found.attainment is not None
    assert fraction(found.attainment) == Fraction(18, 19)
    assert found.grounds == ("kinds", "outside")
    rising = _watch("=95%", "96%", policy=SHANXI, level2="质量指标")
    assert (rising.lamp, rising.grounds) == (Lamp.GREEN, ("kinds", "inside", "exactly"))
    assert _watch("≥95%", "达成", policy=SHANXI, level2="质量指标").attainment is None


def test_the_figures_of_a_ratio_are_exact() -> None:
    found = _watch("≥1200人次", "600人次", 7)
    assert [fraction(each) for each in (found.attainment, found.expected, found.ratio) if each is not None] == [
        Fraction(1, 2),
        Fraction(7, 12),
        Fraction(6, 7),
    ]
    assert found.reason_zh == "完成 0.5，序时进度 7/12≈0.583333，两者之比 6/7≈0.857143，在 [0.8, 1.2) 内"
    assert found.reason_en == "0.5 done, 7/12≈0.583333 expected, a ratio of 6/7≈0.857143, inside [0.8, 1.2)"


def test_a_declared_rounding_of_the_time_moves_an_edge() -> None:
    """80 % of 7/12 is 0.46667; of 0.58, the same time rounded down, it is 0.464."""
    down = evolve(LINEAR, rounding=Rounding(places=2, mode=RoundingMode.DOWN))
    assert _watch("≥1000人", "466人", 7).lamp is Lamp.YELLOW
    assert _watch("≥1000人", "467人", 7).lamp is Lamp.GREEN
    assert _watch("≥1000人", "464人", 7, _policy(expected=down)).lamp is Lamp.GREEN


def test_a_month_that_nothing_is_expected_of_lights_nothing() -> None:
    by_table = _policy(expected=SICHUAN_CHECKPOINTS)
    found = _watch("≥100人", "10人", 7, by_table)
    assert (found.lamp, found.cause) == (None, Cause.NOTHING_EXPECTED)
    assert found.attainment is not None
    assert _watch("≥100人", "24人", 6, by_table).lamp is Lamp.YELLOW


def test_a_rising_target_of_zero_may_go_by_its_limit() -> None:
    by_limit = _policy(zero_target=None)
    assert [_watch("≥0人", each, 6, by_limit).lamp for each in ("5人", "0人", "-1人")] == [
        Lamp.GREEN,
        Lamp.GREEN,
        Lamp.RED,
    ]


def test_an_equals_target_may_be_a_limit_and_a_range_may_rise() -> None:
    limit = _policy(exactly=Approach.AS_LIMIT)
    assert [_watch("=100人", each, 6, limit).lamp for each in ("100人", "99人", "101人")] == [
        Lamp.GREEN,
        Lamp.RED,
        Lamp.RED,
    ]
    rising = _policy(ranges=Approach.AS_RISING)
    lamps = [
        _watch("30至50篇", each, 6, rising).lamp for each in ("8篇", "10篇", "12篇", "29篇", "30篇", "50篇", "51篇")
    ]
    assert lamps == [Lamp.RED, Lamp.YELLOW, Lamp.GREEN, Lamp.GREEN, Lamp.GREEN, Lamp.GREEN, Lamp.RED]
    reached = _watch("30至50篇", "30篇", 6, rising)
    assert (reached.treatment, reached.cause) == (Treatment.IN_PROPORTION, Cause.INSIDE)
    assert str(reached.attainment) == "1"
    assert _watch("30至50篇", "达成", 6, rising).lamp is None
    assert _watch("0至5起", "3起", 6, rising).lamp is Lamp.GREEN
    by_kind = evolve(rising, indicators=evolve(there(rising.indicators), otherwise=Treatment.BY_LIMIT))
    assert _watch("30至50篇", "29篇", 6, by_kind).lamp is Lamp.RED
    table = evolve(rising, indicators=evolve(there(rising.indicators), expected=SICHUAN_CHECKPOINTS))
    assert _watch("30至50篇", "10篇", 7, table).cause is Cause.NOTHING_EXPECTED


def test_a_bare_number_takes_its_direction_from_the_name_and_says_so() -> None:
    few = _watch("2次", "3次", name="投诉次数")
    assert (str(few.asked), few.lamp) == ("≤2次", Lamp.RED)
    assert [one.key for one in few.assumptions] == ["directions.words"]
    many = _watch("100人次", "40人次", name="服务人次")
    assert (str(many.asked), many.lamp) == ("≥100人次", Lamp.GREEN)
    printed = _watch("85", "40", name="成活率（≥**%）")
    assert (str(printed.asked), printed.lamp) == ("≥85", Lamp.GREEN)
    assert "reading.operator-in-name" in {one.key for one in printed.assumptions}
    open_ = _watch("2", "3", name=None)
    assert (open_.lamp, open_.cause) == (None, Cause.UNDECIDED)


def test_readings_that_a_lamp_rests_on_are_named() -> None:
    repeated = _watch("≥100人", "≥40人")
    assert (repeated.lamp, [one.key for one in repeated.assumptions]) == (Lamp.GREEN, ["reading.operator-repeated"])
    assert [one.key for one in _watch("≥100人", "40").assumptions] == ["reading.unit-taken"]
    dated = _watch("2022年6月", "2022.05", name="完成时间")
    assert (dated.lamp, [one.key for one in dated.assumptions]) == (Lamp.GREEN, ["reading.date-by-name"])
    ranged = _watch("3至5篇", "4篇")
    assert [one.key for one in ranged.assumptions] == ["indicators.ranges"]
    chosen = _watch("≥100人", "40人", policy=XIUZHOU)
    assert [one.key for one in chosen.assumptions] == [
        "indicators.bands",
        "indicators.expected",
        "indicators.otherwise",
    ]


def test_the_forecast_of_the_year_is_set_against_the_target_of_the_year() -> None:
    assert _watch("≥100人", "40人", forecast="100人").outlook is Outcome.MET
    assert _watch("≥100人", "40人", forecast="99人").outlook is Outcome.MISSED
    assert _watch("=100人", "40人", forecast="120人").outlook is Outcome.EXCEEDED
    as_limit = _policy(exactly=Approach.AS_LIMIT)
    assert _watch("=100人", "40人", policy=as_limit, forecast="120人").outlook is Outcome.MISSED
    assert _watch("≥100人", "40人").outlook is None
    assert _watch("≥100人", "40人", policy=SICHUAN, forecast="120人").outlook is Outcome.EXCEEDED


@pytest.mark.parametrize(
    ("likelihood", "forecast", "doubts"),
    [
        (Likelihood.CERTAIN, "90人", (Doubt.LIKELIHOOD_DIFFERS,)),
        (Likelihood.CERTAIN, "100人", ()),
        (Likelihood.CERTAIN, None, ()),
        (Likelihood.POSSIBLE, "90人", ()),
        (Likelihood.IMPOSSIBLE, "100人", (Doubt.LIKELIHOOD_DIFFERS,)),
        (Likelihood.IMPOSSIBLE, "120人", (Doubt.LIKELIHOOD_DIFFERS,)),
        (Likelihood.IMPOSSIBLE, "90人", ()),
        (None, "90人", ()),
    ],
)
def test_a_likelihood_must_fit_the_forecast(
    likelihood: Likelihood | None, forecast: str | None, doubts: tuple[Doubt, ...]
) -> None:
    assert _watch("≥100人", "40人", likelihood=likelihood, forecast=forecast).doubts == doubts


def test_a_warning_needs_a_cause() -> None:
    assert _watch("≥100人", "10人").doubts == (Doubt.CAUSE_MISSING,)
    assert _watch("≥100人", "10人", reason="招标延误").doubts == ()
    assert _watch("≥100人", "10人", causes=(DeviationCause.FUNDING,)).doubts == ()
    assert _watch("≥100人", "90人").doubts == ()


def test_without_rules_for_indicators_only_the_attainment_is_told() -> None:
    found = _watch("≥100人", "40人", policy=SICHUAN)
    assert (found.lamp, found.cause, found.bases) == (None, Cause.NO_RULE, ())
    assert found.attainment is not None
    assert fraction(found.attainment) == Fraction(2, 5)
    assert _watch("≤100人", "40人", policy=SICHUAN).cause is Cause.NO_RULE
    assert _watch("2022年5月", "2022年4月", policy=SICHUAN).cause is Cause.NO_RULE


def test_the_account_names_the_lamp_the_figures_the_doubts_and_the_grounds() -> None:
    found = _watch("≥1200人次", "300人次", 6, name="培训人次", forecast="900人次", likelihood=Likelihood.CERTAIN)
    assert found.explain("zh").split("\n") == [
        "培训人次：红灯（按完成进度与序时进度之比分档）",
        *(f"  依据：{basis.text('zh')}" for basis in found.bases),
        "  完成 0.25，序时进度 0.5，两者之比 0.5，在 (-∞, 0.6) 内",
        "  全年预计 900人次：未达成",
        "  疑点：完成目标可能性与全年预计完成情况不符",
        "  疑点：有预警而未填偏差原因",
    ]
    assert found.explain("en").split("\n")[0] == "培训人次: red (by the band of the progress over what is expected)"
    assert len(found.bases) == 3
    silent = watch_indicator(IndicatorProgress(code="x", initial=parse("≥1")), 2022, 6, VENDOR)
    assert silent.explain("en") == "x: no lamp (the indicator was cancelled)"


def test_a_row_is_plain_data() -> None:
    assert _watch("≥100人", "40人", forecast="90人").to_row() == {
        "code": "one", "indicator": "指标", "asked": "≥100人", "so_far": "40人", "attainment": Fraction(2, 5),
        "expected": Fraction(1, 2), "ratio": Fraction(4, 5), "lamp": "green", "cause": "band", "outlook": "missed",
        "deviation": Fraction(-3, 5), "doubts": [],
    }  # fmt: skip
    empty = _watch(None, None).to_row()
    assert (empty["asked"], empty["so_far"], empty["lamp"], empty["outlook"]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("target", "so_far", "deviation"),
    [
        ("≥100人", "120人", Fraction(1, 5)),
        ("≥100人", "100人", 0),
        ("≥100人", "50人", Fraction(-1, 2)),
        ("＞3次", "2次", Fraction(-1, 3)),
        ("≤2次", "3次", Fraction(-1, 2)),
        ("≤2次", "2次", 0),
        ("≤2次", "1次", Fraction(1, 2)),
        ("＜3天", "4天", Fraction(-1, 3)),
        ("≥2公顷", "10000平方米", Fraction(-1, 2)),
        ("≥0.1万人次", "500人次", Fraction(-1, 2)),
        ("≥2公顷", "3人", None),
        ("≥100人", "≥120人", Fraction(1, 5)),
        ("≤100人", "≥90人", None),
        ("≥100人", "已完成", None),
        ("≥100人", None, None),
        ("≤0次", "1次", None),
        ("=100人", "90人", None),
        ("效果明显", "达成", None),
        (None, None, None),
    ],
)
def test_tm_06_a_deviation_has_the_sign_of_the_direction(
    target: str | None, so_far: str | None, deviation: Fraction | None
) -> None:
    """「发现项目实施与绩效目标存在偏差，及时指出并予以纠正」: below 0 is worse, whichever way is better."""
    found = _watch(target, so_far).deviation
    assert (None if found is None else fraction(found)) == deviation


def test_tm_06_a_name_gives_a_bare_number_its_direction() -> None:
    signs = [_watch("2次", "3次", name=name).deviation for name in ("投诉次数", "培训次数", "差异")]
    assert [None if found is None else fraction(found) for found in signs] == [Fraction(-1, 2), Fraction(1, 2), None]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"inside": Lamp.RED, "outside": Lamp.GREEN}, "the lamps are red, green, expected none better than the one"),
        ({"partly": Lamp.BLUE}, "the lamps are green, blue, red, expected none better"),
        ({"expected": "7/12"}, r"IndicatorRules\.expected is str"),
        ({"kinds": ("数量",)}, r"item 1 of IndicatorRules\.kinds is str"),
        ({"zero_target": "red"}, r"IndicatorRules\.zero_target is str"),
        ({"basis": {}}, r"IndicatorRules\.basis lacks achieved, bands"),
    ],
)
def test_rules_that_cannot_be_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValueError, match=says):
        evolve(RULES, **change)


def test_what_is_watched_is_checked() -> None:
    for arguments, says in (
        (("a", 2022, 6, VENDOR), "indicator is str"),
        ((indicator("≥1", "1"), "2022", 6, VENDOR), "year is str"),
        ((indicator("≥1", "1"), 2022, 6, RULES), "policy is IndicatorRules"),
        ((indicator("≥1", "1"), 2022, 13, VENDOR), "the month is 13"),
    ):
        with pytest.raises(InvalidValueError, match=says):
            watch_indicator(*arguments)
    with pytest.raises(InvalidValueError, match=r"KindRule\.zh is ' '"):
        KindRule(code="a", zh=" ", en="a", words=(), treatment=Treatment.BY_LIMIT)
