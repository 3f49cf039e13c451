"""How places have problems put right: which letter, found in which steps, by when, and what follows where it is not.

What the five districts write of themselves was read: none of them prints a number of days. The days come from reports
of two provinces; by which conventions they are counted no text says, and those of the civil code, recalled, are taken.
"""

from __future__ import annotations

from decimal import Decimal

from budgetperf.basis import Basis, BasisKind, Document, RuleStatus, assumed
from budgetperf.records.interventions import InterventionKind
from budgetperf.regimes.citing import grounded, read, reported
from budgetperf.regimes.documents import DONGHU_2022, JIANGHAN_2022, TIANMEN_2022, XIUZHOU_2021
from budgetperf.regimes.monitoring.progress import SICHUAN_METHOD
from budgetperf.rules.fact_keys import FactWord
from budgetperf.rules.rows import Measure
from budgetperf.stages.rectification import (
    Awaited,
    DayCounting,
    DayKind,
    DayOff,
    DeadlineRule,
    DeadlineStart,
    EscalationRule,
    FirstDay,
    LetterKind,
    MonthEnd,
    RectificationPolicy,
    StageStandard,
    StatedDay,
    WithinDays,
)

__all__ = [
    "CIVIL_CODE_COUNTING",
    "DONGHU_NOTICES",
    "JIANGHAN_CIRCULARS",
    "JIANGHAN_LETTERS",
    "PROVINCE_LETTERS",
    "SICHUAN_WARNINGS",
    "TIANMEN_LETTERS",
    "XIUZHOU_OPINIONS",
    "XIUZHOU_ORDERS",
    "tianmen_standard",
]

_CIVIL_CODE = Document(title="中华人民共和国民法典", issuer="全国人民代表大会")
_PROVINCE = Document(title="某省省直预算部门绩效评价结果应用办法（网页资料，省份及名称未核）")


def _recalled(zh: str, en: str) -> Basis:
    return Basis(kind=BasisKind.RECALLED, document=_CIVIL_CODE, zh=zh, en=en)


CIVIL_CODE_COUNTING = DayCounting(
    first_day=FirstDay.NOT_COUNTED,
    day_off=DayOff.NEXT_WORKING_DAY,
    month_end=MonthEnd.LAST_DAY,
    basis={
        "first_day": _recalled("开始的当日不计入", "the day on which it starts does not count"),
        "day_off": _recalled(
            "最后一日是法定休假日的，以休假日结束的次日为最后一日",
            "a last day that is a holiday moves to the day after",
        ),
        "month_end": _recalled("没有对应日的，月末日为最后一日", "a month without the day ends on its last day"),
    },
)
"""How the civil code counts days and months; that letters are counted so is an assumption of who uses it."""

_STATED = read(JIANGHAN_2022, "“要求单位限时反馈意见”，期限由函件载明", "an answer by the day that the letter names")
_NO_PLAN = assumed("未要求先有整改方案", "no plan is asked for before an inspection")
_PRACTICE_ZH, _PRACTICE_EN = "文件所述做法", "a practice that the document describes"


def _stated_day(awaits: Awaited, basis: Basis) -> DeadlineRule:
    return DeadlineRule(awaits=awaits, time=StatedDay(), basis={"awaits": basis, "time": basis})


JIANGHAN_LETTERS = RectificationPolicy(
    code="rectification.jianghan",
    revision="2022",
    zh="江汉绩效评价结果反馈意见函",
    en="feedback letters in Jianghan",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.FEEDBACK,
    categories=(
        FactWord(code="trusteeship", zh="托管协议履行", en="performance of the trusteeship agreement"),
        FactWord(code="management", zh="绩效管理方案", en="scheme of performance management"),
        FactWord(code="pay", zh="薪酬水平确立机制", en="how the level of pay is set"),
        FactWord(code="assets", zh="资产使用", en="use of assets"),
        FactWord(code="other", zh="其他", en="other"),
    ),
    deadlines=(_stated_day(Awaited.ANSWER, _STATED),),
    plan_first=False,
    basis={
        "status": reported(JIANGHAN_2022, _PRACTICE_ZH, _PRACTICE_EN),
        "letter": read(JIANGHAN_2022, "“及时向部门单位下达《绩效评价结果反馈意见函》”", "letters on the result"),
        "categories": reported(
            JIANGHAN_2022,
            "“在托管协议履行、绩效管理方案、薪酬水平确立机制、资产使用方面存在的问题”（一项评价所列，其他问题归入“其他”）",
            "the four that one evaluation found, and others",
        ),
        "deadlines": _STATED,
        "plan_first": _NO_PLAN,
    },
)
"""江汉: the letter names the day by which the unit answers."""

JIANGHAN_CIRCULARS = RectificationPolicy(
    code="rectification.jianghan.circulars",
    revision="2022",
    zh="江汉支出进度通报所附整改要求",
    en="orders that go with the circular on spending in Jianghan",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.CIRCULAR_ORDER,
    deadlines=(
        _stated_day(Awaited.ANSWER, assumed("按通报载明的期限报告整改情况", "reported by the day of the circular")),
    ),
    plan_first=False,
    basis={
        "status": reported(JIANGHAN_2022, _PRACTICE_ZH, _PRACTICE_EN),
        "letter": read(JIANGHAN_2022, "“进行了全区通报，要求落实整改措施，加快支出进度”", "a circular with orders"),
        "deadlines": assumed("通报载明期限", "the circular names the day"),
        "plan_first": _NO_PLAN,
    },
)
"""江汉: the ten departments that spend most slowly are circulated, each with an order."""

TIANMEN_LETTERS = RectificationPolicy(
    code="rectification.tianmen",
    revision="2022",
    zh="天门评价结果书面反馈",
    en="written feedback in Tianmen",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.FEEDBACK,
    deadlines=(),
    plan_first=True,
    basis={
        "status": reported(TIANMEN_2022, _PRACTICE_ZH, _PRACTICE_EN),
        "letter": read(
            TIANMEN_2022, "“及时将绩效评价结果以书面形式反馈到被评价单位”", "results are fed back in writing"
        ),
        "deadlines": assumed("文件未载明期限，视为未设期限", "no day is named, and none is taken"),
        "plan_first": read(
            TIANMEN_2022,
            "“督促预算单位制定切实可行的整改方案，并对整改落实情况进行监督检查”",
            "units make a plan, and its carrying out is inspected",
        ),
    },
)
"""天门: results in writing, a plan of the unit, then an inspection."""

XIUZHOU_OPINIONS = RectificationPolicy(
    code="rectification.xiuzhou.opinions",
    revision="2021",
    zh="秀洲绩效管理意见书",
    en="opinion letters in Xiuzhou",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.OPINION,
    steps=(
        FactWord(code="targets", zh="绩效目标设置", en="setting of targets"),
        FactWord(code="library", zh="项目库管理", en="project library"),
        FactWord(code="monitoring", zh="绩效监控", en="monitoring"),
        FactWord(code="self_evaluation", zh="项目自评", en="self-evaluation"),
        FactWord(code="spot_check", zh="抽评", en="spot check of self-evaluations"),
    ),
    deadlines=(
        _stated_day(Awaited.DONE, read(XIUZHOU_2021, "“督促部门逐一限时整改”", "each is put right by its day")),
    ),
    plan_first=False,
    basis={
        "status": reported(XIUZHOU_2021, _PRACTICE_ZH, _PRACTICE_EN),
        "letter": read(XIUZHOU_2021, "“印发《绩效管理意见书》并提出整改建议”", "letters with recommendations"),
        "steps": read(
            XIUZHOU_2021, "“绩效目标设置、项目库管理、绩效监控以及项目自评、抽评等环节”", "five steps, and the like"
        ),
        "deadlines": read(XIUZHOU_2021, "“督促部门逐一限时整改”，期限由意见书载明", "one by one, by the day it names"),
        "plan_first": _NO_PLAN,
    },
)
"""秀洲: opinion letters, each problem found in one of five steps and put right by its day."""

_REDUCE = InterventionKind.REDUCE
XIUZHOU_ORDERS = RectificationPolicy(
    code="rectification.xiuzhou.orders",
    revision="2021",
    zh="秀洲绩效目标责令限期修改",
    en="orders to revise targets in Xiuzhou",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.ORDER,
    steps=(FactWord(code="targets", zh="绩效目标设置", en="setting of targets"),),
    categories=(
        FactWord(code="unclear", zh="绩效目标不明确", en="unclear target"),
        FactWord(code="unquantified", zh="绩效目标不量化", en="target without figures"),
    ),
    deadlines=(
        _stated_day(
            Awaited.DONE,
            read(XIUZHOU_2021, "“对上报绩效目标不明确、不量化的，责令限期修改”", "to be revised by a day"),
        ),
    ),
    plan_first=False,
    escalation=EscalationRule(
        after=Awaited.DONE,
        measure=Measure(code=_REDUCE.value, zh=_REDUCE.term.zh, en=_REDUCE.term.en),
        basis={
            key: read(XIUZHOU_2021, "“未按要求修改的按规定相应核减预算”", "what is not revised is cut")
            for key in ("after", "measure")
        },
    ),
    basis={
        "status": reported(XIUZHOU_2021, _PRACTICE_ZH, _PRACTICE_EN),
        "letter": read(XIUZHOU_2021, "“责令限期修改”", "an order to revise by a day"),
        "steps": read(XIUZHOU_2021, "“对上报绩效目标不明确、不量化的”", "targets as they were filed"),
        "categories": read(XIUZHOU_2021, "“不明确、不量化”", "unclear, or without figures"),
        "deadlines": read(XIUZHOU_2021, "“责令限期修改”，期限由通知载明", "by the day that the order names"),
        "plan_first": _NO_PLAN,
        "escalation": read(XIUZHOU_2021, "“未按要求修改的按规定相应核减预算”", "what is not revised is cut"),
    },
)
"""秀洲: an unclear or unquantified target is revised by a day, or the budget is cut; by how much is not said."""

DONGHU_NOTICES = RectificationPolicy(
    code="rectification.donghu",
    revision="2022",
    zh="东湖整改通知书",
    en="rectification notices in Donghu",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.NOTICE,
    categories=(
        FactWord(code="slow", zh="实施进度缓慢", en="slow progress"),
        FactWord(code="irregular", zh="资金使用不规范", en="irregular use of money"),
        FactWord(code="other", zh="其他", en="other"),
    ),
    deadlines=(),
    plan_first=False,
    basis={
        "status": reported(DONGHU_2022, _PRACTICE_ZH, _PRACTICE_EN),
        "letter": read(DONGHU_2022, "“下达整改通知书，督促单位及时整改”", "notices, to be acted on in time"),
        "categories": read(
            DONGHU_2022,
            "“对存在实施进度缓慢、资金使用不规范等问题的项目督促落实整改”",
            "slow progress, irregular use of money, and the like",
        ),
        "deadlines": assumed("“及时”未载明期限，视为未设期限", "in time names no day, and none is taken"),
        "plan_first": _NO_PLAN,
    },
)
"""东湖: notices after monitoring; what slow projects and irregular use of money lead to."""

_THIRTY = reported(_PROVINCE, "收到后 30 日内报送整改措施", "measures within 30 days after receipt")
_CIVIL = assumed(
    "未载明计算方法，按民法典关于期间的规定", "how days are counted is not said; taken as in the civil code"
)
PROVINCE_LETTERS = RectificationPolicy(
    code="rectification.province",
    revision="2018",
    zh="某省评价结果反馈",
    en="feedback in a province",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.FEEDBACK,
    deadlines=(
        DeadlineRule(
            awaits=Awaited.ANSWER,
            time=WithinDays(days=30, kind=DayKind.CALENDAR, counted_from=DeadlineStart.RECEIPT),
            counting=CIVIL_CODE_COUNTING,
            basis={"awaits": _THIRTY, "time": _THIRTY, "counting": _CIVIL},
        ),
    ),
    plan_first=False,
    basis={
        "status": reported(_PROVINCE, "网页所载办法", "a method as a web page prints it"),
        "letter": reported(_PROVINCE, "评价结果书面反馈", "the result in writing"),
        "deadlines": _THIRTY,
        "plan_first": _NO_PLAN,
    },
)
"""A province that the page does not name: measures within 30 days after receipt."""

_TEN = reported(SICHUAN_METHOD, "10 个工作日内答复", "a reply within 10 working days")
_SUSPEND = InterventionKind.SUSPEND_PAYMENT
SICHUAN_WARNINGS = RectificationPolicy(
    code="rectification.sichuan",
    revision="2025",
    zh="四川监控预警的答复",
    en="replies to warnings in Sichuan",
    status=RuleStatus.REPORTED_PRACTICE,
    letter=LetterKind.NOTICE,
    deadlines=(
        DeadlineRule(
            awaits=Awaited.ANSWER,
            time=WithinDays(days=10, kind=DayKind.WORKING, counted_from=DeadlineStart.LETTER),
            counting=CIVIL_CODE_COUNTING,
            basis={"awaits": _TEN, "time": _TEN, "counting": _CIVIL},
        ),
    ),
    plan_first=False,
    escalation=EscalationRule(
        after=Awaited.ANSWER,
        measure=Measure(code=_SUSPEND.value, zh=_SUSPEND.term.zh, en=_SUSPEND.term.en),
        basis={
            key: reported(SICHUAN_METHOD, "10 个工作日内未答复的自动暂停", "suspended where nobody replies")
            for key in ("after", "measure")
        },
    ),
    basis={
        "status": reported(SICHUAN_METHOD, "据他人笔记", "known from the notes of others"),
        "letter": assumed("预警视同整改通知", "a warning is taken as a notice"),
        "deadlines": _TEN,
        "plan_first": _NO_PLAN,
        "escalation": reported(SICHUAN_METHOD, "10 个工作日内未答复的自动暂停", "suspended where nobody replies"),
    },
)
"""四川: a reply within ten working days, or payments are suspended."""


def tianmen_standard(*, code: str, zh: str, en: str, least: Decimal) -> StageStandard:
    """天门 proposes a ledger of departments below the standard of a stage; what the standard is it does not say.

    Args:
        code: which stage, for programs.
        zh: the stage, in Chinese.
        en: the same in English.
        least: the least that meets the standard.

    >>> tianmen_standard(code="targets", zh="绩效目标审核得分", en="score of the target review", least=Decimal(60)).code
    'ledger.tianmen.targets+60'
    """
    return StageStandard(
        code=f"ledger.tianmen.{code}+{least}",
        revision="2022",
        zh=zh,
        en=en,
        status=RuleStatus.PROPOSED,
        least=least,
        basis={
            "status": grounded(
                BasisKind.PROPOSED,
                TIANMEN_2022,
                "“对阶段工作不达标的部门予以通报，并记入部门绩效管理责任台账”，列于建议部分",
                "departments below the standard are circulated and entered, as a suggestion",
            ),
            "least": assumed("标准由使用者给出", "the standard is chosen by whoever uses it"),
        },
    )
