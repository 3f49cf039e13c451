"""Rules with figures that nobody published: whoever reviews states them, as arguments without a default."""

from __future__ import annotations

from budgetperf.amounts import Share
from budgetperf.basis import RuleStatus, assumed
from budgetperf.regimes.citing import read, reported
from budgetperf.regimes.documents import JIANGHAN_2022, PMKPI, TARGET_TEMPLATE, XIUZHOU_2021
from budgetperf.regimes.indicator_words import BY_NAME
from budgetperf.rules.weights import WeightLevel, WeightScheme
from budgetperf.stages.reviews import (
    ClassDepth,
    CompletenessCheck,
    CostCheck,
    DepthPolicy,
    DuplicatesCheck,
    Gravity,
    InputsCheck,
    LastYearCheck,
    MeasurableCheck,
    QuantifiedCheck,
    RepeatedCheck,
    RequiredPart,
    Requirement,
    SameIndicator,
    SameName,
    TargetChecks,
    UnitsCheck,
    WeightsCheck,
)

__all__ = ["target_checks", "xiuzhou_depth"]


def xiuzhou_depth(
    *,
    requirements: tuple[Requirement, ...],
    a: ClassDepth,
    b: ClassDepth,
    c: ClassDepth,
    watched: tuple[str, ...],
) -> DepthPolicy:
    """秀洲: projects of three classes, and departments watched closely.

    Args:
        requirements: what there is to require; the district does not publish it.
        a: what class A is held to.
        b: what class B is held to; class A must be held to all of it.
        c: what class C is held to; class B must be held to all of it.
        watched: the codes of the departments watched closely; the district tells of eight and names none.

    Raises:
        InvalidValueError: as :class:`~budgetperf.stages.reviews.DepthPolicy`.

    >>> from budgetperf.records.kinds import Importance
    >>> from budgetperf.stages.reviews import Depth
    >>> def held(importance, depth, *codes):
    ...     return ClassDepth(importance=importance, depth=depth, requirements=codes)
    >>> policy = xiuzhou_depth(
    ...     requirements=(Requirement(code="filed", zh="申报目标", en="a target is filed"),),
    ...     a=held(Importance.A, Depth.SUBSTANTIVE, "filed"), b=held(Importance.B, Depth.FORMAL, "filed"),
    ...     c=held(Importance.C, Depth.FORMAL), watched=("101",))
    >>> policy.code, len(policy.assumptions)
    ('depth.xiuzhou+chosen', 2)
    """
    classes = read(XIUZHOU_2021, "“根据项目重要程度将预算项目分成ABC三类”", "three classes by importance")
    return DepthPolicy(
        code="depth.xiuzhou+chosen",
        revision="2022",
        zh="秀洲绩效目标分级分类审核",
        en="review of targets by class in Xiuzhou",
        status=RuleStatus.REPORTED_PRACTICE,
        requirements=requirements,
        classes=(a, b, c),
        watched=watched,
        basis={
            "status": reported(XIUZHOU_2021, "工作情况所述做法", "a practice that the district describes"),
            "requirements": assumed("各类要求由使用者给出", "what there is to require, as stated"),
            "classes": assumed(f"{classes.zh}；各类要求由使用者给出", f"{classes.en}, each held to what was stated"),
            "watched": read(XIUZHOU_2021, "“8 个重点关注部门”", "eight departments are watched"),
        },
    )


_LEVELS = {"output": "产出指标", "benefit": "效益指标", "satisfaction": "满意度指标"}
_INPUTS = ("资金投入", "投入资金", "经费投入", "人员投入", "投入人员", "物资投入", "资金到位", "预算执行率")
_VAGUE = ("明显", "显著", "较好", "良好", "逐步", "进一步", "有所", "不断", "大幅")


def _level(code: str) -> WeightLevel:
    zh = _LEVELS[code]
    return WeightLevel(code=code, zh=zh, en=code, points=None, printed=(zh.removesuffix("指标"),))


_FAULT = assumed("不符合的，绩效目标不合格", "what departs is a fault")
_DOUBT = assumed("请人核实", "a person must look")
_CHOSEN = assumed("由使用者给出", "as stated by who checks")
_USUAL = assumed("通行的做法", "usual practice")
_SYSTEM = reported(PMKPI, "系统对申报的核对", "what a system checks")
_QUANTIFIED = read(JIANGHAN_2022, "“科学合理、细化量化”", "sound, detailed and quantified")

_COMPLETE = CompletenessCheck(
    gravity=Gravity.FAULT,
    least=3,
    parts=tuple(RequiredPart(level=_level(code), rank=1, least=1) for code in _LEVELS),
    basis={
        "gravity": _FAULT,
        "least": reported(TARGET_TEMPLATE, "指标不少于 3 项", "three indicators or more"),
        "parts": _USUAL,
    },
)
_DUPLICATES = DuplicatesCheck(
    gravity=Gravity.FAULT,
    same=SameName.TIDIED,
    basis={
        "gravity": reported(PMKPI, "重名的指标不予导入", "indicators of one name are refused"),
        "same": assumed("空格、全半角不论", "blanks and width do not matter"),
    },
)
_UNITS = UnitsCheck(
    gravity=Gravity.FAULT, basis={"gravity": reported(PMKPI, "定量指标必填计量单位", "a unit is mandatory")}
)
_MEASURABLE = MeasurableCheck(
    gravity=Gravity.DOUBT,
    vague=_VAGUE,
    operator_required=True,
    basis={
        "gravity": _DOUBT,
        "vague": assumed("单凭这些词不能衡量", "these words alone measure nothing"),
        "operator_required": reported(PMKPI, "先选比较符号再填指标值", "the operator before the value"),
    },
)
_LAST_YEAR = LastYearCheck(
    gravity=Gravity.DOUBT,
    directions=BY_NAME,
    basis={"gravity": _DOUBT, "directions": _USUAL},
)
_NO_INPUTS = InputsCheck(
    gravity=Gravity.DOUBT,
    words=_INPUTS,
    levels=tuple(_level(code) for code in _LEVELS),
    basis={
        "gravity": _DOUBT,
        "words": assumed("名称含有这些词的为投入", "these words show an input"),
        "levels": _USUAL,
    },
)
_WHY = {
    "status": assumed("各地核查内容的汇集", "gathered from several places"),
    "complete": _SYSTEM,
    "quantified": _QUANTIFIED,
    "weights": _SYSTEM,
    "duplicates": _SYSTEM,
    "units": _SYSTEM,
    "measurable": _QUANTIFIED,
    "last_year": _USUAL,
    "cost": read(JIANGHAN_2022, "“重点关注目标任务和预算安排是否匹配”", "whether task and budget match"),
    "inputs": reported(TARGET_TEMPLATE, "资金、人员、物资投入不得作为绩效目标", "inputs are no targets"),
    "repeated": _USUAL,
}


def target_checks(*, quantified: Share, tolerance: Share, repeated: Share, scheme: WeightScheme) -> TargetChecks:
    """Every automatic check, with the figures that nobody published as arguments.

    Args:
        quantified: the least share of indicators that ask for a number; it is enough.
        tolerance: how far quantity times price may lie from the budget, as a share of the budget.
        repeated: from which share of common indicators on two targets are the same.
        scheme: what the indicators must weigh, such as ``regimes.schemes.NATIONAL_2020``.

    >>> from budgetperf.regimes.schemes import NATIONAL_2020
    >>> policy = target_checks(
    ...     quantified=Share.of(1, 2), tolerance=Share.of(1, 10), repeated=Share.of(4, 5), scheme=NATIONAL_2020)
    >>> len(policy.made)
    10
    """
    return TargetChecks(
        code=f"checks+{quantified}+{tolerance}+{repeated}+{scheme.code}",
        revision="1",
        zh="绩效目标自动核查",
        en="automatic checks of targets",
        status=RuleStatus.REPORTED_PRACTICE,
        complete=_COMPLETE,
        quantified=QuantifiedCheck(
            gravity=Gravity.DOUBT,
            least=quantified,
            dates=True,
            basis={"gravity": _DOUBT, "least": _CHOSEN, "dates": _USUAL},
        ),
        weights=WeightsCheck(gravity=Gravity.FAULT, scheme=scheme, basis={"gravity": _FAULT, "scheme": _CHOSEN}),
        duplicates=_DUPLICATES,
        units=_UNITS,
        measurable=_MEASURABLE,
        last_year=_LAST_YEAR,
        cost=CostCheck(gravity=Gravity.DOUBT, tolerance=tolerance, basis={"gravity": _DOUBT, "tolerance": _CHOSEN}),
        inputs=_NO_INPUTS,
        repeated=RepeatedCheck(
            gravity=Gravity.DOUBT,
            least=repeated,
            compares=SameIndicator.NAME_AND_VALUE,
            basis={"gravity": _DOUBT, "least": _CHOSEN, "compares": _USUAL},
        ),
        basis=_WHY,
    )
