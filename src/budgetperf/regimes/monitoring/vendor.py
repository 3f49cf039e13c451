"""How a system in use, 山西 and 合肥 watch projects: reported practice, which names what it was seen in."""

from __future__ import annotations

from attrs import evolve

from budgetperf.amounts import Share
from budgetperf.basis import Basis, RuleStatus, assumed
from budgetperf.regimes.indicator_words import BY_NAME
from budgetperf.regimes.monitoring.progress import LINEAR, reported
from budgetperf.rules.execution import Denominator
from budgetperf.stages.monitors import (
    Approach,
    ExecutionRules,
    IndicatorRules,
    KindRule,
    Lamp,
    LampBand,
    LampBands,
    MonitorPolicy,
    Part,
    Treatment,
    TwoTests,
)

__all__ = ["HEFEI", "POLICIES", "SHANXI", "VENDOR"]

_STATUS = reported("公开可见的做法，不是规范", "a practice seen in public, not a norm")


def _bands(basis: Basis, *bands: tuple[Lamp, int | None]) -> LampBands:
    return LampBands(
        bands=tuple(
            LampBand(lamp=lamp, floor=None if percent is None else Share.of(percent, 100)) for lamp, percent in bands
        ),
        basis={"bands": basis},
    )


_FOUR = _bands(
    reported(
        "与序时进度之比：60% 以下红灯，60%—80% 黄灯，80%—120% 绿灯，120% 以上蓝灯",
        "over the time that has passed: red below 60 %, yellow below 80 %, green below 120 %, blue from there on",
    ),
    (Lamp.BLUE, 120),
    (Lamp.GREEN, 80),
    (Lamp.YELLOW, 60),
    (Lamp.RED, None),
)
_THREE = _bands(
    reported(
        "执行率与序时进度之比：60% 以下红灯，60%—80% 黄灯，80% 以上绿灯",
        "the execution rate over the time that has passed: red below 60 %, yellow below 80 %, green from there on",
    ),
    (Lamp.GREEN, 80),
    (Lamp.YELLOW, 60),
    (Lamp.RED, None),
)

_INDICATORS = IndicatorRules(
    expected=LINEAR,
    bands=_FOUR,
    kinds=(),
    otherwise=Treatment.IN_PROPORTION,
    inside=Lamp.GREEN,
    outside=Lamp.RED,
    exactly=Approach.AS_RISING,
    ranges=Approach.AS_LIMIT,
    zero_target=Lamp.RED,
    achieved=Lamp.GREEN,
    partly=Lamp.YELLOW,
    not_achieved=Lamp.RED,
    directions=BY_NAME,
    basis={
        "expected": reported("实际值除以（指标值/12×月份）", "the actual over a twelfth of the target for each month"),
        "bands": reported("正向指标按比值分四档", "a rising number has four bands"),
        "kinds": reported("不区分指标类别", "all kinds of indicators alike"),
        "otherwise": reported("正向指标按序时进度监控", "rising numbers are watched in proportion to time"),
        "inside": reported("反向指标在限内为绿灯", "a falling number inside its limit is green"),
        "outside": reported("反向指标超出限度为红灯", "a falling number outside its limit is red"),
        "exactly": assumed(
            "“=”指标：指标值大于零的按正向指标监控，指标值为零的相等为绿灯、否则红灯",
            "an '=' target above zero is watched like a rising number; one of zero is green when equal, else red",
        ),
        "ranges": assumed("区间指标按是否在区间内监控", "a range is watched as inside or outside"),
        "zero_target": reported("指标值为零时完成率按零计", "the progress over a target of zero counts as zero"),
        "achieved": reported("定性指标达成为绿灯", "words that say it is reached are green"),
        "partly": reported("定性指标部分达成为黄灯", "words that say it is partly reached are yellow"),
        "not_achieved": reported("定性指标未达成为红灯", "words that say it is not reached are red"),
        "directions": assumed("无比较符号的数，按指标名称判断方向", "numbers without an operator are read by name"),
    },
)

_EXECUTION = ExecutionRules(
    expected=LINEAR,
    bands=_THREE,
    denominator=Denominator.ADJUSTED,
    zero_budget=Lamp.RED,
    basis={
        "expected": reported("执行率除以（月份/12）", "the rate over a twelfth for each month"),
        "bands": reported("执行进度分三档，没有蓝灯", "the spending has three bands and no blue"),
        "denominator": assumed("执行率以全年预算数为分母", "the rate is over the adjusted budget"),
        "zero_budget": reported("预算数为空或为零的为红灯", "a budget of nothing, or none, is red"),
    },
)

VENDOR = MonitorPolicy(
    code="monitoring.vendor",
    revision="1",
    zh="系统默认监控口径",
    en="the default of a system in use",
    status=RuleStatus.REPORTED_PRACTICE,
    indicators=_INDICATORS,
    execution=_EXECUTION,
    parts=(Part.INDICATORS,),
    basis={
        "status": _STATUS,
        "indicators": reported("绩效监控指标预警的脚本", "the script for the lamps of indicators"),
        "execution": reported("执行进度预警的脚本", "the script for the lamp of the spending"),
        "parts": reported("项目预警取各指标中最重的：红、黄、绿、蓝", "a project has the worst lamp of its indicators"),
    },
)
"""What the public configuration of a system in use shows by default."""

_KINDS = (
    ("quantity", "数量指标", "quantity", ("数量",), Treatment.IN_PROPORTION),
    ("quality", "质量指标", "quality", ("质量",), Treatment.BY_LIMIT),
    ("timeliness", "时效指标", "timeliness", ("时效",), Treatment.BY_LIMIT),
    ("cost", "成本指标", "cost", ("成本",), Treatment.BY_LIMIT),
    ("benefit", "效益指标", "benefit", ("效益", "可持续影响"), Treatment.IN_PROPORTION),
    ("satisfaction", "满意度指标", "satisfaction", ("满意度",), Treatment.IN_PROPORTION),
)

SHANXI = evolve(
    VENDOR,
    code="monitoring.shanxi",
    zh="山西监控口径",
    en="Shanxi",
    indicators=evolve(
        _INDICATORS,
        kinds=tuple(KindRule(code=c, zh=zh, en=en, words=words, treatment=t) for c, zh, en, words, t in _KINDS),
        basis={
            **_INDICATORS.basis,
            "kinds": reported(
                "数量、效益、满意度指标按序时进度，质量、时效、成本指标按是否达到",
                "quantity, benefit and satisfaction in proportion to time; quality, timeliness and cost by their limit",
            ),
        },
    ),
    basis={
        **VENDOR.basis,
        "indicators": reported("山西的绩效监控脚本", "the script for Shanxi"),
    },
)
"""山西: time counts for quantity, benefit and satisfaction alone."""

HEFEI = MonitorPolicy(
    code="monitoring.hefei",
    revision="1",
    zh="合肥监控口径",
    en="Hefei",
    status=RuleStatus.REPORTED_PRACTICE,
    two_tests=TwoTests(
        both=Lamp.GREEN,
        done_only=Lamp.YELLOW,
        not_done=Lamp.RED,
        basis={
            "both": reported("支出职能已履行且目标已实现为绿灯", "done and reached is green"),
            "done_only": reported("支出职能已履行而目标未实现为黄灯", "done and not reached is yellow"),
            "not_done": reported("支出职能未履行为红灯", "not done is red"),
        },
    ),
    parts=(Part.TWO_TESTS,),
    basis={
        "status": _STATUS,
        "two_tests": reported("合肥的绩效监控脚本", "the script for Hefei"),
        "parts": reported("由两项判断确定预警", "two questions make the lamp"),
    },
)
"""合肥: is the spending's function carried out, and is the target reached?"""

POLICIES = (VENDOR, SHANXI, HEFEI)
"""Every policy that leaves nothing to choose."""
