"""Policies that leave something to choose: the code of the policy then names the choice.

What a place does not publish and what would move money (which gap 四川 means by 10 %, where 秀洲's red begins) is an
argument without a default.
"""

from __future__ import annotations

from attrs import evolve

from budgetperf.amounts import Share, ending
from budgetperf.basis import Basis, BasisKind, RuleStatus, assumed
from budgetperf.errors import InvalidValueError, require
from budgetperf.regimes.documents import XIUZHOU_2021
from budgetperf.regimes.monitoring.progress import SICHUAN_CHECKPOINTS, SICHUAN_METHOD, reported
from budgetperf.regimes.monitoring.vendor import VENDOR
from budgetperf.stages.monitors import (
    AttainmentRule,
    Averaging,
    EvennessRule,
    ExecutionRules,
    GapKind,
    GapRule,
    IndicatorRules,
    Lamp,
    LampBand,
    LampBands,
    MonitorPolicy,
    Part,
    Uneven,
)

__all__ = ["sichuan", "xiuzhou"]


_DUAL = Basis(
    kind=BasisKind.READ,
    document=XIUZHOU_2021,
    zh="“对绩效目标实现程度和预算执行进度实行双监控”",
    en="attainment of targets and budget execution are both watched",
)
_EVEN = Basis(
    kind=BasisKind.READ,
    document=XIUZHOU_2021,
    zh="“与支出执行进度、均衡性等同预警、同通报、同反馈、同提高”",
    en="warned of, circulated, fed back and improved together with progress and evenness of spending",
)
_MEAN = AttainmentRule(
    averaging=Averaging.EQUAL,
    capped=True,
    basis={
        "averaging": assumed("各正向指标完成率取平均", "the mean of rising numbers over their targets"),
        "capped": assumed("超额完成按 100% 计", "more than asked counts as reached"),
    },
)
_LATE = EvennessRule(
    counts=Uneven.LATE,
    bands=None,
    basis={"counts": assumed("均衡性只计支出滞后", "only late spending counts against evenness")},
)


def sichuan(*, gap: GapKind, warning: Lamp) -> MonitorPolicy:
    """四川: a warning below the checkpoints, or where attainment and execution differ by more than 10 %.

    Args:
        gap: whether 10 % are percentage points or relative; the notes that were read do not say.
        warning: the lamp of a warning; the notes name none.

    Raises:
        InvalidValueError: a lamp that is no warning.

    >>> sichuan(gap=GapKind.POINTS, warning=Lamp.YELLOW).code
    'monitoring.sichuan+points+yellow'
    """
    require(gap, GapKind, "gap")
    _check_warning(warning)
    chosen = assumed(f"预警显示为{warning.term.zh}（由使用者选定）", f"a warning is shown {warning.term.en}, as chosen")
    return MonitorPolicy(
        code=f"monitoring.sichuan+{gap.value}+{warning.value}",
        revision="2025",
        zh="四川监控口径",
        en="Sichuan",
        status=RuleStatus.REPORTED_PRACTICE,
        execution=_checkpoints(warning, chosen),
        attainment=_MEAN,
        gap=GapRule(
            kind=gap,
            limit=Share.of(10, 100),
            included=False,
            lamp=warning,
            basis={
                "kind": assumed(f"{gap.says.zh}（由使用者选定）", f"{gap.says.en}, as chosen"),
                "limit": reported("实现程度与执行率相差超过 10%", "a difference of more than 10 %", SICHUAN_METHOD),
                "included": reported("“超过”不含本数", "more than leaves the number itself out", SICHUAN_METHOD),
                "lamp": chosen,
            },
        ),
        parts=(Part.EXECUTION, Part.GAP),
        basis={
            "status": reported("据二手笔记，未核原文", "from notes of others, not read", SICHUAN_METHOD),
            "execution": reported("执行进度预警", "warnings on spending", SICHUAN_METHOD),
            "attainment": assumed("实现程度的算法未见规定", "how attainment is computed is not said"),
            "gap": reported("两项进度差异预警", "warnings on the difference of the two rates", SICHUAN_METHOD),
            "parts": reported("任一情形即预警", "either is a warning", SICHUAN_METHOD),
        },
    )


def _checkpoints(warning: Lamp, chosen: Basis) -> ExecutionRules:
    """The spending set against the checkpoints."""
    return evolve(
        _execution(),
        expected=SICHUAN_CHECKPOINTS,
        bands=_below(Share.of(1, 1), warning, chosen),
        zero_budget=None,
        basis={
            **_execution().basis,
            "expected": reported("按节点考核执行率", "the rate is checked at checkpoints", SICHUAN_METHOD),
            "bands": reported("低于节点要求的预警", "below the checkpoint is a warning", SICHUAN_METHOD),
            "zero_budget": assumed("预算数为零的不预警", "a budget of zero lights no lamp"),
        },
    )


def xiuzhou(*, red_below: Share) -> MonitorPolicy:
    """秀洲: attainment and spending are watched together with evenness; red is reported, its threshold is not.

    Args:
        red_below: the share of the expected progress below which a lamp is red; the district publishes none.

    Raises:
        InvalidValueError: a share that is not above 0 and at most 1.

    >>> xiuzhou(red_below=Share.of(60, 100)).code
    'monitoring.xiuzhou+0.6'
    """
    require(red_below, Share, "red_below", hint="Share.of()")
    if not red_below.is_defined or not 0 < red_below.exact <= 1:
        raise InvalidValueError(
            f"red_below is {red_below}, expected more than 0 and at most 1.",
            f"red_below 为 {red_below}，应大于 0 且不大于 1。",
            found=str(red_below),
        )
    share = str(ending(red_below.exact))
    chosen = assumed(
        f"低于序时进度的 {share} 为红灯（由使用者选定）", f"red below {share} of the expected progress, as chosen"
    )
    bands = _below(red_below, Lamp.RED, chosen)
    time = assumed("序时进度为月份除以 12", "a twelfth is expected each month")
    unseen = {name: assumed(basis.zh, basis.en) for name, basis in _indicators().basis.items()}
    return MonitorPolicy(
        code=f"monitoring.xiuzhou+{share}",
        revision="2021",
        zh="秀洲监控口径",
        en="Xiuzhou",
        status=RuleStatus.REPORTED_PRACTICE,
        indicators=evolve(_indicators(), bands=bands, basis={**unseen, "bands": chosen, "expected": time}),
        execution=evolve(
            _execution(),
            bands=bands,
            basis={
                "expected": time,
                "bands": chosen,
                "denominator": _execution().basis["denominator"],
                "zero_budget": assumed("预算数为空或为零的为红灯", "a budget of nothing, or none, is red"),
            },
        ),
        evenness=_LATE,
        parts=(Part.INDICATORS, Part.EXECUTION),
        basis={
            "status": reported("情况说明所述做法", "a practice that the district describes", XIUZHOU_2021),
            "indicators": _DUAL,
            "execution": _DUAL,
            "evenness": _EVEN,
            "parts": assumed(
                "项目预警取绩效目标实现程度、预算执行进度中较重的",
                "a project has the worse lamp of targets and spending",
            ),
        },
    )


def _below(floor: Share, lamp: Lamp, chosen: Basis) -> LampBands:
    """Green from a floor on, else another lamp."""
    return LampBands(
        bands=(LampBand(lamp=Lamp.GREEN, floor=floor), LampBand(lamp=lamp, floor=None)), basis={"bands": chosen}
    )


def _check_warning(lamp: Lamp) -> None:
    require(lamp, Lamp, "warning")
    if not lamp.warns:
        raise InvalidValueError(
            f"the warning is shown {lamp.value}, expected red or yellow.",
            f"预警显示为{lamp.term.zh}，应为红灯或黄灯。",
            found=lamp.value,
        )


def _indicators() -> IndicatorRules:
    assert VENDOR.indicators is not None  # noqa: S101 - it has them
    return VENDOR.indicators


def _execution() -> ExecutionRules:
    assert VENDOR.execution is not None  # noqa: S101 - it has them
    return VENDOR.execution
