"""Practice profiles (计分口径): how systems and places compute where the national text is silent.

A profile is reported practice, not law: it names what it was seen in, and what it does not settle it leaves to the
policy that it is applied to. Applying one is a choice that every result then shows.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from budgetperf.amounts import Share
from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.errors import InvalidValueError
from budgetperf.regimes.bands import WORDS_OF_2020, three_bands
from budgetperf.regimes.documents import GUIDE_2021, PMKPI
from budgetperf.regimes.practice import Practice
from budgetperf.rules.alerts import AlertRule
from budgetperf.rules.execution import Denominator, ExecutionRule, Overspending, WhenFinished, ZeroBudget
from budgetperf.rules.outcomes import ExactlySide
from budgetperf.rules.overshoot import Concerned, OvershootRule
from budgetperf.rules.proportional import Capping, Proportional, Reverse, ZeroTarget
from budgetperf.rules.shapes import NegativeActual, NegativeTarget
from budgetperf.rules.steps import AllOrNothing, Step, Steps, StepsOver

__all__ = [
    "GUANGXI",
    "GUIDANCE_2021",
    "HUBEI",
    "PRACTICES",
    "VENDOR_DEFAULT",
    "VENDOR_LATER",
    "find_practice",
]


_HUBEI_FORM = Document(title="湖北省公开的项目支出绩效自评表")


def _reported(zh: str, en: str, document: Document = PMKPI) -> Basis:
    return Basis(kind=BasisKind.REPORTED, document=document, zh=zh, en=en)


def _recalled(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=GUIDE_2021, zh=zh, en=en)


_STATUS = _reported("公开可见的做法，不是规范", "a practice seen in public, not a norm")
_ROUNDED_EDGES = _reported("分档界限舍入到两位小数后比较", "the edges of a band are rounded to two decimals first")

_VENDOR_RULE = Proportional(
    exactly=ExactlySide.AT_LEAST,
    negative_actual=NegativeActual.ZERO,
    negative_target=NegativeTarget.REFUSED,
    reverse=Reverse.LINEAR_TO_TWICE,
    zero_target=ZeroTarget.ALWAYS,
    capping=Capping.CAPPED,
    basis={
        "rounding": _reported("得分四舍五入保留两位小数", "points are rounded half up to two decimals"),
        "exactly": _reported("“=”指标超出指标值仍得满分", "more than an '=' target still earns full marks"),
        "negative_actual": _reported("实际值为负时先置为零", "an actual below zero is set to zero first"),
        "negative_target": assumed(
            "系统公式对负的指标值没有意义，不予计分", "the system's formula is meaningless for a target below zero"
        ),
        "reverse": _reported("超出上限线性扣分，达到两倍为零分", "above its limit linearly down to zero at twice it"),
        "zero_target": _reported("正向指标的指标值为零时一律得满分", "a rising target of zero always earns full marks"),
        "capping": _reported("超额完成不扣分也不加分", "more than asked neither adds nor takes points"),
    },
)

_VENDOR_EXECUTION = ExecutionRule(
    denominator=Denominator.ADJUSTED,
    when_zero=ZeroBudget.NOTHING,
    overspending=Overspending.UNCAPPED,
    when_finished=WhenFinished.BY_RATE,
    rounding=None,
    basis={
        "denominator": _reported(
            "各资金来源合计后，执行数除以全年预算数", "sums over all sources, executed over adjusted"
        ),
        "when_zero": assumed(
            "预算数为零时得零分；系统以 1 代替除数，有支出时的结果不予采用",
            "a budget of zero earns nothing; that the system divides by 1 instead is not followed",
        ),
        "overspending": _reported("执行得分不设上限", "the execution score has no cap"),
        "when_finished": _reported("不区分项目是否完成", "finished work is not treated apart"),
        "rounding": _reported("执行得分不作舍入", "the execution score is not rounded"),
    },
)

_VENDOR_ALERTS = AlertRule(
    lead=Share.of(5, 100),
    unspent=Share.of(20, 100),
    basis={
        "lead": _reported(
            "（指标得分率－预算执行得分率）÷指标得分率大于 5% 的预警",
            "a warning where the rows' share of their points is more than 5 % of itself above the execution's",
        ),
        "unspent": _reported("预算结余超过 20% 的预警", "a warning where more than 20 % of the budget is left"),
    },
)

VENDOR_DEFAULT = Practice(
    code="vendor.default",
    revision="1",
    zh="系统默认口径",
    en="the default of a system in use",
    status=RuleStatus.REPORTED_PRACTICE,
    rule=_VENDOR_RULE,
    qualitative=three_bands(
        60,
        {
            "bands": _reported("定性指标按三档给分：80%、60% 为界", "three bands, with edges at 80 % and 60 %"),
            "rounding": _ROUNDED_EDGES,
        },
        WORDS_OF_2020,
    ),
    execution=_VENDOR_EXECUTION,
    alerts=_VENDOR_ALERTS,
    basis={
        "status": _STATUS,
        "rule": _reported("自评自动计算得分的默认脚本", "the default script for scoring a self-evaluation"),
        "qualitative": _reported("定性指标得分的校验脚本", "the script that checks points for ratings in words"),
        "execution": _reported("预算执行得分的脚本", "the script for the execution score"),
        "alerts": _reported("自评预警的脚本", "the script for the warnings of a self-evaluation"),
    },
)
"""What the public configuration of a system in use computes by default."""

VENDOR_LATER = evolve(
    VENDOR_DEFAULT,
    code="vendor.later",
    revision="2",
    zh="系统后来的口径",
    en="the later rules of a system in use",
    rule=evolve(
        _VENDOR_RULE,
        zero_target=ZeroTarget.WHEN_NOT_ABOVE,
        basis={
            **_VENDOR_RULE.basis,
            "zero_target": _reported(
                "正向指标的指标值为零时，实际值不大于零得满分，否则零分",
                "a rising target of zero earns full marks up to zero, none above",
            ),
        },
    ),
    execution=evolve(
        _VENDOR_EXECUTION,
        overspending=Overspending.CAPPED,
        basis={
            **_VENDOR_EXECUTION.basis,
            "overspending": _reported("执行得分以其分值为上限", "the execution score is capped at its points"),
        },
    ),
)
"""The same system later: a special rule for targets of zero, and a cap on the execution score."""

GUANGXI = Practice(
    code="guangxi",
    revision="1",
    zh="广西口径",
    en="Guangxi",
    status=RuleStatus.REPORTED_PRACTICE,
    overshoot=OvershootRule(
        ratio=Share.of(130, 100),
        zero_target=Decimal(30),
        concerned=Concerned.EVERY,
        basis={
            "ratio": _reported(
                "实际值达到指标值 130% 的，须填写原因", "from 130 % of the target on a reason is mandatory"
            ),
            "zero_target": _reported("指标值为零、实际值达到 30 的，须填写原因", "beside a target of zero from 30 on"),
            "concerned": _reported("不区分正向、反向指标", "rising and falling indicators alike"),
        },
    ),
    basis={
        "status": _STATUS,
        "overshoot": _reported("广西的保存校验脚本", "the script that checks a form in Guangxi before it is saved"),
    },
)
"""Guangxi: far more than asked must be explained; nothing is deducted."""

HUBEI = Practice(
    code="hubei",
    revision="1",
    zh="湖北口径",
    en="Hubei",
    status=RuleStatus.REPORTED_PRACTICE,
    rule=Proportional(
        reverse=Reverse.INVERSE_RATIO,
        basis={
            "reverse": _reported(
                "反向指标得分为指标值/实际值×分值", "a falling indicator earns target over actual", _HUBEI_FORM
            ),
            "capping": _reported("达成的得满分", "what is reached earns full marks", _HUBEI_FORM),
        },
    ),
    qualitative=three_bands(
        50,
        {
            "bands": _reported(
                "定性指标按 100-80、80-50、50-0 三档给分", "three bands, edges at 80 % and 50 %", _HUBEI_FORM
            ),
            "rounding": assumed("分档界限舍入到两位小数后比较", "the edges are rounded to two decimals first"),
        },
        WORDS_OF_2020,
    ),
    basis={
        "status": _reported("公开可见的做法，不是规范", "a practice seen in public, not a norm", _HUBEI_FORM),
        "rule": _reported("自评表的计分说明", "the scoring note of the form", _HUBEI_FORM),
        "qualitative": _reported("自评表的计分说明", "the scoring note of the form", _HUBEI_FORM),
    },
)
"""Hubei's published form: the inverse ratio for falling indicators, and bands with an edge at 50 %."""


def _table(*steps: tuple[str | None, int]) -> tuple[Step, ...]:
    return tuple(Step(upto=None if upto is None else Decimal(upto), earns=Share.of(earns, 10)) for upto, earns in steps)


GUIDANCE_2021 = Practice(
    code="guidance.2021",
    revision="2021",
    zh="2021年指引口径",
    en="the guidance of 2021",
    status=RuleStatus.TRIAL,
    yes_no=AllOrNothing(
        basis={
            "missed": _recalled("直接赋分：未达成不得分", "a direct award: what is missed earns nothing"),
        }
    ),
    qualitative=three_bands(
        50,
        {
            "bands": _recalled("按评判等级赋分：80%、50% 为界", "bands by rating, with edges at 80 % and 50 %"),
            "rounding": assumed("分档界限舍入到两位小数后比较", "the edges are rounded to two decimals first"),
        },
        ("基本达成目标", "部分实现目标", "实现目标程度较低"),
    ),
    execution=ExecutionRule(
        denominator=Denominator.ADJUSTED,
        when_zero=ZeroBudget.REFUSE,
        overspending=Overspending.CAPPED,
        when_finished=WhenFinished.FULL,
        steps=_table(("0.6", 0), ("0.8", 5), ("1", 7), (None, 10)),
        rounding=None,
        basis={
            "denominator": _recalled("执行率为执行数与全年预算数之比", "the rate is executed over the adjusted budget"),
            "when_zero": assumed("预算数为零时不计算执行得分", "the execution of a budget of zero is not scored"),
            "overspending": assumed("执行得分不超过其分值", "the execution score is no more than its points"),
            "when_finished": _recalled(
                "项目完成且支出在预算之内的得满分", "finished work within its budget earns full marks"
            ),
            "steps": _recalled(
                "未完成的：80%（含）以上 7 分，60%（含）以上 5 分，60% 以下不得分",
                "unfinished: 7 of 10 from 80 %, 5 from 60 %, nothing below",
            ),
            "rounding": assumed("执行得分不作舍入", "the execution score is not rounded"),
        },
    ),
    satisfaction=Steps(
        over=StepsOver.VALUE,
        unit="%",
        at_least=_table(("60", 0), ("80", 5), ("90", 8), (None, 10)),
        basis={
            "over": _recalled("按满意度本身分档", "by the satisfaction rate itself"),
            "at_least": _recalled(
                "满意度 90%（含）以上 10 分，80%（含）以上 8 分，60%（含）以上 5 分，60% 以下不得分",
                "10 from 90 %, 8 from 80 %, 5 from 60 %, nothing below",
            ),
        },
    ),
    basis={
        "status": _recalled("试行", "on trial"),
        "yes_no": _recalled("赋分规则之一：直接赋分", "one of the guidance's ways to score"),
        "qualitative": _recalled("赋分规则之一：按评判等级赋分", "one of the guidance's ways to score"),
        "execution": _recalled("按完成比例赋分的示例", "its example of scoring by proportion with a pass mark"),
        "satisfaction": _recalled("满意度赋分的示例", "its example of scoring satisfaction"),
    },
)
"""The guidance of 2021 for central departments. Its rule by proportion has a pass mark whose figure it leaves to the
indicator: ``Proportional(passes_from=…)``."""

PRACTICES = (VENDOR_DEFAULT, VENDOR_LATER, GUANGXI, HUBEI, GUIDANCE_2021)
"""Every profile."""


def find_practice(code: str) -> Practice:
    """The profile with this code.

    Raises:
        InvalidValueError: there is none.

    >>> find_practice("hubei").zh
    '湖北口径'
    """
    for practice in PRACTICES:
        if practice.code == code:
            return practice
    known = [practice.code for practice in PRACTICES]
    raise InvalidValueError(
        f"there is no practice {code!r}, expected one of {known}.",
        f"没有计分口径“{code}”，应为 {known} 之一。",
        found=code,
    )
