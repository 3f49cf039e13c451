"""秀洲's report on a year: what its published report of 2021 counts, and the words around each figure."""

from __future__ import annotations

from budgetperf.amounts import RoundingMode
from budgetperf.basis import Basis, BasisKind, Document
from budgetperf.cycle import Counted, FigureRule
from budgetperf.records.doings import Activity
from budgetperf.records.kinds import SubjectKind
from budgetperf.reports.building import amount, count, ones, percent, share, yi
from budgetperf.reports.layout import Cue, PrintScale, ReportLayout, Sentence, Slot

__all__ = ["XIUZHOU_REPORT"]

_REPORT = Document(title="秀洲区2021年度预算绩效管理情况说明")
_NEXT, _LAST = 1, -1
_THINGS = Counted.THINGS
_PROJECT = (SubjectKind.PROJECT,)

_RULES: tuple[FigureRule, ...] = (
    count("reviewed_departments", "审核绩效目标的部门", "departments whose targets were reviewed",
          Counted.DEPARTMENTS, Activity.TARGET_REVIEWED, _NEXT, subjects=_PROJECT),
    count("reviewed", "审核绩效目标的项目", "projects whose targets were reviewed",
          _THINGS, Activity.TARGET_REVIEWED, _NEXT, subjects=_PROJECT),
    count("changed", "提出修改意见的项目", "projects with requests to change the target",
          _THINGS, Activity.TARGET_CHANGED, _NEXT),
    count("requests", "修改意见", "requests to change a target", Counted.NUMBER, Activity.TARGET_CHANGED, _NEXT),
    count("whole_departments", "审核部门整体绩效目标的部门", "departments whose target as a whole was reviewed",
          _THINGS, Activity.TARGET_REVIEWED, _NEXT, subjects=(SubjectKind.DEPARTMENT,)),
    count("cancelled_before", "核销预算项目", "projects cancelled in the budget",
          _THINGS, Activity.BUDGET_REVIEWED, _NEXT, results=("cancelled",)),
    count("reduced_before", "核减预算项目", "projects reduced in the budget",
          _THINGS, Activity.BUDGET_REVIEWED, _NEXT, results=("reduced",)),
    amount("saved_before", "压减预算资金", "money saved in the budget",
           Activity.BUDGET_REVIEWED, _NEXT, results=("cancelled", "reduced")),
    count("exante", "事前绩效评估报告", "ex-ante evaluations", _THINGS, Activity.EXANTE_EVALUATED, _NEXT),
    *(
        count(f"exante_{code}", zh, en, _THINGS, Activity.EXANTE_EVALUATED, _NEXT, results=(code,))
        for code, zh, en in (
            ("reject", "退回不予立项项目", "projects rejected"),
            ("return", "退回修改暂不予立项项目", "projects returned for revision"),
            ("cut", "核减资金项目", "projects whose money was cut"),
        )
    ),
    count("watched", "跟踪监控项目", "projects watched", _THINGS, Activity.MONITORED),
    amount("watched_amount", "跟踪监控资金", "money watched", Activity.MONITORED),
    count("red", "红色预警项目", "projects with a red lamp", _THINGS, Activity.MONITORED, results=("red",)),
    amount("red_amount", "红色预警资金", "money under a red lamp", Activity.MONITORED, results=("red",)),
    count("cancelled", "监控后核销项目", "projects cancelled after monitoring",
          _THINGS, Activity.MID_YEAR_MEASURE, results=("cancelled",)),
    amount("cancelled_amount", "监控后核销资金", "money cancelled after monitoring",
           Activity.MID_YEAR_MEASURE, results=("cancelled",)),
    count("reduced", "监控后核减项目", "projects reduced after monitoring",
          _THINGS, Activity.MID_YEAR_MEASURE, results=("reduced",)),
    amount("reduced_amount", "监控后核减资金", "money cut after monitoring",
           Activity.MID_YEAR_MEASURE, results=("reduced",)),
    count("self_departments", "开展自评的部门", "departments that evaluated themselves",
          Counted.DEPARTMENTS, Activity.SELF_EVALUATED, _LAST),
    count("self", "自评项目", "projects self-evaluated", _THINGS, Activity.SELF_EVALUATED, _LAST),
    amount("self_amount", "自评资金", "money self-evaluated", Activity.SELF_EVALUATED, _LAST),
    count("again", "再评价项目", "projects re-evaluated", _THINGS, Activity.REEVALUATED, _LAST),
    amount("again_amount", "再评价资金", "money re-evaluated", Activity.REEVALUATED, _LAST),
    *(
        count(f"again_{code}", f"再评价等级为“{zh}”的项目", f"projects re-evaluated as {code}",
              _THINGS, Activity.REEVALUATED, _LAST, results=(code,))
        for code, zh in (("excellent", "优"), ("good", "良"), ("fair", "中"), ("poor", "差"))
    ),
    count("key", "财政重点绩效评价项目", "key evaluations", _THINGS, Activity.KEY_EVALUATED, _LAST),
    amount("key_amount", "财政重点绩效评价资金", "money of key evaluations", Activity.KEY_EVALUATED, _LAST),
    count("key_good", "重点评价等级为“良”的项目", "key evaluations rated good",
          _THINGS, Activity.KEY_EVALUATED, _LAST, results=("good",)),
    count("letters", "绩效管理意见书", "letters of opinion", _THINGS, Activity.LETTER_SENT),
    count("closed", "完成整改的意见书", "letters rectified", _THINGS, Activity.LETTER_CLOSED),
    count("circulars", "通报", "circulars", _THINGS, Activity.CIRCULATED),
    share("sampled", "再评价抽取比例", "share drawn for re-evaluation", "again", "self"),
    share("sampled_amount", "再评价资金比例", "share of money drawn for re-evaluation", "again_amount", "self_amount"),
    share("red_share", "红色预警项目比例", "share of red lamps", "red", "watched"),
    share("closure", "整改完成率", "share of letters rectified", "closed", "letters"),
    share("changed_share", "提出修改意见的项目比例", "share of projects with requests", "changed", "reviewed"),
)  # fmt: skip

_SENTENCES = (
    Sentence(
        code="targets",
        zh="审核{reviewed_departments}个部门{reviewed}个项目的绩效目标，对{changed}个项目提出{requests}条修改意见；"
        "审核{whole_departments}个部门的整体绩效目标。",
        slots=(*ones("reviewed_departments", "reviewed", "changed", "requests", "whole_departments"),),
    ),
    Sentence(
        code="budget",
        zh="预算审核核销项目{cancelled_before}个、核减项目{reduced_before}个，压减资金{saved_before}亿元。",
        slots=(*ones("cancelled_before", "reduced_before"), yi("saved_before")),
    ),
    Sentence(
        code="exante",
        zh="审核事前绩效评估报告{exante}个：不予立项{exante_reject}个，退回修改{exante_return}个，核减资金{exante_cut}个。",
        slots=(*ones("exante", "exante_reject", "exante_return", "exante_cut"),),
    ),
    Sentence(
        code="monitoring",
        zh="监控项目{watched}个、资金{watched_amount}亿元；红色预警{red}个、{red_amount}亿元，占项目数的{red_share}；"
        "核销{cancelled}个、{cancelled_amount}万元，核减{reduced}个、{reduced_amount}亿元。",
        slots=(
            *ones("watched"),
            yi("watched_amount"),
            *ones("red"),
            yi("red_amount"),
            percent("red_share"),
            *ones("cancelled"),
            Slot(figure="cancelled_amount", scale=PrintScale.WAN, places=1),
            *ones("reduced"),
            yi("reduced_amount"),
        ),
    ),
    Sentence(
        code="evaluations",
        zh="{self_departments}个部门自评项目{self}个、资金{self_amount}亿元；再评价{again}个（{sampled}）、{again_amount}亿元，"
        "优{again_excellent}个、良{again_good}个、中{again_fair}个、差{again_poor}个；"
        "财政重点绩效评价{key}个、{key_amount}亿元，其中良{key_good}个。",
        slots=(
            *ones("self_departments", "self"),
            yi("self_amount"),
            *ones("again"),
            percent("sampled"),
            yi("again_amount"),
            *ones("again_excellent", "again_good", "again_fair", "again_poor", "key"),
            yi("key_amount"),
            *ones("key_good"),
        ),
    ),
    Sentence(
        code="use",
        zh="下达绩效管理意见书{letters}份，完成整改{closed}份；印发通报{circulars}个。",
        slots=(*ones("letters", "closed", "circulars"),),
    ),
)

_CUES = tuple(
    Cue(figure=figure, words=words, unit=unit)
    for figure, words, unit in (
        ("reviewed_departments", "涉及部门#个", "个"),
        ("reviewed", "预算项目#个，对", "个"),
        ("changed", "，对#个项目的绩效目标", "个"),
        ("requests", "提出#条修改意见", "条"),
        ("whole_departments", "对#个重点关注部门", "个"),
        ("cancelled_before", "核销预算项目#个", "个"),
        ("reduced_before", "核减预算项目#个", "个"),
        ("saved_before", "压减预算资金#元", "元"),
        ("exante", "完成#个事前绩效评估报告", "个"),
        ("exante_reject", "退回不予立项项目#个", "个"),
        ("exante_return", "退回修改暂不予立项项目#个", "个"),
        ("exante_cut", "核减资金项目#个", "个"),
        ("watched", "跟踪监控项目#个", "个"),
        ("watched_amount", "跟踪监控财政资金#元", "元"),
        ("red", "红色预警项目#个", "个"),
        ("red_amount", "涉及资金#，其中", "元"),
        ("cancelled", "其中对#个项目资金", "个"),
        ("cancelled_amount", "核销，涉及资金#；", "元"),
        ("reduced", "集中核减项目#个", "个"),
        ("reduced_amount", "涉及核减资金#元", "元"),
        ("self_departments", "年度#个部门，共计", "个"),
        ("self", "共计#个项目实施绩效自评", "个"),
        ("self_amount", "实施绩效自评，涉及资金#元", "元"),
        ("again", "财政随机抽取#个项目", "个"),
        ("sampled", "个项目（#），涉及", ""),
        ("again_amount", "%），涉及资金#元", "元"),
        ("again_excellent", "经评价，#个项目评价等级为“优”", "个"),
        ("again_good", "评价等级为“优”，#个“良”", "个"),
        ("again_fair", "个“良”、#个“中”", "个"),
        ("again_poor", "个“中”、#个“差”", "个"),
        ("key", "部门整体等#个项目", "个"),
        ("key_amount", "重点绩效评价，涉及资金#元", "元"),
        ("key_good", "经评价，#个项目评价等级为“良”", "个"),
        ("letters", "下达《绩效管理意见书》#份", "份"),
        ("circulars", "等#个通报", "个"),
    )
)

XIUZHOU_REPORT = ReportLayout(
    code="report.xiuzhou",
    revision="2021",
    zh="秀洲区预算绩效管理年度数据",
    en="the yearly figures of Xiuzhou District",
    rules=_RULES,
    sentences=_SENTENCES,
    cues=_CUES,
    rounding=RoundingMode.HALF_UP,
    basis={
        "rules": Basis(kind=BasisKind.READ, document=_REPORT, zh="文件所列的数据", en="the figures that it prints"),
        "sentences": Basis(kind=BasisKind.ASSUMED, zh="文字自拟，数据口径按文件", en="our own words for its figures"),
        "cues": Basis(kind=BasisKind.READ, document=_REPORT, zh="数据前后的文字", en="the words around its figures"),
        "rounding": Basis(kind=BasisKind.ASSUMED, zh="末位四舍五入", en="rounded half up to the last printed digit"),
    },
)
"""秀洲: evaluations of the year before, monitoring of the year, targets and budgets of the year to come."""
